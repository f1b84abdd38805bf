//! The words of the default theme as sites get them: found by the tags that sites write, with the plural forms that
//! readers expect.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use guichet_core::model::Locale;
use guichet_l10n::{FtlSource, Localizer, Origin, kin};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../themes/default/locales")
}

/// The theme's file of a locale, if it has words.
fn source(tag: &str) -> Option<FtlSource> {
    let text = std::fs::read_to_string(folder().join(format!("{tag}.ftl"))).ok()?;
    let file = Arc::from(format!("{tag}.ftl"));
    Some(FtlSource { origin: Origin::Theme, locale: Locale::new(tag), file, text: Arc::from(text) })
}

/// Along the chain of a site that says nothing of a fallback.
fn localizer(tag: &str) -> Localizer {
    let chain = [tag.to_owned()].into_iter().chain(kin(tag)).chain(["en".to_owned()]);
    let sources: Vec<FtlSource> = chain.filter_map(|tag| source(&tag)).collect();
    let outcome = Localizer::new(&Locale::new(tag), &sources);
    assert_eq!(outcome.diags, [], "{tag}");
    outcome.value
}

#[test]
fn every_tag_of_a_language_finds_its_words() {
    for (tag, file) in [
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-MO", "zh-Hant"),
        ("no", "nb"),
        ("nn", "nb"),
        ("nn-NO", "nb"),
        ("nb-NO", "nb"),
        ("pt-PT", "pt"),
        ("pt-BR", "pt"),
        ("es-419", "es"),
        ("he-IL", "he"),
        ("iw", "he"),
        ("iw-IL", "he"),
        ("in", "id"),
        ("uk-UA", "uk"),
        ("fi-FI", "fi"),
        ("th-TH", "th"),
        ("sw", "en"),
    ] {
        let word = localizer(tag).message("search-label", &[]);
        let text = source(file).unwrap().text;
        assert!(text.contains(&format!("\nsearch-label = {word}\n")), "{tag} says {word}");
    }
}

#[test]
fn numbers_of_articles_in_the_reader_s_grammar() {
    let cases: [(&str, [&str; 5]); 8] = [
        ("pl", ["1 artykuł", "2 artykuły", "5 artykułów", "21 artykułów", "22 artykuły"]),
        ("ru", ["1 статья", "2 статьи", "5 статей", "21 статья", "22 статьи"]),
        ("uk", ["1 стаття", "2 статті", "5 статей", "21 стаття", "22 статті"]),
        ("cs", ["1 článek", "2 články", "5 článků", "21 článků", "22 článků"]),
        ("he", ["מאמר אחד", "שני מאמרים", "5 מאמרים", "21 מאמרים", "22 מאמרים"]),
        ("iw", ["מאמר אחד", "שני מאמרים", "5 מאמרים", "21 מאמרים", "22 מאמרים"]),
        ("fi", ["1 artikkeli", "2 artikkelia", "5 artikkelia", "21 artikkelia", "22 artikkelia"]),
        ("th", ["1 บทความ", "2 บทความ", "5 บทความ", "21 บทความ", "22 บทความ"]),
    ];
    for (tag, expected) in cases {
        let words = localizer(tag);
        let said = [1, 2, 5, 21, 22].map(|n: usize| words.message("area-count", &[("count", n.into())]));
        assert_eq!(said, expected, "{tag}");
    }
}
