//! May this customer start a conversation on this channel, in this language, at this moment? One total function: every
//! question has exactly one verdict, which says what rule of contacts.yaml it comes from and what to do next. Its twin
//! is the module of this name in `crates/client/src/contacts/`; `tests/vectors/contacts.json` holds the two together.
//!
//! It is about *starting*: reading and answering earlier conversations is never asked about here. And it decides what
//! is *shown*: what must stay secret is encrypted, whatever is decided here.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::opening::{State, state};
use super::plans::PlanId;
use super::policy::{AddOn, Channel, Condition, LanguageSource, Need, Policy};
use super::zone::Zones;

/// What is known about the customer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Customer {
    /// Not known: only what every plan has is theirs.
    pub plan: Option<PlanId>,
    /// All that they have.
    pub addons: Vec<String>,
    /// Whether they have a paid seat. Not known: they are believed to, since pages state the condition anyway.
    pub seat: Option<bool>,
    /// When their account was created. Not known: conditions for accounts from some day on apply.
    pub created: Option<Date>,
    /// The language that is set in their account. Not known: the one that they ask in.
    pub account_language: Option<String>,
}

#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    pub customer: &'a Customer,
    /// A BCP 47 tag: the language that they would like to be answered in.
    pub language: &'a str,
    pub at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    pub channel: String,
    pub verdict: Decision,
    pub rule: Rule,
    pub next: Next,
    /// Another channel that is offered to the same customer, in the same language, at this moment; none for a channel
    /// that is offered itself.
    pub instead: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    Offered,
    Locked,
    NotInLanguage,
    Closed,
}

/// The key of contacts.yaml that decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Rule {
    Plans,
    Addons,
    Conditions,
    Languages,
    Hours,
    /// A whole day of `hours.closed`.
    Closed,
}

/// The next best action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Next {
    /// Offered: in this language (none if the policy states none), until then (none: no end in sight).
    Contact {
        language: Option<String>,
        #[serde(serialize_with = "text")]
        until: Option<Timestamp>,
    },
    /// Locked: the lowest plan above theirs that has it; none if no plan has.
    Plan { plan: Option<PlanId> },
    /// Locked: an add-on that gives it, and the plan that the add-on needs if theirs won't do.
    Addon { addon: String, plan: Option<PlanId> },
    /// Locked: a paid seat.
    Seat,
    /// Not in this language: ask in one of these.
    Language { languages: Vec<String> },
    /// Not in this language: set the account to one of these.
    AccountLanguage { languages: Vec<String> },
    /// Closed: come back then; none if it is not known when it opens again.
    Wait {
        #[serde(serialize_with = "text")]
        until: Option<Timestamp>,
    },
}

/// `2026-11-30T13:00:00Z`.
pub(super) fn text<S: serde::Serializer>(moment: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
    match moment {
        Some(moment) => serializer.collect_str(moment),
        None => serializer.serialize_none(),
    }
}

/// The verdict on one channel of the policy.
pub fn resolve(policy: &Policy, zones: &Zones, channel: &Channel, question: &Question) -> Verdict {
    let (verdict, rule, next) = decide(policy, zones, channel, question);
    let instead = (verdict != Decision::Offered).then(|| instead(policy, zones, channel, question)).flatten();
    Verdict { channel: channel.id.clone(), verdict, rule, next, instead }
}

/// What a customer on a plan of whom nothing else is known lacks for a channel, at whatever time and in whatever
/// language; `None` if they may use it.
pub(super) fn locked_for(policy: &Policy, channel: &Channel, plan: &PlanId) -> Option<Next> {
    let customer = Customer { plan: Some(plan.clone()), ..Customer::default() };
    if let Err(next) = entitlement(policy, channel, &customer) {
        return Some(next);
    }
    let unmet_one = channel.conditions.iter().find(|condition| !condition.holds_for(&customer));
    unmet_one.map(|condition| unmet(policy, condition, &customer))
}

/// People before pages, then the policy's order.
fn instead(policy: &Policy, zones: &Zones, channel: &Channel, question: &Question) -> Option<String> {
    let offered =
        |other: &&Channel| other.id != channel.id && decide(policy, zones, other, question).0 == Decision::Offered;
    let people = policy.channels.iter().filter(|other| other.kind.people).find(offered);
    let other = people.or_else(|| policy.channels.iter().filter(|other| !other.kind.people).find(offered));
    other.map(|other| other.id.clone())
}

