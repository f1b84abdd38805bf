//! `contacts.yaml` → `Policy`: what the rest of this crate makes of a value gets its place in the file.

mod form;

use std::sync::Arc;

use self::form::{FormSpans, read_form};
use crate::check::{check, check_gate, is_address};
use crate::dates::{Day, parse_date};
use crate::finding::{Finding, Part, Place, drop_address};
use crate::form::check::{check_form, is_endpoint};
use crate::hours::{Hours, Rule, read_dated};
use crate::kinds::ChannelKind;
use crate::plans::{PlanId, PlanSet};
use crate::policy::{AddOn, Channel, Condition, Gate, Href, LanguageSource, Need, Policy, Reply, SealSettings};
use crate::stretches::{likely_hours, parse_open_hours};
use crate::weekdays::Days;
use crate::zone::parse_time_zone;
use guichet_core::address::Schemes;
use guichet_core::diag::{Diagnostic, Fix, Outcome, codes};
use guichet_core::model::{Span, Spanned};
use guichet_core::moment::likely_day;
use guichet_core::yaml::{self, Fields, FileDiags, Key, Node, Value};

/// Where a channel's parts stand, for what `check` finds.
struct ChannelSpans {
    id: Span,
    plans: Span,
    addons: Vec<Span>,
    conditions: Vec<Span>,
    languages: Vec<Span>,
    href: Span,
    hours: Span,
    /// What is wrong with them has been said.
    plans_are_wrong: bool,
    href_is_wrong: bool,
}

/// `schemes`: those that site.yaml lets addresses have.
pub fn parse_contacts(file: &Arc<str>, text: &str, schemes: &Schemes) -> Outcome<Policy> {
    let mut diags = FileDiags {
        file,
        text,
        unknown_key: codes::CFG003,
        wrong_value: codes::CFG004,
        missing: codes::CFG002,
        diags: Vec::new(),
    };
    let value = match yaml::parse(text, 0..text.len()) {
        Ok(node) => read(&node, schemes, &mut diags),
        Err(error) => {
            diags.invalid(codes::CFG001, "", &error);
            Policy::default()
        }
    };
    Outcome { value, diags: diags.diags }
}

/// Plans, channels or add-ons, at most: every plan is asked about every channel, and about what replaces it.
const MOST: usize = 100;

/// The first of a list, as many as there may be; that there are more is reported.
fn at_most<T>(mut list: Vec<T>, what: &str, span: impl Fn(&T) -> Span, file: &mut FileDiags) -> Vec<T> {
    if let Some(first) = list.get(MOST) {
        let message = format!("{} {what}: there can be {MOST} at most", list.len());
        file.push(Diagnostic::new(codes::CON016, message).help("merge those that do not differ"), &span(first));
        list.truncate(MOST);
    }
    list
}

