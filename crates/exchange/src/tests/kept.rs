//! What people have written is kept: words that look like none, texts of a translation's own, work that no import has taken.

use std::collections::BTreeMap;

use super::*;
use crate::existing::{known, targets};
use crate::merge::unknown;
use crate::package::Message;
use crate::pending::{Before, Carried, carry, seal};
use crate::returned::{Content, Done, Key};
use guichet_translations::stamp::Stamp;

/// What an original becomes with these targets, by XLIFF and by PO, which have to agree.
fn translated(original: &str, targets: &[(&str, &str)]) -> String {
    let document = Document::read(original);
    let mut package = package(original, <[Token]>::to_vec);
    for message in &mut package.messages {
        if let Some((_, target)) = targets.iter().find(|(source, _)| *source == message.source) {
            let tokens = document.tokens(message.kind, target).unwrap();
            message.target = Some(Target { text: (*target).to_owned(), tokens, state: State::Complete });
        }
    }
    let [by_xliff] = <[Returned; 1]>::try_from(xliff::read(&xliff::write(&package)).unwrap()).unwrap();
    let by_xliff = text_of(merged(original, &by_xliff, None));
    let by_po = text_of(merged(original, &po::read(&po::write(&package)).unwrap(), None));
    assert_eq!(by_xliff, by_po);
    by_xliff
}

#[test]
fn targets_without_letters_are_targets() {
    let original = "---\ntitle: Not found\n---\n| Plan | Limit |\n|---|---|\n| Free | none |\n| Pro | — |\n";
    let text = translated(original, &[("Not found", "404"), ("none", "—")]);
    assert!(text.contains("title: \"404\"\n") && text.contains("| Free | — |\n| Pro | — |"), "{text}");
    // And what has no letters in the original may have some in the translation, for as long as the original says the same.
    let own = text.replace("| Pro | — |", "| Pro | aucune |");
    let back = returned(original, &[("Plan", "Formule")]);
    let text = text_of(merged(original, &back, Some(existing(&own, original))));
    assert!(text.contains("| Formule |") && text.contains("| Pro | aucune |"), "{text}");
}

#[test]
fn signs_in_titles_and_keywords_are_words() {
    let original = "---\ntitle: Bill\ndescription: >-\n  How you\n  are billed.\nkeywords: [bill, tax]\n---\n{{ video(src=\"a.mp4\", title=\"Research\") }}\n\n```js title=\"The file\"\ncode();\n```\n";
    let targets = [
        ("Bill", "Facture\u{a0}: R&D"),
        ("How you are billed.", "Facturation\u{a0}: \"tout\" — l’essentiel: le détail."),
        ("bill, tax", "請求、支払い،ضريبة，税"),
        ("The file", "Le \"bon\" fichier R&D"),
    ];
    let text = translated(original, &targets);
    let head = yaml_of(&text);
    assert_eq!(head("title").as_deref(), Some("Facture\u{a0}: R&D"));
    assert_eq!(head("description").as_deref(), Some("Facturation\u{a0}: \"tout\" — l’essentiel: le détail."));
    assert!(text.contains("keywords: [請求, 支払い, ضريبة, 税]\n"), "{text}");
    assert!(text.contains("```js title=\"Le “bon” fichier R&D\"\n"), "{text}");
    // A translator of XLIFF does not see that these words are an argument.
    let file = xliff::write(&package(original, <[Token]>::to_vec)).replace(
        "<target><pc id=\"1\" dataRefStart=\"d1\" dataRefEnd=\"d2\" canCopy=\"no\" canDelete=\"no\" type=\"other\">Research",
        "<target><pc id=\"1\" dataRefStart=\"d1\" dataRefEnd=\"d2\" canCopy=\"no\" canDelete=\"no\" type=\"other\">La \"R&amp;D\"",
    );
    let text = text_of(merged(original, &xliff::read(&file).unwrap().remove(0), None));
    assert!(text.contains("title=\"La “R&D”\") }}"), "{file}\n{text}");
}

