//! Files that hosts and robots read: `robots.txt`, `_redirects`, `_headers`. How each is joined with one of the site's own
//! is in `crate::host_files`.

use crate::analysis::Analysis;
use crate::content_policy::ContentPolicy;
use crate::host_files::{headers, own, redirects, robots};

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
    let lines = redirects::lines(&analysis.config, analysis.site());
    match own(&analysis.host_files, "_redirects") {
        Some(own) => redirects::joined(own, &lines).value,
        None => redirects::text(&lines),
    }
}

/// The policy allows what the pages need and nothing else; images of
/// other hosts, click-to-load videos and the contact form's endpoint add exactly those hosts.
///
/// Every page may be read from every origin: the panel reads articles from inside of products, and there is nothing on a
/// page that is not for everyone. It is said once: hosts join the values of a header that several patterns set, and
/// browsers refuse `*, *`. For the same reason downloads have no policy of their own: hosts differ in which
/// patterns they know, and a drawing has lost its script before it is published.
pub fn headers(analysis: &Analysis, assets: &str) -> String {
    let base = &analysis.config.base_url.path;
    let scripts = format!("{base}_guichet/{assets}/");
    let text = str::to_owned;
    let all = [
        ("Content-Security-Policy", site_policy(analysis).header()),
        ("X-Content-Type-Options", text("nosniff")),
        ("Referrer-Policy", text("strict-origin-when-cross-origin")),
        ("Access-Control-Allow-Origin", text("*")),
        ("Cross-Origin-Resource-Policy", text("cross-origin")),
    ];
    let cached = [("Cache-Control", text("public, max-age=31536000, immutable"))];
    let scopes: headers::Scopes = [(base, &all), (&scripts, &cached)];
    match own(&analysis.host_files, "_headers") {
        Some(own) => headers::joined(own, base, &scopes),
        None => headers::text(&scopes),
    }
}

/// What any of the pages needs.
fn site_policy(analysis: &Analysis) -> ContentPolicy {
    let mut policy = analysis.resolved.shown.clone();
    policy.add_scripts(&analysis.config.theme.scripts);
    if let Some(target) = analysis.policy.form_target() {
        policy.add_form(target);
    }
    if let Some(desk) = analysis.policy.desk.as_deref() {
        if analysis.policy.has_inbox_page() {
            policy.add_desk(desk);
        }
        if analysis.config.insights.is_some() {
            policy.add_insights(desk);
        }
    }
    policy
}
