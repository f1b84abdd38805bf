//! The part of a document that answers a query: which section, which words of it, marked. `format.md`, "Excerpt".

use std::collections::BTreeMap;

use crate::sentences::{ends_sentence, is_begun};
use crate::tokenize::all_words;

use super::chunk::Text;

/// Characters of an excerpt, and how many of them stand before the first match.
const LENGTH: usize = 180;
const BEFORE: usize = 40;
/// How far the beginning may move to be that of a sentence, and how much must be left when the end does.
const SENTENCE: usize = 50;
const LEAST: usize = 90;
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

/// The stretch of text with the most different slots, the first of equals; whole sentences, if that costs none of them. And
/// whether its beginning and its end are in the middle of one.
fn stretch(chars: &[char], spans: &[Span]) -> (usize, usize, bool, bool) {
    if chars.len() <= LENGTH {
        return (0, chars.len(), false, false);
    }
    let value = |from: usize, to: usize| {
        let inside = spans.iter().filter(|span| span.start >= from && span.end <= to);
        inside.fold(0u32, |slots, span| slots | span.slots).count_ones()
    };
    let (mut start, mut most, mut matched) = (0, 0, 0);
    for span in spans {
        let from = span.start.saturating_sub(BEFORE);
        let found = value(from, from + LENGTH);
        if found > most {
            (start, most, matched) = (from, found, span.start);
        }
    }
    start = start.min(chars.len() - LENGTH);
    // The one that has the match, if it can be.
    let sentence = (start.saturating_sub(SENTENCE)..=matched.max(start))
        .rev()
        .find(|at| at + LEAST <= chars.len() && begins_sentence(chars, *at) && value(*at, at + LENGTH) >= most);
    let cut = sentence.is_none();
    start = sentence.unwrap_or_else(|| {
        let space = (start..start + SNAP).find(|at| chars[*at].is_whitespace());
        space.map_or(start, |space| space + 1)
    });
    let mut end = (start + LENGTH).min(chars.len());
    if end == chars.len() {
        return (start, end, cut, false);
    }
    let sentence = (start + LEAST..=end + 1)
        .rev()
        .find(|at| *at < chars.len() && begins_sentence(chars, *at) && value(start, *at) >= value(start, end));
    if let Some(next) = sentence {
        let end = if chars[next - 1].is_whitespace() { next - 1 } else { next };
        // A line may end without a sentence.
        return (start, end, cut, !ends_sentence(chars[end - 1]));
    }
    let space = (end - SNAP..end).rev().find(|at| chars[*at].is_whitespace());
    end = space.unwrap_or(end);
    (start, end, cut, true)
}

/// Whether a sentence begins here, or a line that says something else than the one before.
fn begins_sentence(chars: &[char], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or('\n', |at| chars[at]);
    is_begun([before(4), before(3), before(2), before(1)], chars[at])
}

fn window(text: &str, spans: &[Span]) -> String {
    let chars: Vec<char> = text.chars().collect();
    let (start, end, cut, goes_on) = stretch(&chars, spans);
    let mut html = String::new();
    if cut {
        html.push('…');
    }
    let mut at = start;
    for span in spans.iter().filter(|span| span.end > start && span.start < end) {
        let (from, to) = (span.start.max(at), span.end.min(end));
        if from >= to {
            continue;
        }
        push_escaped(&mut html, &chars, at, from);
        // Pairs that overlap or touch make one mark.
        if from == at && html.ends_with("</mark>") {
            html.truncate(html.len() - "</mark>".len());
        } else {
            html.push_str("<mark>");
        }
        push_escaped(&mut html, &chars, from, to);
        html.push_str("</mark>");
        at = to;
    }
    push_escaped(&mut html, &chars, at, end);
    if goes_on {
        html.push('…');
    }
    html
}

fn push_escaped(html: &mut String, chars: &[char], from: usize, to: usize) {
    for at in from..to {
        match &chars[at] {
            // Items and cells have no full stop between them.
            '\n' if at > 0 && !ends_sentence(chars[at - 1]) && !matches!(chars[at - 1], ':' | '：') => {
                html.push_str(" · ")
            }
            '\n' => html.push(' '),
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(*c),
        }
    }
}
