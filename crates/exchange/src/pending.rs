//! What translators have begun in a file that is there, and no import has taken: it goes along into the file that takes its place.

use std::collections::{BTreeMap, BTreeSet};

use crate::assemble::alike;
use crate::document::{Document, Segment};
use crate::ids::{fingerprint, ids};
use crate::package::{Message, State, Target};
use crate::returned::{Content, Done, Entry, Key, Returned};
use crate::successors::successors;
use crate::token::Token;

/// A file as translators have left it.
pub struct Before<'t> {
    pub file: &'t Returned,
    /// The original as the file has it, where it is known.
    pub then: Option<&'t Document>,
    /// The targets that the site had then, by the ids of their segments; `None` if that is not known.
    pub base: Option<BTreeMap<String, String>>,
    /// The original says what it said then, perhaps in another form.
    pub is_version: bool,
    /// Original and translation are what they were when the file was written.
    pub is_same: bool,
    /// Somebody has edited the translation in the site since.
    pub is_edited: bool,
    /// An import has taken all that is finished in it.
    pub is_taken: bool,
}

/// What became of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Texts that go along.
    pub texts: usize,
    /// Those whose original is gone: what it was, if it is known, and its translation.
    pub lost: Vec<(Option<String>, String)>,
}

/// Stands for all targets of a file and their states: the same for as long as nobody has changed one.
pub fn seal(entries: &[Entry]) -> String {
    let mut all: Vec<String> = entries
        .iter()
        .filter(|entry| !entry.content.is_empty())
        .map(|entry| format!("{:?} {:?} {:?}", entry.key, entry.content, entry.state))
        .collect();
    // Systems have orders of their own.
    all.sort();
    fingerprint(&all.join("\n"))
}

impl Returned {
    /// Somebody has worked in the file since it was exported.
    pub fn is_touched(&self) -> bool {
        self.seal != seal(&self.entries)
    }
}

/// Puts what the file has, and the site has not, into the messages that are to be written, and what translators have noted there.
/// `document` is the original as it is.
pub fn carry(document: &Document, messages: &mut [Message], before: &Before<'_>) -> Carried {
    let entries: BTreeMap<&Key, &Entry> = before.file.entries.iter().map(|entry| (&entry.key, entry)).collect();
    let segments: BTreeMap<String, &Segment> = ids(document).into_iter().zip(&document.segments).collect();
    let mut carried = Carried::default();
    let is_touched = before.file.is_touched();
    let is_old = |entry: &Entry| before.is_taken && entry.state != Done::No;
    let (mut used, mut decided): (BTreeSet<&Key>, BTreeSet<String>) = Default::default();
    for message in messages.iter_mut() {
        let Some(segment) = segments.get(&message.id) else { continue };
        let entry =
            entries.get(&Key::Id(message.id.clone())).or_else(|| entries.get(&Key::Text(message.source.clone())));
        let Some(entry) = entry else { continue };
        used.insert(&entry.key);
        let new = entry.comments.iter().filter(|comment| !message.comments.contains(comment)).cloned();
        message.comments.extend(new.collect::<Vec<_>>());
        if entry.content.is_empty() || !is_touched || is_old(entry) {
            continue;
        }
        let known = message.target.as_ref().map(|target| target.text.as_str());
        let (text, is_whole) = match entry.content.target(document, segment, known) {
            Ok(text) => (text, true),
            // A code is missing: somebody has begun.
            Err(_) => (plain(&entry.content), false),
        };
        let done = if is_whole { entry.state } else { Done::No };
        decided.insert(message.id.clone());
        carried.texts += usize::from(decide(document, message, text, done, before));
    }
    if !is_touched {
        return carried;
    }
    let rest = before.file.entries.iter().filter(|entry| !used.contains(&entry.key) && !entry.content.is_empty());
    let rest = rest.filter(|entry| !is_old(entry));
    let then_ids = before.then.map(ids).unwrap_or_default();
    let then: BTreeMap<&String, usize> = then_ids.iter().enumerate().map(|(at, id)| (id, at)).collect();
    let new_ids = ids(document);
    let successors: BTreeMap<usize, &String> = before
        .then
        .map(|then| successors(then, document).into_iter().map(|(to, from)| (from, &new_ids[to])).collect())
        .unwrap_or_default();
    for entry in rest {
        let old = match (&entry.key, before.then) {
            (Key::Id(id), Some(_)) => then.get(id).copied(),
            (Key::Text(text), Some(then)) => then.segments.iter().position(|segment| segment.text == *text),
            (_, None) => None,
        };
        let segment = old.zip(before.then).map(|(at, then)| &then.segments[at]);
        let text = match (segment, before.then) {
            (Some(segment), Some(then)) => {
                entry.content.target(then, segment, None).unwrap_or_else(|_| plain(&entry.content))
            }
            _ => plain(&entry.content),
        };
        // The site has it: an import has taken it, or it was there before.
        if messages.iter().any(|message| message.target.as_ref().is_some_and(|target| target.text == text)) {
            continue;
        }
        let source = match &entry.key {
            Key::Text(text) => Some(text.clone()),
            Key::Id(_) => segment.map(|segment| segment.text.clone()),
        };
        let new = old.and_then(|at| successors.get(&at)).and_then(|id| messages.iter_mut().find(|new| new.id == **id));
        let new = match new {
            Some(message) if before.is_version && !decided.contains(&message.id) => {
                decided.insert(message.id.clone());
                carried.texts += usize::from(decide(document, message, text, entry.state, before));
                continue;
            }
            new => new,
        };
        let is_free = |new: &&mut Message| match new.target.as_ref().map(|target| &target.state) {
            None | Some(State::Stale(_) | State::Machine) => !decided.contains(&new.id),
            Some(State::Complete | State::Translated | State::Begun) => false,
        };
        match new.filter(is_free) {
            Some(message) => {
                // Somebody has other words for it in the site.
                if let (Some(site), Some(at)) = (&message.target, old) {
                    let was = before.base.as_ref().and_then(|base| base.get(&then_ids[at]));
                    let is_known = was.is_some_and(|was| alike(message.kind, was, &site.text));
                    if !is_known && !alike(message.kind, &site.text, &text) {
                        message.notes.push(format!("The site's translation: {}", site.text));
                    }
                }
                message.target = Some(made(document, message, text, State::Stale(source)));
                carried.texts += 1;
            }
            None => carried.lost.push((source, text)),
        }
    }
    carried
}

