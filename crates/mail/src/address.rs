//! Addresses that replies are sent to: `support+1042.c.<mac>@example.com`. Whoever has one may write to that ticket as the one it was
//! made for, and nobody can make one without the key.
//!
//! Everything in it is lower case and is read in any: servers and address books change the case.

use std::fmt;

use guichet_tickets::TicketId;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// RFC 5321, 4.5.3.1.1.
const LONGEST_LOCAL: usize = 64;
/// 80 bits, which are 16 characters without bits to spare.
const MAC_BYTES: usize = 10;
const MAC_CHARACTERS: usize = 16;
/// 128 bits and two that are zero.
const AGENT_CHARACTERS: usize = 26;
const BASE32: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
const PLACE: &str = "{token}";

/// For whom an address was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Customer,
    /// An agent's id: 32 hexadecimal digits.
    Agent([u8; 16]),
}

/// What signs addresses.
pub struct AddressKey(pub [u8; 32]);

/// How a site's addresses are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    before: String,
    after: String,
    domain: String,
}

/// Why a form is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// Not an address, or with characters that need quotes.
    NotAnAddress,
    /// `{token}` more than once, or behind the `@`.
    Token,
    /// With a ticket's number and an agent, the part before the `@` would be longer than 64 characters.
    TooLong,
}

/// Why an address is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Another domain, or not the form of a signed address: an address like any other.
    NotSigned,
    /// It has the place of a token, and what is there is not one.
    Malformed,
    /// The signature is not that of this ticket and reader, or of another key.
    Altered,
}

impl Who {
    /// `c`, or 32 hexadecimal digits.
    pub fn of(text: &str) -> Option<Who> {
        if text == "c" {
            return Some(Who::Customer);
        }
        if text.len() != 32 || !text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            return None;
        }
        u128::from_str_radix(text, 16).ok().map(|id| Who::Agent(id.to_be_bytes()))
    }
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Who::Customer => f.write_str("c"),
            Who::Agent(id) => write!(f, "{:032x}", u128::from_be_bytes(*id)),
        }
    }
}

impl Form {
    /// `support@example.com`, to which `+{token}` is added, or `reply-{token}@example.com`.
    ///
    /// # Errors
    /// The text is neither, or leaves too little room.
    pub fn new(text: &str) -> Result<Form, Unusable> {
        let (local, domain) = text.rsplit_once('@').ok_or(Unusable::NotAnAddress)?;
        if domain.contains(PLACE) || local.matches(PLACE).count() > 1 {
            return Err(Unusable::Token);
        }
        let (before, after) = match local.split_once(PLACE) {
            Some((before, after)) => (before.to_owned(), after),
            None => (format!("{local}+"), ""),
        };
        let atoms = |text: &str| {
            text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&byte))
                && !text.contains("..")
        };
        let plain = atoms(&before) && atoms(after) && !before.starts_with(['.', '+']) && !after.ends_with('.');
        // Dots around the token are fine; what is in it never begins or ends with one.
        if !plain || !is_domain(domain) {
            return Err(Unusable::NotAnAddress);
        }
        let form = Form {
            before: before.to_ascii_lowercase(),
            after: after.to_ascii_lowercase(),
            domain: domain.to_ascii_lowercase(),
        };
        match form.fill(&token(TicketId(9_999_999), Who::Agent([0; 16]), &"a".repeat(MAC_CHARACTERS))) {
            Some(_) => Ok(form),
            None => Err(Unusable::TooLong),
        }
    }

    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// Whether an address has the place of a token, whatever is in it.
    pub(crate) fn is_of(&self, address: &str) -> bool {
        self.token(address).is_some()
    }

    fn fill(&self, token: &str) -> Option<String> {
        let local = format!("{}{token}{}", self.before, self.after);
        (local.len() <= LONGEST_LOCAL).then(|| format!("{local}@{}", self.domain))
    }

    /// What stands in the place of the token.
    fn token<'a>(&self, address: &'a str) -> Option<&'a str> {
        let (local, domain) = address.rsplit_once('@')?;
        let fits = domain.eq_ignore_ascii_case(&self.domain)
            && local.len() <= LONGEST_LOCAL
            && local.len() > self.before.len() + self.after.len();
        let token = local.get(self.before.len()..local.len().checked_sub(self.after.len())?).filter(|_| fits)?;
        let same = |part: Option<&str>, own: &str| part.is_some_and(|part| part.eq_ignore_ascii_case(own));
        let fits = same(local.get(..self.before.len()), &self.before)
            && same(local.get(local.len() - self.after.len()..), &self.after);
        fits.then_some(token)
    }
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    domain.len() <= 190 && domain.contains('.') && domain.split('.').all(label)
}

