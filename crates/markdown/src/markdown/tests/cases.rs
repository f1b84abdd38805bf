//! One construct a test.

use super::{check, check_told, html, parse};

#[test]
fn paragraphs_and_inlines() {
    check("a *b* **c** ~~d~~ `e<f`", "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;f</code></p>");
    check("one\ntwo  \nthree\\\nfour", "<p>one\ntwo<br>\nthree<br>\nfour</p>");
    check("a & b < c > \"d\" &copy; &#x200B;", "<p>a &amp; b &lt; c &gt; \"d\" © \u{200B}</p>");
    check("a\0b", "<p>a\u{FFFD}b</p>");
    check("> quote\n\n***", "<blockquote>\n<p>quote</p>\n</blockquote>\n<hr>");
    check("one\r\ntwo\r\n\r\nthree\r\n", "<p>one\ntwo</p>\n<p>three</p>");
}

#[test]
fn lists() {
    check("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>");
    check("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>");
    check(
        "- [x] a\n- [ ] b",
        "<ul>\n<li class=\"task\"><span class=\"task-box task-done\" role=\"img\" aria-label=\"⟦task-done⟧\"></span> a</li>\n\
         <li class=\"task\"><span class=\"task-box\" role=\"img\" aria-label=\"⟦task-open⟧\"></span> b</li>\n</ul>",
    );
    check(
        "- [x] a\n\n- b",
        "<ul>\n<li class=\"task\"><p><span class=\"task-box task-done\" role=\"img\" aria-label=\"⟦task-done⟧\"></span> a</p>\n</li>\n\
         <li><p>b</p>\n</li>\n</ul>",
    );
}

#[test]
fn tables() {
    check(
        "| a | b |\n|:-:|--:|\n| *c* | d\\|e |",
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"⟦table-region⟧\"><table>\n<thead>\n\
         <tr><th scope=\"col\" class=\"align-center\">a</th><th scope=\"col\" class=\"align-right\">b</th></tr>\n</thead>\n<tbody>\n\
         <tr><td class=\"align-center\"><em>c</em></td><td class=\"align-right\">d|e</td></tr>\n</tbody>\n</table></div>",
    );
    check(
        "|  | b |\n|---|---|",
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"⟦table-region⟧\"><table>\n<thead>\n\
         <tr><td></td><th scope=\"col\">b</th></tr>\n</thead>\n</table></div>",
    );
}

#[test]
fn callouts() {
    let note = "<div class=\"callout callout-note\" role=\"note\">\n<p class=\"callout-title\">⟦callout-note⟧</p>\n<p>text</p>\n</div>";
    for markdown in [
        "> [!NOTE]\n> text",
        ">[!Note]\n> text",
        "> [!note]  \n> text",
        "> [!NOTE]\u{A0}\n> text",
        "> [! NOTE ]\n> text",
        "> [!NOTE] text",
        "> [!NOTE]\n>\n> text",
        "> [!NOTE]\r\n> text",
    ] {
        check(markdown, note);
    }
    for (kind, class) in [("TIP", "tip"), ("IMPORTANT", "important"), ("WARNING", "warning"), ("caution", "caution")] {
        check(
            &format!("> [!{kind}]\n> a"),
            &format!(
                "<div class=\"callout callout-{class}\" role=\"note\">\n<p class=\"callout-title\">⟦callout-{class}⟧</p>\n<p>a</p>\n</div>"
            ),
        );
    }
    check_told(
        "> [!NB] text",
        "<blockquote>\n<p>[!NB] text</p>\n</blockquote>",
        &["MD012 `[!NB]` is not a callout, so it is shown as text @ [!NB]"],
    );
}

#[test]
fn headings() {
    // Beside the heading and not in it: a heading is called what it says, and its link has a name of its own.
    let heading = |id: &str, attributes: &str, html: &str, text: &str| {
        format!(
            "<div class=\"heading\"><h2 id=\"{id}\"{attributes}>{html}</h2>\
             <a class=\"anchor\" href=\"#{id}\" aria-label=\"⟦link to {text}⟧\"></a></div>"
        )
    };
    check(
        "text\n\n## Hello, World!",
        &format!("<p>text</p>\n{}", heading("hello-world", "", "Hello, World!", "Hello, World!")),
    );
    check("## a {#x .y}", &heading("x", " class=\"y\"", "a", "a"));
    check("## a\n## a", &format!("{}\n{}", heading("a", "", "a", "a"), heading("a-1", "", "a", "a")));
    check("## *a* `<b>`", &heading("a-b", "", "<em>a</em> <code>&lt;b&gt;</code>", "a &lt;b&gt;"));
    check("# Title\n\ntext", "<p>text</p>");
    check("# Title\n\n# More", &heading("more", "", "More", "More"));
    check("## <a name=\"old\"></a>New", &heading("new", "", "<a id=\"old\"></a>New", "New"));
    check("## <a name=\"new\"></a>New", &heading("new", "", "New", "New"));
    check("## <a id=\"old\">New</a>", &heading("new", "", "<a id=\"old\"></a>New", "New"));
    check("##\n\ntext", "<p>text</p>");
    check(
        "## ![Logo](l.png)",
        &heading("logo", "", "<img src=\"⟦src 0⟧\" alt=\"Logo\"⟦size 0⟧ loading=\"lazy\" decoding=\"async\">", "Logo"),
    );
}