/// Values of a text's front matter.
fn yaml_of(text: &str) -> impl Fn(&str) -> Option<String> {
    let range = split(text).yaml.unwrap();
    let node = guichet_core::yaml::parse(text, range).unwrap();
    move |name| {
        let guichet_core::yaml::Value::Map(entries) = &node.value else { return None };
        let (_, node) = entries.iter().find(|(key, _)| key.name == name)?;
        if let guichet_core::yaml::Value::Str(text) = &node.value { Some(text.to_string()) } else { None }
    }
}

#[test]
fn what_nobody_has_translated_stands_in_as_it_is_now() {
    let then = "---\ntitle: A\n---\nOne.\n\nTwo.\n";
    let draft = text_of(merged(then, &returned(then, &[("One.", "Un.")]), None));
    let now = then.replace("Two.", "Two and a half.");
    let existing = Existing { is_draft: true, ..existing(&draft, then) };
    let text = text_of(merged(&now, &returned(&now, &[("A", "B")]), Some(existing)));
    assert!(text.contains("title: B\n") && text.ends_with("Un.\n\nTwo and a half.\n"), "{text}");
}

#[test]
fn a_translation_without_the_codes_of_its_original_keeps_its_place() {
    let then = "---\ntitle: A\n---\n- See `this`.\n- Then wait.\n";
    let own = "---\ntitle: A\n---\n- Voir la page.\n- Then wait.\n";
    let existing = Existing { is_draft: true, ..existing(own, then) };
    let document = Document::read(then);
    let found: Vec<Option<String>> = known(&document, &existing).into_iter().map(|known| Some(known?.target)).collect();
    assert_eq!(found, [None, Some("Voir la page.".to_owned()), None]);
}

#[test]
fn a_text_of_the_translations_own_shifts_nothing() {
    let then = "---\ntitle: A\n---\nText.\n\nTwo.\n\nThree.\n";
    let own = "---\ntitle: A\n---\nTexte.\n\nNote pour la France.\n\nDeux.\n\nTrois.\n";
    let now = then.replace("Two.", "Two, new words.");
    let text =
        text_of(merged(&now, &returned(&now, &[("Two, new words.", "Deux, nouveau.")]), Some(existing(own, then))));
    assert!(text.ends_with("Texte.\n\nNote pour la France.\n\nDeux, nouveau.\n\nTrois.\n"), "{text}");
    // A note of a translator's is no paragraph of the text.
    let own = "---\ntitle: A\n---\nTexte[^n].\n\nDeux.\n\nTrois.\n\n[^n]: Note du traducteur.\n";
    let found = known(&Document::read(then), &existing(own, then));
    let found: Vec<&str> = found.iter().flatten().map(|known| known.target.as_str()).collect();
    assert_eq!(found, ["A", "Texte[^n].", "Deux.", "Trois."]);
}

#[test]
fn a_text_that_may_be_another_ones_is_left_alone() {
    let then = "---\ntitle: A\n---\nOne.\n\nTwo.\n";
    let own = "---\ntitle: A\n---\nUn.\n\nNote.\n\nDeux.\n";
    let now = then.replace("Two.", "Two, new words.");
    let back = returned(&now, &[("Two, new words.", "Deux, nouveau.")]);
    let Merged::Wrong(told) = merged(&now, &back, Some(existing(own, then))) else { panic!("it is a guess") };
    assert!(told[0].1.contains("it is not certain that line"), "{told:?}");
}

