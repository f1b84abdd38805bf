//! What an address of the old site means: a page, a file, or nothing that the source has.

use std::collections::BTreeMap;

use guichet_core::paths::join;
use percent_encoding::percent_decode_str;

use crate::draft::{Draft, Kind, Page};
use crate::source::{joined, split};

/// What sources write for the path of a page rather than an address (Hugo's `ref`); it never reaches the new site.
pub const REF: &str = "import-ref:";

/// What a path from the root of the source begins with (Docusaurus' `@site/`); nor does it.
pub const SITE: &str = "import-site:/";

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    /// A page, by its number.
    Page(usize),
    /// A file, by its path in the source.
    File(String),
    /// Another site, or a program of the reader's.
    Elsewhere,
    Missing,
}

pub struct Lookup {
    by_source: BTreeMap<String, usize>,
    by_address: BTreeMap<String, usize>,
    by_place: BTreeMap<(String, Kind, String), usize>,
    /// The files of a page in all languages.
    at_place: BTreeMap<(Kind, String), Vec<String>>,
    /// Pages by the last part of their file's path; `None` where two have it.
    by_name: BTreeMap<(String, String), Option<usize>>,
    files: BTreeMap<String, String>,
    hosts: Vec<(String, String)>,
    /// What addresses begin with on a host that is not known.
    base: Option<String>,
    /// The folder of the site in the source.
    home: String,
}

impl Lookup {
    pub fn of(draft: &Draft) -> Lookup {
        let mut lookup = Lookup {
            by_source: BTreeMap::new(),
            by_address: BTreeMap::new(),
            by_place: BTreeMap::new(),
            at_place: BTreeMap::new(),
            by_name: BTreeMap::new(),
            files: draft.file_addresses.iter().map(|(from, to)| (normal(from), to.clone())).collect(),
            hosts: draft.base_url.as_deref().and_then(host).into_iter().collect(),
            base: draft.base_path.as_ref().map(|base| format!("/{base}")),
            home: draft.home.clone(),
        };
        for (at, page) in draft.pages.iter().enumerate() {
            lookup.by_source.entry(page.source.clone()).or_insert(at);
            lookup.by_place.insert((page.locale.clone(), page.kind, page.path.clone()), at);
            lookup.at_place.entry((page.kind, page.path.clone())).or_default().push(page.source.clone());
            let (folder, name) = split(&page.source);
            let stem = name.split('.').next().unwrap_or(name);
            let name = if matches!(stem, "index" | "_index") { split(folder).1 } else { stem };
            let entry = lookup.by_name.entry((page.locale.clone(), name.to_lowercase()));
            entry.and_modify(|known| *known = None).or_insert(Some(at));
            if page.kind != Kind::Snippet && !page.address.is_empty() {
                lookup.by_address.entry(normal(&decoded(&page.address))).or_insert(at);
            }
        }
        for (at, page) in draft.pages.iter().enumerate() {
            for alias in &page.aliases {
                lookup.by_address.entry(normal(&decoded(alias))).or_insert(at);
            }
        }
        lookup.files.extend(draft.files.keys().map(|path| (format!("\0{path}"), path.clone())));
        lookup
    }

    /// A snippet by its name, in any language.
    pub fn snippet(&self, name: &str) -> Option<usize> {
        let sources = self.at_place.get(&(Kind::Snippet, name.to_owned()))?;
        sources.first().and_then(|source| self.by_source.get(source)).copied()
    }

    /// The same page in a language, if it has one.
    pub fn in_locale(&self, page: &Page, locale: &str) -> Option<usize> {
        self.by_place.get(&(locale.to_owned(), page.kind, page.path.clone())).copied()
    }

