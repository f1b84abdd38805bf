//! The theme's own picture for links to a site, in the site's colours: a PNG of sixteen shades, whose palette is all that has to
//! change.

use guichet_core::colour::Colour;

const SHADES: usize = 16;
/// Length, name, shades and checksum.
const LEN: usize = 4 + 4 + SHADES * 3 + 4;

/// The picture with `ground` where it is black, `drawn` where it is white, and what lies between in between. `None` if it is
/// not one of sixteen greys: a picture that somebody has put in its place.
pub fn coloured(png: &[u8], ground: Colour, drawn: Colour) -> Option<Vec<u8>> {
    let at = png.windows(4).position(|name| name == b"PLTE")?.checked_sub(4)?;
    if png.get(at..at + LEN)? != chunk(Colour::BLACK, Colour::WHITE) {
        return None;
    }
    Some([&png[..at], &chunk(ground, drawn), &png[at + LEN..]].concat())
}

fn chunk(from: Colour, to: Colour) -> Vec<u8> {
    let shade = |from: u8, to: u8, at: usize| {
        let steps = SHADES - 1;
        let sum = usize::from(from) * (steps - at) + usize::from(to) * at;
        u8::try_from((sum + steps / 2) / steps).unwrap_or(u8::MAX)
    };
    let mut named = b"PLTE".to_vec();
    for at in 0..SHADES {
        named.extend([(from.red, to.red), (from.green, to.green), (from.blue, to.blue)].map(|(a, b)| shade(a, b, at)));
    }
    let len = u32::try_from(SHADES * 3).unwrap_or_default();
    [&len.to_be_bytes()[..], &named, &checksum(&named).to_be_bytes()].concat()
}

/// CRC-32 as PNG has it (its specification, annex D).
fn checksum(bytes: &[u8]) -> u32 {
    let step = |rest: u32, _: u32| if rest & 1 == 1 { rest >> 1 ^ 0xedb8_8320 } else { rest >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_png() {
        assert_eq!(checksum(b"IEND"), 0xae42_6082);
    }

    #[test]
    fn only_greys_are_coloured() {
        let png = [&b"head"[..], &chunk(Colour::BLACK, Colour::WHITE), b"rest"].concat();
        let purple = Colour::parse("#7047eb").unwrap();
        let coloured = coloured(&png, purple, Colour::WHITE).unwrap();
        assert_eq!(coloured.len(), png.len());
        assert_eq!(coloured[12..15], [0x70, 0x47, 0xeb]);
        assert_eq!(coloured[12 + 45..12 + 48], [255, 255, 255]);
        assert_eq!(super::coloured(&coloured, purple, Colour::WHITE), None);
        assert_eq!(super::coloured(b"\x89PNG", purple, Colour::WHITE), None);
    }
}
