//! What articles, file names and settings say stays where it belongs: not in a policy, a line of a file for hosts, XML, or a
//! terminal; and no file beside an article runs.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::{Outcome, SITE, SiteTest};

type Directives = BTreeMap<String, BTreeSet<String>>;

/// As browsers read a policy; one that a comma makes two fails the test.
fn directives(policy: &str) -> Directives {
    assert!(!policy.contains(','), "several policies: {policy}");
    let mut found = Directives::new();
    for directive in policy.split(';') {
        let mut words = directive.split_whitespace().map(str::to_owned);
        if let Some(name) = words.next() {
            assert!(found.insert(name, words.collect()).is_none(), "a directive comes twice: {policy}");
        }
    }
    found
}

fn header(built: &Outcome) -> Directives {
    let headers = built.page("_headers");
    let lines: Vec<&str> =
        headers.lines().filter_map(|line| line.strip_prefix("  Content-Security-Policy: ")).collect();
    assert_eq!(lines.len(), 1, "{headers}");
    directives(lines[0])
}

fn meta(page: &str) -> Directives {
    let start = "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"";
    let (_, rest) = page.split_once(start).unwrap_or_else(|| panic!("no policy behind the charset: {page}"));
    directives(rest.split_once('"').unwrap().0)
}

fn sources(policy: &Directives, name: &str) -> Vec<String> {
    policy.get(name).map(|values| values.iter().cloned().collect()).unwrap_or_default()
}

#[test]
fn hosts_of_pictures_can_not_change_the_policy() {
    let plain = SiteTest::new().file(
        "content/en/guide/right.md",
        "---\ntitle: R\n---\n![a](https://pictures.example.com/a.png) ![b](//cdn.example.com:8443/b.png)\n",
    );
    let wanted = header(&plain.build().code(0));
    assert_eq!(sources(&wanted, "img-src"), ["'self'", "https://cdn.example.com:8443", "https://pictures.example.com"]);
    let odd = [
        "https://a;script-src-elem/x.png",
        "https://b;sandbox/x.png",
        "https://c,sandbox/x.png",
        "https://*/x.png",
        "https://*.example.org/x.png",
        "https://'none'/x.png",
        "https://under_score.example/x.png",
        "https://[2001:db8::1]/x.png",
        "http://d;upgrade-insecure-requests/x.png",
    ];
    let mut test = plain;
    for (at, url) in odd.iter().enumerate() {
        let (image, video) = (format!("![x]({url})"), format!("<video src=\"{url}\" poster=\"{url}\"></video>"));
        test = test
            .file(&format!("content/en/guide/odd-{at}.md"), format!("---\ntitle: O\n---\n{image}\n\n{video}\n"))
            .file("content/en/guide/_index.md", format!("---\ntitle: G\n---\n![x]({})\n", odd[0]));
    }
    let built = test.build().code(0);
    assert_eq!(header(&built), wanted);
    for at in 0..odd.len() {
        assert_eq!(
            meta(&built.page(&format!("en/guide/odd-{at}/index.html")))["img-src"],
            ["'self'".to_owned()].into()
        );
        let place = format!("content/en/guide/odd-{at}.md:4:6 IMG003");
        assert!(built.diagnostics().contains(&place), "{place}: {}", built.stderr);
    }
}

