//! What articles say of plans, against contacts.yaml: tables that somebody wrote by hand, and sections for some plans.

use crate::site::SiteTest;

const CONTACTS: &str = include_str!("../../contacts.yaml");
const SETTINGS: &str = "title: Help\nbase_url: https://help.example.com/kb/\nlocales: { en: {}, fr: {}, ja: {} }\n";

/// The sample's policy and names; an article in each language.
fn site(table: &str) -> SiteTest {
    let mut test = SiteTest::empty()
        .file("site.yaml", format!("{SETTINGS}diagnostics: {{ SEAL001: off }}\n"))
        .file("contacts.yaml", CONTACTS)
        .file("seal.lock", include_str!("../../seal.lock"));
    for (locale, names) in [
        ("en", include_str!("../../locales/en.ftl")),
        ("fr", include_str!("../../locales/fr.ftl")),
        ("ja", include_str!("../../locales/ja.ftl")),
    ] {
        test = test.file(&format!("locales/{locale}.ftl"), names).article(&format!("content/{locale}/guide/a.md"), "A");
    }
    test.file("content/en/guide/table.md", format!("---\ntitle: T\n---\n{table}"))
}

fn said(table: &str) -> Vec<String> {
    site(table).run(&["check"]).diagnostics()
}

#[test]
fn a_table_that_agrees_is_fine() {
    let table = "| | Free CRM | Starter | Basic | Pro | Enterprise |\n|---|---|---|---|---|---|\n\
        | **Knowledge base** | ✓ | ✓ | ✓ | ✓ | ✓ |\n\
        | Support chat | – | Yes | Yes | Yes | Yes |\n\
        | Email support | No | ✅ | ✅ | ✅ | ✅ |\n\
        | Phone support (English only) | | | Included | Included* | ✔️ |\n\
        | Something else | ✓ | – | – | – | – |\n";
    assert_eq!(said(table), [""; 0]);
}

#[test]
fn each_wrong_cell_has_its_place() {
    let table = "| | Free CRM | Starter plan | **Pro** |\n|---|:-:|---|---|\n\
        | Support chat | ✓ | – | ✓ |\n\
        | Phone support | – |   | not included |\n";
    assert_eq!(
        said(table),
        [
            "content/en/guide/table.md:6:18 CON013",
            "content/en/guide/table.md:6:22 CON013",
            "content/en/guide/table.md:7:27 CON013",
        ]
    );
    let outcome = site(table).run(&["check"]).code(1);
    let first = "this cell says that `Free CRM` includes `Support chat`, but contacts.yaml says that it does not";
    assert!(outcome.stderr.contains(first), "{}", outcome.stderr);
    let third = "this cell says that `Pro` does not include `Phone support`, but contacts.yaml says that it does";
    assert!(outcome.stderr.contains(third), "{}", outcome.stderr);
}

/// Plans down the side, an article in another language, a snippet that many articles use.
#[test]
fn turned_tables_other_languages_and_snippets() {
    let turned =
        "| Plan | Support chat | Phone support |\n|---|---|---|\n| Free CRM | No | Yes |\n| Pro | Yes | Yes |\n";
    assert_eq!(said(turned), ["content/en/guide/table.md:6:19 CON013"]);
    let table = |rows: &str| format!("---\ntitle: T\n---\n{rows}");
    let french =
        "| | CRM gratuit | Starter | Entreprise |\n|---|---|---|---|\n| Support téléphonique | Non | Oui | Oui |\n";
    let japanese =
        "| | Starter | Pro |\n|---|---|---|\n| 電話サポート | ○ | ○ |\n| チャットサポート | はい | いいえ |\n";
    let test = site("{{ snippet(name=\"plans\") }}\n")
        .file("content/en/guide/again.md", table("{{ snippet(name=\"plans\") }}\n"))
        .file("content/en/_snippets/plans.md", "| | Starter | Pro |\n|-|-|-|\n| Phone support | ✗ | ✗ |\n")
        .file("content/fr/guide/table.md", table(french))
        .file("content/ja/guide/table.md", table(japanese));
    assert_eq!(
        test.run(&["check"]).diagnostics(),
        [
            "content/en/_snippets/plans.md:3:23 CON013",
            "content/fr/guide/table.md:6:32 CON013",
            "content/ja/guide/table.md:6:12 CON013",
            "content/ja/guide/table.md:7:19 CON013",
        ]
    );
}

