//! `guichet contacts`: the policy of the sample, cell by cell, and verdicts with their reasons.

use serde_json::{Value, json};

use crate::site::{Outcome, SiteTest};

const CONTACTS: &str = include_str!("../../contacts.yaml");
const WORDS: &str = "plan-free = Free CRM\nchannel-callback = Call me\n";

fn site(contacts: &str) -> SiteTest {
    SiteTest::new().file("contacts.yaml", contacts).file("locales/en.ftl", WORDS).article("content/en/guide/a.md", "A")
}

fn json(outcome: &Outcome) -> Value {
    serde_json::from_str(&outcome.stdout).expect("one JSON document on stdout")
}

/// FEATURES: 25 cells, 21 of them yes; six languages, but the telephone speaks English only.
#[test]
fn the_sample_s_table() {
    let outcome = site(CONTACTS).run(&["contacts"]).code(0);
    assert_eq!(
        outcome.stdout,
        "                Free CRM  Starter  Basic  Pro  Enterprise\n\
         Knowledge base  yes       yes      yes    yes  yes\n\
         Community       yes       yes      yes    yes  yes\n\
         Chat support    –         yes      yes    yes  yes         en fr de ja pt es\n\
         Email support   –         yes      yes    yes  yes         en fr de ja pt es\n\
         Phone support   –         –        yes    yes  yes         en\n\
         Call me: Basic, Pro, Enterprise (en fr de ja pt es)\n"
    );
    let json = json(&site(CONTACTS).run(&["contacts", "--json"]).code(0));
    let cells: Vec<&Value> = json["cells"].as_array().expect("cells").iter().collect();
    let yes = cells.iter().filter(|cell| cell["included"] == true).count();
    assert_eq!((cells.len(), yes), (25, 21));
    let codes: Vec<&str> =
        json["languages"].as_array().expect("languages").iter().filter_map(|l| l["code"].as_str()).collect();
    assert_eq!(codes, ["en", "fr", "de", "ja", "pt", "es"]);
    assert_eq!(json["languages"][0]["channels"], json!(["chat", "email", "phone", "callback"]));
}

/// One cell changed in the one file changes that cell in what programs read, and nothing else.
#[test]
fn one_cell_changed_changes_that_cell() {
    let test = site(CONTACTS);
    let before = json(&test.run(&["contacts", "--json"]).code(0));
    let changed = CONTACTS.replacen("plans: \">=basic\"", "plans: \">=pro\"", 1);
    test.write("contacts.yaml", changed);
    let mut after = json(&test.run(&["contacts", "--json"]).code(0));
    let cell = after["cells"]
        .as_array_mut()
        .expect("cells")
        .iter_mut()
        .find(|cell| cell["channel"] == "phone" && cell["plan"] == "basic");
    cell.expect("a cell")["included"] = json!(true);
    let phone = after["channels"].as_array_mut().expect("channels").iter_mut().find(|channel| channel["id"] == "phone");
    phone.expect("a channel")["plans"] = json!(["basic", "pro", "enterprise"]);
    assert_eq!(before, after);
}

#[test]
fn a_verdict_its_rule_and_what_next() {
    let test = site(CONTACTS);
    let ask = |args: &[&str]| {
        let args: Vec<&str> = ["contacts", "resolve"].into_iter().chain(args.iter().copied()).collect();
        test.run(&args).code(0)
    };
    let tuesday = "2026-11-24T15:00:00Z";
    assert_eq!(
        ask(&["--plan", "starter", "--channel", "phone", "--lang", "en", "--at", tuesday]).stdout,
        "phone: locked (plans); Basic has it; instead: chat\n"
    );
    assert_eq!(
        ask(&["--plan", "pro", "--channel", "phone", "--lang", "fr", "--at", tuesday]).stdout,
        "phone: not in this language (languages); speaks en; instead: chat\n"
    );
    assert_eq!(
        ask(&["--plan", "pro", "--channel", "phone", "--lang", "en", "--at", "2026-12-25T15:00:00Z"]).stdout,
        "phone: closed (hours.closed); opens Mon 2026-12-28 08:00 America/New_York; instead: email\n"
    );
    assert_eq!(ask(&["--plan", "pro", "--at", tuesday]).stdout.lines().count(), 6);
    let verdict = json(&ask(&[
        "--plan",
        "pro",
        "--channel",
        "callback",
        "--account-lang",
        "ja",
        "--lang",
        "fr",
        "--at",
        tuesday,
        "--json",
    ]));
    assert_eq!(
        verdict,
        json!({
            "channel": "callback", "verdict": "offered", "rule": "plans",
            "next": { "do": "contact", "language": "ja", "until": "2026-11-25T01:00:00Z" }, "instead": null,
        })
    );
}

#[test]
fn misspelt_names_are_wrong_usage() {
    let test = site(CONTACTS);
    for (args, message) in [
        (["--plan", "pros"], "--plan: no plan `pros`; did you mean `pro`?"),
        (["--channel", "phon"], "--channel: no channel `phon`; did you mean `phone`?"),
        (["--at", "noon"], "--at: `noon` is no time"),
        (["--lang", "e n"], "--lang: `e n` is no language tag"),
        (["--locale", "it"], "--locale: no locale `it`"),
        (["--created", "today"], "--created: `today` is no date"),
    ] {
        let outcome = test.run(&["contacts", "resolve", args[0], args[1]]).code(2);
        assert!(outcome.stderr.contains(message), "{}", outcome.stderr);
    }
}

#[test]
fn mistakes_in_add_ons_conditions_and_replies_have_their_places() {
    let contacts = "plans: [free, pro]\naddons:\n  extra: { plans: [] }\n  seat: { plans: all }\n  more: { plan: all }\ninbox: app.example.com\nchannels:\n  home: { plans: all, href: home, reply: soon }\n  phone: { addons: [extr, more], href: \"tel:1\", conditions: [{ needs: ever }, { needs: seat, accounts_from: May }] }\n";
    let outcome = site(contacts).run(&["contacts"]).code(1);
    assert_eq!(
        outcome.diagnostics(),
        [
            "contacts.yaml:3:3 CON003",
            "contacts.yaml:4:3 CON009",
            "contacts.yaml:5:3 CON003",
            "contacts.yaml:5:9 CFG002",
            "contacts.yaml:5:11 CFG003",
            "contacts.yaml:6:8 CON007",
            "contacts.yaml:8:42 CON010",
            "contacts.yaml:9:21 CON011",
            "contacts.yaml:9:71 CON011",
            "contacts.yaml:9:109 CON005",
        ],
        "{}",
        outcome.stderr
    );
}
