//! What people paste from pages that were written for other generators: each construct is told once, where it is, with the form that
//! works here. What only looks alike is not.

use super::lookalikes::{helps, silent, tells};
use super::{html, parse};

const FILE: &str = "show it in a block of code: three backticks and";

#[test]
fn comments_in_code_that_mark_lines() {
    tells(&[
        ("```js\n// highlight-next-line\na\n```", "MD011 // highlight-next-line"),
        ("```py\na\n  # highlight-start\nb\n# highlight-end\n```", "MD011 # highlight-start"),
        ("```jsx\n{/* highlight-next-line */}\n<a/>\n```", "MD011 {/* highlight-next-line */}"),
        ("```html\n<!-- highlight-next-line -->\n<a>\n```", "MD011 <!-- highlight-next-line -->"),
        ("> ```js\n> a // highlight-line\n> ```", "MD011 // highlight-line"),
    ]);
    silent(&[
        "```js\nlet a = 'highlight-next-line';\n```",
        "```js\n// how to highlight-start a line\n```",
        "```md\n// highlight-next-line\n```",
        "```css\n.highlight-line { color: red }\n```",
    ]);
    helps(&[
        (
            "```js\n// highlight-next-line\na\nb\n// highlight-start\nc\nd\n// highlight-end\ne // highlight-line\n```",
            "remove the comments, and write `{1,3-4,5}` behind the language",
        ),
        ("```js\na\n// highlight-end\n```", "remove the comments"),
    ]);
}

#[test]
fn files_that_others_put_in() {
    tells(&[
        ("<!--@include: ./parts/a.md-->\n\nx", "MD011 <!--@include: ./parts/a.md-->"),
        ("a <!-- @include: ./a.md --> b", "MD011 <!-- @include: ./a.md -->"),
        ("<!--#include virtual=\"a.html\" -->", "MD011 <!--#include virtual=\"a.html\" -->"),
        ("<!-- tabs:start -->\n\nx", "MD011 <!-- tabs:start -->"),
        ("<<< ./a.js{2}", "MD011 <<< ./a.js{2}"),
        ("<<< @/a.js#setup{2}", "MD011 <<< @/a.js#setup{2}"),
        ("@[code](a.js)", "MD011 @[code](a.js)"),
        ("@[code js{2}](./a.js)", "MD011 @[code js{2}](./a.js)"),
        ("```yaml\n--8<-- \"docs/a.yml\"\n```", "MD011 --8<-- \"docs/a.yml\""),
        ("```rust\n{{#include ../src/main.rs:main}}\n```", "MD011 {{#include ../src/main.rs:main}}"),
        ("```python\n{!> ../docs/a.py!}\n```", "MD011 {!> ../docs/a.py!}"),
        ("{! parts/a.md !}", "MD011 {! parts/a.md !}"),
        ("{!parts/a.md!}", "MD011 {!parts/a.md!}"),
        ("{{ include \"a\" }}", "MD011 {{ include \"a\" }}"),
        ("```{literalinclude} a.py\n```", "MD011 ```{literalinclude} a.py"),
        ("include::parts/a.adoc[]", "MD011 include::parts/a.adoc[]"),
    ]);
    silent(&[
        "<!-- include this in the next version -->\n\nx",
        "<<<<<<< HEAD is a mark of Git",
        "`<<< ./a.js` and `{!a.md!}`",
        "cat <<< word",
        "```md\n--8<-- \"a.md\"\n```",
        "```md\n{{#include a.md}}\n```",
        "```diff\n--8<-- is a pair of scissors\n```",
        "Wow {!} and {! no !}",
    ]);
    helps(&[
        ("<!--@include: ./parts/a.md-->\n\nx", "put the file into `_snippets/` and write `{{ snippet(name=\"a\") }}`"),
        ("{! parts/a.md !}", "put the file into `_snippets/` and write `{{ snippet(name=\"a\") }}`"),
        ("<<< ./a.js{2}", &format!("{FILE} `js file=\"a.js\" {{2}}`, and three backticks below")),
        (
            "<<< @/src/a.js#setup",
            &format!("{FILE} `js file=\"/src/a.js\" region=\"setup\"`, and three backticks below"),
        ),
        ("@[code](a.js)", &format!("{FILE} `js file=\"a.js\"`, and three backticks below")),
        (
            "```yaml\n--8<-- \"docs/a.yml\"\n```",
            "write `yaml file=\"docs/a.yml\"` behind the backticks, and nothing between them",
        ),
        (
            "```rust\n{{#include ../src/main.rs:main}}\n```",
            "write `rust file=\"../src/main.rs\"` behind the backticks, and nothing between them",
        ),
    ]);
    assert_eq!(html(&parse("@[code](a.js)\n\nx").value).trim(), "<p>x</p>");
}

