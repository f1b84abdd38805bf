//! What `export` and `import` both have to know of a site: articles, their translations, and how these were.

use std::collections::BTreeMap;
use std::iter;
use std::path::Path;

use guichet_core::model::Locale;
use guichet_core::yaml::{self, Value};
use guichet_exchange::existing::Existing;
use guichet_exchange::merge::without_stamp;
use guichet_exchange::package::NONE;
use guichet_markdown::front_matter::split;
use guichet_translations::sections;
use guichet_translations::stamp::Stamp;

use super::moves::{Moves, with_stamp_of_today};
use super::pairs::{Pairs, SNIPPETS};
use super::store;
use crate::cli::Failure;
use crate::cli::args::Global;
use crate::cli::whole::Whole;

/// A translation that is there.
pub struct Found {
    pub path: String,
    pub text: String,
    is_draft: bool,
    is_machine: bool,
    /// Its original when it was stamped.
    then: Option<String>,
    /// And before, where the stamp has open texts.
    since: Option<String>,
    /// The text with the stamp that it would have today, if that is another.
    stamped: Option<String>,
}

impl Found {
    pub fn existing(&self) -> Existing<'_> {
        Existing {
            translation: self.stamped.as_ref().unwrap_or(&self.text),
            is_draft: self.is_draft,
            is_machine: self.is_machine,
            then: self.then.as_deref(),
            since: self.since.as_deref(),
        }
    }

    /// It is what this stands for.
    pub fn is(&self, fingerprint: &str) -> bool {
        without_stamp(&self.text) == fingerprint
    }

    /// It is neither what was exported, nor what an import has written.
    pub fn is_edited(&self, exported: &str) -> bool {
        let now = without_stamp(&self.text);
        let imported = Stamp::read(&self.text).and_then(|stamp| stamp.imported);
        (exported == NONE || exported != now) && imported.as_deref() != Some(&*now)
    }

    /// Its stamp is of another version of its original.
    pub fn is_behind(&self, original: &str) -> bool {
        match &self.then {
            Some(then) => version(then) != version(original),
            None => Stamp::read(&self.text).is_some(),
        }
    }

    /// Since it was exported, words have come in from other files than this one.
    pub fn is_of_others(&self, exported: &str, file: &str) -> bool {
        exported != without_stamp(&self.text) && Stamp::read(&self.text).is_some_and(|stamp| stamp.is_from_others(file))
    }

    /// An import has taken what this file has.
    pub fn has_taken(&self, file: &str) -> bool {
        Stamp::read(&self.text).is_some_and(|stamp| stamp.has_taken(file))
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
    /// Where it was before `guichet mv` has moved it, from the site's root.
    pub was: Vec<String>,
}

impl Original {
    /// A version of it, in any form.
    pub(super) fn version(&self, root: &Path, hash: &str) -> Option<String> {
        self.version_that(root, hash, |_| true)
    }

    /// A version of it, in the form that fits, if there is one.
    pub(super) fn version_that(&self, root: &Path, hash: &str, fits: impl Fn(&str) -> bool) -> Option<String> {
        let mut paths = iter::once(&self.path).chain(&self.was);
        paths.find_map(|path| store::find(root, path, hash, &fits))
    }
}

/// Everything that is to be translated, and how it is found. An article that is a draft is not there yet.
pub struct Originals {
    pub all: Vec<Original>,
    by_path: BTreeMap<String, usize>,
    pub moves: Moves,
    /// Numbers of translations among the site's articles.
    translations: BTreeMap<(usize, Locale), usize>,
    /// The folder of the originals: `content/en/`.
    locale: String,
}

impl Originals {
    /// The number of the original that a file for translators is of.
    pub fn of(&self, path: &str) -> Option<usize> {
        let moved = || {
            let now = self.moves.now(path.strip_prefix(&self.locale)?.strip_suffix(".md")?)?;
            self.by_path.get(&format!("{}{now}.md", self.locale))
        };
        self.by_path.get(path).or_else(moved).copied()
    }

    /// By its path below the locale.
    pub fn below(&self, rel: &str) -> Option<usize> {
        self.of(&format!("{}{rel}", self.locale))
    }
}

