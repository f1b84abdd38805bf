//! Links and pictures that are text because of one character: a space in the address or before it, brackets the wrong way
//! round, a bracket that a translation tool has made a full-width one.

use std::ops::Range;

use super::view::{CALL, Found, HIDDEN, View, ahead, behind, quoted};
use guichet_core::diag::{Code, Fix, codes};

const CODE: Code = codes::MD012;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let text = view.text;
    let mut found = Vec::new();
    if memchr::memchr(b']', text.as_bytes()).is_none() {
        return found;
    }
    let mut from = 0;
    while let Some(at) = text[from..].find(']').map(|at| from + at) {
        from = at + 1;
        let Some(open) = opening(text, at) else { continue };
        let label = &text[open + 1..at];
        let image = text[..open].ends_with('!');
        let start = if image { open - 1 } else { open };
        let rest = ahead(text, at + 1);
        let told = match undefined(&text[..open], label, image, rest) {
            Some((message, help, end)) => Some((message, help, end, None)),
            None => failing(label, image, rest),
        };
        let Some((message, help, end, fix)) = told else { continue };
        let fix = fix.map(|fix| fix.shifted(at + 1));
        found.push(Found::new(CODE, start..at + 1 + end, message, help).fix(fix));
        from = at + 1 + end;
    }
    reversed(text, &mut found);
    found
}

