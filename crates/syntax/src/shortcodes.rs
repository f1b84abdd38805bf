//! Our shortcodes: `{{ var.name }}`, `{{ contact(channel="chat") }}`… Only what is exactly one of ours is recognized;
//! every other text in braces (Hugo's, Liquid's, a template in prose) is nobody's business here.
//!
//! A new one is a line of [`FUNCTIONS`] and, if the site fills it in, a kind of hole.

use std::ops::Range;

/// What the site fills in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum ShortcodeKind {
    /// `{{ support_matrix() }}`
    SupportMatrix,
    /// `{{ contact(channel="chat") }}`
    Contact { channel: String },
    /// `:::plans >=basic`; `resolve` checks the names.
    Plans { expression: String },
    /// `{{ badge(text="New") }}`, with a kind or without.
    Badge { text: Option<String>, kind: Option<String> },
    /// `{{ badge(plan=">=pro") }}`; `resolve` checks the names.
    PlanBadge { expression: String },
    /// `> [!API]` of a kind that the site has added: its picture, and in the twin its word.
    CalloutMark { name: String, icon: Option<String> },
    /// `{{ icon(name="settings") }}`; `resolve` knows the theme's.
    Icon { name: String, label: Option<String> },
}

/// What a badge can say without a text of its own: the theme has a word for it, and a colour.
pub const BADGES: [&str; 6] = ["new", "updated", "beta", "deprecated", "required", "optional"];

impl ShortcodeKind {
    /// It is as small as a word, and stays in its paragraph also where it is alone in it.
    pub fn is_inline(&self) -> bool {
        matches!(self, ShortcodeKind::Badge { .. } | ShortcodeKind::PlanBadge { .. } | ShortcodeKind::Icon { .. })
    }
}

/// A shortcode of ours as written. Names are checked where it is rendered, because only there it is known to be prose.
#[derive(Debug, PartialEq, Eq)]
pub enum Call {
    Hole {
        /// The shortcode's.
        name: &'static str,
        /// What it takes of [`LARGEST`], however large it turns out.
        room: usize,
        kind: ShortcodeKind,
    },
    Video {
        src: String,
        title: String,
        poster: Option<String>,
    },
    Variable(String),
    Snippet(String),
    /// Something of another generator that is not printed: what is said of it, and what helps.
    LeftBehind(Option<(String, String)>),
    /// A name of ours with arguments that it does not take: what is wrong, and how it is written.
    Wrong {
        message: String,
        help: String,
    },
}

impl Call {
    /// Alone in its paragraph it takes the paragraph's place.
    pub fn is_block(&self) -> bool {
        match self {
            Call::Hole { kind, .. } => !kind.is_inline(),
            Call::Video { .. } | Call::Snippet(_) => true,
            Call::Variable(_) | Call::LeftBehind(_) | Call::Wrong { .. } => false,
        }
    }
}

/// A shortcode that is written like a call of a function.
pub struct Function {
    pub name: &'static str,
    /// What it takes. `make` says what it needs.
    pub arguments: &'static [&'static str],
    /// Those of them that name a file, as a link does.
    pub paths: &'static [&'static str],
    /// An example, as the help shows it.
    pub form: &'static str,
    make: fn(&mut Arguments) -> Result<Call, String>,
}

/// Bytes of snippets and variables in one body, at most: snippets that hold each other several times grow exponentially, and
/// a long variable that is used often grows with the product of the two.
pub const LARGEST: usize = 4 << 20;

pub const FUNCTIONS: [Function; 6] = [
    Function {
        name: "support_matrix",
        arguments: &[],
        paths: &[],
        form: "{{ support_matrix() }}",
        // With a hundred plans and channels, a table is three megabytes of HTML.
        make: |given| given.hole(LARGEST / 16, ShortcodeKind::SupportMatrix),
    },
    Function {
        name: "contact",
        arguments: &["channel"],
        paths: &[],
        form: "{{ contact(channel=\"chat\") }}",
        make: |given| {
            let channel = given.needed("channel")?;
            given.hole(LARGEST / 1024, ShortcodeKind::Contact { channel })
        },
    },
    Function {
        name: "video",
        arguments: &["src", "title", "poster"],
        paths: &["src", "poster"],
        form: "{{ video(src=\"tour.mp4\", title=\"A tour\") }}",
        make: |given| {
            let src = given.needed("src")?;
            let title = given.needed("title").map_err(|_| "`video` needs a `title` for readers who can't see it")?;
            Ok(Call::Video { src, title, poster: given.take("poster") })
        },
    },
    Function {
        name: "snippet",
        arguments: &["name"],
        paths: &[],
        form: "{{ snippet(name=\"trial\") }}",
        make: |given| Ok(Call::Snippet(given.needed("name")?)),
    },
    Function {
        name: "badge",
        arguments: &["text", "kind", "plan"],
        paths: &[],
        form: "{{ badge(text=\"New\", kind=\"new\") }}",
        make: badge,
    },
    Function {
        name: "icon",
        arguments: &["name", "label"],
        paths: &[],
        form: "{{ icon(name=\"settings\", label=\"Settings\") }}",
        make: |given| {
            let (name, label) = (given.needed("name")?, given.take("label").filter(|label| !label.trim().is_empty()));
            given.hole(ROOM_OF_A_WORD, ShortcodeKind::Icon { name, label })
        },
    },
];

/// What a badge or an icon takes of [`LARGEST`].
const ROOM_OF_A_WORD: usize = 256;