#[test]
fn what_is_between_texts_stays_when_blocks_come_and_go() {
    let then = "---\ntitle: A\n---\nText [r].\n\n```sh\n# wait\nrun\n\n# end\n```\n\nTwo.\n\n<p title=\"a tip\">Three.</p>\n\n[r]: b.md \"Our help\"\n";
    let own = "---\ntitle: A\n---\nTexte [r].\n\n```sh\n# attendez\nrun\n\n# fin\n```\n\nDeux.\n\n<p title=\"une astuce\">Trois.</p>\n\n[r]: b.md \"Notre aide\"\n";
    for now in [
        then.replace("Two.", "More.\n\nTwo."),
        format!("{}\nMore.\n", then.replace("Two.\n\n", "")),
        then.replace("Text [r].\n\n", "More.\n\nText [r].\n\n"),
    ] {
        let text = text_of(merged(&now, &returned(&now, &[("More.", "Encore.")]), Some(existing(own, then))));
        for kept in ["# attendez\nrun\n\n# fin\n", "une astuce", "Notre aide"] {
            assert!(text.contains(kept), "{kept}: {text}");
        }
    }
    // What has changed in the original has changed.
    let now = then.replace("run", "run --all").replace("Two.", "More.\n\nTwo.");
    let text = text_of(merged(&now, &returned(&now, &[("More.", "Encore.")]), Some(existing(own, then))));
    assert!(text.contains("# wait\nrun --all\n") && text.contains("Notre aide"), "{text}");
}

#[test]
fn the_same_words_keep_their_translations_in_their_places() {
    let then = "---\ntitle: A\n---\n## Fields\n\n- None\n- Size\n\n## Teams\n\n- None\n- Role\n";
    let own = "---\ntitle: A\n---\n## Champs\n\n- Aucun\n- Taille\n\n## Équipes\n\n- Aucune\n- Rôle\n";
    let now = "---\ntitle: A\n---\n## Teams\n\n- None\n- Role\n";
    let found = known(&Document::read(now), &existing(own, then));
    let found: Vec<&str> = found.iter().flatten().map(|known| known.target.as_str()).collect();
    assert_eq!(found, ["A", "Équipes", "Aucune", "Rôle"]);
}

#[test]
fn what_programs_write_in_their_own_way_is_read() {
    let original = "---\ntitle: Done\n---\nPress now.\n";
    let file = package(original, <[Token]>::to_vec);
    let po = po::write(&file).replace("msgstr \"Done\"", "msgstr \"Tout \\303\\251t\\303\\251\"");
    let text = text_of(merged(original, &po::read(&po).unwrap(), None));
    assert!(text.contains("title: Tout été\n"), "{po}\n{text}");
    // In XLIFF, emphasis is a code, and a typed sign is a sign.
    let xliff = xliff::write(&file).replace("<target>Press now.", "<target>Press *a* __b__ now.");
    let text = text_of(merged(original, &xliff::read(&xliff).unwrap().remove(0), None));
    assert!(text.ends_with("Press \\*a\\* \\_\\_b\\_\\_ now.\n"), "{text}");
    // Who sets the state may leave the sign that the original has changed.
    let text = "<segment state=\"translated\" subState=\"guichet:source-changed\">";
    let xliff = xliff::write(&file)
        .replace("<target>Press now.", "<target>Pressez.")
        .replace("<segment state=\"final\">", text);
    let text = text_of(merged(original, &xliff::read(&xliff).unwrap().remove(0), None));
    assert!(text.ends_with("Pressez.\n"), "{xliff}\n{text}");
    // A text that the original doesn't have is named.
    let po = po::write(&file).replace("msgid \"Press now.\"", "msgid \"Press later.\"");
    let back = po::read(&po).unwrap();
    assert!(matches!(merged(original, &back, None), Merged::Translation { .. }), "its title is there");
    assert_eq!(unknown(&Document::read(original), &back), ["Press now."]);
}

#[test]
fn a_callout_keeps_its_title_before_small_letters() {
    let original = "---\ntitle: A\n---\n> [!TIP] Before you start\n> Read all of it.\n";
    let text = translated(original, &[("Before you start", "Avant de commencer"), ("Read all of it.", "lisez tout.")]);
    let document = Document::read(&text);
    let found: Vec<(Kind, &str)> = document.segments.iter().skip(1).map(|s| (s.kind, s.text.as_str())).collect();
    assert_eq!(found, [(Kind::CalloutTitle, "Avant de commencer"), (Kind::Paragraph, "lisez tout.")]);
}

