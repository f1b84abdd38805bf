//! `guichet mv` and `guichet rm`: an article under another path, or gone, in all languages at once, without a link or an address that leads
//! nowhere afterwards.
//!
//! | file | job |
//! |---|---|
//! | `head` | `id` and `aliases` of a front matter |
//! | `related` | what a front matter lists of others |
//! | `instead` | where readers of a removed article go |
//! | `redirects` | lines of redirects.yaml |
//! | `stamps` | which versions of their originals translations match |
//! | `mv`, `rm` | the two commands |

mod head;
mod instead;
pub mod mv;
mod redirects;
mod related;
pub mod rm;
mod stamps;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use guichet_core::model::{ArticleId, Locale};
use guichet_markdown::ParsedFile;
use guichet_markdown::front_matter::{Head, HeadKind};
use guichet_site::resolve::{LocaleSite, id_of};

use super::Failure;
use super::linking::{Linking, paths};
use super::rewrite::{Stopped, Together};
use super::whole::Whole;

impl Whole {
    /// The path of an article below its locale, as people write it: `contacts/import`, `content/en/contacts/import.md`, an address.
    fn rel(&self, text: &str) -> String {
        let slashed = text.trim().replace('\\', "/");
        let bare =
            slashed.split_once("://").map_or(&*slashed, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        let below = &*self.below_content(bare.trim_matches('/'));
        let is_locale = |part: &str| self.analysis.config.locales.contains_key(&Locale::new(part));
        let below = match below.split_once('/') {
            Some((first, rest)) if is_locale(first) => rest,
            _ => below,
        };
        below.strip_suffix(".md").unwrap_or(below).to_owned()
    }

    /// The article's texts, one per language.
    ///
    /// # Errors
    /// There is none, or it is the page of a folder.
    fn article(&self, name: &str) -> Result<Vec<&Arc<ParsedFile>>, Failure> {
        let rel = self.rel(name);
        let files = &self.analysis.files;
        let found: Vec<_> = files.iter().filter(|file| *file.rel == rel && file.kind == HeadKind::Article).collect();
        if found.iter().any(|file| file.beside) {
            return Err(Failure::usage(format!(
                "`{rel}.md` is the page of the folder `{rel}/`: give it a `slug`, or move what is in the folder first"
            )));
        }
        if !found.is_empty() {
            return Ok(found);
        }
        if files.iter().any(|file| file.rel.starts_with(&format!("{rel}/"))) {
            return Err(Failure::usage(format!("`{rel}` is a folder: name the articles in it one by one")));
        }
        // Each is there in several languages.
        let known: BTreeSet<&str> =
            files.iter().filter(|file| file.kind == HeadKind::Article).map(|file| &*file.rel).collect();
        Err(Failure::unknown(&format!("there is no article `{rel}`"), &rel, known))
    }

    fn what_is_named(&self) -> Named<'_> {
        let files = &self.analysis.files;
        Named {
            heads: files.iter().map(|file| (&*file.path, file.own_head())).collect(),
            ids: files.iter().filter(|file| file.kind == HeadKind::Article).map(|file| id_of(file)).collect(),
        }
    }

    /// Languages whose readers have this text: its own, and those that borrow it.
    fn readers(&self, file: &ParsedFile) -> Vec<&Locale> {
        let at = self.analysis.files.iter().position(|other| *other.path == *file.path);
        let shows = |site: &&LocaleSite| site.pages.iter().any(|page| Some(page.body.file) == at);
        let borrowed = self.analysis.site().locales.iter().filter(shows).map(|site| &site.locale);
        let borrowed = borrowed.filter(|locale| **locale != file.locale);
        let own = self.analysis.config.locales.keys().filter(|locale| **locale == file.locale);
        own.chain(borrowed).collect()
    }

    /// The address below a locale that readers have a text at, or would have at another path: with folders as they are called there.
    fn address(&self, file: &ParsedFile, rel: &str, locale: &Locale) -> String {
        let site = self.analysis.site().locales.iter().find(|site| site.locale == *locale);
        site.map_or_else(|| rel.to_owned(), |site| site.address_below(file, rel))
    }

