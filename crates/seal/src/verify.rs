//! Passes as a server checks them: by the public key beside the sealed details, without any secret. The browser's half,
//! `crates/client/src/seal/pass.js`, refuses the same passes for the same reasons; `tests/vectors/passes.json` holds the two
//! together.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::capsule::{VERSION, check};
use super::keys::KEY_BYTES;
use super::token::{Bought, Holder, LONGEST, is_id};
use guichet_core::model::PlanId;
use jiff::civil::Date;

/// A pass is some 500 characters.
const LONGEST_TOKEN: usize = 4096;
/// Seconds that the clock of whoever issues passes may be ahead.
const SKEW: i64 = 300;
/// The largest whole number that JavaScript is sure of.
const LARGEST: f64 = 9_007_199_254_740_991.0;

/// Why a pass counts for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Refusal {
    /// Not a pass at all, or one that is good for too long.
    Malformed,
    /// Not signed by this site's key.
    Altered,
    /// Of another site, or another set of keys.
    Site,
    Epoch,
    /// Its time is over, or has not come.
    Expired,
    /// Of a plan that the site doesn't have, or with the key of another plan.
    Plan,
}

/// What a genuine pass says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pass {
    pub plan: PlanId,
    /// What the product told of them; nothing, in passes that only open what is sealed.
    pub holder: Holder,
    pub bought: Bought,
    /// Unix seconds.
    pub issued: i64,
    pub expires: i64,
}

/// Checks the passes of one site, in one epoch.
#[derive(Clone, Debug)]
pub struct Verifier {
    site: String,
    epoch: u32,
    plans: Vec<String>,
    checks: BTreeMap<String, String>,
    key: VerifyingKey,
}

/// What of `sealed.json` passes are checked by.
#[derive(Deserialize)]
struct Published {
    v: u32,
    site: String,
    epoch: u32,
    key: PublishedKey,
    plans: Vec<String>,
    /// Missing where a site was built before there were any.
    #[serde(default)]
    checks: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct PublishedKey {
    x: String,
    y: String,
}

impl Verifier {
    /// `sealed` is the text of `_guichet/<locale>/sealed.json`; any locale's has the same key.
    ///
    /// # Errors
    /// A sentence without final stop about what is wrong with it.
    pub fn new(sealed: &str) -> Result<Self, String> {
        let published: Published = serde_json::from_str(sealed).map_err(|error| error.to_string())?;
        if published.v != VERSION {
            return Err(format!("version {} of the scheme is not the one that this program knows", published.v));
        }
        let point = [&published.key.x, &published.key.y].map(|part| bytes(part).filter(|part| part.len() == KEY_BYTES));
        let [Some(x), Some(y)] = point else { return Err("its key is not a point of P-256".to_owned()) };
        // Uncompressed: 0x04, x, y (SEC 1, 2.3.3).
        let point: Vec<u8> = [0x04].into_iter().chain(x).chain(y).collect();
        let key = VerifyingKey::from_sec1_bytes(&point).map_err(|_| "its key is not a point of P-256".to_owned())?;
        let Published { site, epoch, plans, checks, .. } = published;
        Ok(Verifier { site, epoch, plans, checks, key })
    }

