//! The navigation beside a page: the tree of its area, open where the page is. All pages of a folder that stand close together have the
//! same one, but for the mark of the page itself: it is rendered once for them, so that it costs a page no more than the bytes that it has.
//!
//! How much of a tree is in a page does not depend on how large the area is: a small area is there in full, of a larger one
//! there is what leads to the page and what stands beside that.

use serde::Serialize;
use tera::Value;

use super::branch::{Branch, place};
use super::context::LocaleContext;
use super::in_area::InArea;
use super::shared::Shared;
use super::text::Text;
use super::views::{AllLink, FolderLink, Link};
use guichet_core::content_hash;

/// An area of so many articles and categories is there in full.
const WHOLE: usize = 60;
/// So many articles of the page's own folder, or categories of any, are all there.
const LIST: usize = 40;
/// So many of a folder above it.
const ABOVE: usize = 12;
/// Of a longer list, so many around the page; the same for so many pages in a row.
const AROUND: usize = 20;
const IN_A_ROW: usize = 10;
/// Levels that are there at once.
const DEPTH: usize = 6;

/// What `partials/side-nav.html` gets.
#[derive(Serialize)]
struct Tree<'t> {
    title: &'t str,
    url: &'t str,
    lang: Option<&'t str>,
    dir: Option<&'static str>,
    current: String,
    #[serde(flatten)]
    inside: Inside<'t>,
}

/// What is in an area or category.
#[derive(Default, Serialize)]
struct Inside<'t> {
    entries: Vec<Entry<'t>>,
    /// Where all is that a long list leaves out.
    all: Option<All<'t>>,
}

#[derive(Serialize)]
struct All<'t> {
    text: &'t str,
    url: &'t str,
}

/// An article or a category.
#[derive(Serialize)]
struct Entry<'t> {
    title: &'t str,
    url: &'t str,
    lang: Option<&'t str>,
    dir: Option<&'static str>,
    /// What marks it on its own page.
    current: String,
    /// The page is in it.
    open: bool,
    #[serde(flatten)]
    inside: Inside<'t>,
}

/// A page in its area.
#[derive(Clone, Copy)]
pub enum Here {
    /// By their numbers in the locale's site.
    Article(usize),
    Folder(usize),
}

/// The navigation on a page. None where the page lists all that there is to go to.
pub fn beside<'f, 'a>(
    shared: &Shared<'a>,
    locale: &LocaleContext<'a>,
    in_area: &'f InArea<'_, 'a>,
    page: Here,
) -> Option<Text<'f>> {
    let site = locale.site;
    let page = match page {
        Here::Article(at) => site.pages[at].of_folder.map_or(page, Here::Folder),
        Here::Folder(_) => page,
    };
    let (folder, here, number) = match page {
        Here::Article(at) => {
            let page = &site.pages[at];
            (page.folder, page.listed.then(|| locale.places[at]), at)
        }
        Here::Folder(at) => (at, None, site.pages.len() + at),
    };
    let area = &site.folders[in_area.folder];
    let has_categories = area.children.iter().any(|child| site.folders[*child].listed);
    match page {
        Here::Folder(at) if at == in_area.folder && !has_categories => return None,
        Here::Article(_) if !has_categories && area.pages.is_empty() => return None,
        _ => {}
    }
    let articles = &site.folders[folder].pages;
    let start = match here {
        Some(here) if articles.len() > LIST => {
            let before = (AROUND - IN_A_ROW) / 2;
            (here / IN_A_ROW * IN_A_ROW).saturating_sub(before).min(articles.len() - AROUND)
        }
        _ => 0,
    };
    let branch = in_area.branch((folder, start), || {
        let tree = Builder { shared, locale, in_area }.tree(folder, start);
        Branch::new(&locale.partial(shared.tera, "partials/side-nav.html", "nav", Value::from_serializable(&tree)))
    });
    Some(Text::new(content_hash::of(&(branch.key, number)), move || branch.with_mark(number)))
}

struct Builder<'t, 's, 'a> {
    shared: &'t Shared<'a>,
    locale: &'t LocaleContext<'a>,
    in_area: &'t InArea<'s, 'a>,
}

impl<'t, 'a> Builder<'t, '_, 'a> {
    fn tree(&self, folder: usize, start: usize) -> Tree<'t> {
        let site = self.locale.site;
        let mut path: Vec<usize> = std::iter::successors(Some(folder), |at| site.folders[*at].parent).collect();
        path.truncate(DEPTH);
        path.reverse();
        let area: &FolderLink = self.locale.folder_link(self.in_area.folder);
        Tree {
            title: area.title,
            url: &area.url,
            lang: area.lang,
            dir: area.dir,
            current: place(site.pages.len() + self.in_area.folder),
            inside: self.inside(path[0], &path[1..], start, DEPTH),
        }
    }

    /// `path` leads from a folder to the page's own.
    fn inside(&self, at: usize, path: &[usize], start: usize, depth: usize) -> Inside<'t> {
        let site = self.locale.site;
        let folder = &site.folders[at];
        let most = if path.is_empty() { LIST } else { ABOVE };
        let articles = match folder.pages.len() {
            many if many <= most || self.in_area.size <= WHOLE => &folder.pages[..],
            _ if path.is_empty() => &folder.pages[start..start + AROUND],
            _ => &[],
        };
        let children: Vec<usize> =
            folder.children.iter().copied().filter(|child| site.folders[*child].listed).collect();
        let open = path.first().and_then(|open| children.iter().position(|child| child == open));
        let categories = match children.len() {
            many if many <= LIST => &children[..],
            many => {
                let first = open.unwrap_or(0).saturating_sub(AROUND / 2).min(many - AROUND);
                &children[first..first + AROUND]
            }
        };
        let left_out = articles.len() < folder.pages.len() || categories.len() < children.len();
        let article = |at: &usize| {
            let link: &'t Link = self.in_area.link(*at);
            let Link { title, url, lang, dir, .. } = link;
            Entry { title, url, lang: *lang, dir: *dir, current: place(*at), open: false, inside: Inside::default() }
        };
        let category = |at: &usize| {
            let link: &'t FolderLink = self.locale.folder_link(*at);
            let FolderLink { title, url, lang, dir, .. } = link;
            let open = path.first() == Some(at);
            let inside = match depth.checked_sub(1) {
                Some(depth) if depth > 0 && open => self.inside(*at, &path[1..], start, depth),
                // It opens in place.
                Some(depth) if depth > 0 && self.in_area.size <= WHOLE => self.inside(*at, &[], 0, depth),
                _ => Inside::default(),
            };
            Entry { title, url, lang: *lang, dir: *dir, current: place(site.pages.len() + at), open, inside }
        };
        Inside {
            entries: articles.iter().map(article).chain(categories.iter().map(category)).collect(),
            all: left_out.then(|| {
                let AllLink { text, url } = &**self.locale.all_link(self.shared, at);
                All { text, url }
            }),
        }
    }
}
