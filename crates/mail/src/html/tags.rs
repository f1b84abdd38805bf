//! Tags of a mail, as the standard cuts them, and what of elements matters to a text.

use guichet_html::tokens::{self, Attribute, named};

pub(super) enum Token<'h> {
    Text(&'h str),
    Open(Tag<'h>),
    Close(String),
}

pub(super) struct Tag<'h> {
    pub(super) name: String,
    pub(super) attributes: Vec<Attribute<'h>>,
    /// `<svg/>`: it has nothing in it.
    pub(super) is_whole: bool,
}

impl Tag<'_> {
    pub(super) fn attribute(&self, wanted: &str) -> Option<&str> {
        named(&self.attributes, wanted).map(|attribute| &*attribute.value)
    }

    pub(super) fn has_class(&self, wanted: &[&str]) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_ascii_whitespace().any(|one| wanted.contains(&one)))
    }

    pub(super) fn is_hidden(&self) -> bool {
        let style: String = self.attribute("style").unwrap_or_default().to_ascii_lowercase();
        let style: String = style.chars().filter(|c| !c.is_ascii_whitespace()).collect();
        let says = |what: &str| style.contains(what);
        let unseen = says("display:none") || says("visibility:hidden") || says("mso-hide:all");
        unseen || (says("max-height:0") && says("overflow:hidden")) || self.attribute("hidden").is_some()
    }
}

/// Without comments, and without what is in elements whose content is no text.
pub(super) fn cut(html: &str) -> Vec<Token<'_>> {
    let (mut tokens, mut at) = (Vec::new(), 0);
    while at < html.len() {
        let (token, end) = tokens::next(html, at);
        let is_whole = html[at..end].ends_with("/>");
        at = end;
        match token {
            tokens::Token::Text(text) => tokens.push(Token::Text(text)),
            tokens::Token::Close { name } => tokens.push(Token::Close(name)),
            tokens::Token::Comment => {}
            tokens::Token::Open { name, attributes } => {
                if is_raw(&name) {
                    at = tokens::end_tag(html, at, &name).map_or(html.len(), |tag| tag.end);
                }
                tokens.push(Token::Open(Tag { name, attributes, is_whole }));
            }
        }
    }
    tokens
}

/// What is in these is no text.
pub(super) fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style" | "title" | "textarea" | "iframe" | "noembed" | "noframes" | "xmp" | "template")
}

pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "source" | "wbr"
    )
}

pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "body"
            | "center"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "figure"
            | "footer"
            | "form"
            | "header"
            | "main"
            | "nav"
            | "section"
            | "table"
            | "tbody"
            | "thead"
            | "tr"
            | "ol"
            | "ul"
            | "li"
    )
}

pub(super) fn is_paragraph(name: &str) -> bool {
    matches!(name, "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre" | "blockquote")
}
