//! What the page leaves out changes nothing else in the Markdown twin: no text of a page becomes a link there.

use std::collections::BTreeSet;

use proptest::prelude::*;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{HtmlPolicy, parse, parse_with};
use crate::body::Body;
use crate::edits::edited;
use crate::markdown::parser::OPTIONS;
use crate::markdown::without_refused;
use guichet_core::address::{Schemes, judge};

fn twin(body: Body, markdown: &str) -> String {
    edited(markdown, 0, body.content.expansions, body.content.dropped)
}

/// Where links and pictures of Markdown lead.
fn addresses(markdown: &str) -> BTreeSet<String> {
    let mut pictures = 0;
    let mut addresses = BTreeSet::new();
    for event in Parser::new_ext(markdown, OPTIONS) {
        match &event {
            // The text of a picture is shown as text.
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) if pictures == 0 => {
                addresses.insert(dest_url.to_string());
            }
            _ => {}
        }
        match event {
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(TagEnd::Image) => pictures -= 1,
            _ => {}
        }
    }
    addresses
}

#[test]
fn text_beside_what_is_left_out_stays_text() {
    for (markdown, expected) in [
        ("<!-- a --> [b](javascript:c)", "<!-- --> [b](javascript:c)"),
        ("<script>a</script> [b](javascript:c)", "<!-- --> [b](javascript:c)"),
        ("<form>\n[b](javascript:c)\n</form>", "<div></div>\n[b](javascript:c)\n<!-- -->"),
        ("<div>\n<form>\n[b](javascript:c)\n</form>\n</div>", "<div>\n<!-- -->\n[b](javascript:c)\n<!-- -->\n</div>"),
        ("<div>\n<!-- a\n\nb -->\n[b](javascript:c)\n</div>", "<div>\n<!-- -->\n\nb -->\nb\n</div>"),
        ("<svg>\na</svg>\n[b](javascript:c)", "<div></div>\n[b](javascript:c)"),
        ("<? a > [b](javascript:c)\n\n[d](javascript:e) ?>", "<? > [b](javascript:c)\n\n[d](javascript:e) ?>"),
        ("<![CDATA[ a >\n\n[b](javascript:c)\n]]>", "<![CDATA[>\n\n[b](javascript:c)\n]]>"),
        ("a <? b >[c](javascript:d)?>", "a <? >[c](javascript:d)?>"),
        ("a <? b >[c](javascript:d)<!-- ?>", "a <? >[c](javascript:d)?>"),
        ("<![CDATA[ a >[b](javascript:c)<? ]]>", "<![CDATA[>[b](javascript:c)]]>"),
        ("a <? b >[c](javascript:d)\n</font>?>", "a <? >[c](javascript:d)\n<span></span>?>"),
        ("a <![CDATA[[b]>](javascript:c)", "a <!-- -->](javascript:c)"),
        ("<? a > [b](javascript:c) <!-- ?> --> d", "<? > [b](javascript:c) ?> d"),
        ("<font>`a\n[b](javascript:c)`", "<span></span>`a\n[b](javascript:c)`"),
        ("[b]:\n<!-- a --> javascript:c\n\n[b]", "[b]:\n<!-- --> javascript:c\n\n[b]"),
        ("[b]<!-- a -->(javascript:c)", "[b]<!-- -->(javascript:c)"),
        ("[b](java<!-- a -->script:c)", "[b](java<!-- -->script:c)"),
        ("<<!-- a -->javascript:c>", "<<!-- -->javascript:c>"),
        ("<font>- a\n\n      [b](javascript:c)", "<span></span>- a\n\n      [b](javascript:c)"),
        ("``<!-- a -->` [b](javascript:c) `", "``<!-- -->` [b](javascript:c) `"),
        ("![[b]<!-- a -->(javascript:c)](file:///d)", "[b]<!-- -->(javascript:c)"),
        ("- a\n\n<!-- a -->\n\n    [b](javascript:c)", "- a\n\n<!-- -->\n\n    [b](javascript:c)"),
        ("- a\n\n[//]: # (a)\n\n    [b](javascript:c)", "- a\n\n<!-- -->\n\n    [b](javascript:c)"),
        ("[a [b](javascript:c) <javascript:d>](javascript:e)", "[a [b]() [javascript\\:d]()](javascript:e)"),
        ("<javascript:[a](javascript:b)>", "javascript\\:\\[a\\]\\(javascript\\:b\\)"),
        ("<[a](javascript:b) href=\"javascript:c\">", "<[a]() href=\"javascript:c\">"),
        ("``[](javascript:a)` [b](javascript:c) `", "``[]()` [b](javascript:c) `"),
        ("![[b](javascript:c)](file:///d)", "b"),
        ("[![[b](javascript:c)](file:///d)](javascript:e)", "[[b]()](javascript:e)"),
        ("<![a](file:///b) href=\"javascript:c\">", "<![a]() href=\"javascript:c\">"),
        ("<a href=javascript:a>\n[b](javascript:c)\n</a>", "<a href=\"\">\n[b](javascript:c)\n</a>"),
        ("<div onclick='a'class=d>[b](javascript:c)</div>", "<div class=d>[b](javascript:c)</div>"),
        ("<svg>\n\na </svg> [b](javascript:c)\n\nd", "\n\n\nd"),
        // Where nothing else is in the block, nothing has to stay.
        ("a\n\n<!-- b -->\n\nc", "a\n\n\n\nc"),
        ("a\n<!-- b\n\n[c](d) -->\ne", "a\n\ne"),
        ("- a\n\n  <form></form>\n- b", "- a\n\n  \n- b"),
    ] {
        let twin = twin(parse(markdown).value, markdown);
        assert_eq!(twin, expected, "{markdown}");
        assert!(addresses(&twin).iter().all(String::is_empty), "{markdown}");
    }
    let markdown = "<!-- a --> [b](javascript:c)\n\n<script>a</script> [b](javascript:c)";
    let twin = twin(parse_with(HtmlPolicy::Allow, markdown).value, markdown);
    assert_eq!(twin, "<!-- --> [b](javascript:c)\n\n<script></script> [b](javascript:c)");
}

