//! Which address a page has, and which file it is in: the one home of this rule.
//!
//! Everywhere else a page is called by one path: its locale, its folders, its name, and a slash (`en/guide/import/`). Readers may see
//! another: `guide/import/` where the default language is at the root, `en/guide/import` or `en/guide/import.html` where the old
//! site had it so.

use std::borrow::Cow;
use std::sync::Arc;

/// What the address of a page ends in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Style {
    /// `/import/`, from `import/index.html`.
    #[default]
    Slash,
    /// `/import`, from `import.html`.
    NoSlash,
    /// `/import.html`.
    Html,
}

/// How addresses differ from paths.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Addresses {
    /// The language that lives at the root, if one does.
    pub root: Option<Arc<str>>,
    pub style: Style,
    /// All languages. Their home pages are folders, whatever the style.
    pub locales: Vec<Arc<str>>,
}

/// Files that the whole site has, and that the language at the root has of its own.
const OF_THE_ROOT: [&str; 5] = ["index.html", "index.md", "404.html", "opensearch.xml", "llms.txt"];

/// No path of a page begins so.
const AS_WRITTEN: &str = ".as-written/";

impl Addresses {
    /// Paths are addresses.
    pub fn is_plain(&self) -> bool {
        self.root.is_none() && self.style == Style::Slash
    }

    /// The address of a path, both from the site's base.
    pub fn of<'p>(&self, path: &'p str) -> Cow<'p, str> {
        if self.is_plain() {
            return Cow::Borrowed(path);
        }
        let below = self.at_root(path);
        let ending = self.ending();
        if self.style == Style::Slash || below.starts_with("_guichet/") || self.is_home(below.trim_end_matches('/')) {
            return Cow::Borrowed(below);
        }
        if let Some(page) = below.strip_suffix('/') {
            return Cow::Owned(format!("{page}{ending}"));
        }
        match below.strip_suffix("/index.md") {
            Some(page) if !self.is_home(page) => Cow::Owned(format!("{page}.md")),
            _ => Cow::Borrowed(below),
        }
    }

    /// The file of the output that a page or list is in; `None` where another one is at its place.
    pub fn file<'p>(&self, path: &'p str) -> Option<Cow<'p, str>> {
        if let Some(written) = path.strip_prefix(AS_WRITTEN) {
            return Some(Cow::Borrowed(written));
        }
        if self.is_plain() {
            return Some(Cow::Borrowed(path));
        }
        if self.root.is_some() && OF_THE_ROOT.contains(&path) {
            return None;
        }
        let below = self.at_root(path);
        if self.style == Style::Slash || below.starts_with("_guichet/") {
            return Some(Cow::Borrowed(below));
        }
        for (name, ending) in [("/index.html", ".html"), ("/index.md", ".md")] {
            if let Some(page) = below.strip_suffix(name).filter(|page| !self.is_home(page)) {
                return Some(Cow::Owned(format!("{page}{ending}")));
            }
        }
        Some(Cow::Borrowed(below))
    }

    /// What the page at an old address is called meanwhile: its address may be the path of another page.
    pub fn old_page(&self, file: String) -> String {
        if self.is_plain() { file } else { format!("{AS_WRITTEN}{file}") }
    }

    /// A file that is published as it is: only its language may be left out.
    pub fn asset<'p>(&self, path: &'p str) -> &'p str {
        self.at_root(path)
    }

    /// The path of an address, both without slashes at their ends. What is in no language is in the one at the root.
    pub fn path_of(&self, address: &str) -> String {
        let page = match self.style {
            Style::Html => address.strip_suffix(".html").unwrap_or(address),
            Style::Slash | Style::NoSlash => address,
        };
        let first = page.split('/').next().unwrap_or_default();
        match &self.root {
            Some(root) if !self.locales.iter().any(|locale| **locale == *first) => {
                format!("{root}/{page}").trim_end_matches('/').to_owned()
            }
            _ => page.to_owned(),
        }
    }

    fn ending(&self) -> &'static str {
        match self.style {
            Style::Slash => "/",
            Style::NoSlash => "",
            Style::Html => ".html",
        }
    }

    fn at_root<'p>(&self, path: &'p str) -> &'p str {
        let Some(root) = &self.root else { return path };
        let below =
            path.strip_prefix(&**root).and_then(|rest| rest.strip_prefix('/').or(rest.is_empty().then_some("")));
        below.unwrap_or(path)
    }

    fn is_home(&self, path: &str) -> bool {
        path.is_empty() || self.locales.iter().any(|locale| **locale == *path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(root: Option<&str>, style: Style) -> Addresses {
        let locales = ["en", "fr"].map(Arc::from).to_vec();
        Addresses { root: root.map(Arc::from), style, locales }
    }

    #[test]
    fn the_default_language_at_the_root() {
        let at_root = addresses(Some("en"), Style::Slash);
        for (path, address) in [
            ("en/", ""),
            ("en/guide/a/", "guide/a/"),
            ("en/guide/a/index.md", "guide/a/index.md"),
            ("fr/guide/a/", "fr/guide/a/"),
            ("english/a/", "english/a/"),
            ("_guichet/en/help.json", "_guichet/en/help.json"),
        ] {
            assert_eq!(at_root.of(path), address);
        }
        for (path, file) in [
            ("en/index.html", Some("index.html")),
            ("en/404.html", Some("404.html")),
            ("index.html", None),
            ("404.html", None),
            ("fr/index.html", Some("fr/index.html")),
            ("sitemap.xml", Some("sitemap.xml")),
        ] {
            assert_eq!(at_root.file(path).as_deref(), file);
        }
        assert_eq!(at_root.path_of("guide/a"), "en/guide/a");
        assert_eq!(at_root.path_of("fr/guide/a"), "fr/guide/a");
        assert_eq!(at_root.path_of(""), "en");
    }

    #[test]
    fn endings() {
        let html = addresses(None, Style::Html);
        let bare = addresses(Some("en"), Style::NoSlash);
        for (path, of_html, of_bare) in [
            ("en/", "en/", ""),
            ("fr/", "fr/", "fr/"),
            ("en/guide/", "en/guide.html", "guide"),
            ("en/guide/a/", "en/guide/a.html", "guide/a"),
            ("en/guide/a/index.md", "en/guide/a.md", "guide/a.md"),
            ("en/guide/a.png", "en/guide/a.png", "guide/a.png"),
            ("_guichet/en/", "_guichet/en/", "_guichet/en/"),
        ] {
            assert_eq!((&*html.of(path), &*bare.of(path)), (of_html, of_bare), "{path}");
        }
        assert_eq!(html.file("en/guide/a/index.html").as_deref(), Some("en/guide/a.html"));
        assert_eq!(bare.file("en/guide/a/index.html").as_deref(), Some("guide/a.html"));
        assert_eq!(bare.file("fr/index.html").as_deref(), Some("fr/index.html"));
        assert_eq!(html.path_of("en/guide/a.html"), "en/guide/a");
    }
}
