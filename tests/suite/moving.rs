//! `guichet mv` and `guichet rm`: no link and no address leads nowhere afterwards.

use std::fs;

use crate::site::SiteTest;

const SITE: &str =
    "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {}, fr: {} }\nareas: [guide, data]\n";
const EXPORT: &str = "---\ntitle: Export\n---\nSee [other](other.md#a) and ![a picture](export.png).\n\n## A\n";

fn site() -> SiteTest {
    SiteTest::new()
        .file("site.yaml", SITE)
        .file("published.json", "[]")
        .file("content/en/guide/export.md", EXPORT)
        .file("content/en/guide/export.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\xb0\0\0\x02\x76\x08\x02\0\0\0")
        .file("content/fr/guide/export.md", "---\ntitle: Exporter\nslug: exporter\naliases: [guide/vieux]\n---\nTexte.\n")
        .file("content/en/guide/other.md", "---\ntitle: Other\nrelated: [guide/export]\n---\n## A\n\n[Export](export.md#a), [again](/guide/export.md).\n")
        .file("content/fr/guide/other.md", "---\ntitle: Autre\n---\n## A\n\n[Exporter](export.md).\n")
        .file("content/en/data/rows.md", "---\ntitle: Rows\n---\n[Export](../guide/export.md)\n")
}