#[test]
fn every_page_carries_its_own_policy() {
    let test = SiteTest::new()
        .file("contacts.yaml", "plans: [free]\nchannels:\n  form: { kind: form, plans: all, languages: [en], gate: public }\nform: { endpoint: \"https://api.example.com/support\" }\n")
        .file("redirects.yaml", "/old: /en/guide/a/\n")
        .article("content/en/guide/plain.md", "P")
        .file("content/en/_index.md", "---\ntitle: Home\n---\n![h](https://home.example.com/h.png)\n")
        .file("content/en/guide/_index.md", "---\ntitle: G\n---\n![g](https://area.example.com/g.png)\n")
        .file("content/en/_snippets/s.md", "![s](https://snippet.example.com/s.png)\n")
        .file(
            "content/en/guide/a.md",
            "---\ntitle: A\n---\n![a](https://a.example.com/a.png) ![d](data:image/gif;base64,R0lGODlhAwACAAAAACw=)\n\n{{ snippet(name=\"s\") }}\n\n<video src=\"https://films.example.com/f.mp4\" poster=\"https://posters.example.com/p.png\"></video>\n\n<audio src=\"https://sounds.example.com/s.mp3\"></audio>\n\n{{ video(src=\"https://videos.example.com/v.mp4\", title=\"V\") }}\n\n{{ video(src=\"https://youtu.be/abc\", title=\"Y\") }}\n",
        );
    let built = test.build().code(0);
    let page = |path: &str| meta(&built.page(path));
    let none = "default-src 'none';script-src 'self';style-src 'self';img-src 'self';media-src 'self';font-src 'self';connect-src 'self';form-action 'self';base-uri 'none'";
    let plain = directives(none);
    for path in [
        "en/guide/plain/index.html",
        "index.html",
        "404.html",
        "en/404.html",
        "en/search/index.html",
        "en/a-z/index.html",
        "old/index.html",
    ] {
        assert_eq!(page(path), plain, "{path}");
    }
    let article = page("en/guide/a/index.html");
    assert_eq!(
        sources(&article, "img-src"),
        ["'self'", "https://a.example.com", "https://posters.example.com", "https://snippet.example.com"]
    );
    assert_eq!(
        sources(&article, "media-src"),
        ["'self'", "https://films.example.com", "https://sounds.example.com", "https://videos.example.com"]
    );
    assert_eq!(sources(&article, "frame-src"), ["https://www.youtube-nocookie.com"]);
    assert_eq!(page("fr/guide/a/index.html"), article, "a borrowed page shows the same");
    assert_eq!(sources(&page("en/index.html"), "img-src"), ["'self'", "https://home.example.com"]);
    assert_eq!(sources(&page("en/guide/index.html"), "img-src"), ["'self'", "https://area.example.com"]);
    let contact = page("en/contact/index.html");
    for name in ["connect-src", "form-action"] {
        assert_eq!(sources(&contact, name), ["'self'", "https://api.example.com"], "{name}");
    }
    // The header allows what any of them needs, so that both together are the page's own.
    let site = header(&built);
    for (path, _) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        for (name, values) in page(path) {
            assert!(values.is_subset(&site[&name]), "{path}: {name} {values:?}, and in the header {:?}", site[&name]);
        }
    }
    assert_eq!(sources(&site, "frame-ancestors"), ["'none'"]);
}

#[test]
fn a_site_with_a_policy_of_its_own_has_no_other() {
    let with = |headers: &str| {
        let test = SiteTest::new().article("content/en/guide/a.md", "A").file("static/_headers", headers);
        test.build().code(0).page("en/guide/a/index.html")
    };
    meta(&with("/*\n  X-Robots-Tag: none\n"));
    assert!(!with("/*\n  content-security-policy: default-src *\n").contains("Content-Security-Policy"));
    let template = "{% extends \"base.html\" %}{% block policy %}<!-- ours -->{% endblock policy %}";
    let test = SiteTest::new().article("content/en/guide/a.md", "A").file("templates/404.html", template);
    let page = test.build().code(0).page("404.html");
    assert!(page.contains("<!-- ours -->") && !page.contains("Content-Security-Policy"), "{page}");
}

#[test]
fn settings_that_reach_the_policy() {
    let endpoint = |url: &str| {
        let contacts = format!(
            "plans: [free]\nchannels:\n  form: {{ kind: form, plans: all, languages: [en], gate: public }}\nform: {{ endpoint: \"{url}\" }}\n"
        );
        SiteTest::new().article("content/en/guide/a.md", "A").file("contacts.yaml", contacts).build()
    };
    for odd in ["https://a;script-src x/", "https://a,b/", "https://*/x", "https://a_b/", "https://'self'/"] {
        let outcome = endpoint(odd).code(1);
        assert_eq!(outcome.diagnostics(), ["contacts.yaml:4:19 CON014"], "{odd}: {}", outcome.stderr);
    }
    let players = |list: &str| {
        let settings = format!("{SITE}markdown: {{ players: {list} }}\n");
        SiteTest::new()
            .file("site.yaml", settings)
            .file(
                "content/en/guide/a.md",
                "---\ntitle: A\n---\n{{ video(src=\"https://player.example.com/1\", title=\"V\") }}\n",
            )
            .build()
    };
    assert_eq!(
        sources(&header(&players("[player.example.com, other.example.com]").code(0)), "frame-src"),
        ["https://player.example.com"]
    );
    assert_eq!(sources(&header(&players("[]").code(0)), "frame-src"), [""; 0]);
    for odd in ["\"*\"", "\"a;b\"", "\"https:\"", "\"http://a.example\"", "\"a.example/x\"", "\"'self'\""] {
        assert_eq!(players(odd).code(2).diagnostics().len(), 1, "{odd}");
    }
}

