//! The support desk behind a help centre.

pub mod store;
