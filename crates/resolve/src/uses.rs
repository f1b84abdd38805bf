//! Which files beside articles are published. What only unpublished articles use is not for readers yet; what nothing
//! at all uses is published, since others may link to it, and named once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use percent_encoding::percent_decode_str;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::catalog::Catalog;
use super::input::ResolveInput;
use super::site::LocaleSite;
use guichet_core::base_url::BaseUrl;
use guichet_core::diag::{Diagnostic, Outcome, codes};
use guichet_core::nfc::nfc;
use guichet_core::paths::join;
use guichet_markdown::body::{ImageSource, Outline};
use guichet_markdown::front_matter::HeadKind;
use guichet_markdown::markdown::HtmlPolicy;
use guichet_markdown::mentions::tokens;

/// `assets` without what is kept back, and a note on the files that nothing links to. `used` are the output paths that
/// the bodies of published pages lead to.
pub fn published(
    input: &ResolveInput,
    catalog: &Catalog,
    locales: &[LocaleSite],
    mut assets: BTreeMap<String, Arc<str>>,
    used: &FxHashSet<String>,
) -> Outcome<BTreeMap<String, Arc<str>>> {
    // Files in `static/` are published because they are there.
    let of_content = |source: &str| source.starts_with("content/");
    let mut open: FxHashSet<&str> = assets
        .iter()
        .filter(|(out, source)| of_content(source) && !used.contains(*out))
        .map(|(out, _)| out.as_str())
        .collect();
    if open.is_empty() {
        return Outcome { value: assets, diags: Vec::new() };
    }
    let paths =
        Paths { base: &input.config.base_url, locales: input.config.locales.keys().map(|l| l.as_str()).collect() };
    let public = Public::of(input, catalog, locales);
    for out in mentioned(input, &paths, &public, &open) {
        open.remove(out.as_str());
    }
    let hidden_files = (0..input.files.len()).filter(|at| !public.contains(*at));
    let mut of_hidden: FxHashSet<String> = FxHashSet::default();
    for at in hidden_files {
        let file = &input.files[at];
        for (path, snippet) in paths_in(&file.body) {
            paths.each(folder_of(snippet.unwrap_or(&file.path)), path, &mut |out| {
                of_hidden.insert(out);
            });
        }
        if let Some(image) = &file.head.image {
            paths.each(folder_of(&file.path), &image.value, &mut |out| {
                of_hidden.insert(out);
            });
        }
    }
    let folders = Folders::new(input, catalog);
    let mut unlinked: BTreeMap<&str, Vec<Arc<str>>> = BTreeMap::new();
    let mut kept_back: BTreeSet<String> = BTreeSet::new();
    for (out, source) in &assets {
        if !open.contains(out.as_str()) {
            continue;
        }
        if of_hidden.contains(out) || folders.are_hidden(source) {
            kept_back.insert(out.clone());
        } else {
            unlinked.entry(folder_told(source)).or_default().push(Arc::clone(source));
        }
    }
    let diags = unlinked.into_values().map(|files| unlinked_files(&files)).collect();
    assets.retain(|out, _| !kept_back.contains(out));
    Outcome { value: assets, diags }
}

/// The folder whose note tells of a file: `content/en`.
fn folder_told(file: &str) -> &str {
    file.match_indices('/').nth(1).map_or("content", |(at, _)| &file[..at])
}

