//! Paths of a text, in place of those to what has moved, or from where the text is now.

use guichet_core::paths::{join, relative};
use guichet_import::uses::replaced;

use super::paths::{self, Form, Place};

/// An article under another path, below its locale and without `.md`.
#[derive(Clone, Copy, Debug)]
pub struct Move<'m> {
    pub from: &'m str,
    pub to: &'m str,
}

/// Where an article is now.
#[derive(Clone, Debug)]
pub struct Now {
    /// Below its locale, without `.md`.
    pub path: String,
    /// It is another article, whose sections are others.
    pub is_other: bool,
}

/// A text, and where it names other files.
pub struct Linking<'t> {
    pub text: &'t str,
    pub places: Vec<Place>,
    /// Where the text is, below `content/`: `en/guide`.
    pub folder: &'t str,
}

/// A text with its links leading to where articles are now, and how many have changed. `now` says for an article's path below its
/// locale, without `.md`, where it is if that is somewhere else.
pub fn to_moved(linking: &Linking, locales: &[&str], now: impl Fn(&str) -> Option<Now>) -> (String, usize) {
    rewritten(linking, |form, path| {
        // What blocks of code show is never an article.
        let is_for_articles = matches!(form, Form::Link | Form::Related);
        // `export`, `export/` and `/en/guide/export/` are understood as well.
        let path = Some(path.trim_end_matches('/')).filter(|_| is_for_articles)?;
        let below_locale = |path: &str| {
            let (first, rest) = path.split_once('/')?;
            locales.contains(&first).then(|| (first.to_owned(), rest.to_owned()))
        };
        let now = |rel: &str| now(rel.strip_suffix(".md").unwrap_or(rel));
        match path.strip_prefix('/') {
            Some(rooted) => {
                let rooted = join("", rooted)?;
                let target = match below_locale(&rooted) {
                    Some((_, rest)) => rest,
                    None => rooted,
                };
                // What stands before the article's path stays.
                let before = path.strip_suffix(&*target)?;
                now(&target).map(|now| (format!("{before}{}.md", now.path), !now.is_other))
            }
            None => {
                let (locale, rel) = below_locale(&join(linking.folder, path)?)?;
                let now = now(&rel)?;
                Some((between(linking.folder, &format!("{locale}/{}.md", now.path)), !now.is_other))
            }
        }
    })
}

/// The text of the article itself, whose paths begin in another folder now.
pub fn of_moved(linking: &Linking, moved: Move) -> String {
    let locale = linking.folder.split('/').next().unwrap_or_default();
    let [own, now] = [moved.from, moved.to].map(|path| format!("{locale}/{path}.md"));
    let new = now.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (text, _) = rewritten(linking, |form, path| {
        if path.starts_with('/') {
            return None;
        }
        let target = join(linking.folder, path)?;
        let is_own = target == own || form == Form::Related && format!("{target}.md") == own;
        let slash = if path.ends_with('/') { "/" } else { "" };
        Some((format!("{}{slash}", between(new, if is_own { &now } else { &target })), true))
    });
    text
}

/// A text of an earlier time, or a part of one, as moves have made it since. `from` and `to` are where it was and where it is, below
/// `content/` and without `.md`; `now` is as in [`to_moved`].
pub fn brought_along(text: &str, [from, to]: [&str; 2], locales: &[&str], now: impl Fn(&str) -> Option<Now>) -> String {
    let folder = |path: &'_ str| path.rsplit_once('/').map_or_else(String::new, |(folder, _)| folder.to_owned());
    let (old, new) = (folder(from), folder(to));
    let below = |path: &'_ str| path.split_once('/').map_or_else(String::new, |(_, below)| below.to_owned());
    let places = |text: &str| paths::of(text, None, |_| false);
    let mut text = text.to_owned();
    if from != to {
        let [from, to] = [from, to].map(below);
        text = of_moved(&Linking { text: &text, places: places(&text), folder: &old }, Move { from: &from, to: &to });
    }
    to_moved(&Linking { text: &text, places: places(&text), folder: &new }, locales, now).0
}

/// Both below `content/`; within a locale, no path leads through the folder of all of them.
pub fn between(folder: &str, target: &str) -> String {
    let (locale, below) = folder.split_once('/').unwrap_or((folder, ""));
    match target.strip_prefix(locale).map(|rest| (rest, rest.strip_prefix('/'))) {
        Some((_, Some(target))) => relative(below, target),
        Some(("", None)) => relative(below, "").trim_end_matches('/').to_owned(),
        _ => relative(folder, target),
    }
}

