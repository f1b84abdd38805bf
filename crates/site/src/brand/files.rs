//! Files of `brand/`, as they are published among the theme's assets; and CFG014 for those that `theme` names and that are not
//! there.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::sync::Arc;

use super::reached::{Dead, Folder, dead, reached};
use crate::config::ThemeConfig;
use crate::config::theme::{FOLDER, Src};
use crate::load::SourceTree;
use crate::theme::Theme;
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::{Span, Spanned};
use guichet_pictures::{orientation, svg};

/// What browsers are given; nothing else is published, whoever names it.
const PUBLISHED: [&str; 16] = [
    "avif",
    "css",
    "gif",
    "ico",
    "jpeg",
    "jpg",
    "js",
    "json",
    "otf",
    "png",
    "svg",
    "ttf",
    "webmanifest",
    "webp",
    "woff",
    "woff2",
];

/// What people write for each other beside fonts and pictures: nobody is told that it is not published.
const NOTES: [&str; 4] = ["", "md", "pdf", "txt"];

const PICTURES: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

/// Puts the files that are asked for among the theme's assets, under `brand/`. Fonts that the settings name are not among them: readers
/// get parts of those.
pub fn put_into(theme: &mut Theme, config: &ThemeConfig, tree: &SourceTree, file: &Arc<str>) -> Vec<Diagnostic> {
    let mut diags = Vec::new();
    let texts = tree.texts.outside_content().map(|(path, text)| (path, text.as_bytes()));
    let blobs = tree.blobs.iter().map(|(path, bytes)| (path, &**bytes));
    let all: BTreeMap<&Arc<str>, &[u8]> = texts.chain(blobs).filter(|(path, _)| path.starts_with(FOLDER)).collect();
    let folder: Folder = all.iter().map(|(path, bytes)| (&***path, *bytes)).collect();
    let fonts: BTreeSet<String> = config.fonts.files().map(|path| format!("{FOLDER}{}", path.value)).collect();
    let asked_for = named(config).into_iter().map(|(path, ..)| format!("{FOLDER}{path}"));
    let reached = reached(&folder, asked_for.filter(|path| !fonts.contains(path)), theme);
    let mut unnamed = Vec::new();
    for (path, bytes) in all {
        let kind = extension(path);
        if !reached.contains(&**path) {
            if !fonts.contains(&**path) && !NOTES.contains(&&*kind) {
                unnamed.push(nobody_names(path));
            }
            continue;
        }
        if !PUBLISHED.contains(&&*kind) {
            continue;
        }
        if kind == "css" {
            let css = String::from_utf8_lossy(bytes);
            diags.extend(dead(path, &css, &folder).into_iter().map(|dead| shows_nothing(path, dead)));
        }
        let bytes: Arc<[u8]> = match kind.as_str() {
            "svg" => match svg::clean(bytes) {
                Ok(None) => Arc::from(bytes),
                Ok(Some(cleaned)) => {
                    let message = format!("{} removed from the drawing that is published", cleaned.what());
                    diags.push(
                        Diagnostic::new(codes::OUT008, message).help("save the drawing without it").in_file(path),
                    );
                    cleaned.bytes
                }
                Err(why) => {
                    let message = format!("a drawing that can't be read: {why}");
                    let help = "save it again as plain SVG in UTF-8, or use a PNG";
                    diags.push(Diagnostic::new(codes::CFG014, message).help(help).in_file(path));
                    continue;
                }
            },
            _ => Arc::from(bytes),
        };
        theme.assets.insert(path.to_string(), bytes);
    }
    let there = |path: &str| {
        let full = format!("{FOLDER}{path}");
        tree.texts.get(full.as_str()).is_some() || tree.blobs.contains_key(full.as_str())
    };
    let mut is_missing = false;
    for (path, span, kinds) in named(config) {
        let wrong = if !there(path) {
            is_missing = true;
            Some(missing(path, tree))
        } else if !kinds.is_empty() && !kinds.contains(&&*extension(path)) {
            let message = format!("`{FOLDER}{path}` can't be used here");
            Some(
                Diagnostic::new(codes::CFG014, message)
                    .help(format!("use a file that ends in `.{}`", kinds.join("`, `."))),
            )
        } else {
            None
        };
        diags.extend(wrong.map(|diagnostic| diagnostic.at(file, span.clone())));
    }
    // One of them may be meant by a name that is not there.
    if !is_missing {
        diags.extend(unnamed);
    }
    diags
}