/// What never changes is asked first: nobody should wait for an opening hour only to learn that their plan won't do.
fn decide(policy: &Policy, zones: &Zones, channel: &Channel, question: &Question) -> (Decision, Rule, Next) {
    let customer = question.customer;
    let entitled = match entitlement(policy, channel, customer) {
        Ok(rule) => rule,
        Err(next) => {
            let rule = if matches!(next, Next::Addon { .. }) { Rule::Addons } else { Rule::Plans };
            return (Decision::Locked, rule, next);
        }
    };
    if let Some(condition) = channel.conditions.iter().find(|condition| !condition.holds_for(customer)) {
        return (Decision::Locked, Rule::Conditions, unmet(policy, condition, customer));
    }
    let language = match language(channel, question) {
        Ok(language) => language,
        Err(next) => return (Decision::NotInLanguage, Rule::Languages, next),
    };
    let hours = channel.hours.as_ref().and_then(|hours| Some((hours, zones.get(&hours.tz)?)));
    match hours.map(|(hours, zone)| state(hours, zone, question.at.as_second())) {
        None => (Decision::Offered, entitled, Next::Contact { language, until: None }),
        Some(State::Open { until }) => {
            (Decision::Offered, entitled, Next::Contact { language, until: until.and_then(timestamp) })
        }
        Some(State::Closed { opens, all_day }) => {
            let rule = if all_day { Rule::Closed } else { Rule::Hours };
            (Decision::Closed, rule, Next::Wait { until: opens.and_then(timestamp) })
        }
    }
}

fn timestamp(second: i64) -> Option<Timestamp> {
    Timestamp::from_second(second).ok()
}

/// What gives the channel to this customer, else what would.
fn entitlement(policy: &Policy, channel: &Channel, customer: &Customer) -> Result<Rule, Next> {
    // A plan that the policy doesn't have is none.
    let plan = customer.plan.as_ref().filter(|plan| policy.plans.contains(plan));
    let has = |plan: &PlanId| channel.plans.contains(plan);
    if plan.map_or(policy.plans.iter().all(has), has) {
        return Ok(Rule::Plans);
    }
    let addons = || channel.addons.iter().filter_map(|id| policy.addons.iter().find(|addon| addon.id == *id));
    let goes_with = |addon: &AddOn| plan.is_none_or(|plan| addon.plans.contains(plan));
    if addons().any(|addon| customer.addons.contains(&addon.id) && goes_with(addon)) {
        return Ok(Rule::Addons);
    }
    // The smallest step first: an add-on to their plan, then another plan, then both.
    if let Some(addon) = addons().find(|addon| plan.is_some() && goes_with(addon)) {
        return Err(Next::Addon { addon: addon.id.clone(), plan: None });
    }
    if let Some(plan) = step_to(policy, plan, has) {
        return Err(Next::Plan { plan: Some(plan) });
    }
    let with_plan = addons().find_map(|addon| {
        let plan = step_to(policy, plan, |other| addon.plans.contains(other))?;
        Some(Next::Addon { addon: addon.id.clone(), plan: Some(plan) })
    });
    Err(with_plan.unwrap_or(Next::Plan { plan: None }))
}

/// The lowest plan above this one that will do; if there is only a lower one, the lowest at all.
fn step_to(policy: &Policy, from: Option<&PlanId>, does: impl Fn(&PlanId) -> bool) -> Option<PlanId> {
    let above = from.and_then(|from| policy.plans.iter().position(|plan| plan == from)).map_or(0, |at| at + 1);
    let does = |plan: &&PlanId| does(plan);
    policy.plans[above..].iter().find(does).or_else(|| policy.plans.iter().find(does)).cloned()
}

impl Condition {
    fn holds_for(&self, customer: &Customer) -> bool {
        if let (Some(from), Some(created)) = (self.accounts_from, customer.created)
            && created < from
        {
            return true;
        }
        match &self.needs {
            Need::Seat => customer.seat != Some(false),
            Need::AddOn(id) => customer.addons.contains(id),
        }
    }
}

fn unmet(policy: &Policy, condition: &Condition, customer: &Customer) -> Next {
    match &condition.needs {
        Need::Seat => Next::Seat,
        Need::AddOn(id) => {
            let plan = customer.plan.as_ref().filter(|plan| policy.plans.contains(plan));
            let addon = policy.addons.iter().find(|addon| addon.id == *id);
            let other = addon.filter(|addon| !plan.is_some_and(|plan| addon.plans.contains(plan)));
            let plan = other.and_then(|addon| step_to(policy, plan, |other| addon.plans.contains(other)));
            Next::Addon { addon: id.clone(), plan }
        }
    }
}

/// The language that the customer would be answered in; none if the policy doesn't say.
fn language(channel: &Channel, question: &Question) -> Result<Option<String>, Next> {
    if channel.languages.is_empty() {
        return Ok(None);
    }
    let account = match channel.language_from {
        LanguageSource::Account => question.customer.account_language.as_deref(),
        LanguageSource::Reader => None,
    };
    match channel.speaks(account.unwrap_or(question.language)) {
        Some(language) => Ok(Some(language.to_owned())),
        None if channel.language_from == LanguageSource::Account => {
            Err(Next::AccountLanguage { languages: channel.languages.clone() })
        }
        None => Err(Next::Language { languages: channel.languages.clone() }),
    }
}

#[cfg(test)]
mod tests;
