//! Files that hosts and robots read: `robots.txt`, `_redirects`, `_headers`. How each is joined with one of the site's own
//! is in `crate::host_files`; what they say, and what other hosts are told instead, in `crate::hosting`.

use crate::analysis::Analysis;
use crate::config::Host;
use crate::host_files::{headers, own, redirects, robots};
use crate::hosting;
use guichet_load::host_files::append;

/// A build with drafts is not a help centre yet: whatever the site's own file says, robots stay out.
pub fn robots(analysis: &Analysis, drafts: bool) -> String {
    if drafts {
        return "User-agent: *\nDisallow: /\n".to_owned();
    }
    if let Some(own) = own(&analysis.host_files, "robots.txt") {
        return robots::joined(own, &analysis.config).value;
    }
    let base = &analysis.config.base_url;
    let sitemap = if analysis.config.outputs.sitemap {
        format!("\nSitemap: {}\n", base.absolute("sitemap.xml"))
    } else {
        String::new()
    };
    format!("User-agent: *\nAllow: {}\n{sitemap}", base.path)
}

pub fn redirects(analysis: &Analysis) -> String {
    let leads = match analysis.config.outputs.host {
        Some(host) => hosting::told(analysis, host),
        None => hosting::leads(&analysis.config, analysis.site()),
    };
    let lines = redirects::lines(&leads);
    let text = match own(&analysis.host_files, "_redirects") {
        Some(own) => redirects::joined(own, &lines).value,
        None => redirects::text(&lines),
    };
    if analysis.config.outputs.host == Some(Host::Netlify) { append(&text, &missing_by_locale(analysis)) } else { text }
}

/// Netlify looks for one page only where there is none, if it is not told of others. Pages that are there come first.
fn missing_by_locale(analysis: &Analysis) -> String {
    let homes = analysis.site().locales.iter().map(|site| analysis.config.base_url.url(&format!("{}/", site.locale)));
    let homes = homes.filter(|home| *home != analysis.config.base_url.path);
    homes.map(|home| format!("{home}* {home}404.html 404\n")).collect()
}

pub fn headers(analysis: &Analysis, assets: &str) -> String {
    let scopes = hosting::scopes(analysis, analysis.config.outputs.host, assets);
    match own(&analysis.host_files, "_headers") {
        Some(own) => headers::joined(own, scopes),
        None => headers::text(&scopes),
    }
}
