//! Code → spans with a handful of class names, so that the page stays small and the theme decides the colours.
//! Grammars are Sublime syntaxes (syntect, two-face); unknown languages and very long code come out plain.

use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use rustc_hash::FxHashMap;
use syntect::parsing::{ParseState, Scope, ScopeStackOp, SyntaxReference, SyntaxSet};

use guichet_html::escape::escape_text;

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
/// What the lines of one code block may cost together. Regexes of some grammars look from every place on a line at every
/// other, and back: 2,000 spaces in an INI file, or `a(a(a(` in SystemVerilog, take half a minute. So a line counts with the
/// cube of its bytes, whatever its grammar; one that is too dear comes out plain, and the others go on. It is enough for
/// 50,000 bytes in lines of 70, or for one line of 600.
const MOST_WORK: u64 = 250_000_000;

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
        || code.len() > LONGEST_CODE;
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
    let mut left = MOST_WORK;
    for line in code.split_inclusive('\n') {
        match left.checked_sub((line.len() as u64).saturating_pow(3)) {
            Some(rest) => left = rest,
            None => {
                write_run(&mut out, &mut open, "", line);
                continue;
            }
        }
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

    fn html(code: &str, language: &str) -> String {
        let mut out = String::new();
        highlight(&mut out, code, language);
        out
    }

    /// Those that took from five seconds to half a minute for one line of 2,000 bytes.
    #[test]
    fn code_that_makes_grammars_search_for_ever() {
        let work = guichet_test_support::Work::start();
        for (language, bit) in [("ini", " "), ("sv", "a(a(a("), ("md", "`"), ("cfm", "a"), ("cs", "a.")] {
            for length in [1_990, 600, 200] {
                let line = format!("{}\n", bit.repeat(length / bit.len()));
                let code = line.repeat(LONGEST_CODE / line.len());
                assert_eq!(
                    html(&code, language).replace("<span", "").matches('<').count(),
                    html(&code, language).matches("</").count()
                );
            }
        }
        assert!(work.seconds() < 120.0, "{} s of CPU", work.seconds());
    }

    #[test]
    fn a_line_that_is_too_dear_is_plain_and_the_others_are_not() {
        let dear = format!("{{\"a\": \"{}\"}}\n", "x".repeat(700));
        let code = format!("{{\"a\": 1}}\n{dear}{{\"b\": 2}}\n");
        let html = html(&code, "json");
        let lines: Vec<&str> = html.lines().collect();
        assert!(lines[0].contains("hl-number") && lines[2].contains("hl-number"), "{html}");
        assert!(!lines[1].contains("<span"), "{html}");
        assert!(lines[1].contains(&"x".repeat(700)), "{html}");
    }

    #[test]
    fn ordinary_code_has_its_colours() {
        let line = format!("curl -d '{{\"key\": \"{}\"}}'\n", "v".repeat(450));
        assert!(html(&line, "bash").contains("hl-string"));
        let many = "let number = 12345; // as long as most lines are\n".repeat(900);
        let html = html(&many, "rust");
        assert_eq!(html.matches("hl-number").count(), 900);
    }
}
