//! Makes the modules small once, when this crate is compiled, and lists them.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use guichet_minify::{join, minify};

#[path = "src/lists.rs"]
mod lists;

/// Folders whose modules are published joined, or not at all.
const APART: [&str; 3] = ["dev", "panel", "search"];

fn main() {
    println!("cargo::rerun-if-changed=src");
    let source = Path::new("src");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let read = |path: &str| fs::read_to_string(source.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let joined = |modules: &[&str]| join(&modules.iter().map(|path| read(path)).collect::<Vec<_>>());
    let mut modules: Vec<(String, String)> = Vec::new();
    for path in scripts(source, source) {
        modules.push((path.clone(), minify(&read(&path))));
    }
    modules.retain(|(name, _)| !lists::PUBLISHED.iter().any(|(joined, _)| joined == name));
    modules.extend(lists::PUBLISHED.iter().map(|(name, list)| ((*name).to_owned(), joined(list))));
    modules.sort();
    let mut table = String::from("/// By name, sorted.\npub static MODULES: &[(&str, &str)] = &[\n");
    for (name, module) in &modules {
        let file = name.replace('/', "-");
        write(&out.join(&file), module);
        writeln!(table, "    ({name:?}, include_str!({file:?})),").expect("a text takes everything");
    }
    write(&out.join("modules.rs"), &(table + "];\n"));
    write(&out.join("joined-loader.js"), &joined(&lists::LOADER));
    write(&out.join("joined-carrying.js"), &joined(&lists::SEARCH[1..]));
}

/// The modules that are published one by one, as paths below `root`.
fn scripts(folder: &Path, root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.map(|entry| entry.expect("the folder can be read").path()) {
        let below = path.strip_prefix(root).expect("it is below").to_string_lossy().replace('\\', "/");
        if path.is_dir() && !APART.contains(&below.as_str()) {
            found.extend(scripts(&path, root));
        } else if path.extension().is_some_and(|extension| extension == "js") {
            found.push(below);
        }
    }
    found
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
