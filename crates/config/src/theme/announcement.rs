//! `announcement`: a line above every page.

use jiff::civil::Date;

use guichet_core::diag::Diagnostic;
use guichet_core::model::Spanned;
use guichet_core::moment::Moment;
use guichet_core::yaml::{Fields, FileDiags, Node, Value};

use crate::LocalText;

#[derive(Clone, Debug, PartialEq)]
pub struct Announcement {
    pub text: LocalText,
    pub href: Option<Spanned<String>>,
    /// What the link says; without it, the whole text is the link.
    pub link_text: Option<LocalText>,
    /// The first day, and the day on which it is gone.
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub dismissible: bool,
}

impl Announcement {
    pub fn is_shown(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// A text, by locale or not, or a map with `text`.
pub(super) fn read(node: &Node, locales: &[&str], file: &mut FileDiags) -> Option<Announcement> {
    let is_text = match &node.value {
        // Locales only: a map of texts.
        Value::Map(entries) => !entries.is_empty() && entries.iter().all(|(key, _)| locales.contains(&&*key.name)),
        _ => true,
    };
    if is_text {
        let text = words("announcement", node, locales, file)?;
        return Some(Announcement { text, href: None, link_text: None, from: None, until: None, dismissible: true })
            .filter(|announcement| !announcement.text.is_blank());
    }
    let mut fields = Fields::of_keys("announcement", "text", node, file)?;
    let text = fields.require("text").and_then(|node| words("text", node, locales, file));
    let href = fields.text("href", file);
    let link_text = fields.take("link_text").and_then(|node| LocalText::read("link_text", node, locales, file));
    let from = fields.moment("from", file);
    let until = fields.moment("until", file);
    let dismissible = fields.flag("dismissible", file).unwrap_or(true);
    let span = fields.span.clone();
    fields.finish(file);
    if link_text.is_some() && href.is_none() {
        let diagnostic = Diagnostic::new(file.wrong_value, "`link_text` without `href` leads nowhere");
        file.push(diagnostic.help("add `href`, the address of the link"), &span);
    }
    let day = |moment: Spanned<Moment>| (moment.value.day(), moment.span);
    let (from, until) = (from.map(day), until.map(day));
    if let (Some((from, _)), Some((until, span))) = (&from, &until)
        && until <= from
    {
        let diagnostic = Diagnostic::new(file.wrong_value, "the announcement is gone before its first day");
        file.push(diagnostic.help("set `until` to a day after `from`"), span);
    }
    let (from, until) = (from.map(|(day, _)| day), until.map(|(day, _)| day));
    Some(Announcement { text: text?, href, link_text, from, until, dismissible })
        .filter(|announcement| !announcement.text.is_blank())
}

/// What the line says. It is words only, since a link has a key of its own.
fn words(name: &str, node: &Node, locales: &[&str], file: &mut FileDiags) -> Option<LocalText> {
    let texts: Vec<&Node> = match &node.value {
        Value::Map(entries) => entries.iter().map(|(_, text)| text).collect(),
        _ => vec![node],
    };
    for text in texts {
        if matches!(&text.value, Value::Str(text) if text.contains("](")) {
            let diagnostic =
                Diagnostic::new(file.wrong_value, "an announcement is shown as it is written, without Markdown");
            file.push(diagnostic.help("write its words only, and the address of the link as `href`"), &text.span);
        }
    }
    LocalText::read(name, node, locales, file)
}
