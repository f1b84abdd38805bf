//! HTML of mails as text that can be read: `> ` before what is quoted, so that [`fold`](crate::fold) finds it, addresses of links
//! behind their words, nothing that a reader of the mail would not have seen.
//!
//! A `<` that begins no tag is text: whoever wrote it has meant it.

mod tags;

use std::collections::BTreeMap;
use std::fmt::Write;

use guichet_html::tokens::decode_entities;

use tags::{Tag, Token, cut, is_block, is_paragraph, is_raw, is_void};

const DEEPEST: usize = 8;
const RULE: &str = "________________________________";

/// Elements that hold what is answered to, in whole.
const QUOTES: [&str; 4] = ["gmail_quote", "yahoo_quoted", "protonmail_quote", "zmail_extra"];

/// For each `div` of these, by its token: Gmail puts answers between quotes into it as well, and then only what is in a `blockquote`
/// is quoted.
fn whole_quotes(tokens: &[Token<'_>]) -> Vec<usize> {
    let (mut whole, mut open, mut depth) = (Vec::new(), Vec::<(usize, usize, bool)>::new(), 0usize);
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Open(tag) if tag.name == "div" => {
                depth += 1;
                if tag.has_class(&QUOTES) {
                    open.push((at, depth, true));
                }
            }
            Token::Open(tag) if tag.name == "blockquote" => {
                if let Some(last) = open.last_mut() {
                    last.2 = false;
                }
            }
            Token::Close(name) if name == "div" => {
                if let Some((at, _, is_whole)) = open.pop_if(|(_, own, _)| *own == depth) {
                    if is_whole {
                        whole.push(at);
                    } else if let Some(outer) = open.last_mut() {
                        outer.2 = false;
                    }
                }
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
    while let Some((at, _, is_whole)) = open.pop() {
        if is_whole {
            whole.push(at);
        } else if let Some(outer) = open.last_mut() {
            outer.2 = false;
        }
    }
    whole.sort_unstable();
    whole
}

#[derive(Default)]
struct Page {
    done: String,
    line: String,
    /// Empty lines before the next one.
    blank: bool,
    /// Levels of quotes.
    quotes: usize,
    /// All that follows is quoted.
    rest: bool,
    pre: usize,
    /// `None` for bullets, else the next number.
    lists: Vec<Option<usize>>,
    link: Option<(String, String)>,
    /// The line is no more than the bullet of an item, so long.
    bullet: usize,
    /// The quote before; quotes of other depth begin a paragraph.
    last: usize,
}

impl Page {
    fn depth(&self) -> usize {
        (self.quotes + usize::from(self.rest)).min(DEEPEST)
    }

    fn text(&mut self, text: &str) {
        for character in text.chars() {
            let character = match character {
                '\u{200B}' | '\u{FEFF}' | '\u{AD}' | '\u{34F}' | '\r' => continue,
                '\u{A0}' => '\u{A0}',
                '\n' if self.pre > 0 => {
                    self.end_line();
                    continue;
                }
                c if c.is_whitespace() && self.pre == 0 => {
                    if self.line.is_empty() || self.line.ends_with([' ', '\t']) {
                        continue;
                    }
                    ' '
                }
                c => c,
            };
            self.line.push(if character == '\u{A0}' { ' ' } else { character });
            if let Some((_, words)) = &mut self.link {
                words.push(character);
            }
        }
    }

    /// Whatever is on the line is one.
    fn end_line(&mut self) {
        let depth = self.depth();
        let line = std::mem::take(&mut self.line);
        self.bullet = 0;
        let line = line.trim_end();
        if line.is_empty() {
            self.blank = !self.done.is_empty();
            return;
        }
        if self.blank || (self.last != depth && !self.done.is_empty()) {
            let between = self.last.min(depth);
            self.done.push_str("> ".repeat(between).trim_end());
            self.done.push('\n');
        }
        self.blank = false;
        self.last = depth;
        self.done.push_str(&"> ".repeat(depth));
        self.done.push_str(line);
        self.done.push('\n');
    }

    fn new_line(&mut self) {
        if self.bullet > 0 && self.line.len() == self.bullet {
            return;
        }
        if !self.line.trim().is_empty() {
            self.end_line();
        }
        self.line.clear();
    }

    /// An item that has nothing in it is no item.
    fn end_item(&mut self) {
        if self.bullet > 0 && self.line.len() == self.bullet {
            self.line.clear();
            self.bullet = 0;
        }
    }

    fn paragraph(&mut self) {
        self.new_line();
        self.blank |= self.line.is_empty() && !self.done.is_empty();
    }

    fn end_link(&mut self) {
        let Some((address, words)) = self.link.take() else { return };
        let bare = address.strip_prefix("mailto:").unwrap_or(&address);
        let bare = bare.split_once("://").map_or(bare, |(_, rest)| rest).trim_end_matches('/');
        if !words.trim().is_empty() && !words.contains(bare) {
            let shown = address.strip_prefix("mailto:").unwrap_or(&address);
            if self.line.trim().is_empty() {
                self.line.clear();
            } else if !self.line.ends_with(' ') {
                self.line.push(' ');
            }
            let _ = write!(self.line, "({shown})");
        }
    }
}

/// Ended by others of their kind, or by what they are in.
fn ends_by_itself(name: &str) -> bool {
    matches!(name, "p" | "li" | "td" | "th" | "tr")
}

/// What those may be in, with an end that nobody leaves out.
fn is_container(name: &str) -> bool {
    is_block(name) && !matches!(name, "body" | "dd" | "dt" | "li" | "tbody" | "thead" | "tr")
}

/// For each token, whether it opens an element that is closed somewhere. What is never closed hides nothing: browsers end it with
/// what it is in, and a mistake in a mark-up must not make an answer disappear.
fn closed(tokens: &[Token<'_>]) -> Vec<bool> {
    let mut closed = vec![false; tokens.len()];
    let mut open: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Open(tag) => open.entry(&tag.name).or_default().push(at),
            Token::Close(name) => {
                if let Some(start) = open.get_mut(name.as_str()).and_then(Vec::pop) {
                    closed[start] = true;
                }
            }
            Token::Text(_) => {}
        }
    }
    closed
}

/// Never fails, and takes time that grows with the length of the HTML.
pub fn to_text(html: &str) -> String {
    let tokens = cut(html);
    let whole = whole_quotes(&tokens);
    let closed = closed(&tokens);
    let mut page = Page::default();
    // The element that hides what is in it, and how many of its name are open inside.
    let mut hidden: Option<(String, usize)> = None;
    let (mut divs, mut quoting) = (0usize, Vec::new());
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Open(tag) if tag.name == "div" => {
                divs += 1;
                if whole.binary_search(&at).is_ok() {
                    page.new_line();
                    page.quotes += 1;
                    quoting.push(divs);
                }
            }
            Token::Close(name) if name == "div" => {
                if quoting.pop_if(|own| *own == divs).is_some() {
                    page.new_line();
                    page.quotes = page.quotes.saturating_sub(1);
                }
                divs = divs.saturating_sub(1);
            }
            _ => {}
        }
        if let Some((name, inside)) = &mut hidden {
            let (by_itself, is_within) = (ends_by_itself(name), *inside > 0);
            // Whether what is hidden ends here, and whether this token is the end of it and no more.
            let (ends, is_last) = match token {
                Token::Open(tag) if tag.name == *name && by_itself => (!is_within, false),
                // Nothing like these is in a paragraph.
                Token::Open(tag) if name == "p" && (is_block(&tag.name) || is_paragraph(&tag.name)) => (true, false),
                Token::Open(tag) if tag.name == *name || (by_itself && is_container(&tag.name)) => {
                    *inside += 1;
                    (false, false)
                }
                Token::Close(closed) if closed == name && by_itself => (!is_within, true),
                Token::Close(closed) if closed == name || (by_itself && is_container(closed)) => {
                    *inside = inside.saturating_sub(1);
                    (!is_within, closed == name)
                }
                _ => (false, false),
            };
            if ends {
                hidden = None;
            }
            if !ends || is_last {
                continue;
            }
        }
        match token {
            Token::Text(text) => page.text(&decode_entities(text)),
            Token::Open(tag) => {
                if is_raw(&tag.name) {
                    continue;
                }
                let is_foreign = matches!(tag.name.as_str(), "svg" | "math") && !tag.is_whole;
                let ends = closed[at] || ends_by_itself(&tag.name);
                if !is_void(&tag.name) && ends && (tag.is_hidden() || is_foreign) {
                    hidden = Some((tag.name.clone(), 0));
                    continue;
                }
                open(&mut page, tag);
            }
            Token::Close(name) => close(&mut page, name),
        }
    }
    page.end_link();
    page.new_line();
    let text = page.done.trim_end().len();
    page.done.truncate(text);
    page.done
}

