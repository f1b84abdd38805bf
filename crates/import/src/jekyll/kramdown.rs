//! Markdown as Kramdown has it, and the classes of themes for documentation → ours.
//!
//! | Kramdown | here |
//! |---|---|
//! | `{: .note }`, `{: .warning }` before or after a paragraph or quote; `{: .note-title }` | callouts |
//! | `New` with `{: .label }` | a badge |
//! | `{: #id }` after a heading | `{#id}` |
//! | `{:toc}` with its list | left out |
//! | `![a](b.png){: width="300" }` | a picture with that width |
//! | `{: .class }`, `{:target="_blank"}` | left out |
//! | `<div markdown="1">` | what is in it; a callout, if its class says so |
//! | `<details markdown="block">` | `:::details` |
//! | `{::comment}`, `{::options /}` | left out |

use std::collections::BTreeSet;

use crate::attributes;
use crate::blocks::{self, callout, details, marker};
use crate::html::kind_of_classes;
use crate::report::Report;
use guichet_syntax::fenced::Fence;

/// Kinds of callouts that a theme's settings have, with their colours.
pub type Kinds = std::collections::BTreeMap<String, String>;

/// Elements in one another whose texts are Markdown.
const MAX_DEPTH: usize = 12;

pub fn convert(body: &str, kinds: &Kinds, source: &str, report: &mut Report) -> String {
    level(body, kinds, source, report, 0)
}

fn level(body: &str, kinds: &Kinds, source: &str, report: &mut Report, depth: usize) -> String {
    let lines: Vec<&str> = body.split('\n').collect();
    let mut made = Lines { out: Vec::new(), kinds, source, report, depth, never_closed: BTreeSet::new() };
    // Behind it, no comment ends.
    let last_end = lines.iter().rposition(|line| line.contains("{:/")).unwrap_or(0);
    let mut fence = Fence::default();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        let bare = line.trim();
        if fence.holds(line) {
            made.out.push(line.to_owned());
            at += 1;
        } else if let Some(attributes) = block_attributes(bare) {
            at = made.attributes(attributes, &lines, at);
        } else if let Some(end) = commented(&lines, at, last_end) {
            at = end;
        } else if is_markdown_tag(bare) && depth < MAX_DEPTH {
            at = made.element(&lines, at);
        } else {
            let is_first = made.out.last().is_none_or(|last| !last.contains('|'));
            if let Some(head) = empty_head(&lines, at).filter(|_| is_first) {
                made.out.extend(head);
            }
            let text = made.inline(line);
            made.out.push(text);
            at += 1;
        }
    }
    blocks::squeezed(&made.out)
}

struct Lines<'a> {
    out: Vec<String>,
    kinds: &'a Kinds,
    source: &'a str,
    report: &'a mut Report,
    depth: usize,
    /// Elements of which it is known that they have no end.
    never_closed: BTreeSet<String>,
}

