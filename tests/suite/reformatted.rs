//! Originals that change in their form alone while files are at translators', as tools that lay out Markdown change them: no work is lost.

use std::fs;

use crate::site::SiteTest;

const ORIGINAL: &str = "content/en/guide/a.md";
const TRANSLATION: &str = "content/fr/guide/a.md";

fn site() -> SiteTest {
    let test = SiteTest::new()
        .file(ORIGINAL, "---\ntitle: One\n---\nThe plan of the *account* counts.\n\nSecond.\n")
        .file(TRANSLATION, "---\ntitle: Un\n---\nL’abonnement du *compte* compte.\n\nDeux.\n");
    test.run(&["i18n", "stamp", "--unstamped"]).code(0);
    test
}

fn change(test: &SiteTest, path: &str, from: &str, to: &str) {
    let old = fs::read_to_string(test.root().join(path)).unwrap();
    assert!(old.contains(from), "{old}");
    test.write(path, old.replace(from, to));
}

#[test]
fn translators_words_outlive_another_layout() {
    for (kind, file) in [("po", "i18n/po/fr/guide/a.po"), ("xliff", "i18n/xliff/fr/guide/a.xlf")] {
        for (from, to) in
            [("*account*", "_account_"), ("*account*", "account"), (" counts.", " counts!"), ("of the", "of  the")]
        {
            for comes_back in [true, false] {
                let test = site();
                let export = ["i18n", "export", "--to", "fr", "--as", kind];
                test.run(&export).code(0);
                change(&test, file, "abonnement du", "abonnement NOUVEAU du");
                change(&test, ORIGINAL, from, to);
                if comes_back {
                    let said = test.run(&["i18n", "import", file]).code(0);
                    let text = fs::read_to_string(test.root().join(TRANSLATION)).unwrap();
                    assert!(text.contains("abonnement NOUVEAU du"), "{kind} {to}: {text}{}", said.stderr);
                }
                test.run(&export).code(0);
                let text = fs::read_to_string(test.root().join(file)).unwrap();
                assert!(text.contains("abonnement NOUVEAU du"), "{kind} {to} {comes_back}: {text}");
            }
        }
    }
}

#[test]
fn a_translation_keeps_the_line_breaks_of_windows() {
    let test = site();
    for path in [ORIGINAL, TRANSLATION] {
        change(&test, path, "\n", "\r\n");
    }
    test.run(&["i18n", "export", "--to", "fr", "--as", "po"]).code(0);
    change(&test, "i18n/po/fr/guide/a.po", "abonnement du", "abonnement NOUVEAU du");
    test.run(&["i18n", "import", "i18n/po/fr/guide/a.po"]).code(0);
    let text = fs::read_to_string(test.root().join(TRANSLATION)).unwrap();
    assert!(text.contains("abonnement NOUVEAU du"), "{text}");
    assert_eq!(text.replace("\r\n", "").matches(['\r', '\n']).count(), 0, "{text:?}");
}
