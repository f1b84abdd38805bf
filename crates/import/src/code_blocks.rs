//! What other generators say of a block of code, behind its language or in comments → what can be said here.
//!
//! | theirs | here |
//! |---|---|
//! | `hl_lines="1 3-5"`, `{hl_lines=[1,"3-5"]}`, `js{1,3-5}`, `mark={1}` | `{1,3-5}` |
//! | `title="a"`, `filename="a"`, `file="a"` | `title="a"` |
//! | `linenums="5"`, `linenos=table`, `showLineNumbers`, `:line-numbers=5`, `startLineNumber=5` | `line-numbers`, `line-numbers=5` |
//! | `ins={2}`, `del={3}`, `// [!code ++]`, `// [!code --]` | `diff` |
//! | `// highlight-next-line`, `// [!code highlight]` | `{…}`, without the comment |
//! | `wrap`, `overflow="wrap"` | `wrap` |
//! | `{.py .annotate}`, `js:no-line-numbers`, `live`, `frame="none"` and the like | the language; the rest is left out |

use std::collections::BTreeSet;

use crate::report::Report;
use guichet_syntax::fenced::Fence;

/// Lines that a block may mark.
const MOST: usize = 5_000;

/// What is said of a block.
#[derive(Debug, Default)]
struct Info {
    language: String,
    title: Option<String>,
    marked: BTreeSet<usize>,
    new: BTreeSet<usize>,
    removed: BTreeSet<usize>,
    /// `line-numbers`, with the first one.
    numbers: Option<Option<usize>>,
    wraps: bool,
    is_diff: bool,
    /// Something has no counterpart.
    rest: bool,
}

