//! The blocks of a body that have words: by the events of the parser that a build uses, with their places.

use std::ops::Range;

use guichet_markdown::markdown::seen::{OPTIONS, Seen, has_title, joins_lines, seen};
use guichet_syntax::directives::Directive;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};

use crate::html;
use crate::inline::{Labels, whole_link};
use crate::plain::argument;
use crate::segment::{Kind, Segment};
use crate::titles;
use crate::token::on_one_line;

/// What is in the body, which begins at `start`, how many headings it has, and the labels of addresses that it defines.
pub(crate) fn segments(text: &str, start: usize) -> (Vec<Segment>, usize, Labels) {
    let body = &text[start..];
    let seen = seen(body);
    let parser = Parser::new_ext(&seen.text, OPTIONS);
    let mut labels: Labels = parser.reference_definitions().iter().map(|(name, _)| name.to_owned()).collect();
    let titles: Vec<Range<usize>> = parser
        .reference_definitions()
        .iter()
        .filter_map(|(_, definition)| titles::of_definition(body, definition.span.clone()))
        .collect();
    let mut walk = Walk::new(body, &seen);
    for (event, range) in parser.into_offset_iter() {
        if let Event::Start(Tag::FootnoteDefinition(name)) = &event {
            labels.insert(format!("^{name}"));
        }
        walk.event(event, range);
    }
    walk.titles(titles);
    let (mut segments, headings) = (walk.found, walk.headings.len());
    for segment in &mut segments {
        segment.range = segment.range.start + start..segment.range.end + start;
    }
    (segments, headings, labels)
}

/// A block that is open.
struct Open {
    kind: Option<Kind>,
    /// Of a quote: nothing was in it yet.
    empty_quote: bool,
    /// Where it begins, and ends.
    start: usize,
    end: usize,
}

struct Walk<'t> {
    body: &'t str,
    seen: &'t Seen,
    stack: Vec<Open>,
    quotes: usize,
    /// The words that are open, from the first to the last event.
    run: Option<Range<usize>>,
    /// Lines of a block of HTML.
    html: Option<Vec<Range<usize>>>,
    in_code: bool,
    /// Where headings begin.
    headings: Vec<usize>,
    /// How many directives are behind.
    directives: usize,
    found: Vec<Segment>,
}

