//! `guichet i18n export` and `import`: texts to translators, and back into the site.

use std::fs;

use crate::site::{Outcome, SiteTest};

const SITE: &str = "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {}, fr: { fallback: [en] }, de: {} }\nareas: [guide]\n";
const ORIGINAL: &str =
    "---\ntitle: Export\nplans: all\n---\nSee [the other](other.md).\n\n## Limits\n\nAt most **100** rows.\n";
const FILE: &str = "content/fr/guide/export.md";

fn site() -> SiteTest {
    SiteTest::new()
        .file("site.yaml", SITE)
        .file("content/en/guide/export.md", ORIGINAL)
        .article("content/en/guide/other.md", "Other")
}

fn read(test: &SiteTest, path: &str) -> String {
    fs::read_to_string(test.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn exists(test: &SiteTest, path: &str) -> bool {
    test.root().join(path).exists()
}

fn exported(test: &SiteTest, format: &str) -> String {
    test.run(&["i18n", "export", "--to", "fr", "--as", format]).code(0);
    let (folder, extension) = if format == "po" { ("po", "po") } else { ("xliff", "xlf") };
    read(test, &format!("i18n/{folder}/fr/guide/export.{extension}"))
}

/// A file of `po` with these words as targets, one after the other.
fn filled(po: &str, targets: &[&str]) -> String {
    let (header, rest) = po.split_once("\n\n").unwrap();
    let mut targets = targets.iter();
    let lines = rest.lines().map(|line| match line.starts_with("msgstr ") {
        true => format!("msgstr {:?}\n", targets.next().unwrap_or(&"")),
        false => format!("{line}\n"),
    });
    format!("{header}\n\n{}", lines.collect::<String>())
}

const FRENCH: [&str; 4] = ["Exporter", "Voir [l’autre](other.md).", "Limites", "Au plus **100** lignes."];

fn imported(test: &SiteTest, text: &str, more: &[&str]) -> Outcome {
    test.write("back.po", text);
    let path = test.root().join("back.po");
    let mut arguments = vec!["i18n", "import", path.to_str().unwrap()];
    arguments.extend(more);
    test.run(&arguments)
}

#[test]
fn a_translation_goes_out_and_comes_back() {
    let test = site();
    let po = exported(&test, "po");
    assert!(po.contains("http://127.0.0.1:4000/en/guide/export/"), "{po}");
    let dry = imported(&test, &filled(&po, &FRENCH), &["--dry-run"]).code(0);
    assert!(dry.stderr.contains("1 translation would be written") && !exists(&test, FILE), "{}", dry.stderr);
    imported(&test, &filled(&po, &FRENCH), &[]).code(0);
    let text = read(&test, FILE);
    assert!(text.starts_with("---\ntitle: Exporter\nsource:\n  locale: en\n"), "{text}");
    assert!(
        text.ends_with("---\nVoir [l’autre](other.md).\n\n## Limites {#limits}\n\nAu plus **100** lignes.\n"),
        "{text}"
    );
    let status = test.run(&["i18n", "status", "--json"]).code(0).stdout;
    assert!(status.contains("\"file\": \"content/fr/guide/export.md\""), "{status}");
    assert!(test.run(&["i18n", "status"]).code(0).stdout.contains("fr: 1 complete, 1 missing"));
    test.run(&["check"]).code(0);
    // All of it is final now, also in the other format; only the rest is exported as changed.
    let xliff = exported(&test, "xliff");
    assert!(xliff.contains("state=\"final\"") && !xliff.contains("initial"), "{xliff}");
    fs::remove_dir_all(test.root().join("i18n/po")).unwrap();
    test.run(&["i18n", "export", "--to", "fr", "--as", "po", "--changed"]).code(0);
    assert!(!exists(&test, "i18n/po/fr/guide/export.po") && exists(&test, "i18n/po/fr/guide/other.po"));
    // What is the same is not written again.
    let again = imported(&test, &filled(&po, &FRENCH), &[]).code(0);
    assert!(again.stdout.contains("nothing new"), "{}", again.stdout);
}

#[test]
fn an_original_that_has_changed_in_between_leaves_the_translation_behind() {
    let test = site();
    let po = exported(&test, "po");
    test.write("content/en/guide/export.md", ORIGINAL.replace("100", "500") + "\nNo more.\n");
    let said = imported(&test, &filled(&po, &FRENCH), &[]).code(0);
    assert!(said.stdout.contains("the original has changed since the export: Limits"), "{}", said.stdout);
    assert!(test.run(&["i18n", "status"]).code(0).stdout.contains("stale: Limits"));
    let po = exported(&test, "po");
    assert!(
        po.contains(
            "#| msgid \"At most **100** rows.\"\nmsgid \"At most **500** rows.\"\nmsgstr \"Au plus **100** lignes.\""
        ),
        "{po}"
    );
    // A paragraph is new, and readers have the article: it stays as it is.
    let said = imported(&test, &po.replace("fuzzy, ", "").replace("Au plus **100", "Au plus **500"), &[]).code(0);
    assert!(said.stderr.contains("1 segment has no translation yet"), "{}", said.stderr);
    assert!(read(&test, FILE).contains("100"));
    imported(&test, &po.replace("fuzzy, ", "").replace("Au plus **100", "Au plus **500"), &["--allow-missing"]).code(0);
    assert!(read(&test, FILE).ends_with("Au plus **500** lignes.\n\nNo more.\n"));
    assert!(test.run(&["i18n", "status"]).code(0).stdout.contains("stale: Limits"));
}

#[test]
fn an_edit_in_the_site_is_kept() {
    let test = site();
    let po = exported(&test, "po");
    imported(&test, &filled(&po, &FRENCH), &[]).code(0);
    // The system sends the next version of what was exported once.
    let better = filled(&po, &["Exporter", FRENCH[1], FRENCH[2], "Au maximum **100** lignes."]);
    imported(&test, &better, &[]).code(0);
    test.write(FILE, read(&test, FILE).replace("Au maximum", "Jamais plus de"));
    let said = imported(&test, &filled(&po, &FRENCH), &[]).code(1);
    assert!(
        said.stderr.contains("the site has another translation since the export, “Jamais plus de"),
        "{}",
        said.stderr
    );
    assert!(read(&test, FILE).contains("Jamais plus de"));
    // The edit goes along with the next export.
    let next = exported(&test, "po");
    assert!(next.contains("msgstr \"Jamais plus de **100** lignes.\""), "{next}");
    imported(&test, &next.replace("Jamais plus de", "Toujours moins de"), &[]).code(0);
    test.write(FILE, read(&test, FILE).replace("Limites", "Les limites"));
    imported(&test, &filled(&po, &FRENCH), &["--force"]).code(0);
    assert!(read(&test, FILE).contains("Au plus"));
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_not_written() {
    let test = site();
    let po = exported(&test, "po");
    let wrong =
        filled(&po, &["Exporter", "Voir [l’autre](https://evil.example/) <script>x</script>.", "Limites", "Au plus."]);
    let line = wrong.lines().position(|line| line.contains("msgid \"See")).unwrap() + 1;
    let said = imported(&test, &wrong, &[]).code(1);
    for part in [
        &*format!("back.po:{line}: `[…](https://evil.example/)` is `[…](other.md)` in the original"),
        "`<script>",
        "nothing is written",
        "help: ",
    ] {
        assert!(said.stderr.contains(part), "{part}\n{}", said.stderr);
    }
    assert!(!exists(&test, FILE));
    for (from, to, part) in [
        ("content/en/guide/export.md\\n", "content/en/../../site.yaml\\n", "the site has no original"),
        ("content/en/guide/export.md\\n", "../../etc/passwd\\n", "the site has no original"),
        ("Language: fr", "Language: ../fr", "is not a language that the site translates into"),
        ("Language: fr", "Language: en", "is not a language that the site translates into"),
        ("X-Guichet-Version: ", "X-Other: ", "its header has no `X-Guichet-Version`"),
        ("msgid \"Export\"", "msgid Export", "back.po:"),
    ] {
        let changed = filled(&po, &FRENCH).replace(from, to);
        let said = imported(&test, &changed, &[]).code(1);
        assert!(said.stderr.contains(part), "{part}\n{}", said.stderr);
    }
    test.write("back.xlf", "<!DOCTYPE x [<!ENTITY a \"b\">]><xliff/>");
    let path = test.root().join("back.xlf");
    let said = test.run(&["i18n", "import", path.to_str().unwrap()]).code(1);
    assert!(said.stderr.contains("back.xlf:1: it declares a document type"), "{}", said.stderr);
    test.run(&["i18n", "import", "nowhere.po"]).code(2);
    let unknown = test.run(&["i18n", "export", "--to", "fx"]).code(2);
    assert!(unknown.stderr.contains("did you mean `fr`"), "{}", unknown.stderr);
}

#[test]
fn who_has_translated_is_said() {
    let test = site();
    let po = exported(&test, "po");
    imported(&test, &filled(&po, &FRENCH), &["--machine"]).code(0);
    assert!(read(&test, FILE).contains("translation: machine\n"));
    let xliff = exported(&test, "xliff");
    assert!(xliff.contains("state=\"translated\" subState=\"guichet:machine\""), "{xliff}");
    let reviewed = exported(&test, "po");
    assert!(reviewed.contains("#, machine"), "{reviewed}");
    imported(&test, &reviewed, &[]).code(0);
    assert!(read(&test, FILE).contains("translation: machine\n"));
    imported(&test, &reviewed.replace("machine, ", "").replace("#, machine\n", ""), &[]).code(0);
    assert!(read(&test, FILE).contains("translation: reviewed\n"));
}

#[test]
fn what_is_not_translated_yet_is_a_draft() {
    let test = site();
    let po = exported(&test, "po");
    let said = imported(&test, &filled(&po, &FRENCH[..3]), &[]).code(0);
    assert!(said.stdout.contains("1 segment has no translation: it is a draft"), "{}", said.stdout);
    assert!(read(&test, FILE).contains("draft: true\n"));
    let next = exported(&test, "po");
    assert!(next.contains("msgstr \"Limites\"") && next.contains("rows.\"\nmsgstr \"\""), "{next}");
    imported(&test, &next.replace("rows.\"\nmsgstr \"\"", "rows.\"\nmsgstr \"Au plus **100** lignes.\""), &[]).code(0);
    assert!(!read(&test, FILE).contains("draft"));
    test.run(&["check"]).code(0);
}

/// Where the history is cut off, the version of an export may be nowhere. Texts that are the same have the same ids.
#[test]
fn what_is_still_the_same_is_taken_without_the_version_that_was_exported() {
    let test = site();
    let po = filled(&exported(&test, "po"), &FRENCH);
    fs::remove_dir_all(test.root().join("i18n/originals")).unwrap();
    test.write("content/en/guide/export.md", ORIGINAL.replace("100", "500"));
    let said = imported(&test, &po, &[]).code(0);
    assert!(said.stderr.contains("neither the history nor i18n/originals/ has the version"), "{}", said.stderr);
    assert!(said.stdout.contains("1 segment has no translation: it is a draft"), "{}", said.stdout);
    let text = read(&test, FILE);
    assert!(text.contains("## Limites") && text.contains("At most **500** rows."), "{text}");
}

#[test]
fn an_export_keeps_what_translators_have_begun() {
    for format in ["po", "xliff"] {
        let test = site();
        let path = if format == "po" { "i18n/po/fr/guide/export.po" } else { "i18n/xliff/fr/guide/export.xlf" };
        let file = exported(&test, format);
        let begun = match format {
            "po" => file.replace("msgid \"Limits\"\nmsgstr \"\"", "msgid \"Limits\"\nmsgstr \"Limites\""),
            _ => file.replace(
                "<segment state=\"initial\">\n        <source>Limits</source>\n",
                "<segment state=\"translated\">\n        <source>Limits</source>\n        <target>Limites</target>\n",
            ),
        };
        assert_ne!(begun, file);
        test.write(path, &begun);
        // The original goes on meanwhile.
        test.write("content/en/guide/export.md", ORIGINAL.replace("100", "500"));
        let said = test.run(&["i18n", "export", "--to", "fr", "--as", format]).code(0);
        assert!(said.stderr.contains("1 text that translators have begun goes along"), "{}", said.stderr);
        let next = read(&test, path);
        assert!(next.contains("Limites") && next.contains("500"), "{next}");
        // Also where only what is open is asked for, and as often as it is asked for.
        test.run(&["i18n", "export", "--to", "fr", "--as", format, "--changed"]).code(0);
        assert!(read(&test, path).contains("Limites"));
        // What can't be read may have anything in it.
        test.write(path, "msgid broken");
        let said = test.run(&["i18n", "export", "--to", "fr", "--as", format]).code(1);
        assert!(said.stderr.contains("translators may have work in it"), "{}", said.stderr);
        assert_eq!(read(&test, path), "msgid broken");
        test.run(&["i18n", "export", "--to", "fr", "--as", format, "--force"]).code(0);
        assert!(!read(&test, path).contains("Limites"));
    }
}

#[test]
fn files_follow_an_article_that_moves() {
    let test = site();
    let po = filled(&exported(&test, "po"), &FRENCH);
    test.write("i18n/po/fr/guide/export.po", &po);
    test.run(&["mv", "guide/export", "guide/save"]).code(0);
    // As it was exported it still finds its article…
    imported(&test, &po, &["--dry-run"]).code(0);
    // …and its work goes into the file that has the new name.
    test.run(&["i18n", "export", "--to", "fr", "--as", "po"]).code(0);
    assert!(!exists(&test, "i18n/po/fr/guide/export.po"));
    let moved = read(&test, "i18n/po/fr/guide/save.po");
    assert!(moved.contains("Au plus **100** lignes."), "{moved}");
    let path = test.root().join("i18n/po/fr");
    test.run(&["i18n", "import", path.to_str().unwrap()]).code(0);
    assert!(read(&test, "content/fr/guide/save.md").contains("Au plus"));
    // Of an article that is gone, a file that nobody has worked in goes, too.
    fs::remove_file(test.root().join("content/en/guide/other.md")).unwrap();
    test.write("content/en/guide/save.md", read(&test, "content/en/guide/save.md").replace("other.md", "save.md"));
    let said = test.run(&["i18n", "export", "--to", "fr", "--as", "po"]).code(0);
    assert!(said.stderr.contains("removed, as its original is gone"), "{}", said.stderr);
    assert!(!exists(&test, "i18n/po/fr/guide/other.po"));
}

#[test]
fn snippets_are_translated_and_drafts_are_not_yet() {
    let test = site().file("content/en/_snippets/trial.md", "Try it for **14 days**.\n");
    test.run(&["i18n", "export", "--to", "fr", "--as", "po", "_snippets/trial"]).code(0);
    let po = read(&test, "i18n/po/fr/_snippets/trial.po");
    imported(&test, &filled(&po, &["Essayez pendant **14 jours**."]), &[]).code(0);
    let text = read(&test, "content/fr/_snippets/trial.md");
    assert!(text.starts_with("---\nsource:\n") && text.ends_with("---\nEssayez pendant **14 jours**.\n"), "{text}");
    test.run(&["check"]).code(0);
    test.write("content/en/_snippets/trial.md", "Try it for **30 days**.\n");
    test.run(&["i18n", "export", "--to", "fr", "--as", "po", "--changed"]).code(0);
    let po = read(&test, "i18n/po/fr/_snippets/trial.po");
    assert!(po.contains("#| msgid \"Try it for **14 days**.\""), "{po}");
    test.write("content/en/guide/later.md", "---\ntitle: Later\nplans: all\ndraft: true\n---\nSoon.\n");
    let said = test.run(&["i18n", "export", "--to", "fr", "guide/later"]).code(2);
    assert!(said.stderr.contains("is a draft"), "{}", said.stderr);
}

#[test]
fn two_translators_may_work_in_two_copies_of_a_file() {
    let test = site();
    let po = filled(&exported(&test, "po"), &FRENCH);
    imported(&test, &po, &[]).code(0);
    let po = exported(&test, "po");
    for (name, from, to) in [("a", "Limites", "Bornes"), ("b", "Au plus", "Jamais plus de")] {
        test.write(&format!("mail/{name}/export.po"), po.replace(from, to));
    }
    let folder = test.root().join("mail");
    for name in ["a", "b"] {
        test.run(&["i18n", "import", folder.join(name).to_str().unwrap()]).code(0);
    }
    let text = read(&test, FILE);
    assert!(text.contains("## Bornes") && text.contains("Jamais plus de"), "{text}");
    // And at once, as long as they don't mean the same text.
    let po = exported(&test, "po");
    for (name, from, to) in [("a", "Bornes", "Limites"), ("b", "Jamais plus de", "Au plus")] {
        test.write(&format!("mail/{name}/export.po"), po.replace(from, to));
    }
    test.run(&["i18n", "import", folder.to_str().unwrap()]).code(0);
    let text = read(&test, FILE);
    assert!(text.contains("## Limites") && text.contains("Au plus"), "{text}");
    let po = exported(&test, "po");
    for (name, to) in [("a", "Maximum"), ("b", "Minimum")] {
        test.write(&format!("mail/{name}/export.po"), po.replace("Limites", to));
    }
    let said = test.run(&["i18n", "import", folder.to_str().unwrap()]).code(1);
    assert!(said.stderr.contains("the site has another translation since the export, “Maximum”"), "{}", said.stderr);
    assert!(read(&test, FILE).contains("Maximum"));
    // One after the other as well.
    let po = exported(&test, "po");
    for (name, to) in [("a", "Plafonds"), ("b", "Planchers")] {
        test.write(&format!("mail/{name}/export.po"), po.replace("Maximum", to));
    }
    let import = |name: &str| test.run(&["i18n", "import", folder.join(name).to_str().unwrap()]);
    import("a").code(0);
    let said = import("b").code(1);
    assert!(said.stderr.contains("the site has another translation since the export, “Plafonds”"), "{}", said.stderr);
    // Whoever has written it may change it.
    test.write("mail/a/export.po", po.replace("Maximum", "Bornes"));
    import("a").code(0);
    assert!(read(&test, FILE).contains("## Bornes"));
}

#[test]
fn without_the_version_before_nothing_is_put_in_the_wrong_place() {
    let test = site();
    let text = |blocks: &str| format!("---\ntitle: Export\n---\n{blocks}\n");
    test.write("content/en/guide/export.md", text("One.\n\nTwo.\n\nThree."));
    test.write(FILE, text("Un.\n\nDeux.\n\nTrois."));
    test.run(&["i18n", "stamp", "fr/guide/export"]).code(0);
    test.write("content/en/guide/export.md", text("One.\n\nTwo, new.\n\nThree."));
    let po = exported(&test, "po").replace("\"Deux.\"", "\"Deux, neuf.\"").replace("#, md-text, fuzzy", "#, md-text");
    test.write("content/en/guide/export.md", text("Two, new.\n\nThree.\n\nFour."));
    fs::remove_dir_all(test.root().join("i18n/originals")).unwrap();
    let before = read(&test, FILE);
    let said = imported(&test, &po, &[]).code(1);
    assert!(said.stderr.contains("nobody knows what “"), "{}", said.stderr);
    assert_eq!(read(&test, FILE), before);
}

#[test]
fn what_a_variant_borrows_is_exported_by_name_only() {
    let config = SITE.replace("de: {}", "de: {}, fr-CA: { fallback: [fr, en] }");
    let test = site().file("site.yaml", &config).article("content/fr/guide/export.md", "Exporter");
    test.run(&["i18n", "export", "--to", "fr-CA", "--as", "po"]).code(0);
    assert!(exists(&test, "i18n/po/fr-CA/guide/other.po") && !exists(&test, "i18n/po/fr-CA/guide/export.po"));
    test.run(&["i18n", "export", "--to", "fr-CA", "--as", "po", "guide/export"]).code(0);
    assert!(exists(&test, "i18n/po/fr-CA/guide/export.po"));
}

/// A system's loop: two paragraphs have changed, and one is finished before the other.
#[test]
fn a_section_that_comes_back_in_parts_is_not_begun_again() {
    let test = site().file("content/en/guide/export.md", ORIGINAL.replace("rows.\n", "rows.\n\nAsk for more.\n"));
    let path = "i18n/po/fr/guide/export.po";
    let import = |test: &SiteTest| test.run(&["i18n", "import", test.root().join("i18n/po").to_str().unwrap()]).code(0);
    let po = exported(&test, "po");
    test.write(path, filled(&po, &[FRENCH[0], FRENCH[1], FRENCH[2], FRENCH[3], "Demandez."]));
    import(&test);
    let original = read(&test, "content/en/guide/export.md");
    test.write("content/en/guide/export.md", original.replace("100", "500").replace("Ask for more", "Ask us for more"));
    let before = test.run(&["i18n", "status"]).code(0).stdout;
    let po = exported(&test, "po");
    test.write(path, po.replacen("#, fuzzy, md-text", "#, md-text", 1).replace("Au plus **100", "Au plus **500"));
    import(&test);
    for _ in 0..2 {
        let po = exported(&test, "po");
        assert!(po.contains("rows.\"\nmsgstr \"Au plus **500** lignes.\""), "{po}");
        assert_eq!(po.matches("fuzzy").count(), 1, "{po}");
        assert!(po.contains("#| msgid \"Ask for more.\""), "{po}");
        import(&test);
    }
    // Nobody is worse off because somebody has translated.
    assert_eq!(test.run(&["i18n", "status"]).code(0).stdout, before);
    test.write(
        path,
        exported(&test, "po").replace("#, fuzzy, md-text", "#, md-text").replace("Demandez.", "Demandez-nous."),
    );
    import(&test);
    assert!(!exported(&test, "po").contains("fuzzy"));
    assert!(test.run(&["i18n", "status"]).code(0).stdout.contains("fr: 1 complete"));
}

#[test]
fn what_systems_and_translators_note_in_a_file_stays() {
    let test = site();
    let po = exported(&test, "po")
        .replace("\"Language: fr\\n\"", "\"Last-Translator: Ann\\n\"\n\"Language: fr\\n\"")
        .replace("#. title", "# Checked with legal.\n#. title")
        + "\n#~ msgid \"Old\"\n#~ msgstr \"Vieux\"\n";
    test.write("i18n/po/fr/guide/export.po", &po);
    for _ in 0..2 {
        let next = exported(&test, "po");
        for part in ["Last-Translator: Ann", "# Checked with legal.", "#~ msgstr \"Vieux\""] {
            assert_eq!(next.matches(part).count(), 1, "{part}\n{next}");
        }
    }
    let xliff = exported(&test, "xliff");
    let noted = xliff.replacen("</notes>\n      <segment", "<note>Ask Ann.</note></notes>\n      <segment", 1);
    assert_ne!(noted, xliff);
    // A tool that has its own name for the original: the place of the file says whose it is.
    test.write(
        "i18n/xliff/fr/guide/export.xlf",
        noted.replace("original=\"content/en/guide/export.md\"", "original=\"a.xlf\""),
    );
    for _ in 0..2 {
        assert_eq!(exported(&test, "xliff").matches("Ask Ann.").count(), 1);
    }
}

#[test]
fn a_file_in_the_folder_of_another_language_is_refused() {
    let test = site();
    let po = filled(&exported(&test, "po"), &FRENCH);
    assert!(po.contains("\"Language: fr\\n\""), "{po}");
    test.write("i18n/po/fr/guide/export.po", po.replace("Language: fr", "Language: de"));
    let folder = test.root().join("i18n/po");
    let said = test.run(&["i18n", "import", folder.to_str().unwrap()]).code(1);
    assert!(said.stderr.contains("in the folder of `fr`, and says that it is in `de`"), "{}", said.stderr);
    assert!(!exists(&test, FILE) && !exists(&test, "content/de/guide/export.md"));
    // Elsewhere, what it says holds.
    imported(&test, &po.replace("Language: fr", "Language: de"), &[]).code(0);
    assert!(exists(&test, "content/de/guide/export.md"));
}

/// Whoever corrects a translation in the site has seen what came in before.
#[test]
fn a_correction_in_the_site_is_newer_than_what_an_import_has_taken() {
    for stamps in [false, true] {
        let test = site();
        let po = filled(&exported(&test, "po"), &FRENCH);
        test.write("i18n/po/fr/guide/export.po", &po);
        let folder = test.root().join("i18n/po");
        let import = || test.run(&["i18n", "import", folder.to_str().unwrap()]);
        import().code(0);
        test.write(FILE, read(&test, FILE).replace("Au plus", "Jamais plus de"));
        if stamps {
            test.run(&["i18n", "stamp", "fr/guide/export"]).code(0);
        }
        let said = import().code(0);
        assert!(said.stdout.contains("nothing new"), "{}", said.stdout);
        assert!(read(&test, FILE).contains("Jamais plus de"));
        // Nor is it lost where the original has changed as well.
        test.write("content/en/guide/export.md", ORIGINAL.replace("100", "200"));
        let po = exported(&test, "po");
        let limits = po.split("\n\n").find(|message| message.contains("**200**")).unwrap_or_else(|| panic!("{po}"));
        assert!(limits.contains("fuzzy") && limits.contains("msgstr \"Jamais plus de **100** lignes.\""), "{limits}");
        assert!(!po.contains("Au plus"), "{po}");
    }
}

#[test]
fn whoever_has_begun_a_text_sees_the_sites_where_the_original_has_changed_too() {
    let test = site();
    let po = filled(&exported(&test, "po"), &FRENCH);
    imported(&test, &po, &[]).code(0);
    let po = exported(&test, "po");
    test.write("i18n/po/fr/guide/export.po", po.replace("Au plus", "Tout au plus"));
    test.write(FILE, read(&test, FILE).replace("Au plus", "Jamais plus de"));
    test.write("content/en/guide/export.md", ORIGINAL.replace("100", "200"));
    let po = exported(&test, "po");
    let limits = po.split("\n\n").find(|message| message.contains("**200**")).unwrap_or_else(|| panic!("{po}"));
    assert!(limits.contains("fuzzy") && limits.contains("Tout au plus"), "{limits}");
    assert!(limits.contains("The site's translation: Jamais plus de **100** lignes."), "{limits}");
}

/// What `i18n status` calls complete is nothing to look at.
#[test]
fn a_stamp_counts_whatever_a_translation_has_beside() {
    let test = site();
    let text = |blocks: &str| format!("---\ntitle: Export\n---\n{blocks}\n");
    test.write("content/en/guide/export.md", text("One.\n\nTwo.\n\n## Part\n\nThree.\n\nFour."));
    test.write(FILE, text("Un.\n\n> [!NOTE]\n> Pour la France.\n\nDeux.\n\n## Partie\n\nTrois et quatre."));
    test.run(&["i18n", "stamp", "fr/guide/export"]).code(0);
    let said = test.run(&["i18n", "export", "--to", "fr", "--as", "po", "--changed", "guide/export"]).code(0);
    assert!(said.stderr.contains("to translate or review: 0 segments"), "{}", said.stderr);
    // And what has changed is told, and nothing else.
    test.write("content/en/guide/export.md", text("One.\n\nTwo!!\n\nTwo and a half.\n\n## Part\n\nThree.\n\nFour."));
    let said = test.run(&["i18n", "export", "--to", "fr", "--as", "po", "--changed", "guide/export"]).code(0);
    assert!(said.stderr.contains("to translate or review: 2 segments"), "{}", said.stderr);
}

#[test]
fn a_snippet_that_a_variant_borrows_is_exported_by_name_only() {
    let test = SiteTest::new()
        .file("site.yaml", "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {}, fr: {}, fr-CA: { fallback: [fr] } }\nareas: [guide]\n")
        .article("content/en/guide/a.md", "A")
        .file("content/en/_snippets/t.md", "Text.\n")
        .file("content/fr/_snippets/t.md", "Texte.\n");
    test.run(&["i18n", "export", "--to", "fr-CA", "--as", "po"]).code(0);
    assert!(!exists(&test, "i18n/po/fr-CA/_snippets/t.po"));
    test.run(&["i18n", "export", "--to", "fr-CA", "--as", "po", "_snippets/t"]).code(0);
    assert!(exists(&test, "i18n/po/fr-CA/_snippets/t.po"));
}

#[test]
fn an_id_behind_a_heading_is_the_originals() {
    let test = site();
    let mut words = FRENCH;
    words[2] = "Limites {#limites}";
    let said = imported(&test, &filled(&exported(&test, "po"), &words), &[]).code(1);
    assert!(said.stderr.contains("`{#limites}` is not in the original"), "{}", said.stderr);
}

/// A translation may lead to a page in its own language.
#[test]
fn links_of_a_translation_stay_what_they_are() {
    for (kind, file) in [("po", "i18n/po/fr/guide/export.po"), ("xliff", "i18n/xliff/fr/guide/export.xlf")] {
        let test = site();
        let text = |words: &str, locale: &str| format!("---\ntitle: Export\n---\n{words} [us](/{locale}/guide/).\n");
        test.write("content/en/guide/export.md", text("Ask", "en"));
        test.write(FILE, text("Demandez", "fr"));
        test.run(&["i18n", "stamp", "--unstamped"]).code(0);
        test.run(&["i18n", "export", "--to", "fr", "--as", kind, "guide/export"]).code(0);
        test.write(file, read(&test, file).replace("Demandez", "Demandez donc"));
        test.run(&["i18n", "import", file]).code(0);
        assert_eq!(read(&test, FILE).split("---\n").nth(2), Some("Demandez donc [us](/fr/guide/).\n"), "{kind}");
        // What neither of the two has is still refused; XLIFF names codes, and what a file says of them is not read.
        test.write(file, read(&test, file).replace("/fr/guide/", "/de/guide/").replace("donc", "alors"));
        test.run(&["i18n", "import", file]).code(i32::from(kind == "po"));
        assert!(!read(&test, FILE).contains("/de/"), "{kind}");
    }
}
