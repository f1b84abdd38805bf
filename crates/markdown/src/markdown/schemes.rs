//! Pictures for light screens and for dark ones: `<picture>` with a `<source>` for one of the two, and GitHub's
//! `![](dark.png#gh-dark-mode-only)`. A `<source>` would follow the system alone, and readers can choose the scheme themselves:
//! so both pictures are on the page, and the stylesheet shows one of them.

use super::raw_attributes::nothing_for;
use super::raw_block::RawBlock;
use super::scheme::Scheme;
use super::source::Source;
use super::state::{Open, Writer};
use guichet_html::srcset;
use guichet_html::tokens::{Attribute, named};

impl Writer<'_> {
    pub fn in_picture(&self) -> bool {
        matches!(self.stack.last(), Some(Open::Raw { name: "picture", .. }))
    }

    /// A `<source>` of a `<picture>`. One that is not for a scheme goes: browsers would choose among sizes and formats, and
    /// the `<img>` has what all of them can show.
    pub fn picture_variant(&mut self, source: &Source<'_>, raw: &RawBlock, attributes: &[Attribute<'_>]) {
        let scheme = named(attributes, "media").and_then(|media| Scheme::of_media(&media.value));
        let candidates = named(attributes, "srcset").filter(|set| !srcset::candidates(&set.value).is_empty());
        let Some((scheme, candidates)) = scheme.zip(candidates) else {
            let outer = std::mem::take(&mut self.out);
            self.attributes(source, raw, "source", attributes, None);
            self.out = outer;
            return;
        };
        let set = &*candidates.value;
        let first = srcset::candidates(set).swap_remove(0).address;
        let address = set[first.clone()].to_owned();
        let at = candidates.range.start + first.start;
        // Entities make the two differ.
        let place = Some(at..at + address.len()).filter(|place| raw.text().get(place.clone()) == Some(&address));
        let span = raw.span(source, &place.unwrap_or_else(|| candidates.range.clone()));
        match self.picture_source(source, &address, "", span) {
            Some(image) => {
                self.body.outline.images[image as usize].scheme = Some(scheme);
                self.variants.push(image);
            }
            None => self.body.content.expansions.push((raw.span(source, &candidates.range), nothing_for(candidates))),
        }
    }

    /// For the `<img>` of a picture, whose own image is `own`: the image that it shows, and the one that another `<img>`
    /// shows in the other scheme.
    pub fn take_variants(&mut self, own: Option<u32>) -> (Option<u32>, Option<u32>) {
        let variants = std::mem::take(&mut self.variants);
        let (Some(own), Some(&first)) = (own, variants.first()) else { return (own, None) };
        let scheme = |image: u32| self.body.outline.images[image as usize].scheme;
        let instead = variants.iter().copied().find(|image| scheme(*image) != scheme(first));
        let shown = instead.unwrap_or(own);
        self.body.outline.images[shown as usize].scheme = scheme(first).map(Scheme::other);
        (Some(shown), Some(first))
    }
}
