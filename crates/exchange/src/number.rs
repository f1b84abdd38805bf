//! Codes by number, as they are in a file: a pair has one, and so has what stands alone.

use std::collections::BTreeMap;

use crate::token::{Role, Sort, Token};

/// A pair, or a code that stands alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Numbered {
    pub id: String,
    pub sort: Sort,
    /// What begins it, or all of it.
    pub start: String,
    /// `None`: it stands alone.
    pub end: Option<String>,
}

/// The codes of a source, from 1.
pub(crate) fn of_source(tokens: &[Token]) -> Vec<Numbered> {
    let mut all = codes(tokens);
    for (at, code) in all.iter_mut().enumerate() {
        code.id = (at + 1).to_string();
    }
    all
}

/// Those of a target: by the numbers of the source where they are the same, else numbers of their own.
pub(crate) fn of_target(tokens: &[Token], source: &[Numbered]) -> Vec<Numbered> {
    let mut left: Vec<&Numbered> = source.iter().collect();
    let mut own = 0;
    let mut all = codes(tokens);
    for code in &mut all {
        let same = left.iter().position(|other| other.start == code.start && other.end == code.end);
        code.id = match same {
            Some(at) => left.remove(at).id.clone(),
            None => {
                own += 1;
                format!("t{own}")
            }
        };
    }
    all
}

fn codes(tokens: &[Token]) -> Vec<Numbered> {
    let mut all = Vec::new();
    let mut by_pair = BTreeMap::new();
    for token in tokens {
        let Token::Code(code) = token else { continue };
        let mut numbered = Numbered { id: String::new(), sort: code.sort, start: code.data.clone(), end: None };
        match code.role {
            Role::Alone => all.push(numbered),
            Role::Open(pair) => {
                by_pair.insert(pair, all.len());
                numbered.end = Some(String::new());
                all.push(numbered);
            }
            Role::Close(pair) => {
                if let Some(at) = by_pair.get(&pair) {
                    let open: &mut Numbered = &mut all[*at];
                    open.end = Some(code.data.clone());
                }
            }
        }
    }
    all
}
