//! The documents that a word is found in, and how much it says about each; and what comes of it when one word's documents
//! are added to another's.

use super::postings::LAST_PLACE;

/// Levels are 1 to 31; level n stands for n/32 of what a word can contribute at most.
pub const LEVELS: f64 = 32.0;

/// (document, level), by document.
pub type Postings = Vec<(u32, u8)>;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lists {
    pub body: Postings,
    pub title: Postings,
    /// Where each title of `title` first has the word: the number of words before it, at most [`LAST_PLACE`].
    pub places: Vec<u8>,
}

impl Lists {
    /// The documents whose title has one word right after the other, as if they were one. It is as titles that they are
    /// looked for: in the list of the body they would make the word seem as frequent as each of the two is.
    pub fn together(first: &Lists, second: &Lists) -> Self {
        let mut both = Lists::default();
        for (&(doc, in_title), &place) in first.title.iter().zip(&first.places) {
            let Ok(at) = second.title.binary_search_by_key(&doc, |(doc, _)| *doc) else { continue };
            let next = second.places[at];
            if next == place + 1 && next < LAST_PLACE {
                both.title.push((doc, in_title.min(second.title[at].1)));
                both.places.push(place);
            }
        }
        both
    }

    /// Without what another has.
    pub fn unknown_to(mut self, known: &Lists) -> Self {
        let is_new = |list: &[(u32, u8)], doc: u32| list.binary_search_by_key(&doc, |(doc, _)| *doc).is_err();
        self.body.retain(|(doc, _)| is_new(&known.body, *doc));
        let mut kept = self.title.iter().map(|(doc, _)| is_new(&known.title, *doc));
        self.places.retain(|_| kept.next().unwrap_or(false));
        self.title.retain(|(doc, _)| is_new(&known.title, *doc));
        self
    }

    /// Adds another's documents; `share` is what an occurrence counts there beside one here.
    pub fn add(&mut self, more: &Lists, share: f64) {
        (self.body, _) = merged(&self.body, &[], &more.body, &[], share);
        (self.title, self.places) = merged(&self.title, &self.places, &more.title, &more.places, share);
    }
}

/// The postings of both, by document; where both name one, the first place in the title.
fn merged(
    own: &[(u32, u8)],
    places: &[u8],
    more: &[(u32, u8)],
    more_places: &[u8],
    share: f64,
) -> (Vec<(u32, u8)>, Vec<u8>) {
    let odds = |level: u8| f64::from(level) / (LEVELS - f64::from(level));
    let level = |odds: f64| (odds / (1.0 + odds) * LEVELS).round().clamp(1.0, LEVELS - 1.0) as u8;
    let (mut out, mut out_places) = (Vec::with_capacity(own.len() + more.len()), Vec::new());
    let (mut a, mut b) = (0, 0);
    while a < own.len() || b < more.len() {
        let doc =
            own.get(a).map_or(u32::MAX, |posting| posting.0).min(more.get(b).map_or(u32::MAX, |posting| posting.0));
        let (mut sum, mut place) = (0.0, None);
        if own.get(a).is_some_and(|posting| posting.0 == doc) {
            sum += odds(own[a].1);
            place = places.get(a).copied();
            a += 1;
        }
        if more.get(b).is_some_and(|posting| posting.0 == doc) {
            sum += share * odds(more[b].1);
            place = place.into_iter().chain(more_places.get(b).copied()).min();
            b += 1;
        }
        out.push((doc, level(sum)));
        out_places.extend(place);
    }
    (out, out_places)
}
