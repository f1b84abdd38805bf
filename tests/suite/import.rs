//! `guichet import`, from the command line: what it writes builds, an import can be repeated, edits are kept, and nothing outside of
//! the site's folder is touched. What becomes of each construct is tested by the crate.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::site::files;

fn guichet(arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_guichet")).args(arguments).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code().unwrap_or(-1), said)
}

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/import/tests/cases").join(name).join("in")
}

fn import(source: &Path, dir: &Path) -> String {
    let (code, said) = guichet(&["import", source.to_str().unwrap(), dir.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
    said
}

#[test]
fn an_imported_site_builds_without_a_warning() {
    // Those whose sources have nothing that can't be carried.
    for name in [
        "gitbook",
        "helpscout",
        "html",
        "hubspot",
        "hugo",
        "intercom",
        "mkdocs",
        "starlight",
        "vitepress",
        "word",
        "zendesk",
    ] {
        let dir = tempfile::tempdir().unwrap();
        let site = dir.path().join("site");
        import(&case(name), &site);
        let (root, public) = (site.to_str().unwrap(), dir.path().join("public"));
        let (code, said) = guichet(&["build", "--strict", "--root", root, "-o", public.to_str().unwrap()]);
        assert_eq!(code, 0, "{name}: {said}");
        let report = fs::read_to_string(site.join("import-report.json")).unwrap();
        assert!(report.contains("\"check\": []"), "{name}: {report}");
        if name == "hugo" {
            let redirects = fs::read_to_string(public.join("_redirects")).unwrap();
            assert!(redirects.contains("/docs/* /en/:splat"), "{redirects}");
            let page = fs::read_to_string(public.join("docs/billing/plans/index.html")).unwrap();
            assert!(page.contains("/en/billing/plans/"), "hosts that don't read patterns have a page there: {page}");
            assert!(!public.join("en/billing/invoices").exists(), "a draft stays one");
        }
    }
}

#[test]
fn what_is_left_is_in_the_report() {
    let dir = tempfile::tempdir().unwrap();
    import(&case("hugo-without-settings"), dir.path());
    let page = fs::read_to_string(dir.path().join("import-report.md")).unwrap();
    for said in ["`{{< pricing-table >}}`", "`en/guide/left.md:5`", "`LNK001 (error)`", "`content/en/guide/left.md:"] {
        assert!(page.contains(said), "{said}: {page}");
    }
}

#[test]
fn an_import_can_be_repeated_and_keeps_edits() {
    let dir = tempfile::tempdir().unwrap();
    let (source, site) = (dir.path().join("source"), dir.path().join("site"));
    for (path, bytes) in files(&case("hugo")) {
        let path = source.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    import(&source, &site);
    let first = files(&site);
    let said = import(&source, &site);
    assert!(said.contains("0 files written"), "{said}");
    assert_eq!(files(&site), first);

    let edited = site.join("content/en/billing/plans.md");
    fs::write(&edited, "---\ntitle: Ours\n---\n").unwrap();
    fs::write(site.join("content/en/billing/new.md"), "---\ntitle: New\n---\n").unwrap();
    fs::remove_file(source.join("content/en/docs/billing/invoices.md")).unwrap();
    fs::write(source.join("content/en/docs/billing/plans.md"), "---\ntitle: Theirs\n---\n").unwrap();
    fs::write(source.join("content/en/docs/billing/_index.md"), "---\ntitle: Bills\n---\n").unwrap();
    for _ in 0..2 {
        let said = import(&source, &site);
        assert!(said.contains("kept content/en/billing/plans.md: edited since the last import"), "{said}");
        assert_eq!(fs::read_to_string(&edited).unwrap(), "---\ntitle: Ours\n---\n");
    }
    assert!(site.join("content/en/billing/new.md").exists(), "what is nobody's stays");
    assert!(!site.join("content/en/billing/invoices.md").exists(), "what has left the source leaves the site");
    assert!(fs::read_to_string(site.join("content/en/billing/_index.md")).unwrap().contains("Bills"));
}

#[test]
fn a_site_in_its_own_source_is_no_source() {
    let dir = tempfile::tempdir().unwrap();
    let source = dir.path().join("source");
    for (path, bytes) in files(&case("html")) {
        let path = source.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let report = |site: &Path| {
        let mut report: serde_json::Value =
            serde_json::from_slice(&fs::read(site.join("import-report.json")).unwrap()).unwrap();
        report["came"].take()
    };
    let (inside, other) = (source.join("new/help"), dir.path().join("other"));
    import(&source, &inside);
    let first = (files(&inside), report(&inside));
    // Something that has been built there, too.
    let public = inside.join("public");
    let (code, said) = guichet(&["build", "--root", inside.to_str().unwrap(), "-o", public.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
    import(&source, &inside);
    assert_eq!(report(&inside), first.1);
    import(&source, &other);
    assert_eq!(report(&other), first.1, "the site of an earlier import is not read");
    let page = fs::read_to_string(other.join("import-report.md")).unwrap();
    assert!(page.contains("`the site of an earlier import`") && page.contains("`new/help`"), "{page}");
}

#[test]
fn an_article_that_was_deleted_stays_deleted_and_nothing_leads_there() {
    for name in ["html", "zendesk", "helpscout", "intercom", "hubspot"] {
        let dir = tempfile::tempdir().unwrap();
        import(&case(name), dir.path());
        let gone = files(&dir.path().join("content"))
            .into_keys()
            .find(|path| path.ends_with(".md") && !path.ends_with("_index.md"));
        let gone = dir.path().join("content").join(gone.unwrap());
        fs::remove_file(&gone).unwrap();
        for _ in 0..2 {
            import(&case(name), dir.path());
            assert!(!gone.exists(), "{name}");
            let report = fs::read_to_string(dir.path().join("import-report.json")).unwrap();
            let report: serde_json::Value = serde_json::from_str(&report).unwrap();
            let errors: Vec<_> = report["check"].as_array().unwrap().iter().collect();
            assert!(errors.is_empty(), "{name}: {errors:?}");
            assert!(report["left"].to_string().contains("an article that was deleted here"), "{name}: {report}");
        }
    }
}

#[test]
fn an_existing_site_keeps_what_is_its_own() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("site.yaml"), "title: Mine\n").unwrap();
    let said = import(&case("hugo"), dir.path());
    assert!(said.contains("kept site.yaml: not from an import"), "{said}");
    assert_eq!(fs::read_to_string(dir.path().join("site.yaml")).unwrap(), "title: Mine\n");
}

#[test]
fn a_site_takes_what_is_new_as_lines_of_their_own() {
    let dir = tempfile::tempdir().unwrap();
    let site = dir.path().join("site");
    fs::create_dir_all(&site).unwrap();
    let settings = "title: Mine # ours\nlocales:\n  en: {}\n# The end.\n";
    fs::write(site.join("site.yaml"), settings).unwrap();
    fs::write(site.join("redirects.yaml"), "/old/: https://example.org/\n").unwrap();
    for _ in 0..2 {
        let said = import(&case("hugo"), &site);
        assert!(!said.contains("lines to add"), "{said}");
        let text = fs::read_to_string(site.join("site.yaml")).unwrap();
        assert_eq!(text, settings.replace("en: {}\n", "en: {}\n  fr: { fallback: [en] }\n"));
        let redirects = fs::read_to_string(site.join("redirects.yaml")).unwrap();
        assert!(redirects.starts_with("/old/: https://example.org/\n\"/"), "{redirects}");
        assert_eq!(redirects.matches("\"/docs/*\"").count(), 1, "{redirects}");
    }
}

#[test]
fn what_one_source_has_brought_another_leaves() {
    let dir = tempfile::tempdir().unwrap();
    let site = dir.path().join("site");
    import(&case("hugo"), &site);
    let before = files(&site);
    let document = case("word").join("billing/Refund a customer.docx");
    let (source, to) = (document.to_str().unwrap(), site.to_str().unwrap());
    let (code, said) = guichet(&["import", source, to, "--to", "billing"]);
    assert_eq!(code, 0, "{said}");
    assert!(site.join("content/en/billing/refund-a-customer.md").exists(), "{said}");
    assert_eq!(fs::read(site.join("content/assets/refund-a-customer-image1.png")).unwrap(), b"\x89PNG\r\n\x1a\n");
    let after = files(&site);
    let own = |path: &str| path.starts_with("import-report") || path == ".guichet-import.json";
    for (path, bytes) in before.iter().filter(|(path, _)| !own(path)) {
        assert_eq!(after.get(path), Some(bytes), "{path}");
    }
}

#[test]
fn languages_of_a_site_borrow_from_each_other_as_they_did() {
    let dir = tempfile::tempdir().unwrap();
    let (site, source) = (dir.path().join("site"), dir.path().join("source"));
    import(&case("hugo"), &site);
    // German, with one article in French only, which nobody borrows.
    let page =
        |lang: &str, link: &str| format!("<html lang=\"{lang}\"><h1>Title</h1><p>x <a href=\"{link}\">y</a></p>");
    for (path, lang, link) in [
        ("abrechnung/a.html", "de", "b.html"),
        ("abrechnung/b.html", "de", "a.html"),
        ("abrechnung/c.html", "de", "a.html"),
        ("fr/abrechnung/a.html", "fr", "b.html"),
    ] {
        let path = source.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, page(lang, link)).unwrap();
    }
    for _ in 0..2 {
        let said = import(&source, &site);
        let settings = fs::read_to_string(site.join("site.yaml")).unwrap();
        assert!(settings.contains("default_locale: en\n"), "{settings}");
        for line in ["  fr: { name: \"Français\", fallback: [en] }\n", "  de: { fallback: [en] }\n"] {
            assert!(settings.contains(line), "{settings}");
        }
        let report = fs::read_to_string(site.join("import-report.json")).unwrap();
        let report: serde_json::Value = serde_json::from_str(&report).unwrap();
        assert_eq!(report["check"].to_string().matches("error").count(), 0, "{said} {}", report["check"]);
        assert_eq!(report["came"]["locales"], 2);
        import(&case("hugo"), &site);
        assert_eq!(fs::read_to_string(site.join("site.yaml")).unwrap(), settings);
    }
    // Another source of the same kind must not take away what the first has brought.
    let (code, said) = guichet(&["import", case("html").to_str().unwrap(), site.to_str().unwrap()]);
    assert!(code == 2 && said.contains("`--to FOLDER`"), "{said}");
    assert!(site.join("content/de/abrechnung/a.md").exists());
}

#[test]
fn a_folder_that_is_not_named_is_named_as_the_source() {
    let dir = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let output =
            Command::new(env!("CARGO_BIN_EXE_guichet")).args(arguments).current_dir(dir.path()).output().unwrap();
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let source = case("zendesk");
    let copied = dir.path().join("old");
    for (path, bytes) in files(&source) {
        let path = copied.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let said = run(&["import", "old", "--plan", "Partners=all"]);
    assert!(said.contains("into `old-help`") && dir.path().join("old-help/site.yaml").exists(), "{said}");
    fs::write(dir.path().join("site.yaml"), "title: Mine\n").unwrap();
    let said = run(&["import", "old"]);
    assert!(said.contains("into `.`") && dir.path().join("content").exists(), "{said}");
    assert!(run(&["import", "old", "--plan", "Partners"]).contains("names no plan for a group"));
}

#[test]
fn what_can_not_be_imported_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let (source, site) = (dir.path().to_str().unwrap(), dir.path().join("site"));
    let site = site.to_str().unwrap();
    let mixed = dir.path().join("mixed");
    fs::create_dir_all(&mixed).unwrap();
    fs::write(mixed.join("a.html"), "<p>a</p>").unwrap();
    fs::copy(case("word").join("billing/Refund a customer.docx"), mixed.join("b.docx")).unwrap();
    let empty = dir.path().join("empty");
    fs::create_dir_all(&empty).unwrap();
    let empty = empty.to_str().unwrap();
    for (arguments, says) in [
        (&["import", empty, site][..], "can't tell what"),
        (
            &["import", source, site, "--from", "confluence"],
            "`confluence` is not something to import from; write one of `hugo`",
        ),
        (&["import", source, site, "--from", "hugo"], "not one article"),
        (&["import", mixed.to_str().unwrap(), site], "say which are the articles: `--from html`"),
        (&["import", "/nowhere/at/all", site], "can't read the source"),
        (&["import", source, source], "the source is where the site would be written"),
    ] {
        let (code, said) = guichet(arguments);
        assert!(code == 2 && said.contains(says), "{arguments:?}: {code} {said}");
    }
    assert!(!Path::new(site).exists());
}

#[cfg(unix)]
#[test]
fn nothing_outside_of_the_folder_is_read_or_written() {
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().unwrap();
    let (source, site, outside) = (dir.path().join("source"), dir.path().join("site"), dir.path().join("outside"));
    fs::create_dir_all(source.join("content/guide")).unwrap();
    fs::create_dir_all(&outside).unwrap();
    fs::create_dir_all(site.join("content")).unwrap();
    fs::write(outside.join("secret.md"), "---\ntitle: Secret\n---\n").unwrap();
    fs::write(source.join("hugo.toml"), "").unwrap();
    fs::write(source.join("content/guide/a.md"), "---\ntitle: A\n---\n![](../../../outside/secret.md)\n").unwrap();
    symlink(outside.join("secret.md"), source.join("content/guide/b.md")).unwrap();
    symlink(&outside, source.join("content/guide/c")).unwrap();
    symlink(&outside, site.join("content/en")).unwrap();
    // A record that somebody else has written names a file outside.
    let record = "{\"from\":\"hugo\",\"files\":{\"../outside/secret.md\":\"x\",\"content/en/secret.md\":\"x\"}}";
    fs::write(site.join(".guichet-import.json"), record).unwrap();
    let (code, said) = guichet(&["import", source.to_str().unwrap(), site.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("kept content/en/guide/a.md"), "{said}");
    let names: Vec<_> = fs::read_dir(&outside).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["secret.md"]);
    let page = fs::read_to_string(site.join("import-report.md")).unwrap();
    assert!(page.contains("a symbolic link") && !page.contains("Secret"), "{page}");
}

#[cfg(unix)]
#[test]
fn links_within_the_source_lead_to_what_is_there() {
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().unwrap();
    let (source, site) = (dir.path().join("source"), dir.path().join("site"));
    fs::create_dir_all(source.join("docs/guide")).unwrap();
    fs::create_dir_all(source.join("common/img")).unwrap();
    fs::write(source.join("mkdocs.yml"), "site_name: A\n").unwrap();
    fs::write(source.join("CHANGES.md"), "# Changes\n").unwrap();
    fs::write(source.join("common/part.md"), "# Part\n\n![](img/a.svg)\n").unwrap();
    fs::write(source.join("common/img/a.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").unwrap();
    symlink("../../CHANGES.md", source.join("docs/guide/changes.md")).unwrap();
    symlink("../common", source.join("docs/more")).unwrap();
    symlink("..", source.join("docs/circle")).unwrap();
    symlink("nowhere", source.join("docs/gone.md")).unwrap();
    let (code, said) = guichet(&["import", source.to_str().unwrap(), site.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
    for path in ["guide/changes.md", "more/part.md", "more/img/a.svg"] {
        assert!(site.join("content/en").join(path).is_file(), "{path}: {said}");
    }
    let page = fs::read_to_string(site.join("import-report.md")).unwrap();
    assert!(page.contains("`docs/circle`") && page.contains("`docs/gone.md`"), "{page}");
}

/// A source of MkDocs: its pages by their paths.
fn mkdocs(root: &Path, pages: &[(&str, &str)]) -> PathBuf {
    let source = root.join("source");
    let _ = fs::remove_dir_all(&source);
    for (path, text) in [("mkdocs.yml", "site_name: A\nsite_url: https://h.example/\n")].iter().chain(pages) {
        let path = source.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    source
}

fn read(site: &Path, path: &str) -> String {
    fs::read_to_string(site.join(path)).unwrap_or_default()
}

fn has_no_errors(site: &Path) {
    let (code, said) = guichet(&["check", "--root", site.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn of_an_export_that_is_not_whole_nothing_is_removed() {
    let dir = tempfile::tempdir().unwrap();
    let (source, site) = (dir.path().join("source"), dir.path().join("site"));
    fs::create_dir(&source).unwrap();
    let article = |id: u64| {
        format!(
            "{{\"id\": {id}, \"title\": \"N{id}\", \"locale\": \"en-us\", \"section_id\": 1, \"body\": \"<p>x</p>\", \"html_url\": \"https://h.example/hc/en-us/articles/{id}-n{id}\"}}"
        )
    };
    let page = |number: u64, ids: &[u64]| {
        let articles: Vec<String> = ids.iter().map(|id| article(*id)).collect();
        format!("{{\"count\": 4, \"page\": {number}, \"page_count\": 2, \"articles\": [{}]}}", articles.join(","))
    };
    fs::write(source.join("1.json"), page(1, &[1, 2])).unwrap();
    fs::write(source.join("2.json"), page(2, &[3, 4])).unwrap();
    import(&source, &site);
    let before = files(&site);
    fs::remove_file(source.join("2.json")).unwrap();
    let said = import(&source, &site);
    assert!(said.contains("page 2 of 2 of the list of articles (2 articles)") && !said.contains(" removed,"), "{said}");
    let report = read(&site, "import-report.md");
    assert!(report.contains("a page that is missing in the list of articles"), "{report}");
    let content = |all: &std::collections::BTreeMap<String, Vec<u8>>| {
        all.iter().filter(|(path, _)| !path.contains("import")).map(|(a, b)| (a.clone(), b.clone())).collect::<Vec<_>>()
    };
    assert_eq!(content(&before), content(&files(&site)), "redirects.yaml has all of its lines, too");
    // Nor is anything when a file is cut off.
    fs::write(source.join("2.json"), &page(2, &[3, 4])[..200]).unwrap();
    import(&source, &site);
    assert_eq!(content(&before), content(&files(&site)));
    // What is really gone goes once the export is whole.
    fs::write(source.join("1.json"), page(1, &[1, 2])).unwrap();
    fs::write(source.join("2.json"), page(2, &[3])).unwrap();
    let said = import(&source, &site);
    assert!(said.contains("1 removed"), "{said}");
}

#[test]
fn what_was_moved_here_follows_its_source() {
    let dir = tempfile::tempdir().unwrap();
    let site = dir.path().join("site");
    let pages = |text: &'static str| {
        [
            ("docs/guide/one.md", text),
            ("docs/guide/two.md", "# Two\n\n[One](one.md)\n"),
            ("docs/other/three.md", "# Three\n\n[One](../guide/one.md)\n"),
        ]
    };
    import(&mkdocs(dir.path(), &pages("# One\n\nWords.\n")), &site);
    let root = site.to_str().unwrap();
    let (code, said) = guichet(&["mv", "--root", root, "guide/one", "start/first"]);
    assert_eq!(code, 0, "{said}");
    let said = import(&mkdocs(dir.path(), &pages("# One\n\nOther words, [two](two.md).\n")), &site);
    assert!(!said.contains("kept") && !site.join("content/en/guide/one.md").exists(), "{said}");
    let moved = read(&site, "content/en/start/first.md");
    for part in ["Other words, [two](../guide/two.md).", "id: guide/one", "aliases: [guide/one"] {
        assert!(moved.contains(part), "{part}: {moved}");
    }
    assert!(read(&site, "content/en/guide/two.md").contains("(../start/first.md)"));
    assert!(read(&site, "content/en/other/three.md").contains("(../start/first.md)"));
    let redirects = read(&site, "redirects.yaml");
    assert!(redirects.contains("{ from: \"/guide/one/\", to: \"/en/start/first/\" }"), "{redirects}");
    has_no_errors(&site);
    // An edit of one's own stays one's own there, too.
    fs::write(site.join("content/en/start/first.md"), moved.replace("Other words", "My words")).unwrap();
    let said = import(&mkdocs(dir.path(), &pages("# One\n\nLast words.\n")), &site);
    assert!(said.contains("kept content/en/start/first.md: edited since the last import"), "{said}");
    // So does what was moved by hand with its id.
    let moved = read(&site, "content/en/guide/two.md");
    fs::remove_file(site.join("content/en/guide/two.md")).unwrap();
    fs::write(site.join("content/en/start/second.md"), format!("---\nid: guide/two\n---\n\n{moved}")).unwrap();
    import(&mkdocs(dir.path(), &pages("# One\n\nLast words.\n")), &site);
    assert!(!site.join("content/en/guide/two.md").exists());
    assert!(read(&site, "redirects.yaml").contains("{ from: \"/guide/two/\", to: \"/en/start/second/\" }"));
    let report = read(&site, "import-report.md");
    assert!(!report.contains("an article that was deleted here"), "{report}");
}

#[test]
fn lines_of_ones_own_stay_in_redirects_and_those_of_the_import_follow() {
    let dir = tempfile::tempdir().unwrap();
    let site = dir.path().join("site");
    let all = [("docs/g/a.md", "# A\n"), ("docs/g/b.md", "# B\n")];
    import(&mkdocs(dir.path(), &all), &site);
    let own = "# Mine\n- { from: /promo/, to: /en/g/a/ }\n";
    fs::write(site.join("redirects.yaml"), own.to_owned() + &read(&site, "redirects.yaml")).unwrap();
    let said = import(&mkdocs(dir.path(), &[("docs/g/a.md", "# A\n"), ("docs/g/c.md", "# C\n")]), &site);
    assert!(said.contains("in redirects.yaml: 1 old address added, 1 old address removed"), "{said}");
    let redirects = read(&site, "redirects.yaml");
    assert!(redirects.starts_with(own) && redirects.contains("/g/c/") && !redirects.contains("/g/b/"), "{redirects}");
    has_no_errors(&site);
    // Nothing is left of them when the source has none.
    import(&mkdocs(dir.path(), &[("docs/g/a.md", "# A\n")]), &site);
    assert_eq!(read(&site, "redirects.yaml"), own.to_owned() + "- { from: \"/g/a/\", to: \"/en/g/a/\" }\n");
}

#[test]
fn with_the_default_language_at_the_root_no_page_leads_to_itself() {
    let dir = tempfile::tempdir().unwrap();
    let site = dir.path().join("site");
    let source = mkdocs(dir.path(), &[("docs/g/a.md", "# A\n"), ("docs/g/b.md", "# B\n")]);
    import(&source, &site);
    assert!(read(&site, "redirects.yaml").contains("/g/a/"));
    let settings = read(&site, "site.yaml") + "default_locale_in_path: false\n";
    fs::write(site.join("site.yaml"), settings).unwrap();
    import(&source, &site);
    assert_eq!(read(&site, "redirects.yaml"), "");
    has_no_errors(&site);
}

#[test]
fn texts_of_other_encodings_are_decoded_or_left_out() {
    let dir = tempfile::tempdir().unwrap();
    let site = dir.path().join("site");
    let all = [("docs/g/a.md", "# A\n"), ("docs/g/b.md", "# B\n"), ("docs/g/c.md", "# C\n")];
    let source = mkdocs(dir.path(), &all);
    import(&source, &site);
    // Shift_JIS, and bytes of no encoding.
    fs::write(
        source.join("docs/g/a.md"),
        b"# \x93\xfa\x96\x7b\x8c\xea\n\n\x82\xb1\x82\xea\x82\xcd\x96\x7b\x95\xb6\x82\xc5\x82\xb7\x81\x42\n",
    )
    .unwrap();
    fs::write(source.join("docs/g/b.md"), b"# B\n\n\x81\x8d\x90\xff\xfe\x00\x01\n").unwrap();
    let said = import(&source, &site);
    assert!(read(&site, "content/en/g/a.md").contains("# 日本語\n\nこれは本文です。"));
    assert!(said.contains("`docs/g/b.md`: a text whose encoding can't be told"), "{said}");
    assert_eq!(read(&site, "content/en/g/b.md").trim(), "# B", "what was there stays");
    let report = read(&site, "import-report.md");
    assert!(report.contains("a text whose encoding can't be told") && report.contains("docs/g/b.md"), "{report}");
}

#[test]
fn the_language_of_texts_that_do_not_say_it_can_be_named() {
    let dir = tempfile::tempdir().unwrap();
    let site = dir.path().join("site");
    fs::create_dir_all(&site).unwrap();
    fs::write(site.join("site.yaml"), "title: Aide\nbase_url: https://h.example/\nlocales:\n  fr: {}\n  en: {}\n")
        .unwrap();
    let source = dir.path().join("page.html");
    fs::write(&source, "<h1>Refunds</h1><p>Words.</p>").unwrap();
    let run = |more: &[&str]| {
        let base = ["import", source.to_str().unwrap(), site.to_str().unwrap(), "--to", "account"];
        guichet(&base.iter().chain(more).copied().collect::<Vec<_>>())
    };
    assert_eq!(run(&[]).0, 0);
    assert!(site.join("content/fr/account/page.md").exists());
    let (code, said) = run(&["--locale", "en"]);
    assert_eq!(code, 0, "{said}");
    assert!(site.join("content/en/account/page.md").exists() && site.join("content/fr/account/page.md").exists());
    assert_eq!(run(&["--locale", "nolanguage"]).0, 2);
    // A space of GitBook does not say it either; the default language of the site is taken for it.
    let space = dir.path().join("space");
    for (path, text) in [("SUMMARY.md", "* [A](g/a.md)\n"), ("g/a.md", "# A\n")] {
        fs::create_dir_all(space.join("g")).unwrap();
        fs::write(space.join(path), text).unwrap();
    }
    import(&space, &site);
    assert!(site.join("content/fr/g/a.md").exists());
    let other = dir.path().join("other");
    let (code, said) = guichet(&["import", space.to_str().unwrap(), other.to_str().unwrap(), "--locale", "ja"]);
    assert_eq!(code, 0, "{said}");
    assert!(read(&other, "site.yaml").contains("default_locale: ja") && other.join("content/ja/g/a.md").exists());
}
