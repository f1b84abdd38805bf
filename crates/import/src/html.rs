//! HTML of help desks → our Markdown, by a library that knows both; here is what it needs to be told.
//!
//! | HTML | here |
//! |---|---|
//! | `<div class="callout …">`, `note`, `alert-warning`, `tip`… | callouts |
//! | `<details>` | `:::details` |
//! | frames of YouTube and Vimeo | `{{ video(…) }}` |
//! | ids of headings and anchors that something links to | `{#id}`, `<a id>` |
//! | pictures with a width | HTML with it |
//! | `<kbd>`, `<sub>`, `<sup>`, `<u>`, `<mark>` | the same |
//! | tables with merged cells, or lists and code in cells | HTML |
//! | styles, colours, fonts | left out |
//! | frames of other sites, scripts, forms | left out, and named in the report |

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use htmd::element_handler::{HandlerResult, Handlers};
use htmd::options::{BulletListMarker, HrStyle, Options};
use htmd::{Element, HtmlToMarkdown};

use crate::blocks::{callout, details, marker, one_line, video};
use crate::report::Report;

/// Elements in one another that are followed: the library goes through them recursively.
const MAX_DEPTH: usize = 200;

/// Elements that have no end tag.
const VOID: [&str; 9] = ["area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"];

/// What a page of HTML is turned with.
pub struct Converter {
    library: HtmlToMarkdown,
    /// What was left out of the page that is turned now. Handlers can't borrow, so they share it.
    left: Arc<Mutex<Vec<String>>>,
}

impl Converter {
    /// `linked`: ids that something links to.
    pub fn new(linked: BTreeSet<String>) -> Converter {
        let left: Arc<Mutex<Vec<String>>> = Arc::default();
        let linked = Arc::new(linked);
        let options = Options {
            bullet_list_marker: BulletListMarker::Dash,
            hr_style: HrStyle::Dashes,
            ul_bullet_spacing: 1,
            ol_number_spacing: 1,
            ..Options::default()
        };
        let ids = Arc::clone(&linked);
        let refused = Arc::clone(&left);
        let framed = Arc::clone(&left);
        let library = HtmlToMarkdown::builder()
            .options(options)
            .add_handler(vec!["h1", "h2", "h3", "h4", "h5", "h6"], move |all: &dyn Handlers, element: Element| {
                heading(all, &element, &linked)
            })
            .add_handler(vec!["a"], move |all: &dyn Handlers, element: Element| anchor(all, element, &ids))
            .add_handler(vec!["div", "p", "aside", "section", "blockquote"], note)
            .add_handler(vec!["details"], summary_and_text)
            .add_handler(vec!["iframe", "embed"], move |_: &dyn Handlers, element: Element| frame(&element, &framed))
            .add_handler(vec!["img"], picture)
            .add_handler(vec!["kbd", "sub", "sup", "u", "mark"], kept)
            .add_handler(
                vec!["script", "style", "form", "object", "svg", "button", "input"],
                move |_: &dyn Handlers, element: Element| {
                    if let Ok(mut left) = refused.lock() {
                        left.push(format!("<{}>", element.tag));
                    }
                    None
                },
            )
            .build();
        Converter { library, left }
    }

    /// Turns the HTML of one page.
    pub fn convert(&self, html: &str, source: &str, report: &mut Report) -> String {
        if depth(html) > MAX_DEPTH {
            report.left("HTML with too many elements in one another", "only its words were carried", source);
            return words(html);
        }
        let (html, tables) = without_tables(html);
        let mut text = self.library.convert(&html).unwrap_or_else(|_| words(&html));
        let left = self.left.lock().map(|mut left| std::mem::take(&mut *left)).unwrap_or_default();
        for construct in left {
            report.left(&construct, "left out", source);
        }
        for (at, table) in tables.iter().enumerate() {
            report.changed("a table with merged cells, or with blocks in its cells", "HTML, as it was", source);
            text = text.replacen(&placeholder(at), table, 1);
        }
        tidy(&text)
    }
}

