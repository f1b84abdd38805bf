//! Files beside the pages: sitemap, feed, llms.txt, twins, host files, manifest.

use sha2::Digest;

use crate::site::{SITE, SiteTest};

fn site() -> SiteTest {
    SiteTest::new()
        .file("contacts.yaml", "plans: [free, pro]\nchannels:\n  kb: { plans: all, href: home }\n  chat: { kind: chat, plans: \">=pro\", languages: [en, fr], href: \"https://chat.example.com/?lang={lang}\" }\n")
        .file(
            "content/en/guide/a.md",
            "---\ntitle: A & B\ndescription: All of it\nupdated: 2026-01-02\nauthors: [Ana]\n---\nSee [b](b.md#top) and [site](https://example.org/).\n\n{{ support_matrix() }}\n\n![pic](pic.png)\n",
        )
        .file("content/en/guide/b.md", "---\ntitle: B\nupdated: 2026-02-03\n---\n## Top\n")
        .file("content/fr/guide/a.md", "---\ntitle: A et B\n---\nVoir.\n")
        .file("content/en/guide/pic.png", PNG)
}

/// A PNG of 2 × 1 pixels, header only: enough to be measured.
const PNG: [u8; 33] = [
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 2, 0, 0, 0, 1, 8, 2,
    0, 0, 0, 0, 0, 0, 0,
];

#[test]
fn images_get_their_size() {
    let built = site().build().code(0);
    let page = built.page("en/guide/a/index.html");
    assert!(page.contains("src=\"/kb/en/guide/pic.png\"") && page.contains("width=\"2\" height=\"1\""), "{page}");
    assert!(page.contains("loading=\"lazy\""));
    assert!(built.exists("en/guide/pic.png"));
}

#[test]
fn the_sitemap_has_alternates() {
    let sitemap = site().build().code(0).page("sitemap.xml");
    assert!(
        sitemap.contains("<loc>https://help.example.com/kb/en/guide/a/</loc><lastmod>2026-01-02</lastmod>"),
        "{sitemap}"
    );
    assert!(sitemap.contains("hreflang=\"fr\" href=\"https://help.example.com/kb/fr/guide/a/\""));
    assert!(sitemap.contains("hreflang=\"x-default\" href=\"https://help.example.com/kb/en/guide/a/\""));
}

#[test]
fn alternates_are_mutual() {
    let settings = format!("{SITE}  # and a third\n").replace("  fr:", "  de: { fallback: [en] }\n  fr:");
    let built = SiteTest::new()
        .file("site.yaml", settings)
        .article("content/en/guide/deep/a.md", "A")
        .article("content/fr/guide/deep/a.md", "A")
        .file("content/de/guide/_index.md", "---\ntitle: Anleitung\n---\n")
        .build()
        .code(0);
    let sitemap = built.page("sitemap.xml");
    for page in ["guide", "guide/deep"] {
        // The German folder holds nothing in German: it is no version of the others, and says so on both sides.
        let address = |locale: &str| format!("https://help.example.com/kb/{locale}/{page}/");
        for locale in ["en", "fr"] {
            let html = built.page(&format!("{locale}/{page}/index.html"));
            let entry = sitemap.split("<url>").find(|url| url.contains(&format!("<loc>{}<", address(locale))));
            let entry = entry.expect("the page is in the sitemap");
            for (other, named) in [("en", true), ("fr", true), ("de", false)] {
                let alternate = format!("hreflang=\"{other}\" href=\"{}\"", address(other));
                assert_eq!(html.contains(&alternate), named, "{locale} {other}: {html}");
                assert_eq!(entry.contains(&alternate), named, "{locale} {other}: {entry}");
            }
        }
        let german = built.page(&format!("de/{page}/index.html"));
        assert!(!german.contains("rel=\"alternate\" hreflang"), "{german}");
        assert!(!sitemap.contains(&format!("<loc>{}<", address("de"))), "{sitemap}");
    }
}

#[test]
fn the_feed_has_the_newest_first() {
    let feed = site().build().code(0).page("en/feed.xml");
    assert!(feed.find("<title>B</title>").unwrap() < feed.find("<title>A &amp; B</title>").unwrap(), "{feed}");
    assert!(
        feed.contains("<updated>2026-02-03T00:00:00Z</updated>\n<entry>"),
        "the feed's date is its newest entry's: {feed}"
    );
    assert!(feed.contains("<author><name>Ana</name></author>"));
}

