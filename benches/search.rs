//! What an edit costs the search index: milliseconds of one thread's CPU time (of the clock, where the system does not tell)
//! and files, for a build from nothing, without a change, after edits, a new article and a deleted one. Every result is
//! compared with a build from nothing.
//!
//! ```text
//! GUICHET_SITES=… GUICHET_DOCUMENTS=/tmp/documents cargo test --lib documents_of_real_sites
//! cargo run --release --example search -- /tmp/documents/SITE-LOCALE.json…
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use guichet_search::{LocaleDocs, Memory, SearchDoc, Section, build, rebuild};
use serde::Deserialize;

const ROUNDS: usize = 5;

#[derive(Deserialize)]
struct Locale {
    locale: String,
    docs: Vec<Doc>,
    borrowed: Vec<(String, String, String)>,
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
    pins: Vec<String>,
    sections: Vec<DocSection>,
}

#[derive(Clone, Deserialize)]
struct DocSection {
    anchor: Option<String>,
    heading: String,
    text: String,
}

impl Locale {
    fn view(&self) -> LocaleDocs<'_> {
        LocaleDocs {
            locale: &self.locale,
            docs: self.docs.iter().map(Doc::view).collect(),
            borrowed: self.borrowed.iter().map(|(id, url, from)| (id.as_str(), url.as_str(), from.as_str())).collect(),
            plans: self.plans.iter().map(String::as_str).collect(),
            synonyms: self.synonyms.clone(),
        }
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

impl DocSection {
    fn view(&self) -> Section<'_> {
        Section { anchor: self.anchor.as_deref(), heading: &self.heading, text: &self.text }
    }
}

#[derive(Default)]
struct Left {
    states: BTreeMap<String, Vec<u8>>,
    files: BTreeSet<String>,
}

impl Memory for Left {
    fn state(&self, locale: &str) -> Option<&[u8]> {
        self.states.get(locale).map(Vec::as_slice)
    }

    fn has(&self, path: &str) -> bool {
        self.files.contains(path)
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global()?;
    let mut site: Vec<Locale> = Vec::new();
    for path in std::env::args().skip(1) {
        site.push(serde_json::from_slice(&std::fs::read(path)?)?);
    }
    if site.first().is_none_or(|locale| locale.docs.len() < 20) {
        return Err("usage: search DOCUMENTS.json…; the first with 20 documents or more".into());
    }
    let locales: Vec<LocaleDocs> = site.iter().map(Locale::view).collect();
    let (milliseconds, files) = measured(|| build(&locales).len());
    println!("{:<28} {milliseconds:>8.1} ms {files:>6} files", "from nothing");
    let mut left = Left::default();
    step("from nothing, remembered", &site, &mut left);
    step("no change", &site, &mut left);
    let middle = site[0].docs.len() / 2 + 3;
    let mut docs = |left: &mut Left, name: &str, edit: &dyn Fn(&mut Vec<Doc>)| {
        edit(&mut site[0].docs);
        step(name, &site, left);
    };
    let add =
        |doc: &mut Doc, text: &str| doc.sections.iter_mut().take(1).for_each(|section| section.text.push_str(text));
    docs(&mut left, "a sentence more", &|docs| add(&mut docs[middle], " Choose the other option, and save."));
    docs(&mut left, "a word that is new", &|docs| add(&mut docs[middle + 1], " Frobnicate."));
    docs(&mut left, "a title", &|docs| docs[middle + 2].title.push_str(" quickly"));
    docs(&mut left, "an article more", &|docs| {
        let mut doc = docs[middle].clone();
        doc.id.push_str("-copy");
        doc.url = format!("{}-copy/", doc.url.trim_end_matches('/'));
        docs.push(doc);
    });
    docs(&mut left, "an article less", &|docs| drop(docs.remove(middle)));
    Ok(())
}

/// Builds with what is left, prints what it took, and compares with a build from nothing.
fn step(name: &str, site: &[Locale], left: &mut Left) {
    let locales: Vec<LocaleDocs> = site.iter().map(Locale::view).collect();
    let (milliseconds, rebuilt) = measured(|| rebuild(&locales, left));
    let clean: BTreeMap<String, Vec<u8>> = build(&locales).into_iter().map(|file| (file.path, file.bytes)).collect();
    assert!(rebuilt.files.iter().all(|file| clean[&file.path] == file.bytes), "{name}: other bytes");
    let files: BTreeSet<String> = rebuilt.files.iter().map(|file| file.path.clone()).chain(rebuilt.unchanged).collect();
    assert!(files.iter().eq(clean.keys()), "{name}: other files");
    left.states.extend(rebuilt.states);
    left.files = files;
    let (new, state) = (rebuilt.files.len(), left.states.values().map(Vec::len).sum::<usize>());
    println!("{name:<28} {milliseconds:>8.1} ms {new:>6} files new, {:.1} MB remembered", state as f64 / 1e6);
}

/// The median of some rounds.
fn measured<T>(mut work: impl FnMut() -> T) -> (f64, T) {
    let mut times = Vec::new();
    loop {
        let (start, clock) = (cpu(), Instant::now());
        let result = work();
        times.push(cpu().zip(start).map_or(clock.elapsed().as_secs_f64() * 1e3, |(end, start)| end - start));
        if times.len() == ROUNDS {
            times.sort_by(f64::total_cmp);
            return (times[ROUNDS / 2], result);
        }
    }
}

/// Milliseconds that all threads have been running.
fn cpu() -> Option<f64> {
    let tasks = std::fs::read_dir("/proc/self/task").ok()?;
    let times = tasks.flatten().filter_map(|task| {
        let told = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        told.split(' ').next()?.parse::<u64>().ok()
    });
    Some(times.sum::<u64>() as f64 / 1e6)
}
