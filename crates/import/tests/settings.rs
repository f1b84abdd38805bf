//! Settings of generators as people write them: languages with sidebars of their own, names of constants, several plugins for docs,
//! sections in sections, a base path. Each test is a small tree.

use std::collections::BTreeMap;

use guichet_import::{Content, From, Imported, Options, Source, import};

fn imported(from: From, files: &[(&str, &str)]) -> Imported {
    let mut source = Source::default();
    for (path, text) in files {
        source.add(path, Source::is_text(path).then(|| (*text).to_owned()));
    }
    import(from, &source, &Options { day: "2026-01-01".to_owned(), ..Options::default() }).unwrap()
}

fn texts(imported: &Imported) -> BTreeMap<&str, &str> {
    let texts = imported.files.iter().filter_map(|(path, content)| match content {
        Content::Text(text) => Some((path.as_str(), text.as_str())),
        _ => None,
    });
    texts.collect()
}

fn holds(imported: &Imported, path: &str, words: &[&str]) {
    let texts = texts(imported);
    let text = texts.get(path).unwrap_or_else(|| panic!("{path} is not in {:?}", texts.keys()));
    words.iter().for_each(|words| assert!(text.contains(words), "{words:?} is not in {path}:\n{text}"));
}

fn left<'i>(imported: &'i Imported, construct: &str) -> Vec<&'i str> {
    let found = imported.report.left.iter().filter(|one| one.construct == construct);
    found.flat_map(|one| one.places.iter().map(String::as_str)).collect()
}

#[test]
fn a_language_of_vitepress_has_a_sidebar_of_its_own() {
    let fr = "fr: { label: 'Français', lang: 'fr', themeConfig: { sidebar: [{ text: 'Premiers pas', items: [{ text: 'Début', link: '/fr/guide/start' }] }] } }";
    let en = "[{ text: 'First steps', items: [{ text: 'Start', link: '/guide/start' }, { text: 'Next', link: '/guide/next' }] }]";
    let pages = [("guide/next.md", "# Next\n"), ("guide/start.md", "# Start\n"), ("fr/guide/start.md", "# Début\n")];
    for config in [
        format!(
            "export default {{ locales: {{ root: {{ label: 'English', lang: 'en' }}, {fr} }}, themeConfig: {{ sidebar: {en} }} }}"
        ),
        format!(
            "export default defineConfig({{ locales: {{ {fr}, root: {{ lang: 'en', themeConfig: {{ sidebar: {en} }} }} }} }})"
        ),
        format!(
            "const sidebar = {en}\nconst locales = {{ root: {{ lang: 'en' }}, {fr} }}\nexport default {{ locales, themeConfig: {{ sidebar }} }}"
        ),
        format!(
            "const config: UserConfig = {{ locales: {{ root: {{ lang: 'en' }}, {fr} }}, themeConfig: {{ sidebar: side() }} }}\nfunction side(): Item[] {{ return {en} }}\nexport default config"
        ),
    ] {
        let files: Vec<(&str, &str)> =
            pages.iter().copied().chain([(".vitepress/config.ts", config.as_str())]).collect();
        let made = imported(From::VitePress, &files);
        holds(&made, "site.yaml", &["areas: [guide]", "default_locale: en", "  fr: "]);
        holds(&made, "content/en/guide/_index.md", &["title: First steps"]);
        holds(&made, "content/fr/guide/_index.md", &["title: Premiers pas"]);
        holds(&made, "content/en/guide/next.md", &["order: 2"]);
        assert!(!made.files.keys().any(|path| path.starts_with("content/en/fr/")), "{:?}", made.files.keys());
        assert!(left(&made, "`sidebar` of the settings").is_empty());
    }
}

