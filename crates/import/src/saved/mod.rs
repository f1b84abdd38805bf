//! Pages of HTML that somebody has saved or exported.
//!
//! | a folder of pages | here |
//! |---|---|
//! | `a/b.html` | the article `a/b` |
//! | `a/index.html` | the text of the folder `a`; the article `a`, if nothing else is in it; at the top, the home page |
//! | what is in `<main>`, `<article>` or a block of the article's class; else the block that most of the words are in | the text |
//! | the first heading of level 1, else `og:title`, else `<title>` without the name of the site | `title` |
//! | `description`, `keywords` and `article:modified_time` of `<meta>` | `description`, `keywords`, `updated` |
//! | `<html lang>` | the language; a folder `fr/` is that of French |
//! | `<link rel="canonical">`, else the path | the old address |
//! | a folder for everything that is named as a host | none of its own |
//! | pictures and downloads | `static/…`, at the same address |
//! | menus, footers, scripts and marks beside headings | left out |
//! | what is pasted from Google Docs | bold and italics by style; links without `google.com/url` |
//!
//! The text is turned in `html/`.

mod page;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use guichet_core::paths::join;
use htmd::Node;

use crate::desk;
use crate::draft::{Draft, Kind, Page, language};
use crate::html::Converter;
use crate::html::tree::{attribute, below, name};
use crate::lookup::normal;
use crate::names::{self, Taken};
use crate::source::{Source, joined, split};
use crate::values::date;
use page::{canonical, clean, head_title, main_of, meta, refresh, take_heading};

const ENDS: [&str; 3] = [".html", ".htm", ".xhtml"];
/// Files beside pages that only they have a use for.
const UNUSED: [&str; 12] = ["js", "mjs", "cjs", "ts", "css", "json", "map", "woff", "woff2", "ttf", "eot", "yml"];

pub fn is_one(source: &Source) -> bool {
    pages(source).next().is_some()
}

/// The paths of pages.
pub fn pages(source: &Source) -> impl Iterator<Item = &str> {
    source.paths().filter(|path| ENDS.iter().any(|end| path.to_ascii_lowercase().ends_with(end)))
}

/// Whether pages have a link to each of some files: then these are to be downloaded.
pub fn has_all(source: &Source, files: &[&str]) -> bool {
    let texts: Vec<&str> = pages(source).filter_map(|path| source.text(path)).collect();
    files.iter().all(|path| {
        let name = split(path).1;
        let encoded = name.replace(' ', "%20");
        texts.iter().any(|text| text.contains(name) || text.contains(&encoded))
    })
}

struct Saved {
    path: String,
    /// Below the folder of everything, without its extension.
    stem: String,
    /// That, with its dot.
    end: String,
    tree: Rc<Node>,
    lang: Option<String>,
}

pub fn read(source: &Source, locale: Option<&str>) -> Draft {
    let mut draft = Draft { one_folder_is_all: true, ..Draft::default() };
    let root = root(source);
    let bodies = source.paths().filter_map(|path| source.text(path));
    let converter = Converter::new(crate::html::linked(bodies));
    let mut pages: Vec<Saved> = Vec::new();
    // Pages that only lead on.
    let mut stubs: Vec<(String, String)> = Vec::new();
    for (path, inner) in source.below(&root) {
        let lower = inner.to_ascii_lowercase();
        let Some(end) = ENDS.iter().find(|end| lower.ends_with(**end)) else { continue };
        if inner.split('/').any(|part| part.starts_with('.') || part.ends_with("_files")) || is_of_host(inner) {
            continue;
        }
        let html = source.text(path).unwrap_or_default();
        let Some(tree) = converter.tree(html, path, &mut draft.report) else { continue };
        if let Some(to) = refresh(&tree) {
            stubs.push((format!("/{inner}"), to));
            continue;
        }
        let lang = below(&tree).iter().find(|node| name(node) == "html").and_then(|node| attribute(node, "lang"));
        let stem = inner[..inner.len() - end.len()].to_owned();
        let end = inner[stem.len()..].to_owned();
        pages.push(Saved { path: path.to_owned(), stem, end, tree, lang: lang.and_then(|lang| language(&lang)) });
    }
    let default = locale.and_then(language).unwrap_or_else(|| "en".to_owned());
    draft.locales =
        desk::locales(pages.iter().map(|page| (page.lang.clone().unwrap_or_else(|| default.clone()), true)));
    if pages.iter().all(|page| page.lang.is_none()) && locale.is_none() {
        draft.is_english();
    }
    let titles: Vec<String> = pages.iter().map(|page| head_title(&page.tree)).collect();
    let site = site_title(&titles);
    draft.title.clone_from(&site);
    let base = base(&pages);
    draft.base_url = pages.iter().find_map(|page| Some(format!("{}{base}/", desk::host(&canonical(&page.tree)?)?.0)));
    if draft.base_url.is_none() && root.contains('.') {
        draft.base_url = Some(format!("https://{root}/"));
    }
    let folders = folders_of(&pages, &default);
    // A single page is one that somebody has pasted: it was nowhere.
    let is_pasted = pages.len() == 1;
    for (page, title) in pages.iter().zip(titles) {
        let names = Names {
            title: &title,
            site: site.as_deref(),
            default: &default,
            folders: &folders,
            base: &base,
            is_alone: is_pasted,
        };
        let mut made = article(page, &names, &converter, &mut draft);
        if is_pasted {
            made.address = made.aliases.pop().unwrap_or_default();
        }
        draft.pages.push(made);
    }
    one_home(&mut draft);
    for (from, to) in stubs {
        // With the ending of its file, or as a folder.
        let from = from.strip_suffix("index.html").map_or_else(|| from.clone(), str::to_owned);
        let to = match desk::host(&to) {
            Some((host, path)) if draft.base_url.as_deref().is_none_or(|url| url.starts_with(&host)) => path,
            Some(_) => to,
            None if to.starts_with('/') => to,
            None => join(split(&from).0.trim_start_matches('/'), &to).map_or(to, |path| format!("/{path}")),
        };
        let below = to.strip_prefix(&base).filter(|below| !base.is_empty() && below.starts_with('/'));
        draft.redirects.push((from, below.map_or_else(|| to.clone(), str::to_owned)));
    }
    files(source, &root, &mut draft);
    draft
}

