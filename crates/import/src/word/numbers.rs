//! How the lists of a document count.

use std::collections::BTreeMap;

use super::xml::Element;

/// A level of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Level {
    pub is_numbered: bool,
    /// The number of the first item.
    pub start: usize,
    /// Numbers that begin anew, though another list of the same kind comes before.
    pub is_new: bool,
    /// `a` or `i`, as HTML names letters and Roman numbers.
    pub kind: Option<&'static str>,
    /// What readers see before an item, if that is more than a number: `Step %1:`.
    pub label: Option<String>,
}

/// The lists of a document.
#[derive(Debug, Default)]
pub struct Numbers {
    levels: BTreeMap<(String, usize), Level>,
    /// What each list is one of: such lists count on where the one before has ended.
    kinds: BTreeMap<String, String>,
}

impl Numbers {
    /// `part`: `numbering.xml`.
    pub fn read(part: &Element) -> Numbers {
        let mut kinds: BTreeMap<(&str, usize), Level> = BTreeMap::new();
        for list in part.elements().filter(|one| one.name == "abstractNum") {
            for level in list.elements().filter(|one| one.name == "lvl") {
                kinds.insert((list.get("abstractNumId").unwrap_or_default(), at(level)), read(level));
            }
        }
        let mut numbers = Numbers::default();
        for list in part.elements().filter(|one| one.name == "num") {
            let (Some(id), Some(of)) = (list.get("numId"), list.value("abstractNumId")) else { continue };
            numbers.kinds.insert(id.to_owned(), of.to_owned());
            for ((_, level), known) in kinds.iter().filter(|((known, _), _)| *known == of) {
                numbers.levels.insert((id.to_owned(), *level), known.clone());
            }
            for own in list.elements().filter(|one| one.name == "lvlOverride") {
                let key = (id.to_owned(), at(own));
                if let Some(level) = own.child("lvl") {
                    numbers.levels.insert(key.clone(), read(level));
                }
                if let Some(start) = own.value("startOverride").and_then(|start| start.parse().ok()) {
                    let level = numbers.levels.entry(key).or_default();
                    (level.start, level.is_new) = (start, true);
                }
            }
        }
        numbers
    }

    /// A level of a list; the first of it, if it has not as many.
    pub fn level(&self, list: &str, level: usize) -> Level {
        let of = |level: usize| self.levels.get(&(list.to_owned(), level)).cloned();
        of(level).or_else(|| of(0)).unwrap_or(Level { start: 1, ..Level::default() })
    }

    /// What a list counts on with.
    pub fn kind<'n>(&'n self, list: &'n str) -> &'n str {
        self.kinds.get(list).map_or(list, String::as_str)
    }
}

fn at(level: &Element) -> usize {
    level.get("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0)
}

fn read(level: &Element) -> Level {
    let format = level.value("numFmt");
    let label = level.value("lvlText").unwrap_or_default();
    // Without the numbers, which begin with `%`.
    let mut words = label.chars().peekable();
    let mut has_words = false;
    while let Some(c) = words.next() {
        if c == '%' {
            words.next();
        } else {
            has_words |= c.is_alphabetic();
        }
    }
    let is_numbered = !matches!(format, Some("bullet" | "none") | None);
    Level {
        is_numbered,
        start: level.value("start").and_then(|start| start.parse().ok()).unwrap_or(1),
        is_new: false,
        kind: match format {
            Some("lowerLetter" | "upperLetter") => Some("a"),
            Some("lowerRoman" | "upperRoman") => Some("i"),
            _ => None,
        },
        label: (is_numbered && has_words).then(|| label.to_owned()),
    }
}