#[test]
fn comments_in_a_sentence() {
    tells(&[
        ("Some text %%hidden%% more", "MD011 %%hidden%%"),
        ("%%hidden words%% text", "MD011 %%hidden words%%"),
        ("Text (%%a note to us%%), more", "MD011 %%a note to us%%"),
        ("{::comment}x{:/comment}", "MD011 {::comment}x{:/comment}"),
        ("Text {::comment}x{:/} more", "MD011 {::comment}x{:/}"),
        ("{::options parse_block_html=\"true\" /}", "MD011 {::options parse_block_html=\"true\" /}"),
        ("{::nomarkdown}\nx\n{:/nomarkdown}", "MD011 {::nomarkdown}"),
    ]);
    silent(&[
        "100%% sure, a%%b, 5 %% 3 %% 2",
        "Soit 50 %% des coûts et 25 %% du reste, ou 75 %% en tout.",
        "for %%i in (*.txt) do echo %%i",
        "Write %%PATH%% in a batch file",
        "`%%a comment%%` and `{::comment}`",
        "use std::{self}; {:?} and {:x}",
    ]);
    helps(&[
        ("Some text %%hidden%% more", "write `<!-- … -->`"),
        ("Text {::comment}x{:/} more", "write `<!-- … -->`"),
        ("{::options a=\"b\" /}", "remove it"),
    ]);
}

#[test]
fn lists_of_contents() {
    tells(&[
        ("[[_TOC_]]", "MD011 [[_TOC_]]"),
        ("[[_TOSP_]]", "MD011 [[_TOSP_]]"),
        ("@[toc]", "MD011 @[toc]"),
        ("@[TOC](Contents)", "MD011 @[TOC"),
        ("{% include toc.html %}", "MD011 {% include toc.html %}"),
        ("<TOCInline toc={toc} />", "MD011 <TOCInline toc={toc} />"),
        (".. contents::", "MD011 .. contents::"),
        ("\\tableofcontents", "MD011 \\tableofcontents"),
    ]);
    const REMOVE: &str = "remove it: the list of contents is generated from the headings";
    helps(&[
        ("[[_TOC_]]", REMOVE),
        ("@[toc]", REMOVE),
        ("{% include toc.html %}", REMOVE),
        ("<TOCInline toc={toc} />", REMOVE),
        ("\\tableofcontents", REMOVE),
    ]);
    silent(&["@toc and \\newpages", "See @[x](a.md)"]);
}

