//! The `.md` twin of every article, and of every area and category with a text: its source with the front matter reduced to
//! what readers may know, links that lead to the other twins, and shortcodes and snippets spelled out. What the page does
//! not show (`Content::dropped`) is not in it.

use std::borrow::Cow;
use std::io;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::lists::home_title;
use crate::analysis::Analysis;
use crate::resolve::{Folder, LocaleSite, NO_LINK, ResolvedBody};
use crate::shortcodes::{self, TwinFacts};
use crate::unchanged::{PageSink, Text};
use guichet_core::content_hash::{self, Key};
use guichet_core::model::{OutPath, Span};
use guichet_markdown::ParsedFile;
use guichet_markdown::edits::{continued, edited};
use guichet_markdown::front_matter;
use guichet_markdown::markdown::without_refused;

/// Addresses of the pages that have a twin, with the site's base, and of their twins: `index.md` there.
pub struct Twins {
    addresses: FxHashMap<String, String>,
    /// Of all of them.
    made_of: Key,
}

impl Twins {
    pub fn of(analysis: &Analysis) -> Self {
        let base = &analysis.config.base_url;
        let pages = (0..analysis.site().locales.len()).flat_map(|locale| pages(analysis, locale));
        let twin = |path: &str| base.url(&format!("{path}index.md"));
        let addresses: Vec<(String, String)> = pages.map(|page| (base.url(&page.url), twin(&page.url))).collect();
        let made_of = content_hash::of(&addresses);
        Twins { addresses: addresses.into_iter().collect(), made_of }
    }

    /// `index.md` of a page that has a twin; every other address stays.
    fn url<'u>(&self, url: &'u str) -> Cow<'u, str> {
        crate::steps::step();
        let (path, rest) = url.find(['?', '#']).map_or((url, ""), |at| url.split_at(at));
        self.addresses.get(path).map_or(Cow::Borrowed(url), |twin| Cow::Owned(format!("{twin}{rest}")))
    }
}

/// A page with a text in the locale's own language.
struct Page<'a> {
    url: Cow<'a, str>,
    title: &'a str,
    body: &'a ResolvedBody,
    plans: &'a [String],
    folder: Option<&'a Folder>,
    text: Text,
}

/// Of a locale by its number.
fn pages(analysis: &Analysis, locale: usize) -> impl Iterator<Item = Page<'_>> {
    let site = &analysis.site().locales[locale];
    let own = |body: &ResolvedBody| analysis.files[body.file].locale == site.locale;
    let articles = site.pages.iter().enumerate().filter(|(_, page)| !page.borrowed);
    let articles = articles.map(move |(at, page)| Page {
        text: Text::Article(locale, at),
        url: Cow::Borrowed(page.url.as_str()),
        title: &page.title,
        body: &page.body,
        plans: &page.plans,
        folder: page.of_folder.map(|at| &site.folders[at]),
    });
    let folders = site.introductions().filter(move |(_, _, body)| own(body)).map(move |(at, folder, body)| Page {
        text: Text::Folder(locale, at),
        url: Cow::Borrowed(folder.url.as_str()),
        title: &folder.title,
        body,
        plans: &[],
        folder: Some(folder),
    });
    let home = site.home_text(&analysis.files).filter(|body| own(body)).map(move |body| Page {
        text: Text::Home(locale),
        url: Cow::Owned(format!("{}/", site.locale)),
        title: home_title(analysis, site, body),
        body,
        plans: &[],
        folder: None,
    });
    articles.chain(folders).chain(home)
}

