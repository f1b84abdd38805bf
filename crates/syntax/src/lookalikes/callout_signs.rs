//! Callouts by other signs: `?> words` of Docsify, `> 📘 Title` of ReadMe, and `> [NOTE]` without its mark.

use super::view::{Container, Found, View, quoted};
use guichet_core::diag::{Fix, codes};

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    if view.container == Container::Line {
        return Vec::new();
    }
    let first = |at: usize| view.starts_line && view.lines().next().is_some_and(|(first, _)| first == at);
    view.lines()
        .filter_map(|(at, line)| match view.container {
            Container::Quote if first(at) => in_quote(at, line),
            Container::Block => of_docsify(view, at, line, first(at)),
            _ => None,
        })
        .collect()
}

/// `?> a tip`, `!> a warning`.
fn of_docsify(view: &View<'_>, at: usize, line: &str, is_first: bool) -> Option<Found> {
    let (kind, words) = [("TIP", "?> "), ("IMPORTANT", "!> ")]
        .into_iter()
        .find_map(|(kind, mark)| Some((kind, line.strip_prefix(mark)?)))?;
    if !words.contains(char::is_alphabetic) {
        return None;
    }
    let message = format!("{} is a callout of Docsify, so it is shown as text", quoted(line));
    let help = format!("write `> [!{kind}]`, and the text below it behind `> `");
    let fix = is_first.then(|| {
        let others = view.lines().skip(1).map(|(at, _)| (at..at, "> ".to_owned()));
        Fix::of(format!("write `> [!{kind}]`"), others.chain([(at..at + 3, format!("> [!{kind}]\n> "))]))
    });
    Some(Found::new(codes::MD011, at..at + line.len(), message, help).fix(fix))
}

fn in_quote(at: usize, line: &str) -> Option<Found> {
    for kind in ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"] {
        let behind = line.strip_prefix('[').and_then(|rest| rest.strip_prefix(kind)?.strip_prefix(']'));
        if behind.is_some_and(|rest| !rest.starts_with(['(', '[', ':'])) {
            let place = at..at + kind.len() + 2;
            let message = format!("`[{kind}]` is not a callout: its `!` is missing");
            let help = format!("write `[!{kind}]`");
            let fix = Fix::new(&*help, place.clone(), format!("[!{kind}]"));
            return Some(Found::new(codes::MD012, place, message, &*help).fix(fix));
        }
    }
    for (sign, kind) in [("📘", "NOTE"), ("🚧", "WARNING")] {
        let Some(rest) = line.strip_prefix(sign) else { continue };
        let title = rest.trim_start();
        if title.is_empty() || title.len() == rest.len() {
            continue;
        }
        let message = format!("{} is how ReadMe begins a callout, and a quote here", quoted(line));
        let help = format!("write `> [!{kind}] {title}`");
        let sign = at..at + line.len() - title.len();
        let fix = Fix::new(format!("write `[!{kind}]`"), sign, format!("[!{kind}] "));
        return Some(Found::new(codes::MD011, at..at + line.len(), message, help).fix(fix));
    }
    None
}
