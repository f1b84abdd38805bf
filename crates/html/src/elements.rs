//! Which HTML elements and attributes writers may use, and how each is treated.

/// How an allowed element is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Inline text and plain boxes. Written by us with known attributes only and closed in order, there is nothing
    /// left for a sanitizer to find.
    Plain,
    /// The same, without content.
    PlainVoid,
    /// Structure and media: what is written for them goes through the sanitizer as well.
    Checked,
    CheckedVoid,
}

impl Kind {
    pub fn is_void(self) -> bool {
        matches!(self, Kind::PlainVoid | Kind::CheckedVoid)
    }

    pub fn is_checked(self) -> bool {
        matches!(self, Kind::Checked | Kind::CheckedVoid)
    }
}

/// Sorted by name.
const ALLOWED: &[(&str, Kind)] = &[
    ("a", Kind::Plain),
    ("abbr", Kind::Plain),
    ("article", Kind::Checked),
    ("aside", Kind::Checked),
    ("audio", Kind::Checked),
    ("b", Kind::Plain),
    ("bdi", Kind::Plain),
    ("bdo", Kind::Plain),
    ("blockquote", Kind::Checked),
    ("br", Kind::PlainVoid),
    ("caption", Kind::Checked),
    ("cite", Kind::Plain),
    ("code", Kind::Plain),
    ("col", Kind::CheckedVoid),
    ("colgroup", Kind::Checked),
    ("dd", Kind::Checked),
    ("del", Kind::Plain),
    ("details", Kind::Plain),
    ("dfn", Kind::Plain),
    ("div", Kind::Plain),
    ("dl", Kind::Checked),
    ("dt", Kind::Checked),
    ("em", Kind::Plain),
    ("figcaption", Kind::Checked),
    ("figure", Kind::Checked),
    ("footer", Kind::Checked),
    ("h2", Kind::Checked),
    ("h3", Kind::Checked),
    ("h4", Kind::Checked),
    ("h5", Kind::Checked),
    ("h6", Kind::Checked),
    ("header", Kind::Checked),
    ("hr", Kind::PlainVoid),
    ("i", Kind::Plain),
    ("img", Kind::CheckedVoid),
    ("ins", Kind::Plain),
    ("kbd", Kind::Plain),
    ("li", Kind::Checked),
    ("mark", Kind::Plain),
    ("ol", Kind::Checked),
    ("p", Kind::Plain),
    ("picture", Kind::Checked),
    ("pre", Kind::Checked),
    ("q", Kind::Plain),
    ("rp", Kind::Plain),
    ("rt", Kind::Plain),
    ("ruby", Kind::Plain),
    ("s", Kind::Plain),
    ("samp", Kind::Plain),
    ("section", Kind::Checked),
    ("small", Kind::Plain),
    ("source", Kind::CheckedVoid),
    ("span", Kind::Plain),
    ("strong", Kind::Plain),
    ("sub", Kind::Plain),
    ("summary", Kind::Plain),
    ("sup", Kind::Plain),
    ("table", Kind::Checked),
    ("tbody", Kind::Checked),
    ("td", Kind::Checked),
    ("tfoot", Kind::Checked),
    ("th", Kind::Checked),
    ("thead", Kind::Checked),
    ("time", Kind::Plain),
    ("tr", Kind::Checked),
    ("u", Kind::Plain),
    ("ul", Kind::Checked),
    ("var", Kind::Plain),
    ("video", Kind::Checked),
    ("wbr", Kind::PlainVoid),
];

/// The allowed element of this name (lower case), under the name that it is written with. A page has one H1, its title.
pub fn allowed(name: &str) -> Option<(&'static str, Kind)> {
    let name = match name {
        "h1" => "h2",
        "strike" => "s",
        "tt" => "code",
        name => name,
    };
    ALLOWED.binary_search_by_key(&name, |(known, _)| known).ok().map(|at| ALLOWED[at])
}

/// Elements whose text is meant to the letter: nothing in it is markup, or a slip.
pub fn is_literal(name: &str) -> bool {
    matches!(name, "code" | "kbd" | "pre" | "samp" | "tt" | "var")
}

/// The level of a heading within an article, whose title has the first one.
pub fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'2'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

/// Removed together with what they hold, which is not prose.
pub fn goes_with_content(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "iframe"
            | "object"
            | "noscript"
            | "noembed"
            | "noframes"
            | "textarea"
            | "select"
            | "template"
            | "title"
            | "xmp"
            | "plaintext"
            | "svg"
            | "math"
            | "canvas"
    )
}

