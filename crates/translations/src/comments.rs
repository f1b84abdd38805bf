//! Comments: they are for whoever writes and translates, and say nothing to readers.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::walk::OPTIONS;

/// A body without the words of its comments, as long as it was, so that places stay; `None` if it has none. Code keeps what looks
/// like one.
pub fn without(body: &str) -> Option<String> {
    if !body.contains("<!--") {
        return None;
    }
    let mut out = body.to_owned();
    // The lines of the block of HTML that is open, without what quotes and lists put before them.
    let mut block: Vec<Range<usize>> = Vec::new();
    let mut found = false;
    for (event, range) in Parser::new_ext(body, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::HtmlBlock) => block.clear(),
            Event::Html(_) => block.push(range),
            Event::End(TagEnd::HtmlBlock) => {
                let comments = in_block(body, &block);
                found |= !comments.is_empty();
                let is_all = is_all(body, &block, &comments);
                comments.into_iter().for_each(|comment| fill(&mut out, comment, is_all));
            }
            Event::InlineHtml(html) if html.starts_with("<!--") => {
                found = true;
                fill(&mut out, range, false);
            }
            _ => {}
        }
    }
    found.then_some(out)
}

/// Where the comments of a block are, line by line.
fn in_block(body: &str, lines: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut is_open = false;
    for line in lines {
        let mut at = line.start;
        while at < line.end {
            let rest = &body[at..line.end];
            if !is_open {
                let Some(start) = rest.find("<!--") else { break };
                at += start;
                is_open = true;
                continue;
            }
            let end = rest.find("-->").map(|end| at + end + "-->".len());
            found.push(at..end.unwrap_or(line.end));
            is_open = end.is_none();
            at = end.unwrap_or(line.end);
        }
    }
    found
}

/// Nothing else is in the block.
fn is_all(body: &str, lines: &[Range<usize>], comments: &[Range<usize>]) -> bool {
    let is_in_comment = |at: usize| comments.iter().any(|comment| comment.contains(&at));
    lines.iter().all(|line| {
        body[line.clone()].char_indices().all(|(at, c)| c.is_whitespace() || is_in_comment(line.start + at))
    })
}

/// Puts what nobody sees in place of a comment. A line of spaces would end a block of HTML that goes on behind it, and a space would
/// part a word in two.
fn fill(out: &mut String, comment: Range<usize>, blank: bool) {
    let filled: Vec<String> = out[comment.clone()]
        .split('\n')
        .map(|line| if blank { " ".repeat(line.len()) } else { unseen(line.len()) })
        .collect();
    out.replace_range(comment, &filled.join("\n"));
}

/// Of so many bytes: soft hyphens have two, spaces without a width three. One byte is a line of its own, and a full stop is as good as
/// nothing there.
fn unseen(length: usize) -> String {
    let hyphens = (3 - length % 3) % 3;
    match length.checked_sub(2 * hyphens) {
        Some(rest) => "\u{AD}".repeat(hyphens) + &"\u{200B}".repeat(rest / 3),
        None => ".".repeat(length),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_comment_stays() {
        for text in ["Text.\n", "`<!-- a -->`\n", "```html\n<!-- a -->\n```\n", "    <!-- a -->\n", "\\<!-- a -->\n"] {
            assert_eq!(without(text), None, "{text}");
        }
        let text = "A <!-- b\nc --> d.\n\n> <!-- e\n> f -->\n\n<div>\n<!-- g -->\n</div>\n";
        let bare = without(text).unwrap();
        assert_eq!(bare.len(), text.len());
        let seen: String = bare.chars().filter(|c| !matches!(c, '\u{AD}' | '\u{200B}')).collect();
        assert_eq!(seen.replace(' ', ""), "A\nd.\n\n>\n>\n\n<div>\n\n</div>\n");
        for length in 0..20 {
            assert_eq!(unseen(length).len(), length);
        }
    }
}
