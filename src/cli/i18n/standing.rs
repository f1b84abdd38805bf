//! How readers of a language get an original: the one answer that all commands go by.

use guichet_core::model::Locale;
use guichet_site::resolve::{Reason, why_hidden};

use super::pairs::{Pairs, Text};
use crate::cli::Failure;

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
    /// A translation that only its own dates keep away, and nothing else.
    Away(usize, Reason),
    Missing,
}

impl Pairs<'_> {
    pub fn standing(&self, original: usize, locale: &Locale) -> Standing {
        let is_there = |at: usize| !self.all[at].is_draft() && self.away(at, original).is_none();
        let own = self.own(original, locale);
        if let Some(own) = own.filter(|at| is_there(*at)) {
            return Standing::Own(own);
        }
        let chain = self.site.analysis.config.chain(locale);
        let variants = chain.iter().skip(1).filter(|other| language(other) == language(locale));
        let theirs = variants.filter_map(|other| match self.site.is_default(other) {
            true => Some(original),
            false => self.own(original, other),
        });
        let mut theirs = theirs.filter(|at| is_there(*at));
        match (theirs.next(), own) {
            (Some(at), _) => Standing::Borrowed(at),
            (None, Some(own)) => match self.away(own, original) {
                Some(why) => Standing::Away(own, why),
                None => Standing::Draft(own),
            },
            (None, None) => Standing::Missing,
        }
    }

    /// Why a translation is not there on this day, if its original is.
    fn away(&self, at: usize, original: usize) -> Option<Reason> {
        let date = self.site.analysis.date;
        let why = |at: usize| self.all[at].article.and_then(|file| why_hidden(&file.head, date, false));
        why(at).filter(|reason| reason.by_date && why(original).is_none())
    }

    /// Texts that are named in a language, `fr-CA/contacts/import`, `fr-CA`, and that readers have from another variant of it.
    pub fn borrowed(&self, name: &str) -> Vec<usize> {
        let Some((locale, originals)) = self.originals_in(name) else { return Vec::new() };
        let borrowed = originals.into_iter().filter_map(|original| match self.standing(original, &locale) {
            Standing::Borrowed(at) => Some(at),
            Standing::Own(_) | Standing::Draft(_) | Standing::Away(..) | Standing::Missing => None,
        });
        borrowed.collect()
    }

    /// What to say of a name that is none of a text, if it is that of an article which a language does not have: it is another
    /// variant's, or missing.
    pub fn why_not_there(&self, name: &str) -> Option<Failure> {
        let (locale, originals) = self.originals_in(name)?;
        if !originals.is_empty() && self.below(name) == locale.as_str() {
            let has_own = self.of.keys().any(|translation| self.all[*translation].locale == locale);
            return (!has_own).then(|| Failure::usage(format!("`{locale}` has no translation of its own")));
        }
        let [original] = originals[..] else { return None };
        let Text { rel, article, .. } = &self.all[original];
        let begins = match article {
            Some(_) => format!("`guichet new {rel} --locale {locale}` begins it"),
            None => format!("write `content/{locale}/{rel}.md`, or `guichet i18n export --to {locale} {rel}`"),
        };
        Some(Failure::usage(match self.standing(original, &locale) {
            Standing::Borrowed(at) if at == original => format!(
                "`{locale}` has no text of its own for `{rel}`: its readers have the original, `{}`",
                self.all[at].path
            ),
            Standing::Borrowed(at) => format!(
                "`{locale}` has no text of its own for `{rel}`: its readers have `{}`; name that one",
                self.all[at].path
            ),
            Standing::Own(_) | Standing::Draft(_) | Standing::Away(..) | Standing::Missing => {
                format!("`{rel}` is not translated into `{locale}` yet; {begins}")
            }
        }))
    }
}

/// `fr` of `fr-CA`.
fn language(locale: &Locale) -> &str {
    locale.as_str().split('-').next().unwrap_or_default()
}
