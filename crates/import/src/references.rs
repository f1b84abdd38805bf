//! Links by reference as other dialects write them: `[words] [label]`, also with the label on the next line, and labels that are defined
//! in another file.

use std::collections::BTreeMap;

use guichet_syntax::fenced::Fence;

/// Definitions of links by their labels, each as its line: `[label]: https://…`.
pub fn defined(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut fence = Fence::default();
    for line in text.lines() {
        if !fence.holds(line)
            && let Some(label) = label_of(line)
        {
            found.entry(label).or_insert_with(|| line.trim().to_owned());
        }
    }
    found
}

fn label_of(line: &str) -> Option<String> {
    let (label, to) = line.trim_start().strip_prefix('[')?.split_once("]:")?;
    let fits = !label.is_empty() && !label.starts_with('^') && !label.contains(['[', ']']) && !to.trim().is_empty();
    fits.then(|| normal(label))
}

fn normal(label: &str) -> String {
    crate::blocks::one_line(label).to_lowercase()
}

/// A text in which such links work. `others` are defined elsewhere: those that it uses are added to its end.
pub fn carried(text: &str, others: &BTreeMap<String, String>) -> String {
    if !text.contains('[') {
        return text.to_owned();
    }
    let own = defined(text);
    let is_known = |label: &str| own.contains_key(label) || others.contains_key(label);
    let mut made = joined(text, &is_known);
    let used = others.iter().filter(|(label, _)| !own.contains_key(*label) && uses(&made, label));
    let used: Vec<&str> = used.map(|(_, line)| line.as_str()).collect();
    if !used.is_empty() {
        made = format!("{}\n\n{}\n", made.trim_end_matches('\n'), used.join("\n"));
    }
    made
}

/// Whether a text has `[label]`, with any letters and spaces.
fn uses(text: &str, label: &str) -> bool {
    let mut parts = text.split('[').skip(1);
    parts.any(|part| part.split_once(']').is_some_and(|(inner, _)| normal(inner) == label))
}

/// `[words] [label]` without what is between, if the label is known.
fn joined(text: &str, is_known: &dyn Fn(&str) -> bool) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut fence = Fence::default();
    for line in text.split('\n') {
        if fence.holds(line) {
            lines.push(line.to_owned());
            continue;
        }
        let line = beside(line, is_known);
        // A label at the beginning of a line belongs to the words at the end of the last one.
        let bare = line.trim_start();
        let label = bare.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let label = label.filter(|(label, rest)| !rest.starts_with([':', '(', '[']) && is_known(&normal(label)));
        let last = lines.last_mut().filter(|last| last.ends_with(']') && words(last).is_some());
        match (label, last) {
            (Some((label, rest)), Some(last)) => last.push_str(&format!("[{label}]{rest}")),
            _ => lines.push(line),
        }
    }
    lines.join("\n")
}

/// Where the words in brackets begin that a line ends with.
fn words(line: &str) -> Option<usize> {
    const LONGEST: usize = 500;
    let mut depth = 0_usize;
    for (at, c) in line.char_indices().rev().take(LONGEST) {
        match c {
            ']' => depth += 1,
            '[' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            // Not the label of another link.
            return (c == '[' && !line[..at].ends_with(']')).then_some(at);
        }
    }
    None
}

fn beside(line: &str, is_known: &dyn Fn(&str) -> bool) -> String {
    let mut made = String::new();
    let mut rest = line;
    let mut signs = 0;
    while let Some(at) = rest.find("] [") {
        let (before, after) = (&rest[..=at], &rest[at + 3..]);
        made.push_str(before);
        signs += before.matches('`').count();
        let label = after.split_once(']').filter(|(label, behind)| {
            !behind.starts_with([':', '(', '[']) && !label.contains('[') && is_known(&normal(label))
        });
        let in_code = signs % 2 == 1;
        // `- [x] [label]` is a task.
        let is_task = ["[x]", "[X]", "[ ]"].iter().any(|mark| made.ends_with(mark));
        if label.is_none() || in_code || is_task || words(&made).is_none() {
            made.push(' ');
        }
        rest = &rest[at + 2..];
    }
    made + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_may_be_beside_their_words() {
        let none = BTreeMap::new();
        let define = "\n\n[b]: c.md\n";
        for (text, made) in [
            ("x [a] [b] y", "x [a][b] y"),
            ("x [a]\n[b] y\nz", "x [a][b] y\nz"),
            ("x [a]\n[b], y\nz", "x [a][b], y\nz"),
            ("x [a `]`] [b]", "x [a `]`] [b]"),
            ("x [a] [d] y", "x [a] [d] y"),
            ("x [a][b] [b] y", "x [a][b] [b] y"),
            ("```\n[a] [b]\n```", "```\n[a] [b]\n```"),
            ("`[a] [b]`", "`[a] [b]`"),
            ("[a]\n\n[b]", "[a]\n\n[b]"),
            ("- [x] [b] y", "- [x] [b] y"),
        ] {
            assert_eq!(carried(&format!("{text}{define}"), &none), format!("{made}{define}"), "{text}");
        }
    }

    #[test]
    fn labels_of_another_file_come_along() {
        let others = defined("[One]: https://a.example\n[two]: b.md\n*[HTML]: x\n[^1]: y");
        assert_eq!(
            carried("See [one] and [x][one].\n", &others),
            "See [one] and [x][one].\n\n[One]: https://a.example\n"
        );
        assert_eq!(carried("See [one]\n\n[one]: own.md", &others), "See [one]\n\n[one]: own.md");
    }
}
