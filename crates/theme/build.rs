//! Makes the theme's scripts small once, when this crate is compiled.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

const SCRIPTS: &str = "../../themes/default/assets";

fn main() {
    println!("cargo::rerun-if-changed={SCRIPTS}");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let mut found = Vec::new();
    scripts(Path::new(SCRIPTS), &mut found);
    found.sort();
    let mut table = String::from("/// By name below `assets/`, sorted.\npub static SCRIPTS: &[(&str, &str)] = &[\n");
    for (number, path) in found.iter().enumerate() {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        fs::write(out.join(format!("script-{number}.js")), guichet_minify::minify(&text)).expect("OUT_DIR is there");
        let name = path.strip_prefix(SCRIPTS).expect("it is below").to_string_lossy().replace('\\', "/");
        writeln!(table, "    ({name:?}, include_str!(\"script-{number}.js\")),").expect("a text takes everything");
    }
    fs::write(out.join("scripts.rs"), table + "];\n").expect("OUT_DIR is there");
}

fn scripts(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.map(|entry| entry.expect("the folder can be read").path()) {
        if path.is_dir() {
            scripts(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "js") {
            found.push(path);
        }
    }
}
