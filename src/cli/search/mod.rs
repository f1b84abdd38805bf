//! `guichet search QUERY`: asks the built index what a browser would ask, and gives the same answer.

mod test;
mod text;

use std::fs;
use std::path::Path;

use super::args::{Global, Search, SearchCommand};
use super::console::{self, Console};
use super::{Exit, Failure};
use guichet_search::read::{self, QueryOptions, SearchError};
use guichet_search::tokenize::all_words;
use guichet_site::emit;

pub fn run(command: &Search, global: &Global, console: &Console) -> Result<Exit, Failure> {
    if let Some(SearchCommand::Test(command)) = &command.command {
        return test::run(command, global, console);
    }
    let query = command.query.as_deref().unwrap_or_default();
    let site = &emit::site_below(&command.output.folder(global));
    let locales = locales(site);
    if locales.is_empty() {
        return Err(no_index(site));
    }
    let locale = match &command.locale {
        Some(locale) if locales.contains(locale) => locale.clone(),
        Some(locale) => {
            let message = format!("`{}` has no index for the locale `{locale}`", site.display());
            return Err(Failure::unknown(&message, locale, locales.iter().map(String::as_str)));
        }
        None => default_locale(global, &locales),
    };
    let searcher = read::open(|path| fs::read(site.join(path)), &locale).map_err(unreadable)?;
    let options = QueryOptions {
        limit: command.limit,
        area: command.area.as_deref(),
        plan: command.plan.as_deref(),
        base: &base(global),
        explain: command.explain,
    };
    let results = searcher.query(query, &options).map_err(unreadable)?;
    if command.json {
        let json = serde_json::to_string(&results).map_err(|error| Failure::fault(error.to_string()))?;
        console::print_json(&json);
    } else {
        let mut page = console.page();
        text::results(&results, &mut page);
        page.print();
        if all_words(query).is_empty() {
            console.say(&format!("`{query}` has no letter or digit, and signs alone can't be searched for"));
        }
    }
    Ok(Exit::Clean)
}

fn no_index(site: &Path) -> Failure {
    Failure::usage(format!("there is no search index in `{}`; run `guichet build` first", site.display()))
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

fn settings(global: &Global) -> Option<guichet_site::config::SiteConfig> {
    let path = global.config.clone().unwrap_or_else(|| global.root.join("site.yaml"));
    let text = fs::read_to_string(path).ok()?;
    guichet_site::config::parse_site(&"site.yaml".into(), &text).value
}
