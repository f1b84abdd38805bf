//! What a mail of ours is told by: its Message-ID, and the number in its subject.

use std::fmt;

use guichet_tickets::TicketId;

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
