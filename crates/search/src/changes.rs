//! What has changed since the build before: which documents, which words' lists, and which of these are in which chunks.

use super::before::Before;
use super::boilerplate::Boilerplate;
use super::bytes::Kind;
use super::counts::Counts;
use super::documents::SearchDoc;
use super::entries::Size;
use super::files::Files;
use super::keys::Key;
use super::levels::Base;
use super::link::{Link, Source};
use super::links::Links;
use super::spellings::Open;
use super::state::State;
use super::update::{Moves, Touched, Words};
use super::vocabulary::{GONE, Vocabulary};

/// Where more than one document in so many is new, all are counted anew.
const MOST_COUNTED: usize = 2;

/// Which documents are those of before, if most are. `keys` are what they are made of now.
pub fn moves(state: &State, docs: &[SearchDoc], keys: &[Key], boilerplate: &Boilerplate) -> Option<Moves> {
    let stretches = state.shared.boilerplate();
    let before = Boilerplate::of(&stretches);
    let is_other = stretches != boilerplate.stretches();
    let is_same = |old: usize, new: usize| {
        state.docs[old] == keys[new] && !(is_other && boilerplate.differs(&before, &docs[new]))
    };
    let ids = &state.ids;
    let mut moves = Moves { docs: vec![GONE; ids.len()], in_place: ids.len() == docs.len(), counted: Vec::new() };
    // Both are sorted by id.
    let mut old = 0;
    for (new, doc) in docs.iter().enumerate() {
        while old < ids.len() && ids.get(old) < doc.id {
            old += 1;
        }
        let is_there = old < ids.len() && ids.get(old) == doc.id;
        moves.in_place &= is_there && old == new;
        if is_there && is_same(old, new) {
            moves.docs[old] = new as u32;
        } else {
            moves.counted.push(new as u32);
        }
        old += usize::from(is_there);
    }
    (moves.counted.len() * MOST_COUNTED <= docs.len()).then_some(moves)
}

/// Words that were counted with the help of a build before.
pub struct Changes<'s> {
    pub state: &'s State<'s>,
    /// Documents have the numbers that they had.
    pub in_place: bool,
    pub words: Words,
}

/// The term chunks of before, where words are numbered as they are now.
pub struct Was<'s> {
    state: &'s State<'s>,
    base: Base<'s>,
    changed: Vec<bool>,
    touched: Vec<Touched>,
    numbers: Vec<u32>,
    sizes: Vec<Size>,
    places: Vec<u32>,
    lost: Vec<bool>,
}

impl<'s> Changes<'s> {
    pub fn vocabulary<'c>(&self, locale: &str, counts: &'c Counts) -> Vocabulary<'c> {
        Vocabulary::updated(locale, &counts.forms, &self.words.moved, &self.state.by_fold, &self.state.groups)
    }

    /// What was known of two words that some write as one.
    pub fn open(&self) -> Open {
        let Words { moved, added, titles, .. } = &self.words;
        let mut is_new = vec![false; moved.len() + added.len()];
        added.iter().chain(titles).for_each(|word| is_new[*word as usize] = true);
        let found = self.state.steps[0].iter().filter_map(|link| match link.source {
            Source::Together(first, second) => Some([link.target, first, second].map(|word| moved[word as usize])),
            Source::Whole(_) => None,
        });
        let mut found: Vec<[u32; 3]> = found.filter(|words| !words.contains(&GONE)).collect();
        found.sort_unstable();
        Open { found, is_new }
    }

    /// `None` if all chunks are to be made anew: documents have other numbers, or the average length that levels are measured
    /// by is another one.
    pub fn was(self, base: &Base, vocabulary: &Vocabulary, links: &Links, files: &Files) -> Option<Was<'s>> {
        let before = Base::new(&self.state.counts);
        let averages = [&before, base].map(|base| (base.title.average, base.body.average));
        if !self.in_place || averages[0] != averages[1] {
            return None;
        }
        let mut changed = vec![false; vocabulary.forms.len()];
        for Touched { word, doc, before: had, after: has } in &self.words.touched {
            changed[*word as usize] |= before.says(*doc, *had) != base.says(*doc, *has);
        }
        links.spread(&self.steps(), &mut changed);
        self.leave_groups(&mut changed);
        let (mut sizes, mut places) = (vec![Size::default(); changed.len()], vec![GONE; changed.len()]);
        let mut numbers = vec![GONE; changed.len()];
        for (old, now) in self.kept() {
            sizes[now] = self.state.sizes[old];
            numbers[now] = old as u32;
        }
        for (place, word) in self.state.by_fold.iter().enumerate() {
            let now = self.words.moved[*word as usize];
            if now != GONE {
                places[now as usize] = place as u32;
            }
        }
        let lost = files.lost(Kind::Terms, &self.state.manifest.terms);
        Some(Was {
            state: self.state,
            base: before,
            changed,
            touched: self.words.touched,
            numbers,
            sizes,
            places,
            lost,
        })
    }

    /// Words of before that are still there, and their numbers now.
    fn kept(&self) -> impl Iterator<Item = (usize, usize)> {
        let moved = self.words.moved.iter().enumerate();
        moved.filter(|(_, now)| **now != GONE).map(|(old, now)| (old, *now as usize))
    }

    /// The links of before.
    fn steps(&self) -> [Vec<Link>; 3] {
        // The source of a link may be gone: it is then a link that there is no longer.
        let now = |word: u32| self.words.moved[word as usize];
        let source = |source: Source| match source {
            Source::Together(first, second) => Source::Together(now(first), now(second)),
            Source::Whole(word) => Source::Whole(now(word)),
        };
        let steps = self.state.steps.each_ref().map(|links| {
            links.iter().map(|link| Link { target: now(link.target), source: source(link.source) }).collect::<Vec<_>>()
        });
        steps.map(|links| links.into_iter().filter(|link| link.target != GONE).collect())
    }

    /// What shared a list with a word that is gone shares it no longer.
    fn leave_groups(&self, changed: &mut [bool]) {
        let groups = &self.state.groups;
        let gone = self.words.moved.iter().zip(groups).filter(|(now, _)| **now == GONE);
        let mut gone: Vec<u32> = gone.map(|(_, group)| *group).collect();
        gone.sort_unstable();
        if !gone.is_empty() {
            for (old, now) in self.kept() {
                changed[now] |= gone.binary_search(&groups[old]).is_ok();
            }
        }
    }
}

impl Was<'_> {
    pub fn before(&self) -> Before<'_> {
        let mut group_sizes = vec![0; self.state.groups.len()];
        self.state.groups.iter().for_each(|group| group_sizes[*group as usize] += 1);
        Before {
            base: &self.base,
            links: Links::known(&self.state.steps, self.state.groups.len()),
            groups: &self.state.groups,
            group_sizes,
            changed: &self.changed,
            touched: &self.touched,
            numbers: &self.numbers,
            sizes: &self.sizes,
            places: &self.places,
            words: &self.state.chunk_words,
            from: &self.state.manifest.terms.from,
            lost: &self.lost,
        }
    }
}
