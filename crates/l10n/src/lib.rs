//! Words, lists, names, numbers, dates and alphabetical order in the reader's locale, by CLDR and Fluent.
//!
//! Nothing here touches the disk or the clock, and nothing knows of articles or channels: texts come in as
//! [`FtlSource`], facts as arguments. Everything falls back (to another locale, to the tag itself) rather than fail.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use icu_decimal::options::GroupingStrategy;
use icu_list::{ListFormatter, ListFormatterPreferences};

use guichet_core::content_hash::{self, Key};
use guichet_core::diag::Outcome;
use guichet_core::model::Locale;

mod calendar;
mod collation;
mod depth;
mod digits;
mod escapes;
mod file;
mod languages;
mod messages;
mod numbers;
mod overrides;

pub use collation::NO_LETTER;
pub use file::{FtlSource, Origin};
pub use languages::{
    canonical_tag, direction, is_known_language, is_valid_tag, kin, likely_tag, meant_tag, own_name, tag_of_name,
    with_country,
};
pub use messages::Arg;
use overrides::OF_THE_SITE;
pub use overrides::OwnWords;

/// The words and formats of one locale. Built once, shared by all threads.
pub struct Localizer {
    tag: Locale,
    locale: icu_locale::Locale,
    messages: messages::Messages,
    plain: BTreeMap<String, String>,
    and: ListFormatter,
    or: ListFormatter,
    numbers: numbers::Numbers,
    calendar: calendar::Calendar,
    collation: collation::Collation,
    made_of: Key,
}

impl Localizer {
    /// `sources`: nearest locale first (`pt-BR`, `pt`, `en`), English last, so that no message is missing.
    ///
    /// Diagnostics: I18N010 for what can't be parsed (the rest of the file counts), I18N011 for a site's message that
    /// no theme file of the chain knows, and I18N010 for values in it that the theme's does not have. A file in two locales' chains is reported by both, in equal diagnostics.
    pub fn new(locale: &Locale, sources: &[FtlSource]) -> Outcome<Localizer> {
        let names = |id: &str| OF_THE_SITE.iter().any(|prefix| id.starts_with(prefix));
        Localizer::with_words(locale, sources, &OwnWords { uses: &|_| false, names: &names })
    }

    /// The same for a site that may have templates of its own, and that names what it has.
    pub fn with_words(locale: &Locale, sources: &[FtlSource], own: &OwnWords) -> Outcome<Localizer> {
        let mut diags = Vec::new();
        let icu = languages::locale(locale.as_str());
        let messages = messages::Messages::new(locale, sources, own, &mut diags);
        let list = list_preferences(&icu);
        const COMPILED: &str = "the compiled data falls back to the root locale";
        let localizer = Localizer {
            tag: locale.clone(),
            plain: messages.plain(),
            messages,
            and: ListFormatter::try_new_and(list, Default::default()).expect(COMPILED),
            or: ListFormatter::try_new_or(list, Default::default()).expect(COMPILED),
            numbers: numbers::Numbers::new(&icu, GroupingStrategy::Auto),
            calendar: calendar::Calendar::new(&icu),
            collation: collation::Collation::new(&icu),
            locale: icu,
            made_of: content_hash::of(&sources.iter().map(|source| (&source.locale, &source.text)).collect::<Vec<_>>()),
        };
        Outcome { value: localizer, diags }
    }

    /// What all its messages are made of.
    pub fn made_of(&self) -> Key {
        self.made_of
    }

    pub fn locale(&self) -> &Locale {
        &self.tag
    }

    /// A message with its arguments filled in. An unknown message prints its own id, which is easy to find on a page.
    ///
    /// Values are not escaped: the text is for a template that escapes, or not for HTML at all. A text argument in the
    /// other direction than the locale's (Latin names in Arabic) is wrapped in U+2068 and U+2069.
    pub fn message(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.messages.format(id, args).unwrap_or_else(|| id.to_owned())
    }

    pub fn has(&self, id: &str) -> bool {
        self.messages.has(id)
    }

    /// Every message without arguments, for templates: `search-placeholder` is `search_placeholder` there.
    pub fn plain_messages(&self) -> &BTreeMap<String, String> {
        &self.plain
    }

    /// `en, fr et ja`.
    pub fn list_and(&self, items: &[&str]) -> String {
        self.list(&self.and, items)
    }

    /// `en, fr ou ja`.
    pub fn list_or(&self, items: &[&str]) -> String {
        self.list(&self.or, items)
    }

