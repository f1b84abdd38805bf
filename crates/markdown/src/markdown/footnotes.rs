//! Footnotes: numbered in the order of their first references, collected at the page's end with links back.

use super::open::Note;
use super::state::Writer;
use crate::body::Piece;

impl Writer<'_> {
    /// Two snippets may use the same label.
    fn footnote_key(&self, label: &str) -> String {
        let mut key = self.trail.last().cloned().unwrap_or_default();
        key.push('\0');
        key.push_str(&label.to_lowercase());
        key
    }

    pub fn footnote_reference(&mut self, label: &str) {
        if self.dropped > 0 {
            return;
        }
        let key = self.footnote_key(label);
        let index = match self.footnotes.numbers.get(&key) {
            Some(index) => *index,
            None => {
                let index = self.footnotes.notes.len();
                let id = self.ids.unique(format!("fn-{}", index + 1));
                self.footnotes.notes.push(Note { label: key.clone(), id, references: Vec::new() });
                self.footnotes.numbers.insert(key, index);
                index
            }
        };
        let reference = self.ids.unique(format!("fnref-{}", index + 1));
        let in_link = self.in_link();
        self.out.push("<sup class=\"footnote-ref\"><");
        self.out.push(if in_link { "span" } else { "a" });
        self.out.attribute("id", &reference);
        if !in_link {
            self.out.push(" href=\"#");
            self.out.push(&self.footnotes.notes[index].id);
            self.out.push("\" role=\"doc-noteref\"");
        }
        self.out.push(">");
        self.out.number(index + 1);
        self.out.push(if in_link { "</span></sup>" } else { "</a></sup>" });
        self.footnotes.notes[index].references.push(reference);
    }

    pub fn start_footnote(&mut self, label: &str) {
        self.aside += 1;
        self.sections.gap();
        let key = self.footnote_key(label);
        self.footnotes.open.push((key, std::mem::take(&mut self.out), std::mem::take(&mut self.checked)));
    }

    pub fn end_footnote(&mut self) {
        self.aside -= 1;
        self.sections.gap();
        if let Some((key, outer, checked)) = self.footnotes.open.pop() {
            self.checked = checked;
            let definition = std::mem::replace(&mut self.out, outer);
            self.footnotes.definitions.entry(key).or_insert(definition);
        }
    }

    /// The section at the end of the page. A note that nothing refers to is left out.
    pub fn write_footnotes(&mut self) {
        if self.footnotes.notes.is_empty() {
            return;
        }
        let heading = self.ids.unique("footnotes".to_string());
        self.out.push("<section class=\"footnotes\" role=\"doc-endnotes\" aria-labelledby=\"");
        self.out.push(&heading);
        self.out.push("\">\n<h2 class=\"visually-hidden\" id=\"");
        self.out.push(&heading);
        self.out.push("\">");
        self.out.hole(Piece::Message("footnotes".into()));
        self.out.push("</h2>\n<ol>\n");
        for note in std::mem::take(&mut self.footnotes.notes) {
            self.out.push("<li");
            self.out.attribute("id", &note.id);
            self.out.push(">");
            let mut definition = self.footnotes.definitions.remove(&note.label).unwrap_or_default();
            let paragraph = definition.strip_suffix("</p>");
            self.out.append(definition);
            for reference in &note.references {
                self.out.push(" <a class=\"footnote-back\" href=\"#");
                self.out.push(reference);
                self.out.push("\" role=\"doc-backlink\" aria-label=\"");
                self.out.hole(Piece::Message("footnote-back".into()));
                self.out.push("\">↩</a>");
            }
            self.out.push(if paragraph { "</p></li>\n" } else { "</li>\n" });
        }
        self.out.push("</ol>\n</section>\n");
    }
}