/// A page at the root beside the home page of its language, `index.html` and `en/index.html`, is an article: no language has two.
fn one_home(draft: &mut Draft) {
    let is_home = |page: &Page| page.kind == Kind::Folder && page.path.is_empty();
    let has_own: BTreeSet<String> = draft
        .pages
        .iter()
        .filter(|page| is_home(page) && page.address != "/")
        .map(|page| page.locale.clone())
        .collect();
    for page in
        draft.pages.iter_mut().filter(|page| is_home(page) && page.address == "/" && has_own.contains(&page.locale))
    {
        page.kind = Kind::Article;
        page.path = names::part(page.title().unwrap_or("start")).to_lowercase();
        let note = "an article now: the language has a home page of its own";
        draft.report.changed("a page at the root, beside those of languages", note, &page.source);
    }
}

/// The folder that everything is in, if it is named as a host: programs that save sites make one.
fn root(source: &Source) -> String {
    let mut tops = source.paths().map(|path| path.split_once('/').map_or("", |(top, _)| top));
    let first = tops.next().unwrap_or_default().to_owned();
    let is_host = first.contains('.') && !first.starts_with('.') && !first.ends_with(".docx");
    if is_host && tops.all(|top| top == first) { first } else { String::new() }
}

/// The path on the host that most pages say they are below, `/help` of `/help/a/b.html`, without the slash at its end.
fn base(pages: &[Saved]) -> String {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let Some((_, path)) = canonical(&page.tree).and_then(|url| desk::host(&url)) else { continue };
        let own = normal(&format!("/{}{}", page.stem, page.end));
        let whole = normal(&percent_encoding::percent_decode_str(&path).decode_utf8_lossy());
        let above = whole.strip_suffix(own.trim_end_matches('/')).unwrap_or_default();
        // In the capitals that it is written in.
        *count.entry(path.get(..above.len()).unwrap_or_default().to_owned()).or_default() += 1;
    }
    let most = count.into_iter().max_by_key(|(_, count)| *count).filter(|(_, count)| count * 2 > pages.len());
    most.map(|(base, _)| base).unwrap_or_default().trim_end_matches('/').to_owned()
}

const SIGNS: [&str; 5] = [" | ", " – ", " — ", " · ", " - "];

/// The name that most titles end with.
fn site_title(titles: &[String]) -> Option<String> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for title in titles {
        let last =
            SIGNS.iter().filter_map(|sign| title.rsplit_once(sign)).map(|(_, last)| last).min_by_key(|last| last.len());
        *count.entry(last.unwrap_or_default().trim()).or_default() += 1;
    }
    let (name, most) = count.into_iter().filter(|(name, _)| !name.is_empty()).max_by_key(|(_, count)| *count)?;
    (most > 1 && most * 2 > titles.len()).then(|| name.to_owned())
}

/// What a page is called, and what others are.
struct Names<'a> {
    title: &'a str,
    site: Option<&'a str>,
    /// The language of pages that don't say theirs.
    default: &'a str,
    /// Folders that have pages other than their own.
    folders: &'a BTreeSet<String>,
    /// The path that the site was below on its host.
    base: &'a str,
    is_alone: bool,
}

/// Where a page is, without its extension: a folder named as the language is that of the language.
fn below_language<'p>(page: &'p Saved, tag: &str) -> &'p str {
    let is_it = |code: &str| language(code).is_some_and(|code| tag.starts_with(&code));
    page.stem.split_once('/').filter(|(code, _)| is_it(code)).map_or(&page.stem, |(_, rest)| rest)
}

