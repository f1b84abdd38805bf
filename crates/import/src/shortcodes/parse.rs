//! A text with shortcodes of Hugo or tags of GitBook → a tree of texts and shortcodes. Nothing is executed, and what is not closed is
//! text.

use std::collections::BTreeMap;
use std::ops::Range;

/// Levels of shortcodes in one another; the tree is walked recursively.
const MAX_DEPTH: usize = 24;

/// How shortcodes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// `{{< a >}}…{{< /a >}}`, also in code.
    Hugo,
    /// `{% a %}…{% enda %}`, not in code.
    GitBook,
}

#[derive(Debug, PartialEq)]
pub enum Node<'t> {
    Text(&'t str),
    /// `{{</* x */>}}`: an example of a shortcode, as readers see it.
    Example(String),
    Call(Call<'t>),
}

/// A shortcode.
#[derive(Debug, PartialEq)]
pub struct Call<'t> {
    pub name: &'t str,
    pub args: Args,
    /// Written with `%`: what is in it is Markdown.
    pub is_markdown: bool,
    /// What is between it and its end, if it has one.
    pub inner: Option<Vec<Node<'t>>>,
    /// The tags as they were written.
    pub open: &'t str,
    pub close: &'t str,
    /// Where it begins in the text.
    pub at: usize,
}

#[derive(Debug, Default, PartialEq)]
pub struct Args {
    pub list: Vec<String>,
    pub named: Vec<(String, String)>,
}

impl Args {
    pub fn named(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.named.iter().find(|(key, _)| key == name)).map(|(_, value)| value.as_str())
    }

    /// The value of one of some names, or that at a place.
    pub fn get(&self, names: &[&str], place: usize) -> Option<&str> {
        self.named(names).or_else(|| self.list.get(place).map(String::as_str))
    }
}

struct Tag<'t> {
    range: Range<usize>,
    name: &'t str,
    args: &'t str,
    is_end: bool,
    closes_itself: bool,
    is_markdown: bool,
    is_example: bool,
}

pub fn parse(text: &str, dialect: Dialect) -> Vec<Node<'_>> {
    let tags = match dialect {
        Dialect::Hugo => tags(text),
        Dialect::GitBook => liquid(text),
    };
    let pairs = pairs(&tags);
    nodes(text, &tags, &pairs, 0..tags.len(), 0..text.len(), 0)
}

fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    // Where the last ones end: behind them, nothing is closed.
    let last = [text.rfind(">}}").unwrap_or(0), text.rfind("%}}").unwrap_or(0)];
    while let Some(found) = text[at..].find("{{") {
        let start = at + found;
        at = start + 2;
        let Some(sign) = text[at..].chars().next().filter(|c| matches!(c, '<' | '%')) else { continue };
        let end = if sign == '<' { ">}}" } else { "%}}" };
        if at + 1 > last[usize::from(sign == '%')] {
            continue;
        }
        let Some(length) = until(&text[at + 1..], end) else { continue };
        let inner = &text[at + 1..at + 1 + length];
        let range = start..at + 1 + length + end.len();
        at = range.end;
        let trimmed = inner.trim();
        let is_example = trimmed.starts_with("/*") && trimmed.ends_with("*/");
        let end_of = trimmed.strip_prefix('/').filter(|_| !is_example);
        let (is_end, rest) = end_of.map_or((false, trimmed), |rest| (true, rest.trim_start()));
        let closes_itself = !is_end && rest.ends_with('/');
        let rest = if closes_itself { rest[..rest.len() - 1].trim_end() } else { rest };
        let name = rest.split(char::is_whitespace).next().unwrap_or_default();
        if name.is_empty() {
            continue;
        }
        let args = &rest[name.len()..];
        tags.push(Tag { range, name, args, is_end, closes_itself, is_markdown: sign == '%', is_example });
    }
    tags
}

/// Tags of GitBook, line by line: code has none.
fn liquid(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut fence: Option<usize> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let ticks = bare.len() - bare.trim_start_matches('`').len();
        match fence {
            Some(open) if ticks >= open && bare.len() == ticks => fence = None,
            None if ticks >= 3 => fence = Some(ticks),
            None => in_line(text, start, line, &mut tags),
            Some(_) => {}
        }
        start += line.len();
    }
    tags
}

fn in_line<'t>(text: &'t str, start: usize, line: &str, tags: &mut Vec<Tag<'t>>) {
    let mut at = 0;
    while let Some(found) = line[at..].find("{%") {
        let from = at + found;
        let Some(length) = until(&line[from + 2..], "%}") else { return };
        let range = start + from..start + from + 2 + length + 2;
        at = from + 2 + length + 2;
        let inner = text[range.start + 2..range.end - 2].trim_matches('-').trim();
        let word = inner.split(char::is_whitespace).next().unwrap_or_default();
        let end_of = word.strip_prefix("end").filter(|name| !name.is_empty());
        let (name, is_end) = end_of.map_or((word, false), |name| (name, true));
        if !name.is_empty() && line[..from].matches('`').count().is_multiple_of(2) {
            let args = &inner[word.len()..];
            tags.push(Tag { range, name, args, is_end, closes_itself: false, is_markdown: true, is_example: false });
        }
    }
}

/// Where a tag ends: not within quotes, unless they are never closed.
fn until(text: &str, end: &str) -> Option<usize> {
    let mut quote = None;
    let first = text.find(end)?;
    for (at, c) in text.char_indices() {
        match quote {
            None if text[at..].starts_with(end) => return Some(at),
            None if matches!(c, '"' | '`') => quote = Some(c),
            Some(open) if open == c => quote = None,
            // A tag of more than a screen is one that is not closed.
            _ if at > 4000 => break,
            _ => {}
        }
    }
    Some(first)
}

