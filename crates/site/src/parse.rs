//! Articles → what is known of each: read and parsed anew, or taken from what an earlier build has left, where that was made of
//! the same.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::config::SiteConfig;
use crate::contents::{self, Contents, Place};
use crate::load::{self, SourceTree};
use crate::parser::{Parser, Used};
use guichet_core::content_hash::{self, Key};
use guichet_core::diag::Diagnostic;
use guichet_core::model::Locale;
use guichet_markdown::{Parsed, ParsedFile};
use guichet_memo::{Entry, Memo, Stamp};

/// Bytes of contents that stay in memory as they were parsed: those of a site of some hundred articles.
const AT_HAND: usize = 8 << 20;

/// What the next build asks for of each file. Owned when it is read, borrowed when it is written.
#[derive(Deserialize)]
struct Head {
    public: Key,
    file: ParsedFile,
    diags: Vec<Diagnostic>,
}

#[derive(Serialize)]
struct HeadOf<'a> {
    public: Key,
    file: &'a ParsedFile,
    diags: &'a [Diagnostic],
}

/// An article on its way.
struct Source<'t> {
    path: &'t Arc<str>,
    locale: &'t Locale,
    rel: &'t str,
    stamp: Option<Stamp>,
}

struct Done {
    file: ParsedFile,
    place: Place,
    diags: Vec<Diagnostic>,
}

/// Parses every article of the site's locales, and gives what is wrong with them, snippets and stray files to `take`.
pub fn all(
    tree: &SourceTree,
    config: &SiteConfig,
    memo: Arc<Memo>,
    take: &mut impl FnMut(Vec<Diagnostic>),
) -> (Vec<ParsedFile>, Contents) {
    let parser = Parser::new(config, &tree.texts);
    let locales: BTreeMap<&str, &Locale> = config.locales.keys().map(|locale| (locale.as_str(), locale)).collect();
    let place = |path| {
        let (locale, rel) = guichet_markdown::place(path)?;
        Some((*locales.get(locale)?, rel))
    };
    let articles: Vec<Source> = tree
        .texts
        .stamped()
        .filter_map(|(path, stamp)| place(path).map(|(locale, rel)| Source { path, locale, rel, stamp }))
        .collect();
    let at_hand = AtomicUsize::new(0);
    let done: Vec<Result<Done, Vec<Diagnostic>>> = articles
        .into_par_iter()
        // Articles differ a thousandfold in length: in large portions, all threads but one would wait for the last.
        .with_max_len(16)
        .map(|source| parsed(&source, &parser, tree, &memo, &at_hand))
        .collect();
    memo.settle();
    // What no article is made of by itself: snippets, and what is in no locale. An encoding is wrong there, too.
    for path in tree.texts.keys().filter(|path| path.starts_with("content/") && place(path).is_none()) {
        take(match tree.texts.read(path) {
            Ok(read) => read.problem.into_iter().collect(),
            Err(error) => vec![load::unreadable(path, &error.to_string())],
        });
    }
    let (mut files, mut places) = (Vec::with_capacity(done.len()), Vec::with_capacity(done.len()));
    for done in done {
        match done {
            Ok(done) => {
                take(done.diags);
                files.push(done.file);
                places.push(done.place);
            }
            Err(diags) => take(diags),
        }
    }
    (files, Contents::new(memo, parser, Arc::clone(&tree.texts), places))
}

fn parsed(
    source: &Source,
    parser: &Parser,
    tree: &SourceTree,
    memo: &Memo,
    at_hand: &AtomicUsize,
) -> Result<Done, Vec<Diagnostic>> {
    let Source { path, locale, rel, stamp } = source;
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
        && let Some(head) = remembered(old, parser, locale, memo)
    {
        let entry = Entry { stamp: *stamp, ..old.clone() };
        let place =
            Place { made_of: entry.made_of, text, public: head.public, parts: entry.parts.clone(), content: None };
        memo.remember(path, entry);
        return Ok(Done { file: head.file, place, diags: head.diags });
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
    let (outcome, used) = parser.parse(path, locale, rel, &read.text);
    let diags: Vec<Diagnostic> = read.problem.into_iter().chain(outcome.diags).collect();
    let Parsed { file, content } = outcome.value;
    let made_of = parser.made_of(locale, text, &used);
    let public = public(&file);
    let head = postcard::to_allocvec(&HeadOf { public, file: &file, diags: &diags }).unwrap_or_default();
    let encoded = contents::encoded(&content);
    let (head, parts) = memo.put(&head, &encoded.each_ref().map(Vec::as_slice));
    let bytes = content.source.len() + encoded.iter().map(Vec::len).sum::<usize>();
    let content = (at_hand.fetch_add(bytes, Ordering::Relaxed) < AT_HAND).then_some(content);
    let note = if used == Used::default() { Vec::new() } else { postcard::to_allocvec(&used).unwrap_or_default() };
    memo.remember(path, Entry { stamp, text, made_of, note, head, parts: parts.clone() });
    Ok(Done { file, place: Place { made_of, text, public, parts, content }, diags })
}

/// What pages of other files may show of a file: what it says of itself, and how its text begins.
fn public(file: &ParsedFile) -> Key {
    let head = postcard::to_allocvec(&file.head).unwrap_or_default();
    content_hash::of(&(&file.path, &file.locale, head, file.written_title(), file.body.has_text, &file.body.excerpt))
}

/// What an earlier build has left of a text, if it was made of the same settings, variables and snippets.
fn remembered(old: &Entry, parser: &Parser, locale: &Locale, memo: &Memo) -> Option<Head> {
    let used = if old.note.is_empty() { Used::default() } else { postcard::from_bytes(&old.note).ok()? };
    if parser.made_of(locale, old.text, &used) != old.made_of {
        return None;
    }
    memo.head(old, |head| postcard::from_bytes(head).ok())
}
