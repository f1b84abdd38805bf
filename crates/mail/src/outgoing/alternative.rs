//! The same text for programs that show HTML: escaped, in the direction of its language, addresses as links.

use std::fmt::Write;

use guichet_html::escape::{escape_attribute, escape_text};

fn is_right_to_left(language: &str) -> bool {
    let mut parts = language.split(['-', '_']);
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    match parts.find(|part| part.len() == 4) {
        Some(script) => matches!(script.to_ascii_lowercase().as_str(), "arab" | "hebr" | "thaa" | "syrc" | "nkoo"),
        None => {
            matches!(language.as_str(), "ar" | "he" | "iw" | "fa" | "ur" | "yi" | "ps" | "sd" | "ug" | "dv" | "ckb")
        }
    }
}

pub(super) fn html(language: &str, marker: &str, text: &str, link: &str) -> String {
    let language: String = language.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(35).collect();
    let direction = if is_right_to_left(&language) { "rtl" } else { "ltr" };
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\" dir=\"{direction}\">\n<head><meta charset=\"utf-8\"></head>\n<body dir=\"{direction}\">\n"
    );
    if !marker.is_empty() {
        html.push_str("<p style=\"color:#767676;font-size:12px\">");
        escape_text(&mut html, marker);
        html.push_str("</p>\n");
    }
    for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        html.push_str("<p dir=\"auto\">");
        for (at, line) in paragraph.trim_matches('\n').split('\n').enumerate() {
            if at > 0 {
                html.push_str("<br>\n");
            }
            linked(&mut html, line);
        }
        html.push_str("</p>\n");
    }
    if !link.is_empty() {
        html.push_str("<p>");
        linked(&mut html, link);
        html.push_str("</p>\n");
    }
    html.push_str("</body>\n</html>\n");
    html
}

/// Escaped, and addresses of the web as links to themselves: nothing can look as if it led elsewhere.
fn linked(html: &mut String, line: &str) {
    let mut rest = line;
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\'' | '、' | '。' | '，' | '「' | '」' | '،');
    // One search for both: one for a scheme that isn't there would read all of the rest for each link.
    while let Some(start) = rest.find("http") {
        escape_text(html, &rest[..start]);
        rest = &rest[start..];
        if !rest.starts_with("https://") && !rest.starts_with("http://") {
            html.push_str("http");
            rest = &rest["http".len()..];
            continue;
        }
        let end = rest.find(ends).unwrap_or(rest.len());
        let mut address = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '…']);
        if address.ends_with(')') && !address.contains('(') {
            address = address.trim_end_matches(')');
        }
        if address.split_once("://").is_some_and(|(_, rest)| !rest.is_empty()) {
            let mut escaped = String::new();
            escape_attribute(&mut escaped, address);
            let _ = write!(html, "<a href=\"{escaped}\">{escaped}</a>");
        } else {
            escape_text(html, address);
        }
        rest = &rest[address.len()..];
    }
    escape_text(html, rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_text_with_links() {
        let html = html("ar", "m", "<b> & 'x'\nhttps://a.example/?a=1&b=\"2.\n\n(https://b.example/c).", "");
        assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">"), "{html}");
        assert!(html.contains("&lt;b&gt; &amp; 'x'<br>"));
        assert!(html.contains("<a href=\"https://a.example/?a=1&amp;b=\">https://a.example/?a=1&amp;b=</a>\"2."));
        assert!(html.contains("(<a href=\"https://b.example/c\">https://b.example/c</a>)."));
        let mut line = String::new();
        linked(&mut line, "http httphttps://a.example http:/b https://");
        assert_eq!(line, "http http<a href=\"https://a.example\">https://a.example</a> http:/b https://");
        for (language, is) in
            [("he", true), ("fa-IR", true), ("ur-Latn", false), ("en", false), ("pa-Arab", true), ("", false)]
        {
            assert_eq!(is_right_to_left(language), is, "{language}");
        }
    }
}
