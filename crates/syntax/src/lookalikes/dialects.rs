//! Marks that other kinds of Markdown have: `==marked==`, `^^added^^`, `x^2^`, `H~2~O`, `$$x^2$$` (Pandoc, Obsidian, Markdown Extra,
//! MkDocs), and lists of definitions that are none.

use std::ops::Range;

use super::view::{Container, Found, HIDDEN, View, ahead, quoted};
use guichet_core::diag::{Code, Fix, codes};

const CODE: Code = codes::MD011;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (marks, done, tag) in
        [("==", "marked", "mark"), ("^^", "marked as added", "ins"), ("++", "marked as added", "ins")]
    {
        marked(view.text, marks, done, tag, &mut found);
    }
    formulas(view.text, &mut found);
    raised(view.text, '^', "sup", &mut found);
    raised(view.text, '~', "sub", &mut found);
    if view.container != Container::Line {
        definitions(view, &mut found);
    }
    found
}

/// `==marked==`. `a==b` is a comparison, `C++` a language, and a line of marks is a rule.
fn marked(text: &str, marks: &str, done: &str, tag: &str, found: &mut Vec<Found>) {
    let mark = marks.chars().next().unwrap_or_default();
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&text.as_bytes()[from..], marks.as_bytes()).map(|at| from + at) {
        from = at + 2;
        let inside = ahead(text, from);
        let Some(end) = inside.find([mark, '\n']).filter(|end| inside[*end..].starts_with(marks)) else { continue };
        let (words, behind) = (&inside[..end], &inside[end + 2..]);
        from += end + 2;
        let apart = |c: Option<char>| {
            c.is_none_or(|c| c != mark && !c.is_ascii_alphanumeric() && !matches!(c, '=' | '!' | '<' | '>' | '{' | '}'))
        };
        if words.contains(char::is_alphabetic)
            && !words.starts_with(char::is_whitespace)
            && !words.ends_with(char::is_whitespace)
            && !words.contains(['&', '|'])
            && apart(text[..at].chars().next_back())
            && apart(behind.chars().next())
        {
            let place = at..from;
            found.push(
                Found::new(
                    CODE,
                    place.clone(),
                    format!("{} is not {done}: its marks are shown as text", quoted(&text[place.clone()])),
                    format!("write `<{tag}>words</{tag}>`"),
                )
                .fix(between_tags(tag, place.start..place.start + 2, place.end - 2..place.end)),
            );
        }
    }
}

fn between_tags(tag: &str, open: Range<usize>, close: Range<usize>) -> Fix {
    Fix::of(format!("write `<{tag}>`"), [(open, format!("<{tag}>")), (close, format!("</{tag}>"))])
}

/// `$$x^2$$`, and `$a \ne 0$`. An amount has one sign, and nothing of LaTeX behind it.
fn formulas(text: &str, found: &mut Vec<Found>) {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'$', &bytes[from..]).map(|at| from + at) {
        let is_double = bytes.get(at + 1) == Some(&b'$');
        let signs = if is_double { "$$" } else { "$" };
        from = at + signs.len();
        let inside = ahead(text, from);
        let inside = if is_double { inside } else { inside.split('\n').next().unwrap_or_default() };
        let Some(end) = inside.find(signs) else { continue };
        let formula = &inside[..end];
        let is_formula = match is_double {
            true => {
                formula.contains(['^', '_', '\\', '=', '{', HIDDEN]) && formula.contains(|c: char| c.is_alphanumeric())
            }
            false => is_latex(formula),
        };
        if is_formula {
            let close = from + end + signs.len();
            from = close;
            let message = format!("{} is a formula, and is shown as it is written", quoted(&text[at..close]));
            let help = "set `markdown: { math: true }` in site.yaml, so that it is typeset, or write it in words and signs (`x²`, `<sup>`, `<sub>`)";
            found.push(Found::new(CODE, at..close, message, help));
        } else if is_double {
            from += end + signs.len();
        }
    }
}

/// Whether what stands between two single signs can be nothing else: it has a command, or something raised or lowered in braces.
fn is_latex(text: &str) -> bool {
    let has_command =
        text.match_indices('\\').any(|(at, _)| text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic()));
    !text.starts_with(char::is_whitespace)
        && !text.ends_with(char::is_whitespace)
        && (has_command || text.contains("^{") || text.contains("_{"))
}

/// `x^2^` and `H~2~O`: a few letters or digits directly behind a word. Ranges (`3~5`), paths (`PROGRA~1`) and powers (`2^10`) have
/// one mark.
fn raised(text: &str, mark: char, tag: &str, found: &mut Vec<Found>) {
    const LONGEST: usize = 12;
    let mut from = 0;
    while let Some(at) = memchr::memchr(mark as u8, &text.as_bytes()[from..]).map(|at| from + at) {
        from = at + 1;
        let before = text[..at].chars().next_back();
        // A name of a file or a revision has letters before a `~`, too, and goes on behind the second one.
        let behind_word = before.is_some_and(|c| {
            if mark == '~' { c.is_ascii_alphabetic() } else { c.is_alphanumeric() || c == ')' || c == HIDDEN }
        });
        let rest = &text[from..];
        let Some(end) = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '+' | '-' | '−' | ','))) else {
            continue;
        };
        let word = &rest[..end];
        if !behind_word || word.is_empty() || word.len() > LONGEST || !rest[end..].starts_with(mark) {
            continue;
        }
        let close = from + end + 1;
        let next = text[close..].chars().next();
        let goes_on = next.is_some_and(|c| {
            c == mark || matches!(c, '/' | '\\') || c.is_ascii_digit() || mark == '^' && c.is_alphanumeric()
        });
        if goes_on {
            continue;
        }
        let what = if mark == '^' { "raised" } else { "lowered" };
        let message = format!("{} is not {what}: its marks are shown as text", quoted(&text[at..close]));
        let help = format!("write `<{tag}>…</{tag}>` in place of the marks");
        let fix = between_tags(tag, at..at + 1, close - 1..close);
        found.push(Found::new(CODE, at..close, message, help).fix(fix));
        from = close;
    }
}

/// A term, and below it `: ` and what it means, where both are the end of a paragraph of several lines: only lines that are all
/// terms begin a list.
fn definitions(view: &View<'_>, found: &mut Vec<Found>) {
    /// A line of prose that happens to be followed by a colon (as French sets it) is longer than a term.
    const LONGEST: usize = 50;
    let mut term = "";
    let mut above = 0;
    let mut start = 0;
    for line in view.text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let begins = at + line.len() - line.trim_start().len();
        let line = line.trim();
        let meaning = line.strip_prefix(':').filter(|rest| rest.starts_with([' ', '\t'])).map(str::trim);
        if meaning.is_some_and(|meaning| !meaning.is_empty())
            && !term.is_empty()
            && term.chars().count() <= LONGEST
            && !term.starts_with(':')
            && !term.ends_with(['.', '!', '?', ':', ',', ';', '。', '：', '，'])
        {
            let term = quoted(&view.written[above..above + term.len()]);
            let message = format!("`: …` below {term} does not make a list of definitions, so it is shown as text");
            let help = format!("put an empty line before {term}, so that nothing but terms is above the colon");
            found.push(Found::new(CODE, begins..begins + line.len(), message, help));
        }
        (term, above) = (line, begins);
    }
}
