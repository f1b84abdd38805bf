//! Parts of Unicode that texts use together.

use std::fmt::Write;
use std::ops::RangeInclusive;

/// A part of a font that is a file of its own.
#[derive(Debug, PartialEq)]
pub struct Slice {
    pub name: &'static str,
    pub ranges: &'static [RangeInclusive<u32>],
    /// So many characters that only those are in it which texts have.
    pub by_letter: bool,
}

/// The slice that every page needs: letters, figures and punctuation of western Europe.
pub const LATIN: &str = "latin";

/// By scripts: with one letter of a script, all of it is there, so that the slice stays as it is while texts change.
pub const SLICES: [Slice; 11] = [
    Slice {
        name: LATIN,
        ranges: &[
            0x20..=0x7e,
            0xa0..=0xff,
            0x131..=0x131,
            0x152..=0x153,
            0x2bb..=0x2bc,
            0x2c6..=0x2c6,
            0x2da..=0x2da,
            0x2dc..=0x2dc,
            0x2000..=0x206f,
            0x20ac..=0x20ac,
            0x2122..=0x2122,
            0x2190..=0x2193,
            0x2212..=0x2212,
            0x2215..=0x2215,
            0xfeff..=0xfeff,
            0xfffd..=0xfffd,
        ],
        by_letter: false,
    },
    Slice {
        name: "latin-more",
        ranges: &[
            0x100..=0x130,
            0x132..=0x151,
            0x154..=0x2ba,
            0x2bd..=0x2c5,
            0x2c7..=0x2d9,
            0x2db..=0x2db,
            0x2dd..=0x36f,
            0x1d00..=0x1dbf,
            0x1e00..=0x1eff,
            0x2070..=0x20ab,
            0x20ad..=0x20cf,
            0x2c60..=0x2c7f,
            0xa720..=0xa7ff,
            0xfb00..=0xfb06,
        ],
        by_letter: false,
    },
    Slice { name: "greek", ranges: &[0x370..=0x3ff, 0x1f00..=0x1fff], by_letter: false },
    Slice {
        name: "cyrillic",
        ranges: &[0x400..=0x52f, 0x1c80..=0x1c8f, 0x2de0..=0x2dff, 0xa640..=0xa69f],
        by_letter: false,
    },
    Slice { name: "hebrew", ranges: &[0x590..=0x5ff, 0xfb1d..=0xfb4f], by_letter: false },
    Slice {
        name: "arabic",
        ranges: &[0x600..=0x6ff, 0x750..=0x77f, 0x870..=0x8ff, 0xfb50..=0xfdff, 0xfe70..=0xfefc],
        by_letter: false,
    },
    Slice { name: "indic", ranges: &[0x900..=0xdff, 0x1cd0..=0x1cff, 0xa8e0..=0xa8ff], by_letter: false },
    Slice { name: "thai", ranges: &[0xe00..=0xeff], by_letter: false },
    Slice {
        name: "east-asian",
        ranges: &[
            0x1100..=0x11ff,
            0x2e80..=0xa4cf,
            0xa960..=0xa97f,
            0xac00..=0xd7ff,
            0xf900..=0xfaff,
            0xfe10..=0xfe1f,
            0xfe30..=0xfe6f,
            0xff00..=0xffef,
            0x1b000..=0x1b16f,
            0x20000..=0x323af,
        ],
        by_letter: true,
    },
    Slice {
        name: "symbols",
        ranges: &[
            0x20d0..=0x2121,
            0x2123..=0x218f,
            0x2194..=0x2211,
            0x2213..=0x2214,
            0x2216..=0x2c5f,
            0xe000..=0xf8ff,
            0xfe00..=0xfe0f,
            0x1d400..=0x1d7ff,
            0x1f000..=0x1faff,
        ],
        by_letter: true,
    },
    Slice {
        name: "others",
        ranges: &[
            0x530..=0x58f,
            0x700..=0x74f,
            0x780..=0x86f,
            0xf00..=0x10ff,
            0x1200..=0x1c7f,
            0x1c90..=0x1ccf,
            0x1dc0..=0x1dff,
            0x2c80..=0x2ddf,
            0x2e00..=0x2e7f,
            0xa4d0..=0xa63f,
            0xa6a0..=0xa71f,
            0xa800..=0xa8df,
            0xa900..=0xa95f,
            0xa980..=0xabff,
            0xfb07..=0xfb1c,
            0xfe20..=0xfe2f,
            0x10000..=0x1afff,
            0x1b170..=0x1d3ff,
            0x1d800..=0x1efff,
        ],
        by_letter: true,
    },
];

/// Whether a character is in the slice that is always there, or in no slice at all: nobody need look for it in texts.
pub fn is_floor(character: char) -> bool {
    let character = u32::from(character);
    character <= 0xff || SLICES[0].ranges.iter().any(|range| range.contains(&character))
}

impl Slice {
    /// As `unicode-range` has it.
    pub fn unicode_range(&self) -> String {
        let mut list = String::new();
        for range in self.ranges {
            let comma = if list.is_empty() { "" } else { "," };
            let _ = match range.start() == range.end() {
                true => write!(list, "{comma}U+{:X}", range.start()),
                false => write!(list, "{comma}U+{:X}-{:X}", range.start(), range.end()),
            };
        }
        list
    }
}
