//! `guichet i18n status`: a table of locales and areas, and what readers miss most.

use std::collections::{BTreeMap, BTreeSet};

use guichet_core::model::Locale;
use guichet_markdown::ParsedFile;
use guichet_markdown::front_matter::Translation;
use guichet_translations::compare::Finding;
use guichet_translations::coverage::{Count, Entry, State, table, urgent};
use guichet_translations::sections::name;
use guichet_translations::stamp::Stamp;
use serde_json::json;

use crate::cli::args::I18nStatus;
use crate::cli::whole::Whole;
use crate::cli::{Exit, Failure, console};

pub fn run(command: &I18nStatus, site: &Whole) -> Result<Exit, Failure> {
    let config = &site.analysis.config;
    let locales: Vec<&Locale> = config.locales.keys().filter(|locale| !site.is_default(locale)).collect();
    for wanted in &command.locale {
        if !locales.iter().any(|locale| locale.as_str() == wanted) {
            let known = locales.iter().map(|locale| locale.as_str());
            return Err(Failure::unknown(
                &format!("`{wanted}` is not a language that the site translates into"),
                wanted,
                known,
            ));
        }
    }
    let wanted =
        |locale: &&Locale| command.locale.is_empty() || command.locale.iter().any(|one| one == locale.as_str());
    let locales: Vec<&Locale> = locales.into_iter().filter(wanted).collect();
    let entries = entries(site, &locales);
    let table = table(&entries);
    let total = |locale: &Locale| table.get(&(locale.clone(), String::new())).cloned().unwrap_or_default();
    if command.json {
        let locales: BTreeMap<&str, _> = locales
            .iter()
            .map(|locale| {
                let areas: BTreeMap<&str, _> = table
                    .iter()
                    .filter(|((of, area), _)| of == *locale && !area.is_empty())
                    .map(|((_, area), count)| (area.as_str(), counted(count)))
                    .collect();
                let mut whole = counted(&total(locale));
                whole["areas"] = json!(areas);
                (locale.as_str(), whole)
            })
            .collect();
        let text = serde_json::to_string_pretty(&json!({ "locales": locales, "texts": entries })).unwrap_or_default();
        console::print_json(&text);
    } else {
        console::print(&as_text(site, &locales, &table, &entries, command.most));
    }
    let below = |least: f64| locales.iter().any(|locale| total(locale).percent() < least);
    Ok(if command.fail_under.is_some_and(below) { Exit::Problems } else { Exit::Clean })
}

fn counted(count: &Count) -> serde_json::Value {
    let mut value = serde_json::to_value(count).unwrap_or_default();
    value["percent"] = json!((count.percent() * 10.0).round() / 10.0);
    value
}

/// Every text of the default language in every locale, and translations whose originals are gone.
pub(super) fn entries(site: &Whole, locales: &[&Locale]) -> Vec<Entry> {
    let files = site.files();
    let pairs = site.pairs();
    let mut of_original: BTreeMap<(usize, &Locale), usize> = BTreeMap::new();
    for (translation, original) in &pairs {
        of_original.insert((*original, &files[*translation].locale), *translation);
    }
    let translated: BTreeSet<usize> = pairs.iter().map(|(translation, _)| *translation).collect();
    let mut entries = Vec::new();
    let originals = files.iter().enumerate();
    let originals =
        originals.filter(|(_, file)| site.is_default(&file.locale) && !file.head.draft && file.body.has_text);
    for (original, file) in originals {
        let sections = site.sections(file);
        let often = if file.head.contexts.is_empty() { 1 } else { 3 };
        let words: usize = sections.iter().map(|section| section.words).sum();
        for locale in locales {
            let found = of_original.get(&(original, *locale)).copied();
            // A variant of a language has what the language itself has.
            if found.is_none() && covered(site, locale, &|other| of_original.contains_key(&(original, other))) {
                continue;
            }
            let (state, current) = match found.filter(|at| !files[*at].head.draft) {
                None => (State::Missing, 0),
                Some(at) if files[at].head.translation == Some(Translation::Machine) => (State::Machine, words),
                Some(at) => match site.behind(at, original) {
                    None => (State::Unstamped, words),
                    Some((_, findings)) if findings.is_empty() => (State::Complete, words),
                    Some((_, findings)) => {
                        let behind: usize = findings.iter().map(|finding| finding.words).sum();
                        (State::Stale { sections: named(&findings) }, words.saturating_sub(behind))
                    }
                },
            };
            let path =
                found.map_or_else(|| format!("content/{locale}/{}.md", file.rel), |at| files[at].path.to_string());
            entries.push(entry(locale, file, path, state, (words * often, current * often)));
        }
    }
    for (at, file) in files.iter().enumerate() {
        let is_orphan = locales.contains(&&file.locale)
            && !translated.contains(&at)
            && Stamp::read(&site.text(&file.path)).is_some();
        if is_orphan {
            entries.push(entry(&file.locale, file, file.path.to_string(), State::Orphan, (0, 0)));
        }
    }
    entries
}

