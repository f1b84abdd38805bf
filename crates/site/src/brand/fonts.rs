//! The site's own fonts: what the settings say of them, put into the theme's stylesheets.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use super::font_file::FontFile;
use crate::config::ThemeConfig;
use crate::config::theme::{FOLDER, Face, Font, Style};
use crate::letters;
use crate::load::SourceTree;
use crate::theme::{TOKENS, Theme};
use guichet_brand::fonts::{Adjusted, Facts, LIKE, SLICES};
use guichet_brand::tokens;
use guichet_core::css;
use guichet_core::diag::{Diagnostic, codes};

pub fn put_into(theme: &mut Theme, config: &ThemeConfig, tree: &SourceTree, file: &Arc<str>) -> Vec<Diagnostic> {
    let diags = read(theme, config, tree, file);
    let fonts = &config.fonts;
    if !theme.fonts.is_empty() {
        theme.letters = letters::of_settings(tree);
    }
    let mut css = theme.assets.get(TOKENS).map(|css| String::from_utf8_lossy(css).into_owned()).unwrap_or_default();
    for (font, token) in [(&fonts.text, "--sans"), (&fonts.code, "--mono")] {
        if let Some(font) = font {
            css = tokens::with_family(&css, token, &families(font, theme));
        }
    }
    if let Some(font) = &fonts.headings {
        css = css::complete(&css).into_owned();
        let families = families(font, theme);
        // What is in another language would have the text's font in the middle of a heading.
        let _ = write!(
            css,
            "\n:root :is(h1, h2, h3, h4, h5, h6), :is(h1, h2, h3, h4, h5, h6) [lang] {{ font-family: {families}, var(--sans); }}\n"
        );
    }
    if fonts.all().next().is_some() {
        theme.assets.insert(TOKENS.to_owned(), Arc::from(css.into_bytes()));
    }
    let mut rules = String::new();
    let mut stand_ins = BTreeSet::new();
    for (font, is_code) in [(&fonts.text, false), (&fonts.headings, false), (&fonts.code, true)]
        .into_iter()
        .filter_map(|(font, is_code)| Some((font.as_ref()?, is_code)))
    {
        if let Some((like, adjusted)) = stand_in(font, is_code, theme)
            && stand_ins.insert(font.family.value.as_str())
        {
            stand_in_rule(&mut rules, &font.family.value, like, &adjusted);
        }
    }
    add_to_theme(&mut theme.assets, &rules);
    diags
}

/// The files that the settings name, as far as they can be read.
fn read(theme: &mut Theme, config: &ThemeConfig, tree: &SourceTree, file: &Arc<str>) -> Vec<Diagnostic> {
    let mut diags = Vec::new();
    let fonts = &config.fonts;
    let mut seen: BTreeSet<(&str, (u16, u16), Style)> = BTreeSet::new();
    for font in fonts.all() {
        for face in &font.files {
            let Some(source) = tree.blobs.get(format!("{FOLDER}{}", face.file.value).as_str()) else { continue };
            let Some(facts) = Facts::of(source) else {
                let message = format!("`{FOLDER}{}` is not a font that can be read", face.file.value);
                let help = "use a TrueType, OpenType or WOFF2 file, as its maker offers it";
                diags.push(Diagnostic::new(codes::CFG014, message).help(help).at(file, face.file.span.clone()));
                continue;
            };
            let weight = face.weight.unwrap_or(facts.weight);
            let style = face.style.unwrap_or(if facts.italic { Style::Italic } else { Style::Normal });
            if !seen.insert((font.family.value.as_str(), weight, style)) {
                // One family may be that of text and of headings.
                if !is_elsewhere(fonts.all(), font, face) {
                    let message = format!("two files of `{}` have the same weight and style", font.family.value);
                    let help = format!("say which is which: `{{ file: {}, weight: 700 }}`", face.file.value);
                    diags.push(Diagnostic::new(codes::CFG004, message).help(help).at(file, face.file.span.clone()));
                }
                continue;
            }
            if !facts.may_be_embedded {
                let message = format!(
                    "`{FOLDER}{}` says that its licence forbids to embed it in pages (`fsType`)",
                    face.file.value
                );
                let help = "get a licence for the web, with the file that comes with it, or use another font";
                let diagnostic = Diagnostic::new(codes::CFG014, message).as_warning().help(help);
                diags.push(diagnostic.at(file, face.file.span.clone()));
            } else if !facts.may_be_cut {
                let message =
                    format!("`{FOLDER}{}` says that its licence forbids to cut it (`fsType`)", face.file.value);
                let help = "readers get all of it: make sure that you may publish it, or use a font that may be cut";
                let diagnostic = Diagnostic::new(codes::CFG014, message).as_warning().help(help);
                diags.push(diagnostic.at(file, face.file.span.clone()));
            }
            let stem = face.file.value.rsplit_once('.').map_or(&*face.file.value, |(stem, _)| stem);
            let is_taken = theme.fonts.iter().any(|other| other.stem.strip_prefix(FOLDER) == Some(stem));
            let stem = if is_taken { &*face.file.value } else { stem };
            theme.fonts.push(FontFile {
                family: font.family.value.clone(),
                weight,
                style,
                stem: format!("{FOLDER}{stem}"),
                source: Arc::clone(source),
                facts,
            });
        }
    }
    diags
}

