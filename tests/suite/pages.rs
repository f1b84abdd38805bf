//! What pages look like to a reader of their HTML: languages of titles, long lists, many areas, what is asked for at once.

use std::collections::BTreeSet;
use std::fmt::Write;

use scraper::{Html, Selector};

use crate::site::{Outcome, SITE, SiteTest};

fn parsed(built: &Outcome, path: &str) -> Html {
    Html::parse_document(&built.page(path))
}

fn count(page: &Html, selector: &str) -> usize {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).count()
}

#[test]
fn a_borrowed_title_is_marked_with_its_language_everywhere() {
    let site = "title: Help\nbase_url: https://help.example.com/kb/\nlocales:\n  en: {}\n  ar: { fallback: [en] }\nareas: [guide, other]\n";
    let mut test = SiteTest::empty()
        .file("site.yaml", site)
        .file("content/en/guide/_index.md", "---\ntitle: Borrowed guide\ndescription: Borrowed words.\n---\n")
        .file("content/en/guide/deep/_index.md", "# Borrowed deep\n")
        .file("content/ar/other/_index.md", "---\ntitle: \u{623}\u{62e}\u{631}\u{649}\n---\n")
        .file("content/ar/guide/own.md", "---\ntitle: \u{62a}\u{635}\u{62f}\u{64a}\u{631}\n---\n\u{646}\u{635}\n");
    for name in ["guide/one", "guide/two", "guide/deep/three", "guide/deep/four", "other/five"] {
        test = test.article(&format!("content/en/{name}.md"), &format!("Borrowed {name}"));
    }
    let built = test.build().code(0);
    let mut seen = 0;
    for path in built.files.keys().filter(|path| path.starts_with("ar/") && path.ends_with(".html")) {
        let page = parsed(&built, path);
        let everything = Selector::parse("body *").unwrap();
        for node in page.select(&everything) {
            let own = node.children().filter_map(|child| child.value().as_text());
            // A sentence of the page's own around a borrowed name is the page's own.
            let arabic = |text: &str| text.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c));
            if !own.into_iter().any(|text| text.contains("Borrowed") && !arabic(text)) {
                continue;
            }
            seen += 1;
            let mut around = std::iter::once(*node).chain(node.ancestors()).filter_map(scraper::ElementRef::wrap);
            let nearest = around.find(|around| around.value().attr("lang").is_some()).expect("a language");
            assert_eq!(nearest.value().attr("lang"), Some("en"), "{path}: {}", node.html());
            assert_eq!(nearest.value().attr("dir"), Some("ltr"), "{path}: {}", node.html());
        }
    }
    assert!(seen > 40, "{seen}");
    // A title in the page's own language is not marked.
    let own = parsed(&built, "ar/other/index.html");
    assert_eq!(count(&own, "h1[lang]"), 0);
}

fn area_of(articles: usize, head: impl Fn(usize) -> String) -> Outcome {
    let mut test = SiteTest::new().article("content/en/small/one.md", "The one");
    for at in 0..articles {
        let letter = char::from(b'A' + u8::try_from(at % 26).unwrap());
        test.write(
            &format!("content/en/guide/a{at}.md"),
            format!("---\ntitle: {letter} title {at}\n{}---\nText.\n", head(at)),
        );
    }
    test = test.file("site.yaml", SITE.replace("[guide]", "[guide, small]"));
    test.build().code(0)
}

#[test]
fn a_long_list_is_grouped_by_letter_and_can_be_filtered() {
    let built = area_of(205, |_| String::new());
    let page = parsed(&built, "en/guide/index.html");
    assert_eq!(count(&page, ".letter-group h2"), 26);
    assert_eq!(count(&page, ".letter-group li a"), 205);
    assert_eq!(count(&page, "[data-list-filter] input[aria-label='Filter 205 articles']"), 1);
    assert_eq!(count(&page, "script[src$='list-filter.js']"), 1);
    assert_eq!(count(&page, ".article-row"), 0);
    let small = parsed(&built, "en/small/index.html");
    assert_eq!(
        (count(&small, ".article-row"), count(&small, "[data-list-filter], script[src$='list-filter.js']")),
        (1, 0)
    );
    // Just few enough to be looked over.
    let built = area_of(24, |_| String::new());
    assert_eq!(count(&parsed(&built, "en/guide/index.html"), ".article-row"), 24);
}

#[test]
fn a_long_list_in_the_writers_order_keeps_it_and_folds_the_rest() {
    let built = area_of(60, |at| format!("order: {}\n", 60 - at));
    let page = parsed(&built, "en/guide/index.html");
    assert_eq!(count(&page, ".letter-group"), 0);
    let links = Selector::parse("[data-list-filter] li a").unwrap();
    let titles: Vec<String> = page.select(&links).map(|link| link.text().collect()).collect();
    assert_eq!(titles.len(), 60);
    assert!(titles[0].ends_with(" 59") && titles[59].ends_with(" 0"), "{titles:?}");
    assert_eq!(count(&page, "details.more-articles li a"), 40);
    assert!(page.html().contains("See all 60 articles in Guide"));
}

