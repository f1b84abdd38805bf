//! A parsed body and the values of its holes → HTML.

use crate::l10n::Localizer;
use crate::parse::body::{Body, Given, Piece, Shortcode, ShortcodeKind};
use crate::resolve::{NO_LINK, ResolvedBody};

const HREF: &str = " href=\"";

/// What shortcodes print; made once per locale.
pub trait Shortcodes {
    fn support_matrix(&self) -> String;
    /// A card, or within a sentence a link. `None` for an unknown channel, which `resolve` has reported.
    fn contact(&self, channel: &str, block: bool) -> Option<String>;
    /// The opening of a section for some plans.
    fn plans_open(&self, expression: &str) -> String;
}

/// `words` speak the language of the text, not that of the page around it.
pub fn fill(body: &Body, resolved: &ResolvedBody, words: &Localizer, shortcodes: &dyn Shortcodes) -> String {
    let mut html = String::with_capacity(size(body));
    // The closing quote of an attribute that was left out.
    let mut quote_left = false;
    for piece in &body.pieces {
        match piece {
            Piece::Html(text) => {
                html.push_str(if quote_left { text.strip_prefix('"').unwrap_or(text) } else { text });
                quote_left = false;
            }
            // Without an address, `a` is not a link: its text is all that is left.
            Piece::Href(at) if *resolved.links[*at as usize] == *NO_LINK && html.ends_with(HREF) => {
                html.truncate(html.len() - HREF.len());
                quote_left = true;
            }
            Piece::Href(at) => escape_into(resolved.links[*at as usize].trim_matches('\0'), &mut html),
            Piece::Src(at) => escape_into(&resolved.images[*at as usize].url, &mut html),
            Piece::ImageSize(at) => {
                image_size(body.images[*at as usize].given, resolved.images[*at as usize].size, &mut html);
            }
            Piece::Message(id) => escape_into(&words.message(id, &[]), &mut html),
            Piece::HeadingLink(heading) => heading_link(heading, words, &mut html),
            Piece::Shortcode(at) | Piece::PlansOpen(at) => {
                html.push_str(&shortcode(&body.shortcodes[*at as usize], shortcodes));
            }
        }
    }
    html
}

/// Both lengths, so that the page does not jump: of the file, or by its proportions to the one that is given.
fn image_size(given: Option<Given>, size: Option<(u32, u32)>, html: &mut String) {
    let other = |given: u32, mine: u32, others: u32| {
        let (given, mine, others) = (u64::from(given), u64::from(mine), u64::from(others));
        (given * others + mine / 2).checked_div(mine).map(|length| length.max(1))
    };
    let (width, height) = match (given, size) {
        (None, None) => return,
        (None, Some((width, height))) => (Some(width.into()), Some(height.into())),
        (Some(Given::Width(given)), size) => {
            (Some(given.into()), size.and_then(|(width, height)| other(given, width, height)))
        }
        (Some(Given::Height(given)), size) => {
            (size.and_then(|(width, height)| other(given, height, width)), Some(given.into()))
        }
    };
    for (name, length) in [("width", width), ("height", height)] {
        if let Some(length) = length {
            html.push_str(&format!(" {name}=\"{length}\""));
        }
    }
}

/// "Link to Lists". The message has no argument but a `%n`, since there are several headings in each of 10,000 articles.
fn heading_link(heading: &str, words: &Localizer, html: &mut String) {
    let message = words.plain_messages().get("heading_link").map_or("%n", String::as_str);
    let (before, after) = message.split_once("%n").unwrap_or((message, ""));
    escape_into(before, html);
    if message.contains("%n") {
        escape_into(heading, html);
    }
    escape_into(after, html);
}

fn shortcode(shortcode: &Shortcode, shortcodes: &dyn Shortcodes) -> String {
    match &shortcode.kind {
        ShortcodeKind::SupportMatrix => shortcodes.support_matrix(),
        ShortcodeKind::Contact { channel } => shortcodes.contact(channel, shortcode.block).unwrap_or_default(),
        ShortcodeKind::Plans { expression } => shortcodes.plans_open(expression),
    }
}

fn size(body: &Body) -> usize {
    let html = body.pieces.iter().map(|piece| if let Piece::Html(text) = piece { text.len() } else { 48 });
    html.sum()
}

/// For text and for attribute values in double quotes.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    escape_into(text, &mut html);
    html
}

fn escape_into(text: &str, html: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        html.push_str(&rest[..at]);
        html.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
}
