//! Files that hosts and robots read: `robots.txt`, `_redirects`, `_headers`.

use std::fmt::Write;

use crate::analysis::Analysis;
use crate::content_policy::ContentPolicy;

pub fn robots(analysis: &Analysis, drafts: bool) -> String {
    if drafts {
        return "User-agent: *\nDisallow: /\n".to_owned();
    }
    let base = &analysis.config.base_url;
    let sitemap = if analysis.config.outputs.sitemap {
        format!("\nSitemap: {}\n", base.absolute("sitemap.xml"))
    } else {
        String::new()
    };
    format!("User-agent: *\nAllow: {}\n{sitemap}", base.path)
}

/// The format of Netlify and Cloudflare Pages: `from to status`, one a line. Addresses are printable ASCII without
/// spaces, as `resolve` made them; `:` would begin a placeholder.
pub fn redirects(analysis: &Analysis) -> String {
    let base = &analysis.config.base_url;
    let mut text = String::new();
    for redirect in &analysis.site.redirects {
        let from = base.url(&redirect.from).replace(':', "%3A");
        let _ = writeln!(text, "{from} {} 301", redirect.to);
        if !redirect.from.ends_with(".html") {
            let _ = writeln!(text, "{from}/ {} 301", redirect.to);
        }
    }
    for (alias, locale) in &analysis.config.locale_aliases {
        let _ = writeln!(text, "{} {} 301", base.url(&format!("{alias}/*")), base.url(&format!("{locale}/:splat")));
    }
    text
}

/// The format of Netlify and Cloudflare Pages. The policy allows what the pages need and nothing else; images of
/// other hosts, click-to-load videos and the contact form's endpoint add exactly those hosts.
///
/// Every page may be read from every origin: the panel reads articles from inside of products, and there is nothing on a
/// page that is not for everyone. It is said once: hosts join the values of a header that several patterns set, and
/// browsers refuse `*, *`. For the same reason downloads have no policy of their own: hosts differ in which
/// patterns they know, and a drawing has lost its script before it is published.
pub fn headers(analysis: &Analysis, assets: &str) -> String {
    let base = &analysis.config.base_url.path;
    let policy = site_policy(analysis).header();
    format!(
        "{base}*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n  Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin\n{base}_guichet/{assets}/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    )
}

/// What any of the pages needs.
fn site_policy(analysis: &Analysis) -> ContentPolicy {
    let mut policy = ContentPolicy::default();
    for site in &analysis.site.locales {
        let pages = site.pages.iter().map(|page| &page.body);
        let folders = site.folders.iter().filter_map(|folder| folder.body.as_ref());
        for body in pages.chain(folders).chain(&site.home) {
            policy.add_body(&analysis.files[body.file].body);
        }
    }
    if let Some(target) = analysis.policy.form_target() {
        policy.add_form(target);
    }
    policy
}
