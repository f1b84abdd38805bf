//! What is in lists, and what it is called there.

use crate::analysis::Analysis;
use crate::resolve::{ArticlePage, LocaleSite, ResolvedBody};

/// Articles of a locale that belong into its lists and were written in it.
pub fn own(site: &LocaleSite) -> impl Iterator<Item = &ArticlePage> {
    site.pages.iter().filter(|page| page.listed && !page.borrowed)
}

/// What the home page is called in lists, if it has a text.
pub fn home_title<'a>(analysis: &'a Analysis, site: &LocaleSite, home: &ResolvedBody) -> &'a str {
    analysis.files[home.file].written_title().unwrap_or_else(|| analysis.config.title.get(&site.chain))
}
