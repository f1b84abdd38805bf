//! The site's own fonts: their rules in the theme's stylesheet. The files are published as they are.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use super::TOKENS;
use crate::config::ThemeConfig;
use crate::config::theme::{FOLDER, Face, Font, Style};
use crate::theme::Theme;
use guichet_brand::tokens;
use guichet_core::diag::{Diagnostic, codes};

/// Of a file whose settings don't say.
const REGULAR: (u16, u16) = (400, 400);

pub fn put_into(theme: &mut Theme, config: &ThemeConfig, file: &Arc<str>) -> Vec<Diagnostic> {
    let mut diags = Vec::new();
    let fonts = &config.fonts;
    let mut rules = String::new();
    let mut seen: BTreeSet<(&str, (u16, u16), Style)> = BTreeSet::new();
    for font in fonts.all() {
        for face in &font.files {
            let weight = face.weight.unwrap_or(REGULAR);
            let style = face.style.unwrap_or(Style::Normal);
            if !seen.insert((font.family.value.as_str(), weight, style)) {
                // One family may be that of text and of headings.
                if !is_elsewhere(fonts.all(), font, face) {
                    let message = format!("two files of `{}` have the same weight and style", font.family.value);
                    let help = format!("say which is which: `{{ file: {}, weight: 700 }}`", face.file.value);
                    diags.push(Diagnostic::new(codes::CFG004, message).help(help).at(file, face.file.span.clone()));
                }
                continue;
            }
            rule(&mut rules, &font.family.value, weight, style, &face.file.value);
        }
    }
    let mut css = theme.assets.get(TOKENS).map(|css| String::from_utf8_lossy(css).into_owned()).unwrap_or_default();
    for (font, token) in [(&fonts.text, "--sans"), (&fonts.code, "--mono")] {
        if let Some(font) = font {
            css = tokens::with_family(&css, token, &families(font));
        }
    }
    if let Some(font) = &fonts.headings {
        css = guichet_core::css::complete(&css).into_owned();
        let _ =
            write!(css, "\n:root :is(h1, h2, h3, h4, h5, h6) {{ font-family: {}, var(--sans); }}\n", families(font));
    }
    if fonts.all().next().is_some() {
        theme.assets.insert(TOKENS.to_owned(), Arc::from(css.into_bytes()));
    }
    if !rules.is_empty()
        && let Some(css) = theme.assets.get("theme.css")
    {
        let css = guichet_core::css::complete(&String::from_utf8_lossy(css)).into_owned();
        theme.assets.insert("theme.css".to_owned(), Arc::from(format!("{css}\n{rules}").into_bytes()));
    }
    diags
}

/// The same file in another of the three lists.
fn is_elsewhere<'f>(mut fonts: impl Iterator<Item = &'f Font>, font: &Font, face: &Face) -> bool {
    fonts.any(|other| !std::ptr::eq(other, font) && other.files.iter().any(|it| it.file.value == face.file.value))
}

/// What pages need at once: the first file of the text.
pub fn first(config: &ThemeConfig) -> Option<(String, &'static str)> {
    let face = config.fonts.text.as_ref()?.files.first()?;
    let (kind, _) = kind(&face.file.value);
    Some((format!("{FOLDER}{}", face.file.value), kind))
}

/// Its type, and how stylesheets call that.
fn kind(path: &str) -> (&'static str, &'static str) {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase().as_str() {
        "woff2" => ("font/woff2", "woff2"),
        "otf" => ("font/otf", "opentype"),
        _ => ("font/ttf", "truetype"),
    }
}

/// Names have no quotes, no escapes: settings have seen to it.
fn families(font: &Font) -> String {
    const GENERIC: [&str; 6] = ["serif", "sans-serif", "monospace", "cursive", "system-ui", "ui-serif"];
    let all = std::iter::once(&font.family).chain(&font.fallback);
    let name = |name: &str| if GENERIC.contains(&name) { name.to_owned() } else { format!("\"{name}\"") };
    all.map(|family| name(&family.value)).collect::<Vec<_>>().join(", ")
}

fn rule(rules: &mut String, family: &str, (from, to): (u16, u16), style: Style, file: &str) {
    let weight = if from == to { from.to_string() } else { format!("{from} {to}") };
    let style = match style {
        Style::Normal => "normal",
        Style::Italic => "italic",
    };
    let address = format!("{FOLDER}{file}").replace('"', "%22").replace('\\', "%5C");
    let (_, format) = kind(file);
    let _ = writeln!(
        rules,
        "@font-face {{ font-family: \"{family}\"; font-style: {style}; font-weight: {weight}; font-display: swap; src: url(\"{address}\") format(\"{format}\"); }}"
    );
}
