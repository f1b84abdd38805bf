//! What has come back, put into the original's structure: the translation as it is to be written.

use std::collections::{BTreeMap, BTreeSet};

use guichet_core::model::Locale;
use guichet_markdown::front_matter::neutral;
use guichet_markdown::front_matter::{split, with_keys};
use guichet_translations::sections;
use guichet_translations::stamp::{Stamp, path_of};

use crate::assemble::{alike, assemble};
use crate::between::with_own;
use crate::check::Fault;
use crate::document::{Document, Kind};
use crate::existing::{Existing, Known, known, numbered};
use crate::head;
use crate::ids::{fingerprint, ids};
use crate::own::{own_structure, own_texts, short};
use crate::returned::{Done, Entry, Key, Returned};

pub struct Input<'t> {
    /// The original as it was exported, and where it was from.
    pub original: &'t str,
    /// The name of the version that the history has of it, where moves have changed its links since.
    pub version: Option<&'t str>,
    pub source_locale: &'t Locale,
    /// The same with the ids of its headings written out.
    pub with_ids: &'t str,
    /// The translation that is there.
    pub existing: Option<Existing<'t>>,
    pub returned: &'t Returned,
    /// The targets that the translation had when it was exported, by the ids of their segments; `None` if that is not known.
    pub base: Option<BTreeMap<String, String>>,
    /// Somebody has edited the translation in the site since, or other translators have.
    pub is_edited: bool,
    /// Stands for the file, as [`Stamp::from`] has it.
    pub file: &'t str,
    /// All of it is by a machine.
    pub machine: bool,
    /// What has no translation is in the original's language.
    pub allow_missing: bool,
    /// What is marked as not finished counts as finished.
    pub unfinished: bool,
    /// Texts that only the translation has may be lost.
    pub force: bool,
    /// It can be kept from readers until all of it is translated.
    pub has_drafts: bool,
}

