//! Patterns of files that a source's settings name, as `.gitignore` writes them: `*`, `**`, `?`, `/` at the beginning and at the end,
//! and `!` before what is meant after all. The last one that fits decides.

/// Patterns in their order.
#[derive(Debug, Default)]
pub struct Patterns(Vec<Pattern>);

#[derive(Debug)]
struct Pattern {
    parts: Vec<String>,
    /// It begins at the top: there is a `/` in it that is not its last sign.
    is_anchored: bool,
    /// Only folders, and so what is in them.
    of_folders: bool,
    negated: bool,
}

impl Patterns {
    pub fn of<T: AsRef<str>>(lines: impl IntoIterator<Item = T>) -> Patterns {
        let lines = lines.into_iter();
        Patterns(lines.filter_map(|line| Pattern::of(line.as_ref())).collect())
    }

    /// Whether a path is meant, itself or by a folder that it is in.
    pub fn hold(&self, path: &str) -> bool {
        let parts: Vec<&str> = path.split('/').collect();
        let last = self.0.iter().rev().find(|pattern| pattern.fits(&parts));
        last.is_some_and(|pattern| !pattern.negated)
    }
}

impl Pattern {
    fn of(line: &str) -> Option<Pattern> {
        let line = line.trim();
        let (negated, line) = line.strip_prefix('!').map_or((false, line), |line| (true, line));
        let line = line.trim_start_matches("./").trim_start_matches('\\');
        let bare = line.trim_matches('/');
        if bare.is_empty() || line.starts_with('#') {
            return None;
        }
        Some(Pattern {
            parts: bare.split('/').map(str::to_owned).collect(),
            is_anchored: line.trim_end_matches('/').contains('/'),
            of_folders: line.ends_with('/'),
            negated,
        })
    }

    fn fits(&self, path: &[&str]) -> bool {
        let starts = if self.is_anchored { 0..1 } else { 0..path.len() };
        // What is in a folder that is meant is meant, too.
        let least = usize::from(self.of_folders);
        starts
            .into_iter()
            .any(|from| (from + 1..=path.len().saturating_sub(least)).any(|to| parts_fit(&self.parts, &path[from..to])))
    }
}

fn parts_fit(pattern: &[String], path: &[&str]) -> bool {
    match pattern.split_first() {
        None => path.is_empty(),
        Some((first, rest)) if first == "**" => {
            rest.is_empty() || (0..=path.len()).any(|from| parts_fit(rest, &path[from..]))
        }
        Some((first, rest)) => {
            path.split_first().is_some_and(|(name, below)| name_fits(first, name) && parts_fit(rest, below))
        }
    }
}

/// A name with `*` for any signs and `?` for one; the last `*` is tried again where the rest does not fit.
fn name_fits(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    let (mut p, mut n) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while n < name.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(sign) if *sign == '?' || *sign == name[n] => {
                p += 1;
                n += 1;
            }
            _ => match &mut star {
                Some((at, from)) => {
                    *from += 1;
                    (p, n) = (*at + 1, *from);
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|sign| *sign == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_as_gitignore_has_them() {
        let holds = |lines: &[&str], path: &str| Patterns::of(lines).hold(path);
        for (lines, path) in [
            (&["*.py"][..], "a/b.py"),
            (&["drafts/"], "a/drafts/x.md"),
            (&["/drafts/*"], "drafts/x.md"),
            (&["a/**/z.md"], "a/z.md"),
            (&["a/**/z.md"], "a/b/c/z.md"),
            (&["internal.md"], "x/internal.md"),
            (&["_*"], "_pages/a.md"),
            (&[".*"], "a/.hidden/b.md"),
            (&["a?.md"], "ab.md"),
            (&["**/*.draft.md"], "x/y.draft.md"),
            (&["vendor"], "vendor/a/b.md"),
        ] {
            assert!(holds(lines, path), "{lines:?} {path}");
        }
        for (lines, path) in [
            (&["/drafts"][..], "a/drafts/x.md"),
            (&["drafts/"], "drafts"),
            (&["*.py", "!keep.py"], "keep.py"),
            (&["# a", ""], "a"),
            (&["a/*"], "b/a/c"),
        ] {
            assert!(!holds(lines, path), "{lines:?} {path}");
        }
        let many = "*a".repeat(30);
        assert!(!holds(&[many.as_str()], &"a".repeat(2_000).replace("aaaa", "aaab")));
    }
}
