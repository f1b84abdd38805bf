//! Markdown in a block of HTML. CommonMark passes it on unread until an empty line, so readers see asterisks and brackets,
//! and nobody has checked the links.

use std::ops::Range;

use super::components::component;
use super::marks::{begins_oddly, has_marks};
use super::view::{Container, Found, View, ahead, quoted};
use super::{blocks, calls, comments, foreign, includes, jsx, links};
use crate::directives;
use crate::names::Names;
use guichet_core::diag::{Fix, codes};
use guichet_html::elements;
use guichet_html::tokens::{self, Token};

/// What is found in a block of HTML, in order.
pub fn html_block(text: &str, variables: &Names<String>) -> Vec<Found> {
    let mut all = Vec::new();
    let odd = |byte: u8| matches!(byte, b'*' | b'`' | b']' | b'{' | b':' | b'#' | b'|') || byte.is_ascii_uppercase();
    if !text.bytes().any(odd) && !text.contains("\n- ") {
        return all;
    }
    let mut opening = "";
    let mut quiet: Option<String> = None;
    let mut told = false;
    // Text comes in pieces where it has a `<` of its own.
    let mut words = 0..0;
    let mut at = 0;
    while at < text.len() {
        let (token, end) = tokens::next(text, at);
        let place = at..end;
        at = end;
        let is_text = matches!(token, Token::Text(_)) && quiet.is_none();
        if is_text {
            words.start = if words.is_empty() { place.start } else { words.start };
            words.end = place.end;
        }
        if !words.is_empty() && (!is_text || at == text.len()) {
            all.extend(in_text(text, std::mem::take(&mut words), opening, variables, &mut told));
        }
        match token {
            Token::Open { name, .. } if quiet.is_none() => {
                if let Some(found) = component(&text[place.clone()], ahead(text, end), false) {
                    all.push(Found { place: place.clone(), ..found });
                }
                if is_quiet(&name) && !text[place.clone()].ends_with("/>") {
                    quiet = Some(name);
                }
                opening = &text[place];
            }
            Token::Close { name } => {
                if quiet.as_ref() == Some(&name) {
                    quiet = None;
                }
                opening = &text[place];
            }
            Token::Comment if quiet.is_none() => {
                let found = includes::comment(&text[place.clone()]);
                all.extend(found.map(|found| Found { place, ..found }));
            }
            _ => {}
        }
    }
    all
}

/// The text at `place` of the block follows the tag `opening`.
fn in_text(text: &str, place: Range<usize>, opening: &str, variables: &Names<String>, told: &mut bool) -> Vec<Found> {
    let at = place.start;
    let words = &text[place];
    let may_be_odd = |line: &str| line.contains(['`', '|']) || begins_oddly(line);
    if !has_marks(words) && !words.lines().any(may_be_odd) {
        return Vec::new();
    }
    let starts_line = at == 0 || words.starts_with('\n');
    let view = View { starts_line, ..View::plain(words, Container::Block, variables) };
    let mut all: Vec<Found> = calls::ours(words)
        .into_iter()
        .map(|place| {
            let message = format!("{} in a block of HTML is not replaced", quoted(&words[place.clone()]));
            Found::new(
                codes::MD013,
                place,
                message,
                "put empty lines around the text, so that it is not part of the HTML, or write the value",
            )
        })
        .collect();
    all.extend(calls::find_beside_ours(&view));
    all.extend(comments::find(&view));
    all.extend(jsx::find(&view));
    all.extend(foreign::find(&view));
    all.extend(our_blocks(&view));
    if !*told
        && let Some(place) = markdown(words)
            .filter(|place| all.iter().all(|one| one.place.end <= place.start || place.end <= one.place.start))
    {
        *told = true;
        let shown = quoted(&words[place.clone()]);
        let help = match opening {
            "" => "put an empty line before it: a block of HTML ends with one".to_owned(),
            tag => format!(
                "put an empty line after {}, or write it in HTML too: `<strong>`, `<a href=\"…\">`",
                quoted(tag)
            ),
        };
        let message = format!("Markdown in a block of HTML is not read: {shown}");
        // A line of its own below the tag.
        let gap = words.len() - words.trim_start().len();
        let is_below = !opening.is_empty() && words.starts_with(['\n', '\r']) && !words[..gap].ends_with("    ");
        // Behind the line break, which may be two characters in the file.
        let below = words.find('\n').map_or(0, |at| at + 1);
        let fix =
            is_below.then(|| Fix::new(format!("put an empty line after {}", quoted(opening)), below..below, "\n"));
        all.push(Found::new(codes::MD013, place, message, help).fix(fix));
    }
    for found in &mut all {
        found.place = at + found.place.start..at + found.place.end;
        // What is beside it is HTML: a block of ours would be none there.
        found.fix = found.fix.take().filter(|_| found.code == codes::MD013).map(|fix| fix.shifted(at));
    }
    all
}

