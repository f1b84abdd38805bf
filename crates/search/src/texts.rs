//! What a result shows: URL, title, sections. Documents next to each other share a file, so that a site of 10,000
//! articles has hundreds of files and not thousands; the larger the site, the less text each document keeps
//! (`format.md`, "Text pack").

use std::borrow::Cow;
use std::sync::OnceLock;

use super::boilerplate::{Boilerplate, Cuts};
use super::bytes::{put_str, put_varint};
use super::defaults::{default_anchor, default_id};
use super::dictionary;
use super::documents::SearchDoc;
use super::sections::{Opened, Section};
use super::sentences::{ends_sentence, is_begun};

/// No more packs than this: up to here every document has one of its own.
const PACKS: usize = 480;
/// Characters of text that documents keep: a part of this, and a few more each; but no more than so many.
const PACK_TEXT: usize = 1_500;
const SHARED_TEXT: usize = 125;
const DOC_TEXT: usize = 1_500;
/// A section is worth keeping when this many characters of it can be kept.
const SECTION_TEXT: usize = 60;

/// How many documents share a pack.
pub fn docs_per_pack(docs: usize) -> usize {
    docs.div_ceil(PACKS).max(1)
}

/// What is kept of each document's sections: anchor, heading, text.
type Digest<'a> = Vec<(&'a str, &'a str, Cow<'a, str>)>;

/// The documents of an index, and what there is to say about each by its text, found out where it is asked for.
pub struct Kept<'d, 'a> {
    pub docs: &'d [SearchDoc<'a>],
    boilerplate: &'d Boilerplate,
    cuts: Vec<OnceLock<Cuts>>,
}

/// A document's text, without what is boilerplate in it.
pub struct DocText<'k> {
    sections: Opened<'k>,
    cuts: &'k Cuts,
}

impl DocText<'_> {
    /// Anchors, headings and texts.
    pub fn sections(&self) -> impl Iterator<Item = Section<'_>> {
        self.sections.all().enumerate().map(|(at, section)| {
            let cut = self.cuts.iter().find(|(of, _)| *of == at);
            Section { text: cut.map_or(section.text, |(_, text)| text), ..section }
        })
    }
}

impl<'d, 'a> Kept<'d, 'a> {
    pub fn new(docs: &'d [SearchDoc<'a>], boilerplate: &'d Boilerplate) -> Self {
        Kept { docs, boilerplate, cuts: docs.iter().map(|_| OnceLock::new()).collect() }
    }

    pub fn text(&self, doc: usize) -> DocText<'_> {
        let sections = self.docs[doc].sections.read();
        let cuts = self.cuts[doc].get_or_init(|| self.boilerplate.cuts(&sections));
        DocText { sections, cuts }
    }

    /// The content of a pack.
    pub fn pack(&self, number: usize) -> Vec<u8> {
        let per_pack = docs_per_pack(self.docs.len());
        let first = number * per_pack;
        let docs = first..self.docs.len().min(first + per_pack);
        let texts: Vec<DocText> = docs.clone().map(|doc| self.text(doc)).collect();
        let digests: Vec<Digest> =
            docs.clone().zip(&texts).map(|(doc, text)| digest(&self.docs[doc], text, self.budget())).collect();
        let mut content = Vec::new();
        put_varint(&mut content, first as u32);
        put_varint(&mut content, docs.len() as u32);
        put_docs(&mut content, &self.docs[docs], &digests);
        content
    }

    /// What precedes all packs in their streams, made of the documents of a sample.
    pub fn dictionary(&self, sample: &[usize]) -> String {
        let shown = |doc: &usize| shown(&self.docs[*doc], &digest(&self.docs[*doc], &self.text(*doc), self.budget()));
        let sample: Vec<String> = sample.iter().map(shown).collect();
        dictionary::dictionary(&sample, dictionary::length(self.docs.len()))
    }

    /// Characters of a document's text that fit into a pack.
    fn budget(&self) -> usize {
        (PACK_TEXT / docs_per_pack(self.docs.len()) + SHARED_TEXT).min(DOC_TEXT)
    }
}

/// All that a pack holds of a document, as one text.
fn shown(doc: &SearchDoc, digest: &Digest) -> String {
    let sections = digest.iter().flat_map(|(_, heading, text)| [*heading, text]);
    [doc.url, doc.title].into_iter().chain(sections).collect::<Vec<_>>().join("\n")
}

