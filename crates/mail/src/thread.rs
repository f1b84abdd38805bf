//! Which ticket a mail belongs to.

use std::fmt;

use guichet_tickets::TicketId;

use crate::address::{AddressKey, Form, Refused, Who};
use crate::incoming::Incoming;

/// So many ids are looked at, the newest first.
const MOST_IDS: usize = 50;

/// Which ticket, and how sure that is.
///
/// A subject alone lets nobody in. Numbers of tickets can be counted through, subjects are forwarded with everything below
/// them, and whoever is let in by one writes under a customer's name into a conversation that specialists trust, and gets its answers.
/// So a number in a subject is no more than a guess which has to be confirmed by something that the sender can't just write: that
/// their address is one of that ticket's, *and* that the server which took the mail has verified that it was sent from there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thread {
    /// It was sent to an address that only we can make and that only its reader was given. Sure, as far as they keep it.
    Signed { ticket: TicketId, who: Who },
    /// It answers what has the form of our Message-IDs. To be looked up: only one that was really sent, whole with its random part,
    /// says something, and then as much as a signed address. Newest first.
    Answers(Vec<Candidate>),
    /// `[#1042]` in the subject. Worth nothing unless the sender's address is verified and is one of the ticket's.
    Hint(TicketId),
    /// A new one.
    None,
}

/// A Message-ID that may be ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub id: MessageId,
    /// As it was written, without its brackets.
    pub text: String,
}

/// `<1042.8812.0123456789abcdef0123456789abcdef@help.example.com>`: the ticket, the event of its history, what nobody can guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessageId {
    pub ticket: TicketId,
    pub seq: i64,
    pub random: [u8; 16],
}

impl MessageId {
    /// Without its brackets.
    pub fn on(&self, domain: &str) -> String {
        format!("{self}@{}", domain.to_ascii_lowercase())
    }

    /// An id of this form and domain, in brackets or not.
    pub fn of(text: &str, domain: &str) -> Option<MessageId> {
        let text = text.trim().trim_start_matches('<').trim_end_matches('>');
        let (local, own) = text.rsplit_once('@')?;
        if !own.eq_ignore_ascii_case(domain) || local.len() > 80 {
            return None;
        }
        let mut parts = local.split('.');
        let (ticket, seq, random) = (parts.next()?, parts.next()?, parts.next()?);
        let number = |text: &str| text.parse().ok().filter(|number: &i64| *number >= 0 && number.to_string() == text);
        let hex = random.len() == 32 && random.bytes().all(|byte| byte.is_ascii_hexdigit());
        if parts.next().is_some() || !hex {
            return None;
        }
        let random = u128::from_str_radix(random, 16).ok()?.to_be_bytes();
        Some(MessageId { ticket: TicketId(number(ticket).filter(|number| *number > 0)?), seq: number(seq)?, random })
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{:032x}", self.ticket, self.seq, u128::from_be_bytes(self.random))
    }
}

/// The surest that a mail has; `domain` is that of our Message-IDs. Beside it, what was wrong with an address that looked signed, for
/// the log: such a mail is no more than one without.
pub fn thread(mail: &Incoming, key: &AddressKey, form: &Form, domain: &str) -> (Thread, Option<Refused>) {
    let mut refused = None;
    for address in &mail.to {
        match key.verify(form, address) {
            Ok((ticket, who)) => return (Thread::Signed { ticket, who }, None),
            Err(Refused::NotSigned) => {}
            Err(wrong) => refused = Some(wrong),
        }
    }
    let mut candidates: Vec<Candidate> = Vec::new();
    for text in mail.in_reply_to.iter().chain(mail.references.iter().rev()).take(MOST_IDS) {
        if let Some(id) = MessageId::of(text, domain)
            && !candidates.iter().any(|other| other.id == id)
        {
            candidates.push(Candidate { id, text: text.clone() });
        }
    }
    let thread = match (candidates.is_empty(), subject_hint(&mail.subject)) {
        (false, _) => Thread::Answers(candidates),
        (true, Some(ticket)) => Thread::Hint(ticket),
        (true, None) => Thread::None,
    };
    (thread, refused)
}

/// The number of `[#1042]`, the first of a subject.
pub fn subject_hint(subject: &str) -> Option<TicketId> {
    subject.split("[#").skip(1).find_map(|rest| {
        let number = rest.split(']').next().filter(|number| number.len() < rest.len() && number.len() <= 18)?;
        number.parse().ok().filter(|found: &i64| *found > 0 && found.to_string() == number).map(TicketId)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOMAIN: &str = "help.example.com";

    fn mail() -> Incoming {
        Incoming::default()
    }

    #[test]
    fn the_surest_counts() {
        let key = AddressKey([1; 32]);
        let form = Form::new("support@example.com").unwrap();
        let id = MessageId { ticket: TicketId(7), seq: 12, random: [0xAB; 16] };
        let address = key.address(&form, TicketId(9), Who::Customer).unwrap();
        let mut mail = mail();
        assert_eq!(thread(&mail, &key, &form, DOMAIN), (Thread::None, None));
        mail.subject = "Re: [#1042] Import".to_owned();
        assert_eq!(thread(&mail, &key, &form, DOMAIN).0, Thread::Hint(TicketId(1042)));
        mail.references = vec!["other@example.org".to_owned(), id.on(DOMAIN), "x@mail.example".to_owned()];
        mail.in_reply_to = vec![id.on(DOMAIN)];
        let answers = Thread::Answers(vec![Candidate { id, text: id.on(DOMAIN) }]);
        assert_eq!(thread(&mail, &key, &form, DOMAIN).0, answers);
        mail.to = vec!["support+9.c.aaaaaaaaaaaaaaaa@example.com".to_owned()];
        assert_eq!(thread(&mail, &key, &form, DOMAIN), (answers, Some(Refused::Altered)));
        mail.to.push(address);
        assert_eq!(thread(&mail, &key, &form, DOMAIN).0, Thread::Signed { ticket: TicketId(9), who: Who::Customer });
    }

    #[test]
    fn ids_and_subjects() {
        let id = MessageId { ticket: TicketId(1042), seq: 8812, random: [1; 16] };
        assert_eq!(MessageId::of(&format!("<{}>", id.on("Help.Example.com")), DOMAIN), Some(id));
        for text in [
            "1042.8812.01@help.example.com",
            "1042.8812@help.example.com",
            "",
            "@",
            "0.1.00000000000000000000000000000000@help.example.com",
        ] {
            assert_eq!(MessageId::of(text, DOMAIN), None, "{text}");
        }
        assert_eq!(MessageId::of(&id.on("example.org"), DOMAIN), None);
        for (subject, ticket) in [
            ("[#1042] Import", Some(1042)),
            ("AW: [EXTERN] [#7] Import", Some(7)),
            ("[#x] [#12]", Some(12)),
            ("[#012]", None),
            ("[#-1]", None),
            ("[#1042", None),
            ("#1042", None),
            ("[#99999999999999999999]", None),
        ] {
            assert_eq!(subject_hint(subject).map(|ticket| ticket.0), ticket, "{subject}");
        }
    }
}
