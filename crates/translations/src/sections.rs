//! A text → its sections. Each has a hash of what a translator works from: words, steps, code, where links lead, which pictures there
//! are. White space, punctuation, emphasis and the order of the front matter are not in it.

use guichet_core::heading_ids::{Ids, slug};
use guichet_core::yaml::{self, Value};
use guichet_markdown::front_matter::split;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use sha2::{Digest, Sha256};

use crate::plain::{push, push_exact, space};

/// Title and description.
pub const HEAD: &str = "_";

/// What stands before the first heading.
pub const INTRODUCTION: &str = "";

/// As a build reads Markdown.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM);

/// A part of a text, from its heading to the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading's id; [`HEAD`] and [`INTRODUCTION`] have none.
    pub id: String,
    /// Its words; empty without a heading.
    pub heading: String,
    /// 16 hexadecimal digits.
    pub hash: String,
    /// As it is written.
    pub source: String,
    /// How much there is to read: words, or two characters of a script without spaces.
    pub words: usize,
}

/// The sections of a file, front matter included, in their order. Those without anything in them are left out.
pub fn of(text: &str) -> Vec<Section> {
    // A file from Windows has the same sections.
    let text = &*text.replace("\r\n", "\n");
    let split = split(text);
    let mut sections = Vec::new();
    let head = head(split.yaml.clone().map_or("", |yaml| &text[yaml]));
    if !head.trim().is_empty() {
        let mut plain = String::new();
        push(&mut plain, &head);
        sections.push(Section::new(HEAD.to_owned(), String::new(), plain, head.trim_end().to_owned()));
    }
    sections.extend(of_body(&text[split.body..]));
    sections
}

/// Stands for all of a text.
pub fn hash_of_all(sections: &[Section]) -> String {
    let all: Vec<String> = sections.iter().map(|section| format!("{}\0{}", section.id, section.hash)).collect();
    hash(&all.join("\0"))
}

impl Section {
    fn new(id: String, heading: String, plain: String, source: String) -> Self {
        let words = words(&plain);
        Section { id, heading, hash: hash(plain.trim()), source, words }
    }

    /// What to call it: its heading, or what it is.
    pub fn name(&self) -> &str {
        name(&self.id, &self.heading)
    }
}

/// What to call a section of which only this much is known.
pub fn name<'n>(id: &'n str, heading: &'n str) -> &'n str {
    match (id, heading) {
        (HEAD, _) => "title and description",
        (INTRODUCTION, _) => "introduction",
        (id, "") => id,
        (_, heading) => heading,
    }
}

fn hash(text: &str) -> String {
    Sha256::digest(text).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn words(plain: &str) -> usize {
    let is_wide = |c: char| matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}');
    let wide = plain.chars().filter(|c| is_wide(*c)).count();
    wide.div_ceil(2) + plain.split(|c: char| c.is_whitespace() || is_wide(c)).filter(|word| !word.is_empty()).count()
}

/// Title and description, in this order.
fn head(yaml: &str) -> String {
    let Ok(node) = yaml::parse(yaml, 0..yaml.len()) else { return String::new() };
    let Value::Map(entries) = node.value else { return String::new() };
    let value = |name: &str| {
        let (_, node) = entries.iter().find(|(key, _)| key.name == name)?;
        match &node.value {
            Value::Str(text) => Some(format!("{text}\n")),
            Value::Int(number) => Some(format!("{number}\n")),
            _ => None,
        }
    };
    ["title", "description"].into_iter().filter_map(value).collect()
}

/// A section on its way.
struct Open {
    given: Option<String>,
    heading: String,
    plain: String,
    start: usize,
}

