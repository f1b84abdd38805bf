//! A build over what earlier ones have left publishes and says what a build from nothing does: after edits of every kind, in
//! random order. `GUICHET_SEQUENCES` makes more of them, `GUICHET_SEED` begins with another one, and `GUICHET_PROGRAM` is
//! another program than the one under test.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use guichet_core::diag::Outcome;
use guichet_memo::{Clock, Memo};
use guichet_seal::Environment;
use guichet_site::analysis::{self, Analysis, BuildOptions};
use guichet_site::build::produce;
use guichet_site::load::{SourceTree, load};
use guichet_site::output::{Memory, Silent};
use guichet_site::parse::Follows;

use crate::site::files;

const SEQUENCES: usize = 24;
const STEPS: usize = 6;

/// The same numbers on every machine: xorshift.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }
}

/// Sources by path; `None` once they are gone.
type Sources = BTreeMap<String, String>;

const SETTINGS: &[(&str, &[&str])] = &[
    ("title: ", &["Help", "Hilfe & more"]),
    ("base_url: ", &["https://help.example.com/kb/", "https://help.example.com/"]),
    ("outputs: ", &["{ keep: 0 }", "{ keep: 0, markdown: false }", "{ keep: 0, feed: false, llms: false }"]),
    ("search: ", &["true", "true", "true", "false"]),
    ("areas: ", &["[guide]", "[guide, account]", "[account, guide]"]),
    ("variables: ", &["{ product: Atrium, year: '2026' }", "{ product: Atrium CRM, year: '2026' }", "{ product: X }"]),
    ("markdown: ", &["{ html: sanitize }", "{ html: escape }", "{ html: allow }"]),
    (
        "diagnostics: ",
        // RED005 tells what the folder had before: nothing that a build from nothing could know.
        &[
            "{ LNK: warning, IMG: warning, NAV003: off, RED005: off }",
            "{ RED005: off }",
            "{ LNK: warning, IMG: warning, MD003: off, RED005: off }",
        ],
    ),
    (
        "locales: ",
        &["{ en: {}, fr: { fallback: [en] } }", "{ en: {}, fr: {} }", "{ en: {}, fr: { fallback: [en] }, ja: {} }"],
    ),
];

const PARAGRAPHS: &[&str] = &[
    "Open the settings and choose **Import**.",
    "## A heading\n\nMore about it.",
    "## Another heading {#mine}\n\n- one\n- two",
    "See [the first](a.md), [a section](../guide/b.md#mine) and [elsewhere](https://example.com/).",
    "{{ var.product }} is made for {{ var.year }}.",
    "{{ snippet(name=\"trial\") }}",
    "{{ contact(channel=\"chat\") }}",
    "{{ support_matrix() }}",
    ":::plans >=basic\nFor some.\n:::",
    "![A picture](pic.svg)",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "<b onclick=\"x()\">bold</b> <script>alert(1)</script>",
    "```js\nconst a = 1;\n```",
    "```py file=\"/en/guide/code.py\" region=\"setup\"\n```",
    ":::tabs\n```js {1} line-numbers title=\"One\"\na\n```\n:::",
    "<!-- a comment -->\n\nText with a note[^1].\n\n[^1]: The note.",
];

const CODE: &str = "# region setup\nrun()\n# endregion\n";

/// Most of these keep a site from being published.
const MISTAKES: &[&str] = &[
    "See [nothing](no-such.md).",
    "![a](missing.png)",
    "{{ var.none }}",
    "{{ contact(channel=\"fax\") }}",
    "::: tabs",
];

const ARTICLES: &[&str] = &[
    "content/en/guide/a.md",
    "content/en/guide/b.md",
    "content/en/guide/deep/c.md",
    "content/en/guide/deep.md",
    "content/en/account/d.md",
    "content/en/account/_index.md",
    "content/en/guide/_index.md",
    "content/en/_index.md",
    "content/fr/guide/a.md",
    "content/fr/guide/deep.md",
    "content/fr/account/d.md",
    "content/ja/guide/b.md",
];