#[test]
fn links() {
    check("[a](b.md#c)", "<p><a href=\"⟦href 0⟧\">a</a></p>");
    check(
        "[a](https://x.example/?a=1&b \"t\")",
        "<p>[a](https://x.example/?a=1&amp;b \"t\")</p>"
            .replace(
                "[a](https://x.example/?a=1&amp;b \"t\")",
                "<a href=\"https://x.example/?a=1&amp;b\" class=\"external\" rel=\"noopener\" title=\"t\">a</a>",
            )
            .as_str(),
    );
    check(
        "<https://x.example>",
        "<p><a href=\"https://x.example\" class=\"external bare-address\" rel=\"noopener\">https://x.example</a></p>",
    );
    check("<a@b.example>", "<p><a href=\"mailto:a@b.example\">a@b.example</a></p>");
    check("[a](tel:+1-555)", "<p><a href=\"tel:+1-555\">a</a></p>");
    check("[a](//x.example/b)", "<p><a href=\"//x.example/b\" class=\"external\" rel=\"noopener\">a</a></p>");
    check("[a](atrium://open)", "<p><a href=\"atrium://open\">a</a></p>");
}

#[test]
fn dangerous_links() {
    for url in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "<java\tscript:alert(1)>",
        "vbscript:x",
        "data:text/html;base64,x",
        "\u{1}javascript:x",
    ] {
        let markdown = format!("[a]({url})");
        let outcome = super::parse(&markdown);
        let html = super::html(&outcome.value);
        assert!(!html.contains("href=\""), "{markdown}: {html}");
    }
}

#[test]
fn images() {
    let image =
        |extra: &str| format!("<img src=\"⟦src 0⟧\" alt=\"a b\"{extra}⟦size 0⟧ loading=\"lazy\" decoding=\"async\">");
    check("![a *b*](c.png)", &format!("<p class=\"picture\">{}</p>", image("")));
    check("![a b](c.png \"T\")", &format!("<figure>{}<figcaption>T</figcaption></figure>", image("")));
    check("x ![a b](c.png \"T\")", &format!("<p>x {}</p>", image(" title=\"T\"")));
    check("![a b](c.png \"T\") x", &format!("<p>{} x</p>", image(" title=\"T\"")));
    check("[![a b](c.png)](d.md)", &format!("<p><a href=\"⟦href 0⟧\">{}</a></p>", image("")));
    check("![a b](https://x.example/c.png)", &format!("<p class=\"picture\">{}</p>", image("")));
    check("![a b](data:image/gif;base64,R0lGODlhAwACAAAAACw=)", &format!("<p class=\"picture\">{}</p>", image("")));
    check_told(
        "![a b](data:image/png;base64,AA==)",
        "<p>a b</p>",
        &[
            "IMG002 this picture can't be read from its `data:` address: it is not a picture that browsers show @ data:image/png;base64,AA==",
        ],
    );
}

#[test]
fn code() {
    check("```\na <b>\n```", "<div class=\"code\"><pre tabindex=\"0\"><code>a &lt;b&gt;\n</code></pre></div>");
    check("    a\n    b\n", "<div class=\"code\"><pre tabindex=\"0\"><code>a\nb\n</code></pre></div>");
    check(
        "```rust\nlet a = \"b\"; // c\n```",
        "<div class=\"code\" data-lang=\"rust\"><pre tabindex=\"0\"><code class=\"language-rust\">\
         <span class=\"hl-keyword\">let</span> a = \
         <span class=\"hl-string\">\"b\"</span>; \
         <span class=\"hl-comment\">// c\n</span></code></pre></div>",
    );
    check(
        "```xpp {.other} title=\"a.x\"\nb\n```",
        "<div class=\"code\" data-lang=\"xpp\"><p class=\"code-title\">a.x</p><pre tabindex=\"0\"><code class=\"language-xpp\">b\n</code></pre></div>",
    );
}

#[test]
fn footnotes() {
    // A note that nothing refers to was left out without a word.
    check_told(
        "a[^x] b[^x]\n\n[^x]: *Note*.\n\n[^unused]: gone",
        "<p>a<sup class=\"footnote-ref\"><a id=\"fnref-1\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup> \
         b<sup class=\"footnote-ref\"><a id=\"fnref-1-1\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup></p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-labelledby=\"footnotes\">\n\
         <h2 class=\"visually-hidden\" id=\"footnotes\">⟦footnotes⟧</h2>\n<ol>\n<li id=\"fn-1\"><p><em>Note</em>. \
         <a class=\"footnote-back\" href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"⟦footnote-back⟧\">↩</a> \
         <a class=\"footnote-back\" href=\"#fnref-1-1\" role=\"doc-backlink\" aria-label=\"⟦footnote-back⟧\">↩</a></p></li>\n</ol>\n</section>",
        &["MD021 nothing refers to the footnote `unused`, so it is not shown @ [^unused]"],
    );
}

