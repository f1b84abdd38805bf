//! Area and category pages.

use std::collections::BTreeMap;
use std::io;

use rayon::prelude::*;

use super::super::context::{LocaleContext, PageFacts};
use super::super::filled::text;
use super::super::in_area::InArea;
use super::super::inputs::{AreaOwn, CategoryOwn, Input};
use super::super::navigation::{self, Here};
use super::super::parts::{self, folder_language, language_of, no_language, written};
use super::super::shared::Shared;
use super::super::text::Text;
use super::super::todo::InLocale;
use super::super::view::One;
use super::super::views::{Category, FolderView, Group, Inside, Row};
use super::notice::notice;
use super::outline::{contents, heading};
use super::{Put, siblings};
use crate::escape::escape;
use crate::resolve::{Folder, ResolvedBody};
use guichet_l10n::Arg;

/// Articles of a category that its parent's page shows.
const SHOWN: usize = 5;
/// A list of more articles is shown as columns of titles that can be filtered.
const LONG: usize = 24;

pub fn all<'a>(
    shared: &Shared<'a>,
    locale: &LocaleContext<'a>,
    contexts: &[LocaleContext<'a>],
    todo: &InLocale,
    put: &Put,
) -> io::Result<()> {
    let folders = &locale.site.folders;
    let mut of_areas: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in (0..folders.len()).filter(|at| todo.folders[*at]) {
        let mut area = at;
        while let Some(parent) = folders[area].parent {
            area = parent;
        }
        of_areas.entry(area).or_default().push(at);
    }
    let page = |area: usize, in_area: &InArea<'_, 'a>, at: usize| {
        let folder = &folders[at];
        let is_area = folder.parent.is_none();
        let text_file = folder.body.as_ref().map(|body| &shared.analysis.files[body.file]);
        let borrowed_text = text_file.is_some_and(|file| file.locale != locale.site.locale);
        let titles = folder.pages.iter().map(|at| locale.site.pages[*at].title.as_str());
        let children = folder.children.iter().map(|at| folders[*at].title.as_str());
        let description = match &*folder.description {
            "" => locale.summary(folder.count, children.chain(titles)).into(),
            written => written.into(),
        };
        let facts = PageFacts {
            kind: if is_area { "area" } else { "category" },
            title: folder.title.as_str().into(),
            description,
            url: folder.url.as_str().into(),
            canonical: None,
            // A borrowed text is a copy.
            noindex: folder.texts == 0 || folder.has_text && folder.is_borrowed(),
            markdown: shared.analysis.config.outputs.markdown && folder.has_text && !borrowed_text,
            site: Some(&in_area.site),
            body: text_file.map(|file| &*file.body),
            article: None,
        };
        let siblings = siblings(shared, contexts, |other| {
            let found = other.folders.get(&*folder.path)?;
            Some((found.url.clone(), found.is_borrowed()))
        });
        let frame = locale.frame(shared, &facts, siblings);
        let language = folder_language(shared, locale.site, folder);
        let breadcrumbs = locale.breadcrumbs(folder.parent, folder.title.as_str().into(), language);
        let value = folder_view(shared, locale, in_area, at);
        let path = format!("{}index.html", folder.url);
        if is_area {
            put(&Input { frame, own: AreaOwn { breadcrumbs, area: value } }, path)
        } else {
            let area = parts::area_item(shared, locale.site, &folders[area], true);
            put(&Input { frame, own: CategoryOwn { breadcrumbs, category: value, area } }, path)
        }
    };
    let of_areas: Vec<_> = of_areas.into_iter().collect();
    of_areas.into_par_iter().with_max_len(1).try_for_each(|(area, folders)| {
        let in_area = InArea::new(shared, locale, area);
        folders.into_par_iter().try_for_each(|at| page(area, &in_area, at))
    })
}

/// What is in a folder.
pub fn inside<'f, 'a>(
    shared: &'f Shared<'a>,
    locale: &'f LocaleContext<'a>,
    in_area: &'f InArea<'_, 'a>,
    at: usize,
) -> Inside<'f>
where
    'a: 'f,
{
    let folder = &locale.site.folders[at];
    let rows = |pages: &[usize], most: usize| -> Vec<One<'f, Row<'f>>> {
        pages.iter().take(most).map(|at| -> One<'f, Row<'f>> { in_area.row(*at) }).collect()
    };
    let children = folder.children.iter().map(|at| &locale.site.folders[*at]).filter(|child| child.listed);
    let categories = children.map(|child| {
        let all = (child.count > 0).then(|| {
            let count = Arg::Num(child.count as f64);
            locale.message("category-all", &[("count", count), ("category", Arg::Str(&child.title))])
        });
        let (lang, dir) = folder_language(shared, locale.site, child);
        Category {
            lang,
            dir,
            title: &child.title,
            description: written(&child.description),
            icon: &child.icon,
            url: shared.url(&child.url),
            count: child.count,
            all_text: all,
            articles: rows(&child.pages, SHOWN),
        }
    });
    let count = || Arg::Num(folder.pages.len() as f64);
    Inside {
        groups: groups(shared, locale, in_area, folder),
        filter_text: locale.message("list-filter", &[("count", count())]),
        all_text: locale.message("category-all", &[("count", count()), ("category", Arg::Str(&folder.title))]),
        categories: categories.collect(),
        articles: rows(&folder.pages, usize::MAX),
    }
}

