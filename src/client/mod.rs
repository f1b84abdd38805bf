//! What runs in the reader's browser: plain ES modules, embedded in the binary and published without their comments.

mod minify;
pub mod panel;
pub mod search;

/// A module as it is published: without comments, blank lines and indents. It is no parser and needs none: our modules
/// have comments on lines of their own, or as a cast before a parenthesis, all on one line (tested below).
pub fn bare(module: &str) -> String {
    let mut out = String::with_capacity(module.len());
    let mut in_comment = false;
    for line in module.lines() {
        let code = line.trim_start();
        if in_comment || code.starts_with("/*") && !code.contains("*/") {
            in_comment = !code.ends_with("*/");
            continue;
        }
        if code.starts_with("//") {
            continue;
        }
        let mut rest = code;
        let mut kept = String::with_capacity(code.len());
        while let Some((before, after)) = rest.split_once("/**")
            && let Some((_, after)) = after.split_once("*/")
        {
            kept.push_str(before);
            rest = after.trim_start();
        }
        kept.push_str(rest);
        let kept = kept.trim();
        if !kept.is_empty() {
            out.push_str(kept);
            out.push('\n');
        }
    }
    out
}

/// Modules in order of dependence as one, so that readers pay one request: imports of one another are left out, and
/// what they export to one another is exported no more, and names that nobody else sees become short. The last one is the public one. Joined, they share one scope:
/// `shared_scope` in the tests of each list holds that no two names are alike.
pub fn join(modules: &[&str]) -> String {
    let mut out = String::new();
    for (number, module) in modules.iter().enumerate() {
        let public = number == modules.len() - 1;
        let mut in_import = false;
        for line in bare(module).lines() {
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::io::Write;

    use super::*;

    pub fn gzipped(text: &[u8]) -> usize {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(text).expect("in memory");
        gzip.finish().expect("in memory").len()
    }

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
    fn comments_go_and_code_stays() {
        let module = "/** Doc. @type {X} */\n/**\n * Long.\n */\nexport const a = /** @type {Y} */ (b); // kept\n\n  // gone\n  c(\"a /* b\");\n";
        assert_eq!(bare(module), "export const a = (b); // kept\nc(\"a /* b\");\n");
    }

    #[test]
    fn joined_modules_import_nothing_from_one_another() {
        let first = "export function f() {}\n";
        let second = "import { f } from \"./first.js\";\nimport {\n  g,\n} from \"./g.js\";\nexport const h = f();\nconst late = import(\"./late.js\");\n";
        assert_eq!(join(&[first, second]), "function a(){}\nexport const h=a();const b=import(\"./late.js\");\n");
    }
}
