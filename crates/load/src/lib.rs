//! The only reader: walks the site's folder into memory. Text is kept, images are measured, other files are named.
//! What can't be read is a diagnostic; the rest of the site still loads, so that one run reports everything.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use walkdir::WalkDir;

use active::Activity;
use guichet_core::diag::{Diagnostic, Outcome, codes, report::Sources};
use guichet_core::moment::Moment;
use guichet_core::nfc::into_nfc;
use guichet_core::paths::is_plain;
use guichet_memo::Stamp;
use guichet_pictures::orientation;
use guichet_pictures::svg;
use guichet_secrets::Secrets;
use host_files::HostFiles;

pub mod active;
pub mod code;
pub mod host_files;
pub mod kinds;
mod links;
mod names;
mod text;
mod texts;
mod whole;

use kinds::{Kind, Lookalike};
pub use names::FILES;
use texts::Text;
pub use texts::{Read, Texts};
use whole::read_whole;

/// A site's folder in memory. Paths are relative to its root, `/`-separated, in byte order.
#[derive(Clone, Debug, Default)]
pub struct SourceTree {
    /// Everything that is read as text: settings, articles, messages, templates.
    pub texts: Arc<Texts>,
    /// Files of themes and of the brand that are not text: pictures, fonts.
    pub blobs: BTreeMap<Arc<str>, Arc<[u8]>>,
    /// Everything that is published as it is.
    pub assets: BTreeMap<Arc<str>, Asset>,
    /// What the site's own files for hosts say.
    pub host_files: HostFiles,
    /// What the repository says that the folder is in. Whoever can ask it sets it.
    pub checkout: Checkout,
    /// What must not be printed, whatever is wrong with the files that it stands in. Whoever knows the environment sets it.
    pub secrets: Secrets,
}

/// A site's folder as a part of a repository.
#[derive(Clone, Debug, Default)]
pub struct Checkout {
    /// Where in it: `docs/help/`, or nothing.
    pub folder: String,
    /// When articles were last changed, by their paths.
    pub changed: BTreeMap<Arc<str>, Moment>,
}

/// A file that stays on disk until it is copied.
#[derive(Clone, Debug, Default)]
pub struct Asset {
    pub disk: PathBuf,
    /// Bytes.
    pub len: u64,
    /// Of the file when it was looked at.
    pub stamp: Option<Stamp>,
    /// Width and height in CSS pixels, of images whose header says so.
    pub size: Option<(u32, u32)>,
    /// What a browser would run of it. Files of `static/` are not asked.
    pub activity: Activity,
}

impl SourceTree {
    /// A tree of texts that are in no folder.
    pub fn of_texts(texts: impl IntoIterator<Item = (Arc<str>, Arc<str>)>) -> Self {
        let texts = Texts::below_root(Path::new(""), texts.into_iter().map(|(path, text)| (path, Text::of(text))));
        SourceTree { texts: Arc::new(texts), ..SourceTree::default() }
    }

    /// The same tree, where some of its texts are others.
    pub fn with_texts<'t>(&self, new: impl IntoIterator<Item = (&'t Arc<str>, &'t Arc<str>)>) -> Self {
        let texts = self.texts.with(new.into_iter().map(|(path, text)| (Arc::clone(path), Text::of(Arc::clone(text)))));
        SourceTree { texts: Arc::new(texts), ..self.clone() }
    }
}

impl Sources for SourceTree {
    fn text(&self, file: &str) -> Option<&str> {
        self.texts.get(file).or_else(|| self.host_files.get(file)).map(|text| &**text)
    }

    fn printable<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.secrets.mask(text)
    }
}

/// Folders at the root that make up a site, beside [`FILES`]; everything else there is none of our business.
pub const FOLDERS: [&str; 8] =
    ["brand", "content", "locales", "synonyms", "templates", "static", "themes", "ui-labels"];

