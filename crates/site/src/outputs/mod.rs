//! Everything that is published beside the pages: feeds, sitemaps, JSON, Markdown twins, files for hosts.
//!
//! All of them read the same public view, `Site`: what is hidden there (drafts) can't come out here, and what is
//! unlisted is left out of every list by `listed`.

use std::io;

use crate::analysis::Analysis;
use crate::output::{Content, Sink};
use crate::unchanged::{PageSink, Text};
use guichet_core::model::OutPath;

mod feed;
mod help;
mod hosts;
mod lists;
mod llms;
mod markdown;
mod opensearch;
mod panel;
pub mod search;
mod sitemap;
mod xml;

pub use search::search;

/// Writes all but the pages and the search index.
///
/// # Errors
/// The sink's.
pub fn all(analysis: &Analysis, assets: &str, drafts: bool, pages: &PageSink) -> io::Result<()> {
    of_articles(analysis, pages)?;
    of_site(analysis, assets, drafts, pages.sink)
}

/// Writes what follows from the articles: twins, lists, what the panel asks for.
///
/// # Errors
/// The sink's.
pub fn of_articles(analysis: &Analysis, pages: &PageSink) -> io::Result<()> {
    // Of what there is in all articles, or known to nobody but this build.
    let put = |path: &str, text: String| pages.sink.put(OutPath::new(path), Content::Bytes(text.into_bytes()));
    let outputs = &analysis.config.outputs;
    let twins = outputs.markdown.then(|| markdown::Twins::of(analysis));
    for (at, site) in analysis.site().locales.iter().enumerate() {
        let locale = &site.locale;
        if outputs.feed {
            pages.put(&format!("{locale}/feed.xml"), || feed::atom(analysis, site))?;
        }
        if outputs.opensearch {
            pages.put(&format!("{locale}/opensearch.xml"), || opensearch::description(analysis, site))?;
        }
        if outputs.llms {
            pages.put(&format!("{locale}/llms.txt"), || llms::list(analysis, site))?;
        }
        if let Some(twins) = &twins {
            markdown::write(analysis, at, twins, pages)?;
        }
        pages.put(&format!("_guichet/{locale}/help.json"), || help::json(analysis, site))?;
        pages.put(&format!("_guichet/{locale}/addresses.json"), || panel::addresses(analysis, site))?;
        if let Some(sealed) = analysis.sealing.file(&analysis.policy, locale.as_str()) {
            put(&crate::sealing::path(locale), serde_json::to_string(&sealed).unwrap_or_default())?;
        }
    }
    let default = analysis.site().locales.iter().find(|site| site.locale == analysis.config.default_locale);
    if let Some(site) = default.or(analysis.site().locales.first()) {
        if outputs.opensearch {
            pages.put("opensearch.xml", || opensearch::description(analysis, site))?;
        }
        if outputs.llms {
            pages.put("llms.txt", || llms::list(analysis, site))?;
        }
    }
    if outputs.sitemap && !(sitemap::is_one_file(analysis) && pages.unchanged.keep(Text::None, "sitemap.xml")?) {
        for (path, xml) in sitemap::files(analysis) {
            put(&path, xml)?;
        }
    }
    Ok(())
}

/// Writes what hosts are told, and how the panel is loaded.
///
/// # Errors
/// The sink's.
pub fn of_site(analysis: &Analysis, assets: &str, drafts: bool, sink: &dyn Sink) -> io::Result<()> {
    let put = |path: &str, text: String| sink.put(OutPath::new(path), Content::Bytes(text.into_bytes()));
    put("_guichet/panel.js", panel::loader(analysis, assets))?;
    put("_guichet/panel.d.ts", guichet_client::panel::TYPES.to_owned())?;
    put("robots.txt", hosts::robots(analysis, drafts))?;
    put("_redirects", hosts::redirects(analysis))?;
    put("_headers", hosts::headers(analysis, assets))?;
    for (path, text) in crate::hosting::files(analysis, assets) {
        put(&path, text)?;
    }
    Ok(())
}
