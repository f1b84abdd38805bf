//! Guichet: localized Markdown in, a static help centre out.
//!
//! Data flows one way, and each arrow is a type:
//!
//! ```text
//! load ─ SourceTree ─► parse ─ ParsedFile ─► resolve ─ Site ─► render, outputs, index ─ Content ─► Sink ─► emit
//! ```
//!
//! [`analysis`] goes as far as the `Site` and knows every mistake by then; [`build`] makes the files. Neither touches the
//! disk, the clock or the environment: [`load`] reads, [`emit`] writes, and [`cli`] passes the rest in as arguments.
//! Content mistakes are values ([`diag::Diagnostic`]) that stages return beside what they made; `Err` is for the machine's
//! faults. What each folder is for, and what none of them may do, is in `docs/architecture.md`.

mod active;
pub mod address;
pub mod analysis;
mod assets;
pub mod build;
pub mod cli;
pub mod client;
pub mod config;
pub mod contacts;
pub mod content_policy;
pub mod diag;
pub mod emit;
mod host_files;
pub mod index;
pub mod l10n;
pub mod load;
pub mod model;
pub mod nfc;
mod orientation;
pub mod output;
mod outputs;
pub mod parse;
pub mod queries;
pub mod render;
pub mod resolve;
pub mod seal;
mod steps;
pub mod theme;
#[cfg(test)]
mod work;
pub mod yaml;
