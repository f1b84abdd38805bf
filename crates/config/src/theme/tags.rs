//! `head` and `scripts`: tags as data, so that nothing gets into a page, or into its policy, that is not meant.

use guichet_core::address::{self, Address, Schemes};
use guichet_core::diag::Diagnostic;
use guichet_core::host::HostSource;
use guichet_core::model::Spanned;
use guichet_core::yaml::{Fields, FileDiags, Node, Value};

use super::{below_folder, items};

/// A tag that says something of every page.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadTag {
    /// `meta` or `link`.
    pub tag: &'static str,
    /// In their order; names are letters and hyphens.
    pub attributes: Vec<(String, String)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Script {
    /// A file of the site, or a script of another host.
    pub src: Src,
    pub span: guichet_core::model::Span,
    /// Further attributes, in their order.
    pub attributes: Vec<(String, String)>,
    pub integrity: Option<String>,
    pub module: bool,
    pub asynchronous: bool,
    /// Hosts beside its own that it loads scripts from, sends to, and loads pictures and frames from.
    pub load: Vec<HostSource>,
    pub connect: Vec<HostSource>,
    pub images: Vec<HostSource>,
    pub frames: Vec<HostSource>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Src {
    File(String),
    Remote(String, HostSource),
}

const META: [&str; 4] = ["name", "property", "content", "media"];
const LINK: [&str; 10] =
    ["rel", "href", "hreflang", "type", "media", "sizes", "title", "crossorigin", "color", "referrerpolicy"];

/// What a `<link>` may be to the page. Stylesheets and fonts have settings of their own.
const RELATIONS: [&str; 17] = [
    "alternate",
    "author",
    "dns-prefetch",
    "help",
    "icon",
    "license",
    "manifest",
    "mask-icon",
    "me",
    "next",
    "pgpkey",
    "preconnect",
    "prev",
    "privacy-policy",
    "search",
    "terms-of-service",
    "webmention",
];

pub(super) fn read_head(node: &Node, file: &mut FileDiags) -> Vec<HeadTag> {
    items(node).iter().filter_map(|item| read_tag(item, file)).collect()
}

/// `{ meta: { name: …, content: … } }` or `{ link: { rel: …, href: … } }`.
fn read_tag(node: &Node, file: &mut FileDiags) -> Option<HeadTag> {
    if !matches!(node.value, Value::Map(_)) {
        let diagnostic = Diagnostic::new(file.wrong_value, "an entry of `head` should be a map with `meta` or `link`");
        let help = "write it like `meta: { name: theme-color, content: \"#7047eb\" }`; scripts go into `scripts`";
        file.push(diagnostic.help(help), &node.span);
        return None;
    }
    let mut fields = Fields::of_keys("head", "meta", node, file)?;
    let meta = fields.take("meta").map(|node| ("meta", &META[..], node));
    let link = fields.take("link").map(|node| ("link", &LINK[..], node));
    fields.finish(file);
    let (tag, known, inner) = meta.or(link)?;
    let attributes = read_attributes(tag, inner, file, &|name| known.contains(&name), known)?;
    let value = |name: &str| attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let wrong = match tag {
        "meta" if value("name").is_none() && value("property").is_none() => Some((
            "a `meta` needs a `name` or a `property`".to_owned(),
            "write it like `meta: { name: author, content: Acme }`".to_owned(),
        )),
        "meta" => None,
        _ => match (value("rel"), value("href")) {
            (Some(rel), Some(href)) => wrong_link(rel, href),
            _ => Some((
                "a `link` needs `rel` and `href`".to_owned(),
                "write it like `link: { rel: me, href: \"https://…\" }`".to_owned(),
            )),
        },
    };
    if let Some((message, help)) = wrong {
        file.push(Diagnostic::new(file.wrong_value, message).help(help), &inner.span);
        return None;
    }
    Some(HeadTag { tag, attributes })
}

fn wrong_link(rel: &str, href: &str) -> Option<(String, String)> {
    if let Some(other) = rel.split_whitespace().find(|rel| !RELATIONS.contains(&rel.to_ascii_lowercase().as_str())) {
        let help = match other {
            "stylesheet" => "name stylesheets in `css`".to_owned(),
            _ => format!("use one of `{}`", RELATIONS.join("`, `")),
        };
        return Some((format!("`head` can't have a `link` that is `{other}`"), help));
    }
    match address::judge(href, &Schemes::default()) {
        Ok(_) => None,
        Err(_) => Some((
            format!("`{href}` is not an address that can be published"),
            "write a whole address, or a path".to_owned(),
        )),
    }
}

fn read_attributes(
    name: &str,
    node: &Node,
    file: &mut FileDiags,
    is_known: &dyn Fn(&str) -> bool,
    known: &[&str],
) -> Option<Vec<(String, String)>> {
    let mut fields = Fields::of(name, node, file)?;
    let (mut attributes, mut is_whole) = (Vec::new(), true);
    for (key, node) in fields.entries() {
        let lower = key.name.to_ascii_lowercase();
        if !is_known(&lower) {
            let diagnostic = Diagnostic::new(file.unknown_key, format!("unknown key `{}`", key.name));
            let diagnostic = match known.is_empty() {
                true => diagnostic.help(
                    "attributes of a script begin with `data-`, or are one of `id`, `crossorigin`, `referrerpolicy`",
                ),
                false => diagnostic.did_you_mean(&key.name, known.iter().copied()),
            };
            file.push(diagnostic, &key.span);
            is_whole = false;
        } else if node.value == Value::Null || node.value == Value::Bool(true) {
            attributes.push((lower, String::new()));
        } else if let Some(text) = file.text(&key.name, node) {
            attributes.push((lower, text.value));
        }
    }
    // One mistake is enough to say.
    is_whole.then_some(attributes)
}

pub(super) fn read_scripts(node: &Node, file: &mut FileDiags) -> Vec<Script> {
    items(node).iter().filter_map(|item| read_script(item, file)).collect()
}

fn read_script(node: &Node, file: &mut FileDiags) -> Option<Script> {
    if !matches!(node.value, Value::Map(_)) {
        let text = file.text("scripts", node)?;
        let span = text.span.clone();
        return Some(Script::of(read_src(text, file)?, span));
    }
    let mut fields = Fields::of_keys("scripts", "src", node, file)?;
    let text = fields.require("src").and_then(|node| file.text("src", node));
    let src = text.and_then(|text| {
        let span = text.span.clone();
        Some((read_src(text, file)?, span))
    });
    let attributes =
        fields.take("attributes").and_then(|node| read_attributes("attributes", node, file, &of_scripts, &[]));
    let integrity = fields.text("integrity", file).and_then(|text| read_integrity(text, file));
    let module = fields.flag("module", file).unwrap_or(false);
    let asynchronous = fields.flag("async", file).unwrap_or(false);
    let mut hosts = |name: &'static str| -> Vec<HostSource> {
        fields.texts(name, file).iter().filter_map(|host| read_host(name, host, file)).collect()
    };
    let (load, connect, images, frames) = (hosts("load"), hosts("connect"), hosts("images"), hosts("frames"));
    fields.finish(file);
    let (src, span) = src?;
    let attributes = attributes.unwrap_or_default();
    Some(Script { attributes, integrity, module, asynchronous, load, connect, images, frames, ..Script::of(src, span) })
}

