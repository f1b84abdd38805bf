//! `guichet import --fetch`: pictures that are on other servers come along, once, and stay.

use std::fs;
use std::path::{Path, PathBuf};

use guichet_test_support::web::{Reply, Web};
use serde_json::{Value, json};

use crate::site::{SITE, SiteTest, files};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82";
const SVG: &[u8] =
    b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><script>alert(1)</script><path d=\"M0 0h9\"/></svg>";

fn file(media_type: &str, bytes: &[u8]) -> Reply {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\n\r\n", bytes.len());
    Reply::Bytes([head.as_bytes(), bytes].concat())
}

fn web() -> Web {
    Web::new(|asked| match asked.path.as_str() {
        "/a/shot.png" | "/attachments/4711" | "/with%20space.png?v=2" | "/hc/article_attachments/77/steps.png" => {
            file("image/png", PNG)
        }
        "/moved.png" => Reply::redirect(302, "/a/shot.png"),
        "/drawing" => file("image/svg+xml", SVG),
        "/login.png" => file("text/html", b"<!doctype html><title>Sign in</title>"),
        "/inside.png" => Reply::redirect(302, "http://169.254.169.254/latest/meta-data/"),
        "/half.png" => Reply::Bytes([b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n", PNG].concat()),
        "/endless.png" => Reply::Bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx".to_vec()),
        _ => Reply::status(404),
    })
}

/// A site with this server's address allowed, and the source of another beside it.
fn moving_in() -> (SiteTest, PathBuf) {
    let test = SiteTest::empty()
        .file("help/site.yaml", format!("{SITE}external: {{ allow: [127.0.0.1], timeout: 5 }}\n"))
        .file("old/mkdocs.yml", "site_name: Atrium\n")
        .file("old/docs/index.md", "# Help\n");
    let source = test.root().join("old");
    (test, source)
}

fn import(test: &SiteTest, arguments: &[&str]) -> String {
    let (old, help) = (test.root().join("old"), test.root().join("help"));
    let paths = ["import", old.to_str().unwrap(), help.to_str().unwrap()];
    test.run(&[&paths[..], arguments].concat()).code(0).stderr
}

fn report(test: &SiteTest) -> Value {
    serde_json::from_slice(&fs::read(test.root().join("help/import-report.json")).unwrap()).unwrap()
}

fn article(test: &SiteTest, path: &str) -> String {
    fs::read_to_string(test.root().join("help/content/en").join(path)).unwrap()
}

/// What an import leaves, without what it says of itself.
fn all(root: &Path) -> Vec<(String, Vec<u8>)> {
    let kept = |path: &String| !path.starts_with("import-report") && !path.starts_with(".guichet/");
    files(&root.join("help")).into_iter().filter(|(path, _)| kept(path)).collect()
}

#[test]
fn pictures_come_along_once_and_stay() {
    let web = web();
    let (test, _) = moving_in();
    let at = |path: &str| web.url(path);
    let body = format!(
        "# A\n\n![Shot]({})\n\n![Numbered]({})\n\n<img src=\"{}\" alt=\"Spaced\">\n\n![Again]({})\n\n![Drawn]({})\n\n![Gone]({})\n\n![Login]({})\n\n\
         ![Inside]({})\n\n![Half]({})\n\n![Endless]({})\n\n[Not a picture]({})\n",
        at("/a/shot.png"),
        at("/attachments/4711"),
        at("/with%20space.png?v=2"),
        at("/moved.png"),
        at("/drawing"),
        at("/gone.png"),
        at("/login.png"),
        at("/inside.png"),
        at("/half.png"),
        at("/endless.png"),
        at("/a/shot.png"),
    );
    test.write("old/docs/guide/a.md", &body);
    let said = import(&test, &["--fetch"]);
    assert!(said.contains("5 files fetched from other servers"), "{said}");
    let text = article(&test, "guide/a.md");
    let assets = "../../assets";
    for (alt, name) in
        [("![Shot]", "shot.png"), ("![Numbered]", "4711.png"), ("![Again]", "moved.png"), ("![Drawn]", "drawing.svg")]
    {
        assert!(text.contains(&format!("{alt}({assets}/{name})")), "{name}: {text}");
    }
    assert!(text.contains("assets/with-space.png\""), "{text}");
    assert_eq!(fs::read(test.root().join("help/content/assets/shot.png")).unwrap(), PNG);
    for path in ["/gone.png", "/login.png", "/inside.png", "/half.png", "/endless.png"] {
        assert!(text.contains(&at(path)), "it stays at its address: {path}\n{text}");
    }
    // What could not be fetched, with the reason of each; and what was is on no other server any more.
    let report = report(&test);
    let left: Vec<String> = report["left"].as_array().unwrap().iter().map(ToString::to_string).collect();
    for (path, why) in [
        ("/gone.png", "404 (not found)"),
        ("/login.png", "sign in"),
        ("/inside.png", "`169.254.169.254` is not a host of the Internet"),
        ("/half.png", "the connection ended"),
        ("/endless.png", "larger than 64 MiB"),
    ] {
        assert!(left.iter().any(|one| one.contains(&at(path)) && one.contains(why)), "{path}: {left:#?}");
    }
    assert_eq!(report["remote"].as_array().unwrap().len(), 5, "{report}");
    let asked: Vec<_> = web.asked();
    assert!(asked.iter().all(|asked| asked.header("cookie").is_none() && asked.header("referer").is_none()));
    assert!(asked[0].header("user-agent").unwrap().ends_with("(import into a help centre)"));
    assert!(!test.root().join("help/.guichet/import").exists());
    // What somebody else has drawn runs nothing.
    test.run(&["build", "--root", test.root().join("help").to_str().unwrap(), "-o", "help/public"]);
    for (path, bytes) in files(&test.root().join("help/public")) {
        assert!(!String::from_utf8_lossy(&bytes).contains("alert(1)"), "{path}");
    }

    // Again, without asking anybody: nothing changes.
    let before = all(test.root());
    let requests = web.asked().len();
    let said = import(&test, &[]);
    assert!(said.contains("0 files written"), "{said}");
    assert_eq!((all(test.root()), web.asked().len()), (before, requests));

    // A picture that somebody has deleted is not fetched again, and the article leads to where it is.
    fs::remove_file(test.root().join("help/content/assets/4711.png")).unwrap();
    test.write("old/docs/guide/a.md", format!("{body}\n![New]({})\n", at("/attachments/4711?new")));
    let said = import(&test, &["--fetch"]);
    assert!(!said.contains("fetched"), "{said}");
    let text = article(&test, "guide/a.md");
    assert!(text.contains(&format!("![Numbered]({})", at("/attachments/4711"))), "{text}");
    assert!(text.contains("shot.png)") && !test.root().join("help/content/assets/4711.png").exists());

    // One that the source no longer has goes with it; one that two share stays.
    test.write("old/docs/guide/a.md", format!("# A\n\n![Shot]({})\n", at("/a/shot.png")));
    import(&test, &[]);
    let assets: Vec<_> = fs::read_dir(test.root().join("help/content/assets")).unwrap().flatten().collect();
    assert_eq!(assets.len(), 1, "{assets:?}");
}

#[test]
fn nothing_is_asked_unless_somebody_wants_it() {
    let web = web();
    let (test, _) = moving_in();
    test.write("old/docs/a.md", format!("# A\n\n![Shot]({})\n", web.url("/a/shot.png")));
    import(&test, &[]);
    assert!(web.asked().is_empty());
    let page = fs::read_to_string(test.root().join("help/import-report.md")).unwrap();
    assert!(page.contains("`guichet import --fetch` fetches them"), "{page}");
    // An address that is nobody's, or of a private network, is not asked.
    test.write("help/site.yaml", SITE);
    import(&test, &["--fetch"]);
    assert!(web.asked().is_empty());
    assert!(report(&test)["left"].to_string().contains("allow it in site.yaml"));
}

#[test]
fn attachments_of_a_help_desk() {
    let web = web();
    let (test, _) = moving_in();
    fs::remove_dir_all(test.root().join("old")).unwrap();
    let html = format!(
        "<p>One</p><p><img src=\"{}\"></p><p><a href=\"{}\">The table</a></p>",
        web.url("/hc/article_attachments/77/steps.png"),
        web.url("/hc/article_attachments/78/gone.pdf"),
    );
    let category = json!({"id": 1, "name": "Guide", "locale": "en-us", "source_locale": "en-us"});
    let section = json!({"id": 2, "name": "Start", "category_id": 1, "locale": "en-us", "source_locale": "en-us"});
    let article = json!({"id": 3, "title": "First", "section_id": 2, "locale": "en-us", "source_locale": "en-us", "body": html,
        "html_url": "https://help.atrium.example.com/hc/en-us/articles/3-First"});
    for (name, value) in [("categories", category), ("sections", section), ("articles", article)] {
        test.write(&format!("old/{name}.json"), json!({name: [value]}).to_string());
    }
    import(&test, &["--fetch"]);
    let found = files(&test.root().join("help/content"));
    assert_eq!(found.get("assets/steps.png").map(Vec::as_slice), Some(PNG), "{:?}", found.keys());
    let (_, text) = found.iter().find(|(path, _)| path.ends_with("first.md")).unwrap();
    let text = String::from_utf8_lossy(text);
    assert!(text.contains("assets/steps.png)") && text.contains(&web.url("/hc/article_attachments/78/gone.pdf")));
    let left = report(&test)["left"].to_string();
    assert!(left.contains("gone.pdf") && !left.contains("steps.png"), "{left}");
}