fn folder_view<'f, 'a>(
    shared: &'f Shared<'a>,
    locale: &'f LocaleContext<'a>,
    in_area: &'f InArea<'_, 'a>,
    at: usize,
) -> FolderView<'f>
where
    'a: 'f,
{
    let folder = &locale.site.folders[at];
    let text_at = folder.body.as_ref().map(|body| body.file);
    let file = text_at.map(|at| &*shared.analysis.files[at]);
    // Its name may come from elsewhere than the text does.
    let heading = file.filter(|file| folder.is_named_by(file)).and_then(heading);
    let (heading, heading_id) = heading.unwrap_or_else(|| (escape(&folder.title).into(), None));
    let (body_lang, body_dir) = file.map_or_else(no_language, |file| language_of(file, locale.site));
    let (lang, dir) = folder_language(shared, locale.site, folder);
    let Inside { groups, filter_text, all_text, categories, articles } = inside(shared, locale, in_area, at);
    FolderView {
        lang,
        dir,
        groups,
        filter_text,
        all_text,
        slug: folder.path.rsplit('/').next().unwrap_or_default(),
        title: &folder.title,
        heading,
        heading_id,
        description: written(&folder.description),
        icon: &folder.icon,
        url: shared.url(&folder.url),
        count: folder.count,
        updated: text_at.and_then(|at| shared.analysis.updated(at)).map(|moment| locale.updated(moment.day())),
        edit_url: text_at.and_then(|at| shared.analysis.edit_url(at)),
        authors_text: file.and_then(|file| locale.authors_text(file)),
        plans: locale.plans(&folder.plans),
        plans_text: locale.plans_text(shared, &folder.plans),
        notice: text_at.filter(|_| folder.has_text).and_then(|at| {
            notice(shared, locale, at, None, |site| {
                let there = site.folders.iter().find(|other| other.path == folder.path)?;
                Some(shared.url(&there.url))
            })
        }),
        draft: file.is_some_and(|file| file.head.draft),
        body_lang,
        body_dir,
        nav: navigation::beside(shared, locale, in_area, Here::Folder(at)),
        toc: file.map_or_else(Vec::new, contents),
        body: folder_body(shared, locale, folder.body.as_ref()),
        categories,
        articles,
    }
}

/// More articles than anybody reads through, in groups: by letter where the list is in the order of the alphabet, all in
/// one where writers have put them into an order of their own. None for a list that can be looked over.
fn groups<'f, 'a>(
    shared: &Shared,
    locale: &LocaleContext,
    in_area: &'f InArea<'_, 'a>,
    folder: &Folder,
) -> Vec<Group<'f>>
where
    'a: 'f,
{
    if folder.pages.len() <= LONG {
        return Vec::new();
    }
    let row = |at: usize| -> One<'f, Row<'f>> { in_area.row(at) };
    let pages = folder.pages.iter().map(|at| (*at, &locale.site.pages[*at]));
    if pages.clone().any(|(_, page)| shared.analysis.files[page.body.file].head.order.is_some()) {
        return vec![Group { letter: None, articles: pages.map(|(at, _)| row(at)).collect() }];
    }
    let groups = locale.words.index_groups(pages.collect(), |(_, page)| page.title.as_str());
    let group = |(letter, group): (String, Vec<(usize, _)>)| Group {
        letter: Some(letter),
        articles: group.into_iter().map(|(at, _)| row(at)).collect(),
    };
    groups.into_iter().map(group).collect()
}

/// The text of an `_index.md`, if it has any.
pub fn folder_body<'f, 'a>(
    shared: &'f Shared<'a>,
    locale: &'f LocaleContext<'a>,
    resolved: Option<&'f ResolvedBody>,
) -> Option<Text<'f>> {
    let resolved = resolved.filter(|resolved| shared.analysis.files[resolved.file].body.has_text)?;
    Some(text(shared, locale, resolved))
}
