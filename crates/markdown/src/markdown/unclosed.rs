//! What is opened and never closed, and takes the rest of the article with it: comments, blocks of code, blocks of HTML.
//! Markdown lets the end of the file close them; nobody means that.

use std::ops::Range;

use memchr::memmem;

use super::raw_block::RawBlock;
use super::source::Source;
use super::state::Writer;
use guichet_core::diag::{Code, Diagnostic, Fix, codes};

const CODE: Code = codes::MD020;

impl Writer<'_> {
    /// There is a block of code between fences at `range`.
    pub fn watch_fence(&mut self, source: &Source<'_>, range: &Range<usize>) {
        let written = &source.clean[range.clone()];
        let opening = written.trim_start();
        let start = range.start + written.len() - opening.len();
        let Some(mark) = opening.bytes().next().filter(|mark| matches!(mark, b'`' | b'~')) else { return };
        let length = opening.bytes().take_while(|byte| *byte == mark).count();
        if let Some(next) = next_opening(&source.clean[..start], opening, mark, length) {
            let line = opening.find(['\n', '\r']).unwrap_or(opening.len());
            let place = source.span(start..start + line);
            let below = if next == 1 { "1 line below".to_owned() } else { format!("{next} lines below") };
            let fence = named(&opening[..length]);
            let message = format!(
                "this code block is not closed before the next one, {below}, so what is between them is shown as code"
            );
            let more = named(&opening[..1].repeat(length + 1));
            let help =
                format!("end it with a line of {fence}; an example that shows such lines needs {more} around it");
            self.swallowed |= opening.lines().skip(1).any(|line| line.trim_start().starts_with(":::"));
            self.diags.push(Diagnostic::new(CODE, message).help(help).at(source.file, place));
            return;
        }
        let lines = opening.trim_end();
        let is_closed = lines.rfind(['\n', '\r']).is_some_and(|at| {
            let last = lines[at..].trim_start_matches(|c: char| c.is_whitespace() || c == '>');
            last.len() >= length && last.bytes().all(|byte| byte == mark)
        });
        if is_closed {
            return;
        }
        let fence = &opening[..length];
        let rest = source.clean[range.end..].trim_matches(|c: char| c.is_whitespace() || c == ':');
        let (message, help) = if rest.is_empty() {
            (
                "this code block is never closed, so it goes on to the end",
                format!("end it with a line of {}", named(fence)),
            )
        } else {
            (
                "this code block is never closed: the list item or quote that it is in ends first",
                format!("indent its lines, and the closing line of {}, like its first line", named(fence)),
            )
        };
        self.swallowed |= opening.lines().skip(1).any(|line| line.trim_start().starts_with(":::"));
        let line = opening.find(['\n', '\r']).unwrap_or(opening.len());
        // It may have ended at any empty line.
        let lines = &opening[..lines.len()];
        let is_certain = rest.is_empty()
            && (start == 0 || source.clean[..start].ends_with(['\n', '\r']))
            && !lines[line.min(lines.len())..].trim().is_empty()
            && lines.lines().all(|line| !line.trim().is_empty());
        let end = source.span(start + lines.len()..start + lines.len());
        let fix =
            is_certain.then(|| Fix::new(format!("end the code with {}", named(fence)), end, format!("\n{fence}")));
        let diagnostic = Diagnostic::new(CODE, message).help(help).fix(fix);
        self.diags.push(diagnostic.at(source.file, source.span(start..start + line)));
    }

    /// A block of HTML.
    pub fn watch_html_end(&mut self, source: &Source<'_>, raw: &RawBlock) {
        let text = raw.text();
        let begin = text.len() - text.trim_start().len();
        let found = open_block(&text[begin..]).map(|(what, end)| (begin, what, end)).or_else(|| {
            let raw_text = ["<script", "<style", "<textarea"].iter().any(|tag| starts_with(&text[begin..], tag));
            let at = if raw_text { None } else { open_comment(text) };
            at.map(|at| (at, "this comment", "-->"))
        });
        let Some((at, what, end)) = found else { return };
        self.swallowed |= text.lines().skip(1).any(|line| line.trim_start().starts_with(":::"));
        let to_the_end = source.clean[raw.end().min(source.clean.len())..].trim().is_empty();
        let message = match to_the_end {
            true => format!("{what} is never closed, so it goes on to the end"),
            false => format!("{what} is not closed where its block of HTML ends"),
        };
        let line = text[at..].find(['\n', '\r']).map_or(text.len(), |len| at + len);
        let line = at..at + text[at..line].trim_end().len();
        let diagnostic = Diagnostic::new(CODE, message).help(format!("end it with `{end}`"));
        self.diags.push(diagnostic.at(source.file, raw.span(source, &line)));
    }

    /// A comment that begins in a sentence and is not closed in it is text.
    pub fn watch_open_comment(&mut self, source: &Source<'_>, range: &Range<usize>) {
        let end = source.clean.len().min(range.end + 3);
        let Some(text) = source.clean.as_bytes().get(range.start..end) else { return };
        let Some(at) = memmem::find(text, b"<!--").map(|at| range.start + at).filter(|at| *at < range.end) else {
            return;
        };
        if source.clean[..at].ends_with('\\')
            || !self.diags.iter().all(|told| told.span != Some(source.span(at..at + 4)))
        {
            return;
        }
        let diagnostic = Diagnostic::new(CODE, "this comment is not closed in its paragraph, so it is shown as text")
            .help("end it with `-->`, and leave no empty line in it; or begin it on a line of its own");
        self.diags.push(diagnostic.at(source.file, source.span(at..at + 4)));
    }
}

