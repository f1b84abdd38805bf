//! What stands in the Markdown twin in place of what the page leaves out. A comment or tag decides how Markdown reads what
//! is around it: in `<!-- a --> [b](c)`, or below a line with `<form>`, everything is the text of an HTML block. Without
//! its first tag it would be Markdown, and `[b](c)` a link that nobody has judged. So there is something empty of the same
//! effect.

use std::ops::Range;

use super::raw_block::RawBlock;
use super::source::Source;
use super::state::Writer;

/// For a comment: a block that ends with its line, or a part of one.
const COMMENT: &str = "<!-- -->";

/// For a tag that begins a block: this one, too, goes on to the next blank line.
const BOX: &str = "<div></div>";

/// For a tag in a paragraph: it begins no block, wherever it is.
const SPAN: &str = "<span></span>";

impl Writer<'_> {
    /// Parts of raw HTML, in order. `inline`: it is one tag of a paragraph.
    pub fn leave_out(&mut self, source: &Source<'_>, raw: &RawBlock, parts: &[Range<usize>], inline: bool) {
        let text = raw.text();
        let mut shown = String::new();
        let mut at = 0;
        for part in parts {
            shown.push_str(text[at..part.start].trim());
            at = part.end;
        }
        let nothing_is_left = !inline && shown.is_empty() && text[at..].trim().is_empty();
        let needed = !nothing_is_left || is_before_code(source, raw.end());
        for part in parts {
            let begins = text[..part.start].trim().is_empty();
            let stand_in = match needed {
                true if begins => stand_in(&text[part.clone()], inline),
                true => end_in(&text[part.clone()], text, inline).unwrap_or(if inline { SPAN } else { COMMENT }),
                false => "",
            };
            // The end of its last line stays.
            let part = part.start..part.start + text[part.clone()].trim_end().len();
            self.body.content.dropped.push((raw.span(source, &part), stand_in.into()));
        }
    }

    /// A comment or tag in the text of a picture.
    pub fn leave_out_tag(&mut self, source: &Source<'_>, range: Range<usize>) {
        self.body.content.dropped.push((source.span(range), COMMENT.into()));
    }

    /// Whole lines between other blocks.
    pub fn leave_out_lines(&mut self, source: &Source<'_>, range: Range<usize>) {
        let stand_in = if is_before_code(source, range.end) { COMMENT } else { "" };
        self.body.content.dropped.push((source.span(range), stand_in.into()));
    }
}

/// What begins something that ends where it did when `written` began it.
fn stand_in(written: &str, inline: bool) -> &'static str {
    let is = |name: &str| written.get(1..=name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    // For browsers these end at the first `>`, for Markdown somewhere behind it. `<?>` is whole only as a block.
    if is("?") && !written[if inline { 2 } else { 0 }..].ends_with("?>") {
        "<? >"
    } else if is("![CDATA[") && !written.ends_with(end_of_cdata(inline)) {
        "<![CDATA[>"
    } else if is("!") || is("?") {
        COMMENT
    } else if inline {
        SPAN
    } else if ["script", "style", "textarea"].into_iter().any(is) {
        COMMENT
    } else {
        BOX
    }
}

/// The parser is content with one bracket in a paragraph.
fn end_of_cdata(inline: bool) -> &'static str {
    if inline { "]>" } else { "]]>" }
}

/// The end of what `text` begins, if it is in `part`: `<? a > b <!-- ?>` is one piece for Markdown, and a text between two
/// comments for browsers.
fn end_in(part: &str, text: &str, inline: bool) -> Option<&'static str> {
    let ends = [("<?", "?>"), ("<![CDATA[", end_of_cdata(inline))];
    ends.into_iter().find(|(start, end)| text.trim_start().starts_with(start) && part.contains(end)).map(|(_, end)| end)
}

/// Whether indented lines follow: code, which would be text of a list item if nothing stood between them.
fn is_before_code(source: &Source<'_>, at: usize) -> bool {
    let markers = |c: char| matches!(c, ' ' | '\t' | '>');
    let mut lines = source.clean[at..].lines();
    let Some(line) = lines.find(|line| !line.trim_start_matches(markers).is_empty()) else { return false };
    let indent = &line[..line.len() - line.trim_start_matches(markers).len()];
    indent.contains("    ") || indent.contains('\t')
}
