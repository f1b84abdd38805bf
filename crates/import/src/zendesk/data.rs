//! What Zendesk's API answers, from any number of JSON files: articles, sections, categories, translations, attachments.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::desk;
use crate::lists::Lists;
use crate::source::{Source, split};
use crate::values::{Fields, as_text, is_on, json_or_place};

/// All records by their id, which has the order of the numbers.
#[derive(Debug, Default)]
pub struct Data {
    pub articles: BTreeMap<u64, Fields>,
    pub sections: BTreeMap<u64, Fields>,
    pub categories: BTreeMap<u64, Fields>,
    pub attachments: BTreeMap<u64, Fields>,
    pub segments: BTreeMap<u64, Fields>,
    pub labels: BTreeMap<u64, Fields>,
    /// By kind and id of what is translated, then by locale.
    pub translations: BTreeMap<(String, u64), BTreeMap<String, Fields>>,
    /// Records that have no place here, counted: kind → the file of the first.
    pub others: BTreeMap<String, (usize, String)>,
    /// Files that are not JSON, where they break, and whether they end too early.
    pub broken: Vec<(String, (String, bool))>,
    /// How many pages there are of what.
    pub lists: Lists,
    /// Old addresses that lead to others.
    pub rules: Vec<(String, String)>,
    /// What the help centre is called.
    pub name: Option<String>,
    /// Files of JSON that hold something else.
    pub foreign: Vec<String>,
    /// Articles of which the export has only translations.
    pub lone: Vec<u64>,
    /// The first id of attachments by name: a file that was put there again has another id.
    names: BTreeMap<String, Vec<String>>,
    /// Which file a record is from.
    pub sources: BTreeMap<u64, String>,
}

const LISTS: [(&str, &str); 7] = [
    ("articles", "article"),
    ("sections", "section"),
    ("categories", "category"),
    ("article_attachments", "article_attachment"),
    ("user_segments", "user_segment"),
    ("labels", "label"),
    ("translations", "translation"),
];

/// Whether a text is an answer of that API: articles with what only they have.
pub fn is_one(text: &str) -> bool {
    let has = |key: &str| text.contains(&format!("\"{key}\""));
    // Articles may be a list of their own, without the answer around it.
    has("section_id") && (has("articles") || has("article") || has("source_locale") && has("html_url"))
}

pub fn read(source: &Source) -> Data {
    let mut data = Data::default();
    for path in source.exports() {
        let value = json_or_place(source.text(path).unwrap_or_default());
        if let Ok(value) = &value {
            data.lists.look(value, path);
        }
        let answers = match value {
            Ok(Value::Object(all)) => vec![all],
            // A list of answers, one page of the list after the other.
            Ok(Value::Array(items)) if items.iter().any(Value::is_object) => items
                .into_iter()
                .filter_map(|item| if let Value::Object(all) = item { Some(all) } else { None })
                .collect(),
            Ok(_) => {
                data.foreign.push(path.to_owned());
                continue;
            }
            Err(place) => {
                data.broken.push((path.to_owned(), place));
                continue;
            }
        };
        for (key, value) in answers.into_iter().flat_map(answer) {
            let kind = LISTS.iter().find(|(list, one)| key == *list || key == *one).map(|(list, _)| *list);
            let items = match value {
                Value::Array(items) => items,
                value @ Value::Object(_) => vec![value],
                _ => continue,
            };
            for item in items {
                let Value::Object(fields) = item else { continue };
                match kind {
                    Some(kind) => data.add(kind, fields, path),
                    None if key == "redirect_rules" => {
                        let [from, to] = ["redirect_from", "redirect_to"].map(|key| text(&fields, key));
                        data.rules.extend(from.zip(to));
                    }
                    None if matches!(key.as_str(), "help_center" | "brands" | "brand") => {
                        data.name = data.name.take().or_else(|| text(&fields, "name"));
                    }
                    None if matches!(key.as_str(), "comments" | "votes" | "posts" | "topics" | "content_tags") => {
                        data.others.entry(key.clone()).or_insert((0, path.to_owned())).0 += 1;
                    }
                    None => {}
                }
            }
        }
    }
    data.adopt();
    for (id, fields) in &data.attachments {
        if let Some(name) = text(fields, "file_name") {
            data.names.entry(name.to_lowercase()).or_default().push(id.to_string());
        }
    }
    data
}

/// The lists of an answer. A record on its own is known by what only its kind has.
fn answer(fields: Fields) -> Fields {
    let has = |key: &str| fields.contains_key(key);
    let kind = match () {
        () if !has("id") => return fields,
        () if has("section_id") && has("title") => "article",
        () if has("category_id") && has("name") => "section",
        () if has("source_id") && has("locale") => "translation",
        () if has("content_url") && has("file_name") => "article_attachment",
        () if has("source_locale") && has("name") => "category",
        () => return fields,
    };
    Fields::from_iter([(kind.to_owned(), Value::Object(fields))])
}

