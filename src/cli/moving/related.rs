//! `related` of a front matter that names an article which goes: another one in its place, or none.

use std::ops::Range;

use guichet_core::model::Spanned;
use guichet_core::paths::join;
use guichet_import::uses::replaced;
use guichet_markdown::front_matter::with_keys;

use super::head::list;
use crate::cli::linking::between;
use crate::cli::linking::paths::in_quotes;
use crate::cli::new::scalar;

/// An article, as others name it.
pub struct Article<'a> {
    /// Below its locale, without `.md`.
    pub rel: &'a str,
    /// Languages may have given it several.
    pub ids: &'a [String],
}

/// A text that may name it.
pub struct Naming<'t> {
    pub text: &'t str,
    /// What its front matter lists.
    pub related: &'t [Spanned<String>],
    /// Where the text is, below `content/`: `en/guide`.
    pub folder: &'t str,
    /// The text's own path below its locale, without `.md`.
    pub rel: &'t str,
    pub locales: &'t [&'t str],
}

impl Naming<'_> {
    /// The text with `to`, if that is known, in place of `gone`: once, and never in its own list; and whether it is there now.
    /// `None` if nothing names `gone`.
    pub fn without(&self, gone: &Article, to: Option<&Article>) -> Option<(String, bool)> {
        let related = self.related;
        if !related.iter().any(|one| self.names(&one.value, gone)) {
            return None;
        }
        let is_listed = |to: &Article| related.iter().any(|one| self.names(&one.value, to));
        let mut to = to.filter(|to| to.rel != self.rel && !is_listed(to));
        let takes_place = to.is_some();
        let mut values = Vec::new();
        let mut edits = Vec::new();
        let mut removed = Vec::new();
        for one in related {
            match (self.names(&one.value, gone), to) {
                (false, _) => values.push(one.value.clone()),
                (true, Some(new)) => {
                    let value = self.written(&one.value, gone, new);
                    edits.push(self.place(one).map(|place| (place, scalar(&value))));
                    values.push(value);
                    to = None;
                }
                (true, None) => removed.push(self.place(one).and_then(|place| self.line(place))),
            }
        }
        // A list with nothing in it is none; of one on a single line, what parts its entries goes, too.
        let edits = edits.into_iter().chain(removed.into_iter().map(|line| Some((line?, String::new()))));
        let whole = || with_keys(self.text, &[("related", list(&values))]);
        let text = match edits.collect::<Option<Vec<_>>>() {
            Some(edits) if !values.is_empty() => replaced(self.text, &edits),
            _ => whole(),
        };
        Some((text, takes_place))
    }

    /// By an id, or by a path, relative to the text or from the root of all.
    fn names(&self, value: &str, article: &Article) -> bool {
        article.ids.iter().any(|id| id == value)
            || self.path(value).is_some_and(|path| path.strip_suffix(".md").unwrap_or(&path) == article.rel)
    }

    /// Below its locale.
    fn path(&self, value: &str) -> Option<String> {
        let value = value.trim_end_matches('/');
        let below_locale = |path: &str| {
            let (first, rest) = path.split_once('/')?;
            self.locales.contains(&first).then(|| rest.to_owned())
        };
        match value.strip_prefix('/') {
            Some(rooted) => {
                let rooted = join("", rooted)?;
                Some(below_locale(&rooted).unwrap_or(rooted))
            }
            None => below_locale(&join(self.folder, value)?),
        }
    }

    /// Another article, named as this one is.
    fn written(&self, value: &str, gone: &Article, to: &Article) -> String {
        if gone.ids.iter().any(|id| id == value) {
            return to.ids.first().map_or(to.rel, String::as_str).to_owned();
        }
        let locale = self.folder.split('/').next().unwrap_or_default();
        match value.starts_with('/') {
            true => format!("/{}.md", to.rel),
            false => between(self.folder, &format!("{locale}/{}.md", to.rel)),
        }
    }

    fn place(&self, one: &Spanned<String>) -> Option<Range<usize>> {
        in_quotes(self.text, one.span.clone())
    }

    /// The whole line of an entry that has one.
    fn line(&self, place: Range<usize>) -> Option<Range<usize>> {
        let start = self.text[..place.start].rfind('\n')? + 1;
        let end = place.end + self.text[place.end..].find('\n')? + 1;
        let behind = self.text[place.end..end].trim();
        let is_alone = self.text[start..place.start].trim() == "-" && (behind.is_empty() || behind.starts_with('#'));
        is_alone.then_some(start..end)
    }
}

