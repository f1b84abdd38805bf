//! Where sites are in their sources, and what their lists make of folders. Each test is a small tree.

use guichet_import::{Content, From, Imported, Options, Source, import};

fn source(files: &[(&str, &str)]) -> Source {
    let mut source = Source::default();
    for (path, text) in files {
        source.add(path, Source::is_text(path).then(|| (*text).to_owned()));
    }
    source
}

fn imported(from: From, files: &[(&str, &str)]) -> Imported {
    let source = source(files);
    assert_eq!(From::guess(&source), Some(from));
    import(from, &source, &Options { day: "2026-01-01".to_owned(), ..Options::default() }).unwrap()
}

fn text<'i>(imported: &'i Imported, path: &str) -> &'i str {
    match imported.files.get(path) {
        Some(Content::Text(text)) => text,
        other => panic!("{path} is {other:?} in {:?}", imported.files.keys()),
    }
}

fn holds(imported: &Imported, path: &str, words: &[&str]) {
    let text = text(imported, path);
    words.iter().for_each(|words| assert!(text.contains(words), "{words:?} is not in {path}:\n{text}"));
}

fn left(imported: &Imported) -> Vec<&str> {
    imported.report.left.iter().map(|entry| entry.construct.as_str()).collect()
}

const CONFIG: &str = "export default { title: 'Atrium', url: 'https://docs.atrium.example', baseUrl: '/', \
    staticDirectories: ['static', '../common'], \
    presets: [['classic', { docs: { path: '../docs', sidebarPath: '../website/sidebars.js' } }]] };";

#[test]
fn docusaurus_in_a_folder_has_its_texts_beside_it() {
    let made = imported(
        From::Docusaurus,
        &[
            ("README.md", "# About the program\n"),
            ("src/notes.md", "# Not of the site\n"),
            ("examples/site/docusaurus.config.js", "export default { title: 'Example' };"),
            ("website/docusaurus.config.js", CONFIG),
            (
                "website/sidebars.js",
                "module.exports = { docs: [{ type: 'category', label: 'Start', items: ['a', 'b'] }] };",
            ),
            ("website/static/img/x.png", ""),
            ("common/y.png", ""),
            ("website/i18n/fr/docusaurus-plugin-content-docs/current/a.md", "# Un\n\nMots.\n"),
            ("docs/a.md", "# A\n\n[b](b.md#two), ![x](/img/x.png), ![y](/y.png), ![z](../website/static/img/x.png)\n"),
            ("docs/b.md", "# B\n\n## Two\n\n[a](@site/../docs/a.md)\n"),
        ],
    );
    holds(&made, "site.yaml", &["title: Atrium", "https://docs.atrium.example/"]);
    holds(&made, "content/en/start/a.md", &["[b](b.md#two)", "![x](/img/x.png)", "![y](/y.png)", "![z](/img/x.png)"]);
    holds(&made, "content/en/start/b.md", &["[a](a.md)"]);
    holds(&made, "content/fr/start/a.md", &["Mots."]);
    assert_eq!(made.files.get("static/img/x.png"), Some(&Content::Copy("website/static/img/x.png".to_owned())));
    assert!(!made.files.values().any(|file| matches!(file, Content::Text(text) if text.contains("Not of the site"))));
    assert_eq!(made.report.came.articles, 3);
}

#[test]
fn texts_that_are_above_the_source_are_named() {
    let source = source(&[("docusaurus.config.js", CONFIG), ("static/x.png", "")]);
    let error = import(From::Docusaurus, &source, &Options::default()).unwrap_err();
    assert!(error.contains("`../docs`") && error.contains("import the folder that both are in"), "{error}");
}

#[test]
fn starlight_in_a_folder_of_a_repository_is_found() {
    let made = imported(
        From::Starlight,
        &[
            ("README.md", "# About\n"),
            (
                "docs/astro.config.mjs",
                "export default defineConfig({ integrations: [starlight({ title: 'Atrium', sidebar: [{ label: 'Start', items: ['guides/a'] }] })] })",
            ),
            ("docs/src/content/docs/index.mdx", "---\ntitle: Home\n---\nHome words.\n"),
            ("docs/src/content/docs/guides/a.md", "---\ntitle: A\n---\n![x](../../../assets/x.png)\n"),
            ("docs/src/assets/x.png", ""),
            ("docs/public/favicon.png", ""),
        ],
    );
    holds(&made, "content/en/guides/a.md", &["![x](../../assets/x.png)"]);
    holds(&made, "content/en/_index.md", &["Home words."]);
    assert!(made.files.contains_key("static/favicon.png"));
}

