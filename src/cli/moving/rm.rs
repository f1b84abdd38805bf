//! `guichet rm A`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, IsTerminal, Write};
use std::sync::Arc;

use guichet_core::model::{INBOX_PAGE, Locale, OWN_PAGES};
use guichet_markdown::ParsedFile;
use guichet_markdown::front_matter::HeadKind;
use guichet_site::resolve::{ArticlePage, Redirect, address_below, id_of};
use percent_encoding::percent_decode_str;

use super::links::{self, to_moved};
use super::redirects::{Now, led_on, with_redirects};
use super::{Edits, write};
use crate::cli::args::{Global, Rm};
use crate::cli::console::{self, Console};
use crate::cli::published::Published;
use crate::cli::whole::Whole;
use crate::cli::{Exit, Failure};

/// Where readers of the article go.
enum Instead {
    /// To another one, by its path below the locale, and its id.
    Article(String, String),
    /// To an address.
    Address(String),
    /// To a page that languages have at the same address below theirs: `/contact/`.
    EachOwn(String),
    Nowhere,
}

pub fn run(command: &Rm, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let Some(site) = Whole::read(global, console)? else { return Ok(Exit::Usage) };
    let texts = site.article(&command.article)?;
    let from = texts[0].rel.to_string();
    let gone: BTreeSet<String> = texts.iter().flat_map(|file| addresses(&site, file)).collect();
    let instead = match (&command.to, command.nowhere) {
        (Some(to), _) => instead(&site, to, &from, &gone)?,
        (None, true) => Instead::Nowhere,
        (None, false) => match asked(&from)?.as_str() {
            "" => {
                console.say("nothing was removed");
                return Ok(Exit::Clean);
            }
            "nowhere" => Instead::Nowhere,
            answer => instead(&site, answer, &from, &gone)?,
        },
    };
    let locales: Vec<&str> = site.analysis.config.locales.keys().map(Locale::as_str).collect();
    let ids: Vec<String> = texts.iter().map(|file| id_of(file).to_string()).collect();
    let named = site.what_is_named();
    let mut edits = Edits::new();
    let mut left: Vec<String> = Vec::new();
    for (path, text) in site.linking() {
        let Some((locale, _)) = path.strip_prefix("content/").and_then(|path| path.split_once('/')) else { continue };
        if !locales.contains(&locale) || texts.iter().any(|file| *file.path == *path) {
            continue;
        }
        let to = if let Instead::Article(to, _) = &instead { to } else { "_" };
        let now = |rel: &str| (*rel == from).then(|| links::Now { path: to.to_owned(), is_other: true });
        let (new, count) = to_moved(&named.paths(path, &text), &locales, now);
        let is_related = site.analysis.files.iter().any(|file| *file.path == *path && names(file, &ids));
        let follows = count > 0 && matches!(instead, Instead::Article(..)) && exists(&site, locale, to);
        if follows {
            edits.insert(path.to_owned(), new);
        }
        if is_related || count > 0 && !follows {
            left.push(path.to_owned());
        }
    }
    let old: Vec<(String, String)> = texts
        .iter()
        .flat_map(|file| {
            let target = target(&site, &file.locale, &instead, &gone);
            let redirects =
                addresses(&site, file).into_iter().filter_map(|old| Some((format!("/{old}/"), target.clone()?)));
            redirects.collect::<Vec<_>>()
        })
        .collect();
    let redirects = site.text("redirects.yaml");
    let led = led_on(&redirects, |redirect| match leads_to(&site, redirect, &texts, &gone) {
        None => Now::As,
        Some(locale) => target(&site, &locale, &instead, &gone).map_or(Now::Nowhere, Now::To),
    });
    if !old.is_empty() || led.text != redirects {
        edits.insert("redirects.yaml".to_owned(), with_redirects(&led.text, &old)?);
    }
    // Whoever says that readers get a 404 page means it.
    if let (Instead::Nowhere, Some(published)) = (&instead, Published::kept(&global.root)?) {
        let below = |address: &str| address.split_once('/').map(|(_, below)| below.to_owned());
        let own: BTreeSet<String> = gone.iter().filter_map(|address| below(address)).collect();
        let (file, text) = published.without(|address| {
            below(address).is_some_and(|below| own.contains(&below)) || led.removed.iter().any(|from| from == address)
        });
        edits.insert(file, text);
    }
    let gone: Vec<&str> = texts.iter().map(|file| &*file.path).collect();
    write(&site, &global.root, &edits, &gone, &BTreeMap::new())?;
    for file in &texts {
        console::print(&format!("removed {}\n", file.path));
    }
    if !old.is_empty() {
        console.say(&format!("redirects.yaml leads readers of {} on", console::number(old.len(), "address")));
    }
    if led.on > 0 {
        console.say(&format!("{} to it lead there, too", console::number(led.on, "old redirect")));
    }
    if !led.removed.is_empty() {
        console.say(&format!(
            "redirects that led to it were removed from redirects.yaml:\n  /{}/",
            led.removed.join("/\n  /")
        ));
    }
    if !led.left.is_empty() {
        console.say(&format!(
            "these lines of redirects.yaml still lead to it, change them by hand:\n  /{}/",
            led.left.join("/\n  /")
        ));
    }
    if !left.is_empty() {
        console.say(&format!("it is still named in:\n  {}", left.join("\n  ")));
    }
    Ok(Exit::Clean)
}

