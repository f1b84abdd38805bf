//! What a text says of itself: its heading, and what is on its page.

use super::super::view::Html;
use super::super::views::TocEntry;
use crate::escape::escape;
use guichet_markdown::ParsedFile;

/// The heading of a page as HTML, and its id where a link may name it; `None` where the file has no title at all.
pub fn heading(file: &ParsedFile) -> Option<(Html<'_>, Option<&str>)> {
    match &file.body.h1 {
        Some(h1) => Some((h1.html.as_str().into(), Some(h1.id.as_str()))),
        None => Some((escape(file.written_title()?).into(), None)),
    }
}

/// "On this page".
pub fn contents(file: &ParsedFile) -> Vec<TocEntry<'_>> {
    let headings = file.body.headings.iter().filter(|heading| file.head.toc && heading.level <= 3);
    headings
        .map(|heading| TocEntry { id: &heading.id, html: heading.html.as_str().into(), level: heading.level })
        .collect()
}
