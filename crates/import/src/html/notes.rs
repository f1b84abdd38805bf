//! Blocks that say by their class or colour that they are a note.

use std::rc::Rc;

use htmd::Node;

use super::tree::{attribute, children, has, own_text, style, text};
use crate::blocks::marker;

/// The kind of callout that a block is, if it is one.
pub fn kind(node: &Node) -> Option<&'static str> {
    let classes = attribute(node, "class").unwrap_or_default().to_lowercase();
    if let Some(kind) = attribute(node, "data-hs-callout-type") {
        return Some(marker(&kind).unwrap_or("NOTE"));
    }
    let Some(by_class) = by_class(&classes) else { return by_box(node) };
    // Some have one class for all, and say the rest by their colour.
    if by_class.is_certain {
        return Some(by_class.marker);
    }
    let colour = style(node, "background-color").or_else(|| style(node, "background"));
    Some(colour.and_then(|colour| by_colour(&colour)).unwrap_or(by_class.marker))
}

/// A box around a short text, by its colour: a background that is not grey, and a border or a padding.
fn by_box(node: &Node) -> Option<&'static str> {
    if super::tree::name(node) != "div" {
        return None;
    }
    let written = attribute(node, "style")?.to_lowercase();
    let colour = style(node, "background-color").or_else(|| style(node, "background"))?;
    let (red, green, blue) = channels(&colour)?;
    let is_grey = red.max(green).max(blue) - red.min(green).min(blue) < 12.0;
    let is_box = written.split(';').any(|one| one.trim().starts_with("border") || one.trim().starts_with("padding"));
    let is_short = || text(node).chars().count() < 1_000 && !has(node, &["h1", "h2", "table", "details"]);
    if is_grey || !is_box || !is_short() { None } else { by_colour(&colour) }
}

/// Takes the title of a note out of it: its first block, if that says that it is one.
pub fn take_title(node: &Node) -> Option<String> {
    let is_blank = |one: &Rc<Node>| own_text(one).is_some_and(|text| text.trim().is_empty());
    let first = children(node).into_iter().find(|one| !is_blank(one))?;
    let classes = attribute(&first, "class").unwrap_or_default().to_lowercase();
    let is_title =
        classes.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| matches!(word, "title" | "heading" | "header"));
    let title = crate::blocks::one_line(&super::escape::plain(&text(&first)));
    let has_more = has(&first, &["img", "a", "code", "p", "ul", "ol"]);
    if !is_title || has_more || title.is_empty() || title.chars().count() > 120 {
        return None;
    }
    node.children.borrow_mut().retain(|one| !Rc::ptr_eq(one, &first));
    Some(title)
}

/// The kind of callout that classes name, in lower case.
pub fn kind_of_classes(classes: &str) -> Option<&'static str> {
    by_class(classes).map(|note| note.marker)
}

struct Note {
    marker: &'static str,
    is_certain: bool,
}

/// `callout-warning`, `alert alert-info`, `tip`… Names such as `light`, which other blocks have too, count only beside those.
fn by_class(classes: &str) -> Option<Note> {
    const ALONE: [&str; 11] = [
        "note",
        "tip",
        "info",
        "warning",
        "caution",
        "danger",
        "important",
        "notice",
        "hint",
        "attention",
        "private-note",
    ];
    const BEGINNINGS: [&str; 10] = [
        "hs-callout-type",
        "intercom-interblocks-callout",
        "bs-callout",
        "callout",
        "alert",
        "note",
        "notice",
        "admonition",
        "box",
        "panel",
    ];
    let mut is_note = false;
    let mut kind = None;
    let mut alone = None;
    for class in classes.split_whitespace() {
        let mut word = class;
        for beginning in BEGINNINGS {
            word = word.strip_prefix(beginning).map_or(word, |rest| rest.trim_start_matches(['-', '_']));
        }
        let is_marked = word.len() < class.len() && !matches!(class, "box" | "panel");
        let meant = marker(word).or_else(|| by_word(word));
        is_note |= is_marked && (word.is_empty() || meant.is_some());
        if is_marked && !word.is_empty() {
            kind = kind.or(meant);
        } else if ALONE.contains(&class) {
            alone = alone.or(marker(class).or(Some("NOTE")));
        }
    }
    // `<div class="callout warning">`: the other class says which.
    let beside =
        || classes.split_whitespace().find_map(|class| marker(class).or_else(|| by_word(class))).filter(|_| is_note);
    // `<div class="note note-warning">` says more by the second.
    match kind.or_else(|| beside().filter(|kind| *kind != "NOTE")).or(alone).or_else(beside) {
        Some(marker) => Some(Note { marker, is_certain: true }),
        None => is_note.then_some(Note { marker: "NOTE", is_certain: false }),
    }
}

