//! Badges whose words only the site knows (a kind's in its language, a plan's name), in the text that is searched: what stands in for
//! them there until the index is made. Between two characters that no text has, and in it all that is needed to find the words.

use std::borrow::Cow;

use crate::body::ShortcodeKind;

const OPEN: char = '\u{2}';
const CLOSE: char = '\u{3}';

/// What stands in for a badge; `None` for whatever has words of its own.
pub fn mark(kind: &ShortcodeKind) -> Option<String> {
    match kind {
        ShortcodeKind::Badge { text: None, kind: Some(kind) } => Some(format!("{OPEN}k{kind}{CLOSE}")),
        ShortcodeKind::PlanBadge { expression } => Some(format!("{OPEN}p{expression}{CLOSE}")),
        _ => None,
    }
}

/// A text with the words of its badges. `words` gives those of a badge.
pub fn with_words<'t>(text: &'t str, words: &dyn Fn(&ShortcodeKind) -> String) -> Cow<'t, str> {
    if !text.contains(OPEN) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, mark, after)) = next(rest) {
        out.push_str(before);
        let words = mark.map(|kind| words(&kind)).unwrap_or_default();
        let space = |out: &mut String| {
            if !out.is_empty() && !out.ends_with(char::is_whitespace) {
                out.push(' ');
            }
        };
        if !words.is_empty() {
            space(&mut out);
            out.push_str(&words);
            // A sentence may end behind it.
            if after.starts_with(char::is_alphanumeric) {
                space(&mut out);
            }
        }
        // Of the two spaces around a badge without words, one is enough.
        let spaced = words.is_empty() && (out.is_empty() || out.ends_with(char::is_whitespace));
        rest = if spaced { after.strip_prefix(' ').unwrap_or(after) } else { after };
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A text without its badges.
pub fn without(text: &str) -> Cow<'_, str> {
    with_words(text, &|_| String::new())
}

/// What comes before the first mark, whose it is, and what comes after it.
fn next(text: &str) -> Option<(&str, Option<ShortcodeKind>, &str)> {
    let (before, rest) = text.split_once(OPEN)?;
    let (inside, after) = rest.split_once(CLOSE)?;
    let kind = match inside.split_at_checked(1) {
        Some(("k", kind)) => Some(ShortcodeKind::Badge { text: None, kind: Some(kind.to_owned()) }),
        Some(("p", expression)) => Some(ShortcodeKind::PlanBadge { expression: expression.to_owned() }),
        _ => None,
    };
    Some((before, kind, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_take_the_place_of_marks() {
        let badge = |kind: &str| ShortcodeKind::Badge { text: None, kind: Some(kind.to_owned()) };
        let plan = ShortcodeKind::PlanBadge { expression: ">= pro".to_owned() };
        let [new, beta, plan] = [badge("new"), badge("beta"), plan].map(|kind| mark(&kind).unwrap());
        let words = |kind: &ShortcodeKind| match kind {
            ShortcodeKind::Badge { kind: Some(kind), .. } => kind.to_uppercase(),
            ShortcodeKind::PlanBadge { expression } => format!("[{expression}]"),
            _ => String::new(),
        };
        let text = format!("Merge{new}, {beta}then {plan}");
        assert_eq!(with_words(&text, &words), "Merge NEW, BETA then [>= pro]");
        assert_eq!(without(&text), "Merge, then ");
        assert_eq!(without(&format!("Exports {new} are {beta} here")), "Exports are here");
        // Characters that a writer has typed are nobody's.
        for text in ["a", "a\u{2}", "a\u{3}b\u{2}c", "\u{2}\u{3}", "\u{2}ü\u{3}"] {
            with_words(text, &words);
        }
        assert_eq!(mark(&ShortcodeKind::Badge { text: Some("New".to_owned()), kind: None }), None);
    }
}
