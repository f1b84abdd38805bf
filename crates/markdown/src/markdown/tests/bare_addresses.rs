//! Addresses without brackets, in a whole text.

use super::{check, html, parse};

#[test]
fn bare_addresses() {
    let web = |url: &str, text: &str| {
        format!("<a href=\"{url}\" class=\"external bare-address\" rel=\"noopener\">{text}</a>")
    };
    let a = web("https://a.example/x", "https://a.example/x");
    check(
        "See https://a.example/x, or ask help@a.example.",
        &format!("<p>See {a}, or ask <a href=\"mailto:help@a.example\">help@a.example</a>.</p>"),
    );
    check(
        "**https://a.example/x** and *https://a.example/x*",
        &format!("<p><strong>{a}</strong> and <em>{a}</em></p>"),
    );
    // What the parser cuts into pieces.
    let whole = web("https://a.example/a_b_c?x=1&amp;y=*2", "https://a.example/a_b_c?x=1&amp;y=*2");
    check("https://a.example/a_b_c?x=1&y=*2", &format!("<p>{whole}</p>"));
    check("https://a.example/a\\_b_c?x=1&amp;y=*2", &format!("<p>{whole}</p>"));
    check(
        "- https://a.example/x\n- [ ] https://a.example/x",
        &format!(
            "<ul>\n<li>{a}</li>\n<li class=\"task\"><span class=\"task-box\" role=\"img\" aria-label=\"⟦task-open⟧\"></span> {a}</li>\n</ul>"
        ),
    );
    check("www.a.example", &format!("<p>{}</p>", web("https://www.a.example", "www.a.example")));
    check("https://a.example/x\nhttps://a.example/x", &format!("<p>{a}\n{a}</p>"));
    // On paper the address of such a link is there already; that of another one is printed behind it.
    check("[a.example](https://a.example/)", &format!("<p>{}</p>", web("https://a.example/", "a.example")));
    check(
        "[a.example/x](https://a.example/y)",
        "<p><a href=\"https://a.example/y\" class=\"external\" rel=\"noopener\">a.example/x</a></p>",
    );
}

#[test]
fn bare_addresses_that_are_no_links() {
    for markdown in [
        "`https://a.example/x`",
        "<code>https://a.example/x</code>",
        "<kbd>a@a.example</kbd>",
        "    https://a.example/x",
    ] {
        assert!(!html(&parse(markdown).value).contains("<a "), "{markdown}");
    }
    // A link has none in it.
    for markdown in [
        "[https://a.example/x](https://b.example/)",
        "<a href=\"https://b.example/\">https://a.example/x</a>",
        "<https://b.example/>",
    ] {
        assert_eq!(html(&parse(markdown).value).matches("<a ").count(), 1, "{markdown}");
    }
    assert!(!html(&parse("![https://a.example/x](x.png)").value).contains("<a "));
    // What is put in later makes another address of it.
    for markdown in
        ["https://a.example/{{ var.product }}", "https://{{ var.product }}.example/", "{{ var.product }}@a.example"]
    {
        assert!(!html(&parse(markdown).value).contains("<a "), "{markdown}");
    }
    // One that stands beside what is put in is its own.
    assert!(html(&parse("{{ var.product }}: https://a.example/x").value).contains("<a "));
}
