//! SVG drawings: what in one would run, or would ask another host for something, and the same drawing without it.
//!
//! A drawing is read by a strict XML parser, as browsers read it. What is active is cut out of the text, and the rest stays
//! byte for byte; then the result is read once more, and must be clean. What the parser refuses, browsers show as an error:
//! it is not a drawing, and is not published.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use roxmltree::{Attribute, Document, Node, NodeType, ParsingOptions};

use guichet_core::css::{Token, Tokens};

const SVG: &str = "http://www.w3.org/2000/svg";
/// Elements of these are alive wherever they stand.
const FOREIGN: [&str; 2] = ["http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"];
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// What draws, describes and moves. Sorted.
const ELEMENTS: &[&str] = &[
    "a",
    "altGlyph",
    "altGlyphDef",
    "altGlyphItem",
    "animate",
    "animateColor",
    "animateMotion",
    "animateTransform",
    "circle",
    "clipPath",
    "color-profile",
    "cursor",
    "defs",
    "desc",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feImage",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "filter",
    "flowDiv",
    "flowLine",
    "flowPara",
    "flowRegion",
    "flowRegionBreak",
    "flowRegionExclude",
    "flowRoot",
    "flowSpan",
    "font",
    "font-face",
    "font-face-format",
    "font-face-name",
    "font-face-src",
    "font-face-uri",
    "g",
    "glyph",
    "glyphRef",
    "hatch",
    "hatchpath",
    "hkern",
    "image",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "mesh",
    "meshgradient",
    "meshpatch",
    "meshrow",
    "metadata",
    "missing-glyph",
    "mpath",
    "page",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "set",
    "solidColor",
    "solidcolor",
    "stop",
    "style",
    "svg",
    "switch",
    "symbol",
    "text",
    "textArea",
    "textPath",
    "title",
    "tref",
    "tspan",
    "use",
    "view",
    "vkern",
];

/// In so many bytes a drawing has said how large it is.
pub const HEAD: u64 = 4096;

/// `width` and `height` of the root element in pixels, else the size of its `viewBox`.
pub fn size(drawing: &[u8]) -> Option<(u32, u32)> {
    let head = String::from_utf8_lossy(&drawing[..drawing.len().min(HEAD as usize)]);
    let tag = &head[head.find("<svg")?..];
    let tag = &tag[..tag.find('>')?];
    let attribute = |name: &str| {
        let at = tag.match_indices(name).find(|(at, _)| tag[..*at].ends_with(char::is_whitespace))?.0 + name.len();
        let quoted = tag[at..].trim_start().strip_prefix('=')?.trim_start();
        let quote = quoted.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        quoted[1..].split(quote).next()
    };
    let pixels = |value: &str| {
        value.trim().trim_end_matches("px").parse::<f64>().ok().filter(|v| *v >= 1.0).map(|v| v.round() as u32)
    };
    if let (Some(width), Some(height)) = (attribute("width").and_then(pixels), attribute("height").and_then(pixels)) {
        return Some((width, height));
    }
    let view_box: Vec<&str> = attribute("viewBox")?.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    Some((pixels(view_box.get(2)?)?, pixels(view_box.get(3)?)?))
}

/// A drawing without what was active in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    pub bytes: Arc<[u8]>,
    /// What was removed, by name: `<script>`, `onload=`, and how often.
    removed: BTreeMap<String, usize>,
}

impl Cleaned {
    /// `<script>, onload= and 2 others were`.
    pub fn what(&self) -> String {
        const NAMED: usize = 3;
        let names: Vec<String> = self.removed.keys().take(NAMED).map(|name| format!("`{name}`")).collect();
        let others = self.removed.len().saturating_sub(NAMED);
        let more = if others > 0 { format!(" and {others} more") } else { String::new() };
        let verb = if self.removed.len() == 1 && self.removed.values().sum::<usize>() == 1 { "was" } else { "were" };
        format!("{}{more} {verb}", names.join(", "))
    }
}

/// `Ok(None)`: nothing in it is active, and it is published as it is.
///
/// # Errors
/// Why it can't be read as a drawing.
pub fn clean(bytes: &[u8]) -> Result<Option<Cleaned>, String> {
    let text = readable(bytes)?;
    modest(text)?;
    let mut removed = BTreeMap::new();
    let cuts = find(text, &mut removed)?;
    if cuts.is_empty() {
        return Ok(None);
    }
    let cleaned = cut(text, cuts);
    // What was cut may have made two things one, or stood in a text that is spelled in another way.
    match find(&cleaned, &mut BTreeMap::new()) {
        Ok(left) if left.is_empty() => Ok(Some(Cleaned { bytes: Arc::from(cleaned.into_bytes()), removed })),
        _ => {
            Err(format!("{} can't be removed from it", removed.keys().next().map_or("what is active", String::as_str)))
        }
    }
}

