//! Words outside of the flow of text: the label of a tab and the summary of a fold, which are Markdown, and titles and
//! alternative texts, which are not, but whose variables are replaced.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;

use super::source::{Masked, Source};
use super::state::Writer;
use guichet_core::diag::{Diagnostic, codes};
use guichet_syntax::lookalikes::replaced;
use guichet_syntax::shortcodes::Call;
use guichet_syntax::variables::{too_large, unknown_variable};

impl Writer<'_> {
    /// Writes the words that end the line of ours at `line`, as inline Markdown, and says what they are without markup.
    pub fn label(&mut self, source: &Source<'_>, words: &str, line: &Range<usize>) -> String {
        if words.is_empty() {
            return String::new();
        }
        let (label, space) = source.label(line.end - words.len()..line.end);
        let paragraph = self.paragraph.take();
        let start = self.sections.len();
        // As a snippet within a sentence.
        self.run_within(&label, space, true);
        self.paragraph = paragraph;
        self.sections.text_from(start).trim().to_owned()
    }

    /// `part` of what is at `range`, without markup: variables are replaced, other shortcodes stay and are reported.
    pub fn plain_words<'p>(&mut self, source: &'p Source<'_>, part: &'p str, range: &Range<usize>) -> Cow<'p, str> {
        // The parser may have copied it.
        let copied = || {
            let masked = source.masked.as_bytes().get(range.clone())?;
            let at = memmem::rfind(masked, part.as_bytes())?;
            Some(range.start + at..range.start + at + part.len())
        };
        let place = if part.is_empty() { None } else { source.locate(part).or_else(copied) };
        let masks = place.as_ref().map(|place| source.masks_in(place)).unwrap_or_default();
        let Some(place) = place.filter(|_| !masks.is_empty()) else {
            return Cow::Borrowed(source.unmask_in(part, range));
        };
        let mut words = String::new();
        let mut from = place.start;
        for mask in masks.iter().filter(|mask| mask.range.end <= place.end) {
            words.push_str(&source.clean[from..mask.range.start]);
            from = mask.range.end;
            let written = &source.clean[mask.range.clone()];
            match &mask.what {
                Masked::Call(Call::Variable(name)) if let Some(value) = self.options.variables.get(name) => {
                    let span = source.span(mask.range.clone());
                    if self.has_room(value.len()) {
                        words.push_str(value);
                        self.body.content.expansions.push((span, value.clone()));
                    } else {
                        self.diags.push(too_large("variable", name).at(source.file, span));
                    }
                }
                Masked::Call(call) => {
                    let told = match call {
                        Call::Variable(name) => unknown_variable(name, self.options.variables),
                        _ => Diagnostic::new(codes::MD003, format!("`{written}` is shown as text here"))
                            .help("only variables are replaced in titles and in the text of pictures"),
                    };
                    self.diags.push(told.at(source.file, source.span(mask.range.clone())));
                    words.push_str(written);
                }
                Masked::Directive(_) => words.push_str(written),
            }
        }
        words.push_str(&source.clean[from..place.end]);
        Cow::Owned(words)
    }

    /// A text with its variables replaced, where nothing is reported.
    pub fn variables_in<'t>(&self, text: &'t str) -> Cow<'t, str> {
        replaced("", text, self.options.variables, &mut Vec::new())
    }
}
