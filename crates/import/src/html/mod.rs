//! HTML of help desks → our Markdown, by a library that knows both; here is what it needs to be told.
//!
//! | HTML | here |
//! |---|---|
//! | `<div class="callout …">`, `note`, `alert-warning`, `tip`…, or a callout by its colour | callouts |
//! | `<details>` | `:::details` |
//! | frames of YouTube, Vimeo, Loom, Wistia and Vidyard | `{{ video(…) }}` |
//! | frames of others | a link, and named in the report |
//! | ids of headings and anchors that something links to | `{#id}`, `<a id>` |
//! | `<pre>`, with or without `<code>`; `<code>` of several lines that is all of a block | code between fences, with its language |
//! | bold, italic and struck text, also by its style | `**`, `*`, `~~` |
//! | pictures with a width | `{width=…}` |
//! | `<figure>` with a caption | a picture with that caption |
//! | `<video>`, `<audio>` | HTML |
//! | `<kbd>`, `<sub>`, `<sup>`, `<u>`, `<mark>`, `<q>`, `<ins>`, `<abbr title>` | the same |
//! | text that looks like a mark of Markdown | text, with a backslash or `&amp;` |
//! | tables without a row of headers, with merged cells, or lists and code in cells | HTML |
//! | `<dl>` | lists of terms; HTML where a term has several lines |
//! | `start` of lists | the same; letters, Roman numbers and lists that count down are named in the report |
//! | what is hidden | left out, and named in the report |
//! | `google.com/url?q=…` | the address that it leads on to |
//! | styles, colours, fonts | left out |
//! | scripts, also as the address of a link | left out, and named in the report |
//! | paragraphs that Word has as items of a list | lists |

mod code;
mod depth;
mod emphasis;
mod escape;
mod hidden;
mod ids;
mod media;
mod notes;
mod raw;
mod shape;
mod sheet;
mod table;
mod terms;
pub mod tree;
mod word_lists;

pub use notes::kind_of_classes;

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use htmd::element_handler::{HandlerResult, Handlers};
use htmd::options::{BulletListMarker, CodeBlockStyle, HrStyle, Options};
use htmd::{Element, HtmlToMarkdown, Node};

use crate::blocks::{callout, details, one_line};
use crate::report::Report;
use ids::Linked;

/// What a page of HTML is turned with.
pub struct Converter {
    library: HtmlToMarkdown,
    linked: Arc<Linked>,
    /// What was left out of the page that is turned now. Handlers can't borrow, so they share it.
    left: Arc<Mutex<Vec<Left>>>,
}

