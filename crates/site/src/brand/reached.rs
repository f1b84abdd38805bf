//! What is published of `brand/`: files that the settings name, and those that named stylesheets, scripts and the site's own
//! templates ask for. What nobody asks for may be a source, or a draft of something that readers should not see yet.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use percent_encoding::percent_decode_str;

use crate::config::theme::FOLDER;
use crate::theme::Theme;
use guichet_bundle::modules::specifiers;
use guichet_core::css::{Brackets, Edge, Token, Tokens};
use guichet_core::paths::join;

/// All files of the folder, by their whole paths.
pub type Folder<'t> = BTreeMap<&'t str, &'t [u8]>;

/// The paths of `folder` that are reached from `named`, themselves included.
pub fn reached<'t>(folder: &Folder<'t>, named: impl Iterator<Item = String>, theme: &Theme) -> BTreeSet<&'t str> {
    let known = |path: &str| folder.get_key_value(path).map(|(path, _)| *path);
    let mut open: Vec<&str> = named.filter_map(|path| known(&path)).collect();
    open.extend(folder.keys().filter(|path| is_in_theme(path, theme)));
    let mut reached = BTreeSet::new();
    while let Some(path) = open.pop() {
        if !reached.insert(path) {
            continue;
        }
        let lower = path.to_ascii_lowercase();
        let beside = path.rsplit_once('/').map_or("", |(beside, _)| beside);
        let text = || String::from_utf8_lossy(folder[path]);
        if lower.ends_with(".css") {
            open.extend(addresses(&text()).iter().filter_map(|address| known(&path_of(beside, address)?)));
        } else if lower.ends_with(".js") {
            open.extend(specifiers(&text()).into_iter().filter_map(|address| known(&path_of(beside, address)?)));
        }
    }
    reached
}

/// A template, stylesheet or script of the theme names it.
fn is_in_theme(path: &str, theme: &Theme) -> bool {
    let mut assets = theme.assets.iter().filter(|(name, _)| name.ends_with(".css") || name.ends_with(".js"));
    theme.templates.values().any(|file| file.text.contains(path))
        || assets.any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(path))
}

/// The file that an address of a stylesheet leads to.
fn path_of(folder: &str, address: &str) -> Option<String> {
    let address = address.split(['?', '#']).next().unwrap_or_default().trim();
    if address.is_empty() || address.starts_with('/') || address.contains(':') {
        return None;
    }
    join(folder, &percent_decode_str(address).decode_utf8().ok()?).filter(|path| path.starts_with(FOLDER))
}

/// An address in a stylesheet that shows nothing, and why.
pub struct Dead {
    pub address: String,
    /// In the stylesheet.
    pub place: Range<usize>,
    pub is_elsewhere: bool,
}

/// What a stylesheet of the folder asks for in vain: a file that is not there, or one of another host.
pub fn dead(path: &str, css: &str, folder: &Folder) -> Vec<Dead> {
    let beside = path.rsplit_once('/').map_or("", |(beside, _)| beside);
    let of = |(address, place): (String, Range<usize>)| {
        let trimmed = address.trim();
        let lower = trimmed.to_ascii_lowercase();
        let is_elsewhere = ["http:", "https:", "//"].iter().any(|begin| lower.starts_with(begin));
        // What begins at the root may be of the host's, and a fragment or `data:` asks for no file.
        let is_beside = !trimmed.is_empty() && !trimmed.starts_with(['/', '#', '?']) && !trimmed.contains(':');
        let is_missing = is_beside && path_of(beside, trimmed).is_none_or(|path| !folder.contains_key(path.as_str()));
        (is_elsewhere || is_missing).then_some(Dead { address, place, is_elsewhere })
    };
    placed(css).into_iter().filter_map(of).collect()
}

fn addresses(css: &str) -> Vec<String> {
    placed(css).into_iter().map(|(address, _)| address).collect()
}

/// Every address that a stylesheet asks for: of `url()`, `src()`, `image-set()` and `@import`.
fn placed(css: &str) -> Vec<(String, Range<usize>)> {
    let mut addresses = Vec::new();
    // Whether strings are addresses, for each bracket that is open.
    let mut inside: Vec<bool> = Vec::new();
    let mut brackets = Brackets::default();
    let mut is_import = false;
    for (token, place) in Tokens::new(css) {
        match &token {
            Token::UnquotedUrl(address) => addresses.push((address.to_string(), place)),
            Token::QuotedString(address) if is_import || inside.last() == Some(&true) => {
                addresses.push((address.to_string(), place));
            }
            Token::WhiteSpace(_) | Token::Comment(_) => continue,
            _ => {}
        }
        match brackets.take(&token) {
            Edge::Opens => {
                let is_address = |name: &str| {
                    let name = name.to_ascii_lowercase();
                    name == "url" || name == "src" || name.ends_with("image-set")
                };
                inside.push(matches!(&token, Token::Function(name) if is_address(name)));
            }
            Edge::Closes => {
                inside.pop();
            }
            _ => {}
        }
        is_import = matches!(&token, Token::AtKeyword(name) if name.eq_ignore_ascii_case("import"));
    }
    addresses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_every_spelling() {
        let css = "@import 'a.css' layer(x); @import url(\"b.css\"); .x { background: url(c.png), URL( 'd.png' ); content: \"e.png\"; mask: image-set(\"f.png\" 1x, url(g.png) 2x) } /* url(h.png) */ @font-face { src: src(\"i.woff2\") format(\"woff2\") }";
        assert_eq!(addresses(css), ["a.css", "b.css", "c.png", "d.png", "f.png", "g.png", "i.woff2"]);
    }

    #[test]
    fn a_path_stays_in_the_folder() {
        assert_eq!(path_of("brand/css", "../a%20b.png?1#x").as_deref(), Some("brand/a b.png"));
        for outside in ["../../site.yaml", "/a.png", "https://x.example/a.png", "data:,x", "#x"] {
            assert_eq!(path_of("brand", outside), None, "{outside}");
        }
    }

    #[test]
    fn stylesheets_are_followed() {
        let folder: Folder = [
            ("brand/a.css", &b"@import 'sub/b.css';"[..]),
            ("brand/sub/b.css", b".x { background: url(../c.png) } @import 'b.css';"),
            ("brand/c.png", b""),
            ("brand/d.png", b""),
        ]
        .into();
        let reached = reached(&folder, std::iter::once("brand/a.css".to_owned()), &Theme::default());
        assert_eq!(reached.into_iter().collect::<Vec<_>>(), ["brand/a.css", "brand/c.png", "brand/sub/b.css"]);
    }
}