/// Writes the twins of one locale.
///
/// # Errors
/// The sink's.
pub fn write(analysis: &Analysis, locale: usize, twins: &Twins, to: &PageSink) -> io::Result<()> {
    let site = &analysis.site().locales[locale];
    let (policy, words) = (&analysis.policy, analysis.localizer(&site.locale));
    let home_url = analysis.config.base_url.url(&format!("{}/", site.locale));
    let matrix = shortcodes::matrix_table(policy, words);
    let today = analysis.date.to_zoned(jiff::tz::TimeZone::UTC).date();
    let shortcodes = TwinFacts { policy, words, home_url: &home_url, today, matrix: &matrix };
    let facts = Facts { analysis, site, twins, shortcodes };
    let pages: Vec<Page> = pages(analysis, locale).collect();
    let shared = content_hash::of(&(
        (analysis.contents.memo().program(), words.made_of(), analysis.policy_made_of, today, twins.made_of),
        (&analysis.config.base_url.origin, &analysis.config.base_url.path, format!("{:?}", analysis.config.schemes)),
    ));
    pages.par_iter().try_for_each(|page| {
        let path = format!("{}index.md", page.url);
        if to.unchanged.keep(page.text, &path)? {
            return Ok(());
        }
        let made_of = facts.made_of(page, shared);
        to.sink.put_made(OutPath::new(path), made_of, &mut || Some(facts.twin(page).into_bytes()))
    })
}

struct Facts<'a> {
    analysis: &'a Analysis,
    site: &'a LocaleSite,
    twins: &'a Twins,
    shortcodes: TwinFacts<'a>,
}

/// A text that a body is made of: the article itself, or a snippet.
struct Source<'a> {
    snippet: Option<&'a Arc<str>>,
    text: &'a str,
    /// Where it begins in its file.
    start: usize,
    /// Which links, images and shortcodes of the body may be in it.
    links: Range<usize>,
    images: Range<usize>,
    shortcodes: Range<usize>,
}

