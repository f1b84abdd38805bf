//! The one table of what hosts are told: headers by address, where old addresses lead, which page says that there is none.

use std::collections::{BTreeMap, BTreeSet};

use super::lead::Lead;
use super::limits::Limits;
use super::patterns::{decoded, is_pattern};
use crate::analysis::Analysis;
use crate::config::{Host, SiteConfig};
use crate::content_policy::ContentPolicy;
use crate::host_files::headers::{self, Scope};
use crate::host_files::{own, redirects};
use crate::resolve::{Site, alias_pages, page_of};
use guichet_core::addresses::Style;

/// What one host is told.
pub struct Rules {
    /// `/kb/`.
    pub base: String,
    /// Later ones take the place of earlier ones.
    pub headers: Vec<Scope>,
    pub leads: Vec<Lead>,
    /// What addresses end in.
    pub style: Style,
    /// By the beginning of the address: the page that says that there is none. The last one is for all.
    pub not_found: Vec<(String, String)>,
}

const ONE_YEAR: &str = "public, max-age=31536000, immutable";

/// Extensions of files that servers know nothing of, or the wrong thing.
pub const TYPES: [(&str, &str); 2] = [("md", "text/markdown; charset=utf-8"), ("d.ts", "text/plain; charset=utf-8")];

impl Rules {
    /// For a host that knows none of the site's own files: what is in them is translated.
    pub fn of(analysis: &Analysis, host: Host, assets: &str) -> Rules {
        let config = &analysis.config;
        let base = config.base_url.path.clone();
        let mut all = scopes(analysis, Some(host), assets);
        if let Some(own) = own(&analysis.host_files, "_headers") {
            all = headers::without_own(own, all);
            all.extend(headers::scopes(own));
        }
        let site = analysis.site();
        let not_found = site.locales.iter().map(|site| {
            let home = config.base_url.url(&format!("{}/", site.locale));
            let page = format!("{home}404.html");
            (home, page)
        });
        // Of a language at the root, it is that of all.
        let not_found = not_found.filter(|(home, _)| *home != base);
        let not_found = not_found.chain([(base.clone(), format!("{base}404.html"))]).collect();
        Rules { leads: told(analysis, host), base, headers: all, not_found, style: config.base_url.addresses.style }
    }
}

