//! A site as those commands see it that change its sources: all languages, drafts included. What is wrong with articles is `check`'s
//! business.

use guichet_site::analysis::{self, Analysis, BuildOptions};
use guichet_site::load::SourceTree;

use super::Failure;
use super::args::Global;
use super::console::Console;

pub struct Whole {
    pub tree: SourceTree,
    pub analysis: Analysis,
}

impl Whole {
    /// `None` if its settings can't be read, which is said then.
    ///
    /// # Errors
    /// There is no site.
    pub fn read(global: &Global, console: &Console) -> Result<Option<Self>, Failure> {
        let loaded = super::start::load(global)?;
        let tree = loaded.value;
        let options = BuildOptions {
            date: super::start::date(None)?,
            base_url: None,
            drafts: true,
            locales: Vec::new(),
            live_reload: false,
            environment: guichet_seal::Environment::default(),
        };
        let analyzed = analysis::analyze(&tree, loaded.diags, &options);
        let Some(analysis) = analyzed.value else {
            console.diagnostics(&analyzed.diags, &tree);
            return Ok(None);
        };
        Ok(Some(Whole { tree, analysis }))
    }

    /// What is in a file, by its path from the site's root; nothing if it can't be read.
    pub fn text(&self, path: &str) -> String {
        let known = self.tree.texts.get_key_value(path);
        known
            .and_then(|(path, _)| self.tree.texts.read(path).ok())
            .map_or_else(String::new, |read| read.text.to_string())
    }
}
