//! `robots.txt`, `_redirects` and `_headers` of the site's own, joined with those of the build.

use crate::site::SiteTest;

const SITE: &str = "title: Help\nbase_url: https://help.example.com/kb/\nlocales: { en: {} }\n";
const SITEMAP: &str = "Sitemap: https://help.example.com/kb/sitemap.xml";

fn site() -> SiteTest {
    SiteTest::empty()
        .file("site.yaml", SITE)
        .file("content/en/guide/a.md", "---\ntitle: A\naliases: [old/path, old/other]\n---\nText.\n")
}

/// What is published of each, and what is reported.
fn with(files: &[(&str, &str)]) -> crate::site::Outcome {
    files.iter().fold(site(), |test, (name, text)| test.file(&format!("static/{name}"), text)).build().code(0)
}

#[test]
fn rules_for_robots_are_kept_and_the_site_map_is_named() {
    for own in [
        "User-agent: GPTBot\nDisallow: /\n",
        "User-agent: *\nDisallow: /kb/en/internal/\n",
        "User-agent: *\r\nDisallow:",
        "Sitemap: https://www.example.com/sitemap.xml\n",
        "",
    ] {
        let outcome = with(&[("robots.txt", own)]);
        let robots = outcome.page("robots.txt");
        assert!(robots.starts_with(own), "{robots}");
        assert_eq!(robots.lines().filter(|line| *line == SITEMAP).count(), 1, "{robots}");
        assert!(outcome.stderr.contains("static/robots.txt:1:1: note[OUT005]"), "{own}: {}", outcome.stderr);
    }
    // Those that name it, and those that close the site.
    for own in [
        "User-agent: *\nAllow: /\nSitemap: https://help.example.com/kb/sitemap.xml\n",
        "User-agent: *\nDisallow: /\n",
        "User-agent: *\nDisallow: /kb/",
    ] {
        let outcome = with(&[("robots.txt", own)]);
        assert_eq!(outcome.page("robots.txt"), own);
        assert!(!outcome.stderr.contains("OUT005"), "{own}");
    }
}

#[test]
fn a_build_with_drafts_is_closed_whatever_the_file_says() {
    let test = site().file("static/robots.txt", "User-agent: *\nAllow: /\n");
    assert_eq!(test.run(&["build", "--drafts"]).code(0).page("robots.txt"), "User-agent: *\nDisallow: /\n");
}

#[test]
fn a_site_without_a_site_map_names_none() {
    let test = site().file("site.yaml", format!("{SITE}outputs: {{ sitemap: false }}\n"));
    let outcome = test.file("static/robots.txt", "User-agent: *\nDisallow:\n").build().code(0);
    assert_eq!(outcome.page("robots.txt"), "User-agent: *\nDisallow:\n");
}

const OURS: &str = "\
/kb/en/old/other /kb/en/guide/a/ 301
/kb/en/old/other/ /kb/en/guide/a/ 301
/kb/en/old/path /kb/en/guide/a/ 301
/kb/en/old/path/ /kb/en/guide/a/ 301
";

#[test]
fn redirects_of_the_sites_own_come_first() {
    for own in [
        "/blog/* https://blog.example.com/:splat 301\n",
        "# The blog\n/blog/*\thttps://blog.example.com/:splat 301\n\n",
        "/ /kb/fr/ 302 Language=fr\n",
        "https://old.example.com/* https://help.example.com/:splat 301!\n",
        "\u{feff}/a /b\n",
    ] {
        let outcome = with(&[("_redirects", own)]);
        assert_eq!(outcome.page("_redirects"), format!("{}{OURS}", own.trim_start_matches('\u{feff}')));
        assert!(outcome.diagnostics().is_empty(), "{own}");
    }
    assert_eq!(with(&[("_redirects", "/a /b 301")]).page("_redirects"), format!("/a /b 301\n{OURS}"));
}