fn value<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    element.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

fn inside(all: &dyn Handlers, element: &Element) -> String {
    all.walk_children(element.node).content
}

fn block(text: &str) -> Option<HandlerResult> {
    Some(format!("\n\n{text}\n\n").into())
}

fn heading(all: &dyn Handlers, element: &Element, linked: &BTreeSet<String>) -> Option<HandlerResult> {
    let text = one_line(&inside(all, element));
    if text.trim().is_empty() {
        return None;
    }
    // The title is the page's heading of level 1.
    let level = element.tag[1..].parse::<usize>().unwrap_or(2).max(2);
    let id = value(element, "id").filter(|id| linked.contains(*id) && !id.contains(char::is_whitespace));
    let id = id.map_or_else(String::new, |id| format!(" {{#{id}}}"));
    block(&format!("{} {text}{id}", "#".repeat(level)))
}

fn anchor(all: &dyn Handlers, element: Element, linked: &BTreeSet<String>) -> Option<HandlerResult> {
    if value(&element, "href").is_some_and(|to| !to.trim().is_empty()) {
        return all.fallback(element);
    }
    let text = inside(all, &element);
    let id = value(&element, "id").or_else(|| value(&element, "name")).filter(|id| linked.contains(*id));
    let id = id.map_or_else(String::new, |id| format!("<a id=\"{}\"></a>", quoted(id)));
    Some(format!("{id}{text}").into())
}

/// A block whose class says that it is a note.
fn note(all: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let classes = value(&element, "class").unwrap_or_default().to_lowercase();
    let Some(kind) = kind_of(&classes) else { return all.fallback(element) };
    let body = inside(all, &element);
    if body.trim().is_empty() {
        return None;
    }
    block(&callout(kind, None, &tidy(&body)))
}

/// `callout-warning`, `alert alert-info`, `tip`… Names such as `light`, which other blocks have too, count only beside those.
fn kind_of(classes: &str) -> Option<&'static str> {
    const ALONE: [&str; 10] =
        ["note", "tip", "info", "warning", "caution", "danger", "important", "notice", "hint", "attention"];
    let mut is_note = false;
    let mut kind = None;
    for class in classes.split_whitespace() {
        let mut word = class;
        for prefix in ["callout", "alert", "note", "notice", "admonition", "box"] {
            word = word.strip_prefix(prefix).map_or(word, |rest| rest.trim_start_matches(['-', '_']));
        }
        let is_marked = word.len() < class.len() && class != "box";
        is_note |= is_marked && (word.is_empty() || marker(word).is_some());
        if (is_marked || ALONE.contains(&class)) && !word.is_empty() {
            kind = kind.or(marker(word));
        }
    }
    // `<div class="callout warning">`: the other class says which.
    let beside = || classes.split_whitespace().find_map(marker).filter(|_| is_note);
    kind.or_else(beside).or(is_note.then_some("NOTE"))
}

fn summary_and_text(all: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let text = tidy(&inside(all, &element));
    let (summary, body) = text.split_once('\n').unwrap_or((&text, ""));
    block(&details(summary, &tidy(body)))
}

fn frame(element: &Element, left: &Mutex<Vec<String>>) -> Option<HandlerResult> {
    let src = value(element, "src").unwrap_or_default();
    let title = value(element, "title").filter(|title| !title.trim().is_empty()).unwrap_or("Video");
    match player(src) {
        Some(page) => block(&video(&page, title)),
        None => {
            if let Ok(mut left) = left.lock() {
                left.push(format!("<{}> of {}", element.tag, src.split('?').next().unwrap_or_default()));
            }
            None
        }
    }
}

