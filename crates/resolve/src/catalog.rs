//! Which articles exist: ids, paths, and who may see them on the day of the build.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::dates::{self, Reason, article_ends_soon};
use super::input::ResolveInput;
use super::paths::address_below;
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::{ArticleId, Locale};
use guichet_load::kinds::is_index_elsewhere;
use guichet_markdown::ParsedFile;
use guichet_markdown::front_matter::HeadKind;

/// Whether readers get an article, and where it shows up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    Listed,
    /// Reachable by its address only: in no list, search, feed or sitemap.
    Unlisted,
    /// Not published at all.
    Hidden(Reason),
}

/// Files by locale, then by path below it.
pub type PathMap<'a> = FxHashMap<&'a str, FxHashMap<&'a str, usize>>;

/// Every file, found by path or by id.
pub struct Catalog<'a> {
    /// By locale: path below it (`contacts/import`) → file. Index pages are there under `contacts/_index`.
    pub paths: PathMap<'a>,
    /// By locale: id → file, articles only.
    pub ids: FxHashMap<&'a str, FxHashMap<ArticleId, usize>>,
    /// By locale: file name without `.md` → paths, for "did you mean".
    pub names: FxHashMap<&'a str, FxHashMap<&'a str, Vec<&'a str>>>,
    /// By locale: folder → file names in it, for "did you mean" again.
    pub siblings: FxHashMap<&'a str, FxHashMap<&'a str, Vec<&'a str>>>,
    pub visibility: Vec<Visibility>,
    /// By locale: paths of the texts that are not published, and why.
    hidden: FxHashMap<&'a str, Vec<(&'a str, Reason)>>,
    /// Articles with a slug that only their dates keep away, by the address that they would have: `fr/mix/melange`.
    pub away: FxHashMap<String, usize>,
}

impl<'a> Catalog<'a> {
    pub fn by_path(&self, locale: &Locale, path: &str) -> Option<usize> {
        self.paths.get(locale.as_str())?.get(path).copied()
    }

    /// The text of a folder's page that readers of this chain get: the first published one. That of the home page has no path.
    pub fn index(&self, chain: &[Locale], folder: &str) -> Option<usize> {
        let path = if folder.is_empty() { "_index" } else { &*format!("{folder}/_index") };
        let all = chain.iter().filter_map(|locale| self.by_path(locale, path));
        all.into_iter().find(|file| self.why_hidden(*file).is_none())
    }

    /// The same of the article beside a folder that is the folder's page, where no text of its own comes first.
    pub fn beside(&self, files: &[Arc<ParsedFile>], chain: &[Locale], folder: &str) -> Option<usize> {
        let own = self.index(chain, folder).map(|file| &files[file].locale);
        let nearer = chain.iter().take_while(|locale| Some(*locale) != own);
        let mut all = nearer.filter_map(|locale| self.by_path(locale, folder));
        all.find(|file| files[*file].beside && self.why_hidden(*file).is_none())
    }

    /// The file that readers of this chain get for an id: the first published one.
    pub fn published(&self, chain: &[Locale], id: &ArticleId) -> Option<usize> {
        chain
            .iter()
            .filter_map(|locale| self.ids.get(locale.as_str())?.get(id).copied())
            .find(|file| self.why_hidden(*file).is_none())
    }

    /// Paths of the texts of a locale that are not published, and why.
    pub fn hidden_in(&self, locale: &Locale) -> impl Iterator<Item = (&'a str, Reason)> {
        self.hidden.get(locale.as_str()).into_iter().flatten().copied()
    }

    /// Why a file is not published.
    pub fn why_hidden(&self, file: usize) -> Option<Reason> {
        match self.visibility[file] {
            Visibility::Hidden(why) => Some(why),
            Visibility::Listed | Visibility::Unlisted => None,
        }
    }
}

pub fn id_of(file: &ParsedFile) -> ArticleId {
    file.head.id.as_ref().map_or_else(|| ArticleId::of(&file.rel), |id| ArticleId::new(&id.value))
}

