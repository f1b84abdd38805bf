//! Originals as they were when translations were stamped, so that `diff` can say what has changed: from the history, where git has
//! them, else from `i18n/originals/` in the site's folder, which stamping fills.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use guichet_exchange::merge::without_stamp;
use guichet_translations::sections;

use crate::cli::Failure;

const FOLDER: &str = "i18n/originals";

/// Where a text is kept. Names come from files that were elsewhere, too: what is none of our hashes may be a way out of the folder.
fn kept(root: &Path, hash: &str) -> Option<PathBuf> {
    let is_hash = !hash.is_empty() && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then(|| root.join(FOLDER).join(format!("{hash}.md")))
}

/// Keeps an original, unless the history has it as it is.
///
/// # Errors
/// The disk's.
pub fn keep(root: &Path, path: &str, text: &str, hash: &str) -> Result<(), Failure> {
    let Some(file) = kept(root, hash) else { return Ok(()) };
    if file.exists() || is_committed(root, path) {
        return Ok(());
    }
    let failed = |error: std::io::Error| Failure::fault(format!("can't write `{}`: {error}", file.display()));
    fs::create_dir_all(root.join(FOLDER)).map_err(failed)?;
    fs::write(&file, text).map_err(failed)
}

/// Files that the last commit has as they are on disk, by their paths from the site's folder; none without a whole history.
pub fn committed(root: &Path) -> BTreeSet<String> {
    let listed = |arguments: &[&str]| -> BTreeSet<String> {
        let names = git(root, arguments).unwrap_or_default();
        names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect()
    };
    if git(root, &["rev-parse", "--is-shallow-repository"]).is_none_or(|answer| answer.trim() != "false") {
        return BTreeSet::new();
    }
    // Both from the folder that git runs in.
    let changed = listed(&["diff", "--name-only", "--relative", "-z", "HEAD", "--", "."]);
    let tracked = listed(&["ls-files", "-z"]);
    match git(root, &["rev-parse", "--verify", "--quiet", "HEAD"]) {
        Some(_) => tracked.difference(&changed).cloned().collect(),
        None => BTreeSet::new(),
    }
}

/// Removes what stamps have named and none names any more. What translators have is named by none yet, and stays.
pub fn tidy(root: &Path, before: &BTreeSet<String>, used: &BTreeSet<String>) {
    let Ok(entries) = fs::read_dir(root.join(FOLDER)) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let is_ours = path.extension().is_some_and(|extension| extension == "md");
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        if is_ours && stem.is_some_and(|stem| before.contains(stem) && !used.contains(stem)) {
            // What stays costs nothing but its bytes.
            let _ = fs::remove_file(&path);
        }
    }
}

/// The original with this hash of all its sections. `path` is where it is now. Texts that differ in their form alone have the same hash:
/// of them, one that `fits` comes before the newest.
pub fn find(root: &Path, path: &str, hash: &str, fits: impl Fn(&str) -> bool) -> Option<String> {
    let mut other = None;
    let found = find_by(root, path, hash, |text| {
        let is_it = sections::is_version(&sections::of(text), hash);
        if is_it && fits(text) {
            return true;
        }
        if is_it && other.is_none() {
            other = Some(text.to_owned());
        }
        false
    });
    found.or(other)
}

/// The translation that this stands for, whatever its stamp. `path` is where it is now.
pub fn find_translation(root: &Path, path: &str, fingerprint: &str) -> Option<String> {
    find_by(root, path, fingerprint, |text| without_stamp(text) == fingerprint)
}

fn find_by(root: &Path, path: &str, hash: &str, mut is: impl FnMut(&str) -> bool) -> Option<String> {
    let kept = fs::read_to_string(kept(root, hash)?).ok();
    if let Some(text) = kept.filter(|text| is(text.as_str())) {
        return Some(text);
    }
    let commits = git(root, &["log", "--follow", "--format=%H", "--name-only", "-z", "--", path])?;
    // Hash, then the name that the file had.
    let mut words = commits.split(['\0', '\n']).filter(|word| !word.is_empty());
    while let (Some(commit), Some(name)) = (words.next(), words.next()) {
        let Some(text) = git(root, &["show", &format!("{commit}:{name}")]) else { continue };
        if is(&text) {
            return Some(text);
        }
    }
    None
}

/// The history is cut off, so that an original may have been in it.
pub fn is_shallow(root: &Path) -> bool {
    git(root, &["rev-parse", "--is-shallow-repository"]).is_some_and(|answer| answer.trim() == "true")
}

/// The file is in the last commit as it is on disk, and the history is all there.
fn is_committed(root: &Path, path: &str) -> bool {
    let clean = git(root, &["status", "--porcelain", "--", path]).is_some_and(|lines| lines.is_empty());
    clean
        && git(root, &["ls-files", "--error-unmatch", "--", path]).is_some()
        && git(root, &["rev-parse", "--is-shallow-repository"]).is_some_and(|answer| answer.trim() == "false")
}

/// What git prints; `None` if it can't, or isn't there.
fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let output =
        Command::new("git").arg("-C").arg(root).args(["-c", "core.quotePath=false"]).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_from_elsewhere_lead_nowhere() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("site");
        fs::create_dir_all(root.join(FOLDER)).unwrap();
        fs::write(dir.path().join("secret.md"), "Secret.\n").unwrap();
        for hash in ["../../../secret", "", "/etc/hosts", "ab/../../../../secret"] {
            assert_eq!(find_by(&root, "a.md", hash, |_| true), None, "{hash}");
            keep(&root, "a.md", "text", hash).unwrap();
        }
        assert_eq!(fs::read_dir(root.join(FOLDER)).unwrap().count(), 0);
    }

    #[test]
    fn what_is_kept_under_a_hash_has_it() {
        let root = tempfile::tempdir().unwrap();
        let text = "---\ntitle: A\n---\nText.\n";
        let hash = guichet_translations::sections::hash_of_all(&sections::of(text));
        keep(root.path(), "a.md", text, &hash).unwrap();
        assert_eq!(find(root.path(), "a.md", &hash, |_| true).as_deref(), Some(text));
        fs::write(root.path().join(FOLDER).join(format!("{hash}.md")), "Other.\n").unwrap();
        assert_eq!(find(root.path(), "a.md", &hash, |_| true), None);
    }
}
