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
    // What a plan alone does not decide.
    let with_addon = CONTACTS.replacen("channels:\n", "addons: { vip: { plans: \"all\" } }\nchannels:\n", 1).replacen(
        "    kind: phone\n",
        "    kind: phone\n    addons: [vip]\n    conditions: [{ needs: seat }]\n",
        1,
    );
    let outcome = site(&with_addon).run(&["contacts"]).code(0);
    assert!(
        outcome.stdout.ends_with("\nPhone support: Available with the add-on Vip; Requires a paid seat\n"),
        "{}",
        outcome.stdout
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

/// As pages say: nobody is there, whichever language they read; and when somebody is, it will be in English.
#[test]
fn closed_and_not_in_the_language_is_closed_and_says_both() {
    let test = site(CONTACTS);
    let ask = |channel: &str, at: &str, more: &[&str]| {
        let args = ["contacts", "resolve", "--plan", "pro", "--lang", "fr", "--channel", channel, "--at", at];
        test.run(&[&args, more].concat()).code(0)
    };
    let (night, day) = ("2026-11-30T03:00:00Z", "2026-11-30T15:00:00Z");
    assert_eq!(
        ask("phone", night, &[]).stdout,
        "phone: closed (hours); opens Mon 2026-11-30 08:00 America/New_York; not in this language either: speaks en; instead: email\n"
    );
    let verdict = json(&ask("phone", night, &["--json"]));
    assert_eq!(
        verdict,
        json!({
            "channel": "phone", "verdict": "closed", "rule": "hours",
            "next": { "do": "wait", "until": "2026-11-30T13:00:00Z" }, "instead": "email", "languages": ["en"],
        })
    );
    let verdict = json(&ask("phone", day, &["--json"]));
    assert_eq!((&verdict["verdict"], &verdict["languages"]), (&json!("not-in-language"), &json!(null)));
}

#[test]
fn misspelt_names_are_wrong_usage() {
    let test = site(CONTACTS);
    for (args, message) in [
        (["--plan", "pros"], "--plan: no plan `pros`; did you mean `pro`?"),
        (["--channel", "phon"], "--channel: no channel `phon`; did you mean `phone`?"),
        (["--at", "noon"], "--at: `noon` is not a valid time"),
        (["--lang", "e n"], "--lang: `e n` is not a valid language tag"),
        (["--locale", "it"], "--locale: no locale `it`; use one of `en`, `fr`\n"),
        (["--created", "today"], "--created: `today` is not a valid date"),
    ] {
        let outcome = test.run(&["contacts", "resolve", args[0], args[1]]).code(2);
        assert!(outcome.stderr.contains(message), "{}", outcome.stderr);
    }
    // There is nothing to name.
    let none =
        SiteTest::new().file("contacts.yaml", "plans: [free]\nchannels: {}\n").article("content/en/guide/a.md", "A");
    let outcome = none.run(&["contacts", "resolve", "--addon", "gold"]).code(2);
    assert!(outcome.stderr.ends_with("--addon: no add-on `gold`\n"), "{}", outcome.stderr);
}

#[test]
fn mistakes_in_add_ons_conditions_and_replies_have_their_places() {
    let contacts = "plans: [free, pro]\naddons:\n  extra: { plans: [] }\n  seat: { plans: all }\n  more: { plan: all }\ninbox: app.example.com\nchannels:\n  home: { plans: all, href: home, reply: soon }\n  phone: { addons: [extr, more], href: \"tel:1\", conditions: [{ needs: ever }, { needs: seat, accounts_from: May }] }\n";
    let outcome = site(contacts).run(&["contacts"]).code(2);
    assert_eq!(
        outcome.diagnostics(),
        [
            "contacts.yaml:3:3 CON003",
            "contacts.yaml:4:3 CON009",
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

/// A warning at the first of them, by the day of the build; not once a day of every year is among them.
#[test]
fn dates_that_are_all_past_are_told() {
    let contacts = |closed: &str| {
        format!(
            "plans: [pro]\nchannels:\n  chat:\n    {{ kind: chat, plans: all, languages: [en], href: \"https://chat.example.com/\",\n      hours: {{ tz: UTC, daily: \"08:00-20:00\", closed: [{closed}] }} }}\n"
        )
    };
    let check = |closed: &str, day: &str| {
        let outcome = site(&contacts(closed)).run(&["check", "--date", day]).code(0);
        outcome.diagnostics().into_iter().filter(|line| line.contains("CON")).collect::<Vec<_>>()
    };
    assert_eq!(check("2026-12-25, 2027-01-01", "2027-01-01"), [""; 0]);
    assert_eq!(check("2026-12-25, 2027-01-01", "2027-01-02"), ["contacts.yaml:5:56 CON017"]);
    assert_eq!(check("2026-12-25, 01-01", "2028-01-02"), [""; 0]);
}

const SIX: [&str; 6] = ["en", "fr", "de", "ja", "pt", "es"];

/// Which cells of a page's table say yes, row by row.
fn cells_of_page(html: &str) -> Vec<bool> {
    let body = html.split("<tbody").nth(1).expect("a table").split("</tbody>").next().expect("its end");
    let cells = body.split("<td data-plan=").skip(1);
    cells.map(|cell| cell.split('>').next().expect("a tag").contains("is-included")).collect()
}

/// The same out of the policy that the panel gets.
fn cells_of_policy(policy: &Value) -> Vec<bool> {
    let rows = policy["channels"].as_array().expect("channels").iter().filter(|channel| channel["in_matrix"] == true);
    let plans = policy["plans"].as_array().expect("plans");
    rows.flat_map(|row| {
        plans.iter().map(|plan| row["plans"].as_array().expect("plans").contains(&plan["id"])).collect::<Vec<_>>()
    })
    .collect()
}

/// One file says it; table of the contact page, table of an article, what the panel reads and what the command prints
/// follow, in every locale. One cell changed changes that cell in all of them, and no other.
#[test]
fn one_file_makes_every_table_in_every_locale() {
    let settings = "title: Help\nbase_url: https://help.example.com/kb/\nlocales: { en: {}, fr: {}, de: {}, ja: {}, pt: {}, es: {} }\n";
    let mut test = SiteTest::empty().file("site.yaml", settings);
    for locale in SIX {
        test = test.file(&format!("content/{locale}/guide/a.md"), "---\ntitle: A\n---\n{{ support_matrix() }}\n");
    }
    let changed = CONTACTS.replacen("plans: \">=basic\"", "plans: \">=pro\"", 1);
    for (contacts, phone) in
        [(CONTACTS, [false, false, true, true, true]), (&changed, [false, false, false, true, true])]
    {
        let mut expected = vec![true; 10];
        expected.extend([false, true, true, true, true].repeat(2));
        expected.extend(phone);
        test.write("contacts.yaml", contacts);
        let built = test.build().code(0);
        let printed = json(&test.run(&["contacts", "--json"]).code(0));
        let printed: Vec<bool> =
            printed["cells"].as_array().expect("cells").iter().map(|cell| cell["included"] == true).collect();
        assert_eq!(printed, expected);
        for locale in SIX {
            assert_eq!(cells_of_page(&built.page(&format!("{locale}/contact/index.html"))), expected, "{locale}");
            assert_eq!(cells_of_page(&built.page(&format!("{locale}/guide/a/index.html"))), expected, "{locale}");
            let help: Value = serde_json::from_str(&built.page(&format!("_guichet/{locale}/help.json"))).expect("JSON");
            assert_eq!(cells_of_policy(&help["contacts"]["policy"]), expected, "{locale}");
            let languages = |id: &str| {
                let channels = help["contacts"]["policy"]["channels"].as_array().expect("channels");
                channels.iter().find(|channel| channel["id"] == id).expect("a channel")["languages"].clone()
            };
            assert_eq!(
                (languages("phone"), languages("chat"), languages("callback")),
                (json!(["en"]), json!(SIX), json!(SIX))
            );
        }
    }
}

/// What the panel needs to say a verdict in the reader's words.
#[test]
fn the_panel_s_data_speak_the_locale() {
    let built = site(CONTACTS).build().code(0);
    let help: Value = serde_json::from_str(&built.page("_guichet/fr/help.json")).expect("JSON");
    let contacts = &help["contacts"];
    assert_eq!(contacts["url"], "/kb/fr/contact/");
    assert_eq!(contacts["policy"]["inbox"], "https://app.example.com/support/");
    assert!(contacts["policy"]["zones"]["America/New_York"].is_array());
    let phone = &contacts["channels"][4];
    assert_eq!((&phone["id"], &phone["not_in_language_text"]), (&json!("phone"), &json!("Pas disponible en français")));
    assert_eq!(contacts["words"]["channel-closed-now"], "Fermé en ce moment");
}

/// The way to earlier conversations stands on the page for everyone, outside of everything that a plan hides.
#[test]
fn the_inbox_is_never_gated() {
    let page = site(CONTACTS).build().code(0).page("en/contact/index.html");
    let link = page.find("href=\"https://app.example.com/support/\"").expect("the inbox");
    let cards = page.rfind("data-channel-action").expect("cards");
    assert!(link > cards, "after the cards, not in one of them");
    assert!(
        !site("plans: [free]\nchannels: { home: { plans: all, href: home } }\n")
            .build()
            .code(0)
            .page("en/contact/index.html")
            .contains("contact-inbox")
    );
}