/// For each tag that begins something the one that ends it.
fn pairs(tags: &[Tag]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; tags.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, tag) in tags.iter().enumerate().filter(|(_, tag)| !tag.is_example && !tag.closes_itself) {
        if !tag.is_end {
            open.push(at);
            *counts.entry(tag.name).or_default() += 1;
        } else if counts.get(tag.name).is_some_and(|count| *count > 0) {
            // What is within it and still open has no end.
            while let Some(begun) = open.pop() {
                counts.entry(tags[begun].name).and_modify(|count| *count -= 1);
                if tags[begun].name == tag.name {
                    pairs[begun] = Some(at);
                    break;
                }
            }
        }
    }
    pairs
}

fn nodes<'t>(
    text: &'t str,
    tags: &[Tag<'t>],
    pairs: &[Option<usize>],
    among: Range<usize>,
    range: Range<usize>,
    depth: usize,
) -> Vec<Node<'t>> {
    let mut nodes = Vec::new();
    let mut from = range.start;
    let mut at = among.start;
    while at < among.end {
        let tag = &tags[at];
        let end = pairs[at].filter(|end| *end < among.end);
        if tag.is_end || depth >= MAX_DEPTH {
            at += 1;
            continue;
        }
        if from < tag.range.start {
            nodes.push(Node::Text(&text[from..tag.range.start]));
        }
        let open = &text[tag.range.clone()];
        if tag.is_example {
            nodes.push(Node::Example(open.replacen("/*", "", 1).replacen("*/", "", 1)));
            from = tag.range.end;
            at += 1;
            continue;
        }
        let inner =
            end.map(|end| nodes_in(text, tags, pairs, at + 1..end, tag.range.end..tags[end].range.start, depth + 1));
        let close = end.map_or("", |end| &text[tags[end].range.clone()]);
        from = end.map_or(tag.range.end, |end| tags[end].range.end);
        let (name, args, is_markdown) = (tag.name, args(tag.args), tag.is_markdown);
        nodes.push(Node::Call(Call { name, args, is_markdown, inner, open, close, at: tag.range.start }));
        at = end.map_or(at + 1, |end| end + 1);
    }
    if from < range.end {
        nodes.push(Node::Text(&text[from..range.end]));
    }
    nodes
}

use nodes as nodes_in;

/// `name="value" other=word "first" second`.
fn args(text: &str) -> Args {
    let mut args = Args::default();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let key = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-'))).unwrap_or(rest.len());
        let (name, value) = match rest[key..].strip_prefix('=') {
            Some(value) if key > 0 => (Some(&rest[..key]), value),
            _ => (None, rest),
        };
        let (value, length) = word(value);
        let taken = name.map_or(0, |name| name.len() + 1) + length;
        match name {
            Some(name) => args.named.push((name.to_owned(), value)),
            None => args.list.push(value),
        }
        rest = rest[taken.max(1).min(rest.len())..].trim_start();
    }
    args
}

/// The word or quoted text that a text begins with, and how long it is there.
fn word(text: &str) -> (String, usize) {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '`'));
    let Some(quote) = quote else {
        let length = text.find(char::is_whitespace).unwrap_or(text.len());
        // At least one character, so that reading goes on.
        let length = if length == 0 { text.chars().next().map_or(0, char::len_utf8) } else { length };
        return (text[..length].trim().to_owned(), length);
    };
    let mut value = String::new();
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            c if escaped => {
                value.push(c);
                escaped = false;
            }
            '\\' if quote == '"' => escaped = true,
            c if c == quote => return (value, at + 1),
            c => value.push(c),
        }
    }
    (value, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcodes_are_found_with_what_is_in_them() {
        let nodes = parse(
            "a {{< tabs x=1 >}}b {{% tab \"C `d`\" e=\"f >}} g\" %}}h{{% /tab %}}{{< /tabs >}} {{< br >}}i",
            Dialect::Hugo,
        );
        let Node::Call(tabs) = &nodes[1] else { panic!("{nodes:?}") };
        assert_eq!((tabs.name, tabs.args.named(&["x"])), ("tabs", Some("1")));
        let Node::Call(tab) = &tabs.inner.as_ref().unwrap()[1] else { panic!("{tabs:?}") };
        assert_eq!((tab.args.get(&["header"], 0), tab.args.named(&["e"])), (Some("C `d`"), Some("f >}} g")));
        assert_eq!(tab.inner, Some(vec![Node::Text("h")]));
        let Node::Call(br) = &nodes[3] else { panic!("{nodes:?}") };
        assert_eq!((br.name, &br.inner), ("br", &None));
    }

    #[test]
    fn what_is_not_one_is_text() {
        for text in ["{{ .Title }}", "{{< open", "{{%%}}", "{{<>}}", "{{< /end >}}", "{"] {
            assert_eq!(parse(text, Dialect::Hugo), [Node::Text(text)], "{text}");
        }
        assert_eq!(parse("{{</* x */>}}", Dialect::Hugo), [Node::Example("{{< x >}}".into())]);
    }

    #[test]
    fn tags_of_gitbook_end_with_end() {
        let nodes =
            parse("{% hint style=\"info\" %}\na\n{% endhint %}\n`{% b %}`\n```\n{% c %}\n```\n", Dialect::GitBook);
        let Node::Call(hint) = &nodes[0] else { panic!("{nodes:?}") };
        assert_eq!(
            (hint.name, hint.args.named(&["style"]), &hint.inner),
            ("hint", Some("info"), &Some(vec![Node::Text("\na\n")]))
        );
        assert_eq!(nodes[1], Node::Text("\n`{% b %}`\n```\n{% c %}\n```\n"));
    }
}
