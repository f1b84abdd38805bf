//! One mistake is one diagnostic: at its place, with what to do, and nothing that only follows from it.

use std::fs;

use crate::site::{SITE, SiteTest};

/// Checks a site that has one mistake.
fn said(test: &SiteTest, code: i32, expected: &str) {
    let outcome = test.run(&["check"]).code(code);
    assert_eq!(outcome.diagnostics(), [expected], "{}", outcome.stderr);
    assert!(outcome.stderr.contains("help: "), "it says what to do:\n{}", outcome.stderr);
    assert!(!outcome.stderr.contains("panicked"), "{}", outcome.stderr);
}

fn article(text: impl AsRef<[u8]>) -> SiteTest {
    SiteTest::new().article("content/en/guide/ok.md", "OK").file("content/en/guide/a.md", text)
}

fn settings(text: &str) -> SiteTest {
    SiteTest::new().article("content/en/guide/ok.md", "OK").file("site.yaml", text)
}

fn contacts(text: &str) -> SiteTest {
    SiteTest::new().article("content/en/guide/ok.md", "OK").file("contacts.yaml", text)
}

#[test]
fn a_title_that_is_none() {
    for (head, expected) in [
        ("titel: A", "content/en/guide/a.md:2:1 FM003"),
        ("Title: A", "content/en/guide/a.md:2:1 FM003"),
        ("title: [A]", "content/en/guide/a.md:2:8 FM004"),
        ("title:A", "content/en/guide/a.md:2:1 FM004"),
        ("- title: A", "content/en/guide/a.md:2:1 FM004"),
        ("title: A\ntitle: B", "content/en/guide/a.md:3:1 FM001"),
        ("title: é \"日\" @\nid:\t[", "content/en/guide/a.md:3:5 FM001"),
    ] {
        said(&article(format!("---\n{head}\n---\nText\n")), 1, expected);
    }
    said(&article("+++\ntitle = \"A\"\n+++\n"), 1, "content/en/guide/a.md:1:1 FM002");
}

#[test]
fn yaml_without_bottom() {
    let deep: String = (1..600).map(|depth| " ".repeat(depth) + "a:\n").collect();
    said(&article(format!("---\ntitle: A\nextra:\n{deep}---\n")), 1, "content/en/guide/a.md:35:33 FM001");
    said(&contacts(&format!("plans:\n{deep}")), 2, "contacts.yaml:33:33 CFG001");
}

#[test]
fn an_alias_stands_for_the_text_at_its_anchor() {
    let page = article("---\ntitle: &t 1.10\ndescription: *t\n---\n").build().code(0).page("en/guide/a/index.html");
    assert!(page.contains("content=\"1.10\""), "{page}");
}

#[test]
fn files_in_another_encoding() {
    let utf16 =
        |order: fn(u16) -> [u8; 2]| -> Vec<u8> { "---\ntitle: A\n---\n".encode_utf16().flat_map(order).collect() };
    for text in [
        [&[0xff, 0xfe][..], &utf16(u16::to_le_bytes)].concat(),
        [&[0xfe, 0xff][..], &utf16(u16::to_be_bytes)].concat(),
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
    ] {
        said(&article(&text), 1, "content/en/guide/a.md:1:1 FM005");
    }
    let test = SiteTest::new().article("content/en/guide/ok.md", "OK");
    let test = test.file("contacts.yaml", [&[0xff, 0xfe][..], &utf16(u16::to_le_bytes)].concat());
    said(&test, 1, "contacts.yaml:1:1 FM005");
    // Snippets are read with the articles that use them, or with none.
    let test = SiteTest::new().article("content/en/guide/ok.md", "OK");
    let test = test.file("content/en/_snippets/a.md", [&[0xff, 0xfe][..], &utf16(u16::to_le_bytes)].concat());
    said(&test, 1, "content/en/_snippets/a.md:1:1 FM005");
}

#[test]
fn line_breaks_of_old_macs() {
    let test = article("---\rtitle: A\r---\r\rÉté\r[x](nope.md)\r");
    said(&test, 1, "content/en/guide/a.md:6:5 LNK001");
    let ok = article("---\rtitle: A\r---\r# One\r\r## Two\r").build().code(0);
    assert!(ok.page("en/guide/a/index.html").contains("<h2 id=\"two\">"));
}

