//! Markup that readers would see as signs, where what was meant is plain: `**bold **`, attributes of blocks, callouts by other names.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::blocks::marker;
use crate::fence::Fence;
use crate::report::Report;
use crate::uses::{OPTIONS, replaced};

/// A body in which such markup works.
pub fn body(text: &str, source: &str, report: &mut Report) -> String {
    let mut edits = Vec::new();
    // By where they are: the paragraph of an item is a part of it.
    let mut bold = BTreeMap::new();
    let mut code = 0_usize;
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => code += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) => code = code.saturating_sub(1),
            Event::Start(Tag::Heading { id, classes, attrs, .. }) if !attrs.is_empty() => {
                let id = id.iter().map(|id| format!("#{id}"));
                let ours: Vec<String> = id.chain(classes.iter().map(|class| format!(".{class}"))).collect();
                if let Some(open) = text[range.clone()].rfind('{') {
                    let end = range.start + text[range.clone()].trim_end().len();
                    report.changed("an attribute of a heading", "left out: an id and classes stay", source);
                    let ours = if ours.is_empty() { String::new() } else { format!("{{{}}}", ours.join(" ")) };
                    edits.push((range.start + open..end, ours));
                }
            }
            Event::Start(Tag::Paragraph | Tag::TableCell | Tag::Item) if code == 0 => {
                bold.extend(emphasis(text, range.clone()).into_iter().map(|(range, to)| (range.start, (range, to))));
            }
            _ => {}
        }
    }
    for edit in bold.into_values() {
        report.changed("**bold ** with a space before its end", "the space is outside now", source);
        edits.push(edit);
    }
    edits.sort_by_key(|(range, _): &(std::ops::Range<usize>, String)| range.start);
    let text = block_attributes(&replaced(text, &edits), source, report);
    callouts(&text, source, report)
}

/// `> [!NB]` and other names that are not GitHub's.
fn callouts(text: &str, source: &str, report: &mut Report) -> String {
    if !text.contains("> [!") {
        return text.to_owned();
    }
    let line = |line: &str| {
        let renamed = || {
            let (before, rest) = line.split_once("> [!")?;
            let (name, after) = rest.split_once(']')?;
            let ours = if name.eq_ignore_ascii_case("nb") { "NOTE" } else { marker(name)? };
            let same = ours == name || ours.eq_ignore_ascii_case(name);
            (before.trim_matches([' ', '>']).is_empty() && !same).then(|| format!("{before}> [!{ours}]{after}"))
        };
        renamed().inspect(|_| report.changed("a callout by another name", "one of the five that there are", source))
    };
    let mut line = line;
    let mut fence = Fence::default();
    let one = |one: &str| if fence.holds(one) { None } else { line(one) }.unwrap_or_else(|| one.to_owned());
    text.split_inclusive('\n').map(one).collect()
}

/// `**bold **` on one line, where nothing else of the line could be meant by the stars.
fn emphasis(text: &str, range: std::ops::Range<usize>) -> Vec<(std::ops::Range<usize>, String)> {
    let mut edits = Vec::new();
    let mut at = range.start;
    for line in text[range].split_inclusive('\n') {
        let marks: Vec<usize> = line.match_indices("**").map(|(at, _)| at).collect();
        // An even number of them, and no code or longer runs of stars in which they could mean something else.
        if !line.contains('`') && !line.contains("***") && !line.contains("\\*") && marks.len().is_multiple_of(2) {
            for pair in marks.chunks_exact(2) {
                let inner = &line[pair[0] + 2..pair[1]];
                let bare = inner.trim_matches(' ');
                let glued = line[..pair[0]].ends_with(char::is_alphanumeric) && inner.starts_with(' ');
                if bare.is_empty() || bare == inner || glued {
                    continue;
                }
                let lead = &inner[..inner.len() - inner.trim_start_matches(' ').len()];
                let trail = &inner[inner.trim_end_matches(' ').len()..];
                edits.push((at + pair[0]..at + pair[1] + 2, format!("{lead}**{bare}**{trail}")));
            }
        }
        at += line.len();
    }
    edits
}

/// A line `{.class}` below a block belongs to it in other dialects, and is text here.
fn block_attributes(text: &str, source: &str, report: &mut Report) -> String {
    if !text.contains("\n{") {
        return text.to_owned();
    }
    let mut fence = Fence::default();
    let mut kept = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let is_attribute = !fence.holds(line)
            && bare.len() > 3
            && (bare.starts_with("{.") || bare.starts_with("{:") || bare.starts_with("{#"))
            && bare.ends_with('}')
            && !bare[1..].contains('{');
        if is_attribute {
            report.changed(
                "a line of attributes below a block",
                "left out: here, only headings and links have any",
                source,
            );
        } else {
            kept.push_str(line);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_move_out_of_bold() {
        let repaired = |text: &str| body(text, "a.md", &mut Report::default());
        assert_eq!(repaired("Press **Save **now."), "Press **Save** now.");
        assert_eq!(repaired("a ** b** c"), "a  **b** c");
        for same in ["`**a **`", "**a** and **b**", "2 ** 3", "```\n**a **\n```\n", "***a ***", "**a** b **c"] {
            assert_eq!(repaired(same), same);
        }
        assert_eq!(repaired("| a |\n|---|\n| b |\n{.table}\n"), "| a |\n|---|\n| b |\n");
        assert_eq!(repaired("```\n{.x}\n```\n"), "```\n{.x}\n```\n");
        assert_eq!(repaired("## A {.b lang=en #c}\n\nd"), "## A {#c .b}\n\nd");
        assert_eq!(repaired("> [!NB]\n> a\n\n> [!TIP]"), "> [!NOTE]\n> a\n\n> [!TIP]");
    }
}
