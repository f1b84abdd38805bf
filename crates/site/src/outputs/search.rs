//! Pages → documents of the search index → its files, one locale after the other on the threads that are free.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::io;

use super::lists::home_title;
use super::lists::own;
use crate::analysis::Analysis;
use crate::contents::Held;
use crate::output::Progress;
use crate::output::{Content, Earlier, Sink};
use crate::resolve::{ArticlePage, Folder, LocaleSite};
use crate::shortcodes::words_of_badge;
use guichet_contacts::PlanSet;
use guichet_core::content_hash::{self, Key};
use guichet_core::model::{Locale, OutPath};
use guichet_markdown::ParsedFile;
use guichet_markdown::body::ShortcodeKind;
use guichet_markdown::standing::with_words;
use guichet_search::{IndexFile, LocaleDocs, SearchDoc, Section, Sections};
use guichet_syntax::shortcodes::BADGES;

/// Indexes every locale and writes the chunks. `assets` is the folder of the theme's files, below `_guichet/`.
///
/// # Errors
/// The sink's.
pub fn search(analysis: &Analysis, assets: &str, sink: &dyn Sink, progress: &dyn Progress) -> io::Result<()> {
    let texts = texts(analysis);
    let folders: Vec<Vec<FolderText>> =
        analysis.site().locales.iter().map(|site| folder_texts(analysis, site, &texts)).collect();
    let urls: Vec<Vec<Cow<str>>> = analysis.site().locales.iter().map(|site| urls(analysis, site)).collect();
    let docs = analysis.site().locales.iter().zip(&folders).zip(&urls);
    let docs = docs.map(|((site, folders), urls)| documents(analysis, site, folders, &texts, urls));
    let docs: Vec<LocaleDocs> = docs.collect();
    let locale = analysis.config.default_locale.as_str();
    let carried = guichet_search::manifest_path(locale);
    // The module itself rather than a re-export of the hashed copy that pages load: one request less for others.
    let mut module = guichet_client::search::root_module(assets);
    for file in files(&docs, sink)? {
        if file.path == carried {
            module = guichet_client::search::carrying_module(locale, &file.bytes, assets);
        }
        sink.put(OutPath::new(file.path), Content::Bytes(file.bytes))?;
    }
    sink.put(OutPath::new("_guichet/search.js"), Content::Bytes(module.into_bytes()))?;
    progress.indexed();
    Ok(())
}

/// A text of an `_index.md` that readers may find: of an area or category, or of the home page.
pub struct FolderText<'a> {
    id: String,
    url: String,
    title: &'a str,
    description: &'a str,
    /// None for the home page.
    folder: Option<&'a Folder>,
    file: &'a ParsedFile,
    text: Text<'a>,
}

/// The sections of a file, read where the index asks for them.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    analysis: &'a Analysis,
    file: usize,
    /// Of all words that badges may have in its language.
    words: Key,
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the sections of file {}", self.file)
    }
}

impl guichet_search::Text for Text<'_> {
    fn read(&self) -> Box<dyn guichet_search::Read + '_> {
        let file = &self.analysis.files[self.file];
        let sections = self.analysis.contents.sections(self.file, file);
        let localizer = self.analysis.localizer(&file.locale);
        let words = |kind: &ShortcodeKind| words_of_badge(kind, localizer, &self.analysis.policy);
        let with_badges =
            |(at, section): (usize, &guichet_markdown::body::Section)| match with_words(&section.text, &words) {
                Cow::Owned(text) => Some((at, text)),
                Cow::Borrowed(_) => None,
            };
        let badges = sections.iter().enumerate().filter_map(with_badges).collect();
        Box::new(Opened { sections, badges })
    }
}

struct Opened<'a> {
    sections: Held<'a, [guichet_markdown::body::Section]>,
    /// The texts of those that have badges.
    badges: BTreeMap<usize, String>,
}

impl guichet_search::Read for Opened<'_> {
    fn count(&self) -> usize {
        self.sections.len()
    }

    fn section(&self, at: usize) -> Section<'_> {
        let section = &self.sections[at];
        let text = self.badges.get(&at).unwrap_or(&section.text);
        Section { anchor: section.anchor.as_deref(), heading: &section.heading, text }
    }
}

/// The files of the index that are new; the others go on being published.
fn files(docs: &[LocaleDocs], sink: &dyn Sink) -> io::Result<Vec<IndexFile>> {
    let Some(earlier) = sink.earlier() else { return Ok(guichet_search::build(docs)) };
    let name = |locale: &str| format!("search-{locale}");
    let states = docs.iter().filter_map(|docs| Some((docs.locale, earlier.state(&name(docs.locale))?))).collect();
    let rebuilt = guichet_search::rebuild(docs, &Known { states, earlier });
    for path in rebuilt.unchanged {
        if !earlier.keep(OutPath::new(path.as_str()))? {
            return Err(io::Error::other(format!("`{path}` has been deleted while the site was built; build again")));
        }
    }
    for docs in docs {
        let new = rebuilt.states.iter().find(|(locale, _)| locale == docs.locale);
        earlier.leave(&name(docs.locale), new.map(|(_, state)| state.as_slice()));
    }
    Ok(rebuilt.files)
}

