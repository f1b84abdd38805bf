//! Ids that are given by hand: `{#id}` after headings and links, `id=` and `<a name=>` of raw HTML. They are known before
//! the first id is made of a heading's text, so that whoever gives one gets it, wherever it stands.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use memchr::memmem;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::parser::options;
use super::picture_attributes::look;
use super::raw_attributes::given_id;
use super::source::{Masked, Source};
use super::state::Writer;
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::Span;
use guichet_html::tokens::{self, Token};
use guichet_syntax::attributes;
use guichet_syntax::shortcodes::Call;

impl Writer<'_> {
    /// Keeps the ids that the snippets of `source` give. Whether the source itself may give some.
    pub fn reserve_ids_of_snippets(&mut self, source: &Source<'_>) -> bool {
        let mut seen = BTreeSet::new();
        let mut due: Vec<String> = snippets(source).collect();
        while let Some(name) = due.pop() {
            let Some(snippet) = self.options.snippets.get(&name) else { continue };
            if !seen.insert(name) {
                continue;
            }
            let inner = Source::new(&snippet.file, None, &snippet.text, snippet.start, self.options.html);
            due.extend(snippets(&inner));
            if may_give(&snippet.text) {
                let events: Vec<_> =
                    Parser::new_ext(&inner.masked, options(self.options.math)).into_offset_iter().collect();
                self.reserve_ids(&inner, &events);
            }
        }
        may_give(source.clean)
    }

    pub fn reserve_ids(&mut self, source: &Source<'_>, events: &[(Event<'_>, Range<usize>)]) {
        let mut heading = false;
        for (event, range) in events {
            match event {
                Event::Start(Tag::Heading { id, .. }) => {
                    heading = true;
                    if let Some(id) = id {
                        self.ids.reserve(id.trim_start_matches('#'));
                    }
                }
                Event::End(TagEnd::Heading(_)) => heading = false,
                Event::Start(Tag::Link { .. }) if !heading => {
                    if let Some(id) = attributes::list(&source.clean[range.end..]).and_then(|list| list.id) {
                        self.ids.reserve(id);
                    }
                }
                Event::Start(Tag::Image { .. }) if !heading => {
                    if let Some(id) = look(&source.clean[range.end..]).and_then(|(look, _)| look.id) {
                        self.ids.reserve(&id);
                    }
                }
                // Those in a heading are its own.
                Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) if !heading => {
                    self.reserve_in(&source.clean[range.clone()])
                }
                _ => {}
            }
        }
    }

    fn reserve_in(&mut self, html: &str) {
        let mut at = 0;
        while at < html.len() {
            let (token, end) = tokens::next(html, at);
            at = end;
            if let Token::Open { name, attributes } = token
                && let Some(id) = given_id(&name, &attributes)
            {
                self.ids.reserve(&id);
            }
        }
    }

    /// Claims an id that is given at `span`; false, and reported, when it is given a second time.
    pub fn claim_given(&mut self, id: &str, file: &Arc<str>, span: Span) -> bool {
        if is_of_the_page(id) {
            self.diags.push(
                Diagnostic::new(codes::MD025, format!("the id `{id}` is one of the page's own"))
                    .help("give this one an id that does not begin with `page:`")
                    .at(file, span),
            );
            return false;
        }
        let place = (Arc::clone(file), span.start);
        if self.ids.claim(id) {
            self.places.insert(id.to_owned(), place);
            return true;
        }
        // A snippet may be on a page twice.
        if self.places.get(id) != Some(&place) && !file.is_empty() {
            self.diags.push(
                Diagnostic::new(codes::MD025, format!("the id `{id}` is duplicated on this page"))
                    .help(format!("links to `#{id}` lead to the first: give this one another id"))
                    .at(file, span),
            );
        }
        false
    }
}

/// Whether the theme keeps an id for what is around the text. No heading's text makes one like it.
pub(super) fn is_of_the_page(id: &str) -> bool {
    id.starts_with("page:")
}

fn snippets(source: &Source<'_>) -> impl Iterator<Item = String> {
    source.masks.iter().filter_map(|mask| match &mask.what {
        Masked::Call(Call::Snippet(name)) => Some(name.clone()),
        _ => None,
    })
}

/// Whether there is anything like it. Most articles have at most calls of snippets, whose `name=` is not in a tag.
fn may_give(text: &str) -> bool {
    let bytes = text.as_bytes();
    let in_braces = |at| {
        let inside = &bytes[at + 1..];
        let end = memchr::memchr3(b'}', b'\n', b'{', inside).unwrap_or(inside.len());
        memchr::memchr(b'#', &inside[..end]).is_some()
    };
    memchr::memchr_iter(b'{', bytes).any(in_braces)
        || memchr::memchr(b'<', bytes).is_some()
            && ["id=", "ID=", "name="].iter().any(|sign| memmem::find(bytes, sign.as_bytes()).is_some())
}
