//! Marks of extensions that a site has to turn on: suggestions, carets and tildes, values of the settings. Also HTML whose text is Markdown,
//! and blocks between slashes.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::blocks::{self, callout, details, marker};
use crate::report::Report;
use crate::values::{Fields, as_text, lookup};

/// What the settings turn on.
#[derive(Debug, Default)]
pub struct Extras {
    names: BTreeSet<String>,
    /// Values by their names, if texts have them.
    values: Option<Fields>,
}

impl Extras {
    pub fn of(fields: &Fields) -> Extras {
        let list = |key: &str| match fields.get(key) {
            Some(Value::Array(all)) => all
                .iter()
                .filter_map(|one| as_text(one).or_else(|| Some(one.as_object()?.keys().next()?.clone())))
                .collect(),
            Some(Value::Object(all)) => all.keys().cloned().collect(),
            _ => Vec::new(),
        };
        let names: BTreeSet<String> = list("markdown_extensions").into_iter().collect();
        let has_macros = list("plugins").iter().any(|name| name == "macros" || name == "markdownextradata");
        let values = has_macros.then(|| {
            let mut values = fields.get("extra").and_then(Value::as_object).cloned().unwrap_or_default();
            values.insert("config".to_owned(), Value::Object(fields.clone()));
            values
        });
        Extras { names, values }
    }

    pub fn has_values(&self) -> bool {
        self.values.is_some()
    }

    pub fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// A piece of a line that is no code.
    pub fn marks(&self, text: &str) -> String {
        let mut text = text.to_owned();
        if self.has("pymdownx.critic") && text.contains('{') {
            for (open, close, before, behind) in [
                ("{++", "++}", "<ins>", "</ins>"),
                ("{--", "--}", "~~", "~~"),
                ("{==", "==}", "<mark>", "</mark>"),
                ("{>>", "<<}", "<!-- ", " -->"),
            ] {
                text = around(&text, open, close, |inner| format!("{before}{inner}{behind}"));
            }
            text = around(&text, "{~~", "~~}", |inner| {
                let (old, new) = inner.split_once("~>").unwrap_or((inner, ""));
                format!("~~{old}~~<ins>{new}</ins>")
            });
        }
        if self.has("pymdownx.caret") && text.contains('^') && !text.contains("[^") {
            text = around(&text, "^^", "^^", |inner| format!("<ins>{inner}</ins>"));
            text = around(&text, "^", "^", |inner| format!("<sup>{inner}</sup>"));
        }
        if self.has("pymdownx.tilde") && text.contains('~') {
            text = single(&text);
        }
        if self.has("pymdownx.smartsymbols") { symbols(text) } else { text }
    }

    /// A line with the values that it names.
    pub fn values(&self, line: &str, source: &str, report: &mut Report) -> String {
        let Some(values) = self.values.as_ref().filter(|_| line.contains("{{")) else { return line.to_owned() };
        let mut made = String::new();
        let mut rest = line;
        while let Some(at) = rest.find("{{") {
            let Some(length) = rest[at..].find("}}") else { break };
            let code = rest[at + 2..at + length].trim();
            // A snippet that has been put in is ours.
            let is_ours = code.starts_with("snippet(") || rest[..at].ends_with('\\');
            made.push_str(&rest[..at]);
            match lookup(values, code).and_then(as_text).filter(|_| !is_ours) {
                Some(value) => made.push_str(&value),
                None => {
                    if !is_ours {
                        report.left("`{{ … }}`, a value that a program has", "as it was: write what it says", source);
                    }
                    made.push_str(&rest[at..at + length + 2]);
                }
            }
            rest = &rest[at + length + 2..];
        }
        made + rest
    }
}

/// What is between two marks, on which no space follows or precedes.
fn around(text: &str, open: &str, close: &str, make: impl Fn(&str) -> String) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some(from) = rest.find(open) {
        let after = &rest[from + open.len()..];
        let inner = after.find(close).map(|end| &after[..end]).filter(|inner| {
            let is_tight = !inner.starts_with(' ') && !inner.ends_with(' ');
            !inner.is_empty()
                && (open != close || is_tight && !inner.contains('^'))
                && (open.len() > 1 || !inner.contains(' '))
        });
        made.push_str(&rest[..from]);
        match inner {
            Some(inner) => {
                made.push_str(&make(inner));
                rest = &after[inner.len() + close.len()..];
            }
            None => {
                made.push_str(open);
                rest = after;
            }
        }
    }
    made + rest
}

