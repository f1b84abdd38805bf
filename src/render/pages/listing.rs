//! Area and category pages.

use std::collections::BTreeMap;
use std::io;

use rayon::prelude::*;
use tera::Value;

use super::super::body;
use super::super::context::{InArea, LocaleContext, PageFacts, PageShortcodes, Shared, area_value};
use super::super::value::{list, map, safe, text};
use super::{Put, siblings};
use crate::l10n::Arg;
use crate::resolve::{Folder, ResolvedBody};

/// Articles of a category that its parent's page shows.
const SHOWN: usize = 5;

pub fn all(shared: &Shared, locale: &LocaleContext, contexts: &[LocaleContext], put: &Put) -> io::Result<()> {
    let folders = &locale.site.folders;
    let mut of_areas: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..folders.len() {
        let mut area = at;
        while let Some(parent) = folders[area].parent {
            area = parent;
        }
        of_areas.entry(area).or_default().push(at);
    }
    let page = |area: usize, in_area: &InArea, at: usize| {
        let folder = &folders[at];
        let is_area = folder.parent.is_none();
        let facts = PageFacts {
            kind: if is_area { "area" } else { "category" },
            title: &folder.title,
            description: &folder.description,
            url: &folder.url,
            canonical: None,
            noindex: folder.count == 0,
            markdown: false,
            area: Some(in_area),
            body: folder.body.as_ref().map(|body| &shared.analysis.files[body.file].body),
        };
        let siblings = siblings(shared, contexts, |other| {
            let found = other.folders.get(&*folder.path)?;
            Some((found.url.clone(), found.is_borrowed()))
        });
        let mut context = locale.page(shared, &facts, &siblings);
        context.insert_value("breadcrumbs", locale.breadcrumbs(shared, folder.parent, &folder.title));
        let value = folder_value(shared, locale, folder);
        if is_area {
            context.insert_value("area", value);
            put("area.html", format!("{}index.html", folder.url), &context)
        } else {
            context.insert_value("category", value);
            context.insert_value("area", area_value(shared, &locale.site.folders[area], true));
            put("category.html", format!("{}index.html", folder.url), &context)
        }
    };
    let of_areas: Vec<_> = of_areas.into_iter().collect();
    of_areas.into_par_iter().with_max_len(1).try_for_each(|(area, folders)| {
        let in_area = locale.in_area(shared, area);
        folders.into_par_iter().try_for_each(|at| page(area, &in_area, at))
    })
}

fn folder_value(shared: &Shared, locale: &LocaleContext, folder: &Folder) -> Value {
    let rows = |pages: &[usize], most: usize| {
        list(pages.iter().take(most).map(|at| locale.row(shared, &locale.site.pages[*at])))
    };
    let categories =
        folder.children.iter().map(|at| &locale.site.folders[*at]).filter(|child| child.count > 0).map(|child| {
            let all = locale.message(
                "category-all",
                &[("count", Arg::Num(child.count as f64)), ("category", Arg::Str(&child.title))],
            );
            map([
                ("title", child.title.as_str().into()),
                ("description", text(&child.description)),
                ("icon", child.icon.as_str().into()),
                ("url", shared.url(&child.url).into()),
                ("count", child.count.into()),
                ("all_text", all.into()),
                ("articles", rows(&child.pages, SHOWN)),
            ])
        });
    map([
        ("slug", folder.path.rsplit('/').next().unwrap_or_default().into()),
        ("title", folder.title.as_str().into()),
        ("description", text(&folder.description)),
        ("icon", folder.icon.as_str().into()),
        ("url", shared.url(&folder.url).into()),
        ("count", folder.count.into()),
        ("body", folder_body(shared, locale, folder.body.as_ref())),
        ("categories", list(categories)),
        ("articles", rows(&folder.pages, usize::MAX)),
    ])
}

/// The text of an `_index.md`, if it has any.
pub fn folder_body(shared: &Shared, locale: &LocaleContext, resolved: Option<&ResolvedBody>) -> Value {
    let Some(resolved) = resolved else { return Value::none() };
    let file = &shared.analysis.files[resolved.file];
    if file.body.pieces.is_empty() {
        return Value::none();
    }
    let words = shared.analysis.localizer(&file.locale);
    safe(&body::fill(&file.body, resolved, words, &PageShortcodes { shared, locale }))
}
