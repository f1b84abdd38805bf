//! `guichet build`.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use indicatif::ProgressBar;
use sha2::{Digest, Sha256};

use super::args::{Build, Global};
use super::build_report::{self, Built, Stages};
use super::cache::{Cache, program};
use super::console::{self, Console};
use super::outside::outside_of;
use super::published::Published;
use super::start::{in_pool, load_to_publish, options};
use super::{Exit, Failure, signals};
use guichet_contacts::{Channel, Gate};
use guichet_core::content_hash;
use guichet_core::diag::{Diagnostic, Severity, codes, report};
use guichet_core::model::OutPath;
use guichet_site::again::{self, Said};
use guichet_site::analysis::{self, Analysis, BuildOptions};
use guichet_site::build::{self, Summary};
use guichet_site::config::Host;
use guichet_site::emit::{EmitError, Ending, How, Label, OnePart, Part, Remembering, SPARE_FROM, Staging, Written};
use guichet_site::hosting::{self, Layout, Placed};
use guichet_site::load::{self, SourceTree};
use guichet_site::output::{Content, Memory, Progress, Silent, Sink};

pub fn run(command: &Build, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let start = Instant::now();
    let options = options(&command.source, command.drafts)?;
    let output = &command.output.folder(global);
    outside_of_sources(output, &global.root)?;
    if let Some(path) = &command.report {
        build_report::is_elsewhere(path, output, &global.root)?;
    }
    let ending = Ending::default();
    signals::end_at_signals(&ending, console.is_quiet())?;
    in_pool(command.source.jobs, || {
        let cache = Cache::open(&global.root);
        let record = cache.record(output);
        let trust = !command.no_cache && !command.verify;
        let loaded = load_to_publish(global)?;
        let tree = loaded.value;
        let made_of = cache.clock.and_then(|clock| again::made_of(&tree, &loaded.diags, &options, program(), &clock));
        // Neither a draft nor a part of a site is what readers had.
        let whole = command.shard.is_none() && !command.drafts;
        let kept = Published::kept(&global.root)?;
        let listed = kept.as_ref().map(|kept| &kept.text);
        let made_of = made_of.map(|made_of| content_hash::of(&(made_of, command.shard, listed)));
        let (mut stages, mut since) = (Stages::default(), start);
        stages.add("Read the sources", &mut since);
        if let (true, Some(record), Some(made_of)) = (trust && command.report.is_none(), &record, made_of)
            && let Some(said) = again::said(output, record, made_of, options.date)
            && !fails(&said.diags, command.source.strict)
        {
            say(console, &tree, &said, start, Written { unchanged: said.files, ..Written::default() });
            say_part(console, command.shard);
            return Ok(Exit::Clean);
        }
        let end = |analysis: Option<&Analysis>, diags: &[Diagnostic], stages: &Stages| {
            let exit = end_without_site(diags, &tree, console);
            if let Some(path) = &command.report {
                build_report::write_problems(path, analysis, diags, stages, &tree)?;
                console.say(&format!("the report `{}` has the problems", path.display()));
            }
            Ok(exit)
        };
        let memo = cache.memo(trust);
        let analyzed = analysis::analyze_with(&tree, loaded.diags, &options, Arc::clone(&memo));
        // It costs the next build time if this fails, and nothing else.
        let _ = memo.keep();
        stages.add("Parse, check and resolve", &mut since);
        let mut diags = analyzed.diags;
        // Not of the last build in this folder: a build from nothing says the same.
        if let (Some(analysis), Some(kept)) = (&analyzed.value, &kept) {
            kept.tell_of_links(&mut diags, analysis);
        }
        let failed = fails(&diags, command.source.strict);
        let (Some(analysis), false) = (&analyzed.value, failed) else {
            return end(analyzed.value.as_ref(), &diags, &stages);
        };
        let waiting = || console.say("another build is writing to this folder; waiting for it to finish");
        let how = How {
            date: options.date,
            keep: analysis.config.outputs.keep,
            durable: command.durable,
            spare_from: SPARE_FROM,
            anew: command.no_cache,
        };
        let remembering = record.as_deref().map(|folder| Remembering { folder, trust: !command.verify });
        let staging = Staging::open(output, how, remembering, &ending, &waiting).map_err(emit_failure)?;
        let layout = Layout::of(analysis);
        let staging = staging.of_texts(analysis.texts()).in_folder(layout.folder.clone());
        let staging = match command.shard {
            Some(part) => staging.of_part(label(part, analysis, &tree)),
            None => staging,
        };
        let bar = Bar(console.bar(articles(analysis), "pages"));
        let placed = Placed { sink: &staging, layout: &layout };
        let made = match command.shard {
            Some(part) => build::produce(analysis, &tree, &options, &OnePart { sink: &placed, part }, &bar),
            None => build::produce(analysis, &tree, &options, &placed, &bar),
        };
        bar.0.finish_and_clear();
        stages.add("Make pages and the search index", &mut since);
        let made = made.map_err(|error| {
            Failure::fault(format!("can't write the site: {error}; the published site is as it was"))
        })?;
        if analysis::has_errors(&made.diags) {
            diags.extend(made.diags);
            report::sort(&mut diags);
            return end(Some(analysis), &diags, &stages);
        }
        if command.verify {
            verify(analysis, &tree, &options)?;
        }
        if let Some(host) = analysis.config.outputs.host {
            diags.extend(of_host(analysis, host, &staging.sizes()));
            report::sort(&mut diags);
            if fails(&diags, command.source.strict) {
                return end(Some(analysis), &diags, &stages);
            }
        }
        let published = kept.unwrap_or_else(|| Published::last(output));
        let gone = if whole { published.gone(analysis, &staging.sizes()) } else { Vec::new() };
        if fails(&gone, false) {
            diags.extend(gone);
            report::sort(&mut diags);
            return end(Some(analysis), &diags, &stages);
        }
        let sizes = command.report.is_some().then(|| staging.sizes());
        let mut said = Said::of(analysis, diags, made.value, gates(analysis));
        if let (Some(made_of), Some(earlier)) = (made_of, staging.earlier()) {
            said.leave(earlier, made_of);
        }
        let written = staging.publish().map_err(emit_failure)?;
        if let Some(record) = &record {
            cache.forget_gone(record, output);
        }
        if whole {
            published.grow(analysis)?;
        }
        // Once: the next build in this folder knows nothing of it.
        said.diags.extend(gone);
        report::sort(&mut said.diags);
        if let (Some(path), Some(sizes)) = (&command.report, &sizes) {
            stages.add("Publish", &mut since);
            let built = Built { analysis, sizes, diags: &said.diags, stages: &stages, written: &written };
            build_report::write(path, &built, global, console)?;
        }
        say(console, &tree, &said, start, written);
        say_part(console, command.shard);
        // The process ends here: freeing some hundred megabytes piece by piece would only take time.
        std::mem::forget((analyzed.value, tree));
        Ok(Exit::Clean)
    })
}

