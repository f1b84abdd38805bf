//! What a careful editor would stop at: each at its place and with what to write, and nothing of what is right.

use crate::site::SiteTest;

const SETTINGS: &str = "title: Help\nbase_url: https://help.acme-crm.com/\nlocales:\n  en: {}\n  fr: { fallback: [en] }\n  de: { fallback: [en] }\n  ja: { fallback: [en] }\nareas: [guide]\n";

/// A picture that is large enough not to be an icon, with a number in it.
fn picture(number: u32) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"480\"><text>{number}</text></svg>")
}

fn site() -> SiteTest {
    SiteTest::empty()
        .file("site.yaml", SETTINGS)
        .file("static/a.svg", picture(1))
        .article("content/en/guide/ok.md", "OK")
        .file("content/en/guide/_index.md", "---\ntitle: Guide\n---\n")
}

/// `line:column code help` of everything that is said of one file.
fn said_of(test: &SiteTest, file: &str) -> Vec<String> {
    let outcome = test.run(&["check", "--format", "json", "--most", "0"]);
    assert!(outcome.code < 2, "{}", outcome.stderr);
    let found: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    let found = found.as_array().unwrap().iter().filter(|one| one["file"] == file);
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let place = |one: &serde_json::Value| match one["line"].as_u64() {
        Some(line) => format!("{line}:{}-{}", one["column"], one["end_column"]),
        None => "-".to_owned(),
    };
    found.map(|one| format!("{} {} {}", place(one), text(&one["code"]), text(&one["help"]))).collect()
}

/// The same of an article of this text, in a locale; lines are counted from the first of the text.
fn said(locale: &str, text: &str) -> Vec<String> {
    said_with(site(), locale, text)
}

fn said_with(test: SiteTest, locale: &str, text: &str) -> Vec<String> {
    let test = test.article("content/en/guide/a.md", "A");
    let file = format!("content/{locale}/guide/a.md");
    let test = test.file(&file, format!("---\ntitle: A\n---\n{text}\n"));
    let line = |said: String| {
        let (line, rest) = said.split_once(':').unwrap();
        format!("{}:{rest}", line.parse::<usize>().unwrap() - 3)
    };
    said_of(&test, &file).into_iter().map(line).collect()
}

