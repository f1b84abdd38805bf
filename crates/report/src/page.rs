//! A page of numbers, as HTML.

use std::fmt::Write;

use guichet_html::escape::escape_attribute;

use crate::treemap::{Area, Item, layout};

/// Is put together from top to bottom.
pub struct Page {
    title: String,
    body: String,
}

/// What stands in a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// In any language.
    Text(String),
    /// A path, a code.
    Code(String),
    Number(String),
    /// A number beside a bar of this length, 0 to 1.
    Bar(f64, String),
    /// A number on a ground that says how good it is, from 0 to 1.
    Heat(f64, String),
    None,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Cell::Text(text.into())
    }

    pub fn code(text: impl Into<String>) -> Self {
        Cell::Code(text.into())
    }

    pub fn number(number: impl ToString) -> Self {
        Cell::Number(number.to_string())
    }

    fn is_number(&self) -> bool {
        !matches!(self, Cell::Text(_) | Cell::Code(_))
    }
}

/// For texts, and for values between double quotes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_attribute(&mut out, text);
    out
}

/// A path whose names stand in their order, also where they are written from right to left.
fn isolated(path: &str) -> String {
    if path.is_ascii() {
        return escaped(path);
    }
    let name = |name: &str| if name.is_ascii() { escaped(name) } else { format!("<bdi>{}</bdi>", escaped(name)) };
    path.split('/').map(name).collect::<Vec<_>>().join("/")
}

/// Units of the drawing of a treemap.
const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 420.0;
/// For the name of what is around others.
const HEADING: f64 = 18.0;
/// Of a letter, nearly.
const LETTER: f64 = 6.6;
const LINE: f64 = 15.0;

impl Page {
    pub fn new(title: &str, introduction: &str) -> Self {
        let body = format!("<h1>{}</h1>\n<p>{}</p>\n", escaped(title), escaped(introduction));
        Page { title: title.to_owned(), body }
    }

    /// Numbers that are seen first, each with what it is.
    pub fn facts(&mut self, facts: &[(&str, String)]) {
        self.body.push_str("<dl class=\"facts\">\n");
        for (name, value) in facts {
            let _ = writeln!(self.body, "<div><dt>{}</dt><dd>{}</dd></div>", escaped(name), escaped(value));
        }
        self.body.push_str("</dl>\n");
    }

    /// `help` says what the numbers below are.
    pub fn heading(&mut self, title: &str, help: &str) {
        let _ = write!(self.body, "<h2>{}</h2>\n<p>{}</p>\n", escaped(title), escaped(help));
    }

    /// The first cell of each row is what the row is about. Without rows, `nothing` is said.
    pub fn table(&mut self, columns: &[&str], rows: &[Vec<Cell>], nothing: &str) {
        if rows.is_empty() {
            let _ = writeln!(self.body, "<p class=\"none\">{}</p>", escaped(nothing));
            return;
        }
        self.body.push_str("<div class=\"scroll\" tabindex=\"0\">\n<table>\n<thead><tr>");
        for (at, column) in columns.iter().enumerate() {
            let is_number = rows.iter().any(|row| row.get(at).is_some_and(Cell::is_number));
            let class = if is_number { " class=\"number\"" } else { "" };
            let _ = write!(self.body, "<th scope=\"col\"{class}>{}</th>", escaped(column));
        }
        self.body.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.body.push_str("<tr>");
            for (at, cell) in row.iter().enumerate() {
                self.cell(cell, at == 0);
            }
            self.body.push_str("</tr>\n");
        }
        self.body.push_str("</tbody>\n</table>\n</div>\n");
    }

    fn cell(&mut self, cell: &Cell, is_name: bool) {
        let (open, close) = if is_name { ("th scope=\"row\"", "th") } else { ("td", "td") };
        let _ = match cell {
            Cell::Text(text) => write!(self.body, "<{open} dir=\"auto\">{}</{close}>", escaped(text)),
            Cell::Code(text) => write!(self.body, "<{open}><code>{}</code></{close}>", isolated(text)),
            Cell::Number(text) => write!(self.body, "<{open} class=\"number\">{}</{close}>", escaped(text)),
            Cell::Bar(share, text) => write!(
                self.body,
                "<{open} class=\"number bar\"><span>{}</span><i style=\"width:{:.1}%\"></i></{close}>",
                escaped(text),
                share.clamp(0.0, 1.0) * 100.0
            ),
            Cell::Heat(share, text) => write!(
                self.body,
                "<{open} class=\"number\" style=\"background:{}\">{}</{close}>",
                ground(*share),
                escaped(text)
            ),
            Cell::None => write!(self.body, "<{open} class=\"number none\">–</{close}>"),
        };
    }

    /// Areas as large as `items` are, those inside them too. What a picture says is in a table below it for whoever can't see it.
    pub fn treemap(&mut self, name: &str, items: &[Item]) {
        let frame = Area { x: 0.0, y: 0.0, width: WIDTH, height: HEIGHT };
        let _ =
            writeln!(self.body, "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">", escaped(name));
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

    /// The whole page.
    pub fn finish(self) -> String {
        let Page { title, body } = self;
        format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"robots\" content=\"noindex\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
            escaped(&title)
        )
    }
}

