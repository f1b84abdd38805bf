//! Stretches that may be base64 or hexadecimal, decoded.

use super::fold::Folded;
use super::hit::Spelling;

/// Every stretch that can hold `shortest` bytes, at every alignment: what is encoded need not begin where the stretch does.
pub fn each_stretch(text: &Folded, shortest: usize, look: &mut dyn FnMut(Spelling, &Folded)) {
    for (start, end) in runs(&text.bytes, |byte| sextet(byte).is_some(), shortest * 4 / 3) {
        (0..4).for_each(|shift| look(Spelling::Base64, &base64(text, start + shift, end)));
    }
    each_broken(text, &mut |joined| {
        (0..4).for_each(|shift| look(Spelling::Base64, &base64(joined, shift, joined.bytes.len())));
    });
    for (start, end) in runs(&text.bytes, |byte| byte.is_ascii_hexdigit(), shortest * 2) {
        (0..2).for_each(|shift| look(Spelling::Hex, &hex(text, start + shift, end)));
    }
}

fn runs(bytes: &[u8], belongs: impl Fn(u8) -> bool, shortest: usize) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut start = None;
    for (at, byte) in bytes.iter().copied().chain([b' ']).enumerate() {
        match (belongs(byte), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                if at - from >= shortest {
                    runs.push((from, at));
                }
                start = None;
            }
            _ => {}
        }
    }
    runs
}

/// A line of base64 is at least as long as this. Nearly no word is, so that prose is not joined.
const LINE: usize = 20;
/// Bytes between two lines of it, at most: the break, and how far the next one is indented.
const BREAK: usize = 256;

/// Base64 over several lines, joined: messages break it after 64 or 76 characters, and so do configurations. What was a
/// break may be a blank by now, or be written as `\n`.
fn each_broken(text: &Folded, look: &mut dyn FnMut(&Folded)) {
    let bytes = &text.bytes;
    let end_of = |from: usize| from + bytes[from..].iter().take_while(|byte| sextet(**byte).is_some()).count();
    let mut at = 0;
    while at < bytes.len() {
        let (start, mut end) = (at, end_of(at));
        let mut joined: Option<Folded> = None;
        let mut length = end - start;
        // The first line may stand behind something else, and the last is as short as it is.
        while length > 0
            && let Some(next) = behind_break(bytes, end)
        {
            let next_end = end_of(next);
            if length.max(next_end - next) < LINE {
                break;
            }
            let joined = joined.get_or_insert_with(|| {
                let mut first = text.like(2 * LINE);
                (start..end).for_each(|at| first.push(bytes[at], text, at..at + 1));
                first
            });
            (next..next_end).for_each(|at| joined.push(bytes[at], text, at..at + 1));
            (length, end) = (next_end - next, next_end);
        }
        if let Some(joined) = &joined {
            look(joined);
        }
        at = end.max(at + 1);
    }
}

/// Where the next line begins, if a line ends here.
fn behind_break(bytes: &[u8], end: usize) -> Option<usize> {
    let rest = &bytes[end..bytes.len().min(end + BREAK)];
    let mut at = 0;
    while let Some(byte) = rest.get(at) {
        let slashes = rest[at..].iter().take_while(|byte| **byte == b'\\').count();
        at += match (byte, rest.get(at + slashes)) {
            (b' ' | b'\t' | b'\r' | b'\n', _) => 1,
            (b'\\', Some(b'n' | b'r' | b't')) => slashes + 1,
            _ => break,
        };
    }
    (at > 0 && rest.get(at).is_some_and(|byte| sextet(*byte).is_some())).then_some(end + at)
}

/// Both alphabets at once.
fn sextet(byte: u8) -> Option<u32> {
    Some(
        match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        }
        .into(),
    )
}

fn base64(text: &Folded, start: usize, end: usize) -> Folded {
    let mut out = text.like((end - start) * 3 / 4);
    let (mut bits, mut held) = (0u32, 0);
    for at in start..end {
        bits = bits << 6 | sextet(text.bytes[at]).unwrap_or_default();
        held += 6;
        if held >= 8 {
            held -= 8;
            // A byte begins in the character before, unless it fills this one.
            out.push((bits >> held) as u8, text, at.saturating_sub(1).max(start)..at + 1);
            bits &= (1 << held) - 1;
        }
    }
    out
}

fn hex(text: &Folded, start: usize, end: usize) -> Folded {
    let digit = |at: usize| (text.bytes[at] as char).to_digit(16).unwrap_or_default() as u8;
    let mut out = text.like((end - start) / 2);
    for at in (start..end.saturating_sub(1)).step_by(2) {
        out.push(digit(at) << 4 | digit(at + 1), text, at..at + 2);
    }
    out
}