#[test]
fn what_only_we_read_is_plain_markdown() {
    for (markdown, expected) in [
        (
            "A\n:::tabs\n:::tab mac*OS* {{ var.product }}\nB\n:::\n:::tab Win\n\nC\n:::\n:::\nD",
            "A\n\n**mac*OS* Atrium**\n\nB\n\n**Win**\n\nC\n\nD",
        ),
        ("- a\n\n  :::details More?\n  b\n  :::\n\nc", "- a\n\n  **More?**\n\n  b\n\nc"),
        ("a\n:::details More?\nb\n:::", "a\n\n**More?**\n\nb\n"),
        (":::steps\n1. a\n:::\n\nb", "1. a\n\nb"),
        (":::cards\r\n- [a](#)\r\n:::\r\n\r\nb", "- [a](#)\r\n\r\nb"),
        ("a\n\n:::plans pro\nb\n:::\nc", "a\n\n:::plans pro\nb\n\n***\nc"),
        ("> [!TIP] Before\n> you start\n", "> [!TIP]\n> Before\n> you start\n"),
        ("> [!TIP] Before you start\n> Text", "> [!TIP]\n> **Before you start**\n>\n> Text"),
        ("- > [!NOTE]- For *some* \n  > Text", "- > [!NOTE]\n  > **For *some***\n  >\n  > Text"),
        ("> [!warning]+\n> Text", "> [!WARNING]\n> Text"),
        ("> [!NOTE]- For `a**b` and **others**\n> Text", "> [!NOTE]\n> **For `a**b` and others**\n>\n> Text"),
        (":::details **Read** this\nText\n:::\n", "**Read this**\n\nText\n"),
        ("> [!API]\n> Text", "> [!API]\n>\n> Text"),
        ("> [!API]- Call\n> Text", "> [!API]-\n>\n> **Call**\n>\n> Text"),
        (
            "Plan\n: What\n\nSeat\nUser\n: Who\n\n    More",
            "**Plan**\n- What\n\n**Seat**\\\n**User**\n- Who\n\n    More",
        ),
        ("> Plan\n> Seat\n> : What", "> **Plan**\\\n> **Seat**\n> - What"),
        (
            "{{ video(src=\"https://v.example/a(1).mp4\", title=\"A *tour*\", poster=\"p.png\") }}",
            "[A \\*tour\\*](https://v.example/a%281%29.mp4)",
        ),
        ("{{ video(src=\"javascript:a\", title=\"A tour\") }}", "A tour"),
        ("[See {{ video(src=\"https://v.example/a.mp4\", title=\"A tour\") }}](a.md)", "[See A tour](a.md)"),
        ("![a](b.png){width=300 .border} [c](d.md){.more}", "![a](b.png) [c](d.md)"),
    ] {
        assert_eq!(twin(parse(markdown).value, markdown), expected, "{markdown}");
    }
}

