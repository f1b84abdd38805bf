//! Pictures that are written in the text itself, letter by letter (`data:image/png;base64,…`): files here, which a writer can live with.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The file of such an address below the new site's folder, and its bytes. One picture is one file, wherever it is shown.
pub fn file(url: &str) -> Option<(String, Vec<u8>)> {
    let (kind, letters) = url.strip_prefix("data:image/")?.split_once(";base64,")?;
    let end = match kind.split(';').next()? {
        "jpeg" | "jpg" => "jpg",
        "svg+xml" => "svg",
        "x-icon" | "vnd.microsoft.icon" => "ico",
        kind @ ("png" | "gif" | "webp" | "avif" | "bmp") => kind,
        _ => return None,
    };
    let letters = percent_encoding::percent_decode_str(letters).decode_utf8().ok()?;
    let letters: String = letters.chars().filter(|c| !c.is_whitespace()).collect();
    // Some leave out what fills the last group up.
    let whole = format!("{letters}{}", "=".repeat((4 - letters.len() % 4) % 4));
    let bytes = STANDARD.decode(whole).ok().filter(|bytes| !bytes.is_empty())?;
    Some((format!("content/assets/inline-{:016x}.{end}", sum(&bytes)), bytes))
}

/// FNV-1a: names differ where pictures do, and are the same in each run.
fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_in_the_text_is_a_file() {
        let (path, bytes) = file("data:image/png;base64,iVBORw0K%0AGgo").unwrap();
        assert!(path.starts_with("content/assets/inline-") && path.ends_with(".png"), "{path}");
        assert_eq!(bytes, b"\x89PNG\r\n\x1a\n");
        for other in ["data:text/html;base64,AAAA", "data:image/png;base64,***", "data:image/png,x", "a.png"] {
            assert_eq!(file(other), None, "{other}");
        }
    }
}
