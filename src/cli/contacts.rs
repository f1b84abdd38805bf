//! `guichet contacts`: the support policy as everybody sees it, and the verdict on one question with its reason.

use super::args::{Contacts, ContactsVerb, Global, Resolve};
use super::console::{self, Console};
use super::{Exit, Failure};
use guichet_contacts::{
    Answered, ContactsJson, Customer, DecidingRule, Decision, Matrix, Next, PlanId, Policy, Question, Zones,
    addon_name, addons_text, answer as answer_of, channel_name, condition_text, plan_name,
};
use guichet_l10n::Localizer;
use guichet_site::analysis::{self, Settings};

pub fn run(command: &Contacts, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let date = super::start::now()?;
    let tree = super::start::load(global)?.value;
    let options = super::start::settings_options(date);
    let settings = analysis::settings(&tree, &options);
    let wrong = analysis::has_errors(&settings.diags);
    let Some(settings) = settings.value.filter(|_| !wrong) else {
        console.diagnostics(&settings.diags, &tree);
        return Ok(if analysis::has_wrong_settings(&settings.diags) { Exit::Usage } else { Exit::Problems });
    };
    let l = localizer(&settings, command.locale.as_deref())?;
    match &command.verb {
        Some(ContactsVerb::Resolve(asked)) => answer(&settings.policy, l, asked, command.json),
        None if command.json => print_json(&ContactsJson::of(&settings.policy, l, date)),
        None => {
            console::print(&overview(&settings.policy, l));
            Ok(Exit::Clean)
        }
    }
}

fn localizer<'a>(settings: &'a Settings, wanted: Option<&str>) -> Result<&'a Localizer, Failure> {
    let config = &settings.config;
    let tags = || config.locales.keys().map(guichet_core::model::Locale::as_str);
    let tag = wanted.unwrap_or(config.default_locale.as_str());
    let at = tags().position(|known| known == tag).ok_or_else(|| unknown("--locale", "locale", tag, tags()))?;
    Ok(&settings.localizers[at])
}

fn unknown<'a>(flag: &str, what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Failure {
    Failure::unknown(&format!("{flag}: no {what} `{name}`"), name, known)
}

fn print_json(value: &impl serde::Serialize) -> Result<Exit, Failure> {
    let json = serde_json::to_string_pretty(value).map_err(|error| Failure::fault(error.to_string()))?;
    console::print_json(&json);
    Ok(Exit::Clean)
}

/// The table with the languages of each row, then what has no row, and what a plan alone does not decide.
fn overview(policy: &Policy, l: &Localizer) -> String {
    let matrix = Matrix::of(policy);
    let mut rows = vec![vec![String::new()]];
    rows[0].extend(matrix.plans.iter().map(|plan| plan_name(l, plan)));
    for row in &matrix.rows {
        let mut cells = vec![channel_name(l, &row.channel.id)];
        cells.extend(row.included.iter().map(|included| if *included { "yes" } else { "–" }.to_owned()));
        cells.push(row.channel.languages.join(" "));
        rows.push(cells);
    }
    let mut out = columns(&rows);
    for channel in policy.channels.iter().filter(|channel| !channel.in_matrix) {
        let plans: Vec<String> = channel.plans.iter().map(|plan| plan_name(l, plan)).collect();
        let name = channel_name(l, &channel.id);
        out.push_str(&format!("{name}: {} ({})\n", plans.join(", "), channel.languages.join(" ")));
    }
    for channel in &policy.channels {
        let conditions = channel.conditions.iter().map(|condition| condition_text(l, condition));
        let besides: Vec<String> = addons_text(l, channel).into_iter().chain(conditions).collect();
        if !besides.is_empty() {
            out.push_str(&format!("{}: {}\n", channel_name(l, &channel.id), besides.join("; ")));
        }
    }
    out
}

