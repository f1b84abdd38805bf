//! Sections that links name. A heading that would have another id here than it had keeps the old one by `{#id}`, where somebody
//! links to it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use guichet_core::heading_ids::{Ids, slug};
use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use unicode_normalization::UnicodeNormalization;

use crate::uses::{OPTIONS, replaced};

/// A text whose headings keep their ids, whatever becomes of their words.
pub fn with_heading_ids(text: &str) -> String {
    let mut anchors = Anchors::of(text);
    anchors.keep_all();
    replaced(text, &anchors.edits())
}

/// The headings of a page, and what else has an id.
#[derive(Debug, Default)]
pub struct Anchors {
    headings: Vec<Heading>,
    /// Ids of HTML in the text.
    others: BTreeSet<String>,
    /// Headings that get an id, by their number.
    given: BTreeMap<usize, String>,
    /// Headings by their ids, and by what is left of those: the first of each.
    by_id: BTreeMap<String, usize>,
    by_lower: BTreeMap<String, usize>,
    by_shape: BTreeMap<String, usize>,
    by_letters: BTreeMap<String, usize>,
    /// Other ids by their letters in lower case.
    others_by_lower: BTreeMap<String, String>,
    others_by_shape: BTreeMap<String, String>,
    by_given: BTreeMap<String, usize>,
}

#[derive(Debug)]
struct Heading {
    id: String,
    is_given: bool,
    /// Where its text ends: an id goes there.
    end: usize,
    /// A link leads to the id that it has anyway.
    is_wanted: bool,
}

/// The section that a link leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Section {
    /// There, by this id.
    Found(String),
    Missing,
}

impl Anchors {
    pub fn of(text: &str) -> Anchors {
        let mut anchors = Anchors::default();
        let mut open: Option<(Option<String>, String, usize)> = None;
        let mut headings: Vec<(Option<String>, String, usize)> = Vec::new();
        let mut end_of_link = usize::MAX;
        for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
            // Pictures and links may have an id in braces behind them.
            if range.start == end_of_link
                && let Some((inner, _)) = text[range.start..].strip_prefix('{').and_then(|rest| rest.split_once('}'))
            {
                anchors.others.extend(crate::attributes::id_of(inner));
            }
            end_of_link = match &event {
                Event::End(TagEnd::Link | TagEnd::Image) => range.end,
                _ => usize::MAX,
            };
            match event {
                Event::Start(Tag::Heading { id, .. }) => {
                    open = Some((id.map(|id| id.into_string()), String::new(), range.start));
                }
                Event::End(TagEnd::Heading(_)) => headings.extend(open.take()),
                Event::Html(html) | Event::InlineHtml(html) => anchors.ids_of(&html),
                Event::Text(part) | Event::Code(part) => {
                    if let Some((_, title, end)) = &mut open {
                        title.push_str(&part);
                        *end = range.end;
                    }
                }
                _ => {
                    if let Some((_, _, end)) = &mut open {
                        *end = range.end.max(*end);
                    }
                }
            }
        }
        // As a build does it: ids that are given come first, wherever they are.
        let mut ids = Ids::default();
        headings
            .iter()
            .filter_map(|(id, _, _)| id.as_deref())
            .chain(anchors.others.iter().map(String::as_str))
            .for_each(|id| ids.reserve(id));
        for (given, title, end) in headings {
            let is_given = given.is_some();
            let id = given.filter(|id| ids.claim(id)).unwrap_or_else(|| ids.unique(slug(&without_shortcodes(&title))));
            let at = anchors.headings.len();
            let shape = shape(&id);
            anchors.by_letters.entry(letters(&shape).to_owned()).or_insert(at);
            anchors.by_shape.entry(shape).or_insert(at);
            anchors.by_lower.entry(id.to_ascii_lowercase()).or_insert(at);
            anchors.by_id.entry(id.clone()).or_insert(at);
            anchors.headings.push(Heading { id, is_given, end, is_wanted: false });
        }
        for other in &anchors.others {
            anchors.others_by_lower.entry(other.to_ascii_lowercase()).or_insert_with(|| other.clone());
            anchors.others_by_shape.entry(shape(other)).or_insert_with(|| other.clone());
        }
        anchors
    }

    fn keep_all(&mut self) {
        let ids = self.headings.iter().enumerate().filter(|(_, heading)| !heading.is_given);
        self.given = ids.map(|(at, heading)| (at, heading.id.clone())).collect();
    }

    fn ids_of(&mut self, html: &str) {
        for name in ["id=", "name="] {
            for (at, _) in html.match_indices(name) {
                let rest = &html[at + name.len()..];
                let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
                if let Some(id) = rest[1..].split(quote).next() {
                    self.others.insert(id.to_owned());
                }
            }
        }
    }

    /// Finds the section of a fragment, and has its heading keep that id if it would have another.
    pub fn find(&mut self, fragment: &str) -> Section {
        let wanted = percent_decode_str(fragment).decode_utf8_lossy().into_owned();
        if self.others.contains(&wanted) {
            return Section::Found(wanted);
        }
        if let Some(at) = self.by_id.get(&wanted).copied() {
            self.headings[at].is_wanted = true;
            // Another link may have given it the id that it had.
            return Section::Found(self.given.get(&at).cloned().unwrap_or(wanted));
        }
        if self.by_given.contains_key(&wanted) {
            return Section::Found(wanted);
        }
        let lower = wanted.to_ascii_lowercase();
        if let Some(other) = self.others_by_lower.get(&lower) {
            return Section::Found(other.clone());
        }
        let shape = shape(&wanted);
        let near = self.by_lower.get(&lower);
        let near = near.or_else(|| if shape.is_empty() { None } else { self.by_shape.get(&shape) });
        // Kramdown's ids begin with the first letter.
        let near = near.or_else(|| if shape.is_empty() { None } else { self.by_letters.get(&shape) });
        let Some(at) = near.copied() else {
            let other = self.others_by_shape.get(&shape).filter(|_| !shape.is_empty());
            return other.map_or(Section::Missing, |other| Section::Found(other.clone()));
        };
        let heading = &self.headings[at];
        // Capitals alone are no reason for an id of its own, and one that is in use stays.
        let is_same = heading.id.eq_ignore_ascii_case(&wanted) || heading.is_wanted;
        if heading.is_given || is_same && !self.given.contains_key(&at) || !is_id(&wanted) {
            return Section::Found(heading.id.clone());
        }
        let given = self.given.entry(at).or_insert(wanted).clone();
        self.by_given.insert(given.clone(), at);
        Section::Found(given)
    }

    /// Where ids are to be added, in the order of the text.
    pub fn edits(&self) -> Vec<(Range<usize>, String)> {
        self.given
            .iter()
            .map(|(at, id)| (self.headings[*at].end..self.headings[*at].end, format!(" {{#{id}}}")))
            .collect()
    }
}

