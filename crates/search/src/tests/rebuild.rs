//! Builds that take from the build before what has not changed: whatever was edited, their files are those of a build from
//! nothing.

use std::collections::BTreeSet;

use super::*;
use crate::{Memory, rebuild};

/// What a build left: states, and the paths of its files.
#[derive(Clone, Default)]
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

/// Builds with what is left, and compares with a build from nothing. How many files were new.
fn build_again(site: &[Fixture], left: &mut Left, told: &str) -> usize {
    let locales = locales(site);
    let clean = tree(build(&locales));
    let rebuilt = rebuild(&locales, left);
    let paths: BTreeSet<String> =
        rebuilt.files.iter().map(|file| &file.path).chain(&rebuilt.unchanged).cloned().collect();
    assert_eq!(paths, clean.keys().cloned().collect(), "other files, {told}");
    assert_eq!(paths.len(), rebuilt.files.len() + rebuilt.unchanged.len(), "a file twice, {told}");
    for path in &rebuilt.unchanged {
        assert!(left.has(path), "{path} was never made, {told}");
    }
    for file in &rebuilt.files {
        assert!(clean[&file.path] == file.bytes, "{} has other bytes, {told}", file.path);
    }
    // One name never stands for two contents, so what is called unchanged is what it was: the names were compared.
    left.states.extend(rebuilt.states);
    left.files = paths;
    rebuilt.files.len()
}

/// The same numbers on every machine: xorshift.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// Words that the index does something about: forms of one word, ways of writing one, compounds, clitics, accents.
const WORDS: [(&str, &[&str]); 5] = [
    (
        "en",
        &[
            "set",
            "up",
            "setup",
            "set-up",
            "time",
            "zone",
            "timezone",
            "invoice",
            "invoices",
            "invoicing",
            "invoiced",
            "the",
            "of",
            "to",
            "log",
            "in",
            "login",
            "import",
            "imports",
            "importing",
            "contact",
            "contacts",
            "v2.1",
            "50,000",
            "50000",
            "café",
            "cafe",
            "camelCase",
            "dying",
            "die",
            "it's",
            "plug",
            "plugin",
            "plug-in",
        ],
    ),
    (
        "de",
        &[
            "Projekt",
            "Rechnung",
            "Projektrechnung",
            "Vertrag",
            "Vertrags",
            "Datum",
            "Vertragsdatum",
            "Kunde",
            "Kunden",
            "Kundenvertrag",
            "Kundenvertragsdatum",
            "die",
            "und",
            "öffnen",
            "Öffnung",
            "Größe",
            "grosse",
            "einrichten",
            "ein",
            "richten",
            "Zeit",
            "Zone",
            "Zeitzone",
        ],
    ),
    ("fr", &["créer", "creer", "crème", "crèmes", "l'import", "importer", "un", "le", "compte", "comptes", "œuvre"]),
    ("ja", &["連絡先", "のインポート", "設定", "を開きます。", "ﾌｧｲﾙ", "ファイル", "から", "API", "第2版", "人"]),
    ("ar", &["كتاب", "وكتاب", "الكتاب", "بالكتاب", "مدرسة", "للمدرسة", "والصفقات", "صفقات", "٥٠", "كِتَاب", "من"]),
];

fn words_of(locale: &str) -> &'static [&'static str] {
    WORDS.iter().find(|(name, _)| *name == locale).expect("a locale with words").1
}

fn text(numbers: &mut Numbers, locale: &str, words: usize) -> String {
    let mut out = String::new();
    for _ in 0..words {
        match numbers.below(12) {
            // Rare ones.
            0 => out.push_str(&format!("{}{}", numbers.one(&["qua", "zi", "Lor", "veno"]), numbers.below(300))),
            1 => out.push_str(numbers.one(&["alpha", "alphabet", "bet", "beta", "gamma", "gammas"])),
            _ => out.push_str(numbers.one(words_of(locale))),
        }
        out.push_str(numbers.one(&[" ", " ", " ", " ", ". ", "\n"]));
    }
    out.trim().to_owned()
}

fn new_doc(numbers: &mut Numbers, locale: &str) -> Doc {
    let name = format!("{}/{}", numbers.one(&["account", "billing", "contacts"]), numbers.below(100_000));
    let sections = 1 + numbers.below(3);
    Doc {
        url: format!("{locale}/{name}/"),
        area: name.split('/').next().unwrap_or_default().to_owned(),
        area_title: "Area".to_owned(),
        title: text(numbers, locale, 3),
        description: if numbers.below(2) == 0 { text(numbers, locale, 6) } else { String::new() },
        categories: vec![],
        keywords: vec![],
        plans: vec![],
        boost: 1.0,
        pins: vec![],
        sections: (0..sections)
            .map(|at| DocSection {
                anchor: (at > 0).then(|| format!("s{at}")),
                heading: if at > 0 { text(numbers, locale, 2) } else { String::new() },
                text: text(numbers, locale, 20),
            })
            .collect(),
        id: name,
    }
}

