//! What a source does not publish, or not for everybody, is a draft here, in whatever words it says so: what can't be told is one, too.

use std::collections::BTreeMap;

use guichet_import::{Content, From, Imported, Options, Source, import};

fn imported(from: From, files: &[(&str, &str)]) -> Imported {
    let mut source = Source::default();
    for (path, text) in files {
        source.add(path, Some((*text).to_owned()));
    }
    import(from, &source, &Options { day: "2026-01-01".to_owned(), ..Options::default() }).unwrap()
}

/// Which articles are drafts, by the last part of their paths.
fn drafts(imported: &Imported) -> BTreeMap<String, bool> {
    let articles = imported.files.iter().filter_map(|(path, content)| match content {
        Content::Text(text) if path.ends_with(".md") && !path.ends_with("_index.md") => {
            let name = path.rsplit('/').next()?.trim_end_matches(".md");
            Some((name.to_owned(), text.lines().any(|line| line == "draft: true")))
        }
        _ => None,
    });
    articles.collect()
}

fn left(imported: &Imported, construct: &str) -> usize {
    imported.report.left.iter().filter(|one| one.construct == construct).map(|one| one.count).sum()
}

fn page(head: &str) -> String {
    format!("---\n{head}\n---\n\n# T\n\nText.\n")
}

#[test]
fn a_draft_in_any_words_is_one() {
    let hidden = [
        "draft: true",
        "draft: True",
        "draft: yes",
        "draft: on",
        "draft: 'true'",
        "draft: \"yes\"",
        "draft: 1",
        "Draft: Y",
        "draft: maybe",
        "draft: [a]",
        "draft: { production: true }",
        "published: no",
        "published: 'false'",
        "publish: off",
        "private: yes",
        "title: a: b\ndraft: yes",
    ];
    let shown = [
        "draft: false",
        "draft: no",
        "draft: 'off'",
        "draft:",
        "draft: 0",
        "published: yes",
        "published: 2024-05-06",
        "title: draft",
    ];
    let generators = [
        (From::MkDocs, "docs/g/", "mkdocs.yml", "site_name: A\n"),
        (From::Hugo, "content/g/", "hugo.toml", "title = \"A\"\n"),
        (From::Jekyll, "g/", "_config.yml", "title: A\n"),
        (From::Docusaurus, "docs/g/", "docusaurus.config.js", "module.exports = { title: 'A' }"),
        (From::Starlight, "src/content/docs/g/", "astro.config.mjs", "export default {}"),
        (From::VitePress, "g/", ".vitepress/config.js", "export default { title: 'A' }"),
        (From::VuePress, "g/", ".vuepress/config.js", "module.exports = { title: 'A' }"),
        (From::GitBook, "g/", ".gitbook.yaml", "root: ./\n"),
    ];
    for (from, folder, path, settings) in generators {
        let texts = hidden.iter().enumerate().map(|(at, head)| (format!("{folder}h{at}.md"), page(head)));
        let all: Vec<(String, String)> =
            texts.chain(shown.iter().enumerate().map(|(at, head)| (format!("{folder}s{at}.md"), page(head)))).collect();
        let files: Vec<(&str, &str)> = [(path, settings)]
            .into_iter()
            .chain(all.iter().map(|(path, text)| (path.as_str(), text.as_str())))
            .collect();
        let made = imported(from, &files);
        let found = drafts(&made);
        assert_eq!(found.len(), hidden.len() + shown.len(), "{from:?} {found:?}");
        for (name, is_draft) in found {
            let at: usize = name[1..].parse().unwrap();
            assert_eq!(is_draft, name.starts_with('h'), "{from:?} {}", if is_draft { shown[at] } else { hidden[at] });
        }
        assert_eq!(left(&made, "a key that is neither true nor false, `draft`"), 3, "{from:?}");
    }
}

