//! What the program is made from, as the lockfiles have it. `cargo deny check` looks at licences and advisories besides.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The value of `key = "…"`.
fn value<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'))
}

#[test]
fn every_crate_is_from_crates_io_and_has_a_checksum() {
    let lock = read("Cargo.lock");
    let packages: Vec<&str> = lock.split("[[package]]").skip(1).collect();
    assert!(packages.len() > 100);
    for package in packages {
        let name = value(package, "name").unwrap();
        if name.starts_with("guichet") {
            assert_eq!(value(package, "source"), None);
            continue;
        }
        assert_eq!(value(package, "source"), Some("registry+https://github.com/rust-lang/crates.io-index"), "{name}");
        assert_eq!(value(package, "checksum").map(str::len), Some(64), "{name}");
    }
}

/// A build asks nobody for anything: there is nothing in the program that could, unless it was built to carry what builds leave
/// to an object storage.
#[test]
fn nothing_in_the_program_asks_a_server() {
    let lock = read("Cargo.lock");
    let packages: BTreeMap<&str, BTreeSet<&str>> =
        lock.split("[[package]]").skip(1).fold(BTreeMap::new(), |mut all, package| {
            let name = value(package, "name").expect("a name");
            let listed = package.split_once("dependencies = [").map_or("", |(_, listed)| listed);
            let names = listed.lines().filter_map(|line| line.trim().strip_prefix('"')?.split([' ', '"']).next());
            all.entry(name).or_default().extend(names);
            all
        });
    let clients = ["attohttpc", "curl", "isahc", "native-tls", "openssl", "reqwest", "rustls", "surf", "ureq"];
    let denied = read("deny.toml");
    // The lock file has what tests need among the rest.
    let manifest = read("Cargo.toml");
    let (_, for_tests) = manifest.split_once("[dev-dependencies]").unwrap();
    let for_tests: Vec<&str> =
        for_tests.lines().map_while(|line| if line.starts_with('[') { None } else { Some(line) }).collect();
    let only_for_tests = |name: &str| for_tests.iter().any(|line| line.starts_with(&format!("{name}.workspace")));
    let mut reached = BTreeSet::from(["guichet"]);
    let mut next = vec!["guichet"];
    while let Some(name) = next.pop() {
        let is_own = name == "guichet";
        let without_feature =
            packages[name].iter().filter(|other| **other != "object_store" && !(is_own && only_for_tests(other)));
        next.extend(without_feature.filter(|name| reached.insert(name)));
    }
    assert!(reached.len() > 100);
    for client in clients {
        assert!(!reached.contains(client), "{client}");
        assert!(denied.contains(&format!("crate = \"{client}\"")), "deny.toml does not name {client}");
    }
    // The one way to them is closed unless somebody opens it.
    assert!(read("crates/store/Cargo.toml").contains("\nobject_store = { workspace = true, optional = true }\n"));
    for manifest in ["Cargo.toml", "crates/store/Cargo.toml"] {
        assert!(!read(manifest).contains("\ndefault = "), "{manifest}");
    }
}

/// Packages for tests and benches: in one version each, known by its content, and from wherever npm is told to look.
#[test]
fn every_node_package_is_locked() {
    for folder in ["", "benches/"] {
        let manifest: Value = serde_json::from_str(&read(&format!("{folder}package.json"))).unwrap();
        let lock: Value = serde_json::from_str(&read(&format!("{folder}package-lock.json"))).unwrap();
        let packages = lock["packages"].as_object().unwrap();
        assert_eq!(packages[""]["devDependencies"], manifest["devDependencies"], "{folder}");
        assert!(packages.len() > 3);
        for (path, package) in packages.iter().filter(|(path, _)| !path.is_empty()) {
            let integrity = package["integrity"].as_str().unwrap_or_default();
            assert!(integrity.starts_with("sha512-"), "{folder}{path}: {integrity}");
            // An address would be that of whoever made the file.
            assert_eq!(package.get("resolved"), None, "{folder}{path}");
            assert_eq!(package.get("hasInstallScript"), None, "{folder}{path}");
        }
    }
}

/// `./test.sh` runs with one Rust. When that is the oldest that Cargo.toml promises, the promise is tested by it; else by
/// a job of the workflow.
#[test]
fn the_oldest_rust_is_tested() {
    let cargo = read("Cargo.toml");
    let oldest = value(&cargo, "rust-version").expect("Cargo.toml says which Rust is the oldest");
    let version = |text: &str| -> Vec<u32> { text.split('.').map(|part| part.parse().unwrap()).collect() };
    let output = std::process::Command::new(env!("CARGO")).arg("--version").output().unwrap();
    let output = String::from_utf8(output.stdout).unwrap();
    let used = output.split_whitespace().nth(1).unwrap().split('-').next().unwrap();
    assert!(version(used) >= version(oldest), "this is {used}, and {oldest} is the oldest");
    let workflow = read(".github/workflows/ci.yml");
    assert!(workflow.contains("oldest-rust:") && workflow.contains("cargo \"+$oldest\" check --locked --all-targets"));
}
