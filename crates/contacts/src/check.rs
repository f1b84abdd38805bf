//! What can't be right about a policy as a whole. Mistakes inside one value are found while it is read.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::dates::Day;
use super::finding::{Finding, Part, Place};
use super::form::check::is_endpoint;
use super::plans::PlanId;
use super::policy::{Channel, Gate, Href, Need, Policy};
use guichet_core::address::{Schemes, is_destination};
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::Span;

/// Everything that is wrong with a policy, in its order. An empty policy is fine: a site may have no contact page.
pub fn check(policy: &Policy) -> Vec<Finding> {
    let mut findings = Vec::new();
    check_plans(policy, &mut findings);
    check_addons(policy, &mut findings);
    if let Some(inbox) = policy.inbox.as_deref().filter(|inbox| !is_address(inbox, &policy.schemes)) {
        findings.push(Finding { place: Place::Inbox, diagnostic: no_address(inbox) });
    }
    if let Some(desk) = policy.desk.as_deref().filter(|desk| !is_endpoint(desk)) {
        let message = format!("`{desk}` is not a valid address of a desk");
        let help = "write an address that begins with `https://`, or a path from the host's root: `/desk/`";
        findings.push(Finding { place: Place::Desk, diagnostic: Diagnostic::new(codes::CON007, message).help(help) });
    }
    let mut seen = BTreeSet::new();
    for (i, channel) in policy.channels.iter().enumerate() {
        let mut found = |part, diagnostic| findings.push(Finding { place: Place::Channel(i, part), diagnostic });
        check_id("channel", &channel.id).into_iter().for_each(|diagnostic| found(Part::Id, diagnostic));
        if !seen.insert(&channel.id) {
            found(Part::Id, twice("channel", &channel.id));
        }
        check_channel(policy, channel, &mut found);
        check_entitlements(policy, channel, &mut found);
    }
    findings
}

fn check_plans(policy: &Policy, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for (i, plan) in policy.plans.iter().enumerate() {
        let mut found = |diagnostic| findings.push(Finding { place: Place::Plan(i), diagnostic });
        check_id("plan", plan.as_str()).into_iter().for_each(&mut found);
        if !seen.insert(plan) {
            found(twice("plan", plan.as_str()));
        } else if !policy.channels.iter().any(|channel| has_some_way(policy, channel, plan)) {
            found(no_channel(plan));
        }
    }
}

/// Whether customers of a plan have a channel, or could with an add-on.
fn has_some_way(policy: &Policy, channel: &Channel, plan: &PlanId) -> bool {
    let by = |id: &String| policy.addons.iter().any(|addon| addon.id == *id && addon.plans.contains(plan));
    channel.plans.contains(plan) || channel.addons.iter().any(by)
}

fn check_addons(policy: &Policy, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for (i, addon) in policy.addons.iter().enumerate() {
        let mut found = |diagnostic| findings.push(Finding { place: Place::AddOn(i), diagnostic });
        check_id("add-on", &addon.id).into_iter().for_each(&mut found);
        if !seen.insert(&addon.id) {
            found(twice("add-on", &addon.id));
        }
        if addon.plans.is_empty() {
            let diagnostic = Diagnostic::new(codes::CON003, format!("no plan can have add-on `{}`", addon.id));
            found(diagnostic.help("write the plans that it is sold with: `{ plans: [enterprise] }`, or `plans: all`"));
        }
    }
}

fn check_entitlements(policy: &Policy, channel: &Channel, found: &mut impl FnMut(Part, Diagnostic)) {
    let known = |id: &str| policy.addons.iter().any(|addon| addon.id == id);
    let unknown = |id: &str| {
        Diagnostic::new(codes::CON011, format!("no add-on `{id}` in contacts.yaml"))
            .help("list it first: `addons: { premium-support: { plans: [enterprise] } }`")
            .did_you_mean(id, policy.addons.iter().map(|addon| addon.id.as_str()))
    };
    for (i, id) in channel.addons.iter().enumerate().filter(|(_, id)| !known(id)) {
        found(Part::AddOn(i), unknown(id));
    }
    for (i, condition) in channel.conditions.iter().enumerate() {
        if let Need::AddOn(id) = &condition.needs
            && !known(id)
        {
            let names = policy.addons.iter().map(|addon| addon.id.as_str()).chain(["seat"]);
            found(Part::Condition(i), unknown(id).did_you_mean(id, names));
        }
    }
}

