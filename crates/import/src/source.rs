//! What is imported, as values: the paths below the source's folder, and the texts among them. Nothing here reads a disk.

use std::collections::BTreeMap;
use std::ops::Bound;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

use crate::remote;

/// The files of a source by their path, which has `/` between its parts. A file without a text is a picture or download: it
/// is carried as it is, and its bytes are not looked at.
#[derive(Clone, Debug, Default)]
pub struct Source {
    files: BTreeMap<String, Option<String>>,
    /// Bytes of files that are in others.
    packed: BTreeMap<String, Vec<u8>>,
    /// Files of other servers that are at hand: their path in the new site, by [their address](remote::key).
    fetched: BTreeMap<String, String>,
}

/// Extensions of files that an import reads; whatever else is there is carried unread.
pub const TEXTS: [&str; 17] = [
    "md", "mdx", "markdown", "yaml", "yml", "toml", "json", "jsonl", "xhtml", "js", "cjs", "mjs", "mts", "ts", "html",
    "htm", "csv",
];

/// Extensions of code that texts show by its name.
const CODE: [&str; 45] = [
    "py", "go", "rs", "rb", "java", "kt", "kts", "swift", "c", "h", "cc", "cpp", "hpp", "cs", "fs", "php", "sh",
    "bash", "zsh", "fish", "ps1", "bat", "sql", "vue", "svelte", "astro", "jsx", "tsx", "css", "scss", "less", "xml",
    "txt", "env", "ini", "conf", "cfg", "tf", "proto", "graphql", "gradle", "lua", "dart", "scala", "ex",
];

/// Where generators write pages to, if nothing else is said.
const BUILT: [&str; 7] = ["public", "build", "dist", "_site", "site", "_book", "out"];