fn entry(locale: &Locale, file: &ParsedFile, path: String, state: State, (weight, current): (usize, usize)) -> Entry {
    let area = file.rel.split_once('/').map_or("", |(area, _)| area).to_owned();
    Entry { locale: locale.clone(), area, article: file.rel.to_string(), file: path, state, weight, current }
}

/// Another variant of the same language stands in, by the site's `fallback`.
fn covered(site: &Whole, locale: &Locale, has: &dyn Fn(&Locale) -> bool) -> bool {
    let language = |locale: &Locale| locale.as_str().split('-').next().unwrap_or_default().to_owned();
    let chain = site.analysis.config.chain(locale);
    chain.iter().skip(1).any(|other| language(other) == language(locale) && (site.is_default(other) || has(other)))
}

/// What the sections are called.
fn named(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| name(&finding.id, &finding.heading).to_owned()).collect()
}

/// In the order of the site.
pub(super) fn areas<'t>(site: &Whole, table: &'t BTreeMap<(Locale, String), Count>) -> Vec<&'t str> {
    let order =
        |area: &str| site.analysis.config.areas.iter().position(|known| known.value == area).unwrap_or(usize::MAX);
    let mut areas: Vec<&str> = table.keys().map(|(_, area)| area.as_str()).filter(|area| !area.is_empty()).collect();
    areas.sort_by_key(|area| (order(area), *area));
    areas.dedup();
    areas
}

/// How many texts are in each state.
pub(super) fn parts(count: &Count) -> [(usize, &'static str); 6] {
    [
        (count.complete, "complete"),
        (count.stale, "stale"),
        (count.missing, "missing"),
        (count.machine, "by a machine"),
        (count.unstamped, "unstamped"),
        (count.orphan, "without an original"),
    ]
}

fn as_text(
    site: &Whole,
    locales: &[&Locale],
    table: &BTreeMap<(Locale, String), Count>,
    entries: &[Entry],
    most: usize,
) -> String {
    if locales.is_empty() {
        return "The site has one language.\n".to_owned();
    }
    let areas = areas(site, table);
    let mut rows: Vec<Vec<String>> = vec![["", "all"].iter().chain(&areas).map(|cell| (*cell).to_owned()).collect()];
    for locale in locales {
        let percent = |area: &str| match table.get(&((*locale).clone(), area.to_owned())) {
            // What is nearly all is not all.
            Some(count) if count.percent() < 100.0 => format!("{} %", count.percent().min(99.0).round()),
            Some(_) => "100 %".to_owned(),
            None => "–".to_owned(),
        };
        rows.push(
            [locale.to_string(), percent("")].into_iter().chain(areas.iter().map(|area| percent(area))).collect(),
        );
    }
    let mut text = columns(&rows);
    text.push('\n');
    for locale in locales {
        let count = table.get(&((*locale).clone(), String::new())).cloned().unwrap_or_default();
        let parts: Vec<String> =
            parts(&count).iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
        text.push_str(&format!(
            "{locale}: {}\n",
            if parts.is_empty() { "nothing to translate".to_owned() } else { parts.join(", ") }
        ));
    }
    let urgent = urgent(entries);
    let shown = if most == 0 { urgent.len() } else { most.min(urgent.len()) };
    if shown > 0 {
        text.push_str("\nWhat readers miss most:\n");
        let rows: Vec<Vec<String>> = urgent[..shown]
            .iter()
            .map(|entry| {
                let what = match &entry.state {
                    State::Stale { sections } => format!("stale: {}", sections.join(", ")),
                    state => state.name().to_owned(),
                };
                vec![String::new(), entry.file.clone(), what]
            })
            .collect();
        text.push_str(&columns(&rows));
        if urgent.len() > shown {
            text.push_str(&format!("  and {} more; `--most 0` lists all\n", urgent.len() - shown));
        }
    }
    let stale = entries.iter().find(|entry| matches!(entry.state, State::Stale { .. }));
    if let Some(stale) = stale {
        text.push_str(&format!(
            "\n`guichet i18n diff {}/{}` shows what has changed; `guichet i18n stamp` says that a translation matches again.\n",
            stale.locale, stale.article
        ));
    } else if entries.iter().any(|entry| entry.state == State::Unstamped) {
        text.push_str("\n`guichet i18n stamp` writes into a translation which version of its original it matches.\n");
    }
    text
}

/// Two spaces between columns, which are as wide as a terminal shows them.
fn columns(rows: &[Vec<String>]) -> String {
    use unicode_width::UnicodeWidthStr;
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..count)
        .map(|at| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.width()).max().unwrap_or_default())
        .collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.width())));
        format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}