#[test]
fn markdown_twins_are_for_readers() {
    let built = site().build().code(0);
    let twin = built.page("en/guide/a/index.md");
    assert!(twin.starts_with("---\ntitle: \"A & B\"\ndescription: \"All of it\"\nurl: https://help.example.com/kb/en/guide/a/\nlocale: en\nupdated: 2026-01-02\n---\n\n# A & B\n\n"), "{twin}");
    assert!(twin.contains("[b](/kb/en/guide/b/index.md#top) and [site](https://example.org/)"), "{twin}");
    assert!(twin.contains("| Not included | Included |"), "the matrix is a table: {twin}");
    assert!(twin.contains("![pic](/kb/en/guide/pic.png)"), "{twin}");
    let list = built.page("llms.txt");
    assert!(list.contains("- [A & B](https://help.example.com/kb/en/guide/a/index.md): All of it"), "{list}");
    assert!(!built.exists("fr/guide/b/index.md"), "a borrowed article has no twin of its own");
}

#[test]
fn outputs_can_be_switched_off() {
    let test = site().file("site.yaml", format!("{SITE}outputs: {{ markdown: false, feed: false, llms: false, sitemap: false, opensearch: false }}\nsearch: false\n"));
    let built = test.build().code(0);
    for path in
        ["sitemap.xml", "llms.txt", "en/feed.xml", "opensearch.xml", "en/guide/a/index.md", "_guichet/search.js"]
    {
        assert!(!built.exists(path), "{path}");
    }
    let page = built.page("en/guide/a/index.html");
    assert!(
        !page.contains("feed.xml") && !page.contains("index.md") && !page.contains("opensearch"),
        "nothing points at them"
    );
}

#[test]
fn the_manifest_lists_every_file_with_its_hash() {
    let built = site().build().code(0);
    let manifest: serde_json::Value = serde_json::from_str(&built.page("manifest.json")).unwrap();
    let mut files = built.files.clone();
    files.remove("manifest.json");
    let listed = manifest["files"].as_array().unwrap();
    assert_eq!(listed.len(), files.len());
    for file in listed {
        let bytes = &files[file["path"].as_str().unwrap()];
        assert_eq!(file["bytes"], bytes.len());
        let hash: String = sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(file["hash"], hash);
    }
}

#[test]
fn pages_keep_to_their_own_security_policy() {
    let built = site().build().code(0);
    for (path, bytes) in &built.files {
        if !path.ends_with(".html") {
            continue;
        }
        let page = String::from_utf8_lossy(bytes);
        assert!(!page.contains("<style") && !page.contains(" style=\""), "inline style in {path}");
        for script in page.split("<script").skip(1) {
            // Data, which browsers don't run and no policy is about; it can't be ended from within.
            if let Some(data) = script.strip_prefix(" type=\"application/ld+json\">") {
                let data = data.split('<').next().unwrap_or_default();
                assert!(serde_json::from_str::<serde_json::Value>(data).is_ok(), "{path}: {data}");
                continue;
            }
            assert!(
                script.starts_with(" src=\"/kb/")
                    || script.contains(" src=\"/kb/") && script.find(" src=") < script.find('>'),
                "inline script in {path}"
            );
        }
        for handler in [" onclick=", " onload=", " onerror=", "javascript:"] {
            assert!(!page.contains(handler), "{handler} in {path}");
        }
    }
}

#[test]
fn help_json_knows_the_top_articles_of_a_context() {
    let test = SiteTest::new()
        .file("site.yaml", format!("{SITE}contexts: [inbox, empty]\n"))
        .file("content/en/guide/a.md", "---\ntitle: Second\ncontexts: [inbox]\ntop: 2\n---\n")
        .file("content/en/guide/b.md", "---\ntitle: First\ncontexts: [inbox]\ntop: 1\n---\n");
    let help: serde_json::Value = serde_json::from_str(&test.build().code(0).page("_guichet/fr/help.json")).unwrap();
    assert_eq!(help["contexts"]["inbox"], serde_json::json!(["guide/b", "guide/a"]));
    assert_eq!(help["contexts"]["empty"], serde_json::json!([]));
    assert_eq!(help["articles"][0]["lang"], "en", "the French panel says that the text is English");
}

