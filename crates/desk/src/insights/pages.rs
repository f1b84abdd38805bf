//! Which article a page is. help.json lists those that the panel shows titles of; the others are known by their pages.

use std::path::PathBuf;

use guichet_html::tokens::{self, Token, decode_entities};

use crate::site::Site;

/// The id of the article that is named by its id or by the path of its page in a locale, if the site has it.
pub fn article_of(site: &Site, locale: &str, named: &str) -> Option<String> {
    let rows = site.articles.get(locale)?;
    if let Some(row) = rows.iter().find(|row| row.id == named || row.url == named) {
        return Some(row.id.clone());
    }
    let is_path = named.starts_with('/');
    let page = if is_path {
        page(site, named.strip_prefix(site.base.path())?)?
    } else {
        page(site, &format!("{locale}/{named}"))?
    };
    let id = between(&page, "data-article=\"", "\"")?;
    (is_path || id == named).then(|| id.to_owned())
}

/// What an article is called: in `locale`, or else in any that has it. Without a page, its id.
pub fn title_of(site: &Site, locale: Option<&str>, article: &str) -> String {
    if article.is_empty() {
        return String::new();
    }
    let locales = || locale.into_iter().chain(site.articles.keys().map(String::as_str));
    let listed = |locale| site.articles.get(locale)?.iter().find(|row| row.id == article).map(|row| row.title.clone());
    let written = |locale: &str| {
        let page = page(site, &format!("{locale}/{article}"))?;
        let (_, heading) = between(&page, "<h1", "</h1>")?.split_once('>')?;
        Some(text(heading)).filter(|title| !title.is_empty())
    };
    locales().find_map(listed).or_else(|| locales().find_map(written)).unwrap_or_else(|| article.to_owned())
}

/// The id of the area that an article is in: the outermost folder.
pub fn area_of(article: &str) -> &str {
    article.split_once('/').map_or("", |(area, _)| area)
}

/// The page in a folder of the site. Anybody may ask for one: only plain names lead anywhere.
fn page(site: &Site, folder: &str) -> Option<String> {
    let mut path: PathBuf = site.folder.clone();
    let folder = percent_encoding::percent_decode_str(folder).decode_utf8().ok()?;
    for name in folder.split('/').filter(|name| !name.is_empty()) {
        if name.starts_with('.') || name.contains(['\\', ':', '\0']) || name.len() > 200 {
            return None;
        }
        path.push(name);
    }
    std::fs::read_to_string(path.join("index.html")).ok()
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after)?.0)
}

fn text(html: &str) -> String {
    let (mut text, mut at) = (String::new(), 0);
    while at < html.len() {
        let (token, next) = tokens::next(html, at);
        if let Token::Text(part) = token {
            text.push_str(&decode_entities(part));
        }
        at = next;
    }
    text.trim().to_owned()
}