/// As text, if browsers would read it as the same text.
fn readable(bytes: &[u8]) -> Result<&str, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
    let head = text.trim_start_matches('\u{feff}');
    let declaration = head.strip_prefix("<?xml").and_then(|rest| rest.split("?>").next()).unwrap_or_default();
    let encoding = declaration.split_once("encoding").map_or("", |(_, rest)| rest.trim_start());
    let encoding = encoding.strip_prefix('=').map_or("", str::trim_start).get(1..).unwrap_or_default();
    let encoding = encoding.split(['"', '\'']).next().unwrap_or_default().to_ascii_lowercase();
    match encoding.as_str() {
        "" | "utf-8" | "utf8" => Ok(text),
        "us-ascii" | "ascii" | "iso-8859-1" | "iso-8859-15" | "windows-1252" if text.is_ascii() => Ok(text),
        other => Err(format!("it declares `{}`, not UTF-8", other.chars().take(40).collect::<String>())),
    }
}

/// Attributes of one element, at most: the parser compares each with all others.
const MOST_ATTRIBUTES: usize = 1_000;
/// Prefixes of namespaces in a drawing, at most: each element with one has a list of all that it is in.
const MOST_PREFIXES: usize = 100;
/// Bytes of a document's type, and references in a drawing that has one, at most: each becomes a text of its own.
const LONGEST_TYPE: usize = 4_096;
const MOST_REFERENCES: usize = 1_000;

/// What would cost the parser more than the text is long, counted without one: rather too much than too little.
fn modest(text: &str) -> Result<(), String> {
    // No `<` is part of a tag.
    let attributes = |tag: &str| {
        let before_quote = |(at, _): &(usize, &str)| tag[at + 1..].trim_start().starts_with(['"', '\'']);
        tag.match_indices('=').filter(before_quote).count()
    };
    if text.split('<').any(|tag| tag.len() > MOST_ATTRIBUTES && attributes(tag) > MOST_ATTRIBUTES) {
        return Err(format!("an element in it has more than {MOST_ATTRIBUTES} attributes"));
    }
    let prefixes: BTreeSet<&str> = text
        .split("xmlns:")
        .skip(1)
        .filter_map(|rest| rest.split(|c: char| c == '=' || c.is_whitespace()).next())
        .collect();
    if prefixes.len() > MOST_PREFIXES {
        return Err(format!("it declares more than {MOST_PREFIXES} namespaces"));
    }
    let start = text.find("<!DOCTYPE").filter(|at| text[*at..].contains('['));
    if start.is_some_and(|at| text[at..].matches('&').count() > MOST_REFERENCES) {
        return Err(format!("it has more than {MOST_REFERENCES} references to entities of its own"));
    }
    Ok(())
}

/// Ranges of the text to remove, in any order.
fn find(text: &str, removed: &mut BTreeMap<String, usize>) -> Result<Vec<Range<usize>>, String> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document =
        Document::parse_with_options(text, options).map_err(|error| format!("it is not valid XML: {error}"))?;
    let root = document.root_element();
    declarations(&text[..root.range().start])?;
    if root.tag_name().name() != "svg" || !matches!(root.tag_name().namespace(), None | Some(SVG)) {
        return Err(format!("it is `<{}>`, not `<svg>`", root.tag_name().name()));
    }
    let is_foreign = |node: &Node| node.tag_name().namespace().is_some_and(|namespace| FOREIGN.contains(&namespace));
    // Illustrator keeps its own data in a `<foreignObject>`; where there is something to show in one, `<switch>` has to
    // find it gone to show what stands in for it.
    let shows_foreign = root.descendants().any(|node| is_foreign(&node));
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let mut gone = 0;
    for node in document.root().descendants() {
        let range = node.range();
        // In something that goes as a whole.
        if range.start < gone && range.end <= gone {
            continue;
        }
        let mut go = |range: Range<usize>, name: String| {
            *removed.entry(name).or_default() += 1;
            cuts.push(range);
        };
        match node.node_type() {
            NodeType::PI if node.pi().is_some_and(|pi| pi.target.eq_ignore_ascii_case("xml-stylesheet")) => {
                go(range, "<?xml-stylesheet?>".to_owned());
            }
            NodeType::Element if !may_stay(node, shows_foreign) => {
                gone = range.end;
                go(range, format!("<{}>", node.tag_name().name()));
            }
            NodeType::Element => {
                for attribute in node.attributes().filter(|attribute| !is_inert(node, attribute)) {
                    let name = attribute.name();
                    go(attribute.range(), format!("{name}="));
                }
                if node.tag_name().name() == "style" {
                    for part in outside_of_sheet(node, text) {
                        go(part, "url()".to_owned());
                    }
                }
            }
            _ => {}
        }
    }
    Ok(cuts)
}

