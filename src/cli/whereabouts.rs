//! Where the site's folder is, as seen from where paths are read.

use std::path::{Component, Path, PathBuf};

use super::Failure;

const SITE: &str = "site.yaml";

/// What to say where no site can be read, and where one is: people run commands in the folder that they write in. `config`: the
/// settings that the command line names in place of the site's.
pub fn no_site(root: &Path, config: Option<&Path>, why: &str) -> Failure {
    let above = config.is_none().then(|| site_above(root)).flatten();
    let step = match above {
        Some(above) => format!("the site is in a folder above: write `--root {}`", above.display()),
        None => "`guichet init DIR` makes a new one, --root names another folder".to_owned(),
    };
    Failure::usage(format!("no site at `{}`: {why}; {step}", root.display()))
}

/// The nearest folder above that has a site, as it can be typed here.
fn site_above(root: &Path) -> Option<PathBuf> {
    let real = root.canonicalize().ok().filter(|real| !real.join(SITE).exists())?;
    let site = real.ancestors().skip(1).find(|above| above.join(SITE).is_file())?;
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).ok()?;
    if here == site {
        return Some(PathBuf::from("."));
    }
    match (here.strip_prefix(site), site.strip_prefix(&here)) {
        (Ok(below), _) => Some(below.components().map(|_| "..").collect()),
        (_, Ok(below)) => Some(below.to_owned()),
        _ => Some(site.to_owned()),
    }
}

/// The ways to the site's folder. Each is empty, or ends in a slash.
#[derive(Debug, Default)]
pub struct Whereabouts {
    /// From the folder that the command runs in: what a terminal opens.
    pub from_here: String,
    /// From the root of the repository: what a reviewer sees.
    pub in_repository: String,
}

impl Whereabouts {
    pub fn of(root: &Path) -> Self {
        let here = std::env::current_dir().and_then(|here| here.canonicalize()).ok();
        let real = root.canonicalize().ok();
        let from = |above: &Path| real.as_deref()?.strip_prefix(above).ok().map(way);
        let from_here = here.as_deref().and_then(from).unwrap_or_else(|| way(root));
        // `.git` is a file in a worktree.
        let repository = real.as_deref().and_then(|real| real.ancestors().find(|above| above.join(".git").exists()));
        let in_repository = repository.and_then(from).unwrap_or_else(|| from_here.clone());
        Whereabouts { from_here, in_repository }
    }
}

/// As reports write it on every system.
fn way(path: &Path) -> String {
    let mut way = String::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::RootDir => way.push('/'),
            part => {
                way.push_str(&part.as_os_str().to_string_lossy());
                way.push('/');
            }
        }
    }
    way
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_end_in_a_slash() {
        assert_eq!(way(Path::new(".")), "");
        assert_eq!(way(Path::new("./help/")), "help/");
        assert_eq!(way(Path::new("../help")), "../help/");
        assert_eq!(way(Path::new("/srv/help")), "/srv/help/");
    }

    #[test]
    fn a_repository_begins_where_git_does() {
        let dir = tempfile::tempdir().unwrap();
        let site = dir.path().join("docs/help");
        std::fs::create_dir_all(&site).unwrap();
        std::fs::create_dir(dir.path().join(".git")).unwrap();
        let found = Whereabouts::of(&site);
        assert_eq!(found.in_repository, "docs/help/");
        assert!(found.from_here.starts_with('/') && found.from_here.ends_with("/docs/help/"), "{found:?}");
        assert_eq!(Whereabouts::of(Path::new(".")).from_here, "");
    }
}
