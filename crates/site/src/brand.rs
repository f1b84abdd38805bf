//! What `theme` of site.yaml says, put into the theme: its colours and measures become the values of `tokens.css`, and so reach
//! pages, form, inbox and panel alike.

mod colours;
pub mod files;
pub mod font_file;
pub mod font_parts;
mod fonts;
mod reached;

use std::fmt::Write;
use std::sync::Arc;

use crate::config::ThemeConfig;
use crate::load::SourceTree;
use crate::theme::{TOKENS, Theme};
use guichet_brand::{share, tokens};
use guichet_core::css;
use guichet_core::diag::Diagnostic;

/// Among the theme's assets: what links to the site are shown with.
pub const SHARE_PICTURE: &str = "share.png";

/// In CSS pixels, of a logo of which the site doesn't say it.
pub const LOGO_HEIGHT: u32 = 28;

/// What only sites with a picture as logo, links or an announcement show, and what it becomes a part of.
const EXTRAS: (&str, &str) = ("of-settings.css", "layout.css");

/// Changes the theme as the settings of `file` say.
pub fn put_into(theme: &mut Theme, config: &ThemeConfig, tree: &SourceTree, file: &Arc<str>) -> Vec<Diagnostic> {
    let mut diags = files::put_into(theme, config, tree, file);
    let written = theme.assets.get(TOKENS).map(|css| String::from_utf8_lossy(css).into_owned()).unwrap_or_default();
    let mut values = colours::values(config, file, &mut diags);
    values.extend(config.radius.as_deref().map(radius).into_iter().flatten());
    if !values.is_empty() {
        theme.assets.insert(TOKENS.to_owned(), Arc::from(tokens::with(&written, &values).into_bytes()));
    }
    colour_share_picture(theme);
    diags.extend(fonts::put_into(theme, config, tree, file));
    let mut of_panel = colours::of_panel(config);
    of_panel.extend(config.panel.radius.as_deref().map(radius).into_iter().flatten());
    if !of_panel.is_empty() {
        theme.panel_tokens = theme.tokens_of_panel().map(|css| Arc::from(tokens::with(&css, &of_panel)));
    }
    let (extras, whole) = EXTRAS;
    if let Some(extras) = theme.assets.remove(extras)
        && shows_extras(config)
        && let Some(css) = theme.assets.get(whole)
    {
        let mut css =
            css::complete(&String::from_utf8_lossy(css)).into_owned() + "\n" + &String::from_utf8_lossy(&extras);
        if let Some(logo) = &config.logo {
            // Most drawings have a ratio and no size, and pictures are as high as their width asks for.
            let _ = writeln!(css, ".logo-picture {{ block-size: {}px; }}", logo.height.unwrap_or(LOGO_HEIGHT));
        }
        theme.assets.insert(whole.to_owned(), Arc::from(css.into_bytes()));
    }
    diags
}

/// The picture that chats and networks show where the site names none has the colours of the band of the home page.
fn colour_share_picture(theme: &mut Theme) {
    let css = theme.assets.get(TOKENS).map(|css| String::from_utf8_lossy(css).into_owned()).unwrap_or_default();
    if let (Some(ground), Some(drawn)) = (tokens::light(&css, "--hero"), tokens::light(&css, "--on-hero"))
        && let Some(picture) = theme.assets.get(SHARE_PICTURE)
        && let Some(coloured) = share::coloured(picture, ground, drawn)
    {
        theme.assets.insert(SHARE_PICTURE.to_owned(), Arc::from(coloured));
    }
}

fn shows_extras(config: &ThemeConfig) -> bool {
    let links = !config.header_links.is_empty() || !config.footer_links.is_empty();
    config.logo.is_some() || links || config.announcement.is_some() || config.home.is_some()
}

/// Of cards, from which buttons and fields take theirs; and of what is in them.
fn radius(radius: &str) -> [(&'static str, String); 2] {
    let small = if radius == "0px" { radius.to_owned() } else { format!("calc({radius} * 0.6)") };
    [("--radius", radius.to_owned()), ("--radius-small", small)]
}