#[test]
fn directives() {
    check(
        ":::tabs\n:::tab Mac & PC\ntext\n:::\n:::tab Web\n- a\n:::\n:::",
        "<div class=\"tabs\" data-tabs>\n<div class=\"tab\" data-tab=\"Mac &amp; PC\"><p class=\"tab-label\">Mac &amp; PC</p>\n<p>text</p>\n</div>\n\
         <div class=\"tab\" data-tab=\"Web\"><p class=\"tab-label\">Web</p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n</div>",
    );
    check(
        "before\n:::steps\n1. a\n2. b\n:::\nafter",
        "<p>before</p>\n<div class=\"steps\">\n<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n</div>\n<p>after</p>",
    );
    check(":::details Why?\ntext\n:::", "<details class=\"details\"><summary>Why?</summary>\n<p>text</p>\n</details>");
    check(":::plans >=basic\ntext\n:::", "<div ⟦plans >=basic block⟧\n<p>text</p>\n</div>");
    check(
        "1. a\n\n   :::details More\n   b\n   :::\n",
        "<ol>\n<li><p>a</p>\n<details class=\"details\"><summary>More</summary>\n<p>b</p>\n</details>\n</li>\n</ol>",
    );
    check("```\n:::tabs\n:::\n```", "<div class=\"code\"><pre tabindex=\"0\"><code>:::tabs\n:::\n</code></pre></div>");
    check_told(
        "    :::tabs\n",
        "<div class=\"code\"><pre tabindex=\"0\"><code>:::tabs\n</code></pre></div>",
        &["MD014 a block is shown as code, because it is indented by four spaces: `:::tabs` @ :::tabs"],
    );
    check_told(
        ":::row\ntext\n:::",
        "<p>:::row\ntext\n:::</p>",
        &["MD011 `:::row` opens no block, so it is shown as text @ :::row"],
    );
    check_told(
        ":::image type=\"x\":::",
        "<p>:::image type=\"x\":::</p>",
        &["MD011 `:::image type=\"x\":::` opens no block, so it is shown as text @ :::image type=\"x\":::"],
    );
    check("a\n      :::tabs", "<p>a\n:::tabs</p>");
}

#[test]
fn directives_gone_wrong() {
    check_told(
        ":::steps\n1. a",
        "<div class=\"steps\">\n<ol>\n<li>a</li>\n</ol>\n</div>",
        &["MD002 `:::steps` is never closed @ :::steps"],
    );
    check_told("a\n\n:::", "<p>a</p>", &["MD002 `:::` closes nothing @ :::"]);
    check_told(
        ":::tab A\nb\n:::",
        "<div class=\"tab\" data-tab=\"A\"><p class=\"tab-label\">A</p>\n<p>b</p>\n</div>",
        &["MD002 `:::tab` outside `:::tabs` @ :::tab A"],
    );
}

#[test]
fn shortcodes() {
    check("{{ support_matrix() }}", "⟦matrix block⟧");
    check("**{{support_matrix( )}}**", "<p><strong>⟦matrix⟧</strong></p>");
    check("a {{ contact(channel=\"chat\") }} _b_", "<p>a ⟦contact chat⟧ <em>b</em></p>");
    check("Use {{ var.product }} *now*, {{ var.odd }}", "<p>Use Atrium <em>now</em>, &lt;b&gt; &amp; *co*</p>");
    check("`{{ var.product }}` \\{{ var.product }}", "<p><code>{{ var.product }}</code> {{ var.product }}</p>");
    check(
        "```\n{{ var.product }}\n```",
        "<div class=\"code\"><pre tabindex=\"0\"><code>{{ var.product }}\n</code></pre></div>",
    );
    check_told(
        "{{ foo }} {{< hugo >}} {% liquid %} {{ contct(channel=\"chat\") }}",
        "<p>{{ foo }} {{&lt; hugo &gt;}} {% liquid %} {{ contct(channel=\"chat\") }}</p>",
        &[
            "MD011 `{{< hugo >}}` is a Hugo shortcode, so it is shown as text @ {{< hugo >}}",
            "MD003 `{{ contct(channel=\"chat\") }}` is not a shortcode, so it is shown as text @ {{ contct(channel=\"chat\") }}",
        ],
    );
    check(
        "## About {{ var.product }}",
        "<div class=\"heading\"><h2 id=\"about-atrium\">About Atrium</h2><a class=\"anchor\" href=\"#about-atrium\" aria-label=\"⟦link to About Atrium⟧\"></a></div>",
    );
    check_told(
        "{{ contact() }}",
        "<p>{{ contact() }}</p>",
        &["MD003 `contact` needs the argument `channel` @ {{ contact() }}"],
    );
    check_told("{{ var.prodct }}", "<p>{{ var.prodct }}</p>", &["MD003 no variable `prodct` @ {{ var.prodct }}"]);
}

