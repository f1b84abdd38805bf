//! A page of numbers, as HTML.

use std::fmt::Write;

use crate::text::{escaped, isolated, with_code};

/// Is put together from top to bottom.
pub struct Page {
    title: String,
    pub(crate) body: String,
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

impl Page {
    pub fn new(title: &str, introduction: &str) -> Self {
        let body = format!("<h1>{}</h1>\n<p>{}</p>\n", escaped(title), with_code(introduction));
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
        let _ = write!(self.body, "<h2>{}</h2>\n<p>{}</p>\n", escaped(title), with_code(help));
    }

    /// The first cell of each row is what the row is about. Without rows, `nothing` is said.
    pub fn table(&mut self, columns: &[&str], rows: &[Vec<Cell>], nothing: &str) {
        if rows.is_empty() {
            let _ = writeln!(self.body, "<p class=\"none\">{}</p>", with_code(nothing));
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
            Cell::Text(text) => write!(self.body, "<{open} dir=\"auto\">{}</{close}>", with_code(text)),
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
svg.narrow { display: none; }
@media (width < 40rem) { svg.wide { display: none; } svg.narrow { display: block; } }
rect { fill: light-dark(oklch(.88 .06 var(--hue)), oklch(.34 .06 var(--hue))); stroke: Canvas; stroke-width: 1; }
rect.d1 { fill: light-dark(oklch(.94 .04 var(--hue)), oklch(.42 .06 var(--hue))); }
text { fill: CanvasText; }
.label { opacity: .8; }
details { margin-bottom: 1.5rem; }
summary { width: fit-content; padding: .25rem 0; cursor: pointer; }
:is(td, th, p, li, dd) code { overflow-wrap: anywhere; }
td code, p:not(.where) > code { padding: .05em .3em; border-radius: 4px; background: color-mix(in srgb, currentColor 8%, transparent); }
.problems { padding: 0; margin: 1rem 0 0; list-style: none; }
.problems li { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: .125rem 1rem; padding: .75rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
.problems p { grid-column: 2; margin: 0; }
.problems .grade { display: flex; grid-column: 1; align-items: center; align-self: start; gap: .5rem; font-size: .875rem; line-height: 1.5rem; font-weight: 600; }
.grade::before { width: .5rem; height: .5rem; border-radius: 50%; background: currentColor; content: \"\"; }
.error .grade { color: light-dark(oklch(.52 .2 27), oklch(.75 .15 25)); }
.warning .grade { color: light-dark(oklch(.5 .11 70), oklch(.82 .13 80)); }
.note .grade { color: light-dark(oklch(.48 .09 255), oklch(.78 .09 255)); }
.problems .what { font-weight: 550; }
.problems .where { display: flex; flex-wrap: wrap; gap: 0 1rem; margin-top: .125rem; font-size: .875rem; opacity: .8; }
@media (width < 40rem) { .problems li { grid-template-columns: minmax(0, 1fr); } .problems p { grid-column: 1; } th, td { padding-inline: .5rem; } .bar { min-width: 6rem; } }
@media print { body { max-width: none; padding: 0; } h2 { break-after: avoid; } tr, svg { break-inside: avoid; } }
";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problems::{Grade, Problem};
    use crate::treemap::Item;

    fn page() -> String {
        let mut page = Page::new("A & <b>", "What it \"is\".");
        page.facts(&[("Pages", "1,204".to_owned())]);
        page.heading("Areas", "How large each is.");
        let inside = vec![Item { name: "<script>".into(), size: 1.0, label: "1 B".into(), inside: Vec::new() }];
        page.treemap("Areas", &[Item { name: "guide".into(), size: 1.0, label: "1 B".into(), inside }]);
        let row = vec![Cell::code("a<b"), Cell::Bar(1.5, "2".into()), Cell::Heat(0.5, "50 %".into()), Cell::None];
        page.table(&["Name", "Time", "Share", "More"], &[row], "Nothing.");
        page.table(&["Name"], &[], "Nothing <here>.");
        page.problems(
            &[Problem {
                grade: Grade::Error,
                what: "no article `<script>`".into(),
                code: "LNK001".into(),
                place: "content/en/a.md:3:1".into(),
                help: None,
            }],
            "None.",
        );
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
        assert!(page.contains("<p class=\"what\" dir=\"auto\">No article <code>&lt;script&gt;</code></p>"), "{page}");
        assert!(page.contains("Nothing &lt;here&gt;.") && page.contains("width:100.0%"));
    }

    #[test]
    fn it_is_well_formed() {
        let page = page();
        let (_, body) = page.split_once("<body>").unwrap();
        let (body, _) = body.split_once("</body>").unwrap();
        let document = roxmltree::Document::parse(body).unwrap();
        assert_eq!(document.descendants().filter(|node| node.has_tag_name("rect")).count(), 3);
        assert_eq!(document.descendants().filter(|node| node.has_tag_name("th")).count(), 9);
    }
}
