//! The block between the two `---` lines → `Head`. Unknown keys are mistakes; a broken head still gives an article.

use std::sync::Arc;

mod as_text;
mod edits;
pub mod fences;
mod head;
pub mod neutral;
mod paths;
mod preview;
mod split;

pub use edits::with_keys;
pub use head::{Head, HeadKind, MoreHead, SearchRule, Translation};
pub use preview::{FIRST, is_shown_in_previews};
pub use split::{Split, split};

use super::prose;
use guichet_core::diag::{Diagnostic, Fix, Outcome, codes};
use guichet_core::model::Spanned;
use guichet_core::yaml::{self, Fields, FileDiags, Instead, Node, Value};
use guichet_syntax::lookalikes::{PlainProblem, plain_text};
use guichet_syntax::names::Names;

/// Reads the head of one file. The value is complete even where the YAML is broken. `variables` are those of the site, chosen
/// for the locale: title and description may name them.
pub fn parse_head(
    file: &Arc<str>,
    text: &str,
    split: &Split,
    kind: HeadKind,
    variables: &Names<String>,
) -> Outcome<Head> {
    let mut diags = FileDiags {
        file,
        text,
        unknown_key: codes::FM003,
        wrong_value: codes::FM004,
        missing: codes::FM002,
        diags: Vec::new(),
    };
    let mut head = Head { toc: true, ..Head::default() };
    if split.unclosed {
        let diagnostic = Diagnostic::new(codes::FM001, "the front matter is not closed")
            .help("end it with a line `---`, or put a blank line before the `---` if it is meant as a horizontal line")
            .fix(fences::closing(text));
        let diagnostic = match diagnostic.fixes.is_empty() {
            true => diagnostic,
            false => diagnostic.help("write a line `---` below its last line, before the text of the article"),
        };
        head.title_is_wrong = true;
        diags.push(diagnostic, &(split.body..split.body + 3));
    }
    if let Some(range) = &split.yaml {
        match yaml::parse(text, range.clone()) {
            Ok(node) if node.value == Value::Null => {}
            Ok(node) => read_head(&node, kind, variables, &mut head, &mut diags),
            Err(error) => {
                head.title_is_wrong = true;
                diags.invalid(codes::FM001, " in the front matter", &error);
            }
        }
    }
    head.more.settle();
    head.keywords.shrink_to_fit();
    Outcome { value: head, diags: diags.diags }
}