/// Reads the site at `root`. `config` replaces `site.yaml`.
///
/// # Errors
/// The root or the settings file can't be opened. Everything below is a diagnostic.
pub fn load(root: &Path, config: Option<&Path>) -> io::Result<Outcome<SourceTree>> {
    let real_root = fs::canonicalize(root)?;
    let mut diags = Vec::new();
    let mut found: Vec<(Arc<str>, PathBuf)> = Vec::new();
    for name in FILES {
        // A file that the command line names may be anywhere.
        let (path, chosen) = match config {
            Some(config) if name == "site.yaml" => (config.to_owned(), true),
            _ => (root.join(name), false),
        };
        let file: Arc<str> = Arc::from(name);
        match fs::metadata(&path) {
            Ok(meta) if !meta.is_file() && name == "site.yaml" => {
                return Err(io::Error::other(format!("`{}` is not a file", path.display())));
            }
            Ok(meta) if !meta.is_file() => diags.push(unreadable(&file, "it is not a file")),
            Ok(_) if !chosen && leads_out(&path, &real_root) => diags.push(leading_out(&file)),
            Ok(_) => found.push((file, path)),
            Err(error) if name == "site.yaml" => {
                if let Some(other) = names::alike(root, name).filter(|_| !chosen) {
                    let why = format!("it is called `{other}`; rename it to `{name}`");
                    return Err(io::Error::new(error.kind(), format!("can't read `{name}`: {why}")));
                }
                return Err(io::Error::new(error.kind(), format!("can't read `{}`: {error}", path.display())));
            }
            // Nothing there is fine; a link to nothing is not.
            Err(error) if fs::symlink_metadata(&path).is_ok() => {
                diags.push(links::dead(&file, &path).unwrap_or_else(|| unreadable(&file, &error.to_string())));
            }
            Err(_) => {}
        }
    }
    diags.extend(names::not_read(root, config.is_some()));
    let files = found.len();
    for folder in FOLDERS {
        walk(&root.join(folder), root, &real_root, &mut found, &mut diags);
    }
    // The order in which disks list files is chance.
    found[files..].sort_unstable_by(|a, b| a.1.as_os_str().cmp(b.1.as_os_str()));
    diags.extend(found.iter().filter_map(|(path, _)| names::not_of_its_folder(path)));
    let read: Vec<(Arc<str>, Loaded)> = found
        .into_par_iter()
        .map(|(path, disk)| {
            let loaded = read(&path, disk);
            (path, loaded)
        })
        .collect();

    let mut tree = SourceTree::default();
    let mut texts = Vec::with_capacity(read.len());
    let mut seen = FxHashSet::default();
    for (path, loaded) in read {
        if !seen.insert(Arc::clone(&path)) {
            diags.push(same_name(&path));
            continue;
        }
        match loaded {
            Loaded::Text { text, problem } => {
                diags.extend(problem);
                texts.push((path, Text::of(text)));
            }
            Loaded::Later(disk, stamp) => {
                let text = Text::later(root, &path, &disk, stamp);
                texts.push((path, text));
            }
            Loaded::Blob(bytes) => {
                tree.blobs.insert(path, bytes);
            }
            Loaded::Asset(asset) => {
                tree.assets.insert(path, asset);
            }
            Loaded::Failed(diagnostic) => diags.push(diagnostic),
        }
    }
    tree.texts = Arc::new(Texts::below_root(root, texts));
    tree.host_files = host_files(&tree.assets);
    Ok(Outcome { value: tree, diags })
}

/// Those that can be read as text.
fn host_files(assets: &BTreeMap<Arc<str>, Asset>) -> HostFiles {
    let text = |name: &&str| {
        let (path, asset) = assets.get_key_value(format!("static/{name}").as_str())?;
        let text = host_files::text(fs::read(&asset.disk).ok()?)?;
        Some((Arc::clone(path), Arc::from(text)))
    };
    host_files::NAMES.iter().chain(&host_files::OF_SOME).filter_map(text).collect()
}

