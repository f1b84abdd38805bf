//! Articles and folders as rows of a list.

use super::context::LocaleContext;
use super::parts::{folder_language, no_language, written};
use super::shared::Shared;
use super::views::Row;
use crate::resolve::{ArticlePage, Folder, ResolvedBody};
use guichet_l10n::Arg;
use guichet_markdown::ParsedFile;

impl<'a> LocaleContext<'a> {
    /// An article, with its area.
    pub fn article_row(&self, shared: &Shared<'a>, page: &'a ArticlePage) -> Row<'a> {
        let file = &shared.analysis.files[page.body.file];
        let area = &self.site.folders[page.area];
        let (area_lang, area_dir) = folder_language(shared, self.site, area);
        Row {
            title: &page.title,
            description: written(&page.description),
            url: shared.url(&page.url),
            plans_text: self.plans_text(shared, &page.plans),
            lang: file.locale.as_str(),
            dir: guichet_l10n::direction(file.locale.as_str()),
            borrowed_text: page.borrowed.then(|| self.borrowed_text(file)),
            area_title: Some(&area.title),
            area_lang,
            area_dir,
        }
    }

    /// The same for the text of an area or category.
    pub fn folder_row(&self, shared: &Shared<'a>, folder: &'a Folder, body: &ResolvedBody) -> Row<'a> {
        let file = &shared.analysis.files[body.file];
        let area = folder.parent.map(|_| self.site.area_of(folder));
        let (area_lang, area_dir) = area.map_or_else(no_language, |area| folder_language(shared, self.site, area));
        Row {
            title: &folder.title,
            description: written(&folder.description),
            url: shared.url(&folder.url),
            plans_text: None,
            lang: file.locale.as_str(),
            dir: guichet_l10n::direction(file.locale.as_str()),
            borrowed_text: (file.locale != self.site.locale).then(|| self.borrowed_text(file)),
            area_title: area.and_then(|area| written(&area.title)),
            area_lang,
            area_dir,
        }
    }

    fn borrowed_text(&self, file: &ParsedFile) -> String {
        let language = self.words.language_name(file.locale.as_str());
        self.message("article-borrowed", &[("language", Arg::Str(&language))])
    }
}
