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

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use guichet_core::paths::join;
use htmd::Node;

use crate::desk;
use crate::draft::{Draft, Kind, Page, language};
use crate::html::Converter;
use crate::html::tree::{attribute, below, children, name, own_text, parent, text};
use crate::lookup::normal;
use crate::names::{self, Taken};
use crate::source::{Source, joined, split};
use crate::values::date;

const ENDS: [&str; 3] = [".html", ".htm", ".xhtml"];
/// Files beside pages that only they have a use for.
const UNUSED: [&str; 12] = ["js", "mjs", "cjs", "ts", "css", "json", "map", "woff", "woff2", "ttf", "eot", "yml"];
/// Classes and ids of the text in the pages of help desks.
const TEXTS: [&str; 12] = [
    "article-body",
    "article__body",
    "article-content",
    "article_body",
    "markdown-body",
    "post-content",
    "entry-content",
    "page-content",
    "main-content",
    "content-body",
    "kb-article",
    "content",
];
/// What is around a text, or beside its headings.
const AROUND: [&str; 11] = [
    "breadcrumb",
    "breadcrumbs",
    "pagination",
    "headerlink",
    "header-anchor",
    "anchor-link",
    "heading-anchor",
    "skip-link",
    "skip-to-content",
    "sr-only",
    "toc",
];

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
        draft.report.left("the language of the texts", "the source does not say it: English was taken for it", "");
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

fn meta(tree: &Rc<Node>, wanted: &str) -> Option<String> {
    let is_it = |node: &&Rc<Node>| {
        name(node) == "meta" && ["name", "property"].iter().any(|key| attribute(node, key).as_deref() == Some(wanted))
    };
    let found = below(tree).iter().find(is_it).and_then(|node| attribute(node, "content"));
    found.filter(|text| !text.is_empty())
}

fn canonical(tree: &Rc<Node>) -> Option<String> {
    let is_it = |node: &&Rc<Node>| name(node) == "link" && attribute(node, "rel").as_deref() == Some("canonical");
    below(tree).iter().find(is_it).and_then(|node| attribute(node, "href")).filter(|url| url.starts_with("http"))
}

/// Where a page leads on to at once, if that is all that it does.
fn refresh(tree: &Rc<Node>) -> Option<String> {
    let is_it = |node: &&Rc<Node>| {
        name(node) == "meta" && attribute(node, "http-equiv").is_some_and(|kind| kind.eq_ignore_ascii_case("refresh"))
    };
    let content = below(tree).iter().find(is_it).and_then(|node| attribute(node, "content"))?;
    let (seconds, to) = content.split_once([';', ','])?;
    let (key, to) = to.split_once('=')?;
    let is_url =
        key.trim().eq_ignore_ascii_case("url") && seconds.trim().parse::<f32>().is_ok_and(|seconds| seconds < 10.0);
    let to = to.trim().trim_matches(['"', '\'']).trim();
    // A page with words of its own that goes on after a while is a page.
    let body = below(tree).into_iter().find(|node| name(node) == "body");
    let words = body.map_or(0, |body| text(&body).split_whitespace().count());
    (is_url && !to.is_empty() && words < 60).then(|| to.to_owned())
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

fn head_title(tree: &Rc<Node>) -> String {
    let found = below(tree).iter().find(|node| name(node) == "title").map(|node| text(node));
    crate::blocks::one_line(&found.unwrap_or_default())
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

/// The element that the text is in.
fn main_of(tree: &Rc<Node>) -> Rc<Node> {
    let all = below(tree);
    let length = |node: &Rc<Node>| text(node).chars().filter(|c| !c.is_whitespace()).count();
    let longest = |fits: &dyn Fn(&Rc<Node>) -> bool| {
        let found = all.iter().filter(|node| fits(node)).map(|node| (length(node), node));
        found.max_by_key(|(length, _)| *length).filter(|(length, _)| *length > 0).map(|(_, node)| Rc::clone(node))
    };
    let body = all.iter().find(|node| name(node) == "body").map_or_else(|| Rc::clone(tree), Rc::clone);
    let has_name = |node: &Rc<Node>, wanted: &str| {
        let classes = attribute(node, "class").unwrap_or_default();
        attribute(node, "id").is_some_and(|id| id == wanted) || classes.split_whitespace().any(|class| class == wanted)
    };
    let found = longest(&|node| name(node) == "main" || attribute(node, "role").as_deref() == Some("main"));
    // An article of its own in the main part: that, if it is nearly all of it.
    let within = |node: &Rc<Node>| longest(&|one| name(one) == "article" && is_below(one, node));
    let found = found.map(|node| within(&node).filter(|inner| length(inner) * 10 > length(&node) * 6).unwrap_or(node));
    let found = found.or_else(|| longest(&|node| name(node) == "article"));
    let found = found.or_else(|| TEXTS.iter().find_map(|wanted| longest(&|node| has_name(node, wanted))));
    found.unwrap_or_else(|| {
        clean(&body);
        // As deep as nearly all of the words are in one element.
        let mut at = body;
        loop {
            let whole = length(&at);
            let next = children(&at).into_iter().map(|child| (length(&child), child)).max_by_key(|(length, _)| *length);
            match next {
                Some((length, child))
                    if length * 10 > whole * 8 && matches!(name(&child), "div" | "section" | "center") =>
                {
                    at = child
                }
                _ => return at,
            }
        }
    })
}

fn is_below(node: &Rc<Node>, above: &Rc<Node>) -> bool {
    let mut at = parent(node);
    while let Some(node) = at {
        if Rc::ptr_eq(&node, above) {
            return true;
        }
        at = parent(&node);
    }
    false
}

/// The heading of the page, which is its title here.
fn take_heading(main: &Rc<Node>) -> Option<String> {
    let heading = below(main).into_iter().find(|node| name(node) == "h1")?;
    let title = text(&heading).trim().trim_end_matches('¶').trim().to_owned();
    if title.is_empty() {
        return None;
    }
    let above = parent(&heading)?;
    above.children.borrow_mut().retain(|node| !Rc::ptr_eq(node, &heading));
    Some(title)
}

/// Removes what is not of the text.
fn clean(main: &Rc<Node>) {
    let around = BTreeSet::from(AROUND);
    let is_around = |node: &Rc<Node>| {
        let classes = attribute(node, "class").unwrap_or_default();
        let is_mark = name(node) == "a"
            && attribute(node, "href").is_some_and(|to| to.starts_with('#'))
            && matches!(text(node).trim(), "" | "#" | "¶" | "§" | "🔗" | "​")
            && !text(node).is_empty();
        matches!(name(node), "nav" | "footer" | "script" | "style" | "noscript")
            || attribute(node, "role")
                .is_some_and(|role| matches!(role.as_str(), "navigation" | "contentinfo" | "search" | "banner"))
            || classes.split_whitespace().any(|class| around.contains(class))
            || is_mark
    };
    for node in below(main).into_iter().chain([Rc::clone(main)]) {
        node.children.borrow_mut().retain(|child| own_text(child).is_some() || !is_around(child));
    }
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
