//! Categories and sections: folders, in each of their languages.

use std::collections::{BTreeMap, BTreeSet};

use super::data::{Data, number, text};
use super::segments;
use crate::desk;
use crate::draft::{Draft, Kind, Page, language};
use crate::names::Taken;
use crate::source::joined;
use crate::values::Fields;
use crate::visibility::{closed, withheld};

/// Sections in one another that are followed.
const MAX_DEPTH: usize = 10;

/// Categories and sections that not everybody could read, and what is in them.
pub fn closed_folders(data: &Data) -> BTreeSet<u64> {
    let is_closed = |one: &Fields| withheld(one).is_some() || !segments(one).is_empty();
    let categories = data.categories.iter().map(|(id, one)| (*id, (is_closed(one), None)));
    let above = |one: &Fields| number(one, "parent_section_id").or_else(|| number(one, "category_id"));
    let sections = data.sections.iter().map(|(id, one)| (*id, (is_closed(one), above(one))));
    closed(&categories.chain(sections).collect())
}

/// Categories and sections → folders. Their paths by id.
pub fn folders(data: &Data, draft: &mut Draft) -> BTreeMap<u64, String> {
    let mut taken = Taken::default();
    let mut paths: BTreeMap<u64, String> = BTreeMap::new();
    for (id, category) in &data.categories {
        let path = taken.unique(&folder_name(category));
        folder("category", "categories", *id, category, &path, data, draft);
        paths.insert(*id, path);
    }
    // Those above first; what is in a circle, or in something that is not there, is at the top.
    for depth in 0..=MAX_DEPTH {
        for (id, section) in &data.sections {
            let above = number(section, "parent_section_id").or_else(|| number(section, "category_id"));
            let above = above.and_then(|above| paths.get(&above)).cloned();
            if paths.contains_key(id) || above.is_none() && depth < MAX_DEPTH {
                continue;
            }
            let path = taken.unique(&joined(above.as_deref().unwrap_or_default(), &folder_name(section)));
            folder("section", "sections", *id, section, &path, data, draft);
            paths.insert(*id, path);
        }
    }
    paths
}

fn folder_name(fields: &Fields) -> String {
    let name = text(fields, "html_url").and_then(|url| named(&url));
    let name = name.or_else(|| text(fields, "name")).unwrap_or_default();
    desk::name(&name)
}

/// `Import-contacts` of `…/360001-Import-contacts`.
pub fn named(url: &str) -> Option<String> {
    let last = url.rsplit('/').next()?;
    let name = last.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix('-')?;
    let name = percent_encoding::percent_decode_str(name).decode_utf8_lossy().into_owned();
    (!name.is_empty()).then_some(name)
}

fn folder(kind: &str, plural: &str, id: u64, fields: &Fields, path: &str, data: &Data, draft: &mut Draft) {
    for (code, one) in data.languages(kind, id, fields) {
        let Some(tag) = language(&code) else { continue };
        if !draft.locales.iter().any(|known| known.tag == tag) {
            continue;
        }
        let mut page = Page::new(Kind::Folder, &tag, path, data.sources.get(&id).map_or("", String::as_str));
        if let Some(name) = text(&one, "name").or_else(|| text(&one, "title")) {
            page.set("title", crate::blocks::one_line(&name));
        }
        // A translation calls it `body`.
        if let Some(description) = text(&one, "description").or_else(|| text(&one, "body")) {
            page.set("description", crate::blocks::one_line(&description));
        }
        if let Some(position) = desk::order(fields.get("position")) {
            page.set("order", position);
        }
        addresses(&mut page, plural, id, &code, &one);
        draft.any_name.push((format!("/hc/{code}/{plural}/{id}-*"), page.address.clone()));
        draft.pages.push(page);
    }
}

/// With its name, and with its number alone, which is how links are looked up.
pub fn addresses(page: &mut Page, plural: &str, id: u64, code: &str, fields: &Fields) {
    page.address = format!("/hc/{code}/{plural}/{id}");
    let named = text(fields, "html_url").and_then(|url| url.rsplit('/').next().map(str::to_owned));
    if let Some(named) = named.filter(|named| named.starts_with(&format!("{id}-"))) {
        page.aliases.push(format!("/hc/{code}/{plural}/{named}"));
    }
}
