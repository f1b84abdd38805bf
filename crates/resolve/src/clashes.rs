//! Files that would be written over each other: of one path, of paths that differ only in case or in how an accent is
//! written, a file where another needs a folder; and names that not every disk can hold.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;

use super::input::ResolveInput;
use super::site::{Folder, LocaleSite, PageAt, Redirect};
use guichet_config::{Outputs, SiteConfig};
use guichet_core::diag::{Code, Diagnostic, codes};
use guichet_core::model::{Locale, OWN_PAGES, Span};
use guichet_load::host_files;
use guichet_markdown::ParsedFile;

/// Who writes what: what is wrong with it, and the files that the build leaves to the site.
pub struct Owners {
    pub diags: Vec<Diagnostic>,
    /// Paths of files that the site has in place of the build's own. Those are not written.
    pub replaced: BTreeSet<String>,
    /// Addresses from other languages that nothing of this site is at.
    pub inherited: Vec<Redirect>,
}

/// Checks everything that the build writes; of two files in each other's way, the later one here is to blame. After this
/// each path has one owner.
pub fn check(
    input: &ResolveInput,
    locales: &[LocaleSite],
    redirects: &[Redirect],
    assets: &BTreeMap<String, Arc<str>>,
    inherited: Vec<Redirect>,
) -> Owners {
    let mut claims = Claims::default();
    let outputs = input.config.outputs;
    claims.add(Claim::generated("manifest.json", Owner::Kept));
    let site_wide = [
        ("index.html", true),
        ("404.html", true),
        ("sitemap.xml", outputs.sitemap),
        ("opensearch.xml", outputs.opensearch),
        ("llms.txt", outputs.llms),
    ];
    for (name, _) in site_wide.iter().filter(|(_, on)| *on) {
        claims.add(Claim::generated(name, Owner::Generated));
    }
    for name in host_files::NAMES {
        let joined = host_files::own(input.host_files, name).is_some();
        claims.add(Claim::generated(name, if joined { Owner::Joined } else { Owner::Generated }));
    }
    for (path, _) in alias_pages(input.config, locales, redirects) {
        claims.add(Claim::generated(&path, Owner::Generated));
    }
    for site in locales {
        own_pages(site, outputs, &mut claims);
    }
    for site in locales {
        let folders = site.folders_by_path();
        if outputs.markdown && site.home_text(input.files).is_some() {
            claims.add(Claim::generated(&format!("{}/index.md", site.locale), Owner::Kept));
        }
        for folder in &site.folders {
            claims.add(Claim::folder(folder, site, input.files));
            if folder.has_text && outputs.markdown {
                let owner = Owner::Twin(format!("the Markdown twin of the folder `{}`", folder.path));
                claims.add(Claim::generated(&format!("{}index.md", folder.url), owner));
            }
        }
        for page in &site.pages {
            let file = &input.files[page.body.file];
            let span = file.head.slug.as_ref().map_or(0..0, |slug| slug.span.clone());
            let place = Some((Arc::clone(&file.path), Some(span)));
            let claim = |name: &str, owner: Owner| Claim {
                path: [&page.url, name].concat(),
                owner,
                place: place.clone(),
                borrowed: page.borrowed,
                help: help_with_page(site, &folders, file),
            };
            claims.add(claim("index.html", Owner::Page(Arc::clone(&file.path))));
            if outputs.markdown {
                claims.add(claim("index.md", Owner::PageTwin(Arc::clone(&file.path))));
            }
        }
    }
    for redirect in redirects {
        claims.add(Claim {
            path: page_of(&redirect.from),
            owner: Owner::Redirect { name: format!("the redirect from `/{}`", redirect.from), to: redirect.to.clone() },
            place: Some((Arc::clone(&redirect.file), Some(redirect.span.clone()))),
            borrowed: false,
            help: "remove the old address".into(),
        });
    }
    for (path, source) in assets {
        if fold(path).split('/').next() == Some("_guichet") {
            let message = format!("`{source}` would be published into `/_guichet/`, which the build keeps for itself");
            let diagnostic = Diagnostic::new(codes::OUT001, message).help("move the file to another folder");
            claims.diags.push(diagnostic.in_file(source));
            continue;
        }
        claims.add(Claim {
            path: path.clone(),
            owner: Owner::Asset(format!("`{source}`")),
            place: Some((Arc::clone(source), None)),
            borrowed: false,
            help: "rename the file".into(),
        });
        if is_sitemap_part(path) {
            // How many parts the build writes is not known yet.
            claims.replaced.insert(path.clone());
        }
    }
    let lost = claims.replaced.iter().filter_map(|path| lost_with(path, &assets[path], redirects, input));
    claims.diags.extend(lost);
    let mut free = Vec::new();
    for redirect in inherited {
        let claim = Claim::generated(&page_of(&redirect.from), Owner::Generated);
        if claims.is_free(&claim.path) {
            claims.add(claim);
            free.push(redirect);
        }
    }
    claims.say_the_rest();
    Owners { diags: claims.diags, replaced: claims.replaced, inherited: free }
}

