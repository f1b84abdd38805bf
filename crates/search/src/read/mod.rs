//! The reader of a built index: the engine of `guichet search`, and the twin of `crates/client/src/search`. Same index, same
//! query: same hits, same order, same scores.
//!
//! It is given a function that fetches a file and trusts nothing that it gets: a missing, truncated or altered file is
//! an error, never a wrong answer.

mod chunk;
mod excerpt;
mod explain;
mod lookup;
mod query;
mod score;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use super::bytes::{FormatError, Kind, hash, unseal, unseal_with};
use super::manifest::{Borrowed, Manifest, PACK_BLOCK};
use super::names::{Name, file_name, folder, manifest_path};
use super::phrases;
use chunk::{Terms, Text};
pub use explain::Explanation;
use lookup::Match;
use query::{Joined, Slot};
use score::{Asked, Ranking};

/// A word that is only begun is looked for in this many chunks from where it would stand.
const PREFIX_CHUNKS: usize = 3;
/// Places among the hits that are kept for articles in another language, if there are any.
const BORROWED_PLACES: usize = 3;

/// Why there is no answer. An answer without hits is not an error.
#[derive(Debug)]
pub enum SearchError {
    /// A file of the index could not be had.
    Unreadable { path: String, error: io::Error },
    /// A file of the index is not what it should be.
    Refused { path: String, error: FormatError },
    /// The indexes of two locales are not of the same build.
    Mixed { locale: String },
}

impl fmt::Display for SearchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SearchError::Unreadable { path, error } => write!(f, "cannot read `{path}`: {error}"),
            SearchError::Refused { path, error } => write!(f, "`{path}`: {error}"),
            SearchError::Mixed { locale } => write!(f, "the index of `{locale}` is of another build"),
        }
    }
}

impl std::error::Error for SearchError {}

/// What narrows a query.
#[derive(Clone, Debug)]
pub struct QueryOptions<'a> {
    /// At most this many hits.
    pub limit: usize,
    /// Slug of an area.
    pub area: Option<&'a str>,
    /// Id of a plan: articles for other plans only are left out.
    pub plan: Option<&'a str>,
    /// What URLs begin with: `/`, `/kb/`.
    pub base: &'a str,
    /// Whether hits say what their scores are made of.
    pub explain: bool,
}

impl Default for QueryOptions<'_> {
    fn default() -> Self {
        QueryOptions { limit: 10, area: None, plan: None, base: "/", explain: false }
    }
}

