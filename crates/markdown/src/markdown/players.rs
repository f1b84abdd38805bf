//! Players of video sites: which pages have one, and what becomes of an `<iframe>` that shows one.

use std::ops::Range;

use super::raw_block::RawBlock;
use super::source::Source;
use super::state::Writer;
use crate::body::Piece;
use guichet_core::address::{Address, judge};
use guichet_core::host::HostSource;
use guichet_html::escape::{escape_attribute, escape_text};
use guichet_html::tokens::{Attribute, named};

/// What a remote video plays in.
pub(super) enum Player {
    /// A frame with the address `player`. `page` is what a link to it opens.
    Page { player: String, page: String, host: HostSource },
    /// A `<video>` with this file.
    File(String, HostSource),
    /// Nothing: it stays a link.
    None,
}

impl Writer<'_> {
    /// `src` is an address as a browser writes it.
    pub fn player(&self, src: &str) -> Player {
        if let Some((player, page)) = embed(src)
            && let Some(host) = HostSource::of_url(&player)
        {
            return Player::Page { player, page, host };
        }
        let Some(host) = HostSource::of_url(src) else { return Player::None };
        if is_file(src) {
            return Player::File(src.to_owned(), host);
        }
        if self.options.players.contains(&host) {
            let src = src.to_owned();
            Player::Page { player: src.clone(), page: src, host }
        } else {
            Player::None
        }
    }

    /// An `<iframe>` of a known player becomes what `{{ video(…) }}` is: nothing is asked of the site before a click. Says what
    /// the Markdown twin has in its place; `None` for any other frame.
    pub fn framed(&mut self, attributes: &[Attribute<'_>], inline: bool) -> Option<String> {
        let src = &named(attributes, "src")?.value;
        let Ok(Address::Absolute { url, .. }) = judge(src, self.options.schemes) else { return None };
        let Player::Page { player, page, host } = self.player(&url) else { return None };
        let title = named(attributes, "title").map(|title| title.value.trim()).filter(|title| !title.is_empty());
        let block = !inline && self.paragraph.is_none();
        self.sections.gap();
        if self.in_link() {
            self.inline_text(title.unwrap_or_default());
            return Some(String::new());
        }
        self.out.push(if block { "<p class=\"video\">" } else { "" });
        self.out.push("<a class=\"video-link external\"");
        self.out.attribute("href", &page);
        self.out.push(" rel=\"noopener\"");
        self.out.attribute("data-embed", &player);
        self.out.push(">");
        match title {
            Some(title) => {
                self.out.escaped(title);
                self.sections.push(title);
            }
            None => self.out.hole(Piece::Message("video-untitled".into())),
        }
        self.out.push(if block { "</a></p>\n" } else { "</a>" });
        self.sections.gap();
        self.body.outline.frames.push(host);
        let mut link = String::from("<a href=\"");
        escape_attribute(&mut link, &page);
        link.push_str("\">");
        escape_text(&mut link, title.unwrap_or(&page));
        link.push_str("</a>");
        // As a block it ends where the frame did.
        Some(if inline { link } else { format!("<div>{link}</div>") })
    }

    /// The twin's `link` in place of what is at `part` of `raw`.
    pub fn leave_link(&mut self, source: &Source<'_>, raw: &RawBlock, part: &Range<usize>, link: String) {
        let part = part.start..part.start + raw.text()[part.clone()].trim_end().len();
        self.body.content.dropped.push((raw.span(source, &part), link.into()));
    }
}

/// For a page on a video site, the address of a player without cookies, and that of the page.
fn embed(url: &str) -> Option<(String, String)> {
    let url = url.trim();
    let scheme = if url.starts_with("//") { "https:" } else { "" };
    let url = url::Url::parse(&format!("{scheme}{url}")).ok()?;
    let host = url.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let path: Vec<&str> = url.path_segments()?.filter(|part| !part.is_empty()).collect();
    let query = |wanted: &str| {
        let value = url.query_pairs().find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned());
        value.filter(|value| is_safe(value))
    };
    match (host, path.as_slice()) {
        ("youtube.com" | "m.youtube.com" | "youtube-nocookie.com", ["watch"]) => youtube(&query("v")?, &query),
        ("youtube.com" | "m.youtube.com" | "youtube-nocookie.com", ["embed" | "shorts" | "live", id, ..])
        | ("youtu.be", [id, ..]) => youtube(id, &query),
        ("vimeo.com", [id]) => vimeo(id, query("h")),
        // Of a video that is not listed, the second part is what opens it.
        ("vimeo.com", [id, hash]) if id.bytes().all(|byte| byte.is_ascii_digit()) => {
            vimeo(id, Some((*hash).to_owned()).filter(|hash| is_safe(hash)))
        }
        ("player.vimeo.com", ["video", id, ..]) => vimeo(id, query("h")),
        ("loom.com", ["share" | "embed", id, ..]) if is_safe(id) => {
            Some((format!("https://www.loom.com/embed/{id}"), format!("https://www.loom.com/share/{id}")))
        }
        (host, ["medias", id, ..]) if host.ends_with(".wistia.com") => wistia(id),
        (host, ["embed", "iframe" | "medias", id, ..])
            if host.ends_with(".wistia.net") || host.ends_with(".wistia.com") =>
        {
            wistia(id)
        }
        _ => None,
    }
}

