//! A stamp, and the original as it is now → what has changed.

use crate::sections::Section;
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
    };
    let is_gone = |id: &str| now.iter().all(|section| section.id != id);
    let gone: Vec<&(String, String)> = stamp.blocks.iter().filter(|(id, _)| is_gone(id)).collect();
    let renamed = |section: &Section| gone.iter().any(|(_, hash)| *hash == section.hash);
    let there = now.iter().filter_map(|section| match then(&section.id) {
        None if renamed(section) => None,
        None => Some(finding(section, Change::Added)),
        Some(hash) if hash != section.hash => Some(finding(section, Change::Changed)),
        Some(_) => None,
    });
    let lost = |hash: &String| now.iter().all(|section| then(&section.id).is_some() || section.hash != *hash);
    let gone = gone.iter().filter(|(_, hash)| lost(hash)).map(|(id, _)| Finding {
        id: id.clone(),
        heading: String::new(),
        change: Change::Removed,
        words: 0,
    });
    there.chain(gone).collect()
}

#[cfg(test)]
mod tests {
    use guichet_core::model::Locale;

    use super::*;
    use crate::sections::of;

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
