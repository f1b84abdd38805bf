//! `Site` → pages. Pure: HTML goes to the `Sink`. Bodies are filled, inputs are built, templates are run.
//!
//! What a template sees is written down in `docs/theming.md`, and typed in `inputs.rs` and `views.rs`.

use std::io;
use std::sync::{Arc, Mutex};

use rayon::prelude::*;
use tera::Tera;

use crate::analysis::Analysis;
use crate::output::{Content, Memory, Nowhere, Sink};
use crate::unchanged::{PageSink, Unchanged};
use guichet_core::content_hash::{self, Key};
use guichet_core::diag::Diagnostic;
use guichet_core::model::OutPath;

mod body;
mod branch;
mod brand;
mod context;
mod engine;
mod filled;
mod frame;
mod in_area;
pub mod inputs;
mod navigation;
mod pages;
mod parts;
mod rows;
mod share;
mod shared;
mod shortcodes;
mod social;
pub mod text;
mod todo;
pub mod view;
pub mod views;

pub use crate::escape::escape;
use context::LocaleContext;
pub use engine::engine;
use engine::template_error;
use inputs::PageInput;
pub use shared::RenderOptions;
use shared::Shared;
use todo::Todo;
use view::Made;

/// Bytes of most pages.
const PAGE: usize = 24 * 1024;

/// Of all that makes pages of their inputs.
fn theme_key(analysis: &Analysis) -> Key {
    let templates = analysis.theme.templates.iter().map(|(name, file)| (name, &file.text));
    content_hash::of(&(analysis.contents.memo().program(), templates.collect::<Vec<_>>()))
}

/// What is wrong with a theme only shows when pages are rendered: all of them are, and nothing is written.
pub fn mistakes(analysis: &Analysis, tera: &Tera) -> Vec<Diagnostic> {
    let assets = crate::assets::without_fonts(analysis);
    let nowhere = PageSink { sink: &Nowhere, unchanged: &Unchanged::since(&Nowhere, analysis, 0) };
    // Nothing can go wrong with writing.
    pages(analysis, tera, &assets, RenderOptions::default(), &nowhere, &|_| ()).unwrap_or_default()
}

/// Renders every page that is not kept as it is. Progress is told by the number of articles done.
///
/// # Errors
/// The sink's. What is wrong with a template comes back as a diagnostic, once.
pub fn pages(
    analysis: &Analysis,
    tera: &Tera,
    assets: &crate::assets::Published,
    options: RenderOptions,
    to: &PageSink,
    progress: &(dyn Fn(usize) + Sync),
) -> io::Result<Vec<Diagnostic>> {
    let todo = Todo::of(analysis, to.unchanged)?;
    if todo.is_empty() {
        return Ok(Vec::new());
    }
    Pages::new(analysis, tera, assets, options).make(&todo, to.sink, progress)
}

/// The pages of a site, with what they share made once. Which of them are rendered is for others to say.
pub struct Pages<'a> {
    shared: Shared<'a>,
    contexts: Vec<LocaleContext<'a>>,
    theme: Key,
}

impl<'a> Pages<'a> {
    pub fn new(
        analysis: &'a Analysis,
        tera: &'a Tera,
        assets: &'a crate::assets::Published,
        options: RenderOptions,
    ) -> Self {
        let preloads = Arc::new(Made::new(parts::preloads(&analysis.config.base_url, assets)));
        let shared = Shared { analysis, tera, assets: &assets.hash, fonts: &assets.fonts, preloads, options };
        let contexts: Vec<LocaleContext> =
            (0..analysis.site().locales.len()).into_par_iter().map(|at| LocaleContext::new(&shared, at)).collect();
        Pages { shared, contexts, theme: theme_key(analysis) }
    }

    /// The page of one path; `None` if no page has it.
    ///
    /// # Errors
    /// What is wrong with its template, or with one that an earlier page has used.
    pub fn one(&self, path: &str) -> Option<Result<Vec<u8>, Vec<Diagnostic>>> {
        let todo = Todo::one(self.shared.analysis, path)?;
        let memory = Memory::default();
        // Nothing can go wrong with writing.
        let diags = self.make(&todo, &memory, &|_| ()).unwrap_or_default();
        match memory.into_files().remove(&OutPath::new(path)) {
            Some(Content::Bytes(bytes)) if diags.is_empty() => Some(Ok(bytes)),
            _ if !diags.is_empty() => Some(Err(diags)),
            _ => None,
        }
    }

    /// What is wrong with a page of each kind, which is most of what can be wrong with templates.
    pub fn mistakes_of_kinds(&self) -> Vec<Diagnostic> {
        let todo = Todo::one_of_each_kind(self.shared.analysis);
        todo.and_then(|todo| self.make(&todo, &Nowhere, &|_| ())).unwrap_or_default()
    }

    fn make(&self, todo: &Todo, sink: &dyn Sink, progress: &(dyn Fn(usize) + Sync)) -> io::Result<Vec<Diagnostic>> {
        let Pages { shared, contexts, .. } = self;
        let failed: Mutex<Option<Diagnostic>> = Mutex::new(None);
        let put = |input: &dyn PageInput, path: String| -> io::Result<()> {
            let made_of = content_hash::of(&(self.theme, input.content_hash()));
            sink.put_made(OutPath::new(path), made_of, &mut || {
                let mut html = Vec::with_capacity(PAGE);
                match shared.tera.render_to(input.template(), &input.context(), &mut html) {
                    Ok(()) => Some(html),
                    Err(error) => {
                        failed
                            .lock()
                            .unwrap_or_else(std::sync::PoisonError::into_inner)
                            .get_or_insert_with(|| template_error(&error, &shared.analysis.theme));
                        None
                    }
                }
            })
        };
        for (locale, todo) in contexts.iter().zip(&todo.locales) {
            // The A–Z takes as much memory as all that is known of its articles: it goes before there is more.
            pages::special::all(shared, locale, contexts, todo, &put)?;
            pages::article::all(shared, locale, contexts, todo, &put, progress)?;
            pages::listing::all(shared, locale, contexts, todo, &put)?;
        }
        pages::special::site_wide(shared, contexts, todo, &put)?;
        let failed = failed.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        let in_part = contexts.iter().find_map(|context| context.failed.get().cloned());
        Ok(failed.or(in_part).into_iter().collect())
    }
}
