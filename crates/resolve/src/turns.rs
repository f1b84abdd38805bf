//! Texts of one article that take turns: a translation that comes or goes on a day of its own, and the original that readers
//! get without it. A section that only one of them has is there at one date and not at another. Nobody made a mistake on
//! the day between, so that is a warning (TIME001) on both sides of it, and before it comes.

use super::addresses::PageRef;
use super::dates::{self, Reason};
use super::resolver::Resolver;
use super::site::{LocaleSite, PageAt};
use guichet_core::diag::Diagnostic;
use guichet_core::model::Locale;
use guichet_core::moment::Moment;
use guichet_markdown::ParsedFile;
use guichet_markdown::front_matter::Head;

impl Resolver<'_> {
    /// A text of the page's article has the section, and not the one that is shown at this date.
    pub(super) fn section_at_another_date(
        &self,
        site: &LocaleSite,
        page: PageAt,
        fragment: &str,
    ) -> Option<Diagnostic> {
        let shown = &self.input.files[site.file_of(page)?];
        let comes_and_goes = shown.head.comes_and_goes();
        self.texts(site, page).find_map(|file| {
            let why = self.catalog.why_hidden(file);
            let other = &self.input.files[file];
            self.anchor(file, fragment)?;
            match why {
                Some(why) if why.by_date => Some(dates::section_elsewhere(fragment, &other.path, why)),
                None if comes_and_goes => Some(dates::section_left_out(fragment, &shown.path)),
                _ => None,
            }
        })
    }

    /// The section is there, and will not be when a text that waits for its day takes the place of the one that is shown,
    /// or when that one has had its time.
    pub(super) fn section_ends_soon(
        &self,
        from: &ParsedFile,
        site: &LocaleSite,
        page: PageAt,
        fragment: &str,
    ) -> Option<Diagnostic> {
        let shown = site.file_of(page)?;
        let head = &self.input.files[shown].head;
        let mut own_turn = false;
        for file in self.texts(site, page) {
            own_turn |= file == shown;
            let other = &self.input.files[file];
            if file == shown || self.anchor(file, fragment).is_some() {
                continue;
            }
            let day = match self.catalog.why_hidden(file) {
                Some(why) if why.is_to_come() && !own_turn => other.head.publish_at,
                None if own_turn => head.expires_at.filter(|at| dates::is_soon(*at, self.input.date)),
                _ => None,
            };
            let Some(day) = day.filter(|day| from.head.expires_at.is_none_or(|end| end > *day)) else { continue };
            return Some(dates::section_ends(fragment, &other.path, day));
        }
        None
    }

    /// Whether readers get another text of the article when this one has had its time.
    pub(super) fn has_successor(&self, site: &LocaleSite, page: PageAt) -> bool {
        let shown = site.file_of(page);
        self.texts(site, page).any(|file| Some(file) != shown && self.catalog.why_hidden(file).is_none())
    }

    /// The page is there for a time only, or since a day of its own.
    pub(super) fn comes_and_goes(&self, page: PageRef) -> bool {
        let PageRef::Content { locale, page } = page else { return false };
        let file = self.locales[locale].file_of(page).map(|file| &self.input.files[file].head);
        file.is_some_and(Head::comes_and_goes)
    }

    /// The day on which an article will be published at an address.
    pub(super) fn comes_on(&self, address: &str) -> Option<Moment> {
        let by_path = || {
            let (locale, rel) = address.split_once('/')?;
            let file = self.catalog.by_path(&Locale::new(locale), rel)?;
            self.input.files[file].head.slug.is_none().then_some(file)
        };
        let file = self.catalog.away.get(address).copied().or_else(by_path)?;
        self.catalog.why_hidden(file).is_some_and(Reason::is_to_come).then(|| self.input.files[file].head.publish_at)?
    }

    /// All texts of a page's article in the order in which its locale borrows them.
    fn texts<'s>(&'s self, site: &'s LocaleSite, page: PageAt) -> impl Iterator<Item = usize> + 's {
        let id = match page {
            PageAt::Article(at) => Some(&site.pages[at].id),
            PageAt::Folder(_) | PageAt::Home => None,
        };
        id.into_iter().flat_map(move |id| {
            site.chain.iter().filter_map(move |locale| self.catalog.ids.get(locale.as_str())?.get(id).copied())
        })
    }
}
