//! Objects of a program that plugins make text of while a site is built: `::: package.module`, with options below it, and links to them by
//! their names, `[package.Class][]`. What the program says is not in the source.

use super::context::Context;
use crate::source::{Source, line_of};
use guichet_syntax::fenced::Fence;

const BLOCK: &str = "`::: name`, a text that a plugin makes of a program";
const LINK: &str = "a link to an object of a program, by its name";

/// A text without them. `has_links`: the plugin for links by name is there.
pub fn carried(text: &str, has_links: bool, context: &mut Context) -> String {
    if !text.contains(":::") && !has_links {
        return text.to_owned();
    }
    let known = crate::references::defined(text);
    let lines: Vec<&str> = text.split('\n').collect();
    let mut fence = Fence::default();
    let mut kept: Vec<String> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        if fence.holds(line) {
            kept.push((*line).to_owned());
            continue;
        }
        if let Some(name) = named(line).filter(|name| has_links || name.contains(['.', '_', '-'])) {
            let note = "left out, with a comment at its place: write what readers saw there";
            let (source, files) = (context.source, context.files);
            context.report.left_at(BLOCK, note, || place(files, source, line));
            let indent = line.len() - line.trim_start().len();
            let signs = line.trim_start().len() - line.trim_start().trim_start_matches('#').len();
            if signs > 0 {
                kept.push(format!("{} `{name}`", "#".repeat(signs)));
                kept.push(String::new());
            }
            kept.push(format!("{}<!-- left out: {name} -->", &line[..indent]));
            while lines.get(at).is_some_and(|line| is_option(line, indent)) {
                at += 1;
            }
            if lines.get(at).is_some_and(|line| !line.trim().is_empty()) {
                kept.push(String::new());
            }
            continue;
        }
        kept.push(if has_links { without_links(line, &known, context) } else { (*line).to_owned() });
    }
    kept.join("\n")
}

fn place(files: &Source, source: &str, line: &str) -> String {
    let text = files.text(source).unwrap_or_default();
    text.find(line).map_or_else(|| source.to_owned(), |at| format!("{source}:{}", line_of(text, at)))
}

/// `::: a.b.c`: nothing else that begins like that is a word with no space in it.
fn named(line: &str) -> Option<&str> {
    let name = line.trim().trim_start_matches('#').trim_start().strip_prefix(":::")?.strip_prefix(' ')?.trim();
    let fits = name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | ':' | '-' | '/' | '*'));
    fits.then_some(name)
}

/// Options are settings that are indented: `options:`, `:docstring:`, `- member`. They end with an empty line.
fn is_option(line: &str, indent: usize) -> bool {
    let bare = line.trim_start();
    !bare.is_empty() && line.len() - bare.len() > indent
}

/// `[words][package.Class]` and `[package.Class][]` as words.
fn without_links(line: &str, known: &std::collections::BTreeMap<String, String>, context: &mut Context) -> String {
    let mut made = String::new();
    let mut rest = line;
    let mut signs = 0;
    while let Some(at) = rest.find("][") {
        let (before, after) = (&rest[..at], &rest[at + 2..]);
        let signs_before = signs;
        signs += before.matches('`').count();
        let open = before.rfind('[');
        let label = after.split_once(']').map(|(label, _)| label);
        let words = open.map(|open| &before[open + 1..]);
        let found = words.zip(label).filter(|(words, label)| {
            let name = if label.is_empty() { words.trim_matches('`') } else { label };
            let is_object = name.contains(['.', '_'])
                && !name.contains(' ')
                && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '(' | ')'));
            let in_code = signs_before + before[..open.unwrap_or(0)].matches('`').count();
            is_object && in_code % 2 == 0 && !known.contains_key(&name.to_lowercase())
        });
        match found.zip(open) {
            Some(((words, label), open)) => {
                made.push_str(&before[..open]);
                let is_code = words.starts_with('`') || !label.is_empty();
                made.push_str(&if is_code { words.to_owned() } else { format!("`{words}`") });
                let (source, files) = (context.source, context.files);
                let note = "its words stay: there is no page to lead to";
                context.report.left_at(LINK, note, || place(files, source, line));
                rest = &after[label.len() + 1..];
            }
            None => {
                made.push_str(before);
                made.push_str("][");
                rest = after;
            }
        }
    }
    made + rest
}

#[cfg(test)]
mod tests {
    use super::super::extras::Extras;
    use super::*;
    use crate::report::Report;

    #[test]
    fn what_a_program_says_is_left_out_and_named() {
        let (files, extras, mut report) = (Source::default(), Extras::default(), Report::default());
        let (snippet, find) = (|_: &str| None, |path: &str| Some(path.to_owned()));
        let mut context = Context {
            source: "a.md",
            snippet: &snippet,
            find: &find,
            files: &files,
            extras: &extras,
            report: &mut report,
        };
        let mut of = |text: &str| carried(text, true, &mut context);
        assert_eq!(
            of("::: a.b\n    options:\n      x: 1\n\nText\n::: a.c\n:docstring:"),
            "<!-- left out: a.b -->\n\nText\n<!-- left out: a.c -->\n\n:docstring:"
        );
        assert_eq!(
            of("See [a.b.C][], [the file][a.b_c] and [x][y.z]\n\n[y.z]: b.md"),
            "See `a.b.C`, the file and [x][y.z]\n\n[y.z]: b.md"
        );
        assert_eq!(of("## ::: a.d"), "## `a.d`\n\n<!-- left out: a.d -->");
        assert_eq!(of("```\n::: a.b\n```\n::: note Title\n`[a.b][]`"), "```\n::: a.b\n```\n::: note Title\n`[a.b][]`");
        assert_eq!(report.left.iter().map(|one| one.count).sum::<usize>(), 5);
    }
}
