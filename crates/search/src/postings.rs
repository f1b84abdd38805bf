//! Postings as a range coder writes them: an adaptive binary coder, and the model that says what each bit depends on.
//!
//! Deflate sees bytes; postings are gaps of two or three bits and levels of two to five. Coding the bits themselves
//! takes half the space, and space is what a reader on a phone waits for. `crates/client/src/search/range.js` is the reading
//! half's twin; `format.md`, "Postings", is the contract.

use super::bytes::FormatError;

/// Probabilities are of a zero bit, in 1/4096.
const ONE: u32 = 1 << 12;
const TOP: u32 = 1 << 24;
/// How far a probability moves at its first, second, … use: quickly at first, for there are few postings in a chunk.
const RATES: [u8; 16] = [1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5];
/// From the last of these on, all are the same.
const LAST_RATE: u8 = 11;
/// No probability is nearer to one or zero.
const LEAST: u16 = 32;
/// Gaps are below 2^22, the number of documents that an index may have.
const MAX_GAP_BITS: usize = 22;
const CLASSES: usize = 24;
/// A place in a title is below 32; the last stands for all from there on.
const PLACE_BITS: u32 = 5;
/// Places in a title from here on are all the same.
pub const LAST_PLACE: u8 = 31;

/// A bit's probability, and how often it was used.
#[derive(Clone, Copy)]
struct Chance {
    zero: u16,
    used: u8,
}

impl Chance {
    #[inline(always)]
    fn learn(&mut self, bit: bool) {
        let rate = RATES[usize::from(self.used % RATES.len() as u8)];
        self.zero = if bit {
            (self.zero - (self.zero >> rate)).max(LEAST)
        } else {
            (self.zero + ((ONE as u16 - self.zero) >> rate)).min(ONE as u16 - LEAST)
        };
        self.used += u8::from(self.used < LAST_RATE);
    }
}

/// What codes or decodes one bit with a given chance; `bit` is what to code, and is ignored when decoding.
trait Coder {
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> Result<bool, FormatError>;
    /// A bit that is as likely as not.
    fn plain(&mut self, bit: bool) -> Result<bool, FormatError>;
}

pub struct Encoder {
    low: u64,
    range: u32,
    held: u8,
    pending: u64,
    out: Vec<u8>,
}

impl Encoder {
    fn new() -> Self {
        Encoder { low: 0, range: u32::MAX, held: 0, pending: 1, out: Vec::new() }
    }

    fn shift(&mut self) {
        if self.low < 0xff00_0000 || self.low > 0xffff_ffff {
            let carry = (self.low >> 32) as u8;
            let mut byte = self.held;
            while self.pending > 0 {
                self.out.push(byte.wrapping_add(carry));
                byte = 0xff;
                self.pending -= 1;
            }
            self.held = (self.low >> 24) as u8;
        }
        self.pending += 1;
        self.low = (self.low & 0x00ff_ffff) << 8;
    }

    #[inline(always)]
    fn normalize(&mut self) {
        while self.range < TOP {
            self.range <<= 8;
            self.shift();
        }
    }

    fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        self.out
    }
}

impl Coder for Encoder {
    #[inline(always)]
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> Result<bool, FormatError> {
        let bound = (self.range >> 12) * u32::from(chance.zero);
        if bit {
            self.low += u64::from(bound);
            self.range -= bound;
        } else {
            self.range = bound;
        }
        chance.learn(bit);
        self.normalize();
        Ok(bit)
    }

    fn plain(&mut self, bit: bool) -> Result<bool, FormatError> {
        self.range >>= 1;
        if bit {
            self.low += u64::from(self.range);
        }
        self.normalize();
        Ok(bit)
    }
}

struct Decoder<'a> {
    code: u32,
    range: u32,
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Decoder<'a> {
    fn new(bytes: &'a [u8]) -> Result<Self, FormatError> {
        let head: [u8; 5] = bytes.get(..5).and_then(|head| head.try_into().ok()).ok_or(FormatError::Damaged)?;
        let code = u32::from_be_bytes([head[1], head[2], head[3], head[4]]);
        Ok(Decoder { code, range: u32::MAX, bytes, at: 5 })
    }

    fn normalize(&mut self) -> Result<(), FormatError> {
        while self.range < TOP {
            let byte = *self.bytes.get(self.at).ok_or(FormatError::Damaged)?;
            self.at += 1;
            self.range <<= 8;
            self.code = self.code << 8 | u32::from(byte);
        }
        Ok(())
    }
}

