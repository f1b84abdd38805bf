//! What was resolved of a site, which is the same after most edits: nothing that other pages, or links, may ask of an article
//! changes with a sentence of its text. Then it is taken from the build before.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::content_policy::ContentPolicy;
use crate::contents::Contents;
use crate::load::{Asset, SourceTree};
use crate::resolve::{AHEAD, Site};
use guichet_core::content_hash::{self, Key};
use guichet_core::diag::Diagnostic;
use guichet_core::model::Span;
use guichet_markdown::ParsedFile;
use guichet_markdown::body::ImageSource;
use guichet_memo::Memo;

const NAME: &str = "resolved";

/// A site with every question answered, and what is found out with it.
pub struct Resolved {
    pub site: Arc<Site>,
    /// For whoever tells them, once.
    pub diags: Vec<Diagnostic>,
    /// As they were when the site was resolved.
    found: Arc<[Diagnostic]>,
    /// What published texts show of other hosts.
    pub shown: ContentPolicy,
    /// Numbers of published files that hold pictures themselves.
    pub with_pictures: Vec<usize>,
    /// The letters of published texts, if somebody asks for them.
    pub letters: Arc<str>,
    of: Arc<Of>,
}

/// What it is made of. `None`: it is not to be taken again.
#[derive(Serialize, Deserialize)]
struct Of {
    made_of: Option<Key>,
    moments: (Timestamp, Timestamp),
    places: Vec<Places>,
}

/// Where `diags` point to in one file. An edit above them moves them.
#[derive(Serialize, Deserialize)]
struct Places {
    path: Arc<str>,
    /// The file's text.
    text: Key,
    /// Numbers of diagnostics, each with those of [`Outline::spans`] that it points at. `None`: it can't be told for all of them.
    ///
    /// [`Outline::spans`]: guichet_markdown::body::Outline::spans
    uses: Option<Vec<(usize, Vec<usize>)>>,
}

/// All files of a build.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    pub tree: &'a SourceTree,
    pub files: &'a [Arc<ParsedFile>],
    pub contents: &'a Contents,
    /// Those that are published as they are, and why others are not.
    pub assets: &'a BTreeMap<Arc<str>, Asset>,
    pub refused: &'a BTreeMap<Arc<str>, &'static str>,
}

impl Sources<'_> {
    /// Of everything that a site is resolved from, beside the moment. `None` where there are secrets: no hash may stand for what
    /// is in them.
    pub fn made_of(&self, settings: Key) -> Option<Key> {
        if !self.tree.secrets.is_empty() {
            return None;
        }
        let articles: Vec<_> =
            (0..self.files.len()).map(|at| (&self.files[at].path, self.contents.shape(at))).collect();
        let assets: Vec<_> = self.assets.iter().map(|(path, asset)| (path, asset.len, asset.size)).collect();
        let texts: Vec<_> = self.tree.texts.keys().collect();
        Some(content_hash::of(&(self.contents.memo().program(), settings, articles, assets, self.refused, texts)))
    }

    fn article(&self, path: &Arc<str>) -> Option<usize> {
        self.files.binary_search_by(|file| file.path.cmp(path)).ok()
    }

    /// The text of a file, if it can be read.
    fn text(&self, path: &Arc<str>) -> Option<Key> {
        match self.article(path) {
            Some(at) => Some(self.contents.text(at)),
            None => Some(content_hash::of_bytes(self.tree.texts.read(path).ok()?.text.as_bytes())),
        }
    }
}

impl Resolved {
    /// `made_of` and `date`: of what, and when.
    pub fn new(site: Site, diags: Vec<Diagnostic>, of: &Sources, made_of: Option<Key>, date: Timestamp) -> Self {
        let mut shown = ContentPolicy::default();
        let mut with_pictures = Vec::new();
        let mut letters = BTreeSet::new();
        for body in site.bodies() {
            let outline = &of.files[body.file].body;
            shown.add_body(outline);
            letters.extend(outline.letters.chars());
            if outline.images.iter().any(|image| matches!(image.source, ImageSource::Embedded(_))) {
                with_pictures.push(body.file);
            }
        }
        let places = made_of.and_then(|_| places(&diags, of));
        let of = Of {
            made_of: made_of.filter(|_| places.is_some()),
            moments: (date, holds_until(of.files, date)),
            places: places.unwrap_or_default(),
        };
        let found = Arc::from(diags.as_slice());
        let letters = Arc::from(String::from_iter(letters));
        Resolved { site: Arc::new(site), diags, found, shown, with_pictures, letters, of: Arc::new(of) }
    }

    /// The same for other sources, if nothing that is not the same would be found out of them at this moment.
    pub fn again(&self, sources: &Sources, made_of: Key, date: Timestamp) -> Option<Self> {
        let moved = self.of.moved(sources, made_of, date)?;
        let mut again = Resolved {
            site: Arc::clone(&self.site),
            diags: self.found.to_vec(),
            found: Arc::clone(&self.found),
            shown: self.shown.clone(),
            with_pictures: self.with_pictures.clone(),
            letters: Arc::clone(&self.letters),
            of: Arc::clone(&self.of),
        };
        again.point(moved);
        Some(again)
    }