#[cfg(test)]
mod tests {
    use guichet_core::yaml::{self, Value};

    use super::*;

    fn without(text: &str, to: Option<&str>) -> Option<String> {
        let yaml = guichet_markdown::front_matter::split(text).yaml.unwrap();
        let Value::Map(entries) = yaml::parse(text, yaml).unwrap().value else { unreachable!() };
        let node = &entries.iter().find(|(key, _)| key.name == "related").unwrap().1;
        let nodes = if let Value::Seq(items) = &node.value { items.clone() } else { vec![node.clone()] };
        let related = nodes.into_iter().map(|node| match node.value {
            Value::Str(value) => Spanned::new(value, node.span),
            _ => unreachable!(),
        });
        let related: Vec<Spanned<String>> = related.collect();
        let naming = Naming { text, related: &related, folder: "en/guide", rel: "guide/own", locales: &["en", "fr"] };
        let gone = Article { rel: "guide/old", ids: &["guide/old".to_owned(), "old-id".to_owned()] };
        let ids = [to.unwrap_or_default().to_owned()];
        let (text, takes_place) = naming.without(&gone, to.map(|rel| Article { rel, ids: &ids }).as_ref())?;
        let is_new = to.is_some_and(|to| text.matches(to).count() > naming.text.matches(to).count());
        assert_eq!(takes_place, is_new, "{text}");
        Some(text)
    }

    fn text(related: &str) -> String {
        format!("---\nrelated:{related}\ntitle: A\n---\nText.\n")
    }

    #[test]
    fn another_article_takes_its_place() {
        for (before, after) in [
            (" [guide/old, a/b]", " [data/new, a/b]"),
            (" [\"old-id\"] # Why", " [data/new] # Why"),
            (" [old.md]", " [\"../data/new.md\"]"),
            (" [/guide/old.md, ../guide/old]", ""),
            ("\n  - a/b # One\n  - guide/old # Two", "\n  - a/b # One\n  - data/new # Two"),
            // Both name it: one entry is enough.
            ("\n- guide/old\n- old-id\n- a/b", "\n- data/new\n- a/b"),
            ("\n- guide/old\n- data/new", "\n- data/new"),
            ("\n- guide/old # x\n- ../data/new.md", "\n- ../data/new.md"),
        ] {
            let after = match after {
                "" => "---\ntitle: A\nrelated: [\"/data/new.md\"]\n---\nText.\n".to_owned(),
                after => text(after),
            };
            assert_eq!(without(&text(before), Some("data/new")), Some(after), "{before}");
        }
        assert_eq!(
            without(&text(" [guide/other, old]"), Some("data/new")).as_deref().map(|new| new.contains("old")),
            Some(false)
        );
        assert_eq!(without(&text(" [guide/other]"), Some("data/new")), None);
    }

    #[test]
    fn nothing_takes_its_place() {
        for (before, after) in [
            ("\n  - a/b\n  - guide/old", text("\n  - a/b")),
            (" [guide/old, a/b]", "---\ntitle: A\nrelated: [a/b]\n---\nText.\n".to_owned()),
            (" guide/old", "---\ntitle: A\n---\nText.\n".to_owned()),
            ("\n- old-id", "---\ntitle: A\n---\nText.\n".to_owned()),
        ] {
            assert_eq!(without(&text(before), None), Some(after.clone()), "{before}");
            // No article is related to itself.
            assert_eq!(without(&text(before), Some("guide/own")), Some(after), "{before}");
        }
    }
}
