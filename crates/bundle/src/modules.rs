//! What scripts still import once they are joined, so that pages can ask for all of it at once: a browser learns of a
//! module's imports only when it has the module, and a chain of five would be five round trips.

use std::collections::{BTreeMap, BTreeSet};

use super::files::Files;
use super::scripts::EVERYWHERE;
use guichet_core::paths::join;

/// What each script imports itself.
type Graph = BTreeMap<String, Vec<String>>;

/// By the name of each script in the theme's own folder: all modules that it imports, directly or not, without those that
/// every page has anyway. What a script imports when it needs it (`import("./video.js")`) is not among them.
pub fn imports(files: &Files) -> BTreeMap<String, Vec<String>> {
    let direct = |name: &String, bytes: &[u8]| -> Vec<String> {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let script = String::from_utf8_lossy(bytes);
        let named = specifiers(&script).into_iter().filter_map(|specifier| join(folder, specifier));
        named.filter(|other| files.contains_key(other)).collect()
    };
    let scripts = files.iter().filter(|(name, _)| name.ends_with(".js"));
    let graph: Graph = scripts.map(|(name, bytes)| (name.clone(), direct(name, bytes))).collect();
    let everywhere = reachable(&graph, EVERYWHERE);
    let needed = |name: &str| {
        let all = reachable(&graph, name).into_iter();
        let needed = all.filter(|other| *other != name && (name == EVERYWHERE || !everywhere.contains(other)));
        needed.map(str::to_owned).collect()
    };
    let own = graph.keys().filter(|name| !name.contains('/'));
    own.map(|name| (name.clone(), needed(name))).collect()
}

/// `name` and what it leads to.
fn reachable<'g>(graph: &'g Graph, name: &'g str) -> BTreeSet<&'g str> {
    let mut found = BTreeSet::new();
    let mut next = vec![name];
    while let Some(name) = next.pop() {
        if found.insert(name) {
            next.extend(graph.get(name).into_iter().flatten().map(String::as_str));
        }
    }
    found
}

/// Relative addresses of static imports: `from "./dom.js"`, minified or not. One in a string or a comment costs a request,
/// and nothing else.
pub fn specifiers(script: &str) -> Vec<&str> {
    let quoted = |text: &'_ str| -> Option<(usize, usize)> {
        let start = text.len() - text.trim_start().len();
        let quote = text[start..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let end = text[start + 1..].find(quote)?;
        Some((start + 1, start + 1 + end))
    };
    let after = ["from", "import"].into_iter().flat_map(|word| {
        script.match_indices(word).filter_map(move |(at, word)| {
            let rest = &script[at + word.len()..];
            quoted(rest).map(|(start, end)| &rest[start..end])
        })
    });
    after.filter(|specifier| specifier.starts_with("./") || specifier.starts_with("../")).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn files(files: &[(&str, &str)]) -> Files {
        files.iter().map(|(name, text)| ((*name).to_owned(), Arc::from(text.as_bytes()))).collect()
    }

    #[test]
    fn all_that_a_script_leads_to_but_for_what_every_page_has() {
        let files = files(&[
            ("main.js", "import { a } from \"./dom.js\";\n"),
            ("dom.js", "export const a = 1;\n"),
            ("page.js", "import {\n  a,\n} from './dom.js';\nimport\"./deep/one.js\";\nimport(\"./late.js\");\n"),
            ("deep/one.js", "import{b}from\"../words.js\";import{c}from\"./two.js\";"),
            (
                "deep/two.js",
                "import{d}from\"./one.js\";const far=`from nowhere`;import e from\"https://x.example/y.js\"",
            ),
            ("words.js", "import { x } from \"../../outside.js\";\n"),
            ("late.js", ""),
        ]);
        let imports = imports(&files);
        assert_eq!(imports["main.js"], ["dom.js"]);
        assert_eq!(imports["page.js"], ["deep/one.js", "deep/two.js", "words.js"]);
        assert!(imports["late.js"].is_empty() && !imports.contains_key("deep/one.js"));
    }
}
