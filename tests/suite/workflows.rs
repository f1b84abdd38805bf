//! Workflows run on somebody else's machine, where no test of ours sees them break. So they are held to rules here, ours
//! and the one that `guichet init` writes, and what the latter runs is run.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// A tool of a registry that a workflow may install, always in one version.
const TOOLS: [&str; 2] = ["cargo-cyclonedx", "cargo-deny"];

fn parse(text: &str) -> Value {
    serde_saphyr::from_str(text).expect("a workflow is YAML")
}

fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value.as_object().into_iter().flatten().map(|(key, value)| (key.as_str(), value))
}

fn steps(job: &Value) -> impl Iterator<Item = &Value> {
    job["steps"].as_array().into_iter().flatten()
}

/// What is wrong with a workflow.
fn problems(text: &str) -> Vec<String> {
    let workflow = parse(text);
    let mut found = Vec::new();
    let mut need = |holds: bool, what: String| {
        if !holds {
            found.push(what);
        }
    };
    // These run with the repository's secrets on what strangers send.
    for trigger in ["pull_request_target", "workflow_run", "issue_comment", "issues", "discussion_comment"] {
        need(workflow["on"].get(trigger).is_none(), format!("runs on {trigger}"));
    }
    need(workflow["permissions"] == serde_json::json!({}), "permissions are not empty for all jobs".to_owned());
    for (name, job) in entries(&workflow["jobs"]) {
        need(job["timeout-minutes"].is_u64(), format!("{name}: no time-out"));
        need(job["permissions"].is_object(), format!("{name}: does not say its permissions"));
        let writes = entries(&job["permissions"]).any(|(_, right)| right != "read");
        for step in steps(job) {
            let action = step["uses"].as_str().unwrap_or_default();
            if !action.is_empty() {
                need(is_official(action), format!("{name}: {action} is not GitHub's own, or has no version"));
            }
            if action.starts_with("actions/checkout@") {
                let dropped = step["with"]["persist-credentials"] == false;
                need(dropped, format!("{name}: the checkout leaves its token in the folder"));
                need(!writes, format!("{name}: may write, and has the repository's files"));
            }
            for line in step["run"].as_str().unwrap_or_default().lines() {
                command(line, writes, &mut |holds, what| need(holds, format!("{name}: {what}: {line}")));
            }
        }
    }
    found
}

/// `actions/` is GitHub's, and so nothing that somebody else could register.
fn is_official(action: &str) -> bool {
    let Some((name, version)) = action.split_once('@') else { return false };
    let digits = version.strip_prefix('v').unwrap_or_default();
    name.starts_with("actions/") && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn command(line: &str, writes: bool, need: &mut impl FnMut(bool, &str)) {
    // Expressions are pasted before the shell reads the line: a title of a pull request would be commands.
    need(!line.contains("${{"), "an expression in a script");
    let words: Vec<&str> = line.split_whitespace().collect();
    let has = |word: &str| words.contains(&word);
    for program in ["curl", "wget", "pip", "pipx", "npx", "gem", "brew"] {
        need(!has(program), "fetches a program");
    }
    if has("npm") {
        need(has("ci"), "takes other versions than those of the lockfile");
    }
    if writes {
        need(!has("cargo") && !has("npm") && !has("guichet"), "builds with the right to write");
    }
    let Some(cargo) = words.iter().position(|word| *word == "cargo") else { return };
    // `+stable` is which cargo.
    let verb = words[cargo + 1..].iter().find(|word| !word.trim_start_matches('"').starts_with('+'));
    let verb = verb.copied().unwrap_or_default();
    if ["build", "install", "check", "test", "run"].contains(&verb) {
        need(has("--locked"), "takes other versions than those of the lockfile");
    }
    if verb == "install" {
        let from_source = has("--git") && has("--rev") && has("guichet");
        let tool = TOOLS.iter().any(|tool| has(tool)) && has("--version");
        need(from_source || tool, "installs what anybody may publish under the name");
    }
}

fn ours() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/workflows");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap())).collect()
}