#[test]
fn hugo_publishes_nothing_that_a_folder_keeps_back() {
    let made = imported(
        From::Hugo,
        &[
            ("hugo.toml", "title = \"A\"\n"),
            ("content/a/_index.md", &page("cascade:\n  - draft: true\n    _target: { path: '/a/**' }")),
            ("content/a/inherits.md", &page("title: T")),
            ("content/a/b/deep.md", &page("title: T")),
            ("content/a/own.md", &page("draft: false")),
            ("content/c/unrendered.md", &page("build: { render: never }")),
            ("content/c/open.md", &page("build: { render: always }")),
        ],
    );
    let drafts = drafts(&made).into_iter().filter(|(_, is)| *is).map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(drafts, ["deep", "inherits", "overview", "unrendered"]);
}

#[test]
fn help_scout_has_private_categories() {
    let article = |number: u64, more: &str| {
        format!(
            "{{\"article\": {{\"id\": \"a{number}\", \"number\": {number}, \"slug\": \"n{number}\", \"name\": \"N\", \"collectionId\": \"c1\", \"text\": \"<p>x</p>\", {more}}}}}"
        )
    };
    let all = [
        article(1, "\"status\": \"published\", \"categories\": [\"k1\"], \"related\": [\"a2\", \"a5\"]"),
        article(2, "\"status\": \"published\", \"categories\": [\"k2\"]"),
        article(3, "\"status\": \"published\", \"categories\": [\"k1\", \"k2\"]"),
        article(4, "\"status\": \"notpublished\", \"categories\": [\"k1\"]"),
        article(5, "\"status\": \"published\", \"categories\": []"),
        article(6, "\"status\": \"archived\", \"categories\": []"),
        article(7, "\"status\": \"published\", \"categories\": [\"k3\"]"),
    ];
    let all = all.join("\n");
    let made = imported(
        From::HelpScout,
        &[
            ("a.json", &all),
            (
                "k.json",
                "[{\"id\": \"k1\", \"number\": 1, \"slug\": \"open\", \"visibility\": \"public\", \"collectionId\": \"c1\", \"name\": \"Open\"}, \
              {\"id\": \"k2\", \"number\": 2, \"slug\": \"priv\", \"visibility\": \"private\", \"collectionId\": \"c1\", \"name\": \"Private\"}, \
              {\"id\": \"k4\", \"number\": 4, \"slug\": \"none\", \"visibility\": \"private\", \"collectionId\": \"c1\", \"name\": \"Top secret\"}, \
              {\"id\": \"k3\", \"number\": 3, \"slug\": \"odd\", \"visibility\": \"public\", \"collectionId\": \"c2\", \"name\": \"Odd\"}]",
            ),
            (
                "c.json",
                "[{\"id\": \"c1\", \"siteId\": \"s\", \"number\": 1, \"slug\": \"main\", \"visibility\": \"public\", \"name\": \"Main\"}, \
              {\"id\": \"c2\", \"siteId\": \"s\", \"number\": 2, \"slug\": \"team\", \"visibility\": \"private\", \"name\": \"Team\"}]",
            ),
        ],
    );
    let open: Vec<String> = drafts(&made).into_iter().filter(|(_, is)| !is).map(|(name, _)| name).collect();
    assert_eq!(open, ["n1", "n5"]);
    assert_eq!(left(&made, "an article of a category that is not public"), 2);
    // Nor is the name of a category shown in which there is nothing else.
    assert!(!made.files.values().any(|content| matches!(content, Content::Text(text) if text.contains("Top secret"))));
    assert_eq!(left(&made, "an article of a collection that is not public"), 1);
    assert_eq!(left(&made, "an article that was not for everybody, by its `status`"), 1);
    let Some(Content::Text(first)) = made.files.get("content/en/main/open/n1.md") else {
        panic!("{:?}", made.files.keys())
    };
    assert!(first.contains("related: [\"5\"]"), "{first}");
}

