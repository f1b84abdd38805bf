//! `:::cards` around a list of links: each item is a card with the link's text as its title, and below it what follows the link
//! or, where nothing does, the description of the article that it leads to.

use super::out::Mark;
use super::state::{Open, Writer};
use crate::body::Piece;
use guichet_syntax::directives::Directive;

/// An item that is a card.
pub(super) struct Card {
    /// How much is open in it.
    depth: usize,
    /// The number of its first link; of one that leads elsewhere, nobody knows the description.
    link: Option<Option<u32>>,
    after: After,
}

enum After {
    /// The link has not ended yet.
    Nothing,
    /// Where it has, in the item or in its first paragraph.
    Link(Mark),
    /// The end of a paragraph with nothing but the link.
    Paragraph(Mark),
    Done,
}

impl Writer<'_> {
    /// The item that has just been opened is a card if its list stands in `:::cards`.
    pub fn start_card(&mut self) {
        let depth = self.stack.len();
        let list = depth.checked_sub(3).and_then(|at| self.stack.get(at));
        if matches!(list, Some(Open::Directive { directive: Directive::Cards, .. })) {
            self.card = Some(Card { depth, link: None, after: After::Nothing });
        }
    }

    /// A link begins, whose number is `link` unless it leads to another site.
    pub fn card_link(&mut self, link: Option<u32>) {
        if let Some(card) = &mut self.card {
            card.link.get_or_insert(link);
        }
    }

    /// A link, or emphasis around one, has ended.
    pub fn after_card_link(&mut self) {
        let (depth, mark) = (self.stack.len(), self.out.mark());
        if let Some(card) = &mut self.card
            && card.link.is_some()
            && matches!(card.after, After::Nothing)
            && (depth == card.depth || depth == card.depth + 1 && self.paragraph.is_some())
        {
            card.after = After::Link(mark);
        }
    }

    /// The paragraph that the link is in ends, and its end tag is next. Whether the link is all that is in it.
    pub fn end_card_paragraph(&mut self) -> bool {
        if let Some(Card { depth, after: After::Link(mark), .. }) = self.card
            && self.stack.len() == depth
            && let Some(card) = &mut self.card
        {
            let text = self.out.split_off(mark);
            let blank = text.is_blank();
            card.after = if blank { After::Paragraph(mark) } else { After::Done };
            self.card_text(text, "span");
            return blank;
        }
        false
    }

    /// The end of that paragraph has been written.
    pub fn after_card_paragraph(&mut self) {
        let end = self.out.mark();
        if let Some(Card { after: After::Paragraph(mark), .. }) = &mut self.card {
            *mark = end;
        }
    }

    /// The item ends, and its end tag is next.
    pub fn end_card(&mut self) {
        // That of an item within a card.
        let Some(card) = self.card.take_if(|card| card.depth == self.stack.len() + 1) else { return };
        match card.after {
            After::Link(mark) => {
                let text = self.out.split_off(mark);
                if text.is_blank() { self.card_description(&card) } else { self.card_text(text, "div") }
            }
            After::Paragraph(mark) if self.out.is_empty_since(mark) => self.card_description(&card),
            After::Nothing | After::Paragraph(_) | After::Done => {}
        }
    }

    fn card_text(&mut self, mut text: super::out::Html, element: &str) {
        if text.is_blank() {
            return;
        }
        // What sets the two apart in a line sets nothing apart here.
        text.trim_start(|text| {
            let rest = text.trim_start();
            rest.strip_prefix("<br>").unwrap_or_else(|| rest.trim_start_matches([':', '–', '—', '：', '-']))
        });
        self.out.push(&format!("<{element} class=\"card-text\">"));
        self.out.append(text);
        self.out.push(&format!("</{element}>"));
    }

    fn card_description(&mut self, card: &Card) {
        if let Some(Some(link)) = card.link {
            let number = self.body.outline.cards.len() as u32;
            self.body.outline.cards.push(link);
            self.out.push("<div class=\"card-text\">");
            self.out.hole(Piece::CardText(number));
            self.out.push("</div>");
        }
    }
}
