//! tantivy is the oracle: over the same fields and weights, the sums that results are ranked by put the same documents
//! on top as tantivy's own searcher, but for what rounding levels and cutting long lists makes of near ties.

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;

use crate::boilerplate::Boilerplate;
use crate::chunks::{self, Content};
use crate::collect;
use crate::levels::Base;
use crate::links::Links;
use crate::tests::{Fixture, locale_docs};
use crate::texts::Kept;
use crate::vocabulary::Vocabulary;
use crate::{SearchDoc, Section};

use super::chunk::Terms;
use super::lookup::Match;
use super::score::{self, Asked, TITLE};

const DOCS: usize = 600;

/// The same numbers on every machine: xorshift.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }

    /// A word that is the rarer the higher its number, roughly as in real text.
    fn word(&mut self) -> String {
        let range = 1 << (3 + self.below(9));
        let number = self.below(range);
        // No two of these share a stem.
        format!("{}{}q", ["ba", "do", "ki", "lu", "me"][number % 5], "zxvw".repeat(1 + number % 3) + &letters(number))
    }
}

fn letters(mut number: usize) -> String {
    let mut out = String::new();
    loop {
        out.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            return out;
        }
    }
}

#[test]
fn the_core_agrees_with_tantivy() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let texts: Vec<(String, String)> = (0..DOCS)
        .map(|_| {
            let mut text = |words: usize| (0..words).map(|_| numbers.word()).collect::<Vec<_>>().join(" ");
            let title = text(4);
            let length = 30 + title.len() * 7 % 300;
            (title, text(length))
        })
        .collect();
    let docs: Vec<SearchDoc> =
        texts.iter().map(|(title, text)| SearchDoc::of(title, vec![Section::of(text)])).collect();
    let index = Core::new("en", &docs);
    let vocabulary: Vec<String> = index.forms(DOCS / 2);
    let queries: Vec<Vec<String>> = (0..200)
        .map(|_| (0..1 + numbers.below(3)).map(|_| vocabulary[numbers.below(vocabulary.len())].clone()).collect())
        .collect();
    let overlap = index.overlap(queries.iter());
    assert!(overlap >= 0.98, "of tantivy's top ten, {overlap:.3} are among ours");
}

/// On real sites and the queries of their readers, where `GUICHET_DOCUMENTS` names a folder of what is indexed of them
/// (`<site>-<locale>.json`; `crates/site/src/outputs/search.rs` writes it) and `GUICHET_QUERIES` one of queries
/// (`<site>-<locale>.tsv`, as in `benches/README.md`).
#[test]
fn the_core_agrees_with_tantivy_on_real_corpora() {
    let (Ok(documents), Ok(queries)) = (std::env::var("GUICHET_DOCUMENTS"), std::env::var("GUICHET_QUERIES")) else {
        eprintln!("skipped: GUICHET_DOCUMENTS and GUICHET_QUERIES are not set");
        return;
    };
    let mut sets = 0;
    for entry in std::fs::read_dir(&documents).expect("a folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(name) = name.strip_suffix(".json") else { continue };
        let file = format!("{queries}/{name}.tsv");
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        let json = std::fs::read(entry.path()).expect("it is there");
        let fixture: Fixture = serde_json::from_slice(&json).expect("documents of a locale");
        let docs = locale_docs(&fixture);
        let core = Core::new(docs.locale, &docs.docs);
        let known = core.forms(docs.docs.len());
        let queries: Vec<Vec<String>> = text
            .lines()
            .skip(1)
            .filter_map(|line| line.split('\t').nth(1))
            .map(|query| core.asked(query, &known))
            .filter(|words| !words.is_empty())
            .collect();
        let overlap = core.overlap(queries.iter());
        eprintln!("{name}: {overlap:.4} over {} queries", queries.len());
        assert!(overlap >= 0.98, "{file}: of tantivy's top ten, {overlap:.3} are among ours");
        sets += 1;
    }
    assert!(sets > 0, "no site has a set of queries");
}

/// tantivy's index of some documents, and the chunks that were made of it.
struct Core {
    index: tantivy::Index,
    fields: collect::Fields,
    chunks: Vec<Terms>,
    docs: usize,
}

