//! Text that many pages repeat at their top or bottom ("Applies to: …", "Was this page helpful?"). It says nothing about
//! any of them: it is neither indexed nor shown in excerpts.
//!
//! Only the edges of a page are looked at. A sentence that half of the articles happen to share in the middle is content.

use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::{FxHashSet, FxHasher};

use super::documents::SearchDoc;
use super::sections::Opened;
use super::tokenize::is_dense;

/// Bytes of text at either end of a document that may be boilerplate.
const EDGE: usize = 500;
/// Characters that must be the same, in whole words, to be the same boilerplate.
const STRETCH: usize = 24;
/// Fewer documents cannot tell boilerplate from a coincidence.
pub const LEAST_DOCS: usize = 12;
/// More documents than this are sampled.
const MOST_DOCS: usize = 1000;
/// Boilerplate is in more than one document of so many.
pub const SHARE: usize = 3;

/// The texts of a document's sections that are others without what is boilerplate in them, by the number of the section.
pub type Cuts = Vec<(usize, String)>;

pub struct Boilerplate {
    /// Hashes of the stretches that stand at an edge of many documents.
    common: FxHashSet<u64>,
}

impl Boilerplate {
    /// The documents that are looked at. A third of a thousand says what a third of all of them share.
    pub fn sample(docs: usize) -> impl Iterator<Item = usize> {
        (0..docs).step_by(docs.div_ceil(MOST_DOCS).max(1))
    }

    /// By the hashes of its stretches.
    pub fn of(stretches: &[u64]) -> Self {
        Boilerplate { common: stretches.iter().copied().collect() }
    }

    /// What it is known by, in order.
    pub fn stretches(&self) -> Vec<u64> {
        let mut stretches: Vec<u64> = self.common.iter().copied().collect();
        stretches.sort_unstable();
        stretches
    }

    /// Whether the text of a document is another one than with what was found before.
    pub fn differs(&self, before: &Self, doc: &SearchDoc) -> bool {
        let sections = doc.sections.read();
        let mut hashes = edges(&sections)
            .flat_map(|(at, edge)| stretches(&sections.get(at).text[edge]))
            .map(|(_, hash)| self.common.contains(&hash) != before.common.contains(&hash));
        hashes.any(|differs| differs)
    }

    /// What of a document's text says nothing about it.
    pub fn cuts(&self, sections: &Opened) -> Cuts {
        let mut cuts = Cuts::new();
        if self.common.is_empty() {
            return cuts;
        }
        // The end first, so that its place is still right when the beginning goes.
        for (section, edge) in edges(sections).collect::<Vec<_>>().into_iter().rev() {
            let text = sections.get(section).text;
            for cut in self.boilerplate(&text[edge.clone()]).into_iter().rev() {
                let cut = edge.start + cut.start..edge.start + cut.end;
                let at = cuts.iter().position(|(at, _)| *at == section).unwrap_or_else(|| {
                    cuts.push((section, text.to_owned()));
                    cuts.len() - 1
                });
                cuts[at].1.replace_range(cut, "");
            }
        }
        for (_, cut) in &mut cuts {
            let lines = cut.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
            *cut = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        }
        cuts
    }

    /// The parts of an edge that are boilerplate, in order.
    fn boilerplate(&self, edge: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for (range, hash) in stretches(edge) {
            if !self.common.contains(&hash) {
                continue;
            }
            match found.last_mut() {
                Some(last) if range.start <= last.end => last.end = range.end,
                _ => found.push(range),
            }
        }
        found
    }
}

