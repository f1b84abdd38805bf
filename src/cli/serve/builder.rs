//! One build of the site into memory, for this machine's address.

use std::path::PathBuf;

use super::Problems;
use super::site::Site;
use crate::cli::Failure;
use crate::cli::build::{fails, in_pool};
use guichet_core::base_url::BaseUrl;
use guichet_core::diag::{Diagnostic, Severity, report};
use guichet_site::analysis::{self, Analysis, BuildOptions};
use guichet_site::build;
use guichet_site::config;
use guichet_site::load::{self, SourceTree};
use guichet_site::output::Memory;
use guichet_site::sealing::secrets;

pub struct Builder {
    pub root: PathBuf,
    pub config: Option<PathBuf>,
    pub options: BuildOptions,
    /// `http://127.0.0.1:4000`
    pub origin: String,
    pub strict: bool,
    pub jobs: Option<usize>,
}

/// How a build went.
pub struct Attempt {
    pub tree: SourceTree,
    pub diags: Vec<Diagnostic>,
    /// The base path, `/` if the settings can't be read.
    pub base: String,
    pub facts: Option<Facts>,
    /// `None` when something is wrong enough.
    pub site: Option<Site>,
}

/// What the command line's flags are checked against.
pub struct Facts {
    pub plans: Vec<String>,
    pub default_locale: String,
}

impl Builder {
    /// # Errors
    /// The environment's: no such folder, an unreadable file in it that was to be copied.
    pub fn build(&self) -> Result<Attempt, Failure> {
        in_pool(self.jobs, || self.build_here())
    }

    fn build_here(&self) -> Result<Attempt, Failure> {
        let loaded = load::load(&self.root, self.config.as_deref()).map_err(|error| {
            Failure::usage(format!("no site at `{}`: {error}; `guichet init DIR` makes a new one", self.root.display()))
        })?;
        let mut tree = loaded.value;
        tree.secrets = secrets::in_tree(&tree, &self.options.environment);
        let mut diags = loaded.diags;
        diags.extend(load::secrets_in_assets(&tree));
        let base = self.base_path(&tree);
        let base_url = BaseUrl { origin: self.origin.clone(), path: base.clone() };
        let options = BuildOptions { base_url: Some(base_url), live_reload: true, ..self.options.clone() };
        let analyzed = analysis::analyze(&tree, diags, &options);
        let mut attempt = Attempt { tree, diags: analyzed.diags, base, facts: None, site: None };
        let Some(analysis) = analyzed.value else { return Ok(attempt) };
        attempt.facts = Some(Facts::of(&analysis));
        if fails(&attempt.diags, self.strict) {
            return Ok(attempt);
        }
        let memory = Memory::default();
        let made = build::produce(&analysis, &attempt.tree, &options, &memory, &guichet_site::output::Silent)
            .map_err(|error| Failure::fault(format!("can't build the site: {error}")))?;
        attempt.diags.extend(made.diags);
        if !fails(&attempt.diags, self.strict) {
            let root = self
                .root
                .canonicalize()
                .map_err(|error| Failure::fault(format!("can't find the site again: {error}")))?;
            attempt.site = Some(Site::new(&attempt.base, root, memory.into_files()));
        }
        Ok(attempt)
    }

    /// What is wrong with the settings is reported by the analysis; here only the path is wanted.
    fn base_path(&self, tree: &SourceTree) -> String {
        if let Some(base_url) = &self.options.base_url {
            return base_url.path.clone();
        }
        let settings = tree.texts.get_key_value("site.yaml");
        let settings = settings.and_then(|(file, text)| config::parse_site(file, text).value);
        settings.map_or_else(|| "/".to_owned(), |config| config.base_url.path)
    }
}

impl Facts {
    fn of(analysis: &Analysis) -> Self {
        Facts {
            plans: analysis.policy.plans.iter().map(ToString::to_string).collect(),
            default_locale: analysis.config.default_locale.to_string(),
        }
    }
}

impl Attempt {
    pub fn problems(&self) -> Problems {
        let mut reporter = report::Reporter::new(&self.tree, false);
        let of = |severity: Severity| self.diags.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        let errors = of(Severity::Error);
        Problems {
            // Under --strict warnings alone can be in the way.
            errors: if errors == 0 { of(Severity::Warning) } else { errors },
            text: self.diags.iter().map(|diagnostic| reporter.text(diagnostic)).collect(),
        }
    }
}
