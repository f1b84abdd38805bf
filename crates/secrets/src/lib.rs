//! Where a secret stands in a text, in the spellings that docs/gating.md names: with other separators, as an entity,
//! percent-encoded, escaped, quoted-printable, in UTF-16, in capitals, backwards, in hexadecimal or base64 at any
//! alignment, between tags, in archives, documents and PDF.
//!
//! Both sides are *folded* to what all spellings have in common (`fold`), and the secret is looked for in that; base64 and
//! hexadecimal (`encoded`) and archives (`unpack`) are opened first. A secret may be found that isn't one: that costs
//! somebody a look. One that is missed costs the secret. Which values are secrets is for the caller to say.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use memchr::memmem::Finder;

use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::Span;

mod encoded;
mod fold;
mod hit;
mod pdf;
mod unpack;

pub use hit::{Hit, Spelling};

use fold::{Folded, decode, fold, quoted_printable, without_tags};
use unpack::Inside;

/// With fewer letters and digits than this, a value is found everywhere.
pub const SHORTEST: usize = 6;

/// Bytes that are looked at at once, and bytes that two pieces share: no spelling of an address is as long.
const PIECE: usize = 16 << 20;
const OVERLAP: usize = 8 << 10;

/// Digits of a number that is not found in longer ones by chance.
const UNMISTAKABLE: usize = 10;

/// What must not be found anywhere. Prints nothing of it.
#[derive(Clone, Default)]
pub struct Secrets {
    needles: Vec<Needle>,
    /// Names of values that are too short to be looked for.
    pub too_short: Vec<String>,
}

#[derive(Clone)]
struct Needle {
    name: String,
    /// As it is in the environment.
    value: String,
    finder: Finder<'static>,
    /// The same from its end: pages that hide a number from crawlers write it so.
    backwards: Finder<'static>,
    /// A telephone number so short that it is likely to be part of another one.
    whole_number: bool,
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Secrets").field(&self.needles.len()).finish()
    }
}

impl Secrets {
    pub fn is_empty(&self) -> bool {
        self.needles.is_empty()
    }

    /// `shape` is what is looked for; `value` what it came from.
    pub fn add(&mut self, name: &str, value: &str, shape: &[u8]) {
        let folded = fold(&decode(&decode(&Folded::of(shape, false)))).bytes;
        if folded.len() < SHORTEST {
            if !self.too_short.iter().any(|short| short == name) {
                self.too_short.push(name.to_owned());
            }
            return;
        }
        let finder = Finder::new(&folded).into_owned();
        let backwards: Vec<u8> = match std::str::from_utf8(&folded) {
            Ok(text) => text.chars().rev().collect::<String>().into_bytes(),
            Err(_) => folded.iter().rev().copied().collect(),
        };
        let backwards = Finder::new(&backwards).into_owned();
        let whole_number = folded.len() < UNMISTAKABLE && folded.iter().all(u8::is_ascii_digit);
        self.needles.push(Needle { name: name.to_owned(), value: value.to_owned(), finder, backwards, whole_number });
    }

    /// Whether a value of this name is looked for.
    pub fn has(&self, name: &str) -> bool {
        self.needles.iter().any(|needle| needle.name == name)
    }

    /// An address, with or without its scheme, in every language that may be put into it; a telephone number also as it is
    /// written at home.
    pub fn add_address(&mut self, name: &str, value: &str, languages: &[String]) {
        // Whoever copies it elsewhere need not copy the scheme.
        let bare = value.split_once(':').filter(|(scheme, _)| !scheme.contains(|c: char| !c.is_ascii_alphabetic()));
        let bare = bare.map_or(value, |(_, rest)| rest);
        let filled = |language: &str| bare.replace("{lang}", language);
        let shapes: Vec<String> = if bare.contains("{lang}") {
            languages.iter().map(|language| filled(language)).chain([bare.to_owned()]).collect()
        } else {
            vec![bare.to_owned()]
        };
        for shape in &shapes {
            self.add(name, value, shape.as_bytes());
        }
        if let Some(national) = national_number(bare) {
            self.add(name, value, national.as_bytes());
        }
    }