/// A text whose blocks of code say it in our way.
pub fn convert(text: &str, source: &str, report: &mut Report) -> String {
    if !text.contains("```") && !text.contains("~~~") {
        return text.to_owned();
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let mut made: Vec<String> = Vec::with_capacity(lines.len());
    let mut fence = Fence::default();
    let mut at = 0;
    while at < lines.len() {
        let begins = fence.holds(lines[at]) && fence.is_open();
        if !begins {
            made.push(lines[at].to_owned());
            at += 1;
            continue;
        }
        let start = at + 1;
        let mut end = start;
        while end < lines.len() && fence.holds(lines[end]) && fence.is_open() {
            end += 1;
        }
        block(lines[at], &lines[start..end], &mut made, source, report);
        at = end;
        if at < lines.len() && !fence.is_open() {
            made.push(lines[at].to_owned());
            at += 1;
        }
    }
    made.join("\n")
}

fn block(open: &str, code: &[&str], made: &mut Vec<String>, source: &str, report: &mut Report) {
    let prefix = &open[..open.len() - open.trim_start_matches([' ', '\t', '>']).len()];
    let bare = &open[prefix.len()..];
    let signs = &bare[..bare.len() - bare.trim_start_matches(['`', '~']).len()];
    let words = bare[signs.len()..].trim();
    let has_marks = code.iter().any(|line| line.contains("[!code ") || line.contains("highlight-"));
    if !has_marks && words.chars().all(|c| c.is_alphanumeric() || "-_+#.".contains(c)) {
        made.push(open.to_owned());
        made.extend(code.iter().map(|line| (*line).to_owned()));
        return;
    }
    let mut info = read(words);
    let mut kept: Vec<String> = Vec::with_capacity(code.len());
    let mut highlights = false;
    let mut next = false;
    for line in code {
        let inner = line.strip_prefix(prefix).or_else(|| line.strip_prefix(prefix.trim_end())).unwrap_or(line);
        let number = kept.len() + 1;
        match comment(inner) {
            Some("highlight-next-line") => next = true,
            Some("highlight-start") => highlights = true,
            Some("highlight-end") => highlights = false,
            _ => {
                let (text, mark) = vite(inner);
                match mark {
                    Some("++") => info.new.extend([number]),
                    Some("--") => info.removed.extend([number]),
                    Some("highlight" | "hl" | "focus" | "warning" | "error") => info.marked.extend([number]),
                    _ => {}
                }
                if std::mem::take(&mut next) || highlights || line.contains("// highlight-line") {
                    info.marked.insert(number);
                }
                kept.push(text.trim_end_matches("// highlight-line").to_owned());
            }
        }
    }
    if info.rest {
        let note = "left out: the language, a title, numbers and marks of lines stay";
        report.changed("words behind the language of a block of code", note, source);
    }
    let has_signs = info.is_diff || info.new.is_empty() && info.removed.is_empty();
    let is_diff = !has_signs;
    made.push(format!("{prefix}{signs}{}", written(&info, is_diff)));
    for (at, text) in kept.into_iter().enumerate() {
        let sign = match at + 1 {
            _ if !is_diff || text.is_empty() && !info.new.contains(&(at + 1)) && !info.removed.contains(&(at + 1)) => {
                ""
            }
            number if info.new.contains(&number) => "+",
            number if info.removed.contains(&number) => "-",
            _ => " ",
        };
        made.push(if text.is_empty() && sign.is_empty() {
            prefix.trim_end().to_owned()
        } else {
            format!("{prefix}{sign}{text}")
        });
    }
}

/// The comment that a line is, without its signs.
fn comment(line: &str) -> Option<&str> {
    let bare = line.trim();
    let bare = bare.strip_prefix("//").or_else(|| bare.strip_prefix('#')).or_else(|| bare.strip_prefix("--")).or_else(
        || {
            let inner = bare.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
            let inner = inner.or_else(|| bare.strip_prefix("/*").and_then(|rest| rest.strip_suffix("*/")));
            inner.or_else(|| bare.strip_prefix("{/*").and_then(|rest| rest.strip_suffix("*/}")))
        },
    )?;
    Some(bare.trim())
}

/// A line without the comment at its end in which VitePress marks it, and the mark.
fn vite(line: &str) -> (&str, Option<&str>) {
    let Some(at) = line.rfind("[!code ") else { return (line, None) };
    let mark = line[at + "[!code ".len()..].split([']', ':']).next();
    let before = line[..at].trim_end();
    let signs = ["//", "#", "<!--", "/*", "{/*", "--", ";"];
    match signs.iter().find_map(|sign| before.strip_suffix(sign)) {
        Some(code) => (code.trim_end(), mark),
        None => (line, None),
    }
}

fn read(words: &str) -> Info {
    let mut info = Info::default();
    let mut rest = words;
    // `{ .py .annotate title="a" }` and `py {linenos=table hl_lines=[1]}`: what is in braces is read like what is not.
    let language: usize = rest.find(|c: char| c.is_whitespace() || matches!(c, '{' | ':' | '[')).unwrap_or(rest.len());
    if !rest[..language].contains('=') {
        info.language = rest[..language].trim_start_matches('.').to_owned();
        rest = &rest[language..];
    }
    while let Some(start) = rest.find(|c: char| !c.is_whitespace() && c != ',') {
        rest = &rest[start..];
        rest = match rest.chars().next() {
            Some('{') => {
                let end = rest.find('}').unwrap_or(rest.len());
                let inner = &rest[1.min(end)..end];
                if is_lines(inner) {
                    info.marked.extend(lines_of(inner))
                } else {
                    fields(inner, &mut info)
                }
                &rest[(end + 1).min(rest.len())..]
            }
            Some('[') => {
                let end = rest.find(']').unwrap_or(rest.len());
                info.title = Some(rest[1.min(end)..end].to_owned());
                &rest[(end + 1).min(rest.len())..]
            }
            Some(':') => {
                let end = rest[1..]
                    .find(|c: char| c.is_whitespace() || matches!(c, ':' | '{'))
                    .map_or(rest.len(), |at| at + 1);
                field(
                    rest[1..end].split('=').next().unwrap_or_default(),
                    rest[1..end].split_once('=').map(|(_, value)| value),
                    &mut info,
                );
                &rest[end..]
            }
            // Words to mark in the code.
            Some('"' | '\'' | '/') => {
                info.rest = true;
                let sign = &rest[..1];
                let end = rest[1..].find(sign).map_or(rest.len(), |at| at + 2);
                &rest[end..]
            }
            _ => {
                let end = word_end(rest);
                let (key, value) =
                    rest[..end].split_once('=').map_or((&rest[..end], None), |(key, value)| (key, Some(value)));
                field(key, value.map(|value| value.trim_matches(['"', '\''])), &mut info);
                &rest[end..]
            }
        };
    }
    info
}

/// Where a word ends: a value in quotes, braces or brackets has spaces in it.
fn word_end(text: &str) -> usize {
    let plain = text.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(text.len());
    let Some(value) = text[plain..].strip_prefix('=') else { return plain.max(1).min(text.len()) };
    let close = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => quote,
        Some('{') => '}',
        Some('[') => ']',
        _ => return plain + 1 + value.find(|c: char| c.is_whitespace() || c == ',').unwrap_or(value.len()),
    };
    value[1..].find(close).map_or(text.len(), |at| plain + 1 + at + 1 + close.len_utf8())
}