#[test]
fn lines_of_redirects_stay_lines() {
    let targets = [
        ("break", "/en/guide/a/?x\\n/injected https://evil.example/ 301\\n/x"),
        ("return", "/en/guide/a/#x\\r/returned https://evil.example/ 301"),
        ("space", "/en/guide/a/?q=two words"),
        ("hash", "/en/guide/a/#two words"),
        ("separator", "/en/guide/a/?a\\u2028b\\u0085c\\u00a0d\\te"),
        ("plain", "/en/guide/a/?q=plain#part"),
        ("away", "https://archive.example.com/a b?q=c d#e f"),
        ("away-break", "https://archive.example.com/a?b\\n/stolen https://evil.example/"),
        ("folded", " /en/guide/a/ \\n"),
        ("id", "guide/a?x y"),
        ("on", "/space"),
        ("name/a:id", "/en/guide/a/"),
        ("pattern/:id", "/en/guide/a/"),
        ("rest/*", "https://archive.example.com/:splat?a b\\n/stolen https://evil.example/"),
        ("part/:page", "/en/guide/:page?x\\n/stolen https://evil.example/"),
    ];
    let yaml: String = targets.iter().map(|(from, to)| format!("- {{ from: \"/{from}\", to: \"{to}\" }}\n")).collect();
    let built = SiteTest::new().article("content/en/guide/a.md", "A").file("redirects.yaml", yaml).build().code(0);
    let text = built.page("_redirects");
    let lines: BTreeMap<&str, &str> = text
        .split(['\n', '\r'])
        .filter(|line| !line.is_empty())
        .map(|line| {
            let parts: Vec<&str> = line.split(char::is_whitespace).collect();
            assert_eq!((parts.len(), parts[2]), (3, "301"), "{line:?}");
            assert!(line.is_ascii(), "{line:?}");
            (parts[0], parts[1])
        })
        .collect();
    assert_eq!(lines.len(), 2 * targets.len() - 1, "behind a star, no slash");
    let page = "/kb/en/guide/a/";
    assert_eq!(lines["/kb/break"], format!("{page}?x%0A/injected%20https://evil.example/%20301%0A/x"));
    assert_eq!(lines["/kb/return"], format!("{page}#x%0D/returned%20https://evil.example/%20301"));
    assert_eq!(lines["/kb/space"], format!("{page}?q=two%20words"));
    assert_eq!(lines["/kb/hash"], format!("{page}#two%20words"));
    assert_eq!(lines["/kb/separator"], format!("{page}?a%E2%80%A8b%C2%85c%C2%A0d%09e"));
    assert_eq!(lines["/kb/plain"], format!("{page}?q=plain#part"));
    assert_eq!(lines["/kb/away"], "https://archive.example.com/a%20b?q=c%20d#e%20f");
    assert_eq!(lines["/kb/away-break"], "https://archive.example.com/a?b/stolen%20https://evil.example/");
    assert_eq!(lines["/kb/folded"], page);
    assert_eq!(lines["/kb/id"], format!("{page}?x%20y"));
    assert_eq!(lines["/kb/on"], lines["/kb/space"]);
    assert_eq!(lines["/kb/name/a%3Aid"], page);
    assert_eq!(lines["/kb/pattern/:id"], page);
    assert_eq!(lines["/kb/rest/*"], "https://archive.example.com/:splat?a%20b/stolen%20https://evil.example/");
    assert_eq!(lines["/kb/part/:page/"], "/kb/en/guide/:page?x%0A/stolen%20https://evil.example/");
}

/// Everything that an author can put into a title, and that XML, a line or a terminal takes for something else.
const ODD: &str =
    "A\\e[31m\\u009b2J\\u0007 b\\ufffe\\uffff<c>&\\\"d\\r\\ne](https://evil.example/) \\\\](f) \\u2028g\\u202eh";

fn odd_site() -> SiteTest {
    SiteTest::new()
        .file("site.yaml", SITE.replace("title: Help", &format!("title: \"{ODD}\"\ndescription: \"{ODD}\"")))
        .file("content/en/guide/_index.md", format!("---\ntitle: \"{ODD}\"\ndescription: \"{ODD}\"\n---\n"))
        .file(
            "content/en/guide/a.md",
            format!("---\ntitle: \"Needle {ODD}\"\ndescription: \"{ODD}\"\nupdated: 2026-01-02\nauthors: [\"{ODD}\"]\n---\nA needle &#27;[31m in red &#x9b;32m \u{9b}33m \u{1b}[34m and more.\n"),
        )
}

