//! Attributes that other dialects write in braces behind a block, a link or a picture: `{: #id .class width="300" }`. What can be written
//! here is kept; an id of anything else becomes a place in the text, so that links to it still lead there.

use crate::blocks::escaped;

/// A place to link to.
pub fn anchor(id: &str) -> String {
    format!("<a id=\"{}\"></a>", escaped(id))
}

/// The id among attributes.
pub fn id_of(attributes: &str) -> Option<String> {
    pairs(attributes)
        .into_iter()
        .find(|(key, id)| matches!(key.as_str(), "#" | "id") && !id.is_empty())
        .map(|(_, id)| id)
}

/// Writes what can be kept of the attributes behind what a text ends with. Whether anything was.
pub fn attributed(before: &mut String, attributes: &str) -> bool {
    let id = id_of(attributes);
    // A link to nowhere is a place.
    if let (Some(id), true) = (&id, before.ends_with("[]()")) {
        before.truncate(before.len() - "[]()".len());
        before.push_str(&anchor(id));
        return true;
    }
    let end = before.ends_with(')').then(|| before.rfind("](")).flatten();
    let of_picture =
        end.is_some_and(|end| before[..end].rfind("![").is_some_and(|from| !before[from..end].contains("](")));
    let kept = if end.is_some() { braces(attributes, of_picture) } else { String::new() };
    match id {
        _ if !kept.is_empty() => before.push_str(&format!("{{{kept}}}")),
        Some(id) => before.push_str(&anchor(&id)),
        None => return false,
    }
    true
}

/// A line whose links and pictures have those attributes that can be kept: `[a](b){target="_self"}`.
pub fn glued(line: &str) -> String {
    if !line.contains("){") {
        return line.to_owned();
    }
    let mut made = String::new();
    let mut rest = line;
    let mut in_code = false;
    while let Some(at) = rest.find("){") {
        // What the attributes are of is in what was not looked at yet.
        let mut part = rest[..=at].to_owned();
        in_code ^= part.matches('`').count() % 2 == 1;
        let after = &rest[at + 2..];
        let inner = after.split('}').next().filter(|inner| inner.len() < after.len() && !in_code);
        match inner.filter(|inner| inner.starts_with(['.', '#']) || inner.contains('=')) {
            Some(inner) => {
                attributed(&mut part, inner);
                rest = &after[inner.len() + 1..];
            }
            None => {
                part.push('{');
                rest = after;
            }
        }
        made.push_str(&part);
    }
    made + rest
}

/// `width=300`, if it is a length that pictures can have.
pub fn width(length: &str) -> Option<String> {
    let bare = length.trim().trim_end_matches(';').trim_end_matches("px").trim();
    let digits = bare.strip_suffix('%').unwrap_or(bare);
    let fits = !digits.is_empty() && digits.len() < 5 && digits.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| format!("width={bare}"))
}

/// Of the attributes that other generators write behind a picture or link, what can be written here: `id="a" .b width="300"`. Classes
/// are for pictures: what they mean for links is up to a theme.
fn braces(attributes: &str, of_picture: bool) -> String {
    let mut kept: Vec<String> = Vec::new();
    for (key, value) in pairs(attributes) {
        let is_name = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || "-_.:".contains(c));
        match key.as_str() {
            "#" | "id" if is_name(&value) => kept.push(format!("#{value}")),
            "." if of_picture && is_name(&value) => kept.push(format!(".{value}")),
            "width" if of_picture => kept.extend(width(&value)),
            "height" if of_picture => kept.extend(width(&value).map(|length| length.replace("width", "height"))),
            "align" if of_picture && matches!(value.as_str(), "left" | "right" | "center") => {
                kept.push(format!(".{value}"));
            }
            "style" if of_picture => {
                let found =
                    value.split(';').find_map(|one| one.trim().strip_prefix("width")?.trim_start().strip_prefix(':'));
                kept.extend(found.and_then(width));
            }
            _ => {}
        }
    }
    kept.join(" ")
}

/// `#id .class key="value"` as pairs, of which the signs are keys.
fn pairs(attributes: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = attributes.trim_start_matches([':', ' ']).trim();
    while let Some(first) = rest.chars().next() {
        if matches!(first, '#' | '.') {
            let end =
                rest[1..].find(|c: char| c.is_whitespace() || c == '.' || c == '#').map_or(rest.len(), |at| at + 1);
            found.push((first.to_string(), rest[1..end].to_owned()));
            rest = rest[end..].trim_start();
            continue;
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let key = rest[..end].to_owned();
        let Some(value) = rest[end..].strip_prefix('=') else {
            rest = rest[end..].trim_start();
            continue;
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let length = match quote {
            Some(quote) => value[1..].find(quote).map_or(value.len(), |at| at + 2),
            None => value.find(char::is_whitespace).unwrap_or(value.len()),
        };
        found.push((key, value[..length].trim_matches(['"', '\'']).to_owned()));
        rest = value[length..].trim_start();
    }
    found
}

/// Puts an id before the last block of a text, so that links to it lead there.
pub fn anchored(lines: &mut Vec<String>, id: &str) {
    const LONGEST: usize = 200;
    let anchor = anchor(id);
    while lines.pop_if(|line| line.trim().is_empty()).is_some() {}
    let start = lines.iter().rev().take(LONGEST).position(|line| line.trim().is_empty());
    let at = start.map_or_else(|| lines.len().saturating_sub(LONGEST), |back| lines.len() - back);
    let Some(first) = lines.get_mut(at) else {
        lines.push(anchor);
        return;
    };
    let bare = first.trim_start();
    let marker = ["- ", "* ", "+ "].iter().find(|marker| bare.starts_with(**marker)).map_or(0, |marker| marker.len());
    let is_text =
        marker > 0 || bare.starts_with(|c: char| c.is_alphabetic() || matches!(c, '[' | '!' | '*' | '_' | '('));
    if bare.starts_with('#') {
        let text = first.trim_end().to_owned();
        *first = format!("{text} {{#{id}}}");
    } else if is_text {
        let place = first.len() - bare.len() + marker;
        first.insert_str(place, &anchor);
    } else {
        lines.insert(at, String::new());
        lines.insert(at, anchor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_kept_is() {
        for (before, attributes, after) in [
            ("![a](b.png)", ": width=\"300\" .border", "![a](b.png){width=300 .border}"),
            ("![a](b.png)", "width=50% align=left loading=lazy #x", "![a](b.png){width=50% .left #x}"),
            ("![a](b.png)", "style=\"max-width: 2em; width: 120px\"", "![a](b.png){width=120}"),
            ("[a](b)", ".md-button #go target=_blank", "[a](b){#go}"),
            ("x [](){", "", "x [](){"),
            ("x []()", "#y", "x <a id=\"y\"></a>"),
            ("**a**", "#b", "**a**<a id=\"b\"></a>"),
            ("[![a](b.png)](c)", "#d", "[![a](b.png)](c){#d}"),
        ] {
            let mut text = before.to_owned();
            attributed(&mut text, attributes);
            assert_eq!(text, after);
        }
        assert_eq!(glued("[a](b){target=\"_self\"} `(c){.d}` f(x){ y }"), "[a](b) `(c){.d}` f(x){ y }");
        let mut text = "[a](b)".to_owned();
        assert!(!attributed(&mut text, ".c") && text == "[a](b)");
        assert_eq!(id_of(".a.b#c d='e f'"), Some("c".to_owned()));
    }
}