/// Where readers of a language go.
fn target(site: &Whole, locale: &Locale, instead: &Instead, gone: &BTreeSet<String>) -> Option<String> {
    match instead {
        Instead::Article(_, id) => {
            let has = |wanted: &Locale| {
                let site = site.analysis.site().locales.iter().find(|site| site.locale == *wanted);
                site.and_then(|site| site.pages.iter().find(|page| page.id.as_str() == id)).map(|page| page.url.clone())
            };
            // To another language rather than nowhere.
            let elsewhere = || has(&site.analysis.config.default_locale).map(|url| format!("/{url}"));
            has(locale).map(|_| id.clone()).or_else(elsewhere)
        }
        Instead::Address(address) => Some(address.clone()),
        Instead::EachOwn(below) => {
            let known = pages(site, gone);
            let own = |locale: &Locale| Some(format!("/{locale}{below}")).filter(|full| known.contains(&bare(full)));
            let mut others = site.analysis.config.locales.keys();
            own(locale).or_else(|| own(&site.analysis.config.default_locale)).or_else(|| others.find_map(own))
        }
        Instead::Nowhere => None,
    }
}

/// What leads nowhere without a text, below the site: its addresses, and pages of folders whose last text it was.
fn addresses(site: &Whole, file: &ParsedFile) -> Vec<String> {
    let aliases = file.own_head().aliases.iter().map(|alias| alias.value.trim_matches('/').to_owned());
    let folders = site.emptied(file, None).into_iter().map(str::to_owned);
    let all = aliases.chain([address_below(file)]).chain(folders);
    all.map(|below| format!("{}/{below}", file.locale)).collect()
}

/// The language of readers whom a redirect leads to one of these texts, or to an address of theirs; `None` if it leads elsewhere.
fn leads_to(
    site: &Whole,
    redirect: &Redirect,
    texts: &[&Arc<ParsedFile>],
    addresses: &BTreeSet<String>,
) -> Option<Locale> {
    if redirect.to.contains("://") {
        return None;
    }
    let (to, config) = (bare(&redirect.to), &site.analysis.config);
    let written = addresses.get(&to).and_then(|address| address.split('/').next()).map(Locale::new);
    // A language that borrows it has it at an address of its own.
    let is_here = |page: &ArticlePage| texts.iter().any(|file| id_of(file) == page.id) && bare(&page.url) == to;
    let shown = || site.analysis.site().locales.iter().find(|site| site.pages.iter().any(is_here));
    let by_id = || {
        let first = Locale::new(redirect.from.split('/').next().unwrap_or_default());
        let locale = if config.locales.contains_key(&first) { first } else { config.default_locale.clone() };
        texts.iter().any(|file| id_of(file).as_str() == to).then_some(locale)
    };
    written.or_else(|| shown().map(|site| site.locale.clone())).or_else(by_id)
}