    /// Items are isolated like the arguments of messages: in Arabic `Basic وPro` is read from the right. CLDR's Thai
    /// patterns are for Thai items, which stand close; others keep a space.
    fn list(&self, list: &ListFormatter, items: &[&str]) -> String {
        let rtl = self.direction() == "rtl";
        if self.locale.id.language.as_str() == "th" {
            let is_thai = |c: Option<char>| c.is_none_or(|c| ('\u{e00}'..='\u{e7f}').contains(&c));
            let space = |c| if is_thai(c) { "" } else { " " };
            let spaced = items
                .iter()
                .map(|item| format!("{}{item}{}", space(item.chars().next()), space(item.chars().next_back())));
            let text = list.format(spaced).to_string();
            return text.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        }
        list.format(items.iter().map(|item| messages::isolated(item, rtl))).to_string()
    }

    /// The name of a language inside a sentence of this locale: `anglais`, `English`, `英語`.
    pub fn language_name(&self, tag: &str) -> String {
        languages::name(&self.locale, tag)
    }

    /// `14 novembre 2024`.
    pub fn date(&self, date: jiff::civil::Date) -> String {
        self.calendar.date(date)
    }

    /// `25 décembre`: a day of every year.
    pub fn day_of_year(&self, month: i8, day: i8) -> String {
        self.calendar.day_of_year(month, day)
    }

    /// Hours and minutes: `8:00 AM`, with the narrow no-break space that CLDR puts there, or `08:00`.
    pub fn time(&self, time: jiff::civil::Time) -> String {
        self.calendar.time(time)
    }

    /// `lundi`, `Monday`, as inside a sentence.
    pub fn weekday(&self, weekday: jiff::civil::Weekday) -> String {
        self.calendar.weekday(weekday)
    }

    /// `Eastern Time`, `heure de l’Est nord-américain`; an unknown zone is its own name.
    pub fn time_zone_name(&self, iana: &str) -> String {
        self.calendar.time_zone_name(iana)
    }

    /// `12,043`, `12 043`.
    pub fn number(&self, n: u64) -> String {
        self.numbers.format(n)
    }

    /// Alphabetical order, numbers by value. Total: only identical texts are equal.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collation.compare(a, b)
    }

    /// Bytes that sort as [`compare`](Self::compare) does. Worth it from a few dozen texts on.
    pub fn sort_key(&self, text: &str) -> Vec<u8> {
        self.collation.sort_key(text)
    }

    /// The heading under which an A–Z page lists a title: `É…` under `E` (but Swedish `Ä` under `Ä`), kana under their
    /// row, hangul under the initial consonant, Chinese by pinyin or stroke count, what has no letter under [`NO_LETTER`].
    pub fn index_letter(&self, title: &str) -> String {
        self.collation.index_letter(title)
    }

    /// Items in alphabetical order of their titles, gathered by [`index_letter`](Self::index_letter); groups stand where
    /// their first title does, [`NO_LETTER`] at the end. What a title has before its first letter or digit counts as little
    /// for its place as for its letter: `[Beta] Import` is among those in B, and does not bring B before A.
    pub fn index_groups<T>(&self, items: Vec<T>, title: impl Fn(&T) -> &str) -> Vec<(String, Vec<T>)> {
        let mut items = items;
        items.sort_by_cached_key(|item| {
            let title = title(item);
            let begin = title.find(char::is_alphanumeric).unwrap_or_default();
            (self.sort_key(&title[begin..]), self.sort_key(title))
        });
        let mut groups = indexmap::IndexMap::<String, Vec<T>>::new();
        for item in items {
            groups.entry(self.index_letter(title(&item))).or_default().push(item);
        }
        let none = groups.shift_remove_entry(NO_LETTER);
        groups.into_iter().chain(none).collect()
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        direction(self.tag.as_str())
    }

    /// A fragment made fit to begin a sentence or to stand alone.
    pub fn capitalized(&self, text: &str) -> String {
        languages::capitalized(text)
    }
}

/// CLDR's plain `en` is American and writes a comma before `and`. Help centres that say `en` mean English everywhere,
/// so lists take the world's pattern; who wants the comma says `en-US`.
fn list_preferences(locale: &icu_locale::Locale) -> ListFormatterPreferences {
    if *locale == icu_locale::locale!("en") { icu_locale::locale!("en-001").into() } else { locale.into() }
}

#[cfg(test)]
mod tests;
mod walk;
