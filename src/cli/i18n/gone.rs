//! What translators have of an article that is removed: files where `export` writes them by default, and the texts that stand behind
//! them and behind stamps, in `i18n/originals/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use guichet_exchange::returned::{Done, Returned};
use guichet_markdown::ParsedFile;
use guichet_translations::stamp::Stamp;

use super::exchanged;
use super::moves::Moves;
use super::store;
use crate::cli::whole::Whole;

/// Folders that `export` writes to, and what may be in them.
const FOLDERS: [(&str, [&str; 2]); 2] = [("i18n/xliff", ["xlf", "xliff"]), ("i18n/po", ["po", "pot"])];

/// By their paths from the site's folder, in order.
#[derive(Default)]
pub struct Gone {
    /// What goes with the article.
    pub files: Vec<String>,
    /// Files with work that is in no translation: somebody should look at it.
    pub with_work: Vec<String>,
    /// What names texts of `i18n/originals/`.
    versions: BTreeSet<String>,
}

impl Gone {
    /// `texts` are those of one article, in all languages.
    pub fn of(site: &Whole, root: &Path, texts: &[&Arc<ParsedFile>]) -> Self {
        let mut gone = Gone::default();
        let Some(first) = texts.first() else { return gone };
        // Since `mv`, it may still be where the article was, if no other one is there now.
        let moves = Moves::of(site);
        let is_free = |rel: &&String| !site.analysis.files.iter().any(|file| *file.rel == ***rel);
        let was = moves.earlier(&first.rel).iter().filter(is_free).map(String::as_str);
        let places: Vec<&str> = [&*first.rel].into_iter().chain(was).collect();
        for text in texts {
            let stamp = Stamp::read(&site.text(&text.path));
            gone.versions.extend(stamp.into_iter().flat_map(|stamp| [Some(stamp.hash), stamp.since]).flatten());
        }
        for (folder, extensions) in FOLDERS {
            for locale in site.analysis.config.locales.keys() {
                for rel in &places {
                    for extension in extensions {
                        let path = format!("{folder}/{locale}/{rel}.{extension}");
                        if root.join(&path).is_file() {
                            let text = texts.iter().find(|text| text.locale == *locale);
                            gone.add(root, path, text.map(|text| site.text(&text.path)).as_deref());
                        }
                    }
                }
            }
        }
        gone
    }

    /// `translation` is the text that the file is for.
    fn add(&mut self, root: &Path, path: String, translation: Option<&str>) {
        let disk = root.join(&path);
        let Ok(articles) = exchanged::read(&disk) else {
            self.with_work.push(path);
            return;
        };
        let stamp = translation.and_then(Stamp::read);
        let is_finished = |article: &Returned| {
            let mut entries = article.entries.iter();
            entries.all(|entry| entry.content.is_empty() || entry.state != Done::No)
        };
        let is_in = |article: &Returned| {
            is_finished(article)
                && stamp.as_ref().is_some_and(|stamp| stamp.has_taken(&exchanged::id(root, &disk, article)))
        };
        if articles.iter().any(|article| article.is_touched() && !is_in(article)) {
            self.with_work.push(path);
            return;
        }
        let versions = articles.into_iter().flat_map(|article| [article.version, article.translation]);
        self.versions.extend(versions);
        self.files.push(path);
    }

    /// Removes the texts behind them, once they are gone.
    pub fn tidy(&self, site: &Whole, root: &Path) {
        // Snippets have stamps, too.
        let texts = site.tree.texts.keys().filter(|path| path.starts_with("content/") && path.ends_with(".md"));
        let stamps = texts.filter_map(|path| Stamp::read(&fs::read_to_string(root.join(&**path)).ok()?));
        let used = stamps.flat_map(|stamp| [Some(stamp.hash), stamp.since]).flatten().collect();
        store::tidy(root, &self.versions, &used);
    }
}
