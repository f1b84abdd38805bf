//! A stamp, and the original as it is now → what has changed.

use crate::sections::{HEAD, Section};
use crate::stamp::Stamp;

/// What has become of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Changed,
    Added,
    Removed,
}

/// A section of the original that is not as the translation has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub id: String,
    /// Of the original, as it is now; empty for a section that is gone.
    pub heading: String,
    pub change: Change,
    /// How much of the original is in it now.
    pub words: usize,
    /// Readers see what has changed. They don't see keywords and pinned searches.
    pub is_seen: bool,
}

/// In the order of the original; what is gone comes last. A section whose id alone is another, since its heading has another
/// comma, is the same.
pub fn compare(stamp: &Stamp, now: &[Section]) -> Vec<Finding> {
    let then = |id: &str| stamp.blocks.iter().find(|(known, _)| known == id).map(|(_, hash)| hash.as_str());
    let finding = |section: &Section, change| Finding {
        id: section.id.clone(),
        heading: section.heading.clone(),
        change,
        words: section.words,
        is_seen: true,
    };
    // By what is still as it was.
    let is_first_form =
        now.iter().any(|section| then(&section.id).is_some_and(|hash| section.is(hash) && section.hash != hash));
    let is_gone = |id: &str| now.iter().all(|section| section.id != id);
    let gone: Vec<&(String, String)> = stamp.blocks.iter().filter(|(id, _)| is_gone(id)).collect();
    let renamed = |section: &Section| gone.iter().any(|(_, hash)| section.is(hash));
    let there = now.iter().filter_map(|section| match then(&section.id) {
        // A stamp of the first form does not name what was empty.
        None if renamed(section) || section.words == 0 => None,
        None => Some(finding(section, Change::Added)),
        Some(hash) if section.is(hash) => None,
        Some(hash) if section.id == HEAD => {
            Some(of_head(finding(section, Change::Changed), (hash, !is_first_form), &section.hash))
        }
        Some(_) => Some(finding(section, Change::Changed)),
    });
    let lost = |hash: &String| now.iter().all(|section| then(&section.id).is_some() || !section.is(hash));
    let gone = gone.iter().filter(|(_, hash)| lost(hash)).map(|(id, _)| Finding {
        id: id.clone(),
        heading: String::new(),
        change: Change::Removed,
        words: 0,
        is_seen: true,
    });
    there.chain(gone).collect()
}

/// Of the front matter, which half of its hash is another. A hash of the first form has none: it stands for title and description.
fn of_head(finding: Finding, (then, has_halves): (&str, bool), now: &str) -> Finding {
    let half = now.len() / 2;
    let is_same = |range: std::ops::Range<usize>| then.get(range.clone()) == now.get(range);
    match (is_same(0..half), is_same(half..now.len())) {
        (true, false) => {
            Finding { heading: "keywords and pinned searches".to_owned(), words: 0, is_seen: false, ..finding }
        }
        (false, false) if has_halves => {
            Finding { heading: "title, description, keywords and pinned searches".to_owned(), ..finding }
        }
        (_, _) => finding,
    }
}

#[cfg(test)]
mod tests {
    use guichet_core::model::Locale;

    use super::*;
    use crate::sections::{name, of};

    const HEAD: &str = "---\ntitle: A\nkeywords: [one, two]\nsearch: { pin: [how] }\n---\nText.\n";

    fn found(before: &str, now: &str) -> Vec<(String, bool)> {
        let stamp = Stamp::of(&Locale::new("en"), &of(before));
        compare(&stamp, &of(now)).into_iter().map(|one| (name(&one.id, &one.heading).to_owned(), one.is_seen)).collect()
    }

    #[test]
    fn words_that_readers_search_by_are_a_part_of_the_head() {
        let searched = [("keywords and pinned searches".to_owned(), false)];
        for (from, to) in [
            ("one, two", "one, three"),
            ("one, two", "one"),
            ("[how]", "[why]"),
            ("keywords: [one, two]\n", ""),
            ("search: { pin: [how] }\n", ""),
        ] {
            assert_eq!(found(HEAD, &HEAD.replace(from, to)), searched, "{from} → {to}");
            assert_eq!(found(&HEAD.replace(from, to), HEAD), searched, "{to} → {from}");
        }
        // A first keyword is one more, too.
        assert_eq!(found("# A\n", "---\nkeywords: one\n---\n# A\n"), searched);
        for (from, to) in [("one, two", "two, one"), ("[one, two]", "\n  - one\n  - \"two\""), ("[how]", "how")] {
            assert_eq!(found(HEAD, &HEAD.replace(from, to)), Vec::new(), "{from} → {to}");
        }
        let title = [("title and description".to_owned(), true)];
        assert_eq!(found(HEAD, &HEAD.replace("title: A", "title: B")), title);
        let both = [("title, description, keywords and pinned searches".to_owned(), true)];
        assert_eq!(found(HEAD, &HEAD.replace("title: A", "title: B").replace("one", "1")), both);
        // A stamp of the first form says nothing of keywords.
        let first = |sections: &[Section]| Stamp {
            blocks: sections.iter().filter_map(|one| Some((one.id.clone(), one.earlier.first()?.clone()))).collect(),
            ..Stamp::of(&Locale::new("en"), sections)
        };
        let now = of(&HEAD.replace("title: A", "title: B"));
        let told: Vec<_> =
            compare(&first(&of(HEAD)), &now).into_iter().map(|one| name(&one.id, &one.heading).to_owned()).collect();
        assert_eq!(told, ["title and description"]);
    }

    #[test]
    fn each_section_by_itself() {
        let stamp = Stamp::of(&Locale::new("en"), &of("## One\n\nA.\n\n## Two\n\nB.\n\n## Three\n\nC.\n"));
        let now = of("## One\n\nA!\n\n## Two\n\nBee.\n\n## Four\n\nD and more.\n");
        let found: Vec<_> = compare(&stamp, &now).into_iter().map(|one| (one.id, one.change, one.words)).collect();
        assert_eq!(
            found,
            [
                ("two".to_owned(), Change::Changed, 2),
                ("four".to_owned(), Change::Added, 4),
                ("three".to_owned(), Change::Removed, 0)
            ]
        );
        // Another id, and nothing else.
        assert_eq!(compare(&stamp, &of("## One!\n\nA.\n\n## Two --\n\nB.\n\n## Three {#drei}\n\nC.\n")), []);
        assert_eq!(compare(&stamp, &of("## One\n\nA.\n\n## Two\n\nB.\n\n## Three\n\nC.\n")), []);
    }
}
