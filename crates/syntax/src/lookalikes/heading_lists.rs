//! Attributes at the end of a heading that are more than an id and classes: `{class="x"}`, `{#id data-toc="x"}`, `{-}` of Pandoc.

use crate::attributes::{Item, Name, items};

/// What helps about what is in braces there, and what does it where that is certain, which may be nothing at all. `written` is with the
/// braces.
pub(super) fn instead(written: &str) -> Option<(String, Option<String>)> {
    const NOTHING: &str = "remove it: a heading takes an id and classes, `{#id .class}`";
    if written == "{-}" {
        return Some(("remove it: headings have no numbers".to_owned(), Some(String::new())));
    }
    let (items, length) = items(written)?;
    let is_known = |key: &str| {
        matches!(key, "id" | "class" | "style" | "title" | "lang" | "dir" | "toc" | "number" | "level")
            || key.starts_with("data-")
    };
    let has_name = items.iter().any(|item| matches!(item, Item::Name(_)));
    let mut pairs = items.iter().filter_map(|item| match item {
        Item::Value(key, _) => Some(*key),
        Item::Name(_) => None,
    });
    let has_pairs = pairs.clone().next().is_some();
    if length != written.len() || !has_pairs || !(has_name || pairs.all(is_known)) {
        return None;
    }
    let (mut id, mut classes, mut is_whole) = (None, Vec::new(), true);
    for item in &items {
        match item {
            Item::Name(Name::Id(name)) | Item::Value("id", name) => id = id.or(Some(*name)),
            Item::Name(Name::Class(name)) => classes.push(*name),
            Item::Value("class", names) => classes.extend(names.split_whitespace()),
            Item::Value(..) => is_whole = false,
        }
    }
    let id = id.map(|id| format!("#{id}"));
    let names: Vec<String> = id.into_iter().chain(classes.iter().map(|class| format!(".{class}"))).collect();
    if names.is_empty() {
        return Some((NOTHING.to_owned(), None));
    }
    let form = format!("{{{}}}", names.join(" "));
    Some((format!("write `{form}`: a heading takes an id and classes"), is_whole.then_some(form)))
}
