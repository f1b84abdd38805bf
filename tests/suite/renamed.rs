//! What a link to an article that is not there proposes, by what the others are called: no history is asked.

use crate::site::SiteTest;

const LINK: &str = "content/en/guide/from.md";

/// The help of the only broken link, with these articles beside the one that has it.
fn help(target: &str, articles: &[(&str, &str)]) -> String {
    let mut test = SiteTest::new().file(LINK, format!("---\ntitle: From\n---\n[x]({target})\n"));
    for (path, text) in articles {
        test = test.file(path, text);
    }
    let outcome = test.run(&["check", "--format", "json", "--only", "LNK001"]).code(1);
    let found: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(found.as_array().unwrap().len(), 1, "{found}");
    found[0]["help"].as_str().unwrap().to_owned()
}

const OTHER: (&str, &str) = ("content/en/guide/other.md", "---\ntitle: Something else\n---\nText.\n");

#[test]
fn a_title_says_what_the_name_did() {
    let csv = ("content/en/guide/csv.md", "---\ntitle: Import contacts\n---\nText.\n");
    assert_eq!(help("import-contacts.md", &[OTHER, csv]), "did you mean `csv.md`, whose title is `Import contacts`?");
    // In another folder, where there is only one of that title.
    let elsewhere = ("content/en/guide/files/csv.md", "---\ntitle: Import contacts\n---\nText.\n");
    assert_eq!(
        help("import-contacts.md", &[OTHER, elsewhere]),
        "did you mean `files/csv.md`, whose title is `Import contacts`?"
    );
    let third = ("content/en/guide/deep/c.md", "---\ntitle: Import contacts\n---\nText.\n");
    assert_eq!(
        help("import-contacts.md", &[OTHER, elsewhere, third]),
        "links are relative paths between files of `content/`"
    );
    let section = ("content/en/guide/files.md", "---\ntitle: Files\n---\nText.\n\n## Import contacts\n\nText.\n");
    assert_eq!(
        help("import-contacts.md", &[OTHER, section]),
        "did you mean `files.md`, which has a section of that name?"
    );
}

#[test]
fn a_name_of_the_same_words() {
    let turned = ("content/en/guide/contacts-importing.md", "---\ntitle: From files\n---\nText.\n");
    assert_eq!(
        help("import-contacts.md", &[OTHER, turned]),
        "did you mean `contacts-importing.md`, which has nearly the same words?"
    );
    // One word of several says nothing, nor do two that are as near.
    let one = ("content/en/guide/contacts.md", "---\ntitle: Fields\n---\nText.\n");
    let none = "links are relative paths between files of `content/`";
    assert_eq!(help("import-all-contacts.md", &[OTHER, one]), none);
    let [first, second] = ["contacts-import-files", "files-contacts-import"];
    let [first, second] = [first, second].map(|name| format!("content/en/guide/{name}.md"));
    let text = "---\ntitle: Tables\n---\nText.\n";
    assert_eq!(help("import-files-contacts.md", &[OTHER, (&first, text), (&second, text)]), none);
}

#[test]
fn a_redirect_knows_where_readers_go() {
    let target = ("content/en/guide/files/csv.md", "---\ntitle: Tables\nid: tables\n---\nText.\n");
    for to in ["tables", "/en/guide/files/csv/"] {
        let redirects = format!("\"/en/guide/old/\": \"{to}\"\n");
        assert_eq!(
            help("old.md", &[OTHER, target, ("redirects.yaml", &redirects)]),
            "did you mean `files/csv.md`, where redirects.yaml leads its readers?",
            "{to}"
        );
    }
}

/// What nobody gets is not proposed.
#[test]
fn drafts_are_not_meant() {
    let draft = ("content/en/guide/csv.md", "---\ntitle: Import contacts\ndraft: true\n---\nText.\n");
    assert_eq!(help("import-contacts.md", &[OTHER, draft]), "links are relative paths between files of `content/`");
}
