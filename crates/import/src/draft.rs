//! What every source is read into: pages with their old addresses, files to copy, and what is known of the site. Links in bodies
//! are still as they were; everything else in a body is our Markdown already.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::names;
use crate::report::Report;
use crate::source::{joined, split};
use crate::values::Fields;

/// What the report calls it.
const UNSAID: &str = "the language of the texts";

#[derive(Debug, Default)]
pub struct Draft {
    pub title: Option<String>,
    /// Where the old site is published, with its path.
    pub base_url: Option<String>,
    /// The path that it is below, if its host is not known.
    pub base_path: Option<String>,
    /// The source does not say its language.
    pub is_english: bool,
    /// The default one first.
    pub locales: Vec<Language>,
    /// The folder of the site in the source, `""` if that is the top.
    pub home: String,
    pub pages: Vec<Page>,
    /// Files to copy: path in the source → path below the new site's folder.
    pub files: BTreeMap<String, String>,
    /// Files that a link may name by an address of the old site: address → path in the source.
    pub file_addresses: BTreeMap<String, String>,
    /// Old addresses that lead to another address of the old site, or to a full URL.
    pub redirects: Vec<(String, String)>,
    /// What a language lacks was shown at an address of that language: the address, that of the original, and the language.
    pub untranslated: Vec<(String, String, String)>,
    /// Patterns of old addresses that name an article by its `id`: `/hc/:locale/articles/:id`.
    pub by_id: Vec<String>,
    /// Patterns of old addresses of one page, whatever its name there was: `/hc/en-us/sections/12-*`, and its address.
    pub any_name: Vec<(String, String)>,
    /// Addresses of pages that were lists of all that is in a collection, with its name.
    pub lists: BTreeMap<String, String>,
    /// What addresses of the old site end in for which every new site has a page: `/requests/new`, and `contact`.
    pub own_pages: Vec<(&'static str, &'static str)>,
    /// Dollar signs are around formulas.
    pub math: bool,
    /// A folder that everything is in (`docs/`) is none of its own.
    pub one_folder_is_all: bool,
    /// The site is there already: its settings are the writer's.
    pub has_site: bool,
    /// The default language is at the root of the new site, without its tag.
    pub at_root: bool,
    /// Addresses of the new site end in `.html`.
    pub with_html: bool,
    /// Today, as `2024-05-06`.
    pub day: String,
    /// Files of articles that were deleted in the new site since the last import: nothing leads there.
    pub gone: BTreeSet<String>,
    /// Files that could not be read, with line and column.
    pub broken: Vec<String>,
    /// Parts of the export that are not in the source, in words.
    pub missing: Vec<String>,
    pub report: Report,
}

impl Draft {
    /// The site is there, and has a default language: that is what others borrow from, whatever the source's was.
    pub fn default_is(&mut self, tag: String) {
        let known = self.locales.iter().position(|language| language.tag == tag);
        let language = match known {
            Some(at) => self.locales.remove(at),
            None => Language { tag, name: None, title: None },
        };
        self.locales.insert(0, language);
    }

    /// A source of one language is in this one.
    pub fn speaks(&mut self, tag: &str) {
        let [language] = self.locales.as_mut_slice() else { return };
        let old = std::mem::replace(&mut language.tag, tag.to_owned());
        self.pages.iter_mut().filter(|page| page.locale == old).for_each(|page| tag.clone_into(&mut page.locale));
        let (from, to) = (format!("content/{old}/"), format!("content/{tag}/"));
        for file in self.files.values_mut() {
            if let Some(below) = file.strip_prefix(&from) {
                *file = format!("{to}{below}");
            }
        }
        self.report.left.retain(|one| one.construct != UNSAID);
    }

    /// The source does not say its language.
    pub fn is_english(&mut self) {
        self.is_english = true;
        let note = "the source does not say it: English was taken for it; say it with `--locale`, and import again";
        self.report.left(UNSAID, note, "");
    }

    /// The path that the old site is below, on whichever host.
    pub fn base_is(&mut self, base: &str) {
        let base = base.trim_matches('/');
        let is_path = !base.is_empty() && !base.contains("://") && !base.contains(['?', '#', ' ']);
        match &mut self.base_url {
            _ if !is_path => {}
            Some(url) if url.trim_end_matches('/').ends_with(&format!("/{base}")) => {}
            Some(url) => *url = format!("{}/{base}/", url.trim_end_matches('/')),
            None => self.base_path = Some(base.to_owned()),
        }
    }

    /// Whether readers would find nothing where a page was: it was deleted, and there is none in the default language to show instead.
    pub fn is_gone(&self, page: &Page) -> bool {
        let default = self.locales.first().map_or("", |language| language.tag.as_str());
        let original = || Page::new(page.kind, default, &page.path, "").file();
        let has_original =
            |file: &String| !self.gone.contains(file) && self.pages.iter().any(|one| one.file() == *file);
        page.kind == Kind::Article
            && self.gone.contains(&page.file())
            && (page.locale == default || !has_original(&original()))
    }

