//! Paths that texts name others by: where they stand, and how they follow what has moved.
//!
//! | file | job |
//! |---|---|
//! | `paths` | where a text names other files |
//! | `links` | those paths, in place of the ones to what has moved |

mod links;
pub mod paths;

pub use links::{Linking, Move, Now, between, brought_along, of_moved, to_moved};
