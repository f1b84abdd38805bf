//! Texts to translators and back: the sample, and whatever folders `CORPORA` names, with a colon between them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use guichet_core::address::Schemes;
use guichet_core::model::Locale;
use guichet_markdown::body::Piece;
use guichet_markdown::front_matter::split;
use guichet_markdown::markdown::files::NoFiles;
use guichet_markdown::markdown::seen::{OPTIONS, seen};
use guichet_markdown::markdown::{HtmlPolicy, MarkdownOptions};
use guichet_markdown::parse_body;
use guichet_syntax::names::Names;
use guichet_translations::sections;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::assemble::assemble;
use crate::check::codes;
use crate::document::{Document, Kind};
use crate::existing::{Existing, known};
use crate::merge::{Counts, Input, Merged, merge, without_stamp};
use crate::package::{NONE, Package, State, Target, messages};
use crate::returned::Returned;
use crate::token::{Token, written};
use crate::{po, xliff};

fn files(root: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(root).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, into);
        } else if path.extension().is_some_and(|ext| ext == "md") {
            into.push(path);
        }
    }
}

fn texts() -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    for locale in ["en", "ja"] {
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content").join(locale), &mut paths);
    }
    for root in std::env::var("CORPORA").unwrap_or_default().split(':').filter(|root| !root.is_empty()) {
        files(Path::new(root), &mut paths);
    }
    assert!(paths.len() > 50);
    paths.sort();
    paths.into_iter().filter_map(|path| Some((path.clone(), fs::read_to_string(path).ok()?))).collect()
}

/// A letter that no text has.
const MARK: char = 'ʼ';

/// Each word with [`MARK`] at its end.
fn pseudo(tokens: &[Token]) -> Vec<Token> {
    let changed = |text: &str| {
        let mut out = String::new();
        let mut letters = false;
        for c in text.chars().chain(['\0']) {
            if letters && !c.is_alphanumeric() {
                out.push(MARK);
            }
            letters = c.is_alphabetic();
            if c != '\0' {
                out.push(c);
            }
        }
        out
    };
    let change = |token: &Token| match token {
        Token::Text(text) => Token::Text(changed(text)),
        code => code.clone(),
    };
    tokens.iter().map(change).collect()
}

/// As a build writes the body, without [`MARK`] and with one space for all white space.
fn rendered(text: &str) -> String {
    let path: Arc<str> = Arc::from("content/en/a.md");
    let (schemes, variables, snippets) = (Schemes::default(), Names::default(), Names::default());
    let options = MarkdownOptions {
        html: HtmlPolicy::Sanitize,
        math: false,
        schemes: &schemes,
        players: &[],
        callouts: &[],
        variables: &variables,
        snippets: &snippets,
        files: &NoFiles,
        wording: &Default::default(),
    };
    let start = split(text).body;
    let body = parse_body(&path, &text[start..], start, &options).value;
    let pieces = body.content.pieces.iter().map(|piece| match piece {
        Piece::Html(html) => html.to_string(),
        Piece::HeadingLink(named) => named.text.to_string(),
        other => format!("{other:?}"),
    });
    let holes = body.outline.links.iter().map(|link| format!("{}?{:?}#{:?}\n", link.path, link.query, link.fragment));
    let html = pieces.chain(holes).collect::<String>().replace(MARK, "");
    html.split_whitespace().collect::<Vec<_>>().join(" ").replace("> ", ">").replace(" <", "<")
}

/// A text whose headings have ids.
fn with_ids(text: &str) -> String {
    let start = split(text).body;
    let body = &text[start..];
    let seen = seen(body);
    let mut edits = Vec::new();
    let mut open: Option<(bool, usize)> = None;
    let mut ids =
        sections::of(text).into_iter().filter(|section| !section.heading.is_empty()).map(|section| section.id);
    for (event, range) in Parser::new_ext(&seen.text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { id, .. }) => open = Some((id.is_some(), 0)),
            Event::End(TagEnd::Heading(_)) => {
                let id = ids.next();
                if let Some((false, end)) = open.take().filter(|(_, end)| *end > 0) {
                    edits.push((end, format!(" {{#{}}}", id.unwrap_or_else(|| format!("h{end}")))));
                }
            }
            _ => {
                if let Some((_, end)) = &mut open {
                    *end = range.end.max(*end);
                }
            }
        }
    }
    let mut out = body.to_owned();
    for (at, id) in edits.into_iter().rev() {
        out.insert_str(at, &id);
    }
    format!("{}{out}", &text[..start])
}

