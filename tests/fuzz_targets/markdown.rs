//! The Markdown of an article under all policies for raw HTML. The first line may name the policy: `escape`, `allow`.
//!
//! Nothing panics; places are places of the text; and what is sanitized or escaped is, to a browser, HTML of the listed
//! elements with addresses that may be published. Holes are where the body says they are, each as often as it says.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use guichet_core::address::Schemes;
use guichet_core::diag::Outcome;
use guichet_markdown::body::{Body, Piece};
use guichet_markdown::markdown::{HtmlPolicy, MarkdownOptions, SnippetSource};
use guichet_markdown::parse_body;
use guichet_syntax::names::Names;
use guichet_wording::glossary::Term;
use guichet_wording::labels::LabelFile;
use guichet_wording::{Marked, Wording};
use url::Url;

use super::{html, told};

const FILE: &str = "content/en/a.md";

static SCHEMES: LazyLock<Schemes> = LazyLock::new(Schemes::default);
static VARIABLES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let pairs = [("product", "Atrium"), ("odd", "<b onclick=x> & *co*"), ("link", "javascript:alert(1)")];
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
});

static SNIPPETS: LazyLock<BTreeMap<String, SnippetSource>> = LazyLock::new(|| {
    let pairs = [
        ("trial", "Try it **free** for [14 days](trial.md).\n"),
        ("steps", "## Before you start\n\nRead <b>this</b>.\n\n1. One\n2. Two\n"),
        ("loop", "Again: {{ snippet(name=\"loop\") }}\n"),
        ("open", "<div><table><tr><td>*a <a href=\"x.md\">"),
    ];
    let snippet = |(name, text): (&str, &str)| {
        let file = Arc::from(format!("content/en/_snippets/{name}.md"));
        (name.to_owned(), SnippetSource { file, text: Arc::from(text), start: 0 })
    };
    pairs.map(snippet).into()
});

/// With terms and labels, so that places of what is said of them are tried, too.
pub static WORDING: LazyLock<Wording> = LazyLock::new(|| {
    let avoid = ["log in", "été*", "ユーザ"].map(str::to_owned).to_vec();
    let term = Term { prefer: "sign in".to_owned(), avoid, why: None };
    let label = |locale: &str, text: &str| LabelFile {
        locale: locale.to_owned(),
        labels: vec![("save".to_owned(), text.to_owned())],
    };
    let labels = [label("en", "Save contact"), label("fr", "Enregistrer")];
    Wording::new("en", "help.acme.com", vec![term], Some((&labels[0], &labels)), Marked::Bold)
});

static PAGE: LazyLock<Url> = LazyLock::new(|| Url::parse("https://help.example.com/kb/en/guide/a/").expect("a URL"));

pub fn run(data: &[u8]) {
    super::on_a_small_stack(|| check(data));
}

fn check(data: &[u8]) {
    let input = String::from_utf8_lossy(data);
    let (policy, text) = match super::headed(&input) {
        ("escape", rest) => (HtmlPolicy::Escape, rest),
        ("allow", rest) => (HtmlPolicy::Allow, rest),
        _ => (HtmlPolicy::Sanitize, &*input),
    };
    let outcome = parse(policy, text);
    check_places(&outcome, text);
    if policy != HtmlPolicy::Allow {
        check_html(&outcome.value, text);
    }
}

fn parse(policy: HtmlPolicy, text: &str) -> Outcome<Body> {
    let options = MarkdownOptions {
        html: policy,
        math: true,
        schemes: &SCHEMES,
        players: &[],
        callouts: &[],
        variables: &Names::new(&VARIABLES),
        snippets: &Names::new(&SNIPPETS),
        files: &guichet_markdown::markdown::files::NoFiles,
        wording: &WORDING,
    };
    parse_body(&Arc::from(FILE), text, 0, &options)
}

