//! All parsed files → `Site`: what is published where, under which address, in which order, and where every link
//! leads. After this stage no link is unresolved and no page is missing a title.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::config::SiteConfig;
use crate::contacts::Policy;
use crate::diag::{Diagnostic, Outcome};
use crate::l10n::Localizer;
use crate::load::Asset;
use crate::model::{ArticleId, Locale};
use crate::parse::ParsedFile;

mod addresses;
mod catalog;
mod clashes;
mod contexts;
mod links;
mod marks;
mod plan_tables;
mod redirects;
mod related;
mod shortcodes;
mod tree;
mod uses;

pub use catalog::Visibility;
pub use clashes::{alias_pages, page_of};
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
    pub texts: &'a BTreeMap<Arc<str>, Arc<str>>,
    /// Files that are there and not published, and why.
    pub refused: &'a BTreeMap<Arc<str>, &'static str>,
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
    /// Sorted by old address.
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
    /// Listed articles in it and in all below it.
    pub count: usize,
    /// How many of them are in the locale's own language.
    pub own: usize,
}

impl Folder {
    /// Everything in it is borrowed from other locales: it is no translation of the same folder elsewhere.
    pub fn is_borrowed(&self) -> bool {
        self.count > 0 && self.own == 0
    }
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
    /// As `Body::links`: the URL to write.
    pub links: Vec<Arc<str>>,
    /// As `Body::images`.
    pub images: Vec<ResolvedImage>,
}

#[derive(Clone, Debug)]
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
    let links =
        links::Resolver { input, catalog: &catalog, locales: &locales, assets: &assets, pages: &pages, anchors };
    let (resolved, (redirects, owners)) = rayon::join(
        || (0..locales.len()).into_par_iter().map(|at| links.resolve_locale(at)).collect::<Vec<_>>(),
        || {
            let mut diags = Vec::new();
            let redirects = redirects::collect(input, &locales, &pages, &mut diags);
            let mut owners = clashes::check(input, &locales, &redirects, &assets);
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
            Diagnostic::error("CFG006", "there is no article to publish")
                .help("write one with `guichet new AREA/SLUG`, or check the locales in site.yaml"),
        );
    }
    Outcome { value: Site { locales, redirects, assets, replaced: owners.replaced }, diags }
}

/// Files by locale, then by path below it.
type PathMap<'a> = FxHashMap<&'a str, FxHashMap<&'a str, usize>>;
