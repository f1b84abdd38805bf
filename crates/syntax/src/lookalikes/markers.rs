//! Marks that begin something, and don't because of what is in or behind them.

use super::heading_lists;
use super::translated::{callout, same_callout, titled};
use super::view::{Container, Found, HIDDEN, View, ahead, quoted, shortened};
use guichet_core::diag::{Fix, codes};

/// White space that Markdown takes for a letter.
const NO_BREAK: [char; 7] = ['\u{a0}', '\u{2007}', '\u{202f}', '\u{3000}', '\u{200b}', '\u{2060}', '\u{feff}'];

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, line) in view.lines() {
        if view.container != Container::Line {
            found.extend(no_break(at, line).or_else(|| unseen_before(at, line)));
        }
        found.extend(callout_marker(at, line, view));
    }
    found.extend(attributes(view));
    found
}

/// `##\u{a0}Title`, `-\u{a0}item`, `1.\u{a0}item`, `##Title`.
fn no_break(at: usize, line: &str) -> Option<Found> {
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (marker, what) = match line.as_bytes().get(digits) {
        _ if (1..=6).contains(&hashes) => (hashes, "heading"),
        Some(b'-' | b'+' | b'*') if digits == 0 => (1, "list item"),
        Some(b'.' | b')') if (1..=3).contains(&digits) => (digits + 1, "list item"),
        _ => return None,
    };
    let rest = &line[marker..];
    let words = rest.trim_start_matches(|c: char| c.is_whitespace() || NO_BREAK.contains(&c));
    let place = at..at + marker + (rest.len() - words.len());
    let first = words.chars().next()?;
    if !rest.starts_with(NO_BREAK) {
        // `##Title` is no hash tag, and no number of an issue.
        let told = hashes > 1 && rest.starts_with(|c: char| c.is_alphabetic() || c == HIDDEN);
        return told.then(|| {
            let message = format!("{} is not a heading: there is no space after `{}`", quoted(line), &line[..marker]);
            let fix = Fix::new(format!("put a space after `{}`", &line[..marker]), at + marker..at + marker, " ");
            Found::new(codes::MD012, place, message, format!("write `{} {}`", &line[..marker], shortened(words)))
                .fix(fix)
        });
    }
    // `- 5 °C` and `1. Mai` are text, and their space is meant.
    let is_text = match marker {
        _ if hashes > 0 => false,
        1 => first.is_ascii_digit(),
        _ => {
            !(first.is_uppercase() || first == HIDDEN || first.is_alphabetic() && !first.is_lowercase())
                || is_month(words)
        }
    };
    (!is_text).then(|| {
        let space = name_of(rest.chars().next());
        let message = format!("{space} after `{}` keeps this from being a {what}", &line[..marker]);
        let gap = at + marker..at + marker + (rest.len() - words.len());
        let fix = Fix::new(format!("type an ordinary space after `{}`", &line[..marker]), gap, " ");
        Found::new(
            codes::MD012,
            place,
            message,
            format!("type an ordinary space: `{} {}`", &line[..marker], shortened(words)),
        )
        .fix(fix)
    })
}

/// What a writer may have typed or pasted.
fn name_of(space: Option<char>) -> &'static str {
    match space {
        Some('\u{3000}') => "a full-width space",
        Some('\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}') => {
            "an invisible character"
        }
        _ => "a no-break space",
    }
}

