//! What articles say of plans, against contacts.yaml: tables that somebody wrote by hand, and sections for some plans.

use std::fs;

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

/// Articles may hold tables in HTML; a cell has its place there too.
#[test]
fn tables_in_html_are_compared_as_well() {
    let agrees = "<table>\n<thead><tr><th></th><th>Free CRM</th><th>Pro</th></tr></thead>\n<tbody>\n\
        <tr><th scope=\"row\">Support chat</th><td>No</td><td><strong>Yes</strong></td></tr>\n\
        <tr><th>Phone support</th><td></td><td>&#10003;</td></tr>\n</tbody>\n</table>\n";
    assert_eq!(said(agrees), [""; 0]);
    let wrong = "Text.\n\n<table>\n  <tr><td>Plan<td>Support chat<td align=center>Phone support\n\
        \x20 <tr><td><b>Free CRM</b><td>\n      ✓\n    <td>–\n  <tr><td>Pro<td>yes<td width=40><em>no</em>\n</table>\n";
    assert_eq!(said(wrong), ["content/en/guide/table.md:9:7 CON013", "content/en/guide/table.md:11:34 CON013"]);
    let outcome = site(wrong).run(&["check"]).code(1);
    let first = "this cell says that `Free CRM` includes `Support chat`, but contacts.yaml says that it does not";
    assert!(outcome.stderr.contains(first), "{}", outcome.stderr);
    // Plans above, an empty cell that should be a yes, Markdown in a cell, a mark across two columns, in a list.
    let above = "- One\n\n  <table>\n  <tr><th></th><th>Free CRM</th><th>Starter</th><th>Basic</th><th>Pro</th></tr>\n\
        \x20 <tr><td>Support chat</td><td>–</td><td></td><td>✓</td><td>\n\n  **not included**\n\n  </td></tr>\n\
        \x20 <tr><td>Phone support</td><td colspan=\"2\">✓</td><td colspan=2>✓</td></tr>\n  </table>\n";
    assert_eq!(
        said(above),
        [
            "content/en/guide/table.md:8:38 CON013",
            "content/en/guide/table.md:8:57 CON013",
            "content/en/guide/table.md:13:45 CON013",
            "content/en/guide/table.md:13:45 CON013",
        ]
    );
    // A snippet, a page that trusts its writers, and a paragraph that goes on.
    let table = "<table><tr><th></th><th>Starter</th><th>Pro</th></tr><tr><td>Phone support</td><td>✗</td><td>✗</td></tr></table>";
    let test = site("{{ snippet(name=\"plans\") }}\n")
        .file("content/en/_snippets/plans.md", table)
        .file("content/fr/guide/table.md", format!("---\ntitle: T\n---\nSee {table}.\n"));
    // In a paragraph, the place is the cell's tag.
    let places = ["content/en/_snippets/plans.md:1:94 CON013", "content/fr/guide/table.md:4:94 CON013"];
    assert_eq!(test.run(&["check"]).diagnostics(), places);
    let settings = format!("{SETTINGS}diagnostics: {{ SEAL001: off }}\nmarkdown: {{ html: allow }}\n");
    let trusting = site(table).file("site.yaml", settings);
    assert_eq!(trusting.run(&["check"]).diagnostics(), ["content/en/guide/table.md:4:94 CON013"]);
}

