//! Settings, flags and dates do what their description says; what is not read is reported.

use crate::site::{SITE, SiteTest};

const A: &str = "---\ntitle: A\n---\nText.\n";

#[test]
fn a_date_does_not_break_a_build() {
    let test = SiteTest::new()
        .file(
            "content/en/guide/a.md",
            "---\ntitle: A\nreview_by: 2026-11-01\n---\nSee [the offer](offer.md), [news](news.md).\n",
        )
        .file("content/en/guide/offer.md", "---\ntitle: Offer\nexpires_at: 2026-11-28\n---\nText.\n")
        .file("content/en/guide/news.md", "---\ntitle: News\npublish_at: 2026-12-24\n---\nText.\n");
    let on = |day: &str| test.run(&["build", "--strict", "--date", day]).code(0);
    let (review, offer, news) = (
        "content/en/guide/a.md:3:12 TIME002",
        "content/en/guide/a.md:5:17 TIME001",
        "content/en/guide/a.md:5:35 TIME001",
    );
    assert_eq!(on("2026-10-31").diagnostics(), [news]);
    let before = on("2026-11-26");
    assert_eq!(before.diagnostics(), [review, offer, news]);
    assert!(before.page("en/guide/a/index.html").contains("/en/guide/offer/\">the offer</a>"));
    let after = on("2026-11-29");
    assert_eq!(after.diagnostics(), [review, offer, news]);
    assert!(after.page("en/guide/a/index.html").contains("See <a>the offer</a>, <a>news</a>."));
    assert!(!after.page("en/guide/a/index.md").contains("offer.md"));
    assert_eq!(on("2026-12-25").diagnostics(), [review, offer]);
}

#[test]
fn names_that_are_nearly_right() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", A)
        .file("contacts.yml", "plans: [pro]\n")
        .file("glossary.yml", "en: []\n")
        .file("synonyms/en.yml", "- [a, b]\n")
        .file("mkdocs.yml", "a: b\n");
    let said = test.build().code(0).diagnostics();
    assert_eq!(said, ["contacts.yml CFG012", "glossary.yml CFG012", "synonyms/en.yml CFG012"]);
}

#[test]
fn words_of_its_own() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", A)
        .file(
            "templates/404.html",
            "{% extends \"default/404.html\" %}{% block footer %}{{ t.banner_new }}{% endblock %}",
        )
        .file(
            "locales/en.ftl",
            "banner-new = New\nscript-hello = { brand-name }\nbrand-name = Atrium\nhome-headin = Home\n",
        );
    let built = test.build().code(0);
    assert_eq!(built.diagnostics(), ["locales/en.ftl:4:1 I18N011"]);
    let page = built.page("en/404.html");
    assert!(page.contains("New") && page.contains("<html"), "{page}");
}

#[test]
fn words_for_what_is_not_there() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", A)
        .file("contacts.yaml", "plans: [free, pro]\nchannels:\n  chat: { plans: all, href: \"https://x.example\" }\n")
        .file(
            "locales/en.ftl",
            "plan-pro = Pro\nplan-prro = Pro\nchannel-chat-description = Talk\nchannel-mail = Mail\narea-guide = Guide\narea-gide = Guide\nscript-x = { $any }\n# $not in { $comment }\nhome-heading = Help, { $name }\nnotice-fallback = In { $lnguage }, for $5\n# A text in quotes is no value.\nsearch-submit = { \"{ $no }\" }\n",
        );
    let outcome = test.run(&["check"]).code(0);
    let expected = ["2:1 I18N011", "4:1 I18N011", "6:1 I18N011", "9:24 I18N010", "10:24 I18N010"];
    assert_eq!(outcome.diagnostics(), expected.map(|place| format!("locales/en.ftl:{place}")), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("the message `home-heading` has no value `$name`"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("`$language`"), "{}", outcome.stderr);
}

#[test]
fn the_interface_speaks_each_locale_or_the_report_says_what_to_do() {
    let tags = ["he", "id", "iw", "nn", "no", "pt-PT", "sw", "th", "zh-CN", "zh-HK"];
    let locales: String = tags.iter().map(|tag| format!("  {tag}: {{ fallback: [en] }}\n")).collect();
    let test = SiteTest::new()
        .file(
            "site.yaml",
            format!(
                "title: Help\nbase_url: https://help.example.com/\ndefault_locale: en\nlocales:\n  en: {{}}\n{locales}"
            ),
        )
        .file("content/en/guide/a.md", A);
    let built = test.build().code(0);
    assert_eq!(built.diagnostics(), ["site.yaml I18N012"], "{}", built.stderr);
    assert!(
        built.stderr.contains("`guichet theme eject sw.ftl` writes the English words into `locales/sw.ftl`"),
        "{}",
        built.stderr
    );
    for (tag, file) in [
        ("iw", "he"),
        ("nn", "nb"),
        ("no", "nb"),
        ("pt-PT", "pt"),
        ("sw", "en"),
        ("zh-CN", "zh-Hans"),
        ("zh-HK", "zh-Hant"),
    ] {
        let words =
            std::fs::read_to_string(format!("{}/themes/default/locales/{file}.ftl", env!("CARGO_MANIFEST_DIR")))
                .unwrap();
        let heading = words.lines().find_map(|line| line.strip_prefix("home-heading = ")).unwrap();
        let page = built.page(&format!("{tag}/index.html"));
        assert!(page.contains(heading), "{tag}: {heading}");
        assert_eq!(page.contains(&format!("<html lang=\"{tag}\" dir=\"rtl\"")), file == "he", "{tag}");
    }
}

