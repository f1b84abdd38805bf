//! The vectors that hold the writer, the reader here and the reader in the browser together (`tests/vectors/`; the
//! browser's modules are run over the same files by `tests/js/search.test.mjs`), and what queries find.
//!
//! `UPDATE=1 cargo test index::` writes the vectors anew; read the difference before committing it.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::read::{self, QueryOptions, SearchError, SearchResults};
use crate::tokenize::{self, Role};
use crate::{IndexFile, LocaleDocs, SearchDoc, Section, build};

mod damage;
mod rebuild;

fn vectors(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors").join(name)
}

fn read_json(name: &str) -> Value {
    let text = fs::read_to_string(vectors(name)).expect("the vectors are in the repository");
    serde_json::from_str(&text).expect("the vectors are JSON")
}

/// Compares with a vector, or replaces it when asked to.
fn check(name: &str, actual: &Value) {
    if std::env::var_os("UPDATE").is_some() {
        let text = serde_json::to_string_pretty(actual).expect("JSON can be written");
        fs::write(vectors(name), text + "\n").expect("the vectors can be written");
    }
    assert_eq!(&read_json(name), actual, "{name} differs; UPDATE=1 writes it anew");
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Word => "word",
        Role::Whole => "whole",
        Role::Part => "part",
        Role::Single => "single",
    }
}

#[test]
fn words_and_folds() {
    let cases = read_json("words.json");
    let actual: Vec<Value> = cases
        .as_array()
        .expect("a list of cases")
        .iter()
        .map(|case| {
            let text = case["text"].as_str().expect("a case has a text");
            let words: Vec<Value> = tokenize::all_words(text)
                .into_iter()
                .map(|word| json!([word.form, tokenize::fold(&word.form), role(word.role), word.start, word.end]))
                .collect();
            json!({ "text": text, "words": words })
        })
        .collect();
    check("words.json", &Value::Array(actual));
}

/// The scripts whose text is cut into pairs, as ranges of characters: the first and the last of each.
#[test]
fn scripts_without_spaces() {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for c in (0..=u32::from(char::MAX)).filter(|c| char::from_u32(*c).is_some_and(tokenize::is_dense)) {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == c => *last = c,
            _ => ranges.push((c, c)),
        }
    }
    let ranges: Vec<Value> = ranges.iter().map(|(first, last)| json!(format!("{first:04x}-{last:04x}"))).collect();
    check("dense.json", &Value::Array(ranges));
}

/// `tests/vectors/search-docs.json`, in a form that owns its strings.
#[derive(Clone, Deserialize)]
pub struct Fixture {
    locale: String,
    docs: Vec<Doc>,
    borrowed: Vec<(String, String, String)>,
    #[serde(default)]
    plans: Vec<String>,
    synonyms: Vec<Vec<String>>,
}

#[derive(Clone, Deserialize)]
struct Doc {
    id: String,
    url: String,
    title: String,
    description: String,
    area: String,
    area_title: String,
    categories: Vec<String>,
    keywords: Vec<String>,
    plans: Vec<String>,
    boost: f32,
    #[serde(default)]
    pins: Vec<String>,
    sections: Vec<DocSection>,
}

#[derive(Clone, Deserialize)]
struct DocSection {
    anchor: Option<String>,
    heading: String,
    text: String,
}

impl DocSection {
    fn view(&self) -> Section<'_> {
        Section { anchor: self.anchor.as_deref(), heading: &self.heading, text: &self.text }
    }
}

fn fixtures() -> Vec<Fixture> {
    serde_json::from_value(read_json("search-docs.json")).expect("the fixture has this shape")
}

fn locales(fixtures: &[Fixture]) -> Vec<LocaleDocs<'_>> {
    fixtures.iter().map(locale_docs).collect()
}

pub fn locale_docs(fixture: &Fixture) -> LocaleDocs<'_> {
    let borrowed = fixture.borrowed.iter();
    LocaleDocs {
        locale: &fixture.locale,
        docs: fixture.docs.iter().map(Doc::view).collect(),
        borrowed: borrowed.map(|(id, url, from)| (id.as_str(), url.as_str(), from.as_str())).collect(),
        plans: fixture.plans.iter().map(String::as_str).collect(),
        synonyms: fixture.synonyms.clone(),
    }
}