fn token(ticket: TicketId, who: Who, mac: &str) -> String {
    match who {
        Who::Customer => format!("{ticket}.c.{mac}"),
        Who::Agent(id) => format!("{ticket}.{}.{mac}", base32(&id)),
    }
}

impl AddressKey {
    fn mac(&self, ticket: TicketId, who: Who) -> Hmac<Sha256> {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.0).unwrap_or_else(|_| unreachable!("keys of any length will do"));
        mac.update(b"mail-address\0");
        mac.update(format!("{ticket}.{who}").as_bytes());
        mac
    }

    /// The address that a reply of `who` is sent to. `None`: the ticket's number leaves no room for it.
    pub fn address(&self, form: &Form, ticket: TicketId, who: Who) -> Option<String> {
        let mac = self.mac(ticket, who).finalize().into_bytes();
        form.fill(&token(ticket, who, &base32(&mac[..MAC_BYTES])))
    }

    /// Whose reply to which ticket an address is for. The signature is compared in constant time.
    ///
    /// # Errors
    /// It is not an address that this key has signed.
    pub fn verify(&self, form: &Form, address: &str) -> Result<(TicketId, Who), Refused> {
        let token = form.token(address.trim()).ok_or(Refused::NotSigned)?.to_ascii_lowercase();
        let mut parts = token.split('.');
        let (Some(ticket), Some(who), Some(mac), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(Refused::Malformed);
        };
        let number = ticket.parse().ok().filter(|number: &i64| *number > 0 && number.to_string() == ticket);
        let ticket = TicketId(number.ok_or(Refused::Malformed)?);
        let who = match who {
            "c" => Who::Customer,
            id if id.len() == AGENT_CHARACTERS => {
                Who::Agent(from_base32(id).and_then(|id| id.try_into().ok()).ok_or(Refused::Malformed)?)
            }
            _ => return Err(Refused::Malformed),
        };
        let mac = from_base32(mac).filter(|mac| mac.len() == MAC_BYTES).ok_or(Refused::Malformed)?;
        match self.mac(ticket, who).verify_truncated_left(&mac) {
            Ok(()) => Ok((ticket, who)),
            Err(_) => Err(Refused::Altered),
        }
    }
}

/// RFC 4648 in lower case, without padding.
fn base32(bytes: &[u8]) -> String {
    let (mut text, mut buffer, mut bits) = (String::new(), 0u32, 0);
    for byte in bytes {
        buffer = buffer << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(BASE32[(buffer >> bits & 31) as usize]));
        }
        buffer &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.push(char::from(BASE32[(buffer << (5 - bits) & 31) as usize]));
    }
    text
}

