//! Who reads what is said of the policy, and the languages that they are offered.

use jiff::civil::Date;
use serde::Serialize;

use super::policy::{Channel, Href};
use guichet_l10n::{Localizer, direction, own_name};

/// Whom the words are for.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub localizer: &'a Localizer,
    /// Where `href: home` leads in this locale.
    pub home_url: &'a str,
    /// The day of the build: closed days before it are over.
    pub today: Option<Date>,
}

/// A language that a channel is answered in, so that a page in any locale can offer all of them.
#[derive(Clone, Debug, Serialize)]
pub struct LanguageView {
    pub code: String,
    /// In the reader's language, capitalised as in a menu.
    pub name: String,
    /// In itself: to be marked with `lang` and `dir`.
    pub own_name: String,
    pub dir: &'static str,
    /// The channel's address for this language; none when the address is the same for all.
    pub href: Option<String>,
    /// Whether it is the one that the address of the channel itself uses.
    pub current: bool,
}

pub(super) fn address(href: &Href, language: &str, reader: &Reader) -> String {
    match href {
        Href::Home => reader.home_url.to_owned(),
        Href::Url(url) => url.replace("{lang}", language),
    }
}

pub(super) fn language_view(tag: &str, channel: &Channel, spoken: Option<&str>, reader: &Reader) -> LanguageView {
    let by_language = |href: &&Href| matches!(href, Href::Url(url) if url.contains("{lang}"));
    let l = reader.localizer;
    LanguageView {
        code: tag.to_owned(),
        name: l.capitalized(&l.language_name(tag)),
        own_name: own_name(tag),
        dir: direction(tag),
        href: channel.href.as_ref().filter(by_language).map(|href| address(href, tag, reader)),
        current: spoken == Some(tag),
    }
}
