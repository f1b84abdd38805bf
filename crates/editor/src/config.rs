//! `config.yml`: collections, forms, languages and how files are written. Nothing in it is typed by hand, so it may be written
//! anew whenever areas, languages or plans change.

use serde::Serialize;
use serde_json::Value;

use crate::fields::{self, Field};
use crate::{BACKEND_FILE, Named, Site};

#[derive(Serialize)]
struct Config<'a> {
    app_title: &'a str,
    display_url: &'a str,
    /// Of the site as it was published; what was saved a moment ago is not there yet.
    show_preview_links: bool,
    media_folder: String,
    public_folder: &'static str,
    media_libraries: Pictures,
    i18n: Languages<'a>,
    output: Output,
    slug: Names,
    editor: Panes,
    collections: Vec<Collection<'a>>,
}

/// Where pictures come from: people's own computers, and no company that offers some.
#[derive(Serialize)]
struct Pictures {
    default: OwnPictures,
    stock_assets: NoPictures,
}

#[derive(Serialize)]
struct OwnPictures {
    config: PictureNames,
}

#[derive(Serialize)]
struct PictureNames {
    slugify_filename: bool,
}

#[derive(Serialize)]
struct NoPictures {
    providers: [&'static str; 0],
}

#[derive(Serialize)]
struct Languages<'a> {
    structure: &'static str,
    locales: &'a [String],
    default_locale: &'a str,
    /// A new article is not written in languages that nobody has translated it to.
    initial_locales: &'static str,
}

#[derive(Serialize)]
struct Output {
    omit_empty_optional_fields: bool,
    yaml: Yaml,
}

#[derive(Serialize)]
struct Yaml {
    quote: &'static str,
    indent_sequences: bool,
}

/// Names of new files.
#[derive(Serialize)]
struct Names {
    encoding: &'static str,
    clean_accents: bool,
}

/// The editor's own preview knows nothing of blocks, shortcodes and the theme.
#[derive(Serialize)]
struct Panes {
    preview: bool,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Collection<'a> {
    Entries(Entries<'a>),
    Files(Files<'a>),
}

#[derive(Serialize)]
struct Entries<'a> {
    name: String,
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label_singular: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    icon: Option<&'static str>,
    folder: String,
    i18n: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier_field: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<Slug>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nested: Option<Nested>,
    #[serde(skip_serializing_if = "Option::is_none")]
    meta: Option<Meta>,
    #[serde(skip_serializing_if = "Option::is_none")]
    index_file: Option<Index>,
    fields: Vec<Field>,
}

#[derive(Serialize)]
struct Files<'a> {
    name: &'static str,
    label: &'static str,
    icon: &'static str,
    i18n: bool,
    files: Vec<File<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    name: String,
    label: &'a str,
    file: String,
    i18n: bool,
    fields: Vec<Field>,
}

/// What a new file is called. Later, a new name would break the links to it.
#[derive(Serialize)]
struct Slug {
    #[serde(skip_serializing_if = "Option::is_none")]
    template: Option<&'static str>,
    editable: [&'static str; 1],
    hint: &'static str,
}

/// Articles lie in folders themselves; they are not folders with a file in them.
#[derive(Serialize)]
struct Nested {
    subfolders: bool,
}

/// With this, the form shows the folder.
#[derive(Serialize)]
struct Meta {
    path: Place,
}

#[derive(Serialize)]
struct Place {}

#[derive(Serialize)]
struct Index {
    name: &'static str,
    label: &'static str,
    fields: Vec<Field>,
}

/// The file's text. `schema` is the JSON Schema of the front matter.
///
/// # Errors
/// Of the library that writes YAML, which has no reason for one here.
pub fn config(site: &Site, schema: &Value) -> Result<String, String> {
    let head = format!(
        "# Made by `guichet editor`, which writes it anew: after a change of areas, categories, languages, plans or contexts, run\n\
         # it again. Settings of your own belong into {BACKEND_FILE}.\n"
    );
    Ok(head + &yaml(&made_of(site, schema))?)
}

/// A text is one line, however long.
pub fn yaml(value: &impl Serialize) -> Result<String, String> {
    let options = serde_saphyr::ser_options! { compact_list_indent: false, prefer_block_scalars: false };
    serde_saphyr::to_string_with_options(value, options).map_err(|error| error.to_string())
}

fn made_of<'a>(site: &'a Site, schema: &Value) -> Config<'a> {
    let mut collections: Vec<Collection> =
        site.areas.iter().map(|area| Collection::Entries(articles(site, area, schema))).collect();
    collections.push(Collection::Files(pages(site, schema)));
    collections.push(Collection::Entries(snippets(site)));
    Config {
        app_title: &site.title,
        display_url: &site.base_url,
        show_preview_links: false,
        media_folder: format!("{}content/assets", site.prefix),
        public_folder: "/assets",
        media_libraries: Pictures {
            default: OwnPictures { config: PictureNames { slugify_filename: true } },
            stock_assets: NoPictures { providers: [] },
        },
        i18n: Languages {
            structure: "multiple_folders",
            locales: &site.locales,
            default_locale: site.locales.first().map_or("", String::as_str),
            initial_locales: "default",
        },
        output: Output { omit_empty_optional_fields: true, yaml: Yaml { quote: "none", indent_sequences: true } },
        slug: Names { encoding: encoding(site), clean_accents: true },
        editor: Panes { preview: false },
        collections,
    }
}

