//! Pictures for light screens and for dark ones: `<picture>` with a `<source>` for one of the two, and GitHub's
//! `![](dark.png#gh-dark-mode-only)`. A `<source>` would follow the system alone, and readers can choose the scheme themselves:
//! so both pictures are on the page, and the stylesheet shows one of them.

use super::html::RawBlock;
use super::raw_attributes::nothing_for;
use super::source::Source;
use super::tokens::{Attribute, named};
use super::writer::{Open, Writer};
use crate::model::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    /// By the end of an address, as GitHub and MkDocs have it.
    pub(super) fn of_address(address: &str) -> Option<Self> {
        match address.rsplit_once('#')?.1.to_ascii_lowercase().as_str() {
            "gh-light-mode-only" | "only-light" => Some(Scheme::Light),
            "gh-dark-mode-only" | "only-dark" => Some(Scheme::Dark),
            _ => None,
        }
    }

    /// By a media query of nothing else.
    fn of_media(query: &str) -> Option<Self> {
        let query = query.trim().strip_prefix('(')?.strip_suffix(')')?;
        let (name, value) = query.split_once(':')?;
        if !name.trim().eq_ignore_ascii_case("prefers-color-scheme") {
            return None;
        }
        match value.trim().to_ascii_lowercase().as_str() {
            "light" => Some(Scheme::Light),
            "dark" => Some(Scheme::Dark),
            _ => None,
        }
    }

    fn other(self) -> Self {
        match self {
            Scheme::Light => Scheme::Dark,
            Scheme::Dark => Scheme::Light,
        }
    }

    /// The class of what is only for this scheme.
    pub(super) fn class(self) -> &'static str {
        match self {
            Scheme::Light => "only-light",
            Scheme::Dark => "only-dark",
        }
    }
}

/// What a `<source>` has for a scheme.
#[derive(Clone, Debug)]
pub(super) struct Variant {
    scheme: Scheme,
    pub address: String,
    pub span: Span,
}

/// How an `<img>` is shown.
#[derive(Debug)]
pub(super) struct Shown {
    pub scheme: Scheme,
    /// In place of its own `src`.
    pub instead: Option<Variant>,
    /// Another `<img>` of the same tag has its `src`.
    pub is_extra: bool,
}

impl Writer<'_> {
    pub fn in_picture(&self) -> bool {
        matches!(self.stack.last(), Some(Open::Raw { name: "picture", .. }))
    }

    /// A `<source>` of a `<picture>`. One that is not for a scheme goes: browsers would choose among sizes and formats, and
    /// the `<img>` has what all of them can show.
    pub fn picture_variant(&mut self, source: &Source<'_>, raw: &RawBlock, attributes: &[Attribute<'_>]) {
        let scheme = named(attributes, "media").and_then(|media| Scheme::of_media(&media.value));
        let candidates = named(attributes, "srcset").filter(|set| !set.value.trim().is_empty());
        let Some((scheme, candidates)) = scheme.zip(candidates) else {
            let outer = std::mem::take(&mut self.out);
            self.attributes(source, raw, "source", attributes, None);
            self.out = outer;
            return;
        };
        let set = &*candidates.value;
        let address = set.split_whitespace().next().unwrap_or_default().trim_end_matches(',').to_owned();
        let at = candidates.range.start + (set.len() - set.trim_start().len());
        // Entities make the two differ.
        let place = Some(at..at + address.len()).filter(|place| raw.text().get(place.clone()) == Some(&address));
        let span = raw.span(source, &place.unwrap_or_else(|| candidates.range.clone()));
        if !self.may_be_published(source, "img", &address, span.clone()) {
            return self.body.expansions.push((raw.span(source, &candidates.range), nothing_for(candidates)));
        }
        self.variants.push(Variant { scheme, address, span });
    }

    /// For the `<img>` of a picture: how it is shown itself, and which other one is shown in the other scheme.
    pub fn take_variants(&mut self) -> (Option<Shown>, Option<Shown>) {
        let mut variants = std::mem::take(&mut self.variants).into_iter();
        let Some(first) = variants.next() else { return (None, None) };
        let scheme = first.scheme;
        let instead = variants.find(|variant| variant.scheme != scheme);
        let own = Shown { scheme: scheme.other(), instead, is_extra: false };
        (Some(own), Some(Shown { scheme, instead: Some(first), is_extra: true }))
    }
}