#[test]
fn texts_of_its_own_stay_in_a_translation() {
    let all = text_of(merged(ORIGINAL, &returned(ORIGINAL, &FRENCH), None));
    let own =
        all.replace("\n\n## Limites", "\n\n> [!NOTE]\n> Pour la France.\n\n```sh\n# en français\n```\n\n## Limites");
    let now = ORIGINAL.replace("At most 100 rows.", "At most 500 rows.");
    let back = returned(&now, &[("At most 500 rows.", "Au plus 500 lignes.")]);
    let text = text_of(merged(&now, &back, Some(existing(&own, ORIGINAL))));
    assert!(
        text.contains("> Pour la France.") && text.contains("# en français") && text.contains("500 lignes"),
        "{text}"
    );
    // Where blocks have come and gone, nobody knows where it belongs.
    let built = now.replace("1. Open", "```sh\nls\n```\n\n1. Open");
    let back = returned(&built, &[("At most 500 rows.", "Au plus 500 lignes.")]);
    match merged(&built, &back, Some(existing(&own, ORIGINAL))) {
        Merged::Wrong(faults) => assert!(faults[0].1.contains("“Pour la France.”"), "{faults:?}"),
        other => panic!("{other:?}"),
    }
    let locale = Locale::new("en");
    let with_ids = with_ids(&built);
    let existing = Some(existing(&own, ORIGINAL));
    let text = text_of(merge(&Input { existing, force: true, ..input(&built, &locale, &with_ids, &back) }));
    assert!(!text.contains("France") && text.contains("```sh\nls\n```"), "{text}");
}

#[test]
fn a_draft_of_somebodys_own_stays_one() {
    let all = text_of(merged(ORIGINAL, &returned(ORIGINAL, &FRENCH), None));
    let kept_back = all.replace("title: Exporter\n", "title: Exporter\ndraft: true\n");
    let changed = returned(ORIGINAL, &[("Click Export.", "Cliquez ici.")]);
    match merged(ORIGINAL, &changed, Some(existing(&kept_back, ORIGINAL))) {
        Merged::Translation { text, stays_draft: true, is_draft: false, .. } => {
            assert!(text.contains("draft: true\n") && text.contains("Cliquez ici."), "{text}");
        }
        other => panic!("{other:?}"),
    }
    // One that an import has begun ends with it, also after somebody has corrected a word.
    let some = text_of(merged(ORIGINAL, &returned(ORIGINAL, &FRENCH[..6]), None));
    let some = some.replace("Étapes", "Les étapes");
    let rest = returned(ORIGINAL, &FRENCH[6..]);
    let text = text_of(merged(ORIGINAL, &rest, Some(existing(&some, ORIGINAL))));
    assert!(!text.contains("draft") && text.contains("Les étapes"), "{text}");
}

#[test]
fn what_stands_in_for_a_translation_is_none() {
    let locale = Locale::new("en");
    let with_ids = with_ids(ORIGINAL);
    let some = returned(ORIGINAL, &FRENCH[..6]);
    let text = text_of(merge(&Input { allow_missing: true, ..input(ORIGINAL, &locale, &with_ids, &some) }));
    assert!(!text.contains("draft"), "{text}");
    let known = known(&Document::read(ORIGINAL), &existing(&text, ORIGINAL));
    let there: Vec<bool> = known.iter().map(Option::is_some).collect();
    assert_eq!(there, [true, true, true, true, true, true, false, false]);
}

#[test]
fn what_is_not_finished_is_counted_and_taken_when_asked_for() {
    let file = xliff::write(&package(ORIGINAL, pseudo)).replace("state=\"final\"", "state=\"initial\"");
    let back = xliff::read(&file).unwrap().remove(0);
    match merged(ORIGINAL, &back, None) {
        Merged::Nothing(counts) => assert_eq!((counts.unfinished, counts.returned), (8, 0)),
        other => panic!("{other:?}"),
    }
    let (locale, with_ids) = (Locale::new("en"), with_ids(ORIGINAL));
    let text = text_of(merge(&Input { unfinished: true, ..input(ORIGINAL, &locale, &with_ids, &back) }));
    assert!(text.contains(MARK) && !text.contains("draft"), "{text}");
}

