//! Everything that is published beside the pages: feeds, sitemaps, JSON, Markdown twins, files for hosts.
//!
//! All of them read the same public view, `Site`: what is hidden there (drafts) can't come out here, and what is
//! unlisted is left out of every list by `listed`.

use std::io;

use crate::analysis::Analysis;
use crate::output::{Content, Sink};
use crate::resolve::{ArticlePage, LocaleSite, ResolvedBody};
use crate::unchanged::{PageSink, Text};
use guichet_core::model::{Locale, OutPath};

mod feed;
mod help;
mod hosts;
mod llms;
mod markdown;
mod opensearch;
mod panel;
pub mod search;
mod sitemap;

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
    for (at, site) in analysis.site.locales.iter().enumerate() {
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
        pages.put(&format!("_guichet/{locale}/addresses.json"), || panel::addresses(site))?;
        if let Some(sealed) = analysis.sealing.file(&analysis.policy, locale.as_str()) {
            put(&sealed_path(locale), serde_json::to_string(&sealed).unwrap_or_default())?;
        }
    }
    let default = analysis.site.locales.iter().find(|site| site.locale == analysis.config.default_locale);
    if let Some(site) = default.or(analysis.site.locales.first()) {
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
    Ok(())
}

/// Where a locale's sealed contact details are.
pub fn sealed_path(locale: &Locale) -> String {
    format!("_guichet/{locale}/sealed.json")
}

/// Articles of a locale that belong into its lists and were written in it.
fn own(site: &LocaleSite) -> impl Iterator<Item = &ArticlePage> {
    site.pages.iter().filter(|page| page.listed && !page.borrowed)
}

/// What the home page is called in lists, if it has a text.
fn home_title<'a>(analysis: &'a Analysis, site: &LocaleSite, home: &ResolvedBody) -> &'a str {
    analysis.files[home.file].written_title().unwrap_or_else(|| analysis.config.title.get(&site.chain))
}

/// For XML text and attribute values; characters that XML 1.0 can't hold are left out.
fn xml(text: &str) -> String {
    let allowed = |c: &char| match c {
        '\n' | '\t' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        c => !c.is_control(),
    };
    crate::render::escape(&text.chars().filter(allowed).collect::<String>())
}
