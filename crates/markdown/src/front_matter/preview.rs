//! `image`: what chats and networks show with a link to the article.

use guichet_core::address::{self, Address, Schemes};
use guichet_core::diag::Diagnostic;
use guichet_core::model::Spanned;
use guichet_core::yaml::FileDiags;

/// The value that stands for the first picture of the text that can be shown.
pub const FIRST: &str = "first";

/// Whether chats and networks show such a file: none shows a drawing.
pub fn is_shown_in_previews(path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    matches!(extension.as_str(), "png" | "jpg" | "jpeg" | "webp" | "gif")
}

/// A path, the whole address of a picture, or [`FIRST`].
pub(super) fn check(image: &Spanned<String>, file: &mut FileDiags) -> bool {
    let value = image.value.as_str();
    let (message, help) = if value == FIRST {
        return true;
    } else if value.contains(':') || value.starts_with("//") {
        match address::judge(value, &Schemes::default()) {
            Ok(Address::Absolute { url, web: true }) if url.starts_with("https://") => return true,
            _ => (
                format!("`image` can't be `{value}`"),
                "write the path of a picture from this file, an address that begins with `https://`, or `first`",
            ),
        }
    } else if is_shown_in_previews(value) {
        return true;
    } else {
        (
            format!("chats and networks would not show `{value}`"),
            "name a PNG, JPEG, WebP or GIF, best of 1200 by 630 pixels, or write `image: first` for the first one of the text",
        )
    };
    file.push(Diagnostic::new(file.wrong_value, message).help(help), &image.span);
    false
}
