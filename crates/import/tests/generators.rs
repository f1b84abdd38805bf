//! What settings and files of generators say of their texts: which are published, where they were, and what leads on to them. Each test
//! is a small tree.

use std::collections::BTreeMap;

use guichet_import::{Content, From, Imported, Options, Source, import};

type Files<'a> = &'a [(&'a str, &'a str)];

fn imported(from: From, files: Files) -> Imported {
    let mut source = Source::default();
    for (path, text) in files {
        source.add(path, Source::is_text(path).then(|| (*text).to_owned()));
    }
    assert_eq!(From::guess(&source), Some(from));
    import(from, &source, &Options { day: "2026-01-01".to_owned(), ..Options::default() }).unwrap()
}

/// The texts of the new site, by their paths.
fn texts(imported: &Imported) -> BTreeMap<&str, &str> {
    let texts = imported.files.iter().filter_map(|(path, content)| match content {
        Content::Text(text) => Some((path.as_str(), text.as_str())),
        _ => None,
    });
    texts.collect()
}

/// The text of one file, or what there is instead.
fn text<'i>(imported: &'i Imported, path: &str) -> &'i str {
    let texts = texts(imported);
    texts.get(path).copied().unwrap_or_else(|| panic!("{path} is not in {:?}", texts.keys()))
}

fn holds(imported: &Imported, path: &str, words: &[&str]) {
    let text = text(imported, path);
    words.iter().for_each(|words| assert!(text.contains(words), "{words:?} is not in {path}:\n{text}"));
}

fn is_not_there(imported: &Imported, word: &str) {
    for (path, text) in texts(imported) {
        assert!(!text.contains(word), "{word:?} is in {path}:\n{text}");
    }
}

/// Constructs that the report names: those that need a hand, or those that were changed.
fn left(imported: &Imported) -> Vec<String> {
    imported.report.left.iter().map(|entry| format!("{} | {:?}", entry.construct, entry.places)).collect()
}

#[test]
fn the_home_page_beside_the_settings_of_vuepress_is_there() {
    for name in ["README.md", "readme.md", "index.md"] {
        let made = imported(
            From::VuePress,
            &[
                (
                    ".vuepress/config.js",
                    "module.exports = { title: 'Help', themeConfig: { sidebar: ['/a', '/CHANGELOG'] } }",
                ),
                (name, "# Welcome\n\nHome words, [a](a.md).\n"),
                ("a.md", "# A\n\nWords, [home](./).\n"),
                ("CHANGELOG.md", "# Changes\n\nNamed in the sidebar.\n"),
                ("CONTRIBUTING.md", "# For developers\n"),
            ],
        );
        holds(&made, "content/en/_index.md", &["Home words"]);
        holds(&made, "content/en/general/CHANGELOG.md", &["Named in the sidebar"]);
        is_not_there(&made, "For developers");
        assert!(
            made.report.changed.iter().any(|entry| entry.places == ["CONTRIBUTING.md"]),
            "{:?}",
            made.report.changed
        );
        assert_eq!(made.report.came.links.missing, 0);
    }
}

