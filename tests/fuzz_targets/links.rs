//! Addresses in every place of an article that takes one: the first line of an input is the site's own address, each of
//! the others is written as a link, a picture, a film, a link in HTML, an alias and a relation, and is redirected to.
//!
//! Whatever the address, the page that comes out leads only where pages may; a link that nothing was said of leads to
//! something of the site; and what is encoded can be decoded.

use std::fmt::Write;
use std::sync::Arc;

use guichet_core::base_url::{BaseUrl, encode_path};
use guichet_markdown::body::Piece;
use guichet_site::render::escape;
use guichet_site::resolve::{Redirect, ResolvedBody};
use url::Url;

use super::small::{self, Resolved};
use super::{html, told};

/// More addresses than this say nothing new.
const MOST: usize = 24;

pub fn run(data: &[u8]) {
    let input = String::from_utf8_lossy(data);
    let (base, rest) = super::headed(&input);
    let addresses: Vec<&str> = rest.split('\n').take(MOST).collect();
    let base = BaseUrl::parse(base).ok().inspect(check_base);
    addresses.iter().for_each(|address| check_encoding(address));
    let article = article(&addresses);
    let file: Arc<str> = Arc::from("redirects.yaml");
    let redirect = |(number, to): (usize, &&str)| Redirect {
        from: format!("old/{number}"),
        to: (*to).to_owned(),
        file: Arc::clone(&file),
        span: 0..0,
        target: 0..0,
        inherited: false,
        by_rule: false,
    };
    let redirects = addresses.iter().enumerate().map(redirect).collect();
    let resolved = small::resolve(&article, redirects, base);
    told::check(&resolved.site.diags, &told::Texts::from([(Arc::from(small::ARTICLE), article)]));
    small::check_redirects(&resolved);
    check_pages(&resolved);
}

fn check_base(base: &BaseUrl) {
    assert!(base.path.starts_with('/') && base.path.ends_with('/'), "{base:?}");
    let whole = base.absolute("");
    assert_eq!(BaseUrl::parse(&whole).as_ref(), Ok(base), "{whole:?} is read as something else");
    assert!(!whole.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\".contains(c)), "{whole:?}");
}

fn check_encoding(path: &str) {
    let encoded = encode_path(path);
    assert_eq!(percent_encoding::percent_decode_str(&encoded).decode_utf8().as_deref(), Ok(path));
    let safe = |c: char| c.is_ascii_graphic() && !"\"<>\\?#&'`;".contains(c);
    assert!(encoded.chars().all(safe), "{path:?} is {encoded:?}");
}

fn article(addresses: &[&str]) -> String {
    // JSON is YAML.
    let list = |addresses: &[&str]| serde_json::to_string(addresses).expect("texts");
    let mut text = format!("---\ntitle: A\naliases: {0}\nrelated: {0}\n---\n## Top {{#top}}\n\n", list(addresses));
    for address in addresses {
        let pointed: String = address
            .chars()
            .flat_map(|c| matches!(c, '<' | '>' | '\\').then_some('\\').into_iter().chain([c]))
            .collect();
        let quoted = escape(address);
        let _ = write!(
            text,
            "[a](<{pointed}>) ![b](<{pointed}>) [c]({address}) <{address}>\n\n<a href=\"{quoted}\">d</a> <img src=\"{quoted}\"> <video src=\"{quoted}\" poster=\"{quoted}\"></video>\n\n{{{{ video(src=\"{address}\", title=\"e\") }}}}\n\n"
        );
    }
    text
}

fn check_pages(resolved: &Resolved) {
    let base = &resolved.base;
    let root = Url::parse(&base.absolute("")).expect("where the site is");
    for site in &resolved.site.value.locales {
        for page in &site.pages {
            let url = Url::parse(&base.absolute(&page.url)).expect("an address of ours");
            assert!(url.origin() == root.origin() && url.path().starts_with(root.path()), "{url}");
            html::check_body(&filled(resolved, &page.body), &url);
        }
        let bodies = site.folders.iter().filter_map(|folder| folder.body.as_ref()).chain(&site.home);
        bodies.for_each(|body| html::check_body(&filled(resolved, body), &root));
    }
    let said = |span: &std::ops::Range<usize>| resolved.site.diags.iter().any(|diag| diag.span.as_ref() == Some(span));
    let english = &resolved.site.value.locales[0];
    for page in english.pages.iter().filter(|page| *resolved.files[page.body.file].path == *small::ARTICLE) {
        let written = &resolved.files[page.body.file].body;
        for (link, to) in written.links.iter().zip(&page.body.links).filter(|(link, _)| !said(&link.span)) {
            let ours = to.starts_with(&base.path) || to.is_empty() || to.starts_with(['#', '?']);
            assert!(ours, "{link:?} leads to {to:?}, and nobody said so");
        }
        for (image, to) in written.images.iter().zip(&page.body.images).filter(|(image, _)| !said(&image.span)) {
            let remote = Url::parse(&to.url).is_ok() || to.url.starts_with("//");
            assert!(to.url.starts_with(&base.path) || remote, "{image:?} leads to {to:?}, and nobody said so");
        }
    }
}

/// A body with the values of its holes, as pages have it.
fn filled(resolved: &Resolved, body: &ResolvedBody) -> String {
    let mut html = String::new();
    for piece in &resolved.contents[body.file].pieces {
        match piece {
            Piece::Html(run) => html.push_str(run),
            Piece::Href(at) => html.push_str(&escape(&body.links[*at as usize])),
            Piece::Src(at) => html.push_str(&escape(&body.images[*at as usize].url)),
            Piece::PlansOpen(_) => html.push_str("<div>"),
            Piece::CardText(at) => html.push_str(&escape(&body.cards[*at as usize].text)),
            Piece::ImageSize(_) | Piece::Message(_) | Piece::HeadingLink(_) | Piece::Shortcode(_) => {}
        }
    }
    html
}
