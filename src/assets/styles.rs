//! One stylesheet out of those that a stylesheet imports.

use std::fmt::Write;

/// `name` with its imports in their place, comments and indents left out. `None` where that would not mean the same:
/// an import of something that is no file of the theme's own folder, or that imports or is layered itself. Browsers
/// follow the imports of such a stylesheet, only later.
pub fn join(name: &str, file: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let mut out = String::new();
    for line in compact(&file(name)?).lines() {
        let Some(rest) = line.strip_prefix("@import") else {
            out.push_str(line);
            out.push('\n');
            continue;
        };
        let (import, media) = rest.trim().strip_prefix('"')?.strip_suffix(';')?.split_once('"')?;
        let media = media.trim();
        if import.contains('/') || media.contains("layer") || media.contains("supports") {
            return None;
        }
        let css = compact(&file(import)?);
        if css.contains("@import") || css.contains("@charset") || css.contains("@namespace") {
            return None;
        }
        if media.is_empty() {
            out.push_str(&css);
        } else {
            let _ = writeln!(out, "@media {media} {{\n{css}}}");
        }
    }
    Some(out)
}

/// Without comments, blank lines and indents; strings are left alone.
fn compact(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut quote = None;
    let mut chars = css.chars().peekable();
    while let Some(c) = chars.next() {
        match quote {
            Some(open) => {
                bare.push(c);
                if c == '\\' {
                    bare.extend(chars.next());
                } else if c == open || c == '\n' {
                    quote = None;
                }
            }
            None if c == '/' && chars.peek() == Some(&'*') => {
                chars.next();
                let mut last = ' ';
                for c in chars.by_ref() {
                    if last == '*' && c == '/' {
                        break;
                    }
                    last = c;
                }
                // A comment separates what stands on its two sides.
                bare.push(' ');
            }
            None => {
                if c == '"' || c == '\'' {
                    quote = Some(c);
                }
                bare.push(c);
            }
        }
    }
    bare.lines().map(str::trim).filter(|line| !line.is_empty()).fold(String::new(), |mut out, line| {
        out.push_str(line);
        out.push('\n');
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(files: &[(&str, &str)]) -> Option<String> {
        let file = |name: &str| files.iter().find(|(other, _)| *other == name).map(|(_, text)| (*text).to_owned());
        join("theme.css", &file)
    }

    #[test]
    fn imports_are_put_in_place() {
        let css = joined(&[
            ("theme.css", "/* All. */\n@import \"a.css\";\n@import \"p.css\" print;\np { margin: 0 }\n"),
            ("a.css", "a {\n  content: \"/* no comment\"; /* a\n  comment */\n}\n"),
            ("p.css", "b { color: red }\n"),
        ]);
        assert_eq!(
            css.as_deref(),
            Some("a {\ncontent: \"/* no comment\";\n}\n@media print {\nb { color: red }\n}\np { margin: 0 }\n")
        );
    }

    #[test]
    fn what_would_mean_something_else_stays_as_it_is() {
        for files in [
            &[("theme.css", "@import \"none.css\";")][..],
            &[("theme.css", "@import url(a.css);"), ("a.css", "")],
            &[("theme.css", "@import \"/static/a.css\";")],
            &[("theme.css", "@import \"a.css\" layer(base);"), ("a.css", "")],
            &[("theme.css", "@import \"a.css\";"), ("a.css", "@import \"b.css\";"), ("b.css", "")],
        ] {
            assert_eq!(joined(files), None, "{files:?}");
        }
    }
}
