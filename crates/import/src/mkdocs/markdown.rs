//! Markdown as MkDocs has it, with the extensions that Material for MkDocs documents → ours.
//!
//! | Python-Markdown and its extensions | here |
//! |---|---|
//! | `!!! note "Title"` with an indented text | callouts |
//! | `??? note "Title"`, `???+` | folded callouts |
//! | `=== "Tab"` | `:::tabs` |
//! | `--8<-- "part.md"` | `{{ snippet(…) }}` |
//! | `++ctrl+c++` | `<kbd>Ctrl</kbd>+<kbd>C</kbd>` |
//! | `==marked==` | `<mark>` |
//! | `## Title { #id }` | `## Title {#id}` |
//! | `{ .class }` and the like after links, pictures and code | left out |
//! | `:material-check:` and other icons by name | left out, and named in the report |

use std::borrow::Cow;

use super::code::Indented;
use super::context::Context;
use super::extras;
use super::inline::inline;
use super::snippets;
use crate::blocks::{Writer, callout, folded, marker, one_line, tabs};
use guichet_syntax::fenced::Fence;

/// Blocks in one another that are followed.
const MAX_DEPTH: usize = 12;
/// Blocks that are begun and never end.
const MAX_OPEN: usize = 50;

/// Kinds of callouts whose names say no more than those that there are here.
const PLAIN: [&str; 10] =
    ["note", "info", "tip", "hint", "important", "warning", "caution", "attention", "danger", "error"];

pub fn convert(body: &str, context: &mut Context) -> String {
    let body = if context.extras.has_values() { Cow::Borrowed(body) } else { crate::repair::literal(body) };
    let body = snippets::put_in(&body, context, 0);
    level(&body, context, 0)
}

/// What begins a block.
enum Start {
    Callout { marker: &'static str, title: Option<String> },
    Folded { marker: &'static str, title: String, open: bool },
    Tab { label: String },
}

fn level(body: &str, context: &mut Context, depth: usize) -> String {
    let lines: Vec<&str> = body.split('\n').collect();
    let mut writer = Writer::default();
    let mut fence = Fence::default();
    let mut code = Indented::default();
    let mut open_tabs: Vec<(String, String)> = Vec::new();
    let mut open_ended = 0_usize;
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        let bare = line.trim();
        let is_code = if fence.is_open() { code.passed() } else { code.holds(line) };
        if let Some((block, count)) = is_code.then(|| code.fenced(&lines[at..])).flatten() {
            flush(&mut open_tabs, &mut writer);
            writer.text(&block);
            at += count;
            code.passed();
            if at < lines.len() {
                writer.text("\n");
            }
            continue;
        }
        let is_text = !fence.is_open() && !is_code && depth < MAX_DEPTH;
        // The list of contents is beside every article.
        if is_text && bare == "[TOC]" {
            at += 1;
            continue;
        }
        let made = if !is_text || open_ended > MAX_OPEN {
            None
        } else if bare.starts_with("///") {
            extras::slashes(&lines, at).and_then(|(head, body, next)| {
                let inner = level(&body, context, depth + 1);
                Some((extras::block(&head, &inner)?, next))
            })
        } else if bare.starts_with('<') && bare.contains("markdown") {
            extras::element(&lines, at)
                .map(|(tag, body, next)| (extras::made(tag, &level(&body, context, depth + 1)), next))
        } else {
            None
        };
        // What never ends is looked for so often, then no longer.
        open_ended += usize::from(
            made.is_none()
                && is_text
                && (bare.starts_with("/// ") || bare.starts_with('<') && bare.contains("markdown")),
        );
        if let Some((block, next)) = made {
            flush(&mut open_tabs, &mut writer);
            writer.text(&line[..line.len() - line.trim_start().len()]);
            writer.block(&block);
            writer.text("\n\n");
            code.passed();
            at = next;
            continue;
        }
        let start = if is_text { start(bare) } else { None };
        let Some(start) = start else {
            at += 1;
            if !open_tabs.is_empty() && bare.is_empty() {
                continue;
            }
            flush(&mut open_tabs, &mut writer);
            let text = if is_code || fence.holds(line) { line.to_owned() } else { inline(line, context) };
            writer.text(&text);
            if at < lines.len() {
                writer.text("\n");
            }
            continue;
        };
        let indent = line.len() - line.trim_start().len();
        let (inner, next) = indented(&lines, at + 1, indent + 4);
        let inner = level(&inner, context, depth + 1);
        at = next;
        code.passed();
        if let Start::Tab { label } = start {
            open_tabs.push((super::inline::label(&label, context), inner));
            if open_tabs.len() == 1 {
                writer.text(&line[..indent]);
            }
            continue;
        }
        flush(&mut open_tabs, &mut writer);
        writer.text(&line[..indent]);
        writer.block(&match start {
            Start::Callout { marker, title } if inner.trim().is_empty() => {
                callout(marker, None, title.as_deref().unwrap_or_default())
            }
            Start::Callout { marker, title } => callout(marker, title.as_deref(), &inner),
            Start::Folded { marker, title, open } => folded(marker, &title, &inner, open),
            Start::Tab { .. } => String::new(),
        });
        let is_followed = lines.get(at).is_some_and(|line| !line.trim().is_empty());
        writer.text(if is_followed { "\n\n" } else { "\n" });
    }
    flush(&mut open_tabs, &mut writer);
    writer.finish()
}

fn flush(open: &mut Vec<(String, String)>, writer: &mut Writer) {
    if !open.is_empty() {
        writer.block(&tabs(open));
        // The empty lines after the last tab were passed over.
        writer.text("\n\n");
        open.clear();
    }
}

fn start(line: &str) -> Option<Start> {
    let rest =
        ["!!!", "???+", "???", "===!", "===+", "==="].iter().find_map(|sign| Some((*sign, line.strip_prefix(sign)?)));
    let (sign, rest) = rest?;
    if !rest.starts_with(' ') {
        return None;
    }
    let title = rest.find('"').and_then(|from| Some(&rest[from + 1..from + 1 + rest[from + 1..].rfind('"')?]));
    let kind = rest.split_whitespace().next().filter(|kind| !kind.starts_with('"')).unwrap_or_default();
    if sign.starts_with("===") {
        return title.map(|label| Start::Tab { label: label.to_owned() });
    }
    if kind.is_empty() || !kind.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')) {
        return None;
    }
    let given = title.map(one_line).filter(|title| !title.is_empty());
    // Readers saw the name of the kind, and some say more than that of ours.
    let says_more = title.is_none() && !PLAIN.contains(&kind.to_lowercase().as_str());
    let given = given.or_else(|| says_more.then(|| crate::names::title(kind)));
    if sign.starts_with("???") {
        let title = given.unwrap_or_else(|| crate::names::title(kind));
        return Some(Start::Folded { marker: marker(kind).unwrap_or("NOTE"), title, open: sign.ends_with('+') });
    }
    Some(Start::Callout { marker: marker(kind).unwrap_or("NOTE"), title: given })
}

