//! Markdown in, HTML out: a driver and many small cases. Holes are shown as `⟦href 0⟧`, `⟦callout-note⟧`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use super::files::{CodeFile, CodeFiles, NoFile};
use super::writer::parse_body;
use super::{HtmlPolicy, MarkdownOptions, SnippetSource};
use crate::body::{Body, Piece, ShortcodeKind};
use guichet_core::address::Schemes;
use guichet_core::diag::{Diagnostic, Outcome, codes};
use guichet_core::host::HostSource;
use guichet_syntax::names::Names;

mod bare_addresses;
mod cases;
mod code;
mod foreign_marks;
mod hostile;
mod html;
mod lookalikes;
mod lost;
mod oracle;
mod parts;
mod pasted;
mod quoted;
mod twins;

const FILE: &str = "content/en/a.md";

/// Three files of code, and none else.
#[derive(Debug)]
struct Files;

impl CodeFiles for Files {
    fn read(&self, path: &str) -> Result<CodeFile, NoFile> {
        let text = match path {
            "en/code/app.py" => "import os\n\n# region setup\nif ready:\n    run()\n# endregion\n",
            "en/code/regions.py" => {
                "# region all\na()\n# region inner\nb()\n# endregion\nc()\n# endregion\n# region open\nd()\n# region all\n# endregion\n"
            }
            "en/code/ticks.md" => "```js\na\n```\n",
            _ => return Err(NoFile::Missing(vec!["app.py".to_owned(), "ticks.md".to_owned()])),
        };
        Ok(CodeFile { path: Arc::from(format!("content/{path}")), text: Arc::from(text) })
    }
}

fn parse_with(policy: HtmlPolicy, markdown: &str) -> Outcome<Body> {
    let variables =
        BTreeMap::from([("product".to_string(), "Atrium".to_string()), ("odd".to_string(), "<b> & *co*".to_string())]);
    let snippet = |name: &str, text: &str| {
        let file = Arc::from(format!("content/en/_snippets/{name}.md"));
        (name.to_string(), SnippetSource { file, text: Arc::from(text), start: 100 })
    };
    let snippets = BTreeMap::from([
        snippet("trial", "Try it **free** for [14 days](trial.md).\n"),
        snippet("steps", "## Before you start\n\nRead this.\n\n1. One\n2. Two\n"),
        snippet("loop", "Again: {{ snippet(name=\"loop\") }}\n"),
        snippet("nested", "{{ var.product }}: <!-- c --> {{ snippet(name=\"trial\") }}\n"),
        snippet("faulty", "Uses {{ var.prodct }}\n"),
        snippet("wrapped", "A line that ends behind the one that it is called on,\nand another.\n"),
    ]);
    let mut schemes = Schemes::default();
    schemes.add("atrium").unwrap();
    let players = [HostSource::of_host("player.example.com").unwrap()];
    let callouts = [super::CalloutKind { name: "api".to_string(), tone: "tip", icon: Some("code".to_string()) }];
    let options = MarkdownOptions {
        html: policy,
        math: false,
        schemes: &schemes,
        players: &players,
        callouts: &callouts,
        variables: &Names::new(&variables),
        snippets: &Names::new(&snippets),
        files: &Files,
        wording: &Default::default(),
    };
    let mut outcome = parse_body(&Arc::from(FILE), markdown, 0, &options);
    // What an editor would say has tests of its own: tests/suite/editorial.rs.
    let editorial = [codes::A11Y003, codes::IMG004, codes::IMG006, codes::LNK012, codes::MD041];
    outcome.diags.retain(|found| !editorial.contains(&found.code));
    outcome
}

fn parse(markdown: &str) -> Outcome<Body> {
    parse_with(HtmlPolicy::Sanitize, markdown)
}

fn html(body: &Body) -> String {
    let mut html = String::new();
    for piece in &body.content.pieces {
        match piece {
            Piece::Html(run) => html.push_str(run),
            Piece::Href(i) => write!(html, "⟦href {i}⟧").unwrap(),
            Piece::Src(i) => write!(html, "⟦src {i}⟧").unwrap(),
            Piece::ImageSize(i) => write!(html, "⟦size {i}⟧").unwrap(),
            Piece::CardText(i) => write!(html, "⟦card {i}⟧").unwrap(),
            Piece::Message(id) => write!(html, "⟦{id}⟧").unwrap(),
            Piece::HeadingLink(heading) => {
                html.push_str("⟦link to ");
                guichet_html::escape::escape_attribute(&mut html, &heading.text);
                html.push('⟧');
            }
            Piece::Shortcode(i) | Piece::PlansOpen(i) => {
                let shortcode = &body.outline.shortcodes[*i as usize];
                match &shortcode.kind {
                    ShortcodeKind::SupportMatrix => write!(html, "⟦matrix").unwrap(),
                    ShortcodeKind::Contact { channel } => write!(html, "⟦contact {channel}").unwrap(),
                    ShortcodeKind::Plans { expression } => write!(html, "<div ⟦plans {expression}").unwrap(),
                    ShortcodeKind::Badge { text, kind } => write!(html, "⟦badge {text:?} {kind:?}").unwrap(),
                    ShortcodeKind::PlanBadge { expression } => write!(html, "⟦badge {expression}").unwrap(),
                    ShortcodeKind::CalloutMark { name, icon } => write!(html, "⟦mark {name} {icon:?}").unwrap(),
                    ShortcodeKind::Icon { name, label } => write!(html, "⟦icon {name} {label:?}").unwrap(),
                }
                html.push_str(if shortcode.block { " block⟧" } else { "⟧" });
            }
        }
    }
    html
}

/// `code message` of each diagnostic and the text that it points at in `markdown`.
fn told(diags: &[Diagnostic], markdown: &str) -> Vec<String> {
    diags
        .iter()
        .map(|diag| {
            let place = diag.span.clone().and_then(|span| markdown.get(span)).unwrap_or("?");
            format!("{} {} @ {place}", diag.code, diag.message)
        })
        .collect()
}

#[track_caller]
fn check(markdown: &str, expected: &str) {
    let outcome = parse(markdown);
    assert_eq!(html(&outcome.value).trim(), expected, "\n--- of\n{markdown}");
    assert_eq!(told(&outcome.diags, markdown), Vec::<String>::new(), "\n--- of\n{markdown}");
}

#[track_caller]
fn check_told(markdown: &str, expected: &str, diags: &[&str]) {
    let outcome = parse(markdown);
    assert_eq!(html(&outcome.value).trim(), expected, "\n--- of\n{markdown}");
    assert_eq!(told(&outcome.diags, markdown), diags, "\n--- of\n{markdown}");
}
