//! Files that were with translators while articles have moved, as if they had been exported where everything is now.

use std::collections::BTreeMap;

use guichet_exchange::document::{Document, Segment};
use guichet_exchange::existing::targets;
use guichet_exchange::merge::{unknown, without_place, without_stamp};
use guichet_exchange::package::NONE;
use guichet_exchange::returned::Returned;
use guichet_exchange::token::Token;

use super::store;
use super::texts::{Found, Original, Originals, is_version, version};
use crate::cli::args::Global;
use crate::cli::whole::Whole;

/// What a file for translators says, as if it had been exported where everything is now.
pub struct Today {
    pub content: Returned,
    /// The original as it was exported; `None` if that is lost.
    pub then: Option<String>,
    /// It is still that.
    pub is_version: bool,
    /// The targets that the translation had when it was exported, by the ids of their segments; `None` if that is not known.
    pub base: Option<BTreeMap<String, String>>,
}

impl Whole {
    /// `path` is where the translation is, or would be. Of a file in which nobody has worked, an export needs nothing but the notes:
    /// `has_work` says that [`Today::base`] is asked for.
    pub(super) fn today(
        &self,
        global: &Global,
        originals: &Originals,
        original: &Original,
        (found, path): (Option<&Found>, &str),
        file: &Returned,
        has_work: bool,
    ) -> Today {
        let (moves, root, now) = (&originals.moves, &global.root, self.text(&original.path));
        let below = |path: &'_ str| path.strip_prefix("content/")?.split_once('/').map(|(_, rel)| rel.to_owned());
        // Tools may have written another name into it.
        let old = if originals.of(&file.original).is_some() { &file.original } else { &original.path };
        // Two that differ in their form alone, such as in the marks of emphasis, are one version, and have other segments.
        let fits = |text: &str| unknown(&Document::read(text), file).is_empty();
        let is_now = is_version(&now, &file.version);
        let was = match is_now && fits(&now) {
            true => Some(now.clone()),
            false => {
                let kept = original.version_that(root, &file.version, fits);
                kept.or_else(|| store::find(root, old, &file.version, fits)).or_else(|| is_now.then(|| now.clone()))
            }
        };
        // What a file says of codes is said by their numbers.
        let codes = |text: &str| -> Vec<usize> {
            let count =
                |segment: &Segment| segment.tokens.iter().filter(|token| matches!(token, Token::Code(_))).count();
            Document::read(text).segments.iter().map(count).collect()
        };
        let then = was.as_ref().map(|was| match *was == now || is_now && codes(was) == codes(&now) {
            true => now.clone(),
            false => moves.bring(was, old, &original.path),
        });
        // A translation is where its original is, in its own language.
        let locale = path.strip_prefix("content/").and_then(|path| path.split_once('/')).map(|(locale, _)| locale);
        let old_path = match (below(old), locale) {
            (Some(rel), Some(locale)) if below(path) == below(&original.path) => format!("content/{locale}/{rel}"),
            _ => path.to_owned(),
        };
        let mut content = match (&was, &then) {
            (Some(was), Some(then)) => file
                .clone()
                .brought(&Document::read(was), &Document::read(then), |text| moves.bring(text, &old_path, path)),
            _ => file.clone(),
        };
        let exported = match found {
            _ if !has_work || file.translation == NONE => None,
            Some(found) if found.is(&file.translation) => None,
            Some(_) | None => [path, &old_path]
                .iter()
                .find_map(|path| store::find_translation(root, path, &file.translation))
                .map(|text| moves.bring(&text, &old_path, path)),
        };
        if let (Some(found), Some(exported)) = (found, &exported)
            && without_place(exported) == without_place(&found.text)
        {
            content.translation = without_stamp(&found.text);
        }
        let document = Document::read(then.as_deref().unwrap_or(&now));
        let base = match (found, exported) {
            _ if !has_work => None,
            _ if content.translation == NONE => Some(BTreeMap::new()),
            (Some(found), _) if found.is(&content.translation) => Some(targets(&document, &found.existing())),
            (_, Some(text)) => {
                let found = self.found(global, originals, original, path.to_owned(), text);
                Some(targets(&document, &found.existing()))
            }
            (_, None) => None,
        };
        let is_version = then.as_ref().is_some_and(|then| version(then) == version(&now));
        Today { content, then, is_version, base }
    }
}
