//! Files of other servers that texts use: those that an earlier import has fetched, and, with `--fetch`, the rest.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use guichet_import::{Imported, Record, Report, asset};

use super::target::{Target, hash};
use crate::cli::console::Console;
use crate::cli::{Failure, cache};

/// Below `.guichet/`: what has come so far, so that an import that is stopped need not begin anew.
const STAGED: &str = "import";

/// A file of another server, and where it is to be.
struct File {
    /// Its path in the site.
    to: String,
    /// Where its bytes are now.
    at: PathBuf,
}

/// The files at hand, by their addresses.
#[derive(Default)]
pub struct Remote {
    files: BTreeMap<String, File>,
    /// How many of them are new.
    pub fetched: usize,
    /// Addresses without a file, and why.
    failed: BTreeMap<String, String>,
}

impl Remote {
    /// `before` is what earlier imports have written; `imported` one without any file of other servers.
    ///
    /// # Errors
    /// `fetch`, but this program makes no requests, or can't.
    pub fn open(
        target: &Target,
        before: &Record,
        imported: &Imported,
        fetch: bool,
        console: &Console,
    ) -> Result<Remote, Failure> {
        let mut remote = Remote::default();
        let mut wanted = BTreeSet::new();
        for url in &imported.report.remote {
            match before.fetched.get(url).map(|to| (to, target.path(to))) {
                Some((to, Some(at))) if at.is_file() => {
                    remote.files.insert(url.clone(), File { to: to.clone(), at });
                }
                // Somebody has deleted it.
                Some(_) => {}
                None => {
                    wanted.insert(url.clone());
                }
            }
        }
        if fetch && !wanted.is_empty() {
            let staged = staging(target)?;
            let come = come(&wanted, &staged, target, console)?;
            let mut taken: BTreeSet<String> = imported.files.keys().map(|path| path.to_lowercase()).collect();
            taken.extend(before.fetched.values().map(|path| path.to_lowercase()));
            for (url, outcome) in come {
                match outcome {
                    Ok(at) => {
                        let head = head(&at);
                        let to = asset(&url, extension(&head), |path| {
                            taken.contains(&path.to_lowercase()) || target.path(path).is_none_or(|full| full.exists())
                        });
                        taken.insert(to.to_lowercase());
                        remote.fetched += 1;
                        remote.files.insert(url, File { to, at });
                    }
                    Err(why) => {
                        remote.failed.insert(url, why);
                    }
                }
            }
        }
        Ok(remote)
    }

    /// Each address, and where its file is to be.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(url, file)| (url.as_str(), file.to.as_str()))
    }

    /// The bytes of a file that an import uses.
    ///
    /// # Errors
    /// It can't be read.
    pub fn bytes(&self, url: &str) -> Result<Vec<u8>, Failure> {
        let fault = |why: String| Failure::fault(format!("can't read the file of `{url}`: {why}"));
        let file = self.files.get(url).ok_or_else(|| fault("it was not fetched".to_owned()))?;
        fs::read(&file.at).map_err(|error| fault(error.to_string()))
    }

    /// What could not be fetched, and why.
    pub fn tell(&self, report: &mut Report) {
        for (url, why) in &self.failed {
            let note = format!("{why}; it stays at its address");
            report.left("a file on another server that could not be fetched", &note, url);
        }
    }

    /// What has come is in the site.
    pub fn done(&self, target: &Target) {
        if self.fetched > 0 {
            let _ = fs::remove_dir_all(cache::folder(target.0).join(STAGED));
        }
    }
}

fn staging(target: &Target) -> Result<PathBuf, Failure> {
    // With the file that keeps it out of git.
    cache::Cache::open(target.0);
    let staged = cache::folder(target.0).join(STAGED);
    fs::create_dir_all(&staged)
        .map_err(|error| Failure::fault(format!("can't create `{}`: {error}", staged.display())))?;
    Ok(staged)
}

/// Where each file is, or why there is none. What has come before is not fetched again.
fn come(
    wanted: &BTreeSet<String>,
    staged: &Path,
    target: &Target,
    console: &Console,
) -> Result<BTreeMap<String, Result<PathBuf, String>>, Failure> {
    let place = |url: &str| staged.join(hash(url.as_bytes()));
    let (here, missing): (BTreeSet<_>, BTreeSet<_>) = wanted.iter().cloned().partition(|url| place(url).is_file());
    let mut come: BTreeMap<String, Result<PathBuf, String>> =
        here.into_iter().map(|url| (url.clone(), Ok(place(&url)))).collect();
    network::fetch(&missing, target, console, |url, outcome| {
        let kept = outcome.and_then(|file| keep(url, &file, &place(url)));
        come.insert(url.to_owned(), kept);
    })?;
    Ok(come)
}