/// What the host takes no more of, with the severities of the site.
pub fn of_host(analysis: &Analysis, host: Host, sizes: &[(String, u64)]) -> Vec<Diagnostic> {
    analysis.config.diagnostics.apply(hosting::check::check(analysis, host, sizes))
}

/// What `merge` asks of a part.
fn label(part: Part, analysis: &Analysis, tree: &SourceTree) -> Label {
    let made_of = format!("{:032x}", analysis.made_of(tree));
    Label { part: part.to_string(), made_of, keep: analysis.config.outputs.keep }
}

/// What is wrong, what was built, and what the gates are.
fn say(console: &Console, tree: &SourceTree, said: &Said, start: Instant, written: Written) {
    console.diagnostics(&said.diags, tree);
    console.say(&last_line(&said.summary, &said.diags, start));
    if let Some(gates) = &said.gates {
        console.say(gates);
    }
    if console.verbose {
        console
            .say(&format!("{} written, {} unchanged, {} removed", written.written, written.unchanged, written.removed));
    }
}

/// Where the files are not those of the whole site that was told of.
fn say_part(console: &Console, part: Option<Part>) {
    if let Some(part) = part {
        console.say(&format!("this is part {part} of the site; `guichet merge` puts all parts together"));
    }
}

/// A site that is published among its own sources would be a source of the next one.
fn outside_of_sources(output: &Path, root: &Path) -> Result<(), Failure> {
    outside_of(&load::FOLDERS, output, root, "choose another folder with --output")
}

