//! `check --external`: asks for the addresses of other sites, and keeps what came of them below `.guichet/` for the next time.

use std::path::Path;

use super::{Console, Failure};
use guichet_core::diag::Diagnostic;
use guichet_site::config::External;
use guichet_site::elsewhere::Elsewhere;

/// # Errors
/// This program makes no requests.
pub fn is_possible() -> Result<(), Failure> {
    if cfg!(feature = "external-links") {
        return Ok(());
    }
    Err(Failure::usage(
        "--external opens addresses, and this guichet was built without its feature `external-links`: install it with `cargo install \
         --locked --path . --features network`",
    ))
}

/// What is wrong with the addresses, in their order; and why some were not asked, if there is no network.
///
/// # Errors
/// No request can be made on this machine.
#[cfg(not(feature = "external-links"))]
pub fn ask(
    _: &[Elsewhere],
    _: &External,
    _: &Path,
    _: &Console,
) -> Result<(Vec<Diagnostic>, Option<Failure>), Failure> {
    is_possible().map(|()| (Vec::new(), None))
}

#[cfg(feature = "external-links")]
pub use with_network::ask;

#[cfg(feature = "external-links")]
mod with_network {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::PathBuf;
    use std::time::{Duration, SystemTime};

    use super::*;
    use crate::cli::cache::Cache;
    use guichet_core::model::Span;
    use guichet_external::{Client, Memory, Rules, Subject, Verdict, What};

    /// Answers after which what is known is kept: the program may be ended at any time.
    const KEEP_AFTER: usize = 50;

    /// As above.
    pub fn ask(
        addresses: &[Elsewhere],
        settings: &External,
        root: &Path,
        console: &Console,
    ) -> Result<(Vec<Diagnostic>, Option<Failure>), Failure> {
        let patience = Duration::from_secs(settings.timeout.into());
        let rules = Rules::new(&settings.ignore, &settings.allow, patience)
            .map_err(|error| Failure::usage(format!("`external`: {error}")))?;
        let mut kept = Kept::open(root);
        let mut verdicts: BTreeMap<&str, Verdict> = BTreeMap::new();
        let mut waiting: BTreeMap<_, Vec<&str>> = BTreeMap::new();
        for address in addresses.iter().map(|address| address.url.as_str()).collect::<BTreeSet<_>>() {
            match rules.subject(address) {
                Subject::Ask(url) => match kept.memory.get(&url, now()) {
                    Some(verdict) => {
                        verdicts.insert(address, verdict.clone());
                    }
                    None => waiting.entry(url).or_default().push(address),
                },
                Subject::Private(host) => {
                    verdicts.insert(address, Verdict { what: What::Private(host), at: None });
                }
                Subject::Ignored | Subject::Placeholder(_) => {}
            }
        }
        let mut failure = None;
        if !waiting.is_empty() {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let runtime = runtime.map_err(|error| Failure::fault(format!("can't ask for addresses: {error}")))?;
            let client = Client::new(rules.clone(), env!("CARGO_PKG_VERSION"))
                .map_err(|error| Failure::fault(format!("can't ask for addresses: {error}")))?;
            let bar = console.bar(waiting.len(), "asking");
            let witnesses = kept.memory.witnesses();
            let all = waiting.keys().cloned().collect();
            let asked = guichet_external::all(&client, &rules, all, &witnesses, |url, verdict| {
                bar.inc(1);
                kept.put(&url, &verdict);
                for address in &waiting[&url] {
                    verdicts.insert(address, verdict.clone());
                }
            });
            let asked = runtime.block_on(asked);
            // Threads that still wait for a name are not waited for.
            runtime.shutdown_background();
            bar.finish_and_clear();
            kept.keep();
            failure = asked.err().map(|_| no_network(waiting.len()));
        }
        let told = addresses.iter().filter_map(|address| {
            let mut diagnostic = verdicts.get(address.url.as_str())?.diagnostic(&address.url)?;
            diagnostic.locale.clone_from(&address.locale);
            diagnostic.article.clone_from(&address.article);
            Some(diagnostic.at(&address.file, Span { start: address.start, end: address.end }))
        });
        Ok((told.collect(), failure))
    }

    fn no_network(asked: usize) -> Failure {
        Failure::fault(format!(
            "no other host can be reached from here, so that {} not checked: is this machine on a network? Behind a proxy, \
             HTTPS_PROXY has to name it",
            match asked {
                1 => "one address was".to_owned(),
                _ => format!("{} addresses were", crate::cli::console::grouped(asked)),
            }
        ))
    }

    fn now() -> u64 {
        SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs()
    }

    /// What is known, and the file that it is in.
    struct Kept {
        memory: Memory,
        file: PathBuf,
        new: usize,
    }

    impl Kept {
        fn open(root: &Path) -> Self {
            // With the file that keeps it out of git.
            Cache::open(root);
            let file = crate::cli::cache::folder(root).join("external.json");
            Kept { memory: Memory::read(&fs::read_to_string(&file).unwrap_or_default()), file, new: 0 }
        }

        fn put(&mut self, url: &url::Url, verdict: &Verdict) {
            self.memory.put(url, verdict, now());
            self.new += 1;
            if self.new.is_multiple_of(KEEP_AFTER) {
                self.keep();
            }
        }

        /// It costs the next check if this fails, and nothing else.
        fn keep(&mut self) {
            let beside = self.file.with_extension("json.new");
            let _ = fs::write(&beside, self.memory.write(now())).and_then(|()| fs::rename(&beside, &self.file));
        }
    }
}
