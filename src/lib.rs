//! Guichet: localized Markdown in, a static help centre out.

pub mod cli;
pub mod client;
pub mod diag;
pub mod index;
pub mod model;
pub mod parse;
