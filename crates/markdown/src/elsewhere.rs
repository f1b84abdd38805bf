//! Keys that other generators have in their front matter, and what does the same here. A help centre that moves brings
//! them in every article.

use guichet_core::yaml::Instead;

/// What to do about a key that is none of ours, if it is known from elsewhere.
pub(super) fn instead_of(key: &str) -> Option<Instead> {
    help(key).map(|help| Instead { help, key: same_as(key) })
}

/// The key of ours that means the same, whatever its value. A tag is more than a keyword, and `date` is many things.
fn same_as(key: &str) -> Option<&'static str> {
    Some(match key.to_ascii_lowercase().replace('-', "_").as_str() {
        "weight" | "sidebar_position" | "nav_order" | "position" | "menu_order" | "nav_weight" => "order",
        "lastmod" | "last_update" | "last_updated" | "last_modified" | "last_modified_at" | "modified"
        | "updated_at" | "edited_at" | "lastupdated" | "lastmodified" => "updated",
        "summary" | "excerpt" | "meta_description" | "seo_description" | "abstract" | "lead" => "description",
        "publishdate" | "publish_date" => "publish_at",
        "expirydate" | "expiry_date" | "unpublishdate" => "expires_at",
        "author" => "authors",
        "og_image" | "social_image" | "featured_image" | "feature_image" => "image",
        _ => return None,
    })
}

fn help(key: &str) -> Option<String> {
    let lower = key.to_ascii_lowercase().replace('-', "_");
    let ours = match lower.as_str() {
        "weight" | "sidebar_position" | "nav_order" | "position" | "menu_order" | "nav_weight" => "order: 1",
        "tags" | "tag" | "categories" | "labels" | "label_names" => "keywords: [one, two]",
        "date" | "lastmod" | "last_update" | "last_updated" | "last_modified" | "last_modified_at" | "modified"
        | "updated_at" | "edited_at" | "lastupdated" | "lastmodified" => "updated: 2026-10-19",
        "redirect_from" | "redirects" | "old_urls" | "previous_urls" => "aliases: [old/address]",
        "permalink" | "url" => {
            return Some(
                "write its last part as `slug: …` if the page is to keep it, and the whole old address as `aliases: [old/address]`"
                    .to_owned(),
            );
        }
        "redirect_to" | "redirect" => {
            return Some(
                "remove the file, and write a line into redirects.yaml: `- { from: /old/address/, to: /new/address/ }`"
                    .to_owned(),
            );
        }
        "summary" | "excerpt" | "meta_description" | "seo_description" | "subtitle" | "abstract" | "lead" => {
            "description: …"
        }
        "hidden" | "nav_exclude" | "sitemap_exclude" => "unlisted: true",
        "published" => return Some("write `draft: true` where it says `published: false`".to_owned()),
        "publishdate" | "publish_date" => "publish_at: 2026-10-19",
        "expirydate" | "expiry_date" | "unpublishdate" => "expires_at: 2026-10-19",
        "author" => "authors: [Name]",
        "images" | "thumbnail" | "cover" | "og_image" | "social_image" | "featured_image" | "feature_image" => {
            "image: picture.png"
        }
        "hide_table_of_contents" | "toc_hide" | "hide_toc" | "tableofcontents" => "toc: false",
        "sidebar_label" | "linktitle" | "link_title" | "nav_title" | "sidebartitle" | "short_title" | "menu_title" => {
            return Some(
                "remove it: lists show the `title`, and the heading of the page is the first `# …` of the text"
                    .to_owned(),
            );
        }
        "lang" | "language" | "locale" => {
            return Some("remove it: the folder below `content/` says the language".to_owned());
        }
        "layout" | "type" | "template" | "hide_title" | "parent" | "grand_parent" | "has_children" | "menu"
        | "sidebar" | "pagination_next" | "pagination_prev" | "prev" | "next" | "hero" | "banner" | "head"
        | "editurl" | "edit_url" | "custom_edit_url" | "comments" | "outline" => {
            return Some("remove it, or put it under `extra` if your theme needs it".to_owned());
        }
        _ => return None,
    };
    Some(format!("write `{ours}` in its place"))
}

#[cfg(test)]
mod tests {
    use super::instead_of;

    #[test]
    fn what_other_generators_call_it() {
        for (theirs, ours) in [
            ("weight", "`order: 1`"),
            ("sidebar_position", "`order: 1`"),
            ("nav_order", "`order: 1`"),
            ("tags", "`keywords: [one, two]`"),
            ("date", "`updated: 2026-10-19`"),
            ("lastmod", "`updated: 2026-10-19`"),
            ("last_update", "`updated: 2026-10-19`"),
            ("lastUpdated", "`updated: 2026-10-19`"),
            ("redirect_from", "`aliases: [old/address]`"),
            ("hidden", "`unlisted: true`"),
            ("published", "`draft: true`"),
            ("sidebar_label", "remove it"),
            ("permalink", "`slug: …`"),
            ("url", "`slug: …`"),
            ("layout", "`extra`"),
            ("cover", "`image: picture.png`"),
            ("tableOfContents", "`toc: false`"),
        ] {
            assert!(instead_of(theirs).is_some_and(|instead| instead.help.contains(ours)), "{theirs}");
        }
        assert!(instead_of("colour").is_none());
        for (theirs, ours) in [("weight", Some("order")), ("lastMod", Some("updated")), ("tags", None), ("date", None)]
        {
            assert_eq!(instead_of(theirs).and_then(|instead| instead.key), ours, "{theirs}");
        }
    }
}
