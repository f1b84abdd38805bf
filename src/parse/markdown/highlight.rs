//! Code → spans with a handful of class names, so that the page stays small and the theme decides the colours.
//! Grammars are Sublime syntaxes (syntect, two-face); unknown languages and very long code come out plain.

use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use rustc_hash::FxHashMap;
use syntect::parsing::{ParseState, Scope, ScopeStackOp, SyntaxReference, SyntaxSet};

use super::out::escape_text;

/// Every class that highlighting writes, for themes to style.
pub const CLASSES: [&str; 11] = [
    "hl-keyword",
    "hl-string",
    "hl-comment",
    "hl-number",
    "hl-function",
    "hl-type",
    "hl-constant",
    "hl-tag",
    "hl-attr",
    "hl-inserted",
    "hl-deleted",
];

/// Code beyond this many bytes is left plain: nobody reads it for its colours, and regexes are slow.
const LONGEST_CODE: usize = 50_000;
/// A line beyond this many bytes is minified or data.
const LONGEST_LINE: usize = 2_000;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Scope prefixes and their classes, the more specific first. `""` makes text plain again inside a coloured scope.
/// Punctuation and plain variables have none: they would double the number of spans to say what everybody sees.
static RULES: LazyLock<Vec<(Scope, &'static str)>> = LazyLock::new(|| {
    [
        ("comment", "comment"),
        ("meta.interpolation", ""),
        // Keys of an object literal are names, not texts.
        ("string.unquoted.label", ""),
        ("constant.other.object.key", ""),
        ("string", "string"),
        ("constant.character.escape", "constant"),
        ("constant.numeric", "number"),
        ("constant", "constant"),
        ("punctuation.definition.string", "string"),
        ("punctuation.definition.comment", "comment"),
        ("keyword.operator", ""),
        ("keyword", "keyword"),
        ("storage.type.numeric", "number"),
        ("storage", "keyword"),
        ("entity.name.function", "function"),
        ("support.function", "function"),
        ("variable.function", "function"),
        ("entity.name.tag", "tag"),
        ("entity.other.attribute-name", "attr"),
        ("entity.name.type", "type"),
        ("entity.name.class", "type"),
        ("entity.name.namespace", "type"),
        ("support.type", "type"),
        ("support.class", "type"),
        ("entity.name", "type"),
        ("markup.inserted", "inserted"),
        ("markup.deleted", "deleted"),
        ("markup.heading", "keyword"),
        ("markup.raw", "string"),
    ]
    .into_iter()
    .filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, class)))
    .collect()
});

/// Names that writers use and the grammars don't know.
fn alias(language: &str) -> &str {
    match language {
        "shell" | "console" | "shell-session" | "terminal" | "zsh" | "curl" => "bash",
        "c#" | "csharp" | "dotnet" => "cs",
        "arduino" | "ino" | "c++" => "cpp",
        "jsonc" | "json5" => "json",
        "env" | "dotenv" => "properties",
        "docker" => "dockerfile",
        "golang" => "go",
        "node" | "mjs" => "js",
        "vb" | "vbnet" => "vb",
        "cmd" => "bat",
        "http" => "http",
        other => other,
    }
}

/// What has been highlighted: translations and versions of an article share their code to the letter, and a line costs
/// as much as a page of prose. The result depends on the key alone, so nobody can tell whether it was found here.
static MEMO: LazyLock<Mutex<Memo>> = LazyLock::new(Mutex::default);

/// Bytes of HTML to keep, at most.
const LARGEST_MEMO: usize = 32 << 20;

#[derive(Default)]
struct Memo {
    bytes: usize,
    /// By the syntax's name and the code.
    found: FxHashMap<(String, String), Option<Arc<str>>>,
}

/// Writes `code`, escaped, with highlight spans if `language` is known.
pub(super) fn highlight(out: &mut String, code: &str, language: &str) {
    let language = language.to_ascii_lowercase();
    let plain = matches!(language.as_str(), "" | "text" | "txt" | "plain" | "plaintext" | "none" | "log" | "output")
        || code.len() > LONGEST_CODE
        || code.lines().any(|line| line.len() > LONGEST_LINE);
    let syntax = if plain { None } else { SYNTAXES.find_syntax_by_token(alias(&language)) };
    match syntax.and_then(|syntax| remembered(code, syntax)) {
        Some(html) => out.push_str(&html),
        None => escape_text(out, code),
    }
}

