//! HTML as people and editors have written it, where a word, a picture, a link or a line could get lost.

use super::*;

/// Cases that become something else than they should: what they are, what they became.
fn wrong(cases: &[(&str, &str)]) -> Vec<(String, String)> {
    let ids = ["my anchor", "cell", "h", "n"].map(str::to_owned);
    let converter = Converter::new(BTreeSet::from(ids));
    let made = cases.iter().map(|(html, text)| (html, text, converter.convert(html, "a", &mut Report::default())));
    made.filter(|(_, text, made)| made != *text).map(|(html, _, made)| ((*html).to_owned(), made)).collect()
}

fn left(html: &str) -> Vec<(String, String)> {
    let mut report = Report::default();
    Converter::new(BTreeSet::new()).convert(html, "a", &mut report);
    report.left.into_iter().map(|entry| (entry.construct, entry.note)).collect()
}

#[test]
fn lines_stay_lines() {
    let cases = [
        ("<ul><li>a<br>b</li><li><strong>S</strong><br>text</li></ul>", "- a  \n  b\n- **S**  \n  text"),
        ("<ol><li>t<br><img src=\"x.png\"></li></ol>", "1. t  \n   ![](x.png)"),
        ("<p>a <strong>x<br></strong>y <b><br>z</b>.</p>", "a **x**  \ny  \n**z**."),
        ("<p><a href=\"b\">a<br></a>c</p><p>x<a href=\"b\"><br></a>y</p>", "[a](b)  \nc\n\nx  \ny"),
        ("<p><a href=\"b\">a<br>c</a> <a href=\"d\"><img src=\"e\"><br>F</a></p>", "[a  \nc](b) [![](e)  \nF](d)"),
        ("<p>five<br><br>six<br></p>", "five\n\nsix"),
        ("<p><b>a<br><br>b</b></p>", "**a**\n\n**b**"),
        ("<blockquote><p>a<br>b<br></p><p>c</p></blockquote>", "> a  \n> b\n>\n> c"),
        ("<ol><li>One<ul><li>sub</li></ul>tail</li><li>Two</li></ol>", "1. One\n   - sub\n\n   tail\n\n2. Two"),
        ("<ul><li>One<ul><li>sub</li></ul><img src=\"x.png\"></li></ul>", "- One\n  - sub\n\n  ![](x.png)"),
        ("<ul><li>Text<ol start=\"3\"><li>three</li></ol></li></ul>", "- Text\n\n  3. three"),
        ("<blockquote>a<br><br>b</blockquote>", "> a\n>\n> b"),
        ("<table><tr><th>a</th></tr><tr><td>b<br><br>c<br></td></tr></table>", "| a |\n|---|\n| b<br><br>c |"),
        (
            "<ol><li>a<ul><li>x</li></ul><ul><li>y</li></ul></li><li>b</li></ol>",
            "1. a\n   - x\n\n   <!-- -->\n\n   - y\n2. b",
        ),
        (
            "<div class=\"note\"><ul><li>x</li></ul><ul><li>y</li></ul></div>",
            "> [!NOTE]\n> - x\n>\n> <!-- -->\n>\n> - y",
        ),
        (
            "<ul><li><details><summary>S</summary>t</details></li></ul><div class=\"note\"><details><summary>S</summary>t</details></div>",
            "- <details><summary>S</summary>t</details>\n\n> [!NOTE]\n> <details><summary>S</summary>t</details>",
        ),
        ("<p>a<u><br>b <strong>1</strong></u></p>", "a  \n<u>b **1**</u>"),
        ("<p>a</p><hr><p>b</p>", "a\n\n---\n\nb"),
        ("<h2>First<br>Second</h2>", "## First Second"),
        (
            "<table><tr><th>a</th></tr><tr><td>b<br><strong>c<br></strong>d</td></tr></table>",
            "| a |\n|---|\n| b<br>**c**<br>d |",
        ),
    ];
    assert_eq!(wrong(&cases), []);
}

