//! Text that many pages repeat at their top or bottom ("Applies to: …", "Was this page helpful?"). It says nothing about
//! any of them: it is neither indexed nor shown in excerpts.
//!
//! Only the edges of a page are looked at. A sentence that half of the articles happen to share in the middle is content.

use std::borrow::Cow;
use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::FxHasher;

use super::SearchDoc;
use super::tokenize::is_dense;

/// Bytes of text at either end of a document that may be a banner.
const EDGE: usize = 500;
/// Characters that must be the same, in whole words, to be the same banner.
const STRETCH: usize = 24;
/// Fewer documents cannot tell a banner from a coincidence.
const LEAST_DOCS: usize = 12;
/// More documents than this are sampled.
const MOST_DOCS: usize = 1000;
/// A banner is in more than one document of so many.
const SHARE: usize = 3;
const SLOTS: usize = 1 << 20;

pub struct Banners {
    /// How many documents have a stretch with this hash at an edge. Stretches may share a slot, but thousands of
    /// documents do not do so by chance.
    counts: Vec<u16>,
    least: u16,
}

impl Banners {
    pub fn find(docs: &[SearchDoc]) -> Self {
        if docs.len() < LEAST_DOCS {
            return Banners { counts: Vec::new(), least: u16::MAX };
        }
        let mut counts = vec![0u16; SLOTS];
        // A third of a thousand documents says what a third of all of them share.
        let step = docs.len().div_ceil(MOST_DOCS);
        let sample: Vec<&SearchDoc> = docs.iter().step_by(step).collect();
        for doc in &sample {
            let mut slots: Vec<usize> =
                edges(doc).flat_map(|(text, edge)| stretches(&text[edge])).map(|(_, slot)| slot).collect();
            slots.sort_unstable();
            slots.dedup();
            for slot in slots {
                counts[slot] = counts[slot].saturating_add(1);
            }
        }
        Banners { counts, least: u16::try_from(sample.len() / SHARE + 1).unwrap_or(u16::MAX) }
    }

    /// The text of a section without what is a banner in it.
    pub fn text<'a>(&self, doc: &SearchDoc<'a>, section: usize) -> Cow<'a, str> {
        let text: &'a str = &doc.sections[section].text;
        if self.counts.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut kept = Cow::Borrowed(text);
        // The end first, so that its place is still right when the beginning goes.
        for (_, edge) in
            edges(doc).filter(|(edge_text, _)| std::ptr::eq(*edge_text, text)).collect::<Vec<_>>().into_iter().rev()
        {
            for banner in self.banners(&text[edge.clone()]).into_iter().rev() {
                let banner = edge.start + banner.start..edge.start + banner.end;
                kept.to_mut().replace_range(banner, "");
            }
        }
        match kept {
            Cow::Borrowed(text) => Cow::Borrowed(text),
            Cow::Owned(text) => Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        }
    }

    /// The parts of an edge that are banners, in order.
    fn banners(&self, edge: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for (range, slot) in stretches(edge) {
            if self.counts[slot] < self.least {
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

/// The first and the last text of a document, as texts of sections and the part of them that is an edge. They do not
/// overlap.
fn edges<'a>(doc: &SearchDoc<'a>) -> impl Iterator<Item = (&'a str, Range<usize>)> {
    let mut texts = doc.sections.iter().map(|section| section.text.as_str()).filter(|text| !text.is_empty());
    let first = texts.next();
    let last = texts.next_back().or(first);
    let head = first.map(|text| (text, 0..text.floor_char_boundary(EDGE)));
    let tail = last.map(|text| {
        let start = text.ceil_char_boundary(text.len().saturating_sub(EDGE));
        let alone = first.is_some_and(|first| std::ptr::eq(first, text));
        (text, if alone { start.max(text.floor_char_boundary(EDGE)) } else { start }..text.len())
    });
    head.into_iter().chain(tail)
}

/// Every stretch of whole words (or characters of scripts without spaces) that is long enough, and its slot.
fn stretches(text: &str) -> Vec<(Range<usize>, usize)> {
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
    let mut found = Vec::new();
    for first in 0..units.len() {
        let (mut length, mut last) = (0, first);
        let mut hasher = FxHasher::default();
        while last < units.len() && length < STRETCH {
            hasher.write(&text.as_bytes()[units[last].0.clone()]);
            length += units[last].1;
            last += 1;
        }
        if length < STRETCH {
            break;
        }
        // The high bits are the well-mixed ones.
        found.push((units[first].0.start..units[last - 1].0.end, (hasher.finish() >> 44) as usize));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::body::Section;

    fn strip(texts: &[String]) -> Vec<String> {
        let sections: Vec<Vec<Section>> = texts
            .iter()
            .map(|text| vec![Section { anchor: None, heading: String::new(), level: 0, text: text.clone() }])
            .collect();
        let docs: Vec<SearchDoc> = sections
            .iter()
            .map(|sections| SearchDoc {
                id: "",
                url: "",
                title: "",
                description: "",
                area: "",
                area_title: "",
                categories: vec![],
                keywords: &[],
                plans: &[],
                boost: 1.0,
                sections,
            })
            .collect();
        let banners = Banners::find(&docs);
        docs.iter().map(|doc| banners.text(doc, 0).into_owned()).collect()
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
                10..12 => format!("Two pages have this sentence, which makes no banner. {}", own(n)),
                _ => own(n),
            })
            .collect();
        let stripped = strip(&texts);
        assert!((0..10).all(|n| stripped[n] == own(n)), "{stripped:?}");
        assert_eq!(stripped[10..], texts[10..]);
    }

    #[test]
    fn scripts_without_spaces_have_banners_too() {
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
    fn a_small_site_has_no_banners() {
        let texts = vec!["The same text on every page of a small site.".to_owned(); 5];
        assert_eq!(strip(&texts), texts);
    }
}
