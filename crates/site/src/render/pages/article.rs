//! Articles: by far the most pages, rendered in parallel.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use tera::{Context, Value};

use super::super::body;
use super::super::context::{
    InArea, LocaleContext, PageFacts, PageShortcodes, Shared, folder_language, language_of, link_value,
};
use super::super::value::{list, map, optional, safe, text};
use super::listing::heading;
use super::{Put, siblings};
use crate::resolve::{ArticlePage, Folder};
use guichet_contacts::PlanId;
use guichet_l10n::Arg;
use guichet_markdown::ParsedFile;
use guichet_markdown::front_matter::Translation;

/// A section of so many articles stands beside each of them; of a larger one, some neighbours and a link to all.
const WHOLE: usize = 12;
const NEIGHBOURS: usize = 5;

pub fn all(
    shared: &Shared,
    locale: &LocaleContext,
    contexts: &[LocaleContext],
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
        let in_area = locale.in_area(shared, pages[0].area);
        pages.par_iter().enumerate().try_for_each(|(at, page)| {
            let context = context(shared, locale, contexts, &in_area, first + at, page);
            put("article.html", format!("{}index.html", page.url), &context)?;
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            if done.is_multiple_of(64) || done == locale.site.pages.len() {
                progress(done);
            }
            Ok(())
        })
    })
}

fn context(
    shared: &Shared,
    locale: &LocaleContext,
    contexts: &[LocaleContext],
    in_area: &InArea,
    at: usize,
    page: &ArticlePage,
) -> Context {
    let file = &shared.analysis.files[page.body.file];
    let own_url = canonical(shared, page, file);
    let facts = PageFacts {
        kind: "article",
        title: &page.title,
        description: &page.description,
        url: &page.url,
        noindex: page.borrowed || !page.listed,
        canonical: own_url.clone(),
        markdown: shared.analysis.config.outputs.markdown && !page.borrowed,
        area: Some(in_area),
        body: Some(&file.body),
    };
    let siblings = siblings(shared, contexts, |other| {
        let at = other.site.by_id.get(&page.id)?;
        let page = &other.site.pages[*at];
        Some((page.url.clone(), page.borrowed))
    });
    let mut context = locale.page(shared, &facts, &siblings);
    context.insert_value(
        "breadcrumbs",
        locale.breadcrumbs(shared, Some(page.folder), &page.title, language_of(file, locale.site)),
    );
    context.insert_value("article", article(shared, locale, at, page, file, own_url));
    context
}

/// A borrowed page is a copy: search engines are sent to the original.
fn canonical(shared: &Shared, page: &ArticlePage, file: &ParsedFile) -> Option<String> {
    if !page.borrowed {
        return None;
    }
    let origin = shared.analysis.site.locales.iter().find(|site| site.locale == file.locale)?;
    let at = origin.by_id.get(&page.id)?;
    Some(shared.absolute(&origin.pages[*at].url))
}

fn article(
    shared: &Shared,
    locale: &LocaleContext,
    at: usize,
    page: &ArticlePage,
    file: &ParsedFile,
    original: Option<String>,
) -> Value {
    let words = shared.analysis.localizer(&file.locale);
    let html = body::fill(
        &file.body,
        shared.analysis.contents.of(page.body.file),
        &page.body,
        words,
        &PageShortcodes { shared, locale },
    );
    let (heading, heading_id) = heading(file).unwrap_or_else(|| (super::super::escape(&page.title), None));
    let folder = &locale.site.folders[page.folder];
    let area = &locale.site.folders[page.area];
    let link = |at: usize| locale.links[at].clone();
    let related = page.related.iter().copied().filter(|at| locale.site.pages[*at].listed);
    let related = related.map(|at| locale.row(shared, at));
    let plans = page.plans.iter().map(|plan| {
        let name = guichet_contacts::plan_name(locale.words, &PlanId::new(plan.as_str()));
        map([("id", plan.as_str().into()), ("name", name.into())])
    });
    let date = |moment: Option<jiff::Timestamp>, id: &str| {
        moment.map(|moment| {
            let date = moment.to_zoned(jiff::tz::TimeZone::UTC).date();
            let text = locale.words.date(date);
            let sentence = locale.message(id, &[("date", Arg::Str(&text))]);
            (date.to_string(), text, sentence)
        })
    };
    let updated = date(file.head.updated, "article-updated").map(|(iso, text, sentence)| {
        map([("iso", iso.into()), ("text", text.into()), ("updated_text", sentence.into())])
    });
    let authors = (!file.head.authors.is_empty()).then(|| {
        let names: Vec<&str> = file.head.authors.iter().map(String::as_str).collect();
        locale.message("article-authors", &[("authors", Arg::Str(&locale.words.list_and(&names)))]).into()
    });
    map([
        ("id", page.id.as_str().into()),
        ("title", page.title.as_str().into()),
        ("heading", safe(&heading)),
        ("heading_id", optional(heading_id.map(Value::from))),
        ("description", file.head.description.as_deref().map_or_else(Value::none, text)),
        ("body", safe(&html)),
        ("lang", file.locale.as_str().into()),
        ("dir", guichet_l10n::direction(file.locale.as_str()).into()),
        ("borrowed", page.borrowed.into()),
        ("toc", contents(file)),
        ("updated", optional(updated)),
        ("authors_text", optional(authors)),
        ("plans", list(plans)),
        ("plans_text", optional(locale.plans_text(shared, &page.plans))),
        ("category", if folder.parent.is_some() { folder_link(shared, locale, folder) } else { Value::none() }),
        ("area", folder_link(shared, locale, area)),
        (
            "siblings",
            list(
                neighbours(&folder.pages, at)
                    .iter()
                    .map(|other| if *other == at { link_value(shared, locale.site, page, true) } else { link(*other) }),
            ),
        ),
        ("siblings_all", if folder.pages.len() > WHOLE { all_link(shared, locale, folder) } else { Value::none() }),
        ("prev", optional(page.prev.map(link))),
        ("next", optional(page.next.map(link))),
        ("related", list(related)),
        ("notice", optional(notice(shared, locale, page, file, original))),
        ("draft", file.head.draft.into()),
        ("unlisted", (!page.listed).into()),
        ("extra", Value::from_serializable(&file.head.extra)),
    ])
}