#[test]
fn videos() {
    check(
        "{{ video(src=\"v.mp4\", title=\"A tour\", poster=\"p.png\") }}",
        "<figure class=\"video\"><video controls preload=\"none\" src=\"⟦src 0⟧\" aria-label=\"A tour\" poster=\"⟦src 1⟧\"></video>\
         <figcaption>A tour</figcaption></figure>",
    );
    check(
        "{{ video(src=\"https://www.youtube.com/watch?v=abc_1\", title=\"A tour\") }}",
        "<p class=\"video\"><a class=\"video-link external\" href=\"https://www.youtube.com/watch?v=abc_1\" rel=\"noopener\" \
         data-embed=\"https://www.youtube-nocookie.com/embed/abc_1\">A tour</a></p>",
    );
    check(
        "{{ video(src=\"https://videos.example.com/a.mp4\", title=\"A tour\") }}",
        "<p class=\"video\"><a class=\"video-link external\" href=\"https://videos.example.com/a.mp4\" rel=\"noopener\" \
         data-film=\"https://videos.example.com/a.mp4\">A tour</a></p>",
    );
}

/// Whatever a host calls its pages, only a host that is known as a player has a frame.
#[test]
fn players_are_known_hosts() {
    let of = |src: &str| {
        let body = parse(&format!("{{{{ video(src=\"{src}\", title=\"A tour\") }}}}")).value;
        let html = html(&body);
        let attribute = ["data-embed", "data-film"].into_iter().find(|name| html.contains(name)).unwrap_or_default();
        let hosts = |list: &[guichet_core::host::HostSource]| list.iter().map(ToString::to_string).collect::<String>();
        (attribute, hosts(&body.outline.frames), hosts(&body.outline.media))
    };
    let youtube = ("data-embed", "https://www.youtube-nocookie.com".to_string(), String::new());
    let own = ("data-embed", "https://player.example.com".to_string(), String::new());
    let none = ("", String::new(), String::new());
    let file = |host: &str| ("data-film", String::new(), host.to_string());
    for (src, expected) in [
        ("https://youtu.be/abc_1", youtube.clone()),
        ("https://www.youtube.com/embed/abc_1?x=1", youtube),
        ("https://vimeo.com/123", ("data-embed", "https://player.vimeo.com".to_string(), String::new())),
        ("https://player.example.com/embed/7", own.clone()),
        ("HTTPS://Player.Example.com/embed/7", own),
        ("https://player.example.com:8443/embed/7", none.clone()),
        ("http://player.example.com/embed/7", none.clone()),
        ("https://other.example.com/embed/7", none.clone()),
        ("https://player.example.com.evil.example/embed", none.clone()),
        ("https://www.youtube.com.evil.example/watch?v=a", none.clone()),
        ("https://evil.example/youtube.com/watch?v=a", none.clone()),
        ("https://videos.example.net/a.webm?x=1", file("https://videos.example.net")),
        ("http://videos.example.net:8080/A.MP4", file("http://videos.example.net:8080")),
        ("https://a;script-src/x.mp4", none.clone()),
        ("https://*/x.mp4", none.clone()),
        ("//videos.example.net/a.mp4", file("https://videos.example.net")),
    ] {
        assert_eq!(of(src), expected, "{src}");
    }
}

#[test]
fn snippets() {
    check("{{ snippet(name=\"trial\") }}", "<p>Try it <strong>free</strong> for <a href=\"⟦href 0⟧\">14 days</a>.</p>");
    check(
        "So: {{ snippet(name=\"trial\") }} OK",
        "<p>So: Try it <strong>free</strong> for <a href=\"⟦href 0⟧\">14 days</a>. OK</p>",
    );
    check(
        "{{ snippet(name=\"steps\") }}",
        "<div class=\"heading\"><h2 id=\"before-you-start\">Before you start</h2><a class=\"anchor\" href=\"#before-you-start\" aria-label=\"⟦link to Before you start⟧\"></a></div>\n\
         <p>Read this.</p>\n<ol>\n<li>One</li>\n<li>Two</li>\n</ol>",
    );
    check("- {{ snippet(name=\"steps\") }}", "<ul>\n<li>Before you start Read this. One Two</li>\n</ul>");
    check_told(
        "{{ snippet(name=\"tral\") }}",
        "<p>{{ snippet(name=\"tral\") }}</p>",
        &["MD003 no snippet `tral` @ {{ snippet(name=\"tral\") }}"],
    );
}

