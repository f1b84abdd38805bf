//! The logo, and the icons of tabs and home screens.

use guichet_core::diag::Diagnostic;
use guichet_core::model::Spanned;
use guichet_core::yaml::{Fields, FileDiags, Node, Value};

use super::below_folder;
use crate::LocalText;

#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    pub light: Spanned<String>,
    /// Where another picture is needed on a dark page.
    pub dark: Option<Spanned<String>>,
    /// What the picture says, where it stands for the site's name. Without it, the name stands beside the picture.
    pub alt: Option<LocalText>,
    /// In CSS pixels, on a wide screen.
    pub height: Option<u32>,
}

/// What chats and networks show with a link to the site.
#[derive(Clone, Debug, PartialEq)]
pub struct SocialImage {
    pub file: Spanned<String>,
    pub alt: Option<LocalText>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Icons {
    pub svg: Option<Spanned<String>>,
    pub png: Option<Spanned<String>>,
    pub ico: Option<Spanned<String>>,
    pub apple_touch: Option<Spanned<String>>,
}

impl Icons {
    pub fn files(&self) -> impl Iterator<Item = &Spanned<String>> {
        [&self.svg, &self.png, &self.ico, &self.apple_touch].into_iter().flatten()
    }
}

/// A path, or `{ light: …, dark: …, alt: …, height: 32 }`.
pub(super) fn read_logo(node: &Node, locales: &[&str], file: &mut FileDiags) -> Option<Logo> {
    if !matches!(node.value, Value::Map(_)) {
        let light = below_folder(file.text("logo", node)?, file)?;
        return Some(Logo { light, dark: None, alt: None, height: None });
    }
    let mut fields = Fields::of_keys("logo", "light", node, file)?;
    let light = fields.require("light").and_then(|node| file.text("light", node));
    let light = light.and_then(|path| below_folder(path, file));
    let dark = fields.text("dark", file).and_then(|path| below_folder(path, file));
    let alt = fields.take("alt").and_then(|node| LocalText::read("alt", node, locales, file));
    let height = fields.take("height").and_then(|node| match node.value {
        Value::Int(height @ 12..=96) => u32::try_from(height).ok(),
        _ => {
            let diagnostic = Diagnostic::new(file.wrong_value, "`height` should be a number of pixels from 12 to 96");
            file.push(diagnostic.help("write it like `height: 32`"), &node.span);
            None
        }
    });
    fields.finish(file);
    Some(Logo { light: light?, dark, alt: alt.filter(|alt| !alt.is_blank()), height })
}

/// A path, or `{ file: …, alt: … }`.
pub(super) fn read_social(node: &Node, locales: &[&str], file: &mut FileDiags) -> Option<SocialImage> {
    if !matches!(node.value, Value::Map(_)) {
        let path = below_folder(file.text("social_image", node)?, file)?;
        return Some(SocialImage { file: path, alt: None });
    }
    let mut fields = Fields::of_keys("social_image", "file", node, file)?;
    let path = fields.require("file").and_then(|node| file.text("file", node));
    let path = path.and_then(|path| below_folder(path, file));
    let alt = fields.take("alt").and_then(|node| LocalText::read("alt", node, locales, file));
    fields.finish(file);
    Some(SocialImage { file: path?, alt: alt.filter(|alt| !alt.is_blank()) })
}

/// A path, or one for each kind of file.
pub(super) fn read_icons(node: &Node, file: &mut FileDiags) -> Icons {
    let mut icons = Icons::default();
    if !matches!(node.value, Value::Map(_)) {
        let Some(path) = file.text("favicon", node).and_then(|path| below_folder(path, file)) else { return icons };
        match extension(&path.value).as_str() {
            "svg" => icons.svg = Some(path),
            "png" => icons.png = Some(path),
            "ico" => icons.ico = Some(path),
            _ => {
                let message = format!("`{}` is not an icon", path.value);
                let help = "use an `.svg`, `.png` or `.ico` file";
                file.push(Diagnostic::new(file.wrong_value, message).help(help), &path.span);
            }
        }
        return icons;
    }
    let Some(mut fields) = Fields::of_keys("favicon", "svg", node, file) else { return icons };
    let mut icon = |name: &'static str, kind: &str| {
        let path = below_folder(fields.text(name, file)?, file)?;
        if extension(&path.value) == kind {
            return Some(path);
        }
        let message = format!("`{name}` should be a `.{kind}` file, but it is `{}`", path.value);
        file.push(Diagnostic::new(file.wrong_value, message).help("name another file"), &path.span);
        None
    };
    icons.svg = icon("svg", "svg");
    icons.png = icon("png", "png");
    icons.ico = icon("ico", "ico");
    icons.apple_touch = icon("apple_touch", "png");
    fields.finish(file);
    icons
}

fn extension(path: &str) -> String {
    path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase()
}
