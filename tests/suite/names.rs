//! Names with accents that are written as one character (NFC) or as two (NFD) are one name everywhere.

use unicode_normalization::UnicodeNormalization;

use crate::site::{Outcome, SiteTest};

fn nfd(text: &str) -> String {
    text.nfd().collect()
}

fn nfc(text: &str) -> String {
    text.to_owned()
}

/// A site whose file names are spelled in one way, and what is written in its files in another.
fn site(names: fn(&str) -> String, texts: fn(&str) -> String) -> SiteTest {
    let png = [
        &[0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13][..],
        &b"IHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0"[..],
    ]
    .concat();
    let article = "---\ntitle: Créer\nslug: création\nrelated: [démarrage/données]\naliases: [créé]\n---\n\
        Voir [les données](données.md#étape-première), [ici](#étape), [le dossier](../démarrage/), [le fichier](é.csv),\n\
        [l’adresse](/fr/démarrage/données/) et <a href=\"données.md#été\">été</a>.\n\n## Étape\n\n\
        ![Un écran](écran.png)\n\n<img src=\"/assets/ñ.png\" alt=\"\">\n\n{{ snippet(name=\"été\") }}\n";
    SiteTest::empty()
        .file(
            "site.yaml",
            texts("title: Aide\nbase_url: https://help.example.com/kb/\ndefault_locale: fr\nlocales:\n  fr: {}\nareas: [zoé, démarrage]\n"),
        )
        .file("redirects.yaml", texts("/fr/ancienné: démarrage/données\n/fr/très-ancienne: /fr/démarrage/création/\n"))
        .file("queries.tsv", texts("fr\tdonnées\tdémarrage/données\n"))
        .file(&names("content/fr/démarrage/_index.md"), texts("---\ntitle: Démarrage\n---\n"))
        .file(&names("content/fr/démarrage/créer.md"), texts(article))
        .file(&names("content/fr/démarrage/données.md"), texts("---\ntitle: Données\n---\n## Étape première\n\n<a id=\"été\"></a>Été.\n"))
        .file(&names("content/fr/zoé/a.md"), texts("---\ntitle: A\n---\n"))
        .file(&names("content/fr/démarrage/écran.png"), &png)
        .file(&names("content/assets/ñ.png"), &png)
        .file(&names("content/fr/démarrage/é.csv"), "a,b\n")
        .file(&names("content/fr/_snippets/été.md"), texts("[Zoé](../zoé/a.md)\n"))
}

#[test]
fn one_name_in_every_spelling() {
    let plain = site(nfc, nfc).build().code(0);
    assert_eq!(plain.diagnostics(), [""; 0], "{}", plain.stderr);
    let addresses = |built: &Outcome| -> Vec<String> {
        let published = |path: &&String| !path.starts_with("_guichet/") && *path != "manifest.json";
        built.files.keys().filter(published).cloned().collect()
    };
    for (names, texts) in [(nfd as fn(&str) -> String, nfc as fn(&str) -> String), (nfc, nfd), (nfd, nfd)] {
        let test = site(names, texts);
        let built = test.build().code(0);
        assert_eq!(built.diagnostics(), [""; 0], "{}", built.stderr);
        assert_eq!(addresses(&built), addresses(&plain));
        let page = built.page("fr/démarrage/création/index.html");
        for link in [
            "/kb/fr/d%C3%A9marrage/donn%C3%A9es/#%C3%A9tape-premi%C3%A8re",
            "#%C3%A9tape",
            "/kb/fr/d%C3%A9marrage/",
            "/kb/fr/d%C3%A9marrage/%C3%A9.csv",
            "/kb/fr/d%C3%A9marrage/donn%C3%A9es/",
            "/kb/fr/zo%C3%A9/a/",
        ] {
            assert!(page.contains(&format!("href=\"{link}\"")), "{link} in {page}");
        }
        let picture = page.split("src=\"/kb/fr/d%C3%A9marrage/%C3%A9cran.png\"").nth(1).expect("the picture");
        assert!(picture.split('>').next().is_some_and(|rest| rest.contains(" width=\"1\" height=\"1\"")), "{picture}");
        assert!(page.contains("src=\"/kb/assets/%C3%B1.png\""), "{page}");
        // The id of raw HTML is as it is written, and so is the link to it.
        let link = page.split("donn%C3%A9es/#").nth(2).and_then(|rest| rest.split('"').next()).expect("a link");
        let id = percent_encoding::percent_decode_str(link).decode_utf8_lossy();
        assert!(built.page("fr/démarrage/données/index.html").contains(&format!("id=\"{id}\"")), "{id}");
        for old in ["fr/ancienné", "fr/très-ancienne", "fr/créé"] {
            assert!(built.page(&format!("{old}/index.html")).contains("http-equiv=\"refresh\""), "{old}");
        }
        let home = built.page("fr/index.html");
        assert!(home.find("/kb/fr/zo%C3%A9/") < home.find("/kb/fr/d%C3%A9marrage/"), "the order of areas: {home}");
        test.run(&["search", "test", "-o", &test.root().join("public").to_string_lossy()]).code(0);
    }
}

