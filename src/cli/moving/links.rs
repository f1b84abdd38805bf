//! Paths of a text, in place of those to what has moved, or from where the text is now.

use guichet_core::paths::{join, relative};
use guichet_import::uses::replaced;

use super::paths::{Form, Place};

/// An article under another path, below its locale and without `.md`.
#[derive(Clone, Copy, Debug)]
pub struct Move<'m> {
    pub from: &'m str,
    pub to: &'m str,
    /// Another article is there, whose sections are others.
    pub replaced: bool,
}

/// A text, and where it names other files.
pub struct Linking<'t> {
    pub text: &'t str,
    pub places: Vec<Place>,
    /// Where the text is, below `content/`: `en/guide`.
    pub folder: &'t str,
}

/// A text with its links to the article leading to where it is now, and how many these were.
pub fn to_moved(linking: &Linking, moved: Move, locales: &[&str]) -> (String, usize) {
    rewritten(linking, !moved.replaced, |form, path| {
        // What blocks of code show is never an article.
        let is_for_articles = matches!(form, Form::Link | Form::Related);
        // `export`, `export/` and `/en/guide/export/` are understood as well.
        let path = Some(path.trim_end_matches('/')).filter(|_| is_for_articles)?;
        let below_locale = |path: &str| {
            let (first, rest) = path.split_once('/')?;
            locales.contains(&first).then(|| (first.to_owned(), rest.to_owned()))
        };
        let is_it = |rel: &str| rel.strip_suffix(".md").unwrap_or(rel) == moved.from;
        match path.strip_prefix('/') {
            Some(rooted) => {
                let rooted = join("", rooted)?;
                let target = match below_locale(&rooted) {
                    Some((_, rest)) => rest,
                    None => rooted,
                };
                // What stands before the article's path stays.
                is_it(&target).then(|| format!("{}{}.md", &path[..path.len() - target.len()], moved.to))
            }
            None => {
                let (locale, rel) = below_locale(&join(linking.folder, path)?)?;
                is_it(&rel).then(|| between(linking.folder, &format!("{locale}/{}.md", moved.to)))
            }
        }
    })
}

/// The text of the article itself, whose paths begin in another folder now.
pub fn of_moved(linking: &Linking, moved: Move) -> String {
    let locale = linking.folder.split('/').next().unwrap_or_default();
    let [own, now] = [moved.from, moved.to].map(|path| format!("{locale}/{path}.md"));
    let new = now.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (text, _) = rewritten(linking, true, |form, path| {
        if path.starts_with('/') {
            return None;
        }
        let target = join(linking.folder, path)?;
        let is_own = target == own || form == Form::Related && format!("{target}.md") == own;
        let slash = if path.ends_with('/') { "/" } else { "" };
        Some(format!("{}{slash}", between(new, if is_own { &now } else { &target })))
    });
    text
}

/// Both below `content/`; within a locale, no path leads through the folder of all of them.
fn between(folder: &str, target: &str) -> String {
    let (locale, below) = folder.split_once('/').unwrap_or((folder, ""));
    match target.strip_prefix(locale).map(|rest| (rest, rest.strip_prefix('/'))) {
        Some((_, Some(target))) => relative(below, target),
        Some(("", None)) => relative(below, "").trim_end_matches('/').to_owned(),
        _ => relative(folder, target),
    }
}

/// `change` says for a path within the site what stands in its place. `whole` keeps what stands behind it.
fn rewritten(linking: &Linking, whole: bool, change: impl Fn(Form, &str) -> Option<String>) -> (String, usize) {
    let edits: Vec<_> = linking
        .places
        .iter()
        .filter_map(|place| {
            let new = change(place.form, &place.path)?;
            (new != place.path).then(|| place.replaced_by(&new, whole))
        })
        .collect();
    (replaced(linking.text, &edits), edits.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOVED: Move = Move { from: "guide/export", to: "data/exports/export data", replaced: false };

    fn linking<'t>(text: &'t str, folder: &'t str) -> Linking<'t> {
        Linking { text, places: crate::cli::moving::paths::of(text, None, |_| false), folder }
    }

    fn to(text: &str, folder: &str) -> String {
        to_moved(&linking(text, &format!("en/{folder}")), MOVED, &["en", "fr"]).0
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
        let other = Move { replaced: true, ..MOVED };
        assert_eq!(
            to_moved(&linking("[a](export.md#how)", "en/guide"), other, &["en"]).0,
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
        let beside = Move { from: "guide/export", to: "guide/exports", replaced: false };
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
}
