//! `guichet i18n`: what translations match, and what they have missed since.

use std::fs;
use std::process::Command;

use crate::site::{Outcome, SiteTest};

const SITE: &str = "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {}, fr: {}, fr-CA: { fallback: [fr] }, de: {} }\nareas: [guide]\n";
const ORIGINAL: &str = "---\ntitle: Export\n---\nIntro.\n\n## Steps\n\n1. Open **Settings**.\n2. Click Export.\n\n## Limits\n\nAt most 100 rows.\n";
const FRENCH: &str = "---\ntitle: Exporter\n---\nIntro.\n\n## Étapes\n\n1. Ouvrez Paramètres.\n";

fn site() -> SiteTest {
    SiteTest::new()
        .file("site.yaml", SITE)
        .file("content/en/guide/export.md", ORIGINAL)
        .file("content/fr/guide/export.md", FRENCH)
        .article("content/en/guide/other.md", "Other")
        .article("content/fr/guide/own.md", "Propre")
}

fn status(test: &SiteTest) -> serde_json::Value {
    let said = test.run(&["i18n", "status", "--json"]).code(0);
    serde_json::from_str(&said.stdout).unwrap()
}

/// State of a text in a language, and the sections that are named.
fn state(test: &SiteTest, file: &str) -> String {
    let status = status(test);
    let texts = status["texts"].as_array().unwrap();
    let text = texts.iter().find(|text| text["file"] == file).unwrap_or_else(|| panic!("{file}: {texts:?}"));
    let sections = text["sections"].as_array().map_or(&[][..], Vec::as_slice);
    let sections = sections.iter().map(|name| format!(" {}", name.as_str().unwrap())).collect::<String>();
    format!("{}{sections}", text["state"].as_str().unwrap())
}

fn stamp(test: &SiteTest) -> Outcome {
    test.run(&["i18n", "stamp", "fr/guide/export"]).code(0)
}

const FILE: &str = "content/fr/guide/export.md";

#[test]
fn a_translation_is_stale_where_its_original_has_changed() {
    let test = site();
    assert_eq!(state(&test, FILE), "unstamped");
    assert_eq!(state(&test, "content/de/guide/export.md"), "missing");
    stamp(&test);
    assert_eq!(state(&test, FILE), "complete");
    // What is in no language but its own is nobody's translation; a variant of French has what French has.
    let all = status(&test).to_string();
    assert!(!all.contains("guide/own") && !all.contains("content/fr-CA/guide/export"), "{all}");

    test.write(
        "content/en/guide/export.md",
        ORIGINAL.replace("Intro.", "Intro!").replace("**Settings**", "*Settings*"),
    );
    assert_eq!(state(&test, FILE), "complete");
    test.write("content/en/guide/export.md", ORIGINAL.replace("100 rows", "500 rows"));
    assert_eq!(state(&test, FILE), "stale Limits");
    let found = test.run(&["check", "--strict"]).code(0);
    assert_eq!(found.diagnostics(), Vec::<String>::new(), "{}", found.stderr);
    stamp(&test);
    assert_eq!(state(&test, FILE), "complete");
}

/// Readers have the original while the translation waits or has ended.
#[test]
fn what_only_its_dates_keep_away_is_missing() {
    let test = site();
    stamp(&test);
    let stamped = fs::read_to_string(test.root().join(FILE)).unwrap();
    for (line, why) in [
        ("expires_at: 2020-01-01", "no longer published"),
        ("publish_at: 2040-01-01", "not published before 2040-01-01"),
    ] {
        test.write(FILE, stamped.replacen("---\n", &format!("---\n{line}\n"), 1));
        assert_eq!(state(&test, FILE), "missing");
        let said = test.run(&["i18n", "status", "--locale", "fr", "--fail-under", "1"]).code(1);
        assert!(said.stdout.contains(&format!("missing: the translation is {why}\n")), "{}", said.stdout);
        assert!(said.stdout.contains("fr: 2 missing"), "{}", said.stdout);
        // Both wait for the same day.
        if line.starts_with("publish") {
            test.write("content/en/guide/export.md", ORIGINAL.replacen("---\n", &format!("---\n{line}\n"), 1));
            assert_eq!(state(&test, FILE), "complete");
        }
    }
}

