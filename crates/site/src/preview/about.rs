//! What whoever writes a page wants to know of it, and readers don't: its files, its other languages, who gets it.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::analysis::Analysis;
use crate::resolve::{LocaleSite, PageAt, Reason, why_hidden};
use crate::stale;
use guichet_core::content_hash::Key;
use guichet_core::model::Locale;
use guichet_core::moment::Moment;

/// Why a page is not like the others in lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    Draft,
    /// Readers get it on a later day.
    Scheduled(Moment),
    Unlisted,
    /// A translation that its original has left behind.
    Stale,
}

/// A page in another language.
#[derive(Debug, PartialEq, Eq)]
pub struct Elsewhere {
    pub locale: Locale,
    /// In itself.
    pub name: String,
    /// From the site's base.
    pub path: String,
    /// The same page, rather than the nearest one to it.
    pub is_same: bool,
}

/// What is known of one page.
#[derive(Debug, Default)]
pub struct About {
    pub locale: Option<Locale>,
    /// The files that it shows, its own first.
    pub files: Vec<Arc<str>>,
    /// All languages, also its own.
    pub languages: Vec<Elsewhere>,
    /// Why an article that would be here is not, on the day that is shown.
    pub hidden: Option<Reason>,
}

impl About {
    /// `path` is that of the page from the site's base: `en/guide/import/`. A page that there is not has languages, too.
    pub fn of(analysis: &Analysis, path: &str) -> Self {
        let sites = &analysis.site().locales;
        let first = path.split('/').next().unwrap_or_default();
        let own = sites.iter().find(|site| site.locale.as_str() == first);
        let below = own.map_or("", |_| path.split_once('/').map_or("", |(_, below)| below));
        let page = own.and_then(|site| page_at(site, path));
        let languages = sites.iter().map(|site| elsewhere(analysis, site, own.zip(page), below)).collect();
        let absent = own.filter(|_| page.is_none()).and_then(|site| hidden_at(analysis, site, path));
        let mut files: Vec<Arc<str>> = absent.iter().map(|(file, _)| Arc::clone(file)).collect();
        if let (Some(site), Some(page)) = (own, page)
            && let Some(file) = site.file_of(page)
        {
            files.push(Arc::clone(&analysis.files[file].path));
        }
        if below.starts_with("contact/") {
            files.push(Arc::from("contacts.yaml"));
        }
        About { locale: own.map(|site| site.locale.clone()), files, languages, hidden: absent.map(|(_, why)| why) }
    }
}

/// The place of the page in its language's site.
fn page_at(site: &LocaleSite, path: &str) -> Option<PageAt> {
    if path.trim_end_matches('/') == site.locale.as_str() {
        return Some(PageAt::Home);
    }
    let article = site.pages.iter().position(|page| page.url == path).map(PageAt::Article);
    article.or_else(|| site.folders.iter().position(|folder| folder.url == path).map(PageAt::Folder))
}

/// The article whose address this is while it is published.
fn hidden_at(analysis: &Analysis, site: &LocaleSite, path: &str) -> Option<(Arc<str>, Reason)> {
    let below = path.strip_prefix(site.locale.as_str())?.trim_matches('/');
    // Few are, of ten thousand.
    let own = analysis.files.iter().filter(|file| file.locale == site.locale);
    let mut hidden = own.filter_map(|file| Some((file, why_hidden(&file.head, analysis.date, false)?)));
    let (file, why) = hidden.find(|(file, _)| site.address_below(file, &file.rel) == below)?;
    Some((Arc::clone(&file.path), why))
}

fn elsewhere(analysis: &Analysis, site: &LocaleSite, page: Option<(&LocaleSite, PageAt)>, below: &str) -> Elsewhere {
    let there = page.and_then(|(own, page)| match page {
        PageAt::Article(at) => site.by_id(&own.pages[at].id).map(|at| site.pages[at].url.clone()),
        PageAt::Folder(at) => {
            let same = |folder: &&crate::resolve::Folder| folder.path == own.folders[at].path;
            site.folders.iter().find(same).map(|folder| folder.url.clone())
        }
        PageAt::Home => Some(format!("{}/", site.locale)),
    });
    // Search, contact and the like are in every language.
    let own_page = guichet_core::model::OWN_PAGES.contains(&below.trim_end_matches('/'));
    let there = there.or_else(|| own_page.then(|| format!("{}/{below}", site.locale)));
    let name = analysis.config.locales.get(&site.locale).and_then(|settings| settings.name.clone());
    let name = name.unwrap_or_else(|| analysis.localizer(&site.locale).language_name(site.locale.as_str()));
    let is_same = there.is_some();
    let path = there.unwrap_or_else(|| format!("{}/", site.locale));
    Elsewhere { locale: site.locale.clone(), name, path, is_same }
}

/// The page that shows a file, from the site's base. Without one of its own: the one that tells what is in it.
pub fn page_of(analysis: &Analysis, file: &str) -> Option<String> {
    let home = || format!("{}/", analysis.config.default_locale);
    match file {
        "site.yaml" => return Some(home()),
        "contacts.yaml" => return Some(format!("{}contact/", home())),
        _ => {}
    }
    let at = analysis.files.binary_search_by(|known| (*known.path).cmp(file)).ok()?;
    let locale = &analysis.files[at].locale;
    let site = analysis.site().locales.iter().find(|site| site.locale == *locale)?;
    if let Some(page) = site.pages.iter().find(|page| page.body.file == at) {
        return Some(page.url.clone());
    }
    let folder = site.folders.iter().find(|folder| folder.body.as_ref().is_some_and(|body| body.file == at));
    let home = site.home.as_ref().filter(|home| home.file == at).map(|_| site.url_of(PageAt::Home));
    folder.map(|folder| folder.url.clone()).or(home)
}

/// Whether translations are behind, by their texts and those of their originals: it takes reading both.
#[derive(Default)]
pub struct Compared(Mutex<HashMap<(Key, Key), bool>>);

impl Compared {
    fn is_stale(&self, analysis: &Analysis, file: usize) -> bool {
        let Some(original) = analysis.originals.get(&file) else { return false };
        let key = (analysis.contents.text(file), analysis.contents.text(*original));
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known().get(&key) {
            return *known;
        }
        let found = stale::of(&analysis.contents, &analysis.files, *original, file).is_some();
        known().insert(key, found);
        found
    }
}

/// All pages that have some, by their paths from the site's base.
pub fn marks(analysis: &Analysis, compared: &Compared) -> BTreeMap<String, Vec<Mark>> {
    let of_file = |file: usize, is_listed: bool| {
        let head = &analysis.files[file].head;
        let scheduled = head.publish_at.filter(|at| *at > analysis.date).map(Mark::Scheduled);
        let marks = [
            head.draft.then_some(Mark::Draft),
            scheduled,
            (!is_listed).then_some(Mark::Unlisted),
            compared.is_stale(analysis, file).then_some(Mark::Stale),
        ];
        marks.into_iter().flatten().collect::<Vec<_>>()
    };
    let sites = &analysis.site().locales;
    let articles = sites.par_iter().flat_map(|site| &site.pages);
    let articles = articles.map(|page| (page.url.clone(), of_file(page.body.file, page.listed)));
    let folders = sites.par_iter().flat_map(|site| &site.folders).filter(|folder| folder.page.is_none());
    let folders = folders.filter_map(|folder| Some((folder.url.clone(), of_file(folder.body.as_ref()?.file, true))));
    articles.chain(folders).filter(|(_, marks)| !marks.is_empty()).collect()
}
