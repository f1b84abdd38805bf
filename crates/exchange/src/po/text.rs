//! PO as gettext writes it: <https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html>.

use std::fmt::Write;

use crate::returned::Unreadable;

/// A message, or the header if its source is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PoMessage {
    /// `# `
    pub comments: Vec<String>,
    /// `#. `
    pub extracted: Vec<String>,
    /// `#: `
    pub references: Vec<String>,
    /// `#, `
    pub flags: Vec<String>,
    /// `#| msgid`
    pub previous: Option<String>,
    pub context: Option<String>,
    pub source: String,
    pub target: String,
    /// Where its source is, from 1. Not written.
    pub line: usize,
}

impl PoMessage {
    pub fn is_fuzzy(&self) -> bool {
        self.flags.iter().any(|flag| flag == "fuzzy")
    }
}

pub fn write(messages: &[PoMessage]) -> String {
    let mut out = String::new();
    for (at, message) in messages.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let mut lines = |sign: &str, texts: &[String]| {
            for line in texts.iter().flat_map(|text| text.lines()) {
                let _ = writeln!(out, "{sign} {line}");
            }
        };
        lines("#", &message.comments);
        lines("#.", &message.extracted);
        lines("#:", &message.references);
        if !message.flags.is_empty() {
            let _ = writeln!(out, "#, {}", message.flags.join(", "));
        }
        if let Some(previous) = &message.previous {
            field(&mut out, "#| msgid", "#| ", previous);
        }
        if let Some(context) = &message.context {
            field(&mut out, "msgctxt", "", context);
        }
        field(&mut out, "msgid", "", &message.source);
        field(&mut out, "msgstr", "", &message.target);
    }
    out
}

