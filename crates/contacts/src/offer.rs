//! What is shown of a channel, wherever it is: on the contact page, in articles, in the form, in the help panel; and what the desk
//! takes. `resolve` answers a question as it is asked; here the two kinds of "no" that customers can do something about are
//! told apart: **a language warns and offers**, for whoever reads English may speak it too, and **what is closed steps back**, for
//! nobody is there. Its twin is the module of this name in `crates/client/src/contacts/`; `tests/vectors/offers.json` holds the two
//! and the three places together.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::plans::PlanId;
use super::policy::{Channel, Gate, Policy};
use super::resolve::{Customer, Decision, Next, Question, Verdict, resolve, text};
use super::zone::Zones;

/// What the customer's pass says of them. The product has signed it; what is missing, it says nothing of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vouched {
    pub plan: PlanId,
    pub addons: Option<Vec<String>>,
    pub seat: Option<bool>,
    pub created: Option<Date>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Offer {
    pub channel: String,
    pub state: State,
    /// The language that they would be answered in; none if the policy states none, or nobody would answer now.
    pub language: Option<String>,
    /// The language is not the one that they read, or that is set in their account.
    pub warning: Option<Warning>,
    /// When it closes, or opens again.
    #[serde(serialize_with = "text")]
    pub until: Option<Timestamp>,
    /// Another channel, which is open to them in the language that they read.
    pub instead: Option<String>,
    /// Why: of whoever could use it, if nobody knows who asks.
    #[serde(skip)]
    pub verdict: Verdict,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// They can start now.
    Open,
    /// It is open, to those whose plan or add-ons have it: nobody knows who asks.
    Unsaid,
    /// Theirs, but not now; or closed to everyone.
    Closed,
    /// Not theirs.
    Locked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Warning {
    Language,
    AccountLanguage,
}

/// The verdict on a question as it was asked, and what the channel's languages say besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    #[serde(flatten)]
    pub verdict: Verdict,
    /// The languages that it speaks, of a channel that is closed and does not speak theirs either.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
}

/// As `resolve`, but what is closed is closed in whatever language: nobody should switch languages only to learn that nobody is
/// there.
pub fn answer(policy: &Policy, zones: &Zones, channel: &Channel, question: &Question) -> Answer {
    let asked = resolve(policy, zones, channel, question);
    let spoken = whatever_language(policy, zones, channel, question);
    match spoken.filter(|_| asked.verdict == Decision::NotInLanguage) {
        // Another channel has to be in their own language.
        Some(spoken) if spoken.verdict == Decision::Closed => {
            let verdict = Verdict { instead: asked.instead, ..spoken };
            Answer { verdict, languages: channel.languages.clone() }
        }
        _ => Answer { verdict: asked, languages: Vec::new() },
    }
}

/// What somebody would be told who speaks the first of its languages; none if it states none.
fn whatever_language(policy: &Policy, zones: &Zones, channel: &Channel, question: &Question) -> Option<Verdict> {
    let language = channel.languages.first()?;
    let customer = Customer { account_language: None, ..question.customer.clone() };
    Some(resolve(policy, zones, channel, &Question { customer: &customer, language, at: question.at }))
}

/// What is shown of one channel of the policy.
pub fn offer(policy: &Policy, zones: &Zones, channel: &Channel, question: &Question, pass: Option<&Vouched>) -> Offer {
    let ask = |customer: &Customer, language| {
        resolve(policy, zones, channel, &Question { customer, language, at: question.at })
    };
    let mut who = believed(channel, question.customer, pass);
    let asked = ask(&who, question.language);
    let nobody =
        asked.verdict == Decision::Locked && !who.plan.as_ref().is_some_and(|plan| policy.plans.contains(plan));
    let mut verdict = asked.clone();
    if nobody {
        who = anyone(policy, channel, who);
        verdict = ask(&who, question.language);
    }
    let warning = match verdict.next {
        Next::Language { .. } => Some(Warning::Language),
        Next::AccountLanguage { .. } => Some(Warning::AccountLanguage),
        _ => None,
    };
    if warning.is_some() {
        let question = Question { customer: &who, ..*question };
        verdict = whatever_language(policy, zones, channel, &question).unwrap_or(verdict);
    }
    let state = match verdict.verdict {
        Decision::Offered if nobody => State::Unsaid,
        Decision::Offered => State::Open,
        Decision::Closed => State::Closed,
        Decision::Locked | Decision::NotInLanguage => State::Locked,
    };
    let (language, until) = match &verdict.next {
        Next::Contact { language, until } => (language.clone(), *until),
        Next::Wait { until } => (None, *until),
        _ => (None, None),
    };
    let answers = |id: &String| policy.channels.iter().any(|other| other.id == *id && other.kind.people);
    // Nobody is sent from people who answer, in whatever language, to a page.
    let instead =
        asked.instead.filter(|id| if state == State::Open { answers(id) } else { !nobody || state == State::Locked });
    Offer { channel: channel.id.clone(), state, language, warning, until, instead, verdict }
}

/// Who asks, by their pass and by what else is said of them. A pass of another plan is not theirs at the moment: they look at what
/// that plan has. Of what is sealed, only a pass says whom it is for.
fn believed(channel: &Channel, said: &Customer, pass: Option<&Vouched>) -> Customer {
    let Some(pass) = pass.filter(|pass| said.plan.as_ref() == Some(&pass.plan)) else { return said.clone() };
    let rest = match channel.gate {
        Gate::Sealed => &Customer { account_language: said.account_language.clone(), ..Customer::default() },
        Gate::Public | Gate::Display => said,
    };
    Customer {
        plan: said.plan.clone(),
        addons: pass.addons.clone().unwrap_or_else(|| rest.addons.clone()),
        seat: pass.seat.or(rest.seat),
        created: pass.created.or(rest.created),
        account_language: rest.account_language.clone(),
    }
}

/// Whoever could use it: hours and languages are the same for all of them.
fn anyone(policy: &Policy, channel: &Channel, said: Customer) -> Customer {
    let addon = policy.addons.iter().find(|addon| channel.addons.contains(&addon.id));
    let plan = channel.plans.iter().next().or_else(|| addon?.plans.iter().next());
    Customer { plan: plan.cloned(), addons: policy.addons.iter().map(|addon| addon.id.clone()).collect(), ..said }
}

#[cfg(test)]
mod tests;