/// The build's headers, for `host` or for nobody in particular. The policy allows what the pages need and nothing else; images of
/// other hosts, click-to-load videos and the contact form's endpoint add exactly those hosts.
///
/// Every page may be read from every origin: the panel reads articles from inside of products, and there is nothing on a
/// page that is not for everyone. It is said once: hosts join the values of a header that several patterns set, and
/// browsers refuse `*, *`. For the same reason downloads have no policy of their own: hosts differ in which
/// patterns they know, and a drawing has lost its script before it is published.
pub fn scopes(analysis: &Analysis, host: Option<Host>, assets: &str) -> Vec<Scope> {
    let base = &analysis.config.base_url.path;
    let of_all = [
        ("Content-Security-Policy", site_policy(analysis).header()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "strict-origin-when-cross-origin".to_owned()),
        ("Access-Control-Allow-Origin", "*".to_owned()),
        ("Cross-Origin-Resource-Policy", "cross-origin".to_owned()),
    ];
    let owned = |(name, value): (&str, String)| (name.to_owned(), value);
    let mut all: Vec<(String, String)> = of_all.into_iter().map(owned).collect();
    let asks_itself = matches!(host, Some(Host::S3 | Host::Nginx | Host::Caddy | Host::Apache));
    if asks_itself {
        // Hosts of static sites say so by themselves.
        all.push(owned(("Cache-Control", "public, max-age=0, must-revalidate".to_owned())));
    }
    let one =
        |pattern: String, name: &str, value: &str| Scope { pattern, headers: vec![owned((name, value.to_owned()))] };
    let mut scopes = vec![Scope { pattern: format!("{base}*"), headers: all }];
    scopes.push(one(format!("{base}_guichet/{assets}/*"), "Cache-Control", ONE_YEAR));
    if host.is_none() {
        return scopes;
    }
    scopes.push(one(format!("{base}_guichet/pictures/*"), "Cache-Control", ONE_YEAR));
    if analysis.config.search {
        // The parts of an index; what lists them is `manifest.bin`.
        for kind in ['b', 's', 't', 'x'] {
            scopes.push(one(format!("{base}_guichet/search/:locale/{kind}*"), "Cache-Control", ONE_YEAR));
        }
    }
    if !asks_itself {
        scopes.push(one(format!("{base}*.md"), "Content-Type", TYPES[0].1));
        scopes.push(one(format!("{base}_guichet/panel.d.ts"), "Content-Type", TYPES[1].1));
    }
    scopes
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

/// Where the site's old addresses lead, single ones first. Addresses are printable ASCII without spaces, as `resolve` made
/// them; `:` would begin a placeholder.
pub fn leads(config: &SiteConfig, site: &Site) -> Vec<Lead> {
    let base = &config.base_url;
    let mut leads = Vec::new();
    for redirect in site.redirects.iter().filter(|redirect| !redirect.by_rule) {
        leads.push(Lead {
            from: base.as_written(&redirect.from).replace(':', "%3A"),
            to: redirect.to.clone(),
            status: 301,
            slash: !redirect.from.ends_with(".html"),
            page: Some(base.addresses.old_page(page_of(&redirect.from))),
        });
    }
    for rule in &site.rules {
        let slash = !rule.from.ends_with(['*', '/']) && !rule.from.ends_with(".html");
        leads.push(Lead { from: rule.from.clone(), to: rule.to.clone(), status: 301, slash, page: None });
    }
    let pages: BTreeMap<String, _> = alias_pages(config, &site.locales, &site.redirects).into_iter().collect();
    for (alias, locale) in &config.locale_aliases {
        let page = format!("{alias}/index.html");
        leads.push(Lead {
            from: base.as_written(&format!("{alias}/*")),
            to: base.url(&format!("{locale}/:splat")),
            status: 301,
            slash: false,
            page: pages.contains_key(&page).then(|| base.addresses.old_page(page)),
        });
    }
    leads
}

/// What a host is told of old addresses: as much of it as the host takes. The rest stay pages.
pub fn told(analysis: &Analysis, host: Host) -> Vec<Lead> {
    let own = own(&analysis.host_files, "_redirects");
    let is_native = matches!(host, Host::CloudflarePages | Host::Netlify | Host::GitlabPages);
    let mut all = leads(&analysis.config, analysis.site());
    let base = &analysis.config.base_url.path;
    let at_the_top = Lead { from: "/".to_owned(), to: base.clone(), status: 302, slash: false, page: None };
    // A host name that is there for the help centre alone would answer with nothing. An `.htaccess` in the folder has no say there.
    let is_told = is_native || matches!(host, Host::Nginx | Host::Caddy);
    if is_told && host.folder(&analysis.config.base_url).len() + 1 == base.len() && base != "/" {
        all.push(at_the_top);
    }
    all.retain(|lead| reads(host, &lead.from));
    if host == Host::GitlabPages {
        // It compares them with what was asked for after decoding that.
        all.iter_mut().for_each(|lead| lead.from = decoded(&lead.from));
    }
    let limits = Limits::of(host);
    match own {
        Some(own) if !is_native => {
            let mut first = redirects::leads(own);
            all.retain(|lead| !redirects::answers(&first, &lead.from));
            first.extend(all);
            limits.fitting(first, 0)
        }
        Some(own) => limits.fitting(all, own.text.lines().count()),
        None => limits.fitting(all, 0),
    }
}

/// Whether a host understands an old address. To Netlify and GitLab Pages, a part between two slashes is a name or it is text.
pub fn reads(host: Host, from: &str) -> bool {
    let is_name = |part: &str, goes_on: fn(char) -> bool| {
        part.strip_prefix(':').is_some_and(|name| !name.is_empty() && name.chars().all(goes_on))
    };
    let whole = |goes_on: fn(char) -> bool| {
        let mut parts = from.split('/').peekable();
        let mut all_fit = true;
        while let Some(part) = parts.next() {
            let is_rest = part == "*" && parts.peek().is_none();
            all_fit &= is_rest || is_name(part, goes_on) || !is_pattern(&format!("/{part}"));
        }
        all_fit
    };
    match host {
        Host::Netlify => whole(|c| c.is_ascii_alphanumeric() || c == '_'),
        // Lines are parted by spaces.
        Host::GitlabPages => whole(|c| c.is_ascii_lowercase()) && !decoded(from).contains([' ', '\t', '\n', '\r', '#']),
        _ => true,
    }
}

/// Pages at old addresses that need not be published, because the host leads on by itself.
pub fn needless_pages(analysis: &Analysis, host: Host) -> BTreeSet<String> {
    if host == Host::GithubPages {
        return BTreeSet::new();
    }
    let told = told(analysis, host);
    let mut pages: BTreeSet<String> = told.iter().filter_map(|lead| lead.page.clone()).collect();
    let site = analysis.site();
    let patterns: BTreeSet<String> = told.iter().map(|lead| decoded(&lead.from)).collect();
    if site.rules.iter().all(|rule| patterns.contains(&decoded(&rule.from))) {
        let by_rule = site.redirects.iter().filter(|redirect| redirect.by_rule);
        let addresses = &analysis.config.base_url.addresses;
        pages.extend(by_rule.map(|redirect| addresses.old_page(page_of(&redirect.from))));
    }
    pages
}
