//! Stretches that may be base64 or hexadecimal, decoded.

use super::Spelling;
use super::fold::Folded;

/// Every stretch that can hold `shortest` bytes, at every alignment: what is encoded need not begin where the stretch does.
pub fn each_stretch(text: &Folded, shortest: usize, look: &mut dyn FnMut(Spelling, &Folded)) {
    for (start, end) in runs(&text.bytes, |byte| sextet(byte).is_some(), shortest * 4 / 3) {
        (0..4).for_each(|shift| look(Spelling::Base64, &base64(text, start + shift, end)));
    }
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