impl Core {
    fn new(locale: &str, docs: &[SearchDoc]) -> Self {
        let boilerplate = Boilerplate::find(docs);
        let (index, fields) = collect::index(&Kept::new(docs, &boilerplate), 0..docs.len()).expect("in memory");
        let counts = collect::counts(&index, &fields, docs.len()).expect("in memory");
        let (base, vocabulary) = (Base::new(&counts), Vocabulary::new(locale, &counts.forms));
        let links = Links::find(locale, &vocabulary, &base, None);
        let groups = vocabulary.dense_groups();
        let (chunks, _) = chunks::Terms::new(&vocabulary, &links, &base, docs.len(), &groups).chunks(None);
        let decoded = chunks.iter().map(|chunk| match &chunk.content {
            Content::New(content) => Terms::decode(content, docs.len()).expect("just encoded"),
            Content::Same(_) => unreachable!("there are none of before"),
        });
        Core { index, fields, chunks: decoded.collect(), docs: docs.len() }
    }

    /// Words with a list of their own that names all of their documents, at most so many: where forms share a list, or a
    /// list is cut, we do not mean to agree.
    fn forms(&self, most: usize) -> Vec<String> {
        let whole = |terms: &Terms, at: usize| {
            !terms.shared[at] && terms.left_out[at] == 0 && terms.body[at].len() <= most && !terms.body[at].is_empty()
        };
        let forms = self.chunks.iter().flat_map(|terms| {
            terms.forms.iter().enumerate().filter(move |(at, _)| whole(terms, *at)).map(|(_, form)| form.clone())
        });
        let mut forms: Vec<String> = forms.collect();
        forms.sort();
        forms
    }

    /// The words of a query that are among the known ones.
    fn asked(&self, query: &str, known: &[String]) -> Vec<String> {
        let words = crate::tokenize::all_words(query).into_iter().map(|word| word.form);
        let mut words: Vec<String> = words.filter(|form| known.binary_search(form).is_ok()).collect();
        words.sort();
        words.dedup();
        words
    }

    /// How many of tantivy's first ten are among our first ten. What has the score of our tenth counts as among them, as
    /// rounding makes ties of what differs little.
    fn overlap<'a>(&self, queries: impl Iterator<Item = &'a Vec<String>>) -> f64 {
        let searcher = self.index.reader().expect("in memory").searcher();
        let chunks: Vec<&Terms> = self.chunks.iter().collect();
        let (mut same, mut all) = (0, 0);
        for words in queries {
            let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
            let mut matches: Vec<Vec<Match>> = Vec::new();
            for word in words {
                for (field, weight) in [(self.fields.title, TITLE), (self.fields.body, 1.0)] {
                    let term = tantivy::Term::from_field_text(field, word);
                    let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                    clauses.push((Occur::Should, Box::new(BoostQuery::new(Box::new(query), weight as f32))));
                }
                let place = |(chunk, terms): (usize, &&Terms)| {
                    Some(Match {
                        chunk,
                        term: terms.forms.iter().position(|form| form == word)?,
                        weight: 1.0,
                        joined: false,
                        firm: true,
                    })
                };
                matches.push(chunks.iter().enumerate().find_map(place).into_iter().collect());
            }
            let expected = searcher
                .search(&BooleanQuery::new(clauses), &TopDocs::with_limit(10).order_by_score())
                .expect("in memory");
            let asked: Vec<Asked> =
                matches.iter().map(|matches| Asked { weight: 1.0, required: true, matches }).collect();
            let score = score::sums(self.docs, &chunks, &asked).score;
            let mut ranking: Vec<f64> = score.iter().copied().filter(|score| *score > 0.0).collect();
            ranking.sort_by(|a, b| b.total_cmp(a));
            let Some(least) = ranking.get(9).or(ranking.last()) else { continue };
            all += expected.len();
            same += expected.iter().filter(|(_, address)| score[address.doc_id as usize] >= *least).count();
        }
        f64::from(same as u32) / f64::from(all as u32)
    }
}
