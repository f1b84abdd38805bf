//! Writing blocks of our Markdown into a text that is being made: at the indentation of the line that they are on, with the empty
//! lines that they need.

use guichet_syntax::fenced::Fence;

/// A text in the making.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    /// The last thing was a block: a line directly below it would be part of it.
    after_block: bool,
}

impl Writer {
    pub fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if std::mem::take(&mut self.after_block) {
            let rest = text.trim_start_matches([' ', '\t']);
            match rest.strip_prefix('\n') {
                Some(below)
                    if below.trim_start_matches([' ', '\t', '>']).starts_with('\n') || below.trim().is_empty() => {}
                Some(_) => self.text.push('\n'),
                None if rest.is_empty() => {
                    self.after_block = true;
                    return;
                }
                None => {
                    self.text.push_str("\n\n");
                    self.text.push_str(rest);
                    return;
                }
            }
            self.text.push_str(rest);
            return;
        }
        self.text.push_str(text);
    }

    /// A block of its own, line by line.
    pub fn block(&mut self, block: &str) {
        if self.after_block {
            self.text.push('\n');
        }
        let line = self.text.rfind('\n').map_or(0, |at| at + 1);
        let last = &self.text[line..];
        let marker = list_marker(last);
        let prefix: String = if last.chars().all(|c| matches!(c, ' ' | '\t' | '>')) {
            last.to_owned()
        } else if let Some(width) = marker {
            " ".repeat(width)
        } else {
            last.chars().take_while(|c| matches!(c, ' ' | '\t' | '>')).collect()
        };
        if !last.trim_matches([' ', '\t', '>']).is_empty() && marker.is_none() {
            self.text.truncate(self.text.trim_end_matches([' ', '\t']).len());
            self.text.push_str(&format!("\n{}\n{prefix}", prefix.trim_end()));
        } else if marker.is_none() && self.needs_space(line) {
            self.text.insert_str(line, &format!("{}\n", prefix.trim_end()));
        }
        for (at, line) in block.trim_matches('\n').split('\n').enumerate() {
            if at > 0 {
                self.text.push('\n');
                self.text.push_str(if line.is_empty() { prefix.trim_end() } else { &prefix });
            }
            self.text.push_str(line);
        }
        self.after_block = true;
    }

    /// Whether there is a text directly above the line that begins at `line`.
    fn needs_space(&self, line: usize) -> bool {
        let above = self.text[..line].trim_end_matches('\n');
        line > 0
            && above.len() + 1 == line
            && !above.rsplit('\n').next().unwrap_or_default().trim_matches([' ', '>', '\t']).is_empty()
    }

    /// How far the line is indented on which the text ends.
    pub fn indent(&self) -> usize {
        let last = self.text.rsplit('\n').next().unwrap_or_default();
        list_marker(last).unwrap_or_else(|| last.len() - last.trim_start_matches([' ', '\t']).len())
    }

    pub fn finish(self) -> String {
        self.text
    }
}

/// How wide a line is that holds nothing but the marker of a list item.
fn list_marker(line: &str) -> Option<usize> {
    let bare = line.trim();
    let digits = bare.trim_end_matches(['.', ')']);
    let numbered =
        digits.len() + 1 == bare.len() && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (line.ends_with(' ') && line.is_ascii() && (numbered || matches!(bare, "-" | "*" | "+"))).then_some(line.len())
}

