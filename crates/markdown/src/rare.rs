//! What few values have. All of a site's are in memory at once: those that have none of it have a pointer in its place.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rare<T>(Option<Box<T>>);

impl<T: Default + PartialEq> Rare<T> {
    /// `None` where all is as it is by default.
    pub fn get(&self) -> Option<&T> {
        self.0.as_deref()
    }

    pub fn get_mut(&mut self) -> &mut T {
        self.0.get_or_insert_default()
    }

    /// Lets go of what is as it is by default.
    pub fn settle(&mut self) {
        if self.0.as_deref().is_some_and(|value| *value == T::default()) {
            self.0 = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_as_by_default_is_not_kept() {
        let mut rare: Rare<String> = Rare::default();
        rare.get_mut().push('a');
        rare.settle();
        assert_eq!(rare.get().map(String::as_str), Some("a"));
        rare.get_mut().clear();
        rare.settle();
        assert_eq!(rare, Rare::default());
    }
}
