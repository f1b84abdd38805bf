//! Search documents → tantivy, one segment in memory → every word with the documents that hold it and how much it says
//! about each. tantivy tokenizes (with our tokenizer), counts and sorts; this file reads its dictionary, its postings
//! and its field norms, and turns each count into a level (`format.md`, "Levels").
//!
//! No identity of a segment and no order of a hash map reaches the result: documents keep the order they came in.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use tantivy::{DocSet, Index, IndexSettings, SegmentReader, TERMINATED, TantivyDocument};

use super::SearchDoc;
use super::banners::Banners;
use super::tokenize;

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

/// (document, level), by document.
pub type Postings32 = Vec<(u32, u8)>;

/// A word of the corpus in its normal form.
pub struct Term {
    pub form: String,
    pub title: Postings32,
    pub body: Postings32,
}

/// The two fields of the index. Titles have lengths of their own, so that a short title that matches counts more.
pub struct Fields {
    pub title: Field,
    pub body: Field,
}

/// Indexes `docs` in their order.
pub fn index(docs: &[SearchDoc], banners: &Banners) -> tantivy::Result<(Index, Fields)> {
    let options = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default().set_tokenizer(TOKENIZER).set_index_option(IndexRecordOption::WithFreqs),
    );
    let mut schema = Schema::builder();
    let fields =
        Fields { title: schema.add_text_field("title", options.clone()), body: schema.add_text_field("body", options) };
    let builder = Index::builder().schema(schema.build()).settings(IndexSettings::default());
    let tokenizers = tantivy::tokenizer::TokenizerManager::new();
    tokenizers.register(TOKENIZER, SearchTokenizer::default());
    let mut writer: SingleSegmentIndexWriter = builder
        .tokenizers(tokenizers)
        .single_segment_index_writer(tantivy::directory::RamDirectory::create(), MEMORY_BUDGET)?;
    for doc in docs {
        writer.add_document(document(doc, banners, &fields))?;
    }
    Ok((writer.finalize()?, fields))
}

fn document(doc: &SearchDoc, banners: &Banners, fields: &Fields) -> TantivyDocument {
    let mut out = TantivyDocument::default();
    out.add_text(fields.title, doc.title);
    let mut body = |text: &str, repeat: usize| {
        for _ in 0..repeat {
            out.add_text(fields.body, text);
        }
    };
    body(doc.title, 1);
    body(doc.description, 1);
    body(doc.area_title, 1);
    for category in &doc.categories {
        body(category, 1);
    }
    for keyword in doc.keywords {
        body(keyword, KEYWORD_REPEAT);
    }
    for (at, section) in doc.sections.iter().enumerate() {
        body(&section.heading, HEADING_REPEAT);
        body(&banners.text(doc, at), 1);
    }
    out
}

/// Every word of the index, sorted by its bytes.
pub fn terms(index: &Index, fields: &Fields) -> tantivy::Result<Vec<Term>> {
    let searcher = index.reader()?.searcher();
    let Some(segment) = searcher.segment_readers().first() else { return Ok(Vec::new()) };
    let mut titles = field_terms(segment, fields.title)?.into_iter().peekable();
    let mut terms = Vec::new();
    for (form, body) in field_terms(segment, fields.body)? {
        // Titles are part of the body, so every word of a title is met here.
        let title =
            titles.next_if(|(title_form, _)| *title_form == form).map(|(_, postings)| postings).unwrap_or_default();
        terms.push(Term { form, title, body });
    }
    Ok(terms)
}

fn field_terms(segment: &SegmentReader, field: Field) -> tantivy::Result<Vec<(String, Postings32)>> {
    let inverted = segment.inverted_index(field)?;
    let norms = segment.get_fieldnorms_reader(field)?;
    let levels = LevelTable::new(inverted.total_num_tokens(), segment.max_doc());
    let mut out = Vec::new();
    let mut stream = inverted.terms().stream()?;
    while stream.advance() {
        let Ok(form) = std::str::from_utf8(stream.key()) else { continue };
        let mut postings = inverted.read_postings_from_terminfo(stream.value(), IndexRecordOption::WithFreqs)?;
        let mut list = Vec::with_capacity(stream.value().doc_freq as usize);
        let mut doc = postings.doc();
        while doc != TERMINATED {
            list.push((doc, levels.level(postings.term_freq(), norms.fieldnorm_id(doc))));
            doc = postings.advance();
        }
        out.push((form.to_owned(), list));
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

/// Our tokenizer as tantivy wants to see it.
#[derive(Clone, Default)]
struct SearchTokenizer {
    text: String,
    ends: Vec<usize>,
    token: Token,
}

struct SearchTokenStream<'a> {
    tokenizer: &'a mut SearchTokenizer,
    next: usize,
}

impl Tokenizer for SearchTokenizer {
    type TokenStream<'a> = SearchTokenStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> SearchTokenStream<'a> {
        self.text.clear();
        self.ends.clear();
        self.token.reset();
        tokenize::words(text, &mut |form, _, _, _| {
            self.text.push_str(form);
            self.ends.push(self.text.len());
        });
        SearchTokenStream { tokenizer: self, next: 0 }
    }
}

impl TokenStream for SearchTokenStream<'_> {
    fn advance(&mut self) -> bool {
        let tokenizer = &mut *self.tokenizer;
        let Some(&end) = tokenizer.ends.get(self.next) else { return false };
        let start = if self.next == 0 { 0 } else { tokenizer.ends[self.next - 1] };
        tokenizer.token.text.clear();
        tokenizer.token.text.push_str(&tokenizer.text[start..end]);
        tokenizer.token.position = self.next;
        self.next += 1;
        true
    }

    fn token(&self) -> &Token {
        &self.tokenizer.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.tokenizer.token
    }
}
