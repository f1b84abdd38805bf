//! The only writer. A new site is staged beside the output folder and takes its place in one step, when all of it is
//! there: a build that fails half-way, or a full disk, leaves the published site as it was.
//!
//! Unchanged files are not written again, and of the files that are gone only those are deleted that an earlier
//! build's manifest lists: what others put into the folder stays.

mod carry;
mod clean;
mod complete;
mod ending;
mod error;
mod folders;
mod in_place;
mod left;
mod manifest;
mod moment;
mod mutex;
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
pub use manifest::{Label, MANIFEST, ManifestFile};
pub use shard::{OnePart, Part, Parts};
pub use spare::FROM as SPARE_FROM;
pub use staging::{How, Remembering, Staging, Written};

#[cfg(test)]
mod tests;
