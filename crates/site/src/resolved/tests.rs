use std::sync::Arc;

use crate::analysis::{Analysis, BuildOptions, analyze, analyze_following};
use crate::load::SourceTree;
use crate::parse::Follows;
use guichet_memo::Memo;

const PAGE: &str = "---\ntitle: A\n---\nText.\n\nSee [nothing](no-such.md) and [b](b.md#none), ![a](no.png).\n";

fn tree(a: &str, snippet: &str) -> SourceTree {
    let texts = [
        ("site.yaml", "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {} }\n"),
        ("content/en/guide/a.md", a),
        ("content/en/guide/b.md", "---\ntitle: B\n---\nText\n\n{{ snippet(name=\"s\") }}\n"),
        ("content/en/_snippets/s.md", snippet),
    ];
    SourceTree::of_texts(texts.map(|(path, text)| (Arc::from(path), Arc::from(text))))
}

fn options(date: &str) -> BuildOptions {
    BuildOptions {
        date: date.parse().unwrap(),
        base_url: None,
        drafts: false,
        locales: Vec::new(),
        live_reload: false,
        environment: guichet_seal::Environment::default(),
    }
}

/// Whether a site is taken from the one before. What is said of it is what is said of one without any before it.
fn is_taken(before: &Analysis, tree: &SourceTree, date: &str) -> (bool, Analysis) {
    let follows = Follows::Next { before: Some(before.before()), clock: None };
    let next = analyze_following(follows, tree, Vec::new(), &options(date), Arc::new(Memo::in_memory()));
    let alone = analyze(tree, Vec::new(), &options(date));
    assert_eq!(format!("{:?}", next.diags), format!("{:?}", alone.diags));
    let next = next.value.unwrap();
    (Arc::ptr_eq(&before.resolved.site, &next.resolved.site), next)
}

#[test]
fn a_sentence_resolves_nothing_anew_and_moves_what_is_said() {
    const DAY: &str = "2026-11-26T00:00:00Z";
    let first = analyze(&tree(PAGE, "[x](y.md)\n"), Vec::new(), &options(DAY));
    assert_eq!(first.diags.len(), 4, "{:?}", first.diags);
    let first = first.value.unwrap();
    let longer = PAGE.replace("Text.", "Text.\n\nAnd a paragraph of its own.");
    let (taken, second) = is_taken(&first, &tree(&longer, "[x](y.md)\n"), DAY);
    // The first paragraph is what lists say of an article that says nothing of itself.
    assert!(taken);
    // And back.
    assert!(is_taken(&second, &tree(PAGE, "[x](y.md)\n"), DAY).0);
    for (a, snippet, date) in [
        (PAGE.replace("title: A", "title: C"), "[x](y.md)\n", DAY),
        (PAGE.replace("Text.", "Other."), "[x](y.md)\n", DAY),
        (PAGE.replace("no.png", "none.png"), "[x](y.md)\n", DAY),
        (PAGE.replace("Text.", "Text.\n\n## Heading"), "[x](y.md)\n", DAY),
        // What is said of a snippet is in its own file.
        (PAGE.to_owned(), "More. [x](y.md)\n", DAY),
        (PAGE.to_owned(), "[x](y.md)\n", "2026-11-27T00:00:00Z"),
    ] {
        assert!(!is_taken(&first, &tree(&a, snippet), date).0, "{a}");
    }
}
