//! Sections of pages: whether a page has the anchor that a link names, and where the same section is when the reader's
//! locale has another text than the one that the link was written for.
//!
//! The headings of translations have ids of their own, so the `#refunds` of the original is `#remboursements` there: the heading at
//! the same place, where both texts have the same outline. Links lead to it, and the page has both ids, for addresses that are
//! written elsewhere. With another outline, a link of a borrowed page leads to the text that it was written for.

use std::sync::Arc;

use super::resolver::{Anchors, Base, From, Resolver};
use super::site::{LocaleSite, PageAt};
use guichet_core::model::Locale;
use guichet_core::nfc::nfc;
use guichet_markdown::body::{Heading, Outline};

/// Where a section is that a link names.
pub(super) enum Section<'a> {
    /// On the page that the link leads to, under this id.
    Here(&'a str),
    /// On that page of another locale, under the id that the link names.
    At((usize, PageAt)),
    /// On a page that is not built now (`--locale`).
    NotBuilt,
    /// Nowhere. The heading that has this id in an original, and the file.
    Missing { there: Option<(usize, &'a Heading)> },
    /// Nowhere, which is reported for the page that the link was written for.
    ReportedElsewhere,
}

/// Fragments that need no anchor.
pub(super) fn is_by_browser(fragment: &str) -> bool {
    fragment.is_empty() || fragment == "top" || fragment.starts_with(":~:")
}

impl Resolver<'_> {
    /// The section that a link in `base` names on a page, for readers of the site of `from`.
    pub(super) fn section(
        &self,
        from: &From,
        base: &Base,
        (locale, page): (usize, PageAt),
        fragment: &str,
    ) -> Section<'_> {
        let site = &self.locales[locale];
        let shown = site.file_of(page);
        if let Some(anchor) = shown.and_then(|file| self.anchor(file, fragment)) {
            return Section::Here(anchor);
        }
        let renamed =
            |original: usize| counterpart(&self.input.files[original].body, &self.input.files[shown?].body, fragment);
        if base.locale == from.site.locale {
            let others = site.chain.iter().skip(1).chain([&self.input.config.default_locale]);
            let originals = others.filter_map(|other| self.file_for(std::slice::from_ref(other), site, page));
            let originals: Vec<usize> = originals.filter(|original| shown != Some(*original)).collect();
            if let Some(anchor) = originals.iter().find_map(|original| renamed(*original)) {
                return Section::Here(anchor);
            }
            let heading = |original: &usize| {
                let mut headings = self.input.files[*original].body.headings.iter();
                Some((*original, headings.find(|heading| heading.id == fragment)?))
            };
            return Section::Missing { there: originals.iter().find_map(heading) };
        }
        let original = self.file_for(&self.input.config.chain(&base.locale), site, page);
        let Some(original) = original.filter(|file| self.anchor(*file, fragment).is_some()) else {
            return Section::ReportedElsewhere;
        };
        if let Some(anchor) = renamed(original) {
            return Section::Here(anchor);
        }
        let other = self.locales.iter().position(|other| other.locale == base.locale);
        match other.and_then(|other| Some((other, self.page_in(other, site, page)?))) {
            Some(target) => Section::At(target),
            None => Section::NotBuilt,
        }
    }

    /// By the id of each heading of a translation, the one that the original's heading at its place has, if nothing in the
    /// translation has it.
    pub(super) fn ids_of_original(&self, translation: usize) -> Vec<(Arc<str>, Arc<str>)> {
        let original = self.originals.get(translation).filter(|original| self.catalog.why_hidden(*original).is_none());
        let Some(original) = original else { return Vec::new() };
        let [original, own] = [original, translation].map(|file| &self.input.files[file].body);
        if !same_outline(original, own) {
            return Vec::new();
        }
        let pairs = original.headings.iter().zip(&own.headings);
        let pairs =
            pairs.filter(|(there, here)| there.id != here.id && self.anchor(translation, &nfc(&there.id)).is_none());
        pairs.map(|(there, here)| (Arc::from(&*here.id), Arc::from(&*there.id))).collect()
    }

    /// An anchor of a file, as it is written there.
    pub(super) fn anchor(&self, file: usize, fragment: &str) -> Option<&str> {
        const FEW: usize = 32;
        let anchors = &self.input.files[file].body.anchors;
        if anchors.len() <= FEW {
            return anchors.iter().find(|anchor| nfc(anchor) == fragment).map(String::as_str);
        }
        // A page of thousands of headings has a list of them, of as many links.
        let sorted = self.anchors[file].get_or_init(|| {
            let mut sorted: Anchors = anchors.iter().map(|anchor| (nfc(anchor), anchor.as_str())).collect();
            sorted.sort_unstable();
            sorted
        });
        let at = sorted.binary_search_by(|(anchor, _)| (**anchor).cmp(fragment)).ok()?;
        Some(sorted[at].1)
    }

    /// The text of a page of `site` for readers of another chain.
    fn file_for(&self, chain: &[Locale], site: &LocaleSite, page: PageAt) -> Option<usize> {
        match page {
            PageAt::Article(at) => self.catalog.published(chain, &site.pages[at].id),
            PageAt::Folder(at) => self.catalog.index(chain, &site.folders[at].path),
            PageAt::Home => self.catalog.index(chain, ""),
        }
    }

    /// A page of `site` on the site of another locale.
    pub(super) fn page_in(&self, other: usize, site: &LocaleSite, page: PageAt) -> Option<PageAt> {
        match page {
            PageAt::Article(at) => self.locales[other].by_id(&site.pages[at].id).map(PageAt::Article),
            PageAt::Folder(at) => self.folder(other, &site.folders[at].path),
            PageAt::Home => Some(PageAt::Home),
        }
    }
}

/// The id that a heading of the original has in a translation of the same outline.
fn counterpart<'t>(original: &Outline, translation: &'t Outline, id: &str) -> Option<&'t str> {
    if original.h1.as_ref().is_some_and(|h1| h1.id == id) {
        return translation.h1.as_ref().map(|h1| h1.id.as_str());
    }
    let at = original.headings.iter().position(|heading| heading.id == id)?;
    same_outline(original, translation).then(|| translation.headings[at].id.as_str())
}

/// As many headings, of the same levels.
fn same_outline(one: &Outline, other: &Outline) -> bool {
    let same = one.headings.iter().zip(&other.headings).all(|(one, other)| one.level == other.level);
    same && one.headings.len() == other.headings.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    fn body(headings: &[(u8, &str)]) -> Outline {
        let heading = |(level, id): &(u8, &str)| Heading {
            level: *level,
            id: (*id).to_owned(),
            html: String::new(),
            text: String::new(),
        };
        Outline { headings: headings.iter().map(heading).collect(), ..Outline::default() }
    }

    #[test]
    fn headings_at_the_same_place_of_the_same_outline() {
        let original = body(&[(2, "prices"), (3, "refunds"), (2, "terms")]);
        let translation = body(&[(2, "prix"), (3, "remboursements"), (2, "conditions")]);
        assert_eq!(counterpart(&original, &translation, "refunds"), Some("remboursements"));
        assert_eq!(counterpart(&original, &translation, "nope"), None);
        for other in [
            &[(2, "prix"), (2, "remboursements"), (2, "conditions")][..],
            &[(2, "prix"), (3, "remboursements")],
            &[(2, "prix"), (3, "remboursements"), (2, "conditions"), (2, "annexe")],
            &[],
        ] {
            assert_eq!(counterpart(&original, &body(other), "refunds"), None, "{other:?}");
        }
    }
}
