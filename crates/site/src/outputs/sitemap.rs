//! `sitemap.xml` with the alternates of every page in other languages (sitemaps.org, Google's `xhtml:link`).

use std::collections::BTreeMap;
use std::fmt::Write;

use super::lists::own;
use super::xml::xml;
use crate::analysis::Analysis;
use crate::resolve::ResolvedBody;
use guichet_core::model::ArticleId;
use guichet_core::moment::Moment;

/// What a sitemap may hold (sitemaps.org); a larger site gets several and an index of them.
const MOST_ADDRESSES: usize = 50_000;
const MOST_BYTES: usize = 52_428_800;

const OPENING: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
const CLOSING: &str = "</urlset>\n";

/// The same page in the locales that have it: (locale, address from the base), and its date.
struct Entry<'a> {
    versions: Vec<(&'a str, String)>,
    updated: BTreeMap<&'a str, Moment>,
}

pub fn files(analysis: &Analysis) -> Vec<(String, String)> {
    let base = &analysis.config.base_url;
    let mut urls: Vec<String> = Vec::new();
    for Entry { mut versions, updated } in entries(analysis) {
        for (_, url) in &mut versions {
            *url = xml(&base.absolute(url));
        }
        // Every version names all of them, itself included.
        let alternates = alternates(&versions, analysis.config.default_locale.as_str());
        urls.extend(versions.iter().map(|(locale, url)| element(url, updated.get(locale), &alternates)));
    }
    let parts = parts(&urls, MOST_ADDRESSES, MOST_BYTES);
    if parts.len() == 1 {
        return parts.into_iter().map(|part| ("sitemap.xml".to_owned(), part)).collect();
    }
    let parts: Vec<(String, String)> =
        parts.into_iter().enumerate().map(|(at, part)| (format!("sitemap-{}.xml", at + 1), part)).collect();
    let mut index = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (path, _) in &parts {
        let _ = writeln!(index, "<sitemap><loc>{}</loc></sitemap>", xml(&base.absolute(path)));
    }
    index.push_str("</sitemapindex>\n");
    [("sitemap.xml".to_owned(), index)].into_iter().chain(parts).collect()
}

/// Whether it is certain that the sitemap is a single file.
pub fn is_one_file(analysis: &Analysis) -> bool {
    const FEW: usize = 100_000;
    let locales = &analysis.site().locales;
    let pages = locales.iter().map(|site| 2 + site.folders.len() + site.pages.len()).sum::<usize>();
    // Each names all of its versions.
    pages < MOST_ADDRESSES && pages * locales.len() < FEW
}

/// Files of the elements, each as full as it may be.
fn parts(urls: &[String], most_addresses: usize, most_bytes: usize) -> Vec<String> {
    let mut parts = vec![OPENING.to_owned()];
    let mut count = 0;
    for url in urls {
        let part = parts.last().map_or(0, String::len);
        if count > 0 && (count == most_addresses || part + url.len() + CLOSING.len() > most_bytes) {
            parts.push(OPENING.to_owned());
            count = 0;
        }
        if let Some(part) = parts.last_mut() {
            part.push_str(url);
        }
        count += 1;
    }
    for part in &mut parts {
        part.push_str(CLOSING);
    }
    parts
}

fn entries(analysis: &Analysis) -> Vec<Entry<'_>> {
    let sites = &analysis.site().locales;
    let everywhere = |page: &str| Entry {
        versions: sites.iter().map(|site| (site.locale.as_str(), format!("{}/{page}", site.locale))).collect(),
        updated: BTreeMap::new(),
    };
    let mut entries = vec![everywhere(""), everywhere("contact/")];
    let mut folders: BTreeMap<&str, Entry> = BTreeMap::new();
    let mut articles: BTreeMap<&ArticleId, Entry> = BTreeMap::new();
    let empty = || Entry { versions: Vec::new(), updated: BTreeMap::new() };
    for site in sites {
        let locale = site.locale.as_str();
        for folder in &site.folders {
            // An article that is its page is among the articles.
            if folder.own > 0 && folder.page.is_none() {
                let entry = folders.entry(&folder.path).or_insert_with(empty);
                entry.versions.push((locale, folder.url.clone()));
                let own = |body: &&ResolvedBody| analysis.files[body.file].locale == site.locale;
                let text = folder.body.as_ref().filter(own);
                if let Some(updated) = text.and_then(|body| analysis.updated(body.file)) {
                    entry.updated.insert(locale, updated);
                }
            }
        }
        for page in own(site) {
            let entry = articles.entry(&page.id).or_insert_with(empty);
            entry.versions.push((locale, page.url.clone()));
            if let Some(updated) = analysis.updated(page.body.file) {
                entry.updated.insert(locale, updated);
            }
        }
    }
    entries.extend(folders.into_values());
    entries.extend(articles.into_values());
    entries
}

fn element(url: &str, updated: Option<&Moment>, alternates: &str) -> String {
    let date = updated.map(|updated| updated.day());
    let updated = date.map_or_else(String::new, |date| format!("<lastmod>{date}</lastmod>"));
    format!("<url><loc>{url}</loc>{updated}{alternates}</url>\n")
}

fn alternates(versions: &[(&str, String)], default: &str) -> String {
    let mut links = String::new();
    for (lang, href) in versions.iter().filter(|_| versions.len() > 1) {
        let _ = write!(links, "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{href}\"/>");
        if *lang == default {
            let _ = write!(links, "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"{href}\"/>");
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_keep_both_limits() {
        let urls: Vec<String> = (0..10).map(|n| format!("<url>{}</url>\n", "x".repeat(n * 10))).collect();
        let frame = OPENING.len() + CLOSING.len();
        let sizes = |most_addresses, most_bytes| {
            let parts = parts(&urls, most_addresses, most_bytes);
            assert_eq!(parts.iter().map(|part| part.matches("<url>").count()).sum::<usize>(), urls.len());
            for part in &parts {
                assert!(part.starts_with(OPENING) && part.ends_with(CLOSING));
            }
            parts.iter().map(|part| (part.matches("<url>").count(), part.len() - frame)).collect::<Vec<_>>()
        };
        let all: usize = urls.iter().map(String::len).sum();
        assert_eq!(sizes(50_000, 52_428_800), [(10, all)]);
        assert_eq!(sizes(10, frame + all), [(10, all)]);
        assert_eq!(sizes(10, frame + all - 1).len(), 2);
        assert_eq!(sizes(4, 52_428_800).iter().map(|part| part.0).collect::<Vec<_>>(), [4, 4, 2]);
        assert!(sizes(10, frame + 150).iter().all(|(_, bytes)| *bytes <= 150));
        assert_eq!(parts(&[], 1, 1).len(), 1);
    }
}