/// What to do with an article that has the address of something else.
fn help_with_page(site: &LocaleSite, folders: &FxHashMap<&str, usize>, file: &ParsedFile) -> Cow<'static, str> {
    let Some(at) = folders.get(&*file.rel).filter(|_| file.head.slug.is_none()) else {
        return "give one of the two another `slug:` or file name".into();
    };
    // Elsewhere, `x.md` introduces the folder `x/` beside it.
    let index = format!("content/{}/{}/_index.md", file.locale, file.rel);
    let introduced = site.file_of(PageAt::Folder(*at)).is_some();
    if introduced {
        format!("`{index}` is the text of the folder: move this text there, or give the article a `slug:`").into()
    } else {
        format!(
            "to introduce the folder with this text, move it to `{index}`, where relative links begin with one more `../`; to keep it an article, give it a `slug:`"
        )
        .into()
    }
}

/// `sitemap-2.xml`: a part of a large sitemap.
fn is_sitemap_part(path: &str) -> bool {
    let number = path.strip_prefix("sitemap-").and_then(|rest| rest.strip_suffix(".xml"));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// What is lost when a file of the site's replaces the build's, if readers notice.
fn lost_with(path: &str, source: &Arc<str>, redirects: &[Redirect], input: &ResolveInput) -> Option<Diagnostic> {
    let aliases = input.config.locale_aliases.len();
    let what = match path {
        "_headers" => "the content security policy, and how long browsers may keep scripts and styles".to_owned(),
        "_redirects" if redirects.len() + aliases > 0 => {
            format!("the redirects of old addresses ({})", redirects.len() + aliases)
        }
        _ => return None,
    };
    let message =
        format!("`{source}` is not text in UTF-8, so it replaces the `{path}` of the build; what is lost: {what}");
    let help = "save it as UTF-8, and the build adds its lines";
    Some(Diagnostic::new(codes::OUT005, message).help(help).in_file(source))
}

/// The file that a redirect page is written to.
pub fn page_of(from: &str) -> String {
    let file = from.rsplit('/').next().is_some_and(|name| name.ends_with(".html"));
    if file { from.to_owned() } else { format!("{from}/index.html") }
}

/// Pages at the old names of locales, and where they lead. A redirect of the site's from the same address wins.
pub fn alias_pages<'a>(
    config: &'a SiteConfig,
    locales: &[LocaleSite],
    redirects: &[Redirect],
) -> Vec<(String, &'a Locale)> {
    let published = |locale: &Locale| locales.iter().any(|site| site.locale == *locale);
    let pages = config.locale_aliases.iter().filter(|(_, locale)| published(locale));
    let pages = pages.map(|(alias, locale)| (format!("{alias}/index.html"), locale));
    pages.filter(|(path, _)| !redirects.iter().any(|redirect| page_of(&redirect.from) == *path)).collect()
}

