//! Attributes of raw HTML that say how something looks: what can be kept under a policy without inline styles is kept in
//! another form, and what can't is reported. So are elements that only an icon font would fill.

use std::ops::Range;

use super::raw_block::RawBlock;
use super::source::Source;
use super::state::Writer;
use guichet_core::css;
use guichet_core::diag::{Diagnostic, codes};
use guichet_html::tokens::{self, Attribute, Token, named};

/// What is left of a `style`.
#[derive(Default, Debug, PartialEq, Eq)]
pub(super) struct Style {
    pub align: Option<&'static str>,
    pub width: Option<String>,
    pub hidden: bool,
    /// Some of it can't be kept.
    pub lost: bool,
}

pub(super) fn style(element: &str, value: &str) -> Style {
    let mut style = Style::default();
    for (name, value) in css::declarations(value) {
        let value = value.to_ascii_lowercase();
        match (name.as_str(), value.as_str()) {
            ("text-align", "left" | "start") => style.align = Some("left"),
            ("text-align", "center") => style.align = Some("center"),
            ("text-align", "right" | "end") => style.align = Some("right"),
            ("display", "none") => style.hidden = true,
            ("width" | "max-width", _) if has_width(element) => match length(&value) {
                Some(width) => style.width = Some(width),
                None => style.lost |= !matches!(value.as_str(), "auto" | "100%"),
            },
            // Pictures keep their proportions and stay within the page as they are.
            ("height", "auto") | ("max-width", "100%") => {}
            _ => style.lost = true,
        }
    }
    style
}

fn has_width(element: &str) -> bool {
    guichet_html::elements::is_attribute(element, "width")
}

/// A width or height as browsers read it: `300`, `300px`, `50%`.
pub(super) fn length(value: &str) -> Option<String> {
    let value = value.trim();
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = value.split_at(digits);
    let whole = unit.strip_prefix('.').map_or(unit, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    if digits == 0 || digits > 5 {
        return None;
    }
    match whole.trim() {
        "" | "px" => Some(number.to_owned()),
        "%" if number.parse().is_ok_and(|number: u32| (1..=100).contains(&number)) => Some(format!("{number}%")),
        _ => None,
    }
}

impl Writer<'_> {
    /// An attribute that is not published, if its writer expects to see what it does.
    pub fn tell_lost_attribute(
        &mut self,
        source: &Source<'_>,
        raw: &RawBlock,
        element: &str,
        attribute: &Attribute<'_>,
    ) {
        let name = attribute.name.as_str();
        let help = match name {
            "style" => "pages have no inline styles: give it a class, and style that in the theme's stylesheet",
            "srcset" => "only the picture in `src` is shown: make that one large enough",
            "width" | "height" if has_width(element) => {
                "write pixels, `width=\"300\"`, or a percentage, `width=\"50%\"`"
            }
            "autoplay" => "remove it: readers start videos and sounds themselves",
            _ if name.starts_with("on") && name.len() > 3 => "scripts in articles are not run: write a link",
            _ => return,
        };
        let message = format!("`{name}` of raw HTML `<{element}>` was removed");
        let span = raw.span(source, &attribute.range);
        self.diags.push(Diagnostic::new(codes::MD023, message).help(help).at(source.file, span));
    }

    /// `<i class="fa fa-check"></i>`: an element that shows nothing without its icon font.
    pub fn watch_icon(
        &mut self,
        source: &Source<'_>,
        raw: &RawBlock,
        name: &str,
        attributes: &[Attribute<'_>],
        place: &Range<usize>,
    ) {
        if !matches!(name, "i" | "span" | "em" | "b" | "strong") {
            return;
        }
        let get = |name: &str| named(attributes, name).map(|it| it.value.trim());
        let Some(class) = get("class").filter(|class| !class.is_empty()) else { return };
        if get("id").is_some() {
            return;
        }
        let span = raw.span(source, place);
        let (start, end) = (span.start.saturating_sub(source.base), span.end.saturating_sub(source.base));
        let (Some(before), Some(behind)) = (source.clean.get(..start), source.clean.get(end..)) else { return };
        let Some(behind) = closing(behind, name) else { return };
        let in_cell = self.table.is_some() || self.raw_table.is_some();
        let line = behind.split('\n').next().unwrap_or_default().trim_start();
        let alone = in_cell
            && before.trim_end_matches([' ', '\t']).ends_with(['|', '>'])
            && (line.is_empty() || line.starts_with(['|', '<']));
        // Beside words it may be decoration; here it is marked as such.
        if !alone && get("aria-hidden") == Some("true") {
            return;
        }
        let message = match alone {
            true => format!("`<{name} class=\"{class}\">` shows nothing, so this cell is empty"),
            false => format!("`<{name} class=\"{class}\">` shows nothing"),
        };
        let help = "unless the theme has its icon font, write a character such as ✓, a word, or a picture";
        self.diags.push(Diagnostic::new(codes::MD024, message).help(help).at(source.file, span));
    }
}

/// What follows the end tag, if nothing is before it.
fn closing<'t>(behind: &'t str, name: &str) -> Option<&'t str> {
    let rest = behind.trim_start();
    if !rest.starts_with("</") {
        return None;
    }
    match tokens::next(rest, 0) {
        (Token::Close { name: closed }, end) if closed == name => Some(&rest[end..]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_browsers_do() {
        for (value, expected) in
            [("300", "300"), (" 300px ", "300"), ("50%", "50%"), ("33.3%", "33%"), ("12.5px", "12"), ("100%", "100%")]
        {
            assert_eq!(length(value).as_deref(), Some(expected), "{value}");
        }
        for value in ["", "auto", "20em", "50vw", "0%", "140%", "-3", "999999"] {
            assert_eq!(length(value), None, "{value}");
        }
    }

    #[test]
    fn what_is_left_of_a_style() {
        let left = |element, value| {
            let Style { align, width, hidden, lost } = style(element, value);
            (align, width, hidden, lost)
        };
        assert_eq!(left("td", "text-align: center;"), (Some("center"), None, false, false));
        assert_eq!(left("img", "width: 50%; height: auto"), (None, Some("50%".into()), false, false));
        assert_eq!(left("div", "display:none"), (None, None, true, false));
        assert_eq!(left("div", "width: 50%"), (None, None, false, true));
        assert_eq!(left("p", "color: red; text-align: right"), (Some("right"), None, false, true));
        assert_eq!(left("p", ""), (None, None, false, false));
        let centred = (Some("center"), None, false, false);
        assert_eq!(left("p", "; /* ; */ TEXT-align/**/:\n/*:*/Center ! Important;"), centred);
        assert_eq!(left("p", "--a: ';text-align:left'; text-align: right"), (Some("right"), None, false, true));
        assert_eq!(left("img", "background:url(data:image/png;width:5px)"), (None, None, false, true));
    }
}
