//! Files that hosts and robots read: `robots.txt`, `_redirects`, `_headers`.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::analysis::Analysis;

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

/// The format of Netlify and Cloudflare Pages: `from to status`, one a line.
pub fn redirects(analysis: &Analysis) -> String {
    let base = &analysis.config.base_url;
    let mut text = String::new();
    for redirect in &analysis.site.redirects {
        let _ = writeln!(text, "{} {} 301", base.url(&redirect.from), redirect.to);
        if !redirect.from.ends_with(".html") {
            let _ = writeln!(text, "{}/ {} 301", base.url(&redirect.from), redirect.to);
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
/// `*, *` is none that a browser takes.
pub fn headers(analysis: &Analysis, assets: &str) -> String {
    let base = &analysis.config.base_url.path;
    let images = remote_hosts(analysis);
    let images: String = images.iter().map(|host| format!(" {host}")).collect();
    let (connect, submit) = form_sources(analysis);
    format!(
        "{base}*\n  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'{images}; media-src 'self'; font-src 'self'; connect-src 'self'{connect}; frame-src https:; form-action 'self'{submit}; base-uri 'none'; frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n  Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin\n{base}_guichet/{assets}/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    )
}

/// What the contact form adds to `connect-src`, for scripts, and to `form-action`, for readers without: its endpoint's
/// host, or the scheme of an e-mail.
fn form_sources(analysis: &Analysis) -> (String, String) {
    let Some(target) = analysis.policy.form_target().filter(|target| !target.starts_with('/')) else {
        return (String::new(), String::new());
    };
    match url::Url::parse(target) {
        Ok(url) if url.has_host() => {
            let origin = format!(" {}", url.origin().ascii_serialization());
            (origin.clone(), origin)
        }
        _ => (String::new(), format!(" {target}")),
    }
}

/// `https://host` of every image that is not ours.
fn remote_hosts(analysis: &Analysis) -> BTreeSet<String> {
    let images = analysis.site.locales.iter().flat_map(|site| &site.pages).flat_map(|page| &page.body.images);
    images
        .filter_map(|image| {
            let url = url::Url::parse(&image.url).ok()?;
            let web = matches!(url.scheme(), "https" | "http");
            web.then(|| url.origin().ascii_serialization())
        })
        .collect()
}
