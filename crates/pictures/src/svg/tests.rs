use super::*;

fn svg(inside: &str) -> String {
    format!(
        "<svg xmlns=\"{SVG}\" xmlns:xlink=\"{XLINK}\" width=\"10\" height=\"10\">{inside}<rect width=\"5\" height=\"5\"/></svg>"
    )
}

fn cleaned(text: &str) -> String {
    let cleaned = clean(text.as_bytes()).unwrap_or_else(|why| panic!("{why}: {text}")).expect("something goes");
    String::from_utf8(cleaned.bytes.to_vec()).unwrap()
}

#[test]
fn the_list_is_sorted() {
    assert!(ELEMENTS.is_sorted());
}

/// As editors write them: published byte for byte, without a word.
#[test]
fn drawings_stay_as_they_are() {
    let illustrator = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- Generator: Adobe Illustrator -->\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\" [\n<!ENTITY ns_svg \"{SVG}\">\n<!ENTITY ns_ai \"http://ns.adobe.com/AdobeIllustrator/10.0/\">\n]>\n<svg xmlns=\"&ns_svg;\" xmlns:i=\"&ns_ai;\"><switch><foreignObject requiredExtensions=\"&ns_ai;\"><i:pgfRef/></foreignObject><g i:extraneous=\"self\"><path d=\"M0 0h1\"/></g></switch></svg>"
    );
    let inkscape = format!(
        "<svg xmlns=\"{SVG}\" xmlns:sodipodi=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\" xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:cc=\"http://creativecommons.org/ns#\" sodipodi:docname=\"a.svg\"><sodipodi:namedview pagecolor=\"#fff\"/><metadata><rdf:RDF><cc:Work rdf:about=\"\"><cc:license rdf:resource=\"https://example.com/\"/></cc:Work></rdf:RDF></metadata></svg>"
    );
    for drawing in [
        svg(""),
        svg("<style>.a{fill:url(#b);font-family:\"A B\"} @media print{.a{fill:red}}</style><linearGradient id=\"b\"/>"),
        svg("<style><![CDATA[.a > .b { fill: url( '#b' ) }]]></style>"),
        svg("<defs><g id=\"s\"/></defs><use xlink:href=\"#s\"/><use href=\"#s\"/><textPath href=\"#s\"/>"),
        svg(
            "<image href=\"data:image/png;base64,iVBORw0KGgo=\"/><image xlink:href=\"photo.png\"/><image href=\"../a/b.jpg\"/>",
        ),
        svg("<a href=\"https://example.com/\"><text>link</text></a><a xlink:href=\"mailto:a@example.com\"><text/></a>"),
        svg(
            "<circle><animate attributeName=\"r\" values=\"1;2\" dur=\"1s\"/><animateTransform attributeName=\"transform\" type=\"rotate\"/></circle><set attributeName=\"fill\" to=\"url(#b)\"/>",
        ),
        svg(
            "<text style=\"fill:url(#b)\" data-on=\"onload\" class=\"on\" fill='url(\"#b\")' transform=\"rotate(1)\">a &lt;script&gt; b</text>",
        ),
        svg("<g p-id=\"1\" data-name=\"url(https://x)\" aria-label=\"javascript: the good parts\"/>"),
        "<svg width=\"1\" height=\"1\"><path d=\"M0 0\"/></svg>".to_owned(),
        format!("\u{feff}{}", svg("")),
        format!("<?xml version='1.0' encoding='ISO-8859-1' standalone='no'?>{}", svg("")),
        format!("<?xpacket begin='' id='x'?>{}", svg("")),
        format!(
            "<!DOCTYPE svg [<!ENTITY nbsp \"&#160;\"><!ENTITY copy \"&#xA9; 2026\">]>{}",
            svg("<text x=\"&nbsp;\">&copy;</text>")
        ),
        svg(
            "<style>/* url(http://x.example/) ; @import \"x\" */ .a{font:'A /* B'} /* é url(//x.example) */ .b{fill:url(#b)}</style>",
        ),
        svg("<style>.a{b:'c\n/*';fill:url(//x.example);b:'*/'}</style>"),
        svg("<style>/* not closed url(#b)</style>"),
        illustrator,
        inkscape,
    ] {
        assert_eq!(clean(drawing.as_bytes()), Ok(None), "{drawing}");
    }
}

