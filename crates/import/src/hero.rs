//! The home pages of VitePress, VuePress and Starlight, whose words are in the front matter: they are words of the page here.

use serde_json::Value;

use crate::blocks::one_line;
use crate::draft::Page;
use crate::values::{Fields, as_text};

/// Keys that it reads, which are not kept.
pub const KEYS: [&str; 10] =
    ["hero", "heroText", "tagline", "features", "actions", "actionText", "actionLink", "home", "layout", "template"];

/// Gives the home page its heading and lead, and has its features and buttons as lists below its text.
pub fn carry(fields: &Fields, page: &mut Page) {
    let hero = fields.get("hero");
    let text = |key: &str| hero.and_then(|hero| hero.get(key)).and_then(as_text).filter(|text| !text.trim().is_empty());
    let top = |key: &str| fields.get(key).and_then(as_text).filter(|text| !text.trim().is_empty());
    if page.title().is_none()
        && let Some(title) = top("heroText").or_else(|| text("title")).or_else(|| text("text")).or_else(|| text("name"))
    {
        page.set("title", one_line(&title));
    }
    if !page.head.contains_key("description")
        && let Some(lead) = top("tagline").or_else(|| text("tagline"))
    {
        page.set("description", one_line(&lead));
    }
    let mut list = String::new();
    let actions = hero.and_then(|hero| hero.get("actions")).or_else(|| fields.get("actions")).and_then(Value::as_array);
    for action in actions.into_iter().flatten() {
        list.push_str(&linked(action.get("text").and_then(as_text), action.get("link").and_then(as_text)));
    }
    list.push_str(&linked(top("actionText"), top("actionLink")));
    for feature in fields.get("features").and_then(Value::as_array).into_iter().flatten() {
        let text = |key: &str| feature.get(key).and_then(as_text).map(|text| one_line(&text));
        let title = text("title").filter(|title| !title.is_empty());
        let title = match (title, text("link")) {
            (Some(title), Some(link)) => format!("**[{title}]({})**", crate::uses::written(&link)),
            (Some(title), None) => format!("**{title}**"),
            (None, _) => String::new(),
        };
        let details = text("details").unwrap_or_default();
        if !title.is_empty() || !details.is_empty() {
            list.push_str(&format!("- {}\n", format!("{title} {details}").trim()));
        }
    }
    if !list.is_empty() {
        page.body = format!("{}\n\n{list}", page.body.trim_end());
    }
}

fn linked(text: Option<String>, link: Option<String>) -> String {
    match (text, link) {
        (Some(text), Some(link)) => format!("- [{}]({})\n", one_line(&text), crate::uses::written(&link)),
        _ => String::new(),
    }
}
