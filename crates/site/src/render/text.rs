//! A text that is made when a template asks for it, and known by what it is made of before.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Serialize, Serializer};
use tera::Value;

use super::view::{Shape, View};
use guichet_core::content_hash::Key;

/// HTML that is not to be escaped again.
pub struct Text<'a> {
    made_of: Key,
    make: Box<dyn Fn() -> String + 'a>,
}

impl<'a> Text<'a> {
    pub fn new(made_of: Key, make: impl Fn() -> String + 'a) -> Self {
        Text { made_of, make: Box::new(make) }
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}", self.made_of)
    }
}

impl Hash for Text<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.made_of.hash(state);
    }
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&(self.make)())
    }
}

impl View for Text<'_> {
    fn value(&self) -> Value {
        Value::safe_string(&(self.make)())
    }

    fn shape() -> Shape {
        Shape::Html
    }
}
