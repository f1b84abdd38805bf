//! The text of a block → [`Token`]s, by the parser of a build. The text is on one line, but for breaks that stay.

use std::collections::BTreeSet;
use std::ops::Range;

use guichet_markdown::markdown::seen::{OPTIONS, seen};
use guichet_syntax::attributes;
use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use crate::html;
use crate::plain;
use crate::token::{Role, Sort, Token, Tokens};

/// Labels that a text defines anywhere, of addresses and notes: `[label]: address`, `[^label]: note`.
pub type Labels = BTreeSet<String>;

/// Stands before the text, so that nothing in it begins a block.
const GUARD: &str = ".";

/// `None`: the text is more than one paragraph, or not one at all.
pub fn tokens(text: &str, labels: &Labels) -> Option<Vec<Token>> {
    let mut guarded = format!("{GUARD}{text}");
    let end = guarded.len();
    define(&mut guarded, text, labels);
    let seen = seen(&guarded);
    if !seen.directives.is_empty() {
        return None;
    }
    let events = Parser::new_ext(&seen.text, OPTIONS).into_offset_iter();
    let text = &guarded[..end];
    let mut pass = Pass { text, masked: &seen.text, calls: &seen.calls, at: GUARD.len(), ..Pass::default() };
    let mut paragraphs = 0;
    for (event, range) in events {
        if range.start >= end {
            break;
        }
        match event {
            Event::Start(Tag::Paragraph) => paragraphs += 1,
            Event::End(TagEnd::Paragraph) => {}
            event => pass.event(event, range.start..range.end.min(end))?,
        }
    }
    if paragraphs > 1 {
        return None;
    }
    pass.rest();
    Some(html::paired(pass.out.all))
}

/// Below the text, what its links may name.
fn define(guarded: &mut String, text: &str, labels: &Labels) {
    if !text.contains(']') {
        return;
    }
    let plain = label(text);
    for name in labels.iter().filter(|name| plain.contains(&label(name))) {
        guarded.push_str(&format!("\n\n[{name}]: /\n"));
    }
}

/// As labels are compared.
fn label(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[derive(Default)]
struct Pass<'t> {
    text: &'t str,
    masked: &'t str,
    calls: &'t [Range<usize>],
    /// All before it is in `out`.
    at: usize,
    /// Pairs that are open, each with where its words begin in `out`, and where it leads.
    open: Vec<(usize, usize, String)>,
    /// How deep in something that is one code.
    whole: usize,
    out: Tokens,
}