impl Lines<'_> {
    /// Attributes of the block above, if it is directly above, else of the one below. Where reading goes on.
    fn attributes(&mut self, inner: &str, lines: &[&str], at: usize) -> usize {
        let words: Vec<&str> = inner.split_whitespace().collect();
        if words.contains(&"toc") {
            // The list that it is for has one item.
            while self.out.pop_if(|line| !line.trim().is_empty() && !line.starts_with('#')).is_some() {}
            return at + 1;
        }
        let classes = || words.iter().flat_map(|word| word.strip_prefix('.').unwrap_or_default().split('.'));
        let kind = classes().find_map(|class| self.kind(class));
        let is_below = self.out.last().is_none_or(|line| line.trim().is_empty());
        if let Some((marker, is_title)) = kind {
            if is_below {
                let end = (at + 1..lines.len()).find(|at| lines[*at].trim().is_empty()).unwrap_or(lines.len());
                // More attributes may be between.
                let block: Vec<String> = lines[at + 1..end]
                    .iter()
                    .filter(|line| block_attributes(line.trim()).is_none())
                    .map(|line| self.inline(line))
                    .collect();
                if block.is_empty() {
                    return at + 1;
                }
                self.callout(marker, is_title, &block);
                return end;
            }
            let from = self.out.iter().rposition(|line| line.trim().is_empty()).map_or(0, |at| at + 1);
            let block: Vec<String> = self.out.drain(from..).collect();
            self.callout(marker, is_title, &block);
            return at + 1;
        }
        if let Some(last) = self.out.last_mut().filter(|_| !is_below) {
            if let Some(id) = words.iter().find_map(|word| word.strip_prefix('#')).filter(|_| last.starts_with('#')) {
                *last = format!("{} {{#{id}}}", last.trim_end());
                return at + 1;
            }
            if classes().any(|class| class == "label") && !last.starts_with('#') {
                *last = blocks::badge(last);
                return at + 1;
            }
        }
        match attributes::id_of(inner) {
            Some(id) if !is_below => attributes::anchored(&mut self.out, &id),
            Some(id) => self.out.push(attributes::anchor(&id)),
            None => {
                let note = "left out: here, only headings, links and pictures have any";
                self.report.changed("attributes in braces", note, self.source);
            }
        }
        at + 1
    }

    /// The marker of a class, and whether the first line of the block is the title.
    fn kind(&self, class: &str) -> Option<(&'static str, bool)> {
        let (bare, is_title) = class.strip_suffix("-title").map_or((class, false), |bare| (bare, true));
        if bare == "default" || bare == "light" || bare == "primary" || bare == "secondary" || bare == "dark" {
            return None;
        }
        let own = || {
            let colour = self.kinds.get(bare)?;
            kind_of_classes(&format!("callout-{}", colour.split('-').next().unwrap_or_default())).or(Some("NOTE"))
        };
        // Minimal Mistakes: `.notice--info`.
        let known = || marker(bare).or_else(|| (bare == "notice").then_some("NOTE"));
        let notice = || kind_of_classes(bare).filter(|_| bare.starts_with("notice--") || bare.starts_with("alert-"));
        Some((own().or_else(known).or_else(notice)?, is_title))
    }

    fn callout(&mut self, marker: &'static str, is_title: bool, block: &[String]) {
        let is_quote = block.iter().all(|line| line.trim_start().starts_with('>'));
        let mut body: Vec<&str> = block
            .iter()
            .map(|line| {
                let bare = if is_quote { line.trim_start().strip_prefix('>').unwrap_or(line) } else { line.as_str() };
                if is_quote { bare.strip_prefix(' ').unwrap_or(bare) } else { bare }
            })
            .collect();
        let title = if is_title && !body.is_empty() { Some(body.remove(0).trim().to_owned()) } else { None };
        let text = body.join("\n");
        let made = match title {
            Some(title) if text.trim().is_empty() => callout(marker, None, &title),
            title => callout(marker, title.as_deref(), &text),
        };
        self.out.extend(made.split('\n').map(str::to_owned));
        self.out.push(String::new());
    }

    /// An element with `markdown="1"`: what is between its tags is Markdown.
    fn element(&mut self, lines: &[&str], at: usize) -> usize {
        let open = lines[at].trim();
        let name: String = open[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
        if self.never_closed.contains(&name) {
            return at + 1;
        }
        let (start, close) = (format!("<{name}"), format!("</{name}>"));
        let mut depth = 0_usize;
        let mut end = at;
        for (number, line) in lines.iter().enumerate().skip(at) {
            depth += line.matches(&start).count();
            depth = depth.saturating_sub(line.matches(&close).count());
            end = number;
            if depth == 0 {
                break;
            }
        }
        // The tag alone is left out of one that never ends: what follows is Markdown as it is.
        if depth > 0 {
            self.never_closed.insert(name);
            return at + 1;
        }
        let all = lines[at..=end].join("\n");
        let inner = all.split_once('>').map_or("", |(_, inner)| inner);
        let inner = inner.rsplit_once(&close).map_or(inner, |(inner, _)| inner);
        let least =
            inner.split('\n').filter(|line| !line.trim().is_empty()).map(|line| line.len() - line.trim_start().len());
        let inner = blocks::dedented(inner, least.skip(1).min().unwrap_or(0));
        if name == "details" {
            let (summary, text) = inner.split_once("</summary>").unwrap_or(("", &inner));
            let summary = summary.rsplit_once('>').map_or("Details", |(_, summary)| summary).trim();
            let text = level(text, self.kinds, self.source, self.report, self.depth + 1);
            if !text.trim().is_empty() {
                self.out.push(String::new());
                self.out.extend(details(summary, &text).split('\n').map(str::to_owned));
                self.out.push(String::new());
            }
            return end + 1;
        }
        let text = level(&inner, self.kinds, self.source, self.report, self.depth + 1);
        let classes = open.split_once("class=").and_then(|(_, rest)| {
            let quote = rest.chars().next()?;
            rest[1..].split(quote).next()
        });
        let made = match classes.and_then(|classes| kind_of_classes(&classes.to_lowercase())) {
            Some(marker) if !text.trim().is_empty() => callout(marker, None, text.trim_matches('\n')),
            _ => text,
        };
        self.out.push(String::new());
        self.out.extend(made.split('\n').map(str::to_owned));
        self.out.push(String::new());
        end + 1
    }

    /// Attributes in a line, outside of code.
    fn inline(&mut self, line: &str) -> String {
        let line = &spaces_in_addresses(line);
        let line = &line.replace("{::nomarkdown}", "").replace("{:/nomarkdown}", "");
        if !line.contains("{:") {
            return line.to_owned();
        }
        let parts: Vec<String> = line
            .split('`')
            .enumerate()
            .map(|(at, part)| if at % 2 == 0 { self.without(part) } else { part.to_owned() })
            .collect();
        parts.join("`")
    }

    fn without(&mut self, part: &str) -> String {
        let mut made = String::new();
        let mut rest = part;
        while let Some(from) = rest.find("{:") {
            let Some(length) = rest[from..].find('}') else { break };
            let inner = &rest[from + 2..from + length];
            made.push_str(&rest[..from]);
            if !attributes::attributed(&mut made, inner) {
                let note = "left out: here, only headings, links and pictures have any";
                self.report.changed("attributes in braces", note, self.source);
            }
            rest = &rest[from + length + 1..];
        }
        made + rest
    }
}

