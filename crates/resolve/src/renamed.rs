//! What an article is called now whose file is no longer there, by what else is known of it: where its old address leads, what the others
//! are about, and which words their names are made of. Asks no history: an export or a shallow clone has none.

use rustc_hash::FxHashSet;

use super::resolver::{From, Resolver, Titles};
use guichet_core::heading_ids::slug;
use guichet_core::model::{ArticleId, Locale};
use guichet_markdown::front_matter::HeadKind;

/// An article that was probably meant.
pub(super) struct Guess<'a> {
    /// Below its locale, without `.md`.
    pub rel: &'a str,
    /// The end of "did you mean this one, …": why.
    pub why: String,
}

/// Siblings that are compared; a folder with more is one of an import, where names say little.
const COMPARED: usize = 500;

impl<'a> Resolver<'a> {
    /// The article that an old address of `rel` leads to, by redirects.yaml.
    pub(super) fn redirected(&self, from: &From, rel: &str) -> Option<Guess<'a>> {
        let old = format!("{}/{rel}", from.file.locale);
        let redirect = self.input.redirects.iter().find(|redirect| redirect.from == old)?;
        let target = redirect.to.trim_matches('/');
        let below = target.strip_prefix(from.file.locale.as_str()).and_then(|below| below.strip_prefix('/'));
        let file = self.catalog.by_path(&from.file.locale, below.unwrap_or(target)).or_else(|| {
            let ids = self.catalog.ids.get(from.file.locale.as_str())?;
            ids.get(&ArticleId::new(target)).copied()
        })?;
        let why = "where redirects.yaml leads its readers".to_owned();
        self.is_shown(file).then(|| Guess { rel: &self.input.files[file].rel, why })
    }

    /// The one article whose title says what the name of the file did, or that has a section of that name in the same folder.
    pub(super) fn titled(&self, locale: &Locale, rel: &str) -> Option<Guess<'a>> {
        let (folder, name) = rel.rsplit_once('/').unwrap_or(("", rel));
        let titles = self.titles.get_or_init(|| self.all_titles());
        let named =
            titles.get(locale).and_then(|titles| titles.get(&name.to_lowercase())).map_or(&[][..], Vec::as_slice);
        let beside =
            |file: &&usize| self.input.files[**file].rel.rsplit_once('/').map_or("", |(folder, _)| folder) == folder;
        if let Some(file) = only(named.iter().filter(beside)).or_else(|| only(named.iter())) {
            let file = &self.input.files[*file];
            return Some(Guess { rel: &file.rel, why: format!("whose title is `{}`", file.title()) });
        }
        let has_section = |rel: &&str| {
            let file = self.catalog.by_path(locale, rel).map(|file| &self.input.files[file]);
            file.is_some_and(|file| file.body.headings.iter().any(|heading| slug(&heading.text) == name.to_lowercase()))
        };
        let rel = only(self.beside(locale, folder).filter(has_section))?;
        Some(Guess { rel, why: "which has a section of that name".to_owned() })
    }

    /// The one article of the same folder whose name is made of the same words, or of most of them.
    pub(super) fn of_the_same_words(&self, locale: &Locale, rel: &str) -> Option<Guess<'a>> {
        let (folder, name) = rel.rsplit_once('/').unwrap_or(("", rel));
        let wanted = words(name);
        let share = |other: &str| {
            let other = words(other.rsplit('/').next().unwrap_or(other));
            let same = wanted.intersection(&other).count();
            (same, wanted.union(&other).count())
        };
        // More than half of all words of both.
        let near = self.beside(locale, folder).map(|rel| (share(rel), rel)).filter(|((same, all), _)| same * 2 > *all);
        let mut near: Vec<((usize, usize), &str)> = near.collect();
        near.sort_by(|((same, all), _), ((other_same, other_all), _)| (other_same * all).cmp(&(same * other_all)));
        let best = near.first()?;
        let is_single = near.get(1).is_none_or(|second| second.0.0 * best.0.1 < best.0.0 * second.0.1);
        is_single.then(|| Guess { rel: best.1, why: "which has nearly the same words".to_owned() })
    }

    /// Articles of a folder that are published, by their paths below the locale.
    fn beside(&self, locale: &Locale, folder: &str) -> impl Iterator<Item = &'a str> {
        let names = self.catalog.siblings.get(locale.as_str()).and_then(|folders| folders.get(folder));
        let names = names.map_or(&[][..], Vec::as_slice).iter().take(COMPARED);
        let rels = names.map(|name| if folder.is_empty() { (*name).to_owned() } else { format!("{folder}/{name}") });
        let files: Vec<usize> = rels.filter_map(|rel| self.catalog.by_path(locale, &rel)).collect();
        let files = files.into_iter().filter(|file| self.is_shown(*file)).collect::<Vec<_>>();
        let all: &'a [_] = self.input.files;
        files.into_iter().map(|file| &*all[file].rel)
    }

    fn all_titles(&self) -> Titles {
        let mut titles = Titles::default();
        for (at, file) in self.input.files.iter().enumerate() {
            if file.kind == HeadKind::Article && self.is_shown(at) {
                let by_slug = titles.entry(file.locale.clone()).or_default();
                by_slug.entry(slug(file.title())).or_default().push(at);
            }
        }
        titles
    }

    fn is_shown(&self, file: usize) -> bool {
        self.catalog.why_hidden(file).is_none()
    }
}

fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    all.next().filter(|_| all.next().is_none())
}

/// Those that a name is made of, without endings of the plural and the like: `importing-contacts`, `contact-import`.
fn words(name: &str) -> FxHashSet<String> {
    const ENDINGS: [&str; 4] = ["ing", "es", "ed", "s"];
    const SHORTEST: usize = 4;
    let words = name.split(['-', '_', ' ']).filter(|word| !word.is_empty()).map(str::to_lowercase);
    let bare = |word: String| {
        let cut = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(|bare| bare.len() >= SHORTEST));
        cut.map_or(word.clone(), str::to_owned)
    };
    words.map(bare).collect()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn names_are_words() {
        assert_eq!(words("importing-contacts"), words("contact-import"));
        assert_eq!(words("csv_files"), words("CSV-files"));
        assert_ne!(words("sing"), words("s"));
    }
}
