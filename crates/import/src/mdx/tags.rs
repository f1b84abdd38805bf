//! Tags in a text: elements of HTML, and components, each of which is a block, words of a sentence, or nothing that can be shown.

use super::components::{self, Made};
use super::elements;
use super::jsx::{AROUND, FAILURES, Line, Opened, Piece, Splitter};
use super::tag::{Form, Tag};
use super::{Flavor, Open};
use crate::blocks;

impl Splitter<'_, '_, '_> {
    pub(super) fn angle(&mut self, rest: &str) -> usize {
        if rest.starts_with("<!--") {
            let length = rest.find("-->").map_or(rest.len(), |end| end + 3);
            self.raw(&rest[..length]);
            return length;
        }
        let tag =
            if self.context.flavor == Flavor::Markdown || self.failures > FAILURES { None } else { Tag::at(rest) };
        let Some(tag) = tag else {
            self.failures += 1;
            self.line.push('<');
            return 1;
        };
        let length = tag.length;
        let lines = rest[..length].matches('\n').count();
        let is_component = tag.name.starts_with(|c: char| c.is_ascii_uppercase())
            || tag.name.contains('.')
            || tag.name.is_empty()
            || self.context.flavor == Flavor::Vue && tag.name.contains('-');
        let taken = match () {
            () if is_component => self.component(&tag, rest),
            () if self.context.flavor == Flavor::Jsx => self.element(&tag),
            () => self.of_vue(&tag, rest),
        };
        self.at += lines;
        taken
    }

    /// An element in a template of Vue: as it was, but for what a program would fill.
    fn of_vue(&mut self, tag: &Tag, rest: &str) -> usize {
        let length = tag.length;
        if tag.get("v-pre").is_some()
            && let Some(end) = rest.get(..AROUND.min(rest.len())).unwrap_or(rest).find(&format!("</{}>", tag.name))
        {
            self.line.push_str(&format!("<{}>{}", tag.name, rest[length..end].replace('\n', " ")));
            return end;
        }
        if tag.attributes.iter().any(|(key, _)| key.starts_with([':', '@', '#']) || key.starts_with("v-")) {
            self.line.push_str(&elements::written(tag, &self.env));
        } else {
            self.line.push_str(&rest[..length].replace('\n', " "));
        }
        length
    }

    fn element(&mut self, tag: &Tag) -> usize {
        let name = tag.name;
        match (elements::kind(name), tag.form) {
            (elements::Kind::Inline, Form::Whole | Form::Open) if name == "img" => {
                let picture = elements::picture(tag, &self.env).unwrap_or_else(|| elements::written(tag, &self.env));
                self.line.push_str(&picture);
            }
            // Alone on its line, it would keep what is below from being Markdown.
            (elements::Kind::Inline, _) if name == "br" && self.line.trim().is_empty() => {}
            (elements::Kind::Inline, Form::Whole) => {
                let text = elements::written(tag, &self.env);
                self.line.push_str(&if elements::is_void(name) { text } else { format!("{text}</{name}>") });
            }
            (elements::Kind::Inline, Form::Open) => {
                let text = elements::written(tag, &self.env);
                self.line.push_str(&text);
            }
            (elements::Kind::Inline, Form::Close) => self.line.push_str(&format!("</{name}>")),
            (_, Form::Whole) => {}
            (kind, Form::Open) => {
                self.opened.push(Opened { name: name.to_owned(), is_block: true });
                let open = match name {
                    "details" => Open::Fold { summary: String::new() },
                    "summary" => Open::Summary,
                    _ => Open::Element {
                        name: name.to_owned(),
                        tag: elements::written(tag, &self.env),
                        is_structure: kind == elements::Kind::Structure,
                    },
                };
                self.block(Piece::Begin(open));
            }
            (_, Form::Close) => self.close(name),
        }
        tag.length
    }

    fn component(&mut self, tag: &Tag, rest: &str) -> usize {
        let (name, length) = (tag.name, tag.length);
        match tag.form {
            Form::Close => {
                self.close(name);
                return length;
            }
            _ if name.is_empty() => {
                self.opened.push(Opened { name: String::new(), is_block: false });
                return length;
            }
            _ => {}
        }
        let is_whole = tag.form == Form::Whole;
        if let Some(path) = self.env.imports.get(name).cloned().filter(|_| is_whole)
            && let Some(block) = self.context.part(&path, tag, &self.env)
        {
            self.block(Piece::Block(block));
            return length;
        }
        let place = format!("{}:{}", self.context.source, self.at);
        let around = |text: &str| {
            let end = rest.get(length..)?.get(..AROUND.min(rest.len() - length)).unwrap_or_default().find(text);
            end.filter(|end| !rest[length..length + end].contains("\n\n"))
        };
        match components::made(tag, is_whole, &self.env) {
            Made::Begin(open) => {
                if is_whole {
                    self.block(Piece::Begin(open));
                    self.block(Piece::End);
                } else {
                    let open = match open {
                        // The label is known by the tabs that it is in.
                        Open::Tab { .. } => Open::Tab { label: self.label(tag) },
                        open => open,
                    };
                    self.opened.push(Opened { name: name.to_owned(), is_block: true });
                    self.block(Piece::Begin(open));
                }
            }
            Made::Block(text) => {
                self.block(Piece::Block(text));
                if !is_whole {
                    self.opened.push(Opened { name: name.to_owned(), is_block: false });
                }
            }
            Made::Inline(text) => {
                if text.is_empty() {
                    self.context.report.left("an icon by its name", "left out", &place);
                }
                self.line.push_str(&text);
                if !is_whole {
                    self.opened.push(Opened { name: name.to_owned(), is_block: false });
                }
            }
            Made::Around(before, behind) => {
                let close = format!("</{name}>");
                if let Some(end) = around(&close) {
                    let inner = rest[length..length + end].split_whitespace().collect::<Vec<_>>().join(" ");
                    if before == "\u{E000}" {
                        self.line.push_str(&blocks::badge(&inner));
                    } else {
                        self.line.push_str(&before);
                        let lines = rest[length..length + end].matches('\n').count();
                        self.scan(&inner);
                        self.line.push_str(&behind);
                        self.at += lines;
                    }
                    return length + end + close.len();
                }
                self.opened.push(Opened { name: name.to_owned(), is_block: false });
            }
            Made::Code(info) => {
                let close = format!("</{name}>");
                if let Some(end) = rest.find(&close).filter(|end| *end >= length && self.failures < FAILURES) {
                    let inner = &rest[length..end];
                    let value = inner.trim().strip_prefix('{').and_then(|inner| inner.strip_suffix('}'));
                    let text = value.and_then(|code| self.env.value(code)).unwrap_or_else(|| inner.to_owned());
                    let least = text
                        .split('\n')
                        .filter(|line| !line.trim().is_empty())
                        .map(|line| line.len() - line.trim_start().len());
                    let text = blocks::dedented(&text, least.min().unwrap_or(0));
                    self.block(Piece::Block(blocks::code_of(&info, &text)));
                    self.at += inner.matches('\n').count();
                    return end + close.len();
                }
                self.failures += 1;
                self.opened.push(Opened { name: name.to_owned(), is_block: false });
            }
            Made::Nothing(why) => {
                self.context.report.changed(&format!("<{name}>"), why, &place);
                if !is_whole {
                    self.opened.push(Opened { name: name.to_owned(), is_block: false });
                }
            }
            Made::Gone => {
                self.context.report.changed(&format!("<{name}>"), "left out: it is about the page, not of it", &place);
                if let Some(end) = rest.find(&format!("</{name}>")).filter(|_| !is_whole && self.failures < FAILURES) {
                    self.at += rest[length..end].matches('\n').count();
                    return end + name.len() + 3;
                }
                self.failures += 1;
            }
            Made::Plain => self.plain(name, is_whole, &rest[length..]),
            Made::Unknown => {
                let note = if is_whole {
                    "left out, with a comment at its place: write what it should show"
                } else {
                    "its tags are left out, what is between them stays: write what else it should show"
                };
                self.context.report.left(&format!("<{name}>"), note, &place);
                if is_whole {
                    self.hide(&rest[..length]);
                } else {
                    self.plain(name, false, &rest[length..]);
                }
            }
        }
        length
    }

    /// Tags that say nothing. On a line of their own, what is between them is a block, which is not indented.
    fn plain(&mut self, name: &str, is_whole: bool, after: &str) {
        if is_whole {
            return;
        }
        let is_block =
            self.line.trim().is_empty() && after.split('\n').next().is_some_and(|rest| rest.trim().is_empty());
        self.opened.push(Opened { name: name.to_owned(), is_block });
        if is_block {
            self.block(Piece::Begin(Open::Plain));
        }
    }

    fn label(&self, tag: &Tag) -> String {
        let begun = |line: &&Line| matches!(line.piece, Piece::Begin(Open::Tabs { .. }));
        let labels = match self.out.iter().rev().take(2_000).find(begun).map(|line| &line.piece) {
            Some(Piece::Begin(Open::Tabs { labels, .. })) => Some(labels),
            _ => None,
        };
        components::label(tag, labels, &self.env, 1)
    }

    /// The end of what was begun by that name, and of all that is in it.
    fn close(&mut self, name: &str) {
        let known = self.opened.iter().rev().take(100).position(|opened| opened.name == name);
        let Some(depth) = known else { return };
        for _ in 0..=depth {
            if self.opened.pop().is_some_and(|opened| opened.is_block) {
                self.block(Piece::End);
            }
        }
    }
}
