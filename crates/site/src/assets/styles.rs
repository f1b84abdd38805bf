//! One stylesheet out of those that a stylesheet imports.

use std::fmt::Write;

/// `name` with its imports in their place, also those of what it imports; comments and indents are left out. `None` where
/// that would not mean the same: an import of something that is not a file of the theme's own folder, or that is layered.
/// Browsers follow the imports of such a stylesheet, only later.
pub fn join(name: &str, file: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    joined(name, file, &mut None, 0)
}

/// The same, but an import that can't be put in its place is left out, and named in `left`.
pub fn join_all(name: &str, file: &dyn Fn(&str) -> Option<String>, left: &mut Vec<String>) -> String {
    joined(name, file, &mut Some(left), 0).unwrap_or_default()
}

/// Imports in imports; those that go in a circle end here.
const DEEPEST: usize = 8;

fn joined(
    name: &str,
    file: &dyn Fn(&str) -> Option<String>,
    left: &mut Option<&mut Vec<String>>,
    depth: usize,
) -> Option<String> {
    let mut out = String::new();
    for line in compact(&file(name)?).lines() {
        if !line.starts_with("@import") {
            let elsewhere = depth > 0 && (line.starts_with("@charset") || line.starts_with("@namespace"));
            if elsewhere && left.is_none() {
                return None;
            }
            out.push_str(line);
            out.push('\n');
            continue;
        }
        let inner = import(line).filter(|_| depth < DEEPEST).and_then(|(import, media)| {
            let css = joined(import, file, left, depth + 1)?;
            Some((css, media))
        });
        match (inner, &mut *left) {
            (Some((css, "")), _) => out.push_str(&css),
            (Some((css, media)), _) => {
                let _ = writeln!(out, "@media {media} {{\n{css}}}");
            }
            (None, Some(left)) => left.push(line.to_owned()),
            (None, None) => return None,
        }
    }
    Some(out)
}

/// The file beside the stylesheet that a line imports, and for which media.
fn import(line: &str) -> Option<(&str, &str)> {
    let rest = line.strip_prefix("@import")?.trim().strip_suffix(';')?;
    let (target, media) = match rest.strip_prefix("url(") {
        Some(rest) => rest.split_once(')')?,
        None => {
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (target, media) = rest[1..].split_once(quote)?;
            (target, media)
        }
    };
    let target = target.trim().trim_matches(['"', '\'']);
    let target = target.strip_prefix("./").unwrap_or(target);
    let media = media.trim();
    let apart = target.contains(['/', ';', '?', '#', ':']) || media.contains("layer") || media.contains("supports");
    (!apart && !target.is_empty()).then_some((target, media))
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

    fn joined_files(files: &[(&str, &str)]) -> Option<String> {
        let file = |name: &str| files.iter().find(|(other, _)| *other == name).map(|(_, text)| (*text).to_owned());
        join("theme.css", &file)
    }

    #[test]
    fn imports_are_put_in_place() {
        let css = joined_files(&[
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
    fn imports_of_imports_in_every_spelling() {
        let files = [
            ("theme.css", "@import url(a.css);\n@import './c.css' print;\n"),
            ("a.css", "@import url( \"b.css\" );\na { b: c }\n"),
            ("b.css", "b { c: d }\n"),
            ("c.css", "c { d: e }\n"),
        ];
        let expected = "b { c: d }\na { b: c }\n@media print {\nc { d: e }\n}\n";
        assert_eq!(joined_files(&files).as_deref(), Some(expected));
    }

    #[test]
    fn what_cannot_be_joined_is_left_out_and_named() {
        let file = |name: &str| match name {
            "panel" => Some("@import \"a.css\";\n".to_owned()),
            "a.css" => Some("@import \"https://fonts.example.com/b.css\";\na { b: c }\n".to_owned()),
            _ => None,
        };
        let mut left = Vec::new();
        assert_eq!(join_all("panel", &file, &mut left), "a { b: c }\n");
        assert_eq!(left, ["@import \"https://fonts.example.com/b.css\";"]);
    }

    #[test]
    fn what_would_mean_something_else_stays_as_it_is() {
        for files in [
            &[("theme.css", "@import \"none.css\";")][..],
            &[("theme.css", "@import \"/static/a.css\";")],
            &[("theme.css", "@import \"a.css\" layer(base);"), ("a.css", "")],
            &[("theme.css", "@import url(https://fonts.example.com/a.css);")],
            &[("theme.css", "@import \"a.css\";"), ("a.css", "@import \"a.css\";")],
            &[("theme.css", "@import \"a.css\";"), ("a.css", "@charset \"utf-8\";")],
        ] {
            assert_eq!(joined_files(files), None, "{files:?}");
        }
    }
}
