//! What runs in the reader's browser: plain ES modules, embedded in the binary and published without what only those who
//! read them here need. They are made small when this crate is compiled (`build.rs`).

use std::io::Write;

#[cfg(test)]
mod lists;
pub mod panel;
pub mod search;

include!(concat!(env!("OUT_DIR"), "/modules.rs"));

/// A module that doesn't depend on the site, by the name that it is published under: `search/main.js`. A theme may replace it.
pub fn module(name: &str) -> Option<&'static str> {
    let at = MODULES.binary_search_by(|(other, _)| (*other).cmp(name)).ok()?;
    Some(MODULES[at].1)
}

/// What a script weighs as hosts send it, in bytes.
fn gzipped(text: &[u8]) -> usize {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(text).and_then(|()| gzip.finish()).map_or(usize::MAX, |bytes| bytes.len())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    pub fn shared_scope(modules: &[&str]) {
        let mut names = BTreeSet::new();
        for path in modules {
            let module = std::fs::read_to_string(format!("{}/src/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
            for line in module.lines() {
                let line = line.strip_prefix("export ").unwrap_or(line);
                let line = line.strip_prefix("async ").unwrap_or(line);
                let declared =
                    ["const ", "let ", "function ", "class "].iter().find_map(|word| line.strip_prefix(word));
                let Some(declared) = declared else { continue };
                let name: String = declared.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                assert!(!name.is_empty(), "a top-level declaration without a plain name: {line}");
                assert!(names.insert(name.clone()), "`{name}` is declared twice");
            }
        }
    }

    #[test]
    fn every_module_is_minified() {
        assert!(MODULES.len() > 10);
        for (name, module) in MODULES {
            assert!(!module.contains("\n  "), "{name} doesn't parse");
            assert_eq!(super::module(name), Some(*module));
        }
        assert_eq!(super::module("search/analyze.js"), None);
    }

    #[test]
    fn no_two_top_level_names_of_one_scope_are_alike() {
        shared_scope(&lists::LOADER);
        for (_, list) in lists::PUBLISHED {
            shared_scope(list);
        }
    }
}