/// In one step: a half of a file would be taken for a whole one.
fn keep(url: &str, bytes: &[u8], place: &Path) -> Result<PathBuf, String> {
    if bytes.is_empty() {
        return Err("the server has sent an empty file".to_owned());
    }
    if is_page(bytes) && !is_named_page(url) {
        return Err("the server has sent a page, where one has to sign in perhaps".to_owned());
    }
    let beside = place.with_extension("new");
    fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, place)).map_err(|error| error.to_string())?;
    Ok(place.to_owned())
}

fn is_page(bytes: &[u8]) -> bool {
    matches!(
        guichet_site::load::active::kind_of_content(&bytes[..bytes.len().min(1024)]),
        Some(guichet_site::load::active::Kind::Html)
    )
}

fn is_named_page(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    [".html", ".htm", ".xhtml"].iter().any(|end| path.ends_with(end))
}

fn head(file: &Path) -> Vec<u8> {
    use std::io::Read;
    let mut head = Vec::new();
    let _ = fs::File::open(file).and_then(|file| file.take(1024).read_to_end(&mut head));
    head
}

/// What the bytes of a file say that it is, as names end.
fn extension(head: &[u8]) -> Option<&'static str> {
    if guichet_site::load::active::kind_of_content(head) == Some(guichet_site::load::active::Kind::Xml) {
        return String::from_utf8_lossy(head).contains("<svg").then_some("svg");
    }
    infer::get(head).map(|kind| kind.extension())
}

#[cfg(not(feature = "external-links"))]
mod network {
    use super::*;

    pub fn fetch(
        _: &BTreeSet<String>,
        _: &Target,
        _: &Console,
        _: impl FnMut(&str, Result<Vec<u8>, String>),
    ) -> Result<(), Failure> {
        Err(Failure::usage(
            "--fetch asks other servers, and this guichet was built without its feature `external-links`: install it with `cargo install \
             --locked --path . --features network`",
        ))
    }
}

#[cfg(feature = "external-links")]
mod network {
    use std::sync::Arc;
    use std::time::Duration;

    use guichet_external::{Client, Rules, Subject};
    use guichet_site::config::{External, parse_site};

    use super::*;

    /// Gives each file to `done` as it comes, or why there is none.
    pub fn fetch(
        addresses: &BTreeSet<String>,
        target: &Target,
        console: &Console,
        mut done: impl FnMut(&str, Result<Vec<u8>, String>),
    ) -> Result<(), Failure> {
        let fault = |why: String| Failure::fault(format!("can't fetch files: {why}"));
        let settings = settings(target);
        let patience = Duration::from_secs(settings.timeout.into());
        let rules = Rules::new(&settings.ignore, &settings.allow, patience)
            .map_err(|error| Failure::usage(format!("`external`: {error}")))?;
        let mut waiting: BTreeMap<_, Vec<&str>> = BTreeMap::new();
        for address in addresses {
            // What a page has without a scheme is read in its own, which is this one today.
            let full = if address.starts_with("//") { format!("https:{address}") } else { address.clone() };
            match rules.subject(&full) {
                Subject::Ask(url) => waiting.entry(url).or_default().push(address),
                Subject::Ignored => done(address, Err("`external` in site.yaml leaves it out".to_owned())),
                Subject::Placeholder(host) | Subject::Private(host) => done(
                    address,
                    Err(format!(
                        "`{host}` is not a host of the Internet; if it may be asked, allow it in site.yaml: `external: {{ allow: [{host}] }}`"
                    )),
                ),
            }
        }
        if waiting.is_empty() {
            return Ok(());
        }
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| fault(error.to_string()))?;
        let client = Client::for_files(rules.clone(), env!("CARGO_PKG_VERSION")).map_err(fault)?;
        let bar = console.bar(waiting.len(), "fetching");
        let all = waiting.keys().cloned().collect();
        let mut left = waiting;
        let fetched = guichet_external::files(&client, &rules, all, |url, file| {
            bar.inc(1);
            let file = file.map(|file| file.bytes);
            for address in left.remove(&url).unwrap_or_default() {
                done(address, file.clone());
            }
        });
        let fetched = runtime.block_on(fetched);
        // Threads that still wait for a name are not waited for.
        runtime.shutdown_background();
        bar.finish_and_clear();
        if fetched.is_err() {
            for address in left.into_values().flatten() {
                done(address, Err("no other host can be reached from here".to_owned()));
            }
        }
        Ok(())
    }

    /// What the site says of asking others, as far as there is one.
    fn settings(target: &Target) -> External {
        let text = fs::read_to_string(target.0.join(super::super::SITE)).unwrap_or_default();
        parse_site(&Arc::from(super::super::SITE), &text).value.map(|config| config.external).unwrap_or_default()
    }
}