fn text(test: &SiteTest, path: &str) -> String {
    fs::read_to_string(test.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn an_article_moves_in_all_languages_with_its_links_and_addresses() {
    let test = site();
    test.run(&["build", "--strict", "-o", "public"]).code(0);
    let said = test.run(&["mv", "content/en/guide/export.md", "data/export-data"]).code(0);
    assert!(said.stderr.contains("4 links in 3 files lead there now"), "{}", said.stderr);
    assert!(!test.root().join("content/en/guide/export.md").exists());
    let moved = text(&test, "content/en/data/export-data.md");
    assert!(moved.starts_with("---\ntitle: Export\nid: guide/export\naliases: [guide/export]\n---\n"), "{moved}");
    assert!(moved.contains("[other](../guide/other.md#a)") && moved.contains("](../guide/export.png)"), "{moved}");
    assert!(text(&test, "content/fr/data/export-data.md").contains("aliases: [guide/vieux, guide/exporter]\n"));
    assert!(text(&test, "content/en/data/rows.md").contains("(export-data.md)"));
    assert!(
        text(&test, "content/en/guide/other.md").contains("(../data/export-data.md#a), [again](/data/export-data.md)")
    );
    // Whatever was published still leads on, and nothing is broken.
    let built = test.run(&["build", "--strict"]).code(0);
    assert!(built.exists("en/guide/export/index.html") && built.exists("fr/guide/exporter/index.html"));

    // And back.
    test.run(&["mv", "data/export-data", "guide/export"]).code(0);
    let back = text(&test, "content/en/guide/export.md");
    assert!(back.contains("aliases: [data/export-data]\n") && back.contains("[other](other.md#a)"), "{back}");
    assert_eq!(text(&test, "content/en/data/rows.md"), "---\ntitle: Rows\n---\n[Export](../guide/export.md)\n");
    test.run(&["build", "--strict"]).code(0);
}

#[test]
fn a_folder_as_target_keeps_the_name_and_a_trial_changes_nothing() {
    let test = site();
    let said = test.run(&["mv", "guide/export", "data/", "--dry-run"]).code(0);
    assert!(said.stdout.contains("content/fr/guide/export.md → content/fr/data/export.md"), "{}", said.stdout);
    assert!(test.root().join("content/en/guide/export.md").exists());
}

#[test]
fn what_cannot_be_moved_stays() {
    let test = site();
    for (from, to, why) in [
        ("guide/exprot", "data/x", "did you mean `guide/export`"),
        ("guide", "data/x", "is a folder"),
        ("guide/export", "guide/other", "is there already"),
        ("guide/export", "guide/export", "where it is already"),
        ("guide/export", "export", "names no area"),
        ("guide/export", "../x/y", "can't be the name"),
    ] {
        let said = test.run(&["mv", from, to]).code(2);
        assert!(said.stderr.contains(why), "{from} {to}: {}", said.stderr);
    }
    assert_eq!(text(&test, "content/en/guide/export.md"), EXPORT);
}

/// Half a move would be a site in which nobody knows what is where.
#[test]
fn what_cannot_be_written_changes_nothing() {
    let sources = |test: &SiteTest| {
        let mut all = crate::site::files(test.root());
        all.retain(|path, _| !path.starts_with(".guichet/"));
        all
    };
    for (blocked, text) in [
        // A file where a folder of the second language would be.
        ("content/fr/data", "x"),
        // Not what was read: it is in another encoding.
        ("content/en/guide/zz.md", "---\ntitle: Z\n---\n[Export](export.md) caf\u{e9}\n"),
    ] {
        let test = site();
        let bytes: Vec<u8> = text.chars().map(|c| c as u8).collect();
        test.write(blocked, bytes);
        let before = sources(&test);
        let said = test.run(&["mv", "guide/export", "data/moved"]).code(3);
        assert!(
            said.stderr.contains("nothing was changed, because of") && said.stderr.contains(blocked),
            "{}",
            said.stderr
        );
        assert_eq!(said.stdout, "", "{}", said.stdout);
        assert_eq!(sources(&test), before, "{blocked}");
    }
}

#[test]
fn marks_and_line_breaks_stay() {
    let of = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let test = SiteTest::new()
        .file("content/en/guide/a.md", of("---\ntitle: A\n---\nText.\n"))
        .file("content/en/guide/b.md", of("---\ntitle: B\n---\n[a](a.md)\n"));
    test.run(&["mv", "guide/a", "guide/sub/a"]).code(0);
    assert_eq!(text(&test, "content/en/guide/b.md"), of("---\ntitle: B\n---\n[a](sub/a.md)\n"));
    let moved = "---\ntitle: A\nid: guide/a\naliases: [guide/a]\n---\nText.\n";
    assert_eq!(text(&test, "content/en/guide/sub/a.md"), of(moved));
}

#[test]
fn whoever_removes_an_article_says_where_its_readers_go() {
    let test = site();
    test.build().code(0);
    let said = test.run(&["rm", "guide/export"]).code(2);
    assert!(said.stderr.contains("--to") && said.stderr.contains("--nowhere"), "{}", said.stderr);
    let said = test.run(&["rm", "guide/export", "--to", "data/rows", "--dry-run"]).code(0);
    assert!(said.stdout.starts_with("would remove content/en/guide/export.md\n"), "{}", said.stdout);
    assert!(said.stderr.contains("nothing was changed"), "{}", said.stderr);
    assert!(test.root().join("content/en/guide/export.md").exists() && !test.root().join("redirects.yaml").exists());
    let said = test.run(&["rm", "guide/export", "--to", "data/rows"]).code(0);
    // French readers go to the English text: there is none of theirs.
    assert_eq!(
        text(&test, "redirects.yaml"),
        "\"/en/guide/export/\": data/rows\n\"/fr/guide/vieux/\": \"/en/data/rows/\"\n\"/fr/guide/exporter/\": \"/en/data/rows/\"\n"
    );
    assert!(
        said.stderr.contains("`related` of 1 file names `data/rows` in its place")
            && said.stderr.contains("it is still named in:\n  content/fr/guide/other.md"),
        "{}",
        said.stderr
    );
    let other =
        "---\ntitle: Other\nrelated: [data/rows]\n---\n## A\n\n[Export](../data/rows.md), [again](/data/rows.md).\n";
    assert_eq!(text(&test, "content/en/guide/other.md"), other);
    test.write("content/en/guide/other.md", "---\ntitle: Other\n---\nText.\n");
    test.write("content/fr/guide/other.md", "---\ntitle: Autre\n---\nTexte.\n");
    test.run(&["build", "--strict"]).code(0);
}

/// Where links lead is a part of what a translation matches, and a move changes both.
#[test]
fn translations_are_not_behind_after_a_move() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", "---\ntitle: A\n---\nSee [b](b.md).\n\n## More\n\nSee [c](../guide/c.md#x).\n")
        .file("content/fr/guide/a.md", "---\ntitle: A\n---\nVoir [b](b.md).\n\n## Plus\n\nVoir [c](c.md#x).\n")
        .file("content/en/guide/b.md", "---\ntitle: B\n---\nSee [a](a.md).\n")
        .file("content/fr/guide/b.md", "---\ntitle: B\n---\nVoir [a](a.md).\n")
        .file("content/en/guide/c.md", "---\ntitle: C\n---\n## X\n")
        .file("content/fr/guide/c.md", "---\ntitle: C\n---\n## X\n");
    test.run(&["i18n", "stamp", "--unstamped"]).code(0);
    test.write("content/en/guide/b.md", "---\ntitle: B\n---\nSee [a](a.md), please.\n\n## New\n\nText.\n");
    let behind = |test: &SiteTest| test.run(&["i18n", "status", "--locale", "fr"]).code(0).stdout;
    assert!(behind(&test).contains("1 stale"), "{}", behind(&test));
    test.run(&["mv", "guide/a", "guide/sub/a"]).code(0);
    let after = behind(&test);
    assert!(after.contains("1 stale") && after.contains("stale: introduction, New"), "{after}");
}

#[test]
fn an_address_elsewhere_and_nowhere_are_answers_too() {
    let test = site();
    let said = test.run(&["rm", "guide/export", "--to", "https://old.example.com/x"]).code(0);
    assert!(said.stderr.contains("it is still named in:\n  content/en/data/rows.md"), "{}", said.stderr);
    assert!(text(&test, "redirects.yaml").contains("\"/en/guide/export/\": \"https://old.example.com/x\"\n"));
    let test = site();
    test.run(&["rm", "guide/export", "--nowhere"]).code(0);
    assert!(!test.root().join("redirects.yaml").exists());
    // Who keeps the list of what was published has said so once, and is not asked again.
    let test = site().file("published.json", "[]\n").file("content/en/data/rows.md", "---\ntitle: Rows\n---\nText.\n");
    test.run(&["build"]).code(0);
    assert!(text(&test, "published.json").contains("en/guide/export"));
    test.run(&["rm", "guide/export", "--nowhere"]).code(0);
    assert!(!text(&test, "published.json").contains("guide/export"), "{}", text(&test, "published.json"));
    assert!(!test.run(&["check"]).stderr.contains("RED005"));
}

#[test]
fn a_folder_that_a_language_borrows_still_has_its_page() {
    let test = SiteTest::new()
        .file("site.yaml", SITE.replace("fr: {}", "fr: { fallback: [en] }"))
        .article("content/en/guide/a.md", "A")
        .article("content/en/guide/b.md", "B")
        .article("content/fr/guide/a.md", "A en français")
        .article("content/en/data/c.md", "C");
    test.run(&["mv", "guide/a", "data/a"]).code(0);
    assert!(!test.root().join("redirects.yaml").exists());
    test.run(&["check"]).code(0);
}

/// Whatever an article names by a path, and whatever names it so.
#[test]
fn every_kind_of_path_follows_a_move() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\xb0\0\0\x02\x76\x08\x02\0\0\0";
    let article = |locale: &str| {
        format!(
            "---\ntitle: A {locale}\nimage: shot.png\nrelated: [help.md, \"guide/id\", data/id]\n---\n\
             {{{{ video(src=\"https://v.example.com/a.mp4\", title=\"x\", poster=\"shot.png\") }}}}\n\n\
             ```sh file=\"data.csv\"\n```\n\n![Logo](../../assets/logo.png)\n"
        )
    };
    let named = "title: I\nid: data/id\nrelated:\n  - 'aa.md'\n  - ../guide/aa\n";
    let mut test = SiteTest::new().file("site.yaml", SITE).file("content/assets/logo.png", png);
    for locale in ["en", "fr"] {
        let file = |name: &str| format!("content/{locale}/guide/{name}");
        test = test
            .file(&file("aa.md"), article(locale))
            .file(&file("shot.png"), png)
            .file(&file("data.csv"), "a,b\n")
            .article(&file("help.md"), "Help")
            .article(&file("id.md"), "Id")
            .file(&file("named.md"), format!("---\n{named}---\nText.\n"));
    }
    let before = test.run(&["check"]);
    for code in ["IMG001", "NAV003", "MD031"] {
        assert!(!before.stderr.contains(code), "{}", before.stderr);
    }
    test.run(&["mv", "guide/aa", "data/sub/"]).code(0);
    let moved = text(&test, "content/fr/data/sub/aa.md");
    for part in [
        "image: \"../../guide/shot.png\"\n",
        "related: [\"../../guide/help.md\", \"guide/id\", data/id]\n",
        "src=\"https://v.example.com/a.mp4\", title=\"x\", poster=\"../../guide/shot.png\")",
        "```sh file=\"../../guide/data.csv\"\n",
        "![Logo](../../../assets/logo.png)",
    ] {
        assert!(moved.contains(part), "{part}: {moved}");
    }
    let named = text(&test, "content/en/guide/named.md");
    assert!(named.contains("  - \"../data/sub/aa.md\"\n  - \"../data/sub/aa.md\"\n"), "{named}");
    let codes = |said: &str| {
        said.matches("[IMG001]").count() + said.matches("[NAV003]").count() + said.matches("[MD031]").count()
    };
    let after = test.run(&["check"]);
    assert_eq!((codes(&after.stderr), after.code), (0, before.code), "{}", after.stderr);
}