#[test]
fn feeds_are_xml_and_lists_are_lines() {
    let built = odd_site().build().code(0);
    for path in ["en/feed.xml", "opensearch.xml", "en/opensearch.xml", "sitemap.xml"] {
        let text = built.page(path);
        roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        let control = |c: &char| c.is_control() && *c != '\n' || matches!(c, '\u{fffe}' | '\u{ffff}');
        assert_eq!(text.chars().find(control), None, "{path}");
    }
    let list = built.page("llms.txt");
    for line in list.lines() {
        assert!(line.is_empty() || line.starts_with(['#', '>', '-']), "{line:?}");
        assert!(!line.contains(|c: char| c.is_control() || c == '\u{2028}'), "{line:?}");
    }
    let article = list.lines().find(|line| line.starts_with("- [")).unwrap();
    assert!(article.contains("e\\](https://evil.example/) \\\\\\](f)"), "{article}");
    let robots = built.page("robots.txt");
    assert_eq!(robots.lines().count(), 4, "{robots}");
}

#[test]
fn nothing_of_an_article_commands_a_terminal() {
    let test = odd_site()
        .file("contacts.yaml", "plans: [free]\nchannels:\n  chat: { kind: chat, plans: all, languages: [en], href: \"https://chat.example.com/\" }\n")
        .file("locales/en.ftl", "plan-free = Free\u{1b}[31m \u{9b}2J\u{7}\nchannel-chat = Chat\u{1b}]0;x\u{7}\n")
        .file("queries.tsv", "en\tneedle\u{1b}[31m\tguide/a\u{9b}\t1\nen\tnothing\u{7}\tguide/a\t1\n")
        .file("content/en/guide/\u{1b}[35mname.md", "---\ntitle: N\n---\n[x](no\u{1b}[36m.md)\n");
    test.build();
    for args in [
        &["build"][..],
        &["check"],
        &["check", "--format", "json"],
        &["search", "needle"],
        &["search", "needle", "--explain"],
        &["search", "needle", "--json"],
        &["search", "--explain", "nedle"],
        &["search", "test"],
        &["contacts"],
        &["contacts", "--json"],
        &["contacts", "resolve", "--plan", "free", "--lang", "en"],
        &["new", "guide/\u{1b}[31mx"],
        &["explain", "\u{1b}[31mX"],
    ] {
        let outcome = test.run(args);
        for text in [&outcome.stdout, &outcome.stderr] {
            let command =
                |c: &char| c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{202e}' | '\u{2028}');
            assert_eq!(text.chars().find(command), None, "{args:?}: {text:?}");
        }
    }
}

#[test]
fn hits_are_printed_as_they_were_otherwise() {
    let test = odd_site().file("content/en/guide/b.md", "---\ntitle: Café needle\n---\nA needle, naïve 日本語.\n");
    test.build().code(0);
    let found = test.run(&["search", "needle"]).code(0).stdout;
    assert!(found.contains("Café needle") && found.contains("naïve 日本語") && found.contains("A needle"), "{found}");
    let json = test.run(&["search", "needle", "--json"]).code(0).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let titles: Vec<&str> = json["hits"].as_array().unwrap().iter().filter_map(|hit| hit["title"].as_str()).collect();
    assert!(titles.iter().any(|title| title.contains("\u{1b}[31m")), "programs get all of it: {titles:?}");
}