fn new_site(numbers: &mut Numbers) -> Vec<Fixture> {
    let count = 1 + numbers.below(3);
    let first = numbers.below(WORDS.len());
    (0..count)
        .map(|at| {
            let locale = WORDS[(first + at) % WORDS.len()].0;
            // Some sites are large enough for boilerplate, for lists that are shared and for lists that are cut.
            let docs = match numbers.below(50) {
                0 => 170,
                1..4 => 70,
                4..24 => 20,
                _ => 4,
            };
            Fixture {
                locale: locale.to_owned(),
                docs: (0..docs).map(|_| new_doc(numbers, locale)).collect(),
                borrowed: vec![],
                plans: vec!["basic".to_owned(), "pro".to_owned()],
                synonyms: vec![],
            }
        })
        .collect()
}

/// Changes something as a writer would; what it was.
fn edit(numbers: &mut Numbers, site: &mut [Fixture]) -> &'static str {
    let place = numbers.below(site.len());
    let others: Vec<(String, String)> = site
        .iter()
        .flat_map(|fixture| fixture.docs.iter().map(|doc| (doc.id.clone(), fixture.locale.clone())))
        .collect();
    let fixture = &mut site[place];
    let locale = fixture.locale.clone();
    let kind = numbers.below(24);
    if kind < 2 || fixture.docs.is_empty() {
        let doc = new_doc(numbers, &locale);
        fixture.docs.push(doc);
        return "a new article";
    }
    let at = numbers.below(fixture.docs.len());
    if kind < 4 {
        fixture.docs.remove(at);
        return "an article less";
    }
    let doc = &mut fixture.docs[at];
    match kind {
        4..8 => {
            let more = text(numbers, &locale, 3);
            doc.sections[0].text.push_str(&format!(" {more}"));
            "more text"
        }
        8..10 => {
            doc.sections[0].text = text(numbers, &locale, 15);
            "other text"
        }
        10 => {
            doc.sections[0].text.clear();
            "no text"
        }
        11..13 => {
            doc.title = text(numbers, &locale, 3);
            "another title"
        }
        13 => {
            doc.id.push_str("-renamed");
            doc.url = format!("{locale}/{}/", doc.id);
            "another name"
        }
        14 => {
            doc.plans = if doc.plans.is_empty() { vec!["pro".to_owned()] } else { vec![] };
            "another plan"
        }
        15 => {
            doc.keywords.push(text(numbers, &locale, 1));
            "a keyword"
        }
        16 => {
            doc.pins.push(text(numbers, &locale, 2));
            doc.boost = 2.0;
            "a pin and a boost"
        }
        17 => {
            fixture.synonyms.push(vec![text(numbers, &locale, 1), text(numbers, &locale, 2)]);
            "synonyms"
        }
        18 => {
            let words = text(numbers, &locale, 9);
            fixture.docs.iter_mut().step_by(2).for_each(|doc| {
                let text = &mut doc.sections[0].text;
                *text = format!("{words}. {text}");
            });
            "what half of all begin with"
        }
        19 => {
            doc.categories = vec![text(numbers, &locale, 1)];
            doc.area = "moved".to_owned();
            "another place"
        }
        20 => {
            fixture.plans.reverse();
            "other plans"
        }
        21..23 => {
            let borrowed = others.into_iter().filter(|(_, from)| *from != locale);
            fixture.borrowed = borrowed
                .take(numbers.below(9))
                .map(|(id, from)| (id.clone(), format!("{locale}/{id}/"), from))
                .collect();
            "other articles of others"
        }
        _ => "nothing",
    }
}

/// `GUICHET_EDITS` says how many sequences of edits are tried.
#[test]
fn an_edited_site_is_built_as_if_from_nothing() {
    let sequences = std::env::var("GUICHET_EDITS").ok().and_then(|number| number.parse().ok()).unwrap_or(200u64);
    let (mut new, mut all) = (0, 0);
    for sequence in 0..sequences {
        let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15 ^ (sequence + 1).wrapping_mul(0x2545_f491_4f6c_dd1d));
        let mut site = new_site(&mut numbers);
        let mut left = Left::default();
        build_again(&site, &mut left, "at first");
        for step in 0..3 {
            let mut told = format!("sequence {sequence}, step {step}:");
            let edits = if numbers.below(4) == 0 { 3 } else { 1 };
            for _ in 0..edits {
                told = format!("{told} {},", edit(&mut numbers, &mut site));
            }
            // Files may be lost, and so may the state of a locale.
            if numbers.below(8) == 0 {
                let lost: Vec<String> = left.files.iter().step_by(3).cloned().collect();
                lost.iter().for_each(|path| assert!(left.files.remove(path)));
            }
            if numbers.below(16) == 0 {
                left.states.pop_first();
            }
            new += build_again(&site, &mut left, &told);
            all += left.files.len();
        }
    }
    // Most of the files are taken over.
    assert!(new * 2 < all, "{new} of {all}");
}

