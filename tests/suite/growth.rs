//! What grows with its input, and what is refused: docs/limits.md.

use crate::site::{SITE, SiteTest};

#[test]
fn a_chain_of_thousands_of_redirects_is_followed_once() {
    const LONG: usize = 4_000;
    let mut yaml: String = (0..LONG).map(|at| format!("/r{at}: /r{}\n", at + 1)).collect();
    yaml.push_str(&format!("/r{LONG}: guide/a?x#y\n/c1: /c2\n/c2: /c3\n/c3: /c1\n/into: /c2\n/self: /self\n/lost: /r-none\n/far: https://example.com/\n/via: /far\n"));
    let test = SiteTest::new().article("content/en/guide/a.md", "A").file("redirects.yaml", &yaml);
    let outcome = test.run(&["check"]).code(1);
    let lines: Vec<String> = outcome.diagnostics();
    let line = |back: usize| LONG + 10 - back;
    let expected: Vec<String> =
        [(8, "RED001"), (7, "RED001"), (6, "RED001"), (5, "RED001"), (4, "RED001"), (3, "RED003")]
            .into_iter()
            .map(|(back, code)| (line(back), code))
            .map(|(at, code)| format!("redirects.yaml:{at}:{} {code}", if code == "RED003" { 8 } else { 1 }))
            .collect();
    assert_eq!(lines, expected);

    let fine: String = yaml
        .lines()
        .filter(|line| !line.contains("/c") && !line.contains("/self") && !line.contains("/lost"))
        .map(|line| format!("{line}\n"))
        .collect();
    test.write("redirects.yaml", fine);
    let rules = test.build().code(0).page("_redirects");
    for from in ["/kb/r0", "/kb/r1999", "/kb/r4000"] {
        assert!(
            rules.contains(&format!("\n{from} /kb/en/guide/a/?x#y 301\n"))
                || rules.starts_with(&format!("{from} /kb/en/guide/a/?x#y 301\n")),
            "{from}"
        );
    }
    assert!(rules.contains("/kb/via https://example.com/ 301"), "{rules}");
}

/// A target that is an article's id is looked up in the locale of the address that the reader came by.
#[test]
fn an_id_at_the_end_of_a_chain_is_in_the_readers_locale() {
    let built = SiteTest::new()
        .article("content/en/guide/a.md", "A")
        .file("content/fr/guide/a.md", "---\ntitle: A\nslug: ah\n---\n")
        .file("redirects.yaml", "/fr/old: /mid\n/en/old: /mid\n/mid: guide/a\n")
        .build()
        .code(0);
    let rules = built.page("_redirects");
    assert!(
        rules.contains("/kb/fr/old /kb/fr/guide/ah/ 301") && rules.contains("/kb/en/old /kb/en/guide/a/ 301"),
        "{rules}"
    );
}

#[test]
fn every_area_is_marked_on_its_own_pages() {
    let mut test = SiteTest::new();
    for area in 0..30 {
        test = test
            .article(&format!("content/en/area-{area}/a.md"), "A")
            .article(&format!("content/en/area-{area}/deep/b.md"), "B");
    }
    let built = test
        .file(
            "templates/partials/footer.html",
            "{% for area in site.areas %}{{ area.slug }}{% if area.current %}!{% endif %},{% endfor %}",
        )
        .build()
        .code(0);
    for (page, current) in
        [("area-7/a", "area-7"), ("area-7", "area-7"), ("area-12/deep", "area-12"), ("area-12/deep/b", "area-12")]
    {
        let html = built.page(&format!("en/{page}/index.html"));
        assert!(html.contains(&format!("{current}!,")) && html.matches("!,").count() == 1, "{page}");
        assert!(html.contains("area-29,"), "{page}");
    }
    assert!(!built.page("en/index.html").contains("!,"));
}

#[test]
fn braces_within_braces_are_a_mistake_with_a_place() {
    let test = SiteTest::new().article("content/en/guide/a.md", "A");
    test.write("locales/en.ftl", "home-heading = { { { \"How can we help?\" } } }\n");
    assert!(test.build().code(0).page("en/index.html").contains("How can we help?"));
    for (open, close) in [("{ ", " }"), ("{ ", ""), ("{ NUMBER(", ")}"), ("{\n  $n ->\n   *[a] ", "\n }")] {
        test.write(
            "locales/en.ftl",
            format!("# fine\nhome-heading = {}\"x\"{}\n", open.repeat(50_000), close.repeat(50_000)),
        );
        let outcome = test.run(&["check"]).code(1);
        assert!(
            outcome.diagnostics().iter().any(|line| line.starts_with("locales/en.ftl:") && line.ends_with(" I18N010")),
            "{open:?} {close:?}: {:?}",
            outcome.diagnostics()
        );
    }
}

