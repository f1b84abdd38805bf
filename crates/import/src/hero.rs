//! The home pages of VitePress, VuePress and Starlight, whose words are in the front matter: they are words of the page here.

use serde_json::Value;

use crate::blocks::{self, one_line};
use crate::draft::Page;
use crate::values::{Fields, as_text};

/// Keys that it reads, which are not kept.
pub const KEYS: [&str; 14] = [
    "hero",
    "heroImage",
    "heroAlt",
    "heroImageDark",
    "footer",
    "heroText",
    "tagline",
    "features",
    "actions",
    "actionText",
    "actionLink",
    "home",
    "layout",
    "template",
];

/// Gives the home page its heading and lead, and has its features and buttons as lists below its text.
pub fn carry(fields: &Fields, page: &mut Page) {
    let hero = fields.get("hero");
    let text = |key: &str| hero.and_then(|hero| hero.get(key)).and_then(as_text).filter(|text| !text.trim().is_empty());
    let top = |key: &str| fields.get(key).and_then(as_text).filter(|text| !text.trim().is_empty());
    // What it says, one below the other. The first is the heading, unless there is one.
    let mut words: Vec<String> = Vec::new();
    for one in [top("heroText"), text("title"), text("name"), text("text")].into_iter().flatten() {
        let one = one_line(&plain(&one));
        if page.title().is_none() {
            page.set("title", one);
        } else if page.title() != Some(one.as_str()) && !words.contains(&one) {
            words.push(one);
        }
    }
    let mut lead = String::new();
    if !words.is_empty() {
        lead = format!("**{}**\n\n", blocks::markdown(&words.join(" ")));
    }
    if let Some(tagline) = top("tagline").or_else(|| text("tagline")).map(|tagline| one_line(&plain(&tagline))) {
        match page.head.get("description").and_then(Value::as_str) {
            // What is above it in the text stays above it.
            None if words.is_empty() => page.set("description", tagline),
            Some(known) if known == tagline => {}
            _ => lead.push_str(&format!("{}\n\n", blocks::markdown(&tagline))),
        }
    }
    let image = hero.and_then(|hero| hero.get("image")).or_else(|| fields.get("heroImage"));
    let of = |keys: &[&str]| keys.iter().find_map(|key| image?.get(key)).and_then(as_text);
    if let Some(src) = image.and_then(as_text).or_else(|| of(&["src", "file", "light"])) {
        let alt = of(&["alt"]).or_else(|| top("heroAlt")).unwrap_or_default();
        lead.push_str(&format!("{}\n\n", blocks::shown(&src, &alt, None, "")));
    }
    page.body = format!("{lead}{}", page.body.trim_start());
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
        let more = text("linkText").filter(|_| text("link").is_some()).unwrap_or_default();
        let words = [title, details, more].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            list.push_str(&format!("- {words}\n"));
        }
    }
    if let Some(footer) = top("footer") {
        list.push_str(&format!("\n{}\n", one_line(&footer)));
    }
    if !list.is_empty() {
        page.body = format!("{}\n\n{list}", page.body.trim_end());
    }
}

/// A text without its tags: `Atrium <br> Help`.
fn plain(text: &str) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        made.push_str(before);
        match after.split_once('>') {
            Some((_, after)) => rest = after,
            None => {
                made.push('<');
                rest = after;
            }
        }
    }
    made + rest
}

fn linked(text: Option<String>, link: Option<String>) -> String {
    match (text, link) {
        (Some(text), Some(link)) => format!("- [{}]({})\n", one_line(&text), crate::uses::written(&link)),
        _ => String::new(),
    }
}
