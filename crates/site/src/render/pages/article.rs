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
use super::super::share;
use super::super::shared::Shared;
use super::super::todo::InLocale;
use super::super::view::Made;
use super::super::views::{Article, Extra, Link};
use super::listing::inside;
use super::notice::notice;
use super::outline::{contents, heading};
use super::{Put, siblings};
use crate::escape::escape;
use crate::resolve::ArticlePage;
use guichet_markdown::ParsedFile;

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
        article: Some(share::Article { page, file }),
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
