//! Attributes of raw HTML under `sanitize`: those that pass, with holes for addresses of the site, and what becomes of the
//! others.

use super::raw_block::RawBlock;
use super::scheme::Scheme;
use super::source::Source;
use super::state::Writer;
use super::styles::{self, Style};
use crate::body::{Given, Piece};
use guichet_html::elements;
use guichet_html::tokens::{Attribute, named};

impl Writer<'_> {
    /// Writes the attributes of an element, those of an `<img>` for `image` of the body. Whether they hide it.
    pub fn attributes(
        &mut self,
        source: &Source<'_>,
        raw: &RawBlock,
        element: &str,
        attributes: &[Attribute<'_>],
        image: Option<u32>,
    ) -> bool {
        self.watch_remains(source, raw, attributes);
        let get = |name: &str| named(attributes, name);
        let align = get("align").and_then(|attribute| {
            ["left", "center", "right"].into_iter().find(|side| side.eq_ignore_ascii_case(attribute.value.trim()))
        });
        let style = get("style").map_or_else(Style::default, |style| styles::style(element, &style.value));
        let align = align.or(style.align).map(|side| format!("align-{side}"));
        let own = get("class").map(|class| class.value.trim());
        let scheme = image.and_then(|image| self.body.outline.images[image as usize].scheme).map(Scheme::class);
        let class = [align.as_deref(), scheme, own].into_iter().flatten().collect::<Vec<_>>().join(" ");
        // Links have it from `href`, with their own.
        let is_link = element == "a" && get("href").is_some();
        if !class.is_empty() && !is_link {
            self.out.attribute("class", &class);
        }
        let given = if element == "img" { given_length(attributes, &style) } else { None };
        for attribute in attributes {
            let Attribute { name, value, range, .. } = attribute;
            if attribute.repeated {
                self.drop_attribute(source, raw, attribute);
                continue;
            }
            match (element, name.as_str()) {
                (_, "class") => {}
                // It comes with the other one, behind the rest.
                (_, "width" | "height") if given.is_some() => {}
                (_, "width" | "height") if elements::is_attribute(element, name) => match styles::length(value) {
                    Some(length) => self.out.attribute(name, &length),
                    None => {
                        self.tell_lost_attribute(source, raw, element, attribute);
                        self.drop_attribute(source, raw, attribute);
                    }
                },
                ("a", "href") => {
                    let span = raw.span(source, range);
                    if let Some(address) = self.judged(source, value, span.clone()) {
                        self.watch_raw_link(source, span.clone());
                        self.href(source, address, span, &class);
                    }
                }
                ("img" | "video" | "audio" | "source", "src") | ("video", "poster") => {
                    let span = raw.span(source, range);
                    let recorded = match (element, name.as_str()) {
                        ("img", _) => image,
                        (_, "poster") => self.picture_source(source, value, "", span.clone()),
                        _ => self.media_source(source, value, "", span.clone()),
                    };
                    match recorded {
                        Some(index) => {
                            self.body.outline.images[index as usize].is_media = element != "img" && name == "src";
                            self.out.push(" ");
                            self.out.push(name);
                            self.out.push("=\"");
                            self.out.hole(Piece::Src(index));
                            self.out.push("\"");
                        }
                        None => self.body.content.expansions.push((span, nothing_for(attribute))),
                    }
                }
                _ if elements::attribute(element, name, value) => {
                    self.out.attribute_or_name(name, value);
                }
                (_, "id" | "name" | "alt" | "align") => {}
                _ => {
                    if name != "style" || style.lost {
                        self.tell_lost_attribute(source, raw, element, attribute);
                    }
                    self.drop_attribute(source, raw, attribute);
                }
            }
        }
        let has = |name: &str| get(name).is_some();
        let by_hand = |name: &str| get(name).is_some_and(|it| styles::length(&it.value).is_some());
        let styled = style.width.filter(|_| given.is_none() && !has("width"));
        // A width that can't be read has been dropped; then the image's own size is better than none.
        let sized = by_hand("width") || by_hand("height") || styled.is_some();
        if let Some(width) = styled {
            self.out.attribute("width", &width);
        }
        if style.hidden && !has("hidden") {
            self.out.push(" hidden");
        }
        match element {
            "img" => {
                if !has("alt") {
                    self.out.push(" alt=\"\"");
                }
                match (image, given) {
                    (Some(image), Some(_)) => {
                        self.body.outline.images[image as usize].given = given;
                        self.out.hole(Piece::ImageSize(image));
                    }
                    (Some(image), None) if !sized => self.out.hole(Piece::ImageSize(image)),
                    (_, Some(Given::Width(width))) => self.out.attribute("width", &width.to_string()),
                    (_, Some(Given::Height(height))) => self.out.attribute("height", &height.to_string()),
                    _ => {}
                }
                self.out.push(" loading=\"lazy\" decoding=\"async\"");
            }
            "video" | "audio" if !has("controls") => self.out.push(" controls"),
            _ => {}
        }
        style.hidden || has("hidden")
    }

    /// With its name, and the space before it.
    fn drop_attribute(&mut self, source: &Source<'_>, raw: &RawBlock, attribute: &Attribute<'_>) {
        let Attribute { name, range, quoted, .. } = attribute;
        let before = raw.text()[..range.start - usize::from(*quoted)].trim_end();
        let named = before.strip_suffix('=').map(|before| before.trim_end().len().saturating_sub(name.len()));
        // Without `=`, the range is that of the name.
        let start =
            named.filter(|at| raw.text().get(*at..at + name.len()).is_some_and(|text| text.eq_ignore_ascii_case(name)));
        let start = start.unwrap_or(range.start);
        let start = raw.text()[..start].trim_end().len();
        let end = range.end + usize::from(*quoted);
        let is_apart = raw.text()[end..].starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
        self.body.content.dropped.push((raw.span(source, &(start..end)), if is_apart { "" } else { " " }.into()));
    }
}

/// The one length that is given in pixels, if the other one is not given.
fn given_length(attributes: &[Attribute<'_>], style: &Style) -> Option<Given> {
    let get = |name: &str| named(attributes, name).and_then(|it| styles::length(&it.value));
    let pixels = |length: String| length.parse().ok().filter(|pixels| *pixels > 0);
    match (get("width").or_else(|| style.width.clone()), get("height")) {
        (Some(width), None) => pixels(width).map(Given::Width),
        (None, Some(height)) => pixels(height).map(Given::Height),
        _ => None,
    }
}

/// The id of a tag: `id=`, or `name=` of an anchor.
pub(super) fn given_id(element: &str, attributes: &[Attribute<'_>]) -> Option<String> {
    let get = |name: &str| named(attributes, name);
    let id = get("id").or(get("name").filter(|_| element == "a"))?.value.trim().to_string();
    (!id.is_empty() && !id.contains(char::is_whitespace)).then_some(id)
}

/// What takes the place of a value in the Markdown twin, so that the tag stays one.
pub(super) fn nothing_for(attribute: &Attribute<'_>) -> String {
    if attribute.quoted { String::new() } else { "\"\"".to_owned() }
}

/// What stands for a picture that is not shown.
pub(super) fn alternative<'t>(attributes: &'t [Attribute<'_>]) -> &'t str {
    named(attributes, "alt").map_or("", |alt| &alt.value)
}