    /// The address below a locale of a folder.
    fn folder_address(&self, path: &str, locale: &Locale) -> String {
        let site = self.analysis.site().locales.iter().find(|site| site.locale == *locale);
        let folder = site.and_then(|site| site.folders.iter().find(|folder| *folder.path == *path));
        let below = folder.and_then(|folder| folder.url.strip_prefix(locale.as_str()));
        below.map_or(path, |below| below.trim_matches('/')).to_owned()
    }

    /// Folders whose last text it was for readers of a language, and which have no page without it. `to`: where the article goes, below
    /// its locale.
    fn emptied<'f>(&self, file: &'f ParsedFile, locale: &Locale, to: Option<&str>) -> Vec<&'f str> {
        let from: &'f str = &file.rel;
        let folders = std::iter::successors(from.rsplit_once('/'), |(folder, _)| folder.rsplit_once('/'));
        let chain = self.analysis.config.chain(locale);
        let others = |folder: &str| {
            let below = format!("{folder}/");
            let is_shown = |other: &ParsedFile| chain.contains(&other.locale) && !other.head.draft;
            let mut files = self.analysis.files.iter().filter(|other| is_shown(other) && *other.rel != *from);
            to.is_some_and(|to| to.starts_with(&below)) || files.any(|other| other.rel.starts_with(&below))
        };
        folders.map(|(folder, _)| folder).take_while(|folder| !others(folder)).collect()
    }

    /// Whether a file is published as it is, by its path from the site's root.
    fn is_file(&self, path: &str) -> bool {
        self.tree.assets.contains_key(path)
    }

    /// Every text that may have links: articles, pages of folders, snippets, each with its path from the site's root.
    fn linking(&self) -> Vec<(&str, String)> {
        let texts = self.tree.texts.keys().filter(|path| path.starts_with("content/") && path.ends_with(".md"));
        texts.map(|path| (&**path, self.text(path))).collect()
    }
}

/// What tells paths from ids.
struct Named<'s> {
    heads: BTreeMap<&'s str, &'s Head>,
    ids: BTreeSet<ArticleId>,
}

impl Named<'_> {
    /// A text with the paths in it; `path` is from the site's root.
    fn paths<'t>(&self, path: &'t str, text: &'t str) -> Linking<'t> {
        let below = path.strip_prefix("content/").unwrap_or(path);
        let folder = below.rsplit_once('/').map_or("", |(folder, _)| folder);
        let is_id = |name: &str| self.ids.contains(&ArticleId::new(name));
        Linking { text, places: paths::of(text, self.heads.get(path).copied(), is_id), folder }
    }
}

/// Files by their paths from the site's root, as they will be.
type Edits = BTreeMap<String, String>;

/// Changes files, and takes others away: all of it, or nothing. `renamed`: where those that go are afterwards, by their old paths.
///
/// # Errors
/// A file can't be written or removed; everything is as it was then.
fn write(
    site: &Whole,
    root: &Path,
    edits: &Edits,
    gone: &[&str],
    renamed: &BTreeMap<String, String>,
) -> Result<(), Failure> {
    let stopped = |stopped: Stopped| {
        let file = stopped.file.strip_prefix(root).unwrap_or(&stopped.file).display().to_string();
        Failure::fault(format!("nothing was changed, because of `{file}`: {}", stopped.why.why()))
    };
    let texts = &site.tree.texts;
    let before: BTreeMap<&str, &str> = renamed.iter().map(|(old, new)| (new.as_str(), old.as_str())).collect();
    let mut together = Together::of(root);
    // First, since a name in other letters may be of the same file.
    for path in gone {
        let is_text = texts.contains_key(path);
        together.remove(&if is_text { texts.disk(path) } else { root.join(path) }).map_err(stopped)?;
    }
    for (path, new) in edits {
        let old = site.text(path);
        let source = before.get(path.as_str()).copied();
        match source {
            _ if texts.contains_key(path) => together.change(&texts.disk(path), &old, new),
            Some(source) => together.add(&root.join(path), Some((&texts.disk(source), &site.text(source))), new),
            // Such as the list of addresses, which is none of the site's texts.
            None => match fs::read_to_string(root.join(path)) {
                Ok(there) => together.change(&root.join(path), &there, new),
                Err(_) => together.add(&root.join(path), None, new),
            },
        }
        .map_err(stopped)?;
    }
    together.put().map_err(stopped)
}
