//! What `build --report` writes: a page about a build, for whoever would rather look than read.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use guichet_core::diag::report::{Reporter, Sources};
use guichet_core::diag::{Diagnostic, Severity};
use guichet_report::{Cell, Grade, Item, Page, Problem};
use guichet_site::analysis::Analysis;
use guichet_site::emit::Written;
use guichet_site::resolve::LocaleSite;
use rayon::prelude::*;

use super::args::Global;
use super::console::Console;
use super::outside::outside_of;
use super::whole::Whole;
use super::{Failure, console, formats, i18n};
use guichet_site::load;

/// As many of each list.
const MOST: usize = 15;

/// How long each part of a build took.
#[derive(Default)]
pub struct Stages(Vec<(&'static str, Duration)>);

impl Stages {
    pub fn add(&mut self, name: &'static str, since: &mut Instant) {
        let now = Instant::now();
        self.0.push((name, now - std::mem::replace(since, now)));
    }

    fn all(&self) -> Duration {
        self.0.iter().map(|(_, time)| *time).sum()
    }
}

/// What a build made.
pub struct Built<'a> {
    pub analysis: &'a Analysis,
    /// Of every published file, in bytes.
    pub sizes: &'a [(String, u64)],
    pub diags: &'a [Diagnostic],
    pub stages: &'a Stages,
    pub written: &'a Written,
}

/// # Errors
/// It would be published, or be among the sources.
pub fn is_elsewhere(path: &Path, output: &Path, root: &Path) -> Result<(), Failure> {
    outside_of(&load::FOLDERS, path, root, "choose another file with --report")?;
    let [path, output] = [path, output].map(|path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
    if path.starts_with(&output) {
        let message = "the report would be published with the site; choose a path outside of the output folder";
        return Err(Failure::usage(message));
    }
    Ok(())
}

/// # Errors
/// The disk's.
pub fn write(path: &Path, built: &Built, global: &Global, console: &Console) -> Result<(), Failure> {
    let title = built.analysis.config.title.get(&built.analysis.config.chain(&built.analysis.config.default_locale));
    let mut page = Page::new(
        &format!("Build of {title}"),
        "What it made, how large that is, how long it took, and what is missing.",
    );
    facts(&mut page, built);
    stages(&mut page, built.stages);
    sizes(&mut page, built);
    largest(&mut page, built);
    slowest(&mut page, built.analysis);
    diagnostics(&mut page, built.diags);
    coverage(&mut page, global, console)?;
    contexts(&mut page, built.analysis);
    save(path, page)
}

/// What a build was stopped by. `analysis` is there unless the settings can't be read.
///
/// # Errors
/// The disk's.
pub fn write_problems(
    path: &Path,
    analysis: Option<&Analysis>,
    diags: &[Diagnostic],
    took: &Stages,
    sources: &dyn Sources,
) -> Result<(), Failure> {
    let title =
        analysis.map(|analysis| analysis.config.title.get(&analysis.config.chain(&analysis.config.default_locale)));
    let title = title.map_or_else(|| "Build".to_owned(), |title| format!("Build of {title}"));
    let mut page = Page::new(
        &title,
        "Nothing was published: what an earlier build has made is as it was. The problems come first.",
    );
    let of = |severity| console::grouped(diags.iter().filter(|diagnostic| diagnostic.severity == severity).count());
    page.facts(&[
        ("Errors", of(Severity::Error)),
        ("Warnings", of(Severity::Warning)),
        ("Notes", of(Severity::Note)),
        ("Time", time(took.all())),
    ]);
    problems(&mut page, diags, sources);
    diagnostics(&mut page, diags);
    stages(&mut page, took);
    save(path, page)
}

/// Each of them, the worst first, as far as anybody reads.
fn problems(page: &mut Page, diags: &[Diagnostic], sources: &dyn Sources) {
    const MOST: usize = 500;
    let mut reporter = Reporter::new(sources, false);
    let mut shown = formats::worst(diags, MOST);
    shown.sort_by_key(|diagnostic| diagnostic.severity);
    let rows = shown.into_iter().map(|diagnostic| {
        let told = reporter.told(diagnostic);
        let file = told.file.as_deref().unwrap_or("the whole site");
        let place = told.at.map_or_else(|| file.to_owned(), |at| format!("{file}:{}:{}", at.line, at.column));
        let grade = match told.severity {
            Severity::Error => Grade::Error,
            Severity::Warning => Grade::Warning,
            _ => Grade::Note,
        };
        let help = told.help.map(|help| help.to_string());
        Problem { grade, what: told.message.to_string(), code: told.code.name().to_owned(), place, help }
    });
    let rows: Vec<Problem> = rows.collect();
    let about = match diags.len() > MOST {
        true => "Only the worst are here; `guichet check --most 0` prints all.",
        false => "`guichet check` shows each with its line.",
    };
    page.heading("What is wrong", about);
    page.problems(&rows, "There are none.");
}

fn save(path: &Path, page: Page) -> Result<(), Failure> {
    std::fs::write(path, page.finish())
        .map_err(|error| Failure::fault(format!("can't write the report `{}`: {error}", path.display())))
}

/// `1.2 MB`, as disks are sold.
fn bytes(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} KB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

fn time(time: Duration) -> String {
    match time.as_secs_f64() {
        seconds if seconds < 1.0 => format!("{:.1} ms", seconds * 1e3),
        seconds => format!("{seconds:.2} s"),
    }
}

fn facts(page: &mut Page, built: &Built) {
    let site = built.analysis.site();
    let own = |site: &LocaleSite| site.pages.iter().filter(|page| !page.borrowed).count();
    let count = console::grouped;
    page.facts(&[
        ("Articles", count(site.locales.iter().map(own).sum())),
        ("Languages", count(site.locales.len())),
        ("Files", count(built.sizes.len())),
        ("Written anew", count(built.written.written)),
        ("Size", bytes(built.sizes.iter().map(|(_, size)| size).sum())),
        ("Time", time(built.stages.all())),
    ]);
}

fn stages(page: &mut Page, stages: &Stages) {
    page.heading("Time by stage", "What an earlier build knew was not done again.");
    let longest = stages.0.iter().map(|(_, time)| time.as_secs_f64()).fold(f64::MIN_POSITIVE, f64::max);
    let rows = stages
        .0
        .iter()
        .map(|(name, took)| vec![Cell::text(*name), Cell::Bar(took.as_secs_f64() / longest, time(*took))]);
    page.table(&["Stage", "Time"], &rows.collect::<Vec<_>>(), "");
}

/// Of which kind a published file is.
fn kind(path: &str) -> &'static str {
    if path.starts_with("_guichet/search") {
        return "search";
    }
    if path.starts_with("_guichet/") {
        return "theme and panel";
    }
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "pages",
        Some("md") => "Markdown",
        Some("png" | "jpg" | "jpeg" | "svg" | "webp" | "avif" | "gif" | "ico") => "pictures",
        Some("json" | "xml" | "txt") => "data and feeds",
        _ => "downloads and others",
    }
}

