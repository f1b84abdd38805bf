//! Area and category pages.

use std::collections::BTreeMap;
use std::io;

use rayon::prelude::*;
use tera::Value;

use super::super::body;
use super::super::context::{
    InArea, LocaleContext, PageFacts, PageShortcodes, Shared, area_value, folder_language, language_of, no_language,
};
use super::super::escape;
use super::super::value::{list, map, optional, safe, text};
use super::article::contents;
use super::{Put, siblings};
use crate::resolve::{Folder, ResolvedBody};
use guichet_l10n::Arg;
use guichet_markdown::ParsedFile;

/// Articles of a category that its parent's page shows.
const SHOWN: usize = 5;
/// A list of more articles is shown as columns of titles that can be filtered.
const LONG: usize = 24;

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
        let text_file = folder.body.as_ref().map(|body| &shared.analysis.files[body.file]);
        let borrowed_text = text_file.is_some_and(|file| file.locale != locale.site.locale);
        let titles = folder.pages.iter().map(|at| locale.site.pages[*at].title.as_str());
        let children = folder.children.iter().map(|at| folders[*at].title.as_str());
        let description = match &*folder.description {
            "" => &locale.summary(folder.count, children.chain(titles)),
            written => written,
        };
        let facts = PageFacts {
            kind: if is_area { "area" } else { "category" },
            title: &folder.title,
            description,
            url: &folder.url,
            canonical: None,
            // A borrowed text is a copy.
            noindex: folder.texts == 0 || folder.has_text && folder.is_borrowed(),
            markdown: shared.analysis.config.outputs.markdown && folder.has_text && !borrowed_text,
            area: Some(in_area),
            body: text_file.map(|file| &file.body),
        };
        let siblings = siblings(shared, contexts, |other| {
            let found = other.folders.get(&*folder.path)?;
            Some((found.url.clone(), found.is_borrowed()))
        });
        let mut context = locale.page(shared, &facts, &siblings);
        context.insert_value(
            "breadcrumbs",
            locale.breadcrumbs(shared, folder.parent, &folder.title, folder_language(shared, locale.site, folder)),
        );
        let value = folder_value(shared, locale, folder);
        if is_area {
            context.insert_value("area", value);
            put("area.html", format!("{}index.html", folder.url), &context)
        } else {
            context.insert_value("category", value);
            context.insert_value("area", area_value(shared, locale.site, &locale.site.folders[area], true));
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
    let rows = |pages: &[usize], most: usize| -> Vec<Value> {
        pages.iter().take(most).map(|at| locale.row(shared, *at)).collect()
    };
    let articles = rows(&folder.pages, usize::MAX);
    let categories =
        folder.children.iter().map(|at| &locale.site.folders[*at]).filter(|child| child.listed).map(|child| {
            let all = (child.count > 0).then(|| {
                let count = Arg::Num(child.count as f64);
                locale.message("category-all", &[("count", count), ("category", Arg::Str(&child.title))]).into()
            });
            let [lang, dir] = folder_language(shared, locale.site, child);
            map([
                ("lang", lang),
                ("dir", dir),
                ("title", child.title.as_str().into()),
                ("description", text(&child.description)),
                ("icon", child.icon.as_str().into()),
                ("url", shared.url(&child.url).into()),
                ("count", child.count.into()),
                ("all_text", optional(all)),
                ("articles", list(rows(&child.pages, SHOWN))),
            ])
        });
    let file = folder.body.as_ref().map(|body| &shared.analysis.files[body.file]);
    // Its name may come from elsewhere than the text does.
    let heading = file.filter(|file| folder.is_named_by(file)).and_then(heading);
    let (heading, heading_id) = heading.unwrap_or_else(|| (escape(&folder.title), None));
    let [body_lang, body_dir] = file.map_or_else(no_language, |file| language_of(file, locale.site));
    let [lang, dir] = folder_language(shared, locale.site, folder);
    let all = locale.message(
        "category-all",
        &[("count", Arg::Num(folder.pages.len() as f64)), ("category", Arg::Str(&folder.title))],
    );
    let filter = locale.message("list-filter", &[("count", Arg::Num(folder.pages.len() as f64))]);
    map([
        ("lang", lang),
        ("dir", dir),
        ("groups", groups(shared, locale, folder, &articles)),
        ("filter_text", filter.into()),
        ("all_text", all.into()),
        ("slug", folder.path.rsplit('/').next().unwrap_or_default().into()),
        ("title", folder.title.as_str().into()),
        ("heading", safe(&heading)),
        ("heading_id", optional(heading_id.map(Value::from))),
        ("description", text(&folder.description)),
        ("icon", folder.icon.as_str().into()),
        ("url", shared.url(&folder.url).into()),
        ("count", folder.count.into()),
        ("body_lang", body_lang),
        ("body_dir", body_dir),
        ("toc", file.map_or_else(|| list([]), contents)),
        ("body", folder_body(shared, locale, folder.body.as_ref())),
        ("categories", list(categories)),
        ("articles", list(articles)),
    ])
}

/// The heading of a page as HTML, and its id where a link may name it; `None` where the file has no title at all.
pub fn heading(file: &ParsedFile) -> Option<(String, Option<&str>)> {
    match &file.body.h1 {
        Some(h1) => Some((h1.html.clone(), Some(h1.id.as_str()))),
        None => Some((escape(file.written_title()?), None)),
    }
}

/// More articles than anybody reads through, in groups: by letter where the list is in the order of the alphabet, all in
/// one where writers have put them into an order of their own. None for a list that can be looked over.
fn groups(shared: &Shared, locale: &LocaleContext, folder: &Folder, rows: &[Value]) -> Value {
    if folder.pages.len() <= LONG {
        return list([]);
    }
    let pages = folder.pages.iter().map(|at| &locale.site.pages[*at]);
    if pages.clone().any(|page| shared.analysis.files[page.body.file].head.order.is_some()) {
        return list([map([("letter", Value::none()), ("articles", list(rows.iter().cloned()))])]);
    }
    let groups = locale.words.index_groups(pages.zip(rows).collect(), |(page, _)| page.title.as_str());
    let articles = |group: Vec<(_, &Value)>| list(group.into_iter().map(|(_, row)| row.clone()));
    list(groups.into_iter().map(|(letter, group)| map([("letter", letter.into()), ("articles", articles(group))])))
}

/// The text of an `_index.md`, if it has any.
pub fn folder_body(shared: &Shared, locale: &LocaleContext, resolved: Option<&ResolvedBody>) -> Value {
    let Some(resolved) = resolved else { return Value::none() };
    let file = &shared.analysis.files[resolved.file];
    if !file.body.has_text {
        return Value::none();
    }
    let words = shared.analysis.localizer(&file.locale);
    safe(&body::fill(
        &file.body,
        shared.analysis.contents.of(resolved.file),
        resolved,
        words,
        &PageShortcodes { shared, locale },
    ))
}
