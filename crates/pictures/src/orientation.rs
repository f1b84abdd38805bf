//! The size of a picture as browsers show it. They turn photos onto their side: then the width on the page is the height in
//! the file.

use std::io::{self, BufRead, Seek};

/// Width and height, if the header of the file says so.
pub fn size(extension: &str, mut file: impl BufRead + Seek) -> Option<(u32, u32)> {
    let size = imagesize::reader_size(&mut file).ok()?;
    let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
    let turned = file.rewind().is_ok() && is_on_its_side(extension, file);
    Some(if turned { (height, width) } else { (width, height) })
}

/// By the EXIF mark of photos (JPEG, PNG, WebP). The mark is not trusted to be there, or to be right.
fn is_on_its_side(extension: &str, mut file: impl BufRead + Seek) -> bool {
    if !matches!(extension, "jpg" | "jpeg" | "png" | "webp") {
        return false;
    }
    if !may_have_mark(&mut file).is_ok_and(|may| may && file.rewind().is_ok()) {
        return false;
    }
    let exif = exif::Reader::new().continue_on_error(true).read_from_container(&mut file);
    let exif = match exif {
        Ok(exif) => exif,
        Err(error) => match error.distill_partial_result(|_| ()) {
            Ok(exif) => exif,
            Err(_) => return false,
        },
    };
    let mark = exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY).and_then(|field| field.value.get_uint(0));
    matches!(mark, Some(5..=8))
}

/// A look at the beginning, since the reader of marks goes through all of a PNG or WebP that has none. In a
/// PNG, browsers do not look for one after the pixels.
fn may_have_mark(file: &mut (impl BufRead + Seek)) -> io::Result<bool> {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
    let mut start = [0; 8];
    file.read_exact(&mut start)?;
    if start.starts_with(b"RIFF") {
        // The header of the extended format says what follows.
        let mut header = [0; 13];
        file.read_exact(&mut header)?;
        return Ok(header.starts_with(b"WEBPVP8X") && header[12] & 0b1000 != 0);
    }
    if start != PNG {
        return Ok(true);
    }
    loop {
        let mut chunk = [0; 8];
        file.read_exact(&mut chunk)?;
        let [a, b, c, d, ref kind @ ..] = chunk;
        match kind {
            b"eXIf" => return Ok(true),
            b"IDAT" | b"IEND" => return Ok(false),
            _ => file.seek_relative(i64::from(u32::from_be_bytes([a, b, c, d])) + 4)?,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn photos_on_their_side() {
        // The header of a picture of 3 × 2.
        let frame = [0xff, 0xc0, 0, 11, 8, 0, 2, 0, 3, 1, 0x11, 0, 0, 0xff, 0xd9];
        for (mark, expected) in [(1, (3, 2)), (6, (2, 3))] {
            let photo = photo(mark, true);
            let photo = [&photo[..photo.len() - 2], &frame].concat();
            assert_eq!(size("jpg", Cursor::new(&photo)), Some(expected), "{mark}");
        }
        assert_eq!(size("jpg", Cursor::new(b"no picture at all")), None);
    }

    /// EXIF data of nothing but the mark.
    fn exif(mark: u8, big_endian: bool) -> Vec<u8> {
        let short = |n: u16| if big_endian { n.to_be_bytes() } else { n.to_le_bytes() };
        let long = |n: u32| if big_endian { n.to_be_bytes() } else { n.to_le_bytes() };
        let mut exif = Vec::new();
        exif.extend(if big_endian { b"MM" } else { b"II" });
        exif.extend(short(42));
        exif.extend(long(8));
        exif.extend(short(1));
        exif.extend([short(0x0112), short(3)].concat());
        exif.extend(long(1));
        exif.extend([short(u16::from(mark)), short(0)].concat());
        exif.extend(long(0));
        exif
    }

    fn photo(mark: u8, big_endian: bool) -> Vec<u8> {
        let exif = [b"Exif\0\0".to_vec(), exif(mark, big_endian)].concat();
        let mut jpeg = vec![0xff, 0xd8, 0xff, 0xe1];
        jpeg.extend((exif.len() as u16 + 2).to_be_bytes());
        jpeg.extend(exif);
        jpeg.extend([0xff, 0xd9]);
        jpeg
    }

    #[test]
    fn marks_of_cameras() {
        for mark in 0..=9 {
            for big_endian in [true, false] {
                let photo = photo(mark, big_endian);
                assert_eq!(is_on_its_side("jpg", Cursor::new(&photo)), (5..=8).contains(&mark), "{mark}");
                assert!(!is_on_its_side("gif", Cursor::new(&photo)));
            }
        }
        for broken in [&photo(6, true)[..20], b"", b"\xff\xd8\xff\xd9", b"\x89PNG\r\n\x1a\n"] {
            assert!(!is_on_its_side("jpg", Cursor::new(broken)));
        }
    }

    #[test]
    fn marks_of_other_formats() {
        let turned = |extension: &str, bytes: &[u8]| is_on_its_side(extension, Cursor::new(bytes));
        let exif = exif(6, true);
        let chunk = |kind: &[u8], data: &[u8]| [&(data.len() as u32).to_be_bytes(), kind, data, &[0; 4]].concat();
        let png = |chunks: &[Vec<u8>]| [b"\x89PNG\r\n\x1a\n".to_vec(), chunks.concat()].concat();
        let (header, pixels, end) = (chunk(b"IHDR", &[0; 13]), chunk(b"IDAT", &[0; 20_000]), chunk(b"IEND", &[]));
        let mark = chunk(b"eXIf", &exif);
        assert!(turned("png", &png(&[header.clone(), mark.clone(), pixels.clone(), end.clone()])));
        assert!(!turned("png", &png(&[header.clone(), pixels.clone(), mark, end])));
        assert!(!turned("png", &png(&[header, pixels])));

        let webp = |flags: u8| {
            let extended = [b"VP8X".as_slice(), &10u32.to_le_bytes(), &[flags], &[0; 9]].concat();
            let pad = vec![0; exif.len() % 2];
            let chunks = [extended, b"EXIF".to_vec(), (exif.len() as u32).to_le_bytes().to_vec(), exif.clone(), pad];
            let chunks = [b"WEBP".to_vec(), chunks.concat()].concat();
            [b"RIFF".to_vec(), (chunks.len() as u32).to_le_bytes().to_vec(), chunks].concat()
        };
        assert!(turned("webp", &webp(0b1000)));
        assert!(!turned("webp", &webp(0)));
        assert!(turned("png", &photo(6, true)), "a JPEG by another name");
    }
}
