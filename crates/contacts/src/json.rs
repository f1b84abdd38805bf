//! The policy for programs: what `guichet contacts --json` prints. Ids and values as in contacts.yaml, names in one
//! locale; the table's cells one by one, so that a program need not know how plans are ordered.

use serde::Serialize;

use super::hours::Hours;
use super::kinds::ChannelKind;
use super::matrix::Matrix;
use super::plans::PlanId;
use super::policy::{AddOn, Channel, Condition, Gate, Href, LanguageSource, Policy};
use super::view::{PlanView, plan_views};
use super::words;
use super::zone::Zones;
use guichet_l10n::Localizer;

/// What the resolver in the browser reckons with.
#[derive(Debug, Serialize)]
pub struct PolicyJson {
    /// Lowest first.
    pub plans: Vec<PlanView>,
    pub addons: Vec<AddOnJson>,
    pub channels: Vec<ChannelJson>,
    /// Where earlier conversations are; never gated.
    pub inbox: Option<String>,
    /// The clocks of the hours' time zones for some years.
    pub zones: Zones,
}

#[derive(Debug, Serialize)]
pub struct ContactsJson {
    #[serde(flatten)]
    pub policy: PolicyJson,
    /// Row by row: only channels that have a row in the table.
    pub cells: Vec<CellJson>,
    /// Every language that some channel is answered in, and which do.
    pub languages: Vec<LanguageJson>,
}

#[derive(Debug, Serialize)]
pub struct AddOnJson {
    pub id: String,
    pub name: String,
    /// Plans that it can be bought with.
    pub plans: Vec<PlanId>,
}

#[derive(Debug, Serialize)]
pub struct ChannelJson {
    pub id: String,
    pub name: String,
    pub kind: ChannelKind,
    pub gate: Gate,
    pub plans: Vec<PlanId>,
    /// Add-ons that give it to other plans.
    pub addons: Vec<String>,
    pub conditions: Vec<ConditionJson>,
    pub languages: Vec<String>,
    pub language_from: LanguageSource,
    /// As written, `{lang}` included; `home` for the site's home page.
    pub href: Option<String>,
    pub hours: Option<HoursJson>,
    /// `30m`, `4h`, `2d`.
    pub reply: Option<String>,
    pub in_matrix: bool,
}

#[derive(Debug, Serialize)]
pub struct ConditionJson {
    /// `seat`, or an add-on.
    pub needs: String,
    /// Only for accounts created from that day on.
    pub accounts_from: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct CellJson {
    pub channel: String,
    pub plan: PlanId,
    pub included: bool,
}

#[derive(Debug, Serialize)]
pub struct LanguageJson {
    pub code: String,
    pub name: String,
    pub channels: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct HoursJson {
    pub tz: String,
    pub rules: Vec<RuleJson>,
    /// `2026-12-25`, or `12-25` for that day of every year.
    pub closed: Vec<String>,
    /// Days with hours of their own, in place of those of the week; one of a year counts for more than one of every year.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<DatedJson>,
}

#[derive(Debug, Serialize)]
pub struct DatedJson {
    /// As in `closed`.
    pub day: String,
    /// As in rules.
    pub open: String,
    pub close: String,
}

#[derive(Debug, Serialize)]
pub struct RuleJson {
    /// `mon` to `sun`.
    pub days: Vec<&'static str>,
    /// `08:00`.
    pub open: String,
    /// `20:00`; `24:00` for midnight, and earlier than `open` when it closes on the next day.
    pub close: String,
}

impl PolicyJson {
    /// `date`: the day of the build, from whose year on the zones' clocks are given.
    pub fn of(policy: &Policy, l: &Localizer, date: jiff::Timestamp) -> Self {
        PolicyJson {
            plans: plan_views(policy, l),
            addons: policy.addons.iter().map(|addon| addon_json(addon, l)).collect(),
            channels: policy.channels.iter().map(|channel| channel_json(channel, l)).collect(),
            inbox: policy.inbox.clone(),
            zones: Zones::of(policy, date),
        }
    }
}

impl ContactsJson {
    pub fn of(policy: &Policy, l: &Localizer, date: jiff::Timestamp) -> Self {
        let cells = Matrix::of(policy).rows.into_iter().flat_map(|row| {
            let channel = row.channel.id.clone();
            policy.plans.iter().zip(row.included).map(move |(plan, included)| CellJson {
                channel: channel.clone(),
                plan: plan.clone(),
                included,
            })
        });
        ContactsJson {
            policy: PolicyJson::of(policy, l, date),
            cells: cells.collect(),
            languages: languages(policy, l),
        }
    }
}

fn addon_json(addon: &AddOn, l: &Localizer) -> AddOnJson {
    AddOnJson {
        id: addon.id.clone(),
        name: words::addon_name(l, &addon.id),
        plans: addon.plans.iter().cloned().collect(),
    }
}

fn condition_json(condition: &Condition) -> ConditionJson {
    ConditionJson {
        needs: condition.needs.as_str().to_owned(),
        accounts_from: condition.accounts_from.map(|day| day.to_string()),
    }
}

fn channel_json(channel: &Channel, l: &Localizer) -> ChannelJson {
    ChannelJson {
        id: channel.id.clone(),
        name: words::channel_name(l, &channel.id),
        kind: channel.kind,
        gate: channel.gate,
        plans: channel.plans.iter().cloned().collect(),
        addons: channel.addons.clone(),
        conditions: channel.conditions.iter().map(condition_json).collect(),
        languages: channel.languages.clone(),
        language_from: channel.language_from,
        href: channel.href.as_ref().map(|href| match href {
            Href::Home => "home".to_owned(),
            Href::Url(url) => url.clone(),
        }),
        hours: channel.hours.as_ref().map(hours_json),
        reply: channel.reply.map(|reply| reply.to_string()),
        in_matrix: channel.in_matrix,
    }
}

/// In the order in which the channels first name them.
fn languages(policy: &Policy, l: &Localizer) -> Vec<LanguageJson> {
    let mut languages = indexmap::IndexMap::<&str, Vec<String>>::new();
    for channel in &policy.channels {
        for tag in &channel.languages {
            languages.entry(tag).or_default().push(channel.id.clone());
        }
    }
    let language =
        |(tag, channels): (&str, _)| LanguageJson { code: tag.to_owned(), name: l.language_name(tag), channels };
    languages.into_iter().map(language).collect()
}

fn hours_json(hours: &Hours) -> HoursJson {
    let clock = |time: jiff::civil::Time| format!("{:02}:{:02}", time.hour(), time.minute());
    let closes = |time: jiff::civil::Time| match time == jiff::civil::Time::midnight() {
        true => "24:00".to_owned(),
        false => clock(time),
    };
    let rule = |rule: &super::hours::Rule| RuleJson {
        days: rule.days.short_names().collect(),
        open: clock(rule.hours.open),
        close: closes(rule.hours.close),
    };
    let dated = |dated: &super::dates::DatedHours| DatedJson {
        day: dated.day.to_string(),
        open: clock(dated.hours.open),
        close: closes(dated.hours.close),
    };
    HoursJson {
        tz: hours.tz.clone(),
        rules: hours.rules.iter().map(rule).collect(),
        closed: hours.closed.iter().map(ToString::to_string).collect(),
        dates: hours.dates.iter().map(dated).collect(),
    }
}
