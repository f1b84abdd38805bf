//! Elements of HTML as JSX writes them: their attributes, and how what is between their tags, which is Markdown there, stays that here.

use pulldown_cmark::{Parser, html};

use super::env::Env;
use super::tag::{Form, Given, Tag, literal};
use crate::uses::OPTIONS;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Within a sentence.
    Inline,
    /// Has paragraphs and the like.
    Block,
    /// Has elements only: tables and lists.
    Structure,
}

pub fn kind(name: &str) -> Kind {
    match name {
        "div" | "section" | "article" | "center" | "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "td" | "th"
        | "li" | "dt" | "dd" | "figure" | "figcaption" | "blockquote" | "aside" | "header" | "footer" | "main"
        | "nav" | "details" | "summary" | "caption" => Kind::Block,
        "table" | "thead" | "tbody" | "tfoot" | "tr" | "ul" | "ol" | "dl" | "colgroup" => Kind::Structure,
        _ => Kind::Inline,
    }
}

pub fn is_void(name: &str) -> bool {
    matches!(
        name,
        "img" | "br" | "hr" | "input" | "source" | "wbr" | "col" | "track" | "area" | "embed" | "link" | "meta"
    )
}

/// Elements whose text is words, not blocks.
fn has_words(name: &str) -> bool {
    matches!(name, "td" | "th" | "li" | "dt" | "dd" | "figcaption" | "caption")
}

/// A tag of HTML.
pub fn written(tag: &Tag, env: &Env) -> String {
    let mut made = format!("<{}", tag.name);
    for (key, given) in &tag.attributes {
        let bare = key.strip_prefix(':').or_else(|| key.strip_prefix("v-bind:")).unwrap_or(key);
        if bare.starts_with(['@', '#']) || bare.starts_with("v-") || bare.starts_with("on") && *given != Given::Nothing
        {
            continue;
        }
        let name = match bare {
            "className" => "class".to_owned(),
            "htmlFor" => "for".to_owned(),
            name => name.to_ascii_lowercase(),
        };
        let value = match given {
            Given::Nothing => {
                made.push_str(&format!(" {name}"));
                continue;
            }
            Given::Text(text) if bare.len() == key.len() => Some(text.clone()),
            Given::Text(code) => env.value(code),
            Given::Code(code) if name == "style" => {
                made.push_str(&size(code));
                None
            }
            Given::Code(code) => env.value(code),
        };
        if let Some(value) = value.filter(|value| !(name == "class" && value.trim().is_empty())) {
            made.push_str(&format!(" {name}=\"{}\"", value.replace('"', "&quot;")));
        }
    }
    made.push_str(if tag.form == Form::Whole && is_void(tag.name) { " />" } else { ">" });
    made
}

/// A picture as Markdown, if that can say all that its tag says.
pub fn picture(tag: &Tag, env: &Env) -> Option<String> {
    let known = ["src", "alt", "width", "height", "title", "className", "class", "style", "loading", "id", "decoding"];
    let is_simple = tag.attributes.iter().all(|(key, _)| known.contains(key) || key.starts_with("data-"));
    let src = env.text(tag, "src").filter(|src| is_simple && !src.contains([' ', '<', '>']))?;
    let mut braces: Vec<String> = Vec::new();
    if let Some(id) = env.text(tag, "id").filter(|id| !id.contains(char::is_whitespace)) {
        braces.push(format!("#{id}"));
    }
    let style = match tag.get("style") {
        Some(Given::Code(code)) => Some(size(code).trim().replace('"', "")),
        Some(Given::Text(text)) => {
            text.split(';').find_map(|one| crate::attributes::width(one.trim().strip_prefix("width:")?))
        }
        _ => None,
    };
    let width = env.text(tag, "width").and_then(|width| crate::attributes::width(&width));
    braces.extend(width.or(style).filter(|width| !width.is_empty()));
    let alt = env.text(tag, "alt").unwrap_or_default();
    Some(crate::blocks::shown(&src, &alt, env.text(tag, "title").as_deref(), &braces.join(" ")))
}

/// Of a style that is an object, the width: it is what can be kept.
fn size(code: &str) -> String {
    let value = literal(code).unwrap_or_default();
    let width = value
        .get("width")
        .and_then(|width| super::components::text_of(&width.to_string()).or_else(|| crate::values::as_text(width)));
    let width = width.and_then(|width| crate::attributes::width(&width));
    width.map_or_else(String::new, |width| format!(" {}\"", width.replace('=', "=\"")))
}

