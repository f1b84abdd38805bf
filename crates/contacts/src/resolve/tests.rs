//! Verdicts by hand, what holds for all of them, and the vectors that hold the browser's twin to this one.

use std::sync::Arc;

use jiff::civil::date;
use serde_json::{Value, json};

use super::*;
use crate::ContactsJson;
use guichet_core::model::Locale;
use guichet_l10n::Localizer;

/// The policy of the sample: five plans, a phone in English, a callback in the account's language.
const ATRIUM: &str = r#"
plans: [free, starter, basic, pro, enterprise]
channels:
  knowledge-base: { plans: all, href: home }
  community: { plans: all, href: "https://community.example.com/" }
  chat: { kind: chat, plans: ">=starter", languages: [en, fr, de, ja, pt, es], href: "https://chat.example.com/?lang={lang}", hours: { tz: America/New_York, mon-fri: "03:00-20:00", closed: [2026-12-25, 2027-01-01] } }
  email: { kind: email, plans: ">=starter", languages: [en, fr, de, ja, pt, es], href: "mailto:help@example.com", reply: 1d }
  phone: { kind: phone, plans: ">=basic", languages: [en], href: "tel:+15550100", hours: { tz: America/New_York, mon-fri: "08:00-20:00", closed: [2026-12-25, 2027-01-01] } }
  callback: { kind: callback, plans: ">=basic", languages: [en, fr, de, ja, pt, es], language_from: account, hours: { tz: America/New_York, mon-fri: "03:00-20:00" } }
"#;

/// Entitlements that are no plan, and conditions with a date.
const ADDONS: &str = r#"
plans: [starter, pro, enterprise]
addons:
  premium-support: { plans: [enterprise] }
  phone-pack: { plans: [starter, pro] }
inbox: https://app.example.com/support/
channels:
  community: { plans: all, href: "https://community.example.com/" }
  phone: { kind: phone, plans: [enterprise], addons: [phone-pack], href: "tel:+15550100", conditions: { needs: seat, accounts_from: 2024-03-05 } }
  manager: { kind: phone, addons: premium-support, languages: en, href: "tel:+15550101" }
  review: { kind: form, plans: ">=pro", href: "https://review.example.com/", conditions: [{ needs: premium-support, accounts_from: 2026-01-01 }] }
  beta: { kind: email, plans: [starter], href: "mailto:beta@example.com" }
"#;

/// Hours of several zones: nights, days off, a clock that changes by half an hour, none that never changes.
const CLOCKS: &str = r#"
plans: [one]
channels:
  night: { kind: chat, plans: all, href: "https://a.example.com/", hours: { tz: Europe/Paris, thu-fri: "22:00-06:00", closed: [2026-12-25] } }
  early: { kind: chat, plans: all, href: "https://b.example.com/", hours: { tz: Europe/Paris, sun: "02:15-02:45" } }
  island: { kind: chat, plans: all, href: "https://c.example.com/", hours: { tz: Australia/Lord_Howe, daily: "01:00-02:15, 09:00-17:00" } }
  half: { kind: chat, plans: all, href: "https://d.example.com/", hours: { tz: Asia/Kolkata, mon-sat: "09:30-18:30" } }
  always: { kind: chat, plans: all, href: "https://e.example.com/", hours: { tz: UTC, daily: "00:00-24:00", closed: [2026-12-25] } }
  dates: { kind: chat, plans: all, href: "https://f.example.com/", hours: { tz: Europe/Paris, daily: "08:00-01:00", 12-24: "08:00-12:00, 22:00-02:00", 2026-12-26: "10:00-11:00", closed: [12-25, 2026-04-05] } }
"#;

fn policy(yaml: &str) -> Policy {
    let outcome = crate::parse_contacts(&Arc::from("contacts.yaml"), yaml, &Default::default());
    // Some of the channels name no language on purpose: that has a verdict too.
    let wrong: Vec<_> =
        outcome.diags.into_iter().filter(|diagnostic| diagnostic.code != guichet_core::diag::codes::CON012).collect();
    assert_eq!(wrong, []);
    outcome.value
}

