//! What only an article's own page, its Markdown twin and the search index are made of, by the number of its file. Most of a
//! site's bytes: they are in the memo, and read for one page after the other.

use std::borrow::Cow;
use std::io;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;

use crate::load::Texts;
use crate::parser::{At, Parser, Used, read_again};
use guichet_core::content_hash::Key;
use guichet_core::deferred::Deferred;
use guichet_core::diag::Diagnostic;
use guichet_core::model::Span;
use guichet_markdown::body::{AddressUse, Content, Outline, Piece, Section, SnippetText};
use guichet_markdown::{Parsed, ParsedFile};
use guichet_memo::{Memo, Part, Stamp};

/// Where what was parsed comes from: the memo, and if that has lost it, the file once more.
pub struct Origin {
    memo: Arc<Memo>,
    parser: Parser,
    texts: Arc<Texts>,
    /// The first file that could not be read again.
    failed: OnceLock<io::Error>,
}

/// The contents of all files, in the order of `Analysis::files`.
pub struct Contents {
    origin: Arc<Origin>,
    places: Vec<Place>,
    /// Of each file, if another analysis follows in this process.
    known: Vec<Known>,
}

/// What the next analysis in this process asks for of a file.
#[derive(Clone, Debug)]
pub struct Known {
    /// If it is certain.
    pub stamp: Option<Stamp>,
    pub used: Used,
    pub diags: Arc<[Diagnostic]>,
}

/// Where a content is.
#[derive(Clone, Debug)]
pub struct Place {
    /// All that it was made of.
    pub made_of: Key,
    /// The file's text.
    pub text: Key,
    /// What pages of other files may show of it.
    pub public: Key,
    /// What it is to all others.
    pub shape: Key,
    /// As [`encoded`].
    pub parts: Vec<Part>,
    /// The content itself, if it is at hand.
    pub content: Option<Arc<Content>>,
}

/// What the Markdown twin has beside the text.
pub type Notes = (Vec<(Span, Cow<'static, str>)>, Vec<(Span, String)>, Vec<SnippetText>);

/// A part of a content: of one at hand, or read.
pub enum Held<'c, T: ?Sized + ToOwned> {
    AtHand(&'c T),
    Read(T::Owned),
}

impl<T: ?Sized + ToOwned> Deref for Held<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        match self {
            Held::AtHand(part) => part,
            Held::Read(part) => std::borrow::Borrow::borrow(part),
        }
    }
}

/// The parts of a content as the memo has them: of the page, of the twin, of the index, and what only `check --external` reads.
pub fn encoded(content: &Content) -> [Vec<u8>; 4] {
    let notes = (&content.dropped, &content.expansions, &content.snippets);
    [
        postcard::to_allocvec(&content.pieces),
        postcard::to_allocvec(&notes),
        postcard::to_allocvec(&content.sections),
        postcard::to_allocvec(&content.elsewhere),
    ]
    .map(Result::unwrap_or_default)
}

impl Origin {
    pub fn new(memo: Arc<Memo>, parser: Parser, texts: Arc<Texts>) -> Self {
        Origin { memo, parser, texts, failed: OnceLock::new() }
    }

    pub fn memo(&self) -> &Arc<Memo> {
        &self.memo
    }

    pub fn parser(&self) -> &Parser {
        &self.parser
    }

    /// The outline of a file that an earlier build has parsed, when somebody asks for it.
    pub fn outline(self: &Arc<Self>, file: &ParsedFile, text: Key, detail: Part) -> Deferred<Outline> {
        let origin = Arc::clone(self);
        let (path, locale, rel) = (Arc::clone(&file.path), file.locale.clone(), Arc::clone(&file.rel));
        let beside = file.beside;
        Deferred::until_asked(move || {
            let known = origin.memo.detail(&detail, |bytes| postcard::from_bytes(bytes).ok());
            let at = At { path: &path, locale: &locale, rel: &rel, beside };
            known.unwrap_or_else(|| match origin.parser.again(&at, text, &origin.texts) {
                Ok(parsed) => parsed.file.body.into_inner(),
                Err(error) => origin.fail(error),
            })
        })
    }

    fn fail<T: Default>(&self, error: io::Error) -> T {
        let _ = self.failed.set(error);
        T::default()
    }
}