/// A construct that was left out, and what is there instead.
type Left = (String, &'static str);

impl Converter {
    /// `linked`: ids that something links to.
    pub fn new(linked: BTreeSet<String>) -> Converter {
        let left: Arc<Mutex<Vec<Left>>> = Arc::default();
        let linked = Arc::new(Linked::new(linked));
        let options = Options {
            bullet_list_marker: BulletListMarker::Dash,
            hr_style: HrStyle::Dashes,
            code_block_style: CodeBlockStyle::Fenced,
            ul_bullet_spacing: 1,
            ol_number_spacing: 1,
            ..Options::default()
        };
        let of_headings = Arc::clone(&linked);
        let refused = Arc::clone(&left);
        let framed = Arc::clone(&left);
        let library = HtmlToMarkdown::builder()
            .options(options)
            .add_handler(vec!["h1", "h2", "h3", "h4", "h5", "h6"], move |all: &dyn Handlers, element: Element| {
                heading(all, &element, &of_headings)
            })
            .add_handler(vec!["a"], |all: &dyn Handlers, element: Element| anchor(all, &element))
            .add_handler(vec!["div", "p", "aside", "section", "blockquote"], note)
            .add_handler(vec!["details"], summary_and_text)
            .add_handler(vec!["oembed"], media::embedded)
            .add_handler(vec!["map"], media::areas)
            .add_handler(vec!["iframe", "embed"], move |_: &dyn Handlers, element: Element| {
                media::frame(&element, &framed)
            })
            .add_handler(vec!["img"], media::image)
            .add_handler(vec!["figure"], media::figure)
            .add_handler(vec!["video", "audio"], media::player_of_file)
            .add_handler(vec!["table"], table::table)
            .add_handler(vec!["dl"], terms::list)
            .add_handler(vec!["ol"], from_zero)
            .add_handler(vec!["pre"], |_: &dyn Handlers, element: Element| block(&code::preformatted(element.node)))
            .add_handler(vec!["code", "tt", "samp"], code::span)
            .add_handler(vec!["br"], |_: &dyn Handlers, _: Element| Some(format!("{}\n", escape::BREAK).into()))
            .add_handler(vec![escape::BETWEEN], |_: &dyn Handlers, _: Element| block("<!-- -->"))
            .add_handler(vec!["hr"], |_: &dyn Handlers, _: Element| block("---"))
            .add_handler(vec!["strong", "b", "em", "i", "span", "font", "del", "s", "strike"], emphasis::emphasis)
            .add_handler(vec!["kbd", "sub", "sup", "u", "mark", "q", "ins", "abbr", "ruby", "rt"], kept)
            .add_handler(vec!["noscript", "template", "input", "select", "title"], |_: &dyn Handlers, _: Element| None)
            .add_handler(vec!["script", "style", "object", "svg"], move |_: &dyn Handlers, element: Element| {
                // A drawing that says nothing is decoration.
                let is_decoration = tree::attribute(element.node, "aria-hidden").as_deref() == Some("true");
                if let Ok(mut left) = refused.lock()
                    && !is_decoration
                {
                    left.push((format!("<{}>", element.tag), "left out"));
                }
                None
            })
            .build();
        Converter { library, linked, left }
    }

    /// Turns the HTML of one page.
    pub fn convert(&self, html: &str, source: &str, report: &mut Report) -> String {
        let Some(tree) = self.tree(html, source, report) else { return String::new() };
        self.convert_tree(&tree, source, report)
    }

    /// The tree of a page, as deep as it can be followed.
    pub fn tree(&self, html: &str, source: &str, report: &mut Report) -> Option<Rc<Node>> {
        let shallow = depth::shallow(html);
        let tree = self.library.html_to_tree(shallow.as_deref().unwrap_or(html)).ok()?;
        sheet::inlined(&tree);
        let line_end = || ids::taken(self.library.html_to_tree("<br>").ok()?.as_ref(), "br");
        if depth::flatten(&tree, &line_end) || shallow.is_some() {
            let note = "what is deepest came up: words, links and pictures are there, with fewer blocks around them";
            report.changed("HTML with more than 200 elements in one another", note, source);
        }
        Some(tree)
    }

    /// Removes from a part of a page what readers don't see of it.
    pub fn hide(&self, tree: &Rc<Node>, source: &str, report: &mut Report) {
        let hidden = hidden::remove(tree);
        for how in hidden.left {
            report.left(&format!("text that the source hides, `{how}`"), "left out: readers did not see it", source);
        }
        for _ in 0..hidden.shown {
            let note = "shown: readers could open it";
            report.changed("a part of a page that was closed", note, source);
        }
    }

    /// Turns a tree, or a part of one.
    pub fn convert_tree(&self, tree: &Rc<Node>, source: &str, report: &mut Report) -> String {
        self.hide(tree, source, report);
        for _ in 0..shape::addresses(tree) {
            report.left("a link that runs a program, `javascript:`", "its words stay", source);
        }
        word_lists::lists(tree);
        shape::one_cell(tree);
        for how in tree::counted_otherwise(tree) {
            report.left(
                &format!("a list that counts by {how}"),
                "numbers from 1 up now: look for text that names an item",
                source,
            );
        }
        tree::lists_in_items(tree);
        tree::numbered(tree);
        shape::lines_of_items(tree);
        escape::lists_apart(tree);
        let anchor = |id: &str| {
            let html = format!("<a id=\"{}\"></a>", crate::blocks::escaped(id));
            ids::taken(self.library.html_to_tree(&html).ok()?.as_ref(), "a")
        };
        ids::anchored(tree, &self.linked, &anchor);
        shape::raised(tree);
        shape::one_text(tree);
        escape::away(tree);
        let text = self.library.tree_to_markdown(tree);
        let left = self.left.lock().map(|mut left| std::mem::take(&mut *left)).unwrap_or_default();
        for (construct, note) in left {
            report.left(&construct, note, source);
        }
        tidy(&escape::back(&lines(&text)))
    }
}

/// Ids of sections that some address of some texts names.
pub fn linked<'t>(bodies: impl Iterator<Item = &'t str>) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for body in bodies {
        for part in body.split("href=").skip(1) {
            let Some(quote) = part.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
            let to = part[1..].split(quote).next().unwrap_or_default();
            let Some((_, id)) = to.split_once('#') else { continue };
            ids.insert(percent_encoding::percent_decode_str(id).decode_utf8_lossy().into_owned());
        }
    }
    ids
}