/// What is written for one removal has to outlive the next one.
#[test]
fn redirects_to_a_removed_article_lead_on() {
    let test = SiteTest::new()
        .file("site.yaml", SITE)
        .file("published.json", "[]\n")
        .file(
            "redirects.yaml",
            "# Ours\n/en/older/: /en/guide/b/\n/en/oldest/: guide/b # Since 2019\n/en/kept/: data/c\n",
        )
        .article("content/en/guide/a.md", "A")
        .article("content/fr/guide/a.md", "A")
        .article("content/en/guide/b.md", "B")
        .article("content/fr/guide/b.md", "B")
        .article("content/en/guide/more.md", "More")
        .article("content/fr/guide/more.md", "More")
        .article("content/en/data/c.md", "C");
    test.run(&["build"]).code(0);
    test.run(&["rm", "guide/a", "--to", "guide/b"]).code(0);
    let said = test.run(&["rm", "guide/b", "--to", "data/c"]).code(0);
    assert!(said.stderr.contains("4 old redirects to it lead there, too"), "{}", said.stderr);
    assert_eq!(
        text(&test, "redirects.yaml"),
        "# Ours\n/en/older/: data/c\n/en/oldest/: data/c # Since 2019\n/en/kept/: data/c\n\
         \"/en/guide/a/\": data/c\n\"/fr/guide/a/\": \"/en/data/c/\"\n\
         \"/en/guide/b/\": data/c\n\"/fr/guide/b/\": \"/en/data/c/\"\n"
    );
    let checked = test.run(&["check"]).code(0);
    assert!(!checked.stderr.contains("RED00"), "{}", checked.stderr);
    let said = test.run(&["rm", "data/c", "--nowhere"]).code(0);
    assert!(
        said.stderr.contains("redirects that led to it were removed from redirects.yaml:\n  /en/older/\n"),
        "{}",
        said.stderr
    );
    assert_eq!(text(&test, "redirects.yaml"), "# Ours\n");
    let published = text(&test, "published.json");
    assert!(!published.contains("guide/a") && !published.contains("data/c"), "{published}");
}