/// Worth a word to the writer, who expects to see it work.
pub fn is_missed(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "iframe"
            | "object"
            | "embed"
            | "form"
            | "input"
            | "textarea"
            | "select"
            | "link"
            | "meta"
            | "base"
            | "svg"
            | "math"
            | "canvas"
            | "noscript"
            | "plaintext"
            | "template"
            | "title"
            | "xmp"
    )
}

/// An HTML element that is neither allowed nor worth a word: its tags go, its content stays.
pub fn is_obsolete(name: &str) -> bool {
    matches!(
        name,
        "acronym"
            | "address"
            | "area"
            | "big"
            | "body"
            | "button"
            | "center"
            | "data"
            | "datalist"
            | "dialog"
            | "dir"
            | "fieldset"
            | "font"
            | "frame"
            | "frameset"
            | "head"
            | "hgroup"
            | "html"
            | "label"
            | "legend"
            | "main"
            | "map"
            | "marquee"
            | "menu"
            | "meter"
            | "nav"
            | "nobr"
            | "optgroup"
            | "option"
            | "output"
            | "param"
            | "progress"
            | "search"
            | "slot"
            | "track"
            | "path"
            | "g"
            | "image"
            | "no-loc"
    )
}

/// Whether browsers know, or have known, an element of this name. Any other is a placeholder, or of another system.
pub fn is_element(name: &str) -> bool {
    allowed(name).is_some() || is_missed(name) || is_obsolete(name) || goes_with_content(name)
}

/// Elements that an opening `name` ends, because HTML lets writers leave out their end tags.
pub fn ends(name: &str, open: &str) -> bool {
    match open {
        "p" => {
            !matches!(allowed(name), Some((_, Kind::Plain | Kind::PlainVoid)) | None)
                && !matches!(name, "img" | "video" | "audio" | "picture" | "source")
                || matches!(name, "p" | "div" | "hr" | "details")
        }
        "li" => name == "li",
        "a" => name == "a",
        "dt" | "dd" => matches!(name, "dt" | "dd"),
        "td" | "th" => matches!(name, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot"),
        "tr" => matches!(name, "tr" | "tbody" | "thead" | "tfoot"),
        "thead" | "tbody" | "tfoot" => matches!(name, "tbody" | "thead" | "tfoot"),
        "caption" | "colgroup" => matches!(name, "colgroup" | "thead" | "tbody" | "tfoot" | "tr"),
        _ => false,
    }
}

/// Whether words on both sides of the tag are separate words.
pub fn breaks_words(name: &str) -> bool {
    !matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "u"
            | "var"
            | "wbr"
            | "font"
            | "big"
    )
}

/// Attributes that pass with their value as it is, beside addresses and `id`, which have their own ways.
pub fn attribute(element: &str, name: &str, value: &str) -> bool {
    let number = || !value.is_empty() && value.len() < 6 && value.bytes().all(|byte| byte.is_ascii_digit());
    !is_address(element, name)
        && is_attribute(element, name)
        && match name {
            "dir" => matches!(value.to_ascii_lowercase().as_str(), "ltr" | "rtl" | "auto"),
            "colspan" | "rowspan" | "span" | "start" | "value" => number(),
            "scope" => matches!(value, "row" | "col" | "rowgroup" | "colgroup"),
            "type" => matches!(value, "1" | "a" | "A" | "i" | "I"),
            // Ours.
            "loading" | "decoding" | "preload" => false,
            _ => true,
        }
}

fn is_address(element: &str, name: &str) -> bool {
    match name {
        "href" => element == "a",
        "src" => matches!(element, "img" | "video" | "audio" | "source"),
        "poster" => element == "video",
        _ => false,
    }
}

/// Attributes that an element may have.
pub fn is_attribute(element: &str, name: &str) -> bool {
    match name {
        "class" | "lang" | "title" | "dir" | "hidden" => true,
        "alt" | "loading" | "decoding" => element == "img",
        "width" => matches!(element, "img" | "video" | "table" | "col" | "colgroup" | "td" | "th"),
        "height" => matches!(element, "img" | "video"),
        "colspan" | "rowspan" => matches!(element, "td" | "th"),
        "span" => matches!(element, "col" | "colgroup"),
        "scope" => element == "th",
        "open" => element == "details",
        "start" | "reversed" | "type" => element == "ol",
        "value" => element == "li",
        "datetime" => matches!(element, "time" | "del" | "ins"),
        "controls" | "muted" | "loop" | "preload" => matches!(element, "video" | "audio"),
        _ => is_address(element, name),
    }
}
