//! What a build leaves for the next one, so that it does again only what has changed. Knows nothing of sites: a [`Memo`] holds
//! bytes by name, each with what they were made of.
//!
//! A memo is never more than a way to save time. It may be deleted at any time, or be half written: whatever is not whole, is of
//! another program, or does not fit what it is said to be, is not there. Two builds may use one at once: each writes files of its
//! own, and the index that is written last is the one that counts.
//!
//! | file | job |
//! |---|---|
//! | `stamp` | what a file system says of a file without its being read, and when that can be trusted |
//! | `segment` | files of bytes that are only added to, and read in pieces |
//! | `index` | which bytes belong to which name, as a file |
//! | `memo` | all of it |
//! | `carry` | what of it goes to another machine |

pub mod carry;
mod index;
mod memo;
mod segment;
mod stamp;

pub use index::{Entry, Part};
pub use memo::{Memo, Placed};
pub use stamp::{Clock, Stamp, is_local, now};