#[test]
fn settings_are_said_once() {
    let rest = "base_url: https://help.example.com/\nlocales: { en: {}, fr: {} }\n";
    for (text, expected) in [
        (format!("titel: Help\n{rest}"), "site.yaml:1:1 CFG003"),
        (format!("title: \"\"\n{rest}"), "site.yaml:1:8 CFG004"),
        ("title: H\nbase_url: https://h.example/\nlocales: [en]\n".to_owned(), "site.yaml:3:10 CFG004"),
        ("title: H\nbase_url: https://h.example/\nlocales:\n".to_owned(), "site.yaml:3:1 CFG002"),
        (
            "title: H\nbase_url: https://h.example/\nlocales: { en: {}, pt-BR: {}, pt-br: {} }\n".to_owned(),
            "site.yaml:3:31 CFG005",
        ),
        (format!("title: H\n{rest}theme: nope\n"), "site.yaml:4:8 CFG009"),
        (format!("title: H\n{rest}locale_aliases: {{ _guichet: en }}\n"), "site.yaml:4:19 CFG004"),
        (format!("title: H\n{rest}locale_aliases: {{ FR: en }}\n"), "site.yaml:4:19 CFG004"),
        (format!("title: H\n{rest}nonsense: 1\n"), "site.yaml:4:1 CFG003"),
        (format!("title: H\n{rest}\tareas: []\n"), "site.yaml:4:2 CFG001"),
    ] {
        said(&settings(&text), 2, expected);
        settings(&text).build().code(2);
    }
}

#[test]
fn all_files_are_read_although_the_settings_are_broken() {
    let test = settings("title: [\n").file("contacts.yaml", "plan: []\n").file("redirects.yaml", "x\n");
    let outcome = test.run(&["check"]).code(2);
    let files: Vec<String> = outcome.diagnostics().iter().map(|d| d.split(':').next().unwrap().to_owned()).collect();
    assert_eq!(files, ["contacts.yaml", "contacts.yaml", "redirects.yaml", "site.yaml"], "{}", outcome.stderr);
}

#[test]
fn contacts_are_said_once() {
    let plans = "plans: [free, pro]\n";
    for (text, code, expected) in [
        ("channels: { kb: { plans: all, href: home } }\n".to_owned(), 2, "contacts.yaml:1:1 CFG002"),
        (plans.to_owned(), 2, "contacts.yaml:1:1 CFG002"),
        (format!("{plans}channels: [a]\n"), 2, "contacts.yaml:2:11 CFG004"),
        (format!("{plans}chanels: {{}}\n"), 2, "contacts.yaml:2:1 CFG003"),
        (format!("{plans}channels:\n  kb: {{ href: home }}\n"), 2, "contacts.yaml:3:7 CFG002"),
        (format!("{plans}channels:\n  kb: {{ plans: \">=por\", href: home }}\n"), 1, "contacts.yaml:3:16 CON001"),
        (format!("{plans}channels:\n  kb: {{ plans: all, href: {{ secret: X }} }}\n"), 1, "contacts.yaml:3:27 GATE001"),
        (format!("{plans}channels:\n  kb: {{ plans: all, href: \"//x.example\" }}\n"), 1, "contacts.yaml:3:27 CON007"),
    ] {
        said(&contacts(&text), code, expected);
    }
}

#[test]
fn synonyms_and_redirects_are_said_once() {
    let test = || SiteTest::new().article("content/en/guide/ok.md", "OK");
    said(&test().file("synonyms/en.yaml", "- [a, { b: c }]\n"), 1, "synonyms/en.yaml:1:7 SRC001");
    said(&test().file("redirects.yaml", "/é: /nope/\n"), 1, "redirects.yaml:1:5 RED003");
    said(&test().file("redirects.yaml", "/a b/*/c: /en/\n"), 1, "redirects.yaml:1:1 RED003");
    said(&test().file("redirects.yaml", "/_guichet/x: /en/\n"), 1, "redirects.yaml:1:1 RED003");
    said(&test().file("redirects.yaml", "/x: \"https://\"\n"), 1, "redirects.yaml:1:5 RED003");
    let built = test().file("redirects.yaml", "/caf%C3%A9/: /en/\n/y: \"https://x.example/a b\"\n").build().code(0);
    assert!(built.exists("café/index.html"));
    assert!(built.page("_redirects").contains("/kb/y https://x.example/a%20b 301\n"), "{}", built.page("_redirects"));
}