/// Where the bracket opens that closes at `at`.
fn opening(text: &str, at: usize) -> Option<usize> {
    let mut depth = 0;
    let (start, before) = behind(text, at);
    for (place, byte) in before.bytes().enumerate().rev() {
        match byte {
            b']' => depth += 1,
            b'[' if depth == 0 => return Some(start + place),
            b'[' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// `[text][name]` without a line `[name]: address`, where nothing else can be meant: what to say, what to write, how far it goes.
fn undefined(before: &str, label: &str, image: bool, rest: &str) -> Option<(String, String, usize)> {
    let inside = rest.strip_prefix('[')?;
    let end = inside.find([']', '[', '\n']).filter(|end| inside[*end..].starts_with(']'))?;
    let (name, shown) = (inside[..end].trim(), label.trim());
    if image {
        return (!name.is_empty()).then(|| {
            let message = format!("there is no address for `[{name}]`, so this is not a picture");
            (message, format!("add a line `[{name}]: picture.png`, or write `![{shown}](picture.png)`"), end + 2)
        });
    }
    // Of an array, `rows[first][second]`; keys, `[Ctrl][C]`; a box to tick; a third pair.
    let is_index = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ')' | ']' | HIDDEN | CALL));
    if is_index || inside[end + 1..].starts_with(['[', '(']) || name.contains([HIDDEN, CALL]) {
        return None;
    }
    let words = label.trim();
    let (has_words, is_sentence) =
        (words.contains(|c: char| c.is_alphabetic() || c == HIDDEN), words.contains([' ', HIDDEN]));
    // Names of definitions are like this. Another word in brackets may be the next key, or a placeholder.
    let is_name = name.len() > 1 && name.chars().all(|c| c.is_lowercase() || c.is_ascii_digit() || "-_.:/".contains(c));
    let is_meant = match name {
        "" => words.chars().count() > 1,
        _ => {
            is_sentence && (name.len() > 1 || name.bytes().all(|byte| byte.is_ascii_digit()))
                || is_name && !words.eq_ignore_ascii_case(name)
        }
    };
    (has_words && is_meant).then(|| {
        let name = if name.is_empty() { shown } else { name };
        let message = format!("there is no address for {}, so this is not a link", quoted(&format!("[{name}]")));
        (message, format!("add a line `[{name}]: page.md`, or write `[{shown}](page.md)`"), end + 2)
    })
}

/// What is wrong with what follows a label, what to write, how far it goes, and what fixes it there.
fn failing(label: &str, image: bool, rest: &str) -> Option<(String, String, usize, Option<Fix>)> {
    let kind = if image { "a picture" } else { "a link" };
    let mark = if image { "!" } else { "" };
    let shown = if label.trim_matches(HIDDEN).trim().is_empty() && !image { "text" } else { label.trim() };
    if let Some(inside) = rest.strip_prefix('(') {
        let line = inside.split('\n').next().unwrap_or_default();
        let Some(end) = closing(inside) else {
            let address = line.split_whitespace().next().unwrap_or_default();
            return is_address(address).then(|| {
                let message = format!("{} is not {kind}: its `(` is never closed", quoted(&format!("]({address}")));
                let end = 1 + inside.find(address).unwrap_or(0) + address.len();
                let fix = Fix::new("close the bracket", end..end, ")");
                (message, format!("write `{mark}[{shown}]({address})`"), end, Some(fix))
            });
        };
        let address = &inside[..end];
        // `[1](see below)` may well be a sentence.
        let worded = label.chars().any(|c| c.is_alphabetic() || c == HIDDEN);
        let is_code = address.contains(HIDDEN) && !address.contains([' ', CALL]);
        if is_code || !(image || worded || is_address(address.trim())) {
            return None;
        }
        let (message, help) = spaced(address, kind, mark, shown);
        return Some((message, help, end + 2, without_spaces(address)));
    }
    let spaces = rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{3000}']).len();
    if let Some(inside) = rest[spaces..].strip_prefix('(').filter(|_| spaces > 0 && !rest[..spaces].contains('\n')) {
        let end = closing(inside)?;
        let address = inside[..end].trim();
        return is_address(address).then(|| {
            let message = format!("a space keeps {} from being {kind}", quoted(&format!("[{shown}] ({address})")));
            let fix = Fix::new("delete the space between `]` and `(`", 0..spaces, "");
            (message, format!("write `{mark}[{shown}]({})`", encoded(address)), spaces + end + 2, Some(fix))
        });
    }
    let inside = rest.strip_prefix('（')?;
    let end = inside.find(['）', ')', '\n'])?;
    let address = inside[..end].trim();
    is_address(address).then(|| {
        let message =
            format!("full-width brackets keep {} from being {kind}", quoted(&format!("[{shown}]（{address}）")));
        let close = inside[end..].chars().next().map_or(0, char::len_utf8);
        let (open, end) = ('（'.len_utf8(), '（'.len_utf8() + end);
        let brackets = [(0..open, "(".to_owned()), (end..end + close, ")".to_owned())];
        let fix = Fix::of("write ordinary brackets", brackets);
        (message, format!("write `{mark}[{shown}]({})`", encoded(address)), end + close, (close > 0).then_some(fix))
    })
}

/// `page.md#The heading`, with the id that the heading has.
fn to_heading(address: &str) -> Option<String> {
    let (path, words) = address.trim().split_once('#')?;
    (words.contains(' ') && !path.contains(' ')).then(|| format!("{path}#{}", guichet_core::heading_ids::slug(words)))
}

/// What makes an address of one that [`spaced`] is about. Places begin with the bracket before it.
fn without_spaces(address: &str) -> Option<Fix> {
    let whole = 1..1 + address.len();
    if address.contains("{{") || address.contains([HIDDEN, CALL]) {
        return None;
    }
    let (path, size) = split_size(address);
    if let Some(size) = size {
        let lengths: Vec<&str> = size.trim_start_matches('=').split(['x', '*']).collect();
        let is_length = |length: &&str| length.bytes().all(|byte| byte.is_ascii_digit());
        let list: Vec<String> = ["width", "height"]
            .iter()
            .zip(&lengths)
            .filter(|(_, length)| !length.is_empty())
            .map(|(name, length)| format!("{name}={length}"))
            .collect();
        let list = list.join(" ");
        let is_known = lengths.len() <= 2 && lengths.iter().all(is_length) && !list.is_empty() && !path.contains(' ');
        // With the bracket behind it.
        let place = whole.start..whole.end + 1;
        return is_known
            .then(|| Fix::new(format!("write the size as `{{{list}}}`"), place, format!("{path}){{{list}}}")));
    }
    if let Some(quote) = address.find(['“', '”', '„', '«', '»']).filter(|at| address[..*at].ends_with(' ')) {
        let title =
            address[quote..].trim_matches(|c: char| matches!(c, '“' | '”' | '„' | '«' | '»') || c.is_whitespace());
        let path = address[..quote].trim();
        let is_plain = !title.contains(['"', '“', '”', '„', '«', '»']) && !path.contains(' ');
        return is_plain.then(|| Fix::new("write straight quotes", whole, format!("{path} \"{title}\"")));
    }
    let path = address.trim();
    if path.starts_with('<') {
        return (!path.contains('>')).then(|| Fix::new("close the `<`", whole, format!("{path}>")));
    }
    if path.contains(['"', '\'', '\n', '<', '>']) {
        return None;
    }
    if let Some(address) = to_heading(path) {
        return Some(Fix::new(format!("write the id of the heading, `{address}`"), whole, address));
    }
    if let Some(call) = call(path) {
        return Some(Fix::new("write the number behind `tel:`", whole, call));
    }
    if path.starts_with("tel:") || path.starts_with("sms:") {
        let number: String = path.chars().filter(|c| !c.is_whitespace()).collect();
        return Some(Fix::new("delete the spaces in the number", whole, number));
    }
    Some(Fix::new("write the space as `%20`", whole, encoded(path)))
}

/// What to say of an address that the parser did not take.
fn spaced(address: &str, kind: &str, mark: &str, shown: &str) -> (String, String) {
    let (path, tail) = split_size(address);
    if let Some(size) = tail {
        let message = format!("`{size}` in an address keeps it from being {kind}");
        let mut lengths = size.trim_start_matches('=').split(['x', '*']);
        let given = ["width", "height"].map(|name| (name, lengths.next().unwrap_or_default()));
        let list: Vec<String> = given
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let list = if list.is_empty() { "width=300".to_owned() } else { list.join(" ") };
        return (message, format!("write `{mark}[{shown}]({path}){{{list}}}`"));
    }
    if let Some(quote) = address.find(['“', '”', '„', '«', '»']).filter(|at| address[..*at].ends_with(' ')) {
        let message = format!("the quotes around the title keep this from being {kind}");
        let title =
            address[quote..].trim_matches(|c: char| matches!(c, '“' | '”' | '„' | '«' | '»') || c.is_whitespace());
        return (message, format!("write `{mark}[{shown}]({} \"{title}\")`", address[..quote].trim()));
    }
    if address.contains("{{") || address.contains([HIDDEN, CALL]) {
        let message = format!("a shortcode in the address keeps this from being {kind}");
        return (message, "write the address itself: addresses take no shortcodes".to_owned());
    }
    if let Some(path) = address.trim().strip_prefix('<').filter(|path| !path.contains('>')) {
        let message = format!("the `<` of the address is never closed, so this is not {kind}");
        return (message, format!("write `{mark}[{shown}](<{path}>)`"));
    }
    if let Some((path, _)) = address
        .trim()
        .split_once(' ')
        .filter(|(path, rest)| is_address(path) && rest.trim_start().starts_with(['"', '\'']))
    {
        let message =
            format!("what follows the address keeps this from being {kind}: a title is between two equal quotes");
        return (message, format!("write `{mark}[{shown}]({path} \"Title\")`"));
    }
    let message = format!("a space in {} keeps it from being {kind}", quoted(address));
    if let Some(address) = to_heading(address) {
        let help = format!("a heading is linked by its id: write `{mark}[{shown}]({address})`");
        return (message, help);
    }
    let help = if let Some(call) = call(address.trim()) {
        format!("write `{mark}[{shown}]({call})`")
    } else if address.trim_start().starts_with("tel:") || address.trim_start().starts_with("sms:") {
        let number: String = address.chars().filter(|c| !c.is_whitespace()).collect();
        format!("write `{mark}[{shown}]({number})`")
    } else {
        format!("write `{mark}[{shown}]({})` or `{mark}[{shown}](<{}>)`", encoded(address.trim()), address.trim())
    };
    (message, help)
}

/// The address of a telephone number: `+33 1 23 45`.
fn call(path: &str) -> Option<String> {
    let number: String = path.chars().filter(|c| !matches!(c, ' ' | '(' | ')' | '.' | '-' | '/' | '\u{a0}')).collect();
    let is_number = number.strip_prefix('+').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    (is_number && number.len() > 6).then(|| format!("tel:{number}"))
}

/// `x.png =300x200`, as some editors write it.
fn split_size(address: &str) -> (&str, Option<&str>) {
    match address.rsplit_once(' ') {
        Some((path, size))
            if size.len() > 1
                && size.starts_with('=')
                && size[1..].bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'x' | b'*' | b'%')) =>
        {
            (path.trim(), Some(size))
        }
        _ => (address, None),
    }
}