#[test]
fn themes_are_overridden_file_by_file() {
    let built = SiteTest::new()
        .article("content/en/guide/a.md", "A")
        .file("templates/partials/footer.html", "<footer>OURS</footer>")
        .file("static/favicon.ico", "icon")
        .file("locales/fr.ftl", "callout-note = Remarque maison\n")
        .file("content/fr/guide/a.md", "---\ntitle: A\n---\n> [!NOTE]\n> Attention\n")
        .build()
        .code(0);
    assert!(built.page("en/guide/a/index.html").contains("<footer>OURS</footer>"));
    assert!(built.page("fr/guide/a/index.html").contains("Remarque maison"));
    assert!(built.exists("favicon.ico"));
}

#[test]
fn the_stylesheet_is_one_file_with_overrides_in_their_places() {
    let built = SiteTest::new()
        .article("content/en/guide/a.md", "A")
        .file("templates/assets/layout.css", "/* ours */\n.container { color: red }\n")
        .file("locales/fr.ftl", "script-hello = Salut\nnav-topics = Sujets\n")
        .build()
        .code(0);
    let asset = |name: &str| {
        let path = built.files.keys().find(|path| path.starts_with("_guichet/") && path.ends_with(name));
        built.page(path.expect(name))
    };
    let css = asset("/theme.css");
    let places: Vec<usize> = ["--accent:", ".container{color:red}", ".callout-title", "@media print{"]
        .iter()
        .map(|part| css.find(part).expect(part))
        .collect();
    assert!(places.is_sorted() && !css.contains("@import") && !css.contains("/*"), "{places:?}");
    let words = asset("/words/fr.json");
    assert!(words.contains("\"script_hello\":\"Salut\"") && words.contains("\"search_retry\""), "{words}");
    assert!(!words.contains("Sujets"), "templates have the other families: {words}");
}

#[test]
fn a_large_section_names_the_nearest_articles_and_leads_to_all() {
    let mut test = SiteTest::new();
    for number in 10..99 {
        test = test.article(&format!("content/en/guide/n{number}.md"), &format!("N{number}"));
    }
    let page = test.build().code(0).page("en/guide/n37/index.html");
    let side =
        page.split_once("<nav class=\"side-nav\"").and_then(|(_, rest)| rest.split_once("</nav>")).expect("it").0;
    let named: Vec<usize> = (10..99).filter(|number| side.contains(&format!("/guide/n{number}/"))).collect();
    assert_eq!(named, (25..45).collect::<Vec<_>>());
    assert!(side.contains("/guide/n37/\" aria-current=\"page\">"), "{side}");
    assert!(side.contains(">See all 89 articles in "), "{side}");
}

/// Of one length and the file's proportions, rounded; without a file's, only what is given.
#[test]
fn a_picture_with_one_length_gets_the_other() {
    let svg = |width: u32, height: u32| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\"></svg>\n")
    };
    for (width, height, given, expected) in [
        (400, 300, "width=\"200\"", " width=\"200\" height=\"150\""),
        (400, 300, "height=\"30\"", " width=\"40\" height=\"30\""),
        (3, 2, "width=\"100\"", " width=\"100\" height=\"67\""),
        (4000, 1, "width=\"100\"", " width=\"100\" height=\"1\""),
        (400, 300, "style=\"width: 100px\"", " width=\"100\" height=\"75\""),
    ] {
        let test = SiteTest::new()
            .file("content/en/guide/a.md", format!("---\ntitle: A\n---\n<img src=\"a.svg\" alt=\"x\" {given}>\n"))
            .file("content/en/guide/a.svg", svg(width, height));
        let page = test.build().code(0).page("en/guide/a/index.html");
        let image = page
            .split("<img src=\"/kb/en/guide/a.svg\"")
            .nth(1)
            .and_then(|rest| rest.split('>').next())
            .unwrap_or_default();
        assert!(image.contains(expected), "{width} {height} {given}: {image}");
        assert_eq!(image.matches("width=").count() + image.matches("height=").count(), 2, "{image}");
    }
    let remote = "---\ntitle: A\n---\n<img src=\"https://x.example/a.png\" alt=\"x\" width=\"20\">\n";
    let page = SiteTest::new().file("content/en/guide/a.md", remote).build().code(0).page("en/guide/a/index.html");
    assert!(page.contains(" width=\"20\" loading"), "{page}");
}
