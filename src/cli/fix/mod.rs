//! `guichet fix`: what has exactly one right answer, done.
//!
//! | file | job |
//! |---|---|
//! | `rounds` | which fixes are made: those after which less is wrong, and nothing new |

mod rounds;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use guichet_core::diag::report::{self, Sources};
use guichet_core::diag::{self, Code, Diagnostic};
use guichet_site::analysis::{self, BuildOptions};
use guichet_site::load::SourceTree;
use guichet_site::parse::Follows;
use rounds::{Checked, Done, Made, Site, Texts};

use super::args::{Fix, Format, Global};
use super::below::Below;
use super::cache::Cache;
use super::console::{self, Console};
use super::published::Published;
use super::rewrite;
use super::whereabouts::Whereabouts;
use super::{Exit, Failure, check, formats};

pub fn run(command: &Fix, global: &Global, console: &Console) -> Result<Exit, Failure> {
    check::names_are_known(&command.only)?;
    if command.dry_run && console.format != Format::Text {
        return Err(Failure::usage(
            "`--dry-run` prints a diff, and `--format` something else: leave one of them out; \
             `guichet check --format json` has the fix of each problem",
        ));
    }
    let loaded = super::start::load_to_publish(global)?;
    let site = Loaded {
        wanted: Wanted { only: &command.only, below: Below::of(&command.paths, &global.root)? },
        tree: loaded.value,
        load_diags: loaded.diags,
        options: BuildOptions {
            date: super::start::date(None)?,
            base_url: None,
            drafts: true,
            locales: Vec::new(),
            live_reload: false,
            environment: super::start::environment(),
        },
        published: Published::kept(&global.root)?,
        root: global.root.clone(),
    };
    let done = rounds::fixed(&site);
    let whereabouts = Whereabouts::of(&global.root);
    let mut made = done.made.clone();
    let mut refused = Vec::new();
    if command.dry_run {
        for (file, new) in &done.texts {
            let old = site.text(file).unwrap_or_default();
            // As it is on disk, unless it has changed meanwhile.
            let raw = std::fs::read_to_string(site.disk(file, global)).unwrap_or_default();
            console::print_diff(&site.tree.printable(&rewrite::diff(file, &raw, &old, new)));
        }
    } else {
        refused = write(&site, &done, global, console);
        made.retain(|one| !refused.contains(&one.file));
        let list = list(&made, &whereabouts.from_here);
        // Standard output is for what is left, then.
        if console.format == Format::Text { console::print(&list) } else { console.say(list.trim_end()) }
    }
    // What else is wrong is not asked for.
    let mut left: Vec<Diagnostic> =
        done.left.diags.iter().filter(|diagnostic| site.wants(diagnostic)).cloned().collect();
    // As `check` tells it.
    diag::tell_once(&mut left, &site.tree.with_texts(&done.texts));
    // Whoever reads what could not be written doesn't need "nothing to fix".
    if refused.is_empty() || !made.is_empty() {
        say(&made, &left, command.dry_run, console);
    }
    if console.format != Format::Text {
        console.diagnostics(&left, &site.tree.with_texts(&done.texts));
    }
    Ok(match () {
        () if !refused.is_empty() => Exit::Fault,
        () if !done.left.whole || analysis::has_wrong_settings(&done.left.diags) => Exit::Usage,
        () if analysis::has_errors(&left) => Exit::Problems,
        () => Exit::Clean,
    })
}

struct Loaded<'c> {
    wanted: Wanted<'c>,
    tree: SourceTree,
    load_diags: Vec<Diagnostic>,
    options: BuildOptions,
    published: Option<Published>,
    root: PathBuf,
}

impl Loaded<'_> {
    fn disk(&self, file: &str, global: &Global) -> PathBuf {
        match &global.config {
            Some(config) if file == "site.yaml" => config.clone(),
            _ => self.tree.texts.disk(file),
        }
    }
}

