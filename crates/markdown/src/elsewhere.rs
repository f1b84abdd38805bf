//! Keys that other generators have in their front matter, and what does the same here. A help centre that moves brings
//! them in every article.

/// What to do about a key that is none of ours, if it is known from elsewhere.
pub(super) fn instead_of(key: &str) -> Option<String> {
    let lower = key.to_ascii_lowercase().replace('-', "_");
    let ours = match lower.as_str() {
        "weight" | "sidebar_position" | "nav_order" | "position" | "menu_order" | "nav_weight" => "order: 1",
        "tags" | "tag" | "categories" | "labels" | "label_names" => "keywords: [one, two]",
        "date" | "lastmod" | "last_update" | "last_updated" | "last_modified" | "last_modified_at" | "modified"
        | "updated_at" | "edited_at" => "updated: 2026-10-19",
        "permalink" | "redirect_from" | "redirects" | "redirect_to" => "aliases: [old/address]",
        "url" => "slug: last-part-of-the-address",
        "summary" | "excerpt" | "subtitle" | "abstract" | "lead" => "description: …",
        "hidden" | "nav_exclude" | "sitemap_exclude" => "unlisted: true",
        "published" => return Some("write `draft: true` where it says `published: false`".to_owned()),
        "publishdate" | "publish_date" => "publish_at: 2026-10-19",
        "expirydate" | "expiry_date" | "unpublishdate" => "expires_at: 2026-10-19",
        "author" => "authors: [Name]",
        "hide_table_of_contents" | "toc_hide" | "hide_toc" => "toc: false",
        "sidebar_label" | "linktitle" | "nav_title" | "sidebartitle" | "short_title" | "menu_title" => {
            return Some(
                "remove it: lists show the `title`, and the heading of the page is the first `# …` of the text"
                    .to_owned(),
            );
        }
        "lang" | "language" | "locale" => {
            return Some("remove it: the folder below `content/` says the language".to_owned());
        }
        "layout" | "type" | "template" | "hide_title" | "parent" | "menu" | "pagination_next" | "pagination_prev" => {
            return Some("remove it, or put it under `extra` if your theme needs it".to_owned());
        }
        _ => return None,
    };
    Some(format!("write `{ours}` in its place"))
}
