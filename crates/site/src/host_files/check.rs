//! What is left out of the site's own files, and what is added to `robots.txt`.

use super::{headers, redirects, robots};
use crate::config::SiteConfig;
use crate::hosting;
use crate::resolve::Site;
use guichet_core::diag::Diagnostic;
use guichet_load::host_files::{HostFiles, own};

pub fn check(files: &HostFiles, config: &SiteConfig, site: &Site, drafts: bool) -> Vec<Diagnostic> {
    let mut diags = Vec::new();
    if let Some(file) = own(files, "robots.txt").filter(|_| !drafts) {
        diags.extend(robots::joined(file, config).diags);
    }
    if let Some(file) = own(files, "_redirects") {
        diags.extend(redirects::joined(file, &redirects::lines(&hosting::leads(config, site))).diags);
    }
    if let Some(file) = own(files, "_headers") {
        diags.extend(headers::check(file, &config.base_url.path));
    }
    diags
}
