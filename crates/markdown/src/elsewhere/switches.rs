//! Keys that are `true` or `false`: at one of the two they say what a key of ours says, and at the other what is so anyway. Taken for
//! the wrong one, `hidden: false` would hide an article that everybody reads.

use guichet_core::moment::parse_moment;
use guichet_core::yaml::{Instead, Node, Value};

/// What to do about one of them. `key` is in small letters, without what parts its words.
pub(super) fn instead_of(key: &str, node: &Node) -> Option<Instead> {
    SWITCHES.iter().find(|switch| switch.keys.contains(&key)).map(|switch| switch.instead(node))
}

/// A key that is `true` or `false`, and says at one of the two what one of ours says.
struct Switch {
    keys: &'static [&'static str],
    at: bool,
    ours: (&'static str, &'static str),
    /// What is so without it.
    anyway: &'static str,
}

pub(super) const LISTED: &str = "an article is in lists and in the search unless it says `unlisted: true`";
pub(super) const PUBLISHED: &str = "an article is published unless it says `draft: true`";
const FOUND: &str = "an article is in the search unless it says `search: false`";
const CONTENTS: &str = "there is a list of contents unless the article says `toc: false`";

const SWITCHES: [Switch; 9] = [
    Switch {
        keys: &[
            "hidden",
            "navexclude",
            "bookhidden",
            "excludefromnav",
            "hidefromnav",
            "hideinnav",
            "hideinmenu",
            "hideinsidebar",
            "hidefromsidebar",
        ],
        at: true,
        ours: ("unlisted", "true"),
        anyway: LISTED,
    },
    Switch { keys: &["visible", "listed"], at: false, ours: ("unlisted", "true"), anyway: LISTED },
    Switch { keys: &["isdraft", "unpublished", "wip"], at: true, ours: ("draft", "true"), anyway: PUBLISHED },
    Switch { keys: &["published", "publish"], at: false, ours: ("draft", "true"), anyway: PUBLISHED },
    Switch {
        keys: &[
            "searchexclude",
            "excludesearch",
            "excludefromsearch",
            "booksearchexclude",
            "hidefromsearch",
            "hideinsearch",
            "nosearch",
        ],
        at: true,
        ours: ("search", "false"),
        anyway: FOUND,
    },
    Switch {
        keys: &["pagefind", "algolia", "docsearch", "searchable", "includeinsearch"],
        at: false,
        ours: ("search", "false"),
        anyway: FOUND,
    },
    Switch { keys: &["hidetableofcontents", "hidetoc", "notoc"], at: true, ours: ("toc", "false"), anyway: CONTENTS },
    Switch {
        keys: &["tableofcontents", "booktoc", "showtoc", "toctoggle"],
        at: false,
        ours: ("toc", "false"),
        anyway: CONTENTS,
    },
    Switch {
        keys: &["promoted", "featured", "pinned", "sticky"],
        at: true,
        ours: ("top", "1"),
        anyway: "an article is among the popular ones only if it has a `top`",
    },
];

impl Switch {
    fn instead(&self, node: &Node) -> Instead {
        let (key, value) = self.ours;
        match node.as_flag() {
            // Which number, its writer knows.
            Some(on) if on == self.at => Instead::Entry { key, value: value.to_owned(), is_certain: key != "top" },
            Some(_) => Instead::Nothing(self.anyway),
            None if node.value == Value::Null => Instead::Nothing(self.anyway),
            None => match day_of_publication(key, node) {
                Some(day) => Instead::Entry { key: "publish_at", value: day, is_certain: false },
                None => Instead::Help(format!("write `{key}: {value}` in its place if that is meant, or remove it")),
            },
        }
    }
}

/// `published: 2026-01-02`.
fn day_of_publication(ours: &str, node: &Node) -> Option<String> {
    let Value::Str(text) = &node.value else { return None };
    (ours == "draft" && parse_moment(text).is_some()).then(|| text.trim().to_owned())
}
