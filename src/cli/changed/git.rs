//! git, asked; and where it has no answer, why, in plain words with what to do. What it would say itself depends on its version and on
//! the language of the machine.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cli::Failure;

/// A repository, and the commit that a change begins at.
#[derive(Debug)]
pub struct Git {
    root: PathBuf,
    from: String,
    /// Where the branches went apart is not known, since the clone has only the newest commits.
    pub is_cut_off: bool,
}

const OPTION: &str = "--changed-since";

impl Git {
    /// # Errors
    /// No git, no repository, no such commit.
    pub fn open(root: &Path, since: &str) -> Result<Self, Failure> {
        // Else it would be read as an option.
        if since.starts_with('-') || since.trim().is_empty() {
            return Err(Failure::usage(format!("`{since}` is not a commit; write {OPTION} origin/main, for example")));
        }
        if asked(root, &["rev-parse", "--is-inside-work-tree"])?.is_none() {
            return Err(no_repository(root)?);
        }
        let is_shallow =
            asked(root, &["rev-parse", "--is-shallow-repository"])?.is_some_and(|said| said.trim() == "true");
        let Some(commit) = asked(root, &["rev-parse", "--verify", "--quiet", &format!("{since}^{{commit}}")])? else {
            return Err(no_commit(root, since, is_shallow)?);
        };
        let commit = commit.trim().to_owned();
        let apart = asked(root, &["merge-base", &commit, "HEAD"])?;
        let is_cut_off = is_shallow && apart.is_none();
        let from = apart.map_or(commit, |apart| apart.trim().to_owned());
        Ok(Git { root: root.to_owned(), from, is_cut_off })
    }

    /// What `git diff` says of the change, with paths from the site's root.
    ///
    /// # Errors
    /// The repository is damaged, or can't be read.
    pub fn diff(&self, options: &[&str]) -> Result<String, Failure> {
        let all = ["diff", "--no-ext-diff", "--no-renames", "--relative", "--src-prefix=a/", "--dst-prefix=b/"];
        self.said(&[&all[..], options, &[&self.from, "--"]].concat())
    }

    /// Files that git doesn't know yet, each with a zero byte behind it.
    ///
    /// # Errors
    /// As of [`Git::diff`].
    pub fn untracked(&self) -> Result<String, Failure> {
        self.said(&["ls-files", "--others", "--exclude-standard", "-z"])
    }

    fn said(&self, arguments: &[&str]) -> Result<String, Failure> {
        asked(&self.root, arguments)?.ok_or_else(|| {
            Failure::usage(format!(
                "{OPTION}: git can't compare the files with `{}`; `git status` in `{}` says what is wrong with the repository",
                self.from,
                self.root.display()
            ))
        })
    }
}

/// What git prints, or nothing if it fails.
///
/// # Errors
/// There is no git.
fn asked(root: &Path, arguments: &[&str]) -> Result<Option<String>, Failure> {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(["-c", "core.quotePath=false"]).args(arguments);
    match command.output() {
        Ok(output) if output.status.success() => Ok(Some(String::from_utf8_lossy(&output.stdout).into_owned())),
        Ok(_) => Ok(None),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(Failure::usage(format!(
            "{OPTION} asks git what has changed, and there is no `git` on this machine: install it, or check without {OPTION}"
        ))),
        Err(error) => Err(Failure::usage(format!("{OPTION}: `git` can't be run: {error}"))),
    }
}

/// # Errors
/// There is no git.
fn no_repository(root: &Path) -> Result<Failure, Failure> {
    let folder = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let folder = folder.display();
    // Git keeps away from what belongs to another user, as in containers of CI.
    let is_of_another = asked(root, &["-c", "safe.directory=*", "rev-parse", "--is-inside-work-tree"])?.is_some();
    Ok(Failure::usage(match is_of_another {
        true => format!(
            "{OPTION}: git doesn't read the repository, since it belongs to another user; \
             `git config --global --add safe.directory '*'` allows it, which is fine on a CI server"
        ),
        false => format!(
            "{OPTION} asks git what has changed, and `{folder}` is in no repository that git can read: check without it, \
             or run the command in a clone"
        ),
    }))
}

/// # Errors
/// There is no git.
fn no_commit(root: &Path, since: &str, is_shallow: bool) -> Result<Failure, Failure> {
    let remotes = asked(root, &["remote"])?.unwrap_or_default();
    let of_remote = since.split_once('/').filter(|(remote, _)| remotes.lines().any(|known| known == *remote));
    let remote = remotes.lines().next().unwrap_or("origin");
    Ok(match (is_shallow, of_remote) {
        (true, _) => {
            let (remote, branch) = of_remote.unwrap_or((remote, since));
            Failure::usage(format!(
                "{OPTION}: this clone has only the newest commits, and `{since}` is not among them. On GitHub, give the step \
                 `actions/checkout` the line `fetch-depth: 0`; on GitLab, set the variable `GIT_DEPTH: 0`; elsewhere, run \
                 `git fetch --unshallow {remote} +{branch}:refs/remotes/{remote}/{branch}`"
            ))
        }
        (false, Some((remote, branch))) => Failure::usage(format!(
            "{OPTION}: this clone doesn't know the branch `{branch}` of `{remote}`: run `git fetch {remote} {branch}` first, or see \
             how the branch is called with `git branch --all`"
        )),
        (false, None) => {
            let known = asked(root, &["for-each-ref", "--format=%(refname:short)"])?.unwrap_or_default();
            Failure::unknown(
                &format!("{OPTION}: the repository has no commit, branch or tag `{since}`"),
                since,
                known.lines().filter(|name| !name.ends_with("/HEAD")),
            )
        }
    })
}