#[test]
fn what_most_readers_come_for_stands_above_many_areas_and_below_few() {
    for (areas, many) in [(4, false), (12, false), (13, true), (29, true)] {
        let mut test = SiteTest::empty();
        let mut names = Vec::new();
        for at in 0..areas {
            let name = format!("area-{at:02}");
            test = test
                .file(
                    &format!("content/en/{name}/_index.md"),
                    format!("---\ntitle: Area {at}\ndescription: About {at}.\n---\n"),
                )
                .file(
                    &format!("content/en/{name}/a.md"),
                    format!("---\ntitle: First of {at}\ntop: {}\n---\nText.\n", at + 1),
                );
            names.push(name);
        }
        let settings = format!(
            "title: Help\nbase_url: https://help.example.com/\nlocales:\n  en: {{}}\nareas: [{}]\n",
            names.join(", ")
        );
        let built = test.file("site.yaml", settings).build().code(0);
        let html = built.page("en/index.html");
        let page = Html::parse_document(&html);
        assert_eq!(html.find("id=\"page:popular\"") < html.find("id=\"page:areas\""), many, "{areas} areas");
        let cards = if many { (0, areas) } else { (areas, 0) };
        assert_eq!((count(&page, ".area-card"), count(&page, ".area-rows li")), cards);
        assert_eq!(count(&page, ".icon-tile"), 0, "nobody has chosen an icon");
        // One icon, and the others have the default one, so that rows begin at one line.
        let with = test_with_an_icon(areas);
        assert_eq!(count(&parsed(&with, "en/index.html"), ".icon-tile"), areas);
    }
}

fn test_with_an_icon(areas: usize) -> Outcome {
    let mut test = SiteTest::empty();
    let mut names = String::new();
    for at in 0..areas {
        let icon = if at == 1 { "icon: mail\n" } else { "" };
        test = test
            .file(&format!("content/en/area-{at:02}/_index.md"), format!("---\ntitle: Area {at}\n{icon}---\n"))
            .article(&format!("content/en/area-{at:02}/a.md"), "First");
        let _ = write!(names, "area-{at:02}, ");
    }
    let settings =
        format!("title: Help\nbase_url: https://help.example.com/\nlocales:\n  en: {{}}\nareas: [{names}]\n");
    test.file("site.yaml", settings).build().code(0)
}

#[test]
fn every_page_says_what_it_is_about() {
    let built = SiteTest::new()
        .article("content/en/guide/lists/one.md", "One")
        .article("content/en/guide/two.md", "Two")
        .file("redirects.yaml", "/old/: /en/guide/two/\n")
        .build()
        .code(0);
    for (path, _) in built.files.iter().filter(|(path, _)| path.ends_with(".html") && !path.starts_with("old/")) {
        let page = parsed(&built, path);
        let description = Selector::parse("meta[name=description]").unwrap();
        let said = page.select(&description).next();
        let said = said.and_then(|meta| meta.value().attr("content")).unwrap_or_default();
        assert!(said.len() > 3, "{path} has no description");
    }
    let area = built.page("en/guide/index.html");
    assert!(area.contains("content=\"2 articles · Lists · Two\""), "{area}");
}

/// A page has two scripts at most, and they import nothing but one another: no round trip is needed to learn of another.
#[test]
fn all_scripts_of_a_page_are_asked_for_at_once() {
    let built = SiteTest::new().article("content/en/guide/a.md", "A").build().code(0);
    let attribute = |page: &Html, selector: &str, name: &str| -> BTreeSet<String> {
        let selector = Selector::parse(selector).unwrap();
        let nodes = page.select(&selector).map(|node| node.value().attr(name).unwrap().to_owned());
        nodes.map(|url| url.trim_start_matches("/kb/").to_owned()).collect()
    };
    for path in [
        "en/guide/a/index.html",
        "en/contact/index.html",
        "en/search/index.html",
        "en/index.html",
        "en/guide/index.html",
    ] {
        let page = parsed(&built, path);
        let scripts = attribute(&page, "script[type=module][src]", "src");
        let known: BTreeSet<String> =
            attribute(&page, "link[rel=modulepreload]", "href").union(&scripts).cloned().collect();
        assert!((1..=2).contains(&scripts.len()), "{path}: {scripts:?}");
        // The page of search results asks for the search before its script does.
        let ahead: Vec<&str> = known.difference(&scripts).filter_map(|url| url.splitn(3, '/').nth(2)).collect();
        let search: &[&str] = if path == "en/search/index.html" { &["search/main.js"] } else { &[] };
        assert_eq!(ahead, search, "{path}");
        for name in &known {
            let script = built.page(name);
            let folder = name.rsplit_once('/').unwrap().0;
            for (at, _) in
                script.match_indices("from").filter(|(at, _)| !script[..*at].ends_with(char::is_alphanumeric))
            {
                let rest = script[at + 4..].trim_start();
                let Some(import) = rest.strip_prefix(['"', '\'']).and_then(|rest| rest.split(['"', '\'']).next())
                else {
                    continue;
                };
                if !import.starts_with('.') {
                    continue;
                }
                let mut parts: Vec<&str> = folder.split('/').collect();
                for part in import.split('/') {
                    match part {
                        "." => {}
                        ".." => drop(parts.pop()),
                        part => parts.push(part),
                    }
                }
                let import = parts.join("/");
                assert!(known.contains(&import), "{path}: {name} imports {import}, which is not asked for");
            }
        }
    }
}

/// What readers pay before they read, as hosts send it.
#[test]
fn styles_and_scripts_of_an_article_stay_small() {
    let built = SiteTest::new().article("content/en/guide/a.md", "A").build().code(0);
    let page = parsed(&built, "en/guide/a/index.html");
    let gzipped = |path: &str| {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut gzip, &built.files[path.trim_start_matches("/kb/")]).unwrap();
        gzip.finish().unwrap().len()
    };
    let sum = |selector: &str, name: &str| -> usize {
        let selector = Selector::parse(selector).unwrap();
        page.select(&selector).map(|node| gzipped(node.value().attr(name).unwrap())).sum()
    };
    let styles = sum("link[rel=stylesheet]", "href");
    let scripts = sum("script[src]", "src") + sum("link[rel=modulepreload]", "href");
    assert!(styles <= 12 * 1024, "styles: {styles} bytes");
    assert!(scripts <= 7 * 1024, "scripts: {scripts} bytes");
}
