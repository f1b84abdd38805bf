//! What the Markdown twin has in place of what only Guichet reads: lines of our blocks, titles of callouts, terms, videos. Whoever reads a twin
//! knows Markdown as GitHub has it, and nothing of this program.

use std::ops::Range;

use super::refused::escaped;
use super::source::{Source, WIDE};
use super::state::Writer;
use crate::edits::continuation;
use guichet_syntax::directives::Directive;

impl Writer<'_> {
    fn in_twin(&mut self, source: &Source<'_>, range: Range<usize>, text: impl Into<String>) {
        self.body.content.expansions.push((source.span(range), text.into()));
    }

    /// The line that opens a block. A section for some plans says so itself, where the plans are known.
    pub fn opening_in_twin(&mut self, source: &Source<'_>, directive: &Directive, line: &Range<usize>) {
        let words = match directive {
            Directive::Tab(words) | Directive::Details(words) if !words.is_empty() => words,
            Directive::Plans(_) => return,
            _ => {
                let is_first = blank_or_ours(line_before(source.clean, line.start));
                let range = if is_first { with_its_end(source.clean, line.clone()) } else { line.clone() };
                return self.in_twin(source, range, "");
            }
        };
        let label = line.end - words.len()..line.end;
        let before = if blank_or_ours(line_before(source.clean, line.start)) { "" } else { "\n" };
        let begin = &source.clean[line.start..line.end];
        let indent = &begin[..begin.len() - begin.trim_start().len()];
        self.in_twin(source, line.start..label.start, format!("{before}{indent}**"));
        self.bold_as_a_whole(source, label.clone());
        let needs_line = !line_behind(source.clean, line.end).trim().is_empty();
        self.in_twin(source, label.end..label.end, if needs_line { "**\n" } else { "**" });
    }

    /// `:::`.
    pub fn closing_in_twin(&mut self, source: &Source<'_>, directive: &Directive, line: &Range<usize>) {
        if matches!(directive, Directive::Plans(_)) {
            // Whoever reads on has to see that this is for everyone again.
            let before = if line_before(source.clean, line.start).trim().is_empty() { "" } else { "\n" };
            let begin = &source.clean[line.clone()];
            let indent = &begin[..begin.len() - begin.trim_start().len()];
            return self.in_twin(source, line.clone(), format!("{before}{indent}***"));
        }
        let behind = line_behind(source.clean, line.end).trim();
        if behind.is_empty() || matches!(behind, ":::" | WIDE) {
            let range = with_its_end(source.clean, line.clone());
            let before_code = matches!(directive, Directive::Steps | Directive::Cards);
            if before_code { self.leave_out_lines(source, range) } else { self.in_twin(source, range, "") }
        } else {
            self.in_twin(source, line.clone(), "");
        }
    }

    /// The marker of a callout, at `marker`, and what is written behind it up to `end`. `title` is where the line ends, if it is the title.
    /// `alert` is what GitHub knows; the site knows what others are called.
    pub fn callout_in_twin(
        &mut self,
        source: &Source<'_>,
        marker: Range<usize>,
        end: usize,
        title: Option<usize>,
        alert: Option<&str>,
    ) {
        let line_start = source.clean[..marker.start].rfind('\n').map_or(0, |at| at + 1);
        let Some(begin) = continuation(&source.clean[line_start..marker.start]) else { return };
        let empty = begin.trim_end();
        let behind_is_text = !source.clean[marker.end..end].contains('\n');
        match alert {
            Some(name) => {
                let alert = format!("[!{}]", name.to_ascii_uppercase());
                match title {
                    Some(_) => self.in_twin(source, marker.start..end, format!("{alert}\n{begin}**")),
                    None if behind_is_text
                        && end < source.clean.len()
                        && !source.clean[end..].starts_with(['\n', '\r']) =>
                    {
                        self.in_twin(source, marker.start..end, format!("{alert}\n{begin}"));
                    }
                    None => self.in_twin(source, marker.clone(), alert),
                }
            }
            None if title.is_some() => self.in_twin(source, marker.end..end, format!("\n{empty}\n{begin}**")),
            None if behind_is_text => self.in_twin(source, marker.end..end, format!("\n{empty}\n{begin}")),
            None => self.in_twin(source, marker.end..marker.end, format!("\n{empty}")),
        }
        if let Some(line_end) = title {
            let words = source.clean[end..line_end].trim_end().len();
            self.bold_as_a_whole(source, end..end + words);
            self.in_twin(source, end + words..line_end, format!("**\n{empty}"));
        }
    }

    /// What is bold between marks of bold would end it.
    fn bold_as_a_whole(&mut self, source: &Source<'_>, label: Range<usize>) {
        let words = &source.clean[label.clone()];
        // In code, signs are signs.
        let outside = |at: usize| words[..at].matches('`').count().is_multiple_of(2);
        let marks: Vec<usize> = words.match_indices("**").map(|(at, _)| at).filter(|at| outside(*at)).collect();
        for at in marks {
            self.in_twin(source, label.start + at..label.start + at + 2, "");
        }
    }

    /// Terms of a list of definitions, a line each.
    pub fn terms_in_twin(&mut self, source: &Source<'_>, range: &Range<usize>) {
        let text = source.clean[range.clone()].trim_end();
        let mut at = range.start;
        let mut lines = text.split('\n').peekable();
        while let Some(line) = lines.next() {
            let words = line.trim_start_matches([' ', '\t', '>']);
            let start = at + line.len() - words.len();
            let end = start + words.trim_end().len();
            at += line.len() + 1;
            if start == end || words.starts_with("**") {
                continue;
            }
            self.in_twin(source, start..start, "**");
            self.in_twin(source, end..end, if lines.peek().is_some() { "**\\" } else { "**" });
        }
    }

    /// A meaning is an item below its term: what is indented below its colon is indented enough for that.
    pub fn meaning_in_twin(&mut self, source: &Source<'_>, range: &Range<usize>) {
        if source.clean[range.clone()].starts_with(':') {
            self.in_twin(source, range.start..range.start + 1, "-");
        }
    }

    /// A video on another site, called at `span` of the file, or what is left of one: `None` where its address is refused.
    pub fn video_in_twin(&mut self, span: Range<usize>, title: &str, address: Option<&str>) {
        let title = escaped_words(title);
        let text = match address {
            Some(address) => format!("[{title}]({})", address.replace('(', "%28").replace(')', "%29")),
            None => title,
        };
        self.body.content.expansions.push((span, text));
    }
}

/// As little as makes sure that nothing in it is markup.
fn escaped_words(words: &str) -> String {
    if words
        .contains(|c: char| c.is_ascii_punctuation() && !matches!(c, ',' | '.' | '?' | '\'' | '"' | '/' | ';' | '%'))
    {
        return escaped(words);
    }
    words.to_owned()
}

fn line_before(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[..start].strip_suffix('\n').unwrap_or_default().rsplit('\n').next().unwrap_or_default()
}

/// The next line, if there is nothing more on this one.
fn line_behind(text: &str, at: usize) -> &str {
    let mut lines = text[at..].split('\n');
    lines.next();
    lines.next().unwrap_or_default()
}

fn blank_or_ours(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with(":::") || line.starts_with(WIDE)
}

/// With all of its line, if nothing else is behind it.
fn with_its_end(text: &str, line: Range<usize>) -> Range<usize> {
    match text[line.end..].find('\n') {
        Some(end) if text[line.end..line.end + end].trim().is_empty() => {
            text[..line.start].rfind('\n').map_or(0, |before| before + 1)..line.end + end + 1
        }
        _ => line,
    }
}