/// `![a](b c.png)` → `![a](b%20c.png)`: only Kramdown takes spaces there.
pub fn spaces_in_addresses(line: &str) -> String {
    let mut made = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("](") {
        let (before, after) = rest.split_at(at + 2);
        made.push_str(before);
        let end = after.find(')').unwrap_or(0);
        let to = &after[..end];
        let is_file = to.rsplit_once('.').is_some_and(|(_, end)| (2..5).contains(&end.len()) && !end.contains(' '));
        if to.contains(' ') && is_file && !to.contains(['"', '\'', '<', '`']) {
            made.push_str(&to.trim().replace(' ', "%20"));
        } else {
            made.push_str(to);
        }
        rest = &after[end..];
    }
    made + rest
}

/// A row of headers for a table that has none, which only Kramdown takes for one.
fn empty_head(lines: &[&str], at: usize) -> Option<[String; 2]> {
    let is_row = |line: &str| line.starts_with('|') && line.trim_end().ends_with('|') && line.trim().len() > 2;
    let is_rule =
        |line: &str| line.contains('-') && line.trim().chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '+'));
    let line = lines[at];
    if !is_row(line) || is_rule(line) || lines.get(at + 1).is_some_and(|next| is_rule(next)) {
        return None;
    }
    let cells = line.trim().trim_matches('|').replace("\\|", "").matches('|').count() + 1;
    Some([format!("|{}", "  |".repeat(cells)), format!("|{}", "---|".repeat(cells))])
}

