//! Where every link and image of every body leads, on the site of one locale.
//!
//! A link is a path between source files. It is looked up in the tree of the file that it stands in, then along the
//! reader's fallback chain, and becomes the address of that article *on the reader's locale*, whatever language its
//! text is borrowed from.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::addresses::{PageIndex, PageRef};
use super::anchors::{Anchors, Section, is_by_browser};
use super::catalog::{Catalog, NO_LONGER, NOT_YET, id_of};
use super::{LocaleSite, PageAt, ResolveInput, ResolvedBody, ResolvedImage};
use crate::address;
use crate::content_policy::HostSource;
use crate::diag::{Diagnostic, Outcome, nearest};
use crate::load::kinds::{self, Kind};
use crate::model::{ArticleId, Locale};
use crate::parse::ParsedFile;
use crate::parse::body::{ImageUse, LinkUse};
use crate::parse::front_matter::HeadKind;

pub struct Resolver<'a> {
    pub input: &'a ResolveInput<'a>,
    pub catalog: &'a Catalog<'a>,
    pub locales: &'a [LocaleSite],
    pub assets: &'a BTreeMap<String, Arc<str>>,
    pub pages: &'a PageIndex,
    /// By locale: path of a folder → its number.
    pub folders: Vec<FxHashMap<&'a str, usize>>,
    /// By file, the anchors of those that have many, in order.
    pub anchors: Vec<OnceLock<Anchors<'a>>>,
}

/// The values of one body's holes.
type Holes = (Vec<Arc<str>>, Vec<ResolvedImage>);

/// Everything resolved for one locale, in the order of its lists.
pub struct ResolvedBodies {
    pages: Vec<Holes>,
    folders: Vec<Option<Holes>>,
    home: Option<Holes>,
    /// Pages named by `related`, in the order of the front matter.
    related: Vec<Vec<usize>>,
    /// Output paths of the files that they link to or show.
    pub uses: FxHashSet<String>,
}

impl ResolvedBodies {
    pub fn store(self, site: &mut LocaleSite) {
        let fill = |body: &mut ResolvedBody, (links, images): Holes| {
            body.links = links;
            body.images = images;
        };
        for ((page, holes), related) in site.pages.iter_mut().zip(self.pages).zip(self.related) {
            fill(&mut page.body, holes);
            page.related = related;
        }
        for (folder, holes) in site.folders.iter_mut().zip(self.folders) {
            if let (Some(body), Some(holes)) = (&mut folder.body, holes) {
                fill(body, holes);
            }
        }
        if let (Some(body), Some(holes)) = (&mut site.home, self.home) {
            fill(body, holes);
        }
    }
}

/// What a link's path leads to.
enum Found {
    Page {
        locale: usize,
        page: PageAt,
    },
    /// An address from the site's base.
    Address(String),
    /// The article exists, but readers don't get it: `a draft`.
    Hidden(&'static str),
    Missing,
}

/// Why a link to a folder leads nowhere.
const KEPT_BACK: &str = "a folder without a published article";
const KEPT_BACK_FOR_NOW: &str = "a folder without a published article at this date";

/// The address of a link that becomes text, since the page is not there at this date. No address of a page is empty.
pub const NO_LINK: &str = "\0";

/// How long before a page expires the links to it are reported.
const AHEAD: jiff::SignedDuration = jiff::SignedDuration::from_hours(14 * 24);

fn is_by_date(why: &str) -> bool {
    [NOT_YET, NO_LONGER, KEPT_BACK_FOR_NOW].contains(&why)
}

/// One locale's site, seen from one file.
pub(super) struct From<'a> {
    at: usize,
    pub site: &'a LocaleSite,
    file: &'a ParsedFile,
    /// The page of the file itself, for links within it.
    page: PageAt,
}

/// What a path is relative to: the file that the link is written in, which may be a snippet of another locale.
pub(super) struct Base<'a> {
    path: &'a Arc<str>,
    /// Below `content/`: `fr/contacts`, `en/_snippets`.
    folder: &'a str,
    pub locale: Locale,
}

