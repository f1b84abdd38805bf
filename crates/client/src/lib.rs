//! What runs in the reader's browser: plain ES modules, embedded in the binary and published without what only those who
//! read them here need.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::LazyLock;

use rust_embed::RustEmbed;

pub mod minify;
pub mod panel;
pub mod search;

/// The browser's half of the formats that we write: published beside the theme's assets.
#[derive(RustEmbed)]
#[folder = "src/"]
#[include = "*.js"]
#[exclude = "search/*"]
#[exclude = "dev/*"]
#[exclude = "panel/*"]
struct Single;

/// All modules that don't depend on the site, by the name that they are published under. A theme may replace them.
pub static MODULES: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let single = Single::iter().filter_map(|path| {
        let file = Single::get(&path)?;
        Some((path.into_owned(), minify::minify(&String::from_utf8_lossy(&file.data))))
    });
    let joined = panel::modules().into_iter().map(|(name, module)| (name.to_owned(), module));
    let search = [("search/main.js", &search::MAIN), ("search/spelling.js", &search::SPELLING)];
    let search = search.map(|(name, module)| (name.to_owned(), (*module).clone()));
    single.chain(joined).chain(search).map(|(name, module)| (name, module.into_bytes())).collect()
});

/// Modules in order of dependence as one, so that readers pay one request: imports of one another are left out, and
/// what they export to one another is exported no more. The last one is the public one. Joined, they share one scope:
/// `shared_scope` in the tests of each list holds that no two names are alike.
fn join(modules: &[&str]) -> String {
    let mut out = String::new();
    for (number, module) in modules.iter().enumerate() {
        let public = number == modules.len() - 1;
        let mut in_import = false;
        for line in module.lines() {
            if in_import || line.starts_with("import ") && line.contains(['{', '"']) {
                in_import = !line.ends_with(';');
                continue;
            }
            out.push_str(if public { line } else { line.strip_prefix("export ").unwrap_or(line) });
            out.push('\n');
        }
    }
    minify::minify(&out)
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
        for module in modules {
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
        for (name, module) in &*MODULES {
            let module = String::from_utf8_lossy(module);
            assert!(!module.contains("\n  "), "{name} doesn't parse");
        }
    }

    #[test]
    fn joined_modules_import_nothing_from_one_another() {
        let first = "export function f() {}\n";
        let second = "import { f } from \"./first.js\";\nimport {\n  g,\n} from \"./g.js\";\nexport const h = () => f(given);\nconst late = import(\"./late.js\");\n";
        let joined = join(&[first, second]);
        assert!(joined.contains("export const h=") && joined.contains("import(`./late.js`)"), "{joined}");
        assert_eq!(joined.matches("import").count(), 1, "{joined}");
        assert_eq!(joined.matches("export").count(), 1, "{joined}");
        assert!(!joined.contains("late="), "{joined}");
    }

    #[test]
    fn names_are_short_inside_and_stay_where_others_see_them() {
        let small = minify::minify(
            "export function kept(alpha, { beta: gamma }) { return outside(alpha, gamma.delta, { alpha }); }\n",
        );
        assert!(
            small.contains("kept") && small.contains("outside(") && small.contains("beta:") && small.contains(".delta")
        );
        assert!(small.contains("{alpha:") && !small.contains("gamma"), "{small}");
    }
}
