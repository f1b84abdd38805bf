//! Facts of the policy as sentences. Grammar is in the messages (`themes/default/locales`), lists and names come from
//! CLDR: nothing here joins words by itself.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::dates::Day;
use super::hours::Hours;
use super::plans::{PlanId, PlanSet, Reach};
use super::policy::{Channel, Condition, LanguageSource, Need, Reply, ReplyUnit};
use super::resolve::Next;
use super::stretches::OpenHours;
use super::weekdays::Days;
use guichet_l10n::{Arg, Localizer};

/// The message `plan-<id>`, else the id made readable.
pub fn plan_name(l: &Localizer, plan: &PlanId) -> String {
    named(l, "plan", plan.as_str())
}

/// The message `channel-<id>`, else the id made readable.
pub fn channel_name(l: &Localizer, id: &str) -> String {
    named(l, "channel", id)
}

/// The message `addon-<id>`, else the id made readable.
pub fn addon_name(l: &Localizer, id: &str) -> String {
    named(l, "addon", id)
}

fn named(l: &Localizer, prefix: &str, id: &str) -> String {
    let message = format!("{prefix}-{id}");
    if l.has(&message) { l.message(&message, &[]) } else { l.capitalized(&id.replace(['-', '_'], " ")) }
}

/// `Basic, Pro and Enterprise`.
pub fn plan_list(l: &Localizer, plans: &PlanSet) -> String {
    list(l, plans.iter().map(|plan| plan_name(l, plan)))
}

fn list(l: &Localizer, items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    l.list_and(&items.iter().map(String::as_str).collect::<Vec<_>>())
}

/// `Included in Basic, Pro and Enterprise`; empty if nobody has it.
pub(super) fn included_text(l: &Localizer, plans: &PlanSet, all: &[PlanId]) -> String {
    match plans.reach(all) {
        Reach::None => String::new(),
        Reach::All => l.message("contact-plans-all", &[]),
        Reach::From(_) | Reach::Some => {
            let count = plans.iter().count();
            l.message("contact-plans", &[("plans", Arg::Str(&plan_list(l, plans))), ("count", count.into())])
        }
    }
}