/// One thing of all documents after the other: like beside like compresses better.
fn put_docs(out: &mut Vec<u8>, docs: &[SearchDoc], digests: &[Digest]) {
    for doc in docs {
        put_str(out, doc.url);
    }
    for doc in docs {
        put_str(out, if default_id(doc.url) == doc.id { "" } else { doc.id });
    }
    for doc in docs {
        put_str(out, doc.title);
    }
    for doc in docs {
        put_list(out, &doc.categories);
    }
    for sections in digests {
        put_list(out, &sections.iter().map(|(_, heading, _)| *heading).collect::<Vec<_>>());
    }
    for (anchor, heading, _) in digests.iter().flatten() {
        put_str(out, if default_anchor(heading) == *anchor { "" } else { anchor });
    }
    for (.., text) in digests.iter().flatten() {
        put_str(out, text);
    }
}

fn put_list(out: &mut Vec<u8>, strings: &[&str]) {
    put_varint(out, strings.len() as u32);
    for string in strings {
        put_str(out, string);
    }
}

/// The sections that fit: short sections whole, the room that they leave to the long ones.
fn digest<'a>(doc: &SearchDoc<'a>, text: &'a DocText, budget: usize) -> Digest<'a> {
    let shown = |section: Section<'a>| (section.anchor.unwrap_or(""), section.heading, Cow::Borrowed(section.text));
    let mut sections: Digest = text.sections().map(shown).collect();
    let opening = sections.first().filter(|(anchor, ..)| anchor.is_empty()).map_or("", |(.., text)| text);
    if !doc.description.is_empty() && !opening.starts_with(doc.description.trim_end_matches(['.', '…'])) {
        sections.insert(0, ("", "", Cow::Borrowed(doc.description)));
    }
    // Where all of the opening was boilerplate.
    sections.retain(|(_, heading, text)| !heading.is_empty() || !text.is_empty());
    // A large page keeps its first sections only.
    sections.truncate((budget / SECTION_TEXT).max(2));
    let mut lengths: Vec<(usize, usize)> =
        sections.iter().enumerate().map(|(at, (_, _, text))| (text.chars().count(), at)).collect();
    lengths.sort();
    let (mut room, mut left) = (budget, lengths.len());
    for (length, at) in lengths {
        let share = room / left;
        let keep = length.min(share);
        if keep < length {
            sections[at].2 = Cow::Owned(cut(&sections[at].2, keep));
        }
        room -= keep;
        left -= 1;
    }
    sections
}

/// At most `limit` characters: whole sentences if one ends in the last third, else whole words and an ellipsis.
fn cut(text: &str, limit: usize) -> String {
    let Some((end, next)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let head = &text[..end];
    let mut first = next;
    let mut back = head.char_indices().rev();
    while let Some((at, space)) = back.next().filter(|(at, _)| at * 3 >= end * 2) {
        let mut before = back.clone().map(|(_, c)| c);
        let mut before = || before.next().unwrap_or('\n');
        let [last, letter, ahead] = [before(), before(), before()];
        if is_begun([ahead, letter, last, space], first) {
            let kept = head[..at + space.len_utf8()].trim_end();
            return if kept.ends_with(ends_sentence) { kept.to_owned() } else { format!("{kept}…") };
        }
        first = space;
    }
    let words = match head.rfind([' ', '\n']) {
        Some(space) if space * 3 >= end * 2 => &head[..space],
        _ => head,
    };
    format!("{words}…")
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn what_is_cut_in_a_sentence_says_so() {
        for (text, limit, kept) in [
            ("It is short.", 12, "It is short."),
            ("One sentence ends here. Another one goes on.", 30, "One sentence ends here."),
            // Too little would be left.
            ("It ends. Another sentence is much longer.", 30, "It ends. Another sentence is…"),
            ("A list of things\nThe second thing in it", 20, "A list of things…"),
            ("Wählen Sie z. B. Kunden aus der Liste.", 20, "Wählen Sie z. B.…"),
            ("It is about No. 5 of them, really.", 16, "It is about No.…"),
            ("Version 2.0 of it, e.g. this one", 26, "Version 2.0 of it, e.g.…"),
            ("設定を開きます。次に言語を選びます。", 10, "設定を開きます。"),
            ("設定を開いて次に言語を選びます。", 10, "設定を開いて次に言語…"),
            ("Donaudampfschifffahrtsgesellschaft", 10, "Donaudampf…"),
        ] {
            assert_eq!(cut(text, limit), kept, "{text}");
        }
    }
}