fn open(page: &mut Page, tag: &Tag<'_>) {
    let name = tag.name.as_str();
    if is_block(name) {
        page.new_line();
        // What Outlook answers to is behind this, up to the end.
        if name == "div" && matches!(tag.attribute("id"), Some("divRplyFwdMsg" | "appendonsend")) {
            page.rest = true;
        }
    } else if is_paragraph(name) {
        page.paragraph();
    }
    match name {
        "br" => page.end_line(),
        "hr" => {
            page.new_line();
            page.line.push_str(RULE);
            page.end_line();
        }
        "pre" => page.pre += 1,
        "blockquote" => {
            let style: String =
                tag.attribute("style").unwrap_or_default().chars().filter(|c| !c.is_ascii_whitespace()).collect();
            // How Gmail indents what somebody writes.
            let is_indent = style.contains("border:none") && tag.attribute("type").is_none() && !tag.has_class(&QUOTES);
            page.quotes += usize::from(!is_indent);
        }
        "td" | "th" if !page.line.trim().is_empty() => page.line.push('\t'),
        "ul" => page.lists.push(None),
        "ol" => page.lists.push(Some(1)),
        "li" => {
            page.end_item();
            let indent = "  ".repeat(page.lists.len().clamp(1, DEEPEST) - 1);
            match page.lists.last_mut() {
                Some(Some(number)) => {
                    let _ = write!(page.line, "{indent}{number}. ");
                    *number += 1;
                }
                _ => {
                    let _ = write!(page.line, "{indent}- ");
                }
            }
            page.bullet = page.line.len();
        }
        "a" => {
            page.end_link();
            let address = tag.attribute("href").unwrap_or_default().trim().to_owned();
            let scheme = address.split(':').next().unwrap_or_default().to_ascii_lowercase();
            if matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel") && !address.contains(char::is_whitespace)
            {
                page.link = Some((address, String::new()));
            }
        }
        "img" => {
            let alt = tag.attribute("alt").unwrap_or_default();
            if !alt.trim().is_empty() {
                page.text(&format!("[{}]", alt.trim()));
            }
        }
        _ => {}
    }
}

