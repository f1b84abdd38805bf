//! Guichet: localized Markdown in, a static help centre out.

pub mod cli;
pub mod config;
pub mod contacts;
pub mod diag;
pub mod index;
pub mod l10n;
pub mod load;
pub mod model;
pub mod parse;
pub mod yaml;
