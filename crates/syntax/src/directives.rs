//! Our block directives: `:::tabs`, `:::tab Label`, `:::steps`, `:::cards`, `:::details Summary`, `:::plans EXPR`, closed by `:::`.
//! Lines that begin with `:::` and anything else belong to other systems and stay text.

/// One directive line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Directive {
    Tabs,
    Tab(String),
    Steps,
    /// Around a list of links.
    Cards,
    Details(String),
    Plans(String),
    /// `:::`
    Close,
}

impl Directive {
    /// The HTML that ends it.
    pub fn closing(&self) -> &'static str {
        match self {
            Directive::Details(_) => "</details>\n",
            _ => "</div>\n",
        }
    }

    /// As a writer knows it.
    pub fn name(&self) -> &'static str {
        match self {
            Directive::Tabs => ":::tabs",
            Directive::Tab(_) => ":::tab",
            Directive::Steps => ":::steps",
            Directive::Cards => ":::cards",
            Directive::Details(_) => ":::details",
            Directive::Plans(_) => ":::plans",
            Directive::Close => ":::",
        }
    }
}

/// What a line is that begins with `:::` (indentation and line end already removed).
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    Ours(Directive),
    /// Opens a block of another system, which a later `:::` closes.
    Foreign,
    /// Just text.
    Text,
}

/// Whether a line opens a block of ours.
pub fn opens(text: &str) -> bool {
    matches!(line(text), Line::Ours(directive) if directive != Directive::Close)
}

pub fn line(line: &str) -> Line {
    let Some(rest) = line.strip_prefix(":::") else {
        return Line::Text;
    };
    // VuePress sets a space before the name, and so do translation tools.
    let rest = rest.trim_end().trim_start_matches([' ', '\t', '\u{a0}', '\u{3000}']);
    let name_len = rest.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
    let (name, argument) = rest.split_at(name_len);
    let spaced = argument.is_empty() || argument.starts_with([' ', '\t']);
    let argument = argument.trim();
    match (name, argument) {
        ("", "") => Line::Ours(Directive::Close),
        ("tabs", "") => Line::Ours(Directive::Tabs),
        ("steps", "") => Line::Ours(Directive::Steps),
        ("cards", "") => Line::Ours(Directive::Cards),
        ("tab", _) if spaced => Line::Ours(Directive::Tab(argument.to_string())),
        ("details", _) if spaced => Line::Ours(Directive::Details(argument.to_string())),
        ("plans", _) if spaced => Line::Ours(Directive::Plans(argument.to_string())),
        _ if rest.ends_with(":::") || rest.starts_with(':') => Line::Text,
        _ => Line::Foreign,
    }
}
