//! Articles: by far the most pages, rendered in parallel.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::super::context::{InArea, LocaleContext, PageFacts};
use super::super::filled::text;
use super::super::inputs::{ArticleInput, ArticleOwn, Input};
use super::super::parts::{self, language_of, written};
use super::super::shared::Shared;
use super::super::todo::InLocale;
use super::super::view::{Html, Made, One};
use super::super::views::{Article, Extra, Link, Notice, Plan};
use super::outline::{contents, heading};
use super::{Put, siblings};
use crate::escape::escape;
use crate::resolve::ArticlePage;
use guichet_contacts::PlanId;
use guichet_l10n::Arg;
use guichet_markdown::ParsedFile;
use guichet_markdown::front_matter::Translation;

/// A section of so many articles stands beside each of them; of a larger one, some neighbours and a link to all.
const WHOLE: usize = 12;
const NEIGHBOURS: usize = 5;

pub fn all<'a>(
    shared: &Shared<'a>,
    locale: &LocaleContext<'a>,
    contexts: &[LocaleContext<'a>],
    todo: &InLocale,
    put: &Put,
    progress: &(dyn Fn(usize) + Sync),
) -> io::Result<()> {
    let done = AtomicUsize::new(0);
    // Pages are in the order of their areas.
    let mut start = 0;
    let areas: Vec<(usize, &[ArticlePage])> = locale
        .site
        .pages
        .chunk_by(|a, b| a.area == b.area)
        .map(|pages| {
            let first = start;
            start += pages.len();
            (first, pages)
        })
        .collect();
    areas.into_par_iter().with_max_len(1).try_for_each(|(first, pages)| {
        if !todo.articles[first..first + pages.len()].contains(&true) {
            return Ok(());
        }
        let in_area = locale.in_area(shared, pages[0].area);
        pages.par_iter().enumerate().filter(|(at, _)| todo.articles[first + at]).try_for_each(|(at, page)| {
            let input = input(shared, locale, contexts, &in_area, first + at, page);
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
    in_area: &'f InArea<'f>,
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
        description: page.description.as_str().into(),
        url: page.url.as_str().into(),
        noindex: page.borrowed || !page.listed,
        canonical: own_url.clone(),
        markdown: shared.analysis.config.outputs.markdown && !page.borrowed,
        area: Some(in_area),
        body: Some(&file.body),
    };
    let siblings = siblings(shared, contexts, |other| {
        let here = std::ptr::eq(other.site, locale.site).then_some(at);
        let page = &other.site.pages[here.or_else(|| other.site.by_id(&page.id))?];
        Some((page.url.clone(), page.borrowed))
    });
    let frame = locale.frame(shared, &facts, siblings);
    let breadcrumbs = locale.breadcrumbs(Some(page.folder), page.title.as_str().into(), language_of(file, locale.site));
    let article = article(shared, locale, at, page, file, own_url);
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
    let link = |at: usize| -> &'f Made<Link<'f>> { &locale.links[at] };
    let related = page.related.iter().copied().filter(|at| locale.site.pages[*at].listed);
    let plans = page.plans.iter();
    let plans = plans.map(|id| Plan { id, name: guichet_contacts::plan_name(locale.words, &PlanId::new(id.as_str())) });
    let authors = (!file.head.authors.is_empty()).then(|| {
        let names: Vec<&str> = file.head.authors.iter().map(String::as_str).collect();
        locale.message("article-authors", &[("authors", Arg::Str(&locale.words.list_and(&names)))])
    });
    let sibling = |other: &usize| match *other == at {
        true => One::Own(parts::link(shared, locale.site, page, true)),
        false => One::Shared(link(*other)),
    };
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
        updated: file.head.updated.map(|moment| locale.updated(moment)),
        authors_text: authors,
        plans: plans.collect(),
        plans_text: locale.plans_text(shared, &page.plans),
        category: folder.parent.map(|_| locale.folder_link(page.folder) as &Made<_>),
        area: locale.folder_link(page.area),
        siblings: neighbours(&folder.pages, locale.places[at]).iter().map(sibling).collect(),
        siblings_all: (folder.pages.len() > WHOLE).then(|| locale.all_link(shared, page.folder)),
        prev: page.prev.map(link),
        next: page.next.map(link),
        related: related.map(|at| locale.row(shared, at) as &Made<_>).collect(),
        notice: notice(shared, locale, page, file, original),
        draft: file.head.draft,
        unlisted: !page.listed,
        extra: Extra(&file.head.extra),
    }
}

/// A window of the section's articles around this one, so that a section of 500 does not print 500 links on 500 pages.
fn neighbours(pages: &[usize], here: usize) -> &[usize] {
    if pages.len() <= WHOLE {
        return pages;
    }
    let start = here.saturating_sub(NEIGHBOURS / 2).min(pages.len().saturating_sub(NEIGHBOURS));
    &pages[start..pages.len().min(start + NEIGHBOURS)]
}

/// What the reader should know of the text's language.
fn notice(
    shared: &Shared,
    locale: &LocaleContext,
    page: &ArticlePage,
    file: &ParsedFile,
    original: Option<String>,
) -> Option<Notice> {
    let name = |tag: &str| locale.words.language_name(tag);
    if page.borrowed {
        let (language, original) = (name(locale.site.locale.as_str()), name(file.locale.as_str()));
        let sentence =
            locale.message("notice-fallback", &[("language", Arg::Str(&language)), ("original", Arg::Str(&original))]);
        return Some(Notice { kind: "fallback", html: escape(&sentence).into() });
    }
    if file.head.translation != Some(Translation::Machine) {
        return None;
    }
    let source = locale.site.chain.get(1).unwrap_or(&shared.analysis.config.default_locale);
    let language = name(source.as_str());
    let sentence = locale.message("notice-machine", &[("original", Arg::Str(&language))]);
    let site = shared.analysis.site().locales.iter().find(|site| site.locale == *source);
    let url = site.and_then(|site| site.by_id(&page.id).map(|at| shared.url(&site.pages[at].url)));
    let mut html = escape(&sentence);
    if let Some(url) = url.or(original) {
        let link = locale.message("notice-machine-link", &[("original", Arg::Str(&language))]);
        html.push_str(&format!(" <a href=\"{}\" hreflang=\"{source}\">{}</a>", escape(&url), escape(&link)));
    }
    Some(Notice { kind: "machine", html: Html::from(html) })
}
