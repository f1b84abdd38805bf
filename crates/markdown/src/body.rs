//! A parsed body: HTML with holes for what only the whole site knows (URLs, image sizes, localized words, shortcodes),
//! and everything that other stages ask about it, so that no stage parses HTML again.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, DerefMut, Range};
use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};

use crate::edits::{continued, edited};
use crate::markdown::scheme::Scheme;
use crate::mentions::Mentions;
use crate::rare::Rare;
use crate::table_text::{CellText, TableText, Tables};
use guichet_core::content_hash::{self, Key};
use guichet_core::host::HostSource;
use guichet_core::model::Span;
use guichet_core::nfc::into_nfc;
use guichet_pictures::embedded::Picture;
pub use guichet_syntax::shortcodes::ShortcodeKind;

/// The body of an article, an `_index.md` or a snippet, in two halves.
///
/// No offsets into the source are kept in `content.pieces`, so that an edit elsewhere in the file does not change them.
#[derive(Clone, Debug, Default)]
pub struct Body {
    pub outline: Outline,
    pub content: Content,
}

/// What other articles, lists and links ask of a body. That of every file is in memory while a site is built.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Outline {
    /// The page shows something below its heading.
    pub has_text: bool,
    /// Headings in order, level 2 to 6 after normalization (a later H1 in the body is demoted to H2).
    pub headings: Vec<Heading>,
    /// Every fragment that a link may name on this page: heading ids, `{#id}`, `id=` and `<a name=>` of raw HTML.
    pub anchors: Vec<String>,
    pub links: Vec<LinkUse>,
    pub images: Vec<ImageUse>,
    /// Tables that might say which plan has what; `resolve` knows the plans.
    pub tables: Tables,
    /// The first paragraph as plain text, at most 200 characters, cut at a word: the description of last resort.
    pub excerpt: Arc<str>,
    pub more: Rare<MoreOutline>,
}

/// What few outlines have.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MoreOutline {
    /// The H1 that the body opens with, if it does. It becomes the page's heading and is not in `pieces`.
    pub h1: Option<Heading>,
    /// Hosts of video files that play in the page when a reader asks for them.
    pub media: Vec<HostSource>,
    /// Hosts of players, in a frame when a reader asks for them, and of frames in raw HTML where that is allowed.
    pub frames: Vec<HostSource>,
    /// A frame in raw HTML shows a page of the site itself.
    pub own_frames: bool,
    pub shortcodes: Vec<Shortcode>,
    /// Numbers of the links whose targets' descriptions are shown below them.
    pub cards: Vec<u32>,
    /// Files that are named where there is no link.
    pub mentions: Mentions,
    /// Files that blocks of code show, below `content/`.
    pub includes: Vec<Arc<str>>,
    /// The page needs the theme's `blocks.css`.
    pub rare_blocks: bool,
    /// How many callouts there are, and how many tabs, steps, cards, folds and blocks of code: a translation has as many.
    pub callouts: u32,
    pub blocks: u32,
    /// The characters of its text, for whoever cuts fonts; only those that not every font has, each once.
    pub letters: Arc<str>,
}

impl Deref for Outline {
    type Target = MoreOutline;

    fn deref(&self) -> &MoreOutline {
        static NONE: LazyLock<MoreOutline> = LazyLock::new(MoreOutline::default);
        self.more.get().unwrap_or(&NONE)
    }
}

impl DerefMut for Outline {
    fn deref_mut(&mut self) -> &mut MoreOutline {
        self.more.get_mut()
    }
}

impl Outline {
    /// Stands for all that is in it but the places in the source: those move with every edit above them.
    pub fn shape(&self) -> Key {
        content_hash::of(&Shape(self))
    }

    /// Where in the file itself links, pictures, shortcodes and cells are: as many, and in the same order, for all outlines of
    /// one shape.
    pub fn spans(&self) -> Vec<Span> {
        let links = self.links.iter().map(|link| (&link.span, &link.snippet));
        let images = self.images.iter().map(|image| (&image.span, &image.snippet));
        let shortcodes = self.shortcodes.iter().map(|shortcode| (&shortcode.span, &shortcode.snippet));
        let tables = self.tables.read();
        let cells =
            tables.iter().flat_map(|table| table.rows.iter().flatten().map(|cell| (&cell.span, &table.snippet)));
        let all = links.chain(images).chain(shortcodes).chain(cells);
        all.filter(|(_, snippet)| snippet.is_none()).map(|(span, _)| span.clone()).collect()
    }

