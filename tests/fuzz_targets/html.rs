//! What published HTML may hold, read by a browser's parser (html5ever): the oracle for everything that writes HTML.

use scraper::{Html, Node, Selector};
use url::Url;

use super::address::{self, Use};

/// What an article's own HTML may hold beside `ANYWHERE`: structure, text and media, and nothing that runs, asks or frames.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &["href", "rel", "data-embed"]),
    ("abbr", &[]),
    ("article", &[]),
    ("aside", &[]),
    ("audio", &["src", "controls", "muted", "loop", "preload"]),
    ("b", &[]),
    ("bdi", &[]),
    ("bdo", &[]),
    ("blockquote", &[]),
    ("br", &[]),
    ("caption", &[]),
    ("cite", &[]),
    ("code", &[]),
    ("col", &["span", "width"]),
    ("colgroup", &["span", "width"]),
    ("dd", &[]),
    ("del", &["datetime"]),
    ("details", &["open"]),
    ("dfn", &[]),
    ("div", &["data-lang", "data-tab", "data-tabs"]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("footer", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("header", &[]),
    ("hr", &[]),
    ("i", &[]),
    ("img", &["src", "alt", "width", "height", "loading", "decoding"]),
    ("ins", &["datetime"]),
    ("kbd", &[]),
    ("li", &["value"]),
    ("mark", &[]),
    ("ol", &["start", "reversed", "type"]),
    ("p", &[]),
    ("picture", &[]),
    ("pre", &[]),
    ("q", &[]),
    ("rp", &[]),
    ("rt", &[]),
    ("ruby", &[]),
    ("s", &[]),
    ("samp", &[]),
    ("section", &[]),
    ("small", &[]),
    ("source", &["src", "type"]),
    ("span", &[]),
    ("strong", &[]),
    ("sub", &[]),
    ("summary", &[]),
    ("sup", &[]),
    ("table", &["width"]),
    ("tbody", &[]),
    ("td", &["colspan", "rowspan", "width"]),
    ("tfoot", &[]),
    ("th", &["colspan", "rowspan", "scope", "width"]),
    ("thead", &[]),
    ("time", &["datetime"]),
    ("tr", &[]),
    ("u", &[]),
    ("ul", &[]),
    ("var", &[]),
    ("video", &["src", "poster", "controls", "muted", "loop", "preload", "width", "height"]),
    ("wbr", &[]),
];

const ANYWHERE: &[&str] = &["class", "id", "dir", "lang", "title", "role", "tabindex"];

/// Elements that run, load or change the page from inside of a theme's page: none has a place on any.
const NOWHERE: &[&str] =
    &["applet", "base", "embed", "foreignobject", "frame", "frameset", "iframe", "math", "object", "portal", "style"];

/// Every element of a fragment with its attributes, as a browser that is inside of `<body>` reads them.
pub fn elements(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    collect(&Html::parse_fragment(html))
}

fn collect(tree: &Html) -> Vec<(String, Vec<(String, String)>)> {
    let read = |node: &Node| {
        let Node::Element(element) = node else { return None };
        let foreign = if &*element.name.ns == "http://www.w3.org/1999/xhtml" { "" } else { "foreign " };
        let attributes = element.attrs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Some((format!("{foreign}{}", element.name()), attributes))
    };
    // What the parser puts around a fragment.
    let added = |(name, attributes): &(String, Vec<_>)| {
        matches!(name.as_str(), "html" | "head" | "body") && attributes.is_empty()
    };
    tree.tree.values().filter_map(read).filter(|element| !added(element)).collect()
}

/// The body of an article: only what is listed above, and only addresses that may be published. What a program makes of
/// it that reads it and writes it again holds no more: so nothing hides in how two parsers differ.
pub fn check_body(html: &str, page: &Url) {
    let tree = Html::parse_fragment(html);
    let again = tree.root_element().inner_html();
    for (read, elements) in [(html, collect(&tree)), (again.as_str(), self::elements(&again))] {
        for (name, attributes) in &elements {
            let Ok(at) = ELEMENTS.binary_search_by_key(&name.as_str(), |(known, _)| known) else {
                panic!("<{name}> in {read:?}\nof {html:?}");
            };
            for (attribute, value) in attributes {
                let known = ANYWHERE.contains(&attribute.as_str())
                    || attribute.starts_with("aria-")
                    || ELEMENTS[at].1.contains(&attribute.as_str());
                assert!(known, "{attribute}={value:?} of <{name}> in {read:?}\nof {html:?}");
                check_address(name, attribute, value, page, read);
            }
        }
    }
}

/// A whole page of the theme's: no script but its own files, no handler, no inline style, no frame, and only addresses
/// that may be published. `assets` is the path of the theme's files.
pub fn check_page(html: &str, page: &Url, scripts: &str) {
    let tree = Html::parse_document(html);
    let data = Selector::parse("script[type='application/ld+json']").expect("a selector");
    for data in tree.select(&data).map(|data| data.text().collect::<String>()) {
        assert!(serde_json::from_str::<serde_json::Value>(&data).is_ok(), "{data} in {html}");
    }
    for (name, attributes) in collect(&tree) {
        let local = name.trim_start_matches("foreign ");
        assert!(!NOWHERE.contains(&local), "<{name}> in {html}");
        // Data, which browsers don't run.
        let is_data = attributes.iter().any(|(name, value)| name == "type" && value == "application/ld+json");
        if local == "script" && !is_data {
            let source = attributes.iter().find(|(name, _)| name == "src").map(|(_, source)| source.as_str());
            assert!(source.is_some_and(|source| source.starts_with(scripts)), "<script src={source:?}> in {html}");
        }
        let refresh =
            attributes.iter().any(|(name, value)| name == "http-equiv" && value.eq_ignore_ascii_case("refresh"));
        for (attribute, value) in &attributes {
            assert!(!attribute.starts_with("on") && attribute != "style", "{attribute}={value:?} in {html}");
            assert!(attribute != "srcdoc", "srcdoc={value:?} in {html}");
            if refresh && attribute == "content" {
                let to = value.split_once("url=").map_or("", |(_, to)| to);
                check_address("a", "href", to, page, html);
            } else {
                check_address(&name, attribute, value, page, html);
            }
        }
    }
    for node in tree.tree.root().descendants() {
        if let Node::Text(text) = node.value() {
            let is_script = |element: &scraper::node::Element| {
                element.name() == "script" && element.attr("type") != Some("application/ld+json")
            };
            let inside = node.parent().is_some_and(|parent| parent.value().as_element().is_some_and(is_script));
            assert!(!inside || text.trim().is_empty(), "a script in the page: {html}");
        }
    }
}

fn check_address(element: &str, attribute: &str, value: &str, page: &Url, html: &str) {
    let what = match (element, attribute) {
        ("iframe" | "embed" | "object", "src" | "data") | (_, "data-embed") => Use::Frame,
        (
            _,
            "src" | "srcset" | "href" | "action" | "formaction" | "ping" | "cite" | "xlink:href" | "poster" | "data",
        ) => Use::Link,
        _ => return,
    };
    for one in if attribute == "srcset" { value.split(',').collect() } else { vec![value] } {
        let one = if attribute == "srcset" { one.split_whitespace().next().unwrap_or_default() } else { one };
        if let Some(why) = address::wrong(one, page, what) {
            panic!("{attribute}={value:?} of <{element}>: {why}, in {html:?}");
        }
    }
}
