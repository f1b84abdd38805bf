//! Every way in which a pass can be wrong, with the reason that Rust and JavaScript give: tests/vectors/passes.json.

use p256::ecdsa::signature::Signer;
use serde_json::json;

use super::*;
use crate::{Keys, MasterKey, base64url, token};

const SITE: &str = "https://help.example.com/kb/";
/// 2026-11-24T09:00:00Z.
const AT: i64 = 1_795_510_800;
const PLANS: [&str; 3] = ["free", "pro", "enterprise"];

fn keys(first: u8, site: &str, epoch: u32) -> Keys {
    Keys::new(&MasterKey::new(std::array::from_fn(|at| first + at as u8)), site, epoch)
}

/// `sealed.json` without anything sealed.
fn sealed(keys: &Keys) -> Value {
    json!({ "v": 1, "site": keys.site, "epoch": keys.epoch, "locale": "en", "key": crate::capsule::public_key(keys),
        "plans": PLANS, "checks": crate::capsule::checks(keys, PLANS.map(PlanId::new).iter()), "channels": {} })
}

/// A pass with other claims or another header, signed with these keys.
fn forged(keys: &Keys, header: &[(&str, Value)], claims: &[(&str, Value)]) -> String {
    let pass = mint(keys, "pro", "guichet", AT + 3600);
    let parts: Vec<&str> = pass.split('.').collect();
    let changed = |part: &str, changes: &[(&str, Value)]| {
        let mut object = object(part).unwrap();
        for (name, value) in changes {
            match value {
                Value::Null => object.remove(*name),
                value => object.insert((*name).to_owned(), value.clone()),
            };
        }
        base64url(&serde_json::to_vec(&object).unwrap())
    };
    let text = format!("{}.{}", changed(parts[0], header), changed(parts[1], claims));
    let signature: Signature = keys.signing().sign(text.as_bytes());
    format!("{text}.{}", base64url(&signature.to_bytes()))
}

/// A pass that says no more than the plan.
fn mint(keys: &Keys, plan: &str, iss: &str, exp: i64) -> String {
    let (plan, holder, bought) = (&PlanId::new(plan), &Holder::default(), &Bought::default());
    token::mint(keys, token::Said { plan, holder, bought, keyed: &[] }, iss, AT, exp)
}

