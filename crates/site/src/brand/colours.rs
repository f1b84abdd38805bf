//! Colours of the brand as values of tokens, and A11Y001 for those that the site has set and nobody can read.

use std::sync::Arc;

use crate::config::ThemeConfig;
use crate::config::theme::SchemeColour;
use guichet_brand::palette::{Given, Pair, Poor, palette};
use guichet_core::diag::{Diagnostic, codes};

/// None where the site sets no colour.
pub fn values(config: &ThemeConfig, file: &Arc<str>, diags: &mut Vec<Diagnostic>) -> Vec<(&'static str, String)> {
    let colours = &config.colours;
    let pair =
        |set: &Option<SchemeColour>| set.as_ref().map(|set| Pair { light: set.light.value, dark: set.dark.value });
    let given = Given {
        brand: pair(&config.brand),
        page: pair(&colours.page),
        text: pair(&colours.text),
        link: pair(&colours.link),
        on_brand: pair(&colours.on_brand),
        hero: pair(&colours.hero),
        on_hero: pair(&colours.on_hero),
    };
    let Given { brand, page, text, link, on_brand, hero, on_hero } = given;
    if [brand, page, text, link, on_brand, hero, on_hero].iter().all(Option::is_none) {
        return Vec::new();
    }
    let palette = palette(&given);
    for poor in &palette.poor {
        let set = match poor.name {
            "text" => &colours.text,
            "link" => &colours.link,
            "on_brand" => &colours.on_brand,
            _ => &colours.on_hero,
        };
        let Some(set) = set else { continue };
        let span = if poor.dark { &set.dark.span } else { &set.light.span };
        // One colour for both schemes stands at one place.
        let is_both = set.light.span == set.dark.span;
        diags.push(unreadable(poor, is_both).at(file, span.clone()));
    }
    written(palette.tokens)
}

/// None where the panel has the colours of the pages. Of those that pages are given, it has the ground and the words on it; links and
/// buttons follow from its own brand, and can be read.
pub fn of_panel(config: &ThemeConfig) -> Vec<(&'static str, String)> {
    let pair = |set: &SchemeColour| Pair { light: set.light.value, dark: set.dark.value };
    let Some(brand) = &config.panel.brand else { return Vec::new() };
    let (page, text) = (config.colours.page.as_ref().map(pair), config.colours.text.as_ref().map(pair));
    written(palette(&Given { brand: Some(pair(brand)), page, text, ..Given::default() }).tokens)
}

fn written(tokens: Vec<(&'static str, Pair)>) -> Vec<(&'static str, String)> {
    let value = |pair: Pair| match pair.light == pair.dark {
        true => pair.light.to_string(),
        false => format!("light-dark({}, {})", pair.light, pair.dark),
    };
    tokens.into_iter().map(|(name, pair)| (name, value(pair))).collect()
}

fn unreadable(poor: &Poor, is_both: bool) -> Diagnostic {
    let Poor { name, dark, colour, on, contrast, needed, nearest } = poor;
    let scheme = if *dark { "dark" } else { "light" };
    // Never rounded up to what is asked for.
    let contrast = (contrast * 100.0).floor() / 100.0;
    let message = format!(
        "`{name}`: in the {scheme} scheme, {colour} on {on} has a contrast of {contrast:.2}:1, and {needed}:1 is needed"
    );
    let help = match nearest {
        Some(nearest) if is_both => {
            let other = if *dark { "light" } else { "dark" };
            format!(
                "the nearest shade that can be read is \"{nearest}\": `{name}: {{ {scheme}: \"{nearest}\", {other}: \"{colour}\" }}`"
            )
        }
        Some(nearest) => format!("the nearest shade that can be read is \"{nearest}\""),
        None => format!(
            "no shade of it can be read on all that it is shown on: leave `{name}` out, and it is chosen for you"
        ),
    };
    Diagnostic::new(codes::A11Y001, message).help(help)
}