impl Doc {
    fn view(&self) -> SearchDoc<'_> {
        SearchDoc {
            id: &self.id,
            url: &self.url,
            title: &self.title,
            description: &self.description,
            area: &self.area,
            area_title: &self.area_title,
            categories: self.categories.iter().map(String::as_str).collect(),
            keywords: &self.keywords,
            plans: &self.plans,
            boost: self.boost,
            pins: self.pins.iter().map(String::as_str).collect(),
            sections: self.sections.iter().map(DocSection::view).collect::<Vec<_>>().into(),
        }
    }
}

type Tree = BTreeMap<String, Vec<u8>>;

fn tree(files: Vec<IndexFile>) -> Tree {
    files.into_iter().map(|file| (file.path, file.bytes)).collect()
}

fn built() -> Tree {
    tree(build(&locales(&fixtures())))
}

fn fetch(tree: &Tree, path: &str) -> io::Result<Vec<u8>> {
    tree.get(path).cloned().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
}

fn ask(tree: &Tree, locale: &str, query: &str, options: &QueryOptions) -> Result<SearchResults, SearchError> {
    read::open(|path| fetch(tree, path), locale)?.query(query, options)
}

#[derive(Deserialize, Serialize)]
struct Case {
    locale: String,
    query: String,
    options: Asked,
}

#[derive(Default, Deserialize, Serialize)]
struct Asked {
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<String>,
}

impl Asked {
    fn options(&self) -> QueryOptions<'_> {
        QueryOptions {
            limit: self.limit.unwrap_or(10),
            area: self.area.as_deref(),
            plan: self.plan.as_deref(),
            base: "/kb/",
            explain: false,
        }
    }
}

fn cases() -> Vec<Case> {
    let cases = read_json("search.json");
    let cases = cases.as_array().expect("a list of cases").iter();
    cases.map(|case| serde_json::from_value(case.clone()).expect("a case has this shape")).collect()
}

#[test]
fn queries_over_the_fixture() {
    let tree = built();
    let actual: Vec<Value> = cases()
        .into_iter()
        .map(|case| {
            let results = ask(&tree, &case.locale, &case.query, &case.options.options()).expect("the index is whole");
            json!({ "locale": case.locale, "query": case.query, "options": case.options, "results": results })
        })
        .collect();
    check("search.json", &Value::Array(actual));
}

