//! The registry of diagnostics: its examples are what they say, nothing in it is idle, and docs/diagnostics.md is made of it.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use guichet_core::diag::codes::{self, Example, Fixture, Given};
use guichet_core::diag::{Code, Severity};
use guichet_test_support::web::{Reply, Web};
use rayon::prelude::*;
use serde_json::Value;

use crate::site::{Outcome, SiteTest};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What examples that lead to another site find at `localhost:8000`, which is elsewhere for each run.
fn other_site() -> Web {
    Web::new(|asked| match asked.path.as_str() {
        "/time" => Reply::status(200),
        "/old-time" => Reply::redirect(301, "/time"),
        "/broken" => Reply::status(500),
        _ => Reply::status(404),
    })
}

/// Runs an example's commands. What it has below `public/` comes after the build that others look at.
fn run(example: &Example, fixture: &Fixture) -> Outcome {
    let other_site = example.commands.iter().any(|command| asks(command)).then(other_site);
    let mut led = fixture.clone();
    if let Some(web) = &other_site {
        for bytes in led.files.values_mut() {
            if let Ok(text) = std::str::from_utf8(bytes) {
                *bytes = text.replace("localhost:8000", &format!("localhost:{}", web.address.port())).into_bytes();
            }
        }
    }
    let fixture = &led;
    let test = site_of(fixture);
    let public = test.root().join("public").to_string_lossy().into_owned();
    let run = |command: &str| {
        let words = command.split(' ').map(|word| if word == "public" { public.as_str() } else { word });
        test.run(&words.chain(["--format", "json"]).collect::<Vec<_>>())
    };
    let (last, before) = example.commands.split_last().unwrap();
    for command in before {
        run(command).code(0);
    }
    put(&test, fixture, true);
    run(last)
}

/// The site of an example, without what is below `public/`.
pub fn site_of(fixture: &Fixture) -> SiteTest {
    let mut test = SiteTest::empty();
    for (name, value) in &fixture.environment {
        test = test.env(name, value);
    }
    put(&test, fixture, false);
    for (path, target) in &fixture.links {
        let path = test.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(target, path).unwrap();
    }
    test
}

fn put(test: &SiteTest, fixture: &Fixture, late: bool) {
    for (path, bytes) in fixture.files.iter().filter(|(path, _)| path.starts_with("public/") == late) {
        test.write(path, bytes);
    }
}

