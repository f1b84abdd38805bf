//! Marks of Markdown as input methods for Chinese, Japanese and Korean write them: `＃ 見出し`, `＊＊太字＊＊`, `［リンク］（a.md）`.

use super::links::is_address;
use super::view::{Container, Found, View, ahead, quoted};
use guichet_core::diag::{Code, codes};

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
        let words: String = words.chars().take(24).collect();
        Found::new(CODE, at..at + wide.len(), message, format!("write `{marker} {}`", words.trim_end()))
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
            found.push(Found::new(CODE, at..close, message, format!("write `**{}**`", words.trim())));
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
            found.push(Found::new(CODE, at..end, message, format!("write `[{}]({address})`", words.trim())));
            from = end;
        }
    }
}
