//! Names that say what they stand for: of segments by their texts, of texts as a whole.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::document::Document;

/// An id for each segment, made of its text; of several with the same text, by their order.
pub fn ids(document: &Document) -> Vec<String> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let ids = document.segments.iter().map(|segment| {
        let count = seen.entry(&segment.text).or_insert(0);
        *count += 1;
        let id = format!("u{}", &fingerprint(&segment.text)[..12]);
        if *count > 1 { format!("{id}-{count}") } else { id }
    });
    ids.collect()
}

/// Stands for a text: 16 hexadecimal digits.
pub fn fingerprint(text: &str) -> String {
    Sha256::digest(text.replace("\r\n", "\n")).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