#[test]
fn values_and_components_of_mdx() {
    tells(&[
        ("<div style={{color:'red'}}>hi</div>", "MD011 <div style={{color:'red'}}>"),
        ("<div style={{ color: 'red' }}>\n\nhi\n\n</div>", "MD011 <div style={{ color: 'red' }}>"),
        ("a <span style={{color:'red'}}>b</span>", "MD011 <span style={{color:'red'}}>"),
        ("Press <button onClick={() => 1}>x</button>", "MD011 <button onClick={() => 1}>"),
        ("<img src={require('./a.png').default} />", "MD011 <img src={require('./a.png').default} />"),
        ("<img alt=\"x\" src={useBaseUrl('/img/a.png')} />", "MD011 <img alt=\"x\" src={useBaseUrl('/img/a.png')} />"),
        ("<Tabs items={['a', 'b']}>\n\nx\n\n</Tabs>", "MD011 <Tabs items={['a', 'b']}>"),
        (
            "<Tabs\n  values={[\n    {label: 'A', value: 'a'},\n  ]}>",
            "MD011 <Tabs\n  values={[\n    {label: 'A', value: 'a'},\n  ]}>",
        ),
        ("<>some words</>", "MD011 <>"),
        ("<Foo.Bar x=\"y\">hello</Foo.Bar>", "MD011 <Foo.Bar x=\"y\">"),
        ("<Foo.Bar />", "MD011 <Foo.Bar />"),
        ("The title is {frontMatter.title}.", "MD011 {frontMatter.title}"),
        ("<X />", "MD011 <X />"),
        ("a <CTA title=\"x\" /> b", "MD011 <CTA title=\"x\" />"),
        ("Words{\" \"}\nand words", "MD011 {\" \"}"),
        ("{items.map((item) => item.name)}", "MD011 {items.map((item) => item.name)}"),
        ("© {new Date().getFullYear()} us", "MD011 {new Date().getFullYear()}"),
    ]);
    silent(&[
        "a <> b and <>",
        "List<System.String> and <OMITTED>, <X>, <Company.Name>",
        "if a <b c={1, 2}",
        "The set {1, 2} and {a} {\"a\"} {\"a\": \"b\"}",
        "`<div style={{color:'red'}}>` and `{frontMatter.title}`",
        "<pre>\n<img src={require('./a.png').default} />\n</pre>",
        "<!-- <img src={require('./a.png').default} /> -->",
        "<span class=\"{{ var.product }}\">x</span>",
    ]);
    helps(&[
        ("<img src={require('./a.png').default} />", "write `![What the picture shows](./a.png)`"),
        ("<img src={useBaseUrl('/img/a.png')} />", "write `![What the picture shows](/img/a.png)`"),
        ("<div style={{color:'red'}}>hi</div>", "write values between quotes, as HTML has them, or remove them"),
        ("<>some words</>", "remove it"),
        ("Words{\" \"}\nand words", "remove it"),
    ]);
}

#[test]
fn values_that_other_generators_print() {
    tells(&[
        ("The {{ page.title }} here", "MD011 {{ page.title }}"),
        ("The {{ site.title }} here", "MD011 {{ site.title }}"),
        ("The {{ config.site_name }} here", "MD011 {{ config.site_name }}"),
        ("{{ book.name }}", "MD011 {{ book.name }}"),
        ("{{ space.vars.product }}", "MD011 {{ space.vars.product }}"),
        ("{{ $page.title }}", "MD011 {{ $page.title }}"),
        ("{{ .Site.Title }}", "MD011 {{ .Site.Title }}"),
        ("Hello {% $user.name %}", "MD011 {% $user.name %}"),
        ("## Title {% #undo %}", "MD011 {% #undo %}"),
        ("See {ref}`this`.", "MD011 {ref}"),
        ("See :doc:`this`.", "MD011 :doc:"),
        ("Press kbd:[Ctrl+C].", "MD011 kbd:[Ctrl+C]"),
    ]);
    silent(&[
        "{{ pages.title }}, {{ user.name }}, {{ contact.site }} and {{ .Values.image }}",
        "`{{ page.title }}` and `{% $user.name %}`",
        "See {ref} and :doc: as they are, {id}`code`",
        "The kbd:[] and a:[b]",
    ]);
    helps(&[
        ("## Title {% #undo %}", "write `{#undo}`, at the end of the heading"),
        ("See {ref}`this`.", "link to the file: `[text](other-article.md)`"),
        ("Press kbd:[Ctrl+C].", "write `<kbd>Ctrl</kbd>`"),
    ]);
}

#[test]
fn blocks_of_help_systems() {
    tells(&[
        ("[block:image]\n{\n  \"images\": []\n}\n[/block]", "MD011 [block:image]"),
        ("> 📘 Good to know\n>\n> Body", "MD011 📘 Good to know"),
        ("> 🚧 Take care\n> Body", "MD011 🚧 Take care"),
        ("[b]bold[/b] words", "MD011 [b]"),
    ]);
    silent(&[
        "> 👍 Thanks for this!",
        "A 📘 book",
        "> Read 📘 this",
        "[block] and [/block]",
        "[b] and [/b/c]",
        "`[b]x[/b]`",
    ]);
    helps(&[
        ("[block:callout]\n{}\n[/block]", "write `> [!NOTE]`, and begin each line below with `> `"),
        ("[block:image]\n{}\n[/block]", "write `![What the picture shows](picture.png)`"),
        ("> 📘 Good to know\n>\n> Body", "write `> [!NOTE] Good to know`"),
        ("> 🚧 Take care\n>\n> Body", "write `> [!WARNING] Take care`"),
        ("[b]bold[/b] words", "write `**words**`"),
        ("See [x](doc:start).", "link to the file of the article: `[text](start.md)`"),
        ("See [x](doc:start#one).", "link to the file of the article: `[text](start.md#one)`"),
        ("See [x](pathname:///files/a.pdf).", "write `/files/a.pdf`"),
        ("See [x](glossary:seat).", "link to the article that explains it: `[text](article.md)`"),
    ]);
}

