//! `Site` → pages. Pure: HTML goes to the `Sink`. Bodies are filled, contexts are built, templates are run.
//!
//! What a template sees is written down in `docs/theming.md`; `context.rs` and `pages/` produce exactly that.

use std::io;
use std::sync::Mutex;

use rayon::prelude::*;
use tera::{Context, Tera};

use crate::analysis::Analysis;
use crate::diag::Diagnostic;
use crate::model::OutPath;
use crate::output::{Content, Sink};
use crate::theme::Theme;

mod body;
mod context;
mod pages;
pub mod value;

pub use body::escape;
use context::{LocaleContext, Shared};

/// The template engine with the theme's templates, or what is wrong with them.
///
/// # Errors
/// A template can't be parsed, or one that it needs is missing.
pub fn engine(theme: &Theme) -> Result<Tera, Box<Diagnostic>> {
    let mut tera = Tera::new();
    let templates = theme.templates.iter().map(|(name, text)| (name.as_str(), &**text));
    tera.add_raw_templates(templates).map_err(|error| Box::new(template_error(&error)))?;
    Ok(tera)
}

pub(crate) fn template_error(error: &tera::Error) -> Diagnostic {
    let mut message = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        message = format!("{message}: {cause}");
        source = cause.source();
    }
    Diagnostic::error("CFG010", format!("the theme can't be rendered: {}", message.trim()))
        .help("mend the template, or delete your copy to get the theme's own back")
}

/// How the pages are made, beside what the site says.
#[derive(Clone, Copy, Debug, Default)]
pub struct RenderOptions {
    /// Built with drafts: every page says so and asks robots to stay away.
    pub drafts: bool,
    /// `serve`: pages reload themselves.
    pub live_reload: bool,
}

/// Renders every page. Progress is told by the number of articles done.
///
/// # Errors
/// The sink's. What is wrong with a template comes back as a diagnostic, once.
pub fn pages(
    analysis: &Analysis,
    tera: &Tera,
    assets: &str,
    options: RenderOptions,
    sink: &dyn Sink,
    progress: &(dyn Fn(usize) + Sync),
) -> io::Result<Vec<Diagnostic>> {
    let shared = Shared { analysis, tera, assets, options };
    let failed: Mutex<Option<Diagnostic>> = Mutex::new(None);
    let put = |template: &str, path: String, context: &Context| -> io::Result<()> {
        let mut html = Vec::with_capacity(48 * 1024);
        match tera.render_to(template, context, &mut html) {
            Ok(()) => sink.put(OutPath::new(path), Content::Bytes(html)),
            Err(error) => {
                failed
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner)
                    .get_or_insert_with(|| template_error(&error));
                Ok(())
            }
        }
    };
    let contexts: Vec<LocaleContext> =
        (0..analysis.site.locales.len()).into_par_iter().map(|at| LocaleContext::new(&shared, at)).collect();
    for locale in &contexts {
        pages::article::all(&shared, locale, &contexts, &put, progress)?;
        pages::listing::all(&shared, locale, &contexts, &put)?;
        pages::special::all(&shared, locale, &contexts, &put)?;
    }
    pages::special::site_wide(&shared, &contexts, &put)?;
    Ok(failed.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner).into_iter().collect())
}