/// The page of a video whose player is at an address.
fn player(src: &str) -> Option<String> {
    let (_, rest) = src.split_once("//")?;
    let (host, path) = rest.split_once('/')?;
    let id = |start: &str| {
        let id = path.strip_prefix(start)?.split(['?', '/', '#', '&']).next()?;
        let fits = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        fits.then(|| id.to_owned())
    };
    match host.trim_start_matches("www.") {
        "youtube.com" | "youtube-nocookie.com" => {
            id("embed/").map(|id| format!("https://www.youtube.com/watch?v={id}"))
        }
        "player.vimeo.com" => id("video/").map(|id| format!("https://vimeo.com/{id}")),
        _ => None,
    }
}

fn picture(_: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let src = value(&element, "src").filter(|src| !src.trim().is_empty())?;
    let alt = one_line(value(&element, "alt").unwrap_or_default());
    let width = value(&element, "width").map(|width| width.trim_end_matches("px"));
    let width = width
        .filter(|width| !width.is_empty() && width.trim_end_matches('%').bytes().all(|byte| byte.is_ascii_digit()));
    Some(match width {
        Some(width) => format!("<img src=\"{}\" alt=\"{}\" width=\"{width}\">", quoted(src), quoted(&alt)).into(),
        None => format!("![{}]({})", alt.replace(['[', ']', '\\'], ""), crate::uses::written(src)).into(),
    })
}

fn kept(all: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let text = inside(all, &element);
    (!text.trim().is_empty()).then(|| format!("<{0}>{text}</{0}>", element.tag).into())
}

fn quoted(text: &str) -> String {
    one_line(text).replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A tag of a text: its name in lower case, whether it is an end, and where it is.
struct Tag {
    name: String,
    is_end: bool,
    at: usize,
    end: usize,
}

fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let rest = &html[start + 1..];
        let (is_end, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        at = start + 1;
        if name.is_empty() {
            continue;
        }
        let end = html[at..].find('>').map_or(html.len(), |end| at + end + 1);
        at = end;
        tags.push(Tag { name: name.to_lowercase(), is_end, at: start, end });
    }
    tags
}

/// At most so many elements are in one another: of each name, as many as were begun and not ended.
fn depth(html: &str) -> usize {
    let mut open = std::collections::BTreeMap::<String, usize>::new();
    let (mut now, mut most) = (0_usize, 0);
    for tag in tags(html) {
        if VOID.contains(&tag.name.as_str()) {
            continue;
        }
        let count = open.entry(tag.name).or_default();
        if !tag.is_end {
            *count += 1;
            now += 1;
            most = most.max(now);
        } else if *count > 0 {
            *count -= 1;
            now -= 1;
        }
    }
    most
}

/// A text without its tags.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut at = 0;
    for tag in tags(html) {
        text.push_str(html.get(at..tag.at).unwrap_or_default());
        text.push(' ');
        at = tag.end;
    }
    text.push_str(html.get(at..).unwrap_or_default());
    one_line(&text.replace("&nbsp;", " ").replace("&lt;", "\\<").replace("&gt;", ">").replace("&amp;", "&"))
}

fn placeholder(at: usize) -> String {
    format!("IMPORTEDTABLE{at}HERE")
}

/// Takes tables out that Markdown can't write. They are put back as they were.
fn without_tables(html: &str) -> (String, Vec<String>) {
    let mut tables = Vec::new();
    let mut text = String::new();
    let mut from = 0;
    let mut start = None;
    let mut level = 0_usize;
    for tag in tags(html).into_iter().filter(|tag| tag.name == "table") {
        if !tag.is_end {
            level += 1;
            start = start.or(Some(tag.at));
        } else if level > 0 {
            level -= 1;
            if let (0, Some(begun)) = (level, start) {
                let table = &html[begun..tag.end];
                if is_complex(table) {
                    text.push_str(&html[from..begun]);
                    text.push_str(&format!("<p>{}</p>", placeholder(tables.len())));
                    // An empty line would end the HTML.
                    let lines = table.lines().filter(|line| !line.trim().is_empty());
                    tables.push(lines.map(str::trim).collect::<Vec<_>>().join("\n"));
                    from = tag.end;
                }
                start = None;
            }
        }
    }
    text.push_str(&html[from..]);
    (text, tables)
}

