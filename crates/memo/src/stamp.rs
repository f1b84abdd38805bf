//! What a file system says of a file without its being read.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stamp {
    pub bytes: u64,
    /// Nanoseconds since 1970.
    pub modified: u64,
    /// 0 where files have none.
    inode: u64,
}

impl Stamp {
    pub fn of(meta: &Metadata) -> Option<Stamp> {
        let modified = meta.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        Some(Stamp { bytes: meta.len(), modified: modified.as_nanos().try_into().ok()?, inode: inode(meta) })
    }

    /// Two changes may have the same time, if a clock ticks slowly. A file that was as old as this when it was read, or was
    /// ours alone when it was written, has another time after the next change.
    pub fn is_before(&self, moment: u64) -> bool {
        self.modified < moment
    }
}

#[cfg(unix)]
fn inode(meta: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(meta)
}

#[cfg(not(unix))]
fn inode(_meta: &Metadata) -> u64 {
    0
}

/// The moment from which on stamps can't be trusted.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// When the work began, by the clock of the file system, less a tick.
    pub begun: u64,
    /// How far apart two changes with one time may be, in nanoseconds.
    pub tick: u64,
}

impl Clock {
    /// Begins now. `folder` is one of the file system whose files are looked at, and can be written to.
    ///
    /// # Errors
    /// The disk's.
    pub fn start(folder: &Path) -> io::Result<Clock> {
        // Linux counts 100 to 1,000 ticks in a second. Where others write, too, clocks may be as coarse as that of FAT, and those
        // of two machines apart.
        let tick = if is_local(folder) { Duration::from_millis(10) } else { Duration::from_secs(5) };
        let tick = tick.as_nanos() as u64;
        Ok(Clock { begun: now(folder)?.saturating_sub(tick), tick })
    }

    /// Whether a file that has this stamp was not changed while or after it was read.
    pub fn is_certain(&self, stamp: Stamp) -> bool {
        stamp.is_before(self.begun)
    }
}

/// The time as the file system of `folder` has it, in nanoseconds since 1970.
///
/// # Errors
/// The disk's.
pub fn now(folder: &Path) -> io::Result<u64> {
    let clock = folder.join(format!("clock-{}", std::process::id()));
    fs::write(&clock, "")?;
    let stamp = Stamp::of(&fs::symlink_metadata(&clock)?);
    fs::remove_file(&clock)?;
    stamp.map(|stamp| stamp.modified).ok_or_else(|| io::ErrorKind::Unsupported.into())
}

/// Whether the file system is one of those whose times say reliably when something was changed: not one that other machines
/// write to.
#[cfg(target_os = "linux")]
pub fn is_local(folder: &Path) -> bool {
    // linux/magic.h: ext2 to ext4, XFS, Btrfs, tmpfs, F2FS, overlayfs; ZFS and bcachefs by their own.
    const LOCAL: [u32; 8] =
        [0xef53, 0x5846_5342, 0x9123_683e, 0x0102_1994, 0xf2f5_2010, 0x794c_7630, 0x2fc1_2fc1, 0xca45_1a4e];
    rustix::fs::statfs(folder).is_ok_and(|system| LOCAL.contains(&(system.f_type as u32)))
}

#[cfg(not(target_os = "linux"))]
pub fn is_local(_folder: &Path) -> bool {
    false
}