#[test]
fn attributes_of_headings() {
    tells(&[
        ("## A {class=\"x\"}", "MD012 {class=\"x\"}"),
        ("## F {-}", "MD012 {-}"),
        ("## G {#id3 data-toc=\"x\"}", "MD012 {#id3 data-toc=\"x\"}"),
        ("G {id=g}\n---", "MD012 {id=g}"),
    ]);
    silent(&[
        "## A {#id3 .x}",
        "## GET /users/{id}",
        "## Set {a=\"b\"}",
        "| metric{job=\"x\"} | b {class=\"x\"} c |\n|---|---|",
        "## `a {-}`",
        "## Range {1-2}",
    ]);
    helps(&[
        ("## A {class=\"x y\"}", "write `{.x .y}`: a heading takes an id and classes"),
        ("## A {id=\"a\" class=x}", "write `{#a .x}`: a heading takes an id and classes"),
        ("## G {#id3 data-toc=\"x\"}", "write `{#id3}`: a heading takes an id and classes"),
        ("## F {-}", "remove it: headings have no numbers"),
        ("## H {style=\"color: red\"}", "remove it: a heading takes an id and classes, `{#id .class}`"),
    ]);
}

#[test]
fn callouts_by_other_signs() {
    tells(&[
        ("{: .note }\nThis is a note.", "MD012 {: .note }"),
        ("{: .warning-title }\n> Watch out\n>\n> Text", "MD012 {: .warning-title }"),
        ("# Title\n{: .no_toc }", "MD012 {: .no_toc }"),
        (":::{.callout-note}\nText.\n:::", "MD011 :::{.callout-note}"),
        ("::: {.callout-tip title=\"x\"}\nText.\n:::", "MD011 ::: {.callout-tip title=\"x\"}"),
        ("::: {.panel-tabset}\nText.\n:::", "MD011 ::: {.panel-tabset}"),
        ("::alert{type=\"info\"}\nText\n::", "MD011 ::alert{type=\"info\"}"),
        ("::include{file=a.md}", "MD011 ::include{file=a.md}"),
        ("?> a tip", "MD011 ?> a tip"),
        ("!> a warning", "MD011 !> a warning"),
        ("> [NOTE]\n> text", "MD012 [NOTE]"),
        ("![](a.png ':size=50x100')", "MD011 ![](a.png ':size=50x100')"),
        ("[x](https://a.example ':target=_blank')", "MD011 [x](https://a.example ':target=_blank')"),
    ]);
    silent(&[
        "> [note] a remark of ours",
        "> [NOTES]\n> text",
        "::1 is an address, ::std::x too",
        "?>\n\n!>",
        "![](a.png ': a size')",
        "What?> No",
    ]);
    const LINES: &str = "and begin each line below with `> `";
    helps(&[
        ("{: .note }\nThis is a note.", &format!("write `> [!NOTE]`, {LINES}")),
        ("{: .warning-title }\n> Watch out\n>\n> Text", "write `> [!WARNING] Title` on the first line of the quote"),
        ("# Title\n{: .no_toc }", "remove it: the list of contents has every heading of level 2 and 3"),
        (":::{.callout-warning}\nText.\n:::", &format!("write `> [!WARNING]`, {LINES}")),
        ("::: {.callout-tip title=\"Save\"}\nText.\n:::", &format!("write `> [!TIP] Save`, {LINES}")),
        ("::alert{type=\"warning\"}\nText\n::", &format!("write `> [!WARNING]`, {LINES}")),
        ("?> a tip", "write `> [!TIP]`, and the text below it behind `> `"),
        ("!> a warning", "write `> [!IMPORTANT]`, and the text below it behind `> `"),
        ("> [NOTE]\n> text", "write `[!NOTE]`"),
        (
            "> [!info]+ Title\n> text",
            "write `[!NOTE]+ Title` on the first line of the quote, in English in every language",
        ),
        ("![](a.png ':size=50x100')", "write the size behind the picture: `{width=50 height=100}`"),
        ("{{< callout type=\"warning\" >}}\nx\n{{< /callout >}}", &format!("write `> [!WARNING]`, {LINES}")),
        ("{{< alert color=\"danger\" >}}\nx\n{{< /alert >}}", &format!("write `> [!CAUTION]`, {LINES}")),
        ("{{< notice tip >}}\nx\n{{< /notice >}}", &format!("write `> [!TIP]`, {LINES}")),
        ("{{< hint info >}}\nx\n{{< /hint >}}", &format!("write `> [!NOTE]`, {LINES}")),
        (
            "{{< admonition type=warning title=\"Save first\" >}}\nx",
            &format!("write `> [!WARNING] Save first`, {LINES}"),
        ),
        ("{{% notice note \"Good to know\" %}}\nx", &format!("write `> [!NOTE] Good to know`, {LINES}")),
        ("{{% alert title=\"Astuce\" %}}\nx", &format!("write `> [!TIP]`, {LINES}")),
        ("{{< alert icon=\"bell\" >}}\nx", &format!("write `> [!NOTE]`, {LINES}")),
        ("<Alert variant=\"danger\">\n\nx\n\n</Alert>", &format!("write `> [!CAUTION]`, {LINES}")),
        (
            "{% callout type=\"warning\" title=\"Save\" %}\nx\n{% /callout %}",
            &format!("write `> [!WARNING] Save`, {LINES}"),
        ),
    ]);
}

