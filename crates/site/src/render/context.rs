//! What every page of a locale shares: views that are made once, and to which pages have references.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use tera::{Context, Tera, Value};

use super::engine::template_error;
use super::parts::{self, Language, no_language};
use super::share::{self, Picture};
use super::shared::Shared;
use super::view::{Made, One, View};
use super::views::{AllLink, Crumb, FolderLink, LocaleView, Messages, Plan, SiteView, Updated};
use crate::resolve::{Folder, LocaleSite};
use crate::theme::Theme;
use guichet_contacts::{ContactView, PlanId};
use guichet_core::diag::Diagnostic;
use guichet_l10n::{Arg, Localizer};
use guichet_markdown::ParsedFile;
use guichet_markdown::body::Outline;

/// One locale's shared views.
pub struct LocaleContext<'a> {
    pub site: &'a LocaleSite,
    pub words: &'a Localizer,
    pub title: String,
    /// As networks write it: `pt_BR`.
    pub country: String,
    /// What links to its pages are shown with.
    pub picture: Picture,
    pub contact: ContactView,
    pub matrix_html: String,
    /// Which articles are in each area, by its folder: they stand side by side.
    pub areas: FxHashMap<usize, Range<usize>>,
    /// Of each listed article in the list of its folder.
    pub places: Vec<usize>,
    /// As in `site.folders`.
    parts: Vec<FolderParts<'a>>,
    /// Areas and categories by their paths, which every locale asks for.
    pub folders: FxHashMap<&'a str, &'a Folder>,
    home_crumb: Made<Crumb<'a>>,
    pub t: Made<Messages<'a>>,
    pub locale: Made<LocaleView<'a>>,
    /// `site` with no area marked as current; each area's own is made when its pages are (`in_area`).
    pub plain_site: Made<SiteView<'a>>,
    /// Many articles are of the same day.
    days: Mutex<FxHashMap<jiff::civil::Date, Arc<Made<Updated>>>>,
    theme: &'a Theme,
    /// The first part of a page that could not be rendered.
    pub failed: OnceLock<Diagnostic>,
}

/// A folder as the pages in it and below it name it.
struct FolderParts<'a> {
    crumb: Made<Crumb<'a>>,
    link: Made<FolderLink<'a>>,
    all: OnceLock<Made<AllLink>>,
}

/// A page's address on one locale, for the switcher and for search engines.
pub struct Sibling {
    pub url: String,
    /// Not in that locale's own language, so no alternate for search engines.
    pub borrowed: bool,
    /// The very same page, not the nearest one.
    pub same: bool,
}

/// What the frame of a page needs to know.
pub struct PageFacts<'a> {
    pub kind: &'static str,
    /// Without the site's name; empty on the home page.
    pub title: Cow<'a, str>,
    pub description: Cow<'a, str>,
    /// From the site's base: `fr/contacts/import/`.
    pub url: Cow<'a, str>,
    /// Of another page whose copy this is.
    pub canonical: Option<String>,
    pub noindex: bool,
    pub markdown: bool,
    /// `site` as the pages of the area see it that the page is in.
    pub site: Option<&'a Made<SiteView<'a>>>,
    /// What the page shows that a writer wrote.
    pub body: Option<&'a Outline>,
    pub article: Option<share::Article<'a>>,
}