/// What of each query has to come first; the vectors hold the browser's module to the same.
#[test]
fn a_word_is_found_however_it_is_written() {
    let tree = built();
    let ids = |locale: &str, query: &str| -> Vec<String> {
        let results = ask(&tree, locale, query, &QueryOptions::default()).expect("the index is whole");
        results.hits.into_iter().map(|hit| hit.id).collect()
    };
    for (locale, article, queries) in [
        ("en-GB", "a/email", &["email"] as &[&str]),
        ("en-GB", "a/mailing", &["e-mail", "e mail"]),
        ("en-GB", "a/plugin", &["plug-in", "plugin", "plug in"]),
        ("en-GB", "a/timezone", &["time-zone", "timezone", "time zone", "change time zone"]),
        ("en-GB", "a/setup", &["set-up", "setup", "set up"]),
        ("en-GB", "a/logout", &["logout", "log-out"]),
        ("en-GB", "a/import", &["importcontacts"]),
        ("en-GB", "a/reset", &["resetpassword"]),
        ("en-GB", "b/bad", &["error 502"]),
        // One or two digits are as good as any beginning.
        ("en-GB", "b/other", &["error 5021", "error 50"]),
        ("en-GB", "b/rows", &["50000", "50,000", "50 000", "50.000", "٥٠٬٠٠٠", "５０，０００", "100000"]),
        ("en-GB", "b/new", &["what is new in update release 32, v3"]),
        ("en-GB", "b/newer", &["What is new in Update Release 32.5, V3"]),
        ("en-GB", "c/to-be", &["to be or not to be"]),
        ("en-GB", "c/usb", &["usb-c", "usb c"]),
        ("ar", "a/deals", &["صفقات", "والصفقات"]),
        // An article with a letter or two of its word is the beginning of that word.
        ("ar", "a/school", &["مدرسة", "مدرسه", "للمدرسة", "للمد", "والمد"]),
        ("ar", "a/pages", &["صفحات"]),
        ("ar", "a/rows", &["50000", "٥٠٠٠٠"]),
        ("ar", "a/mail", &["بريد"]),
        ("ar", "a/persian", &["كتابهاي فارسي"]),
        ("uk", "a/mem", &["памʼять", "пам’ять", "пам'ять", "пам`ять", "память"]),
        ("uk", "a/pc", &["комп'ютер", "компютер"]),
        ("ko", "c/sso", &["SSO", "sso"]),
    ] {
        for query in queries {
            assert_eq!(ids(locale, query).first().map(String::as_str), Some(article), "{locale}: {query}");
        }
    }
    // A number that the index has in groups is no other number that has one of its groups; one that it lacks is its groups.
    assert_eq!(ids("en-GB", "50,000 rows"), ["b/rows"]);
    assert_eq!(ids("en-GB", "7,502 bad").first().map(String::as_str), Some("b/bad"));
    assert_eq!(ids("en-GB", "wi-fi"), [""; 0], "what begins like the last two letters is no answer");
    assert!(ids("en-GB", "usb-c").len() < 3 && ids("en-GB", "c").len() > 2, "nor what begins like the last one");
}

/// Thai has no spaces between words, Hebrew writes small ones as one with the next.
#[test]
fn a_word_within_a_run_of_others_is_found() {
    let find = |locale: &'static str, texts: [&'static str; 2], query: &str| -> Vec<String> {
        let doc = |id, text| SearchDoc { id, url: id, ..SearchDoc::of("Atrium", vec![Section::of(text)]) };
        let docs = vec![doc("first", texts[0]), doc("second", texts[1])];
        let tree = tree(build(&[LocaleDocs { locale, docs, borrowed: vec![], plans: vec![], synonyms: vec![] }]));
        let hits = ask(&tree, locale, query, &QueryOptions::default()).expect("the index is whole").hits;
        hits.into_iter().map(|hit| hit.id).collect()
    };
    let thai = ["เปิดเมนูแล้วเลือกนำเข้าผู้ติดต่อจากไฟล์", "ลงชื่อออกจากบัญชีของคุณ"];
    // The vowel of the second query is two characters.
    for query in ["นำเข้า", "น\u{e4d}าเข้า", "ติดต่อ", "ไฟล์"] {
        assert_eq!(find("th", thai, query), ["first"], "{query}");
    }
    assert_eq!(find("th", thai, "บัญชี"), ["second"]);
    let hebrew = ["לייבוא של אנשי קשר בחרו קובץ", "כל ייבוא נמשך דקה"];
    assert_eq!(find("he", hebrew, "ייבוא"), ["second", "first"]);
}

/// What a document has of a word is not more because it has the word joined with its neighbours too.
#[test]
fn a_word_and_its_joined_form_count_once() {
    let fixture = |text: &str| {
        let doc = |id, text| SearchDoc { id, url: id, ..SearchDoc::of("Settings", vec![Section::of(text)]) };
        let docs = vec![doc("apart", text), doc("other", "Name the slots.")];
        let locale = LocaleDocs { locale: "en", docs, borrowed: vec![], plans: vec![], synonyms: vec![] };
        tree(build(&[locale]))
    };
    let texts = |tree: &Tree| -> Vec<(String, f64)> {
        let options = QueryOptions { explain: true, ..QueryOptions::default() };
        let hits = ask(tree, "en", "time slots", &options).expect("the index is whole").hits;
        let apart = hits.into_iter().find(|hit| hit.id == "apart").and_then(|hit| hit.explanation);
        apart.expect("it has both words").words.into_iter().map(|word| (word.word, word.score)).collect()
    };
    // As many words, so that each says as much.
    let [both, apart] = [fixture("Time, slots: timeslots."), fixture("Time, slots: chances.")];
    assert_eq!(texts(&both), texts(&apart));
}

