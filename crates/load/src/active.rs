//! Files beside articles that a browser would run at the help centre's address: pages, scripts, XML, drawings with a script.
//! Writers who may not write a script into an article may not bring one as a file either. Such files are not published
//! unless `markdown.active_files` allows them; a drawing is published without what is active in it. `static/` is the site
//! owner's.

use std::collections::BTreeSet;

use guichet_pictures::svg;

pub mod published;

/// What a browser, or the server itself, makes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Html,
    Xml,
    Svg,
    Script,
    Program,
}

/// The words of `markdown.active_files`.
pub const KINDS: [(&str, Kind); 5] = [
    ("html", Kind::Html),
    ("xml", Kind::Xml),
    ("svg", Kind::Svg),
    ("script", Kind::Script),
    ("program", Kind::Program),
];

/// By the end of the name, in lower case. What XML is to a browser may hold a script, whatever it is for.
const EXTENSIONS: [(&[&str], Kind); 5] = [
    (&["html", "htm", "xhtml", "xhtm", "xht", "shtml", "shtm", "stm", "mht", "mhtml", "hta", "htc", "htx"], Kind::Html),
    (
        &[
            "xml", "xsl", "xslt", "xsd", "rss", "atom", "rdf", "mathml", "mml", "kml", "gpx", "wsdl", "xul", "xbl",
            "x3d", "xspf", "smil", "smi", "rng", "opml", "owl", "wml", "vxml",
        ],
        Kind::Xml,
    ),
    (&["svg", "svgz"], Kind::Svg),
    (&["js", "mjs", "cjs", "jsx", "wasm", "appcache", "webmanifest"], Kind::Script),
    (
        &[
            "php", "php3", "php4", "php5", "php7", "php8", "pht", "phtml", "phps", "phar", "asp", "aspx", "ashx",
            "asmx", "cshtml", "jsp", "jspx", "cfm", "cgi", "fcgi", "swf", "jnlp", "xap", "xbap",
        ],
        Kind::Program,
    ),
];

/// Names that servers look through for what is inside: `page.html.gz` is a page that is sent compressed.
const WRAPPED: [&str; 5] = ["gz", "br", "zst", "z", "bz2"];

/// What a host sends with a type of its own, under which nothing runs: these need not be looked into.
const INERT: &[&str] = &[
    "7z", "aac", "ai", "avif", "bmp", "csv", "dmg", "doc", "docx", "eml", "eot", "eps", "epub", "exe", "flac", "gif",
    "heic", "ico", "ics", "jpeg", "jpg", "json", "log", "m4a", "m4v", "md", "mkv", "mov", "mp3", "mp4", "mpg", "msg",
    "msi", "odp", "ods", "odt", "ogg", "ogv", "otf", "pdf", "pkg", "png", "ppt", "pptm", "pptx", "psd", "rtf", "tar",
    "tif", "tiff", "tsv", "ttf", "txt", "vcf", "vtt", "wav", "webloc", "webm", "webp", "woff", "woff2", "xls", "xlsx",
    "yaml", "yml", "zip",
];

/// What is known of a file that would be copied.
#[derive(Clone, Debug, Default)]
pub enum Activity {
    #[default]
    None,
    Active(Kind),
    /// A drawing, and what it is without its script.
    Drawing(svg::Cleaned),
    /// A drawing that can't be read, and why.
    Broken(String),
}

/// What a name says. `None`: nothing.
pub fn kind_of_name(path: &str) -> Option<Kind> {
    let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(['.', ' ']).to_ascii_lowercase();
    let mut stem = name.as_str();
    while let Some((before, extension)) = stem.rsplit_once('.') {
        if let Some((_, kind)) = EXTENSIONS.iter().find(|(names, _)| names.contains(&extension)) {
            return Some(*kind);
        }
        if !WRAPPED.contains(&extension) && !is_language(extension) {
            break;
        }
        stem = before;
    }
    None
}

/// What Apache reads as the language of a file, wherever it stands among the extensions: `page.html.en`, `page.html.pt-br.gz`.
fn is_language(extension: &str) -> bool {
    let (language, region) = extension.split_once('-').unwrap_or((extension, "xx"));
    let two = |letters: &str| letters.len() == 2 && letters.bytes().all(|byte| byte.is_ascii_lowercase());
    two(language) && two(region) && !INERT.contains(&extension)
}

