//! What `export` and `import` both have to know of a site: articles, their translations, and how these were.

use guichet_core::model::Locale;
use guichet_exchange::existing::Existing;
use guichet_markdown::front_matter::Translation;
use guichet_translations::sections;
use guichet_translations::stamp::Stamp;

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

impl Whole {
    /// The translation of an original in a language.
    pub(super) fn translation(
        &self,
        global: &Global,
        original: usize,
        locale: &Locale,
        pairs: &[(usize, usize)],
    ) -> Option<Found> {
        let files = self.files();
        let (at, _) = pairs.iter().find(|(at, of)| *of == original && files[*at].locale == *locale)?;
        let (file, of) = (&files[*at], &files[original]);
        let text = self.text(&file.path);
        let now = self.text(&of.path);
        let then = Stamp::read(&text).and_then(|stamp| match sections::is_version(&sections::of(&now), &stamp.hash) {
            true => Some(now),
            false => store::find(&global.root, &of.path, &stamp.hash),
        });
        Some(Found {
            path: file.path.to_string(),
            is_draft: file.own_head().draft,
            is_machine: file.head.translation == Some(Translation::Machine),
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

/// Stands for a version of an original.
pub fn version(text: &str) -> String {
    sections::hash_of_all(&sections::of(text))
}
