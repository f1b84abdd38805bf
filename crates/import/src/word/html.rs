//! A document of Word → HTML: paragraphs, lists, tables, pictures and links.

use std::collections::{BTreeMap, BTreeSet};

use super::parts::{Parts, Style};
use super::signs::sign;
use super::xml::Element;
use crate::blocks::escaped;

/// What stands for the mark of a footnote until the text is Markdown: characters that no document means anything by.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// What the report says of what has no place here.
pub(super) const LEFT: &str = "left out";

#[derive(Debug, Default)]
pub struct Document {
    pub title: Option<String>,
    pub subtitle: Option<String>,
    pub language: Option<String>,
    pub html: String,
    /// Footnotes and endnotes that the text has a mark for.
    pub notes: Vec<(usize, String)>,
    /// Texts that are formatted as hidden.
    pub hidden: usize,
    /// Changes that took text away, and are not accepted yet.
    pub deleted: usize,
    /// Constructs that have no place here.
    pub left: Vec<(&'static str, &'static str)>,
    /// What lists have before their items beside a number: `Step 1:`.
    pub labels: Vec<String>,
    /// Pictures of which only a part is shown.
    pub cropped: usize,
}

/// `[^1]` in the place of marks.
pub fn with_references(text: &str) -> String {
    text.replace(OPEN, "[^").replace(CLOSE, "]")
}

impl Document {
    /// `part`: a part of the package, as a tree.
    pub fn read(file: &str, part: &dyn Fn(&str) -> Element) -> Document {
        let parts = Parts::read(file, part);
        let mut document = Document { language: parts.language.clone(), ..Document::default() };
        let main = part("word/document.xml");
        let mut writer = Writer {
            parts: &parts,
            document: &mut document,
            marks: Vec::new(),
            lists: Vec::new(),
            counts: BTreeMap::new(),
            begun: BTreeSet::new(),
            of: "",
            html: String::new(),
        };
        if let Some(body) = main.child("body") {
            writer.blocks(body);
        }
        writer.close_lists(0);
        let marks = std::mem::take(&mut writer.marks);
        document.html = std::mem::take(&mut writer.html);
        for (at, id) in marks.iter().enumerate() {
            let mut writer = Writer {
                parts: &parts,
                document: &mut document,
                marks: Vec::new(),
                lists: Vec::new(),
                counts: BTreeMap::new(),
                begun: BTreeSet::new(),
                of: if id.starts_with('f') { "f" } else { "e" },
                html: String::new(),
            };
            if let Some(note) = parts.notes.get(id) {
                writer.blocks(note);
                writer.close_lists(0);
            }
            let html = std::mem::take(&mut writer.html);
            document.notes.push((at + 1, html));
        }
        document
    }
}

/// A field that is open, which may be a link: what it says, and where its words begin.
type Field = (String, Option<usize>);

pub(super) struct Writer<'a> {
    pub(super) parts: &'a Parts,
    pub(super) document: &'a mut Document,
    /// Footnotes in the order of their marks.
    marks: Vec<String>,
    /// Lists that are open: what each counts on with, if it has numbers.
    lists: Vec<Option<String>>,
    /// The number of the next item, by kind of list and level.
    counts: BTreeMap<(String, usize), usize>,
    /// Lists that have begun to count.
    begun: BTreeSet<(String, usize)>,
    /// What the text is of: the document, or its footnotes or endnotes.
    pub(super) of: &'static str,
    html: String,
}