pub fn build<'a>(input: &ResolveInput<'a>) -> (Catalog<'a>, Vec<Diagnostic>) {
    let mut diags = Vec::new();
    let mut catalog = Catalog {
        paths: FxHashMap::default(),
        ids: FxHashMap::default(),
        names: FxHashMap::default(),
        siblings: FxHashMap::default(),
        visibility: input.files.iter().map(|file| visibility(file, input)).collect(),
        hidden: FxHashMap::default(),
        away: FxHashMap::default(),
    };
    for (at, file) in input.files.iter().enumerate() {
        let locale = file.locale.as_str();
        catalog.paths.entry(locale).or_default().insert(&file.rel, at);
        match catalog.why_hidden(at) {
            Some(why) => {
                catalog.hidden.entry(locale).or_default().push((&file.rel, why));
                if why.by_date && file.head.slug.is_some() {
                    catalog.away.insert(format!("{locale}/{}", address_below(file)), at);
                }
            }
            None => {
                diags.extend(overdue(file, input));
                diags.extend(article_ends_soon(file, input));
            }
        }
        let rel: &str = match file.kind {
            HeadKind::Article => &file.rel,
            HeadKind::OfFolder | HeadKind::Index => continue,
        };
        let (folder, name) = rel.rsplit_once('/').unwrap_or(("", rel));
        catalog.siblings.entry(locale).or_default().entry(folder).or_default().push(name);
        catalog.names.entry(locale).or_default().entry(name).or_default().push(rel);
        // `contacts.md` is the page of the area `contacts/`.
        if !file.rel.contains('/') && !file.beside {
            let help = if is_index_elsewhere(name) {
                format!("if it is the text of the home page, rename it to `content/{locale}/_index.md`")
            } else {
                let area = input.config.areas.first().map_or("<area>", |area| &area.value);
                format!("move it to the folder of an area, such as `content/{locale}/{area}/{}.md`", file.rel)
            };
            diags.push(
                Diagnostic::new(codes::NAV001, format!("`{}.md` is in no area", file.rel))
                    .help(help)
                    .in_file(&file.path),
            );
            continue;
        }
        if is_index_elsewhere(name) && file.head.slug.is_none() {
            diags.push(index_elsewhere(input, file, folder));
        }
        diags.extend(named_elsewhere(input, file, folder, name));
        let ids = catalog.ids.entry(locale).or_default();
        match ids.get(&id_of(file)) {
            None => {
                ids.insert(id_of(file), at);
            }
            Some(first) => {
                let message = format!("the id `{}` is already that of `{}`", id_of(file), input.files[*first].path);
                let span = file.head.id.as_ref().map_or(0..0, |id| id.span.clone());
                diags.push(
                    Diagnostic::new(codes::FM006, message)
                        .help("give one of the two another `id:`")
                        .at(&file.path, span),
                );
            }
        }
    }
    (catalog, diags)
}

fn index_elsewhere(input: &ResolveInput, file: &ParsedFile, folder: &str) -> Diagnostic {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let index = format!("content/{}/{folder}/_index.md", file.locale);
    let help = if input.texts.contains_key(index.as_str()) {
        format!("`{index}` is the page of the folder: move this text there; if it is an article, give it a `slug:`")
    } else {
        format!("if it is the page of its folder, rename it to `{index}`; if it is an article, give it a `slug:`")
    };
    let message = format!("`{name}` is published as an article, at `/{}/{}/`", file.locale, file.rel);
    Diagnostic::new(codes::NAV007, message).help(help).in_file(&file.path)
}

/// NAV007 for names that say something in other generators: `refunds.fr.md`, `_partial.md`.
fn named_elsewhere(input: &ResolveInput, file: &ParsedFile, folder: &str, name: &str) -> Option<Diagnostic> {
    let told = |help: String| {
        let written = file.path.rsplit('/').next().unwrap_or_default();
        let message = format!("`{written}` is published as an article, at `/{}/{}/`", file.locale, file.rel);
        Some(Diagnostic::new(codes::NAV007, message).help(help).in_file(&file.path))
    };
    if file.head.slug.is_some() || file.head.draft {
        return None;
    }
    if file.rel.split('/').any(|part| part.starts_with('_')) {
        return told("a name that begins with `_` is like any other here: text that articles share goes into `_snippets/`, and one that is not ready has `draft: true`".to_owned());
    }
    let (stem, suffix) = name.rsplit_once('.')?;
    let locale = input.config.locales.keys().find(|locale| locale.as_str().eq_ignore_ascii_case(suffix))?;
    told(format!("the folder says the language: move it to `content/{locale}/{folder}/{stem}.md`"))
}

/// TIME002: the day has passed on which somebody should have looked at a text again.
fn overdue(file: &ParsedFile, input: &ResolveInput) -> Option<Diagnostic> {
    let due = file.head.review_by.as_ref().filter(|due| due.value <= input.date && !file.head.draft)?;
    let day = due.value.day();
    let days = input.date.duration_since(due.value.at).as_hours() / 24;
    let since = match days {
        0 => "today".to_owned(),
        1 => "1 day ago".to_owned(),
        days => format!("{days} days ago"),
    };
    Some(
        Diagnostic::new(codes::TIME002, format!("this article was due for review on {day}, {since}"))
            .help("check whether it is still true, then move `review_by` on, or remove it")
            .at(&file.path, due.span.clone()),
    )
}

fn visibility(file: &ParsedFile, input: &ResolveInput) -> Visibility {
    let head = &file.head;
    if let Some(why) = dates::why_hidden(head, input.date, input.drafts) {
        return Visibility::Hidden(why);
    }
    if head.unlisted { Visibility::Unlisted } else { Visibility::Listed }
}
