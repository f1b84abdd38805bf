//! What `export` and `import` both have to know of a site: articles, their translations, and how these were.

use std::collections::BTreeMap;

use guichet_core::model::Locale;
use guichet_exchange::existing::Existing;
use guichet_markdown::front_matter::Translation;
use guichet_translations::sections;
use guichet_translations::stamp::Stamp;

use super::store;
use crate::cli::Failure;
use crate::cli::args::Global;
use crate::cli::whole::Whole;

/// Where snippets are, below a locale.
const SNIPPETS: &str = "_snippets/";

/// A translation that is there.
pub struct Found {
    pub path: String,
    pub text: String,
    is_draft: bool,
    is_machine: bool,
    /// Its original when it was stamped.
    then: Option<String>,
}

impl Found {
    pub fn existing(&self) -> Existing<'_> {
        Existing {
            translation: &self.text,
            is_draft: self.is_draft,
            is_machine: self.is_machine,
            then: self.then.as_deref(),
        }
    }
}

/// What is translated: an article, or a snippet, which has no page of its own.
pub struct Original {
    /// From the site's root.
    pub path: String,
    /// Below the locale, without `.md`: `contacts/import`, `_snippets/trial`.
    pub rel: String,
    pub title: String,
    /// Its number among the site's articles; `None` for a snippet.
    pub article: Option<usize>,
}

/// Everything that is to be translated, and how it is found. An article that is a draft is not there yet.
pub struct Originals {
    pub all: Vec<Original>,
    by_path: BTreeMap<String, usize>,
    /// Old paths of what `guichet mv` has moved.
    by_id: BTreeMap<String, usize>,
    /// Numbers of translations among the site's articles.
    translations: BTreeMap<(usize, Locale), usize>,
}

impl Originals {
    /// The number of the original that a file for translators is of.
    pub fn of(&self, path: &str) -> Option<usize> {
        self.by_path.get(path).or_else(|| self.by_id.get(path)).copied()
    }
}

impl Whole {
    pub(super) fn originals(&self) -> Originals {
        let locale = format!("content/{}/", self.analysis.config.default_locale);
        let files = self.files().iter().enumerate();
        let articles = files.filter(|(_, file)| self.is_default(&file.locale) && !file.head.draft);
        let articles = articles.map(|(at, file)| Original {
            path: file.path.to_string(),
            rel: file.rel.to_string(),
            title: file.title().to_owned(),
            article: Some(at),
        });
        let snippets = self.tree.texts.keys().filter_map(|path| {
            let rel = path.strip_prefix(&locale)?.strip_suffix(".md")?;
            let title = format!("Snippet {}", rel.strip_prefix(SNIPPETS)?);
            Some(Original { path: path.to_string(), rel: rel.to_owned(), title, article: None })
        });
        let all: Vec<Original> = articles.chain(snippets).collect();
        let by_path = all.iter().enumerate().map(|(at, original)| (original.path.clone(), at)).collect();
        let id = |original: &Original| self.files()[original.article?].head.id.as_ref().map(|id| id.value.clone());
        let by_id = all
            .iter()
            .enumerate()
            .filter_map(|(at, original)| Some((format!("{locale}{}.md", id(original)?), at)))
            .collect();
        let pairs = self.pairs().into_iter();
        let translations = pairs.map(|(at, of)| ((of, self.files()[at].locale.clone()), at)).collect();
        Originals { all, by_path, by_id, translations }
    }

    /// The translation of an original in a language.
    pub(super) fn translation(
        &self,
        global: &Global,
        originals: &Originals,
        original: &Original,
        locale: &Locale,
    ) -> Option<Found> {
        let files = self.files();
        let (path, file) = match original.article {
            Some(of) => {
                let at = *originals.translations.get(&(of, locale.clone()))?;
                (files[at].path.to_string(), Some(&files[at]))
            }
            None => {
                let path = format!("content/{locale}/{}.md", original.rel);
                self.tree.texts.contains_key(&path).then_some((path, None))?
            }
        };
        let text = self.text(&path);
        let now = self.text(&original.path);
        let then = Stamp::read(&text).and_then(|stamp| match is_version(&now, &stamp.hash) {
            true => Some(now),
            false => store::find(&global.root, &original.path, &stamp.hash),
        });
        Some(Found {
            path,
            is_draft: file.is_some_and(|file| file.own_head().draft),
            is_machine: file.is_some_and(|file| file.head.translation == Some(Translation::Machine)),
            text,
            then,
        })
    }

    /// A language to translate into.
    ///
    /// # Errors
    /// The site has no such language, or it is the one of the originals.
    pub(super) fn target(&self, name: &str) -> Result<Locale, Failure> {
        let locales = self.analysis.config.locales.keys();
        let others: Vec<&Locale> = locales.filter(|locale| !self.is_default(locale)).collect();
        match others.iter().find(|locale| locale.as_str().eq_ignore_ascii_case(name)) {
            Some(locale) => Ok((*locale).clone()),
            None => {
                let message = format!("`{name}` is not a language that the site translates into");
                Err(Failure::unknown(&message, name, others.iter().map(|locale| locale.as_str())))
            }
        }
    }
}

/// Whether `hash` stands for this version of an original.
pub fn is_version(text: &str, hash: &str) -> bool {
    sections::is_version(&sections::of(text), hash)
}

/// Stands for a version of an original.
pub fn version(text: &str) -> String {
    sections::hash_of_all(&sections::of(text))
}
