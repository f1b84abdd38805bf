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

/// What makes requests, and what is only there for that.
const CLIENTS: [&str; 11] = [
    "attohttpc",
    "curl",
    "isahc",
    "native-tls",
    "object_store",
    "openssl",
    "reqwest",
    "rustls",
    "surf",
    "tokio-rustls",
    "ureq",
];

/// The crates of a manifest, those for tests left out.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let text = read(manifest);
    let (_, listed) = text.split_once("\n[dependencies]\n").unwrap_or(("", &text));
    let lines = listed.lines().take_while(|line| !line.starts_with('['));
    lines.filter_map(|line| Some(line.split(['.', ' ', '=']).next()?.to_owned())).collect()
}

/// `cargo build` of a clone makes a program with nothing in it that could ask a server.
#[test]
fn without_its_feature_nothing_in_the_program_asks_a_server() {
    let lock = read("Cargo.lock");
    let packages: BTreeMap<&str, BTreeSet<&str>> =
        lock.split("[[package]]").skip(1).fold(BTreeMap::new(), |mut all, package| {
            let name = value(package, "name").expect("a name");
            let listed = package.split_once("dependencies = [").map_or("", |(_, listed)| listed);
            let names = listed.lines().filter_map(|line| line.trim().strip_prefix('"')?.split([' ', '"']).next());
            all.entry(name).or_default().extend(names);
            all
        });
    // The lock file has what tests need among the rest.
    let own = dependencies("Cargo.toml");
    let is_behind_feature = |of: &str, on: &str| match of {
        "guichet" => on == "guichet-external",
        "guichet-store" => ["object_store", "reqwest", "rustls"].contains(&on),
        _ => false,
    };
    let mut reached = BTreeSet::from(["guichet"]);
    let mut next = vec!["guichet"];
    while let Some(name) = next.pop() {
        let linked = packages[name]
            .iter()
            .filter(|other| !is_behind_feature(name, other) && (name != "guichet" || own.contains(**other)));
        next.extend(linked.filter(|name| reached.insert(name)));
    }
    assert!(reached.len() > 100);
    for client in CLIENTS {
        assert!(!reached.contains(client), "{client}");
    }
    // The two ways to them are closed unless somebody opens them.
    for client in ["object_store", "reqwest", "rustls"] {
        let optional = format!("\n{client} = {{ workspace = true, optional = true }}\n");
        assert!(read("crates/store/Cargo.toml").contains(&optional), "{client}");
    }
    assert!(read("Cargo.toml").contains("\nguichet-external = { workspace = true, optional = true }\n"));
    for manifest in ["Cargo.toml", "crates/store/Cargo.toml", "crates/external/Cargo.toml"] {
        assert!(!read(manifest).contains("\ndefault = "), "{manifest}");
    }
}

/// In a published program `deploy`, `cache`, `check --external` and `import --fetch` make requests, and nothing else can: of our crates two have a client,
/// and those are named where these commands are.
#[test]
fn requests_are_made_where_that_is_meant() {
    let denied = read("deny.toml");
    for client in CLIENTS.iter().filter(|client| **client != "tokio-rustls") {
        assert!(denied.contains(&format!("crate = \"{client}\"")), "deny.toml does not name {client}");
    }
    let mut with_client = BTreeMap::new();
    let crates = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("crates")).unwrap().flatten();
    let manifests = crates.map(|entry| format!("crates/{}/Cargo.toml", entry.file_name().display()));
    for manifest in manifests.chain(["Cargo.toml".to_owned()]) {
        let clients: Vec<&str> =
            CLIENTS.into_iter().filter(|client| dependencies(&manifest).contains(*client)).collect();
        if !clients.is_empty() && manifest != "crates/desk/Cargo.toml" {
            with_client.insert(manifest, clients);
        }
    }
    let expected = [
        ("crates/external/Cargo.toml".to_owned(), vec!["reqwest", "rustls"]),
        ("crates/store/Cargo.toml".to_owned(), vec!["object_store", "reqwest", "rustls"]),
    ];
    assert_eq!(with_client, BTreeMap::from(expected));
    // No crate between them and the program, and nothing that opens a connection by itself.
    let words = [
        ("guichet_external", &["src/cli/check/external.rs", "src/cli/import/remote.rs"][..]),
        ("guichet_store::Cloud", &["src/cli/places.rs"]),
        ("places::bucket(", &["src/cli/cache/carry.rs", "src/cli/deploy.rs"]),
        ("external::ask(", &["src/cli/check.rs"]),
        ("Remote::open(", &["src/cli/import.rs"]),
        ("TcpStream::connect", &[]),
        // Which address this machine has in its network: nothing is sent.
        ("UdpSocket", &["src/cli/serve/network.rs"]),
        ("UnixStream::connect", &[]),
        ("lookup_host", &[]),
        ("to_socket_addrs", &[]),
    ];
    for (word, places) in words {
        assert_eq!(named(word), places, "{word}");
    }
    let depends = |on: &str| {
        let crates = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("crates")).unwrap().flatten();
        let manifests = crates.map(|entry| format!("crates/{}/Cargo.toml", entry.file_name().display()));
        manifests.filter(|manifest| dependencies(manifest).contains(on)).collect::<Vec<_>>()
    };
    assert_eq!(depends("guichet-external"), Vec::<String>::new());
    assert_eq!(depends("guichet-store"), Vec::<String>::new());
}

/// The files of the program that name something, without those crates that make requests, and without the desk.
fn named(word: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let apart = ["crates/desk/", "crates/external/", "crates/store/", "crates/test-support/"];
    let files = ["src", "crates"].into_iter().flat_map(|folder| walkdir::WalkDir::new(root.join(folder))).flatten();
    let mut named: Vec<String> = files
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"))
        .map(|entry| entry.path().strip_prefix(root).unwrap().to_string_lossy().into_owned())
        .filter(|path| !apart.iter().any(|apart| path.starts_with(apart)) && !path.contains("/tests"))
        .filter(|path| read(path).contains(word))
        .collect();
    named.sort();
    named
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