/// How many lines below its first one a block of code has a line that is to open another: the same fence, or a longer one, with a
/// language. `before` is what stands before it. Nothing where it shows how Markdown is written.
fn next_opening(before: &str, block: &str, mark: u8, length: usize) -> Option<usize> {
    const SHOW_FENCES: [&str; 8] = ["markdown", "md", "mdx", "markdoc", "mdc", "rmd", "qmd", "gfm"];
    let mut lines = block.lines();
    let language = info(lines.next()?, mark).to_ascii_lowercase();
    if SHOW_FENCES.contains(&language.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()) {
        return None;
    }
    // Further to the right, a fence is part of the code.
    let width = |text: &str| text.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum::<usize>();
    let margin = width(&before[before.rfind(['\n', '\r']).map_or(0, |end| end + 1)..]) + 4;
    let opens = |line: &str| {
        let fence = line.trim_start_matches([' ', '\t', '>']);
        let marks = fence.bytes().take_while(|byte| *byte == mark).count();
        marks >= length
            && width(&line[..line.len() - fence.len()]) < margin
            && !fence[marks..].contains(char::from(mark))
            && info(fence, mark).starts_with(|c: char| c.is_ascii_alphabetic())
    };
    // One right below the first line is what the code is about.
    lines.position(opens).filter(|line| *line > 0).map(|line| line + 1)
}

/// What is behind the marks of a fence.
fn info(line: &str, mark: u8) -> &str {
    line.trim_start_matches(char::from(mark)).trim()
}

/// A fence in words: backticks between backticks can't be counted.
fn named(fence: &str) -> String {
    let mark = if fence.starts_with('`') { "backticks" } else { "tildes" };
    let number = match fence.len() {
        3 => "three",
        4 => "four",
        5 => "five",
        length => return format!("{length} {mark}"),
    };
    format!("{number} {mark}")
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
}

/// What a block begins with that only its own end ends, and that end, if it is not there.
fn open_block(text: &str) -> Option<(&'static str, &'static str)> {
    let lower = || text.to_ascii_lowercase();
    let tag =
        |name: &str| starts_with(text, name) && text[name.len()..].starts_with(|c: char| c.is_whitespace() || c == '>');
    let (what, end) = match text {
        _ if text.starts_with("<![CDATA[") => ("this CDATA section", "]]>"),
        _ if text.starts_with("<?") => ("this processing instruction", "?>"),
        _ if tag("<script") => ("`<script>`", "</script>"),
        _ if tag("<style") => ("`<style>`", "</style>"),
        _ if tag("<textarea") => ("`<textarea>`", "</textarea>"),
        _ if tag("<pre") => ("`<pre>`", "</pre>"),
        _ => return None,
    };
    (!lower().contains(&end.to_ascii_lowercase())).then_some((what, end))
}

/// Where a comment begins that is not closed.
fn open_comment(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].find("<!--").map(|at| from + at) {
        // `<!-->` is a whole comment.
        from = at + 2 + text[at + 2..].find("-->").map_or_else(|| text.len(), |len| len + 3).min(text.len() - at - 2);
        if !text[at + 2..].contains("-->") {
            return Some(at);
        }
    }
    None
}
