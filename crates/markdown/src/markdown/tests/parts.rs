//! What a body tells other stages: headings, anchors, links, images, sections, excerpt, and where diagnostics point.

use super::{HtmlPolicy, html, parse, parse_with, told};
use crate::body::ImageSource;

#[test]
fn slugs() {
    for (heading, id) in [
        ("Hello, World!", "hello-world"),
        ("A & B", "a--b"),
        ("snake_case – dash-ed", "snake_case--dash-ed"),
        ("Réglages de l’équipe", "réglages-de-léquipe"),
        ("連絡先をインポートする", "連絡先をインポートする"),
        ("استيراد جهات الاتصال", "استيراد-جهات-الاتصال"),
        ("हिन्दी में", "हिन्दी-में"),
        ("ΟΔΟΣ", "οδος"),
        ("⚠️ Warning", "-warning"),
        ("???", "section"),
        ("`code` and *more*", "code-and-more"),
    ] {
        let body = parse(&format!("## {heading}")).value;
        assert_eq!(body.outline.headings[0].id, id, "{heading}");
    }
    assert_eq!(parse("## A {##slip}").value.outline.headings[0].id, "slip");
    let body = parse("## a\n## a-1\n## a\n## b {#a}").value;
    let ids: Vec<&str> = body.outline.headings.iter().map(|heading| heading.id.as_str()).collect();
    // The one that is given by hand is kept, and the others make room.
    assert_eq!(ids, ["a-1", "a-1-1", "a-2", "a"]);
}

#[test]
fn headings_are_collected() {
    let outcome = parse("# The *title* [link](x.md)\n\ntext\n\n# More <b>&amp;</b> `co<de`\n\n### [c](d.md)\n");
    let body = outcome.value;
    let h1 = body.outline.h1.as_ref().unwrap();
    assert_eq!((h1.level, h1.id.as_str(), h1.html.as_str()), (1, "the-title-link", "The <em>title</em> link"));
    let seen: Vec<_> = body.outline.headings.iter().map(|h| (h.level, h.html.as_str(), h.text.as_str())).collect();
    assert_eq!(seen, [(2, "More &amp; <code>co&lt;de</code>", "More & co<de"), (3, "c", "c")]);
    assert_eq!(body.outline.anchors, ["the-title-link", "more--code", "c"]);
    assert!(parse("text\n\n# Later").value.outline.h1.is_none());
    assert!(parse("<!-- note -->\n\n# First").value.outline.h1.is_some());
    assert!(parse("> # In a quote").value.outline.h1.is_none());
}

#[test]
fn addresses_of_other_sites_are_recorded_where_they_are_written() {
    let markdown = "[a](https://a.io/x#y) <https://b.io/> https://c.io/z. [d][r] <a href='//d.io/e'>f</a>\n\n{{ video(src=\"https://v.io/1\", title=\"V\") }}\n\n\
        [m](mailto:a@b.io) [s](s.md) ![p](https://p.io/q.png) `https://code.io/`\n\n<script><a href=\"https://gone.io/\">x</a></script>\n\n[r]: http://e.io/\n";
    let seen = |policy| {
        let body = parse_with(policy, markdown).value;
        let addresses = body.content.elsewhere.iter();
        addresses.map(|address| format!("{} {}", address.url, &markdown[address.span.clone()])).collect::<Vec<_>>()
    };
    let expected = [
        "https://a.io/x#y https://a.io/x#y",
        "https://b.io/ https://b.io/",
        "https://c.io/z https://c.io/z",
        "http://e.io/ http://e.io/",
        "//d.io/e //d.io/e",
        "https://v.io/1 {{ video(src=\"https://v.io/1\", title=\"V\") }}",
    ];
    assert_eq!(seen(HtmlPolicy::Sanitize), expected);
    assert_eq!(seen(HtmlPolicy::Allow)[..6], expected);
}

#[test]
fn links_are_recorded_where_they_are_written() {
    let markdown = "[a](../b%20c.md?x=1#d%C3%A9) [e](<f g.md>) [h][r] [i](j\\_k.md) [l](#m) <a href=\"n.md#o\">p</a>\n\n> > <a\n> > href='q.md'>\n\n[r]: s.md \"t\"\n";
    let body = parse(markdown).value;
    let seen: Vec<_> = body
        .outline
        .links
        .iter()
        .map(|link| (link.path.as_str(), link.query.as_deref(), link.fragment.as_deref(), &markdown[link.span.clone()]))
        .collect();
    assert_eq!(
        seen,
        [
            ("../b c.md", Some("x=1"), Some("dé"), "../b%20c.md?x=1#d%C3%A9"),
            ("f g.md", None, None, "f g.md"),
            ("s.md", None, None, "s.md"),
            ("j_k.md", None, None, "[i](j\\_k.md)"),
            ("", None, Some("m"), "#m"),
            ("n.md", None, Some("o"), "n.md#o"),
            ("q.md", None, None, "q.md"),
        ]
    );
}