impl Coder for Decoder<'_> {
    fn bit(&mut self, chance: &mut Chance, _: bool) -> Result<bool, FormatError> {
        let bound = (self.range >> 12) * u32::from(chance.zero);
        let bit = self.code >= bound;
        if bit {
            self.code -= bound;
            self.range -= bound;
        } else {
            self.range = bound;
        }
        chance.learn(bit);
        self.normalize()?;
        Ok(bit)
    }

    fn plain(&mut self, _: bool) -> Result<bool, FormatError> {
        self.range >>= 1;
        let bit = self.code >= self.range;
        if bit {
            self.code -= self.range;
        }
        self.normalize()?;
        Ok(bit)
    }
}

/// Everything that the coder has learnt about gaps and levels.
struct Model {
    /// By class of list length, by the size of the gap before, by the bits counted so far.
    gap_bits: Vec<Chance>,
    /// The highest bit of a gap after its leading one, by class, by number of bits.
    gap_high: Vec<Chance>,
    /// By coarseness, by what came before.
    levels: [Tree; 3 * BEFORE_LEVELS],
    places: Tree,
}

const BEFORE_GAPS: usize = 4;
const BEFORE_LEVELS: usize = 5;

impl Model {
    fn new() -> Self {
        let chance = Chance { zero: ONE as u16 / 2, used: 0 };
        let chances = |count| vec![chance; count];
        Model {
            gap_bits: chances(CLASSES * BEFORE_GAPS * (MAX_GAP_BITS + 1)),
            gap_high: chances(CLASSES * (MAX_GAP_BITS + 1)),
            levels: [[chance; 1 << PLACE_BITS]; 3 * BEFORE_LEVELS],
            places: [chance; 1 << PLACE_BITS],
        }
    }

    /// Codes one list of (document, level), or decodes it into `list`, which then comes in with its length only. Lists of
    /// titles have `places`, as many as postings; those of bodies have none.
    fn list(
        &mut self,
        coder: &mut impl Coder,
        list: &mut [(u32, u8)],
        places: &mut [u8],
        docs: usize,
    ) -> Result<(), FormatError> {
        let class = (usize::BITS - list.len().leading_zeros()) as usize;
        let coarse = coarseness(list.len(), docs);
        let (mut next, mut before, mut level_before) = (0u32, 0usize, 0usize);
        let mut places = places.iter_mut();
        for posting in list {
            // Decoding, both are zero and mean nothing.
            let (doc, level) = *posting;
            let gap = doc.wrapping_sub(next).wrapping_add(1);
            let gap = self.gap(coder, class, before, gap)?;
            let doc = next + (gap - 1);
            if doc as usize >= docs {
                return Err(FormatError::Damaged);
            }
            // A document right after another is often its near twin.
            let context = if gap == 1 { level_before } else { 0 };
            let code = self.level(coder, coarse, context, level >> coarse)?;
            if code == 0 {
                return Err(FormatError::Damaged);
            }
            *posting = (doc, code << coarse);
            level_before = 1 + (usize::from(code << coarse) >> 3);
            before = (gap.ilog2() as usize).min(BEFORE_GAPS - 1);
            next = doc + 1;
            if let Some(place) = places.next() {
                *place = tree(coder, &mut self.places, PLACE_BITS, *place)?;
            }
        }
        Ok(())
    }

    /// A number from 1 on: how many bits follow its leading one, in unary, then those bits.
    fn gap(&mut self, coder: &mut impl Coder, class: usize, before: usize, gap: u32) -> Result<u32, FormatError> {
        let bits = gap.checked_ilog2().unwrap_or(0) as usize;
        let row = (class * BEFORE_GAPS + before) * (MAX_GAP_BITS + 1);
        let mut count = 0;
        for chance in &mut self.gap_bits[row..=row + MAX_GAP_BITS] {
            if !coder.bit(chance, count < bits)? {
                break;
            }
            count += 1;
        }
        if count > MAX_GAP_BITS {
            return Err(FormatError::Damaged);
        }
        let mut value = 1;
        for at in (0..count).rev() {
            let bit = gap >> at & 1 == 1;
            let bit = if at + 1 == count {
                coder.bit(&mut self.gap_high[class * (MAX_GAP_BITS + 1) + count], bit)?
            } else {
                coder.plain(bit)?
            };
            value = value << 1 | u32::from(bit);
        }
        Ok(value)
    }

    /// A level without its dropped bits.
    fn level(&mut self, coder: &mut impl Coder, coarse: u32, context: usize, code: u8) -> Result<u8, FormatError> {
        tree(coder, &mut self.levels[coarse as usize * BEFORE_LEVELS + context], 5 - coarse, code)
    }
}

/// What each bit of a number below 32 is likely to be, by the bits before it.
type Tree = [Chance; 1 << PLACE_BITS];

