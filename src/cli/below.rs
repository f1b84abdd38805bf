//! Files and folders as they are written at a prompt: what of a site a command is about.

use std::path::{Path, PathBuf};

use guichet_core::diag::Diagnostic;

use super::Failure;

/// Paths from the site's root, without a slash at the end; all of it if there is none.
#[derive(Debug, Default)]
pub struct Below(Vec<String>);

impl Below {
    /// From where the command runs, or from the site's root, as diagnostics of `--format json` name them.
    ///
    /// # Errors
    /// One that isn't there, or not in the site.
    pub fn of(paths: &[PathBuf], root: &Path) -> Result<Self, Failure> {
        let real_root = root.canonicalize().ok();
        let from_root = |path: &PathBuf| {
            let real = path.canonicalize().or_else(|_| root.join(path).canonicalize());
            let real = real.map_err(|error| Failure::usage(format!("can't read `{}`: {error}", path.display())))?;
            let below = real_root.as_deref().and_then(|root| real.strip_prefix(root).ok());
            let below =
                below.ok_or_else(|| Failure::usage(format!("`{}` is not in the site's folder", path.display())))?;
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            Ok(parts.join("/"))
        };
        Ok(Below(paths.iter().map(from_root).collect::<Result<_, Failure>>()?))
    }

    /// A file is one of them, or in one.
    pub fn has(&self, file: &str) -> bool {
        self.0.is_empty() || self.0.iter().any(|path| is_in(file, path))
    }

    /// Something about the whole site concerns none of its files.
    pub fn concerns(&self, diagnostic: &Diagnostic) -> bool {
        self.0.is_empty()
            || diagnostic.file.as_deref().is_some_and(|file| self.has(file))
            || diagnostic.about.iter().any(|file| self.has(file))
    }

    /// The first of them that none of `files` is in.
    pub fn without<'f, I: Iterator<Item = &'f str>>(&self, files: impl Fn() -> I) -> Option<&str> {
        let is_empty = |path: &&String| !files().any(|file| is_in(file, path));
        self.0.iter().find(is_empty).map(String::as_str)
    }
}

fn is_in(file: &str, path: &str) -> bool {
    path.is_empty() || file.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