impl<'t> Walk<'t> {
    fn new(body: &'t str, seen: &'t Seen) -> Self {
        Walk {
            body,
            seen,
            stack: Vec::new(),
            quotes: 0,
            run: None,
            html: None,
            in_code: false,
            headings: Vec::new(),
            directives: 0,
            found: Vec::new(),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Link { link_type: LinkType::Collapsed, .. }) => {
                self.words(range.start..whole_link(self.body, range.end))
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) => {
                self.words(range)
            }
            Event::Start(tag) => self.start(&tag, range),
            Event::End(end) => self.end(end, range),
            Event::Html(_) => match &mut self.html {
                Some(lines) => lines.push(range),
                None => self.words(range),
            },
            Event::Rule => self.flush(),
            // What comes behind the box is the text.
            Event::TaskListMarker(_) => {
                if let Some(open) = self.stack.last_mut() {
                    open.start = range.end;
                }
            }
            _ if self.in_code => {}
            _ => self.words(range),
        }
    }

    fn words(&mut self, range: Range<usize>) {
        self.run = Some(match self.run.take() {
            Some(run) => run.start.min(range.start)..run.end.max(range.end),
            None => range,
        });
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        self.flush();
        let mut open = Open { kind: None, empty_quote: false, start: range.start, end: range.end };
        match tag {
            Tag::Paragraph => open.kind = Some(Kind::Paragraph),
            Tag::Heading { .. } => {
                self.headings.push(range.start);
                open.kind = Some(Kind::Heading);
            }
            Tag::Item => open.kind = Some(Kind::Item),
            Tag::TableCell => open.kind = Some(Kind::Cell),
            Tag::DefinitionListTitle => open.kind = Some(Kind::Term),
            Tag::DefinitionListDefinition => open.kind = Some(Kind::Meaning),
            Tag::BlockQuote(kind) => {
                self.quotes += 1;
                open.empty_quote = kind.is_none();
            }
            Tag::CodeBlock(kind) => {
                self.in_code = true;
                if matches!(kind, CodeBlockKind::Fenced(_)) {
                    self.code_title(&range);
                }
            }
            Tag::HtmlBlock => self.html = Some(Vec::new()),
            _ => {}
        }
        self.stack.push(open);
    }

    fn end(&mut self, end: TagEnd, range: Range<usize>) {
        match end {
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::BlockQuote(_) => self.quotes -= 1,
            TagEnd::Paragraph => {
                // An escape at the end has no event of its own, nor has one at the beginning.
                if let (Some(run), Some(open)) = (&mut self.run, self.stack.last()) {
                    *run = open.start.min(run.start)..run.end.max(range.end);
                }
            }
            _ => {}
        }
        self.flush();
        self.stack.pop();
        if let Some(open) = self.stack.last_mut() {
            open.empty_quote = false;
        }
    }

    /// The words that are open are a segment.
    fn flush(&mut self) {
        let Some(mut run) = self.run.take() else { return };
        let Some(open) = self.stack.last() else { return };
        let Some(kind) = open.kind else { return };
        let slashes = self.body[..run.start].bytes().rev().take_while(|byte| *byte == b'\\').count();
        run.start -= slashes % 2;
        let written = &self.body[run.clone()];
        run = run.start + written.len() - written.trim_start().len()..run.start + written.trim_end().len();
        if run.is_empty() {
            return;
        }
        let quote = self.stack.len().checked_sub(2).map(|at| &self.stack[at]).filter(|open| open.empty_quote);
        let end = quote.map(|quote| quote.end);
        match (kind, end.and_then(|end| Some((end, marker(&self.body[run.clone()])?)))) {
            (Kind::Paragraph, Some((end, marker))) => self.callout(run, end, marker),
            (Kind::Term, _) => {
                // Each line is one.
                let mut at = run.start;
                for line in self.body[run.clone()].split_inclusive('\n') {
                    let blank = line.len() - line.trim_start().len();
                    let end = at + line.trim_end().len();
                    if at + blank < end {
                        self.push(kind, at + blank..end);
                    }
                    at += line.len();
                }
            }
            _ => self.push(kind, run),
        }
    }

    /// A paragraph that begins with the marker of a callout.
    fn callout(&mut self, run: Range<usize>, quote_end: usize, (length, folds): (usize, bool)) {
        let behind = run.start + length;
        let line = self.body[behind..run.end].find('\n').map_or(run.end, |end| behind + end);
        let title = self.body[behind..line].trim_end().len() + behind;
        // The quote may go on behind the paragraph.
        let rest = &self.body[behind..quote_end.max(run.end)];
        if title > behind && (folds || has_title(rest)) {
            self.push(Kind::CalloutTitle, behind..title);
            self.below(line, run.end);
        } else if title > behind {
            self.push(Kind::Paragraph, behind..run.end);
        } else {
            self.below(line, run.end);
        }
    }

    /// The lines of a paragraph that come after its first.
    fn below(&mut self, line: usize, end: usize) {
        let rest = &self.body[line..end];
        let marks = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == '>').len();
        if line + marks < end {
            self.push(Kind::Paragraph, line + marks..end);
        }
    }

    fn push(&mut self, kind: Kind, range: Range<usize>) {
        let text = folded(&self.body[range.clone()], self.quotes);
        let only_pictures = kind == Kind::Paragraph && is_pictures(&text);
        let kind = if only_pictures { Kind::Picture } else { kind };
        let mut segment = Segment::new(kind, range.clone(), text, self.section());
        segment.continuation = continuation(self.body, range.start);
        self.found.push(segment);
    }

    fn code_title(&mut self, range: &Range<usize>) {
        let line = self.body[range.clone()].lines().next().unwrap_or_default();
        if let Some(words) = argument(line, "title") {
            let place = range.start + words.start..range.start + words.end;
            self.found.push(Segment::new(Kind::CodeTitle, place, line[words].to_owned(), self.section()));
        }
    }

    fn end_html(&mut self) {
        let lines = self.html.take().unwrap_or_default();
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
        let all = first.start..last.end;
        let from = self.directives;
        let ours = self.seen.directives[from..].iter().take_while(|(mask, _)| mask.start < all.end).count();
        if ours > 0 {
            self.directives = from + ours;
            for (mask, directive) in &self.seen.directives[from..from + ours] {
                self.label(mask.clone(), directive);
            }
            return;
        }
        // The lines without what quotes and lists put before them, and where each begins.
        let (mut joined, mut places) = (String::new(), Vec::new());
        for line in &lines {
            places.push((joined.len(), line.start));
            joined.push_str(&self.body[line.clone()]);
        }
        let place = |at: usize| {
            let line = places.partition_point(|(start, _)| *start <= at).saturating_sub(1);
            places[line].1 + at - places[line].0
        };
        for (range, notes) in html::sentences(&joined) {
            let text = on_one_line(&joined[range.clone()]);
            let end = if range.is_empty() { place(range.start) } else { place(range.end - 1) + 1 };
            let mut segment = Segment::new(Kind::Html, place(range.start)..end, text, self.section());
            segment.notes = notes;
            self.found.push(segment);
        }
    }

    /// Of the section that is open: 1 comes before the first heading.
    fn section(&self) -> usize {
        self.headings.len() + 1
    }

    /// Definitions are none of the parser's events.
    fn titles(&mut self, titles: Vec<Range<usize>>) {
        for range in titles {
            let at = self.found.partition_point(|segment| segment.range.start < range.start);
            let ends_before = at.checked_sub(1).is_none_or(|before| self.found[before].range.end <= range.start);
            let begins_behind = self.found.get(at).is_none_or(|behind| range.end <= behind.range.start);
            if ends_before && begins_behind {
                let section = 1 + self.headings.iter().filter(|heading| **heading < range.start).count();
                let text = self.body[range.clone()].to_owned();
                self.found.insert(at, Segment::new(Kind::LinkTitle, range, text, section));
            }
        }
    }

    fn label(&mut self, line: Range<usize>, directive: &Directive) {
        let (Directive::Tab(label) | Directive::Details(label)) = directive else { return };
        if let Some(at) = self.body[line.clone()].rfind(label.as_str()).filter(|_| !label.is_empty()) {
            let range = line.start + at..line.start + at + label.len();
            self.found.push(Segment::new(Kind::Label, range, label.clone(), self.section()));
        }
    }
}

