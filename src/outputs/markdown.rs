//! The `.md` twin of every article, and of every area and category with a text: its source with the front matter reduced to
//! what readers may know, links that lead to the other twins, and shortcodes and snippets spelled out. What the page does
//! not show (`Body::dropped`) is not in it.

use std::borrow::Cow;
use std::io;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::home_title;
use crate::analysis::Analysis;
use crate::contacts;
use crate::l10n::{Arg, Localizer};
use crate::load::SourceTree;
use crate::model::{OutPath, Span};
use crate::output::{Content, Sink};
use crate::parse::ParsedFile;
use crate::parse::body::ShortcodeKind;
use crate::parse::edits::{continued, edited};
use crate::parse::front_matter;
use crate::parse::markdown::without_refused;
use crate::resolve::{Folder, LocaleSite, NO_LINK, ResolvedBody};

/// Addresses of the pages that have a twin, with the site's base: their twins are `index.md` there.
pub struct Twins(FxHashSet<String>);

impl Twins {
    pub fn of(analysis: &Analysis) -> Self {
        let base = &analysis.config.base_url;
        let pages = analysis.site.locales.iter().flat_map(|site| pages(analysis, site));
        Twins(pages.map(|page| base.url(&page.url)).collect())
    }

    /// `index.md` of a page that has a twin; every other address stays.
    fn url<'u>(&self, url: &'u str) -> Cow<'u, str> {
        crate::steps::step();
        let (path, rest) = url.find(['?', '#']).map_or((url, ""), |at| url.split_at(at));
        if self.0.contains(path) { Cow::Owned(format!("{path}index.md{rest}")) } else { Cow::Borrowed(url) }
    }
}

/// A page with a text in the locale's own language.
struct Page<'a> {
    url: Cow<'a, str>,
    title: &'a str,
    body: &'a ResolvedBody,
    plans: &'a [String],
    folder: Option<&'a Folder>,
}

