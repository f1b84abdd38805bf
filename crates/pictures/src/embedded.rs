//! Pictures that are written into an article as `data:` addresses, as editors paste them → files of the site. Pages stay
//! small, a browser keeps the picture, and no page has to allow `data:` in its policy.

use std::io::Cursor;
use std::sync::Arc;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use imagesize::{Compression, ImageType};
use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};

use crate::orientation;
use crate::svg;
use guichet_core::address;
use guichet_core::hex;

/// As browsers read it: padding or none.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A picture of an article that is published as a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Picture {
    /// By its content, with the extension of what it is.
    pub name: String,
    pub bytes: Arc<[u8]>,
    /// Width and height in CSS pixels, if its header says so.
    pub size: Option<(u32, u32)>,
}

/// Where it is published, from the site's base.
pub fn path(name: &str) -> String {
    format!("_guichet/pictures/{name}")
}

/// A picture that was read, and what was removed from it if it is a drawing: "`<script>` was".
#[derive(Debug, PartialEq, Eq)]
pub struct Read {
    pub picture: Picture,
    pub removed: Option<String>,
}

/// `None` if the address is of something else than a picture.
///
/// # Errors
/// Why it can't be published, as a clause.
pub fn read(written: &str) -> Option<Result<Read, &'static str>> {
    let address = address::picture_data(written)?;
    Some(decoded(&address).and_then(|bytes| as_file(&bytes)))
}

/// The bytes behind the comma (RFC 2397; the Fetch standard, "data: URLs").
fn decoded(address: &str) -> Result<Vec<u8>, &'static str> {
    let (kind, data) = address.split_once(',').ok_or("there is no comma in front of its data")?;
    let data: Vec<u8> = percent_decode_str(data).collect();
    let is_base64 = kind
        .rsplit_once(';')
        .is_some_and(|(_, last)| percent_decode_str(last).decode_utf8_lossy().trim().eq_ignore_ascii_case("base64"));
    if !is_base64 {
        return Ok(data);
    }
    let data: Vec<u8> = data.into_iter().filter(|byte| !byte.is_ascii_whitespace()).collect();
    BASE64.decode(data).map_err(|_| "its data is not valid base64")
}

/// Its content says what it is, whatever the address says.
fn as_file(bytes: &[u8]) -> Result<Read, &'static str> {
    let extension = match imagesize::image_type(bytes) {
        Ok(ImageType::Png) => "png",
        Ok(ImageType::Jpeg) => "jpg",
        Ok(ImageType::Gif) => "gif",
        Ok(ImageType::Webp) => "webp",
        Ok(ImageType::Heif(Compression::Av1)) => "avif",
        Ok(ImageType::Bmp) => "bmp",
        Ok(ImageType::Ico) => "ico",
        _ => return drawing(bytes),
    };
    let size = orientation::size(extension, Cursor::new(bytes));
    Ok(Read { picture: Picture { name: named(bytes, extension), bytes: Arc::from(bytes), size }, removed: None })
}

fn drawing(bytes: &[u8]) -> Result<Read, &'static str> {
    if memchr::memmem::find(bytes, b"<svg").is_none() {
        return Err("it is not a picture that browsers show");
    }
    let cleaned = svg::clean(bytes).map_err(|_| "it is a drawing that can't be read, or not be made safe")?;
    let removed = cleaned.as_ref().map(svg::Cleaned::what);
    let bytes = cleaned.map_or_else(|| Arc::from(bytes), |cleaned| cleaned.bytes);
    Ok(Read { picture: Picture { name: named(&bytes, "svg"), bytes, size: None }, removed })
}

fn named(bytes: &[u8], extension: &str) -> String {
    format!("{}.{extension}", hex(&Sha256::digest(bytes)[..8]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIF: &str = "R0lGODlhAwACAAAAACw=";

    fn picture(address: &str) -> Picture {
        let read = read(address).expect("a picture").unwrap_or_else(|why| panic!("{why}: {address}"));
        assert_eq!(read.removed, None, "{address}");
        read.picture
    }

    #[test]
    fn spellings_of_one_picture() {
        let one = picture(&format!("data:image/gif;base64,{GIF}"));
        assert_eq!(one.size, Some((3, 2)));
        assert!(one.name.ends_with(".gif"), "{}", one.name);
        for address in [
            format!("DATA:image/gif;base64,{GIF}"),
            // Whatever it is called, it is what it holds.
            format!("data:image/png;charset=x;BASE64,{GIF}"),
            format!("data:image/gif;base64,{}", GIF.trim_end_matches('=')),
            format!("data:image/gif;base64,{}\n  {}", &GIF[..8], &GIF[8..]),
            format!("data:image/gif;base64,{}%20{}", &GIF[..8], GIF[8..].replace('=', "%3D")),
            "data:image/gif,GIF89a%03%00%02%00%00%00%00%2C".to_owned(),
        ] {
            assert_eq!(picture(&address), one, "{address}");
        }
    }

    #[test]
    fn drawings_lose_what_is_active() {
        let plain = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E";
        assert!(picture(plain).name.ends_with(".svg"));
        let active = "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script><path d='M0 0'/></svg>";
        let read = read(active).unwrap().unwrap();
        assert_eq!(read.removed.as_deref(), Some("`<script>` was"));
        let text = String::from_utf8(read.picture.bytes.to_vec()).unwrap();
        assert!(!text.contains("script") && text.contains("M0 0"), "{text}");
    }

    #[test]
    fn what_is_not_a_picture() {
        for (address, why) in [
            ("data:image/png;base64", "comma"),
            ("data:image/png;base64,%%%", "base64"),
            ("data:image/png;base64,AAAA", "not a picture"),
            ("data:image/png,", "not a picture"),
            ("data:image/svg+xml,<svg", "drawing"),
            ("data:image/svg+xml,<html><script>x</script></html>", "not a picture"),
        ] {
            let error = read(address).unwrap().unwrap_err();
            assert!(error.contains(why), "{address}: {error}");
        }
        for other in ["data:text/html,x", "https://example.com/a.png", "a.png", "data:,image/png"] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
