//! Formulas: `$…$` in a line, `$$…$$` on lines of their own, and blocks of code in the language `math`, if site.yaml has `markdown: { math: true }`.

use std::ops::Range;

use super::source::Source;
use super::state::Writer;
use crate::formula::{Formula, Problem, formula};
use guichet_core::diag::{Diagnostic, codes};

impl Writer<'_> {
    /// `$…$`, or `$$…$$` if it is a `block`.
    pub fn formula(&mut self, source: &Source<'_>, tex: &str, block: bool, range: Range<usize>) {
        if self.dropped > 0 {
            return;
        }
        let signs = if block { 2 } else { 1 };
        let inside = range.start + signs..range.end.saturating_sub(signs).max(range.start + signs);
        // Lines in a quote or list begin with marks that are not the formula's.
        let written = source
            .clean
            .get(inside.clone())
            .filter(|written| source.is_as_written(&range) || tex.len() == written.len());
        let is_whole = written.is_some_and(|written| written.len() == tex.len());
        let tex = written.filter(|_| is_whole).unwrap_or(tex);
        match formula(tex, block) {
            Ok(Formula { html, text }) => {
                let html = if block { format!("<span class=\"formula\">{html}</span>") } else { html };
                self.out.push(&html);
                match &mut self.heading {
                    Some(heading) => {
                        heading.html.push_str(&html);
                        heading.text.push_str(&text);
                    }
                    None => self.sections.push(&text),
                }
                if let Some(paragraph) = &mut self.paragraph {
                    paragraph.plain = true;
                    paragraph.sole_image = None;
                }
            }
            Err(problem) => {
                self.tell_formula(source, &problem, if is_whole { inside } else { range }, is_whole);
                self.inline_tag("<code>");
                self.inline_text(tex);
                self.inline_tag("</code>");
            }
        }
    }

    /// A block of code that is a formula, whose first line is at `place`. Whether it is one; if not, it is shown as code.
    pub fn formula_block(&mut self, source: &Source<'_>, tex: &str, place: Range<usize>) -> bool {
        match formula(tex.trim_end(), true) {
            Ok(Formula { html, text }) => {
                self.out.push("<div class=\"formula\">");
                self.out.push(&html);
                self.out.push("</div>\n");
                self.sections.push(&text);
                self.sections.gap();
                true
            }
            Err(problem) => {
                self.tell_formula(source, &problem, place, false);
                false
            }
        }
    }

    /// `place` is the formula, `exact` if the problem's own place counts from its beginning.
    fn tell_formula(&mut self, source: &Source<'_>, problem: &Problem, place: Range<usize>, exact: bool) {
        let at = match exact && !problem.place.is_empty() {
            true => place.start + problem.place.start..(place.start + problem.place.end).min(place.end),
            false => place,
        };
        let message = format!("this formula is shown as it is written: {}", problem.why);
        let help = "formulas are written as in LaTeX: docs/writing.md lists what there is; a dollar sign that is money is `\\$`";
        self.diags.push(Diagnostic::new(codes::MD035, message).help(help).at(source.file, source.span(at)));
    }
}