/// What is written now over a file that translators have left like this. `base`: what the site had when it was exported.
fn carried(now: &str, file: &Returned, site: Option<&str>, base: Option<&str>) -> (Carried, Vec<Message>) {
    let (then, document) = (Document::read(ORIGINAL), Document::read(now));
    let known = site.map(|site| known(&document, &existing(site, ORIGINAL))).unwrap_or_default();
    let mut messages = messages(&document, &known, false);
    let is_same = base == site;
    let base = base.map_or_else(BTreeMap::new, |base| targets(&then, &existing(base, ORIGINAL)));
    let before = Before {
        file,
        then: Some(&then),
        base: Some(base),
        is_version: false,
        is_same,
        is_edited: !is_same,
        is_taken: false,
    };
    let carried = carry(&document, &mut messages, &before);
    (carried, messages)
}

fn target(messages: &[Message], at: usize) -> (&str, State) {
    let target = messages[at].target.as_ref().unwrap();
    (&target.text, target.state.clone())
}

#[test]
fn begun_work_goes_along() {
    let mut file = returned(ORIGINAL, &FRENCH[..5]);
    file.entries[3].comments = vec!["As in the product.".to_owned()];
    let (done, messages) = carried(ORIGINAL, &file, None, None);
    assert_eq!((done.texts, done.lost.len()), (5, 0));
    assert_eq!(messages[3].comments, ["As in the product."]);
    assert!((0..5).all(|at| target(&messages, at).1 == State::Translated));
    assert!(messages[5..].iter().all(|message| message.target.is_none()));
    // A broken one is begun; one whose original has changed is stale, and one whose original is gone is told.
    let mut file = returned(ORIGINAL, &FRENCH);
    for entry in &mut file.entries {
        if entry.key == Key::Text("Open **Settings**, then [wait](wait.md).".to_owned()) {
            entry.content = Content::Text("Ouvrez".to_owned());
        }
    }
    let now = ORIGINAL.replace("2. Click Export.\n", "").replace("100 rows", "500 rows");
    let (done, messages) = carried(&now, &file, None, None);
    assert_eq!(done.lost, [(Some("Click Export.".to_owned()), "Cliquez.".to_owned())]);
    assert_eq!(target(&messages, 4).1, State::Begun);
    assert_eq!(target(&messages, 6).1, State::Stale(Some("At most 100 rows.".to_owned())));
}

#[test]
fn where_both_have_changed_nothing_is_lost() {
    let base = text_of(merged(ORIGINAL, &returned(ORIGINAL, &FRENCH), None));
    let mut file = returned(ORIGINAL, &FRENCH);
    file.entries[6].content = Content::Text("Bornes".to_owned());
    // Only the file has changed.
    let (done, messages) = carried(ORIGINAL, &file, Some(&base), Some(&base));
    assert_eq!((done.texts, target(&messages, 6)), (1, ("Bornes", State::Translated)));
    // Another text in the site: each has its own.
    let other = base.replace("Cliquez.", "Cliquez ici.");
    let (done, messages) = carried(ORIGINAL, &file, Some(&other), Some(&base));
    assert_eq!((done.texts, target(&messages, 6)), (1, ("Bornes", State::Translated)));
    assert_eq!(target(&messages, 5), ("Cliquez ici.", State::Complete));
    // The same one: somebody has to look, and sees both, as often as it is exported.
    let edited = base.replace("Limites", "Les limites");
    for done in [Done::Yes, Done::No] {
        file.entries[6].state = done;
        let (_, messages) = carried(ORIGINAL, &file, Some(&edited), Some(&base));
        assert_eq!(target(&messages, 6), ("Bornes", State::Begun));
        assert!(messages[6].notes.iter().any(|note| note.ends_with("Les limites")), "{:?}", messages[6].notes);
    }
    let (_, messages) = carried(ORIGINAL, &file, Some(&edited), Some(&edited));
    assert_eq!(target(&messages, 6), ("Bornes", State::Begun));
    assert!(messages[6].notes.iter().any(|note| note.ends_with("Les limites")), "{:?}", messages[6].notes);
}

