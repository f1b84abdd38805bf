//! `guichet schema`: what editors need to complete and check a site's YAML. The schemas are written by hand, because
//! their descriptions are documentation; the tests hold them to what the readers accept.

use std::fs;
use std::path::Path;

use super::args::SchemaOf;
use super::console::{self, Console};
use super::{Exit, Failure};
use guichet_contacts::{ChannelKind, KINDS};

pub fn run(of: SchemaOf, _console: &Console) -> Result<Exit, Failure> {
    console::print(&text(of));
    Ok(Exit::Clean)
}

/// JSON Schema, draft 2020-12.
pub fn text(of: SchemaOf) -> String {
    match of {
        SchemaOf::Site => include_str!("site.json").to_owned(),
        SchemaOf::Contacts => with_kinds(include_str!("contacts.json")),
        SchemaOf::Redirects => include_str!("redirects.json").to_owned(),
        SchemaOf::FrontMatter => include_str!("front-matter.json").to_owned(),
        SchemaOf::Glossary => include_str!("glossary.json").to_owned(),
    }
}

/// What each file of a site is described by, and the name of the schema.
const FILES: [(&str, SchemaOf, &str); 3] = [
    ("site.yaml", SchemaOf::Site, "site.json"),
    ("contacts.yaml", SchemaOf::Contacts, "contacts.json"),
    ("redirects.yaml", SchemaOf::Redirects, "redirects.json"),
];

/// In the cache of a site, so that the schemas are always those of the program that reads it.
const FOLDER: &str = "schema";

/// Writes the schemas into the cache of a site, where they are not those of this program. Editors do without if that fails.
pub fn keep(cache: &Path) {
    let folder = cache.join(FOLDER);
    let all = FILES.iter().map(|(_, of, name)| (*of, *name)).chain([(SchemaOf::FrontMatter, "front-matter.json")]);
    for (of, name) in all {
        let (path, text) = (folder.join(name), text(of));
        if fs::read(&path).is_ok_and(|there| there == text.as_bytes()) {
            continue;
        }
        // Another command may be reading it.
        let beside = folder.join(format!("{name}.{}", std::process::id()));
        let written = fs::create_dir_all(&folder)
            .and_then(|()| fs::write(&beside, text))
            .and_then(|()| fs::rename(&beside, &path));
        if written.is_err() {
            let _ = fs::remove_file(&beside);
        }
    }
}

/// The line that tells editors with the YAML language server which schema a file of a site has; `None` for other files.
pub fn line(file: &str) -> Option<String> {
    let (_, _, name) = FILES.iter().find(|(known, ..)| *known == file)?;
    Some(format!("{MARK} $schema=.guichet/{FOLDER}/{name}"))
}

const MARK: &str = "# yaml-language-server:";

/// Files of a site that can name their schema.
pub fn files() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(file, ..)| *file)
}

/// A file of a site that names its schema, if it doesn't yet.
pub fn with_line(file: &str, text: &str) -> Option<String> {
    let line = line(file).filter(|_| !text.contains(MARK))?;
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let (mark, body) = text.strip_prefix('\u{feff}').map_or(("", text), |body| ("\u{feff}", body));
    Some(format!("{mark}{line}{end}{body}"))
}