/// The day of the build.
fn built() -> Timestamp {
    "2026-11-24T00:00:00Z".parse().unwrap()
}

fn verdict(yaml: &str, channel: &str, customer: &Customer, language: &str, at: &str) -> Value {
    let policy = policy(yaml);
    let zones = Zones::of(&policy, built());
    let question = Question { customer, language, at: at.parse().unwrap() };
    let verdict = serde_json::to_value(resolve(&policy, &zones, policy.channel(channel).unwrap(), &question)).unwrap();
    json!([verdict["verdict"], verdict["rule"], verdict["next"], verdict["instead"]])
}

fn on(plan: &str) -> Customer {
    Customer { plan: Some(PlanId::new(plan)), ..Customer::default() }
}

/// A Tuesday, 10:00 in New York.
const TUESDAY: &str = "2026-11-24T15:00:00Z";
const SUNDAY: &str = "2026-11-29T15:00:00Z";

#[test]
fn each_verdict_says_why_and_what_next() {
    let six = json!(["en", "fr", "de", "ja", "pt", "es"]);
    let cases = [
        (
            "phone",
            "pro",
            "en",
            TUESDAY,
            json!(["offered", "plans", { "do": "contact", "language": "en", "until": "2026-11-25T01:00:00Z" }, null]),
        ),
        ("phone", "starter", "en", TUESDAY, json!(["locked", "plans", { "do": "plan", "plan": "basic" }, "chat"])),
        (
            "phone",
            "free",
            "en",
            SUNDAY,
            json!(["locked", "plans", { "do": "plan", "plan": "basic" }, "knowledge-base"]),
        ),
        (
            "phone",
            "pro",
            "fr",
            TUESDAY,
            json!(["not-in-language", "languages", { "do": "language", "languages": ["en"] }, "chat"]),
        ),
        (
            "phone",
            "pro",
            "en",
            SUNDAY,
            json!(["closed", "hours", { "do": "wait", "until": "2026-11-30T13:00:00Z" }, "email"]),
        ),
        (
            "phone",
            "pro",
            "en",
            "2026-12-25T15:00:00Z",
            json!(["closed", "closed", { "do": "wait", "until": "2026-12-28T13:00:00Z" }, "email"]),
        ),
        (
            "chat",
            "starter",
            "nb",
            TUESDAY,
            json!(["not-in-language", "languages", { "do": "language", "languages": six }, "knowledge-base"]),
        ),
        (
            "chat",
            "starter",
            "pt-BR",
            TUESDAY,
            json!(["offered", "plans", { "do": "contact", "language": "pt", "until": "2026-11-25T01:00:00Z" }, null]),
        ),
        (
            "email",
            "free",
            "ja",
            TUESDAY,
            json!(["locked", "plans", { "do": "plan", "plan": "starter" }, "knowledge-base"]),
        ),
        (
            "community",
            "free",
            "nb",
            SUNDAY,
            json!(["offered", "plans", { "do": "contact", "language": null, "until": null }, null]),
        ),
    ];
    for (channel, plan, language, at, expected) in cases {
        assert_eq!(verdict(ATRIUM, channel, &on(plan), language, at), expected, "{channel} {plan} {language} {at}");
    }
}

#[test]
fn a_plan_that_is_not_known_has_what_all_plans_have() {
    for customer in [Customer::default(), on("constructor")] {
        assert_eq!(verdict(ATRIUM, "community", &customer, "en", TUESDAY)[0], "offered");
        let phone = verdict(ATRIUM, "phone", &customer, "en", TUESDAY);
        assert_eq!(phone, json!(["locked", "plans", { "do": "plan", "plan": "basic" }, "knowledge-base"]));
    }
}