/// Disks that keep both are those of Linux.
#[cfg(target_os = "linux")]
#[test]
fn two_files_of_one_name_are_reported() {
    let outcome = SiteTest::new()
        .article("content/en/guide/été.md", "One")
        .article(&nfd("content/en/guide/été.md"), "Two")
        .build()
        .code(1);
    assert_eq!(outcome.diagnostics(), ["content/en/guide/été.md OUT002"]);
    assert!(outcome.stderr.contains("how their accents are encoded"), "{}", outcome.stderr);
}

#[test]
fn what_is_left_of_a_name_is_a_name() {
    // The characters that addresses reserve are left out: what is left would be the folder above, or nothing.
    let test = SiteTest::new()
        .article("content/en/guide/a.md", "A")
        .article("content/en/*../:../%../*../above.md", "Above")
        .article("content/en/guide/*..md", "Here")
        .article("content/en/other/*...md", "There")
        .article("content/en/third/?.md", "Nothing")
        .article("content/en/guide/*.htaccess.md", "Hidden");
    test.write("content/en/third/_index.md", "---\ntitle: The third\n---\n");
    let public = test.root().join("deep/down/public");
    let built = test.run(&["build", "-o", public.to_str().unwrap()]).code(0);
    assert_eq!(std::fs::read_dir(test.root().join("deep")).unwrap().count(), 1, "{}", built.stderr);
    assert_eq!(std::fs::read_dir(test.root().join("deep/down")).unwrap().count(), 1);
    let public = crate::site::files(&public);
    for (path, title) in [
        ("en/-/-/-/-/above/index.html", "Above"),
        ("en/guide/-/index.html", "Here"),
        ("en/other/-/index.html", "There"),
        ("en/third/-/index.html", "Nothing"),
        ("en/third/index.html", "The third"),
        ("en/guide/htaccess/index.html", "Hidden"),
    ] {
        let page = public.get(path).unwrap_or_else(|| panic!("no {path} in {:?}", public.keys()));
        assert!(String::from_utf8_lossy(page).contains(&format!("{title}</h1>")), "{path}");
    }
    test.write("content/en/guide/|.md", "---\ntitle: Here as well\n---\n");
    let refused = test.run(&["check"]).code(1);
    assert_eq!(refused.diagnostics(), ["content/en/guide/|.md:1:1 OUT001"], "{}", refused.stderr);
}

#[test]
fn names_that_hosts_keep_for_themselves_are_no_addresses() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", "---\ntitle: A\nslug: .htaccess\n---\n")
        .file("content/en/guide/b.md", "---\ntitle: B\naliases: [.htaccess, guide/.htpasswd]\n---\n")
        .file("redirects.yaml", "/.git/config: /en/\n/_GUICHET/panel.js: /en/\n/.well-known/help: /en/\n/_Headers/: /en/\n/cname: /en/\n/en/cname: /en/\n");
    let outcome = test.run(&["check"]).code(1);
    assert_eq!(
        outcome.diagnostics(),
        [
            "content/en/guide/a.md:3:7 FM004",
            "content/en/guide/b.md:3:11 RED003",
            "content/en/guide/b.md:3:22 RED003",
            "redirects.yaml:1:1 RED003",
            "redirects.yaml:2:1 RED003",
            "redirects.yaml:4:1 RED003",
            "redirects.yaml:5:1 RED003",
        ]
    );
}
