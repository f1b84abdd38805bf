//! What readers of a language would miss. Each text of the default language counts by how much there is to read in it and how
//! often it is met: those that the product offers first count three times.

use std::collections::BTreeMap;

use guichet_core::model::Locale;
use serde::Serialize;

/// How a translation stands to its original.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum State {
    /// As the original is now.
    Complete,
    /// Behind it, in these sections.
    Stale { sections: Vec<String> },
    /// There, and nobody has said which version it matches.
    Unstamped,
    /// By a machine, and nobody has looked at it; behind in these sections, if it is stamped.
    Machine {
        #[serde(skip_serializing_if = "Vec::is_empty")]
        sections: Vec<String>,
    },
    /// Not there.
    Missing,
    /// There, and not on this day, on which readers have the original: it waits for its day, or has ended.
    #[serde(rename = "missing")]
    Away { why: String },
    /// Not there, and readers have that of another variant of their language.
    Borrowed { from: Locale },
    /// There, and its original is gone; or, perhaps, this one.
    Orphan {
        #[serde(skip_serializing_if = "Option::is_none")]
        original: Option<String>,
    },
}

impl State {
    pub fn name(&self) -> &'static str {
        match self {
            State::Complete => "complete",
            State::Stale { .. } => "stale",
            State::Unstamped => "unstamped",
            State::Machine { .. } => "by a machine",
            State::Missing | State::Away { .. } => "missing",
            State::Borrowed { .. } => "borrowed",
            State::Orphan { .. } => "without an original",
        }
    }

    /// Sections in which it is behind.
    pub fn sections(&self) -> &[String] {
        match self {
            State::Stale { sections } | State::Machine { sections } => sections,
            _ => &[],
        }
    }

    /// In words, with names of sections as `shown` writes them.
    pub fn said(&self, shown: impl Fn(&str) -> String) -> String {
        let sections: Vec<String> = self.sections().iter().map(|name| shown(name)).collect();
        match self {
            State::Away { why } => format!("{}: the translation is {why}", self.name()),
            State::Orphan { original: Some(original) } => format!("{}, but perhaps {original}", self.name()),
            _ if sections.is_empty() => self.name().to_owned(),
            State::Machine { .. } => format!("by a machine, stale: {}", sections.join(", ")),
            _ => format!("{}: {}", self.name(), sections.join(", ")),
        }
    }
}

/// A text in a language.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    pub locale: Locale,
    pub area: String,
    /// Below the locale, without `.md`.
    pub article: String,
    /// The translation, or where it would be.
    pub file: String,
    #[serde(flatten)]
    pub state: State,
    /// How much of the original there is, and how much of that the translation has as it is now: words, times how often it is met.
    pub weight: usize,
    pub current: usize,
}

/// Counts of a locale, or of a locale in an area.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Count {
    pub complete: usize,
    pub stale: usize,
    pub unstamped: usize,
    pub machine: usize,
    pub missing: usize,
    pub borrowed: usize,
    pub orphan: usize,
    #[serde(skip)]
    weight: usize,
    #[serde(skip)]
    current: usize,
}

impl Count {
    fn add(&mut self, entry: &Entry) {
        *match entry.state {
            State::Complete => &mut self.complete,
            State::Stale { .. } => &mut self.stale,
            State::Unstamped => &mut self.unstamped,
            State::Machine { .. } => &mut self.machine,
            State::Missing | State::Away { .. } => &mut self.missing,
            State::Borrowed { .. } => &mut self.borrowed,
            State::Orphan { .. } => &mut self.orphan,
        } += 1;
        self.weight += entry.weight;
        self.current += entry.current;
    }

    /// What of the original readers get as it is now, in per cent; 100 where there is nothing to translate. What a machine has written, or
    /// what nobody has stamped, counts as far as it is not known to be behind.
    pub fn percent(&self) -> f64 {
        if self.weight == 0 { 100.0 } else { self.current as f64 * 100.0 / self.weight as f64 }
    }
}

