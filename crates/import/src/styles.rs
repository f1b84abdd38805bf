//! Styles and handlers in HTML that other generators let through: pages here have none, so that what can't be kept is left out.

use std::ops::Range;

use pulldown_cmark::{Event, Parser};

use crate::report::Report;
use crate::uses::{OPTIONS, replaced};

/// A text whose HTML has no styles but those that work here.
pub fn cleaned(text: &str, source: &str, report: &mut Report) -> String {
    if !text.contains("style=") && !text.contains(" on") {
        return text.to_owned();
    }
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        if matches!(event, Event::Html(_) | Event::InlineHtml(_)) && !text[range.clone()].starts_with("<!--") {
            attributes(text, range, &mut edits);
        }
    }
    for _ in &edits {
        report.changed(
            "a style or a script in a tag",
            "left out: pages have none; a width and the alignment of text stay",
            source,
        );
    }
    replaced(text, &edits)
}

fn attributes(text: &str, range: Range<usize>, edits: &mut Vec<(Range<usize>, String)>) {
    let html = &text[range.clone()];
    let mut at = 0;
    // The tag that an attribute is in.
    let mut name = "";
    while let Some(found) = html[at..].find(['<', '=']) {
        let sign = at + found;
        at = sign + 1;
        if html[sign..].starts_with('<') {
            let rest = &html[sign + 1..];
            name = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len())];
            continue;
        }
        let key = html[..sign].rsplit_once(char::is_whitespace).map_or("", |(_, key)| key);
        let value = &html[sign + 1..];
        let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
        let Some(length) = value[1..].find(quote) else { continue };
        let end = sign + 1 + length + 2;
        let is_handler = key.starts_with("on") && key.len() > 4 && key.bytes().all(|byte| byte.is_ascii_alphabetic());
        if key == "style" || is_handler {
            let kept = if is_handler { String::new() } else { kept(&value[1..=length], name) };
            // The space before it goes with it, of whatever width that is.
            let before = &html[..sign - key.len()];
            let space = before.chars().next_back().filter(|_| kept.is_empty()).map_or(0, char::len_utf8);
            let from = before.len() - space;
            if kept != value[1..=length] {
                let new = if kept.is_empty() { String::new() } else { format!("style=\"{kept}\"") };
                edits.push((range.start + from..range.start + end, new));
            }
        }
        at = end;
    }
}

/// What of a style works here.
fn kept(style: &str, name: &str) -> String {
    let is_sized = matches!(name, "img" | "td" | "th" | "col");
    let works = |one: &&str| {
        let Some((key, value)) = one.split_once(':') else { return false };
        let value = value.trim();
        match key.trim() {
            "text-align" => matches!(value, "left" | "right" | "center" | "justify" | "start" | "end"),
            "display" => value == "none",
            "width" => is_sized && crate::attributes::width(value).is_some(),
            _ => false,
        }
    };
    style.split(';').filter(works).map(str::trim).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_left_out() {
        for (from, to) in [
            ("a <mark style=\"color:red;\">b</mark>", "a <mark>b</mark>"),
            (
                "<div class=\"x\" style='color: red; text-align: center' id=\"y\">\nb\n</div>",
                "<div class=\"x\" style=\"text-align: center\" id=\"y\">\nb\n</div>",
            ),
            ("<img src=\"a.png\" style=\"width: 30px\">", "<img src=\"a.png\" style=\"width: 30px\">"),
            ("<b onclick=\"x()\">c</b>", "<b>c</b>"),
            ("<span style=\"x\"><td>\u{2000}=", "<span><td>\u{2000}="),
            ("`<b style=\"x\">` style=\"y\"", "`<b style=\"x\">` style=\"y\""),
        ] {
            assert_eq!(cleaned(from, "a.md", &mut Report::default()), to);
        }
    }
}
