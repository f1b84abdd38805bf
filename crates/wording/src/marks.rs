//! Characters that nobody sees, and words that stand in for others that nobody has written yet.

use std::ops::Range;

use guichet_core::diag::{Diagnostic, codes};

use crate::Finding;

/// What a text is searched for, whatever its language: each pattern, and what it is a sign of. Small enough for a search that looks at
/// sixteen bytes at once.
pub(crate) const PATTERNS: [(&str, Sign); 42] = [
    ("\u{200b}", Sign::Invisible("a zero-width space")),
    ("\u{200e}", Sign::Direction),
    ("\u{200f}", Sign::Direction),
    ("\u{202a}", Sign::Direction),
    ("\u{202b}", Sign::Direction),
    ("\u{202c}", Sign::Direction),
    ("\u{202d}", Sign::Direction),
    ("\u{202e}", Sign::Direction),
    ("\u{2028}", Sign::Invisible("a line separator")),
    ("\u{2029}", Sign::Invisible("a paragraph separator")),
    ("\u{feff}", Sign::Invisible("a byte order mark")),
    ("\u{fffc}", Sign::Invisible("the place of an object that was not pasted")),
    ("\u{fffd}", Sign::Lost),
    ("\u{f0b7}", Sign::Symbol("the bullet of a list")),
    ("\u{f0a7}", Sign::Symbol("the bullet of a list")),
    ("\u{f0d8}", Sign::Symbol("the bullet of a list")),
    ("\u{f0e0}", Sign::Symbol("an arrow")),
    ("\u{f0fc}", Sign::Symbol("a tick")),
    ("&#8203;", Sign::Invisible("a zero-width space")),
    ("&#x200B;", Sign::Invisible("a zero-width space")),
    ("&#x200b;", Sign::Invisible("a zero-width space")),
    ("&ZeroWidthSpace;", Sign::Invisible("a zero-width space")),
    ("&#65279;", Sign::Invisible("a byte order mark")),
    ("\u{a0}\u{a0}", Sign::Spaces),
    ("\u{a0} ", Sign::Spaces),
    (" \u{a0}", Sign::Spaces),
    ("&nbsp;&nbsp;", Sign::Spaces),
    ("<o:p>", Sign::Tag),
    ("TODO", Sign::Placeholder),
    ("TBD", Sign::Placeholder),
    ("FIXME", Sign::Placeholder),
    ("XXX", Sign::Placeholder),
    ("Error! Bookmark not defined", Sign::Reference),
    ("Error! Reference source not found", Sign::Reference),
    ("Erreur ! Signet non défini", Sign::Reference),
    ("Erreur ! Source du renvoi introuvable", Sign::Reference),
    ("Fehler! Textmarke nicht definiert", Sign::Reference),
    ("Fehler! Verweisquelle konnte nicht gefunden werden", Sign::Reference),
    ("¡Error! Marcador no definido", Sign::Reference),
    ("orem ipsum", Sign::Filler),
    ("OREM IPSUM", Sign::Filler),
    ("orem Ipsum", Sign::Filler),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// With what it is.
    Invisible(&'static str),
    /// It says in which direction the text goes.
    Direction,
    /// In the place of something that could not be read.
    Lost,
    /// A sign of a font that browsers don't have.
    Symbol(&'static str),
    /// Of Microsoft Word; to Markdown it is text.
    Tag,
    /// Spaces that don't break, where one space does.
    Spaces,
    Placeholder,
    Filler,
    /// What Microsoft Word writes where a reference leads to nothing.
    Reference,
}

/// What there is to say of the sign at `place`.
pub(crate) fn judge(text: &str, place: Range<usize>, sign: Sign, language: &str) -> Option<Finding> {
    let invisible = |what: &str| {
        let code =
            text[place.clone()].chars().next().filter(|c| *c != '&').map(|c| format!(" (U+{:04X})", u32::from(c)));
        let message = format!("{what}{} is in this text, which nobody sees", code.unwrap_or_default());
        let help =
            "delete it: it parts words for searching and copying; put the cursor behind it and press Backspace once";
        Diagnostic::new(codes::MD041, message).help(help)
    };
    let diagnostic = match sign {
        // Where no spaces stand between words, it says where a line may break.
        Sign::Invisible("a zero-width space") if NO_SPACES.contains(&language) => return None,
        Sign::Invisible(_) if is_before_a_mark(text, &place) => return None,
        Sign::Invisible(what) => invisible(what),
        Sign::Direction if RIGHT_TO_LEFT.contains(&language) => return None,
        Sign::Direction => invisible("a mark for the direction of text"),
        Sign::Lost => Diagnostic::new(codes::MD041, "`\u{fffd}` stands where a character was lost")
            .as_warning()
            .help("write the character that was meant; the text was once read in a wrong encoding"),
        Sign::Symbol(_) if is_bullet(text, &place) => return None,
        Sign::Symbol(what) => {
            let message =
                format!("{what} is a sign of a font of Microsoft Office, which browsers show as an empty box");
            Diagnostic::new(codes::MD041, message)
                .as_warning()
                .help("write it as Markdown does: `- ` begins an item of a list; or as a character such as → or ✓")
        }
        Sign::Tag => Diagnostic::new(codes::MD042, "`<o:p>` is left over from Microsoft Word, and readers see it")
            .as_warning()
            .help("remove it, and the `</o:p>` that ends it"),
        Sign::Spaces => return spaces(text, place),
        Sign::Reference => {
            let end = place.end + usize::from(text[place.end..].starts_with('.'));
            let message = "Microsoft Word wrote this where a reference leads to nothing, and readers see it";
            let help = "write a link to what is meant, or remove the sentence";
            return Some(Finding::new(
                place.start..end,
                Diagnostic::new(codes::TEXT003, message).as_warning().help(help),
            ));
        }
        Sign::Placeholder => return placeholder(text, place, language),
        Sign::Filler => {
            let start = text[..place.start].char_indices().next_back().map_or(place.start, |(at, _)| at);
            let diagnostic = Diagnostic::new(codes::TEXT003, format!("`{}` fills a place", &text[start..place.end]));
            return Some(Finding::new(start..place.end, diagnostic.as_warning().help("write the text, or remove it")));
        }
    };
    Some(Finding::new(place, diagnostic))
}

const NO_SPACES: [&str; 8] = ["th", "km", "lo", "my", "bo", "dz", "ja", "zh"];
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "fa", "he", "iw", "ur", "ps", "sd", "ug", "yi", "ckb"];

/// Languages in which a word for "all" looks like a note to oneself.
const TODO_IS_A_WORD: [&str; 5] = ["es", "pt", "gl", "ca", "it"];

/// What keeps a line from being a heading or an item is told as that (MD012).
fn is_before_a_mark(text: &str, place: &Range<usize>) -> bool {
    let line = text[..place.start].rsplit('\n').next().unwrap_or_default();
    line.trim().is_empty() && text[place.end..].starts_with(['#', '-', '*', '+', '>', '|', '`'])
}

/// It begins two lines, each with a tab behind it: what keeps these from being a list is told as that (MD012).
fn is_bullet(text: &str, place: &Range<usize>) -> bool {
    let before = text[..place.start].trim_end_matches([' ', '\t']);
    let item = format!("{}\t", &text[place.clone()]);
    let begins = |line: Option<&str>| line.is_some_and(|line| line.trim_start_matches([' ', '\t']).starts_with(&item));
    let own = &text[place.start..];
    (before.is_empty() || before.ends_with('\n'))
        && begins(Some(own))
        && (begins(own.lines().nth(1)) || begins(before.lines().next_back()))
}

/// All spaces that stand together. Two that don't break, or one beside a space, are there by accident: they show as a gap.
fn spaces(text: &str, place: Range<usize>) -> Option<Finding> {
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}');
    let start = text[..place.start].trim_end_matches(is_space).len();
    let end = text.len() - text[place.end..].trim_start_matches("&nbsp;").trim_start_matches(is_space).len();
    // Around the marks of French they belong there, and one at the end of a line does no harm. At its beginning they indent.
    let (before, after) = (text[..start].chars().next_back(), text[end..].chars().next());
    if before.is_none_or(|c| matches!(c, '\n' | '|' | '>')) || after.is_none_or(|c| matches!(c, '\n' | '\r' | '|')) {
        return None;
    }
    let diagnostic =
        Diagnostic::new(codes::MD041, "spaces that don't break stand beside other spaces, and show as a gap")
            .help("write one ordinary space");
    Some(Finding::new(start..end, diagnostic))
}

