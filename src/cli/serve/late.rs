//! What turns out to be wrong with a site when it is shown already: a template that fails on some page.

use std::sync::{Arc, OnceLock, Weak};

use tokio::sync::watch;

use super::{Problems, State};
use crate::cli::console::Console;
use guichet_core::diag::Diagnostic;
use guichet_site::load::SourceTree;

#[derive(Clone)]
pub struct Late {
    /// The first is said; the others would mostly be the same once more.
    found: Arc<OnceLock<Problems>>,
    tree: Arc<SourceTree>,
    console: Arc<Console>,
    /// The site is a part of what it holds.
    sender: Weak<watch::Sender<State>>,
}

impl Late {
    pub fn new(tree: Arc<SourceTree>, console: Arc<Console>, sender: Weak<watch::Sender<State>>) -> Self {
        Late { found: Arc::default(), tree, console, sender }
    }

    pub fn problems(&self) -> Option<&Problems> {
        self.found.get()
    }

    /// Says it in the terminal and on the open pages.
    pub fn say(&self, diags: &[Diagnostic]) -> Problems {
        let problems = Problems::of(diags, &self.tree);
        if self.found.set(problems.clone()).is_ok() {
            self.console.diagnostics(diags, &*self.tree);
            self.tell();
        }
        problems
    }

    pub fn fail(&self, message: String) {
        if self.found.set(Problems { errors: 1, text: message.clone() }).is_ok() {
            self.console.error(&message);
            self.tell();
        }
    }

    fn tell(&self) {
        if let Some(sender) = self.sender.upgrade() {
            sender.send_modify(|_| ());
        }
    }
}
