//! How readers of a language get an original: the one answer that all commands go by.

use std::collections::BTreeMap;

use guichet_core::model::Locale;

use super::below_content;
use crate::cli::Failure;
use crate::cli::whole::Whole;

/// What there is of an original in a language. Texts are numbers of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A translation of its own.
    Own(usize),
    /// Nothing of its own that is published, and what another variant of the same language has: `fr-CA` has what `fr` has. That may be
    /// the original itself.
    Borrowed(usize),
    /// A translation that is a draft, and nothing else.
    Draft(usize),
    Missing,
}

/// Originals, each with its texts in other languages.
pub struct Translations<'s> {
    site: &'s Whole,
    own: BTreeMap<(usize, &'s Locale), usize>,
}

impl<'s> Translations<'s> {
    /// `pairs`: every translation with its original.
    pub fn of(site: &'s Whole, pairs: &[(usize, usize)]) -> Self {
        let own = pairs.iter().map(|(translation, original)| {
            let locale = &site.analysis.files[*translation].locale;
            ((*original, locale), *translation)
        });
        Translations { site, own: own.collect() }
    }

    pub fn standing(&self, original: usize, locale: &Locale) -> Standing {
        let is_draft = |at: usize| self.site.analysis.files[at].head.draft;
        let own = self.own.get(&(original, locale)).copied();
        if let Some(own) = own.filter(|at| !is_draft(*at)) {
            return Standing::Own(own);
        }
        let chain = self.site.analysis.config.chain(locale);
        let variants = chain.iter().skip(1).filter(|other| language(other) == language(locale));
        let theirs = variants.filter_map(|other| match self.site.is_default(other) {
            true => Some(original),
            false => self.own.get(&(original, other)).copied(),
        });
        let mut theirs = theirs.filter(|at| !is_draft(*at));
        match (theirs.next(), own) {
            (Some(at), _) => Standing::Borrowed(at),
            (None, Some(draft)) => Standing::Draft(draft),
            (None, None) => Standing::Missing,
        }
    }
}

impl Whole {
    /// Texts that are named in a language, `fr-CA/contacts/import`, `fr-CA`, and that readers have from another variant of it.
    pub(super) fn borrowed(&self, name: &str, pairs: &[(usize, usize)]) -> Vec<usize> {
        let Some((locale, originals)) = self.originals_in(name) else { return Vec::new() };
        let translations = Translations::of(self, pairs);
        let borrowed = originals.into_iter().filter_map(|original| match translations.standing(original, &locale) {
            Standing::Borrowed(at) => Some(at),
            Standing::Own(_) | Standing::Draft(_) | Standing::Missing => None,
        });
        borrowed.collect()
    }

    /// What to say of a name that is none of a text, if it is that of an article which a language does not have: it is another
    /// variant's, or missing.
    pub(super) fn why_not_there(&self, name: &str, pairs: &[(usize, usize)]) -> Option<Failure> {
        let (locale, originals) = self.originals_in(name)?;
        let files = self.files();
        if !originals.is_empty() && below_content(name) == locale.as_str() {
            let is_own = |(translation, _): &(usize, usize)| files[*translation].locale == locale;
            return (!pairs.iter().any(is_own))
                .then(|| Failure::usage(format!("`{locale}` has no translation of its own")));
        }
        let [original] = originals[..] else { return None };
        let rel = &files[original].rel;
        Some(Failure::usage(match Translations::of(self, pairs).standing(original, &locale) {
            Standing::Borrowed(at) if at == original => format!(
                "`{locale}` has no text of its own for `{rel}`: its readers have the original, `{}`",
                files[at].path
            ),
            Standing::Borrowed(at) => format!(
                "`{locale}` has no text of its own for `{rel}`: its readers have `{}`; name that one",
                files[at].path
            ),
            Standing::Own(_) | Standing::Draft(_) | Standing::Missing => {
                format!(
                    "`{rel}` is not translated into `{locale}` yet; `guichet new {rel} --locale {locale}` begins it"
                )
            }
        }))
    }
}

/// `fr` of `fr-CA`.
fn language(locale: &Locale) -> &str {
    locale.as_str().split('-').next().unwrap_or_default()
}
