//! Addresses that readers had, and that lead nowhere now. What was published is known from `published.json` beside site.yaml, which
//! a team keeps in its repository and which only grows; without one, from the last build in the same folder.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use guichet_core::diag::{Diagnostic, codes, nearest};
use guichet_core::model::{ArticleId, INBOX_PAGE, OWN_PAGES};
use guichet_site::analysis::Analysis;
use guichet_site::emit::MANIFEST;
use serde::Deserialize;
use serde_json::Value;

use super::Failure;

/// In the site's folder.
const FILE: &str = "published.json";

/// What is asked of a manifest.
#[derive(Deserialize)]
struct Last<'t> {
    #[serde(borrow)]
    files: Vec<LastFile<'t>>,
}

#[derive(Deserialize)]
struct LastFile<'t> {
    #[serde(borrow)]
    path: Cow<'t, str>,
}

/// Addresses from the site's base, without slashes at the ends: `en/guide/export`.
pub struct Published {
    addresses: BTreeSet<String>,
    /// Where they are kept, if they are.
    file: Option<PathBuf>,
    /// What is in there, for whoever asks whether anything has changed.
    pub text: String,
}

impl Published {
    /// What `published.json` has; `None` without one.
    ///
    /// # Errors
    /// It is no list of addresses, or can't be read.
    pub fn kept(root: &Path) -> Result<Option<Self>, Failure> {
        let file = root.join(FILE);
        let text = match fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Failure::usage(format!("can't read `{}`: {error}", file.display()))),
        };
        if text.lines().any(|line| line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ")) {
            return Err(Failure::usage(format!(
                "`{}` has two sides of a merge: keep the addresses of both, without the lines that begin with `<<<<<<<`, \
                 `=======` and `>>>>>>>`",
                file.display()
            )));
        }
        let list: Vec<String> = serde_json::from_str(&text).map_err(|error| {
            Failure::usage(format!(
                "`{}` is not a list of addresses: {error}; it begins as `[]`, and builds add to it",
                file.display()
            ))
        })?;
        let addresses = list.iter().map(|address| address.trim_matches('/').to_owned()).collect();
        Ok(Some(Published { addresses, file: Some(file), text }))
    }

    /// The pages that the last build left in a folder.
    pub fn last(output: &Path) -> Self {
        let text = fs::read_to_string(output.join(MANIFEST)).unwrap_or_default();
        let files = serde_json::from_str(&text).map_or_else(|_| Vec::new(), |last: Last| last.files);
        let paths = files.iter().filter_map(|file| file.path.strip_suffix("/index.html"));
        Published { addresses: paths.map(str::to_owned).collect(), file: None, text: String::new() }
    }

    pub fn is_empty(&self) -> bool {
        self.addresses.is_empty()
    }

    /// `address` is from the site's base, without slashes at its ends.
    pub fn has(&self, address: &str) -> bool {
        self.addresses.contains(address)
    }

    /// What leads nowhere in a build, as the site's severities have it. `made` are the files of the build, where they are known.
    pub fn gone(&self, analysis: &Analysis, made: &[(String, u64)]) -> Vec<Diagnostic> {
        let now = addresses(analysis);
        let made: BTreeSet<&str> = made.iter().filter_map(|(path, _)| path.strip_suffix("/index.html")).collect();
        let away = away(analysis);
        // Also those that a locale has from the language that it borrows from.
        let led: BTreeSet<&str> = analysis.site().redirects.iter().map(|old| old.from.trim_matches('/')).collect();
        let gone = self.addresses.iter().filter(|address| {
            is_of_a_text(address, analysis)
                && !now.contains(*address)
                && !made.contains(address.as_str())
                && !away.contains(*address)
                && !led.contains(address.as_str())
                && !by_rule(address, analysis)
        });
        let gone: Vec<&String> = gone.collect();
        let new = now.difference(&self.addresses).map(String::as_str);
        let new = New::of(new.filter(|_| !gone.is_empty()), gone.len(), analysis);
        let diags = gone.into_iter().map(|address| self.tell(address, &new, analysis)).collect();
        analysis.config.diagnostics.apply(diags)
    }

    fn tell(&self, address: &str, new: &New, analysis: &Analysis) -> Diagnostic {
        let message = format!("`/{address}/` was published, and leads nowhere now");
        let diagnostic = Diagnostic::new(codes::RED005, message);
        let diagnostic = if self.file.is_some() { diagnostic } else { diagnostic.as_warning() };
        let (locale, old) = address.split_once('/').unwrap_or((address, ""));
        let folder = address.rsplit_once('/').map_or("", |(folder, _)| folder);
        // Ids stay what they are, wherever an article goes.
        if let Some(file) = of_id(locale, old, analysis) {
            return diagnostic
                .help(format!("add `aliases: [{old}]` to the front matter of this article, which has the id `{old}`"))
                .in_file(&file);
        }
        match new.like(address) {
            // Translations are still where the original was.
            Some(file) if analysis.files.iter().any(|file| &*file.rel == old) => diagnostic
                .help(format!(
                    "if this article is what it has become, add `aliases: [{old}]` to its front matter, and `id: {old}` there \
                     and in its translations, by which they belong to it"
                ))
                .in_file(&file),
            Some(file) => diagnostic
                .help(format!("if this article is what it has become, add `aliases: [{old}]` to its front matter"))
                .in_file(&file),
            None => diagnostic.help(format!(
                "say in redirects.yaml where it leads, such as `/{address}/: /{folder}/`; or bring the article back"
            )),
        }
    }

    /// The list's file, and its text without what is to lead nowhere from now on.
    pub fn without(&self, gone: impl Fn(&str) -> bool) -> (String, String) {
        let left = self.addresses.iter().filter(|address| !gone(address)).cloned().collect();
        (FILE.to_owned(), listed(&left))
    }

    /// Adds what is published now, if a file is kept.
    ///
    /// # Errors
    /// The disk's.
    pub fn grow(&self, analysis: &Analysis) -> Result<(), Failure> {
        let Some(file) = &self.file else { return Ok(()) };
        let text = listed(&addresses(analysis).union(&self.addresses).cloned().collect());
        if text == self.text {
            return Ok(());
        }
        let beside = file.with_extension("json.new");
        fs::write(&beside, text)
            .and_then(|()| fs::rename(&beside, file))
            .map_err(|error| Failure::fault(format!("can't write `{}`: {error}", file.display())))
    }
}