#[test]
fn a_name_that_differs_only_in_case_is_the_nearest() {
    let stderr = article("---\ntitle: A\n---\n[x](OK.md)\n").build().code(1).stderr;
    assert!(stderr.contains("did you mean `ok.md`?"), "{stderr}");
}

#[test]
fn a_locale_that_the_command_line_makes_up() {
    let outcome = article("---\ntitle: A\n---\n").run(&["check", "--locale", "xx"]).code(2);
    assert_eq!(outcome.stderr.matches("error").count(), 2, "{}", outcome.stderr);
    assert!(outcome.stderr.starts_with("error[CFG005]: --locale: no locale `xx`"), "{}", outcome.stderr);
}

#[test]
fn templates_have_places_too() {
    let test = article("---\ntitle: A\n---\n").file("templates/article.html", "é\n  é {{ nope.deep }}\n");
    said(&test, 2, "templates/article.html:2:8 CFG010");
    test.build().code(2);
    test.write("templates/article.html", "{% include \"nope.html\" %}");
    said(&test, 2, "templates/article.html:1:12 CFG010");
    // A part of a page, which is rendered by itself.
    let test = contacts("plans: [free]\nchannels: { kb: { plans: all, href: home } }\n");
    let test = test.file("templates/partials/matrix.html", "{{ nope }}\n");
    said(&test, 2, "templates/partials/matrix.html:1:4 CFG010");
    assert!(test.build().code(2).files.is_empty());
}

#[test]
fn messages_of_an_unknown_locale() {
    let test = SiteTest::new().article("content/en/guide/ok.md", "OK").file("locales/de.ftl", "area-guide = Hilfe\n");
    said(&test, 0, "locales/de.ftl CFG011");
    let pt = SITE.replace("fr: {", "pt-BR: {");
    let lent = settings(&pt).file("locales/pt.ftl", "area-guide = Guia\n").run(&["check"]).code(0);
    assert_eq!(lent.diagnostics(), [""; 0]);
}

#[test]
fn a_day_that_never_comes() {
    let page = article("---\ntitle: A\nexpires_at: 9999-12-31\n---\n").build().code(0);
    assert!(page.exists("en/guide/a/index.html"));
}

#[test]
fn as_many_threads_as_one_likes() {
    article("---\ntitle: A\n---\n").run(&["check", "--jobs", "1000000"]).code(0);
}

#[test]
#[cfg(unix)]
fn files_that_are_none() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.yaml"), "plans: [hunter2]\n").unwrap();
    let test = SiteTest::new().article("content/en/guide/ok.md", "OK");
    symlink(outside.path().join("secret.yaml"), test.root().join("contacts.yaml")).unwrap();
    said(&test, 1, "contacts.yaml CFG008");
    fs::remove_file(test.root().join("contacts.yaml")).unwrap();
    symlink("nowhere.yaml", test.root().join("contacts.yaml")).unwrap();
    said(&test, 1, "contacts.yaml CFG007");
    fs::remove_file(test.root().join("contacts.yaml")).unwrap();
    fs::create_dir(test.root().join("contacts.yaml")).unwrap();
    said(&test, 1, "contacts.yaml CFG007");
    fs::remove_dir(test.root().join("contacts.yaml")).unwrap();
    symlink("..", test.root().join("content/en/guide/loop")).unwrap();
    said(&test, 1, "content/en/guide/loop CFG007");
}

