//! `guichet mv` and `guichet rm`: an article under another path, or gone, in all languages at once, without a link or an address that leads
//! nowhere afterwards.
//!
//! | file | job |
//! |---|---|
//! | `links` | links of a text, in place of those to what has moved |
//! | `head` | `id` and `aliases` of a front matter |
//! | `redirects` | lines of redirects.yaml |
//! | `stamps` | which versions of their originals translations match |
//! | `mv`, `rm` | the two commands |

mod head;
mod links;
pub mod mv;
mod redirects;
pub mod rm;
mod stamps;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use guichet_core::model::Locale;
use guichet_markdown::ParsedFile;
use guichet_markdown::front_matter::HeadKind;

use super::Failure;
use super::whole::Whole;

impl Whole {
    /// The path of an article below its locale, as people write it: `contacts/import`, `content/en/contacts/import.md`, an address.
    fn rel(&self, text: &str) -> String {
        let slashed = text.trim().replace('\\', "/");
        let bare =
            slashed.split_once("://").map_or(&*slashed, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        let bare = bare.trim_start_matches("./").trim_matches('/');
        let below = bare.rfind("content/").map_or(bare, |at| &bare[at + "content/".len()..]);
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

    /// Every text that may have links: articles, pages of folders, snippets, each with its path from the site's root.
    fn linking(&self) -> Vec<(&str, String)> {
        let texts = self.tree.texts.keys().filter(|path| path.starts_with("content/") && path.ends_with(".md"));
        texts.map(|path| (&**path, self.text(path))).collect()
    }
}

/// Files by their paths from the site's root, as they will be.
type Edits = BTreeMap<String, String>;

/// Writes all of them, each as a whole or not at all.
fn write(root: &Path, edits: &Edits) -> Result<(), Failure> {
    for (path, text) in edits {
        let file = root.join(path);
        let failed = |error: std::io::Error| Failure::fault(format!("can't write `{}`: {error}", file.display()));
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let mut beside = file.clone().into_os_string();
        beside.push(".new");
        fs::write(&beside, text).and_then(|()| fs::rename(&beside, &file)).map_err(failed)?;
    }
    Ok(())
}

/// Removes a file, and the folder that it leaves empty.
fn remove(root: &Path, path: &str) -> Result<(), Failure> {
    let file = root.join(path);
    fs::remove_file(&file).map_err(|error| Failure::fault(format!("can't remove `{}`: {error}", file.display())))?;
    // Those that hold something stay.
    let _ = file.parent().map(fs::remove_dir);
    Ok(())
}