fn own_pages(site: &LocaleSite, outputs: Outputs, claims: &mut Claims) {
    let locale = &site.locale;
    let home_and_own = std::iter::once(String::new()).chain(OWN_PAGES.map(|page| format!("{page}/")));
    for page in home_and_own {
        let owner = Owner::Named(format!("the page `/{locale}/{page}`"));
        claims.add(Claim { owner, ..Claim::generated(&format!("{locale}/{page}index.html"), Owner::Kept) });
    }
    let switched = [
        ("404.html", true),
        ("feed.xml", outputs.feed),
        ("opensearch.xml", outputs.opensearch),
        ("llms.txt", outputs.llms),
    ];
    for (name, _) in switched.iter().filter(|(_, on)| *on) {
        claims.add(Claim::generated(&format!("{locale}/{name}"), Owner::Generated));
    }
}

/// Who writes a file.
enum Owner {
    /// A page, by what to call it.
    Named(String),
    /// The page of a file.
    Page(Arc<str>),
    /// Beside a page. Where two pages have one address, that is said of the pages.
    Twin(String),
    PageTwin(Arc<str>),
    Redirect {
        name: String,
        to: String,
    },
    /// A file that is copied.
    Asset(String),
    /// Made by the build, but a site may bring its own: `robots.txt`.
    Generated,
    /// Made by the build of what it has to say and what the site's own file says.
    Joined,
    /// Made by the build, which depends on it.
    Kept,
}

/// A file, and what of it.
type Place = (Arc<str>, Option<Span>);

struct Claim {
    path: String,
    owner: Owner,
    /// Where it comes from, if that is a file of the site.
    place: Option<Place>,
    /// From another language.
    borrowed: bool,
    help: Cow<'static, str>,
}

impl Claim {
    fn generated(path: &str, owner: Owner) -> Claim {
        Claim { path: path.to_owned(), owner, place: None, borrowed: false, help: "".into() }
    }

    /// A folder that no file of this locale is in is borrowed.
    fn folder(folder: &Folder, site: &LocaleSite, files: &[Arc<ParsedFile>]) -> Claim {
        // Files are sorted by path, so all of a folder are next to each other.
        let first = |locale: &Locale| {
            let prefix = format!("content/{locale}/{}/", folder.path);
            let at = files.partition_point(|file| *file.path < *prefix);
            files.get(at).filter(|file| file.path.starts_with(&prefix))
        };
        let file = site.chain.iter().find_map(first);
        Claim {
            path: format!("{}index.html", folder.url),
            owner: Owner::Named(format!("the folder `{}`", folder.path)),
            place: file.map(|file| (Arc::clone(&file.path), None)),
            borrowed: file.is_some_and(|file| file.locale != site.locale),
            help: "rename the folder".into(),
        }
    }

    fn name(&self) -> String {
        match &self.owner {
            Owner::Named(name) | Owner::Twin(name) | Owner::Redirect { name, .. } | Owner::Asset(name) => name.clone(),
            Owner::Page(file) => format!("`{file}`"),
            Owner::PageTwin(file) => format!("the Markdown twin of `{file}`"),
            Owner::Generated | Owner::Joined | Owner::Kept => format!("the build's own `{}`", self.path),
        }
    }

    /// `/en/guide/` for the page, the path for any other file.
    fn address(&self) -> String {
        format!("/{}", self.path.strip_suffix("index.html").unwrap_or(&self.path))
    }

    /// A file of the site's own language: what is wrong with it is said for it.
    fn is_own(&self) -> bool {
        self.place.is_some() && !self.borrowed
    }

    fn file(&self) -> Option<&Arc<str>> {
        self.place.as_ref().map(|(file, _)| file)
    }

    /// At its place, if it has one.
    fn at_place(&self, diagnostic: Diagnostic) -> Option<Diagnostic> {
        let (file, span) = self.place.as_ref()?;
        Some(match span {
            Some(span) => diagnostic.at(file, span.clone()),
            None => diagnostic.in_file(file),
        })
    }
}

