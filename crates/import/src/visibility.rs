//! What a source keeps out of its lists, out of its search, or out of both. Here, `unlisted: true` means both: what readers could still
//! search for is listed like any other page, since one that nobody finds is worse than one more line in a list.
//!
//! And what a source does not publish, or not for everybody: that is a draft here, and so is what can't be told.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::draft::{Draft, Kind, Page};
use crate::report::Report;
use crate::values::{Fields, as_text, date, flag};

/// Keys of a front matter that keep a page from being published, and what they say then.
const DRAFTS: [(&str, bool); 5] =
    [("draft", true), ("private", true), ("unpublished", true), ("published", false), ("publish", false)];

/// Whether the front matter of a page keeps it from being published: in any of the words for it.
pub fn drafts(fields: &Fields, page: &mut Page, report: &mut Report) {
    for (key, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
        let lower = key.to_lowercase();
        let Some((_, meaning)) = DRAFTS.iter().find(|(known, _)| *known == lower) else { continue };
        // `published` may be the day of it.
        if !meaning && date(value).is_some() {
            continue;
        }
        let says = flag(value);
        if says == Some(*meaning) && value.as_str() != Some("") {
            page.set("draft", true);
        } else if says.is_none() {
            page.set("draft", true);
            let note = "a draft now: remove `draft: true` if it was published";
            report.left(&format!("a key that is neither true nor false, `{lower}`"), note, &page.source);
        }
    }
}

/// Flags of a record of a help desk by letters and digits, and what they say of one that not everybody could read.
const FLAGS: [(&str, bool); 29] = [
    ("unpublished", true),
    ("isunpublished", true),
    ("live", false),
    ("islive", false),
    ("draft", true),
    ("isdraft", true),
    ("hidden", true),
    ("ishidden", true),
    ("private", true),
    ("isprivate", true),
    ("internal", true),
    ("isinternal", true),
    ("internalonly", true),
    ("restricted", true),
    ("isrestricted", true),
    ("archived", true),
    ("isarchived", true),
    ("archivedindashboard", true),
    ("unlisted", true),
    ("isunlisted", true),
    ("deleted", true),
    ("isdeleted", true),
    ("publicaccessrulesenabled", true),
    ("published", false),
    ("ispublished", false),
    ("currentlypublished", false),
    ("public", false),
    ("ispublic", false),
    ("visible", false),
];
/// Texts that say it, but for the words below.
const STATES: [&str; 22] = [
    "articlestate",
    "publishedstatus",
    "accesscontrol",
    "publishstatus",
    "publishingstatus",
    "publicationstatus",
    "publishstate",
    "publicationstate",
    "contentstatus",
    "pagestatus",
    "status",
    "articlestatus",
    "state",
    "currentstate",
    "visibility",
    "articlevisibility",
    "access",
    "accesslevel",
    "audience",
    "viewableby",
    "permission",
    "privacy",
];
const OPEN: [&str; 14] = [
    "published",
    "publish",
    "publishedorscheduled",
    "publishedab",
    "live",
    "active",
    "public",
    "open",
    "visible",
    "everyone",
    "everybody",
    "anyone",
    "all",
    "listed",
];
/// What any other status may say: `Review status` says nothing of readers, but where it says one of these.
const CLOSED: [&str; 12] = [
    "draft",
    "unpublished",
    "notpublished",
    "archived",
    "private",
    "internal",
    "scheduled",
    "deleted",
    "hidden",
    "restricted",
    "unlisted",
    "draftab",
];
/// Days that it was taken away on; a password that readers were asked for.
const ENDS: [&str; 5] = ["archivedat", "deletedat", "archiveddate", "unpublishedat", "password"];