#[test]
fn the_table_says_how_far_a_language_is() {
    let test = site();
    stamp(&test);
    test.write("content/en/guide/export.md", ORIGINAL.replace("100 rows", "500 rows"));
    let said = test.run(&["i18n", "status"]).code(0);
    for line in ["fr: 1 stale, 1 missing", "de: 2 missing", "  stale: Limits"] {
        assert!(said.stdout.contains(line), "{line}\n{}", said.stdout);
    }
    test.run(&["i18n", "status", "--locale", "fr", "--fail-under", "10"]).code(0);
    let failed = test.run(&["i18n", "status", "--locale", "fr", "--fail-under", "99"]).code(1);
    assert!(failed.stderr.contains("fr has ") && failed.stderr.contains("less than 99 %"), "{}", failed.stderr);
    let unknown = test.run(&["i18n", "status", "--locale", "fx"]).code(2);
    assert!(unknown.stderr.contains("did you mean `fr`"), "{}", unknown.stderr);
}

#[test]
fn a_translation_whose_original_is_gone_is_an_orphan() {
    let test = site();
    stamp(&test);
    fs::remove_file(test.root().join("content/en/guide/export.md")).unwrap();
    assert_eq!(state(&test, FILE), "orphan");
}

#[test]
fn what_has_changed_is_shown_word_by_word_without_git() {
    let test = site();
    stamp(&test);
    let kept = || fs::read_dir(test.root().join("i18n/originals")).unwrap().count();
    assert_eq!(kept(), 1);
    test.write("content/en/guide/export.md", ORIGINAL.replace("100 rows", "500 rows") + "\n## New\n\nMore.\n");
    let said = test.run(&["i18n", "diff", "content/fr/guide/export.md"]).code(0);
    for line in ["changed: Limits", "At most [-100-]{+500+} rows.", "new: New"] {
        assert!(said.stdout.contains(line), "{line}\n{}", said.stdout);
    }
    assert!(!said.stdout.contains("Steps"), "{}", said.stdout);
    // The one that no stamp names goes.
    stamp(&test);
    assert_eq!(kept(), 1);
    assert!(test.run(&["i18n", "diff", "fr"]).code(0).stdout.contains("Nothing has changed"));
    let unknown = test.run(&["i18n", "diff", "fr/guide/exprot"]).code(2);
    assert!(unknown.stderr.contains("did you mean `fr/guide/export`"), "{}", unknown.stderr);
    test.run(&["i18n", "stamp", "en/guide/export"]).code(2);
}

#[test]
fn the_history_is_enough_where_it_is_there() {
    let test = site();
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=Ana", "-c", "user.email=ana@example.com", "-c", "commit.gpgsign=false"];
        let ran = Command::new("git").current_dir(test.root()).args(identity).args(arguments).output().unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "first"]);
    stamp(&test);
    assert!(!test.root().join("i18n").exists());
    test.write("content/en/guide/export.md", ORIGINAL.replace("100 rows", "500 rows"));
    git(&["commit", "--quiet", "-a", "-m", "second"]);
    let said = test.run(&["i18n", "diff", "fr/guide/export"]).code(0);
    assert!(said.stdout.contains("At most [-100-]{+500+} rows."), "{}", said.stdout);
}

#[test]
fn all_that_have_no_stamp_at_once() {
    let test = site().file("content/de/guide/export.md", FRENCH);
    let said = test.run(&["i18n", "stamp", "--unstamped"]).code(0);
    assert_eq!(said.stdout.lines().collect::<Vec<_>>(), ["content/de/guide/export.md", "content/fr/guide/export.md"]);
    assert_eq!(test.run(&["i18n", "stamp", "--unstamped"]).code(0).stdout, "");
}

#[test]
fn readers_of_a_translation_learn_what_has_changed() {
    let test = site();
    stamp(&test);
    let page = |outcome: &Outcome| outcome.page("fr/guide/export/index.html");
    assert!(!page(&test.build().code(0)).contains("notice"), "as its original");
    test.write("content/en/guide/export.md", ORIGINAL.replace("100 rows", "500 rows"));
    let later = test.build().code(0);
    let changed = page(&later);
    for piece in [
        "notice notice-stale",
        "La version en anglais a changé depuis cette traduction : “Limits”.",
        "<a href=\"/en/guide/export/#limits\" hreflang=\"en\">Lire l’article en anglais</a>",
    ] {
        assert!(changed.contains(piece), "{piece}\n{changed}");
    }
    assert_eq!(later.files, test.run(&["build", "--no-cache"]).code(0).files);
    stamp(&test);
    let again = test.build().code(0);
    assert!(!page(&again).contains("notice"), "{}", page(&again));
    assert_eq!(again.files, test.run(&["build", "--no-cache"]).code(0).files);
}

