//! Nothing disappears without a word: it works, or it is reported at its place; and what is right is not.

use super::{check, check_told, html, parse, told};
use crate::body::Body;

/// What is reported of `markdown`.
fn codes(markdown: &str) -> Vec<String> {
    told(&parse(markdown).diags, markdown)
}

/// `markdown` has one problem, of this code and at this text.
#[track_caller]
fn one(markdown: &str, code: &str, place: &str) {
    let told = codes(markdown);
    let [only] = &*told else { panic!("{markdown}: {told:?}") };
    assert!(only.starts_with(code) && only.ends_with(&format!(" @ {place}")), "{markdown}: {only}");
}

#[track_caller]
fn silent(markdown: &str) {
    assert_eq!(codes(markdown), [""; 0], "{markdown}");
}

fn headings(body: &Body) -> Vec<(&str, &str)> {
    body.outline.headings.iter().map(|heading| (heading.text.as_str(), heading.id.as_str())).collect()
}

#[test]
fn braces_in_headings_are_text() {
    for text in ["GET /users/{id}", "Say {first name}", "Save {50%}", "Hi {{ user.name }}", "X {a=b}", "{id}"] {
        let outcome = parse(&format!("## {text}\n\n{text}\n---\n"));
        let found: Vec<&str> = outcome.value.outline.headings.iter().map(|heading| heading.text.as_str()).collect();
        assert_eq!(found, [text, text]);
    }
    assert_eq!(parse("# Delete /users/{id}\n").value.outline.h1.as_ref().unwrap().text, "Delete /users/{id}");
    let body = parse("## A {#b .wide}\n\n## 導入 { #導入1 }\n\n> ## C {#d}\n").value;
    assert_eq!(headings(&body), [("A", "b"), ("導入", "導入1"), ("C", "d")]);
    assert!(html(&body).contains("class=\"wide\""));
}

#[test]
fn what_is_never_closed_is_told() {
    for (text, place) in [
        ("a\n\n<!-- b\n\nc\n", "<!-- b"),
        ("a\n\n```\nb\n\n## c\n", "```"),
        ("a\n\n~~~~ js\nb\n~~~\n", "~~~~ js"),
        ("> ```\n> a\n\nb", "```"),
        ("- ```\n  a\n\nb", "```"),
        ("<pre>\na\n\nb\n", "<pre>"),
        ("<div>\n<!-- a\n</div>\n\nb", "<!-- a"),
        ("a <!-- b\n\nc --> d", "<!--"),
    ] {
        one(text, "MD020", place);
    }
    for text in [
        "<!-- a\n\nb -->\n\nc",
        "<!---->\n\na",
        "<!-->\n\na",
        "a <!-- b --> c",
        "a \\<!-- b",
        "`<!-- a`",
        "```\n<!-- a\n```\n",
        "```\na\n`````\n",
        "> ```\n> a\n> ```\n\nb",
        "1. a\n\n   ```\n   b\n   ```\n2. c",
        "<pre>\n\na\n</pre>\n",
        "~~~\n```\n~~~",
    ] {
        silent(text);
    }
    // Another block begins in it.
    for text in [
        "```sh\na\n\nWords.\n\n```sh\nb\n```\n",
        "```sh\na\n\nWords.\n\n```js {1}\nb\n\nMore.\n",
        "1. ```sh\n   a\n\n   Words.\n\n   ```sh\n   b\n   ```\n",
        "> ```sh\n> a\n>\n> Words.\n>\n> ```sh\n> b\n> ```\n",
    ] {
        one(text, "MD020", "```sh");
    }
    for text in [
        "````\na\n```sh\nb\n```\n````\n",
        "~~~\na\n```sh\nb\n```\n~~~\n",
        "```md\nText.\n```sh\nb\n```\n",
        "```markdown title=\"a.md\"\nText.\n```sh\nb\n```\n",
        "```\n```js\n```\n",
        // Of a string in the code.
        "```python\ndef a():\n    \"\"\"\n    ```python\n    a()\n    ```\n    \"\"\"\n```\n",
        "```sh\na\n```\n\nWords.\n\n```sh\nb\n```\n",
    ] {
        silent(text);
    }
    // Not what comes of it.
    one(":::details A\n```\nb\n:::\n", "MD020", "```");
}

