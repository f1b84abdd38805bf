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
    test.run(&["i18n", "status", "--locale", "fr", "--fail-under", "99"]).code(1);
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