#[test]
fn emoji_by_other_names() {
    tells(&[
        (":man_raising_hand: here", "MD011 :man_raising_hand:"),
        (":shipit: it", "MD011 :shipit:"),
        ("Well:tada:, no, but :octocat: yes", "MD011 :octocat:"),
    ]);
    silent(&[":foo-bar: and a:smile:b", "std::tada::rocket"]);
    helps(&[(":shipit: it", "write a word, or an emoji that is a character")]);
    let told: Vec<String> = parse(":tada::rocket: now").diags.iter().map(|one| one.help.clone().unwrap()).collect();
    assert_eq!(told, ["type the emoji itself: `🎉`", "type the emoji itself: `🚀`"]);
}

/// Where it is certain, `guichet fix` writes it.
#[test]
fn what_is_certain_can_be_fixed() {
    for (theirs, ours) in [
        ("Some text %%hidden%% more\n", Some("Some text <!--hidden--> more\n")),
        ("{::comment}x{:/comment} more\n", Some("<!--x--> more\n")),
        ("## A {class=\"x y\" id=a}\n", Some("## A {#a .x .y}\n")),
        ("## F {-}\n", Some("## F\n")),
        ("## G {#a data-x=\"y\"}\n", None),
        ("{: .note }\nThis is\na note.\n", Some("> [!NOTE]\n> This is\n> a note.\n")),
        ("::: {.callout-tip}\nText.\n:::\n", Some("> [!TIP]\n> Text.\n")),
        ("?> a tip\nthat goes on\n", Some("> [!TIP]\n> a tip\n> that goes on\n")),
        ("> 📘 Good to know\n>\n> Body\n", Some("> [!NOTE] Good to know\n>\n> Body\n")),
        ("> [NOTE]\n> text\n", Some("> [!NOTE]\n> text\n")),
        ("```js\na\n// highlight-next-line\nb\nc // highlight-line\n```\n", Some("```js {2,3}\na\nb\nc\n```\n")),
        ("```js {1}\na\n// highlight-next-line\nb\n```\n", None),
        ("[[_TOC_]]\n", Some("\n")),
        ("Words{\" \"}\nand\n", Some("Words\nand\n")),
    ] {
        let diags = parse(theirs).diags;
        assert_eq!(diags.len(), 1, "{theirs}: {diags:?}");
        let fixed = diags[0].fixes.first().map(|fix| guichet_core::diag::fix::applied(theirs, [fix]));
        assert_eq!(fixed.as_deref(), ours, "{theirs}");
        if let Some(fixed) = fixed {
            assert_eq!(parse(&fixed).diags, [], "{fixed}");
        }
    }
}
