//! Articles → what is known of each: read and parsed anew, or taken from what an earlier build has left, where that was made of
//! the same.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::config::SiteConfig;
use crate::contents::{self, Contents, Known, Origin, Place};
use crate::load::{self, SourceTree};
use crate::parser::{At, Parser, Used};
use crate::resolved::Resolved;
use crate::words::Words;
use guichet_core::content_hash::{self, Key};
use guichet_core::diag::Diagnostic;
use guichet_core::model::Locale;
use guichet_markdown::{Parsed, ParsedFile};
use guichet_memo::{Clock, Entry, Memo, Placed, Stamp};

/// Bytes of contents that stay in memory as they were parsed: those of a site of some hundred articles.
const AT_HAND: usize = 8 << 20;

/// What the next build asks for of each file. Owned when it is read, borrowed when it is written.
#[derive(Deserialize)]
struct Head {
    public: Key,
    shape: Key,
    file: ParsedFile,
    diags: Vec<Diagnostic>,
}

#[derive(Serialize)]
struct HeadOf<'a> {
    public: Key,
    shape: Key,
    file: &'a ParsedFile,
    diags: &'a [Diagnostic],
}

/// What an analysis has made of all files.
#[derive(Clone, Copy)]
pub struct Before<'a> {
    /// Sorted by path.
    pub files: &'a [Arc<ParsedFile>],
    pub contents: &'a Contents,
    pub resolved: &'a Resolved,
}

/// Whether another analysis of the same site follows in this process.
#[derive(Clone, Copy)]
pub enum Follows<'a> {
    None,
    /// What this one leaves is kept for it, as the one `before` has left it for this one.
    Next {
        before: Option<Before<'a>>,
        /// Started before any source was looked at.
        clock: Option<Clock>,
    },
}

/// An article on its way.
struct Source<'t> {
    at: At<'t>,
    stamp: Option<Stamp>,
}

struct Done {
    file: Arc<ParsedFile>,
    place: Place,
    diags: Vec<Diagnostic>,
    used: Used,
    stamp: Option<Stamp>,
}

/// Parses every article of the site's locales, and gives what is wrong with them, snippets and stray files to `take`. At last come the
/// files that articles show as code, by their paths below `content/`.
pub fn all(
    tree: &SourceTree,
    config: &SiteConfig,
    memo: Arc<Memo>,
    follows: Follows,
    take: &mut impl FnMut(Vec<Diagnostic>),
) -> (Vec<Arc<ParsedFile>>, Contents, BTreeSet<String>) {
    let words = Words::read(config, &tree.texts, take);
    let parser = Parser::new(config, tree, &words);
    let origin = Arc::new(Origin::new(memo, parser, Arc::clone(&tree.texts)));
    let locales: BTreeMap<&str, &Locale> = config.locales.keys().map(|locale| (locale.as_str(), locale)).collect();
    let place = |path| {
        let (locale, rel) = guichet_markdown::place(path)?;
        Some((*locales.get(locale)?, rel))
    };
    let placed = tree.texts.stamped().filter_map(|(path, stamp)| {
        let (locale, rel) = place(path)?;
        Some(Source { at: At { path, locale, rel, beside: false }, stamp })
    });
    let mut articles: Vec<Source> = placed.collect();
    mark_those_beside_folders(&mut articles);
    let at_hand = AtomicUsize::new(0);
    let done: Vec<Result<Done, Vec<Diagnostic>>> = articles
        .into_par_iter()
        // Articles differ a thousandfold in length: in large portions, all threads but one would wait for the last.
        .with_max_len(16)
        .map(|source| {
            let again = || parsed(&source, tree, &origin, &at_hand);
            known_before(&source, origin.parser(), tree, follows).map_or_else(again, Ok)
        })
        .collect();
    origin.memo().settle();
    // What no article is made of by itself: snippets, and what is in no locale. An encoding is wrong there, too.
    for path in tree.texts.keys().filter(|path| path.starts_with("content/") && place(path).is_none()) {
        take(match tree.texts.read(path) {
            Ok(read) => read.problem.into_iter().collect(),
            Err(error) => vec![load::unreadable(path, &error.to_string())],
        });
    }
    let (mut files, mut places) = (Vec::with_capacity(done.len()), Vec::with_capacity(done.len()));
    let (mut known, mut shown) = (Vec::new(), BTreeSet::new());
    for done in done {
        match done {
            Ok(done) => {
                shown.extend(done.used.files.iter().cloned());
                if let Follows::Next { .. } = follows {
                    known.push(Known { stamp: done.stamp, used: done.used, diags: Arc::from(done.diags.as_slice()) });
                }
                take(done.diags);
                files.push(done.file);
                places.push(done.place);
            }
            Err(diags) => take(diags),
        }
    }
    (files, Contents::new(origin, places, known), shown)
}

/// `guide/sso.md` is the page of the folder `guide/sso/`, if there are articles in it, in whichever language: a translation is what
/// its original is. Where the folder has an `_index.md` in the same language, it is an article.
fn mark_those_beside_folders(articles: &mut [Source]) {
    let mut folders: FxHashSet<&str> = FxHashSet::default();
    let mut introduced: FxHashSet<(&str, &str)> = FxHashSet::default();
    for At { locale, rel, .. } in articles.iter().map(|source| source.at) {
        let mut below = rel;
        while let Some((folder, name)) = below.rsplit_once('/') {
            if name == "_index" && below == rel {
                introduced.insert((locale.as_str(), folder));
            }
            if !folders.insert(folder) {
                break;
            }
            below = folder;
        }
    }
    for Source { at, .. } in articles {
        at.beside = folders.contains(at.rel) && !introduced.contains(&(at.locale.as_str(), at.rel));
    }
}

