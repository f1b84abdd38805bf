//! Search documents → tantivy, one segment in memory → every word with the documents that hold it and how often each does.
//! tantivy counts the words that our tokenizer finds, and sorts them; this file reads its dictionary and its postings.
//!
//! No identity of a segment and no order of a hash map reaches the result: documents keep the order they came in.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use tantivy::{Index, IndexSettings, TERMINATED, TantivyDocument};

use super::counts::{Counts, Posting};
use super::documents::SearchDoc;
use super::merge::merge;
use super::postings::LAST_PLACE;
use super::texts::{DocText, Kept};
use super::tokenize::{self, Role};

/// A heading counts as this many occurrences of its words in the text below it; a keyword as that many.
const HEADING_REPEAT: usize = 3;
const KEYWORD_REPEAT: usize = 8;
const TOKENIZER: &str = "guichet";
/// What tantivy makes its tables for. They grow where that is too little.
const MEMORY_BUDGET: usize = 16 << 20;
/// Documents that are counted together.
const RUN: usize = 4096;
/// Documents whose words are found while those before them are counted.
const BATCH: usize = 256;
/// Stand behind words, by their role; no word has one in it.
const END_WORD: u8 = b'\n';
const END_PART: u8 = b'\t';
const END_OTHER: u8 = b'\r';

/// The two fields of the index. Titles have lengths of their own, so that a short title that matches counts more.
pub struct Fields {
    pub title: Field,
    pub body: Field,
}

/// The words of all documents. They are counted in runs, beside each other where threads are free, and the runs are merged
/// (Heinz & Zobel, "Efficient single-pass index construction for text databases", 2003): what tantivy holds while it counts
/// takes four times the memory that the lists do.
pub fn all(kept: &Kept) -> tantivy::Result<Counts<'static>> {
    let docs = kept.docs.len();
    let runs: Vec<Range<usize>> = (0..docs).step_by(RUN).map(|first| first..docs.min(first + RUN)).collect();
    let counted = runs.into_par_iter().with_max_len(1).map(|run| {
        let (index, fields) = index(kept, run.clone())?;
        counts(&index, &fields, run.len())
    });
    Ok(merge(counted.collect::<tantivy::Result<_>>()?))
}

/// Indexes some documents, in their order.
pub fn index(kept: &Kept, docs: Range<usize>) -> tantivy::Result<(Index, Fields)> {
    let options = |record| {
        TextOptions::default()
            .set_indexing_options(TextFieldIndexing::default().set_tokenizer(TOKENIZER).set_index_option(record))
    };
    let mut schema = Schema::builder();
    let fields = Fields {
        title: schema.add_text_field("title", options(IndexRecordOption::WithFreqsAndPositions)),
        body: schema.add_text_field("body", options(IndexRecordOption::WithFreqs)),
    };
    let builder = Index::builder().schema(schema.build()).settings(IndexSettings::default());
    let tokenizers = tantivy::tokenizer::TokenizerManager::new();
    tokenizers.register(TOKENIZER, SearchTokenizer::default());
    let mut writer: SingleSegmentIndexWriter = builder
        .tokenizers(tokenizers)
        .single_segment_index_writer(tantivy::directory::RamDirectory::create(), MEMORY_BUDGET)?;
    // Cutting texts into words is half of the work and needs no order: it runs ahead of tantivy, on whatever thread is
    // free, and never further than a batch, so that memory does not grow with the site.
    let mut batches = docs.clone().step_by(BATCH).map(|first| first..docs.end.min(first + BATCH));
    let prepare = |batch: Range<usize>| -> Vec<Words> {
        batch.into_par_iter().map(|doc| Words::of(&kept.docs[doc], &kept.text(doc))).collect()
    };
    let mut ready = batches.next().map(prepare);
    while let Some(batch) = ready {
        let (added, next) = rayon::join(
            || batch.into_iter().try_for_each(|doc| writer.add_document(doc.into_document(&fields)).map(|_| ())),
            || batches.next().map(prepare),
        );
        added?;
        ready = next;
    }
    Ok((writer.finalize()?, fields))
}

/// The words of a document's fields, in their normal form, each ended by what says its role.
struct Words {
    title: String,
    body: String,
}

impl Words {
    fn of(doc: &SearchDoc, text: &DocText) -> Self {
        let mut title = String::new();
        add_words(&mut title, doc.title, 1);
        let mut body = title.clone();
        add_words(&mut body, doc.description, 1);
        add_words(&mut body, doc.area_title, 1);
        for category in &doc.categories {
            add_words(&mut body, category, 1);
        }
        for keyword in doc.keywords {
            add_words(&mut body, keyword, KEYWORD_REPEAT);
        }
        for section in text.sections() {
            add_words(&mut body, section.heading, HEADING_REPEAT);
            add_words(&mut body, section.text, 1);
        }
        Words { title, body }
    }

    fn into_document(self, fields: &Fields) -> TantivyDocument {
        let mut out = TantivyDocument::default();
        out.add_text(fields.title, self.title);
        out.add_text(fields.body, self.body);
        out
    }
}