#[test]
fn zendesk_has_segments_and_sections_that_are_closed() {
    let article = |id: u64, section: u64, more: &str| {
        format!(
            "{{\"id\": {id}, \"title\": \"N{id}\", \"locale\": \"en-us\", \"section_id\": {section}, \"body\": \"<p>x</p>\", \"html_url\": \"https://h.example/hc/en-us/articles/{id}-n{id}\"{more}}}"
        )
    };
    let articles = [
        article(1, 11, ""),
        article(2, 11, ", \"draft\": true"),
        article(3, 11, ", \"user_segment_ids\": [7, 8]"),
        article(4, 12, ""),
        article(5, 13, ""),
        article(6, 11, ", \"archived_at\": \"2024-01-01T00:00:00Z\""),
        article(7, 11, ", \"draft\": \"true\""),
        article(8, 14, ""),
    ];
    let made = imported(
        From::Zendesk,
        &[
            ("a.json", &format!("{{\"articles\": [{}]}}", articles.join(","))),
            (
                "s.json",
                "{\"sections\": [{\"id\": 11, \"category_id\": 1, \"name\": \"S\", \"locale\": \"en-us\"}, \
              {\"id\": 12, \"category_id\": 1, \"name\": \"P\", \"locale\": \"en-us\", \"access_policy\": {\"viewable_by\": \"signed_in_users\"}}, \
              {\"id\": 13, \"parent_section_id\": 12, \"category_id\": 1, \"name\": \"Q\", \"locale\": \"en-us\"}, \
              {\"id\": 14, \"category_id\": 1, \"name\": \"R\", \"locale\": \"en-us\", \"access_policy\": {\"viewable_by\": \"everybody\"}}, {\"id\": 15, \"category_id\": 1, \"name\": \"Top secret\", \"locale\": \"en-us\", \"user_segment_id\": 7}]}",
            ),
            ("c.json", "{\"categories\": [{\"id\": 1, \"name\": \"C\", \"locale\": \"en-us\"}]}"),
        ],
    );
    let open: Vec<String> = drafts(&made).into_iter().filter(|(_, is)| !is).map(|(name, _)| name).collect();
    assert_eq!(open, ["n1", "n8"]);
    assert_eq!(left(&made, "an article of a section or category that is not public"), 2);
    assert!(!made.files.values().any(|content| matches!(content, Content::Text(text) if text.contains("Top secret"))));
    assert_eq!(left(&made, "an article for the user segment 7, 8 only"), 1);
}

#[test]
fn intercom_has_states_and_collections_that_are_closed() {
    let article = |id: u64, more: &str| {
        format!(
            "{{\"type\": \"article\", \"id\": \"{id}\", \"title\": \"N\", \"body\": \"<p>x</p>\", \"default_locale\": \"en\", \"url\": \"https://h.example/en/articles/{id}-n{id}\", {more}}}"
        )
    };
    let articles = [
        article(
            1,
            "\"state\": \"published\", \"parent_id\": 11, \"translated_content\": {\"fr\": {\"title\": \"N\", \"body\": \"<p>x</p>\", \"state\": \"draft\"}}",
        ),
        article(2, "\"state\": \"draft\""),
        article(3, "\"state\": \"scheduled\""),
        article(4, "\"state\": \"published\", \"parent_id\": 13"),
        "{\"type\": \"internal_article\", \"id\": \"5\", \"title\": \"N5\", \"body\": \"secret\"}".to_owned(),
    ];
    let made = imported(
        From::Intercom,
        &[
            ("a.json", &format!("[{}]", articles.join(","))),
            (
                "c.json",
                "[{\"type\": \"collection\", \"id\": \"11\", \"name\": \"A\"}, {\"type\": \"collection\", \"id\": \"12\", \"name\": \"B\", \"visibility\": \"private\"}, \
              {\"type\": \"collection\", \"id\": \"13\", \"name\": \"C\", \"parent_id\": \"12\"}, {\"type\": \"collection\", \"id\": \"14\", \"name\": \"Top secret\", \"parent_id\": \"12\"}]",
            ),
        ],
    );
    let open = |path: &str| match &made.files[path] {
        Content::Text(text) => !text.contains("draft: true"),
        _ => false,
    };
    let articles: Vec<&String> =
        made.files.keys().filter(|path| path.ends_with(".md") && !path.ends_with("_index.md")).collect();
    let open: Vec<&&String> = articles.iter().filter(|path| open(path)).collect();
    assert_eq!((articles.len(), open), (5, vec![&&"content/en/a/n1.md".to_owned()]));
    assert_eq!(left(&made, "an article of a collection that is not public"), 1);
    assert_eq!(left(&made, "an article that was not for everybody, by its `state`"), 1);
    assert_eq!(left(&made, "an internal article"), 1);
    assert!(!made.files.values().any(|content| matches!(content, Content::Text(text) if text.contains("Top secret"))));
}