impl Source {
    /// Adds a file. A path that leads above the folder, or is not plain, is left out: it can name nothing of the source.
    pub fn add(&mut self, path: &str, text: Option<String>) {
        if guichet_core::paths::is_plain(path) && !path.contains('\\') && !path.contains('\0') {
            // One way to end a line, and none to begin a file.
            let text = text.map(|text| text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n"));
            self.files.insert(path.to_owned(), text);
        }
    }

    /// Adds a file of Word by its parts, which are below it as if it were a folder. Whether it is one.
    pub fn add_document(&mut self, path: &str, bytes: &[u8]) -> bool {
        let parts = crate::word::package::parts(bytes);
        let is_one = parts.iter().any(|(name, _)| name == "word/document.xml");
        for (name, bytes) in parts {
            let inner = format!("{path}/{name}");
            if name.starts_with("word/media/") {
                self.add(&inner, None);
                self.packed.insert(inner, bytes);
            } else {
                self.add(&inner, Some(String::from_utf8_lossy(&bytes).into_owned()));
            }
        }
        is_one
    }

    /// The bytes of a file that is in another.
    pub fn packed(&self, path: &str) -> Option<&[u8]> {
        self.packed.get(path).map(Vec::as_slice)
    }

    /// Adds a file of another server, by the address that the report has for it. `to` is where it is in the new site.
    pub fn add_fetched(&mut self, url: &str, to: &str) {
        if guichet_core::paths::is_plain(to) {
            self.fetched.insert(remote::key(url), to.to_owned());
        }
    }

    /// All addresses of which there is a file.
    pub fn fetched_keys(&self) -> impl Iterator<Item = &String> {
        self.fetched.keys()
    }

    /// Where the file of an address is in the new site, if it was fetched.
    pub fn fetched(&self, url: &str) -> Option<&str> {
        self.fetched.get(&remote::key(url)).map(String::as_str)
    }

    /// A text of whatever encoding: that which it names, if it is a page of HTML; else the one that its bytes are surely of. The second
    /// says whether characters were lost.
    pub fn decoded(path: &str, bytes: Vec<u8>) -> (String, bool) {
        let bytes = match String::from_utf8(bytes) {
            Ok(text) => return (text, false),
            Err(error) => error.into_bytes(),
        };
        if let Some((encoding, _)) = Encoding::for_bom(&bytes) {
            let (text, _, is_lossy) = encoding.decode(&bytes);
            return (text.into_owned(), is_lossy);
        }
        let lower = path.to_ascii_lowercase();
        let is_page = [".html", ".htm", ".xhtml"].iter().any(|end| lower.ends_with(end));
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
        let named = head.split_once("charset=").map(|(_, rest)| rest.trim_start_matches(['"', '\'', ' ']));
        let named = named.and_then(|rest| rest.split(['"', '\'', ' ', ';', '>', '/']).next());
        let encoding = named.filter(|_| is_page).and_then(|name| Encoding::for_label(name.as_bytes()));
        let encoding = encoding.filter(|encoding| *encoding != encoding_rs::UTF_8).or_else(|| guessed(&bytes));
        // What most old pages have.
        let is_table = is_page || lower.ends_with(".csv");
        let Some(encoding) = encoding.or_else(|| is_table.then_some(encoding_rs::WINDOWS_1252)) else {
            return (String::from_utf8_lossy(&bytes).into_owned(), true);
        };
        let (text, _, is_lossy) = encoding.decode(&bytes);
        (text.into_owned(), is_lossy)
    }

    /// Whether an import would read the file rather than copy it.
    pub fn is_text(path: &str) -> bool {
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        // A list of old addresses, which hosts read; the order of a folder's articles.
        matches!(split(path).1, "_redirects" | ".pages" | "Dockerfile" | "Makefile")
            || TEXTS.iter().chain(&CODE).any(|text| extension.eq_ignore_ascii_case(text))
    }

    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path)?.as_deref()
    }

    /// The files of an export, in any case of their names.
    pub fn exports(&self) -> impl Iterator<Item = &str> {
        self.paths().filter(|path| {
            let lower = path.to_ascii_lowercase();
            lower.ends_with(".json") || lower.ends_with(".jsonl")
        })
    }

    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The files below a folder, with their paths below it.
    pub fn below<'s>(&'s self, folder: &'s str) -> impl Iterator<Item = (&'s str, &'s str)> {
        // Paths are sorted: those that begin alike are in one place.
        let all =
            self.files.range::<str, _>((Bound::Included(folder), Bound::Unbounded)).map(|(path, _)| path.as_str());
        let within = all.take_while(move |path| path.starts_with(folder));
        within.filter_map(move |path| Some((path, below(path, folder)?)))
    }

    /// Folders that a program has made from texts: sites that were imported before, and, if the source is one of a generator, what it
    /// was built into, in the folder of its site.
    pub fn made(&self, by_generator: bool, home: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for path in self.paths() {
            let (folder, name) = split(path);
            let is_site = name == crate::record::FILE;
            let is_built = || {
                // A page that is written by hand has front matter, or is a part of one.
                let is_page = self.text(path).is_some_and(|text| text.trim_start().starts_with('<'));
                name.eq_ignore_ascii_case("index.html")
                    && below(folder, home).is_some_and(|folder| BUILT.contains(&folder))
                    && is_page
            };
            let is_parts = || folder.split('/').any(|part| part == "node_modules");
            if by_generator && is_parts() {
                let at = path.find("node_modules").unwrap_or(0);
                found.push(path[..at + "node_modules".len()].to_owned());
            } else if !folder.is_empty() && (is_site || by_generator && is_built()) {
                found.push(folder.to_owned());
            }
        }
        found.dedup();
        found
    }

    /// What is not in some folders.
    pub fn without(&self, folders: &[String]) -> Source {
        let is_out = |path: &str| folders.iter().any(|folder| below(path, folder).is_some());
        let files = self.files.iter().filter(|(path, _)| !is_out(path));
        let files = files.map(|(path, text)| (path.clone(), text.clone())).collect();
        Source { files, packed: self.packed.clone(), fetched: self.fetched.clone() }
    }

    pub fn has_folder(&self, folder: &str) -> bool {
        self.below(folder).next().is_some()
    }
}