/// By locale and area; the empty area is all of a locale.
pub fn table(entries: &[Entry]) -> BTreeMap<(Locale, String), Count> {
    let mut table: BTreeMap<(Locale, String), Count> = BTreeMap::new();
    for entry in entries {
        // The home page is in no area.
        let areas = ["", &entry.area];
        for area in &areas[..if entry.area.is_empty() { 1 } else { 2 }] {
            table.entry((entry.locale.clone(), (*area).to_owned())).or_default().add(entry);
        }
    }
    table
}

/// By how much readers miss, the most first.
pub fn urgent(entries: &[Entry]) -> Vec<&Entry> {
    // What is borrowed is told where it is from.
    let is_done = |state: &State| matches!(state, State::Complete | State::Unstamped | State::Borrowed { .. });
    let mut urgent: Vec<&Entry> = entries.iter().filter(|entry| !is_done(&entry.state)).collect();
    urgent.sort_by_key(|entry| {
        (std::cmp::Reverse(entry.weight - entry.current.min(entry.weight)), &entry.locale, &entry.article)
    });
    urgent
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(locale: &str, article: &str, state: State, weight: usize, current: usize) -> Entry {
        let (locale, file) = (Locale::new(locale), format!("content/{locale}/{article}.md"));
        let area = article.split_once('/').map_or("", |(area, _)| area).to_owned();
        Entry { locale, area, article: article.to_owned(), file, state, weight, current }
    }

    #[test]
    fn what_is_missed_is_weighed() {
        let stale = State::Stale { sections: vec!["Fees".to_owned()] };
        let entries = [
            entry("fr", "guide/a", State::Complete, 300, 300),
            entry("fr", "guide/b", stale, 100, 40),
            entry("fr", "account/c", State::Missing, 100, 0),
        ];
        let table = table(&entries);
        let count = |area: &str| &table[&(Locale::new("fr"), area.to_owned())];
        assert_eq!((count("").complete, count("").stale, count("").missing), (1, 1, 1));
        assert_eq!((count("").percent(), count("guide").percent(), count("account").percent()), (68.0, 85.0, 0.0));
        let urgent: Vec<&str> = urgent(&entries).into_iter().map(|entry| entry.article.as_str()).collect();
        assert_eq!(urgent, ["account/c", "guide/b"]);
        assert_eq!(Count::default().percent(), 100.0);
    }

    #[test]
    fn the_home_page_counts_once() {
        let table =
            table(&[entry("fr", "_index", State::Missing, 10, 0), entry("fr", "guide/a", State::Complete, 10, 10)]);
        let all = &table[&(Locale::new("fr"), String::new())];
        assert_eq!((all.missing, all.complete, all.percent()), (1, 1, 50.0));
    }

    #[test]
    fn what_a_machine_has_written_and_what_is_borrowed_count_as_far_as_they_match() {
        let machine = State::Machine { sections: vec!["Fees".to_owned()] };
        let borrowed = State::Borrowed { from: Locale::new("fr") };
        let entries = [entry("fr", "guide/a", machine, 100, 60), entry("fr-CA", "guide/a", borrowed, 100, 60)];
        let table = table(&entries);
        let of = |locale: &str| &table[&(Locale::new(locale), String::new())];
        assert_eq!((of("fr").machine, of("fr").percent()), (1, 60.0));
        assert_eq!((of("fr-CA").borrowed, of("fr-CA").missing, of("fr-CA").percent()), (1, 0, 60.0));
        // It is told once, where it can be mended.
        let urgent: Vec<&Locale> = urgent(&entries).into_iter().map(|entry| &entry.locale).collect();
        assert_eq!(urgent, [&Locale::new("fr")]);
        assert_eq!(entries[0].state.said(str::to_owned), "by a machine, stale: Fees");
    }
}
