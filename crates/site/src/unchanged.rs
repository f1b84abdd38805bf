//! What a build need not look at, because nothing has changed that it is made of. A page shows two things: what its own file
//! says, and what the site says around it. The second is the same for most edits: then the pages of all other files are what they
//! were.

use std::io;

use serde::{Deserialize, Serialize};

use crate::analysis::Analysis;
use crate::output::{Content, Earlier, Sink};
use crate::resolve::{Folder, LocaleSite, ResolvedBody, Site};
use guichet_core::content_hash::{self, Key};
use guichet_core::model::OutPath;

const NAME: &str = "pages";

/// What the pages of a build are made of.
#[derive(PartialEq, Serialize, Deserialize)]
struct MadeOf {
    /// All that a page may show but the text of its own file.
    frame: Key,
    /// In the order of the site's locales.
    locales: Vec<Texts>,
}

/// The texts of one locale's pages, each with where its links lead: in the order of its articles and folders.
#[derive(PartialEq, Serialize, Deserialize)]
struct Texts {
    pages: Vec<Key>,
    folders: Vec<Option<Key>>,
    home: Option<Key>,
}

/// Whose text a page shows.
#[derive(Clone, Copy)]
pub enum Text {
    /// Nobody's.
    None,
    /// By the number of the locale, and its own there.
    Article(usize, usize),
    Folder(usize, usize),
    Home(usize),
}

/// Where pages go, and what else shows the site.
#[derive(Clone, Copy)]
pub struct PageSink<'a> {
    pub sink: &'a dyn Sink,
    pub unchanged: &'a Unchanged<'a>,
}

impl PageSink<'_> {
    /// Makes a file that shows the site and nobody's text, unless it is what it was.
    ///
    /// # Errors
    /// The sink's.
    pub fn put(&self, path: &str, make: impl FnOnce() -> String) -> io::Result<()> {
        if self.unchanged.keep(Text::None, path)? {
            return Ok(());
        }
        self.sink.put(OutPath::new(path), Content::Bytes(make().into_bytes()))
    }
}

/// What is as it was in the build before.
pub struct Unchanged<'a> {
    sink: &'a dyn Sink,
    earlier: Option<&'a dyn Earlier>,
    now: MadeOf,
    /// Only if the frame is the same.
    before: Option<MadeOf>,
}

impl<'a> Unchanged<'a> {
    /// `frame` is what pages are made of beside the settings' texts, the articles and the site.
    pub fn since(sink: &'a dyn Sink, analysis: &Analysis, frame: Key) -> Self {
        let Some(earlier) = sink.earlier() else {
            let now = MadeOf { frame: 0, locales: Vec::new() };
            return Unchanged { sink, earlier: None, now, before: None };
        };
        let site = analysis.site();
        let frame = content_hash::of(&(frame, analysis.settings_made_of, of_site(site, analysis)));
        let text = |body: &ResolvedBody| {
            // A translation says what has changed in its original.
            let original = analysis.originals.get(&body.file).map(|original| analysis.contents.text(*original));
            let made_of = (analysis.contents.made_of(body.file), analysis.updated(body.file));
            content_hash::of(&(made_of, body.in_text(), &body.preview, original))
        };
        let texts = |locale: &LocaleSite| Texts {
            pages: locale.pages.iter().map(|page| text(&page.body)).collect(),
            folders: locale.folders.iter().map(|folder| folder.body.as_ref().map(text)).collect(),
            home: locale.home.as_ref().map(text),
        };
        let now = MadeOf { frame, locales: site.locales.iter().map(texts).collect() };
        let before = earlier.state(NAME).and_then(|state| postcard::from_bytes::<MadeOf>(&state).ok());
        Unchanged { sink, earlier: Some(earlier), before: before.filter(|before| before.frame == frame), now }
    }

    /// Whether a page that shows the site and this text is what it was.
    fn is(&self, text: Text) -> bool {
        let Some(before) = &self.before else { return false };
        let all = [before, &self.now].map(|of| match text {
            Text::None => Some(None),
            Text::Article(locale, at) => of.locales.get(locale)?.pages.get(at).copied().map(Some),
            Text::Folder(locale, at) => of.locales.get(locale)?.folders.get(at).copied(),
            Text::Home(locale) => of.locales.get(locale).map(|texts| texts.home),
        });
        all[0].is_some() && all[0] == all[1]
    }

    /// Goes on publishing a page that is what it was; one that the sink does not want is left to others. False: it is to be
    /// made.
    ///
    /// # Errors
    /// The disk's.
    pub fn keep(&self, text: Text, path: &str) -> io::Result<bool> {
        match self.earlier {
            _ if !self.sink.wants(path) => Ok(true),
            Some(earlier) if self.is(text) => earlier.keep(OutPath::new(path)),
            _ => Ok(false),
        }
    }

    /// Leaves what this build is made of for the next one.
    pub fn leave(&self) {
        if let Some(earlier) = self.earlier {
            let is_same = self.before.as_ref() == Some(&self.now);
            let state = postcard::to_allocvec(&self.now).unwrap_or_default();
            earlier.leave(NAME, (!is_same).then_some(state.as_slice()));
        }
    }
}

/// What pages of other files, lists and files beside the pages may show of a site.
fn of_site(site: &Site, analysis: &Analysis) -> Key {
    let public = |body: &ResolvedBody| analysis.public(body.file);
    let folder = |folder: &Folder| {
        content_hash::of(&(
            (&folder.path, &folder.url, &folder.title, &folder.description, &folder.icon),
            (
                folder.body.as_ref().map(public),
                &folder.plans,
                folder.parent,
                &folder.children,
                &folder.pages,
                folder.page,
            ),
            (folder.has_text, folder.count, folder.texts, folder.own, folder.listed),
        ))
    };
    let locale = |site: &LocaleSite| {
        let pages: Vec<Key> = site
            .pages
            .iter()
            .map(|page| {
                content_hash::of(&(
                    (&page.id, &page.url, &page.title, &page.description, public(&page.body)),
                    (page.borrowed, page.listed, page.folder, page.area, page.of_folder, &page.plans),
                    (page.prev, page.next, &page.related),
                ))
            })
            .collect();
        let folders: Vec<Key> = site.folders.iter().map(folder).collect();
        let home = site.home.as_ref().map(public);
        content_hash::of(&(&site.locale, &site.chain, folders, &site.areas, pages, home, &site.theme_links))
    };
    let redirects: Vec<_> =
        site.redirects.iter().map(|redirect| (&redirect.from, &redirect.to, redirect.by_rule)).collect();
    let rules: Vec<_> = site.rules.iter().map(|rule| (&rule.from, &rule.to)).collect();
    let locales: Vec<Key> = site.locales.iter().map(locale).collect();
    content_hash::of(&(locales, redirects, rules, &site.replaced))
}
