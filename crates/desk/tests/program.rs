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
    assert_eq!(said.lines().filter(|line| line.starts_with("error: ")).count(), 4, "{said}");
    assert!(!said.contains("secret") && said.contains("is not a built help centre"), "{said}");
}

#[test]
fn a_folder_of_no_desk_is_no_desk_without_tickets() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let desk =
            Command::new(env!("CARGO_BIN_EXE_guichet-desk")).args(arguments).current_dir(&folder).output().unwrap();
        (desk.status.code(), text(&desk.stdout), text(&desk.stderr))
    };
    for verb in [
        &["forget", "--customer", "ada"][..],
        &["export", "--customer", "ada"],
        &["backup", "copy"],
        &["retain"],
        &["audit"],
        &["outbox", "list"],
        &["agents", "list"],
    ] {
        let (code, said, told) = run(&[verb, &["--data", "mistyped"]].concat());
        assert!(code == Some(2) && said.is_empty() && told.contains("mistyped"), "{verb:?}: {said}{told}");
    }
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    assert_eq!(run(&["agents", "add", "Ana", "ana@example.com", "--data", "desk"]).0, Some(0));
    let (code, _, told) = run(&["export", "--customer", "ada", "--to", "out", "--data", "desk"]);
    assert!(code == Some(2) && told.contains("nothing is kept of the customer `ada`"), "{told}");
    // A backup that takes the place of what it is of.
    for to in ["desk", "desk/copy", ".", "./desk/../desk"] {
        let (code, _, told) = run(&["backup", to, "--data", "desk"]);
        assert!(code == Some(2) && told.contains("in one another"), "{to}: {told}");
    }
    // Another desk's folder is no backup, whatever it has in it.
    assert_eq!(run(&["agents", "add", "Ben", "ben@example.com", "--data", "other"]).0, Some(0));
    let (code, _, told) = run(&["backup", "other", "--data", "desk"]);
    assert!(code == Some(2) && told.contains("is not a backup"), "{told}");
    for _ in 0..2 {
        assert_eq!(run(&["backup", "copy", "--data", "desk"]).0, Some(0));
    }
}
