//! contacts.yaml as typed values. `config` reads them; the order of plans and channels is the file's, everywhere.

use super::hours::Hours;
use super::plans::{PlanId, PlanSet};
use crate::diag::Diagnostic;

/// The support policy of a site. The default, for a site without contacts.yaml, has neither plans nor channels.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// Lowest first.
    pub plans: Vec<PlanId>,
    pub channels: Vec<Channel>,
}

/// A way to get help.
#[derive(Clone, Debug)]
pub struct Channel {
    /// Its name is the Fluent message `channel-<id>`.
    pub id: String,
    pub kind: ChannelKind,
    pub plans: PlanSet,
    /// BCP 47 tags that it is answered in; none means that the policy doesn't say.
    pub languages: Vec<String>,
    /// What decides which of the languages a customer gets.
    pub language_from: LanguageSource,
    pub href: Option<Href>,
    pub gate: Gate,
    pub hours: Option<Hours>,
    /// Whether it has a row in the plan × channel table.
    pub in_matrix: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChannelKind {
    #[default]
    Link,
    Chat,
    Email,
    Phone,
    Callback,
    Form,
}

impl ChannelKind {
    /// The words of contacts.yaml.
    pub const WORDS: [(&'static str, ChannelKind); 6] = [
        ("link", ChannelKind::Link),
        ("chat", ChannelKind::Chat),
        ("email", ChannelKind::Email),
        ("phone", ChannelKind::Phone),
        ("callback", ChannelKind::Callback),
        ("form", ChannelKind::Form),
    ];
}

/// Site locale, contact language and the account's language are three different things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LanguageSource {
    /// The reader chooses; the page offers its own language first.
    #[default]
    Reader,
    /// It is the language set in the customer's account.
    Account,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Href {
    /// The home page of the reader's locale.
    Home,
    /// `{lang}` in it stands for the contact language.
    Url(String),
}

/// Who gets to see a channel's details.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Gate {
    /// Shown to everyone as theirs.
    Public,
    /// Shown to the plan that the reader names. Presentation only: it is in the page's source for all.
    #[default]
    Display,
    /// Encrypted in the output. Not available yet: [`check_gate`](super::check_gate) refuses it.
    Sealed,
}

impl Gate {
    /// The words of contacts.yaml.
    pub const WORDS: [(&'static str, Gate); 3] =
        [("public", Gate::Public), ("display", Gate::Display), ("sealed", Gate::Sealed)];
}

impl Policy {
    /// # Errors
    /// CON002, without a place, with the nearest channel's name.
    pub fn channel(&self, id: &str) -> Result<&Channel, Diagnostic> {
        self.channels.iter().find(|channel| channel.id == id).ok_or_else(|| {
            Diagnostic::error("CON002", format!("no channel `{id}` in contacts.yaml"))
                .did_you_mean(id, self.channels.iter().map(|channel| channel.id.as_str()))
        })
    }
}

impl Channel {
    /// The language that this channel best serves a page in `locale` with: that very tag, else the same language, else
    /// its first. `None` when its languages are not stated.
    pub fn language_for(&self, locale: &str) -> Option<&str> {
        let language = |tag: &str| tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
        let exact = self.languages.iter().find(|tag| tag.eq_ignore_ascii_case(locale));
        // `pt` serves a `pt-BR` page; between `zh-Hans` and `zh-Hant` the first stands in for the other.
        let close = || self.languages.iter().find(|tag| language(tag) == language(locale));
        exact.or_else(close).or(self.languages.first()).map(String::as_str)
    }
}