    /// What the build before has left, if it would be found out again.
    pub fn before(memo: &Memo, sources: &Sources, made_of: Key, date: Timestamp) -> Option<Self> {
        let state = memo.state(NAME)?;
        let (of, rest) = postcard::take_from_bytes::<Of>(&state).ok()?;
        let moved = of.moved(sources, made_of, date)?;
        let (site, diags, shown, with_pictures, letters): (Site, Vec<Diagnostic>, _, _, _) =
            postcard::from_bytes(rest).ok()?;
        let found = Arc::from(diags.as_slice());
        let site = Arc::new(site);
        let mut before = Resolved { site, diags, found, shown, with_pictures, letters, of: Arc::new(of) };
        before.point(moved);
        Some(before)
    }

    fn point(&mut self, moved: Vec<(usize, Span)>) {
        for (number, span) in moved {
            if let Some(diagnostic) = self.diags.get_mut(number) {
                diagnostic.span = Some(span);
            }
        }
    }

    /// Leaves it for the next build.
    pub fn leave(&self, memo: &Memo) {
        if self.of.made_of.is_some()
            && memo.keeps()
            && let Ok(of) = postcard::to_allocvec(&*self.of)
            && let Ok(rest) =
                postcard::to_allocvec(&(&*self.site, &self.found, &self.shown, &self.with_pictures, &self.letters))
        {
            memo.leave(NAME, &[of, rest].concat());
        }
    }
}

impl Of {
    /// Where diagnostics point to now, each with its number. `None` if it is not of these sources, or of another moment.
    fn moved(&self, sources: &Sources, made_of: Key, date: Timestamp) -> Option<Vec<(usize, Span)>> {
        let (from, until) = self.moments;
        if self.made_of != Some(made_of) || !(from..until).contains(&date) {
            return None;
        }
        let all: Option<Vec<_>> = self.places.par_iter().map(|places| places.moved(sources)).collect();
        Some(all?.concat())
    }
}

impl Places {
    fn moved(&self, sources: &Sources) -> Option<Vec<(usize, Span)>> {
        if sources.text(&self.path)? == self.text {
            return Some(Vec::new());
        }
        let spans = sources.files[sources.article(&self.path)?].body.spans();
        let moved = self.uses.as_ref()?.iter().map(|(number, uses)| {
            let mut all = uses.iter().map(|at| spans.get(*at));
            let span = all.next()??;
            // It may have been one link that stands for several.
            all.all(|other| other == Some(span)).then(|| (*number, span.clone()))
        });
        moved.collect()
    }
}

/// In the order of paths. `None` if a text can't be read.
fn places(diags: &[Diagnostic], of: &Sources) -> Option<Vec<Places>> {
    let mut by_path: BTreeMap<&Arc<str>, Vec<(usize, &Span)>> = BTreeMap::new();
    for (number, diagnostic) in diags.iter().enumerate() {
        if let (Some(path), Some(span)) = (&diagnostic.file, &diagnostic.span)
            && path.starts_with("content/")
            && of.tree.texts.contains_key(path)
        {
            by_path.entry(path).or_default().push((number, span));
        }
    }
    let places = by_path.into_iter().map(|(path, diags)| {
        let uses = of.article(path).and_then(|at| uses(&diags, &of.files[at]));
        Some(Places { path: Arc::clone(path), text: of.text(path)?, uses })
    });
    places.collect()
}

/// What diagnostics point at in an article, but for what stays in its place in an article of one shape.
fn uses(diags: &[(usize, &Span)], file: &ParsedFile) -> Option<Vec<(usize, Vec<usize>)>> {
    let stays = |span: &Span| *span == (0..0) || file.head.spans().any(|known| known == span);
    let spans = file.body.spans();
    let uses = diags.iter().filter(|(_, span)| !stays(span)).map(|(number, span)| {
        let all: Vec<usize> = spans.iter().enumerate().filter(|(_, known)| known == span).map(|(at, _)| at).collect();
        (!all.is_empty()).then_some((*number, all))
    });
    uses.collect()
}

/// The first moment after a build's at which its site, or what is said of it, may be another: the next day, or one of those
/// that articles name.
pub fn holds_until(files: &[Arc<ParsedFile>], date: Timestamp) -> Timestamp {
    let day = date.to_zoned(jiff::tz::TimeZone::UTC).date();
    let tomorrow = day.tomorrow().and_then(|day| day.to_zoned(jiff::tz::TimeZone::UTC));
    let tomorrow = tomorrow.map_or(Timestamp::MAX, |day| day.timestamp());
    let days = files.iter().map(|file| &file.head).flat_map(|head| {
        let soon = head.expires_at.and_then(|at| at.at.checked_sub(AHEAD).ok());
        let review = head.review_by.as_ref().map(|at| at.value.at);
        let turns = [head.publish_at, head.expires_at].map(|turn| turn.map(|at| at.at));
        turns.into_iter().chain([soon, review]).flatten()
    });
    days.filter(|at| *at > date).fold(tomorrow, Timestamp::min)
}

#[cfg(test)]
mod tests;
