//! Pictures, videos and frames.

use std::rc::Rc;
use std::sync::Mutex;

use htmd::element_handler::{HandlerResult, Handlers};
use htmd::{Element, Node};

use super::tree::{attribute, below, children, name, parent, text};
use super::{Left, block};
use crate::blocks::{escaped, markdown, one_line, picture, video};

/// Hosts whose pages are videos.
const VIDEOS: [&str; 8] = [
    "youtube.com",
    "youtube-nocookie.com",
    "player.vimeo.com",
    "loom.com",
    "fast.wistia.net",
    "fast.wistia.com",
    "play.vidyard.com",
    "dailymotion.com",
];

pub fn frame(element: &Element, left: &Mutex<Vec<Left>>) -> Option<HandlerResult> {
    let src =
        attribute(element.node, "src").filter(|src| !src.is_empty()).or_else(|| attribute(element.node, "data-src"));
    let src = src.unwrap_or_default();
    let title = attribute(element.node, "title").map(|title| one_line(&title)).filter(|title| !title.is_empty());
    if let Some(page) = player(&src) {
        return block(&video(&page, title.as_deref().unwrap_or("Video")));
    }
    let src = if src.starts_with("//") { format!("https:{src}") } else { src };
    // What is neither on a server nor beside the page is written in the page, or a program.
    let leads = src.starts_with("http") || !src.is_empty() && !crate::lookup::has_scheme(&src);
    if let Ok(mut left) = left.lock() {
        // By their host: each has an address of its own.
        let host = src.split_once("//").map(|(_, rest)| rest).and_then(|rest| rest.split(['/', '?']).next());
        let host = host.map_or_else(String::new, |host| format!(" of {host}"));
        left.push((format!("<{}>{host}", element.tag), if leads { "a link to it now" } else { "left out" }));
    }
    if !leads {
        return None;
    }
    // What was in the frame is a click away.
    let name = title.unwrap_or_else(|| src.split('?').next().unwrap_or_default().to_owned());
    block(&format!("[{}]({})", name.replace(['[', ']'], ""), crate::uses::written(&src)))
}

/// What an editor names by its page: a video, or a link.
pub fn embedded(_: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let url = attribute(element.node, "url").filter(|url| url.starts_with("http"))?;
    let is_video = ["youtube.com/watch", "youtu.be/", "vimeo.com/", "loom.com/share/", "dailymotion.com/video/"]
        .iter()
        .any(|part| url.contains(part));
    let page = player(&url).or_else(|| is_video.then(|| url.clone()));
    match page {
        Some(page) => block(&video(&page, "Video")),
        None => block(&format!("[{}]({})", markdown(&url), crate::uses::written(&url))),
    }
}

/// Parts of a picture that are links: a list of them.
pub fn areas(_: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let link = |area: &std::rc::Rc<htmd::Node>| {
        let to = attribute(area, "href").filter(|to| !to.is_empty())?;
        let words = ["alt", "title"].iter().find_map(|key| attribute(area, key).filter(|words| !words.is_empty()));
        let words = markdown(&one_line(&words.unwrap_or_else(|| to.clone())));
        Some(format!("- [{words}]({})", crate::uses::written(&to)))
    };
    let links: Vec<String> = below(element.node).iter().filter(|node| name(node) == "area").filter_map(link).collect();
    block(&links.join("\n"))
}

/// The page of a video whose player is at an address.
pub fn player(src: &str) -> Option<String> {
    let (_, rest) = src.split_once("//")?;
    let (host, path) = rest.split_once('/')?;
    let host = host.trim_start_matches("www.");
    if !VIDEOS.contains(&host) {
        return None;
    }
    let id = |start: &str| {
        let id = path.strip_prefix(start)?.split(['?', '/', '#', '&']).next()?;
        let fits = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        fits.then(|| id.to_owned())
    };
    match host {
        "youtube.com" | "youtube-nocookie.com" => {
            id("embed/").map(|id| format!("https://www.youtube.com/watch?v={id}"))
        }
        "player.vimeo.com" => {
            // A video that is not listed has a second key.
            let key = path.split_once("?h=").or_else(|| path.split_once("&h=")).map(|(_, rest)| rest);
            let key = key.map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>());
            let key = key.filter(|key| !key.is_empty()).map_or_else(String::new, |key| format!("/{key}"));
            id("video/").map(|id| format!("https://vimeo.com/{id}{key}"))
        }
        "loom.com" => id("embed/").map(|id| format!("https://www.loom.com/share/{id}")),
        _ => Some(format!("https://{rest}")),
    }
}

pub fn image(_: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    Some(image_of(&element, None)?.into())
}

fn image_of(element: &Element, caption: Option<&str>) -> Option<String> {
    of_node(element.node, caption)
}

pub fn of_node(node: &Node, caption: Option<&str>) -> Option<String> {
    let src = source(node)?;
    let alt = one_line(&attribute(node, "alt").unwrap_or_default());
    Some(picture(&src, &alt, caption, attribute(node, "width").as_deref()))
}

/// The address of a picture: those that are loaded later have a placeholder, and some have only a list of sizes.
pub fn source(node: &Node) -> Option<String> {
    let src = attribute(node, "src").filter(|src| !src.is_empty());
    let later = || ["data-src", "data-original", "data-lazy-src"].iter().find_map(|key| attribute(node, key));
    let first = || {
        let all = ["srcset", "data-srcset"].iter().find_map(|key| attribute(node, key))?;
        all.split_whitespace().next().map(|first| first.trim_end_matches(',').to_owned())
    };
    let is_placeholder =
        src.as_ref().is_none_or(|src| src.starts_with("data:image/gif") || src.starts_with("data:image/svg"));
    if is_placeholder { later().or_else(first).or(src) } else { src }.filter(|src| !src.is_empty())
}

/// A picture with a caption.
pub fn figure(all: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let inner = below(element.node);
    let pictures: Vec<_> = inner.iter().filter(|node| name(node) == "img").collect();
    let caption = inner.iter().find(|node| name(node) == "figcaption").map(|node| one_line(&text(node)));
    let is_only = inner.iter().all(|node| {
        !matches!(name(node), "table" | "video" | "iframe" | "pre" | "a" | "p" | "blockquote" | "ul" | "ol")
    });
    match (pictures.as_slice(), caption.filter(|caption| !caption.is_empty())) {
        // A picture that leads somewhere shows no caption: it is a part of the link.
        ([one], Some(caption)) if is_only && is_in_link(element.node) => {
            Some(format!("{} {}", of_node(one, None)?, crate::blocks::markdown(&caption)).into())
        }
        ([one], Some(caption)) if is_only => block(&of_node(one, Some(&caption))?),
        _ => all.fallback(element),
    }
}

fn is_in_link(node: &Rc<Node>) -> bool {
    std::iter::successors(parent(node), |above| parent(above)).any(|above| name(&above) == "a")
}

/// A player for a file, as HTML.
pub fn player_of_file(_: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let of_source =
        || children(element.node).iter().find(|node| name(node) == "source").and_then(|node| attribute(node, "src"));
    let src = attribute(element.node, "src").filter(|src| !src.is_empty()).or_else(of_source)?;
    let poster = attribute(element.node, "poster").filter(|poster| !poster.is_empty());
    let poster = poster.map_or_else(String::new, |poster| format!(" poster=\"{}\"", escaped(&poster)));
    block(&format!("<{0} src=\"{1}\"{poster} controls></{0}>", element.tag, escaped(&src)))
}