#[test]
fn code_is_coloured_in_every_language_with_a_grammar() {
    check(
        "```powershell\n# all\nJoin-Path 'a'\n```",
        "<div class=\"code\" data-lang=\"powershell\"><pre tabindex=\"0\"><code class=\"language-powershell\">\
         <span class=\"hl-comment\"># all\n</span><span class=\"hl-function\">Join-Path </span>\
         <span class=\"hl-string\">'a'\n</span></code></pre></div>",
    );
    // Names of keys are no strings, and what follows them is no constant.
    check(
        "```js\nf({ url: 'a' })\n```",
        "<div class=\"code\" data-lang=\"js\"><pre tabindex=\"0\"><code class=\"language-js\">\
         <span class=\"hl-function\">f</span>({ url: <span class=\"hl-string\">'a' </span>})\n</code></pre></div>",
    );
}

#[test]
fn emphasis_beside_letters_that_know_no_spaces() {
    check("**集約（合計）**という", "<p><strong>集約（合計）</strong>という</p>");
    check("と**「集約」**です", "<p>と<strong>「集約」</strong>です</p>");
    check("**SDK (合計)**を*合計。*と", "<p><strong>SDK (合計)</strong>を<em>合計。</em>と</p>");
    check("**합계(총)**를", "<p><strong>합계(총)</strong>를</p>");
    check("**[表](a.md)**を", "<p><strong><a href=\"⟦href 0⟧\">表</a></strong>を</p>");
    check("**「A」**B", "<p><strong>「A」</strong>B</p>");
    // What CommonMark reads as it was meant stays so.
    check("と、**SDK 2**、**タブ**、と", "<p>と、<strong>SDK 2</strong>、<strong>タブ</strong>、と</p>");
    check("**あ**、**い（う）**、**え**", "<p><strong>あ</strong>、<strong>い（う）</strong>、<strong>え</strong></p>");
    check("と**（A）**で**B**", "<p>と<strong>（A）</strong>で<strong>B</strong></p>");
    check("- a **b\n- **「う」**え", "<ul>\n<li>a **b</li>\n<li><strong>「う」</strong>え</li>\n</ul>");
    check("𠀋**（A）**𠀋", "<p>𠀋<strong>（A）</strong>𠀋</p>");
    // The text is as written, in code of every kind too.
    check("`（a）**で` ``b\n）**で``", "<p><code>（a）**で</code> <code>b ）**で</code></p>");
    check("```\n（a）**で\n```", "<div class=\"code\"><pre tabindex=\"0\"><code>（a）**で\n</code></pre></div>");
    check(
        "![（a）**で](b.png \"（a）**で\")",
        "<figure><img src=\"⟦src 0⟧\" alt=\"（a）**で\"⟦size 0⟧ loading=\"lazy\" decoding=\"async\"><figcaption>（a）**で</figcaption></figure>",
    );
    // Where words are set apart, CommonMark's rule stands.
    check_told(
        "**a (b)**c",
        "<p>**a (b)**c</p>",
        &["MD012 `**a (b)**` is not bold: a letter follows its closing mark @ **a (b)**"],
    );
    check("2 * 3 **）で", "<p>2 * 3 **）で</p>");
}

#[test]
fn tabs_in_a_delimiter_row() {
    check(
        "| a\t| b\t|\n|---\t|--:\t|\n| c | `\td` |",
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"⟦table-region⟧\"><table>\n<thead>\n<tr>\
         <th scope=\"col\">a</th><th scope=\"col\" class=\"align-right\">b</th></tr>\n</thead>\n<tbody>\n\
         <tr><td>c</td><td class=\"align-right\"><code>\td</code></td></tr>\n</tbody>\n</table></div>",
    );
    check("```\n|-\t|\n```", "<div class=\"code\"><pre tabindex=\"0\"><code>|-\t|\n</code></pre></div>");
}

#[test]
fn attributes_of_links() {
    check(
        "[a](b.md){.more} [c](https://d.example/){#e .f .g}.",
        "<p><a href=\"⟦href 0⟧\" class=\"more\">a</a> \
         <a id=\"e\" href=\"https://d.example/\" class=\"external f g\" rel=\"noopener\">c</a>.</p>",
    );
    check_told(
        "[*a* {x}](b.md){.c}{.d}",
        "<p><a href=\"⟦href 0⟧\" class=\"c\"><em>a</em> {x}</a>{.d}</p>",
        &["MD012 `{.d}` is shown as text @ {.d}"],
    );
    // Names have letters of any script, as those of headings.
    check(
        "[a](b.md){#導入 .大きい} [c](d.md){#1-step}",
        "<p><a id=\"導入\" href=\"⟦href 0⟧\" class=\"大きい\">a</a> <a id=\"1-step\" href=\"⟦href 1⟧\">c</a></p>",
    );
    check(
        "## A {#1-étape .große}",
        "<div class=\"heading\"><h2 id=\"1-étape\" class=\"große\">A</h2><a class=\"anchor\" href=\"#1-étape\" aria-label=\"⟦link to A⟧\"></a></div>",
    );
    // Not behind a link, or not only names.
    check_told(
        "a{.b} [c](d.md) {.e}",
        "<p>a{.b} <a href=\"⟦href 0⟧\">c</a> {.e}</p>",
        &["MD012 `{.e}` is shown as text @ {.e}"],
    );
    check(
        "[a](b.md){c} [a](b.md){} [a](b.md){.c=d}",
        "<p><a href=\"⟦href 0⟧\">a</a>{c} <a href=\"⟦href 1⟧\">a</a>{} <a href=\"⟦href 2⟧\">a</a>{.c=d}</p>",
    );
    // A heading's own.
    check(
        "## [a](b.md) {.c}",
        "<div class=\"heading\"><h2 id=\"a\" class=\"c\"><a href=\"⟦href 0⟧\">a</a></h2><a class=\"anchor\" href=\"#a\" aria-label=\"⟦link to a⟧\"></a></div>",
    );
    check(
        "## [a](b.md){.c}",
        "<div class=\"heading\"><h2 id=\"a\" class=\"c\"><a href=\"⟦href 0⟧\">a</a></h2><a class=\"anchor\" href=\"#a\" aria-label=\"⟦link to a⟧\"></a></div>",
    );
}