/// What is in it is shown as it is, or not at all.
fn is_quiet(name: &str) -> bool {
    elements::is_literal(name) || matches!(name, "script" | "style" | "textarea" | "svg" | "math" | "xmp" | "template")
}

/// Lines of three colons: there, ours open no block either.
fn our_blocks(view: &View<'_>) -> Vec<Found> {
    let mut found = blocks::find(view);
    for (at, line) in view.lines() {
        if directives::opens(line) {
            found.retain(|one| one.place.start != at);
            let message = format!("{} in a block of HTML opens no block", quoted(line));
            found.push(Found::new(
                codes::MD013,
                at..at + line.len(),
                message,
                "put an empty line before it: a block of HTML ends with one",
            ));
        }
    }
    found
}

/// Where a text has Markdown in it that nobody can have meant as it stands.
fn markdown(text: &str) -> Option<Range<usize>> {
    [bold(text), link(text), code_span(text), lines(text)].into_iter().flatten().min_by_key(|place| place.start)
}

pub(super) fn bold(text: &str) -> Option<Range<usize>> {
    let start = text.find("**")?;
    let inside = &text[start + 2..];
    let end = inside.find("**")?;
    let words = &inside[..end];
    let whole = !words.is_empty()
        && !words.contains("\n\n")
        && !words.starts_with([' ', '\n', '*', '/'])
        && !words.ends_with([' ', '\n', '*', '/'])
        && words.contains(char::is_alphabetic);
    whole.then_some(start..start + 2 + end + 2)
}

pub(super) fn link(text: &str) -> Option<Range<usize>> {
    let at = text.find("](")?;
    let open = text[..at].rfind('[')?;
    let end = text[at..].find([')', '\n']).filter(|end| text[at + end..].starts_with(')'))?;
    let address = &text[at + 2..at + end];
    let image = text[..open].ends_with('!');
    let start = if image { open - 1 } else { open };
    (!address.is_empty() && (image || links::is_address(address) || !address.contains(' ')))
        .then_some(start..at + end + 1)
}

pub(super) fn code_span(text: &str) -> Option<Range<usize>> {
    let start = text.find('`')?;
    let inside = &text[start + 1..];
    let end = inside.find(['`', '\n']).filter(|end| *end > 0 && inside[*end..].starts_with('`'))?;
    Some(start..start + 1 + end + 1)
}

/// A heading, a quote with a marker, the row of dashes of a table, or two items of a list.
fn lines(text: &str) -> Option<Range<usize>> {
    let mut items = 0;
    let mut first = 0;
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let at = start;
        start += line.len();
        // The rest of the line that a tag ends on is no line.
        if number == 0 {
            continue;
        }
        let inside = line.trim();
        let place = at + (line.len() - line.trim_start().len())..at + line.trim_end().len();
        let hashes = inside.bytes().take_while(|byte| *byte == b'#').count();
        let is_heading =
            (1..=6).contains(&hashes) && inside[hashes..].starts_with(' ') && inside.contains(char::is_alphabetic);
        let is_rule = inside.starts_with('|')
            && inside.contains("--")
            && inside.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' '));
        if is_heading || is_rule || inside.starts_with("> [!") || inside.starts_with("```") {
            return Some(place);
        }
        if inside.starts_with("- ")
            || inside.starts_with("* ")
            || inside.starts_with("1. ")
            || items > 0 && inside.starts_with("2. ")
        {
            if items == 0 {
                first = place.start;
            }
            items += 1;
            if items == 2 {
                return Some(first..place.end);
            }
        } else if !inside.is_empty() {
            items = 0;
        }
    }
    None
}
