//! HTML of help desks → our Markdown, by a library that knows both; here is what it needs to be told.
//!
//! | HTML | here |
//! |---|---|
//! | `<div class="callout …">`, `note`, `alert-warning`, `tip`…, or a callout by its colour | callouts |
//! | `<details>` | `:::details` |
//! | frames of YouTube, Vimeo, Loom, Wistia and Vidyard | `{{ video(…) }}` |
//! | frames of others | a link, and named in the report |
//! | ids of headings and anchors that something links to | `{#id}`, `<a id>` |
//! | `<pre>`, with or without `<code>` | code between fences, with its language |
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
//! | scripts | left out, and named in the report |

mod depth;
mod emphasis;
mod escape;
mod hidden;
mod ids;
mod media;
mod notes;
mod raw;
mod table;
mod terms;
pub mod tree;

pub use notes::kind_of_classes;

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use htmd::element_handler::{HandlerResult, Handlers};
use htmd::options::{BulletListMarker, CodeBlockStyle, HrStyle, Options};
use htmd::{Element, HtmlToMarkdown, Node};

use crate::blocks::{callout, code, details, one_line};
use crate::report::Report;
use ids::Linked;

/// What a page of HTML is turned with.
pub struct Converter {
    library: HtmlToMarkdown,
    linked: Arc<Linked>,
    /// What was left out of the page that is turned now. Handlers can't borrow, so they share it.
    left: Arc<Mutex<Vec<String>>>,
}