fn shows_nothing(path: &Arc<str>, dead: Dead) -> Diagnostic {
    let Dead { address, place, is_elsewhere } = dead;
    let (message, help) = if is_elsewhere {
        (
            format!("`{address}` is on another host, from which pages take no pictures, fonts or styles"),
            format!("put the file into `{FOLDER}`, and name it here"),
        )
    } else {
        (
            format!("no file `{address}` for this stylesheet"),
            format!("addresses are relative to the stylesheet, and lead to files of `{FOLDER}`"),
        )
    };
    Diagnostic::new(codes::CFG018, message).help(help).at(path, place)
}

fn nobody_names(path: &Arc<str>) -> Diagnostic {
    let below = path.strip_prefix(FOLDER).unwrap_or(path);
    let help = format!(
        "name it under `theme` in site.yaml or in a stylesheet (`url(\"{below}\")`), or move it out of `{FOLDER}`; a file for readers to open goes into `static/`"
    );
    Diagnostic::new(codes::CFG015, format!("nothing names `{path}`, so it is not published")).help(help).in_file(path)
}

/// Every file that the settings name, and which kinds of file it may be.
fn named(config: &ThemeConfig) -> Vec<(&str, &Span, &'static [&'static str])> {
    fn one<'c>(
        path: &'c Spanned<String>,
        kinds: &'static [&'static str],
    ) -> (&'c str, &'c Span, &'static [&'static str]) {
        (path.value.as_str(), &path.span, kinds)
    }
    let mut named = Vec::new();
    if let Some(logo) = &config.logo {
        named.extend([Some(&logo.light), logo.dark.as_ref()].into_iter().flatten().map(|path| one(path, &PICTURES)));
    }
    named.extend(config.icons.files().map(|path| one(path, &[])));
    // Networks show no drawing.
    named.extend(config.social_image.iter().map(|image| one(&image.file, &["png", "jpg", "jpeg", "webp", "gif"])));
    named.extend(config.css.iter().map(|path| one(path, &["css"])));
    named.extend(config.fonts.files().map(|path| one(path, &[])));
    named.extend(config.scripts.iter().filter_map(|script| match &script.src {
        Src::File(path) => Some((path.as_str(), &script.span, &["js"][..])),
        Src::Remote(..) => None,
    }));
    named
}

fn missing(path: &str, tree: &SourceTree) -> Diagnostic {
    let texts = tree.texts.outside_content().map(|(path, _)| &**path);
    let all: Vec<&str> =
        texts.chain(tree.blobs.keys().map(|path| &**path)).filter_map(|path| path.strip_prefix(FOLDER)).collect();
    let diagnostic = Diagnostic::new(codes::CFG014, format!("no file `{FOLDER}{path}`"));
    let same_name = all.iter().copied().find(|other| other.rsplit('/').next() == path.rsplit('/').next());
    match same_name.or_else(|| guichet_core::diag::nearest(path, all.iter().copied())) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help(format!("put the file into the folder `{FOLDER}` of the site")),
    }
}

/// Width and height of a picture of the brand.
pub fn size(theme: &Theme, path: &str) -> Option<(u32, u32)> {
    size_of_asset(theme, &format!("{FOLDER}{path}"))
}

/// Width and height of a picture among the theme's assets.
pub fn size_of_asset(theme: &Theme, path: &str) -> Option<(u32, u32)> {
    let bytes = theme.assets.get(path)?;
    match extension(path).as_str() {
        "svg" => svg::size(bytes),
        extension => orientation::size(extension, Cursor::new(&**bytes)),
    }
}

fn extension(path: &str) -> String {
    path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase()
}