/// Languages of which titles make names in ASCII. Those of others keep their letters, or nothing would be left of them.
const LATIN: [&str; 24] = [
    "ca", "cs", "da", "de", "en", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu", "id", "it", "ms", "nb", "nl", "nn",
    "no", "pl", "pt", "sk", "sv",
];

fn encoding(site: &Site) -> &'static str {
    let language = site.locales.first().and_then(|locale| locale.split('-').next());
    if language.is_some_and(|language| LATIN.contains(&language)) { "ascii" } else { "unicode" }
}

fn below_locale(site: &Site, path: &str) -> String {
    format!("{}content/{{{{locale}}}}{path}", site.prefix)
}

fn articles<'a>(site: &'a Site, area: &'a Named, schema: &Value) -> Entries<'a> {
    Entries {
        name: format!("area-{}", area.path),
        label: &area.title,
        label_singular: Some("article"),
        slug: Some(Slug {
            template: Some("{{title}}"),
            editable: ["create"],
            hint: "The file’s name and the last part of the address, for all languages. It can’t be changed here later.",
        }),
        nested: Some(Nested { subfolders: false }),
        meta: Some(Meta { path: Place {} }),
        index_file: Some(Index {
            name: "_index",
            label: "Introduction of this area",
            fields: fields::of_folders(site, schema),
        }),
        fields: fields::of_articles(site, schema),
        ..entries(below_locale(site, &format!("/{}", area.path)))
    }
}

/// The home page, and categories: in the collection of their area, they would have the form of an article.
fn pages<'a>(site: &'a Site, schema: &Value) -> Files<'a> {
    let page = |name: String, label: &'a str, path: &str| File {
        name,
        label,
        file: below_locale(site, &format!("{path}/_index.md")),
        i18n: true,
        fields: fields::of_folders(site, schema),
    };
    let home = page("home".to_owned(), "Home page", "");
    let categories = site.categories.iter().map(|folder| {
        page(format!("in-{}", folder.path.replace('/', "--")), &folder.title, &format!("/{}", folder.path))
    });
    Files {
        name: "pages",
        label: "Home page and categories",
        icon: "home",
        i18n: true,
        files: std::iter::once(home).chain(categories).collect(),
    }
}

fn snippets(site: &Site) -> Entries<'_> {
    Entries {
        name: "snippets".to_owned(),
        label: "Snippets",
        label_singular: Some("snippet"),
        icon: Some("extension"),
        identifier_field: Some("body"),
        summary: Some("{{slug}}"),
        slug: Some(Slug {
            template: None,
            editable: ["create"],
            hint: "The name that articles take it in by: “admin-only” for {{ snippet(name=\"admin-only\") }}.",
        }),
        fields: fields::of_snippets(),
        ..entries(below_locale(site, "/_snippets"))
    }
}

fn entries<'a>(folder: String) -> Entries<'a> {
    Entries {
        name: String::new(),
        label: "",
        label_singular: None,
        icon: None,
        folder,
        i18n: true,
        identifier_field: None,
        summary: None,
        slug: None,
        nested: None,
        meta: None,
        index_file: None,
        fields: Vec::new(),
    }
}
