//! Files of the content, and of the folders beside it, that are read and lead nowhere: they are in no locale of the site.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::SiteConfig;
use crate::load::SourceTree;
use guichet_core::diag::{Diagnostic, codes, nearest};
use guichet_core::model::Locale;

/// Folders and files named after locales that the site does not have: their content would silently be missing.
pub(super) fn stray_locales(tree: &SourceTree, config: &SiteConfig) -> Vec<Diagnostic> {
    let known: Vec<&str> = config.locales.keys().map(Locale::as_str).collect();
    let mut stray: BTreeMap<&str, &Arc<str>> = BTreeMap::new();
    let mut alone = Vec::new();
    for path in tree.texts.keys() {
        let name = match path.split_once('/') {
            Some(("content", below)) => match below.split_once('/') {
                Some((locale, _)) => Some(locale),
                None => {
                    alone.extend(below.ends_with(".md").then(|| outside(below, path, config)));
                    None
                }
            },
            Some(("synonyms", file)) => file.strip_suffix(".yaml"),
            Some(("locales", file)) => file.strip_suffix(".ftl").filter(|name| !lends_messages(name, &known)),
            _ => None,
        };
        if let Some(name) = name.filter(|name| !known.contains(name)) {
            stray.entry(name).or_insert(path);
        }
    }
    let stray = stray.into_iter().map(|(name, path)| {
        if name == "assets" {
            return Diagnostic::new(
                codes::CFG011,
                format!("`{path}` is Markdown in a folder of downloads, and is not published"),
            )
            .help("articles are in the folder of their locale; move a note for writers out of `content/`")
            .in_file(path);
        }
        Diagnostic::new(
            codes::CFG011,
            format!("`{name}` is not a locale of this site, so its content is not published"),
        )
        .help(unknown_locale(name, &known))
        .in_file(path)
    });
    stray.chain(alone).collect()
}

/// Folders that are no area of site.yaml, and have nearly the name of one: somebody has mistyped it.
pub(super) fn stray_areas(tree: &SourceTree, config: &SiteConfig) -> Vec<Diagnostic> {
    /// A folder with more of them is meant.
    const FEW: usize = 3;
    let listed: Vec<&str> = config.areas.iter().map(|area| area.value.as_str()).collect();
    let mut articles: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut first: BTreeMap<&str, (&Arc<str>, &str)> = BTreeMap::new();
    let mut with_page: BTreeSet<&str> = BTreeSet::new();
    for path in tree.texts.keys().filter(|path| path.ends_with(".md")) {
        let Some((locale, below)) = path.strip_prefix("content/").and_then(|below| below.split_once('/')) else {
            continue;
        };
        let Some((area, rest)) = below.split_once('/') else { continue };
        if !config.locales.contains_key(&Locale::new(locale)) || area.starts_with(['_', '.']) {
            continue;
        }
        if rest == "_index.md" {
            with_page.insert(area);
        }
        articles.entry(area).or_default().insert(rest);
        first.entry(area).or_insert((path, locale));
    }
    let known = || listed.iter().copied().filter(|area| articles.contains_key(area));
    let stray = articles.iter().filter_map(|(area, inside)| {
        let (path, locale) = first[area];
        if listed.contains(area) || with_page.contains(area) || inside.len() > FEW {
            return None;
        }
        let meant = nearest(area, known())?;
        let message = format!("`{area}` is not in `areas` of site.yaml, and nearly has the name of `{meant}`");
        let help =
            format!("did you mean `{meant}`? move this to `content/{locale}/{meant}/`, or list `{area}` in `areas`");
        Some(Diagnostic::new(codes::NAV009, message).help(help).in_file(path))
    });
    stray.collect()
}

/// A language that the site does not list is rather new than misspelled.
fn unknown_locale(name: &str, known: &[&str]) -> String {
    let spelled = name.replace('_', "-");
    if let Some(same) = known.iter().find(|locale| locale.eq_ignore_ascii_case(&spelled)) {
        return format!("did you mean `{same}`?");
    }
    if guichet_l10n::is_valid_tag(&spelled) && guichet_l10n::is_known_language(&spelled) {
        return format!("add `{spelled}: {{}}` under `locales` in site.yaml, or remove the files");
    }
    match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            format!("articles are in the folder of their locale: `content/{}/`", known.first().copied().unwrap_or("en"))
        }
    }
}

/// Markdown in no locale's folder.
fn outside(name: &str, path: &Arc<str>, config: &SiteConfig) -> Diagnostic {
    let locale = &config.default_locale;
    let help = match name {
        "index.md" | "_index.md" => format!("the text of the home page is `content/{locale}/_index.md`"),
        _ if name.eq_ignore_ascii_case("readme.md") => "move a note for writers out of `content/`".to_owned(),
        _ => format!("move it to the folder of its locale and area: `content/{locale}/<area>/{name}`"),
    };
    Diagnostic::new(codes::CFG011, format!("`{path}` is in no locale's folder, so it is not published"))
        .help(help)
        .in_file(path)
}

/// Messages of `pt` serve `pt-BR`, and those of `en` every locale.
fn lends_messages(name: &str, locales: &[&str]) -> bool {
    name == "en" || locales.iter().any(|locale| guichet_l10n::kin(locale).iter().any(|tag| tag == name))
}