#[test]
fn readers_go_to_the_page_of_their_language() {
    let test = site();
    test.run(&["rm", "guide/export", "--to", "/contact/?from=export"]).code(0);
    let redirects = text(&test, "redirects.yaml");
    assert!(redirects.contains("\"/en/guide/export/\": \"/en/contact/?from=export\"\n"), "{redirects}");
    assert!(redirects.contains("\"/fr/guide/exporter/\": \"/fr/contact/?from=export\"\n"), "{redirects}");
    let checked = test.run(&["check"]);
    assert!(!checked.stderr.contains("RED00"), "{}", checked.stderr);
    for (to, why) in [
        ("/contcat/", "`/contcat/` is not a page of this site"),
        ("/en/guide/export/", "`/en/guide/export/` is removed with the article"),
        ("/fr/guide/vieux/", "is removed with the article"),
        ("/guide/export/", "can't go to the article itself"),
    ] {
        let test = site();
        let said = test.run(&["rm", "guide/export", "--to", to]).code(2);
        assert!(said.stderr.contains(why), "{to}: {}", said.stderr);
        assert!(!test.root().join("redirects.yaml").exists());
    }
    let test = site();
    test.run(&["rm", "guide/export", "--to", "/data/rows/"]).code(0);
    assert!(text(&test, "redirects.yaml").contains("\"/en/guide/export/\": data/rows\n"));
}

