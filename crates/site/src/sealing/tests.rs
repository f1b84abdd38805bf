//! The scheme, byte for byte, in tests/vectors/seal.json; its reader is crates/client/src/seal.

use serde_json::{Value, json};

use super::{Sealing, prepare};
use guichet_contacts::parse_contacts;
use guichet_contacts::{PlanId, Policy};
use guichet_core::address::Schemes;
use guichet_core::diag::Outcome;
use guichet_seal::capsule::SealedFile;
use guichet_seal::{Bought, Environment, Holder, KEY_VARIABLE, Keys, MasterKey, Said, base64url, token};

const CONTACTS: &str = r#"
plans: [free, starter, basic, pro, enterprise]
seal: { epoch: 1 }
channels:
  home: { plans: all, href: home }
  phone: { kind: phone, plans: ">=basic", languages: [en], href: { secret: PHONE }, gate: sealed }
  chat: { kind: chat, plans: [pro, enterprise], languages: [en, fr], href: { secret: CHAT }, gate: sealed }
"#;
const SITE: &str = "https://help.example.com/kb/";
const LOCK: &str =
    "1 chat: pro enterprise\n1 phone: basic pro enterprise\n2 chat: pro enterprise\n2 phone: basic pro enterprise\n";
/// 2026-11-24T09:00:00Z.
const AT: i64 = 1_795_510_800;

fn master(first: u8) -> MasterKey {
    MasterKey::new(std::array::from_fn(|at| first + at as u8))
}

fn policy(text: &str) -> Policy {
    let outcome = parse_contacts(&"contacts.yaml".into(), text, &Schemes::default());
    assert_eq!(outcome.diags, []);
    outcome.value
}

fn environment(key: &str) -> Environment {
    let pairs = [
        (KEY_VARIABLE, key),
        ("PHONE", "+1 (555) 010-0199"),
        ("CHAT", "https://chat.example.com/?lang={lang}&room=77"),
    ];
    Environment::new(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())))
}

fn prepared(text: &str, environment: &Environment, lock: Option<&str>) -> Outcome<Sealing> {
    let lock_file = "seal.lock".into();
    prepare(&policy(text), SITE, environment, &"contacts.yaml".into(), lock.map(|text| (&lock_file, text)))
}

fn codes(outcome: &Outcome<Sealing>) -> Vec<&'static str> {
    outcome.diags.iter().map(|diagnostic| diagnostic.code.name()).collect()
}

fn file(text: &str, key: &MasterKey, site: &str, locale: &str) -> SealedFile {
    let policy = policy(text);
    let outcome = prepare(&policy, site, &environment(&key.to_text()), &"contacts.yaml".into(), None);
    outcome.value.file(&policy, locale).expect("a key and values")
}

#[test]
fn vectors_for_the_browser_s_half() {
    let key = master(1);
    let keys = Keys::new(&key, SITE, 1);
    let plans = policy(CONTACTS).plans;
    let (holder, bought) = (Holder::default(), Bought::default());
    let pass = |plan: &PlanId| {
        let said = Said { plan, holder: &holder, bought: &bought, keyed: &[] };
        token::mint(&keys, said, "guichet", AT, AT + 3600)
    };
    // Two add-ons give it, and neither plan of the customer's does.
    let addons = CONTACTS.replace("seal:", "addons: { vip: { plans: all }, night: { plans: all } }\nseal:");
    let addons = addons.replace("kind: phone, plans: \">=basic\"", "kind: phone, plans: pro, addons: [vip, night]");
    let with_addon = |plan: &PlanId, named: &[&str], keyed: &[&str]| {
        let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let bought = Bought { addons: Some(owned(named)), ..Bought::default() };
        let said = Said { plan, holder: &holder, bought: &bought, keyed: &owned(keyed) };
        token::mint(&keys, said, "guichet", AT, AT + 3600)
    };
    let made = json!({
        "master": key.to_text(),
        "at": AT,
        "tier": plans.iter().map(|plan| (plan.to_string(), base64url(&keys.tier(plan)))).collect::<Vec<_>>().json(),
        "content": { "phone": base64url(&keys.content("phone", "en")), "chat": base64url(&keys.content("chat", "en")) },
        "issuer": token::issuer(&keys, &plans, []),
        "tokens": plans.iter().map(|plan| (plan.to_string(), pass(plan))).collect::<Vec<_>>().json(),
        "issuer with add-ons": token::issuer(&keys, &plans, ["vip", "night"]),
        "tokens with add-ons": {
            "vip": with_addon(&plans[0], &["vip"], &["vip"]),
            "both": with_addon(&plans[0], &["night", "vip"], &["vip", "night"]),
            "without its key": with_addon(&plans[0], &["vip"], &[]),
            "another's key": with_addon(&plans[0], &["vip", "other"], &["other"]),
        },
        "sites": {
            "add-ons": file(&addons, &key, SITE, "en"),
            "this": file(CONTACTS, &key, SITE, "en"),
            "in French": file(CONTACTS, &key, SITE, "fr"),
            "next epoch": file(&CONTACTS.replace("epoch: 1", "epoch: 2"), &key, SITE, "en"),
            "other site": file(CONTACTS, &key, "https://docs.example.com/", "en"),
            "other key": file(CONTACTS, &master(100), SITE, "en"),
        },
    });
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/seal.json");
    let text = serde_json::to_string_pretty(&made).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert!(
        text == std::fs::read_to_string(path).unwrap_or_default(),
        "tests/vectors/seal.json is not what is sealed: UPDATE=1 cargo test vectors_for, then read the diff"
    );
}