fn folder_link(shared: &Shared, locale: &LocaleContext, folder: &Folder) -> Value {
    let [lang, dir] = folder_language(shared, locale.site, folder);
    map([
        ("lang", lang),
        ("dir", dir),
        ("title", folder.title.as_str().into()),
        ("url", shared.url(&folder.url).into()),
        ("slug", folder.path.rsplit('/').next().unwrap_or_default().into()),
    ])
}

/// "See all 533 articles in Environment".
fn all_link(shared: &Shared, locale: &LocaleContext, folder: &Folder) -> Value {
    let count = Arg::Num(folder.count as f64);
    let text = locale.message("category-all", &[("count", count), ("category", Arg::Str(&folder.title))]);
    map([("text", text.into()), ("url", shared.url(&folder.url).into())])
}

/// "On this page".
pub fn contents(file: &ParsedFile) -> Value {
    let headings = file.body.headings.iter().filter(|heading| file.head.toc && heading.level <= 3);
    list(headings.map(toc_entry))
}

fn toc_entry(heading: &guichet_markdown::body::Heading) -> Value {
    map([("id", heading.id.as_str().into()), ("html", safe(&heading.html)), ("level", u32::from(heading.level).into())])
}

/// A window of the section's articles around this one, so that a section of 500 does not print 500 links on 500 pages.
fn neighbours(pages: &[usize], at: usize) -> &[usize] {
    if pages.len() <= WHOLE {
        return pages;
    }
    let here = pages.iter().position(|page| *page == at).unwrap_or(0);
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
) -> Option<Value> {
    let name = |tag: &str| locale.words.language_name(tag);
    if page.borrowed {
        let (language, original) = (name(locale.site.locale.as_str()), name(file.locale.as_str()));
        let sentence =
            locale.message("notice-fallback", &[("language", Arg::Str(&language)), ("original", Arg::Str(&original))]);
        return Some(map([("kind", "fallback".into()), ("html", safe(&super::super::escape(&sentence)))]));
    }
    if file.head.translation != Some(Translation::Machine) {
        return None;
    }
    let source = locale.site.chain.get(1).unwrap_or(&shared.analysis.config.default_locale);
    let language = name(source.as_str());
    let sentence = locale.message("notice-machine", &[("original", Arg::Str(&language))]);
    let site = shared.analysis.site.locales.iter().find(|site| site.locale == *source);
    let url = site.and_then(|site| site.by_id.get(&page.id).map(|at| shared.url(&site.pages[*at].url)));
    let mut html = super::super::escape(&sentence);
    if let Some(url) = url.or(original) {
        let link = locale.message("notice-machine-link", &[("original", Arg::Str(&language))]);
        html.push_str(&format!(
            " <a href=\"{}\" hreflang=\"{source}\">{}</a>",
            super::super::escape(&url),
            super::super::escape(&link)
        ));
    }
    Some(map([("kind", "machine".into()), ("html", safe(&html))]))
}
