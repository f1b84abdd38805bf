//! `guichet cache`: what builds leave for each other, from one machine to another.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::super::args::{CacheArgs, CacheCommand, Global, Pull, Push};
use super::super::console::{self, Console};
use super::super::{Exit, Failure, build, places, signals, start};
use super::{Cache, program};
use guichet_memo::carry;
use guichet_secrets::Secrets;
use guichet_site::emit::{self, Arriving, Ending};
use guichet_store::{File, Folder, Keep, MEMO, Place, Pulled, SITE, Source, folder_of};

const INDEX: &str = "index.bin";
/// Until all of it is there.
const ARRIVING: &str = "index.pulled";

pub fn run(args: &CacheArgs, global: &Global, console: &Console) -> Result<Exit, Failure> {
    match &args.command {
        CacheCommand::Pull(command) => pull(command, global, console),
        CacheCommand::Push(command) => push(command, global, console),
    }
}

fn pull(command: &Pull, global: &Global, console: &Console) -> Result<Exit, Failure> {
    // There is nothing to be pulled for where no site is.
    start::load(global)?;
    let place = open(&command.from)?;
    let cache = Cache::open(&global.root);
    let fault = |error: std::io::Error| Failure::fault(format!("can't write what was pulled: {error}"));
    // It only costs the next build time.
    let missed = |why: String| {
        if command.strict {
            return Err(Failure::fault(why));
        }
        console.say(&format!("{why}; the next build makes what is missing"));
        Ok(Exit::Clean)
    };
    let listing = match guichet_store::listing(&*place, program()) {
        Ok(Some(listing)) => listing,
        Ok(None) => return missed(format!("`{}` has nothing of this version of guichet", command.from)),
        Err(error) => return missed(format!("can't read `{}`: {error}", command.from)),
    };
    let Some(memo) = cache.memo_folder() else { return missed("nothing can be written to `.guichet/`".to_owned()) };
    let mut pulled = Pulled::default();
    if carry::carried(&memo, program()).is_some() {
        console.say("what is known of articles here stays");
    } else {
        let path_of = |name: &str| match name {
            INDEX => Some(memo.join(ARRIVING)),
            name => carry::is_segment(name).then(|| memo.join(name)),
        };
        add(&mut pulled, guichet_store::pull(&*place, &listing, MEMO, &path_of).map_err(fault)?);
        let index = fs::read(memo.join(ARRIVING)).unwrap_or_default();
        let _ = fs::remove_file(memo.join(ARRIVING));
        carry::adopt(&memo, &index, program()).map_err(fault)?;
    }
    if listing.0.contains_key(SITE) {
        let output = &command.output.folder(global);
        let ending = Ending::default();
        signals::end_at_signals(&ending, console.is_quiet())?;
        let waiting = || console.say("a build is writing to this folder; waiting for it to finish");
        match (Arriving::begin(output, &ending, &waiting).map_err(build::emit_failure)?, cache.record(output)) {
            (Some(site), Some(record)) => {
                add(
                    &mut pulled,
                    guichet_store::pull(&*place, &listing, SITE, &|name| site.path_of(name)).map_err(fault)?,
                );
                site.finish(&record).map_err(fault)?;
            }
            _ => console.say(&format!("`{}` stays as it is", output.display())),
        }
    }
    let done = format!("{} pulled, {}", console::number(pulled.blocks, "block"), megabytes(pulled.bytes));
    if pulled.damaged > 0 {
        return missed(format!("{done}; {} damaged", pulled.damaged));
    }
    console.say(&done);
    Ok(Exit::Clean)
}

fn add(to: &mut Pulled, more: Pulled) {
    to.blocks += more.blocks;
    to.bytes += more.bytes;
    to.damaged += more.damaged;
}

fn push(command: &Push, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let tree = start::load(global)?.value;
    let place = open(&command.to)?;
    let cache = Cache::open(&global.root);
    let memo = cache.memo_folder().and_then(|memo| Some((carry::carried(&memo, program())?, memo)));
    let Some((carried, memo)) = memo else {
        return Err(Failure::usage("there is nothing to push yet; run `guichet build` first"));
    };
    let segments = carried.segments.into_iter().map(|name| file(name.clone(), memo.join(name)));
    let mut known: Vec<File> = segments.collect();
    known.push(File { name: INDEX.to_owned(), source: Source::Bytes(carried.index) });
    without_secrets(&known, &tree.secrets)?;
    let mut sets = vec![(MEMO, known)];
    let output = &command.output.folder(global);
    if let Some(site) = cache.record(output).and_then(|record| emit::carried(output, &record)) {
        sets.push((SITE, site.into_iter().map(|(name, path)| file(name, path)).collect()));
    }
    for (_, files) in &mut sets {
        files.sort_by(|a, b| a.name.cmp(&b.name));
    }
    let keep = Keep {
        age: Duration::from_secs(u64::from(command.keep_days) * 24 * 60 * 60),
        bytes: command.keep_gb.saturating_mul(1_000_000_000),
    };
    let pushed = guichet_store::push(&*place, program(), &sets, keep)
        .map_err(|error| Failure::fault(format!("can't write to `{}`: {error}", command.to)))?;
    console.say(&format!(
        "{}, {} new, {} moved; {} deleted, {} in the store",
        console::number(pushed.blocks, "block"),
        pushed.new,
        megabytes(pushed.bytes),
        pushed.deleted,
        megabytes(pushed.stored)
    ));
    Ok(Exit::Clean)
}

fn file(name: String, path: PathBuf) -> File {
    File { name, source: Source::Path(path) }
}

/// An article that must not be published may have been parsed all the same, before its build failed.
fn without_secrets(files: &[File], secrets: &Secrets) -> Result<(), Failure> {
    if secrets.is_empty() {
        return Ok(());
    }
    for file in files {
        let read;
        let bytes = match &file.source {
            Source::Bytes(bytes) => bytes,
            Source::Path(path) => {
                read = fs::read(path).map_err(|error| Failure::fault(format!("`{}`: {error}", path.display())))?;
                &read
            }
        };
        if !secrets.in_asset(&Arc::from(file.name.as_str()), bytes).is_empty() {
            return Err(Failure::usage(
                "a value that must stay secret is in `.guichet/`, from an article; nothing was pushed. Delete that folder and \
                 build again",
            ));
        }
    }
    Ok(())
}

/// # Errors
/// An address that this program can't do anything with.
fn open(address: &str) -> Result<Box<dyn Place>, Failure> {
    if let Some(folder) = folder_of(address) {
        return Ok(Box::new(Folder(folder)));
    }
    places::bucket(address)
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

/// Where the memo is, whoever it is of.
impl Cache {
    fn memo_folder(&self) -> Option<PathBuf> {
        let folder = self.folder.as_deref().map(|folder: &Path| folder.join("memo"))?;
        fs::create_dir_all(&folder).ok()?;
        Some(folder)
    }
}
