//! Language tags: are they well formed, how are they called, in which direction are they written.

use std::collections::BTreeSet;

use icu_locale::names::{
    DisplayNamesPreferences, LanguageDisplay, LanguageIdentifierDisplayName, LanguageIdentifierDisplayNameOptions,
};
use icu_locale::subtags::{Language, Script};
use icu_locale::{LanguageIdentifier, LocaleDirectionality};

/// Codes of countries that are often written for those of their languages, which no spelling distance would find.
const COUNTRY_FOR_LANGUAGE: &[(&str, &str)] = &[
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("gr", "el"),
    ("il", "he"),
    ("jp", "ja"),
    ("kr", "ko"),
    ("ua", "uk"),
    ("us", "en-US"),
    ("vn", "vi"),
];

/// Tags of languages that are written alike, or that one tag stands for: Norwegian is Bokmål unless it says otherwise,
/// Cantonese and Mandarin share their written form.
const READ_AS_ONE: &[&[&str]] =
    &[&["no", "nb"], &["nn", "nb", "no"], &["zh", "cmn", "yue"], &["tl", "fil"], &["sh", "sr"]];

/// Codes that are not used for a language any more. Sites and browsers may still have them, CLDR has nothing under them.
const WITHDRAWN: &[(&str, &str)] = &[("iw", "he"), ("in", "id"), ("ji", "yi")];

/// Whether a text is a well-formed BCP 47 tag of language, script, region and variants, written with hyphens.
/// Extensions (`-u-…`) are refused: a tag is also the first folder of URLs and the value of `hreflang`.
pub fn is_valid_tag(tag: &str) -> bool {
    !tag.contains('_') && parse(tag).is_some()
}

/// The tag in the case that is customary: `EN` is `en`, `pt-br` is `pt-BR`. A language has the code of today: `iw` is `he`.
/// What is not a tag stays as it is.
pub fn canonical_tag(tag: &str) -> String {
    if is_valid_tag(tag) { parse(tag).map_or_else(|| tag.to_owned(), |id| id.to_string()) } else { tag.to_owned() }
}

/// Whether CLDR has a name for the tag's language. A well-formed tag may still be no language: `jp` is Japan.
pub fn is_known_language(tag: &str) -> bool {
    let Some(id) = parse(tag) else { return false };
    let bare = LanguageIdentifier { language: id.language, ..LanguageIdentifier::UNKNOWN };
    name_in(&icu_locale::locale!("en"), bare, LanguageDisplay::Standard) != id.language.as_str()
}

/// The tag that was probably meant by one that is not a language.
pub fn likely_tag(tag: &str) -> Option<&'static str> {
    let tag = tag.to_ascii_lowercase();
    COUNTRY_FOR_LANGUAGE.iter().find(|(country, _)| *country == tag).map(|(_, language)| *language)
}

/// The tag that one which is not valid means: `fr_FR` and `english`.
pub fn meant_tag(written: &str) -> Option<String> {
    let tag = written.trim().replace('_', "-");
    if is_valid_tag(&tag) && is_known_language(&tag) {
        return Some(canonical_tag(&tag));
    }
    tag_of_name(written).map(str::to_owned)
}

/// The tag of a language that is called by its name, in English or in itself: `english`, `Deutsch`.
pub fn tag_of_name(name: &str) -> Option<&'static str> {
    /// Those that help centres are mostly written in.
    const COMMON: [&str; 36] = [
        "en", "fr", "de", "es", "pt", "it", "nl", "ja", "ko", "zh", "ar", "he", "ru", "uk", "pl", "cs", "sk", "hu",
        "ro", "bg", "el", "tr", "sv", "da", "nb", "fi", "et", "lv", "lt", "hr", "sr", "ca", "id", "vi", "th", "hi",
    ];
    let name = name.trim().to_lowercase();
    let english = icu_locale::locale!("en");
    COMMON.into_iter().find(|tag| {
        let english = parse(tag).map(|id| name_in(&english, id, LanguageDisplay::Standard).to_lowercase());
        english.is_some_and(|english| english == name) || own_name(tag).to_lowercase() == name
    })
}