#[test]
fn a_theme_with_one_message() {
    let test = SiteTest::new()
        .file("site.yaml", format!("{SITE}theme: mine\n"))
        .file("content/en/guide/a.md", A)
        .file("themes/mine/locales/en.ftl", "search-submit = Go\n");
    let page = test.build().code(0).page("en/search/index.html");
    assert!(page.contains("Go") && !page.contains("search-label"), "{page}");
}

#[test]
fn dot_files_that_hosts_need_are_published() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", A)
        .file("static/.well-known/security.txt", "Contact: mailto:a@example.com\n")
        .file("static/.nojekyll", "")
        .file("static/.env", "SECRET=1\n");
    let built = test.build().code(0);
    assert!(built.exists(".well-known/security.txt") && built.exists(".nojekyll"));
    assert!(!built.exists(".env"));
}

#[test]
fn content_that_is_in_no_locale_is_told() {
    let test = SiteTest::new()
        .file("site.yaml", "title: T\nbase_url: https://h.example/\nlocales: { en: {}, ar: {}, pt-BR: {} }\n")
        .article("content/en/guide/a.md", "A")
        .article("content/fr.md", "B")
        .article("content/index.md", "C")
        .article("content/fr/guide/a.md", "D")
        .article("content/pt_br/guide/a.md", "E")
        .article("content/articles/a.md", "F");
    let outcome = test.run(&["check"]).code(0);
    for said in [
        "content/fr.md: warning[CFG011]: `content/fr.md` is in no locale's folder, so it is not published\n  help: move it to the folder of its locale and area: `content/en/<area>/fr.md`",
        "help: the text of the home page is `content/en/_index.md`",
        "help: add `fr: {}` under `locales` in site.yaml, or remove the files",
        "help: did you mean `pt-BR`?",
        "help: articles are in the folder of their locale: `content/en/`",
    ] {
        assert!(outcome.stderr.contains(said), "{said}\n{}", outcome.stderr);
    }
}