impl Writer<'_> {
    fn blocks(&mut self, parent: &Element) {
        for element in parent.elements() {
            match element.name.as_str() {
                "p" => self.paragraph(element),
                "tbl" => {
                    self.close_lists(0);
                    self.table(element);
                }
                "sdt" => {
                    let gallery = element.child("sdtPr").and_then(|one| one.find("docPartGallery"));
                    let is_contents = gallery.and_then(|one| one.get("val")) == Some("Table of Contents");
                    if let Some(content) = element.child("sdtContent").filter(|_| !is_contents) {
                        self.blocks(content);
                    }
                }
                "ins" | "moveTo" | "smartTag" | "customXml" => self.blocks(element),
                "del" | "moveFrom" => self.document.deleted += 1,
                "altChunk" => {
                    let note =
                        "not carried: Word takes it in as it opens the document: save it there, and import again";
                    self.document.left.push(("a document in the document", note));
                }
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Element) {
        let settings = paragraph.child("pPr");
        let style = settings.and_then(|one| one.value("pStyle"));
        // The list of contents is beside every article.
        let is_contents = |style: &str| self.parts.styles.get(style) == Some(&Style::Contents);
        if style.is_some_and(|style| style.to_uppercase().starts_with("TOC") || is_contents(style)) {
            return;
        }
        if style.is_some_and(|style| self.parts.hides(style)) {
            self.document.hidden += usize::from(!words(paragraph, self.parts).trim().is_empty());
            return;
        }
        let of_style = style.and_then(|style| self.parts.lists.get(style));
        let style = style.and_then(|style| self.parts.styles.get(style).copied());
        let outline = settings.and_then(|one| one.value("outlineLvl")).and_then(|level| level.parse::<usize>().ok());
        let style = style.or(outline.filter(|level| *level < 9).map(|level| Style::Heading(level + 1)));
        let numbers = settings.and_then(|one| one.child("numPr"));
        let list = numbers.and_then(|one| one.value("numId")).or(of_style.map(|(list, _)| list.as_str()));
        let list = list.filter(|id| *id != "0");
        let level = numbers.and_then(|one| one.value("ilvl")).and_then(|level| level.parse::<usize>().ok());
        let level = level.or(of_style.map(|(_, level)| *level)).unwrap_or(0).min(8);
        let text = self.inline(paragraph);
        let is_empty = text.trim().is_empty();
        match (style, list) {
            (Some(Style::Title), _) if self.document.title.is_none() && !is_empty => {
                self.document.title = Some(crate::blocks::one_line(&words(paragraph, self.parts)));
            }
            (Some(Style::Subtitle), _) if self.document.subtitle.is_none() && !is_empty => {
                self.document.subtitle = Some(crate::blocks::one_line(&words(paragraph, self.parts)));
            }
            (Some(Style::Heading(level)), _) if !is_empty => {
                self.close_lists(0);
                let id = bookmark(paragraph).map_or_else(String::new, |id| format!(" id=\"{}\"", escaped(&id)));
                let level = (level + 1).min(6);
                self.html.push_str(&format!("<h{level}{id}>{text}</h{level}>"));
            }
            (Some(Style::Code), _) => {
                self.close_lists(0);
                let line = escaped(&words(paragraph, self.parts));
                // Each line is a paragraph of its own.
                match self.html.strip_suffix("</code></pre>").map(str::to_owned) {
                    Some(above) => self.html = format!("{above}\n{line}</code></pre>"),
                    None => self.html.push_str(&format!("<pre><code>{line}</code></pre>")),
                }
            }
            (_, Some(list)) => self.item(list, level, &text),
            (Some(Style::Quote), None) if !is_empty => {
                self.close_lists(0);
                self.html.push_str(&format!("<blockquote><p>{text}</p></blockquote>"));
            }
            _ if is_empty => {}
            _ => {
                let indent = settings
                    .and_then(|one| one.child("ind"))
                    .and_then(|one| one.get("left").or_else(|| one.get("start")));
                let is_indented = indent.and_then(|left| left.parse::<i64>().ok()).is_some_and(|left| left >= 360);
                // What is indented below an item, or is a picture, is part of it.
                if !is_indented {
                    self.close_lists(usize::from(text.trim_start().starts_with("<img")));
                }
                self.html.push_str(&format!("<p>{text}</p>"));
            }
        }
    }

    fn item(&mut self, list: &str, level: usize, text: &str) {
        let own = self.parts.numbers.level(list, level);
        let is_numbered = own.is_numbered;
        let kind = self.parts.numbers.kind(list).to_owned();
        let counts_on = is_numbered.then(|| kind.clone());
        // A list may begin anew, though one of its kind comes before; all others count on.
        if self.begun.insert((list.to_owned(), level)) && own.is_new {
            self.counts.insert((kind.clone(), level), own.start);
            self.close_lists(level);
        }
        self.close_lists(level + 1);
        if self.lists.len() == level + 1 {
            if self.lists.last() == Some(&counts_on) {
                self.html.push_str("</li>");
            } else {
                self.close_lists(level);
            }
        }
        while self.lists.len() < level + 1 {
            let at = self.lists.len();
            let above = self.parts.numbers.level(list, at);
            let next = self.counts.get(&(kind.clone(), at)).copied().unwrap_or(above.start);
            let counts = above.kind.map_or_else(String::new, |kind| format!(" type=\"{kind}\""));
            // A list that a heading or table interrupts goes on with its numbers.
            self.html.push_str(&match (is_numbered, next) {
                (true, 1) => format!("<ol{counts}>"),
                (true, next) => format!("<ol{counts} start=\"{next}\">"),
                (false, _) => "<ul>".to_owned(),
            });
            if let Some(label) = above.label.filter(|_| is_numbered) {
                self.document.labels.push(label.replace('%', ""));
            }
            self.lists.push(counts_on.clone());
            if self.lists.len() < level + 1 {
                self.html.push_str("<li>");
            }
        }
        self.html.push_str(&format!("<li>{text}"));
        let next = self.counts.entry((kind.clone(), level)).or_insert(own.start);
        *next += 1;
        // What is deeper begins anew below each item.
        self.counts.retain(|(known, deeper), _| *known != kind || *deeper <= level);
    }

    /// Ends lists until so many are open.
    fn close_lists(&mut self, keep: usize) {
        while self.lists.len() > keep {
            if let Some(counts_on) = self.lists.pop() {
                self.html.push_str(if counts_on.is_some() { "</li></ol>" } else { "</li></ul>" });
            }
        }
    }

    fn table(&mut self, table: &Element) {
        let rows: Vec<Vec<&Element>> = table
            .elements()
            .filter(|one| one.name == "tr")
            // A row that somebody has taken away, or hidden.
            .filter(|row| {
                let settings = row.child("trPr");
                let is_hidden = settings.is_some_and(|one| one.is_on("hidden"));
                let is_deleted = settings.is_some_and(|one| one.child("del").is_some());
                self.document.hidden += usize::from(is_hidden);
                self.document.deleted += usize::from(is_deleted);
                !is_hidden && !is_deleted
            })
            .map(|row| row.elements().filter(|one| one.name == "tc").collect())
            .collect();
        let span = |cell: &Element| -> usize {
            let settings = cell.child("tcPr");
            settings.and_then(|one| one.value("gridSpan")).and_then(|span| span.parse().ok()).unwrap_or(1)
        };
        let merged = |cell: &Element| {
            cell.child("tcPr").and_then(|one| one.child("vMerge")).map(|one| one.get("val") == Some("restart"))
        };
        // Where each cell begins, to find what a merged one goes on in.
        let at: Vec<Vec<usize>> = rows
            .iter()
            .map(|row| {
                row.iter()
                    .scan(0, |column, cell| {
                        let begins = *column;
                        *column += span(cell).min(100);
                        Some(begins)
                    })
                    .collect()
            })
            .collect();
        // Some say that the first row is one like all others.
        let look = table.child("tblPr").and_then(|one| one.child("tblLook")).and_then(|look| look.get("firstRow"));
        let repeats = rows.first().is_some_and(|_| table.find("tblHeader").is_some());
        let has_head = repeats || !matches!(look, Some("0" | "false" | "off"));
        self.html.push_str("<table>");
        for (number, row) in rows.iter().enumerate() {
            self.html.push_str("<tr>");
            for (place, cell) in row.iter().enumerate() {
                if merged(cell) == Some(false) {
                    continue;
                }
                let column = at[number][place];
                let mut height = 1;
                if merged(cell) == Some(true) {
                    let goes_on = |row: usize| {
                        let place = at[row].iter().position(|begins| *begins == column);
                        place.is_some_and(|place| merged(rows[row][place]) == Some(false))
                    };
                    height += (number + 1..rows.len()).take_while(|row| goes_on(*row)).count();
                }
                let (width, tall) = (span(cell), height);
                let width = if width > 1 { format!(" colspan=\"{width}\"") } else { String::new() };
                let tall = if tall > 1 { format!(" rowspan=\"{tall}\"") } else { String::new() };
                let tag = if number == 0 && rows.len() > 1 && has_head { "th" } else { "td" };
                self.html.push_str(&format!("<{tag}{width}{tall}>"));
                let lists = std::mem::take(&mut self.lists);
                self.blocks(cell);
                self.close_lists(0);
                self.lists = lists;
                self.html.push_str(&format!("</{tag}>"));
            }
            self.html.push_str("</tr>");
        }
        self.html.push_str("</table>");
    }

    /// The runs of a paragraph or of what is in it.
    pub(super) fn inline(&mut self, parent: &Element) -> String {
        let mut html = String::new();
        let mut fields: Vec<Field> = Vec::new();
        for element in parent.elements() {
            match element.name.as_str() {
                "r" => self.run(element, &mut html, &mut fields),
                "hyperlink" => {
                    let text = self.inline(element);
                    let target = element.get("id").and_then(|id| self.parts.target(self.of, id)).cloned();
                    let anchor = element.get("anchor").map(|anchor| format!("#{anchor}"));
                    let to = match (target, anchor) {
                        (Some(to), Some(anchor)) => Some(to + &anchor),
                        (to, anchor) => to.or(anchor),
                    };
                    html.push_str(&link(to.as_deref(), &text));
                }
                "fldSimple" => {
                    let text = self.inline(element);
                    html.push_str(&link(address(element.get("instr").unwrap_or_default()).as_deref(), &text));
                }
                "del" | "moveFrom" => self.document.deleted += 1,
                "ins" | "moveTo" | "smartTag" | "sdtContent" | "customXml" => html.push_str(&self.inline(element)),
                "sdt" => {
                    if let Some(content) = element.child("sdtContent") {
                        html.push_str(&self.inline(content));
                    }
                }
                "oMath" | "oMathPara" => {
                    self.document.left.push(("a formula", LEFT));
                    html.push_str(&escaped(&element.text()));
                }
                "bookmarkStart" => {
                    if let Some(name) = element.get("name") {
                        html.push_str(&format!("<a id=\"{}\"></a>", escaped(name)));
                    }
                }
                _ => {}
            }
        }
        html
    }

    fn run(&mut self, run: &Element, html: &mut String, fields: &mut Vec<Field>) {
        if self.parts.is_hidden(run) {
            if !words(run, self.parts).trim().is_empty() || run.find("blip").is_some() {
                self.document.hidden += 1;
            }
            // Where a field begins and ends is no text.
            if run.child("fldChar").is_none() {
                return;
            }
        }
        let mut text = String::new();
        for child in run.elements() {
            match child.name.as_str() {
                "t" => text.push_str(&escaped(&child.text())),
                "tab" => text.push(' '),
                "br" | "cr" => text.push_str(if child.get("type") == Some("page") { " " } else { "<br>" }),
                "noBreakHyphen" => text.push('\u{2011}'),
                "sym" => match sign(child.get("font").unwrap_or_default(), child.get("char").unwrap_or_default()) {
                    Some(sign) => text.push(sign),
                    None => self.document.left.push(("a sign of a font of its own", LEFT)),
                },
                "footnoteReference" | "endnoteReference" => {
                    let kind = if child.name.starts_with('f') { "f" } else { "e" };
                    self.marks.push(format!("{kind}{}", child.get("id").unwrap_or_default()));
                    text.push_str(&format!("{OPEN}{}{CLOSE}", self.marks.len()));
                }
                "drawing" | "pict" | "object" => text.push_str(&self.drawing(child)),
                "instrText" => {
                    if let Some((instruction, None)) = fields.last_mut() {
                        instruction.push_str(&child.text());
                    }
                }
                "fldChar" => match child.get("fldCharType") {
                    Some("begin") => fields.push((String::new(), None)),
                    Some("separate") => {
                        if let Some((_, begins)) = fields.last_mut() {
                            *begins = Some(html.len());
                        }
                    }
                    Some("end") => {
                        if let Some((instruction, Some(begins))) = fields.pop()
                            && let Some(to) = address(&instruction)
                        {
                            let words = html.split_off(begins.min(html.len()));
                            html.push_str(&link(Some(&to), &words));
                        }
                    }
                    _ => {}
                },
                "AlternateContent" => {
                    let found = child.find("drawing").map(|drawing| self.drawing(drawing));
                    text.push_str(&found.unwrap_or_default());
                }
                // Letters with how they are read beside them.
                "ruby" => {
                    let part = |name: &str| child.child(name).map(|part| words(part, self.parts)).unwrap_or_default();
                    let (base, read) = (part("rubyBase"), part("rt"));
                    text.push_str(&format!("<ruby>{}<rt>{}</rt></ruby>", escaped(&base), escaped(&read)));
                }
                "commentReference" => self.document.left.push(("a comment", LEFT)),
                _ => {}
            }
        }
        html.push_str(&emphasized(run, self.parts, text));
    }
}

/// Text in the elements that its run's settings mean.
fn emphasized(run: &Element, parts: &Parts, text: String) -> String {
    let Some(settings) = run.child("rPr") else { return text };
    if text.trim().is_empty() || text.starts_with("<img") {
        return text;
    }
    let mut text = text;
    match settings.value("vertAlign") {
        Some("superscript") if !text.starts_with(OPEN) => text = format!("<sup>{text}</sup>"),
        Some("subscript") => text = format!("<sub>{text}</sub>"),
        _ => {}
    }
    let [bold, italic, struck] = parts.marks(settings);
    for (is_on, tag) in [(struck, "s"), (italic, "em"), (bold, "strong")] {
        if is_on {
            text = format!("<{tag}>{text}</{tag}>");
        }
    }
    text
}

fn link(to: Option<&str>, text: &str) -> String {
    match to {
        Some(to) if !text.trim().is_empty() => format!("<a href=\"{}\">{text}</a>", escaped(to)),
        _ => text.to_owned(),
    }
}

/// The address of `HYPERLINK "…" \l "…"`.
fn address(instruction: &str) -> Option<String> {
    let rest = instruction.trim().strip_prefix("HYPERLINK")?;
    let quoted: Vec<&str> = rest.split('"').skip(1).step_by(2).collect();
    match (rest.contains("\\l"), quoted.as_slice()) {
        (true, [anchor]) => Some(format!("#{anchor}")),
        (true, [to, anchor, ..]) => Some(format!("{to}#{anchor}")),
        (false, [to, ..]) => Some((*to).to_owned()),
        _ => None,
    }
}

/// The bookmark of a heading.
fn bookmark(paragraph: &Element) -> Option<String> {
    paragraph.elements().filter(|one| one.name == "bookmarkStart").find_map(|one| one.get("name")).map(str::to_owned)
}

/// The words of a paragraph that are there for everybody.
pub(super) fn words(element: &Element, parts: &Parts) -> String {
    let mut text = String::new();
    for child in element.elements() {
        match child.name.as_str() {
            "t" => text.push_str(&child.text()),
            "tab" => text.push('\t'),
            "br" => text.push('\n'),
            "del" | "moveFrom" | "pPr" | "rPr" | "instrText" => {}
            "r" if parts.is_hidden(child) => {}
            "p" => {
                text.push_str(&words(child, parts));
                text.push(' ');
            }
            _ => text.push_str(&words(child, parts)),
        }
    }
    text
}