#[test]
fn numbers_of_endless_digits_are_a_mistake_with_a_place() {
    let test = SiteTest::new().article("content/en/guide/a.md", "A");
    test.write("locales/en.ftl", "home-heading = { NUMBER(3.5, minimumFractionDigits: 2) } ways\n");
    assert!(test.build().code(0).page("en/index.html").contains("3.50 ways"));
    let site = std::fs::read_to_string(test.root().join("site.yaml")).unwrap();
    test.write("site.yaml", format!("{site}diagnostics: {{ I18N010: warning }}\n"));
    for number in [
        "NUMBER(1, minimumFractionDigits: 100000000)",
        "NUMBER(1, minimumFractionDigits: 18446744073709551615)",
        "NUMBER(1, minimumFractionDigits: 30) ->\n   [one] a\n  *[other] b\n",
        "1.00000000000000000000000000 ->\n   [one] a\n  *[other] b\n",
    ] {
        test.write("locales/en.ftl", format!("home-heading = {{ {number} }}\n"));
        let outcome = test.build().code(0);
        assert!(outcome.page("en/index.html").len() < 20_000, "{number}");
        let place =
            outcome.diagnostics().iter().any(|line| line.starts_with("locales/en.ftl:1:") && line.ends_with("I18N010"));
        assert!(place, "{number}: {:?}", outcome.diagnostics());
    }
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let test = SiteTest::new().article("content/en/guide/a.md", "A");
    test.write("content/en/guide/big.md", "# Big\n");
    test.write("content/en/guide/big.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    test.write("content/en/guide/film.mp4", "");
    test.run(&["check"]).code(0);
    // Files with holes: they are as long as they say, and take no room.
    for name in ["big.md", "big.svg", "film.mp4"] {
        let file = std::fs::OpenOptions::new().write(true).open(test.root().join("content/en/guide").join(name));
        file.unwrap().set_len(64 << 30).unwrap();
    }
    let outcome = test.run(&["check"]).code(1);
    assert_eq!(outcome.diagnostics(), ["content/en/guide/big.md CFG007", "content/en/guide/big.svg CFG007"]);
}

#[test]
fn a_long_variable_that_is_used_often_makes_the_page_too_large() {
    let uses = "{{ var.long }} ".repeat(2_000);
    let test = SiteTest::new()
        .file("content/en/guide/a.md", format!("---\ntitle: A\n---\n{uses}\n"))
        .file("content/en/guide/b.md", format!("---\ntitle: B\n---\n![{uses}](b.png)\n"))
        .file("content/en/guide/c.md", format!("---\ntitle: C\ndescription: '{uses}'\n---\n"))
        .file("content/en/guide/b.png", b"\x89PNG\r\n\x1a\n");
    let site = std::fs::read_to_string(test.root().join("site.yaml")).unwrap();
    test.write("site.yaml", format!("{site}variables: {{ long: {} }}\n", "a".repeat(1_000)));
    test.run(&["check"]).code(0);
    test.write("site.yaml", format!("{site}variables: {{ long: {} }}\n", "a".repeat(100_000)));
    let outcome = test.run(&["check"]).code(1);
    for file in ["a.md", "b.md", "c.md"] {
        let told = |line: &String| line.contains(file) && line.ends_with("MD004");
        assert!(outcome.diagnostics().iter().any(told), "{file}: {:?}", outcome.diagnostics().first());
    }
}

#[test]
fn tables_that_are_asked_for_again_and_again_make_the_page_too_large() {
    for (call, most) in [("{{ support_matrix() }}", 16), ("{{ contact(channel=\"chat\") }}", 1_024)] {
        let text = |times: usize| format!("---\ntitle: A\n---\n{}", format!("{call}\n\n").repeat(times));
        let test = SiteTest::new().file("content/en/guide/a.md", text(most)).file(
            "contacts.yaml",
            "plans: [free]\nchannels:\n  chat: { kind: chat, plans: all, languages: [en], href: \"https://chat.example/\" }\n",
        );
        test.run(&["check"]).code(0);
        test.write("content/en/guide/a.md", text(most + 1));
        let place = format!("content/en/guide/a.md:{}:1 MD004", 4 + 2 * most);
        assert_eq!(test.run(&["check"]).code(1).diagnostics(), [place], "{call}");
    }
}

#[test]
fn settings_and_front_matter_that_nest_too_deep() {
    let deep = format!("{}{}", "[".repeat(50_000), "]".repeat(50_000));
    let test = SiteTest::new()
        .file("content/en/guide/a.md", format!("---\ntitle: A\nextra: {{ x: {deep} }}\n---\n"))
        .file("redirects.yaml", &deep);
    let outcome = test.run(&["check"]).code(2);
    let codes: Vec<String> =
        outcome.diagnostics().iter().filter_map(|line| line.split(' ').next_back().map(str::to_owned)).collect();
    assert!(codes.contains(&"FM001".to_owned()) && codes.contains(&"CFG001".to_owned()), "{codes:?} {SITE}");
}

#[test]
fn there_can_be_a_hundred_plans_and_channels() {
    let site = |plans: usize, channels: usize| {
        let plans: Vec<String> = (0..plans).map(|at| format!("p{at}")).collect();
        let channels: String = (0..channels)
            .map(|at| {
                format!("  c{at}: {{ kind: chat, plans: p0, languages: [en], href: \"https://chat.example.com/\" }}\n")
            })
            .collect();
        let contacts = format!("plans: [{}]\nchannels:\n{channels}", plans.join(", "));
        SiteTest::new()
            .article("content/en/guide/a.md", "A")
            .file("contacts.yaml", contacts)
            .run(&["check", "--format", "json"])
    };
    let too_many = |plans, channels| site(plans, channels).stdout.matches("CON016").count();
    assert_eq!(too_many(100, 20), 0);
    assert_eq!(too_many(101, 101), 2);
    assert_eq!(too_many(20_000, 1), 1);
}