fn read_head(node: &Node, kind: HeadKind, variables: &Names<String>, head: &mut Head, file: &mut FileDiags) {
    let Some(mut fields) = Fields::of_keys("front matter", "title", node, file) else {
        let slip = matches!(node.value, Value::Str(_)).then(|| yaml::missing_space(file.text, &node.written)).flatten();
        if let Some(diagnostic) = file.diags.last_mut() {
            diagnostic.help = Some(match &slip {
                Some(fix) => fix.title.clone(),
                None if matches!(node.value, Value::Seq(_)) => "delete the `-` before each key".to_owned(),
                None => {
                    "write each key on a line of its own, with `:` and a space behind it: `title: Refunds`".to_owned()
                }
            });
            diagnostic.fixes.extend(slip);
        }
        head.title_is_wrong = true;
        return;
    };
    head.neutral = neutral::Keys::of(node);
    let no_title = prose::tell_signs(node, file);
    let title = fields.take("title");
    let text = title.and_then(|node| prose::text_of("title", node, file));
    head.title_is_wrong = title.is_some() && text.is_none() || no_title;
    head.title =
        text.filter(|title| !title.value.trim().is_empty()).map(|title| shown("a title", title, variables, file));
    let description = prose::text("description", &mut fields, file);
    head.description = description.map(|text| Arc::from(shown("a description", text, variables, file).value));
    head.order = fields.number("order", file);
    head.extra = fields.take("extra").map_or(serde_json::Value::Null, to_json);
    head.updated = fields.moment("updated", file).map(|at| at.value);
    head.keywords = values(prose::texts("keywords", &mut fields, file));
    head.aliases = fields.texts("aliases", file);
    head.slug = fields.text("slug", file).filter(|slug| paths::check("slug", slug, false, file));
    head.toc = fields.flag("toc", file).unwrap_or(true);
    if let Some(node) = fields.take("search") {
        head.search = read_search(node, file);
    }
    head.plans = fields.texts("plans", file);
    let before = file.diags.len();
    head.draft = fields.flag("draft", file).unwrap_or(false);
    // Whatever a site makes of the mistake: what can't be read does not publish an article.
    head.draft |= file.diags.len() > before;
    head.review_by = fields.moment("review_by", file);
    head.authors = values(prose::texts("authors", &mut fields, file));
    let words = [("human", Translation::Human), ("reviewed", Translation::Reviewed), ("machine", Translation::Machine)];
    head.translation = fields.one_of("translation", &words, file);
    if let Some(node) = fields.take("source") {
        head.is_stamped = true;
        check_source(node, file);
    }
    if kind != HeadKind::Article {
        head.icon = fields.text("icon", file).map(|text| text.value);
    }
    if kind != HeadKind::Index {
        read_article_keys(&mut fields, head, file, kind);
    }
    head.title_is_wrong |= head.title.is_none() && fields.misspelled("title");
    let text = file.text;
    fields.finish_with(file, |key, node| match key.name.as_str() {
        // Below the line that it belongs to, without spaces before it.
        name if OF_SEARCH.contains(&name) => {
            Some(format!("it belongs to `search`: write `{name}` with two spaces before it, below `search:`").into())
        }
        name => match only_of_articles(kind, name) {
            Some(help) => Some(Instead::Help(help)),
            None => super::elsewhere::instead_of(name, node, text).map(|instead| match &instead {
                Instead::Key(ours) | Instead::Entry { key: ours, .. } => {
                    only_of_articles(kind, ours).map_or(instead, Instead::Help)
                }
                Instead::Nothing(_) | Instead::Help(_) => instead,
            }),
        },
    });
}

/// What to do about a key of ours that says nothing of a folder.
fn only_of_articles(kind: HeadKind, key: &str) -> Option<String> {
    match kind {
        HeadKind::Index if ARTICLES_ONLY.contains(&key) => Some(format!("remove it: only an article can have `{key}`")),
        // Who sees the folder in a list sees what it is called.
        HeadKind::OfFolder if key == "unlisted" => Some(
            "remove it: this is the page of a folder, which is listed; with a `slug` it is an article of its own"
                .to_owned(),
        ),
        _ => None,
    }
}

/// What `search` may say.
const OF_SEARCH: [&str; 2] = ["boost", "pin"];

/// What says nothing of an area or category.
const ARTICLES_ONLY: [&str; 9] =
    ["id", "slug", "contexts", "top", "publish_at", "expires_at", "unlisted", "related", "image"];

/// A text as readers see it. What is left in it that looks like markup is reported.
fn shown(what: &str, text: Spanned<String>, variables: &Names<String>, file: &mut FileDiags) -> Spanned<String> {
    let (value, problems) = plain_text(what, &text.value, variables);
    let value = value.into_owned();
    for PlainProblem { piece, instead, diagnostic } in problems {
        // Escapes of YAML may keep the piece from being found: then it is somewhere in the value.
        let at = file.text.get(text.span.clone()).and_then(|written| written.find(&piece));
        let span = at.map_or_else(|| text.span.clone(), |at| text.span.start + at..text.span.start + at + piece.len());
        let fix = instead.filter(|_| at.is_some()).map(|new| Fix::new(format!("write {new}"), span.clone(), new));
        file.push(diagnostic.fix(fix), &span);
    }
    Spanned::new(value, text.span)
}

