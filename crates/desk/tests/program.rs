//! The program itself, as a shell sees it. As long as there is a test of this kind, `cargo test` also builds the program, which the
//! tests in tests/desk/ start.

use std::process::{Command, Output};

fn desk(arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    Command::new(env!("CARGO_BIN_EXE_guichet-desk")).args(arguments).current_dir(&folder).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_api_is_printed_for_other_programs() {
    let output = desk(&["openapi"]);
    assert!(output.status.success());
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    assert!(document["paths"].as_object().unwrap().len() > 5);
}

#[test]
fn every_wrong_setting_is_told_and_ends_with_2() {
    let output =
        desk(&["check", "--listen", "localhost", "--database", "mysql://root:secret@db/", "--keep-closed", "soon"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output.stdout), "");
    let said = text(&output.stderr);
    assert_eq!(said.lines().filter(|line| line.starts_with("error: ")).count(), 3, "{said}");
    assert!(!said.contains("secret"), "{said}");
}
