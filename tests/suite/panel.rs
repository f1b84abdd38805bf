//! The files of the help panel: what is in them, what is not, and what `check` says of product contexts.

use serde_json::{Value, json};

use crate::site::{Outcome, SITE, SiteTest};

fn json_of(built: &Outcome, path: &str) -> Value {
    serde_json::from_str(&built.page(path)).expect("JSON")
}

fn article(title: &str, head: &str) -> String {
    format!("---\ntitle: {title}\n{head}---\nText.\n")
}

#[test]
fn every_context_needs_an_article_and_every_article_a_known_context() {
    let test = SiteTest::new()
        .file(
            "site.yaml",
            format!(
                "{SITE}contexts:\n  - home\n  - list: {{ url: [/contacts, \"#/contacts/*\"], area: guide }}\n  - editor: {{ area: gide }}\n"
            ),
        )
        .file("content/en/guide/a.md", article("A", "contexts: [list, lst]\n"))
        .file("content/fr/guide/b.md", article("B", "contexts: [home]\n"));
    let checked = test.run(&["check"]).code(0);
    assert_eq!(
        checked.diagnostics(),
        [
            "content/en/guide/a.md:3:18 NAV004",
            // French has it; English has no article there, and falls back to nothing.
            "site.yaml:8:5 NAV005",
            "site.yaml:10:5 NAV005",
            "site.yaml:10:21 NAV002",
        ],
        "{}",
        checked.stderr
    );
    assert!(checked.stderr.contains("did you mean `list`?"), "{}", checked.stderr);
    assert!(checked.stderr.contains("no article names the product context `home` in en"), "{}", checked.stderr);
    assert!(checked.stderr.contains("no article names the product context `editor`\n"), "{}", checked.stderr);
    assert!(test.run(&["check", "--strict"]).code == 1);
}

#[test]
fn mistakes_in_contexts_are_found_together() {
    let test = SiteTest::new()
        .file("site.yaml", format!("{SITE}contexts:\n  - a: {{ url: contacts, ara: guide }}\n  - b\n  - b\n  - [c]\n"))
        .file("content/en/guide/a.md", article("A", "contexts: [a, b]\n"));
    let checked = test.run(&["check"]).code(2);
    assert_eq!(
        checked.diagnostics(),
        ["site.yaml:8:15 CFG004", "site.yaml:8:25 CFG003", "site.yaml:10:5 CFG004", "site.yaml:11:5 CFG004"],
        "{}",
        checked.stderr
    );
}

#[test]
fn the_data_says_what_helps_where() {
    let built = SiteTest::new()
        .file("site.yaml", format!("{SITE}contexts:\n  - list: {{ url: /contacts/*, area: guide }}\n"))
        .file("content/en/guide/_index.md", "---\ntitle: Guide\n---\n")
        .file("content/en/guide/a.md", article("A", "contexts: [list]\ntop: 2\n"))
        .file("content/en/guide/b.md", article("B", "contexts: [list]\ntop: 1\n"))
        .file("content/en/guide/c.md", article("C", ""))
        .file("content/en/guide/quiet.md", article("Quiet", "unlisted: true\ncontexts: [list]\ntop: 0\n"))
        .file("content/fr/guide/b.md", article("Bé", "slug: be\ncontexts: [list]\ntop: 1\n"))
        .build()
        .code(0);
    let help = json_of(&built, "_guichet/en/help.json");
    assert_eq!(help["contexts"], json!({ "list": ["guide/b", "guide/a"] }));
    assert_eq!(help["places"], json!([{ "context": "list", "urls": ["/contacts/*"], "area": "guide" }]));
    assert_eq!(help["areas"][0]["top"], json!(["guide/b", "guide/a", "guide/c"]));
    assert_eq!(help["top"], json!(["guide/b", "guide/a"]));
    assert_eq!(help["urls"], json!({ "home": "/kb/en/", "contact": "/kb/en/contact/", "search": "/kb/en/search/" }));
    assert_eq!(help["texts"]["panel_new_tab"], "Open in new tab");
    let french = json_of(&built, "_guichet/fr/help.json");
    assert_eq!(french["contexts"], json!({ "list": ["guide/b", "guide/a"] }));
    assert_eq!(french["articles"][0]["lang"], "en");
    assert_eq!(french["languages"], json!({ "en": "En anglais" }));
    // Only what can't be told from the id, and nothing that is in no list.
    assert_eq!(json_of(&built, "_guichet/en/addresses.json"), json!({}));
    assert_eq!(json_of(&built, "_guichet/fr/addresses.json"), json!({ "guide/b": "fr/guide/be/" }));
}

#[test]
fn pages_may_be_read_from_every_origin_and_it_is_said_once() {
    let built = SiteTest::new().article("content/en/guide/a.md", "A").build().code(0);
    let headers = built.page("_headers");
    // Cloudflare and Netlify join the values of all patterns that fit: twice `*` would be `*, *`, which is invalid.
    assert_eq!(headers.matches("Access-Control-Allow-Origin: *").count(), 1, "{headers}");
    let of_all = headers.split("\n/kb/_guichet/").next().expect("the first rule");
    assert!(of_all.starts_with("/kb/*\n") && of_all.contains("Access-Control-Allow-Origin: *"), "{headers}");
    assert!(of_all.contains("Cross-Origin-Resource-Policy: cross-origin"), "{headers}");
}

#[test]
fn the_buttons_script_knows_its_words_and_the_ways_that_work_without_the_help_centre() {
    let built = SiteTest::new()
        .file(
            "contacts.yaml",
            "plans: [free, pro]\nchannels:\n  kb: { plans: all, href: home }\n  community: { plans: all, href: \"https://community.example.com/\" }\n  chat: { kind: chat, plans: \">=pro\", languages: [en, fr], href: \"https://chat.example.com/?lang={lang}\" }\n",
        )
        .article("content/en/guide/a.md", "A")
        .build()
        .code(0);
    let script = built.page("_guichet/panel.js");
    let known = script.strip_prefix("const site=").expect("what it knows comes first");
    let site = serde_json::Deserializer::from_str(known).into_iter::<Value>().next();
    let site = site.expect("a value").expect("JSON");
    let hash = site["assets"].as_str().expect("a folder");
    for file in ["panel/main.js", "panel/contact.js", "panel/panel.css", "search/main.js"] {
        assert!(built.exists(&format!("_guichet/{hash}/{file}")), "{file}");
    }
    for styles in ["panel/panel.css", "panel/form.css"] {
        assert!(!built.page(&format!("_guichet/{hash}/{styles}")).contains("/*"), "comments are left out of {styles}");
    }
    assert_eq!(site["locales"]["fr"]["help"], "Aide");
    assert_eq!(
        site["locales"]["fr"]["replies"],
        json!({
            "one": "Aide, %n nouvelle réponse", "many": "Aide, %n de nouvelles réponses",
            "other": "Aide, %n nouvelles réponses"
        })
    );
    assert_eq!(
        site["locales"]["fr"]["channels"],
        json!([
            ["Communauté", "https://community.example.com/", null],
            ["Support par chat", "https://chat.example.com/?lang=fr", ["pro"]]
        ])
    );
    assert!(built.page("_guichet/panel.d.ts").contains("export function mount("));
}