fn of_body(body: &str) -> Vec<Section> {
    let mut done: Vec<(Open, usize)> = Vec::new();
    let mut open = Open { given: None, heading: String::new(), plain: String::new(), start: 0 };
    let mut in_heading = false;
    let mut in_code = false;
    // Where the links and pictures that are open lead.
    let mut addresses: Vec<String> = Vec::new();
    for (event, range) in Parser::new_ext(body, OPTIONS).into_offset_iter() {
        let plain = &mut open.plain;
        match event {
            Event::Start(Tag::Heading { id, .. }) => {
                let next = Open {
                    given: id.map(|id| id.to_string()),
                    heading: String::new(),
                    plain: String::new(),
                    start: range.start,
                };
                done.push((std::mem::replace(&mut open, next), range.start));
                in_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => {
                in_heading = false;
                space(plain);
            }
            Event::Text(text) if in_code => plain.push_str(&text),
            Event::Text(text) => {
                if in_heading {
                    open.heading.push_str(&text);
                }
                push(plain, &text);
            }
            Event::Code(code) => {
                if in_heading {
                    open.heading.push_str(&code);
                }
                plain.push('`');
                push_exact(plain, &code);
                plain.push('`');
            }
            Event::SoftBreak | Event::HardBreak => {
                if in_heading {
                    open.heading.push(' ');
                }
                space(plain);
            }
            Event::Html(html) | Event::InlineHtml(html) => push_html(plain, &html),
            Event::FootnoteReference(name) => plain.push_str(&format!("[^{name}]")),
            Event::TaskListMarker(done) => plain.push_str(if done { "[x] " } else { "[ ] " }),
            Event::InlineMath(text) | Event::DisplayMath(text) => push_exact(plain, &text),
            Event::Rule => space(plain),
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                plain.push_str("\n```");
                if let CodeBlockKind::Fenced(info) = kind {
                    push_exact(plain, &info);
                }
                plain.push('\n');
            }
            Event::End(TagEnd::CodeBlock) => {
                in_code = false;
                plain.push_str("```\n");
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                addresses.push(dest_url.to_string())
            }
            Event::End(TagEnd::Link) => leads(plain, "→", addresses.pop()),
            Event::End(TagEnd::Image) => leads(plain, "▣", addresses.pop()),
            Event::Start(Tag::Item) => plain.push_str("\n• "),
            Event::Start(Tag::List(Some(_))) => plain.push_str("\n1 "),
            Event::Start(Tag::TableRow | Tag::TableHead) => plain.push('\n'),
            Event::Start(Tag::TableCell) => plain.push_str("| "),
            Event::Start(Tag::BlockQuote(kind)) => {
                plain.push_str(&kind.map_or("\n> ".to_owned(), |kind| format!("\n>{kind:?} ")))
            }
            Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough) => plain.push('~'),
            Event::Start(Tag::FootnoteDefinition(name)) => plain.push_str(&format!("\n[^{name}] ")),
            Event::End(TagEnd::Paragraph | TagEnd::Item) => space(plain),
            _ => {}
        }
    }
    done.push((open, body.len()));
    with_ids(done, body)
}

/// Tags to the letter, the text between them as prose: Markdown's emphasis is punctuation there.
fn push_html(plain: &mut String, html: &str) {
    let mut rest = html;
    while !rest.is_empty() {
        let (tag, from) = match rest.find('<') {
            Some(0) => (true, rest.find('>').map_or(rest.len(), |end| end + 1)),
            Some(at) => (false, at),
            None => (false, rest.len()),
        };
        let (piece, after) = rest.split_at(from);
        if tag {
            push_exact(plain, piece);
        } else {
            push(plain, &piece.trim().replace(['*', '_'], ""));
        }
        rest = after;
    }
}

fn leads(plain: &mut String, sign: &str, address: Option<String>) {
    plain.push_str(sign);
    push_exact(plain, &address.unwrap_or_default());
}

/// Ids as a build gives them out: those by hand come first, wherever they are.
fn with_ids(sections: Vec<(Open, usize)>, body: &str) -> Vec<Section> {
    let mut ids = Ids::default();
    sections.iter().filter_map(|(open, _)| open.given.as_deref()).for_each(|id| ids.reserve(id));
    let mut all = Vec::new();
    for (at, (open, end)) in sections.into_iter().enumerate() {
        let Open { given, heading, plain, start } = open;
        let id = match given {
            _ if at == 0 => INTRODUCTION.to_owned(),
            Some(id) if ids.claim(&id) => id,
            _ => ids.unique(slug(&heading)),
        };
        if at > 0 || !plain.trim().is_empty() {
            all.push(Section::new(id, heading, squeezed(&plain), body[start..end].trim_end().to_owned()));
        }
    }
    all
}

