//! A channel's sealed details in one locale, and the file that a locale's capsules stand in.

use indexmap::IndexMap;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::base64url::base64url;
use super::keys::{KEY_BYTES, Keys};
use guichet_core::model::PlanId;

/// Of this scheme. It is part of every label, so that nothing of one version can pass for another.
pub const VERSION: u32 = 1;

/// Values are filled up to a multiple of this, so that their length says nothing.
pub const BLOCK: usize = 256;

/// What a capsule holds: all that the gate keeps back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Details {
    /// In the language that serves the locale best.
    pub href: String,
    /// The number or address to read, where it says more than the link's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The channel's address in each of its languages, where it differs by language.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<LanguageHref>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LanguageHref {
    pub code: String,
    pub href: String,
}

/// `_guichet/<locale>/sealed.json`: all that a browser needs to open passes and capsules of one locale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SealedFile {
    pub v: u32,
    /// The audience of passes.
    pub site: String,
    pub epoch: u32,
    pub locale: String,
    /// Verifies passes: a JSON Web Key.
    pub key: PublicKey,
    /// The plans that passes may be for, lowest first.
    pub plans: Vec<PlanId>,
    /// By plan, what its key is known by: see [`check`].
    pub checks: IndexMap<PlanId, String>,
    pub channels: IndexMap<String, Capsule>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicKey {
    pub kty: &'static str,
    pub crv: &'static str,
    pub x: String,
    pub y: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Capsule {
    pub nonce: String,
    pub value: String,
    /// The content key for each entitled plan, lowest first.
    pub wraps: IndexMap<PlanId, Wrap>,
    /// And for each add-on that gives the channel, in the order of contacts.yaml.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub addons: IndexMap<String, Wrap>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wrap {
    pub nonce: String,
    pub key: String,
}

/// What a plan's key is known by: its SHA-256 hash. A pass with another plan's key is no pass of that plan, whoever signed it. The
/// key is one of 2²⁵⁶ that come from a random source, so that its hash says nothing of it.
pub fn check(key: &[u8]) -> String {
    base64url(&Sha256::digest(key))
}

/// Of all plans.
pub fn checks<'p>(keys: &Keys, plans: impl IntoIterator<Item = &'p PlanId>) -> IndexMap<PlanId, String> {
    plans.into_iter().map(|plan| (plan.clone(), check(&keys.tier(plan)))).collect()
}

/// What a capsule's ciphertext is bound to: moved anywhere else, it does not open. Ids and tags hold no `|`.
fn label(keys: &Keys, channel: &str, locale: &str) -> String {
    format!("{}|{}|{channel}|{locale}|v{VERSION}", keys.site, keys.epoch)
}

/// `plans`: the entitled ones, lowest first. `addons`: those that give the channel.
pub fn seal<'p>(
    keys: &Keys,
    channel: &str,
    locale: &str,
    plans: impl IntoIterator<Item = &'p PlanId>,
    addons: &[String],
    details: &Details,
) -> Capsule {
    let label = label(keys, channel, locale);
    let content = keys.content(channel, locale);
    let value = keys.encrypt(&content, &label, &padded(details));
    let wrap = |key: &[u8; KEY_BYTES], holder: &str| {
        let wrapped = keys.encrypt(key, &format!("{label}|{holder}"), &content);
        Wrap { nonce: base64url(&wrapped.nonce), key: base64url(&wrapped.bytes) }
    };
    let for_plan = |plan: &PlanId| (plan.clone(), wrap(&keys.tier(plan), plan.as_str()));
    // No plan's id has a `:`.
    let for_addon = |addon: &String| (addon.clone(), wrap(&keys.addon(addon), &format!("addon:{addon}")));
    Capsule {
        nonce: base64url(&value.nonce),
        value: base64url(&value.bytes),
        wraps: plans.into_iter().map(for_plan).collect(),
        addons: addons.iter().map(for_addon).collect(),
    }
}

/// JSON, then spaces, which JSON does not mind.
fn padded(details: &Details) -> Vec<u8> {
    let mut text = serde_json::to_vec(details).unwrap_or_default();
    text.resize(text.len().next_multiple_of(BLOCK), b' ');
    text
}

pub fn public_key(keys: &Keys) -> PublicKey {
    let point = keys.signing().verifying_key().to_sec1_point(false);
    let bytes: &[u8] = point.as_ref();
    // 0x04, x, y.
    let (x, y) = bytes[1..].split_at(KEY_BYTES);
    PublicKey { kty: "EC", crv: "P-256", x: base64url(x), y: base64url(y) }
}