impl Site for Loaded<'_> {
    fn check(&self, texts: &Texts) -> Checked {
        let tree = self.tree.with_texts(texts);
        let memo = Cache::open(&self.root).memo(true);
        let mut analyzed =
            analysis::analyze_each(Follows::None, &tree, self.load_diags.clone(), &self.options, Arc::clone(&memo));
        if texts.is_empty() {
            // It costs the next check if this fails, and nothing else.
            let _ = memo.keep();
        }
        let whole = analyzed.value.is_some();
        if let Some(analysis) = &analyzed.value {
            analyzed.diags.extend(check::of_templates(analysis, &tree, &analyzed.diags));
            self.published.iter().for_each(|published| published.tell_of_links(&mut analyzed.diags, analysis));
            analyzed.diags.extend(self.published.iter().flat_map(|published| published.gone(analysis, &[])));
            report::sort(&mut analyzed.diags);
        }
        Checked { diags: analyzed.diags, whole }
    }

    fn text(&self, file: &str) -> Option<Arc<str>> {
        self.tree.texts.get(file).cloned()
    }

    fn wants(&self, diagnostic: &Diagnostic) -> bool {
        self.wanted.has(diagnostic)
    }
}

struct Wanted<'c> {
    only: &'c [String],
    below: Below,
}

impl Wanted<'_> {
    fn has(&self, diagnostic: &Diagnostic) -> bool {
        (self.only.is_empty() || check::names(self.only, diagnostic.code)) && self.below.concerns(diagnostic)
    }
}

/// Writes all files that are other ones now, and gives those that could not be written.
fn write(site: &Loaded, done: &Done, global: &Global, console: &Console) -> Vec<Arc<str>> {
    let mut refused = Vec::new();
    for (file, new) in &done.texts {
        let old = site.text(file).unwrap_or_default();
        let disk = site.disk(file, global);
        let root = if &**file == "site.yaml" { disk.parent().unwrap_or(&global.root) } else { &global.root };
        if let Err(refusal) = rewrite::write(root, &disk, &old, new) {
            console.error(&format!("`{file}` was left as it is: {}", refusal.why()));
            refused.push(Arc::clone(file));
        }
    }
    refused
}

/// A line per file: `content/en/a.md: write `[!NOTE]` (MD012), delete the space (MD012, 3 times)`.
fn list(made: &[Made], from_here: &str) -> String {
    /// What was done, for which code, and how often.
    type Line<'m> = Vec<((&'m str, Code), usize)>;
    let mut files: BTreeMap<&str, Line> = BTreeMap::new();
    for one in made {
        let all = files.entry(&one.file).or_default();
        let name = (one.title.as_str(), one.code);
        match all.iter_mut().find(|(other, _)| *other == name) {
            Some((_, count)) => *count += 1,
            None => all.push((name, 1)),
        }
    }
    let line = |(file, all): (&str, Line)| {
        let words = all.into_iter().map(|((title, code), count)| match count {
            1 => format!("{title} ({code})"),
            _ => format!("{title} ({code}, {count} times)"),
        });
        format!("{from_here}{file}: {}\n", words.collect::<Vec<_>>().join("; "))
    };
    files.into_iter().map(line).collect()
}

/// How it ended, and what is left.
fn say(made: &[Made], left: &[Diagnostic], dry_run: bool, console: &Console) {
    let files: std::collections::BTreeSet<&str> = made.iter().map(|one| &*one.file).collect();
    let what = format!("{} in {}", console::number(made.len(), "place"), console::number(files.len(), "file"));
    console.say(&match (made.is_empty(), dry_run) {
        (true, _) => "nothing to fix".to_owned(),
        (false, true) => format!("would fix {what}; nothing was written"),
        (false, false) => format!("fixed {what}"),
    });
    if !left.is_empty() && console.format == Format::Text {
        let totals = formats::table(left);
        console.say(&format!("\nleft to do by hand:\n{totals}\n\n`guichet check --drafts` shows where"));
    }
}