/// What a translator gets of each kind, in the section that it is in.
const ALL: &str = "---\ntitle: Export\ndescription: How to export.\nkeywords: [download, table]\nsearch: { pin: [get data] }\n---\n\
    <!-- For translators: a deal is money. -->\n\nIntroduction, with [a link](other.md \"Other things\").\n\n\
    ![A window](/window.svg \"Where to click\")\n\n## Steps {#steps}\n\n1. Open **Settings**.\n\n:::tabs\n\n:::tab Windows\n\nPress it.\n\n:::\n\n\
    :::details More\n\nHidden.\n\n:::\n\n## Limits {#limits}\n\n> [!NOTE] Mind this\n> It costs.\n\n| Plan | Rows |\n|---|---|\n| Small | ten |\n\n\
    ```sh title=\"A terminal\"\nrun\n```\n\n<p>In <b title=\"Bold\">HTML</b>.</p>\n\nTerm\n: Meaning.\n\n{{ badge(text=\"New\") }}\n";

#[test]
fn whatever_a_translator_gets_makes_its_section_stale() {
    use guichet_exchange::document::{Document, Kind};
    let test = site().file("static/window.svg", "<svg/>");
    test.write("content/en/guide/export.md", ALL);
    stamp(&test);
    let document = Document::read(ALL);
    let kinds: std::collections::BTreeSet<&str> = document.segments.iter().map(|one| one.kind.name()).collect();
    let here = [
        Kind::Title,
        Kind::Description,
        Kind::Keywords,
        Kind::Pins,
        Kind::Heading,
        Kind::Paragraph,
        Kind::Item,
        Kind::Cell,
        Kind::Label,
        Kind::CalloutTitle,
        Kind::Picture,
        Kind::Html,
        Kind::CodeTitle,
    ];
    for kind in here {
        assert!(kinds.contains(kind.name()), "{} of {kinds:?}", kind.name());
    }
    for segment in &document.segments {
        let section = match (segment.kind, segment.section) {
            (Kind::Title | Kind::Description, _) => "title and description",
            (Kind::Keywords | Kind::Pins, _) => "keywords and pinned searches",
            (_, 1) => "introduction",
            (_, 2) => "Steps",
            _ => "Limits",
        };
        // Every word of it, the caption of a picture like its text.
        let written = &ALL[segment.range.clone()];
        let words = written.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2 && *word != "badge");
        for word in words.filter(|word| !["svg", "other", "title", "window", "steps", "limits", "text"].contains(word))
        {
            let edited = written.replacen(word, "Entirely", 1);
            let changed = format!("{}{edited}{}", &ALL[..segment.range.start], &ALL[segment.range.end..]);
            test.write("content/en/guide/export.md", changed);
            let told = state(&test, FILE);
            // A heading is called what it is now.
            let section = if segment.kind == Kind::Heading { &edited } else { section };
            let section = section.trim_start_matches("## ").split(" {").next().unwrap();
            assert_eq!(told, format!("stale {section}"), "{}: {word}", segment.kind.name());
        }
    }
    // Comments are no part of any, whoever they are for.
    for (from, to) in [
        ("a deal is money", "a deal is a sale"),
        ("It costs.", "It costs.<!-- Really? -->"),
        ("Press it.", "<!-- On keyboards. -->\n\nPress it."),
    ] {
        test.write("content/en/guide/export.md", ALL.replace(from, to));
        assert_eq!(state(&test, FILE), "complete", "{to}");
    }
}

#[test]
fn words_that_readers_search_by_are_for_translators_alone() {
    let test = site();
    let original = ORIGINAL.replace("title: Export\n", "title: Export\nkeywords: [download]\n");
    test.write("content/en/guide/export.md", &original);
    stamp(&test);
    test.write("content/en/guide/export.md", original.replace("download", "save"));
    let said = test.run(&["i18n", "diff", "fr/guide/export"]).code(0);
    for line in ["changed: keywords and pinned searches", "keywords: [-download-]{+save+}"] {
        assert!(said.stdout.contains(line), "{line}\n{}", said.stdout);
    }
    // Readers have all that the original says.
    let said = test.run(&["i18n", "status", "--locale", "fr"]).code(0);
    assert!(said.stdout.contains("stale: keywords and pinned searches"), "{}", said.stdout);
    assert!(!test.build().code(0).page("fr/guide/export/index.html").contains("notice"));
    test.write("content/en/guide/export.md", original.replace("title: Export", "title: Save"));
    assert!(test.build().code(0).page("fr/guide/export/index.html").contains("notice notice-stale"));
}

