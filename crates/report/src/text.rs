//! Texts as HTML.

use guichet_html::escape::escape_attribute;

/// For texts, and for values between double quotes.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_attribute(&mut out, text);
    out
}

/// A sentence in which what stands between backticks is code.
pub(crate) fn with_code(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('`') {
        let (before, from) = rest.split_at(at);
        escape_attribute(&mut out, before);
        // As many as open it close it, as in Markdown.
        let inside = from.trim_start_matches('`');
        let ticks = from.len() - inside.len();
        rest = match closing(inside, ticks) {
            Some(end) => {
                let code = if ticks > 1 { inside[..end].trim() } else { &inside[..end] };
                out.push_str("<code>");
                escape_attribute(&mut out, code);
                out.push_str("</code>");
                &inside[end + ticks..]
            }
            None => {
                out.push_str(&from[..ticks]);
                inside
            }
        };
    }
    escape_attribute(&mut out, rest);
    out
}

/// Where a run of just so many backticks begins.
fn closing(text: &str, ticks: usize) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text[from..].find('`')?;
        let run = text[at..].bytes().take_while(|byte| *byte == b'`').count();
        if run == ticks {
            return Some(at);
        }
        from = at + run;
    }
}

/// A path whose names stand in their order, also where they are written from right to left.
pub(crate) fn isolated(path: &str) -> String {
    if path.is_ascii() {
        return escaped(path);
    }
    let name = |name: &str| if name.is_ascii() { escaped(name) } else { format!("<bdi>{}</bdi>", escaped(name)) };
    path.split('/').map(name).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_between_backticks_is_code() {
        let cases = [
            (
                "no article `a<b>`; did you mean `c`?",
                "no article <code>a&lt;b&gt;</code>; did you mean <code>c</code>?",
            ),
            ("write ``a`b`` or `` ` ``", "write <code>a`b</code> or <code>`</code>"),
            ("one ` alone & ``two``", "one ` alone &amp; <code>two</code>"),
            ("``", "``"),
            ("é`à`", "é<code>à</code>"),
            ("`a` `", "<code>a</code> `"),
            ("", ""),
        ];
        for (text, html) in cases {
            assert_eq!(with_code(text), html, "{text}");
        }
    }
}
