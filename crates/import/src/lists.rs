//! Whether the lists of an export are whole: each answer of an API says how many pages there are, or that there is more.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::draft::Draft;
use crate::values::{Fields, as_text, is_on};

/// Keys of lists, those that others come with first.
const LISTS: [&str; 12] = [
    "articles",
    "sections",
    "categories",
    "collections",
    "user_segments",
    "article_attachments",
    "translations",
    "labels",
    "items",
    "results",
    "objects",
    "data",
];
/// Of these, the records say what they are.
const GENERAL: [&str; 4] = ["items", "results", "objects", "data"];
/// Levels of an answer that are looked at.
const MAX_DEPTH: usize = 4;
const MAX_PAGES: u64 = 100_000;

/// All lists, by what is in them and by how many pages they have.
#[derive(Debug, Default)]
pub struct Lists(BTreeMap<(String, Option<u64>), List>);

#[derive(Debug, Default)]
struct List {
    /// Pages by their number, each by its first record: one that was saved twice is one.
    pages: BTreeMap<u64, BTreeSet<String>>,
    ids: BTreeSet<String>,
    total: u64,
    /// Some page says that there is more, or that there is not.
    has_more: bool,
    has_last: bool,
    place: String,
}

impl Lists {
    /// Looks at the answers of one file.
    pub fn look(&mut self, value: &Value, path: &str) {
        self.below(value, "", path, MAX_DEPTH);
    }

    fn below(&mut self, value: &Value, above: &str, path: &str, depth: usize) {
        match value {
            _ if depth == 0 => {}
            Value::Object(fields) if !fields.contains_key("id") => {
                self.answer(fields, above, path);
                fields.iter().for_each(|(key, value)| self.below(value, key, path, depth - 1));
            }
            Value::Array(items) => items.iter().for_each(|value| self.below(value, above, path, depth - 1)),
            _ => {}
        }
    }

    fn answer(&mut self, fields: &Fields, above: &str, path: &str) {
        let list = LISTS.iter().find_map(|key| Some((*key, fields.get(*key)?.as_array()?)));
        let Some((key, items)) = list else { return };
        let parts = || ["pages", "meta", "paging", "links"].iter().filter_map(|key| fields.get(*key)?.as_object());
        let find = |keys: &[&str]| {
            keys.iter().find_map(|key| {
                let inner = || parts().find_map(|part| part.get(*key));
                fields.get(*key).filter(|value| !value.is_object()).or_else(inner)
            })
        };
        let number =
            |keys: &[&str]| find(keys).and_then(|value| value.as_u64().or_else(|| value.as_str()?.parse().ok()));
        let (page, pages) = (number(&["page"]), number(&["page_count", "total_pages", "pages"]));
        let total = number(&["count", "total_count", "total"]);
        let next = parts().chain([fields]).find_map(|part| part.get("next").or_else(|| part.get("next_page")));
        let more = find(&["has_more"]).map(|value| is_on(Some(value))).or_else(|| next.map(|next| !next.is_null()));
        if page.is_none() && pages.is_none() && total.is_none() && more.is_none() {
            return;
        }
        let id = |item: &Value| item.get("id").and_then(as_text);
        let kind = match GENERAL.contains(&key) {
            false => key.to_owned(),
            true => match items.first().and_then(|item| item.get("type")?.as_str()) {
                Some(kind) => format!("{kind}s"),
                None if above.is_empty() || above == "data" => "records".to_owned(),
                None => above.to_owned(),
            },
        };
        let list = self.0.entry((kind, pages)).or_default();
        if let Some(page) = page {
            list.pages.entry(page).or_default().insert(items.first().and_then(id).unwrap_or_default());
        }
        list.ids.extend(items.iter().filter_map(id));
        list.total = list.total.max(total.unwrap_or_default());
        match more {
            Some(true) => list.has_more = true,
            _ => list.has_last = true,
        }
        if list.place.is_empty() {
            path.clone_into(&mut list.place);
        }
    }

