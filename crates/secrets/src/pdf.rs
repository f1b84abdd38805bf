//! Texts in a PDF: where its streams are, the strings of what they unpack to, and what the codes of its fonts mean.
//!
//! Which font a string is in is not asked: every table of the file is tried on every string. That finds a text that is
//! there, and now and then one that is not.

use memchr::memmem;
use rustc_hash::FxHashMap;

/// Tables of codes in one file: a document has one for each font.
pub const MOST_MAPS: usize = 64;
/// Codes of one table.
const MOST_CODES: usize = 1 << 16;

/// Where streams begin that are compressed with zlib.
pub fn streams(bytes: &[u8]) -> impl Iterator<Item = usize> {
    memmem::find_iter(bytes, b"stream").filter_map(move |at| {
        let start = at + b"stream".len();
        let start = match bytes.get(start..start + 2)? {
            b"\r\n" => start + 2,
            [b'\n' | b'\r', _] => start + 1,
            _ => return None,
        };
        let [method, flags] = *bytes.get(start..start + 2)? else { return None };
        let zlib = method & 0x0f == 8 && (u16::from(method) * 256 + u16::from(flags)).is_multiple_of(31);
        zlib.then_some(start)
    })
}

/// A string of a PDF, decoded.
pub struct Text {
    pub bytes: Vec<u8>,
    /// It goes on where the one before ended: both are in one array, with distances between.
    goes_on: bool,
}

/// Every `(string)` and `<737472696e67>` of a text.
pub fn strings(text: &[u8]) -> Vec<Text> {
    let mut strings = Vec::new();
    let mut in_array = false;
    let mut goes_on = false;
    let mut at = 0;
    while let Some(found) = memchr::memchr3(b'(', b'<', b'[', &text[at..]).map(|found| at + found) {
        if in_array && text[at..found].contains(&b']') {
            in_array = false;
            goes_on = false;
        }
        at = found + 1;
        let string = match text[found] {
            b'[' => {
                in_array = true;
                goes_on = false;
                continue;
            }
            b'(' => literal(text, &mut at),
            _ if text.get(at) == Some(&b'<') => {
                at += 1;
                continue;
            }
            _ => hexadecimal(text, &mut at),
        };
        if let Some(bytes) = string.filter(|bytes| !bytes.is_empty()) {
            strings.push(Text { bytes, goes_on });
            goes_on = in_array;
        }
    }
    strings
}

fn literal(text: &[u8], at: &mut usize) -> Option<Vec<u8>> {
    // What is not closed within this is not a string.
    const LONGEST: usize = 64 * 1024;
    let (mut out, mut depth, start) = (Vec::new(), 0, *at);
    let mut here = start;
    while let Some(&byte) = text.get(here).filter(|_| here - start < LONGEST) {
        here += 1;
        match byte {
            b')' if depth == 0 => {
                *at = here;
                return Some(out);
            }
            b')' => depth -= 1,
            b'(' => depth += 1,
            b'\\' => {
                let Some(&escaped) = text.get(here) else { break };
                here += 1;
                match escaped {
                    b'n' | b'r' | b't' | b'b' | b'f' => out.push(b' '),
                    b'\n' => {}
                    b'\r' => here += usize::from(text.get(here) == Some(&b'\n')),
                    b'0'..=b'7' => {
                        let mut code = u32::from(escaped - b'0');
                        for _ in 0..2 {
                            match text.get(here) {
                                Some(digit @ b'0'..=b'7') => code = code * 8 + u32::from(digit - b'0'),
                                _ => break,
                            }
                            here += 1;
                        }
                        out.push(code as u8);
                    }
                    other => out.push(other),
                }
                continue;
            }
            _ => {}
        }
        out.push(byte);
    }
    None
}

