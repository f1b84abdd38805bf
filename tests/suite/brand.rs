//! `theme` of site.yaml: what it says is on every page, what is wrong with it is said where it is written.

use crate::site::{SITE, SiteTest};

const LOGO: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 30\"><path d=\"M0 0h120v30H0z\"/></svg>\n";

fn site(theme: &str) -> SiteTest {
    SiteTest::new()
        .file("site.yaml", format!("{SITE}theme:\n{theme}"))
        .file("content/en/guide/_index.md", "---\ntitle: Guide\n---\n")
        .file("content/fr/guide/_index.md", "---\ntitle: Guide\n---\n")
        .article("content/en/guide/a.md", "A")
        .article("content/fr/guide/a.md", "A")
}

#[test]
fn a_name_alone_is_a_theme() {
    let plain = SiteTest::new().article("content/en/guide/a.md", "A").build().code(0);
    let named = SiteTest::new()
        .file("site.yaml", format!("{SITE}theme: {{ name: default }}\n"))
        .article("content/en/guide/a.md", "A")
        .build()
        .code(0);
    assert_eq!(plain.page("en/guide/a/index.html"), named.page("en/guide/a/index.html"));
}

#[test]
fn a_brand_reaches_pages_panel_and_button() {
    let built = site("  brand: \"#ffd02f\"\n  radius: 4px\n").build().code(0);
    assert_eq!(built.diagnostics(), [""; 0]);
    for file in ["theme.css", "panel/panel.css"] {
        let css = built.asset(file);
        assert!(css.contains("--fill:#ffd02f"), "{file}");
        assert!(css.contains("--radius:4px"), "{file}");
        assert!(!css.contains("--accent:light-dark(#0b6b5c"), "{file}: the theme's own colour");
    }
    // Nothing in the panel has small corners, and what it doesn't use is not in its styles.
    assert!(built.asset("theme.css").contains("--radius-small:calc(4px * 0.6)"));
    assert!(built.page("_guichet/panel.js").contains("--fill:#ffd02f"));
}

#[test]
fn the_panel_may_look_like_the_product() {
    let built = site("  brand: \"#ffd02f\"\n  panel: { brand: \"#7047eb\", radius: 3px }\n").build().code(0);
    assert_eq!(built.diagnostics(), [""; 0]);
    assert!(built.asset("theme.css").contains("--fill:#ffd02f"));
    let panel = built.asset("panel/panel.css");
    assert!(
        panel.contains("--fill:#7047eb") && panel.contains("--radius:3px") && !panel.contains("#ffd02f"),
        "{panel}"
    );
    assert!(built.page("_guichet/panel.js").contains("--fill:#7047eb"));
    let built = site("  panel: { brand: purple, colour: \"#7047eb\" }\n").build().code(2);
    assert_eq!(built.diagnostics(), ["site.yaml:8:19 CFG004", "site.yaml:8:27 CFG003"]);
}

#[test]
fn colours_that_nobody_can_read_are_reported() {
    let built = site("  brand: \"#ffd02f\"\n  colors:\n    on_brand: \"#ffffff\"\n    text: { light: \"#999999\", dark: \"#eeeeee\" }\n")
        .build()
        .code(0);
    assert_eq!(built.diagnostics(), ["site.yaml:10:15 A11Y001", "site.yaml:10:15 A11Y001", "site.yaml:11:20 A11Y001"]);
    assert!(
        built.stderr.contains("in the light scheme, #ffffff on #ffd02f has a contrast of 1.46:1, and 4.5:1 is needed"),
        "{}",
        built.stderr
    );
    assert!(built.stderr.contains("the nearest shade that can be read is \""), "{}", built.stderr);
}

