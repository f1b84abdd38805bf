//! Raw HTML under `sanitize`: what passes, what goes, and what holes stand in it.

use super::{check, check_told, html, parse};

#[test]
fn raw_html() {
    check("a<br>b <kbd>F<b>1</kbd>", "<p>a<br>b <kbd>F<b>1</b></kbd></p>");
    check("a <!-- b --> c", "<p>a  c</p>");
    check("<!-- b -->\n\nc", "<p>c</p>");
    check("Type <your-domain> here", "<p>Type &lt;your-domain&gt; here</p>");
    check_told(
        "<div class=\"x\" onclick=\"y\" style=\"z\">\n\n*a*\n\n</div>",
        "<div class=\"x\">\n<p><em>a</em></p>\n</div>",
        &["MD023 `onclick` of raw HTML `<div>` was removed @ y", "MD023 `style` of raw HTML `<div>` was removed @ z"],
    );
    check("<details><summary>a</summary>\n\nb\n\n</details>", "<details><summary>a</summary>\n<p>b</p>\n</details>");
    check("x\n\n</div></p>\n\ny", "<p>x</p>\n\n<p>y</p>");
    check_told(
        "<a name=\"old\"></a>\n\n<a id=old>\n",
        "<p><a id=\"old\"></a></p>",
        &["MD025 the id `old` is duplicated on this page @ old"],
    );
    check("<a href=\"b.md\" target=_blank>c</a>", "<p><a href=\"⟦href 0⟧\">c</a></p>");
    check(
        "<img src='a b.png' width=\"40\">",
        "<img src=\"⟦src 0⟧\" alt=\"\"⟦size 0⟧ loading=\"lazy\" decoding=\"async\">",
    );
    check("<img src=a.png alt=A>", "<img src=\"⟦src 0⟧\" alt=\"A\"⟦size 0⟧ loading=\"lazy\" decoding=\"async\">");
    check(
        "<table><tr><td align=right>a<td><a href=\"b.md\">b</a></table>",
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"⟦table-region⟧\"><table><tbody><tr>\
         <td class=\"align-right\">a</td><td><a href=\"⟦href 0⟧\">b</a></td></tr></tbody></table></div>",
    );
    check(
        "<ul>\n<li>\n\n> [!NOTE]\n> {{ contact(channel=\"chat\") }}\n\n</ul>",
        "<ul>\n<li>\n<div class=\"callout callout-note\" role=\"note\">\n<p class=\"callout-title\">⟦callout-note⟧</p>\n⟦contact chat block⟧\n</div>\n</li></ul>",
    );
}

#[test]
fn dangerous_html() {
    check_told("a <script>alert(1)</script> b", "<p>a  b</p>", &["MD001 raw HTML `<script>` was removed @ <script>"]);
    check_told("<script>\nalert(1)\n\n</script>\nb", "<p>b</p>", &["MD001 raw HTML `<script>` was removed @ <script>"]);
    check_told(
        "<div>\n<iframe src=x></iframe>\n</div>",
        "<div>\n\n</div>",
        &["MD001 raw HTML `<iframe>` was removed @ <iframe src=x>"],
    );
    check_told(
        "<img src=x onerror=alert(1)>",
        "<img src=\"⟦src 0⟧\" alt=\"\"⟦size 0⟧ loading=\"lazy\" decoding=\"async\">",
        &["MD023 `onerror` of raw HTML `<img>` was removed @ alert(1)"],
    );
    check_told(
        "<div><svg><a href=\"x\">\n</svg>\nb</div>",
        "<div>\nb</div>",
        &["MD001 raw HTML `<svg>` was removed @ <svg>"],
    );
}

#[test]
fn items_without_a_list() {
    check("<div>\n<li>a</li>\n<li>b</li>\n</div>", "<div>\n<ul><li>a</li>\n<li>b</li>\n</ul></div>");
    check("<ol>\n<li>a\n<li>b\n</ol>", "<ol>\n<li>a\n</li><li>b\n</li></ol>");
}

#[test]
fn images_whose_size_says_nothing_get_their_own() {
    // Widths as browsers read them are kept; what they can't read is reported.
    for (size, written, told) in [
        // Of one in pixels and the file's proportions both follow.
        ("width=400px", "⟦size 0⟧", false),
        ("height=\"20\"", "⟦size 0⟧", false),
        ("style=\"width: 200px\"", "⟦size 0⟧", false),
        ("width=400 height=300", " width=\"400\" height=\"300\"", false),
        ("height=300 width=50%", " height=\"300\" width=\"50%\"", false),
        ("width=\"50%\"", " width=\"50%\"", false),
        ("style=\"width: 50%\"", " width=\"50%\"", false),
        ("width=20em", "⟦size 0⟧", true),
        ("height=\"\"", "⟦size 0⟧", true),
    ] {
        let outcome = parse(&format!("<img src=\"a.png\" alt=\"b\" {size}>"));
        let html = html(&outcome.value);
        assert!(html.contains(written) && !html.contains("px") && !html.contains("em\""), "{size}: {html}");
        assert_eq!(!outcome.diags.is_empty(), told, "{size}");
    }
}