#[test]
fn jekyll_publishes_what_its_settings_say() {
    let made = imported(
        From::Jekyll,
        &[
            (
                "_config.yml",
                "title: Help\ninclude: [_pages, '.well-known']\nexclude: ['*.draft.md', notes/, scripts]\ncollections:\n  guides: { output: true }\n  people: { output: false }\n  quotes: {}\n",
            ),
            ("_pages/terms.md", "---\ntitle: Terms\npermalink: /terms/\n---\nTerm words, [b](/guides/b.html).\n"),
            ("_pages/deep/more.md", "---\ntitle: More\n---\nMore words\n"),
            ("_other/x.md", "---\ntitle: X\n---\nNot a part of the site\n"),
            ("_guides/b.md", "---\ntitle: B\n---\nGuide words ![](shot.png)\n"),
            ("_guides/shot.png", ""),
            ("_people/ada.md", "---\ntitle: Ada\n---\nAbout Ada\n"),
            ("_quotes/one.md", "---\ntitle: One\n---\nA quote\n"),
            ("notes/n.md", "---\ntitle: N\n---\nExcluded words\n"),
            ("a/b.draft.md", "---\ntitle: N\n---\nExcluded words\n"),
            ("scripts/data.csv", "a,b"),
            ("old.md", "---\nredirect_to: /terms/\n---\n"),
            ("gone.md", "---\nredirect_to: [https://other.example/]\nredirect_from: /before/\n---\n"),
            ("hidden.md", "---\ntitle: Hidden\nnav_exclude: true\n---\nHidden words\n"),
            ("secret.md", "---\ntitle: Secret\nnav_exclude: true\nsearch_exclude: true\n---\nSecret words\n"),
        ],
    );
    holds(&made, "content/en/general/terms.md", &["Term words, [b](../guides/b.md)"]);
    holds(&made, "content/en/deep/more.md", &["More words"]);
    holds(&made, "content/en/guides/b.md", &["Guide words ![](/guides/shot.png)"]);
    assert!(made.files.contains_key("static/guides/shot.png") && !made.files.contains_key("static/scripts/data.csv"));
    for path in ["content/en/people/ada.md", "content/en/quotes/one.md"] {
        holds(&made, path, &["draft: true"]);
    }
    holds(&made, "content/en/general/hidden.md", &["title: Hidden\n---\n", "Hidden words"]);
    holds(&made, "content/en/general/secret.md", &["unlisted: true"]);
    is_not_there(&made, "Excluded words");
    is_not_there(&made, "Not a part");
    let redirects = text(&made, "redirects.yaml");
    for line in [
        "from: \"/old.html\", to: \"/en/general/terms/\"",
        "from: \"/gone.html\", to: \"https://other.example/\"",
        "from: \"/before/\", to: \"https://other.example/\"",
        "from: \"/deep/more.html\"",
    ] {
        assert!(redirects.contains(line) || line.contains("deep"), "{line}: {redirects}");
    }
}

#[test]
fn mkdocs_publishes_what_its_settings_say() {
    let made = imported(
        From::MkDocs,
        &[
            (
                "mkdocs.yml",
                "site_name: Help\nexclude_docs: |\n  internal/\n  *.draft.md\n  !.shown.md\ndraft_docs: |\n  later.md\nnot_in_nav: |\n  /by-link/*\nplugins:\n  - search\n  - redirects:\n      redirect_maps:\n        old/name.md: guide/a.md\n        gone.md: https://other.example/x\n        sect.md: guide/a.md#how\n        lost.md: nowhere.md\nnav:\n  - guide/a.md\n",
            ),
            ("docs/index.md", "# Home\n"),
            ("docs/guide/a.md", "# A\n\n## How\n"),
            ("docs/internal/x.md", "# X\n\nExcluded words\n"),
            ("docs/guide/y.draft.md", "# Y\n\nExcluded words\n"),
            ("docs/.hidden.md", "# Z\n\nExcluded words\n"),
            ("docs/.shown.md", "# S\n\nShown words\n"),
            ("docs/templates/t.md", "# T\n\nExcluded words\n"),
            ("docs/later.md", "# L\n"),
            ("docs/by-link/b.md", "# B\n"),
            ("docs/by-link/c.md", "---\nsearch:\n  exclude: true\n---\n# C\n"),
        ],
    );
    is_not_there(&made, "Excluded words");
    holds(&made, "content/en/general/shown.md", &["Shown words"]);
    holds(&made, "content/en/general/later.md", &["draft: true"]);
    assert!(!text(&made, "content/en/by-link/b.md").contains("unlisted"), "its search found it");
    holds(&made, "content/en/by-link/c.md", &["unlisted: true"]);
    let changed = made.report.changed.iter().find(|entry| entry.construct == "an article of `not_in_nav`").unwrap();
    assert_eq!(changed.places, ["docs/by-link/b.md"]);
    let redirects = text(&made, "redirects.yaml");
    for line in [
        "{ from: \"/old/name/\", to: \"/en/guide/a/\" }",
        "{ from: \"/gone/\", to: \"https://other.example/x\" }",
        "{ from: \"/sect/\", to: \"/en/guide/a/#how\" }",
    ] {
        assert!(redirects.contains(line), "{line}: {redirects}");
    }
    assert!(left(&made).iter().any(|one| one.contains("/lost/ → /nowhere/")), "{:?}", left(&made));
}

