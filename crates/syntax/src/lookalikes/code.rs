//! Indented code that is markup. Other systems have no indented code (MDX), or indent what stands in HTML; here, four
//! spaces make code of it, and readers see the source of a picture.

use std::ops::Range;

use super::calls::variable_in_code;
use super::components::component;
use super::translated::{callout, instead_of};
use super::view::{Found, ahead, quoted};
use super::{includes, links, marked_lines};
use crate::directives;
use crate::names::Names;
use crate::shortcodes::call;
use guichet_core::diag::codes;
use guichet_html::elements;

/// `code` is a block at `range` of `text`; without a language where it is indented. `within_html`: an element is open.
pub fn code_block(
    text: &str,
    code: &str,
    fence: Option<&str>,
    range: Range<usize>,
    within_html: bool,
    variables: &Names<String>,
) -> Option<Found> {
    let Some(language) = fence else { return indented(text, code, range, within_html) };
    if is_admonition(language) {
        let line = text[range.clone()].split(['\n', '\r']).next().map_or(0, str::len);
        return Some(Found::new(
            codes::MD011,
            range.start..range.start + line,
            format!("{} is a MyST block, so it is shown as code", quoted(&format!("```{language}"))),
            match language.strip_prefix("{literalinclude}") {
                Some(path) => includes::code_of_file(path.trim()),
                None => instead_of(language.split('}').next().unwrap_or_default().trim_start_matches('{')),
            },
        ));
    }
    let is_of_markdown = matches!(language.split([' ', ',']).next(), Some("md" | "markdown" | "mdx"));
    if let Some(found) = marked_lines::find(text, code, language, &range).filter(|_| !is_of_markdown) {
        return Some(found);
    }
    if let Some(found) = includes::in_code(text, code, language, &range) {
        return Some(found);
    }
    if is_template(language) { None } else { code_variable(text, code, range, variables) }
}

/// A variable in code is not replaced. Found once in each piece of code.
pub fn code_variable(text: &str, code: &str, range: Range<usize>, variables: &Names<String>) -> Option<Found> {
    let (place, name) = variable_in_code(code, variables)?;
    let written = &code[place];
    let at = text[range.clone()]
        .find(written)
        .map_or(range.clone(), |at| range.start + at..range.start + at + written.len());
    let message = format!("{} in code is not replaced", quoted(written));
    let help =
        format!("write the value of `{name}` itself; to show how a variable is written, put nothing else in the code");
    Some(Found::new(codes::MD003, at, message, help))
}

fn indented(text: &str, code: &str, range: Range<usize>, within_html: bool) -> Option<Found> {
    let lines = || code.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines().next()?;
    let what = if lines().all(is_picture) {
        "a picture"
    } else if lines().next().is_some_and(is_block) {
        "a block"
    } else if within_html && is_tag(first)
        || component(first, ahead(text, range.end), true).is_some() && first.ends_with('>')
    {
        "HTML"
    } else {
        return None;
    };
    let line =
        text[range.clone()].find(first).map_or(range.clone(), |at| range.start + at..range.start + at + first.len());
    let message = format!("{what} is shown as code, because it is indented by four spaces: {}", quoted(first));
    let help = "remove the indentation; if it is an example, put it between two lines of three backticks";
    Some(Found::new(codes::MD014, line, message, help))
}

/// A picture, a film, and nothing else.
fn is_picture(line: &str) -> bool {
    let tag = ["<img ", "<video ", "<iframe ", "<picture", "<source "]
        .iter()
        .any(|tag| line.len() > tag.len() && line[..line.floor_char_boundary(tag.len())].eq_ignore_ascii_case(tag));
    let markdown = line.strip_prefix("![").and_then(|rest| rest.split_once("](")).is_some_and(|(_, rest)| {
        rest.split_once(')').is_some_and(|(address, behind)| behind.is_empty() && !address.is_empty())
    });
    tag && line.ends_with('>')
        || line.starts_with("</picture")
        || line.starts_with("</video")
        || line.starts_with("</iframe")
        || markdown
}

/// What begins a block of ours, or stands for one.
fn is_block(line: &str) -> bool {
    let callout = line.strip_prefix("> [!").is_some_and(|rest| rest.ends_with(']'));
    let shortcode = !line.starts_with("{{ var") && call(line).is_some_and(|(_, len)| len == line.len());
    let link = line
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]("))
        .is_some_and(|(_, rest)| rest.strip_suffix(')').is_some_and(links::is_address));
    directives::opens(line) || callout || shortcode || link
}

fn is_tag(line: &str) -> bool {
    let Some(inside) = line.strip_prefix('<') else { return false };
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let end = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
    line.contains('>') && elements::allowed(&inside[..end].to_ascii_lowercase()).is_some()
}

/// ```` ```{note} ````
fn is_admonition(language: &str) -> bool {
    language.strip_prefix('{').and_then(|rest| rest.split_once('}')).is_some_and(|(name, _)| {
        callout(name).is_some()
            || matches!(
                name,
                "admonition"
                    | "figure"
                    | "image"
                    | "include"
                    | "literalinclude"
                    | "code-block"
                    | "list-table"
                    | "contents"
                    | "tab-set"
                    | "dropdown"
                    | "toctree"
            )
    })
}

/// Languages whose examples are full of double braces.
fn is_template(language: &str) -> bool {
    let language = language.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
    matches!(
        language.as_str(),
        "markdown"
            | "md"
            | "mdx"
            | "liquid"
            | "jinja"
            | "jinja2"
            | "twig"
            | "django"
            | "handlebars"
            | "hbs"
            | "mustache"
            | "tera"
            | "vue"
            | "go"
            | "gotmpl"
            | "nunjucks"
            | "njk"
            | "text"
            | "txt"
            | "html"
    )
}
