//! What readers should know of a text's language: it is borrowed, a machine's, or behind its original.

use super::super::context::LocaleContext;
use super::super::shared::Shared;
use super::super::view::Html;
use super::super::views::Notice;
use crate::escape::escape;
use crate::resolve::LocaleSite;
use crate::stale::{self, Part, Stale};
use guichet_l10n::Arg;
use guichet_markdown::front_matter::Translation;

/// What the reader should know of the text's language. `original` is the address of a borrowed text at home; `there` that of the page on
/// another locale's site.
pub fn notice(
    shared: &Shared,
    locale: &LocaleContext,
    text: usize,
    original: Option<String>,
    there: impl Fn(&LocaleSite) -> Option<String>,
) -> Option<Notice> {
    let file = &shared.analysis.files[text];
    let name = |tag: &str| locale.words.language_name(tag);
    if file.locale != locale.site.locale {
        let (language, original) = (name(locale.site.locale.as_str()), name(file.locale.as_str()));
        let sentence =
            locale.message("notice-fallback", &[("language", Arg::Str(&language)), ("original", Arg::Str(&original))]);
        return Some(Notice { kind: "fallback", html: escape(&sentence).into() });
    }
    let analysis = shared.analysis;
    let original_at = analysis.originals.get(&text);
    let behind = original_at.and_then(|at| stale::of(&analysis.contents, &analysis.files, *at, text));
    let source = match &behind {
        Some(behind) => &analysis.files[behind.original].locale,
        None if file.head.translation == Some(Translation::Machine) => {
            locale.site.chain.get(1).unwrap_or(&analysis.config.default_locale)
        }
        None => return None,
    };
    let language = name(source.as_str());
    let mut html = match &behind {
        Some(behind) => changed(locale, behind, &language),
        None => escape(&locale.message("notice-machine", &[("original", Arg::Str(&language))])),
    };
    let site = analysis.site().locales.iter().find(|site| site.locale == *source);
    let url = site.and_then(there);
    if let Some(url) = url.or(original) {
        let link = locale.message("notice-machine-link", &[("original", Arg::Str(&language))]);
        let anchor = behind.as_ref().and_then(|behind| behind.anchor.as_deref());
        let url = anchor.map_or_else(|| url.clone(), |anchor| format!("{url}#{anchor}"));
        html.push_str(&format!(" <a href=\"{}\" hreflang=\"{source}\">{}</a>", escape(&url), escape(&link)));
    }
    let kind = if behind.is_some() { "stale" } else { "machine" };
    Some(Notice { kind, html: Html::from(html) })
}

/// The sentence that names what has changed in the original. Headings are in its language.
fn changed(locale: &LocaleContext, behind: &Stale, language: &str) -> String {
    let names: Vec<String> = behind
        .parts
        .iter()
        .map(|part| match part {
            Part::Head => locale.message("notice-stale-head", &[]),
            Part::Introduction => locale.message("notice-stale-introduction", &[]),
            Part::Headed(heading) => format!("“{heading}”"),
        })
        .collect();
    let mut list: Vec<&str> = names.iter().map(String::as_str).collect();
    if behind.more || list.is_empty() {
        list.push("…");
    }
    let sections = locale.words.list_and(&list);
    escape(&locale.message("notice-stale", &[("original", Arg::Str(language)), ("sections", Arg::Str(&sections))]))
}
