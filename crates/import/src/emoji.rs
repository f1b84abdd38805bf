//! Short codes of emoji, `:tada:`, which other generators replace: the emoji itself.

use guichet_syntax::fenced::Fence;

/// The longest name, in bytes.
const LONGEST: usize = 60;

/// A text with the emoji that its short codes mean, but for those in code.
pub fn shown(text: &str) -> String {
    if !text.contains(':') {
        return text.to_owned();
    }
    let mut fence = Fence::default();
    let line = |line: &str| {
        if fence.holds(line) || !line.contains(':') {
            return line.to_owned();
        }
        let parts =
            line.split('`').enumerate().map(|(at, part)| if at % 2 == 0 { of_text(part) } else { part.to_owned() });
        parts.collect::<Vec<_>>().join("`")
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn of_text(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(':') {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        made.push_str(before);
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '+' | '-');
        let length = after.find(|c: char| !is_name(c)).unwrap_or(after.len());
        let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '/' | '_'));
        let fits = (1..LONGEST).contains(&length)
            && after[length..].starts_with(':')
            && !is_part(made.chars().next_back())
            && !is_part(after[length + 1..].chars().next());
        match emojis::get_by_shortcode(&after[..length]).filter(|_| fits) {
            Some(emoji) => {
                made.push_str(emoji.as_str());
                rest = &after[length + 1..];
            }
            None => {
                made.push(':');
                rest = after;
            }
        }
    }
    made + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_codes_are_emoji() {
        assert_eq!(
            shown(":tada: a `:tada:` 10:30:00 std::x::y :no_such_thing: (:star:)"),
            "🎉 a `:tada:` 10:30:00 std::x::y :no_such_thing: (⭐)"
        );
        assert_eq!(shown("```\n:tada:\n```"), "```\n:tada:\n```");
    }
}