/// GATE002 for files that are published as they are: downloads, `static/`. They are read only if there is a secret to look
/// for; each is in memory as a whole then, and so large ones are read one at a time.
pub fn secrets_in_assets(tree: &SourceTree) -> Vec<Diagnostic> {
    const LARGE: u64 = 32 << 20;
    if tree.secrets.is_empty() {
        return Vec::new();
    }
    let look = |(path, asset): (&Arc<str>, &Asset)| -> Vec<Diagnostic> {
        match fs::read(&asset.disk) {
            Ok(bytes) => tree.secrets.in_asset(path, &bytes),
            // It was there a moment ago; copying it will fail too.
            Err(error) => vec![unreadable(path, &error.to_string())],
        }
    };
    let (large, others): (Vec<_>, Vec<_>) = tree.assets.iter().partition(|(_, asset)| asset.len > LARGE);
    let found: Vec<_> = others.into_par_iter().map(look).collect();
    found.into_iter().chain(large.into_iter().map(look)).flatten().collect()
}

/// Whether two files that are published as they are hold the same. Of large ones the beginning and the end are compared: pictures that
/// agree there, and in length, are the same picture. What can't be read is not.
pub fn have_same_bytes(tree: &SourceTree, one: &str, other: &str) -> bool {
    use io::{Read, Seek, SeekFrom};
    const PART: u64 = 64 << 10;
    let (Some(one), Some(other)) = (tree.assets.get(one), tree.assets.get(other)) else { return false };
    let ends = |asset: &Asset| -> io::Result<Vec<u8>> {
        let mut file = fs::File::open(&asset.disk)?;
        let mut bytes = Vec::new();
        file.by_ref().take(PART).read_to_end(&mut bytes)?;
        if asset.len > PART {
            file.seek(SeekFrom::Start(asset.len.saturating_sub(PART).max(PART)))?;
            file.take(PART).read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    };
    one.len == other.len && ends(one).ok().zip(ends(other).ok()).is_some_and(|(one, other)| one == other)
}

fn leads_out(path: &Path, real_root: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_symlink())
        && !fs::canonicalize(path).is_ok_and(|real| real.starts_with(real_root))
}

fn leading_out(file: &Arc<str>) -> Diagnostic {
    Diagnostic::new(codes::CFG008, format!("the symbolic link `{file}` leads out of the site"))
        .help("copy what it points at into the site")
        .in_file(file)
}

fn walk(
    folder: &Path,
    root: &Path,
    real_root: &Path,
    found: &mut Vec<(Arc<str>, PathBuf)>,
    diags: &mut Vec<Diagnostic>,
) {
    if !folder.exists() {
        return;
    }
    let mut entries = WalkDir::new(folder).follow_links(true).into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().map_or_else(|| folder.to_owned(), Path::to_owned);
                let file = relative(&path, root);
                diags.push(match error.loop_ancestor() {
                    Some(above) => links::around(&file, &relative(above, root)),
                    None => links::dead(&file, &path).unwrap_or_else(|| {
                        let why = error.io_error().map_or_else(|| error.to_string(), io::Error::to_string);
                        unreadable(&file, &why)
                    }),
                });
                continue;
            }
        };
        let folder = entry.file_type().is_dir();
        match verdict(&entry, root, real_root) {
            Verdict::Read if entry.file_type().is_file() => {
                found.push((relative(entry.path(), root), entry.into_path()));
            }
            Verdict::Read if folder => {}
            Verdict::Read => diags.push(unreadable(&relative(entry.path(), root), "it is not a file")),
            Verdict::LeftOut(why) => {
                diags.extend(why);
                if folder {
                    entries.skip_current_dir();
                }
            }
        }
    }
}

enum Verdict {
    Read,
    /// With all that is in it, and what to say of it.
    LeftOut(Option<Diagnostic>),
}

fn verdict(entry: &walkdir::DirEntry, root: &Path, real_root: &Path) -> Verdict {
    let below = entry.depth() > 0;
    if below
        && entry.file_name().as_encoded_bytes().starts_with(b".")
        && !names::for_hosts(&relative(entry.path(), root))
    {
        return Verdict::LeftOut(None);
    }
    if entry.path_is_symlink() && leads_out(entry.path(), real_root) {
        return Verdict::LeftOut(Some(leading_out(&relative(entry.path(), root))));
    }
    match entry.file_name().to_str() {
        None => {
            let diagnostic = unreadable(&relative(entry.path(), root), "its name is not Unicode");
            Verdict::LeftOut(Some(diagnostic.help("rename it")))
        }
        Some(name) if below => by_name(entry, name, root),
        Some(_) => Verdict::Read,
    }
}

