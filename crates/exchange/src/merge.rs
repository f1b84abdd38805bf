//! What has come back, put into the original's structure: the translation as it is to be written.

use std::collections::{BTreeMap, BTreeSet};

use guichet_core::model::Locale;
use guichet_markdown::front_matter::neutral;
use guichet_markdown::front_matter::{split, with_keys};
use guichet_translations::sections;
use guichet_translations::stamp::Stamp;

use crate::assemble::assemble;
use crate::check::Fault;
use crate::document::{Document, Kind};
use crate::existing::{Existing, known, numbered};
use crate::head;
use crate::package::{fingerprint, ids};
use crate::returned::{Done, Key, Returned};

pub struct Input<'t> {
    /// The original as it was exported, and where it was from.
    pub original: &'t str,
    pub source_locale: &'t Locale,
    /// The same with the ids of its headings written out.
    pub with_ids: &'t str,
    /// The translation that is there.
    pub existing: Option<Existing<'t>>,
    pub returned: &'t Returned,
    /// All of it is by a machine.
    pub machine: bool,
    /// What has no translation is in the original's language.
    pub allow_missing: bool,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Merged {
    Translation {
        text: String,
        /// Segments that have come back.
        returned: usize,
        missing: usize,
        /// Segments that say what the original said before.
        stale: usize,
        is_draft: bool,
    },
    /// Nobody has translated or looked at anything: what there is stays, and what there is not is not begun.
    Nothing,
    /// So many segments have no translation, and readers have one of the article: it stays as it is.
    Incomplete(usize),
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
    let entries: BTreeMap<&Key, _> = input.returned.entries.iter().map(|entry| (&entry.key, entry)).collect();
    let mut targets: Vec<Option<String>> = vec![None; original.segments.len()];
    let mut lines = vec![input.returned.line; original.segments.len()];
    let mut open: BTreeSet<usize> = BTreeSet::new();
    let (mut wrong, mut returned, mut missing, mut stale) = (Vec::new(), 0, 0, 0);
    let mut machine = input.machine;
    let (mut used, mut fresh) = (0, 0);
    let was_machine = input.existing.as_ref().is_some_and(|existing| existing.is_machine);
    for (at, (segment, id)) in original.segments.iter().zip(ids(&original)).enumerate() {
        let entry = entries.get(&Key::Id(id)).or_else(|| entries.get(&Key::Text(segment.text.clone())));
        used += usize::from(entry.is_some());
        let before = known[at].as_ref();
        if let Some(entry) = entry.filter(|entry| !entry.content.is_empty() && entry.state != Done::No) {
            lines[at] = entry.line;
            match entry.content.target(&original, segment, before.map(|known| known.target.as_str())) {
                Ok(target) => {
                    let is_same = before.is_some_and(|before| before.holds && before.target == target);
                    let is_looked_at = was_machine && entry.state != Done::Machine;
                    fresh += usize::from(!is_same || is_looked_at || input.machine);
                    targets[at] = Some(target);
                }
                Err(faults) => {
                    wrong.extend(faults.iter().map(|fault| (entry.line, fault.to_string(), fault.help())));
                }
            }
            machine |= entry.state == Done::Machine;
            returned += 1;
        } else if let Some(before) = before {
            targets[at] = Some(before.target.clone());
            // Nobody has looked at it now, either.
            machine |= was_machine;
            if !before.holds {
                open.insert(segment.section);
                stale += 1;
            }
        } else {
            open.insert(segment.section);
            missing += 1;
        }
    }
    if used == 0 && !input.returned.entries.is_empty() && !original.segments.is_empty() {
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
    if missing > 0 && published && !input.allow_missing {
        return Merged::Incomplete(missing);
    }
    if fresh == 0 && !input.allow_missing && !original.segments.is_empty() {
        return Merged::Nothing;
    }
    let some: Vec<Option<&str>> = targets.iter().map(Option::as_deref).collect();
    let whole = match assemble(&base, &some) {
        Ok(whole) => whole,
        Err(numbers) => {
            let lines = numbers.iter().map(|at| lines.get(*at).copied().unwrap_or(input.returned.line));
            return Merged::Wrong(
                lines.map(|line| (line, Fault::Structure.to_string(), Fault::Structure.help())).collect(),
            );
        }
    };
    let is_draft = missing > 0 && !input.allow_missing;
    let text = with_head(input, &whole, &base, &some);
    let text = with_states(input, &text, is_draft, machine);
    let stamp = stamp(input, &original, &open);
    let mut text = stamp.put_into(&text);
    let mark = without_stamp(&text);
    text = Stamp { imported: Some(mark), ..stamp }.put_into(&text);
    Merged::Translation { text, returned, missing, stale, is_draft }
}

/// Stands for a translation, whatever its stamp.
pub fn without_stamp(text: &str) -> String {
    fingerprint(&with_keys(text, &[("source", None)]))
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
        (true, _) => with_keys(&text, &[("draft", Some(" true".to_owned()))]),
        (false, true) => with_keys(&text.replacen(REMINDER, "", 1), &[("draft", None)]),
        (false, false) => text,
    }
}

/// For the version that was exported. Sections that are not translated keep what their stamp said before.
fn stamp(input: &Input<'_>, original: &Document, open: &BTreeSet<usize>) -> Stamp {
    let sections = sections::of(input.original);
    let mut stamp = Stamp::of(input.source_locale, &sections);
    let before = input.existing.as_ref().and_then(|existing| Stamp::read(existing.translation));
    let last = numbered(&sections).map(|(number, _)| number).max().unwrap_or_default();
    // Where the two don't count headings alike, all or nothing.
    let alike = last == original.headings;
    for ((number, section), (_, hash)) in numbered(&sections).zip(&mut stamp.blocks) {
        if open.contains(&number) || !alike && !open.is_empty() {
            let known = before.as_ref().and_then(|before| before.blocks.iter().find(|(id, _)| *id == section.id));
            let known = known.map(|(_, hash)| hash.clone()).filter(|before| before != hash);
            *hash = known.unwrap_or_else(|| NOT.to_owned());
        }
    }
    stamp
}