/// The codes that were told, each with its severity and once.
fn told(outcome: &Outcome) -> Vec<(String, String)> {
    // What ends a run before it has a result is told as text.
    if let Some(message) = outcome.stderr.strip_prefix("error: ") {
        return vec![(message.split(':').next().unwrap().to_owned(), "error".to_owned())];
    }
    let found: Value = serde_json::from_str(&outcome.stdout).unwrap_or_else(|_| panic!("{}", outcome.stderr));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let mut told: Vec<_> =
        found.as_array().unwrap().iter().map(|one| (text(&one["code"]), text(&one["severity"]))).collect();
    told.sort();
    told.dedup();
    told
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// Whether a command of an example needs a program that makes requests.
fn asks(command: &str) -> bool {
    command.contains("--external")
}

/// With the mistake it is told, and nothing else; without it nothing is.
#[test]
fn examples_are_what_they_say() {
    let runs = |code: &Code| cfg!(feature = "external-links") || !code.example().commands.iter().any(|one| asks(one));
    let wrong: Vec<String> =
        codes::all().filter(runs).collect::<Vec<_>>().into_par_iter().flat_map_iter(not_as_said).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn not_as_said(code: Code) -> Vec<String> {
    let example = code.example();
    let mut wrong = Vec::new();
    let outcome = run(example, &example.with_mistake());
    if told(&outcome) != [(code.name().to_owned(), word(code.severity()).to_owned())] {
        wrong.push(format!("{code}, wrong: {:?}\n{}", told(&outcome), outcome.stderr));
    }
    if let Some(fixture) = example.without_mistake() {
        let outcome = run(example, &fixture);
        if !told(&outcome).is_empty() {
            wrong.push(format!("{code}, right: {:?}\n{}", told(&outcome), outcome.stderr));
        }
    }
    wrong
}

/// Rust sources of the product, without the registry and without tests.
fn sources() -> Vec<(PathBuf, String)> {
    fn collect(folder: &Path, all: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            let is = |name: &str| path.ends_with(name);
            if path.is_dir() && !is("diag/codes") && !is("tests") && !is("test-support") {
                collect(&path, all);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !is("tests.rs") {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                all.push((path, code.to_owned()));
            }
        }
    }
    let mut all = Vec::new();
    collect(&root().join("src"), &mut all);
    collect(&root().join("crates"), &mut all);
    all
}

#[test]
fn every_code_is_made_somewhere() {
    let all: String = sources().into_iter().map(|(_, text)| text.replace("== codes::", "")).collect();
    let never: Vec<Code> = codes::all().filter(|code| !all.contains(&format!("codes::{code}"))).collect();
    assert_eq!(never, []);
}

/// A name in quotes would be one that the compiler can't check.
#[test]
fn no_code_is_a_bare_string() {
    let mut bare = Vec::new();
    for (path, text) in sources() {
        let quoted = |code: &Code| text.contains(&format!("\"{code}\"")) || text.contains(&format!("\"{code}:"));
        bare.extend(codes::all().filter(quoted).map(|code| format!("{}: {code}", path.display())));
    }
    assert_eq!(bare, Vec::<String>::new());
}

#[test]
fn the_guides_name_codes_that_exist() {
    let guides = fs::read_dir(root().join("docs")).unwrap().flatten().map(|entry| entry.path());
    for path in guides.filter(|path| path.extension().is_some_and(|extension| extension == "md")) {
        let text = fs::read_to_string(&path).unwrap();
        let is_code = |word: &&str| {
            let number =
                |name: &str| word.strip_prefix(name).is_some_and(|rest| rest.len() == 3 && rest.parse::<u16>().is_ok());
            codes::families().any(|(family, _)| number(family.name))
        };
        for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(is_code) {
            assert!(codes::find(word).is_some(), "{}: {word}", path.display());
        }
    }
}

/// `UPDATE=1` writes the page.
#[test]
fn the_page_of_codes_is_made_from_the_registry() {
    let path = root().join("docs/diagnostics.md");
    let page = page();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/diagnostics.md is out of date: UPDATE=1 cargo test page_of_codes");
}

fn page() -> String {
    let mut page = String::from(
        "# Diagnostics\n\n\
        <!-- Made from crates/core/src/diag/codes/ by `UPDATE=1 cargo test page_of_codes`. -->\n\n\
        What `guichet check` and `guichet build` say of a site. `guichet explain CODE` prints an entry of this page,\n\
        `guichet explain FAMILY` the titles of a family. [`diagnostics`](configuration.md#diagnostics) in site.yaml changes the severity\n\
        of a code or of a family, or switches it off.\n\n",
    );
    for (family, codes) in codes::families() {
        let _ = writeln!(
            page,
            "- [{}](#{}): {} ({})",
            family.name,
            anchor(family.name, family.title),
            family.title,
            codes.len()
        );
    }
    for (family, codes) in codes::families() {
        let _ = write!(page, "\n## {}: {}\n\n{}\n", family.name, family.title, family.description);
        for code in codes {
            entry(&mut page, *code);
        }
    }
    page
}

/// As GitHub makes them.
fn anchor(name: &str, title: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    format!("{name}: {title}").to_lowercase().chars().filter(kept).map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn entry(page: &mut String, code: Code) {
    let mut severity = word(code.severity()).to_owned();
    if let Some((other, when)) = code.at_times() {
        let _ = write!(severity, "; {} if {when}", word(other));
    }
    if code.is_fixed() {
        severity.push_str(", whatever the settings say");
    }
    let title = code.title();
    let _ = write!(
        page,
        "\n### {code}\n\n**{}{}** ({severity})\n\n{}\n",
        title[..1].to_uppercase(),
        &title[1..],
        code.explanation()
    );
    if let Some(what) = code.can_fix() {
        let _ = write!(page, "\n`guichet fix` {what}\n");
    }
    for side in code.example().sides() {
        let shown = side.given.shown();
        let place = match side.given {
            Given::Link(..) | Given::Variable(..) => side.given.place().to_owned(),
            _ => format!("`{}`", side.given.place()),
        };
        let _ = match (side.elsewhere, shown.is_empty()) {
            (_, true) => write!(page, "\n{}: {place}\n", side.word),
            (true, false) => write!(page, "\n{}, in {place}:\n", side.word),
            (false, false) => write!(page, "\n{}:\n", side.word),
        };
        if !shown.is_empty() {
            let fence = if shown.contains("```") { "````" } else { "```" };
            let _ = write!(page, "\n{fence}{}\n{shown}{fence}\n", language(side.given));
        }
    }
}

/// For a fence of Markdown.
fn language(given: &Given) -> &str {
    match given {
        Given::Text(path, _) | Given::Bytes(path, _) => match path.rsplit_once('.') {
            Some((_, extension @ ("md" | "yaml" | "html" | "css" | "svg"))) => extension,
            _ => "text",
        },
        Given::Link(..) | Given::Variable(..) => "text",
    }
}
