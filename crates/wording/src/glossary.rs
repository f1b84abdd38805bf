//! Terms: the words that a site uses for its things, and those that it avoids.

use guichet_core::diag::{Diagnostic, codes};

use crate::boundary;

/// One term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// The words to use.
    pub prefer: String,
    /// Words to avoid. `*` at an end stands for the rest of a word: `User*` is in `Userkonto`.
    pub avoid: Vec<String>,
    /// What else to say to whoever has written one of those.
    pub why: Option<String>,
}

/// One spelling to avoid, ready to be compared.
#[derive(Debug)]
pub(crate) struct Avoided {
    /// Which term it is of.
    pub term: usize,
    /// In lower case, unless case is what is wrong.
    words: String,
    /// It differs from the words to use in nothing but case.
    exact: bool,
    starts_word: bool,
    ends_word: bool,
    /// Where it stands in the words to use, in bytes of their lower case.
    within: Vec<usize>,
    prefer_lower: String,
}

impl Avoided {
    /// `None` for nothing but spaces and asterisks.
    pub fn new(term: usize, prefer: &str, written: &str) -> Option<Self> {
        let written = written.trim();
        let (starts_word, ends_word) = (!written.starts_with('*'), !written.ends_with('*'));
        let words = written.trim_matches('*').split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            return None;
        }
        let (lower, prefer_lower) = (lowered(&words), lowered(prefer));
        let exact = lower == prefer_lower;
        let within = prefer_lower.match_indices(&lower).map(|(at, _)| at).collect();
        let words = if exact { words } else { lower };
        Some(Avoided { term, words, exact, starts_word, ends_word, within, prefer_lower })
    }

    /// What to look for in a text: the first word, or what of it does not depend on where a line ends.
    pub fn key(&self) -> &str {
        self.words.split(' ').next().unwrap_or_default()
    }

    /// In bytes.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Where it ends, if it stands at `at`.
    pub fn ends_at(&self, text: &str, at: usize, language: &str) -> Option<usize> {
        let end = at + matched(&text[at..], &self.words, self.exact)?;
        if self.starts_word && !boundary::begins(text, at) || self.ends_word && !boundary::ends(text, end) {
            return None;
        }
        if (self.starts_word && self.ends_word) && boundary::is_hyphenated(text, at, end, language) {
            return None;
        }
        (!self.is_preferred(text, at) && !is_in_a_name(text, at, end)).then_some(end)
    }

    /// What stands at `at` is a part of the very words to use: `email` in `email address`.
    fn is_preferred(&self, text: &str, at: usize) -> bool {
        !self.exact
            && self.within.iter().any(|within| {
                let start = at.checked_sub(*within).filter(|start| text.is_char_boundary(*start));
                start.is_some_and(|start| matched(&text[start..], &self.prefer_lower, false).is_some())
            })
    }
}

impl Term {
    /// What of `words` the term would be told for, by what it avoids.
    pub fn is_told_in(&self, avoid: &str, words: &str, language: &str) -> bool {
        let avoided = Avoided::new(0, &self.prefer, avoid);
        let places = || (0..words.len()).filter(|at| words.is_char_boundary(*at));
        avoided.is_some_and(|avoided| places().any(|at| avoided.ends_at(words, at, language).is_some()))
    }
}

/// TEXT001 for `found`, and the words in its place.
pub(crate) fn told(term: &Term, found: &str) -> Diagnostic {
    let right = like(&term.prefer, found);
    let found = found.split_whitespace().collect::<Vec<_>>().join(" ");
    let help = match &term.why {
        Some(why) => format!("write `{right}`: {why}"),
        None => format!("write `{right}`"),
    };
    Diagnostic::new(codes::TEXT001, format!("the glossary avoids `{found}`")).help(help)
}

/// `prefer` with a capital where `found` has one that the words to use don't have by themselves.
fn like(prefer: &str, found: &str) -> String {
    let is_upper = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    let mut chars = prefer.chars();
    match chars.next() {
        Some(first) if is_upper(found) && first.is_lowercase() && !prefer.chars().any(char::is_uppercase) => {
            first.to_uppercase().chain(chars).collect()
        }
        _ => prefer.to_owned(),
    }
}

/// In lower case, character by character, so that lengths can be compared.
pub(crate) fn lowered(text: &str) -> String {
    text.chars().map(lower).collect()
}

