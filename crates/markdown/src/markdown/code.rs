//! Blocks of code: what stands between two fences, or in a file that the first fence names.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;

use super::code_lines::{self, Numbers, Sign};
use super::highlight::highlight;
use super::open::CodeBlock;
use super::source::Source;
use super::state::{Open, Writer};
use crate::edits::continued;
use guichet_core::diag::{Diagnostic, codes};
use guichet_html::escape::escape_attribute;
use guichet_syntax::directives::Directive;
use guichet_syntax::fence::Fence;

/// What other generators draw in the browser, where a script of some megabytes does it (docs/decisions/0066-formulas-and-diagrams.md).
const DRAWN: [&str; 3] = ["mermaid", "plantuml", "d2"];

/// The language of a block that is a formula, if site.yaml asks for those.
const FORMULA: &str = "math";

impl Writer<'_> {
    pub fn start_code(&mut self, source: &Source<'_>, kind: &CodeBlockKind<'_>, range: Range<usize>) {
        let (fence, title) = self.code_info(source, kind, &range);
        if source.snippet.is_none() {
            self.body.outline.blocks += 1;
        }
        self.sections.gap();
        let written = match kind {
            CodeBlockKind::Fenced(info) => Some(source.unmask(info).to_owned()),
            CodeBlockKind::Indented => None,
        };
        self.code = Some(CodeBlock { fence, title, text: String::new(), written, range });
    }

    /// What the info string of a code block says, and its title. What nobody knows in it is for other programs.
    pub fn code_info(
        &mut self,
        source: &Source<'_>,
        kind: &CodeBlockKind<'_>,
        range: &Range<usize>,
    ) -> (Fence, Option<String>) {
        let CodeBlockKind::Fenced(info) = kind else {
            return (Fence::default(), None);
        };
        let written = source.unmask(info);
        let mut fence = Fence::read(written);
        let place = source.locate(info);
        for problem in std::mem::take(&mut fence.problems) {
            let code = if problem.foreign { codes::MD011 } else { codes::MD032 };
            let at = match &place {
                Some(place) => place.start + problem.place.start..place.start + problem.place.end,
                None => first_line(source, range),
            };
            self.diags.push(Diagnostic::new(code, problem.message).help(problem.help).at(source.file, source.span(at)));
        }
        if DRAWN.contains(&&*fence.language) {
            let message = format!("a drawing in `{}` is shown as its source", fence.language);
            let help = "show a picture of it: most tools for these drawings save one as SVG";
            let place = first_line(source, range);
            let diagnostic = Diagnostic::new(codes::MD011, message).help(help).as_note();
            self.diags.push(diagnostic.at(source.file, source.span(place)));
        }
        if !self.options.math && fence.language == FORMULA {
            let help = "set `markdown: { math: true }` in site.yaml, so that it is typeset, or show a picture of it";
            let diagnostic = Diagnostic::new(codes::MD011, "a formula in `math` is shown as its source").help(help);
            let place = first_line(source, range);
            self.diags.push(diagnostic.at(source.file, source.span(place)));
        }
        let title = fence.title.take().map(|title| self.variables_in(&title).into_owned());
        let shown = fence.plain(title.as_deref());
        if shown.trim() != written.trim()
            && fence.include.is_none()
            && let Some(place) = place
        {
            self.body.content.expansions.push((source.span(place), shown.trim().to_owned()));
        }
        (fence, title)
    }

    pub fn end_code(&mut self, source: &Source<'_>) {
        let Some(CodeBlock { mut fence, title, mut text, written, range }) = self.code.take() else {
            return;
        };
        let mut of_file = Vec::new();
        if let Some(include) = fence.include.take() {
            let Some(part) = self.part_of_file(source, &include, &text, &range) else { return };
            (text, of_file) = (part.text, part.numbers);
            if fence.language.is_empty() {
                fence.language = extension(&include.file).to_owned();
            }
            self.in_place_of_include(source, &fence, title.as_deref(), &text, &range);
        } else {
            self.watch_code_block(source, &text, written.as_deref(), range.clone());
        }
        let is_formula = self.options.math && fence.language == FORMULA;
        if is_formula && self.formula_block(source, &text, first_line(source, &range)) {
            return;
        }
        let signs = if fence.diff { code_lines::signs(&mut text) } else { Vec::new() };
        let count = text.lines().count();
        if let Some(beyond) = fence.marked.iter().find(|lines| *lines.start() > count) {
            let message = format!("line {} is marked, and the code has {count}", beyond.start());
            let help = "lines are counted from 1, in the code that is shown";
            let diagnostic = Diagnostic::new(codes::MD032, message).help(help);
            self.diags.push(diagnostic.at(source.file, source.span(first_line(source, &range))));
        }
        let in_tabs = matches!(self.stack.last(), Some(Open::Directive { directive: Directive::Tabs, .. }));
        let label = if in_tabs { title.clone().or_else(|| Some(fence.language.clone())) } else { None };
        let label = label.filter(|label| !label.is_empty());
        if let Some(label) = &label {
            self.out.push("<div class=\"tab\"");
            self.out.attribute("data-tab", label);
            self.out.push("><p class=\"tab-label\">");
            self.out.escaped(label);
            self.out.push("</p>\n");
        }
        let numbers = fence.numbers.map(|first| match first {
            None if !of_file.is_empty() => Numbers::OfFile(&of_file),
            first => Numbers::From(first.unwrap_or(1)),
        });
        self.out.push("<div class=\"code");
        for (class, is) in [
            (" code-numbered", numbers.is_some()),
            (" code-marked", !fence.marked.is_empty()),
            (" code-diff", fence.diff),
            (" code-wrap", fence.wrap),
        ] {
            self.out.push(if is { class } else { "" });
        }
        self.out.push("\"");
        if !fence.language.is_empty() {
            self.out.attribute("data-lang", &fence.language);
        }
        self.out.push(">");
        if let Some(title) = &title {
            if label.is_none() {
                self.out.push("<p class=\"code-title\">");
                self.out.escaped(title);
                self.out.push("</p>");
            }
            self.sections.push(title);
            self.sections.gap();
        }
        self.out.push("<pre tabindex=\"0\"><code");
        if !fence.language.is_empty() {
            self.out.push(" class=\"language-");
            escape_attribute(&mut self.out.text, &fence.language);
            self.out.push("\"");
        }
        self.out.push(">");
        // The HTML parser drops a line feed after `<pre>` only, so the code's own first one is safe inside `<code>`.
        if numbers.is_some() || !fence.marked.is_empty() || fence.diff {
            let mut html = String::new();
            highlight(&mut html, &text, &fence.language);
            code_lines::write(&mut self.out.text, &html, &fence, numbers, &signs);
        } else {
            highlight(&mut self.out.text, &text, &fence.language);
        }
        self.out.push("</code></pre></div>\n");
        if label.is_some() {
            self.out.push("</div>\n");
        }
        match signs.is_empty() {
            true => self.sections.push(&text),
            // What was removed is nothing to find.
            false => {
                let kept = text.lines().zip(&signs).filter(|(_, sign)| **sign != Sign::Removed);
                for (line, _) in kept {
                    self.sections.push(line);
                    self.sections.push("\n");
                }
            }
        }
        self.sections.gap();
    }

    /// The Markdown twin shows the code itself.
    fn in_place_of_include(
        &mut self,
        source: &Source<'_>,
        fence: &Fence,
        title: Option<&str>,
        text: &str,
        range: &Range<usize>,
    ) {
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let ticks = "`".repeat(longest.max(2) + 1);
        let block = format!("{ticks}{}\n{text}{ticks}", fence.plain(title));
        let written = source.clean[range.clone()].trim_end();
        let block = continued(source.clean, range.start, block);
        self.body.content.expansions.push((source.span(range.start..range.start + written.len()), block));
    }
}

/// Of a block, the fence that opens it.
pub(super) fn first_line(source: &Source<'_>, block: &Range<usize>) -> Range<usize> {
    block.start..block.start + source.clean[block.clone()].lines().next().map_or(0, str::len)
}

/// The language of a file without another one.
fn extension(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}