#[test]
fn names_that_mean_something_elsewhere() {
    let test = SiteTest::new()
        .file("site.yaml", "title: T\nbase_url: https://h.example/\nlocales: { en: {}, fr: {} }\n")
        .article("content/en/guide/a.md", "A")
        .article("content/en/guide/a.fr.md", "B")
        .article("content/en/guide/_part.md", "C")
        .article("content/en/guide/v1.2.md", "D")
        .article("content/fr/guide/a.md", "E");
    let outcome = test.run(&["check"]).code(0);
    let told: Vec<&str> = outcome.stderr.lines().filter(|line| line.contains("warning[")).collect();
    assert_eq!(told.len(), 2, "{}", outcome.stderr);
    assert!(outcome.stderr.contains("move it to `content/fr/guide/a.md`"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("`_part.md` is published as an article"), "{}", outcome.stderr);
}

#[test]
fn keys_of_other_generators_are_told_with_ours() {
    let keys = "weight: 3\ntags: [a]\nlastmod: 2026-01-01\nsidebar_label: B\nlang: en\nfoo: 1\ndescriptoin: x\n";
    let test = SiteTest::new().file("content/en/guide/a.md", format!("---\ntitle: A\n{keys}---\n"));
    let outcome = test.run(&["check"]).code(1);
    for said in [
        "write `order: 3` in its place",
        "write `keywords: [a]` in its place",
        "write `updated: 2026-01-01` in its place",
        "remove it: lists show the `title`",
        "remove it: the folder below `content/` says the language",
        "valid keys: `title`",
        "did you mean `description`?",
    ] {
        assert!(outcome.stderr.contains(said), "{said}\n{}", outcome.stderr);
    }
}

/// An `_index.md` has fewer keys, and is never told to have one that it can't.
#[test]
fn keys_of_other_generators_in_a_folder() {
    let test = SiteTest::new()
        .file("content/en/guide/_index.md", "---\ntitle: G\nhidden: true\nweight: 3\n---\n")
        .article("content/en/guide/a.md", "A")
        .file("content/en/guide/b.md", "---\ntitle: B\nslug: /old/b\nsearch:\n  exclude: true\n---\nText.\n");
    let outcome = test.run(&["check"]).code(1);
    for said in [
        "remove it: only an article can have `unlisted`",
        "write `order: 3` in its place",
        "write `slug: b`, the last part of the address",
        "write `aliases: [old/b]` as well",
        "write `search: false` in place of `search` and what is below it",
    ] {
        assert!(outcome.stderr.contains(said), "{said}\n{}", outcome.stderr);
    }
}

#[test]
fn addresses_without_their_scheme() {
    let links = "[a](www.example.com/x) [b](help@example.com) [c](https//example.com) [d](htps://example.com) [e](http:/example.com) ![f](tour.mp4)";
    let test = SiteTest::new().file("content/en/guide/a.md", format!("---\ntitle: A\n---\n{links}\n"));
    let outcome = test.run(&["check"]).code(1);
    for said in [
        "did you mean `https://www.example.com/x`?",
        "did you mean `mailto:help@example.com`?",
        "did you mean `https://example.com`?",
        "two slashes must follow the colon",
        "no video `tour.mp4`",
    ] {
        assert!(outcome.stderr.contains(said), "{said}\n{}", outcome.stderr);
    }
}

#[test]
fn ways_of_contact_without_their_scheme() {
    for (href, meant) in [
        ("help@example.com", "did you mean `mailto:help@example.com`?"),
        ("+1 555-0100", "did you mean `tel:+15550100`?"),
        ("chat.example.com/start", "did you mean `https://chat.example.com/start`?"),
        ("chat", "write it with its scheme"),
    ] {
        let test = SiteTest::new()
            .file("content/en/guide/a.md", A)
            .file("contacts.yaml", format!("plans: [free]\nchannels:\n  x: {{ plans: all, href: \"{href}\" }}\n"));
        let outcome = test.run(&["check"]).code(1);
        assert!(outcome.stderr.contains(meant), "{}", outcome.stderr);
    }
}

#[test]
fn files_that_a_build_writes_can_be_linked_to() {
    let links = "[a](/robots.txt) [b](/sitemap.xml) [c](/llms.txt) [d](/opensearch.xml) [e](/en/feed.xml)";
    let page = |text: &str| format!("---\ntitle: A\n---\n{text}\n");
    let test = SiteTest::new().file("content/en/guide/a.md", page(links));
    assert!(test.build().code(0).page("en/guide/a/index.html").contains("href=\"/kb/llms.txt\""));
    let test = SiteTest::new()
        .file("site.yaml", format!("{SITE}outputs: {{ llms: false }}\n"))
        .file("content/en/guide/a.md", page("[c](/llms.txt)"));
    assert_eq!(test.run(&["check"]).code(1).diagnostics(), ["content/en/guide/a.md:4:5 LNK001"]);
}

#[test]
fn a_variable_in_a_variable_is_told() {
    let test = SiteTest::new()
        .file("site.yaml", format!("{SITE}variables:\n  product: Atrium\n  app: {{ en: \"{{{{ var.product }}}} app\", fr: App }}\n  other: \"{{{{ name }}}}\"\n"))
        .file("content/en/guide/a.md", A);
    assert_eq!(test.run(&["check"]).code(0).diagnostics(), ["site.yaml:9:14 MD003"]);
}

const DESK: &str = "plans: [pro]\ndesk: https://desk.example.com/\nchannels:\n  email: { kind: email, plans: all, languages: [en], href: \"mailto:a@example.com\" }\n";

#[test]
fn insights_are_told_to_a_desk() {
    let site = |line: &str, contacts: &str| {
        SiteTest::new()
            .file("site.yaml", format!("{SITE}{line}"))
            .file("content/en/guide/a.md", A)
            .file("contacts.yaml", contacts)
            .build()
    };
    let on = site("insights: true\n", DESK).code(0);
    let page = on.page("en/guide/a/index.html");
    assert!(page.contains("data-insights=\"https://desk.example.com/v1/insights\""), "{page}");
    assert!(page.contains("connect-src 'self' https://desk.example.com"), "{page}");
    let help = on.page("_guichet/en/help.json");
    assert!(
        help.contains("\"insights\":true") && help.contains("\"insights\":\"https://desk.example.com/v1/insights\"")
    );
    assert!(on.page("_headers").contains("connect-src 'self' https://desk.example.com"));
    for off in ["", "insights: false\n"] {
        let off = site(off, DESK).code(0);
        let page = off.page("en/guide/a/index.html");
        assert!(!page.contains("insights") && !page.contains("desk.example.com"), "{page}");
        assert!(!off.page("_guichet/en/help.json").contains("insights\":"));
        assert!(!off.page("manifest.json").contains("insights"));
    }
    let said = |line: &str, contacts: &str| {
        let outcome = site(line, contacts);
        assert!(outcome.stderr.contains("error["), "{}", outcome.stderr);
        (outcome.diagnostics(), outcome.stderr)
    };
    let line = SITE.lines().count() + 1;
    let (codes, text) = said("insights: true\n", &DESK.replace("desk: https://desk.example.com/\n", ""));
    assert_eq!(codes, [format!("site.yaml:{line}:11 CFG004")], "{text}");
    assert!(text.contains("such as `desk: /desk/`"), "{text}");
    // A desk whose address is wrong is one mistake.
    let (codes, text) = said("insights: true\n", &DESK.replace("https://desk.example.com/", "desk"));
    assert_eq!(codes.len(), 1, "{text}");
    let (_, text) = said("insigths: true\n", DESK);
    assert!(text.contains("did you mean `insights`?"), "{text}");
    let (_, text) = said("insights: yes please\n", DESK);
    assert!(text.contains("`insights`") && text.contains("CFG004"), "{text}");
}