fn lower(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// How long `words` are at the beginning of `text`, where a space may be any white space within a paragraph, also what
/// begins the next line of a quote.
fn matched(text: &str, words: &str, exact: bool) -> Option<usize> {
    let mut at = 0;
    for wanted in words.chars() {
        if wanted == ' ' {
            let gap = gap(&text[at..]);
            if gap == 0 {
                return None;
            }
            at += gap;
            continue;
        }
        let c = text[at..].chars().next()?;
        if c != wanted && (exact || lower(c) != wanted) {
            return None;
        }
        at += c.len_utf8();
    }
    Some(at)
}

/// The length of the white space that `text` begins with. An empty line ends a paragraph.
fn gap(text: &str) -> usize {
    let mut lines = 0;
    let rest = text.trim_start_matches(|c: char| {
        lines += usize::from(c == '\n');
        matches!(c, ' ' | '\t' | '\r' | '\u{a0}' | '\u{202f}') || (c == '\n' && lines == 1) || (c == '>' && lines == 1)
    });
    if lines > 1 { 0 } else { text.len() - rest.len() }
}

/// What stands there is a part of an address, a path, a file's or a variable's name.
fn is_in_a_name(text: &str, start: usize, end: usize) -> bool {
    let is_outside =
        |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '<' | '>' | '"' | '*' | '|' | '`');
    let (from, to) = (text.floor_char_boundary(start.saturating_sub(200)), text.floor_char_boundary(end + 200));
    let before = text[from..start].rsplit(is_outside).next().unwrap_or_default();
    let after = text[end..to].split(is_outside).next().unwrap_or_default();
    let is_joined =
        |side: Option<char>| side.is_some_and(|c| matches!(c, '@' | '/' | '\\' | '_' | '=' | '&' | '#' | '%' | '$'));
    // `login/logout` and `and/or` are words.
    let path = before.contains("://") || before.starts_with("www.") || before.starts_with('/') || before.contains('@');
    let dotted = after.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
        || before.ends_with('.') && before.len() > 1;
    let joined = |c: Option<char>| is_joined(c) && c != Some('/');
    path || dotted || joined(before.chars().next_back()) || joined(after.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which part of a text is found, if any.
    fn found<'t>(text: &'t str, prefer: &str, avoid: &str, language: &str) -> Option<&'t str> {
        let avoided = Avoided::new(0, prefer, avoid).unwrap();
        (0..text.len())
            .filter(|at| text.is_char_boundary(*at))
            .find_map(|at| Some(&text[at..avoided.ends_at(text, at, language)?]))
    }

    #[test]
    fn whole_words_in_any_case_and_over_lines() {
        assert_eq!(found("Log in first.", "sign in", "log in", "en"), Some("Log in"));
        assert_eq!(found("To log\n  in, click", "sign in", "log in", "en"), Some("log\n  in"));
        assert_eq!(found("> log\n> in", "sign in", "log in", "en"), Some("log\n> in"));
        for text in ["a blog in English", "log into it", "the log\n\nin it", "log-in", "Catalog in"] {
            assert_eq!(found(text, "sign in", "log in", "en"), None, "{text}");
        }
    }

    #[test]
    fn what_is_right_is_not_found_within_itself() {
        assert_eq!(found("your email address", "email address", "email", "en"), None);
        assert_eq!(found("your email", "email address", "email", "en"), Some("email"));
        assert_eq!(found("ユーザーの設定", "ユーザー", "ユーザ", "ja"), None);
        assert_eq!(found("ユーザの設定", "ユーザー", "ユーザ", "ja"), Some("ユーザ"));
        assert_eq!(found("ユーザビリティ", "ユーザー", "ユーザ", "ja"), None);
        assert_eq!(found("ユーザガイド", "ユーザー", "ユーザ*", "ja"), Some("ユーザ"));
    }

    #[test]
    fn german_compounds() {
        assert_eq!(found("die Login-Seite", "Anmeldung", "Login", "de"), Some("Login"));
        assert_eq!(found("die Loginseite", "Anmeldung", "Login", "de"), None);
        assert_eq!(found("die Loginseite", "Anmeldung", "Login*", "de"), Some("Login"));
        assert_eq!(found("eine E-Mail", "Nachricht", "Mail", "de"), None);
        assert_eq!(found("eine Email", "E-Mail", "Email", "de"), Some("Email"));
    }

    #[test]
    fn case_counts_where_it_is_all_that_differs() {
        assert_eq!(found("on Github and", "GitHub", "Github", "en"), Some("Github"));
        assert_eq!(found("on GitHub and GITHUB", "GitHub", "Github", "en"), None);
        assert_eq!(found("ÉTÉ", "saison", "été", "fr"), Some("ÉTÉ"));
    }

    #[test]
    fn addresses_and_names_are_not_prose() {
        for text in ["https://a.example/login", "login.html", "/app/login", "login@a.example", "?login=1", "a_login"] {
            assert_eq!(found(text, "sign-in", "login", "en"), None, "{text}");
        }
        assert_eq!(found("login/logout", "sign-in", "login", "en"), Some("login"));
        assert_eq!(found("(login)", "sign-in", "login", "en"), Some("login"));
        assert_eq!(found("The login.", "sign-in", "login", "en"), Some("login"));
    }

    #[test]
    fn the_right_words_begin_as_the_wrong_ones_do() {
        assert_eq!(like("sign in", "Log in"), "Sign in");
        assert_eq!(like("sign in", "log in"), "sign in");
        assert_eq!(like("iCloud", "Icloud"), "iCloud");
        assert_eq!(like("E-Mail", "email"), "E-Mail");
    }
}