impl Script {
    fn of(src: Src, span: guichet_core::model::Span) -> Self {
        let (attributes, load, connect, images, frames) = Default::default();
        Script {
            src,
            span,
            attributes,
            integrity: None,
            module: false,
            asynchronous: false,
            load,
            connect,
            images,
            frames,
        }
    }
}

/// What a script may be told by its tag; nothing that is run.
fn of_scripts(name: &str) -> bool {
    let plain =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    matches!(name, "id" | "crossorigin" | "referrerpolicy")
        || name.strip_prefix("data-").is_some_and(|rest| !rest.is_empty() && plain(rest))
}

fn read_src(text: Spanned<String>, file: &mut FileDiags) -> Option<Src> {
    if !text.value.contains("//") && !text.value.contains(':') {
        return below_folder(text, file).map(|path| Src::File(path.value));
    }
    let remote = match address::judge(&text.value, &Schemes::default()) {
        Ok(Address::Absolute { url, web: true }) if url.starts_with("https://") => {
            HostSource::of_url(&url).map(|host| (url, host))
        }
        _ => None,
    };
    if let Some((url, host)) = remote {
        return Some(Src::Remote(url, host));
    }
    let diagnostic = Diagnostic::new(file.wrong_value, format!("`{}` is not the address of a script", text.value));
    file.push(
        diagnostic.help("write an address that begins with `https://`, or the name of a file in `brand/`"),
        &text.span,
    );
    None
}

fn read_host(name: &str, text: &Spanned<String>, file: &mut FileDiags) -> Option<HostSource> {
    let host = HostSource::of_hosts(&text.value);
    if host.is_none() {
        let diagnostic = Diagnostic::new(file.wrong_value, format!("`{name}` has no host `{}`", text.value));
        file.push(diagnostic.help("write the host alone, such as `https://plausible.io`"), &text.span);
    }
    host
}

/// `sha384-…`, as browsers check it.
fn read_integrity(text: Spanned<String>, file: &mut FileDiags) -> Option<String> {
    let digest = |word: &str| {
        let known = [("sha256-", 44), ("sha384-", 64), ("sha512-", 88)];
        let base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
        known.iter().any(|(name, len)| {
            word.strip_prefix(name).is_some_and(|rest| rest.len() == *len && rest.bytes().all(base64))
        })
    };
    if !text.value.trim().is_empty() && text.value.split_whitespace().all(digest) {
        return Some(text.value);
    }
    let diagnostic = Diagnostic::new(file.wrong_value, "`integrity` is not a digest that browsers know");
    file.push(diagnostic.help("write it like `sha384-…`, with the digest in Base64"), &text.span);
    None
}