/// What the index knows of the build before.
struct Known<'a> {
    states: BTreeMap<&'a str, Vec<u8>>,
    earlier: &'a dyn Earlier,
}

impl guichet_search::Memory for Known<'_> {
    fn state(&self, locale: &str) -> Option<&[u8]> {
        self.states.get(locale).map(Vec::as_slice)
    }

    fn has(&self, path: &str) -> bool {
        self.earlier.has(path)
    }
}

/// The texts of all files, by their numbers.
pub fn texts(analysis: &Analysis) -> Vec<Text<'_>> {
    let words: Vec<(&Locale, Key)> =
        analysis.site().locales.iter().map(|site| (&site.locale, words_of_badges(analysis, &site.locale))).collect();
    let of = |file: usize| {
        words.iter().find(|(locale, _)| **locale == analysis.files[file].locale).map_or(0, |(_, words)| *words)
    };
    (0..analysis.files.len()).map(|file| Text { analysis, file, words: of(file) }).collect()
}

/// What is searched in a language changes with these.
fn words_of_badges(analysis: &Analysis, locale: &Locale) -> Key {
    let words = analysis.localizer(locale);
    let kinds = BADGES.map(|kind| words.message(&format!("badge-{kind}"), &[]));
    let plans = &analysis.policy.plans;
    let names: Vec<String> = plans.iter().map(|plan| guichet_contacts::plan_name(words, plan)).collect();
    let and = guichet_contacts::plan_list(words, &PlanSet::parse("all", plans).value);
    content_hash::of(&(kinds, names, and))
}

/// The folders of a locale with texts that are to be found, those of other languages included.
pub fn folder_texts<'a>(analysis: &'a Analysis, site: &'a LocaleSite, texts: &[Text<'a>]) -> Vec<FolderText<'a>> {
    let addresses = &analysis.config.base_url.addresses;
    let text = |file: usize| texts[file];
    let folders = site.introductions().map(|(_, folder, body)| FolderText {
        id: folder.text_id(),
        url: addresses.of(&folder.url).into_owned(),
        title: &folder.title,
        description: &folder.description,
        folder: Some(folder),
        file: &analysis.files[body.file],
        text: text(body.file),
    });
    let home = site.home_text(&analysis.files).map(|body| (body, &analysis.files[body.file]));
    let home = home.map(|(body, file)| FolderText {
        text: text(body.file),
        id: "/".to_owned(),
        url: addresses.of(&format!("{}/", site.locale)).into_owned(),
        title: home_title(analysis, site, body),
        description: file.head.description.as_deref().unwrap_or_default(),
        folder: None,
        file,
    });
    folders.chain(home).filter(|text| text.file.head.search.listed).collect()
}

/// The addresses of a locale's articles, in their order.
pub fn urls<'a>(analysis: &Analysis, site: &'a LocaleSite) -> Vec<Cow<'a, str>> {
    let addresses = &analysis.config.base_url.addresses;
    site.pages.iter().map(|page| addresses.of(&page.url)).collect()
}

/// What a locale's index is made of.
pub fn documents<'a>(
    analysis: &'a Analysis,
    site: &'a LocaleSite,
    folders: &'a [FolderText<'a>],
    texts: &'a [Text<'a>],
    urls: &'a [Cow<'a, str>],
) -> LocaleDocs<'a> {
    let url = |page: &ArticlePage| site.by_id(&page.id).map_or("", |at| &*urls[at]);
    let indexed = |page: &&ArticlePage| analysis.files[page.body.file].head.search.listed;
    let (own_folders, others): (Vec<_>, Vec<_>) = folders.iter().partition(|text| text.file.locale == site.locale);
    // Documents are large: they are made in their order.
    let pages = own(site).filter(indexed).map(|page| (page.id.as_str(), Of::Page(page)));
    let mut all: Vec<(&str, Of)> =
        pages.chain(own_folders.into_iter().map(|text| (text.id.as_str(), Of::Folder(text)))).collect();
    all.sort_by_key(|(id, _)| *id);
    let docs = all.into_iter().map(|(_, of)| match of {
        Of::Page(page) => SearchDoc { url: url(page), ..document(analysis, site, page, texts) },
        Of::Folder(text) => folder_document(site, text),
    });
    let docs = docs.collect();
    let borrowed = site
        .pages
        .iter()
        .filter(|page| page.listed && page.borrowed)
        .filter(indexed)
        .map(|page| (page.id.as_str(), url(page), analysis.files[page.body.file].locale.as_str()))
        .chain(others.into_iter().map(|text| (text.id.as_str(), text.url.as_str(), text.file.locale.as_str())));
    LocaleDocs {
        locale: site.locale.as_str(),
        docs,
        borrowed: borrowed.collect(),
        plans: analysis.policy.plans.iter().map(|plan| plan.as_str()).collect(),
        synonyms: analysis.synonyms.get(&site.locale).cloned().unwrap_or_default(),
    }
}