#[test]
fn sealing_twice_gives_the_same_bytes_and_shows_nothing_of_the_value() {
    let sealed = file(CONTACTS, &master(1), SITE, "en");
    assert_eq!(sealed, file(CONTACTS, &master(1), SITE, "en"));
    let text = serde_json::to_string(&sealed).unwrap();
    assert!(!text.contains("0100") && !text.contains("chat.example.com"), "{text}");
    // Lengths: 256 bytes of value and 16 of tag; 32 of key and 16 of tag.
    for capsule in sealed.channels.values() {
        assert_eq!(capsule.value.len(), (256usize + 16).div_ceil(3) * 4 - 1, "a block and its tag");
        assert!(capsule.wraps.values().all(|wrap| wrap.key.len() == 64));
    }
    assert_eq!(
        sealed.channels["phone"].wraps.keys().map(PlanId::as_str).collect::<Vec<_>>(),
        ["basic", "pro", "enterprise"]
    );
}

/// Nothing repeats where it would say that two things are the same, or let one stand in for the other.
#[test]
fn every_site_epoch_channel_locale_and_plan_has_its_own_keys_and_nonces() {
    let mut seen = std::collections::BTreeSet::new();
    for text in [CONTACTS.to_owned(), CONTACTS.replace("epoch: 1", "epoch: 2")] {
        for site in [SITE, "https://docs.example.com/"] {
            for locale in ["en", "fr"] {
                for (_, capsule) in file(&text, &master(1), site, locale).channels {
                    assert!(seen.insert(capsule.nonce));
                    assert!(seen.insert(capsule.value));
                    for wrap in capsule.wraps.into_values() {
                        assert!(seen.insert(wrap.nonce) && seen.insert(wrap.key));
                    }
                }
            }
        }
    }
    assert_eq!(seen.len(), 2 * 2 * 2 * (2 + 3 * 2 + 2 + 2 * 2));
}

#[test]
fn keys_are_read_strictly_and_refused_without_showing_them() {
    let key = master(0xf0 - 0x80).to_text();
    for written in [key.clone(), format!(" {key}\n"), format!("{key}="), key.replace('-', "+").replace('_', "/")] {
        assert_eq!(MasterKey::parse(&written).expect("a key").to_text(), key);
    }
    for (written, why) in [
        ("correct horse battery staple", "is not written in base64"),
        ("c2hvcnQ", "holds 5 bytes, not 32"),
        (&"A".repeat(43), "is the same byte 32 times"),
        // Hexadecimal is base64 of something else.
        (&"0f".repeat(32), "holds 48 bytes, not 32"),
    ] {
        assert_eq!(MasterKey::parse(written).expect_err("no key"), why);
    }
    assert!(!format!("{:?} {:?}", master(1), environment(&key)).contains(&key[..6]));
}

#[test]
fn what_is_missing_or_wrong_in_the_environment() {
    let key = master(1).to_text();
    let lock = LOCK.lines().take(2).collect::<Vec<_>>().join("\n");
    let ask = |pairs: &[(&str, &str)]| {
        let environment = Environment::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        prepared(CONTACTS, &environment, Some(&lock))
    };
    let (phone, chat) = (("PHONE", "tel:+1-555-0199"), ("CHAT", "https://chat.example.com/"));
    assert_eq!(codes(&ask(&[(KEY_VARIABLE, &key), phone, chat])), [""; 0]);
    let without = ask(&[phone, chat]);
    assert_eq!(codes(&without), ["SEAL001"]);
    assert!(without.value.file(&policy(CONTACTS), "en").is_none() && !without.value.holds("phone"));
    assert_eq!(codes(&ask(&[(KEY_VARIABLE, ""), phone, chat])), ["SEAL001"]);
    assert_eq!(codes(&ask(&[(KEY_VARIABLE, "hunter2"), phone, chat])), ["SEAL002"]);
    assert_eq!(codes(&ask(&[(KEY_VARIABLE, &key), ("PHONE", " "), chat])), ["SEAL003"]);
    assert_eq!(codes(&ask(&[(KEY_VARIABLE, &key), ("PHONE", "ask Jo"), ("CHAT", "chat.example.com")])), ["SEAL004"; 2]);
}

