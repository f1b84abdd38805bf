//! What a browser reads in a body with its holes filled: a parser of HTML that knows nothing of how it was written.

use std::fmt::Write;

use crate::body::{Body, Piece};
use guichet_core::address::{Schemes, judge};
use guichet_html::elements;
use guichet_html::escape::{escape_attribute, escape_text};
use guichet_html::tokens::{self, Token};
use guichet_html::tree::{self, Event};

/// The values of holes are the site's: a text that has everything in it that must not get out of its place.
fn filled(body: &Body) -> String {
    let word = "&quot;&gt;&lt;script&gt;&#39; onload=x";
    let mut html = String::new();
    for piece in &body.content.pieces {
        match piece {
            Piece::Html(run) => html.push_str(run),
            Piece::Href(at) => write!(html, "/kb/link-{at}/?&quot;").unwrap(),
            Piece::Src(at) => write!(html, "/kb/image-{at}.png?&quot;").unwrap(),
            Piece::ImageSize(_) => html.push_str(" width=\"1\" height=\"2\""),
            Piece::Message(_) | Piece::HeadingLink(_) => html.push_str(word),
            Piece::Shortcode(at) if body.outline.shortcodes[*at as usize].block => html.push_str("<div></div>"),
            Piece::Shortcode(_) => html.push_str("<b></b>"),
            Piece::PlansOpen(_) => html.push_str("<div class=\"plans\">"),
            Piece::CardText(_) => {}
        }
    }
    html
}

/// One line for each element, attribute and text.
fn seen(html: &str) -> Vec<String> {
    let tree = tree::read(html);
    let mut seen: Vec<String> = Vec::new();
    tree.walk(|event| match event {
        Event::Open(name, attributes) => {
            seen.push(format!("<{name}>"));
            seen.extend(attributes.iter().map(|attribute| format!("{}={}", attribute.name.local, attribute.value)));
        }
        Event::Close(name, _) => seen.push(format!("</{name}>")),
        Event::Text(text) => seen.push(text.to_owned()),
    });
    seen
}

/// Elements as they are written, and as a browser reads them, are the same.
pub fn assert_as_written(body: &Body, markdown: &str) {
    let html = filled(body);
    let mut written = Vec::new();
    let mut at = 0;
    while at < html.len() {
        let (token, end) = tokens::next(&html, at);
        match token {
            Token::Open { name, .. } => {
                let is_void = elements::allowed(&name).is_some_and(|(_, kind)| kind.is_void());
                let close = is_void.then(|| format!("</{name}>"));
                written.extend([format!("<{name}>")].into_iter().chain(close));
            }
            Token::Close { name } => written.push(format!("</{name}>")),
            Token::Text(_) | Token::Comment => {}
        }
        at = end;
    }
    let mut read = Vec::new();
    tree::read(&html).walk(|event| match event {
        Event::Open(name, _) => read.push(format!("<{name}>")),
        Event::Close(name, _) => read.push(format!("</{name}>")),
        Event::Text(_) => {}
    });
    assert_eq!(read, written, "{html}\n--- of\n{markdown}");
}

pub fn assert_harmless(body: &Body, markdown: &str) {
    let html = filled(body);
    let mut schemes = Schemes::default();
    schemes.add("atrium").unwrap();
    let tree = tree::read(&html);
    let mut printed = String::new();
    tree.walk(|event| match event {
        Event::Open(name, attributes) => {
            let known = elements::allowed(name).is_some_and(|(known, _)| known == name);
            assert!(known, "<{name}> in {html}\n--- of\n{markdown}");
            write!(printed, "<{name}").unwrap();
            for attribute in attributes {
                let (attribute, value) = (&*attribute.name.local, &*attribute.value);
                let what = || format!("<{name} {attribute}={value:?}> in {html}\n--- of\n{markdown}");
                assert!(!attribute.starts_with("on") && attribute != "style", "{}", what());
                let own = matches!(attribute, "id" | "rel" | "role" | "tabindex");
                let known = own || elements::is_attribute(name, attribute);
                let data = matches!(attribute, "data-embed" | "data-lang" | "data-tab" | "data-tabs");
                assert!(known || data || attribute.starts_with("aria-"), "{}", what());
                if matches!(attribute, "href" | "src" | "poster" | "data-embed") {
                    assert!(judge(value, &schemes).is_ok(), "{}", what());
                }
                write!(printed, " {attribute}=\"").unwrap();
                escape_attribute(&mut printed, value);
                printed.push('"');
            }
            // The line break behind `<pre>` is left out again.
            printed.push_str(if name == "pre" { ">\n" } else { ">" });
        }
        Event::Close(name, _) if !elements::allowed(name).is_some_and(|(_, kind)| kind.is_void()) => {
            write!(printed, "</{name}>").unwrap();
        }
        Event::Close(..) => {}
        Event::Text(text) => escape_text(&mut printed, text),
    });
    assert_eq!(seen(&printed), seen(&html), "{html}\n--- of\n{markdown}");
}
