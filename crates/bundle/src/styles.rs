//! One stylesheet out of those that a stylesheet imports, as if each were in the place of its `@import`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

use super::rules::{compact, import, rules};
use guichet_core::css::{self, Token, Tokens};

/// The text of a stylesheet by its name.
pub type File<'f> = &'f dyn Fn(&str) -> Option<String>;

/// An import that was left out.
#[derive(Debug, PartialEq, Eq)]
pub struct Left {
    /// The stylesheet that it is in.
    pub file: String,
    /// As it is written there.
    pub import: String,
}

/// `name` with its imports in their place, also those of what it imports, without comments and indents. `None` where that
/// would not mean the same, above all for an import of something that is not a file of the theme's own folder. Browsers
/// follow the imports of such a stylesheet, only later.
pub fn join(name: &str, file: File<'_>) -> Option<String> {
    let mut joiner = Joiner::new(file, true);
    let body = joiner.joined(name, 0)?;
    joiner.finish(body)
}

/// The same, but what can't be put in its place is left out, and imports are named in `left`.
pub fn join_all(name: &str, file: File<'_>, left: &mut Vec<Left>) -> String {
    let mut joiner = Joiner::new(file, false);
    let body = joiner.joined(name, 0).unwrap_or_default();
    let joined = joiner.finish(body).unwrap_or_default();
    left.append(&mut joiner.left);
    joined
}

/// Imports in imports; those that go in a circle end here.
const DEEPEST: usize = 8;

struct Joiner<'f> {
    file: File<'f>,
    /// Whether one thing that can't be joined is the end of it.
    strict: bool,
    left: Vec<Left>,
    files: usize,
    charset: Option<String>,
    /// By prefix. They stand before all rules, and hold for all of them.
    namespaces: BTreeMap<String, String>,
    /// Two files that mean different things by the same prefix.
    disagree: bool,
}

impl<'f> Joiner<'f> {
    fn new(file: File<'f>, strict: bool) -> Self {
        let (left, namespaces) = (Vec::new(), BTreeMap::new());
        Joiner { file, strict, left, files: 0, charset: None, namespaces, disagree: false }
    }

    fn joined(&mut self, name: &str, depth: usize) -> Option<String> {
        let text = (self.file)(name)?;
        self.files += 1;
        let mut text = Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(&text));
        let list = match rules(&text) {
            Some(list) => list,
            None => {
                text = Cow::Owned(css::complete(&text).into_owned() + "\n");
                rules(&text)?
            }
        };
        let mut out = String::new();
        // What has to come first means nothing further down.
        let mut is_head = true;
        for rule in list {
            let written = &text[rule.range.clone()];
            match rule.name.as_deref() {
                // Browsers see none in it.
                Some("charset" | "namespace" | "import") if rule.has_block => {}
                Some("charset") => {
                    if rule.range.start == 0 && depth == 0 {
                        self.charset = Some(rule.compact);
                    } else if self.strict && !is_read_as_utf8(written, &text) {
                        return None;
                    }
                }
                Some("namespace") => {
                    if is_head {
                        self.namespace(written);
                    }
                }
                Some("import") => match self.import(written, depth) {
                    Some(css) => out.push_str(&css),
                    None if self.strict => return None,
                    None => self.left.push(Left { file: name.to_owned(), import: written.to_owned() }),
                },
                other => {
                    is_head &= other == Some("layer") && !rule.has_block;
                    out.push_str(&rule.compact);
                    out.push_str(if rule.ends { "\n" } else { ";\n" });
                }
            }
        }
        Some(out)
    }

    fn namespace(&mut self, rule: &str) {
        let prefix = Tokens::new(rule).skip(1).find_map(|(token, _)| match token {
            Token::Ident(prefix) => Some(prefix.to_string()),
            Token::WhiteSpace(_) | Token::Comment(_) => None,
            // The default one.
            _ => Some(String::new()),
        });
        let rule = compact(rule);
        let known = self.namespaces.entry(prefix.unwrap_or_default()).or_insert_with(|| rule.clone());
        self.disagree |= *known != rule;
    }

    fn import(&mut self, rule: &str, depth: usize) -> Option<String> {
        let import = import(rule)?;
        if depth >= DEEPEST {
            return None;
        }
        let mut css = self.joined(&import.file, depth + 1)?;
        // From the inside: a layer is named only where the conditions hold.
        for condition in import.conditions {
            css = format!("{condition} {{\n{css}}}\n");
        }
        Some(css)
    }

    fn finish(&mut self, body: String) -> Option<String> {
        let mut out = String::new();
        if let Some(charset) = &self.charset {
            let _ = writeln!(out, "{charset}");
        }
        // One without a prefix is about every selector of its own file.
        let is_shared = self.files > 1 && (self.disagree || self.namespaces.contains_key(""));
        if is_shared && self.strict {
            return None;
        }
        for (prefix, rule) in &self.namespaces {
            if !prefix.is_empty() || !is_shared {
                let _ = writeln!(out, "{rule}");
            }
        }
        Some(out + &body)
    }
}

