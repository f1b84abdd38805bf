//! What kinds of channels there are, and all that the program makes of each: a kind is a row of this table. Scripts have
//! their part of it in `crates/client/src/contacts/kinds.js`; tests/vectors/kinds.json keeps the two equal, and lists what
//! a kind needs elsewhere.

use serde::{Serialize, Serializer};

/// A row.
#[derive(Debug, Serialize)]
pub struct Kind {
    /// In contacts.yaml, and in what scripts and templates are given.
    pub word: &'static str,
    /// What its button says, unless the site has words of its own for the channel: a message of the theme.
    pub link: &'static str,
    /// Whether somebody answers there. Then readers must know in which languages, and other channels lead there before they
    /// lead to a page.
    pub people: bool,
    /// Whether it is of no use without an address. What can be asked for inside the product may do without.
    pub needs_address: bool,
    pub written: Written,
    /// How the one who has written to it by the contact form is answered; none: a form can't stand in for it.
    pub answer: Option<Answer>,
}

/// What an address is that has no scheme, such as one that a secret holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Written {
    /// Nothing: only a whole address will do.
    Address,
    Number,
    /// An e-mail to it is as good as the contact form.
    Mailbox,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    Email,
    /// Support calls a number that the form asks for.
    Phone,
    /// At once, in a place of its own, so that an e-mail can't ask for it.
    Chat,
}

/// All of them; the first is what a channel is of which nothing is said. The order is that of lists in messages.
pub static KINDS: [Kind; 6] = [
    Kind {
        word: "link",
        link: "contact-link",
        people: false,
        needs_address: true,
        written: Written::Address,
        answer: None,
    },
    Kind {
        word: "chat",
        link: "contact-link-chat",
        people: true,
        needs_address: true,
        written: Written::Address,
        answer: Some(Answer::Chat),
    },
    Kind {
        word: "email",
        link: "contact-link-email",
        people: true,
        needs_address: true,
        written: Written::Mailbox,
        answer: Some(Answer::Email),
    },
    Kind {
        word: "phone",
        link: "contact-link-phone",
        people: true,
        needs_address: true,
        written: Written::Number,
        answer: None,
    },
    Kind {
        word: "callback",
        link: "contact-link-callback",
        people: true,
        needs_address: false,
        written: Written::Number,
        answer: Some(Answer::Phone),
    },
    Kind {
        word: "form",
        link: "contact-link-form",
        people: true,
        needs_address: true,
        written: Written::Address,
        answer: Some(Answer::Email),
    },
];

/// Which of the rows a channel is.
#[derive(Clone, Copy)]
pub struct ChannelKind(&'static Kind);

impl ChannelKind {
    /// The words of contacts.yaml.
    pub const WORDS: [(&'static str, ChannelKind); KINDS.len()] = {
        let mut words = [(KINDS[0].word, ChannelKind(&KINDS[0])); KINDS.len()];
        let mut at = 0;
        while at < KINDS.len() {
            words[at] = (KINDS[at].word, ChannelKind(&KINDS[at]));
            at += 1;
        }
        words
    };

    pub fn of(word: &str) -> Option<ChannelKind> {
        KINDS.iter().find(|kind| kind.word == word).map(ChannelKind)
    }

    /// What a form can stand in for: `` `chat`, `email`, `callback` and `form` ``, with the conjunction that is given.
    pub fn served_by_form(and: &str) -> String {
        let words: Vec<String> =
            KINDS.iter().filter(|kind| kind.answer.is_some()).map(|kind| format!("`{}`", kind.word)).collect();
        match words.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} {and} {last}", rest.join(", ")),
            _ => words.concat(),
        }
    }
}

impl std::ops::Deref for ChannelKind {
    type Target = Kind;

    fn deref(&self) -> &Kind {
        self.0
    }
}

impl Default for ChannelKind {
    fn default() -> Self {
        ChannelKind(&KINDS[0])
    }
}

impl std::fmt::Debug for ChannelKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word)
    }
}

impl PartialEq for ChannelKind {
    fn eq(&self, other: &Self) -> bool {
        self.word == other.word
    }
}

impl Eq for ChannelKind {}

impl Serialize for ChannelKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word)
    }
}
