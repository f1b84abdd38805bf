//! Search documents → tantivy, one segment in memory → every word with the documents that hold it and how much it says
//! about each. tantivy counts the words that our tokenizer finds, and sorts them; this file reads its dictionary, its postings
//! and its field norms, and turns each count into a level (`format.md`, "Levels").
//!
//! No identity of a segment and no order of a hash map reaches the result: documents keep the order they came in.

use rayon::prelude::*;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use tantivy::{DocSet, Index, IndexSettings, SegmentReader, TERMINATED, TantivyDocument};

use super::SearchDoc;
use super::boilerplate::Texts;
use super::postings::LAST_PLACE;
use super::tokenize::{self, Role};

/// A heading counts as this many occurrences of its words in the text below it; a keyword as that many.
const HEADING_REPEAT: usize = 3;
const KEYWORD_REPEAT: usize = 8;
/// Saturation and length normalization of BM25, the values that tantivy uses.
pub const K1: f64 = 1.2;
const B: f64 = 0.75;
/// Levels are 1 to 31; level n stands for n/32 of what a word can contribute at most.
pub const LEVELS: f64 = 32.0;

const TOKENIZER: &str = "guichet";
const MEMORY_BUDGET: usize = 256 << 20;
/// Documents whose words are found while those before them are counted.
const BATCH: usize = 256;
/// Stand behind words, by their role; no word has one in it.
const END_WORD: u8 = b'\n';
const END_PART: u8 = b'\t';
const END_OTHER: u8 = b'\r';

/// (document, level), by document.
pub type Postings32 = Vec<(u32, u8)>;

/// A word of the corpus in its normal form.
pub struct Term {
    pub form: String,
    pub title: Postings32,
    /// Where each title of `title` first has the word: the number of words before it, at most [`LAST_PLACE`].
    pub places: Vec<u8>,
    pub body: Postings32,
}

/// The two fields of the index. Titles have lengths of their own, so that a short title that matches counts more.
pub struct Fields {
    pub title: Field,
    pub body: Field,
}

/// Indexes `docs` in their order.
pub fn index(docs: &[SearchDoc], texts: &[Texts]) -> tantivy::Result<(Index, Fields)> {
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
    let mut batches = docs.chunks(BATCH).zip(texts.chunks(BATCH));
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

fn prepare((docs, texts): (&[SearchDoc], &[Texts])) -> Vec<Words> {
    docs.par_iter().zip(texts).map(|(doc, texts)| Words::of(doc, texts)).collect()
}

impl Words {
    fn of(doc: &SearchDoc, texts: &Texts) -> Self {
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
        for (section, text) in doc.sections.iter().zip(texts) {
            add_words(&mut body, section.heading, HEADING_REPEAT);
            add_words(&mut body, text, 1);
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

/// Every word of the index, sorted by its bytes.
pub fn terms(index: &Index, fields: &Fields) -> tantivy::Result<Vec<Term>> {
    let searcher = index.reader()?.searcher();
    let Some(segment) = searcher.segment_readers().first() else { return Ok(Vec::new()) };
    let mut titles =
        field_terms(segment, fields.title, IndexRecordOption::WithFreqsAndPositions)?.into_iter().peekable();
    let mut terms = Vec::new();
    for Term { form, body, .. } in field_terms(segment, fields.body, IndexRecordOption::WithFreqs)? {
        // Titles are part of the body, so every word of a title is met here.
        let title = titles.next_if(|title| title.form == form);
        let (title, places) = title.map(|title| (title.body, title.places)).unwrap_or_default();
        terms.push(Term { form, title, places, body });
    }
    Ok(terms)
}

/// The words of one field, as if it were the body; with places if `record` has positions.
fn field_terms(segment: &SegmentReader, field: Field, record: IndexRecordOption) -> tantivy::Result<Vec<Term>> {
    let inverted = segment.inverted_index(field)?;
    let norms = segment.get_fieldnorms_reader(field)?;
    let levels = LevelTable::new(inverted.total_num_tokens(), segment.max_doc());
    let mut out = Vec::new();
    let mut stream = inverted.terms().stream()?;
    let mut positions = Vec::new();
    while stream.advance() {
        let Ok(form) = std::str::from_utf8(stream.key()) else { continue };
        let mut postings = inverted.read_postings_from_terminfo(stream.value(), record)?;
        let mut body = Vec::with_capacity(stream.value().doc_freq as usize);
        let mut places = Vec::new();
        let mut doc = postings.doc();
        while doc != TERMINATED {
            body.push((doc, levels.level(postings.term_freq(), norms.fieldnorm_id(doc))));
            if record.has_positions() {
                postings.positions(&mut positions);
                places.push(positions.first().map_or(LAST_PLACE, |first| (*first).min(u32::from(LAST_PLACE)) as u8));
            }
            doc = postings.advance();
        }
        out.push(Term { form: form.to_owned(), title: Vec::new(), places, body });
    }
    Ok(out)
}

/// The level of a count in a text of a given length (as tantivy's one-byte norm).
struct LevelTable {
    /// `K1 * (1 - B + B * length / average)` for each of the 256 norms.
    norms: Vec<f64>,
}

impl LevelTable {
    fn new(tokens: u64, docs: u32) -> Self {
        let average = steady(tokens as f64 / f64::from(docs.max(1)));
        let norms = (0..=255u8)
            .map(|id| K1 * (1.0 - B + B * f64::from(FieldNormReader::id_to_fieldnorm(id)) / average))
            .collect();
        LevelTable { norms }
    }

    fn level(&self, count: u32, norm: u8) -> u8 {
        let count = f64::from(count);
        let share = count / (count + self.norms[norm as usize]);
        (share * LEVELS).round().clamp(1.0, LEVELS - 1.0) as u8
    }
}

/// The nearest power of 1.05: an edit of one article must not move the average, and with it every level of the site.
fn steady(average: f64) -> f64 {
    let step = 1.05f64;
    step.powf((average.max(1.0).ln() / step.ln()).round())
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
