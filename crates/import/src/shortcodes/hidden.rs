//! Shortcodes that nobody knows here: readers never saw their names, so no text shows them. A comment says where one was that had nothing
//! between its tags. Whether it is in code, where it stays, is known only when the whole text is there.

use guichet_syntax::fenced::Fence;

use crate::blocks::one_line;

/// Around a shortcode, and around the end of one.
const WHOLE: (char, char) = ('\u{E003}', '\u{E004}');
const TAG: (char, char) = ('\u{E005}', '\u{E006}');
/// Characters of a shortcode that a comment repeats.
const MOST: usize = 200;

/// A shortcode without anything between its tags, to be found again.
pub fn whole(shortcode: &str) -> String {
    format!("{}{}{}", WHOLE.0, one_line(shortcode), WHOLE.1)
}

/// One of two tags that have something between them.
pub fn tag(shortcode: &str) -> String {
    format!("{}{}{}", TAG.0, one_line(shortcode), TAG.1)
}

/// Whether what is between two tags is data, as settings are written, and in which language. As a text, it would be one paragraph.
pub fn language(inner: &str) -> Option<&'static str> {
    let lines = || inner.lines().filter(|line| !line.trim().is_empty());
    let first = lines().next()?.trim();
    if first == "{" || first == "[" {
        return Some("json");
    }
    let is_key = |key: &str| !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "_-.\"'".contains(c));
    let of = |line: &str, sign: char| line.split_once(sign).is_some_and(|(key, _)| is_key(key.trim()));
    let is_table = |line: &str| line.starts_with('[') && line.ends_with(']') && is_key(line.trim_matches(['[', ']']));
    let is_small = |line: &str| line.starts_with(|c: char| !c.is_ascii_uppercase());
    let (mut toml, mut yaml) = (0, 0);
    for line in lines().map(str::trim) {
        match () {
            () if is_table(line) || of(line, '=') => toml += 1,
            () if line.starts_with('#') || line.starts_with("- ") && toml == 0 => {}
            () if of(line, ':') && is_small(line) => yaml += 1,
            () => return None,
        }
    }
    match (toml, yaml) {
        (2.., 0) => Some("toml"),
        (0, 2..) => Some("yaml"),
        _ => None,
    }
}

/// The text without them.
pub fn carried(text: &str) -> String {
    if !text.contains([WHOLE.0, TAG.0]) {
        return text.to_owned();
    }
    let mut fence = Fence::default();
    let mut lines = Vec::new();
    // What is indented below an item of a list is its text.
    let mut in_list = false;
    for line in text.split('\n') {
        let is_indented = line.starts_with("    ");
        let bare = line.trim_start();
        if !is_indented && !bare.is_empty() {
            let number = bare.trim_start_matches(|c: char| c.is_ascii_digit());
            let is_item =
                bare.starts_with(['-', '*', '+']) || number.len() < bare.len() && number.starts_with(['.', ')']);
            in_list = is_item || in_list && bare.len() < line.len();
        }
        let is_code = fence.holds(line) || is_indented && !in_list;
        if !line.contains([WHOLE.0, TAG.0]) {
            lines.push(line.to_owned());
        } else if is_code {
            lines.push(line.replace([WHOLE.0, WHOLE.1, TAG.0, TAG.1], ""));
        } else if let Some(line) = without(line) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

/// A line without them, with comments behind it; `None` if nothing else was in it.
fn without(line: &str) -> Option<String> {
    let mut kept = String::new();
    let mut comments: Vec<String> = Vec::new();
    let mut rest = line;
    while let Some(start) = rest.find([WHOLE.0, TAG.0]) {
        let is_whole = rest[start..].starts_with(WHOLE.0);
        let end = rest.find(if is_whole { WHOLE.1 } else { TAG.1 }).unwrap_or(rest.len());
        let inner = rest[start..end].trim_start_matches([WHOLE.0, TAG.0]);
        kept.push_str(&rest[..start]);
        rest = rest[end..].strip_prefix([WHOLE.1, TAG.1]).unwrap_or_default();
        if is_whole {
            let inner: String = inner.replace("--", "—").replace("{{", "{ {").chars().take(MOST).collect();
            comments.push(format!("<!-- left out: {inner} -->"));
        }
        // A link whose address it was leads nowhere: its words stay.
        if kept.ends_with("](") && rest.starts_with(')') {
            kept.truncate(kept.len() - 2);
            rest = &rest[1..];
            if let Some(open) = kept.rfind('[') {
                kept.remove(open);
            }
        }
    }
    kept.push_str(rest);
    // Words that a link has elsewhere in the text, and their address.
    let is_address = kept.trim_end().ends_with("]:") && kept.trim_start_matches([' ', '\t', '>']).starts_with('[');
    if is_address {
        kept.truncate(kept.find('[').unwrap_or_default());
    }
    let bare = kept.trim_start_matches([' ', '\t', '>']);
    match () {
        () if bare.trim().is_empty() && comments.is_empty() => None,
        () if comments.is_empty() => Some(kept),
        () if bare.trim().is_empty() => Some(kept.trim_end().to_owned() + &space(&kept) + &comments.join(" ")),
        // Behind the id of a heading, and in a table, one would be in the way.
        () if bare.starts_with(['#', '|']) => Some(kept.trim_end().to_owned()),
        () => Some(format!("{} {}", kept.trim_end(), comments.join(" "))),
    }
}

/// What keeps a comment at the indentation of its line.
fn space(kept: &str) -> String {
    kept[kept.trim_end().len()..].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_known_by_their_lines() {
        for (inner, expected) in [
            ("\ntitle = 'A'\n[[menus.main]]\nname = 'B'\n", Some("toml")),
            ("\nmenus:\n  main:\n    - name: B\n      url: /b\n", Some("yaml")),
            ("{\n \"a\": 1\n}", Some("json")),
            ("\nWarning: read this.\nNote: and that.\n", None),
            ("one: a sentence\nthat goes on", None),
            ("- a\n- b\n", None),
            ("", None),
        ] {
            assert_eq!(language(inner), expected, "{inner:?}");
        }
    }

    #[test]
    fn names_are_not_shown() {
        let (a, open, close) = (whole("{{< a -- \"b\" >}}"), tag("{{% c %}}"), tag("{{% /c %}}"));
        for (text, expected) in [
            (a.clone(), "<!-- left out: { {< a — \"b\" >}} -->"),
            (format!("{a} one, *two*"), " one, *two* <!-- left out: { {< a — \"b\" >}} -->"),
            (format!("  - {a} one"), "  -  one <!-- left out: { {< a — \"b\" >}} -->"),
            (format!("## One {a}"), "## One"),
            (format!("| One | {a} |"), "| One |  |"),
            (format!("{open}one{close} two"), "one two"),
            (format!("x\n{open}\none\n{close}\ny"), "x\none\ny"),
            (format!("> [this *one*]: {a}"), "> <!-- left out: { {< a — \"b\" >}} -->"),
            (format!("See [this *one*]({a})."), "See this *one*. <!-- left out: { {< a — \"b\" >}} -->"),
            (format!("1. x\n\n    {open}y{close}"), "1. x\n\n    y"),
            (format!("```\n{open}\n```\n\n    {a}"), "```\n{{% c %}}\n```\n\n    {{< a -- \"b\" >}}"),
        ] {
            assert_eq!(carried(&text), expected, "{text:?}");
        }
    }
}