    /// Says what is missing.
    pub fn report(self, draft: &mut Draft) {
        for ((kind, pages), list) in self.0 {
            let count = pages.filter(|_| !list.pages.is_empty()).unwrap_or_default().min(MAX_PAGES);
            let most = list.pages.values().map(BTreeSet::len).max().unwrap_or_default();
            let missing: Vec<u64> = match most {
                0 => Vec::new(),
                // A list that says only that there is more has its pages in their order.
                _ => (1..=count).filter(|page| list.pages.get(page).map_or(0, BTreeSet::len) < most).collect(),
            };
            let records = list.total.saturating_sub(list.ids.len() as u64);
            let lacks = match (missing.as_slice(), count) {
                ([one], _) => format!("page {one} of {count} of the list of {kind}"),
                ([first, .., last], _) => {
                    format!("{} of {count} pages of the list of {kind}, from {first} to {last}", missing.len())
                }
                ([], 0) if list.has_more && !list.has_last => format!("the pages that follow in the list of {kind}"),
                ([], 0) if records > 0 && !list.has_more => format!("a part of the list of {kind}"),
                _ => continue,
            };
            let lacks = if records > 0 { format!("{lacks} ({records} {kind})") } else { lacks };
            let note = format!("{lacks}: save all pages, and import again. Until then nothing is removed here.");
            draft.report.left(&format!("a page that is missing in the list of {kind}"), &note, &list.place);
            draft.missing.push(lacks);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lacks(answers: &[&str]) -> Vec<String> {
        let mut lists = Lists::default();
        for (at, answer) in answers.iter().enumerate() {
            lists.look(&serde_json::from_str(answer).unwrap(), &format!("{at}.json"));
        }
        let mut draft = Draft::default();
        lists.report(&mut draft);
        assert_eq!(draft.missing.len(), draft.report.left.len());
        draft.missing
    }

    #[test]
    fn pages_that_are_missing_are_known_by_those_that_are_there() {
        let page = |page: u64, ids: &str| {
            format!("{{\"count\": 3, \"page\": {page}, \"page_count\": 2, \"next_page\": null, \"articles\": [{ids}]}}")
        };
        let (one, two) = (page(1, "{\"id\": 1}, {\"id\": 2}"), page(2, "{\"id\": 3}"));
        assert_eq!(lacks(&[&one, &two]), [""; 0]);
        assert_eq!(lacks(&[&one, &one]), ["page 2 of 2 of the list of articles (1 articles)"]);
        assert_eq!(lacks(&[&two]), ["page 1 of 2 of the list of articles (2 articles)"]);
        assert_eq!(lacks(&[&format!("[{one}, {two}]")]), [""; 0]);
        for (answer, expected) in [
            (
                "{\"type\": \"list\", \"pages\": {\"page\": 1, \"total_pages\": 3, \"next\": {}}, \"total_count\": 60, \"data\": [{\"id\": 1, \"type\": \"article\"}]}",
                "2 of 3 pages of the list of articles, from 2 to 3 (59 articles)",
            ),
            (
                "{\"categories\": {\"page\": 1, \"pages\": 2, \"count\": 2, \"items\": [{\"id\": 1}]}}",
                "page 2 of 2 of the list of categories (1 categories)",
            ),
            (
                "{\"articles\": [{\"id\": 1}], \"meta\": {\"has_more\": true}, \"links\": {\"next\": \"https://h.example\"}}",
                "the pages that follow in the list of articles",
            ),
            (
                "{\"total\": 5, \"results\": [{\"id\": 1}], \"paging\": {\"next\": {\"after\": \"x\"}}}",
                "the pages that follow in the list of records (4 records)",
            ),
            ("{\"total\": 5, \"results\": [{\"id\": 1}]}", "a part of the list of records (4 records)"),
        ] {
            assert_eq!(lacks(&[answer]), [expected], "{answer}");
        }
        for whole in [
            "{\"articles\": [{\"id\": 1}], \"meta\": {\"has_more\": false}}",
            "{\"articles\": {\"page\": 1, \"pages\": 1, \"count\": 1, \"items\": [{\"id\": 1}]}}",
            "{\"articles\": [{\"id\": 1}]}",
            "{\"count\": 0, \"page\": 1, \"page_count\": 0, \"articles\": []}",
        ] {
            assert_eq!(lacks(&[whole]), [""; 0], "{whole}");
        }
    }
}
