//! Translations that their originals have left behind: what readers of one should know.

use std::collections::BTreeMap;
use std::sync::Arc;

use guichet_markdown::ParsedFile;
use guichet_markdown::front_matter::Translation;
use guichet_translations::compare::{Change, compare};
use guichet_translations::sections::{self, HEAD, INTRODUCTION};
use guichet_translations::stamp::Stamp;

use crate::config::SiteConfig;
use crate::contents::Contents;
use crate::resolve::originals::Originals;

/// More than these are not read through.
const NAMED: usize = 5;

/// Numbers of translations that have a stamp, each with that of its original. A machine's are said to be that already.
pub fn originals(config: &SiteConfig, files: &[Arc<ParsedFile>]) -> BTreeMap<usize, usize> {
    let is_stamped = |file: &ParsedFile| file.head.is_stamped && file.head.translation != Some(Translation::Machine);
    if !files.iter().any(|file| is_stamped(file)) {
        return BTreeMap::new();
    }
    let originals = Originals::of(config, files);
    let stamped = files.iter().enumerate().filter(|(_, file)| is_stamped(file));
    stamped.filter_map(|(at, _)| Some((at, originals.get(at)?))).collect()
}

/// A section that has changed.
pub enum Part {
    Head,
    Introduction,
    /// By its heading, in the language of the original.
    Headed(String),
}

/// What has changed in an original.
pub struct Stale {
    pub original: usize,
    /// The first few, and whether there are more.
    pub parts: Vec<Part>,
    pub more: bool,
    /// Where the first of them is on the original's page, if it has a heading.
    pub anchor: Option<String>,
}

/// What has changed in `original` since its translation `at` was stamped. `None` for a text in which readers see what its original says,
/// or of which nobody has said so.
pub fn of(contents: &Contents, files: &[Arc<ParsedFile>], original: usize, at: usize) -> Option<Stale> {
    let text = |at: usize| contents.source(at, &files[at]);
    let stamp = Stamp::read(&text(at))?;
    let mut found = compare(&stamp, &sections::of(&text(original)));
    // Words that readers search by have changed for translators alone.
    found.retain(|finding| finding.is_seen);
    if found.is_empty() {
        return None;
    }
    // What is gone has no name any more.
    let there = || found.iter().filter(|finding| finding.change != Change::Removed);
    let part = |id: &str, heading: &str| match id {
        HEAD => Part::Head,
        INTRODUCTION => Part::Introduction,
        _ => Part::Headed(heading.to_owned()),
    };
    let first = there().find(|finding| !matches!(&*finding.id, HEAD | INTRODUCTION));
    Some(Stale {
        original,
        parts: there().take(NAMED).map(|finding| part(&finding.id, &finding.heading)).collect(),
        more: there().count() > NAMED,
        anchor: first.map(|finding| finding.id.clone()),
    })
}