#[test]
fn whatever_is_a_link_then_is_text() {
    let schemes = Schemes::default();
    for (markdown, expected) in [
        ("a [b](javascript:c) [d](e.md)", "a \\[b\\]\\(javascript\\:c\\) [d](e.md)"),
        ("[![a](javascript:b)](c)", "[\\!\\[a\\]\\(javascript\\:b\\)](c)"),
        ("<javascript:a>", "\\<javascript\\:a\\>"),
        ("[a]\n\n[a]: javascript:b", "\\[a\\]\n\n[a]: javascript:b"),
        // The outer one is a link once the inner one isn't.
        (
            "[a [b](javascript:c)](javascript:d)",
            "\\[a \\\\\\[b\\\\\\]\\\\\\(javascript\\\\\\:c\\\\\\)\\]\\(javascript\\:d\\)",
        ),
        ("`[a](javascript:b)`", "`[a](javascript:b)`"),
    ] {
        assert_eq!(without_refused(markdown.to_owned(), &schemes), expected);
    }
}

/// Parts that mean something beside each other.
const PARTS: &[&str] = &[
    "<!-- x -->",
    "<!-- x\n\ny -->",
    "<script>",
    "</script>",
    "<form>",
    "</form>",
    "<font>",
    "</font>",
    "<svg>",
    "</svg>",
    "<div>",
    "</div>",
    "<b title=a onclick=b>",
    "</b>",
    "<a href=javascript:x>",
    "<a href='javascript:x'>",
    "</a>",
    "<? x >",
    "?>",
    "<![CDATA[",
    "]]>",
    "<!X y>",
    "<textarea>",
    "</textarea>",
    "<select>",
    "<pre>",
    "</pre>",
    "[//]: # (x)",
    "[^1]",
    "\n\n[^1]: ",
    "[q]",
    "[",
    "]",
    "(",
    ")",
    "](javascript:x)",
    "[q](javascript:x)",
    "![",
    "[q]: ",
    "javascript:x",
    "<",
    ">",
    "`",
    "``",
    "```",
    "~~~",
    "- ",
    "> ",
    "1. ",
    "# ",
    "    ",
    "  ",
    "\t",
    " ",
    "\n",
    "\n\n",
    "a",
    "\\",
    "| a | b |\n|---|---|\n",
    "|",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn no_text_becomes_a_link(parts in prop::collection::vec(prop::sample::select(PARTS), 0..18)) {
        let markdown = parts.concat();
        let twin = without_refused(twin(parse(&markdown).value, &markdown), &Schemes::default());
        let found = addresses(&twin);
        let refused = found.iter().find(|address| judge(address, &Schemes::default()).is_err());
        prop_assert_eq!(refused, None, "{:?}\n{:?}", markdown, twin);
    }
}