/// What cannot be read as a yes or a no says neither, and is not nothing either.
#[test]
fn tables_in_html_that_say_nothing_of_plans_are_left_alone() {
    // Both plans have it; a second cell that were nothing would be a no.
    let row = |cells: &str| {
        let head = "<tr><th></th><th>Basic</th><th>Pro</th></tr>";
        format!("<table>{head}\n<tr><th>Phone support</th>{cells}</tr></table>\n")
    };
    assert_eq!(said(&row("<td>✓</td><td></td>")), ["content/en/guide/table.md:5:37 CON013"]);
    // That the drawing is taken out is another matter.
    let drawing = row("<td>✓</td><td><svg><path d=\"M0 0\"/></svg></td>");
    assert_eq!(said(&drawing), ["content/en/guide/table.md:5:41 MD001"]);
    // So does the sign of a font.
    assert_eq!(said(&row("<td>✓</td><td><i class=\"check\"></i></td>")), ["content/en/guide/table.md:5:41 MD024"]);
    let long = "Yes, but only while there is somebody in the office. ".repeat(3);
    for table in [
        row("<td>✓</td><td>✗</td>").replace("Basic", "Meaning"),
        row("<td>✓</td><td>✗</td>").replace("Phone support", "Reports"),
        // Drawn, explained at length.
        row("<td>✓</td><td><img src=\"https://example.com/y.png\" alt=\"\"></td>"),
        row("<td>✓</td><td class=\"yes\"></td>"),
        row(&format!("<td>✓</td><td>{long}</td>")),
        // Joined from row to row, with a table in it, in code, in a comment.
        row("<td rowspan=2>✗</td><td>✗</td>"),
        row("<td>✗</td><td><table><tr><td>1</td></tr></table></td>"),
        format!("```html\n{}```\n", row("<td>✗</td><td>✗</td>")),
        format!("<!--\n{}-->\n", row("<td>✗</td><td>✗</td>")),
    ] {
        assert_eq!(said(&table), [""; 0], "{table}");
    }
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
        // Beside a yes, what is too long to be a mark is not an empty cell.
        "| | Basic | Pro |\n|-|-|-|\n| Phone support | ✓ | Yes, but only while there is somebody in the office, which is not always the case in summer |\n",
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
    let expected = "Text.\n\n***\n\n**Disponible avec Pro et Entreprise**\n\nMore.\n\n***\n";
    assert!(twin.ends_with(expected), "{twin}");
}

/// Where a keyboard or a text program has made one sign of two.
#[test]
fn signs_of_comparison_are_typed() {
    let contacts = |plans: &str| {
        format!(
            "plans: [free, pro]\nchannels:\n  kb: {{ plans: all, href: home }}\n  chat: {{ plans: {plans}, languages: [en], href: \"https://chat.example.com/\" }}\n"
        )
    };
    for (typed, right) in [("≥pro", "\">=pro\""), ("\"≥ pro\"", "\">= pro\""), ("[free, ≧pro]", "[free, \">=pro\"]")]
    {
        let head = |plans: &str| format!("---\ntitle: A\nplans: {plans}\n---\nText.\n");
        let test = SiteTest::new()
            .file("contacts.yaml", contacts(typed))
            .file("content/en/_snippets/paid.md", ":::plans ≥pro\nIn a snippet.\n:::\n")
            .file("content/en/guide/b.md", "---\ntitle: B\n---\nFrom {{ badge(plan=\"≥pro\") }} on.\n\n:::plans free, ≥ pro\nText.\n:::\n\n{{ snippet(name=\"paid\") }}\n")
            .file("content/en/guide/a.md", head(typed));
        let told = test.run(&["check"]).code(1);
        assert!(told.stderr.contains("` is not a valid choice of plans: the sign is written `>=`"), "{}", told.stderr);
        assert_eq!(told.diagnostics().iter().filter(|one| one.ends_with("CON001")).count(), 5, "{}", told.stderr);
        test.run(&["fix"]).code(0);
        let read = |path: &str| fs::read_to_string(test.root().join(path)).unwrap();
        assert_eq!(read("content/en/guide/a.md"), head(right));
        assert_eq!(read("contacts.yaml"), contacts(right));
        assert!(read("content/en/guide/b.md").contains("{{ badge(plan=\">=pro\") }} on.\n\n:::plans free, >= pro\n"));
        assert_eq!(read("content/en/_snippets/paid.md"), ":::plans >=pro\nIn a snippet.\n:::\n");
        let left = test.run(&["check"]).code(0).diagnostics();
        assert!(left.is_empty(), "{typed}: {left:?}");
    }
}
