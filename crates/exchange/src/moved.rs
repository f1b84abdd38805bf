//! What has come back of an original that has moved meanwhile, or whose links lead elsewhere by now.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::ids::ids;
use crate::pending::seal;
use crate::returned::{Content, Key, Returned};

impl Returned {
    /// The same for an original that is in another place, or whose links lead elsewhere: `was` as it was exported, `is` as it is then,
    /// `text` makes Markdown of the one into that of the other.
    pub fn brought(mut self, was: &Document, is: &Document, text: impl Fn(&str) -> String) -> Self {
        if was.segments.len() != is.segments.len() {
            return self;
        }
        let is_touched = self.is_touched();
        let texts =
            |document: &Document| document.segments.iter().map(|one| Key::Text(one.text.clone())).collect::<Vec<_>>();
        let keys =
            |document: &Document| ids(document).into_iter().map(Key::Id).chain(texts(document)).collect::<Vec<_>>();
        let keys: BTreeMap<Key, Key> = keys(was).into_iter().zip(keys(is)).filter(|(was, is)| was != is).collect();
        for entry in &mut self.entries {
            if let Some(key) = keys.get(&entry.key) {
                entry.key = key.clone();
            }
            if let Content::Text(target) = &mut entry.content {
                *target = text(target);
            }
        }
        self.seal = if is_touched { String::new() } else { seal(&self.entries) };
        self
    }
}