#[test]
fn refused_addresses_leave_their_text() {
    check_told(
        "[a *b*](javascript:x){#c .d} ![e](file:///f \"g\") <a id=h href=\"//[x]\">i</a> <img src=vbscript:x alt=j>",
        "<p><a id=\"c\"></a>a <em>b</em> e <a id=\"h\"></a>i j</p>",
        &[
            "MD005 the `javascript:` address was removed @ javascript:x",
            "LNK005 `file:///f` is a file on a computer that readers can't reach @ file:///f",
            "LNK005 `//[x]` is not an address that can be opened: its host is not a name that can exist @ //[x]",
            "MD005 the `vbscript:` address was removed @ vbscript:x",
        ],
    );
    check_told(
        "{{ video(src=\"javascript:x\", title=\"t\") }}",
        "<p>t</p>",
        &["MD005 the `javascript:` address was removed @ {{ video(src=\"javascript:x\", title=\"t\") }}"],
    );
    // The rest of an element stays.
    check_told(
        "<video src=\"data:image/png,x\" poster=\"data:image/gif;base64,R0lGODlhAwACAAAAACw=\"></video>",
        "<p><video poster=\"⟦src 0⟧\" controls></video></p>",
        &["MD005 the `data:` address was removed @ data:image/png,x"],
    );
}

#[test]
fn lists_of_definitions() {
    check(
        "Plan\n: What you pay for.\n\nSeat\nUser\n: Somebody who signs in.\n: A chair.",
        "<dl>\n<dt>Plan</dt>\n<dd>What you pay for.</dd>\n<dt>Seat</dt>\n<dt>User</dt>\n<dd>Somebody who signs in.</dd>\n<dd>A chair.</dd>\n</dl>",
    );
    check(
        "`A`\n:   One.\n\n    - a\n    - b\n\n    ```\n    x\n    ```\n\nText.",
        "<dl>\n<dt><code>A</code></dt>\n<dd><p>One.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<div class=\"code\"><pre tabindex=\"0\"><code>x\n</code></pre></div>\n</dd>\n</dl>\n<p>Text.</p>",
    );
    check("> a\n> : b", "<blockquote>\n<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>\n</blockquote>");
    check("- a\n  : b", "<ul>\n<li><dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>\n</li>\n</ul>");
    let outcome = parse("Intro.\n\nPlan\nTariff\n: What *you* pay for.\n\nEnd.");
    assert_eq!(outcome.value.content.sections[0].text, "Intro.\nPlan\nTariff\nWhat you pay for.\nEnd.");
    assert_eq!(&*outcome.value.outline.excerpt, "Intro.");
}

#[test]
fn sentences_with_colons_are_no_definitions() {
    check(
        "Une phrase qui est assez longue pour que la ligne se termine ici\n: deux points en début de ligne.",
        "<p>Une phrase qui est assez longue pour que la ligne se termine ici\n: deux points en début de ligne.</p>",
    );
    check("It is this.\n: not a term", "<p>It is this.\n: not a term</p>");
    check("a\n:name: b", "<p>a\n:name: b</p>");
    check("a\n\\: b", "<p>a\n: b</p>");
    check("# Title\n\n: b", "<p>: b</p>");
    check("- a\n- : b", "<ul>\n<li>a</li>\n<li>: b</li>\n</ul>");
    check(
        "a | b\n:--|:-:\nc | d",
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"⟦table-region⟧\"><table>\n<thead>\n<tr><th scope=\"col\" class=\"align-left\">a</th><th scope=\"col\" class=\"align-center\">b</th></tr>\n</thead>\n<tbody>\n<tr><td class=\"align-left\">c</td><td class=\"align-center\">d</td></tr>\n</tbody>\n</table></div>",
    );
    check("```\na\n: b\n:c\n```", "<div class=\"code\"><pre tabindex=\"0\"><code>a\n: b\n:c\n</code></pre></div>");
    check("<div>\na\n: b\n:c\n</div>", "<div>\na\n: b\n:c\n</div>");
}

