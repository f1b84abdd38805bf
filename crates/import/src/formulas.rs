//! Formulas between dollar signs, where the source had them: the new site is told to typeset them, and what is money stays money.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::From;
use crate::draft::{Draft, Kind};
use crate::source::{Source, split};
use crate::uses::{self, OPTIONS};

/// What dollar signs were in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dollars {
    Money,
    /// `$…$` in a line, `$$…$$` by itself: as here.
    Formulas,
    /// `$$…$$` for both.
    Doubled,
}

/// What settings of a generator say where formulas are on.
fn signs(from: From) -> &'static [&'static str] {
    match from {
        From::Docusaurus | From::Starlight => &["remark-math", "remarkMath"],
        From::VitePress => &["math: true", "markdown-it-mathjax3"],
        From::VuePress => &["markdown-math", "markdownMath", "plugin-katex", "katex: true", "mathjax: true"],
        From::Hugo => {
            &["[markup.goldmark.extensions.passthrough]", "passthrough:", "math = true", "math: true", "katex = true"]
        }
        From::MkDocs => &["pymdownx.arithmatex", "mdx_math"],
        _ => &[],
    }
}

/// Settings of a generator, wherever its site is in the source.
fn is_setting(path: &str) -> bool {
    const NAMES: [&str; 9] =
        ["docusaurus.config", "astro.config", "config", "hugo", "markup", "params", "mkdocs", "theme", "module"];
    const ENDS: [&str; 8] = ["toml", "yml", "yaml", "js", "mjs", "cjs", "ts", "mts"];
    let name = split(path).1.rsplit_once('.');
    name.is_some_and(|(name, end)| NAMES.contains(&name) && ENDS.contains(&end))
}

fn dollars(from: From, source: &Source) -> Dollars {
    if matches!(from, From::GitBook | From::Jekyll) {
        return Dollars::Doubled;
    }
    let signs = signs(from);
    let says = |text: &str| signs.iter().any(|sign| text.contains(sign));
    let is_on = source.paths().filter(|path| is_setting(path)).filter_map(|path| source.text(path)).any(says);
    if is_on { Dollars::Formulas } else { Dollars::Money }
}

/// Settles what dollar signs mean in the texts of a draft.
pub fn settle(draft: &mut Draft, from: From, source: &Source) {
    let dollars = dollars(from, source);
    let has_formula = |body: &str| body.contains('$') && !doubled(body).is_empty();
    draft.math = match dollars {
        Dollars::Money => false,
        Dollars::Formulas => draft.pages.iter().any(|page| page.body.contains('$')),
        Dollars::Doubled => draft.pages.iter().any(|page| has_formula(&page.body)),
    };
    if !draft.math {
        return;
    }
    if dollars == Dollars::Doubled {
        for page in &mut draft.pages {
            page.body = with_single(&page.body);
        }
    }
    if draft.has_site {
        let note = "set `markdown: { math: true }` in site.yaml, so that they are typeset";
        let place = draft.pages.iter().find(|page| page.kind != Kind::Snippet && page.body.contains('$'));
        let place = place.map(|page| page.source.clone()).unwrap_or_default();
        draft.report.left("formulas", note, &place);
    }
}

/// The places in a text that are code or HTML, in order.
fn code(body: &str) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for (event, range) in Parser::new_ext(body, OPTIONS).into_offset_iter() {
        let is_code = matches!(
            event,
            Event::Code(_)
                | Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Start(Tag::CodeBlock(_))
                | Event::End(TagEnd::CodeBlock)
        );
        if is_code && all.last().is_none_or(|last| last.end < range.end) {
            all.push(range);
        }
    }
    all
}

/// Each `$$…$$` outside of code.
fn doubled(body: &str) -> Vec<Range<usize>> {
    let code = code(body);
    let is_code = |at: usize| {
        let next = code.partition_point(|range| range.end <= at);
        code.get(next).is_some_and(|range| range.contains(&at))
    };
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, _) in body.match_indices("$$").filter(|(at, _)| !is_code(*at)) {
        match open {
            // A paragraph ends a formula that nobody has closed.
            Some(start) if !body[start..at].contains("\n\n") && at > start + 2 => {
                found.push(start..at + 2);
                open = None;
            }
            _ => open = Some(at),
        }
    }
    found
}

/// A formula in a line has one sign at each end here; what else has a sign is money.
fn with_single(body: &str) -> String {
    if !body.contains('$') {
        return body.to_owned();
    }
    let (formulas, code) = (doubled(body), code(body));
    let within = |ranges: &[Range<usize>], at: usize| {
        let next = ranges.partition_point(|range| range.end <= at);
        ranges.get(next).is_some_and(|range| range.contains(&at))
    };
    let mut edits = Vec::new();
    for range in &formulas {
        let inside = &body[range.start + 2..range.end - 2];
        let before = body[..range.start].rsplit('\n').next().unwrap_or_default();
        let behind = body[range.end..].split('\n').next().unwrap_or_default();
        let is_alone =
            behind.trim().is_empty() && before.trim_start_matches([' ', '\t', '>', '-', '*', '+']).is_empty();
        if !is_alone && !inside.contains('\n') {
            edits.push((range.clone(), format!("${}$", inside.trim())));
        }
    }
    for (at, _) in body.match_indices('$') {
        let is_escaped = body[..at].ends_with('\\');
        if !is_escaped && !within(&formulas, at) && !within(&code, at) {
            edits.push((at..at + 1, "\\$".to_owned()));
        }
    }
    edits.sort_by_key(|(range, _)| range.start);
    uses::replaced(body, &edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_signs_become_one_within_a_line() {
        for (body, expected) in [
            ("The sum $$a + b$$ costs $5 or $6.", "The sum $a + b$ costs \\$5 or \\$6."),
            ("$$\na + b\n$$\n", "$$\na + b\n$$\n"),
            ("> $$a$$\n\n- $$b$$\n", "> $$a$$\n\n- $$b$$\n"),
            ("`$$a$$` and `$x`, but $$ c $$.", "`$$a$$` and `$x`, but $c$."),
            ("```sh\necho $HOME $$\n```\n\n$$x$$ here\n", "```sh\necho $HOME $$\n```\n\n$x$ here\n"),
            ("It is \\$5.", "It is \\$5."),
            ("No $$ end\n\nof $$ it", "No \\$\\$ end\n\nof \\$\\$ it"),
        ] {
            assert_eq!(with_single(body), expected, "{body}");
        }
    }

    #[test]
    fn where_formulas_are_on() {
        let mut source = Source::default();
        source.add("mkdocs.yml", Some("markdown_extensions:\n  - pymdownx.arithmatex:\n      generic: true\n".into()));
        source.add("docs/a.md", Some("math: true".into()));
        assert_eq!(dollars(From::MkDocs, &source), Dollars::Formulas);
        assert_eq!(dollars(From::Hugo, &source), Dollars::Money);
        assert_eq!(dollars(From::GitBook, &source), Dollars::Doubled);
        assert_eq!(dollars(From::Zendesk, &source), Dollars::Money);
    }
}
