//! `outputs: { host: … }`: where files are for each host, what it is told, and what it takes no more of.

use crate::site::{Outcome, SiteTest, files};

const ARTICLE: &str = "---\ntitle: A\naliases: [old/path]\n---\nText.\n";

fn site(host: &str, base: &str) -> SiteTest {
    let settings = format!(
        "title: Help\nbase_url: {base}\nlocales: {{ en: {{}}, fr: {{ fallback: [en] }} }}\noutputs: {{ host: {host} }}\n"
    );
    SiteTest::empty()
        .file("site.yaml", settings)
        .file("content/en/guide/a.md", ARTICLE)
        .file("redirects.yaml", "/en/single/: /en/guide/a/\n/g/*: /en/guide/:splat\n")
}

fn built(host: &str) -> Outcome {
    site(host, "https://help.example.com/kb/").build().code(0)
}

fn has(outcome: &Outcome, path: &str) -> bool {
    outcome.files.contains_key(path)
}

#[test]
fn the_base_path_is_a_folder_with_a_few_files_beside_it() {
    for host in
        ["cloudflare-pages", "netlify", "vercel", "github-pages", "gitlab-pages", "s3", "nginx", "caddy", "apache"]
    {
        let outcome = built(host);
        for path in
            ["kb/index.html", "kb/en/guide/a/index.html", "kb/en/guide/a/index.md", "kb/sitemap.xml", "robots.txt"]
        {
            assert!(has(&outcome, path), "{host}: {path}");
        }
        assert!(has(&outcome, "manifest.json") && !has(&outcome, "kb/robots.txt"), "{host}");
        let native = matches!(host, "cloudflare-pages" | "netlify");
        assert_eq!(has(&outcome, "_headers"), native, "{host}");
        assert_eq!(has(&outcome, "_redirects"), native || host == "gitlab-pages", "{host}");
        let own = matches!(host, "s3" | "nginx" | "caddy" | "apache");
        assert_eq!((has(&outcome, "404.html"), has(&outcome, "kb/404.html")), (!own, own), "{host}");
        // Where the host leads on, no page does.
        for page in ["kb/en/old/path/index.html", "kb/g/a/index.html"] {
            assert_eq!(has(&outcome, page), host == "github-pages", "{host}: {page}");
        }
    }
    let plain = site("nginx", "https://help.example.com/").build().code(0);
    assert!(has(&plain, "en/guide/a/index.html") && has(&plain, ".host/nginx.conf"));
    let project = site("github-pages", "https://acme.github.io/help/").build().code(0);
    assert!(has(&project, "en/guide/a/index.html") && has(&project, ".nojekyll") && has(&project, "404.html"));
}

#[test]
fn what_is_at_the_root_of_a_host_stays_there() {
    let test = site("github-pages", "https://help.example.com/kb/")
        .file("static/CNAME", "help.example.com\n")
        .file("static/.well-known/security.txt", "Contact: mailto:a@example.com\n")
        .file("static/.nojekyll", "")
        .file("static/logo.txt", "logo\n");
    let outcome = test.build().code(0);
    for path in ["CNAME", ".well-known/security.txt", ".nojekyll", "kb/logo.txt"] {
        assert!(has(&outcome, path), "{path}");
    }
    let vercel = site("vercel", "https://help.example.com/kb/")
        .file(
            "static/vercel.json",
            "{ \"cleanUrls\": false, \"redirects\": [{ \"source\": \"/a\", \"destination\": \"/b\" }] }",
        )
        .file("static/_redirects", "/x /y 302\n");
    let json: serde_json::Value = serde_json::from_str(&vercel.build().code(0).page("vercel.json")).unwrap();
    assert_eq!(json["cleanUrls"], false);
    let from: Vec<_> =
        json["redirects"].as_array().unwrap().iter().map(|one| one["source"].as_str().unwrap()).collect();
    assert_eq!(from[..2], ["/a", "/x"]);
    assert!(from.contains(&"/kb/en/old/path") && from.contains(&"/kb/g/(.*)"), "{from:?}");
    let apache = site("apache", "https://help.example.com/kb/").file("static/.htaccess", "Header set X-Own yes\n");
    let text = apache.build().code(0).page("kb/.htaccess");
    assert!(text.contains("RewriteEngine On") && text.ends_with("Header set X-Own yes\n"), "{text}");
    // Another host gets the file as it is.
    let other = site("nginx", "https://help.example.com/kb/").file("static/.htaccess", "Header set X-Own yes\n");
    assert_eq!(other.build().code(0).page("kb/.htaccess"), "Header set X-Own yes\n");
}