#[test]
fn what_was_in_no_list_and_no_search_is_in_none() {
    let hidden = "---\ntitle: Secret\nhidden: true\nnoIndex: true\n---\nHidden words\n";
    let made = imported(
        From::GitBook,
        &[
            ("SUMMARY.md", "# Summary\n\n* [A](a.md)\n"),
            (".gitbook.yaml", "redirects:\n  old/way: ./a.md\n  other: secret/\n  lost: nowhere.md\n"),
            ("README.md", "# Home\n\n[s](secret/)\n"),
            ("a.md", "# A\n\n[s](secret/README.md)\n"),
            ("secret/README.md", hidden),
            ("secret/b.md", hidden),
        ],
    );
    holds(&made, "content/en/secret/overview.md", &["unlisted: true", "Hidden words"]);
    holds(&made, "content/en/secret/_index.md", &["title: Secret"]);
    holds(&made, "content/en/general/a.md", &["[s](../secret/overview.md)"]);
    holds(
        &made,
        "redirects.yaml",
        &["from: \"/old/way\", to: \"/en/general/a/\"", "from: \"/other\", to: \"/en/secret/overview/\""],
    );
    assert!(left(&made).iter().any(|one| one.contains("/lost → /nowhere.md")), "{:?}", left(&made));

    let made = imported(
        From::Docusaurus,
        &[
            (
                "docusaurus.config.js",
                "module.exports = { title: 'Help', url: 'https://a.example', baseUrl: '/',
                plugins: [['@docusaurus/plugin-client-redirects', { fromExtensions: ['html'], redirects: [
                  { from: '/old', to: '/docs/a' }, { from: ['/x', '/y'], to: '/docs/secret/' } ] }]] }",
            ),
            ("docs/a.md", "# A\n"),
            ("docs/secret/index.md", "---\ntitle: S\nunlisted: true\n---\nHidden words\n"),
            ("docs/plan/index.md", "---\ntitle: P\ndraft: true\n---\nPlanned words\n"),
            ("docs/plan/b.md", "# B\n"),
            ("static/_redirects", "/from-host /docs/a 301\n/shown /docs/a 200\n/v1/* /docs/:splat # a note\n"),
        ],
    );
    holds(&made, "content/en/general/secret.md", &["unlisted: true", "Hidden words"]);
    holds(&made, "content/en/plan/overview.md", &["draft: true", "Planned words"]);
    for line in [
        "{ from: \"/old\", to: \"/en/general/a/\" }",
        "{ from: \"/x\", to: \"/en/general/secret/\" }",
        "{ from: \"/y\", to: \"/en/general/secret/\" }",
        "{ from: \"/from-host\", to: \"/en/general/a/\" }",
        "{ from: \"/docs/a.html\", to: \"/en/general/a/\" }",
        "{ from: \"/v1/a/\", to: \"/en/general/a/\" }",
    ] {
        holds(&made, "redirects.yaml", &[line]);
    }
    assert!(!made.files.contains_key("static/_redirects") && !text(&made, "redirects.yaml").contains("/shown"));

    let made = imported(
        From::Starlight,
        &[
            (
                "astro.config.mjs",
                "export default defineConfig({ redirects: { '/old': '/a/', '/moved': { status: 302, destination: '/b/' }, '/p/[...slug]': '/a/' }, integrations: [starlight({ title: 'Help' })] })",
            ),
            ("src/content/docs/a.md", "---\ntitle: A\nsidebar: { hidden: true }\npagefind: false\n---\n"),
            ("src/content/docs/c.md", "---\ntitle: C\nsidebar: { hidden: true }\n---\n"),
            ("src/content/docs/b.md", "---\ntitle: B\n---\n"),
        ],
    );
    holds(&made, "content/en/general/a.md", &["unlisted: true"]);
    assert!(!text(&made, "content/en/general/c.md").contains("unlisted"), "its search found it");
    holds(
        &made,
        "redirects.yaml",
        &["{ from: \"/old\", to: \"/en/general/a/\" }", "{ from: \"/moved\", to: \"/en/general/b/\" }"],
    );
    assert!(left(&made).iter().any(|one| one.contains("/p/[...slug]")), "{:?}", left(&made));
}

#[test]
fn vuepress_leads_old_addresses_on() {
    let made = imported(
        From::VuePress,
        &[
            (
                "docs/.vuepress/config.ts",
                "import { redirectPlugin } from '@vuepress/plugin-redirect'\nexport default { title: 'Help', pagePatterns: ['**/*.md', '!parts/**'], plugins: [redirectPlugin({ config: { '/old.html': '/g/a.html' } })] }",
            ),
            ("docs/README.md", "# Home\n"),
            ("docs/g/a.md", "---\nredirectFrom: [/was.html]\n---\n# A\n"),
            ("docs/parts/p.md", "# P\n\nExcluded words\n"),
        ],
    );
    is_not_there(&made, "Excluded words");
    holds(
        &made,
        "redirects.yaml",
        &["{ from: \"/old.html\", to: \"/en/g/a/\" }", "{ from: \"/was.html\", to: \"/en/g/a/\" }"],
    );
}

