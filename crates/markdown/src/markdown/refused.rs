//! The last look at a Markdown twin. What is around a link may mean something else once parts of a text are gone
//! (`left_out`, `PlainText`), and what was text may be a link then. So the twin is read again, as its readers will.

use pulldown_cmark::{Event, Parser, Tag};

use super::parser::OPTIONS;
use guichet_core::address::{Schemes, judge};

/// `markdown` without links and pictures whose addresses may not be published: what is written there is text.
pub fn without_refused(mut markdown: String, schemes: &Schemes) -> String {
    // Each round makes text of at least one mark, so there is a last one.
    loop {
        let mut end = 0;
        let mut refused = Vec::new();
        for (event, range) in Parser::new_ext(&markdown, OPTIONS).into_offset_iter() {
            if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event
                && range.start >= end
                && judge(&dest_url, schemes).is_err()
            {
                end = range.end;
                refused.push(range);
            }
        }
        if refused.is_empty() {
            return markdown;
        }
        for range in refused.into_iter().rev() {
            let text = escaped(&markdown[range.clone()]);
            markdown.replace_range(range, &text);
        }
    }
}

/// `text` for a place where Markdown may stand.
pub(super) fn escaped(text: &str) -> String {
    text.chars().flat_map(|c| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c])).collect()
}
