//! Comments of other kinds of Markdown, which readers would see: `{/* … */}` of MDX, `%% … %%` of Obsidian.

use super::view::{Container, Found, HIDDEN, View, ahead, quoted};
use guichet_core::diag::{Fix, codes};

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    mdx(view, &mut found);
    obsidian(view, &mut found);
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

/// A pair on a line, or a line of nothing else: two signs in a sentence may be about a format.
fn obsidian(view: &View<'_>, found: &mut Vec<Found>) {
    let mut told = false;
    for (at, line) in view.lines() {
        let Some(inside) = line.strip_prefix("%%") else { continue };
        let pair = inside.len() > 2 && inside.ends_with("%%") && inside.contains(char::is_alphabetic);
        let opens = inside.is_empty() || inside.starts_with(' ') && view.text[at + 2..].contains("%%");
        if (pair || opens) && !std::mem::replace(&mut told, !pair) {
            let message = format!("{} is a comment of Obsidian, so it is shown as text", quoted(line));
            let (start, end) = (at, at + line.len());
            let marks = [(start..start + 2, "<!--".to_owned()), (end - 2..end, "-->".to_owned())];
            let fix = (pair && !inside.contains("--")).then(|| Fix::of("write `<!-- … -->`", marks));
            found.push(Found::new(codes::MD011, start..end, message, "write `<!-- … -->`").fix(fix));
        }
    }
}