#[test]
fn corrections_are_words_of_the_site() {
    let tree = built();
    let corrected = |query: &str| {
        let results = ask(&tree, "en-GB", query, &QueryOptions::default()).expect("the index is whole");
        results.corrections.into_iter().map(|correction| correction.to).collect::<Vec<_>>()
    };
    assert_eq!(corrected("creemes"), ["crèmes"]);
    assert_eq!(corrected("resetpassword"), ["reset password"]);
    assert_eq!(corrected("email"), [""; 0]);
}

#[test]
fn excerpts_are_sentences() {
    let tree = built();
    let excerpt_in = |locale: &str, query: &str| {
        let results = ask(&tree, locale, query, &QueryOptions::default()).expect("the index is whole");
        results.hits[0].excerpt.clone()
    };
    let excerpt = |query: &str| excerpt_in("en-GB", query);
    let owner = excerpt("owner moment");
    assert!(owner.starts_with("The <mark>owner</mark> can be") && owner.ends_with("hand it on."), "{owner}");
    let cells = excerpt("reassign records");
    assert!(cells.starts_with("<mark>Reassign</mark> <mark>records</mark> of the team · The owner"), "{cells}");
    // Neither `z. B.` nor `Nr.` ends a sentence; a line that goes on in another one does not either.
    let abbreviations = excerpt_in("de", "Empfänger");
    assert!(abbreviations.starts_with("Wählen Sie dazu") && abbreviations.ends_with("alles."), "{abbreviations}");
    let lines = excerpt_in("de", "Newsletter");
    assert!(lines.starts_with("Vorlage für den") && lines.ends_with("gedruckt werden kann…"), "{lines}");
}

/// The bundle that the browser's modules are tested with answers like one built just now. Bytes are not compared:
/// another release of the compressor may pack the same content differently.
#[test]
fn the_bundle_is_up_to_date() {
    if std::env::var_os("UPDATE").is_some() {
        let files: BTreeMap<String, String> = built().into_iter().map(|(path, bytes)| (path, hex(&bytes))).collect();
        let text = serde_json::to_string_pretty(&files).expect("JSON can be written");
        fs::write(vectors("search-index.json"), text + "\n").expect("the vectors can be written");
    }
    let bundle: BTreeMap<String, String> =
        serde_json::from_value(read_json("search-index.json")).expect("paths and bytes");
    let bundle: Tree = bundle.into_iter().map(|(path, bytes)| (path, unhex(&bytes))).collect();
    let fresh = built();
    for case in cases() {
        let [old, new] = [&bundle, &fresh]
            .map(|tree| ask(tree, &case.locale, &case.query, &case.options.options()).expect("the index is whole"));
        assert_eq!(old, new, "UPDATE=1 writes search-index.json anew");
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    let digits = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).expect("two hexadecimal digits");
    (0..text.len()).step_by(2).map(digits).collect()
}

