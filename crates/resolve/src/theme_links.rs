//! Where the links lead that `theme` of site.yaml has: in the header, the footer, the announcement and on cards.

use std::sync::Arc;

use super::addresses::PageRef;
use super::lookup::Found;
use super::paths::with_slash;
use super::resolver::Resolver;
use guichet_core::address::{self, Address};
use guichet_core::diag::{Diagnostic, codes, nearest};
use guichet_core::model::Spanned;

/// What is written, in the order of `ThemeConfig::links`, for the readers of each locale: a whole address, or one from the
/// site's base.
pub fn resolve(links: &Resolver, diags: &mut Vec<Diagnostic>) -> Vec<Vec<String>> {
    let file: Arc<str> = Arc::from("site.yaml");
    let of_locale = |at: usize, diags: &mut Vec<Diagnostic>| {
        let link = |href: &Spanned<String>| {
            links.theme_link(at, &href.value).unwrap_or_else(|diagnostic| {
                diags.push(diagnostic.at(&file, href.span.clone()));
                String::new()
            })
        };
        links.input.config.theme.links().map(link).collect()
    };
    let mut all = Vec::with_capacity(links.locales.len());
    for at in 0..links.locales.len() {
        let mut found = Vec::new();
        all.push(of_locale(at, &mut found));
        // What is missing in one language alone is said once, of the first that lacks it.
        for diagnostic in found {
            if !diags.iter().any(|known| known.file == diagnostic.file && known.span == diagnostic.span) {
                diags.push(diagnostic);
            }
        }
    }
    all
}

impl Resolver<'_> {
    fn theme_link(&self, at: usize, href: &str) -> Result<String, Diagnostic> {
        let (path, query, fragment) = match address::judge(href, &self.input.config.schemes) {
            Ok(Address::Absolute { url, .. }) => return Ok(url),
            Ok(Address::Site { path, query, fragment }) => (path, query, fragment),
            Err(refusal) => return Err(refusal.diagnostic(href)),
        };
        let mut url = self.theme_page(at, &path)?;
        url.extend(query.into_iter().flat_map(|query| ["?".to_owned(), query]));
        url.extend(fragment.into_iter().flat_map(|fragment| ["#".to_owned(), address::relative(&fragment)]));
        Ok(url)
    }

    /// `account/plans.md`, `account/`, `contact/`, `/en/account/`, `terms.pdf`.
    fn theme_page(&self, at: usize, path: &str) -> Result<String, Diagnostic> {
        let site = &self.locales[at];
        let bare = path.trim_start_matches('/').trim_start_matches("./");
        let hidden = || {
            Diagnostic::new(codes::LNK003, format!("readers don't get `{path}`, which is a draft or not published yet"))
                .help("publish it, or remove the link")
        };
        if let Some(rel) = bare.strip_suffix(".md") {
            // With the locale's folder before it, or without.
            let below = rel
                .split_once('/')
                .filter(|(first, _)| self.input.config.locales.keys().any(|it| it.as_str() == *first));
            let rel = below.map_or(rel, |(_, below)| below);
            return match self.find_article(at, site, &site.locale, rel) {
                Found::Page { locale, page } => Ok(self.locales[locale].url_of(page)),
                Found::Address(url) => Ok(url),
                Found::Hidden(_) => Err(hidden()),
                Found::Missing => Err(self.no_theme_page(at, path, rel)),
            };
        }
        for address in [format!("{}/{bare}", site.locale), bare.to_owned()] {
            match self.pages.get(&address) {
                Some(PageRef::Content { locale, page }) => return Ok(self.locales[locale].url_of(page)),
                Some(PageRef::Other) => return Ok(with_slash(address.trim_end_matches('/'))),
                None => {}
            }
            if self.assets.contains_key(address.as_str()) {
                return Ok(address);
            }
            if !matches!(self.away_for_now(address.trim_end_matches('/')), Found::Missing) {
                return Err(hidden());
            }
        }
        match self.find_article(at, site, &site.locale, bare.trim_end_matches('/')) {
            Found::Page { locale, page } => Ok(self.locales[locale].url_of(page)),
            Found::Hidden(_) => Err(hidden()),
            _ => Err(self.no_theme_page(at, path, bare.trim_end_matches('/'))),
        }
    }

    fn no_theme_page(&self, at: usize, path: &str, rel: &str) -> Diagnostic {
        let site = &self.locales[at];
        let diagnostic = Diagnostic::new(codes::LNK001, format!("no page `{path}` on this site"));
        let pages = site.pages.iter().map(|page| page.id.as_str());
        match nearest(rel, pages.chain(site.folders.iter().map(|folder| &*folder.path))) {
            Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
            None => diagnostic.help(
                "write the path of an article below its locale, such as `account/plans.md`, a page such as `contact/`, or a whole address",
            ),
        }
    }
}
