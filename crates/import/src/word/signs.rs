//! Signs that Word writes as those of a font of pictures: `->` becomes the arrow of Wingdings as one types.

/// Of Wingdings, by the number that a document has for it.
const WINGDINGS: [(u32, char); 22] = [
    (0x22, '✂'),
    (0x28, '☎'),
    (0x2A, '✉'),
    (0x36, '⌛'),
    (0x4A, '☺'),
    (0x4C, '☹'),
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x9F, '•'),
    (0xA7, '▪'),
    (0xA8, '◻'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '➔'),
    (0xF3, '⇔'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFE, '☑'),
];
/// Of Symbol.
const SYMBOL: [(u32, char); 20] = [
    (0x61, 'α'),
    (0x62, 'β'),
    (0x67, 'γ'),
    (0x64, 'δ'),
    (0x6D, 'μ'),
    (0x70, 'π'),
    (0x44, 'Δ'),
    (0x57, 'Ω'),
    (0xA3, '≤'),
    (0xB3, '≥'),
    (0xAC, '←'),
    (0xAD, '↑'),
    (0xAE, '→'),
    (0xAF, '↓'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB4, '×'),
    (0xB7, '•'),
    (0xB9, '≠'),
    (0xBB, '≈'),
];

/// The character that a sign is, if it is known: its font, and its number in hexadecimal digits.
pub fn sign(font: &str, number: &str) -> Option<char> {
    let number = u32::from_str_radix(number, 16).ok()?;
    // Fonts of pictures have theirs where no character is.
    let number = if (0xF000..0xF100).contains(&number) { number - 0xF000 } else { number };
    let font = font.to_lowercase();
    let table: &[(u32, char)] = match font.as_str() {
        "wingdings" => &WINGDINGS,
        "symbol" => &SYMBOL,
        font if font.starts_with("wingdings") || font.starts_with("webdings") => return None,
        _ => return char::from_u32(number).filter(|c| !c.is_control() && number > 0x20),
    };
    table.iter().find(|(known, _)| *known == number).map(|(_, sign)| *sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_characters() {
        assert_eq!(sign("Wingdings", "F0E0"), Some('→'));
        assert_eq!(sign("Symbol", "F0B7"), Some('•'));
        assert_eq!(sign("Segoe UI Symbol", "2713"), Some('✓'));
        assert_eq!((sign("Wingdings", "F001"), sign("Webdings", "F061"), sign("Symbol", "x")), (None, None, None));
    }
}
