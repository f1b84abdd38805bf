//! What the text of a document needs from other parts of it: styles, lists, targets of links, footnotes.

use std::collections::{BTreeMap, BTreeSet};

use super::xml::{Child, Element};

/// What a style is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Style {
    Title,
    Subtitle,
    Heading(usize),
    Quote,
    Code,
}

/// What the text needs from other parts.
pub struct Parts {
    pub styles: BTreeMap<String, Style>,
    /// Styles of characters and paragraphs whose text is hidden.
    hidden: BTreeSet<String>,
    /// Styles whose paragraphs are items: the list, and how deep.
    pub lists: BTreeMap<String, (String, usize)>,
    /// By list and level: whether items have numbers.
    pub numbered: BTreeMap<(String, usize), bool>,
    pub targets: BTreeMap<String, String>,
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
            numbered: numbered(&part("word/numbering.xml")),
            targets: targets(&part("word/_rels/document.xml.rels")),
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

fn numbered(part: &Element) -> BTreeMap<(String, usize), bool> {
    let mut formats: BTreeMap<(&str, usize), bool> = BTreeMap::new();
    for list in part.elements().filter(|one| one.name == "abstractNum") {
        for level in list.elements().filter(|one| one.name == "lvl") {
            let at = level.get("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
            let is_numbered = !matches!(level.value("numFmt"), Some("bullet" | "none") | None);
            formats.insert((list.get("abstractNumId").unwrap_or_default(), at), is_numbered);
        }
    }
    let mut numbered = BTreeMap::new();
    for list in part.elements().filter(|one| one.name == "num") {
        let (Some(id), Some(of)) = (list.get("numId"), list.value("abstractNumId")) else { continue };
        for ((_, level), is_numbered) in formats.iter().filter(|((known, _), _)| *known == of) {
            numbered.insert((id.to_owned(), *level), *is_numbered);
        }
    }
    numbered
}

fn targets(part: &Element) -> BTreeMap<String, String> {
    part.elements().filter_map(|one| Some((one.get("Id")?.to_owned(), one.get("Target")?.to_owned()))).collect()
}
