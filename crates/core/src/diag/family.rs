//! What codes of one part of a site have in common.

/// Codes of one part of a site: `LNK` for links.
#[derive(Debug)]
pub struct Family {
    pub name: &'static str,
    pub title: &'static str,
    pub description: &'static str,
}

impl PartialEq for Family {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}
