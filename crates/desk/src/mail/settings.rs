//! Settings of e-mail: who sends, by which server, and where answers come in.

use std::path::PathBuf;

use guichet_mail::{Form, Person, Unusable};
use percent_encoding::percent_decode_str;
use url::Url;

use crate::reachable::is_this_machine;

/// As somebody wrote them.
#[derive(Clone, Debug, Default)]
pub struct Given {
    pub from: Option<String>,
    pub smtp: Option<String>,
    pub imap: Option<String>,
    pub reply_to: Option<String>,
    pub inbound_token: Option<String>,
    pub specialists: Option<String>,
    pub ca: Option<PathBuf>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// What mails are from: the name of the team, and its address.
    pub from: Person,
    /// How addresses are written that answers are sent to.
    pub reply_to: Form,
    pub smtp: Server,
    pub imap: Option<Server>,
    /// Whoever knows it may hand in mails.
    pub inbound_token: Option<String>,
    pub specialists: Specialists,
    /// A certificate in PEM that mail servers' certificates may be signed by, beside those that the system knows.
    pub ca: Option<PathBuf>,
}

/// Which specialists are written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Specialists {
    /// Whoever has the ticket or has answered it last; if nobody has, all of them.
    All,
    /// Whoever has the ticket or has answered it last.
    Assigned,
    None,
}

/// A mail server, and who the desk is there.
#[derive(Clone, PartialEq, Eq)]
pub struct Server {
    pub host: String,
    pub port: u16,
    pub encryption: Encryption,
    /// Name and password.
    pub login: Option<(String, String)>,
    /// A mailbox's name; IMAP only.
    pub mailbox: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// From the first byte.
    Tls,
    /// After a word in the clear, or nothing is sent at all.
    StartTls,
    /// As above if the server offers it: on this machine nobody listens.
    IfOffered,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Without the password.
        write!(f, "{}:{} ({:?})", self.host, self.port, self.encryption)
    }
}

impl Given {
    /// `None`: there is no e-mail.
    ///
    /// # Errors
    /// Every value that can't be used, in a sentence each.
    pub fn settle(self) -> Result<Option<Settings>, Vec<String>> {
        let has_any = self.smtp.is_some() || self.imap.is_some() || self.inbound_token.is_some();
        let Some(from) = &self.from else {
            return match has_any || self.reply_to.is_some() {
                true => Err(vec!["`mail-from` is missing: the address that mails are from".to_owned()]),
                false => Ok(None),
            };
        };
        let mut wrong = Vec::new();
        let from = person(from).map_err(|error| wrong.push(error)).ok();
        let form = self.reply_to.as_deref().or(from.as_ref().map(|from| from.address.as_str()));
        let reply_to = form.and_then(|form| Form::new(form).map_err(|why| wrong.push(unusable(form, why))).ok());
        let smtp = match &self.smtp {
            Some(url) => server("mail-smtp", "smtp", url, [465, 587]).map_err(|error| wrong.push(error)).ok(),
            None => {
                wrong.push("`mail-smtp` is missing: the server that sends what the desk writes".to_owned());
                None
            }
        };
        let imap = self.imap.as_ref().and_then(|url| {
            let server = server("mail-imap", "imap", url, [993, 143]);
            server.map_err(|error| wrong.push(error)).ok()
        });
        if imap.as_ref().is_some_and(|imap| imap.login.is_none()) {
            wrong.push(
                "`mail-imap` has no name and password; write `imaps://name:password@mail.example.com/INBOX`".to_owned(),
            );
        }
        if self.imap.is_none() && self.inbound_token.is_none() {
            wrong.push(
                "set `mail-imap` or `mail-inbound-token`: answers to the desk's mails would reach nobody".to_owned(),
            );
        }
        if self
            .inbound_token
            .as_ref()
            .is_some_and(|token| token.len() < 24 || !token.bytes().all(|b| b.is_ascii_graphic()))
        {
            wrong.push("`mail-inbound-token` is not a valid token; write 24 visible characters or more".to_owned());
        }
        let specialists = match self.specialists.as_deref() {
            None | Some("all") => Specialists::All,
            Some("assigned") => Specialists::Assigned,
            Some("none") => Specialists::None,
            Some(other) => {
                wrong.push(format!(
                    "`mail-specialists`: `{other}` is not a valid choice; write `all`, `assigned` or `none`"
                ));
                Specialists::All
            }
        };
        match (from, reply_to, smtp) {
            (Some(from), Some(reply_to), Some(smtp)) if wrong.is_empty() => Ok(Some(Settings {
                from,
                reply_to,
                smtp,
                imap,
                inbound_token: self.inbound_token,
                specialists,
                ca: self.ca,
            })),
            _ => Err(wrong),
        }
    }
}

/// `Atrium Support <support@example.com>`, or the address alone.
fn person(text: &str) -> Result<Person, String> {
    let (name, address) = match text.trim().strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
        Some((name, address)) => (Some(name.trim().trim_matches('"').to_owned()), address.trim()),
        None => (None, text.trim()),
    };
    let is_address = address.is_ascii()
        && address.bytes().all(|byte| byte.is_ascii_graphic())
        && address.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'));
    match is_address {
        true => Ok(Person { name: name.filter(|name| !name.is_empty()), address: address.to_owned() }),
        false => Err(format!("`mail-from`: `{text}` is not a valid address; write `Support <support@example.com>`")),
    }
}

