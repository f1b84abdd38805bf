//! Our shortcodes: `{{ var.name }}`, `{{ contact(channel="chat") }}`… Only what is exactly one of ours is recognized;
//! every other text in braces (Hugo's, Liquid's, a template in prose) is nobody's business here.

/// A shortcode of ours as written. Names are checked where it is rendered, because only there it is known to be prose.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Call {
    SupportMatrix,
    Contact {
        channel: String,
    },
    Video {
        src: String,
        title: String,
        poster: Option<String>,
    },
    Variable(String),
    Snippet(String),
    /// A name of ours with arguments that it does not take: what is wrong, and how it is written.
    Wrong {
        message: String,
        help: &'static str,
    },
}

/// The longest shortcode, in bytes. A bound keeps a file full of opening braces from being read over and over.
const LONGEST: usize = 2_000;

/// The shortcode at the start of `text` and its length in bytes; it ends on the line that it began on.
pub(super) fn call(text: &str) -> Option<(Call, usize)> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let mut rest = text.strip_prefix("{{")?.trim_start_matches([' ', '\t']);
    let name_len = rest.bytes().position(|byte| !(byte.is_ascii_alphanumeric() || byte == b'_')).unwrap_or(rest.len());
    let (name, after) = rest.split_at(name_len);
    let call = if name == "var" {
        rest = after.strip_prefix('.')?;
        let len =
            rest.bytes().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')))?;
        let (variable, after) = rest.split_at(len);
        rest = after;
        Call::Variable((!variable.is_empty()).then(|| variable.to_string())?)
    } else if matches!(name, "support_matrix" | "contact" | "video" | "snippet") {
        rest = after.strip_prefix('(')?;
        let (arguments, after) = arguments(rest)?;
        rest = after;
        bind(name, arguments)
    } else {
        return None;
    };
    rest = rest.trim_start_matches([' ', '\t']).strip_prefix("}}")?;
    Some((call, text.len() - rest.len()))
}

/// `name="value"` pairs up to the closing parenthesis, and what follows it. `None`: not a call at all.
fn arguments(text: &str) -> Option<(Vec<(&str, String)>, &str)> {
    let mut pairs = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t', ',']);
        if let Some(after) = rest.strip_prefix(')') {
            return Some((pairs, after));
        }
        let (name, after) = rest.split_once('=')?;
        let name = name.trim();
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return None;
        }
        let after = after.trim_start_matches([' ', '\t']);
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = after[1..].split_once(quote)?;
        if value.contains('\n') {
            return None;
        }
        pairs.push((name, value.to_string()));
        rest = after;
    }
}

fn bind(name: &str, arguments: Vec<(&str, String)>) -> Call {
    let (known, required, help): (&[&str], &str, _) = match name {
        "contact" => (&["channel"], "channel", "write `{{ contact(channel=\"chat\") }}`"),
        "video" => (&["src", "title", "poster"], "src", "write `{{ video(src=\"tour.mp4\", title=\"A tour\") }}`"),
        "snippet" => (&["name"], "name", "write `{{ snippet(name=\"trial\") }}`"),
        _ => (&[], "", "write `{{ support_matrix() }}`"),
    };
    if let Some((unknown, _)) = arguments.iter().find(|(argument, _)| !known.contains(argument)) {
        return Call::Wrong { message: format!("`{name}` takes no argument `{unknown}`"), help };
    }
    let mut values: Vec<Option<String>> = vec![None; known.len()];
    for (argument, value) in arguments {
        if let Some(at) = known.iter().position(|known| *known == argument) {
            values[at] = Some(value);
        }
    }
    let missing = || Call::Wrong { message: format!("`{name}` needs the argument `{required}`"), help };
    let mut values = values.into_iter();
    let Some(first) = values.next() else {
        return Call::SupportMatrix;
    };
    let Some(first) = first.filter(|value| !value.is_empty()) else {
        return missing();
    };
    match name {
        "contact" => Call::Contact { channel: first },
        "snippet" => Call::Snippet(first),
        _ => {
            let title = values.next().flatten().unwrap_or_default();
            if title.is_empty() {
                return Call::Wrong {
                    message: "`video` needs a `title` for readers who can't see it".to_string(),
                    help,
                };
            }
            Call::Video { src: first, title, poster: values.next().flatten() }
        }
    }
}
