//! Attributes of raw HTML that say how something looks: what can be kept under a policy without inline styles is kept in
//! another form, and what can't is reported. So are elements that only an icon font would fill.

use std::ops::Range;

use super::raw_block::RawBlock;
use super::source::Source;
use super::state::Writer;
use super::styles::has_width;
use guichet_core::diag::{Diagnostic, codes};
use guichet_html::tokens::{self, Attribute, Token, named};

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
            "style" if ["Mso", "mso-"].iter().any(|mark| raw.text().contains(mark)) => {
                "remove it: Word has left it there"
            }
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