fn no_channel(plan: &PlanId) -> Diagnostic {
    Diagnostic::new(codes::CON004, format!("plan `{plan}` includes no channel"))
        .help(format!("add `{plan}` to the `plans` of a channel, at least to the knowledge base"))
}

fn twice(what: &str, id: &str) -> Diagnostic {
    Diagnostic::new(codes::CON008, format!("{what} `{id}` is duplicated")).help("give each its own id, or remove one")
}

/// Ids become names of Fluent messages, values of attributes and keys of JSON.
fn check_id(what: &str, id: &str) -> Option<Diagnostic> {
    let readable =
        !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_');
    if !readable {
        let message = format!("`{id}` can't be the id of a {what}");
        return Some(
            Diagnostic::new(codes::CON009, message)
                .help("use lower-case letters, digits, `-` and `_`; its name goes into locales/<locale>.ftl"),
        );
    }
    match (what, id) {
        ("plan", "all") => Some(
            Diagnostic::new(codes::CON009, "`all` can't be the id of a plan")
                .help("`plans: all` means every plan; choose another word"),
        ),
        ("add-on", "seat") => Some(
            Diagnostic::new(codes::CON009, "`seat` can't be the id of an add-on")
                .help("`needs: seat` means a paid seat; choose another word"),
        ),
        _ => None,
    }
}

fn check_channel(policy: &Policy, channel: &Channel, found: &mut impl FnMut(Part, Diagnostic)) {
    let id = &channel.id;
    if channel.plans.is_empty() && channel.addons.is_empty() {
        let diagnostic = Diagnostic::new(codes::CON003, format!("no plan includes channel `{id}`"));
        found(Part::Plans, diagnostic.help("write `plans: all`, a list, or `\">=basic\"`, or remove the channel"));
    }
    for (i, tag) in channel.languages.iter().enumerate() {
        if let Some(diagnostic) = check_language(tag) {
            found(Part::Language(i), diagnostic);
        } else if channel.languages[..i].contains(tag) {
            found(
                Part::Language(i),
                Diagnostic::new(codes::CON006, format!("language `{tag}` is duplicated in channel `{id}`"))
                    .as_warning()
                    .help("remove one of the two"),
            );
        }
    }
    if channel.languages.is_empty() && channel.kind.people {
        found(Part::Id, no_language(id));
    }
    if let Some(diagnostic) =
        check_href(policy, channel).filter(|_| channel.href.is_some() || !policy.is_in_form(channel))
    {
        found(Part::Href, diagnostic);
    }
    for diagnostic in channel.hours.iter().flat_map(|hours| hours.check()) {
        found(Part::Hours, diagnostic);
    }
}

/// Somebody answers there, and readers can't know whether they would be understood.
fn no_language(id: &str) -> Diagnostic {
    Diagnostic::new(codes::CON012, format!("channel `{id}` names no language"))
        .help("list the languages that it answers in: `languages: [en, fr]`")
}

fn check_language(tag: &str) -> Option<Diagnostic> {
    if !guichet_l10n::is_valid_tag(tag) {
        let diagnostic = Diagnostic::new(codes::CON006, format!("`{tag}` is not a valid language tag"));
        return Some(diagnostic.help(match guichet_l10n::meant_tag(tag) {
            Some(meant) => format!("write `{meant}`"),
            None => "write the tag of a language, such as `en`, `pt-BR` or `zh-Hans`".to_owned(),
        }));
    }
    if guichet_l10n::is_known_language(tag) {
        return None;
    }
    let diagnostic = Diagnostic::new(codes::CON006, format!("no language has the tag `{tag}`")).as_warning();
    Some(match guichet_l10n::likely_tag(tag) {
        Some(likely) => diagnostic.help(format!("did you mean `{likely}`?")),
        None => diagnostic.help("write the tag of a language, such as `en`, `pt-BR` or `zh-Hans`"),
    })
}

