//! Blocks of code that show a file of the content.

use crate::site::SiteTest;

const SHOWS: &str = "---\ntitle: A\n---\n```py file=\"code/app.py\" region=\"setup\"\n```\n";
const APP: &str = "import os\n# region setup\nrun_in_english()\n# endregion\n";

fn site() -> SiteTest {
    SiteTest::new().file("content/en/guide/a.md", SHOWS).file("content/en/guide/code/app.py", APP)
}

#[test]
fn a_page_follows_the_file() {
    let test = site().article("content/en/guide/b.md", "B");
    let built = test.build().code(0);
    assert_eq!(built.diagnostics(), [""; 0]);
    let page = built.page("en/guide/a/index.html");
    assert!(page.contains("run_in_english") && !page.contains("region") && !page.contains("import"), "{page}");
    assert!(built.page("en/guide/a/index.md").ends_with("```py\nrun_in_english()\n```\n"));
    let search = test.run(&["search", "run_in_english", "--locale", "en", "--json"]).code(0).stdout;
    assert!(search.contains("/kb/en/guide/a/"), "{search}");
    // A file that is only shown is a file like any other.
    assert!(built.exists("en/guide/code/app.py"));
    test.write("content/en/guide/code/app.py", APP.replace("english", "british"));
    assert!(test.build().code(0).page("en/guide/a/index.html").contains("run_in_british"));
    test.write("content/en/guide/code/app.py", "import os\n");
    assert_eq!(test.build().code(1).diagnostics(), ["content/en/guide/a.md:4:1 MD031"]);
    test.write("content/en/guide/code/app.py", APP);
    assert!(test.build().code(0).page("en/guide/a/index.html").contains("run_in_english"));
}

#[test]
fn languages_borrow_it_like_a_picture() {
    let test = site().file("content/fr/guide/a.md", SHOWS.replace("title: A", "title: Un"));
    assert!(test.build().code(0).page("fr/guide/a/index.html").contains("run_in_english"));
    test.write("content/fr/guide/code/app.py", APP.replace("english", "french"));
    let built = test.build().code(0);
    assert!(built.page("fr/guide/a/index.html").contains("run_in_french"));
    assert!(built.page("en/guide/a/index.html").contains("run_in_english"));
}

#[test]
fn what_browsers_would_run_is_shown_and_not_published() {
    let article = "---\ntitle: A\n---\n```file=\"code/a.js\"\n```\n\n```html file=\"/en/_snippets/b.html\"\n```\n";
    let test = SiteTest::new().file("content/en/guide/a.md", article);
    let test =
        test.file("content/en/guide/code/a.js", "alert(1);\n").file("content/en/_snippets/b.html", "<b onclick=x>\n");
    let built = test.build().code(0);
    assert_eq!(built.diagnostics(), [""; 0]);
    let page = built.page("en/guide/a/index.html");
    assert!(page.contains("alert</span>(") && page.contains("onclick") && !page.contains("<b onclick"), "{page}");
    assert!(!built.exists("en/guide/code/a.js") && !built.exists("en/_snippets/b.html"));
}

#[test]
fn what_is_elsewhere_is_not_shown() {
    let test = SiteTest::new().file("secret.txt", "secret\n").file("static/s.txt", "s\n");
    for path in
        ["../../../secret.txt", "/../secret.txt", "/static/s.txt", "b.md", "pic.png", "https://example.com/a.py"]
    {
        let article = format!("---\ntitle: A\n---\n```txt file=\"{path}\"\n```\n");
        test.write("content/en/guide/a.md", article);
        test.write("content/en/guide/b.md", "# B\n");
        test.write("content/en/guide/pic.png", [0_u8, 1, 2]);
        assert_eq!(test.build().code(1).diagnostics(), ["content/en/guide/a.md:4:1 MD031"], "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_out_of_the_site_is_none() {
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::write(elsewhere.path().join("app.py"), APP).unwrap();
    let test = SiteTest::new().file("content/en/guide/a.md", SHOWS).file("content/en/guide/code/other.py", "");
    let link = test.root().join("content/en/guide/code/app.py");
    std::os::unix::fs::symlink(elsewhere.path().join("app.py"), link).unwrap();
    let built = test.build().code(1);
    assert!(built.diagnostics().contains(&"content/en/guide/a.md:4:1 MD031".to_owned()), "{}", built.stderr);
}