/// Where the bracket closes that `inside` is behind, on the same line.
fn closing(inside: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, byte) in inside.bytes().enumerate() {
        match byte {
            b'\n' => return None,
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// `(text)[address]`.
fn reversed(text: &str, found: &mut Vec<Found>) {
    let mut from = 0;
    while let Some(at) = text[from..].find(")[").map(|at| from + at) {
        from = at + 2;
        let Some(end) = ahead(text, from).find([']', '\n']).filter(|end| text[from + end..].starts_with(']')) else {
            continue;
        };
        let (start, before) = behind(text, at);
        let Some(open) =
            before.rfind(['(', '\n']).map(|open| start + open).filter(|open| text[*open..].starts_with('('))
        else {
            continue;
        };
        let (first, second) = (&text[open + 1..at], &text[from..from + end]);
        // A call with an index is an example, `f(x)[0]`.
        let called = text[..open].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ']' | HIDDEN));
        let (label, address) = match (is_address(first), is_address(second)) {
            (false, true) => (first, second),
            (true, false) if !called && second.contains(char::is_alphabetic) => (second, first),
            _ => continue,
        };
        if label.contains(['"', '\'']) {
            continue;
        }
        let whole = open..from + end + 1;
        let is_plain = !text[whole.clone()].contains([HIDDEN, CALL]);
        let new = format!("[{}]({})", label.trim(), encoded(address.trim()));
        let fix = is_plain.then(|| Fix::new(format!("write `{new}`"), whole, new));
        found.push(
            Found::new(
                CODE,
                open..from + end + 1,
                format!("the brackets of {} are the wrong way round", quoted(&text[open..from + end + 1])),
                format!("write `[{}]({})`", label.trim(), encoded(address.trim())),
            )
            .fix(fix),
        );
    }
}

