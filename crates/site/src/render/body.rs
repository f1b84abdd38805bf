//! A parsed body and the values of its holes → HTML.

use crate::escape::escape_into;
use crate::resolve::{NO_LINK, ResolvedBody};
use crate::shortcodes::{self, Surroundings};
use guichet_l10n::Localizer;
use guichet_markdown::body::{Given, Outline, Piece};

const HREF: &str = " href=\"";

/// `words` speak the language of the text, not that of the page around it.
pub fn fill(
    body: &Outline,
    pieces: &[Piece],
    resolved: &ResolvedBody,
    words: &Localizer,
    page: &dyn Surroundings,
) -> String {
    let mut html = String::with_capacity(size(pieces));
    // The closing quote of an attribute that was left out.
    let mut quote_left = false;
    for piece in pieces {
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
            Piece::CardText(at) => {
                let Some(card) = resolved.cards.get(*at as usize) else { continue };
                if let Some(locale) = &card.locale {
                    let tag = locale.as_str();
                    html.push_str(&format!("<span lang=\"{tag}\" dir=\"{}\">", guichet_l10n::direction(tag)));
                    escape_into(&card.text, &mut html);
                    html.push_str("</span>");
                } else {
                    escape_into(&card.text, &mut html);
                }
            }
            Piece::Message(id) => escape_into(&words.message(id, &[]), &mut html),
            Piece::HeadingLink(heading) => {
                heading_link(&heading.text, words, &mut html);
                // A section has the original's address, too: the link beside its heading carries it.
                if let Some((_, id)) = resolved.ids.iter().find(|(own, _)| **own == *heading.id) {
                    html.push_str("\" id=\"");
                    escape_into(id, &mut html);
                }
            }
            Piece::Shortcode(at) | Piece::PlansOpen(at) => {
                html.push_str(&shortcodes::html(&body.shortcodes[*at as usize], words, page));
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

fn size(pieces: &[Piece]) -> usize {
    let html = pieces.iter().map(|piece| if let Piece::Html(text) = piece { text.len() } else { 48 });
    html.sum()
}