#[test]
fn same_input_same_bytes() {
    let fixtures = fixtures();
    let first = tree(build(&locales(&fixtures)));
    let mut reordered = locales(&fixtures);
    reordered.reverse();
    for locale in &mut reordered {
        locale.docs.reverse();
        locale.borrowed.reverse();
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool of one thread");
    assert!(pool.install(|| tree(build(&reordered))) == first);
}

#[test]
fn another_index_is_read_only_where_it_may_have_a_word() {
    let tree = built();
    let others = |query: &str| {
        let asked = Cell::new(0);
        let fetch = |path: &str| {
            asked.set(asked.get() + usize::from(path.starts_with("_guichet/search/en/")));
            fetch(&tree, path)
        };
        let results = read::open(fetch, "fr").and_then(|index| index.query(query, &QueryOptions::default()));
        let borrowed = results.expect("the index is whole").hits.iter().filter(|hit| hit.locale == "en").count();
        (asked.get(), borrowed)
    };
    assert!(matches!(others("dashboard"), (2.., 1..)), "{:?}", others("dashboard"));
    assert!(matches!(others("dash"), (2.., 1..)), "a beginning will do: {:?}", others("dash"));
    assert_eq!(others("zèbre"), (0, 0));
    let [both, alone] = ["zèbre dashboard", "dashboard"].map(|query| others(query).0);
    assert_eq!(both, alone, "no chunk is read for the other word");
}

#[test]
fn every_second_pair_of_a_script_without_spaces_is_spared() {
    let words = |query: &str| -> Vec<String> {
        let options = QueryOptions { explain: true, ..QueryOptions::default() };
        let hits = ask(&built(), "ja", query, &options).expect("the index is whole").hits;
        let explained = hits.into_iter().next().and_then(|hit| hit.explanation).expect("a hit, explained");
        explained.words.into_iter().map(|word| word.word).collect()
    };
    assert_eq!(words("インポートする"), ["イン", "ポー", "トす", "する"]);
    assert_eq!(words("ファイ ルから"), ["ファ", "ァイ", "ルか", "から"], "the last of a run is asked for");
}

#[test]
fn synonyms_know_words_whose_pairs_are_spared() {
    let fixtures = fixtures();
    let mut locales = locales(&fixtures);
    let ja = locales.iter_mut().find(|locale| locale.locale == "ja").expect("a fixture in Japanese");
    ja.synonyms =
        vec![vec!["ログオン".to_owned(), "サインイン".to_owned()], vec!["検証".to_owned(), "認証".to_owned()]];
    let tree = tree(build(&locales));
    for query in ["ログオン", "再検証用"] {
        let hits = ask(&tree, "ja", query, &QueryOptions::default()).expect("the index is whole").hits;
        assert!(hits.iter().any(|hit| hit.title == "2 段階認証でサインインする"), "{query}: {hits:?}");
    }
}

#[test]
fn strange_queries_are_answered() {
    let tree = built();
    let options = QueryOptions::default();
    for query in [
        "a".repeat(10_000),
        "import ".repeat(2_000),
        "-_.'’".repeat(2_000),
        "解決".repeat(5_000),
        "🙂👩‍👩‍👧".repeat(500),
        "الحساب\u{202e}abc\u{200f}".to_owned(),
        ".*+?^${}()|[]\\/ <script>alert(1)</script> \" ' & \0 \u{1} \u{1}設".to_owned(),
        "\u{300}\u{300}\u{ad}\u{200d}".to_owned(),
    ] {
        for locale in ["en", "fr", "ja"] {
            let results = ask(&tree, locale, &query, &options).expect("the index is whole");
            assert!(
                results.hits.iter().all(|hit| !hit.excerpt.replace("<mark>", "").replace("</mark>", "").contains('<'))
            );
        }
    }
}

#[test]
fn a_beginning_is_a_stop_word_only_where_it_begins_nothing_else() {
    let tree = built();
    let forms = |query: &str| -> Vec<String> {
        let options = QueryOptions { explain: true, ..QueryOptions::default() };
        let results = ask(&tree, "en", query, &options).expect("the index is whole");
        let words = results.hits.into_iter().filter_map(|hit| hit.explanation?.words.pop());
        words.flat_map(|word| word.found).map(|found| found.form).collect()
    };
    let [many, alone] = [forms("contacts f"), forms("yo")];
    assert!(many.contains(&"file".to_owned()) && !many.contains(&"from".to_owned()), "{many:?}");
    assert!(alone.contains(&"you".to_owned()), "{alone:?}");
}

#[test]
fn an_empty_locale_has_an_index_without_answers() {
    let empty = LocaleDocs { locale: "en", docs: vec![], borrowed: vec![], plans: vec![], synonyms: vec![] };
    let tree = tree(build(&[empty]));
    let results = ask(&tree, "en", "anything", &QueryOptions::default()).expect("an empty index is whole");
    assert_eq!((results.total, results.hits.len()), (0, 0));
}
