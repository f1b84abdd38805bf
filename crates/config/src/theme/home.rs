//! `home`: which sections the home page has, and in which order.

use guichet_core::diag::Diagnostic;
use guichet_core::model::Spanned;
use guichet_core::yaml::{Fields, FileDiags, Node, Value};

use super::items;
use crate::LocalText;

#[derive(Clone, Debug, PartialEq)]
pub enum HomeSection {
    /// The heading with the search below it.
    Search,
    Areas,
    /// Articles with a `top`.
    Popular,
    /// What `content/<locale>/_index.md` says.
    Text,
    /// The way to the contact page.
    Contact,
    Cards(Cards),
}

/// Cards of the site's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Cards {
    pub title: Option<LocalText>,
    pub cards: Vec<HomeCard>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct HomeCard {
    pub title: LocalText,
    pub text: Option<LocalText>,
    pub href: Spanned<String>,
    pub icon: Option<String>,
}

pub(super) fn read(node: &Node, locales: &[&str], file: &mut FileDiags) -> Vec<HomeSection> {
    const NAMES: [&str; 6] = ["search", "areas", "popular", "text", "contact", "cards"];
    let mut sections: Vec<HomeSection> = Vec::new();
    for item in items(node) {
        if let Value::Map(_) = &item.value {
            let Some(mut fields) = Fields::of_keys("home", "cards", item, file) else { continue };
            let cards = fields.require("cards").and_then(|node| read_cards(node, locales, file));
            fields.finish(file);
            sections.extend(cards.map(HomeSection::Cards));
            continue;
        }
        let Some(name) = file.text("home", item) else { continue };
        let section = match name.value.as_str() {
            "search" => HomeSection::Search,
            "areas" => HomeSection::Areas,
            "popular" => HomeSection::Popular,
            "text" => HomeSection::Text,
            "contact" => HomeSection::Contact,
            "cards" => {
                let diagnostic = Diagnostic::new(file.wrong_value, "`cards` needs the cards themselves");
                let help =
                    "write it like `- cards: { cards: [{ title: Status, href: \"https://status.example.com/\" }] }`";
                file.push(diagnostic.help(help), &name.span);
                continue;
            }
            other => {
                let diagnostic = Diagnostic::new(file.wrong_value, format!("the home page has no section `{other}`"));
                file.push(diagnostic.did_you_mean(other, NAMES), &name.span);
                continue;
            }
        };
        if sections.contains(&section) {
            let message = format!("the section `{}` is listed twice", name.value);
            file.push(Diagnostic::new(file.wrong_value, message).help("keep one of the two"), &name.span);
        } else {
            sections.push(section);
        }
    }
    sections
}

fn read_cards(node: &Node, locales: &[&str], file: &mut FileDiags) -> Option<Cards> {
    // A list of cards, or a map with a title.
    if matches!(node.value, Value::Seq(_)) {
        let cards = items(node).iter().filter_map(|item| read_card(item, locales, file)).collect();
        return Some(Cards { title: None, cards });
    }
    let mut fields = Fields::of_keys("cards", "title", node, file)?;
    let title = fields.take("title").and_then(|node| LocalText::read("title", node, locales, file));
    let cards = fields.require("cards");
    let cards = cards.map(|node| items(node).iter().filter_map(|item| read_card(item, locales, file)).collect());
    fields.finish(file);
    Some(Cards { title, cards: cards? })
}

fn read_card(node: &Node, locales: &[&str], file: &mut FileDiags) -> Option<HomeCard> {
    let mut fields = Fields::of_keys("cards", "title", node, file)?;
    let title = fields.require("title").and_then(|node| LocalText::read("title", node, locales, file));
    let text = fields.take("text").and_then(|node| LocalText::read("text", node, locales, file));
    let href = fields.require("href").and_then(|node| file.text("href", node));
    let icon = fields.text("icon", file).map(|icon| icon.value);
    fields.finish(file);
    Some(HomeCard { title: title?, text, href: href?, icon })
}
