//! The environment of a build, as an argument: nothing below `cli` asks the process.

use std::collections::BTreeMap;
use std::fmt;

/// Variables by name. Values may be secrets, so they never show in debugging output.
#[derive(Clone, Default)]
pub struct Environment(BTreeMap<String, String>);

impl Environment {
    pub fn new(variables: impl IntoIterator<Item = (String, String)>) -> Self {
        Environment(variables.into_iter().collect())
    }

    /// A variable that is set to nothing counts as not set: that is what CI makes of a secret that it doesn't have.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|value| value.trim()).filter(|value| !value.is_empty())
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Environment").field(&self.0.len()).finish()
    }
}
