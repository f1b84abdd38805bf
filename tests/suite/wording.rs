//! What people read is in plain English, and other languages keep to their own manners. A phrase that was wrong once does
//! not come back.

use std::fs;
use std::path::{Path, PathBuf};

/// Phrases that readers of English stumble over, and what is written instead.
const ODD: [(&str, &str); 11] = [
    (" is no ", "is not a valid …"),
    (" are no ", "are not …"),
    ("stands twice", "is duplicated"),
    ("stand twice", "are duplicated"),
    (" mend", "fix"),
    ("take it out", "remove it"),
    ("take out", "remove"),
    ("taken out of", "removed from"),
    ("count up", "increment"),
    ("counts up", "is incremented"),
    ("beside a plan", "in addition to a plan"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Files below a folder with one of these extensions, sorted.
fn files(folder: &str, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|its| extensions.iter().any(|one| its == *one)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn odd(line: &str) -> Option<&'static str> {
    let line = format!("{line} ")
        .to_lowercase()
        .replace("there is no ", "")
        .replace("there are no ", "")
        .replace(" no longer ", " ");
    ODD.iter().find(|(phrase, _)| line.contains(phrase)).map(|(_, instead)| *instead)
}

/// Code without comments and tests: what is left of English in it is in strings.
fn strings(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let code = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
    code.enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[test]
fn what_people_read_is_plain_english() {
    let mut found = Vec::new();
    let mut read = 0;
    let mut look = |path: &Path, number: usize, line: &str| {
        read += 1;
        if let Some(instead) = odd(line) {
            let path = path.strip_prefix(root()).unwrap().display().to_string();
            found.push(format!("{path}:{}: {} (write \"{instead}\")", number + 1, line.trim()));
        }
    };
    for path in files("src", &["rs"]).into_iter().chain(files("crates", &["rs"])) {
        let text = fs::read_to_string(&path).unwrap();
        // The comments of this one are what `--help` prints.
        if path.parent().is_some_and(|folder| folder.ends_with("cli/args")) {
            text.lines().enumerate().for_each(|(number, line)| look(&path, number, line));
        } else if !path.to_string_lossy().contains("test") {
            strings(&text).for_each(|(number, line)| look(&path, number, line));
        }
    }
    let docs = files("docs", &["md"]).into_iter().filter(|path| path.parent().unwrap().ends_with("docs"));
    let others = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "themes/default/locales/en.ftl"];
    let written = docs.chain(others.iter().map(|path| root().join(path)));
    for path in written.chain(files("src/cli/schema", &["json"])).chain(files("src/cli/init/template", &["md", "yaml"]))
    {
        let text = fs::read_to_string(&path).unwrap();
        text.lines().enumerate().for_each(|(number, line)| look(&path, number, line));
    }
    assert!(read > 20_000, "{read} lines");
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn odd_phrases_are_noticed_and_others_are_not() {
    for wrong in ["`x` is no date", "the key stands twice", "Mend the template: mend it", "take out the tag"] {
        assert!(odd(wrong).is_some(), "{wrong}");
    }
    for right in ["there is no article", "it is no longer published", "is not a date", "recommended", "stands for"] {
        assert!(odd(right).is_none(), "{right}");
    }
}

/// The words of a locale of the theme, one message a line.
fn words(locale: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(format!("themes/default/locales/{locale}.ftl"))).unwrap();
    text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

#[test]
fn a_language_keeps_to_one_form_of_address() {
    let informal: [(&str, &[&str]); 8] = [
        ("cs", &["ty", "tě", "ti", "tvůj", "tvoje", "tvá", "můžeš"]),
        ("de", &["du", "dein", "deine", "deinen", "deiner", "dich", "dir"]),
        ("es", &["tu", "tus", "tú", "te", "puedes", "comprueba", "inténtalo"]),
        ("fr", &["tu", "ton", "ta", "tes", "toi"]),
        ("nl", &["je", "jij", "jou", "jouw"]),
        ("ru", &["ты", "тебя", "тебе", "твой", "твоя", "твои", "можешь"]),
        ("tr", &["sen", "seni", "sana", "senin"]),
        ("uk", &["ти", "тебе", "тобі", "твій", "твоя", "твої", "можеш"]),
    ];
    for (locale, familiar) in informal {
        for line in words(locale) {
            let text = line.split_once(" = ").map_or(line.as_str(), |(_, text)| text).to_lowercase();
            let word = text.split(|c: char| !c.is_alphabetic()).find(|word| familiar.contains(word));
            assert_eq!(word, None, "{locale}: {line}");
        }
    }
}

#[test]
fn french_has_no_break_before_its_double_punctuation() {
    for line in words("fr") {
        let text = line.split_once(" = ").map_or("", |(_, text)| text);
        for breaks in [" :", " ;", " ?", " !", " »", "« "] {
            assert!(!text.contains(breaks), "{breaks:?} in {line}");
        }
    }
}
