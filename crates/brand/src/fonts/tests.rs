use super::*;

/// Boxes for Latin, some Greek, Cyrillic and Japanese letters.
const BOXES: &[u8] = include_bytes!("../../tests/fonts/boxes.ttf");
/// The same, and its licence forbids to cut it.
const UNCUTTABLE: &[u8] = include_bytes!("../../tests/fonts/uncuttable.ttf");

fn slice(name: &str) -> &'static Slice {
    SLICES.iter().find(|slice| slice.name == name).unwrap()
}

fn drawn(woff2: &[u8]) -> String {
    let font = wuff::decompress_woff2(woff2).unwrap();
    let font = FontRef::new(&font).unwrap();
    let (_, _, cmap) = font.cmap().unwrap().best_subtable().unwrap();
    cmap.iter().filter_map(|(character, _)| char::from_u32(character)).filter(|it| *it != '\u{ffff}').collect()
}

#[test]
fn no_character_is_in_two_slices() {
    let mut seen = IntSet::<u32>::empty();
    for slice in &SLICES {
        for range in slice.ranges {
            assert!(!seen.intersects_range(range.clone()), "{} {range:x?}", slice.name);
            seen.insert_range(range.clone());
        }
    }
    assert_eq!(slice("greek").unicode_range(), "U+370-3FF,U+1F00-1FFF");
}

#[test]
fn slices_are_what_texts_need() {
    let facts = Facts::of(BOXES).unwrap();
    let wanted = |name: &str, letters: &str| {
        let letters: Vec<char> = letters.chars().collect();
        facts.wanted(slice(name), &letters)
    };
    assert!(wanted(LATIN, "").is_some_and(|wanted| wanted.contains(&u32::from('é'))));
    assert_eq!(wanted("greek", "日"), None);
    let greek = wanted("greek", "α").unwrap();
    assert_eq!(drawn(&cut(BOXES, &greek).unwrap()), "αβγδ", "a script is whole");
    let japanese = wanted("east-asian", "語α日漢").unwrap();
    assert_eq!(drawn(&cut(BOXES, &japanese).unwrap()), "日語", "of so many letters, only those of texts");
    assert_eq!(wanted("arabic", "ع"), None, "it has none");
}

#[test]
fn a_part_is_the_same_every_time_and_smaller() {
    let wanted = Facts::of(BOXES).unwrap().wanted(slice(LATIN), &[]).unwrap();
    let part = cut(BOXES, &wanted).unwrap();
    assert_eq!(part, cut(BOXES, &wanted).unwrap());
    assert!(part.len() < whole(BOXES).len() && whole(BOXES).len() < BOXES.len());
    assert_eq!(cut(&whole(BOXES), &wanted).map(|part| drawn(&part)), Some(drawn(&part)), "from WOFF2 as well");
}

#[test]
fn a_licence_is_kept_to() {
    assert!(Facts::of(BOXES).unwrap().may_be_cut);
    assert!(!Facts::of(UNCUTTABLE).unwrap().may_be_cut);
    assert!(!Facts::of(&whole(UNCUTTABLE)).unwrap().may_be_cut);
}

#[test]
fn a_stand_in_takes_the_same_room() {
    let [arial, _, courier] = Facts::of(BOXES).unwrap().adjusted.unwrap();
    // Half an em a letter, where Arial has 0.438.
    assert!((105.0..116.0).contains(&arial.size), "{arial:?}");
    assert!(courier.size < arial.size);
    assert!((arial.ascent * arial.size / 100.0 - 95.0).abs() < 0.01, "{arial:?}");
    assert!((arial.descent * arial.size / 100.0 - 25.0).abs() < 0.01, "{arial:?}");
    assert!(arial.descriptors().contains("line-gap-override: 0.00%;"));
}

#[test]
fn damaged_fonts_are_none() {
    for bytes in [&b""[..], b"<html>", b"\0\x01\0\0\0\x0f\0\0", b"wOF2....", b"OTTO"] {
        assert_eq!(Facts::of(bytes), None);
    }
    // A small generator of numbers, the same every time (Marsaglia's xorshift).
    let mut number = 0x9e37_79b9_u32;
    let mut next = move || {
        number ^= number << 13;
        number ^= number >> 17;
        number ^= number << 5;
        number as usize
    };
    let packed = whole(BOXES);
    for round in 0..400 {
        let mut bytes = if round % 2 == 0 { BOXES.to_vec() } else { packed.clone() };
        for _ in 0..1 + round % 7 {
            let at = next() % bytes.len();
            bytes[at] = next().to_le_bytes()[0];
        }
        bytes.truncate(bytes.len() - next() % 3 * 100);
        if let Some(facts) = Facts::of(&bytes) {
            let wanted = facts.wanted(slice(LATIN), &[]).unwrap_or_default();
            let _ = cut(&bytes, &wanted);
        }
        let _ = whole(&bytes);
    }
}
