//! The master key, and every key that comes from it.

use std::fmt;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use p256::ecdsa::SigningKey;
use sha2::Sha256;

use super::base64url::base64url;
use guichet_core::model::PlanId;

pub const KEY_BYTES: usize = 32;
pub const NONCE_BYTES: usize = 12;

/// What `GUICHET_SEAL_KEY` holds: 32 bytes from a random source.
#[derive(Clone)]
pub struct MasterKey([u8; KEY_BYTES]);

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(…)")
    }
}

impl MasterKey {
    pub fn new(bytes: [u8; KEY_BYTES]) -> Self {
        MasterKey(bytes)
    }

    /// Base64 in either alphabet, with or without padding: what `guichet seal keygen` or `openssl rand -base64 32` print.
    ///
    /// # Errors
    /// A sentence without final stop that says what is wrong and nothing of the key.
    pub fn parse(text: &str) -> Result<Self, String> {
        let config = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
        let text = text.trim().replace('+', "-").replace('/', "_");
        let bytes = GeneralPurpose::new(&alphabet::URL_SAFE, config)
            .decode(text.as_bytes())
            .map_err(|_| "is not written in base64".to_owned())?;
        let length = bytes.len();
        let key: [u8; KEY_BYTES] = bytes.try_into().map_err(|_| format!("holds {length} bytes, not {KEY_BYTES}"))?;
        // A placeholder, not a key: no random source gives it.
        if key.iter().all(|byte| *byte == key[0]) {
            return Err("is the same byte 32 times".to_owned());
        }
        Ok(MasterKey(key))
    }

    pub fn to_text(&self) -> String {
        base64url(&self.0)
    }
}

/// All keys of one site and epoch. Another site or epoch has entirely other keys.
#[derive(Clone)]
pub struct Keys {
    hkdf: Hkdf<Sha256>,
    pub site: String,
    pub epoch: u32,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keys").field("site", &self.site).field("epoch", &self.epoch).finish_non_exhaustive()
    }
}

impl Keys {
    pub fn new(master: &MasterKey, site: &str, epoch: u32) -> Self {
        // Site ids hold no `|` (`config` sees to that), so that no two pairs give the same salt.
        let salt = format!("{site}|{epoch}");
        Keys { hkdf: Hkdf::new(Some(salt.as_bytes()), &master.0), site: site.to_owned(), epoch }
    }

    fn derive(&self, info: &str) -> [u8; KEY_BYTES] {
        let mut key = [0; KEY_BYTES];
        self.hkdf.expand(info.as_bytes(), &mut key).expect("32 bytes are within what HKDF can give");
        key
    }

    /// What holders of a plan's pass have: it unwraps the content keys of the plan's channels.
    pub fn tier(&self, plan: &PlanId) -> [u8; KEY_BYTES] {
        self.derive(&format!("tier:{plan}"))
    }

    /// What customers with an add-on have beside their plan's: it unwraps the content keys of the channels that the add-on gives.
    pub fn addon(&self, addon: &str) -> [u8; KEY_BYTES] {
        self.derive(&format!("addon:{addon}"))
    }

    /// What a channel's details in one locale are encrypted with.
    pub fn content(&self, channel: &str, locale: &str) -> [u8; KEY_BYTES] {
        self.derive(&format!("ck:{}|{channel}|{locale}", self.epoch))
    }

    /// What passes are signed with. Numbers that are not a scalar of the curve come once in 2³²: the next one is taken.
    pub fn signing(&self) -> SigningKey {
        (0u32..)
            .find_map(|attempt| SigningKey::from_slice(&self.derive(&format!("sign:{attempt}"))).ok())
            .expect("nearly every number is a scalar")
    }

    /// Deterministic, so that builds are: the same text under the same label gives the same bytes. The key makes the nonce
    /// say nothing of the text: without it, a telephone number could be found by trying all of them.
    pub fn encrypt(&self, key: &[u8; KEY_BYTES], label: &str, text: &[u8]) -> Encrypted {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.derive("nonce")).expect("HMAC takes keys of any length");
        mac.update(label.as_bytes());
        mac.update(text);
        let hash = mac.finalize().into_bytes();
        let mut nonce = [0; NONCE_BYTES];
        nonce.copy_from_slice(&hash[..NONCE_BYTES]);
        let cipher = Aes256Gcm::new(&(*key).into());
        let payload = Payload { msg: text, aad: label.as_bytes() };
        let bytes = cipher.encrypt(&Nonce::from(nonce), payload).expect("texts are far below the limit of AES-GCM");
        Encrypted { nonce, bytes }
    }
}

/// AES-256-GCM: the text, then 16 bytes that detect any change to it or to its label.
pub struct Encrypted {
    pub nonce: [u8; NONCE_BYTES],
    pub bytes: Vec<u8>,
}
