//! What `style`, `width` and `height` of raw HTML say, as far as it is kept under a policy without inline styles.

use guichet_core::css;

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

/// A width of it is read.
pub(super) fn has_width(element: &str) -> bool {
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