/// Files are read as UTF-8, whatever they call themselves.
fn is_read_as_utf8(charset: &str, text: &str) -> bool {
    text.is_ascii()
        || Tokens::new(charset).any(|(token, _)| match token {
            Token::QuotedString(name) => name.eq_ignore_ascii_case("utf-8") || name.eq_ignore_ascii_case("utf8"),
            _ => false,
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
        let import = "@import \"https://fonts.example.com/b.css\";".to_owned();
        assert_eq!(left, [Left { file: "a.css".to_owned(), import }]);
    }

    #[test]
    fn what_would_mean_something_else_stays_as_it_is() {
        for files in [
            &[("theme.css", "@import \"none.css\";")][..],
            &[("theme.css", "@import \"/static/a.css\";")],
            &[("theme.css", "@import \"a.css\" scope((.a));"), ("a.css", "")],
            &[("theme.css", "@import url(https://fonts.example.com/a.css);")],
            &[("theme.css", "@import \"a.css\";"), ("a.css", "@import \"a.css\";")],
            &[("theme.css", "@import \"a.css\";"), ("a.css", "@charset \"latin1\"; a { content: \"é\" }")],
            &[("theme.css", "@import \"a.css\";"), ("a.css", "@namespace url(http://www.w3.org/2000/svg);")],
            &[
                ("theme.css", "@import \"a.css\"; @import \"b.css\";"),
                ("a.css", "@namespace n \"a\";"),
                ("b.css", "@namespace n \"b\";"),
            ],
        ] {
            assert_eq!(joined_files(files), None, "{files:?}");
        }
    }

    #[test]
    fn conditions_become_blocks_from_the_outside() {
        let a = ("a.css", "a { b: c }");
        for (import, joined) in [
            ("@import 'a.css' layer;", "@layer {\na { b: c }\n}\n"),
            ("@import url(a.css)layer(base.sub) ;", "@layer base.sub {\na { b: c }\n}\n"),
            ("@IMPORT URL('a.css') supports(display: grid);", "@supports (display: grid) {\na { b: c }\n}\n"),
            ("@import 'a.css' supports(not (a: url(\")\")));", "@supports (not (a: url(\")\"))) {\na { b: c }\n}\n"),
            (
                "@import 'a.css' layer(x) supports((a: b) and (c: d)) screen and (width < 9px), print;",
                "@media screen and (width < 9px), print {\n@supports ((a: b) and (c: d)) {\n@layer x {\na { b: c }\n}\n}\n}\n",
            ),
            ("@import/**/'a.css'/**/print/* ; */;", "@media print {\na { b: c }\n}\n"),
            ("@import 'a\\2e css'", "a { b: c }\n"),
        ] {
            assert_eq!(joined_files(&[("theme.css", import), a]).as_deref(), Some(joined), "{import}");
        }
    }

    #[test]
    fn what_has_to_come_first_does() {
        let files = [
            (
                "theme.css",
                "\u{feff}@charset \"utf-8\";\n@layer a, b;\n@import 'a.css';\n@namespace s 'u';\ns|b { c: d }\n",
            ),
            ("a.css", "@charset \"UTF-8\";\n@namespace s 'u';\n@namespace t 'v';\na { b: \"é\" } @namespace w 'x';"),
        ];
        let joined =
            "@charset \"utf-8\";\n@namespace s 'u';\n@namespace t 'v';\n@layer a, b;\na { b: \"é\" }\ns|b { c: d }\n";
        assert_eq!(joined_files(&files).as_deref(), Some(joined));
        let alone = "@namespace url(u);\na { b: c }\n";
        assert_eq!(joined_files(&[("theme.css", alone)]).as_deref(), Some(alone));
    }

    /// Whatever one file leaves open or closes too often, the next one is read as if it stood alone.
    #[test]
    fn a_file_ends_where_it_ends() {
        for (broken, whole) in [
            ("a { b: c", "a { b: c}\n"),
            ("@media print { a { b: (c", "@media print { a { b: (c)}}\n"),
            ("a { b: 'c", "a { b: 'c'}\n"),
            ("a { b: 'c\\", "a { b: 'c'}\n"),
            ("a { b: url(c", "a { b: url(c)}\n"),
            ("a {} /* b", "a {}\n"),
            ("a {} b, c", "a {}\n"),
            ("a {} }", "a {}\n"),
            ("a {} } b {} c {}", "a {}\nc {}\n"),
            ("a {}; b {} c {}", "a {}\nc {}\n"),
            ("a { b: c } @layer d", "a { b: c }\n@layer d;\n"),
            ("<!-- a { b: c } -->", "a { b: c }\n"),
            ("a { b: \"c\n}\nd { e: f }", "a { b: \"c\n}\nd { e: f }\n"),
        ] {
            for (import, before, behind) in
                [("@import 'a.css';", "", ""), ("@import 'a.css' print;", "@media print {\n", "}\n")]
            {
                let sheet = format!("{import}\nz {{ y: x }}");
                let joined = joined_files(&[("theme.css", &sheet), ("a.css", broken)]);
                assert_eq!(joined, Some(format!("{before}{whole}{behind}z {{ y: x }}\n")), "{broken}");
            }
        }
    }

    #[test]
    fn an_import_is_one_only_where_css_has_one() {
        let long = format!("a {{ b: \"{}\" }}\n", "@import 'no.css';".repeat(60_000));
        for sheet in [
            "a { content: \"@import 'no.css';\" }\n",
            "a { b: url(data:text/css;@import;{}) }\n",
            "a { --b: @import 'no.css'; c: d }\n",
            "@media print { @import 'no.css'; }\n",
            "@font-face { src: url(a.woff2) format(\"woff2\"), url( 'b;}.woff' ) }\n",
            "@property --a { syntax: \"<length>\"; inherits: true; initial-value: 0px }\n",
            "@container card (width > 1px) { a { & > b { c: d !important } } }\n",
            ".\\{ { content: \"</style>\" }\n",
            &long,
        ] {
            assert_eq!(joined_files(&[("theme.css", sheet)]).as_deref(), Some(sheet));
        }
        let marked = "a { b: c }\r\n/*# sourceMappingURL=a.css.map */\r\n/*! @import 'no.css'; */d{e:f}";
        assert_eq!(joined_files(&[("theme.css", marked)]).as_deref(), Some("a { b: c }\nd{e:f}\n"));
    }

    #[test]
    fn a_comment_keeps_apart_what_it_kept_apart() {
        let css = "/*a*/.a/* b */.b/**/c{d:1px/**/2px;e/**/:/**/f /* g */ h}";
        assert_eq!(joined_files(&[("theme.css", css)]).as_deref(), Some(".a.b/**/c{d:1px/**/2px;e:f h}\n"));
    }
}
