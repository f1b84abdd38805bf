//! Parts of other files that texts show: regions between two comments, ranges of lines; and links of a text that is put into another.

use guichet_core::paths::{join, relative};

use crate::source::{Source, split};
use crate::uses;

/// Lines that a part may have.
const MOST: usize = 5_000;

/// What of a file is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Which {
    pub region: Option<String>,
    /// The first and the last line, counted from 1.
    pub lines: Vec<(usize, usize)>,
}

impl Which {
    pub fn is_all(&self) -> bool {
        self.region.is_none() && self.lines.is_empty()
    }
}

/// `3`, `2-5`, `4,`, `,6` and `7:9`, some of them with a comma between.
pub fn ranges(text: &str) -> Option<Vec<(usize, usize)>> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let open = |text: &str, or: usize| if text.is_empty() { Some(or) } else { text.trim().parse::<usize>().ok() };
    // VitePress: `{2,}`, `{,3}` and `{2,3}` are from and to.
    if let Some((from, to)) = text.split_once(',').filter(|(_, to)| !to.contains([',', '-'])) {
        let range = (open(from, 1)?, open(to, usize::MAX)?);
        return (range.0 > 0 && range.0 <= range.1).then(|| vec![range]);
    }
    let parts = text.split(',').map(|part| {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let range = (open(from, 1)?, open(to, usize::MAX)?);
        (range.0 > 0 && range.0 <= range.1).then_some(range)
    });
    parts.collect::<Option<Vec<_>>>().filter(|all| !all.is_empty())
}

/// That part of a text, without the comments that mark parts, and without what all its lines are indented by.
pub fn part(text: &str, which: &Which) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut kept: Vec<&str> = match &which.region {
        None => lines.iter().filter(|line| which.is_all() || mark(line).is_none()).copied().collect(),
        Some(name) => {
            let begins = lines.iter().position(|line| mark(line) == Some((true, name.as_str())))?;
            let mut depth = 0_usize;
            let end = lines.iter().enumerate().skip(begins).position(|(_, line)| {
                match mark(line) {
                    Some((true, _)) => depth += 1,
                    // An end without a name ends what was begun last.
                    Some((false, ended)) if ended == name => depth = 0,
                    Some((false, _)) => depth = depth.saturating_sub(1),
                    None => {}
                }
                depth == 0
            })?;
            lines[begins + 1..begins + end].iter().filter(|line| mark(line).is_none()).copied().collect()
        }
    };
    if !which.lines.is_empty() {
        let of = |(from, to): &(usize, usize)| {
            let end = (*to).min(kept.len());
            kept.get(from - 1..end).map(<[&str]>::to_vec)
        };
        kept = which.lines.iter().map(of).collect::<Option<Vec<_>>>()?.concat();
    }
    let indent = kept
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start_matches([' ', '\t']).len());
    let indent = indent.min().unwrap_or(0);
    let kept = kept.iter().take(MOST).map(|line| line.get(indent..).unwrap_or_default());
    Some(kept.collect::<Vec<_>>().join("\n").trim_matches('\n').to_owned())
}

/// Whether a line is a comment that begins (or ends) a region, and the name of that.
fn mark(line: &str) -> Option<(bool, &str)> {
    let word = |rest: &'_ str| -> usize {
        rest.find(|c: char| c.is_whitespace() || "]*-".contains(c) && !rest.starts_with('-')).unwrap_or(rest.len())
    };
    for (sign, begins) in [("[start:", true), ("[end:", false)] {
        if let Some((_, rest)) = line.split_once(sign) {
            return Some((begins, rest.split(']').next().unwrap_or_default().trim()));
        }
    }
    for (sign, begins) in [("#endregion", false), ("#region", true), ("# endregion", false), ("# region", true)] {
        if let Some((before, rest)) = line.split_once(sign) {
            let is_comment = before.trim().chars().all(|c| !c.is_alphanumeric());
            let rest = rest.trim_start();
            let end = rest.find(|c: char| c.is_whitespace()).unwrap_or_else(|| word(rest));
            let name = rest[..end].trim_end_matches("-->").trim_end_matches("*/");
            return is_comment.then_some((begins, name));
        }
    }
    None
}

/// A text of one file as it can stand in another: relative links to what the source has are from there.
pub fn moved(text: &str, from: &str, to: &str, source: &Source) -> String {
    let (folder, new) = (split(from).0, split(to).0);
    if folder == new {
        return text.to_owned();
    }
    let edits: Vec<_> = uses::scan(text)
        .into_iter()
        .filter_map(|one| {
            let (path, rest) = one.to.find(['#', '?']).map_or((one.to.as_str(), ""), |at| one.to.split_at(at));
            let is_relative = !path.is_empty() && !path.contains(':') && !path.starts_with(['/', '@']);
            let joined = is_relative.then(|| join(folder, path)).flatten()?;
            let is_there = ["", ".md", ".mdx", "/index.md"].iter().any(|end| source.has(&format!("{joined}{end}")));
            is_there.then(|| (one.range, uses::written(&format!("{}{rest}", relative(new, &joined)))))
        })
        .collect();
    uses::replaced(text, &edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn which(region: Option<&str>, lines: &[(usize, usize)]) -> Which {
        Which { region: region.map(str::to_owned), lines: lines.to_vec() }
    }

    #[test]
    fn regions_and_lines() {
        let text = "a\n  // #region one\n  b\n  // #region two\n    c\n  // #endregion two\n  // #endregion one\nd\n";
        assert_eq!(part(text, &which(Some("one"), &[])).as_deref(), Some("b\n  c"));
        assert_eq!(part(text, &which(Some("two"), &[])).as_deref(), Some("c"));
        assert_eq!(part(text, &which(Some("three"), &[])), None);
        let text = "x\n<!-- #region usage -->\ny\n<!-- #endregion usage -->\n# --8<-- [start:f]\nz\n# --8<-- [end:f]\n";
        assert_eq!(part(text, &which(Some("usage"), &[])).as_deref(), Some("y"));
        assert_eq!(part(text, &which(Some("f"), &[])).as_deref(), Some("z"));
        assert_eq!(part("a\nb\nc\nd", &which(None, &[(2, 3)])).as_deref(), Some("b\nc"));
        assert_eq!(part("a\nb\nc\nd", &which(None, &[(3, usize::MAX)])).as_deref(), Some("c\nd"));
        assert_eq!(part("a", &which(None, &[(3, 4)])), None);
        assert_eq!(part("/* #region x */\na\n/* #endregion x */", &which(Some("x"), &[])).as_deref(), Some("a"));
    }

    #[test]
    fn ranges_of_lines() {
        assert_eq!(ranges("2,3"), Some(vec![(2, 3)]));
        assert_eq!(ranges("2,"), Some(vec![(2, usize::MAX)]));
        assert_eq!(ranges(",3"), Some(vec![(1, 3)]));
        assert_eq!(ranges("2-5"), Some(vec![(2, 5)]));
        assert_eq!(ranges("1,3-4"), Some(vec![(1, 1), (3, 4)]));
        for none in ["", "a", "5-2", "0"] {
            assert_eq!(ranges(none), None, "{none}");
        }
    }
}
