//! Whether what comes back has the codes of what went out.

use std::collections::BTreeMap;
use std::fmt;

use crate::token::{Role, Sort, Token};

/// What is wrong with a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    Missing(String),
    /// The original has it, but not as often.
    Repeated(String),
    /// The original has no such code.
    Unknown(String),
    /// A code that is another one than in the original: what it is there, and what it was made.
    Changed(String, String),
    /// What belongs together is not: an end before its beginning, a pair across another one.
    Crossed(String),
    /// The target is more than one block, or another one.
    Structure,
    /// A character that no text has.
    Control(char),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Missing(code) => write!(f, "`{code}` is missing"),
            Fault::Repeated(code) => write!(f, "`{code}` is there more often than in the original"),
            Fault::Unknown(code) => write!(f, "`{code}` is not in the original"),
            Fault::Changed(was, is) => write!(f, "`{is}` is `{was}` in the original"),
            Fault::Crossed(code) => write!(f, "`{code}` begins or ends in the wrong place"),
            Fault::Structure => write!(f, "the text would not be read as what the original is there"),
            Fault::Control(c) => write!(f, "it has the control character U+{:04X}", u32::from(*c)),
        }
    }
}

impl Fault {
    /// What to do.
    pub fn help(&self) -> &'static str {
        match self {
            Fault::Missing(_) => "put it where it belongs in the translation",
            Fault::Repeated(_) => "remove what is too many",
            Fault::Unknown(_) => "remove it: links, HTML and shortcodes are those of the original",
            Fault::Changed(..) => "write it as it is there: what is in it is not for translation",
            Fault::Crossed(_) => "keep beginnings before their ends, and pairs within each other",
            Fault::Structure => {
                "keep it one paragraph, without what begins a list, a heading or a quote, and without a bar in a table"
            }
            Fault::Control(_) => "remove it",
        }
    }
}

/// What a target does not have of its source's codes, and what it has besides.
pub fn codes(source: &[Token], target: &[Token]) -> Vec<Fault> {
    let known = |c: &char| source.iter().any(|token| token.as_str().contains(*c));
    let mut faults: Vec<Fault> = control(target).filter(|c| !known(c)).map(Fault::Control).into_iter().collect();
    let (wanted, found) = (counted(source), counted(target));
    for (code, count) in &wanted {
        if found.get(code).copied().unwrap_or(0) < *count {
            faults.push(Fault::Missing(code.clone()));
        }
    }
    for (code, count) in found {
        match wanted.get(&code) {
            Some(wanted) if *wanted < count => faults.push(Fault::Repeated(code)),
            Some(_) => {}
            None => faults.push(Fault::Unknown(code)),
        }
    }
    changed(faults)
}

/// One that is missing and one that nobody knows, of the same sort, are the same.
fn changed(faults: Vec<Fault>) -> Vec<Fault> {
    let mut out: Vec<Fault> = Vec::new();
    for fault in faults {
        let alike = |other: &Fault| match (other, &fault) {
            (Fault::Missing(was), Fault::Unknown(is)) => was.chars().next() == is.chars().next(),
            _ => false,
        };
        let missing = out.iter().filter(|other| alike(other)).count();
        match (out.iter().position(alike), &fault) {
            // With several, nobody knows which.
            (Some(at), Fault::Unknown(is)) if missing == 1 => {
                if let Fault::Missing(was) = &out[at] {
                    out[at] = Fault::Changed(was.clone(), is.clone());
                }
            }
            _ => out.push(fault),
        }
    }
    out
}

fn control(target: &[Token]) -> Option<char> {
    let texts = target.iter().filter(|token| matches!(token, Token::Text(_)));
    texts.flat_map(|token| token.as_str().chars()).find(|c| c.is_control() && *c != '\t')
}

/// How often each code is there that counts. A pair is one: `[…](../plans.md)`, and so is what has a title: `![…](a.png "…")`.
fn counted(tokens: &[Token]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    // What the pairs that are open have so far, and whether they count.
    let mut open: Vec<(String, bool)> = Vec::new();
    for token in tokens {
        let Token::Code(code) = token else { continue };
        let name = match code.role {
            Role::Open(_) => {
                open.push((code.data.clone(), !code.sort.is_free()));
                continue;
            }
            Role::Close(_) => match open.pop() {
                Some((name, true)) => format!("{name}…{}", code.data),
                _ => continue,
            },
            Role::Alone if code.sort == Sort::Middle => {
                if let Some((name, _)) = open.last_mut() {
                    name.push('…');
                    name.push_str(&code.data);
                }
                continue;
            }
            Role::Alone if code.sort.is_free() => continue,
            Role::Alone => code.data.clone(),
        };
        *counts.entry(name).or_insert(0) += 1;
    }
    counts
}

/// What a text has of codes that count, whatever its words: alike for a text and its translation.
pub(crate) fn signature(tokens: &[Token]) -> Vec<String> {
    counted(tokens).into_iter().map(|(code, count)| format!("{count}{code}")).collect()
}
