//! What a text may name, and what it has named: so that a change of a variable or a snippet concerns those texts only that
//! use it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

/// Things by name that one text is read with, and which of them it asked for.
#[derive(Debug)]
pub struct Names<'a, T> {
    all: Option<&'a BTreeMap<String, T>>,
    asked: RefCell<BTreeSet<String>>,
    listed: Cell<bool>,
}

impl<T> Default for Names<'_, T> {
    fn default() -> Self {
        Names { all: None, asked: RefCell::default(), listed: Cell::default() }
    }
}

impl<'a, T> Names<'a, T> {
    pub fn new(all: &'a BTreeMap<String, T>) -> Self {
        Names { all: Some(all), ..Names::default() }
    }

    pub fn get(&self, name: &str) -> Option<&'a T> {
        if !self.asked.borrow().contains(name) {
            self.asked.borrow_mut().insert(name.to_owned());
        }
        self.all?.get(name)
    }

    pub fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// All names: for who suggests one of them.
    pub fn all(&self) -> impl Iterator<Item = &'a str> {
        self.listed.set(true);
        self.all.into_iter().flat_map(|all| all.keys().map(String::as_str))
    }

    pub fn asked(self) -> Asked {
        Asked { names: self.asked.into_inner().into_iter().collect(), all: self.listed.get() }
    }
}

/// What a text has asked for, whether it is there or not.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Asked {
    /// Sorted.
    pub names: Vec<String>,
    /// It has asked which names there are.
    pub all: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_is_known_to_have_asked() {
        let all = BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)]);
        let names = Names::new(&all);
        assert_eq!((names.get("b"), names.contains("c")), (Some(&2), false));
        assert_eq!(names.asked(), Asked { names: vec!["b".to_owned(), "c".to_owned()], all: false });
        let names = Names::new(&all);
        assert_eq!(names.all().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(names.asked(), Asked { names: Vec::new(), all: true });
    }
}