/// The answer to a query, as `guichet search --json` prints it and the browser module returns it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SearchResults {
    pub query: String,
    pub locale: String,
    /// All documents that match, shown or not, borrowed ones included.
    pub total: usize,
    /// Articles whose title is the query; then this locale's, best first; then, with another `locale`, those that it lacks.
    pub hits: Vec<Hit>,
    /// Words taken for others, because the index has nothing like them.
    pub corrections: Vec<Correction>,
    /// Areas of the matching documents in order of slug, before the filter by area; without borrowed documents.
    pub areas: Vec<AreaCount>,
    /// How many of them each plan has, before the filter by plan; nothing where no article is for some plans only.
    pub plans: Vec<PlanCount>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// Base path included; ends in `#anchor` when a section is the answer.
    pub url: String,
    pub title: String,
    /// Slug and title of the area.
    pub area: String,
    pub area_title: String,
    pub categories: Vec<String>,
    /// Heading of the section, or empty.
    pub heading: String,
    /// Escaped HTML with `<mark>` around what matched.
    pub excerpt: String,
    /// Three decimals.
    pub score: f64,
    pub id: String,
    /// The language that the article is written in.
    pub locale: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Correction {
    pub from: String,
    pub to: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AreaCount {
    pub area: String,
    pub title: String,
    pub count: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanCount {
    pub plan: String,
    pub count: usize,
}

/// An open index.
pub struct Searcher<R> {
    read: R,
    manifest: Manifest,
    /// The term chunks that were read, by number.
    terms: Mutex<BTreeMap<usize, Arc<Terms>>>,
}

/// A slot of a query, the chunks that were read for it (by number), and what was found there.
struct Found {
    slot: Slot,
    chunks: Vec<(usize, Arc<Terms>)>,
    matches: Vec<Match>,
}

/// What one index answers, before texts are fetched.
struct Answer {
    ranking: Ranking,
    /// So many of the ranking come first because they are pinned to the query.
    pinned: usize,
    marks: excerpt::Marks,
    corrections: Vec<Correction>,
    areas: Vec<AreaCount>,
    plans: Vec<PlanCount>,
    explanations: BTreeMap<u32, Explanation>,
}

/// Opens the index of a locale. `read` takes a path from the output's root, such as `_guichet/search/fr/manifest.bin`.
pub fn open<R: Fn(&str) -> io::Result<Vec<u8>>>(read: R, locale: &str) -> Result<Searcher<R>, SearchError> {
    let path = manifest_path(locale);
    let manifest =
        fetch(&read, &path, Kind::Manifest).and_then(|content| refused(&path, Manifest::decode(&content)))?;
    Ok(Searcher { read, manifest, terms: Mutex::default() })
}

fn fetch(read: impl Fn(&str) -> io::Result<Vec<u8>>, path: &str, kind: Kind) -> Result<Vec<u8>, SearchError> {
    refused(path, unseal(kind, &file(read, path)?))
}

fn file(read: impl Fn(&str) -> io::Result<Vec<u8>>, path: &str) -> Result<Vec<u8>, SearchError> {
    read(path).map_err(|error| SearchError::Unreadable { path: path.to_owned(), error })
}

fn refused<T>(path: &str, result: Result<T, FormatError>) -> Result<T, SearchError> {
    result.map_err(|error| SearchError::Refused { path: path.to_owned(), error })
}

impl<R: Fn(&str) -> io::Result<Vec<u8>>> Searcher<R> {
    /// What precedes every text pack in its stream: for tests that make packs which the writer never would.
    #[doc(hidden)]
    pub fn dictionary(&self) -> &[u8] {
        &self.manifest.dictionary
    }

    pub fn query(&self, query: &str, options: &QueryOptions) -> Result<SearchResults, SearchError> {
        let own = self.answer(query, options, None)?;
        let own_total = own.ranking.len();
        let mut borrowed = Vec::new();
        let mut total = own_total;
        let words = phrases::folds(query);
        for list in &self.manifest.borrowed {
            if !words.iter().any(|fold| list.may_have(fold)) {
                continue;
            }
            let source = open(&self.read, &list.locale)?;
            if source.manifest.documents != list.documents {
                return Err(SearchError::Mixed { locale: list.locale.clone() });
            }
            let answer = source.answer(query, options, Some(list))?;
            total += answer.ranking.len();
            for hit in source.hits(&answer, options.limit, options.base, Some(list))? {
                borrowed.push(hit);
            }
        }
        let kept = own_total.min(options.limit - borrowed.len().min(BORROWED_PLACES).min(options.limit / 2));
        let mut hits = self.hits(&own, kept, options.base, None)?;
        borrowed.truncate(options.limit - hits.len());
        hits.append(&mut borrowed);
        let asked = phrases::squashed(query);
        // The sort is stable: each half stays as it is.
        hits[own.pinned.min(kept)..].sort_by_key(|hit| phrases::squashed(&hit.title) != asked);
        Ok(SearchResults {
            query: query.to_owned(),
            locale: self.manifest.locale.clone(),
            total,
            hits,
            corrections: own.corrections,
            areas: own.areas,
            plans: own.plans,
        })
    }

    fn answer(&self, query: &str, options: &QueryOptions, only: Option<&Borrowed>) -> Result<Answer, SearchError> {
        let manifest = &self.manifest;
        let mut slots = query::slots(query, manifest);
        if let Some(only) = only {
            slots.retain(|slot| only.may_have(&slot.fold));
        }
        let mut found: Vec<Found> = Vec::new();
        let mut corrections = Vec::new();
        for slot in slots {
            let asked_for = |joined: &&Joined| !joined.spare && only.is_none_or(|only| only.may_have(&joined.fold));
            let joined: Vec<&Joined> = slot.joined.iter().filter(asked_for).collect();
            let first = self.find(&slot, &joined, &[])?;
            // What an index is only asked in passing need not be looked for at the price of more chunks.
            if only.is_some() || !first.matches.is_empty() || !slot.required {
                found.push(first);
            } else {
                found.extend(self.find_instead(&slot, &mut corrections)?);
            }
        }
        // One numbering of chunks for all slots.
        let loaded: BTreeMap<usize, Arc<Terms>> = found.iter().flat_map(|found| found.chunks.iter().cloned()).collect();
        let chunks: Vec<&Terms> = loaded.values().map(|terms| &**terms).collect();
        let place: BTreeMap<usize, usize> = loaded.keys().enumerate().map(|(place, number)| (*number, place)).collect();
        let mut marks = excerpt::Marks::new();
        for (bit, found) in found.iter_mut().enumerate() {
            for found in &mut found.matches {
                found.chunk = place[&found.chunk];
                *marks.entry(chunks[found.chunk].forms[found.term].clone()).or_default() |= 1 << bit.min(31);
            }
        }
        let asked: Vec<Asked> = found
            .iter()
            .map(|Found { slot, matches, .. }| Asked { weight: slot.weight, required: slot.required, matches })
            .collect();
        let sums = score::sums(manifest.docs, &chunks, &asked);
        let visible =
            |doc: usize| only.is_none_or(|only| only.docs.binary_search_by_key(&(doc as u32), |(doc, _)| *doc).is_ok());
        let mut ranking = score::rank(manifest, &sums, visible);
        let pinned = manifest.pins.get(&phrases::key(query)).map_or(&[] as &[u32], Vec::as_slice);
        pin(&mut ranking, pinned.iter().copied().filter(|doc| visible(*doc as usize)));
        let (areas, plans) = self.filter(&mut ranking, options);
        let first = ranking.iter().take_while(|(doc, _)| pinned.contains(doc)).count();
        let explanations = if options.explain {
            let words: Vec<&str> = found.iter().map(|found| found.slot.form.as_str()).collect();
            let explained = ranking.iter().take(options.limit);
            let explain = |&(doc, score): &(u32, f64)| {
                (doc, explain::explain(manifest, &chunks, &asked, &words, &sums, doc, score, pinned.contains(&doc)))
            };
            explained.map(explain).collect()
        } else {
            BTreeMap::new()
        };
        Ok(Answer { areas, plans, ranking, pinned: first, marks, corrections, explanations })
    }

    /// What a slot finds, with these ways of writing it.
    fn find(&self, slot: &Slot, joined: &[&Joined], corrections: &[String]) -> Result<Found, SearchError> {
        let joined_folds = joined.iter().map(|joined| &joined.fold);
        let words: Vec<String> = [&slot.begin, &slot.fold]
            .into_iter()
            .chain(&slot.synonyms)
            .chain(corrections)
            .chain(joined_folds)
            .cloned()
            .collect();
        let chunks = self.chunks(&words, slot.prefix)?;
        let terms: Vec<(usize, &Terms)> = chunks.iter().map(|(number, terms)| (*number, &**terms)).collect();
        let matches = lookup::matches(slot, joined, corrections, &terms, &self.manifest.stop_words);
        Ok(Found { slot: slot.clone(), chunks, matches })
    }

    /// What may have been meant by a word that finds nothing: it and its neighbours as one word, words with a letter more,
    /// less or another, two words without the space, other forms.
    fn find_instead(&self, slot: &Slot, corrections: &mut Vec<Correction>) -> Result<Vec<Found>, SearchError> {
        let joined = self.find(slot, &slot.joined.iter().collect::<Vec<_>>(), &[])?;
        if !joined.matches.is_empty() || !slot.may_be_misspelt() {
            return Ok(vec![joined]);
        }
        let near = self.spelling(&slot.fold)?;
        let stand = lookup::stand_in(&slot.fold, &near);
        let mut correct = |to: String| corrections.push(Correction { from: slot.form.clone(), to });
        if let Some((first, second)) = lookup::split(&slot.fold, &near) {
            let [one, two] = [(&first, false), (&second, true)].map(|(fold, last)| slot.part(fold, last));
            let parts = [self.find(&one, &[], &[])?, self.find(&two, &[], &[])?];
            let chunks = terms_of(&parts);
            let (in_title, in_text) = lookup::together(&parts[0].matches, &parts[1].matches, &chunks);
            if in_title || (in_text && !stand.corrected) {
                let written = |fold| lookup::written(fold, &chunks).unwrap_or(fold);
                correct(format!("{} {}", written(&first), written(&second)));
                return Ok(parts.into());
            }
        }
        let found = self.find(slot, &[], &stand.words)?;
        if let (true, Some(best)) = (stand.corrected, stand.words.first()) {
            correct(lookup::written(best, &terms_of([&found])).unwrap_or(best).to_owned());
        }
        Ok(vec![found])
    }

    /// Leaves what an area and a plan have; and how many documents there are in each area, of each plan, without that.
    fn filter(&self, ranking: &mut Ranking, options: &QueryOptions) -> (Vec<AreaCount>, Vec<PlanCount>) {
        let manifest = &self.manifest;
        let in_plan = |doc: u32, plan: Option<usize>| {
            let plans = manifest.plans_of[doc as usize];
            plans == 0 || plan.is_some_and(|bit| plans & (1 << bit) != 0)
        };
        let plan = options.plan.map(|plan| manifest.plans.iter().position(|name| name == plan));
        let plan_fits = |doc: u32| plan.is_none_or(|plan| in_plan(doc, plan));
        let area_of = |doc: u32| &manifest.areas[manifest.area_of[doc as usize] as usize];
        let area_fits = |doc: u32| options.area.is_none_or(|area| area_of(doc).0 == area);
        let count = |fits: &dyn Fn(u32) -> bool| ranking.iter().filter(|(doc, _)| fits(*doc)).count();
        let areas = manifest.areas.iter().enumerate().map(|(at, (area, title))| {
            let count = count(&|doc| plan_fits(doc) && manifest.area_of[doc as usize] as usize == at);
            AreaCount { area: area.clone(), title: title.clone(), count }
        });
        let plans = manifest.plans.iter().enumerate().map(|(bit, plan)| {
            let count = count(&|doc| area_fits(doc) && in_plan(doc, Some(bit)));
            PlanCount { plan: plan.clone(), count }
        });
        let areas = areas.filter(|area| area.count > 0).collect();
        let plans = plans.filter(|plan| plan.count > 0).collect();
        ranking.retain(|(doc, _)| area_fits(*doc) && plan_fits(*doc));
        (areas, plans)
    }

    /// The term chunks that may hold words that are one of `folds`, or begin with the first of them.
    fn chunks(&self, folds: &[String], prefix: bool) -> Result<Vec<(usize, Arc<Terms>)>, SearchError> {
        let list = &self.manifest.terms;
        let mut numbers: BTreeSet<usize> = folds.iter().filter_map(|fold| list.find(fold)).collect();
        if let (true, Some(first)) = (prefix, list.find(&folds[0])) {
            let last =
                list.from.partition_point(|from| from.as_str() <= folds[0].as_str() || from.starts_with(&folds[0]));
            numbers.extend(first..last.min(first + PREFIX_CHUNKS));
        }
        numbers.into_iter().map(|number| Ok((number, self.terms(number)?))).collect()
    }

    fn terms(&self, number: usize) -> Result<Arc<Terms>, SearchError> {
        if let Some(terms) = self.loaded().get(&number) {
            return Ok(Arc::clone(terms));
        }
        // Not under the lock: another query may read the same file meanwhile, which costs less than to wait for it.
        let path = self.path(Kind::Terms, hash(&self.manifest.terms.from[number]), &self.manifest.terms.names[number]);
        let content = fetch(&self.read, &path, Kind::Terms)?;
        let terms = Arc::new(refused(&path, Terms::decode(&content, self.manifest.docs))?);
        self.loaded().insert(number, Arc::clone(&terms));
        Ok(terms)
    }

    /// Whoever held the lock did no more than read or add an entry: what is there is whole.
    fn loaded(&self) -> MutexGuard<'_, BTreeMap<usize, Arc<Terms>>> {
        self.terms.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Words that begin or end like `word`.
    fn spelling(&self, word: &str) -> Result<Vec<(String, u8)>, SearchError> {
        let backward: String = word.chars().rev().collect();
        let mut words = Vec::new();
        let [by_start, by_end] = &self.manifest.spelling;
        for (kind, list, key, reversed) in
            [(Kind::Spelling, by_start, word, false), (Kind::Backward, by_end, &backward, true)]
        {
            let Some(number) = list.find(key) else { continue };
            let path = self.path(kind, hash(&list.from[number]), &list.names[number]);
            let content = fetch(&self.read, &path, kind)?;
            for (word, count) in refused(&path, chunk::spelling(&content))? {
                words.push((if reversed { word.chars().rev().collect() } else { word }, count));
            }
        }
        Ok(words)
    }

    fn hits(
        &self,
        answer: &Answer,
        limit: usize,
        base: &str,
        borrowed: Option<&Borrowed>,
    ) -> Result<Vec<Hit>, SearchError> {
        let mut packs: BTreeMap<usize, Vec<Text>> = BTreeMap::new();
        let mut hits = Vec::new();
        for &(doc, score) in answer.ranking.iter().take(limit) {
            let (pack, place) =
                (doc as usize / self.manifest.docs_per_pack, doc as usize % self.manifest.docs_per_pack);
            let texts = match packs.entry(pack) {
                Entry::Occupied(texts) => texts.into_mut(),
                Entry::Vacant(place) => place.insert(self.pack(pack)?),
            };
            let text = &texts[place];
            let excerpt = excerpt::excerpt(text, &answer.marks);
            let url = borrowed
                .and_then(|borrowed| borrowed.docs.iter().find(|(other, _)| *other == doc))
                .map_or(&text.url, |(_, url)| url);
            let anchor = if excerpt.anchor.is_empty() { String::new() } else { format!("#{}", excerpt.anchor) };
            let (area, area_title) = self.manifest.areas[self.manifest.area_of[doc as usize] as usize].clone();
            hits.push(Hit {
                url: format!("{base}{url}{anchor}"),
                title: text.title.clone(),
                area,
                area_title,
                categories: text.categories.clone(),
                heading: excerpt.heading,
                excerpt: excerpt.html,
                score: (score * 1000.0 + 0.5).floor() / 1000.0,
                id: text.id.clone(),
                locale: self.manifest.locale.clone(),
                explanation: answer.explanations.get(&doc).cloned(),
            });
        }
        Ok(hits)
    }

    fn pack(&self, number: usize) -> Result<Vec<Text>, SearchError> {
        let path = self.path(Kind::Texts, number as u32, &self.manifest.packs[number / PACK_BLOCK]);
        let packed = file(&self.read, &path)?;
        let content = refused(&path, unseal_with(Kind::Texts, &self.manifest.dictionary, &packed))?;
        let first = number * self.manifest.docs_per_pack;
        let count = self.manifest.docs_per_pack.min(self.manifest.docs - first);
        refused(&path, chunk::texts(&content, first, count))
    }

    fn path(&self, kind: Kind, key: u32, name: &Name) -> String {
        format!("{}/{}", folder(&self.manifest.locale), file_name(kind, key, name))
    }
}

/// The chunks that were read, by number.
fn terms_of<'a>(found: impl IntoIterator<Item = &'a Found>) -> BTreeMap<usize, &'a Terms> {
    found.into_iter().flat_map(|found| &found.chunks).map(|(number, terms)| (*number, &**terms)).collect()
}

/// Puts documents first, whether they were found or not.
fn pin(ranking: &mut Ranking, docs: impl DoubleEndedIterator<Item = u32>) {
    for doc in docs.rev() {
        let at = ranking.iter().position(|(other, _)| *other == doc);
        let score = at.map_or(0.0, |at| ranking.remove(at).1);
        ranking.insert(0, (doc, score));
    }
}

/// Whether content is what a file of this kind may hold. For tests that alter it.
#[cfg(test)]
pub fn decodes(kind: Kind, content: &[u8], docs: usize) -> bool {
    match kind {
        Kind::Manifest => Manifest::decode(content).is_ok(),
        Kind::Terms => Terms::decode(content, docs).is_ok(),
        Kind::Spelling | Kind::Backward => chunk::spelling(content).is_ok(),
        Kind::Texts => chunk::texts(content, 0, 1).is_ok(),
    }
}

/// A server shares one open index among its threads.
#[cfg(test)]
const _: () = {
    const fn shared<T: Send + Sync>() {}
    shared::<Searcher<fn(&str) -> io::Result<Vec<u8>>>>();
};
