//! Which messages of its own a site shows: those that its templates print, and those that are named after what it has.

use std::collections::BTreeSet;

use crate::config::SiteConfig;
use crate::load::SourceTree;

/// Whether the site's own templates print a message. Where they look words up by a name that they compose, any is.
pub(super) fn of_templates(tree: &SourceTree) -> impl Fn(&str) -> bool + Sync {
    let own = tree
        .texts
        .outside_content()
        .filter(|(path, _)| (path.starts_with("templates/") || path.starts_with("themes/")) && path.ends_with(".html"));
    let mut words = BTreeSet::new();
    let mut composed = false;
    for (_, text) in own {
        composed |= text.contains("t[");
        for (at, _) in text.match_indices("t.") {
            let end = text[at + 2..].find(|c: char| c != '_' && !c.is_ascii_alphanumeric());
            words.insert(text[at + 2..end.map_or(text.len(), |end| at + 2 + end)].to_owned());
        }
    }
    move |id: &str| composed || words.contains(&id.replace('-', "_"))
}

/// Whether the plan, channel, add-on or area is there that a message is named after: `plan-pro`, `channel-chat-link`. What
/// contacts.yaml has is taken from its text, since a channel with a mistake in it is none to the policy.
pub(super) fn names(tree: &SourceTree, config: &SiteConfig) -> impl Fn(&str) -> bool + Sync {
    let contacts = tree.texts.get("contacts.yaml").map_or("", |text| text);
    let words = contacts.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')));
    let contacts: BTreeSet<String> = words.map(str::to_owned).collect();
    let folders = tree.texts.keys().filter_map(|path| path.strip_prefix("content/")?.split('/').nth(1));
    let areas: BTreeSet<String> =
        folders.chain(config.areas.iter().map(|area| area.value.as_str())).map(str::to_owned).collect();
    move |id: &str| {
        let Some((kind, name)) = id.split_once('-') else { return false };
        let known = match kind {
            "script" => return true,
            "area" => &areas,
            "plan" | "channel" | "addon" => &contacts,
            _ => return false,
        };
        name.match_indices('-').map(|(at, _)| &name[..at]).chain([name]).any(|name| known.contains(name))
    }
}
