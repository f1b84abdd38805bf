//! Abbreviations, `*[HTML]: HyperText Markup Language`, of Markdown Extra: their first use in a text says what they mean.

use std::collections::BTreeMap;

use crate::blocks::escaped;
use crate::report::Report;
use guichet_syntax::fenced::Fence;

/// The abbreviations that a text defines.
pub fn defined(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut fence = Fence::default();
    for line in text.lines() {
        if !fence.holds(line)
            && let Some((word, meaning)) = definition(line)
        {
            found.insert(word.to_owned(), meaning.to_owned());
        }
    }
    found
}

fn definition(line: &str) -> Option<(&str, &str)> {
    let (word, meaning) = line.trim_end().strip_prefix("*[")?.split_once("]:")?;
    (!word.is_empty() && !word.contains('[')).then_some((word, meaning.trim()))
}

/// A text without definitions, in which the first use of each abbreviation has its meaning.
pub fn carried(text: &str, others: &BTreeMap<String, String>, source: &str, report: &mut Report) -> String {
    let mut known = defined(text);
    for (word, meaning) in others {
        known.entry(word.clone()).or_insert_with(|| meaning.clone());
    }
    if known.is_empty() {
        return text.to_owned();
    }
    let mut fence = Fence::default();
    let mut lines = Vec::new();
    for line in text.split('\n') {
        if fence.holds(line) {
            lines.push(line.to_owned());
            continue;
        }
        if definition(line).is_some() {
            continue;
        }
        // Headings have ids, and what begins like that is no text.
        let bare = line.trim_start();
        if known.is_empty()
            || bare.starts_with(['#', '<'])
            || bare.starts_with(":::")
            || bare.starts_with("> [!")
            || line.starts_with("    ")
        {
            lines.push(line.to_owned());
            continue;
        }
        let mut line = line.to_owned();
        let used: Vec<String> = known.keys().filter(|word| line.contains(word.as_str())).cloned().collect();
        for word in used {
            let Some(at) = place(&line, &word) else { continue };
            let meaning = known.remove(&word).unwrap_or_default();
            if meaning.is_empty() {
                continue;
            }
            line.replace_range(
                at..at + word.len(),
                &format!("<abbr title=\"{}\">{}</abbr>", escaped(&meaning), escaped(&word)),
            );
            report.changed(
                "an abbreviation",
                "its first use in the text says what it means, `<abbr title=\"…\">`",
                source,
            );
        }
        lines.push(line);
    }
    lines.join("\n")
}

/// Where a word stands in the text of a line: not in code, in a tag or in the address of a link.
fn place(line: &str, word: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = line[at..].find(word) {
        let start = at + found;
        let (before, after) = (&line[..start], &line[start + word.len()..]);
        at = start + line[start..].chars().next().map_or(1, char::len_utf8);
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let in_code = before.matches('`').count() % 2 == 1;
        let open = |open: char, close: char| before.rfind(open) > before.rfind(close);
        let in_address = before.rfind("](").is_some_and(|from| !before[from..].contains(')'));
        if !is_word(before.chars().next_back())
            && !is_word(after.chars().next())
            && !in_code
            && !in_address
            && !open('<', '>')
            && !open('{', '}')
            && !open('[', ']')
        {
            return Some(start);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_use_has_the_meaning() {
        let carried = |text: &str| carried(text, &BTreeMap::new(), "a.md", &mut Report::default());
        let text = "# HTML\n\n`HTML` XHTML [HTML](HTML.md) HTML, HTML\n\n*[HTML]: Hyper \"Text\"\n";
        assert_eq!(
            carried(text),
            "# HTML\n\n`HTML` XHTML [HTML](HTML.md) <abbr title=\"Hyper &quot;Text&quot;\">HTML</abbr>, HTML\n\n"
        );
        assert_eq!(carried("```\n*[A]: b\n```"), "```\n*[A]: b\n```");
    }
}