/// What `published.json` holds.
fn listed(addresses: &BTreeSet<String>) -> String {
    let lines: Vec<String> = addresses.iter().map(|address| format!("  {}", Value::from(address.as_str()))).collect();
    if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
}

/// Articles, folders, and old addresses that lead on.
fn addresses(analysis: &Analysis) -> BTreeSet<String> {
    let site = analysis.site();
    let pages = site.locales.iter().flat_map(|locale| locale.pages.iter().map(|page| &page.url));
    let folders = site.locales.iter().flat_map(|locale| locale.folders.iter().map(|folder| &folder.url));
    let old = site.redirects.iter().filter(|old| !old.inherited).map(|old| &old.from);
    pages.chain(folders).chain(old).map(|address| address.trim_matches('/').to_owned()).collect()
}

/// Not one of the pages that every locale has, and of a locale that is built.
fn is_of_a_text(address: &str, analysis: &Analysis) -> bool {
    let mut parts = address.split('/');
    let (locale, first) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let own = first.is_empty() || OWN_PAGES.contains(&first) || first == INBOX_PAGE;
    !own && analysis.site().locales.iter().any(|site| site.locale.as_str() == locale)
}

/// Where an article is that only its dates keep away, or that is a draft again, and the folders that it is in: somebody has decided so.
/// In other languages, too, where it was borrowed.
fn away(analysis: &Analysis) -> BTreeSet<String> {
    let files: Vec<_> = analysis.files.iter().filter(|file| file.head.comes_and_goes() || file.head.draft).collect();
    let mut away = BTreeSet::new();
    for site in &analysis.site().locales {
        for file in files.iter().filter(|file| site.chain.contains(&file.locale)) {
            let own = site.address_below(file, &file.rel);
            for path in [own.as_str(), &file.rel] {
                let folders = std::iter::successors(path.rsplit_once('/'), |(folder, _)| folder.rsplit_once('/'));
                away.extend(folders.map(|(folder, _)| format!("{}/{folder}", site.locale)));
            }
            away.insert(format!("{}/{own}", site.locale));
        }
    }
    away
}