#[test]
fn code_is_code() {
    let cases = [
        ("<p><code><b>a</b> <i>b</i></code></p>", "`a b`"),
        ("<p><code>see <a href=\"c\">d</a></code></p>", "`see` [`d`](c)"),
        ("<p>a <code>b</code><code></code> c <code>  </code> <code>&nbsp;</code>d</p>", "a `b` c d"),
        ("<p><code>z</code><code>w</code></p>", "`zw`"),
        ("<p>x <code>a<br>b</code> y</p>", "x `a`  \n`b` y"),
        ("<div><code>a<br>&nbsp; b<br></code></div>", "```\na\n  b\n```"),
        ("<p><code>a`b</code> <code>``c</code></p>", "``a`b`` ``` ``c ```"),
        ("<p><tt>a*b*</tt> <samp>_c_</samp></p>", "`a*b*` `_c_`"),
        ("<table><tr><th>a</th></tr><tr><td><code>x<br>y</code></td></tr></table>", "| a |\n|---|\n| `x`<br>`y` |"),
    ];
    assert_eq!(wrong(&cases), []);
}

#[test]
fn signs_beside_marks_stay_signs() {
    let cases = [
        (
            "<p>Wow!<a href=\"b\">link</a> now! <a href=\"b\">c</a> no!<b><a href=\"d\">e</a></b></p>",
            "Wow\\![link](b) now! [c](b) no\\!**[e](d)**",
        ),
        ("<p><span>1</span>. y</p><p>-<span> z</span></p>", "1\\. y\n\n\\- z"),
        (
            "<p><strong>1. Step</strong></p><p><a href=\"b\">#12</a> #no</p><p>#no</p><p><b>a<br>1. b</b></p><p><a name=\"n\"></a># b</p>",
            "**1. Step**\n\n[#12](b) #no\n\n#no\n\n**a  \n1\\. b**\n\n<a id=\"n\"></a># b",
        ),
        ("<strong><p>a</p><p>b</p></strong>", "**a**\n\n**b**"),
        (
            "<figure><img src=\"a.png\"><figcaption>The \"Save\" button</figcaption></figure>",
            "![](a.png \"The \\\"Save\\\" button\")",
        ),
        ("<p>Use {% raw %} and {% comment %}</p>", "Use \\{% raw %} and \\{% comment %}"),
        ("<h2>3. Numbered</h2><h2>C#</h2><h2>A #</h2>", "## 3. Numbered\n\n## C#\n\n## A \\#"),
        (
            "<table><tr><th>- a</th><th># b</th></tr><tr><td>1. x</td><td>+ y</td></tr></table>",
            "| - a | # b |\n|---|---|\n| 1. x | + y |",
        ),
        (
            "<p>Press [Save], then <b>[Next]</b>, [a](b), [x]: y, see [^1]</p>",
            "Press [Save], then **[Next]**, \\[a\\](b), \\[x\\]: y, see \\[^1\\]",
        ),
        ("<ul><li>[ ] todo</li><li>[x] done</li></ul>", "- \\[ \\] todo\n- \\[x\\] done"),
        ("<p><a href=\"b\">[1]</a> <b>x</b>- 2. z</p>", "[\\[1\\]](b) **x**- 2. z"),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>C:\\Temp\\</td><td>c</td></tr></table>",
            "| a | b |\n|---|---|\n| C:\\\\Temp\\\\ | c |",
        ),
    ];
    assert_eq!(wrong(&cases), []);
}

#[test]
fn tables_that_stay_html_keep_their_words() {
    let cases = [
        (
            "<table><tr><td><strong>b</strong> <em>i</em></td><td> <p>a</p> <p><i>c</i></p> </td></tr></table>",
            "<table>\n<tbody>\n<tr><td><strong>b</strong> <em>i</em></td><td><p>a</p><p><i>c</i></p></td></tr>\n</tbody>\n</table>",
        ),
        (
            "<table><tr><td><a name=\"cell\"></a>a<a name=\"other\"></a></td><td><h3 id=\"h\">b</h3></td></tr></table>",
            "<table>\n<tbody>\n<tr><td><a id=\"cell\"></a>a</td><td><h3><a id=\"h\"></a>b</h3></td></tr>\n</tbody>\n</table>",
        ),
        (
            "<table><tr><td><span style=\"font-weight:700\">a</span></td><td>b<img data-src=\"x.png\"></td></tr></table>",
            "<table>\n<tbody>\n<tr><td><strong>a</strong></td><td>b<img src=\"x.png\"></td></tr>\n</tbody>\n</table>",
        ),
        (
            "<table><tr><td><span style=\"font-weight:700\">a</span></td><td><b>b</b></td></tr><tr><td>c</td><td>d</td></tr></table>",
            "| a | b |\n|---|---|\n| c | d |",
        ),
    ];
    assert_eq!(wrong(&cases), []);
}