#[test]
fn what_a_program_makes_is_said() {
    let page = ("guide/a.md", "# A\n");
    let made = imported(
        From::VitePress,
        &[
            page,
            (
                ".vitepress/config.ts",
                "import { sidebar } from './sidebar'\nexport default { title: `Docs of ${name}`, themeConfig: { sidebar } }",
            ),
        ],
    );
    for key in ["title", "sidebar"] {
        assert_eq!(left(&made, &format!("`{key}` of the settings")), [".vitepress/config.ts"], "{key}");
    }
    let made = imported(
        From::VitePress,
        &[page, (".vitepress/config.ts", "export default { title: 'T', themeConfig: { sidebar: makeSidebar() } }")],
    );
    assert_eq!(left(&made, "`sidebar` of the settings"), [".vitepress/config.ts"]);
    let made = imported(
        From::Docusaurus,
        &[
            ("docs/g/a.md", "# A\n"),
            (
                "docusaurus.config.js",
                "const org = 'acme'; const base = process.env.BASE ?? '/docs/'; module.exports = { title: `Acme ${org}`, url: 'https://d.example', baseUrl: base }",
            ),
        ],
    );
    holds(&made, "site.yaml", &["title: Acme acme", "base_url: \"https://d.example/docs/\""]);
    let made = imported(
        From::Docusaurus,
        &[
            ("docs/g/a.md", "# A\n"),
            ("docusaurus.config.js", "module.exports = { title: `Acme ${org}`, url: 'https://d.example' }"),
        ],
    );
    assert_eq!(left(&made, "`title` of the settings"), ["docusaurus.config.js"]);
    assert!(!texts(&made)["site.yaml"].contains("${"));
}

#[test]
fn languages_and_titles_of_starlight_may_be_constants() {
    let made = imported(
        From::Starlight,
        &[
            (
                "astro.config.mjs",
                "const locales = { root: { label: 'English', lang: 'en' }, fr: { label: 'Français' } };\nexport default defineConfig({ integrations: [starlight({ title: { en: 'Help', fr: 'Aide' }, locales,\n\
                 sidebar: [{ label: 'Guides', translations: { fr: 'Guides pratiques' }, items: ['guides/a'] }, { label: 'Reference', translations: { fr: 'Référence' }, autogenerate: { directory: 'reference' } }] })] });",
            ),
            ("src/content/docs/guides/a.md", "---\ntitle: A\n---\n"),
            ("src/content/docs/reference/b.md", "---\ntitle: B\n---\n"),
            ("src/content/docs/fr/guides/a.md", "---\ntitle: A\n---\n"),
            ("src/content/docs/fr/reference/b.md", "---\ntitle: B\n---\n"),
        ],
    );
    holds(&made, "site.yaml", &["title: { en: Help, fr: Aide }", "areas: [guides, reference]"]);
    holds(&made, "content/fr/guides/_index.md", &["title: Guides pratiques"]);
    holds(&made, "content/fr/reference/_index.md", &["title: Référence"]);
    assert!(made.files.contains_key("content/fr/guides/a.md"));
}

#[test]
fn sidebars_of_vuepress_may_be_short_for_a_constant() {
    let made = imported(
        From::VuePress,
        &[
            (
                ".vuepress/config.js",
                "const sidebar = [{ title: 'Guide', children: [['/g/b', 'Explicit'], '/g/a'] }];\nmodule.exports = { base: '/v/', title: 'T', themeConfig: { locales: { '/': { sidebar } } } };",
            ),
            ("g/a.md", "# A\n\n[b](/v/g/b.html)\n"),
            ("g/b.md", "text\n"),
        ],
    );
    holds(&made, "content/en/g/_index.md", &["title: Guide"]);
    holds(&made, "content/en/g/b.md", &["title: Explicit", "order: 1"]);
    // The base is known, though the host is not.
    holds(&made, "site.yaml", &["base_url: \"https://help.example.com/v/\""]);
    holds(&made, "content/en/g/a.md", &["[b](b.md)"]);
}

