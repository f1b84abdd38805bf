//! How a picture is shown, written directly behind it: `![…](x.png){width=300 .border}`.

use super::scheme::Scheme;
use super::styles;
use crate::body::Given;
use guichet_syntax::attributes::{Item, Name, items};

/// What is said of one picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub id: Option<String>,
    /// As written; those that the theme has styles for have its prefix before them.
    pub classes: Vec<String>,
    /// Which of them moves the picture, with its caption.
    pub side: Option<&'static str>,
    /// The one length that is given in pixels: the build knows the other one.
    pub given: Option<Given>,
    /// Lengths as they are written into the page, where they are no single number of pixels.
    pub width: Option<String>,
    pub height: Option<String>,
    pub scheme: Option<Scheme>,
    /// Two of them that can't both be, as they are written.
    pub contradiction: Option<(String, String)>,
}

/// What `text` begins with and how long that is in bytes. `None` where any of it is not known: then it is text, and reported.
pub(super) fn look(text: &str) -> Option<(Look, usize)> {
    let (items, length) = items(text)?;
    let mut look = Look::default();
    // What was said before of each thing that can be said once, as it was written.
    let mut said: Vec<(&str, String)> = Vec::new();
    for item in items {
        for (thing, written) in things(&item) {
            match said.iter().find(|(before, _)| *before == thing) {
                Some((_, before)) if *before != written => {
                    look.contradiction.get_or_insert((before.clone(), written));
                }
                Some(_) => {}
                None => said.push((thing, written)),
            }
        }
        match item {
            Item::Name(Name::Id(id)) => look.id = Some(id.to_owned()),
            Item::Name(Name::Class(class)) => look.class(class),
            Item::Value("width", value) => look.width = Some(styles::length(value)?),
            Item::Value("height", value) => look.height = Some(styles::length(value)?),
            Item::Value("align", value) => look.side = Some(side(value)?),
            Item::Value("class", value) => value.split_whitespace().for_each(|class| look.class(class)),
            Item::Value("style", value) => {
                let style = styles::style("img", value);
                if style.lost || style.hidden {
                    return None;
                }
                look.width = style.width.or(look.width);
            }
            // All pictures are.
            Item::Value("loading" | "decoding", _) => {}
            Item::Value(..) => return None,
        }
    }
    let pixels = |length: &str| length.parse().ok().filter(|pixels| *pixels > 0);
    look.given = match (&look.width, &look.height) {
        (Some(width), None) => pixels(width).map(Given::Width),
        (None, Some(height)) => pixels(height).map(Given::Height),
        _ => None,
    };
    Some((look, length))
}

/// What an item says of things that can be said once: where the picture is, how wide it is.
fn things(item: &Item<'_>) -> Vec<(&'static str, String)> {
    let of_class = |class: &str| match class {
        "light-only" | "only-light" => Some(("screens", ".light-only".to_owned())),
        "dark-only" | "only-dark" => Some(("screens", ".dark-only".to_owned())),
        _ => side(class).map(|_| ("side", format!(".{}", class.to_ascii_lowercase()))),
    };
    match item {
        Item::Name(Name::Id(id)) => vec![("id", format!("#{id}"))],
        Item::Name(Name::Class(class)) => of_class(class).into_iter().collect(),
        Item::Value("class", value) => value.split_whitespace().filter_map(of_class).collect(),
        Item::Value("align", value) => vec![("side", format!(".{}", value.to_ascii_lowercase()))],
        Item::Value(name @ ("width" | "height"), value) => {
            let thing = if *name == "width" { "width" } else { "height" };
            vec![(thing, format!("{name}={}", styles::length(value).unwrap_or_default()))]
        }
        Item::Value("style", value) => {
            let width = styles::style("img", value).width;
            width.map(|width| ("width", format!("width={width}"))).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

impl Look {
    fn class(&mut self, class: &str) {
        match class {
            "light-only" | "only-light" => self.scheme = Some(Scheme::Light),
            "dark-only" | "only-dark" => self.scheme = Some(Scheme::Dark),
            // As written, too: a site's own styles may know them from elsewhere.
            "border" | "shadow" | "icon" => self.classes.extend([format!("picture-{class}"), class.to_owned()]),
            _ => match side(class) {
                Some(side) => self.side = Some(side),
                None => self.classes.push(class.to_owned()),
            },
        }
    }
}

fn side(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_lowercase().as_str() {
        "left" => "picture-left",
        "right" => "picture-right",
        "center" => "picture-center",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::look;

    #[test]
    fn contradictions() {
        let found = |text: &str| look(text).unwrap().0.contradiction.map(|(one, other)| format!("{one} {other}"));
        for (text, expected) in [
            ("{width=300 width=50%}", "width=300 width=50%"),
            ("{.left .border .right}", ".left .right"),
            ("{align=right .center}", ".right .center"),
            ("{.light-only .dark-only}", ".light-only .dark-only"),
            ("{width=300 style=\"width: 50%\"}", "width=300 width=50%"),
            ("{#a #b}", "#a #b"),
        ] {
            assert_eq!(found(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["{width=300 width=300px .left align=left}", "{width=300 height=200 .border .shadow}"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_not_known_is_text() {
        for text in ["{onclick=x}", "{width=wide}", "{target=_blank}", "{style=\"color:red\"}", "{hl_lines=[1]}"] {
            assert_eq!(look(text), None, "{text}");
        }
    }
}
