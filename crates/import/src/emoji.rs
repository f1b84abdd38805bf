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

/// An emoji by its name; other lists of names have who it is at the beginning.
fn known(name: &str) -> Option<&'static emojis::Emoji> {
    let other = || {
        let bare = name.strip_prefix("man_").or_else(|| name.strip_prefix("woman_"))?;
        emojis::get_by_shortcode(bare)
            .or_else(|| emojis::get_by_shortcode(&format!("{bare}_{}", &name[..name.find('_')?])))
    };
    emojis::get_by_shortcode(name).or_else(other)
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
        // Another one may follow at once.
        let behind = after.get(length + 1..).unwrap_or_default();
        let is_next = behind
            .strip_prefix(':')
            .and_then(|next| next.split_once(':'))
            .is_some_and(|(next, _)| known(next).is_some());
        let fits = (1..LONGEST).contains(&length)
            && after[length..].starts_with(':')
            && !is_part(made.chars().next_back())
            && (is_next || !is_part(behind.chars().next()));
        match known(&after[..length]).filter(|_| fits) {
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
        assert_eq!(shown(":star::star: :man_raising_hand:"), "⭐⭐ 🙋");
        assert_eq!(shown("```\n:tada:\n```"), "```\n:tada:\n```");
    }
}
