//! What there is to resolve.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::site::Redirect;
use guichet_config::SiteConfig;
use guichet_contacts::Policy;
use guichet_core::model::Locale;
use guichet_l10n::Localizer;
use guichet_load::host_files::HostFiles;
use guichet_load::{Asset, Texts};
use guichet_markdown::ParsedFile;

/// What `resolve` reads. Nothing here is changed.
pub struct ResolveInput<'a> {
    pub config: &'a SiteConfig,
    pub policy: &'a Policy,
    /// Names of the theme's.
    pub icons: &'a BTreeSet<String>,
    /// Sorted by path.
    pub files: &'a [Arc<ParsedFile>],
    /// Files that are published as they are.
    pub assets: &'a BTreeMap<Arc<str>, Asset>,
    /// Everything that was read as text, by path: settings and templates may name files, too.
    pub texts: &'a Texts,
    /// Files that are there and not published, and why.
    pub refused: &'a BTreeMap<Arc<str>, &'static str>,
    /// Files of `static/` that the build's own are joined with.
    pub host_files: &'a HostFiles,
    /// One per locale, in the order of `config.locales`.
    pub localizers: &'a [Localizer],
    /// Addresses of `redirects.yaml`.
    pub redirects: Vec<Redirect>,
    /// Locales to publish; the others still serve as fallbacks.
    pub only: Option<&'a [Locale]>,
    pub drafts: bool,
    pub date: jiff::Timestamp,
}