fn youtube(id: &str, query: &dyn Fn(&str) -> Option<String>) -> Option<(String, String)> {
    let seconds = query("start").or_else(|| query("t"));
    let start = seconds.map(|time| time.trim_end_matches('s').to_owned());
    let start = start.filter(|time| !time.is_empty() && time.bytes().all(|byte| byte.is_ascii_digit()));
    let list = query("list");
    let player = with_query(
        format!("https://www.youtube-nocookie.com/embed/{id}"),
        &[("list", list.as_deref()), ("start", start.as_deref())],
    );
    let page = match (id, &list) {
        ("videoseries", Some(list)) => format!("https://www.youtube.com/playlist?list={list}"),
        _ => with_query(format!("https://www.youtube.com/watch?v={id}"), &[("t", start.as_deref())]),
    };
    is_safe(id).then_some((player, page))
}

fn vimeo(id: &str, hash: Option<String>) -> Option<(String, String)> {
    let page = hash.as_ref().map_or_else(String::new, |hash| format!("/{hash}"));
    let player = with_query(format!("https://player.vimeo.com/video/{id}?dnt=1"), &[("h", hash.as_deref())]);
    is_safe(id).then(|| (player, format!("https://vimeo.com/{id}{page}")))
}

fn wistia(id: &str) -> Option<(String, String)> {
    let player = format!("https://fast.wistia.net/embed/iframe/{id}?doNotTrack=true");
    is_safe(id).then(|| (player, format!("https://fast.wistia.net/embed/iframe/{id}")))
}

fn with_query(mut url: String, values: &[(&str, Option<&str>)]) -> String {
    for (name, value) in values {
        if let Some(value) = value {
            let mark = if url.contains('?') { '&' } else { '?' };
            url.push_str(&format!("{mark}{name}={value}"));
        }
    }
    url
}

fn is_safe(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn is_file(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    [".mp4", ".webm", ".ogv", ".m4v"].iter().any(|extension| path.ends_with(extension))
}

#[cfg(test)]
mod tests {
    use super::embed;

    #[test]
    fn pages_of_video_sites_have_a_player() {
        for (page, player) in [
            ("https://www.youtube.com/watch?v=a_1&t=30s", "https://www.youtube-nocookie.com/embed/a_1?start=30"),
            ("https://youtu.be/a-1", "https://www.youtube-nocookie.com/embed/a-1"),
            ("https://www.youtube.com/shorts/a1?feature=share", "https://www.youtube-nocookie.com/embed/a1"),
            ("https://www.youtube-nocookie.com/embed/a1", "https://www.youtube-nocookie.com/embed/a1"),
            ("https://vimeo.com/12", "https://player.vimeo.com/video/12?dnt=1"),
            ("https://vimeo.com/12/ab34", "https://player.vimeo.com/video/12?dnt=1&h=ab34"),
            ("https://player.vimeo.com/video/12?h=ab34&badge=0", "https://player.vimeo.com/video/12?dnt=1&h=ab34"),
            ("https://www.loom.com/share/a1?sid=2", "https://www.loom.com/embed/a1"),
            ("https://atrium.wistia.com/medias/a1", "https://fast.wistia.net/embed/iframe/a1?doNotTrack=true"),
            ("https://fast.wistia.net/embed/iframe/a1", "https://fast.wistia.net/embed/iframe/a1?doNotTrack=true"),
        ] {
            assert_eq!(embed(page).map(|(player, _)| player).as_deref(), Some(player), "{page}");
        }
        for page in [
            "https://www.youtube.com/@atrium",
            "https://www.youtube.com/embed/a%22b",
            "https://vimeo.com/atrium/videos",
            "https://youtube.com.example.com/embed/a1",
            "https://evilwistia.com/medias/a1",
        ] {
            assert_eq!(embed(page), None, "{page}");
        }
    }
}
