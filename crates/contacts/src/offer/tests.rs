//! The table of cases that holds together this module, its twin in the browser, and what the contact page, articles and the panel
//! show: `tests/vectors/offers.json` is made of it.

use std::sync::Arc;

use serde_json::{Value, json};

use super::*;
use crate::PolicyJson;
use guichet_core::model::Locale;
use guichet_l10n::Localizer;

/// Every kind of rule: add-ons that give a channel, conditions, a sealed number, hours with a holiday and a short day, languages of
/// the reader and of the account.
const POLICY: &str = r#"plans: [free, pro, enterprise]
addons: { night-desk: { plans: [pro, enterprise] } }
seal: { epoch: 1, sign_in: "https://app.example.com/help/" }
channels:
  forum: { plans: all, href: "https://forum.example.com/" }
  chat: { kind: chat, plans: ">=pro", languages: [en, de], href: "https://chat.example.com/?lang={lang}", hours: { tz: Europe/Paris, mon-fri: "08:00-20:00", 12-24: "08:00-12:00", closed: [12-25] } }
  email: { kind: email, plans: ">=pro", languages: [en, fr], href: "mailto:help@example.com" }
  phone: { kind: phone, plans: ">=pro", languages: [en], href: { secret: SUPPORT_PHONE }, gate: sealed, conditions: { needs: seat, accounts_from: 2024-03-05 }, hours: { tz: Europe/Paris, mon-sat: "08:00-20:00", closed: [12-25] } }
  hotline: { kind: phone, plans: enterprise, addons: night-desk, languages: [en, fr], href: "tel:+1-555-0142" }
  callback: { kind: callback, plans: enterprise, languages: [en, fr], language_from: account, conditions: { needs: night-desk }, href: "https://callback.example.com/?lang={lang}" }
"#;

const MONDAY: &str = "2026-11-23T15:00:00Z";
const SUNDAY: &str = "2026-11-29T15:00:00Z";
/// Half past one in Paris, after a short day's end.
const CHRISTMAS_EVE: &str = "2026-12-24T12:30:00Z";
const CHRISTMAS: &str = "2026-12-25T10:00:00Z";

struct Case {
    name: &'static str,
    locale: &'static str,
    at: &'static str,
    said: Customer,
    pass: Option<Vouched>,
}

fn on(plan: &str) -> Customer {
    Customer { plan: Some(PlanId::new(plan)), ..Customer::default() }
}

fn with(plan: &str, addons: &[&str]) -> Customer {
    Customer { addons: addons.iter().map(|addon| (*addon).to_owned()).collect(), ..on(plan) }
}

fn pass(plan: &str, addons: Option<&[&str]>, seat: Option<bool>, created: Option<Date>) -> Option<Vouched> {
    let addons = addons.map(|list| list.iter().map(|addon| (*addon).to_owned()).collect());
    Some(Vouched { plan: PlanId::new(plan), addons, seat, created })
}

fn cases() -> Vec<Case> {
    let case = |name, locale, at, said| Case { name, locale, at, said, pass: None };
    let held = |name, locale, at, said, pass| Case { name, locale, at, said, pass };
    let day = |year, month, day| Some(jiff::civil::date(year, month, day));
    vec![
        case("everything is open", "en", MONDAY, on("enterprise")),
        case("what is closed steps back", "en", SUNDAY, on("pro")),
        case("a plan without support", "en", MONDAY, on("free")),
        case("nobody knows who asks", "en", MONDAY, Customer::default()),
        case("nobody knows who asks, and some are closed to all", "fr", SUNDAY, Customer::default()),
        case("a plan that is none", "en", MONDAY, on("gold")),
        case("a language warns and offers", "fr", MONDAY, on("pro")),
        case("a language warns, and closed steps back", "fr", SUNDAY, on("pro")),
        case("after the end of a short day", "en", CHRISTMAS_EVE, on("pro")),
        case("a holiday of every year", "de", CHRISTMAS, on("pro")),
        case("an add-on gives a channel", "en", MONDAY, with("pro", &["night-desk"])),
        case("an add-on meets a condition", "en", MONDAY, with("enterprise", &["night-desk"])),
        case(
            "the account's language",
            "fr",
            MONDAY,
            Customer { account_language: Some("de".to_owned()), ..with("enterprise", &["night-desk"]) },
        ),
        case("a seat that is not paid", "en", MONDAY, Customer { seat: Some(false), ..on("pro") }),
        case(
            "an account from before there were seats",
            "en",
            MONDAY,
            Customer { seat: Some(false), created: day(2023, 1, 1), ..on("pro") },
        ),
        held("a pass says only the plan", "fr", MONDAY, on("pro"), pass("pro", None, None, None)),
        held("a pass without a seat", "en", MONDAY, on("pro"), pass("pro", None, Some(false), day(2025, 1, 1))),
        held("a pass with a seat", "fr", MONDAY, on("pro"), pass("pro", None, Some(true), day(2025, 1, 1))),
        held("a pass of an old account", "en", SUNDAY, on("pro"), pass("pro", None, Some(false), day(2023, 1, 1))),
        held(
            "a pass with an add-on",
            "en",
            MONDAY,
            on("enterprise"),
            pass("enterprise", Some(&["night-desk"]), None, None),
        ),
        held(
            "a pass counts for more than what is said",
            "en",
            MONDAY,
            with("enterprise", &["night-desk"]),
            pass("enterprise", Some(&[]), None, None),
        ),
        held("a pass of another plan", "en", MONDAY, on("free"), pass("pro", None, Some(true), None)),
    ]
}