fn inside(all: &dyn Handlers, element: &Element) -> String {
    all.walk_children(element.node).content
}

fn block(text: &str) -> Option<HandlerResult> {
    Some(format!("\n\n{text}\n\n").into())
}

fn heading(all: &dyn Handlers, element: &Element, linked: &Linked) -> Option<HandlerResult> {
    let text = one_line(&inside(all, element));
    let pictures =
        !tree::text(element.node).contains(|c: char| c.is_alphanumeric()) && tree::has(element.node, &["img"]);
    if text.trim().is_empty() || pictures {
        return block(text.trim());
    }
    // A heading that is all bold is no bolder for it.
    let bare = text.strip_prefix("**").and_then(|text| text.strip_suffix("**")).filter(|text| !text.contains("**"));
    // The title is the page's heading of level 1.
    let level = element.tag[1..].parse::<usize>().unwrap_or(2).max(2);
    let has_id = |id: &String| linked.has(id);
    let id_of = |node: &Node| {
        let of_anchor = || tree::attribute(node, "name").filter(|_| tree::name(node) == "a");
        tree::attribute(node, "id").filter(has_id).or_else(|| of_anchor().filter(has_id))
    };
    let inner = || tree::below(element.node).iter().find_map(|node| id_of(node));
    let id = tree::attribute(element.node, "id").filter(has_id).or_else(inner);
    // Signs that an id can't have here; links find it all the same.
    let id = id.map(|id| id.replace(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '.'), "-"));
    let id = id.map_or_else(String::new, |id| format!(" {{#{id}}}"));
    let words = bare.unwrap_or(&text);
    // Signs at the end that would close the heading, or be its attributes.
    let closes = |start: &&str| start.is_empty() || start.trim_end_matches('#').ends_with(' ');
    let (start, end) = match words.strip_suffix('#').filter(closes) {
        Some(start) => (start, "\\#"),
        None if id.is_empty() && words.contains('{') => {
            (words.strip_suffix('}').unwrap_or(words), if words.ends_with('}') { "&#125;" } else { "" })
        }
        None => (words, ""),
    };
    block(&format!("{} {start}{end}{id}", "#".repeat(level)))
}

fn anchor(all: &dyn Handlers, element: &Element) -> Option<HandlerResult> {
    let to = tree::attribute(element.node, "href").unwrap_or_default();
    let text = inside(all, element);
    if to.is_empty() {
        let id = tree::attribute(element.node, "id").filter(|_| !ids::in_heading(element.node));
        let id = id.map_or_else(String::new, |id| format!("<a id=\"{}\"></a>", crate::blocks::escaped(&id)));
        return Some(format!("{id}{text}").into());
    }
    let to = crate::uses::leads_on_to(&to).unwrap_or(to);
    let bare = text.trim_matches('\n');
    let lines: Vec<&str> = bare.split("\n\n").map(str::trim).filter(|line| !line.is_empty()).collect();
    // A link has no blocks in it; what is in several is linked in its first line of words.
    if lines.len() > 1 {
        let at = lines.iter().position(|line| !line.starts_with("![")).unwrap_or(0);
        let linked = lines.iter().enumerate().map(|(number, line)| {
            let bare = line.trim_start_matches(['#', ' ']);
            if number == at { format!("[{bare}]({})", crate::uses::written(&to)) } else { (*line).to_owned() }
        });
        return block(&linked.collect::<Vec<_>>().join("\n\n"));
    }
    let bare = bare.trim();
    if bare.is_empty() {
        return Some(text.into());
    }
    let (lead, trail) = emphasis::around(&text, bare);
    // A heading in a link.
    let is_heading = ["h1", "h2", "h3", "h4", "h5", "h6"].iter().any(|tag| tree::has(element.node, &[tag]));
    let bare = if is_heading { bare.trim_start_matches('#') } else { bare };
    let lines: Vec<String> = bare.split(escape::BREAK).map(one_line).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    let words = lines.join(&format!("{}\n", escape::BREAK));
    Some(format!("{lead}[{words}]({}){trail}", crate::uses::written(&to)).into())
}