/// Whether a server might guess the type from what is inside, because the name says nothing.
pub fn is_guessed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(['.', ' ']).to_ascii_lowercase();
    name.rsplit_once('.').is_none_or(|(_, extension)| !INERT.contains(&extension) && !WRAPPED.contains(&extension))
}

/// What the first bytes look like to a server that guesses (the tags of the MIME Sniffing standard).
pub fn kind_of_content(head: &[u8]) -> Option<Kind> {
    const TAGS: [&str; 17] = [
        "!doctype html",
        "html",
        "head",
        "script",
        "iframe",
        "h1",
        "div",
        "font",
        "table",
        "a",
        "style",
        "title",
        "b",
        "body",
        "br",
        "p",
        "!--",
    ];
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start().strip_prefix('<')?;
    if text.starts_with("?xml") || text.starts_with("svg") {
        return Some(Kind::Xml);
    }
    let ends = |rest: &str| rest.starts_with([' ', '>', '\t', '\n', '\r', '\u{c}', '/']);
    let page = TAGS.iter().any(|tag| text.strip_prefix(tag).is_some_and(|rest| *tag == "!--" || ends(rest)));
    page.then_some(Kind::Html)
}

/// `markdown.active_files`.
#[derive(Clone, Debug, Default)]
pub struct ActiveFiles(BTreeSet<Kind>);

impl ActiveFiles {
    /// For sites whose writers are all trusted.
    pub fn all() -> Self {
        ActiveFiles(KINDS.iter().map(|(_, kind)| *kind).collect())
    }

    fn has(&self, kind: Kind) -> bool {
        self.0.contains(&kind)
    }

    /// False if there is no such kind.
    pub fn allow(&mut self, word: &str) -> bool {
        let kind = KINDS.iter().find(|(known, _)| *known == word);
        self.0.extend(kind.map(|(_, kind)| *kind));
        kind.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_active_files() {
        for (name, kind) in [
            ("content/en/a/page.html", Some(Kind::Html)),
            ("a.HTM", Some(Kind::Html)),
            ("a.XhTmL", Some(Kind::Html)),
            ("a.shtml", Some(Kind::Html)),
            ("a.mhtml", Some(Kind::Html)),
            ("a.html.", Some(Kind::Html)),
            ("a.html ", Some(Kind::Html)),
            ("a.html.gz", Some(Kind::Html)),
            ("a.svg.br", Some(Kind::Svg)),
            ("a.html.en.gz", Some(Kind::Html)),
            ("a.php.pt-br", Some(Kind::Program)),
            ("a.html.md", None),
            ("a.html.ai", None),
            ("a.svgz", Some(Kind::Svg)),
            ("a.xml", Some(Kind::Xml)),
            ("a.xslt", Some(Kind::Xml)),
            ("a.mathml", Some(Kind::Xml)),
            ("feed.atom", Some(Kind::Xml)),
            ("a.mjs", Some(Kind::Script)),
            ("a.wasm", Some(Kind::Script)),
            ("site.webmanifest", Some(Kind::Script)),
            ("a.php7", Some(Kind::Program)),
            ("a.swf", Some(Kind::Program)),
            ("a.html.png", None),
            ("app.js.map", None),
            ("html", None),
            ("notes.html/a.pdf", None),
            ("a.tar.gz", None),
            ("a.pdf", None),
            ("a.json", None),
        ] {
            assert_eq!(kind_of_name(name), kind, "{name}");
        }
    }

    #[test]
    fn what_a_server_would_guess() {
        for page in [
            "<!DOCTYPE HTML>",
            " \n<html>",
            "\u{feff}<script src=x>",
            "<!-- a --><b>",
            "<iframe src",
            "<A HREF=x>",
            "<p>",
        ] {
            assert_eq!(kind_of_content(page.as_bytes()), Some(Kind::Html), "{page}");
        }
        assert_eq!(kind_of_content(b"<?xml version='1.0'?>"), Some(Kind::Xml));
        for other in ["", "text <html>", "<", "<pre>", "{\"a\": 1}", "PK\u{3}\u{4}", "<article>"] {
            assert_eq!(kind_of_content(other.as_bytes()), None, "{other}");
        }
        assert!(is_guessed("a/README") && is_guessed("a.unknown") && !is_guessed("a.PDF") && !is_guessed("a.csv"));
    }

    #[test]
    fn lists_are_in_order() {
        assert!(INERT.is_sorted());
        assert!(INERT.iter().all(|name| kind_of_name(&format!("a.{name}")).is_none()));
    }
}
