//! What a font that readers have must be like, so that text does not jump when the site's own font has come.
//!
//! The descriptors are those of CSS Fonts 4 and 5, and the sums those that web.dev's "Improved font fallbacks" and Capsize publish: with
//! `w` the mean width of a letter in English text and all lengths in parts of the em,
//!
//! - `size-adjust` = `w` of the site's font ÷ `w` of the other one,
//! - `ascent-override` = ascent of the site's font ÷ `size-adjust`, and so for `descent-override` and `line-gap-override`.
//!
//! Ascent, descent and gap are those of `OS/2` where it asks for them (`USE_TYPO_METRICS`), and else of `hhea`: as browsers do it.

use std::fmt::Write;

use read_fonts::types::GlyphId;
use read_fonts::{FontRef, TableProvider};

/// A font that most readers have, or one with its measures.
#[derive(Debug)]
pub struct Like {
    /// As stylesheets name it: the first that there is.
    pub local: &'static [&'static str],
    /// Mean width of a letter, in parts of the em.
    width: f64,
}

/// A sans serif, a serif, and one of equal widths.
pub const LIKE: [Like; 3] = [
    Like { local: &["Arial", "Helvetica", "Liberation Sans", "Arimo"], width: 0.4380 },
    Like { local: &["Times New Roman", "Times", "Liberation Serif", "Tinos"], width: 0.3968 },
    Like { local: &["Courier New", "Courier", "Liberation Mono", "Cousine"], width: 0.6 },
];

/// How often letters, and spaces between words, are in English text, in a thousand.
const FREQUENCY: [(char, f64); 27] = [
    ('a', 65.0),
    ('b', 12.0),
    ('c', 22.0),
    ('d', 33.0),
    ('e', 103.0),
    ('f', 18.0),
    ('g', 16.0),
    ('h', 49.0),
    ('i', 56.0),
    ('j', 1.0),
    ('k', 6.0),
    ('l', 33.0),
    ('m', 20.0),
    ('n', 57.0),
    ('o', 61.0),
    ('p', 15.0),
    ('q', 1.0),
    ('r', 49.0),
    ('s', 52.0),
    ('t', 75.0),
    ('u', 22.0),
    ('v', 8.0),
    ('w', 17.0),
    ('x', 1.0),
    ('y', 14.0),
    ('z', 1.0),
    (' ', 193.0),
];

/// Percentages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Adjusted {
    pub size: f64,
    pub ascent: f64,
    pub descent: f64,
    pub line_gap: f64,
}

impl Adjusted {
    /// As the descriptors of a `@font-face`.
    pub fn descriptors(&self) -> String {
        let mut css = String::new();
        for (name, value) in [
            ("size-adjust", self.size),
            ("ascent-override", self.ascent),
            ("descent-override", self.descent),
            ("line-gap-override", self.line_gap),
        ] {
            let _ = write!(css, " {name}: {value:.2}%;");
        }
        css
    }
}

/// For each of [`LIKE`]. `None` if the font has no Latin letters to compare, or measures that can't be meant.
pub(super) fn adjusted(font: &FontRef) -> Option<[Adjusted; LIKE.len()]> {
    const USE_TYPO_METRICS: u16 = 1 << 7;
    let em = f64::from(font.head().ok()?.units_per_em());
    let cmap = font.cmap().ok()?;
    let hmtx = font.hmtx().ok()?;
    let (mut sum, mut all) = (0.0, 0.0);
    for (letter, frequency) in FREQUENCY {
        let glyph: GlyphId = cmap.map_codepoint(letter)?;
        sum += f64::from(hmtx.advance(glyph)?) * frequency;
        all += frequency;
    }
    let width = sum / all / em;
    let hhea = font.hhea().ok()?;
    let os2 = font.os2().ok().filter(|os2| os2.fs_selection().bits() & USE_TYPO_METRICS != 0);
    let (ascent, descent, gap) = match os2 {
        Some(os2) => (os2.s_typo_ascender(), os2.s_typo_descender(), os2.s_typo_line_gap()),
        None => (hhea.ascender().to_i16(), hhea.descender().to_i16(), hhea.line_gap().to_i16()),
    };
    let [ascent, descent, gap] = [ascent, descent, gap].map(|length| f64::from(length) / em);
    let is_meant = em > 0.0 && (0.1..=2.0).contains(&width) && (0.1..=4.0).contains(&ascent);
    is_meant.then(|| {
        LIKE.each_ref().map(|like| {
            let size = width / like.width;
            Adjusted {
                size: size * 100.0,
                ascent: ascent / size * 100.0,
                descent: descent.abs() / size * 100.0,
                line_gap: gap.max(0.0) / size * 100.0,
            }
        })
    })
}
