//! Shortcodes in prose: holes for what the site fills in, text for variables, Markdown for snippets.

use std::ops::Range;
use std::sync::Arc;

use super::SnippetSource;
use super::media::Video;
use super::source::Source;
use super::state::Writer;
use crate::body::{Piece, Shortcode, ShortcodeKind, SnippetText};
use crate::standing;
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::nfc::nfc;
use guichet_syntax::shortcodes::{Call, LARGEST};
use guichet_syntax::variables::{too_large, unknown_variable};

/// Snippets within snippets, at most.
const DEEPEST: usize = 16;

impl Writer<'_> {
    /// Takes room for what is not written in the text itself, if there is that much left.
    pub fn has_room(&mut self, bytes: usize) -> bool {
        let fits = self.expanded + bytes <= LARGEST;
        if fits {
            self.expanded += bytes;
        }
        fits
    }

    /// Writes the shortcode at `range`. `block`: it is alone in its paragraph, which is not written.
    pub fn call(&mut self, source: &Source<'_>, call: &Call, range: Range<usize>, block: bool) {
        if self.dropped > 0 {
            return;
        }
        let written = &source.clean[range.clone()];
        let span = source.span(range);
        match call {
            Call::Hole { name, room, .. } if !self.has_room(*room) => {
                self.diags.push(too_large("shortcode", name).at(source.file, span));
            }
            Call::Hole { name, kind, .. } if kind.is_inline() && self.heading.as_ref().is_some_and(|it| it.title) => {
                self.diags.push(
                    Diagnostic::new(codes::MD003, format!("`{name}` is not shown in the title of a page"))
                        .help("put it at the beginning of the text, or into another heading")
                        .at(source.file, span.clone()),
                );
                self.body.content.expansions.push((span, String::new()));
            }
            Call::Hole { kind, .. } => self.shortcode(source, kind.clone(), span, block),
            Call::Video { src, title, poster } => {
                self.video(source, Video { src, title, poster: poster.as_deref() }, span, block);
            }
            Call::Variable(name) => match self.options.variables.get(name) {
                Some(value) if !self.has_room(value.len()) => {
                    self.diags.push(too_large("variable", name).at(source.file, span));
                }
                Some(value) => {
                    self.body.content.expansions.push((span, value.clone()));
                    self.inline_text(value);
                }
                None => {
                    self.diags.push(unknown_variable(name, self.options.variables).at(source.file, span));
                    self.inline_text(written);
                }
            },
            Call::Snippet(name) => match self.options.snippets.get(&nfc(name)) {
                Some(snippet) => self.snippet(source, name, snippet, span, block),
                None => {
                    let unknown = Diagnostic::new(codes::MD003, format!("no snippet `{name}`"))
                        .help(format!("add `{}/_snippets/{name}.md`", folder_of_texts(source.file)))
                        .did_you_mean(name, self.options.snippets.all());
                    self.diags.push(unknown.at(source.file, span));
                    self.kept_text(written, block);
                }
            },
            Call::LeftBehind(told) => {
                if let Some((message, help)) = told {
                    self.diags
                        .push(Diagnostic::new(codes::MD011, message.as_str()).help(help).at(source.file, span.clone()));
                }
                self.body.content.expansions.push((span, String::new()));
            }
            Call::Wrong { message, help } => {
                self.diags.push(Diagnostic::new(codes::MD003, message.as_str()).help(help).at(source.file, span));
                self.inline_text(written);
            }
        }
    }

    /// A shortcode that stays text.
    pub fn kept_text(&mut self, written: &str, block: bool) {
        if block {
            self.out.push("<p>");
        }
        self.inline_text(written);
        if block {
            self.out.push("</p>");
        }
    }

    fn shortcode(&mut self, source: &Source<'_>, kind: ShortcodeKind, span: Range<usize>, block: bool) {
        let words = match &kind {
            ShortcodeKind::Badge { text: Some(words), .. } | ShortcodeKind::Icon { label: Some(words), .. } => {
                Some(words)
            }
            _ => None,
        };
        // A heading is called by its words alone, in lists and in its address; what else it shows is found all the same.
        if let (Some(heading), Some(words)) = (&mut self.heading, words) {
            heading.alt.push(' ');
            heading.alt.push_str(words);
        }
        if let Some(found) = words.cloned().or_else(|| standing::mark(&kind)) {
            match &mut self.heading {
                Some(heading) => {
                    heading.beside.push(' ');
                    heading.beside.push_str(&found);
                }
                None => self.sections.push(&found),
            }
        }
        if matches!(kind, ShortcodeKind::Icon { label: None, .. }) {
            // The twin has nothing in its place, and one of the two spaces around it.
            let (start, end) = (span.start - source.base, span.end - source.base);
            if source.clean[..start].ends_with(' ') && source.clean[end..].starts_with(' ') {
                self.body.content.expansions.push((span.end..span.end + 1, String::new()));
            }
        }
        if let Some(paragraph) = self.paragraph.as_mut().filter(|_| kind.is_inline()) {
            paragraph.sole_image = None;
        }
        self.out.hole(Piece::Shortcode(self.body.outline.shortcodes.len() as u32));
        self.body.outline.shortcodes.push(Shortcode { kind, span, snippet: source.snippet.clone(), block });
    }

    fn snippet(&mut self, source: &Source<'_>, name: &str, snippet: &SnippetSource, span: Range<usize>, block: bool) {
        let refused = if self.trail.iter().any(|open| open == name) {
            let trail = self.trail.join("` → `");
            let circle = Diagnostic::new(codes::MD004, format!("snippet `{name}` contains itself"));
            Some(circle.help(format!("break the circle `{trail}` → `{name}`")))
        } else if self.trail.len() >= DEEPEST || !self.has_room(snippet.text.len()) {
            Some(too_large("snippet", name))
        } else {
            None
        };
        if let Some(refused) = refused {
            self.diags.push(refused.at(source.file, span));
            return;
        }
        self.trail.push(name.to_string());

        let paragraph = if block { self.paragraph.take() } else { None };
        let dropped = std::mem::take(&mut self.body.content.dropped);
        let expansions = std::mem::take(&mut self.body.content.expansions);
        let snippets = std::mem::take(&mut self.body.content.snippets);
        let (links, images) = (self.body.outline.links.len(), self.body.outline.images.len());
        let shortcodes = self.body.outline.shortcodes.len();
        let inner = Source::new(
            &snippet.file,
            Some(Arc::clone(&snippet.file)),
            &snippet.text,
            snippet.start,
            self.options.html,
        );
        self.run_within(&inner, 0, !block);
        let text = SnippetText {
            span,
            file: Arc::clone(&snippet.file),
            text: Arc::clone(&snippet.text),
            start: snippet.start,
            dropped: std::mem::replace(&mut self.body.content.dropped, dropped),
            expansions: std::mem::replace(&mut self.body.content.expansions, expansions),
            snippets: std::mem::replace(&mut self.body.content.snippets, snippets),
            links: links..self.body.outline.links.len(),
            images: images..self.body.outline.images.len(),
            shortcodes: shortcodes..self.body.outline.shortcodes.len(),
        };
        self.body.content.snippets.push(text);
        if block {
            self.paragraph = paragraph;
        }
        self.trail.pop();
    }
}

/// The folder of the locale that a file is in, `content/en`.
fn folder_of_texts(file: &str) -> &str {
    let slashes = file.match_indices('/').map(|(at, _)| at);
    file.get(..slashes.take(2).last().unwrap_or_default()).filter(|folder| !folder.is_empty()).unwrap_or("content")
}