#[test]
fn how_a_picture_is_shown() {
    let image = |classes: &str, size: &str| {
        format!("<img src=\"⟦src 0⟧\" alt=\"a\"{classes}{size} loading=\"lazy\" decoding=\"async\">")
    };
    let framed = image(" class=\"picture-border border mine\"", "⟦size 0⟧");
    for markdown in
        ["![a](b.png){width=200 .border .mine}", "![a](b.png){: width=\"200px\" .border class='mine' loading=lazy }"]
    {
        check(markdown, &format!("<p class=\"picture\">{framed}</p>"));
        assert_eq!(parse(markdown).value.outline.images[0].given, Some(crate::body::Given::Width(200)));
    }
    check("![a](b.png){width=50%}", &format!("<p class=\"picture\">{}</p>", image("", " width=\"50%\"")));
    check(
        "![a](b.png){width=30 height=20}",
        &format!("<p class=\"picture\">{}</p>", image("", " width=\"30\" height=\"20\"")),
    );
    check("![a](b.png){style=\"width: 50%\"}", &format!("<p class=\"picture\">{}</p>", image("", " width=\"50%\"")));
    // Text beside it is no element, and styles don't see it.
    check("See ![a](b.png)", &format!("<p>See {}</p>", image("", "⟦size 0⟧")));
    check("![a](b.png)\nhere", &format!("<p>{}\nhere</p>", image("", "⟦size 0⟧")));
    check(
        "See ![a](b.png){.icon}, then",
        &format!("<p>See {}, then</p>", image(" class=\"picture-icon icon\"", "⟦size 0⟧")),
    );
    check(
        "![a](b.png){.dark-only}",
        &format!("<p class=\"picture\">{}</p>", image(" class=\"only-dark\"", "⟦size 0⟧")),
    );
    check(
        "![a](b.png){ align=right }",
        &format!("<p class=\"picture\">{}</p>", image(" class=\"picture-right\"", "⟦size 0⟧")),
    );
    check(
        "![a](b.png \"T\"){#b .center .shadow}",
        &format!(
            "<figure id=\"b\" class=\"picture-center\">{}<figcaption>T</figcaption></figure>",
            image(" class=\"picture-shadow shadow\"", "⟦size 0⟧")
        ),
    );
    check_told(
        "![a](b.png){target=_blank}",
        &format!("<p>{}{{target=_blank}}</p>", image("", "⟦size 0⟧")),
        &["MD012 `{target=_blank}` is shown as text @ {target=_blank}"],
    );
    check(
        "## ![a](b.png){#c}",
        &format!(
            "<div class=\"heading\"><h2 id=\"c\">{}</h2><a class=\"anchor\" href=\"#c\" aria-label=\"⟦link to a⟧\"></a></div>",
            image("", "⟦size 0⟧")
        ),
    );
    assert_eq!(parse("![a](b.png){width=200}").value.content.dropped, [(11..22, "".into())]);
}

#[test]
fn badges_and_icons() {
    check(
        "Select {{ icon(name=\"settings\") }} {{ badge(kind=\"new\") }}",
        "<p>Select ⟦icon settings None⟧ ⟦badge None Some(\"new\")⟧</p>",
    );
    check("{{ badge(text=\"Pilot\") }}", "<p>⟦badge Some(\"Pilot\") None⟧</p>");
    check("{{ badge(plan=\">=pro\") }}", "<p>⟦badge >=pro⟧</p>");
    check_told(
        "{{ badge(kind=\"neu\") }} {{ badge(plan=\"pro\", text=\"x\") }} {{ badge() }}",
        "<p>{{ badge(kind=\"neu\") }} {{ badge(plan=\"pro\", text=\"x\") }} {{ badge() }}</p>",
        &[
            "MD003 `neu` is not a kind of badge: those are `new`, `updated`, `beta`, `deprecated`, `required`, `optional` @ {{ badge(kind=\"neu\") }}",
            "MD003 a badge for a plan has the plan's name: it takes neither `text` nor `kind` @ {{ badge(plan=\"pro\", text=\"x\") }}",
            "MD003 `badge` needs a `text`, a `kind` or a `plan` @ {{ badge() }}",
        ],
    );
    let heading = parse("## Import {{ badge(text=\"New\") }}\n\n### {{ icon(name=\"key\", label=\"Keys\") }}")
        .value
        .outline
        .headings;
    assert_eq!(
        (heading[0].id.as_str(), heading[0].text.as_str(), heading[0].html.as_str()),
        ("import", "Import", "Import")
    );
    assert_eq!((heading[1].id.as_str(), heading[1].text.as_str()), ("keys", "Keys"));
    check_told(
        "# Import {{ badge(kind=\"new\") }}\n\nText.",
        "<p>Text.</p>",
        &["MD003 `badge` is not shown in the title of a page @ {{ badge(kind=\"new\") }}"],
    );
    let sections =
        parse("Press {{ icon(name=\"key\", label=\"Keys\") }}. {{ badge(text=\"Pilot\") }}").value.content.sections;
    assert_eq!(sections[0].text, "Press Keys. Pilot");
}

