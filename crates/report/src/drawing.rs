//! A treemap as a drawing.

use std::fmt::Write;

use crate::page::{Cell, Page};
use crate::text::escaped;
use crate::treemap::{Area, Item, layout};

/// Width and height in units, of which one is about a pixel where the drawing is shown.
const WIDE: (f64, f64) = (960.0, 420.0);
const NARROW: (f64, f64) = (358.0, 420.0);
/// For the name of what is around others.
const HEADING: f64 = 18.0;
/// Of a letter of a name, nearly: system fonts differ, and the margin takes what they are wider.
const LETTER: f64 = 6.5;
const LINE: f64 = 15.0;

impl Page {
    /// Areas as large as `items` are, those inside them too: as wide as a window and as narrow as a telephone, of which one is seen.
    /// What a picture says is in a list below it, for whoever can't see it, or has no pointer to hold over it.
    pub fn treemap(&mut self, name: &str, items: &[Item]) {
        self.drawing("wide", WIDE, name, items);
        // Parts of parts would be too small for their names there.
        let whole: Vec<Item> = items.iter().map(|item| Item { inside: Vec::new(), ..item.clone() }).collect();
        self.drawing("narrow", NARROW, name, &whole);
        self.body.push_str("<details>\n<summary>All parts as a list</summary>\n");
        let row = |name: String, item: &Item| vec![Cell::Text(name), Cell::number(&item.label)];
        let rows = items.iter().flat_map(|item| {
            let inside = item.inside.iter().map(|part| row(format!("{} / {}", item.name, part.name), part));
            std::iter::once(row(item.name.clone(), item)).chain(inside)
        });
        self.table(&["Part", "Size"], &rows.collect::<Vec<_>>(), "There are none.");
        self.body.push_str("</details>\n");
    }

    fn drawing(&mut self, class: &str, (width, height): (f64, f64), name: &str, items: &[Item]) {
        let frame = Area { x: 0.0, y: 0.0, width, height };
        let name = escaped(name);
        let _ = writeln!(
            self.body,
            "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{name}\">"
        );
        let sizes: Vec<f64> = items.iter().map(|item| item.size).collect();
        for (at, (item, area)) in items.iter().zip(layout(&sizes, frame)).enumerate() {
            let hue = at * 137 % 360;
            self.rectangle(item, area, hue, 0);
        }
        self.body.push_str("</svg>\n");
    }

    fn rectangle(&mut self, item: &Item, area: Area, hue: usize, depth: usize) {
        // Smaller ones can't be seen.
        if area.width < 1.5 || area.height < 1.5 {
            return;
        }
        let Area { x, y, width, height } = area;
        let _ = write!(
            self.body,
            "<g><title>{} · {}</title><rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" class=\"d{depth}\" style=\"--hue:{hue}\"/>",
            escaped(&item.name),
            escaped(&item.label)
        );
        let letters = ((width - 8.0) / LETTER) as usize;
        let fits = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>() <= letters;
        let has_name = height >= LINE + 3.0 && fits(&item.name);
        if has_name {
            let _ =
                write!(self.body, "<text x=\"{:.1}\" y=\"{:.1}\">{}</text>", x + 4.0, y + 13.0, escaped(&item.name));
        }
        let is_whole = item.inside.is_empty();
        if has_name && is_whole && height >= 2.0 * LINE + 4.0 && fits(&item.label) {
            let (x, y) = (x + 4.0, y + 13.0 + LINE);
            let _ =
                write!(self.body, "<text x=\"{x:.1}\" y=\"{y:.1}\" class=\"label\">{}</text>", escaped(&item.label));
        }
        self.body.push_str("</g>\n");
        let above = if has_name { HEADING } else { 2.0 };
        let inner =
            Area { x: x + 2.0, y: y + above, width: (width - 4.0).max(0.0), height: (height - above - 2.0).max(0.0) };
        let sizes: Vec<f64> = item.inside.iter().map(|item| item.size).collect();
        for (item, area) in item.inside.iter().zip(layout(&sizes, inner)) {
            self.rectangle(item, area, hue, depth + 1);
        }
    }
}
