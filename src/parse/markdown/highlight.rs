//! Code → spans with a handful of class names, so that the page stays small and the theme decides the colours.
//! Grammars are Sublime syntaxes (syntect, two-face); unknown languages and very long code come out plain.

use std::sync::LazyLock;

use syntect::parsing::{ParseState, Scope, ScopeStackOp, SyntaxSet};

use super::out::escape_text;

/// Every class that highlighting writes, for themes to style.
pub const CLASSES: [&str; 13] = [
    "hl-keyword",
    "hl-string",
    "hl-comment",
    "hl-number",
    "hl-function",
    "hl-type",
    "hl-constant",
    "hl-variable",
    "hl-punctuation",
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
static RULES: LazyLock<Vec<(Scope, &'static str)>> = LazyLock::new(|| {
    [
        ("comment", "comment"),
        ("meta.interpolation", ""),
        ("string", "string"),
        ("constant.character.escape", "constant"),
        ("constant.numeric", "number"),
        ("constant", "constant"),
        ("punctuation.definition.string", "string"),
        ("punctuation.definition.comment", "comment"),
        ("punctuation", "punctuation"),
        ("keyword.operator", "punctuation"),
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
        ("variable", "variable"),
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

/// Writes `code`, escaped, with highlight spans if `language` is known. True when it was highlighted.
pub(super) fn highlight(out: &mut String, code: &str, language: &str) -> bool {
    let start = out.len();
    let highlighted = spans(out, code, language).is_some();
    if !highlighted {
        out.truncate(start);
        escape_text(out, code);
    }
    highlighted
}

fn spans(out: &mut String, code: &str, language: &str) -> Option<()> {
    let language = language.to_ascii_lowercase();
    if matches!(language.as_str(), "" | "text" | "txt" | "plain" | "plaintext" | "none" | "log" | "output")
        || code.len() > LONGEST_CODE
        || code.lines().any(|line| line.len() > LONGEST_LINE)
    {
        return None;
    }
    let syntax = SYNTAXES.find_syntax_by_token(alias(&language))?;
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
                write_run(out, &mut open, classes.last().copied().unwrap_or_default(), &line[written..at]);
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
        write_run(out, &mut open, classes.last().copied().unwrap_or_default(), &line[written..]);
    }
    if !open.is_empty() {
        out.push_str("</span>");
    }
    Some(())
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