#[test]
#[cfg(target_os = "linux")]
fn a_name_that_is_no_unicode() {
    use std::os::unix::ffi::OsStrExt;
    let test = SiteTest::new().article("content/en/guide/ok.md", "OK");
    for byte in [b"\xfe.md", b"\xff.md"] {
        let name = std::ffi::OsStr::from_bytes(byte);
        fs::write(test.root().join("content/en/guide").join(name), "---\ntitle: A\n---\n").unwrap();
    }
    let outcome = test.run(&["check"]).code(1);
    assert!(outcome.diagnostics().iter().all(|line| line.ends_with("CFG007")), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("its name is not Unicode"), "{}", outcome.stderr);
}

#[test]
fn a_mistake_that_is_made_often_is_told_once_with_all_its_places() {
    let often = |text: &str, expected: &str| {
        let outcome = article(format!("---\ntitle: A\n---\n{text}")).run(&["check"]);
        assert_eq!(outcome.diagnostics().len(), 1, "{}", outcome.stderr);
        assert!(outcome.stderr.contains(expected), "{expected}\nin\n{}", outcome.stderr);
    };
    often(
        "<form>a</form>\n\n<form>b</form>\n\n<form>c</form>\n",
        "raw HTML `<form>` was removed (and 2 more in this file: lines 6, 8)",
    );
    often(
        "<p style=\"color: red\">a</p>\n\n<b style=\"color: red\">b</b>\n",
        "`style` of raw HTML `<p>` was removed (and 1 more in this file: line 6)",
    );
    often(
        ":::details\na\n:::\n\n:::details\nb\n:::\n",
        "`:::details` without a summary (and 1 more in this file: line 8)",
    );
}

/// The names of plans and channels are in a file that can't be read.
#[test]
fn a_bracket_that_is_missing_in_contacts_yaml() {
    let text = "plans: [free, pro\nchannels:\n  email: { kind: email, plans: all, languages: [en], href: \"mailto:a@example.com\" }\n";
    let test = SiteTest::new()
        .file("content/en/guide/a.md", "---\ntitle: A\nplans: [free]\n---\n{{ contact(channel=\"email\") }}\n")
        .file("contacts.yaml", text);
    let outcome = test.run(&["check"]).code(2);
    assert_eq!(outcome.diagnostics(), ["contacts.yaml:1:8 CFG001"], "{}", outcome.stderr);
    assert!(outcome.stderr.contains("`[` is never closed"), "{}", outcome.stderr);
    test.run(&["fix"]);
    assert!(
        read(&test, "contacts.yaml").starts_with("plans: [free, pro]\nchannels:\n"),
        "{}",
        read(&test, "contacts.yaml")
    );
    test.run(&["check"]).code(0);
    // A key that is misspelled hides as much.
    let test = test.file("contacts.yaml", text.replace("pro\n", "pro]\n").replace("channels:", "chanels:"));
    let outcome = test.run(&["check"]).code(2);
    assert_eq!(outcome.diagnostics(), ["contacts.yaml:2:1 CFG003"], "{}", outcome.stderr);
    // A channel that is missing from a file that is read is a mistake of its own.
    let test = test.file("contacts.yaml", text.replace("pro\n", "pro]\n").replace("  email:", "  mail:"));
    assert_eq!(test.run(&["check"]).code(1).diagnostics(), ["content/en/guide/a.md:5:1 CON002"]);
}

#[test]
fn locales_that_are_misspelled_are_one_mistake() {
    let text = "title: { en: Help, fr: Aide }\nbase_url: https://example.com/\ndefault_locale: en\nlocals: { en: {}, fr: {} }\nlocale_aliases: { fre: fr }\n";
    said(&settings(text), 2, "site.yaml:4:1 CFG003");
}

#[test]
fn front_matter_with_the_dashes_of_a_word_processor() {
    let test = article("—\ntitle: A\n—\nText\n");
    said(&test, 1, "content/en/guide/a.md:1:1 FM002");
    let said = test.run(&["check"]).stderr;
    assert!(said.contains("the first line must be three hyphens, `---`, and here it is `—`"), "{said}");
    test.run(&["fix"]);
    assert_eq!(read(&test, "content/en/guide/a.md"), "---\ntitle: A\n---\nText\n");
}

fn read(test: &SiteTest, path: &str) -> String {
    fs::read_to_string(test.root().join(path)).unwrap()
}
