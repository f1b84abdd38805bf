//! `guichet i18n report`: how far each language is, as a page.

use guichet_core::model::Locale;
use guichet_report::{Cell, Page};
use guichet_translations::coverage::{Entry, table, urgent};

use super::status::{areas, entries, parts};
use crate::cli::args::I18nReport;
use crate::cli::console::Console;
use crate::cli::whole::Whole;
use crate::cli::{Exit, Failure};

/// Of the list of what readers miss.
const MOST: usize = 200;

pub fn run(command: &I18nReport, site: &Whole, console: &Console) -> Result<Exit, Failure> {
    let config = &site.analysis.config;
    let title = config.title.get(&config.chain(&config.default_locale));
    let introduction = "How much of the original readers of each language get as it is now. A text counts by how much there is to read, \
                        and those that the product offers first count three times.";
    let mut page = Page::new(&format!("Translations of {title}"), introduction);
    let entries = heat_map(&mut page, site);
    list(&mut page, &entries);
    let path = &command.output;
    std::fs::write(path, page.finish())
        .map_err(|error| Failure::fault(format!("can't write the report `{}`: {error}", path.display())))?;
    console.say(&format!("the report is in {}", path.display()));
    Ok(Exit::Clean)
}

/// Languages and areas, and what of each is complete, stale or missing.
pub fn heat_map(page: &mut Page, site: &Whole) -> Vec<Entry> {
    let locales: Vec<&Locale> = site.analysis.config.locales.keys().filter(|locale| !site.is_default(locale)).collect();
    let entries = entries(site, &locales);
    let table = table(&entries);
    let areas = areas(site, &table);
    let count = |locale: &Locale, area: &str| table.get(&(locale.clone(), area.to_owned()));
    let rows = locales.iter().map(|locale| {
        let share = |area: &str| match count(locale, area) {
            // What is nearly all is not all.
            Some(count) if count.percent() < 100.0 => {
                let percent = count.percent();
                Cell::Heat(percent / 100.0, format!("{} %", percent.min(99.0).round()))
            }
            Some(_) => Cell::Heat(1.0, "100 %".to_owned()),
            None => Cell::None,
        };
        let cells = [share("")].into_iter().chain(areas.iter().map(|area| share(area)));
        [Cell::code(locale.as_str())].into_iter().chain(cells).collect()
    });
    page.heading("Translations by area", "Per cent of the original that is translated and not behind it.");
    let columns: Vec<&str> = ["Language", "all"].into_iter().chain(areas.iter().copied()).collect();
    page.table(&columns, &rows.collect::<Vec<_>>(), "The site has one language.");
    let rows = locales.iter().map(|locale| {
        let parts = count(locale, "").map(parts).unwrap_or_default();
        let cells = parts.iter().map(|(count, _)| if *count == 0 { Cell::None } else { Cell::number(count) });
        [Cell::code(locale.as_str())].into_iter().chain(cells).collect()
    });
    page.heading("Texts by state", "Unstamped: nobody has said which version of the original it matches.");
    let names = parts(&guichet_translations::coverage::Count::default()).map(|(_, name)| name);
    let columns: Vec<&str> = ["Language"].into_iter().chain(names).collect();
    page.table(&columns, &rows.collect::<Vec<_>>(), "The site has one language.");
    entries
}

fn list(page: &mut Page, entries: &[Entry]) {
    let urgent = urgent(entries);
    let missed = |entry: &Entry| entry.weight - entry.current.min(entry.weight);
    let most = urgent.first().map_or(1, |entry| missed(entry)).max(1);
    let rows = urgent.iter().take(MOST).map(|entry| {
        // Headings are in the original's language, which may be written in the other direction.
        let what = entry.state.said(|name| format!("\u{2068}{name}\u{2069}"));
        let missed = missed(entry);
        let bar = Cell::Bar(missed as f64 / most as f64, missed.to_string());
        vec![Cell::code(&entry.file), Cell::text(what), bar]
    });
    let help = match urgent.len().saturating_sub(MOST) {
        0 => "The most first: words that are missing or behind.".to_owned(),
        more => format!("The most first: words that are missing or behind. {more} more are not listed."),
    };
    page.heading("What readers miss", &help);
    page.table(&["File", "What it is", "Words"], &rows.collect::<Vec<_>>(), "Nothing.");
}
