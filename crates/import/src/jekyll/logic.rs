//! Conditions of Liquid that are known without executing anything, and the branch that readers saw.

use std::ops::Range;

use super::context::Context;

/// Branches in one another that are followed.
pub const MAX_DEPTH: usize = 12;

/// What pages and sites have that is made by Jekyll: of anything else that is not in the settings, it is known that it is not there.
const MADE: [&str; 24] = [
    "url",
    "content",
    "date",
    "path",
    "id",
    "collection",
    "previous",
    "next",
    "excerpt",
    "dir",
    "name",
    "relative_path",
    "pages",
    "posts",
    "collections",
    "time",
    "github",
    "data",
    "categories",
    "tags",
    "static_files",
    "documents",
    "html_pages",
    "related_posts",
];

/// A condition with its branch; of `else`, there is no condition.
pub struct Branch<'t> {
    condition: Option<&'t str>,
    text: Range<usize>,
}

/// The branches of an `if` or `unless` whose tag ends at `from`, and where the text goes on behind it.
pub fn branches<'t>(body: &'t str, name: &str, condition: &'t str, from: usize) -> Option<(Vec<Branch<'t>>, usize)> {
    let mut found = Vec::new();
    let mut current = (Some(condition), from);
    let mut depth = 0_usize;
    let mut at = from;
    while let Some(start) = body[at..].find("{%").map(|start| at + start) {
        let length = body[start + 2..].find("%}")?;
        let inner = body[start + 2..start + 2 + length].trim_matches('-').trim();
        let end = start + 2 + length + 2;
        at = end;
        let (word, rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        match word {
            "if" | "unless" | "case" => depth += 1,
            "endif" | "endunless" | "endcase" if depth > 0 => depth -= 1,
            "else" | "elsif" if depth == 0 => {
                found.push(Branch { condition: current.0, text: current.1..start });
                current = ((word == "elsif").then(|| rest.trim()), end);
            }
            word if depth == 0 && word.strip_prefix("end") == Some(name) => {
                found.push(Branch { condition: current.0, text: current.1..start });
                return Some((found, end));
            }
            _ => {}
        }
    }
    None
}

/// The branch that is shown: `None` if that is not known, an empty range if none is.
pub fn shown(branches: &[Branch], is_unless: bool, context: &mut Context) -> Option<Range<usize>> {
    for (at, branch) in branches.iter().enumerate() {
        let Some(condition) = branch.condition else { return Some(branch.text.clone()) };
        if holds(condition, context)? != (is_unless && at == 0) {
            return Some(branch.text.clone());
        }
    }
    Some(0..0)
}

/// Whether a condition holds, if that is known.
fn holds(condition: &str, context: &mut Context) -> Option<bool> {
    // Liquid reads them from the right, which is the same for one kind of word.
    for (word, all) in [(" or ", false), (" and ", true)] {
        if condition.contains(word) {
            let parts = condition.split(word).map(|part| holds(part, context)).collect::<Option<Vec<bool>>>()?;
            return Some(if all { parts.iter().all(|part| *part) } else { parts.iter().any(|part| *part) });
        }
    }
    for sign in ["==", "!=", " contains "] {
        if let Some((left, right)) = condition.split_once(sign) {
            let (left, right) = (value(left, context)?, value(right, context)?);
            return Some(match sign {
                "==" => left == right,
                "!=" => left != right,
                _ => left.zip(right).is_some_and(|(left, right)| left.contains(&right)),
            });
        }
    }
    if condition.contains(['<', '>', '|']) {
        return None;
    }
    Some(value(condition, context)?.is_some_and(|value| value != "false"))
}

/// A value, or that there is none; `None` if nobody knows.
#[allow(clippy::option_option)]
fn value(text: &str, context: &mut Context) -> Option<Option<String>> {
    let text = text.trim();
    if matches!(text, "nil" | "null" | "blank" | "empty" | "false") {
        return Some(None);
    }
    if matches!(text, "true") || text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() {
        return Some(Some(text.to_owned()));
    }
    if text == "jekyll.environment" {
        return Some(Some("production".to_owned()));
    }
    if let Some(known) = context.operand(text) {
        return Some(Some(known).filter(|known| known != "false"));
    }
    let (owner, key) = text.split_once(['.', '[']).unwrap_or((text, ""));
    if context.bound.iter().any(|(name, _)| name == owner) {
        return Some(None);
    }
    let key = key.split('.').next().unwrap_or_default();
    // It may be there as something that is no text: then it counts as true.
    if context.known(text).is_some_and(|value| !value.is_null()) {
        return Some(Some(String::new()));
    }
    (!key.is_empty() && matches!(owner, "page" | "site" | "include") && !MADE.contains(&key)).then_some(None)
}
