//! `fonts`: families of text, headings and code, with files of the site or without.

use guichet_core::diag::Diagnostic;
use guichet_core::model::Spanned;
use guichet_core::yaml::{Fields, FileDiags, Node, Value};

use super::{below_folder, items};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fonts {
    pub text: Option<Font>,
    pub headings: Option<Font>,
    pub code: Option<Font>,
}

impl Fonts {
    pub fn all(&self) -> impl Iterator<Item = &Font> {
        [&self.text, &self.headings, &self.code].into_iter().flatten()
    }

    pub fn files(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.all().flat_map(|font| font.files.iter().map(|face| &face.file))
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Font {
    pub family: Spanned<String>,
    /// Without any, it is a font that readers have.
    pub files: Vec<Face>,
    /// What is shown before the files have come, and where they have no letter: names of families.
    pub fallback: Vec<Spanned<String>>,
}

/// One file of a family.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    pub file: Spanned<String>,
    /// From and to; the same for a font of one weight.
    pub weight: Option<(u16, u16)>,
    pub style: Option<Style>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    Normal,
    Italic,
}

pub(super) fn read(node: &Node, file: &mut FileDiags) -> Fonts {
    let Some(mut fields) = Fields::of_keys("fonts", "text", node, file) else { return Fonts::default() };
    let mut font = |name: &'static str| {
        let node = fields.take(name)?;
        read_font(name, node, file)
    };
    let fonts = Fonts { text: font("text"), headings: font("headings"), code: font("code") };
    fields.finish(file);
    fonts
}

fn read_font(name: &str, node: &Node, file: &mut FileDiags) -> Option<Font> {
    if !matches!(node.value, Value::Map(_)) {
        let family = family(file.text(name, node)?, file)?;
        return Some(Font { family, files: Vec::new(), fallback: Vec::new() });
    }
    let mut fields = Fields::of_keys(name, "family", node, file)?;
    let name = fields.require("family").and_then(|node| file.text("family", node));
    let name = name.and_then(|name| family(name, file));
    let files = fields.take("files").map(|node| items(node).iter().filter_map(|node| read_face(node, file)).collect());
    let fallback = fields.texts("fallback", file).into_iter().filter_map(|name| family(name, file)).collect();
    fields.finish(file);
    Some(Font { family: name?, files: files.unwrap_or_default(), fallback })
}

/// A name that needs no escapes in CSS.
fn family(name: Spanned<String>, file: &mut FileDiags) -> Option<Spanned<String>> {
    let letter = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '+' | '&');
    if !name.value.trim().is_empty() && name.value.chars().all(letter) {
        return Some(Spanned::new(name.value.trim().to_owned(), name.span));
    }
    let diagnostic = Diagnostic::new(file.wrong_value, format!("`{}` is not the name of a font family", name.value));
    file.push(
        diagnostic.help("write one name, such as `Inter`; others go into `fallback: [Arial, sans-serif]`"),
        &name.span,
    );
    None
}

/// A path, or `{ file: …, weight: 100 900, style: italic }`.
fn read_face(node: &Node, file: &mut FileDiags) -> Option<Face> {
    if !matches!(node.value, Value::Map(_)) {
        let path = font_file(file.text("files", node)?, file)?;
        return Some(Face { file: path, weight: None, style: None });
    }
    let mut fields = Fields::of_keys("files", "file", node, file)?;
    let path = fields.require("file").and_then(|node| file.text("file", node));
    let path = path.and_then(|path| font_file(path, file));
    let weight = fields.text("weight", file).and_then(|text| read_weight(&text, file));
    let style = fields.one_of("style", &[("normal", Style::Normal), ("italic", Style::Italic)], file);
    fields.finish(file);
    Some(Face { file: path?, weight, style })
}

fn font_file(path: Spanned<String>, file: &mut FileDiags) -> Option<Spanned<String>> {
    let path = below_folder(path, file)?;
    let extension = path.value.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    if matches!(extension.as_str(), "ttf" | "otf" | "woff2") {
        return Some(path);
    }
    let diagnostic = Diagnostic::new(file.wrong_value, format!("`{}` is not a font that Guichet reads", path.value));
    file.push(diagnostic.help("use a `.ttf`, `.otf` or `.woff2` file"), &path.span);
    None
}

/// `700`, or `100 900` for a variable font.
fn read_weight(text: &Spanned<String>, file: &mut FileDiags) -> Option<(u16, u16)> {
    let weights: Option<Vec<u16>> = text.value.split_whitespace().map(|weight| weight.parse().ok()).collect();
    let weights = weights.filter(|weights| weights.iter().all(|weight| (1..=1000).contains(weight)));
    match weights.as_deref() {
        Some([weight]) => Some((*weight, *weight)),
        Some([from, to]) if from <= to => Some((*from, *to)),
        _ => {
            let diagnostic = Diagnostic::new(file.wrong_value, format!("`weight` can't be `{}`", text.value));
            file.push(diagnostic.help("write `400`, or `100 900` for a variable font"), &text.span);
            None
        }
    }
}