/// Names of colours: red warns more than yellow.
fn by_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "blue" | "gray" | "grey" | "purple" => "NOTE",
        "green" => "TIP",
        "yellow" | "orange" => "WARNING",
        "red" => "CAUTION",
        _ => return None,
    })
}

/// Red, green and blue from 0 to 255 of `#feedaf80`, `#fed` or `rgb(254, 237, 175)`.
fn channels(colour: &str) -> Option<(f32, f32, f32)> {
    let colour = colour.trim();
    if let Some((_, inner)) = colour.split_once("rgb").and_then(|(_, rest)| rest.split_once('(')) {
        let inner = inner.split(')').next()?;
        let mut all = inner.split([',', ' ', '/']).filter(|part| !part.is_empty()).map(str::parse::<f32>);
        return Some((all.next()?.ok()?, all.next()?.ok()?, all.next()?.ok()?));
    }
    let hex: String = colour.strip_prefix('#')?.chars().take_while(char::is_ascii_hexdigit).collect();
    let hex = if hex.len() < 6 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex };
    let part = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok().map(f32::from);
    Some((part(0)?, part(2)?, part(4)?))
}

/// `#feedaf80` → a warning, by its hue.
fn by_colour(colour: &str) -> Option<&'static str> {
    let (red, green, blue) = channels(colour)?;
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    if most - least < 12.0 {
        return Some("NOTE");
    }
    let hue = if most == red {
        60.0 * (green - blue) / (most - least)
    } else if most == green {
        60.0 * (2.0 + (blue - red) / (most - least))
    } else {
        60.0 * (4.0 + (red - green) / (most - least))
    };
    Some(match hue.rem_euclid(360.0) {
        hue if !(22.0..320.0).contains(&hue) => "CAUTION",
        hue if hue < 70.0 => "WARNING",
        hue if hue < 170.0 => "TIP",
        _ => "NOTE",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_and_colours() {
        for (classes, marker) in [
            ("callout callout-warning", Some("WARNING")),
            ("callout-red", Some("CAUTION")),
            ("hs-callout-type-tip", Some("TIP")),
            ("alert alert-info", Some("NOTE")),
            ("note", Some("NOTE")),
            ("note note-warning", Some("WARNING")),
            ("private-note", Some("NOTE")),
            ("callout warning", Some("WARNING")),
            ("intercom-interblocks-callout", Some("NOTE")),
            ("panel panel-default", Some("NOTE")),
            ("notebook", None),
            ("light", None),
            ("box", None),
            ("text-warning-ish", None),
            ("", None),
        ] {
            assert_eq!(by_class(classes).map(|note| note.marker), marker, "{classes}");
        }
        for (colour, marker) in [
            ("#feedaf80", "WARNING"),
            ("#e3e7fa80", "NOTE"),
            ("#d7efdc80", "TIP"),
            ("#fed9da80", "CAUTION"),
            ("#e8e8e880", "NOTE"),
            ("#fdd", "CAUTION"),
            ("rgb(255, 243, 205)", "WARNING"),
        ] {
            assert_eq!(by_colour(colour), Some(marker), "{colour}");
        }
    }
}