fn check_places(outcome: &Outcome<Body>, text: &str) {
    let body = &outcome.value;
    let links = body.outline.links.iter().filter(|link| link.snippet.is_none()).map(|link| &link.span);
    let images = body.outline.images.iter().filter(|image| image.snippet.is_none()).map(|image| &image.span);
    let calls = body.outline.shortcodes.iter().filter(|call| call.snippet.is_none()).map(|call| &call.span);
    let dropped = body.content.dropped.iter().map(|(span, _)| span);
    let expansions = body.content.expansions.iter().map(|(span, _)| span);
    for span in links.chain(images).chain(calls).chain(dropped).chain(expansions) {
        assert!(text.get(span.clone()).is_some(), "{span:?} is not in\n{text:?}");
    }
    let mut texts = told::Texts::from([(Arc::from(FILE), text.to_owned())]);
    texts.extend(SNIPPETS.values().map(|snippet| (Arc::clone(&snippet.file), snippet.text.to_string())));
    told::check(&outcome.diags, &texts);
    for anchor in &body.outline.anchors {
        assert!(!anchor.is_empty() && !anchor.contains([' ', '\n', '\t']), "an id that nothing can name: {anchor:?}");
    }
    assert!(body.outline.excerpt.chars().count() <= 201, "a long excerpt: {:?}", body.outline.excerpt);
}

/// A word that the input does not hold, so that nothing in it can pass for a hole of ours.
fn unheard_of(text: &str) -> String {
    (0..).map(|number| format!("hole{number}x")).find(|word| !text.contains(word.as_str())).expect("there is one")
}

fn check_html(body: &Body, text: &str) {
    let word = unheard_of(text);
    let mut written = String::new();
    let mut holes = [0_usize; 5];
    for piece in &body.content.pieces {
        match piece {
            Piece::Html(run) => written.push_str(run),
            Piece::Href(at) => {
                assert!((*at as usize) < body.outline.links.len());
                holes[0] += 1;
                written.push_str(&format!("/{word}-href"));
            }
            Piece::Src(at) => {
                assert!((*at as usize) < body.outline.images.len());
                holes[1] += 1;
                written.push_str(&format!("/{word}-src"));
            }
            Piece::ImageSize(at) => {
                assert!((*at as usize) < body.outline.images.len());
                holes[2] += 1;
                // By an attribute that no author can give.
                written.push_str(&format!(" width=\"1\" height=\"1\" aria-size=\"{word}-size\""));
            }
            Piece::Message(_) | Piece::HeadingLink(_) => written.push_str("a word"),
            Piece::CardText(at) => {
                assert!(
                    body.outline.cards.get(*at as usize).is_some_and(|at| (*at as usize) < body.outline.links.len())
                );
                written.push_str("a word");
            }
            Piece::Shortcode(at) => {
                assert!((*at as usize) < body.outline.shortcodes.len());
                holes[3] += 1;
                written.push_str(&format!("<wbr class=\"{word}-call\">"));
            }
            Piece::PlansOpen(at) => {
                assert!((*at as usize) < body.outline.shortcodes.len());
                holes[4] += 1;
                written.push_str(&format!("<div class=\"{word}-plans\">"));
            }
        }
    }
    html::check_body(&written, &PAGE);
    let mut seen = [0_usize; 5];
    for (element, attributes) in html::elements(&written) {
        for (name, value) in &attributes {
            let at = match (element.as_str(), name.as_str(), value.strip_prefix('/').unwrap_or(value)) {
                ("a", "href", value) if value == format!("{word}-href") => 0,
                ("img" | "video" | "audio" | "source" | "a", "src" | "poster" | "href", value)
                    if value == format!("{word}-src") =>
                {
                    1
                }
                ("img", "aria-size", value) if value == format!("{word}-size") => 2,
                ("wbr", "class", value) if value == format!("{word}-call") => 3,
                ("div", "class", value) if value == format!("{word}-plans") => 4,
                _ => {
                    assert!(!value.contains(&word), "a hole in {name}={value:?} of <{element}> in {written:?}");
                    continue;
                }
            };
            seen[at] += 1;
        }
    }
    // A browser repeats a link that a block within it ends.
    let kept = seen[0] >= holes[0] && seen[1] >= holes[1] && seen[2..] == holes[2..];
    assert!(kept, "{seen:?} in place of {holes:?} in {written:?}");
}
