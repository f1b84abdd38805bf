//! Small signs of other kinds of Markdown: keys (`++ctrl+c++`), abbreviations (`*[HTML]: …`),
//! notes in a sentence (`^[…]`), suggested changes (`{++…++}`), files put in (`--8<--`), blocks (`/// note`).

use super::includes;
use super::translated::{callout, instead_of};
use super::view::{Container, Found, View, ahead, quoted};
use guichet_core::diag::{Code, codes};

const CODE: Code = codes::MD011;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    keys(view.text, &mut found);
    notes(view.text, &mut found);
    changes(view.text, &mut found);
    if view.container != Container::Line {
        found.extend(view.lines().filter_map(|(at, line)| line_of(at, line)));
    }
    found
}

fn shown_as_text(place: std::ops::Range<usize>, shown: &str, what: &str, help: impl Into<String>) -> Found {
    Found::new(CODE, place, format!("{} is {what}, so it is shown as text", quoted(shown)), help)
}

/// `C++` has two signs, too: one of the words between them is a key.
fn keys(text: &str, found: &mut Vec<Found>) {
    const KEYS: [&str; 16] = [
        "ctrl", "cmd", "alt", "shift", "enter", "esc", "escape", "tab", "option", "command", "control", "delete",
        "win", "windows", "f5", "space",
    ];
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&text.as_bytes()[from..], b"++").map(|at| from + at) {
        from = at + 2;
        let inside = ahead(text, from);
        let Some(end) = inside.find("++") else { break };
        let keys = &inside[..end];
        if !keys.split('+').any(|key| KEYS.contains(&key.to_ascii_lowercase().as_str())) || keys.contains(' ') {
            continue;
        }
        let close = from + end + 2;
        let tags: Vec<String> = keys.split('+').map(|key| format!("<kbd>{key}</kbd>")).collect();
        let help = format!("write `{}`", tags.join("+"));
        found.push(shown_as_text(at..close, &text[at..close], "MkDocs markup", help));
        from = close;
    }
}

/// `^[a note]`
fn notes(text: &str, found: &mut Vec<Found>) {
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&text.as_bytes()[from..], b"^[").map(|at| from + at) {
        from = at + 2;
        let before = text[..at].chars().next_back();
        let inside = ahead(text, from);
        let Some(end) = inside.find([']', '\n']).filter(|end| inside[*end..].starts_with(']')) else { continue };
        let words = &inside[..end];
        // A class of a regular expression has no words in it; one word is a note only right behind what it is about.
        let is_word = words.chars().count() > 1 && words.chars().all(char::is_alphabetic);
        let is_note = match before {
            _ if words.contains(' ') => {
                before.is_none_or(|c| c.is_alphanumeric() || c.is_whitespace() || ".,;:!?".contains(c))
            }
            _ => is_word && before.is_some_and(|c| c.is_alphabetic() || ".,;:!?".contains(c)),
        };
        // `^[abc]+`: what is repeated is a class.
        if is_note && !inside[end + 1..].starts_with(['+', '*', '{', '$']) {
            let close = from + end + 1;
            let help = "write `[^1]`, and the note on a line of its own: `[^1]: …`";
            found.push(shown_as_text(at..close, &text[at..close], "a note as Pandoc writes it", help));
            from = close;
        }
    }
}

/// `{++added++}`, `{--removed--}`, `{>>comment<<}`
fn changes(text: &str, found: &mut Vec<Found>) {
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'{', &text.as_bytes()[from..]).map(|at| from + at) {
        from = at + 1;
        let inside = ahead(text, from);
        let close = match inside.get(..2) {
            Some("++") => "++}",
            Some("--") => "--}",
            Some(">>") => "<<}",
            _ => continue,
        };
        let Some(end) = inside[2..].find(close) else { continue };
        let close = from + 2 + end + close.len();
        let help = "write the text as readers should see it";
        found.push(shown_as_text(at..close, &text[at..close], "a suggested change", help));
        from = close;
    }
}

fn line_of(at: usize, line: &str) -> Option<Found> {
    let place = at..at + line.len();
    if let Some(name) = line.strip_prefix("*[").and_then(|rest| Some(rest.split_once("]: ")?.0)) {
        let help = format!("write `<abbr title=\"…\">{name}</abbr>` where it is used");
        return Some(shown_as_text(place, line, "an abbreviation of Markdown Extra", help));
    }
    if let Some(found) = includes::line(at, line) {
        return Some(found);
    }
    if line.starts_with("--8<--") {
        return Some(shown_as_text(place, line, "a file put in by another generator", instead_of("include")));
    }
    let name = line.strip_prefix("/// ")?;
    let name = name.split([' ', '|']).next().unwrap_or_default();
    let known = callout(name).is_some() || matches!(name, "details" | "tab" | "admonition" | "html" | "caption");
    known.then(|| shown_as_text(place, line, "MkDocs markup", instead_of(name)))
}
