//! Where readers of an article go that is removed, as people write it: another article, a page of the site by its address, another site.

use std::collections::BTreeSet;
use std::sync::Arc;

use guichet_core::model::{INBOX_PAGE, Locale, OWN_PAGES};
use guichet_markdown::ParsedFile;
use guichet_markdown::front_matter::HeadKind;
use guichet_site::resolve::id_of;
use percent_encoding::percent_decode_str;

use crate::cli::Failure;
use crate::cli::whole::Whole;

/// Where readers of the article go.
pub enum Instead {
    /// To another one, by its path below the locale, and its id.
    Article(String, String),
    /// To an address.
    Address(String),
    /// To a page that languages have at the same address below theirs: `/contact/`.
    EachOwn(String),
    Nowhere,
}

/// `from` is the article's path below its locale, `gone` are the addresses that go with it.
///
/// # Errors
/// There is no such article or page, or it goes as well.
pub fn instead(site: &Whole, text: &str, from: &str, gone: &BTreeSet<String>) -> Result<Instead, Failure> {
    if text.is_empty() {
        return Ok(Instead::Nowhere);
    }
    let below_base = site.analysis.config.base_url.below(text);
    match below_base {
        _ if let Some(path) = of_preview(text) => {
            page(site, &site.analysis.config.base_url.below(&path).unwrap_or(path), text, from, gone)
        }
        // Of the site as it is published, as it stands in the bar of a browser.
        Some(path) if text.contains("://") => page(site, &path, text, from, gone),
        _ if text.contains("://") => Ok(Instead::Address(text.to_owned())),
        // The base may be called as an area is, which comes first then.
        Some(path) if path != text && !is_page(site, text, gone) => page(site, &path, text, from, gone),
        _ if text.starts_with('/') => page(site, text, text, from, gone),
        _ => article(site, text, from),
    }
}

fn article(site: &Whole, text: &str, from: &str) -> Result<Instead, Failure> {
    let found = site.article(text)?;
    if *found[0].rel == *from {
        return Err(Failure::usage("its readers can't go to the article itself"));
    }
    published(site, &found)?;
    Ok(Instead::Article(found[0].rel.to_string(), id_of(found[0]).to_string()))
}

/// # Errors
/// In no language is the article one that readers have.
fn published(site: &Whole, texts: &[&Arc<ParsedFile>]) -> Result<(), Failure> {
    let date = site.analysis.date;
    let is_there = |file: &&Arc<ParsedFile>| {
        let (from, to) = (file.head.publish_at, file.head.expires_at);
        !file.head.draft && from.is_none_or(|at| at <= date) && to.is_none_or(|at| at > date)
    };
    if texts.iter().any(is_there) {
        return Ok(());
    }
    let path = &texts[0].path;
    let why = match &texts[0].head {
        head if head.draft => "is a draft".to_owned(),
        head if head.expires_at.is_some_and(|at| at <= date) => "has ended".to_owned(),
        _ => "is not published yet".to_owned(),
    };
    Err(Failure::usage(format!("`{path}` {why}, so nobody would find anything there; nothing was changed")))
}

/// The path of an address of `guichet serve`, which stands in the bar of a writer's browser.
fn of_preview(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok()?;
    let is_own = match url.host()? {
        url::Host::Domain(name) => name == "localhost",
        url::Host::Ipv4(address) => address.is_loopback(),
        url::Host::Ipv6(address) => address.is_loopback(),
    };
    is_own.then(|| url[url::Position::BeforePath..].to_owned())
}

/// `path` is from the site's base, and begins with `/`; `text` is what was written.
fn page(site: &Whole, path: &str, text: &str, from: &str, gone: &BTreeSet<String>) -> Result<Instead, Failure> {
    let (known, config) = (pages(site, gone), &site.analysis.config);
    let below = bare(path);
    // As the site's settings have addresses: with the default language at the root, as files.
    let at = config.base_url.addresses.path_of(&below);
    if gone.contains(&below) || gone.contains(&at) {
        return Err(Failure::usage(format!("`{text}` is removed with the article: name another page")));
    }
    let is_whole = !path.contains(['?', '#']);
    if is_whole && let Some(rel) = by_address(site, &below).or_else(|| by_address(site, &at)) {
        return article(site, rel, from);
    }
    let is_article = || site.analysis.files.iter().any(|file| file.kind == HeadKind::Article && *file.rel == below);
    let is_file = || ["static", "content"].iter().any(|folder| site.is_file(&format!("{folder}/{below}")));
    let in_a_locale = |locale: &Locale| known.contains(&format!("{locale}/{below}"));
    match () {
        () if known.contains(&below) || is_file() => Ok(Instead::Address(path.to_owned())),
        () if is_article() => article(site, &below, from),
        () if config.locales.keys().any(in_a_locale) => Ok(Instead::EachOwn(path.to_owned())),
        () if known.contains(&at) => {
            let rest = path.find(['?', '#']).map_or("", |at| &path[at..]);
            Ok(Instead::Address(format!("/{at}/{rest}")))
        }
        () => Err(Failure::unknown(
            &format!("`{text}` is not a page of this site, and nothing was changed"),
            &below,
            known.iter().map(String::as_str),
        )),
    }
}

/// The article that an address is of, in whichever language, by its path: readers of each get theirs.
fn by_address<'s>(site: &'s Whole, address: &str) -> Option<&'s str> {
    let mut pages = site.analysis.site().locales.iter().flat_map(|locale| &locale.pages);
    let page = pages.find(|page| bare(&page.url) == address)?;
    let file = &site.analysis.files[page.body.file];
    (file.kind == HeadKind::Article).then_some(&*file.rel)
}

fn is_page(site: &Whole, path: &str, gone: &BTreeSet<String>) -> bool {
    path.starts_with('/') && (gone.contains(&bare(path)) || pages(site, gone).contains(&bare(path)))
}

/// An address without slashes at its ends and what stands behind it, decoded.
pub fn bare(address: &str) -> String {
    let path = address.trim().split(['?', '#']).next().unwrap_or_default();
    let path = percent_decode_str(path).decode_utf8_lossy();
    path.trim_start_matches('/').trim_end_matches("index.html").trim_end_matches('/').to_owned()
}

/// Addresses of all pages that a redirect can lead to, and of those that lead on, without what is `gone`.
pub fn pages(site: &Whole, gone: &BTreeSet<String>) -> BTreeSet<String> {
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
