//! The blog of Material for MkDocs: where it shows its posts, which are articles here, and its lists, which are not.

use super::Config;
use crate::draft::{Draft, Kind};
use crate::source::{joined, split};
use crate::values::{Fields, as_text, as_texts, date, front_matter};

struct Blog {
    /// Below `docs/`.
    folder: String,
    posts: String,
    format: String,
    days: String,
}

fn settings(fields: &Fields) -> Option<Blog> {
    let name = ["blog", "material/blog"].into_iter().find(|name| super::has_plugin(fields, name))?;
    let plugin = super::plugin(fields, name);
    let text = |key: &str, or: &str| {
        plugin.and_then(|plugin| plugin.get(key)).and_then(as_text).unwrap_or_else(|| or.to_owned())
    };
    let folder = text("blog_dir", "blog");
    let folder = folder.trim_matches(['/', '.']).to_owned();
    let posts = text("post_dir", "{blog}/posts").replace("{blog}", &folder);
    Some(Blog {
        posts: posts.trim_matches(['/', '.']).to_owned(),
        format: text("post_url_format", "{date}/{slug}"),
        days: text("post_url_date_format", "yyyy/MM/dd"),
        folder,
    })
}

/// Gives posts the addresses that they had.
pub fn carry(source: &crate::source::Source, config: &Config, draft: &mut Draft) {
    let Some(blog) = settings(&config.fields) else { return };
    let posts = joined(&config.docs, &blog.posts);
    let mut any = false;
    for page in draft.pages.iter_mut().filter(|page| page.kind == Kind::Article) {
        if crate::source::below(&page.source, &posts).is_none() {
            continue;
        }
        let matter = front_matter(source.text(&page.source).unwrap_or_default());
        let heading = matter.body.lines().find_map(|line| line.strip_prefix("# ")).map(str::to_owned);
        let title = matter.fields.get("title").and_then(as_text).or(heading).unwrap_or_default();
        let text = |key: &str| matter.fields.get(key).and_then(as_text).filter(|text| !text.is_empty());
        let stem = split(&page.source).1.trim_end_matches(".md").to_owned();
        let slug = text("slug").unwrap_or_else(|| slug(&title));
        let day = matter.fields.get("date").and_then(|value| date(value.get("created").unwrap_or(value)));
        let day = day.map(|day| written(&day, &blog.days)).unwrap_or_default();
        let categories = matter.fields.get("categories").map(as_texts).unwrap_or_default();
        let categories = categories.first().map(|name| self::slug(name)).unwrap_or_default();
        let format = [("{date}", &day), ("{slug}", &slug), ("{file}", &stem), ("{categories}", &categories)];
        let end = format.iter().fold(blog.format.clone(), |made, (name, value)| made.replace(name, value));
        let end = end.split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
        page.address = super::address(config, &joined(&blog.folder, &end));
        any = true;
    }
    let home = super::address(config, &joined(&blog.folder, "index"));
    let has_home = draft.pages.iter().any(|page| page.address == home);
    if any && has_home && config.directories {
        // Lists of posts are what the page of a folder is here.
        for list in ["category", "archive", "page", "author"] {
            draft.any_name.push((format!("/{}/*", joined(&blog.folder, list)), home.clone()));
        }
    }
}

/// A day as the settings write it, `yyyy/MM/dd`.
fn written(day: &str, format: &str) -> String {
    let mut parts = day.splitn(3, '-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let (year, month) = (year.unwrap_or_default(), month.unwrap_or_default());
    let day = day.and_then(|day| day.get(..2)).unwrap_or_default();
    let bare = |text: &str| text.trim_start_matches('0').to_owned();
    let mut made = String::new();
    let mut rest = format;
    while let Some(first) = rest.chars().next() {
        let run = rest.len() - rest.trim_start_matches(first).len();
        match (first, run / first.len_utf8()) {
            ('y', 2) => made.push_str(year.get(2..).unwrap_or_default()),
            ('y', _) => made.push_str(year),
            ('M', 1) => made.push_str(&bare(month)),
            ('M', _) => made.push_str(month),
            ('d', 1) => made.push_str(&bare(day)),
            ('d', _) => made.push_str(day),
            _ => made.push_str(&rest[..run]),
        }
        rest = &rest[run..];
    }
    made
}

/// A name for addresses from a title: `pymdownx.slugs` with small letters.
fn slug(title: &str) -> String {
    let mut made = String::new();
    let mut in_tag = false;
    for c in title.trim().chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if in_tag => {}
            c if c.is_alphanumeric() || matches!(c, '-' | '_') => made.extend(c.to_lowercase()),
            c if c.is_whitespace() => made.push('-'),
            _ => {}
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_posts() {
        assert_eq!(slug("Search: better, faster & <b>smaller</b>"), "search-better-faster--smaller");
        assert_eq!(slug("How we're doing it"), "how-were-doing-it");
        assert_eq!(written("2024-05-06", "yyyy/MM/dd"), "2024/05/06");
        assert_eq!(written("2024-05-06", "yy-M"), "24-5");
        let fields = crate::values::yaml("plugins:\n- search\n- blog:\n    blog_dir: .\n").unwrap();
        let blog = settings(fields.as_object().unwrap()).unwrap();
        assert_eq!((blog.folder.as_str(), blog.posts.as_str()), ("", "posts"));
        assert!(settings(&Fields::from_iter([("plugins".to_owned(), serde_json::Value::Null)])).is_none());
    }
}