/// What the analysis before knows of a file, if it would be found out again.
fn known_before(source: &Source, parser: &Parser, tree: &SourceTree, follows: Follows) -> Option<Done> {
    let Follows::Next { before: Some(before), clock } = follows else { return None };
    // In byte order, as the texts of a tree.
    let at = before.files.binary_search_by(|file| file.path.cmp(source.at.path)).ok()?;
    let (place, known) = before.contents.known(at)?;
    let is_same = source.stamp.is_some() && known.stamp == source.stamp;
    if !is_same && content_hash::of_bytes(tree.texts.read(source.at.path).ok()?.text.as_bytes()) != place.text {
        return None;
    }
    if parser.made_of(&source.at, place.text, &known.used) != place.made_of {
        return None;
    }
    let stamp = source.stamp.filter(|stamp| is_same || clock.is_some_and(|clock| clock.is_certain(*stamp)));
    let (file, place) = (Arc::clone(&before.files[at]), place.clone());
    Some(Done { file, place, diags: known.diags.to_vec(), used: known.used.clone(), stamp })
}

fn parsed(
    source: &Source,
    tree: &SourceTree,
    origin: &Arc<Origin>,
    at_hand: &AtomicUsize,
) -> Result<Done, Vec<Diagnostic>> {
    let Source { at, stamp } = source;
    let path = at.path;
    let (memo, parser) = (origin.memo(), origin.parser());
    let old = memo.entry(path);
    let unread = old.filter(|old| stamp.is_some() && old.stamp == *stamp).map(|old| old.text);
    let mut read = None;
    let text = match unread {
        Some(text) => text,
        None => {
            let new = tree.texts.read(path).map_err(|error| vec![load::unreadable(path, &error.to_string())])?;
            let text = content_hash::of_bytes(new.text.as_bytes());
            read = Some(new);
            text
        }
    };
    if let Some(old) = old.filter(|old| old.text == text)
        && let Some((head, used)) = remembered(old, parser, at, memo)
    {
        let entry = Entry { stamp: *stamp, ..old.clone() };
        let Head { public, shape, mut file, diags } = head;
        file.body = origin.outline(&file, text, entry.detail);
        let place = Place { made_of: entry.made_of, text, public, shape, parts: entry.parts.clone(), content: None };
        memo.remember(path, entry);
        let stamp = stamp.filter(|stamp| old.stamp == Some(*stamp) || memo.is_certain(*stamp));
        return Ok(Done { file: Arc::new(file), place, diags, used, stamp });
    }
    let read = match read {
        Some(read) => read,
        None => tree.texts.read(path).map_err(|error| vec![load::unreadable(path, &error.to_string())])?,
    };
    // It may be another one by now than that of which the stamp is.
    let (text, stamp) = match unread {
        None => (text, *stamp),
        Some(_) => (content_hash::of_bytes(read.text.as_bytes()), None),
    };
    let (outcome, used) = parser.parse(at, &read.text);
    let diags: Vec<Diagnostic> = read.problem.into_iter().chain(outcome.diags).collect();
    let Parsed { file, content } = outcome.value;
    let made_of = parser.made_of(at, text, &used);
    let (public, shape) = public_and_shape(&file);
    let head = postcard::to_allocvec(&HeadOf { public, shape, file: &file, diags: &diags }).unwrap_or_default();
    let outline = postcard::to_allocvec(&*file.body).unwrap_or_default();
    let encoded = contents::encoded(&content);
    let Placed { head, detail, parts } = memo.put(&head, &outline, &encoded.each_ref().map(Vec::as_slice));
    let bytes = content.source.len() + encoded.iter().map(Vec::len).sum::<usize>();
    let content = (at_hand.fetch_add(bytes, Ordering::Relaxed) < AT_HAND).then(|| Arc::new(content));
    let note = if used == Used::default() { Vec::new() } else { postcard::to_allocvec(&used).unwrap_or_default() };
    memo.remember(path, Entry { stamp, text, made_of, note, head, detail, parts: parts.clone() });
    let stamp = stamp.filter(|stamp| memo.is_certain(*stamp));
    Ok(Done { file: Arc::new(file), place: Place { made_of, text, public, shape, parts, content }, diags, used, stamp })
}

/// What pages of other files may show of a file: what it says of itself, and how its text begins. And what it is to all others.
fn public_and_shape(file: &ParsedFile) -> (Key, Key) {
    let head = postcard::to_allocvec(&file.head).unwrap_or_default();
    let own = (&file.path, &file.locale, &head);
    let public = content_hash::of(&(own, file.written_title(), file.body.has_text, &file.body.excerpt));
    (public, content_hash::of(&(own, file.body.shape())))
}

/// What an earlier build has left of a text, if it was made of the same settings, variables and snippets.
fn remembered(old: &Entry, parser: &Parser, at: &At, memo: &Memo) -> Option<(Head, Used)> {
    let used = if old.note.is_empty() { Used::default() } else { postcard::from_bytes(&old.note).ok()? };
    if parser.made_of(at, old.text, &used) != old.made_of {
        return None;
    }
    Some((memo.head(old, |head| postcard::from_bytes(head).ok())?, used))
}