    /// The old site showed what a language lacks in the default one, at an address of that language. `prefixes`: languages, and what
    /// their addresses begin with, the default one first.
    pub fn show_originals(&mut self, prefixes: &[(&str, &str)]) {
        let Some(((first, prefix), others)) = prefixes.split_first() else { return };
        let known: BTreeSet<&str> = self.pages.iter().map(|page| page.address.as_str()).collect();
        let own = self.pages.iter().filter(|page| page.locale == *first && !page.address.is_empty());
        let missing: Vec<(String, String, String)> = own
            .flat_map(|page| {
                let below = page.address.strip_prefix(prefix).unwrap_or(&page.address);
                others
                    .iter()
                    .map(move |(tag, prefix)| (format!("{prefix}{below}"), page.address.clone(), (*tag).to_owned()))
            })
            .filter(|(from, _, tag)| {
                !known.contains(from.as_str()) && self.locales.iter().any(|language| language.tag == *tag)
            })
            .collect();
        self.untranslated.extend(missing);
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    pub tag: String,
    pub name: Option<String>,
    pub title: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Article,
    /// The text of an area, a category, or of a locale's home page.
    Folder,
    /// A part of others, by its name.
    Snippet,
}

#[derive(Clone, Debug)]
pub struct Page {
    pub kind: Kind,
    pub locale: String,
    /// Below the locale, without an extension; of a folder the folder itself, `""` at the top; of a snippet its name.
    pub path: String,
    /// The file that it comes from.
    pub source: String,
    /// By the names of our front matter. What has no name there is in `extra`.
    pub head: Fields,
    pub body: String,
    /// Where the old site shows it, from its root: `/docs/contacts/import/`.
    pub address: String,
    pub aliases: Vec<String>,
}

impl Page {
    /// A page without anything but its place.
    pub fn new(kind: Kind, locale: &str, path: &str, source: &str) -> Page {
        Page {
            kind,
            locale: locale.to_owned(),
            path: path.to_owned(),
            source: source.to_owned(),
            head: Fields::new(),
            body: String::new(),
            address: String::new(),
            aliases: Vec::new(),
        }
    }

    /// Readers don't have it yet.
    pub fn is_draft(&self) -> bool {
        self.head.get("draft") == Some(&Value::Bool(true))
    }

    /// The file that it becomes, below the new site's folder.
    pub fn file(&self) -> String {
        let Page { locale, path, .. } = self;
        match self.kind {
            Kind::Article => format!("content/{locale}/{path}.md"),
            Kind::Folder => format!("content/{locale}/{}", joined(path, "_index.md")),
            Kind::Snippet => format!("content/{locale}/_snippets/{path}.md"),
        }
    }

    /// Where the new site shows it, below its base.
    pub fn new_address(&self) -> String {
        let (folder, name) = split(&self.path);
        let name = self.head.get("slug").and_then(Value::as_str).unwrap_or(name);
        match self.path.as_str() {
            "" => format!("/{}/", self.locale),
            _ => format!("/{}/{}/", self.locale, joined(folder, name)),
        }
    }

    pub fn set(&mut self, key: &str, value: impl Into<Value>) {
        self.head.insert(key.to_owned(), value.into());
    }

    /// Keeps what has no place of its own.
    pub fn keep(&mut self, key: &str, value: Value) {
        let extra = self.head.entry("extra").or_insert_with(|| Value::Object(Fields::new()));
        if let Value::Object(extra) = extra {
            extra.insert(key.to_owned(), value);
        }
    }

    pub fn title(&self) -> Option<&str> {
        self.head.get("title").and_then(Value::as_str)
    }

    /// A page needs a title, in its front matter or as the heading that opens its body.
    pub fn ensure_title(&mut self, report: &mut Report) {
        if self.kind == Kind::Snippet || self.title().is_some_and(|title| !title.trim().is_empty()) {
            return;
        }
        self.head.remove("title");
        if !self.body.trim_start().starts_with("# ") {
            let (_, name) = split(&self.path);
            self.set("title", names::title(name));
            report.changed("an article without a title", "its title is made from its file's name", &self.source);
        }
    }
}

/// A tag as BCP 47 writes it, if it is the tag of a language: `zh-cn` → `zh-CN`.
pub fn language(tag: &str) -> Option<String> {
    let tag = guichet_l10n::canonical_tag(&tag.replace('_', "-"));
    (guichet_l10n::is_valid_tag(&tag) && guichet_l10n::is_known_language(&tag)).then_some(tag)
}
