//! Addresses: which URL is which page, which files are published as they are.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::site::{LocaleSite, PageAt};
use guichet_config::SiteConfig;
use guichet_contacts::Policy;
use guichet_core::addresses::Addresses;
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::{INBOX_PAGE, OWN_PAGES};
use guichet_load::Asset;

/// Output path → source path, for files that are copied: `content/assets/x.png` → `assets/x.png`, files beside an
/// article under the locale's folder, `static/` at the top.
pub fn assets(files: &BTreeMap<Arc<str>, Asset>, diags: &mut Vec<Diagnostic>) -> BTreeMap<String, Arc<str>> {
    let mut published: BTreeMap<String, Arc<str>> = BTreeMap::new();
    for path in files.keys() {
        let Some(out) = path.strip_prefix("content/").or_else(|| path.strip_prefix("static/")) else { continue };
        if out.contains("/_snippets/") {
            continue;
        }
        match published.get(out) {
            None => {
                published.insert(out.to_owned(), Arc::clone(path));
            }
            Some(first) => diags.push(
                Diagnostic::new(codes::OUT001, format!("`{path}` and `{first}` would both be published as `{out}`"))
                    .help("rename one of them")
                    .in_file(path),
            ),
        }
    }
    published
}

/// What a page address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageRef {
    Content {
        locale: usize,
        page: PageAt,
    },
    /// One that the build makes by itself: the contact page, the search.
    Other,
}

/// Every page by its address from the site's base, without slashes at the ends: `fr/contacts/import`.
pub struct PageIndex<'a> {
    pages: FxHashMap<Cow<'a, str>, PageRef>,
    addresses: &'a Addresses,
}

impl<'a> PageIndex<'a> {
    pub fn new(locales: &'a [LocaleSite], config: &'a SiteConfig, policy: &Policy) -> Self {
        let mut pages = FxHashMap::default();
        let mut add = |url: Cow<'a, str>, page| pages.insert(url, page);
        let content = |url: &'a str| Cow::Borrowed(url.trim_matches('/'));
        add("".into(), PageRef::Other);
        let files = [
            ("robots.txt", true),
            ("sitemap.xml", config.outputs.sitemap),
            ("llms.txt", config.outputs.llms),
            ("opensearch.xml", config.outputs.opensearch),
        ];
        for (file, _) in files.iter().filter(|(_, written)| *written) {
            add(Cow::Borrowed(*file), PageRef::Other);
        }
        for (at, site) in locales.iter().enumerate() {
            let page_of = |page| PageRef::Content { locale: at, page };
            add(content(site.locale.as_str()), page_of(PageAt::Home));
            let inbox = policy.has_inbox_page().then_some(INBOX_PAGE);
            for page in OWN_PAGES.into_iter().chain(inbox) {
                add(format!("{}/{page}", site.locale).into(), PageRef::Other);
            }
            if config.outputs.feed {
                add(format!("{}/feed.xml", site.locale).into(), PageRef::Other);
            }
            for (page, folder) in site.folders.iter().enumerate().filter(|(_, folder)| folder.page.is_none()) {
                add(content(&folder.url), page_of(PageAt::Folder(page)));
            }
            for (page, article) in site.pages.iter().enumerate() {
                add(content(&article.url), page_of(PageAt::Article(page)));
            }
        }
        PageIndex { pages, addresses: &config.base_url.addresses }
    }

    /// All of them, in no order, as readers see them, without slashes at their ends.
    pub fn addresses(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.pages
            .keys()
            .map(|path| if self.addresses.is_plain() { Cow::Borrowed(&**path) } else { self.address(path) })
    }

    fn address(&self, path: &str) -> Cow<'_, str> {
        let address = match self.pages.get(path) {
            Some(PageRef::Other) if path.contains('.') => self.addresses.of(path).into_owned(),
            _ => self.addresses.of(&format!("{path}/")).into_owned(),
        };
        Cow::Owned(address.trim_matches('/').to_owned())
    }

    /// The page that readers get at an address; paths that are none are old addresses.
    pub fn at(&self, address: &str) -> Option<PageRef> {
        if self.addresses.is_plain() {
            return self.get(address);
        }
        let path = self.addresses.path_of(address.trim_matches('/'));
        let page = self.pages.get(path.as_str()).copied()?;
        (self.address(&path) == address.trim_matches('/')).then_some(page)
    }

    /// `url` is decoded, from the base, with or without slashes and `index.html`.
    pub fn get(&self, url: &str) -> Option<PageRef> {
        let url = url.trim_start_matches('/');
        let url = url.strip_suffix("index.html").unwrap_or(url);
        let url = url.trim_end_matches('/');
        let found = self.pages.get(url).copied();
        // `/contacts/` where the language is left out, `/contacts.html`.
        match found {
            None if !self.addresses.is_plain() => self.pages.get(self.addresses.path_of(url).as_str()).copied(),
            found => found,
        }
    }
}
