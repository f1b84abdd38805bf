//! A body → its parts, each as what of it a translator works from: by the events of the parser, not by the text.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use crate::plain::{push, push_exact, space};

/// As a build reads Markdown.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM);

/// Whether titles of links and captions of pictures are in it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Titles {
    With,
    Without,
}

/// From a heading to the next; the first is what comes before any.
pub struct Part {
    /// The id that its heading says.
    pub given: Option<String>,
    pub heading: String,
    pub plain: String,
    /// A link or picture of it has a title.
    pub has_titles: bool,
    pub range: Range<usize>,
}

impl Part {
    fn new(given: Option<String>, start: usize) -> Self {
        Part { given, heading: String::new(), plain: String::new(), has_titles: false, range: start..start }
    }
}

pub fn walk(body: &str, titles: Titles) -> Vec<Part> {
    let mut done: Vec<Part> = Vec::new();
    let mut open = Part::new(None, 0);
    let mut in_heading = false;
    let mut in_code = false;
    // Where the links and pictures that are open lead, and what they are called.
    let mut addresses: Vec<(CowStr<'_>, CowStr<'_>)> = Vec::new();
    for (event, range) in Parser::new_ext(body, OPTIONS).into_offset_iter() {
        let plain = &mut open.plain;
        match event {
            Event::Start(Tag::Heading { id, .. }) => {
                open.range.end = range.start;
                done.push(std::mem::replace(&mut open, Part::new(id.map(|id| id.to_string()), range.start)));
                in_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => {
                in_heading = false;
                space(plain);
            }
            Event::Text(text) if in_code => plain.push_str(&text),
            Event::Text(text) => {
                if in_heading {
                    open.heading.push_str(&text);
                }
                push(plain, &text);
            }
            Event::Code(code) => {
                if in_heading {
                    open.heading.push_str(&code);
                }
                plain.push('`');
                push_exact(plain, &code);
                plain.push('`');
            }
            Event::SoftBreak | Event::HardBreak => {
                if in_heading {
                    open.heading.push(' ');
                }
                space(plain);
            }
            Event::Html(html) | Event::InlineHtml(html) => push_html(plain, &html),
            Event::FootnoteReference(name) => plain.push_str(&format!("[^{name}]")),
            Event::TaskListMarker(done) => plain.push_str(if done { "[x] " } else { "[ ] " }),
            Event::InlineMath(text) | Event::DisplayMath(text) => push_exact(plain, &text),
            Event::Rule => space(plain),
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                plain.push_str("\n```");
                if let CodeBlockKind::Fenced(info) = kind {
                    push_exact(plain, &info);
                }
                plain.push('\n');
            }
            Event::End(TagEnd::CodeBlock) => {
                in_code = false;
                plain.push_str("```\n");
            }
            Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) => {
                addresses.push((dest_url, title))
            }
            Event::End(end @ (TagEnd::Link | TagEnd::Image)) => {
                plain.push(if end == TagEnd::Link { '→' } else { '▣' });
                let Some((address, title)) = addresses.pop() else { continue };
                push_exact(plain, &address);
                if !title.is_empty() {
                    open.has_titles = true;
                    if titles == Titles::With {
                        plain.push('“');
                        push(plain, &title);
                        plain.push('”');
                    }
                }
            }
            Event::Start(Tag::Item) => plain.push_str("\n• "),
            Event::Start(Tag::List(Some(_))) => plain.push_str("\n1 "),
            Event::Start(Tag::TableRow | Tag::TableHead) => plain.push('\n'),
            Event::Start(Tag::TableCell) => plain.push_str("| "),
            Event::Start(Tag::BlockQuote(kind)) => {
                plain.push_str(&kind.map_or("\n> ".to_owned(), |kind| format!("\n>{kind:?} ")))
            }
            Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough) => plain.push('~'),
            Event::Start(Tag::FootnoteDefinition(name)) => plain.push_str(&format!("\n[^{name}] ")),
            Event::End(TagEnd::Paragraph | TagEnd::Item) => space(plain),
            _ => {}
        }
    }
    open.range.end = body.len();
    done.push(open);
    done.iter_mut().for_each(|part| part.plain = squeezed(&part.plain));
    done
}

/// Tags to the letter, the text between them as prose: Markdown's emphasis is punctuation there.
fn push_html(plain: &mut String, html: &str) {
    let mut rest = html;
    while !rest.is_empty() {
        let (tag, from) = match rest.find('<') {
            Some(0) => (true, rest.find('>').map_or(rest.len(), |end| end + 1)),
            Some(at) => (false, at),
            None => (false, rest.len()),
        };
        let (piece, after) = rest.split_at(from);
        if tag {
            push_exact(plain, piece);
        } else {
            push(plain, &piece.trim().replace(['*', '_'], ""));
        }
        rest = after;
    }
}

/// Marks of lists and cells, however the blank lines around them are.
fn squeezed(plain: &str) -> String {
    let lines = plain.lines().map(str::trim_end).filter(|line| !line.trim().is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