fn pages<'a>(analysis: &'a Analysis, site: &'a LocaleSite) -> impl Iterator<Item = Page<'a>> {
    let own = |body: &ResolvedBody| analysis.files[body.file].locale == site.locale;
    let articles = site.pages.iter().filter(|page| !page.borrowed).map(|page| Page {
        url: Cow::Borrowed(page.url.as_str()),
        title: &page.title,
        body: &page.body,
        plans: &page.plans,
        folder: None,
    });
    let folders = site.introductions().filter(move |(_, body)| own(body)).map(|(folder, body)| Page {
        url: Cow::Borrowed(folder.url.as_str()),
        title: &folder.title,
        body,
        plans: &[],
        folder: Some(folder),
    });
    let home = site.home_text(&analysis.files).filter(|body| own(body)).map(|body| Page {
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
pub fn write(
    analysis: &Analysis,
    site: &LocaleSite,
    twins: &Twins,
    tree: &SourceTree,
    sink: &dyn Sink,
) -> io::Result<()> {
    let facts = Facts { matrix: matrix(analysis, site), analysis, site, twins };
    let pages: Vec<Page> = pages(analysis, site).collect();
    pages.par_iter().try_for_each(|page| {
        let file = &analysis.files[page.body.file];
        let Some(text) = tree.texts.get(&file.path) else { return Ok(()) };
        let twin = facts.twin(page, text);
        sink.put(OutPath::new(format!("{}index.md", page.url)), Content::Bytes(twin.into_bytes()))
    })
}

struct Facts<'a> {
    analysis: &'a Analysis,
    site: &'a LocaleSite,
    twins: &'a Twins,
    /// The support matrix as a Markdown table.
    matrix: String,
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
    fn twin(&self, page: &Page, text: &str) -> String {
        let file = &self.analysis.files[page.body.file];
        let body = &file.body;
        let start = front_matter::split(text).body;
        let (text, shown) = (&text[start..], |source: Source| self.edits(file, page.body, &source));
        let (links, images, shortcodes) = (0..body.links.len(), 0..body.images.len(), 0..body.shortcodes.len());
        let mut edits = shown(Source { snippet: None, text, start, links, images, shortcodes });
        edits.extend(body.expansions.iter().cloned());
        edits.extend(body.snippets.iter().map(|snippet| {
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

        let mut markdown = edited(text, start, edits, body.dropped.clone());
        if !(body.dropped.is_empty() && body.expansions.is_empty() && body.snippets.is_empty()) {
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
            self.contents(folder, &mut twin);
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
                edits.push((image.span.clone(), addressed(source, &image.span, &shown.url)));
            }
        }
        let shortcodes = body.shortcodes.get(source.shortcodes.clone()).unwrap_or_default();
        for shortcode in shortcodes.iter().filter(|shortcode| is_here(&shortcode.snippet)) {
            let text = match &shortcode.kind {
                ShortcodeKind::SupportMatrix => self.matrix.clone(),
                ShortcodeKind::Contact { channel } => self.channel(channel),
                ShortcodeKind::Plans { expression } => self.plans(expression),
            };
            let text = continued(source.text, shortcode.span.start - source.start, text);
            edits.push((shortcode.span.clone(), text));
        }
        // A snippet that is used twice in one text has each of its links twice.
        edits.sort_by_key(|(span, _)| span.start);
        edits.dedup_by(|a, b| a.0 == b.0);
        edits
    }

    /// What the page of a folder lists.
    fn contents(&self, folder: &Folder, twin: &mut String) {
        let base = &self.analysis.config.base_url;
        let folders = folder.children.iter().map(|at| &self.site.folders[*at]).filter(|child| child.listed);
        let folders = folders.map(|child| (child.title.as_str(), child.url.as_str()));
        let pages = folder.pages.iter().map(|at| &self.site.pages[*at]);
        let pages = pages.map(|page| (page.title.as_str(), page.url.as_str()));
        let mut entries = pages.chain(folders).peekable();
        if entries.peek().is_some() {
            twin.push('\n');
        }
        for (title, url) in entries {
            let url = base.url(url);
            twin.push_str(&super::llms::link(title, &self.twins.url(&url)));
            twin.push('\n');
        }
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
        if let Some(updated) = file.head.updated {
            head.push_str(&format!("updated: {}\n", updated.to_zoned(jiff::tz::TimeZone::UTC).date()));
        }
        if !page.plans.is_empty() {
            head.push_str(&format!("plans: [{}]\n", page.plans.join(", ")));
        }
        head.push_str("---\n\n");
        head
    }

    fn words(&self) -> &Localizer {
        self.analysis.localizer(&self.site.locale)
    }

    /// Whom a section is for, in words: whoever reads a twin has no contacts.yaml.
    fn plans(&self, expression: &str) -> String {
        let all = &self.analysis.policy.plans;
        let plans = contacts::PlanSet::parse(expression, all).value;
        let count = plans.iter().count();
        if count == 0 || count == all.len() {
            return format!(":::plans {expression}");
        }
        let names = contacts::plan_list(self.words(), &plans);
        let facts = [("plans", Arg::Str(&names)), ("count", Arg::Num(count as f64))];
        format!(":::plans {}", self.words().message("article-plans", &facts))
    }

    fn channel(&self, id: &str) -> String {
        let home_url = self.analysis.config.base_url.url(&format!("{}/", self.site.locale));
        let today = Some(self.analysis.date.to_zoned(jiff::tz::TimeZone::UTC).date());
        let reader = contacts::Reader { localizer: self.words(), home_url: &home_url, today };
        let Ok(channel) = self.analysis.policy.channel(id) else { return String::new() };
        let channel = contacts::channel_view(&self.analysis.policy, channel, &reader);
        let mut text = match &channel.href {
            Some(href) => format!("[{}]({href})", channel.name),
            None => channel.name.clone(),
        };
        for sentence in [&channel.plans_text, &channel.languages_text].into_iter().chain(&channel.hours_text) {
            if !sentence.is_empty() {
                text.push_str(&format!(" · {sentence}"));
            }
        }
        text
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

fn matrix(analysis: &Analysis, site: &LocaleSite) -> String {
    let matrix = contacts::matrix_view(&analysis.policy, analysis.localizer(&site.locale));
    let mut table = String::from("| ");
    for plan in &matrix.plans {
        table.push_str(&format!("| {} ", plan.name));
    }
    table.push_str("|\n|---");
    table.push_str(&"|---".repeat(matrix.plans.len()));
    table.push('|');
    for row in &matrix.rows {
        table.push_str(&format!("\n| {} ", row.name));
        for cell in &row.cells {
            table.push_str(&format!("| {} ", cell.text));
        }
        table.push('|');
    }
    table
}