impl Facts<'_> {
    /// All that a twin is made of; `shared` is what all have in common.
    fn made_of(&self, page: &Page, shared: Key) -> Key {
        let file = &self.analysis.files[page.body.file];
        let list = page.folder.map(|folder| self.list(folder));
        content_hash::of(&(
            (shared, self.analysis.contents.made_of(page.body.file), &file.locale, list),
            (&page.url, page.title, page.plans, &page.body.links, &page.body.images),
        ))
    }

    fn twin(&self, page: &Page) -> String {
        let file = &self.analysis.files[page.body.file];
        let (body, contents) = (&file.body, &self.analysis.contents);
        let source = contents.source(page.body.file, file);
        let (dropped, expansions, snippets) = contents.notes(page.body.file, file);
        let start = front_matter::split(&source).body;
        let (text, shown) = (&source[start..], |source: Source| self.edits(file, page.body, &source));
        let (links, images, shortcodes) = (0..body.links.len(), 0..body.images.len(), 0..body.shortcodes.len());
        let mut edits = shown(Source { snippet: None, text, start, links, images, shortcodes });
        let is_as_written = dropped.is_empty() && expansions.is_empty() && snippets.is_empty();
        edits.extend(expansions);
        edits.extend(snippets.iter().map(|snippet| {
            let written = snippet.written(&|snippet| {
                shown(Source {
                    snippet: Some(&snippet.file),
                    text: &snippet.text,
                    start: snippet.start,
                    links: snippet.links.clone(),
                    images: snippet.images.clone(),
                    shortcodes: snippet.shortcodes.clone(),
                })
            });
            (snippet.span.clone(), continued(text, snippet.span.start - start, written))
        }));

        let mut markdown = edited(text, start, edits, dropped);
        if !is_as_written {
            markdown = without_refused(markdown, &self.analysis.config.schemes);
        }
        let mut twin = self.head(page);
        if body.h1.is_none() {
            twin.push_str(&format!("# {}\n\n", page.title));
        }
        twin.push_str(markdown.trim_start());
        if !twin.ends_with('\n') {
            twin.push('\n');
        }
        if let Some(folder) = page.folder {
            twin.push_str(&self.list(folder));
        }
        twin
    }

    /// What becomes of the links, images and shortcodes that are written in a text.
    fn edits(&self, file: &ParsedFile, resolved: &ResolvedBody, source: &Source) -> Vec<(Span, String)> {
        let mut edits: Vec<(Span, String)> = Vec::new();
        let body = &file.body;
        let is_here = |snippet: &Option<Arc<str>>| snippet.as_ref() == source.snippet;
        for at in source.links.clone() {
            crate::steps::step();
            let (Some(link), Some(url)) = (body.links.get(at), resolved.links.get(at)) else { continue };
            if **url == *NO_LINK {
                if is_here(&link.snippet) {
                    edits.push((link.span.clone(), "#".to_owned()));
                }
            } else if is_here(&link.snippet) && !url.is_empty() && !url.starts_with('#') {
                edits.push((link.span.clone(), addressed(source, &link.span, &self.twins.url(url))));
            }
        }
        for at in source.images.clone() {
            let (Some(image), Some(shown)) = (body.images.get(at), resolved.images.get(at)) else { continue };
            if is_here(&image.snippet) {
                let written = &source.text[image.span.start - source.start..image.span.end - source.start];
                if !written.starts_with("{{") {
                    edits.push((image.span.clone(), addressed(source, &image.span, &shown.url)));
                } else if !image.alt.is_empty() {
                    // A video is called at the place of its picture, too, which has no words of its own.
                    edits.push((image.span.clone(), shortcodes::link(&image.alt, &shown.url)));
                }
            }
        }
        let written = body.shortcodes.get(source.shortcodes.clone()).unwrap_or_default();
        for shortcode in written.iter().filter(|shortcode| is_here(&shortcode.snippet)) {
            let text = shortcodes::markdown(&shortcode.kind, &self.shortcodes);
            let text = continued(source.text, shortcode.span.start - source.start, text);
            edits.push((shortcode.span.clone(), text));
        }
        // A snippet that is used twice in one text has each of its links twice.
        edits.sort_by_key(|(span, _)| span.start);
        edits.dedup_by(|a, b| a.0 == b.0);
        edits
    }

    /// What the page of a folder lists.
    fn list(&self, folder: &Folder) -> String {
        let mut list = String::new();
        let base = &self.analysis.config.base_url;
        let folders = folder.children.iter().map(|at| &self.site.folders[*at]).filter(|child| child.listed);
        let folders = folders.map(|child| (child.title.as_str(), child.url.as_str()));
        let pages = folder.pages.iter().map(|at| &self.site.pages[*at]);
        let pages = pages.map(|page| (page.title.as_str(), page.url.as_str()));
        let mut entries = pages.chain(folders).peekable();
        if entries.peek().is_some() {
            list.push('\n');
        }
        for (title, url) in entries {
            let url = base.url(url);
            list.push_str(&super::llms::link(title, &self.twins.url(&url)));
            list.push('\n');
        }
        list
    }

    fn head(&self, page: &Page) -> String {
        let file = &self.analysis.files[page.body.file];
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let mut head = format!("---\ntitle: {}\n", quoted(page.title));
        if let Some(description) = &file.head.description {
            head.push_str(&format!("description: {}\n", quoted(description)));
        }
        head.push_str(&format!(
            "url: {}\nlocale: {}\n",
            self.analysis.config.base_url.absolute(&page.url),
            file.locale
        ));
        if let Some(updated) = self.analysis.updated(page.body.file) {
            head.push_str(&format!("updated: {}\n", updated.day()));
        }
        if !page.plans.is_empty() {
            head.push_str(&format!("plans: [{}]\n", page.plans.join(", ")));
        }
        head.push_str("---\n\n");
        head
    }
}

/// What replaces `span` so that it leads to `url`. The span is the address, or all of a link or picture whose address is
/// written with escapes: then what is before the address stays.
fn addressed(source: &Source, span: &Span, url: &str) -> String {
    let written = &source.text[span.start - source.start..span.end - source.start];
    let whole = (written.starts_with('[') || written.starts_with("![")) && written.ends_with([')', ']']);
    if !whole {
        return url.to_owned();
    }
    let text = written.rfind("](").or_else(|| written.rfind("][")).unwrap_or(written.len() - 1);
    format!("{}]({})", &written[..text], url.replace('(', "%28").replace(')', "%29"))
}