/// `None` also where bits to spare are set: two texts would mean the same.
fn from_base32(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut buffer, mut bits) = (Vec::new(), 0u32, 0);
    for character in text.bytes() {
        let value = BASE32.iter().position(|own| *own == character)?;
        buffer = buffer << 5 | u32::try_from(value).ok()?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(buffer >> bits & 255).ok()?);
        }
        buffer &= (1 << bits) - 1;
    }
    (buffer == 0 && bits < 5).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KEY: AddressKey = AddressKey([7; 32]);

    fn agent() -> Who {
        Who::of("0123456789abcdef0123456789abcdef").unwrap()
    }

    #[test]
    fn addresses_are_for_one_ticket_and_one_reader() {
        let form = Form::new("support@example.com").unwrap();
        let address = KEY.address(&form, TicketId(1042), Who::Customer).unwrap();
        assert!(address.starts_with("support+1042.c.") && address.ends_with("@example.com"), "{address}");
        assert_eq!(KEY.verify(&form, &address), Ok((TicketId(1042), Who::Customer)));
        assert_eq!(KEY.verify(&form, &address.to_uppercase()), Ok((TicketId(1042), Who::Customer)));
        assert_eq!(AddressKey([8; 32]).verify(&form, &address), Err(Refused::Altered));
        let other = KEY.address(&form, TicketId(1042), agent()).unwrap();
        assert_eq!(KEY.verify(&form, &other), Ok((TicketId(1042), agent())));
        for (address, refused) in [
            ("support@example.com", Refused::NotSigned),
            ("ada@example.org", Refused::NotSigned),
            ("", Refused::NotSigned),
            ("@", Refused::NotSigned),
            ("support+@example.com", Refused::NotSigned),
            ("support+news@example.com", Refused::Malformed),
            ("support+1042.c.aaaaaaaaaaaaaaaa@example.com", Refused::Altered),
            ("support+01042.c.aaaaaaaaaaaaaaaa@example.com", Refused::Malformed),
            ("support+-1.c.aaaaaaaaaaaaaaaa@example.com", Refused::Malformed),
            ("support+1042.c.aaaaaaaa@example.com", Refused::Malformed),
            ("support+1042.c.@example.com", Refused::Malformed),
            ("support+1042.c.aaaaaaaaaaaaaaaa.a@example.com", Refused::Malformed),
            ("süpport+1042.c.aaaaaaaaaaaaaaaa@example.com", Refused::NotSigned),
        ] {
            assert_eq!(KEY.verify(&form, address), Err(refused), "{address}");
        }
    }

    #[test]
    fn forms() {
        let form = Form::new("reply-{token}@help.Example.com").unwrap();
        let address = KEY.address(&form, TicketId(7), Who::Customer).unwrap();
        assert!(address.starts_with("reply-7.c.") && address.ends_with("@help.example.com"));
        assert_eq!(KEY.verify(&form, &address), Ok((TicketId(7), Who::Customer)));
        let around = Form::new("r.{token}.x@example.com").unwrap();
        let address = KEY.address(&around, TicketId(7), agent()).unwrap();
        assert_eq!(KEY.verify(&around, &address), Ok((TicketId(7), agent())));
        for (text, wrong) in [
            ("support", Unusable::NotAnAddress),
            ("a b@example.com", Unusable::NotAnAddress),
            ("\"a\"@example.com", Unusable::NotAnAddress),
            ("a@example.com\r\nBcc: b@example.com", Unusable::NotAnAddress),
            ("@example.com", Unusable::NotAnAddress),
            ("a@localhost", Unusable::NotAnAddress),
            ("{token}{token}@example.com", Unusable::Token),
            ("a@{token}.example.com", Unusable::Token),
            ("a-department-with-a-long-name@example.com", Unusable::TooLong),
        ] {
            assert_eq!(Form::new(text), Err(wrong), "{text}");
        }
        // No address is ever longer than servers take.
        assert_eq!(KEY.address(&Form::new("atrium-help@example.com").unwrap(), TicketId(i64::MAX), agent()), None);
    }

    proptest! {
        #[test]
        fn round_trip(ticket in 1i64..9_999_999, id: Option<[u8; 16]>, key: [u8; 32]) {
            let form = Form::new("support@help.example.com").unwrap();
            let who = id.map_or(Who::Customer, Who::Agent);
            let key = AddressKey(key);
            let address = key.address(&form, TicketId(ticket), who).unwrap();
            prop_assert!(address.find('@').unwrap() <= LONGEST_LOCAL);
            prop_assert_eq!(key.verify(&form, &address), Ok((TicketId(ticket), who)));
            prop_assert_eq!(key.verify(&form, &address.to_ascii_uppercase()), Ok((TicketId(ticket), who)));
        }

        #[test]
        fn no_character_can_be_another(ticket in 1i64..9_999_999, id: Option<[u8; 16]>, at: prop::sample::Index, other in "[ -~é]") {
            let form = Form::new("support@help.example.com").unwrap();
            let who = id.map_or(Who::Customer, Who::Agent);
            let address = KEY.address(&form, TicketId(ticket), who).unwrap();
            let at = at.index(address.len());
            let mut altered = address.clone();
            altered.replace_range(at..=at, &other);
            if !altered.eq_ignore_ascii_case(&address) {
                prop_assert!(KEY.verify(&form, &altered).is_err(), "{}", altered);
            }
        }

        #[test]
        fn any_address(address in ".{0,100}") {
            let _ = KEY.verify(&Form::new("support@help.example.com").unwrap(), &address);
        }

        #[test]
        fn base32_is_canonical(bytes: Vec<u8>) {
            prop_assert_eq!(from_base32(&base32(&bytes)), Some(bytes));
        }
    }
}