#[test]
fn a_plan_that_lost_a_channel_needs_a_new_epoch() {
    let environment = environment(&master(1).to_text());
    let ask = |text: &str, lock: Option<&str>| prepared(text, &environment, lock);
    let first = LOCK.lines().take(2).collect::<Vec<_>>().join("\n");
    assert_eq!(codes(&ask(CONTACTS, Some(&first))), [""; 0]);
    assert_eq!(codes(&ask(CONTACTS, None)), ["SEAL006"]);
    let narrower = CONTACTS.replace("\">=basic\"", "\">=pro\"");
    let lost = ask(&narrower, Some(&first));
    assert_eq!(codes(&lost), ["SEAL005"]);
    assert!(lost.diags[0].message.contains("`basic` could open it in epoch 1"), "{:?}", lost.diags);
    let bumped = narrower.replace("epoch: 1", "epoch: 2");
    assert_eq!(codes(&ask(&bumped, Some(&first))), ["SEAL006"], "the new epoch is to be written down");
    let written =
        super::lock::updated(super::lock::parse(&"seal.lock".into(), &first).value, &policy(&bumped)).to_string();
    assert_eq!(codes(&ask(&bumped, Some(&written))), [""; 0], "{written}");
    assert_eq!(codes(&ask(&narrower, Some(&written))), ["SEAL005"], "an epoch does not come back");
    // What a plan won is to be written down, so that it can be seen to be lost.
    let wider = CONTACTS.replace("\">=basic\"", "\">=starter\"");
    assert_eq!(codes(&ask(&wider, Some(&first))), ["SEAL006"]);
    // A channel that is not sealed any more keeps nothing back.
    let fewer = CONTACTS.replace("href: { secret: CHAT }, gate: sealed", "href: \"https://chat.example.com/\"");
    assert_eq!(codes(&ask(&fewer, Some(&first))), [""; 0]);
    assert_eq!(codes(&ask(CONTACTS, Some("<<<<<<< HEAD\n1 phone: pro\n"))), ["SEAL006"]);
}

#[test]
fn details_say_what_a_reader_can_follow_and_read() {
    let of = |kind, value: &str| {
        let contacts = format!(
            "plans: [pro]\nchannels: {{ x: {{ kind: {kind}, plans: all, languages: [en, fr], href: {{ secret: CHAT }}, gate: sealed }} }}\n"
        );
        let environment =
            Environment::new([("CHAT".to_owned(), value.to_owned()), (KEY_VARIABLE.to_owned(), master(1).to_text())]);
        prepared(&contacts, &environment, Some("1 x: pro\n"))
    };
    for (kind, value) in [
        ("phone", "+1 555 0199"),
        ("phone", "tel:+1-555-0199"),
        ("email", "vip@example.com"),
        ("form", "https://x.example/?l={lang}"),
    ] {
        assert_eq!(codes(&of(kind, value)), [""; 0], "{kind} {value}");
    }
    for (kind, value) in
        [("link", "+1 555 0199"), ("phone", "javascript:alert(1)"), ("email", "vip"), ("form", "//x.example/")]
    {
        assert_eq!(codes(&of(kind, value)), ["SEAL004"], "{kind} {value}");
    }
}

trait ToMap {
    fn json(self) -> Value;
}

impl ToMap for Vec<(String, String)> {
    fn json(self) -> Value {
        Value::Object(self.into_iter().map(|(key, value)| (key, Value::from(value))).collect())
    }
}

/// What opens by an add-on is written down beside what opens by a plan, and may be taken away as little.
#[test]
fn add_ons_in_the_lock() {
    let contacts = CONTACTS.replace("seal:", "addons: { vip: { plans: all } }\nseal:");
    let with = contacts.replace("kind: phone, plans: \">=basic\"", "kind: phone, plans: pro, addons: vip");
    let environment = environment(&master(1).to_text());
    let messages = |text: &str, lock: &str| -> Vec<String> {
        prepared(text, &environment, Some(lock)).diags.into_iter().map(|diagnostic| diagnostic.message).collect()
    };
    let chat = "1 chat: pro enterprise\n";
    assert_eq!(messages(&with, &format!("{chat}1 phone: pro +vip\n")), [""; 0]);
    assert_eq!(
        messages(&with, &format!("{chat}1 phone: pro\n")),
        ["seal.lock does not say who can open `phone` in epoch 1"]
    );
    let without = with.replace(", addons: vip", "");
    assert_eq!(
        messages(&without, &format!("{chat}1 phone: pro +vip\n")),
        [
            "channel `phone`: the add-on `vip` could open it in epoch 1 and still holds the key, but no longer has the channel"
        ]
    );
    // For add-ons alone.
    let alone = with.replace("plans: pro, addons: vip", "addons: vip");
    assert_eq!(messages(&alone, &format!("{chat}1 phone: +vip\n")), [""; 0]);
    let sealed = file(&alone, &master(1), SITE, "en");
    let phone = &sealed.channels["phone"];
    assert!(phone.wraps.is_empty() && phone.addons.keys().eq(["vip"]));
}