fn paragraph(numbers: &mut Numbers) -> &'static str {
    if numbers.below(40) == 0 { numbers.one(MISTAKES) } else { numbers.one(PARAGRAPHS) }
}

fn article(numbers: &mut Numbers) -> String {
    let mut head = format!("title: {}\n", numbers.one(&["First", "Second", "A: third", "Été", "日本語"]))
        .replace("A: third", "'A: third'");
    for key in [
        "description: What it is about {{ var.product }}",
        "order: 2",
        "top: 1",
        "plans: [basic]",
        "aliases: [old/name]",
        "related: [guide/b]",
        "updated: 2026-03-04",
        "publish_at: 2026-12-01",
        "expires_at: 2026-12-05",
        "review_by: 2026-11-30",
        "unlisted: true",
        "draft: true",
        "search: false",
        "keywords: [import, csv]",
        "id: guide/known",
    ] {
        if numbers.below(12) == 0 {
            head.push_str(key);
            head.push('\n');
        }
    }
    let count = 1 + numbers.below(4);
    let body: Vec<&str> = (0..count).map(|_| paragraph(numbers)).collect();
    format!("---\n{head}---\n{}\n", body.join("\n\n"))
}

fn site(numbers: &mut Numbers) -> Sources {
    let mut sources = Sources::new();
    sources.insert("site.yaml".to_owned(), settings(numbers, 0));
    sources.insert(
        "contacts.yaml".to_owned(),
        "plans: [free, basic, pro]\nchannels:\n  articles: { plans: all, href: home }\n  chat: { kind: chat, href: 'https://chat.example.com/', plans: '>=basic', languages: [en, fr] }\n".to_owned(),
    );
    sources.insert("content/en/_snippets/trial.md".to_owned(), "Ask for a trial of {{ var.product }}.\n".to_owned());
    sources.insert("content/en/guide/pic.svg".to_owned(), picture(10));
    sources.insert("content/en/guide/code.py".to_owned(), CODE.to_owned());
    sources.insert("static/robots-not.txt".to_owned(), "A file.\n".to_owned());
    for path in ["content/en/guide/a.md", "content/en/guide/b.md", "content/en/account/d.md", "content/fr/guide/a.md"] {
        sources.insert(path.to_owned(), article(numbers));
    }
    sources
}

fn picture(width: usize) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"5\"><path d=\"M0 0h5\"/></svg>")
}

/// One setting in so many is another one than the first.
fn settings(numbers: &mut Numbers, others: usize) -> String {
    let line = |(key, values): &(&str, &[&str])| {
        let at = if others > 0 && numbers.below(others) == 0 { numbers.below(values.len()) } else { 0 };
        format!("{key}{}\n", values[at])
    };
    SETTINGS.iter().map(line).collect()
}