/// The stretches at the edges of a document, sorted, each once.
pub fn edge_stretches(doc: &SearchDoc) -> Vec<u64> {
    let sections = doc.sections.read();
    let edges = edges(&sections).flat_map(|(at, edge)| stretches(&sections.get(at).text[edge]));
    let mut hashes: Vec<u64> = edges.map(|(_, hash)| hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// The first and the last text of a document, as numbers of sections and the part of their text that is an edge. They
/// do not overlap.
fn edges(sections: &Opened) -> impl Iterator<Item = (usize, Range<usize>)> {
    let text = |at: usize| sections.get(at).text;
    let mut texts = (0..sections.count()).filter(|at| !text(*at).is_empty());
    let first = texts.next();
    let last = texts.next_back().or(first);
    let head = first.map(|at| (at, 0..text(at).floor_char_boundary(EDGE)));
    let tail = last.map(|at| {
        let text = text(at);
        let start = text.ceil_char_boundary(text.len().saturating_sub(EDGE));
        (at, if last == first { start.max(text.floor_char_boundary(EDGE)) } else { start }..text.len())
    });
    head.into_iter().chain(tail)
}

/// Every stretch of whole words (or characters of scripts without spaces) that is long enough, and its hash.
fn stretches(text: &str) -> Vec<(Range<usize>, u64)> {
    let mut units: Vec<(Range<usize>, usize)> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for (at, c) in text.char_indices() {
        let dense = is_dense(c);
        if (dense || c.is_whitespace())
            && let Some((start, length)) = open.take()
        {
            units.push((start..at, length));
        }
        if dense {
            units.push((at..at + c.len_utf8(), 2));
        } else if !c.is_whitespace() {
            open = Some(open.map_or((at, 1), |(start, length)| (start, length + 1)));
        }
    }
    if let Some((start, length)) = open {
        units.push((start..text.len(), length));
    }
    let hash = |range: &Range<usize>| {
        let mut hasher = FxHasher::default();
        hasher.write(&text.as_bytes()[range.clone()]);
        hasher.finish()
    };
    let hashes: Vec<u64> = units.iter().map(|(range, _)| hash(range)).collect();
    let mut found = Vec::with_capacity(units.len());
    for first in 0..units.len() {
        let (mut length, mut last) = (0, first);
        let mut hasher = FxHasher::default();
        while last < units.len() && length < STRETCH {
            hasher.write_u64(hashes[last]);
            length += units[last].1;
            last += 1;
        }
        if length < STRETCH {
            break;
        }
        found.push((units[first].0.start..units[last - 1].0.end, hasher.finish()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Section;
    use crate::shared::Shared;

    fn strip(texts: &[String]) -> Vec<String> {
        let docs: Vec<SearchDoc> = texts.iter().map(|text| SearchDoc::of("", vec![Section::of(text)])).collect();
        let sample: Vec<usize> = Boilerplate::sample(docs.len()).collect();
        let boilerplate = Boilerplate::of(&Shared::find(&docs, &sample).boilerplate());
        let text = |doc: &SearchDoc| {
            let sections = doc.sections.read();
            let cut = boilerplate.cuts(&sections).pop().map(|(_, text)| text);
            cut.unwrap_or_else(|| sections.get(0).text.to_owned())
        };
        docs.iter().map(text).collect()
    }

    #[test]
    fn what_many_pages_begin_or_end_with_goes_and_the_rest_stays() {
        let own = |n: usize| format!("{n} of {n}: open page {n}, choose {n} and {n}, go to {n}.");
        let texts: Vec<String> = (0..20)
            .map(|n| match n {
                0..10 => format!(
                    "Applies to: Atrium Sales and Atrium Service. {} Was this article helpful to you today?",
                    own(n)
                ),
                10..12 => format!("Two pages have this sentence, which makes no boilerplate. {}", own(n)),
                _ => own(n),
            })
            .collect();
        let stripped = strip(&texts);
        assert!((0..10).all(|n| stripped[n] == own(n)), "{stripped:?}");
        assert_eq!(stripped[10..], texts[10..]);
    }

    #[test]
    fn scripts_without_spaces_have_boilerplate_too() {
        let texts: Vec<String> =
            (0..20).map(|n| format!("適用対象は製品のすべてのプランです。記事{n}の内容")).collect();
        assert!(
            strip(&texts)
                .iter()
                .enumerate()
                .all(|(n, text)| text.contains(&format!("{n}の内容")) && !text.contains("すべてのプラン"))
        );
    }

    #[test]
    fn a_small_site_has_no_boilerplate() {
        let texts = vec!["The same text on every page of a small site.".to_owned(); 5];
        assert_eq!(strip(&texts), texts);
    }
}
