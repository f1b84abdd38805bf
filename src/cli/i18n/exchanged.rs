//! Files for translators on disk: which are there, and what is in them.

use std::fs;
use std::path::{Path, PathBuf};

use guichet_exchange::ids::fingerprint;
use guichet_exchange::package::Package;
use guichet_exchange::pending::seal;
use guichet_exchange::returned::{Returned, Unreadable};
use guichet_exchange::{po, xliff};
use walkdir::WalkDir;

/// Larger than the largest article in XML, and no reason to fill the memory.
const LARGEST: u64 = 64 << 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Xliff,
    Po,
}

impl Kind {
    pub fn extension(self) -> &'static str {
        match self {
            Kind::Xliff => "xlf",
            Kind::Po => "po",
        }
    }

    pub fn write(self, package: &Package) -> String {
        match self {
            Kind::Xliff => xliff::write(package),
            Kind::Po => po::write(package),
        }
    }

    /// A file that says of itself what its targets are, so that it is known whether somebody has worked in it.
    pub fn sealed(self, mut package: Package) -> String {
        let written = self.write(&package);
        let entries = self.read(&written).ok().and_then(|mut packages| packages.pop());
        package.seal = entries.map(|package| seal(&package.entries)).unwrap_or_default();
        self.write(&package)
    }

    fn read(self, text: &str) -> Result<Vec<Returned>, Unreadable> {
        match self {
            Kind::Xliff => xliff::read(text.trim_start_matches('\u{feff}')),
            Kind::Po => po::read(text).map(|package| vec![package]),
        }
    }
}

/// By its name.
pub fn kind(path: &Path) -> Option<Kind> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "xlf" | "xliff" => Some(Kind::Xliff),
        "po" | "pot" => Some(Kind::Po),
        _ => None,
    }
}

/// All such files below a folder, by name.
pub fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    entries.map(walkdir::DirEntry::into_path).filter(|path| path.is_file() && kind(path).is_some()).collect()
}

/// The articles in a file.
///
/// # Errors
/// It can't be read, or is no such file.
pub fn read(path: &Path) -> Result<Vec<Returned>, Unreadable> {
    let fail = |message: String| Unreadable { line: 1, message };
    let size = fs::metadata(path).map_err(|error| fail(format!("can't be read: {error}")))?.len();
    if size > LARGEST {
        return Err(fail(format!("is larger than {} megabytes", LARGEST >> 20)));
    }
    let bytes = fs::read(path).map_err(|error| fail(format!("can't be read: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|_| fail("it is not in UTF-8".to_owned()))?;
    let kind = kind(path).ok_or_else(|| fail("its name ends neither in `.xlf` nor in `.po`".to_owned()))?;
    kind.read(&text)
}

/// Stands for a file, as stamps have it: its path, from the site's folder where it is in there, and what is in it.
pub fn id(root: &Path, path: &Path, content: &Returned) -> String {
    let full = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let below = full.strip_prefix(&root).unwrap_or(&full);
    format!("{}-{}", fingerprint(&below.to_string_lossy().replace('\\', "/")), seal(&content.entries))
}
