//! What Hugo's settings say that an import needs.

use serde_json::Value;

use super::marks::Marks;
use super::permalinks::Permalinks;
use crate::draft::{Language, language};
use crate::source::{Source, joined, split};
use crate::values::{self, Fields, as_text, lookup};

#[derive(Debug)]
pub struct Config {
    /// The folder of the site in the source.
    pub home: String,
    pub title: Option<String>,
    pub base_url: Option<String>,
    /// The default one first.
    pub languages: Vec<HugoLanguage>,
    /// Whether the addresses of the default language begin with its name.
    pub default_in_path: bool,
    pub ugly: bool,
    pub params: Fields,
    /// The pages that menus name, with their weight.
    pub menus: Vec<(String, Value)>,
    pub permalinks: Permalinks,
    pub marks: Marks,
    /// Settings that change addresses or lists in ways that are not followed.
    pub unknown: Vec<&'static str>,
    /// What is said of all pages.
    pub cascade: Option<Value>,
}

#[derive(Debug)]
pub struct HugoLanguage {
    /// As Hugo writes it, in addresses and names of files.
    pub code: String,
    pub language: Language,
    /// The folder of its texts.
    pub folder: String,
    pub params: Fields,
}

const NAMES: [&str; 2] = ["hugo", "config"];
const EXTENSIONS: [&str; 4] = ["toml", "yaml", "yml", "json"];

/// All settings in one: the file at the top, then those of `config/_default/`, each below its name.
fn all(source: &Source, home: &str) -> Fields {
    let mut all = Fields::new();
    for name in NAMES {
        for extension in EXTENSIONS {
            merge(&mut all, None, settings(source, &joined(home, &format!("{name}.{extension}"))));
        }
    }
    for (path, below) in source.below(&joined(home, "config/_default")) {
        let (folder, name) = split(below);
        let stem = name.split('.').next().unwrap_or_default();
        if folder.is_empty() {
            let key = if NAMES.contains(&stem) { None } else { Some(stem) };
            merge(&mut all, key, settings(source, path));
        }
    }
    all
}

