//! What builds leave for builds on other machines. Knows nothing of sites: files go in, and come out again.
//!
//! A store is a folder, or a bucket of an object storage. Files are cut into blocks, which are named by the hash of what is in them
//! and never change; for each program there is one listing that says which blocks its files are made of. A push writes blocks
//! first and the listing last, so that whoever pulls meanwhile has the one before, and of two pushes at once the last one counts.
//! A pull takes a block only if it is what its name says. Whatever is missing, damaged or of another program is not there.
//!
//! | file | job |
//! |---|---|
//! | `place`, `cloud` | objects by name: in a folder, or in a bucket |
//! | `endpoint`, `why` | what is wrong with the address of a storage, and what a storage says when it refuses |
//! | `block` | files as blocks, and back |
//! | `listing` | which blocks there are, as an object |
//! | `push`, `pull` | from one machine to the store, and from the store to another |
//!
//! A site that is published to readers is no store: `site_folder` and `cloud` write it file by file, under the names that it has.

mod block;
#[cfg(feature = "object-storage")]
mod cloud;
#[cfg(feature = "object-storage")]
mod endpoint;
mod listing;
mod place;
mod pull;
mod push;
mod site_folder;
#[cfg(feature = "object-storage")]
mod why;

pub use block::{File, Source};
#[cfg(feature = "object-storage")]
pub use cloud::Cloud;
pub use listing::{Listing, MEMO, SITE};
pub use place::{About, Folder, Object, Place, folder_of};
pub use pull::{Pulled, listing, pull};
pub use push::{Keep, Pushed, push};
pub use site_folder::SiteFolder;

/// Requests at once: most of their time is spent waiting.
const AT_ONCE: usize = 8;

/// Where everything of this form of a store is.
const ROOT: &str = "v1";

/// Does the work of all items on some threads, and gives what came of them in their order.
pub fn at_once<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering};
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(items.len()));
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE.min(items.len()) {
            scope.spawn(|| {
                while let Some((at, item)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, items.get(at)?)))
                {
                    let result = work(item);
                    done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((at, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests;
