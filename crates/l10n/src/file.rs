//! One file of messages: what it defines, and what can't be read of it.

use std::ops::Range;
use std::sync::Arc;

use fluent_bundle::FluentResource;
use fluent_syntax::ast;
use fluent_syntax::parser::{ErrorKind, ParserError};

use super::{depth, digits, escapes, walk};
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::Locale;

/// Who wrote a file of messages. The site's come before the theme's in the same locale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    Site,
    Theme,
}

/// One `.ftl` file.
#[derive(Clone, Debug)]
pub struct FtlSource {
    /// For diagnostics: the path from the site's root.
    pub file: Arc<str>,
    pub text: Arc<str>,
    pub locale: Locale,
    pub origin: Origin,
}

pub(super) struct Parsed<'a> {
    pub source: &'a FtlSource,
    /// Place of its locale in the chain.
    pub rank: usize,
    pub resource: Arc<FluentResource>,
    /// In the order of the file, with their places.
    pub ids: Vec<(String, Range<usize>)>,
}

pub(super) fn parse<'a>(source: &'a FtlSource, rank: usize, diags: &mut Vec<Diagnostic>) -> Parsed<'a> {
    let text = match depth::too_deep(&source.text) {
        Some(at) => {
            diags.push(too_deep(source, at));
            String::new()
        }
        None => {
            let unfinished = escapes::unfinished(&source.text);
            let text = escapes::masked(&source.text, &unfinished).into_owned();
            diags.extend(unfinished.into_iter().map(|place| unfinished_escape(source, place)));
            text
        }
    };
    let (mut resource, errors) = read(text);
    diags.extend(errors.iter().map(|error| syntax_error(source, error)));
    let long = digits::too_many(&resource);
    if !long.is_empty() {
        resource = read(digits::zeroed(resource.source(), &long)).0;
        diags.extend(long.into_iter().map(|place| too_many_digits(source, place)));
    }
    let ids = resource
        .entries()
        .filter_map(|entry| match entry {
            // A message of attributes only has nothing to print.
            ast::Entry::Message(message) if message.value.is_some() => {
                Some((message.id.name.to_owned(), walk::place(&resource, message.id.name)))
            }
            _ => None,
        })
        .collect();
    Parsed { source, rank, resource: Arc::new(resource), ids }
}

/// What can be read of a file, and what can't.
fn read(text: String) -> (FluentResource, Vec<ParserError>) {
    match FluentResource::try_new(text) {
        Ok(resource) => (resource, Vec::new()),
        Err(partial) => partial,
    }
}

fn too_deep(source: &FtlSource, at: usize) -> Diagnostic {
    let message = format!("braces are nested more than {} levels deep", depth::DEEPEST);
    let mut diagnostic = Diagnostic::new(codes::I18N010, message)
        .help("close each `{` with a `}`; until then, none of the file's messages are used")
        .at(&source.file, at..at + 1);
    diagnostic.locale = Some(source.locale.clone());
    diagnostic
}

fn too_many_digits(source: &FtlSource, place: Range<usize>) -> Diagnostic {
    let message = format!("a number of more than {} digits", digits::MOST);
    let mut diagnostic = Diagnostic::new(codes::I18N010, message).help("write a shorter one").at(&source.file, place);
    diagnostic.locale = Some(source.locale.clone());
    diagnostic
}

fn unfinished_escape(source: &FtlSource, place: Range<usize>) -> Diagnostic {
    let message = format!("`{}` is not the number of a character", &source.text[place.clone()]);
    let mut diagnostic = Diagnostic::new(codes::I18N010, message)
        .help("write four digits after `\\u`, six after `\\U`, or the character itself")
        .at(&source.file, place);
    diagnostic.locale = Some(source.locale.clone());
    diagnostic
}

fn syntax_error(source: &FtlSource, error: &ParserError) -> Diagnostic {
    let len = source.text.len();
    let mut start = error.pos.start.min(len);
    while !source.text.is_char_boundary(start) {
        start -= 1;
    }
    let end = source.text[start..].chars().next().map_or(start, |c| start + c.len_utf8());
    let (message, help) = match &error.kind {
        ErrorKind::ExpectedToken(token) => (format!("expected `{token}`"), "a message is `message-id = text`"),
        ErrorKind::ExpectedMessageField { entry_id } => {
            (format!("message `{entry_id}` has no text"), "write it after `=`, or on the next lines, indented")
        }
        ErrorKind::MissingDefaultVariant | ErrorKind::MultipleDefaultVariants => (
            "a choice needs exactly one default".to_owned(),
            "put `*` before the variant that is used when no other fits: `*[other] …`",
        ),
        ErrorKind::UnterminatedStringLiteral => {
            ("a quoted text has no end".to_owned(), "close it with `\"` on the same line")
        }
        ErrorKind::UnbalancedClosingBrace => {
            ("`}` without `{` before it".to_owned(), "write `{ \"}\" }` for a brace that should be printed")
        }
        kind => {
            (lowercase_first(&kind.to_string()), "a message is `message-id = text`; values are in braces: `{ $count }`")
        }
    };
    let mut diagnostic = Diagnostic::new(codes::I18N010, message).help(help).at(&source.file, start..end);
    diagnostic.locale = Some(source.locale.clone());
    diagnostic
}

fn lowercase_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