/// One note for the files of a folder, however many these are: a help centre of some age has hundreds.
pub fn unlinked_files(files: &[Arc<str>]) -> Diagnostic {
    const SHOWN: usize = 3;
    let folder = files.first().map_or("content", |file| folder_told(file));
    let message = match files {
        [file] => format!("nothing links to `{file}`"),
        _ => {
            let names: Vec<&str> = files.iter().take(SHOWN).map(|file| &file[folder.len() + 1..]).collect();
            let names = names.join("`, `");
            let more = if files.len() > SHOWN { format!(" and {} more", files.len() - SHOWN) } else { String::new() };
            format!("nothing links to {} files in `{folder}/`: `{names}`{more}", files.len())
        }
    };
    let document = files.iter().find(|file| [".docx", ".doc", ".odt"].iter().any(|end| file.ends_with(end)));
    let told = Diagnostic { about: files.to_vec(), ..Diagnostic::new(codes::OUT010, message) };
    told.help(match document {
        Some(file) if file.ends_with(".docx") => format!(
            "a document is published as a download, not as an article: `guichet import {file}` makes an article of it"
        ),
        Some(_) => "a document is published as a download, not as an article: save it as .docx, and `guichet import` makes an article of it".to_owned(),
        None => "published anyway, since other sites may link there: delete what nobody needs, or set `diagnostics: { OUT010: off }`".to_owned(),
    })
}

/// Files whose text some reader gets.
struct Public {
    /// Pages of the sites that are built.
    built: FxHashSet<usize>,
    /// Published files of locales that are not (`--locale`).
    elsewhere: FxHashSet<usize>,
}

impl Public {
    fn of(input: &ResolveInput, catalog: &Catalog, locales: &[LocaleSite]) -> Self {
        let mut built: FxHashSet<usize> = FxHashSet::default();
        for site in locales {
            built.extend(site.pages.iter().map(|page| page.body.file));
            built.extend(site.folders.iter().filter_map(|folder| folder.body.as_ref()).map(|body| body.file));
            built.extend(site.home.as_ref().map(|home| home.file));
        }
        let is_built = |at: &usize| locales.iter().any(|site| site.locale == input.files[*at].locale);
        let published = |at: &usize| catalog.why_hidden(*at).is_none();
        let elsewhere = (0..input.files.len()).filter(|at| !is_built(at) && published(at)).collect();
        Public { built, elsewhere }
    }

    fn contains(&self, file: usize) -> bool {
        self.built.contains(&file) || self.elsewhere.contains(&file)
    }
}

/// Which of `open` are named where `links` does not look: in settings, templates, messages, front matter, HTML that
/// passes through untouched, and addresses that are written in full.
fn mentioned(input: &ResolveInput, paths: &Paths, public: &Public, open: &FxHashSet<&str>) -> Vec<String> {
    let full = paths.base.absolute("");
    let see = |folder: &str, token: &str, found: &mut Vec<String>| {
        let token = token.strip_prefix(full.as_str()).unwrap_or(token);
        paths.each(folder, token, &mut |out| {
            if open.contains(out.as_str()) {
                found.push(out);
            }
        });
    };
    let of_file = |at: usize| {
        let (file, mut found) = (&input.files[at], Vec::new());
        if !public.contains(at) {
            return found;
        }
        found.extend(file.body.includes.iter().map(|path| path.to_string()).filter(|out| open.contains(out.as_str())));
        let folder = folder_of(&file.path);
        for name in &file.body.mentions.front_matter {
            see(folder, name, &mut found);
            see("", name, &mut found);
        }
        // Where a built page leads to is known exactly: another language's file of that name is not meant.
        if public.elsewhere.contains(&at) {
            for (path, snippet) in paths_in(&file.body) {
                paths.each(folder_of(snippet.unwrap_or(&file.path)), path, &mut |out| found.push(out));
            }
        }
        let folder = if input.config.html == HtmlPolicy::Allow { folder } else { "" };
        file.body.mentions.html.iter().for_each(|name| see(folder, name, &mut found));
        found
    };
    let mut found = Vec::new();
    let settings = input.texts.outside_content();
    settings.flat_map(|(_, text)| tokens(text)).for_each(|name| see("", name, &mut found));
    found.extend((0..input.files.len()).into_par_iter().flat_map_iter(of_file).collect::<Vec<_>>());
    found
}