/// The rule of `guichet new`.
#[test]
fn a_target_is_written_as_new_articles_are() {
    for (typed, becomes) in [
        ("Data/Help", Some("data/help")),
        ("data/\"Lists Of People\"", Some("data/lists-of-people")),
        ("DATA/", None),
        ("data/new-name", None),
    ] {
        let test = site();
        let said = test.run(&["mv", "guide/export", typed]).code(0);
        let to = becomes.unwrap_or(if typed == "DATA/" { "data/export" } else { typed });
        assert!(test.root().join(format!("content/fr/{to}.md")).exists(), "{typed}: {}", said.stdout);
        if let Some(becomes) = becomes {
            assert!(said.stderr.contains(&format!("`{typed}` is written `{becomes}`")), "{}", said.stderr);
        }
    }
    let test = site();
    for (typed, why) in [
        ("data/help.fr", "the folder says the language; write `content/fr/data/help.md`"),
        ("data/README", "the page of a folder is `_index.md`"),
        ("data/con", "on Windows"),
    ] {
        let said = test.run(&["mv", "guide/export", typed]).code(2);
        assert!(said.stderr.contains(why), "{typed}: {}", said.stderr);
    }
}

#[test]
fn the_page_of_a_folder_leads_on_with_its_last_article() {
    for (answer, redirects) in [
        (
            &["--to", "guide/a"][..],
            "\"/en/data/sub/c/\": guide/a\n\"/en/data/sub/\": guide/a\n\"/en/data/\": guide/a\n",
        ),
        (&["--nowhere"], ""),
    ] {
        let test = SiteTest::new()
            .file("site.yaml", "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {} }\n")
            .file("published.json", "[]\n")
            .file("redirects.yaml", "")
            .article("content/en/guide/a.md", "A")
            .article("content/en/data/sub/c.md", "C");
        test.run(&["build"]).code(0);
        assert!(text(&test, "published.json").contains("\"en/data\""));
        test.run(&[&["rm", "data/sub/c"], answer].concat()).code(0);
        assert_eq!(text(&test, "redirects.yaml"), redirects);
        test.run(&["check", "--strict"]).code(0);
    }
}

