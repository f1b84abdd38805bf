//! The settings, variables and snippets that articles are parsed with, and what a text has asked of them.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::hash::Hash;
use std::io;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::code_files::AllCode;
use crate::config::SiteConfig;
use crate::letters;
use crate::load::{Read, SourceTree, Texts};
use crate::words::Words;
use guichet_core::address::Schemes;
use guichet_core::content_hash::{self, Key};
use guichet_core::diag::Outcome;
use guichet_core::host::HostSource;
use guichet_core::model::Locale;
use guichet_markdown::Parsed;
use guichet_markdown::markdown::{CalloutKind, HtmlPolicy, MarkdownOptions, SnippetSource};
use guichet_syntax::names::{Asked, Names};
use guichet_wording::Wording;

/// What articles are parsed with.
#[derive(Debug)]
pub struct Parser {
    html: HtmlPolicy,
    math: bool,
    schemes: Schemes,
    players: Vec<HostSource>,
    callouts: Vec<CalloutKind>,
    locales: BTreeMap<Locale, InLocale>,
    code: AllCode,
    /// Whether somebody asks which letters texts have.
    letters: bool,
    /// Of all that is the same for every text.
    settings: Key,
}

/// What the texts of one locale may use.
#[derive(Debug)]
struct InLocale {
    variables: BTreeMap<String, String>,
    snippets: BTreeMap<String, SnippetSource>,
    /// What its texts are searched for, words of the glossary among it.
    wording: Wording,
}

/// An article on its way.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    pub path: &'a Arc<str>,
    pub locale: &'a Locale,
    /// Below the locale, without `.md`.
    pub rel: &'a str,
    /// A folder of articles has its name.
    pub beside: bool,
}

/// What a text has asked for while it was parsed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Used {
    variables: Asked,
    snippets: Asked,
    /// Files that it shows as code, by their paths below `content/`.
    pub files: Vec<String>,
}

impl Parser {
    pub fn new(config: &SiteConfig, tree: &SourceTree, words: &Words) -> Self {
        let in_locale = |locale: &Locale| (locale.clone(), InLocale::new(locale, config, &tree.texts, words));
        let (html, math) = (config.html, config.math);
        let (schemes, players) = (config.schemes.clone(), config.players.clone());
        let callouts: Vec<CalloutKind> = config.callouts.iter().map(|kind| kind.value.clone()).collect();
        let letters = config.theme.fonts.files().next().is_some();
        let settings = hash_of_debug(&(html, math, &schemes, &players, &callouts, letters));
        let locales = config.locales.keys().map(in_locale).collect();
        Parser { html, math, schemes, players, callouts, locales, code: AllCode::new(config, tree), letters, settings }
    }

    pub fn parse(&self, at: &At, text: &Arc<str>) -> (Outcome<Parsed>, Used) {
        let At { path, locale, rel, beside } = *at;
        let with = &self.locales[locale];
        let (variables, snippets) = (Names::new(&with.variables), Names::new(&with.snippets));
        let files = self.code.of(locale);
        let options = MarkdownOptions {
            html: self.html,
            math: self.math,
            schemes: &self.schemes,
            players: &self.players,
            callouts: &self.callouts,
            variables: &variables,
            snippets: &snippets,
            files: &files,
            wording: &with.wording,
        };
        let mut parsed = guichet_markdown::parse_file(path, locale, rel, beside, text, &options);
        if self.letters {
            letters::note(&mut parsed.value);
        }
        (parsed, Used { variables: variables.asked(), snippets: snippets.asked(), files: files.asked() })
    }

    /// Of all that the parse of a text is made of.
    pub fn made_of(&self, at: &At, text: Key, used: &Used) -> Key {
        let with = &self.locales[at.locale];
        let variables = values(&used.variables, &with.variables, |value| value);
        let snippets = values(&used.snippets, &with.snippets, |snippet| (&snippet.file, &snippet.text, snippet.start));
        let files = self.code.made_of(at.locale, &used.files);
        content_hash::of(&(
            self.settings,
            (at.locale, at.beside),
            text,
            variables,
            snippets,
            files,
            with.wording.made_of(),
        ))
    }

    /// What was parsed before, once more.
    ///
    /// # Errors
    /// The file can't be read any more, or is another one.
    pub fn again(&self, at: &At, text: Key, texts: &Texts) -> io::Result<Parsed> {
        let read = read_again(at.path, text, texts)?;
        Ok(self.parse(at, &read.text).0.value)
    }
}

/// A text that was read before.
///
/// # Errors
/// The file can't be read any more, or is another one.
pub fn read_again(path: &Arc<str>, text: Key, texts: &Texts) -> io::Result<Read> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("`{path}`: {error}"));
    let read = texts.read(path).map_err(named)?;
    if content_hash::of_bytes(read.text.as_bytes()) != text {
        return Err(io::Error::other(format!("`{path}` has changed while the site was built; build again")));
    }
    Ok(read)
}

/// Names that were asked for and what they are, and all names where a text has asked which there are.
fn values<'v, T, V: Hash>(asked: &'v Asked, all: &'v BTreeMap<String, T>, value: impl Fn(&'v T) -> V) -> impl Hash {
    let named: Vec<_> = asked.names.iter().map(|name| (name, all.get(name).map(&value))).collect();
    let all: Option<Vec<_>> = asked.all.then(|| all.keys().collect());
    (named, all)
}

/// Settings that are compared as they are printed, which names all that is in them.
fn hash_of_debug(settings: &impl Debug) -> Key {
    content_hash::of_bytes(format!("{settings:?}").as_bytes())
}

impl InLocale {
    fn new(locale: &Locale, config: &SiteConfig, texts: &Texts, words: &Words) -> Self {
        let mut snippets = BTreeMap::new();
        for link in config.chain(locale) {
            let folder = format!("content/{link}/_snippets/");
            for (path, text) in texts.below(&folder) {
                let name = path.strip_prefix(folder.as_str()).unwrap_or(path);
                let name = name.strip_suffix(".md").unwrap_or(name).to_owned();
                snippets.entry(name).or_insert_with(|| {
                    let start = guichet_markdown::front_matter::split(text).body;
                    SnippetSource { file: Arc::clone(path), text: Arc::from(&text[start..]), start }
                });
            }
        }
        InLocale { variables: config.variables_for(locale), snippets, wording: words.of(locale, config) }
    }
}