/// Letters and digits in lower case: how one name is written differs.
pub fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Why not everybody could read a record of a help desk: its key, and whether it is no more than a draft.
pub fn withheld<'f>(fields: impl IntoIterator<Item = (&'f String, &'f Value)>) -> Option<(String, bool)> {
    let mut found: Option<(String, bool)> = None;
    for (key, value) in fields {
        // A map has texts of its own; what it says of access is in it.
        let name = bare(key);
        if let Value::Object(inner) = value {
            if matches!(name.as_str(), "accesspolicy" | "access" | "permissions" | "visibility")
                && let Some((inner, _)) = withheld(inner)
            {
                return Some((format!("{key}.{inner}"), false));
            }
            continue;
        }
        let Some(says) = as_text(value).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()) else {
            continue;
        };
        // `published` may be the day of it.
        let is_closed = match FLAGS.iter().find(|(known, _)| *known == name) {
            Some((_, false)) if says.bytes().filter(u8::is_ascii_digit).count() > 3 => false,
            Some((_, meaning)) => flag(value).is_none_or(|flag| flag == *meaning),
            None if STATES.contains(&name.as_str()) => !OPEN.contains(&bare(&says).as_str()),
            None if ["status", "state", "visibility"].iter().any(|end| name.ends_with(end)) => {
                let first = says.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
                CLOSED.iter().any(|closed| *closed == first || *closed == bare(&says))
            }
            None if ENDS.contains(&name.as_str()) => {
                !(says.starts_with("1970-01-01") || flag(value) == Some(false) || says == "null")
            }
            None => false,
        };
        let is_draft = (matches!(name.as_str(), "draft" | "isdraft" | "hidden")
            || name.ends_with("status")
            || name.ends_with("state"))
            && matches!(bare(&says).as_str(), "draft" | "notpublished" | "unpublished" | "true" | "draftab");
        if is_closed && found.as_ref().is_none_or(|(_, known)| *known) {
            found = Some((key.clone(), is_draft));
        }
    }
    found
}

/// The same of an article in one language: what that says comes before what is said of all.
pub fn withheld_in(one: &Fields, all: &Fields) -> Option<(String, bool)> {
    withheld(all.iter().filter(|(key, _)| !one.contains_key(*key)).chain(one))
}

/// Folders that not everybody could read, or that are in one: by their ids, and what each is in.
pub fn closed<K: Ord + Copy>(folders: &BTreeMap<K, (bool, Option<K>)>) -> BTreeSet<K> {
    let mut closed: BTreeSet<K> = folders.iter().filter(|(_, (own, _))| *own).map(|(id, _)| *id).collect();
    loop {
        let is_in = |above: &Option<K>| above.as_ref().is_some_and(|above| closed.contains(above));
        let more: Vec<K> =
            folders.iter().filter(|(id, (_, above))| !closed.contains(id) && is_in(above)).map(|(id, _)| *id).collect();
        if more.is_empty() {
            return closed;
        }
        closed.extend(more);
    }
}

/// Leaves out folders that not everybody could read, by their paths, if no article is in them: their names would be all that is shown.
/// The same of folders that had nothing but those.
pub fn leave_out_empty<'p>(paths: impl Iterator<Item = &'p String>, draft: &mut Draft) {
    for path in paths {
        let mut path = path.as_str();
        while !path.is_empty() {
            let below = format!("{path}/");
            if draft.pages.iter().any(|page| page.kind != Kind::Snippet && page.path.starts_with(&below)) {
                break;
            }
            draft.pages.retain(|page| page.kind != Kind::Folder || page.path != path);
            path = crate::source::split(path).0;
        }
    }
}

/// Makes a draft of an article that not everybody could read, and says so unless it was one there.
pub fn withhold(why: Option<(String, bool)>, page: &mut Page, report: &mut Report) {
    let Some((key, is_draft)) = why else { return };
    page.set("draft", true);
    if !is_draft {
        let note = "a draft now: it was not for everybody, and nothing on a static page is secret";
        report.left(&format!("an article that was not for everybody, by its `{key}`"), note, &page.source);
    }
}

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