#[test]
fn hugo_in_a_folder_of_a_repository_is_found() {
    let made = imported(
        From::Hugo,
        &[
            ("README.md", "# About `{{< x >}}`\n"),
            ("cmd/notes.md", "# Not of the site\n"),
            ("docs/hugo.toml", "title = 'Atrium'\nbaseURL = 'https://docs.atrium.example/'\n"),
            ("docs/content/guides/a.md", "---\ntitle: A\n---\n![x](/x.png) and [b]({{< ref \"/guides/b\" >}})\n"),
            ("docs/content/guides/b.md", "---\ntitle: B\n---\nWords.\n"),
            ("docs/content/other/c.md", "---\ntitle: C\n---\nWords.\n"),
            ("docs/static/x.png", ""),
            ("docs/public/index.html", "<html></html>"),
            ("themes/t/exampleSite/hugo.toml", "title = 'Example'\n"),
        ],
    );
    holds(&made, "content/en/guides/a.md", &["![x](/x.png)", "[b](b.md)"]);
    assert_eq!(made.report.came.articles, 3);
    holds(&made, "redirects.yaml", &["/guides/a/"]);
}

#[test]
fn several_sites_in_folders_are_named() {
    let made = imported(
        From::Docusaurus,
        &[
            ("a/docusaurus.config.js", "export default { title: 'A' };"),
            ("a/docs/one.md", "# One\n"),
            ("a/docs/two.md", "# Two\n"),
            ("b/docusaurus.config.js", "export default { title: 'B' };"),
            ("b/docs/three.md", "# Three\n"),
        ],
    );
    assert_eq!(made.report.came.articles, 2);
    let one = made.report.left.iter().find(|entry| entry.construct == "another site in the source").unwrap();
    assert_eq!(one.places, ["b"]);
}

/// A folder with nothing but its own text is a page like any other: it is where the sidebar has it.
#[test]
fn a_folder_of_one_text_is_an_article() {
    let vitepress = imported(
        From::VitePress,
        &[
            (
                ".vitepress/config.ts",
                "export default { title: 'A', sidebar: [{ text: 'Start', items: [{ text: 'Intro', link: '/intro/' }, { text: 'Tour', link: '/tour/' }] }, { text: 'Guide', link: '/guide/' }] }",
            ),
            ("intro/index.md", "# Intro\n\n![x](x.png) [tour](../tour/#two) [guide](/guide/)\n"),
            ("intro/x.png", ""),
            ("tour/index.md", "# Tour\n\n## Two\n"),
            ("guide/index.md", "# Guide\n"),
            ("guide/more.md", "# More\n"),
        ],
    );
    let file = "content/en/start/intro.md";
    holds(
        &vitepress,
        file,
        &["order: 1", "[tour](tour.md#two)", "[guide](../guide/_index.md)", "![x](../intro/x.png)"],
    );
    holds(&vitepress, "content/en/start/_index.md", &["title: Start", "order: 1"]);
    holds(&vitepress, "redirects.yaml", &["/intro/\", to: \"/en/start/intro/"]);
    assert_eq!(vitepress.report.came.articles, 3);
    let docusaurus = imported(
        From::Docusaurus,
        &[
            ("docusaurus.config.js", "export default { title: 'A' };"),
            (
                "sidebars.js",
                "module.exports = { docs: [{ type: 'category', label: 'Start', items: ['intro/index', 'tour/second'] }, { type: 'category', label: 'More', link: { type: 'doc', id: 'more/index' }, items: ['guide/a'] }] };",
            ),
            ("docs/intro/index.md", "# Intro\n\n[tour](../tour/README.md)\n"),
            ("docs/tour/README.md", "---\nid: second\n---\n# Tour\n"),
            ("docs/more/index.md", "# More\n\nWords of more.\n"),
            ("docs/guide/index.md", "# Guide\n"),
            ("docs/guide/a.md", "# A\n"),
        ],
    );
    holds(&docusaurus, "content/en/start/intro.md", &["order: 1", "[tour](tour.md)"]);
    holds(&docusaurus, "content/en/start/tour.md", &["order: 2"]);
    // The folder of its articles has a text of its own.
    holds(&docusaurus, "content/en/guide/more.md", &["Words of more."]);
    holds(&docusaurus, "content/en/guide/_index.md", &["# Guide"]);
}

#[test]
fn files_that_a_build_makes_itself_are_left_out() {
    let made = imported(
        From::VitePress,
        &[
            (".vitepress/config.ts", "export default { title: 'A' }"),
            ("guide/a.md", "# A\n"),
            ("public/manifest.json", "{}"),
            ("public/404.html", "<p>x</p>"),
            ("public/logo.svg", ""),
        ],
    );
    let published: Vec<&str> =
        made.files.keys().map(String::as_str).filter(|path| path.starts_with("static/")).collect();
    assert_eq!(published, ["static/logo.svg"]);
    let one =
        made.report.changed.iter().find(|entry| entry.construct == "a file that every site makes itself").unwrap();
    assert_eq!(one.places, ["public/404.html", "public/manifest.json"]);
}

#[test]
fn shortcodes_that_nobody_knows_are_not_shown() {
    let made = imported(
        From::Hugo,
        &[
            ("hugo.toml", "title = 'A'\n"),
            (
                "content/g/a.md",
                "---\ntitle: A\n---\n{{< since 1.2 >}} One *two*.\n\n{{% box kind=x %}}\nInner [b](b.md).\n{{% /box %}}\n\n```\n{{< code >}}\n```\n",
            ),
            ("content/g/b.md", "---\ntitle: B\n---\nWords.\n"),
            ("content/h/c.md", "---\ntitle: C\n---\nWords.\n"),
        ],
    );
    holds(
        &made,
        "content/en/g/a.md",
        &["One *two*. <!-- left out: { {< since 1.2 >}} -->\n\nInner [b](b.md).\n", "```\n{{< code >}}\n```"],
    );
    assert!(left(&made).contains(&"{{< since >}}") && left(&made).contains(&"{{< box >}}"), "{:?}", left(&made));
}

