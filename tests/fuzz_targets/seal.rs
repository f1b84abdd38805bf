//! Keys, the record of epochs, the search for secrets, and what capsules and passes hold. The first line of an input is a
//! secret, the rest a file that may hold it.
//!
//! Nothing panics; a secret that stands in a file in one of the spellings that are promised is found, and what is printed
//! holds it no more; what is sealed is opened again by the scheme as docs/gating.md has it, and by no other label.

use std::collections::BTreeMap;
use std::sync::Arc;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use guichet_contacts::{PlanId, PlanSet};
use guichet_seal::capsule::{self, BLOCK, Capsule, Details, LanguageHref};
use guichet_seal::{Bought, Holder, Keys, MasterKey, Said, token};
use guichet_secrets::{SHORTEST, Secrets};
use guichet_site::sealing::lock;
use p256::ecdsa::Signature;
use p256::ecdsa::signature::Verifier;

use super::told::{self, Texts};

pub fn run(data: &[u8]) {
    let at = data.iter().position(|byte| *byte == b'\n').unwrap_or(data.len());
    let secret = String::from_utf8_lossy(&data[..at]);
    let file = data.get(at + 1..).unwrap_or_default();
    let text = String::from_utf8_lossy(file);
    read_key(&secret);
    read_lock(&text);
    look_for(&secret, file, &text);
    seal_and_open(&secret, &text);
}

fn read_key(text: &str) {
    match MasterKey::parse(text) {
        Ok(key) => {
            let again = MasterKey::parse(&key.to_text()).expect("what is printed can be read");
            assert_eq!(again.to_text(), key.to_text());
        }
        Err(why) => {
            let length = why.strip_prefix("holds ").and_then(|why| why.strip_suffix(" bytes, not 32"));
            let known = length.is_some_and(|length| length.parse::<usize>().is_ok())
                || matches!(why.as_str(), "is not written in base64" | "is the same byte 32 times");
            assert!(known, "{why:?} may say something of the key");
        }
    }
}

fn read_lock(text: &str) {
    let file: Arc<str> = Arc::from(lock::FILE);
    let outcome = lock::parse(&file, text);
    told::check(&outcome.diags, &Texts::from([(Arc::clone(&file), text.to_owned())]));
    let again = lock::parse(&file, &outcome.value.to_string());
    assert_eq!((again.value, again.diags), (outcome.value, Vec::new()), "of {text:?}");
}

fn look_for(secret: &str, file: &[u8], text: &str) {
    let mut secrets = Secrets::default();
    secrets.add("SECRET", secret, secret.as_bytes());
    for hit in secrets.find(file) {
        assert!(hit.inside.is_some() || file.get(hit.span.clone()).is_some(), "{hit:?}");
    }
    let name: Arc<str> = Arc::from("content/en/a.md");
    told::check(&secrets.in_source(&name, text), &Texts::from([(Arc::clone(&name), text.to_owned())]));
    secrets.in_asset(&name, file);
    secrets.find_in_file("_guichet/en/help.json", file, |_| None);
    assert_eq!(secrets.mask(text).chars().count(), text.chars().count());

    // What nobody writes by chance, in the spellings that are promised.
    let plain: String = secret.chars().filter(char::is_ascii_alphanumeric).collect();
    if plain.len() < SHORTEST.max(12) || plain.len() > 64 || plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return;
    }
    let mut secrets = Secrets::default();
    secrets.add("SECRET", &plain, plain.as_bytes());
    let bytes = plain.as_bytes();
    let each = |write: fn(u8) -> String| bytes.iter().map(|byte| write(*byte)).collect::<String>();
    for (spelling, spelt) in [
        ("as it is", plain.clone()),
        ("in capitals", plain.to_uppercase()),
        ("in base64", STANDARD.encode(bytes)),
        ("in hexadecimal", each(|byte| format!("{byte:02x}"))),
        ("percent-encoded", each(|byte| format!("%{byte:02X}"))),
        ("in character references", each(|byte| format!("&#{byte};"))),
        ("escaped", each(|byte| format!("\\u{byte:04x}"))),
    ] {
        let middle = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let around = format!("{}\n\n{spelt}\n\n{}", &text[..middle], &text[middle..]);
        assert!(!secrets.find(around.as_bytes()).is_empty(), "{plain:?} is not found {spelling} in {around:?}");
        let masked = secrets.mask(&around);
        assert!(!masked.contains(&spelt), "{plain:?} is still there {spelling} in {masked:?}");
    }
}