/// Whether a file or folder is left out for its name, and what to say of it.
fn by_name(entry: &walkdir::DirEntry, name: &str, root: &Path) -> Verdict {
    let kind = kinds::of(name);
    if kind == Kind::Content {
        return Verdict::Read;
    }
    let path = relative(entry.path(), root);
    let folder = entry.file_type().is_dir();
    let in_content = path.starts_with("content/");
    let say = |what: &str, help: String| {
        let message = format!("`{path}` is not published: {what}");
        Verdict::LeftOut(Some(Diagnostic::new(codes::NAV006, message).help(help).in_file(&path)))
    };
    match kind {
        Kind::Content => Verdict::Read,
        Kind::Lookalike(_) if folder || !in_content => Verdict::Read,
        Kind::Lookalike(kind) => {
            let article = article_name(entry.path(), name);
            // A patch, a copy, or a draft that somebody keeps beside the article: nothing to rename.
            if entry.path().with_file_name(&article).exists() {
                let help = format!("`{article}` already exists: move this file out of `content/`, or delete it");
                return say("only names that end in `.md` are articles", help);
            }
            match kind {
                Lookalike::Markdown => {
                    say("only names that end in `.md` are articles", format!("rename it to `{article}`"))
                }
                Lookalike::MarkdownWithCode => say(
                    "articles are plain Markdown, in files that end in `.md`",
                    format!("rename it to `{article}`, and replace its imports and components with Markdown"),
                ),
                Lookalike::OtherMarkup => say(
                    "articles are Markdown, in files that end in `.md`",
                    format!("convert it to Markdown as `{article}`, or put it into an archive if it is a download"),
                ),
            }
        }
        Kind::Conflict => say(
            "a file synchronization program left it when two people had changed the same file",
            "copy what is missing into the original, and delete this copy".to_owned(),
        ),
        // Whole folders of articles may be missing then.
        Kind::Leftover if folder && in_content && has_articles(entry.path()) => {
            say("its name says that it is a backup", "rename the folder, or move it out of `content/`".to_owned())
        }
        Kind::Leftover => Verdict::LeftOut(None),
    }
}

/// What to rename a lookalike to. One that introduces a folder elsewhere is the page of that folder.
fn article_name(path: &Path, name: &str) -> String {
    let article = kinds::article_name(name);
    let stem = article.strip_suffix(".md").unwrap_or(&article);
    if kinds::is_index_elsewhere(stem) {
        return "_index.md".to_owned();
    }
    if path.with_file_name(stem).is_dir() { format!("{stem}/_index.md") } else { article }
}

fn has_articles(folder: &Path) -> bool {
    let files = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    files.take(1000).any(|file| file.path().extension().is_some_and(|extension| extension == "md"))
}

/// From the root, `/`-separated on every system, in the one spelling that names have here, whatever the disk's is. Names
/// that are not Unicode are shown with replacement characters.
fn relative(path: &Path, root: &Path) -> Arc<str> {
    let path = path.strip_prefix(root).unwrap_or(path);
    // As most are.
    if let Some(plain) = path.to_str().filter(|path| path.is_ascii() && is_normal(path)) {
        return Arc::from(plain);
    }
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Arc::from(into_nfc(parts.join("/")))
}

/// Nothing in a path is another way to write it.
fn is_normal(path: &str) -> bool {
    std::path::MAIN_SEPARATOR == '/' && is_plain(path)
}

enum Loaded {
    Text { text: Arc<str>, problem: Option<Diagnostic> },
    Later(PathBuf, Option<Stamp>),
    Blob(Arc<[u8]>),
    Asset(Asset),
    Failed(Diagnostic),
}

