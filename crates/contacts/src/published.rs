//! The policy read back from what a build publishes (`contacts.policy` of `_guichet/<locale>/help.json`), for a server that decides
//! by the same rules as the pages. [`PolicyJson`](super::PolicyJson) is the other direction.

use indexmap::IndexMap;
use jiff::civil::Date;
use serde::Deserialize;

use super::dates::{DatedHours, Day};
use super::hours::{Hours, Rule};
use super::kinds::ChannelKind;
use super::plans::{PlanId, PlanSet};
use super::policy::{AddOn, Channel, Condition, Gate, Href, LanguageSource, Need, Policy, Reply};
use super::stretches::{OpenHours, parse_open_hours};
use super::weekdays::Days;
use super::zone::Zones;

/// What the resolver needs of a published policy. Names, and where channels lead, are for pages.
#[derive(Clone, Debug)]
pub struct Published {
    pub policy: Policy,
    pub zones: Zones,
}

#[derive(Deserialize)]
struct PublishedPolicy {
    plans: Vec<Named>,
    addons: Vec<PublishedAddOn>,
    channels: Vec<PublishedChannel>,
    inbox: Option<String>,
    zones: IndexMap<String, Vec<(i64, i32)>>,
}

#[derive(Deserialize)]
struct Named {
    id: String,
}

#[derive(Deserialize)]
struct PublishedAddOn {
    id: String,
    plans: Vec<String>,
}

#[derive(Deserialize)]
struct PublishedChannel {
    id: String,
    kind: String,
    gate: String,
    plans: Vec<String>,
    addons: Vec<String>,
    conditions: Vec<PublishedCondition>,
    languages: Vec<String>,
    language_from: String,
    href: Option<String>,
    hours: Option<PublishedHours>,
    reply: Option<String>,
    in_matrix: bool,
}

#[derive(Deserialize)]
struct PublishedCondition {
    needs: String,
    accounts_from: Option<Date>,
}

#[derive(Deserialize)]
struct PublishedHours {
    tz: String,
    rules: Vec<PublishedRule>,
    closed: Vec<String>,
    /// Missing where a site has none.
    #[serde(default)]
    dates: Vec<PublishedDate>,
}

#[derive(Deserialize)]
struct PublishedRule {
    days: Vec<String>,
    open: String,
    close: String,
}

#[derive(Deserialize)]
struct PublishedDate {
    day: String,
    open: String,
    close: String,
}

impl Published {
    /// `json` is the policy as [`PolicyJson`](super::PolicyJson) writes it.
    ///
    /// # Errors
    /// A sentence without final stop about the first thing in it that no build writes.
    pub fn read(json: serde_json::Value) -> Result<Self, String> {
        let published: PublishedPolicy = serde_json::from_value(json).map_err(|error| error.to_string())?;
        let plans: Vec<PlanId> = published.plans.iter().map(|plan| PlanId::new(&plan.id)).collect();
        let addons = published
            .addons
            .iter()
            .map(|addon| Ok(AddOn { id: addon.id.clone(), plans: PlanSet::of(&addon.plans, &plans)? }));
        let channels = published.channels.into_iter().map(|channel| read_channel(channel, &plans));
        let policy = Policy {
            addons: addons.collect::<Result<_, String>>()?,
            channels: channels.collect::<Result<_, String>>()?,
            inbox: published.inbox,
            plans,
            ..Policy::default()
        };
        Ok(Published { policy, zones: Zones::read(published.zones)? })
    }
}

fn read_channel(channel: PublishedChannel, plans: &[PlanId]) -> Result<Channel, String> {
    let id = &channel.id;
    let is_not = |what: &str, value: &str| format!("`{value}` of channel `{id}` is not a valid {what}");
    let kind = ChannelKind::of(&channel.kind).ok_or_else(|| is_not("kind", &channel.kind))?;
    let gate =
        Gate::WORDS.iter().find(|(word, _)| *word == channel.gate).ok_or_else(|| is_not("gate", &channel.gate))?;
    let language_from = match channel.language_from.as_str() {
        "reader" => LanguageSource::Reader,
        "account" => LanguageSource::Account,
        other => return Err(is_not("source of the language", other)),
    };
    let conditions = channel.conditions.into_iter().map(|condition| Condition {
        needs: if condition.needs == Need::Seat.as_str() { Need::Seat } else { Need::AddOn(condition.needs) },
        accounts_from: condition.accounts_from,
    });
    let reply = channel.reply.as_deref().map(|reply| Reply::parse(reply).map_err(|error| error.message));
    Ok(Channel {
        kind,
        plans: PlanSet::of(&channel.plans, plans)?,
        addons: channel.addons,
        conditions: conditions.collect(),
        languages: channel.languages,
        language_from,
        href: channel.href.map(|href| if href == "home" { Href::Home } else { Href::Url(href) }),
        gate: gate.1,
        hours: channel.hours.map(read_hours).transpose()?,
        reply: reply.transpose()?,
        in_matrix: channel.in_matrix,
        ..Channel::new(id)
    })
}

fn read_hours(hours: PublishedHours) -> Result<Hours, String> {
    let mut rules = Vec::new();
    for rule in hours.rules {
        let days = Days::parse(&rule.days.join(",")).map_err(|error| error.message)?;
        rules.extend(stretch(&rule.open, &rule.close)?.into_iter().map(|hours| Rule { days, hours }));
    }
    let mut dates = Vec::new();
    for dated in hours.dates {
        let day = read_day(&dated.day)?;
        dates.extend(stretch(&dated.open, &dated.close)?.into_iter().map(|hours| DatedHours { day, hours }));
    }
    let closed = hours.closed.iter().map(|day| read_day(day)).collect::<Result<_, _>>()?;
    Ok(Hours { tz: hours.tz, rules, closed, dates, dates_span: None })
}

fn stretch(open: &str, close: &str) -> Result<Vec<OpenHours>, String> {
    parse_open_hours(&format!("{open}-{close}")).map_err(|error| error.message)
}

fn read_day(day: &str) -> Result<Day, String> {
    Day::parse(day).map_err(|error| error.message)
}
