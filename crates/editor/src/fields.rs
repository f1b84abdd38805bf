//! Keys of the front matter → fields of a form. Every key of the schema is in the table below; what is said under a field is
//! what the schema says of its key, unless a form needs other words.

use serde::Serialize;
use serde_json::Value;

use crate::Site;

/// How a value is edited.
#[derive(Clone, Copy, Debug)]
enum Widget {
    Line,
    Lines,
    /// The article itself: as Markdown, since nothing else leaves `:::`, `{{ }}` and `{#id}` as they are.
    Body,
    Number,
    Words,
    /// A day. A moment in a file stays one as long as nobody chooses another day.
    Day,
    /// One value other than the usual one. A switch would write the usual one into every file, and into those of folders,
    /// which may not have the key.
    Mark(bool, &'static str),
    Choice(&'static [(&'static str, &'static str)]),
    Plans,
    Contexts,
    /// From a list that is made here. The editor's own field for it writes the name of a file without its folders, and needs a
    /// collection of all articles, whose folders it then shows in every area.
    Related,
    Icon,
    /// In no form: written by tools, for programmers, or of a shape that no field has. The editor leaves it as it is.
    Kept,
}

/// Whose front matter has the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Both,
    Articles,
    Folders,
}

struct Row {
    key: &'static str,
    of: Of,
    label: &'static str,
    widget: Widget,
    /// In place of the schema's description.
    hint: Option<&'static str>,
}

const fn row(key: &'static str, of: Of, label: &'static str, widget: Widget) -> Row {
    Row { key, of, label, widget, hint: None }
}

const fn hinted(key: &'static str, of: Of, label: &'static str, widget: Widget, hint: &'static str) -> Row {
    Row { key, of, label, widget, hint: Some(hint) }
}

const BODY: &str = "body";
const TRANSLATORS: &[(&str, &str)] =
    &[("human", "A person"), ("reviewed", "A machine, reviewed by a person"), ("machine", "A machine")];

/// In the order of the form, which is that of the file, too.
const ROWS: &[Row] = &[
    hinted("title", Of::Both, "Title", Widget::Line, "What readers look for. It is the name of the page and in lists."),
    row("description", Of::Both, "Description", Widget::Lines),
    hinted(
        BODY,
        Of::Both,
        "Text",
        Widget::Body,
        "Markdown. How callouts, steps and links are written is in the guide for writers.",
    ),
    hinted("icon", Of::Folders, "Icon", Widget::Icon, "Shown beside the name on the home page and in menus."),
    hinted(
        "slug",
        Of::Articles,
        "Last part of the address",
        Widget::Line,
        "In this language, like “importer-des-contacts”. Without it, the name of the file.",
    ),
    row("order", Of::Both, "Order", Widget::Number),
    row("keywords", Of::Both, "Keywords", Widget::Words),
    hinted(
        "plans",
        Of::Articles,
        "Plans",
        Widget::Plans,
        "Who has what the article describes. It is shown on the page, and search can be limited to it.",
    ),
    hinted(
        "contexts",
        Of::Articles,
        "Places in the product",
        Widget::Contexts,
        "Where the help panel shows this article among the first.",
    ),
    row("top", Of::Articles, "Rank among the top articles", Widget::Number),
    hinted(
        "draft",
        Of::Articles,
        "Draft",
        Widget::Mark(true, "Not published yet"),
        "A preview on your computer shows it.",
    ),
    hinted(
        "unlisted",
        Of::Articles,
        "Unlisted",
        Widget::Mark(true, "In no list and no search"),
        "Only who has the address finds it.",
    ),
    row("publish_at", Of::Articles, "Publish on", Widget::Day),
    row("expires_at", Of::Articles, "Publish until", Widget::Day),
    hinted(
        "aliases",
        Of::Both,
        "Old addresses",
        Widget::Words,
        "Below the language, like “account/importing”. Each leads here.",
    ),
    row("updated", Of::Both, "Updated", Widget::Day),
    row("review_by", Of::Articles, "Review by", Widget::Day),
    row("authors", Of::Articles, "Authors", Widget::Words),
    row("translation", Of::Articles, "Translated by", Widget::Choice(TRANSLATORS)),
    hinted(
        "related",
        Of::Articles,
        "Related articles",
        Widget::Related,
        "What to read next. Without a choice, articles with similar titles and keywords. New ones are in the list after the next guichet editor.",
    ),
    hinted(
        "image",
        Of::Articles,
        "Preview picture",
        Widget::Line,
        "What chats and social networks show with a link to the article: the path of a picture from this file, or the word first for the first picture of the text.",
    ),
    hinted(
        "toc",
        Of::Both,
        "List of contents",
        Widget::Mark(false, "Hide it"),
        "On a page with headings, there is one.",
    ),
    row("id", Of::Articles, "", Widget::Kept),
    row("search", Of::Both, "", Widget::Kept),
    row("source", Of::Articles, "", Widget::Kept),
    row("extra", Of::Both, "", Widget::Kept),
];

/// The names of the theme's icons, as docs/writing.md has them.
const ICONS: [&str; 36] = [
    "bell",
    "bolt",
    "book",
    "briefcase",
    "calendar",
    "callback",
    "camera",
    "cart",
    "chart",
    "chat",
    "cloud",
    "code",
    "credit-card",
    "flag",
    "folder",
    "globe",
    "heart",
    "help",
    "home",
    "key",
    "laptop",
    "layers",
    "lock",
    "mail",
    "phone",
    "phone-mobile",
    "plug",
    "rocket",
    "search",
    "settings",
    "shield",
    "star",
    "tag",
    "user",
    "users",
    "wrench",
];

/// A field as the editor's configuration has it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Field {
    name: &'static str,
    label: &'static str,
    widget: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    required: bool,
    /// Every language has values of its own: none is copied over what a translator has written.
    i18n: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    modes: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value_type: Option<&'static str>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    multiple: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<Choice>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dropdown_threshold: Option<usize>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Choice {
    /// Its label is what is written.
    Plain(String),
    Labelled {
        label: String,
        value: Value,
    },
}

