//! What the pages of one area share. It is made for them and dropped with them: of all areas at once it would be a good part of
//! the memory that a build takes, and the list of all areas, which is in each, grows with the square of their number.

use std::ops::Range;
use std::sync::{Arc, OnceLock, PoisonError};

use super::branch::{Branch, BranchOf, Branches};
use super::context::LocaleContext;
use super::parts;
use super::shared::Shared;
use super::view::{Made, One};
use super::views::{Link, Row, SiteView};

pub struct InArea<'s, 'a> {
    shared: &'s Shared<'a>,
    locale: &'s LocaleContext<'a>,
    /// The area's own.
    pub folder: usize,
    /// How many articles and categories are listed in it.
    pub size: usize,
    /// With the area marked as current.
    pub site: Made<SiteView<'a>>,
    /// The area's articles, which stand side by side.
    pages: Range<usize>,
    /// Each as its neighbours name it, made when the first of them does.
    links: Vec<OnceLock<Made<Link<'a>>>>,
    /// The same of rows.
    rows: Vec<OnceLock<Made<Row<'a>>>>,
    /// What stands beside its pages.
    branches: Branches,
}

impl<'s, 'a> InArea<'s, 'a> {
    /// An area by its folder.
    pub fn new(shared: &'s Shared<'a>, locale: &'s LocaleContext<'a>, area: usize) -> Self {
        let pages = locale.areas.get(&area).cloned().unwrap_or_default();
        let folders = &locale.site.folders;
        // Below the area, without it; a larger one need not be counted to its end.
        let below = std::iter::successors(Some(vec![area]), |level: &Vec<usize>| {
            let children = level.iter().flat_map(|at| &folders[*at].children).copied();
            Some(children.filter(|at| folders[*at].listed).collect()).filter(|level: &Vec<usize>| !level.is_empty())
        });
        InArea {
            shared,
            locale,
            folder: area,
            size: folders[area].count + below.skip(1).map(|level| level.len()).sum::<usize>(),
            branches: Branches::default(),
            site: locale.site_in_area(shared, area),
            links: std::iter::repeat_with(OnceLock::new).take(pages.len()).collect(),
            rows: std::iter::repeat_with(OnceLock::new).take(pages.len()).collect(),
            pages,
        }
    }

    /// The navigation beside some of its pages, made when the first of them asks for it.
    pub fn branch(&self, of: BranchOf, make: impl FnOnce() -> Branch) -> Arc<Branch> {
        let branches = || self.branches.lock().unwrap_or_else(PoisonError::into_inner);
        let known = branches().get(&of).cloned();
        known.unwrap_or_else(|| {
            let made = Arc::new(make());
            Arc::clone(branches().entry(of).or_insert(made))
        })
    }

    /// An article of the area, in a list of links.
    pub fn link(&self, at: usize) -> &Made<Link<'a>> {
        let link = || Made::new(parts::link(self.shared, self.locale.site, &self.locale.site.pages[at], false));
        self.links[at - self.pages.start].get_or_init(link)
    }

    /// An article of any area, in a list of rows.
    pub fn row(&self, at: usize) -> One<'_, Row<'a>> {
        let row = || self.locale.article_row(self.shared, &self.locale.site.pages[at]);
        match self.pages.contains(&at) {
            true => One::Shared(self.rows[at - self.pages.start].get_or_init(|| Made::new(row()))),
            false => One::Own(row()),
        }
    }
}
