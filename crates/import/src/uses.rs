//! Where a Markdown text names an address: links, pictures, reference definitions, and `href` and `src` of HTML in it.

use std::ops::Range;

use guichet_syntax::fence::Fence;
use guichet_syntax::shortcodes;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

/// The same as a build uses.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM);

/// An address in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Use {
    /// What to replace: the destination, with its angle brackets if it has any.
    pub range: Range<usize>,
    pub to: String,
    pub picture: bool,
    /// What to put around another destination: an address in angle brackets has no text of its own.
    pub bare: bool,
}

struct Open {
    range: Range<usize>,
    to: String,
    picture: bool,
    inline: bool,
    /// Where what is in its brackets ends.
    content: usize,
}

/// All addresses of a text, in its order.
pub fn scan(text: &str) -> Vec<Use> {
    let parser = Parser::new_ext(text, OPTIONS);
    let mut uses: Vec<Use> = Vec::new();
    for (_, definition) in parser.reference_definitions().iter() {
        let span = definition.span.clone();
        let Some(colon) = text[span.clone()].find("]:") else { continue };
        uses.extend(destination(text, span.start + colon + 2..span.end, false));
    }
    let mut open: Vec<Open> = Vec::new();
    let mut shown: Vec<String> = Vec::new();
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url, .. }) => {
                uses.push(Use { range: range.clone(), to: dest_url.into_string(), picture: false, bare: true });
                open.push(Open { range, to: String::new(), picture: false, inline: false, content: 0 });
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                open.push(opened(range, dest_url.into_string(), false, link_type));
            }
            Event::Start(Tag::Image { link_type, dest_url, .. }) => {
                if link_type != LinkType::Inline {
                    shown.push(dest_url.to_string());
                }
                open.push(opened(range, dest_url.into_string(), true, link_type));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some(last) = open.pop() {
                    if let Some(outer) = open.last_mut() {
                        outer.content = outer.content.max(last.range.end);
                    }
                    uses.extend(closed(text, &last));
                }
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                attributes(text, range.clone(), &mut uses);
                inside(&mut open, range.end);
            }
            _ => inside(&mut open, range.end),
        }
    }
    // What a definition names is a picture if it is shown as one.
    for found in uses.iter_mut().filter(|found| shown.contains(&found.to)) {
        found.picture = true;
    }
    uses.sort_by_key(|found| found.range.start);
    uses.dedup_by_key(|found| found.range.start);
    uses
}

/// Where a text names files other than as addresses, without quotes.
#[derive(Debug, Default)]
pub struct NamedFiles {
    /// Of shortcodes of ours, written as addresses are.
    pub arguments: Vec<Range<usize>>,
    /// Files that blocks of code show.
    pub code: Vec<Range<usize>>,
}

/// All of them; what is code is not a shortcode.
pub fn named_files(text: &str) -> NamedFiles {
    let mut named = NamedFiles::default();
    let mut is_code = false;
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                is_code = true;
                if let CodeBlockKind::Fenced(info) = kind
                    && let Some(file) = Fence::read(&info).file
                    && let Some(at) = text[range.clone()].lines().next().and_then(|line| line.find(&*info))
                {
                    let start = range.start + at;
                    named.code.push(start + file.start..start + file.end);
                }
            }
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(_) if !is_code => {
                let calls = text[range.clone()].match_indices("{{").map(|(at, _)| range.start + at);
                for at in calls.filter(|at| !text[..*at].ends_with('\\')) {
                    let places = shortcodes::paths(&text[at..]).into_iter();
                    named.arguments.extend(places.map(|place| at + place.start..at + place.end));
                }
            }
            _ => {}
        }
    }
    named
}

fn inside(open: &mut [Open], end: usize) {
    if let Some(last) = open.last_mut() {
        last.content = last.content.max(end.min(last.range.end));
    }
}

fn opened(range: Range<usize>, to: String, picture: bool, link_type: LinkType) -> Open {
    let content = range.start + 1 + usize::from(picture);
    Open { content, range, to, picture, inline: link_type == LinkType::Inline }
}

fn closed(text: &str, link: &Open) -> Option<Use> {
    if !link.inline || link.to.is_empty() {
        return None;
    }
    let from = text.get(link.content..link.range.end)?.find("](")? + link.content + 2;
    destination(text, from..link.range.end, link.picture)
}

/// The destination that a range begins with.
fn destination(text: &str, range: Range<usize>, picture: bool) -> Option<Use> {
    let slice = text.get(range.clone())?;
    let start = slice.find(|c: char| !c.is_whitespace())?;
    let rest = &slice[start..];
    let length = if rest.starts_with('<') { rest.find('>')? + 1 } else { bare_length(rest) };
    if length == 0 {
        return None;
    }
    let written = &rest[..length];
    let bare = written.strip_prefix('<').and_then(|bare| bare.strip_suffix('>')).unwrap_or(written);
    let start = range.start + start;
    Some(Use { range: start..start + length, to: unescaped(bare), picture, bare: false })
}

