//! Texts without what spellings differ in. Every byte that is left knows where it came from.

use std::ops::Range;

/// Bytes, and for each the place in the source that it stands for. Places cost more than the rest, and are only wanted
/// where something is found: without them, it is looked for first.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    pub bytes: Vec<u8>,
    places: Option<Vec<Place>>,
    /// Whether a number may begin at a byte, or goes on there: `01` of `91 555 01 00` begins none. Only [`fold`] knows.
    begins: Vec<bool>,
}

/// Begin, and length: an entity is several bytes for one.
type Place = (u32, u32);

impl Folded {
    pub fn of(text: &[u8], with_places: bool) -> Self {
        let places = with_places.then(|| (0..text.len()).map(|at| (at as u32, 1)).collect());
        Folded { bytes: text.to_vec(), places, begins: Vec::new() }
    }

    /// An empty one that is made from this one.
    pub fn like(&self, bytes: usize) -> Self {
        let places = self.places.as_ref().map(|_| Vec::with_capacity(bytes));
        Folded { bytes: Vec::with_capacity(bytes), places, begins: Vec::new() }
    }

    /// A byte that stands for a stretch of `from`.
    pub fn push(&mut self, byte: u8, from: &Folded, range: Range<usize>) {
        self.bytes.push(byte);
        if let Some(places) = &mut self.places {
            let place = from.source(range);
            places.push((place.start as u32, (place.end - place.start) as u32));
        }
    }

    /// Whether a number that begins at a byte is a whole one, but for zeros in front (`00` to dial abroad, `0` at home).
    pub fn begins_number(&self, mut at: usize) -> bool {
        let begins = |at: usize| self.begins.get(at).copied().unwrap_or(true);
        while at > 0 && self.bytes[at - 1] == b'0' && !begins(at) {
            at -= 1;
        }
        begins(at)
    }

    /// Where a stretch of it stands in the source.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let places = self.places.as_ref().and_then(|places| places.get(range));
        let Some(inside) = places.filter(|places| !places.is_empty()) else { return 0..0 };
        let start = inside.iter().map(|(at, _)| *at).min().unwrap_or(0) as usize;
        let end = inside.iter().map(|(at, length)| at + length).max().unwrap_or(0) as usize;
        start..end
    }
}

/// One layer of escapes taken off: `%2B`, `&#43;`, `\u002b`, `\x2b`, `\/`. Zeros go too, which makes UTF-16 of plain
/// letters what UTF-8 is.
pub fn decode(text: &Folded) -> Folded {
    let mut out = text.like(text.bytes.len());
    let mut at = 0;
    while at < text.bytes.len() {
        let rest = &text.bytes[at..];
        let escape = match rest[0] {
            0 => Some((None, 1)),
            b'%' => hex(rest.get(1..3)).map(|byte| (Some(Escaped::Byte(byte as u8)), 3)),
            b'&' => entity(rest).map(|(c, length)| (Some(Escaped::Char(c)), length)),
            b'\\' => backslash(rest).map(|(c, length)| (Some(Escaped::Char(c)), length)),
            _ => None,
        };
        let (escaped, length) = escape.unwrap_or((Some(Escaped::Byte(rest[0])), 1));
        match escaped {
            None => {}
            Some(Escaped::Byte(byte)) => out.push(byte, text, at..at + length),
            Some(Escaped::Char(c)) => {
                c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| out.push(byte, text, at..at + length));
            }
        }
        at += length;
    }
    out
}

enum Escaped {
    Byte(u8),
    Char(char),
}

fn hex(digits: Option<&[u8]>) -> Option<u32> {
    let digits = std::str::from_utf8(digits?).ok().filter(|text| text.bytes().all(|b| b.is_ascii_hexdigit()))?;
    u32::from_str_radix(digits, 16).ok()
}

/// `&#43;`, `&#x2B;`, `&plus;`, and the names of everything that stands in telephone numbers and addresses.
fn entity(text: &[u8]) -> Option<(char, usize)> {
    const LONGEST: usize = 12;
    const NAMES: [(&str, char); 26] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("ensp", ' '),
        ("emsp", ' '),
        ("thinsp", ' '),
        ("hyphen", '-'),
        ("dash", '-'),
        ("ndash", '-'),
        ("mdash", '-'),
        ("shy", '-'),
        ("plus", '+'),
        ("period", '.'),
        ("lpar", '('),
        ("rpar", ')'),
        ("commat", '@'),
        ("colon", ':'),
        ("sol", '/'),
        ("lowbar", '_'),
        ("num", '#'),
        ("quest", '?'),
        ("equals", '='),
        ("zwsp", ' '),
    ];
    let end = text.iter().take(LONGEST).position(|byte| *byte == b';')?;
    let name = std::str::from_utf8(&text[1..end]).ok()?;
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok(),
                None => number.parse().ok(),
            };
            char::from_u32(code?)?
        }
        None => NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?.1,
    };
    Some((c, end + 1))
}

/// Escapes of JSON, JavaScript and CSS.
fn backslash(text: &[u8]) -> Option<(char, usize)> {
    let (digits, length) = match text.get(1)? {
        b'u' if text.get(2) == Some(&b'{') => {
            let end = text.iter().take(12).position(|byte| *byte == b'}')?;
            (text.get(3..end), end + 1)
        }
        b'u' => (text.get(2..6), 6),
        b'x' => (text.get(2..4), 4),
        b'/' => return Some(('/', 2)),
        _ => return None,
    };
    Some((char::from_u32(hex(digits)?)?, length))
}

