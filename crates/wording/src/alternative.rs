//! Texts for those who don't see a picture.

use guichet_core::diag::{Diagnostic, codes};

use crate::{language, quoted};

/// IMG004.
pub fn missing() -> Diagnostic {
    Diagnostic::new(codes::IMG004, "a picture without a text for those who don't see it").help(
        "say between `[` and `]` what it shows; for a picture that only decorates, write `<img src=\"…\" alt=\"\">`",
    )
}

/// The same of an `<img>` that does not even say that it needs none. Many of those only decorate.
pub fn missing_attribute() -> Diagnostic {
    Diagnostic::new(codes::IMG004, "a picture without `alt`, the text for those who don't see it")
        .help("add `alt=\"…\"` with what it shows, or `alt=\"\"` if it only decorates")
}

/// IMG005 for a text that says nothing of what is on the picture at `path`.
pub fn judge(alt: &str, path: &str, language: &str) -> Option<Diagnostic> {
    let alt = alt.trim();
    let lower = alt.to_lowercase();
    let told = |message: String| Diagnostic::new(codes::IMG005, message);
    let help = "say what readers would see: the name of the window, what is selected, what the drawing shows";
    if is_file_name(&lower, path) {
        let message = format!("{} is the name of a file, and says nothing about the picture", quoted(alt));
        return Some(told(message).help(help));
    }
    if language::is_only_picture(language, &lower) {
        return Some(told(format!("{} says nothing about what is on the picture", quoted(alt))).help(help));
    }
    let start = language::picture_of(language).iter().find(|start| lower.starts_with(**start))?;
    let message = format!("{} is what screen readers say by themselves before the text", quoted(start.trim()));
    Some(told(message).as_note().help("begin with what the picture shows"))
}

/// `screenshot-2024.png`, `IMG_0042`, or the very name of the picture's file.
fn is_file_name(alt: &str, path: &str) -> bool {
    const ENDINGS: [&str; 9] = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".tiff"];
    if ENDINGS.iter().any(|ending| alt.ends_with(ending)) {
        return true;
    }
    if alt.contains(' ') {
        return false;
    }
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase();
    // `settings` may be the text of `settings.png`; `settings-2` is not one.
    let is_code =
        |text: &str| text.contains(['_', '-']) && text.contains(|c: char| c.is_ascii_digit()) || text.contains('_');
    let numbered = |start: &str| {
        alt.strip_prefix(start).is_some_and(|rest| {
            let rest = rest.trim_start_matches(['_', '-']);
            !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'_' | b'-'))
        })
    };
    alt == stem && (is_code(alt) || alt.contains('-'))
        || ["img", "image", "dsc", "screenshot", "picture"].into_iter().any(numbered)
}

#[cfg(test)]
mod tests {
    use super::judge;

    #[test]
    fn texts_that_say_nothing() {
        for (alt, path, language) in [
            ("import.png", "import.png", "en"),
            ("IMG_0042", "a.jpg", "en"),
            ("image1", "media/image1.png", "en"),
            ("contact-list-empty", "../contact-list-empty.png", "en"),
            ("Screenshot", "a.png", "de"),
            ("画像", "a.png", "ja"),
            ("Capture d’écran", "a.png", "fr"),
            ("Image of a form", "a.png", "en"),
            ("Bild von einem Formular", "a.png", "de"),
        ] {
            assert!(judge(alt, path, language).is_some(), "{alt}");
        }
        for (alt, path, language) in [
            ("Settings", "settings.png", "en"),
            ("The import dialog", "import.png", "en"),
            ("Imagery of the earth", "a.png", "en"),
            ("Screenshot of the inbox with two filters", "a.png", "en"),
            ("Windows 11", "windows-11.png", "en"),
            ("", "a-1.png", "en"),
        ] {
            assert!(judge(alt, path, language).is_none(), "{alt}");
        }
    }
}
