//! The site as its readers see it: what pages are made from, and nothing of how it was found out.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::paths::{address_below, url_path};
use guichet_core::model::{ArticleId, Locale, Span};
use guichet_markdown::ParsedFile;

use super::strays::Stray;

/// The whole site with every question answered.
#[derive(Debug, Serialize, Deserialize)]
pub struct Site {
    /// In the order of `site.yaml`.
    pub locales: Vec<LocaleSite>,
    /// Those that writers ask for, sorted by old address; then those that follow from other languages, sorted too.
    pub redirects: Vec<Redirect>,
    /// What hosts are told of old addresses that are many.
    pub rules: Vec<Rule>,
    /// Published files by output path → path in the source tree.
    pub assets: BTreeMap<String, Arc<str>>,
    /// Paths that the build would write, and leaves to the site's own assets and redirects.
    pub replaced: BTreeSet<String>,
    /// Translations that a rename of their originals has probably left.
    pub strays: Vec<Stray>,
}

impl Site {
    /// The texts that are published.
    pub fn bodies(&self) -> impl Iterator<Item = &ResolvedBody> {
        self.locales.iter().flat_map(LocaleSite::bodies)
    }
}

/// One locale as its readers see it, borrowed articles included.
#[derive(Debug, Serialize, Deserialize)]
pub struct LocaleSite {
    pub locale: Locale,
    /// The locale itself, then its fallbacks.
    pub chain: Vec<Locale>,
    /// Areas and categories. `areas` and `Folder::children` index into it.
    pub folders: Vec<Folder>,
    pub areas: Vec<usize>,
    /// Every article in reading order: by area, category, `order`, title.
    pub pages: Vec<ArticlePage>,
    #[serde(skip)]
    pub(super) by_id: OnceLock<FxHashMap<ArticleId, usize>>,
    /// `content/<locale>/_index.md`, if any locale of the chain has one.
    pub home: Option<ResolvedBody>,
    /// Where the links of the theme's settings lead, in their order: whole addresses, or from the site's base.
    pub theme_links: Vec<String>,
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
#[derive(Debug, Serialize, Deserialize)]
pub struct Folder {
    /// `contacts`, `contacts/import`.
    pub path: Arc<str>,
    /// From the site's base: `fr/contacts/import/`.
    pub url: String,
    pub title: String,
    pub description: String,
    pub icon: String,
    pub body: Option<ResolvedBody>,
    /// The article that is its page: it has no other one.
    pub page: Option<usize>,
    /// Plans that the text is for, as of an article.
    pub plans: Vec<String>,
    pub parent: Option<usize>,
    pub children: Vec<usize>,
    /// Articles directly in it, listed ones only, in order. Pages of folders are not among them.
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

    /// Its address, or that of a folder around it, has a `slug`: it is not its path.
    pub fn is_renamed(&self, locale: &Locale) -> bool {
        let plain = url_path(&self.path);
        let below = self.url.strip_prefix(locale.as_str()).and_then(|url| url.strip_prefix('/'));
        below.is_none_or(|below| below.trim_end_matches('/') != plain)
    }

    /// What its text is called in the search index. No article has such an id: those don't end in `/`.
    pub fn text_id(&self) -> String {
        format!("{}/", self.path)
    }
}

impl LocaleSite {
    /// The texts that are published.
    pub fn bodies(&self) -> impl Iterator<Item = &ResolvedBody> {
        let folders = self.folders.iter().filter_map(|folder| folder.body.as_ref());
        self.pages.iter().map(|page| &page.body).chain(folders).chain(&self.home)
    }

    /// What is above an article: the folder that it is in, unless it is an area's page.
    pub fn above(&self, page: &ArticlePage) -> Option<usize> {
        page.of_folder.map_or(Some(page.folder), |own| self.folders[own].parent)
    }

    /// The address below the locale that an article has at a path, `alpha/importer`: as folders are called in this language.
    pub fn address_below(&self, file: &ParsedFile, rel: &str) -> String {
        let mut rest = ParsedFile::clone(file);
        rest.rel = Arc::from(rel);
        let folders = std::iter::successors(rel.rsplit_once('/'), |(folder, _)| folder.rsplit_once('/'));
        let known =
            folders.map(|(path, _)| path).find_map(|path| self.folders.iter().find(|folder| *folder.path == *path));
        let Some(folder) = known else { return address_below(&rest) };
        rest.rel = Arc::from(&rel[folder.path.len() + 1..]);
        let url = folder.url.strip_prefix(self.locale.as_str()).unwrap_or(&folder.url);
        format!("{}/{}", url.trim_matches('/'), address_below(&rest).trim_start_matches('/'))
    }

