//! What verbs begin with: the site as it is on disk, the moment that counts as now, the environment, how many threads.

use std::ffi::OsString;

use super::args::{Global, Source};
use super::whereabouts::no_site;
use super::{Failure, checkout};
use guichet_core::base_url::BaseUrl;
use guichet_core::diag::Outcome;
use guichet_seal::Environment;
use guichet_site::analysis::BuildOptions;
use guichet_site::load::{self, SourceTree};
use guichet_site::sealing::secrets;

/// The process's environment, read here and nowhere else. What is no Unicode is nobody's key.
pub fn environment() -> Environment {
    let texts = |(name, value): (OsString, OsString)| Some((name.into_string().ok()?, value.into_string().ok()?));
    Environment::new(std::env::vars_os().filter_map(texts))
}

pub fn date(flag: Option<&str>) -> Result<jiff::Timestamp, Failure> {
    if let Some(text) = flag {
        return guichet_core::moment::parse_moment(text)
            .map(|date| date.at)
            .ok_or_else(|| Failure::usage(format!("--date: `{text}` is not a valid date; write it like 2026-11-22")));
    }
    now()
}

/// The moment that counts as now: SOURCE_DATE_EPOCH, else the clock.
pub fn now() -> Result<jiff::Timestamp, Failure> {
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text
            .trim()
            .parse()
            .ok()
            .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok())
            .ok_or_else(|| Failure::usage(format!("SOURCE_DATE_EPOCH: `{text}` is not a number of seconds"))),
        Err(_) => Ok(jiff::Timestamp::now()),
    }
}

pub fn load(global: &Global) -> Result<Outcome<SourceTree>, Failure> {
    let (root, config) = (&global.root, global.config.as_deref());
    let mut loaded = load::load(root, config).map_err(|error| no_site(root, config, &error.to_string()))?;
    loaded.value.secrets = secrets::in_tree(&loaded.value, &environment());
    let (checkout, unknown) = checkout::ask(&global.root, &loaded.value);
    loaded.value.checkout = checkout;
    loaded.diags.extend(unknown);
    Ok(loaded)
}

/// The same for verbs that publish: also files that are only copied are looked into for secrets.
pub fn load_to_publish(global: &Global) -> Result<Outcome<SourceTree>, Failure> {
    let mut loaded = load(global)?;
    loaded.diags.extend(load::secrets_in_assets(&loaded.value));
    Ok(loaded)
}

/// What the flags mean. The clock is read here and nowhere else.
pub fn options(source: &Source, drafts: bool) -> Result<BuildOptions, Failure> {
    let base_url = source.base_url.as_deref().map(BaseUrl::parse).transpose();
    Ok(BuildOptions {
        date: date(source.date.as_deref())?,
        base_url: base_url.map_err(|why| Failure::usage(format!("--base-url: {why}")))?,
        drafts,
        locales: source.locale.clone(),
        live_reload: false,
        environment: environment(),
    })
}

/// For verbs that only read the settings.
pub fn settings_options(date: jiff::Timestamp) -> BuildOptions {
    BuildOptions {
        date,
        base_url: None,
        drafts: false,
        locales: Vec::new(),
        live_reload: false,
        environment: environment(),
    }
}

const MOST_JOBS: usize = 256;

/// Runs `work` on a pool of its own, so that `--jobs` holds for everything inside.
pub fn in_pool<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> Result<T, Failure> + Send) -> Result<T, Failure> {
    pool(jobs)?.install(work)
}

/// # Errors
/// `--jobs 0`; no more threads to be had.
pub fn pool(jobs: Option<usize>) -> Result<rayon::ThreadPool, Failure> {
    let mut pool = rayon::ThreadPoolBuilder::new();
    if let Some(jobs) = jobs {
        if jobs == 0 {
            return Err(Failure::usage("--jobs must be at least 1"));
        }
        // More than there is work for; each would take memory for its stack.
        pool = pool.num_threads(jobs.min(MOST_JOBS));
    }
    pool.build().map_err(|error| Failure::fault(error.to_string()))
}
