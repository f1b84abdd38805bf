//! Files that would be written over each other: of one path, of paths that differ only in case or in how an accent is
//! written, a file where another needs a folder; and names that not every disk can hold.

mod claims;
mod portable;

pub use portable::is_portable;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::input::ResolveInput;
use super::site::{LocaleSite, Redirect};
use claims::{Claim, Claims, OfPage, Owner, fold};
use guichet_config::{Outputs, SiteConfig};
use guichet_contacts::Policy;
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::{INBOX_PAGE, Locale, OWN_PAGES};
use guichet_load::host_files;
use guichet_markdown::ParsedFile;

/// Who writes what: what is wrong with it, and the files that the build leaves to the site.
pub struct Owners {
    pub diags: Vec<Diagnostic>,
    /// Paths of files that the site has in place of the build's own. Those are not written.
    pub replaced: BTreeSet<String>,
    /// Addresses from other languages that nothing of this site is at.
    pub inherited: Vec<Redirect>,
}

/// Checks everything that the build writes; of two files in each other's way, the later one here is to blame. After this
/// each path has one owner.
pub fn check(
    input: &ResolveInput,
    locales: &[LocaleSite],
    redirects: &[Redirect],
    assets: &BTreeMap<String, Arc<str>>,
    inherited: Vec<Redirect>,
) -> Owners {
    let folders: Vec<_> = locales.iter().map(LocaleSite::folders_by_path).collect();
    let mut claims = Claims::new(|of| of_page(of, &locales[of.site as usize], &folders[of.site as usize], input));
    let outputs = input.config.outputs;
    claims.add(Claim::generated("manifest.json", Owner::Kept));
    let site_wide = [
        ("index.html", true),
        ("404.html", true),
        ("sitemap.xml", outputs.sitemap),
        ("opensearch.xml", outputs.opensearch),
        ("llms.txt", outputs.llms),
    ];
    for (name, _) in site_wide.iter().filter(|(_, on)| *on) {
        claims.add(Claim::generated(name, Owner::Generated));
    }
    for name in host_files::NAMES {
        let joined = host_files::own(input.host_files, name).is_some();
        claims.add(Claim::generated(name, if joined { Owner::Joined } else { Owner::Generated }));
    }
    for (path, _) in alias_pages(input.config, locales, redirects) {
        claims.add(Claim::generated(&path, Owner::Generated));
    }
    for site in locales {
        own_pages(site, outputs, input.policy, &mut claims);
    }
    for (at, site) in locales.iter().enumerate() {
        if outputs.markdown && site.home_text(input.files).is_some() {
            claims.add(Claim::generated(&format!("{}/index.md", site.locale), Owner::Kept));
        }
        for folder in site.folders.iter().filter(|folder| folder.page.is_none()) {
            claims.add(Claim::folder(folder, site, input.files));
            if folder.has_text && outputs.markdown {
                let owner = Owner::Twin(format!("the Markdown twin of the folder `{}`", folder.path));
                claims.add(Claim::generated(&format!("{}index.md", folder.url), owner));
            }
        }
        for (page, article) in site.pages.iter().enumerate() {
            for twin in [false].into_iter().chain(outputs.markdown.then_some(true)) {
                claims.add_page(&article.url, OfPage { site: at as u32, page: page as u32, twin });
            }
        }
    }
    for redirect in redirects {
        claims.add(Claim {
            path: page_of(&redirect.from),
            owner: Owner::Redirect { name: format!("the redirect from `/{}`", redirect.from), to: redirect.to.clone() },
            place: Some((Arc::clone(&redirect.file), Some(redirect.span.clone()))),
            borrowed: false,
            help: "remove the old address".into(),
        });
    }
    for (path, source) in assets {
        if fold(path).split('/').next() == Some("_guichet") {
            let message = format!("`{source}` would be published into `/_guichet/`, which the build keeps for itself");
            let diagnostic = Diagnostic::new(codes::OUT001, message).help("move the file to another folder");
            claims.diags.push(diagnostic.in_file(source));
            continue;
        }
        claims.add(Claim {
            path: path.clone(),
            owner: Owner::Asset(format!("`{source}`")),
            place: Some((Arc::clone(source), None)),
            borrowed: false,
            help: "rename the file".into(),
        });
        if is_sitemap_part(path) {
            // How many parts the build writes is not known yet.
            claims.replaced.insert(path.clone());
        }
    }
    let lost = claims.replaced.iter().filter_map(|path| lost_with(path, &assets[path], redirects, input));
    claims.diags.extend(lost);
    let mut free = Vec::new();
    for redirect in inherited {
        let claim = Claim::generated(&page_of(&redirect.from), Owner::Generated);
        if claims.is_free(&claim.path) {
            claims.add(claim);
            free.push(redirect);
        }
    }
    claims.say_the_rest();
    Owners { diags: claims.diags, replaced: claims.replaced, inherited: free }
}

