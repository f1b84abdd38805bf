//! One locale's tree: which articles it shows, in which areas and categories, at which address, in which order.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashSet;

use super::catalog::{Catalog, Visibility};
use super::input::ResolveInput;
use super::paths::{slug, url_path};
use super::site::{ArticlePage, Folder, LocaleSite, ResolvedBody};
use guichet_contacts::PlanSet;
use guichet_core::diag::{Diagnostic, Outcome, codes, instead};
use guichet_core::model::{ArticleId, Locale};
use guichet_l10n::Localizer;
use guichet_markdown::ParsedFile;

pub fn build(input: &ResolveInput, catalog: &Catalog, locale: &Locale, localizer: &Localizer) -> Outcome<LocaleSite> {
    let chain = input.config.chain(locale);
    let mut diags = Vec::new();
    let mut folders = Folders {
        input,
        catalog,
        locale,
        chain: &chain,
        localizer,
        list: Vec::new(),
        by_path: BTreeMap::new(),
        diags: Vec::new(),
    };

    let ids: BTreeSet<&ArticleId> =
        chain.iter().filter_map(|locale| catalog.ids.get(locale.as_str())).flat_map(|ids| ids.keys()).collect();
    let mut pages: Vec<ArticlePage> = Vec::with_capacity(ids.len());
    for id in ids {
        let Some(at) = catalog.published(&chain, id) else { continue };
        let file = &input.files[at];
        let of_folder = match file.beside_folder() {
            // Another locale's text of the folder may come first.
            Some(path) if folders.beside(path) != Some(at) => continue,
            // Also while nothing is published that is in the folder.
            path => path.map(|path| folders.get(path)),
        };
        let folder = match (of_folder, file.rel.rsplit_once('/')) {
            (Some(own), _) => folders.list[own].parent.unwrap_or(own),
            (None, Some((path, _))) => folders.get(path),
            (None, None) => continue,
        };
        let area = folders.area_of(folder);
        pages.push(ArticlePage {
            id: id.clone(),
            url: match of_folder {
                Some(own) => folders.list[own].url.clone(),
                None => format!("{}{}/", folders.list[folder].url, slug(file)),
            },
            title: file.title().to_owned(),
            description: Arc::clone(file.head.description.as_ref().unwrap_or(&file.body.excerpt)),
            body: ResolvedBody::of(at),
            borrowed: file.locale != *locale,
            listed: catalog.visibility[at] == Visibility::Listed,
            folder,
            area,
            of_folder,
            plans: plans(input, file, file.locale == *locale, &mut diags),
            prev: None,
            next: None,
            related: Vec::new(),
        });
    }
    let indexes = index_paths(&chain, catalog);
    let unpublished = without_a_public_article(&chain, catalog, &folders.by_path);
    for path in indexes {
        if !above(path).any(|folder| unpublished.contains(folder)) {
            folders.get(path);
        }
    }
    diags.append(&mut folders.diags);
    let mut folders = folders.list;
    let mut areas = order_folders(input, &mut folders, &pages, localizer);
    let pages = order_pages(input, pages, &mut folders, &areas, localizer);
    count_texts(input, locale, &mut folders, &pages);
    areas.retain(|area| folders[*area].listed);
    let home = catalog.index(&chain, "").map(ResolvedBody::of);
    let site = LocaleSite {
        locale: locale.clone(),
        chain,
        folders,
        areas,
        pages,
        by_id: OnceLock::new(),
        home,
        theme_links: Vec::new(),
    };
    Outcome { value: site, diags }
}

/// A folder and those that it is in: `guide/import`, `guide`.
fn above(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rsplit_once('/').map(|(parent, _)| parent))
}

