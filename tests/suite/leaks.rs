//! Drafts and everything that is not for readers stay out of every byte of the output; unlisted articles out of every
//! list.

use crate::site::{SITE, SiteTest};

const SENTINELS: [&str; 6] = ["ZQDRAFTZQ", "ZQLATERZQ", "ZQEXPIREDZQ", "ZQCOMMENTZQ", "ZQSNIPPETZQ", "ZQSTRAYZQ"];

#[test]
fn nothing_hidden_comes_out() {
    let hidden = |word: &str, head: &str| {
        format!(
            "---\ntitle: {word} title\ndescription: {word}\nkeywords: [{word}]\naliases: [old/{word}]\ncontexts: [home]\nupdated: 2026-01-01\n{head}\n---\n# {word}\n\n## {word} heading\n\n{word} text\n"
        )
    };
    let test = SiteTest::new()
        .file("site.yaml", format!("{SITE}contexts: [home]\ndiagnostics: {{ MD: off }}\n"))
        .file(
            "content/en/guide/a.md",
            "---\ntitle: A\n---\nText that readers may know <!-- ZQCOMMENTZQ --> more.\n\n<!--\nZQCOMMENTZQ\n-->\n\n- item\n  <!-- ZQCOMMENTZQ -->\n",
        )
        .file("content/en/guide/draft.md", hidden("ZQDRAFTZQ", "draft: true"))
        .file("content/fr/guide/draft.md", hidden("ZQDRAFTZQ", "draft: true"))
        .file("content/en/guide/later.md", hidden("ZQLATERZQ", "publish_at: 2031-01-01"))
        .file("content/en/guide/over.md", hidden("ZQEXPIREDZQ", "expires_at: 2021-01-01"))
        .file("content/en/_snippets/unused.md", "ZQSNIPPETZQ")
        .file("content/xx/guide/a.md", "---\ntitle: ZQSTRAYZQ\n---\nZQSTRAYZQ");
    let built = test.build().code(0);
    let files = &built.files;
    assert!(files.len() > 30);
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        for sentinel in SENTINELS {
            assert!(!text.contains(sentinel) && !path.contains(sentinel), "{sentinel} leaks into {path}");
            assert!(
                !text.to_lowercase().contains(&sentinel.to_lowercase()),
                "{sentinel} leaks into {path} in lower case"
            );
        }
    }
    // Whatever the spelling, and inside of the index's compressed shards.
    let mut secrets = guichet::seal::Secrets::default();
    SENTINELS.iter().for_each(|sentinel| secrets.add(sentinel, sentinel, sentinel.as_bytes()));
    let find = |secrets: &guichet::seal::Secrets, path: &str| {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        secrets.find_in_file(path, &files[path], |other| files.get(&format!("{folder}/{other}")).cloned())
    };
    for path in files.keys() {
        assert_eq!(find(&secrets, path), [], "{path}");
    }
    secrets.add("a word", "Text", b"readers may know");
    let seen = |kind: char| {
        let mut shards = files.keys().filter(|path| path.starts_with("_guichet/search/en/"));
        shards.any(|path| {
            path.contains(&format!("/{kind}")) && find(&secrets, path).iter().any(|hit| hit.inside.is_some())
        })
    };
    assert!(seen('x'), "texts of results are looked into");
    for (word, outcome) in [("stdout", &built.stdout), ("stderr", &built.stderr)] {
        assert_eq!(secrets.find(outcome.as_bytes()), [], "{word}");
    }
    // The index holds words in compressed shards: ask it, as a reader would.
    for sentinel in SENTINELS {
        let found = test.run(&["search", sentinel, "--json"]).code(0);
        let results: serde_json::Value = serde_json::from_str(&found.stdout).expect("JSON");
        assert_eq!(results["total"], 0, "{sentinel}: {results}");
    }
}

#[test]
fn unlisted_is_in_no_list() {
    let test = SiteTest::new()
        .article("content/en/guide/a.md", "A")
        .file(
            "content/en/guide/quiet.md",
            "---\ntitle: ZQQUIETZQ\nunlisted: true\nupdated: 2026-01-01\ncontexts: [home]\n---\nZQQUIETZQ text\n",
        )
        .file("site.yaml", format!("{SITE}contexts: [home]\n"));
    let built = test.build().code(0);
    for (path, bytes) in &built.files {
        if path.starts_with("en/guide/quiet/") || path.starts_with("fr/guide/quiet/") {
            continue;
        }
        assert!(!String::from_utf8_lossy(bytes).contains("ZQQUIETZQ"), "listed in {path}");
        // The switcher and the manifest may name its address; feeds, sitemaps and lists may not.
        if path != "manifest.json" {
            assert!(!String::from_utf8_lossy(bytes).contains("guide/quiet"), "linked from {path}");
        }
    }
    let found = test.run(&["search", "ZQQUIETZQ", "--json"]).code(0).stdout;
    assert!(found.contains("\"total\":0"), "{found}");
}
