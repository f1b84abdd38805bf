//! Whose a ticket is, and who sees it.

use super::ticket::TicketId;

/// Who asks, as their pass or link proves it. Never made from anything that a request merely says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Reader {
    /// By a pass: `sub` and `account`, of which there is at least one.
    Holder { customer: Option<String>, account: Option<String> },
    /// By a link that was sent to the address of whoever wrote the ticket.
    Link { ticket: TicketId },
}

/// Whom a ticket belongs to: what the pass said that it was written with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    pub customer: Option<String>,
    pub account: Option<String>,
}

impl Reader {
    /// By what a pass says; `None` for one that names nobody.
    pub fn holder(customer: Option<String>, account: Option<String>) -> Option<Reader> {
        (customer.is_some() || account.is_some()).then_some(Reader::Holder { customer, account })
    }

    /// Whether they may see a ticket, answer it, close it and reopen it.
    pub fn sees(&self, ticket: TicketId, owner: &Owner) -> bool {
        // Two that are both unknown are not the same.
        let same = |own: &Option<String>, other: &Option<String>| own.is_some() && own == other;
        match self {
            Reader::Holder { customer, account } => same(customer, &owner.customer) || same(account, &owner.account),
            Reader::Link { ticket: own } => *own == ticket,
        }
    }

    /// Whether they wrote it themselves, rather than a colleague.
    pub fn wrote(&self, owner: &Owner) -> bool {
        match self {
            Reader::Holder { customer: Some(customer), .. } => owner.customer.as_ref() == Some(customer),
            // Of whoever shares an account without names, each has written what all have.
            Reader::Holder { customer: None, .. } => owner.customer.is_none(),
            Reader::Link { .. } => true,
        }
    }

    /// Under what their read marks and their requests are kept. Different for any two who are not the same.
    pub fn key(&self) -> String {
        match self {
            Reader::Holder { customer: Some(customer), .. } => format!("sub:{customer}"),
            Reader::Holder { customer: None, account } => format!("account:{}", account.as_deref().unwrap_or_default()),
            Reader::Link { ticket } => format!("link:{ticket}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn tickets_are_seen_by_whose_they_are_and_by_their_colleagues() {
        let ticket = TicketId(7);
        let owner = Owner { customer: some("ada"), account: some("acme") };
        for (customer, account, sees, wrote) in [
            (some("ada"), some("acme"), true, true),
            // She has left the company, or her account was named later.
            (some("ada"), some("other"), true, true),
            (some("ada"), None, true, true),
            (some("bob"), some("acme"), true, false),
            (None, some("acme"), true, false),
            (some("bob"), some("other"), false, false),
            (some("bob"), None, false, false),
            // Ids of one kind are no ids of the other.
            (some("acme"), some("ada"), false, false),
        ] {
            let reader = Reader::holder(customer, account).unwrap();
            assert_eq!((reader.sees(ticket, &owner), reader.wrote(&owner)), (sees, wrote), "{reader:?}");
        }
    }

    #[test]
    fn nobody_is_nobody_s_colleague() {
        assert_eq!(Reader::holder(None, None), None);
        let strangers = Owner::default();
        for reader in [Reader::holder(some("ada"), None), Reader::holder(None, some("acme"))] {
            assert!(!reader.unwrap().sees(TicketId(7), &strangers));
        }
    }

    #[test]
    fn a_link_is_good_for_one_ticket() {
        let link = Reader::Link { ticket: TicketId(7) };
        assert!(link.sees(TicketId(7), &Owner::default()));
        assert!(!link.sees(TicketId(8), &Owner::default()));
    }

    #[test]
    fn keys_are_apart() {
        let readers = [
            Reader::holder(some("7"), None),
            Reader::holder(None, some("7")),
            Reader::holder(some("account:7"), None),
            Some(Reader::Link { ticket: TicketId(7) }),
        ];
        let keys: std::collections::BTreeSet<String> =
            readers.into_iter().map(|reader| reader.unwrap().key()).collect();
        assert_eq!(keys.len(), 4);
        // Whoever has a name keeps their marks in whichever account they are.
        assert_eq!(Reader::holder(some("7"), None).unwrap().key(), Reader::holder(some("7"), some("a")).unwrap().key());
    }
}