fn bare_length(text: &str) -> usize {
    let mut depth = 0;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' => depth += 1,
            ')' if depth == 0 => return at,
            ')' => depth -= 1,
            c if c.is_whitespace() => return at,
            _ => {}
        }
    }
    text.len()
}

/// Without backslashes before signs, and `&amp;` as `&`.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\\' && chars.peek().is_some_and(char::is_ascii_punctuation) {
            continue;
        }
        plain.push(c);
    }
    plain.replace("&amp;", "&")
}

/// Attributes that name an address.
const ATTRIBUTES: [&str; 3] = ["href", "src", "poster"];
const PICTURES: [&str; 2] = ["src", "poster"];

/// `href="…"`, `src='…'` and `src=…` of HTML.
fn attributes(text: &str, range: Range<usize>, uses: &mut Vec<Use>) {
    let html = &text[range.clone()];
    // Letters are as many bytes in either case.
    let lower = html.to_ascii_lowercase();
    for name in ATTRIBUTES {
        for (at, _) in lower.match_indices(name) {
            let before = html[..at].chars().next_back();
            let rest = html[at + name.len()..].trim_start();
            let Some(rest) = rest.strip_prefix('=').map(str::trim_start) else { continue };
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
            let begins = usize::from(quote.is_some());
            let length = match quote {
                Some(quote) => rest[1..].find(quote),
                None => rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '{' | '"' | '\'' | '=' | '<')),
            };
            let Some(length) = length.filter(|length| *length > 0) else { continue };
            if !before.is_some_and(char::is_whitespace) {
                continue;
            }
            let start = range.start + (html.len() - rest.len()) + begins;
            let to = unescaped(&text[start..start + length]);
            uses.push(Use { range: start..start + length, to, picture: PICTURES.contains(&name), bare: false });
        }
    }
}

/// The address that one of Google's leads on to: what is copied from its pages and documents has those.
pub fn leads_on_to(to: &str) -> Option<String> {
    let (_, query) = to.split_once("google.com/url?")?;
    let found =
        query.split(['&', ';']).find_map(|pair| pair.strip_prefix("q=").or_else(|| pair.strip_prefix("url=")))?;
    let found = percent_encoding::percent_decode_str(found).decode_utf8().ok()?.into_owned();
    found.starts_with("http").then_some(found)
}

/// An address as it can stand in brackets, or in an attribute.
pub fn written(to: &str) -> String {
    let mut safe = String::with_capacity(to.len());
    for c in to.chars() {
        match c {
            ' ' | '(' | ')' | '<' | '>' | '"' | '\'' | '\\' | '`' | '|' | '\n' | '\t' | '\r' => {
                safe.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => safe.push(c),
        }
    }
    safe
}

/// Puts other addresses in the place of some; `edits` are in the order of the text.
pub fn replaced(text: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut new = String::with_capacity(text.len());
    let mut at = 0;
    for (range, by) in edits.iter().filter(|(range, _)| range.start <= range.end) {
        if range.start >= at {
            new.push_str(&text[at..range.start]);
            new.push_str(by);
            at = range.end;
        }
    }
    new.push_str(&text[at..]);
    new
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        scan(text).into_iter().map(|one| (one.to, text[one.range].to_owned())).collect()
    }

    #[test]
    fn every_way_to_write_an_address() {
        for (text, to, written) in [
            ("[a](b.md)", "b.md", "b.md"),
            ("[a [b] `](c` ](d.md \"t\")", "d.md", "d.md"),
            ("![a](<b c.png>)", "b c.png", "<b c.png>"),
            ("[a](b\\_c.md)", "b_c.md", "b\\_c.md"),
            ("[a](b(1).md)", "b(1).md", "b(1).md"),
            ("[](x.md)", "x.md", "x.md"),
            ("[a][b]\n\n[b]: /c/d/ 'T'\n", "/c/d/", "/c/d/"),
            ("<img alt=\"x\" src='a.png'>", "a.png", "a.png"),
            ("> [a](b.md)", "b.md", "b.md"),
            ("<A HREF=b.md>x</A>", "b.md", "b.md"),
        ] {
            assert_eq!(found(text), [(to.to_owned(), written.to_owned())], "{text}");
        }
        assert_eq!(found("[![a](b.png)](c.md)").len(), 2);
        assert_eq!(
            found("<https://x.example/>"),
            [("https://x.example/".to_owned(), "<https://x.example/>".to_owned())]
        );
        assert!(scan("![a][b]\n\n[b]: c.png\n")[0].picture);
        for none in ["`[a](b)`", "```\n[a](b)\n```\n", "    [a](b)", "\\[a](b)", "<p data-href=\"x\">"] {
            assert_eq!(found(none), [], "{none}");
        }
    }

    #[test]
    fn edits_are_made_in_order() {
        assert_eq!(replaced("abcdef", &[(1..2, "X".into()), (1..2, "Y".into()), (4..5, String::new())]), "aXcdf");
        assert_eq!(written("a b(c)"), "a%20b%28c%29");
    }
}