fn read(node: &Node, schemes: &Schemes, file: &mut FileDiags) -> Policy {
    let Some(mut fields) = Fields::of_keys("contacts.yaml", "plans", node, file) else { return Policy::default() };
    let before = file.diags.len();
    let list = fields.require("plans");
    let plans: Vec<Spanned<String>> = list.map(|node| file.texts("plans", node)).unwrap_or_default();
    let plans = at_most(plans, "plans", |plan| plan.span.clone(), file);
    let plans_are_wrong = list.is_none() || file.diags.len() > before;
    let ids: Vec<PlanId> = plans.iter().map(|plan| PlanId::new(&plan.value)).collect();
    let addons = fields.take("addons").map(|node| read_addons(node, &ids, file)).unwrap_or_default();
    let inbox = fields.text("inbox", file);
    let desk = fields.text("desk", file);
    let seal = fields.take("seal").map(|node| read_seal(node, schemes, file)).unwrap_or_default();
    let form = fields.take("form");
    let form_is_written = form.is_some();
    let (form, form_spans): (_, FormSpans) = read_form(form, file);
    let mut channels = Vec::new();
    let mut spans = Vec::new();
    let list = fields.require("channels").and_then(|node| Fields::of("channels", node, file));
    let channels_are_wrong = list.is_none();
    if let Some(mut list) = list {
        for (key, node) in at_most(list.entries(), "channels", |(key, _)| key.span.clone(), file) {
            if let Some((channel, at)) = read_channel(key, node, &ids, file) {
                channels.push(channel);
                spans.push(at);
            }
        }
    }
    fields.finish(file);
    let (addons, addon_spans): (Vec<AddOn>, Vec<AddOnSpans>) = addons.into_iter().unzip();
    let inbox_span = inbox.as_ref().map_or(0..0, |inbox| inbox.span.clone());
    let inbox = inbox.map(|inbox| inbox.value);
    let desk_span = desk.as_ref().map_or(0..0, |desk| desk.span.clone());
    let desk = desk.map(|desk| if desk.value.ends_with('/') { desk.value } else { desk.value + "/" });
    let mut form = form;
    // What the form sends is the desk's to answer, if nothing else is said.
    if let (Some(form), Some(desk)) = (&mut form, desk.as_deref().filter(|desk| is_endpoint(desk))) {
        form.endpoint.get_or_insert_with(|| format!("{desk}v1/tickets"));
    }
    let mut policy = Policy { plans: ids, addons, channels, inbox, desk, seal, form, schemes: schemes.clone() };
    let found = check(&policy).into_iter().chain(check_form(&policy, form_is_written));
    let findings: Vec<Finding> = found
        .filter(|finding| match (finding.place, finding.diagnostic.code) {
            // Plans, or a channel, that could not be read: what follows from it is not a mistake of its own.
            (Place::Plan(_), code) if code == codes::CON004 => {
                spans.iter().all(|spans| !spans.plans_are_wrong) && !channels_are_wrong
            }
            (Place::AddOn(at), code) if code == codes::CON003 => !addon_spans[at].plans_are_wrong,
            (Place::Channel(at, _), code) if code == codes::CON003 => !spans[at].plans_are_wrong && !plans_are_wrong,
            (Place::Channel(at, _), code) if code == codes::CON007 => !spans[at].href_is_wrong,
            _ => true,
        })
        .collect();
    for Finding { place, diagnostic } in findings {
        drop_address(&mut policy, place);
        let span = match place {
            Place::Plan(at) => plans[at].span.clone(),
            Place::AddOn(at) => addon_spans[at].id.clone(),
            Place::Inbox => inbox_span.clone(),
            Place::Desk => desk_span.clone(),
            Place::Form(part) => form_spans.of(part),
            Place::Channel(at, part) => {
                let spans = &spans[at];
                match part {
                    Part::Id => spans.id.clone(),
                    Part::Plans => spans.plans.clone(),
                    Part::AddOn(at) => spans.addons.get(at).unwrap_or(&spans.id).clone(),
                    Part::Condition(at) => spans.conditions.get(at).unwrap_or(&spans.id).clone(),
                    Part::Language(at) => spans.languages.get(at).unwrap_or(&spans.id).clone(),
                    Part::Href => spans.href.clone(),
                    Part::Hours => spans.hours.clone(),
                }
            }
        };
        file.push(diagnostic, &span);
    }
    policy
}

/// `seal: { epoch: 2, site: atrium, sign_in: "https://app.example.com/help" }`.
fn read_seal(node: &Node, schemes: &Schemes, file: &mut FileDiags) -> SealSettings {
    const LAST_EPOCH: f64 = 1_000_000.0;
    let mut settings = SealSettings::default();
    let Some(mut fields) = Fields::of_keys("seal", "epoch", node, file) else { return settings };
    if let Some(node) = fields.take("epoch") {
        settings.epoch_span = Some(node.span.clone());
        match fields.number("epoch", file) {
            Some(epoch) if epoch.fract() == 0.0 && (1.0..=LAST_EPOCH).contains(&epoch) => settings.epoch = epoch as u32,
            Some(_) => file.wrong("`epoch` starts at 1", &node.span),
            None => {}
        }
    }
    if let Some(site) = fields.text("site", file) {
        // `|` parts the labels of everything that is sealed.
        if site.value.trim().is_empty() || site.value.contains(|c: char| c == '|' || c.is_control()) {
            file.wrong("`site` should be a name or an address, without `|`", &site.span);
        } else {
            settings.site = Some(site.value);
        }
    }
    if let Some(sign_in) = fields.text("sign_in", file) {
        if is_address(&sign_in.value, schemes) {
            settings.sign_in = Some(sign_in.value);
        } else {
            let diagnostic = Diagnostic::new(codes::CON007, format!("`{}` is not a valid address", sign_in.value));
            file.push(diagnostic.help("write it with its scheme: `https://…`"), &sign_in.span);
        }
    }
    fields.finish(file);
    settings
}

