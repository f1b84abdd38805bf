//! What the path of a link, an image or an entry of `related` leads to: an article, a folder's page, a page that the build
//! makes, or a file.

use super::addresses::PageRef;
use super::catalog::id_of;
use super::dates::Reason;
use super::paths::with_slash;
use super::resolver::{Base, From, Resolver};
use super::site::{LocaleSite, PageAt};
use guichet_core::model::{ArticleId, Locale};
use guichet_core::paths::join;
use guichet_markdown::front_matter::HeadKind;

/// What a link's path leads to.
pub(super) enum Found {
    Page {
        locale: usize,
        page: PageAt,
    },
    /// An address from the site's base.
    Address(String),
    /// The article exists, but readers don't get it.
    Hidden(Reason),
    Missing,
}

impl Resolver<'_> {
    pub(super) fn find(&self, from: &From, base: &Base, path: &str) -> Found {
        if let Some(path) = path.strip_prefix('/') {
            return match self.find_from_root(from, path) {
                Found::Missing if base.locale != from.site.locale => self.find_as_written(from, base, path),
                found => found,
            };
        }
        match join(base.folder, path) {
            Some(path) => self.find_in_content(from, base, &path),
            None => Found::Missing,
        }
    }

    /// `/fr/contacts/import/`, `/contacts/import.md`, `/assets/guide.pdf`, with or without the site's base path.
    fn find_from_root(&self, from: &From, path: &str) -> Found {
        for path in self.below_base(path).into_iter().chain([path]) {
            let Some(path) = join("", path) else { continue };
            let local = format!("{}/{path}", from.site.locale);
            for address in [&path, &local] {
                match self.pages.get(address) {
                    Some(PageRef::Content { locale, page }) => return Found::Page { locale, page },
                    Some(PageRef::Other) => return Found::Address(with_slash(address)),
                    None => {}
                }
                if self.assets.contains_key(address.as_str()) {
                    return Found::Address(address.clone());
                }
                match self.find_in_content(from, &Base::of(from, None), address) {
                    Found::Missing => {}
                    found if address.ends_with(".md") => return found,
                    // An address of a page is not the path of its file; but what is kept back is neither.
                    Found::Hidden(why) => return Found::Hidden(why),
                    _ => {}
                }
                match self.away_for_now(address) {
                    Found::Missing => {}
                    found => return found,
                }
            }
        }
        Found::Missing
    }

    /// The address of an article that only its dates keep away. Another text of the article may be there without it.
    pub(super) fn away_for_now(&self, address: &str) -> Found {
        let Some(file) = self.catalog.away.get(address) else { return Found::Missing };
        let (locale, id) = (&self.input.files[*file].locale, id_of(&self.input.files[*file]));
        let at = self.locales.iter().position(|site| site.locale == *locale);
        match at.and_then(|at| Some((at, self.locales[at].by_id(&id)?))) {
            Some((locale, page)) => Found::Page { locale, page: PageAt::Article(page) },
            None => self.catalog.why_hidden(*file).map_or(Found::Missing, Found::Hidden),
        }
    }

    /// The address of a folder that only the dates of its articles keep away.
    pub(super) fn folder_away_for_now(&self, address: &str) -> Option<Reason> {
        let (locale, folder) = address.split_once('/')?;
        let site = self.locales.iter().find(|site| site.locale.as_str() == locale)?;
        self.kept_back(site, folder).filter(|why| why.by_date)
    }

    /// A path from the root of the host, without the site's base path.
    fn below_base<'p>(&self, path: &'p str) -> Option<&'p str> {
        let base = self.input.config.base_url.path.trim_matches('/');
        path.strip_prefix(base).filter(|_| !base.is_empty())?.strip_prefix('/')
    }

    /// An address from the root in a borrowed text is that of the text's own language, whose slug may be another one.
    fn find_as_written(&self, from: &From, base: &Base, path: &str) -> Found {
        let pages = self.below_base(path).into_iter().chain([path]).filter_map(|path| join(base.locale.as_str(), path));
        let written = pages.filter_map(|path| self.pages.get(&path)).find_map(|page| match page {
            PageRef::Content { locale, page } => Some((locale, page)),
            PageRef::Other => None,
        });
        match written {
            Some((locale, page)) => match self.page_in(from.at, &self.locales[locale], page) {
                Some(page) => Found::Page { locale: from.at, page },
                None => Found::Page { locale, page },
            },
            None => Found::Missing,
        }
    }

    /// `path` is below `content/`: `fr/contacts/import.md`, `assets/guide.pdf`.
    fn find_in_content(&self, from: &From, base: &Base, path: &str) -> Found {
        if self.assets.contains_key(path) {
            return Found::Address(path.to_owned());
        }
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        let Some(at) = self.input.config.locales.get_index_of(&Locale::new(first)) else { return Found::Missing };
        let locale = self.input.config.locales.get_index(at).map(|(locale, _)| locale).expect("found above");
        // A link within the file's own tree is a link within the reader's site; one that names another locale means it.
        let (at, site) = if *locale == base.locale {
            (from.at, from.site)
        } else {
            match self.locales.iter().position(|site| site.locale == *locale) {
                Some(at) => (at, &self.locales[at]),
                None => return Found::Missing,
            }
        };
        let rest = rest.trim_end_matches('/');
        if let Some(rel) = rest.strip_suffix(".md") {
            return self.find_article(at, site, locale, rel);
        }
        for locale in &site.chain {
            let shared = format!("{locale}/{rest}");
            if self.assets.contains_key(&shared) {
                return Found::Address(shared);
            }
        }
        match self.folder(at, rest) {
            Some(page) => Found::Page { locale: at, page },
            None => match self.find_article(at, site, locale, rest) {
                Found::Missing => self.kept_back(site, rest).map_or(Found::Missing, Found::Hidden),
                found => found,
            },
        }
    }

    /// A folder's page on a locale's site; the home page is that of the locale itself.
    pub(super) fn folder(&self, locale: usize, path: &str) -> Option<PageAt> {
        if path.is_empty() {
            return Some(PageAt::Home);
        }
        let at = *self.folders[locale].get(path)?;
        Some(self.locales[locale].folders[at].page.map_or(PageAt::Folder(at), PageAt::Article))
    }

    /// Why readers of this chain don't see a folder of the content, if it is one. An article in it that only waits for its
    /// day is reason enough not to fail the build.
    fn kept_back(&self, site: &LocaleSite, folder: &str) -> Option<Reason> {
        let hidden = site.chain.iter().flat_map(|locale| self.catalog.hidden_in(locale));
        let inside = hidden.filter(|(rel, _)| rel.strip_prefix(folder).is_some_and(|below| below.starts_with('/')));
        let of_folder = |(_, why): (&str, Reason)| {
            if why.by_date { Reason::EMPTY_FOLDER_FOR_NOW } else { Reason::EMPTY_FOLDER }
        };
        inside.map(of_folder).max_by_key(|why| why.by_date)
    }

    /// `rel` is a path below the locale without `.md`.
    pub(super) fn find_article(&self, at: usize, site: &LocaleSite, locale: &Locale, rel: &str) -> Found {
        let mut hidden = None;
        for locale in [locale].into_iter().chain(&site.chain).chain([&self.input.config.default_locale]) {
            let Some(file) = self.catalog.by_path(locale, rel) else { continue };
            if self.input.files[file].kind == HeadKind::Index {
                break;
            }
            if let Some(page) = site.by_id(&id_of(&self.input.files[file])) {
                return Found::Page { locale: at, page: PageAt::Article(page) };
            }
            hidden = self.catalog.why_hidden(file).or(hidden);
        }
        if let Some(why) = hidden {
            // While it is a draft, its folder has the page that every folder has.
            return self.folder(at, rel).map_or(Found::Hidden(why), |page| Found::Page { locale: at, page });
        }
        let folder = rel.strip_suffix("/_index").or_else(|| rel.strip_suffix("/index"));
        let folder = folder.or((rel == "_index").then_some(""));
        let Some(folder) = folder else { return Found::Missing };
        match self.folder(at, folder) {
            Some(page) => Found::Page { locale: at, page },
            None => self.kept_back(site, folder).map_or(Found::Missing, Found::Hidden),
        }
    }

    pub(super) fn find_asset(&self, from: &From, base: &Base, path: &str) -> Option<String> {
        if let Some(path) = path.strip_prefix('/') {
            let mut candidates = [path].into_iter().chain(self.below_base(path));
            return candidates.find(|path| self.assets.contains_key(*path)).map(str::to_owned);
        }
        let full = join(base.folder, path)?;
        if self.assets.contains_key(&full) {
            return Some(full);
        }
        let rest = full.strip_prefix(base.locale.as_str())?.strip_prefix('/')?;
        from.site.chain.iter().map(|locale| format!("{locale}/{rest}")).find(|path| self.assets.contains_key(path))
    }

    pub(super) fn find_by_id(&self, from: &From, id: &ArticleId) -> Found {
        if let Some(page) = from.site.by_id(id) {
            return Found::Page { locale: from.at, page: PageAt::Article(page) };
        }
        let mut files = from.site.chain.iter().filter_map(|locale| self.catalog.ids.get(locale.as_str())?.get(id));
        match files.find_map(|file| self.catalog.why_hidden(*file)) {
            Some(why) => Found::Hidden(why),
            None => Found::Missing,
        }
    }
}