/// Signs that are written with others, as the extension for them has them: `(c)`, `-->` between words.
fn symbols(mut text: String) -> String {
    const SIGNS: [(&str, &str); 9] = [
        ("(c)", "©"),
        ("(tm)", "™"),
        ("(r)", "®"),
        ("+/-", "±"),
        ("=/=", "≠"),
        ("c/o", "℅"),
        (" <--> ", " ↔ "),
        (" --> ", " → "),
        (" <-- ", " ← "),
    ];
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, ']' | '/'));
    for (written, sign) in SIGNS {
        if !text.contains(written) {
            continue;
        }
        // What is in a comment, and its end, is none.
        let comment = text.find("<!--").unwrap_or(text.len());
        let mut made = String::with_capacity(text.len());
        let mut at = 0;
        while let Some(found) = text[at..comment.max(at)].find(written).map(|found| at + found) {
            let after = &text[found + written.len()..];
            let is_arrow = written.ends_with(' ');
            let is_alone = match is_arrow {
                true => !text[..found].trim_start().is_empty(),
                false => !is_word(text[..found].chars().next_back()) && !is_word(after.chars().next()),
            };
            made.push_str(&text[at..found]);
            made.push_str(if is_alone { sign } else { written });
            at = found + written.len();
        }
        made.push_str(&text[at..]);
        text = made;
    }
    text
}

/// `H~2~O`, beside `~~struck~~`.
fn single(text: &str) -> String {
    let parts: Vec<&str> = text.split("~~").collect();
    let made = parts.iter().map(|part| around(part, "~", "~", |inner| format!("<sub>{inner}</sub>")));
    made.collect::<Vec<_>>().join("~~")
}

/// A block between slashes, `/// note | Title`: what it is, and where it ends.
pub fn slashes(lines: &[&str], at: usize) -> Option<(String, String, usize)> {
    let bare = lines[at].trim();
    let signs = bare.len() - bare.trim_start_matches('/').len();
    let head = bare[signs..].trim();
    if signs < 3 || head.is_empty() || head.starts_with(|c: char| !c.is_ascii_alphabetic()) {
        return None;
    }
    let length = lines[at + 1..].iter().take(2_000).position(|line| {
        let line = line.trim();
        line.len() == signs && line.bytes().all(|byte| byte == b'/')
    })?;
    Some((head.to_owned(), lines[at + 1..at + 1 + length].join("\n"), at + length + 2))
}

/// What such a block becomes; its text is converted already.
pub fn block(head: &str, body: &str) -> Option<String> {
    let (name, title) = head.split_once('|').map_or((head, ""), |(name, title)| (name, title.trim()));
    let name = name.split_whitespace().next().unwrap_or_default();
    // Options are indented lines at the top.
    let mut kind = name;
    let options = body.lines().take_while(|line| line.starts_with("    ") && line.contains(':')).count();
    let rest = body.lines().skip(options).collect::<Vec<_>>().join("\n");
    for line in body.lines().take(options) {
        kind = line.trim().strip_prefix("type:").map_or(kind, str::trim);
    }
    Some(match name {
        "details" => details(if title.is_empty() { "Details" } else { title }, &rest),
        "caption" | "figure-caption" | "table-caption" | "html" | "define" => rest.trim_matches('\n').to_owned(),
        "admonition" => callout(marker(kind).unwrap_or("NOTE"), Some(title).filter(|title| !title.is_empty()), &rest),
        name => callout(marker(name)?, Some(title).filter(|title| !title.is_empty()), &rest),
    })
}

/// An element whose text is Markdown, `<div class="grid cards" markdown>`: its tag, what is in it, and where it ends.
pub fn element<'l>(lines: &[&'l str], at: usize) -> Option<(&'l str, String, usize)> {
    let bare = lines[at].trim();
    let rest = bare.strip_prefix('<')?;
    let name = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric())?];
    let end = bare.find('>')?;
    let tag = &bare[..end];
    let is_markdown = tag.split_whitespace().any(|word| word == "markdown" || word.starts_with("markdown="));
    if name.is_empty() || !is_markdown || tag.contains("markdown=\"0\"") {
        return None;
    }
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut depth = 0_usize;
    let count = lines[at..].iter().take(2_000).position(|line| {
        depth += line.matches(&open).count();
        depth = depth.saturating_sub(line.matches(&close).count());
        depth == 0
    })?;
    let all = lines[at..=at + count].join("\n");
    let inner = all.split_once('>')?.1;
    let inner = inner.rsplit_once(&close).map_or(inner, |(inner, _)| inner);
    let least = inner
        .split('\n')
        .skip(1)
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start().len());
    Some((tag, blocks::dedented(inner, least.min().unwrap_or(0)), at + count + 1))
}