/// As people copy it from the bar of a browser.
#[test]
fn an_address_of_the_published_site_is_the_article() {
    let site_at = |base: &str| {
        let test = site().file("site.yaml", SITE.replace("https://help.example.com/", base));
        test.file("content/fr/data/rows.md", "---\ntitle: Lignes\nslug: lignes\n---\n[Exporter](../guide/export.md)\n")
    };
    let both =
        "\"/en/guide/export/\": data/rows\n\"/fr/guide/vieux/\": data/rows\n\"/fr/guide/exporter/\": data/rows\n";
    for (base, to) in [
        ("https://help.example.com/kb/", "/kb/en/data/rows/"),
        ("https://help.example.com/kb/", "https://help.example.com/kb/fr/data/lignes/"),
        ("https://help.example.com/kb/", "http://help.example.com/kb/en/data/rows"),
        ("https://help.example.com/", "https://help.example.com/en/data/rows/"),
        ("https://help.example.com/", "/fr/data/lignes/"),
        ("https://help.example.com/kb/", "/kb/data/rows/"),
    ] {
        let test = site_at(base);
        test.run(&["rm", "guide/export", "--to", to]).code(0);
        assert_eq!(text(&test, "redirects.yaml"), both, "{to}");
        assert!(text(&test, "content/en/guide/other.md").contains("[Export](../data/rows.md)"), "{to}");
        let checked = test.run(&["check"]);
        assert!(!checked.stderr.contains("RED00"), "{to}: {}", checked.stderr);
    }
    let test = site_at("https://help.example.com/kb/");
    test.run(&["rm", "guide/export", "--to", "https://help.example.com/kb/contact/?from=x"]).code(0);
    assert!(text(&test, "redirects.yaml").contains("\"/fr/guide/exporter/\": \"/fr/contact/?from=x\"\n"));
    for to in ["https://help.example.com/kb/en/data/row/", "/kb/en/nothing/"] {
        let test = site_at("https://help.example.com/kb/");
        let said = test.run(&["rm", "guide/export", "--to", to]).code(2);
        assert!(said.stderr.contains(&format!("`{to}` is not a page of this site")), "{to}: {}", said.stderr);
        assert!(test.root().join("content/en/guide/export.md").exists());
    }
    // The same host may have other sites.
    let test = site_at("https://help.example.com/kb/");
    test.run(&["rm", "guide/export", "--to", "https://help.example.com/shop/"]).code(0);
    assert!(text(&test, "redirects.yaml").contains("\"https://help.example.com/shop/\""));
}

#[test]
fn related_names_the_other_article_or_none() {
    let site = || {
        site()
            .file("content/en/data/rows.md", "---\ntitle: Rows\nrelated: [guide/export, guide/other]\n---\nText.\n")
            .file("content/fr/data/rows.md", "---\ntitle: Lignes\n---\nTexte.\n")
            .file(
                "content/fr/guide/other.md",
                "---\ntitle: Autre\nrelated:\n  - export.md\n  - data/rows\n---\nTexte.\n",
            )
    };
    let test = site();
    let said = test.run(&["rm", "guide/export", "--to", "data/rows"]).code(0);
    // It is listed in French already, and is not related to itself.
    for told in ["`related` of 1 file names `data/rows` in its place", "`related` of 2 files names it no more"] {
        assert!(said.stderr.contains(told), "{}", said.stderr);
    }
    assert!(!said.stderr.contains("still named"), "{}", said.stderr);
    assert!(text(&test, "content/en/guide/other.md").contains("related: [data/rows]\n"));
    assert!(text(&test, "content/fr/guide/other.md").contains("related:\n  - data/rows\n---"));
    assert!(text(&test, "content/en/data/rows.md").contains("related: [guide/other]\n"));
    test.run(&["build", "--strict"]).code(0);
    let test = site();
    let said = test.run(&["rm", "guide/export", "--nowhere"]).code(0);
    assert!(said.stderr.contains("`related` of 3 files names it no more"), "{}", said.stderr);
    assert!(!text(&test, "content/en/guide/other.md").contains("related"));
    assert!(!test.run(&["check"]).stderr.contains("NAV003"));
}

