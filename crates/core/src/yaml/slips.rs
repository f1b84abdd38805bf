//! Slips that make a text no YAML at all, and that can only be meant in one way: tabs where spaces are needed, a text with `:` in it that
//! has no quotes, no space after the `:` of a key.

use crate::diag::Fix;
use crate::model::Span;

/// What was slipped, in the words of whoever writes.
pub(super) struct Slip {
    pub message: String,
    pub help: String,
    /// What makes the text readable.
    pub fix: Fix,
    /// Nothing else can be meant.
    pub is_certain: bool,
}

/// What makes the document at `range` readable, or at least readable beyond `at`, where reading has failed.
/// `failure` says where reading another text fails, if it does.
pub(super) fn find(text: &str, range: &Span, at: usize, failure: &dyn Fn(&str) -> Option<usize>) -> Option<Slip> {
    /// In bytes. Each guess is read again.
    const LONGEST: usize = 20_000;
    const GUESSES: usize = 4;
    let yaml = &text[range.clone()];
    if yaml.len() > LONGEST {
        return None;
    }
    let here = at.saturating_sub(range.start).min(yaml.len());
    let lines = lines(yaml);
    let line = lines.iter().rposition(|line| line.start <= here).unwrap_or(0);
    let before = line.saturating_sub(1);
    let candidates = [
        tabs(yaml, &lines),
        indented(yaml, &lines, line),
        margin(yaml, &lines, line),
        comparison(yaml, &lines[line]),
        comparison(yaml, &lines[before]),
        quotes(yaml, &lines[line]),
        quotes(yaml, &lines[before]),
        unclosed(yaml, &lines[..=line]),
    ];
    let spaces = || lines.iter().filter_map(|line| space(yaml, line)).map(without_space).take(GUESSES);
    // The line after the one that is changed, where reading has to come to.
    let helps = |slip: &Slip| {
        let new = crate::diag::fix::applied(yaml, [&slip.fix]);
        let grown = new.len() as isize - yaml.len() as isize;
        let end = lines[line].end as isize + grown.max(0);
        failure(&new).is_none_or(|at| at as isize >= end)
    };
    let found = candidates.into_iter().flatten().chain(spaces()).find(helps);
    found.map(|slip| Slip { fix: slip.fix.shifted(range.start), ..slip })
}

fn without_space(fix: Fix) -> Slip {
    Slip { is_certain: true, message: "a key without a space after its `:`".to_owned(), help: fix.title.clone(), fix }
}

/// `title:A`, which is a text and no key, where a whole document is that.
pub fn missing_space(text: &str, range: &Span) -> Option<Fix> {
    let yaml = &text[range.clone()];
    let fix = lines(yaml).iter().find_map(|line| space(yaml, line))?;
    Some(fix.shifted(range.start))
}

