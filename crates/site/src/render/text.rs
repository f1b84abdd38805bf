//! The text of a page: made of its file when a template asks for it, and known by what it is made of before.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Serialize, Serializer};
use tera::Value;

use super::body;
use super::context::{LocaleContext, Shared};
use super::shortcodes::PageShortcodes;
use super::view::{Shape, View};
use crate::resolve::ResolvedBody;
use crate::shortcodes;
use guichet_core::content_hash::{self, Key};

/// HTML that is not to be escaped again.
pub struct Text<'a> {
    made_of: Key,
    make: Box<dyn Fn() -> String + 'a>,
}

impl<'a> Text<'a> {
    pub fn new<'s: 'a>(shared: &'a Shared<'s>, locale: &'a LocaleContext<'s>, resolved: &'a ResolvedBody) -> Self {
        let (analysis, at) = (shared.analysis, resolved.file);
        let file = &analysis.files[at];
        let words = analysis.localizer(&file.locale);
        let page = PageShortcodes { shared, locale };
        let shortcodes: Vec<String> = file.body.shortcodes.iter().map(|one| shortcodes::html(one, &page)).collect();
        let made_of = content_hash::of(&(
            analysis.contents.made_of(at),
            &resolved.links,
            &resolved.images,
            words.made_of(),
            shortcodes,
        ));
        let make = move || {
            let pieces = analysis.contents.pieces(at, file);
            body::fill(&file.body, &pieces, resolved, words, &PageShortcodes { shared, locale })
        };
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
