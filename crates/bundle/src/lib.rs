//! Stylesheets and scripts as pages load them: each with what it imports inside, so that a reader's first page waits for few
//! files. Given the files of a folder by their names; knows no theme and no page.

mod files;
pub mod modules;
pub mod panel;
mod rules;
pub mod scripts;
pub mod styles;

pub use files::Files;
