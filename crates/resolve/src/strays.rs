//! Texts that have lost their original, without saying that they are translations: somebody has renamed it in one language alone.
//! A page that is in one language on purpose is no such text, so there has to be an original that it could be of.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use guichet_config::SiteConfig;
use guichet_core::model::Locale;
use guichet_core::paths::join;
use guichet_markdown::ParsedFile;
use guichet_markdown::body::ImageSource;
use guichet_markdown::front_matter::HeadKind;

use super::originals::Originals;

/// A text, the original that it is probably a translation of, which has none in its language, and how that is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stray {
    pub text: usize,
    pub original: usize,
    pub sign: Sign,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sign {
    /// The original says that it was at the text's path: by `aliases` or its `id`.
    WasThere,
    /// Two of three headings of both have the same ids, at least, and no other original has some of these.
    Ids,
    /// It is in another folder under the same name, and has the same structure.
    Name,
    /// It has the same structure, and shows and links to the same.
    Structure,
}

impl Sign {
    /// Behind the original's name.
    pub fn said(self) -> &'static str {
        match self {
            Sign::WasThere => "was once at this path",
            Sign::Ids => "has headings with the same ids",
            Sign::Name => "has the same name and headings of the same levels",
            Sign::Structure => "has the same headings, links and pictures",
        }
    }
}

/// Fewer ids that no other original has may be anybody's.
const IDS: usize = 2;
/// Fewer links and pictures that are the same, too.
const MARKS: usize = 3;

/// By their texts. An article with an `id` of its own says that it is one of its own. In a language most of whose articles are nobody's
/// translations, none of them is looked at.
pub fn find(config: &SiteConfig, files: &[Arc<ParsedFile>], originals: &Originals) -> Vec<Stray> {
    let default = &config.default_locale;
    let is_article = |file: &ParsedFile| file.kind == HeadKind::Article && !file.head.draft;
    let (mut paired, mut alone): (FxHashMap<&Locale, usize>, Vec<usize>) = (FxHashMap::default(), Vec::new());
    let mut translated: FxHashSet<(&Locale, usize)> = FxHashSet::default();
    for (at, file) in files.iter().enumerate().filter(|(_, file)| file.locale != *default) {
        match originals.get(at) {
            Some(original) => {
                translated.insert((&file.locale, original));
                *paired.entry(&file.locale).or_default() += usize::from(is_article(file));
            }
            None if is_article(file) => alone.push(at),
            None => {}
        }
    }
    let mut count: FxHashMap<&Locale, usize> = FxHashMap::default();
    alone.iter().for_each(|at| *count.entry(&files[*at].locale).or_default() += 1);
    alone.retain(|at| {
        let locale = &files[*at].locale;
        files[*at].own_head().id.is_none() && paired.get(locale).is_some_and(|paired| *paired > count[locale])
    });
    if alone.is_empty() {
        return Vec::new();
    }
    let known = Known::of(files, default);
    let stray = |text: usize| {
        let file = &files[text];
        let is_free = |at: usize| is_article(&files[at]) && !translated.contains(&(&file.locale, at));
        let (original, sign) = known.signs(file).into_iter().find(|(at, _)| is_free(*at))?;
        Some(Stray { text, original, sign })
    };
    let found: Vec<Stray> = alone.into_iter().filter_map(stray).collect();
    // One original has one translation: of two that might be it, neither is sure.
    let is_only = |stray: &&Stray| {
        let same =
            |other: &&Stray| other.original == stray.original && files[other.text].locale == files[stray.text].locale;
        found.iter().filter(same).count() == 1
    };
    found.iter().filter(is_only).cloned().collect()
}

/// Originals by what tells one from another in every language; `None` for what two have.
struct Known<'f> {
    files: &'f [Arc<ParsedFile>],
    paths: FxHashMap<&'f str, Option<usize>>,
    ids: FxHashMap<&'f str, Option<usize>>,
    /// By the last part of their paths.
    names: FxHashMap<&'f str, Option<usize>>,
    structures: FxHashMap<Structure, Option<usize>>,
}