/// What is wrong, the pass, and when it is looked at.
fn passes() -> Vec<(&'static str, String, i64)> {
    let ours = keys(1, SITE, 1);
    let claims = |changes: &[(&str, Value)]| forged(&ours, &[], changes);
    let pass = claims(&[]);
    let [head, body, tail] = pass.split('.').collect::<Vec<_>>()[..] else { unreachable!() };
    let soon = AT + 60;
    vec![
        ("nothing", pass.clone(), soon),
        ("nothing, in its last second", pass.clone(), AT + 3599),
        ("nothing: another plan", mint(&ours, "free", "x", AT + LONGEST), soon),
        ("nothing: whole numbers with a fraction", claims(&[("epoch", json!(1.0)), ("iat", json!(AT as f64))]), soon),
        ("nothing: a customer and their account", claims(&[("sub", json!("u-31")), ("account", json!("acme"))]), soon),
        ("nothing: a customer's id as long as one may be", claims(&[("sub", json!("~".repeat(255)))]), soon),
        ("a customer's id that is too long", claims(&[("sub", json!("~".repeat(256)))]), soon),
        ("a customer without a name", claims(&[("sub", json!(""))]), soon),
        ("a customer's id as a number", claims(&[("sub", json!(31))]), soon),
        ("several accounts", claims(&[("account", json!(["acme", "globex"]))]), soon),
        ("an account with a space", claims(&[("account", json!("acme "))]), soon),
        ("an account with a look-alike letter", claims(&[("account", json!("аcme"))]), soon),
        (
            "nothing: what the customer has bought",
            claims(&[
                ("addons", json!(["phone-pack", "sso"])),
                ("seat", json!(true)),
                ("created", json!("2024-03-05")),
            ]),
            soon,
        ),
        (
            "nothing: that they have bought nothing",
            claims(&[("addons", json!([])), ("seat", json!(false)), ("created", json!("2024-02-29"))]),
            soon,
        ),
        (
            "nothing: the key of an add-on",
            claims(&[("addons", json!(["sso"])), ("addon_keys", json!({ "sso": base64url(&ours.addon("sso")) }))]),
            soon,
        ),
        ("keys of add-ons as a list", claims(&[("addon_keys", json!([base64url(&ours.addon("sso"))]))]), soon),
        ("the key of an add-on that is short", claims(&[("addon_keys", json!({ "sso": "AQID" }))]), soon),
        ("the key of an add-on as a number", claims(&[("addon_keys", json!({ "sso": 1 }))]), soon),
        (
            "the key of an add-on without a name",
            claims(&[("addon_keys", json!({ "": base64url(&ours.addon("sso")) }))]),
            soon,
        ),
        ("an add-on that is no list", claims(&[("addons", json!("sso"))]), soon),
        ("an add-on without a name", claims(&[("addons", json!(["sso", ""]))]), soon),
        ("an add-on that is a number", claims(&[("addons", json!([1]))]), soon),
        ("add-ons by name", claims(&[("addons", json!({ "sso": true }))]), soon),
        ("a seat as text", claims(&[("seat", json!("false"))]), soon),
        ("a seat as a number", claims(&[("seat", json!(1))]), soon),
        ("a day that does not exist", claims(&[("created", json!("2026-02-29"))]), soon),
        ("a month that does not exist", claims(&[("created", json!("2026-13-01"))]), soon),
        ("a day in another spelling", claims(&[("created", json!("20240305"))]), soon),
        ("a day with a time", claims(&[("created", json!("2024-03-05T00:00:00Z"))]), soon),
        ("a day as a number", claims(&[("created", json!(1_709_596_800))]), soon),
        ("its time is over", pass.clone(), AT + 3600),
        ("nothing: a product's clock that is ahead", pass.clone(), AT - 300),
        ("its time has not come", pass.clone(), AT - 301),
        ("the key of another plan", claims(&[("plan", json!("enterprise"))]), soon),
        ("a key that is no plan's", claims(&[("key", json!(base64url(&[7; 32])))]), soon),
        ("another site", forged(&keys(1, "https://docs.example.com/", 1), &[], &[]), soon),
        ("another epoch", forged(&keys(1, SITE, 2), &[], &[]), soon),
        ("another master key", forged(&keys(100, SITE, 1), &[], &[]), soon),
        ("no algorithm", forged(&ours, &[("alg", json!("none"))], &[]), soon),
        ("another algorithm", forged(&ours, &[("alg", json!("HS256"))], &[]), soon),
        ("an extension that must be understood", forged(&ours, &[("crit", json!(["exp"]))], &[]), soon),
        ("an unknown plan", claims(&[("plan", json!("platinum"))]), soon),
        ("a plan like a property", claims(&[("plan", json!("constructor"))]), soon),
        ("no plan", claims(&[("plan", Value::Null)]), soon),
        ("good for too long", claims(&[("exp", json!(AT + LONGEST + 1))]), soon),
        ("ends before it begins", claims(&[("exp", json!(AT))]), soon),
        ("no end", claims(&[("exp", Value::Null)]), soon),
        ("a time as text", claims(&[("exp", json!((AT + 3600).to_string()))]), soon),
        ("half a second", claims(&[("exp", json!(AT as f64 + 3600.5))]), soon),
        ("a time before 1970", claims(&[("iat", json!(-1))]), soon),
        ("no key", claims(&[("key", Value::Null)]), soon),
        ("a short key", claims(&[("key", json!("AQID"))]), soon),
        ("an audience of several", claims(&[("aud", json!([SITE]))]), soon),
        ("no signature", format!("{head}.{body}."), soon),
        ("two parts", format!("{head}.{body}"), soon),
        ("four parts", format!("{pass}.{tail}"), soon),
        (
            "claims of another pass",
            format!("{head}.{}.{tail}", claims(&[("iss", json!("x"))]).split('.').nth(1).unwrap()),
            soon,
        ),
        ("bits left over", format!("{}B", &pass[..pass.len() - 1]), soon),
        ("padding", format!("{pass}=="), soon),
        ("empty", String::new(), soon),
        ("a very long one", claims(&[("iss", json!("x".repeat(4096)))]), soon),
        ("no object", format!("{head}.{}.{tail}", base64url(b"[1]")), soon),
        ("a signature of zeros", format!("{head}.{body}.{}", base64url(&[0; 64])), soon),
    ]
}