/// The encoding of a text that is not UTF-8, where its bytes are surely of one: they make words and what is between words.
fn guessed(bytes: &[u8]) -> Option<&'static Encoding> {
    // Damaged in a few places, rather than in another encoding.
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if good > 4 * bad {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let is_plain = |c: char| match c {
        c if c.is_ascii() => !c.is_ascii_control() || c.is_ascii_whitespace(),
        '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF9F}' | '\u{2190}'..='\u{25FF}' => true,
        c => c.is_alphabetic() || " «»°§©®€£’‘“”„–—…·×÷±²³½¼¾¿¡№•※".contains(c),
    };
    text.chars().all(is_plain).then_some(encoding)
}

/// A path below a folder, of which `""` is the top.
pub fn below<'p>(path: &'p str, folder: &str) -> Option<&'p str> {
    if folder.is_empty() { Some(path) } else { path.strip_prefix(folder)?.strip_prefix('/') }
}

/// The folder of a path, `""` at the top, and the name in it.
pub fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// A folder and a name in it as a path.
pub fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The number of the line at which a text stands in another, from 1.
pub fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_leave_the_folder_are_not_there() {
        let mut source = Source::default();
        for path in ["../a.md", "/etc/passwd", "a/../../b.md", "a\\b.md", "", "a//b", "ok/a.md"] {
            source.add(path, Some(String::new()));
        }
        assert_eq!(source.paths().collect::<Vec<_>>(), ["ok/a.md"]);
    }

    #[test]
    fn texts_of_other_encodings_are_read() {
        let latin = b"<meta charset=\"iso-8859-1\"><p>Caf\xe9</p>".to_vec();
        assert_eq!(Source::decoded("a.html", latin).0, "<meta charset=\"iso-8859-1\"><p>Café</p>");
        let japanese = b"<meta charset=shift_jis>\x93\xfa".to_vec();
        assert_eq!(Source::decoded("a.html", japanese), ("<meta charset=shift_jis>日".to_owned(), false));
        assert_eq!(Source::decoded("a.md", b"\xff\xfea\0".to_vec()), ("a".to_owned(), false));
        assert_eq!(Source::decoded("a.md", b"Caf\xe9 d\xe9j\xe0 vu".to_vec()), ("Café déjà vu".to_owned(), false));
        for (label, text) in [
            ("shift_jis", "# 日本語の見出し\n\nこれは本文です。設定を開きます。\n"),
            ("euc-jp", "# 日本語の見出し\n\nこれは本文です。設定を開きます。\n"),
            ("gbk", "# 标题\n\n这是正文，请打开设置。\n"),
            ("big5", "# 標題\n\n這是正文，請打開設定。\n"),
            ("euc-kr", "# 제목\n\n이것은 본문입니다. 설정을 엽니다.\n"),
            ("windows-1251", "# Заголовок\n\nЭто текст статьи, откройте настройки.\n"),
            ("windows-1250", "# Nagłówek\n\nPrzejdź do ustawień, żeby zmienić hasło.\n"),
            ("windows-1252", "# Réglages\n\nOuvrez les « paramètres » pour changer l’adresse.\n"),
        ] {
            let (bytes, _, _) = Encoding::for_label(label.as_bytes()).unwrap().encode(text);
            assert_eq!(Source::decoded("a.md", bytes.into_owned()), (text.to_owned(), false), "{label}");
        }
        for bytes in [
            &b"a\x81\x8d\x90\xff\xfe\x00\x01"[..],
            b"\xe9\x00\x02\xff",
            "réglé né été café d\u{e9}j\u{e0} \u{fffd}".as_bytes().split_last().unwrap().1,
        ] {
            assert!(Source::decoded("a.md", bytes.to_vec()).1, "{bytes:?}");
        }
    }

    #[test]
    fn lines_end_in_one_way() {
        let mut source = Source::default();
        source.add("a.md", Some("\u{FEFF}one\r\ntwo".into()));
        assert_eq!(source.text("a.md"), Some("one\ntwo"));
        assert_eq!(line_of("one\ntwo", 4), 2);
    }
}
