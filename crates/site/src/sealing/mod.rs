//! What of a site is sealed, and what of it must not stand anywhere in clear. Keys, capsules and passes are `guichet_seal`'s;
//! `guichet_secrets` looks for the rest.

pub mod lock;
pub mod prepare;
pub mod secrets;

pub use prepare::{Sealing, prepare};

#[cfg(test)]
mod tests;
