//! action.yml and the template for GitLab: held to the rules of workflows, and run as their hosts would, with a curl that stands in.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::workflows::{command, is_official, parse, steps};
#[cfg(unix)]
use super::workflows::{new_site, release, run, said, stand_in};

pub(crate) fn read(path: &str) -> Value {
    parse(&fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap())
}

#[test]
fn what_others_run_keeps_to_the_rules() {
    let action = read("action.yml");
    assert_eq!(action["runs"]["using"], "composite");
    let gitlab = read("packaging/gitlab-ci.yml");
    let script: Vec<&str> =
        gitlab["build"]["script"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    let mut scripts = vec![script.join("\n")];
    for step in steps(&action["runs"]) {
        match (step["uses"].as_str(), step["run"].as_str()) {
            (Some(action), None) => assert!(is_official(action), "{action}"),
            (None, Some(script)) => {
                assert_eq!(step["shell"], "bash", "{script}");
                scripts.push(script.to_owned());
            }
            other => panic!("{other:?}"),
        }
    }
    for script in scripts {
        let is_known = script.contains("sha256sum --check");
        for line in script.lines() {
            command(line, is_known, false, &mut |holds, what| assert!(holds, "{what}: {line}"));
        }
    }
    for job in ["build", "pages"] {
        assert!(gitlab[job]["script"].is_array(), "{job}");
    }
    assert!(gitlab["default"]["timeout"].is_string());
}

/// Nothing is in a registry yet, and anybody could register the names: whoever followed such a line would run their program. The first
/// release takes this test away (docs/releasing.md).
#[test]
fn nobody_is_told_to_install_what_is_not_published() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "action.yml",
        "docs",
        "packaging",
        "src/cli/init/template",
        ".github",
    ];
    let mut read = 0;
    for place in places {
        for entry in walkdir::WalkDir::new(root.join(place)).into_iter().map(Result::unwrap) {
            let Ok(text) = fs::read_to_string(entry.path()) else { continue };
            read += 1;
            for line in text.lines() {
                let words: Vec<&str> = line.split(|c: char| c.is_whitespace() || "`\"'".contains(c)).collect();
                let told = words.iter().enumerate().any(|(at, word)| {
                    let next = |more: usize| words.get(at + more).copied().unwrap_or_default();
                    let installs =
                        ["install", "add", "i", "binstall"].contains(&next(1)) && next(2).contains("guichet");
                    match *word {
                        "npx" | "uvx" | "bunx" => next(1).contains("guichet") || next(2).contains("guichet"),
                        "cargo" | "npm" | "pnpm" | "yarn" | "pip" | "pipx" | "brew" | "uv" => installs,
                        _ => false,
                    }
                });
                assert!(!told, "{}: {line}", entry.path().display());
            }
        }
    }
    assert!(read > 60, "{read}");
}

/// The steps of action.yml with these inputs: whether all of them work, and what the one that does not says.
#[cfg(unix)]
fn act(dir: &Path, inputs: &[(&str, &str)], key: &str) -> (bool, String) {
    let action = read("action.yml");
    for step in steps(&action["runs"]) {
        let Some(script) = step["run"].as_str() else { continue };
        let values: Vec<(&str, String)> = step["env"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, value)| {
                let input = value.as_str().unwrap().trim_start_matches("${{ inputs.").trim_end_matches(" }}");
                let default = action["inputs"][input]["default"].as_str().unwrap_or_default();
                let given = inputs.iter().find(|(name, _)| *name == input).map(|(_, value)| *value);
                (name.as_str(), given.unwrap_or(default).to_owned())
            })
            .collect();
        let mut environment: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        environment.extend([("RUNNER_TEMP", "."), ("GUICHET_SEAL_KEY", key)]);
        let (fine, output) = run(dir, script, &environment);
        if !fine {
            return (false, output);
        }
    }
    (true, String::new())
}

#[cfg(unix)]
#[test]
fn the_action_builds_a_site_with_the_program_of_the_hash() {
    let (dir, _) = new_site();
    let dir = dir.path();
    let (url, hash) = release(dir);
    fs::write(dir.join("queries.tsv"), "en\treset password\taccount/reset-your-password\t3\n").unwrap();
    assert_eq!(
        act(dir, &[("url", &url), ("sha256", &hash), ("base-url", "https://help.example.org/x/")], ""),
        (true, String::new())
    );
    let page = fs::read_to_string(dir.join("public/en/index.html")).unwrap();
    assert!(page.contains("https://help.example.org/x/en/"));
    assert!(said(dir, "home/guichet/bin/guichet").starts_with("#!"));

    let other = "0".repeat(64);
    for (url, hash) in
        [("http://git.example.com/guichet.tar.gz", hash.as_str()), (url.as_str(), "main"), (url.as_str(), &other)]
    {
        assert!(!act(dir, &[("url", url), ("sha256", hash)], "").0, "{url} {hash}");
    }
    fs::write(dir.join("queries.tsv"), "en\treset password\taccount/no-such-article\t3\n").unwrap();
    assert!(!act(dir, &[("url", &url), ("sha256", &hash)], "").0, "a query that misses its article");
}

#[cfg(unix)]
#[test]
fn the_template_for_gitlab_builds_a_site() {
    let (dir, _) = new_site();
    let dir = dir.path();
    let (url, hash) = release(dir);
    let script: Vec<String> = read("packaging/gitlab-ci.yml")["build"]["script"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line.as_str().unwrap().to_owned())
        .collect();
    let script = script.join("\n");
    let pages = ("CI_PAGES_URL", "https://acme.gitlab.example.com/help");
    let (fine, output) = run(dir, &script, &[("GUICHET_URL", &url), ("GUICHET_SHA256", &hash), pages]);
    assert!(fine, "{output}");
    let page = fs::read_to_string(dir.join("public/en/index.html")).unwrap();
    assert!(page.contains("https://acme.gitlab.example.com/help/en/"));
    // From its source, where there is no release.
    let commit = "0123456789abcdef0123456789abcdef01234567";
    let git = "https://git.example.com/guichet";
    stand_in(dir, "cargo", "");
    let (fine, output) = run(dir, &script, &[("GUICHET_GIT", git), ("GUICHET_COMMIT", commit), pages]);
    assert!(fine, "{output}");
    let install =
        format!("cargo install --locked --root .guichet-program --git {git} --rev {commit} --features network guichet");
    assert!(said(dir, "SAID").lines().any(|line| line == install), "{}", said(dir, "SAID"));
    for (git, commit) in [("", commit), (git, "main"), ("http://git.example.com/guichet", commit)] {
        assert!(!run(dir, &script, &[("GUICHET_GIT", git), ("GUICHET_COMMIT", commit), pages]).0, "{git} {commit}");
    }
    for (url, hash) in [(url.as_str(), ""), ("guichet.tar.gz", hash.as_str()), (url.as_str(), &"0".repeat(64))] {
        assert!(!run(dir, &script, &[("GUICHET_URL", url), ("GUICHET_SHA256", hash), pages]).0, "{url} {hash}");
    }
}
