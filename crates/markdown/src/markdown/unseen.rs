//! What a Markdown text says to nobody: notes that nothing refers to, and definitions of links that no link uses, which
//! is how comments are written where there are none (`[//]: # (…)`). The parser gives no event for the latter, so they
//! are found as what lies between everything that it does give events for.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, RefDefs, Tag, TagEnd};
use rustc_hash::{FxHashMap, FxHashSet};

pub(super) struct Unseen {
    /// Whole definitions of notes, in order.
    pub notes: Vec<UnseenNote>,
    /// Lines of link definitions, in order.
    pub definitions: Vec<Range<usize>>,
}

pub(super) struct UnseenNote {
    pub range: Range<usize>,
    /// Another one with its label stands before it.
    pub is_second: bool,
}

/// A note's definition.
struct Note {
    label: String,
    range: Range<usize>,
    used: bool,
    /// Labels that it refers to itself.
    refers_to: Vec<String>,
}

/// `events` are all that the parser has for `text`.
pub(super) fn find(text: &str, events: &[(Event<'_>, Range<usize>)], definitions: &RefDefs<'_>) -> Unseen {
    let mut notes: Vec<Note> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    // Labels that are referred to outside of notes.
    let mut referred: Vec<String> = Vec::new();
    let mut labels: Vec<(String, usize)> = Vec::new();
    let mut covered: Vec<Range<usize>> = Vec::new();
    for (event, range) in events {
        let range = range.clone();
        match event {
            Event::Start(Tag::List(_) | Tag::Item | Tag::BlockQuote(_)) => {}
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let mark = text[range.clone()].find("]:").map_or(range.start, |at| range.start + at + 2);
                covered.push(range.start..mark);
                open.push(notes.len());
                notes.push(Note { label: label.to_lowercase(), range, used: false, refers_to: Vec::new() });
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                open.pop();
            }
            Event::End(_) => {}
            Event::FootnoteReference(label) => {
                covered.push(range);
                match open.last() {
                    Some(note) => notes[*note].refers_to.push(label.to_lowercase()),
                    None => referred.push(label.to_lowercase()),
                }
            }
            Event::Start(
                Tag::Link { link_type: LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut, id, .. }
                | Tag::Image { link_type: LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut, id, .. },
            ) => {
                labels.push((id.to_string(), range.start));
                covered.push(range);
            }
            _ => covered.push(range),
        }
    }
    follow(&mut notes, referred);
    let mut labels_before: FxHashSet<String> = FxHashSet::default();
    let mut unseen_notes: Vec<UnseenNote> = Vec::new();
    for note in notes {
        let is_second = !labels_before.insert(note.label);
        if !note.used {
            unseen_notes.push(UnseenNote { range: note.range, is_second });
        }
    }
    let in_notes = |at: usize| unseen_notes.iter().any(|note| note.range.contains(&at));
    let used = labels.iter().filter(|(_, at)| !in_notes(*at)).filter_map(|(label, _)| definitions.get(label));
    let mut used: Vec<Range<usize>> = used.map(|definition| definition.span.clone()).collect();
    used.sort_unstable_by_key(|span| span.start);
    used.dedup();
    Unseen { definitions: between(text, covered, &used), notes: unseen_notes }
}

/// Notes that are reached from the text, directly or by way of others. Of two with one label, the first counts.
fn follow(notes: &mut [Note], referred: Vec<String>) {
    let mut first: FxHashMap<String, usize> = FxHashMap::default();
    for (at, note) in notes.iter().enumerate() {
        first.entry(note.label.clone()).or_insert(at);
    }
    let mut seen: FxHashSet<String> = FxHashSet::default();
    let mut due = referred;
    while let Some(label) = due.pop() {
        if let Some(note) = first.get(&label).filter(|_| seen.insert(label.clone())) {
            notes[*note].used = true;
            due.append(&mut notes[*note].refers_to);
        }
    }
}

/// What stands on lines of its own between `covered` places, begins like a definition, and is not `used`.
fn between(text: &str, mut covered: Vec<Range<usize>>, used: &[Range<usize>]) -> Vec<Range<usize>> {
    covered.sort_unstable_by_key(|range| range.start);
    covered.push(text.len()..text.len());
    let mut unseen = Vec::new();
    let mut at = 0;
    for place in covered {
        if place.start > at {
            gap(text, at..place.start, used, &mut unseen);
        }
        at = at.max(place.end);
    }
    unseen
}

fn gap(text: &str, gap: Range<usize>, used: &[Range<usize>], unseen: &mut Vec<Range<usize>>) {
    if memchr::memchr(b'[', text[gap.clone()].as_bytes()).is_none() {
        return;
    }
    let mut inside = false;
    let mut line_start = gap.start;
    for line in text[gap.clone()].split_inclusive('\n') {
        let start = line_start;
        line_start += line.len();
        let before = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let own = without_markers(&text[before..start]).is_empty();
        let content = without_markers(line);
        if content.trim().is_empty() {
            // A line of nothing but markers begins something else, and so does an empty one.
            inside = false;
            continue;
        }
        // The parser takes the mark of a callout for itself, too.
        let callout = content.starts_with("[!") && content.trim_end().ends_with(']');
        inside |= own && content.starts_with('[') && !callout;
        if inside {
            let from = start + line.len() - content.len();
            without(from..from + content.trim_end().len(), used, unseen);
        }
    }
}

/// The parts of `range` that are in none of `used`.
fn without(range: Range<usize>, used: &[Range<usize>], parts: &mut Vec<Range<usize>>) {
    let mut at = range.start;
    for span in used.iter().filter(|span| span.start < range.end && span.end > range.start) {
        if span.start > at {
            parts.push(at..span.start);
        }
        at = at.max(span.end);
    }
    if at < range.end {
        parts.push(at..range.end);
    }
}

/// A line behind the marks of the quotes and list items that it stands in.
pub(crate) fn without_markers(line: &str) -> &str {
    let mut rest = line;
    loop {
        let spaced = rest.trim_start_matches([' ', '\t', '>']);
        let digits = spaced.bytes().take_while(u8::is_ascii_digit).count();
        let behind = match spaced.as_bytes().get(digits) {
            Some(b'-' | b'+' | b'*') if digits == 0 => Some(1),
            Some(b'.' | b')') if (1..=9).contains(&digits) => Some(digits + 1),
            _ => None,
        };
        match behind.filter(|len| spaced[*len..].starts_with([' ', '\t', '\n', '\r']) || spaced.len() == *len) {
            Some(len) => rest = &spaced[len..],
            None => return spaced,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unseen(text: &str) -> (Vec<&str>, Vec<&str>) {
        let mut events = pulldown_cmark::Parser::new_ext(text, super::super::parser::OPTIONS).into_offset_iter();
        let all: Vec<_> = events.by_ref().collect();
        let found = find(text, &all, events.reference_definitions());
        let texts = |ranges: Vec<Range<usize>>| ranges.into_iter().map(|range| text[range].trim()).collect();
        (texts(found.notes.into_iter().map(|note| note.range).collect()), texts(found.definitions))
    }

    #[test]
    fn definitions_that_no_link_uses() {
        for (text, expected) in [
            ("[//]: # (a note)\n", vec!["[//]: # (a note)"]),
            ("A\n\n[//]: # (one)\n[//]: # (two)\n\nB [x][y]\n\n[y]: z.md\n", vec!["[//]: # (one)", "[//]: # (two)"]),
            ("[comment]: <> (a note)\nText right behind it.\n", vec!["[comment]: <> (a note)"]),
            (
                "A [used].\n\n[used]: b.md \"Title\"\n[unused]: c.md\n  \"with a title\"\n",
                vec!["[unused]: c.md", "\"with a title\""],
            ),
            ("- item\n\n  [//]: # (in a list)\n- [ ] next\n", vec!["[//]: # (in a list)"]),
            ("> quote\n>\n> [//]: # (in a quote)\n", vec!["[//]: # (in a quote)"]),
            ("- [//]: # (all of an item)\n- b\n", vec!["[//]: # (all of an item)"]),
            ("> [!NOTE]\n> text\n>\n> [//]: # (in a callout)\n", vec!["[//]: # (in a callout)"]),
            ("> [!NOTE]\n> [a]: # (first in a callout)\n> text\n", vec!["[a]: # (first in a callout)"]),
            ("![a][b]\n\n[b]: c.png\n[B]: second.png\n", vec!["[B]: second.png"]),
            ("Text\n[//]: # (goes on a paragraph, so it is shown)\n", vec![]),
            ("```\n[//]: # (an example)\n```\n", vec![]),
            ("    [//]: # (an example)\n", vec![]),
            ("- \\[x]: y\n- \\* z\n- [x]: y\n", vec!["[x]: y"]),
            ("Note[^1]\n\n[^1]: text\n", vec![]),
        ] {
            assert_eq!(unseen(text).1, expected, "{text}");
        }
    }

    #[test]
    fn notes_that_nothing_refers_to() {
        for (text, expected) in [
            ("A[^1]\n\n[^1]: one\n\n[^2]: two\n", vec!["[^2]: two"]),
            ("A[^B]\n\n[^b]: one\n\n[^b]: again\n", vec!["[^b]: again"]),
            ("A[^1]\n\n[^1]: one[^2]\n\n[^2]: two\n", vec![]),
            ("A\n\n[^1]: one[^2]\n\n[^2]: two[^1]\n", vec!["[^1]: one[^2]", "[^2]: two[^1]"]),
            ("A\n\n[^1]: one\n\n    two\n\n    - three\n\nB\n", vec!["[^1]: one\n\n    two\n\n    - three"]),
        ] {
            assert_eq!(unseen(text).0, expected, "{text}");
        }
    }
}