/// The language's name in itself, capitalised as in a menu: `Deutsch`, `日本語`, `Português (Brasil)`.
/// An unknown tag is its own name.
pub fn own_name(tag: &str) -> String {
    let Some(id) = parse(tag) else { return tag.to_owned() };
    let locale = icu_locale::Locale::from(id.clone());
    // `中文（简体）` is how a list would write it, `简体中文` how its readers do. Regions are the other way round:
    // `British English` is what others say.
    let display = if id.script.is_some() { LanguageDisplay::Dialect } else { LanguageDisplay::Standard };
    match name_in(&locale, id, display) {
        name if name == tag => name,
        name => capitalized(&name),
    }
}

/// Where words for a tag may be found besides the tag itself, nearest first: without its region, by the script that is
/// likely for it (`zh-TW` is written in `zh-Hant`), and in the languages that its readers read as their own.
pub fn kin(tag: &str) -> Vec<String> {
    let Some(id) = parse(tag) else { return Vec::new() };
    let script = likely_script(&id);
    // Texts in another script are not read: `zh-TW` does not take what is meant by `zh`.
    let is_read = |tag: &&str| parse(tag).is_some_and(|other| likely_script(&other) == script);
    let shorter = std::iter::successors(Some(tag), |tag| Some(tag.rsplit_once('-')?.0)).skip(1).filter(is_read);
    let language = id.language.as_str();
    let groups = READ_AS_ONE.iter().filter(|group| group.contains(&language));
    let languages = [language].into_iter().chain(groups.flat_map(|group| group.iter().copied()));
    let alike = languages.filter_map(|tag| Some((tag, parse(tag)?.language))).flat_map(|(tag, language)| {
        let in_script = LanguageIdentifier { language, script, ..LanguageIdentifier::UNKNOWN }.to_string();
        [in_script].into_iter().chain(is_read(&tag).then(|| tag.to_owned()))
    });
    let mut seen = BTreeSet::from([tag.to_owned()]);
    shorter.map(str::to_owned).chain(alike).filter(|tag| seen.insert(tag.clone())).collect()
}

fn likely_script(id: &LanguageIdentifier) -> Option<Script> {
    let mut likely = id.clone();
    icu_locale::LocaleExpander::new_extended().maximize(&mut likely);
    likely.script
}

/// Language and country as networks write them, `pt_BR`: where the tag names no country, the one that is likely for it.
pub fn with_country(tag: &str) -> String {
    let Some(mut id) = parse(tag) else { return tag.replace('-', "_") };
    if id.region.is_none() {
        icu_locale::LocaleExpander::new_extended().maximize(&mut id);
    }
    match id.region {
        Some(region) => format!("{}_{region}", id.language),
        None => id.language.to_string(),
    }
}

/// `ltr` or `rtl`, by the script that the tag names or implies; `ltr` for a tag that can't be read.
pub fn direction(tag: &str) -> &'static str {
    let rtl = parse(tag).is_some_and(|id| LocaleDirectionality::new_extended().is_right_to_left(&id));
    if rtl { "rtl" } else { "ltr" }
}

pub(super) fn name(locale: &icu_locale::Locale, tag: &str) -> String {
    let Some(id) = parse(tag) else { return tag.to_owned() };
    let name = name_in(locale, id, LanguageDisplay::Dialect);
    // CLDR writes the Vietnamese names as in a menu.
    match name.strip_prefix("Tiếng ") {
        Some(rest) if locale.id.language.as_str() == "vi" => format!("tiếng {rest}"),
        _ => name,
    }
}

/// With its first letter in upper case, in scripts that capitalise (Georgian has such letters, but does not).
pub(super) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    if ('\u{10D0}'..='\u{10FF}').contains(&first) {
        return text.to_owned();
    }
    first.to_uppercase().chain(chars).collect()
}

/// The locale whose data a tag is written with; English for what is not a tag.
pub(super) fn locale(tag: &str) -> icu_locale::Locale {
    let Ok(mut locale) = icu_locale::Locale::try_from_str(tag) else { return icu_locale::locale!("en") };
    locale.id.language = current(locale.id.language);
    locale
}

fn parse(tag: &str) -> Option<LanguageIdentifier> {
    let mut id = LanguageIdentifier::try_from_str(tag).ok().filter(|id| !id.language.is_unknown())?;
    id.language = current(id.language);
    Some(id)
}

