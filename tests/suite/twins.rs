//! Links of Markdown twins lead to what is published, and what was understood is what they say.

use crate::site::SiteTest;

#[test]
fn links_lead_to_twins_where_there_are_some() {
    let built = SiteTest::new()
        .file(
            "content/en/guide/a.md",
            "---\ntitle: A\n---\n[b](b.md#x) [c](folder/) [d](/contact/) [e](/search/) [f](/fr/guide/b/) [g](/fr/guide/only/) [h](../_index.md) [i](text/) [j][k] <a href=\"b.md\">l</a> [m](b\\_c.md \"T\") [n *o*](b&amp;d.md) ![p](s&amp;t.svg)\n\n[k]: b.md?q=1\n",
        )
        .file("content/en/guide/b.md", "---\ntitle: B\n---\n## X\n")
        .article("content/en/guide/b_c.md", "C")
        .article("content/en/guide/b&d.md", "D")
        .article("content/en/guide/folder/f.md", "F")
        .article("content/en/guide/only.md", "Only")
        .article("content/fr/guide/b.md", "B")
        .file("content/en/guide/text/_index.md", "---\ntitle: Text\n---\nText.\n")
        .file("content/en/guide/s&t.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"></svg>")
        .build()
        .code(0);
    let twin = built.page("en/guide/a/index.md");
    let text = twin.split("# A\n\n").nth(1).expect("a heading");
    assert_eq!(
        text,
        "[b](/kb/en/guide/b/index.md#x) [c](/kb/en/guide/folder/) [d](/kb/en/contact/) [e](/kb/en/search/) [f](/kb/fr/guide/b/index.md) [g](/kb/fr/guide/only/) [h](/kb/en/) [i](/kb/en/guide/text/index.md) [j][k] <a href=\"/kb/en/guide/b/index.md\">l</a> [m](/kb/en/guide/b_c/index.md) [n *o*](/kb/en/guide/b%26d/index.md) ![p](/kb/en/guide/s%26t.svg)\n\n[k]: /kb/en/guide/b/index.md?q=1\n"
    );
}

#[test]
fn snippets_are_as_the_page_has_them() {
    let built = SiteTest::new()
        .file("site.yaml", format!("{}variables: {{ rows: \"100\" }}\n", crate::site::SITE))
        .file("contacts.yaml", "plans: [pro]\nchannels:\n  web: { plans: all, href: home }\n")
        .file(
            "content/en/guide/deep/a.md",
            "---\ntitle: A\n---\n- In a list:\n\n  {{ snippet(name=\"s\") }}\n\n- Next\n\n> {{ snippet(name=\"s\") }}\n\n1. {{ snippet(name=\"outer\") }}\n\nSee {{ snippet(name=\"word\") }} here, and {{ snippet(name=\"word\") }}.\n\n- Plans\n\n  {{ support_matrix() }}\n",
        )
        .file("content/en/_snippets/s.md", "See [B](../guide/b.md#x).\n\n![P](../guide/p.svg) {{ var.rows }} <!-- note -->\n")
        .file("content/en/_snippets/outer.md", "Outer [B](../guide/b.md).\n\n- {{ snippet(name=\"s\") }}\n- {{ contact(channel=\"web\") }}\n")
        .file("content/en/_snippets/word.md", "[B](../guide/b.md)\n")
        .file("content/en/guide/b.md", "---\ntitle: B\n---\n## X\n")
        .file("content/en/guide/p.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"></svg>")
        .build()
        .code(0);
    assert_eq!(built.diagnostics(), [""; 0], "{}", built.stderr);
    let twin = built.page("en/guide/deep/a/index.md");
    for part in [
        "- In a list:\n\n  See [B](/kb/en/guide/b/index.md#x).\n\n  ![P](/kb/en/guide/p.svg) 100",
        "> See [B](/kb/en/guide/b/index.md#x).\n>\n> ![P](/kb/en/guide/p.svg) 100",
        "1. Outer [B](/kb/en/guide/b/index.md).\n\n   - See [B](/kb/en/guide/b/index.md#x).\n\n     ![P](/kb/en/guide/p.svg) 100",
        "See [B](/kb/en/guide/b/index.md) here, and [B](/kb/en/guide/b/index.md).",
        "- Plans\n\n  | | Pro |\n  |---|---|\n",
    ] {
        assert!(twin.contains(part), "{part}\nin\n{twin}");
    }
    assert!(!twin.contains("{{") && !twin.contains("note"), "{twin}");
}

#[test]
fn films_badges_and_sections_are_plain_markdown() {
    let built = SiteTest::new()
        .file("contacts.yaml", "plans: [basic, pro]\nchannels:\n  web: { plans: all, href: home }\n")
        .file(
            "content/en/guide/a.md",
            "---\ntitle: A\n---\n{{ video(src=\"tour.mp4\", title=\"A [tour]\", poster=\"p.svg\") }}\n\n\
             See {{ video(src=\"tour.mp4\", title=\"it\") }}. {{ badge(kind=\"new\") }}\n\n\
             {{ video(src=\"https://v.example.com/a\", title=\"There\", poster=\"p.svg\") }}\n\n\
             :::plans pro\nMore.\n:::\nFor all.\n",
        )
        .file("content/en/guide/tour.mp4", "film")
        .file("content/en/guide/p.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"></svg>")
        .build()
        .code(0);
    let twin = built.page("en/guide/a/index.md");
    let text = twin.split("# A\n\n").nth(1).expect("a heading");
    assert_eq!(
        text,
        "[A \\[tour\\]](/kb/en/guide/tour.mp4)\n\nSee [it](/kb/en/guide/tour.mp4). (New)\n\n\
         [There](https://v.example.com/a)\n\n***\n\n**Available on Pro**\n\nMore.\n\n***\nFor all.\n"
    );
}
