//! What a translation lacks of its original beside words: pictures, links, callouts, blocks, shortcodes. Nobody who reads one
//! language sees what the other has.

use super::catalog::Catalog;
use super::input::ResolveInput;
use super::originals::Originals;
use guichet_core::diag::{Diagnostic, codes};
use guichet_markdown::ParsedFile;
use guichet_markdown::body::{ImageSource, Outline, ShortcodeKind};

pub fn check(input: &ResolveInput, catalog: &Catalog, originals: &Originals) -> Vec<Diagnostic> {
    let is_published = |at: &usize| catalog.why_hidden(*at).is_none();
    let pairs = (0..input.files.len()).filter(is_published).filter_map(|at| Some((at, originals.get(at)?)));
    let pairs = pairs.filter(|(_, original)| is_published(original));
    pairs.filter_map(|(at, original)| lacks(&input.files[at], &input.files[original])).collect()
}

/// I18N014. What a translation has more of is its translator's, or a remark on the language.
fn lacks(file: &ParsedFile, original: &ParsedFile) -> Option<Diagnostic> {
    let (own, there) = (counts(&file.body), counts(&original.body));
    let lacking: Vec<String> = there
        .iter()
        .zip(&own)
        .filter(|((_, there), (_, own))| own < there)
        .map(|((what, there), (_, own))| format!("{what}: {own} of {there}"))
        .collect();
    if lacking.is_empty() || !file.body.has_text {
        return None;
    }
    let message = format!("this translation does not have all that `{}` has: {}", original.path, lacking.join("; "));
    let help = "compare the two, and add what is missing; `guichet i18n diff` shows what has changed since a stamp";
    Some(Diagnostic::new(codes::I18N014, message).help(help).in_file(&file.path))
}

/// Of each kind, how many a text has itself: snippets are compared by themselves.
fn counts(body: &Outline) -> [(&'static str, usize); 5] {
    let pictures =
        body.images.iter().filter(|image| !matches!(image.source, ImageSource::Embedded(_)) && image.snippet.is_none());
    let links = body.links.iter().filter(|link| !link.path.is_empty() && link.snippet.is_none());
    let shortcodes = body.shortcodes.iter().filter(|shortcode| {
        shortcode.snippet.is_none() && !matches!(shortcode.kind, ShortcodeKind::CalloutMark { .. })
    });
    [
        ("pictures", pictures.count()),
        ("links to pages of this site", links.count()),
        ("shortcodes and sections for plans", shortcodes.count()),
        ("callouts", body.callouts as usize),
        ("tabs, steps, cards, details and blocks of code", body.blocks as usize),
    ]
}
