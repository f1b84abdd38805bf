//! What Jekyll's settings say that an import needs.

use serde_json::Value;

use super::kramdown::Kinds;
use crate::draft::{Language, language};
use crate::patterns::Patterns;
use crate::source::{Source, below};
use crate::values::{Fields, as_text, as_texts, yaml};

const FILES: [&str; 3] = ["_config.yml", "_config.yaml", "docs/_config.yml"];
/// What Jekyll leaves out whatever the settings say.
const EXCLUDED: [&str; 5] = ["node_modules/", "/vendor/", ".sass-cache/", ".jekyll-cache/", "gemfiles/"];

pub struct Config {
    pub fields: Fields,
    /// The folder of the texts.
    pub root: String,
    /// Folders of collections, such as `_docs`, and their settings.
    pub collections: Vec<(String, Fields)>,
    /// Codes as folders and front matter have them, the default one first.
    pub languages: Vec<(String, Language)>,
    pub kinds: Kinds,
    /// Files that are no part of the site, and those that are for all that their names say.
    excluded: Patterns,
    included: Patterns,
}

pub fn is_there(source: &Source) -> bool {
    FILES.iter().any(|path| source.has(path))
}

pub fn read(source: &Source) -> (Config, Option<&'static str>) {
    let path = FILES.into_iter().find(|path| source.has(path)).unwrap_or(FILES[0]);
    let fields = match source.text(path).and_then(yaml) {
        Some(Value::Object(fields)) => Some(fields),
        _ => None,
    };
    let broken = fields.is_none().then_some(path);
    let fields = fields.unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let inner = fields.get("source").and_then(as_text).unwrap_or_default();
    let inner = inner.trim_matches(['.', '/']);
    let root = [folder, inner].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("/");
    let mut collections: Vec<(String, Fields)> = Vec::new();
    match fields.get("collections") {
        Some(Value::Object(all)) => {
            for (name, settings) in all {
                collections.push((name.clone(), settings.as_object().cloned().unwrap_or_default()));
            }
        }
        Some(list) => collections.extend(as_texts(list).into_iter().map(|name| (name, Fields::new()))),
        None => {}
    }
    if !collections.iter().any(|(name, _)| name == "posts") {
        collections.push(("posts".to_owned(), Fields::new()));
    }
    let languages = languages(source, &fields, &root);
    let kinds = match fields.get("callouts") {
        Some(Value::Object(kinds)) => kinds
            .iter()
            .map(|(name, one)| (name.clone(), one.get("color").and_then(as_text).unwrap_or_default()))
            .filter(|(name, _)| crate::blocks::marker(name).is_none())
            .collect(),
        _ => Kinds::new(),
    };
    let list = |key: &str| fields.get(key).map(as_texts).unwrap_or_default();
    let excluded = Patterns::of(list("exclude").iter().map(String::as_str).chain(EXCLUDED));
    let included = Patterns::of(list("include"));
    (Config { fields, root, collections, languages, kinds, excluded, included }, broken)
}

/// Those that a plugin for languages lists, or that the defaults of folders name; else that of the site.
fn languages(source: &Source, fields: &Fields, root: &str) -> Vec<(String, Language)> {
    let text = |key: &str| fields.get(key).and_then(as_text).filter(|text| !text.is_empty());
    let first = ["default_lang", "default_language", "lang", "locale"].iter().find_map(|key| text(key));
    let first = first.filter(|code| language(code).is_some()).unwrap_or_else(|| "en".to_owned());
    let mut codes = vec![first];
    let mut add = |code: String| {
        if language(&code).is_some() && !codes.iter().any(|known| same(known, &code)) {
            codes.push(code);
        }
    };
    for key in ["languages", "locales"] {
        fields.get(key).map(as_texts).unwrap_or_default().into_iter().for_each(&mut add);
    }
    for scope in defaults(fields) {
        let lang = scope.get("values").and_then(|values| values.get("lang").or_else(|| values.get("locale")));
        lang.and_then(as_text).into_iter().for_each(&mut add);
    }
    // Front matter may be all that says it.
    for (path, _) in source.below(root).filter(|(path, _)| path.ends_with(".md")) {
        let matter = crate::values::front_matter(source.text(path).unwrap_or_default());
        matter
            .fields
            .get("lang")
            .or_else(|| matter.fields.get("locale"))
            .and_then(as_text)
            .into_iter()
            .for_each(&mut add);
    }
    let named = |code: String| {
        let tag = language(&code).unwrap_or_else(|| "en".to_owned());
        (code, Language { tag, name: None, title: None })
    };
    codes.into_iter().map(named).collect()
}

/// `en_US` and `en-us` are one.
pub fn same(a: &str, b: &str) -> bool {
    a.replace('_', "-").eq_ignore_ascii_case(&b.replace('_', "-"))
}

fn defaults(fields: &Fields) -> impl Iterator<Item = &Fields> {
    fields.get("defaults").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}

impl Config {
    /// Whether a file is part of the site by the settings. Parts of its path that begin with a dot or `_` keep it out, unless the
    /// settings name them.
    pub fn is_part(&self, below_root: &str) -> bool {
        let parts = || {
            below_root.split('/').scan(String::new(), |path, part| {
                *path = crate::source::joined(path, part);
                Some((path.clone(), part))
            })
        };
        if parts().any(|(path, part)| part.starts_with(['.', '_']) && !self.included.hold(&path)) {
            return false;
        }
        self.is_left(below_root)
    }

    /// Whether the settings don't leave it out.
    pub fn is_left(&self, below_root: &str) -> bool {
        self.included.hold(below_root) || !self.excluded.hold(below_root)
    }

    /// Whether a collection has pages: without `output` it is data for others.
    pub fn has_pages(&self, collection: &str) -> bool {
        let settings = self.collections.iter().find(|(name, _)| name == collection).map(|(_, settings)| settings);
        matches!(collection, "posts" | "pages")
            || settings.is_some_and(|settings| settings.get("output") == Some(&Value::Bool(true)))
    }

    pub fn has_plugin(&self, name: &str) -> bool {
        let lists = ["plugins", "gems"].iter().filter_map(|key| self.fields.get(*key));
        lists.flat_map(crate::values::as_texts).any(|plugin| plugin == name)
    }

    pub fn text(&self, key: &str) -> Option<String> {
        self.fields.get(key).and_then(as_text).filter(|text| !text.is_empty())
    }

    /// The front matter of a file, with what the settings say of its folder and collection: the longest path last.
    pub fn with_defaults(&self, own: &Fields, path: &str, kind: &str) -> Fields {
        let text = |scope: Option<&Value>, key: &str| scope.and_then(|scope| scope.get(key)).and_then(as_text);
        let mut fitting: Vec<(usize, &Fields)> = Vec::new();
        for one in defaults(&self.fields) {
            let scope = one.get("scope");
            let within = text(scope, "path").unwrap_or_default();
            let within =
                within.trim_matches('/').split('*').next().unwrap_or_default().trim_end_matches('/').to_owned();
            let of = text(scope, "type");
            let fits = (within.is_empty() || path == within || below(path, &within).is_some())
                && of.is_none_or(|of| of.trim_end_matches('s') == kind.trim_end_matches('s'));
            if let Some(values) = one.get("values").and_then(Value::as_object).filter(|_| fits) {
                fitting.push((within.len(), values));
            }
        }
        fitting.sort_by_key(|(length, _)| *length);
        let mut all = Fields::new();
        for (_, values) in fitting {
            all.extend(values.clone());
        }
        all.extend(own.clone());
        all
    }
}
