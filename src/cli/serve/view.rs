//! What of the site is shown: all of it, drafts too, or what is published on some day. Open pages choose it for all.

use std::sync::{Arc, Mutex, PoisonError};

use super::watch::Poke;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// `None`: now, whenever that is.
    pub date: Option<jiff::Timestamp>,
    pub drafts: bool,
}

/// The view that the next build has, and whom to tell that it is another.
#[derive(Clone)]
pub struct Chosen {
    view: Arc<Mutex<View>>,
    /// As the command line has it.
    first: View,
    poke: Option<Poke>,
}

impl Chosen {
    /// Without somebody to tell it stays as it is.
    pub fn new(first: View, poke: Option<Poke>) -> Self {
        Chosen { view: Arc::new(Mutex::new(first)), first, poke }
    }

    pub fn now(&self) -> View {
        *self.view.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The view that a page goes back to.
    pub fn first(&self) -> View {
        self.first
    }

    pub fn can_change(&self) -> bool {
        self.poke.is_some()
    }

    /// `date`: `None` for that of the command line, with drafts if it had them; else what is published then.
    pub fn choose(&self, date: Option<jiff::Timestamp>) {
        let view = date.map_or(self.first, |date| View { date: Some(date), drafts: false });
        *self.view.lock().unwrap_or_else(PoisonError::into_inner) = view;
        if let Some(poke) = &self.poke {
            poke.poke();
        }
    }
}