/// `[!TIP]` at the beginning of a paragraph: how long, with the space behind it, and whether it folds.
fn marker(text: &str) -> Option<(usize, bool)> {
    let inside = text.strip_prefix('[')?.trim_start().strip_prefix('!')?.trim_start();
    let end = inside.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).filter(|end| *end > 0)?;
    let rest = inside[end..].trim_start_matches([' ', '\t']).strip_prefix(']')?;
    if rest.starts_with(['(', '[']) {
        return None;
    }
    let folds = rest.starts_with(['-', '+']);
    let rest = rest.strip_prefix(['-', '+']).unwrap_or(rest);
    let rest = rest.strip_prefix([':', '：']).unwrap_or(rest).trim_start_matches([' ', '\t']);
    Some((text.len() - rest.len(), folds))
}

/// The lines of a paragraph as one, but for breaks that stay. `quotes` is how many quotes they are in.
pub(crate) fn folded(text: &str, quotes: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.split('\n').enumerate() {
        if at == 0 {
            out.push_str(line);
            continue;
        }
        let mut line = line.trim_start_matches([' ', '\t']);
        for _ in 0..quotes {
            line = line.strip_prefix('>').map_or(line, |rest| rest.trim_start_matches([' ', '\t']));
        }
        let slashes = out.bytes().rev().take_while(|byte| *byte == b'\\').count();
        let blank = out.len() - out.trim_end_matches([' ', '\t']).len();
        if blank > 1 || slashes % 2 == 1 {
            out.push('\n');
        } else {
            out.truncate(out.trim_end_matches([' ', '\t']).len());
            let sides = out.chars().next_back().zip(line.chars().next());
            if !sides.is_some_and(|(before, after)| joins_lines(before, after)) {
                out.push(' ');
            }
        }
        out.push_str(line);
    }
    out
}

/// Nothing but pictures, alone or in links.
fn is_pictures(text: &str) -> bool {
    let mut depth = 0;
    let mut pictures = false;
    for event in Parser::new_ext(text, OPTIONS) {
        match event {
            Event::Start(Tag::Image { .. }) => (depth, pictures) = (depth + 1, true),
            Event::End(TagEnd::Image) => depth -= 1,
            Event::Text(text) if depth == 0 && !text.trim().is_empty() && !text.starts_with('{') => return false,
            Event::Code(_) if depth == 0 => return false,
            _ => {}
        }
    }
    pictures
}

/// What a further line of the block begins with whose first line is that of `at`.
fn continuation(body: &str, at: usize) -> String {
    let line = &body[body[..at].rfind('\n').map_or(0, |end| end + 1)..at];
    let keeps = |c: char| if matches!(c, '\t' | '>') { c } else { ' ' };
    let marks = line.chars().all(|c| c.is_whitespace() || c.is_ascii_digit() || "-+*>.):".contains(c));
    if marks { line.chars().map(keeps).collect() } else { String::new() }
}