/// Each column as wide as its widest cell; nothing is added after the last one.
fn columns(rows: &[Vec<String>]) -> String {
    let width = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            let pad = width(at).unwrap_or(0) - cell.chars().count() + 2;
            line.push_str(cell);
            line.push_str(&" ".repeat(pad));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn answer(policy: &Policy, l: &Localizer, asked: &Resolve, json: bool) -> Result<Exit, Failure> {
    let customer = customer(policy, asked)?;
    let at = match &asked.at {
        None => super::start::now()?,
        Some(text) => guichet_core::moment::parse_moment(text).map(|moment| moment.at).ok_or_else(|| {
            Failure::usage(format!("--at: `{text}` is not a valid time; write it like 2026-11-24T09:00:00Z"))
        })?,
    };
    let channels = match &asked.channel {
        None => policy.channels.iter().collect(),
        Some(id) => {
            let ids = || policy.channels.iter().map(|channel| channel.id.as_str());
            let known = policy.channels.iter().find(|channel| channel.id == *id);
            vec![known.ok_or_else(|| unknown("--channel", "channel", id, ids()))?]
        }
    };
    let language = asked.lang.as_deref().unwrap_or(l.locale().as_str());
    let question = Question { customer: &customer, language, at };
    let zones = Zones::of(policy, at);
    let answers: Vec<Answered> =
        channels.into_iter().map(|channel| answer_of(policy, &zones, channel, &question)).collect();
    match (json, answers.as_slice()) {
        (true, [only]) if asked.channel.is_some() => print_json(only),
        (true, all) => print_json(&all),
        (false, all) => {
            all.iter().for_each(|answer| console::print(&sentence(policy, l, answer)));
            Ok(Exit::Clean)
        }
    }
}

/// What the flags say of a customer. Unlike the resolver, which takes everything, a misspelt name is refused.
fn customer(policy: &Policy, asked: &Resolve) -> Result<Customer, Failure> {
    let plans = || policy.plans.iter().map(PlanId::as_str);
    if let Some(plan) = asked.plan.as_deref().filter(|plan| !plans().any(|known| known == *plan)) {
        return Err(unknown("--plan", "plan", plan, plans()));
    }
    let addons = || policy.addons.iter().map(|addon| addon.id.as_str());
    if let Some(addon) = asked.addon.iter().find(|addon| !addons().any(|known| known == addon.as_str())) {
        return Err(unknown("--addon", "add-on", addon, addons()));
    }
    for (flag, tag) in [("--lang", &asked.lang), ("--account-lang", &asked.account_lang)] {
        if let Some(tag) = tag.as_deref().filter(|tag| !guichet_l10n::is_valid_tag(tag)) {
            return Err(Failure::usage(format!(
                "{flag}: `{tag}` is not a valid language tag; write it like `en` or `pt-BR`"
            )));
        }
    }
    Ok(Customer {
        plan: asked.plan.as_deref().map(PlanId::new),
        addons: asked.addon.clone(),
        seat: asked.seat,
        created: created(asked.created.as_deref())?,
        account_language: asked.account_lang.clone(),
    })
}

/// What `--created` says.
pub(super) fn created(text: Option<&str>) -> Result<Option<jiff::civil::Date>, Failure> {
    let wrong = |text| Failure::usage(format!("--created: `{text}` is not a valid date; write it like 2024-03-05"));
    text.map(|text| text.parse().map_err(|_| wrong(text))).transpose()
}

/// `phone: closed (hours); opens 2026-11-30 08:00 America/New_York; instead: email`
fn sentence(policy: &Policy, l: &Localizer, Answered { verdict, languages }: &Answered) -> String {
    let decision = match verdict.verdict {
        Decision::Offered => "offered",
        Decision::Locked => "locked",
        Decision::NotInLanguage => "not in this language",
        Decision::Closed => "closed",
    };
    let rule = match verdict.rule {
        DecidingRule::Plans => "plans",
        DecidingRule::Addons => "addons",
        DecidingRule::Conditions => "conditions",
        DecidingRule::Languages => "languages",
        DecidingRule::Hours => "hours",
        DecidingRule::Closed => "hours.closed",
    };
    let zone =
        policy.channels.iter().find(|channel| channel.id == verdict.channel).and_then(|channel| channel.hours.as_ref());
    let clock =
        |at: jiff::Timestamp| match zone.and_then(|hours| Some((hours, jiff::tz::TimeZone::get(&hours.tz).ok()?))) {
            Some((hours, zone)) => format!("{} {}", at.to_zoned(zone).strftime("%a %Y-%m-%d %H:%M"), hours.tz),
            None => at.to_string(),
        };
    let next = match &verdict.next {
        Next::Contact { language, until } => {
            let language = language.as_ref().map(|language| format!("in {language}"));
            let until = until.map(|until| format!("until {}", clock(until)));
            language.into_iter().chain(until).collect::<Vec<_>>().join(", ")
        }
        Next::Plan { plan: Some(plan) } => format!("{} has it", plan_name(l, plan)),
        Next::Plan { plan: None } => "no plan has it".to_owned(),
        Next::Addon { addon, plan: None } => format!("the add-on {} has it", addon_name(l, addon)),
        Next::Addon { addon, plan: Some(plan) } => {
            format!("the add-on {} has it, on {}", addon_name(l, addon), plan_name(l, plan))
        }
        Next::Seat => "needs a paid seat".to_owned(),
        Next::Language { languages } => format!("speaks {}", languages.join(", ")),
        Next::AccountLanguage { languages } => format!("set the account's language to one of {}", languages.join(", ")),
        Next::Wait { until: Some(until) } => format!("opens {}", clock(*until)),
        Next::Wait { until: None } => "it is not known when it opens again".to_owned(),
    };
    let next = if next.is_empty() { String::new() } else { format!("; {next}") };
    let languages = match languages.as_slice() {
        [] => String::new(),
        spoken => format!("; not in this language either: speaks {}", spoken.join(", ")),
    };
    let instead = verdict.instead.as_ref().map_or_else(String::new, |other| format!("; instead: {other}"));
    format!("{}: {decision} ({rule}){next}{languages}{instead}\n", verdict.channel)
}