#[test]
fn what_nobody_touched_in_a_file_is_not_its_translators() {
    let base = text_of(merged(ORIGINAL, &returned(ORIGINAL, &FRENCH), None));
    let bases = || Some(targets(&Document::read(ORIGINAL), &existing(&base, ORIGINAL)));
    let mut file = returned(ORIGINAL, &FRENCH);
    file.entries[6].content = Content::Text("Bornes".to_owned());
    let (locale, with_ids) = (Locale::new("en"), with_ids(ORIGINAL));
    let import = |site: &str| {
        let existing = Some(existing(site, ORIGINAL));
        merge(&Input { existing, base: bases(), is_edited: true, ..input(ORIGINAL, &locale, &with_ids, &file) })
    };
    let text = text_of(import(&base.replace("Cliquez.", "Cliquez ici.")));
    assert!(text.contains("Cliquez ici.") && text.contains("Bornes"), "{text}");
    match import(&base.replace("Limites", "Les limites")) {
        Merged::Wrong(faults) => assert!(faults[0].1.contains("“Les limites”"), "{faults:?}"),
        other => panic!("{other:?}"),
    }
    // A page that was deleted since does not come back by a file that says what it said.
    let same = returned(ORIGINAL, &FRENCH);
    let gone = merge(&Input { base: bases(), ..input(ORIGINAL, &locale, &with_ids, &same) });
    assert!(matches!(gone, Merged::Nothing(_)), "{gone:?}");
}

#[test]
fn the_same_words_may_have_several_translations() {
    let original = "---\ntitle: A\n---\n| a | b | c |\n|---|---|---|\n| Yes | Yes | Yes |\n| Yes | Yes | Yes |\n";
    let mut package = package(original, <[Token]>::to_vec);
    let words = ["Oui", "Oui", "Oui", "Actif", "Actif", "Actif"];
    let cells = package.messages.iter_mut().filter(|message| message.source == "Yes");
    for (message, word) in cells.zip(words) {
        let tokens = vec![Token::Text(word.to_owned())];
        message.target = Some(Target { text: word.to_owned(), tokens, state: State::Complete });
    }
    let text = text_of(merged(original, &po::read(&po::write(&package)).unwrap(), None));
    assert!(text.ends_with("| Oui | Oui | Oui |\n| Actif | Actif | Actif |\n"), "{text}");
}

#[test]
fn a_list_of_which_one_has_a_comma_is_a_list() {
    let original = "---\ntitle: A\nkeywords: [\"one, two\", three]\nsearch: { pin: [\"how, why\"] }\n---\nText.\n";
    let text = translated(original, &[("one, two; three", "un, deux；trois"), ("how, why;", "comment, pourquoi;")]);
    assert!(text.contains("keywords: [\"un, deux\", trois]\n") && text.contains("[\"comment, pourquoi\"]"), "{text}");
}

#[test]
fn terms_stay_apart() {
    let original = "---\ntitle: A\n---\nSeat\nUser\n: Somebody.\n";
    let text = translated(original, &[("Seat", "Place"), ("User", "Personne"), ("Somebody.", "Quelqu’un.")]);
    assert!(text.ends_with("---\nPlace\nPersonne\n: Quelqu’un.\n"), "{text}");
}

