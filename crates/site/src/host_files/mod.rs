//! `robots.txt`, `_redirects` and `_headers`: the site may bring its own in `static/`, and the build has something to say in
//! them, too. Both are published, as one file: what the site's says is kept, and what the build adds comes behind it, or is left out
//! where the two would contradict each other. What is left out is reported (OUT005).
//!
//! Only the owner of a site writes into `static/`. Articles never get here: what the build adds is made by `outputs::hosts`.

pub mod check;
pub mod headers;
pub mod redirects;
pub mod robots;

pub use guichet_load::host_files::{HostFiles, own};