    /// Drops what is asked for only until all links are resolved.
    pub fn forget_resolved(&mut self) {
        self.anchors = Vec::new();
        self.tables = Tables::default();
        if self.more.get().is_some() {
            self.more.get_mut().mentions = Mentions::default();
            self.more.get_mut().letters = Arc::default();
            self.more.settle();
        }
    }

    /// Gives back the memory that lists and texts were given to grow into.
    pub fn settle(&mut self) {
        self.more.settle();
        self.headings.shrink_to_fit();
        for heading in &mut self.headings {
            [&mut heading.id, &mut heading.html, &mut heading.text].into_iter().for_each(String::shrink_to_fit);
        }
        self.anchors.shrink_to_fit();
        self.anchors.iter_mut().for_each(String::shrink_to_fit);
        self.links.shrink_to_fit();
        for link in &mut self.links {
            link.path.shrink_to_fit();
            link.fragment.iter_mut().for_each(String::shrink_to_fit);
        }
        self.images.shrink_to_fit();
    }
}

struct Shape<'a>(&'a Outline);

impl Hash for Shape<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Outline { has_text, headings, anchors, links, images, tables, excerpt, more: _ } = self.0;
        let MoreOutline {
            h1,
            media,
            frames,
            own_frames,
            shortcodes,
            cards,
            mentions,
            includes,
            rare_blocks,
            callouts,
            blocks,
            letters,
        } = &**self.0;
        (letters, callouts, blocks).hash(state);
        (has_text, h1, headings, anchors, media, frames, own_frames, excerpt, cards, mentions, includes, rare_blocks)
            .hash(state);
        state.write_usize(links.len());
        for LinkUse { path, query, fragment, span: _, snippet } in links {
            (path, query, fragment, snippet).hash(state);
        }
        state.write_usize(images.len());
        for ImageUse { source, alt, is_media, given, scheme, span: _, snippet } in images {
            (source, alt, is_media, given, scheme, snippet).hash(state);
        }
        state.write_usize(shortcodes.len());
        for Shortcode { kind, span: _, snippet, block } in shortcodes {
            (kind, snippet, block).hash(state);
        }
        let tables = tables.read();
        state.write_usize(tables.len());
        for TableText { rows, snippet } in &tables {
            (rows.len(), snippet).hash(state);
            for row in rows {
                state.write_usize(row.len());
                row.iter().for_each(|CellText { text, span: _ }| text.hash(state));
            }
        }
    }
}

/// What only the page itself, its Markdown twin and the search index are made of. Most of an article's bytes: it is read page by
/// page.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// The file's text.
    pub source: Arc<str>,
    /// The body's HTML without its leading H1.
    pub pieces: Vec<Piece>,
    /// What the page does not show of the body itself (not of its snippets): comments, scripts, notes that nothing refers
    /// to. It is in no output; the Markdown twin has something empty in its place where that keeps the rest as it is. In no
    /// order; spans may overlap.
    pub dropped: Vec<(Span, Cow<'static, str>)>,
    /// What the Markdown twin has in place of what is written: where variables are used in the body itself, and around links
    /// that are not published.
    pub expansions: Vec<(Span, String)>,
    /// The snippets that the body itself calls.
    pub snippets: Vec<SnippetText>,
    /// Plain text cut at headings, for the search index. The first section has no heading; text in code blocks is
    /// kept, markup is not. Whitespace is collapsed; paragraphs, items and cells are lines. Empty first sections are left out.
    pub sections: Vec<Section>,
    /// Addresses of other sites that its links lead to, in the order in which they stand.
    pub elsewhere: Vec<AddressUse>,
}

impl Content {
    /// The runs of HTML between the holes.
    pub fn html(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| if let Piece::Html(html) = piece { Some(&**html) } else { None })
    }
}

/// A snippet as the Markdown twin has it in the place of its call.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SnippetText {
    /// Of the call, in the file that it is written in.
    pub span: Span,
    pub file: Arc<str>,
    /// Without front matter; it begins at `start` of the file.
    pub text: Arc<str>,
    pub start: usize,
    /// As of the body.
    pub dropped: Vec<(Span, Cow<'static, str>)>,
    pub expansions: Vec<(Span, String)>,
    pub snippets: Vec<SnippetText>,
    /// Which of the body's are in it, or in a snippet that it calls.
    pub links: Range<usize>,
    pub images: Range<usize>,
    pub shortcodes: Range<usize>,
}