/// Whether somebody who writes this means an address.
pub(super) fn is_address(text: &str) -> bool {
    const EXTENSIONS: &str = " md mdx html htm pdf png jpg jpeg gif svg webp avif csv zip mp4 webm mov txt json yaml yml xml \
                              doc docx xls xlsx ppt pptx ";
    if text.is_empty() || text.contains(HIDDEN) && !text.contains("://") {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    if ["http://", "https://", "mailto:", "tel:", "sms:", "./", "../", "www."]
        .iter()
        .any(|start| lower.starts_with(start))
    {
        return true;
    }
    if let Some(fragment) = lower.strip_prefix('#') {
        return fragment.len() > 1
            && !fragment.contains(char::is_whitespace)
            && !fragment.bytes().all(|b| b.is_ascii_digit());
    }
    let path = lower.split(['#', '?']).next().unwrap_or_default();
    let path = path.split_once(" =").map_or(path, |(path, _)| path);
    let named = path.rsplit_once('.').is_some_and(|(name, extension)| {
        !name.is_empty() && !extension.contains(' ') && EXTENSIONS.contains(&format!(" {extension} "))
    });
    let rooted = path.starts_with('/') && path.len() > 2 && !path.contains(char::is_whitespace);
    let folder = path.ends_with('/') && path.len() > 2 && !path.contains(char::is_whitespace);
    named || rooted || folder
}

/// An address as a link needs it.
fn encoded(address: &str) -> String {
    address.replace(' ', "%20").replace('\u{a0}', "%C2%A0")
}

/// `! [x](y.png)`: a translation tool has put a space after the exclamation mark. `link` is a place in `text`.
pub fn parted_picture(text: &str, url: &str, link: &Range<usize>) -> Option<Found> {
    const PICTURES: [&str; 6] = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"];
    let before = &text[..link.start];
    let wide = before.strip_suffix('！');
    let spaced = || before.strip_suffix("! ").or_else(|| before.strip_suffix("!\u{a0}"));
    let sentence = wide.or_else(spaced)?;
    let path = url.to_ascii_lowercase();
    if !(sentence.is_empty() || sentence.ends_with(char::is_whitespace))
        || !PICTURES.iter().any(|end| path.ends_with(end))
    {
        return None;
    }
    let start = sentence.len();
    let written = &text[link.clone()];
    let what = if wide.is_some() { "a full-width exclamation mark" } else { "a space" };
    let message = format!("{what} keeps {} from being a picture", quoted(&text[start..link.end]));
    let fix = Fix::new("delete the space after `!`", start..link.start, "!");
    Some(Found::new(codes::MD012, start..link.end, message, format!("write `!{written}`")).fix(fix))
}
