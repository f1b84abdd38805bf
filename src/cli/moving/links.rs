//! Links of a text, in place of those to what has moved. Paths are below a locale, without `.md`; `None` for a text that is in no locale.

use guichet_core::paths::{join, relative};
use guichet_import::uses::{replaced, scan, written};
use percent_encoding::percent_decode_str;

/// An article under another path.
#[derive(Clone, Copy, Debug)]
pub struct Move<'m> {
    pub from: &'m str,
    pub to: &'m str,
    /// Another article is there, whose sections are others.
    pub replaced: bool,
}

/// A text with its links to the article leading to where it is now, and how many these were. `folder` is where the text is,
/// below its locale.
pub fn to_moved(text: &str, folder: &str, moved: Move, locales: &[&str]) -> (String, usize) {
    rewritten(text, !moved.replaced, |path| {
        // `export`, `export/` and `/en/guide/export/` are understood as well.
        let path = path.trim_end_matches('/');
        let target = match path.strip_prefix('/') {
            Some(rooted) => {
                let rooted = join("", rooted)?;
                let below = rooted
                    .split_once('/')
                    .filter(|(first, _)| locales.contains(first))
                    .map(|(_, rest)| rest.to_owned());
                below.unwrap_or(rooted)
            }
            None => join(folder, path)?,
        };
        (target.strip_suffix(".md").unwrap_or(&target) == moved.from).then(|| match path.strip_prefix('/') {
            // What stands before the article's path stays.
            Some(_) => format!("{}{}.md", &path[..path.len() - target.len()], moved.to),
            None => relative(folder, &format!("{}.md", moved.to)),
        })
    })
}

/// The text of the article itself, whose paths begin in another folder now.
pub fn of_moved(text: &str, moved: Move) -> String {
    let [old, new] = [moved.from, moved.to].map(|path| path.rsplit_once('/').map_or("", |(folder, _)| folder));
    let own = format!("{}.md", moved.from);
    let (text, _) = rewritten(text, true, |path| {
        if path.starts_with('/') {
            return None;
        }
        let target = join(old, path)?;
        let target = if target == own { format!("{}.md", moved.to) } else { target };
        Some(relative(new, &target))
    });
    text
}

/// `change` says for the path of an address within the site what stands in its place, decoded. `whole` keeps what stands behind it.
fn rewritten(text: &str, whole: bool, change: impl Fn(&str) -> Option<String>) -> (String, usize) {
    let edits: Vec<_> = scan(text)
        .into_iter()
        .filter(|found| !found.bare)
        .filter_map(|found| {
            let (path, rest) = found.to.find(['?', '#']).map_or((&*found.to, ""), |at| found.to.split_at(at));
            // Not within the site, or on the same page.
            if path.is_empty() || path.starts_with("//") || path.split('/').next()?.contains(':') || path.contains("{{")
            {
                return None;
            }
            let decoded = percent_decode_str(path).decode_utf8().ok()?;
            let new = change(&decoded)?;
            let rest = if whole { rest } else { "" };
            (new != *decoded).then(|| (found.range, format!("{}{rest}", written(&new.replace('%', "%25")))))
        })
        .collect();
    (replaced(text, &edits), edits.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOVED: Move = Move { from: "guide/export", to: "data/exports/export data", replaced: false };

    fn to(text: &str, folder: &str) -> String {
        to_moved(text, folder, MOVED, &["en", "fr"]).0
    }

    #[test]
    fn links_follow() {
        assert_eq!(
            to("[a](export.md) [b](../guide/export.md#how)", "guide"),
            "[a](../data/exports/export%20data.md) [b](../data/exports/export%20data.md#how)"
        );
        assert_eq!(
            to("[a](</guide/export.md?x=1>) [b](/en/guide/export.md)", "account"),
            "[a](/data/exports/export%20data.md?x=1) [b](/en/data/exports/export%20data.md)"
        );
        assert_eq!(
            to("[a]\n\n[a]: ../guide/export.md \"Title\"\n", "account/sub"),
            "[a]\n\n[a]: ../guide/export.md \"Title\"\n"
        );
        assert_eq!(
            to("[a]\n\n[a]: ../guide/export.md \"Title\"\n", "account"),
            "[a]\n\n[a]: ../data/exports/export%20data.md \"Title\"\n"
        );
        assert_eq!(
            to("<a href=\"../guide/export.md\">a</a>", "account"),
            "<a href=\"../data/exports/export%20data.md\">a</a>"
        );
    }

    /// As people copy it from the address bar, or from another generator.
    #[test]
    fn addresses_follow() {
        assert_eq!(
            to("[a](export) [b](export/#how) [c](/en/guide/export/?x=1#how) [d](/guide/export)", "guide"),
            "[a](../data/exports/export%20data.md) [b](../data/exports/export%20data.md#how) \
             [c](/en/data/exports/export%20data.md?x=1#how) [d](/data/exports/export%20data.md)"
        );
        for text in ["[a](exports/)", "[a](/)", "[a](./)", "[a](export/more/)", "[a](/de/guide/export/)"] {
            assert_eq!(to(text, "guide"), text);
        }
    }

    #[test]
    fn sections_of_another_article_are_others() {
        let other = Move { replaced: true, ..MOVED };
        assert_eq!(to_moved("[a](export.md#how)", "guide", other, &[]).0, "[a](../data/exports/export%20data.md)");
    }

    #[test]
    fn other_links_stay() {
        for text in [
            "[a](exports.md) [b](https://example.com/guide/export.md) [c](#export)",
            "`[a](export.md)` and guide/export.md",
            "```\n[a](export.md)\n```",
            "[a](mailto:export.md)",
        ] {
            assert_eq!(to(text, "guide"), text);
        }
    }

    #[test]
    fn paths_of_the_article_itself_begin_elsewhere() {
        assert_eq!(
            of_moved("[a](other.md#x) ![b](pictures/a%20b.png) [c](export.md#self) [d](#d) [e](https://e.example)", MOVED),
            "[a](../../guide/other.md#x) ![b](../../guide/pictures/a%20b.png) [c](<export%20data.md#self>) [d](#d) [e](https://e.example)"
                .replace("(<export%20data.md#self>)", "(export%20data.md#self)")
        );
        let beside = Move { from: "guide/export", to: "guide/exports", replaced: false };
        assert_eq!(of_moved("[a](other.md) ![b](b.png)", beside), "[a](other.md) ![b](b.png)");
    }
}