#[test]
fn one_length_is_filled_in_with_the_other() {
    use crate::body::Given;
    for (written, given) in [
        ("width=400px", Some(Given::Width(400))),
        ("height=\"20\"", Some(Given::Height(20))),
        ("style=\"width: 200px; height: auto\"", Some(Given::Width(200))),
        ("width=\"40\" height=\"30\"", None),
        ("width=\"50%\"", None),
        ("width=0", None),
        ("", None),
    ] {
        assert_eq!(parse(&format!("<img src=a.png {written}>")).value.outline.images[0].given, given, "{written}");
    }
}

#[test]
fn pictures_for_light_and_for_dark_screens() {
    let img = |number: usize, alt: &str, scheme: &str| {
        format!(
            "<img class=\"only-{scheme}\" src=\"⟦src {number}⟧\" alt=\"{alt}\"⟦size {number}⟧ loading=\"lazy\" decoding=\"async\">"
        )
    };
    let dark = "<source media=\"(prefers-color-scheme: dark)\" srcset=\"d.png\">";
    let light = "<source media='(PREFERS-color-scheme:light)' srcset=' l.png 1x, l2.png 2x'>";
    for (written, first, second) in [
        (format!("{dark}<img src=a.png alt=x>"), img(0, "x", "dark"), img(1, "x", "light")),
        (format!("{light}<img src=a.png alt=x>"), img(0, "x", "light"), img(1, "x", "dark")),
        // Its own is shown to nobody.
        (format!("{dark}{light}<img src=a.png alt=x>"), img(0, "x", "dark"), img(1, "x", "light")),
    ] {
        check(
            &format!("<div>\n<picture>{written}</picture>\n</div>"),
            &format!("<div>\n<span>{first}{second}</span>\n</div>"),
        );
        check(&format!("A <picture>{written}</picture>"), &format!("<p>A <span>{first}{second}</span></p>"));
    }
    let written = format!("<picture>{light}<img src=a.png></picture>");
    let places: Vec<_> =
        parse(&written).value.outline.images.into_iter().map(|image| written[image.span].to_owned()).collect();
    assert_eq!(places, ["l.png", "a.png"]);
    // Of a size, and of nothing.
    check_told(
        "<picture><source media=\"(min-width: 800px)\" srcset=\"big.png\"><img src=a.png></picture>",
        "<p><span><img src=\"⟦src 0⟧\" alt=\"\"⟦size 0⟧ loading=\"lazy\" decoding=\"async\"></span></p>",
        &["MD023 `srcset` of raw HTML `<source>` was removed @ big.png"],
    );
    check(
        &format!("<picture>{dark}</picture><img src=a.png>"),
        "<p><span></span><img src=\"⟦src 1⟧\" alt=\"\"⟦size 1⟧ loading=\"lazy\" decoding=\"async\"></p>",
    );
    check(
        &format!("A <picture>{dark}<img alt=x></picture>"),
        "<p>A <span><img alt=\"x\" loading=\"lazy\" decoding=\"async\"></span></p>",
    );
    check_told(
        "<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"javascript:x\"><img src=a.png></picture>",
        "<p><span><img src=\"⟦src 0⟧\" alt=\"\"⟦size 0⟧ loading=\"lazy\" decoding=\"async\"></span></p>",
        &["MD005 the `javascript:` address was removed @ javascript:x"],
    );
    check("<video><source src=a.mp4></video>", "<p><video controls><source src=\"⟦src 0⟧\"></video></p>");
    // GitHub's, and MkDocs'.
    check(
        "![x](a.png#gh-dark-mode-only)![x](b.png#only-light)",
        "<p><img src=\"⟦src 0⟧\" alt=\"x\" class=\"only-dark\"⟦size 0⟧ loading=\"lazy\" decoding=\"async\">\
         <img src=\"⟦src 1⟧\" alt=\"x\" class=\"only-light\"⟦size 1⟧ loading=\"lazy\" decoding=\"async\"></p>",
    );
    check(
        "<img src=a.png#GH-LIGHT-MODE-ONLY alt=x class=wide>",
        &img(0, "x", "light").replace("only-light", "only-light wide"),
    );
    check(
        "![x](a.svg#icon)",
        "<p class=\"picture\"><img src=\"⟦src 0⟧\" alt=\"x\"⟦size 0⟧ loading=\"lazy\" decoding=\"async\"></p>",
    );
}

