//! Markup of other generators that a help centre brings along when it moves: Hugo, Liquid, MkDocs, MDX, wikis, Confluence,
//! reStructuredText. Only what nobody writes as text.

use super::translated::{callout, callout_of_tag, instead_of, titled};
use super::values;
use super::view::{Container, Found, HIDDEN, View, ahead, behind, quoted};
use guichet_core::diag::{Code, Fix, codes};

const CODE: Code = codes::MD011;

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let has = |byte| memchr::memchr(byte, view.text.as_bytes()).is_some();
    if has(b'{') {
        hugo(view, &mut found);
        liquid(view, &mut found);
        values::find(view, &mut found);
    }
    if has(b'[') {
        wiki(view, &mut found);
        wordpress(view, &mut found);
        values::keys(view.text, &mut found);
    }
    if has(b'<') {
        confluence(view, &mut found);
    }
    for (at, line) in view.lines() {
        found.extend(line_of(at, line, view.container));
    }
    found
}

/// `{{< name … >}}` and `{{% name … %}}`; the closing ones go with the opening ones.
fn hugo(view: &View<'_>, found: &mut Vec<Found>) {
    let text = view.text;
    let mut from = 0;
    while let Some(at) = text[from..].find("{{").map(|at| from + at) {
        from = at + 2;
        let close = match text.as_bytes().get(from) {
            Some(b'<') => ">}}",
            Some(b'%') => "%}}",
            _ => continue,
        };
        let inside = ahead(text, from + 1);
        let end = inside.find(close).map_or_else(|| inside.find('\n').unwrap_or(inside.len()), |end| end + close.len());
        let name = word(inside);
        let rest = &inside[..end];
        from += 1 + end;
        if !inside.trim_start().starts_with('/') && !name.is_empty() {
            let message = format!("{} is a Hugo shortcode, so it is shown as text", quoted(&text[at..from]));
            let rest = rest.trim_start().strip_prefix(name).unwrap_or_default().trim_end_matches(['>', '%', '}']);
            found.push(Found::new(CODE, at..from, message, callout_of_tag(name, rest)));
        }
    }
}

/// `{% name … %}`. In a sentence it may be about a template of the product; a tag that only generators have is not.
fn liquid(view: &View<'_>, found: &mut Vec<Found>) {
    const GENERATORS: [&str; 34] = [
        "hint",
        "tabs",
        "tab",
        "content-ref",
        "embed",
        "stepper",
        "step",
        "swagger",
        "openapi",
        "include",
        "include_relative",
        "highlight",
        "post_url",
        "link",
        "details",
        "note",
        "warning",
        "alert",
        "callout",
        "youtube",
        "vimeo",
        "figure",
        "admonition",
        "info",
        "tip",
        "danger",
        "code",
        "file",
        "partial",
        "data",
        "img",
        "image",
        "video",
        "cut",
    ];
    let text = view.text;
    let mut from = 0;
    while let Some(at) = text[from..].find("{%").map(|at| from + at) {
        from = at + 2;
        if text[..at].ends_with('{') {
            continue;
        }
        let Some(end) = ahead(text, from).find("%}").map(|end| from + end + 2) else { continue };
        let name = word(text[from..].trim_start_matches(['-', '+']));
        let alone = behind(text, at).1.rsplit('\n').next().is_some_and(|before| before.trim().is_empty())
            && ahead(text, end).split('\n').next().is_some_and(|after| after.trim().is_empty());
        let closes = name.starts_with("end") || matches!(name, "else" | "elsif" | "elif" | "when");
        // Whoever writes about a tag names one; a pair with words between is the tag itself.
        let paired =
            || ahead(text, end).split("{%").skip(1).any(|tag| is_end_of(name, word(tag.trim_start_matches('-'))));
        if !name.is_empty() && !closes && (GENERATORS.contains(&name) || alone || paired()) {
            let message = format!("{} is a Liquid tag, so it is shown as text", quoted(&text[at..end]));
            let rest = text[from..end - 2].trim_start_matches(['-', '+', ' ']).strip_prefix(name).unwrap_or_default();
            let is_toc = name == "include" && rest.trim().split(['/', '.', ' ']).any(|part| part == "toc");
            found.push(Found::new(CODE, at..end, message, callout_of_tag(if is_toc { "toc" } else { name }, rest)));
        } else if let Some(help) = markdoc(&text[from..end - 2], view) {
            let message = format!("{} is a Markdoc tag, so it is shown as text", quoted(&text[at..end]));
            found.push(Found::new(CODE, at..end, message, help));
        }
        from = end;
    }
}

