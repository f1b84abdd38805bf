//! What a text of MkDocs may ask for while it is turned: files, snippets, settings of the site.

use super::extras::Extras;
use crate::report::Report;
use crate::source::Source;

pub struct Context<'a> {
    pub source: &'a str,
    /// The snippet that an included file is.
    pub snippet: &'a dyn Fn(&str) -> Option<String>,
    /// The path of an included file in the source.
    pub find: &'a dyn Fn(&str) -> Option<String>,
    pub files: &'a Source,
    pub extras: &'a Extras,
    pub report: &'a mut Report,
}
