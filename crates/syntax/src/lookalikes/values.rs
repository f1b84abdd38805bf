//! What another generator would put in where a page is made: `{{ page.title }}`, `{props.name}`, `` {ref}`page` ``.

use super::translated::instead_of;
use super::view::{Found, HIDDEN, View, ahead, quoted};
use super::{includes, jsx};
use guichet_core::diag::{Code, Fix, codes};

const CODE: Code = codes::MD011;

pub(super) const HELP: &str = "write the value, or put it under `variables` in site.yaml and write `{{ var.name }}`";

/// Values that generators have, in braces of any kind.
const OBJECTS: [&str; 10] = [
    "props.",
    "frontmatter.",
    "frontMatter.",
    "import.meta",
    "process.env",
    "Astro.",
    "$frontmatter.",
    "siteConfig.",
    "metadata.",
    "new Date(",
];

/// Those of templates, which have two braces. A product may have templates, too, with values of its own.
const OF_TEMPLATES: [&str; 14] = [
    "page.",
    "site.",
    "config.site_",
    "book.",
    "layout.",
    "space.vars.",
    "$page.",
    "$site.",
    "$themeConfig.",
    "$localePath",
    ".Site.",
    ".Page.",
    ".Title",
    ".Params.",
];

pub(super) fn find(view: &View<'_>, found: &mut Vec<Found>) {
    let text = view.text;
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'{', &text.as_bytes()[from..]).map(|at| from + at) {
        let double = text[at..].starts_with("{{");
        from = at + 1 + usize::from(double);
        if text[..at].ends_with(['{', HIDDEN, '$', '\\']) {
            continue;
        }
        if let Some(one) = role(view, at).or_else(|| includes::at_brace(text, at)) {
            from = one.place.end;
            found.push(one);
            continue;
        }
        let close = if double { "}}" } else { "}" };
        let inside = ahead(text, from);
        let Some(end) = inside.find(['}', '\n']).filter(|end| inside[*end..].starts_with(close)) else { continue };
        let (inside, after) = (&inside[..end], from + end + close.len());
        let begins = |objects: &[&str]| objects.iter().any(|object| inside.trim_start().starts_with(object));
        let (what, help) = if double && is_filtered(inside) {
            ("a value with a filter of Liquid", HELP)
        } else if begins(&OBJECTS) || double && begins(&OF_TEMPLATES) {
            ("a value that another generator would print", HELP)
        } else if !double && jsx::is_expression(inside) {
            ("an expression of MDX", "write what readers should see")
        } else if !double && inside.len() > 2 && inside.trim_matches(['"', '\'']).trim().is_empty() {
            ("a space of MDX", "remove it")
        } else {
            continue;
        };
        let message = format!("{} is {what}, so it is shown as text", quoted(&text[at..after]));
        let fix = (help == "remove it").then(|| Fix::new("remove it", at..after, ""));
        found.push(Found::new(CODE, at..after, message, help).fix(fix));
        from = after;
    }
}

/// `page.date | date: "%Y"`. Between two bars there may be anything.
fn is_filtered(inside: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'))
    };
    let Some((value, filter)) = inside.split_once(" | ") else { return false };
    let name = filter.split([':', '|', ' ', '(']).find(|word| !word.is_empty()).unwrap_or_default();
    is_name(value.trim()) && is_name(name)
}

/// What a role of Sphinx or MyST is called, which stands directly before code.
pub(super) fn is_role(name: &str) -> bool {
    matches!(
        name,
        "ref"
            | "doc"
            | "numref"
            | "term"
            | "any"
            | "download"
            | "kbd"
            | "guilabel"
            | "menuselection"
            | "abbr"
            | "sub"
            | "sup"
            | "code"
            | "math"
            | "octicon"
            | "fas"
            | "fab"
    )
}

/// What helps about it.
pub(super) fn instead_of_role(name: &str) -> String {
    match name {
        "numref" | "any" | "download" => instead_of("ref"),
        "fas" | "fab" => instead_of("icon"),
        "guilabel" | "menuselection" => "write `**words**`".to_owned(),
        "sub" | "sup" => format!("write `<{name}>…</{name}>`"),
        "abbr" | "term" => "write the words, and explain them where they are needed".to_owned(),
        "code" => "remove it: code is between backticks".to_owned(),
        _ => instead_of(name),
    }
}

/// `` {ref}`page` ``.
fn role(view: &View<'_>, at: usize) -> Option<Found> {
    let inside = ahead(view.text, at + 1);
    if !inside.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let end = inside.find(['}', '\n', ' ']).filter(|end| inside[*end..].starts_with('}'))?;
    let close = at + end + 2;
    let is_before_code = view.written.as_bytes().get(close) == Some(&b'`') && view.text[close..].starts_with(HIDDEN);
    (is_role(&inside[..end]) && is_before_code).then(|| {
        let message = format!("{} is a role of MyST, so it is shown as text", quoted(&view.text[at..close]));
        Found::new(CODE, at..close, message, instead_of_role(&inside[..end]))
    })
}

/// `kbd:[Ctrl+C]` of AsciiDoc.
pub(super) fn keys(text: &str, found: &mut Vec<Found>) {
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&text.as_bytes()[from..], b":[").map(|at| from + at) {
        from = at + 2;
        let Some(name) = ["kbd", "btn"].into_iter().find(|name| text[..at].ends_with(name)) else { continue };
        let start = at - name.len();
        let inside = ahead(text, from);
        let Some(end) = inside.find([']', '\n']).filter(|end| *end > 0 && inside[*end..].starts_with(']')) else {
            continue;
        };
        if !text[..start].ends_with(char::is_alphanumeric) {
            let close = from + end + 1;
            let help = instead_of_role(if name == "btn" { "guilabel" } else { name });
            let message = format!("{} is AsciiDoc markup, so it is shown as text", quoted(&text[start..close]));
            found.push(Found::new(CODE, start..close, message, help));
            from = close;
        }
    }
}