    /// What `to` leads to, written in a page; without `?` and `#`.
    pub fn find(&self, to: &str, page: &Page) -> Target {
        let decoded = percent_decode_str(to).decode_utf8_lossy();
        if let Some(path) = to.strip_prefix(REF) {
            return self.reference(path, page).map_or(Target::Missing, Target::Page);
        }
        if let Some(path) = decoded.strip_prefix(SITE) {
            return join(&self.home, path).and_then(|path| self.file(&path)).unwrap_or(Target::Missing);
        }
        if let Some(path) = self.below_host(&decoded) {
            // Pages of the old host that are not part of the source are another site's.
            return self.address(&path, page).unwrap_or(Target::Elsewhere);
        }
        if has_scheme(&decoded) || decoded.starts_with("//") {
            return Target::Elsewhere;
        }
        if decoded.starts_with('/') {
            let known = self.address(&decoded, page);
            return known.or_else(|| self.reference(&decoded, page).map(Target::Page)).unwrap_or(Target::Missing);
        }
        let beside = join(split(&page.source).0, &decoded);
        let is_file = is_markdown(&decoded);
        // A page may be named as what it becomes, wherever that is shown.
        let as_page = |path: &str| path.strip_suffix(".html").and_then(|path| self.file(path));
        let by_file = || beside.as_deref().and_then(|path| self.file(path).or_else(|| as_page(path)));
        let by_address = || self.address(&below_address(&page.address, &decoded)?, page);
        let found = if is_file { by_file().or_else(by_address) } else { by_address().or_else(by_file) };
        found.or_else(|| self.beside_others(&decoded, page)).unwrap_or(Target::Missing)
    }

    /// What a translation does not have beside it is looked for beside the same page in other languages.
    fn beside_others(&self, to: &str, page: &Page) -> Option<Target> {
        let others = self.at_place.get(&(page.kind, page.path.clone()))?;
        others.iter().find_map(|source| self.file(&join(split(source).0, to)?))
    }

    fn file(&self, path: &str) -> Option<Target> {
        let ends = ["", ".md", ".mdx", ".markdown", "/_index.md", "/index.md", "/index.mdx", "/README.md"];
        let page = ends.iter().find_map(|end| self.by_source.get(&format!("{path}{end}")));
        page.map(|at| Target::Page(*at)).or_else(|| self.files.get(&format!("\0{path}")).cloned().map(Target::File))
    }

    fn address(&self, path: &str, page: &Page) -> Option<Target> {
        let path = normal(&decoded(path));
        let own = format!("/{}{path}", page.locale.to_lowercase());
        // What a language lacks is shown in the default one.
        let default =
            || path.strip_prefix(&format!("/{}", page.locale.to_lowercase())).filter(|path| path.starts_with('/'));
        let found = self.by_address.get(&path).or_else(|| self.by_address.get(&own));
        let found = found.or_else(|| self.by_address.get(default()?));
        // An old address that a page was known by may still have the ending of a file.
        let bare = path.strip_suffix(".md").or_else(|| path.strip_suffix(".mdx"));
        let found = found.or_else(|| self.by_address.get(bare?));
        // Some write the path of the site's base, too.
        let base = self.hosts.first().map(|(_, base)| base.as_str()).or(self.base.as_deref());
        let base = base.unwrap_or_default().trim_end_matches('/');
        let below = path.strip_prefix(&base.to_lowercase()).filter(|below| !base.is_empty() && below.starts_with('/'));
        let found = found.or_else(|| self.by_address.get(below?));
        let path = below.filter(|below| self.files.contains_key(*below)).unwrap_or(&path).to_owned();
        found.map(|at| Target::Page(*at)).or_else(|| self.files.get(&path).cloned().map(Target::File))
    }

    /// A page by its path in the source, from its root or beside another page, or by its name alone.
    fn reference(&self, path: &str, page: &Page) -> Option<usize> {
        let bare = path.trim_matches('/');
        if bare.is_empty() {
            return None;
        }
        let below = crate::source::below(&page.source, &self.home).unwrap_or(&page.source);
        let top = joined(&self.home, below.split('/').next().unwrap_or_default());
        let roots = [
            joined(split(&page.source).0, bare),
            joined(&top, bare),
            joined(&format!("{top}/{}", page.locale), bare),
            joined(&self.home, bare),
        ];
        let by_path = roots.iter().filter_map(|path| join("", path)).find_map(|path| match self.file(&path) {
            Some(Target::Page(at)) => Some(at),
            _ => None,
        });
        let name = split(bare).1.trim_end_matches(".md").to_lowercase();
        by_path.or_else(|| if bare.contains('/') { None } else { *self.by_name.get(&(page.locale.clone(), name))? })
    }

