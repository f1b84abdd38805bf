//! Words, lists, names and dates in the reader's locale.

pub fn is_valid_tag(tag: &str) -> bool {
    icu_locale::Locale::try_from_str(tag).is_ok()
}
