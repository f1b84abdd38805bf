//! The first pass over a text: tags and expressions, which may go over several lines, become what they mean here. What is left are lines,
//! and the beginnings and ends of blocks, each with the line of the source that it comes from.

use super::components::{self, Made};
use super::elements;
use super::env::Env;
use super::module::{Module, module_line};
use super::tag::{Form, Tag, braces};
use super::{Context, Flavor, Open};
use crate::blocks;
use crate::fence::Fence;

/// What never ends is looked for so often, then no longer.
const FAILURES: usize = 200;
/// How far the end of a word's tag may be away.
const AROUND: usize = 2_000;

pub enum Piece {
    Text(String),
    /// A line of a block of code.
    Verbatim(String),
    Begin(Open),
    End,
    Block(String),
}

pub struct Line {
    /// The line of the source.
    pub at: usize,
    pub indent: usize,
    pub piece: Piece,
}

/// A tag that was begun: its name, and whether it is a block.
struct Opened {
    name: String,
    is_block: bool,
}

pub struct Splitter<'a, 'c, 'r> {
    context: &'a mut Context<'c>,
    pub env: Env<'r>,
    out: Vec<Line>,
    line: String,
    at: usize,
    indent: usize,
    /// A tag was all of the line so far: what is left of it is no line of its own.
    after_tag: bool,
    /// What readers don't see, as a comment behind the line.
    hidden: Vec<String>,
    opened: Vec<Opened>,
    failures: usize,
}

/// Splits a text. `line`: that of the source before which it begins.
pub fn split<'r>(body: &str, env: Env<'r>, context: &mut Context) -> (Vec<Line>, Env<'r>) {
    let line = context.line;
    let mut splitter = Splitter {
        context,
        env,
        out: Vec::new(),
        line: String::new(),
        at: line,
        indent: 0,
        after_tag: false,
        hidden: Vec::new(),
        opened: Vec::new(),
        failures: 0,
    };
    splitter.lines(body, line);
    (splitter.out, splitter.env)
}