impl Whole {
    pub(super) fn originals(&self) -> Originals {
        let locale = format!("content/{}/", self.analysis.config.default_locale);
        let moves = Moves::of(self);
        let files = self.files().iter().enumerate();
        let articles = files.filter(|(_, file)| self.is_default(&file.locale) && !file.head.draft);
        let articles = articles.map(|(at, file)| Original {
            path: file.path.to_string(),
            rel: file.rel.to_string(),
            title: file.title().to_owned(),
            article: Some(at),
            was: moves.earlier(&file.rel).iter().map(|rel| format!("{locale}{rel}.md")).collect(),
        });
        let snippets = self.tree.texts.keys().filter_map(|path| {
            let rel = path.strip_prefix(&locale)?.strip_suffix(".md")?;
            let title = format!("Snippet {}", rel.strip_prefix(SNIPPETS)?.strip_prefix('/')?);
            Some(Original { path: path.to_string(), rel: rel.to_owned(), title, article: None, was: Vec::new() })
        });
        let all: Vec<Original> = articles.chain(snippets).collect();
        let by_path = all.iter().enumerate().map(|(at, original)| (original.path.clone(), at)).collect();
        let pairs = Pairs::read(self);
        let translations = pairs.of.iter().map(|(at, of)| ((*of, pairs.all[*at].locale.clone()), *at));
        let translations = translations.filter(|(_, at)| *at < self.files().len()).collect();
        Originals { all, by_path, moves, translations, locale }
    }

    /// The translation of an original in a language.
    pub(super) fn translation(
        &self,
        global: &Global,
        originals: &Originals,
        original: &Original,
        locale: &Locale,
    ) -> Option<Found> {
        let path = match original.article {
            Some(of) => self.files()[*originals.translations.get(&(of, locale.clone()))?].path.to_string(),
            None => {
                let path = format!("content/{locale}/{}.md", original.rel);
                self.tree.texts.contains_key(&path).then_some(path)?
            }
        };
        let text = self.text(&path);
        Some(self.found(global, originals, original, path, text))
    }

    /// A text that is the translation of an original, with what is known of it.
    pub(super) fn found(
        &self,
        global: &Global,
        originals: &Originals,
        original: &Original,
        path: String,
        text: String,
    ) -> Found {
        let now = self.text(&original.path);
        let version = |hash: &str| original.version(&global.root, hash);
        let today = |then: &str| originals.moves.bring_version(then, &original.path, &now);
        let stamp = Stamp::read(&text);
        let (mut then, mut stamped) = (None, None);
        if let Some(stamp) = &stamp {
            match is_version(&now, &stamp.hash) {
                true => then = Some(now.clone()),
                false => {
                    if let Some(was) = version(&stamp.hash) {
                        let is = today(&was);
                        let current = self::version(&now);
                        let is_now = self::version(&is) == current;
                        stamped = with_stamp_of_today(&text, &was, &is, is_now.then_some(&current));
                        then = Some(is);
                    }
                }
            }
        }
        let since = stamp.and_then(|stamp| version(&stamp.since?)).map(|since| today(&since));
        let says = |key: &str, wanted: &Value| value(&text, key).is_some_and(|value| value == *wanted);
        let is_draft = original.article.is_some() && says("draft", &Value::Bool(true));
        let is_machine = says("translation", &Value::Str("machine".into()));
        Found { path, is_draft, is_machine, text, then, since, stamped }
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

/// A value of a text's front matter.
fn value(text: &str, key: &str) -> Option<Value> {
    let Value::Map(entries) = yaml::parse(text, split(text).yaml?).ok()?.value else { return None };
    entries.into_iter().find(|(known, _)| known.name == key).map(|(_, node)| node.value)
}

/// Whether `hash` stands for this version of an original.
pub fn is_version(text: &str, hash: &str) -> bool {
    sections::is_version(&sections::of(text), hash)
}

/// Stands for a version of an original.
pub fn version(text: &str) -> String {
    sections::hash_of_all(&sections::of(text))
}
