//! `locales`, `default_locale` and `locale_aliases` of site.yaml: which languages there are, and what each borrows from.

use std::collections::BTreeMap;

use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::{Locale, Spanned};
use guichet_core::yaml::{Fields, FileDiags, Node};
use indexmap::IndexMap;

#[derive(Clone, Debug, Default)]
pub struct LocaleConfig {
    /// Where missing articles are borrowed from, nearest first, without the locale itself.
    pub fallback: Vec<Locale>,
    /// The locale's name in itself, where CLDR's is not wanted.
    pub name: Option<String>,
}

/// The first of them, unless the site says which.
pub(super) fn read_default(
    fields: &mut Fields,
    locales: &IndexMap<Locale, LocaleConfig>,
    file: &mut FileDiags,
) -> Option<Locale> {
    match fields.text("default_locale", file) {
        None => locales.keys().next().cloned(),
        Some(text) => known(&text, locales, file).or_else(|| locales.keys().next().cloned()),
    }
}

fn known(text: &Spanned<String>, locales: &IndexMap<Locale, LocaleConfig>, file: &mut FileDiags) -> Option<Locale> {
    let locale = Locale::new(&text.value);
    if locales.contains_key(&locale) {
        return Some(locale);
    }
    let diagnostic = Diagnostic::new(codes::CFG005, format!("no locale `{locale}` in this site"))
        .did_you_mean(&text.value, locales.keys().map(Locale::as_str));
    file.push(diagnostic, &text.span);
    None
}

/// `locales:`, in their order; those that are no languages are told and left out.
pub(super) fn read(node: &Node, file: &mut FileDiags) -> IndexMap<Locale, LocaleConfig> {
    let Some(mut fields) = Fields::of("locales", node, file) else { return IndexMap::new() };
    let entries = fields.entries();
    let mut locales: IndexMap<Locale, LocaleConfig> = IndexMap::new();
    let mut chains: Vec<(Locale, Vec<Spanned<String>>)> = Vec::new();
    for (key, node) in entries {
        if !guichet_l10n::is_valid_tag(&key.name) {
            let diagnostic = Diagnostic::new(codes::CFG005, format!("`{}` is not a valid language tag", key.name))
                .help("write a BCP 47 tag, such as `fr`, `pt-BR` or `zh-Hans`");
            file.push(diagnostic, &key.span);
            continue;
        }
        let locale = Locale::new(&key.name);
        if let Some(other) = locales.keys().find(|other| other.as_str().eq_ignore_ascii_case(&key.name)) {
            let message =
                format!("`{locale}` and `{other}` are one language: tags that differ only in case are the same");
            file.push(Diagnostic::new(codes::CFG005, message).help("keep one of the two"), &key.span);
            continue;
        }
        let mut config = LocaleConfig::default();
        if let Some(mut fields) = Fields::of_keys(&key.name, "fallback", node, file) {
            let chain = fields.texts("fallback", file);
            config.name = fields.text("name", file).map(|text| text.value);
            fields.finish(file);
            chains.push((locale.clone(), chain));
        }
        locales.insert(locale, config);
    }
    for (locale, chain) in chains {
        let fallback = chain.iter().filter_map(|text| {
            let other = known(text, &locales, file)?;
            if other == locale {
                let diagnostic = Diagnostic::new(file.wrong_value, format!("`{locale}` can't fall back to itself"));
                file.push(diagnostic.help("remove it from its own `fallback`"), &text.span);
                return None;
            }
            Some(other)
        });
        let fallback = fallback.collect();
        if let Some(config) = locales.get_mut(&locale) {
            config.fallback = fallback;
        }
    }
    locales
}

/// `locale_aliases:`
pub(super) fn read_aliases(
    node: &Node,
    locales: &IndexMap<Locale, LocaleConfig>,
    file: &mut FileDiags,
) -> BTreeMap<String, Locale> {
    let Some(mut fields) = Fields::of("locale_aliases", node, file) else { return BTreeMap::new() };
    let mut aliases = BTreeMap::new();
    for (key, node) in fields.entries() {
        let Some(text) = file.text(&key.name, node) else { continue };
        let tag_like = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if locales.keys().any(|locale| locale.as_str().eq_ignore_ascii_case(&key.name)) {
            let message = format!("`{}` is a locale of this site and can't be an alias too", key.name);
            file.push(Diagnostic::new(file.wrong_value, message).help("remove it"), &key.span);
        } else if key.name.is_empty() || key.name.starts_with('_') || !key.name.chars().all(tag_like) {
            let message = format!("`{}` can't be the alias of a locale", key.name);
            let diagnostic = Diagnostic::new(file.wrong_value, message);
            file.push(diagnostic.help("write it like a tag: letters, digits and `-`, as in `jp: ja`"), &key.span);
        } else if let Some(locale) = known(&text, locales, file) {
            aliases.insert(key.name.clone(), locale);
        }
    }
    aliases
}
