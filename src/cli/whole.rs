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

    /// `fr/contacts/import`, of whatever people paste: paths of files and folders, with the signs of their system.
    pub fn below_content(&self, name: &str) -> String {
        const FOLDER: &str = "content/";
        let slashed = name.trim().replace('\\', "/");
        let bare = slashed.trim_start_matches("./").trim_end_matches('/');
        // The folder of the site, and not an area of that name, or one that ends like it.
        let is_locale = |path: &str| {
            let first = path.split('/').next().unwrap_or_default();
            self.analysis.config.locales.keys().any(|locale| locale.as_str().eq_ignore_ascii_case(first))
        };
        let folders = bare.match_indices(FOLDER).filter(|(at, _)| *at == 0 || bare[..*at].ends_with('/'));
        let mut below = folders.map(|(at, _)| &bare[at + FOLDER.len()..]);
        let below = below.find(|below| is_locale(below));
        let is_area = || self.analysis.files.iter().any(|file| file.rel.starts_with(FOLDER));
        let below = below.or_else(|| bare.strip_prefix(FOLDER).filter(|_| !is_area())).unwrap_or(bare);
        below.strip_suffix(".md").unwrap_or(below).to_owned()
    }

    /// What is in a file, by its path from the site's root; nothing if it can't be read.
    pub fn text(&self, path: &str) -> String {
        let known = self.tree.texts.get_key_value(path);
        known
            .and_then(|(path, _)| self.tree.texts.read(path).ok())
            .map_or_else(String::new, |read| read.text.to_string())
    }
}
