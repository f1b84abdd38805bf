//! A document of Word → HTML: paragraphs, lists, tables, pictures and links.

use std::collections::BTreeMap;

use super::parts::{Parts, Style};
use super::xml::Element;
use crate::blocks::escaped;

/// What stands for the mark of a footnote until the text is Markdown: characters that no document means anything by.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

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
    pub left: Vec<String>,
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

struct Writer<'a> {
    parts: &'a Parts,
    document: &'a mut Document,
    /// Footnotes in the order of their marks.
    marks: Vec<String>,
    /// Lists that are open: whether each has numbers.
    lists: Vec<bool>,
    /// Items so far, by list and level.
    counts: BTreeMap<(String, usize), usize>,
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
                    if let Some(content) = element.child("sdtContent") {
                        self.blocks(content);
                    }
                }
                "ins" | "moveTo" | "smartTag" | "customXml" => self.blocks(element),
                "del" | "moveFrom" => self.document.deleted += 1,
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Element) {
        let settings = paragraph.child("pPr");
        let style = settings.and_then(|one| one.value("pStyle"));
        // The list of contents is beside every article.
        if style.is_some_and(|style| style.to_uppercase().starts_with("TOC")) {
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
        let numbered = |level: usize| self.parts.numbered.get(&(list.to_owned(), level)).copied();
        let is_numbered = numbered(level).or_else(|| numbered(0)).unwrap_or(false);
        self.close_lists(level + 1);
        if self.lists.len() == level + 1 {
            if self.lists.last() == Some(&is_numbered) {
                self.html.push_str("</li>");
            } else {
                self.close_lists(level);
            }
        }
        while self.lists.len() < level + 1 {
            let before = self.counts.get(&(list.to_owned(), self.lists.len())).copied().unwrap_or(0);
            // A list that a heading or table interrupts goes on with its numbers.
            self.html.push_str(&match (is_numbered, before) {
                (true, 0) => "<ol>".to_owned(),
                (true, before) => format!("<ol start=\"{}\">", before + 1),
                (false, _) => "<ul>".to_owned(),
            });
            self.lists.push(is_numbered);
            if self.lists.len() < level + 1 {
                self.html.push_str("<li>");
            }
        }
        self.html.push_str(&format!("<li>{text}"));
        *self.counts.entry((list.to_owned(), level)).or_default() += 1;
        // What is deeper begins anew below each item.
        self.counts.retain(|(known, deeper), _| known != list || *deeper <= level);
    }

    /// Ends lists until so many are open.
    fn close_lists(&mut self, keep: usize) {
        while self.lists.len() > keep {
            if let Some(is_numbered) = self.lists.pop() {
                self.html.push_str(if is_numbered { "</li></ol>" } else { "</li></ul>" });
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
                let tag = if number == 0 && rows.len() > 1 { "th" } else { "td" };
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
    fn inline(&mut self, parent: &Element) -> String {
        let mut html = String::new();
        // A link that is written as a field: its address, and where its words begin.
        let mut field: Option<(String, Option<usize>)> = None;
        for element in parent.elements() {
            match element.name.as_str() {
                "r" => self.run(element, &mut html, &mut field),
                "hyperlink" => {
                    let text = self.inline(element);
                    let target = element.get("id").and_then(|id| self.parts.targets.get(id)).cloned();
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
                    self.document.left.push("a formula".to_owned());
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

    fn run(&mut self, run: &Element, html: &mut String, field: &mut Option<(String, Option<usize>)>) {
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
                "sym" => self.document.left.push("a sign of a font of its own".to_owned()),
                "footnoteReference" | "endnoteReference" => {
                    let kind = if child.name.starts_with('f') { "f" } else { "e" };
                    self.marks.push(format!("{kind}{}", child.get("id").unwrap_or_default()));
                    text.push_str(&format!("{OPEN}{}{CLOSE}", self.marks.len()));
                }
                "drawing" | "pict" | "object" => text.push_str(&self.picture(child)),
                "instrText" => {
                    if let Some((instruction, None)) = field {
                        instruction.push_str(&child.text());
                    }
                }
                "fldChar" => match child.get("fldCharType") {
                    Some("begin") => *field = Some((String::new(), None)),
                    Some("separate") => {
                        if let Some((_, begins)) = field {
                            *begins = Some(html.len());
                        }
                    }
                    Some("end") => {
                        if let Some((instruction, Some(begins))) = field.take()
                            && let Some(to) = address(&instruction)
                        {
                            let words = html.split_off(begins.min(html.len()));
                            html.push_str(&link(Some(&to), &words));
                        }
                    }
                    _ => {}
                },
                "AlternateContent" => {
                    let found = child.find("drawing").map(|drawing| self.picture(drawing));
                    text.push_str(&found.unwrap_or_default());
                }
                "commentReference" => self.document.left.push("a comment".to_owned()),
                _ => {}
            }
        }
        html.push_str(&emphasized(run, text));
    }

    fn picture(&mut self, drawing: &Element) -> String {
        let id = drawing.find("blip").and_then(|blip| blip.get("embed").or_else(|| blip.get("link")));
        let id = id.or_else(|| drawing.find("imagedata").and_then(|data| data.get("id")));
        let Some(target) = id.and_then(|id| self.parts.targets.get(id)) else {
            if let Some(words) = drawing.find("txbxContent") {
                self.document.left.push("a text box".to_owned());
                return format!("<br>{}<br>", escaped(self::words(words, self.parts).trim()));
            }
            self.document.left.push("a drawing".to_owned());
            return String::new();
        };
        let name = drawing.find("docPr");
        let alt = name.and_then(|one| one.get("descr").or_else(|| one.get("title"))).unwrap_or_default();
        let src = match target.contains("://") {
            true => target.clone(),
            false => {
                format!("/{}/word/{}", self.parts.file, target.trim_start_matches("/word/").trim_start_matches('/'))
            }
        };
        format!("<img src=\"{}\" alt=\"{}\">", escaped(&src), escaped(alt))
    }
}

/// Text in the elements that its run's settings mean.
fn emphasized(run: &Element, text: String) -> String {
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
    for (setting, tag) in [("strike", "s"), ("i", "em"), ("b", "strong")] {
        if settings.is_on(setting) {
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
fn words(element: &Element, parts: &Parts) -> String {
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