/// As YAML reads it back.
pub fn in_quotes(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// Without their breaks.
fn lines(yaml: &str) -> Vec<Span> {
    let mut at = 0;
    let lines = yaml.split_inclusive('\n').map(|line| {
        at += line.len();
        at - line.len()..at - line.len() + line.trim_end_matches(['\n', '\r']).len()
    });
    let mut lines: Vec<Span> = lines.collect();
    if lines.is_empty() {
        lines.push(0..0);
    }
    lines
}

fn tabs(yaml: &str, lines: &[Span]) -> Option<Slip> {
    let indentation = |line: &Span| {
        let written = &yaml[line.clone()];
        written.len() - written.trim_start_matches([' ', '\t']).len()
    };
    let key = |line: &Span| yaml[line.start + indentation(line)..line.end].split_once(':');
    // A key of its own behind one that has its value: nothing goes before it.
    let is_own = |at: usize| {
        let above = lines[..at].iter().rfind(|line| !yaml[(*line).clone()].trim().is_empty());
        let has_value = above.and_then(key).is_some_and(|(_, value)| !value.trim().is_empty());
        has_value && key(&lines[at]).is_some_and(|(name, _)| KEYS.contains(&name))
    };
    let edits = lines.iter().enumerate().flat_map(|(at, line)| {
        let tabs = yaml[line.start..line.start + indentation(line)].match_indices('\t');
        let new = if is_own(at) { "" } else { "  " };
        tabs.map(move |(tab, _)| (line.start + tab..line.start + tab + 1, new.to_owned()))
    });
    let edits: Vec<_> = edits.collect();
    let is_deleted = edits.iter().all(|(_, new)| new.is_empty());
    (!edits.is_empty()).then(|| Slip {
        is_certain: true,
        message: "a tab where YAML allows only spaces".to_owned(),
        help: if is_deleted { "delete it" } else { "delete it, and press the space bar twice" }.to_owned(),
        fix: Fix::of("indent with spaces in place of tabs", edits),
    })
}

/// A key that begins further to the right than the one above it, which has a value already.
fn indented(yaml: &str, lines: &[Span], line: usize) -> Option<Slip> {
    let written = |line: &Span| &yaml[line.clone()];
    let indentation = |line: &Span| written(line).len() - written(line).trim_start_matches(' ').len();
    let key = |line: &Span| {
        written(line).trim_start().split_once(": ").map(|(key, value)| (key.to_owned(), value.to_owned()))
    };
    let (above, own) = (lines.get(line.checked_sub(1)?)?, &lines[line]);
    let (margin, own_margin) = (indentation(above), indentation(own));
    let (_, value) = key(above)?;
    let (name, _) = key(own)?;
    let is_value = !value.trim().is_empty() && !value.starts_with(['|', '>', '&', '"', '\'', '[', '{']);
    if own_margin <= margin || !is_value || !KEYS.contains(&name.as_str()) {
        return None;
    }
    let wrong =
        lines[line..].iter().take_while(|line| indentation(line) >= own_margin && !written(line).trim().is_empty());
    let edits = wrong.map(|line| (line.start..line.start + own_margin - margin, String::new()));
    Some(Slip {
        is_certain: true,
        message: format!("`{name}` begins further to the right than the line above it, so it would be a part of that"),
        help: format!("delete the spaces before `{name}`"),
        fix: Fix::of(format!("delete the spaces before `{name}`"), edits),
    })
}

/// The first key, which begins further to the right than those below it.
fn margin(yaml: &str, lines: &[Span], line: usize) -> Option<Slip> {
    let first = lines.iter().position(|line| !yaml[line.clone()].trim().is_empty())?;
    let written = &yaml[lines[first].clone()];
    let indentation = written.len() - written.trim_start_matches([' ', '\t']).len();
    let (name, _) = written.trim_start().split_once(':')?;
    let is_below = line == first + 1 && !yaml[lines[line].clone()].starts_with([' ', '\t']);
    (indentation > 0 && is_below && KEYS.contains(&name)).then(|| {
        let what = format!("delete what stands before `{name}`");
        let margin = lines[first].start..lines[first].start + indentation;
        Slip {
            is_certain: true,
            message: format!("`{name}` begins further to the right than the lines below it"),
            help: what.clone(),
            fix: Fix::new(what, margin, ""),
        }
    })
}

/// The last of these lines on which a quote opens that it doesn't close: nothing below it is read as what it is.
fn unclosed(yaml: &str, lines: &[Span]) -> Option<Slip> {
    let half = |line: &Span| {
        let written = yaml[line.clone()].trim_end();
        let (key, value) = written.split_once(": ")?;
        let value = value.trim_start();
        let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''))?;
        let words = value[1..].trim();
        let is_half = !words.contains(['"', '\'', '\\', '#']) && !words.is_empty();
        let name = key.trim_start().trim_start_matches("- ").to_owned();
        is_half.then(|| (name, line.start + written.len() - value.len()..line.start + written.len(), quote, words))
    };
    let (name, place, quote, words) = lines.iter().rev().find_map(half)?;
    let quoted = format!("{quote}{words}{quote}");
    Some(Slip {
        is_certain: true,
        message: "a text whose closing quote is missing".to_owned(),
        help: format!("write `{name}: {quoted}`"),
        fix: Fix::new("close the quote", place, quoted),
    })
}

