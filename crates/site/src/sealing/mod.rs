//! What of a site is sealed, and whether a secret of it stands anywhere in clear. Keys, capsules and passes themselves are
//! `guichet_seal`'s.

pub mod find;
pub mod lock;
pub mod prepare;

pub use find::Secrets;
pub use prepare::{Sealing, prepare};

#[cfg(test)]
mod tests;
