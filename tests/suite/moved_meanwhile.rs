//! Articles that move while translators have them: what comes back leads to where everything is by then.

use std::fs;

use crate::site::{Outcome, SiteTest};

const SITE: &str = "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {}, fr: { fallback: [en] } }\nareas: [guide, data]\n";
const ORIGINAL: &str = "---\ntitle: Export\nplans: all\n---\nSee [the other](other.md#more).\n\n## Limits\n\nAt most **100** rows, [plans](../data/plans.md) say.\n\n## Files\n\nAs CSV.\n";
const FRENCH: [&str; 6] = [
    "Exporter",
    "Voir [l’autre](other.md#more).",
    "Limites",
    "Au plus **100** lignes, disent [les offres](../data/plans.md).",
    "Fichiers",
    "En CSV.",
];

fn site() -> SiteTest {
    SiteTest::new()
        .file("site.yaml", SITE)
        .file("content/en/guide/export.md", ORIGINAL)
        .file("content/en/guide/other.md", "---\ntitle: Other\nplans: all\n---\n## More\n\nText.\n")
        .file("content/en/data/plans.md", "---\ntitle: Plans\nplans: all\n---\nText.\n")
}

fn read(test: &SiteTest, path: &str) -> String {
    fs::read_to_string(test.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn exported(test: &SiteTest, format: &str, article: &str) -> String {
    test.run(&["i18n", "export", "--to", "fr", "--as", format]).code(0);
    let (folder, extension) = if format == "po" { ("po", "po") } else { ("xliff", "xlf") };
    read(test, &format!("i18n/{folder}/fr/{article}.{extension}"))
}

/// A file of `po` with these words as targets, one after the other.
fn filled(po: &str, targets: &[&str]) -> String {
    let (header, rest) = po.split_once("\n\n").unwrap();
    let mut targets = targets.iter();
    let lines = rest.lines().map(|line| match line.starts_with("msgstr ") {
        true => format!("msgstr {:?}\n", targets.next().unwrap_or(&"")),
        false => format!("{}\n", line.replace("#, fuzzy, ", "#, ")),
    });
    format!("{header}\n\n{}", lines.collect::<String>())
}

/// `name` is that of a file in the site's folder.
fn imported(test: &SiteTest, name: &str, text: &str) -> Outcome {
    test.write(name, text);
    let path = test.root().join(name);
    test.run(&["i18n", "import", path.to_str().unwrap()])
}

fn translated(test: &SiteTest) {
    let po = exported(test, "po", "guide/export");
    imported(test, "back.po", &filled(&po, &FRENCH)).code(0);
    fs::remove_dir_all(test.root().join("i18n/po")).unwrap();
}

/// Nothing leads nowhere, and nothing is behind.
fn assert_good(test: &SiteTest) {
    let checked = test.run(&["check"]);
    assert_eq!(checked.code, 0, "{}{}", checked.stdout, checked.stderr);
    let status = test.run(&["i18n", "status"]).code(0);
    assert!(!status.stdout.contains("stale"), "{}", status.stdout);
}

fn move_all(test: &SiteTest) {
    test.run(&["mv", "guide/other", "data/others"]).code(0);
    test.run(&["mv", "guide/export", "data/deep/save"]).code(0);
    test.run(&["mv", "data/plans", "guide/prices"]).code(0);
}

/// Of links.
fn addresses(text: &str) -> Vec<&str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect()
}

const LINKS: [&str; 2] = ["[l’autre](../others.md#more)", "[les offres](../../guide/prices.md)"];

#[test]
fn a_file_that_was_away_while_everything_moved_leads_to_where_it_is() {
    for format in ["po", "xliff"] {
        let test = site();
        let file = match format {
            "po" => filled(&exported(&test, "po", "guide/export"), &FRENCH),
            // There, addresses are codes of the original.
            _ => {
                let file = exported(&test, "xliff", "guide/export").replace("\"initial\"", "\"translated\"");
                let targets = file.lines().map(|line| match line.contains("<source>") {
                    true => format!("{line}{}", line.trim().replace("source>", "target>").replace("See", "Voir")),
                    false => line.to_owned(),
                });
                targets.collect::<Vec<_>>().join("\n")
            }
        };
        move_all(&test);
        imported(&test, &format!("file.{}", if format == "po" { "po" } else { "xlf" }), &file).code(0);
        let french = read(&test, "content/fr/data/deep/save.md");
        assert!(french.contains("Voir [") && addresses(&french) == addresses(&LINKS.concat()), "{format}: {french}");
        assert_good(&test);
    }
}

#[test]
fn words_that_changed_before_the_move_come_back_into_a_translation_that_moved() {
    let test = site();
    translated(&test);
    test.write("content/en/guide/export.md", ORIGINAL.replace("100", "200"));
    let po = exported(&test, "po", "guide/export");
    move_all(&test);
    let mut words = FRENCH;
    let limits = FRENCH[3].replace("100", "200");
    words[3] = &limits;
    let said = imported(&test, "file.po", &filled(&po, &words)).code(0);
    let french = read(&test, "content/fr/data/deep/save.md");
    assert!(LINKS.iter().all(|link| french.contains(link)) && french.contains("**200** lignes"), "{french}");
    assert!(!said.stdout.contains("has changed since"), "{}", said.stdout);
    assert_good(&test);
    // Once more is nothing new.
    let again = imported(&test, "file.po", &filled(&po, &words)).code(0);
    assert!(again.stdout.contains("nothing new"), "{}", again.stdout);
    assert_eq!(read(&test, "content/fr/data/deep/save.md"), french);
}

#[test]
fn what_only_a_move_has_changed_is_not_to_be_looked_at() {
    let test = site();
    translated(&test);
    // One section is behind when the articles move.
    test.write("content/en/guide/export.md", ORIGINAL.replace("As CSV.", "As CSV or JSON."));
    move_all(&test);
    let po = exported(&test, "po", "data/deep/save");
    let fuzzy: Vec<&str> = po.split("\n\n").filter(|message| message.contains("\n#, fuzzy")).collect();
    assert!(fuzzy.len() == 1 && fuzzy[0].contains("As CSV or JSON."), "{fuzzy:#?}");
    let mut words = FRENCH.map(str::to_owned);
    words[1] = "Voir [l’autre](../others.md#more).".to_owned();
    words[3] = "Au plus **100** lignes, disent [les offres](../../guide/prices.md).".to_owned();
    words[5] = "En CSV ou JSON.".to_owned();
    imported(&test, "file.po", &filled(&po, &words.each_ref().map(String::as_str))).code(0);
    assert_good(&test);
}

#[test]
fn what_translators_have_begun_goes_along_with_links_of_today() {
    let test = site();
    let po = filled(&exported(&test, "po", "guide/export"), &FRENCH[..2]);
    test.write("i18n/po/fr/guide/export.po", &po);
    move_all(&test);
    let said = test.run(&["i18n", "export", "--to", "fr", "--as", "po"]).code(0);
    assert!(!said.stderr.contains("is not in the original"), "{}", said.stderr);
    let moved = read(&test, "i18n/po/fr/data/deep/save.po");
    let voir = moved.split("\n\n").find(|message| message.contains("Voir")).unwrap_or_else(|| panic!("{moved}"));
    assert!(voir.contains("msgid \"See [the other](../others.md#more).\""), "{voir}");
    assert!(voir.contains("[l’autre](../others.md#more)") && !voir.contains("fuzzy"), "{voir}");
}

#[test]
fn a_link_that_a_writer_has_changed_is_still_told() {
    let test = site();
    translated(&test);
    let po = exported(&test, "po", "guide/export");
    test.write("content/en/guide/export.md", ORIGINAL.replace("other.md#more", "../data/plans.md"));
    move_all(&test);
    let mut words = FRENCH;
    words[5] = "Au format CSV.";
    let said = imported(&test, "file.po", &filled(&po, &words)).code(0);
    assert!(said.stdout.contains("the original has changed since the export: introduction"), "{}", said.stdout);
    let french = read(&test, "content/fr/data/deep/save.md");
    assert!(LINKS.iter().all(|link| french.contains(link)) && french.contains("Au format CSV."), "{french}");
    assert_eq!(test.run(&["check"]).code, 0);
    let status = test.run(&["i18n", "status"]).code(0);
    assert!(status.stdout.contains("introduction") && !status.stdout.contains("Limits"), "{}", status.stdout);
}

#[test]
fn only_what_somebody_has_edited_is_disputed() {
    let test = site();
    translated(&test);
    let po = exported(&test, "po", "guide/export");
    move_all(&test);
    let file = "content/fr/data/deep/save.md";
    test.write(file, read(&test, file).replace("En CSV.", "En format CSV."));
    let mut words = FRENCH;
    words[1] = "Regardez [l’autre](other.md#more).";
    imported(&test, "file.po", &filled(&po, &words)).code(0);
    let french = read(&test, file);
    assert!(french.contains("Regardez [l’autre](../others.md#more).") && french.contains("En format CSV."), "{french}");
    words[5] = "Au format CSV.";
    let said = imported(&test, "file.po", &filled(&po, &words)).code(1);
    assert!(said.stderr.contains("“En format CSV.”"), "{}", said.stderr);
}

#[test]
fn links_to_what_was_removed_lead_to_what_took_its_place() {
    let test = site();
    let po = filled(&exported(&test, "po", "guide/export"), &FRENCH);
    test.run(&["rm", "guide/other", "--to", "data/plans"]).code(0);
    imported(&test, "file.po", &po).code(0);
    let french = read(&test, "content/fr/guide/export.md");
    assert!(french.contains("Voir [l’autre](../data/plans.md)."), "{french}");
    assert_good(&test);
}

#[test]
fn a_translation_that_began_after_a_move_moves_along() {
    let test = site();
    test.run(&["mv", "guide/export", "guide/save"]).code(0);
    let po = exported(&test, "po", "guide/save");
    imported(&test, "file.po", &filled(&po, &FRENCH)).code(0);
    test.run(&["mv", "guide/save", "data/saving"]).code(0);
    let french = read(&test, "content/fr/data/saving.md");
    assert!(french.contains("id: guide/export\n"), "{french}");
    assert_good(&test);
    assert!(test.run(&["i18n", "status"]).code(0).stdout.contains("fr: 1 complete"));
}

/// Where all links of before lead somewhere from the new place, too.
#[test]
fn an_article_may_move_to_what_it_links_to() {
    let test = site();
    translated(&test);
    test.run(&["mv", "guide/export", "data/"]).code(0);
    assert!(read(&test, "content/en/data/export.md").contains("[plans](plans.md)"));
    let said = test.run(&["i18n", "export", "--to", "fr", "--as", "po", "--changed", "data/export"]).code(0);
    assert!(said.stderr.contains("0 segments"), "{}", said.stderr);
}