fn read_article_keys(fields: &mut Fields, head: &mut Head, file: &mut FileDiags, kind: HeadKind) {
    head.id = fields.text("id", file).filter(|id| paths::check("id", id, true, file));
    head.contexts = fields.texts("contexts", file);
    head.top = fields.number("top", file);
    let before = file.diags.len();
    head.publish_at = fields.moment("publish_at", file).map(|at| at.value);
    let expires_at = fields.moment("expires_at", file);
    if let Some(end) = expires_at.as_ref().filter(|end| head.publish_at.is_some_and(|start| start >= end.value)) {
        let message = "`expires_at` is not after `publish_at`, so the article is never published";
        file.push(Diagnostic::new(codes::FM004, message).help("change one of the two"), &end.span);
    }
    head.expires_at = expires_at.map(|at| at.value);
    head.draft |= file.diags.len() > before;
    if kind == HeadKind::Article {
        head.unlisted = fields.flag("unlisted", file).unwrap_or(false);
    }
    head.related = fields.texts("related", file);
    head.image = fields.text("image", file).filter(|image| preview::check(image, file));
}

fn values(texts: Vec<Spanned<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

fn read_search(node: &Node, file: &mut FileDiags) -> SearchRule {
    let mut rule = SearchRule::default();
    match &node.value {
        Value::Bool(listed) => rule.listed = *listed,
        _ => {
            if let Some(mut fields) = Fields::of_keys("search", "boost", node, file) {
                if let Some(boost) = fields.number("boost", file) {
                    if (0.1..=10.0).contains(&boost) {
                        rule.boost = boost;
                    } else {
                        file.wrong("`boost` should be between 0.1 and 10", &node.span);
                    }
                }
                for pin in prose::texts("pin", &mut fields, file) {
                    if !pin.value.contains(char::is_alphanumeric) {
                        file.wrong("`pin` is a list of queries, and this one has no word", &pin.span);
                    } else {
                        rule.pins.push(pin);
                    }
                }
                fields.finish_with(file, |key, node| match key.name.as_str() {
                    // mkdocs-material.
                    "exclude" if node.as_flag() == Some(true) => {
                        Some("write `search: false` in place of `search` and what is below it".to_owned().into())
                    }
                    _ => None,
                });
            }
        }
    }
    rule
}

/// Written and read by `guichet i18n`; here only its keys are checked.
fn check_source(node: &Node, file: &mut FileDiags) {
    if let Some(mut fields) = Fields::of_keys("source", "locale", node, file) {
        fields.text("locale", file);
        fields.text("hash", file);
        fields.take("blocks");
        fields.text("imported", file);
        fields.take("from");
        fields.take("open");
        fields.text("since", file);
        fields.finish(file);
    }
}

fn to_json(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => (*value).into(),
        Value::Int(value) => (*value).into(),
        Value::Float(value) => (*value).into(),
        Value::Str(value) => value.as_str().into(),
        Value::Seq(items) => items.iter().map(to_json).collect(),
        Value::Map(entries) => entries.iter().map(|(key, value)| (key.name.clone(), to_json(value))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> (Head, Vec<String>) {
        let file = Arc::from("a.md");
        let variables = std::collections::BTreeMap::from([("product".to_owned(), "Atrium".to_owned())]);
        let outcome = parse_head(&file, text, &split(text), HeadKind::Article, &Names::new(&variables));
        let diags = outcome.diags.iter().map(|d| {
            let span = d.span.clone().unwrap();
            format!("{} {} @{}", d.code, d.message, &text[span])
        });
        (outcome.value, diags.collect())
    }

    #[test]
    fn split_finds_the_body() {
        for (text, yaml, body) in [
            ("---\ntitle: A\n---\nBody", Some("title: A\n"), "Body"),
            ("---\r\ntitle: A\r\n---\r\nBody", Some("title: A\r\n"), "Body"),
            ("\u{feff}---\ntitle: A\n---\nBody", Some("title: A\n"), "Body"),
            ("---\n---\n", Some(""), ""),
            ("---\ntitle: A\n---", Some("title: A\n"), ""),
            ("Body\n---\nmore", None, "Body\n---\nmore"),
            ("", None, ""),
            ("\u{feff}", None, ""),
        ] {
            let split = split(text);
            assert_eq!(split.yaml.map(|range| &text[range]), yaml, "{text:?}");
            assert_eq!(&text[split.body..], body, "{text:?}");
        }
    }

    #[test]
    fn every_mistake_in_one_run() {
        let (head, diags) =
            head("---\ntitel: A\ndraft: maybe\norder: first\nupdated: 22/11/2026\nslug: a/b\nplans: {}\n---\n");
        assert_eq!(head.title, None);
        assert_eq!(
            diags,
            [
                "FM004 `order` should be a number, but it is a text @first",
                "FM004 `updated` is not a valid date: `22/11/2026` @22/11/2026",
                "FM004 `slug` can't be `a/b` @a/b",
                "FM004 `plans` should be a list, but it is a map @{",
                "FM004 `draft` should be `true` or `false`, but it is a text @maybe",
                "FM003 unknown key `titel` @titel",
            ]
        );
    }

    #[test]
    fn values_are_read_as_they_were_written() {
        let (head, diags) = head(
            "---\ntitle: 2024\nkeywords: one\nupdated: 2026-11-22\nsearch: { boost: 2 }\nextra: { since: 1.10 }\n---\n",
        );
        assert_eq!(diags, [""; 0]);
        assert_eq!(head.title.as_ref().unwrap().value, "2024");
        assert_eq!(head.keywords, ["one"]);
        assert_eq!(head.search.boost, 2.0);
        assert_eq!(head.updated.unwrap().to_string(), "2026-11-22T00:00:00Z");
        assert_eq!(head.extra["since"], 1.10);
    }

    #[test]
    fn texts_whose_first_word_yaml_takes_for_itself_are_told() {
        for (line, expected) in [
            (
                "title: !important Read this",
                "`title` begins after `!important`, which is a tag in YAML and not part of the text @!important",
            ),
            ("title: ! Read this", "`title` begins after `!`, which is a tag in YAML and not part of the text @!"),
            (
                "title: &amp; more",
                "`title` begins after `&amp;`, which is an anchor in YAML and not part of the text @&amp;",
            ),
            (
                "title: A\ndescription: &co Company",
                "`description` begins after `&co`, which is an anchor in YAML and not part of the text @&co",
            ),
            (
                "title: A\nkeywords: [!a b, c]",
                "`keywords` begins after `!a`, which is a tag in YAML and not part of the text @!a",
            ),
            (
                "title: A\nkeywords:\n  - !!a b",
                "`keywords` begins after `!!a`, which is a tag in YAML and not part of the text @!!a",
            ),
        ] {
            let (_, diags) = head(&format!("---\n{line}\n---\n*amp* *co*\n"));
            assert_eq!(diags, [format!("FM007 {expected}")], "{line}");
        }
        for line in [
            "title: \"!important\"",
            "title: '&x y'",
            "title: Hello! World & more",
            "title: R&D !now",
            "title: !!str 2024",
            "title: &name Contacts\ndescription: *name",
            "title: A\nkeywords: &words [a, b]\nextra: { also: *words }",
            "title: A\nextra: { mine: !tag x }",
        ] {
            assert_eq!(head(&format!("---\n{line}\n---\n")).1, [""; 0], "{line}");
        }
    }

    #[test]
    fn texts_that_a_comment_cuts_are_told() {
        let (_, diags) = head("---\ntitle: Fix #5 and #6\ndescription: Use the # key\nkeywords:\n  - C # lang\n---\n");
        assert_eq!(
            diags,
            [
                "FM007 `title` ends before ` #`, which begins a comment in YAML @#5 and #6",
                "FM007 `description` ends before ` #`, which begins a comment in YAML @# key",
                "FM007 `keywords` ends before ` #`, which begins a comment in YAML @# lang",
            ]
        );
        for yaml in [
            "# one\ntitle: \"A #7\" # quoted\norder: 3 # first",
            "title: C# and F#",
            "title: 'A' # b",
            "title: A\nid: a/b # stable",
            "title: A\ndescription: >\n  Use the # key\n",
            "title: 2024 # year",
        ] {
            assert_eq!(head(&format!("---\n{yaml}\n---\n")).1, [""; 0], "{yaml}");
        }
    }

    #[test]
    fn lines_of_a_description_are_joined() {
        for (yaml, joined) in [
            (">\n  設定を開き、\n  次を選びます。\n", "設定を開き、次を選びます。"),
            ("設定を\n  開く", "設定を開く"),
            ("\"設定を\n  開く\"", "設定を開く"),
            (">\n  Open\n  settings\n", "Open settings"),
            ("설정을\n  엽니다", "설정을 엽니다"),
        ] {
            let (head, _) = head(&format!("---\ntitle: A\ndescription: {yaml}\n---\n"));
            assert_eq!(head.description.unwrap().trim(), joined);
        }
    }

    #[test]
    fn variables_in_titles_and_descriptions_are_replaced() {
        let (head, diags) = head(
            "---\ntitle: \"Install {{ var.product }}\"\ndescription: About {{var.product}}, {{ user.name }}\n---\n",
        );
        assert_eq!(diags, [""; 0]);
        assert_eq!(head.title.unwrap().value, "Install Atrium");
        assert_eq!(&*head.description.unwrap(), "About Atrium, {{ user.name }}");
    }

    #[test]
    fn a_backslash_keeps_a_variable_in_a_title_as_text() {
        let (head, diags) = head("---\ntitle: 'Write \\{{ var.product }} in {{ var.product }}'\n---\n");
        assert_eq!(diags, [""; 0]);
        assert_eq!(head.title.unwrap().value, "Write {{ var.product }} in Atrium");
    }

    #[test]
    fn markup_in_titles_and_descriptions_is_told() {
        for (yaml, expected) in [
            ("title: \"{{ var.prodct }}\"", "MD003 no variable `prodct` @{{ var.prodct }}"),
            (
                "title: 'A {{ snippet(name=\"a\") }}'",
                "MD003 `{{ snippet(name=\"a\") }}` in a title is shown as text @{{ snippet(name=\"a\") }}",
            ),
            ("title: \"{{ var.product\"", "MD003 `{{ var.product` is never closed with `}}` @{{ var.product"),
            ("title: The **new** page", "MD015 a title is plain text: `**new**` is shown as it is written @**new**"),
            (
                "title: \"`--force` and others\"",
                "MD015 a title is plain text: ``--force`` is shown as it is written @`--force`",
            ),
            (
                "title: A\ndescription: See [B](b.md).",
                "MD015 a description is plain text: `[B](b.md)` is shown as it is written @[B](b.md)",
            ),
            ("title: Line<br>break", "MD015 a title is plain text: `<br>` is shown as it is written @<br>"),
            (
                "title: 'A {{< param x >}}'",
                "MD011 `{{< param x >}}` is a Hugo shortcode, so it is shown as text @{{< param x >}}",
            ),
        ] {
            assert_eq!(head(&format!("---\n{yaml}\n---\n")).1, [expected], "{yaml}");
        }
        for yaml in
            ["Type <name> here", "What is {{ user.name }}?", "2 ** 3", "List<T> and [a]", "It's 5 o`clock", "The `<b>"]
        {
            assert_eq!(head(&format!("---\ntitle: \"{yaml}\"\n---\n")).1, [""; 0], "{yaml}");
        }
    }

    #[test]
    fn an_open_block_and_broken_yaml_are_said() {
        assert_eq!(head("---\ntitle: A\n").1, ["FM001 the front matter is not closed @---"]);
        let (_, diags) = head("---\ntitle: \"A\n---\nBody\n");
        assert!(diags[0].starts_with("FM001 a text whose closing quote is missing"), "{diags:?}");
        let (_, diags) = head("---\ntitle: A\nplans: [a\n---\nBody\n");
        assert!(diags[0].starts_with("FM001 invalid YAML in the front matter: "), "{diags:?}");
    }
}
