//! Old addresses by the pattern: one line of `redirects.yaml` for all pages of an old site, `/g/*: /en/g/:splat`.
//!
//! Hosts that read `_redirects` follow the line itself (the format of Netlify and Cloudflare Pages). For the others, and for whoever
//! opens the site from a disk, each page that the target fits has a page at its old address, unless something else is there.

use std::collections::BTreeMap;

use super::address_patterns::{Pattern, is_pattern};
use super::addresses::PageIndex;
use super::paths::is_absolute;
use super::redirects::{EXAMPLE, destination, impossible, suffix};
use super::resolver::Resolver;
use super::site::{Redirect, Rule};
use guichet_core::addresses::Addresses;
use guichet_core::diag::{Diagnostic, codes, nearest};
use guichet_core::model::Locale;

/// What patterns come to.
#[derive(Default)]
pub struct Expanded {
    /// For hosts, in the order of the file: of two that fit, the first one counts.
    pub rules: Vec<Rule>,
    /// Single old addresses, sorted. They may be taken.
    pub pages: Vec<Redirect>,
}

/// The patterns of `redirects.yaml`.
pub fn expand(links: &Resolver, diags: &mut Vec<Diagnostic>) -> Expanded {
    let mut all = Expanded::default();
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    let mut pages: BTreeMap<String, Redirect> = BTreeMap::new();
    for redirect in links.input.redirects.iter().filter(|redirect| is_pattern(&redirect.from)) {
        if let Some(first) = known.insert(&redirect.from, &redirect.to) {
            if first != redirect.to {
                let message = format!("`/{}` already redirects to `{first}`", redirect.from);
                let told = Diagnostic::new(codes::RED004, message).help("keep one of the two");
                diags.push(told.at(&redirect.file, redirect.span.clone()));
            }
            continue;
        }
        match one(links, redirect) {
            Ok((rules, made)) => {
                all.rules.extend(rules);
                for redirect in made {
                    pages.entry(redirect.from.clone()).or_insert(redirect);
                }
            }
            Err(diagnostic) => diags.push(diagnostic),
        }
    }
    all.pages = pages.into_values().collect();
    all
}

fn one(links: &Resolver, redirect: &Redirect) -> Result<(Vec<Rule>, Vec<Redirect>), Diagnostic> {
    let old = Pattern::read(&redirect.from, true);
    let to = redirect.to.trim();
    check(&old, redirect, links.pages)?;
    let is_away = is_absolute(to);
    let is_id = !is_away && !to.starts_with('/');
    let path = to.split(['?', '#']).next().unwrap_or_default();
    let target = Pattern::read(if is_away { to } else { path.trim_matches('/') }, false);
    let fail = |message: String, help: String| {
        Err(Diagnostic::new(codes::RED003, message).help(help).at(&redirect.file, redirect.target.clone()))
    };
    let known: Vec<&str> = old.names().collect();
    if let Some(name) = target.names().find(|name| !known.contains(name)) {
        let near = nearest(name, known.iter().copied());
        let names: Vec<String> = known.iter().map(|name| format!("`:{name}`")).collect();
        let help = near.map_or_else(
            || format!("the old address has {}", names.join(", ")),
            |near| format!("did you mean `:{near}`?"),
        );
        return fail(format!("`:{name}` stands for nothing in `/{}`", redirect.from), help);
    }
    let base = &links.input.config.base_url;
    // Below the base, which `url` puts in front.
    let encode = |text: &str| base.as_written(text)[base.path.len()..].to_owned();
    let from = base.path.clone() + &old.written(true, encode);
    // To another site, or all of them to one page.
    if is_away || target.names().next().is_none() {
        return Ok((vec![Rule { from, to: destination(links, redirect)? }], Vec::new()));
    }
    let fitting = if is_id {
        by_id(links, redirect, &old, &target)
    } else {
        by_address(links, &old, &target, path.ends_with('/'))
    };
    if fitting.is_empty() {
        let what = if is_id { "no article's id fits" } else { "no page of this site fits" };
        return fail(format!("{what} `{to}`"), "write the address that pages have now: `/en/guide/:splat`".to_owned());
    }
    // A page that is called by a name: `/account/:id/` is the file `:id.html`.
    let is_file = names_file(&base.addresses, path, &fitting);
    let ending = if is_file { ".html" } else { "" };
    let rule = Rule { from, to: base.path.clone() + &target.written(false, encode) + ending + &suffix(to) };
    // What is an id now can't be made of the old address by a host.
    let mut rules = if is_id { Vec::new() } else { vec![rule] };
    let mut made = Vec::new();
    for (from, url) in fitting {
        let to = base.url(&url) + &suffix(to);
        // One address for each page, or many that are led to it: those there are no pages for.
        let part = Pattern::read(&from, true);
        match part.names().next() {
            None => made.push(Redirect { from, to, inherited: true, by_rule: !is_id, ..redirect.clone() }),
            Some("splat") => rules.push(Rule { from: base.as_written(&from), to }),
            Some(_) if is_id => rules.push(Rule { from: base.path.clone() + &part.written(true, encode), to }),
            // The line itself says as much.
            Some(_) => {}
        }
    }
    Ok((rules, made))
}

