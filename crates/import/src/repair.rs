//! Markup that readers would see as signs, where what was meant is plain: `**bold **`, attributes of blocks, callouts by other names.

use std::borrow::Cow;
use std::collections::BTreeMap;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::blocks::marker;
use crate::report::Report;
use crate::uses::{OPTIONS, replaced};
use guichet_syntax::fenced::Fence;

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
            Event::Start(Tag::Heading { id, classes, attrs, .. })
                if !attrs.is_empty() || id.as_ref().is_some_and(|id| id.starts_with('#')) =>
            {
                // A slip that others forgive: `{##id}`.
                let id = id.iter().map(|id| format!("#{}", id.trim_start_matches('#')));
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
    let text = block_attributes(&sizes(&replaced(text, &edits)), source, report);
    let text = crate::code_blocks::convert(&text, source, report);
    let text = crate::styles::cleaned(&text, source, report);
    callouts(&text, source, report)
}

/// `![a](b.png =300x200)`, a size that some dialects have behind the address, as one that is written here.
fn sizes(text: &str) -> String {
    if !text.contains(" =") {
        return text.to_owned();
    }
    let mut fence = Fence::default();
    let line = |line: &str| {
        let mut line = line.to_owned();
        if fence.holds(&line) {
            return line;
        }
        let mut from = 0;
        while let Some(at) = line[from..].find(" =").map(|at| from + at) {
            from = at + 2;
            let Some(end) = line[from..].find(')').map(|end| from + end) else { break };
            let (width, height) = line[from..end].trim().split_once('x').unwrap_or((&line[from..end], ""));
            let is_size = |text: &str| text.len() < 5 && text.bytes().all(|byte| byte.is_ascii_digit());
            let open = line[..at].rfind("](").filter(|open| !line[*open..at].contains(')'));
            let is_picture =
                open.is_some_and(|open| line[..open].rfind('[').is_some_and(|at| line[..at].ends_with('!')));
            if !is_picture || !is_size(width) || !is_size(height) || width.is_empty() && height.is_empty() {
                continue;
            }
            let parts = [("width", width), ("height", height)];
            let parts = parts.iter().filter(|(_, length)| !length.is_empty());
            let size = parts.map(|(name, length)| format!("{name}={length}")).collect::<Vec<_>>().join(" ");
            line.replace_range(at..=end, &format!("){{{size}}}"));
        }
        line
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// What our build would replace: a text of another generator means it as text.
const OURS: [&str; 8] = ["var.", "snippet(", "video(", "badge(", "icon(", "contact(", "support_matrix(", "include("];

/// A text in which `{{ var.x }}` and the like are text, before anything of it is made into our markup.
pub fn literal(text: &str) -> Cow<'_, str> {
    if !text.contains("{{") {
        return Cow::Borrowed(text);
    }
    let mut fence = Fence::default();
    let line = |line: &str| {
        if fence.holds(line) {
            line.to_owned()
        } else {
            line.split('`')
                .enumerate()
                .map(|(at, part)| if at % 2 == 0 { literals(part) } else { part.to_owned() })
                .collect::<Vec<_>>()
                .join("`")
        }
    };
    Cow::Owned(text.split('\n').map(line).collect::<Vec<_>>().join("\n"))
}

/// The same of a text without code: of a title, for instance.
pub fn literals(text: &str) -> String {
    let mut parts = text.split("{{");
    let mut made = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_ours = OURS.iter().any(|name| part.trim_start().starts_with(name)) && !made.ends_with('\\');
        made.push_str(if is_ours { "\\{{" } else { "{{" });
        made.push_str(part);
    }
    made
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
    if !text.contains('{') {
        return text.to_owned();
    }
    let mut fence = Fence::default();
    let mut kept: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let bare = line.trim();
        let inner = bare
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
            .map(|inner| inner.trim_start_matches([':', ' ']));
        let is_attribute = !fence.holds(line)
            && inner.is_some_and(|inner| {
                let begins = inner.starts_with(['.', '#']) || bare.starts_with("{:");
                begins && inner.len() > 1 && !inner.contains('{')
            });
        if !is_attribute {
            kept.push(line.to_owned());
            continue;
        }
        report.changed(
            "a line of attributes below a block",
            "left out but for an id: here, only headings, links and pictures have any",
            source,
        );
        if let Some(id) = inner.and_then(crate::attributes::id_of) {
            crate::attributes::anchored(&mut kept, &id);
        }
    }
    kept.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_build_would_replace_is_text() {
        let text = "{{ var.a }} `{{ var.a }}` {{ a.b }} \\{{ var.a }}\n```\n{{ var.a }}\n```\n{{badge(x)}}";
        let made = "\\{{ var.a }} `{{ var.a }}` {{ a.b }} \\{{ var.a }}\n```\n{{ var.a }}\n```\n\\{{badge(x)}}";
        assert_eq!(literal(text), made);
    }

    #[test]
    fn sizes_of_pictures_are_in_braces() {
        let text = "![a](b.png =300x200) ![c](d.png =300x) [e](f =1x2) a =3) `x`";
        let made = "![a](b.png){width=300 height=200} ![c](d.png){width=300} [e](f =1x2) a =3) `x`";
        assert_eq!(sizes(text), made);
    }

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
        assert_eq!(repaired("One\n\nTwo **b**\n{: #two .x }\n"), "One\n\n<a id=\"two\"></a>Two **b**\n");
        assert_eq!(repaired("- One\n{ #one }\n"), "- <a id=\"one\"></a>One\n");
        assert_eq!(repaired("| a |\n|---|\n{#t}\n"), "<a id=\"t\"></a>\n\n| a |\n|---|\n");
        assert_eq!(repaired("### A {##a}\n"), "### A {#a}\n");
        assert_eq!(repaired("## A {.b lang=en #c}\n\nd"), "## A {#c .b}\n\nd");
        assert_eq!(repaired("> [!NB]\n> a\n\n> [!TIP]"), "> [!NOTE]\n> a\n\n> [!TIP]");
    }
}