/// A text with up to so many spaces less at the beginning of each line, and without empty lines around it.
pub fn dedented(text: &str, by: usize) -> String {
    let lines: Vec<&str> = text.trim_end().split('\n').collect();
    let first = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(0);
    let lines = lines[first..].iter().map(|line| {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        &line[spaces.min(by)..]
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Lines as a text in which no two empty ones follow each other, but in code.
pub fn squeezed(lines: &[String]) -> String {
    let mut kept: Vec<&str> = Vec::with_capacity(lines.len());
    let mut fence = Fence::default();
    for line in lines.iter().flat_map(|line| line.split('\n')) {
        let is_code = fence.holds(line);
        let is_second = line.trim().is_empty() && kept.last().is_some_and(|last| last.trim().is_empty());
        if is_code || !is_second {
            kept.push(line);
        }
    }
    kept.join("\n")
}

/// A callout, by its marker. Tabs and the like can't be in a quote: from there on, the text is below the callout.
pub fn callout(marker: &str, title: Option<&str>, body: &str) -> String {
    let block = body.match_indices(":::").map(|(at, _)| at).find(|at| *at == 0 || body[..*at].ends_with('\n'));
    let (body, below) = block.map_or((body, ""), |at| body.split_at(at));
    let title =
        title.map(one_line).filter(|title| !title.is_empty()).map_or_else(String::new, |title| format!(" {title}"));
    let lines = body
        .trim_matches('\n')
        .split('\n')
        .map(|line| if line.trim().is_empty() { ">".to_owned() } else { format!("> {line}") });
    let quote = format!("> [!{marker}]{title}\n{}", lines.collect::<Vec<_>>().join("\n"));
    if below.is_empty() { quote } else { format!("{quote}\n\n{below}") }
}

/// A callout that is folded, or, if it is `open`, that folds. Where tabs and the like are in it, details.
pub fn folded(marker: &str, title: &str, body: &str, open: bool) -> String {
    if body.split('\n').any(|line| line.trim_start().starts_with(":::")) {
        return details(title, body);
    }
    let sign = if open { '+' } else { '-' };
    callout(&format!("{marker}]{sign}"), Some(title), body).replacen(&format!("{sign}]"), &sign.to_string(), 1)
}

/// Tabs: labels and texts.
pub fn tabs(tabs: &[(String, String)]) -> String {
    let tabs = tabs
        .iter()
        .map(|(label, body)| format!(":::tab {}\n{}\n:::\n", one_line(label), ended(body.trim_matches('\n'))));
    format!(":::tabs\n{}:::", tabs.collect::<String>())
}

pub fn details(summary: &str, body: &str) -> String {
    format!(":::details {}\n{}\n:::", one_line(summary), ended(body.trim_matches('\n')))
}

/// A text behind which a line of colons can stand: HTML goes on to the next empty line.
fn ended(body: &str) -> String {
    let last = body.rsplit("\n\n").next().unwrap_or_default().trim_start();
    if last.starts_with('<') { format!("{body}\n") } else { body.to_owned() }
}

/// Code between fences that it does not have in it.
pub fn code(language: &str, code: &str) -> String {
    let mut fence = "```".to_owned();
    while code.contains(&fence) {
        fence.push('`');
    }
    format!("{fence}{}\n{}\n{fence}", one_line(language), code.trim_matches('\n'))
}

/// The same with whatever is said of it behind the language.
pub fn code_of(info: &str, text: &str) -> String {
    let made = code("", text);
    let fence = made.len() - made.trim_start_matches('`').len();
    format!("{}{}{}", &made[..fence], one_line(info), &made[fence..])
}

pub fn video(src: &str, title: &str) -> String {
    let quoted = |text: &str| {
        let text = one_line(text).replace('\\', "'");
        if text.contains('"') && !text.contains('\'') {
            format!("'{text}'")
        } else {
            format!("\"{}\"", text.replace('"', "'"))
        }
    };
    format!("{{{{ video(src={}, title={}) }}}}", quoted(src), quoted(title))
}

/// A picture, with its width in braces.
pub fn picture(src: &str, alt: &str, caption: Option<&str>, width: Option<&str>) -> String {
    // Some servers count parts of pixels.
    let whole = |width: &str| match width.split_once('.') {
        Some(_) => width.parse::<f32>().ok().map_or_else(|| width.to_owned(), |width| format!("{width:.0}")),
        None => width.to_owned(),
    };
    let width = width.map(|width| whole(width.trim().trim_end_matches("px")));
    let width = width
        .filter(|width| !width.is_empty() && width.trim_end_matches('%').bytes().all(|byte| byte.is_ascii_digit()));
    let width = width.map_or_else(String::new, |width| format!("{{width={width}}}"));
    let caption = caption.map(one_line).filter(|caption| !caption.is_empty());
    let caption = caption.map_or_else(String::new, |caption| {
        let caption = caption.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;").replace("{{", "\\{{");
        format!(" \"{caption}\"")
    });
    format!("![{}]({}{caption}){width}", markdown(&one_line(alt)), crate::uses::written(src))
}

/// A picture with what says how it is shown in braces behind it: a width in pixels or percent, an id, classes.
pub fn shown(src: &str, alt: &str, caption: Option<&str>, braces: &str) -> String {
    let braces = if braces.is_empty() { String::new() } else { format!("{{{braces}}}") };
    picture(src, alt, caption, None) + &braces
}

/// A word that says something of what it is beside: "beta", "new".
pub fn badge(text: &str) -> String {
    let text = one_line(text).replace(['"', '\\'], "'");
    let kind = ["new", "updated", "beta", "deprecated", "required", "optional"]
        .iter()
        .find(|kind| text.eq_ignore_ascii_case(kind))
        .map_or_else(String::new, |kind| format!(", kind=\"{kind}\""));
    if text.is_empty() { text } else { format!("{{{{ badge(text=\"{text}\"{kind}) }}}}") }
}

/// A text on one line as Markdown: what looks like a mark in it is text.
pub fn markdown(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut last = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_mark = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' => true,
            '_' => !(is_word(last) && is_word(next)),
            '~' => next == Some('~') || last == Some('~'),
            '{' => matches!(next, Some('{' | '%' | '<')) && last != Some('{'),
            '&' => text[at + 1..].split_once(';').is_some_and(|(name, _)| {
                let name = name.strip_prefix('#').unwrap_or(name);
                !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
            }),
            _ => false,
        };
        match (is_mark, c) {
            (true, '&') => made.push_str("&amp;"),
            (true, c) => made.extend(['\\', c]),
            (false, c) => made.push(c),
        }
        last = Some(c);
    }
    made
}

/// A text in HTML, also in an attribute.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the many names of callouts mean here.
pub fn marker(kind: &str) -> Option<&'static str> {
    Some(match kind.trim().to_lowercase().as_str() {
        "note" | "info" | "primary" | "secondary" | "default" | "information" | "abstract" | "question" | "light"
        | "dark" => "NOTE",
        "tip" | "success" | "hint" | "check" | "example" => "TIP",
        "important" => "IMPORTANT",
        "warning" | "warn" | "attention" => "WARNING",
        "caution" | "danger" | "error" | "failure" | "bug" => "CAUTION",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_keeps_to_its_line() {
        let made = |before: &str, block: &str, after: &str| {
            let mut writer = Writer::default();
            writer.text(before);
            writer.block(block);
            writer.text(after);
            writer.finish()
        };
        assert_eq!(made("a\n", ":::x\nb\n:::", "\nc"), "a\n\n:::x\nb\n:::\n\nc");
        assert_eq!(made("1. a\n\n   ", ":::x\n\nb", "\n"), "1. a\n\n   :::x\n\n   b\n");
        assert_eq!(made("- ", "> x\n> y", "\n"), "- > x\n  > y\n");
        assert_eq!(made("a ", "b", " c"), "a\n\nb\n\nc");
        assert_eq!(made("> ", "b\nc", "\n> d"), "> b\n> c\n\n> d");
    }

    #[test]
    fn text_is_no_markup() {
        for (text, written) in [
            ("a_b *c* [d] <e> & &amp; {{ var.x }}", "a_b \\*c\\* \\[d\\] \\<e> & &amp;amp; \\{{ var.x }}"),
            ("_a_ ~~b~~ `c` \\d {e}", "\\_a\\_ \\~\\~b\\~\\~ \\`c\\` \\\\d {e}"),
        ] {
            assert_eq!(markdown(text), written);
        }
        assert_eq!(
            picture("a b", "c {{ d }}", Some("e {{ f }}"), Some("20px")),
            "![c \\{{ d }}](a%20b \"e \\{{ f }}\"){width=20}"
        );
    }

    #[test]
    fn blocks() {
        assert_eq!(callout("NOTE", Some(" A\nb "), "x\n\ny"), "> [!NOTE] A b\n> x\n>\n> y");
        assert_eq!(callout("TIP", None, "x\n\n:::tabs\n:::"), "> [!TIP]\n> x\n\n:::tabs\n:::");
        assert_eq!(code("sh", "a\n```\nb"), "````sh\na\n```\nb\n````");
        assert_eq!(dedented("\n   a\n     b\nc\n", 3), "a\n  b\nc");
    }
}
