//! `guichet i18n export`: an article's segments as a file that translators and their systems read, beside each other by language.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use guichet_core::model::Locale;
use guichet_exchange::document::Document;
use guichet_exchange::existing::known;
use guichet_exchange::merge::without_stamp;
use guichet_exchange::package::{NONE, Package, State, messages};
use guichet_exchange::{po, xliff};
use guichet_site::resolve::address_below;

use super::store;
use super::texts::{Found, version};
use crate::cli::args::{ExchangeFormat, Global, I18nExport};
use crate::cli::console::{self, Console};
use crate::cli::whole::Whole;
use crate::cli::{Exit, Failure};

pub fn run(command: &I18nExport, global: &Global, site: &Whole, console: &Console) -> Result<Exit, Failure> {
    let files = site.files();
    let locales = command.to.iter().map(|name| site.target(name)).collect::<Result<Vec<Locale>, Failure>>()?;
    let mut named: BTreeSet<usize> = BTreeSet::new();
    for name in &command.originals {
        let default = format!("{}/{name}", site.analysis.config.default_locale);
        let found = site.named(&default).or_else(|_| site.named(name))?;
        named.extend(found);
    }
    let originals: Vec<usize> = (0..files.len())
        .filter(|at| site.is_default(&files[*at].locale) && !files[*at].head.draft)
        .filter(|at| command.originals.is_empty() || named.contains(at))
        .collect();
    let (folder, extension) = match command.kind {
        ExchangeFormat::Xliff => ("i18n/xliff", "xlf"),
        ExchangeFormat::Po => ("i18n/po", "po"),
    };
    let folder = command.output.clone().unwrap_or_else(|| global.root.join(folder));
    let pairs = site.pairs();
    let committed = store::committed(&global.root);
    for locale in &locales {
        let (mut articles, mut segments, mut words) = (0, 0, 0);
        for original in &originals {
            let text = site.text(&files[*original].path);
            let found = site.translation(global, *original, locale, &pairs);
            let Some(package) = package(site, *original, &text, locale, found.as_ref(), command.changed) else {
                continue;
            };
            if !committed.contains(&package.original) {
                store::keep(&global.root, &package.original, &text, &package.version)?;
            }
            let written = match command.kind {
                ExchangeFormat::Xliff => xliff::write(&package),
                ExchangeFormat::Po => po::write(&package),
            };
            let path = folder.join(locale.as_str()).join(format!("{}.{extension}", files[*original].rel));
            write(&path, &written)?;
            let open: Vec<_> = package
                .messages
                .iter()
                .filter(|message| is_open(message.target.as_ref().map(|target| &target.state)))
                .collect();
            articles += 1;
            segments += open.len();
            words += open.iter().map(|message| message.source.split_whitespace().count()).sum::<usize>();
        }
        console.say(&format!(
            "{locale}: {} in {}; to translate or review: {}, {}",
            console::number(articles, "article"),
            folder.join(locale.as_str()).display(),
            console::number(segments, "segment"),
            console::number(words, "word")
        ));
    }
    Ok(Exit::Clean)
}

fn is_open(state: Option<&State>) -> bool {
    state != Some(&State::Complete)
}

/// What translators get of an article; `None` if that is nothing.
fn package(
    site: &Whole,
    original: usize,
    text: &str,
    locale: &Locale,
    found: Option<&Found>,
    changed: bool,
) -> Option<Package> {
    let file = &site.files()[original];
    let document = Document::read(text);
    let known = found.map(|found| known(&document, &found.existing())).unwrap_or_default();
    let is_machine = found.is_some_and(|found| found.existing().is_machine);
    let mut messages = messages(&document, &known, is_machine);
    if changed {
        messages.retain(|message| is_open(message.target.as_ref().map(|target| &target.state)));
    }
    if messages.is_empty() {
        return None;
    }
    let source = site.analysis.config.default_locale.clone();
    let below = address_below(file).replace("/_index", "/");
    let page = format!("/{source}/{}/", below.trim_matches('/')).replace("//", "/");
    Some(Package {
        original: file.path.to_string(),
        source_locale: source.to_string(),
        target_locale: locale.to_string(),
        version: version(text),
        translation: found.map_or_else(|| NONE.to_owned(), |found| without_stamp(&found.text)),
        notes: vec![
            file.title().to_owned(),
            format!("The page, while `guichet serve` runs: http://127.0.0.1:4000{page}"),
        ],
        messages,
    })
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::fault(format!("can't write `{}`: {error}", path.display()));
    if fs::read_to_string(path).is_ok_and(|before| before == text) {
        return Ok(());
    }
    let folder: PathBuf = path.parent().map(Path::to_path_buf).unwrap_or_default();
    fs::create_dir_all(&folder).and_then(|()| fs::write(path, text)).map_err(failed)
}
