//! What all pages of a build share.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Tera;

use super::view::Made;
use super::views::Preloads;
use crate::analysis::Analysis;

/// How the pages are made, beside what the site says.
#[derive(Clone, Copy, Debug, Default)]
pub struct RenderOptions {
    /// Built with drafts: every page says so and asks robots to stay away.
    pub drafts: bool,
    /// `serve`: pages reload themselves.
    pub live_reload: bool,
}

/// Inputs of the whole render.
pub struct Shared<'a> {
    pub analysis: &'a Analysis,
    pub tera: &'a Tera,
    /// Name of the assets' folder below `_guichet/`.
    pub assets: &'a str,
    /// The first font of the text, by its slices.
    pub fonts: &'a BTreeMap<String, String>,
    /// `site.preloads`.
    pub preloads: Arc<Made<Preloads>>,
    pub options: RenderOptions,
}

impl Shared<'_> {
    pub fn url(&self, path: &str) -> String {
        crate::steps::step();
        self.analysis.config.base_url.url(path)
    }

    pub fn absolute(&self, path: &str) -> String {
        self.analysis.config.base_url.absolute(path)
    }
}
