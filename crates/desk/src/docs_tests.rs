//! docs/desk-running.md says of every setting and metric what there is, and shows the files of examples/desk/ to the letter.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use axum::http::{Method, StatusCode};
use clap::{Args, Command};
use guichet_tickets::{Actor, Owner, TicketId};

use crate::settings::Given;
use crate::store::Change;
use crate::webhooks;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Cells of the table behind a heading, without backticks.
fn table(doc: &str, heading: &str) -> Vec<Vec<String>> {
    let (_, behind) = doc.split_once(heading).unwrap_or_else(|| panic!("{heading}"));
    let rows = behind.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let cells = |line: &str| line.trim_matches('|').split(" |").map(|cell| cell.trim().replace('`', "")).collect();
    rows.skip(2).map(cells).collect()
}

#[test]
fn every_setting_is_in_the_table() {
    let command = Given::augment_args(Command::new("desk"));
    let documented: BTreeMap<String, (String, String)> = table(&read("docs/desk-running.md"), "\n## Settings\n")
        .into_iter()
        .map(|row| (row[0].clone(), (row[1].clone(), row[2].clone())))
        .collect();
    let known: BTreeMap<String, (String, String)> = command
        .get_arguments()
        .map(|argument| {
            let name = argument.get_long().unwrap_or_default().to_owned();
            let variable = argument.get_env().unwrap_or_default().to_string_lossy().into_owned();
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            let default = help.split_once("[default: ").map_or("", |(_, rest)| rest.trim_end_matches(']'));
            (name, (variable, default.replace('`', "")))
        })
        .collect();
    assert_eq!(documented, known);
    // The file has them by the same names, and nothing else but webhooks.
    for name in documented.keys() {
        let value = if name.starts_with("with-") || name.starts_with("behind-") {
            "true"
        } else if name.ends_with("-per-minute") {
            "1"
        } else {
            "\"a\""
        };
        let line = format!("{name} = {value}");
        assert!(toml::from_str::<Given>(&line).is_ok(), "{line}");
    }
}

#[test]
fn every_key_of_a_webhook_is_in_the_table() {
    // A new key is to be added here and there.
    let names = |webhooks::Given { name: _, url: _, secrets: _, events: _, texts: _, private: _ }| {
        ["name", "url", "secrets", "events", "texts", "private"]
    };
    let documented: Vec<String> =
        table(&read("docs/desk-running.md"), "\n### Webhooks\n").into_iter().map(|row| row[0].clone()).collect();
    let webhook = "name = \"a\"\nurl = \"a\"\nsecrets = []";
    assert_eq!(documented, names(toml::from_str(webhook).unwrap()));
}

#[tokio::test]
async fn every_metric_is_in_the_table() {
    let folder = tempfile::tempdir().unwrap();
    let files = crate::files::Files::open(folder.path()).unwrap();
    let mut text = String::new();
    let happened = crate::metrics::Happened::default();
    let metrics = crate::metrics::Metrics::new(&happened, &files);
    // What has labels is there once there is something to count.
    metrics.answered(&Method::GET, "/health", StatusCode::OK, Duration::from_millis(1));
    happened.count(&Change {
        seq: 1,
        ticket: TicketId(1),
        kind: "created".to_owned(),
        actor: Actor::Customer,
        who: String::new(),
        owner: Owner::default(),
        at: 0,
    });
    metrics.write(&mut text).unwrap();
    let mut known: Vec<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("# TYPE "))
        .filter_map(|line| line.split_once(' '))
        .map(|(name, kind)| if kind == "counter" { format!("{name}_total") } else { name.to_owned() })
        .collect();
    let mut documented: Vec<String> =
        table(&read("docs/desk-running.md"), "\n## What to watch\n").into_iter().map(|row| row[0].clone()).collect();
    known.sort();
    documented.sort();
    assert_eq!(documented, known);
}

#[test]
fn examples_are_shown_to_the_letter_and_hold() {
    let doc = read("docs/desk-running.md");
    for name in ["desk.toml", "guichet-desk.service", "nginx.conf", "Caddyfile", "Containerfile"] {
        let text = read(&format!("examples/desk/{name}"));
        assert!(doc.contains(&format!("\n{text}```\n")), "{name}");
    }
    let (given, wrong) = Given::file(&root().join("examples/desk/desk.toml"));
    assert!(wrong.is_empty(), "{wrong:?}");
    let settings = given.settle().unwrap();
    assert!(settings.behind_proxy && settings.keep_closed.is_some() && settings.webhooks.len() == 1);
    assert!(settings.mail.is_some_and(|mail| mail.imap.is_some()));
    // All of them mean the same address and folders.
    let unit = read("examples/desk/guichet-desk.service");
    assert!(unit.contains("StateDirectory=guichet-desk\n") && settings.data.ends_with("lib/guichet-desk"));
    let listen = settings.listen.to_string();
    for name in ["nginx.conf", "Caddyfile"] {
        assert!(read(&format!("examples/desk/{name}")).contains(&listen), "{name}");
    }
}