impl Data {
    fn add(&mut self, kind: &str, mut fields: Fields, path: &str) {
        let nested = fields.remove("translations");
        let id = number(&fields, "id");
        if let (Some(Value::Array(items)), Some(id)) = (nested, id) {
            for item in items {
                if let Value::Object(mut item) = item {
                    item.entry("source_id").or_insert_with(|| id.into());
                    item.entry("source_type").or_insert_with(|| singular(kind).into());
                    self.add("translations", item, path);
                }
            }
        }
        if kind == "translations" {
            let of = number(&fields, "source_id");
            let kind = text(&fields, "source_type").unwrap_or_else(|| "Article".to_owned()).to_lowercase();
            if let (Some(of), Some(locale)) = (of, text(&fields, "locale")) {
                self.sources.entry(of).or_insert_with(|| path.to_owned());
                let known = self.translations.entry((kind, of)).or_default();
                let locale = locale.to_lowercase();
                if known.get(&locale).is_none_or(|known| desk::is_newer(&fields, known)) {
                    known.insert(locale, fields);
                }
            }
            return;
        }
        let Some(id) = id else { return };
        let all = match kind {
            "articles" => &mut self.articles,
            "sections" => &mut self.sections,
            "categories" => &mut self.categories,
            "article_attachments" => &mut self.attachments,
            "user_segments" => &mut self.segments,
            _ => &mut self.labels,
        };
        if all.get(&id).is_none_or(|known| desk::is_newer(&fields, known)) {
            self.sources.insert(id, path.to_owned());
            all.insert(id, fields);
        }
    }

    /// A translation of an article that is not in the export is an article all the same.
    fn adopt(&mut self) {
        let lone: Vec<u64> = self
            .translations
            .keys()
            .filter(|(kind, id)| kind == "article" && !self.articles.contains_key(id))
            .map(|(_, id)| *id)
            .collect();
        for id in &lone {
            let first = self.translations.get(&("article".to_owned(), *id)).and_then(|all| all.values().next());
            let Some(first) = first else { continue };
            let mut own = first.clone();
            own.insert("id".to_owned(), (*id).into());
            self.articles.insert(*id, own);
        }
        self.lone = lone;
    }

    pub fn has(&self, plural: &str, id: u64) -> bool {
        match plural {
            "articles" => self.articles.contains_key(&id),
            "sections" => self.sections.contains_key(&id),
            _ => self.categories.contains_key(&id),
        }
    }

    /// The id of another attachment of the same name, if there is only one: an old address names a file that has another id now.
    pub fn same_file(&self, id: &str, to: &str) -> Option<&str> {
        let record = id.parse().ok().and_then(|id| self.attachments.get(&id)).and_then(|one| text(one, "file_name"));
        let named = || {
            let path = to.split(['?', '#']).next().unwrap_or_default();
            percent_encoding::percent_decode_str(path.rsplit('/').next()?)
                .decode_utf8()
                .ok()
                .map(|name| name.into_owned())
        };
        let name = record.or_else(named)?.to_lowercase();
        let mut others = self.names.get(&name)?.iter().filter(|other| *other != id);
        let first = others.next()?;
        others.next().is_none().then_some(first.as_str())
    }

    /// A record in each of its languages: its own fields, and those of its translations.
    pub fn languages(&self, kind: &str, id: u64, own: &Fields) -> BTreeMap<String, Fields> {
        let mut all = self.translations.get(&(kind.to_owned(), id)).cloned().unwrap_or_default();
        if let Some(locale) = text(own, "locale") {
            all.entry(locale.to_lowercase()).or_insert_with(|| own.clone());
        }
        all
    }
}

/// Files of attachments in the source, by id: `…/<id>/<name>`, `<id>-<name>`, `<id>_<name>` or `<id>.<ending>`.
pub fn files(source: &Source) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for path in source.paths().filter(|path| !path.ends_with(".json") && !path.ends_with(".jsonl")) {
        let (folder, name) = split(path);
        let by_name = name.split(['-', '_', '.']).next().unwrap_or_default();
        for id in [split(folder).1, by_name].into_iter().filter(|id| !id.is_empty()) {
            files.entry(id.to_owned()).or_insert_with(|| path.to_owned());
        }
    }
    files
}

fn singular(kind: &str) -> &str {
    LISTS.iter().find(|(list, _)| *list == kind).map_or(kind, |(_, one)| one)
}

pub fn number(fields: &Fields, key: &str) -> Option<u64> {
    // Large ids are texts in some exports.
    fields.get(key).and_then(|value| value.as_u64().or_else(|| value.as_str()?.parse().ok()))
}

pub fn text(fields: &Fields, key: &str) -> Option<String> {
    fields.get(key).and_then(as_text).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

pub fn is_set(fields: &Fields, key: &str) -> bool {
    is_on(fields.get(key))
}
