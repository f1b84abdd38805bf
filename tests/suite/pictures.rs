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
