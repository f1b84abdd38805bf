//! Which ticket a mail belongs to.

use guichet_tickets::TicketId;

use crate::address::{AddressKey, Form, Refused, Who};
use crate::incoming::Incoming;
use crate::message_id::{MessageId, subject_hint};

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

/// The surest that a mail has; `domain` is that of our Message-IDs. Beside it, what was wrong with an address that looked signed, for
/// the log: such a mail is no more than one without.
pub fn thread(mail: &Incoming, key: &AddressKey, form: &Form, domain: &str) -> (Thread, Option<Refused>) {
    let (mut refused, mut signed) = (None, None);
    for address in &mail.to {
        match key.verify(form, address) {
            // A specialist who has both addresses is no customer; whoever else has both is refused as a specialist.
            Ok((ticket, who @ Who::Agent(_))) => return (Thread::Signed { ticket, who }, None),
            Ok((ticket, who)) => signed = signed.or(Some(Thread::Signed { ticket, who })),
            Err(Refused::NotSigned) => {}
            Err(wrong) => refused = Some(wrong),
        }
    }
    if let Some(signed) = signed {
        return (signed, None);
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
        let who = Who::Agent([7; 16]);
        mail.to.push(key.address(&form, TicketId(9), who).unwrap());
        assert_eq!(thread(&mail, &key, &form, DOMAIN).0, Thread::Signed { ticket: TicketId(9), who });
    }
}
