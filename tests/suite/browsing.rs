//! Whatever is listed is reached from the home page by lists alone: not by the search, the A–Z or from article to article.

use std::collections::{BTreeMap, BTreeSet};

use crate::sample;
use crate::site::{Outcome, SiteTest};

fn main_of(page: &str) -> &str {
    let page = page.split_once("<main").map_or("", |(_, rest)| rest);
    page.split_once("</main>").map_or(page, |(main, _)| main)
}

/// Addresses of listed articles, and of areas and categories, that a reader who browses a locale does not get to.
fn unreachable(files: &BTreeMap<String, Vec<u8>>, base: &str, locale: &str) -> Vec<String> {
    let text = |path: &str| files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let is_list =
        |page: &str| page.contains("class=\"container listing\"") || page.contains("class=\"container home\"");
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut next = vec![format!("{locale}/")];
    while let Some(url) = next.pop() {
        if !seen.insert(url.clone()) {
            continue;
        }
        let Some(page) = text(&format!("{url}index.html")).filter(|page| is_list(page)) else { continue };
        for link in main_of(&page).split("href=\"").skip(1).filter_map(|link| link.split('"').next()) {
            let path = link.split('#').next().unwrap_or_default();
            let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
            next.extend(path.strip_prefix(base).map(str::to_owned));
        }
    }
    let all = files.keys().filter(|path| path.starts_with(&format!("{locale}/")) && path.ends_with("/index.html"));
    let content = all.filter(|path| {
        text(path).is_some_and(|page| {
            let listed_article = page.contains(" data-article=\"") && !page.contains("badge-draft");
            listed_article || page.contains("class=\"container listing\"")
        })
    });
    content.map(|path| path.trim_end_matches("index.html").to_owned()).filter(|url| !seen.contains(url)).collect()
}

#[test]
fn the_sample() {
    let files = sample::built();
    for locale in ["en", "fr", "de", "ja", "pt", "es"] {
        assert_eq!(unreachable(files, "/kb/", locale), [""; 0], "{locale}");
    }
}

fn nested() -> Outcome {
    SiteTest::new()
        .file("content/en/_index.md", "---\ntitle: Help\n---\nText of the home page.\n")
        // Several levels without an article of their own.
        .article("content/en/guide/one/two/three/four/deep.md", "Deep")
        // Articles and categories side by side, more of both than a parent shows.
        .article("content/en/guide/teams/invite.md", "Invite")
        .article("content/en/guide/teams/a.md", "A")
        .article("content/en/guide/teams/b.md", "B")
        .article("content/en/guide/teams/c.md", "C")
        .article("content/en/guide/teams/d.md", "D")
        .article("content/en/guide/teams/e.md", "E")
        .article("content/en/guide/teams/roles/owner.md", "Owner")
        .article("content/fr/guide/teams/roles/proprietaire.md", "Propriétaire")
        // A text and nothing else: an area, a category, one below an empty one.
        .file("content/en/solo/_index.md", "All there is to know.\n")
        .file("content/en/guide/export/_index.md", "You can export everything.\n")
        .file("content/en/guide/x/y/_index.md", "Why.\n")
        // A title and nothing to read yet.
        .file("content/en/guide/soon/_index.md", "---\ntitle: Soon\n---\n")
        // Unlisted articles, with and without a text beside them.
        .file("content/en/guide/quiet/q.md", "---\ntitle: Q\nunlisted: true\n---\n")
        .file("content/en/guide/half/q.md", "---\ntitle: Q\nunlisted: true\n---\n")
        .file("content/en/guide/half/_index.md", "Some text.\n")
        .file("content/en/guide/under/q.md", "---\ntitle: Q\nunlisted: true\n---\n")
        .file("content/en/guide/under/text/_index.md", "Some text.\n")
        .file("content/en/日本/設定/_index.md", "---\ntitle: 設定\n---\n本文。\n")
        .build()
        .code(0)
}