/// The document's type may name entities with plain text, as Illustrator's and `<!ENTITY nbsp "&#160;">` do. Whatever else
/// it declares (attributes that every element has, entities of entities) changes what the text says.
fn declarations(prolog: &str) -> Result<(), String> {
    let Some(inside) = prolog.find("<!DOCTYPE").and_then(|at| prolog[at..].split_once('[')).map(|(_, inside)| inside)
    else {
        return Ok(());
    };
    if inside.len() > LONGEST_TYPE {
        return Err("its `<!DOCTYPE` is too long".to_owned());
    }
    let plain = inside.split('<').skip(1).all(|declaration| {
        declaration.starts_with("!ENTITY") && !declaration.contains(" SYSTEM") && !declaration.contains(" PUBLIC")
            || declaration.starts_with("!--")
    });
    if plain && !inside.contains('%') && inside.split('&').skip(1).all(begins_with_letter) {
        Ok(())
    } else {
        Err("its `<!DOCTYPE` declares more than entities of plain text".to_owned())
    }
}

/// What follows on `&`: the number of a character beyond ASCII, which can't become a part of a tag or of another reference.
fn begins_with_letter(reference: &str) -> bool {
    let number = reference.split_once(';').and_then(|(number, _)| number.strip_prefix('#'));
    let code = number.and_then(|number| match number.strip_prefix('x') {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => number.parse().ok(),
    });
    code.is_some_and(|code| code >= 0x80)
}

fn may_stay(node: Node, shows_foreign: bool) -> bool {
    let name = node.tag_name().name();
    match node.tag_name().namespace() {
        Some(namespace) if FOREIGN.contains(&namespace) => false,
        Some(_) if is_of_an_editor(node) => true,
        _ if name == "foreignObject" => !shows_foreign,
        _ => ELEMENTS.binary_search(&name).is_ok() && !sets_more_than_looks(node),
    }
}

/// Browsers see nothing in it.
fn is_of_an_editor(node: Node) -> bool {
    node.tag_name().namespace().is_some_and(|namespace| namespace != SVG)
}

/// An animation that changes where a link leads, or what happens on a click.
fn sets_more_than_looks(node: Node) -> bool {
    let local = |name: &str| name.rsplit(':').next().unwrap_or(name).trim().to_ascii_lowercase();
    node.attributes()
        .filter(|attribute| attribute.name().eq_ignore_ascii_case("attributeName"))
        .map(|attribute| local(attribute.value()))
        .any(|name| matches!(name.as_str(), "href" | "src" | "base" | "style") || name.starts_with("on"))
}

fn is_inert(node: Node, attribute: &Attribute) -> bool {
    let name = attribute.name().to_ascii_lowercase();
    if is_of_an_editor(node) {
        return true;
    }
    match attribute.namespace() {
        None | Some(XLINK) => {}
        Some(XML) => return name != "base",
        Some(_) => return true,
    }
    match name.as_str() {
        "href" | "src" => leads_nowhere(node.tag_name().name(), attribute.value()),
        "ping" => false,
        "id" | "class" | "d" | "points" | "content" => true,
        _ if name.starts_with("on") => false,
        _ if name.starts_with("data-") || name.starts_with("aria-") => true,
        "style" => is_inert_css(&without_comments(attribute.value())),
        // Not all of them are read as a whole: `values` of an animation are cut at semicolons before.
        _ => is_inert_css(attribute.value()),
    }
}

/// A part of the drawing itself, a picture in it or beside it, a link that a reader has to click.
fn leads_nowhere(element: &str, address: &str) -> bool {
    let address: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let lower = address.to_ascii_lowercase();
    let scheme = lower.split(['/', '?', '#']).next().and_then(|first| first.split_once(':')).map(|(scheme, _)| scheme);
    let elsewhere = lower.starts_with("//") || lower.contains('\\');
    match element {
        _ if address.is_empty() || address.starts_with('#') => true,
        "a" => matches!(scheme, None | Some("http" | "https" | "mailto" | "tel")),
        "image" | "feImage" => lower.starts_with("data:image/") || scheme.is_none() && !elsewhere,
        "font-face-uri" => lower.starts_with("data:"),
        _ => false,
    }
}

