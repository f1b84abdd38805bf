//! What chats, networks and search engines are told of a page.

use serde_json::Value;

use crate::site::{SITE, SiteTest};

/// The head of a PNG of this size.
fn png(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &size, b"\x08\x02\0\0\0"].concat()
}

fn meta<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let tags = ["property", "name"].map(|attribute| format!("<meta {attribute}=\"{name}\" content=\""));
    let found = tags.iter().flat_map(|tag| page.split(tag.as_str()).skip(1));
    found.filter_map(|rest| rest.split('"').next()).collect()
}

fn data(page: &str) -> Option<Value> {
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">")?;
    serde_json::from_str(rest.split("</script>").next()?).ok()
}

fn site() -> SiteTest {
    SiteTest::new()
        .file("content/en/guide/_index.md", "---\ntitle: Guide\n---\n")
        .file("content/fr/guide/_index.md", "---\ntitle: Guide\n---\n")
}

#[test]
fn an_article_says_what_a_link_to_it_is_shown_with() {
    let built = site()
        .file(
            "content/en/guide/a.md",
            "---\ntitle: Tom & \"Ann\" </script>\ndescription: In two steps.\nupdated: 2026-11-01\nauthors: [Ada]\n---\nText.\n",
        )
        .file("content/fr/guide/a.md", "---\ntitle: Titre\n---\nTexte.\n")
        .build()
        .code(0);
    let page = &built.page("en/guide/a/index.html");
    for (name, value) in [
        ("og:site_name", "Help"),
        ("og:type", "article"),
        ("og:title", "Tom &amp; &quot;Ann&quot; &lt;/script&gt;"),
        ("og:description", "In two steps."),
        ("og:url", "https://help.example.com/kb/en/guide/a/"),
        ("og:locale", "en_US"),
        ("og:locale:alternate", "fr_FR"),
        ("article:modified_time", "2026-11-01T00:00:00Z"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("twitter:card", "summary_large_image"),
    ] {
        assert_eq!(meta(page, name), [value], "{name}");
    }
    let image = meta(page, "og:image")[0];
    let path = image.strip_prefix("https://help.example.com/kb/").unwrap();
    assert!(path.ends_with("/share.png") && built.files.contains_key(path), "{path}");
    let data = data(page).unwrap();
    let [about, way] = data["@graph"].as_array().unwrap().as_slice() else { panic!("{data}") };
    assert_eq!(about["headline"], "Tom & \"Ann\" </script>");
    assert_eq!(about["dateModified"], "2026-11-01T00:00:00Z");
    assert_eq!(about["author"][0]["name"], "Ada");
    assert!(about["image"].is_null(), "nobody has chosen it");
    let steps: Vec<&str> =
        way["itemListElement"].as_array().unwrap().iter().filter_map(|step| step["item"].as_str()).collect();
    let addresses = ["en/", "en/guide/"].map(|path| format!("https://help.example.com/kb/{path}"));
    assert_eq!(steps, addresses);
    assert_eq!(meta(&built.page("en/index.html"), "og:type"), ["website"]);
    for quiet in ["en/search/index.html", "en/404.html"] {
        assert!(!built.page(quiet).contains("og:"), "{quiet}");
    }
}

#[test]
fn a_borrowed_text_is_that_of_its_original() {
    let built = site().article("content/en/guide/a.md", "A").build().code(0);
    let page = &built.page("fr/guide/a/index.html");
    assert_eq!(meta(page, "og:url"), ["https://help.example.com/kb/en/guide/a/"]);
    assert_eq!(meta(page, "og:locale"), ["en_US"]);
    assert_eq!(meta(page, "og:locale:alternate"), [""; 0]);
    assert_eq!(data(page), None, "search engines are sent to the original");
}

#[test]
fn an_article_may_have_a_picture_of_its_own() {
    let test = site()
        .file("content/en/guide/a.md", "---\ntitle: A\nimage: first\n---\n![B](b.svg)\n\n![The list](wide.png)\n")
        .file("content/en/guide/b.md", "---\ntitle: B\nimage: small.png\n---\nText.\n")
        .file("content/fr/guide/b.md", "---\ntitle: B\n---\nTexte.\n")
        .file("content/en/guide/c.md", "---\ntitle: C\nimage: https://img.example.com/c.jpg\n---\nText.\n")
        .file("content/en/guide/d.md", "---\ntitle: D\nimage: first\n---\nNo picture.\n")
        .file("content/en/guide/e.md", "---\ntitle: E\ndraft: true\nimage: hidden.png\n---\nText.\n")
        .file("content/en/guide/b.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"></svg>\n")
        .file("content/en/guide/wide.png", png(800, 400))
        .file("content/en/guide/small.png", png(64, 64))
        .file("content/en/guide/hidden.png", png(64, 64));
    let built = test.build().code(0);
    let image = |page: &str| meta(&built.page(page), "og:image")[0].to_owned();
    let at = |path: &str| format!("https://help.example.com/kb/{path}");
    assert_eq!(image("en/guide/a/index.html"), at("en/guide/wide.png"));
    assert_eq!(meta(&built.page("en/guide/a/index.html"), "og:image:alt"), ["The list"]);
    assert_eq!(meta(&built.page("en/guide/a/index.html"), "og:image:width"), ["800"]);
    assert_eq!(image("en/guide/b/index.html"), at("en/guide/small.png"));
    assert_eq!(meta(&built.page("en/guide/b/index.html"), "twitter:card"), ["summary"]);
    assert_eq!(image("fr/guide/b/index.html"), at("en/guide/small.png"), "it says the same in every language");
    assert_eq!(image("en/guide/c/index.html"), "https://img.example.com/c.jpg");
    assert!(image("en/guide/d/index.html").ends_with("/share.png"));
    assert!(!built.files.contains_key("en/guide/hidden.png"), "only a draft has it");
    test.write("content/en/guide/b.md", "---\ntitle: B\nimage: smal.png\n---\nText.\n");
    test.write("content/en/guide/c.md", "---\ntitle: C\nimage: b.svg\n---\nText.\n");
    test.write("content/en/guide/d.md", "---\ntitle: D\nimage: \"javascript:alert(1)\"\n---\nText.\n");
    let built = test.build().code(1);
    let told =
        ["content/en/guide/b.md:3:8 IMG001", "content/en/guide/c.md:3:8 FM004", "content/en/guide/d.md:3:8 FM004"];
    assert_eq!(built.diagnostics(), told);
}

#[test]
fn the_themes_picture_has_the_colours_of_the_brand() {
    let picture = |theme: &str| {
        let built =
            site().file("site.yaml", format!("{SITE}{theme}")).article("content/en/guide/a.md", "A").build().code(0);
        let picture = built.files.iter().find(|(path, _)| path.ends_with("/share.png")).unwrap();
        let palette = picture.1.windows(4).position(|name| name == b"PLTE").unwrap() + 4;
        picture.1[palette..palette + 3].to_vec()
    };
    assert_eq!(picture(""), [0x0d, 0x40, 0x3a]);
    let hero = "theme: { colors: { hero: \"#7047eb\", on_hero: \"#ffffff\" } }\n";
    assert_eq!(picture(hero), [0x70, 0x47, 0xeb]);
}