fn badge(given: &mut Arguments) -> Result<Call, String> {
    let filled = |value: &String| !value.trim().is_empty();
    let (text, kind) = (given.take("text").filter(filled), given.take("kind").filter(filled));
    let plan = given.take("plan").filter(filled);
    let is_known = |kind: &String| BADGES.contains(&kind.as_str());
    match (text, kind, plan) {
        (None, None, Some(expression)) => given.hole(ROOM_OF_A_WORD, ShortcodeKind::PlanBadge { expression }),
        (_, _, Some(_)) => Err("a badge for a plan has the plan's name: it takes neither `text` nor `kind`".to_owned()),
        (None, None, None) => Err("`badge` needs a `text`, a `kind` or a `plan`".to_owned()),
        (_, Some(kind), _) if !is_known(&kind) => {
            Err(format!("`{kind}` is not a kind of badge: those are `{}`", BADGES.join("`, `")))
        }
        (text, kind, None) => given.hole(ROOM_OF_A_WORD, ShortcodeKind::Badge { text, kind }),
    }
}

/// How each shortcode is written, by its name.
pub fn shortcode_forms() -> impl Iterator<Item = (&'static str, &'static str)> {
    FUNCTIONS.iter().map(|function| (function.name, function.form))
}

/// The arguments of a call, taken one by one.
struct Arguments {
    function: &'static str,
    given: Vec<(String, String)>,
}

impl Arguments {
    /// The last one of that name.
    fn take(&mut self, name: &str) -> Option<String> {
        let at = self.given.iter().rposition(|(known, _)| known == name)?;
        Some(self.given.swap_remove(at).1)
    }

    fn needed(&mut self, name: &str) -> Result<String, String> {
        let value = self.take(name).filter(|value| !value.is_empty());
        value.ok_or_else(|| format!("`{}` needs the argument `{name}`", self.function))
    }

    fn hole(&self, room: usize, kind: ShortcodeKind) -> Result<Call, String> {
        Ok(Call::Hole { name: self.function, room, kind })
    }
}

/// The longest shortcode, in bytes. A bound keeps a file full of opening braces from being read over and over.
const LONGEST: usize = 2_000;

/// The shortcode at the start of `text` and its length in bytes; it ends on the line that it began on.
pub fn call(text: &str) -> Option<(Call, usize)> {
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
    } else {
        let function = FUNCTIONS.iter().find(|function| function.name == name)?;
        rest = after.strip_prefix('(')?;
        let (arguments, after) = arguments(rest)?;
        rest = after;
        bind(function, arguments.into_iter().map(|(name, value, _)| (name, value.to_owned())).collect())
    };
    rest = rest.trim_start_matches([' ', '\t']).strip_prefix("}}")?;
    Some((call, text.len() - rest.len()))
}

/// Where the shortcode at the start of `text` names files, in bytes of `text`, without the quotes.
pub fn paths(text: &str) -> Vec<Range<usize>> {
    let Some((_, length)) = call(text) else { return Vec::new() };
    let text = &text[..length];
    let Some((head, inside)) = text.split_once('(') else { return Vec::new() };
    let name = head.trim_start_matches(['{', ' ', '\t']);
    let Some(function) = FUNCTIONS.iter().find(|function| function.name == name) else { return Vec::new() };
    let (given, _) = arguments(inside).unwrap_or_default();
    let paths = given.into_iter().filter(|(name, _, _)| function.paths.contains(name));
    paths.map(|(_, value, at)| head.len() + 1 + at..head.len() + 1 + at + value.len()).collect()
}

/// A name, its value without the quotes, and where that begins.
type Argument<'t> = (&'t str, &'t str, usize);

/// `name="value"` pairs up to the closing parenthesis, and what follows it. `None`: not a call at all.
fn arguments(text: &str) -> Option<(Vec<Argument<'_>>, &str)> {
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
        let begins = text.len() - after.len() + 1;
        let (value, after) = after[1..].split_once(quote)?;
        if value.contains('\n') {
            return None;
        }
        pairs.push((name, value, begins));
        rest = after;
    }
}

fn bind(function: &Function, arguments: Vec<(&str, String)>) -> Call {
    let name = function.name;
    let unknown = arguments.iter().find(|(argument, _)| !function.arguments.contains(argument));
    let made = match unknown {
        Some((unknown, _)) => Err(format!("`{name}` takes no argument `{unknown}`")),
        None => {
            let given = arguments.into_iter().map(|(argument, value)| (argument.to_owned(), value)).collect();
            (function.make)(&mut Arguments { function: name, given })
        }
    };
    made.unwrap_or_else(|message| Call::Wrong { message, help: format!("write `{}`", function.form) })
}

#[cfg(test)]
mod tests {
    use super::{Call, FUNCTIONS, call, paths};

    #[test]
    fn files_that_a_call_names_have_their_places() {
        let text =
            "{{ video(title=\"(x)\", poster='é b.png', src=\"a.mp4\") }} {{ video(src=\"b.mp4\", title=\"y\") }}";
        let named: Vec<&str> = paths(text).into_iter().map(|place| &text[place]).collect();
        assert_eq!(named, ["é b.png", "a.mp4"]);
        assert_eq!(paths("{{ snippet(name=\"a\") }}"), []);
    }

    /// Help shows them: they have to be right, and to be all of what there is.
    #[test]
    fn forms_are_calls_of_their_functions() {
        for function in &FUNCTIONS {
            let (call, length) = call(function.form).unwrap();
            assert!(!matches!(call, Call::Wrong { .. }), "{call:?}");
            assert!(length == function.form.len() && function.form.contains(&format!(" {}(", function.name)));
        }
    }
}
