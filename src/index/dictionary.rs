//! The text that precedes every text pack in its compressed stream, without being in it: titles, URLs and phrases that
//! the help centre repeats. A pack is small, so most of what it holds is new to the compressor; with the preset
//! dictionary before it, much of that is a reference. The manifest brings the preset dictionary once (`format.md`,
//! "Text pack").

use rustc_hash::FxHashMap;

use super::bytes::hash;

/// Characters for each document, within bounds: every reader pays for the preset dictionary, few read many packs of a
/// small site.
const LENGTH_PER_DOC: usize = 3;
const LENGTH: std::ops::RangeInclusive<usize> = 200..=4_000;
/// The preset dictionary is made of one document in so many, within bounds, chosen by their ids: an edit of any other
/// leaves it, and with it all packs, as they are.
const DOCS_PER_SAMPLE: usize = 16;
const SAMPLE: std::ops::RangeInclusive<usize> = 8..=96;
/// Characters of what is counted, and of what is taken as a piece.
const GRAM: usize = 6;
const PIECE: usize = 40;

type Gram = [char; GRAM];

/// The documents that the preset dictionary is made of, by their position in `ids`.
pub fn sample(ids: &[&str]) -> Vec<usize> {
    let mut all: Vec<(u32, usize)> = ids.iter().enumerate().map(|(at, id)| (hash(id), at)).collect();
    let most = (ids.len() / DOCS_PER_SAMPLE).clamp(*SAMPLE.start(), *SAMPLE.end());
    if most < all.len() {
        all.select_nth_unstable(most);
        all.truncate(most);
    }
    all.sort_unstable();
    all.into_iter().map(|(_, at)| at).collect()
}

/// How many characters the preset dictionary of a site of so many documents has at most.
pub fn length(docs: usize) -> usize {
    (docs * LENGTH_PER_DOC).clamp(*LENGTH.start(), *LENGTH.end())
}

/// Pieces of `texts`, each the one of its stretch that has the most of what many texts have and no piece before it has;
/// the best last, where references to it are short. After the dictionaries of K. Liao, M. Petri, A. Moffat and A. Wirth,
/// "Effective Construction of Relative Lempel-Ziv Dictionaries", WWW 2016.
pub fn dictionary(texts: &[String], length: usize) -> String {
    let all: Vec<char> = texts.iter().flat_map(|text| text.chars()).collect();
    let mut shared = shared_grams(texts);
    let stretches = length / PIECE;
    if stretches == 0 || all.len() < length {
        return String::new();
    }
    let stretch = all.len() / stretches;
    let mut pieces: Vec<(u32, &[char])> = Vec::new();
    for number in 0..stretches {
        let from = number * stretch;
        let within = &all[from..all.len().min(from + stretch + PIECE - 1)];
        let Some((worth, at)) = best_piece(within, &shared) else { continue };
        let piece = &within[at..at + PIECE];
        for gram in grams(piece) {
            shared.remove(&gram);
        }
        pieces.push((worth, piece));
    }
    pieces.sort_by_key(|(worth, _)| *worth);
    pieces.into_iter().flat_map(|(_, piece)| piece).collect()
}

/// In how many of the texts a gram is, of those that are in more than one.
fn shared_grams(texts: &[String]) -> FxHashMap<Gram, u32> {
    let mut counts: FxHashMap<Gram, (u32, usize)> = FxHashMap::default();
    for (number, text) in texts.iter().enumerate() {
        let chars: Vec<char> = text.chars().collect();
        for gram in grams(&chars) {
            let (count, last) = counts.entry(gram).or_insert((0, usize::MAX));
            if *last != number {
                (*count, *last) = (*count + 1, number);
            }
        }
    }
    counts.into_iter().filter(|(_, (count, _))| *count > 1).map(|(gram, (count, _))| (gram, count)).collect()
}

/// What the best piece is worth, and where it starts; the first of equals.
fn best_piece(chars: &[char], shared: &FxHashMap<Gram, u32>) -> Option<(u32, usize)> {
    let all: Vec<Gram> = grams(chars).collect();
    // A gram counts once in a piece: how often it is in the one that is looked at.
    let mut inside: FxHashMap<Gram, u32> = FxHashMap::default();
    let mut worth = 0;
    let mut best: Option<(u32, usize)> = None;
    let in_piece = PIECE - GRAM + 1;
    for (end, gram) in all.iter().enumerate() {
        let times = inside.entry(*gram).or_default();
        *times += 1;
        if *times == 1 {
            worth += shared.get(gram).unwrap_or(&0);
        }
        if end + 1 < in_piece {
            continue;
        }
        let start = end + 1 - in_piece;
        if worth > best.map_or(0, |(most, _)| most) {
            best = Some((worth, start));
        }
        let gone = &all[start];
        let times = inside.get_mut(gone).expect("it was counted when it came in");
        *times -= 1;
        if *times == 0 {
            worth -= shared.get(gone).unwrap_or(&0);
        }
    }
    best
}

fn grams(chars: &[char]) -> impl Iterator<Item = Gram> {
    chars.windows(GRAM).map(|window| window.try_into().expect("windows of that size"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_made_of_what_texts_share() {
        let phrase = "Open the settings of your own workspace.";
        let own = |n: u32| char::from_u32(0x4e00 + n).unwrap();
        let texts: Vec<String> = (0..40).map(|n| format!("{}{phrase}{}", own(n), own(n + 100))).collect();
        assert_eq!(dictionary(&texts, 2 * PIECE), phrase, "and a second piece would add nothing");
    }

    #[test]
    fn texts_that_share_nothing_have_none() {
        let texts: Vec<String> =
            (0u32..200).map(|n| (0..30).map(|at| char::from_u32(0x4e00 + n * 30 + at).unwrap()).collect()).collect();
        assert_eq!(dictionary(&texts, 400), "");
        assert_eq!(dictionary(&[], 400), "");
    }

    /// An edit changes a text, not an id; and an article that comes or goes moves one in or out of the sample at most.
    #[test]
    fn the_sample_hardly_moves() {
        let ids: Vec<String> = (0..2_000).map(|n| format!("area-{}/article-{n}", n % 7)).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let before: Vec<&str> = sample(&ids).into_iter().map(|at| ids[at]).collect();
        let less = &ids[1..];
        let after: Vec<&str> = sample(less).into_iter().map(|at| less[at]).collect();
        assert_eq!(before.len(), 96);
        assert!(before.iter().filter(|id| !after.contains(id)).count() <= 1);
    }
}