/// The bracket that opens on one of the lines before `at`, and that nothing closes.
pub(super) fn open_bracket(yaml: &str, at: usize) -> Option<Span> {
    let lines = lines(yaml);
    let line = lines.iter().rposition(|line| line.start <= at)?;
    let opens = |line: &Span| {
        let written = &yaml[line.clone()];
        let value = written.split_once(": ").map_or(written, |(_, value)| value).trim_start();
        let count = |signs: [char; 2]| value.matches(signs).count();
        let is_open = value.starts_with(['[', '{']) && count(['[', '{']) > count([']', '}']);
        is_open.then(|| line.start + written.len() - value.len()..line.start + written.len() - value.len() + 1)
    };
    lines[..=line].iter().rev().find_map(opens).filter(|bracket| bracket.start < at)
}

/// What closes a bracket at the end of its line, if that is all that is missing there.
pub(super) fn closed(yaml: &str, bracket: &Span) -> Option<Fix> {
    let line = yaml[bracket.start..].lines().next()?.trim_end();
    let line = line.find(" #").map_or(line, |comment| line[..comment].trim_end());
    let close = if line.starts_with('[') { "]" } else { "}" };
    let is_all = line.len() > 1 && line.matches(['[', '{']).count() == 1 && !line.contains([']', '}', '"', '\'']);
    let at = bracket.start + line.len();
    (is_all && !line.ends_with([',', ':']))
        .then(|| Fix::new(format!("write `{close}` at the end of the line"), at..at, close))
}

/// `plans: >=pro`, alone, in a list and in a map: a bare `>` begins a text of several lines.
fn comparison(yaml: &str, line: &Span) -> Option<Slip> {
    let written = &yaml[line.clone()];
    let begins = |at: usize| {
        let before = written[..at].trim_end_matches(' ');
        let is_apart = before.len() < at;
        let is_in_text = ['"', '\''].into_iter().any(|quote| before.matches(quote).count() % 2 == 1);
        !is_in_text
            && (before.ends_with(['[', '{', ',']) || is_apart && (before.ends_with(':') || before.trim_start() == "-"))
    };
    let compares = |at: usize| {
        let rest = &written[at + 1..];
        rest.strip_prefix('=').unwrap_or(rest).trim_start().starts_with(char::is_alphabetic)
    };
    let at = memchr::memchr_iter(b'>', written.as_bytes()).find(|at| begins(*at) && compares(*at))?;
    let before = written[..at].trim_end();
    let is_within = before.contains(['[', '{']);
    let value = &written[at..];
    let end = if is_within { value.find([',', ']', '}']) } else { value.find(" #") };
    let value = value[..end.unwrap_or(value.len())].trim_end();
    if value.contains(['"', '\'', '\\']) {
        return None;
    }
    let quoted = in_quotes(value);
    let name = before.strip_suffix(':').map(|name| name.rsplit([' ', '{', ',']).next().unwrap_or_default());
    // Plans are compared in one way only, which may not be what was meant.
    let other = value[1..].trim_start();
    let is_certain = name != Some("plans") || value.starts_with(">=");
    let help = match name.filter(|name| !name.is_empty()) {
        Some(_) if !is_certain => format!("write `plans: \">={other}\"`, which is this plan and those above it"),
        Some(name) => format!("write `{name}: {quoted}`"),
        None => format!("write `{quoted}`"),
    };
    Some(Slip {
        is_certain,
        message: format!("`{value}` needs quotes: without them, `>` begins a text of several lines in YAML"),
        help,
        fix: Fix::new("put the text in quotes", line.start + at..line.start + at + value.len(), quoted),
    })
}

