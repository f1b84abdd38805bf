//! The two schemes of colours that a picture can be for.

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    /// By the end of an address, as GitHub and MkDocs have it.
    pub(super) fn of_address(address: &str) -> Option<Self> {
        match address.rsplit_once('#')?.1.to_ascii_lowercase().as_str() {
            "gh-light-mode-only" | "only-light" => Some(Scheme::Light),
            "gh-dark-mode-only" | "only-dark" => Some(Scheme::Dark),
            _ => None,
        }
    }

    /// By a media query of nothing else.
    pub(super) fn of_media(query: &str) -> Option<Self> {
        let query = query.trim().strip_prefix('(')?.strip_suffix(')')?;
        let (name, value) = query.split_once(':')?;
        if !name.trim().eq_ignore_ascii_case("prefers-color-scheme") {
            return None;
        }
        match value.trim().to_ascii_lowercase().as_str() {
            "light" => Some(Scheme::Light),
            "dark" => Some(Scheme::Dark),
            _ => None,
        }
    }

    pub(super) fn other(self) -> Self {
        match self {
            Scheme::Light => Scheme::Dark,
            Scheme::Dark => Scheme::Light,
        }
    }

    /// The class of what is only for this scheme.
    pub(super) fn class(self) -> &'static str {
        match self {
            Scheme::Light => "only-light",
            Scheme::Dark => "only-dark",
        }
    }
}