/// Two paragraphs of a section have changed, and come back one after the other.
#[test]
fn a_section_may_be_translated_in_parts() {
    let then = "---\ntitle: A\n---\nOne.\n\nTwo.\n";
    let first = [("A", "A"), ("One.", "Un."), ("Two.", "Deux.")];
    let all = text_of(merged(then, &returned(then, &first), None));
    let now = then.replace("One", "One new").replace("Two", "Two new");
    let half = text_of(merged(&now, &returned(&now, &[("One new.", "Un nouveau.")]), Some(existing(&all, then))));
    let stamp = Stamp::read(&half).unwrap();
    assert_eq!((stamp.open.len(), stamp.since.clone()), (1, Stamp::read(&all).map(|stamp| stamp.hash)));
    // The head has what it had; the part that is done is done, and it is known what the other one was.
    let found = known(&Document::read(&now), &Existing { since: Some(then), ..existing(&half, &now) });
    let holds: Vec<bool> = found.iter().map(|known| known.as_ref().unwrap().holds).collect();
    assert_eq!(holds, [true, true, false]);
    assert_eq!(found[2].as_ref().unwrap().before.as_deref(), Some("Two."));
    // Its original changes again, and then it is translated.
    let later = now.replace("Two new", "Two newer");
    let found = known(&Document::read(&later), &Existing { since: Some(then), ..existing(&half, &now) });
    assert_eq!(found.iter().filter(|known| known.as_ref().unwrap().holds).count(), 2);
    let done =
        text_of(merged(&later, &returned(&later, &[("Two newer.", "Deux nouveau.")]), Some(existing(&half, &now))));
    let stamp = Stamp::read(&done).unwrap();
    assert!(stamp.open.is_empty() && stamp.since.is_none() && !done.contains("0000000000000000"), "{done}");
}

#[test]
fn what_has_only_gone_or_moved_needs_no_translator() {
    let then = "---\ntitle: A\n---\nOne.\n\nTwo.\n\nThree.\n";
    let all = [("A", "Ah"), ("One.", "Un."), ("Two.", "Deux."), ("Three.", "Trois.")];
    let text = text_of(merged(then, &returned(then, &all), None));
    let now = "---\ntitle: A\n---\nThree.\n\nOne.\n";
    let text = text_of(merged(now, &returned(now, &all), Some(existing(&text, then))));
    assert!(text.ends_with("---\nTrois.\n\nUn.\n"), "{text}");
    let again = merged(now, &returned(now, &all), Some(existing(&text, now)));
    assert!(matches!(again, Merged::Nothing(_)), "{again:?}");
}

/// Whether a text of the translation's own is in front of it or behind, nobody can say; but nothing has changed.
#[test]
fn an_item_more_leaves_the_stamp_alone() {
    let then = "---\ntitle: A\n---\n- One.\n- Two.\n";
    let all = text_of(merged(then, &returned(then, &[("A", "Ah"), ("One.", "Un."), ("Two.", "Deux.")]), None));
    let own = all.replace("- Un.", "- Zéro.\n- Un.");
    let found = known(&Document::read(then), &existing(&own, then));
    assert!(found.iter().flatten().all(|known| !known.is_behind));
    let text = text_of(merged(then, &returned(then, &[("A", "Oh")]), Some(existing(&own, then))));
    assert!(text.contains("- Zéro.") && !text.contains("0000000000000000"), "{text}");
}

#[test]
fn a_part_of_a_section_says_nothing_of_the_head() {
    let all = text_of(merged(ORIGINAL, &returned(ORIGINAL, &FRENCH), None));
    let now = ORIGINAL.replace("Intro.", "Intro, changed.\n\nAnd more.");
    let back = returned(&now, &[("Intro, changed.", "Changée.")]);
    let (locale, with_ids) = (Locale::new("en"), with_ids(&now));
    let existing = Some(existing(&all, ORIGINAL));
    let text = text_of(merge(&Input { existing, allow_missing: true, ..input(&now, &locale, &with_ids, &back) }));
    assert!(text.contains("And more."), "{text}");
    assert!(!text.contains("\"_\": \"0000000000000000\""), "{text}");
}

#[test]
fn a_file_knows_whether_somebody_has_worked_in_it() {
    let original = package(ORIGINAL, pseudo);
    for read in [
        (|package: &Package| xliff::read(&xliff::write(package)).unwrap().remove(0)) as fn(&Package) -> Returned,
        |package| po::read(&po::write(package)).unwrap(),
    ] {
        let sealed = Package { seal: seal(&read(&original).entries), ..original.clone() };
        assert!(!read(&sealed).is_touched());
        let mut worked = sealed.clone();
        worked.messages[3].target.as_mut().unwrap().tokens = vec![Token::Text("Autre".to_owned())];
        worked.messages[3].target.as_mut().unwrap().text = "Autre".to_owned();
        assert!(read(&worked).is_touched());
        let without = Package { seal: String::new(), ..sealed };
        assert!(read(&without).is_touched());
    }
}

