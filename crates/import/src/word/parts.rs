//! What the text of a document needs from other parts of it: styles, lists, targets of links, footnotes.

use std::collections::{BTreeMap, BTreeSet};

use super::numbers::Numbers;
use super::xml::{Child, Element};

/// What a style is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Style {
    Title,
    Subtitle,
    Heading(usize),
    Quote,
    Code,
    /// A line of the list of contents.
    Contents,
}

/// What the text needs from other parts.
pub struct Parts {
    pub styles: BTreeMap<String, Style>,
    /// Styles of characters and paragraphs whose text is hidden.
    hidden: BTreeSet<String>,
    /// Styles whose paragraphs are items: the list, and how deep.
    pub lists: BTreeMap<String, (String, usize)>,
    pub numbers: Numbers,
    /// By what the text is of, the document or its notes (`f`, `e`), and by the id there.
    targets: BTreeMap<(&'static str, String), String>,
    /// Bold, italic and struck text by the style of its characters.
    marks: BTreeMap<String, [bool; 3]>,
    pub notes: BTreeMap<String, Element>,
    pub file: String,
    pub language: Option<String>,
}

impl Parts {
    /// `part`: a part of the package, as a tree.
    pub fn read(file: &str, part: &dyn Fn(&str) -> Element) -> Parts {
        let mut notes: BTreeMap<String, Element> = BTreeMap::new();
        for (name, kind) in [("footnotes", "f"), ("endnotes", "e")] {
            for child in part(&format!("word/{name}.xml")).children {
                if let Child::Element(note) = child
                    && let Some(id) = note.get("id").map(str::to_owned)
                {
                    notes.insert(format!("{kind}{id}"), note);
                }
            }
        }
        let styles = part("word/styles.xml");
        Parts {
            styles: self::styles(&styles),
            hidden: hidden(&styles),
            lists: lists(&styles),
            numbers: Numbers::read(&part("word/numbering.xml")),
            targets: [("", "document"), ("f", "footnotes"), ("e", "endnotes")]
                .into_iter()
                .flat_map(|(of, name)| targets(of, &part(&format!("word/_rels/{name}.xml.rels"))))
                .collect(),
            marks: marks(&styles),
            notes,
            file: file.to_owned(),
            language: styles.find("lang").and_then(|lang| lang.get("val")).map(str::to_owned),
        }
    }
}

impl Parts {
    /// Whether a run is formatted as hidden: Word shows its text to whoever asks for it, and prints it for nobody.
    pub fn is_hidden(&self, run: &Element) -> bool {
        let Some(settings) = run.child("rPr") else { return false };
        if settings.child("vanish").is_some() {
            return settings.is_on("vanish");
        }
        settings.value("rStyle").is_some_and(|style| self.hidden.contains(style))
    }

    /// Whether a run is bold, italic or struck, by its own settings or by its style.
    pub fn marks(&self, settings: &Element) -> [bool; 3] {
        let of_style = settings.value("rStyle").and_then(|style| self.marks.get(style)).copied().unwrap_or_default();
        let own = |mark: &str| settings.child(mark).map(|_| settings.is_on(mark));
        let mut marks = of_style;
        for (at, mark) in MARKS.into_iter().enumerate() {
            marks[at] = own(mark).unwrap_or(of_style[at]);
        }
        marks
    }

    /// Where a link or picture leads, in the text of the document or of its notes.
    pub fn target(&self, of: &'static str, id: &str) -> Option<&String> {
        self.targets.get(&(of, id.to_owned()))
    }