#[test]
fn a_callback_speaks_the_account_s_language() {
    let account = |language: &str| Customer { account_language: Some(language.to_owned()), ..on("pro") };
    let offered_in =
        |customer: &Customer, language| verdict(ATRIUM, "callback", customer, language, TUESDAY)[2]["language"].clone();
    assert_eq!(offered_in(&account("ja"), "fr"), "ja");
    assert_eq!(offered_in(&on("pro"), "fr"), "fr");
    let norwegian = verdict(ATRIUM, "callback", &account("nb"), "fr", TUESDAY);
    assert_eq!(
        (&norwegian[0], &norwegian[2]["do"], &norwegian[3]),
        (&json!("not-in-language"), &json!("account-language"), &json!("chat"))
    );
    // What is set in the account says nothing about a channel whose language the reader chooses.
    assert_eq!(verdict(ATRIUM, "chat", &account("nb"), "fr", TUESDAY)[0], "offered");
}

#[test]
fn add_ons_and_conditions() {
    let with = |plan: &str, addons: &[&str]| Customer {
        addons: addons.iter().map(|id| (*id).to_owned()).collect(),
        ..on(plan)
    };
    let short = |channel: &str, customer: &Customer| {
        let verdict = verdict(ADDONS, channel, customer, "en", TUESDAY);
        format!("{} {} {}", verdict[0].as_str().unwrap(), verdict[1].as_str().unwrap(), verdict[2])
    };
    let contact = r#"{"do":"contact","language":null,"until":null}"#;
    assert_eq!(short("phone", &on("enterprise")), format!("offered plans {contact}"));
    assert_eq!(short("phone", &with("starter", &["phone-pack"])), format!("offered addons {contact}"));
    assert_eq!(short("phone", &on("starter")), r#"locked addons {"do":"addon","addon":"phone-pack","plan":null}"#);
    assert_eq!(
        short("manager", &on("enterprise")),
        r#"locked addons {"do":"addon","addon":"premium-support","plan":null}"#
    );
    assert_eq!(
        short("manager", &on("starter")),
        r#"locked addons {"do":"addon","addon":"premium-support","plan":"enterprise"}"#
    );
    // An add-on that the plan can't have is of no use.
    assert_eq!(
        short("manager", &with("starter", &["premium-support"])),
        r#"locked addons {"do":"addon","addon":"premium-support","plan":"enterprise"}"#
    );
    // Nobody above has it: the plan that does.
    assert_eq!(short("beta", &on("pro")), r#"locked plans {"do":"plan","plan":"starter"}"#);

    let seat = |seat, created| Customer { seat, created, ..on("enterprise") };
    assert_eq!(short("phone", &seat(Some(false), Some(date(2024, 3, 5)))), r#"locked conditions {"do":"seat"}"#);
    assert_eq!(short("phone", &seat(Some(false), None)), r#"locked conditions {"do":"seat"}"#);
    for fine in [seat(Some(false), Some(date(2024, 3, 4))), seat(Some(true), Some(date(2025, 1, 1))), seat(None, None)]
    {
        assert_eq!(short("phone", &fine), format!("offered plans {contact}"), "{fine:?}");
    }
    let review = |created| Customer { created: Some(created), ..on("pro") };
    assert_eq!(short("review", &review(date(2025, 12, 31))), format!("offered plans {contact}"));
    assert_eq!(
        short("review", &review(date(2026, 1, 1))),
        r#"locked conditions {"do":"addon","addon":"premium-support","plan":"enterprise"}"#
    );
}

/// Every question over these axes, in this order: plan, channel, language, time, customer.
struct Axes {
    yaml: &'static str,
    plans: &'static [Option<&'static str>],
    languages: &'static [&'static str],
    times: Vec<Timestamp>,
    /// As JSON has them, without the plan.
    customers: Vec<Value>,
}

fn axes() -> Vec<Axes> {
    let times = |from: &str, step: i64, count: i64| -> Vec<Timestamp> {
        let from: Timestamp = from.parse().unwrap();
        (0..count).map(|n| Timestamp::from_second(from.as_second() + n * step).unwrap()).collect()
    };
    let mut some = times("2026-11-27T07:59:59Z", 17_777, 7);
    some.extend(times("2026-12-24T21:00:00Z", 14_400, 6));
    let mut changes = Vec::new();
    for day in [
        "2026-03-28T22:00:00Z",
        "2026-04-04T12:00:00Z",
        "2026-10-24T23:00:00Z",
        "2026-10-03T13:00:00Z",
        "2026-12-24T20:00:00Z",
        "2031-06-01T00:00:00Z",
    ] {
        changes.extend(times(day, 1_801, 40));
    }
    let mut customers = Vec::new();
    for addons in [json!([]), json!(["premium-support"]), json!(["phone-pack", "premium-support"])] {
        for seat in [json!(null), json!(true), json!(false)] {
            for created in [json!(null), json!("2024-03-04"), json!("2024-03-05"), json!("2026-01-01")] {
                customers.push(json!({ "addons": addons, "seat": seat, "created": created }));
            }
        }
    }
    vec![
        Axes {
            yaml: ATRIUM,
            plans: &[
                None,
                Some("free"),
                Some("starter"),
                Some("basic"),
                Some("pro"),
                Some("enterprise"),
                Some("constructor"),
            ],
            languages: &["en", "fr", "nb", "pt-BR", "zh-Hant"],
            times: some,
            customers: vec![json!({}), json!({ "account_language": "ja" }), json!({ "account_language": "nb" })],
        },
        Axes {
            yaml: ADDONS,
            plans: &[None, Some("starter"), Some("pro"), Some("enterprise")],
            languages: &["en", "ja"],
            times: times("2026-11-24T15:00:00Z", 1, 1),
            customers,
        },
        Axes { yaml: CLOCKS, plans: &[Some("one")], languages: &["en"], times: changes, customers: vec![json!({})] },
    ]
}

fn customer(plan: Option<&str>, json: &Value) -> Customer {
    let text = |key: &str| json[key].as_str().map(str::to_owned);
    Customer {
        plan: plan.map(PlanId::new),
        addons: json["addons"].as_array().into_iter().flatten().map(|id| id.as_str().unwrap().to_owned()).collect(),
        seat: json["seat"].as_bool(),
        created: text("created").map(|day| day.parse().unwrap()),
        account_language: text("account_language"),
    }
}

/// The policy as a server has it: from what pages are given.
fn published(policy: &Policy) -> crate::Published {
    let english = Localizer::new(&Locale::new("en"), &[]).value;
    let json = serde_json::to_value(crate::PolicyJson::of(policy, &english, built())).unwrap();
    crate::Published::read(json).unwrap()
}

/// Each distinct verdict once, and for every question the number of its own: a table of thousands stays small.
fn vectors(axes: &Axes) -> Value {
    let policy = policy(axes.yaml);
    let zones = Zones::of(&policy, built());
    let published = published(&policy);
    let mut verdicts = indexmap::IndexSet::new();
    let mut answers = Vec::new();
    for plan in axes.plans {
        for channel in &policy.channels {
            for language in axes.languages {
                for at in &axes.times {
                    for known in &axes.customers {
                        let customer = customer(*plan, known);
                        let question = Question { customer: &customer, language, at: *at };
                        let verdict = resolve(&policy, &zones, channel, &question);
                        hold(&policy, &zones, &verdict, &question);
                        let channel = published.policy.channel(&channel.id).unwrap();
                        assert_eq!(resolve(&published.policy, &published.zones, channel, &question), verdict);
                        let json = serde_json::to_string(&verdict).unwrap();
                        answers.push(verdicts.insert_full(json).0);
                    }
                }
            }
        }
    }
    let english = Localizer::new(&Locale::new("en"), &[]).value;
    json!({
        "policy": ContactsJson::of(&policy, &english, built()),
        "plans": axes.plans,
        "languages": axes.languages,
        "times": axes.times.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "customers": axes.customers,
        "verdicts": verdicts.iter().map(|json| serde_json::from_str(json).unwrap()).collect::<Vec<Value>>(),
        "answers": answers,
    })
}

/// What holds for every verdict.
fn hold(policy: &Policy, zones: &Zones, verdict: &Verdict, question: &Question) {
    let again = |id: &str, at| resolve(policy, zones, policy.channel(id).unwrap(), &Question { at, ..*question });
    assert_eq!(verdict.verdict == Decision::Offered, matches!(verdict.next, Next::Contact { .. }));
    match &verdict.instead {
        Some(other) => {
            assert_ne!(*other, verdict.channel);
            assert_eq!(again(other, question.at).verdict, Decision::Offered);
        }
        None if verdict.verdict == Decision::Offered => {}
        None => assert!(policy.channels.iter().all(|other| again(&other.id, question.at).verdict != Decision::Offered)),
    }
    if let Next::Wait { until: Some(opens) } = &verdict.next {
        assert!(*opens > question.at);
        assert_eq!(again(&verdict.channel, *opens).verdict, Decision::Offered, "{verdict:?}");
    }
    // A plan that is named as the way in is one.
    if let Next::Plan { plan: Some(plan) } = &verdict.next {
        let customer = Customer { plan: Some(plan.clone()), ..question.customer.clone() };
        let then = resolve(
            policy,
            zones,
            policy.channel(&verdict.channel).unwrap(),
            &Question { customer: &customer, ..*question },
        );
        assert!(then.verdict != Decision::Locked || then.rule == Rule::Conditions, "{verdict:?}");
    }
}

#[test]
fn what_no_build_publishes_is_refused() {
    let english = Localizer::new(&Locale::new("en"), &[]).value;
    let json = serde_json::to_value(crate::PolicyJson::of(&policy(ATRIUM), &english, built())).unwrap();
    for (pointer, value, told) in [
        ("/plans", json!(3), "invalid type: integer `3`, expected a sequence"),
        ("/channels/2/kind", json!("fax"), "`fax` of channel `chat` is not a valid kind"),
        ("/channels/2/gate", json!("open"), "`open` of channel `chat` is not a valid gate"),
        ("/channels/2/plans/0", json!("gold"), "no plan `gold`"),
        ("/channels/2/language_from", json!("page"), "`page` of channel `chat` is not a valid source of the language"),
        ("/channels/2/hours/rules/0/open", json!("8"), "`8-20:00` are not valid opening hours"),
        ("/channels/2/hours/rules/0/days/0", json!("noday"), "`noday` is not a day of the week"),
        ("/channels/3/reply", json!("soon"), "`soon` is not a valid reply time"),
        ("/zones/America~1New_York", json!([]), "the clock of `America/New_York` is not a valid table"),
    ] {
        let mut json = json.clone();
        *json.pointer_mut(pointer).unwrap() = value;
        assert_eq!(crate::Published::read(json).err().as_deref(), Some(told), "{pointer}");
    }
}

#[test]
fn vectors_for_the_browser_s_twin() {
    let made = Value::Array(axes().iter().map(vectors).collect());
    let cases: usize = made.as_array().unwrap().iter().map(|one| one["answers"].as_array().unwrap().len()).sum();
    assert!(cases > 9_000, "{cases}");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/contacts.json");
    let text = serde_json::to_string(&made).unwrap().replace("},{", "},\n{") + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert!(
        text == std::fs::read_to_string(path).unwrap_or_default(),
        "tests/vectors/contacts.json is not what the resolver says: UPDATE=1 cargo test vectors_for, then read the diff"
    );
}
