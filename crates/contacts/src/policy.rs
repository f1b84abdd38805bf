//! contacts.yaml as typed values. `config` reads them; the order of plans and channels is the file's, everywhere.

use jiff::civil::Date;

use super::form::settings::ContactForm;
use super::hours::Hours;
use super::kinds::ChannelKind;
use super::plans::{PlanId, PlanSet};
use guichet_core::address::Schemes;
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::{INBOX_PAGE, Span, Spanned};

/// The support policy of a site. The default, for a site without contacts.yaml, has neither plans nor channels.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// Lowest first.
    pub plans: Vec<PlanId>,
    pub addons: Vec<AddOn>,
    pub channels: Vec<Channel>,
    /// Where earlier conversations are read and answered. Whoever had one may do so, whatever their plan is now.
    pub inbox: Option<String>,
    /// Where the desk's API is, with a slash at the end: `https://…`, or a path from the host's root. docs/desk-api.md.
    pub desk: Option<String>,
    pub seal: SealSettings,
    /// The contact page's form; none: it was switched off.
    pub form: Option<ContactForm>,
    /// What addresses may begin with, by site.yaml.
    pub schemes: Schemes,
}

/// What the keys and passes of `gate: sealed` are bound to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealSettings {
    /// Whom passes are for; the site's address where nothing is said.
    pub site: Option<String>,
    /// Counts up whenever keys that customers hold must no longer open anything.
    pub epoch: u32,
    pub epoch_span: Option<Span>,
    /// Where a customer gets a pass.
    pub sign_in: Option<String>,
}

impl Default for SealSettings {
    fn default() -> Self {
        SealSettings { site: None, epoch: 1, epoch_span: None, sign_in: None }
    }
}

/// What a customer may have bought in addition to a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddOn {
    /// Its name is the Fluent message `addon-<id>`.
    pub id: String,
    /// Plans that it can be bought with.
    pub plans: PlanSet,
}

/// What must be true in addition to the plan, for accounts that were created from some day on or for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    pub needs: Need,
    pub accounts_from: Option<Date>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// A paid seat for the person who asks.
    Seat,
    /// The id of an add-on.
    AddOn(String),
}

impl Need {
    /// As in contacts.yaml.
    pub fn as_str(&self) -> &str {
        match self {
            Need::Seat => "seat",
            Need::AddOn(id) => id,
        }
    }
}

/// A way to get help.
#[derive(Clone, Debug)]
pub struct Channel {
    /// Its name is the Fluent message `channel-<id>`.
    pub id: String,
    pub kind: ChannelKind,
    /// Who has it without more.
    pub plans: PlanSet,
    /// Add-ons that give it to other plans.
    pub addons: Vec<String>,
    /// All of them must hold.
    pub conditions: Vec<Condition>,
    /// BCP 47 tags that it is answered in; none means that the policy doesn't say.
    pub languages: Vec<String>,
    /// What decides which of the languages a customer gets.
    pub language_from: LanguageSource,
    pub href: Option<Href>,
    /// The environment variable that holds the address instead. Its value never comes in here.
    pub secret: Option<Spanned<String>>,
    pub gate: Gate,
    pub hours: Option<Hours>,
    pub reply: Option<Reply>,
    /// Whether it has a row in the plan × channel table.
    pub in_matrix: bool,
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

/// Within which time an answer can be expected: `30m`, `4h`, `2d`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply {
    pub amount: u32,
    pub unit: ReplyUnit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyUnit {
    Minutes,
    Hours,
    /// Working days.
    Days,
}

impl Reply {
    const UNITS: [(char, ReplyUnit); 3] = [('m', ReplyUnit::Minutes), ('h', ReplyUnit::Hours), ('d', ReplyUnit::Days)];

    /// # Errors
    /// CON010, without a place.
    pub fn parse(text: &str) -> Result<Reply, Diagnostic> {
        let text = text.trim();
        let unit = Reply::UNITS.iter().find(|(letter, _)| text.ends_with(*letter));
        unit.and_then(|(letter, unit)| {
            let amount: u32 = text.strip_suffix(*letter)?.trim_end().parse().ok()?;
            (1..=999).contains(&amount).then_some(Reply { amount, unit: *unit })
        })
        .ok_or_else(|| {
            Diagnostic::new(codes::CON010, format!("`{text}` is not a valid reply time"))
                .help("write minutes, hours or working days: `30m`, `4h`, `2d`")
        })
    }
}

impl std::fmt::Display for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let letter = Reply::UNITS.iter().find(|(_, unit)| *unit == self.unit).map_or('m', |(letter, _)| *letter);
        write!(f, "{}{letter}", self.amount)
    }
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
    /// Encrypted in the output: only who holds the key of a plan that has the channel can read it. See `guichet_seal`.
    Sealed,
}

impl Gate {
    /// The words of contacts.yaml.
    pub const WORDS: [(&'static str, Gate); 3] =
        [("public", Gate::Public), ("display", Gate::Display), ("sealed", Gate::Sealed)];
}

impl Policy {
    /// Where a reader finds their earlier conversations; `home_url` is the address of their home page.
    pub fn inbox_url(&self, home_url: &str) -> Option<String> {
        self.inbox.clone().or_else(|| self.has_inbox_page().then(|| format!("{home_url}{INBOX_PAGE}/")))
    }

    /// Whether the site has a page for them: with a desk, unless they are read somewhere else.
    pub fn has_inbox_page(&self) -> bool {
        self.desk.is_some() && self.inbox.is_none()
    }

    /// # Errors
    /// CON002, without a place, with the nearest channel's name.
    pub fn channel(&self, id: &str) -> Result<&Channel, Diagnostic> {
        self.channels.iter().find(|channel| channel.id == id).ok_or_else(|| {
            Diagnostic::new(codes::CON002, format!("no channel `{id}` in contacts.yaml"))
                .did_you_mean(id, self.channels.iter().map(|channel| channel.id.as_str()))
        })
    }
}

impl Channel {
    /// A channel of which nothing is said but its id.
    pub fn new(id: &str) -> Self {
        Channel {
            id: id.to_owned(),
            kind: ChannelKind::default(),
            plans: PlanSet::default(),
            addons: Vec::new(),
            conditions: Vec::new(),
            languages: Vec::new(),
            language_from: LanguageSource::default(),
            href: None,
            secret: None,
            gate: Gate::default(),
            hours: None,
            reply: None,
            in_matrix: true,
        }
    }

    /// Which of its languages serves who asks for `tag`: that very tag, else the same language (`pt` for `pt-BR`).
    pub fn speaks(&self, tag: &str) -> Option<&str> {
        let language = |tag: &str| tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
        let exact = self.languages.iter().find(|own| own.eq_ignore_ascii_case(tag));
        // Between `zh-Hans` and `zh-Hant` the first stands in for the other.
        let close = || self.languages.iter().find(|own| language(own) == language(tag));
        exact.or_else(close).map(String::as_str)
    }

    /// The language that this channel best serves a page in `locale` with: that very tag, else the same language, else
    /// its first. `None` when its languages are not stated.
    pub fn language_for(&self, locale: &str) -> Option<&str> {
        self.speaks(locale).or(self.languages.first().map(String::as_str))
    }
}