impl Converter {
    /// `linked`: ids that something links to.
    pub fn new(linked: BTreeSet<String>) -> Converter {
        let left: Arc<Mutex<Vec<String>>> = Arc::default();
        let linked = Arc::new(Linked::new(linked));
        let options = Options {
            bullet_list_marker: BulletListMarker::Dash,
            hr_style: HrStyle::Dashes,
            code_block_style: CodeBlockStyle::Fenced,
            ul_bullet_spacing: 1,
            ol_number_spacing: 1,
            ..Options::default()
        };
        let (ids, of_headings) = (Arc::clone(&linked), Arc::clone(&linked));
        let refused = Arc::clone(&left);
        let framed = Arc::clone(&left);
        let library = HtmlToMarkdown::builder()
            .options(options)
            .add_handler(vec!["h1", "h2", "h3", "h4", "h5", "h6"], move |all: &dyn Handlers, element: Element| {
                heading(all, &element, &of_headings)
            })
            .add_handler(vec!["a"], move |all: &dyn Handlers, element: Element| anchor(all, element, &ids))
            .add_handler(vec!["div", "p", "aside", "section", "blockquote"], note)
            .add_handler(vec!["details"], summary_and_text)
            .add_handler(vec!["iframe", "embed"], move |_: &dyn Handlers, element: Element| {
                media::frame(&element, &framed)
            })
            .add_handler(vec!["img"], media::image)
            .add_handler(vec!["figure"], media::figure)
            .add_handler(vec!["video", "audio"], media::player_of_file)
            .add_handler(vec!["table"], table::table)
            .add_handler(vec!["dl"], terms::list)
            .add_handler(vec!["ol"], from_zero)
            .add_handler(vec!["pre"], |_: &dyn Handlers, element: Element| block(&preformatted(element.node)))
            .add_handler(vec!["strong", "b", "em", "i", "span", "font", "del", "s", "strike"], emphasis::emphasis)
            .add_handler(vec!["kbd", "sub", "sup", "u", "mark", "q", "ins", "abbr"], kept)
            .add_handler(vec!["noscript", "template", "input", "select", "title"], |_: &dyn Handlers, _: Element| None)
            .add_handler(vec!["script", "style", "object", "svg"], move |_: &dyn Handlers, element: Element| {
                // A drawing that says nothing is decoration.
                let is_decoration = tree::attribute(element.node, "aria-hidden").as_deref() == Some("true");
                if let Ok(mut left) = refused.lock()
                    && !is_decoration
                {
                    left.push(format!("<{}>", element.tag));
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
        for how in tree::counted_otherwise(tree) {
            report.left(
                &format!("a list that counts by {how}"),
                "numbers from 1 up now: look for text that names an item",
                source,
            );
        }
        tree::lists_in_items(tree);
        tree::numbered(tree);
        tree::lists_apart(tree);
        let anchor = |id: &str| {
            let html = format!("<a id=\"{}\"></a>", crate::blocks::escaped(id));
            ids::taken(self.library.html_to_tree(&html).ok()?.as_ref(), "a")
        };
        ids::anchored(tree, &self.linked, &anchor);
        escape::away(tree);
        let text = self.library.tree_to_markdown(tree);
        let left = self.left.lock().map(|mut left| std::mem::take(&mut *left)).unwrap_or_default();
        for construct in left {
            let is_frame = construct.contains(" of ");
            report.left(&construct, if is_frame { "a link to it now" } else { "left out" }, source);
        }
        tidy(&escape::back(&text))
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
    let has_id = |id: &String| linked.has(id) && ids::is_written(id);
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
    let (start, end) = match words.strip_suffix('#') {
        Some(start) => (start, "\\#"),
        None if id.is_empty() && words.contains('{') => {
            (words.strip_suffix('}').unwrap_or(words), if words.ends_with('}') { "&#125;" } else { "" })
        }
        None => (words, ""),
    };
    block(&format!("{} {start}{end}{id}", "#".repeat(level)))
}

fn anchor(all: &dyn Handlers, element: Element, linked: &Linked) -> Option<HandlerResult> {
    let to = tree::attribute(element.node, "href").unwrap_or_default();
    let text = inside(all, &element);
    if to.is_empty() {
        let id = tree::attribute(element.node, "id").or_else(|| tree::attribute(element.node, "name"));
        let id = id.filter(|id| linked.has(id) && !ids::in_heading(element.node));
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
        return None;
    }
    let lead = if text.starts_with([' ', '\n']) { " " } else { "" };
    let trail = if text.ends_with([' ', '\n']) { " " } else { "" };
    let words = one_line(bare.trim_start_matches('#').trim_start());
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

fn summary_and_text(all: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let mut summary = String::new();
    let mut text = String::new();
    for child in tree::children(element.node) {
        let is_summary = summary.is_empty() && tree::name(&child) == "summary";
        let made = all.handle(&child).map(|made| made.content).unwrap_or_default();
        if is_summary { summary = one_line(made.trim_start_matches(['\n', ' ', '#'])) } else { text.push_str(&made) }
    }
    block(&details(if summary.is_empty() { "Details" } else { &summary }, &tidy(&text)))
}

/// Code as it is written, with its language.
fn preformatted(node: &Rc<Node>) -> String {
    let language = |node: &Node| {
        let by_class = tree::attribute(node, "class").unwrap_or_default();
        let by_class = by_class.split_whitespace().find_map(|class| {
            let name =
                ["language-", "lang-", "highlight-source-"].iter().find_map(|start| class.strip_prefix(start))?;
            Some(name.to_owned())
        });
        by_class.or_else(|| tree::attribute(node, "data-language")).or_else(|| tree::attribute(node, "data-lang"))
    };
    let inner = || tree::below(node).iter().find_map(|node| language(node));
    let language = language(node).or_else(inner).unwrap_or_default().to_lowercase();
    let fits = language.chars().all(|c| c.is_ascii_alphanumeric() || "+#-_.".contains(c));
    let text = tree::text(node).replace('\u{A0}', " ");
    if text.trim().is_empty() { String::new() } else { code(if fits { &language } else { "" }, text.trim_end()) }
}

fn kept(all: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let text = inside(all, &element);
    // A block has no place in them.
    let is_block = text.contains("\n\n");
    match text.trim().is_empty() || is_block {
        true => (!text.trim().is_empty()).then(|| text.into()),
        false => {
            let title = tree::attribute(element.node, "title").filter(|_| element.tag == "abbr");
            let title = title
                .map_or_else(String::new, |title| format!(" title=\"{}\"", crate::blocks::escaped(&one_line(&title))));
            Some(format!("<{0}{title}>{text}</{0}>", element.tag).into())
        }
    }
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
            ("<h1 id=\"h_01\">A</h1><h2 id=\"h_02\"><strong>B</strong></h2>", "## A {#h_01}\n\n## B"),
            ("<p>Press <strong>Save </strong>now</p>", "Press **Save** now"),
            ("<p>a<span style=\"font-weight: bold\">b</span> <b style=\"font-weight:normal\">c</b></p>", "a**b** c"),
            ("<p><strong>重要：</strong>これ</p>", "<strong>重要：</strong>これ"),
            ("<p><s>a</s> <em><strong>b</strong></em></p>", "~~a~~ ***b***"),
            ("<div class=\"callout callout-warning\"><p>Careful</p></div>", "> [!WARNING]\n> Careful"),
            ("<p class=\"note\">Hm</p><p class=\"wysiwyg-text-align-center\">x</p>", "> [!NOTE]\n> Hm\n\nx"),
            (
                "<div class=\"admonition warning\"><p class=\"admonition-title\">Mind *this*</p><p>Careful</p></div>",
                "> [!WARNING] Mind \\*this\\*\n> Careful",
            ),
            ("<details><summary>More</summary><p>Text</p></details>", ":::details More\nText\n:::"),
            (
                "<ol><li>One<p><img src=\"a b.png\" alt=\"A\"></p></li><li>Two</li></ol>",
                "1. One\n\n   ![A](a%20b.png)\n\n2. Two",
            ),
            ("<ol start=\"2\"><li>B</li></ol>", "2. B"),
            (
                "<table style=\"x\"><tr><th>a</th></tr><tr><td colspan=\"2\"><div>b</div><pre>c\n  d</pre></td></tr></table>",
                "<table>\n<tbody>\n<tr><th>a</th></tr>\n<tr><td colspan=\"2\"><p>b</p><pre>c&#10;  d</pre></td></tr>\n</tbody>\n</table>",
            ),
            (
                "<table><tr><td><b>a</b></td><td><p><b>b</b></p></td></tr><tr><td>c<br>d|e</td></tr></table>",
                "| a | b |\n|---|---|\n| c<br>d\\|e |  |",
            ),
            ("<table><tr><td>a</td></tr></table>", "a"),
            (
                "<ul><li>x<table><tr><td>a</td><td>b</td></tr></table></li></ul>",
                "- x\n\n  <table>\n  <tbody>\n  <tr><td>a</td><td>b</td></tr>\n  </tbody>\n  </table>",
            ),
            ("<pre class=\"language-sh\">a\n  <b>b</b><br>c</pre>", "```sh\na\n  b\nc\n```"),
            ("<p>See <code>a*b</code></p>", "See `a*b`"),
            (
                "<iframe src=\"//www.youtube.com/embed/x_1?rel=0\"></iframe>",
                "{{ video(src=\"https://www.youtube.com/watch?v=x_1\", title=\"Video\") }}",
            ),
            ("<video controls><source src=\"a.mp4\"></video>", "<video src=\"a.mp4\" controls></video>"),
            ("<figure><img src=\"a.png\"><figcaption>A <b>b</b></figcaption></figure>", "![](a.png \"A b\")"),
            ("<p>&nbsp;</p><p>a<kbd>b</kbd></p>", "a<kbd>b</kbd>"),
            ("<img src=\"i.png\" width=\"20\">", "![](i.png){width=20}"),
            ("<ol start=\"0\"><li>a</li><li>b</li></ol>", "0. a\n1. b"),
            (
                "<a href=\"https://www.google.com/url?q=https://a.example/b%3Fc&amp;sa=D\">x</a>",
                "[x](https://a.example/b?c)",
            ),
            ("<a href=\"b\"><div><img src=\"c.png\"></div><p>d</p></a>", "![](c.png)\n\n[d](b)"),
            ("<button>Open</button><form>words</form>", "Open\n\nwords"),
            ("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "- a\n  - b\n- c"),
            (
                "<dl><dt>a</dt><dd>b <a href=\"c\">d</a></dd><div><dt>e</dt><dd><p>f</p><ul><li>g</li></ul></dd></div></dl>",
                "a\n:   b [d](c)\n\ne\n:   f\n\n    - g",
            ),
            ("<dl><dt>a</dt><dt>b</dt><dd>c</dd></dl>", "<dl><dt>a</dt><dt>b</dt><dd>c</dd></dl>"),
        ] {
            assert_eq!(made(html), (text.to_owned(), vec![]), "{html}");
        }
        assert_eq!(
            made("<script>x</script><iframe src=\"https://a.example/b?c\"></iframe>d").1,
            ["<script>", "<iframe> of a.example"]
        );
    }

    #[test]
    fn text_stays_text() {
        for (html, text) in [
            ("<p>&amp;lt; &amp;nbsp; &amp;#39; a &amp; b; &amp;</p>", "&amp;lt; &amp;nbsp; &amp;#39; a & b; &"),
            ("<p>~~s~~ ~one~</p><p>x</p>", "\\~\\~s\\~\\~ \\~one\\~\n\nx"),
            ("<p>a ~5</p>", "a ~5"),
            ("<p><b>a_b@c.d</b> _e_ f__g</p>", "**a_b@c.d** \\_e\\_ f\\_\\_g"),
            (
                "<p><a href=\"b\">a</a>{.c} <img src=\"d\">{width=3} {e} {#f}</p>",
                "[a](b)\\{.c} ![](d)\\{width=3} {e} \\{#f}",
            ),
            ("<p>a {{ var.product }} {{<b>x</b>}}</p>", "a \\{{ var.product }} \\{{**x**}}"),
            ("<p><code>{{ a }} ~b~ &amp;lt;</code></p>", "`{{ a }} ~b~ &lt;`"),
            ("<p>2) para</p><p>\n 1. b</p><p>x <b>c</b> - 2) d</p>", "2\\) para\n\n1\\. b\n\nx **c** - 2) d"),
            ("<p>a<br>---<br>=<br>-5 +1</p>", "a  \n\\---  \n\\=  \n-5 +1"),
            ("<p>:::note</p>", "\\:::note"),
            ("<h2># hash #</h2><h3>A {#b}</h3>", "## \\# hash \\#\n\n### A {#b&#125;"),
            ("<dl><dt>{{ var.a }} ~~b~~ &amp;lt;</dt></dl>", "<dl><dt>&#123;{ var.a }} ~~b~~ &amp;lt;</dt></dl>"),
            ("<img src=\"a\" alt=\"{{ var.b }} *c* [d]\">", "![\\{{ var.b }} \\*c\\* \\[d\\]](a)"),
            ("<ol><li>a</li></ol> <ol><li>b</li></ol>", "1. a\n\n<!-- -->\n\n1. b"),
            ("<ol><li>a</li><li value=\"5\">b</li><li>c</li></ol>", "1. a\n\n<!-- -->\n\n5. b\n6. c"),
            (
                "<p><q>a</q> <ins>b</ins> <abbr title=\"C c\">c</abbr></p>",
                "<q>a</q> <ins>b</ins> <abbr title=\"C c\">c</abbr>",
            ),
        ] {
            assert_eq!(made(html), (text.to_owned(), vec![]), "{html}");
        }
    }

    #[test]
    fn what_is_too_deep_is_words() {
        for deep in ["<div></p>".repeat(50_000), "<div>".repeat(300), "<ul><li>".repeat(300), "<b>".repeat(3_000)] {
            let mut report = Report::default();
            let html = format!("<p>before</p>{deep}hello <b>you</b> <a href=\"c\">there</a><img src=\"d.png\">");
            let text = Converter::new(BTreeSet::new()).convert(&html, "a", &mut report);
            let plain = text.replace('*', "");
            for part in ["before", "hello you [there](c)", "![](d.png)"] {
                assert!(plain.contains(part), "{part}: {text}");
            }
            assert_eq!((report.changed.len(), report.left.len()), (1, 0));
        }
        // Many that are not in one another, though nothing ends them.
        let text = made(&format!("{}<h2>a</h2>", "<p>b<div>c</div><br>".repeat(3_000))).0;
        assert!(text.ends_with("## a") && text.matches('b').count() == 3_000);
    }

    #[test]
    fn what_readers_did_not_see_is_left_out() {
        let html = "<p>a</p><p hidden>x</p><div style=\"color: red; DISPLAY:none !important\">x<img src=\"x\"></div>\
            <p>b<span style=\"visibility: hidden\">x</span></p><table><tr><th>c</th></tr><tr hidden><td>x</td></tr></table>\
            <a href=\"#more\">d</a><div id=\"more\" hidden>e</div><div class=\"accordion-body\" style=\"display:none\">f</div>\
            <p hidden=\"until-found\">g</p><div style=\"display:none\"></div>";
        let mut report = Report::default();
        let text = Converter::new(BTreeSet::new()).convert(html, "a", &mut report);
        assert!(!text.contains('x') && "abcdefg".chars().all(|c| text.contains(c)), "{text}");
        let counts = |entries: &[crate::report::Entry]| entries.iter().map(|entry| entry.count).sum::<usize>();
        assert_eq!((counts(&report.left), counts(&report.changed)), (4, 2), "{report:?}");
    }

    #[test]
    fn ids_of_other_elements_are_anchors() {
        let ids = ["p", "LI", "td", "t", "d", "n", "h"].map(str::to_owned);
        let converter = Converter::new(BTreeSet::from(ids));
        for (html, text) in [
            ("<p id=\"p\">a</p><p id=\"other\">b</p>", "<a id=\"p\"></a>a\n\nb"),
            ("<ul><li>a</li><li id=\"li\"><p>b</p></li></ul>", "- a\n- <a id=\"li\"></a>b"),
            (
                "<table id=\"t\"><tr><th>a</th></tr><tr id=\"td\"><td>b</td></tr></table>",
                "<a id=\"t\"></a>\n\n| a |\n|---|\n| <a id=\"td\"></a>b |",
            ),
            ("<div id=\"d\"><h2>a</h2><p>b</p></div>", "## a {#d}\n\nb"),
            ("<h2><b><a name=\"h\"></a>a</b></h2>", "## a {#h}"),
            ("<p><a name=\"n\" href=\"b\">a</a></p>", "<a id=\"n\"></a>[a](b)"),
            (
                "<table><tr><td id=\"td\">a</td><td>b</td></tr></table>",
                "<table>\n<tbody>\n<tr><td><a id=\"td\"></a>a</td><td>b</td></tr>\n</tbody>\n</table>",
            ),
        ] {
            assert_eq!(converter.convert(html, "a", &mut Report::default()), text, "{html}");
        }
    }
}