fn is_lines(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '-' || c == ',' || c == ' ')
}

/// `1,3-5`, `1 3-5` or `[1,"3-5"]`.
fn lines_of(text: &str) -> Vec<usize> {
    let parts = text.split(|c: char| !(c.is_ascii_digit() || c == '-')).filter(|part| !part.is_empty());
    let ranges = parts.filter_map(|part| {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let (from, to) = (from.parse::<usize>().ok()?, to.parse::<usize>().ok()?);
        (from > 0 && from <= to && to <= MOST).then_some(from..=to)
    });
    ranges.flatten().collect()
}

/// What is in braces.
fn fields(inner: &str, info: &mut Info) {
    let mut rest = inner.trim();
    while !rest.is_empty() {
        rest = rest.trim_start_matches([',', ' ']);
        if let Some(class) = rest.strip_prefix('.') {
            let end = class.find([' ', '.', '}']).unwrap_or(class.len());
            match &class[..end] {
                class if info.language.is_empty() => class.clone_into(&mut info.language),
                _ => info.rest = true,
            }
            rest = &class[end..];
            continue;
        }
        let end = word_end(rest);
        if end == 0 {
            break;
        }
        let (key, value) = rest[..end].split_once('=').map_or((&rest[..end], None), |(key, value)| (key, Some(value)));
        field(key, value.map(|value| value.trim_matches(['"', '\''])), info);
        rest = rest.get(end..).unwrap_or_default();
    }
}

fn field(key: &str, value: Option<&str>, info: &mut Info) {
    let number = || value.and_then(|value| value.trim_matches(['{', '}']).parse::<usize>().ok());
    let is_off = matches!(value, Some("false" | "none" | "0"));
    match key.trim().to_ascii_lowercase().as_str() {
        "title" | "filename" | "file" | "caption" if value.is_some() => info.title = value.map(str::to_owned),
        "hl_lines" | "mark" | "highlight"
            if value.is_some_and(|value| value.contains(|c: char| c.is_ascii_digit())) =>
        {
            info.marked.extend(lines_of(value.unwrap_or_default()));
        }
        "ins" | "add" if value.is_some() => info.new.extend(lines_of(value.unwrap_or_default())),
        "del" | "rem" if value.is_some() => info.removed.extend(lines_of(value.unwrap_or_default())),
        "linenums" | "linenos" | "showlinenumbers" | "line-numbers" | "linenumbers" | "numberlines" if !is_off => {
            info.numbers = Some(number().filter(|first| *first > 1).or(info.numbers.flatten()));
        }
        "linenostart" | "startlinenumber" | "startfrom" => info.numbers = Some(number()),
        "no-line-numbers" | "" => {}
        "wrap" if !is_off => info.wraps = true,
        "overflow" if value == Some("wrap") => info.wraps = true,
        "diff" if value.is_none() => info.is_diff = true,
        _ => info.rest = true,
    }
}