fn settings(source: &Source, path: &str) -> Option<Fields> {
    match values::settings(path, source.text(path)?)? {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

fn merge(all: &mut Fields, key: Option<&str>, fields: Option<Fields>) {
    match (key, fields) {
        (None, Some(fields)) => all.extend(fields),
        (Some(key), Some(fields)) => {
            all.insert(key.to_owned(), Value::Object(fields));
        }
        (_, None) => {}
    }
}

/// The folders of sites, the most likely first.
pub fn homes(source: &Source) -> Vec<&str> {
    crate::home::all(source, |path| {
        let (folder, name) = split(path);
        let (stem, end) = name.rsplit_once('.')?;
        if !EXTENSIONS.contains(&end) {
            return None;
        }
        let home = match folder.strip_suffix("config/_default") {
            Some(above) if above.is_empty() || above.ends_with('/') => above.trim_end_matches('/'),
            _ if stem == "hugo" => folder,
            // Many programs have settings of that name.
            _ if stem == "config" && source.has_folder(&joined(folder, "content")) => {
                settings(source, path).filter(|fields| lookup(fields, "baseURL").is_some())?;
                folder
            }
            _ => return None,
        };
        // A theme, or a part of one, has such a file without texts.
        let has_texts = || source.below(home).any(|(path, _)| path.ends_with(".md"));
        (home.is_empty() || has_texts()).then_some(home)
    })
}

pub fn read(source: &Source) -> Config {
    let home = homes(source).first().copied().unwrap_or_default();
    let all = all(source, home);
    let text = |key: &str| lookup(&all, key).and_then(as_text).filter(|text| !text.is_empty());
    let content = joined(home, text("contentDir").as_deref().unwrap_or("content").trim_matches('/'));
    let content = if source.has_folder(&content) { content } else { home.to_owned() };
    let default = text("defaultContentLanguage");
    let listed = lookup(&all, "languages").and_then(Value::as_object);
    let mut languages: Vec<(f64, HugoLanguage)> =
        listed.into_iter().flatten().filter_map(|(code, fields)| one(source, (home, &content), code, fields)).collect();
    languages.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut languages: Vec<HugoLanguage> = languages.into_iter().map(|(_, language)| language).collect();
    if languages.is_empty() {
        languages = by_folder(source, &content);
    }
    let first = default.unwrap_or_else(|| "en".to_owned());
    if languages.is_empty() {
        let code = text("languageCode").and_then(|code| language(&code)).or_else(|| language(&first));
        let tag = code.unwrap_or_else(|| "en".to_owned());
        let code = tag.to_lowercase();
        languages.push(HugoLanguage { code, language: plain(tag), folder: content, params: Fields::new() });
    }
    // The sort is stable: the others keep their order.
    languages.sort_by_key(|language| language.code.to_lowercase() != first.to_lowercase());
    let base_url = text("baseURL").filter(|url| url.starts_with("http"));
    let flag = |key: &str| lookup(&all, key) == Some(&Value::Bool(true));
    let unknown = ["taxonomies", "cascade", "module"].into_iter().filter(|key| lookup(&all, key).is_some());
    Config {
        home: home.to_owned(),
        title: text("title"),
        base_url,
        default_in_path: flag("defaultContentLanguageInSubdir"),
        ugly: flag("uglyURLs"),
        params: lookup(&all, "params").and_then(Value::as_object).cloned().unwrap_or_default(),
        menus: lookup(&all, "menus").or_else(|| lookup(&all, "menu")).map(menus).unwrap_or_default(),
        permalinks: Permalinks::of(lookup(&all, "permalinks")),
        marks: Marks::of(&all),
        unknown: unknown.collect(),
        cascade: lookup(&all, "cascade").cloned(),
        languages,
    }
}

/// Entries of all menus that name a page and have a weight.
fn menus(menus: &Value) -> Vec<(String, Value)> {
    let entries = menus.as_object().into_iter().flat_map(|menus| menus.values()).filter_map(Value::as_array).flatten();
    let named = entries.filter_map(|entry| {
        let page = ["pageRef", "pageref", "url"].iter().find_map(|key| entry.get(*key)).and_then(as_text)?;
        Some((page.trim_matches('/').to_lowercase(), entry.get("weight").filter(|weight| weight.is_number())?.clone()))
    });
    named.collect()
}

fn plain(tag: String) -> Language {
    Language { tag, name: None, title: None }
}

fn one(source: &Source, (home, content): (&str, &str), code: &str, fields: &Value) -> Option<(f64, HugoLanguage)> {
    let fields = fields.as_object()?;
    if lookup(fields, "disabled") == Some(&Value::Bool(true)) {
        return None;
    }
    let text = |key: &str| lookup(fields, key).and_then(as_text);
    let tag = language(code).or_else(|| language(&text("languageCode")?))?;
    let own = joined(content, code);
    let own = if source.has_folder(&own) { own } else { content.to_owned() };
    let named = text("contentDir").map(|folder| joined(home, folder.trim_matches('/')));
    let folder = named.filter(|folder| source.has_folder(folder)).unwrap_or(own);
    let params = lookup(fields, "params").and_then(Value::as_object).cloned().unwrap_or_default();
    let weight = lookup(fields, "weight").and_then(Value::as_f64).unwrap_or(f64::MAX);
    let language = Language { tag, name: text("languageName"), title: text("title") };
    Some((weight, HugoLanguage { code: code.to_owned(), language, folder, params }))
}

/// Without settings, a folder of texts for each language is taken for what it is, if there is nothing beside them.
fn by_folder(source: &Source, content: &str) -> Vec<HugoLanguage> {
    let mut folders: Vec<&str> = Vec::new();
    for (_, below) in source.below(content).filter(|(path, _)| path.ends_with(".md")) {
        // A README at the top is about the folder.
        let Some((folder, _)) = below.split_once('/') else { continue };
        if folders.last() != Some(&folder) {
            folders.push(folder);
        }
    }
    let tag = |folder: &str| language(folder).filter(|tag| tag.split('-').next().is_some_and(|base| base.len() == 2));
    let languages: Option<Vec<HugoLanguage>> = folders
        .iter()
        .map(|code| {
            let folder = joined(content, code);
            Some(HugoLanguage { code: (*code).to_owned(), language: plain(tag(code)?), folder, params: Fields::new() })
        })
        .collect();
    languages.unwrap_or_default()
}