#[test]
fn vectors_for_both_halves() {
    let site = sealed(&keys(1, SITE, 1));
    let verifier = Verifier::new(&site.to_string()).unwrap();
    let rows: Vec<Value> = passes()
        .into_iter()
        .map(|(wrong, pass, at)| {
            let verified = verifier.verify(&pass, at);
            let refused = verified.as_ref().err();
            assert_eq!(refused.is_none(), wrong.starts_with("nothing"), "{wrong}: {refused:?}");
            // What is said of the customer, as far as anything is.
            let says = verified.as_ref().ok().map(|Pass { plan, bought, .. }| {
                let mut says = json!({ "plan": plan });
                let created = bought.created.map(|day| day.to_string());
                for (claim, value) in
                    [("addons", json!(bought.addons)), ("seat", json!(bought.seat)), ("created", json!(created))]
                {
                    if !value.is_null() {
                        says[claim] = value;
                    }
                }
                says
            });
            json!({ "wrong": wrong, "pass": pass, "at": at, "refused": refused, "says": says })
        })
        .collect();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/passes.json");
    let text = serde_json::to_string_pretty(&json!({ "site": site, "passes": rows })).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert!(
        text == std::fs::read_to_string(path).unwrap_or_default(),
        "tests/vectors/passes.json is not what is decided: UPDATE=1 cargo test -p guichet-seal, then read the diff"
    );
}

#[test]
fn a_pass_says_whose_it_is() {
    let ours = keys(1, SITE, 1);
    let verifier = Verifier::new(&sealed(&ours).to_string()).unwrap();
    let check = |holder: Holder, bought: Bought| {
        let plan = PlanId::new("pro");
        let said = token::Said { plan: &plan, holder: &holder, bought: &bought, keyed: &[] };
        let pass = verifier.verify(&token::mint(&ours, said, "x", AT, AT + 60), AT).unwrap();
        assert_eq!(pass, Pass { plan, holder, bought, issued: AT, expires: AT + 60 });
    };
    check(Holder::default(), Bought::default());
    check(
        Holder { customer: Some("u-31".to_owned()), account: None },
        Bought { seat: Some(false), ..Bought::default() },
    );
    check(
        Holder { customer: Some("u-31".to_owned()), account: Some("acme".to_owned()) },
        Bought { addons: Some(vec!["sso".to_owned()]), seat: Some(true), created: Some(jiff::civil::date(2024, 3, 5)) },
    );
}

/// Whatever character is changed, the pass counts for nothing.
#[test]
fn no_character_can_be_changed() {
    let ours = keys(1, SITE, 1);
    let verifier = Verifier::new(&sealed(&ours).to_string()).unwrap();
    let pass = forged(&ours, &[], &[]);
    for at in 0..pass.len() {
        let mut bytes = pass.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        assert!(verifier.verify(&String::from_utf8(bytes).unwrap(), AT + 60).is_err(), "character {at}");
    }
}

#[test]
fn what_is_no_sealed_file_is_refused() {
    let good = sealed(&keys(1, SITE, 1));
    let with = |change: &dyn Fn(&mut Value)| {
        let mut site = good.clone();
        change(&mut site);
        Verifier::new(&site.to_string()).map(|_| ()).unwrap_err()
    };
    assert!(with(&|site| site["v"] = json!(2)).contains("version 2"));
    assert!(with(&|site| site["key"]["x"] = json!("AAAA")).contains("P-256"));
    assert!(with(&|site| site["key"]["y"] = site["key"]["x"].clone()).contains("P-256"));
    assert!(Verifier::new("{}").is_err() && Verifier::new("").is_err());
}