/// An address without slashes at its ends and what stands behind it, decoded.
fn bare(address: &str) -> String {
    let path = address.trim().split(['?', '#']).next().unwrap_or_default();
    let path = percent_decode_str(path).decode_utf8_lossy();
    path.trim_start_matches('/').trim_end_matches("index.html").trim_end_matches('/').to_owned()
}

/// Addresses of all pages that a redirect can lead to, and of those that lead on, without what is `gone`.
fn pages(site: &Whole, gone: &BTreeSet<String>) -> BTreeSet<String> {
    let (analysis, resolved) = (&site.analysis, site.analysis.site());
    let inbox = analysis.policy.has_inbox_page().then_some(INBOX_PAGE);
    let own = resolved.locales.iter().flat_map(|site| {
        let pages = OWN_PAGES.into_iter().chain(inbox).map(|page| format!("{}/{page}", site.locale));
        pages.chain([site.locale.to_string()])
    });
    let texts = resolved
        .locales
        .iter()
        .flat_map(|site| site.pages.iter().map(|page| &page.url).chain(site.folders.iter().map(|folder| &folder.url)));
    let base = bare(&analysis.config.base_url.path);
    let leads_there = |to: &str| {
        let to = bare(to);
        gone.contains(to.strip_prefix(&*base).unwrap_or(&to).trim_start_matches('/'))
    };
    let old = resolved.redirects.iter().filter(|old| !old.inherited && !leads_there(&old.to)).map(|old| &old.from);
    let mut all: BTreeSet<String> = own.chain(texts.chain(old).map(|url| bare(url))).chain([String::new()]).collect();
    all.retain(|address| !gone.contains(address));
    all
}

/// An article of a locale, by its path.
fn exists(site: &Whole, locale: &str, rel: &str) -> bool {
    site.analysis.files.iter().any(|file| file.locale.as_str() == locale && *file.rel == *rel)
}

/// It lists one of these under `related`.
fn names(file: &ParsedFile, ids: &[String]) -> bool {
    file.own_head().related.iter().any(|related| ids.contains(&related.value))
}

/// # Errors
/// Nobody is there to ask.
fn asked(article: &str) -> Result<String, Failure> {
    if !io::stdin().is_terminal() {
        return Err(Failure::usage(
            "say where readers of it go: --to with an article or an address, or --nowhere for a 404 page",
        ));
    }
    let mut err = io::stderr().lock();
    let _ = write!(
        err,
        "Where should readers of `{article}` go? An article, an address, or `nowhere` for a 404 page (Enter: keep it): "
    );
    let _ = err.flush();
    let mut answer = String::new();
    io::stdin()
        .lock()
        .read_line(&mut answer)
        .map_err(|error| Failure::fault(format!("can't read the answer: {error}")))?;
    Ok(answer.trim().to_owned())
}

/// # Errors
/// There is no such article.
fn instead(site: &Whole, text: &str, from: &str, gone: &BTreeSet<String>) -> Result<Instead, Failure> {
    if text.is_empty() {
        return Ok(Instead::Nowhere);
    }
    let itself = || Failure::usage("its readers can't go to the article itself");
    if text.contains("://") {
        return Ok(Instead::Address(text.to_owned()));
    }
    if text.starts_with('/') {
        let (known, files) = (pages(site, gone), &site.analysis.files);
        let below = bare(text);
        if gone.contains(&below) {
            return Err(Failure::usage(format!("`{text}` is removed with the article: name another page")));
        }
        let is_article = files.iter().any(|file| file.kind == HeadKind::Article && *file.rel == below);
        let in_a_locale = |locale: &Locale| known.contains(&format!("{locale}/{below}"));
        return match () {
            () if known.contains(&below) => Ok(Instead::Address(text.to_owned())),
            () if is_article => instead(site, &below, from, gone),
            () if site.analysis.config.locales.keys().any(in_a_locale) => Ok(Instead::EachOwn(text.to_owned())),
            () => Err(Failure::unknown(
                &format!("`{text}` is not a page of this site, and nothing was changed"),
                &below,
                known.iter().map(String::as_str),
            )),
        };
    }
    let found = site.article(text)?;
    if *found[0].rel == *from {
        return Err(itself());
    }
    let id = id_of(found[0]).to_string();
    Ok(Instead::Article(found[0].rel.to_string(), id))
}