impl SnippetText {
    /// Its text with what its links and shortcodes become, which `edits` knows, for each snippet within it too.
    pub fn written(&self, edits: &dyn Fn(&SnippetText) -> Vec<(Span, String)>) -> String {
        let mut all = edits(self);
        all.extend(self.expansions.iter().cloned());
        all.extend(self.snippets.iter().map(|inner| {
            (inner.span.clone(), continued(&self.text, inner.span.start - self.start, inner.written(edits)))
        }));
        edited(&self.text, self.start, all, self.dropped.clone()).trim().to_owned()
    }
}

/// A run of HTML, or a hole that `render` fills.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    Html(Arc<str>),
    /// The value of an `href` attribute: the URL of `links[i]`, escaped. Stands inside the quotes.
    Href(u32),
    /// The value of a `src`, `poster` or (in a link to a video) `href` attribute: the URL of `images[i]`, escaped. Stands inside the quotes.
    Src(u32),
    /// ` width="…" height="…"` of `images[i]` where they are known, or given by the writer, else nothing. Stands between attributes.
    ImageSize(u32),
    /// A localized word of the theme (a Fluent id such as `callout-note`) in the article's language, HTML-escaped.
    /// Stands in text and between the quotes of attributes.
    Message(Cow<'static, str>),
    /// The name of the link beside a heading, in the article's language, HTML-escaped. Stands between the quotes of the last
    /// attribute of a tag without `id`: attributes may follow it.
    HeadingLink(Arc<Named>),
    /// The output of `shortcodes[i]`. A block-level shortcode stands outside any paragraph.
    Shortcode(u32),
    /// The description of what the link of `cards[i]` leads to, escaped.
    CardText(u32),
    /// Opens a section for some plans: the expression as written (`>=basic`, `pro, enterprise`). The closing is HTML.
    PlansOpen(u32),
}

/// What a link beside a heading says, and leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Named {
    pub id: Box<str>,
    pub text: Box<str>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    pub id: String,
    /// Inline HTML without links, safe to put into another heading or a list (code, emphasis, escaped text).
    pub html: String,
    pub text: String,
}

/// A link that needs the site to be resolved: a relative path, a root-relative path, or a bare fragment.
/// Absolute URLs (`https:`, `mailto:`, `tel:`, `//host`) are not recorded here: their HTML is final, and those of
/// the web are in [`Content::elsewhere`]. What must not be
/// published (`guichet_core::address`) is no link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkUse {
    /// As written, percent-decoded, without query and fragment: `../email/signature.md`, `/fr/contact/`, `` (this page).
    pub path: String,
    /// Without `?`, as written.
    pub query: Option<String>,
    /// Without `#`, percent-decoded.
    pub fragment: Option<String>,
    /// The destination in the source file, or the whole link where the destination is written with escapes.
    pub span: Span,
    /// The snippet's file, if the link stands in a snippet: `span` points into it and `path` is relative to it.
    pub snippet: Option<Arc<str>>,
}

impl LinkUse {
    /// With path and fragment in the spelling that all names have.
    pub fn new(
        path: String,
        query: Option<String>,
        fragment: Option<String>,
        span: Span,
        snippet: Option<Arc<str>>,
    ) -> Self {
        LinkUse { path: into_nfc(path), query, fragment: fragment.map(into_nfc), span, snippet }
    }
}

/// A link to another site, which is final: nothing looks it up but `guichet check --external`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressUse {
    /// As it is published: `https:`, `http:` or `//host`.
    pub url: String,
    /// As of [`LinkUse`].
    pub span: Span,
    pub snippet: Option<Arc<str>>,
}

/// The one length of a picture that its writer gives, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Given {
    Width(u32),
    Height(u32),
}

/// What the address of a picture, a film or a sound leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ImageSource {
    /// A path, percent-decoded, without query and fragment.
    File(String),
    /// A URL elsewhere, as it is published: nothing is looked up.
    Remote(String),
    /// The address holds the picture itself.
    Embedded(Picture),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageUse {
    pub source: ImageSource,
    pub alt: String,
    /// A film or a sound.
    pub is_media: bool,
    pub given: Option<Given>,
    /// The screens that it is for, if it is not for all.
    pub scheme: Option<Scheme>,
    pub span: Span,
    /// As in [`LinkUse`].
    pub snippet: Option<Arc<str>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortcode {
    pub kind: ShortcodeKind,
    pub span: Span,
    /// As in [`LinkUse`].
    pub snippet: Option<Arc<str>>,
    /// Alone in its paragraph.
    pub block: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The heading's id; `None` for the text before the first heading.
    pub anchor: Option<String>,
    pub heading: String,
    /// 0 before the first heading, else 2 to 6.
    pub level: u8,
    pub text: String,
}