#[test]
fn what_runs_or_asks_outside_goes() {
    for (inside, removed) in [
        ("<script>alert(1)</script>", "<script>"),
        ("<script href=\"run.js\"/>", "<script>"),
        ("<script xlink:href=\"data:text/javascript,alert(1)\"/>", "<script>"),
        ("<g><s:script xmlns:s=\"http://www.w3.org/2000/svg\">alert(1)</s:script></g>", "<script>"),
        ("<SCRIPT>alert(1)</SCRIPT>", "<SCRIPT>"),
        ("<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">alert(1)</h:script>", "<script>"),
        ("<metadata><script xmlns=\"http://www.w3.org/1999/xhtml\"/></metadata>", "<script>"),
        (
            "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><img src=\"x\" onerror=\"alert(1)\"/></body></foreignObject>",
            "<foreignObject>",
        ),
        ("<math xmlns=\"http://www.w3.org/1998/Math/MathML\" href=\"javascript:alert(1)\"/>", "<math>"),
        ("<handler xmlns:ev=\"http://www.w3.org/2001/xml-events\" ev:event=\"load\">alert(1)</handler>", "<handler>"),
        ("<iframe src=\"https://evil.example/\"/>", "<iframe>"),
        ("<g onload=\"alert(1)\"/>", "onload="),
        ("<g ONCLICK='alert(1)'/>", "ONCLICK="),
        ("<g onbegin=\"&#97;lert(1)\"/>", "onbegin="),
        ("<a href=\"javascript:alert(1)\"><text/></a>", "href="),
        ("<a xlink:href=\"&#x6a;ava&#10;script:alert(1)\"><text/></a>", "href="),
        ("<a href=\"data:text/html,x\"><text/></a>", "href="),
        ("<a href=\"#\" ping=\"https://evil.example/\"/>", "ping="),
        ("<a><set attributeName=\"href\" to=\"javascript:alert(1)\"/></a>", "<set>"),
        ("<a><animate attributeName=\"xlink:href\" values=\"javascript:alert(1)\"/></a>", "<animate>"),
        ("<g><set attributeName=\"onmouseover\" to=\"alert(1)\"/></g>", "<set>"),
        ("<use href=\"other.svg#x\"/>", "href="),
        ("<use href=\"data:image/svg+xml;base64,AA#x\"/>", "href="),
        ("<image href=\"https://evil.example/a.png\"/>", "href="),
        ("<image xlink:href=\"//evil.example/a.png\"/>", "href="),
        ("<image href=\"\\\\evil.example\\a.png\"/>", "href="),
        ("<feImage href=\"http://evil.example/\"/>", "href="),
        ("<g xml:base=\"https://evil.example/\"/>", "base="),
        ("<rect fill=\"url(https://evil.example/#a)\"/>", "fill="),
        ("<rect style=\"fill:URL( 'https://evil.example/#a' )\"/>", "style="),
        ("<rect style=\"fill:\\75rl(https://evil.example/#a)\"/>", "style="),
        ("<style>@import 'https://evil.example/a.css'; .a{fill:red}</style>", "url()"),
        ("<style>.a{fill:url(https://evil.example/a)}</style>", "url()"),
        ("<style>.a{fill:u\\72l(https://evil.example/a)}</style>", "url()"),
        ("<style>@font-face{src:url(\"https://evil.example/a.woff2\")}</style>", "url()"),
        ("<style>.a{fill:ur<!-- -->l(https://evil.example/a)}</style>", "url()"),
        ("<style>.a{fill:ur<![CDATA[l(https://evil.example/a)]]>}</style>", "url()"),
        ("<style>/* a */@import 'https://evil.example/a.css'; /* b */</style>", "url()"),
        // Not a comment, though it looks like one.
        ("<style>.a{b:'/*';fill:url(https://evil.example/a);b:'*/'}</style>", "url()"),
        ("<style>.a{mask:url(#a/*);fill:url(https://evil.example/a);b:'*/'}</style>", "url()"),
        ("<style>.a{b:)) url((#a /*);fill:url(https://evil.example/a);b:'*/'}</style>", "url()"),
        ("<style>.a{b:url(a'b)') /* ' url(https://evil.example/a) ' */}</style>", "url()"),
        ("<style>.a{b:f(/* ) ' */ 1) 'x /* ' url(https://evil.example/a) ' */'}</style>", "url()"),
        ("<style>.a{b:'c\n '/*';fill:url(https://evil.example/a);b:'*/'}</style>", "url()"),
        ("<style>.a{b:\\'/*';fill:url(https://evil.example/a);b:'*/'}</style>", "url()"),
        ("<rect style=\"b:'/*';fill:url(https://evil.example/a);b:'*/'\"/>", "style="),
        ("<rect style=\"fill:url(https://evil.example/a)/*\"/>", "style="),
        ("<animate attributeName=\"fill\" values=\"/*;url(https://evil.example/a);*/\"/>", "values="),
    ] {
        let drawing = svg(inside);
        let Ok(Some(found)) = clean(drawing.as_bytes()) else { panic!("{inside}") };
        assert!(found.removed.contains_key(removed), "{inside}: {:?}", found.removed);
        let text = cleaned(&drawing);
        for evil in ["alert", "evil.example", "javascript", "data:text"] {
            assert!(!text.contains(evil), "{text}");
        }
        // The rest is as it was.
        assert!(text.ends_with("<rect width=\"5\" height=\"5\"/></svg>"), "{text}");
        assert_eq!(clean(text.as_bytes()), Ok(None), "clean is clean: {text}");
    }
}

#[test]
fn the_rest_of_a_style_sheet_stays() {
    let text = cleaned(&svg(
        "<style>@import url(https://evil.example/x.css);.a{fill:red;mask:url(#m)} .b{src:url('//evil.example/f')}</style>",
    ));
    assert!(text.contains(".a{fill:red;mask:url(#m)}"), "{text}");
    assert!(!text.contains("evil"), "{text}");
    let text = cleaned(&svg("<style>/* @import */ .a{fill:red;} .b{fill:url(http://evil.example/)}</style>"));
    assert!(text.contains("<style>/* @import */ .a{fill:red;} .b{fill:}</style>"), "{text}");
}

#[test]
fn around_the_root() {
    let sheet = format!("<?xml version=\"1.0\"?><?xml-stylesheet type=\"text/xsl\" href=\"x.xsl\"?>{}", svg(""));
    assert_eq!(cleaned(&sheet), format!("<?xml version=\"1.0\"?>{}", svg("")));
    let behind = format!("{}<?xml-stylesheet href=\"x.css\"?><!-- a -->", svg(""));
    assert!(!cleaned(&behind).contains("stylesheet"));
}

#[test]
fn what_is_not_a_drawing_is_refused() {
    for text in [
        "",
        "text",
        "<svg>",
        "<svg><g></svg>",
        "<svg a=1/>",
        "<svg/><script/>",
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><script>1</script></html>",
        "<html><script>1</script></html>",
        "<x:svg xmlns:x=\"http://www.w3.org/1999/xhtml\"/>",
        "<?xml version=\"1.0\" encoding=\"utf-7\"?><svg/>",
        "<?xml version=\"1.0\" encoding = 'UTF-16'?><svg/>",
        "<!DOCTYPE svg [<!ENTITY x \"<script>1</script>\">]><svg>&x;</svg>",
        "<!DOCTYPE svg [<!ENTITY x \"&#60;script>1&#60;/script>\">]><svg>&x;</svg>",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>",
        "<!DOCTYPE svg [<!ATTLIST svg onload CDATA \"alert(1)\">]><svg/>",
        "<!DOCTYPE svg [<!ENTITY x \"&#x3C;script>1&#x3C;/script>\">]><svg>&x;</svg>",
        "<!DOCTYPE svg [<!ENTITY x \"&#38;#60;script>\">]><svg>&x;</svg>",
        "<!DOCTYPE svg [<!ENTITY x \"&#160;&#60;script>\">]><svg>&x;</svg>",
        "<!DOCTYPE svg [<!ENTITY % p \"x\"> %p;]><svg/>",
        "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\"><!ENTITY c \"&b;&b;\">]><svg>&c;</svg>",
        "<svg>&nbsp;</svg>",
        "<svg xlink:href=\"#a\"/>",
    ] {
        assert!(clean(text.as_bytes()).is_err(), "{text}: {:?}", clean(text.as_bytes()));
    }
    assert!(clean(b"<svg>\xff</svg>").is_err());
    assert!(clean(b"\xff\xfe<\0s\0v\0g\0/\0>\0").is_err());
    assert!(clean(b"<?xml version='1.0' encoding='iso-8859-1'?><svg>\xe9</svg>").is_err());
}

#[test]
fn names_of_what_went() {
    let Ok(Some(one)) = clean(svg("<script/>").as_bytes()) else { panic!() };
    assert_eq!(one.what(), "`<script>` was");
    let Ok(Some(many)) = clean(svg("<script/><a onclick=\"1\" href=\"javascript:\" ping=\"x\"/><iframe/>").as_bytes())
    else {
        panic!()
    };
    assert_eq!(many.what(), "`<iframe>`, `<script>`, `href=` and 2 more were");
}

/// Elements within each other, many attributes, many entities: as long as the text is, and no longer.
#[test]
fn large_drawings() {
    let work = guichet_test_support::Work::start();
    for drawing in [
        format!("<svg>{}{}</svg>", "<g>".repeat(100_000), "</g>".repeat(100_000)),
        format!("<svg>{}{}</svg>", "<foreignObject>".repeat(50_000), "</foreignObject>".repeat(50_000)),
        format!("<svg>{}</svg>", "<script/>".repeat(50_000)),
        format!("<svg><style>{}</style></svg>", "a{b:url(x)}".repeat(20_000)),
        format!("<svg style=\"{}\"/>", "a:url(#x);".repeat(50_000)),
        format!("<svg {}/>", (0..MOST_ATTRIBUTES - 1).map(|at| format!("a{at}=\"url(#x)\" ")).collect::<String>()),
        format!("<svg>{}</svg>", "<g xmlns:a=\"b\" xmlns=\"c\"/>".repeat(20_000)),
    ] {
        assert!(clean(drawing.as_bytes()).is_ok(), "{}", &drawing[..40]);
    }
    let many = |count: usize, unit: &dyn Fn(usize) -> String| (0..count).map(unit).collect::<String>();
    let nested = |count: usize| {
        format!("<svg>{}{}</svg>", many(count, &|at| format!("<g xmlns:a{at}=\"b{at}\">")), "</g>".repeat(count))
    };
    let text = "a".repeat(3_000);
    for drawing in [
        format!("<svg {}/>", many(200_000, &|at| format!("a{at}=\"1\" "))),
        format!("<svg {}/>", many(200_000, &|at| format!("a{at} = '>' "))),
        format!("<svg {}/>", many(200_000, &|at| format!("a{at}=\n'1'\n"))),
        nested(50_000),
        format!("<!DOCTYPE svg [<!ENTITY x \"{text}\">]><svg>{}</svg>", "&x;".repeat(200_000)),
        format!("<!DOCTYPE svg [<!ENTITY x \"{}\">]><svg>&x;</svg>", text.repeat(10)),
    ] {
        assert!(clean(drawing.as_bytes()).is_err(), "{}", &drawing[..40]);
    }
    assert!(clean(nested(MOST_PREFIXES).as_bytes()).is_ok());
    assert!(work.seconds() < 20.0, "{} s of CPU", work.seconds());
}
