//! The whole configuration of a small site. `UPDATE=1 cargo test -p guichet-editor --test config` writes what is expected.

use std::fs;
use std::path::Path;

use guichet_editor::{Named, Plan, Site, config};

fn named(path: &str, title: &str) -> Named {
    Named { path: path.to_owned(), title: title.to_owned() }
}

fn plan(id: &str, name: &str) -> Plan {
    Plan { id: id.to_owned(), name: name.to_owned() }
}

fn site() -> Site {
    Site {
        title: "Help: Atrium".to_owned(),
        base_url: "https://help.example.com/kb/".to_owned(),
        prefix: String::new(),
        locales: vec!["en".to_owned(), "fr".to_owned()],
        areas: vec![named("contacts", "Contacts")],
        categories: vec![named("contacts/import", "Contacts › Import")],
        articles: vec![named("contacts/import/csv", "Contacts › Import › CSV")],
        plans: vec![plan("free", "Free"), plan("pro", "Pro")],
        contexts: vec!["import-wizard".to_owned()],
    }
}

fn text(site: &Site) -> String {
    let schema = serde_json::from_str(include_str!("../../../src/cli/schema/front-matter.json")).unwrap();
    config(site, &schema).unwrap()
}

#[test]
fn a_small_site() {
    let (file, text) = (Path::new("tests/config.yml"), text(&site()));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(file, &text).unwrap();
    }
    assert_eq!(text, fs::read_to_string(file).unwrap());
}

#[test]
fn a_site_within_a_repository() {
    let text = text(&Site { prefix: "docs/help/".to_owned(), ..site() });
    assert!(text.contains("media_folder: docs/help/content/assets\n"), "{text}");
    assert!(text.contains("folder: docs/help/content/{{locale}}/contacts\n"), "{text}");
    assert!(text.contains("file: docs/help/content/{{locale}}/contacts/import/_index.md\n"), "{text}");
}

#[test]
fn lists_that_would_be_empty_are_left_out() {
    let text = text(&Site { articles: Vec::new(), plans: Vec::new(), contexts: Vec::new(), ..site() });
    for key in ["plans", "contexts", "related"] {
        assert!(!text.contains(&format!("name: {key}\n")), "{key}");
    }
}

#[test]
fn names_of_files_have_the_letters_of_the_language() {
    let text = |locale: &str| text(&Site { locales: vec![locale.to_owned()], ..site() });
    assert!(text("pt-BR").contains("encoding: ascii\n"));
    assert!(text("ja").contains("encoding: unicode\n"));
}