/// Segments of an article, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// That have come back.
    pub returned: usize,
    pub missing: usize,
    /// That say what the original said before.
    pub stale: usize,
    /// That have other words than the site, marked as not finished.
    pub unfinished: usize,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Merged {
    Translation {
        text: String,
        counts: Counts,
        is_draft: bool,
        /// All is there, and the draft is somebody's wish.
        stays_draft: bool,
    },
    /// Nobody has translated or looked at anything: what there is stays, and what there is not is not begun.
    Nothing(Counts),
    /// Some segments have no translation, and readers have one of the article: it stays as it is.
    Incomplete(Counts),
    /// What is wrong, each with its line in the file, and what to do.
    Wrong(Vec<(usize, String, &'static str)>),
}

/// Keys that are the original's own, or the same in every language.
const OWN: [&str; 9] = ["id", "slug", "aliases", "updated", "review_by", "draft", "translation", "source", "authors"];

/// Says of a section that it is not translated.
const NOT: &str = "0000000000000000";

/// The comment that a new translation has above `draft`.
const REMINDER: &str = "# Remove this line when it is translated.\n";

pub fn merge(input: &Input<'_>) -> Merged {
    let original = Document::read(input.original);
    let base = Document::read(input.with_ids);
    let known = match &input.existing {
        Some(existing) => known(&original, existing),
        None => vec![None; original.segments.len()],
    };
    let same_shape = base.segments.len() == original.segments.len();
    if !same_shape {
        return Merged::Wrong(vec![(
            input.returned.line,
            Fault::Structure.to_string(),
            "give its headings ids by hand: `{#id}`",
        )]);
    }
    let Found { targets, lines, open, stale, counts, fresh, used, machine, mut wrong } =
        found(input, &original, &known);
    let has_words = original.segments.iter().any(|segment| segment.has_words);
    if used == 0 && !input.returned.entries.is_empty() && has_words {
        wrong.push((
            input.returned.line,
            "none of its texts is in the original".to_owned(),
            "export the article again",
        ));
    }
    if !wrong.is_empty() {
        return Merged::Wrong(wrong);
    }
    let published = input.existing.as_ref().is_some_and(|existing| !existing.is_draft);
    if counts.missing > 0 && (published || !input.has_drafts) && !input.allow_missing {
        return Merged::Incomplete(counts);
    }
    // Where texts have only moved or gone, there is nothing to translate, and yet a translation that is behind.
    let follows = counts.missing + counts.stale + counts.unfinished == 0 && is_behind(input);
    if fresh == 0 && !follows && !input.allow_missing && has_words {
        return Merged::Nothing(counts);
    }
    let some: Vec<Option<&str>> = targets.iter().map(Option::as_deref).collect();
    let whole = match input.existing.as_ref().and_then(|existing| own_structure(&original, existing)) {
        Some(own) => {
            let uncertain = if input.force { Vec::new() } else { own.uncertain(&some) };
            if !uncertain.is_empty() {
                let told = uncertain.into_iter().map(|(at, message, help)| (lines[at], message, help));
                return Merged::Wrong(told.collect());
            }
            own.assemble(&original, &some)
        }
        None => {
            let lost = input.existing.as_ref().filter(|_| !input.force).map(|existing| own_texts(&original, existing));
            if let Some(lost) = lost.filter(|lost| !lost.is_empty()) {
                return Merged::Wrong(lost.into_iter().map(|(text, help)| (input.returned.line, text, help)).collect());
            }
            let own = input.existing.as_ref().and_then(|existing| with_own(&base, existing));
            assemble(own.as_ref().unwrap_or(&base), &some)
        }
    };
    let whole = match whole {
        Ok(whole) => whole,
        Err(numbers) => {
            let told = |at: &usize| {
                let help = match original.segments.get(*at).map(|segment| segment.kind) {
                    Some(Kind::CodeTitle) => "a title of code has no backtick and no line break",
                    _ => Fault::Structure.help(),
                };
                (lines.get(*at).copied().unwrap_or(input.returned.line), Fault::Structure.to_string(), help)
            };
            return Merged::Wrong(numbers.iter().map(told).collect());
        }
    };
    let is_draft = counts.missing > 0 && !input.allow_missing;
    let stays_draft = !is_draft && input.existing.as_ref().is_some_and(is_kept_back);
    let text = with_head(input, &whole, &base, &some);
    let text = with_states(input, &text, is_draft || stays_draft, machine);
    let stamp = stamp(input, &original, &open, stale);
    let mut text = stamp.put_into(&text);
    let mark = without_stamp(&text);
    text = Stamp { imported: Some(mark), from: from(input), ..stamp }.put_into(&text);
    Merged::Translation { text, counts, is_draft, stays_draft }
}

/// The translation is stamped, and not with the version that was exported.
fn is_behind(input: &Input<'_>) -> bool {
    let stamp = input.existing.as_ref().and_then(|existing| Stamp::read(existing.translation));
    let is_it = |hash: &str| input.version == Some(hash) || sections::is_version(&sections::of(input.original), hash);
    stamp.is_some_and(|stamp| !is_it(&stamp.hash))
}

/// What a file has of texts that are not in the original, in their order: the words, without what is empty.
pub fn unknown(original: &Document, returned: &Returned) -> Vec<String> {
    let segments = original.segments.iter().zip(ids(original));
    let known: BTreeSet<Key> =
        segments.flat_map(|(segment, id)| [Key::Id(id), Key::Text(segment.text.clone())]).collect();
    let others = returned.entries.iter().filter(|entry| !entry.content.is_empty() && !known.contains(&entry.key));
    others.map(|entry| entry.content.words()).collect()
}

/// What a file has for an original, segment by segment.
#[derive(Default)]
struct Found {
    targets: Vec<Option<String>>,
    /// In the file.
    lines: Vec<usize>,
    /// Sections in which something is missing or behind.
    open: BTreeSet<usize>,
    /// Ids of segments that are behind.
    stale: Vec<String>,
    counts: Counts,
    /// Segments that say something new.
    fresh: usize,
    /// Segments that the file has, translated or not.
    used: usize,
    machine: bool,
    wrong: Vec<(usize, String, &'static str)>,
}

fn found(input: &Input<'_>, original: &Document, known: &[Option<Known>]) -> Found {
    let mut entries: BTreeMap<&Key, &Entry> = BTreeMap::new();
    let mut twice = Vec::new();
    for entry in &input.returned.entries {
        if let Some(other) = entries.insert(&entry.key, entry).filter(|other| other.content != entry.content) {
            let message = format!("the text of line {} is there once more, with another translation", other.line);
            twice.push((entry.line, message, "remove one of them"));
        }
    }
    let ids = ids(original);
    let mut found = Found {
        wrong: twice,
        targets: vec![None; original.segments.len()],
        lines: vec![input.returned.line; original.segments.len()],
        machine: input.machine,
        ..Found::default()
    };
    // What the translation was made from is not here, and has changed since.
    let is_then_lost = input
        .existing
        .as_ref()
        .is_some_and(|existing| existing.then.is_none() && Stamp::read(existing.translation).is_some());
    let was_machine = input.existing.as_ref().is_some_and(|existing| existing.is_machine);
    // What the file says has come in already, and whoever has edited it in the site since has seen it.
    let has_taken = input.existing.as_ref().and_then(|existing| Stamp::read(existing.translation));
    let has_taken = has_taken.is_some_and(|stamp| stamp.has_taken(input.file)) && !input.force;
    for (at, (segment, id)) in original.segments.iter().zip(ids).enumerate() {
        let before = known[at].as_ref();
        let base = input.base.as_ref().map(|base| base.get(&id));
        if !segment.has_words {
            // Nobody was asked; the translation may have words there.
            found.targets[at] = before.filter(|before| before.holds).map(|before| before.target.clone());
            continue;
        }
        let entry = entries.get(&Key::Id(id.clone())).or_else(|| entries.get(&Key::Text(segment.text.clone())));
        found.used += usize::from(entry.is_some());
        let entry = entry.filter(|entry| !entry.content.is_empty());
        let target =
            entry.map(|entry| entry.content.target(original, segment, before.map(|known| known.target.as_str())));
        let is_unfinished = entry.is_some_and(|entry| entry.state == Done::No) && !input.unfinished;
        let same = |a: &str, b: &str| alike(segment.kind, a, b);
        let is_old = has_taken && entry.is_some_and(|entry| entry.state != Done::No);
        let fate = match (&target, before) {
            (Some(Ok(target)), Some(before)) if is_old && !same(target, &before.target) => Fate::Passed,
            (Some(Ok(target)), Some(before)) => fate(input, base, target, &before.target, same),
            _ => Fate::Taken,
        };
        if let (Some(entry), Some(target), false, true) = (entry, &target, is_unfinished, fate != Fate::Passed) {
            found.lines[at] = entry.line;
            if fate == Fate::Disputed {
                let site = before.map(|before| before.target.as_str()).unwrap_or_default();
                found.wrong.push((
                    entry.line,
                    format!("the site has another translation since the export, “{site}”"),
                    DISPUTED,
                ));
                continue;
            }
            match target {
                Ok(target) => {
                    // Words that a machine has written, and somebody has changed without a word of it.
                    let is_changed = before.is_some_and(|before| !same(&before.target, target));
                    let by_machine = match entry.state {
                        Done::Machine => true,
                        Done::WasMachine => !(was_machine && is_changed),
                        Done::Yes | Done::No => false,
                    };
                    found.machine |= by_machine;
                    // A translation that is gone since does not come back by itself.
                    let was_there = base.flatten().is_some_and(|base| same(base, target));
                    let is_same = before.map_or(was_there, |before| before.holds) && !is_changed;
                    found.fresh += usize::from(!is_same || was_machine && !by_machine || input.machine);
                    found.targets[at] = Some(target.clone());
                }
                Err(faults) => {
                    found.wrong.extend(faults.iter().map(|fault| (entry.line, fault.to_string(), fault.help())));
                }
            }
            found.counts.returned += 1;
            continue;
        }
        if let Some(target) = &target {
            let is_known = |target: &String| before.is_some_and(|before| same(&before.target, target));
            let is_unfinished = is_unfinished && !target.as_ref().is_ok_and(is_known);
            found.counts.unfinished += usize::from(is_unfinished);
        }
        if let Some(before) = before {
            if before.is_behind && is_then_lost && !input.force {
                found.wrong.push((
                    entry.map_or(input.returned.line, |entry| entry.line),
                    format!("nobody knows what “{}” has been the translation of", short(&before.target)),
                    LOST,
                ));
                continue;
            }
            found.targets[at] = Some(before.target.clone());
            // Nobody has looked at it now, either.
            found.machine |= was_machine;
            if before.is_behind {
                found.open.insert(segment.section);
                found.stale.push(id);
                found.counts.stale += 1;
            }
        } else {
            found.open.insert(segment.section);
            found.counts.missing += 1;
        }
    }
    found
}

/// What becomes of a text that a file and the site both have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Taken,
    /// Nobody has touched it in the file, and the site's is newer.
    Passed,
    /// Both have changed since the export.
    Disputed,
}

fn fate(
    input: &Input<'_>,
    base: Option<Option<&String>>,
    target: &str,
    site: &str,
    same: impl Fn(&str, &str) -> bool,
) -> Fate {
    let Some(base) = base.filter(|_| !same(target, site) && !input.force) else { return Fate::Taken };
    let is = |text: &str| base.is_some_and(|base| same(base, text));
    match (is(target), is(site)) {
        (true, _) => Fate::Passed,
        (false, false) if input.is_edited => Fate::Disputed,
        (false, _) => Fate::Taken,
    }
}

const LOST: &str = "the version of the original that it was made from is not here: `git fetch --unshallow` may bring it; or translate this text, too";

const DISPUTED: &str = "export it again and decide there, or take this one with `--force`";

/// The files that the translation has come from since it was exported to this one.
fn from(input: &Input<'_>) -> Vec<String> {
    let existing = input.existing.as_ref().map(|existing| existing.translation);
    let before = existing.filter(|text| without_stamp(text) != input.returned.translation).and_then(Stamp::read);
    let mut files = before.map(|stamp| stamp.from).unwrap_or_default();
    files.retain(|file| path_of(file) != path_of(input.file));
    files.push(input.file.to_owned());
    files
}

/// A draft that somebody wants to be one, and not because of what is missing.
fn is_kept_back(existing: &Existing<'_>) -> bool {
    let imported = Stamp::read(existing.translation).and_then(|stamp| stamp.imported);
    let untouched = imported.is_some_and(|mark| mark == without_stamp(existing.translation));
    existing.is_draft && !untouched && !existing.translation.replace("\r\n", "\n").contains(REMINDER)
}

/// Stands for a translation, whatever its stamp.
pub fn without_stamp(text: &str) -> String {
    fingerprint(&with_keys(text, &[("source", None)]))
}

/// The same without what says where a text has been: alike before and after a move, but for its links.
pub fn without_place(text: &str) -> String {
    fingerprint(&with_keys(text, &[("source", None), ("id", None), ("aliases", None)]))
}

/// The body of `whole` below the front matter that the translation has, or what of the original's is for every language.
fn with_head(input: &Input<'_>, whole: &str, base: &Document, targets: &[Option<&str>]) -> String {
    let Some(existing) = &input.existing else {
        let neutral = neutral::KEYS.iter().map(|key| key.name);
        let dropped: Vec<(&str, Option<String>)> = OWN.into_iter().chain(neutral).map(|key| (key, None)).collect();
        return with_keys(whole, &dropped);
    };
    let translation = Document::read(existing.translation);
    let target = |kind: Kind| {
        let at = base.segments.iter().position(|segment| segment.kind == kind)?;
        Some(targets[at].unwrap_or(&base.segments[at].text))
    };
    let heads: Vec<Option<&str>> = translation
        .segments
        .iter()
        .map(|segment| segment.kind.is_head().then(|| target(segment.kind)).flatten())
        .collect();
    let head = assemble(&translation, &heads).unwrap_or_else(|_| existing.translation.to_owned());
    let body = |text: &str| split(text).body;
    let mut text = format!("{}{}", &head[..body(&head)], &whole[body(whole)..]);
    for (name, kind) in [("title", Kind::Title), ("description", Kind::Description), ("keywords", Kind::Keywords)] {
        let has = translation.segments.iter().any(|segment| segment.kind == kind);
        if let Some(target) = target(kind).filter(|_| !has) {
            text = with_keys(&text, &[(name, Some(format!(" {}", head::value(kind, target))))]);
        }
    }
    text
}

fn with_states(input: &Input<'_>, text: &str, is_draft: bool, machine: bool) -> String {
    let was_machine = input.existing.as_ref().is_some_and(|existing| existing.is_machine);
    let text = match (machine, was_machine) {
        (true, _) => with_keys(text, &[("translation", Some(" machine".to_owned()))]),
        (false, true) => with_keys(text, &[("translation", Some(" reviewed".to_owned()))]),
        (false, false) => text.to_owned(),
    };
    let was_draft = input.existing.as_ref().is_some_and(|existing| existing.is_draft);
    match (is_draft, was_draft) {
        (true, true) => text,
        (true, false) => {
            let text = with_keys(&text, &[("draft", Some(" true".to_owned()))]);
            text.replacen("\ndraft: true\n", &format!("\n{REMINDER}draft: true\n"), 1)
        }
        (false, true) => with_keys(&text.replacen(REMINDER, "", 1), &[("draft", None)]),
        (false, false) => text,
    }
}

/// For the version that was exported. Sections that are not translated keep what their stamp said before.
fn stamp(input: &Input<'_>, original: &Document, open: &BTreeSet<usize>, stale: Vec<String>) -> Stamp {
    let sections = sections::of(input.original);
    let mut stamp = Stamp::of(input.source_locale, &sections);
    if let Some(version) = input.version {
        version.clone_into(&mut stamp.hash);
    }
    let before = input.existing.as_ref().and_then(|existing| Stamp::read(existing.translation));
    if !stale.is_empty() {
        // What some of them said before, if they have been open for longer than this.
        let since = before.as_ref().map(|before| before.since.clone().unwrap_or_else(|| before.hash.clone()));
        stamp.since = since.filter(|since| *since != stamp.hash);
        stamp.open = stale;
    }
    let last = numbered(&sections).map(|(number, _)| number).max().unwrap_or_default();
    // Where the two don't count headings alike, all or nothing.
    let alike = last == original.headings + 1;
    for ((number, section), (_, hash)) in numbered(&sections).zip(&mut stamp.blocks) {
        if open.contains(&number) || !alike && !open.is_empty() {
            let known = before.as_ref().and_then(|before| before.blocks.iter().find(|(id, _)| *id == section.id));
            let known = known.map(|(_, hash)| hash.clone()).filter(|before| !section.is(before));
            *hash = known.unwrap_or_else(|| NOT.to_owned());
        }
    }
    stamp
}
