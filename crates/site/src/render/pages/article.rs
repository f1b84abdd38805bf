//! Articles: by far the most pages, rendered in parallel.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::super::context::{LocaleContext, PageFacts};
use super::super::filled::text;
use super::super::in_area::InArea;
use super::super::inputs::{ArticleInput, ArticleOwn, Input};
use super::super::navigation::{self, Here};
use super::super::parts::{language_of, written};
use super::super::shared::Shared;
use super::super::social;
use super::super::todo::InLocale;
use super::super::view::{Html, Made};
use super::super::views::{Article, Extra, Link, Notice};
use super::listing::inside;
use super::outline::{contents, heading};
use super::{Put, siblings};
use crate::escape::escape;
use crate::resolve::{ArticlePage, LocaleSite};
use crate::stale::{self, Part, Stale};
use guichet_l10n::Arg;
use guichet_markdown::ParsedFile;
use guichet_markdown::front_matter::Translation;

pub fn all<'a>(
    shared: &Shared<'a>,
    locale: &LocaleContext<'a>,
    contexts: &[LocaleContext<'a>],
    todo: &InLocale,
    put: &Put,
    progress: &(dyn Fn(usize) + Sync),
) -> io::Result<()> {
    let done = AtomicUsize::new(0);
    let mut areas: Vec<_> = locale.areas.iter().map(|(area, pages)| (*area, pages.clone())).collect();
    areas.sort_unstable_by_key(|(_, pages)| pages.start);
    areas.into_par_iter().with_max_len(1).try_for_each(|(area, pages)| {
        if !todo.articles[pages.clone()].contains(&true) {
            return Ok(());
        }
        let in_area = InArea::new(shared, locale, area);
        pages.into_par_iter().filter(|at| todo.articles[*at]).try_for_each(|at| {
            let page = &locale.site.pages[at];
            let input = input(shared, locale, contexts, &in_area, at, page);
            put(&input, format!("{}index.html", page.url))?;
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            if done.is_multiple_of(64) || done == locale.site.pages.len() {
                progress(done);
            }
            Ok(())
        })
    })
}

fn input<'f, 'a>(
    shared: &'f Shared<'a>,
    locale: &'f LocaleContext<'a>,
    contexts: &'f [LocaleContext<'a>],
    in_area: &'f InArea<'f, 'a>,
    at: usize,
    page: &'f ArticlePage,
) -> ArticleInput<'f>
where
    'a: 'f,
{
    let file = &shared.analysis.files[page.body.file];
    let own_url = canonical(shared, page, file);
    let facts = PageFacts {
        kind: "article",
        title: page.title.as_str().into(),
        description: (&*page.description).into(),
        url: page.url.as_str().into(),
        noindex: page.borrowed || !page.listed,
        canonical: own_url.clone(),
        markdown: shared.analysis.config.outputs.markdown && !page.borrowed,
        site: Some(&in_area.site),
        body: Some(&file.body),
        article: Some(social::Article { page, file }),
    };
    let siblings = siblings(shared, contexts, |other| {
        let here = std::ptr::eq(other.site, locale.site).then_some(at);
        let page = &other.site.pages[here.or_else(|| other.site.by_id(&page.id))?];
        Some((page.url.clone(), page.borrowed))
    });
    let frame = locale.frame(shared, &facts, siblings);
    let breadcrumbs =
        locale.breadcrumbs(locale.site.above(page), page.title.as_str().into(), language_of(file, locale.site));
    let article = article(shared, locale, in_area, at, page, file, own_url);
    Input { frame, own: ArticleOwn { breadcrumbs, article } }
}

/// A borrowed page is a copy: search engines are sent to the original.
fn canonical(shared: &Shared, page: &ArticlePage, file: &ParsedFile) -> Option<String> {
    if !page.borrowed {
        return None;
    }
    let origin = shared.analysis.site().locales.iter().find(|site| site.locale == file.locale)?;
    let at = origin.by_id(&page.id)?;
    Some(shared.absolute(&origin.pages[at].url))
}

