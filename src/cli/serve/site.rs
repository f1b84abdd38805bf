//! A built site in memory, and what it answers to a path. Knows nothing of HTTP beyond that; files that are copied
//! as they are stay on disk until they are asked for.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use axum::body::Bytes;

use super::headers::HeaderRules;
use guichet_core::base_url::encode_path;
use guichet_core::model::OutPath;
use guichet_site::output::Content;

/// Paths are looked up as keys, never joined to a folder: nothing outside of the site can be reached.
pub struct Site {
    /// `/kb/`: begins and ends with a slash, percent-encoded.
    base: String,
    files: BTreeMap<OutPath, Stored>,
    headers: HeaderRules,
    /// The site's sources, as the system calls them: what is read from disk is in here.
    pub root: PathBuf,
}

/// A file of the site.
#[derive(Clone, Debug)]
pub enum Stored {
    /// Shared by all who are sent it.
    Memory(Bytes),
    Disk(PathBuf),
}

impl From<Content> for Stored {
    fn from(content: Content) -> Self {
        match content {
            Content::Bytes(bytes) => Stored::Memory(bytes.into()),
            Content::File(disk) => Stored::Disk(disk),
        }
    }
}

/// What to send for a path.
#[derive(Debug)]
pub enum Answer<'a> {
    File {
        path: &'a str,
        content: &'a Stored,
    },
    /// An absolute path on this server, percent-encoded.
    Redirect(String),
    /// The page that says so, if the site has one.
    Missing(Option<(&'a str, &'a Stored)>),
}

impl Site {
    pub fn new(base: &str, root: PathBuf, files: BTreeMap<OutPath, Content>) -> Self {
        let rules = match files.get(&OutPath::new("_headers")) {
            Some(Content::Bytes(bytes)) => HeaderRules::parse(&String::from_utf8_lossy(bytes)),
            _ => HeaderRules::default(),
        };
        let files = files.into_iter().map(|(path, content)| (path, content.into())).collect();
        Site { base: base.to_owned(), files, headers: rules, root }
    }

    /// The headers that a host would send with the path: in a preview, pages break as they would once published.
    pub fn headers(&self, path: &str) -> impl Iterator<Item = (&str, &str)> {
        self.headers.of(path)
    }

    /// `path` as the request has it: percent-encoded, without the query.
    pub fn answer(&self, path: &str) -> Answer<'_> {
        let Some(below) = path.strip_prefix(&self.base) else {
            let outside = path == "/" || path == self.base.trim_end_matches('/');
            return if outside { Answer::Redirect(self.base.clone()) } else { self.missing("") };
        };
        let Ok(below) = percent_encoding::percent_decode_str(below).decode_utf8() else { return self.missing("") };
        let file = if below.is_empty() || below.ends_with('/') {
            format!("{below}index.html")
        } else {
            below.clone().into_owned()
        };
        if let Some((path, content)) = self.get(&file) {
            return Answer::File { path, content };
        }
        if self.get(&format!("{below}/index.html")).is_some() {
            return Answer::Redirect(format!("{}{}/", self.base, encode_path(&below)));
        }
        self.missing(&below)
    }

    /// The page of the locale that the path is in, else the one of the whole site.
    fn missing(&self, below: &str) -> Answer<'_> {
        let locale = below.split_once('/').map_or(below, |(first, _)| first);
        Answer::Missing(self.get(&format!("{locale}/404.html")).or_else(|| self.get("404.html")))
    }

    /// Output paths have no empty, `.` or `..` parts, so a request that has some finds nothing.
    fn get(&self, path: &str) -> Option<(&str, &Stored)> {
        let usable = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        let (path, content) = usable.then(|| self.files.get_key_value(&OutPath::new(path)))??;
        Some((path.as_str(), content))
    }
}