/// `Available with the add-on Phone pack or Premium support`; none if no add-on gives it.
pub fn addons_text(l: &Localizer, channel: &Channel) -> Option<String> {
    let names: Vec<String> = channel.addons.iter().map(|id| addon_name(l, id)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    (!names.is_empty()).then(|| l.message("contact-plans-addons", &[("addons", Arg::Str(&l.list_or(&names)))]))
}

/// What a customer needs in addition to the plan.
pub fn condition_text(l: &Localizer, condition: &Condition) -> String {
    let date = condition.accounts_from.map(|day| l.date(day));
    let addon = match &condition.needs {
        Need::Seat => None,
        Need::AddOn(id) => Some(addon_name(l, id)),
    };
    let id = match (&addon, &date) {
        (None, None) => "contact-needs-seat",
        (None, Some(_)) => "contact-needs-seat-from",
        (Some(_), None) => "contact-needs-addon",
        (Some(_), Some(_)) => "contact-needs-addon-from",
    };
    let addon = addon.iter().map(|name| ("addon", Arg::Str(name)));
    let args: Vec<_> = addon.chain(date.iter().map(|date| ("date", Arg::Str(date)))).collect();
    l.message(id, &args)
}

/// `Usually answered within 4 hours`.
pub(super) fn reply_text(l: &Localizer, reply: Reply) -> String {
    let id = match reply.unit {
        ReplyUnit::Minutes => "contact-reply-minutes",
        ReplyUnit::Hours => "contact-reply-hours",
        ReplyUnit::Days => "contact-reply-days",
    };
    l.message(id, &[("count", Arg::Num(f64::from(reply.amount)))])
}

/// Why a plan can't use a channel, and what can: the resolver's next action in words.
pub(super) fn locked_text(l: &Localizer, plan: &PlanId, channel: &Channel, next: &Next, all: &[PlanId]) -> String {
    let plan = plan_name(l, plan);
    let plan = ("plan", Arg::Str(&plan));
    if let Next::Addon { addon, plan: needed } = next {
        let addon = addon_name(l, addon);
        let addon = ("addon", Arg::Str(&addon));
        return match needed {
            None => l.message("contact-locked-addon", &[plan, addon]),
            Some(lowest) => {
                l.message("contact-locked-addon-plan", &[plan, addon, ("lowest", Arg::Str(&plan_name(l, lowest)))])
            }
        };
    }
    match channel.plans.reach(all) {
        Reach::None | Reach::All => l.message("contact-locked", &[plan]),
        Reach::From(lowest) => l.message("contact-locked-from", &[plan, ("lowest", Arg::Str(&plan_name(l, &lowest)))]),
        Reach::Some => {
            let plans = plan_list(l, &channel.plans);
            let count = channel.plans.iter().count();
            l.message("contact-locked-list", &[plan, ("plans", Arg::Str(&plans)), ("count", count.into())])
        }
    }
}

/// That a channel does not speak the language of the page; none if it does, or if its languages are not stated. What an
/// account's language is, no page knows.
pub(super) fn not_in_language_text(l: &Localizer, channel: &Channel) -> Option<String> {
    let locale = l.locale().as_str();
    let mute = !channel.languages.is_empty() && channel.speaks(locale).is_none();
    (mute && channel.language_from == LanguageSource::Reader)
        .then(|| l.message("contact-languages-not", &[("language", Arg::Str(&l.language_name(locale)))]))
}

/// `Phone support is in English`: a warning beside the way in, for the same channels.
pub(super) fn warning_text(l: &Localizer, channel: &Channel, name: &str) -> Option<String> {
    not_in_language_text(l, channel)?;
    let languages = list(l, channel.languages.iter().map(|tag| l.language_name(tag)));
    let args = [("channel", Arg::Str(name)), ("languages", Arg::Str(&languages))];
    Some(l.message("contact-languages-warning", &args))
}

/// `Only in English`, `In English, French and German`, `In the language of your account: …`; empty if not stated.
pub(super) fn languages_text(l: &Localizer, channel: &Channel) -> String {
    let names: Vec<String> = channel.languages.iter().map(|tag| l.language_name(tag)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    match (names.as_slice(), channel.language_from) {
        ([], _) => String::new(),
        ([only], _) => l.message("contact-languages-one", &[("language", Arg::Str(only))]),
        (several, LanguageSource::Reader) => {
            l.message("contact-languages", &[("languages", Arg::Str(&l.list_and(several)))])
        }
        (several, LanguageSource::Account) => {
            l.message("contact-languages-account", &[("languages", Arg::Str(&l.list_or(several)))])
        }
    }
}

/// The message `channel-<id>-link`, else what one does with a channel of this kind: `Start a chat`.
pub(super) fn link_text(l: &Localizer, channel: &Channel, name: &str) -> String {
    let own = format!("channel-{}-link", channel.id);
    let id = if l.has(&own) { own.as_str() } else { channel.kind.link };
    l.message(id, &[("name", Arg::Str(name))])
}

/// `Monday to Friday, 8:00 AM – 8:00 PM (Eastern Time). Other hours: December 24, 8:00 AM – 12:00 PM. Closed on December 25.`
/// Dates before `today` are left out; without a `today` all are named.
pub(super) fn hours_text(l: &Localizer, hours: &Hours, today: Option<Date>) -> String {
    let lines = by_days(hours).into_iter().map(|(days, stretches)| line_text(l, &days_text(l, days), &stretches));
    let Some(rules) = joined(l, lines) else { return String::new() };
    let zone = l.time_zone_name(&hours.tz);
    let week = match is_always(hours) {
        true => l.message("hours-always", &[]),
        false => l.message("hours-week", &[("rules", Arg::Str(&rules)), ("zone", Arg::Str(&zone))]),
    };
    let week = with_other_hours(l, l.capitalized(&week), hours, today);
    let mut closed: Vec<Day> = hours.closed.iter().copied().filter(|day| is_to_come(*day, today)).collect();
    closed.sort_unstable();
    closed.dedup();
    if closed.is_empty() {
        return week;
    }
    let dates = list(l, closed.into_iter().map(|day| day_text(l, day)));
    l.message("hours-closed", &[("hours", Arg::Str(&week)), ("dates", Arg::Str(&dates))])
}

fn is_to_come(day: Day, today: Option<Date>) -> bool {
    !matches!((day, today), (Day::On(date), Some(today)) if date < today)
}

/// A day of every year has none.
fn day_text(l: &Localizer, day: Day) -> String {
    match day {
        Day::On(date) => l.date(date),
        Day::EveryYear { month, day } => l.day_of_year(month, day),
    }
}

/// The sentence about the week, with what is said of single dates behind it.
fn with_other_hours(l: &Localizer, week: String, hours: &Hours, today: Option<Date>) -> String {
    let mut dates: BTreeMap<Day, Vec<OpenHours>> = BTreeMap::new();
    for dated in hours.dates.iter().filter(|dated| is_to_come(dated.day, today)) {
        dates.entry(dated.day).or_default().push(dated.hours);
    }
    let lines = dates.into_iter().map(|(day, stretches)| line_text(l, &day_text(l, day), &stretches));
    match joined(l, lines) {
        Some(dates) => l.message("hours-dates", &[("hours", Arg::Str(&week)), ("dates", Arg::Str(&dates))]),
        None => week,
    }
}

/// `Monday to Friday, 9:00 – 17:00; Saturday, 9:00 – 12:00`.
fn joined(l: &Localizer, lines: impl DoubleEndedIterator<Item = String>) -> Option<String> {
    let join = |rest: String, first: String| {
        l.message("hours-join", &[("first", Arg::Str(&first)), ("rest", Arg::Str(&rest))])
    };
    lines.rev().reduce(join)
}

fn is_always(hours: &Hours) -> bool {
    let (mut end, mut whole) = (0, true);
    for stretch in hours.week() {
        whole &= stretch.start <= end;
        end = end.max(stretch.end);
    }
    whole && end == 7 * 24 * 60
}

/// The rules in their order, those of the same days together: morning and afternoon are one line.
fn by_days(hours: &Hours) -> Vec<(Days, Vec<OpenHours>)> {
    let mut lines: Vec<(Days, Vec<OpenHours>)> = Vec::new();
    for rule in &hours.rules {
        match lines.iter_mut().find(|(days, _)| *days == rule.days) {
            Some((_, stretches)) => stretches.push(rule.hours),
            None => lines.push((rule.days, vec![rule.hours])),
        }
    }
    lines
}

fn line_text(l: &Localizer, days: &str, stretches: &[OpenHours]) -> String {
    let hours = list(l, stretches.iter().map(|stretch| stretch_text(l, *stretch)));
    l.message("hours-line", &[("days", Arg::Str(days)), ("hours", Arg::Str(&hours))])
}

fn stretch_text(l: &Localizer, stretch: OpenHours) -> String {
    if stretch.is_all_day() {
        return l.message("hours-all-day", &[]);
    }
    let (open, close) = (l.time(stretch.open), l.time(stretch.close));
    let id = if stretch.is_overnight() { "hours-range-overnight" } else { "hours-range" };
    l.message(id, &[("open", Arg::Str(&open)), ("close", Arg::Str(&close))])
}

/// `Monday to Friday`; two days, or days that don't follow each other, are listed.
fn days_text(l: &Localizer, days: Days) -> String {
    match days.ends() {
        _ if days == Days::ALL => l.message("hours-every-day", &[]),
        Some((first, last)) if days.iter().count() > 2 => {
            let (first, last) = (l.weekday(first), l.weekday(last));
            l.message("hours-days", &[("first", Arg::Str(&first)), ("last", Arg::Str(&last))])
        }
        _ => list(l, days.iter().map(|day| l.weekday(day))),
    }
}

pub(super) fn cell_text(l: &Localizer, included: bool) -> String {
    l.message(if included { "matrix-included" } else { "matrix-not-included" }, &[])
}