/// An element with what is in it.
pub fn whole(name: &str, tag: &str, is_structure: bool, body: &str) -> String {
    let body = body.trim_matches('\n');
    if is_structure {
        // An empty line would end it.
        let lines: Vec<&str> = body.split('\n').map(str::trim_end).filter(|line| !line.is_empty()).collect();
        return format!("{tag}\n{}\n</{name}>", lines.join("\n"));
    }
    let is_one = !body.trim().contains("\n\n") && !body.split('\n').any(begins_block);
    if let Some(level) = name.strip_prefix('h').and_then(|level| level.parse::<usize>().ok()).filter(|_| is_one) {
        let id = id_of(tag).map_or_else(String::new, |id| format!(" {{#{id}}}"));
        return format!("{} {}{id}", "#".repeat(level), crate::blocks::one_line(body));
    }
    if has_words(name) && is_one {
        return format!("{tag}{}</{name}>", words(body.trim()));
    }
    if name == "td" || name == "th" || name == "li" || name == "dt" || name == "dd" || name == "blockquote" {
        return format!("{tag}\n\n{}\n\n</{name}>", body.trim());
    }
    // What only groups blocks says nothing here, but for the id that links lead to.
    let id = id_of(tag).map_or_else(String::new, |id| format!("{}\n\n", crate::attributes::anchor(id)));
    format!("{id}{}", body.trim())
}

fn id_of(tag: &str) -> Option<&str> {
    tag.split_once(" id=\"")
        .and_then(|(_, rest)| rest.split('"').next())
        .filter(|id| !id.is_empty() && !id.contains(char::is_whitespace))
}

/// A line of Markdown that is no part of a paragraph.
fn begins_block(line: &str) -> bool {
    let bare = line.trim_start();
    let starts = ["- ", "* ", "+ ", "# ", "## ", "### ", "#### ", "> ", "```", "~~~", ":::", "|"];
    let digits = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    starts.iter().any(|start| bare.starts_with(start)) || digits.len() < bare.len() && digits.starts_with(". ")
}

fn has_marks(text: &str) -> bool {
    text.contains(['*', '`', '_', '[', '\\', '~', '{', '&'])
}

/// A line of Markdown as HTML.
fn words(text: &str) -> String {
    // What a build replaces stays as it is.
    if !has_marks(text) || text.contains("{{") {
        return text.to_owned();
    }
    let mut made = String::new();
    html::push_html(&mut made, Parser::new_ext(text, OPTIONS));
    let made = made.trim();
    let inner = made.strip_prefix("<p>").and_then(|made| made.strip_suffix("</p>"));
    inner.filter(|inner| !inner.contains("<p>")).map_or_else(|| text.to_owned(), str::to_owned)
}

/// A text in an element that shows what it is.
pub fn summary(text: &str) -> String {
    let text = crate::blocks::one_line(text);
    if text.is_empty() { "Details".to_owned() } else { text }
}

/// A list of files as a drawing of a tree.
pub fn file_tree(body: &str) -> String {
    let mut entries: Vec<(usize, String)> = Vec::new();
    let mut indents: Vec<usize> = Vec::new();
    for line in body.split('\n').filter(|line| !line.trim().is_empty()) {
        let bare = line.trim_start();
        let indent = line.len() - bare.len();
        let Some(text) = ["- ", "* ", "+ "].iter().find_map(|sign| bare.strip_prefix(sign)) else {
            if let Some((_, last)) = entries.last_mut() {
                last.push_str(&format!(" {}", bare.trim()));
            }
            continue;
        };
        while indents.last().is_some_and(|last| *last >= indent) {
            indents.pop();
        }
        entries.push((indents.len(), plain(text.trim())));
        indents.push(indent);
    }
    let mut lines = Vec::new();
    for (at, (depth, text)) in entries.iter().enumerate() {
        let last_of = |level: usize| {
            let later = entries[at + 1..].iter().take_while(|(depth, _)| *depth >= level);
            !later.into_iter().any(|(depth, _)| *depth == level)
        };
        let mut line = String::new();
        for level in 1..*depth {
            line.push_str(if last_of(level) { "    " } else { "│   " });
        }
        if *depth > 0 {
            line.push_str(if last_of(*depth) { "└── " } else { "├── " });
        }
        lines.push(line + text);
    }
    crate::blocks::code("text", &lines.join("\n"))
}

/// A line of Markdown without its marks.
fn plain(text: &str) -> String {
    let mut made = String::new();
    for event in Parser::new_ext(text, OPTIONS) {
        match event {
            pulldown_cmark::Event::Text(text) | pulldown_cmark::Event::Code(text) => made.push_str(&text),
            pulldown_cmark::Event::SoftBreak => made.push(' '),
            _ => {}
        }
    }
    made
}