/// A callback is asked for inside the product, so it may do without an address; a sealed one stands in the environment.
/// What the contact page's form serves needs none either.
fn check_href(policy: &Policy, channel: &Channel) -> Option<Diagnostic> {
    let id = &channel.id;
    match &channel.href {
        None if !channel.kind.needs_address || channel.gate == Gate::Sealed => None,
        None => Some(
            Diagnostic::new(
                codes::CON007,
                format!("channel `{id}` has no `href`: readers would see it, but could not reach it"),
            )
            .as_warning()
            .help("add `href: https://…`, `mailto:…`, `tel:…` or `home`"),
        ),
        Some(Href::Url(url)) if !is_address_in(channel, url, &policy.schemes) => Some(no_address(url)),
        Some(_) => None,
    }
}

fn no_address(url: &str) -> Diagnostic {
    let help = match meant(url) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "write it with its scheme: `https://…`, `mailto:…`, `tel:…`; or a path from the host's root: `/…`"
            .to_owned(),
    };
    Diagnostic::new(codes::CON007, format!("`{url}` is not a valid address")).help(help)
}

/// An address whose scheme has been left out: `help@example.com`, `+1 555 0100`, `chat.example.com`.
fn meant(url: &str) -> Option<String> {
    let url = url.trim();
    let is_host = |host: &str| {
        host.contains('.')
            && host.split('.').all(|label| !label.is_empty())
            && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
            && host.ends_with(|c: char| c.is_ascii_alphabetic())
    };
    if let Some((user, host)) = url.split_once('@') {
        return (!user.is_empty() && !url.contains([':', '/', ' ']) && is_host(host)).then(|| format!("mailto:{url}"));
    }
    let digits: String = url.chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '(' | ')' | '/')).collect();
    let number = digits.strip_prefix('+').unwrap_or(&digits);
    if number.len() > 4 && number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(format!("tel:{digits}"));
    }
    is_host(url.split('/').next().unwrap_or_default()).then(|| format!("https://{url}"))
}

/// An address that a reader can follow: a URL, or a path from the root. Whoever writes the policy may name programs for
/// calls and messages that articles may not.
pub fn is_address(url: &str, schemes: &Schemes) -> bool {
    let mut schemes = schemes.clone();
    for scheme in ["sip", "whatsapp"] {
        // Neither is forbidden.
        let _ = schemes.add(scheme);
    }
    is_destination(url, &schemes)
}

/// The same of a channel's address, in every language that may be put into it.
fn is_address_in(channel: &Channel, url: &str, schemes: &Schemes) -> bool {
    if !url.contains("{lang}") {
        return is_address(url, schemes);
    }
    let languages = channel.languages.iter().map(String::as_str).filter(|tag| guichet_l10n::is_valid_tag(tag));
    languages.chain(["en"]).all(|language| is_address(&url.replace("{lang}", language), schemes))
}

/// What a gate can't do, without a place: GATE001 for a `secret:` value that it would publish, SEAL007 for `sealed` with
/// nothing to seal. Only the fact that there is a secret comes in here, never its value.
pub fn check_gate(channel: &str, gate: Gate, has_secret: bool) -> Option<Diagnostic> {
    let word = Gate::WORDS.iter().find(|(_, known)| *known == gate).map_or("display", |(word, _)| word);
    match gate {
        Gate::Sealed if has_secret => None,
        Gate::Sealed => Some(
            Diagnostic::new(codes::SEAL007, format!("channel `{channel}`: `gate: sealed` has nothing to seal"))
                .help("write `href: { secret: NAME }`, where NAME is an environment variable that holds the address"),
        ),
        Gate::Public | Gate::Display if has_secret => Some(
            Diagnostic::new(
                codes::GATE001,
                format!("channel `{channel}`: `gate: {word}` can't keep a `secret:` value"),
            )
            .help("everyone could read it in the page's source: write `gate: sealed`, or publish it without `secret:`"),
        ),
        Gate::Public | Gate::Display => None,
    }
}

/// CON017 for each channel whose dates are all of the past, with their place in contacts.yaml.
pub fn check_past_dates(policy: &Policy, today: Date) -> impl Iterator<Item = (Span, Diagnostic)> {
    policy.channels.iter().filter_map(move |channel| {
        let hours = channel.hours.as_ref()?;
        let Day::On(last) = hours.past_dates(today)? else { return None };
        let message = format!("all dates in the hours of `{}` are past; the last one is {last}", channel.id);
        let every_year = Day::EveryYear { month: last.month(), day: last.day() };
        let help = format!("list the dates to come, or write `{every_year}` for that day of every year");
        Some((hours.dates_span.clone()?, Diagnostic::new(codes::CON017, message).help(help)))
    })
}
