//! Everything that is translated, articles and snippets, and which text is the translation of which original.

use std::collections::BTreeMap;

use guichet_core::model::Locale;
use guichet_markdown::ParsedFile;
use guichet_site::resolve::originals::Originals;
use guichet_translations::compare::{Finding, compare};
use guichet_translations::sections::{self, Section};
use guichet_translations::stamp::Stamp;

use crate::cli::Failure;
use crate::cli::whole::Whole;

/// Where snippets are, below a locale.
pub const SNIPPETS: &str = "_snippets";

/// A text in a language.
pub struct Text<'s> {
    /// From the site's root.
    pub path: &'s str,
    /// Below the locale, without `.md`: `contacts/import`, `_snippets/trial`.
    pub rel: &'s str,
    pub locale: Locale,
    /// `None` for a snippet, which has no page of its own and can't be a draft.
    pub article: Option<&'s ParsedFile>,
}

impl Text<'_> {
    pub fn is_draft(&self) -> bool {
        self.article.is_some_and(|file| file.head.draft)
    }

    /// The first folder that it is in; empty for what is in none.
    pub fn area(&self) -> &str {
        self.rel.split_once('/').map_or("", |(area, _)| area)
    }
}

/// All of them. Numbers are places in `all`, in which articles come first, in the order of the site's files.
pub struct Pairs<'s> {
    pub(super) site: &'s Whole,
    pub all: Vec<Text<'s>>,
    /// Translations, each with its original.
    pub of: BTreeMap<usize, usize>,
    own: BTreeMap<(usize, Locale), usize>,
}

impl<'s> Pairs<'s> {
    pub fn read(site: &'s Whole) -> Self {
        let files = site.files();
        let articles = files.iter().map(|file| Text {
            path: &file.path,
            rel: &file.rel,
            locale: file.locale.clone(),
            article: Some(file),
        });
        let mut all: Vec<Text> = articles.collect();
        let originals = Originals::of(&site.analysis.config, files);
        let mut of: BTreeMap<usize, usize> = (0..files.len()).filter_map(|at| Some((at, originals.get(at)?))).collect();
        let snippets = site.tree.texts.keys().filter_map(|path| {
            let (locale, rel) = path.strip_prefix("content/")?.strip_suffix(".md")?.split_once('/')?;
            let locale = Locale::new(locale);
            let is_ours = rel.strip_prefix(SNIPPETS).is_some_and(|rest| rest.starts_with('/'))
                && site.analysis.config.locales.contains_key(&locale);
            is_ours.then_some(Text { path, rel, locale, article: None })
        });
        all.extend(snippets);
        let snippets = || all.iter().enumerate().skip(files.len());
        let originals: BTreeMap<&str, usize> =
            snippets().filter(|(_, text)| site.is_default(&text.locale)).map(|(at, text)| (text.rel, at)).collect();
        let translations = snippets().filter(|(_, text)| !site.is_default(&text.locale));
        of.extend(translations.filter_map(|(at, text)| Some((at, *originals.get(text.rel)?))));
        let own = of.iter().map(|(at, original)| ((*original, all[*at].locale.clone()), *at)).collect();
        Pairs { site, all, of, own }
    }

    /// The translation of an original into exactly this language, which may be a draft.
    pub fn own(&self, original: usize, locale: &Locale) -> Option<usize> {
        self.own.get(&(original, locale.clone())).copied()
    }

    pub fn is_original(&self, at: usize) -> bool {
        self.site.is_default(&self.all[at].locale)
    }

    /// What is in a text.
    pub fn text(&self, at: usize) -> String {
        self.site.text(self.all[at].path)
    }

    pub fn sections(&self, at: usize) -> Vec<Section> {
        sections::of(&self.text(at))
    }

    /// What is behind in a translation; `None` without a stamp.
    pub fn behind(&self, translation: usize, original: usize) -> Option<(Stamp, Vec<Finding>)> {
        let stamp = Stamp::read(&self.text(translation))?;
        let found = compare(&stamp, &self.sections(original));
        Some((stamp, found))
    }

    /// As [`Whole::below_content`], with the locale as the site writes it: `FR/contacts/import` is understood.
    pub fn below(&self, name: &str) -> String {
        let below = self.site.below_content(name);
        let (first, rest) = below.split_once('/').map_or((below.as_str(), None), |(first, rest)| (first, Some(rest)));
        let locales = self.site.analysis.config.locales.keys();
        let locale = locales.map(Locale::as_str).find(|locale| locale.eq_ignore_ascii_case(first));
        match (locale, rest) {
            (Some(locale), Some(rest)) => format!("{locale}/{rest}"),
            (Some(locale), None) => locale.to_owned(),
            (None, _) => below,
        }
    }

    /// Numbers of the texts that are named: `fr/contacts/import`, the path of a file or a folder, a locale.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn named(&self, name: &str) -> Result<Vec<usize>, Failure> {
        let below = &*self.below(name);
        let path = |text: &Text| format!("{}/{}", text.locale, text.rel);
        let is_named = |text: &Text| {
            let path = path(text);
            path == below || path.strip_prefix(below).is_some_and(|rest| rest.starts_with('/'))
        };
        let found: Vec<usize> = (0..self.all.len()).filter(|at| is_named(&self.all[*at])).collect();
        if found.is_empty() {
            let known: Vec<String> = self.all.iter().map(path).collect();
            let message = format!("there is no text `{below}`; write it like `fr/contacts/import`");
            return Err(Failure::unknown(&message, below, known.iter().map(String::as_str)));
        }
        Ok(found)
    }

    /// Originals that are named in a language, `fr-CA/contacts/import`, `fr-CA`, whether it has them or not; none if that is no language
    /// to translate into.
    pub(super) fn originals_in(&self, name: &str) -> Option<(Locale, Vec<usize>)> {
        let below = self.below(name);
        let (locale, rel) = below.split_once('/').unwrap_or((&below, ""));
        let locale = self.site.target(locale).ok()?;
        let is_named = |at: &usize| {
            let rest = self.all[*at].rel.strip_prefix(rel);
            self.is_original(*at) && rest.is_some_and(|rest| rel.is_empty() || rest.is_empty() || rest.starts_with('/'))
        };
        Some((locale, (0..self.all.len()).filter(is_named).collect()))
    }
}