fn seal_and_open(secret: &str, text: &str) {
    let keys = Keys::new(&MasterKey::new([7; 32].map(|byte: u8| byte)), "https://help.example.com/", 3);
    let plans = [PlanId::new("free"), PlanId::new("pro")];
    let set = PlanSet::parse("pro", &plans).value;
    let details = Details {
        href: secret.to_owned(),
        text: (!text.is_empty()).then(|| text.to_owned()),
        languages: vec![LanguageHref { code: "en".to_owned(), href: text.to_owned() }],
    };
    let sealed = capsule::seal(&keys, "phone", "en", set.iter(), &[], &details);
    let label = "https://help.example.com/|3|phone|en|v1";
    let opened = open(&keys, &sealed, label).expect("the plan's key opens it");
    let expected = BTreeMap::from([
        ("href", serde_json::json!(details.href)),
        ("languages", serde_json::json!(details.languages)),
    ]);
    for (name, value) in expected {
        assert_eq!(opened[name], value);
    }
    assert!(open(&keys, &sealed, "https://help.example.com/|3|chat|en|v1").is_none(), "it opens elsewhere");
    assert_eq!((bytes(&sealed.value).len() - 16) % BLOCK, 0, "its length says something");
    if secret.starts_with('!') {
        check_pass(&keys, &plans[1], secret);
    }
}

/// By the scheme, without our code: the plan's key unwraps the content's key, and that opens the value.
fn open(keys: &Keys, sealed: &Capsule, label: &str) -> Option<serde_json::Value> {
    let wrap = sealed.wraps.values().next()?;
    let content = decrypt(&keys.tier(&PlanId::new("pro")), &wrap.nonce, &wrap.key, &format!("{label}|pro"))?;
    let text = decrypt(&content.try_into().ok()?, &sealed.nonce, &sealed.value, label)?;
    serde_json::from_slice(&text).ok()
}

fn decrypt(key: &[u8; 32], nonce: &str, value: &str, label: &str) -> Option<Vec<u8>> {
    let nonce: [u8; 12] = bytes(nonce).try_into().ok()?;
    let payload = Payload { msg: &bytes(value), aad: label.as_bytes() };
    Aes256Gcm::new(&(*key).into()).decrypt(&Nonce::from(nonce), payload).ok()
}

fn bytes(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).expect("base64url without padding")
}

fn check_pass(keys: &Keys, plan: &PlanId, issuer: &str) {
    let pass = token::mint(
        keys,
        Said { plan, holder: &Holder::default(), bought: &Bought::default(), keyed: &[] },
        issuer,
        1_000,
        2_000,
    );
    let parts: Vec<&str> = pass.split('.').collect();
    let [header, claims, signature] = parts[..] else { panic!("three parts: {pass:?}") };
    let claims: serde_json::Value = serde_json::from_slice(&bytes(claims)).expect("claims are JSON");
    assert_eq!((claims["iss"].as_str(), claims["plan"].as_str()), (Some(issuer), Some(plan.as_str())));
    let signed = &pass[..pass.len() - signature.len() - 1];
    let signature = Signature::from_slice(&bytes(signature)).expect("64 bytes");
    assert!(keys.signing().verifying_key().verify(signed.as_bytes(), &signature).is_ok(), "{header}");
}