#[test]
fn a_caption_that_is_left_out_is_told_as_one_mistake() {
    let original = "---\ntitle: A\n---\nSee ![a gear](gear.svg \"The gear\").\n";
    let back = returned(original, &[("See ![a gear](gear.svg \"The gear\").", "Voir ![un engrenage](gear.svg).")]);
    match merged(original, &back, None) {
        Merged::Wrong(faults) => {
            let said: Vec<&str> = faults.iter().map(|(_, said, _)| said.as_str()).collect();
            assert_eq!(said, ["`![…](gear.svg)` is `![…](gear.svg \"…\")` in the original"]);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn titles_of_addresses_are_words() {
    let original = "---\ntitle: A\n---\nSee [it] and ![a][pic].\n\n## Two\n\nMore.\n\n[it]: b.md \"The page\"\n[pic]: <a b.png> (A picture)\n\nLast.\n";
    let document = Document::read(original);
    let found: Vec<(Kind, usize, &str)> = document
        .segments
        .iter()
        .filter(|segment| !segment.kind.is_head())
        .map(|segment| (segment.kind, segment.section, segment.text.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (Kind::Paragraph, 1, "See [it][it] and ![a][pic]."),
            (Kind::Heading, 2, "Two"),
            (Kind::Paragraph, 2, "More."),
            (Kind::LinkTitle, 2, "The page"),
            (Kind::LinkTitle, 2, "A picture"),
            (Kind::Paragraph, 2, "Last."),
        ]
    );
    let text = translated(original, &[("The page", "La \"page\""), ("A picture", "Une image (d’ici)")]);
    assert!(text.contains("[it]: b.md \"La “page”\"\n[pic]: <a b.png> (Une image \\(d’ici\\))\n"), "{text}");
    // What nobody has asked translators for before keeps the words that it has.
    let own = "---\ntitle: A\n---\nVoir [it].\n\n[it]: b.md 'La page'\n";
    let then = "---\ntitle: A\n---\nSee [it].\n\n[it]: b.md 'The page'\n";
    let now = then.replace("See", "Look at");
    let text = text_of(merged(
        &now,
        &returned(&now, &[("Look at [it][it].", "Regardez [it][it].")]),
        Some(existing(own, then)),
    ));
    assert!(text.ends_with("Regardez [it][it].\n\n[it]: b.md 'La page'\n"), "{text}");
}

#[test]
fn ids_and_comments_of_the_translations_own_stay_when_blocks_come() {
    let then = "---\ntitle: A\n---\nOne.\n\n## Limits\n\nTwo.\n\n## Files\n\nThree.\n";
    let own = "---\ntitle: A\n---\nUn.\n\n<!-- Pour la France. -->\n\n## Limites {#plafonds}\n\nDeux.\n\n## Fichiers {#files}\n\nTrois.\n\n<!-- Fin. -->\n";
    let now = then.replace("One.", "One.\n\nNew.").replace("## Files", "## All files");
    let back = returned(&now, &[("New.", "Neuf."), ("All files", "Tous les fichiers")]);
    let text = text_of(merged(&now, &back, Some(existing(own, then))));
    assert!(
        text.ends_with(
            "Un.\n\nNeuf.\n\n<!-- Pour la France. -->\n\n## Limites {#plafonds}\n\nDeux.\n\n## Tous les fichiers {#all-files}\n\nTrois.\n\n<!-- Fin. -->\n"
        ),
        "{text}"
    );
    // A heading of its own id that has other words is still that heading.
    let now = then.replace("One.", "One.\n\nNew.").replace("## Limits", "## Limits of it");
    let back = returned(&now, &[("New.", "Neuf."), ("Limits of it", "Ses limites")]);
    let text = text_of(merged(&now, &back, Some(existing(own, then))));
    assert!(text.contains("## Ses limites {#plafonds}\n"), "{text}");
}