fn hexadecimal(text: &[u8], at: &mut usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut high: Option<u8> = None;
    for (offset, byte) in text[*at..].iter().enumerate() {
        match byte {
            b'>' => {
                *at += offset + 1;
                out.extend(high.map(|high| high << 4));
                return Some(out);
            }
            b' ' | b'\t' | b'\r' | b'\n' => {}
            _ => {
                let digit = (*byte as char).to_digit(16)? as u8;
                match high.take() {
                    Some(high) => out.push(high << 4 | digit),
                    None => high = Some(digit),
                }
            }
        }
    }
    None
}

/// The strings as one text, by the codes of a font if there is one.
pub fn joined(strings: &[Text], map: Option<&CharMap>) -> Vec<u8> {
    let mut out = Vec::new();
    for string in strings {
        if !string.goes_on {
            out.push(b' ');
        }
        match map {
            None => out.extend_from_slice(&string.bytes),
            Some(map) => map.decode(&string.bytes, &mut out),
        }
    }
    out
}

/// A table from a font's codes to characters (`ToUnicode`).
pub struct CharMap {
    /// Bytes of a code.
    length: usize,
    characters: FxHashMap<u32, Vec<u8>>,
}

impl CharMap {
    pub fn parse(stream: &[u8]) -> Option<CharMap> {
        let mut map = CharMap { length: 0, characters: FxHashMap::default() };
        for (begin, end, ranges) in
            [(&b"beginbfchar"[..], &b"endbfchar"[..], false), (&b"beginbfrange"[..], &b"endbfrange"[..], true)]
        {
            for at in memmem::find_iter(stream, begin) {
                let section = &stream[at + begin.len()..];
                let section = &section[..memmem::find(section, end).unwrap_or(section.len().min(1 << 16))];
                if ranges { map.ranges(section) } else { map.characters(section) }
            }
        }
        (map.length > 0 && !map.characters.is_empty()).then_some(map)
    }

    /// One table of all: a number may change its font half-way, and faces of one family often share their codes. Where
    /// they don't, the first counts.
    pub fn union(maps: &[CharMap]) -> Option<CharMap> {
        let length = maps.iter().map(|map| map.length).max()?;
        let mut all = CharMap { length, characters: FxHashMap::default() };
        for map in maps.iter().rev().filter(|map| map.length == length) {
            all.characters.extend(map.characters.iter().map(|(code, text)| (*code, text.clone())));
        }
        Some(all)
    }

    fn characters(&mut self, section: &[u8]) {
        let codes = strings(section);
        for pair in codes.chunks_exact(2) {
            self.add(&pair[0].bytes, 0, utf16(&pair[1].bytes));
        }
    }

    /// `<first> <last> <character>`, or a list of characters for the last.
    fn ranges(&mut self, section: &[u8]) {
        for line in section.split(|byte| matches!(byte, b'\n' | b'\r')) {
            let parts = strings(line);
            let Some(([first, last], targets)) = parts.split_first_chunk::<2>() else { continue };
            let count = number(&last.bytes).saturating_sub(number(&first.bytes)).min(MOST_CODES as u32) + 1;
            if line.contains(&b'[') {
                for (step, target) in (0..count).zip(targets) {
                    self.add(&first.bytes, step, utf16(&target.bytes));
                }
            } else if let [target, ..] = targets {
                let text = utf16(&target.bytes);
                for step in 0..count {
                    let mut text = text.clone();
                    if let Some(last) = text.pop() {
                        text.extend(char::from_u32(u32::from(last) + step));
                    }
                    self.add(&first.bytes, step, text);
                }
            }
        }
    }

    fn add(&mut self, code: &[u8], step: u32, text: String) {
        if self.characters.len() < MOST_CODES && (1..=4).contains(&code.len()) {
            self.length = self.length.max(code.len());
            self.characters.insert(number(code).wrapping_add(step), text.into_bytes());
        }
    }

    fn decode(&self, codes: &[u8], out: &mut Vec<u8>) {
        for code in codes.chunks(self.length) {
            if let Some(text) = self.characters.get(&number(code)) {
                out.extend_from_slice(text);
            }
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number: u32, byte| number.wrapping_shl(8) | u32::from(*byte))
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).filter_map(Result::ok).collect()
}
