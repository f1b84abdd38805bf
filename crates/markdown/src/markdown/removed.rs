//! What is said of raw HTML that goes with everything in it.

use std::ops::Range;

use super::source::Source;
use super::state::Writer;
use guichet_core::diag::{Diagnostic, codes};

impl Writer<'_> {
    /// `name` is an element's, or what a declaration begins with.
    pub fn report_removed(&mut self, source: &Source<'_>, name: &str, span: Range<usize>) {
        let help = match name {
            "iframe" | "object" | "embed" => "use `{{ video(src=\"…\", title=\"…\") }}` or a link",
            "![CDATA[" | "?" => "write the words without what is around them, or put them between backticks",
            "svg" => "save the drawing as a file, and show it as an image: `![…](drawing.svg)`",
            _ => "remove it, or set `markdown.html: allow` in site.yaml if you trust every writer",
        };
        self.diags.push(
            Diagnostic::new(codes::MD001, format!("raw HTML `<{name}{}` was removed", ending(name)))
                .help(help)
                .at(source.file, span),
        );
    }
}

/// What a browser would not show of a declaration or processing instruction, although it holds words. What other tools leave for
/// themselves (`<?xml …?>`, `<?code-excerpt …?>`) holds none.
pub(super) fn holds_words(token: &str) -> bool {
    let inside = match declaration(token) {
        "![CDATA[" => token[9..].trim_end_matches(['>', ']']),
        "?" if token.starts_with("<?php") || token.starts_with("<?=") => &token[2..],
        _ => "",
    };
    inside.contains(char::is_alphanumeric)
}

/// What the token of a declaration begins with, behind its bracket.
pub(super) fn declaration(token: &str) -> &'static str {
    match token.as_bytes() {
        [b'<', b'?', ..] => "?",
        _ if token.starts_with("<![CDATA[") => "![CDATA[",
        _ => "",
    }
}

fn ending(name: &str) -> &'static str {
    if name.starts_with(['!', '?']) { "…" } else { ">" }
}