    /// Every place of a text, in its order; places that overlap are one.
    pub fn find(&self, text: &[u8]) -> Vec<Hit> {
        self.find_by_pieces(text, PIECE)
    }

    /// Long files piece by piece: what is made of a piece is several times as long.
    fn find_by_pieces(&self, text: &[u8], length: usize) -> Vec<Hit> {
        let mut hits = Vec::new();
        if self.is_empty() {
            return hits;
        }
        for start in (0..text.len()).step_by(length) {
            let piece = &text[start..text.len().min(start + length + OVERLAP)];
            let found = self.find_in_piece(piece).into_iter();
            hits.extend(found.map(|hit| Hit { span: hit.span.start + start..hit.span.end + start, ..hit }));
        }
        merged(hits)
    }

    fn find_in_piece(&self, text: &[u8]) -> Vec<Hit> {
        // Nearly every text has nothing: where that is so, the places of its bytes are not worth their cost.
        if self.look(text, false).is_empty() { Vec::new() } else { self.look(text, true) }
    }

    fn look(&self, text: &[u8], with_places: bool) -> Vec<Hit> {
        let whole = Folded::of(text, with_places);
        let decoded = decode(&whole);
        let mut hits = self.find_folded(text, &fold(&decode(&decoded)));
        if memchr::memchr(b'<', text).is_some() {
            hits.extend(self.find_folded(text, &fold(&decode(&without_tags(&whole)))));
        }
        if let Some(plain) = quoted_printable(&whole) {
            hits.extend(self.find_folded(text, &fold(&decode(&plain))));
            hits.extend(self.find_folded(text, &fold(&decode(&without_tags(&plain)))));
        }
        let shortest = self.needles.iter().map(|needle| needle.finder.needle().len()).min().unwrap_or(SHORTEST);
        encoded::each_stretch(&decoded, shortest, &mut |spelling, stretch| {
            let places = self.places(&fold(&decode(stretch)));
            hits.extend(places.into_iter().map(|(needle, span, _)| needle.hit(span, spelling)));
        });
        hits
    }

    fn find_folded(&self, text: &[u8], folded: &Folded) -> Vec<Hit> {
        let hit = |(needle, span, backwards): (&Needle, Range<usize>, bool)| {
            if backwards {
                return needle.hit(span, Spelling::Backwards);
            }
            let found = text.get(span.clone()).unwrap_or_default();
            let as_written = memchr::memmem::find(needle.value.as_bytes(), found).is_some();
            needle.hit(span, if as_written { Spelling::AsWritten } else { Spelling::Respelt })
        };
        self.places(folded).into_iter().map(hit).collect()
    }

    /// Each needle that is found, where, and whether it is written backwards.
    fn places(&self, folded: &Folded) -> Vec<(&Needle, Range<usize>, bool)> {
        let mut places = Vec::new();
        for needle in &self.needles {
            let length = needle.finder.needle().len();
            let whole = |at: &usize| !needle.whole_number || folded.begins_number(*at);
            for at in needle.finder.find_iter(&folded.bytes).filter(whole) {
                places.push((needle, folded.source(at..at + length), false));
            }
            for at in needle.backwards.find_iter(&folded.bytes).filter(whole) {
                places.push((needle, folded.source(at..at + length), true));
            }
        }
        places
    }

    /// GATE002 for each place of a source file, and for its name: it becomes an address.
    pub fn in_source(&self, file: &Arc<str>, text: &str) -> Vec<Diagnostic> {
        let hits = self.find(text.as_bytes()).into_iter();
        let inside = hits.map(|hit| published(format!("{} is here {}", hit.what(), hit.spelling)).at(file, hit.span));
        self.in_name(file).into_iter().chain(inside).collect()
    }

    fn in_name(&self, file: &Arc<str>) -> Vec<Diagnostic> {
        let hits = self.find(file.as_bytes()).into_iter();
        hits.map(|hit| published(format!("{} is in the name of this file", hit.what())).in_file(file)).collect()
    }

