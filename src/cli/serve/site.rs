//! A site, and what it answers to a path. Knows nothing of HTTP beyond that; files that are copied as they are stay on disk
//! until they are asked for, and pages are made then.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::headers::HeaderRules;
use super::late::Late;
use super::pages::{Page, Pages};
use super::problems::Problems;
use super::rest::Rest;
use super::stored::Stored;
use guichet_core::addresses::Addresses;
use guichet_core::base_url::encode_path;
use guichet_core::model::OutPath;
use guichet_site::analysis::Analysis;
use guichet_site::output::Content;
use guichet_site::preview::about::{self, Compared, Mark};

/// Paths are looked up as keys, never joined to a folder: nothing outside of the site can be reached.
pub struct Site {
    /// `/kb/`: begins and ends with a slash, percent-encoded.
    base: String,
    /// Counts the sites of one run.
    pub number: u64,
    at_hand: BTreeMap<OutPath, Stored>,
    made: Option<Made>,
    headers: HeaderRules,
    addresses: Addresses,
    /// The site's sources, as the system calls them: what is read from disk is in here.
    pub root: PathBuf,
}

/// What is not at hand.
pub struct Made {
    pub pages: Pages,
    pub rest: Arc<Rest>,
    pub late: Late,
    pub analysis: Arc<Analysis>,
    pub compared: Arc<Compared>,
    pub marks: OnceLock<BTreeMap<String, Vec<Mark>>>,
}

/// What to send for a path.
#[derive(Debug)]
pub enum Answer {
    File(Found),
    /// An absolute path on this server, percent-encoded.
    Redirect(String),
    /// The page that says so, if the site has one.
    Missing(Option<Found>),
    /// A page that can't be made.
    Broken(Arc<Problems>),
    /// There is a newer site, which knows.
    Outdated,
}

#[derive(Debug)]
pub struct Found {
    pub path: String,
    pub content: Stored,
}

/// Why there is no file.
enum Without {
    Missing,
    Broken(Arc<Problems>),
    Outdated,
}

impl Stored {
    /// Bytes.
    pub fn in_memory(&self) -> usize {
        match self {
            Stored::Memory(bytes) => bytes.len(),
            Stored::Disk(_) => 0,
        }
    }
}

impl Site {
    pub fn new(number: u64, base: &str, root: PathBuf, files: BTreeMap<OutPath, Content>, made: Option<Made>) -> Self {
        let rules = match files.get(&OutPath::new("_headers")) {
            Some(Content::Bytes(bytes)) => HeaderRules::parse(&String::from_utf8_lossy(bytes)),
            _ => HeaderRules::default(),
        };
        let at_hand = files.into_iter().map(|(path, content)| (path, content.into())).collect();
        Site { base: base.to_owned(), number, at_hand, made, headers: rules, addresses: Addresses::default(), root }
    }

    /// The same where the addresses of pages are not their paths.
    pub fn with(self, addresses: Addresses) -> Self {
        Site { addresses, ..self }
    }

    /// What has turned out to be wrong with it.
    pub fn problems(&self) -> Option<&Arc<Problems>> {
        self.made.as_ref()?.late.problems()
    }

    /// What its pages are made of.
    pub fn analysis(&self) -> Option<&Arc<Analysis>> {
        Some(&self.made.as_ref()?.analysis)
    }

    /// The path of a page from the site's base, of an address on this server: `en/guide/import/`. Empty outside of the site.
    pub fn page_path(&self, address: &str) -> String {
        let below = address.strip_prefix(&self.base).unwrap_or_default();
        let below = percent_encoding::percent_decode_str(below).decode_utf8().unwrap_or_default();
        let below = below.strip_suffix("index.html").unwrap_or(&below);
        let path =
            if self.addresses.is_plain() { below.to_owned() } else { self.addresses.path_of(below.trim_matches('/')) };
        match path.trim_matches('/') {
            "" => String::new(),
            path => format!("{path}/"),
        }
    }

    /// The address of a page on this server.
    pub fn address(&self, path: &str) -> String {
        format!("{}{}", self.base, encode_path(&self.addresses.of(path)))
    }

    /// What pages have to be told apart by in lists, by their addresses. The first who asks waits until it is known.
    pub fn marks(&self) -> BTreeMap<String, Vec<Mark>> {
        let Some(made) = &self.made else { return BTreeMap::new() };
        let marks = made.marks.get_or_init(|| about::marks(&made.analysis, &made.compared));
        marks.iter().map(|(path, marks)| (self.address(path), marks.clone())).collect()
    }

    /// There is a newer one: what is still being made is made for nobody.
    pub fn end(&self) {
        if let Some(made) = &self.made {
            made.rest.end();
        }
    }

    /// The headers that a host would send with the path: in a preview, pages break as they would once published.
    pub fn headers(&self, path: &str) -> impl Iterator<Item = (&str, &str)> {
        self.headers.of(path)
    }

