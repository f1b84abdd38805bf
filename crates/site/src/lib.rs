//! A folder of content becomes a site.
//!
//! ```text
//! load ─ SourceTree ─► parse ─ ParsedFile ─► resolve ─ Site ─► render, outputs, index ─ Content ─► Sink ─► emit
//! ```
//!
//! [`analysis`] goes as far as the `Site` and knows every mistake by then; [`build`] makes the files. Neither touches the
//! disk, the clock or the environment: [`load`] reads, [`emit`] writes, and the program passes the rest in as arguments.

pub mod again;
pub mod analysis;
pub mod assets;
pub mod brand;
pub mod build;
mod code_files;
mod content_policy;
pub mod contents;
pub mod elsewhere;
mod escape;
pub mod host_files;
pub mod hosting;
pub mod letters;
mod outputs;
pub mod parse;
mod parser;
pub mod preview;
pub mod queries;
pub mod render;
mod resolved;
pub mod sealing;
mod shortcodes;
mod stale;
mod steps;
pub mod theme;
mod unchanged;
mod words;

pub use guichet_config as config;
pub use guichet_emit as emit;
pub use guichet_emit::output;
pub use guichet_load as load;
pub use guichet_load::active;
pub use guichet_resolve as resolve;