/// Folders that have articles, and none that readers may see: their names and introductions are for nobody either, nor
/// is what is in them without being an article. `published` are the folders with a public article.
fn without_a_public_article<'a>(
    chain: &[Locale],
    catalog: &Catalog<'a>,
    published: &BTreeMap<String, usize>,
) -> FxHashSet<&'a str> {
    let mut unpublished = FxHashSet::default();
    for (rel, _) in chain.iter().flat_map(|locale| catalog.hidden_in(locale)) {
        let Some((folder, _)) = rel.rsplit_once('/') else { continue };
        for folder in above(folder) {
            if published.contains_key(folder) || !unpublished.insert(folder) {
                break;
            }
        }
    }
    unpublished
}

/// Counts what there is to read in each folder, and decides which are listed: a folder whose articles are all unlisted is
/// not, unless it or one below it has a text of its own.
fn count_texts(input: &ResolveInput, locale: &Locale, folders: &mut [Folder], pages: &[ArticlePage]) {
    let mut holds_pages = vec![false; folders.len()];
    for page in pages {
        let mut at = Some(page.of_folder.unwrap_or(page.folder));
        while let Some(folder) = at.filter(|folder| !holds_pages[*folder]) {
            holds_pages[folder] = true;
            at = folders[folder].parent;
        }
    }
    for at in 0..folders.len() {
        let Some(body) = folders[at].body.as_ref().filter(|_| folders[at].has_text) else { continue };
        let own = input.files[body.file].locale == *locale;
        let mut folder = Some(at);
        while let Some(above) = folder {
            folders[above].texts += 1;
            folders[above].own += usize::from(own);
            folder = folders[above].parent;
        }
    }
    for (folder, holds_pages) in folders.iter_mut().zip(holds_pages) {
        folder.texts += folder.count;
        folder.listed = folder.texts > 0 || !holds_pages;
    }
}

/// Paths of the folders that have an `_index.md` in some locale of the chain.
fn index_paths<'a>(chain: &[Locale], catalog: &Catalog<'a>) -> BTreeSet<&'a str> {
    let mut indexes = BTreeSet::new();
    for (path, file) in chain.iter().filter_map(|locale| catalog.paths.get(locale.as_str())).flatten() {
        if let Some(folder) = path.strip_suffix("/_index").filter(|_| catalog.why_hidden(*file).is_none()) {
            indexes.insert(folder);
        }
    }
    indexes
}

struct Folders<'a> {
    input: &'a ResolveInput<'a>,
    catalog: &'a Catalog<'a>,
    locale: &'a Locale,
    chain: &'a [Locale],
    localizer: &'a Localizer,
    list: Vec<Folder>,
    by_path: BTreeMap<String, usize>,
    diags: Vec<Diagnostic>,
}

