//! The text of a page, made of its file.

use super::body;
use super::context::LocaleContext;
use super::shared::Shared;
use super::shortcodes::PageShortcodes;
use super::text::Text;
use crate::resolve::ResolvedBody;
use crate::shortcodes;
use guichet_core::content_hash;

pub fn text<'a, 's: 'a>(shared: &'a Shared<'s>, locale: &'a LocaleContext<'s>, resolved: &'a ResolvedBody) -> Text<'a> {
    let (analysis, at) = (shared.analysis, resolved.file);
    let file = &analysis.files[at];
    let words = analysis.localizer(&file.locale);
    let page = PageShortcodes { shared, locale };
    let shortcodes: Vec<String> = file.body.shortcodes.iter().map(|one| shortcodes::html(one, words, &page)).collect();
    let made_of = content_hash::of(&(analysis.contents.made_of(at), resolved.in_text(), words.made_of(), shortcodes));
    let make = move || {
        let pieces = analysis.contents.pieces(at, file);
        body::fill(&file.body, &pieces, resolved, words, &PageShortcodes { shared, locale })
    };
    Text::new(made_of, make)
}
