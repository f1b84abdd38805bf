//! What the preview shows besides the site, and what it lets its pages have done.

use serde_json::Value;

use super::*;

fn json(running: &Running, path: &str) -> Value {
    let reply = ask(running, "GET", path, "");
    assert_eq!(reply.status, 200, "{path}");
    assert_eq!(reply.header("access-control-allow-origin"), None);
    serde_json::from_slice(&reply.body).unwrap()
}

fn about(running: &Running, page: &str) -> Value {
    json(running, &format!("/kb/_guichet/dev/about?page={page}"))
}

fn codes(problems: &Value) -> Vec<&str> {
    problems.as_array().unwrap().iter().map(|problem| problem["code"].as_str().unwrap()).collect()
}

/// A page of the preview itself asks.
fn post(running: &Running, path: &str) -> u16 {
    ask(running, "POST", path, &format!("Origin: http://{}\r\n", address(running))).status
}

#[test]
fn a_mistake_is_shown_where_it_is_and_stops_nothing() {
    let dir = sample();
    write(dir.path(), "content/en/area/one.md", "---\ntitle: One\n---\nA [page](nowhere.md).\n");
    write(dir.path(), "content/en/area/two.md", "---\ntitle: [\n---\nText of two.\n");
    write(dir.path(), "content/fr/area/one.md", "---\ntitle: Un\n---\nTexte.\n");
    let running = serve(dir.path(), &[]).unwrap();
    let page = get(&running, "/kb/en/area/one/");
    assert!(page.starts_with("HTTP/1.1 200 ") && page.contains("A page."), "{page}");
    assert!(get(&running, "/kb/en/area/two/").contains("Text of two."));
    assert!(get(&running, "/kb/sitemap.xml").contains("/kb/en/area/two/"));

    let told = about(&running, "/kb/en/area/one/");
    assert_eq!((codes(&told["here"]), codes(&told["elsewhere"])[0]), (vec!["LNK001"], "FM001"));
    let problem = &told["here"][0];
    assert_eq!((problem["line"].as_u64(), problem["column"].as_u64()), (Some(4), Some(10)));
    assert_eq!(problem["excerpt"]["marked"], "nowhere.md");
    let editor = problem["editor"].as_str().unwrap();
    assert!(editor.starts_with("vscode://file/") && editor.ends_with("/content/en/area/one.md:4:10"), "{editor}");
    assert_eq!(told["elsewhere"][0]["page"], "/kb/en/area/two/");
    assert_eq!(told["codes"]["FM001"]["title"], "front matter is not valid YAML");
    assert_eq!(told["languages"][1]["address"], "/kb/fr/area/one/");
    assert_eq!(codes(&about(&running, "/kb/fr/area/one/")["here"]), ["I18N014"], "its original has a link");
}

/// Two files at one address are an error; one of them is shown.
#[test]
fn a_clash_of_addresses_stops_nothing() {
    let dir = sample();
    write(dir.path(), "content/en/area/two.md", "---\ntitle: Two\nslug: one\n---\nText.\n");
    let running = serve(dir.path(), &[]).unwrap();
    for path in [
        "/kb/en/area/one/",
        "/kb/en/",
        "/kb/sitemap.xml",
        "/kb/_guichet/search/en/manifest.bin",
        "/kb/en/area/one/index.md",
    ] {
        assert_eq!(ask(&running, "GET", path, "").status, 200, "{path}");
    }
    assert!(about(&running, "/kb/en/")["errors"].as_u64() > Some(0));
}

/// A link to a scheduled article is one mistake, however the preview and a build for readers put it.
#[test]
fn what_is_told_in_other_words_is_told_once() {
    let dir = sample();
    write(dir.path(), "content/en/area/one.md", "---\ntitle: One\n---\nA [page](later.md).\n");
    write(dir.path(), "content/en/area/later.md", "---\ntitle: Later\npublish_at: 2099-12-01\n---\nText.\n");
    let running = serve(dir.path(), &[]).unwrap();
    let told = about(&running, "/kb/en/area/one/");
    assert_eq!(codes(&told["here"]), ["TIME001"], "{told}");
}

/// Drafts are shown, but whoever links to one hears what the build will say.
#[test]
fn what_fails_in_a_build_is_told() {
    let dir = sample();
    write(dir.path(), "content/en/area/one.md", "---\ntitle: One\n---\nA [page](later.md).\n");
    write(dir.path(), "content/en/area/later.md", "---\ntitle: Later\ndraft: true\n---\nA [page](one.md).\n");
    let running = serve(dir.path(), &[]).unwrap();
    assert!(get(&running, "/kb/en/area/later/").starts_with("HTTP/1.1 200 "));
    let told = about(&running, "/kb/en/area/one/");
    assert_eq!(codes(&told["here"]), ["LNK003"]);
    assert_eq!((&told["here"][0]["published"], &told["errors"]), (&Value::Bool(true), &Value::from(1)));

    let mut events = request(&running, "GET", "/kb/_guichet/dev/events");
    wait_for(&mut events, "failed");
    write(dir.path(), "content/en/area/later.md", "---\ntitle: Later\n---\nA [page](one.md).\n");
    wait_for(&mut events, "ready");
    assert_eq!(about(&running, "/kb/en/area/one/")["errors"], 0);
}