fn package(text: &str, target: impl Fn(&[Token]) -> Vec<Token>) -> Package {
    let document = Document::read(text);
    let mut messages = messages(&document, &[], false);
    for message in &mut messages {
        let tokens = target(&message.tokens);
        message.target = Some(Target { text: written(&tokens), tokens, state: State::Complete });
    }
    Package {
        original: "content/en/a.md".to_owned(),
        source_locale: "en".to_owned(),
        target_locale: "fr".to_owned(),
        version: "0123456789abcdef".to_owned(),
        translation: NONE.to_owned(),
        seal: String::new(),
        notes: vec!["A <title> & more".to_owned()],
        header: Vec::new(),
        obsolete: Vec::new(),
        messages,
    }
}

fn merged(original: &str, returned: &Returned, existing: Option<Existing<'_>>) -> Merged {
    let (locale, with_ids) = (Locale::new("en"), with_ids(original));
    merge(&Input { existing, ..input(original, &locale, &with_ids, returned) })
}

fn input<'t>(original: &'t str, source_locale: &'t Locale, with_ids: &'t str, returned: &'t Returned) -> Input<'t> {
    Input {
        original,
        version: None,
        source_locale,
        with_ids,
        existing: None,
        returned,
        base: None,
        is_edited: false,
        file: "f",
        machine: false,
        allow_missing: false,
        unfinished: false,
        force: false,
        has_drafts: true,
    }
}

