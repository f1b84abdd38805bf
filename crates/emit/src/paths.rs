//! Files of a site by path.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

/// Values by path, in byte order. Each of them is looked for several times in a build, and most paths begin with the same
/// letters: a search tree would compare them again and again.
#[derive(Debug)]
pub struct Paths<T = ()>(IndexMap<String, T, FxBuildHasher>);

impl<T> Paths<T> {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn contains(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    pub fn get(&self, path: &str) -> Option<&T> {
        self.0.get(path)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&String, &T)> {
        self.0.iter()
    }

    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }

    /// The first file in a folder, or in one below it.
    pub fn first_below(&self, folder: &str) -> Option<&str> {
        let below = format!("{folder}/");
        let at = self.0.partition_point(|path, _| *path < below);
        let (path, _) = self.0.get_index(at)?;
        path.starts_with(&below).then_some(path)
    }

    pub fn has_below(&self, folder: &str) -> bool {
        self.first_below(folder).is_some()
    }
}

impl<T> FromIterator<(String, T)> for Paths<T> {
    /// Of two with the same path, the latter counts.
    fn from_iter<I: IntoIterator<Item = (String, T)>>(files: I) -> Self {
        let mut files: IndexMap<String, T, FxBuildHasher> = files.into_iter().collect();
        if !files.keys().is_sorted() {
            files.sort_unstable_keys();
        }
        Paths(files)
    }
}

impl FromIterator<String> for Paths {
    fn from_iter<I: IntoIterator<Item = String>>(paths: I) -> Self {
        paths.into_iter().map(|path| (path, ())).collect()
    }
}
