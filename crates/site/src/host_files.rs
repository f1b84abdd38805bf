//! `robots.txt`, `_redirects` and `_headers`: the site may bring its own in `static/`, and the build has something to say in
//! them, too. Both are published, as one file: what the site's says is kept, and what the build adds comes behind it, or is left out
//! where the two would contradict each other. What is left out is reported (OUT005).
//!
//! Only the owner of a site writes into `static/`. Articles never get here: what the build adds is made by `outputs::hosts`.

use std::collections::BTreeMap;
use std::sync::Arc;

use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::Span;

pub mod check;
pub mod headers;
pub mod redirects;
pub mod robots;

/// Names of the files, at the root of the published site.
pub const NAMES: [&str; 3] = ["robots.txt", "_redirects", "_headers"];

/// Hosts would not read larger ones.
const LARGEST: usize = 2 << 20;

/// A file of `static/` that joins one of the build's.
#[derive(Clone, Copy, Debug)]
pub struct OwnFile<'a> {
    pub path: &'a Arc<str>,
    pub text: &'a str,
}

impl OwnFile<'_> {
    fn warning(&self, span: Span, message: String, help: impl Into<String>) -> Diagnostic {
        Diagnostic::new(codes::OUT005, message).help(help).at(self.path, span)
    }

    fn note(&self, span: Span, message: String, help: impl Into<String>) -> Diagnostic {
        Diagnostic::new(codes::OUT005, message).as_note().help(help).at(self.path, span)
    }

    /// Its lines, with where each begins and without what ends it.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut start = 0;
        self.text.split_inclusive('\n').map(move |line| {
            let at = start;
            start += line.len();
            (at, line.trim_end())
        })
    }
}

/// The texts of those that the site has, by path in the source tree.
pub type HostFiles = BTreeMap<Arc<str>, Arc<str>>;

/// The one of this name.
pub fn own<'a>(files: &'a HostFiles, name: &str) -> Option<OwnFile<'a>> {
    files.get_key_value(format!("static/{name}").as_str()).map(|(path, text)| OwnFile { path, text })
}

/// A file as text, if it is in UTF-8: anything else can't be joined with the build's lines.
pub fn text(bytes: Vec<u8>) -> Option<String> {
    let text = String::from_utf8(bytes).ok().filter(|text| text.len() <= LARGEST && !text.contains('\0'))?;
    Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// `text` and what is added to it, each on lines of its own.
fn append(text: &str, added: &str) -> String {
    if added.is_empty() {
        return text.to_owned();
    }
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    format!("{text}{end}{added}")
}
