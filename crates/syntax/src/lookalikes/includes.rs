//! Files that other generators put into a page: `<!--@include: a.md-->`, `<<< ./a.js{2}`, `{!a.md!}`, `--8<-- "a.md"`. Here a text is a
//! snippet, and code is a block with `file=`.

use std::ops::Range;

use super::translated::instead_of;
use super::view::{Found, ahead, quoted};
use guichet_core::diag::codes;

/// What to do about a text that was to be put in.
pub(crate) fn text_of_file(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    let name = name.strip_suffix(".md").unwrap_or_default();
    let is_name =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    match is_name {
        true => format!("put the file into `_snippets/` and write `{{{{ snippet(name=\"{name}\") }}}}`"),
        false => instead_of("include"),
    }
}

/// The same of code: `./a.js#setup{2}` as VitePress names it.
pub(crate) fn code_of_file(written: &str) -> String {
    let (path, lines) = match written.split_once('{') {
        Some((path, rest)) => (path, rest.split('}').next().unwrap_or_default().split(' ').next().unwrap_or_default()),
        None => (written, ""),
    };
    let path = path.split('[').next().unwrap_or_default().trim();
    let (path, region) = path.split_once('#').unwrap_or((path, ""));
    let mut form = info(path, "");
    if !region.is_empty() {
        form.push_str(&format!(" region=\"{region}\""));
    }
    if !lines.is_empty() && lines.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'-')) {
        form.push_str(&format!(" {{{lines}}}"));
    }
    format!("show it in a block of code: three backticks and `{form}`, and three backticks below")
}

/// What stands behind the backticks of a block that shows a file.
fn info(path: &str, language: &str) -> String {
    // `@` is the folder of all sources there.
    let path = match path.strip_prefix("@/") {
        Some(rest) => format!("/{rest}"),
        None => path.strip_prefix("./").unwrap_or(path).to_owned(),
    };
    let name = path.rsplit('/').next().unwrap_or_default();
    let language = match language {
        "" => name.rsplit_once('.').map_or("", |(_, extension)| extension),
        language => language,
    };
    format!("{language} file=\"{path}\"").trim_start().to_owned()
}

/// `<<< ./a.js{2}` on a line of its own.
pub(super) fn line(at: usize, line: &str) -> Option<Found> {
    let path = line.strip_prefix("<<< ")?.trim();
    let end = path.find(['{', '[']).unwrap_or(path.len());
    let is_path = is_path(path[..end].trim());
    is_path.then(|| told(at..at + line.len(), line, "so it is shown as text", code_of_file(path)))
}

fn is_path(path: &str) -> bool {
    path.contains(['.', '/'])
        && !path.contains(char::is_whitespace)
        && path.contains(char::is_alphanumeric)
        && !path.ends_with(['.', '/'])
}

fn told(place: Range<usize>, written: &str, fate: &str, help: String) -> Found {
    let message = format!("{} is a file put in by another generator, {fate}", quoted(written));
    Found::new(codes::MD011, place, message, help)
}

/// `{!a.md!}`, `{!> a.py !}`, `{* a.py *}`: the path, and how long all of it is.
fn in_braces(text: &str) -> Option<(&str, usize)> {
    let inside = text.strip_prefix('{')?;
    let mark = inside.chars().next().filter(|c| matches!(c, '!' | '*'))?;
    let end = ahead(inside, 1).find([mark, '\n']).map(|end| end + 1)?;
    let path = inside[1..end].trim_start_matches('>').trim();
    // `hl[1:2]` and other wishes follow.
    let path = path.split(' ').next().unwrap_or_default();
    (inside[end + 1..].starts_with('}') && is_path(path)).then_some((path, end + 3))
}

