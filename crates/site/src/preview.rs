//! A site that is looked at while it is written: pages are made when somebody asks for them, and what follows from all articles
//! is made after them, out of what it was before.

pub mod about;

use std::io;
use std::sync::Arc;

use tera::Tera;

use crate::analysis::Analysis;
use crate::assets::Published;
use crate::build;
use crate::load::SourceTree;
use crate::output::{Nowhere, Silent, Sink, Without};
use crate::outputs;
use crate::render::{self, Pages, RenderOptions};
use crate::unchanged::{PageSink, Unchanged};
use guichet_core::content_hash::Key;
use guichet_core::diag::Diagnostic;

/// What makes pages of articles. It is the same from one build to the next as long as only articles change.
pub struct Frame {
    tera: Tera,
    published: Published,
    made_of: Key,
    /// What is wrong with templates, as far as a page of each kind shows it.
    pub mistakes_of_kinds: Vec<Diagnostic>,
}

impl Frame {
    /// The one of the build before, if nothing has changed that it is made of.
    ///
    /// # Errors
    /// What keeps the theme's templates from being read. What only shows when a page is made is said of that page.
    pub fn of(
        analysis: &Analysis,
        before: Option<&Arc<Frame>>,
        options: RenderOptions,
    ) -> Result<Arc<Self>, Vec<Diagnostic>> {
        let made_of = crate::assets::made_of(analysis);
        if let Some(before) = before.filter(|before| before.made_of == made_of) {
            return Ok(Arc::clone(before));
        }
        let tera = render::engine(&analysis.theme).map_err(|diagnostic| vec![*diagnostic])?;
        let published = crate::assets::publish(analysis);
        let mut frame = Frame { tera, published, made_of, mistakes_of_kinds: Vec::new() };
        frame.mistakes_of_kinds = frame.pages(analysis, options).mistakes_of_kinds();
        Ok(Arc::new(frame))
    }

    pub fn pages<'a>(&'a self, analysis: &'a Analysis, options: RenderOptions) -> Pages<'a> {
        Pages::new(analysis, &self.tera, &self.published, options)
    }

    /// What is wrong with templates, whatever page it shows on.
    ///
    /// # Errors
    /// The sink's, which ends it. It is given nothing to keep.
    pub fn mistakes(
        &self,
        analysis: &Analysis,
        options: RenderOptions,
        sink: &dyn Sink,
    ) -> io::Result<Vec<Diagnostic>> {
        let unchanged = Unchanged::since(&Nowhere, analysis, 0);
        render::pages(
            analysis,
            &self.tera,
            &self.published,
            options,
            &PageSink { sink, unchanged: &unchanged },
            &|_| (),
        )
    }

    /// Puts what is there without being made, and what hosts are told.
    ///
    /// # Errors
    /// The sink's.
    pub fn at_hand(&self, analysis: &Analysis, tree: &SourceTree, drafts: bool, sink: &dyn Sink) -> io::Result<()> {
        let own = Without { sink, paths: &analysis.site().replaced };
        outputs::of_site(analysis, &self.published.hash, drafts, &own)?;
        build::as_they_are(analysis, tree, &self.published, sink)
    }

    /// Puts what follows from all articles: the search index, twins, lists. What the sink has from before is kept where it is
    /// the same.
    ///
    /// # Errors
    /// The sink's; a file has changed since it was analyzed.
    pub fn beside_pages(&self, analysis: &Analysis, sink: &dyn Sink) -> io::Result<()> {
        let assets = &self.published.hash;
        if analysis.config.search {
            outputs::search(analysis, assets, sink, &Silent)?;
        }
        let sink = Without { sink, paths: &analysis.site().replaced };
        let unchanged = Unchanged::since(&sink, analysis, build::frame(analysis, assets));
        outputs::of_articles(analysis, &PageSink { sink: &sink, unchanged: &unchanged })?;
        unchanged.leave();
        analysis.contents.all_read()
    }
}
