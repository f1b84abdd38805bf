//! What every part of Guichet shares. Pure: no disk, no clock, no environment.
//!
//! [`model`] is the vocabulary, [`diag`] what is wrong with content and how it is printed, [`yaml`] settings that know
//! where they were written, [`address`] what an address is as browsers read it,
//! [`internet`] which machines are strangers', [`colour`] what can be read on what, [`content_hash`] what a build knows its work by.

pub mod address;
pub mod addresses;
pub mod base_url;
pub mod colour;
pub mod content_hash;
pub mod css;
pub mod deferred;
pub mod diag;
pub mod east_asian;
pub mod heading_ids;
pub mod host;
pub mod internet;
pub mod model;
pub mod moment;
pub mod nfc;
pub mod paths;
pub mod yaml;

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