#[test]
fn mistakes_are_told_where_they_are_written() {
    let built = site("  brnd: \"#ffd02f\"\n  brand: #ffd02f\n  radius: 99px\n  logo: { ligt: a.svg }\n  home: [serch]\n  header_links: [Status]\n  scripts: [{ src: \"http://a.example/x.js\" }, { src: \"https://a.example/x.js\", attributes: { onload: x } }]\n  head: [{ link: { rel: stylesheet, href: /a.css } }, { meta: { http-equiv: refresh, content: x } }]\n")
        .build()
        .code(2);
    assert_eq!(
        built.diagnostics(),
        [
            "site.yaml:8:3 CFG003",
            "site.yaml:9:3 CFG004",
            "site.yaml:10:11 CFG004",
            "site.yaml:11:11 CFG003",
            "site.yaml:12:10 CFG004",
            "site.yaml:13:18 CFG004",
            "site.yaml:14:20 CFG004",
            "site.yaml:14:94 CFG003",
            "site.yaml:15:18 CFG004",
            "site.yaml:15:65 CFG003",
        ]
    );
    for said in [
        "did you mean `brand`?",
        "put the colour in quotes: `brand: \"#ffd02f\"`",
        "did you mean `light`?",
        "did you mean `search`?",
    ] {
        assert!(built.stderr.contains(said), "{said}\n{}", built.stderr);
    }
}

#[test]
fn files_of_the_brand() {
    let theme = "  logo: { light: logo.svg, alt: Acme }\n  favicon: brand/icon.svg\n  css: [brand.css]\n  social_image: { file: share.png, alt: { en: The Acme logo } }\n";
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\xb0\0\0\x02\x76\x08\x02\0\0\0";
    let test = site(theme)
        .file("brand/logo.svg", LOGO.replace("<path", "<script>alert(1)</script><path"))
        .file("brand/icon.svg", LOGO)
        .file("brand/logo.psd", "source")
        .file("brand/share.png", png)
        .file("brand/brand.css", ".hero { background: url(icon.svg); }\n");
    let built = test.build().code(0);
    assert_eq!(built.diagnostics(), ["brand/logo.psd CFG015", "brand/logo.svg OUT008"]);
    let page = built.page("en/guide/a/index.html");
    for part in [
        "/brand/logo.svg\" alt=\"Acme\" width=\"112\" height=\"28\"></a>",
        "<link rel=\"icon\" type=\"image/svg+xml\" href=\"/kb/_guichet/",
        "/brand/brand.css\">",
        "<meta property=\"og:image\" content=\"https://help.example.com/kb/_guichet/",
        "<meta property=\"og:image:width\" content=\"1200\">",
        "<meta property=\"og:image:alt\" content=\"The Acme logo\">",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("brand-name") && !page.contains("favicon.svg"));
    assert!(!built.asset("brand/logo.svg").contains("script"));
    assert!(built.files.keys().all(|path| !path.ends_with(".psd")));
    test.write("site.yaml", format!("{SITE}theme:\n  logo: logos.svg\n  css: [icon.svg]\n"));
    let built = test.build().code(2);
    assert_eq!(built.diagnostics(), ["site.yaml:8:9 CFG014", "site.yaml:9:9 CFG014"]);
    assert!(built.stderr.contains("did you mean `logo.svg`?"), "{}", built.stderr);
}

#[test]
fn what_nothing_names_is_not_published() {
    let theme = "  logo: logo.svg\n  css: [look/brand.css]\n  scripts: [own.js]\n";
    let css = "@import \"print.css\";\n.hero { background: url(../dots.png) }\n.x { content: \"draft.png\" }\n";
    let built = site(theme)
        .file("brand/logo.svg", LOGO)
        .file("brand/look/brand.css", css)
        .file("brand/look/print.css", "@media print { .x { background: image-set(\"ink.png\" 1x) } }\n")
        .file("brand/look/ink.png", "png")
        .file("brand/dots.png", "png")
        .file("brand/own.js", "import { hello } from \"./hello.js\";\nhello();\n")
        .file("brand/hello.js", "export const hello = () => {};\n")
        .file("brand/in-a-template.png", "png")
        .file(
            "templates/partials/footer.html",
            "<footer><img src=\"{{ site.assets }}brand/in-a-template.png\" alt=\"\"></footer>\n",
        )
        .file("brand/OFL.txt", "The licence of a font")
        .file("brand/draft.png", "png")
        .file("brand/old-logo.svg", LOGO)
        .build()
        .code(0);
    assert_eq!(built.diagnostics(), ["brand/draft.png CFG015", "brand/old-logo.svg CFG015"]);
    assert!(built.stderr.contains("nothing names `brand/draft.png`, so it is not published"), "{}", built.stderr);
    let published = built.files.keys().filter_map(|path| Some(path.split_once("/brand/")?.1));
    let expected = [
        "dots.png",
        "hello.js",
        "in-a-template.png",
        "logo.svg",
        "look/brand.css",
        "look/ink.png",
        "look/print.css",
        "own.js",
    ];
    assert_eq!(published.collect::<Vec<_>>(), expected);
}

