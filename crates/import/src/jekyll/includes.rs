//! `{% include x.html a="b" %}`: what themes for documentation have, snippets, and templates that show no more than they are given.

use super::context::Context;
use super::liquid::inner;
use super::logic;
use super::places::Of;
use crate::blocks::{callout, marker, shown, video};
use crate::report::Report;
use crate::values::{Fields, as_text};
use serde_json::Value;

pub enum Made {
    Block(String),
    Inline(String),
}

/// Includes that themes for documentation have.
pub fn include(tag: &str, rest: &str, context: &mut Context) -> Option<Made> {
    let (file, args) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let values = arguments(args, context);
    let args: Vec<(String, String)> =
        values.iter().map(|(key, value)| (key.clone(), as_text(value).unwrap_or_default())).collect();
    let arg = |names: &[&str]| {
        names.iter().find_map(|name| args.iter().find(|(key, _)| key == name)).map(|(_, value)| value.as_str())
    };
    let stem = file.rsplit('/').next().unwrap_or(file).split('.').next().unwrap_or_default().to_lowercase();
    let is_relative = tag == "include_relative";
    if stem.contains("toc") && !is_relative {
        return Some(Made::Block(String::new()));
    }
    if matches!(stem.as_str(), "image" | "img" | "figure" | "screenshot" | "inline_image") {
        let src = arg(&["src", "url", "file", "image_path", "path", "image", "filename"])?;
        let caption = arg(&["caption", "description", "title"]);
        let width = arg(&["width"]).and_then(crate::attributes::width).unwrap_or_default();
        let alt = arg(&["alt"]).or(caption).unwrap_or_default();
        return Some(Made::Inline(shown(src, alt, caption, &width)));
    }
    if matches!(stem.as_str(), "youtube" | "vimeo" | "video") {
        let id = arg(&["id", "youtube_id", "video_id"])?;
        let is_vimeo = stem == "vimeo" || arg(&["provider"]) == Some("vimeo");
        let base = if is_vimeo { "https://vimeo.com/" } else { "https://www.youtube.com/watch?v=" };
        return Some(Made::Block(video(&format!("{base}{id}"), arg(&["title", "caption"]).unwrap_or("Video"))));
    }
    let is_general = matches!(stem.as_str(), "callout" | "alert" | "admonition" | "notice" | "message" | "hint");
    if let (Some(content), true) = (arg(&["content", "text", "message", "body"]), is_general || marker(&stem).is_some())
    {
        let kind = if is_general { arg(&["type", "kind", "style", "level"]).unwrap_or("note") } else { &stem };
        return Some(Made::Block(callout(marker(kind).unwrap_or("NOTE"), arg(&["title", "header"]), content)));
    }
    if let Some(snippet) = (context.snippet)(file, is_relative) {
        return Some(Made::Inline(format!("{{{{ snippet(name=\"{snippet}\") }}}}")));
    }
    template(file, args, values, context).map(Made::Block)
}

/// What a template of the theme or the site says with what it is given, if it asks for nothing else.
fn template(
    file: &str,
    given: Vec<(String, String)>,
    values: Vec<(String, Value)>,
    context: &mut Context,
) -> Option<String> {
    let text = (context.template)(file).filter(|text| context.depth < logic::MAX_DEPTH && text.len() < 20_000)?;
    let mut report = Report::default();
    let mut own = Context {
        source: context.source,
        text: "",
        start: 0,
        value: context.value,
        snippet: context.snippet,
        template: context.template,
        noted: context.noted.clone(),
        bound: vec![("include".to_owned(), values.into_iter().collect::<Fields>().into())],
        turns: context.turns,
        given,
        depth: context.depth + 1,
        place: Of::Text,
        report: &mut report,
    };
    let made = inner(&text, &mut own);
    // What a program fills is not there yet.
    let filled = ["<script", "<style", "<svg", "<canvas", "<form", "<object", "<embed", "<input"];
    let shows = ["<img", "<video", "<audio", "<iframe"].iter().any(|tag| made.contains(tag))
        || made.split('<').any(|part| !part.split_once('>').map_or(part, |(_, text)| text).trim().is_empty());
    let is_known = report.left.is_empty() && shows && !filled.iter().any(|tag| made.contains(tag));
    if !file.ends_with(".html") {
        return is_known.then_some(made);
    }
    // An empty line would end the block, and an indented one would be code.
    let lines: Vec<&str> = made.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    is_known.then(|| lines.join("\n"))
}

/// `a="…" b='…' c=page.title`.
fn arguments(text: &str, context: &mut Context) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some((key, value)) = rest.split_once('=') {
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (word, after) = match quote {
            Some(quote) => {
                let end = value[1..].find(quote).map_or(value.len(), |end| end + 1);
                (Value::from(&value[1..end]), value.get(end + 1..).unwrap_or_default())
            }
            None => {
                let end = value.find(char::is_whitespace).unwrap_or(value.len());
                let name = &value[..end];
                let known = context.known(name).filter(|value| !value.is_null());
                let known = known.or_else(|| context.operand(name).map(Value::from));
                (known.unwrap_or_else(|| name.into()), &value[end..])
            }
        };
        found.push((key.trim().to_owned(), word));
        rest = after.trim_start();
    }
    found
}
