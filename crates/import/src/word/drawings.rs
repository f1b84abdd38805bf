//! Pictures of a document, and what is drawn in it.

use super::html::{LEFT, Writer};
use super::xml::Element;
use crate::blocks::escaped;

/// What browsers don't show.
const OWN: [&str; 4] = [".emf", ".wmf", ".emz", ".wmz"];

impl Writer<'_> {
    /// All pictures and boxes of text of a drawing, in its order.
    pub(super) fn drawing(&mut self, drawing: &Element) -> String {
        let mut parts = Vec::new();
        collect(drawing, &mut parts);
        let alt = drawing.find("docPr").and_then(|one| one.get("descr").or_else(|| one.get("title")));
        let mut alt = alt.unwrap_or_default();
        let mut html = String::new();
        for part in parts {
            if part.name == "txbxContent" {
                self.document.left.push(("a text box", "its words are in the text, at its place"));
                let mut lines = Vec::new();
                paragraphs(part, &mut lines);
                let lines: Vec<String> = lines.into_iter().map(|line| self.inline(line)).collect();
                html.push_str(&format!("<br>{}<br>", lines.join("<br>")));
                continue;
            }
            if part.name == "srcRect" {
                let is_cut = ["l", "t", "r", "b"].iter().any(|side| part.get(side).is_some_and(|by| by != "0"));
                self.document.cropped += usize::from(is_cut);
                continue;
            }
            let id = part.get("embed").or_else(|| part.get("link")).or_else(|| part.get("id"));
            let Some(target) = id.and_then(|id| self.parts.target(self.of, id)) else { continue };
            if OWN.iter().any(|end| target.to_ascii_lowercase().ends_with(end)) {
                let note = "carried, but no browser shows it: save it as PNG or SVG beside the article, and name that";
                self.document.left.push(("a picture in a format of Windows", note));
            }
            let src = match target.contains("://") {
                true => target.clone(),
                false => {
                    format!("/{}/word/{}", self.parts.file, target.trim_start_matches("/word/").trim_start_matches('/'))
                }
            };
            // What is said of a group is said once.
            html.push_str(&format!("<img src=\"{}\" alt=\"{}\">", escaped(&src), escaped(std::mem::take(&mut alt))));
        }
        if html.is_empty() {
            self.document.left.push(("a drawing", LEFT));
        }
        html
    }
}

fn collect<'e>(element: &'e Element, parts: &mut Vec<&'e Element>) {
    for child in element.elements() {
        if matches!(child.name.as_str(), "blip" | "imagedata" | "srcRect" | "txbxContent") {
            parts.push(child);
        } else {
            collect(child, parts);
        }
    }
}

fn paragraphs<'e>(element: &'e Element, lines: &mut Vec<&'e Element>) {
    for child in element.elements() {
        if child.name == "p" {
            lines.push(child);
        } else {
            paragraphs(child, lines);
        }
    }
}