#[test]
fn cards() {
    let cards = |items: &str| format!("<div class=\"cards\">\n<ul>\n{items}\n</ul>\n</div>");
    check(
        ":::cards\n- [A](a.md)\n- {{ icon(name=\"key\") }} **[B](b.md)**: about *it*\n- [C](https://example.org)\n:::",
        &cards(
            "<li><a href=\"⟦href 0⟧\">A</a><div class=\"card-text\">⟦card 0⟧</div></li>\n\
             <li>⟦icon key None⟧ <strong><a href=\"⟦href 1⟧\">B</a></strong><div class=\"card-text\">about <em>it</em></div></li>\n\
             <li><a href=\"https://example.org\" class=\"external\" rel=\"noopener\">C</a></li>",
        ),
    );
    check(
        ":::cards\n- [A](a.md)\\\n  Below it [b](b.md)\n\n- [C](c.md)\n\n  Text.\n\n- [D](d.md)\n:::",
        &cards(
            "<li><p><a href=\"⟦href 0⟧\">A</a><span class=\"card-text\">Below it <a href=\"⟦href 1⟧\">b</a></span></p>\n</li>\n\
             <li><p><a href=\"⟦href 2⟧\">C</a></p>\n<p>Text.</p>\n</li>\n\
             <li><p><a href=\"⟦href 3⟧\">D</a></p>\n<div class=\"card-text\">⟦card 0⟧</div></li>",
        ),
    );
    assert_eq!(parse(":::cards\n- [x](x.md) y\n- [A](a.md)\n:::").value.outline.cards, [1]);
    check(
        ":::cards\n- [A](a.md) {{ badge(kind=\"new\") }}\n- [B](b.md) {{ badge(kind=\"beta\") }}: about it\n\n:::",
        &cards(
            "<li><a href=\"⟦href 0⟧\">A</a> ⟦badge None Some(\"new\")⟧<div class=\"card-text\">⟦card 0⟧</div></li>\n\
             <li><a href=\"⟦href 1⟧\">B</a> ⟦badge None Some(\"beta\")⟧<div class=\"card-text\">about it</div></li>",
        ),
    );
    assert_eq!(
        parse(":::cards\n- [A](a.md) {{ badge(kind=\"new\") }}\n\n- b [c](c.md)\n:::").value.outline.cards,
        [0, 1]
    );
    check_told(
        ":::cards\n- [A](a.md)\n- B\n  - [b](b.md)\n- *C*\n- <a href=\"d.md\">D</a>\n- [E](javascript:e)\n:::",
        &cards(
            "<li><a href=\"⟦href 0⟧\">A</a><div class=\"card-text\">⟦card 0⟧</div></li>\n\
             <li>B<ul>\n<li><a href=\"⟦href 1⟧\">b</a></li>\n</ul>\n</li>\n<li><em>C</em></li>\n\
             <li><a href=\"⟦href 2⟧\">D</a></li>\n<li>E</li>",
        ),
        &[
            "MD034 this card leads nowhere: there is no link in it @ - *C*",
            "MD005 the `javascript:` address was removed @ javascript:e",
        ],
    );
    check_told(
        ":::cards\nText.\n:::",
        "<div class=\"cards\">\n<p>Text.</p>\n</div>",
        &["MD034 `:::cards` has no cards: there is no list in it @ :::cards"],
    );
    // No cards.
    check("- [A](a.md) b", "<ul>\n<li><a href=\"⟦href 0⟧\">A</a> b</li>\n</ul>");
}

#[test]
fn frames_of_players_are_videos() {
    let link = "<a class=\"video-link external\" href=\"https://www.youtube.com/watch?v=a1\" rel=\"noopener\" data-embed=\"https://www.youtube-nocookie.com/embed/a1\">";
    check(
        "<iframe width=\"560\" src=\"https://www.youtube.com/embed/a1?si=x\" title=\"A tour\" allowfullscreen></iframe>",
        &format!("<p class=\"video\">{link}A tour</a></p>"),
    );
    check(
        "<div class=\"film\">\n<iframe src=\"//www.youtube.com/embed/a1\">\nold browser</iframe>\n</div>",
        &format!("<div class=\"film\">\n<p class=\"video\">{link}⟦video-untitled⟧</a></p>\n\n</div>"),
    );
    check("See <iframe src=\"https://youtu.be/a1\" title=\"it\">x</iframe>.", &format!("<p>See {link}it</a>.</p>"));
    let outcome = parse("<iframe src=\"https://player.example.com/7\" title=\"T\"></iframe>");
    assert_eq!(outcome.value.outline.frames.len(), 1);
    check_told(
        "<iframe src=\"https://example.org/a\"></iframe>",
        "",
        &["MD001 raw HTML `<iframe>` was removed @ <iframe src=\"https://example.org/a\">"],
    );
}