/// A number of so many bits, highest first.
fn tree(coder: &mut impl Coder, chances: &mut Tree, bits: u32, code: u8) -> Result<u8, FormatError> {
    let mut node = 1;
    for at in (0..bits).rev() {
        let bit = coder.bit(&mut chances[node % chances.len()], code >> at & 1 == 1)?;
        node = node << 1 | usize::from(bit);
    }
    Ok((node - (1 << bits)) as u8)
}

/// How many low bits of its levels a list of this length does without: what many documents have says little about each,
/// so that an error in it weighs little too.
pub fn coarseness(length: usize, docs: usize) -> u32 {
    if length < 64 || length * 128 <= docs {
        0
    } else if length * 16 <= docs {
        1
    } else {
        2
    }
}

/// The nearest level that a list of this length can say.
pub fn coarse_level(level: u8, coarse: u32) -> u8 {
    let half = (1u8 << coarse) >> 1;
    let most = (1 << (5 - coarse)) - 1;
    ((level + half) >> coarse).clamp(1, most) << coarse
}

/// A list of (document, level) and, for titles, as many places.
pub type List = (Vec<(u32, u8)>, Vec<u8>);

/// Codes lists whose levels are already as coarse as [`coarseness`] says: those of bodies, then those of titles. `docs`
/// is the number of documents.
pub fn encode<'a>(lists: impl Iterator<Item = (&'a [(u32, u8)], &'a [u8])>, docs: usize) -> Vec<u8> {
    let (mut coder, mut model) = (Encoder::new(), Model::new());
    let (mut list, mut places) = (Vec::new(), Vec::new());
    for (postings, of_postings) in lists {
        // Decoding fills lists; coding leaves them as they are.
        list.clear();
        list.extend_from_slice(postings);
        places.clear();
        places.extend_from_slice(of_postings);
        model
            .list(&mut coder, &mut list, &mut places, docs)
            .expect("lists are sorted and below the number of documents");
    }
    coder.finish()
}

/// The lists of these lengths, of which those from number `titles` on have places.
pub fn decode(bytes: &[u8], lengths: &[usize], titles: usize, docs: usize) -> Result<Vec<List>, FormatError> {
    let (mut coder, mut model) = (Decoder::new(bytes)?, Model::new());
    let mut lists = Vec::with_capacity(lengths.len());
    for (number, length) in lengths.iter().enumerate() {
        // A list has at most one posting for each document: the length alone cannot make the reader allocate more.
        if *length > docs {
            return Err(FormatError::Damaged);
        }
        let mut list = vec![(0, 0); *length];
        let mut places = vec![0; if number < titles { 0 } else { *length }];
        model.list(&mut coder, &mut list, &mut places, docs)?;
        lists.push((list, places));
    }
    if coder.at == bytes.len() { Ok(lists) } else { Err(FormatError::Damaged) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lists_come_back(gaps in prop::collection::vec((0u32..50, 1u8..32), 0..300), split in 0usize..300) {
            let mut doc = 0;
            let postings: Vec<(u32, u8)> = gaps.iter().map(|(gap, level)| { doc += gap + 1; (doc - 1, *level) }).collect();
            let (first, second) = postings.split_at(split.min(postings.len()));
            let docs = doc as usize + 1;
            let lists: Vec<List> = [first, second].iter().enumerate().map(|(titles, list)| {
                let coarse = coarseness(list.len(), docs);
                let places = list.iter().map(|(doc, _)| (doc * 7 % 32) as u8);
                (
                    list.iter().map(|(doc, level)| (*doc, coarse_level(*level, coarse))).collect(),
                    places.take(titles * list.len()).collect(),
                )
            }).collect();
            let bytes = encode(lists.iter().map(|(list, places)| (list.as_slice(), places.as_slice())), docs);
            let lengths: Vec<usize> = lists.iter().map(|(list, _)| list.len()).collect();
            prop_assert_eq!(decode(&bytes, &lengths, 1, docs).unwrap(), lists);
            prop_assert!(decode(&bytes[..bytes.len() - 1], &lengths, 1, docs).is_err());
        }

        #[test]
        fn foreign_bytes_are_refused_or_read_but_never_crash(bytes in prop::collection::vec(any::<u8>(), 0..200), lengths in prop::collection::vec(0usize..100, 0..20)) {
            if let Ok(lists) = decode(&bytes, &lengths, lengths.len() / 2, 100) {
                prop_assert!(lists.iter().flat_map(|(list, _)| list).all(|(doc, level)| *doc < 100 && (1..32).contains(level)));
            }
        }
    }
}
