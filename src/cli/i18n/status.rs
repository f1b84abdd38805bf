//! `guichet i18n status`: a table of locales and areas, and what readers miss most.

use std::collections::BTreeMap;

use guichet_core::model::Locale;
use guichet_markdown::ParsedFile;
use guichet_markdown::front_matter::Translation;
use guichet_translations::compare::{Finding, compare};
use guichet_translations::coverage::{Count, Entry, State, table, urgent};
use guichet_translations::sections::{Section, name};
use guichet_translations::stamp::Stamp;
use serde_json::json;

use super::pairs::{Pairs, Text};
use super::standing::Standing;
use crate::cli::args::I18nStatus;
use crate::cli::console::{self, Console};
use crate::cli::whole::Whole;
use crate::cli::{Exit, Failure};

pub fn run(command: &I18nStatus, site: &Whole, console: &Console) -> Result<Exit, Failure> {
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
    let Some(least) = command.fail_under else { return Ok(Exit::Clean) };
    let below: Vec<&&Locale> = locales.iter().filter(|locale| total(locale).percent() < least).collect();
    for locale in &below {
        console.error(&format!("{locale} has {:.1} %, which is less than {least} %", total(locale).percent()));
    }
    Ok(if below.is_empty() { Exit::Clean } else { Exit::Problems })
}

fn counted(count: &Count) -> serde_json::Value {
    let mut value = serde_json::to_value(count).unwrap_or_default();
    value["percent"] = json!((count.percent() * 10.0).round() / 10.0);
    value
}

/// Every text of the default language in every locale, and translations whose originals are gone.
pub(super) fn entries(site: &Whole, locales: &[&Locale]) -> Vec<Entry> {
    let pairs = Pairs::read(site);
    let mut entries = Vec::new();
    // What has ended misses nobody.
    let has_ended = |file: &ParsedFile| file.head.expires_at.is_some_and(|at| at <= site.analysis.date);
    let is_read = |text: &Text| match text.article {
        Some(file) => !file.head.draft && !has_ended(file) && file.body.has_text,
        None => true,
    };
    let originals = pairs.all.iter().enumerate();
    for (original, text) in originals.filter(|(at, text)| pairs.is_original(*at) && is_read(text)) {
        let sections = pairs.sections(original);
        let is_offered = text.article.is_some_and(|file| !file.head.contexts.is_empty());
        let often = if is_offered { 3 } else { 1 };
        let words: usize = sections.iter().map(|section| section.words).sum();
        for locale in locales {
            let path = |at: usize| pairs.all[at].path.to_owned();
            let (state, current, path) = match pairs.standing(original, locale) {
                Standing::Own(at) => {
                    let (state, current) = state(&pairs, at, original, &sections);
                    (state, current, path(at))
                }
                // What is behind there is behind here.
                Standing::Borrowed(at) => {
                    let (_, current) = state(&pairs, at, original, &sections);
                    (State::Borrowed { from: pairs.all[at].locale.clone() }, current, path(at))
                }
                Standing::Draft(at) => (State::Missing, 0, path(at)),
                Standing::Away(at, why) => (State::Away { why: why.to_string() }, 0, path(at)),
                Standing::Missing => (State::Missing, 0, format!("content/{locale}/{}.md", text.rel)),
            };
            entries.push(entry(locale, text, path, state, (words * often, current * often)));
        }
    }
    let strays = &site.analysis.site().strays;
    for (at, text) in pairs.all.iter().enumerate().filter(|(at, _)| !pairs.of.contains_key(at)) {
        let stray = strays.iter().find(|stray| stray.text == at);
        if locales.contains(&&text.locale) && (stray.is_some() || Stamp::read(&pairs.text(at)).is_some()) {
            let state = State::Orphan { original: stray.map(|stray| pairs.all[stray.original].path.to_owned()) };
            entries.push(entry(&text.locale, text, text.path.to_owned(), state, (0, 0)));
        }
    }
    entries
}

/// How a text that is published stands to its original, and how many words of that it has as they are now.
fn state(pairs: &Pairs, at: usize, original: usize, sections: &[Section]) -> (State, usize) {
    let words: usize = sections.iter().map(|section| section.words).sum();
    let is_machine = pairs.all[at].article.is_some_and(|file| file.head.translation == Some(Translation::Machine));
    if at == original {
        return (State::Complete, words);
    }
    let Some(stamp) = Stamp::read(&pairs.text(at)) else {
        return (if is_machine { State::Machine { sections: Vec::new() } } else { State::Unstamped }, words);
    };
    let findings = compare(&stamp, sections);
    let behind: usize = findings.iter().map(|finding| finding.words).sum();
    let state = match (is_machine, findings.is_empty()) {
        (true, _) => State::Machine { sections: named(&findings) },
        (false, true) => State::Complete,
        (false, false) => State::Stale { sections: named(&findings) },
    };
    (state, words.saturating_sub(behind))
}

fn entry(locale: &Locale, text: &Text, file: String, state: State, (weight, current): (usize, usize)) -> Entry {
    let (area, article) = (text.area().to_owned(), text.rel.to_owned());
    Entry { locale: locale.clone(), area, article, file, state, weight, current }
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
pub(super) fn parts(count: &Count) -> [(usize, &'static str); 7] {
    [
        (count.complete, "complete"),
        (count.stale, "stale"),
        (count.missing, "missing"),
        (count.machine, "by a machine"),
        (count.unstamped, "unstamped"),
        (count.borrowed, "borrowed"),
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
            .map(|entry| vec![String::new(), entry.file.clone(), entry.state.said(|name| name.to_owned())])
            .collect();
        text.push_str(&columns(&rows));
        if urgent.len() > shown {
            text.push_str(&format!("  and {} more; `--most 0` lists all\n", urgent.len() - shown));
        }
    }
    let stale = entries.iter().find(|entry| !entry.state.sections().is_empty());
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