/// By the end of the name; what is text is UTF-8, as everything that we write. What a help centre is made of is named here,
/// so that it doesn't depend on anybody's list.
pub fn content_type(path: &str) -> Cow<'static, str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name {
        "feed.xml" => return "application/atom+xml; charset=utf-8".into(),
        "opensearch.xml" => return "application/opensearchdescription+xml; charset=utf-8".into(),
        "_headers" | "_redirects" => return "text/plain; charset=utf-8".into(),
        _ => {}
    }
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    let known = match extension.as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "gz" => "application/gzip",
        "vtt" => "text/vtt; charset=utf-8",
        _ => return other_type(&extension),
    };
    known.into()
}

/// Downloads of every kind: documents, sounds, programs.
fn other_type(extension: &str) -> Cow<'static, str> {
    match mime_guess::from_ext(extension).first_raw() {
        Some(text) if text.starts_with("text/") => format!("{text}; charset=utf-8").into(),
        Some(other) => other.into(),
        None => "application/octet-stream".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        let files =
            ["index.html", "404.html", "fr/404.html", "fr/index.html", "ja/連絡先/index.html", "_headers", "a b.pdf"];
        let files = files.map(|path| (OutPath::new(path), Content::Bytes(path.as_bytes().to_vec())));
        Site::new("/kb/", PathBuf::from("/site"), BTreeMap::from(files))
    }

    fn said(path: &str) -> String {
        match site().answer(path) {
            Answer::File { path, .. } => path.to_owned(),
            Answer::Redirect(to) => format!("→ {to}"),
            Answer::Missing(page) => format!("404 {}", page.map_or("", |(path, _)| path)),
        }
    }

    #[test]
    fn folders_have_an_index_and_end_in_a_slash() {
        assert_eq!(said("/kb/"), "index.html");
        assert_eq!(said("/kb/fr/"), "fr/index.html");
        assert_eq!(said("/kb/fr"), "→ /kb/fr/");
        assert_eq!(said("/kb/ja/%E9%80%A3%E7%B5%A1%E5%85%88"), "→ /kb/ja/%E9%80%A3%E7%B5%A1%E5%85%88/");
        assert_eq!(said("/kb/ja/%E9%80%A3%E7%B5%A1%E5%85%88/"), "ja/連絡先/index.html");
        assert_eq!(said("/kb/a%20b.pdf"), "a b.pdf");
    }

    #[test]
    fn the_bare_address_leads_to_the_base_path() {
        assert_eq!(said("/"), "→ /kb/");
        assert_eq!(said("/kb"), "→ /kb/");
    }

    #[test]
    fn a_missing_page_says_so_in_the_readers_language() {
        assert_eq!(said("/kb/fr/nulle/part"), "404 fr/404.html");
        assert_eq!(said("/kb/fr/nulle/part/"), "404 fr/404.html");
        assert_eq!(said("/kb/xx/"), "404 404.html");
        assert_eq!(said("/elsewhere/"), "404 404.html");
    }

    #[test]
    fn types_are_those_that_browsers_want() {
        for (path, expected) in [
            ("fr/index.html", "text/html; charset=utf-8"),
            ("fr/feed.xml", "application/atom+xml; charset=utf-8"),
            ("a/search.MJS", "text/javascript; charset=utf-8"),
            ("tour.mp4", "video/mp4"),
            ("tour.vtt", "text/vtt; charset=utf-8"),
            ("tour.mov", "video/quicktime"),
            ("call.ogg", "audio/ogg"),
            ("call.m4a", "audio/m4a"),
            ("form.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ("mail.eml", "message/rfc822"),
            ("contact.vcf", "text/x-vcard; charset=utf-8"),
            ("recording.bin", "application/octet-stream"),
            ("a.unheard-of", "application/octet-stream"),
            ("LICENSE", "application/octet-stream"),
        ] {
            assert_eq!(content_type(path), expected, "{path}");
        }
    }

    #[test]
    fn nothing_leads_out_of_the_site() {
        for path in [
            "/kb/../etc/passwd",
            "/kb/%2e%2e/%2e%2e/etc/passwd",
            "/kb//etc/passwd",
            "/kb/fr/%2e/",
            "/kb/%ff",
            "//etc/",
            "/kb/.",
        ] {
            assert!(said(path).starts_with("404"), "{path}");
        }
    }
}