/// Errors fail a build; warnings do under `--strict`, except for those that only a date has brought: a nightly build must
/// not fail on a day on which nobody changed anything.
pub fn fails(diags: &[Diagnostic], strict: bool) -> bool {
    let counts = |d: &Diagnostic| d.severity == Severity::Warning && d.code.family() != codes::TIME;
    analysis::has_errors(diags) || strict && diags.iter().any(counts)
}

fn end_without_site(diags: &[Diagnostic], tree: &SourceTree, console: &Console) -> Exit {
    console.diagnostics(diags, tree);
    console.say(&format!("{}; nothing was published", console::count(diags)));
    if analysis::has_wrong_settings(diags) { Exit::Usage } else { Exit::Problems }
}

pub fn emit_failure(error: EmitError) -> Failure {
    match error {
        EmitError::NotOurs(_) => Failure::usage(error.to_string()),
        _ => Failure::fault(error.to_string()),
    }
}

fn articles(analysis: &Analysis) -> usize {
    analysis.site().locales.iter().map(|site| site.pages.len()).sum()
}

/// `1,204 articles, 6 locales, 7,311 pages, 0 errors, 3 warnings in 2.1 s`
fn last_line(summary: &Summary, diags: &[Diagnostic], start: Instant) -> String {
    format!(
        "{}, {}, {}, {} in {:.1} s",
        console::number(summary.articles, "article"),
        console::number(summary.locales, "locale"),
        console::number(summary.pages, "page"),
        console::count(diags),
        start.elapsed().as_secs_f64()
    )
}

/// What each channel's details are: `phone: sealed for basic, pro · email: display only`.
fn gates(analysis: &Analysis) -> Option<String> {
    let gate = |channel: &Channel| {
        let plans = channel.plans.iter().map(ToString::to_string);
        let addons = channel.addons.iter().map(|addon| format!("the add-on {addon}"));
        let openers: Vec<String> = plans.chain(addons).collect();
        let what = match channel.gate {
            Gate::Public => "public".to_owned(),
            Gate::Display => "display only".to_owned(),
            Gate::Sealed if analysis.sealing.holds(&channel.id) => format!("sealed for {}", openers.join(", ")),
            Gate::Sealed => "sealed, but left out: there is no key".to_owned(),
        };
        format!("{}: {what}", channel.id)
    };
    let gates: Vec<String> = analysis.policy.channels.iter().map(gate).collect();
    (!gates.is_empty()).then(|| gates.join(" · "))
}

struct Bar(ProgressBar);

impl Progress for Bar {
    fn pages(&self, done: usize) {
        self.0.set_position(done as u64);
    }

    fn indexed(&self) {}
}

/// Builds once more, on one thread, in memory, and compares: order of work must not show in the bytes.
fn verify(analysis: &Analysis, tree: &SourceTree, options: &BuildOptions) -> Result<(), Failure> {
    let hashes = |jobs: usize| -> Result<BTreeMap<OutPath, Vec<u8>>, Failure> {
        let memory = Memory::default();
        in_pool(Some(jobs), || {
            build::produce(analysis, tree, options, &memory, &Silent).map_err(|error| Failure::fault(error.to_string()))
        })?;
        let hash = |content: Content| match content {
            Content::Bytes(bytes) => Sha256::digest(bytes).to_vec(),
            Content::File(path) => path.to_string_lossy().into_owned().into_bytes(),
        };
        Ok(memory.into_files().into_iter().map(|(path, content)| (path, hash(content))).collect())
    };
    let (first, second) = (hashes(1)?, hashes(4)?);
    let differing: Vec<&OutPath> = first
        .iter()
        .filter(|(path, hash)| second.get(*path) != Some(hash))
        .map(|(path, _)| path)
        .chain(second.keys().filter(|path| !first.contains_key(*path)))
        .collect();
    match differing.first() {
        None => Ok(()),
        Some(path) => Err(Failure::fault(format!(
            "--verify: two builds of the same input differ in {}, first in `{path}`; this is a bug in guichet, please report it",
            console::number(differing.len(), "file")
        ))),
    }
}
