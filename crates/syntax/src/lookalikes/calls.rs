//! Shortcodes of ours that are nearly right: typographic quotes, a line break inside, a name that is not quite one; and
//! variables in code, where nothing replaces them.

use std::ops::Range;

use super::view::{Found, HIDDEN, View, ahead, quoted};
use crate::names::Names;
use crate::shortcodes::{Call, FUNCTIONS, Function, call};
use guichet_core::diag::{Code, Fix, codes, nearest, one_slip};

const CODE: Code = codes::MD003;

/// The longest that is looked at, in bytes.
const LONGEST: usize = 400;

const TYPOGRAPHIC: [char; 11] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '「', '」'];

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let text = view.text;
    let mut found = Vec::new();
    let mut from = 0;
    // Braces, or the first byte of full-width ones.
    while let Some(at) = memchr::memchr2(b'{', 0xEF, &text.as_bytes()[from..]).map(|at| from + at) {
        let braces = braces(&text[at..]);
        let rest = &text[at + braces..];
        from = at + braces.max(1);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let hidden_before = text[..at].ends_with([HIDDEN, '{', '$', '\\']);
        let one = match braces {
            0 => None,
            1 if hidden_before => None,
            1 => single(rest, view.variables),
            _ => double(rest, view.variables),
        };
        if let Some((len, message, help, form)) = one {
            let end = at + braces + len;
            let message = message.replace("{}", &quoted(&text[at..end]));
            let form = form.filter(|_| !text[at..end].contains(HIDDEN));
            let fix = form.map(|form| Fix::new(format!("write `{form}`"), at..end, form));
            found.push(Found::new(CODE, at..end, message, help).fix(fix));
            from = end;
        }
    }
    found
}

/// How long the opening braces are: `{{`, and what translation tools make of them; a single one counts, too.
fn braces(text: &str) -> usize {
    for open in ["{{", "{ {", "｛｛", "｛ ｛"] {
        if text.starts_with(open) {
            return open.len();
        }
    }
    usize::from(text.starts_with('{'))
}

/// How long it is, what is said, what helps, and what to write where that is certain.
type Told = (usize, String, String, Option<String>);

/// `{var.name}`.
fn single(rest: &str, variables: &Names<String>) -> Option<Told> {
    let inside = &rest[..ahead(rest, 0).find('}')?];
    let name = inside.trim().strip_prefix("var.")?;
    variables.contains(name).then(|| {
        (
            inside.len() + 1,
            "{} is shown as text: variables need double braces".to_owned(),
            format!("write `{{{{ var.{name} }}}}`"),
            Some(format!("{{{{ var.{name} }}}}")),
        )
    })
}

fn double(rest: &str, variables: &Names<String>) -> Option<Told> {
    // Of other systems.
    if rest.starts_with(['<', '%', '{', '#', '/', '!', '^', '&', '>']) {
        return None;
    }
    let near = &rest[..rest.floor_char_boundary(LONGEST)];
    let end = ["}}", "} }", "｝｝"].iter().filter_map(|close| near.find(close).map(|at| (at, close.len()))).min();
    let (inside, len) = match end {
        Some((at, close)) => (&near[..at], at + close),
        None => {
            let line = near.split('\n').next().unwrap_or_default();
            (line, line.trim_end().len())
        }
    };
    let why = if end.is_none() {
        "is never closed with `}}`"
    } else if inside.contains('\n') {
        "is broken by a line break"
    } else if inside.contains(TYPOGRAPHIC) {
        "has typographic quotes where straight ones are needed"
    } else {
        "is not a shortcode, so it is shown as text"
    };
    let unseen = inside.contains(['\u{a0}', '\u{3000}', '\u{202f}', '\u{200b}', '\u{feff}']);
    let why = if unseen && why.starts_with("is not") { "has a space in it that is not an ordinary one" } else { why };
    let told = |help: String, form: Option<String>| Some((len, format!("{{}} {why}"), help, form));
    let inner = inside.trim();
    let name_len = inner.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(inner.len());
    // `support-matrix`.
    let hyphened = |function: &Function| Some((function.name, inner.strip_prefix(&function.name.replace('_', "-"))?));
    let several_words = FUNCTIONS.iter().filter(|function| function.name.contains('_'));
    let (name, behind) = several_words.filter_map(hyphened).next().unwrap_or_else(|| inner.split_at(name_len));
    let lower = name.to_lowercase();
    let (spaced, behind) = (behind.starts_with(' '), behind.trim_start());
    if matches!(lower.as_str(), "var" | "vars" | "variable" | "variables") {
        if spaced && variables.contains(behind.trim_end()) {
            let form = format!("{{{{ var.{} }}}}", behind.trim_end());
            return told(format!("write `{form}`"), end.map(|_| form));
        }
        let variable = behind.strip_prefix(['.', ':', '-', '/', ' '])?.trim();
        let variable = variable.split(char::is_whitespace).next().unwrap_or_default().trim_end_matches('}');
        if variable.is_empty() || !(lower == "var" || variables.contains(variable)) {
            return None;
        }
        let form = format!("{{{{ var.{variable} }}}}");
        let is_known = end.is_some() && variables.contains(variable) && inside.split_whitespace().count() < 3;
        return told(format!("write `{form}`{}", on_one_line(inside)), is_known.then_some(form));
    }
    let called = behind.starts_with(['(', '（']);
    let names = FUNCTIONS.iter().map(|function| function.name);
    if called
        && let Some(near) = nearest(&lower, names.clone())
        && let Some((form, is_whole)) = form(near, behind)
    {
        let is_certain = end.is_some() && is_whole && (near == lower || one_slip(&lower, names) == Some(near));
        return told(format!("write `{form}`{}", on_one_line(inside)), is_certain.then_some(form));
    }
    match form(&lower, behind) {
        // A product may well have a `{{ contact }}` in its templates.
        Some((form, is_whole))
            if takes_nothing(&lower) && behind.is_empty()
                || behind.starts_with(['"', '“', '«'])
                || lower == "snippet" && behind.starts_with(':')
                || !called && is_keyword_call(behind) =>
        {
            let is_certain = end.is_some() && is_whole && !inside.contains('\n');
            return told(format!("write `{form}`"), is_certain.then_some(form));
        }
        _ => {}
    }
    if called && is_keyword_call(behind) {
        return told(super::translated::instead_of(&lower), None);
    }
    let variable = inner.strip_prefix("site.").unwrap_or(inner);
    if variables.contains(variable) {
        return told(format!("did you mean `{{{{ var.{variable} }}}}`?"), None);
    }
    None
}

