//! Layouts and dialects of real projects: navigation in files of its own, posts, lists that loops make, texts that are included. Each test
//! is a small tree.

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

#[test]
fn headings_of_a_space_are_folders_in_their_order() {
    let summary = "# Contents\n\n* [Home](README.md)\n\n## Guides <a href=\"#g\" id=\"g\"></a>\n\n* [Overview](guides/README.md)\n  * [Deep](guides/deep.md)\n* [System](bonus/system/README.md)\n\n## Reference\n\n* [All](all/README.md)\n  * [One](all/one.md)\n";
    let made = imported(
        From::GitBook,
        &[
            ("SUMMARY.md", summary),
            (".gitbook.yaml", "redirects:\n  old: guides/deep.md#part\n"),
            (".gitbook/vars.yaml", "NAME: Atrium\n"),
            ("README.md", "# Home\n"),
            ("guides/README.md", "# Overview\n\n[here](./#x) [deep](deep.md#part)\n\n## X\n"),
            (
                "guides/deep.md",
                "# Deep\n\n## Part\n\n<code class=\"expression\">space.vars.NAME</code>\n\n{% who-knows a=\"b\" %}\n",
            ),
            ("bonus/system/README.md", "---\nif: visitor.claims.a\n---\n\n# System\n"),
            ("all/README.md", "# All\n"),
            ("all/one.md", "# One\n"),
        ],
    );
    holds(&made, "site.yaml", &["areas: [guides, reference]"]);
    holds(&made, "content/en/guides/_index.md", &["title: Guides\n"]);
    holds(&made, "content/en/guides/overview/_index.md", &["order: 1", "[here](_index.md#x)", "[deep](deep.md#part)"]);
    holds(&made, "content/en/guides/overview/deep.md", &["Atrium", "<!-- left out: {% who-knows a=\"b\" %} -->"]);
    holds(&made, "content/en/guides/system.md", &["order: 2", "draft: true", "# System"]);
    holds(&made, "content/en/reference/all/one.md", &["# One"]);
    holds(&made, "redirects.yaml", &["from: \"/old\", to: \"/en/guides/overview/deep/#part\""]);
}

#[test]
fn a_sidebar_may_be_in_a_file_of_its_language() {
    let en = "import type { SidebarOptions } from 'x'\nexport const sidebarEn: SidebarOptions = { '/guide/': [{ text: 'First steps', children: ['/guide/b.md', '/guide/a.md'] }] }\n";
    let config = "import { sidebarEn } from './configs/sidebar/en.js'\nexport default { locales: { '/': { lang: 'en-US', title: 'A' }, '/zh/': { lang: 'zh-CN' } }, theme: defaultTheme({ locales: { '/': { sidebar: sidebarEn } } }) }\n";
    let made = imported(
        From::VuePress,
        &[
            (".vuepress/config.ts", config),
            (".vuepress/configs/sidebar/en.ts", en),
            (".vuepress/theme.ts", "export default hopeTheme({ hostname: 'https://a.example' })\n"),
            ("guide/a.md", "# A\n\n[zh](../zh/guide/a.md) <a href=\"b.html\">b</a> ![c](c.png =30x20)\n"),
            (
                "guide/b.md",
                "---\npermalink: /start.html\n---\n# B\n\n<a href=\"./a.html\">a</a>\n\n::: code-tabs#x\n@tab One\none\n:::\n",
            ),
            ("guide/c.png", ""),
            ("zh/guide/a.md", "# 甲\n\n[en](../../guide/a.md)\n"),
        ],
    );
    holds(&made, "site.yaml", &["base_url: \"https://a.example/\""]);
    holds(&made, "content/en-US/guide/_index.md", &["title: First steps"]);
    holds(&made, "content/en-US/guide/b.md", &["order: 1", "href=\"a.md\"", ":::tab One"]);
    // A link to another language leads to that one; what is written for the original leads to the translation.
    holds(&made, "content/en-US/guide/a.md", &["order: 2", "zh-CN/guide/a.md)", "{width=30 height=20}"]);
    holds(&made, "content/zh-CN/guide/a.md", &["[en](a.md)"]);
    assert!(!made.report.left.iter().any(|one| one.construct.contains("sidebar")), "{:?}", made.report.left);
}