#[test]
fn images_are_recorded() {
    let markdown = "![a](b%20c.png?raw=1) <img src='d.svg#e' alt=\"f &amp; g\"> ![](https://x.example/h%20i.png)";
    let body = parse(markdown).value;
    let seen: Vec<_> = body
        .outline
        .images
        .iter()
        .map(|image| (image.source.clone(), image.alt.as_str(), &markdown[image.span.clone()]))
        .collect();
    assert_eq!(
        seen,
        [
            (ImageSource::File("b c.png".into()), "a", "b%20c.png?raw=1"),
            (ImageSource::File("d.svg".into()), "f & g", "d.svg#e"),
            (ImageSource::Remote("https://x.example/h%20i.png".into()), "", "https://x.example/h%20i.png",),
        ]
    );
}

#[test]
fn sections_are_plain_text() {
    let body = parse(
        "Before  *it*\nall.[^n]\n\n## One\n\n> [!TIP]\n> In a tip\n\n| a | b |\n|---|---|\n| c | d |\n\n```\nlet x;\n```\n\n\
         <p>raw &eacute;</p>\n\nx<br>y ![not this](a.png)\n\n### Two\n\n:::details Why\nBecause {{ var.product }}.\n:::\n\n[^n]: The note.\n",
    )
    .value;
    let seen: Vec<_> = body
        .content
        .sections
        .iter()
        .map(|s| (s.anchor.as_deref(), s.heading.as_str(), s.level, s.text.as_str()))
        .collect();
    assert_eq!(
        seen,
        [
            (None, "", 0, "Before it all."),
            (Some("one"), "One", 2, "In a tip\na\nb\nc\nd\nlet x;\nraw é\nx\ny"),
            (Some("two"), "Two", 3, "Why\nBecause Atrium.\nThe note."),
        ]
    );
}

#[test]
fn excerpts() {
    for (markdown, excerpt) in [
        ("# Title\n\nFirst *one*.\n\nSecond.", "First one."),
        ("> [!NOTE]\n> note\n\n![a](b.png)\n\n_**Applies to:** all_\n\nReal.", "Real."),
        ("- only\n- a list", "only a list"),
        ("_All emphasized_", "All emphasized"),
        ("{{% intro %}}\n\nReal {{ x }}.", "Real {{ x }}."),
        ("{{< a >}}\n\n## B\n\n{{ c }}", ""),
        ("", ""),
    ] {
        assert_eq!(&*parse(markdown).value.outline.excerpt, excerpt, "{markdown}");
    }
    let excerpt = parse(&"word ".repeat(100)).value.outline.excerpt;
    assert_eq!(excerpt.chars().count(), 200);
    assert!(excerpt.ends_with("word…"), "{excerpt}");
    assert_eq!(parse(&"語".repeat(300)).value.outline.excerpt.chars().count(), 200);
    assert_eq!(*parse(&"語".repeat(200)).value.outline.excerpt, *"語".repeat(200));
}

#[test]
fn offsets_count_from_the_file() {
    let options = super::MarkdownOptions {
        html: HtmlPolicy::Sanitize,
        math: false,
        schemes: &Default::default(),
        players: &[],
        callouts: &[],
        variables: &Default::default(),
        snippets: &Default::default(),
        files: &crate::markdown::files::NoFiles,
        wording: &Default::default(),
    };
    let outcome = super::parse_body(&"a.md".into(), "[a](b.md) {{ var.x }}", 10, &options);
    assert_eq!(outcome.value.outline.links[0].span, 14..18);
    assert_eq!(outcome.diags[0].span, Some(20..31));
}

#[test]
fn snippets_keep_their_own_places() {
    let outcome =
        parse("a {{ snippet(name=\"trial\") }}\n\n{{ snippet(name=\"faulty\") }}\n\n{{ snippet(name=\"steps\") }}\n");
    let link = &outcome.value.outline.links[0];
    assert_eq!(link.snippet.as_deref(), Some("content/en/_snippets/trial.md"));
    assert_eq!(link.span, 130..138);
    let diag = &outcome.diags[0];
    assert_eq!((diag.code.name(), diag.file.as_deref()), ("MD003", Some("content/en/_snippets/faulty.md")));
    assert_eq!(diag.help.as_deref(), Some("did you mean `product`?"));
    assert!(outcome.value.outline.headings.is_empty());
    assert_eq!(outcome.value.outline.anchors, ["before-you-start"]);

    let markdown = "{{ var.product }} <!-- a --> {{ snippet(name=\"nested\") }}\n\n<!--\nb\n-->\n";
    let body = parse(markdown).value;
    let comments: Vec<&str> = body.content.dropped.iter().map(|(span, _)| &markdown[span.clone()]).collect();
    assert_eq!(comments, ["<!-- a -->", "<!--\nb\n-->"]);
    let expansions: Vec<_> =
        body.content.expansions.iter().map(|(span, text)| (&markdown[span.clone()], text.as_str())).collect();
    assert_eq!(expansions, [("{{ var.product }}", "Atrium")]);
    let [snippet] = &body.content.snippets[..] else { panic!("{:?}", body.content.snippets) };
    assert_eq!(&markdown[snippet.span.clone()], "{{ snippet(name=\"nested\") }}");
    let plain = snippet.written(&|_| Vec::new());
    assert_eq!(plain, "Atrium: <!-- --> Try it **free** for [14 days](trial.md).");
    // A snippet's links are edited where they are written, in the inner one.
    let linked = snippet.written(&|snippet| {
        let own = body.outline.links[snippet.links.clone()].iter();
        let own = own.filter(|link| link.snippet.as_ref() == Some(&snippet.file));
        own.map(|link| (link.span.clone(), "/t/".to_owned())).collect()
    });
    assert_eq!(linked, "Atrium: <!-- --> Try it **free** for [14 days](/t/).");

    let outcome = parse("{{ snippet(name=\"loop\") }}");
    assert_eq!(outcome.diags[0].code.name(), "MD004");
}

