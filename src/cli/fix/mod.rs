//! `guichet fix`: what has exactly one right answer, done.
//!
//! | file | job |
//! |---|---|
//! | `rounds` | which fixes are made: those after which less is wrong, and nothing new |
//! | `files` | new texts on disk |

mod files;
mod rounds;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use files::Refusal;
use guichet_core::diag::report::{self, Sources};
use guichet_core::diag::{Code, Diagnostic};
use guichet_site::analysis::{self, BuildOptions};
use guichet_site::load::SourceTree;
use guichet_site::parse::Follows;
use rounds::{Checked, Done, Made, Site, Texts};

use super::args::{Fix, Global};
use super::cache::Cache;
use super::console::{self, Console};
use super::published::Published;
use super::whereabouts::Whereabouts;
use super::{Exit, Failure, check, formats};

pub fn run(command: &Fix, global: &Global, console: &Console) -> Result<Exit, Failure> {
    check::names_are_known(&command.only)?;
    let loaded = super::build::load_to_publish(global)?;
    let site = Loaded {
        wanted: Wanted { only: &command.only, below: below(&command.paths, &global.root)? },
        tree: loaded.value,
        load_diags: loaded.diags,
        options: BuildOptions {
            date: super::build::date(None)?,
            base_url: None,
            drafts: true,
            locales: Vec::new(),
            live_reload: false,
            environment: super::build::environment(),
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
            console::print_diff(&site.tree.printable(&diff(file, &site.text(file).unwrap_or_default(), new)));
        }
    } else {
        refused = write(&site, &done, global, console);
        made.retain(|one| !refused.contains(&one.file));
        console::print(&list(&made, &whereabouts.from_here));
    }
    // What else is wrong is not asked for.
    let left: Vec<Diagnostic> = done.left.diags.iter().filter(|diagnostic| site.wants(diagnostic)).cloned().collect();
    // Whoever reads what could not be written doesn't need "nothing to fix".
    if refused.is_empty() || !made.is_empty() {
        say(&made, &left, command.dry_run, console);
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
    /// From the site's root, without a slash at the end; all of it if there is none.
    below: Vec<String>,
}

impl Wanted<'_> {
    fn has(&self, diagnostic: &Diagnostic) -> bool {
        let is_below = |file: &str| {
            self.below.iter().any(|path| {
                path.is_empty()
                    || file.strip_prefix(&**path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        };
        (self.only.is_empty() || check::names(self.only, diagnostic.code))
            && (self.below.is_empty() || diagnostic.file.as_deref().is_some_and(is_below))
    }
}

/// Paths as they are written at a prompt, from the site's root.
///
/// # Errors
/// One that isn't there, or not in the site.
fn below(paths: &[PathBuf], root: &Path) -> Result<Vec<String>, Failure> {
    let real_root = root.canonicalize().ok();
    let from_root = |path: &PathBuf| {
        // From where the command runs, or from the site's root, as diagnostics of `--format json` name it.
        let real = path.canonicalize().or_else(|_| root.join(path).canonicalize());
        let real = real.map_err(|error| Failure::usage(format!("can't read `{}`: {error}", path.display())))?;
        let below = real_root.as_deref().and_then(|root| real.strip_prefix(root).ok());
        let below = below.ok_or_else(|| Failure::usage(format!("`{}` is not in the site's folder", path.display())))?;
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        Ok(parts.join("/"))
    };
    paths.iter().map(from_root).collect()
}

/// Writes all files that are other ones now, and gives those that could not be written.
fn write(site: &Loaded, done: &Done, global: &Global, console: &Console) -> Vec<Arc<str>> {
    let mut refused = Vec::new();
    for (file, new) in &done.texts {
        let old = site.text(file).unwrap_or_default();
        let disk = match &global.config {
            Some(config) if &**file == "site.yaml" => config.clone(),
            _ => site.tree.texts.disk(file),
        };
        let root = if &**file == "site.yaml" { disk.parent().unwrap_or(&global.root) } else { &global.root };
        let why = match files::write(root, &disk, &old, new) {
            Ok(()) => continue,
            Err(Refusal::Outside) => "a symbolic link leads out of the site".to_owned(),
            Err(Refusal::Changed) => "it has changed meanwhile: run `guichet fix` again".to_owned(),
            Err(Refusal::Failed(error)) => error.to_string(),
        };
        console.error(&format!("`{file}` was left as it is: {why}"));
        refused.push(Arc::clone(file));
    }
    refused
}

/// As `git apply` and `patch` read it.
fn diff(file: &str, old: &str, new: &str) -> String {
    let diff = similar::TextDiff::from_lines(old, new);
    diff.unified_diff().header(&format!("a/{file}"), &format!("b/{file}")).to_string()
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
    let what = format!("{} in {}", console::number(made.len(), "problem"), console::number(files.len(), "file"));
    console.say(&match (made.is_empty(), dry_run) {
        (true, _) => "nothing to fix".to_owned(),
        (false, true) => format!("would fix {what}; nothing was written"),
        (false, false) => format!("fixed {what}"),
    });
    if !left.is_empty() {
        let totals = formats::table(left);
        console.say(&format!("\nleft to do by hand:\n{totals}\n\n`guichet check` shows where"));
    }
}
