//! What scripts import, so that pages can ask for all of it at once: a browser learns of a module's imports only when it
//! has the module, and a chain of five would be five journeys.

use std::collections::{BTreeMap, BTreeSet};

use super::Files;

/// What every page loads first.
const EVERYWHERE: &str = "main.js";

/// By the name of each script in the theme's own folder: all modules that it imports, directly or not, without those that
/// every page has anyway. What a script imports when it needs it (`import("./video.js")`) is not among them.
pub fn imports(files: &Files) -> BTreeMap<String, Vec<String>> {
    let scripts = || files.keys().filter(|name| is_script(name) && !name.contains('/'));
    let everywhere = reachable(files, EVERYWHERE);
    let own = |name: &str| {
        let all = reachable(files, name);
        let needed = all.into_iter().filter(|other| name == EVERYWHERE || !everywhere.contains(other));
        needed.filter(|other| other != name).collect()
    };
    scripts().map(|name| (name.clone(), own(name))).collect()
}

fn is_script(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension == "js")
}

/// `name` and what it leads to.
fn reachable(files: &Files, name: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut left = vec![name.to_owned()];
    while let Some(name) = left.pop() {
        let Some(bytes) = files.get(&name) else { continue };
        let script = String::from_utf8_lossy(bytes);
        left.extend(specifiers(&script).into_iter().filter_map(|specifier| beside(&name, specifier)));
        if !found.insert(name) {
            continue;
        }
        left.retain(|name| !found.contains(name));
    }
    found
}

/// Relative addresses of static imports: `from "./dom.js"`, minified or not. One in a string or a comment costs a request,
/// and nothing else.
fn specifiers(script: &str) -> Vec<&str> {
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

/// The name of a file beside another one; `None` for one outside of the folder.
fn beside(name: &str, specifier: &str) -> Option<String> {
    let mut path: Vec<&str> = name.split('/').collect();
    path.pop();
    for part in specifier.split('/') {
        match part {
            "." => {}
            ".." => {
                path.pop()?;
            }
            part => path.push(part),
        }
    }
    Some(path.join("/"))
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