#[test]
fn a_redirect_that_answers_an_old_address_is_reported() {
    // The same address to the same place is one line, and no mistake.
    let same = with(&[("_redirects", "/kb/en/old/path /kb/en/guide/a 301\n")]);
    assert_eq!(same.page("_redirects").matches("/kb/en/old/path").count(), 1);
    assert!(same.diagnostics().is_empty());
    let other = with(&[("_redirects", "# moved\n/kb/en/old/path /kb/en/ 302\n")]);
    assert_eq!(other.diagnostics(), ["static/_redirects:2:1 OUT005"]);
    assert!(other.stderr.contains("`/kb/en/old/path` leads to `/kb/en/`"), "{}", other.stderr);
    assert!(other.page("_redirects").contains("/kb/en/old/other/ /kb/en/guide/a/ 301"));
    let all = with(&[("_redirects", "/kb/* /soon.html 302\n/kb/en/old/path /kb/en/ 302\n")]);
    assert_eq!(all.diagnostics(), ["static/_redirects:1:1 OUT005"], "one line answers all");
    assert!(all.stderr.contains("and so does another old address"), "{}", all.stderr);
}

#[test]
fn headers_of_the_sites_own_join_those_of_the_build() {
    for own in [
        "/kb/*\n  X-Ours: yes\n",
        "# ours\n/blog/*\n  Content-Security-Policy: default-src *\n  Cache-Control: no-store",
        "/kb/fr/*\n  Referrer-Policy: no-referrer\n",
    ] {
        let outcome = with(&[("_headers", own)]);
        let headers = outcome.page("_headers");
        assert!(
            headers.starts_with("/kb/*\n  Content-Security-Policy: default-src 'none'; script-src 'self'"),
            "{headers}"
        );
        assert!(headers.contains("immutable\n") && headers.ends_with(own), "{headers}");
        assert!(outcome.page("en/guide/a/index.html").contains("http-equiv=\"Content-Security-Policy\""));
        assert!(outcome.diagnostics().is_empty(), "{own}");
    }
}

/// Hosts would send both values, joined by a comma.
#[test]
fn a_header_of_all_pages_takes_the_place_of_the_builds() {
    let own = "/*\n  access-control-allow-origin: https://app.example.com\n  X-Content-Type-Options: nosniff\n";
    let headers = with(&[("_headers", own)]).page("_headers");
    assert!(!headers.contains("Access-Control-Allow-Origin: *"), "{headers}");
    assert_eq!(headers.to_lowercase().matches("x-content-type-options").count(), 1);
    assert!(headers.contains("script-src 'self'") && headers.contains("Referrer-Policy"));
    let cache = with(&[("_headers", "/*\n  Cache-Control: no-cache\n")]);
    assert!(!cache.page("_headers").contains("immutable"));
    assert!(cache.stderr.contains("static/_headers:2:3: note[OUT005]"), "{}", cache.stderr);
}

#[test]
fn a_header_that_meets_the_builds_on_some_pages_is_reported() {
    for own in [
        "/kb/embed/*\n  Content-Security-Policy: frame-ancestors *\n",
        "https://:project.pages.dev/*\n  Content-Security-Policy: default-src *\n",
        "/kb/en/*\n  Access-Control-Allow-Origin: *\n",
        "/kb/file.pdf\n  Cross-Origin-Resource-Policy: same-origin\n",
    ] {
        let outcome = with(&[("_headers", own)]);
        assert_eq!(outcome.diagnostics(), ["static/_headers:2:3 OUT005"], "{own}");
        // Nothing is weakened by it.
        assert!(outcome.page("_headers").starts_with("/kb/*\n  Content-Security-Policy: default-src 'none'"));
        assert!(outcome.page("en/guide/a/index.html").contains("http-equiv=\"Content-Security-Policy\""));
    }
}

#[test]
fn a_policy_in_a_comment_or_for_other_pages_is_not_the_sites_own() {
    for own in [
        "# Content-Security-Policy: default-src *\n/*\n  X-A: b\n",
        "/blog/*\n  Content-Security-Policy: default-src *\n",
    ] {
        let outcome = with(&[("_headers", own)]);
        assert!(outcome.page("en/guide/a/index.html").contains("http-equiv=\"Content-Security-Policy\""), "{own}");
    }
}

#[test]
fn what_is_no_text_replaces_the_builds_and_is_reported() {
    let test = site().file("static/_redirects", b"/a /b\xff 301\n").build().code(0);
    assert_eq!(test.diagnostics(), ["static/_redirects OUT005"]);
}
