//! The template engine, and where a template is wrong.

use tera::Tera;

use crate::theme::{Theme, ThemeFile};
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::Span;

/// The template engine with the theme's templates, or what is wrong with them.
///
/// # Errors
/// A template can't be parsed, or one that it needs is missing.
pub fn engine(theme: &Theme) -> Result<Tera, Box<Diagnostic>> {
    let mut tera = Tera::new();
    let templates = theme.templates.iter().map(|(name, file)| (name.as_str(), &*file.text));
    tera.add_raw_templates(templates).map_err(|error| Box::new(template_error(&error, theme)))?;
    Ok(tera)
}

/// The engine's messages are a sentence, and mostly a picture of the place, which we draw ourselves.
pub fn template_error(error: &tera::Error, theme: &Theme) -> Diagnostic {
    let mut message = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        message = format!("{message}: {cause}");
        source = cause.source();
    }
    let sentence = message.trim().lines().next().unwrap_or_default().trim_start_matches("error: ");
    let diagnostic = Diagnostic::new(codes::CFG010, format!("the theme can't be rendered: {sentence}"))
        .help("fix the template, or delete your copy to use the theme's own again");
    match template_place(&message, theme) {
        Some((file, span)) => diagnostic.at(&file.file, span),
        None => diagnostic,
    }
}

/// `--> article.html:3:16` in a message; else the template that it names.
fn template_place<'t>(message: &str, theme: &'t Theme) -> Option<(&'t ThemeFile, Span)> {
    if let Some((_, place)) = message.split_once("--> ") {
        let mut parts = place.lines().next()?.trim().rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let file = theme.templates.get(parts.next()?)?;
        let before: usize = file.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        let in_line = file.text[before..].chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>();
        let start = before + in_line;
        return Some((file, start..start));
    }
    let named = message.split(['\'', '`', '"']).skip(1).step_by(2);
    named.into_iter().find_map(|name| Some((theme.templates.get(name)?, 0..0)))
}
