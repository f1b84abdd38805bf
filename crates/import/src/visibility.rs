//! What a source keeps out of its lists, out of its search, or out of both. Here, `unlisted: true` means both: what readers could still
//! search for is listed like any other page, since one that nobody finds is worse than one more line in a list.

use crate::draft::{Kind, Page};
use crate::report::Report;

/// Takes a page out of what it was out of. `lists`: what the source says to keep it out of its lists; `search`: its search did not find it.
pub fn carry(lists: Option<&str>, search: bool, page: &mut Page, report: &mut Report) {
    match lists {
        // The text of a folder is listed with it, whatever is said of it; `place` knows what to do.
        Some(_) if search || page.head.get("search") == Some(&false.into()) => {
            page.head.remove("search");
            page.set("unlisted", true);
        }
        Some(what) if page.kind != Kind::Snippet => {
            let note = "listed here: its search found the page, and `unlisted: true` hides one from the search as well";
            report.changed(what, note, &page.source);
        }
        None if search => page.set("search", false),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_search_did_not_find_is_unlisted() {
        for (lists, search, key) in [
            (Some("`x`"), true, Some("unlisted")),
            (Some("`x`"), false, None),
            (None, true, Some("search")),
            (None, false, None),
        ] {
            let mut page = Page::new(Kind::Article, "en", "a/b", "a/b.md");
            carry(lists, search, &mut page, &mut Report::default());
            assert_eq!(page.head.keys().next().map(String::as_str), key, "{lists:?} {search}");
        }
    }
}