#[test]
fn posts_of_mkdocs_keep_their_addresses() {
    let made = imported(
        From::MkDocs,
        &[
            ("mkdocs.yml", "site_name: A\nsite_url: https://a.example/\nplugins:\n- search\n- blog\n"),
            ("docs/index.md", "# A\n"),
            ("docs/blog/index.md", "# Blog\n"),
            ("docs/blog/posts/new.md", "---\ndate: 2024-05-06\n---\n# What's new, and *why*\n"),
            ("docs/CNAME", "a.example\n"),
        ],
    );
    holds(
        &made,
        "redirects.yaml",
        &[
            "from: \"/blog/2024/05/06/whats-new-and-why/\", to: \"/en/blog/posts/new/\"",
            "from: \"/blog/category/*\", to: \"/en/blog/\"",
        ],
    );
    assert!(!made.files.contains_key("content/en/CNAME"));
}

#[test]
fn a_section_of_an_included_text_is_one_of_the_article() {
    let made = imported(
        From::MkDocs,
        &[
            ("mkdocs.yml", "site_name: A\nmarkdown_extensions: [pymdownx.snippets]\n"),
            ("docs/g/a.md", "# A\n\n--8<-- \"PART.md\"\n"),
            ("docs/g/b.md", "# B\n\n[x](a.md#what-is-it) [y](a.md#nowhere)\n"),
            ("PART.md", "## What is it?\n\nWords\n"),
        ],
    );
    holds(&made, "content/en/g/b.md", &["[x](a.md#what-is-it)", "[y](a.md)"]);
}

#[test]
fn loops_of_jekyll_say_what_they_said() {
    let made = imported(
        From::Jekyll,
        &[
            ("_config.yml", "title: A\nurl: https://a.example\n"),
            ("_data/plans.yml", "- { name: Free, price: 0 }\n- { name: Pro, price: 9, note: new }\n"),
            ("_includes/table.html", "<ul>{% for plan in include.list %}<li>{{ plan.name }}</li>{% endfor %}</ul>\n"),
            (
                "g/a.md",
                "---\ntitle: A\n---\n\n{% for plan in site.data.plans -%}\n- {{ forloop.index }}. {{ plan.name }}: {{ plan.price }}{% if plan.note %} ({{ plan.note }}){% endif %}\n{% endfor %}\n{% include table.html list=site.data.plans %}\n\n{% for post in site.posts %}[{{ post.title }}]({{ post.url }}){% endfor %}\n\n<div>\n\n    <p>Text</p>\n\n</div>\n",
            ),
            (
                "plans.html",
                "---\ntitle: Plans\n---\n{% for plan in site.data.plans reversed %}<p>{{ plan.name }}</p>{% endfor %}\n",
            ),
            (
                "news.html",
                "---\ntitle: News\npermalink: /news/\n---\n{% for post in site.posts %}{{ post.title }}{% endfor %}\n",
            ),
            ("_posts/2024-05-06-b.md", "---\ntitle: B\ndate: 2024-05-07 23:30:00 -0500\n---\nB\n"),
        ],
    );
    holds(
        &made,
        "content/en/g/a.md",
        &[
            "- 1. Free: 0\n- 2. Pro: 9 (new)\n",
            "<ul><li>Free</li><li>Pro</li></ul>",
            "<!-- left out: {% for post in site.posts %} -->",
            "<div>\n<p>Text</p>\n</div>",
        ],
    );
    holds(&made, "content/en/general/plans.md", &["Pro\n\nFree"]);
    holds(
        &made,
        "redirects.yaml",
        &[
            "from: \"/2024/05/07/b.html\", to: \"/en/posts/b/\"",
            "from: \"/2024/05/08/b.html\", to: \"/en/posts/b/\"",
            "from: \"/news/\", to: \"/en/posts/\"",
        ],
    );
}

#[test]
fn a_linked_picture_keeps_its_caption() {
    let made = imported(
        From::Html,
        &[
            (
                "a.html",
                "<main><h1>A</h1><p>Words of it</p><a href=\"https://b.example/\"><figure><img src=\"c.png\" alt=\"C\"><figcaption>Caption here</figcaption></figure></a></main>",
            ),
            ("c.png", ""),
        ],
    );
    holds(&made, "content/en/general/a.md", &["Caption here](https://b.example/)"]);
}