/// A clash of something borrowed with something else.
struct Unsaid {
    diagnostic: Diagnostic,
    other: Option<Arc<str>>,
}

#[derive(Default)]
struct Claims {
    all: Vec<Claim>,
    /// By folded path.
    files: FxHashMap<String, usize>,
    /// Every folder of them, with the first file in it.
    folders: FxHashMap<String, usize>,
    /// Files that others wanted for a folder: all that would be in it is one mistake.
    refused: FxHashSet<String>,
    /// What the build would have written if the site had no file of its own there.
    replaced: BTreeSet<String>,
    diags: Vec<Diagnostic>,
    unsaid: Vec<Unsaid>,
}

impl Claims {
    fn add(&mut self, claim: Claim) {
        let key = fold(&claim.path);
        let diagnostic = match self.files.get(&key) {
            Some(&other) => self.same_file(&claim, other),
            None => self.file_and_folder(&claim, &key).or_else(|| portable(&claim)),
        };
        self.diags.extend(diagnostic);
        if self.files.contains_key(&key) {
            return;
        }
        let at = self.all.len();
        let mut folder = key.as_str();
        while let Some((above, _)) = folder.rsplit_once('/') {
            if self.folders.contains_key(above) {
                break;
            }
            self.folders.insert(above.to_owned(), at);
            folder = above;
        }
        self.files.insert(key, at);
        self.all.push(claim);
    }

    fn same_file(&mut self, claim: &Claim, other: usize) -> Option<Diagnostic> {
        let other = &self.all[other];
        let same = claim.path == other.path;
        match (&claim.owner, &other.owner) {
            (Owner::Twin(_) | Owner::PageTwin(_), Owner::Twin(_) | Owner::PageTwin(_)) => return None,
            // Whichever of the two a disk keeps, it leads to the same place.
            (Owner::Redirect { to: mine, .. }, Owner::Redirect { to: its, .. }) if mine == its => return None,
            (Owner::Asset(_), Owner::Joined) if same => return None,
            (Owner::Asset(_), Owner::Generated) if same => {
                self.replaced.insert(claim.path.clone());
                return None;
            }
            _ => {}
        }
        // Of a page that is borrowed and one that is not, the latter is to blame.
        let (mine, its) = if !claim.is_own() && other.is_own() { (other, claim) } else { (claim, other) };
        let (name, address) = (mine.name(), mine.address());
        let diagnostic = if same {
            Diagnostic::new(codes::OUT001, format!("{name} has the same address as {}: `{address}`", its.name()))
        } else {
            let how = if mine.path.to_lowercase() == its.path.to_lowercase() {
                "in case"
            } else {
                "in how its letters are written"
            };
            let message =
                format!("`{address}` of {name} differs only {how} from `{}` of {}", its.address(), its.name());
            let diagnostic = Diagnostic::new(codes::OUT002, message);
            // Old addresses are what they are: both spellings of one were in use, and each host sees to them in its own way.
            if matches!(mine.owner, Owner::Redirect { .. }) { diagnostic.as_warning() } else { diagnostic }
        };
        say(mine, its, diagnostic.help(&*mine.help), &mut self.unsaid)
    }

    /// Nothing is at a path, nor would it be in the way of anything.
    fn is_free(&self, path: &str) -> bool {
        let key = fold(path);
        let mut above = std::iter::successors(key.rsplit_once('/'), |(folder, _)| folder.rsplit_once('/'));
        !self.files.contains_key(&key)
            && !self.folders.contains_key(&key)
            && !above.any(|(folder, _)| self.files.contains_key(folder))
    }

