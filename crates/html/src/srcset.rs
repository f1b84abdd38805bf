//! `srcset`: the same picture in several sizes (HTML, 4.8.4.3.12, "Parsing a srcset attribute").

use std::ops::Range;

/// An address in bytes of the attribute's value, and what it is for: `2x`, `800w`, or nothing.
#[derive(Debug, PartialEq, Eq)]
pub struct Candidate<'s> {
    pub address: Range<usize>,
    pub descriptor: &'s str,
}

/// The candidates of a value without entities.
pub fn candidates(set: &str) -> Vec<Candidate<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        let rest = set[at..].trim_start_matches(|c: char| is_space(c) || c == ',');
        let start = set.len() - rest.len();
        if rest.is_empty() {
            return found;
        }
        let word = &rest[..rest.find(is_space).unwrap_or(rest.len())];
        // An address may have commas in it, as those with `data:` do; one at its end is the list's.
        let address = word.trim_end_matches(',');
        at = start + word.len();
        let descriptor = if address.len() < word.len() {
            ""
        } else {
            let rest = &set[at..];
            let end = end_of_descriptor(rest);
            at += end;
            rest[..end].trim_matches(is_space)
        };
        found.push(Candidate { address: start..start + address.len(), descriptor });
    }
}

/// Up to the comma. One in brackets belongs to the descriptor.
fn end_of_descriptor(text: &str) -> usize {
    let mut inside = false;
    let end = text.find(|c| {
        inside = (inside || c == '(') && c != ')';
        c == ',' && !inside
    });
    end.unwrap_or(text.len())
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c')
}

#[cfg(test)]
mod tests {
    use super::candidates;

    #[test]
    fn candidates_are_those_that_browsers_see() {
        for (set, expected) in [
            ("", vec![]),
            (" , ,", vec![]),
            ("a.png", vec![("a.png", "")]),
            ("a.png 1x, b.png 2x", vec![("a.png", "1x"), ("b.png", "2x")]),
            ("a.png,b.png", vec![("a.png,b.png", "")]),
            ("a.png, b.png", vec![("a.png", ""), ("b.png", "")]),
            ("a.png,, b.png 2x,", vec![("a.png", ""), ("b.png", "2x")]),
            ("\n  a.png 320w,\n\tb.png   640w 480h\n", vec![("a.png", "320w"), ("b.png", "640w 480h")]),
            ("data:image/png;base64,AA== 1x, ü.png 2x", vec![("data:image/png;base64,AA==", "1x"), ("ü.png", "2x")]),
            ("a.png f(1, 2) 2x, b.png", vec![("a.png", "f(1, 2) 2x"), ("b.png", "")]),
        ] {
            let found: Vec<_> =
                candidates(set).into_iter().map(|found| (&set[found.address], found.descriptor)).collect();
            assert_eq!(found, expected, "{set:?}");
        }
    }
}