impl<'a> LocaleContext<'a> {
    pub fn new(shared: &Shared<'a>, at: usize) -> Self {
        let analysis = shared.analysis;
        let site = &analysis.site().locales[at];
        let words = analysis.localizer(&site.locale);
        let title = analysis.config.title.get(&site.chain).to_owned();
        let home_url = shared.url(&format!("{}/", site.locale));
        let today = Some(analysis.date.to_zoned(jiff::tz::TimeZone::UTC).date());
        let contact = guichet_contacts::contact_view(
            &analysis.policy,
            &guichet_contacts::Reader { localizer: words, home_url: &home_url, today },
        );
        let matrix = Value::from_serializable(&guichet_contacts::matrix_view(&analysis.policy, words));
        let parts = |folder: &'a Folder| FolderParts {
            crumb: Made::new(parts::crumb(shared, site, folder)),
            link: Made::new(parts::folder_link(shared, site, folder)),
            all: OnceLock::new(),
        };
        let home =
            Crumb { title: words.message("nav-home", &[]).into(), url: Some(home_url.clone()), lang: None, dir: None };
        let mut places = vec![0; site.pages.len()];
        for folder in &site.folders {
            for (place, page) in folder.pages.iter().enumerate() {
                places[*page] = place;
            }
        }
        let mut areas = FxHashMap::default();
        for pages in site.pages.chunk_by(|a, b| a.area == b.area) {
            let first = areas.values().map(Range::len).sum();
            areas.insert(pages[0].area, first..first + pages.len());
        }
        let mut context = LocaleContext {
            site,
            words,
            contact,
            matrix_html: String::new(),
            parts: site.folders.iter().map(parts).collect(),
            areas,
            places,
            folders: site.folders.iter().map(|folder| (&*folder.path, folder)).collect(),
            home_crumb: Made::new(home),
            t: Made::new(Messages(words.plain_messages())),
            locale: Made::new(parts::locale_view(&site.locale, analysis, words)),
            plain_site: Made::new(parts::site_view(shared, site, &title)),
            days: Mutex::default(),
            country: guichet_l10n::with_country(site.locale.as_str()),
            picture: Picture::of_site(shared, site),
            title,
            theme: &analysis.theme,
            failed: OnceLock::new(),
        };
        context.matrix_html = context.partial(shared.tera, "partials/matrix.html", "matrix", matrix);
        context
    }

    /// `site` for the pages of an area, by its folder.
    pub fn site_in_area(&self, shared: &Shared<'a>, area: usize) -> Made<SiteView<'a>> {
        Made::new(parts::site_in_area(shared, self.site, &self.plain_site, area))
    }

    /// Renders a partial on its own: the output of a shortcode. What is wrong with it is kept for `pages` to say.
    pub fn partial(&self, tera: &Tera, template: &str, name: &'static str, value: Value) -> String {
        let mut context = Context::new();
        context.insert_value("t", self.t.value());
        context.insert_value("locale", self.locale.value());
        context.insert_value("site", self.plain_site.value());
        context.insert_value(name, value);
        tera.render(template, &context).unwrap_or_else(|error| {
            let _ = self.failed.set(template_error(&error, self.theme));
            String::new()
        })
    }

    pub fn message(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.words.message(id, args)
    }

    /// What the language calls itself.
    pub fn name(&self) -> &str {
        &self.locale.name
    }

    /// Breadcrumbs from the home page down to a folder; `last` is the page itself, with its language where that is not
    /// the locale's.
    pub fn breadcrumbs<'f>(
        &'f self,
        folder: Option<usize>,
        last: Cow<'f, str>,
        (lang, dir): Language<'f>,
    ) -> Vec<One<'f, Crumb<'f>>> {
        let mut crumbs = vec![One::Own(Crumb { title: last, url: None, lang, dir })];
        let above = std::iter::successors(folder, |folder| self.site.folders[*folder].parent);
        crumbs.extend(above.map(|folder| One::Shared(&self.parts[folder].crumb)));
        crumbs.push(One::Shared(&self.home_crumb));
        crumbs.reverse();
        crumbs
    }

    /// What a list page says of itself to search engines where its writer says nothing: how much it holds, and what
    /// comes first.
    pub fn summary<'t>(&self, count: usize, titles: impl Iterator<Item = &'t str>) -> String {
        let mut text = self.message("area-count", &[("count", Arg::Num(count as f64))]);
        let titles: Vec<&str> = titles.take(4).collect();
        if !titles.is_empty() {
            text.push_str(" · ");
            text.push_str(&titles.join(" · "));
        }
        text
    }

    pub fn folder_link(&self, folder: usize) -> &Made<FolderLink<'a>> {
        &self.parts[folder].link
    }

    /// "See all 533 articles in Environment".
    pub fn all_link(&self, shared: &Shared<'a>, at: usize) -> &Made<AllLink> {
        self.parts[at].all.get_or_init(|| {
            let folder = &self.site.folders[at];
            let count = Arg::Num(folder.count as f64);
            let text = self.message("category-all", &[("count", count), ("category", Arg::Str(&folder.title))]);
            Made::new(AllLink { text, url: shared.url(&folder.url) })
        })
    }

    /// "Updated on 3 May 2026".
    pub fn updated(&self, date: Date) -> Arc<Made<Updated>> {
        let mut days = self.days.lock().unwrap_or_else(PoisonError::into_inner);
        let made = days.entry(date).or_insert_with(|| {
            let text = self.words.date(date);
            let updated_text = self.message("article-updated", &[("date", Arg::Str(&text))]);
            Arc::new(Made::new(Updated { iso: date.to_string(), text, updated_text }))
        });
        Arc::clone(made)
    }

    /// "Available on Basic, Pro and Enterprise".
    pub fn plans_text(&self, shared: &Shared, plans: &[String]) -> Option<String> {
        if plans.is_empty() || plans.len() == shared.analysis.policy.plans.len() {
            return None;
        }
        let names: Vec<String> =
            plans.iter().map(|plan| guichet_contacts::plan_name(self.words, &PlanId::new(plan))).collect();
        let count = Arg::Num(names.len() as f64);
        let names = self.words.list_and(&names.iter().map(String::as_str).collect::<Vec<_>>());
        Some(self.message("article-plans", &[("plans", Arg::Str(&names)), ("count", count)]))
    }

    /// The plans that a text is for, by their ids.
    pub fn plans<'f>(&self, ids: &'f [String]) -> Vec<Plan<'f>> {
        let name = |id: &str| guichet_contacts::plan_name(self.words, &PlanId::new(id));
        ids.iter().map(|id| Plan { id, name: name(id) }).collect()
    }

    /// "By Ada and Grace".
    pub fn authors_text(&self, file: &ParsedFile) -> Option<String> {
        let names: Vec<&str> = file.head.authors.iter().map(String::as_str).collect();
        let all = || self.message("article-authors", &[("authors", Arg::Str(&self.words.list_and(&names)))]);
        (!names.is_empty()).then(all)
    }

    /// No breadcrumb but the page itself.
    pub fn at_the_top<'f>(&'f self, title: Cow<'f, str>) -> Vec<One<'f, Crumb<'f>>> {
        self.breadcrumbs(None, title, no_language())
    }
}