    /// Two things that are borrowed from different languages meet only where both are borrowed.
    fn say_the_rest(&mut self) {
        let mut said: FxHashSet<(Code, Arc<str>)> = FxHashSet::default();
        said.extend(self.diags.iter().filter_map(|diagnostic| Some((diagnostic.code, diagnostic.file.clone()?))));
        for Unsaid { diagnostic, other } in self.unsaid.drain(..) {
            let code = diagnostic.code;
            let files = diagnostic.file.iter().chain(&other);
            if files.clone().any(|file| said.contains(&(code, Arc::clone(file)))) {
                continue;
            }
            said.extend(files.map(|file| (code, Arc::clone(file))));
            self.diags.push(diagnostic);
        }
    }

    /// No file can be where another needs a folder.
    fn file_and_folder(&mut self, claim: &Claim, key: &str) -> Option<Diagnostic> {
        let mut clash = |other: &Claim| {
            let message = format!("{} can't be published beside {}", claim.name(), other.name());
            let message = format!("{message}: `/{}` would be both a file and a folder", shorter(claim, other));
            say(claim, other, Diagnostic::new(codes::OUT001, message).help(&*claim.help), &mut self.unsaid)
        };
        if let Some(&other) = self.folders.get(key) {
            return clash(&self.all[other]);
        }
        let mut folder = key;
        while let Some((above, _)) = folder.rsplit_once('/') {
            if let Some(&other) = self.files.get(above) {
                let first = !claim.is_own() || self.refused.insert(above.to_owned());
                return first.then(|| clash(&self.all[other])).flatten();
            }
            folder = above;
        }
        None
    }
}

/// What is borrowed clashes where it comes from, too, most often: then it is said there.
fn say(mine: &Claim, its: &Claim, diagnostic: Diagnostic, unsaid: &mut Vec<Unsaid>) -> Option<Diagnostic> {
    let diagnostic = mine.at_place(diagnostic)?;
    if mine.is_own() {
        return Some(diagnostic);
    }
    unsaid.push(Unsaid { diagnostic, other: its.file().cloned() });
    None
}

fn shorter<'a>(a: &'a Claim, b: &'a Claim) -> &'a str {
    if a.path.len() < b.path.len() { &a.path } else { &b.path }
}

/// As disks that ignore case see a path, and those that see through the ways to write an accent.
fn fold(path: &str) -> String {
    if path.is_ascii() { path.to_ascii_lowercase() } else { path.nfc().collect::<String>().to_lowercase() }
}

/// What Linux, Windows and Mac alike can keep in a folder. A name that is too long would stop the build half-way.
fn portable(claim: &Claim) -> Option<Diagnostic> {
    const LONGEST: usize = 255;
    let help = match claim.owner {
        Owner::Asset(_) | Owner::Redirect { .. } => &*claim.help,
        _ => "give it another name or `slug:`",
    };
    // The name of what is borrowed is as long where it comes from.
    let say = |diagnostic: Diagnostic| claim.at_place(diagnostic.help(help)).filter(|_| claim.is_own());
    let parts = claim.path.rsplit('/').take(2);
    for part in parts {
        if part.len() > LONGEST {
            let message = format!("an address with a name of {} bytes; disks allow {LONGEST}", part.len());
            return say(Diagnostic::new(codes::OUT004, message).as_error());
        }
        if !on_windows(part) {
            let message = format!("`{part}` can't be the name of a file or folder on Windows");
            return say(Diagnostic::new(codes::OUT004, message));
        }
    }
    None
}

fn on_windows(name: &str) -> bool {
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    let numbered = |kind: &str| {
        stem.strip_prefix(kind).is_some_and(|digit| digit.len() == 1 && digit.bytes().all(|b| matches!(b, b'1'..=b'9')))
    };
    let device = DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt");
    !device && !name.ends_with(['.', ' ']) && !name.contains(['<', '>', ':', '"', '|', '?', '*', '\\'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_windows() {
        for name in ["con", "NUL.txt", "aux.md", "com1", "LPT9.html", "a.", "a ", "a:b", "what?"] {
            assert!(!on_windows(name), "{name}");
        }
        for name in ["console", "com", "com10", "nullable.md", "a.b", "日本", "-"] {
            assert!(on_windows(name), "{name}");
        }
    }
}
