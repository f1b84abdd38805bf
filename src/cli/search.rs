//! `guichet search QUERY`: asks the built index what a browser would ask, and gives the same answer.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::args::{Global, Search};
use super::console::{self, Console};
use super::{Exit, Failure};
use crate::diag::nearest;
use crate::index::read::{self, Hit, QueryOptions, SearchError, SearchResults};

pub fn run(command: &Search, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let site = &command.output.output;
    let locales = locales(site);
    if locales.is_empty() {
        return Err(Failure::usage(format!(
            "there is no search index in `{}`; run `guichet build` first",
            site.display()
        )));
    }
    let locale = match &command.locale {
        Some(locale) if locales.contains(locale) => locale.clone(),
        Some(locale) => {
            let near = nearest(locale, locales.iter().map(String::as_str));
            let hint = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            return Err(Failure::usage(format!("`{}` has no index of the locale `{locale}`{hint}", site.display())));
        }
        None => default_locale(global, &locales),
    };
    let searcher = read::open(|path| fs::read(site.join(path)), &locale).map_err(unreadable)?;
    let options = QueryOptions {
        limit: command.limit,
        area: command.area.as_deref(),
        plan: command.plan.as_deref(),
        base: &base(global),
    };
    let results = searcher.query(&command.query, &options).map_err(unreadable)?;
    if command.json {
        let json = serde_json::to_string(&results).map_err(|error| Failure::fault(error.to_string()))?;
        console::print(&(json + "\n"));
    } else {
        console::print(&text(&results, console));
    }
    Ok(Exit::Clean)
}

fn unreadable(error: SearchError) -> Failure {
    Failure::fault(format!("{error}; run `guichet build` again"))
}

/// Locales that the built site has an index of.
fn locales(site: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(site.join("_guichet/search")) else { return Vec::new() };
    let folders = entries.flatten().filter(|entry| entry.path().is_dir());
    let mut locales: Vec<String> = folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    locales.sort_unstable();
    locales
}

/// The site's default locale where its settings are at hand, else the first.
fn default_locale(global: &Global, locales: &[String]) -> String {
    let configured = settings(global).map(|config| config.default_locale.to_string());
    configured.filter(|locale| locales.contains(locale)).unwrap_or_else(|| locales[0].clone())
}

/// The path that the site is published under, as the pages' addresses have it.
fn base(global: &Global) -> String {
    settings(global).map_or_else(|| "/".to_owned(), |config| config.base_url.path)
}

fn settings(global: &Global) -> Option<crate::config::SiteConfig> {
    let path = global.config.clone().unwrap_or_else(|| global.root.join("site.yaml"));
    let text = fs::read_to_string(path).ok()?;
    crate::config::parse_site(&"site.yaml".into(), &text).value
}

fn text(results: &SearchResults, console: &Console) -> String {
    let mut out = String::new();
    for hit in &results.hits {
        out.push_str(&card(hit, console));
    }
    let shown =
        if results.hits.len() < results.total { format!(", {} shown", results.hits.len()) } else { String::new() };
    out.push_str(&format!("{}{shown}\n", console::number(results.total, "result")));
    out
}

fn card(hit: &Hit, console: &Console) -> String {
    let excerpt = plain(&hit.excerpt, console);
    let excerpt = if excerpt.is_empty() { String::new() } else { format!("  {excerpt}\n") };
    format!("{}  {}\n  {}\n{excerpt}\n", console.bold(&hit.title), console.dim(&format!("{:.2}", hit.score)), hit.url)
}

/// The excerpt's few tags and entities as a terminal shows them.
fn plain(excerpt: &str, console: &Console) -> String {
    let mut out = String::new();
    for (at, part) in excerpt.split("<mark>").enumerate() {
        match part.split_once("</mark>") {
            Some((marked, rest)) if at > 0 => {
                out.push_str(&console.bold(marked));
                out.push_str(rest);
            }
            _ => out.push_str(part),
        }
    }
    let entities = BTreeMap::from([("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")]);
    let text = entities.iter().fold(out, |text, (entity, c)| text.replace(entity, c));
    text.replace("&amp;", "&")
}