/// Adds the words of `text`, counted `times` times.
fn add_words(out: &mut String, text: &str, times: usize) {
    let start = out.len();
    tokenize::words(text, &mut |form, role, _, _| {
        out.push_str(form);
        out.push(char::from(match role {
            Role::Word => END_WORD,
            Role::Part => END_PART,
            Role::Whole | Role::Single => END_OTHER,
        }));
    });
    let words = out[start..].to_owned();
    for _ in 1..times {
        out.push_str(&words);
    }
}

/// Every word of the index, sorted by its bytes, with what documents have of it.
pub fn counts(index: &Index, fields: &Fields, docs: usize) -> tantivy::Result<Counts<'static>> {
    let mut counts = Counts::new(docs);
    let searcher = index.reader()?.searcher();
    let Some(segment) = searcher.segment_readers().first() else { return Ok(counts) };
    let (titles, bodies) = (segment.inverted_index(fields.title)?, segment.inverted_index(fields.body)?);
    let (mut titles_of, mut bodies_of) = (titles.terms().stream()?, bodies.terms().stream()?);
    let [title_lengths, body_lengths] = &mut counts.lengths;
    let mut positions = Vec::new();
    let mut has_title = titles_of.advance();
    while bodies_of.advance() {
        let Ok(form) = std::str::from_utf8(bodies_of.key()) else { continue };
        counts.forms.push(form);
        let mut body = bodies.read_postings_from_terminfo(bodies_of.value(), IndexRecordOption::WithFreqs)?;
        counts.body.push(postings(&mut body, |doc, body| {
            body_lengths[doc as usize] += body.term_freq();
            0
        }));
        // Titles are part of the body, so every word of a title is met here.
        if !has_title || titles_of.key() != form.as_bytes() {
            counts.title.push([]);
            continue;
        }
        let with_places = IndexRecordOption::WithFreqsAndPositions;
        let mut title = titles.read_postings_from_terminfo(titles_of.value(), with_places)?;
        counts.title.push(postings(&mut title, |doc, title| {
            title_lengths[doc as usize] += title.term_freq();
            title.positions(&mut positions);
            positions.first().map_or(LAST_PLACE, |first| place(*first as usize))
        }));
        has_title = titles_of.advance();
    }
    counts.settle();
    Ok(counts)
}

fn place(words_before: usize) -> u8 {
    words_before.min(usize::from(LAST_PLACE)) as u8
}

/// The postings of a word; `place` says where the first one of a document is.
fn postings<P: Postings>(from: &mut P, mut place: impl FnMut(u32, &mut P) -> u8) -> impl Iterator<Item = Posting> {
    let mut is_first = true;
    std::iter::from_fn(move || {
        let doc = if std::mem::replace(&mut is_first, false) { from.doc() } else { from.advance() };
        (doc != TERMINATED).then(|| {
            let place = place(doc, from);
            Posting { doc, count: from.term_freq(), place }
        })
    })
}

/// What one document has of a word: how often, and of its title also where first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub body: u32,
    pub title: u32,
    pub place: u8,
}

/// The words of one document, as tantivy counts them, and how many there are in its title and in its body.
pub fn count(doc: &SearchDoc, text: &DocText) -> (BTreeMap<String, Count>, [u32; 2]) {
    let words = Words::of(doc, text);
    let mut counts: FxHashMap<String, Count> = FxHashMap::default();
    let mut lengths = [0; 2];
    let mut each = |text: &str, length: &mut u32, add: fn(&mut Count, usize)| {
        let mut token = Token::default();
        let mut stream = SearchTokenStream { words: text, words_before: 0, token: &mut token };
        while stream.advance() {
            *length += 1;
            match counts.get_mut(&stream.token.text) {
                Some(count) => add(count, stream.token.position),
                None => add(counts.entry(stream.token.text.clone()).or_default(), stream.token.position),
            }
        }
    };
    let [title, body] = &mut lengths;
    each(&words.title, title, |count, position| {
        if count.title == 0 {
            count.place = place(position);
        }
        count.title += 1;
    });
    each(&words.body, body, |count, _| count.body += 1);
    (counts.into_iter().collect(), lengths)
}

/// Tells tantivy the words that [`Words`] has found.
#[derive(Clone, Default)]
struct SearchTokenizer {
    token: Token,
}

struct SearchTokenStream<'a> {
    words: &'a str,
    words_before: usize,
    token: &'a mut Token,
}

impl Tokenizer for SearchTokenizer {
    type TokenStream<'a> = SearchTokenStream<'a>;

    fn token_stream<'a>(&'a mut self, words: &'a str) -> SearchTokenStream<'a> {
        self.token.reset();
        SearchTokenStream { words, words_before: 0, token: &mut self.token }
    }
}

impl TokenStream for SearchTokenStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(end) = memchr::memchr3(END_WORD, END_PART, END_OTHER, self.words.as_bytes()) else { return false };
        self.token.text.clear();
        self.token.text.push_str(&self.words[..end]);
        // Parts come after the word that they are of, wholes and singles before theirs: they share its place.
        self.token.position = match self.words.as_bytes()[end] {
            END_PART => self.words_before.saturating_sub(1),
            _ => self.words_before,
        };
        self.words_before += usize::from(self.words.as_bytes()[end] == END_WORD);
        self.words = &self.words[end + 1..];
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