fn current(language: Language) -> Language {
    let today = WITHDRAWN.iter().find(|(old, _)| *old == language.as_str());
    today.and_then(|(_, new)| Language::try_from_str(new).ok()).unwrap_or(language)
}

/// `heavy` data, since a customer's language may well be one that few programs are translated into.
fn name_in(locale: &icu_locale::Locale, id: LanguageIdentifier, display: LanguageDisplay) -> String {
    let mut options = LanguageIdentifierDisplayNameOptions::default();
    options.language_display = Some(display);
    let tag = id.to_string();
    match LanguageIdentifierDisplayName::try_new_heavy(DisplayNamesPreferences::from(locale), id, options) {
        Ok(name) => name.as_borrowed().to_string(),
        Err(_) => tag,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_names_as_in_a_menu() {
        let expected = [
            ("en", "English"),
            ("en-GB", "English (United Kingdom)"),
            ("fr", "Français"),
            ("de", "Deutsch"),
            ("ja", "日本語"),
            ("pt", "Português"),
            ("pt-BR", "Português (Brasil)"),
            ("es", "Español"),
            ("it", "Italiano"),
            ("nl", "Nederlands"),
            ("sv", "Svenska"),
            ("ko", "한국어"),
            ("zh-Hans", "简体中文"),
            ("zh-Hant", "繁體中文"),
            ("ar", "العربية"),
            ("he", "עברית"),
            ("iw", "עברית"),
            ("ka", "ქართული"),
            ("xx", "xx"),
            ("no tag", "no tag"),
        ];
        for (tag, name) in expected {
            assert_eq!(own_name(tag), name);
        }
    }

    #[test]
    fn tags() {
        for tag in ["en", "pt-BR", "zh-Hans", "zh-Hant-HK", "es-419", "sl-rozaj"] {
            assert!(is_valid_tag(tag), "{tag}");
        }
        for tag in ["", "e", "en_US", "english", "und", "de-u-co-phonebk", "fr/..", "日本"] {
            assert!(!is_valid_tag(tag), "{tag}");
        }
        assert!(is_known_language("az") && is_known_language("nb") && is_known_language("zh-Hant"));
        assert!(!is_known_language("jp") && !is_known_language("xx"));
        assert_eq!(likely_tag("jp"), Some("ja"));
        let named = ["English", "german", "français", "日本語", "klingonish", "en"].map(tag_of_name);
        assert_eq!(named, [Some("en"), Some("de"), Some("fr"), Some("ja"), None, None]);
        assert_eq!(["EN", "pt-br", "iw-il", "e!"].map(canonical_tag), ["en", "pt-BR", "he-IL", "e!"]);
    }

    #[test]
    fn words_of_kin() {
        for (tag, theirs, not) in [
            ("zh-CN", "zh-Hans", "zh-Hant"),
            ("zh-SG", "zh-Hans", "zh-Hant"),
            ("zh", "zh-Hans", "zh-Hant"),
            ("zh-TW", "zh-Hant", "zh-Hans"),
            ("zh-HK", "zh-Hant", "zh"),
            ("zh-MO", "zh-Hant", "zh"),
            ("zh-Hant-HK", "zh-Hant", "zh"),
            ("yue", "zh-Hant", "zh-Hans"),
            ("pt-BR", "pt", "es"),
            ("nb", "no", "sv"),
            ("nn", "nb", "da"),
            ("no", "nb", "sv"),
            ("nb-NO", "nb", "sv"),
            ("pt-PT", "pt", "es"),
            ("es-419", "es", "pt"),
            ("iw", "he", "yi"),
            ("iw-IL", "he", "yi"),
            ("in", "id", "ms"),
            ("sr-Latn", "sh-Latn", "sr"),
        ] {
            let kin = kin(tag);
            assert!(kin.iter().any(|other| other == theirs), "{tag}: {kin:?}");
            assert!(!kin.iter().any(|other| other == not || other == tag), "{tag}: {kin:?}");
        }
    }

    #[test]
    fn directions() {
        for (tag, expected) in [
            ("ar", "rtl"),
            ("he", "rtl"),
            ("iw", "rtl"),
            ("fa-IR", "rtl"),
            ("en", "ltr"),
            ("az-Arab", "rtl"),
            ("ja", "ltr"),
            ("?", "ltr"),
        ] {
            assert_eq!(direction(tag), expected, "{tag}");
        }
    }
}