/// `title: Refunds: how to`, `title: @home`.
fn quotes(yaml: &str, line: &Span) -> Option<Slip> {
    let written = yaml[line.clone()].trim_end();
    let (key, value) = written.split_once(": ")?;
    let name = key.trim_start().trim_start_matches("- ");
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let value = value.trim_start();
    // What follows it may be a comment.
    if !is_name || value.is_empty() || value.contains(" #") {
        return None;
    }
    let is_words = matches!(name, "title" | "description");
    let begins = |signs: &[char]| value.starts_with(signs);
    // Other values may be lists, maps or texts in quotes with a slip in them.
    if !is_words && begins(&['"', '\'', '[', '{', '|', '>', '&', '*', '!', '@', '%', '`']) {
        return None;
    }
    // A map by locale, or a list, with a slip in it; `{{ var.name }}` is a text.
    let is_map = value.starts_with('{') && !value.starts_with("{{") && value.ends_with('}');
    if is_map || value.starts_with('[') && value.ends_with(']') || begins(&['|', '>']) && value.len() < 3 {
        return None;
    }
    let curly = value.strip_prefix(['“', '„', '«']).and_then(|rest| rest.strip_suffix(['”', '“', '»']));
    // A quote that is only missing at the end.
    let half = ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote).filter(|rest| !rest.contains(quote)));
    // A path of Windows: within double quotes, `\` means something else.
    let inside = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let ended = ['"', '\''].into_iter().find_map(|quote| quoted_around(value, quote));
    // A number that is none, most likely.
    if !value.contains(':') && value.starts_with(|c: char| c == '.' || c.is_ascii_digit()) {
        return None;
    }
    let path = inside.filter(|inside| inside.contains('\\') && !inside.contains(['"', '\'']));
    let words = curly.or(half).or(path).or(ended).unwrap_or(value).trim();
    let start = line.start + written.len() - value.len();
    let quoted = in_quotes(words);
    let message = match value.chars().next() {
        _ if path.is_some() => "a `\\` in double quotes means something else".to_owned(),
        Some(quote) if ended.is_some() => format!("a `{quote}` in the text ends it there"),
        Some('"' | '\'') if half.is_some() => "a text whose closing quote is missing".to_owned(),
        Some(sign) if !sign.is_alphanumeric() && curly.is_none() => {
            format!("a text that begins with `{sign}` needs quotes")
        }
        _ => "a text with `:` in it needs quotes".to_owned(),
    };
    Some(Slip {
        is_certain: true,
        message,
        help: format!("write `{name}: {quoted}`"),
        fix: Fix::new("put the text in quotes", start..line.start + written.len(), quoted),
    })
}

/// The words between two quotes of one kind that are around all of them, although there are more of it inside: `'It's nice'`, and not
/// `"Save" and "Cancel"`.
fn quoted_around(value: &str, quote: char) -> Option<&str> {
    let words = value.strip_prefix(quote)?.strip_suffix(quote)?;
    let at = words.find(quote)?;
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (before, behind) = (words[..at].chars().next_back(), words[at + 1..].chars().next());
    // One that closes stands behind a word, and before none.
    (!is_letter(before) || is_letter(behind)).then_some(words)
}

/// Keys at the margin of front matter and settings.
const KEYS: [&str; 16] = [
    "title",
    "description",
    "slug",
    "id",
    "order",
    "draft",
    "keywords",
    "plans",
    "contexts",
    "aliases",
    "updated",
    "authors",
    "related",
    "search",
    "base_url",
    "theme",
];

