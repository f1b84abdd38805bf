//! The only writer. A new site is staged beside the output folder and takes its place in one step, when all of it is
//! there: a build that fails half-way, or a full disk, leaves the published site as it was.
//!
//! Unchanged files are not written again, and of the files that are gone only those are deleted that an earlier
//! build's manifest lists: what others put into the folder stays.

mod carry;
mod clean;
mod complete;
pub mod deploy;
mod ending;
mod error;
mod folders;
mod in_place;
mod left;
mod manifest;
mod moment;
mod mutex;
mod order;
pub mod output;
mod paths;
mod place;
mod put;
mod read;
mod record;
mod remove;
mod retire;
mod shard;
mod spare;
mod staging;
mod tree;

pub use carry::{Arriving, carried};
pub use clean::clean;
pub use ending::Ending;
pub use error::EmitError;
pub use left::Left;
pub use manifest::{Label, MANIFEST, Manifest, ManifestFile, Part as PartOfSite, part_of};
pub use order::{turn, turn_to_go};
pub use shard::{OnePart, Part, Parts};
pub use spare::FROM as SPARE_FROM;
pub use staging::{How, Remembering, Staging, Written};

/// Where the site is in an output folder: the folder itself, unless it was laid out for a host that needs the base path there.
pub fn site_below(out: &std::path::Path) -> std::path::PathBuf {
    if out.join("_guichet").is_dir() {
        return out.to_owned();
    }
    let manifest = Manifest::read(&out.join(MANIFEST));
    let folder =
        manifest.map(|manifest| manifest.folder).filter(|folder| folders::is_plain(folder.trim_end_matches('/')));
    out.join(folder.unwrap_or_default())
}

#[cfg(test)]
mod tests;
