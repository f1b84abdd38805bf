//! What readers couldn't find: searches, votes and where contact was begun, as pages send them if a site has `insights: true`.
//!
//! **Nobody is in it.** No cookie, no address and no id comes with it, only the day is kept, and what looks like one person's (an
//! e-mail address, a long number) is replaced before it is stored.

pub mod html;
mod pages;
pub mod report;

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};

pub use pages::{area_of, article_of, title_of};

/// What a page sends: some things that happened on it. Pages may be of another version than the desk: what it doesn't know says
/// nothing, and the rest counts.
#[derive(Debug, Deserialize)]
pub struct Batch {
    pub locale: String,
    #[serde(deserialize_with = "known")]
    pub events: Vec<Insight>,
}

fn known<'de, D: Deserializer<'de>>(events: D) -> Result<Vec<Insight>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Event {
        Known(Insight),
        Unknown(IgnoredAny),
    }
    let events: Vec<Event> = Deserialize::deserialize(events)?;
    let known = |event| match event {
        Event::Known(insight) => Some(insight),
        Event::Unknown(_) => None,
    };
    Ok(events.into_iter().filter_map(known).collect())
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Insight {
    /// A search after which the reader stopped typing.
    Search { query: String, results: u32, clicked: Option<String> },
    /// "Was this helpful?"
    Vote { article: String, helpful: bool, section: Option<String>, comment: Option<String> },
    /// Contact was begun, after an article or from nowhere.
    Contact { article: Option<String>, channel: Option<String> },
    /// The contact form was opened.
    Form,
    /// One of the articles that the form suggests was opened.
    Suggestion { article: String },
}

/// Events of one request; a page that sends more is no page of ours.
pub const MOST_EVENTS: usize = 50;
const LONGEST_QUERY: usize = 200;
const LONGEST_COMMENT: usize = 2_000;
const LONGEST_SECTION: usize = 200;
/// Digits in a row that are more than an order of magnitude: of a phone, a card, an account.
const LONG_NUMBER: usize = 6;

impl Insight {
    pub fn kind(&self) -> &'static str {
        match self {
            Insight::Search { .. } => "search",
            Insight::Vote { .. } => "vote",
            Insight::Contact { .. } => "contact",
            Insight::Form => "form",
            Insight::Suggestion { .. } => "suggestion",
        }
    }

    /// Fit to be stored, or nothing if it says nothing. `article_of` is the id of the article that is named, by its id or by the
    /// path of its page, if the site has it; `is_channel` says whether it has a channel.
    pub fn cleaned(
        self,
        article_of: impl Fn(&str) -> Option<String>,
        is_channel: impl Fn(&str) -> bool,
    ) -> Option<Insight> {
        let known = |named: Option<String>| article_of(&named?);
        Some(match self {
            Insight::Search { query, results, clicked } => {
                let query = impersonal(&query.to_lowercase(), LONGEST_QUERY);
                if query.is_empty() {
                    return None;
                }
                Insight::Search { query, results, clicked: known(clicked) }
            }
            Insight::Vote { article, helpful, section, comment } => Insight::Vote {
                article: known(Some(article))?,
                helpful,
                section: section.map(|text| impersonal(&text, LONGEST_SECTION)).filter(|text| !text.is_empty()),
                comment: comment.map(|text| impersonal(&text, LONGEST_COMMENT)).filter(|text| !text.is_empty()),
            },
            Insight::Contact { article, channel } => {
                Insight::Contact { article: known(article), channel: channel.filter(|id| is_channel(id)) }
            }
            Insight::Form => Insight::Form,
            Insight::Suggestion { article } => Insight::Suggestion { article: known(Some(article))? },
        })
    }
}

/// On one line, with `…` for what looks like one person's.
fn impersonal(text: &str, most: usize) -> String {
    let line = guichet_tickets::one_line(text, most);
    let words = line.split(' ').map(|word| {
        let is_address = word.find('@').is_some_and(|at| at > 0 && word[at..].contains('.'));
        if is_address { "…".to_owned() } else { word.to_owned() }
    });
    without_long_numbers(&words.collect::<Vec<_>>().join(" "))
}

/// Digits with at most one mark between each two, as numbers of phones and cards are written.
fn without_long_numbers(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    while at < characters.len() {
        let (mut end, mut digits) = (at, 0);
        while end < characters.len() {
            if characters[end].is_numeric() {
                digits += 1;
            } else if digits == 0
                || !matches!(characters[end], ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}')
                || !characters.get(end + 1).is_some_and(|next| next.is_numeric())
            {
                break;
            }
            end += 1;
        }
        if digits >= LONG_NUMBER {
            kept.push('…');
            at = end;
        } else {
            kept.push(characters[at]);
            at += 1;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_one_person_s_is_not_kept() {
        for (sent, kept) in [
            ("why was ada@example.com charged", "why was … charged"),
            ("call me +33 1 23 45 67 89 please", "call me +… please"),
            ("card 4111-1111-1111-1111", "card …"),
            ("error 500", "error 500"),
            ("IMP-104 row 12345", "IMP-104 row 12345"),
            ("@mention a teammate", "@mention a teammate"),
            ("2026-11-27 import", "… import"),
            ("注文１２３４５６７", "注文…"),
        ] {
            assert_eq!(impersonal(sent, 100), kept, "{sent}");
        }
    }

    #[test]
    fn what_the_site_does_not_have_is_not_kept() {
        let clean = |insight: Insight| insight.cleaned(|id| (id == "a/b").then(|| id.to_owned()), |id| id == "email");
        let vote = |article: &str| Insight::Vote {
            article: article.into(),
            helpful: true,
            section: None,
            comment: Some(" ".into()),
        };
        assert_eq!(clean(vote("x")), None);
        assert_eq!(
            clean(vote("a/b")),
            Some(Insight::Vote { article: "a/b".into(), helpful: true, section: None, comment: None })
        );
        assert_eq!(
            clean(Insight::Contact { article: Some("x".into()), channel: Some("fax".into()) }),
            Some(Insight::Contact { article: None, channel: None })
        );
        assert_eq!(clean(Insight::Search { query: " \n".into(), results: 0, clicked: None }), None);
        assert_eq!(
            clean(Insight::Search { query: " Import  CSV".into(), results: 3, clicked: Some("a/b".into()) }),
            Some(Insight::Search { query: "import csv".into(), results: 3, clicked: Some("a/b".into()) })
        );
    }

    #[test]
    fn as_pages_send_it() {
        let batch: Batch = serde_json::from_str(
            r#"{"locale":"fr","events":[{"kind":"search","query":"sso","results":0},{"kind":"form"},{"kind":"vote","article":"a","helpful":false,"comment":"c"}]}"#,
        )
        .unwrap();
        assert_eq!(batch.events.iter().map(Insight::kind).collect::<Vec<_>>(), ["search", "form", "vote"]);
        // Of another version, or of no page.
        let other = r#"{"locale":"fr","events":[{"kind":"spy"},7,{"kind":"vote","article":"a"},{"kind":"form"}]}"#;
        let batch: Batch = serde_json::from_str(other).unwrap();
        assert_eq!(batch.events, [Insight::Form]);
    }
}
