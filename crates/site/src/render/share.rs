//! What links to a page are shown with: its picture, or the site's.

use super::shared::Shared;
use crate::brand::{SHARE_PICTURE, files};
use crate::config::theme::FOLDER;
use crate::resolve::{ArticlePage, LocaleSite, ResolvedImage};
use guichet_markdown::ParsedFile;

/// Narrower pictures stand beside the words, since networks would not show them above.
const WIDE: u32 = 400;

/// Of an article, beside the facts of its page.
#[derive(Clone, Copy)]
pub struct Article<'a> {
    pub page: &'a ArticlePage,
    pub file: &'a ParsedFile,
}

/// A picture with its address and what is known of it.
#[derive(Clone)]
pub struct Picture {
    pub url: String,
    pub size: Option<(u32, u32)>,
    pub alt: Option<String>,
    /// Somebody has chosen it.
    pub is_chosen: bool,
}

impl Picture {
    /// The site's, or else the theme's own.
    pub fn of_site(shared: &Shared, site: &LocaleSite) -> Self {
        let analysis = shared.analysis;
        let chosen = analysis.config.theme.social_image.as_ref();
        let name = chosen.map_or_else(|| SHARE_PICTURE.to_owned(), |image| format!("{FOLDER}{}", image.file.value));
        Picture {
            url: shared.absolute(&format!("_guichet/{}/{name}", shared.assets)),
            size: files::size_of_asset(&analysis.theme, &name),
            alt: chosen.and_then(|image| Some(image.alt.as_ref()?.get(&site.chain).to_owned())),
            is_chosen: chosen.is_some(),
        }
    }

    /// The one that an article names.
    pub fn of_article(shared: &Shared, image: &ResolvedImage, article: Article) -> Self {
        let body = &article.page.body;
        let shown = body.images.iter().position(|other| other.url == image.url);
        let alt = shown.and_then(|at| Some(article.file.body.images.get(at)?.alt.clone()));
        let url = match &*image.url {
            url if url.starts_with("//") => format!("https:{url}"),
            url if url.starts_with('/') => format!("{}{url}", shared.analysis.config.base_url.origin),
            url => url.to_owned(),
        };
        Picture { url, size: image.size, alt: alt.filter(|alt| !alt.trim().is_empty()), is_chosen: true }
    }

    /// X's name for how it is shown.
    pub fn card(&self) -> &'static str {
        let is_wide = self.size.is_none_or(|(width, height)| width >= WIDE && width > height);
        if is_wide { "summary_large_image" } else { "summary" }
    }
}
