//! HTML among Markdown as Kramdown and Python-Markdown read it: an element goes on to its end, whatever is in it. Here, a block of HTML ends
//! at an empty line, and an indented line behind that is code; and a tag of a word that is alone on a line begins such a block.

use guichet_syntax::fenced::Fence;

const BLOCKS: [&str; 36] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "iframe",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tr",
    "ul",
    "video",
];
const WORDS: [&str; 14] =
    ["a", "abbr", "b", "big", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup", "u"];
/// Lines of one element that are looked at.
const MAX_LINES: usize = 3_000;
/// Elements that never end are looked for so often, then no longer.
const MAX_OPEN: usize = 50;

/// A text whose elements are whole here, too.
pub fn carried(text: &str) -> String {
    if !text.contains('<') {
        return text.to_owned();
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let mut fence = Fence::default();
    let mut made: Vec<String> = Vec::with_capacity(lines.len());
    let mut open = 0;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let is_code = fence.holds(line) || line.starts_with("    ");
        if let Some((comment, text)) = commented(line).filter(|_| !is_code) {
            made.extend([comment.to_owned(), text.to_owned()]);
            at += 1;
            continue;
        }
        let name = if is_code { None } else { name_of(line) };
        let is_alone = made.last().is_none_or(|last| last.trim().is_empty());
        if let Some(end) =
            name.filter(|name| open < MAX_OPEN && BLOCKS.contains(name)).map(|name| end_of(&lines, at, name))
        {
            open += usize::from(end.is_none());
            if let Some(end) = end.filter(|end| *end > at) {
                made.extend(whole(&lines[at..=end]));
                at = end + 1;
                continue;
            }
        }
        // `<em>` on a line of its own.
        let is_word = is_alone && name.is_some_and(|name| WORDS.contains(&name)) && line.trim().ends_with('>');
        let is_only = is_word && line.matches('<').count() == 1 && !line.trim().ends_with("/>");
        let next = lines.get(at + 1).filter(|next| is_only && !next.trim().is_empty());
        if let Some(next) = next {
            made.push(format!("{}{}", line.trim_end(), next.trim_start()));
            at += 2;
            continue;
        }
        made.push((*line).to_owned());
        at += 1;
    }
    made.join("\n")
}

/// A comment at the beginning of a line, and the text behind it, which would be part of a block of HTML with it.
fn commented(line: &str) -> Option<(&str, &str)> {
    let end = line.strip_prefix("<!--")?.find("-->")? + "<!---->".len();
    let text = line[end..].trim_start();
    (!text.is_empty() && !text.starts_with('<')).then_some((&line[..end], text))
}

/// The name of the element whose tag a line begins with.
fn name_of(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix('<')?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric())?;
    (end > 0 && !rest[end..].starts_with([':', '@'])).then_some(&rest[..end])
}

/// The line on which the element ends that begins at `at`.
fn end_of(lines: &[&str], at: usize, name: &str) -> Option<usize> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut depth = 0_usize;
    for (number, line) in lines.iter().enumerate().skip(at).take(MAX_LINES) {
        let opened = line.match_indices(&open).filter(|(at, _)| {
            let after = line[at + open.len()..].chars().next();
            after.is_none_or(|c| !c.is_ascii_alphanumeric())
        });
        depth += opened.count();
        depth = depth.saturating_sub(line.matches(&close).count());
        if depth == 0 {
            return Some(number);
        }
    }
    None
}

/// An element as one block, if nothing in it is meant as Markdown.
fn whole(lines: &[&str]) -> Vec<String> {
    let has_gap = lines.iter().any(|line| line.trim().is_empty());
    if !has_gap {
        return lines.iter().map(|line| (*line).to_owned()).collect();
    }
    let is_markdown = lines.iter().any(|line| looks_like_markdown(line));
    let mut made: Vec<String> = Vec::with_capacity(lines.len());
    let mut in_pre = false;
    for line in lines {
        let was_pre = in_pre;
        in_pre = match (line.rfind("<pre"), line.rfind("</pre>")) {
            (Some(open), Some(close)) => open > close,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => in_pre,
        };
        if is_markdown {
            let bare = line.trim_start();
            made.push(if bare.starts_with('<') && !was_pre { bare.to_owned() } else { (*line).to_owned() });
        } else if !line.trim().is_empty() {
            made.push(if was_pre { (*line).to_owned() } else { line.trim_start().to_owned() });
        } else if let Some(last) = made.last_mut().filter(|_| was_pre) {
            last.push_str("&#10;");
        }
    }
    made
}

fn looks_like_markdown(line: &str) -> bool {
    let bare = line.trim_start();
    let starts = ["# ", "## ", "### ", "- ", "* ", "> ", "|", "1. ", "```", "~~~", ":::", "!["];
    starts.iter().any(|start| bare.starts_with(start))
        || ["**", "](", "`", "{{ "].iter().any(|sign| bare.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_whole() {
        for (text, made) in [
            (
                "<table>\n  <tr>\n\n      <td>\n\n        A\n\n      </td>\n  </tr>\n</table>\n\nB",
                "<table>\n<tr>\n<td>\nA\n</td>\n</tr>\n</table>\n\nB",
            ),
            ("<div>\n<pre>\na\n\n  b\n</pre>\n\n</div>", "<div>\n<pre>\na&#10;\n  b\n</pre>\n</div>"),
            ("<div>\n\n**a**\n\n</div>", "<div>\n\n**a**\n\n</div>"),
            ("<div>\n\n  **a**\n\n    <p>b</p>\n</div>", "<div>\n\n  **a**\n\n<p>b</p>\n</div>"),
            ("<em>\n  a [b](c)\n</em>", "<em>a [b](c)\n</em>"),
            ("```\n<div>\n\n    a\n</div>\n```", "```\n<div>\n\n    a\n</div>\n```"),
            ("<div>\n\n    a", "<div>\n\n    a"),
            ("a <b>\nc", "a <b>\nc"),
            ("<!-- a --> **b**", "<!-- a -->\n**b**"),
            ("<!-- a -->", "<!-- a -->"),
            ("<https://a.example>\nb", "<https://a.example>\nb"),
        ] {
            assert_eq!(carried(text), made, "{text}");
        }
    }
}
