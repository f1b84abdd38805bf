//! Marks of Markdown as input methods for Chinese, Japanese and Korean write them: `＃ 見出し`, `＊＊太字＊＊`, `［リンク］（a.md）`.

use super::links::is_address;
use super::view::{Container, Found, View, ahead, quoted, shortened};
use guichet_core::diag::{Code, Fix, codes};

const CODE: Code = codes::MD012;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    if view.text.is_ascii() {
        return found;
    }
    if view.container != Container::Line {
        found.extend(view.lines().filter_map(|(at, line)| marker(at, line)));
    }
    bold(view.text, &mut found);
    links(view.text, &mut found);
    found
}

/// `＃` and `＞`, with a space behind them: without one they are signs.
fn marker(at: usize, line: &str) -> Option<Found> {
    let rest = line.trim_start_matches('＃');
    let hashes = line[..line.len() - rest.len()].chars().count();
    let (marker, what, rest) = match line.strip_prefix('＞') {
        Some(rest) => (">".to_owned(), "a quote", rest),
        None if (1..=6).contains(&hashes) => ("#".repeat(hashes), "a heading", rest),
        None => return None,
    };
    let words = rest.strip_prefix([' ', '\u{3000}'])?.trim();
    words.contains(char::is_alphabetic).then(|| {
        let wide = &line[..line.len() - rest.len()];
        let message = format!("`{wide}` is not the mark of {what}, so it is shown as text");
        let words = shortened(words);
        let space = rest.chars().next().map_or(0, char::len_utf8);
        let fix = Fix::new(format!("write `{marker}`"), at..at + wide.len() + space, format!("{marker} "));
        Found::new(CODE, at..at + wide.len(), message, format!("write `{marker} {words}`")).fix(fix)
    })
}

/// `＊＊words＊＊`
fn bold(text: &str, found: &mut Vec<Found>) {
    let mut from = 0;
    while let Some(at) = text[from..].find("＊＊").map(|at| from + at) {
        from = at + "＊＊".len();
        let inside = ahead(text, from);
        let Some(end) = inside.find("＊＊") else { break };
        let words = &inside[..end];
        if words.contains(char::is_alphabetic) && !words.contains('\n') {
            let close = from + end + "＊＊".len();
            let message = format!("{} is not bold: its asterisks are full-width ones", quoted(&text[at..close]));
            let mark = "＊＊".len();
            let marks = [(at..at + mark, "**".to_owned()), (close - mark..close, "**".to_owned())];
            let fix = (words.trim() == words).then(|| Fix::of("write `**`", marks));
            found.push(Found::new(CODE, at..close, message, format!("write `**{}**`", words.trim())).fix(fix));
            from = close;
        }
    }
}

/// `［words］（address）`, with a bracket of either width.
fn links(text: &str, found: &mut Vec<Found>) {
    let mut from = 0;
    while let Some(at) = text[from..].find('［').map(|at| from + at) {
        from = at + '［'.len_utf8();
        let inside = ahead(text, from);
        let Some((words, rest)) = inside.split_once('］').filter(|(words, _)| !words.contains('\n')) else { continue };
        let Some(address) = rest.strip_prefix(['(', '（']) else { continue };
        let Some(end) = address.find([')', '）', '\n']) else { continue };
        let close = address[end..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
        if close > 0 && is_address(address[..end].trim()) {
            let end = at + (inside.len() - rest.len()) + '［'.len_utf8() + (rest.len() - address.len()) + end + close;
            let message = format!("full-width brackets keep {} from being a link", quoted(&text[at..end]));
            let address = address.split([')', '）']).next().unwrap_or_default().trim();
            let brackets = text[at..end].char_indices().filter_map(|(place, c)| {
                let narrow = match c {
                    '［' => "[",
                    '］' => "]",
                    '（' => "(",
                    '）' => ")",
                    _ => return None,
                };
                Some((at + place..at + place + c.len_utf8(), narrow.to_owned()))
            });
            let is_plain = !words.contains(['（', '）']) && !address.contains(' ');
            let fix = is_plain.then(|| Fix::of("write `[…](…)` with ordinary brackets", brackets));
            found.push(Found::new(CODE, at..end, message, format!("write `[{}]({address})`", words.trim())).fix(fix));
            from = end;
        }
    }
}
