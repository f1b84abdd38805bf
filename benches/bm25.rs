//! Plain BM25 by tantivy, as a measure for rankings: title twice, stemmed where there is a stemmer, pairs of characters
//! in scripts without spaces. `benches/relevance.mjs` runs it: JSON in (`locale`, `docs`, `queries`), for each query the
//! ids of its first hits out.

use serde::Deserialize;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::tokenizer::{Language, LowerCaser, SimpleTokenizer, Stemmer, TextAnalyzer, TokenStream};
use tantivy::{Index, TantivyDocument, Term};

#[derive(Deserialize)]
struct Input {
    locale: String,
    docs: Vec<Doc>,
    queries: Vec<String>,
}

#[derive(Deserialize)]
struct Doc {
    id: String,
    title: String,
    text: String,
}

const HITS: usize = 30;
const TITLE: f32 = 2.0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: bm25 INPUT.json")?;
    let input: Input = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let options = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default().set_tokenizer("bench").set_index_option(IndexRecordOption::WithFreqs),
    );
    let mut schema = Schema::builder();
    let id = schema.add_text_field("id", STRING | STORED);
    let fields =
        [(schema.add_text_field("title", options.clone()), TITLE), (schema.add_text_field("body", options), 1.0)];
    let index = Index::create_in_ram(schema.build());
    index.tokenizers().register("bench", analyzer(&input.locale));
    let mut writer = index.writer_with_num_threads(1, 50_000_000)?;
    for doc in &input.docs {
        let mut document = TantivyDocument::default();
        document.add_text(id, &doc.id);
        document.add_text(fields[0].0, pairs(&doc.title));
        document.add_text(fields[1].0, pairs(&doc.text));
        writer.add_document(document)?;
    }
    writer.commit()?;
    let searcher = index.reader()?.searcher();
    let mut ranked: Vec<Vec<String>> = Vec::new();
    for text in &input.queries {
        let query = BooleanQuery::new(clauses(&mut analyzer(&input.locale), &pairs(text), &fields));
        let mut ids = Vec::new();
        for (_, address) in searcher.search(&query, &TopDocs::with_limit(HITS).order_by_score())? {
            let document: TantivyDocument = searcher.doc(address)?;
            ids.extend(document.get_first(id).and_then(|value| value.as_str()).map(str::to_owned));
        }
        ranked.push(ids);
    }
    println!("{}", serde_json::to_string(&ranked)?);
    Ok(())
}

fn analyzer(locale: &str) -> TextAnalyzer {
    let words = TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser);
    match locale.split('-').next() {
        Some("en") => words.filter(Stemmer::new(Language::English)).build(),
        Some("fr") => words.filter(Stemmer::new(Language::French)).build(),
        _ => words.build(),
    }
}

/// Any of the words in any field.
fn clauses(analyzer: &mut TextAnalyzer, text: &str, fields: &[(Field, f32)]) -> Vec<(Occur, Box<dyn Query>)> {
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    let mut stream = analyzer.token_stream(text);
    while let Some(token) = stream.next() {
        for (field, weight) in fields {
            let query = TermQuery::new(Term::from_field_text(*field, &token.text), IndexRecordOption::WithFreqs);
            clauses.push((Occur::Should, Box::new(BoostQuery::new(Box::new(query), *weight))));
        }
    }
    clauses
}

/// Overlapping pairs of kana and Han with spaces around them; other text as it is.
fn pairs(text: &str) -> String {
    let dense = |c: char| matches!(c as u32, 0x3005 | 0x3040..=0x30ff | 0x3400..=0x9fff);
    let mut out = String::new();
    let mut before: Option<char> = None;
    for c in text.chars() {
        match before.filter(|_| dense(c)) {
            Some(first) => {
                out.push(' ');
                out.push(first);
                out.push(c);
            }
            None if dense(c) => out.push(' '),
            None => {
                if before.is_some() {
                    out.push(' ');
                }
                out.push(c);
            }
        }
        before = dense(c).then_some(c);
    }
    out
}