struct AddOnSpans {
    id: Span,
    /// Already said: that no plan can have the add-on follows from it.
    plans_are_wrong: bool,
}

/// `premium-support: { plans: [enterprise] }`, each with its place.
fn read_addons(node: &Node, plans: &[PlanId], file: &mut FileDiags) -> Vec<(AddOn, AddOnSpans)> {
    let Some(mut list) = Fields::of("addons", node, file) else { return Vec::new() };
    let mut addons = Vec::new();
    for (key, node) in at_most(list.entries(), "add-ons", |(key, _)| key.span.clone(), file) {
        let Some(mut fields) = Fields::of_keys(&key.name, "plans", node, file) else { continue };
        let before = file.diags.len();
        let written = fields.require("plans");
        let expressions = written.map(|node| file.texts("plans", node)).unwrap_or_default();
        fields.finish(file);
        let plans = PlanSet::read(&expressions, plans, file.file, Some(file.text));
        file.diags.extend(plans.diags);
        let spans =
            AddOnSpans { id: key.span.clone(), plans_are_wrong: written.is_none() || file.diags.len() > before };
        addons.push((AddOn { id: key.name.clone(), plans: plans.value }, spans));
    }
    addons
}

/// A list of `{ needs: seat, accounts_from: 2024-03-05 }`, or one of them.
fn read_conditions(node: &Node, file: &mut FileDiags) -> Vec<(Condition, Span)> {
    let items = match &node.value {
        Value::Seq(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    let mut conditions = Vec::new();
    for item in items {
        if let Value::Str(word) = &item.value {
            file.push(condition_in_words(word, item, items.len() == 1 && std::ptr::eq(item, node)), &item.span);
            continue;
        }
        let Some(mut fields) = Fields::of_keys("a condition", "needs", item, file) else { continue };
        let needs = fields.require("needs").and_then(|node| file.text("needs", node));
        let from = fields.text("accounts_from", file);
        let accounts_from = from.and_then(|day| placed(parse_date(&day.value), &day.span, file));
        fields.finish(file);
        let Some(needs) = needs else { continue };
        let need = if needs.value == "seat" { Need::Seat } else { Need::AddOn(needs.value) };
        conditions.push((Condition { needs: need, accounts_from }, needs.span));
    }
    conditions
}

/// `conditions: seat`, `conditions: [seat]`: what is needed, without saying that it is.
fn condition_in_words(word: &str, node: &Node, is_alone: bool) -> Diagnostic {
    let need = guichet_core::diag::nearest(word, ["seat"]).unwrap_or(word);
    let list = format!("[{{ needs: {need} }}]");
    let message = format!("a condition should say what it needs, but this is only `{word}`");
    let new = if is_alone { list.clone() } else { list[1..list.len() - 1].to_owned() };
    let is_name = need.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let is_here = node.span.start == node.written.start && !node.written.is_empty();
    let fix = (is_name && is_here).then(|| Fix::new(format!("write `{new}`"), node.written.clone(), new));
    Diagnostic::new(codes::CFG004, message).help(format!("write `conditions: {list}`")).fix(fix)
}

fn read_channel(key: &Key, node: &Node, plans: &[PlanId], file: &mut FileDiags) -> Option<(Channel, ChannelSpans)> {
    let mut fields = Fields::of_keys(&key.name, "kind", node, file)?;
    let mut spans = ChannelSpans {
        id: key.span.clone(),
        plans: key.span.clone(),
        addons: Vec::new(),
        conditions: Vec::new(),
        languages: Vec::new(),
        href: key.span.clone(),
        hours: key.span.clone(),
        plans_are_wrong: false,
        href_is_wrong: false,
    };
    let kind = fields.one_of("kind", &ChannelKind::WORDS, file).unwrap_or_default();
    let addons = fields.texts("addons", file);
    spans.addons = addons.iter().map(|addon| addon.span.clone()).collect();
    let before = file.diags.len();
    // Who has it may be said by add-ons alone.
    let written = if addons.is_empty() { fields.require("plans") } else { fields.take("plans") };
    let expressions = written.map(|node| file.texts("plans", node)).unwrap_or_default();
    if let Some(node) = written {
        spans.plans = expressions.first().map_or(&node.span, |first| &first.span).clone();
    }
    let plans = PlanSet::read(&expressions, plans, file.file, Some(file.text));
    file.diags.extend(plans.diags);
    spans.plans_are_wrong = (written.is_none() && addons.is_empty()) || file.diags.len() > before;
    let conditions = fields.take("conditions").map(|node| read_conditions(node, file)).unwrap_or_default();
    let (conditions, condition_spans) = conditions.into_iter().unzip();
    spans.conditions = condition_spans;
    let languages = fields.texts("languages", file);
    spans.languages = languages.iter().map(|language| language.span.clone()).collect();
    let sources = [("reader", LanguageSource::Reader), ("account", LanguageSource::Account)];
    let language_from = fields.one_of("language_from", &sources, file).unwrap_or_default();
    let gate = fields.one_of("gate", &Gate::WORDS, file).unwrap_or_default();
    let href = fields.take("href");
    if let Some(node) = href {
        spans.href = node.span.clone();
    }
    let before = file.diags.len();
    let (href, secret) = href.map_or((None, None), |node| read_href(node, file));
    spans.href_is_wrong = secret.is_some() || file.diags.len() > before;
    if let Some(diagnostic) = check_gate(&key.name, gate, secret.is_some()) {
        let span = if secret.is_some() || gate == Gate::Sealed { spans.href.clone() } else { key.span.clone() };
        file.push(diagnostic, &span);
    }
    let hours = fields.take("hours").and_then(|node| {
        spans.hours = node.span.clone();
        read_hours(node, file)
    });
    let reply = fields.text("reply", file).and_then(|reply| placed(Reply::parse(&reply.value), &reply.span, file));
    let in_matrix = fields.flag("matrix", file).unwrap_or(true);
    fields.finish(file);
    let channel = Channel {
        id: key.name.clone(),
        kind,
        plans: plans.value,
        addons: addons.into_iter().map(|addon| addon.value).collect(),
        conditions,
        languages: languages.into_iter().map(|language| language.value).collect(),
        language_from,
        href,
        secret: secret.flatten(),
        gate,
        hours,
        reply,
        in_matrix,
    };
    Some((channel, spans))
}

/// `home`, a URL, or `{ secret: ENV_NAME }`, of which only the name is kept; `Some(None)` if that can't be read.
fn read_href(node: &Node, file: &mut FileDiags) -> (Option<Href>, Option<Option<Spanned<String>>>) {
    if matches!(node.value, Value::Map(_)) {
        let Some(mut fields) = Fields::of_keys("href", "secret", node, file) else { return (None, Some(None)) };
        let name = fields.require("secret").and_then(|node| file.text("secret", node));
        fields.finish(file);
        let variable = |name: &str| {
            !name.starts_with(|c: char| c.is_ascii_digit())
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        };
        // Whoever writes the value itself here has already told everyone who has the file; it is not told again.
        let name = name.filter(|name| {
            let fits = variable(&name.value);
            if !fits {
                let message = "`secret` is the name of an environment variable, not the value itself";
                let diagnostic = Diagnostic::new(file.wrong_value, message);
                file.push(diagnostic.help("write it like `{ secret: SUPPORT_PHONE }`"), &name.span);
            }
            fits
        });
        return (None, Some(name));
    }
    let href =
        file.text("href", node).map(|text| if text.value == "home" { Href::Home } else { Href::Url(text.value) });
    (href, None)
}

fn read_hours(node: &Node, file: &mut FileDiags) -> Option<Hours> {
    let mut fields = Fields::of_keys("hours", "tz", node, file)?;
    let zone = fields.require("tz").and_then(|node| file.text("tz", node));
    let tz = zone.and_then(|zone| placed(parse_time_zone(&zone.value), &zone.span, file));
    let closed = fields.texts("closed", file);
    let mut spans: Vec<Span> = closed.iter().map(|day| day.span.clone()).collect();
    let read = |day: &Spanned<String>, file: &mut FileDiags| {
        let meant = || likely_day(&day.value).map(|day| day.to_string());
        placed_or(Day::parse(&day.value), day, meant, file)
    };
    let has_closed = !closed.is_empty();
    let closed = closed.iter().filter_map(|day| read(day, file)).collect();
    let mut hours = Hours { tz: String::new(), rules: Vec::new(), closed, dates: Vec::new(), dates_span: None };
    for (key, node) in fields.rest() {
        if Day::is_meant(&key.name) {
            let days = placed(Day::parse_all(&key.name), &key.span, file);
            let Some(text) = file.text(&key.name, node) else { continue };
            placed(read_dated(&text.value, &days.unwrap_or_default(), &mut hours), &text.span, file);
            spans.push(key.span.clone());
            continue;
        }
        if let Some(diagnostic) = days_off(key, node, has_closed) {
            file.push(diagnostic, &key.span);
            continue;
        }
        let days = placed(Days::parse(&key.name), &key.span, file);
        // What it has is not what days have.
        if days.is_none() && matches!(node.value, Value::Seq(_) | Value::Map(_)) {
            continue;
        }
        let Some(text) = file.text(&key.name, node) else { continue };
        let stretches = placed_or(parse_open_hours(&text.value), &text, || likely_hours(&text.value), file);
        if let (Some(days), Some(stretches)) = (days, stretches) {
            hours.rules.extend(stretches.into_iter().map(|hours| Rule { days, hours }));
        }
    }
    fields.finish(file);
    Some(Hours { tz: tz?, dates_span: spans.into_iter().min_by_key(|span| span.start), ..hours })
}

/// `holidays: [12-25]`: dates, or a name for them, under a key that is not `closed`.
fn days_off(key: &Key, node: &Node, has_closed: bool) -> Option<Diagnostic> {
    const NAMES: [&str; 12] = [
        "holiday",
        "vacation",
        "day_off",
        "days_off",
        "off",
        "dates_off",
        "closed_on",
        "closing",
        "close",
        "except",
        "exception",
        "closed_days",
    ];
    if Days::parse(&key.name).is_ok() {
        return None;
    }
    let is_date = |node: &Node| matches!(&node.value, Value::Str(text) if Day::parse(text).is_ok());
    let are_dates = match &node.value {
        Value::Seq(items) => !items.is_empty() && items.iter().all(is_date),
        _ => is_date(node),
    };
    let name = key.name.to_lowercase().replace([' ', '-'], "_");
    let is_named = NAMES.iter().any(|known| name.strip_suffix('s').unwrap_or(&name) == *known || name == *known)
        || name.ends_with("holidays");
    (are_dates || is_named).then(|| {
        let message = format!("`{}` is not a day of the week", key.name);
        let fix = (are_dates && !has_closed).then(|| Fix::new("call it `closed`", key.span.clone(), "closed"));
        let help = "days on which nobody answers are called `closed`: `closed: [2026-12-26, 12-25]`";
        Diagnostic::new(codes::CON005, message).help(help).fix(fix)
    })
}

/// The same; `meant` is what the text can only mean, if it is not valid.
fn placed_or<T>(
    result: Result<T, Diagnostic>,
    text: &Spanned<String>,
    meant: impl Fn() -> Option<String>,
    file: &mut FileDiags,
) -> Option<T> {
    let with_fix = |diagnostic: Diagnostic| {
        let written = file.text.get(text.span.clone());
        let is_here = written.is_some_and(|written| written.trim_matches(['"', '\'']) == text.value);
        let new = meant().filter(|_| is_here).map(|new| yaml::in_quotes(&new));
        diagnostic.fix(new.map(|new| Fix::new(format!("write `{new}`"), text.span.clone(), new)))
    };
    placed(result.map_err(with_fix), &text.span, file)
}

fn placed<T>(result: Result<T, Diagnostic>, span: &Span, file: &mut FileDiags) -> Option<T> {
    result.map_err(|diagnostic| file.push(diagnostic, span)).ok()
}
