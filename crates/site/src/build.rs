//! The second half of a build: `Analysis` → output files in a `Sink`. No disk, no clock.

use std::io;

use serde::{Deserialize, Serialize};

use crate::analysis::{Analysis, BuildOptions};
use crate::assets::Published;
use crate::load::SourceTree;
use crate::output::{Content, Progress, Sink, Without};
use crate::render::RenderOptions;
use crate::unchanged::{PageSink, Unchanged};
use guichet_core::content_hash::{self, Key};
use guichet_core::diag::{Diagnostic, Outcome};
use guichet_core::model::OutPath;
use guichet_pictures::embedded;

#[cfg(test)]
mod growth;

/// How many pages of which kind a build made, for the last line that it prints.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Summary {
    pub articles: usize,
    pub pages: usize,
    pub locales: usize,
}

/// Makes every output file. The search index is built beside the pages, on other threads.
///
/// # Errors
/// The sink's; content mistakes that only show now (a broken template) come back as diagnostics.
pub fn produce(
    analysis: &Analysis,
    tree: &SourceTree,
    options: &BuildOptions,
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> io::Result<Outcome<Summary>> {
    let tera = match crate::render::engine(&analysis.theme) {
        Ok(tera) => tera,
        Err(diagnostic) => return Ok(Outcome { value: Summary::default(), diags: vec![*diagnostic] }),
    };
    let published = crate::assets::published(analysis, sink.earlier());
    let assets = published.hash.clone();
    let render_options = RenderOptions { drafts: options.drafts, live_reload: options.live_reload };
    let (searched, rendered) = rayon::join(
        || {
            if analysis.config.search && sink.wants("_guichet/search.js") {
                crate::outputs::search(analysis, &assets, sink, progress)
            } else {
                Ok(())
            }
        },
        || -> io::Result<Vec<Diagnostic>> {
            let sink = Without { sink, paths: &analysis.site().replaced };
            let unchanged = Unchanged::since(&sink, analysis, frame(analysis, &assets));
            let pages = PageSink { sink: &sink, unchanged: &unchanged };
            let diags = crate::render::pages(analysis, &tera, &published, render_options, &pages, &|done| {
                progress.pages(done)
            })?;
            crate::outputs::all(analysis, &assets, options.drafts, &pages)?;
            unchanged.leave();
            Ok(diags)
        },
    );
    searched?;
    let diags = rendered?;
    analysis.contents.all_read()?;
    as_they_are(analysis, tree, &published, sink)?;
    let summary = Summary {
        articles: analysis
            .site()
            .locales
            .iter()
            .map(|site| site.pages.iter().filter(|page| !page.borrowed).count())
            .sum(),
        pages: analysis.site().locales.iter().map(|site| site.pages.len() + site.folders.len() + 5).sum::<usize>() + 2,
        locales: analysis.site().locales.len(),
    };
    Ok(Outcome { value: summary, diags })
}

/// What makes pages of the articles, beside the settings' texts and the site.
pub(crate) fn frame(analysis: &Analysis, assets: &str) -> Key {
    content_hash::of(&(analysis.contents.memo().program(), assets, analysis.sealing.is_active()))
}

/// Puts what needs not be made: downloads, pictures, `static/`, the theme's files.
pub(crate) fn as_they_are(
    analysis: &Analysis,
    tree: &SourceTree,
    published: &Published,
    sink: &dyn Sink,
) -> io::Result<()> {
    for (path, source) in &analysis.site().assets {
        let is_joined = |name| crate::hosting::is_joined(analysis.config.outputs.host, name);
        if analysis.host_files.contains_key(source) && is_joined(path) {
            // It is part of the file that the build makes.
            continue;
        }
        let content = match analysis.cleaned.get(source) {
            Some(bytes) => Content::Bytes(bytes.to_vec()),
            None => Content::File(tree.assets[source].disk.clone()),
        };
        sink.put(OutPath::new(path.clone()), content)?;
    }
    for (name, bytes) in analysis.embedded_pictures() {
        sink.put(OutPath::new(embedded::path(name)), Content::Bytes(bytes.to_vec()))?;
    }
    for (name, bytes) in &published.files {
        sink.put(OutPath::new(format!("_guichet/{}/{name}", published.hash)), Content::Bytes(bytes.to_vec()))?;
    }
    Ok(())
}