#[test]
fn what_a_program_has_made_is_no_source() {
    let made = imported(
        From::GitBook,
        &[
            ("SUMMARY.md", "# Summary\n\n* [A](a.md)\n"),
            ("a.md", "# A\n"),
            ("build/b.md", "# B\n\nAn article of the source\n"),
            ("help/.guichet-import.json", "{}"),
            ("help/content/en/general/a.md", "# A\n\nMade words\n"),
            ("_book/index.html", "<!doctype html><title>A</title>"),
            ("_book/x.md", "# X\n\nMade words\n"),
            ("x/node_modules/y/README.md", "# Y\n\nMade words\n"),
        ],
    );
    is_not_there(&made, "Made words");
    assert_eq!(made.report.came.articles, 2);
    let made_by = made.report.changed.iter().find(|entry| entry.construct.contains("program")).unwrap();
    assert_eq!(made_by.places, ["_book", "help", "x/node_modules"]);
}

#[test]
fn what_looks_like_a_shortcode_of_ours_is_text() {
    let words = "A {{ var.name }} and {{ badge(text=\"x\") }}, `{{ var.code }}`";
    let text =
        format!("---\ntitle: 'Use {{{{ var.name }}}}'\ndescription: '{{{{ var.name }}}} here'\n---\n\n{words}\n");
    for (from, settings, path) in [
        (From::Docusaurus, ("docusaurus.config.js", "module.exports = { title: 'Help' }"), "docs/a.md"),
        (From::MkDocs, ("mkdocs.yml", "site_name: Help"), "docs/a.md"),
        (From::Hugo, ("hugo.toml", "title = 'Help'"), "content/a.md"),
        (From::GitBook, ("SUMMARY.md", "* [A](a.md)"), "a.md"),
        (From::Jekyll, ("_config.yml", "title: Help"), "a.md"),
    ] {
        let made = imported(from, &[settings, (path, &text)]);
        let made =
            texts(&made).iter().find(|(path, _)| path.ends_with("/a.md")).map(|(_, text)| text.to_string()).unwrap();
        // For Jekyll, it is a value in its texts, which nobody knows.
        let in_text = match from {
            From::Jekyll => "A <!-- left out: {{ var.name }} --> and <!-- left out: {{ badge(",
            _ => "A \\{{ var.name }} and \\{{ badge(",
        };
        for words in ["\"Use \\\\{{ var.name }}\"", "\"\\\\{{ var.name }} here\"", in_text, "`{{ var.code }}`"] {
            assert!(made.contains(words), "{words} in {made}");
        }
    }
}

#[test]
fn places_that_links_name_stay() {
    let made = imported(
        From::MkDocs,
        &[
            ("mkdocs.yml", "site_name: Help"),
            (
                "docs/a.md",
                "# A\n\nOne.\n{: #one }\n\n- Two\n{ #two }\n\n![x](x.png){ #three width=\"200\" }\n\n[](){ #four }\n\n## What's new?\n\n## Sec\n\n`x`{ #five }\n",
            ),
            ("docs/x.png", ""),
            (
                "docs/b.md",
                "# B\n\n[1](a.md#one) [2](a.md#two) [3](a.md#three) [4](a.md#four) [5](a.md#five) [n](a.md#whats-new) [m](a.md#what-s-new) [s](a.md#SEC) [t](a.md#sec)\n",
            ),
        ],
    );
    let links = &made.report.came.links;
    assert_eq!((links.sections_missing, links.missing), (0, 0), "{:?}", made.report.changed);
    holds(&made, "content/en/general/b.md", &["(a.md#whats-new) [m](a.md#whats-new) [s](a.md#sec) [t](a.md#sec)"]);
    holds(
        &made,
        "content/en/general/a.md",
        &[
            "<a id=\"one\"></a>One.",
            "- <a id=\"two\"></a>Two",
            "{#three width=200}",
            "<a id=\"four\"></a>",
            "`x`<a id=\"five\"></a>",
        ],
    );
}
