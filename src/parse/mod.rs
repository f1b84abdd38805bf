//! One file's text → one `Article`: front matter, Markdown, headings, links. Pure and cacheable: depends on one file
//! and on `ParseOptions` only, never on other articles.

pub mod body;
pub mod front_matter;
pub mod markdown;