/// Changes a site as somebody might, and gives the date of the next build.
fn edit(sources: &mut Sources, numbers: &mut Numbers, day: &mut usize) {
    let articles: Vec<String> = sources.keys().filter(|path| path.ends_with(".md")).cloned().collect();
    let some = articles[numbers.below(articles.len())].clone();
    match numbers.below(29) {
        0..6 => {
            let more = paragraph(numbers);
            sources.entry(some).and_modify(|text| text.push_str(&format!("\n{more}\n")));
        }
        6..8 => {
            sources.insert(some, article(numbers));
        }
        8..10 => {
            sources.insert(numbers.one(ARTICLES).to_owned(), article(numbers));
        }
        10 => {
            sources.remove(&some);
        }
        11 => {
            let text = sources.remove(&some).unwrap_or_default();
            sources.insert(numbers.one(ARTICLES).to_owned(), text);
        }
        12 => {
            sources.insert("site.yaml".to_owned(), settings(numbers, 3));
        }
        13 => {
            let text = numbers.one(&["Try {{ var.product }}.\n", "Ask **us**.\n", "## Trial\n\nText\n"]);
            sources.insert("content/en/_snippets/trial.md".to_owned(), text.to_owned());
        }
        14 => {
            let text = numbers.one(&[
                "search-label = Find\n",
                "nav-home = Start\ncallout-note = Mind\n",
                "plan-basic = Small\n",
            ]);
            sources.insert(numbers.one(&["locales/en.ftl", "locales/fr.ftl"]).to_owned(), text.to_owned());
        }
        15 => {
            let text = numbers.one(&["<p>{{ matrix }}</p>", "<p>matrix</p>", "{{ broken"]);
            sources.insert("templates/partials/matrix.html".to_owned(), text.to_owned());
        }
        16 => {
            sources.remove("templates/partials/matrix.html");
            let css = format!(":root {{ --accent: #{:06x}; }}\n", numbers.below(0xff_ffff));
            sources.insert("templates/assets/none.css".to_owned(), css);
        }
        17 => {
            let width = 5 + numbers.below(20);
            sources.insert("content/en/guide/pic.svg".to_owned(), picture(width));
        }
        18 => {
            let text = numbers.one(&["/old: /en/\n", "/old: /en/guide/\n/fr/x: /fr/\n", "- wrong\n"]);
            sources.insert("redirects.yaml".to_owned(), text.to_owned());
        }
        19 => {
            let text = numbers.one(&["- [import, bring in]\n", "- [csv, table, sheet]\n"]);
            sources.insert("synonyms/en.yaml".to_owned(), text.to_owned());
        }
        20 => {
            let text = format!("A file of {} words.\n", numbers.below(9));
            sources.insert(
                numbers.one(&["static/robots-not.txt", "static/_headers", "content/en/guide/form.txt"]).to_owned(),
                text,
            );
        }
        21..26 => {
            // Words that nothing else depends on come, above all that does, or go.
            let text = sources.entry(some).or_default();
            let said = numbers.one(&["A few words.\n\n", "Other words, and more of them.\n\n"]);
            if text.contains(said) {
                *text = text.replacen(said, "", 1);
            } else if let Some(at) = text.get(4..).and_then(|text| text.find("---\n")) {
                text.insert_str(4 + at + 4, said);
            }
        }
        26 => {
            let text = numbers.one(&[CODE, "# region setup\nrun(1)\n# endregion\n", "run()\n"]);
            sources.insert(
                numbers.one(&["content/en/guide/code.py", "content/fr/guide/code.py"]).to_owned(),
                text.to_owned(),
            );
        }
        _ => *day += numbers.below(4),
    }
    // Few articles are left, or none.
    if sources.keys().filter(|path| path.ends_with("/a.md")).count() == 0 {
        sources.insert("content/en/guide/a.md".to_owned(), article(numbers));
    }
}

