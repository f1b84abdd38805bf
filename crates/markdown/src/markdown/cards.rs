//! `:::cards` around a list of links: each item is a card with the link's text as its title, and below it what follows the link
//! or, where nothing does, the description of the article that it leads to. A badge behind the link is part of the title.

use std::ops::Range;

use super::open::{After, Card};
use super::out::{Html, Mark};
use super::source::Source;
use super::state::{Open, Writer};
use crate::body::{Piece, ShortcodeKind};
use guichet_core::diag::{Diagnostic, codes};
use guichet_syntax::directives::Directive;

impl Writer<'_> {
    /// The item that has just been opened is a card if its list stands in `:::cards`.
    pub fn start_card(&mut self, item: &Range<usize>) {
        let depth = self.stack.len();
        let list = depth.checked_sub(3).and_then(|at| self.stack.get_mut(at));
        if let Some(Open::Directive { directive: Directive::Cards, steps: cards, .. }) = list {
            *cards += 1;
            let (start, told) = (self.out.mark(), self.diags.len());
            self.card = Some(Card { depth, link: None, after: After::Nothing, start, item: item.clone(), told });
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
        {
            let text = self.behind_card_link(mark);
            let blank = text.is_blank();
            let Some(card) = &mut self.card else { return false };
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
    pub fn end_card(&mut self, source: &Source<'_>) {
        // That of an item within a card.
        let Some(card) = self.card.take_if(|card| card.depth == self.stack.len() + 1) else { return };
        if card.link.is_none() && !self.leads_somewhere(&card) {
            let text = source.clean[card.item.clone()].lines().next().unwrap_or_default().trim_end();
            let place = card.item.start..card.item.start + text.len();
            let diagnostic = Diagnostic::new(codes::MD034, "this card leads nowhere: there is no link in it")
                .help("begin it with a link, `- [Import contacts](import.md)`, or leave out `:::cards`");
            self.diags.push(diagnostic.at(source.file, source.span(place)));
        }
        match card.after {
            After::Link(mark) => {
                let text = self.behind_card_link(mark);
                if text.is_blank() { self.card_description(&card) } else { self.card_text(text, "div") }
            }
            After::Paragraph(mark) if self.out.is_empty_since(mark) => self.card_description(&card),
            After::Nothing | After::Paragraph(_) | After::Done => {}
        }
    }

    /// What is written behind the link; badges and icons stay beside it.
    fn behind_card_link(&mut self, mark: Mark) -> Html {
        let mut text = self.out.split_off(mark);
        let shortcodes = &self.body.outline.shortcodes;
        let is_small = |piece: &Piece| match piece {
            Piece::Shortcode(at) => shortcodes.get(*at as usize).is_some_and(|shortcode| shortcode.kind.is_inline()),
            _ => false,
        };
        let small = text.split_first(is_small);
        self.out.append(small);
        text
    }

    /// It has a link that is not Markdown's, or what is wrong with its link has been told.
    fn leads_somewhere(&self, card: &Card) -> bool {
        let shortcodes = self.out.holes()[card.start.holes()..].iter().filter_map(|(_, piece)| match piece {
            Piece::Shortcode(at) => self.body.outline.shortcodes.get(*at as usize),
            _ => None,
        });
        self.diags.len() > card.told
            || self.out.text[card.start.at()..].contains("<a")
            || shortcodes.into_iter().any(|shortcode| matches!(shortcode.kind, ShortcodeKind::Contact { .. }))
    }

    /// `:::cards` at `span` of `file` ends, and has had as many cards.
    pub fn end_cards(&mut self, cards: u64, file: &std::sync::Arc<str>, span: Range<usize>) {
        if cards == 0 {
            let diagnostic = Diagnostic::new(codes::MD034, "`:::cards` has no cards: there is no list in it")
                .help("put a list of links between its lines, `- [Import contacts](import.md)`");
            self.diags.push(diagnostic.at(file, span));
        }
    }

    fn card_text(&mut self, mut text: Html, element: &str) {
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