/// A pattern of redirects.yaml leads on, where hosts do it.
fn by_rule(address: &str, analysis: &Analysis) -> bool {
    let base = &analysis.config.base_url.path;
    let full = format!("{}/{address}/", base.trim_end_matches('/'));
    analysis.site().rules.iter().any(|rule| {
        let mut wanted = rule.from.trim_end_matches('/').split('/');
        let mut given = full.trim_end_matches('/').split('/');
        loop {
            match (wanted.next(), given.next()) {
                (Some("*"), _) | (None, None) => return true,
                (Some(name), Some(_)) if name.starts_with(':') => {}
                (Some(name), Some(part)) if name == part => {}
                _ => return false,
            }
        }
    })
}

/// Addresses that nobody had before: what has vanished may have become one of them.
struct New<'n> {
    /// By their folders, by their languages, and by their languages and last parts.
    beside: BTreeMap<&'n str, Vec<&'n str>>,
    of_language: BTreeMap<&'n str, Vec<&'n str>>,
    of_name: BTreeMap<(&'n str, &'n str), Vec<&'n str>>,
    /// Files of articles, by their addresses.
    files: BTreeMap<&'n str, Arc<str>>,
    /// There are so few that each can be compared with each.
    are_few: bool,
}

impl<'n> New<'n> {
    /// `gone`: how many have vanished.
    fn of(new: impl Iterator<Item = &'n str>, gone: usize, analysis: &'n Analysis) -> Self {
        /// Comparisons of two addresses.
        const MOST: usize = 200_000;
        let mut all = New {
            beside: BTreeMap::new(),
            of_language: BTreeMap::new(),
            of_name: BTreeMap::new(),
            files: BTreeMap::new(),
            are_few: true,
        };
        let mut count = 0;
        for address in new {
            count += 1;
            let [(folder, name), (locale, _)] =
                [address.rsplit_once('/'), address.split_once('/')].map(|parts| parts.unwrap_or(("", address)));
            all.beside.entry(folder).or_default().push(address);
            all.of_language.entry(locale).or_default().push(address);
            all.of_name.entry((locale, name)).or_default().push(address);
        }
        if count > 0 {
            let pages = analysis.site().locales.iter().flat_map(|site| &site.pages);
            let file = |file: usize| Arc::clone(&analysis.files[file].path);
            all.files = pages.map(|page| (page.url.trim_matches('/'), file(page.body.file))).collect();
        }
        all.are_few = count * gone <= MOST;
        all
    }

    /// The file of the article that it was renamed to, most likely: the only one in the same folder or of the same name, or one that is
    /// near.
    fn like(&self, address: &str) -> Option<Arc<str>> {
        let (folder, name) = address.rsplit_once('/')?;
        let (locale, _) = address.split_once('/')?;
        let only = |found: Option<&Vec<&'n str>>| match found.map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        };
        let near = || {
            let all = self.of_language.get(locale).filter(|_| self.are_few)?;
            nearest(address, all.iter().copied())
        };
        let guess = only(self.beside.get(folder)).or_else(|| only(self.of_name.get(&(locale, name)))).or_else(near)?;
        self.files.get(guess).cloned()
    }
}

/// The file that readers of a language get of an article whose front matter names this id.
fn of_id(locale: &str, id: &str, analysis: &Analysis) -> Option<Arc<str>> {
    let site = analysis.site().locales.iter().find(|site| site.locale.as_str() == locale)?;
    let file = &analysis.files[site.pages[site.by_id(&ArticleId::new(id))?].body.file];
    file.head.id.as_ref().map(|_| Arc::clone(&file.path))
}
