//! Titles and descriptions of the front matter. They are plain text, shown in lists, tabs of browsers and results, so their
//! variables are replaced, and markup in them is reported.

use std::borrow::Cow;

use super::view::{Container, Found, View, quoted};
use super::{calls, foreign};
use crate::names::Names;
use crate::shortcodes::{Call, LARGEST, call};
use crate::variables::{too_large, unknown_variable};
use guichet_core::diag::{Diagnostic, Fix, codes};

/// Something in a plain text that readers would see as it is written.
pub struct PlainProblem {
    /// The piece of the text that it is about.
    pub piece: String,
    /// What to write in place of the piece, where that is certain.
    pub instead: Option<String>,
    /// Without a place: the text does not know its file.
    pub diagnostic: Diagnostic,
}

/// A text without markup, with its variables replaced. `what` is its name: `a title`.
pub fn plain_text<'t>(what: &str, text: &'t str, variables: &Names<String>) -> (Cow<'t, str>, Vec<PlainProblem>) {
    if !text.contains(['{', '*', '`', ']', '<', ':']) {
        return (Cow::Borrowed(text), Vec::new());
    }
    let mut problems = Vec::new();
    let shown = replaced(what, text, variables, &mut problems);
    let view = View::plain(text, Container::Line, variables);
    let mut found: Vec<Found> = calls::find_beside_ours(&view);
    found.extend(foreign::find(&view));
    if found.is_empty() {
        found.extend(markup(what, text));
    }
    problems.extend(found.into_iter().map(|Found { code, place, message, help, fix }| PlainProblem {
        instead: fix.and_then(|fix| match <[_; 1]>::try_from(fix.edits) {
            Ok([edit]) if edit.span == place => Some(edit.text),
            _ => None,
        }),
        piece: text[place].to_owned(),
        diagnostic: Diagnostic::new(code, message).help(help),
    }));
    (shown, problems)
}

/// A text with its variables replaced. Of what stays although it is a shortcode, the problems.
pub fn replaced<'t>(
    what: &str,
    text: &'t str,
    variables: &Names<String>,
    problems: &mut Vec<PlainProblem>,
) -> Cow<'t, str> {
    let mut shown = String::new();
    let mut from = 0;
    for place in calls::ours(text) {
        // A backslash before the braces says that they are meant as text, as it does in an article.
        if text[from..place.start].ends_with('\\') {
            shown.push_str(&text[from..place.start - 1]);
            from = place.start;
            continue;
        }
        let piece = text[place.clone()].to_owned();
        let diagnostic = match call(&piece) {
            Some((Call::Variable(name), _)) => match variables.get(&name) {
                Some(value) => {
                    shown.push_str(&text[from..place.start]);
                    from = place.end;
                    if shown.len() + value.len() <= LARGEST {
                        shown.push_str(value);
                        continue;
                    }
                    too_large("variable", &name)
                }
                None => unknown_variable(&name, variables),
            },
            Some(_) => Diagnostic::new(codes::MD003, format!("{} in {what} is shown as text", quoted(&piece)))
                .help("only variables are replaced there"),
            None => continue,
        };
        problems.push(PlainProblem { piece, instead: None, diagnostic });
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    shown.push_str(&text[from..]);
    Cow::Owned(shown)
}

/// Markdown or HTML, the first of it.
pub fn markup(what: &str, text: &str) -> Option<Found> {
    let place = super::html::bold(text)
        .or_else(|| super::html::link(text))
        .or_else(|| super::html::code_span(text))
        .or_else(|| tag(text))?;
    let message = format!("{what} is plain text: {} is shown as it is written", quoted(&text[place.clone()]));
    let fix = words_of(&text[place.clone()]).map(|words| Fix::new("write the words alone", place.clone(), words));
    Some(Found::new(codes::MD015, place, message, "write the words alone").fix(fix))
}

/// What readers would see of a piece of Markdown: `**words**`, `` `words` ``, `[words](address)`.
fn words_of(piece: &str) -> Option<String> {
    let marked = ["**", "__", "`", "*", "_"].iter().find_map(|mark| piece.strip_prefix(mark)?.strip_suffix(mark));
    let linked = || piece.strip_prefix('[')?.split_once("](").map(|(words, _)| words);
    let words = marked.or_else(linked)?;
    let is_plain = !words.contains(['*', '`', '[', ']', '<', '"', '\\']) && !words.trim().is_empty();
    is_plain.then(|| words.to_owned())
}

/// A tag of HTML that formats words: `<br>`, `<b>`.
fn tag(text: &str) -> Option<std::ops::Range<usize>> {
    const TAGS: [&str; 14] =
        ["b", "i", "em", "strong", "br", "code", "kbd", "sup", "sub", "span", "u", "small", "mark", "a"];
    text.match_indices('<').find_map(|(start, _)| {
        let inside = text[start + 1..].trim_start_matches('/');
        let end = inside.find('>')?;
        let name = inside[..end].split([' ', '/']).next().unwrap_or_default().to_ascii_lowercase();
        let len = text[start..].find('>')? + 1;
        // `<b>` alone may be what the article is about.
        let paired = name == "br" || text.contains(&format!("</{name}>"));
        (TAGS.contains(&name.as_str()) && paired).then_some(start..start + len)
    })
}