/// What is in a line of nothing but attributes: `{: .note }`.
fn block_attributes(line: &str) -> Option<&str> {
    let inner = line.trim_start_matches(['>', ' ']).strip_prefix("{:")?.strip_suffix('}')?;
    (!inner.starts_with([':', '/']) && !inner.contains('{')).then_some(inner.trim())
}

/// `{::comment}…{:/comment}` and `{::options … /}`: the line at which reading goes on.
fn commented(lines: &[&str], at: usize, last_end: usize) -> Option<usize> {
    let rest = lines[at].trim().strip_prefix("{::")?;
    if rest.ends_with("/}") {
        return Some(at + 1);
    }
    // What is not to be Markdown is HTML here.
    if rest.trim_end() == "nomarkdown}" {
        return Some(at + 1);
    }
    let end = (at..=last_end).find(|at| lines[*at].contains("{:/"))?;
    rest.starts_with("comment").then_some(end + 1)
}

fn is_markdown_tag(line: &str) -> bool {
    line.starts_with('<')
        && !line.starts_with("</")
        && ["markdown=\"1\"", "markdown=\"block\"", "markdown='1'", "markdown=1", "markdown=\"span\""]
            .iter()
            .any(|mark| line.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_construct() {
        let kinds = Kinds::from([("new".to_owned(), "green".to_owned())]);
        for (from, to) in [
            ("{: .note }\nHm **b**\n\nAfter", "> [!NOTE]\n> Hm **b**\n\nAfter"),
            ("{: .warning }\n> One\n>\n> Two\n", "> [!WARNING]\n> One\n>\n> Two\n"),
            ("{: .tip-title }\n> Do it\n>\n> Now\n", "> [!TIP] Do it\n> Now\n"),
            ("Text\n{: .important}\n", "> [!IMPORTANT]\n> Text\n"),
            ("Text\n{: .notice--danger}\n", "> [!CAUTION]\n> Text\n"),
            ("{: .new }\nText", "> [!TIP]\n> Text\n"),
            ("## A\n{: #b .no_toc }", "## A {#b}"),
            ("## A\n{: .no_toc }\n\n1. TOC\n{:toc}\n\nB", "## A\n\nB"),
            ("* x\n{:toc}\n", ""),
            ("New\n{: .label .label-green }", "{{ badge(text=\"New\", kind=\"new\") }}"),
            ("[a](b){:target=\"_blank\"} `{:.x}`", "[a](b) `{:.x}`"),
            ("![a](b c.png) [d](e \"f g\")", "![a](b%20c.png) [d](e \"f g\")"),
            ("![a](b.png){: width=\"50%\" }", "![a](b.png){width=50%}"),
            ("<div class=\"alert alert-info\" markdown=\"1\">\n**a**\n</div>\nb", "\n> [!NOTE]\n> **a**\n\nb"),
            ("<details markdown=\"block\">\n<summary>A</summary>\n\nb\n</details>", "\n:::details A\nb\n:::\n"),
            ("Text\n{: #here }\n", "<a id=\"here\"></a>Text\n"),
            ("**a**{: #b } [c](d){:#e .f}", "**a**<a id=\"b\"></a> [c](d){#e}"),
            ("a\n\n| b | c |\n| d | e |", "a\n\n|  |  |\n|---|---|\n| b | c |\n| d | e |"),
            ("| b | c |\n|---|:-:|\n| d | e |", "| b | c |\n|---|:-:|\n| d | e |"),
            ("{::comment}\na\n{:/comment}\nb", "b"),
            ("```\n{: .note }\n```", "```\n{: .note }\n```"),
        ] {
            assert_eq!(convert(from, &kinds, "a.md", &mut Report::default()), to, "{from}");
        }
    }
}