/// Marks of lists and cells, however the blank lines around them are.
fn squeezed(plain: &str) -> String {
    let lines = plain.lines().map(str::trim_end).filter(|line| !line.trim().is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\ntitle: Export\ndescription: How to export.\norder: 3\n---\nIntro text.\n\n## Steps {#how}\n\n1. Open **Settings**.\n2. Click *Export*, then [wait](wait.md).\n\n![A window](window.png)\n\n## Limits\n\nAt most 1.5 GB.\n\n```sh\nrun --now\n```\n";

    fn hashes(text: &str) -> Vec<String> {
        of(text).into_iter().map(|section| section.hash).collect()
    }

    /// Numbers of the sections that are not what they were.
    fn changed(from: &str, to: &str) -> Vec<usize> {
        let [a, b] = [TEXT, &TEXT.replace(from, to)].map(hashes);
        assert_ne!(TEXT, TEXT.replace(from, to), "{from}");
        (0..a.len().max(b.len())).filter(|at| a.get(*at) != b.get(*at)).collect()
    }

    #[test]
    fn a_text_has_a_section_for_each_heading() {
        let sections = of(TEXT);
        let ids: Vec<&str> = sections.iter().map(|section| section.id.as_str()).collect();
        assert_eq!(ids, [HEAD, INTRODUCTION, "how", "limits"]);
        assert_eq!(sections[2].source.lines().next(), Some("## Steps {#how}"));
        assert_eq!(sections[3].name(), "Limits");
        assert_eq!(sections[0].name(), "title and description");
    }

    #[test]
    fn what_is_nothing_to_translate_again() {
        for (from, to) in [
            ("Intro text.", "Intro\ntext"),
            ("order: 3\n", ""),
            ("title: Export\ndescription: How to export.\n", "description: How to export.\ntitle: \"Export\"\n"),
            ("**Settings**", "_Settings_"),
            ("2. Click", "2.  Click"),
            ("Settings**.\n2.", "Settings**.\n\n2."),
            ("## Limits\n", "## Limits ##\n"),
            ("## Limits\n", "Limits\n------\n"),
            ("Export*, then", "Export* then"),
            ("Intro text.", "Intro  text!"),
        ] {
            assert_eq!(changed(from, to), Vec::<usize>::new(), "{from} → {to}");
        }
    }

    #[test]
    fn what_is() {
        for (from, to, section) in [
            ("How to export", "Ways to export", 0),
            ("Intro text", "Introducing text", 1),
            ("wait.md", "wait.md#long", 2),
            ("window.png", "window-2.png", 2),
            ("A window", "The window", 2),
            ("2. Click", "2. Wait.\n3. Click", 2),
            ("1. Open", "- Open", 2),
            ("1.5 GB", "15 GB", 3),
            ("run --now", "run  --now", 3),
            ("Settings", "Preferences", 2),
        ] {
            assert_eq!(changed(from, to), [section], "{from} → {to}");
        }
    }

    #[test]
    fn html_is_tags_and_prose() {
        let hash = |text: &str| of(text)[0].hash.clone();
        let table = "<table>\n<tr><td title=\"a\">Yes, **all** of them.</td></tr>\n</table>\n";
        assert_eq!(hash(table), hash(&table.replace("Yes, **all**", "Yes *all*")));
        assert_eq!(hash(table), hash(&table.replace("<tr><td", "<tr>\n   <td").replace(".</td>", "\n</td>")));
        assert_ne!(hash(table), hash(&table.replace("title=\"a\"", "title=\"b\"")));
        assert_ne!(hash(table), hash(&table.replace("of them", "of those")));
    }

    #[test]
    fn words_are_counted_in_every_script() {
        assert_eq!(words("two words"), 2);
        assert_eq!(words("設定を開く"), 3);
        assert_eq!(words("CRM 設定"), 2);
    }

    proptest::proptest! {
        #[test]
        fn every_text_has_sections(text in "\\PC*", lines in proptest::collection::vec("(# |## |- |> |```|~~~|:::|\\[a\\]\\(b\\)|---)?\\PC{0,12}", 0..12)) {
            for text in [text, lines.join("\n")] {
                let sections = of(&text);
                proptest::prop_assert_eq!(hash_of_all(&sections), hash_of_all(&of(&text)));
                let crlf: Vec<String> = of(&text.replace('\n', "\r\n")).into_iter().map(|one| one.id).collect();
                proptest::prop_assert_eq!(crlf, sections.into_iter().map(|one| one.id).collect::<Vec<_>>());
            }
        }
    }
}