#[test]
fn what_is_filled_in_stays_in_its_place() {
    check(
        "<section>\n\n![a](b.png) {{ contact(channel=\"chat\") }} [c](d.md)\n\n{{ support_matrix() }}\n\n- [x] e\n\n</section>",
        "<section>\n<p><img src=\"⟦src 0⟧\" alt=\"a\"⟦size 0⟧ loading=\"lazy\" decoding=\"async\"> ⟦contact chat⟧ <a href=\"⟦href 0⟧\">c</a></p>\n\
         ⟦matrix block⟧\n<ul>\n<li class=\"task\"><span class=\"task-box task-done\" role=\"img\" aria-label=\"⟦task-done⟧\"></span> e</li>\n</ul>\n</section>",
    );
    check(
        "<section>\n\n:::plans pro\na\n:::\n\n<video src=a.mp4 poster=b.png></video>\n</section>",
        "<section>\n<div ⟦plans pro block⟧\n<p>a</p>\n</div>\n<p><video src=\"⟦src 0⟧\" poster=\"⟦src 1⟧\" controls></video></p>\n</section>",
    );
    // Characters that once were marks.
    check(
        "<section><b title=\"&#xFDD0;0&#xFDD1;\">\u{FDD0}1\u{FDD1}</b><img src=a.png></section>",
        "<section><b title=\"\u{FDD0}0\u{FDD1}\">\u{FDD0}1\u{FDD1}</b><img src=\"⟦src 0⟧\" alt=\"\"⟦size 0⟧ loading=\"lazy\" decoding=\"async\"></section>",
    );
    // What can't stand in a table moves out of it, with its holes.
    check_told(
        "<table><a href=\"b.md\">c</a>{{ contact(channel=\"chat\") }}<tr><td>d</td></tr></table>",
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"⟦table-region⟧\"><a href=\"⟦href 0⟧\">c</a>\
         {{ contact(channel=\"chat\") }}<table><tbody><tr><td>d</td></tr></tbody></table></div>",
        &[
            "MD013 `{{ contact(channel=\"chat\") }}` in a block of HTML is not replaced @ {{ contact(channel=\"chat\") }}",
        ],
    );
    check("<pre>\n\na</pre>", "<pre>\n\na</pre>");
}

#[test]
fn links_are_in_no_link() {
    check("<a href=\"b.md\">c [d](e.md) f</a>", "<p><a href=\"⟦href 0⟧\">c d f</a></p>");
    check(
        "[a <a href=\"b.md\">c</a> <a name=x></a>](d.md)",
        "<p><a href=\"⟦href 0⟧\">a c <span id=\"x\"></span></a></p>",
    );
    check(
        "[{{ snippet(name=\"trial\") }}](d.md)",
        "<p><a href=\"⟦href 0⟧\">Try it <strong>free</strong> for 14 days.</a></p>",
    );
    // What would be one is its words.
    for video in ["a.mp4", "https://youtu.be/x"] {
        let video = format!("{{{{ video(src=\"{video}\", title=\"t\") }}}}");
        check(&format!("[c {video}](d.md)"), "<p><a href=\"⟦href 0⟧\">c t</a></p>");
        let heading = html(&parse(&format!("e\n\n## <a href=\"d.md\"><h2>{video}")).value);
        assert!(heading.contains("<h2 id=\"t\"><a href=\"⟦href 0⟧\"><h2>t</h2></a></h2>"), "{heading}");
    }
    let note = html(&parse("<a href=\"d.md\">c[^1]</a>\n\n[^1]: e").value);
    let number = "<a href=\"⟦href 0⟧\">c<sup class=\"footnote-ref\"><span id=\"fnref-1\">1</span></sup></a>";
    assert!(note.contains(number), "{note}");
    // The places of a snippet are no places of the text around it.
    check(
        "[{{ snippet(name=\"trial\") }}](d.md) and more",
        "<p><a href=\"⟦href 0⟧\">Try it <strong>free</strong> for 14 days.</a> and more</p>",
    );
}

#[test]
fn of_two_attributes_of_one_name_the_first_counts() {
    check("<b title=a title=b CLASS='c' class=d>e</b>", "<p><b class=\"c\" title=\"a\">e</b></p>");
    let many: String = (0..100).map(|number| format!("data-a{number}=1 title={number} ")).collect();
    check(&format!("<b {many}>e</b>"), "<p><b title=\"0\">e</b></p>");
}