/// A heading without badges and icons, which are not part of its id.
fn without_shortcodes(title: &str) -> String {
    let mut bare = title.to_owned();
    for start in ["{{ badge(", "{{ icon("] {
        while let Some(at) = bare.find(start) {
            let Some(length) = bare[at..].find(") }}") else { break };
            bare.replace_range(at..at + length + ") }}".len(), "");
        }
    }
    bare.trim().to_owned()
}

/// What can be written between `{#` and `}`.
fn is_id(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// What is left of an id when generators disagree about signs: its letters and digits.
fn shape(id: &str) -> String {
    // Some leave accents out.
    id.nfd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A shape from its first letter on.
fn letters(shape: &str) -> &str {
    shape.trim_start_matches(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_that_is_linked_to_keeps_its_id() {
        let text = "## What's new?\n\n## A `b` c\n\n## Twice\n\n## Twice\n\n## Own {#mine}\n\n<a id=\"old\"></a>\n";
        let mut anchors = Anchors::of(text);
        for there in ["a-b-c", "twice-1", "mine", "old"] {
            assert_eq!(anchors.find(there), Section::Found(there.into()), "{there}");
        }
        assert_eq!(anchors.find("what-s-new"), Section::Found("what-s-new".into()));
        assert_eq!(anchors.find("What_s-New"), Section::Found("what-s-new".into()));
        assert_eq!(anchors.find("whats-new"), Section::Found("what-s-new".into()));
        assert_eq!(
            (anchors.find("MINE"), anchors.find("OLD")),
            (Section::Found("mine".into()), Section::Found("old".into()))
        );
        assert_eq!(anchors.find("A-B-C"), Section::Found("a-b-c".into()));
        // The link to the id that the heading has came first.
        let mut others = Anchors::of("## What's new? {{ badge(text=\"New\") }}\n");
        assert_eq!(others.find("whats-new"), Section::Found("whats-new".into()));
        assert_eq!(others.find("what-s-new"), Section::Found("whats-new".into()));
        assert_eq!(others.edits(), []);
        assert_eq!(Anchors::of("## Été passé").find("_ete-passe"), Section::Found("_ete-passe".into()));
        assert_eq!(anchors.find("OLD"), Section::Found("old".into()));
        assert_eq!(anchors.find("nowhere"), Section::Missing);
        let text = replaced(text, &anchors.edits());
        assert_eq!(text.lines().next(), Some("## What's new? {#what-s-new}"));
    }
}
