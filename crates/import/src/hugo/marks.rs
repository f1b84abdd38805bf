//! Marks that Hugo's Markdown has where the settings turn them on: emoji, and text that is lowered, raised, inserted or marked.

use serde_json::Value;

use crate::marks::between;
use crate::values::{Fields, lookup};
use guichet_syntax::fenced::Fence;

#[derive(Debug, Default)]
pub struct Marks {
    emoji: bool,
    /// Signs, and the element that they are for.
    signs: Vec<(&'static str, &'static str)>,
}

impl Marks {
    pub fn of(settings: &Fields) -> Marks {
        const EXTRAS: [(&str, &str, &str); 4] =
            [("insert", "++", "ins"), ("mark", "==", "mark"), ("subscript", "~", "sub"), ("superscript", "^", "sup")];
        let is_on = |name: &str| {
            lookup(settings, &format!("markup.goldmark.extensions.extras.{name}.enable")) == Some(&Value::Bool(true))
        };
        let signs = EXTRAS.into_iter().filter(|(name, ..)| is_on(name)).map(|(_, sign, element)| (sign, element));
        Marks { emoji: lookup(settings, "enableEmoji") == Some(&Value::Bool(true)), signs: signs.collect() }
    }

    pub fn carried(&self, text: &str) -> String {
        let text = if self.emoji { crate::emoji::shown(text) } else { text.to_owned() };
        if self.signs.is_empty() {
            return text;
        }
        let mut fence = Fence::default();
        let line = |line: &str| {
            if fence.holds(line) {
                return line.to_owned();
            }
            let parts = line
                .split('`')
                .enumerate()
                .map(|(at, part)| if at % 2 == 0 { self.part(part) } else { part.to_owned() });
            parts.collect::<Vec<_>>().join("`")
        };
        text.split('\n').map(line).collect::<Vec<_>>().join("\n")
    }

    fn part(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (sign, element) in &self.signs {
            // What is struck has two of them.
            let pieces: Vec<String> = match *sign {
                "~" => text.split("~~").map(|piece| self::element(piece, sign, element)).collect(),
                _ => vec![self::element(&text, sign, element)],
            };
            text = pieces.join("~~");
        }
        text
    }
}

fn element(text: &str, sign: &str, element: &str) -> String {
    between(text, sign, |before, inner| {
        let is_link = inner.starts_with('[') || before.ends_with('[');
        (!is_link).then(|| format!("<{element}>{inner}</{element}>"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_is_turned_on() {
        let extras =
            json!({ "insert": { "enable": true }, "subscript": { "enable": true }, "superscript": { "enable": true } });
        let settings = json!({ "enableEmoji": true, "markup": { "goldmark": { "extensions": { "extras": extras } } } });
        let marks = Marks::of(settings.as_object().unwrap());
        assert_eq!(
            marks.carried("H~2~O ~~a~~ ++b++ ==c== d^e^ [^1] `~f~` :tada:"),
            "H<sub>2</sub>O ~~a~~ <ins>b</ins> ==c== d<sup>e</sup> [^1] `~f~` 🎉"
        );
        assert_eq!(Marks::default().carried("H~2~O :tada:"), "H~2~O :tada:");
    }
}