fn write(root: &Path, sources: &Sources, before: &Sources) {
    for path in before.keys().filter(|path| !sources.contains_key(*path)) {
        fs::remove_file(root.join(path)).unwrap();
    }
    for (path, text) in sources.iter().filter(|(path, text)| before.get(*path) != Some(text)) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// What the program says, but for how long it took, and how it ends.
fn build(root: &Path, day: usize) -> (i32, String) {
    let program = std::env::var("GUICHET_PROGRAM").unwrap_or_else(|_| env!("CARGO_BIN_EXE_guichet").to_owned());
    let mut command = Command::new(program);
    command.args(["build", "--jobs", "2", "-o", "public", "--date", &format!("2026-{}", date(day))]);
    command.current_dir(root).env("NO_COLOR", "1").env_remove("GUICHET_SEAL_KEY").env_remove("SUPPORT_PHONE");
    let output = command.output().expect("guichet runs");
    let text = String::from_utf8_lossy(&output.stderr);
    let said = text
        .lines()
        .map(|line| line.rsplit_once(" in ").filter(|(_, time)| time.ends_with(" s")).map_or(line, |(line, _)| line));
    (output.status.code().unwrap_or(-1), said.collect::<Vec<_>>().join("\n"))
}

fn date(day: usize) -> String {
    let day = 26 + day;
    if day <= 30 { format!("11-{day}") } else { format!("12-{:02}", (day - 30).min(31)) }
}

/// What may happen to the published site and to what is remembered of it.
fn disturb(root: &Path, numbers: &mut Numbers) {
    let within = match numbers.below(14) {
        0 => "public",
        1 => ".guichet",
        _ => return,
    };
    let mut all: Vec<String> = files(&root.join(within)).into_keys().collect();
    // Whoever changes the list changes what is ours.
    all.retain(|path| path != "manifest.json");
    if all.is_empty() {
        return;
    }
    let path = root.join(within).join(&all[numbers.below(all.len())]);
    match numbers.below(3) {
        0 => fs::remove_file(path).unwrap(),
        1 => fs::write(path, "damaged").unwrap(),
        _ => {
            let bytes = fs::read(&path).unwrap();
            fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
        }
    }
}

/// Analyses of one site that follow each other in one process, as those of `serve`.
struct Following {
    memo: Arc<Memo>,
    before: Option<Analysis>,
}

impl Following {
    /// What the next one says and makes is what one says and makes that knows nothing.
    fn check(&mut self, root: &Path, day: usize, step: &str) {
        let options = BuildOptions {
            date: format!("2026-{}T00:00:00Z", date(day)).parse().unwrap(),
            base_url: None,
            drafts: true,
            locales: Vec::new(),
            live_reload: true,
            environment: Environment::default(),
        };
        let clean = load(root, None).unwrap();
        let analyzed = analysis::analyze(&clean.value, clean.diags, &options);
        let expected = made(&clean.value, published(&analyzed), &options);
        let clock = Clock::start(root).ok();
        let loaded = load(root, None).unwrap();
        let follows = Follows::Next { before: self.before.as_ref().map(Analysis::before), clock };
        let memo = Arc::clone(&self.memo);
        let following = analysis::analyze_following(follows, &loaded.value, loaded.diags, &options, memo);
        assert_eq!(format!("{:?}", following.diags), format!("{:?}", analyzed.diags), "{step}");
        let made = made(&loaded.value, published(&following), &options);
        for (path, content) in &expected {
            assert_eq!(made.get(path), Some(content), "{step}: {path}");
        }
        assert_eq!(made.len(), expected.len(), "{step}");
        self.before = following.value.or(self.before.take());
    }
}

/// With mistakes nothing is made.
fn published(outcome: &Outcome<Option<Analysis>>) -> Option<&Analysis> {
    outcome.value.as_ref().filter(|_| !analysis::has_errors(&outcome.diags))
}

/// All files of a site, if it is one.
fn made(tree: &SourceTree, analysis: Option<&Analysis>, options: &BuildOptions) -> BTreeMap<String, String> {
    let Some(analysis) = analysis else { return BTreeMap::new() };
    let memory = Memory::default();
    produce(analysis, tree, options, &memory, &Silent).unwrap();
    memory.into_files().into_iter().map(|(path, content)| (path.to_string(), format!("{content:?}"))).collect()
}

fn sequence(seed: u64) {
    let mut numbers = Numbers(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let (over, clean) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (over, clean) = (over.path(), clean.path());
    let mut following = Following { memo: Arc::new(Memo::in_memory()), before: None };
    let mut sources = Sources::new();
    let mut day = 0;
    let mut next = site(&mut numbers);
    for step in 0..STEPS {
        for root in [over, clean] {
            write(root, &next, &sources);
        }
        sources = next;
        disturb(over, &mut numbers);
        let said = build(over, day);
        let of_clean = build(clean, day);
        assert_eq!(said, of_clean, "seed {seed}, step {step}");
        following.check(over, day, &format!("seed {seed}, step {step}"));
        for left in ["public", ".guichet"] {
            let _ = fs::remove_dir_all(clean.join(left));
        }
        next = sources.clone();
        // Now and then nothing happens.
        for _ in 0..numbers.below(3) {
            edit(&mut next, &mut numbers, &mut day);
        }
    }
}

#[test]
fn edits_of_every_kind_equal_a_build_from_nothing() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let (count, first) = (number("GUICHET_SEQUENCES").unwrap_or(SEQUENCES), number("GUICHET_SEED").unwrap_or(1));
    for seed in first..first + count {
        sequence(seed as u64);
    }
}
