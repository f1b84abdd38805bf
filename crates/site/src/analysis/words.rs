//! Which messages of its own a site shows: those that its templates print, and those that are named after what it has.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::SiteConfig;
use crate::load::SourceTree;
use crate::theme::Theme;
use guichet_core::diag::{Diagnostic, codes};
use guichet_l10n::Localizer;

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
    // Without the file, nobody knows what it would have.
    let is_missing = tree.texts.get("contacts.yaml").is_none();
    let contacts = tree.texts.get("contacts.yaml").map_or("", |text| text);
    let words = contacts.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')));
    let contacts: BTreeSet<String> = words.map(str::to_owned).collect();
    let folders = tree.texts.keys().filter_map(|path| path.strip_prefix("content/")?.split('/').nth(1));
    let areas: BTreeSet<String> =
        folders.chain(config.areas.iter().map(|area| area.value.as_str())).map(str::to_owned).collect();
    let callouts: BTreeSet<String> = config.callouts.iter().map(|kind| kind.value.name.clone()).collect();
    move |id: &str| {
        let Some((kind, name)) = id.split_once('-') else { return false };
        let known = match kind {
            "script" => return true,
            "area" => &areas,
            "plan" | "channel" | "addon" if is_missing => return true,
            "plan" | "channel" | "addon" => &contacts,
            "callout" => return callouts.contains(name),
            _ => return false,
        };
        name.match_indices('-').map(|(at, _)| &name[..at]).chain([name]).any(|name| known.contains(name))
    }
}

/// What the callouts that a site has added lack: words in one of its locales, or a picture.
pub(super) fn of_callouts(
    file: &Arc<str>,
    config: &SiteConfig,
    theme: &Theme,
    localizers: &[Localizer],
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for kind in &config.callouts {
        let (name, span) = (&kind.value.name, &kind.span);
        let mut tell = |message: String, help: String| {
            found.push(Diagnostic::new(codes::CFG004, message).help(help).at(file, span.clone()));
        };
        if let Some(words) = localizers.iter().find(|words| !words.has(&format!("callout-{name}"))) {
            let locale = words.locale();
            tell(
                format!("the callout `{name}` has no name in `{locale}`"),
                format!("add a line `callout-{name} = …` to locales/{locale}.ftl"),
            );
        }
        let icons = theme.icons();
        if let Some(icon) = kind.value.icon.as_ref().filter(|icon| !icons.contains(*icon)) {
            let few: Vec<&str> = icons.iter().take(6).map(String::as_str).collect();
            tell(
                format!("the theme has no icon `{icon}`"),
                format!("icons are the symbols of the theme's `assets/icons.svg`: `{}`…", few.join("`, `")),
            );
        }
    }
    found
}