    /// `now` in Unix seconds, by the server's clock.
    ///
    /// # Errors
    /// Why the pass counts for nothing. Nothing in it is believed before its signature is verified.
    pub fn verify(&self, token: &str, now: i64) -> Result<Pass, Refusal> {
        let parts: Vec<&str> = if token.len() <= LONGEST_TOKEN { token.split('.').collect() } else { Vec::new() };
        let [head, body, tail] = parts[..] else { return Err(Refusal::Malformed) };
        let (Some(header), Some(claims), Some(signature)) = (object(head), object(body), bytes(tail)) else {
            return Err(Refusal::Malformed);
        };
        if signature.len() != 2 * KEY_BYTES {
            return Err(Refusal::Malformed);
        }
        // One algorithm, ours: a header that chooses another, or none, chooses nothing.
        if header.get("alg").and_then(Value::as_str) != Some("ES256") || header.contains_key("crit") {
            return Err(Refusal::Altered);
        }
        if claims.get("aud").and_then(Value::as_str) != Some(&self.site) {
            return Err(Refusal::Site);
        }
        if claims.get("epoch").and_then(Value::as_f64) != Some(f64::from(self.epoch)) {
            return Err(Refusal::Epoch);
        }
        let signed = &token[..head.len() + 1 + body.len()];
        let signature = Signature::from_slice(&signature).map_err(|_| Refusal::Altered)?;
        self.key.verify(signed.as_bytes(), &signature).map_err(|_| Refusal::Altered)?;

        let (Some(issued), Some(expires)) = (time(claims.get("iat")), time(claims.get("exp"))) else {
            return Err(Refusal::Malformed);
        };
        if expires <= issued || expires - issued > LONGEST {
            return Err(Refusal::Malformed);
        }
        // A product's clock may be ahead.
        if expires <= now || issued > now + SKEW {
            return Err(Refusal::Expired);
        }
        let plan = claims.get("plan").and_then(Value::as_str).filter(|plan| self.plans.iter().any(|own| own == plan));
        let plan = plan.ok_or(Refusal::Plan)?;
        let key = claims.get("key").and_then(Value::as_str).and_then(bytes);
        let key = key.filter(|key| key.len() == KEY_BYTES).ok_or(Refusal::Malformed)?;
        let holder = Holder { customer: id(&claims, "sub")?, account: id(&claims, "account")? };
        let bought = bought(&claims)?;
        claim(&claims, "addon_keys", addon_keys)?;
        // Whoever signs for some plans has the keys of those alone.
        if self.checks.get(plan).is_some_and(|own| *own != check(&key)) {
            return Err(Refusal::Plan);
        }
        Ok(Pass { plan: PlanId::new(plan), holder, bought, issued, expires })
    }
}

/// base64url without padding, in the one way that bytes are written.
fn bytes(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

fn object(part: &str) -> Option<Map<String, Value>> {
    serde_json::from_slice(&bytes(part)?).ok()
}

/// A claim that may be missing, but is an id where it stands: an empty account would make colleagues of strangers.
fn id(claims: &Map<String, Value>, name: &str) -> Result<Option<String>, Refusal> {
    match claims.get(name) {
        None => Ok(None),
        Some(Value::String(id)) if is_id(id) => Ok(Some(id.clone())),
        Some(_) => Err(Refusal::Malformed),
    }
}

/// Claims that may be missing: a list of ids, yes or no, a day.
fn bought(claims: &Map<String, Value>) -> Result<Bought, Refusal> {
    let addon = |id: &Value| id.as_str().filter(|id| is_id(id)).map(str::to_owned);
    let addons = claim(claims, "addons", |list| list.as_array()?.iter().map(addon).collect())?;
    let created = claim(claims, "created", |day| day.as_str().and_then(date))?;
    Ok(Bought { addons, seat: claim(claims, "seat", Value::as_bool)?, created })
}

/// They are for browsers, which open what is sealed; a server only sees to it that both take the same passes.
fn addon_keys(keys: &Value) -> Option<()> {
    let is_key = |key: &Value| key.as_str().and_then(bytes).is_some_and(|key| key.len() == KEY_BYTES);
    keys.as_object()?.iter().all(|(addon, key)| is_id(addon) && is_key(key)).then_some(())
}

fn claim<T>(claims: &Map<String, Value>, name: &str, read: impl Fn(&Value) -> Option<T>) -> Result<Option<T>, Refusal> {
    claims.get(name).map(|value| read(value).ok_or(Refusal::Malformed)).transpose()
}

/// `2024-03-05`, in this one spelling.
fn date(text: &str) -> Option<Date> {
    let spelled = text
        .bytes()
        .enumerate()
        .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    (text.len() == 10 && spelled).then(|| text.parse().ok()).flatten()
}

/// A moment after 1970, in whole seconds.
fn time(value: Option<&Value>) -> Option<i64> {
    let seconds = value?.as_f64()?;
    (seconds > 0.0 && seconds <= LARGEST && seconds.fract() == 0.0).then_some(seconds as i64)
}

#[cfg(test)]
mod tests;
