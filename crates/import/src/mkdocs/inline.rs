//! Marks within a line of a text: attributes in braces, keys, marked words, icons, and what extensions make of signs.

use std::ops::Range;

use super::context::Context;
use crate::marks::between;

/// A line of text, between its pieces of code.
pub fn inline(line: &str, context: &mut Context) -> String {
    let line = &context.extras.values(line, context.source, context.report);
    let spaced = spaced(line, context);
    let line = spaced.as_ref().unwrap_or(line);
    if line.trim_start().starts_with('#')
        && let Some((title, id)) = heading_id(line)
    {
        let title = pieces(title.trim_end(), context);
        return format!("{} {{#{id}}}", title.trim_end());
    }
    pieces(&crate::jekyll::spaces_in_addresses(line), context)
}

/// `##Title`, which is a heading there, as one that is one here.
fn spaced(line: &str, context: &Context) -> Option<String> {
    let title = line.trim_start_matches('#');
    let signs = line.len() - title.len();
    let is_one =
        (1..=6).contains(&signs) && title.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '*' | '`' | '['));
    (is_one && !context.extras.has("pymdownx.saneheaders")).then(|| format!("{} {title}", "#".repeat(signs)))
}

/// The label of a tab, which is text without marks here.
pub fn label(label: &str, context: &mut Context) -> String {
    let label = pieces(label, context);
    let bare = label.replace(['`'], "").replace("**", "").replace("__", "");
    if bare.trim().is_empty() { label } else { bare.trim().to_owned() }
}

fn pieces(line: &str, context: &mut Context) -> String {
    let mut made = String::with_capacity(line.len());
    let mut after_code = false;
    for (is_code, range) in spans(line) {
        let part = &line[range];
        let piece = if is_code { code(part, context) } else { text(part, after_code, &made, context) };
        made.push_str(&piece);
        after_code = is_code;
    }
    made
}

/// A line in pieces of text and of code, with their signs. A sign that no other follows begins a piece that ends on another line.
fn spans(line: &str) -> Vec<(bool, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = line[at..].find('`').map(|from| at + from) {
        let width = line[open..].len() - line[open..].trim_start_matches('`').len();
        let mut end = line.len();
        let mut from = open + width;
        while let Some(next) = line[from..].find('`').map(|next| from + next) {
            let run = line[next..].len() - line[next..].trim_start_matches('`').len();
            from = next + run;
            if run == width {
                end = from;
                break;
            }
        }
        if open > at {
            found.push((false, at..open));
        }
        found.push((true, open..end));
        at = end;
    }
    if at < line.len() {
        found.push((false, at..line.len()));
    }
    found
}

/// A piece of code without the language that is named in it: `#!py print()`, `:::py print()`.
fn code(part: &str, context: &Context) -> String {
    let bare = part.trim_start_matches('`');
    let signs = &part[..part.len() - bare.len()];
    let rest = ["#!", ":::"].iter().find_map(|mark| bare.strip_prefix(mark));
    let named = rest.filter(|_| context.extras.has("pymdownx.inlinehilite")).and_then(|rest| {
        let (name, text) = rest.split_once(' ')?;
        let fits = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "+-_.#".contains(c));
        (fits && !text.trim_matches(['`', ' ']).is_empty()).then_some(text)
    });
    named.map_or_else(|| part.to_owned(), |text| format!("{signs}{text}"))
}

/// `## Title { #id }`, with or without a colon and spaces, or `{ id="…" }`.
fn heading_id(line: &str) -> Option<(&str, String)> {
    let (title, rest) = line.trim_end().strip_suffix('}')?.rsplit_once('{')?;
    let id = crate::attributes::id_of(rest)?;
    let fits = !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'));
    fits.then_some((title.trim_end(), id))
}

/// `before`: what the line has before this piece.
fn text(part: &str, after_code: bool, before: &str, context: &mut Context) -> String {
    let mut text = part.to_owned();
    text = context.extras.marks(&text);
    if text.contains('{') {
        text = without_attributes(&text, after_code, context);
    }
    if text.contains("++") {
        text = between(&text, "++", |_, keys| {
            let fits = keys.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '"'));
            fits.then(|| {
                keys.split('+')
                    .map(|key| format!("<kbd>{}</kbd>", crate::names::title(key.trim_matches('"'))))
                    .collect::<Vec<_>>()
                    .join("+")
            })
        });
    }
    if text.contains("==") {
        text = between(&text, "==", |_, marked| (!marked.starts_with('=')).then(|| format!("<mark>{marked}</mark>")));
    }
    icons(text, before, context)
}

/// Icons by their names: those that are here, too, stay. Where one is left out, the spaces behind it go as well: those of an item of a
/// list say how far its text is indented.
fn icons(mut text: String, before: &str, context: &mut Context) -> String {
    for set in [":material-", ":octicons-", ":fontawesome-", ":simple-"] {
        let mut from = 0;
        while let Some(at) = text[from..].find(set).map(|at| from + at) {
            let name = text[at + 1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(0);
            if !text[at + 1 + name..].starts_with(':') {
                break;
            }
            let icon = crate::icons::ours(&text[at + 1..at + 1 + name]);
            let icon = icon.map_or_else(String::new, |icon| format!("{{{{ icon(name=\"{icon}\") }}}}"));
            // What is in braces after it is about its looks.
            let after = &text[at + name + 2..];
            let braces = if after.starts_with('{') { after.find('}').map_or(0, |end| end + 1) } else { 0 };
            let mut end = at + name + 2 + braces;
            if icon.is_empty() {
                context.report.left("an icon by its name", "left out", context.source);
                let is_first = match text[..at].chars().next_back() {
                    Some(last) => last.is_whitespace() || last == '[',
                    None => before.is_empty() || before.ends_with(char::is_whitespace),
                };
                let rest = text[end..].trim_start_matches(' ');
                let rest = rest.strip_prefix("&nbsp;").map_or(rest, |rest| rest.trim_start_matches(' '));
                if is_first {
                    end = text.len() - rest.len();
                }
            }
            from = at + icon.len();
            text.replace_range(at..end, &icon);
        }
    }
    text
}

/// `[link](a){ .button }` → `[link](a)`.
fn without_attributes(text: &str, after_code: bool, context: &mut Context) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some(from) = rest.find('{') {
        let before = &rest[..from];
        let inner = rest[from..].find('}').map(|end| &rest[from + 1..from + end]);
        let glued = before.ends_with([')', ']', '*']) || before.is_empty() && after_code && made.is_empty();
        let is_attribute = |inner: &&str| {
            let bare = inner.trim_start_matches(':').trim();
            bare.starts_with(['.', '#']) || bare.contains('=') && !bare.contains('(') && !bare.starts_with('{')
        };
        made.push_str(before);
        match inner.filter(is_attribute).filter(|_| glued) {
            Some(inner) => {
                if !crate::attributes::attributed(&mut made, inner) {
                    let note = "left out: here, only headings, links and pictures have any";
                    context.report.changed("attributes in braces", note, context.source);
                }
                rest = &rest[from + inner.len() + 2..];
            }
            None => {
                made.push('{');
                rest = &rest[from + 1..];
            }
        }
    }
    made + rest
}
