//! Addresses that an article has, or had, in another language. Until a translation was published, its readers had the
//! original at the original's slug, below their own locale; and who changes the locale in an address expects the same
//! article. Both lead to where the article is, unless something else is there.
//!
//! Only the languages that a locale falls back to count, and the default one: every address of every language in all
//! others would be more pages than the site has.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::catalog::Catalog;
use super::redirects::{Redirect, below, impossible};
use super::tree::{address_below, url_path};
use super::{ArticlePage, Folder, LocaleSite, ResolveInput};
use crate::model::Locale;
use crate::parse::ParsedFile;

/// Sorted by old address. They may be taken: that is for `clashes` to decide.
pub fn addresses(input: &ResolveInput, catalog: &Catalog, locales: &[LocaleSite]) -> Vec<Redirect> {
    let mut all: BTreeMap<String, Redirect> = BTreeMap::new();
    for site in locales {
        let mut chain = site.chain.clone();
        if !chain.contains(&input.config.default_locale) {
            chain.push(input.config.default_locale.clone());
        }
        for page in &site.pages {
            of_page(input, catalog, site, &chain, page, &mut all);
        }
        for folder in site.folders.iter().filter(|folder| folder.body.is_some()) {
            of_folder(input, catalog, site, &chain, folder, &mut all);
        }
    }
    all.into_values().collect()
}

fn of_folder(
    input: &ResolveInput,
    catalog: &Catalog,
    site: &LocaleSite,
    chain: &[Locale],
    folder: &Folder,
    all: &mut BTreeMap<String, Redirect>,
) {
    let path = format!("{}/_index", folder.path);
    for file in chain.iter().filter_map(|locale| catalog.by_path(locale, &path)).map(|at| &input.files[at]) {
        if file.locale != site.locale {
            let aliases = file.head.aliases.iter().map(|alias| below(&site.locale, &file.locale, &alias.value));
            aliases.for_each(|from| lead(input, from, &folder.url, file, all));
        }
    }
}

fn lead(input: &ResolveInput, from: String, url: &str, file: &ParsedFile, all: &mut BTreeMap<String, Redirect>) {
    if url.trim_end_matches('/') == from || all.contains_key(&from) || impossible(&from).is_some() {
        return;
    }
    let redirect = Redirect {
        from: from.clone(),
        to: input.config.base_url.url(url),
        file: Arc::clone(&file.path),
        span: 0..0,
        target: 0..0,
        inherited: true,
    };
    all.insert(from, redirect);
}

fn of_page(
    input: &ResolveInput,
    catalog: &Catalog,
    site: &LocaleSite,
    chain: &[Locale],
    page: &ArticlePage,
    all: &mut BTreeMap<String, Redirect>,
) {
    let shown = &input.files[page.body.file];
    for locale in chain {
        // What is not published keeps its addresses to itself.
        let Some(at) = catalog.published(std::slice::from_ref(locale), &page.id) else { continue };
        let file = &input.files[at];
        // Its own aliases are redirects anyway.
        let aliases = if file.locale == site.locale { &[][..] } else { &file.head.aliases };
        // Nearly every translation has the path of its original, and no slug: then it has the same address, too.
        let moved = file.rel != shown.rel || file.head.slug.is_some() || shown.head.slug.is_some();
        if !moved && aliases.is_empty() {
            continue;
        }
        let addresses = [address_below(file), url_path(&file.rel)].map(|address| format!("{}/{address}", site.locale));
        let aliases = aliases.iter().map(|alias| below(&site.locale, &file.locale, &alias.value));
        addresses.into_iter().chain(aliases).for_each(|from| lead(input, from, &page.url, file, all));
    }
}