/// The lines from one on that are indented by so much, without that; and where they end.
fn indented(lines: &[&str], from: usize, by: usize) -> (String, usize) {
    let mut end = from;
    let mut last = from;
    while end < lines.len() {
        let line = lines[end];
        let spaces = line.len() - line.trim_start_matches(' ').len();
        if line.trim().is_empty() {
            end += 1;
        } else if spaces >= by {
            end += 1;
            last = end;
        } else {
            break;
        }
    }
    let inner = lines[from..last].iter().map(|line| line.get(by..).unwrap_or_default());
    (inner.collect::<Vec<_>>().join("\n"), last)
}

#[cfg(test)]
mod tests {
    use super::super::extras::Extras;
    use super::*;
    use crate::report::Report;
    use crate::source::Source;

    fn converted(text: &str) -> String {
        let snippet = |path: &str| (path == "part.md").then(|| "part".to_owned());
        let (files, extras) = (Source::default(), Extras::default());
        let mut context = Context {
            source: "a.md",
            snippet: &snippet,
            find: &|path| Some(path.to_owned()),
            files: &files,
            extras: &extras,
            report: &mut Report::default(),
        };
        convert(text, &mut context)
    }

    #[test]
    fn each_construct() {
        for (from, to) in [
            (
                "!!! warning \"Careful\"\n    One\n\n    Two\n\nAfter\n",
                "> [!WARNING] Careful\n> One\n>\n> Two\n\nAfter\n",
            ),
            ("??? question\n    One\n", "> [!NOTE]- Question\n> One\n"),
            ("???+ tip \"Do\"\n    One\n", "> [!TIP]+ Do\n> One\n"),
            ("??? tip\n    === \"A\"\n        One\n", ":::details Tip\n:::tabs\n:::tab A\nOne\n:::\n:::\n:::\n"),
            ("Text [](){ #here }", "Text <a id=\"here\"></a>"),
            (
                "=== \"A\"\n\n    one\n\n=== \"B\"\n\n    ```sh\n    two\n    ```\n\nAfter",
                ":::tabs\n:::tab A\none\n:::\n:::tab B\n```sh\ntwo\n```\n:::\n:::\n\nAfter",
            ),
            ("- a\n\n        ==b==\n\n    c", "- a\n\n    ```\n    ==b==\n    ```\n\n    c"),
            ("a\n\n    ==b== { .c }", "a\n\n    ==b== { .c }"),
            ("##A ==b==", "## A <mark>b</mark>"),
            ("## A { id=\"b\" }", "## A {#b}"),
            ("-   :material-no-such: &nbsp; __A__\n\n    b", "-   __A__\n\n    b"),
            ("=== \":octicons-no-such-16: `a.yml`\"\n\n    b", ":::tabs\n:::tab a.yml\nb\n:::\n:::"),
            ("!!! success\n    a", "> [!TIP] Success\n> a"),
            ("1. a\n\n    !!! tip\n        b\n\n2. c", "1. a\n\n    > [!TIP]\n    > b\n\n2. c"),
            ("Press ++ctrl+c++ and ==see== `++x++`", "Press <kbd>Ctrl</kbd>+<kbd>C</kbd> and <mark>see</mark> `++x++`"),
            ("## A b { #c }", "## A b {#c}"),
            ("[a](b.md){ .md-button } and ![c](d.png){: width=\"3\" } {x}", "[a](b.md) and ![c](d.png){width=3} {x}"),
            ("a :material-heart:{ style=\"color: red\" } b", "a {{ icon(name=\"heart\") }} b"),
            ("[TOC]\n\na", "\na"),
            (
                "<div class=\"grid cards\" markdown>\n\n-   __A__\n\n    [b](c.md)\n\n</div>",
                ":::cards\n- [A](c.md)\n\n  [b](c.md)\n:::",
            ),
            ("/// note | A\nb\n///", "> [!NOTE] A\n> b"),
            (
                "<figure markdown=\"span\">\n  ![a](b.png){ width=\"3\" }\n  <figcaption>c</figcaption>\n</figure>",
                "![a](b.png \"c\"){width=3}",
            ),
            ("--8<-- \"part.md\"", "{{ snippet(name=\"part\") }}"),
            ("```md\n!!! note\n    a\n```\n", "```md\n!!! note\n    a\n```\n"),
            ("a == b and c == d, i++ + j++", "a == b and c == d, i++ + j++"),
        ] {
            assert_eq!(converted(from).trim_end(), to.trim_end(), "{from}");
        }
    }
}