impl Contents {
    pub fn new(origin: Arc<Origin>, places: Vec<Place>, known: Vec<Known>) -> Self {
        Contents { origin, places, known }
    }

    /// Where the content of a file is, and what else is known of the file; `None` if no analysis was to follow.
    pub(crate) fn known(&self, at: usize) -> Option<(&Place, &Known)> {
        Some((self.places.get(at)?, self.known.get(at)?))
    }

    /// All that the content of a file was made of.
    pub fn made_of(&self, file: usize) -> Key {
        self.places[file].made_of
    }

    /// The text of a file, as it was when it was parsed.
    pub fn text(&self, file: usize) -> Key {
        self.places[file].text
    }

    /// What a file is to all others: everything but the words of its text, and where they stand.
    pub fn shape(&self, file: usize) -> Key {
        self.places[file].shape
    }

    /// What pages of other files, and lists, may show of a file.
    pub fn public(&self, file: usize) -> Key {
        self.places[file].public
    }

    /// The text of a file.
    pub fn source(&self, at: usize, file: &ParsedFile) -> Arc<str> {
        let place = &self.places[at];
        if let Some(content) = &place.content {
            return Arc::clone(&content.source);
        }
        let read = read_again(&file.path, place.text, &self.origin.texts);
        read.map(|read| read.text).unwrap_or_else(|error| self.origin.fail(error))
    }

    pub fn pieces(&self, at: usize, file: &ParsedFile) -> Held<'_, [Piece]> {
        match &self.places[at].content {
            Some(content) => Held::AtHand(&content.pieces),
            None => Held::Read(self.read(0, at, file, |content| content.pieces)),
        }
    }

    pub fn notes(&self, at: usize, file: &ParsedFile) -> Notes {
        match &self.places[at].content {
            Some(content) => (content.dropped.clone(), content.expansions.clone(), content.snippets.clone()),
            None => self.read(1, at, file, |content| (content.dropped, content.expansions, content.snippets)),
        }
    }

    pub fn sections(&self, at: usize, file: &ParsedFile) -> Held<'_, [Section]> {
        match &self.places[at].content {
            Some(content) => Held::AtHand(&content.sections),
            None => Held::Read(self.read(2, at, file, |content| content.sections)),
        }
    }

    /// Links of the text to other sites.
    pub fn elsewhere(&self, at: usize, file: &ParsedFile) -> Held<'_, [AddressUse]> {
        match &self.places[at].content {
            Some(content) => Held::AtHand(&content.elsewhere),
            None => Held::Read(self.read(3, at, file, |content| content.elsewhere)),
        }
    }

    /// A part from the memo; if that has lost it, from the file once more.
    fn read<T: DeserializeOwned + Default>(
        &self,
        part: usize,
        at: usize,
        file: &ParsedFile,
        of: impl FnOnce(Content) -> T,
    ) -> T {
        let place = &self.places[at];
        let known = place.parts.get(part).and_then(|part| self.origin.memo.part(part));
        if let Some(known) = known.and_then(|bytes| postcard::from_bytes(&bytes).ok()) {
            return known;
        }
        let at = At { path: &file.path, locale: &file.locale, rel: &file.rel, beside: file.beside };
        match self.origin.parser.again(&at, place.text, &self.origin.texts) {
            Ok(parsed) => of(parsed.content),
            Err(error) => self.origin.fail(error),
        }
    }

    /// A file, parsed as if nothing was known of it. `None` if it has changed, or can't be read.
    pub fn parse_again(&self, at: usize, file: &ParsedFile) -> Option<Parsed> {
        let origin = At { path: &file.path, locale: &file.locale, rel: &file.rel, beside: file.beside };
        self.origin.parser.again(&origin, self.places[at].text, &self.origin.texts).ok()
    }

    /// That a text could not be read again: the site is not whole then.
    ///
    /// # Errors
    /// The first that could not.
    pub fn all_read(&self) -> io::Result<()> {
        match self.origin.failed.get() {
            Some(error) => Err(io::Error::new(error.kind(), error.to_string())),
            None => Ok(()),
        }
    }

    pub fn memo(&self) -> &Memo {
        &self.origin.memo
    }
}