    /// The same for a file that is published as it is: it may be no text, so that places are bytes.
    pub fn in_asset(&self, file: &Arc<str>, bytes: &[u8]) -> Vec<Diagnostic> {
        let hits = self.find_in_file(file, bytes, |_| None).into_iter();
        let inside = hits.map(|hit| published(format!("{} {}", hit.what(), hit.place())).in_file(file));
        self.in_name(file).into_iter().chain(inside).collect()
    }

    /// Every place of a published file: its bytes, and what it unpacks to. `beside` reads another file of the same folder,
    /// by its name: some can be unpacked with its help only.
    pub fn find_in_file(&self, path: &str, bytes: &[u8], beside: impl Fn(&str) -> Option<Vec<u8>>) -> Vec<Hit> {
        self.look_into(path, bytes, beside).0
    }

    /// The same, and what of the file can't be looked into, in words that complete "it is …".
    pub fn look_into(
        &self,
        path: &str,
        bytes: &[u8],
        beside: impl Fn(&str) -> Option<Vec<u8>>,
    ) -> (Vec<Hit>, Vec<&'static str>) {
        let mut hits = self.find(bytes);
        let mut closed = Vec::new();
        unpack::each(path, bytes, beside, &mut |inside| match inside {
            Inside::Content(how, content) => {
                for hit in self.find(&content) {
                    let hit = Hit { inside: Some(how), ..hit };
                    // Several views of one content find the same place again.
                    if !hits.contains(&hit) {
                        hits.push(hit);
                    }
                }
            }
            Inside::Closed(why) if !closed.contains(&why) => closed.push(why),
            Inside::Closed(_) => {}
        });
        (hits, closed)
    }

    /// The text with every secret in it blotted out, character for character.
    pub fn mask<'t>(&self, text: &'t str) -> std::borrow::Cow<'t, str> {
        let hits = self.find(text.as_bytes());
        if hits.is_empty() {
            return text.into();
        }
        let covered = |at: usize| hits.iter().any(|hit| hit.span.contains(&at));
        text.char_indices().map(|(at, c)| if covered(at) { '•' } else { c }).collect::<String>().into()
    }
}

impl Needle {
    fn hit(&self, span: Span, spelling: Spelling) -> Hit {
        Hit { name: self.name.clone(), span, spelling, inside: None }
    }
}

fn published(message: String) -> Diagnostic {
    Diagnostic::new(codes::GATE002, message).help(
        "remove it: files of the site are published, or might be by mistake; if this one was, change the value too",
    )
}

/// Views of one text find the same place again; the plainest spelling is the one to tell.
fn merged(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.span.start, hit.spelling, hit.span.end));
    let mut kept: Vec<Hit> = Vec::new();
    for hit in hits {
        match kept.last_mut().filter(|last| hit.span.start < last.span.end) {
            Some(last) => last.span.end = last.span.end.max(hit.span.end),
            None => kept.push(hit),
        }
    }
    kept
}

/// A telephone number without its country's code: people at home write it so.
fn national_number(number: &str) -> Option<String> {
    const TWO_DIGITS: &str = "20 27 28 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 73 74 79 81 82 83 84 86 89 90 91 92 93 94 95 98";
    const SHORTEST_NUMBER: usize = 7;
    let digits: String = number.trim().strip_prefix('+')?.chars().filter(char::is_ascii_digit).collect();
    let other = |c: char| !c.is_ascii_digit() && !matches!(c, '+' | '-' | '.' | '(' | ')' | ' ' | '/');
    if number.contains(other) {
        return None;
    }
    let code = match digits.get(..2)? {
        two if two.starts_with(['1', '7']) => 1,
        two if TWO_DIGITS.split(' ').any(|code| code == two) => 2,
        _ => 3,
    };
    digits.get(code..).filter(|rest| rest.len() >= SHORTEST_NUMBER).map(str::to_owned)
}

#[cfg(test)]
mod tests;
