//! The browser's half of search: ES modules embedded in the binary, and the one file that they are published as.
//!
//! They are separate modules so that each can be read, tested and type-checked by itself; readers of a site would pay
//! a request for each, so they get them joined. Joining is no more than what the modules' house rules allow: imports
//! and exports on lines of their own, comments on lines of their own, no two top-level names alike (tested).

use base64::Engine;

/// How the module names it.
const SPELLING_PATH: &str = "./spelling.js";

/// The published module: exports `open` and `SearchError`. It belongs somewhere below `_guichet/`, as the site's base is
/// what comes before `/_guichet/` in its URL; `_guichet/search.js` itself saves readers the request of a re-export.
pub const MAIN: &str = include_str!(concat!(env!("OUT_DIR"), "/search-main.js"));

/// The same, for which somebody else has to declare `CARRIED`.
const CARRYING: &str = include_str!(concat!(env!("OUT_DIR"), "/joined-carrying.js"));

/// The module as `_guichet/search.js` publishes it: with the manifest of a locale's index, which whoever imports it would
/// ask for next. Pages load [`MAIN`], which may be kept for ever, and the manifest beside it. `assets` is the folder below
/// `_guichet/` that has the rest.
pub fn carrying_module(locale: &str, manifest: &[u8], assets: &str) -> String {
    let manifest = base64::engine::general_purpose::STANDARD.encode(manifest);
    let module = from_root(CARRYING, assets);
    // Behind the code, of which compressors know more when they come to it.
    format!("{module}const CARRIED={};\n", serde_json::json!({ "locale": locale, "manifest": manifest }))
}

/// The module for `_guichet/search.js` where there is no manifest to carry.
pub fn root_module(assets: &str) -> String {
    from_root(MAIN, assets)
}

fn from_root(module: &str, assets: &str) -> String {
    module.replace(SPELLING_PATH, &format!("./{assets}/search/spelling.js"))
}

#[cfg(test)]
mod tests {
    use super::super::gzipped;
    use super::*;

    const SPELLING: &str = include_str!(concat!(env!("OUT_DIR"), "/search-spelling.js"));

    #[test]
    fn joined_module_exports_what_is_promised_and_imports_nothing() {
        for joined in [MAIN, CARRYING] {
            assert!(joined.contains("export async function open("), "{joined}");
            assert!(joined.contains("as SearchError}"), "{joined}");
            assert!(!joined.contains("import{") && !joined.contains("from\"./"));
        }
    }

    #[test]
    fn a_manifest_is_carried_in_its_place() {
        let module = carrying_module("pt-BR", b"GSI\x01M", "0a1b2c3d4e");
        let carried = r#"const CARRIED={"locale":"pt-BR","manifest":"R1NJAU0="};"#;
        assert!(module.trim_end().ends_with(carried), "{}", &module[module.len() - 80..]);
        // Declared once and read once: as the default of an option.
        assert_eq!(module.matches("CARRIED").count(), 2);
        assert!(!MAIN.contains("CARRIED"));
    }

    /// Imported once, from the folder that it is in.
    #[test]
    fn spelling_is_found_from_either_place() {
        for (module, path) in [
            (MAIN.to_owned(), SPELLING_PATH),
            (root_module("0a1b2c3d4e"), "./0a1b2c3d4e/search/spelling.js"),
            (carrying_module("en", b"", "0a1b2c3d4e"), "./0a1b2c3d4e/search/spelling.js"),
        ] {
            let imports: Vec<&str> =
                module.split("import(").skip(1).map(|rest| rest.split(')').next().unwrap()).collect();
            assert_eq!(imports.len(), 1, "{imports:?}");
            assert_eq!(imports[0].trim_matches(['`', '"', '\'']), path);
        }
        let exports: Vec<&str> = SPELLING.match_indices("export ").map(|(at, _)| &SPELLING[at..]).collect();
        assert_eq!(exports.len(), 2, "{}", SPELLING);
        assert!(exports[0].contains("instead(") && exports[1].contains("didYouMean("), "{}", SPELLING);
        assert!(!SPELLING.contains("import"), "it is fetched by itself");
    }

    /// The budget of the search code, comments not counted because they are not published.
    #[test]
    fn joined_module_is_small() {
        let [size, spelling] = [MAIN, SPELLING].map(|module| gzipped(module.as_bytes()));
        assert!(size <= 9_600 && spelling <= 1_500, "{size} and {spelling} bytes");
    }
}
