//! Passes: what the product hands to a signed-in customer. A compact JWS (ES256) that carries the plan's key.

use indexmap::IndexMap;
use p256::ecdsa::Signature;
use p256::ecdsa::signature::Signer;
use serde::Serialize;

use super::base64url::base64url;
use super::capsule::{PublicKey, public_key};
use super::keys::Keys;
use guichet_core::model::PlanId;
use jiff::civil::Date;

/// Seconds that a pass may be good for: a key that is handed out can't be taken back, so it is handed out daily.
pub const LONGEST: i64 = 24 * 60 * 60;

/// Whom a pass is for, beyond their plan. Both are ids of the product's own, as `is_id` takes them; they say nothing of the customer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// `sub`: one person (RFC 7519, 4.1.2).
    pub customer: Option<String>,
    /// `account`: those whose people may see each other's tickets.
    pub account: Option<String>,
}

/// What the customer has bought, as contacts.yaml asks about it in `addons` and `conditions`. What a pass leaves out, it says
/// nothing of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bought {
    /// `addons`: all that they have, by the ids of contacts.yaml.
    pub addons: Option<Vec<String>>,
    /// `seat`: whether they have a paid seat.
    pub seat: Option<bool>,
    /// `created`: the day on which their account was created.
    pub created: Option<Date>,
}

/// Characters that an id of a customer or account may have, as OpenID Connect has it for `sub` (Core 1.0, section 2).
const LONGEST_ID: usize = 255;

/// Visible ASCII only: two ids that look the same are the same.
pub fn is_id(text: &str) -> bool {
    (1..=LONGEST_ID).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

#[derive(Serialize)]
struct Header {
    alg: &'static str,
    typ: &'static str,
    kid: String,
}

#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    aud: &'a str,
    plan: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sub: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    addons: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seat: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    epoch: u32,
    iat: i64,
    exp: i64,
    key: String,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    addon_keys: IndexMap<&'a str, String>,
}

/// What a pass says.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    pub plan: &'a PlanId,
    pub holder: &'a Holder,
    pub bought: &'a Bought,
    /// Add-ons whose keys it carries: those of `bought` that give something sealed.
    pub keyed: &'a [String],
}

/// `iat` and `exp` in Unix seconds. The same arguments give the same pass: signatures are deterministic (RFC 6979).
pub fn mint(keys: &Keys, said: Said, iss: &str, iat: i64, exp: i64) -> String {
    let Said { plan, holder, bought, keyed } = said;
    let header = Header { alg: "ES256", typ: "JWT", kid: keys.epoch.to_string() };
    let key = base64url(&keys.tier(plan));
    let claims = Claims {
        iss,
        aud: &keys.site,
        plan: plan.as_str(),
        sub: holder.customer.as_deref(),
        account: holder.account.as_deref(),
        addons: bought.addons.as_deref(),
        seat: bought.seat,
        created: bought.created.map(|day| day.to_string()),
        epoch: keys.epoch,
        iat,
        exp,
        key,
        addon_keys: keyed.iter().map(|addon| (addon.as_str(), base64url(&keys.addon(addon)))).collect(),
    };
    let part = |json: Vec<u8>| base64url(&json);
    let signed = format!(
        "{}.{}",
        part(serde_json::to_vec(&header).unwrap_or_default()),
        part(serde_json::to_vec(&claims).unwrap_or_default())
    );
    let signature: Signature = keys.signing().sign(signed.as_bytes());
    format!("{signed}.{}", base64url(&signature.to_bytes()))
}

/// What a product's back end needs to make passes, and nothing more: with it, neither other epochs' keys nor the master
/// can be found.
#[derive(Serialize)]
pub struct Issuer {
    pub site: String,
    pub epoch: u32,
    pub key: PrivateKey,
    /// Keys of the plans that it may hand out.
    pub plans: IndexMap<PlanId, String>,
    /// Keys of the add-ons that give something sealed.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub addons: IndexMap<String, String>,
}

/// A JSON Web Key.
#[derive(Serialize)]
pub struct PrivateKey {
    #[serde(flatten)]
    pub public: PublicKey,
    pub d: String,
}

/// `addons`: those that give something sealed to customers of these plans.
pub fn issuer<'p>(
    keys: &Keys,
    plans: impl IntoIterator<Item = &'p PlanId>,
    addons: impl IntoIterator<Item = &'p str>,
) -> Issuer {
    Issuer {
        site: keys.site.clone(),
        epoch: keys.epoch,
        key: PrivateKey { public: public_key(keys), d: base64url(&keys.signing().to_bytes()) },
        plans: plans.into_iter().map(|plan| (plan.clone(), base64url(&keys.tier(plan)))).collect(),
        addons: addons.into_iter().map(|addon| (addon.to_owned(), base64url(&keys.addon(addon)))).collect(),
    }
}