fn read(path: &Arc<str>, disk: PathBuf) -> Loaded {
    if guichet_markdown::place(path).is_some() {
        let stamp = fs::metadata(&disk).ok().as_ref().and_then(Stamp::of);
        return Loaded::Later(disk, stamp);
    }
    let result = if is_text(path) {
        read_whole(&disk).map(|bytes| {
            let (text, problem) = text::decode(path, bytes);
            Loaded::Text { text: Arc::from(text), problem }
        })
    } else if ["brand/", "themes/", "templates/"].iter().any(|folder| path.starts_with(folder)) {
        fs::read(&disk).map(|bytes| Loaded::Blob(Arc::from(bytes)))
    } else {
        measure(path, disk)
    };
    result.unwrap_or_else(|error| Loaded::Failed(unreadable(path, &error.to_string())))
}

/// What we parse ourselves. Files in `static/` and downloads beside articles are copied, whatever they hold.
fn is_text(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    match path.split_once('/').map(|(folder, _)| folder) {
        None => true,
        Some("content") => extension == "md",
        Some("locales") => extension == "ftl",
        Some("synonyms") => extension == "yaml",
        Some("ui-labels") => names::LABELS.contains(&extension),
        Some("brand") => matches!(extension, "css" | "js"),
        Some("templates" | "themes") => matches!(extension, "html" | "ftl" | "css" | "js"),
        Some(_) => false,
    }
}

fn measure(path: &Arc<str>, disk: PathBuf) -> io::Result<Loaded> {
    // Opened, so that a file that can't be read is known now and not half-way through a build.
    let file = fs::File::open(&disk)?;
    let meta = file.metadata()?;
    let (len, stamp) = (meta.len(), Stamp::of(&meta));
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    let size = match extension.as_str() {
        "svg" => svg_size(&disk),
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "bmp" | "ico" => {
            orientation::size(&extension, io::BufReader::new(file))
        }
        _ => None,
    };
    let activity = if path.starts_with("content/") { activity(path, &disk)? } else { Activity::None };
    Ok(Loaded::Asset(Asset { disk, len, stamp, size, activity }))
}

/// Most files are known by their names; of those that are not, a server looks at as much as we do.
fn activity(path: &str, disk: &Path) -> io::Result<Activity> {
    use io::Read;
    const LOOKED_AT: u64 = 1024;
    let kind = active::kind_of_name(path);
    if kind == Some(active::Kind::Svg) && path.to_ascii_lowercase().trim_end_matches(['.', ' ']).ends_with(".svg") {
        return Ok(match svg::clean(&read_whole(disk)?) {
            Ok(None) => Activity::None,
            Ok(Some(cleaned)) => Activity::Drawing(cleaned),
            Err(why) => Activity::Broken(why),
        });
    }
    let guessed = || -> io::Result<Option<active::Kind>> {
        let mut head = Vec::new();
        fs::File::open(disk)?.take(LOOKED_AT).read_to_end(&mut head)?;
        Ok(active::kind_of_content(&head))
    };
    let kind = if kind.is_none() && active::is_guessed(path) { guessed()? } else { kind };
    Ok(kind.map_or(Activity::None, Activity::Active))
}

fn svg_size(disk: &Path) -> Option<(u32, u32)> {
    use io::Read;
    let mut head = Vec::new();
    fs::File::open(disk).ok()?.take(svg::HEAD).read_to_end(&mut head).ok()?;
    svg::size(&head)
}

/// Some disks keep both; readers, and everything that links to them, can't tell them apart.
fn same_name(file: &Arc<str>) -> Diagnostic {
    let message = format!("there are two files `{file}`, whose names differ only in how their accents are encoded");
    Diagnostic::new(codes::OUT002, message).help("delete one of the two, or rename it").in_file(file)
}

pub fn unreadable(file: &Arc<str>, why: &str) -> Diagnostic {
    Diagnostic::new(codes::CFG007, format!("can't read `{file}`: {why}"))
        .help("check its permissions and its size, or delete it")
        .in_file(file)
}
