//! What an index is made of, by its content: a key for each document, and for all together.
//!
//! What a key is worth is said in `guichet_core::content_hash`.

use super::documents::{LocaleDocs, SearchDoc};
use super::keys::{Key, key, key_of};
use super::sections::Sections;

/// All that an index says of a document comes from what this key is made of.
pub fn document(doc: &SearchDoc, buffer: &mut Vec<u8>) -> Key {
    buffer.clear();
    [doc.id, doc.url, doc.title, doc.description, doc.area, doc.area_title].iter().for_each(|text| put(buffer, text));
    list(buffer, doc.categories.iter().copied());
    list(buffer, doc.keywords.iter().map(String::as_str));
    list(buffer, doc.plans.iter().map(String::as_str));
    buffer.extend_from_slice(&doc.boost.to_bits().to_le_bytes());
    list(buffer, doc.pins.iter().copied());
    match &doc.sections {
        Sections::AtHand(sections) => {
            for section in sections {
                buffer.push(u8::from(section.anchor.is_some()));
                put(buffer, section.anchor.unwrap_or_default());
                put(buffer, section.heading);
                put(buffer, section.text);
            }
        }
        Sections::Elsewhere { key, .. } => buffer.extend_from_slice(&key.to_le_bytes()),
    }
    key(buffer)
}

/// Of all documents and what is said of the locale, but for what it borrows.
pub fn locale(locale: &LocaleDocs, docs: &[Key]) -> Key {
    let mut buffer = Vec::new();
    put(&mut buffer, locale.locale);
    list(&mut buffer, locale.plans.iter().copied());
    number(&mut buffer, locale.synonyms.len());
    for group in &locale.synonyms {
        list(&mut buffer, group.iter().map(String::as_str));
    }
    key_of([key(&buffer)].into_iter().chain(docs.iter().copied()))
}

fn number(buffer: &mut Vec<u8>, number: usize) {
    buffer.extend_from_slice(&(number as u64).to_le_bytes());
}

/// A long text by its own key, so that it need not be copied.
fn put(buffer: &mut Vec<u8>, text: &str) {
    const LONG: usize = 256;
    number(buffer, text.len());
    if text.len() < LONG {
        buffer.extend_from_slice(text.as_bytes());
    } else {
        buffer.extend_from_slice(&key(text.as_bytes()).to_le_bytes());
    }
}

fn list<'a>(buffer: &mut Vec<u8>, texts: impl ExactSizeIterator<Item = &'a str>) {
    number(buffer, texts.len());
    texts.for_each(|text| put(buffer, text));
}