#[test]
fn nested_folders() {
    let built = nested();
    assert_eq!(built.diagnostics(), [""; 0]);
    for locale in ["en", "fr"] {
        let hidden = format!("{locale}/guide/quiet/");
        assert_eq!(unreachable(&built.files, "/kb/", locale), [hidden], "a category of unlisted articles alone");
    }
}

#[test]
fn nobody_is_told_that_there_is_nothing_where_there_is() {
    let built = nested();
    let is_empty = |url: &str| main_of(&built.page(&format!("en/{url}index.html"))).contains("class=\"empty\"");
    for url in [
        "guide/",
        "guide/one/",
        "guide/one/two/",
        "guide/one/two/three/",
        "guide/one/two/three/four/",
        "guide/teams/",
        "solo/",
        "guide/export/",
        "guide/x/",
        "guide/x/y/",
        "guide/half/",
        "guide/under/",
        "日本/",
        "日本/設定/",
    ] {
        assert!(!is_empty(url), "{url}");
    }
    for url in ["guide/soon/", "guide/quiet/"] {
        assert!(is_empty(url), "{url}");
    }
    // A count of articles is said where there are some.
    let home = built.page("en/index.html");
    let solo = home.split("href=\"/kb/en/solo/\"").nth(1).expect("a card").split("</li>").next().expect("its end");
    assert!(!solo.contains("card-count"), "{solo}");
    assert!(main_of(&home).contains("8 articles"), "{home}");
}

#[test]
fn search_engines_see_folders_with_something_to_read() {
    let built = nested();
    let sitemap = built.page("sitemap.xml");
    for (url, listed) in
        [("solo/", true), ("guide/export/", true), ("guide/x/", true), ("guide/soon/", false), ("guide/quiet/", false)]
    {
        let noindex = built.page(&format!("en/{url}index.html")).contains("content=\"noindex\"");
        assert_eq!((!noindex, sitemap.contains(&format!("/kb/en/{url}</loc>"))), (listed, listed), "{url}");
        // French borrows the text.
        assert!(!sitemap.contains(&format!("/kb/fr/{url}</loc>")), "{url}");
    }
    assert!(sitemap.contains("/kb/fr/guide/teams/roles/</loc>"));
}

#[test]
fn what_is_popular_is_what_somebody_has_ranked() {
    let test = SiteTest::new()
        .file("site.yaml", crate::site::SITE.replace("[guide]", "[guide, other]"))
        .article("content/en/guide/a.md", "A")
        .article("content/en/guide/b.md", "B")
        .article("content/en/other/c.md", "C");
    let popular = |built: &Outcome| {
        let home = built.page("en/index.html");
        let list = home.split_once("<ul class=\"popular\">").map_or("", |(_, rest)| rest);
        let list = list.split("</ul>").next().unwrap_or_default();
        let ids = list.split("href=\"/kb/en/").skip(1).filter_map(|link| Some(link.split_once("/\"")?.0.to_owned()));
        let help: serde_json::Value = serde_json::from_str(&built.page("_guichet/en/help.json")).expect("JSON");
        let top = help["top"].as_array().expect("a list").iter().filter_map(|id| id.as_str().map(str::to_owned));
        (ids.collect::<Vec<_>>(), top.collect::<Vec<_>>())
    };
    let built = test.build().code(0);
    assert_eq!(popular(&built), (vec![], vec![]));
    assert!(!built.page("en/search/index.html").contains("data-popular"), "nor where nothing was found");
    test.write("content/en/guide/b.md", "---\ntitle: B\ntop: 2\n---\n");
    test.write("content/en/other/c.md", "---\ntitle: C\ntop: 1\n---\n");
    let built = test.build().code(0);
    let ranked = vec!["other/c".to_owned(), "guide/b".to_owned()];
    assert_eq!(popular(&built), (ranked.clone(), ranked));
    let search = built.page("en/search/index.html");
    for area in ["", "guide", "other"] {
        assert!(search.contains(&format!("data-popular=\"{area}\"")), "{area}");
    }
    test.write("content/en/other/c.md", "---\ntitle: C\n---\n");
    assert!(!test.build().code(0).page("en/search/index.html").contains("data-popular=\"other\""));
}