/// A mark that begins a line for readers, and does not for Markdown: something that nobody sees is before it.
fn unseen_before(at: usize, line: &str) -> Option<Found> {
    let unseen = |c: char| {
        NO_BREAK.contains(&c)
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let rest = line.trim_start_matches(|c: char| unseen(c) || c == ' ');
    let length = line.len() - rest.len();
    let hashes = rest.bytes().take_while(|byte| *byte == b'#').count();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let marker = match rest.as_bytes().get(digits) {
        _ if (1..=6).contains(&hashes) => hashes,
        Some(b'-' | b'+' | b'*' | b'>') if digits == 0 => 1,
        Some(b'.' | b')') if (1..=2).contains(&digits) => digits + 1,
        _ => return None,
    };
    let words = rest[marker..].strip_prefix(' ').filter(|words| words.contains(char::is_alphabetic))?;
    // `- 5 °C` is a number.
    if marker == 1 && hashes == 0 && words.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    (length > 0).then(|| {
        let (what, marker) = (name_of(line.chars().next()), &rest[..marker]);
        let kind = match marker.as_bytes()[0] {
            b'#' => "a heading",
            b'>' => "a quote",
            _ => "a list item",
        };
        let message = format!("{what} before `{marker}` keeps this from being {kind}");
        Found::new(
            codes::MD012,
            at..at + length + marker.len(),
            message,
            format!("begin the line with `{marker} {}`", shortened(words)),
        )
        .fix(Fix::new(format!("begin the line with `{marker}`"), at..at + length, ""))
    })
}

fn is_month(words: &str) -> bool {
    const MONTHS: [&str; 13] =
        ["Jan", "Jän", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"];
    MONTHS.iter().any(|month| words.starts_with(month))
}

/// `[!REMARQUE]` in a quote, `[!NOTE]` outside of one.
fn callout_marker(at: usize, line: &str, view: &View<'_>) -> Option<Found> {
    let container = view.container;
    let inside = line.strip_prefix('[')?.trim_start().strip_prefix(['!', '！', '¡'])?;
    let Some((name, rest)) = inside.split_once(']') else { return unclosed_marker(at, line, inside, container) };
    if rest.starts_with(['(', '[']) || name.contains(['[', '(']) {
        return None;
    }
    let word = name.trim();
    let place = at..at + (line.len() - rest.len());
    let kind = callout(word);
    if container == Container::Quote {
        if !word.contains(char::is_alphabetic) {
            return None;
        }
        let shown = quoted(&format!("[!{word}]"));
        if let Some(kind) = kind.filter(|kind| kind.eq_ignore_ascii_case(word)) {
            if !line[1..].trim_start().starts_with('!') {
                let message = format!(
                    "the exclamation mark of {} is not the one of callouts",
                    quoted(&line[..line.len() - rest.len()])
                );
                let help = format!("write `[!{kind}]`, with an ordinary `!`");
                let fix = Fix::new(format!("write `[!{kind}]`"), place.clone(), format!("[!{kind}]"));
                return Some(Found::new(codes::MD012, place, message, help).fix(fix));
            }
            let message = format!("{shown} is not at the beginning of its quote, so it is shown as text");
            let help = format!("put an empty line before `> [!{kind}]`, so that it begins a quote of its own");
            return Some(Found::new(codes::MD012, place, message, help));
        }
        let message = format!("{shown} is not a callout, so it is shown as text");
        let first = word.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
        let help = match kind {
            _ if first == "video" => "write `{{ video(src=\"https://…\", title=\"What it shows\") }}`".to_owned(),
            _ if first == "div" => "remove the line".to_owned(),
            _ if first == "include" => "write `{{ snippet(name=\"name\") }}`".to_owned(),
            Some(kind) => {
                // Where it folds, that and its title stay.
                let behind = rest.trim();
                let fold = &behind[..usize::from(behind.starts_with(['+', '-']))];
                let title = match fold {
                    "" => String::new(),
                    _ => format!(" {}", shortened(&behind[1..])),
                };
                let title = title.trim_end();
                format!("write `[!{kind}]{fold}{title}` on the first line of the quote, in English in every language")
            }
            None => "callouts are `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` and `[!CAUTION]`, on the first line of a quote".to_owned(),
        };
        let fix =
            same_callout(word).map(|kind| Fix::new(format!("write `[!{kind}]`"), place.clone(), format!("[!{kind}]")));
        return Some(Found::new(codes::MD012, place, message, help).fix(fix));
    }
    kind.map(|kind| {
        let message = format!("`[!{word}]` is not in a quote, so it is shown as text");
        let help = format!("write `> [!{kind}]`, and begin each line below with `> `");
        // All lines of the paragraph, if it begins with the marker.
        let is_first = container == Container::Block && view.lines().next().is_some_and(|(first, _)| first == at);
        let fix = same_callout(word).filter(|_| is_first && view.starts_line).map(|kind| {
            let lines = view.lines().map(|(at, _)| (at..at, "> ".to_owned())).skip(1);
            let marker = (place.clone(), format!("> [!{kind}]"));
            Fix::of(format!("write `> [!{kind}]`"), lines.chain([marker]))
        });
        Found::new(codes::MD012, place, message, help).fix(fix)
    })
}

/// `[!NOTE` and `[!NOTE}`: the name is in capital letters, and all that the line has.
fn unclosed_marker(at: usize, line: &str, inside: &str, container: Container) -> Option<Found> {
    let word = inside.trim().trim_end_matches(['}', ')', '>', '[', '】', '］']).trim_end();
    let kind = callout(word).filter(|kind| container == Container::Quote && *kind == word)?;
    let message = format!("{} is never closed with `]`, so it is shown as text", quoted(line));
    let fix = Fix::new(format!("write `[!{kind}]`"), at..at + line.len(), format!("[!{kind}]"));
    Some(Found::new(codes::MD012, at..at + line.len(), message, format!("write `[!{kind}]`")).fix(fix))
}

/// `{#id}`, `{.class}` and `{width=300}` where nothing takes them, and kramdown's `{: …}`.
fn attributes(view: &View<'_>) -> Vec<Found> {
    let text = view.text;
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find('{').map(|at| from + at) {
        from = at + 1;
        let before = text[..at].chars().next_back();
        let Some(end) = text[from..].find(['}', '{', '\n']).filter(|end| text[from + end..].starts_with('}')) else {
            found.extend(unclosed_attributes(view, at));
            continue;
        };
        let inside = &text[from..from + end];
        let ends = ahead(text, from + end + 1).split('\n').next().is_some_and(|rest| rest.trim().is_empty());
        // `[words]{.class}` is Pandoc's.
        let behind_markup = matches!(before, Some(HIDDEN | ']')) || at == 0 && !view.starts_line;
        let (kramdown, list) = match inside.strip_prefix(':') {
            Some(list) => (true, list.trim()),
            None => (false, inside.trim()),
        };
        let written = at..from + end + 1;
        let ends_heading = view.container == Container::Line && ends && !kramdown && text[..at].ends_with(' ');
        if let Some((help, form)) =
            view.written.get(written.clone()).filter(|_| ends_heading).and_then(heading_lists::instead)
        {
            let message = format!("{} is shown as text", quoted(&text[written.clone()]));
            let gap = text[..at].trim_end().len()..written.end;
            let fix = form.map(|form| match form.as_str() {
                "" => Fix::new("remove it", gap, ""),
                _ => Fix::new(format!("write `{form}`"), written.clone(), form),
            });
            found.push(Found::new(codes::MD012, written, message, help).fix(fix));
            from += end + 1;
            continue;
        }
        let Some(kind) = list_of(list) else { continue };
        // A space keeps them from being those of the picture or link before it.
        let gap = &text[..at];
        let apart = gap.len() - gap.trim_end_matches([' ', '\t']).len();
        let parted =
            apart > 0 && (gap.trim_end_matches([' ', '\t']).ends_with(HIDDEN) || apart == at && !view.starts_line);
        let spaced = before.is_none_or(|c| c.is_whitespace() || c == HIDDEN);
        let told = match kind {
            _ if kramdown || list.starts_with("# ") => spaced || ends,
            // `{name=value}` is nobody's in a sentence.
            List::Pairs => behind_markup || parted,
            List::Names => behind_markup || ends && spaced,
        };
        if !told {
            continue;
        }
        let shown = &text[at..from + end + 1];
        let theme = if kramdown { of_just_the_docs(list) } else { None };
        let help = match kind {
            _ if let Some(class) = theme => match class {
                ThemeClass::Callout(kind) => titled(kind, ""),
                ThemeClass::Titled(kind) => format!("write `> [!{kind}] Title` on the first line of the quote"),
                ThemeClass::NoContents => {
                    "remove it: the list of contents has every heading of level 2 and 3".to_owned()
                }
            },
            _ if list == "toc" => "remove it: the list of contents is generated from the headings".to_owned(),
            _ if parted && !kramdown && view.container != Container::Line => {
                format!("write it directly behind the picture or link, without a space: `{{{}}}`", straight(list))
            }
            List::Pairs if list.contains(TYPOGRAPHIC) && is_of_picture(list) => {
                format!("write straight quotes, or none: `{{{}}}`", straight(list))
            }
            List::Pairs if list.starts_with("target") || list.starts_with("rel") => {
                "remove it: links to other sites are marked, and readers choose how to open them".to_owned()
            }
            List::Pairs => {
                "a picture takes `width`, `height` and classes, directly after it: `![…](picture.png){width=300 .border}`"
                    .to_owned()
            }
            List::Names if view.container == Container::Line && list.starts_with('#') => {
                format!("write `{{#{}}}`, at the end of the heading", list.trim_start_matches('#').trim())
            }
            List::Names if list.starts_with('#') => {
                "ids go at the end of a heading, `## Title {#id}`, or directly after a link".to_owned()
            }
            List::Names => {
                "classes go at the end of a heading or directly after a link: `[text](page.md){.class}`".to_owned()
            }
        };
        let fix = match kind {
            _ if let Some(ThemeClass::Callout(kind)) = theme => paragraph_as_callout(view, &written, kind),
            _ if parted && !kramdown && view.container != Container::Line => {
                Some(Fix::new("delete the space before `{`", at - apart..at, ""))
            }
            List::Pairs if list.contains(TYPOGRAPHIC) && is_of_picture(list) => {
                Some(Fix::new("write straight quotes", written.clone(), format!("{{{}}}", straight(list))))
            }
            List::Names if view.container == Container::Line && list.starts_with("# ") && ends => {
                let id = list.trim_start_matches('#').trim();
                Some(Fix::new(format!("write `{{#{id}}}`"), written.clone(), format!("{{#{id}}}")))
            }
            _ => None,
        };
        found.push(
            Found::new(
                codes::MD012,
                written,
                if list.starts_with("# ") {
                    format!("{} is not an id", quoted(shown))
                } else if kramdown {
                    format!("{} is kramdown markup, so it is shown as text", quoted(shown))
                } else {
                    format!("{} is shown as text", quoted(shown))
                },
                help,
            )
            .fix(fix),
        );
        from += end + 1;
    }
    found
}

/// A class of the theme that most sites of Jekyll have, Just the Docs, on a line above a paragraph or quote.
#[derive(Clone, Copy)]
enum ThemeClass {
    Callout(&'static str),
    /// The first line is its title.
    Titled(&'static str),
    NoContents,
}

fn of_just_the_docs(list: &str) -> Option<ThemeClass> {
    let name = list.strip_prefix('.').filter(|name| !name.contains([' ', '=']))?;
    match (name, name.strip_suffix("-title")) {
        ("no_toc", _) => Some(ThemeClass::NoContents),
        ("highlight" | "new", _) => Some(ThemeClass::Callout("NOTE")),
        (_, Some(name)) => callout(name).map(ThemeClass::Titled),
        _ => callout(name).map(ThemeClass::Callout),
    }
}

/// The lines below `{: .note }` as a callout, if it begins a paragraph of several.
fn paragraph_as_callout(view: &View<'_>, written: &std::ops::Range<usize>, kind: &str) -> Option<Fix> {
    let first = view.lines().next().filter(|(at, line)| *at == written.start && line.len() == written.len());
    let lines: Vec<_> = view.lines().skip(1).map(|(at, _)| (at..at, "> ".to_owned())).collect();
    let is_whole = view.container == Container::Block && view.starts_line && first.is_some() && !lines.is_empty();
    let marker = format!("> [!{kind}]");
    is_whole.then(|| Fix::of(format!("write `{marker}`"), lines.into_iter().chain([(written.clone(), marker.clone())])))
}

const TYPOGRAPHIC: [char; 9] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚'];

/// `{width=“300”}` as it works.
fn straight(list: &str) -> String {
    let list = list.replace(TYPOGRAPHIC, "\"");
    match list.matches('"').count() {
        2 if !list
            .split_once('"')
            .and_then(|(_, rest)| rest.split_once('"'))
            .is_some_and(|(value, _)| value.contains(' ')) =>
        {
            list.replace('"', "")
        }
        _ => list,
    }
}

fn is_of_picture(list: &str) -> bool {
    ["width=", "height=", "align=", "class="]
        .iter()
        .any(|name| list.starts_with(name) || list.contains(&format!(" {name}")))
}

/// `![…](picture.png){width=300` up to the end of the line.
fn unclosed_attributes(view: &View<'_>, at: usize) -> Option<Found> {
    let text = view.text;
    let behind_markup = text[..at].ends_with(HIDDEN) || at == 0 && !view.starts_line;
    let line = ahead(text, at).split('\n').next().unwrap_or_default().trim_end();
    let list = line[1..].trim_start_matches(':').trim().trim_end_matches([')', ']']);
    let list = list.split([HIDDEN, '{']).next().unwrap_or_default().trim_end();
    // What follows it may be a sentence.
    let words: Vec<&str> = list.split(' ').filter(|word| !word.is_empty()).collect();
    let known = words.iter().take_while(|word| list_of(word).is_some()).count();
    if !behind_markup || known == 0 || list.contains('}') {
        return None;
    }
    let list = words[..known].join(" ");
    let length = line.find(words[known - 1])? + words[known - 1].len();
    let message = format!("{} is never closed with `}}`, so it is shown as text", quoted(&line[..length]));
    let help = format!("write `{{{}}}`", straight(&list));
    let ends = line[length..].trim().trim_matches([')', ']']).is_empty();
    let fix =
        Fix::new(format!("write `{{{}}}`", straight(&list)), at..at + line.len(), format!("{{{}}}", straight(&list)));
    Some(Found::new(codes::MD012, at..at + length, message, help).fix(ends.then_some(fix)))
}

#[derive(Clone, Copy, PartialEq)]
enum List {
    Names,
    Pairs,
}

/// What an attribute list has, if it is one.
fn list_of(list: &str) -> Option<List> {
    if list == "toc" {
        return Some(List::Names);
    }
    // A space that a translation tool has set.
    let list = match list.strip_prefix("# ") {
        Some(id) if !id.contains(' ') => &format!("#{}", id.trim()),
        _ => list,
    };
    let name = |name: &str| {
        name.starts_with(|c: char| c.is_alphabetic())
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    let mut kind = None;
    // Values may hold spaces between their quotes.
    for item in list.split(' ').filter(|item| !item.is_empty()) {
        let is_name = item.strip_prefix(['#', '.']).is_some_and(name);
        let is_pair = item.split_once('=').is_some_and(|(key, value)| name(key) && !value.is_empty());
        match (is_name, is_pair, kind) {
            (true, ..) => kind = kind.or(Some(List::Names)),
            (_, true, _) => kind = Some(List::Pairs),
            (.., Some(List::Pairs)) => {}
            _ => return None,
        }
    }
    kind
}