#[test]
fn a_status_by_any_name_is_read() {
    let secret = [
        ("Publish status", "Draft"),
        ("Publishing status", "In review"),
        ("Publish state", "Unpublished"),
        ("Article state", "DRAFT"),
        ("Content status", "Draft"),
        ("Review status", "Draft - waiting"),
        ("Archive status", "Archived"),
        ("Is live", "No"),
        ("Live", "false"),
        ("Unpublished", "true"),
        ("Access control", "Private - registration required"),
    ];
    let open = [
        ("Publish status", "Published"),
        ("Publish state", "LIVE"),
        ("Review status", "Approved"),
        ("Archive status", "Not archived"),
        ("Live", "yes"),
        ("Unpublished", "false"),
    ];
    let is_draft = |(column, value): &(&str, &str)| {
        let rows = format!("Article title,Article URL,Article body,{column}\nT,https://h.example/kb/a,x,{value}\n");
        drafts(&imported(From::HubSpot, &[("e.csv", &rows)]))["a"]
    };
    assert_eq!(secret.iter().filter(|one| !is_draft(one)).collect::<Vec<_>>(), [&("", ""); 0]);
    assert_eq!(open.iter().filter(|one| is_draft(one)).collect::<Vec<_>>(), [&("", ""); 0]);
}

#[test]
fn columns_of_hubspot_that_keep_an_article_back_are_followed() {
    let rows = [
        ("open", "PUBLISHED,false,,,"),
        ("a", "PUBLISHED,true,,,"),
        ("b", "PUBLISHED,TRUE,,,"),
        ("c", "PUBLISHED,perhaps,,,"),
        ("d", "SCHEDULED,false,,,"),
        ("e", "UNLISTED,false,,,"),
        ("f", "PUBLISHED,false,private,,"),
        ("g", "PUBLISHED,false,,hunter2,"),
        ("h", "PUBLISHED,false,,,05/06/2026"),
        ("later", "PUBLISHED,false,,,2026-05-06"),
        ("long-ago", "PUBLISHED,false,public,,05/06/2024"),
    ];
    let rows: String =
        rows.iter().map(|(name, rest)| format!("T,https://h.example/kb/{name},<p>x</p>,General,{rest}\n")).collect();
    let made = imported(
        From::HubSpot,
        &[(
            "e.csv",
            &format!(
                "Article title,Article URL,Article body,Category,Status,Archived,Visibility,Password,Publish date\n{rows}"
            ),
        )],
    );
    let open: Vec<String> = drafts(&made).into_iter().filter(|(_, is)| !is).map(|(name, _)| name).collect();
    assert_eq!(open, ["later", "long-ago", "open"]);
    let Content::Text(later) = &made.files["content/en/general/later.md"] else { panic!() };
    assert!(later.contains("publish_at: 2026-05-06\n"), "{later}");
    assert_eq!(left(&made, "an article that was not for everybody, by its `Archived`"), 3);
    assert_eq!(left(&made, "a date that can't be read"), 2);
    assert!(!made.files.values().any(|content| matches!(content, Content::Text(text) if text.contains("hunter2"))));
}
