//! Whether browsers turn a picture onto its side: what its size is on the page is then the other way round than in the file.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// By the EXIF mark of photos (JPEG, PNG, WebP). The mark is not trusted to be there, or to be right.
pub fn is_on_its_side(extension: &str, disk: &Path) -> bool {
    if !matches!(extension, "jpg" | "jpeg" | "png" | "webp") {
        return false;
    }
    let Ok(file) = File::open(disk) else { return false };
    let exif = exif::Reader::new().continue_on_error(true).read_from_container(&mut BufReader::new(file));
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG of nothing but the mark.
    fn photo(mark: u8, big_endian: bool) -> Vec<u8> {
        let short = |n: u16| if big_endian { n.to_be_bytes() } else { n.to_le_bytes() };
        let long = |n: u32| if big_endian { n.to_be_bytes() } else { n.to_le_bytes() };
        let mut exif = b"Exif\0\0".to_vec();
        exif.extend(if big_endian { b"MM" } else { b"II" });
        exif.extend(short(42));
        exif.extend(long(8));
        exif.extend(short(1));
        exif.extend([short(0x0112), short(3)].concat());
        exif.extend(long(1));
        exif.extend([short(u16::from(mark)), short(0)].concat());
        exif.extend(long(0));
        let mut jpeg = vec![0xff, 0xd8, 0xff, 0xe1];
        jpeg.extend((exif.len() as u16 + 2).to_be_bytes());
        jpeg.extend(exif);
        jpeg.extend([0xff, 0xd9]);
        jpeg
    }

    #[test]
    fn marks_of_cameras() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.jpg");
        for mark in 0..=9 {
            for big_endian in [true, false] {
                std::fs::write(&path, photo(mark, big_endian)).unwrap();
                assert_eq!(is_on_its_side("jpg", &path), (5..=8).contains(&mark), "{mark}");
                assert!(!is_on_its_side("gif", &path));
            }
        }
        for broken in [&photo(6, true)[..20], b"", b"\xff\xd8\xff\xd9", b"\x89PNG\r\n\x1a\n"] {
            std::fs::write(&path, broken).unwrap();
            assert!(!is_on_its_side("jpg", &path));
        }
    }
}
