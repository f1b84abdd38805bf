//! Documents → the files of their index, in every locale; what has not changed is not made again.

use std::borrow::Cow;

use rayon::prelude::*;

use super::bytes::{Kind, seal};
use super::documents::{LocaleDocs, SearchDoc};
use super::locale::{Built, Input};
use super::manifest::{Borrowed, Manifest};
use super::memory::{IndexFile, Memory, Rebuilt};
use super::names::manifest_path;
use super::state::State;
use super::{about, borrowed};

/// The index of every locale, sorted by path. Locales are built beside each other; same input, same bytes.
pub fn build(locales: &[LocaleDocs]) -> Vec<IndexFile> {
    build_with(locales, None).files
}

/// The same where there was a build before: files that are what they were come without their bytes.
pub fn rebuild(locales: &[LocaleDocs], memory: &dyn Memory) -> Rebuilt {
    build_with(locales, Some(memory))
}

fn build_with(locales: &[LocaleDocs], memory: Option<&dyn Memory>) -> Rebuilt {
    let sorted: Vec<Cow<[SearchDoc]>> = locales.iter().map(sorted_docs).collect();
    let state = |locale: &LocaleDocs| {
        let state = State::decode(memory?.state(locale.locale)?)?;
        (state.manifest.locale == locale.locale).then_some(state)
    };
    let states: Vec<Option<State>> = locales.par_iter().map(state).collect();
    let ids = sorted.iter().zip(&states).map(|(docs, state)| {
        let known = state.as_ref().filter(|state| state.are_those(docs));
        known.map_or_else(|| about::documents(docs), |state| state.manifest.documents)
    });
    let ids: Vec<u32> = ids.collect();
    let borrowed: Vec<Vec<Borrowed>> =
        locales.iter().map(|locale| borrowed::borrowed(locale, locales, &sorted, &ids)).collect();
    let built: Vec<Built> = locales
        .par_iter()
        .enumerate()
        .map(|(at, locale)| {
            let (docs, state) = (&sorted[at], states[at].as_ref());
            Input { locale, docs, documents: ids[at], borrowed: &borrowed, memory, state }.build()
        })
        .collect();
    let mut out = Rebuilt::default();
    for (borrower, mut lists) in borrowed.into_iter().enumerate() {
        for list in &mut lists {
            let source = built.iter().find(|built| built.manifest.locale == list.locale);
            list.heads = source.and_then(|built| built.heads[borrower].clone()).unwrap_or_default();
        }
        let manifest = Manifest { borrowed: lists, ..built[borrower].manifest.clone() };
        let bytes = seal(Kind::Manifest, &manifest.encode());
        out.files.push(IndexFile { path: manifest_path(&manifest.locale), bytes });
    }
    for built in built {
        out.states.extend(built.state.map(|state| (built.manifest.locale, state)));
        out.files.extend(built.files);
        out.unchanged.extend(built.unchanged);
    }
    out.files.sort_by(|a, b| a.path.cmp(&b.path));
    out.unchanged.sort();
    out
}

fn sorted_docs<'d, 'a>(locale: &'d LocaleDocs<'a>) -> Cow<'d, [SearchDoc<'a>]> {
    let mut docs = Cow::Borrowed(locale.docs.as_slice());
    if !docs.is_sorted_by_key(|doc| doc.id) {
        docs.to_mut().sort_by(|a, b| a.id.cmp(b.id));
    }
    docs
}
