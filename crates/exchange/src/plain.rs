//! Text without markup of Markdown: titles, and what is between the marks. Shortcodes and addresses in it are codes.

use std::ops::Range;

use guichet_markdown::markdown::seen::seen;

use crate::token::{Sort, Token, Tokens};

/// Of a text that is not Markdown: only shortcodes are codes.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Tokens::default();
    push(&mut out, text, Tokens::text);
    out.all
}

/// `words` takes what is between shortcodes.
pub(crate) fn push(out: &mut Tokens, text: &str, words: impl Fn(&mut Tokens, &str)) {
    let guarded = format!(".{text}");
    let mut at = 1;
    for call in seen(&guarded).calls {
        words(out, &guarded[at..call.start]);
        push_call(out, &guarded[call.clone()]);
        at = call.end;
    }
    words(out, &guarded[at..]);
}

/// Words that readers see of a shortcode are for translators.
pub(crate) fn push_call(out: &mut Tokens, call: &str) {
    let words = ["text", "title", "label"].iter().find_map(|name| argument(call, name));
    out.around(Sort::Call, call, words.unwrap_or(0..0));
}

/// The value of an argument or attribute, without its quotes.
pub(crate) fn argument(call: &str, name: &str) -> Option<Range<usize>> {
    let mut from = 0;
    loop {
        let at = from + call[from..].find(name)?;
        from = at + name.len();
        let before = call[..at].chars().next_back()?;
        let rest = &call[from..];
        let equals = rest.len() - rest.trim_start().len();
        if !(before.is_whitespace() || matches!(before, '(' | ',')) || !rest[equals..].starts_with('=') {
            continue;
        }
        let value = &rest[equals + 1..];
        let blank = value.len() - value.trim_start().len();
        let quote = value[blank..].chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let start = from + equals + 1 + blank + 1;
        let end = start + call[start..].find(quote)?;
        let words = &call[start..end];
        return (!words.contains('\n') && !words.trim().is_empty()).then_some(start..end);
    }
}

/// Words between two `quote`s, where no sign can stand before a quote: those in the words become the ones that print has.
pub(crate) fn within(quote: char, words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        let begins = out.chars().next_back().is_none_or(|before| before.is_whitespace() || matches!(before, '(' | '['));
        out.push(match c {
            '"' if quote == '"' && begins => '“',
            '"' if quote == '"' => '”',
            '\'' if quote == '\'' => '’',
            c => c,
        });
    }
    out
}

/// Addresses that the build makes links of are codes.
pub(crate) fn push_words(out: &mut Tokens, text: &str) {
    let mut at = 0;
    while let Some(found) = address(&text[at..]) {
        let (start, end) = (at + found.start, at + found.end);
        out.text(&text[at..start]);
        out.alone(Sort::Address, &text[start..end]);
        at = end;
    }
    out.text(&text[at..]);
}

/// The first address of a web page or a mailbox.
fn address(text: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while from < text.len() {
        let web = ["https://", "http://", "www."].iter().filter_map(|start| text[from..].find(start)).min();
        let mail = text[from..].find('@');
        let at = from + web.into_iter().chain(mail).min()?;
        if mail.is_some_and(|mail| from + mail == at) {
            if let Some(found) = mailbox(text, at) {
                return Some(found);
            }
            from = at + 1;
            continue;
        }
        let is_end = |c: char| c.is_whitespace() || !c.is_ascii() || matches!(c, '<' | '>' | '"' | '`' | '|' | '\\');
        let end = text[at..].find(is_end).map_or(text.len(), |end| at + end);
        let kept = text[at..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '*', '_', '~', '\'', '}']);
        if text[..at].ends_with(char::is_alphanumeric) || kept.len() < "www.a".len() {
            from = end.max(at + 1);
            continue;
        }
        return Some(at..at + kept.len());
    }
    None
}

fn mailbox(text: &str, at: usize) -> Option<Range<usize>> {
    let is_name = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-');
    let name: usize = text[..at].chars().rev().take_while(is_name).map(char::len_utf8).sum();
    let is_host = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let host: String = text[at + 1..].chars().take_while(is_host).collect();
    let host = host.trim_end_matches(['.', '-']);
    let whole = host.split_once('.').is_some_and(|(name, rest)| !name.is_empty() && !rest.is_empty());
    (name > 0 && whole).then(|| at - name..at + 1 + host.len())
}
