//! An Atom feed (RFC 4287) of each locale's newest articles.

use std::fmt::Write;

use super::lists::own;
use super::xml::xml;
use crate::analysis::Analysis;
use crate::resolve::LocaleSite;
use guichet_core::moment::Moment;

const ENTRIES: usize = 50;

/// Articles without `updated` are not news. The feed's own date is its newest entry's, never the clock's, so that an
/// unchanged site gives unchanged bytes.
pub fn atom(analysis: &Analysis, site: &LocaleSite) -> String {
    let base = &analysis.config.base_url;
    let updated = |page: &crate::resolve::ArticlePage| analysis.updated(page.body.file);
    let mut pages: Vec<_> = own(site).filter_map(|page| Some((updated(page)?, page))).collect();
    pages.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    pages.truncate(ENTRIES);
    let home = xml(&base.absolute(&format!("{}/", site.locale)));
    let this = xml(&base.absolute(&format!("{}/feed.xml", site.locale)));
    let newest = pages.first().map_or(Moment::from(jiff::Timestamp::UNIX_EPOCH), |(date, _)| *date);

    let mut feed = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = write!(
        feed,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n<id>{home}</id>\n<link href=\"{home}\"/>\n<link rel=\"self\" href=\"{this}\"/>\n<updated>{newest}</updated>\n",
        site.locale,
        xml(analysis.config.title.get(&site.chain)),
    );
    for (date, page) in pages {
        let url = xml(&base.absolute(&page.url));
        let _ = write!(
            feed,
            "<entry>\n<title>{}</title>\n<id>{url}</id>\n<link href=\"{url}\"/>\n<updated>{date}</updated>\n<summary>{}</summary>\n",
            xml(&page.title),
            xml(&page.description),
        );
        let authors = &analysis.files[page.body.file].head.authors;
        let fallback = [analysis.config.title.get(&site.chain).to_owned()];
        for author in if authors.is_empty() { &fallback[..] } else { authors } {
            let _ = writeln!(feed, "<author><name>{}</name></author>", xml(author));
        }
        let _ = writeln!(feed, "<category term=\"{}\"/>\n</entry>", xml(&site.folders[page.area].title));
    }
    feed.push_str("</feed>\n");
    feed
}
