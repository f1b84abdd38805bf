//! The site's own `robots.txt`, `_redirects` and `_headers`: the build has something to say in them, too.

use std::collections::BTreeMap;
use std::sync::Arc;

use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::Span;

/// Names of the files, at the root of the published site.
pub const NAMES: [&str; 3] = ["robots.txt", "_redirects", "_headers"];

/// What some hosts read instead: only there does the build have something to say in them.
pub const OF_SOME: [&str; 2] = [".htaccess", "vercel.json"];

/// Hosts would not read larger ones.
const LARGEST: usize = 2 << 20;

/// A file of `static/` that joins one of the build's.
#[derive(Clone, Copy, Debug)]
pub struct OwnFile<'a> {
    pub path: &'a Arc<str>,
    pub text: &'a str,
}

impl OwnFile<'_> {
    pub fn warning(&self, span: Span, message: String, help: impl Into<String>) -> Diagnostic {
        Diagnostic::new(codes::OUT005, message).help(help).at(self.path, span)
    }

    pub fn note(&self, span: Span, message: String, help: impl Into<String>) -> Diagnostic {
        Diagnostic::new(codes::OUT005, message).as_note().help(help).at(self.path, span)
    }

    /// Its lines, with where each begins and without what ends it.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
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
pub fn append(text: &str, added: &str) -> String {
    if added.is_empty() {
        return text.to_owned();
    }
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    format!("{text}{end}{added}")
}