/// Paths that a body links to or shows, and the snippets that they are relative to.
fn paths_in(body: &Outline) -> impl Iterator<Item = (&str, Option<&Arc<str>>)> {
    let links = body.links.iter().map(|link| (link.path.as_str(), link.snippet.as_ref()));
    let images = body.images.iter().filter_map(|image| match &image.source {
        ImageSource::File(path) => Some((path.as_str(), image.snippet.as_ref())),
        ImageSource::Remote(_) | ImageSource::Embedded(_) => None,
    });
    links.chain(images)
}

/// Below `content/`: `fr/contacts` of `content/fr/contacts/import.md`.
fn folder_of(path: &str) -> &str {
    let below = path.strip_prefix("content/").unwrap_or(path);
    below.rsplit_once('/').map_or("", |(folder, _)| folder)
}

struct Paths<'a> {
    base: &'a BaseUrl,
    locales: Vec<&'a str>,
}

impl Paths<'_> {
    /// Every output path that `path`, written in a file of `folder`, may lead to for readers of some locale.
    fn each(&self, folder: &str, path: &str, see: &mut dyn FnMut(String)) {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        if path.is_empty() || path.contains("://") || path.starts_with("//") {
            return;
        }
        let decoded = if path.contains('%') { percent_decode_str(path).decode_utf8().ok() } else { None };
        let path = nfc(decoded.as_deref().unwrap_or(path));
        let path = &*path;
        let mut both = |path: &str, in_locale: bool| {
            let rest = match path.split_once('/') {
                Some((first, rest)) if self.locales.contains(&first) => Some(rest),
                _ if in_locale => Some(path),
                _ => None,
            };
            if let Some(rest) = rest {
                self.locales.iter().for_each(|locale| see(format!("{locale}/{rest}")));
            }
            see(path.to_owned());
        };
        match path.strip_prefix('/') {
            Some(from_root) => {
                let base = self.base.path.trim_matches('/');
                let below =
                    from_root.strip_prefix(base).filter(|_| !base.is_empty()).map(|rest| rest.trim_start_matches('/'));
                for path in below.into_iter().chain([from_root]) {
                    join("", path).into_iter().for_each(|path| both(&path, true));
                }
            }
            None => join(folder, path).into_iter().for_each(|path| both(&path, false)),
        }
    }
}

/// How many published and unpublished articles each folder of the content holds, with all below it.
struct Folders<'a> {
    /// `en/guide` → (published, unpublished).
    counts: FxHashMap<&'a str, (usize, usize)>,
    /// Folders of `content/` that are named like a locale that the site does not have: nothing in them is published.
    strays: FxHashSet<&'a str>,
}

impl<'a> Folders<'a> {
    fn new(input: &ResolveInput<'a>, catalog: &Catalog) -> Self {
        let mut counts: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
        for (at, file) in input.files.iter().enumerate().filter(|(_, file)| file.kind == HeadKind::Article) {
            let hidden = catalog.why_hidden(at).is_some();
            let path: &'a str = &file.path;
            let mut folder = folder_of(path);
            loop {
                let count = counts.entry(folder).or_default();
                *(if hidden { &mut count.1 } else { &mut count.0 }) += 1;
                match folder.rsplit_once('/') {
                    Some((above, _)) => folder = above,
                    None => break,
                }
            }
        }
        let firsts = input.texts.keys().filter_map(|path| path.strip_prefix("content/")?.split_once('/'));
        let strays = firsts.map(|(first, _)| first).filter(|first| {
            let tag = first.split('-').next().is_some_and(|tag| (2..=3).contains(&tag.len()));
            tag && first.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                && !input.config.locales.keys().any(|locale| locale.as_str() == *first)
        });
        Folders { counts, strays: strays.collect() }
    }

    /// Whether the nearest folder that has articles has none that is published: a file that nothing links to belongs to
    /// them.
    fn are_hidden(&self, source: &str) -> bool {
        let mut folder = folder_of(source);
        loop {
            if let Some((public, hidden)) = self.counts.get(folder) {
                return *public == 0 && *hidden > 0;
            }
            match folder.rsplit_once('/') {
                Some((above, _)) => folder = above,
                None => return self.strays.contains(folder),
            }
        }
    }
}
