//! Addresses that an article has, or had, in another language. Until a translation was published, its readers had the
//! original at the original's slug, below their own locale; and who changes the locale in an address expects the same
//! article. Both lead to where the article is, unless something else is there.
//!
//! Only the languages that a locale falls back to count, and the default one, in both directions: in a site of many languages,
//! every address of every language in all others would be more pages than the site has.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::aliases::below;
use super::catalog::{Catalog, id_of};
use super::input::ResolveInput;
use super::paths::{address_below, url_path};
use super::redirects::{EXAMPLE, impossible};
use super::site::{ArticlePage, Folder, LocaleSite, Redirect};
use guichet_core::model::{ArticleId, Locale};
use guichet_markdown::ParsedFile;

/// Sites of so many languages have the addresses of all of them in all of them.
const FEW: usize = 4;

/// Sorted by old address. They may be taken: that is for `clashes` to decide.
pub fn addresses(input: &ResolveInput, catalog: &Catalog, locales: &[LocaleSite]) -> Vec<Redirect> {
    let mut all: BTreeMap<String, Redirect> = BTreeMap::new();
    let renamed = locales.iter().any(|site| site.folders.iter().any(|folder| folder.is_renamed(&site.locale)));
    for site in locales {
        let mut chain = site.chain.clone();
        if !chain.contains(&input.config.default_locale) {
            chain.push(input.config.default_locale.clone());
        }
        for page in &site.pages {
            of_page(input, catalog, site, &chain, page, &mut all);
        }
        if renamed {
            in_renamed_folders(input, locales, site, &chain, &mut all);
        }
        for folder in site.folders.iter().filter(|folder| folder.body.is_some()) {
            of_folder(input, catalog, site, &chain, folder, &mut all);
        }
    }
    of_translations(input, catalog, locales, &mut all);
    all.into_values().collect()
}

/// Where folders have a `slug`, what is in them also had, or has in another language, the address with the name of the folder.
fn in_renamed_folders(
    input: &ResolveInput,
    locales: &[LocaleSite],
    site: &LocaleSite,
    chain: &[Locale],
    all: &mut BTreeMap<String, Redirect>,
) {
    let addresses = &input.config.base_url.addresses;
    let here = |path: &str| addresses.asset(&format!("{}/{}", site.locale, path.trim_matches('/'))).to_owned();
    let others: Vec<&LocaleSite> =
        locales.iter().filter(|other| other.locale != site.locale && chain.contains(&other.locale)).collect();
    let below = |other: &LocaleSite, url: &str| url.strip_prefix(other.locale.as_str()).map(here);
    for folder in &site.folders {
        let Some(body) = &folder.body else { continue };
        let file = &input.files[body.file];
        let there = others.iter().filter_map(|other| {
            let found = other.folders.iter().find(|found| found.path == folder.path)?;
            below(other, &found.url)
        });
        let from: Vec<String> = there.chain([here(&url_path(&folder.path))]).collect();
        from.into_iter().for_each(|from| lead(input, from, &folder.url, file, all));
    }
    for page in &site.pages {
        let file = &input.files[page.body.file];
        let there = others.iter().filter_map(|other| below(other, &other.pages[other.by_id(&page.id)?].url));
        let from: Vec<String> = there.chain([here(&address_below(file)), here(&url_path(&file.rel))]).collect();
        from.into_iter().for_each(|from| lead(input, from, &page.url, file, all));
    }
}

/// The other direction: the address of a translation, below the locale of the original. Where two articles have one, it leads to
/// neither.
fn of_translations(
    input: &ResolveInput,
    catalog: &Catalog,
    locales: &[LocaleSite],
    all: &mut BTreeMap<String, Redirect>,
) {
    let published = |file: &ParsedFile| locales.iter().any(|site| site.locale == file.locale);
    // Without a slug or an id, a translation has the path of its original.
    let moved = |file: &ParsedFile| (file.head.slug.is_some() || file.head.id.is_some()) && published(file);
    let mut translations: FxHashMap<ArticleId, Vec<usize>> = FxHashMap::default();
    for (at, file) in input.files.iter().enumerate().filter(|(_, file)| moved(file)) {
        let id = id_of(file);
        if catalog.published(std::slice::from_ref(&file.locale), &id) == Some(at) {
            translations.entry(id).or_default().push(at);
        }
    }
    if translations.is_empty() {
        return;
    }
    let mut found: BTreeMap<String, Option<(&str, &ParsedFile)>> = BTreeMap::new();
    for site in locales {
        for page in &site.pages {
            let files = translations.get(&page.id).into_iter().flatten().map(|at| &input.files[*at]);
            for file in files.filter(|file| file.locale != site.locale && are_swapped(input, site, &file.locale)) {
                let from = format!("{}/{}", site.locale, address_below(file));
                match found.entry(input.config.base_url.addresses.asset(&from).to_owned()) {
                    Entry::Vacant(entry) => {
                        entry.insert(Some((&page.url, file)));
                    }
                    Entry::Occupied(mut entry) => {
                        let same = entry.get().is_some_and(|(url, _)| url == page.url);
                        if !same {
                            entry.insert(None);
                        }
                    }
                }
            }
        }
    }
    for (from, target) in found {
        if let Some((url, file)) = target {
            lead(input, from, url, file, all);
        }
    }
}

/// Whether readers go from one language to the other: between a language and what it falls back to, and all of a few.
fn are_swapped(input: &ResolveInput, site: &LocaleSite, other: &Locale) -> bool {
    let config = input.config;
    config.locales.len() <= FEW
        || [&site.locale, other].contains(&&config.default_locale)
        || site.chain.contains(other)
        || config.chain(other).contains(&site.locale)
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
    let published = chain.iter().filter_map(|locale| catalog.by_path(locale, &path));
    // What is not published keeps its addresses to itself.
    for file in published.filter(|at| catalog.why_hidden(*at).is_none()).map(|at| &input.files[at]) {
        if file.locale != site.locale {
            let aliases = file.head.aliases.iter().map(|alias| below(input, &site.locale, &file.locale, &alias.value));
            aliases.for_each(|from| lead(input, from, &folder.url, file, all));
        }
    }
}

fn lead(input: &ResolveInput, from: String, url: &str, file: &ParsedFile, all: &mut BTreeMap<String, Redirect>) {
    let at = input.config.base_url.addresses.asset(url);
    if at.trim_end_matches('/') == from || all.contains_key(&from) || impossible(&from, EXAMPLE).is_some() {
        return;
    }
    let redirect = Redirect {
        from: from.clone(),
        to: input.config.base_url.url(url),
        file: Arc::clone(&file.path),
        span: 0..0,
        target: 0..0,
        inherited: true,
        by_rule: false,
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
        let addresses = [address_below(file), url_path(&file.rel)].map(|address| {
            let path = format!("{}/{address}", site.locale);
            input.config.base_url.addresses.asset(&path).to_owned()
        });
        let aliases = aliases.iter().map(|alias| below(input, &site.locale, &file.locale, &alias.value));
        addresses.into_iter().chain(aliases).for_each(|from| lead(input, from, &page.url, file, all));
    }
}