fn written(info: &Info, is_diff: bool) -> String {
    let mut words = vec![info.language.clone()];
    if let Some(title) = info.title.as_deref().map(str::trim).filter(|title| !title.is_empty()) {
        words.push(format!("title=\"{}\"", title.replace('"', "'")));
    }
    if !info.marked.is_empty() {
        words.push(format!("{{{}}}", ranges(&info.marked)));
    }
    match info.numbers {
        Some(Some(first)) if first > 1 => words.push(format!("line-numbers={first}")),
        Some(_) => words.push("line-numbers".to_owned()),
        None => {}
    }
    if is_diff || info.is_diff {
        words.push("diff".to_owned());
    }
    if info.wraps {
        words.push("wrap".to_owned());
    }
    // What is said of a block is behind a language.
    if words[0].is_empty() && words.len() > 1 {
        "text".clone_into(&mut words[0]);
    }
    words.join(" ")
}

/// `1,3-5`.
fn ranges(lines: &BTreeSet<usize>) -> String {
    let mut all: Vec<(usize, usize)> = Vec::new();
    for line in lines {
        match all.last_mut() {
            Some((_, last)) if *last + 1 == *line => *last = *line,
            _ => all.push((*line, *line)),
        }
    }
    let one = |(from, to): &(usize, usize)| if from == to { from.to_string() } else { format!("{from}-{to}") };
    all.iter().map(one).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_code_is_said_here() {
        let converted = |text: &str| convert(text, "a.md", &mut Report::default());
        for (theirs, ours) in [
            ("py title=\"a b.py\" linenums=\"1\" hl_lines=\"2 3-5\"", "py title=\"a b.py\" {2-5} line-numbers"),
            ("{ .py .annotate title=\"a\" }", "py title=\"a\""),
            ("{.py hl_lines=\"1\"}", "py {1}"),
            ("go {linenos=table,hl_lines=[3,\"6-8\"],linenostart=199}", "go {3,6-8} line-numbers=199"),
            ("go {linenos=false}", "go"),
            ("jsx title='/src/x.js' showLineNumbers {1,3-5}", "jsx title=\"/src/x.js\" {1,3-5} line-numbers"),
            ("jsx live", "jsx"),
            ("js{1,3-5}", "js {1,3-5}"),
            ("ts{1}:line-numbers", "ts {1} line-numbers"),
            ("ts:line-numbers=2 {1}", "ts {1} line-numbers=2"),
            ("js:no-line-numbers", "js"),
            ("js [a.js]", "js title=\"a.js\""),
            ("js frame=\"none\" \"word\" wrap startLineNumber=5", "js line-numbers=5 wrap"),
            ("title=\"x\"", "text title=\"x\""),
            ("c++", "c++"),
            ("", ""),
        ] {
            assert_eq!(
                converted(&format!("> ```{theirs}\n> a\n> ```")),
                format!("> ```{ours}\n> a\n> ```"),
                "{theirs}"
            );
        }
        assert_eq!(converted("```js ins={2} del={1}\na\nb\n\nc\n```\nd"), "```js diff\n-a\n+b\n\n c\n```\nd");
        assert_eq!(
            converted(
                "  ```js\n  // highlight-next-line\n  a\n  b // [!code highlight]\n  # highlight-start\n  c\n  # highlight-end\n  ```"
            ),
            "  ```js {1-3}\n  a\n  b\n  c\n  ```"
        );
        assert_eq!(converted("```js\na // [!code --]\nb // [!code ++]\n```"), "```js diff\n-a\n+b\n```");
        assert_eq!(converted("~~~ {1}\n```js{1}\n~~~"), "~~~text {1}\n```js{1}\n~~~");
        for text in ["```{", "```[", "```:", "```{=}", "```=", "``` \"", "```a={", "```{.", "```hl_lines=", "```é{é=é}"]
        {
            converted(text);
        }
    }
}