#[test]
fn stamps_of_the_first_form_hold_until_something_changes() {
    let test = site().file("content/en/guide/export.md", include_str!("../../crates/translations/src/first_form.md"));
    // As the program wrote it before captions and keywords were in it.
    let stamped = "---\ntitle: Exporter\nsource:\n  locale: en\n  hash: \"4a20150a30c1e83b\"\n  blocks: { \"_\": \"c774d90ecf146feb\", \"\": \"aeb9b7bdc5b98af4\", \"steps\": \"3ef6ce084536f2fb\", \"limits\": \"c3bafc85e8fc67ce\" }\n---\nTexte.\n";
    test.write(FILE, stamped);
    assert_eq!(state(&test, FILE), "complete");
    let original = fs::read_to_string(test.root().join("content/en/guide/export.md")).unwrap();
    test.write("content/en/guide/export.md", original.replace("1.5 GB", "2 GB"));
    assert_eq!(state(&test, FILE), "stale Limits");
    // The text as it was is found by the hash that it had.
    test.write("i18n/originals/4a20150a30c1e83b.md", &original);
    let said = test.run(&["i18n", "diff", "fr/guide/export"]).code(0);
    assert!(said.stdout.contains("[-1.5-]{+2+} GB"), "{}", said.stdout);
    // The next stamp has all.
    stamp(&test);
    test.write("content/en/guide/export.md", original.replace("1.5 GB", "2 GB").replace("The window of", "Window of"));
    assert_eq!(state(&test, FILE), "stale introduction");
}

#[test]
fn a_variant_has_what_its_language_has() {
    let test = site().article("content/en/guide/third.md", "Third");
    stamp(&test);
    let count = |locale: &str| {
        let status = status(&test);
        let count = &status["locales"][locale];
        (count["borrowed"].as_u64().unwrap(), count["missing"].as_u64().unwrap(), count["percent"].as_f64().unwrap())
    };
    // Readers of Canada get as much as those of France.
    assert_eq!((count("fr-CA").0, count("fr-CA").1), (1, 2));
    assert_eq!(count("fr-CA").2, count("fr").2);
    let said = test.run(&["i18n", "status", "--locale", "fr-CA"]).code(0);
    assert!(said.stdout.contains("fr-CA: 2 missing, 1 borrowed"), "{}", said.stdout);
    // What is behind there is behind here.
    test.write("content/en/guide/export.md", ORIGINAL.replace("100 rows", "500 rows"));
    assert_eq!(count("fr-CA").2, count("fr").2);
    for name in ["fr-CA/guide/export", "content/fr-CA/guide/export.md", "fr-CA"] {
        let said = test.run(&["i18n", "diff", name]).code(0);
        assert!(said.stdout.contains("content/fr/guide/export.md"), "{name}: {}", said.stdout);
    }
    let said = test.run(&["i18n", "stamp", "fr-CA/guide/export"]).code(2);
    assert!(said.stderr.contains("its readers have `content/fr/guide/export.md`; name that one"), "{}", said.stderr);
    let said = test.run(&["i18n", "diff", "fr-CA/guide/other"]).code(2);
    assert!(
        said.stderr.contains("is not translated into `fr-CA` yet; `guichet new guide/other --locale fr-CA`"),
        "{}",
        said.stderr
    );
    // A draft is nobody's text.
    test.write(FILE, FRENCH.replace("title:", "draft: true\ntitle:"));
    assert_eq!((count("fr-CA").0, count("fr-CA").1), (0, 3));
    test.write("content/fr-CA/guide/export.md", FRENCH);
    assert_eq!((count("fr-CA").0, count("fr-CA").1), (0, 2));
}

