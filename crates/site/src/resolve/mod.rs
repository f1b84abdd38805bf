//! All parsed files → `Site`: what is published where, under which address, in which order, and where every link
//! leads. After this stage no link is unresolved and no page is missing a title.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::config::SiteConfig;
use crate::host_files::HostFiles;
use crate::load::{Asset, Texts};
use guichet_contacts::Policy;
use guichet_core::diag::{Diagnostic, Outcome, codes};
use guichet_core::model::{ArticleId, Locale};
use guichet_l10n::Localizer;
use guichet_markdown::ParsedFile;

mod addresses;
mod anchors;
mod catalog;
mod clashes;
mod contexts;
mod dates;
mod inherited;
mod links;
mod lookup;
mod marks;
mod missing;
mod paths;
mod plan_tables;
mod redirects;
mod related;
mod tree;
mod turns;
mod uses;

pub use catalog::{Visibility, id_of};
pub use clashes::{alias_pages, page_of};
pub use dates::{AHEAD, dated};
pub use links::NO_LINK;
pub use paths::{join, relative};
pub use redirects::{Redirect, parse_redirects};

/// What `resolve` reads. Nothing here is changed.
pub struct ResolveInput<'a> {
    pub config: &'a SiteConfig,
    pub policy: &'a Policy,
    /// Sorted by path.
    pub files: &'a [ParsedFile],
    /// Files that are published as they are.
    pub assets: &'a BTreeMap<Arc<str>, Asset>,
    /// Everything that was read as text, by path: settings and templates may name files, too.
    pub texts: &'a Texts,
    /// Files that are there and not published, and why.
    pub refused: &'a BTreeMap<Arc<str>, &'static str>,
    /// Files of `static/` that the build's own are joined with.
    pub host_files: &'a HostFiles,
    /// One per locale, in the order of `config.locales`.
    pub localizers: &'a [Localizer],
    /// Addresses of `redirects.yaml`.
    pub redirects: Vec<Redirect>,
    /// Locales to publish; the others still serve as fallbacks.
    pub only: Option<&'a [Locale]>,
    pub drafts: bool,
    pub date: jiff::Timestamp,
}

/// The whole site with every question answered.
#[derive(Debug)]
pub struct Site {
    /// In the order of `site.yaml`.
    pub locales: Vec<LocaleSite>,
    /// Those that writers ask for, sorted by old address; then those that follow from other languages, sorted too.
    pub redirects: Vec<Redirect>,
    /// Published files by output path → path in the source tree.
    pub assets: BTreeMap<String, Arc<str>>,
    /// Paths that the build would write, and leaves to the site's own assets and redirects.
    pub replaced: BTreeSet<String>,
}

/// One locale as its readers see it, borrowed articles included.
#[derive(Debug)]
pub struct LocaleSite {
    pub locale: Locale,
    /// The locale itself, then its fallbacks.
    pub chain: Vec<Locale>,
    /// Areas and categories. `areas` and `Folder::children` index into it.
    pub folders: Vec<Folder>,
    pub areas: Vec<usize>,
    /// Every article in reading order: by area, category, `order`, title.
    pub pages: Vec<ArticlePage>,
    pub by_id: BTreeMap<ArticleId, usize>,
    /// `content/<locale>/_index.md`, if any locale of the chain has one.
    pub home: Option<ResolvedBody>,
}

/// A page of a locale's site that writers write the text of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageAt {
    /// Index into `pages`.
    Article(usize),
    /// Index into `folders`.
    Folder(usize),
    Home,
}

/// An area, or a category below one.
#[derive(Debug)]
pub struct Folder {
    /// `contacts`, `contacts/import`.
    pub path: Arc<str>,
    /// From the site's base: `fr/contacts/import/`.
    pub url: String,
    pub title: String,
    pub description: String,
    pub icon: String,
    pub body: Option<ResolvedBody>,
    pub parent: Option<usize>,
    pub children: Vec<usize>,
    /// Articles directly in it, listed ones only, in order.
    pub pages: Vec<usize>,
    /// Its `_index.md` has more than a heading: there is something to read on its page.
    pub has_text: bool,
    /// Listed articles in it and in all below it.
    pub count: usize,
    /// What there is to read in it and in all below it: listed articles, and texts of folders.
    pub texts: usize,
    /// How many of these are in the locale's own language.
    pub own: usize,
    /// In the lists of what is above it. One with unlisted articles and nothing else to read is not.
    pub listed: bool,
}

