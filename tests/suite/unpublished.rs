//! Which files and folders are published, and what is said of those that are not.

use serde_json::Value;

use crate::site::{Outcome, SITE, SiteTest};

fn check(test: &SiteTest) -> Vec<Value> {
    serde_json::from_str(&test.run(&["check", "--format", "json"]).stdout).expect("JSON")
}

fn said<'a>(diags: &'a [Value], code: &str) -> Vec<(&'a str, &'a str)> {
    let of_code = diags.iter().filter(|diagnostic| diagnostic["code"] == code);
    of_code.map(|d| (d["file"].as_str().unwrap_or_default(), d["message"].as_str().unwrap_or_default())).collect()
}

fn names(built: &Outcome, folder: &str) -> Vec<String> {
    let files = built.files.keys().filter_map(|path| path.strip_prefix(folder));
    files.filter(|name| !name.ends_with(".html") && !name.ends_with("index.md")).map(str::to_owned).collect()
}

#[test]
fn leftovers_are_left_and_lookalikes_are_reported() {
    let mut test = SiteTest::new().article("content/en/guide/a.md", "A");
    for name in
        ["a.md~", "a.md.orig", "a.bak", "Thumbs.db", "~$a.docx", "#a.md#", "prices.csv", "README.txt", "a.md.pdf"]
    {
        test = test.file(&format!("content/en/guide/{name}"), "x").file(&format!("static/{name}"), "x");
    }
    for name in ["PRICES.MD", "b.markdown", "c.mdx", "d.rst", "e.md.txt"] {
        test = test.file(&format!("content/en/guide/{name}"), "x");
    }
    // In `static/`, Markdown is a file like any other.
    let test = test
        .file("static/llms/a.markdown", "x")
        .file("content/en/guide.bak/b.md", "x")
        .file("content/en/old~/b.txt", "x");
    let built = test.build().code(0);
    assert_eq!(names(&built, "en/guide/"), ["README.txt", "a.md.pdf", "prices.csv"]);
    assert!(built.exists("prices.csv") && built.exists("llms/a.markdown") && !built.exists("a.bak"));
    assert!(!built.files.keys().any(|path| path.contains("guide.bak") || path.contains("old~")));
    let diags = check(&test);
    let files: Vec<&str> = said(&diags, "NAV006").into_iter().map(|(file, _)| file).collect();
    assert_eq!(
        files,
        [
            "content/en/guide.bak",
            "content/en/guide/PRICES.MD",
            "content/en/guide/b.markdown",
            "content/en/guide/c.mdx",
            "content/en/guide/d.rst",
            "content/en/guide/e.md.txt",
        ]
    );
}

#[test]
fn a_link_to_what_its_name_keeps_back_says_why() {
    let test = SiteTest::new()
        .file("content/en/guide/b.markdown", "x")
        .file("content/en/guide/old.bak", "x")
        .file("content/en/guide/a.md", "---\ntitle: A\n---\n[b](b.markdown) [old](old.bak) ![o](old.bak)\n");
    let diags = check(&test);
    let help: Vec<&str> = diags.iter().filter(|d| d["line"] == 4).filter_map(|d| d["help"].as_str()).collect();
    assert_eq!(help.len(), 3, "{diags:?}");
    assert_eq!(help[0], "only articles are read, in files like `b.md`");
    assert!(help[1..].iter().all(|help| help.contains("leftovers of other programs")), "{help:?}");
}