/// `{% $user.name %}`, `{% #id %}`, `{% .class %}`: what helps, by what is inside.
fn markdoc(inside: &str, view: &View<'_>) -> Option<String> {
    let inside = inside.trim();
    let mut rest = inside.chars();
    let mark = rest.next()?;
    let is_name = |name: &str| {
        name.starts_with(char::is_alphabetic)
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '[' | ']' | '"'))
    };
    if !is_name(rest.as_str()) {
        return None;
    }
    match mark {
        '$' => Some(values::HELP.to_owned()),
        '#' | '.' if view.container == Container::Line => {
            Some(format!("write `{{{inside}}}`, at the end of the heading"))
        }
        '#' | '.' => Some("remove it: ids and classes go at the end of a heading, or directly after a link".to_owned()),
        _ => None,
    }
}

/// `{% endif %}` of `{% if … %}`.
fn is_end_of(name: &str, other: &str) -> bool {
    other.strip_prefix("end").is_some_and(|rest| rest == name)
}

/// `[[page]]`, `![[picture.png]]`, `[[toc]]`.
fn wiki(view: &View<'_>, found: &mut Vec<Found>) {
    let text = view.text;
    let mut from = 0;
    while let Some(at) = text[from..].find("[[").map(|at| from + at) {
        from = at + 2;
        let Some(end) = text[from..].find(['[', ']', '\n']).filter(|end| text[from + end..].starts_with("]]")) else {
            continue;
        };
        let inside = &text[from..from + end];
        let image = text[..at].ends_with('!');
        let worded = inside.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '#' | '.' | '/' | '_'))
            && inside.contains(char::is_alphabetic)
            && !inside.contains(['"', '\'', '$', '=', HIDDEN]);
        // `_TOC_` is emphasis.
        let is_toc = view.written.get(from..from + end).is_some_and(is_toc);
        // An array, or the address behind it, is another thing.
        let close = from + end + 2;
        if !(image || worded || is_toc) || text[close..].starts_with(['(', '[', ']']) || text[..at].ends_with('[') {
            continue;
        }
        let place = if image { at - 1 } else { at }..close;
        let target = inside.split('|').next().unwrap_or_default();
        let help = if is_toc {
            "remove it: the list of contents is generated from the headings".to_owned()
        } else if image {
            format!("write `![What the picture shows]({})`", target.trim().replace(' ', "%20"))
        } else {
            "name the file: `[text](article.md)`".to_owned()
        };
        let alone = behind(text, place.start).1.rsplit('\n').next().is_some_and(|before| before.trim().is_empty())
            && ahead(text, close).split('\n').next().is_some_and(|after| after.trim().is_empty());
        let fix = (alone && is_toc).then(|| Fix::new("remove the list of contents", place.clone(), ""));
        let message = format!("{} is wiki markup, so it is shown as text", quoted(&text[place.clone()]));
        found.push(Found::new(CODE, place, message, help).fix(fix));
        from = close;
    }
}

fn is_toc(name: &str) -> bool {
    ["toc", "_toc_", "__toc__", "tableofcontents", "_tosp_", "tosp"]
        .iter()
        .any(|toc| toc.eq_ignore_ascii_case(name.trim()))
}

