//! Segments with other words, put back into their text. What is in no segment stays as it is, byte for byte, and so does a segment
//! whose words are the same.

use guichet_markdown::markdown::seen::{OPTIONS, seen};
use pulldown_cmark::{Event, Parser, Tag};

use crate::document::{Document, Kind, Segment, Syntax};
use crate::head;
use crate::plain;
use crate::titles;

/// The text with a target for each segment; `None` keeps what is there. An error has the numbers of segments that would be read as
/// something else in their places.
///
/// # Errors
/// A target is no text of its kind there: it would begin a list, end a cell, or join what comes behind it.
pub fn assemble(document: &Document, targets: &[Option<&str>]) -> Result<String, Vec<usize>> {
    let text = &document.text;
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let mut changed = Vec::new();
    for (number, (segment, target)) in document.segments.iter().zip(targets).enumerate() {
        let Some(target) = target.filter(|target| *target != segment.text) else { continue };
        out.push_str(&text[at..segment.range.start]);
        let below_title = number > 0 && document.segments[number - 1].kind == Kind::CalloutTitle;
        if below_title && segment.kind == Kind::Paragraph && target.starts_with(char::is_lowercase) {
            // A sentence that seems to go on would take the title with it.
            out.push('\n');
            out.push_str(&segment.continuation);
        }
        out.push_str(&written(document, segment, target));
        at = segment.range.end;
        changed.push(number);
    }
    out.push_str(&text[at..]);
    // Read again: the only proof that holds for every text.
    let again = Document::read(&out);
    let same = |number: &usize| {
        let (segment, found) = (&document.segments[*number], again.segments.get(*number));
        let wanted = targets.get(*number).copied().flatten().unwrap_or(&segment.text);
        found.is_some_and(|found| found.kind == segment.kind && alike(segment.kind, &found.text, wanted))
    };
    let wrong: Vec<usize> = (0..document.segments.len()).filter(|number| !same(number)).collect();
    if let Some(first) = wrong.first() {
        // What comes behind a segment that broke is not what broke.
        let culprit = changed.iter().rev().find(|number| *number <= first).or(changed.first()).unwrap_or(first);
        return Err(vec![*culprit]);
    }
    if again.segments.len() != document.segments.len() {
        return Err(changed.last().copied().into_iter().collect());
    }
    Ok(if document.crlf { out.replace('\n', "\r\n") } else { out })
}

/// The same words, however they are escaped, spaced and, in a list, separated.
pub(crate) fn alike(kind: Kind, a: &str, b: &str) -> bool {
    let bare = |text: &str| {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('\\', "");
        // Those of a title have to be the ones that print has.
        if matches!(kind, Kind::CodeTitle | Kind::LinkTitle) {
            text.replace(['“', '”'], "\"").replace('’', "'")
        } else {
            text
        }
    };
    let is_list = matches!(kind, Kind::Keywords | Kind::Pins);
    a == b || bare(a) == bare(b) || is_list && head::items(a).eq(head::items(b))
}

/// A target in the place of its segment.
fn written(document: &Document, segment: &Segment, target: &str) -> String {
    match segment.kind {
        kind if kind.is_head() => {
            let value = head::value(kind, target);
            let starts_line = document.text[..segment.range.start].ends_with('\n');
            if starts_line { format!("  {value}") } else { value }
        }
        Kind::Cell => piped(target),
        Kind::CodeTitle => {
            let quote = document.text[..segment.range.start].chars().next_back().unwrap_or('"');
            plain::within(quote, target)
        }
        Kind::LinkTitle => titles::within(&document.text[..segment.range.start], target),
        kind if kind.syntax() == Syntax::Markdown => {
            let guards = matches!(kind, Kind::Paragraph | Kind::Item | Kind::Term | Kind::Meaning | Kind::Picture);
            let text = if guards { guarded(target) } else { target.to_owned() };
            text.replace('\n', &format!("\n{}", segment.continuation))
        }
        _ => target.to_owned(),
    }
}

/// The cell ends at none of its own bars.
fn piped(target: &str) -> String {
    let mut out = String::with_capacity(target.len());
    let mut slashes = 0;
    for c in target.chars() {
        if c == '|' && slashes % 2 == 0 {
            out.push('\\');
        }
        slashes = if c == '\\' { slashes + 1 } else { 0 };
        out.push(c);
    }
    out
}

/// A text whose first words would begin a list, a heading or a quote, so that they don't: `2026. C’est…`.
fn guarded(target: &str) -> String {
    if is_paragraph(target) {
        return target.to_owned();
    }
    let digits = target.bytes().take_while(u8::is_ascii_digit).count();
    let at = if digits > 0 { digits } else { 0 };
    let escaped = format!("{}\\{}", &target[..at], &target[at..]);
    if is_paragraph(&escaped) { escaped } else { target.to_owned() }
}

fn is_paragraph(text: &str) -> bool {
    let seen = seen(text);
    seen.directives.is_empty()
        && matches!(Parser::new_ext(&seen.text, OPTIONS).next(), Some(Event::Start(Tag::Paragraph)))
}
