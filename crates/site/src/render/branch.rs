//! The navigation beside pages that stand close together, which is the same but for the mark of the page itself.

use std::sync::{Arc, Mutex};

use guichet_core::content_hash::{self, Key};
use rustc_hash::FxHashMap;

/// A navigation without the mark of a page.
#[derive(Debug)]
pub struct Branch {
    pub key: Key,
    /// What is between the places where the mark may be, each with the number of the place after it.
    pieces: Vec<(String, Option<usize>)>,
}

/// Which navigation a page has: that of a folder, from one of its articles on.
pub type BranchOf = (usize, usize);

impl Branch {
    pub fn new(html: &str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = html;
        while let Some((before, after)) = rest.split_once("<!--here:") {
            let Some((number, after)) = after.split_once("-->") else { break };
            pieces.push((before.to_owned(), number.parse().ok()));
            rest = after;
        }
        pieces.push((rest.to_owned(), None));
        Branch { key: content_hash::of(&pieces), pieces }
    }

    pub fn with_mark(&self, here: usize) -> String {
        let mut html = String::with_capacity(self.pieces.iter().map(|(text, _)| text.len()).sum::<usize>() + 32);
        for (text, place) in &self.pieces {
            html.push_str(text);
            if *place == Some(here) {
                html.push_str(" aria-current=\"page\"");
            }
        }
        html
    }
}

/// Where the mark of a page may be: its number is that of the article, or that of the folder behind all articles. Titles are escaped,
/// so nothing that anybody has written looks like one.
pub fn place(number: usize) -> String {
    format!("<!--here:{number}-->")
}

/// The navigations of an area that were made so far.
pub type Branches = Mutex<FxHashMap<BranchOf, Arc<Branch>>>;
