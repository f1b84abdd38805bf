//! Characters that the parser sees another one of the same length for, because its rules were made for English and it
//! would misread what writers mean. The text that comes out is the text as written.
//!
//! - `**集約（合計）**という`: CommonMark takes `**` between a punctuation mark and a letter for an opening one, since words
//!   are set apart by spaces. Chinese, Japanese and Korean set nothing apart, so the asterisks would show.
//! - Tabs in the delimiter row of a table, which GitHub takes for spaces.

/// Where stand-ins go, and which, in order. Each has the length of what it stands for.
pub(super) fn find(text: &str) -> Vec<(usize, &'static str)> {
    let mut standins = Vec::new();
    emphasis(text, &mut standins);
    delimiter_rows(text, &mut standins);
    standins.sort_unstable();
    standins.dedup_by_key(|(at, _)| *at);
    standins
}

fn emphasis(text: &str, standins: &mut Vec<(usize, &'static str)>) {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(start) = memchr::memchr(b'*', &bytes[from..]).map(|found| from + found) {
        let end = bytes[start..].iter().position(|byte| *byte != b'*').map_or(text.len(), |len| start + len);
        from = end;
        // Nothing to do between two ASCII characters; most text is that.
        let ascii = |at: usize| bytes.get(at).is_none_or(u8::is_ascii);
        if start == 0 || ascii(start - 1) && ascii(end) {
            continue;
        }
        let (Some(before), Some(after)) = (text[..start].chars().next_back(), text[end..].chars().next()) else {
            continue;
        };
        let at_before = start - before.len_utf8();
        // A mark on one side and a letter on the other. What changes is never a character that means something to
        // Markdown: a letter becomes a mark, or a full-width mark a letter.
        if is_mark(before) && after.is_alphanumeric() {
            if is_east_asian(after) {
                standins.extend(mark_like(after).map(|mark| (end, mark)));
            } else if is_east_asian_mark(before) {
                standins.push((at_before, LETTER));
            }
        } else if before.is_alphanumeric() && is_mark(after) {
            if is_east_asian(before) {
                standins.extend(mark_like(before).map(|mark| (at_before, mark)));
            } else if is_east_asian_mark(after) {
                standins.push((end, LETTER));
            }
        }
    }
}

/// Three bytes, as every mark that it stands for.
const LETTER: &str = "一";

fn mark_like(letter: char) -> Option<&'static str> {
    match letter.len_utf8() {
        3 => Some("、"),
        4 => Some("\u{10100}"),
        _ => None,
    }
}

fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation() || is_east_asian_mark(c)
}

/// Marks of three bytes that East Asian text uses.
fn is_east_asian_mark(c: char) -> bool {
    matches!(c,
        '\u{2014}' | '\u{2018}'..='\u{201F}' | '\u{2026}'
        | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}' | '\u{303D}' | '\u{30FB}'
        | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}')
}

/// Letters of scripts that set nothing apart with spaces, or, in Korean, no particles.
fn is_east_asian(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3100}'..='\u{312F}' | '\u{3400}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}'
        | '\u{FF41}'..='\u{FF5A}' | '\u{FF66}'..='\u{FFDC}' | '\u{20000}'..='\u{3FFFF}')
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