/// What a rectangle is about: by language and area, where a file is of one.
fn place<'p>(path: &'p str, locales: &[&str], root: Option<&'p str>) -> (&'p str, &'p str) {
    if path.starts_with("_guichet/") {
        return (kind(path), "");
    }
    let (first, rest) = path.split_once('/').unwrap_or(("", path));
    let (locale, below) = match root {
        _ if locales.contains(&first) => (first, rest),
        Some(root) => (root, path),
        None => return ("other", ""),
    };
    (locale, below.split_once('/').map_or("", |(area, _)| area))
}

fn sizes(page: &mut Page, built: &Built) {
    page.heading(
        "Where the bytes are",
        "By language and area, and what all pages share. Hold the pointer over a part to read what it is, or open the list below.",
    );
    let config = &built.analysis.config;
    let locales: Vec<&str> = config.locales.keys().map(|locale| locale.as_str()).collect();
    let root = config.base_url.addresses.root.as_deref();
    let mut places: BTreeMap<&str, BTreeMap<&str, u64>> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, (usize, u64)> = BTreeMap::new();
    for (path, size) in built.sizes {
        let (whole, part) = place(path, &locales, root);
        *places.entry(whole).or_default().entry(part).or_default() += size;
        let kind = kinds.entry(kind(path)).or_default();
        *kind = (kind.0 + 1, kind.1 + size);
    }
    let item =
        |name: &str, size: u64, inside| Item { name: name.to_owned(), size: size as f64, label: bytes(size), inside };
    let items = places.iter().map(|(whole, parts)| {
        let inside = parts.iter().filter(|(part, _)| !part.is_empty() || parts.len() > 1);
        let inside = inside.map(|(part, size)| item(if part.is_empty() { "other" } else { part }, *size, Vec::new()));
        item(whole, parts.values().sum(), inside.collect())
    });
    page.treemap("Bytes by language and area", &items.collect::<Vec<_>>());
    let most = kinds.values().map(|(_, size)| *size).max().unwrap_or(1).max(1);
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, (_, size))| std::cmp::Reverse(*size));
    let rows = kinds.into_iter().map(|(kind, (files, size))| {
        vec![Cell::text(kind), Cell::number(files), Cell::Bar(size as f64 / most as f64, bytes(size))]
    });
    page.table(&["Kind", "Files", "Bytes"], &rows.collect::<Vec<_>>(), "");
    let mut search: BTreeMap<&str, u64> = BTreeMap::new();
    for (path, size) in built.sizes {
        let locale = path.strip_prefix("_guichet/search/").and_then(|path| path.split_once('/'));
        *search.entry(locale.map_or("", |(locale, _)| locale)).or_default() +=
            if kind(path) == "search" { *size } else { 0 };
    }
    let rows = search.into_iter().filter(|(locale, _)| !locale.is_empty());
    let rows = rows.map(|(locale, size)| vec![Cell::code(locale), Cell::number(bytes(size))]);
    page.heading("Search", "The index of each language. Readers load a small part of it with each query.");
    page.table(&["Language", "Bytes"], &rows.collect::<Vec<_>>(), "The site has no search.");
}

