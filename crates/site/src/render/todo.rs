//! Which pages are to be made: all but those that go on being published as they are.

use std::io;

use rayon::prelude::*;

use crate::analysis::Analysis;
use crate::resolve::{LocaleSite, alias_pages, page_of};
use crate::unchanged::{Text, Unchanged};
use guichet_core::model::{INBOX_PAGE, Locale};

/// Pages of one locale, in the site's order.
pub struct InLocale {
    pub articles: Vec<bool>,
    pub folders: Vec<bool>,
    pub home: bool,
    pub search: bool,
    pub contact: bool,
    /// Only where there is a desk.
    pub inbox: bool,
    pub index: bool,
    pub not_found: bool,
}

pub struct Todo<'a> {
    pub locales: Vec<InLocale>,
    pub root: bool,
    pub not_found: bool,
    /// In the order of the site's redirects.
    pub redirects: Vec<bool>,
    /// By path, each with the locale that it leads to.
    pub aliases: Vec<(String, &'a Locale)>,
}

/// Whether a page of this text and path is to be made.
type ToMake<'f> = &'f (dyn Fn(Text, &str) -> io::Result<bool> + Sync);

impl<'a> Todo<'a> {
    /// All that can't be kept as they are.
    ///
    /// # Errors
    /// The disk's.
    pub fn of(analysis: &'a Analysis, unchanged: &Unchanged) -> io::Result<Self> {
        Todo::those(analysis, &|text, path| unchanged.keep(text, path).map(|kept| !kept))
    }

    /// The page of this path, if there is one.
    pub fn one(analysis: &'a Analysis, path: &str) -> Option<Self> {
        let todo = Todo::those(analysis, &|_, of| Ok(of == path)).ok()?;
        (!todo.is_empty()).then_some(todo)
    }

    /// A page of each kind, of the first locale.
    pub fn one_of_each_kind(analysis: &'a Analysis) -> io::Result<Self> {
        let mut todo = Todo::those(analysis, &|_, _| Ok(false))?;
        let first = |marks: &mut [bool], at: Option<usize>| {
            if let Some(mark) = at.and_then(|at| marks.get_mut(at)) {
                *mark = true;
            }
        };
        if let (Some(locale), Some(site)) = (todo.locales.first_mut(), analysis.site().locales.first()) {
            first(&mut locale.articles, Some(0));
            first(&mut locale.folders, site.folders.iter().position(|folder| folder.parent.is_none()));
            first(&mut locale.folders, site.folders.iter().position(|folder| folder.parent.is_some()));
            let own = [&mut locale.home, &mut locale.search, &mut locale.contact, &mut locale.index];
            own.into_iter().for_each(|mark| *mark = true);
            locale.inbox = analysis.policy.has_inbox_page();
            locale.not_found = true;
        }
        (todo.root, todo.not_found) = (true, true);
        first(&mut todo.redirects, Some(0));
        Ok(todo)
    }

    fn those(analysis: &'a Analysis, to_make: ToMake) -> io::Result<Self> {
        let site = analysis.site();
        let locales = site.locales.iter().enumerate().map(|(at, site)| InLocale::of(analysis, at, site, to_make));
        let to_make = |path: &str| to_make(Text::None, path);
        let addresses = &analysis.config.base_url.addresses;
        let redirects = site.redirects.iter().map(|redirect| to_make(&addresses.old_page(page_of(&redirect.from))));
        let mut aliases = Vec::new();
        for (path, target) in alias_pages(&analysis.config, &site.locales, &site.redirects) {
            let path = addresses.old_page(path);
            if to_make(&path)? {
                aliases.push((path, target));
            }
        }
        Ok(Todo {
            locales: locales.collect::<io::Result<_>>()?,
            root: to_make("index.html")?,
            not_found: to_make("404.html")?,
            redirects: redirects.collect::<io::Result<_>>()?,
            aliases,
        })
    }

    pub fn is_empty(&self) -> bool {
        let nothing = |locale: &InLocale| {
            let own = [locale.home, locale.search, locale.contact, locale.inbox, locale.index, locale.not_found];
            ![&locale.articles[..], &locale.folders, &own].concat().contains(&true)
        };
        !self.root
            && !self.not_found
            && !self.redirects.contains(&true)
            && self.aliases.is_empty()
            && self.locales.iter().all(nothing)
    }
}

impl InLocale {
    fn of(analysis: &Analysis, locale: usize, site: &LocaleSite, to_make: ToMake) -> io::Result<Self> {
        let to_make = |text, path: String| to_make(text, &path);
        let own = |name: &str| to_make(Text::None, format!("{}/{name}", site.locale));
        let articles = site.pages.par_iter().enumerate();
        let articles = articles.map(|(at, page)| to_make(Text::Article(locale, at), format!("{}index.html", page.url)));
        let folders = site.folders.iter().enumerate();
        let folders = folders.map(|(at, folder)| match folder.page {
            Some(_) => Ok(false),
            None => to_make(Text::Folder(locale, at), format!("{}index.html", folder.url)),
        });
        Ok(InLocale {
            articles: articles.collect::<io::Result<_>>()?,
            folders: folders.collect::<io::Result<_>>()?,
            home: to_make(Text::Home(locale), format!("{}/index.html", site.locale))?,
            search: own("search/index.html")?,
            contact: own("contact/index.html")?,
            inbox: analysis.policy.has_inbox_page() && own(&format!("{INBOX_PAGE}/index.html"))?,
            index: own("a-z/index.html")?,
            not_found: own("404.html")?,
        })
    }
}
