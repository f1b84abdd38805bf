//! The in-product help panel: modules embedded in the binary, and the files that they are published as.
//!
//! `_guichet/panel.js` has a stable name and is all that a product's page loads; the rest is in the hashed folder and
//! comes when the panel is first opened. See `docs/panel.md`, and `docs/decisions/0016-panel-reads-pages.md`.

use std::collections::BTreeMap;

use serde::Serialize;

/// Types of the public face, published beside it.
pub const TYPES: &str = include_str!("panel.d.ts");

const BUTTON: &str = include_str!(concat!(env!("OUT_DIR"), "/joined-loader.js"));

/// What the button needs before anything else is there: `Site` of `site.js`.
#[derive(Serialize)]
pub struct Loader<'a> {
    /// The hashed folder's name.
    pub assets: &'a str,
    pub default: &'a str,
    pub aliases: BTreeMap<&'a str, &'a str>,
    /// Where the desk's API is: `https://…`, or a path from the help centre's root.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub desk: Option<&'a str>,
    pub locales: BTreeMap<&'a str, LoaderWords>,
    /// The locales, those first that must have all of their words.
    #[serde(skip)]
    pub order: Vec<&'a str>,
    /// Declarations of colours, for the button.
    pub tokens: String,
}

#[derive(Serialize)]
pub struct LoaderWords {
    pub dir: &'static str,
    pub help: String,
    /// By plural form, as far as the language has it.
    pub replies: BTreeMap<&'static str, String>,
    /// Where there is no room for it, the default locale's is shown.
    #[serde(flatten)]
    pub trouble: Option<Trouble>,
}

/// What the button says while the help centre can't be reached.
#[derive(Clone, Serialize)]
pub struct Trouble {
    pub close: String,
    pub retry: String,
    pub down: String,
    pub ways: String,
    /// Name, address, and the plans that have it; `None`: all.
    pub channels: Vec<(String, String, Option<Vec<String>>)>,
}

/// Bytes that the button's script may weigh, compressed, whatever the number of locales: every page of a product waits
/// for it.
const BUDGET: usize = 6_300;

/// `_guichet/panel.js`. The last locales go without their words of trouble where all would weigh too much.
pub fn loader(mut site: Loader) -> String {
    loop {
        let json = serde_json::to_string(&site).unwrap_or_default();
        let script = format!("const site={json};{}", BUTTON);
        let last = site.order.pop().filter(|locale| *locale != site.default);
        match last.and_then(|locale| site.locales.get_mut(locale)) {
            Some(words) if super::gzipped(script.as_bytes()) > BUDGET => words.trouble = None,
            _ => return script,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site of so many locales, each with words of its own.
    fn site(locales: &[String]) -> Loader<'_> {
        let text = |locale: &str, seed: u64| -> String {
            // Nothing that a compressor could make use of.
            let mut state = seed + locale.bytes().fold(7, |sum, byte| sum * 31 + u64::from(byte));
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                char::from(b'a' + (state >> 40) as u8 % 26)
            };
            (0..150).map(|_| next()).collect()
        };
        let words = |locale: &str| LoaderWords {
            dir: "ltr",
            help: format!("help {locale}"),
            replies: BTreeMap::from([("other", format!("%n {locale}"))]),
            trouble: Some(Trouble {
                close: format!("close {locale}"),
                retry: format!("retry {locale}"),
                down: text(locale, 1),
                ways: text(locale, 2),
                channels: vec![(text(locale, 3), "https://chat.example.com/".to_owned(), None)],
            }),
        };
        Loader {
            assets: "0123456789",
            default: "l00",
            aliases: BTreeMap::new(),
            desk: None,
            locales: locales.iter().map(|locale| (locale.as_str(), words(locale))).collect(),
            order: locales.iter().map(String::as_str).collect(),
            tokens: String::new(),
        }
    }

    #[test]
    fn many_locales_are_within_the_budget() {
        let locales: Vec<String> = (0..20).map(|n| format!("l{n:02}")).collect();
        let full = loader(site(&locales[..3]));
        assert!(locales[..3].iter().all(|locale| full.contains(&format!("close {locale}"))));
        let many = loader(site(&locales));
        let has = |word: &str| locales.iter().filter(|locale| many.contains(&format!("{word} {locale}"))).count();
        assert_eq!(has("help"), 20);
        assert!((3..20).contains(&has("close")), "{}", has("close"));
        assert!(many.contains("close l00") && many.contains("close l01") && !many.contains("close l19"));
        assert!(super::super::gzipped(many.as_bytes()) <= BUDGET);
    }

    #[test]
    fn what_is_exported_is_what_others_ask_for() {
        let module = |name: &str| crate::module(name).unwrap();
        let [main, check, contact, cards, inbox, rare] =
            ["main", "check", "contact", "cards", "inbox", "rare"].map(|name| module(&format!("panel/{name}.js")));
        let [files, sending] = ["inbox/files.js", "inbox/sending.js"].map(module);
        for (module, exports) in [
            (main, &["export function start("][..]),
            (check, &["export function nearest(", "export function unknown(", "export function mistakes("]),
            (
                contact,
                &[
                    "export const REFRESH",
                    "export async function render(",
                    "export async function renderForm(",
                    "export async function openPassOf(",
                    "export const planNow",
                    "export function judged(",
                ],
            ),
            (cards, &["export async function liveCards("]),
            (inbox, &["export async function render("]),
            (files, &["export function fileItem("]),
            (sending, &["export async function sendReply("]),
            (rare, &["export async function enhance("]),
        ] {
            assert!(exports.iter().all(|export| module.contains(export)), "{module}");
            assert_eq!(module.matches("export").count(), exports.len(), "{module}");
        }
    }
}
