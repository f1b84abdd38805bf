//! The one judge of addresses: what a browser makes of an address that somebody wrote, and whether it may be published.
//!
//! Reads it as the WHATWG's URL standard does, with character references already decoded, on a page that is published by
//! `https:`. What comes back is what is published: nobody decodes it again and comes to another conclusion. The panel
//! judges once more before it shows anything in a product (the module of this name in `crates/client/src/panel/`), held
//! to the same vectors. Why it is a list of what is allowed: `docs/decisions/0018-addresses.md`.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use url::Url;

use crate::diag::{Diagnostic, codes};

/// Schemes that every help centre's articles may use.
const USUAL: [&str; 5] = ["https", "http", "mailto", "tel", "sms"];

/// What no setting can add: these run code, or show a part of the browser or a file of the reader's computer.
const NEVER: [&str; 26] = [
    "about",
    "blob",
    "chrome",
    "chrome-extension",
    "content",
    "data",
    "edge",
    "file",
    "filesystem",
    "hcp",
    "jar",
    "javascript",
    "jscript",
    "livescript",
    "mhtml",
    "mk",
    "mocha",
    "moz-extension",
    "ms-its",
    "opera",
    "res",
    "resource",
    "vbs",
    "vbscript",
    "view-source",
    "wyciwyg",
];

/// The schemes of links that are published: the usual ones, and those that `markdown.schemes` in site.yaml adds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schemes(Vec<String>);

impl Schemes {
    pub fn has(&self, scheme: &str) -> bool {
        USUAL.contains(&scheme) || self.0.iter().any(|added| added == scheme)
    }

    /// Those that the site adds, in its order.
    pub fn added(&self) -> &[String] {
        &self.0
    }

    /// Adds a scheme, whatever its case, with or without its colon.
    ///
    /// # Errors
    /// Why that can't be: what is wrong, and what to do.
    pub fn add(&mut self, written: &str) -> Result<(), (String, &'static str)> {
        let name = written.strip_suffix("://").or_else(|| written.strip_suffix(':')).unwrap_or(written);
        let scheme = name.to_ascii_lowercase();
        // One letter is a drive of Windows.
        let named = scheme.len() > 1 && read_scheme(&format!("{scheme}:")).is_some_and(|(read, _)| read == scheme);
        if !named {
            let help = "write the part before the colon, such as `atrium` of `atrium://contacts`";
            return Err((format!("`{written}` is not the scheme of an address"), help));
        }
        if NEVER.contains(&scheme.as_str()) {
            let help = "its addresses run code, or lead into the reader's browser or computer: remove it";
            return Err((format!("`{scheme}:` can't be allowed"), help));
        }
        if !self.has(&scheme) {
            self.0.push(scheme);
        }
        Ok(())
    }
}

/// An address that may be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A place of this site, for `resolve` to look up: path and fragment percent-decoded, the query as written.
    Site { path: String, query: Option<String>, fragment: Option<String> },
    /// An absolute address as it is published; not escaped for HTML. `web`: it leads to a page (`https:`, `http:`, `//host`).
    Absolute { url: String, web: bool },
}

/// Why an address is not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A scheme that is not on the list.
    Scheme(String),
    /// A file of the writer's computer or network.
    Computer,
    /// Nothing that a browser could open.
    Broken(&'static str),
}

/// Judges an address as it is after decoding character references.
///
/// # Errors
/// Why it is not published.
pub fn judge(written: &str, schemes: &Schemes) -> Result<Address, Refusal> {
    let text = cleaned(written);
    let text = text.as_ref();
    if let Some((scheme, rest)) = read_scheme(text) {
        return absolute(text, &scheme, rest, schemes);
    }
    if text.starts_with('\\') {
        return Err(Refusal::Computer);
    }
    if text.starts_with("/\\") {
        return Err(Refusal::Broken("browsers read `\\` as a slash, so that it leads to another host"));
    }
    if text.starts_with("//") {
        let url = parsed(&format!("https:{text}"))?;
        let url = if is_plain(text) { encoded(text) } else { url.as_str()["https:".len()..].to_owned() };
        return Ok(Address::Absolute { url, web: true });
    }
    let (rest, fragment) = match text.split_once('#') {
        Some((rest, fragment)) => (rest, Some(decoded(fragment))),
        None => (text, None),
    };
    let (path, query) = match rest.split_once('?') {
        Some((path, query)) => (path, Some(encoded(query))),
        None => (rest, None),
    };
    Ok(Address::Site { path: decoded(path), query, fragment })
}