/// `change` says for a path within the site what stands in its place, and whether what stands behind it stays, such as a section.
fn rewritten(linking: &Linking, change: impl Fn(Form, &str) -> Option<(String, bool)>) -> (String, usize) {
    let edits: Vec<_> = linking
        .places
        .iter()
        .filter_map(|place| {
            let (new, whole) = change(place.form, &place.path)?;
            (new != place.path).then(|| place.replaced_by(&new, whole))
        })
        .collect();
    (replaced(linking.text, &edits), edits.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOVED: Move = Move { from: "guide/export", to: "data/exports/export data" };

    fn now(rel: &str) -> Option<Now> {
        (rel == MOVED.from).then(|| Now { path: MOVED.to.to_owned(), is_other: false })
    }

    fn linking<'t>(text: &'t str, folder: &'t str) -> Linking<'t> {
        Linking { text, places: paths::of(text, None, |_| false), folder }
    }

    fn to(text: &str, folder: &str) -> String {
        to_moved(&linking(text, &format!("en/{folder}")), &["en", "fr"], now).0
    }

    fn of(text: &str, moved: Move) -> String {
        of_moved(&linking(text, "en/guide"), moved)
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
        assert_eq!(
            to_moved(&linking("[a](export.md#how)", "en/guide"), &["en"], |rel| Some(Now {
                is_other: true,
                ..now(rel)?
            }))
            .0,
            "[a](../data/exports/export%20data.md)"
        );
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
            of("[a](other.md#x) ![b](pictures/a%20b.png) [c](export.md#self) [d](#d) [e](https://e.example)", MOVED),
            "[a](../../guide/other.md#x) ![b](../../guide/pictures/a%20b.png) [c](<export%20data.md#self>) [d](#d) [e](https://e.example)"
                .replace("(<export%20data.md#self>)", "(export%20data.md#self)")
        );
        let beside = Move { from: "guide/export", to: "guide/exports" };
        assert_eq!(of("[a](other.md) ![b](b.png)", beside), "[a](other.md) ![b](b.png)");
    }

    #[test]
    fn shortcodes_and_shown_files_have_paths_too() {
        let video =
            |src: &str, poster: &str| format!("{{{{ video(src=\"{src}\", title=\"a.mp4\", poster='{poster}') }}}}");
        let fence = |file: &str| format!("> ~~~sh title=\"data.csv\" file=\"{file}\"\n> ~~~\n");
        let text = |[src, poster, file]: [&str; 3]| {
            format!("{}\n\n`{}` \\{}\n\n{}", video(src, poster), video("a", "b"), video("a", "b"), fence(file))
        };
        assert_eq!(
            of(&text(["a.mp4", "a%20b.png", "a b.csv"]), MOVED),
            text(["../../guide/a.mp4", "../../guide/a%20b.png", "../../guide/a b.csv"])
        );
        let away = text(["https://v.example/a.mp4", "/assets/a.png", "/en/guide/a.csv"]);
        assert_eq!(of(&away, MOVED), away);
    }

    #[test]
    fn paths_may_lead_out_of_the_locale() {
        assert_eq!(
            of("![a](../../assets/a.png) [b](../../fr/guide/b.md) [c](../) [d](../data/)", MOVED),
            "![a](../../../assets/a.png) [b](../../../fr/guide/b.md) [c](../../) [d](../../data/)"
        );
        assert_eq!(to("[a](../../fr/guide/export.md)", "guide"), "[a](../../fr/data/exports/export%20data.md)");
    }

    #[test]
    fn texts_of_an_earlier_time_follow() {
        let text = "[a](export.md#how) [b](other.md) ![c](c.png) [d](../plans.md)";
        let now = |rel: &str| {
            let path = match rel {
                "guide/export" => "data/export",
                "plans" => "billing/plans",
                _ => return None,
            };
            Some(Now { path: path.to_owned(), is_other: false })
        };
        let brought = |from: &str, to: &str| brought_along(text, [from, to], &["en"], now);
        assert_eq!(
            brought("en/guide/a", "en/guide/a"),
            "[a](../data/export.md#how) [b](other.md) ![c](c.png) [d](../billing/plans.md)"
        );
        assert_eq!(
            brought("en/guide/export", "en/data/export"),
            "[a](export.md#how) [b](../guide/other.md) ![c](../guide/c.png) [d](../billing/plans.md)"
        );
    }
}
