//! Where articles have been, and what was written before they moved as it would be today.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use guichet_core::model::Locale;
use guichet_core::paths::join;
use guichet_import::uses::scan;
use guichet_markdown::ParsedFile;
use guichet_markdown::front_matter::HeadKind;
use guichet_site::resolve::{id_of, parse_redirects};
use guichet_translations::sections;
use guichet_translations::stamp::Stamp;

use crate::cli::linking::{Now, brought_along};
use crate::cli::whole::Whole;

/// Where articles have been, and are. All paths are below the locale, without `.md`.
pub struct Moves {
    locales: Vec<String>,
    /// Of articles and snippets, in any language.
    there: BTreeSet<String>,
    moved: BTreeMap<String, Now>,
    /// Earlier paths of articles.
    was: BTreeMap<String, Vec<String>>,
}

impl Moves {
    /// An article's `id` is the first path that it had, its `aliases` are those from between; redirects lead on from what is gone.
    pub fn of(site: &Whole) -> Self {
        let articles: Vec<&Arc<ParsedFile>> =
            site.files().iter().filter(|file| file.kind == HeadKind::Article).collect();
        let locales: Vec<String> = site.analysis.config.locales.keys().map(Locale::to_string).collect();
        let below = |path: &'_ str| {
            let path = path.strip_prefix("content/")?.split_once('/')?.1;
            path.strip_suffix(".md").map(str::to_owned)
        };
        let mut moves = Moves {
            there: site.tree.texts.keys().filter_map(|path| below(path)).collect(),
            moved: BTreeMap::new(),
            was: BTreeMap::new(),
            locales,
        };
        let mut ids: BTreeMap<String, &str> = BTreeMap::new();
        for file in articles {
            let head = file.own_head();
            ids.entry(id_of(file).to_string()).or_insert(&file.rel);
            let aliases = head.aliases.iter().map(|alias| alias.value.trim_matches('/').to_owned());
            for old in head.id.iter().map(|id| id.value.clone()).chain(aliases) {
                moves.add(&old, &file.rel, false);
            }
        }
        for redirect in parse_redirects(&Arc::from("redirects.yaml"), &site.text("redirects.yaml")).value {
            let old = redirect.from.trim_matches('/').split_once('/');
            let old = old.filter(|(locale, _)| moves.locales.iter().any(|known| known == locale));
            if let (Some((_, old)), Some(rel)) = (old, ids.get(redirect.to.trim_matches('/'))) {
                moves.add(old, rel, true);
            }
        }
        moves
    }

    fn add(&mut self, old: &str, path: &str, is_other: bool) {
        if self.there.contains(old) {
            return;
        }
        if !is_other {
            let was = self.was.entry(path.to_owned()).or_default();
            if !was.iter().any(|known| known == old) {
                was.push(old.to_owned());
            }
        }
        self.moved.entry(old.to_owned()).or_insert(Now { path: path.to_owned(), is_other });
    }

    /// Where an article is now that was here; `None` if one is here still, or nobody knows.
    pub fn now(&self, rel: &str) -> Option<&str> {
        self.moved.get(rel).filter(|now| !now.is_other).map(|now| now.path.as_str())
    }

    /// Where an article was before.
    pub fn earlier(&self, rel: &str) -> &[String] {
        self.was.get(rel).map(Vec::as_slice).unwrap_or_default()
    }

    /// A text, or a part of one, from where it was to where it is. Both are below the site's folder: `content/en/guide/export.md`.
    pub fn bring(&self, text: &str, from: &str, to: &str) -> String {
        let below = |path: &'_ str| path.strip_prefix("content/").unwrap_or(path).trim_end_matches(".md").to_owned();
        let [from, to] = [from, to].map(below);
        if from == to && self.moved.is_empty() || !text.contains(['(', '<', ':']) {
            return text.to_owned();
        }
        let locales: Vec<&str> = self.locales.iter().map(String::as_str).collect();
        brought_along(text, [&from, &to], &locales, |rel| self.moved.get(rel).cloned())
    }

    /// A version of a text, of which only is known where it is now, and what is in it there.
    pub fn bring_version(&self, text: &str, to: &str, now: &str) -> String {
        let path = to.strip_prefix("content/").and_then(|path| path.strip_suffix(".md")).unwrap_or(to);
        let Some((locale, rel)) = path.split_once('/') else { return text.to_owned() };
        let from = |rel: &str| self.bring(text, &format!("content/{locale}/{rel}.md"), to);
        let earlier = self.earlier(rel);
        if earlier.is_empty() {
            return from(rel);
        }
        // From where most of its links lead somewhere, and look as they do now; the last of equals is where it is.
        let links = |text: &str| -> BTreeSet<String> { scan(text).into_iter().map(|found| found.to).collect() };
        let links_now = links(now);
        let all = earlier.iter().map(String::as_str).chain([rel]).map(|rel| {
            let brought = from(rel);
            let alike = links(&brought).intersection(&links_now).count();
            (self.understood(text, &format!("{locale}/{rel}")), alike, brought)
        });
        let best = all.max_by_key(|(understood, alike, _)| (*understood, *alike));
        best.map_or_else(|| text.to_owned(), |(_, _, brought)| brought)
    }

    /// How many relative links of a text lead to something from a place.
    fn understood(&self, text: &str, place: &str) -> usize {
        let folder = place.rsplit_once('/').map_or("", |(folder, _)| folder);
        let leads = |to: &str| {
            let path = to.split(['?', '#']).next().unwrap_or_default();
            let path = join(folder, path).filter(|_| !path.is_empty() && !path.starts_with('/'))?;
            let rel = path.split_once('/')?.1.trim_end_matches(".md").to_owned();
            (self.there.contains(&rel) || self.moved.contains_key(&rel)).then_some(())
        };
        scan(text).iter().filter(|found| !found.bare && leads(&found.to).is_some()).count()
    }
}

/// A translation whose stamp says what it would say today. `then` is the version that it names, and `now` the same as moves have made
/// it; `hash` names that, if something does.
pub fn with_stamp_of_today(translation: &str, then: &str, now: &str, hash: Option<&str>) -> Option<String> {
    let stamp = Stamp::read(translation)?;
    let moved = stamp.moved(&sections::of(then), &sections::of(now));
    let moved = Stamp { hash: hash.map_or_else(|| stamp.hash.clone(), str::to_owned), ..moved };
    (moved != stamp).then(|| moved.put_into(translation))
}