/// `<ac:structured-macro …>`
fn confluence(view: &View<'_>, found: &mut Vec<Found>) {
    let text = view.text;
    for open in ["<ac:", "<ri:"] {
        if let Some(at) = text.find(open) {
            let end = text[at..].find(['>', '\n']).map_or(text.len(), |end| at + end + 1);
            let message = format!("{} is Confluence markup, so it is shown as text", quoted(text[at..end].trim_end()));
            found.push(Found::new(CODE, at..end, message, instead_of("")));
        }
    }
}

/// `[caption id="…"]`
fn wordpress(view: &View<'_>, found: &mut Vec<Found>) {
    let text = view.text;
    let mut from = 0;
    while let Some(at) = text[from..].find('[').map(|at| from + at) {
        from = at + 1;
        if text[from..].starts_with(char::is_whitespace) {
            continue;
        }
        let name = word(ahead(text, from));
        let rest = ahead(text, from + name.len());
        let Some(end) = rest.find([']', '\n']).filter(|end| rest[*end..].starts_with(']')) else { continue };
        if let Some(help) = forum(name, &rest[..end], &rest[end + 1..]) {
            let end = from + name.len() + end + 1;
            let message = format!("{} is markup of forums, so it is shown as text", quoted(&text[at..end]));
            found.push(Found::new(CODE, at..end, message, help));
            from = end;
            continue;
        }
        let attributes = rest[..end].trim();
        let pair = attributes.split_once('=').is_some_and(|(key, value)| {
            !key.trim().is_empty()
                && key.trim().bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
                && value.starts_with(['"', '“', '”'])
                && value.len() > 1
        });
        if pair
            && rest.starts_with(' ')
            && !name.is_empty()
            && name.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'_' | b'-'))
        {
            let end = from + name.len() + end + 1;
            let message = format!("{} is a WordPress shortcode, so it is shown as text", quoted(&text[at..end]));
            found.push(Found::new(CODE, at..end, message, instead_of(name)));
            from = end;
        }
    }
}

/// `[b]words[/b]`: what helps, by its name, what stands behind that in the brackets, and what follows.
fn forum(name: &str, value: &str, behind: &str) -> Option<String> {
    let help = match name {
        "b" | "i" | "s" | "u" | "code" | "quote" | "img" | "url" | "center" | "size" | "color" | "font" => name,
        _ => return None,
    };
    let is_pair = value.is_empty() || value.starts_with('=');
    let close = behind.find(&format!("[/{name}]"))?;
    (is_pair && !behind[..close].trim().is_empty()).then(|| match help {
        "b" => "write `**words**`".to_owned(),
        "i" => "write `*words*`".to_owned(),
        "s" => "write `~~words~~`".to_owned(),
        "quote" => "begin each line with `> `".to_owned(),
        "url" => "write `[words](https://…)`".to_owned(),
        "u" | "center" | "size" | "color" | "font" => "remove it".to_owned(),
        other => instead_of(other),
    })
}