/// The form of an article.
pub fn of_articles(site: &Site, schema: &Value) -> Vec<Field> {
    fields(Of::Articles, site, schema)
}

/// The form of an `_index.md`.
pub fn of_folders(site: &Site, schema: &Value) -> Vec<Field> {
    fields(Of::Folders, site, schema)
}

/// The form of a snippet, which has no front matter.
pub fn of_snippets() -> Vec<Field> {
    let hint = "Markdown that articles take in. Every article that has it changes.";
    let field = Field { name: BODY, label: "Text", hint: Some(hint.to_owned()), ..Field::default() };
    vec![Field { required: true, i18n: true, ..shaped(field, Widget::Body, &Site::default()) }]
}

fn fields(of: Of, site: &Site, schema: &Value) -> Vec<Field> {
    let wanted = |row: &&Row| row.of == Of::Both || row.of == of;
    let shown = ROWS.iter().filter(wanted).filter(|row| !matches!(row.widget, Widget::Kept));
    // A list to choose from that is empty is a mistake to the editor.
    let chosen = shown.filter(|row| match row.widget {
        Widget::Plans => !site.plans.is_empty(),
        Widget::Contexts => !site.contexts.is_empty(),
        Widget::Related => !site.articles.is_empty(),
        _ => true,
    });
    chosen.map(|row| field(row, site, schema)).collect()
}

fn field(row: &Row, site: &Site, schema: &Value) -> Field {
    let described = || schema["properties"][row.key]["description"].as_str().map(|text| text.replace('`', ""));
    let hint = row.hint.map(str::to_owned).or_else(described);
    let required = row.key == "title";
    shaped(Field { name: row.key, label: row.label, hint, required, i18n: true, ..Field::default() }, row.widget, site)
}

fn shaped(field: Field, widget: Widget, site: &Site) -> Field {
    let select = |options: Vec<Choice>| Field { widget: "select", options, ..field.clone() };
    // A list to open, however short: its form doesn't change with the site.
    let several = |options| Field { multiple: Some(true), dropdown_threshold: Some(0), ..select(options) };
    match widget {
        Widget::Line => Field { widget: "string", ..field },
        Widget::Lines => Field { widget: "text", ..field },
        Widget::Body => Field { widget: "markdown", modes: vec!["raw"], ..field },
        Widget::Number => Field { widget: "number", value_type: Some("float"), ..field },
        Widget::Words => Field { widget: "list", ..field },
        Widget::Day => Field { widget: "datetime", kind: Some("date"), format: Some("YYYY-MM-DD"), ..field },
        Widget::Mark(value, label) => select(vec![choice(label, value)]),
        Widget::Choice(words) => select(words.iter().map(|(value, label)| choice(label, *value)).collect()),
        Widget::Icon => select(ICONS.iter().map(|name| Choice::Plain((*name).to_owned())).collect()),
        Widget::Plans => several(plans(site)),
        Widget::Contexts => several(site.contexts.iter().cloned().map(Choice::Plain).collect()),
        Widget::Related => {
            several(site.articles.iter().map(|article| choice(&article.title, article.path.as_str())).collect())
        }
        Widget::Kept => field,
    }
}

fn choice(label: &str, value: impl Into<Value>) -> Choice {
    Choice::Labelled { label: label.to_owned(), value: value.into() }
}

/// All of them, each and those above, each alone.
fn plans(site: &Site) -> Vec<Choice> {
    let mut options = vec![choice("All plans", "all")];
    options.extend(
        site.plans.iter().skip(1).map(|plan| choice(&format!("{} and above", plan.name), format!(">={}", plan.id))),
    );
    options.extend(site.plans.iter().map(|plan| choice(&format!("{} only", plan.name), plan.id.as_str())));
    options
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_key_of_the_schema_has_a_row() {
        let schema: Value = serde_json::from_str(include_str!("../../../src/cli/schema/front-matter.json")).unwrap();
        let described: BTreeSet<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        let rows: BTreeSet<&str> = ROWS.iter().map(|row| row.key).filter(|key| *key != BODY).collect();
        assert_eq!(described, rows);
        assert_eq!(rows.len() + 1, ROWS.len(), "a key has two rows");
    }

    #[test]
    fn every_icon_is_one_of_the_theme() {
        let partial = include_str!("../../../themes/default/templates/partials/icon.html");
        for icon in ICONS {
            assert!(partial.contains(&format!("\"{icon}\"")), "{icon}");
        }
    }
}
