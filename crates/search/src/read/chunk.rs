//! The content of chunks, decoded and checked: terms with their postings, words for spelling, texts of documents.

use crate::bytes::{FormatError, Reader};
use crate::defaults::{default_anchor, default_id};
use crate::postings;
use crate::tokenize::fold;

/// (document, level), by document.
type Postings = Vec<(u32, u8)>;

/// A term chunk.
pub struct Terms {
    /// Sorted by fold, then form.
    pub forms: Vec<String>,
    pub folds: Vec<String>,
    /// Equal for forms of one word. Means nothing outside of this chunk.
    pub groups: Vec<usize>,
    /// Whether the body's list of a term is that of its group, which then stands with the group's first form.
    pub shared: Vec<bool>,
    /// How many documents the list of the body leaves out.
    pub left_out: Vec<u32>,
    pub body: Vec<Postings>,
    pub title: Vec<Postings>,
    /// As many as postings of the title: how many words stand before it there.
    pub places: Vec<Vec<u8>>,
}

impl Terms {
    pub fn decode(content: &[u8], docs: usize) -> Result<Self, FormatError> {
        let mut from = Reader::new(content);
        let count = from.count()?;
        let forms = from.front_coded(count)?;
        let folds = forms.iter().map(|form| fold(form)).collect();
        let (mut groups, mut shared): (Vec<usize>, Vec<bool>) = Default::default();
        for at in 0..count {
            let code = from.varint()? as usize;
            let back = code >> 1;
            if back > at {
                return Err(FormatError::Damaged);
            }
            groups.push(if back == 0 { at } else { groups[at - back] });
            shared.push(code & 1 == 1);
        }
        let left_out = (0..count).map(|_| from.varint()).collect::<Result<Vec<_>, _>>()?;
        // Bodies first, then titles.
        let lengths = (0..2 * count).map(|_| Ok(from.varint()? as usize)).collect::<Result<Vec<_>, _>>()?;
        let mut lists = postings::decode(from.rest(), &lengths, count, docs)?.into_iter();
        let body = lists.by_ref().take(count).map(|(body, _)| body).collect();
        let (title, places) = lists.unzip();
        Ok(Terms { forms, folds, groups, shared, left_out, body, title, places })
    }
}

/// A spelling chunk: (word, bits of the number of documents that have it).
pub fn spelling(content: &[u8]) -> Result<Vec<(String, u8)>, FormatError> {
    let mut from = Reader::new(content);
    let count = from.count()?;
    let words = from.front_coded(count)?;
    let counts = from.take(count)?;
    from.end()?;
    Ok(words.into_iter().zip(counts.iter().copied()).collect())
}

/// What a result shows of a document.
#[derive(Clone, Debug)]
pub struct Text {
    pub id: String,
    /// From the site's base: `fr/contacts/import/`.
    pub url: String,
    pub title: String,
    pub categories: Vec<String>,
    pub sections: Vec<TextSection>,
}

#[derive(Clone, Debug)]
pub struct TextSection {
    /// Empty for the text before the first heading.
    pub anchor: String,
    pub heading: String,
    pub text: String,
}

impl TextSection {
    fn new(heading: String) -> Self {
        TextSection { anchor: String::new(), heading, text: String::new() }
    }
}

/// Bytes of a section's text: several times what is ever kept of one, and little enough to look for the best stretch of it.
const MAX_TEXT: usize = 1 << 14;

/// The documents of a text pack, which must be the `count` documents from `first` on.
pub fn texts(content: &[u8], first: usize, count: usize) -> Result<Vec<Text>, FormatError> {
    let mut from = Reader::new(content);
    if from.varint()? as usize != first || from.varint()? as usize != count {
        return Err(FormatError::Damaged);
    }
    let urls = strings(&mut from, count)?;
    let ids = strings(&mut from, count)?;
    let titles = strings(&mut from, count)?;
    let categories = lists(&mut from, count)?;
    let mut sections: Vec<Vec<TextSection>> = lists(&mut from, count)?
        .into_iter()
        .map(|headings| headings.into_iter().map(TextSection::new).collect())
        .collect();
    for section in sections.iter_mut().flatten() {
        let anchor = from.str()?;
        section.anchor = if anchor.is_empty() { default_anchor(&section.heading) } else { anchor };
    }
    for section in sections.iter_mut().flatten() {
        section.text = from.str()?;
        if section.text.len() > MAX_TEXT {
            return Err(FormatError::Damaged);
        }
    }
    from.end()?;
    let id = |id: String, url: &str| if id.is_empty() { default_id(url).to_owned() } else { id };
    let docs = urls.into_iter().zip(ids).zip(titles).zip(categories).zip(sections);
    Ok(docs
        .map(|((((url, own), title), categories), sections)| Text {
            id: id(own, &url),
            url,
            title,
            categories,
            sections,
        })
        .collect())
}

fn strings(from: &mut Reader, count: usize) -> Result<Vec<String>, FormatError> {
    (0..count).map(|_| from.str()).collect()
}

fn lists(from: &mut Reader, count: usize) -> Result<Vec<Vec<String>>, FormatError> {
    (0..count)
        .map(|_| {
            let length = from.count()?;
            strings(from, length)
        })
        .collect()
}