#[test]
fn a_machine_is_behind_like_anybody() {
    let test = site();
    test.write(FILE, FRENCH.replace("title:", "translation: machine\ntitle:"));
    assert_eq!(state(&test, FILE), "machine");
    let percent = || status(&test)["locales"]["fr"]["percent"].as_f64().unwrap();
    let all = percent();
    stamp(&test);
    assert_eq!(percent(), all);
    test.write("content/en/guide/export.md", ORIGINAL.replace("100 rows", "500 rows"));
    assert_eq!(state(&test, FILE), "machine Limits");
    assert!(percent() < all);
    let said = test.run(&["i18n", "status"]).code(0);
    assert!(said.stdout.contains("by a machine, stale: Limits"), "{}", said.stdout);
}

#[test]
fn a_language_without_articles_has_nothing() {
    let test = site();
    test.run(&["i18n", "status", "--locale", "de", "--fail-under", "1"]).code(1);
    assert_eq!(status(&test)["locales"]["de"]["percent"], 0.0);
    let said = test.run(&["i18n", "diff", "de"]).code(2);
    assert!(said.stderr.contains("`de` has no translation of its own"), "{}", said.stderr);
    // Where there is nothing to translate, nothing is missed.
    fs::remove_dir_all(test.root().join("content/en")).unwrap();
    test.run(&["i18n", "status", "--fail-under", "100"]).code(0);
}

