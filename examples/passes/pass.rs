use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};

/// `whose` has `sub` and `account`; and `addons`, `seat` and `created`, what they have bought. Leave out what you don't know.
/// `issuer` is what `guichet seal issuer` printed, from your secrets manager. It never leaves your server.
pub fn make_pass(issuer: &Value, plan: &str, whose: &[(&str, Value)], iat: u64, seconds: u64) -> Option<String> {
    let epoch = issuer["epoch"].as_u64()?;
    let header = json!({ "alg": "ES256", "typ": "JWT", "kid": epoch.to_string() });
    let mut claims = json!({
        "iss": "product", "aud": issuer["site"], "plan": plan, "epoch": epoch,
        "iat": iat, "exp": iat + seconds, "key": issuer["plans"].get(plan)?,
    });
    for (claim, value) in whose {
        claims[*claim] = value.clone();
    }
    // Add-ons that open something have keys of their own.
    let has = |addon: &str| claims["addons"].as_array().is_some_and(|all| all.iter().any(|own| own == addon));
    let keys = issuer["addons"].as_object().into_iter().flatten().filter(|(addon, _)| has(addon));
    let keys: serde_json::Map<String, Value> = keys.map(|(addon, key)| (addon.clone(), key.clone())).collect();
    if !keys.is_empty() {
        claims["addon_keys"] = keys.into();
    }
    let text = format!("{}.{}", BASE64.encode(header.to_string()), BASE64.encode(claims.to_string()));
    let key = BASE64.decode(issuer["key"]["d"].as_str()?).ok()?;
    let signature: Signature = SigningKey::from_slice(&key).ok()?.sign(text.as_bytes());
    Some(format!("{text}.{}", BASE64.encode(signature.to_bytes())))
}

/// Only for a customer who is signed in, and for the plan that they have.
pub fn main() {
    let issuer = std::env::var("GUICHET_ISSUER").expect("GUICHET_ISSUER is set");
    let issuer = serde_json::from_str(&issuer).expect("it is JSON");
    let mut arguments = std::env::args().skip(1);
    let plan = arguments.next().expect("a plan is named");
    let mut whose: Vec<_> = ["sub", "account"].into_iter().zip(arguments.by_ref().map(Value::from)).collect();
    let bought = arguments.next().map(|json| serde_json::from_str(&json).expect("it is JSON")).unwrap_or(json!({}));
    whose.extend(
        ["addons", "seat", "created"].into_iter().filter_map(|claim| Some((claim, bought.get(claim)?.clone()))),
    );
    let now = std::time::SystemTime::UNIX_EPOCH.elapsed().expect("a clock").as_secs();
    println!("{}", make_pass(&issuer, &plan, &whose, now, 3600).expect("the plan has a key"));
}