/// Those without what helps.
fn codes(locale: &str, text: &str) -> Vec<String> {
    said(locale, text).into_iter().map(|said| said.splitn(3, ' ').take(2).collect::<Vec<_>>().join(" ")).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn links_that_do_not_say_where_they_lead() {
    assert_eq!(codes("en", "Click [here](ok.md), or [**Click here**.](ok.md)"), ["1:8-12 A11Y002", "1:26-41 A11Y002"]);
    assert_eq!(codes("fr", "Voir [ici](ok.md) et [ici](ok.md)."), ["1:7-10 A11Y002", "1:23-26 A11Y002"]);
    assert_eq!(codes("ja", "詳しくは[こちら](ok.md)。"), [""; 0], "it is the only one of its page");
    assert_eq!(codes("en", "[](ok.md) and <a href=\"/en/guide/ok/\">here</a>"), ["1:1-10 A11Y002"]);
    assert_eq!(codes("en", "[](https://acme-crm.com/) and [ ](ok.md)"), ["1:1-26 A11Y002", "1:32-33 A11Y002"]);
    assert_eq!(codes("en", "See [prices]() and [**more**](<>)."), ["1:5-15 LNK013", "1:20-34 LNK013"]);
    assert_eq!(codes("en", "Back [to the top](#), `[prices]()` and [ok](ok.md)"), NONE);
    for right in [
        "[How to pay](ok.md) here",
        "<https://acme-crm.com/here>",
        "[![A menu](/a.svg)](ok.md)",
        "`[here](ok.md)`",
        "[Hier](ok.md)",
        "![here and there](/a.svg)",
        "## Links\n\nA span has a [link](#links)",
    ] {
        assert_eq!(codes("en", right), NONE, "{right}");
    }
}

#[test]
fn levels_of_headings() {
    assert_eq!(said("en", "## A\n\n#### B\n\n### C"), ["3:1-5 A11Y003 write `###`, or add the heading in between"]);
    assert_eq!(codes("en", "### A"), ["1:1-4 A11Y003"]);
    assert_eq!(said("en", "Text.\n\n# B\n\n## C"), ["3:1-2 A11Y003 write `##`"]);
    for right in [
        "# A\n\n## B\n\n### C\n\n## D",
        "> [!NOTE]\n> #### A",
        "- #### A",
        "```\n#### A\n```",
        ":::details A\n## B\n\n### C\n:::",
        "<h2>A</h2>\n\n### B",
    ] {
        assert_eq!(codes("en", right), NONE, "{right}");
    }
}

#[test]
fn texts_of_pictures() {
    assert_eq!(codes("en", "A ![](/a.svg) b"), ["1:3-14 IMG004"]);
    assert_eq!(codes("en", "![a_1.png](/a.svg)"), ["1:3-10 IMG005"]);
    assert_eq!(codes("de", "![Bild von A](/a.svg)"), ["1:3-13 IMG005"]);
    assert_eq!(codes("en", "<img src=\"/a.svg\">"), ["1:11-17 IMG004"]);
    assert_eq!(codes("en", "<img src=\"/a.svg\" alt=\"IMG_0001\">"), ["1:24-32 IMG005"]);
    let dot = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEAAAAALAAAAAABAAEAAAIBAAA=";
    assert_eq!(codes("en", &format!("![A dot]({dot})")), ["1:10-24 IMG006"]);
    for right in ["![A menu](/a.svg)", "<img src=\"/a.svg\" alt=\"\">", "`![](/a.svg)`"] {
        assert_eq!(codes("en", right), NONE, "{right}");
    }
}

#[test]
fn addresses_that_lead_elsewhere_first() {
    assert_eq!(
        said("en", "[P](https://www.google.com/url?q=https://acme-crm.com/p&sa=D)"),
        ["1:5-61 LNK010 write `https://acme-crm.com/p`"]
    );
    assert_eq!(
        said("en", "<https://acme-crm.com/?utm_source=a&b=1>"),
        ["1:2-40 LNK011 write `https://acme-crm.com/?b=1`"]
    );
    assert_eq!(codes("en", "[P](https://example.com/p)"), ["1:5-26 LNK012"]);
    assert_eq!(codes("en", "See `https://example.com/p`, a@example.com"), NONE);
    // The site itself is an example.
    let test = site().file("site.yaml", SETTINGS.replace("acme-crm.com", "example.com"));
    assert_eq!(said_with(test, "en", "[P](https://example.com/p)"), NONE);
}

#[test]
fn what_other_programs_leave() {
    assert_eq!(codes("en", "con\u{200b}tact"), ["1:4-5 MD041"]);
    assert_eq!(codes("en", "a\u{a0} b"), ["1:2-4 MD041"]);
    assert_eq!(codes("en", "a&#8203;b"), ["1:2-9 MD041"]);
    assert_eq!(codes("en", "<p class=\"MsoNormal\">A</p>"), ["1:11-20 MD042"]);
    assert_eq!(codes("en", "A<o:p></o:p>"), ["1:2-7 MD042"]);
    assert_eq!(codes("en", "<p>A<o:p></o:p></p>"), ["1:5-10 MD042"]);
    for right in ["`con\u{200b}tact`", "```\na\u{a0} b\n```", "<p class=\"note\">A</p>", "👩\u{200d}💻"] {
        assert_eq!(codes("en", right), NONE, "{right}");
    }
    assert_eq!(codes("fr", "Prix\u{a0}: 5\u{a0}€ «\u{a0}ici\u{a0}»"), NONE);
}

#[test]
fn what_stands_in_for_text() {
    assert_eq!(codes("en", "TODO: prices. They are TBD."), ["1:1-5 TEXT003", "1:24-27 TEXT003"]);
    assert_eq!(codes("en", "Lorem ipsum dolor."), ["1:1-12 TEXT003"]);
    for right in ["`TODO`", "<!-- TODO: prices -->", "a TODO-list", "```\nTBD\n```", "[a](https://acme-crm.com/TODO)"] {
        assert_eq!(codes("en", right), NONE, "{right}");
    }
}

#[test]
fn words_of_the_glossary() {
    let glossary = "en:\n  - use: sign in\n    not: [log in, login]\n    why: the product says so\n  - { use: email address, not: email }\nde:\n  - { use: Anmeldung, not: Login }\nja:\n  - { use: ユーザー, not: ユーザ }\n";
    let with = |locale: &str, text: &str| said_with(site().file("glossary.yaml", glossary), locale, text);
    assert_eq!(
        with("en", "## Log in\n\nTo log\nin, [login](ok.md) with your email address or email."),
        [
            "1:4-10 TEXT001 write `Sign in`: the product says so",
            "3:4-3 TEXT001 write `sign in`: the product says so",
            "4:6-11 TEXT001 write `sign in`: the product says so",
            "4:47-52 TEXT001 write `email address`",
        ]
    );
    assert_eq!(with("de", "Die Login-Seite, nicht Loginseite"), ["1:5-10 TEXT001 write `Anmeldung`"]);
    assert_eq!(with("ja", "ユーザの名前とユーザー名"), ["1:1-4 TEXT001 write `ユーザー`"]);
    assert_eq!(with("en", "`log in` and <code>login</code>, https://acme-crm.com/login, blogging in"), NONE);
    assert_eq!(with("fr", "login"), NONE);
    // Texts of pictures, too.
    assert_eq!(
        with("en", "![The login page](/a.svg) <img src=\"/a.svg\" alt=\"Log in here\">"),
        ["1:7-12 TEXT001 write `sign in`: the product says so", "1:50-56 TEXT001 write `Sign in`: the product says so"]
    );
    // Titles and descriptions, too.
    let test = site().file("glossary.yaml", glossary);
    let test = test.file("content/en/guide/a.md", "---\ntitle: \"Your login\"\ndescription: Log in first.\n---\n");
    assert_eq!(
        said_of(&test, "content/en/guide/a.md"),
        [
            "2:14-19 TEXT001 write `sign in`: the product says so",
            "3:14-20 TEXT001 write `Sign in`: the product says so"
        ]
    );
}

#[test]
fn labels_of_the_product() {
    let test = || {
        site()
            .file("ui-labels/en.json", "{ \"contacts\": { \"import\": \"Import contacts\", \"save\": \"Log in\" } }")
            .file("ui-labels/fr.yaml", "contacts:\n  import: Importer des contacts\n  save: Connexion\n")
            .file("glossary.yaml", "en: [{ use: sign in, not: [log in] }]\n")
    };
    assert_eq!(said_with(test(), "en", "Select **Import contact**."), ["1:10-24 TEXT002 write `Import contacts`"]);
    assert_eq!(said_with(test(), "en", "Select **Import Contacts**."), ["1:10-25 TEXT002 write `Import contacts`"]);
    assert_eq!(said_with(test(), "fr", "**Import contacts**"), ["1:3-18 TEXT002 write `Importer des contacts`"]);
    // The glossary has nothing to say of what is on the screen.
    assert_eq!(said_with(test(), "en", "Select **Log in**, *Import contact*, **Note**, **Import contacts:**"), NONE);
    let italic = test().file("site.yaml", format!("{SETTINGS}ui_labels: italic\n"));
    assert_eq!(
        said_with(italic, "en", "*Import contact*, **Import contact**"),
        ["1:2-16 TEXT002 write `Import contacts`"]
    );
    // A file for each part of the product, by language or the other way round.
    let parts = || {
        site()
            .file("ui-labels/en/contacts.json", "{ \"import\": \"Import contacts\" }")
            .file("ui-labels/en/email.json", "{ \"send\": \"Send message\" }")
            .file("ui-labels/contacts/fr.yaml", "import: Importer des contacts\n")
    };
    assert_eq!(
        said_with(parts(), "en", "**Import contact**, **Send mesage**"),
        ["1:3-17 TEXT002 write `Import contacts`", "1:23-34 TEXT002 write `Send message`"]
    );
    assert_eq!(said_with(parts(), "fr", "**Import contacts**"), ["1:3-18 TEXT002 write `Importer des contacts`"]);
    // Which language a text is in decides.
    assert_eq!(said_with(test(), "de", "**Import contact**"), NONE);
}

#[test]
fn a_glossary_that_can_not_be_read() {
    let told = |file: &str, text: &str| said_of(&site().file(file, text), file);
    assert_eq!(
        told("glossary.yaml", "en:\n  - { use: sign in, nto: [log in] }\n"),
        ["2:21-24 TEXT004 did you mean `not`?"]
    );
    assert_eq!(told("ui-labels/en.json", "{ \"a\": ").len(), 1);
    // A locale that the product has and the site has not.
    assert_eq!(told("ui-labels/sv.json", "{ \"a\": \"Spara\" }"), NONE);
    assert_eq!(told("ui-labels/en.po", "").len(), 1);
}

#[test]
fn titles_that_are_cut() {
    let of = |head: &str| {
        said_of(&site().file("content/en/guide/a.md", format!("---\n{head}\n---\nA.\n")), "content/en/guide/a.md")
    };
    assert_eq!(of(&format!("title: {}", "a".repeat(76))).len(), 1);
    assert_eq!(of(&format!("title: {}", "a".repeat(75))), NONE);
    assert_eq!(of(&format!("title: A\ndescription: \"{}\"", "é".repeat(201))).len(), 1);
    assert_eq!(of(&format!("title: A\ndescription: \"{}\"", "é".repeat(200))), NONE);
    assert_eq!(of(&format!("title: {}", "あ".repeat(38))).len(), 1);
}

#[test]
fn articles_that_end_soon() {
    // The tests' day is 22 November 2026.
    let at = |day: &str| {
        said_of(
            &site().file("content/en/guide/a.md", format!("---\ntitle: A\nexpires_at: {day}\n---\nA.\n")),
            "content/en/guide/a.md",
        )
    };
    assert_eq!(at("2026-12-01").len(), 1);
    assert!(at("2026-12-01")[0].starts_with("3:1-23 TIME003"));
    assert_eq!(at("2027-12-01"), NONE);
}

#[test]
fn copies_of_articles() {
    let test = site()
        .article("content/en/guide/pay.md", "Pay")
        .article("content/en/guide/pay (1).md", "Pay again")
        .article("content/en/guide/ok-copy.md", "OK again")
        .article("content/en/guide/plan (2).md", "Plan two");
    assert_eq!(
        test.run(&["check"]).code(0).diagnostics(),
        ["content/en/guide/ok-copy.md NAV008", "content/en/guide/pay (1).md NAV008"]
    );
}

#[test]
fn translations_of_nothing() {
    let test = site()
        .article("content/fr/guide/ok.md", "OK")
        .article("content/fr/guide/vieux.md", "Vieux")
        .file("content/de/guide/neu.md", "---\ntitle: Neu\nid: guide/ok\n---\nA.\n")
        .file("content/de/guide/alt.md", "---\ntitle: Alt\ntranslation: human\n---\nA.\n");
    let outcome = test.run(&["check"]).code(0);
    assert_eq!(outcome.diagnostics(), ["content/de/guide/alt.md I18N016"]);
    assert_eq!(outcome.stderr.matches("[I18N016]").count(), 1, "{}", outcome.stderr);
}

#[test]
fn pictures_that_nobody_has_taken_again() {
    let test = |french: String| {
        site()
            .file("content/en/guide/a.md", "---\ntitle: A\n---\n![A form](form.svg) ![An icon](icon.svg)\n")
            .file("content/en/guide/form.svg", picture(1))
            .file("content/en/guide/icon.svg", picture(3).replace("640", "24").replace("480", "24"))
            .file("content/fr/guide/a.md", "---\ntitle: A\n---\n![Un formulaire](form.svg) ![Une icône](icon.svg)\n")
            .file("content/fr/guide/icon.svg", picture(3).replace("640", "24").replace("480", "24"))
            .file("content/fr/guide/form.svg", french)
    };
    assert_eq!(
        said_of(&test(picture(1)), "content/fr/guide/a.md"),
        ["4:18-26 I18N015 take it in this language; or delete the file, and the original's is shown"]
    );
    assert_eq!(said_of(&test(picture(2)), "content/fr/guide/a.md"), NONE);
}

#[test]
fn ways_of_contact_in_their_order() {
    let contacts = "plans: [pro]\nchannels:\n  chat: { plans: all, href: home }\n  mail: { plans: all, href: home }\n";
    let with = |text: &str| said_with(site().file("contacts.yaml", contacts), "en", text);
    assert_eq!(with("{{ contact(channel=\"mail\") }}\n\n{{ contact(channel=\"chat\") }}").len(), 1);
    assert_eq!(with("{{ contact(channel=\"chat\") }}\n\n{{ contact(channel=\"mail\") }}"), NONE);
}

/// What is said of a text comes from what an earlier build has left, and changes with the glossary.
#[test]
fn what_is_known_of_a_text_depends_on_the_glossary() {
    let test = site().file("content/en/guide/a.md", "---\ntitle: A\n---\nLog in.\n");
    let told = |test: &SiteTest| test.run(&["build", "--format", "json"]).stdout.matches("TEXT001").count();
    assert_eq!((told(&test), told(&test)), (0, 0));
    test.write("glossary.yaml", "en: [{ use: sign in, not: [log in] }]\n");
    assert_eq!((told(&test), told(&test)), (1, 1));
    test.write("site.yaml", format!("{SETTINGS}diagnostics: {{ TEXT001: off }}\n"));
    assert_eq!(told(&test), 0);
}

#[test]
fn what_ends_with_where_it_was_pasted_from() {
    let codes = |text: &str| codes("en", text);
    assert_eq!(codes("![A button](https://atrium.zendesk.com/hc/article_attachments/360001.png)"), ["1:13-73 IMG007"]);
    assert_eq!(
        codes("<img src=\"https://lh7-rt.googleusercontent.com/docsz/AD_4nXe\" alt=\"A button\">"),
        ["1:11-61 IMG007"]
    );
    assert_eq!(codes("[Refunds](https://atrium.zendesk.com/hc/en-us/articles/36-Refunds)"), ["1:11-66 LNK014"]);
    assert_eq!(codes("See Error! Reference source not found. for this."), ["1:5-39 TEXT003"]);
    assert_eq!(
        codes("[Ask](https://atrium.zendesk.com/hc/en-us/requests/new), and `Error! Bookmark not defined.`"),
        NONE
    );
}

#[test]
fn a_folder_that_is_nearly_an_area() {
    let near = "---\ntitle: B\n---\n";
    let test = site().file("content/fr/guiide/b.md", near);
    assert_eq!(
        said_of(&test, "content/fr/guiide/b.md"),
        ["- NAV009 did you mean `guide`? move this to `content/fr/guide/`, or list `guiide` in `areas`"]
    );
    // One that has a page of its own is meant, as is one with a name of its own.
    let test = test.file("content/en/guiide/_index.md", near).file("content/en/reports/b.md", near);
    assert_eq!(said_of(&test, "content/fr/guiide/b.md"), NONE);
    assert_eq!(said_of(&test, "content/en/reports/b.md"), NONE);
}
