//! Addresses: which URL is which page, which files are published as they are, and which of them would collide.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::LocaleSite;
use crate::config::SiteConfig;
use crate::diag::Diagnostic;
use crate::load::Asset;
use crate::parse::ParsedFile;

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
                Diagnostic::error("OUT001", format!("`{path}` and `{first}` would both be published as `{out}`"))
                    .help("rename one of them")
                    .in_file(path),
            ),
        }
    }
    published
}

/// Pages of one address, and addresses that differ only in case, over all locales.
pub fn clashes(locales: &[LocaleSite], assets: &BTreeMap<String, Arc<str>>, files: &[ParsedFile]) -> Vec<Diagnostic> {
    let mut taken: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut diags = Vec::new();
    // A page that is borrowed clashes where it comes from, too: it is said there.
    let mut claim = |url: &str, owner: String, at: Option<&ParsedFile>, borrowed: bool| {
        let exact = url.trim_end_matches('/').to_owned();
        match taken.get(&exact.to_lowercase()) {
            None => {
                taken.insert(exact.to_lowercase(), (exact, owner));
            }
            Some(_) if borrowed => {}
            Some((other_url, other)) => {
                let diagnostic = if *other_url == exact {
                    Diagnostic::error("OUT001", format!("{owner} has the same address as {other}: `/{url}`"))
                } else {
                    let message = format!(
                        "the address `/{exact}` of {owner} differs only in case from `/{other_url}` of {other}"
                    );
                    Diagnostic::error("OUT002", message)
                };
                let diagnostic = diagnostic.help("give one of the two another `slug:` or file name");
                diags.push(match at {
                    Some(file) => {
                        let span = file.head.slug.as_ref().map_or(0..0, |slug| slug.span.clone());
                        diagnostic.at(&file.path, span)
                    }
                    None => diagnostic,
                });
            }
        }
    };
    for path in assets.keys() {
        claim(path, format!("the file `{path}`"), None, false);
    }
    for site in locales {
        for page in ["", "search/", "contact/", "a-z/"] {
            claim(&format!("{}/{page}", site.locale), format!("the page `/{}/{page}`", site.locale), None, false);
        }
        for folder in &site.folders {
            let file = folder.body.as_ref().map(|body| &files[body.file]);
            claim(&folder.url, format!("the folder `{}`", folder.path), file, false);
        }
        for page in &site.pages {
            claim(&page.url, format!("`{}`", files[page.body.file].path), Some(&files[page.body.file]), page.borrowed);
        }
    }
    diags
}

/// What a page address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageRef {
    Article {
        locale: usize,
        page: usize,
    },
    /// An area, a category, or one of the locale's own pages.
    Other,
}

/// Every page by its address from the site's base, without slashes at the ends: `fr/contacts/import`.
pub struct PageIndex {
    pages: FxHashMap<String, PageRef>,
}

impl PageIndex {
    pub fn new(locales: &[LocaleSite], config: &SiteConfig) -> Self {
        let mut pages = FxHashMap::default();
        let mut add = |url: &str, page| pages.insert(url.trim_matches('/').to_owned(), page);
        add("", PageRef::Other);
        for (at, site) in locales.iter().enumerate() {
            for page in ["", "search", "contact", "a-z"] {
                add(&format!("{}/{page}", site.locale), PageRef::Other);
            }
            if config.outputs.feed {
                add(&format!("{}/feed.xml", site.locale), PageRef::Other);
            }
            for folder in &site.folders {
                add(&folder.url, PageRef::Other);
            }
            for (page, article) in site.pages.iter().enumerate() {
                add(&article.url, PageRef::Article { locale: at, page });
            }
        }
        PageIndex { pages }
    }

    /// `url` is decoded, from the base, with or without slashes and `index.html`.
    pub fn get(&self, url: &str) -> Option<PageRef> {
        let url = url.trim_start_matches('/');
        let url = url.strip_suffix("index.html").unwrap_or(url);
        self.pages.get(url.trim_end_matches('/')).copied()
    }
}