/// A new site with its workflow.
fn new_site() -> (tempfile::TempDir, String) {
    let dir = tempfile::tempdir().unwrap();
    let init = Command::new(env!("CARGO_BIN_EXE_guichet")).args(["init", "--quiet"]).arg(dir.path()).output().unwrap();
    assert!(init.status.success(), "{}", String::from_utf8_lossy(&init.stderr));
    let workflow = fs::read_to_string(dir.path().join(".github/workflows/help-centre.yml")).unwrap();
    (dir, workflow)
}

#[test]
fn workflows_keep_to_the_rules() {
    let mut all = ours();
    assert!(all.len() >= 2, "{}", all.len());
    all.push(("that of `guichet init`".to_owned(), new_site().1));
    for (path, text) in all {
        assert_eq!(problems(&text), [""; 0], "{path}");
    }
}

/// A rule that nothing breaks would not be one.
#[test]
fn each_rule_finds_what_it_is_about() {
    let (_dir, good) = new_site();
    for (from, to, expected) in [
        ("  pull_request:", "  pull_request_target:", "runs on pull_request_target"),
        ("permissions: {}", "permissions: write-all", "permissions are not empty"),
        ("    timeout-minutes: 45\n", "", "no time-out"),
        (
            "    timeout-minutes: 10\n    permissions:\n",
            "    timeout-minutes: 10\n    rights:\n",
            "does not say its permissions",
        ),
        ("      contents: read\n", "      contents: write\n", "has the repository's files"),
        ("actions/cache@v4", "somebody/cache@v4", "not GitHub's own"),
        ("actions/cache@v4", "actions/cache@main", "not GitHub's own"),
        ("persist-credentials: false", "fetch-depth: 1", "leaves its token"),
        ("run: guichet check", "run: guichet check ${{ github.head_ref }}", "an expression in a script"),
        ("run: guichet check", "run: npx guichet check", "fetches a program"),
        ("run: guichet check", "run: npm install guichet", "takes other versions"),
        ("install --locked --git", "install --git", "takes other versions"),
        (" --git \"$GUICHET_GIT\" --rev \"$GUICHET_COMMIT\"", "", "anybody may publish"),
        (" --rev \"$GUICHET_COMMIT\"", " --branch main", "anybody may publish"),
        (
            "install --locked --git \"$GUICHET_GIT\" --rev \"$GUICHET_COMMIT\" guichet",
            "install --locked cargo-deny",
            "anybody",
        ),
        ("run: guichet check", "run: cargo install --locked --version 1.0.0 guichet", "anybody may publish"),
    ] {
        assert!(good.contains(from), "{from}");
        // Once: what is said of one job must not hang on another.
        let found = problems(&good.replacen(from, to, 1));
        assert!(found.iter().any(|problem| problem.contains(expected)), "{to}: {found:?}");
    }
}

/// One script of the workflow, in the new site's folder, with programs that stand in for Rust's.
#[cfg(unix)]
fn run(dir: &Path, script: &str, environment: &[(&str, &str)]) -> (bool, String) {
    let programs = Path::new(env!("CARGO_BIN_EXE_guichet")).parent().unwrap();
    let path = format!("{}:{}:/usr/bin:/bin", dir.join("stand-ins").display(), programs.display());
    let output = Command::new("bash")
        .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
        .current_dir(dir)
        .env_clear()
        .env("PATH", path)
        .envs(environment.iter().copied())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.success(), said)
}

#[cfg(unix)]
const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";