#[test]
fn cloudflare_and_netlify_are_told_in_their_own_files() {
    let redirects = built("cloudflare-pages").page("_redirects");
    assert!(redirects.contains("/kb/en/old/path/ /kb/en/guide/a/ 301\n"), "{redirects}");
    assert!(
        redirects.contains("/kb/g/* /kb/en/guide/:splat 301\n") && redirects.ends_with("/ /kb/ 302\n"),
        "{redirects}"
    );
    let headers = built("cloudflare-pages").page("_headers");
    assert!(headers.contains("/kb/_guichet/search/:locale/t*\n  Cache-Control: public, max-age=31536000, immutable\n"));
    let netlify = built("netlify").page("_redirects");
    assert!(netlify.ends_with("/kb/en/* /kb/en/404.html 404\n/kb/fr/* /kb/fr/404.html 404\n"), "{netlify}");
    // The site's own lines come first, and are what they were.
    let own = site("netlify", "https://help.example.com/kb/").file("static/_redirects", "/x /y 302 Country=fr\n");
    assert!(own.build().code(0).page("_redirects").starts_with("/x /y 302 Country=fr\n/kb/en/"));
}

#[test]
fn a_cloudfront_function_finds_pages_and_leads_on() {
    let outcome = built("s3");
    let function = outcome.page(".host/cloudfront-function.js");
    assert!(function.contains("\"/kb/en/old/path\":\"/kb/en/guide/a/\""), "{function}");
    assert!(function.contains("[\"^/kb/g/(.*)$\",\"/kb/en/guide/$1\"]"), "{function}");
    let policy: serde_json::Value = serde_json::from_str(&outcome.page(".host/cloudfront-headers.json")).unwrap();
    assert_eq!(policy["CustomHeadersConfig"]["Quantity"], 5);
}

/// A build in a folder goes on from the one before, and files of older builds stay there.
#[test]
fn later_builds_know_where_the_site_is() {
    let test = site("nginx", "https://help.example.com/kb/");
    let first = test.build().code(0);
    let same = test.run(&["build", "--verbose"]).code(0);
    assert!(same.stderr.contains("0 written") && same.files == first.files, "{}", same.stderr);
    test.write("content/en/guide/b.md", "---\ntitle: B\n---\nMore.\n");
    test.write("themes/x/theme.css", "");
    let more = test.run(&["build", "--verbose"]).code(0);
    let chunk = |path: &&String| path.starts_with("kb/_guichet/search/en/") && !path.ends_with("manifest.bin");
    let gone: Vec<_> = first.files.keys().filter(chunk).filter(|path| !more.files.contains_key(*path)).collect();
    assert!(gone.is_empty(), "{gone:?}");
    let anew = test.run(&["build", "--no-cache"]).code(0);
    assert_eq!(anew.files["kb/en/guide/index.html"], more.files["kb/en/guide/index.html"]);
    // The index is found there as well.
    let found = test.run(&["search", "More", "-o", test.root().join("public").to_str().unwrap(), "--json"]).code(0);
    assert!(found.stdout.contains("/kb/en/guide/b/"), "{}", found.stdout);
}

#[test]
fn parts_are_put_together_in_their_folder() {
    let test = site("cloudflare-pages", "https://help.example.com/kb/");
    let whole = test.build().code(0);
    let part = |nth: usize| test.root().join(format!("part-{nth}"));
    for nth in 1..=3 {
        let output = part(nth);
        let args = ["build", "--shard", &format!("{nth}/3"), "--date", "2026-11-26", "-o", output.to_str().unwrap()];
        test.run(&args).code(0);
    }
    let merged = test.root().join("merged");
    let parts: Vec<String> = (1..=3).map(|nth| part(nth).display().to_string()).collect();
    let args: Vec<&str> =
        ["merge"].into_iter().chain(parts.iter().map(String::as_str)).chain(["-o", merged.to_str().unwrap()]).collect();
    test.run(&args).code(0);
    assert_eq!(files(&merged), whole.files);
}

#[test]
fn limits_are_reported() {
    let many: String = (0..120).map(|at| format!("/old-{at}/*: /en/guide/:splat\n")).collect();
    let test = site("cloudflare-pages", "https://help.example.com/kb/").file("redirects.yaml", &many);
    let outcome = test.build().code(0);
    assert_eq!(outcome.diagnostics(), ["site.yaml OUT011"], "{}", outcome.stderr);
    assert!(outcome.stderr.contains("`/kb/old-100/*`"), "{}", outcome.stderr);
    // What is left over is a page.
    assert!(has(&outcome, "kb/old-119/a/index.html"));
    assert_eq!(outcome.page("_redirects").lines().filter(|line| line.contains('*')).count(), 100);
    assert_eq!(test.run(&["build", "--strict"]).code, 1);
    // Without the setting, the command line can ask.
    let test = SiteTest::new().file("content/en/guide/a.md", ARTICLE).file("redirects.yaml", &many);
    assert!(test.run(&["check"]).code(0).diagnostics().is_empty());
    assert_eq!(test.run(&["check", "--host", "cloudflare-pages"]).code(0).diagnostics(), ["site.yaml OUT011"]);
    assert!(test.run(&["check", "--host", "netlify"]).code(0).diagnostics().is_empty());
    let unknown = test.run(&["check", "--host", "geocities"]).code(2);
    assert!(unknown.stderr.contains("`cloudflare-pages`"), "{}", unknown.stderr);
}

