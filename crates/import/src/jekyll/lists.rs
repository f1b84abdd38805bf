//! Pages that are nothing but a list of posts or of the texts of a collection: the site makes such lists itself, and their addresses lead to them.

use super::File;
use super::address::{self, Place};
use super::config::Config;
use crate::draft::{Draft, Kind, Page};
use crate::values::{Fields, Matter};

/// Notes that a page which is not carried lists what is in a collection.
pub fn note(matter: &Matter, file: &File, config: &Config, fields: &Fields, draft: &mut Draft) {
    let lists = |name: &str| {
        matter.body.contains(&format!("site.{name}")) || matter.body.contains(&format!("paginator.{name}"))
    };
    let is_of_posts = ["site.categories", "site.tags"].iter().any(|list| matter.body.contains(list));
    let lists = |name: &str| lists(name) || name == "posts" && is_of_posts;
    let of = config.collections.iter().map(|(name, _)| name).find(|name| lists(name));
    let address = address::address(config, fields, &Place { kind: file.kind, stem: &file.stem, date: None });
    if let Some(name) = of.filter(|_| address != "/" && !draft.lists.contains_key(&address)) {
        draft.lists.insert(address, name.clone());
    }
}

/// Leads their addresses to the folder of what they list.
pub fn lead(config: &Config, draft: &mut Draft) {
    let Some((_, first)) = config.languages.first() else { return };
    for (address, folder) in std::mem::take(&mut draft.lists) {
        let has_any = draft.pages.iter().any(|page| page.path.starts_with(&format!("{folder}/")));
        if !has_any {
            continue;
        }
        let is_it = |page: &Page| page.kind == Kind::Folder && page.path == folder && page.locale == first.tag;
        match draft.pages.iter_mut().find(|page| is_it(page)) {
            Some(page) => page.aliases.push(address),
            None => {
                let mut page = Page::new(Kind::Folder, &first.tag, &folder, "_config.yml");
                page.set("title", crate::names::title(&folder));
                page.address = address;
                draft.pages.push(page);
            }
        }
    }
}