fn text_of(merged: Merged) -> String {
    match merged {
        Merged::Translation { text, .. } => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_not_translated_is_the_same_to_the_byte() {
    for (path, text) in texts() {
        let document = Document::read(&text);
        let none: Vec<Option<&str>> = vec![None; document.segments.len()];
        let mixed = text.matches('\n').count() != text.matches("\r\n").count() && text.contains("\r\n");
        assert!(mixed || assemble(&document, &none).as_deref() == Ok(&text), "{}", path.display());
        for segment in &document.segments {
            let again = document.tokens(segment.kind, &segment.text).map(|tokens| written(&tokens));
            assert_eq!(again.as_deref(), Some(&*segment.text), "{}: {:?}", path.display(), segment.kind);
        }
    }
}

#[test]
fn the_original_as_its_translation_is_the_same_page() {
    let mut count = 0;
    for (path, text) in texts() {
        let package = package(&text, <[Token]>::to_vec);
        if package.messages.is_empty() {
            continue;
        }
        count += package.messages.len();
        let wanted = split(&with_ids(&text)).body;
        let wanted = with_ids(&text)[wanted..].to_owned();
        let [mut returned] = <[Returned; 1]>::try_from(xliff::read(&xliff::write(&package)).unwrap()).unwrap();
        for at in 0..2 {
            if at == 1 {
                returned = po::read(&po::write(&package)).unwrap();
            }
            let found = text_of(merged(&text, &returned, None));
            let body = &found[split(&found).body..];
            let mixed = text.contains("\r\n");
            assert!(
                body == wanted || mixed && body.replace('\r', "") == wanted.replace('\r', ""),
                "{}",
                path.display()
            );
        }
    }
    eprintln!("{count} segments");
}

#[test]
fn other_words_keep_all_codes_and_the_structure() {
    let mut differences = 0;
    for (path, text) in texts() {
        let package = package(&text, pseudo);
        if package.messages.is_empty() {
            continue;
        }
        for message in &package.messages {
            let tokens = Document::read(&text).tokens(message.kind, &message.target.as_ref().unwrap().text);
            let tokens = tokens.unwrap_or_default();
            assert_eq!(codes(&message.tokens, &tokens), [], "{}:{}", path.display(), message.line);
        }
        let [returned] = <[Returned; 1]>::try_from(xliff::read(&xliff::write(&package)).unwrap()).unwrap();
        let by_xliff = text_of(merged(&text, &returned, None));
        let by_po = text_of(merged(&text, &po::read(&po::write(&package)).unwrap(), None));
        assert_eq!(by_xliff, by_po, "{}", path.display());
        let (wanted, found) = (rendered(&with_ids(&text)), rendered(&by_xliff));
        if wanted != found {
            differences += 1;
            let at = wanted.bytes().zip(found.bytes()).take_while(|(a, b)| a == b).count().saturating_sub(60);
            let part = |text: &str| {
                text.chars().skip(text[..text.floor_char_boundary(at)].chars().count()).take(220).collect::<String>()
            };
            eprintln!("{}\n  {}\n  {}", path.display(), part(&wanted), part(&found));
        }
    }
    assert_eq!(differences, 0);
}

const ORIGINAL: &str = "---\ntitle: Export\nplans: [pro]\nkeywords: [csv, file]\n---\nIntro.\n\n## Steps {#how}\n\n1. Open **Settings**, then [wait](wait.md).\n2. Click Export.\n\n## Limits\n\nAt most 100 rows.\n";

/// A file with targets in PO, by sources.
fn returned(original: &str, targets: &[(&str, &str)]) -> Returned {
    let mut package = package(original, <[Token]>::to_vec);
    for message in &mut package.messages {
        let target = targets.iter().find(|(source, _)| *source == message.source);
        message.target =
            target.map(|(_, text)| Target { text: (*text).to_owned(), tokens: Vec::new(), state: State::Complete });
    }
    po::read(&po::write(&package)).unwrap()
}

const FRENCH: [(&str, &str); 8] = [
    ("Export", "Exporter"),
    ("csv, file", "csv, fichier, tableur"),
    ("Intro.", "2026. C’est l’année."),
    ("Steps", "Étapes"),
    ("Open **Settings**, then [wait](wait.md).", "[Attendez](wait.md) après **Paramètres**."),
    ("Click Export.", "Cliquez."),
    ("Limits", "Limites"),
    ("At most 100 rows.", "Au plus 100 lignes."),
];

#[test]
fn a_translation_is_written_with_its_stamp() {
    let text = text_of(merged(ORIGINAL, &returned(ORIGINAL, &FRENCH), None));
    let (before, rest) = text.split_once("source:").unwrap();
    assert_eq!(before, "---\ntitle: Exporter\nkeywords: [csv, fichier, tableur]\n");
    let body = rest.split_once("---\n").unwrap().1;
    assert_eq!(
        body,
        "2026\\. C’est l’année.\n\n## Étapes {#how}\n\n1. [Attendez](wait.md) après **Paramètres**.\n2. Cliquez.\n\n## Limites {#limits}\n\nAu plus 100 lignes.\n"
    );
}

fn existing<'t>(translation: &'t str, then: &'t str) -> Existing<'t> {
    Existing {
        translation,
        is_draft: translation.contains("draft: true"),
        is_machine: false,
        then: Some(then),
        since: None,
    }
}

#[test]
fn what_is_missing_makes_a_draft_which_grows() {
    let some = text_of(merged(ORIGINAL, &returned(ORIGINAL, &FRENCH[..6]), None));
    assert!(some.contains("draft: true") && some.contains("At most 100 rows."), "{some}");
    assert!(some.contains("\"limits\": \"0000000000000000\""), "{some}");
    let document = Document::read(ORIGINAL);
    let holds: Vec<bool> = known(&document, &existing(&some, ORIGINAL))
        .iter()
        .map(|known| known.as_ref().is_some_and(|known| known.holds))
        .collect();
    assert_eq!(holds, [true, true, true, true, true, true, false, false]);
    let all = text_of(merged(ORIGINAL, &returned(ORIGINAL, &FRENCH[6..]), Some(existing(&some, ORIGINAL))));
    assert!(!all.contains("draft") && !all.contains("00000000000"), "{all}");
    let again = merged(ORIGINAL, &returned(ORIGINAL, &FRENCH), Some(existing(&all, ORIGINAL)));
    assert!(matches!(again, Merged::Nothing(_)), "{again:?}");
    // Readers have it now: nothing takes it from them.
    let longer = format!("{ORIGINAL}\nAnd not one more.\n");
    let more = merged(&longer, &returned(&longer, &[]), Some(existing(&all, ORIGINAL)));
    assert!(matches!(more, Merged::Incomplete(Counts { missing: 1, .. })), "{more:?}");
}

#[test]
fn what_has_changed_is_known_with_what_it_was() {
    let all = text_of(merged(ORIGINAL, &returned(ORIGINAL, &FRENCH), None));
    let now = ORIGINAL.replace("100 rows", "500 rows");
    let document = Document::read(&now);
    let found = known(&document, &existing(&all, ORIGINAL));
    let last = found.last().unwrap().clone().unwrap();
    assert_eq!((last.target.as_str(), last.holds), ("Au plus 100 lignes.", false));
    assert_eq!(last.before.as_deref(), Some("At most 100 rows."));
    assert!(found[..7].iter().all(|known| known.as_ref().unwrap().holds));
    let file = po::write(&Package { messages: messages(&document, &found, false), ..package(&now, <[Token]>::to_vec) });
    assert!(file.contains("#, fuzzy, md-text\n#| msgid \"At most 100 rows.\"\nmsgid \"At most 500 rows.\"\nmsgstr \"Au plus 100 lignes.\"\n"), "{file}");
    // It comes back as it is: nothing is written, not even where the translation has a text of its own.
    for own in [all.clone(), all.replace("## Limites", "> [!NOTE]\n> Pour la France.\n\n## Limites")] {
        let found = known(&document, &existing(&own, ORIGINAL));
        let messages = messages(&document, &found, false);
        let file = po::write(&Package { messages, ..package(&now, <[Token]>::to_vec) });
        let came = merged(&now, &po::read(&file).unwrap(), Some(existing(&own, ORIGINAL)));
        assert!(matches!(came, Merged::Nothing(_) | Merged::Incomplete(_)), "{came:?}");
    }
    assert!(matches!(merged(&now, &returned(&now, &[]), None), Merged::Nothing(_)));
    let done = po::read(
        &file.replace("#, fuzzy, md-text", "#, md-text").replace("msgstr \"Au plus 100", "msgstr \"Au plus 500"),
    )
    .unwrap();
    let done = text_of(merged(&now, &done, Some(existing(&all, ORIGINAL))));
    assert!(known(&document, &existing(&done, &now)).iter().all(|known| known.as_ref().unwrap().holds), "{done}");
    assert_ne!(without_stamp(&all), without_stamp(&done));
}

/// What is said of a target for `Open **Settings**, then [wait](wait.md).`
fn said(target: &str) -> Vec<String> {
    match merged(ORIGINAL, &returned(ORIGINAL, &[(FRENCH[4].0, target)]), None) {
        Merged::Wrong(faults) => faults.into_iter().map(|(_, message, _)| message).collect(),
        other => panic!("{target}: {other:?}"),
    }
}

#[test]
fn broken_and_hostile_texts_are_refused() {
    for (target, message) in [
        ("Ouvrez.", "`[…](wait.md)` is missing"),
        ("[a](wait.md) [b](wait.md)", "`[…](wait.md)` is there more often than in the original"),
        ("[a](wait.md) <script>alert(1)</script>", "is not in the original"),
        ("[a](wait.md) [b](javascript:alert(1))", "`[…](javascript:alert(1))` is not in the original"),
        ("[a](https://evil.example/)", "`[…](https://evil.example/)` is `[…](wait.md)` in the original"),
        ("[a](wait.md) **Paramètres", "`**` begins or ends in the wrong place"),
        ("[a](wait.md) https://evil.example/", "`https://evil.example/` is not in the original"),
        ("[a](wait.md) ![b](track.png)", "`![…](track.png)` is not in the original"),
        ("[a](wait.md) {{ snippet(name=\"x\") }}", "is not in the original"),
        ("[a](wait.md) `rm -rf`", "is not in the original"),
        ("[a](wait.md)\u{7}", "it has the control character U+0007"),
    ] {
        let said = said(target);
        assert!(said.iter().any(|said| said.contains(message)), "{target}: {said:?}");
    }
}

#[test]
fn codes_are_looked_up_and_never_taken_from_a_file() {
    let file = xliff::write(&package(ORIGINAL, <[Token]>::to_vec));
    let change = |from: &str, to: &str| {
        assert!(file.contains(from), "{from}: {file}");
        let [returned] = <[Returned; 1]>::try_from(xliff::read(&file.replace(from, to)).unwrap()).unwrap();
        merged(ORIGINAL, &returned, None)
    };
    // Another address in the original data changes nothing.
    assert!(text_of(change("](wait.md)</data>", "](javascript:alert(1))</data>")).contains("[wait](wait.md)"));
    let target = "<target>Open <pc id=\"1\"";
    for (from, to) in [
        (target, "<target>Open <ph id=\"9\"/><pc id=\"1\""),
        (target, "<target><ph id=\"2\"/>Open <pc id=\"1\""),
        (target, "<target>&lt;script&gt;x&lt;/script&gt;Open <pc id=\"1\""),
        (target, "<target>[x](javascript:x) <pc id=\"1\""),
        (target, "<target><sc id=\"1\"/>Open <pc id=\"1\""),
    ] {
        assert!(matches!(change(from, to), Merged::Wrong(_)), "{to}");
    }
    // A space that has got into a pair goes before it; a pair of bold may go.
    let bold = "**Settings**, then";
    let [returned] = <[Returned; 1]>::try_from(
        xliff::read(&file.replace(">Settings</pc>, then", "> Paramètres </pc>, puis")).unwrap(),
    )
    .unwrap();
    let text = text_of(merged(ORIGINAL, &returned, None));
    assert!(!text.contains(bold) && text.contains("Open  **Paramètres** , puis"), "{text}");
}

#[test]
fn what_is_not_theirs_is_told_from_what_is() {
    let text = "---\ntitle: A {{ var.product }}\ndescription: |\n  Two\n  lines.\nextra: { a: b }\n---\n<!-- Keep it short. -->\n\nSee `code`, <kbd>Ctrl</kbd>, {{ badge(text=\"New\", kind=\"new\") }} and ![a gear](gear.svg \"The gear\"){.icon}.  \nNext line \\* and &amp;.\n\n```js title=\"The file\"\ncode();\n```\n\n:::tabs\n:::tab On **macOS**\n> [!TIP] First\n> Then\n> more.\n:::\n:::\n\n| a | b \\| c |\n|---|---|\n| `x` | - [x] y |\n\n<table><tr><td>Cell <b>one</b><td>two</table>\n\n![](decoration.png)\n\n{{ support_matrix() }}\n";
    let document = Document::read(text);
    let found: Vec<(Kind, &str)> = document
        .segments
        .iter()
        .filter(|segment| segment.has_words)
        .map(|segment| (segment.kind, segment.text.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (Kind::Title, "A {{ var.product }}"),
            (Kind::Description, "Two lines."),
            (
                Kind::Paragraph,
                "See `code`, <kbd>Ctrl</kbd>, {{ badge(text=\"New\", kind=\"new\") }} and ![a gear](gear.svg \"The gear\"){.icon}.  \nNext line \\* and &amp;."
            ),
            (Kind::CodeTitle, "The file"),
            (Kind::Label, "On **macOS**"),
            (Kind::CalloutTitle, "First"),
            (Kind::Paragraph, "Then more."),
            (Kind::Cell, "a"),
            (Kind::Cell, "b \\| c"),
            (Kind::Cell, "- [x] y"),
            (Kind::Html, "Cell <b>one</b>"),
            (Kind::Html, "two"),
        ]
    );
    let sentence = document.segments.iter().find(|segment| segment.kind == Kind::Paragraph).unwrap();
    assert_eq!(sentence.notes, ["Keep it short."]);
    let words: Vec<&str> = sentence
        .tokens
        .iter()
        .filter_map(|token| if let Token::Text(text) = token { Some(text.as_str()) } else { None })
        .collect();
    assert_eq!(
        words,
        ["See ", ", ", "Ctrl", ", ", "New", " and ", "a gear", "The gear", ".", "Next line ", " and ", "."]
    );
}

mod kept;

proptest::proptest! {
    #[test]
    fn any_text_goes_out_and_comes_back(lines in proptest::collection::vec("(# |## |- |> |> \\[!TIP\\] |```|:::tab |\\| |    |<b>|<!-- |1\\. |\\[a\\]: b( \"a b| 'a b| \\(a b)?|---)?(\\*\\*|_|`|\\[|\\]\\(x\\)|!\\[|&amp;|\\\\|\\{\\{ var\\.a \\}\\}|<i>|</i>|a b|\\PC){0,6}(  )?", 0..8)) {
        let text = lines.join("\n");
        let document = Document::read(&text);
        let none: Vec<Option<&str>> = vec![None; document.segments.len()];
        proptest::prop_assert_eq!(assemble(&document, &none).unwrap(), document.text.clone());
        let segments: Vec<_> = document.segments.iter().filter(|segment| segment.has_words).collect();
        if !segments.is_empty() {
            let package = package(&text, <[Token]>::to_vec);
            let file = xliff::write(&package);
            roxmltree::Document::parse(&file).unwrap();
            let returned = xliff::read(&file).unwrap().remove(0);
            proptest::prop_assert_eq!(segments.len(), returned.entries.len());
            for (segment, entry) in segments.iter().zip(&returned.entries) {
                let target = entry.content.target(&document, segment, None).unwrap();
                proptest::prop_assert_eq!(target.trim(), segment.text.trim());
            }
            proptest::prop_assert!(po::read(&po::write(&package)).is_ok());
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(text in "(<xliff version=\"2\\.1\" trgLang=\"fr\">|<file id=\"f\">|<unit id=\"u\">|<segment>|<target>|<pc id=\"1\">|</pc>|<ph id=\"1\"/>|</target>|</segment>|</unit>|</file>|</xliff>|&lt;|&a;|<cp hex=\"1\"/>|a| ){0,16}") {
        let _ = xliff::read(&text);
        let _ = po::read(&text);
    }
}