#[test]
fn large_files_are_found() {
    let test = SiteTest::new().file("content/en/guide/a.md", "---\ntitle: A\n---\n[Film](film.zip)\n");
    let test = test.file("content/en/guide/film.zip", vec![7; (25 << 20) + 1]);
    let outcome = test.run(&["check", "--host", "cloudflare-pages"]).code(0);
    assert!(outcome.stderr.contains("`kb/en/guide/film.zip` is 25.0 MiB large"), "{}", outcome.stderr);
}

#[test]
fn own_files_that_a_host_does_not_read_are_reported() {
    let with = |host: &str| {
        let test = site(host, "https://help.example.com/kb/").file("static/_headers", "/*\n  X-A: b\n");
        test.file("static/_redirects", "/a /b 301\n/c /d 301 Country=fr\n").build().code(0).diagnostics()
    };
    assert_eq!(with("github-pages"), ["static/_headers OUT012", "static/_redirects OUT012"]);
    assert_eq!(with("gitlab-pages"), ["static/_headers OUT012", "static/_redirects:2:1 OUT012"]);
    assert_eq!(with("nginx"), ["static/_redirects:2:1 OUT012"]);
    assert_eq!(with("cloudflare-pages"), ["static/_redirects:2:1 OUT012"]);
    assert!(with("netlify").is_empty());
}

#[test]
fn hosts_are_known_by_name() {
    let outcome = site("cloudflare", "https://help.example.com/").build().code(2);
    assert!(outcome.stderr.contains("CFG004") && outcome.stderr.contains("`cloudflare-pages`"), "{}", outcome.stderr);
}

/// To some hosts a name is all of a part of an address: such a line would lead readers anywhere, or nowhere.
#[test]
fn lines_that_a_host_would_misread_are_not_told_it() {
    let redirects = "/old/:page.html: /en/guide/:page/\n/hc/:id-*: \":id\"\n/g/*: /en/guide/:splat\n/ünï/code: /en/guide/a/\n/two words: /en/guide/a/\n";
    let lines = |host: &str| {
        let numbered = "---\ntitle: B\nid: \"12\"\n---\nText.\n";
        let test = site(host, "https://help.example.com/").file("content/en/guide/b.md", numbered);
        let outcome = test.file("redirects.yaml", redirects).build().code(0);
        (outcome.page("_redirects"), outcome.diagnostics(), outcome)
    };
    let (text, diagnostics, _) = lines("cloudflare-pages");
    assert!(text.contains("/old/:page.html ") && text.contains("/hc/12-* /en/guide/b/"), "{text}");
    assert_eq!(diagnostics, [""; 0]);
    for host in ["netlify", "gitlab-pages"] {
        let (text, diagnostics, outcome) = lines(host);
        assert!(
            !text.contains("/old/:page") && !text.contains("-*") && text.contains("/g/* /en/guide/:splat 301\n"),
            "{host}: {text}"
        );
        assert_eq!(diagnostics, ["site.yaml OUT011"], "{host}: {}", outcome.stderr);
        assert!(outcome.stderr.contains("`/old/:page.html` and "), "{}", outcome.stderr);
        // The pages that are known are led on to all the same.
        assert!(has(&outcome, "old/a.html") || has(&outcome, "old/a.html/index.html"), "{:?}", outcome.files.keys());
    }
    // GitLab Pages compares what was asked for as people read it.
    let (text, _, outcome) = lines("gitlab-pages");
    assert!(text.contains("/ünï/code /en/guide/a/ 301\n") && !text.contains("two"), "{text}");
    assert!(has(&outcome, "two words/index.html") && !has(&outcome, "ünï/code/index.html"));
    assert!(lines("netlify").0.contains("/%C3%BCn%C3%AF/code "));
}

#[test]
fn each_line_that_a_host_does_not_read_is_told() {
    let own =
        "# Ours\n/kb/a /kb/en/ 301\n/gone /x 410\n/kb/q id=:id /kb/en/ 301\n/kb/app/* /kb/app.html 200\n/ /kb/ 302\n";
    let told = |host: &str| {
        let test = site(host, "https://help.example.com/kb/").file("static/_redirects", own);
        test.build().diagnostics().into_iter().filter(|one| one.contains("OUT012")).collect::<Vec<_>>()
    };
    let at =
        |lines: &[usize]| lines.iter().map(|line| format!("static/_redirects:{line}:1 OUT012")).collect::<Vec<_>>();
    assert_eq!(told("cloudflare-pages"), at(&[3, 4]));
    assert_eq!(told("gitlab-pages"), at(&[3, 4]));
    assert_eq!(told("nginx"), at(&[3, 4, 5]));
    assert_eq!(told("apache"), at(&[3, 4, 5, 6]));
    assert_eq!(told("netlify"), [""; 0]);
}