    /// Whether the style of a paragraph hides its text.
    pub fn hides(&self, style: &str) -> bool {
        self.hidden.contains(style)
    }
}

/// Lists by style: `List Bullet 2` is one level deep, though its list may have only one.
fn lists(part: &Element) -> BTreeMap<String, (String, usize)> {
    let styles: BTreeMap<&str, &Element> =
        part.elements().filter(|one| one.name == "style").filter_map(|one| Some((one.get("styleId")?, one))).collect();
    let numbers = |style: &Element| {
        let numbers = style.child("pPr")?.child("numPr")?;
        Some((numbers.value("numId")?.to_owned(), numbers.value("ilvl").and_then(|level| level.parse::<usize>().ok())))
    };
    let of = |id: &str, own: &Element| {
        let mut at = own;
        // Styles may be based on one another in a circle.
        for _ in 0..=styles.len() {
            if let Some((list, level)) = numbers(at) {
                let name = own.value("name").unwrap_or(id).to_lowercase();
                let by_name = || name.strip_prefix("list ")?.split(' ').nth(1)?.parse::<usize>().ok()?.checked_sub(1);
                let level = level.or_else(by_name).unwrap_or(0).min(8);
                return (list != "0").then_some((list, level));
            }
            at = styles.get(at.value("basedOn")?)?;
        }
        None
    };
    styles.iter().filter_map(|(id, style)| Some(((*id).to_owned(), of(id, style)?))).collect()
}

/// Styles that hide, and those that are based on one.
fn hidden(part: &Element) -> BTreeSet<String> {
    let mut says: BTreeMap<&str, bool> = BTreeMap::new();
    let mut based: BTreeMap<&str, &str> = BTreeMap::new();
    for style in part.elements().filter(|one| one.name == "style") {
        let Some(id) = style.get("styleId") else { continue };
        if let Some(settings) = style.child("rPr").filter(|settings| settings.child("vanish").is_some()) {
            says.insert(id, settings.is_on("vanish"));
        }
        if let Some(on) = style.value("basedOn") {
            based.insert(id, on);
        }
    }
    let is_hidden = |id: &&str| {
        let mut at = *id;
        // Styles may be based on one another in a circle.
        for _ in 0..=based.len() {
            if let Some(is_hidden) = says.get(at) {
                return *is_hidden;
            }
            let Some(on) = based.get(at) else { return false };
            at = on;
        }
        false
    };
    says.keys().chain(based.keys()).filter(|id| is_hidden(id)).map(|id| (*id).to_owned()).collect()
}

fn styles(part: &Element) -> BTreeMap<String, Style> {
    let mut styles = BTreeMap::new();
    for style in part.elements().filter(|one| one.name == "style") {
        let Some(id) = style.get("styleId") else { continue };
        let name = style.value("name").unwrap_or(id).to_lowercase();
        let level = style
            .child("pPr")
            .and_then(|settings| settings.value("outlineLvl"))
            .and_then(|level| level.parse::<usize>().ok());
        let heading =
            name.strip_prefix("heading ").and_then(|level| level.parse().ok()).or(level.map(|level| level + 1));
        let meaning = match name.as_str() {
            "title" => Some(Style::Title),
            "subtitle" => Some(Style::Subtitle),
            // Word names them in English, whatever it shows.
            name if name.starts_with("toc ") || name.starts_with("contents ") => Some(Style::Contents),
            "quote" | "intense quote" | "block text" => Some(Style::Quote),
            name if name.contains("code") || name.contains("preformatted") || name == "plain text" => Some(Style::Code),
            _ => heading.filter(|level| (1..=9).contains(level)).map(Style::Heading),
        };
        if let Some(meaning) = meaning.filter(|_| style.get("type") != Some("character")) {
            styles.insert(id.to_owned(), meaning);
        }
    }
    styles
}

fn targets(of: &'static str, part: &Element) -> Vec<((&'static str, String), String)> {
    let target = |one: &Element| Some(((of, one.get("Id")?.to_owned()), one.get("Target")?.to_owned()));
    part.elements().filter_map(target).collect()
}

/// What settings of characters say of bold, italic and struck text.
pub const MARKS: [&str; 3] = ["b", "i", "strike"];

/// Styles of characters that mark their text (`Strong`, `Emphasis`), and those that are based on one.
fn marks(part: &Element) -> BTreeMap<String, [bool; 3]> {
    let styles: BTreeMap<&str, &Element> = part
        .elements()
        .filter(|one| one.name == "style" && one.get("type") == Some("character"))
        .filter_map(|one| Some((one.get("styleId")?, one)))
        .collect();
    let says = |own: &Element, mark: &str| {
        let mut at = own;
        // Styles may be based on one another in a circle.
        for _ in 0..=styles.len() {
            if let Some(settings) = at.child("rPr").filter(|settings| settings.child(mark).is_some()) {
                return settings.is_on(mark);
            }
            let Some(on) = at.value("basedOn").and_then(|on| styles.get(on)) else { return false };
            at = on;
        }
        false
    };
    // A link is no bolder for its style.
    let is_mark = |style: &Element| style.value("name").is_none_or(|name| !name.to_lowercase().contains("hyperlink"));
    let all = styles.iter().filter(|(_, style)| is_mark(style));
    all.map(|(id, style)| ((*id).to_owned(), MARKS.map(|mark| says(style, mark)))).collect()
}
