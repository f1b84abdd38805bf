//! What the desk signs: links to one ticket, and the addresses of attachments. HMAC-SHA256 (RFC 2104) over a purpose and what is
//! meant, so that what was signed for one purpose is nothing for another.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use guichet_seal::Refusal;
use guichet_tickets::TicketId;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// A link is good for this many seconds.
pub const LINK_SECONDS: i64 = 90 * 24 * 60 * 60;
/// The address of an attachment is good for at least this many.
pub const FILE_SECONDS: i64 = 60 * 60;
/// What links begin with; no pass does.
pub const LINK_PREFIX: &str = "link.";

pub struct DeskKey([u8; 32]);

impl DeskKey {
    /// A new one, as it is stored.
    ///
    /// # Errors
    /// The system has no random bytes.
    pub fn fresh() -> Result<String, String> {
        random::<32>().map(|bytes| URL_SAFE_NO_PAD.encode(bytes))
    }

    /// # Errors
    /// The text is no key.
    pub fn read(stored: &str) -> Result<DeskKey, String> {
        let bytes = URL_SAFE_NO_PAD.decode(stored).ok().and_then(|bytes| bytes.try_into().ok());
        bytes.map(DeskKey).ok_or_else(|| "the key in the database is not a valid key".to_owned())
    }

    fn mac(&self, purpose: &str, meant: &str) -> Hmac<Sha256> {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.0).unwrap_or_else(|_| unreachable!("keys of any length will do"));
        mac.update(purpose.as_bytes());
        mac.update(b"\0");
        mac.update(meant.as_bytes());
        mac
    }

    fn sign(&self, purpose: &str, meant: &str) -> String {
        URL_SAFE_NO_PAD.encode(self.mac(purpose, meant).finalize().into_bytes())
    }

    fn is_signed(&self, purpose: &str, meant: &str, signature: &str) -> bool {
        URL_SAFE_NO_PAD.decode(signature).is_ok_and(|bytes| self.mac(purpose, meant).verify_slice(&bytes).is_ok())
    }

    /// For whoever has no pass; `now` in Unix seconds.
    pub fn link(&self, ticket: TicketId, now: i64) -> String {
        let meant = format!("{ticket}.{}", now + LINK_SECONDS);
        format!("{LINK_PREFIX}{meant}.{}", self.sign("link", &meant))
    }

    /// The ticket of a link, and until when it is good.
    ///
    /// # Errors
    /// It is not one of ours, or no longer good.
    pub fn ticket_of(&self, link: &str, now: i64) -> Result<(TicketId, i64), Refusal> {
        let (ticket, until) = self.signed_link(link).ok_or(Refusal::Altered)?;
        if until > now { Ok((ticket, until)) } else { Err(Refusal::Expired) }
    }

    fn signed_link(&self, link: &str) -> Option<(TicketId, i64)> {
        let (meant, signature) = link.strip_prefix(LINK_PREFIX)?.rsplit_once('.')?;
        let (ticket, until) = meant.split_once('.')?;
        let link = (ticket.parse().ok()?, until.parse().ok()?);
        self.is_signed("link", meant, signature).then_some(link)
    }

    /// `until` and `signature` of an attachment's address. The same for half an hour, so that browsers can keep the picture.
    pub fn file(&self, id: &str, now: i64) -> (i64, String) {
        let until = (now / (FILE_SECONDS / 2) + 3) * (FILE_SECONDS / 2);
        (until, self.sign("file", &format!("{id}.{until}")))
    }

    /// What signs the addresses that answers by e-mail are sent to.
    pub fn addresses(&self) -> [u8; 32] {
        self.mac("mail", "addresses").finalize().into_bytes().into()
    }

    /// A name for somebody that says nothing to whoever doesn't know them. Their id or address can't be guessed from it without the key.
    pub fn pseudonym(&self, whom: &str) -> String {
        self.sign("pseudonym", whom)
    }

    /// What a specialist's page sends with every request that changes something, for as long as they are signed in.
    pub fn csrf(&self, session: &str) -> String {
        self.sign("csrf", session)
    }

    pub fn is_csrf(&self, session: &str, sent: &str) -> bool {
        self.is_signed("csrf", session, sent)
    }

    pub fn is_file(&self, id: &str, until: i64, signature: &str, now: i64) -> bool {
        until > now && self.is_signed("file", &format!("{id}.{until}"), signature)
    }
}

/// What somebody is known by who has it, and the hash by which that is stored.
///
/// # Errors
/// The system has no random bytes.
pub fn token() -> Result<(String, String), String> {
    let token = URL_SAFE_NO_PAD.encode(random::<32>()?);
    let hash = token_hash(&token);
    Ok((token, hash))
}

/// SHA-256: nobody can guess what has 256 random bits, so that nothing slower is needed.
pub fn token_hash(token: &str) -> String {
    use sha2::Digest;
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()))
}

/// # Errors
/// The system has no random bytes.
pub fn random<const N: usize>() -> Result<[u8; N], String> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| format!("no random bytes: {error}"))?;
    Ok(bytes)
}

/// 32 hexadecimal digits that nobody can guess.
///
/// # Errors
/// The system has no random bytes.
pub fn random_id() -> Result<String, String> {
    Ok(random::<16>()?.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> DeskKey {
        DeskKey([byte; 32])
    }

    #[test]
    fn links_open_their_ticket_until_they_end() {
        let link = key(1).link(TicketId(1042), 1_000);
        assert_eq!(key(1).ticket_of(&link, 2_000), Ok((TicketId(1042), 1_000 + LINK_SECONDS)));
        assert_eq!(key(1).ticket_of(&link, 1_000 + LINK_SECONDS), Err(Refusal::Expired));
        assert_eq!(key(2).ticket_of(&link, 2_000), Err(Refusal::Altered));
        // No character of it can be another.
        for at in 0..link.len() {
            for other in ["0", "1", "A", "z", ".", "-", "%"] {
                let mut altered = link.clone();
                altered.replace_range(at..=at, other);
                if altered != link {
                    assert_eq!(key(1).ticket_of(&altered, 2_000), Err(Refusal::Altered), "{altered}");
                }
            }
        }
    }

    #[test]
    fn addresses_of_files_are_for_one_file_and_a_while() {
        let (until, signature) = key(1).file("ab", 10_000);
        assert!((10_000 + FILE_SECONDS..=10_000 + 2 * FILE_SECONDS).contains(&until));
        assert_eq!(key(1).file("ab", 10_500), (until, signature.clone()));
        assert!(key(1).is_file("ab", until, &signature, until - 1));
        assert!(!key(1).is_file("ab", until, &signature, until));
        assert!(!key(1).is_file("ab", until + 1, &signature, 10_000));
        assert!(!key(1).is_file("ac", until, &signature, 10_000));
        // What was signed for a link is nothing here.
        let link = key(1).sign("link", &format!("ab.{until}"));
        assert!(!key(1).is_file("ab", until, &link, 10_000));
    }

    #[test]
    fn keys_are_stored_as_text() {
        let stored = DeskKey::fresh().unwrap();
        assert_eq!(
            DeskKey::read(&stored).unwrap().link(TicketId(1), 0),
            DeskKey::read(&stored).unwrap().link(TicketId(1), 0)
        );
        assert_ne!(stored, DeskKey::fresh().unwrap());
        assert!(DeskKey::read("abc").is_err());
    }
}