/// No address of anything outside, in whichever way CSS lets one be written.
fn is_inert_css(css: &str) -> bool {
    // Path data, numbers, names: most of what there is.
    if !css.contains(['(', '\\', '@', ':']) {
        return true;
    }
    let css = without_escapes(css).to_ascii_lowercase();
    let bad =
        ["@import", "expression(", "-moz-binding", "behavior:", "javascript:", "vbscript:", "image-set(", "data:text"];
    !bad.iter().any(|bad| css.contains(bad)) && css.match_indices("url(").all(|(at, _)| is_inside(&css[at + 4..]))
}

/// What follows on `url(`.
fn is_inside(rest: &str) -> bool {
    let address = rest.trim_start().trim_start_matches(['"', '\'']).trim_start();
    let data = address.strip_prefix("data:");
    let inert = |data: &str| {
        ["image/", "font/", "application/font", "application/x-font"].iter().any(|kind| data.starts_with(kind))
    };
    address.starts_with('#') || address.starts_with(')') || data.is_some_and(inert)
}

/// What of a `<style>` leads out of it, as ranges of the drawing's text.
fn outside_of_sheet(style: Node, text: &str) -> Vec<Range<usize>> {
    // Browsers read all texts in it as one, whatever is between them.
    let texts: Vec<Node> = style.children().filter(Node::is_text).collect();
    if is_inert_css(&without_comments(&texts.iter().filter_map(Node::text).collect::<String>())) {
        return Vec::new();
    }
    let [only] = texts.as_slice() else { return vec![style.range()] };
    let range = only.range();
    let sheet = &text[range.clone()];
    let parts: Vec<Range<usize>> =
        outside_in(sheet).into_iter().map(|part| range.start + part.start..range.start + part.end).collect();
    // Spelled in a way that can't be cut: the whole sheet goes.
    if sheet.contains(['&', '\\']) || parts.is_empty() { vec![style.range()] } else { parts }
}

/// Imports, and addresses that lead out of a style sheet.
fn outside_in(css: &str) -> Vec<Range<usize>> {
    let lower = without_comments(css).to_ascii_lowercase();
    let imports =
        lower.match_indices("@import").map(|(at, _)| at..lower[at..].find(';').map_or(css.len(), |end| at + end + 1));
    let addresses = lower
        .match_indices("url(")
        .filter(|(at, _)| !is_inside(&lower[at + 4..]))
        .map(|(at, _)| at..lower[at..].find(')').map_or(css.len(), |end| at + end + 1));
    imports.chain(addresses).collect()
}

/// With blanks in place of its comments, so that the rest stays where it is. What follows an escape is judged as if all of
/// it were read: here, rather too much than too little.
fn without_comments(css: &str) -> Cow<'_, str> {
    if !css.contains("/*") {
        return Cow::Borrowed(css);
    }
    let mut out = String::with_capacity(css.len());
    for (token, range) in Tokens::new(css) {
        match token {
            Token::Comment(_) => out.extend(range.map(|_| ' ')),
            _ if css[range.clone()].contains('\\') => {
                out.push_str(&css[range.start..]);
                break;
            }
            _ => out.push_str(&css[range]),
        }
    }
    Cow::Owned(out)
}

/// `u\72 l(` is `url(`.
fn without_escapes(css: &str) -> String {
    if !css.contains('\\') {
        return css.to_owned();
    }
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let digits = after.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        if digits == 0 {
            rest = after.strip_prefix('\n').unwrap_or(after);
            continue;
        }
        let code = u32::from_str_radix(&after[..digits], 16).ok().and_then(char::from_u32);
        out.push(code.unwrap_or('\u{fffd}'));
        rest = after[digits..].strip_prefix([' ', '\n', '\t']).unwrap_or(&after[digits..]);
    }
    out + rest
}

fn cut(text: &str, mut cuts: Vec<Range<usize>>) -> String {
    cuts.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in cuts {
        if range.end <= at {
            continue;
        }
        out.push_str(&text[at..range.start.max(at)]);
        at = range.end;
    }
    out + &text[at..]
}

#[cfg(test)]
mod tests;
