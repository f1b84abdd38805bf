//! A site's own fonts, as readers get them: WOFF2, in slices by script, of which browsers fetch those that a page needs. Bytes in,
//! bytes out; which letters a site's texts have is for others to say.
//!
//! TrueType outlines are cut. What the subsetter does not know (CFF outlines), and what its licence forbids to cut, is one file.

mod fallback;
mod slices;

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use read_fonts::collections::IntSet;
use read_fonts::tables::name::NameId;
use read_fonts::types::{GlyphId, Tag};
use read_fonts::{FontRef, TableProvider};
use skera::{DEFAULT_LAYOUT_FEATURES, Plan, SubsetFlags, subset_font};
use ttf2woff2::BrotliQuality;

pub use fallback::{Adjusted, LIKE, Like};
pub use slices::{LATIN, SLICES, Slice, is_floor};

/// Nothing is made smaller by the last bits that Brotli finds, which take most of its time.
const QUALITY: u8 = 9;

/// Bit 8 of `fsType` in OS/2: "the font may not be subsetted prior to embedding".
const NO_SUBSETTING: u16 = 1 << 8;

/// Bit 1 of it, if it is the only one of the first four: "must not be modified, embedded or exchanged in any manner".
const NO_EMBEDDING: (u16, u16) = (0b1111, 1 << 1);

/// Larger fonts than this are none that somebody would want readers to fetch.
const MOST: usize = 64 << 20;

/// What is known of a font file without making anything of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// From and to.
    pub weight: (u16, u16),
    pub italic: bool,
    /// Its licence lets it be cut.
    pub may_be_cut: bool,
    /// Its licence lets pages have it.
    pub may_be_embedded: bool,
    /// Its outlines are those that can be cut.
    pub can_be_cut: bool,
    /// What a font that readers have has to be like to stand in for it.
    pub adjusted: Option<[Adjusted; LIKE.len()]>,
    /// The characters that it draws.
    characters: IntSet<u32>,
}

impl Facts {
    /// `None` if it is not a font that is known here.
    pub fn of(bytes: &[u8]) -> Option<Facts> {
        quietly(|| {
            let font = unpacked(bytes)?;
            let font = FontRef::new(&font).ok()?;
            let characters: IntSet<u32> =
                font.cmap().ok()?.best_subtable()?.2.iter().map(|(character, _)| character).collect();
            let os2 = font.os2().ok();
            let weight = os2.as_ref().map_or(400, |os2| os2.us_weight_class().clamp(1, 1000));
            let axes = font.fvar().ok().and_then(|fvar| fvar.axes().ok());
            let axis = axes.and_then(|axes| axes.iter().find(|axis| axis.axis_tag() == Tag::new(b"wght")));
            let bound = |value: f64| value.round().clamp(1.0, 1000.0) as u16;
            let all = |axis: &read_fonts::tables::fvar::VariationAxisRecord| {
                (bound(axis.min_value().to_f64()), bound(axis.max_value().to_f64()))
            };
            Some(Facts {
                weight: axis.map_or((weight, weight), all),
                italic: os2.as_ref().is_some_and(|os2| os2.fs_selection().bits() & 1 == 1),
                may_be_cut: os2.as_ref().is_none_or(|os2| os2.fs_type() & NO_SUBSETTING == 0),
                may_be_embedded: os2.as_ref().is_none_or(|os2| os2.fs_type() & NO_EMBEDDING.0 != NO_EMBEDDING.1),
                can_be_cut: font.glyf().is_ok() && font.loca(None).is_ok(),
                adjusted: fallback::adjusted(&font),
                characters,
            })
        })
        .filter(|facts| !facts.characters.is_empty())
    }

    /// What a slice holds for texts with `letters`; `None` for a slice that they don't need, or that would be empty.
    pub fn wanted(&self, slice: &Slice, letters: &[char]) -> Option<Vec<u32>> {
        let in_slice = |character: u32| slice.ranges.iter().any(|range| range.contains(&character));
        let used: Vec<u32> = letters
            .iter()
            .map(|letter| u32::from(*letter))
            .filter(|letter| in_slice(*letter) && self.characters.contains(*letter))
            .collect();
        if slice.name != LATIN && used.is_empty() {
            return None;
        }
        let wanted = match slice.by_letter {
            true => used,
            false => {
                let all = slice.ranges.iter().flat_map(Clone::clone);
                all.filter(|character| self.characters.contains(*character)).collect()
            }
        };
        Some(wanted).filter(|wanted| !wanted.is_empty())
    }
}

/// The part of a font that draws these characters, as WOFF2. `None` if it can't be made.
pub fn cut(bytes: &[u8], characters: &[u32]) -> Option<Vec<u8>> {
    quietly(|| ttf2woff2::encode(&subset(&unpacked(bytes)?, characters)?, BrotliQuality::from(QUALITY)).ok())
}

/// The whole font as WOFF2. What can't be made smaller stays as it is: browsers look at what a file is, not at its name.
pub fn whole(bytes: &[u8]) -> Vec<u8> {
    let packed = match bytes.starts_with(b"wOF2") {
        true => None,
        false => quietly(|| ttf2woff2::encode(bytes, BrotliQuality::from(QUALITY)).ok()),
    };
    packed.unwrap_or_else(|| bytes.to_vec())
}

/// TrueType or OpenType, out of WOFF2 or as it is.
fn unpacked(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    if bytes.len() > MOST {
        return None;
    }
    if !bytes.starts_with(b"wOF2") {
        return Some(Cow::Borrowed(bytes));
    }
    // What the header says is asked for before anything is unpacked.
    let size = bytes.get(16..20).and_then(|size| size.try_into().ok()).map(u32::from_be_bytes)?;
    if usize::try_from(size).ok()? > MOST {
        return None;
    }
    wuff::decompress_woff2(bytes).ok().map(Cow::Owned)
}

/// With all that shapes its letters; without hints, which screens of today don't need.
fn subset(bytes: &[u8], characters: &[u32]) -> Option<Vec<u8>> {
    // What browsers don't read, or don't read of fonts of pages.
    const DROPPED: [&[u8; 4]; 10] =
        [b"DSIG", b"EBDT", b"EBLC", b"EBSC", b"JSTF", b"kern", b"kerx", b"LTSH", b"morx", b"SVG "];
    let font = FontRef::new(bytes).ok()?;
    let dropped: IntSet<Tag> = DROPPED.iter().map(|tag| Tag::new(tag)).collect();
    let mut names = IntSet::<NameId>::empty();
    // Who made it, and under which licence: that stays with it.
    names.insert_range(NameId::from(0)..=NameId::from(14));
    let plan = Plan::new(
        &IntSet::<GlyphId>::empty(),
        &characters.iter().copied().collect(),
        &font,
        SubsetFlags::SUBSET_FLAGS_NO_HINTING | SubsetFlags::SUBSET_FLAGS_NOTDEF_OUTLINE,
        &dropped,
        &IntSet::all(),
        &DEFAULT_LAYOUT_FEATURES.iter().copied().collect(),
        &names,
        &std::iter::once(0x0409).collect(),
    );
    subset_font(&font, &plan).ok()
}

/// Libraries that read fonts have to survive damaged ones, and mostly do.
fn quietly<T>(read: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(read)).ok().flatten()
}

#[cfg(test)]
mod tests;
