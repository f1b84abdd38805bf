use super::*;

fn made(html: &str) -> (String, Vec<String>) {
    let mut report = Report::default();
    let text = Converter::new(BTreeSet::from(["h_01".to_owned()])).convert(html, "a", &mut report);
    (text, report.left.into_iter().map(|entry| entry.construct).collect())
}

#[test]
fn each_construct() {
    for (html, text) in [
        ("<h1 id=\"h_01\">A</h1><h2 id=\"h_02\"><strong>B</strong></h2>", "## A {#h_01}\n\n## B"),
        ("<p>Press <strong>Save </strong>now</p>", "Press **Save** now"),
        ("<p>a<span style=\"font-weight: bold\">b</span> <b style=\"font-weight:normal\">c</b></p>", "a**b** c"),
        ("<p><strong>重要：</strong>これ</p>", "<strong>重要：</strong>これ"),
        ("<p><s>a</s> <em><strong>b</strong></em></p>", "~~a~~ ***b***"),
        ("<div class=\"callout callout-warning\"><p>Careful</p></div>", "> [!WARNING]\n> Careful"),
        ("<p class=\"note\">Hm</p><p class=\"wysiwyg-text-align-center\">x</p>", "> [!NOTE]\n> Hm\n\nx"),
        (
            "<div class=\"admonition warning\"><p class=\"admonition-title\">Mind *this*</p><p>Careful</p></div>",
            "> [!WARNING] Mind \\*this\\*\n> Careful",
        ),
        ("<details><summary>More</summary><p>Text</p></details>", ":::details More\nText\n:::"),
        (
            "<ol><li>One<p><img src=\"a b.png\" alt=\"A\"></p></li><li>Two</li></ol>",
            "1. One\n\n   ![A](a%20b.png)\n\n2. Two",
        ),
        ("<ol start=\"2\"><li>B</li></ol>", "2. B"),
        (
            "<table style=\"x\"><tr><th>a</th></tr><tr><td colspan=\"2\"><div>b</div><pre>c\n  d</pre></td></tr></table>",
            "<table>\n<tbody>\n<tr><th>a</th></tr>\n<tr><td colspan=\"2\"><p>b</p><pre>c&#10;  d</pre></td></tr>\n</tbody>\n</table>",
        ),
        (
            "<table><tr><td><b>a</b></td><td><p><b>b</b></p></td></tr><tr><td>c<br>d|e</td></tr></table>",
            "| a | b |\n|---|---|\n| c<br>d\\|e |  |",
        ),
        ("<table><tr><td>a</td></tr></table>", "a"),
        (
            "<ul><li>x<table><tr><td>a</td><td>b</td></tr></table></li></ul>",
            "- x\n\n  <table>\n  <tbody>\n  <tr><td>a</td><td>b</td></tr>\n  </tbody>\n  </table>",
        ),
        ("<pre class=\"language-sh\">a\n  <b>b</b><br>c</pre>", "```sh\na\n  b\nc\n```"),
        ("<p>See <code>a*b</code></p>", "See `a*b`"),
        (
            "<iframe src=\"//www.youtube.com/embed/x_1?rel=0\"></iframe>",
            "{{ video(src=\"https://www.youtube.com/watch?v=x_1\", title=\"Video\") }}",
        ),
        ("<video controls><source src=\"a.mp4\"></video>", "<video src=\"a.mp4\" controls></video>"),
        ("<figure><img src=\"a.png\"><figcaption>A <b>b</b></figcaption></figure>", "![](a.png \"A b\")"),
        ("<p>&nbsp;</p><p>a<kbd>b</kbd></p>", "a<kbd>b</kbd>"),
        ("<img src=\"i.png\" width=\"20\">", "![](i.png){width=20}"),
        ("<ol start=\"0\"><li>a</li><li>b</li></ol>", "0. a\n1. b"),
        (
            "<a href=\"https://www.google.com/url?q=https://a.example/b%3Fc&amp;sa=D\">x</a>",
            "[x](https://a.example/b?c)",
        ),
        ("<a href=\"b\"><div><img src=\"c.png\"></div><p>d</p></a>", "![](c.png)\n\n[d](b)"),
        ("<button>Open</button><form>words</form>", "Open\n\nwords"),
        ("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "- a\n  - b\n- c"),
        (
            "<dl><dt>a</dt><dd>b <a href=\"c\">d</a></dd><div><dt>e</dt><dd><p>f</p><ul><li>g</li></ul></dd></div></dl>",
            "a\n:   b [d](c)\n\ne\n:   f\n\n    - g",
        ),
        ("<dl><dt>a</dt><dt>b</dt><dd>c</dd></dl>", "<dl><dt>a</dt><dt>b</dt><dd>c</dd></dl>"),
    ] {
        assert_eq!(made(html), (text.to_owned(), vec![]), "{html}");
    }
    assert_eq!(
        made("<script>x</script><iframe src=\"https://a.example/b?c\"></iframe>d").1,
        ["<script>", "<iframe> of a.example"]
    );
}

#[test]
fn text_stays_text() {
    for (html, text) in [
        ("<p>&amp;lt; &amp;nbsp; &amp;#39; a &amp; b; &amp;</p>", "&amp;lt; &amp;nbsp; &amp;#39; a & b; &"),
        ("<p>~~s~~ ~one~</p><p>x</p>", "\\~\\~s\\~\\~ \\~one\\~\n\nx"),
        ("<p>a ~5</p>", "a ~5"),
        ("<p><b>a_b@c.d</b> _e_ f__g</p>", "**a_b@c.d** \\_e\\_ f\\_\\_g"),
        (
            "<p><a href=\"b\">a</a>{.c} <img src=\"d\">{width=3} {e} {#f}</p>",
            "[a](b)\\{.c} ![](d)\\{width=3} {e} \\{#f}",
        ),
        ("<p>a {{ var.product }} {{<b>x</b>}}</p>", "a \\{{ var.product }} \\{{**x**}}"),
        ("<p><code>{{ a }} ~b~ &amp;lt;</code></p>", "`{{ a }} ~b~ &lt;`"),
        ("<p>2) para</p><p>\n 1. b</p><p>x <b>c</b> - 2) d</p>", "2\\) para\n\n1\\. b\n\nx **c** - 2) d"),
        ("<p>a<br>---<br>=<br>-5 +1</p>", "a  \n\\---  \n\\=  \n-5 +1"),
        ("<p>:::note</p>", "\\:::note"),
        ("<h2># hash #</h2><h3>A {#b}</h3>", "## # hash \\#\n\n### A {#b&#125;"),
        ("<dl><dt>{{ var.a }} ~~b~~ &amp;lt;</dt></dl>", "<dl><dt>&#123;{ var.a }} ~~b~~ &amp;lt;</dt></dl>"),
        ("<img src=\"a\" alt=\"{{ var.b }} *c* [d]\">", "![\\{{ var.b }} \\*c\\* \\[d\\]](a)"),
        ("<ol><li>a</li></ol> <ol><li>b</li></ol>", "1. a\n\n<!-- -->\n\n1. b"),
        ("<ol><li>a</li><li value=\"5\">b</li><li>c</li></ol>", "1. a\n\n<!-- -->\n\n5. b\n6. c"),
        (
            "<p><q>a</q> <ins>b</ins> <abbr title=\"C c\">c</abbr></p>",
            "<q>a</q> <ins>b</ins> <abbr title=\"C c\">c</abbr>",
        ),
    ] {
        assert_eq!(made(html), (text.to_owned(), vec![]), "{html}");
    }
}

#[test]
fn what_is_too_deep_is_words() {
    for deep in ["<div></p>".repeat(50_000), "<div>".repeat(300), "<ul><li>".repeat(300), "<b>".repeat(3_000)] {
        let mut report = Report::default();
        let html = format!("<p>before</p>{deep}hello <b>you</b> <a href=\"c\">there</a><img src=\"d.png\">");
        let text = Converter::new(BTreeSet::new()).convert(&html, "a", &mut report);
        let plain = text.replace('*', "");
        for part in ["before", "hello you [there](c)", "![](d.png)"] {
            assert!(plain.contains(part), "{part}: {text}");
        }
        assert_eq!((report.changed.len(), report.left.len()), (1, 0));
    }
    // Many that are not in one another, though nothing ends them.
    let text = made(&format!("{}<h2>a</h2>", "<p>b<div>c</div><br>".repeat(3_000))).0;
    assert!(text.ends_with("## a") && text.matches('b').count() == 3_000);
}

#[test]
fn what_readers_did_not_see_is_left_out() {
    let html = "<p>a</p><p hidden>x</p><div style=\"color: red; DISPLAY:none !important\">x<img src=\"x\"></div>\
        <p>b<span style=\"visibility: hidden\">x</span></p><table><tr><th>c</th></tr><tr hidden><td>x</td></tr></table>\
        <a href=\"#more\">d</a><div id=\"more\" hidden>e</div><div class=\"accordion-body\" style=\"display:none\">f</div>\
        <p hidden=\"until-found\">g</p><div style=\"display:none\"></div>";
    let mut report = Report::default();
    let text = Converter::new(BTreeSet::new()).convert(html, "a", &mut report);
    assert!(!text.contains('x') && "abcdefg".chars().all(|c| text.contains(c)), "{text}");
    let counts = |entries: &[crate::report::Entry]| entries.iter().map(|entry| entry.count).sum::<usize>();
    assert_eq!((counts(&report.left), counts(&report.changed)), (4, 2), "{report:?}");
}

#[test]
fn ids_of_other_elements_are_anchors() {
    let ids = ["p", "LI", "td", "t", "d", "n", "h"].map(str::to_owned);
    let converter = Converter::new(BTreeSet::from(ids));
    for (html, text) in [
        ("<p id=\"p\">a</p><p id=\"other\">b</p>", "<a id=\"p\"></a>a\n\nb"),
        ("<ul><li>a</li><li id=\"li\"><p>b</p></li></ul>", "- a\n- <a id=\"li\"></a>b"),
        (
            "<table id=\"t\"><tr><th>a</th></tr><tr id=\"td\"><td>b</td></tr></table>",
            "<a id=\"t\"></a>\n\n| a |\n|---|\n| <a id=\"td\"></a>b |",
        ),
        ("<div id=\"d\"><h2>a</h2><p>b</p></div>", "## a {#d}\n\nb"),
        ("<h2><b><a name=\"h\"></a>a</b></h2>", "## a {#h}"),
        ("<p><a name=\"n\" href=\"b\">a</a></p>", "<a id=\"n\"></a>[a](b)"),
        (
            "<table><tr><td id=\"td\">a</td><td>b</td></tr></table>",
            "<table>\n<tbody>\n<tr><td><a id=\"td\"></a>a</td><td>b</td></tr>\n</tbody>\n</table>",
        ),
    ] {
        assert_eq!(converter.convert(html, "a", &mut Report::default()), text, "{html}");
    }
}
