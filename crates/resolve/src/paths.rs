//! Paths of files of the content, and the addresses that follow from them.

use guichet_core::nfc::into_nfc;
use guichet_markdown::ParsedFile;

pub fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The path ends in a file's extension other than an article's.
pub fn is_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').is_some_and(|(stem, extension)| {
        !stem.is_empty()
            && (2..=5).contains(&extension.len())
            && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && extension.bytes().any(|byte| byte.is_ascii_alphabetic())
            && !["md", "html", "htm"].iter().any(|page| page.eq_ignore_ascii_case(extension))
    })
}

pub fn with_slash(address: &str) -> String {
    let address = address.strip_suffix("index.html").unwrap_or(address).trim_end_matches('/');
    let file = address.rsplit('/').next().is_some_and(|name| name.contains('.'));
    if file || address.is_empty() { address.to_owned() } else { format!("{address}/") }
}

/// The address that an article has below a locale, by its own file: `contacts/importer`.
pub fn address_below(file: &ParsedFile) -> String {
    let folder = file.rel.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{}/{}", url_path(folder), slug(file))
}

/// The last part of an article's address.
pub fn slug(file: &ParsedFile) -> String {
    let name = file.rel.rsplit('/').next().unwrap_or_default();
    file.head.slug.as_ref().map_or_else(|| url_path(name), |slug| slug.value.clone())
}

/// File and folder names as they may stand in a URL: white space becomes `-`, and what URLs reserve is left out.
///
/// What is left is a name, too: `*..` is not the folder above, nor `*.htaccess` a file for the host, nor `*` nothing at all.
pub fn url_path(path: &str) -> String {
    let keep = |c: &char| !matches!(c, '?' | '#' | '%' | '"' | '<' | '>' | '|' | '*' | ':' | '\\') && !c.is_control();
    let mut url = String::with_capacity(path.len());
    for (at, name) in path.split('/').enumerate() {
        if at > 0 {
            url.push('/');
        }
        let start = url.len();
        url.extend(
            name.chars().filter(keep).skip_while(|c| *c == '.').map(|c| if c.is_whitespace() { '-' } else { c }),
        );
        if url.len() == start && !name.is_empty() {
            url.push('-');
        }
    }
    url
}

/// An address of the web, rather than one of this site.
pub fn is_absolute(to: &str) -> bool {
    let begins = |scheme: &str| to.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    begins("https://") || begins("http://")
}

/// Addresses may be copied from a browser, which shows some of them encoded.
pub fn decoded(path: &str) -> String {
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8();
    into_nfc(decoded.map_or_else(|_| path.to_owned(), |path| path.into_owned()))
}
