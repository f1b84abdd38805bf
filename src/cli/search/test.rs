//! `guichet search test`: asks the built index the queries of `queries.tsv`, as a browser would, and says which of them
//! miss their article or cost more bytes than a first query may.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::cli::args::{Global, SearchTest};
use crate::cli::console::{self, Console};
use crate::cli::{Exit, Failure};
use guichet_core::diag::{Diagnostic, codes, report};
use guichet_search::read::{self, QueryOptions, SearchResults};
use guichet_site::config::{self, SiteConfig};
use guichet_site::emit;
use guichet_site::queries::{self, GoldenQuery};

/// Hits that a reader sees first; their texts are what a first query pays for.
const SHOWN: usize = 5;

pub fn run(command: &SearchTest, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let loaded = crate::cli::start::load(global)?;
    let tree = loaded.value;
    let Some((file, text)) = tree.texts.get_key_value(queries::FILE) else {
        return Err(Failure::usage(format!(
            "there is no `{}` in `{}`; a line is: locale, query, id of the article, worst rank, with tabs between them",
            queries::FILE,
            global.root.display()
        )));
    };
    let settings = tree.texts.get_key_value("site.yaml").and_then(|(file, text)| config::parse_site(file, text).value);
    let Some(settings) = settings else {
        return Err(Failure::usage("the settings can't be read; `guichet check` says why"));
    };
    let site = &emit::site_below(&command.output.folder(global));
    let indexed = super::locales(site);
    if indexed.is_empty() {
        return Err(super::no_index(site));
    }
    let mut outcome = queries::parse(file, text);
    outcome.value.retain(|query| command.locale.as_ref().is_none_or(|locale| *locale == query.locale));
    let asked = outcome.value.len();
    let mut diags = outcome.diags;
    let module = module_bytes()?;
    let mut most = 0;
    for query in &outcome.value {
        let found = if indexed.contains(&query.locale) {
            let (results, bytes) = ask(site, query, query.within)?;
            let first = if query.within == SHOWN { bytes } else { ask(site, query, SHOWN)?.1 };
            most = most.max(module + first);
            diags.extend(over_budget(file, query, module + first, &settings));
            miss(query, &results)
        } else {
            let missing = format!("`{}` has no index for the locale `{}`", site.display(), query.locale);
            Some(
                Diagnostic::new(codes::SRC004, missing).did_you_mean(&query.locale, indexed.iter().map(String::as_str)),
            )
        };
        diags.extend(found.map(|diagnostic| diagnostic.at(file, query.span.clone())));
    }
    diags = settings.diagnostics.apply(diags);
    report::sort(&mut diags);
    console.diagnostics(&diags, &tree);
    console.say(&format!(
        "{} asked, {}; a first query costs up to {} of {} kB",
        console::number(asked, "query").replace("querys", "queries"),
        console::count(&diags),
        kilobytes(most),
        settings.search_budget
    ));
    Ok(if guichet_site::analysis::has_errors(&diags) { Exit::Problems } else { Exit::Clean })
}

/// The answer, and the bytes of all files that were read for it, as a browser would in a new tab.
fn ask(site: &Path, query: &GoldenQuery, limit: usize) -> Result<(SearchResults, usize), Failure> {
    let read: RefCell<BTreeMap<String, usize>> = RefCell::default();
    let fetch = |path: &str| -> io::Result<Vec<u8>> {
        let bytes = fs::read(site.join(path))?;
        read.borrow_mut().insert(path.to_owned(), bytes.len());
        Ok(bytes)
    };
    let searcher = read::open(fetch, &query.locale).map_err(super::unreadable)?;
    let options = QueryOptions { limit, ..QueryOptions::default() };
    let results = searcher.query(&query.query, &options).map_err(super::unreadable)?;
    let bytes = read.borrow().values().sum();
    Ok((results, bytes))
}

/// What the search module weighs when a host compresses it; without the manifest that it may carry, which is counted as
/// a file of its own.
fn module_bytes() -> Result<usize, Failure> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    let packed = gzip.write_all(guichet_client::search::MAIN.as_bytes()).and_then(|()| gzip.finish());
    packed.map(|packed| packed.len()).map_err(|error| Failure::fault(error.to_string()))
}

fn miss(query: &GoldenQuery, results: &SearchResults) -> Option<Diagnostic> {
    if results.hits.iter().any(|hit| hit.id == query.article) {
        return None;
    }
    let mut seen = BTreeSet::new();
    let found: Vec<String> =
        results.hits.iter().filter(|hit| seen.insert(&hit.id)).take(3).map(|hit| format!("`{}`", hit.id)).collect();
    let place = if query.within == 1 { "first".to_owned() } else { format!("among the first {}", query.within) };
    let diagnostic =
        Diagnostic::new(codes::SRC004, format!("`{}` does not find `{}` {place}", query.query, query.article));
    Some(if found.is_empty() {
        diagnostic.help("it finds nothing; `keywords` or synonyms add words that the text does not use")
    } else {
        diagnostic.help(format!("it finds {}; `guichet search --explain` says why", found.join(", ")))
    })
}

fn over_budget(file: &Arc<str>, query: &GoldenQuery, bytes: usize, settings: &SiteConfig) -> Option<Diagnostic> {
    (bytes > settings.search_budget as usize * 1000).then(|| {
        let message = format!(
            "a first query `{}` costs {} kB, more than the {} that `search.budget` allows",
            query.query,
            kilobytes(bytes),
            settings.search_budget
        );
        Diagnostic::new(codes::SRC005, message).at(file, query.span.clone())
    })
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}