/// The folders that pages other than their own are in.
fn folders_of(pages: &[Saved], default: &str) -> BTreeSet<String> {
    let mut folders = BTreeSet::new();
    for page in pages {
        let (mut folder, file) = split(below_language(page, page.lang.as_deref().unwrap_or(default)));
        if file.eq_ignore_ascii_case("index") {
            folder = split(folder).0;
        }
        while !folder.is_empty() && folders.insert(folder.to_owned()) {
            folder = split(folder).0;
        }
    }
    folders
}

fn article(page: &Saved, names: &Names, converter: &Converter, draft: &mut Draft) -> Page {
    let Names { title, site, default, folders, base, is_alone } = *names;
    let tag = page.lang.clone().unwrap_or_else(|| default.to_owned());
    let main = main_of(&page.tree);
    converter.hide(&main, &page.path, &mut draft.report);
    // Marks beside the heading go before its words are read.
    clean(&main);
    let heading = take_heading(&main);
    let without_site = site.and_then(|site| SIGNS.iter().find_map(|sign| title.strip_suffix(site)?.strip_suffix(sign)));
    let title = heading.or_else(|| meta(&page.tree, "og:title")).or_else(|| without_site.map(str::to_owned));
    let title = title.or_else(|| Some(head_title(&page.tree))).filter(|title| !title.trim().is_empty());
    let (folder, file) = split(below_language(page, &tag));
    // A page that has no others below it is an article, whatever its name.
    let has_others = if folder.is_empty() { !is_alone } else { folders.contains(folder) };
    let is_index = file.eq_ignore_ascii_case("index") && has_others;
    let within = names::path(folder).to_lowercase();
    let path = match file.eq_ignore_ascii_case("index") {
        true if within.is_empty() && !is_index => names::part(title.as_deref().unwrap_or(file)).to_lowercase(),
        true => within,
        false => joined(&within, &names::part(file).to_lowercase()),
    };
    let mut made = Page::new(if is_index { Kind::Folder } else { Kind::Article }, &tag, &path, &page.path);
    if let Some(title) = title {
        made.set("title", crate::blocks::one_line(&title));
    }
    if let Some(text) = meta(&page.tree, "description") {
        made.set("description", crate::blocks::one_line(&text));
    }
    let words: Vec<String> = meta(&page.tree, "keywords")
        .unwrap_or_default()
        .split(',')
        .map(|word| word.trim().to_owned())
        .filter(|word| !word.is_empty())
        .collect();
    if !words.is_empty() {
        made.set("keywords", words);
    }
    if let Some(day) = meta(&page.tree, "article:modified_time").and_then(|time| date(&time.into())) {
        made.set("updated", day);
    }
    let own = if file.eq_ignore_ascii_case("index") {
        format!("/{}", page.stem.trim_end_matches(file))
    } else {
        format!("/{}{}", page.stem, page.end)
    };
    made.address = own;
    if let Some((_, address)) = canonical(&page.tree).and_then(|url| desk::host(&url)) {
        // Below its base, as the new one will be.
        let below = address.strip_prefix(base).filter(|below| !base.is_empty() && below.starts_with('/'));
        made.aliases.push(below.map_or_else(|| address.clone(), str::to_owned));
    }
    let body = converter.convert_tree(&main, &page.path, &mut draft.report);
    made.body = crate::repair::body(&body, &page.path, &mut draft.report);
    made
}

/// Files that hosts and programs make of a site, and that the new one has of its own.
fn is_of_host(path: &str) -> bool {
    const NAMES: [&str; 9] = [
        "_headers",
        "_redirects",
        "robots.txt",
        "llms.txt",
        "opensearch.xml",
        "CNAME",
        "404.html",
        "404.htm",
        "browserconfig.xml",
    ];
    let name = split(path).1;
    let is_map = name.to_lowercase().starts_with("sitemap") && name.to_lowercase().ends_with(".xml");
    NAMES.contains(&name) || is_map || path.split('/').any(|part| part == "_guichet")
}

fn files(source: &Source, root: &str, draft: &mut Draft) {
    let mut taken = Taken::default();
    for (path, inner) in source.below(root) {
        let end = split(path).1.rsplit_once('.').map_or("", |(_, end)| end).to_lowercase();
        let is_page = ENDS.iter().any(|one| one[1..] == end);
        if is_page
            || UNUSED.contains(&end.as_str())
            || inner.split('/').any(|part| part.starts_with('.'))
            || is_of_host(inner)
            || end == "md" && ENDS.iter().any(|one| source.has(&format!("{}{one}", path.trim_end_matches(".md"))))
            || inner.contains(".docx/")
        {
            continue;
        }
        let name = if inner.split('/').all(names::is_safe) { inner.to_owned() } else { names::path(inner) };
        draft.file_addresses.insert(format!("/{inner}"), path.to_owned());
        draft.files.insert(path.to_owned(), taken.unique(&format!("static/{name}")));
    }
}