#[test]
fn what_readers_do_not_get_is_marked() {
    let dir = sample();
    for (name, key) in [("draft", "draft: true"), ("later", "publish_at: 2999-01-02"), ("hidden", "unlisted: true")] {
        write(dir.path(), &format!("content/en/area/{name}.md"), &format!("---\ntitle: A\n{key}\n---\nText.\n"));
    }
    let running = serve(dir.path(), &[]).unwrap();
    let marks = json(&running, "/kb/_guichet/dev/marks");
    let mark = |page: &str| marks[format!("/kb/en/area/{page}/")].to_string();
    assert_eq!(mark("draft"), r#"[{"mark":"draft"}]"#);
    assert_eq!(mark("later"), r#"[{"mark":"scheduled","date":"2999-01-02"}]"#);
    assert_eq!(mark("hidden"), r#"[{"mark":"unlisted"}]"#);
    assert_eq!(mark("one"), "null");
}

#[test]
fn another_day_shows_what_is_published_then() {
    let dir = sample();
    write(dir.path(), "content/en/area/draft.md", "---\ntitle: Draft\ndraft: true\n---\nText.\n");
    write(dir.path(), "content/en/area/later.md", "---\ntitle: Later\npublish_at: 2999-01-02\n---\nText.\n");
    let running = serve(dir.path(), &[]).unwrap();
    let there = || ["draft", "later"].map(|page| ask(&running, "GET", &format!("/kb/en/area/{page}/"), "").status);
    assert_eq!(there(), [200, 200]);
    assert_eq!(about(&running, "/kb/en/")["view"]["days"][0], "2999-01-02");
    let mut events = request(&running, "GET", "/kb/_guichet/dev/events");
    wait_for(&mut events, "ready");
    for (day, expected) in [("2998-12-31", [404, 404]), ("2999-01-02", [404, 200]), ("", [200, 200])] {
        assert_eq!(post(&running, &format!("/kb/_guichet/dev/view?date={day}")), 204);
        wait_for(&mut events, "built");
        assert_eq!(there(), expected, "{day}");
        let view = about(&running, "/kb/en/")["view"].clone();
        assert_eq!(
            (view["date"].as_str(), &view["drafts"]),
            (Some(day).filter(|day| !day.is_empty()), &Value::Bool(day.is_empty()))
        );
    }
    assert_eq!(post(&running, "/kb/_guichet/dev/view?date=soon"), 400);
}

/// No page of anybody else's has anything done, and nobody has it done to other files than the site's.
#[test]
fn only_its_own_pages_act() {
    let dir = sample();
    write(dir.path(), "secret.txt", "no");
    let running = serve(dir.path(), &[]).unwrap();
    let own = format!("Origin: http://{}\r\n", address(&running));
    for path in ["/kb/_guichet/dev/view?date=2999-01-01", "/kb/_guichet/dev/open?file=content/en/area/one.md"] {
        for headers in [
            "",
            "Origin: null\r\n",
            "Origin: https://evil.example\r\n",
            "Origin: http://localhost:3000\r\n",
            &format!("{own}Sec-Fetch-Site: cross-site\r\n"),
        ] {
            assert_eq!(ask(&running, "POST", path, headers).status, 403, "{path} {headers}");
        }
        assert_ne!(ask(&running, "GET", path, &own).status, 204, "{path}");
    }
    assert_eq!(about(&running, "/kb/en/")["view"]["date"], Value::Null);
    for file in ["secret.txt", "../secret.txt", "content/en/area/none.md", "/etc/passwd", ""] {
        assert_eq!(post(&running, &format!("/kb/_guichet/dev/open?file={file}")), 404, "{file}");
    }
}

#[test]
fn names_that_are_allowed_are_answered() {
    let dir = sample();
    let running = serve(dir.path(), &["--allow-host", "mac.local,.example.dev"]).unwrap();
    let status = |host: &str| {
        let mut stream = connect(&running);
        write!(stream, "GET /kb/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        Reply::read(stream).status
    };
    for (host, expected) in [
        ("localhost", 200),
        ("mac.local:4000", 200),
        ("a.example.dev", 200),
        ("other.local", 403),
        ("mac.local.evil.example", 403),
        ("192.168.1.5", 403),
    ] {
        assert_eq!(status(host), expected, "{host}");
    }
    let wrong = serve(dir.path(), &["--allow-host", "http://mac.local"]).map(|_| ()).unwrap_err();
    assert!(wrong.exit == Exit::Usage && wrong.message.contains("write it like my-laptop.local"), "{}", wrong.message);
}

#[test]
fn a_new_area_and_a_new_language_are_there_at_once() {
    let dir = sample();
    let running = serve(dir.path(), &[]).unwrap();
    let mut events = request(&running, "GET", "/kb/_guichet/dev/events");
    wait_for(&mut events, "ready");
    write(dir.path(), "content/en/billing/refunds.md", "---\ntitle: Refunds\n---\nText.\n");
    wait_for(&mut events, "built");
    let mut tries = 0;
    // The folder comes first and the file a moment later: that may be two builds.
    while !get(&running, "/kb/en/billing/refunds/").contains("Refunds") {
        tries += 1;
        assert!(tries < 100);
        std::thread::sleep(Duration::from_millis(50));
    }
    let settings = SITE.replace("fr: {", "de: {}, fr: {");
    write(dir.path(), "site.yaml", &settings);
    write(dir.path(), "content/de/area/one.md", "---\ntitle: Eins\n---\nText.\n");
    tries = 0;
    while !get(&running, "/kb/de/area/one/").contains("Eins") {
        tries += 1;
        assert!(tries < 100);
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(about(&running, "/kb/de/area/one/")["languages"][1]["locale"], "de");
}

/// An editor puts a new file in the place of the one that the link leads to, or writes into it.
#[cfg(unix)]
#[test]
fn what_links_lead_to_is_watched() {
    let dir = sample();
    write(dir.path(), "elsewhere/note.md", "---\ntitle: Note\n---\nFirst.\n");
    write(dir.path(), "elsewhere/guide/deep.md", "---\ntitle: Deep\n---\nFirst.\n");
    std::os::unix::fs::symlink("../../../elsewhere/note.md", dir.path().join("content/en/area/note.md")).unwrap();
    std::os::unix::fs::symlink("../../elsewhere/guide", dir.path().join("content/en/guide")).unwrap();
    let running = serve(dir.path(), &[]).unwrap();
    assert!(get(&running, "/kb/en/area/note/").contains("First."));
    let mut events = request(&running, "GET", "/kb/_guichet/dev/events");
    wait_for(&mut events, "ready");
    write(dir.path(), "elsewhere/note.md", "---\ntitle: Note\n---\nSecond.\n");
    wait_for(&mut events, "built");
    assert!(get(&running, "/kb/en/area/note/").contains("Second."));
    write(dir.path(), "elsewhere/new.md", "---\ntitle: Note\n---\nThird.\n");
    fs::rename(dir.path().join("elsewhere/new.md"), dir.path().join("elsewhere/note.md")).unwrap();
    wait_for(&mut events, "built");
    assert!(get(&running, "/kb/en/area/note/").contains("Third."));
    write(dir.path(), "elsewhere/guide/deep.md", "---\ntitle: Deep\n---\nFourth.\n");
    wait_for(&mut events, "built");
    assert!(get(&running, "/kb/en/guide/deep/").contains("Fourth."));
}

/// A template that fails on pages of one kind does not keep the others from being shown.
#[test]
fn pages_of_other_kinds_are_shown() {
    let dir = sample();
    write(
        dir.path(),
        "templates/article.html",
        "{% extends \"base.html\" %}{% block main %}{{ nothing.at_all.there }}{% endblock main %}",
    );
    let running = serve(dir.path(), &[]).unwrap();
    let broken = ask(&running, "GET", "/kb/en/area/one/", "");
    assert_eq!(broken.status, 500);
    assert!(String::from_utf8_lossy(&broken.body).contains("article.html"));
    assert_eq!(ask(&running, "GET", "/kb/en/area/", "").status, 200);
    assert!(about(&running, "/kb/en/area/")["errors"].as_u64() > Some(0));
}

/// What a link's address says of the site's own is asked of site.yaml's, as `check` does, and not of the preview's.
#[test]
fn links_to_hosts_for_examples_are_told_as_check_tells_them() {
    let text = "---\ntitle: One\ndescription: One.\n---\nSee [the page](https://help.example.com/kb/en/area/) and [a file](https://cdn.example.com/a.pdf).\n";
    for (host, told_of) in [("help.example.com", 0), ("help.acme.test", 2)] {
        let dir = sample();
        write(dir.path(), "site.yaml", &SITE.replace("help.example.com", host));
        write(dir.path(), "content/en/area/one.md", text);
        for flags in [&[][..], &["--base-url", "https://preview.acme.test/kb/"]] {
            let running = serve(dir.path(), flags).unwrap();
            let told = about(&running, "/kb/en/area/one/");
            let found = codes(&told["here"]).into_iter().filter(|code| *code == "LNK012").count();
            assert_eq!(found, told_of, "{host} {flags:?}: {told}");
        }
    }
}