/// From red over yellow to green, pale enough for both black and white letters to be read with it.
fn ground(share: f64) -> String {
    let hue = 25.0 + 120.0 * share.clamp(0.0, 1.0);
    format!("light-dark(oklch(.92 .08 {hue:.0}),oklch(.36 .08 {hue:.0}))")
}

const STYLE: &str = "
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 64rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { margin: 0 0 .25rem; line-height: 1.2; }
h2 { margin: 3rem 0 .25rem; font-size: 1.25rem; }
p { max-width: 44rem; margin: 0 0 1rem; }
.none { opacity: .75; }
.facts { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin: 1.5rem 0; }
.facts dt { font-size: .85rem; opacity: .75; }
.facts dd { margin: 0; font-size: 1.5rem; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .4rem .75rem; border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); text-align: start; vertical-align: top; }
th { font-weight: 600; }
thead th { font-size: .85rem; }
tbody th { font-weight: 400; overflow-wrap: anywhere; }
code { font-size: .875rem; }
th.number, td.number { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
.bar { min-width: 10rem; }
.bar i { display: block; height: .375rem; margin: .125rem 0 .25rem auto; border-radius: 3px; background: light-dark(oklch(.6 .13 255), oklch(.7 .13 255)); }
svg { display: block; width: 100%; height: auto; margin: .5rem 0 1rem; font-size: 12px; }
rect { fill: light-dark(oklch(.88 .06 var(--hue)), oklch(.34 .06 var(--hue))); stroke: Canvas; stroke-width: 1; }
rect.d1 { fill: light-dark(oklch(.94 .04 var(--hue)), oklch(.42 .06 var(--hue))); }
text { fill: CanvasText; }
.label { opacity: .8; }
@media print { body { max-width: none; padding: 0; } h2 { break-after: avoid; } tr, svg { break-inside: avoid; } }
";

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> String {
        let mut page = Page::new("A & <b>", "What it \"is\".");
        page.facts(&[("Pages", "1,204".to_owned())]);
        page.heading("Areas", "How large each is.");
        let inside = vec![Item { name: "<script>".into(), size: 1.0, label: "1 B".into(), inside: Vec::new() }];
        page.treemap("Areas", &[Item { name: "guide".into(), size: 1.0, label: "1 B".into(), inside }]);
        let row = vec![Cell::code("a<b"), Cell::Bar(1.5, "2".into()), Cell::Heat(0.5, "50 %".into()), Cell::None];
        page.table(&["Name", "Time", "Share", "More"], &[row], "Nothing.");
        page.table(&["Name"], &[], "Nothing <here>.");
        page.finish()
    }

    #[test]
    fn a_path_is_read_from_left_to_right() {
        let mut page = Page::new("A", "B");
        page.table(&["File"], &[vec![Cell::code("content/ar/دليل/تصدير & \"a\".md")]], "Nothing.");
        let page = page.finish();
        assert!(
            page.contains("<code>content/ar/<bdi>دليل</bdi>/<bdi>تصدير &amp; &quot;a&quot;.md</bdi></code>"),
            "{page}"
        );
    }

    #[test]
    fn what_is_shown_is_text() {
        let page = page();
        assert!(
            !page.contains("<script>") && !page.contains("<b>") && page.contains("<title>A &amp; &lt;b&gt;</title>")
        );
        assert!(page.contains("Nothing &lt;here&gt;.") && page.contains("width:100.0%"));
    }

    #[test]
    fn it_is_well_formed() {
        let page = page();
        let (_, body) = page.split_once("<body>").unwrap();
        let (body, _) = body.split_once("</body>").unwrap();
        let document = roxmltree::Document::parse(body).unwrap();
        assert_eq!(document.descendants().filter(|node| node.has_tag_name("rect")).count(), 2);
        assert_eq!(document.descendants().filter(|node| node.has_tag_name("th")).count(), 5);
    }
}