fn largest(page: &mut Page, built: &Built) {
    for (title, of) in [("Largest pages", "pages"), ("Largest pictures", "pictures")] {
        let mut files: Vec<_> = built.sizes.iter().filter(|(path, _)| kind(path) == of).collect();
        files.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let most = files.first().map_or(1, |(_, size)| *size).max(1);
        let rows = files
            .iter()
            .take(MOST)
            .map(|(path, size)| vec![Cell::code(path), Cell::Bar(*size as f64 / most as f64, bytes(*size))]);
        page.heading(title, "As they are published, before a server packs them.");
        page.table(&["File", "Bytes"], &rows.collect::<Vec<_>>(), "There are none.");
    }
}

/// Every text is parsed once more for this, and alone: what a build knew of it does not count.
fn slowest(page: &mut Page, analysis: &Analysis) {
    let mut times: Vec<(Duration, usize)> = (0..analysis.files.len())
        .into_par_iter()
        .filter_map(|at| {
            let start = Instant::now();
            analysis.contents.parse_again(at, &analysis.files[at])?;
            Some((start.elapsed(), at))
        })
        .collect();
    times.sort_by_key(|(time, at)| (std::cmp::Reverse(*time), *at));
    let most = times.first().map_or(1.0, |(time, _)| time.as_secs_f64()).max(f64::MIN_POSITIVE);
    let rows = times.iter().take(MOST).map(|(took, at)| {
        vec![Cell::code(&*analysis.files[*at].path), Cell::Bar(took.as_secs_f64() / most, time(*took))]
    });
    page.heading("Slowest texts", "To read one from its Markdown, measured once, beside others.");
    page.table(&["File", "Time"], &rows.collect::<Vec<_>>(), "There are none.");
}