fn is_complex(table: &str) -> bool {
    let tags = tags(table);
    let count = |name: &str| tags.iter().filter(|tag| tag.name == name && !tag.is_end).count();
    let merged = tags.iter().filter(|tag| tag.name == "td" || tag.name == "th").any(|tag| {
        let tag = &table[tag.at..tag.end];
        ["colspan", "rowspan"]
            .iter()
            .any(|name| tag.split(*name).nth(1).is_some_and(|value| !value.starts_with("=\"1\"")))
    });
    let cells = count("td") + count("th");
    merged
        || count("table") > 1
        || ["ul", "ol", "pre", "h2", "h3", "iframe"].iter().any(|name| count(name) > 0)
        || count("p") > cells
}

/// Lines of nothing but spaces of any kind are empty, and two empty lines are one.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines() {
        let is_empty = line.chars().all(|c| c.is_whitespace() || c == '\u{200B}');
        empty = if is_empty { empty + 1 } else { 0 };
        if empty < 2 {
            tidy.push_str(if is_empty { "" } else { line });
            tidy.push('\n');
        }
    }
    tidy.trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(html: &str) -> (String, Vec<String>) {
        let mut report = Report::default();
        let text = Converter::new(BTreeSet::from(["h_01".to_owned()])).convert(html, "a", &mut report);
        (text, report.left.into_iter().map(|entry| entry.construct).collect())
    }

    #[test]
    fn each_construct() {
        for (html, text) in [
            ("<h1 id=\"h_01\">A</h1><h2 id=\"h_02\"><strong>B</strong></h2>", "## A {#h_01}\n\n## **B**"),
            ("<p>Press <strong>Save </strong>now</p>", "Press **Save** now"),
            ("<div class=\"callout callout-warning\"><p>Careful</p></div>", "> [!WARNING]\n> Careful"),
            ("<p class=\"note\">Hm</p><p class=\"wysiwyg-text-align-center\">x</p>", "> [!NOTE]\n> Hm\n\nx"),
            ("<details><summary>More</summary><p>Text</p></details>", ":::details More\nText\n:::"),
            (
                "<ol><li>One<p><img src=\"a b.png\" alt=\"A\"></p></li><li>Two</li></ol>",
                "1. One\n\n   ![A](a%20b.png)\n\n2. Two",
            ),
            ("<ol start=\"2\"><li>B</li></ol>", "2. B"),
            (
                "<table><tr><th>a</th></tr><tr><td colspan=\"2\">b</td></tr></table>",
                "<table><tr><th>a</th></tr><tr><td colspan=\"2\">b</td></tr></table>",
            ),
            (
                "<iframe src=\"//www.youtube.com/embed/x_1?rel=0\"></iframe>",
                "{{ video(src=\"https://www.youtube.com/watch?v=x_1\", title=\"Video\") }}",
            ),
            ("<p>&nbsp;</p><p>a<kbd>b</kbd></p>", "a<kbd>b</kbd>"),
            ("<img src=\"i.png\" width=\"20\">", "<img src=\"i.png\" alt=\"\" width=\"20\">"),
        ] {
            assert_eq!(made(html), (text.to_owned(), vec![]), "{html}");
        }
        assert_eq!(
            made("<script>x</script><iframe src=\"https://a.example/b?c\"></iframe>d").1,
            ["<script>", "<iframe> of https://a.example/b"]
        );
    }

    #[test]
    fn what_is_too_deep_is_words() {
        let (text, left) = made(&format!("{}hello <b>you</b>", "<div></p>".repeat(50_000)));
        assert_eq!((text.as_str(), left.len()), ("hello you", 1));
    }
}