fn absolute(text: &str, scheme: &str, rest: &str, schemes: &Schemes) -> Result<Address, Refusal> {
    if scheme == "file" || scheme.len() == 1 {
        return Err(Refusal::Computer);
    }
    if !schemes.has(scheme) {
        return Err(Refusal::Scheme(scheme.to_owned()));
    }
    let web = matches!(scheme, "https" | "http");
    // With fewer slashes it is a path of this site or a host, by the scheme of the page that it stands on.
    if web && !rest.starts_with("//") {
        return Err(Refusal::Broken("two slashes must follow the colon"));
    }
    let url = parsed(text)?;
    let url = if web && !is_plain(rest) { url.into() } else { encoded(text) };
    Ok(Address::Absolute { url, web })
}

fn parsed(text: &str) -> Result<Url, Refusal> {
    use url::ParseError;
    Url::parse(text).map_err(|error| {
        Refusal::Broken(match error {
            ParseError::EmptyHost => "it has no host",
            ParseError::InvalidPort => "its port is not a number up to 65535",
            _ => "its host is not a name that can exist",
        })
    })
}

/// An address of this site as a URL that stays on it, whatever the path holds: for links that lead nowhere.
pub fn relative(path: &str) -> String {
    // Without `:`, which would make the first part a scheme.
    const KEEP: &AsciiSet = &crate::base_url::IN_PATH.add(b':');
    let url = utf8_percent_encode(path, KEEP).to_string();
    // Two slashes would begin a host.
    if url.starts_with("//") { format!("/.{url}") } else { url }
}

/// A picture inside of the page itself, which shows and does nothing else.
pub fn picture_data(written: &str) -> Option<String> {
    let text = cleaned(written);
    let is_picture = text.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("data:image/"));
    is_picture.then(|| encoded(&text))
}

/// Whether a setting's address leads somewhere: absolute, or a path from the host's root. `chat.example.com` alone would be
/// a relative link.
pub fn is_destination(written: &str, schemes: &Schemes) -> bool {
    // Settings are published as they are written.
    let is_as_written = cleaned(written) == written;
    match judge(written, schemes) {
        Ok(Address::Site { .. }) => written.starts_with('/') && is_as_written,
        Ok(Address::Absolute { .. }) => !written.starts_with('/') && is_as_written,
        Err(_) => false,
    }
}

/// Percent-decoded; as written when the bytes are not UTF-8.
fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), Cow::into_owned)
}

/// A path as the destination of a link in Markdown: a space would end it, a bracket might.
pub fn as_destination(path: &str) -> String {
    const UNSAFE: &AsciiSet =
        &CONTROLS.add(b' ').add(b'(').add(b')').add(b'<').add(b'>').add(b'%').add(b'#').add(b'?').add(b'\\');
    // Letters of all scripts stay readable.
    let encode = |c: char| match c {
        c if c.is_ascii() || c.is_whitespace() => utf8_percent_encode(c.encode_utf8(&mut [0; 4]), UNSAFE).to_string(),
        c => c.to_string(),
    };
    path.chars().map(encode).collect()
}

/// White space and control characters percent-encoded.
fn encoded(text: &str) -> String {
    const UNSAFE: &AsciiSet = &CONTROLS.add(b' ');
    // Letters of every script stay where nothing has to be encoded.
    if !text.bytes().any(|byte| byte <= b' ' || byte == 0x7F) {
        return text.to_owned();
    }
    utf8_percent_encode(text, UNSAFE).to_string()
}

/// Without what browsers take off both ends and tabs and line breaks anywhere; and without white space and invisible
/// characters around it, which are slips of the clipboard. What is left is what is judged and published.
fn cleaned(written: &str) -> Cow<'_, str> {
    let text = written.trim_matches(|c: char| c <= ' ' || c.is_whitespace() || is_invisible(c));
    if !text.contains(['\t', '\n', '\r']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace(['\t', '\n', '\r'], ""))
}

