//! Whom a mail is from or to.

/// A name and an address, as a header has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    pub name: Option<String>,
    pub address: String,
}