/// What a text has at a brace: `{! a.md !}`, `{{ include "a" }}`.
pub(super) fn at_brace(text: &str, at: usize) -> Option<Found> {
    let here = ahead(text, at);
    if let Some((path, len)) = in_braces(here) {
        let help = if path.ends_with(".md") || !path.contains('.') { text_of_file(path) } else { code_of_file(path) };
        return Some(told(at..at + len, &here[..len], "so it is shown as text", help));
    }
    let inside = here.strip_prefix("{{")?;
    let is_name = |name: &str| inside.trim_start().starts_with(name);
    if !["include", "partial", "import", "transclude", "embed"].into_iter().any(is_name) {
        return None;
    }
    let inside = &inside[..inside.find(['}', '\n']).filter(|end| inside[*end..].starts_with("}}"))?];
    let (name, rest) = inside.trim().split_once([' ', ':'])?;
    let path = rest.trim().trim_matches(['"', '\'', '“', '”']);
    let is_quoted = rest.trim().len() > path.len();
    let is_include = matches!(name, "include" | "partial" | "import" | "transclude" | "embed")
        && (is_quoted || path.ends_with(".md"))
        && !path.is_empty();
    let len = inside.len() + 4;
    is_include.then(|| told(at..at + len, &here[..len], "so it is shown as text", text_of_file(path)))
}

/// A comment of HTML that puts something in, or begins something.
pub(super) fn comment(written: &str) -> Option<Found> {
    let inside = written.strip_prefix("<!--")?.trim_end_matches('>').trim_end_matches('-').trim();
    let place = 0..written.len();
    if inside == "tabs:start" {
        let message = format!("{} is Docsify markup, and nothing here", quoted(written));
        return Some(Found::new(codes::MD011, place, message, instead_of("tabs")));
    }
    let path = ["@include:", "@include ", "#include virtual=", "#include file="]
        .into_iter()
        .find_map(|opener| inside.strip_prefix(opener))?;
    let path = path.trim().trim_matches(['"', '\'']);
    let path = path.split(['{', '#']).next().unwrap_or_default();
    is_path(path).then(|| told(place, written, "and nothing here: it is left out", text_of_file(path)))
}

/// Code that is nothing but such a line, or has one of PyMdown's. `info` is what stands behind the fence.
pub(super) fn in_code(text: &str, code: &str, info_string: &str, range: &Range<usize>) -> Option<Found> {
    let scissors = || {
        memchr::memmem::find(code.as_bytes(), b"--8<--")?;
        code.lines().map(str::trim).find_map(|line| {
            let path = line.strip_prefix("--8<--")?.trim();
            let path =
                path.strip_prefix('"')?.strip_suffix('"').or_else(|| path.strip_prefix('\'')?.strip_suffix('\''));
            Some((line, path?))
        })
    };
    let alone = || {
        let line = code.trim();
        if line.contains('\n') || line.len() > 300 {
            return None;
        }
        let directive = ["{{#include ", "{{#rustdoc_include ", "{{#playground "];
        let path = directive.into_iter().find_map(|name| line.strip_prefix(name)?.strip_suffix("}}"));
        let path = path
            .or_else(|| line.strip_prefix("<<< "))
            .or_else(|| in_braces(line).filter(|(_, len)| *len == line.len()).map(|(path, _)| path));
        path.map(|path| (line, path.trim())).filter(|(_, path)| is_path(path.split(' ').next().unwrap_or_default()))
    };
    let language = info_string.split([' ', ',', '{']).next().unwrap_or_default();
    if matches!(language, "md" | "markdown" | "mdx" | "handlebars" | "hbs") {
        return None;
    }
    let (line, path) = scissors().or_else(alone)?;
    // Anchors and lines follow a colon.
    let path = path.split([':', '{', ' ', '#']).next().unwrap_or_default();
    let start = text[range.clone()].find(line).map_or(range.start, |at| range.start + at);
    let message = format!("{} is a file put in by another generator, so it is shown as text", quoted(line));
    let help = format!("write `{}` behind the backticks, and nothing between them", info(path, language));
    Some(Found::new(codes::MD011, start..start + line.len(), message, help))
}