/// The scheme in lower case, and what follows its colon.
fn read_scheme(text: &str) -> Option<(String, &str)> {
    let end = text.bytes().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')))?;
    let rest = text[end..].strip_prefix(':')?;
    text.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| (text[..end].to_ascii_lowercase(), rest))
}

/// Two slashes and a host, which everyone reads alike: browsers skip further slashes, and take `\` for one.
fn is_plain(text: &str) -> bool {
    let path = text.split(['?', '#']).next().unwrap_or_default();
    !path.contains('\\') && !path.starts_with("///")
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

impl Refusal {
    /// What is wrong with `written`, without a place.
    pub fn diagnostic(&self, written: &str) -> Diagnostic {
        match self {
            Refusal::Scheme(scheme) => {
                let name = shown(scheme);
                Diagnostic::new(codes::MD005, format!("the `{name}:` address was removed"))
                    .help(self.help_with(scheme, written))
            }
            Refusal::Computer => Diagnostic::new(
                codes::LNK005,
                format!("`{}` is a file on a computer that readers can't reach", shown(written)),
            )
            .help(match cleaned(written).rsplit(['\\', '/']).next().filter(|name| !name.is_empty()) {
                Some(name) => {
                    let name = as_destination(&shown(name));
                    format!(
                        "copy the file into the folder of the article, and write `{name}` in place of the whole path"
                    )
                }
                None => "copy the file into the folder of the article, and write its name alone".to_owned(),
            }),
            Refusal::Broken(why) => Diagnostic::new(
                codes::LNK005,
                format!("`{}` is not an address that can be opened: {why}", shown(written)),
            )
            .help("correct it; if it is only an example, write it as code, between backticks"),
        }
    }

    fn help_with(&self, scheme: &str, written: &str) -> String {
        let rest = cleaned(written).get(scheme.len() + 1..).and_then(|rest| rest.chars().next());
        // A letter too few, or one too many: `htp://`, `htttps://`.
        const SLIPS: [&str; 8] = ["htp", "htps", "hhtp", "hhtps", "htttp", "htttps", "ttp", "ttps"];
        if SLIPS.contains(&scheme) {
            let meant = if scheme.ends_with('s') { "https" } else { "http" };
            format!("did you mean `{meant}:{}`?", shown(cleaned(written).get(scheme.len() + 1..).unwrap_or_default()))
        } else if let Some(help) = of_generators(scheme, cleaned(written).get(scheme.len() + 1..).unwrap_or_default()) {
            help
        } else if NEVER.contains(&scheme) {
            "link to a page or a file instead".to_owned()
        } else if rest.is_some_and(|c| c.is_ascii_digit()) && (scheme.contains('.') || scheme == "localhost") {
            format!("write it with its scheme: `https://{}`", shown(written))
        } else {
            let name = shown(scheme);
            format!(
                "if it opens an app that your readers have, add it in site.yaml: `markdown: {{ schemes: [{name}] }}`"
            )
        }
    }
}

/// What other generators have in place of a path, which looks like a scheme: `doc:start` of ReadMe, `pathname:///a.pdf` of Docusaurus.
fn of_generators(scheme: &str, rest: &str) -> Option<String> {
    let rest = shown(rest);
    let is_path = !rest.is_empty() && !rest.contains([':', ' ', '`', '…', '(', ')']);
    Some(match scheme {
        "doc" | "ref" | "page" | "xref" if is_path && !rest.starts_with('/') => {
            let (path, anchor) =
                rest.split_once('#').map_or((&*rest, String::new()), |(path, id)| (path, format!("#{id}")));
            let path = path.trim_end_matches(".md").trim_end_matches(".adoc");
            format!("link to the file of the article: `[text]({path}.md{anchor})`")
        }
        "glossary" => "link to the article that explains it: `[text](article.md)`".to_owned(),
        "pathname" if is_path => format!("write `/{}`", rest.trim_start_matches('/')),
        _ => return None,
    })
}

/// Short enough for a message, without what a terminal would act on.
fn shown(text: &str) -> String {
    const LONGEST: usize = 80;
    let mut chars = text.trim().chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c });
    let mut shown: String = chars.by_ref().take(LONGEST).collect();
    if chars.next().is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests;
