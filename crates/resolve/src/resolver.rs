//! All that is known while links are resolved. What is asked of it is in `links`, `lookup`, `anchors`, `missing` and `turns`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use super::addresses::PageIndex;
use super::catalog::Catalog;
use super::input::ResolveInput;
use super::originals::Originals;
use super::site::{LocaleSite, PageAt};
use guichet_core::model::Locale;
use guichet_markdown::ParsedFile;

pub struct Resolver<'a> {
    pub input: &'a ResolveInput<'a>,
    pub catalog: &'a Catalog<'a>,
    pub originals: &'a Originals<'a>,
    pub locales: &'a [LocaleSite],
    pub assets: &'a BTreeMap<String, Arc<str>>,
    pub pages: &'a PageIndex<'a>,
    /// By locale: path of a folder → its number.
    pub folders: Vec<FxHashMap<&'a str, usize>>,
    /// By file, the anchors of those that have many, in order.
    pub anchors: Vec<OnceLock<Anchors<'a>>>,
    /// Only where a link is broken.
    pub titles: OnceLock<Titles>,
}

/// Files by the slugs of their titles, those of each locale.
pub type Titles = FxHashMap<Locale, FxHashMap<String, Vec<usize>>>;

/// Anchors of a file in one spelling, each with how it is written there; in order.
pub type Anchors<'a> = Vec<(Cow<'a, str>, &'a str)>;

/// The address of a link that becomes text, since readers don't get the page, or not at this date. An empty address is that of the page
/// with the link.
pub const NO_LINK: &str = "\0";

/// One locale's site, seen from one file.
pub(super) struct From<'a> {
    pub at: usize,
    pub site: &'a LocaleSite,
    pub file: &'a ParsedFile,
    /// Its number.
    pub file_at: usize,
    /// The page of the file itself, for links within it.
    pub page: PageAt,
}

/// What a path is relative to: the file that the link is written in, which may be a snippet of another locale.
pub(super) struct Base<'a> {
    pub path: &'a Arc<str>,
    /// Below `content/`: `fr/contacts`, `en/_snippets`.
    pub folder: &'a str,
    pub locale: Locale,
}

impl<'a> Base<'a> {
    pub fn of(from: &From<'a>, snippet: Option<&'a Arc<str>>) -> Self {
        let path = snippet.unwrap_or(&from.file.path);
        let below = path.strip_prefix("content/").unwrap_or(path);
        let folder = below.rsplit_once('/').map_or("", |(folder, _)| folder);
        let locale = Locale::new(below.split('/').next().unwrap_or_default());
        Base { path, folder, locale }
    }
}