/// Adds rules to what all pages load.
pub fn add_to_theme(assets: &mut BTreeMap<String, Arc<[u8]>>, rules: &str) {
    if !rules.is_empty()
        && let Some(css) = assets.get("theme.css")
    {
        let css = css::complete(&String::from_utf8_lossy(css)).into_owned();
        assets.insert("theme.css".to_owned(), Arc::from(format!("{css}\n{rules}").into_bytes()));
    }
}

/// The same file in another of the three lists.
fn is_elsewhere<'f>(mut fonts: impl Iterator<Item = &'f Font>, font: &Font, face: &Face) -> bool {
    fonts.any(|other| !std::ptr::eq(other, font) && other.files.iter().any(|it| it.file.value == face.file.value))
}

/// The name of what is shown in a font's place until it has come.
fn stand_in_name(family: &str) -> String {
    format!("{family} fallback")
}

/// What readers have that is most like a font with files, and how it is made to take as much room.
fn stand_in(font: &Font, is_code: bool, theme: &Theme) -> Option<(&'static [&'static str], Adjusted)> {
    let file = theme.fonts.iter().find(|file| file.family == font.family.value)?;
    let named = font.fallback.iter().find_map(|name| match name.value.as_str() {
        "serif" | "ui-serif" => Some(1),
        "monospace" => Some(2),
        "sans-serif" => Some(0),
        name => LIKE.iter().position(|like| like.local.contains(&name)),
    });
    let at = named.unwrap_or(if is_code { 2 } else { 0 });
    Some((LIKE[at].local, file.facts.adjusted?[at]))
}

fn stand_in_rule(rules: &mut String, family: &str, local: &[&str], adjusted: &Adjusted) {
    let local: Vec<String> = local.iter().map(|name| format!("local(\"{name}\")")).collect();
    // Other scripts are shown as without the site's font: what is compared are Latin letters.
    let _ = writeln!(
        rules,
        "@font-face {{ font-family: \"{}\"; src: {};{} unicode-range: {}; }}",
        stand_in_name(family),
        local.join(", "),
        adjusted.descriptors(),
        SLICES[0].unicode_range()
    );
}

/// Names have no quotes, no escapes: settings have seen to it.
fn families(font: &Font, theme: &Theme) -> String {
    const GENERIC: [&str; 6] = ["serif", "sans-serif", "monospace", "cursive", "system-ui", "ui-serif"];
    let name = |name: &str| if GENERIC.contains(&name) { name.to_owned() } else { format!("\"{name}\"") };
    let stand_in = stand_in(font, false, theme).map(|_| name(&stand_in_name(&font.family.value)));
    let fallback = font.fallback.iter().map(|family| name(&family.value));
    let all = std::iter::once(name(&font.family.value)).chain(stand_in).chain(fallback);
    all.collect::<Vec<_>>().join(", ")
}
