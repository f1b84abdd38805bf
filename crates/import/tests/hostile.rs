//! Whatever a source holds: nothing panics, and nothing is written but files with plain paths.

use guichet_core::paths::is_plain;
use guichet_import::{Content, From, Options, Source, import};
use proptest::prelude::*;

fn options() -> Options {
    Options { day: "2026-01-01".to_owned(), ..Options::default() }
}

fn tried(files: &[(String, String)]) {
    let mut source = Source::default();
    for (path, text) in files {
        source.add(path, Some(text.clone()));
    }
    for from in From::ALL {
        let Ok(imported) = import(from, &source, &options()) else { continue };
        for (path, content) in &imported.files {
            assert!(is_plain(path) && !path.contains(['\\', '\0', ':']), "{path:?}");
            let known = ["content/", "static/"].iter().any(|folder| path.starts_with(folder));
            assert!(known || path == "site.yaml" || path == "redirects.yaml", "{path:?}");
            if let Content::Copy(of) = content {
                assert!(source.has(of), "{of:?}");
            }
        }
        imported.report.page();
        imported.report.json();
    }
}

/// Pieces that mean something in one of the formats, and what may be between them.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "---\n",
            "+++\n",
            "title: ",
            "{{< ",
            "{{% ",
            " >}}",
            " %}}",
            "/",
            "tabs",
            "tab",
            "alert",
            "ref \"",
            "{{</* ",
            " */>}}",
            "param x",
            ":::",
            ":::note",
            "[a](",
            ")",
            "](",
            "![",
            "<Tabs>",
            "<TabItem value=",
            "<Card title='é'>",
            "</Card>",
            "<CardGrid>",
            "<FileTree>",
            "<LinkCard href={`a`} title=\"b\" />",
            "<CodeBlock>{`",
            "`}</CodeBlock>",
            "<td>",
            "<details><summary>",
            "</summary>",
            "<Foo {...",
            "{a.b",
            "{'",
            "<!--@include: a.md#b{1,2}-->",
            "<<< @/a.js#é{1 js} [b]",
            "@[code{1-2}](./a.md)",
            "/// note | é\n",
            "///\n",
            "<div class=\"grid cards\" markdown>\n",
            "</div>\n",
            "--8<-- \"a.md:1:2\"\n",
            "--8<--\n",
            "*[é]: a\n",
            ":tada:",
            "{% if site.a == 'é' %}",
            "{% else %}",
            "{% endif %}",
            "{% assign a = 'b' %}",
            "{% capture a %}",
            "{% endcapture %}",
            "{% code title=\"é\" %}",
            "{% endcode %}",
            "<figure><img src=\"é.png\"></figure>",
            "<table data-view=\"cards\"><thead><tr><th></th></tr></thead><tbody><tr><td>é</td></tr></tbody></table>",
            "](broken-reference)",
            "{{< card link=\"a\" title=\"é\" >}}",
            "{{< figure src=\"a\" link=\"b\" caption=\"é\" >}}",
            " style=\"é: ü\"",
            "~é~",
            "^^",
            "{++",
            "++}",
            "</TabItem>",
            "</Tabs>",
            "import a from 'b'\n",
            "export const a = {\n",
            "{/*",
            "*/}",
            "```\n",
            "> ",
            "- ",
            "1. ",
            "   ",
            "\n",
            "\n\n",
            "# ",
            "**",
            " **",
            "{#",
            "}",
            "{.a",
            "\"",
            "'",
            "`",
            "(",
            "\\",
            "é",
            "\u{202e}",
            "\0",
            "&amp;",
            "<",
            ">",
            "<a id=\"",
            "href=",
            "src='",
            "{",
            "[",
            "]",
            ":",
            ",",
            "aliases: [",
            "slug: ../",
            "url: /../",
            "weight: 1e999",
            "<table>",
            "<td colspan=2>",
            "!!! note \"",
            "??? ",
            "=== \"A\"\n",
            "    ",
            "--8<-- \"",
            "++a",
            "==",
            "<ol>",
            "<li>",
            "<div class=callout>",
            "<h2 id=x>",
            "</",
            "sidebars = {",
            "module.exports = {",
            "type: 'category', label: '",
            "items: [",
            "date: 2024-01-0",
            "#x",
            "import-ref:",
            "import-site:/",
            "{: .note }\n",
            "{:toc}",
            "{: width=\"3\" }",
            "{% raw %}",
            "{% endraw %}",
            "{% highlight a %}",
            "{% include note.html content=\"",
            "{% include_relative ",
            "{{ site.title | append: ",
            "<details markdown=\"1\">",
            "::: code-group-item A\n",
            "@tab A\n",
            "<Badge text=\"",
            "<code-block title=\"",
            "https://www.google.com/url?q=",
            "<pre>",
            "<span style=\"font-weight:700\">",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics(a in pieces(), b in pieces(), settings in pieces()) {
        let article = serde_json::json!({ "articles": [
            { "id": 1, "section_id": 2, "title": b, "body": a, "locale": "en-us", "html_url": format!("https://x.example/hc/en-us/articles/1-{b}") },
            { "id": 3, "section_id": 2, "title": a, "body": b, "locale": "fr", "user_segment_id": 9 },
        ], "sections": [{ "id": 2, "name": a, "locale": "en-us", "parent_section_id": 2 }] });
        let kramdown = a.clone();
        tried(&[
            ("hugo.toml".into(), settings.clone()),
            ("hugo.yaml".into(), settings.clone()),
            ("docusaurus.config.js".into(), settings.clone()),
            ("sidebars.js".into(), settings.clone()),
            ("mkdocs.yml".into(), format!("nav:\n  - {settings}: a/b.md\n  - Section: [a/b.md, {settings}]\n")),
            ("content/a/b.md".into(), a.clone()),
            ("content/a/_index.md".into(), b.clone()),
            ("docs/a/b.mdx".into(), a.clone()),
            ("docs/_part.md".into(), b),
            ("docs/a/_category_.yml".into(), settings.clone()),
            ("SUMMARY.md".into(), format!("## {settings}\n* [A](content/a/b.md)\n  * [B]({settings})\n")),
            (".vitepress/config.ts".into(), format!("export default {{ locales: {{ root: {{}}, fr: {{}} }}, sidebar: [{{ text: 'A', items: [{settings}] }}] }}")),
            ("astro.config.mjs".into(), format!("starlight({{ sidebar: [{settings}, {{ label: 'A', items: ['a/b'] }}] }})")),
            ("src/content/docs/a/b.mdx".into(), a),
            ("zendesk.json".into(), article.to_string()),
            ("intercom.json".into(), serde_json::json!({ "type": "article", "id": "1", "title": kramdown, "body": kramdown, "parent_id": "2", "url": format!("https://x.example/{settings}"), "translated_content": { "fr": { "title": settings, "body": kramdown } } }).to_string()),
            ("helpscout.json".into(), serde_json::json!({ "id": "1", "number": 1, "name": settings, "collectionId": settings, "text": kramdown }).to_string()),
            ("export.csv".into(), format!("Title,URL,Article body\n{settings},https://x.example/{settings},\"{}\"\n", kramdown.replace('"', "\"\""))),
            ("pages/a.html".into(), format!("<title>{settings}</title><main>{kramdown}</main>")),
            ("a.docx/word/document.xml".into(), format!("<w:document><w:body><w:p><w:r><w:t>{settings}</w:t></w:r></w:p>{kramdown}<w:tbl><w:tr><w:tc>{kramdown}</w:tc></w:tr></w:tbl></w:body></w:document>")),
            ("_config.yml".into(), format!("title: A\npermalink: {settings}\ncollections: [guides]\n")),
            ("_guides/a.md".into(), format!("---\ntitle: A\nparent: A\npermalink: /{settings}/\n---\n{}", kramdown)),
            ("_data/navigation.yml".into(), format!("docs:\n  - title: A\n    children: [{settings}]\n")),
            ("docs/.vuepress/config.js".into(), format!("module.exports = {{ themeConfig: {{ sidebar: [{{ title: 'A', children: [{settings}] }}] }} }}")),
        ]);
    }

    #[test]
    fn no_path_leads_out(paths in prop::collection::vec("(\\.\\.|a|CON|\\.git|c:|_index|index|[\\PC]{0,5}|/|\\\\){0,6}", 1..6)) {
        let files: Vec<(String, String)> = paths
            .iter()
            .flat_map(|path| ["content/", "docs/", "static/", "assets/", ""].map(|top| format!("{top}{path}")))
            .flat_map(|path| [format!("{path}.md"), format!("{path}.png"), path])
            .map(|path| (path, "---\ntitle: A\nslug: ../../x\nurl: ../y\naliases: [../z, /../q]\nid: ../../w\n---\n[a](../../../../etc/passwd)\n".to_owned()))
            .collect();
        tried(&files);
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        Source::default().add_document("a.docx", &bytes);
        for path in ["a.html", "a.md", "a.csv"] {
            Source::decoded(path, bytes.clone());
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        tried(&[("content/a/b.md".into(), text.clone()), ("docs/a/b.md".into(), text.clone()), ("hugo.json".into(), text.clone()), ("x.json".into(), text)]);
    }
}

#[test]
fn what_is_deep_or_long_ends() {
    let many = |text: &str, count: usize| text.repeat(count);
    for text in [
        many("{{< a >}}", 5_000),
        format!("{}{}", many("{{< tabs >}}", 2_000), many("{{< /tabs >}}", 2_000)),
        many("> ", 3_000),
        many("[", 5_000),
        many("<Tabs>\n<TabItem value=\"a\">\n", 2_000),
        many(":::note\n", 3_000),
        format!("---\na: {}\n---\n", many("[", 5_000)),
        format!("+++\na = {}\n+++\n", many("[", 5_000)),
        many("**a **", 3_000),
        many("{\"a\":", 5_000),
    ] {
        tried(&[
            ("content/a/b.md".into(), text.clone()),
            ("docs/a/b.mdx".into(), text.clone()),
            ("sidebars.js".into(), format!("module.exports = {{a: {text}")),
        ]);
        let article = serde_json::json!({ "articles": [{ "id": 1, "section_id": 2, "title": "A", "body": text, "locale": "en-us" }] });
        tried(&[("z.json".into(), article.to_string())]);
    }
}
