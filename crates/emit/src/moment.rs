//! When a file or folder was last changed.

use std::fs::Metadata;

use serde::{Deserialize, Serialize};

/// When something in a folder was last changed, by the clock of its file system: seconds and nanoseconds. Nobody can set it,
/// unlike the time that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment(i64, i64);

impl Moment {
    #[cfg(unix)]
    pub fn of(meta: &Metadata) -> Moment {
        use std::os::unix::fs::MetadataExt;
        Moment(meta.ctime(), meta.ctime_nsec())
    }

    #[cfg(not(unix))]
    pub fn of(_meta: &Metadata) -> Moment {
        Moment(0, 0)
    }
}
