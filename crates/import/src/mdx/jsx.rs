//! The first pass over a text: tags and expressions, which may go over several lines, become what they mean here. What is left are lines,
//! and the beginnings and ends of blocks, each with the line of the source that it comes from.

use super::env::Env;
use super::module::{Module, module_line, note};
use super::tag::braces;
use super::{Context, Flavor, Open};
use crate::blocks;
use guichet_syntax::fenced::Fence;

/// What never ends is looked for so often, then no longer.
pub(super) const FAILURES: usize = 200;
/// How far the end of a word's tag may be away.
pub(super) const AROUND: usize = 2_000;

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
pub(super) struct Opened {
    pub name: String,
    pub is_block: bool,
}

pub struct Splitter<'a, 'c, 'r> {
    pub(super) context: &'a mut Context<'c>,
    pub env: Env<'r>,
    pub(super) out: Vec<Line>,
    pub(super) line: String,
    pub(super) at: usize,
    indent: usize,
    /// A tag was all of the line so far: what is left of it is no line of its own.
    after_tag: bool,
    /// What readers don't see, as a comment behind the line.
    hidden: Vec<String>,
    pub(super) opened: Vec<Opened>,
    pub(super) failures: usize,
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
        note(&whole, &mut self.env.imports);
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

    pub(super) fn scan(&mut self, text: &str) {
        let mut at = 0;
        // Where the paragraph ends, and runs of backticks that nothing in it closes.
        let mut paragraph = 0;
        let mut unclosed: Vec<usize> = Vec::new();
        while at < text.len() {
            let rest = &text[at..];
            let plain = rest.find(['\n', '`', '\\', '<', '{', '$']).unwrap_or(rest.len());
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
                b'$' => {
                    let length = self.formula(rest, paragraph.saturating_sub(at));
                    self.raw(&rest[..length]);
                    length
                }
                _ => self.brace(rest),
            };
        }
    }

    /// How long a formula is that a text begins with: its braces are no expressions. Only one that has braces is looked for.
    fn formula(&mut self, rest: &str, paragraph: usize) -> usize {
        let sign = if rest.starts_with("$$") { "$$" } else { "$" };
        if self.context.flavor != Flavor::Jsx || self.failures > FAILURES {
            return sign.len();
        }
        // A block of its own may have empty lines.
        let most = if sign == "$$" { rest.len() } else { paragraph.min(rest.len()) };
        let inner = rest.get(sign.len()..most).unwrap_or_default();
        let Some(end) = inner.find(sign) else {
            self.failures += 1;
            return sign.len();
        };
        let inner = &inner[..end];
        let is_formula = inner.contains('{') && (inner.contains('\\') || inner.contains("^{") || inner.contains("_{"));
        if is_formula { end + 2 * sign.len() } else { sign.len() }
    }

    /// Text as it is, over whatever lines.
    pub(super) fn raw(&mut self, text: &str) {
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
    pub(super) fn block(&mut self, piece: Piece) {
        self.own_line();
        self.push(self.at, piece);
        self.line = " ".repeat(self.indent);
    }

    pub(super) fn hide(&mut self, what: &str) {
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
                    let end = if self.failures < FAILURES { inner.find("*/") } else { None };
                    let Some(end) = end else {
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