#[test]
fn imports_go_on_in_the_next_line_and_formulas_have_braces() {
    let made = imported(
        From::Docusaurus,
        &[
            (
                "docusaurus.config.js",
                "import math from 'remark-math';\nexport default { title: 'A', presets: [['classic', { docs: { remarkPlugins: [math] } }]] };",
            ),
            ("docs/x.png", ""),
            (
                "docs/a.mdx",
                "# A\n\nimport pic from\n'./x.png';\n\n<img src={pic} alt=\"P\" />\n\nA cost of $5 {'or'} $6, and $e^{x} < \\text{EI}$:\n\n$$\n\\frac{a}{b}\n\n\\mathbb{E}\n$$\n",
            ),
        ],
    );
    holds(
        &made,
        "content/en/general/a.md",
        &["![P](../x.png)", "A cost of $5 or $6, and $e^{x} < \\text{EI}$:", "\\frac{a}{b}", "\\mathbb{E}"],
    );
    assert!(!text(&made, "content/en/general/a.md").contains("import"));
    assert_eq!(left(&made), ["the address of the site"]);
    holds(&made, "site.yaml", &["markdown: { math: true }"]);
}

#[test]
fn pages_that_docusaurus_makes_of_categories_have_their_addresses() {
    let made = imported(
        From::Docusaurus,
        &[
            ("docusaurus.config.js", "export default { title: 'A' };"),
            (
                "sidebars.js",
                "module.exports = { docs: [{ type: 'category', label: 'Reference', link: { type: 'generated-index', slug: '/reference' }, items: [{ type: 'autogenerated', dirName: '03-api' }] }] };",
            ),
            ("docs/03-api/_category_.json", "{ \"label\": \"API\", \"link\": { \"type\": \"generated-index\" } }"),
            ("docs/03-api/01-keys.md", "# Keys\n\n[tokens](/docs/03-api/02-tokens.md)\n"),
            ("docs/03-api/02-tokens.md", "# Tokens\n"),
        ],
    );
    holds(&made, "content/en/api/_index.md", &["title: Reference"]);
    holds(&made, "content/en/api/keys.md", &["[tokens](tokens.md)"]);
    holds(&made, "redirects.yaml", &["/docs/reference\", to: \"/en/api/", "/docs/category/api\", to: \"/en/api/"]);
    assert!(!made.files.keys().any(|path| path.contains("03-api")), "{:?}", made.files.keys());
}

#[test]
fn groups_of_starlight_that_are_generated_have_titles_at_each_level() {
    let made = imported(
        From::Starlight,
        &[
            (
                "astro.config.mjs",
                "export default defineConfig({ integrations: [starlight({ title: 'A', sidebar: [{ label: 'Start', items: ['start/a'] }, { label: 'All', items: [{ label: 'The reference', autogenerate: { directory: 'reference' } }] }, { label: 'The guides', items: [{ autogenerate: { directory: 'guides' } }] }] })] })",
            ),
            ("src/content/docs/start/a.md", "---\ntitle: A\n---\nWords.\n"),
            ("src/content/docs/reference/b.md", "---\ntitle: B\n---\nWords.\n"),
            ("src/content/docs/guides/c.md", "---\ntitle: C\n---\nWords.\n"),
        ],
    );
    holds(&made, "content/en/reference/_index.md", &["title: The reference"]);
    holds(&made, "content/en/guides/_index.md", &["title: The guides", "order: 3"]);
    assert!(!made.files.contains_key("content/en/all/_index.md"), "{:?}", made.files.keys());
}

#[test]
fn the_base_of_a_sidebar_is_not_that_of_the_site() {
    let made = imported(
        From::VitePress,
        &[
            (
                ".vitepress/config.mts",
                "const guide = { text: 'Guide', base: '/guide/', items: [{ text: 'First', link: 'first' }] }\nexport default defineConfig({ title: 'Atrium', base: '/help/', cleanUrls: true, themeConfig: { sidebar: { '/guide/': [guide] } } })",
            ),
            ("guide/first.md", "# First\n\n[what](/what)\n"),
            ("what.md", "# What\n"),
        ],
    );
    holds(&made, "site.yaml", &["base_url: \"https://help.example.com/help/\""]);
    holds(&made, "content/en/guide/first.md", &["[what](../general/what.md)", "order: 1"]);
}

#[test]
fn rewrites_of_vitepress_are_named() {
    let config = "export default defineConfig({ rewrites: { 'packages/:name/(.*)': ':name/(.*)' } })";
    let imported = imported(From::VitePress, &[(".vitepress/config.mts", config), ("guide/a.md", "# A\n\nText.\n")]);
    assert!(left(&imported).iter().any(|one| one.contains("`rewrites`")), "{:?}", left(&imported));
}