/// The words of the table of kinds, which has room for more.
fn with_kinds(schema: &str) -> String {
    let words: Vec<String> = KINDS.iter().map(|kind| format!("\"{}\"", kind.word)).collect();
    let served = ChannelKind::served_by_form("or");
    schema.replace("\"$kinds\"", &words.join(", ")).replace("$kinds-of-the-form", &served)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn files_name_their_schema_once() {
        let line = "# yaml-language-server: $schema=.guichet/schema/contacts.json";
        assert_eq!(with_line("contacts.yaml", "plans: []\n"), Some(format!("{line}\nplans: []\n")));
        assert_eq!(with_line("contacts.yaml", "\u{feff}a: 1\r\n"), Some(format!("\u{feff}{line}\r\na: 1\r\n")));
        assert_eq!(with_line("contacts.yaml", "# A.\n# yaml-language-server: $schema=x\n"), None);
        assert_eq!(with_line("other.yaml", "a: 1\n"), None);
    }

    #[test]
    fn schemas_are_kept_up_to_date() {
        let dir = tempfile::tempdir().unwrap();
        keep(dir.path());
        let site = dir.path().join("schema/site.json");
        assert_eq!(fs::read_to_string(&site).unwrap(), text(SchemaOf::Site));
        fs::write(&site, "old").unwrap();
        keep(dir.path());
        assert_eq!(fs::read_to_string(&site).unwrap(), text(SchemaOf::Site));
        assert_eq!(fs::read_dir(dir.path().join("schema")).unwrap().count(), 4);
    }

    use guichet_core::diag::{Diagnostic, codes};
    use guichet_markdown::front_matter::{HeadKind, parse_head, split};
    use guichet_site::config;

    /// A map that a reader knows: where the schema describes it, and a file in which it holds `key: value`.
    struct Map {
        of: SchemaOf,
        pointer: &'static str,
        file: fn(&str, &Value) -> Value,
    }

    const fn map(of: SchemaOf, pointer: &'static str, file: fn(&str, &Value) -> Value) -> Map {
        Map { of, pointer, file }
    }

    const MAPS: [Map; 35] = [
        map(SchemaOf::Site, "", site),
        map(SchemaOf::Site, "/$defs/localeSettings", |key, value| {
            site("locales", &json!({ "en": {}, "de": { key: value } }))
        }),
        map(SchemaOf::Site, "/properties/markdown", |key, value| site("markdown", &json!({ key: value }))),
        map(SchemaOf::Site, "/properties/search/anyOf/1", |key, value| site("search", &json!({ key: value }))),
        map(SchemaOf::Site, "/properties/outputs", |key, value| site("outputs", &json!({ key: value }))),
        map(SchemaOf::Site, "/properties/external", |key, value| site("external", &json!({ key: value }))),
        map(SchemaOf::Site, "/$defs/theme", |key, value| site("theme", &json!({ key: value }))),
        map(SchemaOf::Site, "/$defs/schemeColour", |key, value| theme("brand", &json!({ key: value }))),
        map(SchemaOf::Site, "/$defs/colours", |key, value| theme("colors", &json!({ key: value }))),
        map(SchemaOf::Site, "/$defs/fonts", |key, value| theme("fonts", &json!({ key: value }))),
        map(SchemaOf::Site, "/$defs/fontFamily", |key, value| {
            theme("fonts", &json!({ "text": set(json!({ "family": "Inter" }), key, value) }))
        }),
        map(SchemaOf::Site, "/$defs/fontFile", |key, value| {
            let files = json!([set(json!({ "file": "Inter.ttf" }), key, value)]);
            theme("fonts", &json!({ "text": { "family": "Inter", "files": files } }))
        }),
        map(SchemaOf::Site, "/$defs/logo", |key, value| theme("logo", &set(json!({ "light": "a.svg" }), key, value))),
        map(SchemaOf::Site, "/$defs/favicon", |key, value| theme("favicon", &json!({ key: value }))),
        map(SchemaOf::Site, "/$defs/link", |key, value| theme("header_links", &json!([set(link(), key, value)]))),
        map(SchemaOf::Site, "/$defs/linkGroup", |key, value| {
            theme("footer_links", &json!([set(json!({ "title": "Legal", "links": [link()] }), key, value)]))
        }),
        map(SchemaOf::Site, "/$defs/announcement", |key, value| {
            theme("announcement", &set(json!({ "text": "New", "href": "https://www.example.com/" }), key, value))
        }),
        map(SchemaOf::Site, "/$defs/homeCards", |key, value| {
            theme("home", &json!(["search", set(json!({ "cards": [] }), key, value)]))
        }),
        map(SchemaOf::Site, "/$defs/cards", |key, value| {
            theme("home", &json!([{ "cards": set(json!({ "cards": [] }), key, value) }]))
        }),
        map(SchemaOf::Site, "/$defs/card", |key, value| {
            let card = set(json!({ "title": "Status", "href": "https://status.example.com/" }), key, value);
            theme("home", &json!([{ "cards": [card] }]))
        }),
        map(SchemaOf::Site, "/$defs/headTag", |key, value| theme("head", &json!([{ key: value }]))),
        map(SchemaOf::Site, "/$defs/script", |key, value| {
            theme("scripts", &json!([set(json!({ "src": "https://cdn.example.com/a.js" }), key, value)]))
        }),
        map(SchemaOf::Contacts, "", contacts),
        map(SchemaOf::Contacts, "/$defs/addon", |key, value| {
            contacts("addons", &json!({ "extra": set(json!({ "plans": "all" }), key, value) }))
        }),
        map(SchemaOf::Contacts, "/properties/seal", |key, value| contacts("seal", &json!({ key: value }))),
        map(SchemaOf::Contacts, "/$defs/channel", channel),
        map(SchemaOf::Contacts, "/$defs/form", form),
        map(SchemaOf::Contacts, "/$defs/condition", |key, value| {
            channel("conditions", &json!([set(json!({ "needs": "seat" }), key, value)]))
        }),
        map(SchemaOf::Contacts, "/$defs/channel/properties/href/anyOf/1", |key, value| {
            channel("href", &json!({ key: value }))
        }),
        map(SchemaOf::Contacts, "/$defs/hours", hours),
        map(SchemaOf::Redirects, "/anyOf/1/items", |key, value| {
            json!([set(json!({ "from": "/old/", "to": "guide/refunds" }), key, value)])
        }),
        map(SchemaOf::FrontMatter, "", |key, value| json!({ key: value })),
        map(SchemaOf::FrontMatter, "/properties/search/anyOf/1", |key, value| json!({ "search": { key: value } })),
        map(SchemaOf::FrontMatter, "/properties/source", |key, value| json!({ "source": { key: value } })),
        map(
            SchemaOf::Glossary,
            "/$defs/term",
            |key, value| json!({ "en": [set(json!({ "use": "contact", "not": "lead" }), key, value)] }),
        ),
    ];

    fn set(mut map: Value, key: &str, value: &Value) -> Value {
        map[key] = value.clone();
        map
    }

    fn site(key: &str, value: &Value) -> Value {
        let locales = json!({ "en": {}, "fr": { "fallback": ["en"] } });
        set(json!({ "title": "Help", "base_url": "https://help.example.com/", "locales": locales }), key, value)
    }

    fn theme(key: &str, value: &Value) -> Value {
        site("theme", &json!({ key: value }))
    }

    fn link() -> Value {
        json!({ "text": "Status", "href": "https://status.example.com/" })
    }

    fn contacts(key: &str, value: &Value) -> Value {
        let channels = json!({ "community": everyone() });
        let addons = json!({ "premium-support": { "plans": ["pro"] } });
        set(json!({ "plans": ["free", "basic", "pro"], "addons": addons, "channels": channels }), key, value)
    }

    fn everyone() -> Value {
        json!({ "plans": "all", "languages": ["en"], "href": "https://community.example.com/" })
    }

    fn channel(key: &str, value: &Value) -> Value {
        contacts("channels", &json!({ "community": everyone(), "chat": set(everyone(), key, value) }))
    }

    fn form(key: &str, value: &Value) -> Value {
        let file = channel("kind", &json!("chat"));
        set(file, "form", &set(json!({ "endpoint": "https://api.example.com/support/requests" }), key, value))
    }

    fn hours(key: &str, value: &Value) -> Value {
        channel("hours", &set(json!({ "tz": "Europe/Paris", "daily": "09:00-18:00" }), key, value))
    }

    /// What the readers say of a file. JSON is YAML, so the probes need no writer of their own.
    fn read(of: SchemaOf, file: &Value) -> Vec<Diagnostic> {
        let name: Arc<str> = Arc::from("probe");
        match of {
            SchemaOf::Site => config::parse_site(&name, &file.to_string()).diags,
            SchemaOf::Contacts => guichet_contacts::parse_contacts(&name, &file.to_string(), &Default::default()).diags,
            SchemaOf::Redirects => guichet_site::resolve::parse_redirects(&name, &file.to_string()).diags,
            SchemaOf::FrontMatter => {
                let kind = if file.get("icon").is_some() { HeadKind::Index } else { HeadKind::Article };
                head(kind, file)
            }
            SchemaOf::Glossary => {
                config::parse_glossary(&name, &file.to_string(), &[guichet_core::model::Locale::new("en")]).diags
            }
        }
    }

    fn head(kind: HeadKind, file: &Value) -> Vec<Diagnostic> {
        let text = format!("---\n{file}\n---\n");
        parse_head(&Arc::from("probe"), &text, &split(&text), kind, &Default::default()).diags
    }

    fn schema(of: SchemaOf) -> Value {
        serde_json::from_str(&text(of)).unwrap()
    }

    fn properties(map: &Map) -> Vec<(String, Value)> {
        let schema = schema(map.of);
        let properties = schema.pointer(map.pointer).and_then(|map| map.get("properties")).and_then(Value::as_object);
        properties.unwrap().iter().map(|(key, value)| (key.clone(), value.clone())).collect()
    }

    /// The values that a property shows or lists.
    fn values(property: &Value) -> Vec<Value> {
        let list = |key: &str| property.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        let flags = if property["type"] == "boolean" { vec![json!(true), json!(false)] } else { Vec::new() };
        [list("enum"), list("examples"), flags].concat()
    }

    #[test]
    fn every_key_of_a_schema_is_known_to_its_reader() {
        for map in &MAPS {
            for (key, property) in properties(map) {
                assert!(property["description"].is_string(), "{} {key} has no description", map.pointer);
                let values = values(&property);
                assert!(!values.is_empty(), "{} {key} shows no value", map.pointer);
                for value in values {
                    let diags = read(map.of, &(map.file)(&key, &value));
                    // A gate that refuses a value has understood it; what else is said follows from that.
                    if !diags.iter().any(|d| [codes::GATE, codes::SEAL].contains(&d.code.family())) {
                        assert_eq!(diags, [], "{} {key}: {value}", map.pointer);
                    }
                }
            }
        }
    }

    /// An unknown key makes a reader list the keys that it knows.
    fn known(diags: &[Diagnostic]) -> BTreeSet<String> {
        let help = diags.iter().filter_map(|d| d.help.as_deref()).find_map(|help| help.strip_prefix("valid keys: "));
        help.unwrap_or_default().split('`').skip(1).step_by(2).map(str::to_owned).collect()
    }

    #[test]
    fn every_key_of_a_reader_is_in_its_schema() {
        const UNKNOWN: &str = "qqqqqqqqqqqqqqqqqqqqqqqq";
        // Opening hours have free keys: what is not a day is not a key, and the reader says so instead.
        for map in MAPS.iter().filter(|map| map.pointer != "/$defs/hours") {
            let probe = (map.file)(UNKNOWN, &json!(1));
            let mut expected = known(&read(map.of, &probe));
            if map.of == SchemaOf::FrontMatter && map.pointer.is_empty() {
                expected.extend(known(&head(HeadKind::Index, &probe)));
            }
            let described: BTreeSet<String> = properties(map).into_iter().map(|(key, _)| key).collect();
            assert_eq!(described, expected, "{}", map.pointer);
        }
    }

    #[test]
    fn every_object_is_closed() {
        for map in &MAPS {
            let schema = schema(map.of);
            assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
            let closed = schema.pointer(map.pointer).and_then(|map| map.get("additionalProperties"));
            assert_eq!(closed, Some(&json!(false)), "{}", map.pointer);
        }
    }
}