#[test]
fn navigation_of_mkdocs_has_words_in_other_languages() {
    let made = imported(
        From::MkDocs,
        &[
            (
                "mkdocs.yml",
                "site_name: A\nnav:\n  - Guides:\n      - guide/start.md\n      - Advanced:\n          - guide/deep.md\nplugins:\n  - i18n:\n      languages:\n        - { locale: en, default: true }\n        - { locale: fr, nav_translations: { Guides: Guides pratiques, Advanced: Avancé } }\n",
            ),
            ("docs/guide/start.md", "# Start\n"),
            ("docs/guide/deep.md", "# Deep\n"),
            ("docs/guide/start.fr.md", "# Début\n"),
            ("docs/guide/deep.fr.md", "# Fond\n"),
        ],
    );
    holds(&made, "content/en/guide/_index.md", &["title: Guides\n"]);
    holds(&made, "content/en/guide/advanced/_index.md", &["title: Advanced\n"]);
    holds(&made, "content/fr/guide/_index.md", &["title: Guides pratiques\n"]);
    holds(&made, "content/fr/guide/advanced/_index.md", &["title: Avancé\n"]);
    holds(&made, "content/en/guide/advanced/deep.md", &["# Deep"]);
}

#[test]
fn sidebars_of_docusaurus_have_the_last_word() {
    let made = imported(
        From::Docusaurus,
        &[
            ("docusaurus.config.js", "module.exports = { title: 'A' }"),
            (
                "sidebars.js",
                "module.exports = { docs: ['intro', { type: 'category', label: 'First', items: ['zeta/z'] }, { type: 'category', label: 'Second', items: ['alpha/a', { type: 'category', label: 'Deep', items: [{ type: 'autogenerated', dirName: 'api' }] }, { type: 'category', label: 'In', items: ['deep/d'] }] }] }",
            ),
            ("docs/api/g.md", "# G\n"),
            ("docs/01-deep/d.md", "# D\n"),
            ("docs/intro.md", "# Intro\n"),
            ("docs/zeta/_category_.json", "{\"label\": \"Zeta folder\", \"position\": 9}"),
            ("docs/zeta/z.md", "# Z\n"),
            ("docs/alpha/_category_.json", "{\"label\": \"Alpha folder\", \"position\": 1}"),
            ("docs/alpha/a.md", "# A\n"),
            ("docs/other/_category_.json", "{\"label\": \"Other\", \"position\": 1}"),
            ("docs/other/o.md", "# O\n"),
        ],
    );
    holds(&made, "site.yaml", &["areas: [general, zeta, alpha, api, other]"]);
    holds(&made, "content/en/zeta/_index.md", &["title: First"]);
    holds(&made, "content/en/alpha/_index.md", &["title: Second"]);
    holds(&made, "content/en/other/_index.md", &["title: Other"]);
    holds(&made, "content/en/api/_index.md", &["title: Deep"]);
    holds(&made, "content/en/alpha/in/_index.md", &["title: In", "order: 3"]);
    assert!(made.files.contains_key("content/en/alpha/in/d.md"));
}

#[test]
fn every_plugin_for_docs_is_carried() {
    let made = imported(
        From::Docusaurus,
        &[
            (
                "docusaurus.config.js",
                "module.exports = { title: 'A', url: 'https://d.example', i18n: { defaultLocale: 'en', locales: ['en', 'fr'] }, presets: [['classic', { docs: { routeBasePath: 'help' } }]],\n\
                 plugins: [['@docusaurus/plugin-content-docs', { id: 'community', path: 'community', routeBasePath: 'team', sidebarPath: './team.js' }]] }",
            ),
            (
                "team.js",
                "module.exports = { team: [{ type: 'category', label: 'How we talk', items: ['talk/rules'] }] }",
            ),
            ("docs/a/one.md", "# One\n\n[Rules](/team/talk/rules) [also](../../community/talk/rules.md)\n"),
            ("community/talk/rules.md", "# Rules\n\n[One](/help/a/one) ![Shot](shot.png)\n"),
            ("community/talk/shot.png", ""),
            ("i18n/fr/docusaurus-plugin-content-docs-community/current/talk/rules.md", "# Règles\n"),
            ("community_versioned_docs/version-1/talk/old.md", "# Old\n"),
        ],
    );
    holds(&made, "content/en/community/talk/rules.md", &["[One](../../a/one.md)", "![Shot]("]);
    holds(&made, "content/fr/community/talk/rules.md", &["# Règles"]);
    holds(&made, "content/en/community/talk/_index.md", &["title: How we talk"]);
    holds(&made, "content/en/a/one.md", &["[Rules](../community/talk/rules.md) [also](../community/talk/rules.md)"]);
    holds(&made, "redirects.yaml", &["from: \"/team/talk/rules\", to: \"/en/community/talk/rules/\""]);
    assert_eq!(left(&made, "an article of an older version"), ["community_versioned_docs/version-1/talk/old.md"]);
}