impl Folders<'_> {
    /// The folder of a path, made on first use together with those above it.
    fn get(&mut self, path: &str) -> usize {
        if let Some(at) = self.by_path.get(path) {
            return *at;
        }
        let parent = path.rsplit_once('/').map(|(parent, _)| self.get(parent));
        let beside = self.beside(path);
        let index = self.catalog.index(self.chain, path).filter(|_| beside.is_none());
        let named = beside.or(index);
        let head = named.map(|at| &self.input.files[at].head);
        let has_text = index.is_some_and(|at| self.input.files[at].body.has_text);
        let name = path.rsplit('/').next().unwrap_or(path);
        let slug = head.and_then(|head| head.slug.as_ref());
        let slug = slug.map_or_else(|| url_path(name), |slug| slug.value.clone());
        let above = parent.map_or_else(|| format!("{}/", self.locale), |parent| self.list[parent].url.clone());
        let folder = Folder {
            path: Arc::from(path),
            url: format!("{above}{slug}/"),
            title: self.title(path, named),
            description: head.and_then(|head| head.description.as_deref()).unwrap_or_default().to_owned(),
            icon: head.and_then(|head| head.icon.clone()).unwrap_or_default(),
            body: index.map(ResolvedBody::of),
            page: None,
            plans: index.map_or_else(Vec::new, |at| {
                let file = &self.input.files[at];
                plans(self.input, file, file.locale == *self.locale, &mut self.diags)
            }),
            parent,
            children: Vec::new(),
            pages: Vec::new(),
            has_text,
            count: 0,
            texts: 0,
            own: 0,
            listed: true,
        };
        let at = self.list.len();
        self.list.push(folder);
        self.by_path.insert(path.to_owned(), at);
        if let Some(parent) = parent {
            self.list[parent].children.push(at);
        }
        at
    }

    /// The article that is a folder's page.
    fn beside(&self, path: &str) -> Option<usize> {
        self.catalog.beside(self.input.files, self.chain, path)
    }

    /// Its own locale's `_index.md`, then `area-<slug>` of the messages, then a borrowed `_index.md`, then an article
    /// `index.md` in the folder, then its name.
    fn title(&self, path: &str, index: Option<usize>) -> String {
        let titled = |at: usize| self.input.files[at].written_title().map(str::to_owned);
        let own = index.filter(|at| self.input.files[*at].locale == *self.locale);
        let message = format!("area-{path}");
        own.and_then(titled)
            .or_else(|| {
                (!path.contains('/') && self.localizer.has(&message)).then(|| self.localizer.message(&message, &[]))
            })
            .or_else(|| index.and_then(titled))
            .or_else(|| {
                let article = format!("{path}/index");
                let mut all = self.chain.iter().filter_map(|locale| self.catalog.by_path(locale, &article));
                let at = all.find(|at| self.catalog.why_hidden(*at).is_none())?;
                Some(self.input.files[at].title().to_owned())
            })
            .unwrap_or_else(|| humanize(path.rsplit('/').next().unwrap_or(path)))
    }

    fn area_of(&self, folder: usize) -> usize {
        let mut at = folder;
        while let Some(parent) = self.list[at].parent {
            at = parent;
        }
        at
    }
}

