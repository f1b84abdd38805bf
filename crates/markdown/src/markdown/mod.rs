//! The Markdown of one body → [`Body`](crate::body::Body): CommonMark, GitHub's additions, our directives and shortcodes. One pass over the
//! parser's events writes HTML with holes and collects what later stages ask for. Pure: knows one file and its options,
//! resolves no link and looks at no image. What our blocks and shortcodes are is in `guichet_syntax`, what HTML is in
//! `guichet_html`.
//!
//! | file | job |
//! |---|---|
//! | `source` | masks directives and shortcodes so that the parser's offsets are the file's |
//! | `seen` | the same masks for whoever works on the text itself |
//! | `standins` | characters that the parser must not take literally |
//! | `state`, `open` | how far the pass is, and what is open |
//! | `writer`, `blocks`, `inlines` | events → HTML |
//! | `calls`, `media`, `players` | shortcodes, images and videos |
//! | `cards` | links as cards |
//! | `headings`, `slug`, `footnotes`, `sections` | ids, numbering, text for search |
//! | `removed` | what is said of raw HTML that goes |
//! | `html`, `raw_block`, `sanitize` | raw HTML under the site's policy |
//! | `allow`, `allowed_headings` | raw HTML that passes as it is |
//! | `placeholders` | `<your-domain>`, which is text |
//! | `unpublished` | links and pictures whose addresses are refused |
//! | `left_out` | what the Markdown twin has in place of what a page leaves out |
//! | `plain_twin` | what the Markdown twin has in place of what only Guichet reads |
//! | `tables`, `raw_tables` | what tables say, for who checks it |
//! | `unseen` | what Markdown itself leaves out of a page |
//! | `unclosed`, `unpaired`, `broken_tables` | what is lost or shown as text because of one slip |
//! | `callouts`, `steps`, `given_ids`, `braces` | titles of callouts, numbers of steps, ids and attributes by hand |
//! | `definitions` | terms and what they mean
//! | `formulas` | formulas as MathML |
//! | `lines` | line breaks that are not spaces |
//! | `raw_attributes`, `presentation` | attributes of raw HTML, and those that say how things look |
//! | `picture_attributes` | width, place and frame of a picture |
//! | `scheme`, `schemes` | pictures for light and dark screens |
//! | `prose`, `lookalikes` | what looks like markup and is shown as text |
//! | `labels` | the words on the first line of a block of ours |
//! | `wording` | words, links, pictures and headings that a careful editor would stop at |
//! | `code`, `code_lines`, `code_include`, `files`, `highlight` | code, the lines of it, the files that it shows, its colours |
//! | `out` | the output with its holes |
//!
//! Diagnostics: MD001 removed HTML, MD002 directives, MD003 shortcodes, MD004 snippets, MD005 and LNK005 removed
//! addresses, which `guichet_core::address` judges; MD011–MD015 `lookalikes`; MD020 `unclosed`, MD021 `unpaired`,
//! MD022 `broken_tables`, MD023 and MD024 `presentation`, MD025 `given_ids`, MD026 `headings`, MD031 `code_include`, MD032 `code`, MD033
//! `media`, MD034 `cards`, MD035 `formulas`. `wording` has MD041, MD042, A11Y002, A11Y003, IMG004 to IMG007, LNK010 to LNK015 and TEXT001 to TEXT003.

mod allow;
mod allowed_headings;
mod bare_addresses;
mod blocks;
mod braces;
mod broken_tables;
mod callouts;
mod calls;
mod cards;
mod code;
mod code_include;
mod code_lines;
mod definitions;
pub mod files;
mod footnotes;
mod formulas;
mod given_ids;
mod headings;
mod highlight;
mod html;
mod inlines;
mod labels;
mod left_out;
pub(crate) mod lines;
mod lookalikes;
mod meanings;
mod media;
mod open;
mod out;
mod parser;
mod picture_attributes;
mod placeholders;
mod plain_twin;
mod players;
mod presentation;
mod prose;
mod raw_attributes;
mod raw_block;
mod raw_tables;
mod refused;
mod removed;
mod sanitize;
pub(crate) mod scheme;
mod schemes;
mod sections;
pub mod seen;
mod source;
mod standins;
mod state;
mod steps;
mod styles;
mod tables;
mod unclosed;
mod unpaired;
mod unpublished;
pub(crate) mod unseen;
mod watch;
mod wording;
pub(crate) mod writer;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use files::CodeFiles;
use guichet_core::address::Schemes;
use guichet_core::host::HostSource;
use guichet_syntax::names::Names;
use guichet_wording::Wording;

pub use highlight::CLASSES as HIGHLIGHT_CLASSES;
pub use refused::without_refused;
pub use scheme::Scheme;

/// What becomes of raw HTML: `markdown.html` in `site.yaml`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum HtmlPolicy {
    /// Harmless elements and attributes pass, the rest is removed.
    #[default]
    Sanitize,
    /// Shown as text.
    Escape,
    /// Passed through untouched, scripts included. Only its links and images are looked at.
    Allow,
}

/// A reusable piece of Markdown, used as `{{ snippet(name="trial") }}`.
#[derive(Clone, Debug)]
pub struct SnippetSource {
    /// Path from the site's root.
    pub file: Arc<str>,
    /// Markdown, without front matter.
    pub text: Arc<str>,
    /// Where `text` begins in the file, in bytes.
    pub start: usize,
}

/// A kind of callout that the site has added: `markdown.callouts` in `site.yaml`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CalloutKind {
    /// In lower case: `> [!API]` is `api`, and its word the message `callout-api`.
    pub name: String,
    /// The callout that it looks like.
    pub tone: &'static str,
    /// A picture of the theme, in place of that callout's mark.
    pub icon: Option<String>,
}

/// What callouts are in every site.
pub const CALLOUTS: [&str; 5] = ["note", "tip", "important", "warning", "caution"];

/// Everything besides its text that a body's HTML depends on.
#[derive(Clone, Copy, Debug)]
pub struct MarkdownOptions<'a> {
    pub html: HtmlPolicy,
    /// Whether `$…$` is a formula.
    pub math: bool,
    /// What addresses may begin with.
    pub schemes: &'a Schemes,
    /// Hosts whose videos play in a frame, beside those that are known: `markdown.players` in `site.yaml`.
    pub players: &'a [HostSource],
    /// Kinds of callouts beside those that are in every site.
    pub callouts: &'a [CalloutKind],
    /// Site variables, already chosen for the locale.
    pub variables: &'a Names<'a, String>,
    /// By name, already chosen along the locale's fallback chain.
    pub snippets: &'a Names<'a, SnippetSource>,
    /// What blocks of code may show.
    pub files: &'a dyn CodeFiles,
    /// What a careful editor would stop at in texts of this locale.
    pub wording: &'a Wording,
}
