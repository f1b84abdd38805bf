//! The in-product help panel: modules embedded in the binary, and the files that they are published as.
//!
//! `_guichet/panel.js` has a stable name and is all that a product's page loads; the rest is in the hashed folder and
//! comes when the panel is first opened. See `docs/panel.md`, and `docs/decisions/0016-panel-reads-pages.md`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Serialize;

/// Types of the public face, published beside it.
pub const TYPES: &str = include_str!("panel.d.ts");

const LOADER: [&str; 2] = [include_str!("../best-locale.js"), include_str!("loader.js")];

const MAIN: [&str; 8] = [
    include_str!("dom.js"),
    include_str!("data.js"),
    include_str!("panel-tabs.js"),
    include_str!("article.js"),
    include_str!("home.js"),
    include_str!("search-box.js"),
    include_str!("frame.js"),
    include_str!("main.js"),
];

const CONTACT: [&str; 4] = [
    include_str!("../contacts/hours.js"),
    include_str!("../contacts/resolve.js"),
    include_str!("../contacts/words.js"),
    include_str!("contact.js"),
];

/// Files of the hashed folder.
pub fn modules() -> [(&'static str, String); 2] {
    [("panel/main.js", super::join(&MAIN)), ("panel/contact.js", super::join(&CONTACT))]
}

/// What the button needs before anything else is there: `Site` of `site.js`.
#[derive(Serialize)]
pub struct Loader<'a> {
    /// The hashed folder's name.
    pub assets: &'a str,
    pub default: &'a str,
    pub aliases: BTreeMap<&'a str, &'a str>,
    pub locales: BTreeMap<&'a str, LoaderWords>,
    /// Declarations of colours, for the button.
    pub tokens: String,
}

#[derive(Serialize)]
pub struct LoaderWords {
    pub dir: &'static str,
    pub help: String,
    pub close: String,
    pub retry: String,
    pub down: String,
    pub ways: String,
    /// By plural form, as far as the language has it.
    pub replies: BTreeMap<&'static str, String>,
    /// Name, address, and the plans that have it; `None`: all.
    pub channels: Vec<(String, String, Option<Vec<String>>)>,
}

/// `_guichet/panel.js`.
pub fn loader(site: &Loader) -> String {
    static BUTTON: LazyLock<String> = LazyLock::new(|| super::join(&LOADER));
    let json = serde_json::to_string(site).unwrap_or_default();
    format!("const site={json};{}", *BUTTON)
}

#[cfg(test)]
mod tests {
    use super::super::tests::shared_scope;
    use super::*;

    #[test]
    fn no_two_top_level_names_are_alike() {
        shared_scope(&LOADER);
        shared_scope(&MAIN);
        shared_scope(&CONTACT);
    }

    #[test]
    fn what_is_exported_is_what_others_ask_for() {
        let [(_, main), (_, contact)] = modules();
        for (module, exports) in [
            (&main, &["export function start("][..]),
            (&contact, &["export async function render(", "export async function renderForm("]),
        ] {
            assert!(exports.iter().all(|export| module.contains(export)), "{module}");
            assert_eq!(module.matches("export ").count(), exports.len(), "{module}");
        }
    }
}