/// Lists so long that they are cut, or that forms of a word share one.
#[test]
fn edits_of_words_that_all_have_are_built_as_if_from_nothing() {
    let mut numbers = Numbers(11);
    let words = ["the", "invoice", "invoices", "set", "up", "setup", "contact", "contacts", "import"];
    let doc = |numbers: &mut Numbers, at: usize| {
        let mut text = format!("word{} ", at % 40);
        for word in words {
            text.push_str(&format!("{word} ").repeat(numbers.below(9)));
        }
        text.push_str(&"else ".repeat(numbers.below(3) * 8));
        text
    };
    let docs = (0..400).map(|at| Doc {
        sections: vec![DocSection { anchor: None, heading: String::new(), text: doc(&mut numbers, at) }],
        ..new_doc(&mut numbers, "en")
    });
    let docs: Vec<Doc> = docs.collect();
    let mut site = vec![Fixture { locale: "en".to_owned(), docs, borrowed: vec![], plans: vec![], synonyms: vec![] }];
    let mut left = Left::default();
    build_again(&site, &mut left, "at first");
    let mut new = 0;
    for step in 0..60 {
        for _ in 0..1 + numbers.below(2) {
            let at = numbers.below(400);
            let text = &mut site[0].docs[at].sections[0].text;
            match numbers.below(4) {
                0 => *text = doc(&mut numbers, at),
                1 => text.push_str(numbers.one(&words)),
                2 => *text = text.replacen(numbers.one(&words), "", 1),
                _ => {
                    let (word, other) = (numbers.one(&words), numbers.one(&words));
                    *text = text.replacen(word, other, 2);
                }
            }
        }
        new += build_again(&site, &mut left, &format!("step {step}"));
    }
    assert!(new < 60 * left.files.len() / 2, "{new} of {}", left.files.len());
}

#[test]
fn what_has_not_changed_is_not_made_again() {
    let site = fixtures();
    let mut left = Left::default();
    build_again(&site, &mut left, "at first");
    let states = left.states.clone();
    let manifests = site.len();
    assert_eq!(build_again(&site, &mut left, "without a change"), manifests);
    assert_eq!(left.states, states);
    let rebuilt = rebuild(&locales(&site), &left);
    assert!(rebuilt.states.is_empty(), "nothing is to be remembered");
}

/// Bytes that are no state, or that of another locale, are as good as none.
#[test]
fn a_broken_state_is_no_state() {
    let mut numbers = Numbers(7);
    let mut site = vec![];
    for (locale, _) in &WORDS[..2] {
        let docs = (0..6).map(|_| new_doc(&mut numbers, locale)).collect();
        site.push(Fixture { locale: (*locale).to_owned(), docs, borrowed: vec![], plans: vec![], synonyms: vec![] });
    }
    let mut left = Left::default();
    build_again(&site, &mut left, "at first");
    site[0].docs[1].sections[0].text.push_str(" setup");
    let whole = left.states["en"].clone();
    let mut broken: Vec<Vec<u8>> = vec![vec![], left.states["de"].clone(), b"GSISTATE".to_vec(), vec![0xff; 5_000]];
    for _ in 0..60 {
        let mut altered = whole.clone();
        altered[numbers.below(whole.len())] ^= 1 << numbers.below(8);
        broken.push(altered);
        broken.push(whole[..numbers.below(whole.len())].to_vec());
    }
    broken.push([&whole[..], &[0]].concat());
    for state in broken {
        let mut left = left.clone();
        left.states.insert("en".to_owned(), state);
        build_again(&site, &mut left, "from a broken state");
    }
    // States of two locales in each other's place.
    let mut swapped = left.clone();
    swapped.states = [("en", "de"), ("de", "en")].map(|(to, of)| (to.to_owned(), left.states[of].clone())).into();
    build_again(&site, &mut swapped, "from states that have changed places");
}

/// The same documents and the same state leave the same state.
#[test]
fn a_state_is_the_same_for_the_same_builds() {
    let mut site = fixtures();
    let mut left = Left::default();
    build_again(&site, &mut left, "at first");
    site[0].docs[0].sections[0].text.push_str(" more words");
    let [first, second] = [0, 1].map(|_| rebuild(&locales(&site), &left).states);
    assert_eq!(first, second);
    assert_eq!(first.len(), 1, "only one locale has changed");
}
