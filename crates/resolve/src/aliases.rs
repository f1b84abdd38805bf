//! `aliases` of articles and folders: addresses below the locale that they had before. What is written so, and can't be one, is told
//! with what to write.

use std::sync::Arc;

use super::input::ResolveInput;
use super::paths::{decoded, is_absolute};
use super::site::{LocaleSite, Redirect};
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::Locale;
use guichet_markdown::ParsedFile;

/// An alias as it is written.
pub(super) const EXAMPLE: &str = "old";

/// All old addresses of articles and folders, and what to say of those that can be none.
pub(super) fn all(input: &ResolveInput, locales: &[LocaleSite]) -> (Vec<Redirect>, Vec<Diagnostic>) {
    let (mut redirects, mut refused) = (Vec::new(), Vec::new());
    for site in locales {
        let folders = site.folders.iter().filter_map(|folder| Some((&folder.url, folder.body.as_ref()?)));
        let pages = site.pages.iter().map(|page| (&page.url, &page.body)).chain(folders);
        let own =
            pages.map(|(url, body)| (url, &input.files[body.file])).filter(|(_, file)| file.locale == site.locale);
        for (url, file) in own {
            for alias in &file.head.aliases {
                if let Some(diagnostic) = elsewhere(input, file, url, &alias.value) {
                    refused.push(diagnostic.at(&file.path, alias.span.clone()));
                    continue;
                }
                redirects.push(Redirect {
                    target: alias.span.clone(),
                    from: below(input, &site.locale, &file.locale, &alias.value),
                    to: format!("/{url}"),
                    file: Arc::clone(&file.path),
                    span: alias.span.clone(),
                    inherited: false,
                    by_rule: false,
                });
            }
        }
    }
    (redirects, refused)
}

/// The address that an alias is on the site of a locale. It may be written with the locale of its own file.
pub(super) fn below(input: &ResolveInput, site: &Locale, written_in: &Locale, alias: &str) -> String {
    let path = alias.trim_matches('/');
    let path = path.strip_prefix(written_in.as_str()).and_then(|path| path.strip_prefix('/')).unwrap_or(path);
    let path = decoded(&format!("{site}/{path}"));
    input.config.base_url.addresses.asset(&path).to_owned()
}

/// A whole address, or one of another language: below the locale of its file it would be an address that nobody has.
fn elsewhere(input: &ResolveInput, file: &ParsedFile, url: &str, alias: &str) -> Option<Diagnostic> {
    let (base, written) = (&input.config.base_url, alias.trim());
    let whole = is_absolute(written);
    let below_base = if whole { base.below(written) } else { Some(written.to_owned()) };
    let told = |why: String, help: String| Some(Diagnostic::new(codes::RED003, why).help(help));
    let Some(below_base) = below_base else {
        return told(
            format!("the old address `{written}` is not one of this site"),
            format!("write the path below the locale, like `{EXAMPLE}`"),
        );
    };
    let path = below_base.split(['?', '#']).next().unwrap_or_default().trim_matches('/');
    let of_locale = path.split_once('/').filter(|(first, _)| {
        let tag = Locale::new(first);
        input.config.locales.contains_key(&tag)
    });
    let root = base.addresses.root.as_deref();
    match of_locale {
        Some((first, rest)) if first == file.locale.as_str() => {
            whole.then(|| told("an old address is a path below the locale".to_owned(), format!("write `{rest}`")))?
        }
        Some((first, _)) if !is_area(input, file, first) => told(
            format!("the old address is below `/{first}/`, and this text is in `{}`", file.locale),
            in_redirects(file, url, path),
        ),
        _ if whole && root == Some(file.locale.as_str()) => {
            told("an old address is a path below the locale".to_owned(), format!("write `{path}`"))
        }
        _ if whole => told(
            format!("the old address is not below `/{}/`, as aliases are", file.locale),
            in_redirects(file, url, path),
        ),
        _ => None,
    }
}

fn in_redirects(file: &ParsedFile, url: &str, path: &str) -> String {
    let target = match &file.head.id {
        Some(id) => id.value.clone(),
        None if file.rel.ends_with("_index") => format!("/{url}"),
        None => file.rel.to_string(),
    };
    format!("write it into redirects.yaml: `/{path}/: {target}`")
}

/// A folder with the name of another language.
fn is_area(input: &ResolveInput, file: &ParsedFile, name: &str) -> bool {
    let begins = |rel: &str| rel.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'));
    input.files.iter().any(|other| other.locale == file.locale && begins(&other.rel))
}
