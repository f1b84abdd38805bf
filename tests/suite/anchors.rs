//! A link to a section leads to one, on every kind of page and in every locale; or it is reported.

use crate::site::{Outcome, SiteTest};

/// Links of a page that name a section and lead to none.
fn dead(built: &Outcome) -> Vec<String> {
    let ids = |page: &str| -> Vec<String> {
        page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
    };
    let mut dead = Vec::new();
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        for link in page.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let Some((target, fragment)) = link.split_once('#').filter(|(target, _)| !target.ends_with(".svg")) else {
                continue;
            };
            let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
            let target = target.split('?').next().unwrap_or_default();
            let target = match target {
                "" => page.to_string(),
                url => match decoded(url).strip_prefix("/kb/").map(|path| format!("{path}index.html")) {
                    Some(path) if built.exists(&path) => built.page(&path),
                    _ => String::new(),
                },
            };
            if !ids(&target).contains(&decoded(fragment)) {
                dead.push(format!("{path}: {link}"));
            }
        }
    }
    dead
}

#[test]
fn pages_of_folders_and_the_home_page_are_checked() {
    let test = SiteTest::new()
        .file("content/en/_index.md", "---\ntitle: Help\n---\n[a](#nope) [b](guide/a.md#nope) [c](guide/#nope)\n\n## Here\n\n[d](#here) [e](guide/#about) [f](guide/one/_index.md#one)\n")
        .file("content/en/guide/_index.md", "---\ntitle: Guide\n---\n## About\n\n[a](#nope) [b](../#here) [c](#about)\n")
        .file("content/en/guide/one/_index.md", "# One\n\n[a](../#nope) [b](#one) [c](/en/guide/#nope)\n\n![d](nope.png)\n")
        .file("content/en/guide/a.md", "---\ntitle: A\n---\n[a](/en/#nope) [b](./#about) [c](one/#nope) [d](two/#nope) [e](/en/#here) [f](#top)\n\n[g][l]\n\n[l]: one/_index.md#nope\n")
        .article("content/en/guide/two/b.md", "B");
    let outcome = test.build().code(1);
    assert_eq!(
        outcome.diagnostics(),
        [
            "content/en/_index.md:4:5 LNK002",
            "content/en/_index.md:4:16 LNK002",
            "content/en/_index.md:4:37 LNK002",
            "content/en/guide/_index.md:6:5 LNK002",
            "content/en/guide/a.md:4:5 LNK002",
            "content/en/guide/a.md:4:34 LNK002",
            "content/en/guide/a.md:4:49 LNK002",
            "content/en/guide/a.md:8:6 LNK002",
            "content/en/guide/one/_index.md:3:5 LNK002",
            "content/en/guide/one/_index.md:3:29 LNK002",
            "content/en/guide/one/_index.md:5:6 IMG001",
        ],
        "{}",
        outcome.stderr
    );
    assert!(outcome.stderr.contains("`#nope` on `content/en/guide/_index.md`"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("on `/en/guide/two/`, which has no text of its own"), "{}", outcome.stderr);
    // A slip of the pen.
    let near = SiteTest::new().file("content/en/guide/_index.md", "## Columns\n\n[a](#colums)\n");
    assert!(near.build().code(1).stderr.contains("did you mean `#columns`?"));
}

#[test]
fn sections_that_exist_are_reached() {
    let built = SiteTest::new()
        .file(
            "content/en/_index.md",
            "# Help yourself\n\n## Popular\n\n[a](#popular) [b](#help-yourself) [c](guide/#areas)\n",
        )
        .file(
            "content/en/guide/_index.md",
            "# Our guide\n\n## Areas\n\n[a](#our-guide) [b](../#popular) [c](a.md#a-title) [d](more/#m)\n",
        )
        .file("content/en/guide/a.md", "# A title\n\n[a](#a-title) [b](./#our-guide) [c](/en/guide/#areas)\n")
        .file("content/en/guide/more/_index.md", "## M\n\nText <a id=\"x\"></a> [a](#x)\n")
        .build()
        .code(0);
    assert_eq!(built.diagnostics(), [""; 0]);
    assert_eq!(dead(&built), [""; 0]);
    // The page's own lists don't take the ids of its text.
    for path in ["en/index.html", "en/guide/index.html"] {
        let page = built.page(path);
        let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{path}");
    }
}

const THREE: &str = "title: Help\nbase_url: https://help.example.com/kb/\nlocales:\n  en: {}\n  fr: { fallback: [en] }\n  ja: { fallback: [fr, en] }\nareas: [guide]\n";

#[test]
fn a_borrowed_page_leads_to_the_section_in_the_readers_language() {
    let built = SiteTest::empty()
        .file("site.yaml", THREE)
        .file("content/en/guide/prices.md", "---\ntitle: Prices\n---\n[a](terms.md#refunds) [b](terms.md?x=1#the-terms) [c](format.md#columns) [d](./#about-us) [e](../#hello) [f](format.md#raw) [g](#own) [h](/guide/format/#columns) [i](/kb/guide/terms/#later) [j](/contact/)\n\n## Own\n")
        .file("content/en/guide/terms.md", "# The terms\n\n## Refunds\n\n### Later\n")
        .file("content/fr/guide/terms.md", "# Les conditions\n\n## Remboursements\n\n### Plus tard\n")
        .file("content/ja/guide/terms.md", "# 規約\n\n## 返金\n\n### 後で\n")
        // Another outline: nobody knows which section it is.
        .file("content/en/guide/format.md", "---\ntitle: Format\n---\n## Columns\n\n<a id=\"raw\"></a>Raw.\n")
        .file("content/fr/guide/format.md", "---\ntitle: Format\nslug: le-format\n---\n## Introduction\n\n## Colonnes\n")
        .file("content/en/guide/_index.md", "## About us\n")
        .file("content/fr/guide/_index.md", "## À propos\n")
        .file("content/en/_index.md", "## Hello\n")
        .file("content/fr/_index.md", "## Bonjour\n\n## Salut\n")
        .build()
        .code(0);
    assert_eq!(built.diagnostics(), [""; 0]);
    assert_eq!(dead(&built), [""; 0]);
    let french = built.page("fr/guide/prices/index.html");
    for link in [
        "/kb/fr/guide/terms/#remboursements",
        "/kb/fr/guide/terms/?x=1#les-conditions",
        "/kb/en/guide/format/#columns",
        "/kb/fr/guide/#%C3%A0-propos",
        "/kb/en/#hello",
        "/kb/en/guide/format/#raw",
        "#own",
        "/kb/fr/guide/terms/#plus-tard",
        "/kb/fr/contact/",
    ] {
        assert!(french.contains(&format!("href=\"{link}\"")), "{link} in {french}");
    }
    assert!(!french.contains("href=\"/guide/"), "the original's address leads to the translation: {french}");
    // Japanese borrows the page from English, what is beside it from French, and has terms of its own.
    let japanese = built.page("ja/guide/prices/index.html");
    for link in
        ["/kb/ja/guide/terms/#%E8%BF%94%E9%87%91", "/kb/en/guide/format/#columns", "/kb/ja/guide/#%C3%A0-propos"]
    {
        assert!(japanese.contains(&format!("href=\"{link}\"")), "{link} in {japanese}");
    }
    assert!(built.page("en/guide/prices/index.html").contains("href=\"/kb/en/guide/terms/#refunds\""));
}

#[test]
fn a_section_of_a_page_that_is_not_built_is_the_page() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", "---\ntitle: A\n---\n[b](b.md#x)\n")
        .file("content/en/guide/b.md", "---\ntitle: B\n---\n## X\n")
        .article("content/fr/guide/b.md", "B");
    let outcome = test.run(&["build", "--locale", "fr"]).code(0);
    assert!(outcome.page("fr/guide/a/index.html").contains("href=\"/kb/fr/guide/b/\""));
}

#[test]
fn a_dead_anchor_is_reported_once_where_it_is_written() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", "---\ntitle: A\n---\n[b](b.md#nope)\n\n{{ snippet(name=\"s\") }}\n")
        .file("content/en/_snippets/s.md", "[b](../guide/b.md#gone) [b](../guide/b.md#refunds)\n")
        .file("content/en/guide/b.md", "---\ntitle: B\n---\n## Refunds\n")
        .file("content/fr/guide/b.md", "---\ntitle: B\n---\n## Remboursements\n")
        // A page of its own with a borrowed snippet.
        .file("content/fr/guide/c.md", "---\ntitle: C\n---\n{{ snippet(name=\"s\") }}\n");
    let outcome = test.build().code(1);
    let expected = ["content/en/_snippets/s.md:1:5 LNK002", "content/en/guide/a.md:4:5 LNK002"];
    assert_eq!(outcome.diagnostics(), expected, "{}", outcome.stderr);
}

/// What a product, a bookmark or an edited address names is in the translation, too.
#[test]
fn a_section_of_a_translation_has_the_originals_address_as_well() {
    let test = SiteTest::new()
        .file("content/en/guide/b.md", "---\ntitle: B\n---\n## Refunds\n\n### A & \"b\"\n\n## Terms {#terms}\n\n## Same\n\n<details><summary>More</summary>\n\n## Same\n\n</details>\n")
        .file("content/fr/guide/b.md", "---\ntitle: B\n---\n## Remboursements\n\n### Un & deux\n\n## Conditions {#refunds-2}\n\n## Terms\n\n<details><summary>Plus</summary>\n\n## Remboursements\n\n</details>\n")
        .file("content/fr/guide/a.md", "---\ntitle: A\n---\n[b](b.md#refunds) [c](b.md#remboursements) [d](b.md#terms)\n");
    let built = test.build().code(0);
    assert_eq!(dead(&built), [""; 0]);
    let page = built.page("fr/guide/b/index.html");
    for link in [
        "href=\"#remboursements\" aria-label=\"Lien vers\u{202f}: Remboursements\" id=\"refunds\"></a>",
        "href=\"#un--deux\" aria-label=\"Lien vers\u{202f}: Un &amp; deux\" id=\"a--b\"></a>",
        "href=\"#terms\" aria-label=\"Lien vers\u{202f}: Terms\" id=\"same\"></a>",
        // Another heading of this text has it.
        "href=\"#refunds-2\" aria-label=\"Lien vers\u{202f}: Conditions\"></a>",
    ] {
        assert!(page.contains(link), "{link} in {page}");
    }
    assert_eq!(page.matches(" id=\"refunds\"").count(), 1, "{page}");
    let other = built.page("fr/guide/a/index.html");
    for link in ["/kb/fr/guide/b/#remboursements\">b<", "#remboursements\">c<", "#terms\">d<"] {
        assert!(other.contains(link), "{link} in {other}");
    }
    // With another outline, nobody knows which section it is. The ids of a draft are nobody's.
    let other = test.file("content/fr/guide/b.md", "---\ntitle: B\n---\n## Remboursements\n");
    let outcome = other.build().code(1);
    assert_eq!(outcome.diagnostics(), ["content/fr/guide/a.md:4:5 LNK002", "content/fr/guide/a.md:4:48 LNK002"]);
    assert!(outcome.stderr.contains("in `content/en/guide/b.md` it is the heading `Refunds`"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("write `{#refunds}` behind the heading here"), "{}", outcome.stderr);
    let draft = SiteTest::new()
        .file("content/en/guide/b.md", "---\ntitle: B\ndraft: true\n---\n## Hush\n")
        .file("content/fr/guide/b.md", "---\ntitle: B\n---\n## Chut\n");
    assert!(!draft.build().code(0).page("fr/guide/b/index.html").contains("hush"));
}

/// The address that a section has from its original changes with the original alone.
#[test]
fn the_originals_address_follows_the_original() {
    let test = SiteTest::new()
        .file("content/en/guide/b.md", "---\ntitle: B\n---\n## Refunds\n")
        .file("content/fr/guide/b.md", "---\ntitle: B\n---\n## Remboursements\n");
    assert!(test.build().code(0).page("fr/guide/b/index.html").contains("id=\"refunds\""));
    test.write("content/en/guide/b.md", "---\ntitle: B\n---\n## Money back\n");
    let page = test.build().code(0).page("fr/guide/b/index.html");
    assert!(page.contains("id=\"money-back\"") && !page.contains("id=\"refunds\""), "{page}");
}

#[test]
fn redirects_lead_to_sections_that_exist() {
    let test = SiteTest::new()
        .file("content/en/guide/_index.md", "## About\n")
        .file("content/en/guide/a.md", "---\ntitle: A\n---\n## Étape\n")
        .file("redirects.yaml", "/en/a: /en/guide/#about\n/en/b: guide/a#%C3%A9tape\n/en/c: /en/guide/a/#etape\n/en/d: guide/a#étapes\n/en/h: guide/a?q=plain#part\n/en/e: https://example.com/#nope\n/en/f: /en/contact/#phone\n/en/g: /en/guide/#abuot\n");
    let outcome = test.build().code(0);
    let expected = ["redirects.yaml:3:8 LNK002", "redirects.yaml:4:8 LNK002", "redirects.yaml:8:8 LNK002"];
    assert_eq!(outcome.diagnostics(), expected, "{}", outcome.stderr);
    assert!(outcome.stderr.contains("did you mean `about`?"), "{}", outcome.stderr);
}

/// Every link of every page of a site leads somewhere, those of the theme included.
#[test]
fn pages_of_the_theme_lead_to_sections_that_exist() {
    // So many areas that the menu is one link to all of them.
    let areas: Vec<String> = (0..14).map(|n| format!("area{n}")).collect();
    let settings = crate::site::SITE.replace("[guide]", &format!("[{}]", areas.join(", ")));
    let test = SiteTest::new().file("site.yaml", settings);
    let built = areas.iter().fold(test, |test, area| test.article(&format!("content/en/{area}/a/b/c.md"), "C")).build();
    assert_eq!(dead(&built.code(0)), [""; 0]);
}

#[test]
fn no_text_takes_an_id_of_the_page_itself() {
    let ids = |page: &str| -> Vec<String> {
        page.split(" id=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
    };
    let test = SiteTest::new().article("content/en/guide/a.md", "A");
    let of_the_page = ids(&test.build().code(0).page("en/guide/a/index.html"));
    assert!(of_the_page.len() > 2, "{of_the_page:?}");
    let by_hand: String =
        of_the_page.iter().map(|id| format!("## By hand {{#{id}}}\n\n<p id=\"{id}\">x</p>\n\n")).collect();
    let by_text: String = of_the_page.iter().map(|id| format!("## {}\n\n", id.replace(['-', ':'], " "))).collect();
    test.write("content/en/guide/a.md", format!("---\ntitle: A\n---\n{by_hand}## Search input\n\n{by_text}"));
    let built = test.build().code(0);
    let all = ids(&built.page("en/guide/a/index.html"));
    for id in &all {
        assert_eq!(all.iter().filter(|other| *other == id).count(), 1, "{id} in {all:?}");
    }
    assert!(built.page("en/guide/a/index.html").contains("<h2 id=\"search-input\""), "{all:?}");
    // Each id is told once, at its first place.
    assert_eq!(built.diagnostics().len(), of_the_page.len(), "{:?}", built.diagnostics());
}
