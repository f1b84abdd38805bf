//! Text that nobody writes on purpose: no panic, no endless work, nothing dangerous, everything closed.

use proptest::prelude::*;

use super::{HtmlPolicy, html, oracle, parse, parse_with};
use crate::body::Body;
use guichet_test_support::Work;

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
    let spans = body.outline.links.iter().filter(|link| link.snippet.is_none()).map(|link| &link.span);
    let spans =
        spans.chain(body.outline.images.iter().filter(|image| image.snippet.is_none()).map(|image| &image.span));
    let spans = spans.chain(body.outline.shortcodes.iter().map(|shortcode| &shortcode.span));
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
        "~~~\u{a0}",
        "```js\u{a0}title=\"a\"\nb\n```",
        "<!--",
        "<svg",
        "# <a href=\"b\"><h2>{{ video(src=\"a.mp4\", title=\"t\") }}",
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
        let work = Work::start();
        let outcome = parse(&markdown);
        let seconds = work.seconds();
        assert!(seconds < 20.0, "{name} took {seconds} s of CPU");
        drop(outcome);
    }
}

/// Milliseconds, the best of a few.
fn cost(markdown: &str) -> f64 {
    let run = || {
        let work = Work::start();
        drop(parse(markdown));
        work.seconds() * 1e3
    };
    (0..3).map(|_| run()).fold(f64::INFINITY, f64::min)
}

#[test]
fn work_grows_with_the_text() {
    type Make = fn(usize) -> String;
    let kinds: &[(&str, Make)] = &[
        ("attributes", |n| format!("<div {}>a</div>", (0..n).map(|i| format!("data-a{i}=1 ")).collect::<String>())),
        ("attributes of one name", |n| format!("<div {}>a</div>", "a=1 ".repeat(n))),
        ("attributes without an end", |n| format!("<div {}", "a='b' ".repeat(n))),
        ("tags without an end", |n| "<a b='<a c=\" ".repeat(n)),
        ("quotes within quotes", |n| "<a x=\"<a y='\" z='\" ".repeat(n)),
        ("values over lines of a quote", |n| "> <a\n> href='b\n> c.md'>x</a>\n>\n".repeat(n)),
        ("values over lines of an HTML block in a quote", |n| {
            format!("> <div>\n{}> </div>\n", "> <a href='b\n> c.md'>x</a>\n".repeat(n))
        }),
        ("tabs before HTML in a list", |n| format!("- <div>\n{}", "\t<img src=a.png>\n".repeat(n))),
        ("pictures in a section", |n| format!("<section>{}</section>", "<img src=a.png>".repeat(n))),
        ("pictures each for itself", |n| "<img src=a.png> ".repeat(n)),
        ("pictures before an open brace", |n| "![a](a.png){".repeat(n)),
        ("cells", |n| format!("<table>{}</table>", "<tr><td>a<td>b".repeat(n))),
        ("text in a table", |n| format!("<table>{}</table>", "a<tr>".repeat(n))),
        ("links in a table", |n| format!("<table>{}</table>", "<a href=b.md>".repeat(n))),
        ("formatting across cells", |n| format!("<table>{}</table>", "<td><b title=a><i>".repeat(n))),
        ("formatting of all kinds", |n| {
            format!("<section>{}</section>", (0..n).map(|i| format!("<b class={i}><p>")).collect::<String>())
        }),
        ("wrong ends", |n| format!("<section>{}</section>", "<b><p></b></p></i>".repeat(n))),
        ("ends of nothing", |n| "</b></td></p>".repeat(n)),
        ("references", |n| format!("<p title=\"{}\">{}", "&eacute;&#xE9;&".repeat(n), "&amp;&zwnj;&;".repeat(n))),
        ("ampersands", |n| format!("<p>{}", "&".repeat(10 * n))),
        ("comments without an end", |n| "<!-- a <!".repeat(n)),
        ("declarations", |n| "<?a <!b ".repeat(n)),
        ("dropped elements", |n| "<svg></sv><script></scrip>".repeat(n)),
        ("dropped inline elements", |n| format!("a {}", "<svg>b</svg><script>".repeat(n))),
        ("anchors in headings", |n| "## a <a name=x></a>\n\n".repeat(n)),
        ("headings of one text", |n| (0..n).map(|i| format!("## a {}\n\n", i % 7)).collect()),
        ("headings that look numbered", |n| (0..n).map(|i| format!("## a\n\n## a {}\n\n", i / 2)).collect()),
        ("one long heading", |n| format!("## {}", "a *b* <a name=c></a>".repeat(n))),
        ("ids", |n| (0..n).map(|i| format!("<p id=a{i}>")).collect()),
        ("directives", |n| ":::tab a\n".repeat(n)),
        ("directives that are closed", |n| ":::details a\nb\n:::\n\n".repeat(n)),
        ("tables in open directives", |n| ":::details a\n\n<table><td>b</table>\n\n".repeat(n)),
        ("closers in open quotes", |n| "> :::\n\n".repeat(n)),
        ("colons", |n| ":::a ::: ".repeat(n)),
        ("shortcodes", |n| "{{ contact(channel=\"a\") }} ".repeat(n)),
        ("braces", |n| "{{ contact( ".repeat(n / 8)),
        ("backslashes", |n| format!("{}{{{{", "\\".repeat(10 * n))),
        ("stand-ins", |n| "**（あ）**で".repeat(n)),
        ("tables of Markdown", |n| format!("|a|b|\n|-|-|\n{}", "|c|[d](e.md)|\n".repeat(n))),
        ("tabs in rows", |n| "|\t-\t|\n".repeat(n)),
        ("quotes", |n| "> ".repeat(n.min(2_000)) + "a"),
        ("lists", |n| (0..n).map(|i| format!("{}- a\n", " ".repeat(2 * (i % 40)))).collect()),
        ("tasks", |n| "- [x] a\n".repeat(n)),
        ("links", |n| "[a](javascript:b) [c](d.md) ".repeat(n)),
        ("reference links", |n| format!("{}\n\n[a]: file:///b\n", "[a] ".repeat(n))),
        ("pictures with long texts", |n| format!("![{}](https://[x]/)", "a *b* [c](d) ".repeat(n))),
        ("footnotes", |n| (0..n).map(|i| format!("a[^{i}]\n\n[^{i}]: b\n\n")).collect()),
        ("one footnote", |n| format!("{}\n\n[^a]: b\n", "a[^a] ".repeat(n))),
        ("code", |n| "```\na\n```\n\n`b`\n\n".repeat(n)),
        ("noncharacters", |n| "<section>\u{FDD0}0\u{FDD1}&#xFDD0;1&#xFDD1;</section> ".repeat(n)),
    ];
    let mut slow = Vec::new();
    for (name, make) in kinds {
        let (small, large) = (make(2_000), make(8_000));
        // A busy machine is slow now and then; work that grows with the square is so every time.
        let tries = (0..4).map(|_| {
            let (small, large) = (cost(&small), cost(&large));
            (large / small, small, large)
        });
        let found = tries.into_iter().find(|(factor, _, large)| *factor < 7.0 || *large < 20.0);
        match found {
            Some((factor, small, large)) => println!("{name}: {small:.1} ms, {large:.1} ms, × {factor:.1}"),
            None => slow.push(format!("{name}: {:.1} ms, {:.1} ms", cost(&small), cost(&large))),
        }
    }
    assert_eq!(slow, Vec::<String>::new(), "four times the text costs more than seven times the work");
}