fn field(out: &mut String, name: &str, indent: &str, text: &str) {
    if !text.trim_end_matches('\n').contains('\n') {
        let _ = writeln!(out, "{name} {}", quoted(text));
        return;
    }
    let _ = writeln!(out, "{name} \"\"");
    for line in text.split_inclusive('\n') {
        let _ = writeln!(out, "{indent}{}", quoted(line));
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            '\u{7}' => out.push_str("\\a"),
            '\u{8}' => out.push_str("\\b"),
            '\u{b}' => out.push_str("\\v"),
            '\u{c}' => out.push_str("\\f"),
            c if c.is_ascii_control() => {
                let _ = write!(out, "\\{:03o}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out + "\""
}

/// What a line goes on with.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    None,
    Context,
    Source,
    Target,
    Previous,
    /// Of the previous context, and forms of a plural.
    Other,
}

/// All messages that are not obsolete.
///
/// # Errors
/// A line that PO has no place for, plurals, and files that are not in UTF-8 (which the caller can't have read).
pub fn read(text: &str) -> Result<Vec<PoMessage>, Unreadable> {
    let mut all = Vec::new();
    let mut message = PoMessage::default();
    let mut field = Field::None;
    let half = "a `msgid` has one `msgstr` behind it";
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let number = at + 1;
        let fail = |message: &str| Unreadable { line: number, message: message.to_owned() };
        let line = line.trim();
        let (previous, rest) = match line.strip_prefix("#|") {
            Some(rest) => (true, rest.trim()),
            None => (false, line),
        };
        if line.is_empty() || line.starts_with("#~") {
            continue;
        }
        if rest.starts_with('#') {
            next(&mut all, &mut message, field);
            field = if field == Field::Target { Field::None } else { field };
            comment(&mut message, line);
            continue;
        }
        let word_end = rest.find(['"', ' ', '\t']).unwrap_or(rest.len());
        let (word, value) = (&rest[..word_end], rest[word_end..].trim_start());
        if (word == "msgctxt" || word == "msgid" || previous && !word.is_empty()) && field == Field::Target {
            next(&mut all, &mut message, field);
        }
        field = match (word, previous) {
            (word, _) if field == Field::Source && !matches!(word, "" | "msgstr" | "msgid_plural") => {
                return Err(fail(half));
            }
            ("msgstr", _) if field != Field::Source => return Err(fail(half)),
            ("", _) if field == Field::None => return Err(fail("a text without `msgid` or `msgstr`")),
            ("", _) => field,
            ("msgid", true) => Field::Previous,
            ("msgctxt" | "msgid_plural", true) => Field::Other,
            ("msgctxt", _) => Field::Context,
            ("msgid", _) => {
                message.line = number;
                Field::Source
            }
            ("msgstr", _) => Field::Target,
            ("msgid_plural", _) => return Err(fail("plurals have no place in an article")),
            _ => return Err(fail("this is not a line of a PO file")),
        };
        let words = unquoted(value).ok_or_else(|| fail("a text is between two `\"`, with `\\` before those in it"))?;
        match field {
            Field::Context => message.context.get_or_insert_default().push_str(&words),
            Field::Source => message.source.push_str(&words),
            Field::Target => message.target.push_str(&words),
            Field::Previous => message.previous.get_or_insert_default().push_str(&words),
            Field::Other | Field::None => {}
        }
    }
    if field == Field::Source {
        return Err(Unreadable { line: message.line, message: half.to_owned() });
    }
    next(&mut all, &mut message, field);
    Ok(all)
}

/// A message is there as a whole.
fn next(all: &mut Vec<PoMessage>, message: &mut PoMessage, field: Field) {
    if field == Field::Target {
        all.push(std::mem::take(message));
    }
}

fn comment(message: &mut PoMessage, line: &str) {
    let rest = |sign: &str| line.strip_prefix(sign).map(str::trim);
    if let Some(flags) = rest("#,") {
        message.flags.extend(flags.split(',').map(|flag| flag.trim().to_owned()).filter(|flag| !flag.is_empty()));
    } else if let Some(text) = rest("#.") {
        message.extracted.push(text.to_owned());
    } else if let Some(text) = rest("#:") {
        message.references.push(text.to_owned());
    } else if let Some(text) = rest("#") {
        message.comments.push(text.to_owned());
    }
}

/// Escapes of numbers are bytes, which make characters together: `\303\251` is `é`.
fn unquoted(value: &str) -> Option<String> {
    let inside = value.strip_prefix('"')?.strip_suffix('"')?;
    let mut out: Vec<u8> = Vec::with_capacity(inside.len());
    let mut chars = inside.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => return None,
            '\\' => match chars.next()? {
                'n' => out.push(b'\n'),
                't' => out.push(b'\t'),
                'r' => out.push(b'\r'),
                'a' => out.push(7),
                'b' => out.push(8),
                'v' => out.push(11),
                'f' => out.push(12),
                digit @ '0'..='7' => {
                    let mut code = digit.to_digit(8)?;
                    for _ in 0..2 {
                        let Some(next) = chars.peek().and_then(|c| c.to_digit(8)) else { break };
                        code = code * 8 + next;
                        chars.next();
                    }
                    out.push(u8::try_from(code).ok()?);
                }
                'x' => {
                    let mut code = chars.next()?.to_digit(16)?;
                    if let Some(next) = chars.peek().and_then(|c| c.to_digit(16)) {
                        code = code * 16 + next;
                        chars.next();
                    }
                    out.push(u8::try_from(code).ok()?);
                }
                c @ ('"' | '\\' | '\'' | '?') => out.push(u8::try_from(c).ok()?),
                _ => return None,
            },
            c => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_one_translation() {
        for text in [
            "msgid \"one\"\n\nmsgid \"two\"\nmsgstr \"deux\"\n",
            "msgid \"one\"\nmsgstr \"un\"\nmsgstr \"deux\"\n",
            "msgid \"one\"\nmsgstr \"un\"\n\nmsgid \"two\"\n",
            "msgctxt \"a\"\nmsgstr \"un\"\n",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
        let whole =
            "msgctxt \"a\"\nmsgid \"\"\n\"one\"\nmsgstr \"\"\n\"un\"\n\n#| msgid \"2\"\nmsgid \"two\"\nmsgstr \"\"\n";
        assert_eq!(read(whole).unwrap().len(), 2);
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read(texts in proptest::collection::vec(("\\PC{1,12}|[\"\\\\\n\ta\u{0}\u{b}]{1,8}", "(?s).{0,12}", proptest::option::of("(?s).{1,8}")), 0..5)) {
            let messages: Vec<PoMessage> = texts.into_iter().map(|(source, target, previous)| PoMessage {
                flags: vec!["md-text".to_owned()],
                extracted: vec!["list item".to_owned()],
                previous,
                source,
                target,
                ..PoMessage::default()
            }).collect();
            let mut again = read(&write(&messages)).unwrap();
            again.iter_mut().for_each(|message| message.line = 0);
            proptest::prop_assert_eq!(again, messages);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "(?s)((msgid|msgstr|msgctxt|#,|#\\||#~|#) ?)?.{0,20}(\n(msgid|msgstr)? ?\".{0,9}\"){0,4}") {
            if let Ok(messages) = read(&text) {
                let again = read(&write(&messages)).unwrap();
                proptest::prop_assert_eq!(again.len(), messages.len());
            }
        }
    }
}
