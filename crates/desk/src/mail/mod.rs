//! E-mail: what the desk writes to customers and specialists, and what they answer.
//!
//! ```text
//! history ─► letters ─► smtp ─► (a mail server)
//! (a mailbox) ─► imap ─┐
//! (a mail service) ─► http/inbound ─► incoming ─► history
//! ```
//!
//! What a mail looks like and what one says is in `guichet_mail`; here it is carried, and becomes events of tickets.

mod imap;
mod incoming;
mod letters;
pub mod settings;
mod smtp;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use guichet_mail::{AddressKey, Own};

use crate::http::App;
use crate::keys::DeskKey;
use crate::outbox;

pub use incoming::{Taken, Untaken, take};
pub use letters::Letters;
pub use settings::Settings;

/// The e-mail of a desk.
pub struct Mail {
    pub settings: Settings,
    key: AddressKey,
    smtp: smtp::Smtp,
}

impl Mail {
    /// # Errors
    /// A certificate can't be read.
    pub fn new(settings: Settings, key: &DeskKey) -> Result<Mail, String> {
        let smtp = smtp::Smtp::new(&settings.smtp, settings.ca.as_deref())?;
        Ok(Mail { key: AddressKey(key.addresses()), smtp, settings })
    }

    /// The domain of Message-IDs.
    fn domain(&self) -> &str {
        self.settings.reply_to.domain()
    }

    /// What mails are told apart by from those of others.
    fn own<'a>(&'a self, site: &'a str, addresses: &'a [&'a str]) -> Own<'a> {
        Own { site, domain: self.domain(), addresses, form: Some(&self.settings.reply_to), lists: &[] }
    }
}

/// Sends and fetches until the desk stops.
pub fn start(app: &Arc<App>) {
    let Some(mail) = &app.mail else { return };
    tokio::spawn(outbox::run(Arc::clone(app), Arc::new(Letters { app: Arc::clone(app) }), app.stopping.clone()));
    if mail.settings.imap.is_some() {
        tokio::spawn(imap::follow(Arc::clone(app), app.stopping.clone()));
    }
}

/// Asks both servers whether they would take the desk in; nothing is sent or changed.
///
/// # Errors
/// A sentence for each that doesn't.
pub async fn check(mail: &Mail) -> Result<(), Vec<String>> {
    let smtp = mail.smtp.check().await.map_err(|why| format!("`mail-smtp`: {why}"));
    let imap = match &mail.settings.imap {
        Some(server) => {
            imap::check(server, mail.settings.ca.as_deref()).await.map_err(|why| format!("`mail-imap`: {why}"))
        }
        None => Ok(()),
    };
    let wrong: Vec<String> = [smtp, imap].into_iter().filter_map(Result::err).collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}
