//! Views of what the site holds: areas, articles, folders, as pages name them.

use std::sync::Arc;

use super::brand::brand_view;
use super::shared::Shared;
use super::view::{Html, Made};
use super::views::{AreaItem, BrandView, Crumb, FolderLink, Link, LocaleView, Plan, Preloads, SiteView};
use crate::analysis::Analysis;
use crate::assets::Published;
use crate::escape::escape;
use crate::resolve::{ArticlePage, Folder, LocaleSite};
use guichet_core::base_url::BaseUrl;
use guichet_core::model::Locale;
use guichet_l10n::Localizer;
use guichet_markdown::ParsedFile;

/// `lang` and `dir` of a text in another language than the page around it; none of a text in the page's own.
pub type Language<'a> = (Option<&'a str>, Option<&'static str>);

pub fn no_language<'a>() -> Language<'a> {
    (None, None)
}

pub fn language_of<'a>(file: &'a ParsedFile, site: &LocaleSite) -> Language<'a> {
    if file.locale == site.locale {
        return no_language();
    }
    let tag = file.locale.as_str();
    (Some(tag), Some(guichet_l10n::direction(tag)))
}

/// Of the title and the description of a folder: those of the `_index.md` that a locale borrows, unless a message names
/// the area in the locale's own language.
pub fn folder_language<'a>(shared: &Shared<'a>, site: &LocaleSite, folder: &Folder) -> Language<'a> {
    let index = folder.body.as_ref().map(|body| &shared.analysis.files[body.file]);
    index.filter(|index| folder.is_named_by(index)).map_or_else(no_language, |index| language_of(index, site))
}

/// Nothing for an empty text, so that templates can ask `{% if … %}`.
pub fn written(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

fn slug(folder: &Folder) -> &str {
    folder.path.rsplit('/').next().unwrap_or_default()
}

/// An article as other pages link to it.
pub fn link<'a>(shared: &Shared<'a>, site: &LocaleSite, page: &'a ArticlePage, current: bool) -> Link<'a> {
    let (lang, dir) = language_of(&shared.analysis.files[page.body.file], site);
    Link { lang, dir, title: &page.title, url: shared.url(&page.url), description: written(&page.description), current }
}

pub fn crumb<'a>(shared: &Shared<'a>, site: &LocaleSite, folder: &'a Folder) -> Crumb<'a> {
    let (lang, dir) = folder_language(shared, site, folder);
    Crumb { title: folder.title.as_str().into(), url: Some(shared.url(&folder.url)), lang, dir }
}

pub fn folder_link<'a>(shared: &Shared<'a>, site: &LocaleSite, folder: &'a Folder) -> FolderLink<'a> {
    let (lang, dir) = folder_language(shared, site, folder);
    FolderLink { lang, dir, title: &folder.title, url: shared.url(&folder.url), slug: slug(folder) }
}

/// An area or category in a list.
pub fn area_item<'a>(shared: &Shared<'a>, site: &LocaleSite, folder: &'a Folder, current: bool) -> AreaItem<'a> {
    let (lang, dir) = folder_language(shared, site, folder);
    AreaItem {
        lang,
        dir,
        slug: slug(folder),
        title: &folder.title,
        description: written(&folder.description),
        icon: &folder.icon,
        url: shared.url(&folder.url),
        count: folder.count,
        current,
    }
}

/// With no area marked as current.
pub fn site_view<'a>(shared: &Shared<'a>, site: &'a LocaleSite, title: &str) -> SiteView<'a> {
    let item = |area: &usize| Arc::new(Made::new(area_item(shared, site, &site.folders[*area], false)));
    let brand = Arc::new(Made::new(brand_view(shared, site)));
    with_areas(shared, site, title, brand, site.areas.iter().map(item).collect())
}

/// The same with one marked, of which all others are.
pub fn site_in_area<'a>(
    shared: &Shared<'a>,
    site: &'a LocaleSite,
    plain: &SiteView<'a>,
    current: usize,
) -> SiteView<'a> {
    let areas = site.areas.iter().zip(&plain.areas).map(|(area, item)| match *area == current {
        true => Arc::new(Made::new(area_item(shared, site, &site.folders[current], true))),
        false => Arc::clone(item),
    });
    with_areas(shared, site, &plain.title, Arc::clone(&plain.brand), areas.collect())
}

fn with_areas<'a>(
    shared: &Shared<'a>,
    site: &'a LocaleSite,
    title: &str,
    brand: Arc<Made<BrandView>>,
    areas: Vec<Arc<Made<AreaItem<'a>>>>,
) -> SiteView<'a> {
    let config = &shared.analysis.config;
    let page = |name: &str| shared.url(&format!("{}/{name}", site.locale));
    let words = shared.analysis.localizer(&site.locale);
    let plans = shared.analysis.policy.plans.iter();
    let sealed = shared.analysis.sealing.is_active();
    SiteView {
        title: title.to_owned(),
        description: written(config.description.get(&site.chain)),
        base: &config.base_url.path,
        assets: shared.url(&format!("_guichet/{}/", shared.assets)),
        preloads: Arc::clone(&shared.preloads),
        areas,
        home_url: page(""),
        contact_url: page("contact/"),
        search_url: page("search/"),
        az_url: page("a-z/"),
        feed_url: config.outputs.feed.then(|| page("feed.xml")),
        opensearch_url: config.outputs.opensearch.then(|| page("opensearch.xml")),
        search: config.search,
        sealed_url: sealed.then(|| shared.url(&crate::sealing::path(&site.locale))),
        insights_url: shared.analysis.insights_url(),
        plans: plans.map(|plan| Plan { id: plan.as_str(), name: guichet_contacts::plan_name(words, plan) }).collect(),
        brand,
    }
}

pub fn preloads(base: &BaseUrl, assets: &Published) -> Preloads {
    let folder = base.url(&format!("_guichet/{}/", assets.hash));
    let link = |name: &str| format!("\n<link rel=\"modulepreload\" href=\"{}\">", escape(&format!("{folder}{name}")));
    let entries = assets.imports.iter().map(|(entry, names)| {
        let links: String = names.iter().map(|name| link(name)).collect();
        (entry.clone(), Html::from(links))
    });
    Preloads(entries.collect())
}

pub fn locale_view<'a>(locale: &'a Locale, analysis: &Analysis, words: &Localizer) -> LocaleView<'a> {
    // As `site.yaml` says, else as the locale calls itself.
    let configured = analysis.config.locales.get(locale).and_then(|config| config.name.clone());
    LocaleView {
        code: locale.as_str(),
        name: configured.unwrap_or_else(|| guichet_l10n::own_name(locale.as_str())),
        dir: words.direction(),
        lang: locale.as_str(),
    }
}
