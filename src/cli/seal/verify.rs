//! `guichet seal verify DIR`: is any secret readable in a built site? Every byte of every file is looked at, and what it
//! unpacks to; what can't be opened is named.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{Exit, Failure, Site};
use crate::cli::args::Global;
use crate::cli::console::{self, Console};
use guichet_core::diag::{Diagnostic, Severity, codes, report};
use guichet_seal::{KEY_VARIABLE, Keys, MasterKey, base64url};
use guichet_secrets::Secrets;

pub fn run(output: &Path, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let site = match Site::read(global, console)? {
        Ok(site) => site,
        Err(exit) => return Ok(exit),
    };
    let secrets = secrets(&site)?;
    if !output.is_dir() {
        return Err(Failure::usage(format!(
            "there is no built site at `{}`; run `guichet build` first",
            output.display()
        )));
    }
    let files = files(output)?;
    let found: Vec<Vec<Diagnostic>> =
        files.par_iter().map(|path| look_at(output, path, &secrets)).collect::<Result<_, Failure>>()?;
    let mut diags: Vec<Diagnostic> = found.into_iter().flatten().collect();
    report::sort(&mut diags);
    console.diagnostics(&diags, &site.tree);
    let found = diags.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    let places = console::number(found, "secret");
    console.say(&format!("{}: {places} found", console::number(files.len(), "file")));
    Ok(if found == 0 { Exit::Clean } else { Exit::Problems })
}

/// What to look for: everything that contacts.yaml calls secret, the master key, and every key that opens something.
fn secrets(site: &Site) -> Result<Secrets, Failure> {
    let policy = &site.settings.policy;
    let named = policy.channels.iter().filter_map(|channel| channel.secret.as_ref());
    let missing: Vec<&str> =
        named.map(|secret| secret.value.as_str()).filter(|name| site.environment.get(name).is_none()).collect();
    // An empty search would find nothing and prove nothing.
    if !missing.is_empty() {
        let message = format!(
            "`{}` is not in the environment: set it, so that its value can be searched for",
            missing.join("`, `")
        );
        return Err(Failure::usage(message));
    }
    let mut secrets = guichet_site::sealing::secrets::of(policy, &site.environment);
    if let Some(text) = site.environment.get(KEY_VARIABLE) {
        let master = MasterKey::parse(text).map_err(|why| Failure::usage(format!("{KEY_VARIABLE} {why}")))?;
        let keys = Keys::new(&master, &site.settings.site_id, policy.seal.epoch);
        for plan in &policy.plans {
            let key = base64url(&keys.tier(plan));
            secrets.add(&format!("the key of plan `{plan}`"), &key, key.as_bytes());
        }
        for addon in guichet_site::sealing::lock::sealed_addons(policy) {
            let key = base64url(&keys.addon(&addon.id));
            secrets.add(&format!("the key of add-on `{}`", addon.id), &key, key.as_bytes());
        }
        let key = base64url(&keys.signing().to_bytes());
        secrets.add("the key that signs passes", &key, key.as_bytes());
    }
    if let Some(name) = secrets.too_short.first() {
        return Err(Failure::usage(format!(
            "the value of `{name}` is too short to search for: it would be found everywhere"
        )));
    }
    if secrets.is_empty() {
        return Err(Failure::usage("contacts.yaml names no secret, so there is nothing to search for"));
    }
    Ok(secrets)
}

fn files(output: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for entry in WalkDir::new(output).follow_links(true).sort_by_file_name() {
        let entry = entry.map_err(|error| Failure::fault(format!("can't read the built site: {error}")))?;
        if !entry.file_type().is_dir() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

fn look_at(output: &Path, path: &Path, secrets: &Secrets) -> Result<Vec<Diagnostic>, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::fault(format!("can't read `{}`: {error}", path.display())))?;
    let name = path.strip_prefix(output).unwrap_or(path).to_string_lossy().replace('\\', "/");
    // The name is printed, so it must not tell either.
    let shown: Arc<str> = Arc::from(&*secrets.mask(&name));
    let in_name = secrets
        .find(name.as_bytes())
        .into_iter()
        .map(|hit| Diagnostic::new(codes::GATE003, format!("{} is in the name of this file", hit.what())));
    let (found, closed) = secrets.look_into(&name, &bytes, |other| fs::read(path.with_file_name(other)).ok());
    let inside =
        found.into_iter().map(|hit| Diagnostic::new(codes::GATE003, format!("{} {}", hit.what(), hit.place())));
    let help = "don't publish this; if it is published, change the value itself";
    let found = in_name.chain(inside).map(|diagnostic| diagnostic.help(help));
    let closed = closed.into_iter().map(|why| {
        Diagnostic::new(codes::GATE004, format!("not all of this file can be searched: it is {why}"))
            .help("check it yourself, or publish it in another format")
    });
    Ok(found.chain(closed).map(|diagnostic| diagnostic.in_file(&shown)).collect())
}
