//! A folder of content becomes a site.
//!
//! ```text
//! load ─ SourceTree ─► parse ─ ParsedFile ─► resolve ─ Site ─► render, outputs, index ─ Content ─► Sink ─► emit
//! ```
//!
//! [`analysis`] goes as far as the `Site` and knows every mistake by then; [`build`] makes the files. Neither touches the
//! disk, the clock or the environment: [`load`] reads, [`emit`] writes, and the program passes the rest in as arguments.

mod active;
pub mod again;
pub mod analysis;
pub mod assets;
pub mod build;
pub mod config;
mod content_policy;
pub mod contents;
pub mod emit;
mod escape;
pub mod host_files;
pub mod load;
pub mod output;
pub mod outputs;
pub mod parse;
pub mod preview;
pub mod queries;
pub mod render;
pub mod resolve;
pub mod sealing;
mod shortcodes;
mod steps;
pub mod theme;
mod unchanged;
