//! One mistake that is made over and over in a file, told once: at its first place, with how many more there are and where. A
//! help centre that moves here from another system brings thousands of its shortcodes along.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::code::Code;
use super::codes;
use super::codes::entry::Told;
use super::diagnostic::Diagnostic;
use super::report::Sources;

/// How many places are named.
const PLACES: usize = 5;

/// File, code, what makes it the same mistake, and the help.
type Mistake = (Arc<str>, Code, String, Option<String>);

/// What a help says of all such places of markup of another system, of which there may be one in each line. Behind a colon is the form for one of them, "type the emoji itself: `🎉`", and behind the marker
/// of a callout its title.
fn general(help: &str) -> String {
    let general = help.split_once(": `").map_or(help, |(general, _)| general);
    let marker = general.find("`> [!").and_then(|at| Some((at, at + general[at..].find(']')? + 1)));
    let Some((at, end)) = marker else { return general.to_owned() };
    let close = general[at + 1..].find('`').map_or(end, |length| at + 1 + length);
    format!("{}{}", &general[..end], &general[close.max(end)..])
}

/// `diags` are sorted.
pub fn tell_once(diags: &mut Vec<Diagnostic>, sources: &dyn Sources) {
    let mut first: FxHashMap<Mistake, usize> = FxHashMap::default();
    // By the index of the first: where the others begin.
    let mut others: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(diags.len());
    for diagnostic in diags.drain(..) {
        let Some((file, message)) = diagnostic.file.clone().zip(kind(&diagnostic)) else {
            kept.push(diagnostic);
            continue;
        };
        let help = diagnostic.help.as_deref();
        let help = if diagnostic.code == codes::MD011 { help.map(general) } else { help.map(str::to_owned) };
        match first.entry((file, diagnostic.code, message, help)) {
            Entry::Vacant(entry) => {
                entry.insert(kept.len());
                kept.push(diagnostic);
            }
            Entry::Occupied(entry) => {
                others.entry(*entry.get()).or_default().extend(diagnostic.span.map(|span| span.start));
                kept[*entry.get()].fixes.extend(diagnostic.fixes);
            }
        }
    }
    for (at, diagnostic) in kept.iter_mut().enumerate() {
        if let (Some(places), Some(file)) = (others.get(&at), &diagnostic.file) {
            let text = sources.text(file).unwrap_or_default();
            diagnostic.message.push_str(&more(places, text));
        }
    }
    *diags = kept;
}

/// What makes it the same mistake as another one, if that is told once.
fn kind(diagnostic: &Diagnostic) -> Option<String> {
    diagnostic.span.as_ref()?;
    match diagnostic.code.told() {
        Told::Each => None,
        Told::OncePerWords => Some(diagnostic.message.clone()),
        Told::OncePerForm => Some(without_quotes(&diagnostic.message)),
    }
}

/// A message without what is between its backticks.
fn without_quotes(message: &str) -> String {
    message.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

fn more(places: &[usize], text: &str) -> String {
    let mut lines: Vec<usize> = Vec::new();
    for place in places {
        let line = memchr::memchr_iter(b'\n', &text.as_bytes()[..(*place).min(text.len())]).count() + 1;
        if lines.last() != Some(&line) {
            lines.push(line);
        }
        if lines.len() > PLACES {
            break;
        }
    }
    let cut = if lines.len() > PLACES { ", …" } else { "" };
    lines.truncate(PLACES);
    let word = if lines.len() == 1 { "line" } else { "lines" };
    let named: Vec<String> = lines.iter().map(usize::to_string).collect();
    format!(" (and {} more in this file: {word} {}{cut})", places.len(), named.join(", "))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::codes;
    use super::*;

    /// Of one code: messages, what helps, and lines.
    fn told(code: Code, found: &[(&str, &str, usize)]) -> Vec<String> {
        let file: Arc<str> = Arc::from("a.md");
        let sources = BTreeMap::from([(Arc::clone(&file), "\n".repeat(100))]);
        let diagnostic = |(message, help, line): &(&str, &str, usize)| {
            Diagnostic::new(code, *message).help(*help).at(&file, line - 1..line - 1)
        };
        let mut diags: Vec<Diagnostic> = found.iter().map(diagnostic).collect();
        tell_once(&mut diags, &sources);
        diags.into_iter().map(|d| d.message).collect()
    }

    #[test]
    fn the_same_form_is_right_for_all() {
        assert_eq!(
            told(
                codes::MD011,
                &[
                    ("`{{< a >}}` is a Hugo shortcode", "write x", 3),
                    ("`{{< b >}}` is a Hugo shortcode", "write x", 5),
                    ("`{{< c >}}` is a Hugo shortcode", "write y", 6),
                    ("`{{< a >}}` is a Hugo shortcode", "write x", 9),
                    ("`!!! a` is MkDocs markup", "write x", 10),
                    ("`:::note A` opens no block", "write `> [!NOTE] A`, and more", 10),
                    ("`:::note` opens no block", "write `> [!NOTE]`, and more", 11),
                    ("`:::tip` opens no block", "write `> [!TIP]`, and more", 11),
                    ("`:a:` is an emoji", "type it: `A`", 11),
                    ("`:b:` is an emoji", "type it: `B`", 11),
                    ("`:c:` is an emoji", "type it: `C`", 12),
                ]
            ),
            [
                "`{{< a >}}` is a Hugo shortcode (and 2 more in this file: lines 5, 9)",
                "`{{< c >}}` is a Hugo shortcode",
                "`!!! a` is MkDocs markup",
                "`:::note A` opens no block (and 1 more in this file: line 11)",
                "`:::tip` opens no block",
                "`:a:` is an emoji (and 2 more in this file: lines 11, 12)",
            ]
        );
    }

    #[test]
    fn other_names_are_other_mistakes() {
        let (font, blink) = ("raw HTML `<font>` was removed", "raw HTML `<blink>` was removed");
        let fonts = told(codes::MD001, &[(font, "x", 1), (blink, "x", 2), (font, "x", 3)]);
        assert_eq!(fonts, [&format!("{font} (and 1 more in this file: line 3)"), blink]);
        // Each broken link is a mistake of its own.
        let link = "no article `a`";
        assert_eq!(told(codes::LNK001, &[(link, "x", 4), (link, "x", 5)]), [link, link]);
    }

    #[test]
    fn many_places_are_not_all_named() {
        let all: Vec<_> = (1..=90).map(|line| ("`<i>` shows nothing", "x", line)).collect();
        assert_eq!(
            told(codes::MD024, &all),
            ["`<i>` shows nothing (and 89 more in this file: lines 2, 3, 4, 5, 6, …)"]
        );
        let line = [1, 7, 7, 7].map(|line| ("`<i>` shows nothing", "x", line));
        assert_eq!(told(codes::MD024, &line), ["`<i>` shows nothing (and 3 more in this file: line 7)"]);
    }
}
