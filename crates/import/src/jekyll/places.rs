//! Where tags of Liquid end, and which places are code.

use std::collections::BTreeSet;

use guichet_syntax::fenced::Fence;

/// What a place is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Text,
    Code,
    /// Of a link or picture.
    Address,
}

/// Whether a place is in code, or in an address, where a comment would be text. Places are asked for in their order.
#[derive(Default)]
pub struct Code {
    fence: Fence,
    line: usize,
    seen: usize,
    signs: usize,
}

impl Code {
    pub fn holds(&mut self, body: &str, at: usize) -> Of {
        while let Some(end) = body[self.line..at].find('\n').map(|end| self.line + end) {
            self.fence.holds(&body[self.line..end]);
            (self.line, self.seen, self.signs) = (end + 1, end + 1, 0);
        }
        self.signs += body[self.seen..at].matches('`').count();
        self.seen = at;
        let before = &body[self.line..at];
        let is_address = before.ends_with(['(', '"', '\'', '/', '=', '#']);
        match () {
            () if self.fence.is_open() || self.signs % 2 == 1 => Of::Code,
            () if is_address => Of::Address,
            () => Of::Text,
        }
    }
}

/// What was looked for and is not there, so that nothing is looked for twice.
#[derive(Default)]
pub struct Ends(BTreeSet<String>);

impl Ends {
    /// How far off a sign is.
    pub fn find(&mut self, body: &str, from: usize, sign: &str) -> Option<usize> {
        if self.0.contains(sign) {
            return None;
        }
        let found = body[from..].find(sign);
        if found.is_none() {
            self.0.insert(sign.to_owned());
        }
        found
    }

    pub fn never(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    pub fn not_again(&mut self, name: &str) {
        self.0.insert(name.to_owned());
    }

    /// Where the end of a tag begins and ends.
    pub fn closing(&mut self, body: &str, from: usize, name: &str) -> Option<(usize, usize)> {
        if self.0.contains(name) {
            return None;
        }
        let found = closing(&body[from..], name).map(|(start, end)| (from + start, from + end));
        if found.is_none() {
            self.0.insert(name.to_owned());
        }
        found
    }
}

/// Where the end of a tag begins and ends.
pub fn closing(text: &str, name: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    while let Some(found) = text[at..].find("{%") {
        let start = at + found;
        let length = text[start + 2..].find("%}")? + 2;
        let inner = text[start + 2..start + length].trim_matches('-').trim();
        if inner.strip_prefix("end") == Some(name) {
            return Some((start, start + length + 2));
        }
        at = start + 2;
    }
    None
}

/// Where the end of a loop begins and ends: others may be in it.
pub fn closing_of_loop(body: &str, from: usize) -> Option<(usize, usize)> {
    let mut depth = 0_usize;
    let mut at = from;
    while let Some(start) = body[at..].find("{%").map(|start| at + start) {
        let end = start + 2 + body[start + 2..].find("%}")? + 2;
        let inner = body[start + 2..end - 2].trim_matches('-').trim();
        match inner.split_whitespace().next() {
            Some("for") => depth += 1,
            Some("endfor") if depth == 0 => return Some((start, end)),
            Some("endfor") => depth -= 1,
            _ => {}
        }
        at = end;
    }
    None
}
