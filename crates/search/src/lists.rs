//! The documents that a word is found in, and how much it says about each; and what comes of it when one word's documents
//! are added to another's.

/// Levels are 1 to 31; level n stands for n/32 of what a word can contribute at most.
pub const LEVELS: f64 = 32.0;

/// (document, level), by document.
pub type Postings = Vec<(u32, u8)>;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lists {
    pub body: Postings,
    pub title: Postings,
    /// Where each title of `title` first has the word: the number of words before it, at most `LAST_PLACE`.
    pub places: Vec<u8>,
}

impl Lists {
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
        if !more.body.is_empty() {
            (self.body, _) = merged(&self.body, &[], &more.body, &[], share);
        }
        if !more.title.is_empty() {
            (self.title, self.places) = merged(&self.title, &self.places, &more.title, &more.places, share);
        }
    }
}

/// The postings of both, by document; where both name one, the first place in the title. What only the first has is copied as
/// it is.
fn merged(
    own: &[(u32, u8)],
    places: &[u8],
    more: &[(u32, u8)],
    more_places: &[u8],
    share: f64,
) -> (Vec<(u32, u8)>, Vec<u8>) {
    let mut out = Vec::with_capacity(own.len() + more.len());
    let mut out_places = Vec::with_capacity(places.len() + more_places.len());
    let mut rest = 0;
    for (at, (doc, level)) in more.iter().enumerate() {
        let next = rest + own[rest..].partition_point(|(own, _)| own < doc);
        out.extend_from_slice(&own[rest..next]);
        out_places.extend_from_slice(places.get(rest..next).unwrap_or_default());
        rest = next;
        let (mut sum, mut place) = (share * odds(*level), more_places.get(at).copied());
        if let Some((_, level)) = own.get(next).filter(|(own, _)| own == doc) {
            sum += odds(*level);
            place = place.into_iter().chain(places.get(next).copied()).min();
            rest += 1;
        }
        out.push((*doc, of_odds(sum)));
        out_places.extend(place);
    }
    out.extend_from_slice(&own[rest..]);
    out_places.extend_from_slice(places.get(rest..).unwrap_or_default());
    (out, out_places)
}

/// What a level says, as odds: these can be added.
pub fn odds(level: u8) -> f64 {
    const OF: [f64; LEVELS as usize] = {
        let mut of = [0.0; LEVELS as usize];
        let mut level = 1;
        while level < of.len() {
            of[level] = level as f64 / (LEVELS - level as f64);
            level += 1;
        }
        of
    };
    OF[usize::from(level) % OF.len()]
}

pub fn of_odds(odds: f64) -> u8 {
    let level = odds / (1.0 + odds) * LEVELS;
    // `round` is a call where the processor is not known.
    let whole = level as u8;
    (whole + u8::from(level - f64::from(whole) >= 0.5)).clamp(1, LEVELS as u8 - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odds_of_one_level_are_that_level() {
        assert!((1..32).all(|level| of_odds(odds(level)) == level));
    }

    #[test]
    fn odds_are_rounded_to_the_nearest_level() {
        let rounded = |odds: f64| (odds / (1.0 + odds) * LEVELS).round().clamp(1.0, LEVELS - 1.0) as u8;
        let sums = (1..32).flat_map(|first| (0..32).map(move |second| odds(first) + odds(second)));
        let between = (1..2_000).map(|step| f64::from(step) / 50.0);
        // Halves between two levels, and the numbers next to them.
        let halves = (1..63).step_by(2).map(|half| f64::from(half) / (64.0 - f64::from(half)));
        let halves = halves.flat_map(|odds| [odds.next_down(), odds, odds.next_up()]);
        for odds in sums.chain(between).chain(halves) {
            assert_eq!(of_odds(odds), rounded(odds), "{odds}");
        }
    }
}