fn shown(offer: &Offer) -> Value {
    let mut shown = serde_json::to_value(offer).unwrap();
    shown.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    shown
}

#[test]
fn vectors_for_every_place() {
    let outcome = crate::parse_contacts(&Arc::from("contacts.yaml"), POLICY, &Default::default());
    assert_eq!(outcome.diags, []);
    let policy = outcome.value;
    let zones = Zones::of(&policy, "2026-11-01T00:00:00Z".parse().unwrap());
    let rows = cases().into_iter().map(|Case { name, locale, at, said, pass }| {
        let question = Question { customer: &said, language: locale, at: at.parse().unwrap() };
        let offers = policy.channels.iter().map(|channel| offer(&policy, &zones, channel, &question, pass.as_ref()));
        let offers: Vec<Offer> = offers.collect();
        for one in &offers {
            check(one, &offers);
        }
        let created = |day: Option<Date>| day.map(|day| day.to_string());
        let mut customer = json!({ "plan": said.plan, "addons": said.addons, "seat": said.seat,
            "created": created(said.created), "account_language": said.account_language });
        customer.as_object_mut().unwrap().retain(|_, value| !value.is_null() && *value != json!([]));
        let pass = pass.map(|pass| {
            let mut pass = json!({ "plan": pass.plan, "addons": pass.addons, "seat": pass.seat, "created": created(pass.created) });
            pass.as_object_mut().unwrap().retain(|_, value| !value.is_null());
            pass
        });
        json!({ "name": name, "locale": locale, "at": at, "customer": customer, "pass": pass,
            "offers": offers.iter().map(shown).collect::<Vec<_>>() })
    });
    let english = Localizer::new(&Locale::new("en"), &[]).value;
    let json = PolicyJson::of(&policy, &english, "2026-11-01T00:00:00Z".parse().unwrap());
    let made = json!({ "contacts.yaml": POLICY, "cases": rows.collect::<Vec<_>>(), "policy": json });
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/offers.json");
    let text =
        serde_json::to_string(&made).unwrap().replace("},{", "},\n{").replace(",\"cases\"", ",\n\"cases\"") + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert!(
        text == std::fs::read_to_string(path).unwrap_or_default(),
        "tests/vectors/offers.json is not what is decided: UPDATE=1 cargo test vectors_for, then read the diff"
    );
}

/// What holds for all of them.
fn check(one: &Offer, all: &[Offer]) {
    match one.state {
        State::Open | State::Unsaid => assert!(matches!(one.verdict.next, Next::Contact { .. }), "{one:?}"),
        State::Closed => assert!(one.until.is_some() && one.language.is_none(), "{one:?}"),
        State::Locked => assert!(one.until.is_none() && one.verdict.verdict == Decision::Locked, "{one:?}"),
    }
    // What stands in for it is open, and needs no warning.
    let instead = one.instead.as_ref().and_then(|id| all.iter().find(|other| other.channel == *id));
    assert!(instead.is_none_or(|other| other.state == State::Open && other.warning.is_none()), "{one:?}");
}

/// By hand, so that the table is not only what the code says.
#[test]
fn what_the_table_must_say() {
    let policy = crate::parse_contacts(&Arc::from("contacts.yaml"), POLICY, &Default::default()).value;
    let zones = Zones::of(&policy, "2026-11-01T00:00:00Z".parse().unwrap());
    let states = |name: &str| -> String {
        let case = cases().into_iter().find(|case| case.name == name).unwrap();
        let question = Question { customer: &case.said, language: case.locale, at: case.at.parse().unwrap() };
        let word = |channel: &Channel| {
            let Offer { state, warning, .. } = offer(&policy, &zones, channel, &question, case.pass.as_ref());
            let warned = if warning.is_some() { "!" } else { "" };
            format!("{state:?}{warned}").to_lowercase()
        };
        policy.channels.iter().map(word).collect::<Vec<_>>().join(" ")
    };
    for (name, expected) in [
        // forum chat email phone hotline callback
        ("everything is open", "open open open open open locked"),
        ("what is closed steps back", "open closed open closed locked locked"),
        ("a plan without support", "open locked locked locked locked locked"),
        ("nobody knows who asks", "open unsaid unsaid unsaid unsaid unsaid"),
        ("nobody knows who asks, and some are closed to all", "open closed! unsaid closed! unsaid unsaid"),
        ("a language warns and offers", "open open! open open! locked locked"),
        ("after the end of a short day", "open closed open open locked locked"),
        ("a holiday of every year", "open closed open! closed! locked locked"),
        ("an add-on gives a channel", "open open open open open locked"),
        ("the account's language", "open open! open open! open open!"),
        ("a seat that is not paid", "open open open locked locked locked"),
        ("an account from before there were seats", "open open open open locked locked"),
        ("a pass says only the plan", "open open! open open! locked locked"),
        ("a pass without a seat", "open open open locked locked locked"),
        ("a pass counts for more than what is said", "open open open open open locked"),
        ("a pass with an add-on", "open open open open open open"),
        ("a pass of another plan", "open locked locked locked locked locked"),
    ] {
        assert_eq!(states(name), expected, "{name}");
    }
}
