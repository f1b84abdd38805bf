//! What follows where the addresses of pages are not their paths: the default language at the root, other endings. Paths lead on to the
//! address, and what would be in one file is reported.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::clashes::alias_pages;
use super::input::ResolveInput;
use super::site::{LocaleSite, PageAt, Redirect, Rule};
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::{INBOX_PAGE, OWN_PAGES};

/// `/en/…` leads to the address without the language: by one line, where hosts read such lines, and by a page for each page elsewhere.
pub fn lead_on(input: &ResolveInput, locales: &[LocaleSite], redirects: &mut Vec<Redirect>, rules: &mut Vec<Rule>) {
    let base = &input.config.base_url;
    let Some(root) = &base.addresses.root else { return };
    let Some(site) = locales.iter().find(|site| site.locale.as_str() == &**root) else { return };
    let file: Arc<str> = Arc::from("site.yaml");
    let taken: BTreeSet<String> = redirects.iter().map(|redirect| redirect.from.clone()).collect();
    let lead = |path: &str| Redirect {
        from: path.trim_matches('/').to_owned(),
        to: base.url(path),
        file: Arc::clone(&file),
        span: 0..0,
        target: 0..0,
        inherited: true,
        // The rule does not fit `/en` as everybody writes it.
        by_rule: path.trim_matches('/') != &**root,
    };
    let leads = paths(input, site).into_iter().map(|path| lead(&path)).filter(|lead| !taken.contains(&lead.from));
    let mut leads: Vec<Redirect> = leads.collect();
    leads.sort_by(|a, b| a.from.cmp(&b.from));
    redirects.extend(leads);
    rules.push(Rule { from: base.as_written(&format!("{root}/*")), to: base.as_written("") + ":splat" });
}

/// All pages of a language.
fn paths(input: &ResolveInput, site: &LocaleSite) -> Vec<String> {
    let inbox = input.policy.has_inbox_page().then_some(INBOX_PAGE);
    let own = OWN_PAGES.into_iter().chain(inbox).map(|page| format!("{}/{page}/", site.locale));
    let folders = site.folders.iter().map(|folder| folder.url.clone());
    let pages = site.pages.iter().map(|page| page.url.clone());
    [site.url_of(PageAt::Home)].into_iter().chain(own).chain(folders).chain(pages).collect()
}

/// Pages whose file is that of another page, of an old address or of a file: an area that is called like a language.
pub fn clashes(
    input: &ResolveInput,
    locales: &[LocaleSite],
    assets: &BTreeMap<String, Arc<str>>,
    redirects: &[Redirect],
) -> Vec<Diagnostic> {
    let addresses = &input.config.base_url.addresses;
    if addresses.is_plain() {
        return Vec::new();
    }
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut diags = Vec::new();
    let mut claim = |file: String, what: String| {
        if let Some(first) = files.get(&file.to_lowercase()) {
            let message = format!("{what} and {first} would both be published as `{file}`");
            let help = "rename one of the two: without the default language in front, areas and languages share their addresses";
            diags.push(Diagnostic::new(codes::OUT001, message).help(help).in_file(&Arc::from("site.yaml")));
        } else {
            files.insert(file.to_lowercase(), what);
        }
    };
    for site in locales {
        for path in paths(input, site) {
            if let Some(file) = addresses.file(&format!("{path}index.html")) {
                claim(file.into_owned(), format!("the page `/{}`", addresses.of(&path)));
            }
        }
    }
    for (path, source) in assets {
        claim(addresses.asset(path).to_owned(), format!("`{source}`"));
    }
    for (path, _) in alias_pages(input.config, locales, redirects) {
        let what = format!("the old name `{}` of a language", path.trim_end_matches("/index.html"));
        claim(path, what);
    }
    diags
}
