//! Keys that say the same in every language: which plans an article is for, where in the product it belongs, its place in a list. A
//! translation that says nothing of one says what its original does.

use serde::{Deserialize, Serialize};

use super::Head;
use guichet_core::model::{ELSEWHERE, Spanned};
use guichet_core::yaml::{Node, Value};

/// A key by its name, and how it gets from one head to another.
pub struct Key {
    pub name: &'static str,
    /// Another value promises readers something else; elsewhere it may be a matter of taste.
    pub is_promise: bool,
    copy: fn(&Head, &mut Head),
    same: fn(&Head, &Head) -> bool,
}

impl Key {
    /// Whether the two say the same.
    pub fn is_same(&self, a: &Head, b: &Head) -> bool {
        (self.same)(a, b)
    }
}

macro_rules! key {
    ($name:literal, $promise:literal, $field:ident) => {
        Key {
            name: $name,
            is_promise: $promise,
            copy: |from, to| to.$field.clone_from(&from.$field),
            same: |a, b| a.$field == b.$field,
        }
    };
    // With their places, which are in another file then.
    ($name:literal, $promise:literal, placed $field:ident) => {
        Key {
            name: $name,
            is_promise: $promise,
            copy: |from, to| {
                to.$field.clone_from(&from.$field);
                to.$field.iter_mut().for_each(|text| text.span = ELSEWHERE);
            },
            same: |a, b| a.$field.iter().map(|text| &text.value).eq(b.$field.iter().map(|text| &text.value)),
        }
    };
}

/// `draft` comes last: whether it is one of them is the site's choice.
pub const KEYS: [Key; 10] = [
    key!("plans", true, placed plans),
    key!("contexts", true, placed contexts),
    key!("top", true, top),
    key!("publish_at", true, publish_at),
    key!("expires_at", true, expires_at),
    key!("order", false, order),
    key!("related", false, placed related),
    key!("authors", false, authors),
    key!("image", false, placed image),
    key!("draft", true, draft),
];

/// A set of [`KEYS`], by their numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keys(u16);

impl Keys {
    /// Those of a front matter. A key without a value is not there.
    pub fn of(node: &Node) -> Self {
        let Value::Map(entries) = &node.value else { return Keys::default() };
        let has = |key: &Key| entries.iter().any(|(name, node)| name.name == key.name && node.value != Value::Null);
        Keys(KEYS.iter().enumerate().filter(|(_, key)| has(key)).fold(0, |set, (at, _)| set | 1 << at))
    }

    pub fn has(self, at: usize) -> bool {
        self.0 & 1 << at != 0
    }
}

/// The head of a translation, with what it leaves to its original; `None` if that is nothing. With `drafts`, the translation of a
/// draft is one, too. It is known by the id of the original, unless it has one of its own.
pub fn inherited(own: &Head, original: &Head, drafts: bool) -> Option<Head> {
    let id = original.id.as_ref().filter(|_| own.id.is_none());
    let wanted =
        |at: &usize| original.neutral.has(*at) && !own.neutral.has(*at) && (drafts || KEYS[*at].name != "draft");
    let missing: Vec<usize> = (0..KEYS.len()).filter(wanted).collect();
    if missing.is_empty() && id.is_none() {
        return None;
    }
    let mut head = own.clone();
    if let Some(id) = id {
        head.id = Some(Spanned::new(id.value.clone(), ELSEWHERE));
    }
    for at in missing {
        (KEYS[at].copy)(original, &mut head);
    }
    head.more.settle();
    Some(head)
}

/// What both say, and not the same.
pub fn other<'k>(own: &Head, original: &Head) -> impl Iterator<Item = &'k Key> {
    let both = (0..KEYS.len()).filter(|at| own.neutral.has(*at) && original.neutral.has(*at));
    let other: Vec<usize> = both.filter(|at| !KEYS[*at].is_same(own, original)).collect();
    // A translation that isn't ready is nothing to tell, nor is a picture in its language.
    other.into_iter().map(|at| &KEYS[at]).filter(|key| !matches!(key.name, "draft" | "image"))
}