/// The library counts from 1 at least.
fn from_zero(all: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let is_zero = tree::attribute(element.node, "start").and_then(|start| start.parse::<i64>().ok()) == Some(0);
    let made = all.fallback(element)?;
    if !is_zero {
        return Some(made);
    }
    let less = |line: &str| {
        let (number, rest) = line.split_once(". ")?;
        Some(format!("{}. {rest}", number.parse::<usize>().ok()?.saturating_sub(1)))
    };
    let lines: Vec<String> =
        made.content.split('\n').map(|line| less(line).unwrap_or_else(|| line.to_owned())).collect();
    Some(lines.join("\n").into())
}

/// A block whose class says that it is a note.
fn note(all: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let Some(kind) = notes::kind(element.node) else { return all.fallback(element) };
    let title = notes::take_title(element.node);
    let body = inside(all, &element);
    if body.trim().is_empty() {
        return title.and_then(|title| block(&title));
    }
    block(&callout(kind, title.as_deref().map(crate::blocks::markdown).as_deref(), &tidy(&body)))
}

fn in_quote(node: &Rc<Node>) -> bool {
    let is_blank = |one: &Rc<Node>| tree::own_text(one).is_some_and(|text| text.trim().is_empty());
    let mut is_first = true;
    let mut node = Rc::clone(node);
    while let Some(up) = tree::parent(&node) {
        is_first &= tree::children(&up).iter().find(|one| !is_blank(one)).is_some_and(|first| Rc::ptr_eq(first, &node));
        if tree::name(&up) == "blockquote" || notes::kind(&up).is_some() || tree::name(&up) == "li" && is_first {
            return true;
        }
        node = up;
    }
    false
}

fn summary_and_text(all: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    // Colons begin a line of their own, which is not there in a quote or directly behind the mark of an item.
    if in_quote(element.node) {
        return block(&raw::html(element.node));
    }
    let mut summary = String::new();
    let mut text = String::new();
    for child in tree::children(element.node) {
        let is_summary = summary.is_empty() && tree::name(&child) == "summary";
        let made = all.handle(&child).map(|made| made.content).unwrap_or_default();
        if is_summary { summary = one_line(made.trim_start_matches(['\n', ' ', '#'])) } else { text.push_str(&made) }
    }
    block(&details(if summary.is_empty() { "Details" } else { &summary }, &tidy(&text)))
}

fn kept(all: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let text = inside(all, &element);
    // A block has no place in them.
    if text.trim().is_empty() || text.trim().contains("\n\n") {
        return (!text.is_empty()).then(|| text.into());
    }
    let bare = text.trim_matches([' ', '\n', escape::BREAK]);
    // On a line of its own, a tag would begin HTML.
    let (lead, trail) = emphasis::around(&text, bare);
    let title = tree::attribute(element.node, "title").filter(|_| element.tag == "abbr");
    let title =
        title.map_or_else(String::new, |title| format!(" title=\"{}\"", crate::blocks::escaped(&one_line(&title))));
    Some(format!("{lead}<{0}{title}>{bare}</{0}>{trail}", element.tag).into())
}

/// Ends of lines as Markdown has them: two spaces, but where a paragraph ends anyway.
fn lines(text: &str) -> String {
    let all: Vec<&str> = text.split('\n').collect();
    let is_end = |at: usize| all.get(at).is_none_or(|line| line.trim_start_matches('>').trim().is_empty());
    let ended = all.iter().enumerate().map(|(at, line)| match line.strip_suffix(escape::BREAK) {
        Some(line) if line.trim_matches(['>', ' ']).is_empty() || is_end(at + 1) => line.trim_end().to_owned(),
        Some(line) => format!("{}  ", line.trim_end()),
        None => (*line).to_owned(),
    });
    ended.collect::<Vec<_>>().join("\n")
}

/// Lines of nothing but spaces of any kind are empty, and two empty lines are one.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines() {
        let is_empty = line.chars().all(|c| c.is_whitespace() || c == '\u{200B}');
        empty = if is_empty { empty + 1 } else { 0 };
        if empty < 2 {
            let is_bare = line.trim_matches(['>', ' ']).is_empty();
            tidy.push_str(if is_empty {
                ""
            } else if is_bare {
                line.trim_end()
            } else {
                line
            });
            tidy.push('\n');
        }
    }
    tidy.trim_matches('\n').to_owned()
}

#[cfg(test)]
mod nasty;
#[cfg(test)]
mod tests;