fn line_of(at: usize, line: &str, container: Container) -> Option<Found> {
    let place = at..at + line.len();
    let told = |system: &str, help: String| {
        Some(Found::new(
            CODE,
            place.clone(),
            format!("{} is {system} markup, so it is shown as text", quoted(line)),
            help,
        ))
    };
    // Of Markdown's own `[toc](address)`, the brackets are hidden.
    let alone = || line.trim_matches(['[', ']', '{', '}', ':', '$', '@', '\\', HIDDEN]);
    if line.starts_with(['[', '{', '$', '@', '\\'])
        && !line.starts_with("[[")
        && is_toc(alone())
        && (line.len() > alone().len() + 1 || line.starts_with('\\'))
    {
        let help = "remove it: the list of contents is generated from the headings".to_owned();
        let fix = Fix::new(format!("remove {}", quoted(line)), place.clone(), "");
        return told("another system's", help).map(|found| found.fix(Some(fix).filter(|_| !line.contains(HIDDEN))));
    }
    if container == Container::Line {
        return None;
    }
    if let Some((name, _)) = line.strip_prefix("[block:").and_then(|rest| rest.split_once(']')) {
        return told("ReadMe", instead_of(name));
    }
    for (opener, name) in [("include::", "include"), ("image::", "image"), ("video::", "video")] {
        let path = line.strip_prefix(opener).and_then(|rest| rest.strip_suffix(']')?.split_once('['));
        if path.is_some_and(|(path, _)| !path.is_empty() && !path.contains(' ')) {
            return told("AsciiDoc", instead_of(name));
        }
    }
    if let Some(rest) = ["!!!", "???+", "???"].iter().find_map(|mark| line.strip_prefix(mark)) {
        let rest = rest.trim_start();
        let name = word(rest);
        let behind = rest[name.len()..].trim();
        let is_title = behind.is_empty()
            || behind.starts_with(['"', '“', '«', '\''])
            || behind == "inline"
            || behind == "inline end";
        // `!!! Warning !!!` is a cry.
        if callout(name).is_some() && name.chars().all(|c| !c.is_uppercase()) && is_title {
            let kind = callout(name).unwrap_or("NOTE");
            let title = behind.trim_matches(['"', '“', '”', '«', '»', '\'']).trim();
            let title = if title.starts_with("inline") { "" } else { title };
            let help = match line.strip_prefix("???") {
                Some(rest) => titled(kind, title).replacen(']', if rest.starts_with('+') { "]+" } else { "]-" }, 1),
                None => titled(kind, title),
            };
            return told("MkDocs", help);
        }
    }
    let tab = line.strip_prefix("=== ").or_else(|| line.strip_prefix("===! "));
    if tab.is_some_and(|label| label.len() > 2 && label.starts_with('"') && label.ends_with('"')) {
        return told("MkDocs", instead_of("tabs"));
    }
    if let Some(rest) = line.strip_prefix(".. ")
        && let Some((name, _)) = rest.split_once("::")
        && !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    {
        return told("reStructuredText", instead_of(name));
    }
    if is_module_line(line) {
        let is_import = line.starts_with("import ");
        let fix = is_import.then(|| Fix::new("remove the line `import …`", place.clone(), ""));
        return told("MDX", "remove it: articles can't import anything".to_owned()).map(|found| found.fix(fix));
    }
    if let Some(rest) = line.strip_prefix('{') {
        const MACROS: [&str; 13] = [
            "info", "note", "tip", "warning", "panel", "expand", "toc", "code", "noformat", "excerpt", "include",
            "section", "children",
        ];
        let (name, behind) = rest.split_at(rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len()));
        let form = behind.starts_with(':') && behind.contains('}')
            || behind == "}"
            || behind.len() > 1 && behind.ends_with(&format!("{{{name}}}"));
        if MACROS.contains(&name) && form {
            return told("Confluence", instead_of(name));
        }
    }
    None
}

/// `import Tabs from '@theme/Tabs';`, `export const meta = {}`.
fn is_module_line(line: &str) -> bool {
    let quoted = |text: &str| {
        let text = text.trim().trim_end_matches(';').trim_end();
        text.len() > 2
            && (text.starts_with('\'') && text.ends_with('\'') || text.starts_with('"') && text.ends_with('"'))
    };
    if let Some(rest) = line.strip_prefix("import ") {
        // A sentence may import contacts from 'Settings'.
        let names = |names: &str| !names.trim().contains(' ') || names.contains(['{', '*', ',']);
        return rest.rsplit_once(" from ").map_or_else(|| quoted(rest), |(list, from)| names(list) && quoted(from));
    }
    line.strip_prefix("export ").is_some_and(|rest| {
        rest.starts_with("default ") && rest.contains(['(', '{', '='])
            || ["const ", "let ", "function "].iter().any(|word| rest.starts_with(word)) && rest.contains(['=', '('])
    })
}

/// The word that a text begins with, as generators name things.
pub(super) fn word(text: &str) -> &str {
    let text = text.trim_start();
    &text[..text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(text.len())]
}
