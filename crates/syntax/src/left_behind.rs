//! Marks of other generators that mean something to them and nothing to readers: `{% raw %}`, `{{#tabs}}`, `@include(a.md)`. They are not
//! printed, and what to write in their place is said where they are.

use super::lookalikes::{code_of_file, instead_of, quoted, text_of_file};

/// One of them.
#[derive(Debug, PartialEq, Eq)]
pub struct LeftBehind {
    /// In bytes.
    pub len: usize,
    /// What is said of it, and what helps; nothing of one that only ends another.
    pub told: Option<(String, String)>,
}

/// The longest that is looked at, in bytes.
const LONGEST: usize = 300;

/// What a text begins with that has a brace before everything else.
pub fn tag(text: &str) -> Option<LeftBehind> {
    let near = &text[..text.floor_char_boundary(LONGEST)];
    if let Some(inside) = near.strip_prefix("{%") {
        let (inside, _) = inside.split_once("%}").filter(|(inside, _)| !inside.contains('\n'))?;
        let len = inside.len() + 4;
        let help = "remove it, and the tag that ends it: double braces that are not ours are text here; put those that are ours between backticks";
        return match inside.trim_matches(['-', ' ']) {
            "raw" | "verbatim" => Some(told(&near[..len], "a Liquid tag", help.to_owned())),
            "endraw" | "endverbatim" => Some(LeftBehind { len, told: None }),
            _ => None,
        };
    }
    let (inside, _) = near.strip_prefix("{{#")?.split_once("}}").filter(|(inside, _)| !inside.contains('\n'))?;
    let written = &near[..inside.len() + 5];
    let end = inside.find(|c: char| !(c.is_ascii_lowercase() || c == '_')).unwrap_or(inside.len());
    let name = match &inside[..end] {
        "endtabs" | "endtab" => return Some(LeftBehind { len: written.len(), told: None }),
        name @ ("tabs" | "tab") => name,
        // `{{#include}}…{{/include}}` may be a section of a template.
        "include" | "rustdoc_include" | "playground" if !inside[end..].trim().is_empty() => "include",
        _ => return None,
    };
    Some(told(written, "an mdBook directive", instead_of(name)))
}

/// The same of a line that begins with `@`: a file that other generators put in there.
pub fn include(line: &str) -> Option<LeftBehind> {
    let line = line.trim_end();
    if let Some(path) = code(line) {
        return Some(told(line, "a file put in by another generator", code_of_file(path)));
    }
    let rest = ["@include", "@[include]", "@import"].iter().find_map(|name| line.strip_prefix(name))?;
    let path = rest.trim_start_matches([':', ' ', '(', '"', '\'', '<']);
    let is_apart = path.len() < rest.len()
        && path.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | '@' | '_'));
    // `@include button;` is of a stylesheet, and somebody may be called `@include`.
    let path =
        &path[..path.find(|c: char| c.is_whitespace() || matches!(c, ')' | '"' | '\'' | '>')).unwrap_or(path.len())];
    let is_path = path.contains(['.', '/']) && !path.ends_with(['.', ';']);
    if !is_apart || !is_path || line.len() > LONGEST {
        return None;
    }
    Some(told(line, "a file put in by another generator", text_of_file(path)))
}

/// `@[code](a.js)` and `@[code js{2}](a.js)` of VuePress.
fn code(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("@[code")?;
    let (settings, path) = rest.strip_suffix(')')?.split_once("](")?;
    let is_known = settings.is_empty() || settings.starts_with([' ', '{', '-']);
    (is_known && !path.is_empty() && !path.contains([' ', '(', ')'])).then_some(path)
}

fn told(written: &str, what: &str, help: String) -> LeftBehind {
    let message = format!("{} is {what}, and nothing here: it is left out", quoted(written));
    LeftBehind { len: written.len(), told: Some((message, help)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_leave_behind() {
        let tag = |text| tag(text).map(|found| (found.len, found.told.is_some()));
        assert_eq!(tag("{% raw %}{{ x }}"), Some((9, true)));
        assert_eq!(tag("{%- endraw -%} b"), Some((14, false)));
        assert_eq!(tag("{{#tab name=\"a\" }}b"), Some((18, true)));
        assert_eq!(tag("{{#endtabs}}"), Some((12, false)));
        assert_eq!(tag("{{#include ../a.rs:2}}"), Some((22, true)));
        for text in ["{% if a %}", "{% raw", "{{#if a}}", "{{#include}}", "{{#tabs\n}}", "{{# tabs}}", "{", ""] {
            assert_eq!(tag(text), None, "{text}");
        }
        for line in
            ["@include(a.md)", "@include: ./a.md", "@include \"a.md\"  ", "@[include](parts/a.md)", "@import 'a.md'"]
        {
            let told = include(line).and_then(|found| found.told).unwrap();
            assert!(told.1.ends_with("`{{ snippet(name=\"a\") }}`"), "{line}: {told:?}");
        }
        for line in
            ["@include", "@include button;", "@included/a.md", "@import url(x)", "@include us.", "@includes a/b"]
        {
            assert_eq!(include(line), None, "{line}");
        }
    }
}
