//! The library's sanitizer over a range of the output. What reaches it was written by us, tag by tag; it makes sure that
//! the whole is what a browser would make of it. Holes travel through it as text between two reserved characters.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::elements;
use super::out::{Html, Mark};
use super::writer::Writer;
use crate::parse::body::Piece;

/// Around the number of a hole. Not in any text: `source` has replaced them.
const OPEN: char = '\u{FDD0}';
const CLOSE: char = '\u{FDD1}';
/// The attribute that stands for a hole between attributes or for a whole opening tag.
const HOLE: &str = "data-hole";

/// Elements and attributes that only our own markup uses.
const OWN_TAGS: [&str; 1] = ["section"];
const OWN_ATTRIBUTES: [&str; 7] = ["class", "id", "dir", "lang", "title", "role", "tabindex"];

static SANITIZER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(sanitizer);

fn sanitizer<'a>() -> ammonia::Builder<'a> {
    let mut attributes: HashMap<&'a str, HashSet<&'a str>> = HashMap::new();
    for (element, names) in [
        ("a", &["href", "rel"][..]),
        ("img", &["src", "alt", "width", "height", "loading", "decoding"]),
        ("video", &["src", "poster", "controls", "muted", "loop", "preload", "width", "height"]),
        ("audio", &["src", "controls", "muted", "loop", "preload"]),
        ("source", &["src", "type"]),
        ("td", &["colspan", "rowspan"]),
        ("th", &["colspan", "rowspan", "scope"]),
        ("col", &["span"]),
        ("colgroup", &["span"]),
        ("details", &["open"]),
        ("ol", &["start", "reversed", "type"]),
        ("li", &["value"]),
        ("time", &["datetime"]),
        ("del", &["datetime"]),
        ("ins", &["datetime"]),
    ] {
        attributes.insert(element, names.iter().copied().collect());
    }
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(elements::names().chain(OWN_TAGS).collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(attributes)
        .generic_attributes(OWN_ATTRIBUTES.into_iter().collect())
        .generic_attribute_prefixes(HashSet::from(["data-", "aria-"]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None);
    builder
}

impl Writer<'_> {
    /// Sends what was written since `start` through the sanitizer.
    pub fn sanitize_since(&mut self, start: Mark) {
        let part = self.out.split_off(start);
        let mut holes = Vec::new();
        let mut text = String::with_capacity(part.text.len() + 64);
        for (run, piece) in part.runs() {
            text.push_str(run);
            if let Some(piece) = piece {
                let id = format!("{OPEN}{}{CLOSE}", holes.len());
                match piece {
                    Piece::ImageSize(_) => text.push_str(&format!(" {HOLE}=\"{id}\"")),
                    Piece::PlansOpen(_) => text.push_str(&format!("<div {HOLE}=\"{id}\">")),
                    _ => text.push_str(&id),
                }
                holes.push(piece.clone());
            }
        }
        // Which schemes are dangerous was decided when the URLs were written.
        let inline_images = text.contains("src=\"data:image/");
        let cleaned = if self.schemes.is_empty() && !inline_images {
            SANITIZER.clean(&text).to_string()
        } else {
            let mut builder = sanitizer();
            builder.add_url_schemes(self.schemes.iter().map(String::as_str));
            if inline_images {
                builder.add_url_schemes(["data"]);
            }
            builder.clean(&text).to_string()
        };
        self.out.append(restore(&cleaned, &holes));
    }
}

fn restore(cleaned: &str, holes: &[Piece]) -> Html {
    let mut html = Html::default();
    let mut rest = cleaned;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let Some((number, mut after)) = after.split_once(CLOSE) else {
            break;
        };
        let piece = number.parse::<usize>().ok().and_then(|number| holes.get(number));
        let mut before = before;
        if let Some(outside) = before.strip_suffix("=\"").and_then(|before| before.strip_suffix(HOLE)) {
            before = outside.strip_suffix(' ').unwrap_or(outside);
            after = after.strip_prefix('"').unwrap_or(after);
            if let Some(Piece::PlansOpen(_)) = piece {
                before = before.strip_suffix("<div").unwrap_or(before);
                after = after.strip_prefix('>').unwrap_or(after);
            }
        }
        html.push(before);
        if let Some(piece) = piece {
            html.hole(piece.clone());
        }
        rest = after;
    }
    html.push(rest);
    html
}
