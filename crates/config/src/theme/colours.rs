//! `brand` and `colors`.

use guichet_core::colour::Colour;
use guichet_core::diag::Diagnostic;
use guichet_core::model::Spanned;
use guichet_core::yaml::{Fields, FileDiags, Node, Value};

/// One value for the light scheme and one for the dark.
#[derive(Clone, Debug, PartialEq)]
pub struct Scheme<T> {
    pub light: T,
    pub dark: T,
}

pub type SchemeColour = Scheme<Spanned<Colour>>;

/// What a site says of single colours; the others follow from its brand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Colours {
    pub page: Option<SchemeColour>,
    pub text: Option<SchemeColour>,
    pub link: Option<SchemeColour>,
    pub on_brand: Option<SchemeColour>,
    pub hero: Option<SchemeColour>,
    pub on_hero: Option<SchemeColour>,
}

pub(super) fn read(node: &Node, file: &mut FileDiags) -> Colours {
    let Some(mut fields) = Fields::of_keys("colors", "page", node, file) else { return Colours::default() };
    tell_comments(node, file);
    let mut colour = |name: &'static str| {
        let node = fields.take(name)?;
        read_scheme(name, node, file)
    };
    let colours = Colours {
        page: colour("page"),
        text: colour("text"),
        link: colour("link"),
        on_brand: colour("on_brand"),
        hero: colour("hero"),
        on_hero: colour("on_hero"),
    };
    fields.finish(file);
    colours
}

/// One colour for both schemes, or `{ light: …, dark: … }`. Of which there is only one, that is the other's too.
pub(super) fn read_scheme(name: &str, node: &Node, file: &mut FileDiags) -> Option<SchemeColour> {
    if !matches!(node.value, Value::Map(_)) {
        let colour = read_colour(name, file.text(name, node)?, file)?;
        return Some(Scheme { light: colour.clone(), dark: colour });
    }
    tell_comments(node, file);
    let mut fields = Fields::of_keys(name, "light", node, file)?;
    let light = fields.text("light", file).and_then(|text| read_colour("light", text, file));
    let dark = fields.text("dark", file).and_then(|text| read_colour("dark", text, file));
    fields.finish(file);
    let (light, dark) = (light.clone().or_else(|| dark.clone())?, dark.or(light)?);
    Some(Scheme { light, dark })
}

fn read_colour(name: &str, text: Spanned<String>, file: &mut FileDiags) -> Option<Spanned<Colour>> {
    if let Some(colour) = Colour::parse(&text.value) {
        return Some(Spanned::new(colour, text.span));
    }
    let diagnostic = Diagnostic::new(file.wrong_value, format!("`{name}` is not a colour: `{}`", text.value))
        .help("write six hexadecimal digits in quotes, such as `\"#7047eb\"`");
    file.push(diagnostic, &text.span);
    None
}

/// `brand: #7047eb` is a key without a value, and a comment.
pub(super) fn tell_comments(node: &Node, file: &mut FileDiags) {
    let Value::Map(entries) = &node.value else { return };
    for (key, _) in entries.iter().filter(|(_, value)| value.value == Value::Null) {
        let rest = file.text.get(key.span.end..).unwrap_or_default();
        let rest = rest.trim_start_matches(['"', '\'', ':', ' ']);
        let written: String = rest.chars().take_while(|c| *c == '#' || c.is_ascii_alphanumeric()).collect();
        if Colour::parse(&written).is_some() {
            let message = format!("`{}` has no value: to YAML, what follows ` #` is a comment", key.name);
            let help = format!("put the colour in quotes: `{}: \"{written}\"`", key.name);
            file.push(Diagnostic::new(file.wrong_value, message).help(help), &key.span);
        }
    }
}