    /// The place of an article in `pages`.
    pub fn by_id(&self, id: &ArticleId) -> Option<usize> {
        let all = || self.pages.iter().enumerate().map(|(at, page)| (page.id.clone(), at)).collect();
        self.by_id.get_or_init(all).get(id).copied()
    }

    /// Of all articles, in order.
    pub(super) fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.pages.iter().map(|page| page.id.as_str()).collect();
        ids.sort_unstable();
        ids
    }

    /// The home page's text, if it has any.
    pub fn home_text(&self, files: &[Arc<ParsedFile>]) -> Option<&ResolvedBody> {
        self.home.as_ref().filter(|home| files[home.file].body.has_text)
    }

    pub(super) fn folders_by_path(&self) -> FxHashMap<&str, usize> {
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
    pub fn ranked(&self, files: &[Arc<ParsedFile>], most: usize) -> Vec<&ArticlePage> {
        let is_ranked = |page: &&ArticlePage| page.listed && files[page.body.file].head.top.is_some();
        let mut ranked: Vec<&ArticlePage> = self.pages.iter().filter(is_ranked).collect();
        sort_by_rank(&mut ranked, files);
        ranked.truncate(most);
        ranked
    }
}

/// Articles that writers have ranked come first, best first. All others stay in their order, as do equal ranks.
pub fn sort_by_rank(pages: &mut [&ArticlePage], files: &[Arc<ParsedFile>]) {
    let rank = |page: &ArticlePage| files[page.body.file].head.top.unwrap_or(f64::INFINITY);
    pages.sort_by(|a, b| rank(a).total_cmp(&rank(b)));
}

/// An article on one locale's site.
#[derive(Debug, Serialize, Deserialize)]
pub struct ArticlePage {
    pub id: ArticleId,
    /// From the site's base: `fr/contacts/importer/`.
    pub url: String,
    pub title: String,
    pub description: Arc<str>,
    pub body: ResolvedBody,
    /// The text is in another language than the page around it.
    pub borrowed: bool,
    /// In lists, search, feeds and sitemaps.
    pub listed: bool,
    /// That it is in; of an area's page, the area itself.
    pub folder: usize,
    pub area: usize,
    /// The folder that it is the page of.
    pub of_folder: Option<usize>,
    /// Plans that the article is for, in the policy's order; empty means all.
    pub plans: Vec<String>,
    pub prev: Option<usize>,
    pub next: Option<usize>,
    pub related: Vec<usize>,
}

/// A body whose holes have their values.
#[derive(Debug, Serialize, Deserialize)]
pub struct ResolvedBody {
    /// Index into `ResolveInput::files`.
    pub file: usize,
    /// As `Outline::links`: the URL to write.
    pub links: Vec<Arc<str>>,
    /// As `Outline::images`.
    pub images: Vec<ResolvedImage>,
    /// As `Outline::cards`: the descriptions.
    pub cards: Vec<CardText>,
    /// What the article's front matter names as its `image`.
    pub preview: Option<ResolvedImage>,
    /// Of a translation: by the id of a heading, the one that the same heading of the original has, if nothing else here has it.
    pub ids: Vec<(Arc<str>, Arc<str>)>,
}

impl ResolvedBody {
    /// The body of a file, with nothing resolved.
    pub fn of(file: usize) -> Self {
        ResolvedBody { file, links: Vec::new(), images: Vec::new(), cards: Vec::new(), preview: None, ids: Vec::new() }
    }

    /// All of it that is in the text, for whoever asks whether that is what it was.
    pub fn in_text(&self) -> impl Hash + '_ {
        (&self.links, &self.images, &self.cards, &self.ids)
    }
}

/// What a card says of the page that it leads to.
#[derive(Clone, Debug, Default, Hash, Serialize, Deserialize)]
pub struct CardText {
    pub text: Arc<str>,
    /// If it is not in the language of the text with the card.
    pub locale: Option<Locale>,
}

#[derive(Clone, Debug, Hash, Serialize, Deserialize)]
pub struct ResolvedImage {
    pub url: Arc<str>,
    pub size: Option<(u32, u32)>,
}

/// One old address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redirect {
    /// From the site's base, without slashes at the ends: `fr/old/path`.
    pub from: String,
    /// As written; after `resolve`, the URL to send readers to (a path with the site's base, or an absolute URL).
    pub to: String,
    pub file: Arc<str>,
    /// Of the old address.
    pub span: Span,
    /// Of the target; of the old address where there is none written.
    pub target: Span,
    /// Nobody has written it: see `inherited` and `redirect_patterns`.
    pub inherited: bool,
    /// Hosts have a [`Rule`] that says the same.
    pub by_rule: bool,
}

/// A line of `_redirects` with `*` or `:name` in it: both with the site's base, as in URLs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    pub from: String,
    pub to: String,
}