#[test]
fn halves_of_pairs_are_told() {
    for (text, place) in [
        ("a[^b]", "[^b]"),
        ("## a[^1]", "[^1]"),
        ("| a[^x] |\n|---|\n| b |", "[^x]"),
        ("a\n\n[^b]: c", "[^b]"),
        ("a[^b]\n\n[^b]: c\n\n[^B]: d", "[^B]"),
    ] {
        one(text, "MD021", place);
    }
    for text in ["a[^b]\n\n[^b]: c", "`[^a]`", "a \\[^b]", "digits, [^0-9]+", "[a]: b.md", "x [^ y]", "[^a](b.md)"] {
        silent(text);
    }
}

#[test]
fn tables_that_are_none_are_told() {
    for (text, place) in [
        ("| a | b |\n\n| --- | --- |\n| c | d |", "| --- | --- |"),
        ("| a | b | c |\n|---|---|\n| 1 | 2 | 3 |", "|---|---|"),
        ("| `a|b` | c |\n|---|---|", "|---|---|"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |", "| 3 | 4 |"),
        ("| a | b |\n| c | d |", "| a | b |"),
        ("| a | b |\n|—|—|\n| c | d |", "|—|—|"),
        ("|---|---|\n| a | b |", "|---|---|"),
        ("| a | b |\n|---|\u{a0}---|\n| c | d |", "|---|\u{a0}---|"),
        ("|a|b|\n|-|\n|1|2|", "|-|"),
        ("| a | b |\n|---|---|\n| x | y|z |", "z |"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\n| c | d |\n\n|---|---|\n| 3 | 4 |", "|---|---|"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\n|---|---|\n| 3 | 4 |", "|---|---|"),
    ] {
        one(text, "MD022", place);
    }
    for text in [
        "| a | b |\n| --- | --- |\n| c | d |",
        "a | b\n--|--\nc | d",
        "Write `a | b`, or say yes | no.",
        "```text\n| a | b |\n|---|\n```",
        "Cat | Dog",
        "|x| and |y|",
        "| a | b |\n|---|---|\n| c |",
        "| a | b |\n|---|---|\n| c | d | |",
        "| a\\|b | c |\n|---|---|",
        "a\n\n---\n\nb",
    ] {
        silent(text);
    }
}

#[test]
fn attributes_of_html_work_or_are_told() {
    check("<div hidden>\n\na\n\n</div>\n\nb", "<div hidden>\n<p>a</p>\n</div>\n<p>b</p>");
    assert_eq!(parse("<div hidden>\n\na\n\n</div>\n\nb").value.content.sections[0].text, "b");
    check("<p style=\"text-align:center\">a</p>", "<p class=\"align-center\">a</p>");
    check_told(
        "<img src=\"a.png\" alt=\"\" srcset=\"b.png 2x\">",
        "<img src=\"⟦src 0⟧\" alt=\"\"⟦size 0⟧ loading=\"lazy\" decoding=\"async\">",
        &["MD023 `srcset` of raw HTML `<img>` was removed @ b.png 2x"],
    );
    // Each: how many there are in a file is said where they are printed.
    assert_eq!(codes("<b style=\"color:red\">a</b> <b style=\"color:blue\">b</b>").len(), 2);
    silent("<table width=\"100%\"><tr><td width=\"30%\">a</td></tr></table>");
    silent("<a href=\"https://example.com\" target=\"_blank\" rel=\"nofollow\">a</a>");
}

#[test]
fn signs_of_icon_fonts_are_told() {
    for text in [
        "| a | b |\n|---|---|\n| c | <i class=\"fa fa-check\" aria-hidden=\"true\"></i> |\n| d | |",
        "<table><tr><td>a</td><td><span class=\"icon-yes\"></span></td></tr></table>",
        "Select <i class=\"fa fa-gear\"></i> in the menu.",
    ] {
        let told = codes(text);
        assert!(told.len() == 1 && told[0].starts_with("MD024"), "{text}: {told:?}");
    }
    for text in [
        "<i class=\"fa\" aria-hidden=\"true\"></i> Settings",
        "<span class=\"wide\">a</span>",
        "<span class=\"anchor\" id=\"b\"></span>",
        "| a | b |\n|---|---|\n| c | &nbsp; |",
        "| a | b |\n|---|---|\n| c | <br> |",
    ] {
        silent(text);
    }
}

#[test]
fn ids_by_hand_are_kept() {
    for list in ["{#setup}", "{ #setup }", "{.wide #setup}"] {
        let body = parse(&format!("## Setup\n\n## Other {list}\n\n## Setup\n")).value;
        assert_eq!(headings(&body), [("Setup", "setup-1"), ("Other", "setup"), ("Setup", "setup-2")], "{list}");
    }
    let body = parse("## Setup\n\n<a id=\"setup\"></a>\n\n[a](b.md){#more}\n\n## More\n").value;
    assert_eq!(headings(&body), [("Setup", "setup-1"), ("More", "more-1")]);
    // An example is not on the page, and a heading's own anchor is no other.
    let body = parse("## Setup\n\n```\n## A {#setup}\n```\n\n## <a id=\"b\"></a>B\n").value;
    assert_eq!(headings(&body), [("Setup", "setup"), ("B", "b")]);
    for text in ["## A {#x}\n\n## B {#x}", "<b id=\"x\">a</b>\n\n## B {#x}", "[a](b.md){#x} [c](d.md){#x}"] {
        assert_eq!(codes(text), ["MD025 the id `x` is duplicated on this page @ x"], "{text}");
    }
    silent("## A\n\n## A\n\n## B {#a-1}");
}

#[test]
fn headings_of_html_are_headings() {
    let body = parse("<h2>A &amp; <b>b</b></h2>\n\nc\n\n<div>\n<h3 id=\"d\" class=\"e\">D</h3>\n</div>\n\nf\n").value;
    assert_eq!(headings(&body), [("A & b", "a--b"), ("D", "d")]);
    let sections: Vec<(&str, &str)> =
        body.content.sections.iter().map(|section| (section.heading.as_str(), section.text.as_str())).collect();
    assert_eq!(sections, [("A & b", "c"), ("D", "f")]);
    assert!(html(&body).contains("<h3 id=\"d\" class=\"e\">D"), "{}", html(&body));
    // Without an end, with Markdown in it, and where it heads nothing.
    assert_eq!(headings(&parse("<h2>A\n\nb\n\nc\n").value), [("A", "a")]);
    assert_eq!(headings(&parse("<h2>\n\nA *b*\n\n</h2>\n\nc\n").value), [("A b", "a-b")]);
    assert_eq!(headings(&parse("<details><summary><h3>A</h3></summary>\n\nb\n\n</details>").value), []);
    assert_eq!(headings(&parse("<table><tr><td><h3>A</h3></td></tr></table>").value), []);
}

#[test]
fn lines_of_scripts_without_spaces_are_one_text() {
    for (text, joined) in [
        ("設定を開き、\n次を選びます。", "設定を開き、次を選びます。"),
        ("**設定**\n次", "設定次"),
        ("[設定](a.md)\n次", "設定次"),
        ("> 設定\n> 次", "設定次"),
        ("设置。\nAPI", "设置。API"),
        ("設定\n# 次\n", "設定"),
        ("설정을\n엽니다", "설정을 엽니다"),
        ("設定\nAPI", "設定 API"),
        ("a\nb", "a b"),
        ("設定  \n次", "設定 次"),
        ("<p>設定\n次</p>", "設定次"),
    ] {
        let body = parse(text).value;
        assert_eq!(body.content.sections.first().map_or("", |section| section.text.as_str()), joined, "{text}");
    }
    check("設定\n次", "<p>設定次</p>");
    check(
        "![設定\n次](a.png)",
        "<p class=\"picture\"><img src=\"⟦src 0⟧\" alt=\"設定次\"⟦size 0⟧ loading=\"lazy\" decoding=\"async\"></p>",
    );
}

#[test]
fn tildes_beside_east_asian_marks() {
    check("~~古い手順（廃止）。~~新しい手順です。", "<p><del>古い手順（廃止）。</del>新しい手順です。</p>");
    check("これは~~「設定」~~です", "<p>これは<del>「設定」</del>です</p>");
    check("**古い（廃止）**と~~旧（止）~~新", "<p><strong>古い（廃止）</strong>と<del>旧（止）</del>新</p>");
    check("3~5日、7~9日", "<p>3~5日、7~9日</p>");
    check("~~Old~~ new", "<p><del>Old</del> new</p>");
}

#[test]
fn a_callout_has_the_title_of_its_marker() {
    let titled = |class: &str, title: &str, text: &str| {
        format!(
            "<div class=\"callout callout-{class}\" role=\"note\">\n<p class=\"callout-title\"><span><span class=\"visually-hidden\">⟦callout-{class}⟧</span> {title}</span></p>\n<p>{text}</p>\n</div>"
        )
    };
    check("> [!NOTE] Before you *start*\n> Save.", &titled("note", "Before you <em>start</em>", "Save."));
    check("> [!TIP] 確認\n>\n> 本文", &titled("tip", "確認", "本文"));
    check(
        "> [!NOTE] {{ snippet(name=\"wrapped\") }}\n> Body.",
        &titled("note", "A line that ends behind the one that it is called on,\nand another.", "Body."),
    );
    check("> [!TIP] Before\n> iPhone users.", &titled("tip", "Before", "iPhone users."));
    // All of a sentence, or one that wraps, is no title.
    let note = |text: &str| {
        format!(
            "<div class=\"callout callout-note\" role=\"note\">\n<p class=\"callout-title\">⟦callout-note⟧</p>\n<p>{text}</p>\n</div>"
        )
    };
    check("> [!NOTE]: text", &note("text"));
    check("> [!NOTE] This goes on\n> below.", &note("This goes on\nbelow."));
}

#[test]
fn callouts_fold() {
    for (markdown, text) in [("> [!NOTE]- For Ann", ""), ("> [!NOTE]- For Ann\n> and Bo", "<p>and Bo</p>\n")] {
        check(
            markdown,
            &format!(
                "<details class=\"callout callout-note\">\n<summary class=\"callout-title\"><span><span class=\"visually-hidden\">⟦callout-note⟧</span> For Ann</span></summary>\n{text}</details>"
            ),
        );
    }
    check(
        "> [!warning]- Folded\n> Body",
        "<details class=\"callout callout-warning\">\n<summary class=\"callout-title\"><span><span class=\"visually-hidden\">⟦callout-warning⟧</span> Folded</span></summary>\n<p>Body</p>\n</details>",
    );
    check(
        "> [!TIP]+\n> Body",
        "<details class=\"callout callout-tip\" open>\n<summary class=\"callout-title\">⟦callout-tip⟧</summary>\n<p>Body</p>\n</details>",
    );
}

#[test]
fn callouts_of_the_site() {
    check(
        "> [!API]\n> Body",
        "<div class=\"callout callout-tip callout-own callout-own-api\" role=\"note\">\n<p class=\"callout-title\">⟦mark api Some(\"code\")⟧⟦callout-api⟧</p>\n<p>Body</p>\n</div>",
    );
    check(
        "> [!api] For programs\n> Body",
        "<div class=\"callout callout-tip callout-own callout-own-api\" role=\"note\">\n<p class=\"callout-title\">⟦mark api Some(\"code\")⟧<span><span class=\"visually-hidden\">⟦callout-api⟧</span> For programs</span></p>\n<p>Body</p>\n</div>",
    );
    let shortcode = &parse("> [!API]\n> Body").value.outline.shortcodes[0];
    assert_eq!(shortcode.span, 2..8);
}

#[test]
fn steps_count_on() {
    let numbers = |text: &str| {
        let html = html(&parse(text).value);
        html.matches("<ol")
            .zip(html.split("<ol").skip(1))
            .map(|(_, rest)| rest.split('>').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    for (text, lists) in [
        (":::steps\n1. a\n\nb\n\n2. c\n\n> d\n\n3. e\n:::", vec!["", " start=\"2\"", " start=\"3\""]),
        (":::steps\n1. a\n1. b\n\nc\n\n1. d\n:::", vec!["", " start=\"3\""]),
        (":::steps\n4. a\n\nb\n\n1. c\n:::", vec![" start=\"4\"", " start=\"5\""]),
        (":::steps\n1. a\n\n   1. in\n\nb\n\n1. c\n:::", vec!["", "", " start=\"2\""]),
        (":::steps\n1. a\n\n### b\n\n1. c\n:::", vec!["", ""]),
        ("1. a\n\nb\n\n1. c", vec!["", ""]),
        (":::steps\n1. a\n:::\n\n:::steps\n1. b\n:::", vec!["", ""]),
    ] {
        assert_eq!(numbers(text), lists, "{text}");
    }
}

#[test]
fn blocks_survive_a_formatter() {
    for (written, formatted) in [
        (":::steps\n1. a\n2. b\n:::\n\nc", ":::steps\n\n1. a\n2. b\n   :::\n\nc"),
        (
            ":::tabs\n:::tab A\n- a\n:::\n:::tab B\n- b\n:::\n:::\n\nc",
            ":::tabs\n:::tab A\n\n- a\n  :::\n  :::tab B\n\n* b\n  :::\n  :::\n\nc",
        ),
        ("- a\n\n  :::details B\n  - c\n  :::\n\n  d", "- a\n\n  :::details B\n  - c\n    :::\n\n  d"),
        (
            "- a\n\n  :::tabs\n  :::tab B\n  1. c\n  :::\n  :::tab D\n  e\n  :::\n  :::",
            "- a\n\n  :::tabs\n  :::tab B\n  1. c\n     :::\n     :::tab D\n     e\n     :::\n     :::",
        ),
        (":::plans pro\n- a\n:::\nb", ":::plans pro\n\n- a\n  :::\n  b"),
        (
            ":::details A\n\n| b | c |\n|---|---|\n| d | e |\n\n:::\n\nf",
            ":::details A\n\n| b   | c   |\n| --- | --- |\n| d   | e   |\n| ::: |\n\nf",
        ),
    ] {
        silent(formatted);
        assert_eq!(html(&parse(formatted).value), html(&parse(written).value), "{formatted}");
    }
    // Code stays code.
    let text = ":::details A\n- b\n\n  ```\n  :::\n  ```\n\n- c\n:::\n";
    assert!(html(&parse(text).value).contains("<code>:::\n</code>"), "{}", html(&parse(text).value));
}

#[test]
fn signs_at_the_end_of_a_heading() {
    assert_eq!(codes("## Learn C #"), ["MD026 `#` at the end of this heading is not shown @ #"]);
    for text in ["## A ##", "## Learn C#", "## Learn C \\#", "A #\n---", "##"] {
        silent(text);
    }
}

#[test]
fn placeholders_on_lines_of_their_own_are_text() {
    for (markdown, expected) in [
        ("<your-name>", "<p>&lt;your-name&gt;</p>\n"),
        ("<Enter your name>\nand **more**", "<p>&lt;Enter your name&gt;\nand <strong>more</strong></p>\n"),
        ("1. <host>", "<ol>\n<li>&lt;host&gt;</li>\n</ol>\n"),
        ("> - <YOUR-KEY>", "<blockquote>\n<ul>\n<li>&lt;YOUR-KEY&gt;</li>\n</ul>\n</blockquote>\n"),
        ("<div>\n<your-name>\n</div>", "<div>\n&lt;your-name&gt;\n</div>"),
        ("<wrapper>\n\nx\n\n</wrapper>", "\n<p>x</p>\n"),
    ] {
        silent(markdown);
        assert_eq!(html(&parse(markdown).value), expected, "{markdown}");
    }
    assert!(html(&parse("```\n<your-name>\n```").value).contains("<code>&lt;your-name&gt;\n</code>"));
    one("<page-break/>", "MD001", "<page-break/>");
    one("<toc depth=\"2\">", "MD001", "<toc depth=\"2\">");
}

#[test]
fn words_that_browsers_would_not_show_are_told() {
    for (markdown, place) in [
        ("<title>lost</title> after", "<title>"),
        ("a <noscript>lost</noscript> b", "<noscript>"),
        ("<template>lost</template>", "<template>"),
        ("<xmp>lost</xmp>", "<xmp>"),
        ("<![CDATA[ lost ]]> after", "<![CDATA[ lost ]]>"),
        ("a <?php lost ?> b", "<?php lost ?>"),
    ] {
        one(markdown, "MD001", place);
    }
    for markdown in [
        "<!DOCTYPE html>",
        "<?xml version=\"1.0\"?>",
        "<?code-excerpt path=\"a\"?>",
        "<p><![if !supportLists]>a<![endif]></p>",
    ] {
        silent(markdown);
    }
}