#[test]
fn files_for_translators_go_with_the_article() {
    let test = site();
    test.run(&["i18n", "stamp", "--unstamped"]).code(0);
    test.run(&["i18n", "export", "--to", "fr", "--as", "po"]).code(0);
    test.run(&["i18n", "export", "--to", "fr"]).code(0);
    let kept = |test: &SiteTest| fs::read_dir(test.root().join("i18n/originals")).unwrap().count();
    let before = kept(&test);
    let [po, xliff] = ["i18n/po/fr/guide/export.po", "i18n/xliff/fr/guide/export.xlf"];
    assert!(test.root().join(po).exists() && test.root().join(xliff).exists());
    // Somebody has begun to work in one of them.
    let worked = text(&test, po).replacen("msgstr \"Exporter\"", "msgstr \"Exporter les fiches\"", 1);
    assert_ne!(worked, text(&test, po));
    test.write(po, &worked);
    let said = test.run(&["rm", "guide/export", "--to", "data/rows"]).code(0);
    assert!(said.stdout.contains(&format!("removed {xliff}\n")), "{}", said.stdout);
    assert!(said.stderr.contains(&format!("they stay: delete them if nobody needs it\n  {po}\n")), "{}", said.stderr);
    assert!(!test.root().join(xliff).exists() && test.root().join(po).exists());
    assert!(test.root().join("i18n/po/fr/guide/other.po").exists());
    assert!(kept(&test) < before, "{before} {}", kept(&test));
    // What has come in is in the article, and goes with it.
    let french = "---\ntitle: Exporter\n---\nVoir [autre](other.md#a) et ![une image](export.png).\n\n## A\n";
    let test = site().file("content/fr/guide/export.md", french);
    test.run(&["i18n", "stamp", "--unstamped"]).code(0);
    test.run(&["i18n", "export", "--to", "fr", "--as", "po"]).code(0);
    test.write(po, text(&test, po).replacen("msgstr \"Exporter\"", "msgstr \"Exporter les fiches\"", 1));
    test.run(&["i18n", "import", po]).code(0);
    assert!(text(&test, "content/fr/guide/export.md").contains("Exporter les fiches"));
    let said = test.run(&["rm", "guide/export", "--nowhere"]).code(0);
    assert!(said.stdout.contains(&format!("removed {po}\n")), "{}{}", said.stdout, said.stderr);
    assert!(!test.root().join(po).exists());
}

/// What leads elsewhere in the original does so in its translations.
#[test]
fn translations_are_not_behind_after_a_removal() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", "---\ntitle: A\n---\nSee [b](b.md).\n")
        .file("content/fr/guide/a.md", "---\ntitle: A\n---\nVoir [b](b.md).\n")
        .article("content/en/guide/b.md", "B")
        .article("content/fr/guide/b.md", "B")
        .article("content/en/guide/c.md", "C")
        .article("content/fr/guide/c.md", "C");
    test.run(&["i18n", "stamp", "--unstamped"]).code(0);
    test.run(&["rm", "guide/b", "--to", "guide/c"]).code(0);
    assert!(text(&test, "content/fr/guide/a.md").contains("[b](c.md)"));
    let said = test.run(&["i18n", "status", "--locale", "fr"]).code(0);
    assert!(!said.stdout.contains("stale"), "{}", said.stdout);
}

/// `content/` is the folder of the site, and not what an area's name ends with.
#[test]
fn areas_may_be_called_like_the_folder_of_articles() {
    let files = ["billing/refund", "my-content/billing/refund", "content/billing/refund"];
    let site = || {
        let settings = crate::site::SITE.replace("[guide]", "[billing, my-content, content]");
        let test = SiteTest::new().file("site.yaml", &settings);
        files.iter().fold(test, |test, file| test.article(&format!("content/en/{file}.md"), file))
    };
    for file in files {
        for name in
            [file.to_owned(), format!("content/en/{file}.md"), format!("/srv/content/help/content/en/{file}.md")]
        {
            let test = site();
            test.run(&["rm", &name, "--nowhere"]).code(0);
            let left: Vec<&str> =
                files.into_iter().filter(|other| test.root().join(format!("content/en/{other}.md")).exists()).collect();
            assert_eq!(left, files.into_iter().filter(|other| *other != file).collect::<Vec<_>>(), "{name}");
        }
    }
    // The language may be left out.
    let test = SiteTest::new().article("content/en/guide/a.md", "A").article("content/en/guide/b.md", "B");
    test.run(&["rm", "content/guide/a.md", "--nowhere"]).code(0);
    assert!(!test.root().join("content/en/guide/a.md").exists());
}