impl<'a> Base<'a> {
    fn of(from: &From<'a>, snippet: Option<&'a Arc<str>>) -> Self {
        let path = snippet.unwrap_or(&from.file.path);
        let below = path.strip_prefix("content/").unwrap_or(path);
        let folder = below.rsplit_once('/').map_or("", |(folder, _)| folder);
        let locale = Locale::new(below.split('/').next().unwrap_or_default());
        Base { path, folder, locale }
    }
}

impl Resolver<'_> {
    pub fn resolve_locale(&self, at: usize) -> Outcome<ResolvedBodies> {
        let site = &self.locales[at];
        let resolve = |body: &ResolvedBody, page: PageAt| {
            let from = From { at, site, file: &self.input.files[body.file], page };
            // Whoever borrows a text does not repeat its mistakes: its own locale has said them.
            let own = from.file.locale == site.locale;
            let mut said = Vec::new();
            let mut uses = Vec::new();
            let holes = self.body(&from, &mut said, &mut uses);
            let related = self.related(&from, &mut said);
            said.extend(super::shortcodes::check(self.input, from.file));
            if own {
                for diagnostic in &mut said {
                    diagnostic.locale = Some(site.locale.clone());
                    diagnostic.article = Some(Arc::clone(&from.file.rel));
                }
            } else {
                said.clear();
            }
            (holes, related, said, uses)
        };
        let mut all_uses = FxHashSet::default();
        let mut diags = Vec::new();
        let resolved: Vec<_> = site
            .pages
            .par_iter()
            .enumerate()
            .map(|(page, article)| resolve(&article.body, PageAt::Article(page)))
            .collect();
        let (mut pages, mut related) = (Vec::with_capacity(resolved.len()), Vec::with_capacity(resolved.len()));
        for (holes, named, said, uses) in resolved {
            all_uses.extend(uses);
            pages.push(holes);
            related.push(named);
            diags.extend(said);
        }
        let mut index_page = |body: &ResolvedBody, page| {
            let (holes, _, said, uses) = resolve(body, page);
            all_uses.extend(uses);
            diags.extend(said);
            holes
        };
        let folders = site.folders.iter().enumerate();
        let folders = folders.map(|(at, folder)| Some(index_page(folder.body.as_ref()?, PageAt::Folder(at)))).collect();
        let home = site.home.as_ref().map(|home| index_page(home, PageAt::Home));
        Outcome { value: ResolvedBodies { pages, folders, home, related, uses: all_uses }, diags }
    }

    fn body(&self, from: &From, diags: &mut Vec<Diagnostic>, uses: &mut Vec<String>) -> Holes {
        let links = from.file.body.links.iter().map(|link| self.link(from, link, diags, uses)).collect();
        let images = from.file.body.images.iter().map(|image| self.image(from, image, diags, uses)).collect();
        (links, images)
    }

    fn link(&self, from: &From, link: &LinkUse, diags: &mut Vec<Diagnostic>, uses: &mut Vec<String>) -> Arc<str> {
        let path = link.path.as_str();
        let base_of_link = Base::of(from, link.snippet.as_ref());
        let found = if path.is_empty() {
            Found::Page { locale: from.at, page: from.page }
        } else {
            self.find(from, &base_of_link, path)
        };
        let base = &self.input.config.base_url;
        let mut fragment = link.fragment.as_deref();
        let mut url = match &found {
            Found::Page { locale, page } => {
                let mut target = (*locale, *page);
                if let Some(named) = fragment.filter(|named| !is_by_browser(named)) {
                    match self.section(from, &base_of_link, target, named) {
                        Section::Here(anchor) => fragment = Some(anchor),
                        Section::At(other) => target = other,
                        Section::NotBuilt => fragment = None,
                        Section::Missing { renamed } => {
                            let diagnostic = self.no_anchor(from, target, named, renamed);
                            diags.push(diagnostic.at(base_of_link.path, link.span.clone()));
                        }
                        Section::ToldElsewhere => {}
                    }
                }
                let same_page = path.is_empty() && target == (*locale, *page);
                if same_page { String::new() } else { base.url(&self.locales[target.0].url_of(target.1)) }
            }
            Found::Address(address) => base.url(address),
            Found::Hidden(why) if is_by_date(why) => {
                let diagnostic =
                    Diagnostic::warning("TIME001", format!("`{path}` is {why}, so the link is plain text"))
                        .help("change `publish_at` or `expires_at` of the article, or remove the link");
                diags.push(diagnostic.at(base_of_link.path, link.span.clone()));
                return Arc::from(NO_LINK);
            }
            Found::Hidden(_) | Found::Missing => address::relative(path),
        };
        if let Some(query) = &link.query {
            url.push('?');
            url.push_str(query);
        }
        if let Some(fragment) = fragment {
            url.push('#');
            url.push_str(&crate::config::encode_path(fragment));
        }
        match found {
            Found::Address(address) if self.assets.contains_key(&address) => uses.push(address),
            Found::Page { locale, page } => {
                if let Some(diagnostic) = self.ends_soon(from, path, locale, page) {
                    diags.push(diagnostic.at(base_of_link.path, link.span.clone()));
                }
            }
            Found::Address(_) => {}
            Found::Hidden(why) => diags.push(
                Diagnostic::error("LNK003", format!("`{path}` is {why}"))
                    .help("publish it, or remove the link")
                    .at(base_of_link.path, link.span.clone()),
            ),
            Found::Missing => {
                diags.push(self.missing(from, &base_of_link, path).at(base_of_link.path, link.span.clone()))
            }
        }
        Arc::from(url)
    }

    /// A link that works today, and will not for all the time that the page with it is there.
    fn ends_soon(&self, from: &From, path: &str, locale: usize, page: PageAt) -> Option<Diagnostic> {
        let target = &self.input.files[self.locales[locale].file_of(page)?].head;
        let own = &from.file.head;
        let now = self.input.date;
        let early =
            target.publish_at.filter(|at| *at > now && own.publish_at.is_none_or(|own| own < *at) && !own.draft);
        let late = target
            .expires_at
            .filter(|at| *at > now && at.duration_since(now) <= AHEAD && own.expires_at.is_none_or(|own| own > *at));
        let day = |at: jiff::Timestamp| at.to_zoned(jiff::tz::TimeZone::UTC).date();
        let message = match (early, late) {
            (Some(at), _) => {
                format!("`{path}` is not published before {}, so the link is plain text until then", day(at))
            }
            (None, Some(at)) => format!("`{path}` expires on {}; the link will be plain text from then on", day(at)),
            (None, None) => return None,
        };
        let help = "change `publish_at` or `expires_at` of the article, or remove the link";
        Some(Diagnostic::warning("TIME001", message).help(help))
    }

    fn no_anchor(
        &self,
        from: &From,
        (locale, page): (usize, PageAt),
        fragment: &str,
        renamed: Option<&str>,
    ) -> Diagnostic {
        let file = self.locales[locale].file_of(page).map(|at| &self.input.files[at]);
        let place = match file {
            _ if (locale, page) == (from.at, from.page) => "this page".to_owned(),
            Some(file) => format!("`{}`", file.path),
            None => format!("`/{}`, which has no text of its own", self.locales[locale].url_of(page)),
        };
        let diagnostic = Diagnostic::error("LNK002", format!("no heading or anchor `#{fragment}` on {place}"));
        if let Some(renamed) = renamed {
            let help = format!("the heading that has this id in the original has the id `#{renamed}` here");
            return diagnostic.help(help);
        }
        // Every broken link of a page is compared with them.
        const COMPARED: usize = 500;
        let anchors = file.into_iter().flat_map(|file| file.body.anchors.iter().take(COMPARED));
        let anchors: Vec<String> = anchors.map(|anchor| format!("#{anchor}")).collect();
        diagnostic
            .help("link to the page as a whole, or to the id of one of its headings")
            .did_you_mean(&format!("#{fragment}"), anchors.iter().map(String::as_str))
    }

    fn find(&self, from: &From, base: &Base, path: &str) -> Found {
        if let Some(path) = path.strip_prefix('/') {
            return match self.find_from_root(from, path) {
                Found::Missing if base.locale != from.site.locale => self.find_as_written(from, base, path),
                found => found,
            };
        }
        match join(base.folder, path) {
            Some(path) => self.find_in_content(from, base, &path),
            None => Found::Missing,
        }
    }

    /// `/fr/contacts/import/`, `/contacts/import.md`, `/assets/guide.pdf`, with or without the site's base path.
    fn find_from_root(&self, from: &From, path: &str) -> Found {
        let base = self.input.config.base_url.path.trim_matches('/');
        let below = path.strip_prefix(base).filter(|_| !base.is_empty()).and_then(|rest| rest.strip_prefix('/'));
        let candidates = below.into_iter().chain([path]);
        for path in candidates {
            let Some(path) = join("", path) else { continue };
            let local = format!("{}/{path}", site_locale(from));
            for address in [&path, &local] {
                match self.pages.get(address) {
                    Some(PageRef::Content { locale, page }) => return Found::Page { locale, page },
                    Some(PageRef::Other) => return Found::Address(with_slash(address)),
                    None => {}
                }
                if self.assets.contains_key(address.as_str()) {
                    return Found::Address(address.clone());
                }
                match self.find_in_content(from, &Base::of(from, None), address) {
                    Found::Missing => {}
                    found if address.ends_with(".md") => return found,
                    // An address of a page is not the path of its file; but what is kept back is neither.
                    Found::Hidden(why) => return Found::Hidden(why),
                    _ => {}
                }
            }
        }
        Found::Missing
    }

    /// An address from the root in a borrowed text is that of the text's own language, whose slug may be another one.
    fn find_as_written(&self, from: &From, base: &Base, path: &str) -> Found {
        let site_base = self.input.config.base_url.path.trim_matches('/');
        let below = path.strip_prefix(site_base).and_then(|rest| rest.strip_prefix('/'));
        let pages = below.into_iter().chain([path]).filter_map(|path| join(base.locale.as_str(), path));
        let written = pages.filter_map(|path| self.pages.get(&path)).find_map(|page| match page {
            PageRef::Content { locale, page } => Some((locale, page)),
            PageRef::Other => None,
        });
        match written {
            Some((locale, page)) => match self.page_in(from.at, &self.locales[locale], page) {
                Some(page) => Found::Page { locale: from.at, page },
                None => Found::Page { locale, page },
            },
            None => Found::Missing,
        }
    }

    /// `path` is below `content/`: `fr/contacts/import.md`, `assets/guide.pdf`.
    fn find_in_content(&self, from: &From, base: &Base, path: &str) -> Found {
        if self.assets.contains_key(path) {
            return Found::Address(path.to_owned());
        }
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        let Some(at) = self.input.config.locales.get_index_of(&Locale::new(first)) else { return Found::Missing };
        let locale = self.input.config.locales.get_index(at).map(|(locale, _)| locale).expect("found above");
        // A link within the file's own tree is a link within the reader's site; one that names another locale means it.
        let (at, site) = if *locale == base.locale {
            (from.at, from.site)
        } else {
            match self.locales.iter().position(|site| site.locale == *locale) {
                Some(at) => (at, &self.locales[at]),
                None => return Found::Missing,
            }
        };
        let rest = rest.trim_end_matches('/');
        if let Some(rel) = rest.strip_suffix(".md") {
            return self.find_article(at, site, locale, rel);
        }
        for locale in &site.chain {
            let shared = format!("{locale}/{rest}");
            if self.assets.contains_key(&shared) {
                return Found::Address(shared);
            }
        }
        match self.folder(at, rest) {
            Some(page) => Found::Page { locale: at, page },
            None => match self.find_article(at, site, locale, rest) {
                Found::Missing if self.is_kept_back(site, rest) => Found::Hidden(self.kept_back(site, rest)),
                found => found,
            },
        }
    }

    /// A folder's page on a locale's site; the home page is that of the locale itself.
    fn folder(&self, locale: usize, path: &str) -> Option<PageAt> {
        if path.is_empty() {
            return Some(PageAt::Home);
        }
        self.folders[locale].get(path).map(|at| PageAt::Folder(*at))
    }

    /// Why: an article in it that only waits for its day is reason enough not to fail the build.
    fn kept_back(&self, site: &LocaleSite, folder: &str) -> &'static str {
        let hidden = site.chain.iter().flat_map(|locale| {
            let paths = self.catalog.hidden.get(locale.as_str()).into_iter().flatten();
            paths.map(move |rel| (locale, *rel))
        });
        let mut inside = hidden.filter(|(_, rel)| rel.strip_prefix(folder).is_some_and(|below| below.starts_with('/')));
        let waits = inside.any(|(locale, rel)| {
            let file = self.catalog.by_path(locale, rel);
            file.and_then(|file| self.catalog.why_hidden(file)).is_some_and(is_by_date)
        });
        if waits { KEPT_BACK_FOR_NOW } else { KEPT_BACK }
    }

    /// A folder of the content that readers of this chain don't see.
    fn is_kept_back(&self, site: &LocaleSite, folder: &str) -> bool {
        let mut hidden = site.chain.iter().filter_map(|locale| self.catalog.hidden.get(locale.as_str())).flatten();
        hidden.any(|rel| rel.strip_prefix(folder).is_some_and(|below| below.starts_with('/')))
    }

    /// `rel` is a path below the locale without `.md`.
    fn find_article(&self, at: usize, site: &LocaleSite, locale: &Locale, rel: &str) -> Found {
        let mut hidden = None;
        for locale in [locale].into_iter().chain(&site.chain).chain([&self.input.config.default_locale]) {
            let Some(file) = self.catalog.by_path(locale, rel) else { continue };
            if self.input.files[file].kind == HeadKind::Index {
                break;
            }
            if let Some(page) = site.by_id.get(&id_of(&self.input.files[file])) {
                return Found::Page { locale: at, page: PageAt::Article(*page) };
            }
            hidden = self.catalog.why_hidden(file).or(hidden);
        }
        if let Some(why) = hidden {
            return Found::Hidden(why);
        }
        let folder =
            rel.strip_suffix("/_index").or_else(|| rel.strip_suffix("/index")).or((rel == "_index").then_some(""));
        match folder.map(|folder| (self.folder(at, folder), folder)) {
            Some((Some(page), _)) => Found::Page { locale: at, page },
            Some((None, folder)) if self.is_kept_back(site, folder) => Found::Hidden(self.kept_back(site, folder)),
            _ => Found::Missing,
        }
    }

    fn missing(&self, from: &From, base: &Base, path: &str) -> Diagnostic {
        if let Some(diagnostic) = self.refused("LNK001", base, path) {
            return diagnostic;
        }
        if path.starts_with('/') {
            return Diagnostic::error("LNK001", format!("no page `{path}` on this site")).help(
                "link to an article by the relative path of its file; write a full URL for a page of another site",
            );
        }
        if path.contains("{{") {
            return Diagnostic::error("LNK001", format!("`{path}` is no address"))
                .help("text in braces that is none of Guichet's shortcodes stays as it is: write the address itself");
        }
        let name = path.rsplit('/').next().unwrap_or(path);
        if is_file(path) || kinds::of(name) != Kind::Content {
            return Diagnostic::error("LNK001", format!("no file `{path}`")).help(self.help_with_file(path));
        }
        let diagnostic = |name: &str| Diagnostic::error("LNK001", format!("no article `{name}`"));
        let Some(full) = join(base.folder, path) else {
            return diagnostic(path).help("the path leads out of `content/`");
        };
        let rel = full.split_once('/').map_or(full.as_str(), |(_, rel)| rel);
        let rel = rel.strip_suffix(".md").unwrap_or(rel);
        let folder = base.folder.split_once('/').map_or("", |(_, folder)| folder);
        // What introduces a folder elsewhere.
        let introduced = match rel.rsplit_once('/') {
            Some((above, name)) if kinds::is_index_elsewhere(name) => above,
            _ => rel,
        };
        if self.folders[from.at].contains_key(introduced) {
            return diagnostic(rel).help(format!("did you mean `{}/`?", relative(folder, introduced)));
        }
        match self.suggestion(from, rel) {
            Some(near) => {
                diagnostic(rel).help(format!("did you mean `{}.md`?", address::as_destination(&relative(folder, near))))
            }
            None => diagnostic(rel).help("links are relative paths between files of `content/`"),
        }
    }

    /// A file that is there, and that readers don't get.
    fn refused(&self, code: &'static str, base: &Base, path: &str) -> Option<Diagnostic> {
        let below = match path.strip_prefix('/') {
            Some(path) => join("", path)?,
            None => join(base.folder, path)?,
        };
        let (file, why) = self.input.refused.get_key_value(format!("content/{below}").as_str())?;
        Some(
            Diagnostic::error(code, format!("`{file}` is not published: {why}"))
                .help("remove the link, or see what is said of the file"),
        )
    }

    /// A file of the same name elsewhere, or of nearly that name in the same folder.
    fn suggestion(&self, from: &From, rel: &str) -> Option<&str> {
        let own = [&from.file.locale];
        own.into_iter().chain(&from.site.chain).find_map(|locale| self.suggestion_in(locale, rel))
    }

    fn suggestion_in(&self, locale: &Locale, rel: &str) -> Option<&str> {
        let (folder, name) = rel.rsplit_once('/').unwrap_or(("", rel));
        let names = self.catalog.names.get(locale.as_str())?;
        if let Some(same) = names.get(name) {
            return same.iter().copied().min();
        }
        let siblings = self.catalog.siblings.get(locale.as_str())?.get(folder)?;
        let near = nearest(name, siblings.iter().copied())?;
        names[near].iter().copied().find(|path| parent(path) == folder)
    }

    /// Where a file of that name is, whatever its case; else where files may be.
    fn help_with_file(&self, path: &str) -> String {
        let name = path.rsplit('/').next().unwrap_or(path);
        match kinds::of(name) {
            Kind::Content => {}
            Kind::Lookalike(_) => {
                return format!("only articles are read, in files like `{}`", kinds::article_name(name));
            }
            Kind::Leftover | Kind::Conflict => {
                return "files of such a name are leftovers of other programs, and not published: rename it".to_owned();
            }
        }
        let same = |asset: &&String| asset.rsplit('/').next().is_some_and(|other| other.eq_ignore_ascii_case(name));
        match self.assets.keys().find(same) {
            Some(asset) => format!("did you mean `/{}`?", address::as_destination(asset)),
            None => "paths are relative to the article, or begin with `/` for `content/` and `static/`".to_owned(),
        }
    }

    fn image(
        &self,
        from: &From,
        image: &ImageUse,
        diags: &mut Vec<Diagnostic>,
        uses: &mut Vec<String>,
    ) -> ResolvedImage {
        if image.remote {
            if HostSource::of_url(&image.path).is_none() {
                diags.push(
                    Diagnostic::warning(
                        "IMG003",
                        format!("browsers will not show `{}`: a policy can't name its host", image.path),
                    )
                    .help(
                        "an address here has a host of letters, digits, `-` and `.`; or keep the file with the article",
                    )
                    .at(Base::of(from, image.snippet.as_ref()).path, image.span.clone()),
                );
            }
            return ResolvedImage { url: Arc::from(image.path.as_str()), size: None };
        }
        let path = image.path.as_str();
        let base = Base::of(from, image.snippet.as_ref());
        match self.find_asset(from, &base, path) {
            Some(out) => {
                let size = self.input.assets.get(&self.assets[&out]).and_then(|asset| asset.size);
                let url = Arc::from(self.input.config.base_url.url(&out));
                uses.push(out);
                ResolvedImage { url, size }
            }
            None => {
                let diagnostic = self.refused("IMG001", &base, path).unwrap_or_else(|| {
                    Diagnostic::error("IMG001", format!("no image `{path}`")).help(self.help_with_file(path))
                });
                diags.push(diagnostic.at(base.path, image.span.clone()));
                ResolvedImage { url: Arc::from(address::relative(path)), size: None }
            }
        }
    }

    fn find_asset(&self, from: &From, base: &Base, path: &str) -> Option<String> {
        if let Some(path) = path.strip_prefix('/') {
            let base = self.input.config.base_url.path.trim_matches('/');
            let below = path.strip_prefix(base).map(|rest| rest.trim_start_matches('/'));
            return [Some(path), below]
                .into_iter()
                .flatten()
                .find(|path| self.assets.contains_key(*path))
                .map(str::to_owned);
        }
        let full = join(base.folder, path)?;
        if self.assets.contains_key(&full) {
            return Some(full);
        }
        let rest = full.strip_prefix(base.locale.as_str())?.strip_prefix('/')?;
        from.site.chain.iter().map(|locale| format!("{locale}/{rest}")).find(|path| self.assets.contains_key(path))
    }

    /// Pages that the front matter names: ids, or paths relative to the file.
    fn related(&self, from: &From, diags: &mut Vec<Diagnostic>) -> Vec<usize> {
        let mut pages = Vec::new();
        for name in &from.file.head.related {
            let found = match self.find_by_id(from, &ArticleId::new(&name.value)) {
                article @ Found::Page { .. } => article,
                by_id => match self.find(from, &Base::of(from, None), &name.value) {
                    Found::Missing => by_id,
                    by_path => by_path,
                },
            };
            let diagnostic = match found {
                Found::Page { locale, page: PageAt::Article(page) } if locale == from.at => {
                    pages.push(page);
                    continue;
                }
                Found::Hidden(why) if is_by_date(why) => {
                    Diagnostic::warning("TIME001", format!("`{}` is {why}, so it is not listed here", name.value))
                        .help("change `publish_at` or `expires_at` of the article, or remove it from `related`")
                }
                Found::Hidden(why) => Diagnostic::error("LNK003", format!("`{}` is {why}", name.value))
                    .help("publish it, or remove it from `related`"),
                _ => Diagnostic::error("NAV003", format!("no article `{}` to relate to", name.value))
                    .help("write the id of an article, such as `contacts/import`, or the relative path of its file")
                    .did_you_mean(&name.value, from.site.by_id.keys().map(|id| id.as_str())),
            };
            diags.push(diagnostic.at(&from.file.path, name.span.clone()));
        }
        pages
    }

    fn find_by_id(&self, from: &From, id: &ArticleId) -> Found {
        if let Some(page) = from.site.by_id.get(id) {
            return Found::Page { locale: from.at, page: PageAt::Article(*page) };
        }
        let mut files = from.site.chain.iter().filter_map(|locale| self.catalog.ids.get(locale.as_str())?.get(id));
        match files.find_map(|file| self.catalog.why_hidden(*file)) {
            Some(why) => Found::Hidden(why),
            None => Found::Missing,
        }
    }
}

