//! What of a site is sealed, and what of it must not stand anywhere in clear. Keys, capsules and passes are `guichet_seal`'s;
//! `guichet_secrets` looks for the rest.

pub mod lock;
pub mod prepare;
pub mod secrets;

pub use prepare::{Sealing, prepare};

use guichet_core::model::Locale;

/// Where a locale's sealed contact details are.
pub fn path(locale: &Locale) -> String {
    format!("_guichet/{locale}/sealed.json")
}

#[cfg(test)]
mod tests;