#[test]
fn tables_about_something_else_are_left_alone() {
    for table in [
        // No plans, one plan, a plan twice, no channel, other kinds of values, other tables with a channel's id.
        "| | A | B |\n|-|-|-|\n| Phone support | ✓ | – |\n",
        "| | Free CRM | Contacts |\n|-|-|-|\n| Phone support | ✓ | – |\n",
        "| | Starter | Starter |\n|-|-|-|\n| Phone support | ✓ | ✓ |\n",
        "| | Free CRM | Pro |\n|-|-|-|\n| Reports | ✓ | – |\n| Email | ✓ | – |\n",
        "| | Free CRM | Pro |\n|-|-|-|\n| Phone support | 24 hours | On request |\n",
        "| | Free CRM | Pro |\n|-|-|-|\n| Phone support | | |\n",
        "| | Free or Starter | Sales Pro |\n|-|-|-|\n| Phone support | ✓ | – |\n",
        "```\n| | Free CRM | Pro |\n|-|-|-|\n| Phone support | ✓ | – |\n```\n",
    ] {
        assert_eq!(said(table), [""; 0], "{table}");
    }
    // A draft is nobody's table yet.
    let draft = "---\ntitle: D\ndraft: true\n---\n| | Free CRM | Pro |\n|-|-|-|\n| Phone support | ✓ | ✓ |\n";
    let test = site("").file("content/en/guide/draft.md", draft);
    assert_eq!(test.run(&["check"]).diagnostics(), [""; 0]);
}

/// What an add-on gives, or a condition takes, a table may say either way.
#[test]
fn add_ons_and_conditions_are_no_contradiction() {
    let contacts = "plans: [free, pro]\naddons: { premium: { plans: [pro] } }\nchannels:\n  \
        manager: { kind: phone, addons: [premium], languages: [en], href: \"tel:1\" }\n  \
        chat: { kind: chat, plans: all, languages: [en], href: \"https://chat.example.com/\", conditions: { needs: seat } }\n";
    let table = "| | Free | Pro |\n|-|-|-|\n| Manager | ✓ | ✓ |\n| Chat support | – | – |\n";
    let test = SiteTest::new()
        .file("contacts.yaml", contacts)
        .file("content/en/guide/a.md", format!("---\ntitle: A\n---\n{table}"));
    assert_eq!(test.run(&["check"]).diagnostics(), ["content/en/guide/a.md:6:13 CON013"]);
}

#[test]
fn the_severity_is_the_site_s_choice() {
    let test = site("| | Free CRM | Pro |\n|-|-|-|\n| Phone support | ✓ | ✓ |\n")
        .file("site.yaml", format!("{SETTINGS}diagnostics: {{ SEAL001: off, CON013: warning }}\n"));
    test.run(&["check"]).code(0);
    test.run(&["check", "--strict"]).code(1);
}

/// A section for plans that the article is not for is for nobody.
#[test]
fn sections_that_no_reader_of_the_article_has() {
    let article = |plans: &str, section: &str| {
        let text = format!("---\ntitle: S\nplans: {plans}\n---\nText.\n\n:::plans {section}\nMore.\n:::\n");
        site("").file("content/en/guide/section.md", &text).run(&["check"]).diagnostics()
    };
    assert_eq!(article("\">=pro\"", "free, starter"), ["content/en/guide/section.md:7:1 CON015"]);
    assert_eq!(article("[free]", ">=pro"), ["content/en/guide/section.md:7:1 CON015"]);
    for (plans, section) in [("\">=starter\"", ">=pro"), ("[pro]", "all"), ("all", "free"), ("[pro]", "basic, pro")] {
        assert_eq!(article(plans, section), [""; 0], "{plans} {section}");
    }
}

/// Whoever reads the Markdown twin has no contacts.yaml.
#[test]
fn the_twin_says_in_words_whom_a_section_is_for() {
    let text = "---\ntitle: S\n---\nText.\n\n:::plans >=pro\nMore.\n:::\n";
    let built = site("").file("content/fr/guide/section.md", text).build().code(0);
    let twin = built.page("fr/guide/section/index.md");
    assert!(twin.ends_with("Text.\n\n:::plans Disponible avec Pro et Entreprise\nMore.\n:::\n"), "{twin}");
}