/// `{{ support_matrix }}` can only be ours.
fn takes_nothing(name: &str) -> bool {
    FUNCTIONS.iter().any(|function| function.name == name && function.arguments.is_empty())
}

fn on_one_line(inside: &str) -> &'static str {
    if inside.contains('\n') { ", all of it on one line" } else { "" }
}

/// The form of a shortcode, with the value that was written, where it can be seen; and whether it says all that was written.
fn form(name: &str, arguments: &str) -> Option<(String, bool)> {
    let function = FUNCTIONS.iter().find(|function| function.name == name)?;
    let &[argument] = function.arguments else {
        let nothing = |c: char| matches!(c, '(' | ')' | '（' | '）') || c.is_whitespace();
        let is_whole = function.arguments.is_empty() && arguments.chars().all(nothing);
        return Some((function.form.to_owned(), is_whole));
    };
    let value = arguments.split_once(['=', '＝', ':']).map(|(_, value)| value);
    let quotes =
        |c: char| TYPOGRAPHIC.contains(&c) || matches!(c, '"' | '\'' | '(' | ')' | '（' | '）') || c.is_whitespace();
    let value = value.map(|value| value.trim_matches(quotes)).filter(|value| {
        !value.is_empty() && value.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.'))
    });
    let Some(value) = value else { return Some((function.form.to_owned(), false)) };
    // Another argument, or none by name, may be another thing.
    let named = arguments.trim_start_matches(['(', '（', ' ']).split(['=', '＝', ':', ' ']).next();
    Some((format!("{{{{ {name}({argument}=\"{value}\") }}}}"), named == Some(argument)))
}

/// `(id="x")`: a call as shortcodes are written, and hardly anything else.
fn is_keyword_call(arguments: &str) -> bool {
    let Some((name, value)) = arguments.trim_start_matches('(').split_once('=') else { return false };
    let name = name.trim();
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && value.trim_start().starts_with(['"', '\'', '“', '«', '„'])
}

/// Where code has a variable of the site in it, among other things: whoever only shows how it is written writes nothing else.
pub fn variable_in_code(code: &str, variables: &Names<String>) -> Option<(Range<usize>, String)> {
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&code.as_bytes()[from..], b"{{").map(|at| from + at) {
        match call(&code[at..]) {
            Some((Call::Variable(name), len)) if variables.contains(&name) && code.trim().len() > len => {
                return Some((at..at + len, name));
            }
            Some((_, len)) => from = at + len,
            None => from = at + 2,
        }
    }
    None
}

/// What [`find`] finds in a text whose own shortcodes are not hidden.
pub(super) fn find_beside_ours(view: &View<'_>) -> Vec<Found> {
    let ours = ours(view.text);
    let is_apart = |one: &Found| {
        let before = &ours[..ours.partition_point(|place| place.start < one.place.end)];
        before.last().is_none_or(|place| place.end <= one.place.start)
    };
    find(view).into_iter().filter(is_apart).collect()
}

/// Every shortcode of ours in a text that replaces none.
pub(super) fn ours(text: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&text.as_bytes()[from..], b"{{").map(|at| from + at) {
        from = at + 2;
        if let Some((_, len)) = call(&text[at..]) {
            places.push(at..at + len);
            from = at + len;
        }
    }
    places
}