fn close(page: &mut Page, name: &str) {
    match name {
        "a" => page.end_link(),
        "pre" => page.pre = page.pre.saturating_sub(1),
        _ => {}
    }
    if is_block(name) {
        page.new_line();
    } else if is_paragraph(name) {
        page.paragraph();
    }
    match name {
        "blockquote" => page.quotes = page.quotes.saturating_sub(1),
        "ul" | "ol" => {
            page.end_item();
            page.lists.pop();
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_is_kept() {
        for (html, text) in [
            ("<p>One<br>two</p><p>three</p>", "One\ntwo\n\nthree"),
            ("<div>One</div><div><br></div><div>two</div>", "One\n\ntwo"),
            ("a <b>bold</b>\n  word &amp; &lt;tag&gt;&nbsp;&euro;", "a bold word & <tag> €"),
            ("<script>alert('</p>')</script><style>p{}</style><title>t</title>x<!-- y -->z", "xz"),
            ("<span style=\"display: none\">no <span>no</span></span>yes", "yes"),
            ("<p hidden>no<p>yes", "yes"),
            ("<p hidden>no<div>yes</div>", "yes"),
            ("<div><p hidden>no</div>yes", "yes"),
            ("<table><tr><td hidden>no<table><tr><td>no</table>no</table>yes", "yes"),
            ("<ul><li hidden>no<ul><li>no</ul>no</ul>yes", "yes"),
            ("<div><span hidden>unsure</div>yes", "unsure\nyes"),
            ("<svg><text>no</text></svg><svg width=1 />yes", "yes"),
            ("<div style='max-height:0; overflow:hidden'>preview</div>Hello", "Hello"),
            ("<a href=\"https://example.com/a?b=1&amp;c=2\">here</a>.", "here (https://example.com/a?b=1&c=2)."),
            ("<a href='https://example.com/'>example.com</a>", "example.com"),
            ("<a href='mailto:ada@example.com'>Ada</a>", "Ada (ada@example.com)"),
            ("<a href='javascript:alert(1)'>Run</a>", "Run"),
            ("<ul><li>a<li>b<ol><li>c</ol></ul><ol><li>d<li>e</ol>", "- a\n- b\n  1. c\n1. d\n2. e"),
            ("a<blockquote type=cite>b<blockquote>c</blockquote>d</blockquote>e", "a\n\n> b\n>\n> > c\n>\n> d\n\ne"),
            ("a<blockquote style='margin:0 0 0 40px;border:none;padding:0'>b</blockquote>", "a\n\nb"),
            ("<pre>a\n  b</pre>", "a\n  b"),
            ("<table><tr><td>a<td>b</tr><tr><td>c</td></tr></table>", "a\tb\nc"),
            ("a < b and c > d", "a < b and c > d"),
            ("<img src='cid:1' alt='screen'><img src=x>", "[screen]"),
            // What doesn't end may be a tag or a text: nothing is lost.
            ("yes<a href='x", "yes<a href='x"),
            (
                "Hi<div id=appendonsend></div><hr><div id=divRplyFwdMsg>From: a</div><div>b</div>",
                &format!("Hi\n\n> {RULE}\n> From: a\n> b"),
            ),
            ("Yes<div class=\"gmail_quote\">no<div>no</div></div>also", "Yes\n\n> no\n> no\n\nalso"),
            (
                "<div class='gmail_quote'>On it:<blockquote class=gmail_quote>a</blockquote>b<blockquote>c</blockquote></div>",
                "On it:\n\n> a\n\nb\n\n> c",
            ),
        ] {
            assert_eq!(to_text(html), text, "{html}");
        }
    }

    #[test]
    fn time_grows_with_the_length() {
        for part in [
            "<a ",
            "<a b='",
            "</",
            "<!--",
            "<blockquote>",
            "<div class=gmail_quote>",
            "<script></",
            "&",
            "<ul><li>",
            "<span hidden>",
            "<p hidden>",
            "<p hidden><b></i>",
            "<a b=c ",
        ] {
            let _ = to_text(&part.repeat(200_000 / part.len()));
        }
    }
}
