//! Product contexts: those that articles name must be among those of `site.yaml`, and each of them should have an
//! article in every locale.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::dates::dated;
use super::input::ResolveInput;
use super::site::LocaleSite;
use guichet_core::diag::{Diagnostic, codes};
use guichet_markdown::ParsedFile;

pub fn check(input: &ResolveInput, locales: &[LocaleSite]) -> Vec<Diagnostic> {
    let mut diags = unknown(input);
    diags.extend(uncovered(input, locales));
    diags.extend(unknown_areas(input, locales));
    diags
}

fn unknown(input: &ResolveInput) -> Vec<Diagnostic> {
    let known: Vec<&str> = input.config.contexts.iter().map(|context| context.name.value.as_str()).collect();
    let named = input.files.iter().flat_map(|file| file.head.contexts.iter().map(move |context| (file, context)));
    named
        .filter(|(_, context)| !known.contains(&context.value.as_str()))
        .map(|(file, context)| {
            Diagnostic::new(codes::NAV004, format!("unknown product context `{}`", context.value))
                .help("list it under `contexts` in site.yaml, or remove it here")
                .did_you_mean(&context.value, known.iter().copied())
                .at(&file.path, context.span.clone())
        })
        .collect()
}

/// One diagnostic for each context, whatever the number of locales that lack it: it is one thing to write. An article
/// that is borrowed from another locale counts, since the panel shows it.
fn uncovered(input: &ResolveInput, locales: &[LocaleSite]) -> Vec<Diagnostic> {
    let mut covered: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for site in locales {
        for page in site.pages.iter().filter(|page| page.listed) {
            for context in &input.files[page.body.file].head.contexts {
                covered.entry(&context.value).or_default().insert(site.locale.as_str());
            }
        }
    }
    let site_file: Arc<str> = Arc::from("site.yaml");
    let missing = input.config.contexts.iter().filter_map(|context| {
        let name = &context.name;
        let has = covered.get(name.value.as_str());
        let without: Vec<&str> = locales
            .iter()
            .map(|site| site.locale.as_str())
            .filter(|locale| has.is_none_or(|has| !has.contains(locale)))
            .collect();
        if without.is_empty() {
            return None;
        }
        let place = if without.len() == locales.len() { String::new() } else { format!(" in {}", without.join(", ")) };
        let named = |file: &ParsedFile| file.head.contexts.iter().any(|context| context.value == name.value);
        if input.files.iter().any(|file| file.head.comes_and_goes() && !file.head.draft && named(file)) {
            let message =
                format!("no article that is published at this date names the product context `{}`{place}", name.value);
            return Some(dated(message, "name it in another one").at(&site_file, name.span.clone()));
        }
        let message = format!("no article names the product context `{}`{place}", name.value);
        let diagnostic = Diagnostic::new(codes::NAV005, message)
            .help(format!("write `contexts: [{}]` in the front matter of the articles that help there", name.value));
        Some(diagnostic.at(&site_file, name.span.clone()))
    });
    missing.collect()
}

fn unknown_areas(input: &ResolveInput, locales: &[LocaleSite]) -> Vec<Diagnostic> {
    let known = super::tree::area_slugs(locales);
    let site_file: Arc<str> = Arc::from("site.yaml");
    let areas = input.config.contexts.iter().filter_map(|context| context.area.as_ref());
    areas
        .filter(|area| !known.contains(area.value.as_str()) && !super::tree::is_in_content(input, &area.value))
        .map(|area| {
            Diagnostic::new(codes::NAV002, format!("the area `{}` has no content", area.value))
                .did_you_mean(&area.value, known.iter().copied())
                .at(&site_file, area.span.clone())
        })
        .collect()
}