/// Whether hosts must be told the ending of what the target names. After `:splat`, there may be one.
fn names_file(addresses: &Addresses, target: &str, fitting: &[(String, String)]) -> bool {
    let is_page = target.ends_with('/') && !target.ends_with(":splat/");
    is_page && fitting.iter().all(|(_, url)| addresses.of(url).ends_with(".html"))
}

/// Whether hosts can follow it, and no page is hidden by it: some of them look at rules first.
fn check(old: &Pattern, redirect: &Redirect, pages: &PageIndex) -> Result<(), Diagnostic> {
    let at = |diagnostic: Diagnostic| Err(diagnostic.at(&redirect.file, redirect.span.clone()));
    if !old.is_sound() {
        let told = Diagnostic::new(codes::RED003, format!("`*` is not at the end of `/{}`", redirect.from));
        return at(told.help("a part in the middle is called `:name`: `/docs/:version/guide/*`"));
    }
    let literal = old.fill(&old.names().map(|name| (name.to_owned(), "x".to_owned())).collect());
    if let Some(told) = impossible(literal.trim_end_matches('/'), EXAMPLE) {
        return at(told);
    }
    if let Some(page) = pages.addresses().filter(|page| old.fit(page).is_some()).min() {
        let told =
            Diagnostic::new(codes::RED002, format!("a page lives at `/{page}`, which `/{}` fits too", redirect.from));
        return at(told.help("begin the old address with what only old ones have"));
    }
    Ok(())
}

/// Old address and page of all articles and folders whose addresses fit the target; without their endings, if it is one of a page.
fn by_address(links: &Resolver, old: &Pattern, target: &Pattern, of_page: bool) -> Vec<(String, String)> {
    let addresses = &links.input.config.base_url.addresses;
    let urls = links.locales.iter().flat_map(|site| {
        let folders = site.folders.iter().map(|folder| &folder.url);
        folders.chain(site.pages.iter().map(|page| &page.url))
    });
    let found = urls.filter_map(|url| {
        let address = addresses.of(url);
        let address = if of_page { address.trim_end_matches(".html") } else { &address };
        let values = target.fit(address.trim_matches('/')).or_else(|| target.fit(url.trim_matches('/')))?;
        Some((old.fill(&values), url.clone()))
    });
    found.collect()
}

/// Of all articles whose ids fit the target: in the locale that is named in the old address, however old sites wrote it, or else in
/// the one that it begins with, or the default one.
fn by_id(links: &Resolver, redirect: &Redirect, old: &Pattern, target: &Pattern) -> Vec<(String, String)> {
    let config = links.input.config;
    let names_locale = old.names().any(|name| name == "locale");
    let first = redirect.from.split('/').next().unwrap_or_default();
    let own = config.locales.keys().find(|locale| locale.as_str() == first).unwrap_or(&config.default_locale);
    let mut found = Vec::new();
    for site in links.locales.iter().filter(|site| names_locale || site.locale == *own) {
        let spellings =
            if names_locale { spellings(&site.locale, &config.locale_aliases) } else { vec![String::new()] };
        for page in &site.pages {
            let Some(values) = target.fit(page.id.as_str()) else { continue };
            for spelling in &spellings {
                let mut values = values.clone();
                if names_locale {
                    values.insert("locale".to_owned(), spelling.clone());
                }
                found.push((old.fill(&values), page.url.clone()));
            }
        }
    }
    found
}

/// `pt-BR`, as old sites may have it: `pt-br`, and what `locale_aliases` names.
fn spellings(locale: &Locale, aliases: &BTreeMap<String, Locale>) -> Vec<String> {
    let own = locale.as_str();
    let mut all = vec![own.to_owned()];
    if own.to_lowercase() != own {
        all.push(own.to_lowercase());
    }
    all.extend(aliases.iter().filter(|(_, meant)| *meant == locale).map(|(alias, _)| alias.clone()));
    all
}