impl Splitter<'_, '_, '_> {
    fn lines(&mut self, body: &str, first: usize) {
        let mut fence = Fence::default();
        let mut live: Option<String> = None;
        let mut module = Module::default();
        let mut statement = String::new();
        // A container in which nothing is replaced, by its colons.
        let mut literal: Option<usize> = None;
        // `<script>` and `<style>`, by what ends them.
        let mut code: Option<&str> = None;
        let mut start = 0;
        let mut chunk: Option<(usize, usize)> = None;
        for (number, line) in body.split('\n').enumerate() {
            let (at, from) = (first + number, start);
            start += line.len() + 1;
            let bare = line.trim();
            let mut own = true;
            if let Some(end) = code {
                if bare.contains(end) {
                    code = None;
                }
            } else if !fence.is_open() && live.as_deref() == Some(bare) {
                live = None;
            } else if !fence.is_open() && bare.starts_with("```") && bare.ends_with("mdx-code-block") {
                // A fence that hides MDX from tools for translators; what is in it is text.
                live = bare.strip_suffix("mdx-code-block").map(|ticks| ticks.trim().to_owned());
            } else if !module.is_open() && fence.holds(line) {
                self.chunk(body, &mut chunk, from);
                self.push(at, Piece::Verbatim(line.to_owned()));
                continue;
            } else if module.holds(line) || module_line(line, &mut self.env.imports) && module.begins(line) {
                self.statement(line, &mut statement, module.is_open(), at);
            } else if let Some(colons) = literal {
                self.chunk(body, &mut chunk, from);
                if bare.trim_matches(':').is_empty() && bare.len() >= colons {
                    literal = None;
                }
                self.push(at, Piece::Text(line.to_owned()));
                continue;
            } else if let Some(end) = script(line).filter(|_| self.context.flavor != Flavor::Markdown) {
                self.context.report.changed(
                    "a script or style in a text",
                    "left out: nothing is executed",
                    &format!("{}:{at}", self.context.source),
                );
                code = (!bare.contains(end)).then_some(end);
            } else {
                own = false;
                let colons = bare.len() - bare.trim_start_matches(':').len();
                if self.context.flavor == Flavor::Vue && colons >= 3 && bare[colons..].trim() == "v-pre" {
                    literal = Some(colons);
                }
                chunk.get_or_insert((from, at));
            }
            if own {
                self.chunk(body, &mut chunk, from);
            }
        }
        self.chunk(body, &mut chunk, body.len() + 1);
    }

    /// A line of `import` or `export`: constants are kept.
    fn statement(&mut self, line: &str, statement: &mut String, goes_on: bool, at: usize) {
        statement.push_str(line);
        statement.push('\n');
        if goes_on {
            return;
        }
        let whole = std::mem::take(statement);
        let before = self.env.constants.len();
        self.env.constant(whole.trim());
        if whole.starts_with("export ") && self.env.constants.len() == before {
            let place = format!("{}:{at}", self.context.source);
            self.context.report.left("`export` in MDX", "left out: nothing is executed", &place);
        }
    }

    /// Reads the lines that were collected.
    fn chunk(&mut self, body: &str, chunk: &mut Option<(usize, usize)>, end: usize) {
        let Some((from, at)) = chunk.take() else { return };
        let text = body.get(from..end.saturating_sub(1)).unwrap_or_default();
        self.at = at;
        self.scan(text);
        self.end_line();
    }

    fn push(&mut self, at: usize, piece: Piece) {
        self.out.push(Line { at, indent: self.indent, piece });
    }

    fn scan(&mut self, text: &str) {
        let mut at = 0;
        // Where the paragraph ends, and runs of backticks that nothing in it closes.
        let mut paragraph = 0;
        let mut unclosed: Vec<usize> = Vec::new();
        while at < text.len() {
            let rest = &text[at..];
            let plain = rest.find(['\n', '`', '\\', '<', '{']).unwrap_or(rest.len());
            if plain > 0 {
                self.line.push_str(&rest[..plain]);
                at += plain;
                continue;
            }
            if at >= paragraph {
                paragraph = rest.find("\n\n").map_or(text.len(), |end| at + end + 1);
                unclosed.clear();
            }
            at += match rest.as_bytes()[0] {
                b'\n' => {
                    self.end_line();
                    self.at += 1;
                    1
                }
                b'\\' => {
                    // What a build would replace, and is text.
                    if rest.starts_with("\\{{") {
                        self.line.push_str("\\{{");
                        at += 3;
                        continue;
                    }
                    let length = 1 + rest[1..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
                    self.line.push_str(&rest[..length]);
                    length
                }
                b'`' => {
                    let ticks = rest.len() - rest.trim_start_matches('`').len();
                    let inner = &rest[ticks..(paragraph - at).max(ticks)];
                    let end = if unclosed.contains(&ticks) { None } else { closing(inner, ticks) };
                    if end.is_none() {
                        unclosed.push(ticks);
                    }
                    let length = ticks + end.map_or(0, |end| end + ticks);
                    self.raw(&rest[..length]);
                    length
                }
                b'<' => self.angle(rest),
                _ => self.brace(rest),
            };
        }
    }

    /// Text as it is, over whatever lines.
    fn raw(&mut self, text: &str) {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.end_line();
                self.at += 1;
            }
            self.line.push_str(line);
        }
    }

    fn end_line(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        let is_rest = std::mem::take(&mut self.after_tag);
        let hidden = std::mem::take(&mut self.hidden);
        let bare = line.trim_start();
        // Behind a heading's id, and in a table, a comment would be in the way.
        if !hidden.is_empty() && !bare.starts_with(['#', '|']) {
            let comments = hidden.join(" ");
            line =
                if bare.is_empty() { format!("{line}{comments}") } else { format!("{} {comments}", line.trim_end()) };
        }
        if !(is_rest && line.trim().is_empty()) {
            let indent = line.len() - line.trim_start().len();
            self.out.push(Line { at: self.at, indent, piece: Piece::Text(line) });
        }
    }

    /// What is on the line before a block is a line of its own; the block is indented as it is.
    fn own_line(&mut self) {
        let bare = self.line.trim_start();
        self.indent = self.line.len() - bare.len();
        if bare.trim_end().is_empty() {
            self.line.clear();
        } else {
            let marker =
                bare.len() - bare.trim_start_matches(|c: char| c.is_ascii_digit() || "-*+.) ".contains(c)).len();
            let is_marker = marker == bare.len() && bare.ends_with(' ');
            let indent = self.indent + if is_marker { marker } else { 0 };
            let line = std::mem::take(&mut self.line);
            self.out.push(Line { at: self.at, indent: self.indent, piece: Piece::Text(line.trim_end().to_owned()) });
            self.indent = indent;
        }
        self.after_tag = true;
    }

    /// A block on lines of its own; the text goes on at its indentation.
    fn block(&mut self, piece: Piece) {
        self.own_line();
        self.push(self.at, piece);
        self.line = " ".repeat(self.indent);
    }

    fn angle(&mut self, rest: &str) -> usize {
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

    fn hide(&mut self, what: &str) {
        let text: String = blocks::one_line(what).replace("--", "—").replace("{{", "{ {").chars().take(200).collect();
        self.hidden.push(format!("<!-- left out: {text} -->"));
    }

    fn brace(&mut self, rest: &str) -> usize {
        match self.context.flavor {
            Flavor::Markdown => {}
            Flavor::Vue => {
                let paragraph = rest.get(..AROUND.min(rest.len())).unwrap_or_default();
                if let Some(end) = rest
                    .strip_prefix("{{")
                    .and_then(|_| paragraph.find("}}"))
                    .filter(|end| !rest[..*end].contains("\n\n"))
                {
                    return self.expression(&rest[2..end], &rest[..end + 2]);
                }
            }
            Flavor::Jsx => {
                if let Some(inner) = rest.strip_prefix("{/*") {
                    let Some(end) = inner.find("*/").filter(|_| self.failures < FAILURES) else {
                        self.failures += 1;
                        self.line.push('{');
                        return 1;
                    };
                    let length = 3
                        + end
                        + 2
                        + usize::from(inner[end + 2..].trim_start().starts_with('}'))
                            * (inner[end + 2..].find('}').unwrap_or(0) + 1);
                    let text = inner[..end].trim();
                    // The id of a heading, as newer versions write it.
                    if let Some(id) = text
                        .strip_prefix('#')
                        .filter(|id| self.line.trim_start().starts_with('#') && !id.contains(char::is_whitespace))
                    {
                        self.line.push_str(&format!("{{#{id}}}"));
                    } else {
                        self.raw(&format!("<!-- {} -->", text.replace("--", "—")));
                    }
                    return length;
                }
                // Two of them are no expression, but Markdown that knows no JSX.
                if rest.starts_with("{{") {
                    self.line.push_str("{{");
                    return 2;
                }
                let is_id = rest.starts_with("{#") || rest.starts_with("{.");
                if !is_id
                    && self.failures < FAILURES
                    && let Some(length) = braces(rest)
                {
                    return self.expression(&rest[1..length - 1], &rest[..length]);
                }
                self.failures += usize::from(!is_id);
            }
        }
        self.line.push('{');
        1
    }

    /// What an expression says, or a comment that it was there.
    fn expression(&mut self, code: &str, whole: &str) -> usize {
        let place = format!("{}:{}", self.context.source, self.at);
        match self.env.value(code) {
            Some(text) => {
                let text = blocks::markdown(&blocks::one_line(&text));
                // A space alone keeps two lines apart.
                self.line.push_str(if text.is_empty() { " " } else { &text });
            }
            None if code.trim().is_empty() => {}
            None => {
                let construct = if self.context.flavor == Flavor::Vue {
                    "`{{ … }}`, a value that a program has"
                } else {
                    "`{…}`, an expression"
                };
                self.context.report.left(
                    construct,
                    "left out, with a comment at its place: write what it says",
                    &place,
                );
                self.hide(whole);
            }
        }
        self.at += whole.matches('\n').count();
        whole.len()
    }
}

/// What ends a script or style that a line begins with.
fn script(line: &str) -> Option<&'static str> {
    let tags = [("<script", "</script>"), ("<style", "</style>")];
    tags.iter().find(|(tag, _)| line.starts_with(tag)).map(|(_, end)| *end)
}

/// Where a run of as many backticks is.
fn closing(text: &str, ticks: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text[at..].find('`') {
        let start = at + found;
        let length = text[start..].len() - text[start..].trim_start_matches('`').len();
        if length == ticks {
            return Some(start);
        }
        at = start + length;
    }
    None
}