#[test]
fn active_files_beside_articles_are_not_published() {
    let script = "<script>localStorage.setItem('ran', 1)</script>";
    let svg = |inside: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\">{inside}<rect/></svg>\n")
    };
    let page = format!("<!doctype html>{script}");
    let test = SiteTest::new()
        .article("content/en/guide/a.md", "A")
        .file("content/en/guide/page.html", &page)
        .file("content/en/guide/SHOUTED.HTM", &page)
        .file("content/en/guide/packed.html.gz", &page)
        .file("content/en/guide/guessed", &page)
        .file("content/en/guide/guessed.unknown", &page)
        .file("content/en/guide/data.xml", "<data/>")
        .file("content/en/guide/run.js", "1")
        .file("content/assets/tool.php", "<?php")
        .file("content/assets/deep/in.xhtml", &page)
        .file("content/en/guide/broken.svg", "<svg><g></svg>")
        .file("content/en/guide/drawing.svg", svg("<script>1</script>"))
        .file("content/assets/handler.SVG", svg("<g onload=\"1\"/>"))
        .file("content/en/guide/diagram.svg", svg("<style>.a{fill:red}</style>"))
        .file("content/en/guide/sheet.csv", "a,b\n")
        .file("content/en/guide/README", "text\n")
        .file("content/assets/guide.pdf", "%PDF-1.7 <script>")
        .file("content/assets/notes.txt", &page)
        .file("static/tool.html", &page)
        .file("static/tool.svg", svg("<script/>"))
        .file("static/run.js", "1");
    let built = test.build().code(0);
    assert_eq!(
        built.diagnostics(),
        [
            "content/assets/deep/in.xhtml OUT007",
            "content/assets/handler.SVG OUT008",
            "content/assets/tool.php OUT007",
            "content/en/guide/SHOUTED.HTM OUT007",
            "content/en/guide/broken.svg OUT007",
            "content/en/guide/data.xml OUT007",
            "content/en/guide/drawing.svg OUT008",
            "content/en/guide/guessed OUT007",
            "content/en/guide/guessed.unknown OUT007",
            "content/en/guide/packed.html.gz OUT007",
            "content/en/guide/page.html OUT007",
            "content/en/guide/run.js OUT007",
        ]
    );
    for (path, bytes) in &built.files {
        let theirs = path.starts_with("en/guide/") && !path.contains("/a/") && !path.ends_with("index.html")
            || path.starts_with("assets/");
        let text = String::from_utf8_lossy(bytes);
        let inert = path.ends_with(".txt") || path.ends_with(".pdf");
        assert!(!theirs || inert || !text.contains("<script") && !text.contains("onload"), "{path}");
    }
    for path in ["en/guide/page.html", "en/guide/run.js", "en/guide/broken.svg", "assets/tool.php", "en/guide/guessed"]
    {
        assert!(!built.exists(path), "{path}");
    }
    assert_eq!(built.page("en/guide/drawing.svg"), svg(""));
    assert_eq!(built.page("en/guide/diagram.svg"), svg("<style>.a{fill:red}</style>"), "byte for byte");
    for path in ["en/guide/sheet.csv", "en/guide/README", "assets/guide.pdf", "assets/notes.txt", "tool.html", "run.js"]
    {
        assert!(built.exists(path), "{path}");
    }
    assert_eq!(built.page("tool.svg"), svg("<script/>"));

    // Allowed by kind, or all of them.
    let allowed = |markdown: &str| {
        test.write("site.yaml", format!("{SITE}markdown: {{ {markdown} }}\n"));
        test.build().code(0)
    };
    let some = allowed("active_files: [html, svg]");
    assert!(some.exists("en/guide/page.html") && !some.exists("en/guide/data.xml") && !some.exists("en/guide/run.js"));
    assert_eq!(some.page("en/guide/drawing.svg"), svg("<script>1</script>"));
    let all = allowed("html: allow");
    assert!(all.exists("en/guide/run.js") && all.exists("assets/tool.php") && all.exists("en/guide/broken.svg"));
    assert_eq!(all.diagnostics(), [""; 0]);
    test.write("site.yaml", format!("{SITE}markdown: {{ active_files: [pages] }}\n"));
    let wrong = test.build().code(2);
    assert!(wrong.diagnostics().contains(&"site.yaml:7:28 CFG004".to_owned()), "{}", wrong.stderr);
}

#[test]
fn links_to_what_is_not_published_are_reported() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", "---\ntitle: A\n---\n[a](page.html) [b](./run.js) ![c](broken.svg) [d](/assets/x.xml) [e](sheet.csv) ![f](drawing.svg)\n")
        .file("content/en/guide/page.html", "<html>")
        .file("content/en/guide/run.js", "1")
        .file("content/en/guide/broken.svg", "<svg")
        .file("content/assets/x.xml", "<x/>")
        .file("content/en/guide/sheet.csv", "a,b\n")
        .file("content/en/guide/drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"><script/></svg>");
    let built = test.build().code(1);
    let in_article: Vec<String> =
        built.diagnostics().into_iter().filter(|line| line.starts_with("content/en/guide/a.md")).collect();
    assert_eq!(
        in_article,
        [
            "content/en/guide/a.md:4:5 LNK001",
            "content/en/guide/a.md:4:20 LNK001",
            "content/en/guide/a.md:4:35 IMG001",
            "content/en/guide/a.md:4:51 LNK001",
        ],
        "{}",
        built.stderr
    );
    assert!(
        built.stderr.contains("`content/en/guide/page.html` is not published: it would run at the site's own address"),
        "{}",
        built.stderr
    );
}
