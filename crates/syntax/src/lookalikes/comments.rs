//! Comments of other kinds of Markdown, which readers would see: `{/* … */}` of MDX, `%% … %%` of Obsidian,
//! `{::comment}` of kramdown.

use super::view::{Container, Found, HIDDEN, View, ahead, quoted};
use guichet_core::diag::{Fix, codes};

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    mdx(view, &mut found);
    obsidian(view, &mut found);
    kramdown(view, &mut found);
    found
}

/// An asterisk may have been taken for emphasis.
fn mdx(view: &View<'_>, found: &mut Vec<Found>) {
    let text = view.text;
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&text.as_bytes()[from..], b"{/").map(|at| from + at) {
        from = at + 2;
        let Some(inside) = ahead(text, from).strip_prefix(['*', HIDDEN]) else { continue };
        let end = inside.find("/}");
        let words = &inside[..end.unwrap_or(0)];
        let close = end.map_or(from + 1, |end| from + 1 + end + 2);
        let shown = quoted(&text[at..close]);
        let id = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | HIDDEN)).strip_prefix('#');
        let help = match id.filter(|id| view.container == Container::Line && !id.contains(char::is_whitespace)) {
            Some(id) => format!("write `{{#{id}}}`, at the end of the heading"),
            None => "write `<!-- … -->`".to_owned(),
        };
        let is_id = help.starts_with("write `{#");
        let whole = end.is_some() && close - at > 6 && !is_id && !text[at + 3..close - 3].contains("--");
        let marks = [(at..at + 3, "<!--".to_owned()), (close.saturating_sub(3)..close, "-->".to_owned())];
        let fix = whole.then(|| Fix::of("write `<!-- … -->`", marks));
        let message = format!("{shown} is an MDX comment, so it is shown as text");
        found.push(Found::new(codes::MD011, at..close, message, help).fix(fix));
        from = close;
    }
}

/// A pair, or a line of nothing else: two signs in a sentence may be about a format.
fn obsidian(view: &View<'_>, found: &mut Vec<Found>) {
    let before = found.len();
    pairs(view.text, found);
    let mut told = false;
    for (at, line) in view.lines() {
        let Some(inside) = line.strip_prefix("%%") else { continue };
        let is_told = found[before..].iter().any(|one| one.place.start <= at && at < one.place.end);
        let opens = inside.is_empty() || inside.starts_with(' ') && view.text[at + 2..].contains("%%");
        if opens && !is_told && !std::mem::replace(&mut told, true) {
            let place = at..at + line.len();
            found.push(Found::new(codes::MD011, place, of_obsidian(line), "write `<!-- … -->`"));
        }
    }
}

fn of_obsidian(written: &str) -> String {
    format!("{} is a comment of Obsidian, so it is shown as text", quoted(written))
}

/// `%%hidden%%`, `%% hidden words %%`. A variable of a batch file has capital letters.
fn pairs(text: &str, found: &mut Vec<Found>) {
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&text.as_bytes()[from..], b"%%").map(|at| from + at) {
        from = at + 2;
        let inside = ahead(text, from);
        let Some(end) = inside.find("%%") else { continue };
        let (words, after) = (&inside[..end], inside[end + 2..].chars().next());
        let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '%' | '_'));
        let starts_spaced = words.starts_with(char::is_whitespace);
        // `50 %% of it` is a slip, and how much it is stands before it.
        let ends_in_number = |text: &str| text.trim_end().ends_with(|c: char| c.is_numeric());
        let is_percent = starts_spaced && (ends_in_number(&text[..at]) || ends_in_number(words));
        let is_variable = words.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
        if !is_apart(text[..at].chars().next_back())
            || !is_apart(after)
            || starts_spaced != words.ends_with(char::is_whitespace)
            || words.starts_with('\n')
            || !words.contains(char::is_alphabetic)
            || is_variable
            || is_percent
        {
            continue;
        }
        let close = from + end + 2;
        let marks = [(at..at + 2, "<!--".to_owned()), (close - 2..close, "-->".to_owned())];
        let fix = (!words.contains("--") && !words.contains('\n')).then(|| Fix::of("write `<!-- … -->`", marks));
        let told = Found::new(codes::MD011, at..close, of_obsidian(&text[at..close]), "write `<!-- … -->`");
        found.push(told.fix(fix));
        from = close;
    }
}

/// `{::comment}x{:/comment}`, `{::options … /}`, `{::nomarkdown}`. What ends one goes with it.
fn kramdown(view: &View<'_>, found: &mut Vec<Found>) {
    let text = view.text;
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&text.as_bytes()[from..], b"{::").map(|at| from + at) {
        from = at + 3;
        let inside = ahead(text, from);
        let Some(end) = inside.find(['}', '\n']).filter(|end| inside[*end..].starts_with('}')) else { continue };
        let name = inside[..end].split([' ', '/']).next().unwrap_or_default();
        if !matches!(name, "comment" | "nomarkdown" | "options") {
            continue;
        }
        let open = from + end + 1;
        let closing = (name == "comment")
            .then(|| {
                ["{:/comment}", "{:/}"].into_iter().filter_map(|mark| Some((inside.find(mark)?, mark.len()))).min()
            })
            .flatten()
            .filter(|(start, _)| *start > end);
        let close = closing.map_or(open, |(start, len)| from + start + len);
        let fix = closing.filter(|_| !text[open..close].contains("--")).map(|(_, len)| {
            Fix::of("write `<!-- … -->`", [(at..open, "<!--".to_owned()), (close - len..close, "-->".to_owned())])
        });
        let help = if name == "comment" { "write `<!-- … -->`" } else { "remove it" };
        let message = format!("{} is kramdown markup, so it is shown as text", quoted(&text[at..close]));
        found.push(Found::new(codes::MD011, at..close, message, help).fix(fix));
        from = close;
    }
}