    /// Whether a full address is one of the old site, or of a part of it that the source does not have.
    pub fn is_own(&self, url: &str) -> bool {
        let is_first = |its: &str| self.hosts.first().is_some_and(|(host, _)| *host == its);
        (has_scheme(url) || url.starts_with("//"))
            && self.below_host(url).is_some()
            && host(url).is_some_and(|(its, _)| is_first(&its))
    }

    /// The path of an address of the old site, on its host or without one.
    pub fn own_path(&self, to: &str) -> Option<String> {
        let is_full = to.contains("://") || to.starts_with("//");
        let path = if is_full { self.below_host(to).filter(|_| self.is_own(to))? } else { to.to_owned() };
        Some(normal(&path))
    }

    fn below_host(&self, url: &str) -> Option<String> {
        let (its, path) = host(url)?;
        let (_, base) = self.hosts.iter().find(|(host, _)| *host == its)?;
        let below = path.strip_prefix(base.trim_end_matches('/'))?;
        (below.is_empty() || below.starts_with('/')).then(|| format!("/{}", below.trim_start_matches('/')))
    }
}

/// An address as people read it: links write the signs of other scripts in either way.
fn decoded(address: &str) -> String {
    percent_decode_str(address).decode_utf8_lossy().into_owned()
}

/// The host of a URL, in lower case and without `www.`, and its path.
fn host(url: &str) -> Option<(String, String)> {
    let scheme = ["https://", "http://", "//"]
        .into_iter()
        .find(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))?;
    let rest = &url[scheme.len()..];
    let (host, path) = rest.find('/').map_or((rest, "/"), |at| rest.split_at(at));
    let host = host.to_ascii_lowercase();
    Some((host.strip_prefix("www.").unwrap_or(&host).to_owned(), path.to_owned()))
}

/// What pages end with, and the pages of folders are called.
const ENDS: [&str; 6] = ["/index.html", "/index.htm", "/index.xhtml", ".html", ".htm", ".xhtml"];

/// An address in one form: lower case, without the slash at its end and without `index.html` or `.html`.
pub fn normal(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_lowercase();
    let path = path.trim_end_matches('/');
    let path = ENDS.iter().find_map(|end| path.strip_suffix(end)).unwrap_or(path);
    format!("/{}", path.trim_matches('/'))
}

/// A relative address as a browser reads it on the page of another. On a page without `/` at its end, it is beside that.
fn below_address(page: &str, to: &str) -> Option<String> {
    let folder = page.rsplit_once('/')?.0;
    join(folder, to).map(|path| format!("/{path}"))
}

fn is_markdown(path: &str) -> bool {
    [".md", ".mdx", ".markdown"].iter().any(|end| path.to_ascii_lowercase().ends_with(end))
}

pub fn has_scheme(address: &str) -> bool {
    let Some((scheme, _)) = address.split_once(':') else { return false };
    let mut chars = scheme.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_one_form() {
        for address in [
            "/Docs/A/",
            "/docs/a",
            "docs/a.html",
            "/docs/a.htm",
            "/docs/a/index.html",
            "/docs/a/index.htm",
            "/docs/a/?q#x",
        ] {
            assert_eq!(normal(address), "/docs/a", "{address}");
        }
        assert_eq!(below_address("/docs/a/", "../b/"), Some("/docs/b".into()));
        assert_eq!(below_address("/docs/a", "b"), Some("/docs/b".into()));
        assert!(has_scheme("mailto:a@b") && !has_scheme("a/b:c") && !has_scheme(":x"));
    }
}
