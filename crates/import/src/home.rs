//! Where in a source the site is. A repository often has it in a folder of its own, `docs/` or `website/`, beside what it is about.

use std::cmp::Reverse;

use crate::source::Source;

/// Folders whose sites are not that of the source: what they show, or try.
const NOT_OURS: [&str; 14] = [
    "node_modules",
    "examples",
    "example",
    "exampleSite",
    "templates",
    "template",
    "starters",
    "fixtures",
    "__fixtures__",
    "test",
    "tests",
    "__tests__",
    "themes",
    "_vendor",
];

/// Folders that have the settings of a site, the most likely first: the top, else the highest, else that with the most texts.
/// `folder_of` says of a file whether it is such settings, by the folder that they are for.
pub fn all<'s>(source: &'s Source, folder_of: impl Fn(&'s str) -> Option<&'s str>) -> Vec<&'s str> {
    let mut found: Vec<&str> = source.paths().filter_map(folder_of).collect();
    found.sort_unstable();
    found.dedup();
    found.retain(|folder| !folder.split('/').any(|part| NOT_OURS.contains(&part)));
    let texts =
        |folder: &str| source.below(folder).filter(|(path, _)| path.ends_with(".md") || path.ends_with(".mdx")).count();
    let depth = |folder: &str| if folder.is_empty() { 0 } else { folder.matches('/').count() + 1 };
    found.sort_by_cached_key(|folder| (depth(folder), Reverse(texts(folder)), (*folder).to_owned()));
    found
}

/// Says which sites of a source are not imported with the one that is.
pub fn others(all: &[&str], draft: &mut crate::draft::Draft) {
    // Beside a site at the top, they may be parts of it.
    for folder in all.iter().skip(1).filter(|_| !all[0].is_empty()) {
        let note = "not carried: import its folder by itself, with `--to` a folder of its own";
        draft.report.left("another site in the source", note, folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::split;

    #[test]
    fn the_highest_site_with_the_most_texts_is_the_one() {
        let mut source = Source::default();
        for path in ["a/x.js", "b/x.js", "b/t.md", "c/d/x.js", "c/d/t.md", "examples/x.js", "e/node_modules/f/x.js"] {
            source.add(path, Some(String::new()));
        }
        fn of(path: &str) -> Option<&str> {
            path.ends_with("x.js").then(|| split(path).0)
        }
        assert_eq!(all(&source, of), ["b", "a", "c/d"]);
        source.add("x.js", Some(String::new()));
        assert_eq!(all(&source, of)[0], "");
    }
}
