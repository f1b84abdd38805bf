//! Fonts of `theme`: readers get the parts that the site's texts need, from the site itself.

use crate::site::{Outcome, SITE, SiteTest};

/// Boxes for Latin, some Greek, Cyrillic and Japanese letters.
const BOXES: &[u8] = include_bytes!("../../crates/brand/tests/fonts/boxes.ttf");
const UNCUTTABLE: &[u8] = include_bytes!("../../crates/brand/tests/fonts/uncuttable.ttf");

fn site(fonts: &str) -> SiteTest {
    SiteTest::new()
        .file("site.yaml", format!("{SITE}theme:\n  fonts:\n{fonts}"))
        .file("content/en/guide/_index.md", "---\ntitle: Guide\n---\n")
        .file("content/fr/guide/_index.md", "---\ntitle: Guide\n---\n")
        .article("content/en/guide/a.md", "A")
        .article("content/fr/guide/a.md", "A")
        .file("brand/sans.ttf", BOXES)
}

/// The fonts beside the stylesheet of today's pages: those of earlier builds stay for a while.
fn fonts(built: &Outcome) -> Vec<&str> {
    let page = built.page("en/index.html");
    let folder = page.split("/theme.css").next().and_then(|before| before.rsplit('/').next()).unwrap_or_default();
    let folder = format!("_guichet/{folder}/brand/");
    let files = built.files.keys().filter_map(|path| path.strip_prefix(&folder));
    files.filter(|name| [".woff2", ".ttf", ".otf"].iter().any(|end| name.ends_with(end))).collect()
}

#[test]
fn fonts_come_from_the_site_itself() {
    let theme = "    text: { family: Acme Sans, files: [{ file: sans.ttf, weight: 100 900 }, { file: other.ttf, style: italic }], fallback: [Georgia] }\n    headings: Georgia\n    code: { family: Acme Mono, files: [mono.ttf, mono.ttf] }\n";
    let test = site(theme).file("brand/other.ttf", BOXES).file("brand/mono.ttf", BOXES);
    let built = test.build().code(2);
    assert_eq!(built.diagnostics(), ["site.yaml:11:50 CFG004"]);
    test.write("site.yaml", format!("{SITE}theme:\n  fonts:\n{}", theme.replace(", mono.ttf]", "]")));
    let built = test.build().code(0);
    assert_eq!(built.diagnostics(), [""; 0]);
    let css = built.asset("theme.css");
    for part in [
        "@font-face{font-family:\"Acme Sans\";font-style:normal;font-weight:100 900;font-display:swap;src:url(\"brand/sans-latin.woff2\") format(\"woff2\");unicode-range:U+20-7E,",
        "font-style:italic;font-weight:400;font-display:swap;src:url(\"brand/other-latin.woff2\") format(\"woff2\");",
        "@font-face{font-family:\"Acme Sans fallback\";src:local(\"Arial\"),local(\"Helvetica\")",
        "@font-face{font-family:\"Acme Mono fallback\";src:local(\"Courier New\")",
        "size-adjust:",
        "ascent-override:",
        "--sans:\"Acme Sans\",\"Acme Sans fallback\",\"Georgia\",-apple-system",
        "--mono:\"Acme Mono\",\"Acme Mono fallback\",ui-monospace",
        ":root :is(h1,h2,h3,h4,h5,h6),:is(h1,h2,h3,h4,h5,h6) [lang]{font-family:\"Georgia\",var(--sans)}",
    ] {
        assert!(css.contains(part), "{part}\n{css}");
    }
    assert_eq!(fonts(&built), ["mono-latin.woff2", "other-latin.woff2", "sans-latin.woff2"]);
    let page = built.page("en/guide/a/index.html");
    let preloads: Vec<&str> = page.split("<link rel=\"preload\" as=\"font\"").skip(1).collect();
    assert_eq!(preloads.len(), 1, "{page}");
    assert!(preloads[0].contains("/brand/sans-latin.woff2\" crossorigin>"), "{page}");
    assert!(!built.asset("panel/panel.css").contains("@font-face"));
}

#[test]
fn parts_are_what_texts_need_and_no_more() {
    let settings = SITE.replace("areas:", "  ru: {}\nareas:");
    let theme = "theme: { fonts: { text: { family: Acme, files: [sans.ttf] } } }\n";
    let test = site("").file("site.yaml", format!("{settings}{theme}"));
    let built = test.build().code(0);
    let before = fonts(&built).join(" ");
    assert_eq!(before, "sans-cyrillic.woff2 sans-latin.woff2", "the words of the theme are Russian, too");
    let latin = built.files.iter().find(|(path, _)| path.ends_with("sans-latin.woff2")).unwrap().1.clone();
    assert!(latin.len() < BOXES.len() / 2, "{}", latin.len());
    let page = built.page("ru/index.html");
    assert!(page.contains("/brand/sans-cyrillic.woff2\" crossorigin>"), "{page}");
    // A text that needs no other letters changes nothing, one that does adds a part.
    let css = built.asset("theme.css");
    test.write("content/en/guide/a.md", "---\ntitle: A\n---\nOther words, “quoted” – and more.\n");
    assert_eq!(test.build().code(0).asset("theme.css"), css);
    test.write("content/en/guide/a.md", "---\ntitle: A\n---\nThe angle α and 設定.\n");
    let again = test.build().code(0);
    assert_eq!(fonts(&again), ["sans-cyrillic.woff2", "sans-east-asian.woff2", "sans-greek.woff2", "sans-latin.woff2"]);
    let anew = test.run(&["build", "--no-cache"]).code(0);
    assert!(again.files == anew.files, "a build that goes on gives other bytes than one from nothing");
    // What only a draft says is not published, and needs no letters.
    test.write("content/en/guide/a.md", "---\ntitle: A\ndraft: true\n---\nThe angle α and 設定.\n");
    test.write("content/en/guide/b.md", "---\ntitle: B\n---\nText.\n");
    assert_eq!(fonts(&test.build().code(0)).join(" "), before);
}

#[test]
fn what_is_no_font_is_told_where_it_is_named() {
    let damaged = [&BOXES[..1000], &[0xff; 600][..]].concat();
    let built = site("    text: { family: Acme, files: [sans.ttf, { file: page.woff2, weight: 700 }] }\n")
        .file("brand/sans.ttf", damaged)
        .file("brand/page.woff2", "<html>")
        .build()
        .code(2);
    assert_eq!(built.diagnostics(), ["site.yaml:9:35 CFG014", "site.yaml:9:53 CFG014"]);
    assert!(built.stderr.contains("`brand/page.woff2` is not a font that can be read"), "{}", built.stderr);
}

#[test]
fn a_licence_that_forbids_to_cut_is_kept_to() {
    let built =
        site("    text: { family: Acme, files: [sans.ttf] }\n").file("brand/sans.ttf", UNCUTTABLE).build().code(0);
    assert_eq!(built.diagnostics(), ["site.yaml:9:35 CFG014"]);
    assert!(built.stderr.contains("warning") && built.stderr.contains("forbids to cut it"), "{}", built.stderr);
    assert_eq!(fonts(&built), ["sans.woff2"]);
    assert!(!built.asset("theme.css").contains("format(\"woff2\");unicode-range"));
}
