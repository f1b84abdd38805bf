//! Blocks: paragraphs, quotes and callouts, lists, tables, and our directives.

use std::ops::Range;

use pulldown_cmark::{Alignment, Tag, TagEnd};

use super::open::{Paragraph, SoleImage, Table};
use super::parser::is_inline;
use super::sections::{excerpt, is_foreign_call};
use super::source::{Mask, Masked, Source, WIDE};
use super::state::{Open, Writer};
use super::tables::TableWords;
use crate::body::{Piece, Shortcode, ShortcodeKind};
use guichet_core::diag::{Diagnostic, Fix, codes};
use guichet_html::escape::escape_attribute;
use guichet_syntax::directives::Directive;

impl Writer<'_> {
    pub fn start_paragraph(&mut self, source: &Source<'_>, range: &Range<usize>) {
        let replaced = matches!(
            source.sole_mask(range),
            Some(Mask { what: Masked::Call(call), .. }) if call.is_block()
        );
        let outside = self.out.mark();
        self.watch_rows(source, range);
        if !replaced {
            self.open_paragraph();
        }
        self.sections.gap();
        self.paragraph = Some(Paragraph {
            outside,
            inside: self.out.mark(),
            text: self.sections.len(),
            plain: false,
            replaced,
            sole_image: None,
        });
    }

    pub fn end_paragraph(&mut self) {
        self.sections.gap();
        let Some(paragraph) = self.paragraph.take() else {
            return;
        };
        if paragraph.replaced {
            return self.out.push("\n");
        }
        let end = self.paragraph_end();
        if self.out.is_empty_since(paragraph.inside) {
            return self.out.truncate(paragraph.outside);
        }
        match paragraph.sole_image {
            Some(SoleImage { is_figure: true, index, title, mut look }) => {
                self.out.truncate(paragraph.outside);
                self.out.push("<figure");
                let id = look.id.take().filter(|id| self.body.outline.anchors.last() == Some(id));
                if let Some(id) = id {
                    self.out.attribute("id", &id);
                }
                // The caption goes where its picture goes.
                if let Some(side) = look.side.take() {
                    self.out.attribute("class", side);
                }
                self.out.push(">");
                self.image_html(index, "", &look);
                self.out.push("<figcaption>");
                self.out.escaped(&title);
                self.out.push("</figcaption></figure>\n");
                self.sections.push(&title);
                self.sections.gap();
            }
            sole_image => {
                // For styles, text beside a picture is nothing.
                if sole_image.is_some() && self.out.text[paragraph.outside.at()..].starts_with("<p>") {
                    self.out.insert(paragraph.outside.shifted(2), " class=\"picture\"");
                }
                let needs_text = self.end_card_paragraph();
                self.out.push(end);
                if needs_text {
                    self.after_card_paragraph();
                }
            }
        }
        if paragraph.plain && self.aside == 0 && self.body.outline.excerpt.is_empty() && self.trail.is_empty() {
            let text = self.sections.text_from(paragraph.text);
            let text = text.trim();
            if !text.is_empty() && !text.starts_with("[!") && !is_foreign_call(text) {
                self.body.outline.excerpt = excerpt(text).into();
            }
        }
    }

    pub fn start_list(&mut self, first: Option<u64>) {
        self.aside += 1;
        match self.first_number(first) {
            None => self.out.push("<ul>\n"),
            Some(1) => self.out.push("<ol>\n"),
            Some(first) => {
                self.out.push("<ol start=\"");
                self.out.number(first);
                self.out.push("\">\n");
            }
        }
    }

    pub fn end_list(&mut self, ordered: bool) {
        self.aside -= 1;
        self.out.push(if ordered { "</ol>\n" } else { "</ul>\n" });
    }

    pub fn start_item(&mut self, range: &Range<usize>) {
        self.sections.gap();
        self.count_step();
        self.out.push("<li");
        self.item = Some(self.out.mark());
        self.out.push(">");
        self.start_card(range);
    }

    pub fn end_item(&mut self, source: &Source<'_>) {
        self.sections.gap();
        self.end_card(source);
        self.out.push("</li>\n");
    }

    /// A checkbox that no one can tick is a picture of one: no form control, but a word for those who don't see it.
    pub fn task(&mut self, done: bool) {
        if let Some(item) = self.item.take() {
            self.out.insert(item, " class=\"task\"");
            let shift = " class=\"task\"".len();
            if let Some(paragraph) = self.paragraph.as_mut() {
                paragraph.outside = paragraph.outside.shifted(shift);
                paragraph.inside = paragraph.inside.shifted(shift);
            }
        }
        self.out.push(if done { "<span class=\"task-box task-done\"" } else { "<span class=\"task-box\"" });
        self.out.push(" role=\"img\" aria-label=\"");
        self.out.hole(Piece::Message(if done { "task-done" } else { "task-open" }.into()));
        self.out.push("\"></span> ");
    }

    pub fn start_table(&mut self, source: &Source<'_>, alignments: Vec<Alignment>) {
        self.aside += 1;
        let words = TableWords::new(source.snippet.clone());
        self.table = Some(Table { alignments, column: 0, head: true, body: false, cell: None, text: 0, words });
        self.open_table_region();
        self.out.push("<table>\n");
    }

    /// A box that scrolls sideways, by keyboard too.
    pub fn open_table_region(&mut self) {
        self.out.push("<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
        self.out.hole(Piece::Message("table-region".into()));
        self.out.push("\">");
    }

    pub fn end_table(&mut self) {
        self.aside -= 1;
        let table = self.table.take();
        let body = table.as_ref().is_some_and(|table| table.body);
        self.tables.extend(table.and_then(|table| table.words.finish()));
        self.out.push(if body { "</tbody>\n</table></div>\n" } else { "</table></div>\n" });
    }

    pub fn start_row(&mut self) {
        if let Some(table) = &mut self.table {
            table.column = 0;
            table.head = false;
            table.words.row();
            if !std::mem::replace(&mut table.body, true) {
                self.out.push("<tbody>\n");
            }
        }
        self.out.push("<tr>");
    }

    pub fn end_row(&mut self) {
        self.out.push("</tr>\n");
    }

    /// A row may have more cells than the table has columns. They are not shown.
    pub fn cells_without_column(&mut self, source: &Source<'_>, row_end: usize) {
        let Some(rest) = source.clean.get(self.cell_end..row_end) else {
            return;
        };
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        if line.contains(|c: char| !c.is_whitespace() && c != '|') {
            let start =
                self.cell_end + line.len() - line.trim_start_matches(|c: char| c.is_whitespace() || c == '|').len();
            let lost = start..self.cell_end + line.trim_end().len();
            self.tell_lost_cells(source, lost.clone());
            self.body.content.dropped.push((source.span(lost), "".into()));
        }
    }

    pub fn start_cell(&mut self, source: &Source<'_>, range: Range<usize>) {
        self.sections.gap();
        let Some(table) = &mut self.table else {
            return;
        };
        table.text = self.sections.len();
        // The parser counts the spaces beside the text; an empty cell is nothing else.
        let written = &source.clean[range.clone()];
        let (start, end) = (written.len() - written.trim_start().len(), written.trim_end().len());
        let text = if start < end { range.start + start..range.start + end } else { range };
        table.words.cell(source.span(text));
        let mark = self.out.mark();
        self.out.push(if table.head { "<th scope=\"col\"" } else { "<td" });
        self.out.push(match table.alignments.get(table.column) {
            Some(Alignment::Left) => " class=\"align-left\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::Right) => " class=\"align-right\">",
            _ => ">",
        });
        table.column += 1;
        table.cell = Some(mark);
    }

    pub fn end_cell(&mut self) {
        self.sections.gap();
        let Some(table) = &mut self.table else {
            return;
        };
        let text = self.sections.text_from(table.text);
        table.words.text(&text);
        // A tick says nothing to those who search, and ten of them hide what does.
        if !self.sections.has_words_from(table.text) {
            self.sections.truncate(table.text);
        }
        if !table.head {
            return self.out.push("</td>");
        }
        // A header cell without text heads nothing.
        match table.cell.take() {
            Some(cell) if self.out.text[cell.at()..].ends_with('>') && self.out.is_one_tag_since(cell) => {
                self.out.truncate(cell);
                self.out.push("<td></td>");
            }
            _ => self.out.push("</th>"),
        }
    }

    pub fn directive(&mut self, source: &Source<'_>, directive: &Directive, range: Range<usize>) {
        let span = source.span(range.clone());
        if *directive == Directive::Close {
            return self.end_directive(source, range);
        }
        let warn = |message: String, help: &str| {
            Diagnostic::new(codes::MD002, message).help(help).at(source.file, span.clone())
        };
        let written = source.clean[range.clone()].trim_start();
        if let Some(rest) = written.strip_prefix(WIDE) {
            let message = format!("`{written}` has full-width colons");
            let help = format!("write `:::{}`, and `:::` to close it", rest.trim_start());
            let start = range.start + source.clean[range.clone()].len() - written.len();
            let colons = source.span(start..start + written.len() - rest.len());
            self.diags.push(warn(message, &help).fix(Fix::new("write `:::`", colons, ":::")));
        }
        if source.snippet.is_none() && !matches!(directive, Directive::Plans(_) | Directive::Tabs) {
            self.body.outline.blocks += 1;
        }
        self.sections.gap();
        self.opening_in_twin(source, directive, &range);
        match directive {
            Directive::Tabs => self.out.push("<div class=\"tabs\" data-tabs>\n"),
            Directive::Steps => self.out.push("<div class=\"steps\">\n"),
            Directive::Cards => self.out.push("<div class=\"cards\">\n"),
            Directive::Tab(label) => {
                if matches!(self.stack.last(), Some(Open::Directive { directive: Directive::Tab(_), .. })) {
                    self.close_innermost();
                }
                if !matches!(self.stack.last(), Some(Open::Directive { directive: Directive::Tabs, .. })) {
                    self.diags
                        .push(warn("`:::tab` outside `:::tabs`".into(), "put the tabs between `:::tabs` and `:::`"));
                }
                if label.is_empty() {
                    self.diags.push(warn("a tab without a label".into(), "write `:::tab Label`"));
                }
                self.out.push("<div class=\"tab\"");
                let tag = self.out.mark();
                self.out.push("><p class=\"tab-label\">");
                let words = self.label(source, label, &range);
                self.out.push("</p>\n");
                let mut name = String::new();
                escape_attribute(&mut name, &words);
                self.out.insert(tag, &format!(" data-tab=\"{name}\""));
            }
            Directive::Details(summary) => {
                if summary.is_empty() {
                    self.diags.push(warn("`:::details` without a summary".into(), "write `:::details Summary`"));
                }
                self.out.push("<details class=\"details\"><summary>");
                self.label(source, summary, &range);
                self.out.push("</summary>\n");
            }
            Directive::Plans(expression) => {
                if expression.is_empty() {
                    self.diags.push(warn(
                        "`:::plans` names no plan".into(),
                        "write `:::plans >=basic` or `:::plans pro, enterprise`",
                    ));
                }
                let index = self.body.outline.shortcodes.len() as u32;
                self.body.outline.shortcodes.push(Shortcode {
                    kind: ShortcodeKind::Plans { expression: expression.clone() },
                    span: span.clone(),
                    snippet: source.snippet.clone(),
                    block: true,
                });
                self.out.hole(Piece::PlansOpen(index));
                self.out.push("\n");
            }
            Directive::Close => {}
        }
        self.sections.gap();
        self.stack.push(Open::Directive { directive: directive.clone(), file: source.file.clone(), span, steps: 0 });
    }

    /// `:::` closes the innermost directive if it was opened in the same container; raw HTML left open in it ends too.
    fn end_directive(&mut self, source: &Source<'_>, line: Range<usize>) {
        let span = source.span(line.clone());
        let outer = self.stack.iter().rposition(|open| matches!(open, Open::Markdown | Open::Directive { .. }));
        if let Some(outer) = outer
            && matches!(self.stack[outer], Open::Directive { .. })
        {
            while self.stack.len() > outer + 1 {
                self.close_innermost();
            }
            if let Some(Open::Directive { directive, file, span, steps }) = self.stack.pop() {
                self.out.push(directive.closing());
                if directive == Directive::Cards {
                    self.end_cards(steps, &file, span);
                }
                self.closing_in_twin(source, &directive, &line);
            }
            return;
        }
        let open = self.stack.iter().any(|open| matches!(open, Open::Directive { .. }));
        let help = if open {
            "it is indented into a list item or another block: indent it like the opening line"
        } else {
            "remove it, or open `:::tabs`, `:::steps`, `:::cards`, `:::details` or `:::plans` before it"
        };
        self.diags.push(Diagnostic::new(codes::MD002, "`:::` closes nothing").help(help).at(source.file, span));
    }

    /// In a snippet inside a paragraph, blocks give their text only. True when the tag needs nothing more.
    pub fn start_flattened(&mut self, tag: &Tag<'_>) -> bool {
        let block = !is_inline(tag);
        if block
            && matches!(
                tag,
                Tag::Paragraph
                    | Tag::Item
                    | Tag::DefinitionListTitle
                    | Tag::DefinitionListDefinition
                    | Tag::TableCell
                    | Tag::Heading { .. }
                    | Tag::CodeBlock(_)
            )
        {
            if self.out.text.ends_with(|c: char| !c.is_whitespace()) && self.flattened {
                self.out.push(" ");
            }
            self.flattened = true;
            self.sections.gap();
        }
        block
    }

    pub fn end_flattened(&mut self, tag: TagEnd) -> bool {
        !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
    }
}