    /// `path` as the request has it: percent-encoded, without the query.
    pub async fn answer(&self, path: &str) -> Answer {
        let Some(below) = path.strip_prefix(&self.base) else {
            let outside = path == "/" || path == self.base.trim_end_matches('/');
            return if outside { Answer::Redirect(self.base.clone()) } else { self.missing("").await };
        };
        let Ok(below) = percent_encoding::percent_decode_str(below).decode_utf8() else {
            return self.missing("").await;
        };
        if !self.addresses.is_plain() {
            return self.answer_address(&below).await;
        }
        let file = if below.is_empty() || below.ends_with('/') {
            format!("{below}index.html")
        } else {
            below.clone().into_owned()
        };
        match self.get(&file).await {
            Ok(found) => return Answer::File(found),
            Err(Without::Missing) => {}
            Err(without) => return without.into(),
        }
        match self.get(&format!("{below}/index.html")).await {
            Ok(_) | Err(Without::Broken(_)) => Answer::Redirect(format!("{}{}/", self.base, encode_path(&below))),
            Err(_) => self.missing(&below).await,
        }
    }

    /// What is at an address, from the base and decoded.
    async fn answer_address(&self, address: &str) -> Answer {
        let page = self.addresses.path_of(address.trim_matches('/'));
        let twin = address.strip_suffix(".md").map(|page| format!("{}/index.md", self.addresses.path_of(page)));
        let old = |file: &str| self.addresses.old_page(file.to_owned());
        let bare = address.trim_end_matches('/');
        let others = [old(&format!("{bare}/index.html")), old(bare), bare.to_owned(), page.clone()];
        // Files that are named as they are come last, but for those of the build: of one name, the page is meant.
        for (path, is_page) in [(format!("{page}/index.html"), true)]
            .into_iter()
            .chain(twin.map(|twin| (twin, false)))
            .chain(others.into_iter().map(|other| (other, false)))
        {
            match self.get(&path).await {
                Ok(found) if is_page => {
                    let right = self.addresses.of(&format!("{page}/")).into_owned();
                    let is_right = right == address;
                    return if is_right {
                        Answer::File(found)
                    } else {
                        Answer::Redirect(format!("{}{}", self.base, encode_path(&right)))
                    };
                }
                Ok(found) => return Answer::File(found),
                Err(Without::Missing) => {}
                Err(without) => return without.into(),
            }
        }
        self.missing(&page).await
    }

    /// The page of the locale that the path is in, else the one of the whole site.
    async fn missing(&self, below: &str) -> Answer {
        let locale = below.split_once('/').map_or(below, |(first, _)| first);
        let own = self.get(&format!("{locale}/404.html")).await;
        let found = match own {
            Err(Without::Missing) => self.get("404.html").await,
            own => own,
        };
        match found {
            Ok(found) => Answer::Missing(Some(found)),
            Err(Without::Missing) => Answer::Missing(None),
            Err(without) => without.into(),
        }
    }

    /// Output paths have no empty, `.` or `..` parts, so a request that has some finds nothing.
    async fn get(&self, path: &str) -> Result<Found, Without> {
        let usable = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        if !usable {
            return Err(Without::Missing);
        }
        let found = |path: &OutPath, content: &Stored| Found { path: path.to_string(), content: content.clone() };
        let key = OutPath::new(path);
        if let Some((path, content)) = self.at_hand.get_key_value(&key) {
            return Ok(found(path, content));
        }
        let Some(made) = &self.made else { return Err(Without::Missing) };
        // All of them are at hand, or pages.
        if path.ends_with(".html") {
            return match made.pages.page(path).await {
                Page::Made(bytes) => Ok(Found { path: path.to_owned(), content: Stored::Memory(bytes) }),
                Page::Broken(problems) => Err(Without::Broken(problems)),
                Page::None => Err(Without::Missing),
            };
        }
        let files = made.rest.files().await.ok_or(Without::Outdated)?;
        files.get(&key).map(|(path, content)| found(path, content)).ok_or(Without::Missing)
    }
}

impl From<Without> for Answer {
    fn from(without: Without) -> Self {
        match without {
            Without::Missing => Answer::Missing(None),
            Without::Broken(problems) => Answer::Broken(problems),
            Without::Outdated => Answer::Outdated,
        }
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
        Site::new(1, "/kb/", PathBuf::from("/site"), BTreeMap::from(files), None)
    }

    fn said(path: &str) -> String {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        match runtime.block_on(site().answer(path)) {
            Answer::File(found) => found.path,
            Answer::Redirect(to) => format!("→ {to}"),
            Answer::Missing(page) => format!("404 {}", page.map_or(String::new(), |found| found.path)),
            other => format!("{other:?}"),
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
