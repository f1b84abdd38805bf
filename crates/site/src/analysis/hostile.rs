//! Real files, damaged at random: never a panic, and every diagnostic points into its file.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::*;

/// A site with one file of each kind that we parse, from the sample and from here.
fn files() -> Vec<(&'static str, String)> {
    let read = |path: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)).unwrap();
    let article = "---\ntitle: \"Été: an é\"\ndescription: &d 日本語\nid: guide/a\nslug: a-b\norder: 1.5\nkeywords: [a, *d]\n\
        plans: \">=starter\"\ncontexts: [contacts-index]\ndraft: false\npublish_at: 2026-01-02\naliases: [old/a, /en/b/]\n\
        related: [guide/b.md]\nsearch: { boost: 2 }\ntranslation: human\nextra: { x: [1, { y: z }] }\n---\n\
        # Été {#top}\n\n[a](a.md#top) ![b](b.png \"é\") [c](../x/y.md?q#z) {{ contact(channel=\"chat\") }}\n\n\
        > [!NOTE]\n> <b onclick=x>é</b>\n\n| a | é |\n|---|---|\n| [x](n.md) | `{{ y }}` |\n\n:::tabs\n:::tab A\nx\n:::\n:::\n";
    vec![
        ("site.yaml", read("site.yaml")),
        ("contacts.yaml", read("contacts.yaml")),
        ("redirects.yaml", "/old: /en/\n/é: /en/guide/a/#top\n- from: x\n".to_owned()),
        ("locales/en.ftl", read("locales/en.ftl")),
        ("synonyms/en.yaml", "- [login, sign in]\n- [é, ü]\n".to_owned()),
        ("content/en/guide/a.md", article.to_owned()),
        ("content/en/guide/_index.md", "---\ntitle: Guide\nicon: book\n---\nText\n".to_owned()),
    ]
}

/// What is meaningful somewhere, and what is nowhere.
const BITS: &[&str] = &[
    "\0",
    "\t",
    "\n",
    "\r",
    "\r\n",
    " ",
    "    ",
    "\u{feff}",
    "\u{202e}",
    "é",
    "日",
    "e\u{301}",
    "🎉",
    "'",
    "\"",
    ":",
    ": ",
    "- ",
    "? ",
    "&a ",
    "*a",
    "!!int ",
    "!x ",
    "|",
    ">",
    "|\n",
    "{",
    "}",
    "[",
    "]",
    "[[[[[[[[",
    "#",
    " #",
    "%",
    "@",
    "`",
    "---",
    "---\n",
    "\n---\n",
    "...\n",
    "~",
    "null",
    "true",
    "no",
    ".inf",
    "0x1F",
    "1e999",
    "-",
    "<<: *a",
    "..",
    "/",
    "//",
    "\\",
    "{ $x }",
    "{ -x }",
    "a = b\n",
    ".attr = x\n",
    "*[other] y\n",
    "{{ ",
    " }}",
    "<script>",
    "](",
    "![",
    "``",
    "***",
];

#[derive(Clone, Debug)]
enum Damage {
    Insert(Index, &'static str),
    Remove(Index, usize),
    Twice(Index, usize),
    Cut(Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        4 => (any::<Index>(), select(BITS)).prop_map(|(at, bit)| Damage::Insert(at, bit)),
        2 => (any::<Index>(), 1..12_usize).prop_map(|(at, len)| Damage::Remove(at, len)),
        1 => (any::<Index>(), 1..40_usize).prop_map(|(at, len)| Damage::Twice(at, len)),
        1 => any::<Index>().prop_map(Damage::Cut),
    ]
}

fn apply(text: &mut String, damage: &Damage) {
    let place = |index: &Index| {
        let mut at = index.index(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let behind = |at: usize, count: usize| text[at..].chars().take(count).map(char::len_utf8).sum::<usize>() + at;
    match damage {
        Damage::Insert(index, bit) => text.insert_str(place(index), bit),
        Damage::Remove(index, count) => {
            let at = place(index);
            let end = behind(at, *count);
            text.replace_range(at..end, "");
        }
        Damage::Twice(index, count) => {
            let at = place(index);
            let part = text[at..behind(at, *count)].to_owned();
            text.insert_str(at, &part);
        }
        Damage::Cut(index) => {
            let at = place(index);
            text.truncate(at);
        }
    }
}

fn assert_sound(files: &[(&str, String)]) {
    let tree = SourceTree::of_texts(files.iter().map(|(path, text)| (Arc::from(*path), Arc::from(text.as_str()))));
    let options = BuildOptions {
        date: jiff::Timestamp::UNIX_EPOCH,
        base_url: None,
        drafts: true,
        locales: Vec::new(),
        live_reload: false,
        environment: guichet_seal::Environment::default(),
    };
    let outcome = analyze(&tree, Vec::new(), &options);
    let mut reporter = report::Reporter::new(&tree, false);
    for diagnostic in &outcome.diags {
        reporter.text(diagnostic);
        reporter.json(diagnostic);
        let (Some(file), Some(span)) = (&diagnostic.file, &diagnostic.span) else { continue };
        if let Some(text) = tree.texts.get(file) {
            assert!(text.get(span.clone()).is_some(), "{diagnostic:?} is not in\n{text}");
        }
        assert!(!diagnostic.message.contains(" at line "), "{diagnostic:?}");
    }
}

proptest! {
    #[test]
    fn damaged_files(which in any::<Index>(), damages in prop::collection::vec(damage(), 1..6)) {
        let mut files = files();
        let at = which.index(files.len());
        damages.iter().for_each(|damage| apply(&mut files[at].1, damage));
        assert_sound(&files);
    }

    #[test]
    fn files_of_anything(which in any::<Index>(), bits in prop::collection::vec(select(BITS), 0..30), text in ".{0,60}") {
        let mut files = files();
        let at = which.index(files.len());
        files[at].1 = bits.concat() + &text;
        assert_sound(&files);
    }

    /// Front matter of nothing but damage.
    #[test]
    fn heads_of_anything(bits in prop::collection::vec(select(BITS), 0..30)) {
        let mut files = files();
        files[5].1 = format!("---\n{}\n---\nText\n", bits.concat());
        assert_sound(&files);
    }
}

#[test]
fn found_by_chance() {
    let deep = (0..600).map(|depth| " ".repeat(depth) + "a:\n").collect::<String>();
    let flow = "[".repeat(5_000);
    for yaml in
        [deep.as_str(), flow.as_str(), "a: &a [*a]", "a: &a [x,x]\nb: &b [*a,*a]\n<<: *b", "? [a]\n: b", "\u{85}: x"]
    {
        for at in [0, 1, 2, 4, 5] {
            let mut files = files();
            files[at].1 = if at == 5 { format!("---\n{yaml}\n---\n") } else { yaml.to_owned() };
            assert_sound(&files);
        }
    }
}