/// What such an element becomes; its text is converted already.
pub fn made(tag: &str, body: &str) -> String {
    let name = tag[1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let body = body.trim_matches('\n');
    match name {
        "figure" => figure(body).unwrap_or_else(|| body.to_owned()),
        "figcaption" => format!("<figcaption>{}</figcaption>", body.trim()),
        "details" => {
            let (summary, text) = body.split_once("</summary>").unwrap_or(("", body));
            let summary = summary.rsplit_once('>').map_or("Details", |(_, summary)| summary);
            details(summary, text)
        }
        "div" if tag.contains("cards") => cards(body).unwrap_or_else(|| body.to_owned()),
        _ => body.to_owned(),
    }
}

/// A picture with its caption.
fn figure(body: &str) -> Option<String> {
    let (picture, caption) = body.split_once("<figcaption")?;
    let caption = caption.split_once('>')?.1.split("</figcaption>").next()?;
    let (picture, caption) = (picture.trim(), blocks::one_line(caption));
    let is_one = picture.starts_with("![") && !picture.contains('\n') && !picture.contains(" \"");
    if !is_one || caption.is_empty() || caption.contains(['<', '[', '"']) {
        return Some(format!("{picture}\n\n{caption}"));
    }
    let end = picture.find(')')?;
    let caption = caption.replace("**", "").replace('`', "");
    Some(format!("{} \"{caption}\"{}", &picture[..end], &picture[end..]))
}

/// A list of cards, if each of them has a link: what is bold at its beginning is the title, and leads there, too.
fn cards(body: &str) -> Option<String> {
    let mut items: Vec<String> = Vec::new();
    for line in body.split('\n') {
        match line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
            Some(first) => items.push(first.trim_start().to_owned()),
            None if line.trim() == "---" => {}
            None => {
                let last = items.last_mut()?;
                last.push('\n');
                last.push_str(line.strip_prefix("    ").unwrap_or_else(|| line.trim_start()));
            }
        }
    }
    let one = |item: &String| {
        let to = item.split_once("](")?.1.split([')', ' ']).next()?.to_owned();
        let sign = ["**", "__"].into_iter().find(|sign| item.starts_with(sign));
        let text = match sign.and_then(|sign| item[2..].split_once(sign)) {
            Some((title, rest)) if !title.contains("](") => format!("[{title}]({to}){rest}"),
            _ => item.clone(),
        };
        let lines = blocks::squeezed(&text.trim().split('\n').map(str::to_owned).collect::<Vec<_>>());
        Some(format!("- {}", lines.replace('\n', "\n  ").replace("\n  \n", "\n\n")))
    };
    let made = items.iter().map(one).collect::<Option<Vec<_>>>()?;
    (!made.is_empty()).then(|| format!(":::cards\n{}\n:::", made.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_those_that_are_turned_on() {
        let names = ["pymdownx.critic", "pymdownx.caret", "pymdownx.tilde"].map(str::to_owned).into_iter().collect();
        let extras = Extras { names, values: None };
        assert_eq!(
            extras.marks("{++a++} {--b--} {~~c~>d~~} {==e==} H~2~O A^T^A ^^f^^ ~~g~~"),
            "<ins>a</ins> ~~b~~ ~~c~~<ins>d</ins> <mark>e</mark> H<sub>2</sub>O A<sup>T</sup>A <ins>f</ins> ~~g~~"
        );
        assert_eq!(Extras::default().marks("{++a++} H~2~O"), "{++a++} H~2~O");
        assert_eq!(extras.marks("a ~ b ~ c ^ d"), "a ~ b ~ c ^ d");
    }

    #[test]
    fn symbols_are_no_parts_of_addresses_or_comments() {
        let text = "(c) 2024 a --> b, x +/- 2 [a](c) f(c) c/o <!-- a --> b";
        assert_eq!(symbols(text.to_owned()), "© 2024 a → b, x ± 2 [a](c) f(c) ℅ <!-- a --> b");
        assert_eq!(symbols(" --> b".to_owned()), " --> b");
    }

    #[test]
    fn cards_have_a_link_each() {
        let body = "-   **A**\n\n    ---\n\n    Text\n\n    [Go](a.md)\n\n- [B](b.md) more";
        assert_eq!(
            cards(body).as_deref(),
            Some(":::cards\n- [A](a.md)\n\n  Text\n\n  [Go](a.md)\n- [B](b.md) more\n:::")
        );
        assert_eq!(cards("- **A** b\n- [C](c.md)"), None);
    }
}