fn placeholder(text: &str, place: Range<usize>, language: &str) -> Option<Finding> {
    let is_joined = |c: char| {
        c.is_alphanumeric() || matches!(c, '_' | '-' | '/' | '\\' | '.' | '$' | '#' | '@' | '=' | '&' | '{' | '+')
    };
    let (before, after) = (text[..place.start].chars().next_back(), text[place.end..].chars().next());
    // A sentence may end behind it.
    let ends = after == Some('.') && !text[place.end + 1..].starts_with(|c: char| c.is_alphanumeric());
    if before.is_some_and(is_joined) || after.is_some_and(|c| is_joined(c) && !ends) {
        return None;
    }
    let word = &text[place.clone()];
    let is_note = after == Some(':')
        || (before.is_some_and(|c| matches!(c, '[' | '(')) && after.is_some_and(|c| matches!(c, ']' | ')')));
    let is_word = match word {
        "TODO" => TODO_IS_A_WORD.contains(&language),
        // Thirty.
        "XXX" => true,
        _ => false,
    };
    if is_word && !is_note {
        return None;
    }
    let diagnostic =
        Diagnostic::new(codes::TEXT003, format!("`{word}` stands in for something that is still to be written"))
            .help("write it, or remove the note; a comment, `<!-- … -->`, is not published");
    Some(Finding::new(place, diagnostic))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
        let mut found = Vec::new();
        for (pattern, sign) in PATTERNS {
            for (at, _) in text.match_indices(pattern) {
                found.extend(judge(text, at..at + pattern.len(), sign, language).map(|found| &text[found.place]));
            }
        }
        found
    }

    #[test]
    fn notes_to_oneself() {
        assert_eq!(found("TODO: write this", "en"), ["TODO"]);
        assert_eq!(found("The price is TBD.", "en"), ["TBD"]);
        assert_eq!(found("Lorem ipsum dolor", "en"), ["Lorem ipsum"]);
        assert_eq!(found("TODO: escribir", "es"), ["TODO"]);
        assert_eq!(found("[XXX]", "en"), ["XXX"]);
        for text in ["TODOS", "XXX-XXX-1234", "chapter XXX", "a_TODO", "TODO-list", "$TODO", "TODO.md"] {
            assert_eq!(found(text, "en"), Vec::<&str>::new(), "{text}");
        }
        assert_eq!(found("ES TODO.", "es"), Vec::<&str>::new());
    }

    #[test]
    fn references_of_word_that_lead_to_nothing() {
        assert_eq!(
            found("See Error! Reference source not found. for it", "en"),
            ["Error! Reference source not found."]
        );
        assert_eq!(found("**Error! Bookmark not defined.**", "en"), ["Error! Bookmark not defined."]);
        assert_eq!(found("Fehler! Textmarke nicht definiert.", "de"), ["Fehler! Textmarke nicht definiert."]);
        assert_eq!(found("Error! Try again.", "en"), [""; 0]);
    }

    #[test]
    fn characters_that_nobody_sees() {
        assert_eq!(found("a\u{200b}b", "en"), ["\u{200b}"]);
        assert_eq!(found("a\u{200b}b", "th"), Vec::<&str>::new());
        assert_eq!(found("a\u{200f}b", "ar"), Vec::<&str>::new());
        assert_eq!(found("a\u{200f}b", "en"), ["\u{200f}"]);
        assert_eq!(found("\u{f0b7} a", "en"), ["\u{f0b7}"]);
        assert_eq!(found("\u{f0b7}\ta", "en"), ["\u{f0b7}"]);
        assert_eq!(found("\u{f0b7}\ta\n\u{f0b7}\tb", "en"), [""; 0]);
        assert_eq!(found("\u{200b}## a", "en"), Vec::<&str>::new());
        assert_eq!(found("A<o:p></o:p>", "en"), ["<o:p>"]);
    }

    #[test]
    fn spaces_that_do_not_break() {
        assert_eq!(found("a\u{a0} b", "en"), ["\u{a0} "]);
        for text in ["Prix\u{a0}: 5\u{a0}€", "a\u{a0}b", "| \u{a0} |", "\u{a0}\u{a0}a", "a \u{a0}\n"] {
            assert_eq!(found(text, "fr"), Vec::<&str>::new(), "{text:?}");
        }
    }
}
