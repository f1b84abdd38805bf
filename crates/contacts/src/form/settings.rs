//! `form:` of contacts.yaml: where the contact form sends what readers write, for which channels, with which files.

use guichet_core::diag::{Diagnostic, codes};

/// What is set of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactForm {
    /// A URL that takes `multipart/form-data`; none: the form composes an e-mail.
    pub endpoint: Option<String>,
    /// Ids of the channels that it serves; none are named: all that a form can serve.
    pub channels: Vec<String>,
    /// How many files may be attached.
    pub files: u32,
    /// Bytes of one file.
    pub file_size: u64,
    pub file_types: Vec<FileType>,
}

impl Default for ContactForm {
    fn default() -> Self {
        ContactForm {
            endpoint: None,
            channels: Vec::new(),
            files: 5,
            file_size: 10 * MB,
            file_types: vec![FileType::Png, FileType::Jpeg, FileType::Gif, FileType::Webp],
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileType {
    Png,
    Jpeg,
    Gif,
    Webp,
    Pdf,
    Mp4,
    Webm,
}

impl FileType {
    /// The words of contacts.yaml.
    pub const WORDS: [(&'static str, FileType); 7] = [
        ("png", FileType::Png),
        ("jpeg", FileType::Jpeg),
        ("gif", FileType::Gif),
        ("webp", FileType::Webp),
        ("pdf", FileType::Pdf),
        ("mp4", FileType::Mp4),
        ("webm", FileType::Webm),
    ];

    pub(super) fn mime(self) -> &'static str {
        match self {
            FileType::Png => "image/png",
            FileType::Jpeg => "image/jpeg",
            FileType::Gif => "image/gif",
            FileType::Webp => "image/webp",
            FileType::Pdf => "application/pdf",
            FileType::Mp4 => "video/mp4",
            FileType::Webm => "video/webm",
        }
    }

    /// As people call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            FileType::Png => "PNG",
            FileType::Jpeg => "JPEG",
            FileType::Gif => "GIF",
            FileType::Webp => "WebP",
            FileType::Pdf => "PDF",
            FileType::Mp4 => "MP4",
            FileType::Webm => "WebM",
        }
    }
}

pub(super) const KB: u64 = 1000;
pub(super) const MB: u64 = 1000 * KB;

/// `10MB`, `500 KB`. Decimal, as files are sold and as browsers' own formats count.
///
/// # Errors
/// CON014, without a place.
pub fn parse_file_size(text: &str) -> Result<u64, Diagnostic> {
    let written = text.trim().to_ascii_uppercase();
    let units = [("KB", KB), ("MB", MB)];
    let size = units.iter().find_map(|(name, unit)| {
        let amount: u64 = written.strip_suffix(name)?.trim_end().parse().ok()?;
        (1..=1000).contains(&amount).then(|| amount * unit)
    });
    size.ok_or_else(|| {
        Diagnostic::new(codes::CON014, format!("`{text}` is not a valid file size"))
            .help("write kilobytes or megabytes: `500KB`, `10MB`")
    })
}