/// What an article claims.
fn of_page(of: OfPage, site: &LocaleSite, folders: &FxHashMap<&str, usize>, input: &ResolveInput) -> Claim {
    let page = &site.pages[of.page as usize];
    let file = &input.files[page.body.file];
    let span = file.head.slug.as_ref().map_or(0..0, |slug| slug.span.clone());
    let path = &file.path;
    let owner =
        if of.twin { Owner::Twin(format!("the Markdown twin of `{path}`")) } else { Owner::Named(format!("`{path}`")) };
    Claim {
        path: of.path(&page.url),
        owner,
        place: Some((Arc::clone(path), Some(span))),
        borrowed: page.borrowed,
        help: help_with_page(folders, file),
    }
}

/// What to do with an article that has the address of something else.
fn help_with_page(folders: &FxHashMap<&str, usize>, file: &ParsedFile) -> Cow<'static, str> {
    if !folders.contains_key(&*file.rel) || file.head.slug.is_some() {
        return "give one of the two another `slug:` or file name".into();
    }
    // Without one, the article would be the page of the folder.
    let index = format!("content/{}/{}/_index.md", file.locale, file.rel);
    format!(
        "`{index}` is the page of the folder: join the two texts in one of the files, or give the article a `slug:`"
    )
    .into()
}

/// `sitemap-2.xml`: a part of a large sitemap.
fn is_sitemap_part(path: &str) -> bool {
    let number = path.strip_prefix("sitemap-").and_then(|rest| rest.strip_suffix(".xml"));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// What is lost when a file of the site's replaces the build's, if readers notice.
fn lost_with(path: &str, source: &Arc<str>, redirects: &[Redirect], input: &ResolveInput) -> Option<Diagnostic> {
    let aliases = input.config.locale_aliases.len();
    let what = match path {
        "_headers" => "the content security policy, and how long browsers may keep scripts and styles".to_owned(),
        "_redirects" if redirects.len() + aliases > 0 => {
            format!("the redirects of old addresses ({})", redirects.len() + aliases)
        }
        _ => return None,
    };
    let message =
        format!("`{source}` is not text in UTF-8, so it replaces the `{path}` of the build; what is lost: {what}");
    let help = "save it as UTF-8, and the build adds its lines";
    Some(Diagnostic::new(codes::OUT005, message).help(help).in_file(source))
}

/// The file that a redirect page is written to.
pub fn page_of(from: &str) -> String {
    let file = from.rsplit('/').next().is_some_and(|name| name.ends_with(".html"));
    if file { from.to_owned() } else { format!("{from}/index.html") }
}

/// Pages at the old names of locales, and where they lead. A redirect of the site's from the same address wins.
pub fn alias_pages<'a>(
    config: &'a SiteConfig,
    locales: &[LocaleSite],
    redirects: &[Redirect],
) -> Vec<(String, &'a Locale)> {
    let published = |locale: &Locale| locales.iter().any(|site| site.locale == *locale);
    let pages = config.locale_aliases.iter().filter(|(_, locale)| published(locale));
    let pages = pages.map(|(alias, locale)| (format!("{alias}/index.html"), locale));
    pages.filter(|(path, _)| !redirects.iter().any(|redirect| page_of(&redirect.from) == *path)).collect()
}

fn own_pages(site: &LocaleSite, outputs: Outputs, policy: &Policy, claims: &mut Claims<impl Fn(OfPage) -> Claim>) {
    let locale = &site.locale;
    let own = OWN_PAGES.into_iter().chain(policy.has_inbox_page().then_some(INBOX_PAGE));
    let home_and_own = std::iter::once(String::new()).chain(own.map(|page| format!("{page}/")));
    for page in home_and_own {
        let owner = Owner::Named(format!("the page `/{locale}/{page}`"));
        claims.add(Claim { owner, ..Claim::generated(&format!("{locale}/{page}index.html"), Owner::Kept) });
    }
    let switched = [
        ("404.html", true),
        ("feed.xml", outputs.feed),
        ("opensearch.xml", outputs.opensearch),
        ("llms.txt", outputs.llms),
    ];
    for (name, _) in switched.iter().filter(|(_, on)| *on) {
        claims.add(Claim::generated(&format!("{locale}/{name}"), Owner::Generated));
    }
}
