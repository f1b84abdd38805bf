//! In which order files of a site are replaced one by one, so that readers don't notice: a file comes before those that refer to
//! it, and what is gone is deleted the other way round.

use super::manifest::{Part, part_of};

/// A file's place among those that are written. `site` is the folder that the site is in, `is_there` says whether an older build had a
/// file of this path.
pub fn turn(site: &str, path: &str, is_there: bool) -> (u8, bool) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let lists = path.strip_prefix(site).unwrap_or(path).starts_with("_guichet/")
        || matches!(name, "feed.xml" | "opensearch.xml" | "llms.txt" | "robots.txt" | "_headers" | "_redirects")
        || name.starts_with("sitemap");
    let turn = match part_of(site, path) {
        // Nothing refers to them yet, and they never change.
        Part::Assets | Part::Index(_) => 0,
        Part::Other if lists => 3,
        Part::Other if is_there => 2,
        Part::Other => 1,
    };
    (turn, is_page(path))
}

/// A file's place among those that are deleted: pages first, assets and parts of the index last.
pub fn turn_to_go(site: &str, path: &str) -> (bool, bool) {
    (matches!(part_of(site, path), Part::Assets | Part::Index(_)), !is_page(path))
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html") || path.ends_with(".md")
}
