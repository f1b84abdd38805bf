//! Pages → documents of the search index → its files, one locale after the other on the threads that are free.

use std::io;

use super::own;
use crate::analysis::Analysis;
use crate::index::{self, LocaleDocs, SearchDoc};
use crate::model::OutPath;
use crate::output::Progress;
use crate::output::{Content, Sink};
use crate::resolve::{ArticlePage, LocaleSite};

/// Indexes every locale and writes the shards.
///
/// # Errors
/// The sink's.
pub fn search(analysis: &Analysis, sink: &dyn Sink, progress: &dyn Progress) -> io::Result<()> {
    let docs: Vec<LocaleDocs> = analysis.site.locales.iter().map(|site| documents(analysis, site)).collect();
    let locale = analysis.config.default_locale.as_str();
    let carried = index::manifest_path(locale);
    // The module itself rather than a re-export of the hashed copy that pages load: one request less for others.
    let mut module = crate::client::search::MAIN.clone();
    for file in index::build(&docs) {
        if file.path == carried {
            module = crate::client::search::carrying_module(locale, &file.bytes);
        }
        sink.put(OutPath::new(file.path), Content::Bytes(file.bytes))?;
    }
    sink.put(OutPath::new("_guichet/search.js"), Content::Bytes(module.into_bytes()))?;
    progress.indexed();
    Ok(())
}

/// What a locale's index is made of.
pub fn documents<'a>(analysis: &'a Analysis, site: &'a LocaleSite) -> LocaleDocs<'a> {
    let indexed = |page: &&ArticlePage| analysis.files[page.body.file].head.search.listed;
    let mut docs: Vec<SearchDoc> = own(site).filter(indexed).map(|page| document(analysis, site, page)).collect();
    docs.sort_by(|a, b| a.id.cmp(b.id));
    let borrowed = site
        .pages
        .iter()
        .filter(|page| page.listed && page.borrowed)
        .filter(indexed)
        .map(|page| (page.id.as_str(), page.url.as_str(), analysis.files[page.body.file].locale.as_str()));
    LocaleDocs {
        locale: site.locale.as_str(),
        docs,
        borrowed: borrowed.collect(),
        plans: analysis.policy.plans.iter().map(|plan| plan.as_str()).collect(),
        synonyms: analysis.synonyms.get(&site.locale).cloned().unwrap_or_default(),
    }
}

fn document<'a>(analysis: &'a Analysis, site: &'a LocaleSite, page: &'a ArticlePage) -> SearchDoc<'a> {
    let file = &analysis.files[page.body.file];
    let mut categories = Vec::new();
    let mut folder = page.folder;
    while let Some(parent) = site.folders[folder].parent {
        categories.push(site.folders[folder].title.as_str());
        folder = parent;
    }
    categories.reverse();
    let area = &site.folders[page.area];
    SearchDoc {
        id: page.id.as_str(),
        url: &page.url,
        title: &page.title,
        description: file.head.description.as_deref().unwrap_or_default(),
        area: &area.path,
        area_title: &area.title,
        categories,
        keywords: &file.head.keywords,
        plans: &page.plans,
        boost: file.head.search.boost as f32,
        pins: file.head.search.pins.iter().map(|pin| pin.value.as_str()).collect(),
        sections: &file.body.sections,
    }
}