impl Folder {
    /// Everything in it is borrowed from other locales: it is not a translation of the same folder elsewhere.
    pub fn is_borrowed(&self) -> bool {
        self.texts > 0 && self.own == 0
    }

    /// Its name is the one in its `_index.md`, rather than that of a message or of another file.
    pub fn is_named_by(&self, index: &ParsedFile) -> bool {
        index.written_title() == Some(self.title.as_str())
    }

    /// What its text is called in the search index. No article has such an id: those don't end in `/`.
    pub fn text_id(&self) -> String {
        format!("{}/", self.path)
    }
}

impl LocaleSite {
    /// The home page's text, if it has any.
    pub fn home_text(&self, files: &[ParsedFile]) -> Option<&ResolvedBody> {
        self.home.as_ref().filter(|home| files[home.file].body.has_text)
    }

    fn folders_by_path(&self) -> FxHashMap<&str, usize> {
        self.folders.iter().enumerate().map(|(at, folder)| (&*folder.path, at)).collect()
    }

    /// From the site's base, with a slash at its end.
    pub fn url_of(&self, page: PageAt) -> String {
        match page {
            PageAt::Article(at) => self.pages[at].url.clone(),
            PageAt::Folder(at) => self.folders[at].url.clone(),
            PageAt::Home => format!("{}/", self.locale),
        }
    }

    /// The file that the page's text is from, if it has one.
    pub fn file_of(&self, page: PageAt) -> Option<usize> {
        match page {
            PageAt::Article(at) => Some(self.pages[at].body.file),
            PageAt::Folder(at) => self.folders[at].body.as_ref().map(|body| body.file),
            PageAt::Home => self.home.as_ref().map(|body| body.file),
        }
    }

    /// Areas and categories with a text of their own, in the order of readers, each with its place in `folders`.
    pub fn introductions(&self) -> impl Iterator<Item = (usize, &Folder, &ResolvedBody)> {
        let folders = self.reading_order().into_iter().map(|at| (at, &self.folders[at]));
        folders.filter_map(|(at, folder)| Some((at, folder, folder.body.as_ref().filter(|_| folder.has_text)?)))
    }

    /// Listed folders, each before those that are in it.
    pub fn reading_order(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.folders.len());
        let mut next: Vec<usize> = self.areas.iter().rev().copied().collect();
        while let Some(at) = next.pop() {
            order.push(at);
            next.extend(self.folders[at].children.iter().rev().filter(|child| self.folders[**child].listed));
        }
        order
    }

    /// The area that a folder is in, or is.
    pub fn area_of<'a>(&'a self, folder: &'a Folder) -> &'a Folder {
        let mut at = folder;
        while let Some(parent) = at.parent {
            at = &self.folders[parent];
        }
        at
    }

    /// Articles that writers have ranked over the whole site, best first; none if nobody has.
    pub fn ranked(&self, files: &[ParsedFile], most: usize) -> Vec<&ArticlePage> {
        let is_ranked = |page: &&ArticlePage| page.listed && files[page.body.file].head.top.is_some();
        let mut ranked: Vec<&ArticlePage> = self.pages.iter().filter(is_ranked).collect();
        sort_by_rank(&mut ranked, files);
        ranked.truncate(most);
        ranked
    }
}

/// Articles that writers have ranked come first, best first. All others stay in their order, as do equal ranks.
pub fn sort_by_rank(pages: &mut [&ArticlePage], files: &[ParsedFile]) {
    let rank = |page: &ArticlePage| files[page.body.file].head.top.unwrap_or(f64::INFINITY);
    pages.sort_by(|a, b| rank(a).total_cmp(&rank(b)));
}