#[test]
fn policies() {
    let markdown = "a <b onclick=\"x\">b</b>\n\n<div style=\"c\">\n<a id=e href=d.md>f</a>\n<script>alert(\"<a href='g'>\")</script>\n</div>";
    let escaped = parse_with(HtmlPolicy::Escape, markdown).value;
    assert_eq!(
        html(&escaped).trim(),
        "<p>a &lt;b onclick=\"x\"&gt;b&lt;/b&gt;</p>\n<p>&lt;div style=\"c\"&gt;\n&lt;a id=e href=d.md&gt;f&lt;/a&gt;\n\
         &lt;script&gt;alert(\"&lt;a href='g'&gt;\")&lt;/script&gt;\n&lt;/div&gt;</p>"
    );
    let allowed = parse_with(HtmlPolicy::Allow, markdown);
    assert_eq!(
        html(&allowed.value).trim(),
        "<p>a <b onclick=\"x\">b</b></p>\n<div style=\"c\">\n<a id=e href=\"⟦href 0⟧\">f</a>\n<script>alert(\"<a href='g'>\")</script>\n</div>"
    );
    assert_eq!(allowed.value.outline.anchors, ["e"]);
    assert_eq!(told(&allowed.diags, markdown), Vec::<String>::new());
}

#[test]
fn a_warning_for_each_removed_element() {
    let outcome = parse("<script>a</script>\n\n<script>b</script>\n\n<form><input></form>\n");
    let codes: Vec<&str> = outcome.diags.iter().map(|diag| diag.message.as_str()).collect();
    assert_eq!(
        codes,
        [
            "raw HTML `<script>` was removed",
            "raw HTML `<script>` was removed",
            "raw HTML `<form>` was removed",
            "raw HTML `<input>` was removed"
        ]
    );
}

#[test]
fn headings_in_html_that_passes_are_headings() {
    let allowed = parse_with(
        HtmlPolicy::Allow,
        "<section>\n<h2 id=\"one\" style=\"color: red\">The <b>first</b> &amp; best</h2>\n<p>Text.</p>\n<H3>Second</H3>\n</section>\n\n## Second\n\nMore.\n",
    );
    assert_eq!(allowed.diags, []);
    assert_eq!(
        html(&allowed.value),
        "<section>\n<div class=\"heading\"><h2 id=\"one\" style=\"color: red\">The <b>first</b> &amp; best</h2><a class=\"anchor\" href=\"#one\" aria-label=\"⟦link to The first &amp; best⟧\"></a></div>\n\
         <p>Text.</p>\n<div class=\"heading\"><H3 id=\"second\">Second</H3><a class=\"anchor\" href=\"#second\" aria-label=\"⟦link to Second⟧\"></a></div>\n</section>\n\
         <div class=\"heading\"><h2 id=\"second-1\">Second</h2><a class=\"anchor\" href=\"#second-1\" aria-label=\"⟦link to Second⟧\"></a></div>\n<p>More.</p>\n"
    );
    let headings: Vec<_> =
        allowed.value.outline.headings.iter().map(|h| (h.level, h.id.as_str(), h.html.as_str())).collect();
    assert_eq!(headings, [(2, "one", "The first &amp; best"), (3, "second", "Second"), (2, "second-1", "Second")]);
    assert_eq!(allowed.value.outline.anchors, ["one", "second", "second-1"]);
    let sections: Vec<_> =
        allowed.value.content.sections.iter().map(|s| (s.heading.as_str(), s.text.as_str())).collect();
    assert_eq!(sections, [("The first & best", "Text."), ("Second", ""), ("Second", "More.")]);
    let twice = parse_with(HtmlPolicy::Allow, "<h2 id=a>A</h2>\n\n## B {#a}\n");
    assert_eq!(twice.diags.iter().map(|d| d.code.name()).collect::<Vec<_>>(), ["MD025"]);
    // Parts of other things, without an end, and without words.
    for markdown in [
        "<table><tr><td><h2>A</h2></td></tr></table>",
        "<details><summary><h3>A</h3></summary></details>",
        "<a href=\"https://x.example/\"><h2>A</h2></a>",
        "<h2>A\n\nB",
        "<h2></h2>",
        "text <h2>A</h2>",
        "<script>\"<h2>A</h2>\"</script>",
    ] {
        let body = parse_with(HtmlPolicy::Allow, markdown).value;
        assert!(body.outline.headings.is_empty() && !html(&body).contains("anchor"), "{markdown}");
    }
}
