//! tantivy is the oracle: over the same fields and weights, the sums that results are ranked by put the same documents
//! on top as tantivy's own searcher, but for what rounding levels and cutting long lists makes of near ties.

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;

use crate::index::SearchDoc;
use crate::index::banners::{Banners, Texts};
use crate::index::collect;
use crate::index::shards;
use crate::parse::body::Section;

use super::lookup::Match;
use super::score::{self, Asked, TITLE};
use super::shard::Terms;

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
    let texts: Vec<(String, Vec<Section>)> = (0..DOCS)
        .map(|_| {
            let mut text = |words: usize| (0..words).map(|_| numbers.word()).collect::<Vec<_>>().join(" ");
            let title = text(4);
            let length = 30 + title.len() * 7 % 300;
            (title, vec![Section { anchor: None, heading: String::new(), level: 0, text: text(length) }])
        })
        .collect();
    let docs: Vec<SearchDoc> = texts
        .iter()
        .map(|(title, sections)| SearchDoc {
            id: "",
            url: "",
            title,
            description: "",
            area: "",
            area_title: "",
            categories: vec![],
            keywords: &[],
            plans: &[],
            boost: 1.0,
            pins: vec![],
            sections,
        })
        .collect();
    let banners = Banners::find(&docs);
    let texts: Vec<Texts> = docs.iter().map(|doc| banners.texts(doc)).collect();
    let (index, fields) = collect::index(&docs, &texts).expect("in memory");
    let terms = collect::terms(&index, &fields).expect("in memory");
    let vocabulary: Vec<String> =
        terms.iter().filter(|term| term.body.len() * 2 <= DOCS).map(|term| term.form.clone()).collect();
    let shards: Vec<Terms> = shards::term_shards("en", terms, DOCS)
        .iter()
        .map(|shard| Terms::decode(&shard.content, DOCS).expect("just encoded"))
        .collect();
    let shards: Vec<&Terms> = shards.iter().collect();
    let searcher = index.reader().expect("in memory").searcher();

    let (mut same, mut all) = (0, 0);
    for _ in 0..200 {
        let words: Vec<&String> =
            (0..1 + numbers.below(3)).map(|_| &vocabulary[numbers.below(vocabulary.len())]).collect();
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let mut matches: Vec<Vec<Match>> = Vec::new();
        for word in &words {
            for (field, weight) in [(fields.title, TITLE), (fields.body, 1.0)] {
                let term = tantivy::Term::from_field_text(field, word);
                let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                clauses.push((Occur::Should, Box::new(BoostQuery::new(Box::new(query), weight as f32))));
            }
            let place = |(shard, terms): (usize, &&Terms)| {
                Some(Match { shard, term: terms.forms.iter().position(|form| form == *word)?, weight: 1.0 })
            };
            matches.push(shards.iter().enumerate().find_map(place).into_iter().collect());
        }
        let expected =
            searcher.search(&BooleanQuery::new(clauses), &TopDocs::with_limit(10).order_by_score()).expect("in memory");
        let asked: Vec<Asked> = matches.iter().map(|matches| Asked { weight: 1.0, required: true, matches }).collect();
        let score = score::sums(DOCS, &shards, &asked).score;
        let mut ranking: Vec<usize> = (0..DOCS).filter(|doc| score[*doc] > 0.0).collect();
        ranking.sort_by(|a, b| score[*b].total_cmp(&score[*a]).then(a.cmp(b)));
        ranking.truncate(10);
        all += expected.len();
        same += expected.iter().filter(|(_, address)| ranking.contains(&(address.doc_id as usize))).count();
    }
    let overlap = f64::from(same as u32) / f64::from(all as u32);
    assert!(overlap >= 0.95, "of tantivy's top ten, {overlap:.3} are among ours");
}
