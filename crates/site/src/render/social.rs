//! What machines read of a single page: chats and networks that show a link to it (Open Graph, <https://ogp.me/>; X's cards), and
//! search engines (JSON-LD in the words of schema.org). Addresses are absolute: nothing of this is for the page itself.

use std::fmt::Write;

use serde_json::{Value, json};

use super::context::{LocaleContext, PageFacts, Sibling};
use super::share::{Article, Picture};
use super::shared::Shared;
use crate::escape::escape;

/// Pages that somebody may send to somebody else.
const SHARED: [&str; 6] = ["home", "area", "category", "article", "contact", "root"];

/// Tags of the head, each on a line of its own, with the line break before it. `None` for pages that nobody sends around.
pub fn tags<'a>(
    shared: &Shared<'a>,
    locale: &LocaleContext<'a>,
    facts: &PageFacts,
    noindex: bool,
    siblings: &[(&LocaleContext<'a>, Sibling)],
    has_translations: bool,
) -> Option<String> {
    if !SHARED.contains(&facts.kind) {
        return None;
    }
    let title = if facts.title.is_empty() { &*locale.title } else { &*facts.title };
    let url = facts.canonical.clone().unwrap_or_else(|| shared.absolute(&facts.url));
    let own = facts
        .article
        .and_then(|article| Some(Picture::of_article(shared, article.page.body.preview.as_ref()?, article)));
    let picture = own.as_ref().unwrap_or(&locale.picture);
    // Of the text, where the page around it is in another language.
    let written_in = facts.article.map_or(locale, |article| {
        let other = siblings.iter().find(|(other, _)| other.site.locale == article.file.locale);
        other.map_or(locale, |(other, _)| *other)
    });
    let mut html = String::with_capacity(1024);
    let mut tag = |name: &str, content: &str| {
        let attribute = if name.starts_with("twitter:") { "name" } else { "property" };
        let _ = write!(html, "\n<meta {attribute}=\"{name}\" content=\"{}\">", escape(content));
    };
    tag("og:site_name", &locale.title);
    tag("og:type", if facts.kind == "article" { "article" } else { "website" });
    tag("og:title", title);
    if !facts.description.is_empty() {
        tag("og:description", &facts.description);
    }
    tag("og:url", &url);
    tag("og:locale", &written_in.country);
    if has_translations {
        let others = siblings.iter().filter(|(_, sibling)| sibling.same && !sibling.borrowed);
        let others = others.map(|(other, _)| &other.country).filter(|country| **country != written_in.country);
        others.for_each(|country| tag("og:locale:alternate", country));
    }
    if let Some(updated) = facts.article.and_then(|article| article.file.head.updated) {
        tag("article:modified_time", &updated.to_string());
    }
    tag("og:image", &picture.url);
    if let Some((width, height)) = picture.size {
        tag("og:image:width", &width.to_string());
        tag("og:image:height", &height.to_string());
    }
    if let Some(alt) = &picture.alt {
        tag("og:image:alt", alt);
    }
    tag("twitter:card", picture.card());
    if let Some(article) = facts.article.filter(|_| !noindex) {
        html.push_str("\n<script type=\"application/ld+json\">");
        html.push_str(&data(&described(shared, locale, facts, article, &url, picture)));
        html.push_str("</script>");
    }
    Some(html)
}

/// An article and where it is, in the words of schema.org.
fn described<'a>(
    shared: &Shared<'a>,
    locale: &LocaleContext<'a>,
    facts: &PageFacts,
    article: Article,
    url: &str,
    picture: &Picture,
) -> Value {
    let head = &article.file.head;
    let site = locale.site;
    let mut about = json!({
        "@type": "TechArticle",
        "headline": facts.title,
        "inLanguage": site.locale.as_str(),
        "url": url,
        "publisher": { "@type": "Organization", "name": locale.title },
    });
    if let Some(updated) = head.updated {
        about["dateModified"] = json!(updated.to_string());
    }
    if !head.authors.is_empty() {
        let authors = head.authors.iter().map(|name| json!({ "@type": "Person", "name": name }));
        about["author"] = authors.collect();
    }
    if picture.is_chosen {
        about["image"] = json!(picture.url);
    }
    let above = std::iter::successors(site.above(article.page), |folder| site.folders[*folder].parent);
    let above = above.map(|folder| &site.folders[folder]);
    let mut way: Vec<(&str, String)> =
        above.map(|folder| (folder.title.as_str(), shared.absolute(&folder.url))).collect();
    way.push((&locale.title, shared.absolute(&format!("{}/", site.locale))));
    way.reverse();
    let step = |at: usize, name: &str| json!({ "@type": "ListItem", "position": at + 1, "name": name });
    let mut steps: Vec<Value> = way
        .iter()
        .enumerate()
        .map(|(at, (name, item))| {
            let mut step = step(at, name);
            step["item"] = json!(item);
            step
        })
        .collect();
    // The page itself: its address is said already.
    steps.push(step(way.len(), &facts.title));
    let crumbs = json!({ "@type": "BreadcrumbList", "itemListElement": steps });
    json!({ "@context": "https://schema.org", "@graph": [about, crumbs] })
}

/// JSON that nothing in it can end, or turn into something else than data.
fn data(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::data;

    #[test]
    fn no_title_ends_the_data() {
        let written = data(&serde_json::json!("</script><!--<script>& \u{2028}"));
        assert!(!written.contains(['<', '>', '&']));
        let read: String = serde_json::from_str(&written).unwrap();
        assert_eq!(read, "</script><!--<script>& \u{2028}");
    }
}
