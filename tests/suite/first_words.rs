//! What the program answers to people in their first hour can be typed as it stands, and does what they meant.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::site::{SITE, SiteTest};

/// As `guichet init` leaves it.
fn new_site() -> SiteTest {
    let test = SiteTest::empty();
    test.run(&["init", ".", "--ci", "none"]).code(0);
    test
}

/// What is said in a folder of the site, without `--root`.
fn said_in(folder: &Path, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_guichet"))
        .args(args)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .expect("guichet runs");
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

#[test]
fn new_says_what_it_would_take() {
    let test = new_site();
    for (path, step) in [
        ("account/foo.fr.md", "the folder says the language; write `content/fr/account/foo.md`"),
        ("account/", "`account` is an area, and the article's name is missing; write `account/NAME`"),
        ("account", "write `account/NAME`"),
        ("account/index", "the page of the folder is `content/en/account/_index.md`, which is there already: open it"),
        ("content/en/account/_index.md", "`content/en/account/_index.md`, which is there already: open it"),
        ("content/en/account/sso/_index.md", "`content/en/account/sso/_index.md`, a file to write by hand"),
        ("", "no article is named; write its area and its name"),
        ("/", "no article is named; write its area and its name"),
    ] {
        let said = said_in(test.root(), &["new", path]);
        assert!(said.contains(step), "{path}: {said}");
    }
    // What it has said is taken.
    let said = said_in(test.root(), &["new", "content/fr/account/foo.md"]);
    assert!(said.contains("content/fr/account/foo.md") && test.root().join("content/fr/account/foo.md").exists());
    let again = said_in(test.root(), &["new", "content/fr/account/foo.md"]);
    assert!(again.contains("`content/fr/account/foo.md` already exists"), "{again}");
}

#[test]
fn the_ending_of_another_document_is_left_out() {
    let test = new_site();
    for (at, ending) in ["html", "htm", "txt", "docx", "markdown"].into_iter().enumerate() {
        let path = format!("account/page{at}.{ending}");
        let said = said_in(test.root(), &["new", &path]);
        let told = format!("`{path}` is written `account/page{at}`: the file of an article ends with `.md`");
        assert!(said.contains(&told), "{said}");
        assert!(test.root().join(format!("content/en/account/page{at}.md")).exists(), "{said}");
    }
}

#[test]
fn a_tag_of_another_system_is_understood() {
    let test = SiteTest::empty();
    let said = test.run(&["init", "s", "--locales", "fr_FR"]).code(2).stderr;
    assert!(said.contains("did you mean `fr-FR`?"), "{said}");
}

#[test]
fn the_report_is_no_source() {
    let test = new_site();
    let ignored = fs::read_to_string(test.root().join(".gitignore")).unwrap();
    assert_eq!(ignored, "/public/\n/build.html\n");
    let said = test.run(&["build", "--report=content/en/x.html"]).code(2).stderr;
    assert!(said.contains("choose another file with --report") && !said.contains("--output"), "{said}");
}

#[test]
fn a_site_above_is_named() {
    let test = new_site();
    let folder = test.root().join("content/en/account");
    for verb in [&["check"][..], &["build"], &["new", "account/x"], &["serve"], &["fix"], &["contacts"]] {
        let said = said_in(&folder, verb);
        assert!(said.contains("the site is in a folder above: write `--root ../../..`"), "{verb:?}: {said}");
    }
    assert!(said_in(&folder, &["check", "--root", "../../.."]).contains("0 errors"));
    let said = said_in(test.root(), &["check", "--root", "content"]);
    assert!(said.contains("write `--root .`"), "{said}");
    let nowhere = tempfile::tempdir().unwrap();
    let said = said_in(nowhere.path(), &["check"]);
    assert!(said.contains("`guichet init DIR` makes a new one"), "{said}");
}

#[test]
fn a_snippet_is_named_from_the_folder_of_the_site() {
    let test = SiteTest::new().file("content/fr/guide/a.md", "---\ntitle: A\n---\n{{ snippet(name=\"foo\") }}\n");
    let said = test.run(&["check"]).stderr;
    assert!(said.contains("help: add `content/fr/_snippets/foo.md`"), "{said}");
}

/// That plans and channels are unknown, and words for them unused, follows from it.
#[test]
fn a_missing_table_of_contacts_is_said_once() {
    let without = |name: &str| {
        let test = new_site();
        match name {
            "" => fs::remove_file(test.root().join("contacts.yaml")).unwrap(),
            name => fs::rename(test.root().join("contacts.yaml"), test.root().join(name)).unwrap(),
        }
        test.run(&["check"])
    };
    let missing = without("");
    assert_eq!(missing.diagnostics().len(), 1, "{}", missing.stderr);
    assert!(missing.stderr.contains("this site has no contacts.yaml"), "{}", missing.stderr);
    assert!(missing.stderr.contains("help: write contacts.yaml, which lists plans and channels"), "{}", missing.stderr);
    let near = without("contacts.yml");
    assert_eq!(near.diagnostics(), ["contacts.yml CFG012"], "{}", near.stderr);
    let several = SiteTest::new().file(
        "content/en/guide/a.md",
        "---\ntitle: A\nplans: pro\n---\n{{ contact(channel=\"chat\") }}\n\n{{ plan_badge(\"free\") }}\n",
    );
    assert_eq!(several.run(&["check"]).diagnostics().len(), 1);
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere() {
    use std::os::unix::fs::symlink;
    let test = SiteTest::new().article("content/en/guide/a.md", "A");
    let link = |target: &str, name: &str| symlink(target, test.root().join(name)).unwrap();
    link("gone.md", "content/en/guide/h.md");
    link("loop.md", "content/en/guide/loop.md");
    link("nowhere.yaml", "contacts.yaml");
    link("../guide", "content/en/guide/round");
    let said = test.run(&["check"]).code(1).stderr;
    for why in [
        "`content/en/guide/h.md`: it is a link to `gone.md`, which is not there",
        "`content/en/guide/loop.md`: it is a link that leads back to itself",
        "`contacts.yaml`: it is a link to `nowhere.yaml`, which is not there",
        "`content/en/guide/round`: it is a link to `content/en/guide`, the folder that it is in",
    ] {
        assert!(said.contains(why), "{why}\n{said}");
    }
    assert_eq!(said.matches("delete the link, or let it lead to a file that is there").count(), 4, "{said}");
    assert!(!said.contains("its permissions"), "{said}");
}

#[test]
fn a_map_is_shown_with_a_key_that_it_has() {
    let help = |line: &str| {
        let test = SiteTest::new().file("site.yaml", format!("{SITE}{line}\n")).article("content/en/guide/a.md", "A");
        test.run(&["check"]).stderr
    };
    for (line, step) in [
        ("repository: https://github.com/acme/help", "`repository: { url: https://github.com/acme/help }`"),
        ("repository: [a]", "`repository: { url: … }`"),
        ("search: [a]", "`search: { enabled: … }`"),
        ("outputs: all", "`outputs: { markdown: … }`"),
        ("external: [a]", "`external: { ignore: … }`"),
        ("variables: a", "`variables: { key: value }`"),
    ] {
        let said = help(line);
        assert!(said.contains(step), "{line}: {said}");
    }
}

#[test]
fn paths_of_windows_and_letters_of_another_case() {
    let test = SiteTest::new()
        .article("content/en/guide/get-help.md", "Help").file("content/assets/b.png", "PNG")
        .file("content/en/guide/a.md", "---\ntitle: A\n---\n![x](..\\..\\assets\\a.png)\n\n![x](..\\..\\assets\\b.png) [c](..\\c.md)\n\n[a](GET-HELP.MD)\n");
    let said = test.run(&["check"]).code(1).stderr;
    assert_eq!(said.matches("help: paths are written with `/`, on Windows too").count(), 2, "{said}");
    assert!(said.contains("write `../../assets/b.png`: paths are written with `/`"), "{said}");
    assert!(said.contains("did you mean `get-help.md`?") && !said.contains("GET-HELP.md"), "{said}");
}

#[test]
fn old_addresses_are_answered_with_what_to_write() {
    let check = |alias: &str| {
        let text = format!("---\ntitle: A\naliases: [\"{alias}\"]\n---\nText.\n");
        let test = SiteTest::new().file("content/en/guide/a.md", text);
        let checked = test.run(&["check"]);
        (checked.diagnostics(), checked.stderr)
    };
    for (alias, step) in [
        ("https://help.example.com/kb/en/old/", "help: write `old`"),
        ("https://help.example.com/kb/fr/old/", "write it into redirects.yaml: `/fr/old/: guide/a`"),
        ("https://help.example.com/kb/old/", "write it into redirects.yaml: `/old/: guide/a`"),
        ("https://www.example.org/old/", "is not one of this site"),
        ("/fr/old/", "the old address is below `/fr/`, and this text is in `en`"),
        ("fr/old", "write it into redirects.yaml: `/fr/old/: guide/a`"),
        ("a?b=1", "hosts look for the path alone"),
        ("a#b", "write it without the `#` and what follows, like `old`"),
        ("../up", "write the whole path, without `.` and `..`, like `old`"),
        ("old/*", "list each old page separately, like `old`"),
    ] {
        let (told, said) = check(alias);
        assert_eq!(told, ["content/en/guide/a.md:3:11 RED003"], "{alias}: {said}");
        assert!(said.contains(step) && !said.contains("`/fr/old/`"), "{alias}: {said}");
    }
    for alias in ["old", "/old/", "/en/old/", "en/old", "french/old"] {
        assert_eq!(check(alias).0, [""; 0], "{alias}");
    }
    // Done as it says.
    let test = SiteTest::new().article("content/en/guide/a.md", "A").file("redirects.yaml", "/fr/old/: guide/a\n");
    let built = test.build().code(0);
    assert!(built.page("_redirects").contains("/kb/fr/old"), "{}", built.page("_redirects"));
}
