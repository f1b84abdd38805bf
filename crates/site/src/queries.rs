//! `queries.tsv`: what readers ask and what they should find. `guichet search test` asks the built index; `check` and
//! `build` only see to it that every line can be asked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::SiteConfig;
use crate::resolve::{Site, dated, id_of};
use guichet_core::diag::{Diagnostic, Fix, Outcome, codes};
use guichet_core::model::Span;
use guichet_core::nfc::nfc;
use guichet_markdown::ParsedFile;

pub const FILE: &str = "queries.tsv";

/// A line: this query finds that article among the first so many hits.
#[derive(Clone, Debug, PartialEq)]
pub struct GoldenQuery {
    pub locale: String,
    pub query: String,
    /// The article's id.
    pub article: String,
    pub within: usize,
    pub span: Span,
}

/// Four columns between tabs: locale, query, id, and the worst rank that is good enough (1 if left out). Empty lines and
/// those that begin with `#` are skipped.
pub fn parse(file: &Arc<str>, text: &str) -> Outcome<Vec<GoldenQuery>> {
    let (mut value, mut diags) = (Vec::new(), Vec::new());
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        let span = start..start + content.len();
        start += line.len();
        if content.trim().is_empty() || content.starts_with('#') {
            continue;
        }
        match line_of(content, &span) {
            Ok(query) => value.push(query),
            Err(what) => diags.push(
                Diagnostic::new(codes::SRC002, what)
                    .fix(with_tabs(content, &span))
                    .help("write locale, query, id of the article and worst rank, with tabs between them")
                    .at(file, span),
            ),
        }
    }
    Outcome { value, diags }
}

/// Columns that have several spaces between them, as some editors make of a tab.
fn with_tabs(content: &str, span: &Span) -> Option<Fix> {
    let columns: Vec<&str> = content.split("  ").map(str::trim).filter(|column| !column.is_empty()).collect();
    let line = columns.join("\t");
    let is_certain = !content.contains('\t') && line_of(&line, span).is_ok();
    is_certain.then(|| Fix::new("put tabs between the columns", span.clone(), line))
}

fn line_of(content: &str, span: &Span) -> Result<GoldenQuery, String> {
    let columns: Vec<&str> = content.split('\t').map(str::trim).collect();
    let (locale, query, article, within) = match columns.as_slice() {
        [locale, query, article] => (locale, query, article, "1"),
        [locale, query, article, within] => (locale, query, article, *within),
        _ => return Err(format!("a line has three or four columns, and this one has {}", columns.len())),
    };
    if locale.is_empty() || query.is_empty() || article.is_empty() {
        return Err("a column is empty".to_owned());
    }
    let within = within.parse().ok().filter(|rank| (1..=100).contains(rank));
    let within = within.ok_or_else(|| format!("`{}` is not a rank from 1 to 100", columns[3]))?;
    Ok(GoldenQuery {
        locale: (*locale).to_owned(),
        query: (*query).to_owned(),
        article: nfc(article).into_owned(),
        within,
        span: span.clone(),
    })
}

/// Lines that can't come true: no such locale, no such article in it.
pub fn check(
    file: &Arc<str>,
    queries: &[GoldenQuery],
    config: &SiteConfig,
    files: &[Arc<ParsedFile>],
    site: &Site,
) -> Vec<Diagnostic> {
    let mut diags = Vec::new();
    // Articles that other dates bring, for lines that ask for them.
    let of_other_dates: BTreeSet<String> = files
        .iter()
        .filter(|file| file.head.comes_and_goes() && !file.head.draft)
        .map(|file| id_of(file).as_str().to_owned())
        .collect();
    for query in queries {
        if !config.locales.keys().any(|locale| locale.as_str() == query.locale) {
            diags.push(
                Diagnostic::new(codes::SRC003, format!("no locale `{}` in this site", query.locale))
                    .did_you_mean(&query.locale, config.locales.keys().map(|locale| locale.as_str()))
                    .at(file, query.span.clone()),
            );
            continue;
        }
        // A build of some locales says nothing about the others.
        let Some(pages) = site.locales.iter().find(|site| site.locale.as_str() == query.locale) else { continue };
        let mut ids: BTreeSet<&str> =
            pages.pages.iter().filter(|page| page.listed).map(|page| page.id.as_str()).collect();
        let texts: Vec<String> = pages.introductions().map(|(_, folder, _)| folder.text_id()).collect();
        ids.extend(texts.iter().map(String::as_str));
        if !ids.contains(query.article.as_str()) {
            if of_other_dates.contains(&query.article) {
                let message = format!("`{}` is not published at this date, so no query can find it", query.article);
                diags.push(dated(message, "remove the line").at(file, query.span.clone()));
                continue;
            }
            diags.push(
                Diagnostic::new(
                    codes::SRC003,
                    format!("no article `{}` can be found in `{}`", query.article, query.locale),
                )
                .did_you_mean(&query.article, ids)
                .at(file, query.span.clone()),
            );
        }
    }
    diags
}

/// Queries of one language that several articles want to be first for: only their order in the index decides.
pub fn check_pins(files: &[Arc<ParsedFile>], site: &Site) -> Vec<Diagnostic> {
    let mut diags = Vec::new();
    for locale in &site.locales {
        let mut first: BTreeMap<String, &str> = BTreeMap::new();
        let pages = locale.pages.iter().filter(|page| page.listed && !page.borrowed);
        let pages = pages.map(|page| (page.id.as_str(), &files[page.body.file]));
        let texts = locale.introductions().map(|(_, folder, body)| (&*folder.path, &files[body.file]));
        for (id, file) in pages.chain(texts.filter(|(_, file)| file.locale == locale.locale)) {
            for pin in &file.head.search.pins {
                let other = *first.entry(pin.value.trim().to_lowercase()).or_insert(id);
                if other != id {
                    let message = format!("`{}` is pinned to `{other}` too", pin.value);
                    diags.push(
                        Diagnostic::new(codes::SRC006, message)
                            .help("remove it from `search: { pin: … }` of one of the two")
                            .at(&file.path, pin.span.clone()),
                    );
                }
            }
        }
    }
    diags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_what_is_wrong_with_them() {
        let text = "# what people ask\nen\tapi key\taccount/api-keys\t3\r\n\nfr\tclé\taccount/api-keys\nen\tx\nen\ty\tz\t0\nen\t\tz\n";
        let Outcome { value, diags } = parse(&"queries.tsv".into(), text);
        let read: Vec<(&str, &str, usize)> =
            value.iter().map(|query| (query.locale.as_str(), query.query.as_str(), query.within)).collect();
        assert_eq!(read, [("en", "api key", 3), ("fr", "clé", 1)]);
        assert_eq!(&text[value[0].span.clone()], "en\tapi key\taccount/api-keys\t3");
        let said: Vec<&str> = diags.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
        assert_eq!(
            said,
            [
                "a line has three or four columns, and this one has 2",
                "`0` is not a rank from 1 to 100",
                "a column is empty"
            ]
        );
    }
}