fn site_locale<'a>(from: &From<'a>) -> &'a Locale {
    &from.site.locale
}

pub(super) fn with_slash(address: &str) -> String {
    let address = address.strip_suffix("index.html").unwrap_or(address).trim_end_matches('/');
    let file = address.rsplit('/').next().is_some_and(|name| name.contains('.'));
    if file || address.is_empty() { address.to_owned() } else { format!("{address}/") }
}

/// The path ends in a file's extension other than an article's.
fn is_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').is_some_and(|(stem, extension)| {
        !stem.is_empty()
            && (2..=5).contains(&extension.len())
            && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && extension.bytes().any(|byte| byte.is_ascii_alphabetic())
            && !["md", "html", "htm"].iter().any(|page| page.eq_ignore_ascii_case(extension))
    })
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// `folder` + `path` without `.` and `..`; `None` when it leads above the top.
pub fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The path from a folder to a file, both below the locale.
fn relative(folder: &str, target: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = target.split('/').collect();
    let shared = from.iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let ups = std::iter::repeat_n("..", from.len() - shared);
    ups.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_and_made_relative() {
        assert_eq!(join("fr/contacts/import", "../../email/a.md").as_deref(), Some("fr/email/a.md"));
        assert_eq!(join("fr", "../../x"), None);
        assert_eq!(join("", "./a//b/").as_deref(), Some("a/b"));
        assert_eq!(relative("contacts/import", "email/signature"), "../../email/signature");
        assert_eq!(relative("contacts", "contacts/csv"), "csv");
        assert_eq!(relative("", "contacts/csv"), "contacts/csv");
    }
}
