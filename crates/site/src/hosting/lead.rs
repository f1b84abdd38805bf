//! Old addresses, as hosts are told of them.

use super::patterns::is_pattern;

/// An old address and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// With the base path and percent-encoded, perhaps with `*` and `:name` in it.
    pub from: String,
    pub to: String,
    pub status: u16,
    /// It is the same with a slash at its end.
    pub slash: bool,
    /// The page that leads on where the host does not.
    pub page: Option<String>,
}

impl Lead {
    /// Each spelling of the old address.
    pub fn spellings(&self) -> impl Iterator<Item = String> {
        [self.from.clone()].into_iter().chain(self.slash.then(|| format!("{}/", self.from)))
    }

    pub fn is_pattern(&self) -> bool {
        is_pattern(&self.from)
    }
}
