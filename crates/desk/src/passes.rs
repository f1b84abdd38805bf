//! Passes that were checked already.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use guichet_seal::{Pass, Refusal};

use crate::site::Site;

/// Passes whose signatures have been checked: to do that takes a hundred times as long as everything else.
#[derive(Default)]
pub struct Checked {
    /// By the pass itself. Emptied when another build is published, since its keys may be others.
    passes: Mutex<HashMap<String, Arc<Pass>>>,
}

const MOST_CHECKED: usize = 10_000;

impl Checked {
    pub fn forget(&self) {
        self.passes.lock().unwrap_or_else(|poison| poison.into_inner()).clear();
    }

    /// What a pass says.
    ///
    /// # Errors
    /// It counts for nothing.
    pub fn pass(&self, site: &Site, token: &str, now: i64) -> Result<Arc<Pass>, Refusal> {
        // A site without a key has issued none.
        let verifier = site.passes.as_ref().ok_or(Refusal::Site)?;
        let known = self.passes.lock().unwrap_or_else(|poison| poison.into_inner()).get(token).cloned();
        if let Some(pass) = known {
            return if pass.expires > now { Ok(pass) } else { Err(Refusal::Expired) };
        }
        let pass = Arc::new(verifier.verify(token, now)?);
        let mut passes = self.passes.lock().unwrap_or_else(|poison| poison.into_inner());
        if passes.len() >= MOST_CHECKED {
            passes.clear();
        }
        passes.insert(token.to_owned(), Arc::clone(&pass));
        Ok(pass)
    }
}
