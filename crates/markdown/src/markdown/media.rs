//! Images and videos.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::open::{OpenImage, SoleImage};
use super::picture_attributes::{Look, look};
use super::players::Player;
use super::scheme::Scheme;
use super::source::Source;
use super::state::Writer;
use super::unpublished::PlainText;
use crate::body::{AddressUse, ImageSource, ImageUse, Piece};
use guichet_core::address::Address;
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::nfc::into_nfc;
use guichet_pictures::embedded::{self, Read};
use guichet_syntax::{attributes, lookalikes};

impl Writer<'_> {
    pub fn start_image(&mut self, source: &Source<'_>, url: &str, title: &str, range: Range<usize>) {
        let span = source.span(source.locate(url).unwrap_or_else(|| range.clone()));
        let url = source.unmask_in(url, &range).to_string();
        let title = self.plain_words(source, title, &range).into_owned();
        self.watch_title(source, &title, &range);
        if let Some(found) = lookalikes::markup("a caption", &title) {
            let diagnostic = Diagnostic::new(found.code, found.message).help(found.help);
            self.diags.push(diagnostic.at(source.file, source.span(range.clone())));
        }
        let (start, end) = (range.start, range.end);
        let plain = PlainText::new(self.trail.len(), range, "![", self.loose_marks);
        let dropped = self.body.content.dropped.len();
        self.image = Some(OpenImage {
            url,
            title,
            span,
            alt: String::new(),
            plain,
            depth: 0,
            nested: false,
            dropped,
            start,
            end,
        });
    }

    /// Everything between `![` and `]` is the alternative text.
    pub fn image_event(&mut self, source: &Source<'_>, event: Event<'_>, range: Range<usize>) {
        let joins = event == Event::SoftBreak && self.joins(source, &range);
        let Some(image) = &mut self.image else {
            return;
        };
        if image.depth > 0 || event != Event::End(TagEnd::Image) {
            image.plain.reach(self.trail.len(), range.end);
        }
        match event {
            Event::Start(tag) => {
                image.depth += 1;
                image.nested |= matches!(tag, Tag::Link { .. } | Tag::Image { .. });
            }
            Event::End(TagEnd::Image) if image.depth == 0 => self.end_image(source),
            Event::End(_) => image.depth -= 1,
            Event::Text(text) => {
                self.watch_words(source, &range);
                let words = self.plain_words(source, &text, &range).into_owned();
                if let Some(image) = &mut self.image {
                    image.alt.push_str(&words);
                }
            }
            Event::Code(text) => image.alt.push_str(source.unmask(&text)),
            Event::SoftBreak if joins => {}
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            // The text of a picture is not markup: what is in it is not shown.
            Event::InlineHtml(_) | Event::Html(_) => self.leave_out_tag(source, range),
            _ => {}
        }
    }

    fn end_image(&mut self, source: &Source<'_>) {
        let Some(OpenImage { url, title, span, alt, plain, nested, dropped, start, end, .. }) = self.image.take()
        else {
            return;
        };
        if self.dropped > 0 {
            return;
        }
        if let Some(heading) = &mut self.heading {
            heading.alt.push(' ');
            heading.alt.push_str(&alt);
        }
        let look = self.look(source, end);
        self.watch_picture_address(source, &url, &span);
        match self.picture_source(source, &url, &alt, span) {
            Some(index) => {
                self.watch_alternative(source, &alt, &url, start..end);
                let sole = self.paragraph.as_ref().is_some_and(|paragraph| self.out.is_empty_since(paragraph.inside));
                let image = &mut self.body.outline.images[index as usize];
                image.given = look.given;
                image.scheme = look.scheme.or(image.scheme);
                self.look_id(source, &look, end);
                self.image_html(index, &title, &look);
                if let Some(paragraph) = &mut self.paragraph {
                    let is_figure = self.trail.is_empty() && !title.is_empty();
                    paragraph.sole_image = sole.then_some(SoleImage { is_figure, index, title, look });
                }
            }
            None => {
                if nested {
                    self.body.content.dropped.truncate(dropped);
                    self.body.content.expansions.push(plain.replaced(source, &alt));
                } else {
                    self.body.content.expansions.extend(plain.edits(source));
                }
                self.inline_text(&alt);
            }
        }
    }

    /// What is written behind the picture that ends at `end`, about how it is shown.
    fn look(&mut self, source: &Source<'_>, end: usize) -> Look {
        let Some((look, length)) = look(&source.clean[end..]) else { return Look::default() };
        let ends_line = || source.clean[end + length..].lines().next().is_none_or(|rest| rest.trim().is_empty());
        // At the end of a heading they are the heading's.
        if self.heading.is_some() && attributes::list(&source.clean[end..]).is_some() && ends_line() {
            return Look::default();
        }
        if let Some((one, other)) = &look.contradiction {
            let diagnostic = Diagnostic::new(codes::MD033, format!("`{one}` and `{other}` are said of one picture"))
                .help(format!("keep one of them: `{{{other}}}`"));
            self.diags.push(diagnostic.at(source.file, source.span(end..end + length)));
        }
        self.skip_to = self.skip_to.max(end + length);
        self.body.content.dropped.push((source.span(end..end + length), "".into()));
        look
    }

    /// An id that is given behind a picture marks its place.
    fn look_id(&mut self, source: &Source<'_>, look: &Look, end: usize) {
        if let Some(id) = &look.id
            && self.claim_given(id, source.file, source.span(end..end + 1))
        {
            self.out.push("<a");
            self.out.attribute("id", id);
            self.out.push("></a>");
            self.body.outline.anchors.push(id.clone());
        }
    }

    /// Records an image or video file: its place in `images`. `None`: it is not to be published, and why is reported.
    pub fn media_source(&mut self, source: &Source<'_>, url: &str, alt: &str, span: Range<usize>) -> Option<u32> {
        let file = match self.judged(source, url, span.clone())? {
            Address::Site { path, .. } => ImageSource::File(into_nfc(path)),
            Address::Absolute { url, .. } => ImageSource::Remote(url),
        };
        Some(self.record(source, file, url, alt, span))
    }

    /// The same where a picture is shown: it may be in the address itself.
    pub fn picture_source(&mut self, source: &Source<'_>, url: &str, alt: &str, span: Range<usize>) -> Option<u32> {
        match embedded::read(url) {
            Some(read) => self.embedded_picture(source, read, url, alt, span),
            None => self.media_source(source, url, alt, span),
        }
    }

    /// The same of a picture that was in the address `url`.
    pub fn embedded_picture(
        &mut self,
        source: &Source<'_>,
        read: Result<Read, &'static str>,
        url: &str,
        alt: &str,
        span: Range<usize>,
    ) -> Option<u32> {
        let Read { picture, removed } = match read {
            Ok(read) => read,
            Err(why) => {
                let message = format!("this picture can't be read from its `data:` address: {why}");
                let help = "put the picture's file beside the article, and use its path";
                self.diags.push(Diagnostic::new(codes::IMG002, message).help(help).at(source.file, span));
                return None;
            }
        };
        if let Some(removed) = removed {
            self.diags.push(
                Diagnostic::new(codes::OUT008, format!("{removed} removed from the drawing that is published"))
                    .help("draw the picture without it")
                    .at(source.file, span.clone()),
            );
        }
        self.watch_embedded(source, &span);
        Some(self.record(source, ImageSource::Embedded(picture), url, alt, span))
    }

    fn record(&mut self, source: &Source<'_>, image: ImageSource, url: &str, alt: &str, span: Range<usize>) -> u32 {
        let index = self.body.outline.images.len() as u32;
        self.body.outline.images.push(ImageUse {
            source: image,
            alt: alt.to_string(),
            is_media: false,
            given: None,
            scheme: Scheme::of_address(url),
            span,
            snippet: source.snippet.clone(),
        });
        index
    }

    /// `images[index]` as an element.
    pub fn image_html(&mut self, index: u32, title: &str, look: &Look) {
        self.out.push("<img src=\"");
        self.out.hole(Piece::Src(index));
        self.out.push("\"");
        let ImageUse { alt, scheme, .. } = &self.body.outline.images[index as usize];
        self.out.attribute("alt", alt);
        let classes =
            scheme.map(Scheme::class).into_iter().chain(look.side).chain(look.classes.iter().map(String::as_str));
        let classes = classes.collect::<Vec<_>>().join(" ");
        if !classes.is_empty() {
            self.out.attribute("class", &classes);
        }
        if !title.is_empty() {
            self.out.attribute("title", title);
        }
        match (&look.width, &look.height) {
            _ if look.given.is_some() => self.out.hole(Piece::ImageSize(index)),
            (None, None) => self.out.hole(Piece::ImageSize(index)),
            (width, height) => {
                for (name, length) in [("width", width), ("height", height)] {
                    if let Some(length) = length {
                        self.out.attribute(name, length);
                    }
                }
            }
        }
        self.out.push(" loading=\"lazy\" decoding=\"async\">");
    }

    /// A video. A local file gets a player; a remote one is a link, which a script turns into a player when it is
    /// asked to, so that no reader's address goes to a third party unasked: a file becomes a `<video>`, and only the page of
    /// a host that is known as a player becomes a frame. Within a link it is its title.
    pub fn video(&mut self, source: &Source<'_>, video: Video<'_>, span: Range<usize>, block: bool) {
        let Video { src, title, poster } = video;
        let Some(address) = self.judged(source, src, span.clone()) else {
            self.video_in_twin(span, title, None);
            return self.kept_text(title, block);
        };
        if self.in_link() {
            self.video_in_twin(span, title, None);
            return self.kept_text(title, block);
        }
        if let Address::Absolute { url: src, web } = &address {
            self.video_in_twin(span.clone(), title, Some(src));
            if *web {
                let (url, span, snippet) = (src.clone(), span.clone(), source.snippet.clone());
                self.body.content.elsewhere.push(AddressUse { url, span, snippet });
            }
            if block {
                self.out.push("<p class=\"video\">");
            }
            self.out.push("<a class=\"video-link external\"");
            self.out.attribute("href", src);
            self.out.push(" rel=\"noopener\"");
            match self.player(src) {
                Player::Page { player, host, .. } => {
                    self.out.attribute("data-embed", &player);
                    self.body.outline.frames.push(host);
                }
                Player::File(file, host) => {
                    self.out.attribute("data-film", &file);
                    self.body.outline.media.push(host);
                }
                Player::None => {}
            }
            self.out.push(">");
            if let Some(poster) = poster.filter(|_| block)
                && let Some(index) = self.media_source(source, poster, "", span)
            {
                self.image_html(index, "", &Look::default());
            }
            self.out.escaped(title);
            self.out.push(if block { "</a></p>\n" } else { "</a>" });
            return;
        }
        let Some(index) = self.media_source(source, src, title, span.clone()) else {
            return;
        };
        if !block {
            self.out.push("<a class=\"video-link\" href=\"");
            self.out.hole(Piece::Src(index));
            self.out.push("\">");
            self.out.escaped(title);
            return self.out.push("</a>");
        }
        self.body.outline.images[index as usize].is_media = true;
        self.out.push("<figure class=\"video\"><video controls preload=\"none\" src=\"");
        self.out.hole(Piece::Src(index));
        self.out.push("\"");
        self.out.attribute("aria-label", title);
        if let Some(poster) = poster
            && let Some(poster) = self.media_source(source, poster, title, span)
        {
            self.out.push(" poster=\"");
            self.out.hole(Piece::Src(poster));
            self.out.push("\"");
        }
        self.out.push("></video><figcaption>");
        self.out.escaped(title);
        self.out.push("</figcaption></figure>\n");
    }
}

/// The arguments of `{{ video(…) }}`.
pub(super) struct Video<'a> {
    pub src: &'a str,
    pub title: &'a str,
    pub poster: Option<&'a str>,
}
