//! Which files have changed since a commit, as git knows it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use super::Failure;
use guichet_core::diag::Diagnostic;

/// Paths from the site's root, those that are gone included.
#[derive(Debug, Default)]
pub struct Changed {
    files: BTreeSet<String>,
    /// What messages call an article: its path below its locale, without `.md`.
    articles: BTreeSet<String>,
}

impl Changed {
    /// Since `since` and this branch went apart, or since `since` where git can't tell (a shallow clone); and what git doesn't know yet.
    ///
    /// # Errors
    /// No git, no repository, no such commit.
    pub fn since(root: &Path, since: &str) -> Result<Self, Failure> {
        let diff = ["diff", "--name-only", "--no-renames", "--relative", "-z"];
        // Else it would be read as an option.
        if since.starts_with('-') {
            return Err(Failure::usage(format!("`{since}` is not a commit")));
        }
        let tracked = git(root, &[&diff[..], &["--merge-base", since, "--"]].concat())
            .or_else(|_| git(root, &[&diff[..], &[since, "--"]].concat()))?;
        let untracked = git(root, &["ls-files", "--others", "--exclude-standard", "-z"])?;
        Ok(Changed::of(tracked.split('\0').chain(untracked.split('\0'))))
    }

    fn of<'p>(paths: impl Iterator<Item = &'p str>) -> Self {
        let mut changed = Changed::default();
        for path in paths.filter(|path| !path.is_empty()) {
            changed.articles.extend(guichet_markdown::place(path).map(|(_, rel)| rel.to_owned()));
            changed.files.insert(path.to_owned());
        }
        changed
    }

    pub fn has(&self, file: &str) -> bool {
        self.files.contains(file)
    }

    /// It is about one of the files, or about none; or its words name an article that has changed or is gone.
    pub fn concerns(&self, diagnostic: &Diagnostic) -> bool {
        let Some(file) = &diagnostic.file else { return true };
        let named = || diagnostic.message.split('`').skip(1).step_by(2).any(|name| self.articles.contains(name));
        self.files.contains(&**file) || named()
    }
}

fn git(root: &Path, arguments: &[&str]) -> Result<String, Failure> {
    let failed = |why: &str| Failure::usage(format!("--changed-since asks git, which can't tell: {}", why.trim()));
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(["-c", "core.quotePath=false"]).args(arguments);
    let output = command.output().map_err(|error| failed(&error.to_string()))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(failed(String::from_utf8_lossy(&output.stderr).lines().next().unwrap_or("no reason given")))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use guichet_core::diag::codes;

    use super::*;

    #[test]
    fn what_a_change_breaks_elsewhere_is_its_concern() {
        let changed = Changed::of(["content/en/guide/gone.md", "site.yaml"].into_iter());
        let at = |file: &str, message: &str| Diagnostic::new(codes::LNK001, message).in_file(&Arc::from(file));
        assert!(changed.concerns(&at("content/en/guide/gone.md", "no article `x`")));
        assert!(changed.concerns(&at("content/en/guide/old.md", "no article `guide/gone`")));
        assert!(!changed.concerns(&at("content/en/guide/old.md", "no article `guide/other`")));
        assert!(changed.concerns(&Diagnostic::new(codes::CFG001, "no areas")));
    }
}
