//! Components that documentation has, by their names: which are blocks, which are words of a sentence, and which say nothing here.

use super::tag::{Given, Tag, literal};
use super::{Env, Open};
use crate::blocks::{self, marker};
use crate::js;
use crate::values::as_text;

/// What becomes of a component.
pub enum Made {
    /// What is between its tags is a block.
    Begin(Open),
    /// A block of its own, which is all of it.
    Block(String),
    /// Words of a sentence.
    Inline(String),
    /// What is between its tags are the words of a link or a badge: what is written before and behind them.
    Around(String, String),
    /// What is between its tags is code, and what is said of that.
    Code(String),
    /// Nothing, for a reason.
    Nothing(&'static str),
    /// Nothing, and what is between its tags is not for readers either.
    Gone,
    /// Its tags say nothing; what is between them does.
    Plain,
    /// Nobody knows it here.
    Unknown,
}

/// The many names of one thing; small letters, without `-`.
const LINKS: [&str; 8] = ["link", "routerlink", "routelink", "navlink", "autolink", "linkbutton", "button", "vpbutton"];
const PLAIN: [&str; 12] = [
    "clientonly",
    "browseronly",
    "fragment",
    "highlight",
    "translate",
    "trans",
    "columns",
    "column",
    "row",
    "col",
    "center",
    "browserwindow",
];
const LISTS: [&str; 8] =
    ["doccardlist", "tocinline", "doccard", "autocatalog", "catalog", "sitemap", "tagslist", "toc"];

/// Makes of a tag what it means here. `is_whole`: it has nothing between its tags.
pub fn made(tag: &Tag, is_whole: bool, env: &Env) -> Made {
    let text =
        |names: &[&str]| names.iter().find_map(|name| env.text(tag, name)).filter(|text| !text.trim().is_empty());
    let name = tag.name.replace('-', "").to_ascii_lowercase();
    let address = || text(&["href", "to", "link", "url"]);
    match name.as_str() {
        "steps" if !is_whole => Made::Begin(Open::Steps),
        "aside" | "admonition" | "callout" | "alert" if !is_whole => {
            let kind = text(&["type", "kind", "variant", "severity"]).unwrap_or_else(|| "note".to_owned());
            Made::Begin(Open::Aside {
                marker: marker(&kind).unwrap_or("NOTE"),
                title: text(&["title", "header"]).unwrap_or_default(),
            })
        }
        "cardgrid" | "cards" | "cardgroup" | "linkgrid" | "cardlist" if !is_whole => {
            Made::Begin(Open::Grid { items: Vec::new() })
        }
        "card" | "linkcard" | "vpcard" | "tile" => match text(&["title", "label", "heading", "name"]) {
            None if is_whole => Made::Unknown,
            title => Made::Begin(Open::Card {
                title: title.unwrap_or_default(),
                href: address(),
                lead: text(&["description", "desc", "subtitle", "details", "tag"]).unwrap_or_default(),
            }),
        },
        "filetree" | "files" if !is_whole => Made::Begin(Open::FileTree),
        "details" | "accordion" | "expandable" | "collapsible" | "collapse" | "toggle" if !is_whole => {
            Made::Begin(Open::Fold { summary: text(&["title", "summary", "label", "header"]).unwrap_or_default() })
        }
        "tabs" | "codegroup" | "codetabs" | "codeblocks" | "tabgroup" if !is_whole => {
            Made::Begin(Open::Tabs { labels: labels(tag), tabs: Vec::new() })
        }
        "codeblock" if env.is_vue && !is_whole => Made::Begin(Open::Tab { label: String::new() }),
        "tabitem" | "tab" | "codegroupitem" | "tabpanel" if !is_whole => {
            Made::Begin(Open::Tab { label: String::new() })
        }
        "code" | "codeblock" => code(tag, is_whole, env),
        "badge" | "pill" | "tag" | "label" | "vpbadge" | "chip" => match text(&["text", ":text", "label", "content"]) {
            Some(text) => Made::Inline(blocks::badge(&text)),
            None if is_whole => Made::Unknown,
            None => Made::Around("\u{E000}".to_owned(), String::new()),
        },
        "icon" | "faicon" | "fontawesomeicon" | "vpicon" | "iconify" => {
            Made::Inline(icon(&text(&["name", "icon"]).unwrap_or_default()))
        }
        name if LINKS.contains(&name) => match (address(), text(&["text", "label", "title"])) {
            (Some(to), Some(words)) if is_whole => {
                Made::Inline(format!("[{}]({})", blocks::markdown(&words), crate::uses::written(&to)))
            }
            (Some(to), _) if !is_whole => Made::Around("[".to_owned(), format!("]({})", crate::uses::written(&to))),
            (None, _) if !is_whole => Made::Plain,
            _ => Made::Unknown,
        },
        "image" | "img" | "zoomimage" | "picture" | "screenshot" | "idealimage" | "imagezoom" => {
            match text(&["src", "img", "url"]) {
                Some(src) => {
                    let width = text(&["width"]).and_then(|width| crate::attributes::width(&width)).unwrap_or_default();
                    let (alt, caption) = (text(&["alt", "title"]).unwrap_or_default(), text(&["caption"]));
                    Made::Inline(blocks::shown(&src, &alt, caption.as_deref(), &width))
                }
                None => Made::Unknown,
            }
        }
        "themedimage" => themed(tag, env).map_or(Made::Unknown, Made::Block),
        "youtube" | "liteyoutubeembed" | "youtubeembed" | "vimeo" | "video" | "reactplayer" | "videoplayer"
        | "loom" => {
            let title = text(&["title", "alt", "caption"]).unwrap_or_else(|| "Video".to_owned());
            let base = if name == "vimeo" { "https://vimeo.com/" } else { "https://www.youtube.com/watch?v=" };
            let known = text(&["src", "url", "href"]).or_else(|| {
                let id = text(&["id", "videoId", "videoid", "youTubeId", "youtubeId", "youtubeid", "video"])?;
                Some(if id.contains("://") { id } else { format!("{base}{id}") })
            });
            known.map_or(Made::Unknown, |src| Made::Block(blocks::video(&src, &title)))
        }
        "head" | "script" | "style" | "seo" => Made::Gone,
        name if LISTS.contains(&name) => Made::Nothing("left out: the site makes its lists itself"),
        name if PLAIN.contains(&name) && !is_whole => Made::Plain,
        name if !is_whole && marker(name).is_some() => Made::Begin(Open::Aside {
            marker: marker(name).unwrap_or("NOTE"),
            title: text(&["title"]).unwrap_or_default(),
        }),
        _ => Made::Unknown,
    }
}

/// Icons that every theme has. What an icon of another set looks like is not known here.
fn icon(name: &str) -> String {
    let ours = crate::icons::ours(name);
    ours.map_or_else(String::new, |name| format!("{{{{ icon(name=\"{name}\") }}}}"))
}

fn code(tag: &Tag, is_whole: bool, env: &Env) -> Made {
    let text = |names: &[&str]| names.iter().find_map(|name| env.text(tag, name));
    let mut info = text(&["lang", "language"]).unwrap_or_else(|| "text".to_owned());
    if let Some(title) = text(&["title"]) {
        info.push_str(&format!(" title=\"{}\"", title.replace('"', "'")));
    }
    if tag.get("showLineNumbers").is_some() {
        info.push_str(" showLineNumbers");
    }
    if let Some(lines) = text(&["metastring"]) {
        info.push_str(&format!(" {lines}"));
    }
    match (text(&["code"]), is_whole) {
        (Some(code), _) => Made::Block(blocks::code(&info, &code)),
        (None, true) => Made::Unknown,
        (None, false) => Made::Code(info),
    }
}

/// A picture for light screens and one for dark ones.
fn themed(tag: &Tag, env: &Env) -> Option<String> {
    let alt = env.text(tag, "alt").unwrap_or_default();
    let Given::Code(sources) = tag.get("sources")? else { return None };
    let of = |name: &str| {
        let rest = &sources[sources.find(&format!("{name}:"))? + name.len() + 1..];
        let end = rest.find([',', '\n', '}']).unwrap_or(rest.len());
        env.value(rest[..end].trim())
    };
    let (light, dark) = (of("light")?, of("dark"));
    let picture = |src: &str, class: &str| blocks::shown(src, &alt, None, class);
    Some(match dark {
        Some(dark) if dark != light => format!("{}\n{}", picture(&light, ".light-only"), picture(&dark, ".dark-only")),
        _ => picture(&light, ""),
    })
}

/// Labels by the values of tabs, from `values={[…]}`.
fn labels(tag: &Tag) -> std::collections::BTreeMap<String, String> {
    let Some(Given::Code(list)) = tag.get("values") else { return Default::default() };
    let value = js::literal(list);
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(|item| Some((as_text(item.get("value")?)?, as_text(item.get("label")?)?))).collect()
}

/// The label of a tab: its own, or that of its value.
pub fn label(tag: &Tag, labels: Option<&std::collections::BTreeMap<String, String>>, env: &Env, at: usize) -> String {
    let text = |name: &str| env.text(tag, name).filter(|text| !text.trim().is_empty());
    let value = text("value");
    let known = || labels?.get(value.as_ref()?).cloned();
    text("label")
        .or_else(|| text("title"))
        .or_else(|| text("name"))
        .or_else(known)
        .or_else(|| value.clone())
        .unwrap_or_else(|| at.to_string())
}

/// The text of an expression that is a literal.
pub fn text_of(code: &str) -> Option<String> {
    match literal(code)? {
        serde_json::Value::Number(number) => {
            let whole = number.as_f64().filter(|number| number.fract() == 0.0 && number.abs() < 1e15);
            Some(whole.map_or_else(|| number.to_string(), |number| format!("{number:.0}")))
        }
        value => as_text(&value),
    }
}
