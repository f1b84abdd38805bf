//! Workflows run on somebody else's machine, where no test of ours sees them break. So they are held to rules here, ours
//! and the one that `guichet init` writes, and what the latter runs is run.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// A tool of a registry that a workflow may install, always in one version.
const TOOLS: [&str; 2] = ["cargo-cyclonedx", "cargo-deny"];

pub(crate) fn parse(text: &str) -> Value {
    serde_saphyr::from_str(text).expect("a workflow is YAML")
}

fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value.as_object().into_iter().flatten().map(|(key, value)| (key.as_str(), value))
}

pub(crate) fn steps(job: &Value) -> impl Iterator<Item = &Value> {
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
            let script = step["run"].as_str().unwrap_or_default();
            // By its content, before anything is done with it.
            let is_known = script.contains("sha256sum --check");
            for line in script.lines() {
                command(line, is_known, writes, &mut |holds, what| need(holds, format!("{name}: {what}: {line}")));
            }
        }
    }
    found
}

/// `actions/` is GitHub's, and so nothing that somebody else could register.
pub(crate) fn is_official(action: &str) -> bool {
    let Some((name, version)) = action.split_once('@') else { return false };
    let digits = version.strip_prefix('v').unwrap_or_default();
    name.starts_with("actions/") && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

pub(crate) fn command(line: &str, is_known: bool, writes: bool, need: &mut impl FnMut(bool, &str)) {
    // Expressions are pasted before the shell reads the line: a title of a pull request would be commands.
    need(!line.contains("${{"), "an expression in a script");
    let words: Vec<&str> = line.split_whitespace().collect();
    let has = |word: &str| words.contains(&word);
    for program in ["wget", "pipx", "npx", "gem", "brew"] {
        need(!has(program), "fetches a program");
    }
    need(!has("curl") || is_known, "fetches a program that may be any");
    let name = |word: &str| word.trim_matches('"').rsplit('/').next().unwrap_or_default().to_owned();
    if words.iter().any(|word| ["pip", "uvx"].contains(&name(word).as_str())) {
        need(has("--require-hashes"), "fetches a program that may be any");
    }
    // A package that is packed runs nothing when it is published, and takes nothing from the folder.
    let publishes = has("npm") && has("publish") && has("--ignore-scripts");
    // Asking what there is takes nothing.
    let asks = line.contains("$(npm view ");
    if has("npm") && !publishes {
        need(has("ci"), "takes other versions than those of the lockfile");
    }
    if writes {
        need(!has("cargo") && (!has("npm") || publishes || asks) && !has("guichet"), "builds with the right to write");
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
pub(crate) fn new_site() -> (tempfile::TempDir, String) {
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
        ("| sha256sum --check", "> hash", "fetches a program that may be any"),
        (
            "run: guichet check --format github",
            "run: '\"$HOME/tools/bin/pip\" install guichet'",
            "fetches a program that may be any",
        ),
        (
            "          last=",
            "          npm publish --ignore-scripts guichet\n          npm publish\n          last=",
            "builds with the right",
        ),
        ("    timeout-minutes: 45\n", "", "no time-out"),
        (
            "    timeout-minutes: 10\n    permissions:\n",
            "    timeout-minutes: 10\n    rights:\n",
            "does not say its permissions",
        ),
        ("      contents: read\n", "      contents: write\n", "has the repository's files"),
        ("actions/cache@v5", "somebody/cache@v4", "not GitHub's own"),
        ("actions/cache@v5", "actions/cache@main", "not GitHub's own"),
        ("persist-credentials: false", "show-progress: false", "leaves its token"),
        (
            "run: guichet check --format github",
            "run: guichet check ${{ github.head_ref }}",
            "an expression in a script",
        ),
        ("run: guichet check --format github", "run: npx guichet check", "fetches a program"),
        ("run: guichet check --format github", "run: npm install guichet", "takes other versions"),
        ("install --locked --root", "install --root", "takes other versions"),
        (" --git \"$GUICHET_GIT\" --rev \"$GUICHET_COMMIT\"", "", "anybody may publish"),
        (" --rev \"$GUICHET_COMMIT\"", " --branch main", "anybody may publish"),
        (
            "install --locked --root \"$HOME/guichet\" --git \"$GUICHET_GIT\" --rev \"$GUICHET_COMMIT\" --features network guichet",
            "install --locked cargo-deny",
            "anybody",
        ),
        (
            "run: guichet check --format github",
            "run: cargo install --locked --version 1.0.0 guichet",
            "anybody may publish",
        ),
    ] {
        assert!(good.contains(from), "{from}");
        // Once: what is said of one job must not hang on another.
        let found = problems(&good.replacen(from, to, 1));
        assert!(found.iter().any(|problem| problem.contains(expected)), "{to}: {found:?}");
    }
}

/// One script of the workflow, in the new site's folder, with programs that stand in for Rust's and for curl.
#[cfg(unix)]
pub(crate) fn run(dir: &Path, script: &str, environment: &[(&str, &str)]) -> (bool, String) {
    let programs = Path::new(env!("CARGO_BIN_EXE_guichet")).parent().unwrap();
    let stand_ins = dir.join("stand-ins");
    fs::create_dir_all(&stand_ins).unwrap();
    let path = format!("{}:{}:/usr/local/bin:/usr/bin:/bin", stand_ins.display(), programs.display());
    let output = Command::new("bash")
        .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
        .current_dir(dir)
        .env_clear()
        .env("PATH", path)
        .env("HOME", stand_ins.join("home"))
        .envs(["SAID", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"].map(|name| (name, stand_ins.join(name))))
        .envs(environment.iter().copied())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.success(), said)
}

#[cfg(unix)]
pub(crate) fn stand_in(dir: &Path, name: &str, script: &str) {
    use std::os::unix::fs::PermissionsExt;

    let path = dir.join("stand-ins").join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, format!("#!/bin/sh\necho \"$(basename \"$0\") $*\" >> \"$SAID\"\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// What the stand-ins were asked for.
#[cfg(unix)]
pub(crate) fn said(dir: &Path, file: &str) -> String {
    fs::read_to_string(dir.join("stand-ins").join(file)).unwrap_or_default()
}

#[cfg(unix)]
const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";
#[cfg(unix)]
const GIT: &str = "https://git.example.com/guichet";

/// A run of the workflow's first job.
#[cfg(unix)]
#[derive(Default)]
struct Run {
    event: &'static str,
    base_url: &'static str,
    key: String,
    installed: bool,
    environment: Vec<(&'static str, String)>,
}

#[cfg(unix)]
impl Run {
    fn job(&self, dir: &Path, workflow: &Value) {
        let mut ran = 0;
        for step in steps(&workflow["jobs"]["build"]) {
            let wanted = match step["if"].as_str() {
                None => true,
                Some("steps.installed.outputs.cache-hit != 'true'") => !self.installed,
                Some("hashFiles('queries.tsv') != ''") => dir.join("queries.tsv").exists(),
                Some("github.event_name == 'pull_request'") => self.event == "pull_request",
                Some("github.event_name == 'push'") => self.event == "push",
                Some(other) => panic!("a new condition: {other}"),
            };
            let Some(script) = step["run"].as_str().filter(|_| wanted) else { continue };
            let mut environment = vec![
                ("BASE_URL", self.base_url),
                ("GUICHET_SEAL_KEY", self.key.as_str()),
                ("GITHUB_EVENT_NAME", self.event),
                ("PREVIEW", "https://artifacts.example.com/1"),
            ];
            environment
                .extend(["GUICHET_URL", "GUICHET_SHA256", "GUICHET_GIT", "GUICHET_COMMIT"].map(|name| (name, "")));
            environment.extend(self.environment.iter().map(|(name, value)| (*name, value.as_str())));
            let (fine, output) = run(dir, script, &environment);
            assert!(fine, "{script}\n{output}");
            ran += 1;
        }
        assert!(ran >= 5, "{ran} steps");
    }
}

/// On the day it is written: every step can work, and the installed program is the commit that was named.
#[cfg(unix)]
#[test]
fn every_step_of_a_new_sites_workflow_works() {
    let (dir, workflow) = new_site();
    let dir = dir.path();
    for name in ["cargo", "rustup"] {
        stand_in(dir, name, "");
    }
    let workflow = parse(&workflow);
    let keygen = Command::new(env!("CARGO_BIN_EXE_guichet")).args(["seal", "keygen"]).output().unwrap();
    let key = String::from_utf8(keygen.stdout).unwrap().trim().to_owned();
    let source = vec![("GUICHET_GIT", GIT.to_owned()), ("GUICHET_COMMIT", COMMIT.to_owned())];
    for (base_url, key, queries) in
        [("", String::new(), false), ("https://acme.github.io/help", String::new(), true), ("", key, false)]
    {
        fs::write(dir.join("queries.tsv"), "en\treset password\taccount/reset-your-password\t3\n").unwrap();
        if !queries {
            fs::remove_file(dir.join("queries.tsv")).unwrap();
        }
        Run { event: "push", base_url, key, environment: source.clone(), ..Run::default() }.job(dir, &workflow);
        let page = fs::read_to_string(dir.join("public/en/index.html")).unwrap();
        let canonical = if base_url.is_empty() { "https://" } else { "https://acme.github.io/help/en/" };
        assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{canonical}")), "{base_url}");
    }
    let home = dir.join("stand-ins/home").display().to_string();
    let install = format!(
        "cargo +stable install --locked --root {home}/guichet --git {GIT} --rev {COMMIT} --features network guichet"
    );
    assert!(said(dir, "SAID").lines().any(|line| line == install), "{}", said(dir, "SAID"));
    assert!(said(dir, "GITHUB_PATH").starts_with(&format!("{home}/guichet/bin\n")));
}

/// Whoever sends a pull request from a fork has no key, and no way to one; what is published has it, or is not published.
#[cfg(unix)]
#[test]
fn without_the_key_a_pull_request_is_built_and_nothing_is_published() {
    let (dir, workflow) = new_site();
    let dir = dir.path();
    let sealed = "  phone: { kind: phone, plans: \">=pro\", gate: sealed, href: { secret: SUPPORT_PHONE } }\n";
    let contacts = fs::read_to_string(dir.join("contacts.yaml")).unwrap();
    fs::write(dir.join("contacts.yaml"), format!("{}\n{sealed}", contacts.trim_end())).unwrap();
    for locale in ["en", "fr"] {
        let path = dir.join(format!("locales/{locale}.ftl"));
        if let Ok(text) = fs::read_to_string(&path) {
            fs::write(&path, format!("{text}\nchannel-phone = Phone\n")).unwrap();
        }
    }
    fs::write(dir.join("seal.lock"), "").unwrap();
    let workflow = parse(&workflow);
    let build =
        steps(&workflow["jobs"]["build"]).find(|step| step["name"] == "Build; warnings count as errors").unwrap();
    let gitlab = super::actions::read("packaging/gitlab-ci.yml");
    let of_gitlab = gitlab["build"]["script"].as_array().unwrap();
    let of_gitlab =
        of_gitlab.iter().find_map(|line| line.as_str().filter(|line| line.contains("guichet build"))).unwrap();
    for (script, event) in [
        (build["run"].as_str().unwrap(), ("GITHUB_EVENT_NAME", "pull_request")),
        (of_gitlab, ("CI_PIPELINE_SOURCE", "merge_request_event")),
    ] {
        let (fine, said) = run(dir, script, &[event, ("GUICHET_SEAL_KEY", "")]);
        assert!(fine && said.contains("SEAL001") && dir.join("public/en/index.html").exists(), "{said}");
        fs::remove_dir_all(dir.join("public")).unwrap();
        let (fine, said) = run(dir, script, &[(event.0, "push"), ("GUICHET_SEAL_KEY", "")]);
        assert!(!fine && said.contains("SEAL001") && !dir.join("public").exists(), "{said}");
    }
}

/// Each package that is made goes to the registry: one that nobody publishes is one that somebody else may.
#[test]
fn every_package_is_published() {
    let release =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/workflows/release.yml")).unwrap();
    let workflow = parse(&release);
    let publish = steps(&workflow["jobs"]["npm"]).find_map(|step| step["run"].as_str()).unwrap();
    for package in ["guichet-panel-*", "guichet-cli-*", "guichet-[0-9]*"] {
        assert!(publish.contains(&format!("packages/npm/{package}.tgz")), "{package}");
    }
}

/// An archive, and a curl that brings it: its address and its hash.
#[cfg(unix)]
pub(crate) fn release(dir: &Path) -> (String, String) {
    let program = env!("CARGO_BIN_EXE_guichet");
    let pack = format!(
        "mkdir -p release/guichet-1.0.0
        printf '#!/bin/sh\\nexec {program} \"$@\"\\n' > release/guichet-1.0.0/guichet
        chmod +x release/guichet-1.0.0/guichet
        tar -czf archive.tar.gz -C release guichet-1.0.0
        sha256sum archive.tar.gz | cut -c -64 | tr -d '\\n'"
    );
    let (fine, hash) = run(dir, &pack, &[]);
    assert!(fine && hash.len() == 64, "{hash}");
    stand_in(dir, "curl", "while [ \"$1\" != --output ]; do shift; done; cp archive.tar.gz \"$2\"");
    ("https://git.example.com/guichet-1.0.0-x86_64-unknown-linux-musl.tar.gz".to_owned(), hash)
}

/// What is installed is the archive with the hash, or nothing.
#[cfg(unix)]
#[test]
fn a_release_is_installed_by_its_hash() {
    let (dir, workflow) = new_site();
    let dir = dir.path();
    let (url, hash) = release(dir);
    let workflow = parse(&workflow);
    let environment = vec![("GUICHET_URL", url.clone()), ("GUICHET_SHA256", hash.clone())];
    Run { event: "push", environment, ..Run::default() }.job(dir, &workflow);
    assert!(said(dir, "home/guichet/bin/guichet").starts_with("#!"));
    assert!(said(dir, "SAID").trim().ends_with(&format!("guichet.tar.gz {url}")), "{}", said(dir, "SAID"));

    fs::remove_file(dir.join("stand-ins/home/guichet/bin/guichet")).unwrap();
    let install = steps(&workflow["jobs"]["build"]).find(|step| step["name"] == "Install it").unwrap();
    let other = hash.replace(&hash[..1], if hash.starts_with('0') { "1" } else { "0" });
    let environment = [("GUICHET_URL", url.as_str()), ("GUICHET_SHA256", other.as_str())];
    assert!(!run(dir, install["run"].as_str().unwrap(), &environment).0);
    assert!(!dir.join("stand-ins/home/guichet/bin/guichet").exists());
}

/// Reviewers read which pages are not what they were.
#[cfg(unix)]
#[test]
fn a_pull_request_says_which_pages_it_changes() {
    let (dir, workflow) = new_site();
    let dir = dir.path();
    let (fine, output) = run(dir, "mkdir before && cp -r content locales *.yaml before/", &[]);
    assert!(fine, "{output}");
    let article = |path: &str| dir.join("content/en").join(path);
    fs::write(article("account/close-your-account.md"), "---\ntitle: Close your account\n---\nWrite to us.\n").unwrap();
    let changed = fs::read_to_string(article("account/get-help.md")).unwrap() + "\nOne more sentence.\n";
    fs::write(article("account/get-help.md"), changed).unwrap();
    let environment = vec![("GUICHET_GIT", GIT.to_owned()), ("GUICHET_COMMIT", COMMIT.to_owned())];
    let job = Run { event: "pull_request", installed: true, environment, ..Run::default() };
    job.job(dir, &parse(&workflow));
    let summary = said(dir, "GITHUB_STEP_SUMMARY");
    assert_eq!(summary, fs::read_to_string(dir.join("changes.md")).unwrap());
    for part in [
        "<!-- help-centre -->\nPages: ",
        " 0 removed. [The built site](https://artifacts.example.com/1)",
        "\n+ /en/account/close-your-account/\n",
        "\n  /en/account/get-help/\n",
    ] {
        assert!(summary.contains(part), "{part}\n{summary}");
    }
}

#[cfg(unix)]
#[test]
fn a_workflow_that_is_not_told_which_guichet_says_so() {
    let (dir, workflow) = new_site();
    let workflow = parse(&workflow);
    let script = steps(&workflow["jobs"]["build"]).find(|step| step["name"] == "Which guichet?").unwrap();
    let script = script["run"].as_str().unwrap();
    let (url, hash) = ("https://git.example.com/guichet.tar.gz", COMMIT.repeat(2)[..64].to_owned());
    let told = |pairs: [(&str, &str); 4]| run(dir.path(), script, &pairs.map(|(name, value)| (name, value)));
    let from = |url, hash, git, commit| {
        told([("GUICHET_URL", url), ("GUICHET_SHA256", hash), ("GUICHET_GIT", git), ("GUICHET_COMMIT", commit)])
    };
    let upper = COMMIT.to_uppercase();
    for (url, hash, git, commit, missing) in [
        ("", "", "", "", "GUICHET_GIT"),
        ("", "", "guichet", COMMIT, "GUICHET_GIT"),
        ("", "", "http://git.example.com/guichet", COMMIT, "GUICHET_GIT"),
        ("", "", "--config=evil", COMMIT, "GUICHET_GIT"),
        ("", "", "https://git.example.com/a b", COMMIT, "GUICHET_GIT"),
        ("", "", GIT, "", "GUICHET_COMMIT"),
        ("", "", GIT, "main", "GUICHET_COMMIT"),
        ("", "", GIT, "v1.0.0", "GUICHET_COMMIT"),
        ("", "", GIT, &COMMIT[1..], "GUICHET_COMMIT"),
        ("", "", GIT, &upper, "GUICHET_COMMIT"),
        // Half of one way is not the other.
        (url, "", GIT, COMMIT, "GUICHET_SHA256"),
        ("", &hash, GIT, COMMIT, "GUICHET_URL"),
        ("http://git.example.com/guichet.tar.gz", &hash, "", "", "GUICHET_URL"),
        (url, &hash[1..], "", "", "GUICHET_SHA256"),
    ] {
        let (fine, said) = from(url, hash, git, commit);
        let sentence = format!("::error file=.github/workflows/help-centre.yml::{missing} does not ");
        assert!(!fine && said.starts_with(&sentence), "{url} {hash} {git} {commit}: {said}");
    }
    assert_eq!(from("", "", GIT, COMMIT), (true, String::new()));
    assert_eq!(from(url, &hash, "", ""), (true, String::new()));
}

/// The queries that a new site comes with pass, in whichever languages it is.
#[test]
fn the_queries_of_a_new_site_pass() {
    for locales in ["en,fr", "fr-CA,en", "ja"] {
        let dir = tempfile::tempdir().unwrap();
        for arguments in
            [&["init", "--quiet", "--locales", locales, "."][..], &["build", "--quiet"], &["search", "test"]]
        {
            let program = Command::new(env!("CARGO_BIN_EXE_guichet")).args(arguments).current_dir(dir.path()).output();
            let output = program.unwrap();
            assert!(output.status.success(), "{locales}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
}
