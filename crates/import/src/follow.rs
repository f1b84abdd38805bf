//! Articles that have been moved in the new site since they were imported: by `guichet mv`, which leaves their `id` and an alias, or by
//! hand. They stay where they are, whatever folder the source has them in.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::There;
use crate::draft::{Draft, Kind};

/// Moves pages to where the site has them. By each new file, the one that it would have been.
/// `written`: what the last import has brought, here or there.
pub fn moved(
    draft: &mut Draft,
    there: &BTreeMap<String, There>,
    written: &BTreeSet<String>,
) -> BTreeMap<String, String> {
    // By language and path, or id: where an article is now. What two articles say of themselves says nothing.
    let mut by_name: BTreeMap<(&str, &str), Option<&str>> = BTreeMap::new();
    for (file, one) in there {
        let Some((locale, _)) = parts(file) else { continue };
        let names: BTreeSet<&str> = one.aliases.iter().chain(&one.id).map(|name| name.trim_matches('/')).collect();
        for name in names {
            by_name.entry((locale, name)).and_modify(|known| *known = None).or_insert(Some(file));
        }
    }
    let own: BTreeSet<String> = draft.pages.iter().map(|page| page.file()).collect();
    let mut moved = BTreeMap::new();
    for page in draft.pages.iter_mut().filter(|page| page.kind == Kind::Article) {
        let file = page.file();
        if there.contains_key(&file) {
            continue;
        }
        let id = page.head.get("id").and_then(Value::as_str).map(str::to_owned);
        let names = id.as_deref().into_iter().chain([page.path.as_str()]);
        let mut found = names.filter_map(|name| *by_name.get(&(page.locale.as_str(), name))?);
        let is_same = |to: &str| written.contains(to) || written.contains(&file);
        let to = found.find(|to| is_same(to) && !own.contains(*to) && !moved.contains_key(*to));
        drop(found);
        let Some((to, (_, path))) = to.and_then(|to| Some((to, parts(to)?))) else { continue };
        let one = &there[to];
        moved.insert(to.to_owned(), file);
        path.clone_into(&mut page.path);
        if let (Some(own), None) = (&one.id, &id) {
            page.set("id", own.as_str());
        }
        if !one.aliases.is_empty() {
            page.set("aliases", one.aliases.clone());
        }
        let note = "stays where it is: its `id` or an alias says that it is the same";
        draft.report.changed("an article that was moved here", note, &page.source);
    }
    moved
}

/// Language and path of the file of an article.
fn parts(file: &str) -> Option<(&str, &str)> {
    file.strip_prefix("content/")?.strip_suffix(".md")?.split_once('/')
}
