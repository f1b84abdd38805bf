//! Characters that the parser sees another one of the same length for, because its rules were made for English and it
//! would misread what writers mean. The text that comes out is the text as written.
//!
//! - `**集約（合計）**という`: CommonMark takes `**` between a punctuation mark and a letter for an opening one, since words
//!   are set apart by spaces. Chinese, Japanese and Korean set nothing apart, so the asterisks would show. The same for `~~`.
//! - Braces at the end of headings that are no attributes (`braces`).
//! - The colon of `> [!NOTE]: Title`, which would make a definition of it.
//! - The bracket of a placeholder alone on its line, `<your-domain>` (`placeholders`).
//! - Colons at the beginning of a line that are no meaning of a term (`definitions`).
//! - Tabs in the delimiter row of a table, which GitHub takes for spaces.

use super::HtmlPolicy;
use guichet_core::east_asian;

/// Where stand-ins go, and which, in order. Each has the length of what it stands for.
pub(super) fn find(text: &str, html: HtmlPolicy) -> Vec<(usize, &'static str)> {
    let mut standins = Vec::new();
    if html == HtmlPolicy::Sanitize {
        super::placeholders::find(text, &mut standins);
    }
    emphasis(text, &mut standins);
    super::braces::find(text, &mut standins);
    super::meanings::find(text, &mut standins);
    callout_colons(text, &mut standins);
    delimiter_rows(text, &mut standins);
    standins.sort_unstable();
    standins.dedup_by_key(|(at, _)| *at);
    standins
}

/// Runs open at a time, at most: every other run looks through them.
const DEEPEST: usize = 32;

/// What stands beside asterisks and tildes.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Space,
    Mark,
    Letter,
}

fn emphasis(text: &str, standins: &mut Vec<(usize, &'static str)>) {
    let bytes = text.as_bytes();
    if text.is_ascii() {
        return;
    }
    // Marks and lengths of the runs that are open in this paragraph.
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut from = 0;
    while let Some(start) = memchr::memchr2(b'*', b'~', &bytes[from..]).map(|found| from + found) {
        if ends_paragraph(&text[from..start]) {
            open.clear();
        }
        let mark = bytes[start];
        let length = bytes[start..].iter().take_while(|byte| **byte == mark).count();
        let end = start + length;
        let last = std::mem::replace(&mut from, end);
        // One `~` is a sign for ranges in East Asia, `3~5日`.
        if mark == b'~' && length != 2 {
            continue;
        }
        let (before, after) = (text[..start].chars().next_back(), text[end..].chars().next());
        let at_before = start - before.map_or(0, char::len_utf8);
        let earlier = standins.last().filter(|(at, _)| *at == at_before).map(|(_, standin)| *standin);
        let left = side(earlier.and_then(|standin| standin.chars().next()).or(before));
        let right = side(after);
        let opens = right != Side::Space && (right == Side::Letter || left != Side::Letter);
        let closes = left != Side::Space && (left == Side::Letter || right != Side::Letter);
        let run = (mark, length);
        let wanted = open.iter().rposition(|open| *open == run);
        // What changes is never a character that means something to Markdown: a letter becomes a mark, or a full-width
        // mark a letter.
        let standin = match wanted {
            // A mark before it, a letter behind: it opens, and should close.
            Some(_) if opens && !closes => match after.and_then(mark_like) {
                Some(mark) => Some((end, mark)),
                None => (earlier.is_none() && before.is_some_and(is_east_asian_mark)).then_some((at_before, LETTER)),
            },
            // The other way round. What the run before this one has been judged by stays as it is.
            None if closes && !opens => match before.and_then(mark_like).filter(|_| at_before > last) {
                Some(mark) => Some((at_before, mark)),
                None => after.is_some_and(is_east_asian_mark).then_some((end, LETTER)),
            },
            _ => None,
        };
        let stands_in = standin.is_some();
        standins.extend(standin);
        match wanted {
            Some(at) if closes || stands_in => open.truncate(at),
            _ if (opens || stands_in) && open.len() < DEEPEST => open.push(run),
            _ => {}
        }
    }
}

/// Emphasis does not reach over it.
fn ends_paragraph(between: &str) -> bool {
    between.contains('|')
        || between.split('\n').skip(1).any(|line| {
            let first = line.trim_start().bytes().next();
            first.is_none_or(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'>' | b'#' | b'`' | b'\r'))
        })
}

fn side(c: Option<char>) -> Side {
    match c {
        None => Side::Space,
        Some(c) if c.is_whitespace() => Side::Space,
        Some(c) if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) => Side::Letter,
        Some(_) => Side::Mark,
    }
}

/// Three bytes, as every mark that it stands for.
const LETTER: &str = "一";

/// A mark as long as this letter, if it is an East Asian one.
fn mark_like(letter: char) -> Option<&'static str> {
    match letter.len_utf8() {
        _ if !east_asian::is_letter(letter) => None,
        3 => Some("、"),
        4 => Some("\u{10100}"),
        _ => None,
    }
}

/// Marks of three bytes that East Asian text uses.
fn is_east_asian_mark(c: char) -> bool {
    matches!(c, '\u{2014}' | '\u{2018}'..='\u{201F}' | '\u{2026}' | '\u{303D}') || super::lines::is_full_width_mark(c)
}

fn callout_colons(text: &str, standins: &mut Vec<(usize, &'static str)>) {
    for at in memchr::memmem::find_iter(text.as_bytes(), b"]:") {
        let before = text[..at].trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        if before.ends_with("[!") {
            standins.push((at + 1, ";"));
        }
    }
}

fn delimiter_rows(text: &str, standins: &mut Vec<(usize, &'static str)>) {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(tab) = memchr::memchr(b'\t', &bytes[from..]).map(|found| from + found) {
        let start = memchr::memrchr(b'\n', &bytes[..tab]).map_or(0, |end| end + 1);
        let end = memchr::memchr(b'\n', &bytes[tab..]).map_or(text.len(), |len| tab + len);
        from = end;
        let row = bytes[start..end].trim_ascii();
        if row.first() == Some(&b'|')
            && row.contains(&b'-')
            && row.iter().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'))
        {
            // What stands before the row is its indentation.
            let first = start + bytes[start..end].iter().position(|byte| *byte == b'|').unwrap_or(0);
            let tabs = (first..end).filter(|at| bytes[*at] == b'\t');
            standins.extend(tabs.map(|at| (at, " ")));
        }
    }
}