/// `title:A`, `title = A` and `title：A`
fn space(yaml: &str, line: &Span) -> Option<Fix> {
    let written = &yaml[line.clone()];
    let (name, rest) = written.split_at(written.find([':', '=', '：', ' ', '\u{a0}'])?);
    let value = rest.trim_start_matches([':', '=', '：', ' ', '\u{a0}', '\u{3000}']);
    let between = &rest[..rest.len() - value.len()];
    let is_other = between.trim_end_matches(' ') != ":" && between.chars().any(|c| matches!(c, ':' | '=' | '：'));
    if is_other && KEYS.contains(&name) && !value.is_empty() {
        let place = line.start + name.len()..line.start + name.len() + between.len();
        return Some(Fix::new(format!("write `{name}: `, with a colon and a space"), place, ": "));
    }
    let (key, value) = yaml[line.clone()].split_once(':')?;
    let at = line.start + key.len() + 1;
    let is_slip = KEYS.contains(&key.trim()) && !value.is_empty() && !value.starts_with([' ', '\t']);
    is_slip.then(|| Fix::new(format!("put a space after `{}:`", key.trim()), at..at, " "))
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use crate::diag::fix::applied;

    fn fixed(text: &str) -> Option<String> {
        let whole = format!("---\n{text}---\n");
        let error = parse(&whole, 4..4 + text.len()).err()?;
        let new = applied(&whole, [&error.fix?]);
        Some(new[4..new.len() - 4].to_owned())
    }

    #[test]
    fn slips_that_are_no_yaml() {
        for (wrong, right) in [
            ("title: Refunds: how to\n", "title: \"Refunds: how to\"\n"),
            ("order: 1\ntitle: Refunds: how to\ndraft: true\n", "order: 1\ntitle: \"Refunds: how to\"\ndraft: true\n"),
            ("title: “Refunds: how to”\n", "title: \"Refunds: how to\"\n"),
            ("title: @home\n", "title: \"@home\"\n"),
            ("title: \"Save\" and \"Cancel\"\n", "title: '\"Save\" and \"Cancel\"'\n"),
            ("title: 'It's nice'\n", "title: \"It's nice\"\n"),
            ("title: \"He said \"hi\" to me\"\n", "title: 'He said \"hi\" to me'\n"),
            ("title: 'Open' and 'close'\n", "title: \"'Open' and 'close'\"\n"),
            ("title: \"Open\nslug: a\n", "title: \"Open\"\nslug: a\n"),
            ("title: A\nsearch:\n\tboost: 2\n\tpin: [a]\n", "title: A\nsearch:\n  boost: 2\n  pin: [a]\n"),
            ("title: A\n\tdescription: x\n\tslug: a\n", "title: A\ndescription: x\nslug: a\n"),
            ("title:A\nslug: a\n", "title: A\nslug: a\n"),
            ("title: {{ var.name }}: how to\n", "title: \"{{ var.name }}: how to\"\n"),
            ("title: [Beta] Exports\n", "title: \"[Beta] Exports\"\n"),
            ("title: A\n  slug: a\n  order: 1\n", "title: A\nslug: a\norder: 1\n"),
            ("title: A\nplans: >=pro\n", "title: A\nplans: \">=pro\"\n"),
            ("plans: >= pro # paid\ntitle: A\n", "plans: \">= pro\" # paid\ntitle: A\n"),
            ("note: >pro\ntitle: A\n", "note: \">pro\"\ntitle: A\n"),
            ("plans: [free, >=pro]\n", "plans: [free, \">=pro\"]\n"),
            ("plans:\n  - >=pro\n", "plans:\n  - \">=pro\"\n"),
            (
                "phone: { kind: phone, plans: >=pro, gate: open }\n",
                "phone: { kind: phone, plans: \">=pro\", gate: open }\n",
            ),
            // Two of them take two rounds.
            ("title: a: b\ndescription: c: d\n", "title: \"a: b\"\ndescription: c: d\n"),
            ("title: A\r\ndescription: a: b\r\n", "title: A\r\ndescription: \"a: b\"\r\n"),
        ] {
            assert_eq!(fixed(wrong).as_deref(), Some(right), "{wrong}");
        }
    }

    #[test]
    fn a_comparison_is_told_in_plain_words() {
        let text = "title: A\nplans: >=pro\n";
        let error = parse(text, 0..text.len()).unwrap_err();
        assert_eq!(error.message, "`>=pro` needs quotes: without them, `>` begins a text of several lines in YAML");
        assert_eq!(error.help, "write `plans: \">=pro\"`");
        assert_eq!(&text[error.span], ">=pro");
        let text = "plans: > pro\n";
        let error = parse(text, 0..text.len()).unwrap_err();
        assert_eq!(error.help, "write `plans: \">=pro\"`, which is this plan and those above it");
        assert_eq!(error.fix, None);
    }

    #[test]
    fn what_may_be_meant_in_two_ways() {
        for text in [
            "title: { en: a: b, fr: c }\n",
            "title: a: b # c\n",
            "title: A\ntitle: B\n",
            "plans: [a\n",
            "title: A\n  mine: a\n",
            "a: [\n\n",
            "description: >-\n  Two\n  lines\n",
            "description: >\n  Two\n  lines\n",
        ] {
            assert_eq!(fixed(text), None, "{text}");
        }
    }
}