/// Whether the file's text takes the place of the site's.
fn decide(document: &Document, message: &mut Message, text: String, done: Done, before: &Before<'_>) -> bool {
    let Some(site) = message.target.take() else {
        let state = match done {
            Done::Yes => State::Translated,
            Done::No => State::Begun,
            Done::Machine | Done::WasMachine => State::Machine,
        };
        message.target = Some(made(document, message, text, state));
        return true;
    };
    if alike(message.kind, &site.text, &text) {
        // Somebody has looked at it, and found it right as it is.
        let is_confirmed = before.is_same && done == Done::Yes && site.state != State::Complete;
        let state = if is_confirmed { State::Translated } else { site.state.clone() };
        message.target = Some(Target { state, ..site });
        return is_confirmed;
    }
    let base = before.base.as_ref().map(|base| base.get(&message.id));
    if base.flatten().is_some_and(|base| alike(message.kind, base, &text)) {
        // Nobody has touched it there.
        message.target = Some(site);
        return false;
    }
    let other_file = matches!(site.state, State::Translated | State::Begun);
    let is_site_new = match base {
        Some(base) => !base.is_some_and(|base| alike(message.kind, base, &site.text)),
        None => site.state == State::Complete,
    };
    let both = other_file || before.is_edited && is_site_new;
    let old = match &site.state {
        State::Stale(old) => old.clone(),
        _ => None,
    };
    let state = match done {
        _ if both => State::Begun,
        Done::Yes | Done::WasMachine => State::Translated,
        Done::No if old.is_some() => State::Stale(old),
        Done::No => State::Begun,
        Done::Machine => State::Machine,
    };
    // Whoever decides has to see both.
    if other_file {
        message.notes.push(format!("Another file has: {}", site.text));
    } else if both || state == State::Begun && site.state == State::Complete {
        message.notes.push(format!("The site's translation: {}", site.text));
    }
    message.target = Some(made(document, message, text, state));
    true
}

fn made(document: &Document, message: &Message, text: String, state: State) -> Target {
    let tokens = document.tokens(message.kind, &text).unwrap_or_else(|| vec![Token::Text(text.clone())]);
    Target { text, tokens, state }
}

/// The words, where the codes are not what they should be.
fn plain(content: &Content) -> String {
    match content {
        Content::Text(text) => text.clone(),
        Content::Pieces(_) => content.words(),
    }
}
