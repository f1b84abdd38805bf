//! Pictures that are written into articles: `data:` addresses become files of the site.

use crate::site::{SITE, SiteTest};

const GIF: &str = "data:image/gif;base64,R0lGODlhAwACAAAAACw=";

fn pictures(outcome: &crate::site::Outcome) -> Vec<&str> {
    let names = outcome.files.keys().map(String::as_str);
    names.filter_map(|path| path.strip_prefix("_guichet/pictures/")).collect()
}

#[test]
fn pasted_pictures_are_files_of_the_site() {
    let svg = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cscript%3Ex%3C/script%3E%3Cpath d='M0 0'/%3E%3C/svg%3E";
    let built = SiteTest::new()
        .file("content/en/_snippets/s.md", format!("![In a snippet]({GIF})\n"))
        .file("content/en/guide/_index.md", format!("---\ntitle: G\n---\n![An area]({GIF})\n"))
        .file(
            "content/en/guide/a.md",
            format!(
                "---\ntitle: A\n---\n![One]({GIF}) ![two][2]\n\n<img src=\"{GIF}\" alt=\"Three\"> <img src=\"{GIF}\" alt=\"Wide\" width=\"6\">\n\n<video src=\"a.mp4\" poster=\"{GIF}\"></video>\n\n{{{{ snippet(name=\"s\") }}}}\n\n<img src=\"{svg}\" alt=\"Four\">\n\n![Broken](data:image/png;base64,AAAA)\n\n[2]: {GIF}\n"
            ),
        )
        .file("content/en/guide/a.mp4", "film")
        .file(
            "content/en/guide/draft.md",
            "---\ntitle: D\ndraft: true\n---\n![D](data:image/gif;base64,R0lGODlhBQAFAAAAACw=)\n",
        )
        .build()
        .code(0);
    let names = pictures(&built);
    let [gif, drawing] = names[..] else { panic!("{names:?}") };
    let (gif, drawing) = if gif.ends_with(".gif") { (gif, drawing) } else { (drawing, gif) };
    let page = built.page("en/guide/a/index.html");
    let shown = |name: &str| page.matches(&format!("\"/kb/_guichet/pictures/{name}\"")).count();
    assert_eq!((shown(gif), shown(drawing)), (6, 1), "{page}");
    for size in ["width=\"3\" height=\"2\"", "width=\"6\" height=\"4\""] {
        assert!(page.contains(size), "{size}: {page}");
    }
    assert!(page.contains("<p>Broken</p>"), "{page}");
    assert!(!built.page(&format!("_guichet/pictures/{drawing}")).contains("script"));
    assert!(built.page("en/guide/index.html").contains(gif));
    assert!(built.page("fr/guide/a/index.html").contains(gif), "a borrowed page shows the same");
    let twin = built.page("en/guide/a/index.md");
    assert!(twin.contains(&format!("![One](/kb/_guichet/pictures/{gif})")), "{twin}");
    for (path, bytes) in &built.files {
        assert!(!String::from_utf8_lossy(bytes).contains("data:image/gif"), "{path}");
    }
    for told in ["IMG002", "OUT008", "`<script>` was removed"] {
        assert!(built.stderr.contains(told), "{}", built.stderr);
    }
}

#[test]
fn raw_html_of_trusted_writers_keeps_them_as_files_too() {
    let built = SiteTest::new()
        .file("site.yaml", format!("{SITE}markdown: {{ html: allow }}\n"))
        .file("content/en/guide/a.md", format!("---\ntitle: A\n---\n<p><img src=\"{GIF}\" alt=\"x\"></p>\n"))
        .build()
        .code(0);
    let [gif] = pictures(&built)[..] else { panic!("{:?}", pictures(&built)) };
    let page = built.page("en/guide/a/index.html");
    assert!(page.contains(&format!("<p><img src=\"/kb/_guichet/pictures/{gif}\"")), "{page}");
    assert!(!page.contains("img-src 'self' data:"), "{page}");
}

/// A set of sizes is a set of pictures: each has the address that it has on the page, and is found, judged, published and
/// allowed as any other.
#[test]
fn every_picture_of_a_srcset_is_found() {
    let png = include_bytes!("../../content/assets/dashboard.png");
    let raw = format!(
        "<picture><source srcset='b.png 800w,\n  https://cdn.example/c.png?a=1&amp;b=2 1600w' media=\"(min-width: 40rem)\">\
         <img src=\"a.png\" alt=\"x\" srcset=\"a.png, {GIF} 2x, javascript:1 3x\"></picture>\n\
         <img src=\"a.png\" alt=\"y\" srcset=\"{GIF} 1x,lost.png 2x\">\n"
    );
    let test = SiteTest::new()
        .file("site.yaml", format!("{SITE}markdown: {{ html: allow }}\ndiagnostics: {{ IMG001: warning }}\n"))
        .file("content/en/guide/a.md", format!("---\ntitle: A\n---\n{raw}"))
        .file("content/en/guide/a.png", png)
        .file("content/en/guide/b.png", png);
    let built = test.build().code(0);
    let [gif] = pictures(&built)[..] else { panic!("{:?}", pictures(&built)) };
    let set = "srcset='/kb/en/guide/b.png 800w,\n  https://cdn.example/c.png?a=1&";
    for text in [built.page("en/guide/a/index.html"), built.page("en/guide/a/index.md")] {
        assert!(text.contains(set), "{text}");
        assert!(text.contains(&format!("srcset=\"/kb/_guichet/pictures/{gif} 1x,")), "{text}");
        // What could be anything is left as it is written.
        assert!(text.contains(&format!("srcset=\"a.png, {GIF} 2x, javascript:1 3x\"")), "{text}");
    }
    let page = built.page("en/guide/a/index.html");
    assert!(page.contains("c.png?a=1&amp;b=2 1600w'"), "{page}");
    assert!(page.contains("img-src 'self' https://cdn.example;"), "{page}");
    assert!(built.stderr.contains("lost.png") && !built.stderr.contains("OUT010"), "{}", built.stderr);
    assert!(built.exists("en/guide/b.png"));
}