#[test]
fn what_editors_and_help_desks_write() {
    let cases = [
        (
            "<figure class=\"media\"><oembed url=\"https://www.youtube.com/watch?v=abc\"></oembed></figure><oembed url=\"https://a.example/b\"></oembed>",
            "{{ video(src=\"https://www.youtube.com/watch?v=abc\", title=\"Video\") }}\n\n[https://a.example/b](https://a.example/b)",
        ),
        (
            "<p class=\"MsoListParagraph\" style=\"mso-list:l0 level1 lfo1\"><span style=\"mso-list:Ignore\">·<span>&nbsp; </span></span>a</p>\
             <p style=\"mso-list:l0 level2 lfo1\"><span style=\"mso-list:Ignore\">o <span></span></span>b</p>\
             <p style=\"mso-list:l0 level1 lfo1\"><span style=\"mso-list:Ignore\">·</span>c</p>\
             <p style=\"mso-list:l1 level1 lfo2\"><span style=\"mso-list:Ignore\">1.&nbsp;</span>d</p><p class=\"MsoListParagraph\">·&nbsp;e</p><p>f</p>",
            "- a\n  - b\n- c\n\n1. d\n\n- e\n\nf",
        ),
        (
            "<p><a name=\"my anchor\"></a>a</p><h2 id=\"my anchor\">b</h2>",
            "<a id=\"my-anchor\"></a>a\n\n## b {#my-anchor}",
        ),
        (
            "<img src=\"m.png\" usemap=\"#m\"><map name=\"m\"><area href=\"b\" alt=\"B\"><area href=\"c\"></map><p><img srcset=\"a.png 1x, b.png 2x\"></p>",
            "![](m.png)\n\n- [B](b)\n- [c](c)\n\n![](a.png)",
        ),
        ("<div class=\"note note-warning\"><p>a</p></div>", "> [!WARNING]\n> a"),
        ("<div data-hs-callout-type=\"caution\"><p>a</p></div>", "> [!CAUTION]\n> a"),
        (
            "<table style=\"background-color:#fff3cd;border:1px solid\"><tr><td><strong>Note:</strong> a</td></tr></table>",
            "> [!WARNING]\n> **Note:** a",
        ),
        ("<div style=\"background:#fafafa;padding:3px\">a</div>", "a"),
        ("<p>a<a href=\"javascript:x()\">b</a> <a href=\"java\nscript:y\">c</a></p>", "ab c"),
        (
            "<p><strong>A</strong><span style=\"font-weight:bold\">B</span> <b><strong>+</strong> 50%</b> <i><kbd><i>x</i></kbd></i></p>",
            "**AB** **+ 50%** *<kbd>x</kbd>*",
        ),
        ("<p><s><s>x</s>&nbsp;y</s> <b>a <b>b</b></b></p>", "~~x\u{A0}y~~ **a b**"),
        (
            "<p>E = mc<span style=\"vertical-align:super\">2</span> H<span style=\"vertical-align: sub\">2</span>O</p>",
            "E = mc<sup>2</sup> H<sub>2</sub>O",
        ),
    ];
    assert_eq!(wrong(&cases), []);
}

#[test]
fn the_report_says_what_became_of_frames_and_links() {
    let frames = "<iframe src=\"javascript:x\"></iframe><iframe srcdoc=\"x\"></iframe><iframe src=\"https://a.example/b\"></iframe>";
    let noted = |construct: &str, note: &str| (construct.to_owned(), note.to_owned());
    assert_eq!(left(frames), [noted("<iframe>", "left out"), noted("<iframe> of a.example", "a link to it now")]);
    let links = "<a href=\"javascript:x\">a</a>";
    assert_eq!(left(links), [noted("a link that runs a program, `javascript:`", "its words stay")]);
}