/// What a document is made of.
enum Of<'a> {
    Page(&'a ArticlePage),
    Folder(&'a FolderText<'a>),
}

fn folder_document<'a>(site: &'a LocaleSite, text: &'a FolderText<'a>) -> SearchDoc<'a> {
    let area = text.folder.map(|folder| site.area_of(folder));
    let head = &text.file.head;
    SearchDoc {
        id: &text.id,
        url: &text.url,
        title: text.title,
        description: text.description,
        area: area.map_or("", |area| &area.path),
        area_title: area.map_or("", |area| &area.title),
        categories: categories(site, text.folder.and_then(|folder| folder.parent)),
        keywords: &head.keywords,
        plans: text.folder.map_or(&[], |folder| &folder.plans),
        boost: head.search.boost as f32,
        pins: head.search.pins.iter().map(|pin| pin.value.as_str()).collect(),
        sections: sections(&text.text),
    }
}

fn sections<'a>(text: &'a Text<'a>) -> Sections<'a> {
    let key = content_hash::of(&(text.analysis.contents.made_of(text.file), text.words));
    Sections::Elsewhere { key, text }
}

/// Names of a category and those above it, below the area, outermost first.
fn categories(site: &LocaleSite, folder: Option<usize>) -> Vec<&str> {
    let above = std::iter::successors(folder, |at| site.folders[*at].parent);
    let mut names: Vec<&str> = above
        .map(|at| &site.folders[at])
        .filter(|folder| folder.parent.is_some())
        .map(|folder| folder.title.as_str())
        .collect();
    names.reverse();
    names
}

fn document<'a>(
    analysis: &'a Analysis,
    site: &'a LocaleSite,
    page: &'a ArticlePage,
    texts: &'a [Text<'a>],
) -> SearchDoc<'a> {
    let file = &analysis.files[page.body.file];
    let area = &site.folders[page.area];
    SearchDoc {
        id: page.id.as_str(),
        url: &page.url,
        title: &page.title,
        description: file.head.description.as_deref().unwrap_or_default(),
        area: &area.path,
        area_title: &area.title,
        categories: categories(site, site.above(page)),
        keywords: &file.head.keywords,
        plans: &page.plans,
        boost: file.head.search.boost as f32,
        pins: file.head.search.pins.iter().map(|pin| pin.value.as_str()).collect(),
        sections: sections(&texts[page.body.file]),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::analysis::{BuildOptions, analyze};

    /// Writes what is indexed of real sites, for tests and benches of the index, which know nothing of sites:
    /// `<site>-<locale>.json` into the folder `GUICHET_DOCUMENTS`, for each locale of each site in the folder `GUICHET_SITES`.
    /// `<site>` is the name of the site's folder, without `-site`.
    #[test]
    fn documents_of_real_sites() {
        let (Ok(sites), Ok(into)) = (std::env::var("GUICHET_SITES"), std::env::var("GUICHET_DOCUMENTS")) else {
            eprintln!("skipped: GUICHET_SITES and GUICHET_DOCUMENTS are not set");
            return;
        };
        std::fs::create_dir_all(&into).expect("the folder can be made");
        for entry in std::fs::read_dir(&sites).expect("a folder").flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let name = name.strip_suffix("-site").unwrap_or(&name);
            let Ok(loaded) = crate::load::load(&entry.path(), None) else { continue };
            let options = BuildOptions {
                date: jiff::Timestamp::UNIX_EPOCH,
                base_url: None,
                drafts: false,
                locales: Vec::new(),
                live_reload: false,
                environment: guichet_seal::Environment::default(),
            };
            let Some(analysis) = analyze(&loaded.value, loaded.diags, &options).value else { continue };
            for site in &analysis.site().locales {
                let texts = texts(&analysis);
                let folders = folder_texts(&analysis, site, &texts);
                let urls = urls(&analysis, site);
                let json = serde_json::to_vec(&documents(&analysis, site, &folders, &texts, &urls))
                    .expect("JSON can be written");
                let path = Path::new(&into).join(format!("{name}-{}.json", site.locale));
                std::fs::write(path, json).expect("the folder can be written");
            }
        }
    }
}
