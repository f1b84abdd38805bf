//! `guichet rm A`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, IsTerminal, Write};

use guichet_core::model::Locale;
use guichet_markdown::ParsedFile;
use guichet_site::resolve::{address_below, id_of};

use super::links::{Move, to_moved};
use super::redirects::with_redirects;
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
    Nowhere,
}

pub fn run(command: &Rm, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let Some(site) = Whole::read(global, console)? else { return Ok(Exit::Usage) };
    let texts = site.article(&command.article)?;
    let from = texts[0].rel.to_string();
    let instead = match (&command.to, command.nowhere) {
        (Some(to), _) => instead(&site, to, &from)?,
        (None, true) => Instead::Nowhere,
        (None, false) => match asked(&from)?.as_str() {
            "" => {
                console.say("nothing was removed");
                return Ok(Exit::Clean);
            }
            "nowhere" => Instead::Nowhere,
            answer => instead(&site, answer, &from)?,
        },
    };
    let locales: Vec<&str> = site.analysis.config.locales.keys().map(Locale::as_str).collect();
    let ids: Vec<String> = texts.iter().map(|file| id_of(file).to_string()).collect();
    let mut edits = Edits::new();
    let mut left: Vec<String> = Vec::new();
    for (path, text) in site.linking() {
        let Some((locale, rel)) = path.strip_prefix("content/").and_then(|path| path.split_once('/')) else { continue };
        if !locales.contains(&locale) || texts.iter().any(|file| *file.path == *path) {
            continue;
        }
        let folder = rel.rsplit_once('/').map_or("", |(folder, _)| folder);
        let to = if let Instead::Article(to, _) = &instead { to } else { "_" };
        let (new, count) = to_moved(&text, folder, Move { from: &from, to, replaced: true }, &locales);
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
            let aliases = file.own_head().aliases.iter().map(|alias| alias.value.trim_matches('/').to_owned());
            let all = aliases.chain([address_below(file)]);
            let target = target(&site, &file.locale, &instead);
            let redirects = all.filter_map(|below| Some((format!("/{}/{below}/", file.locale), target.clone()?)));
            redirects.collect::<Vec<_>>()
        })
        .collect();
    if !old.is_empty() {
        edits.insert("redirects.yaml".to_owned(), with_redirects(&site.text("redirects.yaml"), &old)?);
    }
    // Whoever says that readers get a 404 page means it.
    if let (Instead::Nowhere, Some(published)) = (&instead, Published::kept(&global.root)?) {
        let below = |address: &str| address.split_once('/').map(|(_, below)| below.to_owned());
        let own: BTreeSet<String> = texts
            .iter()
            .flat_map(|file| {
                let aliases = file.own_head().aliases.iter().map(|alias| alias.value.trim_matches('/').to_owned());
                aliases.chain([address_below(file).to_string()]).collect::<Vec<_>>()
            })
            .collect();
        let (file, text) = published.without(|address| below(address).is_some_and(|below| own.contains(&below)));
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
    if !left.is_empty() {
        console.say(&format!("it is still named in:\n  {}", left.join("\n  ")));
    }
    Ok(Exit::Clean)
}

/// Where readers of a language go.
fn target(site: &Whole, locale: &Locale, instead: &Instead) -> Option<String> {
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
        Instead::Nowhere => None,
    }
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
fn instead(site: &Whole, text: &str, from: &str) -> Result<Instead, Failure> {
    if text.is_empty() {
        return Ok(Instead::Nowhere);
    }
    let is_address = text.starts_with('/') || text.contains("://");
    if is_address {
        return Ok(Instead::Address(text.to_owned()));
    }
    let found = site.article(text)?;
    if *found[0].rel == *from {
        return Err(Failure::usage("its readers can't go to the article itself"));
    }
    let id = id_of(found[0]).to_string();
    Ok(Instead::Article(found[0].rel.to_string(), id))
}
