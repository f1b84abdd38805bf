//! What turns out to be wrong with a site when it is shown already: a template that fails on some page.

use std::sync::{Arc, OnceLock, Weak};

use tokio::sync::watch;

use super::State;
use super::problems::Problems;
use crate::cli::console::Console;
use guichet_core::diag::Diagnostic;
use guichet_site::load::SourceTree;

#[derive(Clone)]
pub struct Late {
    /// The first is said; the others would mostly be the same once more.
    found: Arc<OnceLock<Arc<Problems>>>,
    /// What was said of the site when it was built.
    known: Arc<[Diagnostic]>,
    tree: Arc<SourceTree>,
    console: Arc<Console>,
    /// The site is a part of what it holds.
    sender: Weak<watch::Sender<State>>,
}

impl Late {
    pub fn new(
        known: &[Diagnostic],
        tree: Arc<SourceTree>,
        console: Arc<Console>,
        sender: Weak<watch::Sender<State>>,
    ) -> Self {
        Late { found: Arc::default(), known: known.into(), tree, console, sender }
    }

    pub fn problems(&self) -> Option<&Arc<Problems>> {
        self.found.get()
    }

    /// Says it in the terminal and on the open pages.
    pub fn say(&self, diags: &[Diagnostic]) -> Arc<Problems> {
        let problems = Arc::new(Problems::new(diags.to_vec(), Arc::clone(&self.tree), false));
        let is_new = diags.iter().any(|diagnostic| !self.known.contains(diagnostic));
        if is_new && self.found.set(Arc::clone(&problems)).is_ok() {
            self.console.diagnostics(diags, &*self.tree);
            self.tell();
        }
        problems
    }

    pub fn fail(&self, message: String) {
        if self.found.set(Arc::new(Problems::failure(message.clone()))).is_ok() {
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