fn remembered(code: &str, syntax: &SyntaxReference) -> Option<Arc<str>> {
    let key = (syntax.name.clone(), code.to_string());
    // A panic elsewhere while the lock was held cannot have left half an entry.
    let memo = || MEMO.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(html) = memo().found.get(&key) {
        return html.clone();
    }
    let html: Option<Arc<str>> = spans(code, syntax).map(Arc::from);
    let mut memo = memo();
    let bytes = key.1.len() + html.as_deref().map_or(0, str::len);
    if memo.bytes + bytes <= LARGEST_MEMO {
        memo.bytes += bytes;
        memo.found.insert(key, html.clone());
    }
    html
}

/// `None` when a grammar's regexes give up.
fn spans(code: &str, syntax: &SyntaxReference) -> Option<String> {
    let mut out = String::with_capacity(2 * code.len());
    let mut state = ParseState::new(syntax);
    // The class of each open scope, inherited from the outer one where the scope itself has none.
    let mut classes: Vec<&'static str> = Vec::new();
    let mut cleared: Vec<Vec<&'static str>> = Vec::new();
    let mut open = "";
    for line in code.split_inclusive('\n') {
        // Grammars match line ends as `\n`.
        let with_end;
        let parsed = if line.ends_with('\n') {
            line
        } else {
            with_end = format!("{line}\n");
            &with_end
        };
        let mut written = 0;
        for (at, op) in state.parse_line(parsed, &SYNTAXES).ok()? {
            let at = at.min(line.len());
            if at > written {
                write_run(&mut out, &mut open, classes.last().copied().unwrap_or_default(), &line[written..at]);
                written = at;
            }
            match op {
                ScopeStackOp::Push(scope) => classes.push(class_of(scope, classes.last().copied().unwrap_or_default())),
                ScopeStackOp::Pop(count) => classes.truncate(classes.len().saturating_sub(count)),
                ScopeStackOp::Clear(amount) => {
                    let keep = match amount {
                        syntect::parsing::ClearAmount::TopN(count) => classes.len().saturating_sub(count),
                        syntect::parsing::ClearAmount::All => 0,
                    };
                    cleared.push(classes.split_off(keep));
                }
                ScopeStackOp::Restore => classes.extend(cleared.pop().unwrap_or_default()),
                ScopeStackOp::Noop => {}
            }
        }
        write_run(&mut out, &mut open, classes.last().copied().unwrap_or_default(), &line[written..]);
    }
    if !open.is_empty() {
        out.push_str("</span>");
    }
    Some(out)
}

/// Writes `text` in `class`; white space alone never opens or closes a span.
fn write_run(out: &mut String, open: &mut &'static str, class: &'static str, text: &str) {
    if class != *open && !text.bytes().all(|byte| byte.is_ascii_whitespace()) {
        if !open.is_empty() {
            out.push_str("</span>");
        }
        if !class.is_empty() {
            out.push_str("<span class=\"hl-");
            out.push_str(class);
            out.push_str("\">");
        }
        *open = class;
    }
    escape_text(out, text);
}

fn class_of(scope: Scope, outer: &'static str) -> &'static str {
    // Whatever stands in a comment looks like the comment.
    if outer == "comment" {
        return outer;
    }
    RULES.iter().find(|(prefix, _)| prefix.is_prefix_of(scope)).map_or(outer, |(_, class)| class)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Code that makes backtracking regexes work, in every grammar that there is.
    #[test]
    #[ignore]
    fn explore() {
        let lines: Vec<String> = [
            "(", "[", "{", "<", "\"", "'", "/*", "\\", "a", " ", "<a ", "a.", "a=", "${", "#{", "((a", "a b ", "-",
            "`", "!", "=", "&", "%", "1", "a(", "[]", "**", "__", "::", "<!--", "{{", "/",
        ]
        .iter()
        .map(|bit| format!("{}\n", bit.repeat(1990 / bit.len())))
        .collect();
        let mut all = Vec::new();
        for syntax in SYNTAXES.syntaxes() {
            for line in &lines {
                let code = line.repeat(1);
                let start = std::time::Instant::now();
                let found = spans(&code, syntax).is_some();
                if start.elapsed().as_millis() > 100 {
                    eprintln!("{:?} {} {:?} {found}", start.elapsed(), syntax.name, &line[..6]);
                }
                all.push((start.elapsed().as_millis(), syntax.name.clone(), line[..6].to_string(), found));
            }
        }
        all.sort();
        all.reverse();
        for one in all.iter().take(120) {
            eprintln!("{one:?}");
        }
        eprintln!("{} of {}", all.iter().map(|one| one.0).sum::<u128>(), all.len());
    }
}
