//! Files of the content that articles show as code, and which of them a text has asked for: so that an edit of one makes the pages
//! new that show it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::config::SiteConfig;
use crate::load::{SourceTree, code};
use guichet_core::content_hash::{self, Key};
use guichet_core::model::Locale;
use guichet_core::nfc::nfc;
use guichet_markdown::markdown::files::{CodeFile, CodeFiles, NoFile};

/// What is in a file, and its hash.
type Text = Result<(Arc<str>, Key), NoFile>;

/// All files that may be shown.
#[derive(Debug)]
pub struct AllCode {
    /// By their paths below `content/`: where they are on the disk.
    files: BTreeMap<Arc<str>, PathBuf>,
    /// Locales that a text borrows from, itself first.
    chains: BTreeMap<Locale, Vec<Locale>>,
    /// What was read of them so far.
    read: Mutex<FxHashMap<Arc<str>, Text>>,
}

/// What one text is parsed with.
#[derive(Debug)]
pub struct CodeOf<'a> {
    all: &'a AllCode,
    locale: &'a Locale,
    asked: RefCell<BTreeSet<String>>,
}

impl AllCode {
    pub fn new(config: &SiteConfig, tree: &SourceTree) -> Self {
        // Pictures and films are most of what is beside articles.
        let may_be_code = |len: u64, size: Option<(u32, u32)>| len <= code::LARGEST && size.is_none();
        let files = tree.assets.iter().filter(|(_, asset)| may_be_code(asset.len, asset.size));
        let files =
            files.filter_map(|(path, asset)| Some((Arc::from(path.strip_prefix("content/")?), asset.disk.clone())));
        let chains = config.locales.keys().map(|locale| (locale.clone(), config.chain(locale)));
        AllCode { files: files.collect(), chains: chains.collect(), read: Mutex::default() }
    }

    pub fn of<'a>(&'a self, locale: &'a Locale) -> CodeOf<'a> {
        CodeOf { all: self, locale, asked: RefCell::default() }
    }

    /// What the files are that a text has asked for.
    pub fn made_of(&self, locale: &Locale, asked: &[String]) -> Key {
        let found = asked.iter().map(|path| match self.find(locale, path) {
            Some(found) => (path, Some(found), self.text(found).map(|(_, key)| key).ok(), Vec::new()),
            None => (path, None, None, self.beside(path)),
        });
        content_hash::of(&found.collect::<Vec<_>>())
    }

    /// The file of a path, or the one that the locale borrows in its place: as it is with pictures.
    fn find(&self, locale: &Locale, path: &str) -> Option<&Arc<str>> {
        if let Some((path, _)) = self.files.get_key_value(path) {
            return Some(path);
        }
        let (first, rest) = path.split_once('/')?;
        if !self.chains.keys().any(|locale| locale.as_str() == first) {
            return None;
        }
        let chain = self.chains.get(locale)?;
        chain.iter().find_map(|locale| self.files.get_key_value(&*format!("{locale}/{rest}"))).map(|(path, _)| path)
    }

    fn text(&self, path: &Arc<str>) -> Text {
        let known = || self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(read) = known().get(path) {
            return read.clone();
        }
        let text = code::text(&self.files[path]).ok().flatten();
        let read = text.map(|text| (Arc::clone(&text), content_hash::of_bytes(text.as_bytes()))).ok_or(NoFile::NotCode);
        known().insert(Arc::clone(path), read.clone());
        read
    }

    /// Names of the files in a folder.
    fn beside(&self, path: &str) -> Vec<String> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let start = format!("{folder}/");
        let inside = self
            .files
            .range::<str, _>((Bound::Included(start.as_str()), Bound::Unbounded))
            .map(|(path, _)| path.strip_prefix(start.as_str()));
        let names = inside.map_while(|name| name).filter(|name| !name.contains('/'));
        names.map(str::to_owned).collect()
    }
}

impl CodeOf<'_> {
    pub fn asked(self) -> Vec<String> {
        self.asked.into_inner().into_iter().collect()
    }
}

impl CodeFiles for CodeOf<'_> {
    fn read(&self, path: &str) -> Result<CodeFile, NoFile> {
        let path = nfc(path);
        self.asked.borrow_mut().insert(path.clone().into_owned());
        let Some(found) = self.all.find(self.locale, &path) else {
            return Err(NoFile::Missing(self.all.beside(&path)));
        };
        let (text, _) = self.all.text(found)?;
        Ok(CodeFile { path: Arc::from(format!("content/{found}")), text })
    }
}
