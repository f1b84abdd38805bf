//! Text that nobody writes on purpose: no panic, no endless work, nothing dangerous, everything closed.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::{HtmlPolicy, html, oracle, parse, parse_with};
use crate::parse::body::Body;

/// Elements close in the order that HTML asks for.
fn assert_balanced(body: &Body, markdown: &str) {
    let html = html(body).replace(['⟦', '⟧'], "");
    let mut open: Vec<&str> = Vec::new();
    for tag in html.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap();
        let name = tag.split([' ', '\n']).next().unwrap();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{html}\n--- of\n{markdown}"),
            None if matches!(name, "br" | "hr" | "img" | "wbr" | "col" | "source") => {}
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?} left open in {html}\n--- of\n{markdown}");
}

fn assert_sound(markdown: &str) {
    let outcome = parse(markdown);
    let body = &outcome.value;
    assert_balanced(body, markdown);
    oracle::assert_harmless(body, markdown);
    let spans = body.links.iter().filter(|link| link.snippet.is_none()).map(|link| &link.span);
    let spans = spans.chain(body.images.iter().filter(|image| image.snippet.is_none()).map(|image| &image.span));
    let spans = spans.chain(body.shortcodes.iter().map(|shortcode| &shortcode.span));
    let told = outcome.diags.iter().filter(|diag| diag.file.as_deref() == Some(super::FILE));
    for span in spans.chain(told.filter_map(|diag| diag.span.as_ref())) {
        assert!(markdown.get(span.clone()).is_some(), "{span:?} is not in\n{markdown}");
    }
    for policy in [HtmlPolicy::Escape, HtmlPolicy::Allow] {
        parse_with(policy, markdown);
    }
}

/// Pieces that mean something, so that random texts do too.
const WORDS: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "    ",
    "a",
    "B",
    "é",
    "語",
    "\0",
    "\u{FDD0}",
    "\u{200B}",
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    ">",
    "[!NOTE]",
    "[!tip] ",
    "```",
    "```rust\n",
    "~~~",
    "|",
    "| a | b |\n|---|---|\n",
    "---",
    "*",
    "**",
    "**（",
    "）**",
    "で",
    "_",
    "`",
    "~~",
    "[",
    "](",
    "b.md",
    ")",
    "![",
    "[^1]",
    "[^1]: ",
    "[x]: ",
    "{#id}",
    "{{ ",
    " }}",
    "{{ var.product }}",
    "{{ var.x }}",
    "{{ support_matrix() }}",
    "{{ contact(channel=\"chat\") }}",
    "{{ snippet(name=\"steps\") }}",
    "{{ snippet(name=\"trial\") }}",
    "{{ snippet(name=\"loop\") }}",
    "{{ video(src=\"a.mp4\", title=\"t\") }}",
    "\n:::tabs\n",
    "\n:::tab A\n",
    "\n:::steps\n",
    "\n:::details x\n",
    "\n:::plans pro\n",
    "\n:::\n",
    ":::",
    "<",
    ">",
    "</",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<ul>",
    "<li>",
    "</ul>",
    "<a name=\"x\">",
    "<a href=\"y.md\">",
    "</a>",
    "<img src=z.png>",
    "<br>",
    "</br>",
    "<script>",
    "</script>",
    "<svg>",
    "<style>",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<details>",
    "<summary>",
    "<h1>",
    "</h1>",
    "<video src=v>",
    "<pre>",
    "</pre>",
    "&lt;script&gt;",
    "&#60;",
    "javascript:x",
    "<unknown>",
    "\\",
    "\"",
    "'",
    "=",
    "- [x] ",
    "<select>",
    "<math>",
    "<textarea>",
    "<form>",
    "<caption>",
    "<col>",
    "<section>",
    "</section>",
    "<img alt='x' src=\"z.png\" onerror=x>",
    "<b title=\"&#xFDD0;0&#xFDD1;\">",
    "&#64976;1&#64977;",
    "\u{FDD0}1\u{FDD1}",
    "<b title='\"><script>'>",
    "<a href=\"&#106;avascript&colon;x\">",
    "<a href=' java\tscript:x'>",
    "<a href=\"javascript%3ax\">",
    "[a](javascript%3ax)",
    "[a](%2f%2fevil.example/)",
    "![&#xFDD0;1&#xFDD1; onload=x ](z.png)",
    "[a](https://[x]/)",
    "<img src=data:image/png;base64,A>",
    "<img src=data:text/html,x>",
    "<video poster=\"vbscript:x\" src='//[x]'>",
    "<details open ontoggle=x>",
    "<p title=a data-hole=0 data-x=1>",
    "<pre>\n\n",
    "<td colspan=2>",
    "<ruby>",
    "<rt>",
    "<h2 id=\"javascript:x\">",
    "<figure>",
    "<blockquote>",
    "<dl>",
    "<dt>",
    "<dd>",
    "<ol>",
    "<colgroup>",
    "<thead>",
    "<th>",
    "<source src=x>",
    "<noscript>",
    "<!--><img src=x onerror=x>",
    "<![CDATA[",
    "]]>",
    "</p/x>",
    "<b/a>",
    "<p\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn any_text(markdown in ".{0,200}") {
        assert_sound(&markdown);
    }

    #[test]
    fn any_markup(words in prop::collection::vec(prop::sample::select(WORDS), 0..40)) {
        assert_sound(&words.concat());
    }

    /// Bytes that mean something to a parser of HTML, in any order.
    #[test]
    fn any_soup(bytes in prop::collection::vec(prop::sample::select(&b"<<<>>/='\"&#x;! \n\t-[]()abidhrefsolu:%2\0\x7f"[..]), 0..120)) {
        assert_sound(&String::from_utf8_lossy(&bytes));
    }

    /// Raw HTML from its first byte, in a part that goes through the tree.
    #[test]
    fn any_structure(words in prop::collection::vec(prop::sample::select(WORDS), 0..30)) {
        let html = words.concat().replace('\n', " ").replace("section", "b");
        let markdown = format!("<section>{html}</section>");
        assert_sound(&markdown);
        oracle::assert_as_written(&parse(&markdown).value, &markdown);
    }
}