fn diagnostics(page: &mut Page, diags: &[Diagnostic]) {
    let mut codes: BTreeMap<(&str, &str), [usize; 3]> = BTreeMap::new();
    for diagnostic in diags {
        let counts = codes.entry((diagnostic.code.name(), diagnostic.code.title())).or_default();
        let at = match diagnostic.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            _ => 2,
        };
        counts[at] += 1;
    }
    let rows = codes.into_iter().map(|((code, title), counts)| {
        let counts = counts.map(|count| if count == 0 { Cell::None } else { Cell::number(count) });
        [Cell::code(code), Cell::text(title)].into_iter().chain(counts).collect()
    });
    page.heading(
        "Diagnostics",
        "`guichet check` shows each with its file and line, `guichet explain CODE` what to do.",
    );
    let columns = ["Code", "What it is", "Errors", "Warnings", "Notes"];
    page.table(&columns, &rows.collect::<Vec<_>>(), "There are none.");
}

fn coverage(page: &mut Page, global: &Global, console: &Console) -> Result<(), Failure> {
    // In all languages and with drafts, whatever was built.
    let Some(whole) = Whole::read(global, console)? else { return Ok(()) };
    if whole.analysis.config.locales.len() > 1 {
        i18n::heat_map(page, &whole);
    }
    Ok(())
}

fn contexts(page: &mut Page, analysis: &Analysis) {
    let locales = &analysis.site().locales;
    let row = |name: &str| -> Vec<Cell> {
        let cells = locales.iter().map(|site| {
            let named = site.pages.iter().filter(|page| {
                page.listed && analysis.files[page.body.file].head.contexts.iter().any(|context| context.value == name)
            });
            let (own, borrowed) = named.fold((0, 0), |(own, borrowed), page| match page.borrowed {
                true => (own, borrowed + 1),
                false => (own + 1, borrowed),
            });
            match (own, borrowed) {
                (0, 0) => Cell::Heat(0.0, "none".to_owned()),
                (0, borrowed) => Cell::Heat(0.5, format!("{borrowed} borrowed")),
                (own, _) => Cell::Heat(1.0, own.to_string()),
            }
        });
        [Cell::code(name)].into_iter().chain(cells).collect()
    };
    let rows: Vec<Vec<Cell>> = analysis.config.contexts.iter().map(|context| row(&context.name.value)).collect();
    let names: Vec<&str> = locales.iter().map(|site| site.locale.as_str()).collect();
    let columns: Vec<&str> = ["Place"].into_iter().chain(names).collect();
    page.heading("Places in the product", "How many articles the help panel shows first in each, by language.");
    page.table(&columns, &rows, "The site names none.");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_of_a_language_and_an_area() {
        let of = |path, root| place(path, &["en", "fr"], root);
        assert_eq!(of("fr/guide/a/index.html", None), ("fr", "guide"));
        assert_eq!(of("fr/index.html", None), ("fr", ""));
        assert_eq!(of("guide/a/index.html", Some("en")), ("en", "guide"));
        assert_eq!(of("_guichet/search/fr/0a.bin", None), ("search", ""));
        assert_eq!(of("robots.txt", None), ("other", ""));
    }

    #[test]
    fn numbers_are_for_people() {
        assert_eq!([7, 1_200, 3_456_789].map(bytes), ["7 B", "1.2 KB", "3.5 MB"]);
        assert_eq!(time(Duration::from_micros(1_310)), "1.3 ms");
        assert_eq!(time(Duration::from_millis(2_348)), "2.35 s");
    }
}
