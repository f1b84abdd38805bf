//! What the terminal is told after a change: which file it was, what is wrong that was not wrong before, and what has been solved.

use std::collections::BTreeMap;

use crate::cli::console;
use guichet_core::diag::Diagnostic;

/// More than these are not read through.
const NAMED: usize = 3;

/// A mistake wherever it is in its file: an edit above it moves it.
type Mistake = (Option<String>, &'static str, String);

/// What has been told so far, and how often.
#[derive(Default)]
pub struct Told(BTreeMap<Mistake, usize>);

/// What has changed since.
pub struct News {
    pub new: Vec<Diagnostic>,
    /// `LNK001 in content/en/area/one.md`, each as often as it was there.
    pub solved: Vec<String>,
}

fn mistake(diagnostic: &Diagnostic) -> Mistake {
    let file = diagnostic.file.as_deref().map(str::to_owned);
    (file, diagnostic.code.name(), diagnostic.message.clone())
}

impl Told {
    /// `whole`: everything was looked at. Else what is not told is not solved.
    pub fn news<'d>(&mut self, diags: impl IntoIterator<Item = &'d Diagnostic>, whole: bool) -> News {
        let mut before = std::mem::take(&mut self.0);
        let mut new = Vec::new();
        for diagnostic in diags {
            let mistake = mistake(diagnostic);
            match before.get_mut(&mistake) {
                Some(count) if *count > 0 => *count -= 1,
                _ => new.push(diagnostic.clone()),
            }
            *self.0.entry(mistake).or_default() += 1;
        }
        if !whole {
            for (mistake, count) in std::mem::take(&mut before).into_iter().filter(|(_, count)| *count > 0) {
                *self.0.entry(mistake).or_default() += count;
            }
        }
        let gone = before.into_iter().flat_map(|(mistake, count)| std::iter::repeat_n(mistake, count));
        let solved = gone.map(|(file, code, _)| match file {
            Some(file) => format!("{code} in {file}"),
            None => code.to_owned(),
        });
        News { new, solved: solved.collect() }
    }
}

/// `content/en/area/one.md and 3 more files changed`.
pub fn changed(files: &[String]) -> Option<String> {
    let (first, others) = files.split_first()?;
    Some(match others {
        [] => format!("{first} changed"),
        [other] => format!("{first} and {other} changed"),
        _ => format!("{first} and {} changed", console::number(others.len(), "other file")),
    })
}

/// `solved: LNK001 in content/en/area/one.md`.
pub fn solved(solved: &[String]) -> Option<String> {
    let named = solved.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match solved.len() {
        0 => None,
        many if many > NAMED => Some(format!("solved: {named} and {} more", many - NAMED)),
        _ => Some(format!("solved: {named}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use guichet_core::diag::codes;
    use std::sync::Arc;

    #[test]
    fn only_what_is_new_is_told_and_what_is_solved_is_said() {
        let at = |file: &str, start: usize| {
            Diagnostic::new(codes::LNK001, "no article `x`").at(&Arc::from(file), start..start + 1)
        };
        let mut told = Told::default();
        assert_eq!(told.news(&[at("a.md", 4), at("a.md", 9)], true).new.len(), 2);
        // Moved, and one more.
        let news = told.news(&[at("a.md", 5), at("a.md", 10), at("b.md", 1)], true);
        assert_eq!((news.new, news.solved.len()), (vec![at("b.md", 1)], 0));
        // With broken settings nobody looks: what is not told is not solved, and is no news afterwards.
        let broken = told.news(&[at("site.yaml", 1)], false);
        assert_eq!((broken.new.len(), broken.solved.len()), (1, 0));
        let mended = told.news(&[at("a.md", 5), at("a.md", 10), at("b.md", 1)], true);
        assert_eq!((mended.new.len(), mended.solved), (0, vec!["LNK001 in site.yaml".to_owned()]));
        let news = told.news(&[at("b.md", 1)], true);
        assert!(news.new.is_empty());
        assert_eq!(solved(&news.solved).unwrap(), "solved: LNK001 in a.md, LNK001 in a.md");
        assert_eq!(solved(&[]), None);
        let many = ["A", "B", "C", "D", "E"].map(str::to_owned);
        assert_eq!(solved(&many).unwrap(), "solved: A, B, C and 2 more");
    }

    #[test]
    fn the_file_that_changed_is_named() {
        let files = |names: &[&str]| changed(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        assert_eq!(files(&[]), None);
        assert_eq!(files(&["a.md"]).unwrap(), "a.md changed");
        assert_eq!(files(&["a.md", "b.md"]).unwrap(), "a.md and b.md changed");
        assert_eq!(files(&["a.md", "b.md", "c.md"]).unwrap(), "a.md and 2 other files changed");
    }
}