/// Letters in lower case, digits of every width and script as ours, and nothing of what numbers are grouped with.
pub fn fold(text: &Folded) -> Folded {
    let mut out = text.like(text.bytes.len());
    out.begins.reserve(text.bytes.len());
    let mut gap = Gap::default();
    let mut at = 0;
    while at < text.bytes.len() {
        let byte = text.bytes[at];
        let (plain, length) = match byte {
            _ if byte < 0x80 => ((!is_separator(byte)).then_some(Plain::Byte(byte.to_ascii_lowercase())), 1),
            _ => match utf8(&text.bytes[at..]) {
                Some(c) => (plain(c), c.len_utf8()),
                None => (Some(Plain::Byte(byte)), 1),
            },
        };
        let place = at..at + length;
        at += length;
        let Some(plain) = plain else {
            gap.widen(byte);
            continue;
        };
        let inside = gap.is_within_number() && out.bytes.last().is_some_and(u8::is_ascii_digit);
        gap = Gap::default();
        match plain {
            Plain::Byte(byte) => out.push(byte, text, place),
            Plain::Char(c) => {
                c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| out.push(byte, text, place.clone()));
            }
        }
        out.begins.resize(out.bytes.len(), !inside);
    }
    out
}

/// What was left out since the last byte.
#[derive(Default)]
struct Gap {
    signs: usize,
    breaks: bool,
}

impl Gap {
    fn widen(&mut self, sign: u8) {
        self.signs += 1;
        self.breaks |= matches!(sign, b'\n' | b'\r' | b'+' | b'(' | b'[' | b'*' | b'`');
    }

    /// Digits on both sides of it are most likely one number.
    fn is_within_number(&self) -> bool {
        self.signs <= 1 && !self.breaks
    }
}

enum Plain {
    Byte(u8),
    Char(char),
}

/// What people put between the digits of a number, and what Markdown puts around or before them.
fn is_separator(byte: u8) -> bool {
    matches!(
        byte,
        b' ' | b'\t'
            | b'\n'
            | b'\r'
            | b'-'
            | b'.'
            | b'('
            | b')'
            | b'['
            | b']'
            | b'/'
            | b'+'
            | b'_'
            | b'*'
            | b'~'
            | b'`'
            | b'\\'
    )
}

fn utf8(bytes: &[u8]) -> Option<char> {
    let head = &bytes[..bytes.len().min(4)];
    match std::str::from_utf8(head) {
        Ok(text) => text.chars().next(),
        Err(error) => std::str::from_utf8(&head[..error.valid_up_to()]).ok()?.chars().next(),
    }
}

fn plain(c: char) -> Option<Plain> {
    let code = u32::from(c);
    let ascii = match code {
        // Wide letters, digits and signs of Chinese and Japanese.
        0xff01..=0xff5e => Some(code - 0xfee0),
        0x0660..=0x0669 => Some(code - 0x0660 + 0x30),
        0x06f0..=0x06f9 => Some(code - 0x06f0 + 0x30),
        0x0966..=0x096f => Some(code - 0x0966 + 0x30),
        _ => None,
    };
    match code {
        _ if ascii.is_some() => {
            let byte = ascii.unwrap_or_default() as u8;
            (!is_separator(byte)).then(|| Plain::Byte(byte.to_ascii_lowercase()))
        }
        // Spaces, hyphens and marks that can't be seen.
        0x00a0
        | 0x00ad
        | 0x00b7
        | 0x034f
        | 0x061c
        | 0x180e
        | 0x2000..=0x2015
        | 0x2022
        | 0x2027..=0x202f
        | 0x205f..=0x206f
        | 0x2212
        | 0x3000
        | 0x30fb
        | 0xfe58
        | 0xfe63
        | 0xfeff => None,
        _ => Some(Plain::Char(c.to_lowercase().next().unwrap_or(c))),
    }
}

/// As messages are sent: `=2B` for a sign, and `=` at the end of a line that goes on. `None` where nothing looks like it:
/// `=15` may also be the value of a parameter, so that this is a view of its own.
pub fn quoted_printable(text: &Folded) -> Option<Folded> {
    let bytes = &text.bytes;
    let escape = |at: usize| -> Option<(Option<u8>, usize)> {
        match bytes.get(at + 1..)? {
            [b'\n', ..] => Some((None, 2)),
            [b'\r', b'\n', ..] => Some((None, 3)),
            [b' ' | b'\t', b'\n', ..] => Some((None, 3)),
            rest => hex(rest.get(..2)).map(|byte| (Some(byte as u8), 3)),
        }
    };
    let first = memchr::memchr_iter(b'=', bytes).find(|at| escape(*at).is_some())?;
    let mut out = text.like(bytes.len());
    (0..first).for_each(|at| out.push(bytes[at], text, at..at + 1));
    let mut at = first;
    while at < bytes.len() {
        match if bytes[at] == b'=' { escape(at) } else { None } {
            Some((byte, length)) => {
                byte.into_iter().for_each(|byte| out.push(byte, text, at..at + length));
                at += length;
            }
            None => {
                out.push(bytes[at], text, at..at + 1);
                at += 1;
            }
        }
    }
    Some(out)
}

/// The text between tags, so that a number is found whose digits are marked up.
pub fn without_tags(text: &Folded) -> Folded {
    const LONGEST: usize = 4096;
    let mut out = text.like(text.bytes.len());
    let mut at = 0;
    while at < text.bytes.len() {
        if text.bytes[at] == b'<' {
            let end = text.bytes[at..].iter().take(LONGEST).position(|byte| *byte == b'>');
            if let Some(end) = end {
                at += end + 1;
                continue;
            }
        }
        out.push(text.bytes[at], text, at..at + 1);
        at += 1;
    }
    out
}