/// `getting-started` → `Getting started`.
fn humanize(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Plans of an article; mistakes are said once, on the article's own locale.
fn plans(input: &ResolveInput, file: &ParsedFile, own: bool, diags: &mut Vec<Diagnostic>) -> Vec<String> {
    if file.head.plans.is_empty() {
        return Vec::new();
    }
    // The text is for fixes, and only mistakes have those.
    let read = |text| PlanSet::read(&file.head.plans, &input.policy.plans, &file.path, text);
    let mut plans = read(None);
    if own && !plans.diags.is_empty() {
        let text = input.texts.read(&file.path).ok();
        plans = read(text.as_ref().map(|read| &*read.text));
    }
    if own {
        diags.extend(plans.diags);
    }
    plans.value.iter().map(ToString::to_string).collect()
}

/// By `order`, then by title in the locale's collation, then by path so that the order is total.
fn compare(a: (Option<f64>, &str, &str), b: (Option<f64>, &str, &str), localizer: &Localizer) -> Ordering {
    let order = |order: Option<f64>| order.unwrap_or(f64::INFINITY);
    order(a.0).total_cmp(&order(b.0)).then_with(|| localizer.compare(a.1, b.1)).then_with(|| a.2.cmp(b.2))
}

/// Sorts categories within their parents, and gives the areas: those of `site.yaml` first, then the others A–Z.
fn order_folders(
    input: &ResolveInput,
    folders: &mut [Folder],
    pages: &[ArticlePage],
    localizer: &Localizer,
) -> Vec<usize> {
    let mut texts: Vec<Option<usize>> =
        folders.iter().map(|folder| folder.body.as_ref().map(|body| body.file)).collect();
    for page in pages {
        if let Some(own) = page.of_folder {
            texts[own] = Some(page.body.file);
        }
    }
    let listed = |folder: &Folder| input.config.areas.iter().position(|area| *area.value == *folder.path);
    let order = |at: usize| texts[at].and_then(|file| input.files[file].head.order);
    let sorted = |mut list: Vec<usize>, folders: &[Folder]| {
        list.sort_by(|at_a, at_b| {
            let (a, b) = (&folders[*at_a], &folders[*at_b]);
            let rank = |folder: &Folder| listed(folder).unwrap_or(usize::MAX);
            rank(a)
                .cmp(&rank(b))
                .then_with(|| compare((order(*at_a), &a.title, &a.path), (order(*at_b), &b.title, &b.path), localizer))
        });
        list
    };
    for at in 0..folders.len() {
        let children = std::mem::take(&mut folders[at].children);
        folders[at].children = sorted(children, folders);
    }
    let areas = (0..folders.len()).filter(|at| folders[*at].parent.is_none()).collect();
    sorted(areas, folders)
}

/// Puts the pages into reading order, and links each to its neighbours within the area.
fn order_pages(
    input: &ResolveInput,
    pages: Vec<ArticlePage>,
    folders: &mut [Folder],
    areas: &[usize],
    localizer: &Localizer,
) -> Vec<ArticlePage> {
    let mut rank = vec![0; folders.len()];
    let mut next_rank = 0;
    for area in areas {
        visit(folders, *area, &mut |folder| {
            rank[folder] = next_rank;
            next_rank += 1;
        });
    }
    let mut pages = pages;
    let order = |page: &ArticlePage| input.files[page.body.file].head.order;
    pages.sort_by(|a, b| {
        // The page of a folder comes before what is in it.
        let place = |page: &ArticlePage| (rank[page.of_folder.unwrap_or(page.folder)], page.of_folder.is_none());
        place(a)
            .cmp(&place(b))
            .then_with(|| compare((order(a), &a.title, a.id.as_str()), (order(b), &b.title, b.id.as_str()), localizer))
    });
    let mut last: Option<usize> = None;
    for at in 0..pages.len() {
        if let Some(own) = pages[at].of_folder {
            folders[own].page = Some(at);
        }
        if !pages[at].listed {
            continue;
        }
        if pages[at].of_folder.is_none() {
            folders[pages[at].folder].pages.push(at);
        }
        let mut folder = Some(pages[at].of_folder.unwrap_or(pages[at].folder));
        while let Some(above) = folder {
            folders[above].count += 1;
            folders[above].own += usize::from(!pages[at].borrowed);
            folder = folders[above].parent;
        }
        if let Some(before) = last.filter(|before| pages[*before].area == pages[at].area) {
            pages[at].prev = Some(before);
            pages[before].next = Some(at);
        }
        last = Some(at);
    }
    pages
}

fn visit(folders: &[Folder], at: usize, see: &mut dyn FnMut(usize)) {
    see(at);
    for child in &folders[at].children {
        visit(folders, *child, see);
    }
}

/// Slugs of the areas that some locale has.
pub fn area_slugs(locales: &[LocaleSite]) -> BTreeSet<&str> {
    let folders = locales.iter().flat_map(|site| &site.folders);
    folders.filter(|folder| folder.parent.is_none()).map(|folder| &*folder.path).collect()
}

/// Whether any file of any locale is in the area, published or not.
pub fn is_in_content(input: &ResolveInput, area: &str) -> bool {
    input.files.iter().any(|file| file.rel.split_once('/').is_some_and(|(first, _)| first == area))
}

/// Areas that `site.yaml` names but no locale has.
pub fn unknown_areas(input: &ResolveInput, locales: &[LocaleSite]) -> Vec<Diagnostic> {
    let file = Arc::from("site.yaml");
    let known = area_slugs(locales);
    let unknown = input.config.areas.iter().filter(|area| !known.contains(area.value.as_str()));
    // One that is listed besides is not what was meant.
    let is_listed = |slug: &&str| input.config.areas.iter().any(|area| area.value == **slug);
    let free: Vec<&str> = known.iter().copied().filter(|slug| !is_listed(slug)).collect();
    unknown
        .filter(|area| !is_in_content(input, &area.value))
        .map(|area| {
            let help = instead(&area.value, free.iter().copied())
                .unwrap_or_else(|| format!("`guichet new {}/NAME` begins an article in it", area.value));
            Diagnostic::new(codes::NAV002, format!("the area `{}` has no content", area.value))
                .help(help)
                .at(&file, area.span.clone())
        })
        .collect()
}
