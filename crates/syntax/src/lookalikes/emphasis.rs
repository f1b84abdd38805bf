//! Words that a space, or a mark, keeps from being bold: `**the menu **`, `** Warning:**`, `**Note:**text`.

use std::ops::Range;

use super::view::{Found, HIDDEN, View, quoted};
use guichet_core::diag::{Fix, codes};
use guichet_core::east_asian;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for mark in ["**", "__", "~~", "***"] {
        let mut open: Option<Range<usize>> = None;
        for run in runs(view.text, mark) {
            let Some(first) = open.take() else {
                open = Some(run);
                continue;
            };
            if let Some(one) = pair(view, &first, &run, mark) {
                found.push(one);
            } else {
                open = Some(run);
            }
        }
    }
    found
}

/// Runs of exactly this mark.
fn runs<'t>(text: &'t str, mark: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let byte = mark.as_bytes()[0];
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + memchr::memchr(byte, &text.as_bytes()[at..])?;
            let len = text.as_bytes()[start..].iter().take_while(|other| **other == byte).count();
            at = start + len;
            if len == mark.len() {
                return Some(start..at);
            }
        }
    })
}

fn pair(view: &View<'_>, first: &Range<usize>, last: &Range<usize>, mark: &str) -> Option<Found> {
    let text = view.text;
    let inside = &text[first.end..last.start];
    let (before, after) = (text[..first.start].chars().next_back(), text[last.end..].chars().next());
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !east_asian::is_letter(c));
    let words = inside.trim();
    if words.is_empty() || !words.contains(|c: char| c.is_alphabetic() || c == HIDDEN) || inside.contains("\n\n") {
        return None;
    }
    let (spaced_start, spaced_end) = (inside.starts_with(char::is_whitespace), inside.ends_with(char::is_whitespace));
    // Paths: `**/*.md`.
    if words.starts_with('/') || after == Some('/') || before == Some('/') || words.ends_with('/') {
        return None;
    }
    // A mark at the beginning of a line that has a space behind it, twice, is two notes.
    if inside.trim_end_matches([' ', '\t']).ends_with('\n') {
        return None;
    }
    let told = match (spaced_start, spaced_end) {
        (false, true) | (true, false) => !is_letter(before),
        // `2 ** 3 ** 4` is a power.
        (true, true) => {
            let operand = |side: &str| side.chars().count() < 2 || side.contains(|c: char| c.is_ascii_digit());
            let left = text[..first.start].split_whitespace().next_back().unwrap_or_default();
            let right = text[last.end..].split_whitespace().next().unwrap_or_default();
            let starts = text[..first.start].trim().is_empty() && view.starts_line;
            (words.contains(east_asian::is_letter) || words.chars().filter(|c| c.is_alphabetic()).count() > 2)
                && !words.contains(['=', '<', '>'])
                && (starts || !operand(left))
                && (right.is_empty() || !operand(right))
        }
        // A mark before the end, a letter behind it.
        (false, false) => {
            !is_letter(before)
                && is_letter(after)
                && words.ends_with(|c: char| c.is_ascii_punctuation() || "…»”’".contains(c))
        }
    };
    if !told {
        return None;
    }
    let what = match mark {
        "~~" => "struck through",
        "***" => "bold and italic",
        _ => "bold",
    };
    let place = first.start..last.end;
    // A mark in between has found another one: the words that were meant may be others than those up to `last`.
    let is_between = |run: &Range<usize>| run.end <= last.start;
    let mark_of = |run: Range<usize>| {
        let written = view.written.get(run.clone())?;
        let ends = || written.ends_with(mark).then(|| run.end - mark.len());
        if written.starts_with(mark) { Some(run.start) } else { ends() }
    };
    if let Some(other) = view.hidden(first.end).take_while(is_between).find_map(mark_of) {
        let message = format!(
            "a space beside a mark keeps words from being {what}: {}",
            quoted(&text[first.start..other + mark.len()])
        );
        let help = format!("write each mark directly beside the words that it is for: `{mark}words{mark}`");
        return Some(Found::new(codes::MD012, place, message, help));
    }
    Some(if spaced_start || spaced_end {
        let message = format!("a space inside {} keeps the words from being {what}", quoted(&text[place.clone()]));
        let left = if is_letter(before) || spaced_start && !is_space(before) { " " } else { "" };
        let right = if after.is_some_and(char::is_alphanumeric) { " " } else { "" };
        let help = format!("put it outside: `{left}{mark}{words}{mark}{right}`");
        let start = inside.len() - inside.trim_start().len();
        let end = inside.trim_end().len();
        let edits = [
            (first.start..first.start, left.to_owned()),
            (first.end..first.end + start, String::new()),
            (first.end + end..last.start, String::new()),
            (last.end..last.end, right.to_owned()),
        ];
        let edits = edits.into_iter().filter(|(span, text)| !span.is_empty() || !text.is_empty());
        let has_break = inside[..start].contains('\n') || inside[end..].contains('\n');
        // Among marks that work, `**Save **and ** Close**`, the words that were meant may be the others.
        let hidden = [&text[..first.start], inside, &text[last.end..]].map(|part| part.contains(HIDDEN));
        let is_among = hidden.into_iter().filter(|hidden| *hidden).count() > 1;
        let fix = (!has_break && !is_among).then(|| Fix::of(format!("put the space outside of `{mark}`"), edits));
        Found::new(codes::MD012, place, message, help).fix(fix)
    } else {
        let message = format!("{} is not {what}: a letter follows its closing mark", quoted(&text[place.clone()]));
        let fix = Fix::new(format!("put a space after `{mark}`"), last.end..last.end, " ");
        Found::new(codes::MD012, place, message, format!("put a space after it: `{mark}{words}{mark} `")).fix(fix)
    })
}