impl Pass<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) -> Option<()> {
        match event {
            Event::Start(tag) => return self.start(&tag, range),
            Event::End(end) => return self.end(end, range),
            _ if self.whole > 0 => {}
            Event::Text(text) => self.words(&text, range),
            Event::SoftBreak => {
                self.gap(range.start);
                self.out.text(" ");
                self.at = self.at.max(range.end);
            }
            Event::HardBreak => {
                let line = self.text[self.at..].find('\n').map_or(range.end, |end| self.at + end + 1).max(range.end);
                let start = range.start.max(self.at);
                self.gap(start);
                self.out.alone(Sort::Break, &self.text[start..line]);
                self.at = line;
            }
            Event::Code(_) => self.whole_code(Sort::Verbatim, range),
            Event::InlineHtml(_) => {
                self.gap(range.start);
                let tag = &self.text[range.start.max(self.at)..range.end];
                html::push_tag(&mut self.out, tag);
                self.at = range.end;
            }
            Event::FootnoteReference(_) => self.whole_code(Sort::Footnote, range),
            _ => return None,
        }
        Some(())
    }

    /// What the parser has no event for is an escape, or space that it drops.
    fn gap(&mut self, to: usize) {
        if self.at < to {
            let gap = &self.text[self.at..to];
            match gap.trim().is_empty() {
                true => self.out.text(gap),
                false => self.out.alone(Sort::Escape, gap),
            }
            self.at = to;
        }
    }

    fn whole_code(&mut self, sort: Sort, range: Range<usize>) {
        self.gap(range.start);
        self.out.alone(sort, &self.text[self.at..range.end]);
        self.at = range.end;
    }

    fn words(&mut self, text: &str, range: Range<usize>) {
        let start = range.start.max(self.at);
        if start >= range.end {
            return;
        }
        // `\*`: the backslash and what it is for.
        if self.at < start && &self.text[self.at..start] == "\\" {
            let end = start + self.text[start..].chars().next().map_or(0, char::len_utf8);
            self.out.alone(Sort::Escape, &self.text[self.at..end]);
            self.at = end;
        }
        self.gap(start);
        let written = &self.masked[range.clone()];
        if written != text && range.start == start {
            return self.whole_code(Sort::Escape, range);
        }
        let first = self.calls.partition_point(|call| call.end <= self.at);
        for call in &self.calls[first..] {
            if call.start >= range.end {
                break;
            }
            let before = self.at..call.start.max(self.at);
            plain::push_words(&mut self.out, &self.text[before]);
            let part = call.start.max(self.at)..call.end.min(range.end);
            if part == *call {
                plain::push_call(&mut self.out, &self.text[part]);
            } else {
                self.out.alone(Sort::Call, &self.text[part]);
            }
            self.at = call.end.min(range.end);
        }
        if self.at < range.end {
            plain::push_words(&mut self.out, &self.text[self.at..range.end]);
            self.at = range.end;
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) -> Option<()> {
        if self.whole > 0 {
            self.whole += 1;
            return Some(());
        }
        let (sort, length) = match tag {
            Tag::Strong => (Sort::Bold, 2),
            Tag::Emphasis => (Sort::Italic, 1),
            Tag::Strikethrough => {
                (Sort::Struck, self.text[range.start..].bytes().take_while(|byte| *byte == b'~').count())
            }
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => {
                self.whole_code(Sort::Address, range);
                self.whole = 1;
                return Some(());
            }
            Tag::Link { .. } => (Sort::Link, 1),
            Tag::Image { .. } => (Sort::Picture, 2),
            _ => return None,
        };
        self.gap(range.start);
        let pair = self.out.pair();
        let leads = if let Tag::Link { dest_url, .. } = tag { dest_url.to_string() } else { String::new() };
        self.out.code(Role::Open(pair), sort, &self.text[range.start..range.start + length]);
        self.open.push((pair, self.out.all.len(), leads));
        self.at = range.start + length;
        Some(())
    }

    fn end(&mut self, end: TagEnd, range: Range<usize>) -> Option<()> {
        if self.whole > 0 {
            self.whole -= 1;
            return Some(());
        }
        let (pair, words, leads) = self.open.pop()?;
        self.own_address(words, &leads);
        let close = |sort| (Role::Close(pair), sort);
        let (role, sort) = match end {
            TagEnd::Strong => close(Sort::Bold),
            TagEnd::Emphasis => close(Sort::Italic),
            TagEnd::Strikethrough => close(Sort::Struck),
            TagEnd::Link => close(Sort::Link),
            TagEnd::Image => close(Sort::Picture),
            _ => return None,
        };
        match sort {
            Sort::Link | Sort::Picture => self.end_link(role, sort, &range),
            Sort::Bold | Sort::Italic | Sort::Struck => {
                let length = match sort {
                    Sort::Bold => 2,
                    Sort::Italic => 1,
                    _ => self.text[..range.end].bytes().rev().take_while(|byte| *byte == b'~').count(),
                };
                let start = range.end.checked_sub(length)?.max(self.at);
                self.gap(start);
                self.out.code(role, sort, &self.text[start..range.end]);
            }
            _ => {}
        }
        self.at = self.at.max(range.end);
        Some(())
    }

    /// `[app.example.com](https://app.example.com/)`: these words are where the link leads.
    fn own_address(&mut self, words: usize, leads: &str) {
        let [Token::Text(text)] = &self.out.all[words.min(self.out.all.len())..] else { return };
        let bare = leads.split_once("://").map_or(leads, |(_, rest)| rest).trim_end_matches('/');
        if !bare.is_empty() && text.trim_end_matches('/') == bare {
            let text = text.clone();
            self.out.all.truncate(words);
            self.out.alone(Sort::Address, &text);
        }
    }

    fn end_link(&mut self, role: Role, sort: Sort, range: &Range<usize>) {
        let text = self.text;
        let bracket = text[self.at..range.end].find(']').map_or(range.end, |at| self.at + at);
        let begin = range.start + if sort == Sort::Picture { 2 } else { 1 };
        self.gap(bracket);
        let mut data = text[bracket..range.end].to_owned();
        let behind = if data == "]" { whole_link(text, range.end) } else { range.end };
        // `[Label]` and `[Label][]`: the label is what the address is found by, whatever becomes of the words.
        if matches!(&*data, "]" | "][]") {
            data = format!("][{}]", &text[begin.min(bracket)..bracket]);
        }
        let braces = &text[behind..];
        let list = attributes::list(braces).map(|list| list.len);
        let list = list.or_else(|| attributes::items(braces).map(|(_, length)| length));
        let end = behind + list.unwrap_or(0);
        data.push_str(&text[behind..end]);
        match title(&data) {
            Some(words) => {
                self.out.alone(Sort::Middle, &data[..words.start]);
                self.out.text(&data[words.clone()]);
                self.out.code(role, sort, &data[words.end..]);
            }
            None => self.out.code(role, sort, &data),
        }
        self.at = end;
    }

    fn rest(&mut self) {
        if self.at < self.text.len() {
            let rest = &self.text[self.at..];
            match rest.trim().is_empty() {
                true => self.out.text(rest),
                false => self.out.alone(Sort::Escape, rest),
            }
        }
    }
}

/// Where a link ends: the parser leaves out the end of `[Label][]`.
pub(crate) fn whole_link(text: &str, end: usize) -> usize {
    if text[end..].starts_with("[]") { end + 2 } else { end }
}

/// Where the title is in `](address "Title")`.
fn title(data: &str) -> Option<Range<usize>> {
    let inside = data.strip_prefix("](")?;
    let address = match inside.strip_prefix('<') {
        Some(angled) => angled.find('>')? + 4,
        None => inside.find([' ', '\t'])? + 2,
    };
    let blank = data[address..].len() - data[address..].trim_start().len();
    let quote = data[address + blank..].chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let start = address + blank + 1;
    let end = start + data[start..].find(quote)?;
    let words = &data[start..end];
    (data[end + 1..].trim_start().starts_with(')') && !words.contains(['\\', '&', '\n']) && !words.is_empty())
        .then_some(start..end)
}
