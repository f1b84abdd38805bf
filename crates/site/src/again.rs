//! A build of what was built before: if no source has changed, no published file either, and no day has come that an article
//! names, all that is left to do is to say what was said.

use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::analysis::{Analysis, BuildOptions, settings_made_of};
use crate::build::Summary;
use crate::emit::Left;
use crate::load::SourceTree;
use crate::output::Earlier;
use crate::resolved::holds_until;
use crate::sealing::secrets;
use guichet_core::content_hash::{self, Key};
use guichet_core::diag::Diagnostic;
use guichet_memo::{Clock, Stamp};

const NAME: &str = "build";

/// What a build has said at its end.
#[derive(Serialize, Deserialize)]
pub struct Said {
    /// It says the same at each moment from the first to before the second.
    from: Timestamp,
    until: Timestamp,
    pub diags: Vec<Diagnostic>,
    pub summary: Summary,
    /// What each channel's details are.
    pub gates: Option<String>,
    /// Published files.
    #[serde(skip)]
    pub files: usize,
}

/// Of all sources, where those that are not read say for certain that they have not changed; and of the command line.
pub fn made_of(
    tree: &SourceTree,
    loaded: &[Diagnostic],
    options: &BuildOptions,
    program: Key,
    clock: &Clock,
) -> Option<Key> {
    // What must not be printed is looked for in every text, and no hash may stand for it.
    if secrets::any_set(tree, &options.environment) {
        return None;
    }
    let certain = |stamp: Option<Stamp>| stamp.filter(|stamp| clock.is_certain(*stamp));
    let mut files = Vec::new();
    for (path, stamp) in tree.texts.stamped().filter(|(path, _)| path.starts_with("content/")) {
        match tree.texts.held(path) {
            Some(text) => files.push((path, None, Some(text))),
            None => files.push((path, Some(certain(stamp)?), None)),
        }
    }
    for (path, asset) in &tree.assets {
        files.push((path, Some(certain(asset.stamp)?), None));
    }
    let diags = postcard::to_allocvec(loaded).ok()?;
    Some(content_hash::of(&(program, settings_made_of(tree, options), files, &tree.checkout.changed, diags)))
}

/// What the build before has said, if this one would do and say the same. `record` is what it has left of the site in `out`.
pub fn said(out: &Path, record: &Path, made_of: Key, date: Timestamp) -> Option<Said> {
    // Most builds have something to do: nothing else is read then.
    let peeked = Left::peek(record, NAME)?;
    if postcard::take_from_bytes::<Key>(&peeked).ok()?.0 != made_of {
        return None;
    }
    let left = Left::open(out, record)?;
    let (was_made_of, mut said): (Key, Said) = postcard::from_bytes(&left.state(NAME)?).ok()?;
    if was_made_of != made_of || !(said.from..said.until).contains(&date) {
        return None;
    }
    said.files = left.untouched(date)?;
    Some(said)
}

impl Said {
    pub fn of(analysis: &Analysis, diags: Vec<Diagnostic>, summary: Summary, gates: Option<String>) -> Self {
        Said {
            from: analysis.date,
            until: holds_until(&analysis.files, analysis.date),
            diags,
            summary,
            gates,
            files: 0,
        }
    }

    /// Leaves what this build says for the next one. `made_of` stands for all that it is made of.
    pub fn leave(&self, to: &dyn Earlier, made_of: Key) {
        let state = postcard::to_allocvec(&(made_of, self));
        to.leave(NAME, state.ok().as_deref());
    }
}