#[test]
fn the_original_of_a_text_that_a_rename_has_left_is_told() {
    let linked = |title: &str| format!("---\ntitle: {title}\n---\n## {title}\n\n[a](a.md), [b](b.md) and [c](c.md).\n");
    let test = SiteTest::new()
        .file("site.yaml", SITE)
        .file(
            "content/en/guide/money-back.md",
            "---\ntitle: Money back\n---\n## Before you pay\n\nA.\n\n## After a week\n\nB.\n\n## Later\n\nC.\n",
        )
        .file(
            "content/fr/guide/refunds.md",
            "---\ntitle: Remboursements\n---\n## Avant {#before-you-pay}\n\nA.\n\n## Après {#after-a-week}\n\nB.\n",
        )
        .file("content/en/data/download.md", "---\ntitle: Download\naliases: [guide/export]\n---\nText.\n")
        .file("content/fr/guide/export.md", "---\ntitle: Exporter\n---\nTexte.\n")
        .file("content/en/guide/linked-now.md", linked("Linked"))
        .file("content/fr/guide/linked.md", linked("Lié"))
        .file("content/en/data/moved.md", "---\ntitle: Moved\n---\n## One\n\nA.\n")
        .file("content/fr/guide/moved.md", "---\ntitle: Ailleurs\n---\n## Un\n\nA.\n")
        .article("content/fr/guide/tva.md", "TVA");
    for name in ["a", "b", "c", "d", "e", "f"] {
        test.write(
            &format!("content/en/guide/{name}.md"),
            format!("---\ntitle: {name}\n---\n## Steps\n\nA.\n\n## Limits\n\nB.\n"),
        );
        test.write(&format!("content/fr/guide/{name}.md"), format!("---\ntitle: {name}\n---\nTexte.\n"));
    }
    let told = |test: &SiteTest| {
        let said = test.run(&["check", "--only", "I18N016"]).code(0).stderr;
        let files = said.lines().filter_map(|line| Some(line.split_once(": note[I18N016]")?.0.to_owned()));
        (files.collect::<Vec<_>>(), said)
    };
    let (files, said) = told(&test);
    let all = [
        "content/fr/guide/export.md",
        "content/fr/guide/linked.md",
        "content/fr/guide/moved.md",
        "content/fr/guide/refunds.md",
    ];
    assert_eq!(files, all, "{said}");
    for words in [
        "note[I18N016]",
        "`content/en/guide/money-back.md`, which has headings with the same ids, has no translation into `fr`",
        "rename it to `content/fr/guide/money-back.md`",
        "`content/en/data/download.md`, which was once at this path",
        "`content/en/guide/linked-now.md`, which has the same headings, links and pictures",
        "`content/en/data/moved.md`, which has the same name and headings of the same levels",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    assert_eq!(state(&test, "content/fr/guide/refunds.md"), "orphan");
    let status = test.run(&["i18n", "status", "--locale", "fr"]).code(0).stdout;
    assert!(status.contains("without an original, but perhaps content/en/guide/money-back.md"), "{status}");

    // What has an id of its own is its own; two that might be it are both none; what is translated has its translation.
    test.write("content/fr/guide/export.md", "---\ntitle: Exporter\nid: guide/export\n---\nTexte.\n");
    test.write("content/fr/guide/linked-too.md", linked("Aussi"));
    test.write("content/fr/guide/money-back.md", "---\ntitle: Argent\n---\nTexte.\n");
    fs::create_dir_all(test.root().join("content/fr/data")).unwrap();
    fs::rename(test.root().join("content/fr/guide/moved.md"), test.root().join("content/fr/data/moved.md")).unwrap();
    let (files, said) = told(&test);
    assert_eq!(files, Vec::<String>::new(), "{said}");
    // Renamed as the original, it is its translation.
    fs::rename(test.root().join("content/fr/guide/refunds.md"), test.root().join("content/fr/guide/money-back.md"))
        .unwrap();
    assert_eq!(state(&test, "content/fr/guide/money-back.md"), "unstamped");
}

#[test]
fn a_language_of_its_own_has_no_strays() {
    let text = "---\ntitle: A\n---\n## Before you pay\n\nA.\n\n## After a week\n\nB.\n";
    let test = SiteTest::new()
        .file("site.yaml", SITE)
        .file("content/en/guide/a.md", text)
        .file("content/de/guide/b.md", text)
        .article("content/en/guide/c.md", "C")
        .article("content/de/guide/c.md", "C");
    let said = test.run(&["check", "--only", "I18N016"]).code(0).stderr;
    assert!(!said.contains("I18N016"), "{said}");
    // One more translation, and most are.
    test.write("content/en/guide/d.md", "---\ntitle: D\n---\nText.\n");
    test.write("content/de/guide/d.md", "---\ntitle: D\n---\nText.\n");
    let said = test.run(&["check", "--only", "I18N016"]).code(0).stderr;
    assert!(said.contains("content/de/guide/b.md: note[I18N016]"), "{said}");
}

#[test]
fn snippets_are_translated_texts_like_others() {
    const SNIPPET: &str = "content/fr/_snippets/trial.md";
    let test = site()
        .file("content/en/_snippets/trial.md", "Try it for **14 days**, [see](../guide/other.md).\n")
        .file("content/fr/_snippets/alone.md", "Propre.\n");
    assert_eq!(state(&test, SNIPPET), "missing");
    let said = test.run(&["i18n", "diff", "fr/_snippets/trial"]).code(2);
    assert!(said.stderr.contains("`_snippets/trial` is not translated into `fr` yet"), "{}", said.stderr);
    test.write(SNIPPET, "Essayez-le **14 jours**, [voir](../guide/other.md).\n");
    assert_eq!(state(&test, SNIPPET), "unstamped");
    test.run(&["i18n", "stamp", "fr/_snippets/trial"]).code(0);
    assert_eq!(state(&test, SNIPPET), "complete");
    assert!(test.run(&["i18n", "status"]).code(0).stdout.contains("_snippets"));
    // Where links lead is another matter.
    test.run(&["mv", "guide/other", "guide/more"]).code(0);
    assert_eq!(state(&test, SNIPPET), "complete");
    let path = test.root().join("content/en/_snippets/trial.md");
    let original = fs::read_to_string(&path).unwrap();
    assert!(original.contains("guide/more.md"), "{original}");
    fs::write(&path, original.replace("14", "30")).unwrap();
    assert_eq!(state(&test, SNIPPET), "stale introduction");
    let said = test.run(&["i18n", "diff", "fr/_snippets"]).code(0);
    assert!(said.stdout.contains("14") && said.stdout.contains("30"), "{}", said.stdout);
    // A text of one language alone is nobody's translation.
    assert!(!status(&test).to_string().contains("_snippets/alone"));
}

#[test]
fn locales_are_understood_as_people_write_them() {
    let test = site();
    test.run(&["i18n", "stamp", "FR/guide/export"]).code(0);
    assert_eq!(state(&test, FILE), "complete");
    test.run(&["i18n", "diff", "Fr"]).code(0);
}

#[test]
fn a_share_is_a_number_from_0_to_100() {
    let test = site();
    for wrong in ["101", "-1", "half", "nan"] {
        test.run(&["i18n", "status", &format!("--fail-under={wrong}")]).code(2);
    }
    test.run(&["i18n", "status", "--fail-under", "0"]).code(0);
    test.run(&["i18n", "status", "--fail-under", "100 %"]).code(1);
}