fn article<'f, 'a>(
    shared: &'f Shared<'a>,
    locale: &'f LocaleContext<'a>,
    in_area: &'f InArea<'f, 'a>,
    at: usize,
    page: &'f ArticlePage,
    file: &'f ParsedFile,
    original: Option<String>,
) -> Article<'f>
where
    'a: 'f,
{
    let (heading, heading_id) = heading(file).unwrap_or_else(|| (escape(&page.title).into(), None));
    let folder = &locale.site.folders[page.folder];
    let link = |at: usize| -> &'f Made<Link<'f>> { in_area.link(at) };
    let related = page.related.iter().copied().filter(|at| locale.site.pages[*at].listed);
    Article {
        id: page.id.as_str(),
        title: &page.title,
        heading,
        heading_id,
        description: file.head.description.as_deref().and_then(written),
        body: text(shared, locale, &page.body),
        lang: file.locale.as_str(),
        dir: guichet_l10n::direction(file.locale.as_str()),
        borrowed: page.borrowed,
        toc: contents(file),
        updated: shared.analysis.updated(page.body.file).map(|moment| locale.updated(moment.day())),
        edit_url: shared.analysis.edit_url(page.body.file),
        authors_text: locale.authors_text(file),
        plans: locale.plans(&page.plans),
        plans_text: locale.plans_text(shared, &page.plans),
        category: folder.parent.map(|_| locale.folder_link(page.folder) as &Made<_>),
        area: locale.folder_link(page.area),
        nav: navigation::beside(shared, locale, in_area, Here::Article(at)),
        prev: page.prev.map(link),
        next: page.next.map(link),
        related: related.map(|at| in_area.row(at)).collect(),
        notice: notice(shared, locale, page.body.file, original, |site| {
            site.by_id(&page.id).map(|at| shared.url(&site.pages[at].url))
        }),
        draft: file.head.draft,
        inside: page.of_folder.map(|at| inside(shared, locale, in_area, at)),
        unlisted: !page.listed,
        extra: Extra(&file.head.extra),
    }
}

/// What the reader should know of the text's language. `original` is the address of a borrowed text at home; `there` that of the page on
/// another locale's site.
pub fn notice(
    shared: &Shared,
    locale: &LocaleContext,
    text: usize,
    original: Option<String>,
    there: impl Fn(&LocaleSite) -> Option<String>,
) -> Option<Notice> {
    let file = &shared.analysis.files[text];
    let name = |tag: &str| locale.words.language_name(tag);
    if file.locale != locale.site.locale {
        let (language, original) = (name(locale.site.locale.as_str()), name(file.locale.as_str()));
        let sentence =
            locale.message("notice-fallback", &[("language", Arg::Str(&language)), ("original", Arg::Str(&original))]);
        return Some(Notice { kind: "fallback", html: escape(&sentence).into() });
    }
    let analysis = shared.analysis;
    let behind = stale::of(analysis, text);
    let source = match &behind {
        Some(behind) => &analysis.files[behind.original].locale,
        None if file.head.translation == Some(Translation::Machine) => {
            locale.site.chain.get(1).unwrap_or(&analysis.config.default_locale)
        }
        None => return None,
    };
    let language = name(source.as_str());
    let mut html = match &behind {
        Some(behind) => changed(locale, behind, &language),
        None => escape(&locale.message("notice-machine", &[("original", Arg::Str(&language))])),
    };
    let site = analysis.site().locales.iter().find(|site| site.locale == *source);
    let url = site.and_then(there);
    if let Some(url) = url.or(original) {
        let link = locale.message("notice-machine-link", &[("original", Arg::Str(&language))]);
        let anchor = behind.as_ref().and_then(|behind| behind.anchor.as_deref());
        let url = anchor.map_or_else(|| url.clone(), |anchor| format!("{url}#{anchor}"));
        html.push_str(&format!(" <a href=\"{}\" hreflang=\"{source}\">{}</a>", escape(&url), escape(&link)));
    }
    let kind = if behind.is_some() { "stale" } else { "machine" };
    Some(Notice { kind, html: Html::from(html) })
}

/// The sentence that names what has changed in the original. Headings are in its language.
fn changed(locale: &LocaleContext, behind: &Stale, language: &str) -> String {
    let names: Vec<String> = behind
        .parts
        .iter()
        .map(|part| match part {
            Part::Head => locale.message("notice-stale-head", &[]),
            Part::Introduction => locale.message("notice-stale-introduction", &[]),
            Part::Headed(heading) => format!("“{heading}”"),
        })
        .collect();
    let mut list: Vec<&str> = names.iter().map(String::as_str).collect();
    if behind.more || list.is_empty() {
        list.push("…");
    }
    let sections = locale.words.list_and(&list);
    escape(&locale.message("notice-stale", &[("original", Arg::Str(language)), ("sections", Arg::Str(&sections))]))
}
