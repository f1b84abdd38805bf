//! Sealed contact details: encrypted at build time, so that whoever serves or archives the site holds only ciphertext.
//!
//! ```text
//! GUICHET_SEAL_KEY ─► keys ─┬─ tier key per plan ───────► pass (token) ─► the product hands it to its customer
//!  site id, epoch           ├─ content key ─┐                                   │ crates/client/src/seal opens it
//!                           ├─ nonce key ───┼─► capsule: value, wrapped keys ◄──┘
//!                           └─ signing key ─┴─► its public half stands beside the capsules
//! ```
//!
//! A pass carries its plan's key: **the key is the gate**, the signature only vouches for the words on the label. What each
//! part protects from is in `docs/gating.md`; why it is built like this, in `docs/decisions/0014-sealing.md`.
//!
//! All of it is pure. The environment comes in as an argument, the clock does not come in at all.

mod base64url;
pub mod capsule;
pub mod environment;
pub mod keys;
pub mod token;
pub mod verify;

pub use base64url::base64url;
pub use environment::Environment;
pub use keys::{Keys, MasterKey};
pub use token::{Bought, Holder, Said};
pub use verify::{Pass, Refusal, Verifier};

/// The environment variable of the master key.
pub const KEY_VARIABLE: &str = "GUICHET_SEAL_KEY";
