//! Where every link and image of every body leads, on the site of one locale.
//!
//! A link is a path between source files. It is looked up in the tree of the file that it is written in, then along the
//! reader's fallback chain, and becomes the address of that article *on the reader's locale*, whatever language its
//! text is borrowed from.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::anchors::{Section, is_by_browser};
use super::dates;
use super::lookup::Found;
use super::meant::SLASHES;
use super::resolver::{Base, From, NO_LINK, Resolver};
use super::site::{CardText, LocaleSite, PageAt, ResolvedBody, ResolvedImage};
use guichet_core::address;
use guichet_core::diag::{Diagnostic, Outcome, codes};
use guichet_core::host::HostSource;
use guichet_core::model::ArticleId;
use guichet_core::nfc::into_nfc;
use guichet_markdown::body::{ImageSource, ImageUse, LinkUse};
use guichet_markdown::front_matter::{FIRST, is_shown_in_previews};
use guichet_pictures::embedded;

/// What is found out of one body, as in [`ResolvedBody`].
struct Holes {
    links: Vec<Arc<str>>,
    images: Vec<ResolvedImage>,
    cards: Vec<CardText>,
    preview: Option<ResolvedImage>,
    ids: Vec<(Arc<str>, Arc<str>)>,
}

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
        let fill = |body: &mut ResolvedBody, Holes { links, images, cards, preview, ids }: Holes| {
            *body = ResolvedBody { file: body.file, links, images, cards, preview, ids };
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

impl Resolver<'_> {
    pub fn resolve_locale(&self, at: usize) -> Outcome<ResolvedBodies> {
        let site = &self.locales[at];
        let resolve = |body: &ResolvedBody, page: PageAt| {
            let from = From { at, site, file: &self.input.files[body.file], file_at: body.file, page };
            // Whoever borrows a text does not repeat its mistakes: its own locale has said them.
            let own = from.file.locale == site.locale;
            let mut said = Vec::new();
            let mut uses = Vec::new();
            let holes = self.body(&from, &mut said, &mut uses);
            let related = self.related(&from, &mut said);
            said.extend(super::shortcodes::check(self.input.policy, self.input.icons, self.input.texts, from.file));
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
        let images: Vec<ResolvedImage> =
            from.file.body.images.iter().map(|image| self.image(from, image, diags, uses)).collect();
        let linked = from.file.body.cards.iter().filter_map(|at| from.file.body.links.get(*at as usize));
        let cards = linked.map(|link| self.description(from, link)).collect();
        let preview = self.preview(from, &images, diags, uses);
        Holes { links, images, cards, preview, ids: self.ids_of_original(from.file_at) }
    }

    /// The picture that chats and networks show with a link to the article, if it names one.
    fn preview(
        &self,
        from: &From,
        images: &[ResolvedImage],
        diags: &mut Vec<Diagnostic>,
        uses: &mut Vec<String>,
    ) -> Option<ResolvedImage> {
        let named = from.file.head.image.as_ref()?;
        if named.value == FIRST {
            let written = from.file.body.images.iter();
            let shown = written.zip(images).find(|(image, resolved)| {
                !image.is_media
                    && match &image.source {
                        ImageSource::File(_) | ImageSource::Remote(_) => is_shown_in_previews(&resolved.url),
                        ImageSource::Embedded(picture) => is_shown_in_previews(&picture.name),
                    }
            });
            return shown.map(|(_, resolved)| resolved.clone());
        }
        if named.value.contains(':') || named.value.starts_with("//") {
            return Some(ResolvedImage { url: Arc::from(named.value.as_str()), size: None });
        }
        let image = ImageUse {
            source: ImageSource::File(into_nfc(named.value.clone())),
            alt: String::new(),
            is_media: false,
            given: None,
            scheme: None,
            span: named.span.clone(),
            snippet: None,
        };
        let mut said = Vec::new();
        let resolved = self.image(from, &image, &mut said, uses);
        let is_there = said.is_empty();
        diags.append(&mut said);
        is_there.then_some(resolved)
    }

    /// Of the page that a link leads to.
    fn description(&self, from: &From, link: &LinkUse) -> CardText {
        if link.path.is_empty() {
            return CardText::default();
        }
        // That of the text around it, which may be borrowed itself.
        let own = &from.file.locale;
        match self.find(from, &Base::of(from, link.snippet.as_ref()), &link.path) {
            Found::Page { locale, page: PageAt::Article(at) } => {
                let page = &self.locales[locale].pages[at];
                let written = &self.input.files[page.body.file].locale;
                let locale = (written != own).then(|| written.clone());
                CardText { text: Arc::clone(&page.description), locale }
            }
            Found::Page { locale, page: PageAt::Folder(at) } => {
                let text = Arc::from(self.locales[locale].folders[at].description.as_str());
                CardText { text, locale: None }
            }
            _ => CardText::default(),
        }
    }

    fn link(&self, from: &From, link: &LinkUse, diags: &mut Vec<Diagnostic>, uses: &mut Vec<String>) -> Arc<str> {
        let path = link.path.as_str();
        let base_of_link = Base::of(from, link.snippet.as_ref());
        let found = if path.is_empty() {
            Found::Page { locale: from.at, page: from.page }
        } else {
            self.find(from, &base_of_link, path)
        };
        let mut report = |diagnostic: Diagnostic| diags.push(diagnostic.at(base_of_link.path, link.span.clone()));
        let base = &self.input.config.base_url;
        let mut fragment = link.fragment.as_deref();
        let mut url = match found {
            Found::Page { locale, page } => {
                let mut target = (locale, page);
                if let Some(named) = fragment.filter(|named| !is_by_browser(named)) {
                    match self.section(from, &base_of_link, target, named) {
                        Section::Here(anchor) => {
                            let ends = self.section_ends_soon(from.file, &self.locales[locale], page, named);
                            ends.map(&mut report);
                            fragment = Some(anchor);
                        }
                        Section::At(other) => target = other,
                        Section::NotBuilt => fragment = None,
                        Section::Missing { there } => {
                            match self.section_at_another_date(&self.locales[locale], page, named) {
                                Some(diagnostic) => {
                                    report(diagnostic);
                                    fragment = None;
                                }
                                None => report(self.no_anchor(from, &base_of_link, link, target, there)),
                            }
                        }
                        Section::ReportedElsewhere => {}
                    }
                }
                if let Some(file) = self.locales[locale].file_of(page)
                    && !self.has_successor(&self.locales[locale], page)
                {
                    let (own, linked) = (&from.file.head, &self.input.files[file].head);
                    dates::ends_soon(path, self.input.date, own, linked).map(&mut report);
                }
                let same_page = path.is_empty() && target == (locale, page);
                if same_page { String::new() } else { base.url(&self.locales[target.0].url_of(target.1)) }
            }
            Found::Address(address) => {
                let url = base.url(&address);
                if self.assets.contains_key(&address) {
                    uses.push(address);
                }
                url
            }
            Found::Hidden(why) => {
                report(dates::hidden(path, why, "the link is plain text", "remove the link"));
                return Arc::from(NO_LINK);
            }
            Found::Missing => {
                report(self.missing(from, &base_of_link, link));
                address::relative(path)
            }
        };
        if let Some(query) = &link.query {
            url.push('?');
            url.push_str(query);
        }
        if let Some(fragment) = fragment {
            url.push('#');
            url.push_str(&guichet_core::base_url::encode_path(fragment));
        }
        Arc::from(url)
    }

    fn image(
        &self,
        from: &From,
        image: &ImageUse,
        diags: &mut Vec<Diagnostic>,
        uses: &mut Vec<String>,
    ) -> ResolvedImage {
        let base = Base::of(from, image.snippet.as_ref());
        let path = match &image.source {
            ImageSource::File(path) => path.as_str(),
            ImageSource::Remote(url) => {
                if HostSource::of_url(url).is_none() {
                    let message = format!("browsers will not show `{url}`: a policy can't name its host");
                    let help = "use a host name of letters, digits, `-` and `.`, or keep the file beside the article";
                    diags.push(Diagnostic::new(codes::IMG003, message).help(help).at(base.path, image.span.clone()));
                }
                return ResolvedImage { url: Arc::from(url.as_str()), size: None };
            }
            ImageSource::Embedded(picture) => {
                let url = self.input.config.base_url.url(&embedded::path(&picture.name));
                return ResolvedImage { url: Arc::from(url), size: picture.size };
            }
        };
        match self.find_asset(from, &base, path) {
            Some(out) => {
                let size = self.input.assets.get(&self.assets[&out]).and_then(|asset| asset.size);
                let url = Arc::from(self.input.config.base_url.url(&out));
                uses.push(out);
                ResolvedImage { url, size }
            }
            None => {
                let diagnostic = self.refused(codes::IMG001, &base, path).unwrap_or_else(|| {
                    let what = what_is_shown(path);
                    let message = match path {
                        "" => "an image without an address".to_owned(),
                        path => format!("no {what} `{path}`"),
                    };
                    let meant = self.turned(from, &base, path).or_else(|| self.unquoted(from, &base, path));
                    let meant = meant.or_else(|| self.only_in_case(from, &base, path));
                    let fix = meant.and_then(|meant| self.address_fix(base.path, &image.span, path, &meant));
                    let told = Diagnostic::new(codes::IMG001, message).help(self.help_with_file(path)).fix(fix);
                    match self.turned(from, &base, path) {
                        Some(to) => told.help(format!("write `{to}`: {SLASHES}")),
                        None if path.contains('\\') => told.help(SLASHES),
                        None => told,
                    }
                });
                diags.push(diagnostic.at(base.path, image.span.clone()));
                ResolvedImage { url: Arc::from(address::relative(path)), size: None }
            }
        }
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
                Found::Hidden(why) => {
                    dates::hidden(&name.value, why, "it is not listed here", "remove it from `related`")
                }
                _ => Diagnostic::new(codes::NAV003, format!("no article `{}` to list under `related`", name.value))
                    .fix(self.related_fix(from, name))
                    .help("write the id of an article, such as `contacts/import`, or the relative path of its file")
                    .did_you_mean(&name.value, from.site.ids()),
            };
            diags.push(diagnostic.at(&from.file.path, name.span.clone()));
        }
        pages
    }
}

/// What a page would show of a file, by its extension.
fn what_is_shown(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    match extension.as_str() {
        "mp4" | "webm" | "ogv" | "m4v" | "mov" => "video",
        "mp3" | "m4a" | "wav" | "ogg" | "oga" | "flac" => "sound",
        _ => "image",
    }
}
