//! The browser's half of search: ES modules embedded in the binary, and the one file that they are published as.
//!
//! They are separate modules so that each can be read, tested and type-checked by itself; readers of a site would pay
//! a request for each, so they get them joined. Joining is no more than what the modules' house rules allow: imports
//! and exports on lines of their own, comments on lines of their own, no two top-level names alike (tested below).

use std::sync::LazyLock;

use base64::Engine;

/// The modules in order of dependence; the last one is the public one. The first says that no index is carried along.
const MODULES: [&str; 9] = [
    include_str!("carried.js"),
    include_str!("analyze.js"),
    include_str!("range.js"),
    include_str!("decode.js"),
    include_str!("query.js"),
    include_str!("lookup.js"),
    include_str!("score.js"),
    include_str!("excerpt.js"),
    include_str!("main.js"),
];

/// The published module: exports `open` and `SearchError`. It belongs somewhere below `_guichet/`, as the site's base is
/// what comes before `/_guichet/` in its URL; `_guichet/search.js` itself saves readers the request of a re-export.
pub static MAIN: LazyLock<String> = LazyLock::new(|| super::join(&MODULES));

/// The same, for which somebody else has to declare `CARRIED`.
static CARRYING: LazyLock<String> = LazyLock::new(|| super::join(&MODULES[1..]));

/// The module as `_guichet/search.js` publishes it: with the manifest of a locale's index, which whoever imports it would
/// ask for next. Pages load [`MAIN`], which may be kept for ever, and the manifest beside it.
pub fn carrying_module(locale: &str, manifest: &[u8]) -> String {
    let manifest = base64::engine::general_purpose::STANDARD.encode(manifest);
    format!("const CARRIED={};{}", serde_json::json!({ "locale": locale, "manifest": manifest }), *CARRYING)
}

#[cfg(test)]
mod tests {
    use super::super::{gzipped, tests::shared_scope};
    use super::*;

    #[test]
    fn no_two_top_level_names_are_alike() {
        shared_scope(&MODULES);
    }

    #[test]
    fn joined_module_exports_what_is_promised_and_imports_nothing() {
        for joined in [&*MAIN, &*CARRYING] {
            assert!(joined.contains("export async function open("), "{joined}");
            assert!(joined.contains("as SearchError}"), "{joined}");
            assert!(!joined.contains("import{") && !joined.contains("from\"./"));
        }
    }

    #[test]
    fn a_manifest_is_carried_in_its_place() {
        let module = carrying_module("pt-BR", b"GSI\x01M");
        assert!(module.starts_with(r#"const CARRIED={"locale":"pt-BR","manifest":"R1NJAU0="};"#), "{module:.80}");
        // Declared once and read once: as the default of an option.
        assert_eq!(module.matches("CARRIED").count(), 2);
        assert!(!MAIN.contains("CARRIED"));
    }

    /// The budget of the search code, comments not counted because they are not published.
    #[test]
    fn joined_module_is_small() {
        let size = gzipped(MAIN.as_bytes());
        assert!(size <= 9_000, "{size} bytes");
    }
}