fn unusable(form: &str, why: Unusable) -> String {
    let why = match why {
        Unusable::NotAnAddress => "write `support@example.com` or `reply-{token}@example.com`",
        Unusable::Token => "`{token}` stands once, before the `@`",
        Unusable::TooLong => "what is before the `@` leaves no room for a token of 50 characters",
    };
    format!("`mail-reply-to`: `{form}` is not a valid form of addresses; {why}")
}

/// `ports`: with encryption from the first byte, and without.
fn server(name: &str, scheme: &str, text: &str, ports: [u16; 2]) -> Result<Server, String> {
    // There may be a password in it.
    let not_valid = || {
        let hint = "; in the name and the password, `%` is written `%25`, `/` `%2F`, `?` `%3F`, `#` `%23`, `@` `%40` and `:` `%3A`";
        let hint = if text.contains('@') { hint } else { "" };
        format!("`{name}` is not a valid address; write `{scheme}s://name:password@mail.example.com`{hint}")
    };
    let url = Url::parse(text).map_err(|_| not_valid())?;
    // A password with a slash ends what is read as the host, and may look like its port.
    if url.username().is_empty() && text.contains('@') {
        return Err(not_valid());
    }
    let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(not_valid)?;
    let (encryption, port) = match url.scheme().strip_prefix(scheme) {
        Some("s") => (Encryption::Tls, ports[0]),
        Some("") if is_this_machine(host) => (Encryption::IfOffered, ports[1]),
        Some("") => (Encryption::StartTls, ports[1]),
        _ => return Err(not_valid()),
    };
    let plain =
        |text: &str| percent_decode_str(text).decode_utf8().map(|text| text.into_owned()).map_err(|_| not_valid());
    let login = match (url.username(), url.password()) {
        ("", None) => None,
        (user, Some(password)) if !user.is_empty() => Some((plain(user)?, plain(password)?)),
        _ => return Err(not_valid()),
    };
    let mailbox = plain(url.path().trim_matches('/'))?;
    Ok(Server {
        host: host.trim_start_matches('[').trim_end_matches(']').to_owned(),
        port: url.port().unwrap_or(port),
        encryption,
        login,
        mailbox: if mailbox.is_empty() { "INBOX".to_owned() } else { mailbox },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given() -> Given {
        Given {
            from: Some("Atrium Support <support@example.com>".into()),
            smtp: Some("smtps://support%40example.com:a%2Fb@mail.example.com".into()),
            imap: Some("imaps://support:secret@mail.example.com/Support%20desk".into()),
            ..Given::default()
        }
    }

    #[test]
    fn servers_are_addresses() {
        let settings = given().settle().unwrap().unwrap();
        assert_eq!(
            settings.from,
            Person { name: Some("Atrium Support".into()), address: "support@example.com".into() }
        );
        assert_eq!((settings.smtp.port, settings.smtp.encryption), (465, Encryption::Tls));
        assert_eq!(settings.smtp.login, Some(("support@example.com".into(), "a/b".into())));
        let imap = settings.imap.unwrap();
        assert_eq!((imap.port, imap.mailbox.as_str()), (993, "Support desk"));
        assert!(!format!("{imap:?}").contains("secret"));
        for (url, port, encryption) in [
            ("smtp://mail.example.com", 587, Encryption::StartTls),
            ("smtp://localhost:25", 25, Encryption::IfOffered),
            ("smtp://localhost.example.com:25", 25, Encryption::StartTls),
        ] {
            let smtp = Given { smtp: Some(url.into()), ..given() }.settle().unwrap().unwrap().smtp;
            assert_eq!((smtp.port, smtp.encryption, smtp.login), (port, encryption, None), "{url}");
        }
        assert_eq!(Given::default().settle(), Ok(None));
    }

    #[test]
    fn all_mistakes_at_once() {
        let wrong = Given {
            from: Some("support".into()),
            smtp: Some("https://root:secret@mail.example.com".into()),
            imap: Some("imaps://mail.example.com".into()),
            reply_to: Some("reply@{token}".into()),
            inbound_token: Some("short".into()),
            specialists: Some("some".into()),
            ca: None,
        };
        let told = wrong.settle().unwrap_err();
        assert_eq!(told.len(), 6, "{told:?}");
        assert!(told.iter().all(|message| !message.contains("secret")), "{told:?}");
        for text in ["smtps://ana:p/w@mail.example.com", "smtps://ana:12/w@mail.example.com"] {
            let told = Given { smtp: Some(text.into()), ..given() }.settle().unwrap_err();
            assert!(told.len() == 1 && told[0].contains("`%2F`") && !told[0].contains("/w"), "{told:?}");
        }
        let nowhere = Given { imap: None, ..given() }.settle().unwrap_err();
        assert!(nowhere[0].contains("reach nobody"), "{nowhere:?}");
        let nobody = Given { from: None, ..given() }.settle().unwrap_err();
        assert!(nobody[0].contains("mail-from"), "{nobody:?}");
    }
}