impl<'f> Known<'f> {
    fn of(files: &'f [Arc<ParsedFile>], default: &Locale) -> Self {
        let mut known = Known {
            files,
            paths: FxHashMap::default(),
            ids: FxHashMap::default(),
            names: FxHashMap::default(),
            structures: FxHashMap::default(),
        };
        for (at, file) in files.iter().enumerate().filter(|(_, file)| file.locale == *default) {
            let own = file.own_head();
            let id = own.id.iter().map(|id| &*id.value);
            let paths: BTreeSet<&str> =
                id.chain(own.aliases.iter().map(|alias| alias.value.trim_matches('/'))).collect();
            for path in paths {
                note(&mut known.paths, path, at);
            }
            note(&mut known.names, name(file), at);
            ids(file).into_iter().for_each(|id| note(&mut known.ids, id, at));
            if let Some(structure) = structure(file) {
                note(&mut known.structures, structure, at);
            }
        }
        known
    }

    /// Whose translation a text may be, the surest first.
    fn signs(&self, file: &ParsedFile) -> Vec<(usize, Sign)> {
        let of_structure = structure(file).and_then(|found| self.structures.get(&found).copied().flatten());
        let found = [
            (self.paths.get(&*file.rel).copied().flatten(), Sign::WasThere),
            (self.by_ids(file), Sign::Ids),
            (self.by_name(file), Sign::Name),
            (of_structure, Sign::Structure),
        ];
        found.into_iter().filter_map(|(at, sign)| Some((at?, sign))).collect()
    }

    fn by_ids(&self, file: &ParsedFile) -> Option<usize> {
        // Ids of the original may stand beside those of the translation, in `<a name>`.
        let own: BTreeSet<&str> = file.body.anchors.iter().map(String::as_str).collect();
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        own.iter().filter_map(|id| *self.ids.get(id)?).for_each(|at| *counts.entry(at).or_default() += 1);
        let (at, _) = counts.into_iter().filter(|(_, count)| *count >= IDS).max_by_key(|(_, count)| *count)?;
        let theirs = ids(&self.files[at]);
        let common = own.intersection(&theirs).count();
        (3 * common >= 2 * theirs.len().max(file.body.headings.len())).then_some(at)
    }

    fn by_name(&self, file: &ParsedFile) -> Option<usize> {
        let at = self.names.get(name(file)).copied().flatten()?;
        let levels = levels(file);
        (!levels.is_empty() && levels == self::levels(&self.files[at])).then_some(at)
    }
}

fn note<K: std::hash::Hash + Eq>(known: &mut FxHashMap<K, Option<usize>>, key: K, at: usize) {
    known.entry(key).and_modify(|one| *one = None).or_insert(Some(at));
}

fn name(file: &ParsedFile) -> &str {
    file.rel.rsplit('/').next().unwrap_or_default()
}

fn levels(file: &ParsedFile) -> Vec<u8> {
    file.body.headings.iter().map(|heading| heading.level).collect()
}

/// Of its headings.
fn ids(file: &ParsedFile) -> BTreeSet<&str> {
    file.body.headings.iter().map(|heading| &*heading.id).collect()
}

/// Levels of headings, and where links lead and which pictures are shown, below the locale.
type Structure = (Vec<u8>, Vec<String>);

/// None for too little to know a text by.
fn structure(file: &ParsedFile) -> Option<Structure> {
    let folder = file.rel.rsplit_once('/').map_or("", |(folder, _)| folder);
    let below = |path: &str| match path.strip_prefix('/') {
        Some(rooted) => rooted.to_owned(),
        None => join(folder, path).unwrap_or_else(|| path.to_owned()),
    };
    let links = file.body.links.iter().filter(|link| !link.path.is_empty() && link.snippet.is_none());
    let links = links.map(|link| below(&link.path));
    // Pictures move with their article.
    let pictures = file.body.images.iter().filter(|image| image.snippet.is_none());
    let pictures = pictures.filter_map(|image| match &image.source {
        ImageSource::File(path) => Some(path.rsplit('/').next().unwrap_or_default().to_owned()),
        ImageSource::Remote(address) => Some(address.clone()),
        ImageSource::Embedded(_) => None,
    });
    let marks: Vec<String> = links.chain(pictures).collect();
    let different: BTreeSet<&String> = marks.iter().collect();
    let levels = levels(file);
    (different.len() >= MARKS && !levels.is_empty()).then_some((levels, marks))
}