/// An article on one locale's site.
#[derive(Debug)]
pub struct ArticlePage {
    pub id: ArticleId,
    /// From the site's base: `fr/contacts/importer/`.
    pub url: String,
    pub title: String,
    pub description: String,
    pub body: ResolvedBody,
    /// The text is in another language than the page around it.
    pub borrowed: bool,
    /// In lists, search, feeds and sitemaps.
    pub listed: bool,
    pub folder: usize,
    pub area: usize,
    /// Plans that the article is for, in the policy's order; empty means all.
    pub plans: Vec<String>,
    pub prev: Option<usize>,
    pub next: Option<usize>,
    pub related: Vec<usize>,
}

/// A body whose holes have their values.
#[derive(Debug)]
pub struct ResolvedBody {
    /// Index into `ResolveInput::files`.
    pub file: usize,
    /// As `Outline::links`: the URL to write.
    pub links: Vec<Arc<str>>,
    /// As `Outline::images`.
    pub images: Vec<ResolvedImage>,
}

#[derive(Clone, Debug, Hash)]
pub struct ResolvedImage {
    pub url: Arc<str>,
    pub size: Option<(u32, u32)>,
}

/// Answers every question that needs more than one file.
pub fn resolve(input: &ResolveInput) -> Outcome<Site> {
    let (catalog, mut diags) = catalog::build(input);
    let assets = addresses::assets(input.assets, &mut diags);

    let wanted = |locale: &Locale| input.only.is_none_or(|only| only.contains(locale));
    let all: Vec<_> = input.config.locales.keys().zip(input.localizers).filter(|(locale, _)| wanted(locale)).collect();
    let trees: Vec<Outcome<LocaleSite>> =
        all.into_par_iter().map(|(locale, localizer)| tree::build(input, &catalog, locale, localizer)).collect();
    let mut locales: Vec<LocaleSite> = Vec::with_capacity(trees.len());
    for outcome in trees {
        diags.extend(outcome.diags);
        locales.push(outcome.value);
    }
    diags.extend(tree::unknown_areas(input, &locales));

    let pages = addresses::PageIndex::new(&locales, input.config);
    let anchors = input.files.iter().map(|_| OnceLock::new()).collect();
    let folders = locales.iter().map(LocaleSite::folders_by_path).collect();
    let links = links::Resolver {
        input,
        catalog: &catalog,
        locales: &locales,
        assets: &assets,
        pages: &pages,
        folders,
        anchors,
    };
    let (resolved, (redirects, owners)) = rayon::join(
        || (0..locales.len()).into_par_iter().map(|at| links.resolve_locale(at)).collect::<Vec<_>>(),
        || {
            let mut diags = Vec::new();
            let mut redirects = redirects::collect(&links, &mut diags);
            let inherited = inherited::addresses(input, &catalog, &locales);
            let mut owners = clashes::check(input, &locales, &redirects, &assets, inherited);
            redirects.append(&mut owners.inherited);
            owners.diags.splice(0..0, diags);
            (redirects, owners)
        },
    );
    diags.extend(owners.diags);
    let mut bodies = Vec::new();
    let mut used = FxHashSet::default();
    for mut outcome in resolved {
        diags.extend(outcome.diags);
        used.extend(std::mem::take(&mut outcome.value.uses));
        bodies.push(outcome.value);
    }
    let assets = uses::published(input, &catalog, &locales, assets, &used);
    diags.extend(assets.diags);
    let assets = assets.value;
    locales.par_iter_mut().zip(bodies).for_each(|(site, bodies)| {
        bodies.store(site);
        related::fill(site, input.files);
    });
    diags.extend(contexts::check(input, &locales));
    diags.extend(plan_tables::check(input, &locales));
    if locales.iter().all(|site| site.pages.is_empty()) {
        diags.push(
            Diagnostic::new(codes::CFG006, "there is no article to publish")
                .help("write one with `guichet new AREA/SLUG`, or check the locales in site.yaml"),
        );
    }
    Outcome { value: Site { locales, redirects, assets, replaced: owners.replaced }, diags }
}

/// Files by locale, then by path below it.
type PathMap<'a> = FxHashMap<&'a str, FxHashMap<&'a str, usize>>;