/// Who uses a file, and whether it is published.
#[test]
fn files_that_only_drafts_use_are_not_published() {
    let draft = |body: &str| format!("---\ntitle: D\ndraft: true\n---\n{body}\n");
    let article = |body: &str| format!("---\ntitle: A\n---\n{body}\n");
    // (what, an article's text, a draft's text, whether it is published)
    let cases: &[(&str, &str, &str, bool)] = &[
        ("nobody", "", "", true),
        ("a draft", "", "![](x.png)", false),
        ("a draft, by a link", "", "[x](x.png)", false),
        ("a draft, in HTML", "", "<img src=\"x.png\">", false),
        ("a draft, from the root", "", "![](/en/guide/x.png)", false),
        ("a draft, by a reference", "", "![x][r]\n\n[r]: x.png", false),
        ("a draft, in a video", "", "{{ video(src=\"x.png\", title=\"x\") }}", false),
        ("both", "![](x.png)", "![](x.png)", true),
        ("both, by a link", "[x](x.png)", "![](x.png)", true),
        ("both, by a link from the root", "[x](/en/guide/x.png)", "![](x.png)", true),
        ("both, with the base path", "[x](/kb/en/guide/x.png)", "![](x.png)", true),
        ("both, with a query", "[x](x.png?download#a)", "![](x.png)", true),
        ("both, by a full address", "[x](https://help.example.com/kb/en/guide/x.png)", "![](x.png)", true),
        ("both, in HTML", "<img src=\"x.png\">", "![](x.png)", true),
        ("both, in a link of HTML", "<a href=\"x.png\">x</a>", "![](x.png)", true),
        ("both, in a source", "<video><source src=\"x.png\"></video>", "![](x.png)", true),
        (
            "both, as a poster",
            "<video src=\"https://v.example.com/a.mp4\" poster=\"x.png\"></video>",
            "![](x.png)",
            true,
        ),
        ("both, in a video", "{{ video(src=\"x.png\", title=\"x\") }}", "![](x.png)", true),
        ("both, in a snippet", "{{ snippet(name=\"s\") }}", "![](x.png)", true),
        ("both, in a comment", "<!-- ![](x.png) -->", "![](x.png)", false),
        ("both, in an example", "`![](x.png)`", "![](x.png)", false),
        ("both, in a note that nothing refers to", "[^1]: ![](x.png)", "![](x.png)", false),
        ("another file of that name", "![](../other/x.png)", "![](x.png)", false),
    ];
    let mut wrong = Vec::new();
    for (what, public, hidden, published) in cases {
        let test = SiteTest::new()
            .file("content/en/guide/a.md", article(public))
            .file("content/en/guide/d.md", draft(hidden))
            .file("content/en/_snippets/s.md", "![](../guide/x.png)")
            .file("content/en/other/x.png", "x")
            .file("content/en/guide/x.png", "x");
        let built = test.build().code(0);
        if built.exists("en/guide/x.png") != *published {
            wrong.push(*what);
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn other_uses_of_files() {
    let draft = "---\ntitle: D\ndraft: true\n---\n![](/assets/x.png) ![](x.png)\n";
    let site = || {
        SiteTest::new()
            .article("content/en/guide/a.md", "A")
            .file("content/en/guide/d.md", draft)
            .file("content/assets/x.png", "x")
            .file("content/en/guide/x.png", "x")
    };
    let published = |test: SiteTest| {
        let built = test.build().code(0);
        (built.exists("assets/x.png"), built.exists("en/guide/x.png"))
    };
    assert_eq!(published(site()), (false, false));
    let uses = [
        ("content/en/_index.md", "---\ntitle: Home\n---\n![](../assets/x.png)\n", (true, false)),
        ("content/en/guide/_index.md", "---\ntitle: Guide\n---\n![](x.png)\n", (false, true)),
        // A translation shows the original's pictures; one of its own is another file.
        ("content/fr/guide/a.md", "---\ntitle: A\n---\n![](x.png)\n", (false, true)),
        ("content/en/guide/b.md", "---\ntitle: B\nextra: { image: x.png }\n---\nText.\n", (false, true)),
        ("content/en/guide/b.md", "---\ntitle: B\nextra:\n  image: /assets/x.png\n---\nText.\n", (true, false)),
        ("templates/partials/own.html", "<img src=\"{{ base }}assets/x.png\">", (true, false)),
        ("locales/en.ftl", "home-heading = See /kb/assets/x.png\n", (true, false)),
        ("redirects.yaml", "# /assets/x.png is no page\n/en/old/: /en/guide/a/\n", (true, false)),
        ("content/en/guide/e.md", "---\ntitle: E\nunlisted: true\n---\n![](x.png)\n", (false, true)),
        ("content/en/guide/e.md", "---\ntitle: E\nexpires_at: 2020-01-01\n---\n![](x.png)\n", (false, false)),
    ];
    for (path, text, expected) in uses {
        assert_eq!(published(site().file(path, text)), expected, "{path}: {text}");
    }
    let own =
        site().file("content/fr/guide/x.png", "y").file("content/fr/guide/a.md", "---\ntitle: A\n---\n![](x.png)\n");
    let built = own.build().code(0);
    assert!(built.exists("fr/guide/x.png") && !built.exists("en/guide/x.png"));
    // The other locale is not built, and its articles are published all the same.
    let other = site().file("content/en/guide/b.md", "---\ntitle: B\n---\n![](x.png)\n");
    assert!(other.run(&["build", "--locale", "fr"]).code(0).exists("en/guide/x.png"));
    // Raw HTML that passes through may name files where nothing else does.
    let raw = site()
        .file("site.yaml", format!("{SITE}markdown: {{ html: allow }}\n"))
        .file("content/en/guide/b.md", "---\ntitle: B\n---\n<img srcset=\"x.png 2x\">\n");
    assert!(raw.build().code(0).exists("en/guide/x.png"));
}

#[test]
fn files_that_nothing_links_to_are_named_once() {
    let mut test = SiteTest::new()
        .file("content/en/guide/a.md", "---\ntitle: A\n---\n[x](used.csv)\n")
        .file("content/en/guide/used.csv", "x");
    for number in 10..310 {
        test = test.file(&format!("content/assets/{number}.pdf"), "x");
    }
    let test = test.file("content/en/guide/b.csv", "x").file("static/c.csv", "x");
    let diags = check(&test);
    assert_eq!(
        said(&diags, "OUT010"),
        [
            ("", "nothing links to 300 files in `content/assets/`: `10.pdf`, `100.pdf`, `101.pdf` and 297 more"),
            ("", "nothing links to `content/en/guide/b.csv`"),
        ]
    );
    assert!(diags.iter().all(|diagnostic| diagnostic["severity"] == "note"));
    // Good to know, and in nobody's way.
    let built = test.run(&["build", "--strict"]).code(0);
    assert!(built.exists("assets/309.pdf") && built.exists("en/guide/b.csv"));
    assert!(built.stderr.contains("note[OUT010]"), "{}", built.stderr);
    assert_eq!(test.run(&["build", "--strict", "-q"]).code(0).stderr, "");
    let test = test.file("site.yaml", format!("{SITE}diagnostics: {{ OUT010: warning }}\n"));
    test.run(&["build", "--strict"]).code(1);
    let test = test.file("site.yaml", format!("{SITE}diagnostics: {{ OUT010: off }}\n"));
    assert_eq!(said(&check(&test), "OUT010"), []);
}

fn folders() -> SiteTest {
    let draft = "---\ntitle: D\ndraft: true\n---\nText.\n";
    SiteTest::new()
        .file("site.yaml", SITE.replace("[guide]", "[guide, lab9]"))
        .article("content/en/guide/a.md", "A")
        .file("content/en/lab9/_index.md", "---\ntitle: Wombat\n---\nAll about it.\n")
        .file("content/en/lab9/words/_index.md", "---\ntitle: Wombat words\n---\nMore.\n")
        .file("content/en/lab9/d.md", draft)
        .file("content/en/guide/inner/_index.md", "---\ntitle: Numbat\n---\n")
        .file("content/en/guide/inner/d.md", draft)
        .file("content/en/solo/_index.md", "---\ntitle: Solo\n---\nAll there is to know.\n")
        .file("content/en/guide/words/_index.md", "---\ntitle: Words\n---\nAll there is to read.\n")
}

#[test]
fn folders_without_a_public_article_are_nowhere() {
    let built = folders().build().code(0);
    for (path, bytes) in &built.files {
        let text = String::from_utf8_lossy(bytes);
        for word in ["Wombat", "Numbat", "lab9", "inner/"] {
            assert!(!text.contains(word) && !path.contains(word), "{word} is in {path}");
        }
    }
    // A folder that is nothing but a text stays.
    assert!(built.page("en/index.html").contains("Solo") && built.exists("en/guide/words/index.html"));
    let built = folders().run(&["build", "--drafts"]).code(0);
    assert!(built.page("en/index.html").contains("Wombat") && built.exists("en/guide/inner/index.html"));
}

/// By locale: what is borrowed is public, too.
#[test]
fn an_area_is_where_an_article_of_it_is() {
    let test = SiteTest::new()
        .file("site.yaml", "title: Help\nbase_url: https://help.example.com/kb/\nlocales:\n  en: {}\n  fr: { fallback: [en] }\n  de: {}\n")
        .article("content/en/guide/a.md", "A")
        .article("content/de/guide/a.md", "A")
        .article("content/en/zone/a.md", "A")
        .file("content/fr/zone/_index.md", "---\ntitle: Zone FR\n---\n")
        .file("content/fr/zone/a.md", "---\ntitle: A\ndraft: true\n---\n")
        .file("content/de/zone/_index.md", "---\ntitle: Zone DE\n---\nText.\n")
        .file("content/de/zone/a.md", "---\ntitle: A\ndraft: true\n---\n");
    let built = test.build().code(0);
    assert!(built.page("fr/index.html").contains("Zone FR") && built.exists("fr/zone/a/index.html"));
    assert!(!built.exists("de/zone/index.html"));
    assert!(!built.files.values().any(|bytes| String::from_utf8_lossy(bytes).contains("Zone DE")));
}

#[test]
fn an_area_of_unlisted_articles_is_in_no_list() {
    let test = SiteTest::new()
        .article("content/en/guide/a.md", "A")
        .file("content/en/quiet/_index.md", "---\ntitle: ZQQUIETZQ\n---\n")
        .file("content/en/quiet/a.md", "---\ntitle: A\nunlisted: true\n---\nText.\n");
    let built = test.build().code(0);
    assert!(built.exists("en/quiet/a/index.html") && built.exists("en/quiet/index.html"));
    for (path, bytes) in built.files.iter().filter(|(path, _)| !path.contains("/quiet/")) {
        assert!(!String::from_utf8_lossy(bytes).contains("ZQQUIETZQ"), "{path}");
    }
}

#[test]
fn a_link_to_a_folder_that_is_kept_back_is_one_to_a_draft() {
    let links = "[a](../lab9/) [b](../lab9/_index.md) [c](/en/lab9/) [d](/kb/en/lab9/d/) [e](inner/) [f](../lab9/words/) [g](words/) [h](../solo/)";
    let test = folders().file("content/en/guide/b.md", format!("---\ntitle: B\n---\n{links}\n"));
    let outcome = test.run(&["check"]).code(1);
    let place = |link: &str| format!("content/en/guide/b.md:4:{} LNK003", links.find(link).unwrap() + link.len() + 1);
    let expected: Vec<String> = ["[a](", "[b](", "[c](", "[d](", "[e]("].map(place).to_vec();
    let found = outcome.diagnostics();
    assert!(expected.iter().all(|place| found.contains(place)), "{expected:?} {found:?}");
    assert_eq!(found.len(), 6, "{found:?}");
    assert!(outcome.stderr.contains("`../lab9/` is a folder without a published article"), "{}", outcome.stderr);
}

/// Whatever a site makes of LNK003: what a draft is called is in no output.
#[test]
fn a_link_to_a_draft_is_text_where_it_is_no_error() {
    let built = SiteTest::new()
        .file("site.yaml", format!("{SITE}diagnostics: {{ LNK003: warning }}\n"))
        .file(
            "content/en/guide/a.md",
            "---\ntitle: A\n---\n[A plan](zqsecretzq.md#x) and [b](/en/guide/zqsecretzq/).\n",
        )
        .file("content/en/guide/zqsecretzq.md", "---\ntitle: D\ndraft: true\n---\n## x\n")
        .build()
        .code(0);
    assert_eq!(built.diagnostics(), ["content/en/guide/a.md:4:10 LNK003", "content/en/guide/a.md:4:35 LNK003"]);
    assert!(built.page("en/guide/a/index.html").contains("<a>A plan</a> and <a>b</a>."));
    for (path, bytes) in &built.files {
        assert!(!String::from_utf8_lossy(bytes).contains("zqsecretzq"), "{path}");
    }
}

#[test]
fn a_draft_named_as_related_is_not_an_unknown_article() {
    let named = |names: &str| {
        let article = format!("---\ntitle: A\nrelated: [{names}]\n---\n");
        SiteTest::new()
            .file("content/en/guide/a.md", article)
            .file("content/en/guide/b.md", "---\ntitle: B\ndraft: true\n---\n")
            .file("content/en/guide/c.md", "---\ntitle: C\nid: billing/other\nexpires_at: 2020-01-01\n---\n")
            .run(&["check"])
    };
    // Nobody made a mistake when a day has passed.
    for (name, why, code, exit) in [
        ("guide/b", "a draft", "LNK003", 1),
        ("b.md", "a draft", "LNK003", 1),
        ("billing/other", "no longer published", "TIME001", 0),
        ("c.md", "no longer published", "TIME001", 0),
    ] {
        let outcome = named(name).code(exit);
        assert_eq!(outcome.diagnostics(), [format!("content/en/guide/a.md:3:11 {code}")], "{name}");
        assert!(outcome.stderr.contains(&format!("`{name}` is {why}")), "{}", outcome.stderr);
    }
    assert_eq!(named("guide/bb").code(1).diagnostics(), ["content/en/guide/a.md:3:11 NAV003"]);
}

#[test]
fn a_redirect_to_an_article_that_its_dates_keep_away_is_not_an_error() {
    let to = |target: &str| {
        SiteTest::new()
            .article("content/en/guide/a.md", "A")
            .file("content/en/guide/past.md", "---\ntitle: Past\nexpires_at: 2020-01-01\n---\n")
            .file("content/en/guide/soon.md", "---\ntitle: Soon\nid: offers/soon\npublish_at: 2199-01-01\n---\n")
            .file("content/en/guide/b.md", "---\ntitle: B\ndraft: true\nexpires_at: 2199-01-01\n---\n")
            .file("redirects.yaml", format!("/en/old/: {target}\n"))
            .run(&["check"])
    };
    for (target, why) in [
        ("/en/guide/past/", "no longer published"),
        ("guide/past", "no longer published"),
        ("/en/guide/soon/", "not published before 2199-01-01"),
        ("offers/soon", "not published before 2199-01-01"),
    ] {
        let outcome = to(target).code(0);
        assert_eq!(outcome.diagnostics(), ["redirects.yaml:1:11 TIME001"], "{target}");
        let said = format!("`{target}` is {why}, so the old address leads nowhere");
        assert!(outcome.stderr.contains(&said), "{}", outcome.stderr);
    }
    assert_eq!(to("/en/guide/b/").code(1).diagnostics(), ["redirects.yaml:1:11 RED003"]);
    assert_eq!(to("offers/sooner").code(1).diagnostics(), ["redirects.yaml:1:11 RED003"]);
}

#[test]
fn help_with_a_name_never_writes_over_an_article() {
    let test = SiteTest::new()
        .article("content/en/guide/a.md", "A")
        .file("content/en/guide/a.md.draft", "---\ntitle: A\n---\n")
        .file("content/en/guide/b.mdx", "---\ntitle: B\n---\n")
        .file("content/assets/README.md", "How pictures are made.\n");
    let said = test.run(&["check"]).code(0).stderr;
    assert!(said.contains("`a.md` already exists") && said.contains("rename it to `b.md`"), "{said}");
    assert!(said.contains("Markdown in a folder of downloads"), "{said}");
}

/// The guide in two languages, of which the French has only what it is given.
fn turns() -> SiteTest {
    SiteTest::new()
        .file("site.yaml", "title: T\nbase_url: https://h.example/\nlocales: { en: {}, fr: { fallback: [en] } }\n")
        .file("content/en/guide/m.md", "---\ntitle: M\n---\n## One {#e}\n")
        .article("content/en/guide/a.md", "A")
}

#[test]
fn a_translation_that_comes_or_goes_breaks_no_build() {
    for (dates, links, date, expected) in [
        ("expires_at: 2026-12-01", "[u](m.md#u)", "2026-10-01", ""),
        (
            "expires_at: 2026-12-01",
            "[u](m.md#u)",
            "2026-11-26",
            "`#u` is not in `content/en/guide/m.md`, which is what readers get from 2026-12-01 on",
        ),
        (
            "expires_at: 2026-12-01",
            "[u](m.md#u)",
            "2026-12-02",
            "`#u` is in `content/fr/guide/m.md`, which is no longer published",
        ),
        ("expires_at: 2026-12-01", "[u](m.md) [v](/fr/guide/melange/)", "2026-11-26", ""),
        ("expires_at: 2026-12-01", "[u](m.md) [v](/fr/guide/melange/)", "2026-12-02", ""),
        (
            "publish_at: 2026-12-01",
            "[e](m.md#e)",
            "2026-11-26",
            "`#e` is not in `content/fr/guide/m.md`, which is what readers get from 2026-12-01 on",
        ),
        (
            "publish_at: 2026-12-01",
            "[e](/fr/guide/m/#e)",
            "2026-12-02",
            "`#e` is not in `content/fr/guide/m.md`, which is published for a time",
        ),
    ] {
        let slug = if links.contains("melange") { "slug: melange\n" } else { "" };
        let outcome = turns()
            .file("content/fr/guide/m.md", format!("---\ntitle: M\n{slug}{dates}\n---\n## Un {{#u}}\n\n## Deux\n"))
            .file("content/fr/guide/b.md", format!("---\ntitle: B\n---\n{links}\n"))
            .run(&["build", "--strict", "--date", date])
            .code(0);
        let codes = if expected.is_empty() { vec![] } else { vec!["content/fr/guide/b.md:4:5 TIME001"] };
        assert_eq!(outcome.diagnostics(), codes, "{dates} {links} {date}");
        assert!(outcome.stderr.contains(expected), "{}", outcome.stderr);
    }
    // Without dates it is a mistake.
    let outcome = turns()
        .file("content/fr/guide/m.md", "---\ntitle: M\n---\n## Un {#u}\n\n## Deux\n")
        .file("content/fr/guide/b.md", "---\ntitle: B\n---\n[e](m.md#e)\n")
        .run(&["check"])
        .code(1);
    assert_eq!(outcome.diagnostics(), ["content/fr/guide/b.md:4:5 LNK002"]);
}

#[test]
fn settings_that_only_a_date_contradicts_break_no_build() {
    let test = || {
        turns()
            .file("content/en/solo/s.md", "---\ntitle: S\nexpires_at: 2026-12-01\ncontexts: [here]\n---\n")
            .file("content/fr/guide/m.md", "---\ntitle: M\nslug: melange\nexpires_at: 2026-12-01\n---\n")
            .file("content/en/guide/later.md", "---\ntitle: L\npublish_at: 2026-12-01\n---\n")
            .file("redirects.yaml", "/en/a/: /en/solo/\n/fr/b/: /fr/guide/melange/\n/en/guide/later/: /en/guide/m/\n")
            .file("queries.tsv", "en\ts\tsolo/s\n")
            .file("site.yaml", "title: T\nbase_url: https://h.example/\nlocales: { en: {}, fr: { fallback: [en] } }\ncontexts: [here]\n")
    };
    let before = test().run(&["build", "--strict", "--date", "2026-11-01"]).code(0);
    assert_eq!(before.diagnostics(), ["redirects.yaml:3:1 TIME001"]);
    let after = test();
    let outcome = after.run(&["build", "--strict", "--date", "2026-12-02"]).code(0);
    let expected = [
        "queries.tsv:1:1 TIME001",
        "redirects.yaml:1:9 TIME001",
        "redirects.yaml:3:1 TIME001",
        "site.yaml:4:12 TIME001",
    ];
    assert_eq!(outcome.diagnostics(), expected);
    assert!(outcome.page("_redirects").contains("/fr/b/ /fr/guide/m/ 301"));
    let never = SiteTest::new()
        .file("content/en/guide/a.md", "---\ntitle: A\npublish_at: 2026-12-01\nexpires_at: 2026-11-01\n---\n");
    assert_eq!(never.run(&["check"]).code(1).diagnostics()[0], "content/en/guide/a.md:4:13 FM004");
}
