//! Guichet: localized Markdown in, a static help centre out.

pub mod analysis;
mod assets;
pub mod build;
pub mod cli;
pub mod client;
pub mod config;
pub mod contacts;
pub mod diag;
pub mod emit;
pub mod index;
pub mod l10n;
pub mod load;
pub mod model;
pub mod output;
mod outputs;
pub mod parse;
pub mod render;
pub mod resolve;
pub mod theme;
pub mod yaml;
