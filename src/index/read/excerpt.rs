//! The part of a document that answers a query: which section, which words of it, marked. `format.md`, "Excerpt".

use std::collections::BTreeMap;

use crate::index::tokenize::all_words;

use super::shard::Text;

/// Characters of an excerpt, and how many of them stand before the first match.
const LENGTH: usize = 180;
const BEFORE: usize = 40;
/// How far an end may move to fall between words.
const SNAP: usize = 20;

/// The words that were found, each with the slots (as bits) that it answers.
pub type Marks = BTreeMap<String, u32>;

/// What a result shows beyond its title.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Empty when the page as a whole is the answer.
    pub anchor: String,
    pub heading: String,
    /// Escaped HTML with `<mark>` around what matched.
    pub html: String,
}

struct Span {
    start: usize,
    end: usize,
    slots: u32,
}

pub fn excerpt(text: &Text, marks: &Marks) -> Excerpt {
    let in_title = slots_of(&spans(&text.title, marks));
    let mut best: Option<(u32, usize, u32)> = None;
    for (at, section) in text.sections.iter().enumerate() {
        let in_heading = slots_of(&spans(&section.heading, marks));
        let found = in_heading | slots_of(&spans(&section.text, marks));
        let value = 2 * found.count_ones() + in_heading.count_ones();
        if best.is_none_or(|(most, ..)| value > most) {
            best = Some((value, at, found));
        }
    }
    let Some((_, at, found)) = best else {
        return Excerpt { anchor: String::new(), heading: String::new(), html: String::new() };
    };
    let section = &text.sections[at];
    let html = window(&section.text, &spans(&section.text, marks));
    // The section is the better address when it has something that the title does not promise.
    if found & !in_title != 0 {
        Excerpt { anchor: section.anchor.clone(), heading: section.heading.clone(), html }
    } else {
        Excerpt { anchor: String::new(), heading: String::new(), html }
    }
}

fn spans(text: &str, marks: &Marks) -> Vec<Span> {
    all_words(text)
        .into_iter()
        .filter_map(|word| Some(Span { start: word.start, end: word.end, slots: *marks.get(&word.form)? }))
        .collect()
}

fn slots_of(spans: &[Span]) -> u32 {
    spans.iter().fold(0, |slots, span| slots | span.slots)
}

/// The stretch of text with the most different slots, the first of equals.
fn window(text: &str, spans: &[Span]) -> String {
    let chars: Vec<char> = text.chars().collect();
    let (mut start, mut end) = (0, chars.len());
    if chars.len() > LENGTH {
        let mut most = 0;
        for span in spans {
            let from = span.start.saturating_sub(BEFORE);
            let to = from + LENGTH;
            let inside = spans.iter().filter(|other| other.start >= from && other.end <= to);
            let value = inside.fold(0u32, |slots, other| slots | other.slots).count_ones();
            if value > most {
                most = value;
                start = from;
            }
        }
        start = start.min(chars.len() - LENGTH);
        end = start + LENGTH;
        if start > 0 {
            let space = (start..start + SNAP).find(|at| chars[*at].is_whitespace());
            start = space.map_or(start, |space| space + 1);
        }
        if end < chars.len() {
            let space = (end - SNAP..end).rev().find(|at| chars[*at].is_whitespace());
            end = space.unwrap_or(end);
        }
    }
    let mut html = String::new();
    if start > 0 {
        html.push('…');
    }
    let mut at = start;
    for span in spans.iter().filter(|span| span.end > start && span.start < end) {
        let (from, to) = (span.start.max(at), span.end.min(end));
        if from >= to {
            continue;
        }
        push_escaped(&mut html, &chars[at..from]);
        // Pairs that overlap or touch make one mark.
        if from == at && html.ends_with("</mark>") {
            html.truncate(html.len() - "</mark>".len());
        } else {
            html.push_str("<mark>");
        }
        push_escaped(&mut html, &chars[from..to]);
        html.push_str("</mark>");
        at = to;
    }
    push_escaped(&mut html, &chars[at..end]);
    if end < chars.len() {
        html.push('…');
    }
    html
}

fn push_escaped(html: &mut String, chars: &[char]) {
    for c in chars {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(*c),
        }
    }
}