proptest! {
    /// What stands in for a character while the parser looks at it must be gone afterwards, in code as in prose.
    #[test]
    fn stand_ins_never_show(words in prop::collection::vec(
        prop::sample::select(&["*", "**", "***", "あ", "𠀋", "（", "）", "。", "a", "b", " ", "\n", "\n\n", "`", "|", "|-\t|", "\t"][..]),
        0..40,
    )) {
        let markdown = words.concat();
        let html = html(&parse(&markdown).value);
        let seen: String = html.split(['<', '⟦']).filter_map(|part| part.split(['>', '⟧']).nth(1)).collect();
        let letters = |text: &str| text.chars().filter(|c| !c.is_ascii() || matches!(c, 'a' | 'b')).collect::<String>();
        // The words behind a fence name a language, and a row's cells beyond those of its header are dropped.
        if markdown.contains("```") || markdown.contains('|') {
            prop_assert!(!seen.contains(['、', '一', '\u{10100}']), "{}", seen);
        } else {
            prop_assert_eq!(letters(&seen), letters(&markdown));
        }
    }
}

#[test]
fn found_by_chance() {
    for markdown in [
        "",
        "\u{FEFF}",
        "<",
        "</",
        "<a",
        "<a b",
        "<a b=",
        "<a b=\"",
        "{{",
        "{{ contact(",
        ":::",
        "[^",
        "> [!",
        "<!--",
        "<svg",
    ] {
        assert_sound(markdown);
    }
}

#[test]
fn large_and_deep() {
    let repeated = |unit: &str, bytes: usize| unit.repeat(bytes / unit.len());
    for (name, markdown) in [
        ("quotes", repeated(">", 10_000) + " a"),
        ("quote lines", (0..200).map(|_| repeated("> ", 2_000) + "a\n\n").collect()),
        ("list", (0..1_000).map(|depth| "  ".repeat(depth) + "- a\n").collect()),
        ("list on a line", repeated("- ", 10_000) + "a"),
        ("emphasis", repeated("*a **b ", 200_000)),
        ("emphasis beside marks", "あ".to_owned() + &repeated("*a ", 300_000) + &repeated("あ）** ", 300_000)),
        ("emphasis of all lengths", (1..700).map(|len| "*".repeat(len) + "（あ").collect()),
        ("brackets", repeated("[", 100_000)),
        ("links", repeated("[a](b", 200_000)),
        ("bold tags", repeated("<b>", 300_000)),
        ("divs", repeated("<div>\n\n", 300_000)),
        ("tables", repeated("<table><tr><td>", 300_000)),
        ("open attributes", repeated("<a b='<a c=\"", 300_000)),
        ("comments", repeated("<!-- ", 300_000)),
        ("scripts", repeated("x <script> ", 300_000)),
        ("svg", repeated("<svg>", 300_000)),
        ("braces", repeated("{{ contact(", 500_000)),
        ("open braces", repeated("{", 500_000)),
        ("directives", repeated(":::tab a\n", 300_000)),
        ("closers", repeated(":::\n", 300_000)),
        ("headings", repeated("# a\n", 400_000)),
        ("anchors", repeated("## <a name=\"b\"></a><a name=\"c\"></a>a\n", 400_000)),
        ("footnotes", (0..20_000).map(|n| format!("a[^{n}]\n\n[^{n}]: b\n\n")).collect()),
        ("same footnote", repeated("a[^1]\n", 200_000) + "\n[^1]: b\n"),
        ("snippets", repeated("{{ snippet(name=\"steps\") }}\n\n", 500_000)),
        ("variables", repeated("{{ var.product }} ", 1_000_000)),
        ("cells", "|a".repeat(5_000) + "\n" + &"|-".repeat(5_000) + "\n" + &"|a\n".repeat(1_000)),
        ("entities", repeated("<p>&eacute;&", 500_000)),
        ("tasks", repeated("- [x] a\n", 500_000)),
        ("prose", repeated("The quick *brown* fox [jumps](over.md) the lazy dog.\n\n", 20 << 20)),
    ] {
        let start = Instant::now();
        let outcome = parse(&markdown);
        assert!(start.elapsed() < Duration::from_secs(20), "{name} took {:?}", start.elapsed());
        drop(outcome);
    }
}