/// On the day it is written: every step can work, and the installed program is the commit that was named.
#[cfg(unix)]
#[test]
fn every_step_of_a_new_sites_workflow_works() {
    use std::os::unix::fs::PermissionsExt;

    let (dir, workflow) = new_site();
    for name in ["cargo", "rustup"] {
        let path = dir.path().join("stand-ins").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "#!/bin/sh\necho \"$(basename \"$0\") $*\" >> \"$SAID\"\n").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let said = dir.path().join("stand-ins/said");
    let workflow = parse(&workflow);
    for (base_url, key, queries) in [("", "", false), ("https://acme.github.io/help", "", true), ("", "a key", false)] {
        let mut ran = 0;
        fs::write(dir.path().join("queries.tsv"), "en\treset password\taccount/reset-your-password\t3\n").unwrap();
        if !queries {
            fs::remove_file(dir.path().join("queries.tsv")).unwrap();
        }
        let keygen = Command::new(env!("CARGO_BIN_EXE_guichet")).args(["seal", "keygen"]).output().unwrap();
        let key =
            if key.is_empty() { String::new() } else { String::from_utf8(keygen.stdout).unwrap().trim().to_owned() };
        for step in steps(&workflow["jobs"]["build"]) {
            let Some(script) = step["run"].as_str() else { continue };
            let wanted = match step["if"].as_str() {
                None | Some("steps.installed.outputs.cache-hit != 'true'") => true,
                Some("hashFiles('queries.tsv') != ''") => queries,
                Some(other) => panic!("a new condition: {other}"),
            };
            let environment = [
                ("GUICHET_GIT", "https://git.example.com/guichet"),
                ("GUICHET_COMMIT", COMMIT),
                ("BASE_URL", base_url),
                ("GUICHET_SEAL_KEY", key.as_str()),
                ("SAID", said.to_str().unwrap()),
            ];
            if wanted {
                let (fine, output) = run(dir.path(), script, &environment);
                assert!(fine, "{script}\n{output}");
                ran += 1;
            }
        }
        assert!(ran >= 5, "{ran} steps");
        let page = fs::read_to_string(dir.path().join("public/en/index.html")).unwrap();
        let canonical = if base_url.is_empty() { "https://" } else { "https://acme.github.io/help/en/" };
        assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{canonical}")), "{base_url}");
    }
    let said = fs::read_to_string(said).unwrap();
    let install =
        format!("cargo +stable install --locked --git https://git.example.com/guichet --rev {COMMIT} guichet");
    assert!(said.lines().any(|line| line == install), "{said}");
}

#[cfg(unix)]
#[test]
fn a_workflow_that_is_not_told_which_guichet_says_so() {
    let (dir, workflow) = new_site();
    let workflow = parse(&workflow);
    let script = steps(&workflow["jobs"]["build"]).find(|step| step["name"] == "Which guichet?").unwrap();
    let script = script["run"].as_str().unwrap();
    let git = "https://git.example.com/guichet";
    for (source, commit, missing) in [
        ("", "", "GUICHET_GIT"),
        ("guichet", COMMIT, "GUICHET_GIT"),
        ("http://git.example.com/guichet", COMMIT, "GUICHET_GIT"),
        ("--config=evil", COMMIT, "GUICHET_GIT"),
        ("https://git.example.com/a b", COMMIT, "GUICHET_GIT"),
        (git, "", "GUICHET_COMMIT"),
        (git, "main", "GUICHET_COMMIT"),
        (git, "v1.0.0", "GUICHET_COMMIT"),
        (git, &COMMIT[1..], "GUICHET_COMMIT"),
        (git, &COMMIT.to_uppercase(), "GUICHET_COMMIT"),
    ] {
        let (fine, said) = run(dir.path(), script, &[("GUICHET_GIT", source), ("GUICHET_COMMIT", commit)]);
        let sentence = format!("::error::The variable {missing} does not ");
        assert!(!fine && said.starts_with(&sentence), "{source} {commit}: {said}");
    }
    assert_eq!(run(dir.path(), script, &[("GUICHET_GIT", git), ("GUICHET_COMMIT", COMMIT)]), (true, String::new()));
}