#[test]
fn links_lead_where_readers_of_each_language_find_it() {
    let theme = "  header_links:\n    - { text: { en: Start, fr: Début }, href: guide/a.md }\n    - { text: Status, href: \"https://status.example.com/\" }\n  footer_links:\n    - { title: { en: Legal, fr: Légal }, links: [{ text: Terms, href: terms.pdf }] }\n    - { text: Contact, href: contact/ }\n  home: [search, { cards: [{ title: Guide, href: guide/, icon: book }] }, areas]\n";
    let test = site(theme)
        .file("static/terms.pdf", "%PDF")
        .file("content/fr/guide/a.md", "---\ntitle: A\nslug: lettre-a\n---\nTexte.\n");
    let built = test.build().code(0);
    assert_eq!(built.diagnostics(), [""; 0]);
    let page = built.page("fr/guide/lettre-a/index.html");
    for part in [
        "<a class=\"nav-link wide-link\" href=\"/kb/fr/guide/lettre-a/\">Début</a>",
        "href=\"https://status.example.com/\">Status</a>",
        "<h2 class=\"footer-title\" id=\"page:footer-1\">Légal</h2>",
        "<li><a href=\"/kb/terms.pdf\">Terms</a></li>",
        "<li><a href=\"/kb/fr/contact/\">Contact</a></li>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let home = built.page("fr/index.html");
    assert!(home.contains("<h3 class=\"card-title\"><a href=\"/kb/fr/guide/\">Guide</a></h3>"), "{home}");
    assert!(home.find("#book").unwrap() < home.find("page:areas").unwrap() && !home.contains("contact-callout"));
    // A page that moves takes the links of all others along.
    test.write("content/fr/guide/a.md", "---\ntitle: A\nslug: la-lettre-a\n---\nTexte.\n");
    let built = test.build().code(0);
    assert!(built.page("fr/index.html").contains("/kb/fr/guide/la-lettre-a/\">Début"));
    test.write("site.yaml", format!("{SITE}theme: {{ header_links: [{{ text: A, href: guide/b.md }}, {{ text: B, href: \"javascript:alert(1)\" }}] }}\n"));
    let built = test.build().code(1);
    assert_eq!(built.diagnostics(), ["site.yaml:7:42 LNK001", "site.yaml:7:73 MD005"]);
}

#[test]
fn scripts_and_tags_are_data_and_the_policy_follows() {
    let theme = "  head:\n    - meta: { name: theme-color, content: '\"><script>' }\n    - link: { rel: me, href: \"https://social.example.com/@acme\" }\n  scripts:\n    - src: https://plausible.io/js/script.js\n      attributes: { data-domain: help.example.com }\n      connect: [https://plausible.io]\n    - own.js\n";
    let built = site(theme).file("brand/own.js", "console.log(1);\n").build().code(0);
    let page = built.page("en/guide/a/index.html");
    for part in [
        "<meta name=\"theme-color\" content=\"&quot;&gt;&lt;script&gt;\">",
        "<link rel=\"me\" href=\"https://social.example.com/@acme\">",
        "<script defer src=\"https://plausible.io/js/script.js\" data-domain=\"help.example.com\"></script>",
        "/brand/own.js\"></script>",
        "script-src 'self' https://plausible.io;",
        "connect-src 'self' https://plausible.io;",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(built.page("_headers").contains("script-src 'self' https://plausible.io; style-src 'self';"));
}

#[test]
fn an_announcement_is_there_for_its_days() {
    let theme = "  announcement: { text: { en: New, fr: Nouveau }, from: 2026-11-20, until: 2026-11-30 }\n";
    let test = site(theme);
    let on = |day: &str| test.run(&["build", "--date", day]).code(0).page("fr/index.html");
    assert!(!on("2026-11-19").contains("announcement"));
    let page = on("2026-11-20");
    assert!(page.contains("<bdi>Nouveau</bdi>") && page.contains(" data-announcement=\""), "{page}");
    assert!(on("2026-11-29").contains("Nouveau"));
    assert!(!on("2026-11-30").contains("announcement"));
    let id = |page: &str| page.split("data-announcement=\"").nth(1).map(|rest| rest[..8].to_owned());
    test.write(
        "site.yaml",
        format!("{SITE}theme: {{ announcement: {{ text: {{ en: Newer, fr: Nouveau }}, dismissible: false }} }}\n"),
    );
    let other = on("2026-11-20");
    assert_ne!(id(&page), id(&other));
    assert!(!other.contains("announcement-close") && !other.contains("announcement.js"));
    test.write(
        "site.yaml",
        format!("{SITE}theme:\n  announcement:\n    fr: Du [nouveau](/new)\n    en: New [1] (soon)\n"),
    );
    let told = test.build().code(2);
    assert_eq!(told.diagnostics().len(), 1, "{}", told.stderr);
    assert!(told.stderr.contains("the address of the link as `href`"), "{}", told.stderr);
}

#[test]
fn copies_of_the_theme_are_compared_with_what_they_were() {
    let test = site("  name: default\n");
    let listed = test.run(&["theme", "eject"]).code(0).stdout;
    assert!(listed.lines().any(|line| line == "templates/partials/header.html"), "{listed}");
    let copied = test.run(&["theme", "eject", "header.html", "tokens.css"]).code(0);
    assert_eq!(copied.stdout, "templates/partials/header.html\ntemplates/assets/tokens.css\n");
    assert!(test.run(&["theme", "eject", "logo.html", "tokens.css"]).code(2).stderr.contains("is there already"));
    assert!(!test.root().join("templates/partials/logo.html").exists());
    assert!(test.run(&["theme", "eject", "heade.html"]).code(2).stderr.contains("did you mean"));
    // A copy that nobody has changed makes the same site.
    let plain = site("  name: default\n").build().code(0);
    assert_eq!(test.build().code(0).page("en/index.html"), plain.page("en/index.html"));
    test.write("templates/partials/header.html", "<header class=\"site-header\">Ours</header>\n");
    assert_eq!(
        test.run(&["theme", "diff"]).code(0).stdout,
        "templates/assets/tokens.css: the same as the theme's; delete it\ntemplates/partials/header.html: yours; the theme's has not changed since 0.1.0\n"
    );
    // As if an older program had made the copies.
    let record = test.root().join("templates/.ejected.json");
    let older = std::fs::read_to_string(&record)
        .unwrap()
        .replace("site-header-inner", "header-inner")
        .replace("0.1.0", "0.0.9");
    std::fs::write(&record, older).unwrap();
    let diff = test.run(&["theme", "diff"]).code(1).stdout;
    assert!(
        diff.contains("header.html: yours; the theme's has changed since 0.0.9:\n--- 0.0.9\n+++ 0.1.0\n"),
        "{diff}"
    );
    assert!(diff.contains("-<div class=\"header-inner\">\n+<div class=\"site-header-inner\">\n"), "{diff}");
    // Whoever has put the changes into the copy is not told again.
    let seen = test.run(&["theme", "diff", "header.html", "--seen"]).code(0).stdout;
    assert_eq!(seen, "templates/partials/header.html: yours; the theme's has not changed since 0.1.0\n");
    assert_eq!(test.run(&["theme", "diff", "header.html"]).code(0).stdout, seen);
    assert!(test.run(&["theme", "diff", "heade.html"]).code(2).stderr.contains("did you mean"));
}

/// Of a stylesheet, each address that shows nothing; not those that are right, or that nobody can know.
#[test]
fn addresses_of_stylesheets_are_checked() {
    let css = ".a { background: url(missing.png) }\n.b { background: url(\"icon.svg?v=1#x\"), url(data:,x), url(#f), url(/kb/x.png) }\n@font-face { src: url(https://fonts.example.com/a.woff2) }\n.c { mask: url('../site.yaml') }\n";
    let test = SiteTest::new()
        .file("site.yaml", format!("{SITE}theme: {{ css: [brand.css] }}\n"))
        .file("content/en/guide/a.md", "---\ntitle: A\n---\nText.\n")
        .file("brand/icon.svg", LOGO)
        .file("brand/brand.css", css);
    let built = test.build().code(0);
    let expected = ["brand/brand.css:1:18 CFG018", "brand/brand.css:3:19 CFG018", "brand/brand.css:4:16 CFG018"];
    assert_eq!(built.diagnostics(), expected, "{}", built.stderr);
}