#[test]
fn where_articles_of_hugo_go_does_not_hang_on_the_home_page() {
    for (home, docs) in [("", ""), ("Welcome", ""), ("", "Words"), ("Welcome", "Words")] {
        let (front, docs) = (format!("---\ntitle: Home\n---\n{home}\n"), format!("---\ntitle: Docs\n---\n{docs}\n"));
        let made = imported(
            From::Hugo,
            &[
                ("hugo.toml", "title = 'A'\nbaseURL = 'https://h.example/'\n"),
                ("content/_index.md", &front),
                ("content/docs/_index.md", &docs),
                ("content/docs/guide/a.md", "---\ntitle: A\n---\n"),
                ("content/docs/api/b.md", "---\ntitle: B\n---\n"),
            ],
        );
        for path in ["content/en/guide/a.md", "content/en/api/b.md"] {
            assert!(made.files.contains_key(path), "{home} {docs} {:?}", made.files.keys());
        }
        let overview = made.files.contains_key("content/en/general/overview.md");
        assert_eq!(overview, !home.is_empty() && docs.contains("Words"));
        if !home.is_empty() {
            holds(&made, "content/en/_index.md", &["Welcome"]);
        } else if docs.contains("Words") {
            holds(&made, "content/en/_index.md", &["Words"]);
        }
        holds(&made, "redirects.yaml", &["/docs"]);
    }
}

#[test]
fn the_base_of_an_address_is_there_once() {
    let made = imported(
        From::Jekyll,
        &[
            ("_config.yml", "title: X\nurl: https://s.example\nbaseurl: /kb\n"),
            ("guide/a.md", "---\ntitle: A\n---\n[gone](/kb/guide/nope/) [below](/guide/none/) [kbx](/kbx/)\n"),
        ],
    );
    let words =
        ["(https://s.example/kb/guide/nope/)", "(https://s.example/kb/guide/none/)", "(https://s.example/kb/kbx/)"];
    holds(&made, "content/en/guide/a.md", &words);
    // A full address of the old site that the source does not have is not another site's.
    let made = imported(
        From::Jekyll,
        &[
            ("_config.yml", "title: X\nurl: https://s.example\n"),
            ("guide/a.md", "---\ntitle: A\n---\n[gone](https://s.example/nope/) [other](https://o.example/nope/)\n"),
        ],
    );
    assert_eq!(left(&made, "a link to a page that is not there"), ["guide/a.md:4"]);
    assert_eq!((made.report.came.links.missing, made.report.came.links.external), (1, 1));
}

#[test]
fn a_source_of_one_language_is_in_the_one_that_is_named() {
    let mut source = Source::default();
    for (path, text) in
        [("mkdocs.yml", "site_name: A\n"), ("docs/g/a.md", "# A\n\n![p](p.png)\n"), ("docs/g/p.png", "")]
    {
        source.add(path, Source::is_text(path).then(|| text.to_owned()));
    }
    let options = Options { locale: Some("fr".into()), ..Options::default() };
    let made = import(From::MkDocs, &source, &options).unwrap();
    holds(&made, "site.yaml", &["default_locale: fr", "  fr: {}"]);
    assert!(made.files.contains_key("content/fr/g/a.md") && made.files.contains_key("content/fr/g/p.png"));
    assert!(guichet_import::locale("xx-nothing").is_err());
}
